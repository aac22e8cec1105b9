package org.distinguo

import java.nio.file.Path
import kotlin.io.path.listDirectoryEntries
import kotlin.io.path.readText

/** The published cases and procedures that the repository shows. */
internal object Examples {
    private val folder: Path = Path.of(System.getProperty("distinguo.root"), "examples", "cases")

    fun findings(name: String): Findings = Findings.fromJson(folder.resolve("$name.json").readText())

    /** Every published procedure: its rulebook, and its acts as JSON. */
    fun procedures(): List<Pair<String, List<String>>> =
        folder.listDirectoryEntries("*.jsonl").sorted().map { file ->
            val lines = file.readText().lines().filter { "\"act\"" in it }
            Regex("\"rulebook\": \"([^\"]+)\"").find(file.readText())!!.groupValues[1] to lines
        }

    fun kernel(rulebook: String): Kernel = Kernel(shippedRulebook(rulebook)!!)
}
