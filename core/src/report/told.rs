//! What a report tells.

use serde::Serialize;

use crate::determination::Cited;
use crate::document::{Id, Text};

/// What a report says of how it is to be read, in English and Chinese. It is part of every report.
pub(super) const READING: [(&str, &str); 2] = [
    (
        "en",
        "Each number counts cases and is then changed by the cell key method, so that it is about nobody. It is told as a \
         multiple of five, is right on average, and is off by less than five in at least 96 of 100 cells. 0 does not say that \
         there is none. The same cases are told by the same number in every report. A total is changed by itself: the cells \
         need not add up to it, and the difference between two reports is no number of cases. The table by which numbers are \
         changed, its variance, and what can be learnt all the same, are in docs/reports.md.",
    ),
    (
        "zh",
        "各数均按事项计数，再以单元格密钥法（cell key method）扰动，不指向任何个人：所列均为五的倍数，平均无偏，每一百个数中至少\
         九十六个与实数相差不足五。列为 0 不等于没有。同样的事项在任何报告中都列为同一个数。合计单独扰动：各项之和不必等于合计，两份报告\
         之差也不是事项的件数。扰动表、方差以及仍可能得知的内容，见 docs/reports.md。",
    ),
];

/// An anonymous report over many ledgers, rulebook by rulebook.
///
/// ```
/// use distinguo::report::{Secret, Tally};
/// let secret = Secret::new(b"0123456789abcdef0123456789abcdef").unwrap(); // as for a test; draw yours at random
/// let report = Tally::new(secret).report();
/// assert!(report.rulebooks.is_empty());
/// assert!(report.reading.in_language("en").contains("the cell key method"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// How its numbers are to be read.
    pub reading: Text,
    /// One part for each rulebook that it covers, in the order of their ids.
    pub rulebooks: Vec<Part>,
}

/// The report over the cases of one rulebook, whatever its version.
///
/// ```
/// use distinguo::report::{Secret, Tally};
/// use distinguo::rulebook::Rulebook;
///
/// let mut tally = Tally::new(Secret::new(b"0123456789abcdef0123456789abcdef").unwrap());
/// tally.cover(&Rulebook::shipped("cn.supervision.2024").unwrap());
/// let part = &tally.report().rulebooks[0];
/// assert_eq!(part.rulebook.as_str(), "cn.supervision.2024");
/// assert_eq!(part.channels.cells.len(), 4); // whether or not there are cases
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Part {
    /// Id of the rulebook.
    pub rulebook: Id,
    /// Title of the rulebook, by language.
    pub title: Text,
    /// Cases by the channel on which they were raised.
    pub channels: Distribution,
    /// Cases by how far they have come.
    pub stages: Distribution,
    /// Cases by decisions as they stand, table by table. What awaits approval or was refused it is `not_in_effect`; what
    /// was revoked, annulled or reopened is `set_aside`.
    pub outcomes: Vec<Distribution>,
    /// Cases by the time that a duty took against its time limit, by the days on which it was entered, duty by duty.
    pub times: Vec<Distribution>,
    /// Cases in which duties are overdue, by the seat that bears them.
    pub overdue: Distribution,
    /// Cases in which relief was asked for, by what came of it, level by level.
    pub relief: Vec<Distribution>,
    /// Cases with accusations, by what became of the name.
    pub clarifications: Distribution,
}

/// Counts of one kind. A case may be in several cells.
///
/// ```
/// use distinguo::report::{Secret, Tally};
/// use distinguo::rulebook::Rulebook;
///
/// let mut tally = Tally::new(Secret::new(b"0123456789abcdef0123456789abcdef").unwrap());
/// tally.cover(&Rulebook::shipped("cn.supervision.2024").unwrap());
/// assert_eq!(tally.report().rulebooks[0].stages.total, 0);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Distribution {
    /// What is counted: a table, a period, a level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Id>,
    /// Name of what is counted, by language. Left out where the rulebook has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// The clauses behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Cited>,
    /// As what the cases that are in any of the cells are told.
    pub total: u32,
    /// Counts, one for each thing that is told apart.
    pub cells: Vec<Cell>,
}

/// One count.
///
/// ```
/// use distinguo::report::{Secret, Tally};
/// use distinguo::rulebook::Rulebook;
///
/// let mut tally = Tally::new(Secret::new(b"0123456789abcdef0123456789abcdef").unwrap());
/// tally.cover(&Rulebook::shipped("cn.supervision.2024").unwrap());
/// let report = tally.report();
/// assert!(report.rulebooks[0].channels.cells.iter().all(|cell| cell.count == 0));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cell {
    /// What is counted: an outcome, a channel, a seat.
    pub what: Id,
    /// Its label, where the rulebook has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// As what the cases in it are told: a multiple of five.
    pub count: u32,
}
