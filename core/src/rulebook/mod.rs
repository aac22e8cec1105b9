//! One regulation as data: read, resolved, proved sound. What belongs here is everything about a rulebook that is true
//! before anything was found about a case.
//!
//! A rulebook loads in steps, each a file: the `document` as it is written, its names and tests compiled (`compile`,
//! `shape`), its claims proved over every possible combination of answers (`prove`), its procedure followed through
//! (`procedure`), advice to its author (`advice`). What cannot be proved does not load.

mod adverse;
mod advice;
mod compile;
mod condition;
pub(crate) mod document;
mod labels;
mod library;
mod lists;
mod mermaid;
mod model;
mod place;
pub(crate) mod procedure;
mod prove;
mod proved;
mod quoted;
mod shape;
mod shipped;
mod walk;
mod words;

use std::fmt;
use std::sync::Arc;

pub use adverse::{AdverseOutcome, AdverseWhen};
pub(crate) use adverse::{adverse, heavier};
pub(crate) use condition::Condition;
pub(crate) use document::{Asks, ContradictionEffect, Document, NOT_APPLICABLE, Overlap, Rank, SubstanceLaw};
pub use document::{Class, Nature, Purpose, Reasons};
pub use labels::Labels;
pub use library::Library;
pub use lists::{Allowed, Combination, List, ListKind, Lists};
pub(crate) use model::{Judged, Model, RowModel, TableModel, Test, TestKind, Verdict};
pub use procedure::Use;
pub(crate) use prove::bounds;
pub use proved::Proved;
pub use quoted::Quotation;

use crate::document::{Digest, Id, Reader, Text};
use crate::error::{Code, Problem, Problems};
use crate::time::Date;

/// A regulation as data, proved sound: immutable, cheap to clone, shared between threads.
///
/// ```
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("cn.reference").unwrap();
/// assert_eq!(book.title().in_language("zh"), "容错纠错机制（参考规则）");
/// ```
#[derive(Clone)]
pub struct Rulebook {
    model: Arc<Model>,
}

impl fmt::Debug for Rulebook {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Rulebook({}@{})", self.id(), self.version())
    }
}

impl Rulebook {
    /// Reads a rulebook and proves it sound: every possible case meets a row, no row is dead, the poles of
    /// distinctions are disjoint, and every guarantee holds.
    ///
    /// # Errors
    ///
    /// All problems of the document; for a failed proof with a counterexample.
    ///
    /// ```
    /// use distinguo::rulebook::Rulebook;
    ///
    /// let problems = Rulebook::load(r#"{"format": "distinguo.rulebook/1", "id": "Mine"}"#).unwrap_err();
    /// let codes: Vec<_> = problems.iter().map(|problem| problem.code().as_str()).collect();
    /// assert!(codes.contains(&"bad_id") && codes.contains(&"missing_field"));
    /// ```
    pub fn load(text: &str) -> Result<Self, Problems> {
        let document: Arc<Document> = Arc::new(Reader::read(text)?);
        let digest = || Digest::of_json(text);
        let mut problems = Problems::new();
        if let Some(model) = model(&document, digest, false, &mut problems) {
            return Ok(Self { model: Arc::new(model) });
        }
        if problems.iter().any(|problem| PROOFS.contains(&problem.code())) {
            // The rows have been read and proved: their author is to hear everything at once.
            problems = Problems::new();
            let _ = model(&document, digest, true, &mut problems);
        }
        Err(problems)
    }

    /// A rulebook that ships with the kernel, the newest version of an id or the one of that name; `None` where there is
    /// none.
    ///
    /// ```
    /// use distinguo::rulebook::Rulebook;
    /// assert!(Rulebook::shipped("cn.nowhere").is_none());
    /// ```
    #[must_use]
    pub fn shipped(id: &str) -> Option<Self> {
        Self::load(shipped::text(id)?).ok()
    }

