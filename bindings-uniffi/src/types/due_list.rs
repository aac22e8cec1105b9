//! Types of schema `due_list`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// What follows when a period runs out.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Consequence {
    /// A role is reminded.
    #[serde(with = "bare")]
    Remind { role: Id },
    /// A role is told.
    #[serde(with = "bare")]
    ReportTo { role: Id },
    /// The duty passes to another role.
    #[serde(with = "bare")]
    ShiftTo { role: Id },
    /// Silence counts as an outcome; never where a person's liability is decided.
    Deem {
        outcome: Id,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        document: Option<Id>,
        #[uniffi(default)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        table: Option<Id>,
    },
    /// The right is lost.
    #[serde(with = "bare")]
    Forfeit { so: bool },
    /// The decision of a table becomes final.
    #[serde(with = "bare")]
    Final { table: Id },
    /// A level of relief is open.
    #[serde(with = "bare")]
    Open { level: Id },
    /// The case is closed as withdrawn.
    #[serde(with = "bare")]
    Close { so: bool },
    /// Nothing, and why.
    #[serde(with = "bare")]
    None { why: HashMap<String, String> },
}

/// A period that runs, stands still, or is overdue.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct DueItem {
    /// The period.
    pub period: Id,
    /// A duty, a right, or a status.
    pub kind: PeriodKind,
    /// Who must or may act.
    pub bearer: Id,
    /// The clauses behind it, with their natures.
    pub clauses: Vec<Cited>,
    /// What follows when it runs out.
    pub consequences: Vec<Consequence>,
    /// The matter that it runs in.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Days left to the earliest end, counted on the civil calendar: 0 where it has come and the latest has not. Absent after the latest, and while it stands still.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_left: Option<i64>,
    /// How many days ago it ended at the latest.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_over: Option<i64>,
    /// When it ends, with everything that rests on; absent while it stands still.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Derived>,
    /// Its recipient, where each has a clock.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Id>,
    /// It is late and still owed.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub overdue: bool,
    /// It stands still.
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
