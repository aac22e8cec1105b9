//! Types of schema `due`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// When a period ends, and what that rests on.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Due {
    /// The end. Where it is provisional, an estimate by the plain week.
    pub due: End,
    /// The end before rest days were looked at.
    pub unrolled: End,
    /// Whether it takes days that the calendar does not cover. Nothing may lapse on such a date.
    pub provisional: bool,
    /// Where it is provisional: the last day known to the calendar that certainly comes before the end.
    pub certain_until: Option<Day>,
    /// Where it is provisional: why.
    pub cause: Option<ProvisionalCause>,
    /// The days passed over, in order: not counted, or moving the end.
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

/// Why a date is provisional.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct ProvisionalCause {
    /// Always `provisional_date`.
    pub code: String,
    /// The days that the calendar covers.
    pub covers: Span,
    /// How many working days were counted on known ground, for periods in working days.
    pub counted: Option<i64>,
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
