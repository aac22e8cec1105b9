// What the README shows. ReadmeTest holds the two together.
import org.distinguo.*

fun main() {
    val kernel = Kernel(shippedRulebook("cn.reference")!!)
    val gain = Finding(fact = "gain", answer = "none", by = "verifier-1")
    val findings = Findings(under = listOf(Under(rulebook = "cn.reference", findings = listOf(gain))))
    val words = kernel.labels("en")
    println("possible: " + kernel.possible(findings, "tolerance").map { words.outcome("tolerance", it) })
    println("ask next: " + words.fact(kernel.questions(findings, "tolerance").first().fact))
    try {
        val mistyped = Under(rulebook = "cn.reference", findings = listOf(gain.copy(fact = "gian")))
        kernel.determine(Findings(under = listOf(mistyped)))
    } catch (error: DistinguoException.Unusable) {
        error.problems.forEach { println("${it.code} at ${it.pointer}: meant ${it.nearest}?") }
    }
}
