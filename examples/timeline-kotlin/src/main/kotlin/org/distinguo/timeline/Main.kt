/**
 * The time line of a case, in Chinese or English, from its acts.
 *
 *     timeline ACTS.jsonl [zh|en]
 */
package org.distinguo.timeline

import java.nio.file.Path
import java.time.Instant
import java.time.LocalDate
import kotlin.io.path.readLines
import kotlin.system.exitProcess
import org.distinguo.Act
import org.distinguo.Case
import org.distinguo.DistinguoException
import org.distinguo.Kernel
import org.distinguo.fromJson
import org.distinguo.shippedRulebook

fun main(arguments: Array<String>) {
    val (file, tag) = arguments.toList() + listOf("zh")
    val words = Words.entries.find { it.tag == tag }
    if (words == null) {
        System.err.println("timeline ACTS.jsonl [zh|en]")
        exitProcess(2)
    }
    print(timeline(Path.of(file), words))
}

/** The case that a file of acts comes to, printed. Its first line names the rulebook. */
fun timeline(acts: Path, words: Words): String {
    val lines = acts.readLines().filter(String::isNotBlank)
    val rulebook = Regex("\"rulebook\": *\"([^\"]+)\"").find(lines.first())?.groupValues?.get(1) ?: "cn.reference"
    val kernel = Kernel(requireNotNull(shippedRulebook(rulebook)) { "no rulebook $rulebook" })
    val case = Case(kernel)
    val now = lines.filter { "\"act\"" in it }.map { done(case, it) }.last()
    return text(kernel.labels(words.tag).book(), steps(kernel, case, words), running(kernel, case, now, words), words)
}

/** Does an act, and says when it was. What the regulation does not allow is left out of the time line. */
private fun done(case: Case, line: String): Instant {
    val act = Act.fromJson(line)
    try {
        case.handle(act)
    } catch (refused: DistinguoException.Refused) {
        System.err.println("${act.id}: $refused")
    }
    return act.at
}

private fun text(title: String, steps: List<Step>, running: List<Running>, words: Words): String = buildString {
    appendLine(title)
    var day: LocalDate? = null
    for (step in steps) {
        if (step.day != day) appendLine("\n${step.day}")
        day = step.day
        appendLine("  ● ${step.who}: ${step.what}")
        step.consequences.forEach { appendLine("      → $it") }
    }
    appendLine("\n${words.now}")
    if (running.isEmpty()) appendLine("  ${words.nothing}")
    for (item in running) {
        appendLine("  ○ ${item.what} (${item.who}): ${item.due?.let(words::until) ?: "…"}${words.left(item.daysLeft)}")
    }
}
