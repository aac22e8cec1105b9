/**
 * The runner of the parity corpus: a call a line on standard input, its answer a line on standard output. Calls go through
 * the types of the package, and answers are written from them, so that they show what a Kotlin program would see.
 */
package org.distinguo.checks

import java.time.Instant
import java.time.LocalDate
import org.distinguo.Act
import org.distinguo.Actor
import org.distinguo.Case
import org.distinguo.Cases
import org.distinguo.DistinguoException
import org.distinguo.DueRequest
import org.distinguo.Findings
import org.distinguo.Kernel
import org.distinguo.KernelSet
import org.distinguo.Tally
import org.distinguo.Use
import org.distinguo.check
import org.distinguo.dayFromText
import org.distinguo.dueOf
import org.distinguo.determineBatch
import org.distinguo.fromJson
import org.distinguo.fromText
import org.distinguo.get

fun main() {
    val runner = Runner()
    val answers = System.out.bufferedWriter()
    for (line in System.`in`.bufferedReader().lineSequence()) {
        val fields = line.split('\t').map(::plain)
        answers.write(escaped(runner.answer(fields.first(), fields.drop(1))))
        answers.newLine()
        answers.flush()
    }
}

/** The current handles, and the calls on them. */
private class Runner {
    private lateinit var kernel: Kernel
    private lateinit var caseKernel: Kernel
    private lateinit var case: Case
    private lateinit var forked: Case
    private var kernels = KernelSet()
    private lateinit var tally: Tally
    private var cases = Cases()

    fun answer(call: String, arguments: List<String>): String {
        val given = Arguments(arguments)
        return when (call) {
            "lines" -> case.lines(given.text(0).toInt())
            "determine_batch" -> batch(given.text(0))
            else -> attempt { ok(called(call, given)) }.getOrElse(::wrong)
        }
    }

    private fun called(call: String, given: Arguments): String =
        when (call) {
            "load" -> done { kernel = Kernel(given.text(0), given.optional(1), given.optional(2)) }
            "determine" -> kernel.determine(given.findings(0)).toJson()
            "changes" -> list(kernel.changesInLines(Kernel(given.text(0)), given.text(1))) { it.toJson() }
            "questions" -> list(kernel.questions(given.findings(0), given.text(1))) { it.toJson() }
            "possible" -> list(kernel.possible(given.findings(0), given.text(1)), ::quoted)
            "smallest_change" ->
                kernel.smallestChange(given.findings(0), given.text(1), given.text(2))?.toJson() ?: "null"
            "page" -> quoted(kernel.page(given.findings(0), given.text(1)))
            "audit" -> kernel.audit(given.text(0), given.optional(1)).toJson()
            "new_case" -> opened { Case(kernel) }
            "from_ledger" -> opened { Case.fromLedger(kernel, given.text(0)) }
            "sound_part" -> opened { Case.soundPart(kernel, given.text(0)) }
            "under" -> opened { case.under(kernel) }
            "as_of" -> done { case = case.asOf(given.instant(0)) }
            "fork" ->
                done {
                    val before = case
                    case = before.fork(given.reader(0))
                    forked = before
                }
            "difference" -> list(forked.difference(given.reader(1), case, given.instant(0))) { it.toJson() }
            "handle" -> list(case.handle(Act.fromJson(given.text(0)))) { it.toJson() }
            "tick" -> list(case.tick(given.instant(0))) { it.toJson() }
            "next_due" -> case.nextDue()?.let { quoted(it.toString()) } ?: "null"
            "due" -> list(case.due(given.reader(1), given.instant(0))) { it.toJson() }
            "options" -> list(case.options(Actor.fromJson(given.text(0)), given.instant(1))) { it.toJson() }
            "blocked" -> list(case.blocked(Actor.fromJson(given.text(0)), given.instant(1))) { it.toJson() }
            "done" -> case.done(given.text(0))?.let { entries -> list(entries) { it.toJson() } } ?: "null"
            "needs" -> case.needs()?.toJson() ?: "null"
            "protections" ->
                list(case.protections(given.reader(3), given.use(0), given.day(1), given.instant(2))) { it.toJson() }
            "explain_for" -> case.explainFor(Actor.fromJson(given.text(0)), given.instant(1))?.toJson() ?: "null"
            "view" -> case.view()?.toJson() ?: "null"
            "precedent" -> case.precedent(given.text(0))?.toJson() ?: "null"
            "like" -> case.like(given.reader(2), given.text(0), given.instant(1)).toJson()
            "case_page" -> quoted(case.page(given.reader(2), given.instant(0), given.text(1)))
            "agenda_page" -> quoted(case.agendaPage(given.reader(2), given.instant(0), given.text(1)))
            "due_of" -> dueOf(DueRequest.fromJson(given.text(0)), given.optional(1)).toJson()
            "check" -> check(given.text(0)).toJson()
            "new_kernels" -> done { kernels = KernelSet() }
            "add" -> done { kernels.add(kernel) }
            "add_calendar" -> done { kernels.addCalendar(given.text(0)) }
            "read" -> opened { kernels.read(given.text(0)) }
            "determine_all" -> kernels.determineAll(given.findings(0)).toJson()
            "governing" -> {
                val (findings, decided) = given.findings(1) to dayFromText("decided", given.text(2))
                kernels.governing(given.text(0), findings, decided, given.text(3)).toJson()
            }
            "audit_all" -> kernels.audit(given.text(0), given.optional(1)).toJson()
            "new_tally" -> done { tally = Tally(given.text(0).encodeToByteArray()) }
            "cover" -> done { tally.cover(kernel) }
            "tally" -> tally.add(case, given.instant(0)).toString()
            "report" -> tally.report().toJson()
            "tally_page" -> quoted(tally.page(given.text(0)))
            "new_cases" -> done { cases = Cases() }
            "add_case" -> done { cases.add(case) }
            "bars" -> cases.bars(given.use(0), given.day(1), given.instant(2)).toJson()
            "protections_of_all" ->
                list(cases.protections(given.reader(3), given.use(0), given.day(1), given.instant(2))) { it.toJson() }
            "lasting" -> list(cases.lasting(given.reader(2), given.day(0), given.instant(1))) { it.toJson() }
            else -> error("no call `$call`")
        }

