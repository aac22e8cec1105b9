//! Types of schema `due`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

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

/// A day that was passed over or counted, and why.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Explained {
    /// The day.
    pub date: Day,
    /// The holiday or the weekend, by language.
    pub why: HashMap<String, String>,
}

/// The days from one to another, both among them.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
}
