//! The words of `distinguo test`.

use distinguo::case::RefusalCode;
use distinguo::error::Language;
use distinguo::scenario::Subject;
use serde_json::Value;

use crate::words::{Words, plural};

impl Words {
    pub fn no_scenarios(self, paths: &str) -> String {
        match self.language() {
            Language::En => format!(
                "there is nothing to try in `{paths}`: a scenario document begins with \"format\": \"distinguo.scenarios/1\", and a findings document states `decided`"
            ),
            Language::Zh => format!(
                "`{paths}` 中没有可供检验的内容：情景文件以 \"format\": \"distinguo.scenarios/1\" 开头，查明文件须写明 `decided`"
            ),
        }
    }

    pub fn no_book_of_scenarios(self, name: &str, book: &str, version: Option<&str>) -> String {
        let version = version.map(|version| format!(" {version}")).unwrap_or_default();
        match self.language() {
            Language::En => {
                format!(
                    "`{name}` is about the rulebook `{book}`{version}, which does not ship: name its file with --rulebook"
                )
            }
            Language::Zh => format!("`{name}` 所涉规则 `{book}`{version} 未随附：请用 --rulebook 指明其文件"),
        }
    }

    /// What was decided in reality, and the rulebook does not permit.
    pub fn decided_otherwise(self, place: &str, outcome: &str, book: &str) -> String {
        match self.language() {
            Language::En => format!("{place}: it was decided otherwise than `{book}` permits: {outcome}"),
            Language::Zh => format!("{place}：实际决定不为 `{book}` 所允许：{outcome}"),
        }
    }

