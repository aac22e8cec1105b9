//! The rulebooks that ledgers name: those that ship are found by themselves, others come from files.

use std::path::Path;
use std::rc::Rc;

use distinguo::determination::BookRef;
use distinguo::error::Problem;
use distinguo::kernel::{Kernel, Ledger};
use distinguo::rulebook::Rulebook;
use distinguo::time::Instant;

use crate::failure::Failure;
use crate::input;
use crate::words::Words;

/// Kernels by the rulebooks that they run, made when they are needed.
pub struct Books {
    words: Words,
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
    pub fn new(files: &[String], words: Words) -> Result<Self, Failure> {
        let mut known = Vec::new();
        for file in files {
            known.push(Rc::new(kernel(file, input::rulebook(file, words)?)?));
        }
        Ok(Self { words, known })
    }

    /// The rulebook that an entry names: by digest, else another text of the same version, else `None`.
    pub fn find(&mut self, named: &BookRef) -> Option<Rc<Kernel>> {
        let same = |kernel: &&Rc<Kernel>| BookRef::of(kernel.rulebook()) == *named;
        if let Some(known) = self.known.iter().find(same) {
            return Some(Rc::clone(known));
        }
        let of_id = Rulebook::shipped_names().filter(|name| name.starts_with(named.id.as_str()));
        let shipped = of_id.filter_map(Rulebook::shipped).filter(|book| *book.id() == named.id);
        for book in shipped {
            let loaded = |kernel: &Rc<Kernel>| BookRef::of(kernel.rulebook()) == BookRef::of(&book);
            if !self.known.iter().any(loaded)
                && let Ok(kernel) = Kernel::new(book, None)
            {
                self.known.push(Rc::new(kernel));
            }
        }
        let version =
            |kernel: &&Rc<Kernel>| *kernel.rulebook().id() == named.id && kernel.rulebook().version() == named.version;
        self.known.iter().find(same).or_else(|| self.known.iter().find(version)).map(Rc::clone)
    }

    /// The rulebook that a ledger runs under at its end.
    pub fn of(&mut self, opened: &Opened) -> Result<Rc<Kernel>, Failure> {
        let Some(last) = opened.ledger.records().last() else {
            return Err(Failure::Usage(self.words.empty_ledger(&opened.name)));
        };
        let named = last.entry().rulebook();
        let found = self.find(named);
        found.ok_or_else(|| {
            Failure::Usage(self.words.no_book_of_ledger(&opened.name, named.id.as_str(), &named.version))
        })
    }
}

/// A kernel for a rulebook from a file.
pub fn kernel(name: &str, book: Rulebook) -> Result<Kernel, Failure> {
    Kernel::new(book, None).map_err(|problems| Failure::document(name, problems))
}

/// What is sound of a ledger.
pub fn read(text: &str) -> Ledger {
    Ledger::read(text).unwrap_or_else(|(ledger, _)| *ledger)
}

/// Reads a ledger, as far as it is sound.
pub fn open(path: &Path, words: Words) -> Result<Opened, Failure> {
    let name = input::name(path);
    let (ledger, broken) = match Ledger::read(&input::lines(path, words)?) {
        Ok(ledger) => (ledger, None),
        Err((ledger, problem)) => (*ledger, Some(problem)),
    };
    Ok(Opened { name, ledger, broken })
}

/// An instant as people write it.
pub fn instant(kernel: &Kernel, text: &str, words: Words) -> Result<Instant, Failure> {
    kernel.instant(text).ok_or_else(|| Failure::Usage(words.no_instant(text)))
}
