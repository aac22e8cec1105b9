import Distinguo
import Foundation

/// What goes with a call. Those at the end may be left out, and are empty then.
struct Arguments {
    let fields: [String]

    func text(_ place: Int) -> String { place < fields.count ? fields[place] : "" }

    func optional(_ place: Int) -> String? { text(place).isEmpty ? nil : text(place) }

    /// Who asks: whoever keeps the ledger, where nobody is named.
    func reader(_ place: Int) throws -> Actor? { try optional(place).map { try Actor(json: $0) } }

    func findings(_ place: Int) throws -> Findings { try Findings(json: text(place)) }

    func use(_ place: Int) throws -> Use { try Use(text: text(place)) }

    func day(_ place: Int) throws -> CivilDay { try dayFromText(name: "day", text: text(place)) }
}

/// The call cannot be answered: the corpus is out of step with this runner.
struct Unanswerable: Error {
    let call: String
}

/// The current handles, and the calls on them.
struct Runner {
    private var kernel: Kernel?
    private var caseKernel: Kernel?
    private var `case`: Case?
    private var forked: Case?
    private var kernels = KernelSet()
    private var tally: Tally?
    private var cases = Cases()

    /// The answer of a call. An error that is none of the package's is a fault of it, and ends the runner.
    mutating func answer(to call: String, with given: Arguments) throws -> String {
        switch call {
        case "lines": return try current(`case`, call).lines(after: Int32(given.text(0)) ?? 0)
        case "determine_batch": return try batch(current(kernel, call), given.text(0))
        default: break
        }
        do {
            return try ok(made(call, given) ?? opened(call, given) ?? asked(call, given))
        } catch let error as DistinguoError {
            return error.toJson()
        }
    }

    /// Calls that make a handle or change one that is not a case; nothing for others.
    private mutating func made(_ call: String, _ given: Arguments) throws -> String? {
        switch call {
        case "load":
            kernel = try Kernel(rulebook: given.text(0), calendar: given.optional(1), precedents: given.optional(2))
        case "new_kernels": kernels = KernelSet()
        case "add": try kernels.add(kernel: current(kernel, call))
        case "add_calendar": try kernels.addCalendar(calendar: given.text(0))
        case "new_tally": tally = try Tally(secret: Data(given.text(0).utf8))
        case "cover": try current(tally, call).cover(kernel: current(kernel, call))
        case "tally":
            return try current(tally, call).add(counted: current(`case`, call), now: instant(given, 0)) ? "true" : "false"
        case "new_cases": cases = Cases()
        case "add_case": try cases.add(added: current(`case`, call))
        default: return nil
        }
        return "null"
    }

    /// Calls that open a case; nothing for others.
    private mutating func opened(_ call: String, _ given: Arguments) throws -> String? {
        switch call {
        case "as_of":
            `case` = try current(`case`, call).asOf(now: instant(given, 0))
            return "null"
        case "fork":
            let before = try current(`case`, call)
            `case` = try before.fork(actor: given.reader(0))
            forked = before
            return "null"
        case "new_case": `case` = try Case(kernel: current(kernel, call))
        case "from_ledger": `case` = try Case.fromLedger(kernel: current(kernel, call), lines: given.text(0))
        case "read": `case` = try kernels.read(lines: given.text(0))
        case "sound_part": `case` = try Case.soundPart(kernel: current(kernel, call), lines: given.text(0))
        case "under": `case` = try current(`case`, call).under(kernel: current(kernel, call))
        default: return nil
        }
        caseKernel = kernel
        return "null"
    }

    private func asked(_ call: String, _ given: Arguments) throws -> String {
        switch call {
        case "due_of":
            return try dueOf(request: DueRequest(json: given.text(0)), calendar: given.optional(1)).toJson()
        case "check": return try check(rulebook: given.text(0)).toJson()
        case "determine_all": return try kernels.determineAll(findings: given.findings(0)).toJson()
        case "governing":
            let (findings, decided) = try (given.findings(1), dayFromText(name: "decided", text: given.text(2)))
            let rulebook = given.text(0)
            return try kernels
                .governing(rulebook: rulebook, findings: findings, decided: decided, table: given.text(3)).toJson()
        case "audit_all": return try kernels.audit(ledger: given.text(0), head: given.optional(1)).toJson()
        case "report": return try current(tally, call).report().toJson()
        case "tally_page": return try quoted(current(tally, call).page(language: given.text(0)))
        case "bars":
            return try cases.bars(purpose: given.use(0), day: given.day(1), now: instant(given, 2)).toJson()
        case "protections_of_all":
            let (actor, purpose, day) = try (given.reader(3), given.use(0), given.day(1))
            let shields = try cases.protections(actor: actor, purpose: purpose, day: day, now: instant(given, 2))
            return list(shields) { $0.toJson() }
        case "lasting":
            let lasting = try cases.lasting(actor: given.reader(2), day: given.day(0), now: instant(given, 1))
            return list(lasting) { $0.toJson() }
        default: return try asked(of: kernel, call, given) ?? asked(of: current(`case`, call), call, given)
        }
    }

