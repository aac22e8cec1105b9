//! Types of schema `audit`. Written by `cargo xtask types`.

use super::*;

/// What an audit of a ledger has found.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Audit {
    /// What the audit comes to.
    pub verdict: Verdict,
    /// How many entries were read.
    pub entries: i64,
    /// What is wrong, entry by entry; the first hundred.
    pub faults: Vec<AuditFinding>,
    /// Texts that entries of the ledger erase: their commitments stand, their words do not.
    pub erased: Vec<Erased>,
    /// Whether the expected head was found, and at which entry: what follows it is newer than the anchor. Absent where no head was expected: then nothing is said about the end of the ledger. Absent too where the rest of a ledger cannot be read here.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchored: Option<Anchor>,
    /// How the ledger is written otherwise than this kernel writes: that changes nothing in what it says.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub form: Vec<FormDifference>,
    /// Hash of the last entry that was read. Left out where none was.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<Digest>,
    /// How many more things are wrong than are listed.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub more: Option<i64>,
    /// Which entries cannot be judged here, and what it would take.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unjudged: Vec<Unjudged>,
}

/// Whether a ledger reaches the head that was kept elsewhere.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "anchored", rename_all = "snake_case")]
pub enum Anchor {
    /// The head is that of this entry.
    At {
        /// Number of the entry, from 1.
        seq: i64,
    },
    /// No entry has that head: the ledger was cut or rewritten.
    Missing,
}

/// A text that was erased.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Erased {
    /// Number of the entry that had the text.
    pub seq: i64,
    /// Place of the text in the act, as a JSON pointer.
    pub pointer: String,
    /// Moment of its erasure.
    pub at: Instant,
    /// The entry that erases it, and says by whom and why.
    pub by: i64,
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
    /// A text is missing, and no later entry says that it was erased.
    TextMissing,
    /// A text still stands beside it that a later entry erases.
    TextKept,
    /// A commitment is not in the one form that commitments have, or of another algorithm.
    Commitment,
    /// The first entry names no algorithm, or an entry another than that of its ledger.
    Algorithm,
    /// Semantics fall along the ledger.
    Semantics,
    /// The act would be refused.
    Refused,
    /// The rules make something else of the act.
    Derivation,
    /// It is a what-if.
    Hypothetical,
    /// It is no UTF-8.
    NotUtf8,
    /// It is larger than any entry that is written.
    TooLarge,
    /// It cannot be read.
    Unreadable,
}

/// Something wrong.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct AuditFinding {
    /// The line of the ledger, from 1.
    pub line: i64,
    /// What is wrong with the entry.
    pub fault: Fault,
    /// The byte of the line, from 1, with which what is no UTF-8 begins.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byte: Option<i64>,
    /// The number of the entry, where it can be read.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<i64>,
    /// Why the act would be refused, where that is the fault.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<String>,
}

/// A difference of form: something in how a ledger is written that changes nothing in what it says.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// The text begins with a byte order mark.
    ByteOrderMark,
    /// Lines end with a carriage return and a line feed.
    LineEnd,
    /// Lines are empty.
    BlankLine,
    /// The JSON is not canonical: other spacing, order or escapes.
    Spacing,
    /// A record has members beside those that records have, for which no hash vouches.
    Beside,
}

/// A difference of form, and on which lines.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct FormDifference {
    /// What is different.
    pub form: Form,
    /// The first line on which it is, from 1.
    pub line: i64,
    /// How many lines are written so.
    pub lines: i64,
}

/// What it would take to judge an entry.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// A kernel of other semantics.
    Semantics {
        /// Version of the derivations that the entry was made under.
        semantics: i64,
    },
    /// A rulebook, to the letter.
    Rulebook {
        /// Rulebook that the entry names.
        rulebook: BookRef,
    },
    /// An edition of a calendar.
    Calendar {
        /// Edition of a calendar that the entry names.
        calendar: CalendarRef,
    },
    /// The precedents that a decision was made under.
    Precedents {
        /// Digest of the set that the entry names.
        precedents: Digest,
    },
    /// A kernel that knows an algorithm.
    Algorithm {
        /// Algorithm that the first entry names.
        algorithm: String,
    },
    /// A kernel that reads a later wire version.
    Wire {
        /// Wire version of the entry.
        wire: i64,
    },
    /// A kernel that knows a member of the entry.
    Member {
        /// Place in the entry of the first member that this kernel does not know, as a JSON pointer.
        pointer: String,
    },
}

/// Entries that cannot be judged here: a run of them with the same need.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Unjudged {
    /// Number of the first entry.
    pub first: i64,
    /// Number of the last entry.
    pub last: i64,
    /// What it would take to judge them.
    pub needs: Need,
}

/// What an audit comes to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Handling would have written every entry as it is.
    Sound,
    /// Something in it was never written by handling.
    NotSound,
    /// Nothing is found wrong, and not all of it can be judged with what is at hand.
    CannotBeJudged,
}
