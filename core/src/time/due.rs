//! When a period ends, and why then: which days were skipped, which weekend days counted, and whether the calendar
//! knows every day that it takes.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use super::stretch::{Explained, Stretch, Walk};
use super::{Beyond, Date, End, Span};
use crate::document::{Id, Text, decode_object};
use crate::error::{Code, Language, Problem};

/// When a period ends: at the earliest and at the latest, both certain. They are the same where the calendar covers every
/// day that it takes.
///
/// ```
/// use distinguo::time::{Calendar, Counting, Date, Length, due};
/// let china = Calendar::shipped("cn").unwrap();
/// let end = |start, limit| {
///     due(Date::parse(start).unwrap(), Length::parse(limit).unwrap(), Counting::CHINA, china.newest()).due
/// };
/// assert_eq!(end("2026-09-01", "1mo").certain().unwrap().to_string(), "2026-10-08");
/// // Nobody knows yet which days of January are off.
/// assert_eq!(end("2026-12-30", "2wd").to_string(), "2027-01-01/2027-01-13");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Due {
    /// Day, or minute for periods in hours, before which it certainly does not end.
    pub earliest: End,
    /// Day, or minute for periods in hours, with which it has certainly ended.
    pub latest: End,
}

decode_object!(Due, "the earliest and the latest end", { earliest, latest });

impl Due {
    /// The end, where it is certain.
    #[must_use]
    pub fn certain(self) -> Option<End> {
        (self.earliest == self.latest).then_some(self.earliest)
    }

    /// Between two ends, whichever is the earlier.
    pub(super) fn between(one: End, other: End) -> Self {
        if one.instant() <= other.instant() {
            Self { earliest: one, latest: other }
        } else {
            Self { earliest: other, latest: one }
        }
    }

    /// An end that does not come before a day.
    pub(crate) fn floored(self, until: Date) -> Self {
        let floor = End::Day(until);
        self.no_shorter_than(Self { earliest: floor, latest: floor })
    }

    /// Neither of the two bounds earlier than the other's: nothing gets shorter.
    pub(crate) fn no_shorter_than(self, before: Self) -> Self {
        let later = |one: End, other: End| if one.instant() < other.instant() { other } else { one };
        Self { earliest: later(self.earliest, before.earliest), latest: later(self.latest, before.latest) }
    }
}

impl From<End> for Due {
    /// A certain end.
    fn from(end: End) -> Self {
        Self { earliest: end, latest: end }
    }
}

impl fmt::Display for Due {
    /// The end, or where it is uncertain the two ends with a slash between them, as ISO 8601 writes intervals.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.certain() {
            Some(end) => end.fmt(out),
            None => write!(out, "{}/{}", self.earliest, self.latest),
        }
    }
}

/// Why an end is uncertain.
///
/// ```
/// use distinguo::time::{Calendar, Counting, Date, Length, due};
/// let china = Calendar::shipped("cn").unwrap();
/// let due = due(Date::parse("2026-12-20").unwrap(), Length::parse("30wd").unwrap(), Counting::CHINA, china.newest());
/// let cause = due.cause.unwrap();
/// assert_eq!((cause.covers.until.to_string(), cause.beyond.unwrap().weekdays_off_a_year), ("2026-12-31".into(), 25));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cause {
    /// Always `provisional_date`.
    pub code: &'static str,
    /// First and last day that the calendar covers.
    pub covers: Span,
    /// How many working days were counted on known ground, for periods in working days.
    pub counted: Option<u32>,
    /// The bounds that make both ends certain, and what they rest on.
    pub beyond: Option<Beyond>,
    /// Why it is uncertain, in words, by language.
    pub text: Text,
}

/// When a period ends, and what that rests on.
///
/// ```
/// use distinguo::time::{Calendar, Counting, Date, Length, due};
/// let china = Calendar::shipped("cn").unwrap();
/// let derived = due(Date::parse("2026-12-20").unwrap(), Length::parse("30wd").unwrap(), Counting::CHINA, china.newest());
/// // It needs days of 2027, which no notice has fixed yet.
/// assert_eq!((derived.due.certain(), derived.cause.is_some()), (None, true));
/// assert_eq!(derived.due.earliest.to_string(), "2027-01-21");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Derived {
    /// The end. Rights are lost, and whatever runs out runs out, at the latest; organs are told the earliest.
    pub due: Due,
    /// When it would end if no day of rest moved the end.
    pub unrolled: Due,
    /// Where it takes days that the calendar does not cover: which, and how it is bounded all the same.
    pub cause: Option<Cause>,
    /// The days passed over that the calendar covers, in order: not counted, or moving the end.
    pub skipped: Vec<Explained>,
    /// The days of the weekend that count because they are worked, in order.
    pub worked: Vec<Explained>,
    /// When the period stood still: first and last day of each time.
    pub suspended: Vec<Span>,
    /// Id of the calendar by which it was counted.
    pub calendar: Id,
    /// Id of the edition of that calendar.
    pub edition: Arc<str>,
}

impl Derived {
    /// What two ways through the days come to.
    pub(super) fn of(earliest: &Stretch<'_>, latest: Stretch<'_>) -> Self {
        let (due, unrolled) =
            (Due::between(earliest.due, latest.due), Due::between(earliest.unrolled, latest.unrolled));
        let Walk { edition, mut skipped, mut worked, suspended, counted, unknown, beyond, .. } = latest.walk;
        skipped.sort_by_key(|day| day.date);
        worked.sort_by_key(|day| day.date);
        let covers = edition.covers();
        let unknown = earliest.walk.unknown.or(unknown);
        // Days that nobody knows may be bounded so closely that the end is certain.
        let cause = (due.certain().is_none() || beyond).then(|| {
            let needed = unknown.map_or_else(|| format!("> {}", Date::MAX), |day| day.to_string());
            let problem = Problem::new(Code::ProvisionalDate, "").given(needed).expected(covers);
            let words = Language::ALL.map(|language| (language.tag(), problem.message(language)));
            let text = words.iter().map(|(tag, words)| (*tag, words.as_str())).collect();
            let beyond = edition.beyond().cloned();
            Cause { code: Code::ProvisionalDate.as_str(), covers, counted, beyond, text }
        });
        let (calendar, edition) = (edition.calendar().clone(), edition.shared_id());
        Self { due, unrolled, cause, skipped, worked, suspended, calendar, edition }
    }
}
