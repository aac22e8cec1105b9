//! Types of schema `precedent`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// A published typical case, reduced to findings and outcome. Nothing in it tells who it was.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
#[serde(tag = "format", rename = "distinguo.precedent/1")]
pub struct Precedent {
    /// The rulebook that was applied.
    pub rulebook: Id,
    /// Its version.
    pub version: String,
    /// The table that was decided.
    pub table: Id,
    /// What was decided.
    pub outcome: Id,
    /// The answers that were found, by fact.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "HashMap::is_empty")]
    pub findings: HashMap<Id, Id>,
    /// What readers should know. It names nobody.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "HashMap::is_empty")]
    pub note: HashMap<String, String>,
}
