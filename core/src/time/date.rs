//! Days of the civil calendar.

use std::fmt;

use jiff::SignedDuration;
use jiff::civil;
use serde::{Serialize, Serializer};

use crate::document::{Decode, Json, Reader, decode_object, decode_word};
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
pub struct Date(
    /// Days after 0001-01-01, a Monday. Nearly all that is asked of a date is asked of this number.
    i32,
);

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

/// A day near which the library counts in both directions to the ends of time.
const ANCHOR: civil::Date = civil::Date::constant(1970, 1, 1);
const ANCHOR_NUMBER: i64 = 719_162;

impl Date {
    /// The first day that there is: 0001-01-01, a Monday.
    pub const MIN: Self = Self(0);
    /// The day from which instants count: 1970-01-01.
    pub const EPOCH: Self = Self(719_162);
    /// The last day that there is: 9999-12-31.
    pub const MAX: Self = Self(3_652_058);

    /// The day of a year, a month (1 to 12) and a day of the month; `None` where it does not exist.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Self::from_civil(civil::Date::new(year, month, day).ok()?)
    }

    fn from_civil(date: civil::Date) -> Option<Self> {
        Self::from_number(ANCHOR_NUMBER + ANCHOR.duration_until(date).as_hours() / 24)
    }

    fn civil(self) -> civil::Date {
        ANCHOR.saturating_add(SignedDuration::from_hours((self.number() - ANCHOR_NUMBER) * 24))
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
        self.civil().year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.civil().month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> i8 {
        self.civil().day()
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        match self.0 % 7 {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }

    /// The day so many days later, or earlier where negative; `None` beyond the first or last day that there is.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        Self::from_number(self.number().checked_add(days)?)
    }

    /// How many days later the other day is; negative where it is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        other.number() - self.number()
    }

    /// How many days after the first day that there is, which is a Monday.
    pub(super) fn number(self) -> i64 {
        i64::from(self.0)
    }

    /// The day so many days after the first day that there is.
    pub(super) fn from_number(number: i64) -> Option<Self> {
        let date = Self(i32::try_from(number).ok()?);
        (Self::MIN..=Self::MAX).contains(&date).then_some(date)
    }

    /// As [`Self::plus_days`], but stops at the first or last day that there is.
    pub(crate) fn saturating_plus(self, days: i64) -> Self {
        self.plus_days(days).unwrap_or(if days < 0 { Self::MIN } else { Self::MAX })
    }

    /// The last day of the month that lies so many months later, or earlier where negative; `None` beyond the years.
    pub(crate) fn end_of_month_after(self, months: i32) -> Option<Self> {
        let date = self.civil();
        let index = (i32::from(date.year()) * 12 + i32::from(date.month()) - 1).checked_add(months)?;
        let (year, month) = (index.div_euclid(12).try_into().ok()?, (index.rem_euclid(12) + 1).try_into().ok()?);
        Self::from_civil(civil::Date::new(year, month, 1).ok()?.last_of_month())
    }
}

/// The number that ASCII digits write.
pub(super) fn number(digits: &[u8]) -> Option<i16> {
    digits.iter().try_fold(0, |value, digit| digit.is_ascii_digit().then(|| value * 10 + i16::from(digit - b'0')))
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.civil();
        write!(out, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
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

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        if let Some(text) = reader.string(json, Self::EXPECTED) {
            if let Some(date) = Self::parse(text) {
                return date;
            }
            reader.report(|at| Problem::new(Code::BadDate, at).given(text));
        }
        Self::EPOCH
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "date",
            "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
            "description": "A day of the calendar, as YYYY-MM-DD.",
        })
    }
}

/// The days from one to another, both among them.
///
/// ```
/// use distinguo::time::{Calendar, Date};
/// let covers = Calendar::shipped("cn").unwrap().newest().covers();
/// assert!(covers.contains(Date::parse("2026-12-31").unwrap()));
/// assert!(!covers.contains(Date::parse("2027-01-01").unwrap()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// First day, YYYY-MM-DD.
    pub from: Date,
    /// Last day, YYYY-MM-DD.
    pub until: Date,
}

decode_object!(Span, "a first day `from` and a last day `until`", { from, until });

impl Span {
    /// Whether a day is among them.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        (self.from..=self.until).contains(&date)
    }
}

/// As an ISO 8601 interval, which reads the same in every language.
impl fmt::Display for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.from, self.until)
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
    fn days_are_numbered_as_the_library_orders_them() {
        let mut library = civil::Date::constant(1, 1, 1);
        for number in 0.. {
            let date = Date::from_number(number).unwrap();
            assert_eq!(Date::from_civil(library), Some(date));
            assert_eq!((date.year(), date.month(), date.day()), (library.year(), library.month(), library.day()));
            assert_eq!(format!("{:?}", date.weekday()), format!("{:?}", library.weekday()));
            match library.tomorrow() {
                Ok(tomorrow) if tomorrow.year() < 10_000 => library = tomorrow,
                _ => break,
            }
        }
        assert_eq!(Date::from_civil(library), Some(Date::MAX));
        assert_eq!(Date::from_civil(civil::Date::constant(0, 12, 31)), None);
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
    }
}
