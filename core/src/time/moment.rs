//! Minutes of a day, and the ends of periods.

use std::fmt;

use serde::{Serialize, Serializer};

use super::Date;
use super::date::number;
use crate::document::{Decode, Json, Reader};
use crate::error::{Code, Problem};

const MINUTES_OF_DAY: i64 = 1440;

/// A minute of a day, on the clock of the place. Written as YYYY-MM-DDThh:mm. Periods in hours run from one to another.
///
/// ```
/// use distinguo::time::Moment;
/// let moment = Moment::parse("2026-09-01T14:30").unwrap();
/// assert_eq!(moment.plus_hours(72).to_string(), "2026-09-04T14:30");
/// assert!(Moment::parse("2026-09-01T24:00").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    date: Date,
    minute: u16,
}

impl Moment {
    /// The moment of an hour (0 to 23) and minute (0 to 59) of a day; `None` where there is none.
    #[must_use]
    pub fn new(date: Date, hour: u8, minute: u8) -> Option<Self> {
        (hour < 24 && minute < 60).then(|| Self { date, minute: u16::from(hour) * 60 + u16::from(minute) })
    }

    /// The moment that a text of the form YYYY-MM-DDThh:mm names; `None` where it names none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (date, time) = text.split_once('T')?;
        let &[h1, h2, b':', m1, m2] = time.as_bytes() else {
            return None;
        };
        Self::new(Date::parse(date)?, number(&[h1, h2])?.try_into().ok()?, number(&[m1, m2])?.try_into().ok()?)
    }

    /// The day that it is on.
    #[must_use]
    pub const fn date(self) -> Date {
        self.date
    }

    /// The hour (0 to 23) and the minute (0 to 59).
    #[must_use]
    pub fn clock(self) -> (u8, u8) {
        let part = |part: u16| u8::try_from(part).unwrap_or(0);
        (part(self.minute / 60), part(self.minute % 60))
    }

    /// The moment so many hours later. Stops at the last minute that there is.
    #[must_use]
    pub fn plus_hours(self, hours: u32) -> Self {
        Self::from_minutes(self.minutes() + i64::from(hours) * 60).unwrap_or(Self::MAX)
    }

    /// The last minute that there is.
    pub(super) const MAX: Self = Self { date: Date::MAX, minute: 24 * 60 - 1 };

    /// How many minutes after the first that there is.
    pub(super) fn minutes(self) -> i64 {
        self.date.number() * MINUTES_OF_DAY + i64::from(self.minute)
    }

    /// The moment so many minutes after the first that there is.
    pub(super) fn from_minutes(minutes: i64) -> Option<Self> {
        let date = Date::from_number(minutes.div_euclid(MINUTES_OF_DAY))?;
        Some(Self { date, minute: u16::try_from(minutes.rem_euclid(MINUTES_OF_DAY)).ok()? })
    }

    /// The last day of which a minute lies before it.
    pub(super) fn last_day_before(self) -> Date {
        if self.minute == 0 { self.date.saturating_plus(-1) } else { self.date }
    }
}

impl From<Date> for Moment {
    /// The first minute of the day.
    fn from(date: Date) -> Self {
        Self { date, minute: 0 }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}T{:02}:{:02}", self.date, self.minute / 60, self.minute % 60)
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// When a period ends: with a day, at its last minute, or at a minute for periods in hours.
///
/// ```
/// use distinguo::time::{Date, End, Moment};
/// let day = End::Day(Date::parse("2026-09-04").unwrap());
/// let minute = End::Minute(Moment::parse("2026-09-04T14:30").unwrap());
/// assert_eq!((day.to_string(), minute.to_string()), ("2026-09-04".into(), "2026-09-04T14:30".into()));
/// assert!(minute.instant() < day.instant());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// With this day.
    Day(Date),
    /// Before this minute.
    Minute(Moment),
}

impl End {
    /// The day that it names.
    #[must_use]
    pub const fn day(self) -> Date {
        match self {
            Self::Day(date) => date,
            Self::Minute(moment) => moment.date(),
        }
    }

    /// The first minute at which the period has ended.
    #[must_use]
    pub fn instant(self) -> Moment {
        match self {
            Self::Day(date) => date.plus_days(1).map_or(Moment::MAX, Moment::from),
            Self::Minute(moment) => moment,
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => date.fmt(out),
            Self::Minute(moment) => moment.fmt(out),
        }
    }
}

impl Serialize for End {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Decode for End {
    const EXPECTED: &'static str = "a day as YYYY-MM-DD, or a minute as YYYY-MM-DDThh:mm";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        if let Some(text) = reader.string(json, Self::EXPECTED) {
            let end = if text.contains('T') {
                Moment::parse(text).map(Self::Minute)
            } else {
                Date::parse(text).map(Self::Day)
            };
            if let Some(end) = end {
                return end;
            }
            reader.report(|at| Problem::new(Code::BadDate, at).given(text));
        }
        Self::Day(Date::EPOCH)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for End {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "End".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "The last day as YYYY-MM-DD, or for periods in hours the minute as YYYY-MM-DDThh:mm.",
            "type": "string",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_moments_that_exist_are_read() {
        assert_eq!(Moment::parse("2026-09-01T00:00"), Date::parse("2026-09-01").map(Moment::from));
        for bad in
            ["2026-09-01", "2026-09-01T", "2026-09-01T24:00", "2026-09-01T12:60", "2026-09-01t12:00", "2026-09-01T1:00"]
        {
            assert_eq!(Moment::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn hours_stop_at_the_end_of_time() {
        assert_eq!(Moment::from(Date::MAX).plus_hours(u32::MAX).to_string(), "9999-12-31T23:59");
        assert_eq!(End::Day(Date::MAX).instant(), Moment::MAX);
        assert_eq!(Moment::from(Date::MIN).last_day_before(), Date::MIN);
    }
}
