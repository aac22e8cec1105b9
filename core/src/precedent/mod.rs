//! Precedents: published typical cases reduced to findings and outcome. Nothing in one tells who or where; nothing here
//! scores or ranks. Like cases are listed with the facts in which they differ.

use serde::Serialize;

use crate::determination::Standing;
use crate::document::{Decode, Id, Json, Reader, Text, decode_object};
use crate::error::Problems;
use crate::list::ToList;
use crate::rulebook::document::Answering;
use crate::rulebook::{Model, Rulebook};
use crate::sorted::Map;

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
    pub(crate) format: Format,
    /// The rulebook that was applied.
    pub rulebook: Id,
    /// Its version.
    pub version: String,
    /// The table that was decided.
    pub table: Id,
    /// The answers that were found, by fact.
    #[serde(skip_serializing_if = "Answering::is_empty")]
    pub(crate) findings: Answering,
    /// What was decided.
    pub outcome: Id,
    /// What readers should know. It names nobody.
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

/// A precedent with the same findings, or nearly the same.
///
/// ```
/// # use distinguo::case::Act;
/// # use distinguo::kernel::{Kernel, Ledger};
/// # use distinguo::rulebook::Rulebook;
/// # use distinguo::document::Id;
/// # use distinguo::precedent::Precedent;
/// # let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// # let open = Act::load(r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00",
/// #     "actor": {"id": "a", "role": "principal", "organ": "county"},
/// #     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
/// #     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#).unwrap();
/// # let mut ledger = Ledger::new();
/// # ledger.handle(&kernel, &open).unwrap();
/// let settled = Precedent::load(r#"{"format": "distinguo.precedent/1", "rulebook": "cn.supervision.2024",
///     "version": "2024.1", "table": "sanction", "findings": {}, "outcome": "no_sanction"}"#).unwrap();
/// let like = kernel.like(ledger.case(), &Id::new("sanction").unwrap(), &[settled]).unwrap();
/// assert_eq!(like[0].differing, []); // as little is found here as there
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Like {
    /// The precedent.
    pub precedent: Precedent,
    /// The facts in which it differs: at most two.
    pub differing: Vec<Id>,
}

/// In so many facts a precedent may differ.
const MOST: usize = 2;

/// The precedents that are like standing answers, in the order given.
pub(crate) fn like(book: &Rulebook, table: &Id, standing: &Standing, precedents: &[Precedent]) -> Vec<Like> {
    let model = book.model();
    let found = settled(model, standing);
    let support: Vec<&Id> = model
        .index
        .tables
        .get(table)
        .and_then(|table| model.tables.get(*table))
        .map(|table| {
            table.support.iter().filter_map(|var| model.document.facts.get(var.index())).map(|fact| &fact.id).list()
        })
        .unwrap_or_default();
    let same_table = precedents.iter().filter(|known| known.rulebook == *book.id() && known.table == *table);
    same_table
        .filter_map(|precedent| {
            let differs = |fact: &&&Id| precedent.findings.0.get(**fact) != found.get(**fact);
            let differing: Vec<Id> = support.iter().filter(differs).map(|fact| (*fact).clone()).list();
            (differing.len() <= MOST).then(|| Like { precedent: precedent.clone(), differing })
        })
        .list()
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
