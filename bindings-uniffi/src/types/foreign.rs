//! Types of schema `foreign`. Written by `cargo xtask types`.

use super::*;

/// What a case runs under and a kernel does not have: a rulebook, to the letter, or an edition of a calendar.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Foreign {
    /// A rulebook, to the letter.
    Rulebook {
        /// Rulebook that the case runs under.
        rulebook: BookRef,
    },
    /// An edition of a calendar.
    Calendar {
        /// Edition of a calendar that the case counts by.
        calendar: CalendarRef,
    },
}

/// By which edition of which calendar days are counted: the digest tells apart what bears the same names.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct CalendarRef {
    /// Id of the calendar.
    pub id: Id,
    /// Id of the edition.
    pub edition: String,
    /// What the edition and those before it say of days. Later editions do not change it.
    pub digest: Digest,
}
