//! Every loop ends: what may happen again has happened as often as the book allows, or not yet. Each bound is asked where
//! its act is done.

use super::draft::{Draft, Rules};
use super::event::Event;
use super::matter::{MatterId, Pass, Place};
use super::refusal::{Refusal, RefusalCode};
use super::state::{Case, Happened, RunState, Running};
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::{Meaning, Outcome, Purpose, Table};
use crate::rulebook::procedure::{Interrupt, PeriodKind, Relief, RestoreRule, refusals};
use crate::time::Date;

/// Refuses an outcome that sends back, reopens or revokes once more than the book allows: in a matter, and where each
/// question is a matter of its own, in the case.
pub(crate) fn again(case: &Case, table: &Table, outcome: &Outcome, place: &Place) -> Result<(), Refusal> {
    let Some(times) = outcome.times else { return Ok(()) };
    let anywhere = matches!(table.purpose, Purpose::Revocation | Purpose::Competence);
    let same = |happened: &Happened| {
        (anywhere || happened.about.as_ref() == Some(&place.matter))
            && matches!(&happened.event, Event::Decided { table: decided, outcome: with, .. }
                if *decided == table.id && *with == outcome.id)
    };
    if count(case, same) < times {
        return Ok(());
    }
    let rows = table.rows.iter().filter(|row| row.permit.contains(&outcome.id));
    Err(Refusal::new(RefusalCode::TooOften).about(&outcome.id).clauses(rows.flat_map(|row| row.clause.iter())))
}

/// Whether approval of a decision may be refused once more. Beyond that it is given.
pub(crate) fn refusable(rules: Rules<'_>, case: &Case, table: &Id, place: &Place) -> bool {
    let here = |happened: &Happened| happened.about.as_ref() == Some(&place.matter);
    let decided = |happened: &Happened| {
        here(happened) && matches!(&happened.event, Event::Decided { table: of, .. } if of == table)
    };
    let effective = |happened: &Happened| {
        here(happened) && matches!(&happened.event, Event::Effective { table: of, .. } if of == table)
    };
    // What was decided and neither took effect nor waits, as this one does, was refused.
    let refused = count(case, decided).saturating_sub(count(case, effective)).saturating_sub(1);
    refused < refusals(rules.document(), table)
}

/// Whether a level may send a matter back to be decided anew. Beyond that it decides itself.
pub(crate) fn may_remit(rules: Rules<'_>, case: &Case, level: &Relief, matter: &MatterId) -> bool {
    let annulled = |happened: &Happened| {
        let Event::Decided { table, outcome, level: Some(of) } = &happened.event else { return false };
        let written = rules.model().outcome(table, outcome);
        happened.about.as_ref() == Some(matter)
            && *of == level.id
            && written.is_some_and(|outcome| outcome.means == Some(Meaning::Annul))
    };
    count(case, annulled) < level.remits.unwrap_or(0)
}

/// A decision of relief that annuls and decides itself counts as one that varies: nothing begins anew.
pub(crate) fn seen_as(draft: &Draft<'_>, event: &Event, about: Option<&MatterId>) -> Option<Event> {
    let model = draft.rules.model();
    let (Event::Decided { table, outcome, level: Some(_) } | Event::Effective { table, outcome, level: Some(_) }) =
        event
    else {
        return None;
    };
    let written = model.table(table)?;
    let annuls = written.outcome(outcome)?.means == Some(Meaning::Annul);
    let (_, newest) = draft.case.matter(about?)?.main();
    let remitted = newest.pass == Pass::Remittal && newest.since == draft.seq;
    let varied = written.outcomes.iter().find(|outcome| outcome.means == Some(Meaning::Vary))?;
    let mut seen = event.clone();
    if let Event::Decided { outcome, .. } | Event::Effective { outcome, .. } = &mut seen {
        outcome.clone_from(&varied.id);
    }
    (annuls && !remitted).then_some(seen)
}

fn count(case: &Case, what: impl Fn(&Happened) -> bool) -> u32 {
    u32::try_from(case.happened.iter().filter(|happened| what(happened)).count()).unwrap_or(u32::MAX)
}

/// Whether a period starts again once more.
pub(crate) fn interruptible(rule: &Interrupt, running: &Running) -> bool {
    running.interrupted() < times(rule.times)
}

/// Whether a time limit may be given back once more.
pub(crate) fn restorable(rule: &RestoreRule, running: &Running) -> bool {
    running.given_back < rule.times.unwrap_or(0)
}

/// A number of times to compare with; none where the book says none.
pub(crate) fn times(bound: Option<u32>) -> usize {
    bound.and_then(|times| usize::try_from(times).ok()).unwrap_or(0)
}

/// Days from and to which something in a case stood still, what still does without an end. What merely lasts does not keep
/// a case open, and is not meant.
fn stretches(rules: Rules<'_>, case: &Case) -> Vec<(Date, Option<Date>)> {
    let meant = |running: &&Running| {
        let period = rules.period(running.period());
        period.is_some_and(|period| period.kind != PeriodKind::Status && !period.suspend.is_empty())
    };
    let mut stretches = Vec::new();
    for running in case.clocks().filter(meant) {
        for (_, from, until) in &running.suspensions {
            let ended = match running.state {
                RunState::Suspended => None,
                RunState::Ended { on, .. } => Some(on.max(*from)),
                RunState::Running | RunState::Cancelled | RunState::Lapsed => Some(*from),
            };
            stretches.push((*from, until.or(ended)));
        }
    }
    stretches.sort_unstable();
    stretches
}

/// Days of the calendar, each once, that lie in stretches and not after a day.
fn days(stretches: &[(Date, Option<Date>)], last: Date) -> i64 {
    let mut counted: Option<Date> = None;
    let mut days = 0;
    for (from, until) in stretches {
        let until = until.unwrap_or(last).min(last);
        let from = counted.and_then(|counted| counted.plus_days(1)).map_or(*from, |next| next.max(*from));
        if from <= until {
            days += from.days_until(until) + 1;
            counted = Some(until);
        }
    }
    days
}

/// Whether the case may stand still on a day.
pub(crate) fn may_stand_still(rules: Rules<'_>, case: &Case, today: Date) -> bool {
    let Some(rule) = &rules.document().standing_still else { return true };
    days(&stretches(rules, case), today) < i64::from(rule.cap.n())
}

/// The last day on which a case that stands still may do so.
pub(crate) fn last_standing(rules: Rules<'_>, case: &Case) -> Option<Date> {
    let rule = rules.document().standing_still.as_ref()?;
    let stretches = stretches(rules, case);
    let since = stretches.iter().filter(|(_, until)| until.is_none()).map(|(from, _)| *from).min()?;
    let closed = stretches.iter().copied().filter(|(_, until)| until.is_some()).list();
    let before = days(&closed, since.plus_days(-1)?);
    since.plus_days(i64::from(rule.cap.n()) - before - 1).map(|last| last.max(since))
}
