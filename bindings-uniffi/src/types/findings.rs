//! Types of schema `findings`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// What was found about one conduct, under one rulebook or several.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
#[serde(tag = "format", rename = "distinguo.findings/1")]
pub struct Findings {
    pub under: Vec<Under>,
    /// What the findings are about, for readers.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conduct: Option<Conduct>,
    /// What was decided in reality, for a published case.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided: Vec<Decided>,
}

/// What the findings are about, for readers. The kernel does not interpret it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct About {
    /// A name for the case.
    pub id: Id,
    /// What it is called.
    pub title: HashMap<String, String>,
    /// Where it was published.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// What happened.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "HashMap::is_empty")]
    pub summary: HashMap<String, String>,
}

/// A contested finding that was adopted.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Adopted {
    pub fact: Id,
    pub answer: Id,
    pub reasons: String,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// The days of the conduct; both are in it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Conduct {
    /// The first day.
    pub from: Day,
    /// The last day, where it was not the first.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// What was decided in reality.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Decided {
    /// The rulebook in whose terms the decision is told.
    pub rulebook: Id,
    /// Its table.
    pub table: Id,
    /// The outcome.
    pub outcome: Id,
    /// What a reader should know, such as the clause that practice passed over.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "HashMap::is_empty")]
    pub note: HashMap<String, String>,
    /// The day.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
    /// Its version, where findings are stated under several.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// An answer to a fact, by a finder.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Finding {
    pub fact: Id,
    /// The amount in the smallest unit of the fact.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// The answer, unless the fact is an amount.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Id>,
    /// Pseudonym of the finder. A later finding of the same finder supersedes an earlier one.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<String>,
}

/// A decision made by people, or that none was made.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct ReadDecision {
    pub table: Id,
    /// An outcome of the table, or `undecided`.
    pub outcome: Id,
}

/// Findings under one rulebook.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Under {
    pub rulebook: Id,
    /// Contested findings that were adopted.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adopted: Vec<Adopted>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
    /// Decisions of people that facts are read from.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub read: Vec<ReadDecision>,
    /// The decisions asked for; without them those of tolerance, accountability and advice.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Id>,
    /// Where findings are stated under several versions.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}
