//! A report as a page to read.

use std::fmt::Write as _;

use super::{Cell, Distribution, Part};
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
        text.push_str(say(language, ["No case was read.\n\n", "没有读到任何事项。\n\n"]));
    }
    let note = [
        "Counts below five are left out (·), and so is what they could be worked out from. Nothing here is about a person.",
        "少于五的数不列出（以 · 表示），可据以推算该数的也不列出。本报告不涉及个人。",
    ];
    text + say(language, note) + "\n"
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
    let mut section = |title: [&'static str; 2], parts: &[&Distribution]| {
        if parts.is_empty() {
            return;
        }
        let _ = writeln!(text, "━━ {}", say(language, title));
        for part in parts {
            distribution(text, part, labels, language);
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

fn distribution(text: &mut String, part: &Distribution, labels: &Labels<'_>, language: Language) {
    let colon = say(language, [": ", "："]);
    let number = |count: Option<u32>| count.map_or_else(|| "·".to_owned(), |count| count.to_string());
    // A cell that is zero says something only where others are not.
    let cells: Vec<String> = part
        .cells
        .iter()
        .filter(|cell| cell.count != Some(0))
        .map(|cell| format!("{} {}", name(cell, language), number(cell.count)))
        .list();
    let few = say(language, ["too few to be told", "数量过少，不予列出"]);
    let cells = if part.total.is_none() { vec![few.to_owned()] } else { cells };
    let cells = if cells.is_empty() {
        say(language, ["none", "无"]).to_owned()
    } else {
        cells.join(say(language, [", ", "，"]))
    };
    let total = part.total.filter(|total| *total > 0).map(|total| total.to_string());
    let total = total.map(|total| say(language, [" — {} in all", "——共 {}"]).replace("{}", &total)).unwrap_or_default();
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
        other => return other.to_owned(),
    };
    say(language, words).to_owned()
}
