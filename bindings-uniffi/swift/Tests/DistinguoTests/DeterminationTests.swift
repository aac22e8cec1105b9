import Distinguo
import Foundation
import Testing

@Suite struct DeterminationTests {
    @Test func aPublishedCaseIsDeterminedWithTheWordsForIt() throws {
        let kernel = try Examples.kernel("cn.reference")
        let determination = try kernel.determine(findings: Examples.findings("n01-dushan-debt"))
        guard case .determined(_, let tables, _, _) = determination.result,
            let table = tables.first(where: { $0.table == "tolerance" }),
            case .decided(let permits, _, _, let bottomLine, _, _) = table.ifDecidedNow
        else {
            Issue.record("not decided: \(determination.result)")
            return
        }
        #expect(bottomLine)
        #expect(permits == table.possible)
        let words = kernel.labels(language: "en")
        #expect(permits.map { words.outcome(table: "tolerance", id: $0) } == ["not tolerated"])
        #expect(words.table(id: "no-such-table") == "no-such-table")
        #expect(kernel.labels(language: "zh").outcome(table: "tolerance", id: "exempt") == "免责")
    }

    @Test func findingsAreValuesAndOpenFactsAreAskedFor() throws {
        let kernel = try Examples.kernel("cn.reference")
        let gain = Finding(fact: "gain", answer: "none", by: "verifier-1")
        let findings = Findings(under: [Under(rulebook: "cn.reference", findings: [gain])])
        var other = findings
        other.under[0].findings = []
        #expect(findings.under[0].findings == [gain] && findings != other)
        let next = try kernel.questions(findings: findings, table: "tolerance")
        #expect(!next.isEmpty && next.allSatisfy { $0.fact != "gain" })
        #expect(try kernel.possible(findings: findings, table: "tolerance").contains("exempt"))
        let change = try kernel.smallestChange(findings: findings, table: "tolerance", outcome: "exempt")
        #expect(change?.stillOpen.isEmpty == false)
    }

    @Test func documentsComeBackAsTheBytesOfTheKernel() throws {
        let kernel = try Examples.kernel("cn.accountability.2019")
        let findings = try Examples.findings("c06-yidu-bridge")
        #expect(try Findings(json: findings.toJson()) == findings)
        let determination = try kernel.determine(findings: findings)
        let answer = kernel.determineLines(findings: findings.toJson())
        #expect(answer == #"{"ok":\#(determination.toJson())}"# + "\n")
    }

    @Test func aBatchIsAnsweredInItsOrderAndEachCanFailAlone() throws {
        let kernel = try Examples.kernel("cn.reference")
        let good = try Examples.findings("c01-huaian-staged-review")
        let bad = Findings(under: [Under(rulebook: "no.such.book")])
        let determinations = kernel.determineBatch(findings: [good, bad, good])
        #expect(determinations.count == 3)
        #expect(try determinations[0].get() == kernel.determine(findings: good))
        #expect(throws: DistinguoError.self) { try determinations[1].get() }
        #expect(try determinations[2].get() == determinations[0].get())
    }

    @Test func aKernelAnswersManyTasksAtOnce() async throws {
        let kernel = try Examples.kernel("cn.reference")
        let findings = try Examples.findings("c01-huaian-staged-review")
        let expected = try kernel.determine(findings: findings)
        try await withThrowingTaskGroup(of: Determination.self) { group in
            for _ in 0..<16 { group.addTask { try kernel.determine(findings: findings) } }
            for try await determination in group { #expect(determination == expected) }
        }
    }

    @Test func aChangeOfARulebookIsToldFindingByFinding() throws {
        let kernel = try Examples.kernel("cn.reference")
        let text = try #require(shippedRulebook(id: "cn.reference"))
        let after = try Kernel(rulebook: text.replacingOccurrences(of: #""not_tolerated""#, with: #""intolerable""#))
        let open = Findings(under: [Under(rulebook: "cn.reference")])
        let gain = Finding(fact: "gain", answer: "self")
        let selfish = Findings(under: [Under(rulebook: "cn.reference", findings: [gain])])
        let changes = try kernel.changes(after: after, findings: [open, selfish])
        let change = try #require(changes.first)
        #expect(changes.count == 1 && change.case == 1 && change.table == "tolerance")
        #expect(change.before?.permits == ["not_tolerated"] && change.after?.permits == ["intolerable"])
        #expect(change.after?.clauses.isEmpty == false)
        let lines = open.toJson() + "\n" + selfish.toJson() + "\n"
        #expect(try kernel.changesInLines(after: after, findings: lines) == changes)
        let bad = Findings(under: [Under(rulebook: "no.such.book")])
        #expect(throws: DistinguoError.self) { try kernel.changes(after: after, findings: [open, bad]) }
    }

    @Test func anEndIsCountedOverHolidays() throws {
        let counting = Counting(firstDay: .excluded, months: .correspondingDayElseLast, restDayEnd: .nextWorkingDay)
        let request = DueRequest(from: "2026-09-28", limit: "5wd", counting: counting, calendar: "cn")
        let due = try dueOf(request: request)
        #expect(try due.due.earliest.day > #require(CivilDay("2026-10-07")))
        #expect(due.due.earliest.time == nil && due.due.earliest == due.due.latest)
        #expect(!due.skipped.isEmpty && due.cause == nil)
        var later = request
        later.from = "2031-09-28"
        let beyond = try dueOf(request: later)
        #expect(beyond.due.earliest.day < beyond.due.latest.day)
        #expect(beyond.cause?.beyond?.nature == .parameter)
    }

    @Test func aRulebookIsCheckedForItsAuthor() throws {
        for id in shippedRulebooks() { #expect(try check(rulebook: #require(shippedRulebook(id: id))).sound) }
        let unsound = try check(rulebook: "{}")
        #expect(!unsound.sound && unsound.problems.allSatisfy { $0.code == "missing_field" })
        #expect(shippedRulebook(id: "no.such.book") == nil)
    }
}
