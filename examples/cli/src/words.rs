//! The words of the command line itself, in the languages of the kernel.

use std::fmt::Display;

use distinguo::document::Text;
use distinguo::error::Language;
use distinguo::time::{Date, Length, Unit, Weekday};

/// The words of one language.
#[derive(Clone, Copy)]
pub struct Words {
    language: Language,
}

macro_rules! words {
    ($($name:ident: $en:literal, $zh:literal;)*) => {
        impl Words {
            $(pub const fn $name(self) -> &'static str {
                self.choose($en, $zh)
            })*
        }
    };
}

words! {
    error: "error: ", "错误：";
    help: "help: ", "建议：";
    counterexample: "counterexample: ", "反例：";
    any_case: "any case", "任何情形";
    colon: ": ", "：";
    or: " or ", "或";
    joint: ", ", "、";
    comma: ", ", "，";
    semicolon: "; ", "；";
    positive: "Positive list", "正面清单";
    negative: "Negative list", "负面清单";
    discretion: "To be decided", "裁量清单";
    outcome: "Outcome", "结果";
    normally: "normally ", "通常为";
    always: "in any case", "任何情形";
    in_each: "In each of them:", "均须：";
    and_one: "and, by the row that decides, one of:", "并具备下列之一（按所适用的行）：";
    provisional: "provisional: ", "暂定：";
    skipped: "Days skipped", "跳过的日子";
    worked: "Weekend days that are worked and count", "计入的调休上班日";
    how_to_answer: "Answer with a number. An empty line: I do not know. ?: why this is asked. End of input: what follows so far.", "请输入编号作答。空行：不清楚；？：为何要问；输入结束：就已答内容得出结果。";
    you: "you", "本人";
    undecided: "not decided", "尚未决定";
    contradictory: "these answers contradict each other", "以上答案相互矛盾";
    still_possible: "still possible: ", "仍有可能：";
    needed_by: "needed for: ", "用于：";
    clause: "clause: ", "条款：";
    leads_to: " leads to: ", "，仍有可能：";
    milder: "What milder outcomes would take", "更轻的结果尚需";
    against_presumption: ", against what is presumed", "（与推定相反）";
    no_table: "the rulebook has no such table", "规则没有该判断表";
    by: "By: ", "依据：";
    too_many: "more than 1,000 combinations: too many to list", "组合超过一千种，不予列出";
}

impl Words {
    pub const ALL: [Self; 2] = [Self::of(Language::En), Self::of(Language::Zh)];

    pub const fn of(language: Language) -> Self {
        Self { language }
    }

    pub const fn language(self) -> Language {
        self.language
    }

