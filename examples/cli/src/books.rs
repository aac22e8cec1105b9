//! The rulebooks that ledgers name: those that ship are found by themselves, others come from files.

use std::path::Path;
use std::sync::Arc;

use distinguo::case::{Actor, Foreign, Refusal, Unseen};
use distinguo::document::Id;
use distinguo::error::{Problem, Problems};
use distinguo::kernel::{Kernel, KernelSet, Ledger};
use distinguo::ledger::Entry;
use distinguo::rulebook::Rulebook;
use distinguo::time::{Calendar, Instant};

use crate::args::{Calendars, Reader};
use crate::failure::Failure;
use crate::input;
use crate::words::Words;

/// The kernels of the rulebooks and calendars that are at hand; those that ship are made when they are needed.
pub struct Books {
    words: Words,
    calendars: Vec<Calendar>,
    kernels: KernelSet,
    /// The rulebooks that ship and were looked at, by id.
    shipped: Vec<Id>,
}

/// A ledger that was read, and what is wrong with it beyond.
pub struct Opened {
    pub name: String,
    /// The ledger, up to the first line that is broken.
    pub ledger: Ledger,
    /// The problem of that line.
    pub broken: Option<Problem>,
}

impl Books {
    pub fn new(files: &[String], calendars: &Calendars, words: Words) -> Result<Self, Failure> {
        let calendars = input::calendars(&calendars.files, words)?;
        let mut books = Self { words, calendars, kernels: KernelSet::new(), shipped: Vec::new() };
        for file in files {
            let book = input::rulebook(file, words)?;
            books.add(&book).map_err(|problems| Failure::document(file, problems))?;
        }
        Ok(books)
    }

    /// The rulebooks with a procedure: those from files, and those that ship.
    pub fn procedures(&self) -> Vec<Rulebook> {
        let given = self.kernels.kernels().map(|kernel| kernel.rulebook().clone());
        let all = given.chain(Rulebook::shipped_names().filter_map(Rulebook::shipped));
        all.filter(|book| book.worst_case_days().is_some()).collect()
    }

    /// Makes a kernel for a rulebook with each calendar of its that is at hand, those from files first.
    fn add(&mut self, book: &Rulebook) -> Result<(), Problems> {
        let given = of_book(book, &self.calendars);
        let kernels = given.map(|calendar| Kernel::new(book.clone(), Some(calendar.clone())));
        let mut made = kernels.collect::<Result<Vec<_>, _>>()?;
        match Kernel::new(book.clone(), None) {
            Ok(kernel) => made.push(kernel),
            // Its calendar does not ship; a file has it.
            Err(_) if !made.is_empty() => {}
            Err(problems) => return Err(problems),
        }
        made.into_iter().for_each(|kernel| self.kernels.add(kernel));
        Ok(())
    }

    /// The kernels that there are, with those of every version that ships of the rulebook of an entry.
    pub fn with(&mut self, entry: &Entry) -> &KernelSet {
        let id = &entry.rulebook().id;
        if !self.shipped.contains(id) {
            self.shipped.push(id.clone());
            let of_id = Rulebook::shipped_names().filter(|name| name.starts_with(id.as_str()));
            for book in of_id.filter_map(Rulebook::shipped).filter(|book| book.id() == id) {
                // What ships can be made into a kernel.
                let _ = self.add(&book);
            }
        }
        &self.kernels
    }

    /// The kernels that there are.
    pub const fn kernels(&self) -> &KernelSet {
        &self.kernels
    }

    /// The kernel that a ledger runs under at its end.
    pub fn of(&mut self, opened: &Opened) -> Result<Arc<Kernel>, Failure> {
        let words = self.words;
        let Some(last) = opened.ledger.records().last() else {
            return Err(Failure::Usage(words.empty_ledger(&opened.name)));
        };
        let found = self.with(last.entry()).of(opened.ledger.case()).map(Arc::clone);
        found.map_err(|refusal| refused(&opened.name, &refusal, words))
    }
}

/// Why something is not shown, as a failure.
pub fn unseen(name: &str, unseen: Unseen, words: Words) -> Failure {
    match unseen {
        Unseen::Foreign(foreign) => refused(name, &foreign.into(), words),
        Unseen::Problem(problem) => Failure::document(name, problem.into()),
        Unseen::Refused(refusal) => refused(name, &refusal, words),
    }
}

/// Who asks; nobody in particular is whoever keeps the ledger.
pub fn reader(asks: &Reader) -> Result<Option<Actor>, Failure> {
    let id = |field: &str, text: &str| Id::new(text).ok_or_else(|| Failure::Usage(format!("--{field}: `{text}`")));
    let (Some(role), Some(key)) = (&asks.role, &asks.key) else { return Ok(None) };
    let organ = asks.organ.as_ref().map(|organ| id("organ", organ)).transpose()?;
    Ok(Some(Actor::new(key, id("role", role)?, organ)))
}

/// What is refused of a ledger: it runs under what is not at hand, or was never written by handling.
pub fn refused(name: &str, refusal: &Refusal, words: Words) -> Failure {
    Failure::Ledger(match refusal.needs() {
        Some(Foreign::Rulebook { rulebook }) => {
            let version = format!("{} ({})", rulebook.version, rulebook.digest.as_str());
            words.no_book_of_ledger(name, rulebook.id.as_str(), &version)
        }
        Some(Foreign::Calendar { calendar }) => {
            words.no_calendar_of_ledger(name, calendar.id.as_str(), &calendar.edition)
        }
        None => {
            let language = words.language();
            format!(
                "`{name}`{}{}\n  {}{}",
                words.colon(),
                refusal.message(language),
                words.help(),
                refusal.help(language)
            )
        }
    })
}

/// The calendars of a rulebook, the one that was given last first.
fn of_book<'c>(book: &Rulebook, calendars: &'c [Calendar]) -> impl Iterator<Item = &'c Calendar> {
    let named = book.calendar().cloned();
    calendars.iter().rev().filter(move |calendar| Some(calendar.id()) == named.as_ref())
}

/// A kernel for a rulebook from a file, with its calendar where one was given.
pub fn kernel(name: &str, book: Rulebook, calendars: &[Calendar]) -> Result<Kernel, Failure> {
    let calendar = of_book(&book, calendars).next().cloned();
    Kernel::new(book, calendar).map_err(|problems| Failure::document(name, problems))
}

/// What is sound of a ledger.
pub fn read(bytes: &[u8]) -> Ledger {
    Ledger::read(bytes).unwrap_or_else(|(ledger, _)| *ledger)
}

/// Reads a ledger, as far as it is sound.
pub fn open(path: &Path, words: Words) -> Result<Opened, Failure> {
    let name = input::name(path);
    let (ledger, broken) = match Ledger::read(input::ledger(path, words)?) {
        Ok(ledger) => (ledger, None),
        Err((ledger, problem)) => (*ledger, Some(problem)),
    };
    Ok(Opened { name, ledger, broken })
}

/// An instant as people write it.
pub fn instant(kernel: &Kernel, text: &str, words: Words) -> Result<Instant, Failure> {
    kernel.instant(text).ok_or_else(|| Failure::Usage(words.no_instant(text)))
}
