//! Types of schema `lasting`. Written by `cargo xtask types`.

use super::*;

/// Status periods of one kind that meet, and how long they last together.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Lasting {
    /// The rulebook that says how they go together.
    pub rulebook: BookRef,
    /// Id of the period in the rulebook.
    pub period: Id,
    /// The runs that meet, the first to start first.
    pub runs: Vec<Run>,
    /// The last day, counting what each run gives by itself or what the rule adds.
    pub until: Day,
    /// The clauses of the rule, with their natures.
    pub clauses: Vec<Cited>,
    /// Where those who decide set the end: the last day that they may set, `until` being the first.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Day>,
}

/// One of the periods that go together.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Run {
    /// First day of the run.
    pub from: Day,
    /// Last day of the run, taken by itself.
    pub until: Day,
    /// Id of the case that it runs in.
    pub case: Id,
}
