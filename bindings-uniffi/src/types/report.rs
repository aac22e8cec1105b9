//! Types of schema `report`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// How the mechanism works, over many cases: by clause and seat, never by person, without counts below five.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Report {
    /// One part for each rulebook, in the order of their ids.
    pub rulebooks: Vec<ReportPart>,
}

/// One count.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct ReportCell {
    /// What is counted: an outcome, a channel, a seat.
    pub what: Id,
    /// How many; absent where it is below five, or would give another count away.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
    /// Its label, where the rulebook has one.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "HashMap::is_empty")]
    pub label: HashMap<String, String>,
}

/// Counts of one kind.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Distribution {
    /// The counts.
    pub cells: Vec<ReportCell>,
    /// The clauses behind it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Cited>,
    /// Its label.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "HashMap::is_empty")]
    pub label: HashMap<String, String>,
    /// What is counted: a table, a period, a level.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Id>,
    /// How many there are; absent where it is below five, or would give a cell away.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<i64>,
}

/// The report over the cases of one rulebook, whatever its version.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct ReportPart {
    /// Its id.
    pub rulebook: Id,
    /// Its title.
    pub title: HashMap<String, String>,
    /// Cases by the channel on which they were raised.
    pub channels: Distribution,
    /// Cases by how far they have come.
    pub stages: Distribution,
    /// Decisions as they stand, table by table.
    pub outcomes: Vec<Distribution>,
    /// Time taken against the time limit, duty by duty.
    pub times: Vec<Distribution>,
    /// Overdue duties by the seat that bears them.
    pub overdue: Distribution,
    /// Requests for relief by what came of them, level by level.
    pub relief: Vec<Distribution>,
    /// Accusations by what became of the name.
    pub clarifications: Distribution,
}
