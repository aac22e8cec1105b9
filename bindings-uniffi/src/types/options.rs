//! Types of schema `options`. Written by `cargo xtask types`.

use super::*;

/// An act that is possible now.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Choice {
    /// The kind of act, narrowed by what it is about.
    pub act: Deed,
    /// The rules that it rests on.
    pub clauses: Vec<Id>,
    /// The matter that it is about.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Facts that have been found and that the actor may find as well, or anew.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub again: Vec<Id>,
    /// On which channel, where the case is raised.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// Documents that must come with it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Id>,
    /// What a decision that is varied may become.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instead: Vec<Id>,
    /// Which clock of the period, where there are several in a matter.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Id>,
    /// Facts that the actor may find and nobody has, or on which finders differ where one finding is to be adopted.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Id>,
    /// The outcomes that the findings permit; for deciders only.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<Id>,
    /// Whom it may be about: who may be asked to withdraw, who was asked to, who asked to be a party.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<String>,
    /// The period that it is done to.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Id>,
    /// How many precedents with the same findings point where: a decision that goes another way than some of them says why, under `departs`.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub precedents: Vec<Pointing>,
    /// It must give reasons.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reasons: bool,
    /// To whom a document may go, to anybody where nobody is named; which role is assigned, which seat succeeded.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<Id>,
    /// Until when it is in time.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Due>,
}

/// An act as rules speak of it: a kind, narrowed by what it is about.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    Open,
    Date,
    File,
    CloseFiling,
    Raise,
    Withdraw,
    Assign,
    Recuse,
    DecideRecusal,
    Join,
    AcceptParty,
    Find,
    Adopt,
    Return,
    Accuse,
    Dispute,
    Suspend,
    Resume,
    Extend,
    Restore,
    Rectify,
    Erase,
    Succeed,
    Migrate,
    AdoptCalendar,
    ReportStage,
    Submit {
        document: Id,
    },
    Waive {
        document: Id,
    },
    Send {
        document: Id,
    },
    Acknowledge {
        document: Id,
    },
    Decide {
        table: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<Id>,
    },
    Approve {
        table: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<Id>,
    },
    Request {
        level: Id,
    },
}

/// When a period ends: at the earliest and at the latest, both certain. They are the same where the calendar covers every day that it takes.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Due {
    /// It certainly does not end before.
    pub earliest: End,
    /// It has certainly ended then.
    pub latest: End,
}
