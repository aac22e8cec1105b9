//! `distinguo run`: acts in, entries out; a refusal says what would be possible.

use std::path::PathBuf;

use distinguo::case::{Act, Refusal};
use distinguo::document::Id;
use distinguo::kernel::{Kernel, Ledger};
use distinguo::ledger::Record;
use distinguo::rulebook::Rulebook;
use distinguo::time::Calendar;
use serde_json::Value;

use crate::Answer;
use crate::args::RunArgs;
use crate::books::{instant, kernel, refused};
use crate::drawn::Source;
use crate::failure::{Failure, Refused};
use crate::input;
use crate::output::{Output, add_line, complain};
use crate::words::Words;

/// A file of acts on its way.
struct Run<'w> {
    name: String,
    words: Words,
    kernel: Option<Kernel>,
    calendars: Vec<Calendar>,
    /// The file of the precedents.
    precedents: Option<PathBuf>,
    ledger: Ledger,
    out: &'w mut Output,
}

pub fn run(args: &RunArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    let calendars = input::calendars(&args.calendars.files, words)?;
    let given = match &args.rulebook {
        Some(book) => {
            let kernel = kernel(book, input::rulebook(book, words)?, &calendars)?;
            Some(knowing(kernel, args.precedents.as_ref(), words)?)
        }
        None => None,
    };
    let text = input::acts(&args.acts, words)?;
    let (name, precedents) = (input::name(&args.acts), args.precedents.clone());
    let mut run = Run { name, words, kernel: given, calendars, precedents, ledger: Ledger::new(), out };
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        run.line(number, line)?;
    }
    Ok(Answer::Yes)
}

impl Run<'_> {
    fn line(&mut self, number: usize, line: &str) -> Result<(), Failure> {
        // What is no heading is an act, and the kernel says what is wrong with it.
        let heading = if line.len() < 10_000 { serde_json::from_str::<Value>(line).ok() } else { None };
        let word = |pointer: &str| heading.as_ref().and_then(|value| value.pointer(pointer)).and_then(Value::as_str);
        if let Some(book) = word("/rulebook") {
            return self.begin(book, word("/version"));
        }
        let needed = self.words.no_book_of_acts(&self.name);
        if let Some(time) = word("/tick") {
            let kernel = self.kernel.as_ref().ok_or(Failure::Usage(needed))?;
            let now = instant(kernel, time, self.words)?;
            let lapses = self.ledger.tick(kernel, now).map_err(|refusal| refused(&self.name, &refusal, self.words))?;
            return print(self.out, lapses);
        }
        let problems = |problems| Failure::of(Source::line(&self.name, number, line), problems);
        let act = Act::load(line).map_err(problems)?;
        if let Some(version) = word("/act/migrate/version") {
            // What runs out before the move runs out under the version of before.
            if let Some(before) = &self.kernel {
                let lapses = self.ledger.tick(before, act.at());
                print(self.out, lapses.map_err(|refusal| refused(&self.name, &refusal, self.words))?)?;
            }
            self.migrate(version);
        }
        let kernel = self.kernel.as_ref().ok_or(Failure::Usage(needed))?;
        let before = self.ledger.records().len();
        match self.ledger.handle(kernel, &act).map(drop) {
            // What was done before was printed then.
            Ok(()) if self.ledger.records().len() == before => {
                let mut told = String::new();
                add_line(&mut told, 0, self.words.repeated(act.id(), &format!("{}:{number}", self.name)));
                complain(&told);
                Ok(())
            }
            Ok(()) => print(self.out, self.ledger.records().get(before..).unwrap_or_default()),
            Err(refusal) => {
                // What had run out before stands.
                print(self.out, self.ledger.records().get(before..).unwrap_or_default())?;
                let page = page(kernel, &act, &refusal, &format!("{}:{number}", self.name), self.words);
                let page = crate::layout::set(&page, self.out.width());
                Err(Failure::Refused(Box::new(Refused { name: self.name.clone(), line: number, page, refusal })))
            }
        }
    }

    /// The heading of a file names its rulebook; one that was given on the command line prevails.
    fn begin(&mut self, book: &str, version: Option<&str>) -> Result<(), Failure> {
        if self.kernel.is_some() {
            return Ok(());
        }
        let found = version.and_then(|version| shipped(book, version));
        let book_found = match found {
            Some(found) => found,
            None => input::rulebook(book, self.words)?,
        };
        let kernel = kernel(book, book_found, &self.calendars)?;
        self.kernel = Some(knowing(kernel, self.precedents.as_ref(), self.words)?);
        Ok(())
    }

    /// The version that an act moves the case to, where it ships.
    fn migrate(&mut self, version: &str) {
        let id: Option<Id> = self.kernel.as_ref().map(|kernel| kernel.rulebook().id().clone());
        let book = id.and_then(|id| shipped(id.as_str(), version));
        if let Some(kernel) = book.and_then(|book| kernel("", book, &self.calendars).ok()) {
            self.kernel = Some(kernel);
        }
    }
}

/// A kernel that knows the precedents of a file.
fn knowing(kernel: Kernel, precedents: Option<&PathBuf>, words: Words) -> Result<Kernel, Failure> {
    let Some(path) = precedents else { return Ok(kernel) };
    let text = input::precedents(path, words)?;
    kernel.with_precedents(&text).map_err(|problems| Failure::of(Source::of(&input::name(path), &text), problems))
}

/// A version of a rulebook that ships.
fn shipped(id: &str, version: &str) -> Option<Rulebook> {
    let of_id = Rulebook::shipped_names().filter(|name| name.starts_with(id));
    of_id.filter_map(Rulebook::shipped).find(|book| book.id().as_str() == id && book.version() == version)
}

fn print(out: &mut Output, records: &[Record]) -> Result<(), Failure> {
    records.iter().try_for_each(|record| out.raw(&format!("{}\n", record.line())))
}

/// A refusal: where, why, on which clause, what helps, and what would be possible.
fn page(kernel: &Kernel, act: &Act, refusal: &Refusal, place: &str, words: Words) -> String {
    let language = words.language();
    let labels = kernel.rulebook().labels(words.tag());
    let mut text = String::new();
    let role = labels.role(act.actor().role());
    add_line(&mut text, 0, format_args!("✗ {place}{}{}", words.colon(), words.refused(act.id(), role)));
    let clauses: Vec<String> = refusal.cited().iter().map(|clause| labels.clause(clause)).collect();
    let clauses = if clauses.is_empty() { String::new() } else { format!(" [{}]", clauses.join("; ")) };
    add_line(&mut text, 1, format_args!("{} ({}){clauses}", refusal.message(language), refusal.code().as_str()));
    add_line(&mut text, 1, format_args!("{}{}", words.help(), refusal.help(language)));
    if !refusal.needed().is_empty() {
        let missing: Vec<&str> = refusal.needed().iter().map(|id| labels.any(id)).collect();
        add_line(&mut text, 1, format_args!("{}{}", words.missing(), missing.join(words.joint())));
    }
    if refusal.possible().is_empty() {
        add_line(&mut text, 1, format_args!("{}", words.nothing_possible(role)));
        return text;
    }
    add_line(&mut text, 1, format_args!("{}", words.possible(role)));
    for choice in refusal.possible() {
        add_line(&mut text, 2, format_args!("• {}", choice.words(&labels)));
    }
    text
}
