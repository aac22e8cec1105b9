//! Types of schema `due_list`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// What a calendar says of the years that it does not cover. No edition breaks it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Beyond {
    /// At most so many days that the week has for work are off in a year.
    pub weekdays_off_a_year: i32,
    /// At most so many days in a row are off, days of the weekend among them.
    pub days_off_in_a_row: i32,
    /// At most so many days of the weekend are worked in a year.
    pub weekend_days_worked_a_year: i32,
    /// Whether a text says so, or somebody has measured and rounded up.
    pub nature: BeyondNature,
    /// Which text says so, or what was measured.
    pub source: HashMap<String, String>,
}

/// What the bounds of a calendar rest on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum BeyondNature {
    /// On a text that sets them.
    Law,
    /// On what was measured: a value that was chosen, and is shown as such.
    Parameter,
}

/// Why an end is uncertain.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct UncertainCause {
    /// Always `provisional_date`.
    pub code: String,
    /// The days that the calendar covers.
    pub covers: Span,
    /// How many working days were counted on known ground, for periods in working days.
    pub counted: Option<i64>,
    /// The bounds that make both ends certain, and what they rest on.
    pub beyond: Option<Beyond>,
    /// In words, by language.
    pub text: HashMap<String, String>,
}

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

/// When a period ends, and what that rests on.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Derived {
    /// The end. Rights are lost, and whatever runs out runs out, at the latest; organs are told the earliest.
    pub due: Due,
    /// The end before rest days were looked at.
    pub unrolled: Due,
    /// Where it takes days that the calendar does not cover: which, and how it is bounded all the same.
    pub cause: Option<UncertainCause>,
    /// The days passed over that the calendar covers, in order: not counted, or moving the end.
    pub skipped: Vec<Explained>,
    /// The days of the weekend that count because they are worked, in order.
    pub worked: Vec<Explained>,
    /// When the period stood still.
    pub suspended: Vec<Span>,
    /// The calendar.
    pub calendar: Id,
    /// The edition of the calendar.
    pub edition: String,
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

/// A day that was passed over or counted, and why.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Explained {
    /// The day.
    pub date: Day,
    /// The holiday or the weekend, by language.
    pub why: HashMap<String, String>,
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

/// The days from one to another, both among them.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
}