    /// The ids of the rulebooks that ship with the kernel.
    ///
    /// ```
    /// assert!(distinguo::rulebook::Rulebook::shipped_ids().any(|id| id == "cn.reference"));
    /// ```
    pub fn shipped_ids() -> impl Iterator<Item = &'static str> {
        shipped::ids()
    }

    /// The names of all versions that ship with the kernel; the newest version of an id goes by the id too.
    ///
    /// ```
    /// use distinguo::rulebook::{Library, Rulebook};
    /// let all = Rulebook::shipped_names().filter_map(Rulebook::shipped);
    /// assert!(Library::new(all).unwrap().versions("cn.reference").len() == 1);
    /// ```
    pub fn shipped_names() -> impl Iterator<Item = &'static str> {
        shipped::BOOKS.iter().map(|(_, name, _)| *name)
    }

    /// The document of a rulebook that ships with the kernel, as it is written: by id or by name.
    ///
    /// ```
    /// let text = distinguo::rulebook::Rulebook::shipped_text("cn.reference").unwrap();
    /// assert!(text.contains("\"distinguo.rulebook/1\""));
    /// ```
    #[must_use]
    pub fn shipped_text(id: &str) -> Option<&'static str> {
        shipped::text(id)
    }

    /// The id, the same for every version.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.model.document.id
    }

    /// The calendar that its working days are counted by; `None` where it names none.
    ///
    /// ```
    /// let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
    /// assert_eq!(book.calendar().unwrap().as_str(), "cn");
    /// ```
    #[must_use]
    pub fn calendar(&self) -> Option<&Id> {
        self.model().document.calendar.as_ref()
    }

    /// The version.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.model.document.version
    }

    /// The digest of the document.
    #[must_use]
    pub fn digest(&self) -> &Digest {
        &self.model.digest
    }

    /// The title.
    #[must_use]
    pub fn title(&self) -> &Text {
        &self.model.document.title
    }

    /// The languages of its labels.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.model.document.languages.iter().map(String::as_str)
    }

    /// The first and, where there is one, the last day on which it is in force.
    #[must_use]
    pub fn in_force(&self) -> (Date, Option<Date>) {
        (self.model.document.in_force.from, self.model.document.in_force.until)
    }

    /// Whether it is in force on a day.
    ///
    /// ```
    /// use distinguo::rulebook::Rulebook;
    /// use distinguo::time::Date;
    /// let book = Rulebook::shipped("cn.reference").unwrap();
    /// assert!(!book.is_in_force(Date::parse("1999-01-01").unwrap()));
    /// ```
    #[must_use]
    pub fn is_in_force(&self, day: Date) -> bool {
        let (from, until) = self.in_force();
        from <= day && until.is_none_or(|until| day <= until)
    }

    /// What its author should look at again. It holds no errors. Looking for it takes longer than loading.
    #[must_use]
    pub fn advice(&self) -> Problems {
        let mut advice = Problems::new();
        if let Some(model) = model(&self.model.document, || Some(self.model.digest.clone()), true, &mut advice) {
            advice::advise(&model, &mut advice);
        }
        advice
    }

    /// How many days its procedure takes at most, from the last act that somebody is free to do until nothing is owed any
    /// more, every time limit used to the end: a bound for any calendar. `None` where the book has no procedure, or a step
    /// of it has no time limit.
    ///
    /// ```
    /// use distinguo::rulebook::Rulebook;
    /// let questionnaire = Rulebook::shipped("uk.nhs-just-culture.2018").unwrap();
    /// assert_eq!(questionnaire.worst_case_days(), None);
    /// ```
    #[must_use]
    pub fn worst_case_days(&self) -> Option<u32> {
        self.model.worst_case
    }

    /// The ids of its tables, in declared order, with their purposes.
    pub fn tables(&self) -> impl Iterator<Item = (&Id, Purpose)> {
        self.model.document.tables.iter().map(|table| (&table.id, table.purpose))
    }

    /// The ids of the outcomes of a table, in declared order; none where there is no such table.
    ///
    /// ```
    /// let book = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap();
    /// assert_eq!(book.outcomes("tolerance").last().unwrap().as_str(), "not_tolerated");
    /// ```
    pub fn outcomes(&self, table: &str) -> impl Iterator<Item = &Id> {
        let outcomes = self.model.document.tables.iter().filter(move |known| known.id.as_str() == table);
        outcomes.flat_map(|table| &table.outcomes).map(|outcome| &outcome.id)
    }

    /// The class of an outcome; none where the outcomes of the table have none.
    ///
    /// ```
    /// use distinguo::rulebook::{Class, Rulebook};
    /// let book = Rulebook::shipped("cn.reference").unwrap();
    /// assert_eq!(book.class("tolerance", "exempt"), Some(Class::Exempted));
    /// ```
    #[must_use]
    pub fn class(&self, table: &str, outcome: &str) -> Option<Class> {
        let table = self.model.document.tables.iter().find(|known| known.id.as_str() == table)?;
        table.outcomes.iter().find(|known| known.id.as_str() == outcome)?.class
    }

    /// The ids of its facts, in declared order.
    pub fn facts(&self) -> impl Iterator<Item = &Id> {
        self.model.document.facts.iter().map(|fact| &fact.id)
    }

    pub(crate) fn model(&self) -> &Model {
        &self.model
    }

    /// The outcomes that the kernel takes for adverse, table by table in declared order: nothing adverse is decided unheard.
    /// None where nobody can open a case.
    pub fn adverse(&self) -> impl Iterator<Item = AdverseOutcome> {
        adverse::adverse_outcomes(self.model())
    }
}

