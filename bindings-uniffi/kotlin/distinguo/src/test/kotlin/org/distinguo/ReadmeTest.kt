package org.distinguo

import java.io.ByteArrayOutputStream
import java.io.PrintStream
import java.nio.file.Path
import kotlin.io.path.readText
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class ReadmeTest {
    private val root = Path.of(System.getProperty("distinguo.root"))
    private val snippet = "bindings-uniffi/kotlin/distinguo/src/test/kotlin/org/distinguo/Snippet.kt"

    /** The blocks of a language in a page, in their order. */
    private fun blocks(page: String, language: String): List<String> =
        Regex("```$language\n(.*?)```", RegexOption.DOT_MATCHES_ALL).findAll(page).map { it.groupValues[1] }.toList()

    @Test
    fun `the snippet of the README runs, and prints what is shown`() {
        val page = root.resolve("README.md").readText()
        val shown = blocks(page, "kotlin").single()
        assertEquals(root.resolve(snippet).readText().lines().drop(1).joinToString("\n"), shown)
        val after = page.substringAfter(shown)
        assertEquals(blocks(after, "text").first(), printed())
        assertTrue(version() in page, "the README installs version ${version()}")
    }

    private fun printed(): String {
        val out = ByteArrayOutputStream()
        val before = System.out
        System.setOut(PrintStream(out, true, Charsets.UTF_8))
        try {
            Class.forName("SnippetKt").getMethod("main").invoke(null)
        } finally {
            System.setOut(before)
        }
        return out.toString(Charsets.UTF_8)
    }

    /** The version of the workspace. */
    private fun version(): String =
        Regex("\\nversion = \"([^\"]+)\"").find(root.resolve("Cargo.toml").readText())!!.groupValues[1]
}
