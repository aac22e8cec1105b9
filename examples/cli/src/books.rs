//! The rulebooks that ledgers name: those that ship are found by themselves, others come from files.

use std::path::Path;
use std::rc::Rc;

use distinguo::determination::BookRef;
use distinguo::error::{Problem, Problems};
use distinguo::kernel::{Kernel, Ledger};
use distinguo::ledger::Entry;
use distinguo::rulebook::Rulebook;
use distinguo::time::{Calendar, Instant};

use crate::args::Calendars;
use crate::failure::Failure;
use crate::input;
use crate::words::Words;

/// Kernels by the rulebooks and calendars that they run, made when they are needed.
pub struct Books {
    words: Words,
    calendars: Vec<Calendar>,
    known: Vec<Rc<Kernel>>,
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
        let mut books = Self { words, calendars, known: Vec::new() };
        for file in files {
            let book = input::rulebook(file, words)?;
            books.add(&book).map_err(|problems| Failure::document(file, problems))?;
        }
        Ok(books)
    }

    /// The rulebooks with a procedure: those from files, and those that ship.
    pub fn procedures(&self) -> Vec<Rulebook> {
        let given = self.known.iter().map(|kernel| kernel.rulebook().clone());
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
        self.known.extend(made.into_iter().map(Rc::new));
        Ok(())
    }

    /// The kernels for an entry: those with its rulebook by digest and its edition of the calendar, then those that have less
    /// in common with it, down to another text of the same version.
    pub fn kernels(&mut self, entry: &Entry) -> Vec<Rc<Kernel>> {
        let named = entry.rulebook();
        let of_id = Rulebook::shipped_names().filter(|name| name.starts_with(named.id.as_str()));
        for book in of_id.filter_map(Rulebook::shipped).filter(|book| *book.id() == named.id) {
            let loaded = |kernel: &Rc<Kernel>| BookRef::of(kernel.rulebook()) == BookRef::of(&book);
            if !self.known.iter().any(loaded) {
                // What ships can be made into a kernel.
                let _ = self.add(&book);
            }
        }
        let version =
            |kernel: &&Rc<Kernel>| *kernel.rulebook().id() == named.id && kernel.rulebook().version() == named.version;
        let mut kernels: Vec<Rc<Kernel>> = self.known.iter().filter(version).map(Rc::clone).collect();
        kernels.sort_by_key(|kernel| {
            let same = BookRef::of(kernel.rulebook()) == *named;
            (!same, !has_edition(kernel, entry))
        });
        kernels
    }

    /// The kernel that a ledger runs under at its end.
    pub fn of(&mut self, opened: &Opened) -> Result<Rc<Kernel>, Failure> {
        let Some(last) = opened.ledger.records().last() else {
            return Err(Failure::Usage(self.words.empty_ledger(&opened.name)));
        };
        let entry = last.entry();
        let named = entry.rulebook();
        let Some(kernel) = self.kernels(entry).into_iter().next() else {
            let missing = self.words.no_book_of_ledger(&opened.name, named.id.as_str(), &named.version);
            return Err(Failure::Usage(missing));
        };
        match entry.calendar() {
            Some(named) if !kernel.has_edition(named) => {
                let missing = self.words.no_calendar_of_ledger(&opened.name, named.id.as_str(), &named.edition);
                Err(Failure::Usage(missing))
            }
            Some(_) | None => Ok(kernel),
        }
    }
}

fn has_edition(kernel: &Kernel, entry: &Entry) -> bool {
    entry.calendar().is_none_or(|named| kernel.has_edition(named))
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
