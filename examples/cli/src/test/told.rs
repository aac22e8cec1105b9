//! How the results of scenarios are told: what agrees in a line, what does not in a table, and what was never touched.

use std::fmt::Write as _;

use distinguo::document::{Id, shown};
use distinguo::rulebook::{Labels, Rulebook};
use distinguo::scenario::{Check, Covered, Subject, Tried};
use unicode_width::UnicodeWidthStr as _;

use super::Outcome;
use super::mutate::Found;
use crate::layout;
use crate::output::add_line;
use crate::words::Words;

pub fn page(outcomes: &[Outcome], skipped: &[std::path::PathBuf], width: usize, words: Words) -> String {
    let mut text = String::new();
    for outcome in outcomes {
        let labels = outcome.book.labels(words.tag());
        let mut head = String::new();
        add_line(&mut head, 0, format_args!("{}{}{}", outcome.name, words.colon(), labels.book()));
        for tried in &outcome.tried {
            let sign = if tried.agrees() { '✓' } else { '✗' };
            add_line(&mut head, 1, format_args!("{sign} {}", tried.name));
            if !tried.agrees() {
                text.push_str(&layout::set(&head, width));
                head.clear();
                text.push_str(&differences(outcome, tried, &labels, width, words));
            }
        }
        text.push_str(&layout::set(&head, width));
        text.push('\n');
    }
    let mut rest = String::new();
    if outcomes.is_empty() {
        return text;
    }
    let tried: Vec<&Tried> = outcomes.iter().flat_map(|outcome| &outcome.tried).collect();
    let agree = tried.iter().filter(|tried| tried.agrees()).count();
    add_line(&mut rest, 0, words.scenarios(tried.len(), agree));
    for (book, covered) in by_book(outcomes) {
        coverage(&mut rest, book, &covered, words);
    }
    if !skipped.is_empty() {
        add_line(&mut rest, 0, words.scenarios_skipped(skipped.len()));
    }
    text + &layout::set(&rest, width)
}

/// What was touched of each rulebook, by all files together.
fn by_book(outcomes: &[Outcome]) -> Vec<(&Rulebook, Covered)> {
    let mut books: Vec<(&Rulebook, Covered)> = Vec::new();
    for outcome in outcomes.iter().filter(|outcome| outcome.thorough) {
        match books.iter_mut().find(|(book, _)| book.digest() == outcome.book.digest()) {
            Some((_, covered)) => covered.add(&outcome.covered()),
            None => books.push((&outcome.book, outcome.covered())),
        }
    }
    books
}

/// So much of what no scenario touches is listed of each kind; `--json` has all of it.
const MOST_LISTED: usize = 10;

/// What no scenario touches.
pub struct Missing {
    pub rows: Vec<(Id, Id)>,
    pub clauses: Vec<Id>,
    pub periods: Vec<Id>,
}

impl Missing {
    pub fn of(book: &Rulebook, covered: &Covered) -> Self {
        let all = Covered::all(book);
        let row = |row: &(&Id, &Id)| !covered.rows().any(|known| known == *row);
        Self {
            rows: all.rows().filter(row).map(|(table, row)| (table.clone(), row.clone())).collect(),
            clauses: all.clauses().filter(|one| !covered.clauses().any(|known| known == *one)).cloned().collect(),
            periods: all.periods().filter(|one| !covered.periods().any(|known| known == *one)).cloned().collect(),
        }
    }
}

fn coverage(text: &mut String, book: &Rulebook, covered: &Covered, words: Words) {
    let labels = book.labels(words.tag());
    let (all, missing) = (Covered::all(book), Missing::of(book, covered));
    add_line(text, 0, format_args!("{}{}{}", words.touched(), words.colon(), labels.book()));
    let rows = missing.rows.iter().map(|(table, row)| format!("{} › {}", labels.table(table), labels.row(table, row)));
    let clauses = missing.clauses.iter().map(|clause| labels.clause(clause));
    let periods = missing.periods.iter().map(|period| labels.period(period).to_owned());
    let lines: [(usize, Vec<String>, &str); 3] = [
        (all.rows().count(), rows.collect(), words.rows()),
        (all.periods().count(), periods.collect(), words.periods()),
        (all.clauses().count(), clauses.collect(), words.clauses()),
    ];
    for (count, missing, what) in lines.into_iter().filter(|(count, ..)| *count > 0) {
        add_line(text, 1, words.of_all(what, count - missing.len(), count));
        let more = missing.len().saturating_sub(MOST_LISTED);
        for one in missing.into_iter().take(MOST_LISTED) {
            add_line(text, 2, format_args!("• {one}"));
        }
        if more > 0 {
            add_line(text, 2, format_args!("• {}", words.more_places(more)));
        }
    }
}

