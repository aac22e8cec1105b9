//! Types of schema `precedent`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// A published typical case, reduced to findings and outcome. Nothing in it tells who it was.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
#[serde(tag = "format", rename = "distinguo.precedent/1")]
pub struct Precedent {
    /// Id of the rulebook that was applied.
    pub rulebook: Id,
    /// Version of the rulebook that was applied.
    pub version: String,
    /// Id of the table that was decided.
    pub table: Id,
    /// Id of the outcome that was decided.
    pub outcome: Id,
    /// Answers that were found: ids of answers by the ids of their facts.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "HashMap::is_empty")]
    pub findings: HashMap<Id, Id>,
    /// What readers should know, by language. It names nobody. Left out: nothing.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "HashMap::is_empty")]
    pub note: HashMap<String, String>,
}
