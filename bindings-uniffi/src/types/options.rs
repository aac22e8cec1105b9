//! Types of schema `options`. Written by `cargo xtask types`.

use super::*;

/// An act that is possible now.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Choice {
    /// The kind of act, narrowed by what it is about.
    pub act: Deed,
    /// Ids of the clauses that it rests on.
    pub clauses: Vec<Id>,
    /// Matter that it is about. Left out: it is about the case.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Facts that have been found and that the actor may find as well, or anew.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub again: Vec<Id>,
    /// Channel on which the case is raised; only for raising.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// Ids of the documents that must come with it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Id>,
    /// Ids of the outcomes that a varied decision may become.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instead: Vec<Id>,
    /// Id of the recipient whose clock is meant, where there are several in a matter.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Id>,
    /// Facts that the actor may find and nobody has, or on which finders differ where one finding is to be adopted.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Id>,
    /// Ids of the outcomes that the findings permit; for deciders only.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<Id>,
    /// Pseudonyms of those whom it may be about: who may be asked to withdraw, who was asked to, who asked to be a party.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<String>,
    /// Id of the period that it is done to; only for acts on periods.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Id>,
    /// How many precedents with the same findings point where: a decision that goes another way than some of them says why, under `departs`.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub precedents: Vec<Pointing>,
    /// Whether it must give reasons. Left out: it need not.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reasons: bool,
    /// Ids of the roles that a document may go to, to anybody where none is named; of the role that is assigned or the seat that is succeeded.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<Id>,
    /// When the time for it ends. Left out: it has no time limit.
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
    /// A document is submitted.
    Submit {
        /// Id of the kind of document that the act is about.
        document: Id,
    },
    /// The right to submit a document is given up.
    Waive {
        /// Id of the kind of document that the act is about.
        document: Id,
    },
    /// A document is sent.
    Send {
        /// Id of the kind of document that the act is about.
        document: Id,
    },
    /// Receipt of a document is acknowledged.
    Acknowledge {
        /// Id of the kind of document that the act is about.
        document: Id,
    },
    /// A table is decided.
    Decide {
        /// Id of the table that is decided.
        table: Id,
        /// Id of the level of relief at which it is decided. Left out: at any, or before relief.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<Id>,
    },
    /// A decision of a table is approved, or is not.
    Approve {
        /// Id of the table that is decided.
        table: Id,
        /// Id of the level of relief at which it is decided. Left out: at any, or before relief.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<Id>,
    },
    /// Relief is asked for.
    Request {
        /// Id of the level of relief that is asked.
        level: Id,
    },
}

/// When a period ends: at the earliest and at the latest, both certain. They are the same where the calendar covers every day that it takes.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Due {
    /// Day, or minute for periods in hours, before which it certainly does not end.
    pub earliest: End,
    /// Day, or minute for periods in hours, with which it has certainly ended.
    pub latest: End,
}
