//! Lengths of time: a number and a unit, never one without the other.

use std::fmt;

use serde::Serialize;

use crate::document::{Decode, Json, Reader, decode_word};
use crate::error::{Code, Problem, Problems};

/// What a length of time is counted in.
///
/// ```
/// use distinguo::time::{Length, Unit};
/// assert_eq!(Length::parse("15d").unwrap().unit(), Unit::Day);
/// assert_eq!(Length::parse("15wd").unwrap().unit(), Unit::WorkingDay);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Sixty minutes, from the minute at which the period starts.
    Hour,
    /// Every day of the calendar.
    Day,
    /// The days on which offices work, by a working-day calendar.
    WorkingDay,
    /// Calendar months.
    Month,
    /// Twelve calendar months.
    Year,
}

decode_word!(Unit {
    "hour" => Hour,
    "day" => Day,
    "working_day" => WorkingDay,
    "month" => Month,
    "year" => Year,
});

impl Unit {
    const SHORT: [(&'static str, Self); 5] =
        [("h", Self::Hour), ("d", Self::Day), ("wd", Self::WorkingDay), ("mo", Self::Month), ("y", Self::Year)];
}

/// A length of time: 1 to 10,000 of a unit. In documents `{"n": 15, "unit": "working_day"}`, on command lines `15wd`.
///
/// ```
/// use distinguo::time::{Length, Unit};
/// let length = Length::new(15, Unit::WorkingDay).unwrap();
/// assert_eq!(Length::parse("15wd"), Ok(length));
/// let problems = Length::parse("15").unwrap_err();
/// assert_eq!(problems.iter().next().unwrap().code().as_str(), "length_without_unit");
/// assert_eq!(Length::new(0, Unit::Day), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Length {
    /// How many of the unit: 1 to 10,000.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10_000)))]
    n: u32,
    /// What the length is counted in. It is always written, never guessed from the number.
    unit: Unit,
}

impl Length {
    const MOST: u32 = 10_000;
    /// What stands for a length that cannot be read.
    pub(super) const STAND_IN: Self = Self { n: 1, unit: Unit::Day };

    /// So many of a unit; `None` for none, or for more than 10,000.
    #[must_use]
    pub fn new(n: u32, unit: Unit) -> Option<Self> {
        (1..=Self::MOST).contains(&n).then_some(Self { n, unit })
    }

    /// Reads the short form: `30wd` (working days), `15d` (days), `72h` (hours), `1mo` (months) or `1y` (years).
    ///
    /// # Errors
    ///
    /// Where the text is not of that form, and where it is a number without a unit: the kernel never guesses one.
    pub fn parse(text: &str) -> Result<Self, Problems> {
        let (digits, unit) = text.split_at(text.bytes().take_while(u8::is_ascii_digit).count());
        let bad = || Problem::new(Code::BadLength, "").given(text).expected("30wd, 15d, 72h, 1mo, 1y");
        let n = digits.parse().map_err(|_| bad())?;
        if unit.is_empty() {
            return Err(Problem::new(Code::LengthWithoutUnit, "").given(text).into());
        }
        let (_, unit) = Unit::SHORT.into_iter().find(|(short, _)| *short == unit).ok_or_else(bad)?;
        Ok(Self::new(n, unit).ok_or_else(bad)?)
    }

    /// How many of the unit: 1 to 10,000.
    #[must_use]
    pub const fn n(self) -> u32 {
        self.n
    }

    /// What it is counted in.
    #[must_use]
    pub const fn unit(self) -> Unit {
        self.unit
    }
}

impl fmt::Display for Length {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = Unit::SHORT.into_iter().find(|(_, unit)| *unit == self.unit).map_or("", |(short, _)| short);
        write!(out, "{}{short}", self.n)
    }
}

impl Decode for Length {
    const EXPECTED: &'static str = r#"a length of time, as {"n": 15, "unit": "working_day"}"#;

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let mut fields = reader.fields(json, Self::EXPECTED);
        let (n, unit) = (fields.judge::<i64>("n", reader), fields.take("unit", reader));
        fields.finish(reader);
        let checked = u32::try_from(n.value).ok().filter(|n| (1..=Self::MOST).contains(n));
        if let (Some(n), None) = (n.sound(), checked) {
            reader.at_key("n", |reader| {
                reader.report(|at| Problem::new(Code::BadLength, at).given(n).expected(Unit::EXPECTED));
            });
        }
        Self { n: checked.unwrap_or(1), unit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_form_needs_a_number_and_a_known_unit() {
        for good in ["30wd", "15d", "72h", "1mo", "1y", "10000d"] {
            assert_eq!(Length::parse(good).unwrap().to_string(), good);
        }
        let code = |text: &str| Length::parse(text).map_err(|problems| problems.iter().next().unwrap().code());
        for bad in ["", "wd", "0d", "10001d", "-1d", "1.5d", "1w", "1 d", "1d ", "99999999999999999999d", "1日", "１d"]
        {
            assert_eq!(code(bad), Err(Code::BadLength), "{bad}");
        }
        for bare in ["30", "0", "00"] {
            assert_eq!(code(bare), Err(Code::LengthWithoutUnit), "{bare}");
        }
    }

    #[test]
    fn a_duration_without_unit_does_not_load() {
        let read = |text: &str| {
            Reader::read::<Length>(text).map_err(|problems| {
                problems
                    .iter()
                    .map(|problem| (problem.code().as_str(), problem.pointer().to_owned()))
                    .collect::<Vec<_>>()
            })
        };
        assert_eq!(read(r#"{"n": 15, "unit": "working_day"}"#), Ok(Length { n: 15, unit: Unit::WorkingDay }));
        assert_eq!(read(r#"{"n": 15}"#), Err(vec![("missing_field", "/unit".to_owned())]));
        assert_eq!(read("15"), Err(vec![("wrong_type", String::new())]));
        assert_eq!(
            read(r#"{"n": 0, "unit": "days", "x": 1}"#),
            Err(vec![
                ("unknown_word", "/unit".to_owned()),
                ("unknown_field", "/x".to_owned()),
                ("bad_length", "/n".to_owned())
            ])
        );
        assert_eq!(read(r#"{"n": 99999999999, "unit": "day"}"#), Err(vec![("bad_length", "/n".to_owned())]));
    }
}
