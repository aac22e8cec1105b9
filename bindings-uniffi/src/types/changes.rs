//! Types of schema `changes`. Written by `cargo xtask types`.

use super::*;

/// A case in which two versions of a rulebook permit different things.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct CaseChange {
    /// The position of the case among those that were passed in, from 0.
    pub case: i64,
    /// Id of the table.
    pub table: Id,
    /// What the version of after permits; absent where it has no such table.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Ruled>,
    /// What the version of before permits; absent where it has no such table.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Ruled>,
}

/// What one version makes of a case.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Ruled {
    /// The outcomes that it permits now; none where something is open that a decision needs, or findings contradict.
    pub permits: Vec<Id>,
    /// Their clauses, each once; those of the contradiction where findings contradict.
    pub clauses: Vec<Cited>,
    /// The facts that are open, where that is in the way.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Id>,
    /// The rows that decide, in order; several where open facts leave it open which of them does.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Id>,
}
