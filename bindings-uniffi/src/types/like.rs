//! Types of schema `like`. Written by `cargo xtask types`.

use super::*;

/// How many precedents with the same findings point where, and those whose findings differ in at most two facts. Nothing scores them.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Alike {
    /// How many precedents with the same findings point where.
    pub same: Vec<Pointing>,
    /// Precedents whose findings differ in at most two facts: those that differ in fewer come first; at most fifty.
    pub like: Vec<Like>,
    /// How many more like precedents there are than are listed.
    pub more: i64,
}

/// A precedent with the same findings, or nearly the same.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Like {
    /// The precedent; where it was published several times with different notes, with the first of them.
    pub precedent: Precedent,
    /// Ids of the facts in which it differs: at most two.
    pub differing: Vec<Id>,
    /// How often the precedent was published.
    pub count: i64,
}

/// How many precedents with the same findings were decided in the same way.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Pointing {
    /// Id of the outcome that they point to.
    pub outcome: Id,
    /// How many precedents point there.
    pub count: i64,
}