    private inner class Arguments(private val fields: List<String>) {
        fun text(place: Int): String = fields.getOrElse(place) { "" }

        fun optional(place: Int): String? = text(place).ifEmpty { null }

        /** Who asks: whoever keeps the ledger, where nobody is named. */
        fun reader(place: Int): Actor? = optional(place)?.let { Actor.fromJson(it) }

        fun findings(place: Int): Findings = Findings.fromJson(text(place))

        fun instant(place: Int): Instant = caseKernel.instant(text(place))

        fun use(place: Int): Use = Use.fromText(text(place))

        fun day(place: Int): LocalDate = dayFromText("day", text(place))
    }

    /** Findings that cannot be read are answered in their place; the others go through in one call. */
    private fun batch(lines: String): String {
        val read = lines.lines().filter(String::isNotBlank).map { line -> attempt { Findings.fromJson(line) } }
        val determinations = kernel.determineBatch(read.mapNotNull { it.getOrNull() })
        var place = 0
        val answers =
            read.map { findings -> findings.mapCatching { determinations[place++] }.fold({ ok(it.toJson()) }, ::wrong) }
        return answers.joinToString("") { "$it\n" }
    }

    private fun opened(open: () -> Case): String {
        case = open()
        caseKernel = kernel
        return "null"
    }

    private fun done(act: () -> Unit): String {
        act()
        return "null"
    }

    private fun <T> list(items: List<T>, json: (T) -> String): String = items.joinToString(",", "[", "]", transform = json)
}

private fun ok(document: String): String = """{"ok":$document}"""

/** The answer for an error of the package; any other is a fault of the package, and ends the runner. */
private fun wrong(error: Throwable): String = if (error is DistinguoException) error.toJson() else throw error

private fun <T> attempt(read: () -> T): Result<T> = runCatching(read).onFailure(::wrong)

/** A text as canonical JSON writes it. */
private fun quoted(text: String): String = buildString {
    append('"')
    for (letter in text) {
        when (letter) {
            '"' -> append("\\\"")
            '\\' -> append("\\\\")
            '\b' -> append("\\b")
            '\u000C' -> append("\\f")
            '\n' -> append("\\n")
            '\r' -> append("\\r")
            '\t' -> append("\\t")
            in '\u0000'..'\u001F' -> append("\\u%04x".format(letter.code))
            else -> append(letter)
        }
    }
    append('"')
}

/** A field as it was meant: line breaks and tabs are escaped on the way. */
private fun plain(field: String): String {
    if ('\\' !in field) return field
    val letters = field.iterator()
    return buildString {
        while (letters.hasNext()) {
            val letter = letters.next()
            append(if (letter == '\\' && letters.hasNext()) unescaped(letters.next()) else letter)
        }
    }
}

private fun unescaped(letter: Char): Char =
    when (letter) {
        'n' -> '\n'
        't' -> '\t'
        'r' -> '\r'
        else -> letter
    }

private fun escaped(answer: String): String =
    answer.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
