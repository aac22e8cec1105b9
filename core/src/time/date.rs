//! Days of the civil calendar, and minutes of a day.

use std::fmt;

use jiff::SignedDuration;
use jiff::civil;
use serde::{Serialize, Serializer};

use crate::document::{Decode, Json, Reader, decode_word};
use crate::error::{Code, Problem};

/// A day of the Gregorian calendar, from 0001-01-01 to 9999-12-31. Written as YYYY-MM-DD.
///
/// ```
/// use distinguo::time::{Date, Weekday};
/// let date = Date::parse("2026-02-28").unwrap();
/// assert_eq!(date.weekday(), Weekday::Saturday);
/// assert_eq!(date.plus_days(1).unwrap().to_string(), "2026-03-01");
/// assert!(Date::parse("2026-02-29").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

/// A day of the week.
///
/// ```
/// use distinguo::time::{Date, Weekday};
/// assert_eq!(Date::new(2026, 9, 1).unwrap().weekday(), Weekday::Tuesday);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

decode_word!(Weekday {
    "monday" => Monday,
    "tuesday" => Tuesday,
    "wednesday" => Wednesday,
    "thursday" => Thursday,
    "friday" => Friday,
    "saturday" => Saturday,
    "sunday" => Sunday,
});

const HOURS_OF_DAY: i64 = 24;
const SECONDS_OF_DAY: i64 = 86_400;

impl Date {
    /// The first day that there is: 0001-01-01, a Monday.
    pub const MIN: Self = Self(civil::Date::constant(1, 1, 1));
    /// The last day that there is: 9999-12-31.
    pub const MAX: Self = Self(civil::Date::constant(9999, 12, 31));

    /// The day of a year, a month (1 to 12) and a day of the month; `None` where it does not exist.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        let date = civil::Date::new(year, month, day).ok()?;
        (1..=9999).contains(&year).then_some(Self(date))
    }

    /// The day that a text of the form YYYY-MM-DD names; `None` where it names none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return None;
        };
        Self::new(number(&[y1, y2, y3, y4])?, number(&[m1, m2])?.try_into().ok()?, number(&[d1, d2])?.try_into().ok()?)
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        match self.0.weekday() {
            civil::Weekday::Monday => Weekday::Monday,
            civil::Weekday::Tuesday => Weekday::Tuesday,
            civil::Weekday::Wednesday => Weekday::Wednesday,
            civil::Weekday::Thursday => Weekday::Thursday,
            civil::Weekday::Friday => Weekday::Friday,
            civil::Weekday::Saturday => Weekday::Saturday,
            civil::Weekday::Sunday => Weekday::Sunday,
        }
    }

    /// The day so many days later, or earlier where negative; `None` beyond the first or last day that there is.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        Self::from_number(self.to_number().checked_add(days)?)
    }

    /// How many days later the other day is; negative where it is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        other.to_number() - self.to_number()
    }

    /// How many days after 1970-01-01 it is.
    fn to_number(self) -> i64 {
        civil::Date::constant(1970, 1, 1).duration_until(self.0).as_secs() / SECONDS_OF_DAY
    }

    /// The day so many days after 1970-01-01.
    fn from_number(number: i64) -> Option<Self> {
        let hours = SignedDuration::try_from_hours(number.checked_mul(HOURS_OF_DAY)?)?;
        let date = Self(civil::Date::constant(1970, 1, 1).checked_add(hours).ok()?);
        (Self::MIN..=Self::MAX).contains(&date).then_some(date)
    }

    /// As [`Self::plus_days`], but stops at the first or last day that there is.
    pub(crate) fn saturating_plus(self, days: i64) -> Self {
        self.plus_days(days).unwrap_or(if days < 0 { Self::MIN } else { Self::MAX })
    }

    /// The last day of the month that lies so many months later, or earlier where negative; `None` beyond the years.
    pub(crate) fn end_of_month_after(self, months: i32) -> Option<Self> {
        let index = (i32::from(self.year()) * 12 + i32::from(self.month()) - 1).checked_add(months)?;
        let first = Self::new(index.div_euclid(12).try_into().ok()?, (index.rem_euclid(12) + 1).try_into().ok()?, 1)?;
        Some(Self(first.0.last_of_month()))
    }
}

/// The number that ASCII digits write.
fn number(digits: &[u8]) -> Option<i16> {
    digits.iter().try_fold(0, |value, digit| digit.is_ascii_digit().then(|| value * 10 + i16::from(digit - b'0')))
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Decode for Date {
    const EXPECTED: &'static str = "a date as YYYY-MM-DD";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Option<Self> {
        let text = reader.string(json, Self::EXPECTED)?;
        let date = Self::parse(text);
        if date.is_none() {
            reader.report(|at| Problem::new(Code::BadDate, at).given(text));
        }
        date
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "format": "date", "description": "A day as YYYY-MM-DD."})
    }
}

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

    /// The moment so many hours later. Stops at the last day that there is.
    #[must_use]
    pub fn plus_hours(self, hours: u32) -> Self {
        let minutes = i64::from(self.minute) + i64::from(hours) * 60;
        let of_day = u16::try_from(minutes % (HOURS_OF_DAY * 60)).unwrap_or(0);
        self.date
            .plus_days(minutes / (HOURS_OF_DAY * 60))
            .map_or(Self { date: Date::MAX, minute: 24 * 60 - 1 }, |date| Self { date, minute: of_day })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_that_exist_are_read() {
        for good in ["0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29"] {
            assert_eq!(Date::parse(good).map(|date| date.to_string()).as_deref(), Some(good));
        }
        for bad in [
            "",
            "2026",
            "2026-1-1",
            "2026-02-29",
            "1900-02-29",
            "0000-01-01",
            "2026-13-01",
            "2026-00-01",
            "2026-01-00",
            "2026-01-32",
            "+026-01-01",
            "-001-01-01",
            "2026/01/01",
            "2026-01-01 ",
            " 2026-01-01",
            "２０26-01-01",
            "2026-01-0a",
        ] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
    }

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
    fn day_arithmetic_stops_at_the_ends_of_time() {
        assert_eq!(Date::MAX.plus_days(1), None);
        assert_eq!(Date::MIN.plus_days(-1), None);
        assert_eq!(Date::MIN.plus_days(i64::MAX), None);
        assert_eq!(Date::MIN.saturating_plus(i64::MIN), Date::MIN);
        assert_eq!(Date::MIN.plus_days(Date::MIN.days_until(Date::MAX)), Some(Date::MAX));
        assert_eq!(Date::MAX.end_of_month_after(1), None);
        assert_eq!(Date::MAX.end_of_month_after(i32::MAX), None);
        assert_eq!(Date::MIN.end_of_month_after(-1), None);
        assert_eq!(Moment::from(Date::MAX).plus_hours(u32::MAX).to_string(), "9999-12-31T23:59");
    }
}
