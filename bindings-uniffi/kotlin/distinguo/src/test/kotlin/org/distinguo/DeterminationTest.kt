package org.distinguo

import java.time.LocalDate
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertInstanceOf
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class DeterminationTest {
    private val kernel = Examples.kernel("cn.reference")

    @Test
    fun `a published case is determined, with the row and the words for it`() {
        val determination = kernel.determine(Examples.findings("n01-dushan-debt"))
        val outcome = assertInstanceOf(Outcome.Determined::class.java, determination.result)
        val table = outcome.tables.first { it.table == "tolerance" }
        val now = assertInstanceOf(Now.Decided::class.java, table.ifDecidedNow)
        assertTrue(now.bottomLine)
        assertEquals(table.possible, now.permits)
        assertEquals("not tolerated", kernel.labels("en").outcome("tolerance", now.permits.single()))
        assertEquals("免责", kernel.labels("zh").outcome("tolerance", "exempt"))
        assertEquals("no-such-table", kernel.labels("en").table("no-such-table"))
    }

    @Test
    fun `findings are values, and open facts are asked for`() {
        val gain = Finding(fact = "gain", answer = "none", by = "verifier-1")
        val findings = Findings(under = listOf(Under(rulebook = "cn.reference", findings = listOf(gain))))
        val next = kernel.questions(findings, "tolerance")
        assertTrue(next.isNotEmpty() && next.none { it.fact == "gain" })
        assertTrue("exempt" in kernel.possible(findings, "tolerance"))
        assertTrue(kernel.smallestChange(findings, "tolerance", "exempt")!!.stillOpen.isNotEmpty())
    }

    @Test
    fun `documents come back as the bytes of the kernel`() {
        val findings = Examples.findings("c06-yidu-bridge")
        assertEquals(findings, Findings.fromJson(findings.toJson()))
        val determination = Examples.kernel("cn.accountability.2019").determine(findings)
        val answer = Examples.kernel("cn.accountability.2019").determineLines(findings.toJson())
        assertEquals("""{"ok":${determination.toJson()}}""" + "\n", answer)
    }

    @Test
    fun `a batch is answered in its order, and each can fail alone`() {
        val good = Examples.findings("c01-huaian-staged-review")
        val bad = Findings(under = listOf(Under(rulebook = "no.such.book")))
        val determinations = kernel.determineBatch(listOf(good, bad, good))
        assertEquals(0..2, determinations.indices)
        assertEquals(kernel.determine(good), determinations[0])
        assertThrows(DistinguoException.Unusable::class.java) { determinations[1] }
        assertEquals(determinations[0], determinations[2])
        assertThrows(IndexOutOfBoundsException::class.java) { determinations[3] }
        assertEquals(2, kernel.determineBatch(listOf(good, good)).iterator().asSequence().count())
    }

    @Test
    fun `a large batch is shared out and put together again`() {
        val bad = Findings(under = listOf(Under(rulebook = "no.such.book")))
        val open = Findings(under = listOf(Under(rulebook = "cn.reference")))
        kernel.determineBatch(List(300) { if (it % 7 == 3) bad else open }).use { determinations ->
            assertEquals(0 until 300, determinations.indices)
            val expected = kernel.determine(open)
            determinations.indices.forEach { place ->
                when (place % 7) {
                    3 -> assertThrows(DistinguoException.Unusable::class.java) { determinations[place] }
                    else -> assertEquals(expected, determinations[place])
                }
            }
        }
        assertEquals(0, kernel.determineBatch(emptyList()).size())
    }

    @Test
    fun `a change of a rulebook is told finding by finding, with the clauses that decide`() {
        val after = Kernel(shippedRulebook("cn.reference")!!.replace("\"not_tolerated\"", "\"intolerable\""))
        val open = Findings(under = listOf(Under(rulebook = "cn.reference")))
        val gain = Finding(fact = "gain", answer = "self")
        val selfish = Findings(under = listOf(Under(rulebook = "cn.reference", findings = listOf(gain))))
        val changes = kernel.changes(after, listOf(open, selfish))
        val change = changes.single()
        assertEquals(1L to "tolerance", change.case to change.table)
        assertEquals(listOf("not_tolerated") to listOf("intolerable"), change.before!!.permits to change.after!!.permits)
        assertTrue(change.after!!.clauses.isNotEmpty())
        assertEquals(changes, kernel.changesInLines(after, "${open.toJson()}\n${selfish.toJson()}\n"))
        val bad = Findings(under = listOf(Under(rulebook = "no.such.book")))
        val error = assertThrows(DistinguoException.Unusable::class.java) { kernel.changes(after, listOf(open, bad)) }
        assertTrue(error.problems.all { it.pointer.startsWith("/1") }, "$error")
    }

    @Test
    fun `an end is counted over holidays`() {
        val request =
            DueRequest(
                from = "2026-09-28",
                limit = "5wd",
                calendar = "cn",
                counting =
                    Counting(FirstDay.EXCLUDED, Months.CORRESPONDING_DAY_ELSE_LAST, RestDayEnd.NEXT_WORKING_DAY),
            )
        val due = dueOf(request)
        assertTrue(due.due.earliest.day > LocalDate.of(2026, 10, 7), "${due.due}")
        assertNull(due.due.earliest.time)
        assertEquals(due.due.earliest, due.due.latest)
        assertTrue(due.skipped.isNotEmpty() && due.cause == null)
        val beyond = dueOf(request.copy(from = "2031-09-28"))
        assertTrue(beyond.due.earliest.day < beyond.due.latest.day, "${beyond.due}")
        assertEquals(BeyondNature.PARAMETER, beyond.cause!!.beyond!!.nature)
    }

    @Test
    fun `a rulebook is checked for its author`() {
        assertTrue(shippedRulebooks().all { check(shippedRulebook(it)!!).sound })
        val unsound = check("{}")
        assertTrue(!unsound.sound && unsound.problems.all { it.code == "missing_field" })
        assertNull(shippedRulebook("no.such.book"))
    }
}
