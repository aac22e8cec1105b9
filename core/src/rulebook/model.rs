//! The compiled rulebook: the document with its names resolved to positions, its tests to conditions, and its tables
//! to diagrams. Everything is in declared order.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::condition::{Condition, FactTest};
use super::document::{
    AspectKind, ContradictionEffect, Document, Fact, NOT_APPLICABLE, Nature, Outcome, Purpose, Rank, Reasons, Role,
    Table,
};
use super::procedure::{DocumentKind, Period, Relief};
use crate::document::{Clauses, Digest, Id, Text};
use crate::list::ToList;
use crate::logic::{Answers, Budget, Cond, Conditions, Diagram, Prover, Row, Space, Truth, Var, Vars};
use crate::sorted::Set;

/// A rulebook that has been proved sound.
#[derive(Debug)]
pub(crate) struct Model {
    /// Models of one document share it.
    pub(crate) document: Arc<Document>,
    pub(crate) digest: Digest,
    pub(crate) space: Space,
    pub(crate) conditions: Conditions,
    /// As in the document; the position of a fact is its variable.
    pub(crate) facts: Vec<FactModel>,
    /// As in the document.
    pub(crate) named: Vec<Test>,
    /// Favourable and adverse pole, as in the document.
    pub(crate) aspects: Vec<[Option<Test>; 2]>,
    /// The poles again, to be judged exactly.
    pub(crate) poles: Vec<[Option<Judged>; 2]>,
    pub(crate) contradictions: Vec<Test>,
    /// The facts that a contradiction which cannot be depends on.
    pub(crate) touched: Vars,
    /// By table: the facts of the assessments that its matter concerns.
    pub(crate) assessed: Vec<Vars>,
    pub(crate) presumptions: Vec<PresumptionModel>,
    pub(crate) tables: Vec<TableModel>,
    pub(crate) index: Index,
    pub(crate) natures: Natures,
    /// Days that the procedure takes at most; `None` where there is none, or a step of it has no clock.
    pub(crate) worst_case: Option<u32>,
}

impl Condition {
    /// The verdict on a condition, by the verdicts on what it compares.
    pub(crate) fn judge(&self, leaf: &mut dyn FnMut(&Self) -> Truth) -> Truth {
        match self {
            Self::All(parts) => parts.iter().map(|part| part.judge(leaf)).min().unwrap_or(Truth::Holds),
            Self::Any(parts) => parts.iter().map(|part| part.judge(leaf)).max().unwrap_or(Truth::Fails),
            Self::Not(inner) => !inner.judge(leaf),
            Self::AtLeast(at_least) => {
                let n = usize::try_from(at_least.n).unwrap_or(usize::MAX);
                let truths: Vec<Truth> = at_least.of.iter().map(|part| part.judge(leaf)).collect();
                let count = |least: Truth| truths.iter().filter(|truth| **truth >= least).count();
                match (count(Truth::Holds) >= n, count(Truth::Open) >= n) {
                    (true, _) => Truth::Holds,
                    (false, true) => Truth::Open,
                    (false, false) => Truth::Fails,
                }
            }
            Self::Fact(_) | Self::Holds(_) | Self::Case(_) => leaf(self),
        }
    }
}

/// What the document declares, by name: every name of a sound book has one position.
impl Model {
    /// The table of that name.
    pub(crate) fn table(&self, id: &Id) -> Option<&Table> {
        self.document.tables.get(*self.index.tables.get(id)?)
    }

    /// The outcome of that name of a table.
    pub(crate) fn outcome(&self, table: &Id, id: &Id) -> Option<&Outcome> {
        self.table(table)?.outcome(id)
    }

    /// The fact of that name.
    pub(crate) fn fact(&self, id: &Id) -> Option<&Fact> {
        self.document.facts.get(*self.index.facts.get(id)?)
    }

    /// The role of that name.
    pub(crate) fn role(&self, id: &Id) -> Option<&Role> {
        self.document.roles.get(*self.index.roles.get(id)?)
    }

    /// The period of that name.
    pub(crate) fn period(&self, id: &Id) -> Option<&Period> {
        self.document.periods.get(*self.index.periods.get(id)?)
    }

