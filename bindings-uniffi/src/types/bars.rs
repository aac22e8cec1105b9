//! Types of schema `bars`. Written by `cargo xtask types`.

use super::*;

/// What personnel may know over all cases of a person: bars, and nothing else.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Bars {
    /// The clauses of the bars in force, each once.
    pub bars: Vec<Cited>,
}
