//! `distinguo lint`: whether a rulebook is sound, what was proved, and what its author should look at.

use std::fmt::Write as _;

use distinguo::error::Problems;
use distinguo::rulebook::{Proved, Rulebook};
use serde::Serialize;

use crate::Answer;
use crate::args::LintArgs;
use crate::failure::{Failure, told};
use crate::input;
use crate::output::Output;
use crate::words::Words;

#[derive(Serialize)]
struct Report<'r> {
    name: &'r str,
    sound: bool,
    proved: Vec<Proved>,
    problems: &'r Problems,
}

pub fn run(args: &LintArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    let (name, text) = input::rulebook_text(&args.rulebook, words)?;
    match Rulebook::load(&text) {
        Ok(book) => {
            let proved: Vec<Proved> = book.proved().collect();
            let advice = book.advice();
            if args.json {
                out.json(&Report { name: &name, sound: true, proved, problems: &advice })?;
            } else {
                out.page(&page(&book, &proved, advice.count(), words))?;
                out.raw(&told(&name, &advice, words))?;
            }
            Ok(Answer::Yes)
        }
        Err(problems) if args.json => {
            out.json(&Report { name: &name, sound: false, proved: Vec::new(), problems: &problems })?;
            Ok(Answer::No)
        }
        Err(problems) => Err(Failure::document(&name, problems)),
    }
}

fn page(book: &Rulebook, proved: &[Proved], lints: usize, words: Words) -> String {
    let labels = book.labels(words.tag());
    let mut text = format!("{}\n\n", words.sound(&labels.book()));
    for table in proved {
        let counts = words.proved(table.rows, table.facts, &thousands(table.combinations), table.guarantees.len());
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  ✓ {}{}{counts}", labels.table(&table.table), words.colon());
    }
    if lints > 0 {
        let _ = writeln!(text, "\n{}\n", words.lints(lints));
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
