//! When clocks run out: what each has come to, and which is the next.

use super::bounds;
use super::draft::{Draft, Rules};
use super::effect::ClockId;
use super::known::{main_place, newest};
use super::matter::Place;
use super::state::{Case, RunState, Running, Turn};
use crate::document::Id;
use crate::rulebook::procedure::Period;
use crate::time::{Date, Derived, End, ExtendBy, Extension, Instant, Moment, Run};

/// The proceeding whose findings a clock looks at: the newest of its matter.
pub(crate) fn at(draft: &Draft<'_>, clock: &ClockId) -> Option<Place> {
    match &clock.about {
        Some(about) => newest(&draft.case, about),
        None => main_place(draft.rules, &draft.case),
    }
}

/// When a clock runs out, with everything that it rests on; `None` while it stands still. A right does not end before the
/// day that keeps it from ending behind its bearer's back.
pub(crate) fn due(rules: Rules<'_>, case: &Case, period: &Period, running: &Running) -> Option<Derived> {
    let mut due = unfloored(rules, case, period, running)?;
    if let Some(floor) = running.floor {
        due.due = due.due.floored(floor);
    }
    Some(due)
}

fn unfloored(rules: Rules<'_>, case: &Case, period: &Period, running: &Running) -> Option<Derived> {
    let counting = rules.counting(period)?;
    let edition = rules.edition(case).ok()?;
    if let Some((from, length)) = running.reinstated {
        return Some(crate::time::due(from, length, counting, edition));
    }
    let from = running.started.at.unwrap_or_else(|| rules.zone.instant(running.started.from.into()));
    let mut run = Run::starting(from, rules.zone, running.started.length, counting);
    if let Some(rule) = &period.extend {
        let by = match (rule.add, rule.total) {
            (Some(add), _) => ExtendBy::Add(add),
            (None, Some(total)) => ExtendBy::Total(total),
            (None, None) => ExtendBy::Add(running.started.length),
        };
        run = run.extendable(Extension { times: rule.times.unwrap_or(0), by, from: rule.from });
    }
    for (_, from, until) in &running.suspensions {
        run = run.suspended(*from, *until);
    }
    for turn in &running.turns {
        run = match turn {
            Turn::Interrupted { on, at } => run.interrupted(at.map_or(Moment::from(*on), |at| rules.zone.moment(at))),
            Turn::Extended { on } => run.extended(*on),
        };
    }
    run.due(edition)
}

/// What runs out next: the first in time, and of several the first in the order of the book, then by key. A suspension
/// that has used up its cap runs out too.
pub(crate) fn next(rules: Rules<'_>, case: &Case) -> Option<(Instant, usize)> {
    let order = |id: &Id| rules.model().index.periods.get(id).copied().unwrap_or(usize::MAX);
    let ending = case.clocks().enumerate().filter_map(|(position, running)| {
        let end = match running.state {
            // Whatever the days are that nobody knows: time does not stand still for want of a notice.
            RunState::Running => running.due.latest,
            RunState::Suspended => End::Day(capped(rules, case, running)?),
            RunState::Ended { .. } | RunState::Cancelled | RunState::Lapsed => return None,
        };
        Some((rules.zone.end(end), position, running))
    });
    let first = ending.min_by(|(at, _, one), (other_at, _, other)| {
        at.cmp(other_at)
            .then_with(|| order(one.period()).cmp(&order(other.period())))
            .then_with(|| one.started.clock.cmp(&other.started.clock))
    });
    first.map(|(at, position, _)| (at, position))
}

/// The last day on which a period may stand still: the cap of its rule, less the days that it has stood still before.
pub(crate) fn capped(rules: Rules<'_>, case: &Case, running: &Running) -> Option<Date> {
    let period = rules.period(running.period())?;
    let cap = period.suspend.iter().map(|stretch| stretch.cap).max_by_key(|cap| cap.n())?;
    let (_, from, _) = running.suspensions.iter().find(|(_, _, until)| until.is_none())?;
    let counting = rules.counting(period)?;
    let whole = crate::time::due(from.plus_days(-1)?, cap, counting, rules.edition(case).ok()?).unrolled.latest.day();
    let before =
        running.suspensions.iter().filter_map(|(_, from, until)| Some(from.days_until((*until)?) + 1)).sum::<i64>();
    let own = whole.plus_days(before.checked_neg()?)?;
    Some(bounds::last_standing(rules, case).map_or(own, |last| last.min(own)).max(*from))
}
