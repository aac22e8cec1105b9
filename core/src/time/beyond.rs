//! What holds in any year, also where no notice has fixed it yet: bounds that make the earliest and the latest end of a
//! period certain.

use serde::Serialize;

use super::{Date, Edition};
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
    /// At most so many days that the week has for work are off in a year.
    #[cfg_attr(feature = "schema", schemars(range(max = 366)))]
    pub weekdays_off_a_year: u32,
    /// At most so many days in a row are off, days of the weekend among them.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 366)))]
    pub days_off_in_a_row: u32,
    /// At most so many days of the weekend are worked in a year.
    #[cfg_attr(feature = "schema", schemars(range(max = 366)))]
    pub weekend_days_worked_a_year: u32,
    /// Whether a text says so, or somebody has measured and rounded up.
    pub nature: BeyondNature,
    /// Which text says so, or what was measured.
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

/// What the days that nobody knows are taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// As many as may be are worked.
    Worked,
    /// As many as may be are off.
    Off,
}

/// Which way days are walked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Forward,
    Backward,
}

impl Way {
    const fn step(self) -> i64 {
        match self {
            Self::Forward => 1,
            Self::Backward => -1,
        }
    }
}

/// Whether a day counts as worked, in two ways of counting. Where days lean to be off, no possible calendar has fewer
/// working days up to any day than either: the first spends the days off of a year as early as it can, the second knows
/// only how many may follow each other. Where days lean to be worked none has more, and both are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Works(pub(super) [bool; 2]);

/// Walks through days that a calendar does not cover, and takes each for the worst that its bounds allow.
///
/// By induction over the working days, the n-th is nowhere earlier (or later) than here: between two of them no calendar
/// has more days off than the bound on a row, and in a year no more weekdays off than the bound on a year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guess {
    lean: Lean,
    year: i16,
    weekdays_off: u32,
    weekend_worked: u32,
    /// The day looked at last, and how many days in a row were off up to it, by each way of counting.
    last: Option<Date>,
    row: [u32; 2],
}

impl Guess {
    pub(super) const fn new(lean: Lean) -> Self {
        Self { lean, year: 0, weekdays_off: 0, weekend_worked: 0, last: None, row: [0; 2] }
    }

    /// What a day that is not covered is taken for.
    pub(super) fn day(&mut self, edition: &Edition, date: Date, way: Way) -> Works {
        let Some(beyond) = edition.beyond() else { return Works([edition.ordinarily_works(date); 2]) };
        if date.year() != self.year {
            (self.year, self.weekdays_off, self.weekend_worked) = (date.year(), 0, 0);
        }
        let ordinary = edition.ordinarily_works(date);
        match self.lean {
            Lean::Worked => {
                let given_up = !ordinary && self.weekend_worked < beyond.weekend_days_worked_a_year;
                self.weekend_worked += u32::from(given_up);
                Works([ordinary || given_up; 2])
            }
            Lean::Off => {
                let before = date.plus_days(-way.step());
                match before.filter(|before| edition.is_working_day(*before).is_some()) {
                    Some(known) => self.row = [edition.days_off_up_to(known, way); 2],
                    None if before == self.last && before.is_some() => {}
                    None => self.row = [0; 2],
                }
                self.last = Some(date);
                let [spent, alone] = &mut self.row;
                let off =
                    !ordinary || (self.weekdays_off < beyond.weekdays_off_a_year && *spent < beyond.days_off_in_a_row);
                self.weekdays_off += u32::from(off && ordinary);
                *spent = if off { spent.saturating_add(1) } else { 0 };
                let rests = *alone < beyond.days_off_in_a_row;
                *alone = if rests { *alone + 1 } else { 0 };
                Works([!off, !rests])
            }
        }
    }
}

impl Edition {
    /// How many days in a row are off up to a day that is covered, as far as they are covered.
    fn days_off_up_to(&self, day: Date, way: Way) -> u32 {
        let (mut day, mut row) = (Some(day), 0);
        while let Some(at) = day.filter(|at| self.is_working_day(*at) == Some(false)) {
            row += 1;
            day = at.plus_days(-way.step());
        }
        row
    }
}
