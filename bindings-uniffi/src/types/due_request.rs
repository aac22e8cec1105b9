//! Types of schema `due_request`. Written by `cargo xtask types`.

use super::*;

/// A period whose end is asked for.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct DueRequest {
    /// Day on which the period starts, YYYY-MM-DD, or for periods in hours a minute of a day, YYYY-MM-DDThh:mm.
    pub from: String,
    /// How long the period is: `30wd` (working days), `15d` (days), `72h` (hours), `1mo` (months) or `1y` (years).
    pub limit: String,
    /// How the period is counted; the kernel has no default.
    pub counting: Counting,
    /// Id of a calendar that ships: `cn` or `mon-fri`. Needed where no calendar document is given.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Id>,
    /// Id of an edition of the calendar, or a day on which it was known. Left out: the newest.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
}

/// How a period is counted.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Counting {
    /// Whether the day on which the period starts is counted.
    pub first_day: FirstDay,
    /// On which day of its last month a period of months or years ends.
    pub months: Months,
    /// What happens where the last day is not a working day.
    pub rest_day_end: RestDayEnd,
}

/// Whether the day on which a period starts is counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum FirstDay {
    /// Counting begins on the day after it.
    Excluded,
    /// It is the first day of the period.
    Included,
}

/// On which day of its last month a period of months or years ends.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Months {
    /// On the day that bears the number of the starting day, or on the day before it where the starting day is counted; on the last day of the month where it has no such day.
    CorrespondingDayElseLast,
    /// On the day before the one that bears the number of the first day counted; on the last day of the month where it has no such day. It differs after a start on the last day of a short month: a month from 28 February, the first day not counted, ends on 31 March, not on 28 March.
    DayBeforeCorrespondingElseLast,
}

/// What happens to a period in days, months or years whose last day is not a working day. Periods in hours always end at their minute.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum RestDayEnd {
    /// It ends on the next working day.
    NextWorkingDay,
    /// It ends all the same.
    Stays,
    /// It ends on the working day before.
    PreviousWorkingDay,
}
