//! Types of schema `bars`. Written by `cargo xtask types`.

/// What personnel may know over all cases of a person: whether somebody is barred, and nothing else.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Bars {
    /// Whether a law bars the person from that use.
    pub barred: bool,
}
