//! How long what merely lasts, such as the influence of a decision, lasts over all cases of a person that the host passes
//! in: each case counts its own period, and the rulebook says how those that meet go together.

use std::cmp::Reverse;

use serde::Serialize;

use super::draft::Rules;
use super::state::{Case, Running};
use crate::determination::{BookRef, Cited, cited};
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::procedure::{CombineRule, Period, PeriodKind};
use crate::sorted::{Map, Set};
use crate::time::{Date, Edition, FirstDay, Length, due};

/// Status periods of one kind that meet, and how long they last together.
///
/// ```
/// use distinguo::kernel::Kernel;
/// use distinguo::rulebook::Rulebook;
/// use distinguo::time::{Date, Instant};
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let now = Instant::parse("2026-03-02T09:00:00+08:00").unwrap();
/// assert!(kernel.lasting([], None, Date::parse("2026-03-02").unwrap(), now).unwrap().is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lasting {
    /// The rulebook that says how they go together.
    pub rulebook: BookRef,
    /// Id of the period in the rulebook.
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Run {
    /// First day of the run.
    pub from: Date,
    /// Last day of the run, taken by itself.
    pub until: Date,
    /// Id of the case that it runs in.
    pub case: Id,
    #[serde(skip)]
    length: Length,
}

/// What lasts on a day over several cases of a person, each under the rules that it is passed in with. No rulebook speaks of
/// the periods of another, so each tells its own, by the ids of the rulebooks; a rulebook in its own order. Versions of one
/// rulebook go together, as the one says that came into force last of those that know the period.
pub(crate) fn lasting<'c>(cases: impl IntoIterator<Item = (Rules<'c>, &'c Case)>, day: Date) -> Vec<Lasting> {
    let mut books: Map<&Id, Vec<(Rules<'c>, &Case)>> = Map::default();
    for (rules, case) in cases {
        books.entry(rules.book.id()).or_default().push((rules, case));
    }
    books.values().flat_map(|cases| under_one(cases, day)).list()
}

/// What lasts over cases under versions of one rulebook.
fn under_one(cases: &[(Rules<'_>, &Case)], day: Date) -> Vec<Lasting> {
    let mut versions: Vec<Rules<'_>> = cases.iter().map(|(rules, _)| *rules).collect();
    versions.sort_by_key(|rules| Reverse((rules.book.in_force().0, rules.book.digest())));
    versions.dedup_by_key(|rules| rules.book.digest());
    let mut known = Set::new();
    let mut lasting = Vec::new();
    for rules in versions {
        let combined = rules.document().periods.iter().filter(|period| period.combine.is_some());
        for period in combined.filter(|period| period.kind == PeriodKind::Status) {
            if known.insert(&period.id) {
                lasting.extend(together(rules, cases, period, day));
            }
        }
    }
    lasting
}

fn together(rules: Rules<'_>, cases: &[(Rules<'_>, &Case)], period: &Period, day: Date) -> Option<Lasting> {
    let (rule, counting) = (period.combine.as_ref()?, rules.counting(period)?);
    let mut runs: Vec<(Run, &Edition)> = cases.iter().flat_map(|(rules, case)| runs(*rules, case, period, day)).list();
    runs.sort_by(|(one, _), (other, _)| one.cmp(other));
    // The next begins where the one before has ended.
    let gap = match counting.first_day {
        FirstDay::Included => 1,
        FirstDay::Excluded => 0,
    };
    let end = |from: Date, length: Length, edition: &Edition| due(from, length, counting, edition).due.latest.day();
    let sum = |until: Date, run: &Run, edition: &Edition| Some(end(until.plus_days(gap)?, run.length, edition));
    let mut met: Option<Met<'_>> = None;
    for (run, edition) in runs {
        met = match met {
            // What has begun and not ended when another begins goes on with it.
            Some(mut met) if run.from <= met.reach(rule.rule) => {
                met.longest = met.longest.max(run.until);
                met.sum = sum(met.sum, &run, edition).unwrap_or(met.sum).max(met.longest);
                met.runs.push(run);
                Some(met)
            }
            Some(_) | None => Some(Met { longest: run.until, sum: run.until, runs: vec![run], edition }),
        };
    }
    let mut met = met?;
    let first = met.runs.first()?.from;
    if let Some(cap) = rule.cap {
        met.sum = met.sum.min(end(first, cap, met.edition)).max(met.longest);
    }
    let until = met.reach(rule.rule);
    let several = met.runs.len() > 1 && rule.rule == CombineRule::SetByDecider;
    (first <= day && day <= until).then(|| Lasting {
        rulebook: BookRef::of(rules.book),
        period: period.id.clone(),
        runs: met.runs,
        until,
        at_most: several.then_some(met.sum),
        clauses: cited(rules.model(), &rule.clause),
    })
}

/// The runs of a period in a case that have begun by a day, each with the calendar that it counts by.
fn runs<'k>(rules: Rules<'k>, case: &Case, period: &Period, day: Date) -> Vec<(Run, &'k Edition)> {
    let Some(id) = case.id() else { return Vec::new() };
    let ours = || case.clocks().filter(|run| *run.period() == period.id && !run.is_over(day));
    // What lasts otherwise since a decision was varied is counted from the same day, and once.
    let again = |run: &Running| {
        ours().any(|later| {
            later.seq > run.seq && later.started.clock == run.started.clock && later.started.from <= run.started.from
        })
    };
    let ran = ours().filter(|run| !again(run));
    let run = |run: &Running| Run {
        from: run.started.from,
        until: run.due.latest.day(),
        case: id.clone(),
        length: run.started.length,
    };
    let Ok(edition) = rules.edition(case) else { return Vec::new() };
    ran.map(run).filter(|run| run.from <= day).map(|run| (run, edition)).list()
}

/// Runs that meet: the end of the longest, and that of all, one after the other; the calendar of the first.
struct Met<'k> {
    runs: Vec<Run>,
    longest: Date,
    sum: Date,
    edition: &'k Edition,
}

impl Met<'_> {
    /// Until when they last whatever anybody decides.
    const fn reach(&self, rule: CombineRule) -> Date {
        match rule {
            CombineRule::Longest | CombineRule::SetByDecider => self.longest,
            CombineRule::RemainingPlusNew => self.sum,
        }
    }
}