    pub const fn tag(self) -> &'static str {
        self.language.tag()
    }

    /// A text in this language.
    pub fn text(self, text: &Text) -> &str {
        text.in_language(self.tag())
    }

    const fn choose(self, en: &'static str, zh: &'static str) -> &'static str {
        match self.language {
            Language::En => en,
            Language::Zh => zh,
        }
    }

    pub fn did_you_mean(self, name: &str) -> String {
        match self.language {
            Language::En => format!("did you mean `{name}`?"),
            Language::Zh => format!("是否指 `{name}`？"),
        }
    }

    pub fn unreadable(self, name: &str, error: &dyn Display) -> String {
        match self.language {
            Language::En => format!("`{name}` cannot be read: {error}"),
            Language::Zh => format!("无法读取 `{name}`：{error}"),
        }
    }

    pub fn no_such_rulebook(self, name: &str, nearest: Option<&str>) -> String {
        let message = match self.language {
            Language::En => {
                format!("no rulebook `{name}` ships and there is no such file; `distinguo rulebooks` lists what ships")
            }
            Language::Zh => format!("没有名为 `{name}` 的随附规则或文件；`distinguo rulebooks` 列出随附规则"),
        };
        self.with_nearest(message, nearest)
    }

    pub fn no_such_calendar(self, name: &str, nearest: Option<&str>) -> String {
        let message = match self.language {
            Language::En => format!("no calendar `{name}` ships and there is no such file; `cn` and `mon-fri` ship"),
            Language::Zh => format!("没有名为 `{name}` 的随附日历或文件；随附日历为 `cn` 与 `mon-fri`"),
        };
        self.with_nearest(message, nearest)
    }

    pub fn no_such_schema<'n>(self, name: &str, known: impl Iterator<Item = &'n str>, nearest: Option<&str>) -> String {
        let known = known.collect::<Vec<_>>().join(self.joint());
        let message = match self.language {
            Language::En => format!("no schema `{name}` is published; those that are: {known}"),
            Language::Zh => format!("没有名为 `{name}` 的模式；现有：{known}"),
        };
        self.with_nearest(message, nearest)
    }

    pub fn combinations(self, count: usize, shown: usize) -> String {
        match (self.language, count == shown) {
            (Language::En, _) if count == 1 => "1 combination".to_owned(),
            (Language::En, true) => format!("{count} combinations"),
            (Language::En, false) => format!("{count} combinations, the {shown} shortest of them here (--most 0: all)"),
            (Language::Zh, true) => format!("共 {count} 种组合"),
            (Language::Zh, false) => format!("共 {count} 种组合，此处列出最短的 {shown} 种（--most 0 列出全部）"),
        }
    }

    /// The heading of a sound rulebook.
    pub fn sound(self, book: &str) -> String {
        match self.language {
            Language::En => format!("{book} is sound"),
            Language::Zh => format!("{book} 通过全部证明"),
        }
    }

    pub fn proved(self, rows: usize, facts: usize, combinations: &str, guarantees: usize) -> String {
        match self.language {
            Language::En => {
                let rows = plural(rows, "row", "rows");
                let facts = plural(facts, "fact", "facts");
                let guarantees = match guarantees {
                    0 => "no guarantee stated".to_owned(),
                    1 => "1 guarantee holds".to_owned(),
                    more => format!("{more} guarantees hold"),
                };
                if combinations == "1" {
                    return format!("{rows} without conditions; {guarantees}");
                }
                format!("{rows} over {facts}, none dead; {combinations} combinations, no gap; {guarantees}")
            }
            Language::Zh => {
                if combinations == "1" {
                    return format!("{rows} 行，无条件；{guarantees} 项保证成立");
                }
                format!("{rows} 行涉及 {facts} 项要素，无死行；{combinations} 种组合无遗漏；{guarantees} 项保证成立")
            }
        }
    }

    pub fn lints(self, count: usize) -> String {
        match self.language {
            Language::En => format!("Its author should look again at {}", plural(count, "place", "places")),
            Language::Zh => format!("请作者再看以下 {count} 处"),
        }
    }

    pub fn no_date(self, text: &str) -> String {
        match self.language {
            Language::En => format!("--from: `{text}` is not a day YYYY-MM-DD or minute YYYY-MM-DDThh:mm that exists"),
            Language::Zh => format!("--from：`{text}` 不是存在的日期 YYYY-MM-DD 或时刻 YYYY-MM-DDThh:mm"),
        }
    }

    pub const fn weekday(self, day: Weekday) -> &'static str {
        match day {
            Weekday::Monday => self.choose("Monday", "星期一"),
            Weekday::Tuesday => self.choose("Tuesday", "星期二"),
            Weekday::Wednesday => self.choose("Wednesday", "星期三"),
            Weekday::Thursday => self.choose("Thursday", "星期四"),
            Weekday::Friday => self.choose("Friday", "星期五"),
            Weekday::Saturday => self.choose("Saturday", "星期六"),
            Weekday::Sunday => self.choose("Sunday", "星期日"),
        }
    }

    /// "15 working days from 2026-09-01, which is not counted"
    pub fn counted(self, length: Length, from: &str, first_day: bool) -> String {
        let n = length.n();
        let (unit, units, zh) = match length.unit() {
            Unit::Hour => ("hour", "hours", "小时"),
            Unit::Day => ("day", "days", "日"),
            Unit::WorkingDay => ("working day", "working days", "个工作日"),
            Unit::Month => ("month", "months", "个月"),
            Unit::Year => ("year", "years", "年"),
        };
        let by_the_minute = length.unit() == Unit::Hour;
        match self.language {
            Language::En => {
                let first = if first_day { "which is counted" } else { "which is not counted" };
                let first = if by_the_minute { String::new() } else { format!(", {first}") };
                format!("{} from {from}{first}", plural(n as usize, unit, units))
            }
            Language::Zh => {
                let first = if first_day { "当日计入" } else { "当日不计入" };
                let first = if by_the_minute { String::new() } else { format!("，{first}") };
                format!("自 {from} 起 {n} {zh}{first}")
            }
        }
    }

    pub fn edition(self, title: &str, calendar: &str, edition: &str) -> String {
        match self.language {
            Language::En => format!("by the calendar {calendar}, edition {edition} ({title})"),
            Language::Zh => format!("按日历 {calendar} 之 {edition} 版（{title}）"),
        }
    }

    pub fn moved(self, end: &str) -> String {
        match self.language {
            Language::En => format!("moved from {end}"),
            Language::Zh => format!("原止于 {end}，遇休息日移动"),
        }
    }

    pub fn certain_until(self, day: Date) -> String {
        match self.language {
            Language::En => format!("by {day} it has certainly not ended"),
            Language::Zh => format!("可以确定至 {day} 尚未届满"),
        }
    }

    pub fn more(self, count: usize) -> String {
        match self.language {
            Language::En => format!("and {count} more"),
            Language::Zh => format!("另有 {count} 段"),
        }
    }

    pub fn would_need(self, outcome: &str) -> String {
        match self.language {
            Language::En => format!("{outcome} would need:"),
            Language::Zh => format!("{outcome}，尚需："),
        }
    }

    pub fn not_an_answer(self, most: usize) -> String {
        match self.language {
            Language::En => format!("a number from 1 to {most} is needed, an empty line, or ?"),
            Language::Zh => format!("请输入 1 至 {most} 的编号、空行或 ？"),
        }
    }

    /// The heads of the columns of the list of rulebooks.
    pub const fn columns(self) -> [&'static str; 4] {
        match self.language {
            Language::En => ["id", "version", "in force", "title"],
            Language::Zh => ["标识", "版本", "有效期", "名称"],
        }
    }

    fn with_nearest(self, message: String, nearest: Option<&str>) -> String {
        match nearest {
            Some(nearest) => format!("{message}\n  {}", self.did_you_mean(nearest)),
            None => message,
        }
    }
}

fn plural(count: usize, one: &str, more: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {more}") }
}
