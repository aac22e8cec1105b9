//! What can be wrong with an entry.

/// What can be wrong with an entry.
///
/// ```
/// assert_eq!(distinguo::ledger::Fault::Hash.to_string(), "its hash is not that of its content");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// It is of a newer wire version.
    #[error("it is of a newer wire version than this kernel reads")]
    NewerWire,
    /// Its number does not follow.
    #[error("its number does not follow on the one before")]
    Sequence,
    /// It does not name the entry before.
    #[error("it does not name the entry before it")]
    Predecessor,
    /// Its instant lies before the one before.
    #[error("it is dated before the entry before it")]
    Time,
    /// Its hash is not that of its content.
    #[error("its hash is not that of its content")]
    Hash,
    /// It belongs to another case.
    #[error("it belongs to another case")]
    Case,
    /// An effect does not fit.
    #[error("an effect does not fit the case")]
    Effect,
    /// A text is not the one that was committed to.
    #[error("a text beside it is not the one that was committed to")]
    Text,
    /// A text is missing, and no later entry says that it was erased.
    #[error("a text that it commits to is missing, and no erasure is recorded")]
    TextMissing,
    /// A text still stands beside it that a later entry erases.
    #[error("a text stands beside it that a later entry erases")]
    TextKept,
    /// A commitment is not in the one form that commitments have, or of another algorithm.
    #[error("a commitment in it is not in the form that commitments have")]
    Commitment,
    /// The first entry names no algorithm, or an entry another than that of its ledger.
    #[error("it does not follow the algorithm that the first entry names")]
    Algorithm,
    /// Semantics fall along the ledger.
    #[error("it was written under older semantics than the entry before it")]
    Semantics,
    /// The act would be refused.
    #[error("the act would be refused")]
    Refused,
    /// The rules make something else of the act.
    #[error("the rules make something else of it")]
    Derivation,
    /// It is a what-if.
    #[error("it is a what-if and no part of a real ledger")]
    Hypothetical,
    /// It is no UTF-8.
    #[error("it is not UTF-8")]
    NotUtf8,
    /// It is larger than any entry that is written.
    #[error("it is larger than any entry that is written")]
    TooLarge,
    /// It cannot be read.
    #[error("it cannot be read")]
    Unreadable,
}
