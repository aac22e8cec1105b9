//! The compiled rulebook: the document with its names resolved to positions, its tests to conditions, and its tables
//! to diagrams. Everything is in declared order.

use std::collections::BTreeMap;

use super::document::{Document, Nature, Rank, Reasons};
use crate::document::{Digest, Id, Text};
use crate::logic::{Answers, Cond, Conditions, Diagram, Space, Var, Vars};

/// A rulebook that has been proved sound.
#[derive(Debug)]
pub(crate) struct Model {
    pub(crate) document: Document,
    pub(crate) digest: Digest,
    pub(crate) space: Space,
    pub(crate) conditions: Conditions,
    /// As in the document; the position of a fact is its variable.
    pub(crate) facts: Vec<FactModel>,
    /// As in the document.
    pub(crate) named: Vec<Test>,
    /// Favourable and adverse pole, as in the document.
    pub(crate) aspects: Vec<[Option<Test>; 2]>,
    pub(crate) contradictions: Vec<Test>,
    pub(crate) presumptions: Vec<PresumptionModel>,
    pub(crate) tables: Vec<TableModel>,
    pub(crate) index: Index,
}

/// Positions by name.
#[derive(Debug, Default)]
pub(crate) struct Index {
    pub(crate) facts: BTreeMap<Id, usize>,
    pub(crate) aspects: BTreeMap<Id, usize>,
    pub(crate) answer_sets: BTreeMap<Id, usize>,
    pub(crate) conditions: BTreeMap<Id, usize>,
    pub(crate) tables: BTreeMap<Id, usize>,
    pub(crate) roles: BTreeMap<Id, usize>,
    pub(crate) clauses: BTreeMap<Id, ClauseModel>,
}

impl Index {
    /// Whether a clause was read in the text of its instrument.
    pub(crate) fn is_verified(&self, clause: &Id) -> bool {
        self.clauses.get(clause).is_some_and(|clause| clause.nature == Nature::Verified)
    }
}

/// Where a clause stands and what it is worth.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ClauseModel {
    pub(crate) nature: Nature,
    pub(crate) rank: Rank,
    pub(crate) source: usize,
    pub(crate) position: usize,
}

/// A fact with its answers, wherever they were written.
#[derive(Debug)]
pub(crate) struct FactModel {
    pub(crate) answers: Vec<(Id, Text)>,
    /// The answers that a monotone claim steps over; none for a neutral fact.
    pub(crate) ordered: Answers,
    pub(crate) applies: Option<Test>,
}

/// A condition as it was written, with its handle in the conditions of the book.
#[derive(Clone, Debug)]
pub(crate) struct Test {
    pub(crate) cond: Cond,
    pub(crate) kind: TestKind,
}

/// The shape of a test.
#[derive(Clone, Debug)]
pub(crate) enum TestKind {
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
    AtLeast(u32, Vec<Test>),
    /// The answer is one of these; `not_applicable` tells whether that is listed too.
    Fact {
        var: Var,
        answers: Answers,
        not_applicable: bool,
    },
    /// A named condition, by position.
    Holds(usize),
}

/// A presumption over facts and answers.
#[derive(Debug)]
pub(crate) struct PresumptionModel {
    pub(crate) when: Option<Test>,
    pub(crate) unless: Option<Test>,
    pub(crate) presume: Vec<(Var, u8)>,
}

/// A table, its rows and what they decide.
#[derive(Debug)]
pub(crate) struct TableModel {
    pub(crate) rows: Vec<RowModel>,
    /// The different results that rows give.
    pub(crate) verdicts: Vec<Verdict>,
    pub(crate) diagram: Diagram,
    /// The facts that its rows depend on.
    pub(crate) support: Vars,
}

/// A row: its test and the verdict it gives.
#[derive(Debug)]
pub(crate) struct RowModel {
    pub(crate) when: Option<Test>,
    pub(crate) verdict: u8,
}

/// What a row decides. Rows with equal verdicts are not told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// Outcomes by position.
    pub(crate) permit: u64,
    pub(crate) normally: Option<u8>,
    pub(crate) reasons: Reasons,
}
