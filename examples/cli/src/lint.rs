//! `distinguo lint`: whether a rulebook is sound, what was proved, and what its author should look at.

use distinguo::error::Problems;
use distinguo::rulebook::{AdverseOutcome, Proved, Rulebook};
use serde::Serialize;

use crate::Answer;
use crate::args::LintArgs;
use crate::failure::{Failure, told};
use crate::input;
use crate::output::{Output, add_line};
use crate::words::Words;

#[derive(Serialize)]
struct Report<'r> {
    name: &'r str,
    sound: bool,
    proved: Vec<Proved>,
    adverse: Vec<AdverseOutcome>,
    problems: &'r Problems,
}

pub fn run(args: &LintArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    input::calendars(&args.calendars.files, words)?;
    let (name, text) = input::rulebook_text(&args.rulebook, words)?;
    match Rulebook::load(&text) {
        Ok(book) => {
            let proved: Vec<Proved> = book.proved().collect();
            let adverse: Vec<AdverseOutcome> = book.adverse().collect();
            let advice = book.advice();
            if args.json {
                out.json(&Report { name: &name, sound: true, proved, adverse, problems: &advice })?;
            } else {
                out.page(&page(&book, &proved, &adverse, advice.count(), words))?;
                out.raw(&told(&name, &advice, words))?;
            }
            Ok(Answer::Yes)
        }
        Err(problems) if args.json => {
            out.json(&Report {
                name: &name,
                sound: false,
                proved: Vec::new(),
                adverse: Vec::new(),
                problems: &problems,
            })?;
            Ok(Answer::No)
        }
        Err(problems) => Err(Failure::document(&name, problems)),
    }
}

fn page(book: &Rulebook, proved: &[Proved], adverse: &[AdverseOutcome], lints: usize, words: Words) -> String {
    let labels = book.labels(words.tag());
    let mut text = format!("{}\n\n", words.sound(&labels.book()));
    for table in proved {
        let counts = words.proved(table.rows, table.facts, &thousands(table.combinations), table.guarantees.len());
        add_line(&mut text, 1, format_args!("✓ {}{}{counts}", labels.table(&table.table), words.colon()));
    }
    if !adverse.is_empty() {
        text.push('\n');
        add_line(&mut text, 0, format_args!("{}", words.adverse()));
        for one in adverse {
            let outcome = labels.outcome(&one.table, &one.outcome);
            let when = words.adverse_when(one.when);
            add_line(&mut text, 1, format_args!("· {}{}{outcome}{when}", labels.table(&one.table), words.colon()));
        }
    }
    if lints > 0 {
        text.push('\n');
        add_line(&mut text, 0, format_args!("{}", words.lints(lints)));
        text.push('\n');
    }
    text
}

/// "12,960"
fn thousands(number: u128) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_three() {
        let grouped = [0, 999, 1000, 1_234_567].map(thousands);
        assert_eq!(grouped, ["0", "999", "1,000", "1,234,567"]);
    }
}