    /// The kind of document of that name.
    pub(crate) fn kind(&self, id: &Id) -> Option<&DocumentKind> {
        self.document.documents.get(*self.index.documents.get(id)?)
    }

    /// The level of relief of that name.
    pub(crate) fn level(&self, id: &Id) -> Option<&Relief> {
        self.document.relief.get(*self.index.levels.get(id)?)
    }
}

impl Table {
    /// The outcome of that name: a table has few.
    pub(crate) fn outcome(&self, id: &Id) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.id == *id)
    }
}

impl Model {
    /// The facts that a bottom line depends on.
    pub(crate) fn of_bottom_lines(&self) -> Set<Id> {
        let written = self.document.tables.iter().flat_map(|table| &table.rows);
        let rows = self.tables.iter().flat_map(|table| &table.rows);
        let lines =
            written.zip(rows).filter(|(written, _)| written.bottom_line).filter_map(|(_, row)| row.when.as_ref());
        let vars = lines.map(|when| self.conditions.support(when.cond)).fold(Vars::default(), Vars::union);
        vars.iter().filter_map(|var| self.document.facts.get(var.index())).map(|fact| fact.id.clone()).collect()
    }

    /// The conditions that cannot be.
    pub(crate) fn impossible(&self) -> impl Iterator<Item = Cond> {
        let all = self.document.contradictions.iter().zip(&self.contradictions);
        let impossible = all.filter(|(written, _)| written.effect == ContradictionEffect::Impossible);
        impossible.map(|(_, test)| test.cond)
    }

    /// Verdict 1 where a condition holds, 0 where it fails; none where the diagram would be too large.
    pub(crate) fn judging(&self, cond: Cond) -> Option<Diagram> {
        self.diagram(&[Row { when: Some(cond), verdict: 1 }, Row { when: None, verdict: 0 }])
    }

    /// A diagram over what the contradictions leave; none where it would be too large.
    fn diagram(&self, rows: &[Row]) -> Option<Diagram> {
        let impossible: Vec<Cond> = self.impossible().list();
        let prover = Prover::new(&self.space, &self.conditions, rows, &impossible, Budget::default());
        prover.ok().map(Prover::freeze)
    }

    /// What is told of the parts of a model once it is put together.
    pub(crate) fn complete(&mut self) {
        let supports = self.impossible().map(|cond| self.conditions.support(cond));
        self.touched = supports.fold(Vars::default(), Vars::union);
        let judged = |test: &Option<Test>| {
            let cond = test.as_ref()?.cond;
            let plain = !self.conditions.support(cond).intersects(self.touched) && self.conditions.tests_once(cond);
            let diagram = if plain { None } else { self.judging(cond) };
            Some(Judged { cond, plain, diagram })
        };
        self.poles = self.aspects.iter().map(|poles| poles.each_ref().map(judged)).list();
        self.assessed = (0..self.tables.len()).map(|table| self.assessed_by(table)).list();
    }

    /// The facts of the assessments that a table concerns: those that its rows test, and where it rules on the conduct
    /// itself all of the book, but for those that only tables on something else test.
    fn assessed_by(&self, table: usize) -> Vars {
        let on_conduct = |purpose: Purpose| match purpose {
            Purpose::Tolerance | Purpose::Accountability | Purpose::Advice => true,
            Purpose::Filing
            | Purpose::Admission
            | Purpose::Relief
            | Purpose::Accusation
            | Purpose::Clarification
            | Purpose::Revocation
            | Purpose::Competence
            | Purpose::Correction => false,
        };
        let tables = || self.document.tables.iter().zip(&self.tables);
        let Some((written, model)) = tables().nth(table) else { return Vars::default() };
        let mut assessed = Vars::default();
        for aspect in self.document.aspects.iter().filter(|aspect| aspect.kind == AspectKind::Assessment) {
            let facts = self.document.facts.iter().enumerate().filter(|(_, fact)| fact.aspect == aspect.id);
            let facts = facts.filter_map(|(position, _)| u16::try_from(position).ok());
            let facts = facts.fold(Vars::default(), |set, fact| set.union(Vars::one(Var(fact))));
            let tested_by = |conduct: bool| {
                tables()
                    .any(|(written, model)| on_conduct(written.purpose) == conduct && model.support.intersects(facts))
            };
            let of_the_conduct = || tested_by(true) || !tested_by(false);
            if model.support.intersects(facts) || (on_conduct(written.purpose) && of_the_conduct()) {
                assessed = assessed.union(facts);
            }
        }
        assessed
    }

