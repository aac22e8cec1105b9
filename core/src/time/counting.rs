//! How periods are counted: whether the first day counts, where a month ends, what happens at a rest day. The kernel
//! has no default; whoever starts a period says how it is counted.

use serde::Serialize;

use crate::document::{Clauses, decode_object, decode_word};

/// Whether the day on which a period starts is counted.
///
/// ```
/// use distinguo::time::{Counting, FirstDay};
/// assert_eq!(Counting::CHINA.first_day, FirstDay::Excluded);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FirstDay {
    /// Counting begins on the day after it.
    Excluded,
    /// It is the first day of the period.
    Included,
}

decode_word!(FirstDay { "excluded" => Excluded, "included" => Included });

/// On which day of its last month a period of months or years ends.
///
/// ```
/// use distinguo::time::{Counting, Months};
/// assert_eq!(Counting::KOREA.months, Months::DayBeforeCorrespondingElseLast);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Months {
    /// On the day that bears the number of the starting day, or on the day before it where the starting day is
    /// counted; on the last day of the month where it has no such day.
    CorrespondingDayElseLast,
    /// On the day before the one that bears the number of the first day counted; on the last day of the month where
    /// it has no such day. It differs after a start on the last day of a short month: a month from 28 February, the
    /// first day not counted, ends on 31 March, not on 28 March.
    DayBeforeCorrespondingElseLast,
}

decode_word!(Months {
    "corresponding_day_else_last" => CorrespondingDayElseLast,
    "day_before_corresponding_else_last" => DayBeforeCorrespondingElseLast,
});

/// What happens to a period in days, months or years whose last day is not a working day. Periods in hours always end
/// at their minute.
///
/// ```
/// use distinguo::time::{Calendar, Counting, Date, Length, RestDayEnd, due};
/// let week = Calendar::shipped("mon-fri").unwrap();
/// let stays = Counting { rest_day_end: RestDayEnd::Stays, ..Counting::CHINA };
/// let due = |counting| due(Date::parse("2026-11-20").unwrap(), Length::parse("1d").unwrap(), counting, week.newest()).due;
/// assert_eq!((due(stays).to_string(), due(Counting::CHINA).to_string()), ("2026-11-21".into(), "2026-11-23".into()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RestDayEnd {
    /// It ends on the next working day.
    NextWorkingDay,
    /// It ends all the same.
    Stays,
    /// It ends on the working day before.
    PreviousWorkingDay,
}

decode_word!(RestDayEnd {
    "next_working_day" => NextWorkingDay,
    "stays" => Stays,
    "previous_working_day" => PreviousWorkingDay,
});

/// How a period is counted.
///
/// ```
/// use distinguo::time::{Counting, FirstDay, RestDayEnd};
/// // A period of influence: the day on which the decision takes effect counts, and it ends on any day.
/// let status = Counting { first_day: FirstDay::Included, rest_day_end: RestDayEnd::Stays, ..Counting::CHINA };
/// assert_eq!(status.months, Counting::CHINA.months);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Counting {
    /// Whether the day on which the period starts is counted.
    pub first_day: FirstDay,
    /// On which day of its last month a period of months or years ends.
    pub months: Months,
    /// What happens where the last day is not a working day.
    pub rest_day_end: RestDayEnd,
}

decode_object!(Counting, "how a period is counted", { first_day, months, rest_day_end });

impl Counting {
    /// China: Civil Code art. 201 (the first day is not counted), 202 (corresponding day, else the last of the month),
    /// 203 (a last day of rest gives way to the day after the holiday).
    pub const CHINA: Self = Self {
        first_day: FirstDay::Excluded,
        months: Months::CorrespondingDayElseLast,
        rest_day_end: RestDayEnd::NextWorkingDay,
    };
    /// European Union: Regulation (EEC, Euratom) No 1182/71 art. 3(1), (2)(c) and (4). Its art. 3(5), which gives every
    /// period of two days or more at least two working days, is not part of the three rules.
    pub const EU: Self = Self::CHINA;
    /// Korea: Civil Act art. 157 (the first day is not counted), 160 (the day before the one that corresponds to the
    /// first day counted), 161 (a last day of rest gives way to the next day).
    pub const KOREA: Self = Self {
        first_day: FirstDay::Excluded,
        months: Months::DayBeforeCorrespondingElseLast,
        rest_day_end: RestDayEnd::NextWorkingDay,
    };
    /// Korea, periods that restrict rights or impose duties: Framework Act on Administration art. 6(2), unless it is
    /// worse for the citizen. The first day counts, and a rest day does not move the end.
    pub const KOREA_RESTRICTING: Self = Self {
        first_day: FirstDay::Included,
        months: Months::DayBeforeCorrespondingElseLast,
        rest_day_end: RestDayEnd::Stays,
    };
    /// France: Code of Civil Procedure art. 640 and 641 (the day of the act is not counted, same date, else the last
    /// day of the month), 642 (prorogued to the first working day after a Saturday, Sunday or holiday).
    pub const FRANCE: Self = Self::CHINA;
}

/// How a rulebook counts its periods, and the clauses that say so. In documents:
///
/// ```json
/// {"first_day": "excluded", "months": "corresponding_day_else_last", "rest_day_end": "next_working_day",
///  "clause": ["cc.201", "cc.202", "cc.203"]}
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct CountingRule {
    /// Whether the day on which a period starts is counted.
    pub(crate) first_day: FirstDay,
    /// On which day of its last month a period of months or years ends.
    pub(crate) months: Months,
    /// What happens where the last day is not a working day.
    pub(crate) rest_day_end: RestDayEnd,
    /// Clauses that say so.
    pub(crate) clause: Clauses,
}

decode_object!(CountingRule, "how periods are counted", { first_day, months, rest_day_end, clause });

impl CountingRule {
    /// The rule without its clauses.
    pub(crate) const fn counting(&self) -> Counting {
        Counting { first_day: self.first_day, months: self.months, rest_day_end: self.rest_day_end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Reader;

    #[test]
    fn a_month_sum_without_rounding_rule_does_not_load() {
        let Counting { first_day, months, rest_day_end } = Counting::CHINA;
        let china = (first_day, months, rest_day_end);
        let full = r#"{"first_day": "excluded", "months": "corresponding_day_else_last",
            "rest_day_end": "next_working_day", "clause": ["cc.201", "cc.202", "cc.203"]}"#;
        assert_eq!(
            Reader::read::<CountingRule>(full).map(|rule| (rule.first_day, rule.months, rule.rest_day_end)),
            Ok(china)
        );
        let problems = Reader::read::<CountingRule>(r#"{"rest_day_end": "next"}"#).unwrap_err();
        let found: Vec<_> = problems.iter().map(|problem| (problem.code().as_str(), problem.pointer())).collect();
        assert_eq!(
            found,
            [
                ("missing_field", "/first_day"),
                ("missing_field", "/months"),
                ("unknown_word", "/rest_day_end"),
                ("missing_field", "/clause")
            ]
        );
    }
}
