import Distinguo
import Foundation
import Testing

@Suite struct ProcedureTests {
    @Test func everyPublishedProcedureRunsAndItsLedgerIsWhole() throws {
        for (rulebook, acts) in try Examples.procedures() {
            let kernel = try Examples.kernel(rulebook)
            let file = Case(kernel: kernel)
            for act in acts {
                do {
                    _ = try file.handle(act: Act(json: act))
                } catch DistinguoError.Refused(let refusal, _) {
                    // Some of them show a refusal.
                    #expect(refusal.message.keys.contains("en") && refusal.message.keys.contains("zh"))
                }
            }
            let ledger = file.lines()
            #expect(try file.size() > 0 && kernel.audit(ledger: ledger).verdict == .sound)
            #expect(try file.entries().map { $0.toJson() + "\n" }.joined() == ledger)
            #expect(try Case.fromLedger(kernel: kernel, lines: ledger).view() == file.view())
        }
    }

    @Test func aCaseIsOpenedAskedAndRefusedInTypes() throws {
        let file = try Case(kernel: Examples.kernel("cn.supervision.2024"))
        #expect(try file.view() == nil)
        let clerk = Actor(id: "a", role: "principal", organ: "county")
        let second = try Date("2026-03-02T01:00:00Z", strategy: .iso8601)
        let opening = Body.open(
            case: "mine", rulebook: "cn.supervision.2024", version: "2024.1",
            parties: ["person": "person:wei"], seats: ["deciding": "county", "superior": "city"])
        let open = Act(id: "1", at: second.addingTimeInterval(0.75), actor: clerk, act: opening)
        let records = try file.handle(act: open)
        #expect(try file.handle(act: open) == records, "the same act twice is answered with the same entries")
        guard case .act(_, let at, _, let act, _) = records[0].entry.cause else {
            Issue.record("not caused by an act")
            return
        }
        guard case .open = act else {
            Issue.record("not by an opening")
            return
        }
        #expect(at == second, "fractions of a second are left away")
        #expect(try file.view()?.case == "mine")
        #expect(try !file.options(actor: clerk, now: second).isEmpty)
        #expect(try file.explainFor(actor: Actor(id: "person:wei", role: "person"), now: second) != nil)
        let day = try #require(CivilDay(year: 2026, month: 3, day: 2))
        #expect(try file.protections(actor: nil, purpose: .appraisal, day: day, now: second).isEmpty)

        let stranger = Actor(id: "b", role: "person")
        let withdrawal = Act(id: "2", at: second.addingTimeInterval(60), actor: stranger, act: .withdraw())
        do {
            _ = try file.handle(act: withdrawal)
            Issue.record("a stranger withdrew")
        } catch let error as DistinguoError {
            let refusal = try #require(error.refusal)
            #expect(refusal.code == .wrongPerson)
            #expect("\(error)".contains(try #require(refusal.message["en"])))
        }
    }

    @Test func whatIsTriedOnAForkShowsAndLeavesTheCaseAsItWas() throws {
        let (rulebook, acts) = try #require(Examples.procedures().first)
        let kernel = try Examples.kernel(rulebook)
        let file = Case(kernel: kernel)
        let fork = try file.fork(actor: nil)
        let opening = try Act(json: #require(acts.first))
        #expect(try file.difference(actor: nil, after: fork, now: opening.at).isEmpty)
        #expect(try file.difference(actor: nil, after: file, now: opening.at).isEmpty)
        _ = try fork.handle(act: opening)
        let changes = try file.difference(actor: nil, after: fork, now: opening.at)
        let change = try #require(changes.first { $0.pointer == "/case/case" })
        #expect(change.before == nil && change.after != nil)
        #expect(change.toJson().hasSuffix(#","pointer":"/case/case"}"#))
        #expect(file.size() == 0)
        #expect(throws: DistinguoError.self) { try Case.fromLedger(kernel: kernel, lines: fork.lines()) }
    }

    @Test func severalCasesOfOnePersonAreAskedTogetherAndPersonnelAreToldWhetherSomebodyIsBarred() throws {
        let cases = Cases()
        let day = try #require(CivilDay(year: 2026, month: 5, day: 1))
        let now = Date(timeIntervalSince1970: 1_777_597_200)
        let nobody = try cases.bars(purpose: .appointment, day: day, now: now)
        #expect(nobody.toJson() == #"{"barred":false}"#)
        for (rulebook, acts) in try Examples.procedures() {
            let file = try Case(kernel: Examples.kernel(rulebook))
            _ = try file.handle(act: Act(json: #require(acts.first)))
            try cases.add(added: file)
            try cases.add(added: file)
        }
        let opened = try cases.bars(purpose: .appointment, day: day, now: now)
        #expect(opened == nobody, "that cases are open is not for personnel")
        #expect(try cases.protections(actor: nil, purpose: .appointment, day: day, now: now).isEmpty)
        #expect(try cases.lasting(actor: nil, day: day, now: now).isEmpty)
    }

    @Test func privateTextsGetASaltOfTheirOwn() throws {
        let (one, other) = (Private(salting: "why"), Private(salting: "why"))
        #expect(one.salt != other.salt && one.salt.wholeMatch(of: /[0-9a-f]{32}/) != nil)
    }
}
