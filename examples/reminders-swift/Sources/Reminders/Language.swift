import Distinguo

/// The words of this program; those of the regulation come from the rulebook.
public enum Language: String, CaseIterable, Sendable {
    case chinese = "zh"
    case english = "en"

    private func say(_ chinese: String, _ english: String) -> String { self == .chinese ? chinese : english }

    var nothing: String { say("没有期限在运行", "nothing runs") }

    /// The end; where it is uncertain the earliest, and the latest after it.
    func until(_ due: Due) -> String {
        let (earliest, latest) = (moment(due.earliest), moment(due.latest))
        if due.earliest == due.latest { return say("至 \(earliest)", "until \(earliest)") }
        return say("至 \(earliest)（最迟 \(latest)）", "until \(earliest) (at the latest \(latest))")
    }

    private func moment(_ end: End) -> String {
        [end.day.description, end.time?.description].compactMap(\.self).joined(separator: " ")
    }

    /// How many days are left to the earliest end.
    func left(_ days: Int64?, _ due: Due?) -> String {
        switch days {
        case nil: say("中止计算", "stands still")
        case let days? where days < 0: say("已逾期 \(-days) 日", "\(days == -1 ? "1 day" : "\(-days) days") overdue")
        case 0? where due?.earliest != due?.latest: say("随时可能届满", "it may end any day")
        case 0?: say("今日届满", "today is the last day")
        case 1?: say("还有 1 日", "1 day left")
        case let days?: say("还有 \(days) 日", "\(days) days left")
        }
    }

    /// What follows when a period runs out; nothing where nothing does. The compiler asks when the kernel learns a new kind.
    func consequence(_ consequence: Consequence, _ labels: Labels) -> String? {
        switch consequence {
        case .remind(let role): say("提醒\(labels.role(id: role))", "\(labels.role(id: role)) is reminded")
        case .reportTo(let role): say("报告\(labels.role(id: role))", "\(labels.role(id: role)) is told")
        case .shiftTo(let role): say("转由\(labels.role(id: role))承担", "it passes to \(labels.role(id: role))")
        case .deem(let outcome, _, let table):
            say("未答复视为：\(label(outcome, table, labels))", "silence counts as: \(label(outcome, table, labels))")
        case .forfeit(let so): so ? say("权利丧失", "the right is lost") : nil
        case .final(let table): say("“\(labels.table(id: table))”终局", "\(labels.table(id: table)) is final")
        case .open(let level): say("可以请求\(labels.level(id: level))", "\(labels.level(id: level)) is open")
        case .close(let so): so ? say("视为撤回，结案", "the case is closed as withdrawn") : nil
        case .none: nil
        }
    }

    private func label(_ outcome: Id, _ table: Id?, _ labels: Labels) -> String {
        table.map { labels.outcome(table: $0, id: outcome) } ?? outcome
    }
}
