package org.distinguo

import java.time.Instant
import java.time.LocalDate
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class BadInputTest {
    private fun unusable(call: () -> Unit): List<Pair<String, String>> =
        assertThrows(DistinguoException.Unusable::class.java, call).problems.map { it.code to it.pointer }

    @Test
    fun `malformed input names its code and place`() {
        assertEquals(listOf("unknown_format" to "/format"), unusable { Findings.fromJson(TWO) })
        assertEquals("/actor/id", unusable { Actor.fromJson("""{"role": "person"}""") }.single().second)
        assertEquals("/calendar", unusable { Kernel(shippedRulebook("cn.reference")!!, "[]") }.first().second.take(9))
        assertTrue(unusable { Act.fromJson("{\"id\": 1}") }.size > 1, "all problems at once")
        val error = assertThrows(DistinguoException.Unusable::class.java) { Findings.fromJson(TWO) }
        assertTrue(error.problems.single().help.getValue("zh").isNotEmpty())
        assertTrue("unknown_format at `/format`" in error.toString(), "$error")
        assertTrue(error.toJson().startsWith("""{"problems":[{"code":"unknown_format""""))
    }

    @Test
    fun `what types cannot keep out is refused as well`() {
        val kernel = Examples.kernel("cn.reference")
        val unknown = Findings(under = listOf(Under(rulebook = "Not an id")))
        assertEquals(listOf("bad_id" to "/under/0/rulebook"), unusable { kernel.determine(unknown) })
        val case = Case(kernel)
        assertEquals("/now", unusable { case.due(null, Instant.parse("+12026-01-01T00:00:00Z")) }.single().second)
        val late = LocalDate.of(12026, 1, 1)
        assertEquals("/day", unusable { case.protections(null, Use.GRADE, late, Instant.EPOCH) }.single().second)
        assertEquals("/day", unusable { Cases().lasting(null, late, Instant.EPOCH) }.single().second)
        val stranger = Actor(id = "nobody", role = "No role")
        assertEquals("/actor/role", unusable { case.explainFor(stranger, Instant.EPOCH) }.single().second)
        assertEquals("/0/entry", unusable { Case.fromLedger(kernel, "{}\n") }.single().second)
    }

    @Test
    fun `ten thousand malformed calls leave the kernel as it was`() {
        val kernel = Examples.kernel("cn.reference")
        val case = Case(kernel)
        val good = Examples.findings("c01-huaian-staged-review")
        val before = kernel.determine(good)
        val bad = Findings(under = listOf(Under(rulebook = "cn.reference", tables = listOf("none"))))
        repeat(5_000) {
            unusable { Findings.fromJson(TWO) }
            unusable { kernel.determine(bad) }
        }
        assertEquals(before, kernel.determine(good))
        assertEquals(0, case.size())
    }

    @Test
    fun `a closed handle says so`() {
        val kernel = Examples.kernel("cn.reference")
        val case = Case(kernel)
        kernel.close()
        kernel.close()
        val error = assertThrows(IllegalStateException::class.java) { kernel.determine(Findings(under = emptyList())) }
        assertTrue("Kernel" in error.message!! && "destroyed" in error.message!!, error.message)
        assertEquals(null, case.view(), "what was made of it goes on")
        case.close()
        assertThrows(IllegalStateException::class.java) { case.view() }
    }

    private companion object {
        const val TWO = """{"format": "distinguo.findings/2", "under": [{"rulebook": "cn.reference"}]}"""
    }
}
