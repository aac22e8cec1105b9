//! `distinguo lint`: whether a rulebook is sound, what was proved, and what its author should look at.

use distinguo::error::Code;
use distinguo::rulebook::{AdverseOutcome, Proved, Rulebook};
use serde::Serialize;

use crate::Answer;
use crate::args::LintArgs;
use crate::drawn::{self, Source};
use crate::failure::{Failure, Placed, placed};
use crate::input;
use crate::output::{Output, add_line};
use crate::words::Words;

#[derive(Serialize)]
struct Report<'r> {
    name: &'r str,
    sound: bool,
    proved: Vec<Proved>,
    adverse: Vec<AdverseOutcome>,
    problems: Vec<Placed<'r>>,
}

pub fn run(args: &LintArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    let calendars = input::calendars(&args.calendars.files, words)?;
    let (name, text) = input::rulebook_text(&args.rulebook, words)?;
    let source = Source::of(&name, &text);
    match Rulebook::load(&text) {
        Ok(book) => {
            let proved: Vec<Proved> = book.proved().collect();
            let adverse: Vec<AdverseOutcome> = book.adverse().collect();
            let here = |id| calendars.iter().any(|calendar| calendar.id() == id);
            let here = book.calendar().is_some_and(here);
            let advice = book.advice().without(|code| code == Code::UnknownCalendar && here);
            if args.json {
                out.json(&Report { name: &name, sound: true, proved, adverse, problems: placed(&source, &advice) })?;
            } else {
                out.page(&page(&book, &proved, &adverse, words))?;
                if !advice.is_empty() {
                    out.raw("\n")?;
                }
                out.raw(&drawn::told(&source, &advice, out.width(), words))?;
            }
            Ok(Answer::Yes)
        }
        Err(problems) if args.json => {
            out.json(&Report {
                name: &name,
                sound: false,
                proved: Vec::new(),
                adverse: Vec::new(),
                problems: placed(&source, &problems),
            })?;
            Ok(Answer::No)
        }
        Err(problems) => Err(Failure::of(source, problems)),
    }
}

fn page(book: &Rulebook, proved: &[Proved], adverse: &[AdverseOutcome], words: Words) -> String {
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
