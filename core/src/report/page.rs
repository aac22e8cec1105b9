//! A report as a page to read.

use std::fmt::Write as _;

use super::told::{Cell, Distribution, Part, READING};
use crate::document::shown;
use crate::error::Language;
use crate::list::ToList;
use crate::rulebook::{Labels, Rulebook};

/// Parts of a report with their rulebooks, as a page.
pub(super) fn page<'b>(parts: impl Iterator<Item = (&'b Rulebook, Part)>, language: Language) -> String {
    let mut text = String::new();
    for (book, part) in parts {
        self::part(&mut text, &part, &book.labels(language.tag()), language);
    }
    if text.is_empty() {
        text.push_str(say(language, ["The report covers no rulebook.\n\n", "本报告未涵盖任何规则。\n\n"]));
    }
    let reading = READING.into_iter().find(|(tag, _)| *tag == language.tag()).map_or("", |(_, reading)| reading);
    text + reading + "\n"
}

fn say(language: Language, [en, zh]: [&'static str; 2]) -> &'static str {
    match language {
        Language::En => en,
        Language::Zh => zh,
    }
}

fn part(text: &mut String, part: &Part, labels: &Labels<'_>, language: Language) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{} ({})\n", shown(part.title.in_language(language.tag())), part.rulebook);
    let one = [&part.channels, &part.stages, &part.overdue, &part.clarifications].into_iter();
    if one.chain(&part.outcomes).chain(&part.times).chain(&part.relief).all(is_zero) {
        let _ = writeln!(text, "  {}\n", say(language, ["• told as 0 throughout", "• 各项均列为 0"]));
        return;
    }
    let mut section = |title: [&'static str; 2], parts: &[&Distribution]| {
        let (zero, told): (Vec<&&Distribution>, Vec<_>) = parts.iter().partition(|part| is_zero(part));
        if parts.is_empty() {
            return;
        }
        let _ = writeln!(text, "━━ {}", say(language, title));
        for part in told {
            distribution(text, part, labels, language);
        }
        if !zero.is_empty() {
            let labels =
                zero.iter().filter_map(|part| part.label.as_ref()).map(|label| label.in_language(language.tag()));
            let labels = labels.list().join(say(language, [", ", "、"]));
            let line = match labels.as_str() {
                "" => say(language, ["• told as 0 throughout", "• 各项均列为 0"]).to_owned(),
                labels => say(language, ["• told as 0 throughout: {}", "• 各项均列为 0：{}"]).replace("{}", labels),
            };
            let _ = writeln!(text, "  {}", shown(&line));
        }
        text.push('\n');
    };
    section(["Cases by channel", "事项（按渠道）"], &[&part.channels]);
    section(["Cases by stage", "事项（按阶段）"], &[&part.stages]);
    section(["Decisions", "决定"], &part.outcomes.iter().collect::<Vec<_>>());
    section(["Time taken against time limits", "用时与时限"], &part.times.iter().collect::<Vec<_>>());
    section(["Overdue duties by seat", "逾期义务（按席位）"], &[&part.overdue]);
    section(["Relief and what came of it", "救济及其结果"], &part.relief.iter().collect::<Vec<_>>());
    section(["Accusations and the names concerned", "检举控告与澄清正名"], &[&part.clarifications]);
}

/// Whether every number of it is told as 0.
fn is_zero(part: &Distribution) -> bool {
    part.total == 0 && part.cells.iter().all(|cell| cell.count == 0)
}

fn distribution(text: &mut String, part: &Distribution, labels: &Labels<'_>, language: Language) {
    let colon = say(language, [": ", "："]);
    // A cell that is told as 0 says something only where others are not.
    let told = part.cells.iter().filter(|cell| cell.count > 0);
    let cells = told.map(|cell| format!("{} {}", name(cell, language), cell.count)).list();
    let cells = if cells.is_empty() {
        say(language, ["each told as 0", "各项列为 0"]).to_owned()
    } else {
        cells.join(say(language, [", ", "，"]))
    };
    let total = say(language, [" — {} in all", "——共 {}"]).replace("{}", &part.total.to_string());
    let label = part.label.as_ref().map(|label| format!("{}{colon}", label.in_language(language.tag())));
    let clauses: Vec<String> = part.clauses.iter().map(|cited| labels.clause(&cited.clause)).collect();
    let clauses = if clauses.is_empty() { String::new() } else { format!(" [{}]", clauses.join("; ")) };
    let line = format!("• {}{cells}{total}{clauses}", label.unwrap_or_default());
    let _ = writeln!(text, "  {}", shown(&line));
}

fn name(cell: &Cell, language: Language) -> String {
    if let Some(label) = &cell.label {
        return label.in_language(language.tag()).to_owned();
    }
    let words = match cell.what.as_str() {
        "application" => ["by application", "依申请"],
        "own_motion" => ["by own motion", "依职权"],
        "instruction" => ["by instruction", "依指令"],
        "not_raised" => ["not raised", "未提起"],
        "raised" => ["raised, not yet admitted", "已提起，待受理"],
        "not_admitted" => ["not admitted", "不予受理"],
        "withdrawn" => ["withdrawn", "已撤回"],
        "verifying" => ["under verification", "核查中"],
        "deciding" => ["to be decided", "待认定"],
        "decided" => ["decided, duties open", "已认定，尚有未尽事项"],
        "dormant" => ["concluded, something still lasts", "已结，尚有期间存续"],
        "concluded" => ["concluded", "已办结"],
        "first_half" => ["in the first half of the time", "时限前半完成"],
        "second_half" => ["in the second half", "时限后半完成"],
        "late" => ["done late", "逾期完成"],
        "overdue" => ["overdue", "逾期未完成"],
        "running" => ["running", "进行中"],
        "cleared" => ["cleared", "已澄清"],
        "to_be_cleared" => ["to be cleared", "待澄清"],
        "not_to_be_cleared" => ["not to be cleared", "不予澄清"],
        "not_judged" => ["not judged yet", "尚未定性"],
        "pending" => ["pending", "办理中"],
        "passed_over" => ["not answered in time", "逾期未答复"],
        "not_in_effect" => ["not in effect", "尚未生效"],
        "set_aside" => ["revoked, annulled or reopened", "已撤销或重新办理"],
        other => return other.to_owned(),
    };
    say(language, words).to_owned()
}
