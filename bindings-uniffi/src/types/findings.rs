//! Types of schema `findings`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// What was found about one conduct, under one rulebook or several.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
#[serde(tag = "format", rename = "distinguo.findings/1")]
pub struct Findings {
    /// What was found, for each rulebook that the conduct is judged by. At least one.
    pub under: Vec<Under>,
    /// What the findings are about, for readers. The kernel does not interpret it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// First and last day of the conduct, by which the governing version is chosen. Left out: it cannot be told.
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
    /// Name of the case.
    pub id: Id,
    /// Name of the case for readers, by language.
    pub title: HashMap<String, String>,
    /// Where the case was published.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// What happened, for readers, by language. Left out: nothing is told.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "HashMap::is_empty")]
    pub summary: HashMap<String, String>,
}

/// A contested finding that was adopted.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Adopted {
    /// Id of the fact on which findings differ.
    pub fact: Id,
    /// Id of the answer that was adopted; one of those found.
    pub answer: Id,
    /// Why this finding stands and not the other. Always needed.
    pub reasons: String,
    /// Pseudonym of whoever adopted it. Left out: nobody is named.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// The days of the conduct; both are in it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Conduct {
    /// First day of the conduct, YYYY-MM-DD.
    pub from: Day,
    /// Last day of the conduct. Left out: it was the first.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// What was decided in reality.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Decided {
    /// Id of the rulebook in whose terms the decision is told.
    pub rulebook: Id,
    /// Id of the table that was decided.
    pub table: Id,
    /// Id of the outcome that was decided.
    pub outcome: Id,
    /// What a reader should know, such as the clause that practice passed over.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "HashMap::is_empty")]
    pub note: HashMap<String, String>,
    /// Day of the decision. Left out: it is not known.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
    /// Version of that rulebook. Needed only where findings are stated under several.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// An answer to a fact, by a finder.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Finding {
    /// Id of the fact that is answered.
    pub fact: Id,
    /// Amount in the smallest unit of the fact, an integer. Left out where the fact is none.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// Id of the answer. Left out where the fact is an amount.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Id>,
    /// Pseudonym of the finder. A later finding of the same finder supersedes an earlier one. Left out: nobody is named.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What the finding rests on, item by item, for readers.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    /// Why that is the answer, for readers. Left out: no reasons are given.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<String>,
}

/// A decision made by people, or that none was made.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct ReadDecision {
    /// Id of the table that people decided.
    pub table: Id,
    /// Id of the outcome that was decided, or `undecided`.
    pub outcome: Id,
}

/// Findings under one rulebook.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Under {
    /// Id of the rulebook whose facts are answered.
    pub rulebook: Id,
    /// Findings that were adopted where finders differ.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adopted: Vec<Adopted>,
    /// Answers that were found. A fact without one stays open.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
    /// Decisions of people from which facts are read.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub read: Vec<ReadDecision>,
    /// Ids of the tables whose decisions are asked for. Left out: those of tolerance, accountability and advice.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Id>,
    /// Version of the rulebook. Needed only where findings are stated under several.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}
