//! `distinguo lists`: the positive and the negative list that regulations ask for.

use distinguo::document::{Digest, Id};
use distinguo::rulebook::{Allowed, Combination, Labels, List, ListKind, Lists, Purpose, Rulebook};
use serde::Serialize;

use crate::Answer;
use crate::args::ListsArgs;
use crate::failure::Failure;
use crate::input;
use crate::output::{Output, add_line};
use crate::words::Words;

#[derive(Serialize)]
struct OfBook<'b> {
    rulebook: &'b Id,
    version: &'b str,
    digest: &'b Digest,
    tables: &'b [Lists],
}

pub fn run(args: &ListsArgs, languages: &[Words], out: &mut Output) -> Result<Answer, Failure> {
    let words = languages.first().copied().unwrap_or(Words::ALL[0]);
    // Lists do not count days; a calendar that is given is read all the same, and what is wrong with it is told.
    input::calendars(&args.calendars.files, words)?;
    let book = input::rulebook(&args.rulebook, words)?;
    let tables = match &args.table {
        Some(table) => vec![table.as_str()],
        None => tables(&book),
    };
    let lists: Result<Vec<Lists>, _> = tables.into_iter().map(|table| book.lists(table)).collect();
    let lists = lists.map_err(|problems| Failure::argument("--table", &problems, words))?;
    if args.json {
        let of_book = OfBook { rulebook: book.id(), version: book.version(), digest: book.digest(), tables: &lists };
        out.json(&of_book)?;
        return Ok(Answer::Yes);
    }
    for (number, words) in languages.iter().enumerate() {
        if number > 0 {
            out.raw("\n")?;
        }
        out.page(&page(&book, &lists, args.most, *words))?;
    }
    Ok(Answer::Yes)
}

/// The tables that regulations ask lists for; all where there is none of them.
fn tables(book: &Rulebook) -> Vec<&str> {
    let main = |purpose| matches!(purpose, Purpose::Tolerance | Purpose::Accountability | Purpose::Advice);
    let wanted: Vec<&str> = book.tables().filter(|(_, purpose)| main(*purpose)).map(|(id, _)| id.as_str()).collect();
    if wanted.is_empty() { book.tables().map(|(id, _)| id.as_str()).collect() } else { wanted }
}

fn page(book: &Rulebook, tables: &[Lists], most: usize, words: Words) -> String {
    let labels = book.labels(words.tag());
    let mut text = format!("══ {}\n", labels.book());
    for lists in tables {
        text.push('\n');
        add_line(&mut text, 0, format_args!("── {}", labels.table(&lists.table)));
        for list in &lists.lists {
            tell(&mut text, &labels, lists, list, most, words);
        }
    }
    text
}

fn tell(text: &mut String, labels: &Labels<'_>, lists: &Lists, list: &List, most: usize, words: Words) {
    let outcomes: Vec<&str> = list.permits.iter().map(|outcome| labels.outcome(&lists.table, outcome)).collect();
    let normally = list.normally.as_ref().map(|outcome| labels.outcome(&lists.table, outcome));
    let normally = normally.map(|outcome| format!("{}{}{outcome}", words.semicolon(), words.normally()));
    let kind = match list.kind {
        ListKind::Positive => words.positive(),
        ListKind::Discretion => words.discretion(),
        ListKind::Negative => words.negative(),
        ListKind::ByOutcome => words.outcome(),
    };
    let outcomes = outcomes.join(words.or());
    text.push('\n');
    add_line(text, 0, format_args!("{kind}{}{outcomes}{}", words.colon(), normally.unwrap_or_default()));
    text.push('\n');
    if list.too_many {
        add_line(text, 1, words.too_many());
        return;
    }
    let count = list.combinations.len();
    let shown = if most == 0 { count } else { most.min(count) };
    add_line(text, 1, format_args!("{}", words.combinations(count, shown)));
    let common = common(&list.combinations);
    if count > 1 && !common.is_empty() {
        add_line(text, 1, format_args!("{}", words.in_each()));
        common.iter().for_each(|allowed| add_line(text, 1, format_args!("• {}", fact(labels, allowed, words))));
        add_line(text, 1, format_args!("{}", words.and_one()));
    }
    for rows in by_rows(list.combinations.iter().take(shown)) {
        let Some((first, _)) = rows.first() else { continue };
        let by: Vec<&str> = first.rows.iter().map(|row| labels.row(&lists.table, row)).collect();
        add_line(text, 1, format_args!("{}{}", words.by(), by.join(words.semicolon())));
        for (combination, number) in &rows {
            let own = combination.answers.iter().filter(|allowed| count == 1 || !common.contains(allowed));
            let own: Vec<String> = own.map(|allowed| fact(labels, allowed, words)).collect();
            let own = if own.is_empty() { words.always().to_owned() } else { own.join(words.semicolon()) };
            add_line(text, 2, format_args!("[{number}] {own}"));
        }
    }
}

/// What every combination asks for alike.
fn common(combinations: &[Combination]) -> Vec<&Allowed> {
    let Some((first, rest)) = combinations.split_first() else { return Vec::new() };
    first.answers.iter().filter(|allowed| rest.iter().all(|other| other.answers.contains(allowed))).collect()
}

/// Combinations with their numbers, those together of which the same rows may decide.
fn by_rows<'l>(combinations: impl Iterator<Item = &'l Combination>) -> Vec<Vec<(&'l Combination, usize)>> {
    let mut groups: Vec<Vec<(&Combination, usize)>> = Vec::new();
    for (combination, number) in combinations.zip(1..) {
        let same = |group: &&mut Vec<(&Combination, usize)>| {
            group.first().is_some_and(|(first, _)| first.rows == combination.rows)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push((combination, number)),
            None => groups.push(vec![(combination, number)]),
        }
    }
    groups
}

/// "State of mind: unintentional / negligent"
fn fact(labels: &Labels<'_>, allowed: &Allowed, words: Words) -> String {
    let answers: Vec<&str> = allowed.answers.iter().map(|answer| labels.answer(&allowed.fact, answer)).collect();
    format!("{}{}{}", labels.fact(&allowed.fact), words.colon(), answers.join(" / "))
}
