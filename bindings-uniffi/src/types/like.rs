//! Types of schema `like`. Written by `cargo xtask types`.

use super::*;

/// A precedent with the same findings, or nearly the same.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Like {
    /// The precedent.
    pub precedent: Precedent,
    /// The facts in which it differs: at most two.
    pub differing: Vec<Id>,
}
