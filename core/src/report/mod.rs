//! How the mechanism works, over many cases: use, outcomes, time taken against time limits, what is overdue and in which
//! seat, relief and its results, clarifications. It counts cases, by clause and by seat, never by person, and tells every
//! count changed by the cell key method, as official statistics do: see `docs/reports.md`.
//!
//! * A cell counts the cases in it, however often what it is about happened in them.
//! * Which cells there are depends on the rulebooks alone.
//! * A secret of the host gives each case a key. The sum of the keys of a cell picks the column of a published table, its
//!   count the row: there stands the number that is told. The same cases are told by the same number wherever and whenever
//!   they are counted; a total is a cell of its own.

#[cfg(test)]
mod attack;
mod counted;
mod keys;
mod page;
mod structure;
mod table;
mod told;

use std::collections::BTreeSet;

use crate::case::Refusal;
use crate::document::{Id, Text};
use crate::error::{Code, Language, Problem};
use crate::kernel::{Kernel, Ledger};
use crate::rulebook::Rulebook;
use crate::sorted::Map;
use crate::time::Instant;
use counted::Places;
use structure::Sums;
use told::READING;

pub use keys::Secret;
pub use table::{COLUMNS, Chance, chances};
pub use told::{Cell, Distribution, Part, Report};

/// Why a case is not counted.
///
/// ```
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::report::{Secret, Tally, Uncounted};
/// use distinguo::rulebook::Rulebook;
/// # use distinguo::case::Act;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// # let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
/// #     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
/// #     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// # let open = Act::load(open).unwrap();
/// # let mut ledger = Ledger::new();
/// # ledger.handle(&kernel, &open).unwrap();
/// let mut tally = Tally::new(Secret::new(b"0123456789abcdef0123456789abcdef").unwrap());
/// let uncounted = tally.add(&kernel, &ledger, open.at()).unwrap_err();
/// assert!(matches!(uncounted, Uncounted::NotCovered(_)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Uncounted {
    /// The report is not about its rulebook.
    NotCovered(Problem),
    /// The kernel has not the rules that the case runs under.
    Refused(Refusal),
}

/// Counts over cases, added one by one. What it holds of a case beyond the counts are the sixteen bytes of its key, by which
/// it knows a copy.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::report::{Secret, Tally};
/// use distinguo::rulebook::Rulebook;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
///
/// let mut tally = Tally::new(Secret::new(b"0123456789abcdef0123456789abcdef").unwrap());
/// assert!(tally.add(&kernel, &ledger, open.at()).is_err()); // it does not cover the rulebook
/// tally.cover(kernel.rulebook());
/// assert_eq!(tally.add(&kernel, &ledger, open.at()), Ok(true));
/// assert_eq!(tally.add(&kernel, &ledger.clone(), open.at()), Ok(false)); // copies count once
/// assert!([0, 5].contains(&tally.report().rulebooks[0].stages.total));
/// ```
#[derive(Clone, Debug)]
pub struct Tally {
    secret: Secret,
    books: Map<Id, Counts>,
    /// The keys of the cases that were counted.
    seen: BTreeSet<u128>,
}

/// What is counted under one rulebook.
#[derive(Clone, Debug)]
struct Counts {
    /// The versions that are covered, the newest first; never empty.
    books: Vec<Rulebook>,
    sums: Sums,
}

impl Tally {
    /// Nothing counted yet.
    #[must_use]
    pub const fn new(secret: Secret) -> Self {
        Self { secret, books: Map::new_vec(), seen: BTreeSet::new() }
    }

    /// Makes the report one about a rulebook too, in this version. It gets a part for it whether or not there is a case.
    pub fn cover(&mut self, book: &Rulebook) {
        let empty = || Counts { books: Vec::new(), sums: Sums::new_vec() };
        let counts = self.books.entry(book.id().clone()).or_insert_with(empty);
        if counts.books.iter().all(|known| known.digest() != book.digest()) {
            let newer = |known: &Rulebook| known.in_force().0 >= book.in_force().0;
            let place = counts.books.iter().take_while(|known| newer(known)).count();
            counts.books.insert(place, book.clone());
        }
    }

    /// Counts the case of a ledger as it stood at an instant. Whether it was counted: a case that is not open by then is not,
    /// nor a what-if, nor the copy of one that was, however far it has come. Which of two copies is counted is that which is
    /// added first.
    ///
    /// # Errors
    ///
    /// Where the report does not cover the rulebook of the case, and where the kernel has not the rules that it runs under.
    pub fn add(&mut self, kernel: &Kernel, ledger: &Ledger, now: Instant) -> Result<bool, Uncounted> {
        let ledger = ledger.as_of(kernel, now).map_err(Uncounted::Refused)?;
        let Some(first) = ledger.records().first() else { return Ok(false) };
        let rules = kernel.rules(ledger.case()).map_err(|foreign| Uncounted::Refused(foreign.into()))?;
        let book = kernel.rulebook();
        let covered = self.books.get_mut(book.id());
        let Some(counts) = covered.filter(|counts| counts.books.iter().any(|known| known.digest() == book.digest()))
        else {
            let named = format!("{} {}", book.id(), book.version());
            return Err(Uncounted::NotCovered(Problem::new(Code::NotCovered, "/rulebook").given(named)));
        };
        if ledger.case().fork || ledger.records().iter().any(|record| record.entry.hypothetical) {
            return Ok(false);
        }
        let key = self.secret.case(first.hash());
        if !self.seen.insert(key) {
            return Ok(false);
        }
        for place in Places::of(rules, &ledger, now).iter() {
            counts.sums.entry(place.clone()).or_default().add(key);
        }
        Ok(true)
    }

    /// The report as a page to read: logical lines, two spaces of indent one level.
    #[must_use]
    pub fn page(&self, language: Language) -> String {
        page::page(self.parts(), language)
    }

    /// The report: every number as it is told.
    #[must_use]
    pub fn report(&self) -> Report {
        Report { reading: Text::from_iter(READING), rulebooks: self.parts().map(|(_, part)| part).collect() }
    }

    fn parts(&self) -> impl Iterator<Item = (&Rulebook, Part)> {
        self.books.values().filter_map(|Counts { books, sums }| {
            let newest = books.first()?;
            Some((newest, structure::part(books, newest, sums, &self.secret)))
        })
    }
}