/// What differs, as a table.
fn differences(outcome: &Outcome, tried: &Tried, labels: &Labels<'_>, width: usize, words: Words) -> String {
    let mut rows = vec![words.difference_columns().map(str::to_owned)];
    for check in tried.checks.iter().filter(|check| !check.agrees()) {
        let place = words.line_of(outcome.line(check)).trim_end().to_owned();
        let about = about(check, labels, words);
        rows.push([
            place,
            about,
            side(check, &check.expected, labels, words),
            side(check, &check.found, labels, words),
        ]);
    }
    table(&rows, 4, width)
}

fn about(check: &Check, labels: &Labels<'_>, words: Words) -> String {
    let what = if let Subject::Due(period) = &check.subject {
        labels.period(period)
    } else {
        check.subject.id().map_or("", |table| labels.table(table))
    };
    let on = check.on.map(|on| format!("{on} ")).unwrap_or_default();
    let separator = if what.is_empty() { "" } else { words.colon() };
    format!("{on}{what}{separator}{}", words.subject(&check.subject))
}

fn side(check: &Check, ids: &[String], labels: &Labels<'_>, words: Words) -> String {
    let label = |text: &String| {
        let Some(id) = Id::new(text) else { return text.clone() };
        match &check.subject {
            Subject::Permits(table) | Subject::Never(table) | Subject::Normally(table) | Subject::Decided(table) => {
                labels.outcome(table, &id).to_owned()
            }
            Subject::Rows(table) => labels.row(table, &id).to_owned(),
            Subject::Open(_) => labels.fact(&id).to_owned(),
            Subject::Overdue | Subject::Over => labels.period(&id).to_owned(),
            Subject::Refused => words.refusal(text),
            Subject::Contradictory => words.yes_or_no(text == "true").to_owned(),
            Subject::Due(_) | _ => text.clone(),
        }
    };
    let none = if check.subject == Subject::Refused { words.possible_then() } else { words.nothing() };
    if ids.is_empty() { none.to_owned() } else { ids.iter().map(label).collect::<Vec<_>>().join(words.joint()) }
}

/// Rows in columns, each as wide as it needs, and broken where the page is too narrow for all.
pub fn table<const N: usize>(rows: &[[String; N]], indent: usize, width: usize) -> String {
    let rows: Vec<[String; N]> = rows.iter().map(|row| row.each_ref().map(|cell| shown(cell).into_owned())).collect();
    let mut widths = [0_usize; N];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let room = width.min(layout::WIDTH).saturating_sub(indent + 2 * N.saturating_sub(1));
    // The widest column gives way, column by column.
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths.iter_mut().max().filter(|widest| **widest > 8) else { break };
        *widest -= 1;
    }
    let mut text = String::new();
    for row in &rows {
        let cells: Vec<Vec<String>> = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| layout::wrapped(cell, width).lines().map(str::to_owned).collect())
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        for line in 0..height {
            let mut out = format!("{:indent$}", "");
            for (cell, width) in cells.iter().zip(widths) {
                let part = cell.get(line).map(String::as_str).unwrap_or_default();
                // Padding counts columns, not letters: a Chinese letter takes two.
                let _ = write!(out, "{part}{:pad$}", "", pad = width.saturating_sub(part.width()) + 2);
            }
            text.push_str(out.trim_end());
            text.push('\n');
        }
    }
    text
}

/// What could be changed without a scenario noticing.
pub fn mutations(found: &Found, width: usize, words: Words) -> String {
    let mut text = String::from("\n");
    let mut head = String::new();
    add_line(&mut head, 0, words.mutated(found.tried, found.by_proof, found.by_scenario, found.unnoticed.len()));
    text.push_str(&layout::set(&head, width));
    if !found.unnoticed.is_empty() {
        let mut rows = vec![words.mutant_columns().map(str::to_owned)];
        for mutant in &found.unnoticed {
            let place = words.line_of(mutant.line).trim_end().to_owned();
            rows.push([mutant.name.clone(), place, mutant.what.clone(), mutant.change.clone()]);
        }
        text.push_str(&table(&rows, 2, width));
    }
    text
}
