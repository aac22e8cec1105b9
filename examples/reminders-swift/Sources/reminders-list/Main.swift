// What runs out in a case, from its ledger:
//
//     reminders-list LEDGER.jsonl INSTANT|DAY [zh|en]

import Distinguo
import Foundation
import Reminders

@main
struct Main {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard (2...3).contains(arguments.count), let language = Language(rawValue: arguments.count > 2 ? arguments[2] : "zh")
        else { end("reminders-list LEDGER.jsonl INSTANT|DAY [zh|en]", 2) }
        do {
            print(try list(ledger: String(contentsOfFile: arguments[0], encoding: .utf8), at: arguments[1], in: language), terminator: "")
        } catch {
            end("\(error)", 1)
        }
    }

    /// Opens the case under the rulebook that its first entry names.
    static func list(ledger: String, at instant: String, in language: Language) throws -> String {
        let id = try #/"rulebook":\{[^}]*"id":"([^"]+)"/#.firstMatch(in: ledger)?.1
        guard let id, let rulebook = shippedRulebook(id: String(id)) else {
            throw DistinguoError.Foreign(reason: "a ledger under no rulebook that ships")
        }
        let kernel = try Kernel(rulebook: rulebook)
        let file = try Case.fromLedger(kernel: kernel, lines: ledger)
        let now = try kernel.instant(text: instant)
        let title = kernel.labels(language: language.rawValue).book()
        return try page(reminders(of: file, under: kernel, at: now, in: language), titled: title, in: language)
    }

    private static func end(_ message: String, _ status: Int32) -> Never {
        FileHandle.standardError.write(Data((message + "\n").utf8))
        exit(status)
    }
}
