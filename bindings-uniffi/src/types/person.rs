//! Types of schema `person`. Written by `cargo xtask types`.

use super::*;

/// A case as the person concerned may see it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct PersonView {
    /// The case.
    pub case: Id,
    /// Answers found, read, or presumed if it were decided now, with the clause and who must prove the contrary.
    pub answers: Vec<Answered>,
    /// Facts that are still open and could change the decision.
    pub open: Vec<OpenFact>,
    /// Accusations that the case knows, by their keys, with what has been found about each; never who made them.
    pub accusations: Vec<Id>,
    /// What was decided, and when it took effect and was received.
    pub decisions: Vec<DecisionView>,
    /// What runs for the person.
    pub due: Vec<DueItem>,
    /// Documents sent to the person.
    pub documents: Vec<Id>,
}

/// A decision as the person may see it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct DecisionView {
    /// The matter.
    pub matter: String,
    /// The table.
    pub table: Id,
    /// The outcome with which it stands.
    pub outcome: Id,
    /// The day on which it was made.
    pub made: Day,
    /// No further relief.
    #[serde(rename = "final")]
    pub is_final: bool,
    /// The day since which it is in effect.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Day>,
    /// The day on which the person received it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Day>,
    /// The rows that permit it: several where the findings leave open which of them applies.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Id>,
}
