//! Types of schema `comparison`. Written by `cargo xtask types`.

use super::*;

/// The determinations under several rulebooks, side by side, and where they differ.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Comparison {
    /// One for each rulebook, or version of one, under which something was found, in that order.
    pub determinations: Vec<Determination>,
    /// Pairs of tables of the same purpose that can be decided and whose permitted classes differ.
    pub differences: Vec<Difference>,
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
    /// A version in force between conduct and decision is the mildest, and the rulebook lets it count: it applies.
    BetweenMilder,
    /// They come to the same: the version of the conduct applies.
    Same,
    /// The later version is harsher: the version of the conduct applies.
    LaterHarsher,
    /// However the open facts turn out, nothing later is milder: the version of the conduct applies.
    NotMilder,
    /// The results have neither classes nor tolerance to compare: the version of the conduct applies.
    NotComparable,
    /// It hangs on open facts: nobody can say yet.
    Open,
    /// Under one of the versions the findings contradict each other: nothing follows from them.
    Contradictory,
    /// No version was in force when the conduct ended: nothing is applied backwards.
    NotInForce,
}

/// The ladder on which outcomes of different rulebooks, versions and levels are compared, mildest first.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeClass {
    /// No liability was found (不予).
    NoLiability,
    /// Liability was found and is remitted (免予).
    Exempted,
    /// Below the range (减轻).
    Mitigated,
    /// The lesser within the range (从轻).
    Lighter,
    /// Within the range.
    Ordinary,
    /// The heavier within the range (从重).
    Heavier,
}

/// Two rulebooks, or two versions of one, that permit different things.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Difference {
    /// What the kernel understands by both tables.
    pub purpose: Purpose,
    /// What each permits, in the order of the findings.
    pub sides: Vec<Side>,
    /// Of two versions of one rulebook, why one of them governs or none can be named; absent for two rulebooks, and where it is not told when the conduct was.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<GoverningChoice>,
    /// Of two rulebooks the one whose clause is of higher rank; of two versions of one the version that governs. Absent where that does not settle it and people must.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prevails: Option<BookRef>,
}

/// What one rulebook permits, and by which rows.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Side {
    /// Rulebook, with its version.
    pub rulebook: BookRef,
    /// Id of its table.
    pub table: Id,
    /// Ids of the outcomes that it permits now.
    pub permits: Vec<Id>,
    /// Mildest and hardest class of the outcomes that it permits now.
    pub classes: Vec<OutcomeClass>,
    /// The clauses of the rows that decide, each once.
    pub clauses: Vec<Cited>,
}
