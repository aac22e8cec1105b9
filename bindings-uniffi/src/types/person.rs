//! Types of schema `person`. Written by `cargo xtask types`.

use super::*;

/// A case as somebody may see it, by role and key.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct PersonView {
    /// Id of the case.
    pub case: Id,
    /// Answers found, read, or presumed if it were decided now, with the clause and who must prove the contrary. By whom they were found is told to those who find and those who decide.
    pub answers: Vec<Answered>,
    /// Facts that are still open and could change the decision.
    pub open: Vec<OpenFact>,
    /// Accusations that they may know of, by their keys; never who made them.
    pub accusations: Vec<Id>,
    /// What was decided, one entry for each matter.
    pub decisions: Vec<DecisionView>,
    /// What runs for them.
    pub due: Vec<DueItem>,
    /// Documents that they were sent.
    pub documents: Vec<Id>,
    /// What was found in matters beside the case itself, such as an accusation: for those who find and decide there.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<MatterFindings>,
    /// Who handles the case, and may be asked to withdraw.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub handlers: Vec<Handler>,
    /// What is to be put right.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Correction>,
}

/// What was decided on a matter, as somebody may see it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct DecisionView {
    /// Matter that was decided.
    pub matter: String,
    /// Whether the name of the accused is to be cleared.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clarification: Option<RulingView>,
    /// The decision on it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<RulingView>,
    /// What came of relief, level by level.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relief: Vec<ReliefView>,
}

/// Somebody who handles a case.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Handler {
    /// Id of the role in which they handle it.
    pub role: Id,
    /// Pseudonym of whoever handles it.
    pub id: String,
}

/// What was found in a matter.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct MatterFindings {
    /// Matter that they are about.
    pub matter: String,
    /// Answers that were found in the matter.
    pub answers: Vec<Answered>,
}

/// What came of a level of relief.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct ReliefView {
    /// Id of the level of relief.
    pub level: Id,
    /// Decision that was made there.
    pub decision: RulingView,
}

/// A decision, and how it stands.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct RulingView {
    /// Id of the table that was decided.
    pub table: Id,
    /// Id of the outcome with which it stands, or stood.
    pub outcome: Id,
    /// Day on which it was made.
    pub made: Day,
    /// How a decision stands.
    pub stands: Stands,
    /// No further relief.
    #[serde(rename = "final")]
    pub is_final: bool,
    /// Day since which it is in effect. Left out: it is not.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Day>,
    /// Id of the measure that comes with the outcome. Left out: none does.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Id>,
    /// Day on which the reader received it. Left out: they have not.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Day>,
    /// The rows that permit it: several where the findings leave open which of them applies.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Id>,
}