    pub const fn mutate_later(self) -> &'static str {
        self.choose("--mutate: nothing is changed before every scenario agrees", "--mutate：全部情景相符之后才逐项改动")
    }

    pub fn scenarios(self, all: usize, agree: usize) -> String {
        match self.language() {
            Language::En if all == agree => {
                format!("{}: the rulebook agrees with all.", plural(all, "scenario", "scenarios"))
            }
            Language::En => {
                let not = all - agree;
                let (agrees, do_not) = (plural(agree, "agrees", "agree"), plural(not, "does not", "do not"));
                format!("{}: {agrees}, {do_not}.", plural(all, "scenario", "scenarios"))
            }
            Language::Zh if all == agree => format!("共 {all} 个情景，全部相符。"),
            Language::Zh => format!("共 {all} 个情景：相符 {agree} 个，不符 {} 个。", all - agree),
        }
    }

    pub fn scenarios_skipped(self, count: usize) -> String {
        match self.language() {
            Language::En => {
                format!(
                    "Passed over: {} that {} nothing of a rulebook.",
                    plural(count, "file", "files"),
                    if count == 1 { "expects" } else { "expect" }
                )
            }
            Language::Zh => format!("略过 {count} 个未写明预期的文件。"),
        }
    }

    pub const fn touched(self) -> &'static str {
        self.choose("What the scenarios touch", "情景所及")
    }

    pub const fn rows(self) -> &'static str {
        self.choose("rows", "行")
    }

    pub const fn periods(self) -> &'static str {
        self.choose("periods", "期间")
    }

    pub const fn clauses(self) -> &'static str {
        self.choose("clauses", "条款")
    }

    /// "rows: 5 of 6; not touched:"
    pub fn of_all(self, what: &str, touched: usize, all: usize) -> String {
        match self.language() {
            Language::En if touched == all => format!("{what}: all {all}"),
            Language::En => format!("{what}: {touched} of {all}; never touched:"),
            Language::Zh if touched == all => format!("{what}：{all} 项全部涉及"),
            Language::Zh => format!("{what}：{all} 项中涉及 {touched} 项，未涉及："),
        }
    }

    /// The heads of the columns of a table of differences.
    pub const fn difference_columns(self) -> [&'static str; 4] {
        match self.language() {
            Language::En => ["where", "what", "expected", "found"],
            Language::Zh => ["位置", "项目", "预期", "实际"],
        }
    }

    pub const fn subject(self, subject: &Subject) -> &'static str {
        match subject {
            Subject::Permits(_) => self.choose("may be decided", "可以作出"),
            Subject::Never(_) => self.choose("cannot come about", "不可能出现"),
            Subject::Normally(_) => self.choose("normally", "通常为"),
            Subject::Rows(_) => self.choose("rows that apply", "适用的行"),
            Subject::Open(_) => self.choose("still to be found", "尚待查明"),
            Subject::Contradictory => self.choose("the findings contradict each other", "查明内容相互矛盾"),
            Subject::Refused => self.choose("the act", "办理"),
            Subject::Due(_) => self.choose("ends on", "届满日"),
            Subject::Overdue => self.choose("overdue", "逾期"),
            Subject::Over => self.choose("over", "不再进行"),
            Subject::Decided(_) => self.choose("decided", "已作决定"),
            _ => "",
        }
    }

    pub const fn possible_then(self) -> &'static str {
        self.choose("possible", "可以办理")
    }

    pub const fn nothing(self) -> &'static str {
        self.choose("nothing", "无")
    }

    pub const fn yes_or_no(self, yes: bool) -> &'static str {
        if yes { self.choose("yes", "是") } else { self.choose("no", "否") }
    }

    /// A refusal by its code, in words.
    pub fn refusal(self, code: &str) -> String {
        let known = RefusalCode::ALL.iter().find(|known| known.as_str() == code);
        let message =
            known.map(|known| known.texts(self.language())[0].replace("`{about}`", "…").replace("{about}", "…"));
        match (message, self.language()) {
            (Some(message), Language::En) => format!("refused: {message} ({code})"),
            (Some(message), Language::Zh) => format!("不予办理：{message}（{code}）"),
            (None, _) => code.to_owned(),
        }
    }

    pub fn mutated(self, tried: usize, by_proof: usize, by_scenario: usize, unnoticed: usize) -> String {
        match self.language() {
            Language::En => format!(
                "{} tried: {by_proof} noticed by a proof, {by_scenario} by a scenario, {unnoticed} by nothing.",
                plural(tried, "change", "changes")
            ),
            Language::Zh => {
                format!(
                    "共试改 {tried} 处：证明发现 {by_proof} 处，情景发现 {by_scenario} 处，未被发现 {unnoticed} 处。"
                )
            }
        }
    }

    /// The heads of the columns of the changes that nothing noticed.
    pub const fn mutant_columns(self) -> [&'static str; 4] {
        match self.language() {
            Language::En => ["rulebook", "where", "what", "could be"],
            Language::Zh => ["规则", "位置", "项目", "可改为"],
        }
    }

    pub const fn taken_away(self) -> &'static str {
        self.choose("taken away", "删除")
    }

    pub fn permits_instead(self, outcome: &str) -> String {
        match self.language() {
            Language::En => format!("permitting only: {outcome}"),
            Language::Zh => format!("只允许：{outcome}"),
        }
    }

    pub fn permits_also(self, outcome: &str) -> String {
        match self.language() {
            Language::En => format!("also permits: {outcome}"),
            Language::Zh => format!("兼允许：{outcome}"),
        }
    }

    pub fn limit_instead(self, other: i64, n: i64) -> String {
        match self.language() {
            Language::En => format!("{other} instead of {n}"),
            Language::Zh => format!("{n} 改为 {other}"),
        }
    }

    /// A guarantee that is taken away, and what then slips in.
    pub fn without_it(self, what: &str, change: &str) -> String {
        match self.language() {
            Language::En => format!("taken away, and then: {what} {change}"),
            Language::Zh => format!("删除，则 {what} {change}"),
        }
    }

    /// The label of a part of a document; its id where it has none in this language.
    pub fn label(self, part: &Value) -> String {
        let labels = part.get("label");
        let label = labels.and_then(|label| label.get(self.tag()).or_else(|| label.as_object()?.values().next()));
        label.or(part.get("id")).and_then(Value::as_str).unwrap_or_default().to_owned()
    }
}
