import Distinguo
import Foundation
import Testing

@testable import Reminders

@Suite struct RemindersTests {
    private let root = URL(fileURLWithPath: #filePath).appending(path: "../../../../..").standardized

    /// The case that the first acts of a published procedure come to.
    private func file(_ name: String, acts count: Int = .max) throws -> (Case, Kernel) {
        let text = try String(contentsOf: root.appending(path: "examples/cases/\(name).jsonl"), encoding: .utf8)
        let id = try #require(try #/"rulebook": "([^"]+)"/#.firstMatch(in: text)?.1)
        let kernel = try Kernel(rulebook: #require(shippedRulebook(id: String(id))))
        let file = Case(kernel: kernel)
        for act in text.split(separator: "\n").filter({ $0.contains("\"act\"") }).prefix(count) {
            do { _ = try file.handle(act: Act(json: String(act))) } catch DistinguoError.Refused {}
        }
        return (file, kernel)
    }

    @Test func anApplicationWaitsForItsAdmission() throws {
        let (file, kernel) = try file("c1-staged-review", acts: 4)
        let now = try kernel.instant(text: "2025-03-11")
        let english = try page(reminders(of: file, under: kernel, at: now, in: .english), titled: "Today", in: .english)
        #expect(english == """
            Today
              ● decision on admission (officer who admits requests): until 2025-03-18, 7 days left
                  → silence counts as: admitted
                  → principal of the deciding organ is told

            """)
        let chinese = try page(reminders(of: file, under: kernel, at: now, in: .chinese), titled: "今日", in: .chinese)
        #expect(chinese.contains("受理决定 (受理人员): 至 2025-03-18，还有 7 日") && !chinese.contains("left"))
    }

    @Test func anUncertainEndIsToldByBothItsDays() throws {
        let (file, kernel) = try file("c1-staged-review")
        for (day, left) in [("2026-04-21", "366 days left"), ("2027-04-22", "it may end any day")] {
            let list = try reminders(of: file, under: kernel, at: kernel.instant(text: day), in: .english)
            let printed = page(list, titled: day, in: .english)
            #expect(printed.contains("until 2027-04-22 (at the latest 2027-05-04), \(left)"), "\(printed)")
        }
    }

    @Test func aReminderFiresWhereTheRegulationApplies() throws {
        let (file, kernel) = try file("c1-staged-review", acts: 4)
        let now = try kernel.instant(text: "2025-03-18")
        let reminder = try #require(try reminders(of: file, under: kernel, at: now, in: .english).first)
        #expect(reminder.daysLeft == 0 && reminder.urgency == .soon)
        let shanghai = try #require(TimeZone(identifier: "Asia/Shanghai"))
        #expect(try reminder.fires(in: shanghai) == Date("2025-03-17T16:00:00Z", strategy: .iso8601))
    }

    @Test func everyPublishedProcedureHasAListInBothLanguages() throws {
        for name in try procedures() {
            let (file, kernel) = try file(name)
            let now = try #require(try file.view()?.at)
            for language in Language.allCases {
                let list = try reminders(of: file, under: kernel, at: now, in: language)
                #expect(list.allSatisfy { !$0.what.isEmpty && !$0.who.isEmpty && !$0.clauses.isEmpty }, "\(name)")
                #expect(page(list, titled: name, in: language).hasPrefix(name + "\n"))
            }
        }
    }

    @Test func theProgramListsWhatRunsInALedger() throws {
        let (file, _) = try file("c1-staged-review", acts: 4)
        let ledger = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).jsonl")
        try file.lines().write(to: ledger, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: ledger) }
        let (status, printed) = try run(ledger.path, "2025-03-20", "en")
        #expect(status == 0 && printed.contains("cn.reference") && printed.contains("decision on admission"), "\(printed)")
        #expect(try run(ledger.path, "someday", "en").status == 1)
        #expect(try run(ledger.path).status == 2)
    }

    private func procedures() throws -> [String] {
        let files = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "examples/cases").path)
        return files.filter { $0.hasSuffix(".jsonl") }.map { String($0.dropLast(".jsonl".count)) }
    }

    /// Runs the program, which is built beside the tests.
    private func run(_ arguments: String...) throws -> (status: Int32, printed: String) {
        let (process, output) = (Process(), Pipe())
        let tests = try URL(fileURLWithPath: #require(CommandLine.arguments.first))
        process.executableURL = tests.deletingLastPathComponent().appending(path: "reminders-list")
        (process.arguments, process.standardOutput, process.standardError) = (arguments, output, Pipe())
        try process.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: printed, as: UTF8.self))
    }
}
