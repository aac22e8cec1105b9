/**
 * The benchmark of the package: for each measurement a line `{"host":"kotlin","what":…,"micros":…}`, the median of rounds
 * after the JVM has warmed up. The case is a published one, with its whole explanation.
 */
package org.distinguo.checks

import java.io.File
import java.util.Locale
import org.distinguo.Act
import org.distinguo.Case
import org.distinguo.Findings
import org.distinguo.Kernel
import org.distinguo.fromJson
import org.distinguo.get
import org.distinguo.indices
import org.distinguo.shippedRulebook

private const val BATCH = 1_000

fun main() {
    val rulebook = requireNotNull(shippedRulebook("cn.reference"))
    val kernel = Kernel(rulebook)
    val findings = Findings.fromJson(File("examples/cases/c01-huaian-staged-review.json").readText())
    val json = findings.toJson()
    val many = List(BATCH) { findings }
    val lines = "$json\n".repeat(BATCH)

    measure("load") { Kernel(rulebook).close() }
    measure("determine, typed") { kernel.determine(findings) }
    measure("determine, JSON to JSON") { kernel.determineLines(json) }
    measure("batch of 1000, typed, each", BATCH) { kernel.determineBatch(many).close() }
    measure("batch of 1000, typed and read, each", BATCH) {
        kernel.determineBatch(many).use { determinations -> determinations.indices.forEach { determinations[it] } }
    }
    measure("batch of 1000, JSON to JSON, each", BATCH) { kernel.determineLines(lines) }

    val lined = File("examples/cases/c1-staged-review.jsonl").readLines()
    val acts = lined.filter { "\"act\"" in it }.map { Act.fromJson(it) }
    measure("an act of a procedure, typed", acts.size) { Case(kernel).use { case -> acts.forEach { case.handle(it) } } }
}

/** Runs something for two seconds to warm up, then in rounds of at least 50 ms, and prints the median round. */
private fun measure(what: String, times: Int = 1, run: () -> Unit) {
    val warm = System.nanoTime() + 2_000_000_000
    while (System.nanoTime() < warm) run()
    val rounds = List(21) { round(run) / times }.sorted()
    val micros = rounds[rounds.size / 2]
    println("""{"host":"kotlin","what":"$what","micros":${"%.2f".format(Locale.ROOT, micros)}}""")
}

/** One round: microseconds a run. */
private fun round(run: () -> Unit): Double {
    val start = System.nanoTime()
    var runs = 0
    do {
        run()
        runs++
    } while (System.nanoTime() - start < 50_000_000)
    return (System.nanoTime() - start) / 1_000.0 / runs
}
