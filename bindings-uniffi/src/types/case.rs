//! Types of schema `case`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// Where a case stands: the state that its ledger comes to.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct CaseView {
    /// The case.
    pub case: Id,
    /// The number of its last entry.
    pub seq: i64,
    /// The hash of its last entry.
    pub head: Digest,
    /// The instant of its last entry.
    pub at: Instant,
    /// The version of the rulebook that it runs under.
    pub version: String,
    /// Which organ sits where.
    pub seats: HashMap<Id, String>,
    pub admission: Admission,
    pub verification: Verification,
    /// Decisions as they stand.
    pub decisions: Vec<Decision>,
    /// How far the accountability proceeding has come that this case belongs to.
    pub accountability: Stage,
    pub progress: Progress,
    /// Accusations and what came of them.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accusations: Vec<Accusation>,
    /// The role that raised it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applicant: Option<Id>,
    /// How it was raised.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// Who decides is disputed.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub disputed: bool,
    /// Reforms that were put on record.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub filings: Vec<Filed>,
    /// What is to be put right.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Correction>,
    /// Levels of relief that were opened, asked for or decided.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<Relief>,
}

/// An accusation.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Accusation {
    /// Its key in the case.
    pub accusation: Id,
    /// What else there is to say, by its `state`.
    #[serde(flatten)]
    pub state: AccusationState,
}

/// Something to be put right.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Correction {
    /// Its name.
    pub item: Id,
    /// The role that must do it.
    pub bearer: Id,
    pub state: ItemState,
}

/// A decision as it stands.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Decision {
    /// The matter that it is on.
    pub matter: String,
    /// The table.
    pub table: Id,
    /// The outcome with which it stands.
    pub outcome: Id,
    /// The day on which it was made.
    pub made: Day,
    pub stands: Stands,
    /// The day since which it is in effect.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Day>,
    /// What comes with the outcome.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Id>,
    /// The day on which each role received it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "HashMap::is_empty")]
    pub received: HashMap<Id, Day>,
    /// The rows that permit it: several where the findings leave open which of them applies.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Id>,
}

/// A reform that was put on record.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Filed {
    /// Its key in the case.
    pub filing: Id,
    /// What else there is to say, by its `state`.
    #[serde(flatten)]
    pub state: Filing,
}

/// How far a case is from its end.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(tag = "progress", rename_all = "snake_case")]
pub enum Progress {
    /// Somebody owes something, or may still ask for something.
    Open,
    /// Nothing is owed in the procedure; something still lasts, such as an influence or visits to come.
    Dormant {
        /// When the last of what lasts ends.
        until: Due,
    },
    /// Nothing runs any more.
    Concluded,
}

/// A level of relief.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Relief {
    /// The level.
    pub level: Id,
    /// The matter whose decision it is about.
    pub matter: String,
    /// What else there is to say, by its `state`.
    #[serde(flatten)]
    pub state: LevelState,
}

/// How a decision stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Stands {
    /// Made, not approved yet.
    AwaitingApproval,
    /// In effect.
    Effective,
    /// In effect, without further relief.
    Final,
    /// Not approved: to be decided anew.
    Disapproved,
    /// Annulled by relief and sent back.
    Annulled,
    /// Looked at again.
    Reopened,
    /// Revoked.
    Revoked,
}
