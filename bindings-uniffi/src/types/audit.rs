//! Types of schema `audit`. Written by `cargo xtask types`.

use super::*;

/// What an audit of a ledger has found.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Audit {
    /// Whether nothing is wrong.
    pub sound: bool,
    /// How many entries were read.
    pub entries: i64,
    /// What is wrong, entry by entry.
    pub faults: Vec<AuditFinding>,
    /// Texts that were erased: their commitments stand, their words do not.
    pub erased: Vec<Erased>,
    /// Whether the expected head was found, and at which entry: what follows it is newer than the anchor. Absent where no head was expected: then nothing is said about the end of the ledger.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchored: Option<Anchor>,
    /// The hash of the last of them.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<Digest>,
    /// Entries written under other semantics than this kernel's: not derived anew.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_semantics: Vec<i64>,
}

/// Whether a ledger reaches the head that was kept elsewhere.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "anchored", rename_all = "snake_case")]
pub enum Anchor {
    /// The head is that of this entry.
    At {
        /// Its number.
        seq: i64,
    },
    /// No entry has that head: the ledger was cut or rewritten.
    Missing,
}

/// A text that was erased.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Erased {
    /// The entry.
    pub seq: i64,
    /// The place of the text in the act.
    pub pointer: String,
}

/// What can be wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// It is of a newer wire version.
    NewerWire,
    /// Its number does not follow.
    Sequence,
    /// It does not name the entry before.
    Predecessor,
    /// Its instant lies before the one before.
    Time,
    /// Its hash is not that of its content.
    Hash,
    /// It belongs to another case.
    Case,
    /// An effect does not fit.
    Effect,
    /// A text is not the one that was committed to.
    Text,
    /// The rules make something else of the act.
    Derivation,
    /// It was written under a rulebook that is not at hand.
    Rulebook,
    /// It is a what-if.
    Hypothetical,
    /// It cannot be read, or is not written in canonical form.
    Unreadable,
}

/// Something wrong.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct AuditFinding {
    /// The line of the ledger, from 1.
    pub line: i64,
    /// What is wrong with it.
    pub fault: Fault,
}
