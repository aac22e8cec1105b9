//! Precedents: published typical cases reduced to findings and outcome. Nothing in one tells who or where; nothing here
//! scores or ranks. Like cases are listed with the facts in which they differ.

mod check;
mod set;

use serde::Serialize;

use crate::determination::Standing;
use crate::document::{Decode, Digest, Id, Json, Reader, Text, decode_object};
use crate::error::Problems;
use crate::rulebook::document::Answering;
use crate::rulebook::{Model, Rulebook};
use crate::sorted::Map;

pub use set::Precedents;

/// A case reduced to findings and outcome.
///
/// ```
/// use distinguo::precedent::Precedent;
/// let precedent = Precedent::load(r#"{"format": "distinguo.precedent/1", "rulebook": "cn.reference", "version": "1.0.0",
///     "table": "tolerance", "findings": {"gain": "self"}, "outcome": "not_tolerated"}"#).unwrap();
/// assert_eq!(precedent.outcome.as_str(), "not_tolerated");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Precedent {
    /// Always `distinguo.precedent/1`. Another version of the format is refused.
    pub(crate) format: Format,
    /// Id of the rulebook that was applied.
    pub rulebook: Id,
    /// Version of the rulebook that was applied.
    pub version: String,
    /// Id of the table that was decided.
    pub table: Id,
    /// Answers that were found: ids of answers by the ids of their facts.
    #[serde(skip_serializing_if = "Answering::is_empty")]
    pub(crate) findings: Answering,
    /// Id of the outcome that was decided.
    pub outcome: Id,
    /// What readers should know, by language. It names nobody. Left out: nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

decode_object!(Precedent, "a precedent", { format, rulebook, version, table, findings, outcome, note });

/// The format of the document, with its version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) enum Format {
    #[serde(rename = "distinguo.precedent/1")]
    V1,
}

impl Decode for Format {
    const EXPECTED: &'static str = "`distinguo.precedent/1`";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        reader.format(json, Self::EXPECTED);
        Self::V1
    }
}

impl Precedent {
    /// Reads a precedent. Members that could tell who it was, such as ids, are refused.
    ///
    /// # Errors
    ///
    /// All problems of the document.
    pub fn load(text: &str) -> Result<Self, Problems> {
        Reader::read(text)
    }

    /// What a decision under standing answers comes to as a precedent.
    pub(crate) fn of(book: &Rulebook, table: &Id, standing: &Standing, outcome: &Id) -> Self {
        Self {
            format: Format::V1,
            rulebook: book.id().clone(),
            version: book.version().to_owned(),
            table: table.clone(),
            findings: Answering(settled(book.model(), standing)),
            outcome: outcome.clone(),
            note: None,
        }
    }
}

/// What precedents say of a case: those with the same findings, and those with nearly the same.
///
/// ```
/// # use distinguo::case::Act;
/// # use distinguo::kernel::{Kernel, Ledger};
/// # use distinguo::rulebook::Rulebook;
/// # use distinguo::document::Id;
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap().with_precedents(
///     r#"[{"format": "distinguo.precedent/1", "rulebook": "cn.supervision.2024", "version": "2024.1", "table": "sanction",
///         "findings": {}, "outcome": "no_sanction"}]"#).unwrap();
/// # let open = Act::load(r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00",
/// #     "actor": {"id": "a", "role": "principal", "organ": "county"},
/// #     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
/// #     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#).unwrap();
/// # let mut ledger = Ledger::new();
/// # ledger.handle(&kernel, &open).unwrap();
/// let now = ledger.records()[0].entry().at();
/// let alike = kernel.like(ledger.case(), None, &Id::new("sanction").unwrap(), now).unwrap();
/// assert_eq!(alike.like[0].differing, []); // as little is found here as there
/// assert_eq!((alike.same[0].outcome.as_str(), alike.same[0].count, alike.more), ("no_sanction", 1, 0));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Alike {
    /// How many precedents with the same findings point where.
    pub same: Vec<Pointing>,
    /// Precedents whose findings differ in at most two facts: those that differ in fewer come first; at most fifty.
    pub like: Vec<Like>,
    /// How many more like precedents there are than are listed.
    pub more: u32,
}

/// How many precedents with the same findings were decided in the same way.
///
/// ```
/// use distinguo::precedent::Pointing;
/// fn line(pointing: &Pointing) -> String {
///     format!("{}: {}", pointing.outcome, pointing.count)
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pointing {
    /// Id of the outcome that they point to.
    pub outcome: Id,
    /// How many precedents point there.
    pub count: u32,
}

decode_object!(Pointing, "an object with `outcome` and `count`", { outcome, count });

/// The precedents that a decision was made under: the set, and where those with the same findings point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Known {
    /// Digest of the set of precedents.
    pub(crate) set: Digest,
    /// How many with the same findings point to each outcome that the rows permit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) same: Vec<Pointing>,
}

decode_object!(Known, "the precedents of a decision", { set, same });

/// A precedent with the same findings, or nearly the same.
///
/// ```
/// use distinguo::precedent::Like;
/// fn line(like: &Like) -> String {
///     format!("{} ({} times), differs in {} facts", like.precedent.outcome, like.count, like.differing.len())
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Like {
    /// The precedent; where it was published several times with different notes, with the first of them.
    pub precedent: Precedent,
    /// Ids of the facts in which it differs: at most two.
    pub differing: Vec<Id>,
    /// How often the precedent was published.
    pub count: u32,
}

/// Settled answers by fact.
fn settled(model: &Model, standing: &Standing) -> Map<Id, Id> {
    let facts = model.document.facts.iter().zip(&model.facts).enumerate();
    facts
        .filter_map(|(position, (fact, answers))| {
            let answer = standing.answer(position)?;
            Some((fact.id.clone(), answers.answers.get(usize::from(answer))?.0.clone()))
        })
        .collect()
}
