//! Types of schema `questions`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// An answer and the outcomes that would remain possible after it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Lead {
    /// Id of the answer.
    pub answer: Id,
    /// Answer in words, by language.
    pub label: HashMap<String, String>,
    /// Ids of the outcomes that are still possible after it.
    pub leads_to: Vec<Id>,
}

/// A question about an open fact that can still change which outcomes are possible.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Question {
    /// Id of the fact.
    pub fact: Id,
    /// Ids of the answers that it may still have.
    pub answers: Vec<Id>,
    /// Clauses that make the fact matter, with their natures.
    pub clauses: Vec<Cited>,
    /// Question in words, by language.
    pub label: HashMap<String, String>,
    /// The possible answers, in declared order, and where each leads.
    pub leads: Vec<Lead>,
    /// Ids of the roles that find it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub found_by: Vec<Id>,
    /// Id of the first open row that depends on it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needed_by: Option<Id>,
    /// Id of the table whose decision it is read from. Left out: people find it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_from: Option<Id>,
    /// Ids of the roles that may supply evidence for it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supplied_by: Vec<Id>,
    /// The smallest sets of facts, this one among them, that can change the outcome only together; none where it can by itself.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub together: Vec<Vec<Id>>,
}
