/**
 * The benchmark of the package, given the folder of the inputs: for each measurement a line
 * `{"host":"kotlin","what":…,"micros":…}`, the median of rounds after the JVM has warmed up.
 */
package org.distinguo.checks

import java.nio.file.Path
import java.util.Locale
import kotlin.io.path.readLines
import kotlin.io.path.readText
import org.distinguo.Act
import org.distinguo.Case
import org.distinguo.Findings
import org.distinguo.Kernel
import org.distinguo.determineBatch
import org.distinguo.fromJson
import org.distinguo.get
import org.distinguo.indices
import org.distinguo.shippedRulebooks

private const val ROUNDS = 31
private const val WARM_NANOS = 3_000_000_000L
private const val ROUND_NANOS = 40_000_000L

fun main(arguments: Array<String>) {
    val started = System.nanoTime()
    shippedRulebooks()
    report("start", (System.nanoTime() - started) / 1_000.0)

    val folder = Path.of(arguments.single())
    val rulebook = folder.resolve("rulebook.json").readText()
    val lines = folder.resolve("findings.jsonl").readText()
    val texts = lines.lines().filter(String::isNotBlank)
    val findings = texts.map { Findings.fromJson(it) }
    val acts = folder.resolve("acts.jsonl").readLines().filter(String::isNotBlank).map { Act.fromJson(it) }
    val kernel = Kernel(rulebook)

    measure("load") { Kernel(rulebook).close() }
    var next = 0
    measure("determine") { kernel.determineLines(texts[next++ % texts.size]) }
    measure("determine, typed") { kernel.determine(findings[next++ % findings.size]) }
    measure("batch", findings.size) { kernel.determineBatch(findings).close() }
    measure("batch, read", findings.size) {
        kernel.determineBatch(findings).use { determinations -> determinations.indices.forEach { determinations[it] } }
    }
    measure("procedure", acts.size) { Case(kernel).use { case -> acts.forEach { case.handle(it) } } }
}

/** Prints the median time of something, for each of the many things that it does. */
private fun measure(what: String, each: Int = 1, run: () -> Unit) {
    val warm = System.nanoTime() + WARM_NANOS
    while (System.nanoTime() < warm) run()
    val rounds = List(ROUNDS) { round(run) / each }.sorted()
    report(what, rounds[ROUNDS / 2])
}

/** One round: microseconds a run. */
private fun round(run: () -> Unit): Double {
    val start = System.nanoTime()
    var runs = 0
    do {
        run()
        runs++
    } while (System.nanoTime() - start < ROUND_NANOS)
    return (System.nanoTime() - start) / 1_000.0 / runs
}

private fun report(what: String, micros: Double) {
    println("""{"host":"kotlin","what":"$what","micros":${"%.3f".format(Locale.ROOT, micros)}}""")
}
