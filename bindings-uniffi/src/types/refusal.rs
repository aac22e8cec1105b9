//! Types of schema `refusal`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// Why an act is not possible now, on which clause, and what would be possible.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Refusal {
    /// The stable code.
    pub code: String,
    /// By language.
    pub message: HashMap<String, String>,
    /// By language.
    pub help: HashMap<String, String>,
    /// What this actor could do instead.
    pub possible: Vec<Choice>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Id>,
    /// Numbers of the first and last entry that came in between.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entries: Option<FirstAndLast>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Id>,
}