    /// The verdict on a condition as it is written, by what is known of each fact. Named conditions were compiled once.
    /// What the ledger shows is no business of the model: it stays open.
    pub(crate) fn judge(&self, condition: &Condition, known: &[Answers]) -> Truth {
        condition.judge(&mut |leaf| match leaf {
            Condition::Fact(test) => self.compare(test, known),
            Condition::Holds(id) => {
                let named = self.index.conditions.get(id).and_then(|position| self.named.get(*position));
                let truth = |test: &Test| self.conditions.evaluate(known).get(test.cond.index()).copied();
                named.and_then(truth).unwrap_or(Truth::Open)
            }
            Condition::All(_) | Condition::Any(_) | Condition::Not(_) | Condition::AtLeast(_) | Condition::Case(_) => {
                Truth::Open
            }
        })
    }

    fn compare(&self, test: &FactTest, known: &[Answers]) -> Truth {
        let Some(position) = self.index.facts.get(&test.id).copied() else { return Truth::Open };
        let (Some(fact), Some(known_of)) = (self.facts.get(position), known.get(position)) else { return Truth::Open };
        let listed = Answers::of(
            (0_u8..).zip(&fact.answers).filter(|(_, (id, _))| test.r#in.contains(id)).map(|(answer, _)| answer),
        );
        let within = match (known_of.intersects(listed), known_of.is_subset(listed)) {
            (false, _) => Truth::Fails,
            (true, true) => Truth::Holds,
            (true, false) => Truth::Open,
        };
        let Some(applies) = &fact.applies else { return within };
        let applies = self.conditions.evaluate(known).get(applies.cond.index()).copied().unwrap_or(Truth::Open);
        let silent = test.r#in.iter().any(|id| id.as_str() == NOT_APPLICABLE);
        if silent { within.max(!applies) } else { within.min(applies) }
    }
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
    pub(crate) documents: BTreeMap<Id, usize>,
    pub(crate) periods: BTreeMap<Id, usize>,
    pub(crate) levels: BTreeMap<Id, usize>,
    pub(crate) clauses: BTreeMap<Id, ClauseModel>,
}

impl Index {
    /// Whether a clause was read in the text of its instrument.
    pub(crate) fn is_verified(&self, clause: &Id) -> bool {
        self.clauses.get(clause).is_some_and(|clause| clause.nature == Nature::Verified)
    }
}

/// The natures of the clauses that parts of the document cite, in the order in which they cite them: an explanation tells
/// them for every answer, row and condition, and does not look each up again.
#[derive(Debug, Default)]
pub(crate) struct Natures {
    pub(crate) facts: Vec<Vec<Nature>>,
    pub(crate) conditions: Vec<Vec<Nature>>,
    /// By table and row.
    pub(crate) rows: Vec<Vec<Vec<Nature>>>,
}

impl Natures {
    pub(crate) fn of(document: &Document, index: &Index) -> Self {
        let natures =
            |clauses: &Clauses| clauses.iter().filter_map(|clause| Some(index.clauses.get(clause)?.nature)).list();
        Self {
            facts: document.facts.iter().map(|fact| natures(&fact.clause)).collect(),
            conditions: document.conditions.iter().map(|condition| natures(&condition.clause)).collect(),
            rows: document
                .tables
                .iter()
                .map(|table| table.rows.iter().map(|row| natures(&row.clause)).collect())
                .collect(),
        }
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

/// A condition that is judged over what the contradictions leave.
#[derive(Debug)]
pub(crate) struct Judged {
    pub(crate) cond: Cond,
    /// Whether it tests each fact once and none that a contradiction ties to another: what is known of single facts then
    /// tells all that can be told.
    pub(crate) plain: bool,
    /// What tells it otherwise: verdict 1 where it holds, 0 where it fails.
    pub(crate) diagram: Option<Diagram>,
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
