//! Types of schema `governing`. Written by `cargo xtask types`.

use super::*;

/// Which version of a rulebook governs, and what each version comes to.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Governing {
    /// Why that version applies, or why nobody can say.
    pub choice: GoverningChoice,
    /// The clauses of the transition.
    pub clauses: Vec<Cited>,
    /// What each version that comes into question still permits, the version of the conduct first.
    pub versions: Vec<VersionResult>,
    /// The version that applies; absent while the comparison is open.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applies: Option<BookRef>,
    /// Versions that were in force between conduct and decision, the oldest first, and whether they come into question.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub intermediate: Vec<Intermediate>,
    /// Facts that must be found before the versions can be compared, each under its name in the first version that asks it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Id>,
}

/// A version that was in force between conduct and decision.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Intermediate {
    /// Version that was in force in between.
    pub rulebook: BookRef,
    /// Whether the transition clause lets it count.
    pub counts: bool,
}

/// What one version still permits.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct VersionResult {
    /// Version that comes into question.
    pub rulebook: BookRef,
    /// Mildest and hardest class that it still permits; absent where its outcomes have none, or the findings contradict each other.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<OutcomeClass>,
    /// Where there are no classes, whether the best and the worst that it still permits tolerate the mistake.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tolerated: Vec<bool>,
}
