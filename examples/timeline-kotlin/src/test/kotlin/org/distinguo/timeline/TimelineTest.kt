package org.distinguo.timeline

import java.nio.file.Path
import kotlin.io.path.listDirectoryEntries
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class TimelineTest {
    private val cases = Path.of(System.getProperty("distinguo.root"), "examples", "cases")

    @Test
    fun `the staged review is told in both languages`() {
        val acts = cases.resolve("c1-staged-review.jsonl")
        val english = timeline(acts, Words.ENGLISH)
        assertTrue("2025-04-22\n" in english && "decides Determination of tolerance: exempted" in english, english)
        assertTrue("Determination of tolerance takes effect" in english, english)
        val revocation = "2027-04-22 (at the latest 2027-05-04)"
        assertTrue(english.split(revocation).size == 3, "where it starts, and among what runs: $english")
        val chinese = timeline(acts, Words.CHINESE)
        assertTrue("免责" in chinese && "生效" in chinese && "（最迟 2027-05-04）" in chinese && "takes effect" !in chinese, chinese)
        println(chinese.lines().take(30).joinToString("\n"))
    }

    @Test
    fun `every published procedure has a time line`() {
        for (acts in cases.listDirectoryEntries("*.jsonl")) {
            for (words in Words.entries) assertTrue("●" in timeline(acts, words), "$acts")
        }
    }
}
