//! Types of schema `governing`. Written by `cargo xtask types`.

use super::*;

/// Which version of a rulebook governs, and what each version comes to.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Governing {
    /// Why.
    pub choice: GoverningChoice,
    /// The clauses of the transition.
    pub clauses: Vec<Cited>,
    /// What each version comes to, the version of the conduct first.
    pub versions: Vec<VersionResult>,
    /// The version that applies; absent while the comparison is open.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applies: Option<BookRef>,
    /// Facts that must be found before the versions can be compared.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Id>,
}

/// Which version of a rulebook governs the substance, and why.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum GoverningChoice {
    /// Only one version comes into question.
    OnlyOne,
    /// The transition clause names the version without comparison.
    ByTransition,
    /// The later version is milder: it applies.
    LaterMilder,
    /// Both come to the same: the version of the conduct applies.
    Same,
    /// The later version is harsher: the version of the conduct applies.
    LaterHarsher,
    /// The results have no classes to compare: the version of the conduct applies.
    NotComparable,
    /// Facts that one of the versions asks are open: nobody can say yet.
    Open,
    /// Under one of the versions the findings contradict each other: nothing follows from them.
    Contradictory,
}

/// What one version comes to.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct VersionResult {
    /// The version.
    pub rulebook: BookRef,
    /// Mildest and hardest class that it permits now; absent where that is open or has no class.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<OutcomeClass>,
}
