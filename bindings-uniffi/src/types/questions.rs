//! Types of schema `questions`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// An answer and the outcomes that would remain possible after it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Lead {
    /// The answer.
    pub answer: Id,
    /// It in words.
    pub label: HashMap<String, String>,
    /// The outcomes still possible after it.
    pub leads_to: Vec<Id>,
}

/// A question about an open fact that can still change which outcomes are possible.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Question {
    /// The fact.
    pub fact: Id,
    /// The answers it may still have.
    pub answers: Vec<Id>,
    /// The clauses behind it.
    pub clauses: Vec<Cited>,
    /// The question in words.
    pub label: HashMap<String, String>,
    /// The possible answers, in declared order, and where each leads.
    pub leads: Vec<Lead>,
    /// Roles that find it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub found_by: Vec<Id>,
    /// The first open row that depends on it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needed_by: Option<Id>,
    /// The table whose decision it is read from.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_from: Option<Id>,
    /// Roles that may supply evidence for it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supplied_by: Vec<Id>,
    /// The smallest sets of facts, this one among them, that can change the outcome only together; none where it can by itself.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub together: Vec<Vec<Id>>,
}
