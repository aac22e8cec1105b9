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
