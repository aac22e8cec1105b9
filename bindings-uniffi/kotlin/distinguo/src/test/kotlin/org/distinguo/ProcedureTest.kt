package org.distinguo

import java.time.Instant
import java.time.LocalDate
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class ProcedureTest {
    @Test
    fun `every published procedure runs, and its ledger is whole`() {
        for ((rulebook, acts) in Examples.procedures()) {
            val kernel = Examples.kernel(rulebook)
            val case = Case(kernel)
            for (act in acts) {
                try {
                    case.handle(Act.fromJson(act))
                } catch (refused: DistinguoException.Refused) {
                    // Some of them show a refusal.
                    assertTrue(refused.refusal.message.keys.containsAll(listOf("en", "zh")))
                }
            }
            val ledger = case.lines()
            assertTrue(case.size() > 0 && kernel.audit(ledger).verdict == Verdict.SOUND)
            assertEquals(ledger, case.entries().joinToString("") { it.toJson() + "\n" })
            assertEquals(case.view(), Case.fromLedger(kernel, ledger).view())
        }
    }

    @Test
    fun `a case is opened, asked and refused in types`() {
        val case = Case(Examples.kernel("cn.supervision.2024"))
        assertEquals(null, case.view())
        val clerk = Actor(id = "a", role = "principal", organ = "county")
        val at = Instant.parse("2026-03-02T01:00:00.999Z")
        val open =
            Act(
                id = "1",
                at = at,
                actor = clerk,
                act =
                    Body.Open(
                        case = "mine",
                        rulebook = "cn.supervision.2024",
                        version = "2024.1",
                        seats = mapOf("deciding" to "county", "superior" to "city"),
                        parties = mapOf("person" to "person:wei"),
                    ),
            )
        val records = case.handle(open)
        assertEquals(records, case.handle(open), "the same act twice is answered with the same entries")
        val cause = records.single().entry.cause as Cause.Act
        assertEquals(Instant.parse("2026-03-02T01:00:00Z"), cause.at, "fractions of a second are left away")
        assertTrue(cause.act is RecordedBody.Open)
        assertTrue(records.single().entry.effects.any { it is Effect.Opened })
        assertEquals("mine", case.view()!!.case)
        assertTrue(case.options(clerk, at).isNotEmpty())
        assertNotNull(case.explainFor(Actor(id = "person:wei", role = "person"), at))
        assertTrue(case.protections(null, Use.APPRAISAL, LocalDate.of(2026, 3, 2), at).isEmpty())

        val stranger = Actor(id = "b", role = "person")
        val withdrawal = Act(id = "2", at = at.plusSeconds(60), actor = stranger, act = Body.Withdraw())
        val refused = assertThrows(DistinguoException.Refused::class.java) { case.handle(withdrawal) }
        assertEquals(RefusalCode.WRONG_PERSON, refused.refusal.code)
        assertTrue(refused.toString().contains(refused.refusal.message["en"]!!), "$refused")
    }

    @Test
    fun `what is tried on a fork shows, and leaves the case as it was`() {
        val (rulebook, acts) = Examples.procedures().first()
        val kernel = Examples.kernel(rulebook)
        val case = Case(kernel)
        val fork = case.fork(null)
        val opening = Act.fromJson(acts.first())
        assertTrue(case.difference(null, fork, opening.at).isEmpty())
        assertTrue(case.difference(null, case, opening.at).isEmpty())
        fork.handle(opening)
        val change = case.difference(null, fork, opening.at).first { it.pointer == "/case/case" }
        assertEquals(null to true, change.before to (change.after != null))
        assertTrue(change.toJson().endsWith(""","pointer":"/case/case"}"""), change.toJson())
        assertEquals(0, case.size())
        assertThrows(DistinguoException.Unusable::class.java) { Case.fromLedger(kernel, fork.lines()) }
    }

    @Test
    fun `several cases of one person are asked together, and personnel are told whether somebody is barred`() {
        val cases = Cases()
        val day = LocalDate.of(2026, 5, 1)
        val now = Instant.parse("2026-05-01T01:00:00Z")
        val nobody = cases.bars(Use.APPOINTMENT, day, now)
        assertEquals("""{"barred":false}""", nobody.toJson())
        val procedures = Examples.procedures()
        for ((rulebook, acts) in procedures) {
            val case = Case(Examples.kernel(rulebook))
            case.handle(Act.fromJson(acts.first()))
            cases.add(case)
            cases.add(case)
        }
        assertEquals(nobody, cases.bars(Use.APPOINTMENT, day, now), "that cases are open is not for personnel")
        assertTrue(cases.protections(null, Use.APPOINTMENT, day, now).isEmpty())
        assertTrue(cases.lasting(null, day, now).isEmpty())
    }

    @Test
    fun `private texts get a salt of their own`() {
        val (one, other) = listOf(Private.of("why"), Private.of("why"))
        assertTrue(one.salt != other.salt && one.salt.matches(Regex("[0-9a-f]{32}")))
    }
}
