//! Types of schema `smallest_change`. Written by `cargo xtask types`.

use super::*;

/// What would have to be found for another outcome: only facts that nobody has found yet. It is told to the person and to reviewers, and cannot be turned into findings.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct SmallestChange {
    /// Answers that differ from what is presumed now; as few as possible.
    pub against_presumption: Vec<Supposed>,
    /// Answers to facts that are open; none of them can be left out.
    pub still_open: Vec<Supposed>,
}

/// An answer that is supposed, not found.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Supposed {
    /// Id of the fact.
    pub fact: Id,
    /// Id of the answer that it would need.
    pub answer: Id,
}
