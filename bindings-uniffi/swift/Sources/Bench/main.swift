// The benchmark of the package: for each measurement a line `{"host":"swift","what":…,"micros":…}`, the median of rounds.
// The case is a published one, with its whole explanation.
import Distinguo
import Foundation

let batch = 1_000
let rulebook = shippedRulebook(id: "cn.reference")!
let kernel = try Kernel(rulebook: rulebook)
let findings = try Findings(json: read("examples/cases/c01-huaian-staged-review.json"))
let json = findings.toJson()
let many = Array(repeating: findings, count: batch)
let lines = String(repeating: json + "\n", count: batch)

try measure("load") { _ = try Kernel(rulebook: rulebook) }
try measure("determine, typed") { _ = try kernel.determine(findings: findings) }
try measure("determine, JSON to JSON") { _ = kernel.determineLines(findings: json) }
try measure("batch of 1000, typed, each", batch) { _ = kernel.determineBatch(findings: many) }
try measure("batch of 1000, typed and read, each", batch) {
    for determination in kernel.determineBatch(findings: many) { _ = try determination.get() }
}
try measure("batch of 1000, JSON to JSON, each", batch) { _ = kernel.determineLines(findings: lines) }

let lined = try read("examples/cases/c1-staged-review.jsonl").split(separator: "\n").map(String.init)
let acts = try lined.filter { $0.contains("\"act\"") }.map { try Act(json: $0) }
try measure("an act of a procedure, typed", acts.count) {
    let file = Case(kernel: kernel)
    for act in acts { _ = try file.handle(act: act) }
}

func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

/// Runs something for half a second to warm caches, then in rounds of at least 50 ms, and prints the median round.
func measure(_ what: String, _ times: Int = 1, _ run: () throws -> Void) throws {
    _ = try round(.milliseconds(500), run)
    let rounds = try (0..<21).map { _ in try round(.milliseconds(50), run) / Double(times) }.sorted()
    let micros = String(format: "%.2f", rounds[rounds.count / 2])
    print(#"{"host":"swift","what":"\#(what)","micros":\#(micros)}"#)
}

/// One round: microseconds a run.
func round(_ least: Duration, _ run: () throws -> Void) throws -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    var runs = 0
    repeat {
        try run()
        runs += 1
    } while clock.now - start < least
    return (clock.now - start) / .microseconds(1) / Double(runs)
}
