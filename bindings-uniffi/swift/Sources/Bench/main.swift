// Measures the package: `Bench FOLDER`, on the inputs that lie there. A JSON object on each line.
import Distinguo
import Foundation

let rulebook = try read("rulebook.json")
let kernel = try Kernel(rulebook: rulebook)
try measure("load") { _ = try Kernel(rulebook: rulebook) }

let text = try read("findings.jsonl")
let texts = lines(text)
var place = 0
try measure("determine") {
    _ = kernel.determineLines(findings: texts[place % texts.count])
    place += 1
}
let findings = try texts.map { try Findings(json: $0) }
try measure("determine, typed") {
    _ = try kernel.determine(findings: findings[place % findings.count])
    place += 1
}
try measure("batch", texts.count) { _ = kernel.determineLines(findings: text) }

let acts = try lines(read("acts.jsonl")).map { try Act(json: $0) }
try measure("procedure", acts.count) {
    let file = Case(kernel: kernel)
    for act in acts { _ = try file.handle(act: act).map { $0.toJson() } }
}

func read(_ name: String) throws -> String {
    try String(contentsOfFile: "\(CommandLine.arguments[1])/\(name)", encoding: .utf8)
}

func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

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
