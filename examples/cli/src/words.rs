//! The words of the command line itself, in the languages of the kernel.

use std::fmt::Display;

use distinguo::audit::Need;
use distinguo::document::Text;
use distinguo::error::Language;
use distinguo::kernel::Fault;
use distinguo::ledger::Form;
use distinguo::rulebook::AdverseWhen;
use distinguo::time::{Beyond, BeyondNature, Date, Length, Unit, Weekday};

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
    advice: "advice: ", "提示：";
    note: "note: ", "说明：";
    place: "in: ", "位置：";
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
    missing: "missing: ", "缺少：";
    head: "head: ", "链首：";
    unanchored: "no head that was kept elsewhere was given (--head): whether something was cut off at the end cannot be told", "未给出另行保存的链首（--head），无法判断末尾是否被截去";
    anchor_missing: "no entry has the head that was kept elsewhere: the ledger was cut off or rewritten", "没有记录与另行保存的链首一致：台账被截去或改写";
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

    pub const fn choose(self, en: &'static str, zh: &'static str) -> &'static str {
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

    /// "2 errors, 1 advice"
    pub fn counted_problems(self, [errors, advice, notes]: [usize; 3]) -> String {
        let one = |count: usize, (one, more, zh): (&str, &str, &str)| match (count, self.language) {
            (0, _) => None,
            (count, Language::En) => Some(plural(count, one, more)),
            (count, Language::Zh) => Some(format!("{zh} {count} 项")),
        };
        let counts = [
            one(errors, ("error", "errors", "错误")),
            one(advice, ("piece of advice", "pieces of advice", "提示")),
            one(notes, ("note", "notes", "说明")),
        ];
        counts.into_iter().flatten().collect::<Vec<_>>().join(self.comma())
    }

    /// What a list of places begins with.
    pub fn also_at(self, count: usize) -> String {
        match self.language {
            Language::En => format!("the same at {}: ", plural(count, "more place", "more places")),
            Language::Zh => format!("另有 {count} 处相同："),
        }
    }

    pub fn line_of(self, line: usize) -> String {
        match self.language {
            Language::En => format!("line {line} "),
            Language::Zh => format!("第 {line} 行 "),
        }
    }

    pub fn more_places(self, count: usize) -> String {
        match self.language {
            Language::En => format!("and {count} more"),
            Language::Zh => format!("其余 {count} 处"),
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

    pub const fn adverse(self) -> &'static str {
        self.choose("Before these outcomes somebody is heard:", "作出下列结果前须听取意见：")
    }

    pub fn adverse_when(self, when: AdverseWhen) -> &'static str {
        match when {
            AdverseWhen::WithMeasure => self.choose(", with a measure", "（附带措施时）"),
            AdverseWhen::AgainstFavourable => {
                self.choose(", where the decision was favourable", "（原决定对当事人有利时）")
            }
            AdverseWhen::Always | _ => "",
        }
    }

    pub fn no_date(self, text: &str) -> String {
        match self.language {
            Language::En => format!("--from: `{text}` is not a day YYYY-MM-DD or minute YYYY-MM-DDThh:mm that exists"),
            Language::Zh => format!("--from：`{text}` 不是存在的日期 YYYY-MM-DD 或时刻 YYYY-MM-DDThh:mm"),
        }
    }

    pub fn beyond_all_dates(self, limit: &str) -> String {
        match self.language {
            Language::En => format!("--limit: `{limit}` ends on the last day there is, {}, or behind it", Date::MAX),
            Language::Zh => format!("--limit：`{limit}` 的届满日到达或超出可表示的最后一日 {}", Date::MAX),
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

    pub fn between(self, earliest: &str, latest: &str) -> String {
        match self.language {
            Language::En => format!("{earliest} at the earliest, {latest} at the latest"),
            Language::Zh => format!("最早 {earliest}，最迟 {latest}"),
        }
    }

    /// What holds in any year, and what that rests on.
    pub fn beyond(self, beyond: &Beyond) -> String {
        let Beyond { weekdays_off_a_year: off, days_off_in_a_row: row, weekend_days_worked_a_year: worked, .. } =
            beyond;
        let source = self.text(&beyond.source);
        match (self.language, beyond.nature) {
            (Language::En, BeyondNature::Parameter) => format!(
                "parameter: at most {off} weekdays off a year, {row} days off in a row, {worked} days of the weekend worked a year. {source}"
            ),
            (Language::En, BeyondNature::Law) => format!(
                "by law at most {off} weekdays off a year, {row} days off in a row, {worked} days of the weekend worked a year. {source}"
            ),
            (Language::Zh, BeyondNature::Parameter) => {
                format!("参数：每年放假的工作日至多 {off} 日，连休至多 {row} 日，上班的周末至多 {worked} 日。{source}")
            }
            (Language::Zh, BeyondNature::Law) => {
                format!("依法：每年放假的工作日至多 {off} 日，连休至多 {row} 日，上班的周末至多 {worked} 日。{source}")
            }
        }
    }

    pub fn too_long(self, name: &str, most: u64) -> String {
        match self.language {
            Language::En => format!("`{name}` is longer than the {most} MiB that are read"),
            Language::Zh => format!("`{name}` 超过可读取的 {most} MiB"),
        }
    }

    pub fn no_procedure(self, book: &str) -> String {
        match self.language {
            Language::En => format!("the rulebook `{book}` has no procedure: it is a questionnaire"),
            Language::Zh => format!("规则 `{book}` 没有程序，仅为问卷"),
        }
    }

    pub fn empty_ledger(self, name: &str) -> String {
        match self.language {
            Language::En => format!("`{name}` holds no entry"),
            Language::Zh => format!("`{name}` 没有记录"),
        }
    }

    pub fn not_open_yet(self, name: &str) -> String {
        match self.language {
            Language::En => format!("the case of `{name}` was not open at that time"),
            Language::Zh => format!("`{name}` 的事项当时尚未开立"),
        }
    }

    pub fn no_book_of_ledger(self, name: &str, book: &str, version: &str) -> String {
        match self.language {
            Language::En => {
                format!("`{name}` runs under `{book}` {version}, which does not ship: name its file with --rulebook")
            }
            Language::Zh => format!("`{name}` 所依规则 `{book}` {version} 未随附：请用 --rulebook 指明其文件"),
        }
    }

    pub fn no_book_of_acts(self, name: &str) -> String {
        match self.language {
            Language::En => format!(
                "`{name}` names no rulebook before its first act: begin it with {{\"rulebook\": ID}}, or write `distinguo run RULEBOOK ACTS`"
            ),
            Language::Zh => format!(
                "`{name}` 在首项办理行为之前未写明规则：首行请写 {{\"rulebook\": 标识}}，或使用 `distinguo run RULEBOOK ACTS`"
            ),
        }
    }

    pub fn no_instant(self, text: &str) -> String {
        match self.language {
            Language::En => {
                format!("`{text}` is neither an instant such as 2026-09-01T09:30:00+08:00 nor a day YYYY-MM-DD")
            }
            Language::Zh => format!("`{text}` 既不是 2026-09-01T09:30:00+08:00 这样的时刻，也不是日期 YYYY-MM-DD"),
        }
    }

    pub fn no_hash(self, text: &str) -> String {
        match self.language {
            Language::En => format!("--head: `{text}` is not 64 hexadecimal digits in lower case (SM3: after `sm3:`)"),
            Language::Zh => format!("--head：`{text}` 不是 64 位小写十六进制数字（SM3 前加 `sm3:`）"),
        }
    }

    pub fn refused(self, act: &str, role: &str) -> String {
        match self.language {
            Language::En => format!("the act `{act}` is not possible now ({role})"),
            Language::Zh => format!("现在不能办理 `{act}`（{role}）"),
        }
    }

    pub fn possible(self, role: &str) -> String {
        match self.language {
            Language::En => format!("possible now for this {role}:"),
            Language::Zh => format!("该{role}现在可以办理："),
        }
    }

    pub fn nothing_possible(self, role: &str) -> String {
        match self.language {
            Language::En => format!("nothing is possible now for this {role}"),
            Language::Zh => format!("该{role}现在没有可以办理的行为"),
        }
    }

    pub fn audit_sound(self, entries: u32) -> String {
        match self.language {
            Language::En => {
                format!(
                    "{}, nothing wrong: the chain holds and every effect follows from the rules",
                    plural(entries as usize, "entry", "entries")
                )
            }
            Language::Zh => format!("{entries} 条记录，未发现问题：链条完整，效果均由规则得出"),
        }
    }

    pub fn audit_unjudged(self, entries: u32) -> String {
        match self.language {
            Language::En => {
                format!(
                    "cannot be judged here; read: {}, nothing found wrong",
                    plural(entries as usize, "entry", "entries")
                )
            }
            Language::Zh => format!("此处无法判断；已读取 {entries} 条记录，未发现问题"),
        }
    }

    /// Entries that cannot be judged, and what it would take.
    pub fn needs(self, first: u32, last: u32, need: &Need) -> String {
        let entries = if first == last { first.to_string() } else { format!("{first}–{last}") };
        if self.language == Language::En {
            let called = if first == last { "entry" } else { "entries" };
            return format!("{called} {entries}: needs {need}");
        }
        let need = match need {
            Need::Semantics { semantics } => format!("语义版本 {semantics} 的内核"),
            Need::Rulebook { rulebook } => {
                format!("规则 {} {}（摘要 {}）", rulebook.id, rulebook.version, rulebook.digest.as_str())
            }
            Need::Calendar { calendar } => format!("日历 {calendar}"),
            Need::Precedents { precedents } => format!("摘要为 {} 的先例集", precedents.as_str()),
            Need::Algorithm { algorithm } => format!("支持算法 {algorithm} 的内核"),
            Need::Wire { wire } => format!("能读取格式版本 {wire} 的内核"),
            Need::Member { pointer } => format!("认识记录成员 {pointer} 的内核"),
        };
        format!("记录 {entries}：需要{need}")
    }

    /// A difference of form.
    pub fn form(self, form: Form, line: u32, lines: u32) -> String {
        let what = match (self.language, form) {
            (Language::En, _) => {
                return format!("form: {form} (line {line}; {})", plural(lines as usize, "line", "lines"));
            }
            (Language::Zh, Form::ByteOrderMark) => "以字节顺序标记开头",
            (Language::Zh, Form::LineEnd) => "行尾为 Windows 换行（CR LF）",
            (Language::Zh, Form::BlankLine) => "有空行",
            (Language::Zh, Form::Spacing) => "未按规范形式书写",
            (Language::Zh, Form::Beside) => "记录旁有无哈希保证的成员",
        };
        format!("形式差异：{what}（自第 {line} 行起，共 {lines} 行）")
    }

    pub fn repeated(self, act: &str, place: &str) -> String {
        match self.language {
            Language::En => format!("{place}: the act `{act}` was done before; its entry stands"),
            Language::Zh => format!("{place}：`{act}` 此前已经办理，其记录有效"),
        }
    }

    pub fn other_encoding(self, name: &str) -> String {
        match self.language {
            Language::En => format!("or say what it is with --encoding {name}"),
            Language::Zh => format!("或以 --encoding {name} 指明编码"),
        }
    }

    pub fn not_in_encoding(self, name: &str, encoding: &str, byte: usize) -> String {
        match self.language {
            Language::En => format!("`{name}` is not {encoding} at byte {byte}"),
            Language::Zh => format!("`{name}` 第 {byte} 字节处不是 {encoding}"),
        }
    }

    pub fn no_calendar_of_ledger(self, name: &str, calendar: &str, edition: &str) -> String {
        match self.language {
            Language::En => format!(
                "`{name}` was written by the calendar `{calendar}` in its edition `{edition}`, which is not at hand; give it with --calendar FILE"
            ),
            Language::Zh => {
                format!("`{name}` 依日历 `{calendar}` 的 `{edition}` 版写成，该版不在手边；请以 --calendar 文件 提供")
            }
        }
    }

    pub fn audit_broken(self, entries: u32) -> String {
        match self.language {
            Language::En => format!("not sound; read so far: {}", plural(entries as usize, "entry", "entries")),
            Language::Zh => format!("有问题；已读取 {entries} 条记录"),
        }
    }

    pub const fn fault(self, fault: Fault) -> &'static str {
        match fault {
            Fault::NewerWire => {
                self.choose("it is of a newer wire version than this kernel reads", "其格式版本比本内核所能读取的更新")
            }
            Fault::Sequence => self.choose("its number does not follow on the one before", "序号与前一条不连续"),
            Fault::Predecessor => self.choose("it does not name the entry before it", "未指明前一条记录"),
            Fault::Time => self.choose("it is dated before the entry before it", "时间早于前一条记录"),
            Fault::Hash => self.choose("its hash is not that of its content", "哈希与内容不符"),
            Fault::Case => self.choose("it belongs to another case", "属于另一事项"),
            Fault::Effect => self.choose("an effect does not fit the case", "效果与事项不符"),
            Fault::Text => self.choose("a text beside it is not the one that was committed to", "所附文本与承诺值不符"),
            Fault::Derivation => self.choose("the rules make something else of it", "依规则应得出不同的效果"),
            Fault::TextMissing => self.choose(
                "a text that it commits to is missing, and no erasure is recorded",
                "所承诺的文本缺失，且未记录删除",
            ),
            Fault::TextKept => {
                self.choose("a text stands beside it that a later entry erases", "所附文本已由后续记录删除")
            }
            Fault::Commitment => {
                self.choose("a commitment in it is not in the form that commitments have", "其中的承诺不合格式")
            }
            Fault::Algorithm => {
                self.choose("it does not follow the algorithm that the first entry names", "与首条记录指明的算法不符")
            }
            Fault::Semantics => {
                self.choose("it was written under older semantics than the entry before it", "语义版本低于前一条记录")
            }
            Fault::Refused => self.choose("the act would be refused", "依规则应不予办理"),
            Fault::NotUtf8 => self.choose("it is not UTF-8", "不是 UTF-8"),
            Fault::TooLarge => self.choose("it is larger than any entry that is written", "超过记录的长度上限"),
            Fault::Hypothetical => {
                self.choose("it is a what-if and no part of a real ledger", "系假设推演，不属于真实台账")
            }
            Fault::Unreadable => self.choose("it cannot be read", "无法读取"),
        }
    }

    pub fn anchored(self, seq: u32, entries: u32) -> String {
        match self.language {
            Language::En if seq == entries => "it ends with the head that was kept elsewhere".to_owned(),
            Language::En => format!("the head that was kept elsewhere is that of entry {seq}; what follows is newer"),
            Language::Zh if seq == entries => "末尾与另行保存的链首一致".to_owned(),
            Language::Zh => format!("另行保存的链首为第 {seq} 条记录，其后为新增"),
        }
    }

    pub fn more_faults(self, count: u32) -> String {
        match self.language {
            Language::En => format!("and {count} more"),
            Language::Zh => format!("此外还有 {count} 处"),
        }
    }

    pub fn erased(self, count: usize) -> String {
        match self.language {
            Language::En => {
                format!("{} erased; that they were given still stands", plural(count, "text was", "texts were"))
            }
            Language::Zh => format!("{count} 段文本已删除；曾经提交的事实仍可核验"),
        }
    }

    pub fn overdue(self, count: usize) -> String {
        match self.language {
            Language::En => format!("Overdue: {count}"),
            Language::Zh => format!("逾期：{count} 项"),
        }
    }

    pub fn due_soon(self, count: usize, within: u16) -> String {
        match self.language {
            Language::En => format!("Due within {}: {count}", plural(usize::from(within), "day", "days")),
            Language::Zh => format!("{within} 日内到期：{count} 项"),
        }
    }

    pub fn swept(self, count: usize) -> String {
        match self.language {
            Language::En => format!("{} read.", plural(count, "case", "cases")),
            Language::Zh => format!("已读取 {count} 个事项。"),
        }
    }

    /// A ledger that a report leaves out.
    pub fn not_counted(self, name: &str) -> String {
        match self.language {
            Language::En => {
                format!("{name}: not counted: a copy of a case that was counted before it, or a what-if\n")
            }
            Language::Zh => format!("{name}：未计入：系此前已计事项的副本，或为推演\n"),
        }
    }

    /// A folder without a ledger.
    pub fn no_ledgers(self, folder: &str) -> String {
        match self.language {
            Language::En => format!("there is no ledger in `{folder}`: ledgers are files that end in .jsonl"),
            Language::Zh => format!("`{folder}` 中没有台账：台账为以 .jsonl 结尾的文件"),
        }
    }

    /// A ledger of a case that was counted before.
    pub fn same_case(self, name: &str, before: &str) -> String {
        match self.language {
            Language::En => format!("{name}: the same case as {before}; it counts once\n"),
            Language::Zh => format!("{name}：与 {before} 系同一事项，只计一次\n"),
        }
    }

    pub fn progress(self, done: usize, all: usize) -> String {
        match self.language {
            Language::En => format!("reading {done} of {all}"),
            Language::Zh => format!("正在读取 {done} / {all}"),
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

/// "1 row", "2 rows"
pub fn plural(count: usize, one: &str, more: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {more}") }
}
