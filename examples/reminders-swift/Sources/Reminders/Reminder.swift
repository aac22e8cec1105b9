import Distinguo
import Foundation

/// Something that runs out: what, for whom, when, and what follows.
public struct Reminder: Hashable, Sendable, Identifiable {
    /// How pressing it is: what a list is coloured by.
    public enum Urgency: Hashable, Sendable {
        case overdue, soon, later, standsStill
    }

    public let id: String
    public let urgency: Urgency
    public let what: String
    public let who: String
    /// The last day at the earliest and at the latest, and for periods in hours the minute; none while it stands still.
    public let due: Due?
    /// To the earliest end; negative after the latest.
    public let daysLeft: Int64?
    public let consequences: [String]
    public let clauses: [String]

    /// For notifications: the first instant of the last day, where the regulation applies; of the earliest, where it is
    /// uncertain.
    public func fires(in zone: TimeZone) -> Date? { due?.earliest.day.start(in: zone) }
}

/// The reminders of a case, the first to end first, in a language of its rulebook.
///
/// - Throws: `DistinguoError.Unusable` where the instant is out of the kernel's calendar.
public func reminders(of file: Case, under kernel: Kernel, at now: Instant, in language: Language) throws -> [Reminder] {
    let labels = kernel.labels(language: language.rawValue)
    return try file.due(actor: nil, now: now).map { item in
        Reminder(
            id: [item.period, item.about, item.key].compactMap(\.self).joined(separator: "/"),
            urgency: urgency(of: item),
            what: labels.period(id: item.period),
            who: labels.role(id: item.bearer),
            due: item.due?.due,
            daysLeft: item.daysLeft ?? item.daysOver.map { -$0 },
            consequences: item.consequences.compactMap { language.consequence($0, labels) },
            clauses: item.clauses.map { labels.clause(id: $0.clause) })
    }
}

private func urgency(of item: DueItem) -> Reminder.Urgency {
    if item.overdue { return .overdue }
    guard !item.suspended, let left = item.daysLeft else { return .standsStill }
    return left <= 7 ? .soon : .later
}