/// What is said of a rulebook that can be read, but does not hold.
const PROOFS: [Code; 6] =
    [Code::Gap, Code::DeadRow, Code::RowsOverlap, Code::PolesOverlap, Code::GuaranteeBroken, Code::NotMonotone];

/// Compiles and proves; `None` after errors were reported.
fn model(
    document: &Arc<Document>,
    digest: impl FnOnce() -> Option<Digest>,
    thorough: bool,
    problems: &mut Problems,
) -> Option<Model> {
    let sound = sound(document, thorough, problems)?;
    // Not before: it takes the text as a second document in memory, and most that are refused are refused by now.
    let Some(digest) = digest() else {
        problems.push(Problem::new(Code::NotJson, ""));
        return None;
    };
    let mut model = sound.model(Arc::clone(document), digest);
    model.worst_case = procedure::prove(&model, problems);
    (!problems.has_errors()).then_some(model)
}

/// What the document comes to.
struct Sound {
    compiled: compile::Compiled,
    shape: shape::Shape,
    tables: Vec<TableModel>,
}

impl Sound {
    fn model(self, document: Arc<Document>, digest: Digest) -> Model {
        let compile::Compiled { index, space, conditions, facts, named } = self.compiled;
        let shape::Shape { aspects, contradictions, presumptions, .. } = self.shape;
        let tables = self.tables;
        let natures = model::Natures::of(&document, &index);
        let mut model = Model {
            document,
            digest,
            space,
            conditions,
            facts,
            named,
            aspects,
            poles: Vec::new(),
            contradictions,
            touched: crate::logic::Vars::default(),
            assessed: Vec::new(),
            presumptions,
            tables,
            index,
            natures,
            worst_case: None,
        };
        model.complete();
        model
    }
}

/// Compiles and proves; `None` after errors were reported.
fn sound(document: &Document, thorough: bool, problems: &mut Problems) -> Option<Sound> {
    let mut compiled = compile::compile(document, problems)?;
    let answers: Vec<_> = compiled.facts.iter().map(|fact| fact.answers.clone()).collect();
    let mut compiler = compile::Compiler {
        index: &compiled.index,
        answers: &answers,
        conditions: std::mem::take(&mut compiled.conditions),
        applies: compiled.facts.iter().map(|fact| fact.applies.clone()).collect(),
        named: compiled.named.iter().cloned().map(Some).collect(),
        problems,
    };
    let shape = shape::shape(document, &mut compiler);
    procedure::shape(document, &mut compiler);
    compiled.conditions = std::mem::take(&mut compiler.conditions);
    let mut shape = shape?;
    if problems.has_errors() {
        return None;
    }
    let tables = prove::prove(document, &compiled, &mut shape, thorough, problems)?;
    Some(Sound { compiled, shape, tables })
}
