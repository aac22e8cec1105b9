//! Types of schema `report`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// How the mechanism works, over many cases: by clause and seat, never by person, every count changed by the cell key method.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Report {
    /// How its numbers are to be read.
    pub reading: HashMap<String, String>,
    /// One part for each rulebook that it covers, in the order of their ids.
    pub rulebooks: Vec<ReportPart>,
}

/// One count.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct ReportCell {
    /// What is counted: an outcome, a channel, a seat.
    pub what: Id,
    /// As what the cases in it are told: a multiple of five.
    pub count: i64,
    /// Its label, where the rulebook has one.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "HashMap::is_empty")]
    pub label: HashMap<String, String>,
}

/// Counts of one kind. A case may be in several cells.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Distribution {
    /// As what the cases that are in any of the cells are told.
    pub total: i64,
    /// Counts, one for each thing that is told apart.
    pub cells: Vec<ReportCell>,
    /// The clauses behind it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Cited>,
    /// Name of what is counted, by language. Left out where the rulebook has none.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "HashMap::is_empty")]
    pub label: HashMap<String, String>,
    /// What is counted: a table, a period, a level.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Id>,
}

/// The report over the cases of one rulebook, whatever its version.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct ReportPart {
    /// Id of the rulebook.
    pub rulebook: Id,
    /// Title of the rulebook, by language.
    pub title: HashMap<String, String>,
    /// Cases by the channel on which they were raised.
    pub channels: Distribution,
    /// Cases by how far they have come.
    pub stages: Distribution,
    /// Cases by decisions as they stand, table by table. What awaits approval or was refused it is `not_in_effect`; what was revoked, annulled or reopened is `set_aside`.
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
