//! When a period ends, and why then: which days were skipped, which weekend days counted, and whether the calendar
//! knows every day that it takes.

use std::sync::Arc;

use serde::Serialize;

use super::stretch::{Explained, Start, Stretch, Walk};
use super::{Counting, Date, Edition, End, Length, Moment, RestDayEnd, Span};
use crate::document::{Id, Text};
use crate::error::{Code, Language, Problem};

/// Why a date is provisional.
///
/// ```
/// use distinguo::time::{Calendar, Counting, Date, Length, due};
/// let china = Calendar::shipped("cn").unwrap();
/// let due = due(Date::parse("2026-12-20").unwrap(), Length::parse("30wd").unwrap(), Counting::CHINA, china.newest());
/// assert_eq!(due.cause.unwrap().covers.until.to_string(), "2026-12-31");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cause {
    /// Always `provisional_date`.
    pub code: &'static str,
    /// The days that the calendar covers.
    pub covers: Span,
    /// How many working days were counted on known ground, for periods in working days.
    pub counted: Option<u32>,
    /// In words, by language.
    pub text: Text,
}

/// When a period ends, and what that rests on.
///
/// ```
/// use distinguo::time::{Calendar, Counting, Date, Length, due};
/// let china = Calendar::shipped("cn").unwrap();
/// let due = due(Date::parse("2026-12-20").unwrap(), Length::parse("30wd").unwrap(), Counting::CHINA, china.newest());
/// assert!(due.provisional); // it needs days of 2027, which no notice has fixed yet
/// assert_eq!(due.certain_until.unwrap().to_string(), "2026-12-31");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Due {
    /// The end. Where it is provisional, an estimate by the plain week.
    pub due: End,
    /// The end before rest days were looked at.
    pub unrolled: End,
    /// Whether it takes days that the calendar does not cover. Nothing may lapse on such a date.
    pub provisional: bool,
    /// Where it is provisional: the last day known to the calendar that certainly comes before the end.
    pub certain_until: Option<Date>,
    /// Where it is provisional: why.
    pub cause: Option<Cause>,
    /// The days passed over, in order: not counted, or moving the end.
    pub skipped: Vec<Explained>,
    /// The days of the weekend that count because they are worked, in order.
    pub worked: Vec<Explained>,
    /// When the period stood still.
    pub suspended: Vec<Span>,
    /// The calendar.
    pub calendar: Id,
    /// The edition of the calendar.
    pub edition: Arc<str>,
}

/// When a period ends that starts on a day, or for hours at a minute. Hours are counted as if clocks never changed; see
/// [`Run::starting`](super::Run::starting).
///
/// ```
/// use distinguo::time::{Calendar, Counting, Date, Length, due};
/// let china = Calendar::shipped("cn").unwrap();
/// let start = Date::parse("2026-09-01").unwrap();
/// let due = due(start, Length::parse("1mo").unwrap(), Counting::CHINA, china.newest());
/// assert_eq!(due.due.to_string(), "2026-10-08");
/// assert_eq!(due.unrolled.to_string(), "2026-10-01");
/// assert_eq!(due.skipped[0].why.in_language("zh"), "国庆节");
/// assert!(!due.provisional);
/// ```
#[must_use]
pub fn due(start: impl Into<Moment>, length: Length, counting: Counting, edition: &Edition) -> Due {
    let start = start.into();
    let walk = Walk::new(edition, None);
    let from = Start { moment: start, minutes: walk.minutes(start) };
    Stretch::of(walk, from, length, counting, &[]).explained(start, counting)
}

impl Stretch<'_> {
    /// The end, with everything that it rests on.
    pub(super) fn explained(self, start: Moment, counting: Counting) -> Due {
        let Self { unrolled, due, walk, .. } = self;
        let Walk { edition, mut skipped, mut worked, suspended, counted, unknown, beyond, .. } = walk;
        skipped.sort_by_key(|day| day.date);
        worked.sort_by_key(|day| day.date);
        let covers = edition.covers();
        let provisional = unknown.is_some() || beyond;
        let cause = provisional.then(|| {
            let needed = unknown.map_or_else(|| format!("> {}", Date::MAX), |day| day.to_string());
            let problem = Problem::new(Code::ProvisionalDate, "").given(needed).expected(covers);
            let words = Language::ALL.map(|language| (language.tag(), problem.message(language)));
            let text = words.iter().map(|(tag, words)| (*tag, words.as_str())).collect();
            Cause { code: Code::ProvisionalDate.as_str(), covers, counted, text }
        });
        let certain_until = unknown.and_then(|unknown| {
            // Where the end moves backwards, it may be as early as the last working day that is known.
            let last = match counting.rest_day_end {
                RestDayEnd::PreviousWorkingDay if counted.is_none() => {
                    edition.nth_working_day(covers.until.plus_days(1)?, -1)?.plus_days(-1)?
                }
                RestDayEnd::PreviousWorkingDay | RestDayEnd::NextWorkingDay | RestDayEnd::Stays => covers.until,
            };
            (start.date()..unknown).contains(&last).then_some(last)
        });
        let (calendar, edition) = (edition.calendar().clone(), edition.shared_id());
        Due { due, unrolled, provisional, certain_until, cause, skipped, worked, suspended, calendar, edition }
    }
}
