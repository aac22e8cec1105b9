//! Types of schema `case`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// Where a case stands: the state that its ledger comes to, for whoever keeps the ledger.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct CaseView {
    /// Id of the case.
    pub case: Id,
    /// Number of its last entry.
    pub seq: i64,
    /// Hash of its last entry.
    pub head: Digest,
    /// Moment of its last entry.
    pub at: Instant,
    /// Version of the rulebook that the case runs under.
    pub version: String,
    /// Organ in each seat: ids of organs by the ids of seats.
    pub seats: HashMap<Id, String>,
    /// Whether and how the case came in.
    pub admission: Admission,
    /// How far verification has come.
    pub verification: Verification,
    /// Decisions as they stand.
    pub decisions: Vec<Decision>,
    /// How far the accountability proceeding has come that this case belongs to.
    pub accountability: Stage,
    /// How far a case is from its end.
    pub progress: Progress,
    /// Accusations and what came of them.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accusations: Vec<Accusation>,
    /// Id of the role that raised the case. Left out: nobody has.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applicant: Option<Id>,
    /// How the case was raised. Left out: nobody has.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// Whether it is disputed who decides. Left out: it is not.
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
    /// Key of the accusation in the case.
    pub accusation: Id,
    /// What else there is to say, by its `state`.
    #[serde(flatten)]
    pub state: AccusationState,
}

/// Something to be put right.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Correction {
    /// Key of the item in the case.
    pub item: Id,
    /// Id of the role that must do it.
    pub bearer: Id,
    /// An item of correction.
    pub state: ItemState,
}

/// A decision as it stands.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Decision {
    /// Matter that was decided.
    pub matter: String,
    /// Id of the table that was decided.
    pub table: Id,
    /// Id of the outcome with which it stands.
    pub outcome: Id,
    /// Day on which it was made.
    pub made: Day,
    /// How a decision stands.
    pub stands: Stands,
    /// Day since which it is in effect. Left out: it is not.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Day>,
    /// Id of the measure that comes with the outcome. Left out: none does.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Id>,
    /// Day on which each role received it, by the id of the role.
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
    /// Key of the filing in the case.
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
    /// Id of the level of relief.
    pub level: Id,
    /// Matter whose decision it is about.
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
