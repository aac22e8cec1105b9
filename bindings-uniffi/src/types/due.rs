//! Types of schema `due`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// When a period ends, and what that rests on.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Derived {
    /// The end. Rights are lost, and whatever runs out runs out, at the latest; organs are told the earliest.
    pub due: Due,
    /// When it would end if no day of rest moved the end.
    pub unrolled: Due,
    /// Where it takes days that the calendar does not cover: which, and how it is bounded all the same.
    pub cause: Option<UncertainCause>,
    /// The days passed over that the calendar covers, in order: not counted, or moving the end.
    pub skipped: Vec<Explained>,
    /// The days of the weekend that count because they are worked, in order.
    pub worked: Vec<Explained>,
    /// When the period stood still: first and last day of each time.
    pub suspended: Vec<Span>,
    /// Id of the calendar by which it was counted.
    pub calendar: Id,
    /// Id of the edition of that calendar.
    pub edition: String,
}

/// What a calendar says of the years that it does not cover. No edition breaks it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Beyond {
    /// How many days that the week has for work are off in a year, at most: 0 to 366.
    pub weekdays_off_a_year: i32,
    /// How many days in a row are off, at most, days of the weekend among them: 1 to 366.
    pub days_off_in_a_row: i32,
    /// How many days of the weekend are worked in a year, at most: 0 to 366.
    pub weekend_days_worked_a_year: i32,
    /// Whether a text says so, or somebody has measured and rounded up.
    pub nature: BeyondNature,
    /// Text that says so, or what was measured, for readers, in English and Chinese at least.
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
    /// First and last day that the calendar covers.
    pub covers: Span,
    /// How many working days were counted on known ground, for periods in working days.
    pub counted: Option<i64>,
    /// The bounds that make both ends certain, and what they rest on.
    pub beyond: Option<Beyond>,
    /// Why it is uncertain, in words, by language.
    pub text: HashMap<String, String>,
}

/// A day that was passed over or counted, and why.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Explained {
    /// Day, YYYY-MM-DD.
    pub date: Day,
    /// Name of the holiday or of the weekend, by language.
    pub why: HashMap<String, String>,
}

/// The days from one to another, both among them.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Span {
    /// First day, YYYY-MM-DD.
    pub from: Day,
    /// Last day, YYYY-MM-DD.
    pub until: Day,
}
