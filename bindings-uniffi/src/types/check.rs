//! Types of schema `check`. Written by `cargo xtask types`.

use super::*;

/// Whether a rulebook is sound, what was proved, and what its author should look at.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Check {
    /// Whether the rulebook loads.
    pub sound: bool,
    /// What was proved, table by table.
    pub proved: Vec<Proved>,
    /// The outcomes that the kernel takes for adverse: before them somebody is heard. Nothing about them need be mended.
    pub adverse: Vec<AdverseOutcome>,
    /// What is wrong; of a sound rulebook, advice to its author.
    pub problems: Vec<Problem>,
}

/// An outcome before which somebody is heard.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct AdverseOutcome {
    /// Id of the table.
    pub table: Id,
    /// Id of the outcome.
    pub outcome: Id,
    /// In which circumstances the outcome is adverse.
    pub when: AdverseWhen,
}

/// When an outcome is adverse.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum AdverseWhen {
    /// Whatever comes with it.
    Always,
    /// Only with a measure.
    WithMeasure,
    /// Only where what it reopens was favourable.
    AgainstFavourable,
}

/// What was proved of one table.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Proved {
    /// Id of the table.
    pub table: Id,
    /// How many rows it has. Each of them applies in some possible case.
    pub rows: i64,
    /// How many facts its rows depend on.
    pub facts: i64,
    /// How many combinations of answers to these facts there are. Each possible one meets a row. Written as digits in a text, as it may be more than a JSON number holds.
    pub combinations: String,
    /// The guarantees about it. Each of them holds in every possible case.
    pub guarantees: Vec<Id>,
}
