import Distinguo
import Foundation
import Testing

@Suite struct BadInputTests {
    private let two = #"{"format": "distinguo.findings/2", "under": [{"rulebook": "cn.reference"}]}"#

    /// What is wrong, as code and pointer; nothing where the call went well.
    private func unusable<Made>(_ call: () throws -> Made) throws -> [String] {
        do {
            _ = try call()
            return []
        } catch DistinguoError.Unusable(let problems) {
            return problems.map { "\($0.code) \($0.pointer)" }
        }
    }

    @Test func malformedInputNamesItsCodeAndPlace() throws {
        #expect(try unusable { try Findings(json: two) } == ["unknown_format /format"])
        #expect(try unusable { try Actor(json: #"{"role": "person"}"#) } == ["missing_field /actor/id"])
        #expect(try unusable { try Act(json: #"{"id": 1}"#) }.count > 1, "all problems at once")
        let book = try #require(shippedRulebook(id: "cn.reference"))
        #expect(try unusable { try Kernel(rulebook: book, calendar: "[]") }.first?.contains(" /calendar") == true)
        #expect(try !unusable { try Use(text: "nothing") }.isEmpty)
        #expect(try unusable { try dayFromText(name: "day", text: "2026-02-30") } == ["bad_date /day"])
    }

    @Test func anErrorSaysWhatItIs() throws {
        let made = Result { try Findings(json: two) }
        guard case .failure(let error as DistinguoError) = made else {
            Issue.record("no error of the package: \(made)")
            return
        }
        #expect(error.problems.first?.help["zh"]?.isEmpty == false && error.refusal == nil)
        for said in [error.description, error.localizedDescription] {
            #expect(said.contains("unknown_format at `/format`"), "\(said)")
        }
        #expect(error.toJson().hasPrefix(#"{"problems":[{"code":"unknown_format""#))
    }

    @Test func whatTypesCannotKeepOutIsRefusedAsWell() throws {
        let kernel = try Examples.kernel("cn.reference")
        let file = Case(kernel: kernel)
        let unknown = Findings(under: [Under(rulebook: "Not an id")])
        #expect(try unusable { try kernel.determine(findings: unknown) } == ["bad_id /under/0/rulebook"])
        let late = try #require(CivilDay(year: 12026, month: 1, day: 1))
        let now = Date(timeIntervalSince1970: 1_777_597_200)
        let told = try unusable { try file.protections(actor: nil, purpose: .grade, day: late, now: now) }
        #expect(told == ["bad_date /day"])
        #expect(try unusable { try Cases().lasting(actor: nil, day: late, now: now) } == ["bad_date /day"])
        #expect(try unusable { try Case.fromLedger(kernel: kernel, lines: "{}\n") }.first?.hasSuffix(" /0/entry") == true)
        for seconds in [1e12, 1e300, -1e300, .infinity, .nan] {
            let instant = Date(timeIntervalSince1970: seconds)
            #expect(try unusable { try file.due(actor: nil, now: instant) }.first?.hasSuffix(" /now") == true, "\(seconds)")
        }
    }

    @Test func tenThousandMalformedCallsLeaveTheKernelAsItWas() throws {
        let kernel = try Examples.kernel("cn.reference")
        let file = Case(kernel: kernel)
        let good = try Examples.findings("c01-huaian-staged-review")
        let before = try kernel.determine(findings: good)
        let bad = Findings(under: [Under(rulebook: "cn.reference", tables: ["none"])])
        for _ in 0..<5_000 {
            #expect(throws: DistinguoError.self) { try Findings(json: two) }
            #expect(throws: DistinguoError.self) { try kernel.determine(findings: bad) }
        }
        #expect(try kernel.determine(findings: good) == before)
        #expect(file.size() == 0)
    }
}
