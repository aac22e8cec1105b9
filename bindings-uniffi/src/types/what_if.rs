//! Types of schema `what-if`. Written by `cargo xtask types`.

use super::*;

/// Something about a case that differs between two states of it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Change {
    /// Where: a JSON pointer into `case`, where parts of lists go by their names, or into `due`, which has everything that runs, period by period.
    pub pointer: String,
    /// What stands there now; absent where nothing does.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Json>,
    /// What stood there; absent where nothing did.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Json>,
}
