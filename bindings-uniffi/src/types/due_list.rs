//! Types of schema `due_list`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// What follows when a period runs out.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Consequence {
    /// Id of the role that is reminded.
    #[serde(with = "bare")]
    Remind {
        /// Id of the role that is reminded.
        role: Id,
    },
    /// Id of the role that is told that the period ran out.
    #[serde(with = "bare")]
    ReportTo {
        /// Id of the role that is told that the period ran out.
        role: Id,
    },
    /// Id of the role that the duty passes to.
    #[serde(with = "bare")]
    ShiftTo {
        /// Id of the role that the duty passes to.
        role: Id,
    },
    /// What silence counts as; never a decision on a person's liability.
    Deem {
        /// Id of the outcome that silence counts as.
        outcome: Id,
        /// Id of the document that counts as given. Left out where `table` is written.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        document: Option<Id>,
        /// Id of the table that counts as decided. Left out where `document` is written.
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        table: Option<Id>,
    },
    /// The right is lost. Always `true`.
    #[serde(with = "bare")]
    Forfeit {
        /// The right is lost. Always `true`.
        so: bool,
    },
    /// Id of the table whose decision becomes final.
    #[serde(with = "bare")]
    Final {
        /// Id of the table whose decision becomes final.
        table: Id,
    },
    /// Id of the level of relief that opens, because the level before did not answer.
    #[serde(with = "bare")]
    Open {
        /// Id of the level of relief that opens, because the level before did not answer.
        level: Id,
    },
    /// The case is closed as withdrawn. Always `true`.
    #[serde(with = "bare")]
    Close {
        /// The case is closed as withdrawn. Always `true`.
        so: bool,
    },
    /// Nothing follows: why not, in every language of the book.
    #[serde(with = "bare")]
    None {
        /// Nothing follows: why not, in every language of the book.
        why: HashMap<String, String>,
    },
}

/// A period that runs, stands still, or is overdue.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct DueItem {
    /// Id of the period.
    pub period: Id,
    /// Whether it is a duty, a right, or a status.
    pub kind: PeriodKind,
    /// Id of the role that must or may act.
    pub bearer: Id,
    /// Clauses that fix the period, with their natures.
    pub clauses: Vec<Cited>,
    /// What follows when it runs out.
    pub consequences: Vec<Consequence>,
    /// Matter that it runs in. Left out: it runs in the case.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Days left to the earliest end, counted on the civil calendar: 0 where it has come and the latest has not. Absent after the latest, and while it stands still.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_left: Option<i64>,
    /// How many days ago it ended at the latest, on the civil calendar.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_over: Option<i64>,
    /// When it ends, with everything that rests on; absent while it stands still.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Derived>,
    /// Id of the recipient that the clock is for. Left out where a matter has one clock of the period.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Id>,
    /// Whether it is late and still owed.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub overdue: bool,
    /// Whether it stands still.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub suspended: bool,
}

/// What kind of thing runs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    /// What must be done; late is late, and still owed.
    Duty,
    /// What may be done; late is lost.
    Right,
    /// What merely lasts.
    Status,
}
