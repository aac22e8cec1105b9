// What the README shows. ReadmeTest holds the two together.
import org.distinguo.*

fun main() {
    val kernel = Kernel(shippedRulebook("cn.reference")!!)
    val labels = kernel.labels("en")
    val gain = Finding(fact = "gain", answer = "none", by = "verifier-1")
    val findings = Findings(under = listOf(Under(rulebook = "cn.reference", findings = listOf(gain))))
    println("possible: " + kernel.possible(findings, "tolerance").map { labels.outcome("tolerance", it) })
    println("ask next: " + labels.fact(kernel.questions(findings, "tolerance").first().fact))
    try {
        kernel.possible(findings, "tolerence")
    } catch (error: DistinguoException.Unusable) {
        error.problems.forEach { println("${it.code} at ${it.pointer}, meant ${it.nearest}: ${it.help["en"]}") }
    }
}