    /// Questions to a kernel; nothing for others.
    private func asked(of kernel: Kernel?, _ call: String, _ given: Arguments) throws -> String? {
        guard let kernel else { return nil }
        switch call {
        case "determine": return try kernel.determine(findings: given.findings(0)).toJson()
        case "changes":
            let after = try Kernel(rulebook: given.text(0))
            return try list(kernel.changesInLines(after: after, findings: given.text(1))) { $0.toJson() }
        case "questions":
            return try list(kernel.questions(findings: given.findings(0), table: given.text(1))) { $0.toJson() }
        case "possible": return try list(kernel.possible(findings: given.findings(0), table: given.text(1)), quoted)
        case "smallest_change":
            let findings = try given.findings(0)
            let change = try kernel.smallestChange(findings: findings, table: given.text(1), outcome: given.text(2))
            return change?.toJson() ?? "null"
        case "page": return try quoted(kernel.page(findings: given.findings(0), language: given.text(1)))
        case "audit": return try kernel.audit(ledger: given.text(0), head: given.optional(1)).toJson()
        default: return nil
        }
    }

    private func asked(of case: Case, _ call: String, _ given: Arguments) throws -> String {
        switch call {
        case "handle": return try list(`case`.handle(act: Act(json: given.text(0)))) { $0.toJson() }
        case "tick": return try list(`case`.tick(now: instant(given, 0))) { $0.toJson() }
        case "next_due": return try `case`.nextDue().map { quoted(written($0)) } ?? "null"
        case "due": return try list(`case`.due(actor: given.reader(1), now: instant(given, 0))) { $0.toJson() }
        case "options":
            let actor = try Actor(json: given.text(0))
            return try list(`case`.options(actor: actor, now: instant(given, 1))) { $0.toJson() }
        case "blocked":
            let blocked = try `case`.blocked(actor: Actor(json: given.text(0)), now: instant(given, 1))
            return list(blocked) { $0.toJson() }
        case "done":
            return try `case`.done(id: given.text(0)).map { list($0) { $0.toJson() } } ?? "null"
        case "needs": return try `case`.needs()?.toJson() ?? "null"
        case "protections":
            let (actor, purpose, day) = try (given.reader(3), given.use(0), given.day(1))
            let shields = try `case`.protections(actor: actor, purpose: purpose, day: day, now: instant(given, 2))
            return list(shields) { $0.toJson() }
        case "difference":
            let forked = try current(forked, call)
            let actor = try given.reader(1)
            return try list(forked.difference(actor: actor, after: `case`, now: instant(given, 0))) { $0.toJson() }
        case "explain_for":
            let actor = try Actor(json: given.text(0))
            return try `case`.explainFor(actor: actor, now: instant(given, 1))?.toJson() ?? "null"
        case "view": return try `case`.view()?.toJson() ?? "null"
        case "precedent": return try `case`.precedent(table: given.text(0))?.toJson() ?? "null"
        case "like":
            return try `case`.like(actor: given.reader(2), table: given.text(0), now: instant(given, 1)).toJson()
        case "case_page":
            let actor = try given.reader(2)
            return try quoted(`case`.page(actor: actor, now: instant(given, 0), language: given.text(1)))
        case "agenda_page":
            let actor = try given.reader(2)
            return try quoted(`case`.agendaPage(actor: actor, now: instant(given, 0), language: given.text(1)))
        default: throw Unanswerable(call: call)
        }
    }

    /// Findings that cannot be read are answered in their place; the others go through in one call.
    private func batch(_ kernel: Kernel, _ lines: String) throws -> String {
        let lines = lines.utf8.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        let filled = lines.filter { $0.contains { !$0.isWhitespace } }
        let read = filled.map { line in Result { try Findings(json: line) } }
        var determinations = kernel.determineBatch(findings: read.compactMap { try? $0.get() }).makeIterator()
        let answers = try read.map { findings in
            do {
                _ = try findings.get()
                return try ok(current(determinations.next(), "determine_batch").get().toJson())
            } catch let error as DistinguoError {
                return error.toJson()
            }
        }
        return answers.map { $0 + "\n" }.joined()
    }

    private func instant(_ given: Arguments, _ place: Int) throws -> Instant {
        try current(caseKernel, "instant").instant(text: given.text(place))
    }

    private func current<Handle>(_ handle: Handle?, _ call: String) throws -> Handle {
        guard let handle else { throw Unanswerable(call: call) }
        return handle
    }
}

private func ok(_ document: String) -> String { #"{"ok":\#(document)}"# }

private func list<Item>(_ items: [Item], _ json: (Item) -> String) -> String {
    "[" + items.map(json).joined(separator: ",") + "]"
}

/// An instant as the kernel writes it.
private func written(_ instant: Instant) -> String {
    instant.formatted(.iso8601)
}

/// A text as canonical JSON writes it.
private func quoted(_ text: String) -> String {
    var json = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": json.append(contentsOf: ["\\", scalar])
        case "\u{8}": json.append(contentsOf: "\\b".unicodeScalars)
        case "\u{C}": json.append(contentsOf: "\\f".unicodeScalars)
        case "\n": json.append(contentsOf: "\\n".unicodeScalars)
        case "\r": json.append(contentsOf: "\\r".unicodeScalars)
        case "\t": json.append(contentsOf: "\\t".unicodeScalars)
        case "\u{0}"..."\u{1F}":
            let digits = String(scalar.value, radix: 16)
            json.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
        default: json.append(scalar)
        }
    }
    json.append("\"")
    return String(json)
}
