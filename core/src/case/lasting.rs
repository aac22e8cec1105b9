//! How long what merely lasts, such as the influence of a decision, lasts over all cases of a person that the host passes
//! in: each case counts its own period, and the rulebook says how those that meet go together.

use serde::Serialize;

use super::draft::Rules;
use super::state::{Case, RunState};
use crate::determination::{Cited, cited};
use crate::document::Id;
use crate::rulebook::procedure::{CombineRule, Period, PeriodKind};
use crate::time::{Date, FirstDay, Length, due};

/// Status periods of one kind that meet, and how long they last together.
///
/// ```
/// use distinguo::kernel::Kernel;
/// use distinguo::rulebook::Rulebook;
/// use distinguo::time::Date;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// assert!(kernel.lasting([], Date::parse("2026-03-02").unwrap()).is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lasting {
    /// The period, by its id in the rulebook.
    pub period: Id,
    /// The runs that meet, the first to start first.
    pub runs: Vec<Run>,
    /// The last day, counting what each run gives by itself or what the rule adds.
    pub until: Date,
    /// Where those who decide set the end: the last day that they may set, `until` being the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Date>,
    /// The clauses of the rule, with their natures.
    pub clauses: Vec<Cited>,
}

/// One of the periods that go together.
///
/// ```
/// use distinguo::case::{Lasting, Run};
///
/// fn newest(lasting: &Lasting) -> Option<&Run> {
///     lasting.runs.last()
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Run {
    /// Its first day.
    pub from: Date,
    /// Its last day, taken by itself.
    pub until: Date,
    /// The case that it runs in.
    pub case: Id,
    #[serde(skip)]
    length: Length,
}

/// What lasts on a day over several cases of a person, in the order of the rulebook.
pub(crate) fn lasting<'c>(rules: Rules<'_>, cases: impl IntoIterator<Item = &'c Case>, day: Date) -> Vec<Lasting> {
    let cases: Vec<&Case> = cases.into_iter().collect();
    let statuses = rules.document().periods.iter().filter(|period| period.kind == PeriodKind::Status);
    statuses.filter_map(|period| together(rules, &cases, period, day)).collect()
}

fn together(rules: Rules<'_>, cases: &[&Case], period: &Period, day: Date) -> Option<Lasting> {
    let rule = period.combine.as_ref()?;
    let runs = |case: &Case| {
        let id = case.id()?.clone();
        let ran = case.clocks().filter(|run| run.started.period == period.id && run.state != RunState::Cancelled);
        let run = |run: &super::state::Running| Run {
            from: run.started.from,
            until: run.due.day(),
            case: id.clone(),
            length: run.started.length,
        };
        Some(ran.map(run).filter(|run| run.from <= day).collect::<Vec<_>>())
    };
    let mut runs: Vec<Run> = cases.iter().filter_map(|case| runs(case)).flatten().collect();
    runs.sort();
    // The next begins where the one before has ended.
    let gap = match rules.counting(period)?.first_day {
        FirstDay::Included => 1,
        FirstDay::Excluded => 0,
    };
    let sum = |until: Date, run: &Run| end(rules, cases, period, until.plus_days(gap)?, run.length);
    let mut met: Option<Met> = None;
    for run in runs {
        met = match met {
            // What has begun and not ended when another begins goes on with it.
            Some(mut met) if run.from <= met.reach(rule.rule) => {
                met.longest = met.longest.max(run.until);
                met.sum = sum(met.sum, &run).unwrap_or(met.sum).max(met.longest);
                met.runs.push(run);
                Some(met)
            }
            Some(_) | None => Some(Met { longest: run.until, sum: run.until, runs: vec![run] }),
        };
    }
    let mut met = met?;
    let first = met.runs.first()?.from;
    if let Some(cap) = rule.cap.and_then(|cap| end(rules, cases, period, first, cap)) {
        met.sum = met.sum.min(cap).max(met.longest);
    }
    let until = met.reach(rule.rule);
    let several = met.runs.len() > 1 && rule.rule == CombineRule::SetByDecider;
    (first <= day && day <= until).then(|| Lasting {
        period: period.id.clone(),
        runs: met.runs,
        until,
        at_most: several.then_some(met.sum),
        clauses: cited(rules.model(), &rule.clause),
    })
}

/// Runs that meet: the end of the longest, and that of all, one after the other.
struct Met {
    runs: Vec<Run>,
    longest: Date,
    sum: Date,
}

impl Met {
    /// Until when they last whatever anybody decides.
    const fn reach(&self, rule: CombineRule) -> Date {
        match rule {
            CombineRule::Longest | CombineRule::SetByDecider => self.longest,
            CombineRule::RemainingPlusNew => self.sum,
        }
    }
}

/// The last day of a length that starts on a day, counted as the period is.
fn end(rules: Rules<'_>, cases: &[&Case], period: &Period, from: Date, length: Length) -> Option<Date> {
    let edition = rules.edition(cases.first()?);
    Some(due(from, length, rules.counting(period)?, edition).due.day())
}
