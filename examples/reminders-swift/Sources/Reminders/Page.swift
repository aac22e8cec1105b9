import Distinguo

/// The reminders as a page to print.
public func page(_ reminders: [Reminder], titled title: String, in language: Language) -> String {
    let items = reminders.isEmpty ? ["  " + language.nothing] : reminders.map { lines(of: $0, in: language) }
    return ([title] + items).joined(separator: "\n") + "\n"
}

private func lines(of reminder: Reminder, in language: Language) -> String {
    let end = reminder.due.map(language.until)
    let when = [end, language.left(reminder.daysLeft, reminder.due)].compactMap(\.self).joined(separator: language == .chinese ? "，" : ", ")
    let first = "  \(mark(reminder.urgency)) \(reminder.what) (\(reminder.who)): \(when)"
    return ([first] + reminder.consequences.map { "      → \($0)" }).joined(separator: "\n")
}

private func mark(_ urgency: Reminder.Urgency) -> String {
    switch urgency {
    case .overdue: "!"
    case .soon: "●"
    case .later: "○"
    case .standsStill: "‖"
    }
}
