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
    /// The rules make something else of the act.
    #[error("the rules make something else of it")]
    Derivation,
    /// It was written under a rulebook that is not at hand.
    #[error("it was written under a rulebook, or a text of it, that is not at hand")]
    Rulebook,
    /// It is a what-if.
    #[error("it is a what-if and no part of a real ledger")]
    Hypothetical,
    /// It cannot be read, or is not written in canonical form.
    #[error("it cannot be read as it was written")]
    Unreadable,
}
