//! Types of schema `comparison`. Written by `cargo xtask types`.

use super::*;

/// The determinations under several rulebooks, side by side, and where they differ.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Comparison {
    /// One for each rulebook under which something was found, in that order.
    pub determinations: Vec<Determination>,
    /// Pairs of decided tables of the same purpose whose permitted classes differ.
    pub differences: Vec<Difference>,
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

/// Two rulebooks that permit different things.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Difference {
    /// The purpose of both tables.
    pub purpose: Purpose,
    /// What each permits, in the order of the findings.
    pub sides: Vec<Side>,
    /// The rulebook whose clause is of higher rank; absent where rank does not settle it and people must.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prevails: Option<Id>,
}

/// What one rulebook permits, and by which row.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Side {
    /// The rulebook.
    pub rulebook: Id,
    /// Its table.
    pub table: Id,
    /// The outcomes that it permits now.
    pub permits: Vec<Id>,
    /// Mildest and hardest class of them.
    pub classes: Vec<OutcomeClass>,
    /// The clauses of the row that decides.
    pub clauses: Vec<Cited>,
}
