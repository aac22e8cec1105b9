//! The cells of a report: those of the rulebook, whether or not anything occurred.

use super::counted::{ASKED, CHANNELS, FALLEN, Kind, NAMES, Place, STAGES, TIMES, What};
use super::keys::{Secret, Sum};
use super::told::{Cell, Distribution, Part};
use crate::determination::Cited;
use crate::document::{Id, Text};
use crate::list::ToList;
use crate::rulebook::procedure::PeriodKind;
use crate::rulebook::{Purpose, Rulebook};
use crate::sorted::Map;

/// The sums of the cells that a case is in.
pub(super) type Sums = Map<Place, Sum>;

/// The cells of one table, period or level.
struct Row {
    of: Option<Id>,
    label: Option<Text>,
    clauses: Vec<Cited>,
    cells: Vec<(What, Option<Text>)>,
}

impl Row {
    fn add(&mut self, cells: impl IntoIterator<Item = (What, Option<Text>)>) {
        for (what, label) in cells {
            if !self.cells.iter().any(|(known, _)| *known == what) {
                self.cells.push((what, label));
            }
        }
    }
}

/// The part of a report over the cases of one rulebook, of which these are the versions, the newest first: labels are its
/// own, and what only older ones know comes behind.
pub(super) fn part(books: &[Rulebook], newest: &Rulebook, sums: &Sums, secret: &Secret) -> Part {
    let told = |kind: Kind| distributions(kind, books, sums, secret);
    let one = |kind: Kind| {
        let nothing = Distribution { of: None, label: None, clauses: Vec::new(), total: 0, cells: Vec::new() };
        told(kind).into_iter().next().unwrap_or(nothing)
    };
    Part {
        rulebook: newest.id().clone(),
        title: newest.title().clone(),
        channels: one(Kind::Channels),
        stages: one(Kind::Stages),
        outcomes: told(Kind::Outcomes),
        times: told(Kind::Times),
        overdue: one(Kind::Overdue),
        relief: told(Kind::Relief),
        clarifications: one(Kind::Clarifications),
    }
}

fn distributions(kind: Kind, books: &[Rulebook], sums: &Sums, secret: &Secret) -> Vec<Distribution> {
    let mut known: Vec<Row> = Vec::new();
    for row in books.iter().flat_map(|book| rows(kind, book)) {
        match known.iter_mut().find(|known| known.of == row.of) {
            Some(known) => known.add(row.cells),
            None => known.push(row),
        }
    }
    let distribution = |row: Row| {
        let told = |what: What| {
            let place = Place { kind, of: row.of.clone(), what };
            secret.told(sums.get(&place).copied().unwrap_or_default())
        };
        let total = told(What::Any);
        let cell = |(what, label): (What, Option<Text>)| {
            let id = match &what {
                What::Named(id) => Some(id.clone()),
                What::Word(word) => Id::new(word),
                What::Any => None,
            };
            id.map(|id| Cell { what: id, label, count: told(what) })
        };
        let cells = row.cells.into_iter().filter_map(cell).list();
        Distribution { total, cells, of: row.of.clone(), label: row.label, clauses: row.clauses }
    };
    known.into_iter().map(distribution).list()
}

/// The cells of a version of a rulebook, by what they are of.
#[cfg(test)]
pub(super) fn cells(kind: Kind, book: &Rulebook) -> Vec<(Option<Id>, Vec<What>)> {
    let bare = |row: Row| (row.of, row.cells.into_iter().map(|(what, _)| what).collect());
    rows(kind, book).into_iter().map(bare).collect()
}

/// What a version of a rulebook has cells for.
fn rows(kind: Kind, book: &Rulebook) -> Vec<Row> {
    let document = &book.model().document;
    let cited = |clauses: &_| crate::determination::cited(book.model(), clauses);
    let words = |words: &[&'static str]| words.iter().map(|word| (What::Word(word), None)).list();
    let only = |cells| vec![Row { of: None, label: None, clauses: Vec::new(), cells }];
    match kind {
        Kind::Channels => only(words(&CHANNELS)),
        Kind::Stages => only(words(&STAGES)),
        Kind::Clarifications => only(words(&NAMES)),
        Kind::Overdue => only(seats(book)),
        Kind::Outcomes => {
            // What came of relief is told level by level.
            let tables = document.tables.iter().filter(|table| table.purpose != Purpose::Relief);
            let row = |table: &crate::rulebook::document::Table| Row {
                of: Some(table.id.clone()),
                label: Some(table.label.clone()),
                clauses: Vec::new(),
                cells: outcomes(table).chain(words(&FALLEN)).list(),
            };
            tables.map(row).list()
        }
        Kind::Times => {
            let duties = document.periods.iter().filter(|period| period.kind == PeriodKind::Duty);
            let row = |period: &crate::rulebook::procedure::Period| Row {
                of: Some(period.id.clone()),
                label: Some(period.label.clone()),
                clauses: cited(&period.clause),
                cells: words(&TIMES),
            };
            duties.map(row).list()
        }
        Kind::Relief => {
            let tables = || document.tables.iter().filter(|table| table.purpose == Purpose::Relief);
            let row = |level: &crate::rulebook::procedure::Relief| {
                let mut row = Row {
                    of: Some(level.id.clone()),
                    label: Some(level.label.clone()),
                    clauses: cited(&level.clause),
                    cells: Vec::new(),
                };
                // Several tables may decide at a level, with some of the same outcomes.
                row.add(tables().flat_map(outcomes).chain(words(&ASKED)));
                row
            };
            document.relief.iter().map(row).list()
        }
    }
}

fn outcomes(table: &crate::rulebook::document::Table) -> impl Iterator<Item = (What, Option<Text>)> {
    table.outcomes.iter().map(|outcome| (What::Named(outcome.id.clone()), Some(outcome.label.clone())))
}

/// Every seat, and every role without one, in declared order. A role without a seat has a label.
fn seats(book: &Rulebook) -> Vec<(What, Option<Text>)> {
    let mut seats: Vec<(What, Option<Text>)> = Vec::new();
    for role in &book.model().document.roles {
        let seat = What::Named(role.organ.as_ref().unwrap_or(&role.id).clone());
        let label = role.organ.is_none().then(|| role.label.clone());
        match seats.iter_mut().find(|(known, _)| *known == seat) {
            Some((_, known)) => *known = known.take().or(label),
            None => seats.push((seat, label)),
        }
    }
    seats
}
