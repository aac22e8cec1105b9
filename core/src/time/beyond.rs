//! What holds in any year, also where no notice has fixed it yet: bounds that make the earliest and the latest end of a
//! period certain.

use serde::Serialize;

use crate::document::{Decode, Json, Reader, Text, decode_word};
use crate::error::{Code, Problem};

/// What a calendar says of the years that it does not cover. No edition breaks it.
///
/// ```
/// use distinguo::time::Calendar;
/// let china = Calendar::shipped("cn").unwrap();
/// let beyond = china.beyond().unwrap();
/// assert_eq!((beyond.weekdays_off_a_year, beyond.days_off_in_a_row), (25, 12));
/// assert!(beyond.source.in_language("en").contains("2004"));
/// // A calendar that lists no days knows every day by the week.
/// assert!(Calendar::shipped("mon-fri").unwrap().beyond().is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Beyond {
    /// How many days that the week has for work are off in a year, at most: 0 to 366.
    #[cfg_attr(feature = "schema", schemars(range(max = 366)))]
    pub weekdays_off_a_year: u32,
    /// How many days in a row are off, at most, days of the weekend among them: 1 to 366.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 366)))]
    pub days_off_in_a_row: u32,
    /// How many days of the weekend are worked in a year, at most: 0 to 366.
    #[cfg_attr(feature = "schema", schemars(range(max = 366)))]
    pub weekend_days_worked_a_year: u32,
    /// Whether a text says so, or somebody has measured and rounded up.
    pub nature: BeyondNature,
    /// Text that says so, or what was measured, for readers, in English and Chinese at least.
    #[cfg_attr(feature = "schema", schemars(extend("required" = ["en", "zh"])))]
    pub source: Text,
}

/// What the bounds of a calendar rest on.
///
/// ```
/// use distinguo::time::{BeyondNature, Calendar};
/// assert_eq!(Calendar::shipped("cn").unwrap().beyond().unwrap().nature, BeyondNature::Parameter);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BeyondNature {
    /// On a text that sets them.
    Law,
    /// On what was measured: a value that was chosen, and is shown as such.
    Parameter,
}

decode_word!(BeyondNature { "law" => Law, "parameter" => Parameter });

impl Decode for Beyond {
    const EXPECTED: &'static str = "what holds in years that no edition covers";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let mut fields = reader.fields(json, Self::EXPECTED);
        let AtMostAYear(weekdays_off_a_year) = fields.take("weekdays_off_a_year", reader);
        let row = fields.judge::<AtMostAYear>("days_off_in_a_row", reader);
        let AtMostAYear(weekend_days_worked_a_year) = fields.take("weekend_days_worked_a_year", reader);
        let nature = fields.take("nature", reader);
        let source = fields.take("source", reader);
        fields.finish(reader);
        if row.sound().is_some_and(|AtMostAYear(days)| *days == 0) {
            reader.at_key("days_off_in_a_row", |reader| {
                reader.report(|at| Problem::new(Code::WrongType, at).given("0").expected("an integer from 1 to 366"));
            });
        }
        let AtMostAYear(days_off_in_a_row) = row.value;
        Self { weekdays_off_a_year, days_off_in_a_row, weekend_days_worked_a_year, nature, source }
    }
}

/// A number of days of one year.
struct AtMostAYear(u32);

impl Decode for AtMostAYear {
    const EXPECTED: &'static str = "an integer from 0 to 366";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let Json::Integer(value) = json else {
            reader.wrong_type(json, Self::EXPECTED);
            return Self(0);
        };
        Self(u32::try_from(*value).ok().filter(|days| *days <= 366).unwrap_or_else(|| {
            reader.report(|at| Problem::new(Code::WrongType, at).given(value).expected(Self::EXPECTED));
            0
        }))
    }
}
