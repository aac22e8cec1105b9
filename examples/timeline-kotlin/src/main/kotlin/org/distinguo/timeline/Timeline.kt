package org.distinguo.timeline

import java.time.Instant
import java.time.LocalDate
import org.distinguo.Case
import org.distinguo.Cause
import org.distinguo.ClockChange
import org.distinguo.Due
import org.distinguo.DueItem
import org.distinguo.Effect
import org.distinguo.Kernel
import org.distinguo.Labels
import org.distinguo.MatterChange
import org.distinguo.Record

/** A step of a case: a day, who, what, and what came of it. */
data class Step(val day: LocalDate, val who: String, val what: String, val consequences: List<String>)

/** What runs in a case: what, for whom, until when at the earliest and at the latest. Days are negative where it is over. */
data class Running(val what: String, val who: String, val due: Due?, val daysLeft: Long?)

/** The steps of a case in a language of its rulebook, the first first. */
fun steps(kernel: Kernel, case: Case, words: Words): List<Step> {
    val labels = kernel.labels(words.tag)
    return case.entries().map { step(it, labels, words) }
}

/** What runs in a case at an instant, the first to end first. */
fun running(kernel: Kernel, case: Case, now: Instant, words: Words): List<Running> {
    val labels = kernel.labels(words.tag)
    return case.due(null, now).map { running(it, labels) }
}

private fun running(item: DueItem, labels: Labels) =
    Running(
        labels.period(item.period),
        labels.role(item.bearer),
        item.due?.due,
        item.daysLeft ?: item.daysOver?.unaryMinus(),
    )

private fun step(record: Record, labels: Labels, words: Words): Step {
    val entry = record.entry
    val consequences = entry.effects.mapNotNull { consequence(it, labels, words) }
    return when (val cause = entry.cause) {
        is Cause.Act -> {
            val day = entry.effects.firstNotNullOfOrNull { (it as? Effect.Did)?.on }
            Step(day ?: day(entry.at), labels.role(cause.actor.role), words.deed(cause.act, labels), consequences)
        }
        is Cause.Lapse -> {
            val clock = entry.effects.firstNotNullOfOrNull { (it as? Effect.Clock)?.change as? ClockChange.Lapsed }
            Step(clock?.on ?: day(entry.at), words.time, words.ranOut(labels.period(cause.period)), consequences)
        }
    }
}

/** The effects that somebody waits for; the others are bookkeeping. */
private fun consequence(effect: Effect, labels: Labels, words: Words): String? =
    when (effect) {
        is Effect.Matter -> consequence(effect.about.substringBefore('/'), effect.change, labels, words)
        is Effect.Started ->
            words.started(labels.period(effect.run.clock.period), labels.role(effect.run.bearer), effect.run.due)
        is Effect.Clock -> {
            val late = (effect.change as? ClockChange.Ended)?.late ?: false
            if (late) words.ended(labels.period(effect.clock.period)) else null
        }
        is Effect.WentUp -> words.wentUp(labels.role(effect.to))
        else -> null
    }

/** What changed in a matter of a table. */
private fun consequence(table: String, change: MatterChange, labels: Labels, words: Words): String? =
    when (change) {
        is MatterChange.TookEffect -> words.tookEffect(labels.table(table))
        is MatterChange.BecameFinal -> words.becameFinal(labels.table(table))
        is MatterChange.DeemedDecided -> words.silence(labels.table(table), labels.outcome(table, change.outcome))
        else -> null
    }

/** Where no effect names the legal day, the day in Greenwich will do. */
private fun day(at: Instant): LocalDate = LocalDate.ofEpochDay(Math.floorDiv(at.epochSecond, 86_400L))
