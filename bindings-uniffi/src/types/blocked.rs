//! Types of schema `blocked`. Written by `cargo xtask types`.

use super::*;

/// An act that the rules give to somebody, and that is not possible now.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Blocked {
    /// The kind of act, narrowed by what it is about.
    pub act: Deed,
    /// Why it is not possible now.
    pub refusal: Refusal,
    /// Matter that it would be about. Left out: it would be about the case.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Id of the period that it would be done to; only for acts on periods.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Id>,
}
