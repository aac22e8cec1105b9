//! `distinguo sweep`: what is overdue and due soon in many cases.

use std::collections::BTreeMap;
use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::Arc;

use distinguo::case::DueItem;
use distinguo::document::{Digest, Id};
use serde::Serialize;

use crate::Answer;
use crate::args::SweepArgs;
use crate::books::{self, Books, Opened, instant};
use crate::failure::{Failure, told_of_line};
use crate::input;
use crate::output::{Output, add_line, complain};
use crate::words::Words;

/// What is due in one case.
#[derive(Serialize)]
struct Line {
    ledger: String,
    case: Id,
    due: DueItem,
    #[serde(skip)]
    words: String,
}

pub fn run(args: &SweepArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    let mut library = Books::new(&args.under.rulebooks, &args.under.calendars, words)?;
    let mut lines: Vec<Line> = Vec::new();
    let mut seen: BTreeMap<Digest, String> = BTreeMap::new();
    let cases = sound(&args.folder, &mut library, words, |opened, library| {
        let kernel = library.of(opened)?;
        let now = instant(&kernel, &args.at, words)?;
        let refused = |refusal| books::refused(&opened.name, &refusal, words);
        let then = library.kernels().as_of(&opened.ledger, now).map_err(refused)?;
        // It may have run under an earlier version then.
        let kernel = library.kernels().of(then.case()).map_or(kernel, Arc::clone);
        let Some(case) = then.case().id() else { return Ok(()) };
        // Ledgers that begin with the same entry are copies of one case.
        if let Some(first) = opened.ledger.records().first().map(|record| record.hash().clone()) {
            if let Some(before) = seen.get(&first) {
                complain(&words.same_case(&opened.name, before));
                return Ok(());
            }
            seen.insert(first, opened.name.clone());
        }
        let labels = kernel.rulebook().labels(words.tag());
        let due = kernel.due(then.case(), None, now).map_err(|unseen| books::unseen(&opened.name, unseen, words))?;
        for due in due.into_iter().filter(|due| due.presses(i64::from(args.within))) {
            let told = due.words(&labels);
            lines.push(Line { ledger: opened.name.clone(), case: case.clone(), due, words: told });
        }
        Ok(())
    })?;
    let days = |due: &DueItem| due.days_left.or(due.days_over.and_then(i64::checked_neg));
    lines.sort_by(|one, other| (days(&one.due), &one.case).cmp(&(days(&other.due), &other.case)));
    if args.under.json {
        out.json(&lines)?;
    } else {
        out.page(&page(&lines, args.within, seen.len(), words))?;
    }
    Ok(cases.answer(&args.folder, words))
}

fn page(lines: &[Line], within: u16, read: usize, words: Words) -> String {
    let mut text = String::new();
    let (overdue, soon): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.due.overdue);
    for (title, lines, sign) in
        [(words.overdue(overdue.len()), overdue, '✗'), (words.due_soon(soon.len(), within), soon, '→')]
    {
        add_line(&mut text, 0, format_args!("{title}"));
        text.push('\n');
        for line in lines {
            add_line(&mut text, 1, format_args!("{sign} {}{}{}", line.case, words.colon(), line.words));
        }
        text.push('\n');
    }
    add_line(&mut text, 0, format_args!("{}", words.swept(read)));
    text
}

/// How many ledgers there were.
pub struct Count {
    pub read: usize,
    pub broken: usize,
}

impl Count {
    /// What a command over them comes to.
    pub fn answer(&self, folder: &Path, words: Words) -> Answer {
        if self.read + self.broken == 0 {
            let mut told = String::new();
            add_line(&mut told, 0, words.no_ledgers(&input::name(folder)));
            complain(&told);
            return Answer::Nothing;
        }
        if self.broken > 0 { Answer::No } else { Answer::Yes }
    }
}

/// Calls `visit` with every ledger of a folder, and of those in it, that can be read, in the order of their names, and reports
/// the others. Nothing is thrown away of a ledger with a broken line: what stands before it counts.
pub fn sound(
    folder: &Path,
    library: &mut Books,
    words: Words,
    mut visit: impl FnMut(&Opened, &mut Books) -> Result<(), Failure>,
) -> Result<Count, Failure> {
    let ledgers = input::files(folder, "jsonl", words)?;
    let mut count = Count { read: 0, broken: 0 };
    let watched = std::io::stderr().is_terminal();
    let clear = |text: &str| {
        if watched {
            // A line that nobody sees is no reason to stop.
            let _ = write!(std::io::stderr(), "\r\u{1b}[2K{text}");
        }
    };
    for (position, path) in ledgers.iter().enumerate() {
        clear(&words.progress(position + 1, ledgers.len()));
        let opened = match books::open(path, words) {
            Ok(opened) => opened,
            // What cannot be read is told, and the others are read all the same.
            Err(failure) => {
                clear("");
                count.broken += 1;
                failure.tell(words, false);
                continue;
            }
        };
        if let Some(problem) = &opened.broken {
            clear("");
            count.broken += 1;
            complain(&told_of_line(&opened.name, problem, words));
        }
        if opened.ledger.records().is_empty() {
            continue;
        }
        match visit(&opened, library) {
            Ok(()) => count.read += 1,
            Err(failure @ (Failure::Ledger(_) | Failure::Document { .. })) => {
                clear("");
                count.broken += 1;
                failure.tell(words, false);
            }
            Err(failure) => return Err(failure),
        }
    }
    clear("");
    Ok(count)
}
