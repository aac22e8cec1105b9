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

use std::collections::BTreeSet;

use serde::Serialize;

use crate::determination::Cited;
use crate::document::{Id, Text};
use crate::error::{Code, Language, Problem, Problems};
use crate::kernel::{Kernel, Ledger};
use crate::rulebook::Rulebook;
use crate::sorted::Map;
use crate::time::Instant;
use counted::Places;
use structure::Sums;

pub use keys::Secret;
pub use table::{COLUMNS, Chance, chances};

/// What a report says of how it is to be read, in English and Chinese. It is part of every report.
const READING: [(&str, &str); 2] = [
    (
        "en",
        "Each number counts cases and is then changed by the cell key method, so that it is about nobody. It is told as a \
         multiple of five, is right on average, and is off by less than five in at least 96 of 100 cells. 0 does not say that \
         there is none. The same cases are told by the same number in every report. A total is changed by itself: the cells \
         need not add up to it, and the difference between two reports is no number of cases. The table by which numbers are \
         changed, its variance, and what can be learnt all the same, are in docs/reports.md.",
    ),
    (
        "zh",
        "各数均按事项计数，再以单元格密钥法（cell key method）扰动，不指向任何个人：所列均为五的倍数，平均无偏，每一百个数中至少\
         九十六个与实数相差不足五。列为 0 不等于没有。同样的事项在任何报告中都列为同一个数。合计单独扰动：各项之和不必等于合计，两份报告\
         之差也不是事项的件数。扰动表、方差以及仍可能得知的内容，见 docs/reports.md。",
    ),
];

/// An anonymous report over many ledgers, rulebook by rulebook.
///
/// ```
/// use distinguo::report::{Secret, Tally};
/// let secret = Secret::new(b"0123456789abcdef0123456789abcdef").unwrap(); // as for a test; draw yours at random
/// let report = Tally::new(secret).report();
/// assert!(report.rulebooks.is_empty());
/// assert!(report.reading.in_language("en").contains("the cell key method"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// How its numbers are to be read.
    pub reading: Text,
    /// One part for each rulebook that it covers, in the order of their ids.
    pub rulebooks: Vec<Part>,
}

/// The report over the cases of one rulebook, whatever its version.
///
/// ```
/// use distinguo::report::{Secret, Tally};
/// use distinguo::rulebook::Rulebook;
///
/// let mut tally = Tally::new(Secret::new(b"0123456789abcdef0123456789abcdef").unwrap());
/// tally.cover(&Rulebook::shipped("cn.supervision.2024").unwrap());
/// let part = &tally.report().rulebooks[0];
/// assert_eq!(part.rulebook.as_str(), "cn.supervision.2024");
/// assert_eq!(part.channels.cells.len(), 4); // whether or not there are cases
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Part {
    /// Its id.
    pub rulebook: Id,
    /// Its title.
    pub title: Text,
    /// Cases by the channel on which they were raised.
    pub channels: Distribution,
    /// Cases by how far they have come.
    pub stages: Distribution,
    /// Cases by decisions as they stand, table by table. What awaits approval or was refused it is `not_in_effect`; what
    /// was revoked, annulled or reopened is `set_aside`.
    pub outcomes: Vec<Distribution>,
    /// Cases by the time that a duty took against its time limit, by the days on which it was entered, duty by duty.
    pub times: Vec<Distribution>,
    /// Cases in which duties are overdue, by the seat that bears them.
    pub overdue: Distribution,
    /// Cases in which relief was asked for, by what came of it, level by level.
    pub relief: Vec<Distribution>,
    /// Cases with accusations, by what became of the name.
    pub clarifications: Distribution,
}

/// Counts of one kind. A case may be in several cells.
///
/// ```
/// use distinguo::report::{Secret, Tally};
/// use distinguo::rulebook::Rulebook;
///
/// let mut tally = Tally::new(Secret::new(b"0123456789abcdef0123456789abcdef").unwrap());
/// tally.cover(&Rulebook::shipped("cn.supervision.2024").unwrap());
/// assert_eq!(tally.report().rulebooks[0].stages.total, 0);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Distribution {
    /// What is counted: a table, a period, a level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Id>,
    /// Its label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// The clauses behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Cited>,
    /// As what the cases that are in any of the cells are told.
    pub total: u32,
    /// The counts.
    pub cells: Vec<Cell>,
}

/// One count.
///
/// ```
/// use distinguo::report::{Secret, Tally};
/// use distinguo::rulebook::Rulebook;
///
/// let mut tally = Tally::new(Secret::new(b"0123456789abcdef0123456789abcdef").unwrap());
/// tally.cover(&Rulebook::shipped("cn.supervision.2024").unwrap());
/// let report = tally.report();
/// assert!(report.rulebooks[0].channels.cells.iter().all(|cell| cell.count == 0));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cell {
    /// What is counted: an outcome, a channel, a seat.
    pub what: Id,
    /// Its label, where the rulebook has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// As what the cases in it are told: a multiple of five.
    pub count: u32,
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
    /// The problem at `/rulebook`: the report does not cover the rulebook of the case.
    pub fn add(&mut self, kernel: &Kernel, ledger: &Ledger, now: Instant) -> Result<bool, Problems> {
        let ledger = ledger.as_of(kernel, now);
        let Some(first) = ledger.records().first() else { return Ok(false) };
        let book = kernel.rulebook();
        let covered = self.books.get_mut(book.id());
        let Some(counts) = covered.filter(|counts| counts.books.iter().any(|known| known.digest() == book.digest()))
        else {
            let named = format!("{} {}", book.id(), book.version());
            return Err(Problem::new(Code::NotCovered, "/rulebook").given(named).into());
        };
        if ledger.case().fork || ledger.records().iter().any(|record| record.entry.hypothetical) {
            return Ok(false);
        }
        let key = self.secret.case(first.hash());
        if !self.seen.insert(key) {
            return Ok(false);
        }
        for place in Places::of(kernel, &ledger, now).iter() {
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
