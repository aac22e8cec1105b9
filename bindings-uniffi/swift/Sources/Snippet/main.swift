// What the README shows. ReadmeTests holds the two together.
import Distinguo

let kernel = try Kernel(rulebook: shippedRulebook(id: "cn.reference")!)
let gain = Finding(fact: "gain", answer: "none", by: "verifier-1")
var findings = Findings(under: [Under(rulebook: "cn.reference", findings: [gain])])
let words = kernel.labels(language: "en")
let possible = try kernel.possible(findings: findings, table: "tolerance")
print("possible:", possible.map { words.outcome(table: "tolerance", id: $0) })
let next = try kernel.questions(findings: findings, table: "tolerance")
print("ask next:", words.fact(id: next[0].fact))
findings.under[0].findings[0].fact = "gian"
do { _ = try kernel.determine(findings: findings) } catch DistinguoError.Unusable(let problems) {
    for problem in problems { print("\(problem.code) at \(problem.pointer): meant \(problem.nearest ?? "?")?") }
}
