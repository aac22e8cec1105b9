//! What people may do to a running period: let it stand still, go on, grow longer, come back.

use super::super::act::{Body, OnPeriod, Restore, SetLength, StateDate};
use super::super::bounds;
use super::super::days;
use super::super::draft::{Draft, Rules};
use super::super::effect::{ClockChange, ClockId, Effect, MatterChange};
use super::super::event::Event;
use super::super::grants;
use super::super::known::met;
use super::super::matter::{DecisionStage, MatterId, Place};
use super::super::periods;
use super::super::presupposed;
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::{Case, RunState, Running, apart};
use super::super::within::{self, concerns};
use super::Ask;
use crate::document::Id;
use crate::rulebook::procedure::{ActedPattern, Consequence, Deed, EventPattern, Period, PeriodKind, Stretch};
use crate::time::Date;

pub(crate) fn date(draft: &mut Draft<'_>, body: &StateDate, place: Option<&Place>) {
    draft.happen(Event::Dated { date: body.date.clone(), day: body.day }, place.map(|place| &place.matter));
}

/// The name of a clock that an act is done to.
fn named(period: &Id, key: Option<&Id>, place: Option<&Place>) -> ClockId {
    ClockId { period: period.clone(), about: place.map(|place| place.matter.clone()), key: key.cloned() }
}

/// A period and its clock.
fn clock<'k>(rules: Rules<'k>, case: &Case, clock: &ClockId) -> Result<(&'k Period, Running), Refusal> {
    let Some(found) = rules.period(&clock.period) else {
        return Err(Refusal::new(RefusalCode::UnknownName).about(&clock.period));
    };
    let running = case.running(clock).cloned();
    running.map(|running| (found, running)).ok_or_else(|| Refusal::new(RefusalCode::NotRunning).about(&clock.period))
}

/// What is done to a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Touch {
    /// It stands still.
    Suspend,
    /// It goes on.
    Resume,
    /// It grows longer.
    Extend,
    /// It comes back.
    Restore,
}

/// Whether somebody may let a clock stand still, go on, grow longer or come back.
pub(crate) fn may(rules: Rules<'_>, case: &Case, ask: &Ask<'_>, touch: Touch) -> Result<(), Refusal> {
    let Some(named) = ask.clock else { return Err(Refusal::new(RefusalCode::NotRunning).about("period")) };
    let (period, running) = clock(rules, case, named)?;
    let state = |wanted: RunState| {
        if running.state == wanted { Ok(()) } else { Err(Refusal::new(RefusalCode::NotRunning).about(&period.id)) }
    };
    let by = |role: &Id, clause: &crate::document::Clauses| {
        let refused = || Refusal::new(RefusalCode::NotGranted).about(&ask.actor.role).clauses(clause.iter());
        if *role == ask.actor.role { Ok(()) } else { Err(refused()) }
    };
    super::super::authority::manages(rules, &ask.actor.role, ask.deed, &running)?;
    match touch {
        Touch::Suspend => {
            let by_act = |stretch: &&Stretch| {
                matches!(stretch.from, EventPattern::Acted(ActedPattern { act: Deed::Suspend, .. }))
            };
            let refused = |clauses: &crate::document::Clauses| {
                Refusal::new(RefusalCode::NotSuspendable).about(&period.id).clauses(clauses.iter())
            };
            let stretch = period.suspend.iter().find(by_act).ok_or_else(|| refused(&period.clause))?;
            state(RunState::Running)?;
            if stood(&running, ask.today) >= i64::from(stretch.cap.n()) {
                return Err(refused(&stretch.clause));
            }
            if !bounds::may_stand_still(rules, case, ask.today) {
                let still = rules.document().standing_still.as_ref();
                let clauses = still.into_iter().flat_map(|rule| rule.clause.iter());
                return Err(Refusal::new(RefusalCode::TooOften).about(&period.id).clauses(clauses));
            }
            Ok(())
        }
        Touch::Resume => state(RunState::Suspended),
        Touch::Extend => {
            let left = |times| running.extended() < bounds::times(times);
            let rule = period.extend.as_ref().filter(|rule| left(rule.times)).ok_or_else(|| {
                Refusal::new(RefusalCode::NotExtendable).about(&period.id).clauses(period.clause.iter())
            })?;
            by(&rule.by, &rule.clause)?;
            state(RunState::Running)
        }
        Touch::Restore => {
            let refused = || Refusal::new(RefusalCode::NotRestorable).about(&period.id);
            let rule = period.restore.as_ref().ok_or_else(refused)?;
            by(&rule.by, &rule.clause)?;
            if running.state != RunState::Lapsed || period.kind != PeriodKind::Right {
                return Err(refused().clauses(rule.clause.iter()));
            }
            if !bounds::restorable(rule, &running) {
                return Err(Refusal::new(RefusalCode::TooOften).about(&period.id).clauses(rule.clause.iter()));
            }
            Ok(())
        }
    }
}

/// Days that a period has stood still so far.
fn stood(running: &Running, today: Date) -> i64 {
    let days = |(_, from, until): &(u32, Date, Option<Date>)| from.days_until(until.unwrap_or(today)).saturating_add(1);
    running.suspensions.iter().map(days).sum()
}

pub(crate) fn suspend(draft: &mut Draft<'_>, body: &OnPeriod, place: Option<&Place>) -> Result<(), Refusal> {
    let (_, running) = clock(draft.rules, &draft.case, &named(&body.period, body.key.as_ref(), place))?;
    periods::suspend(draft, &running);
    Ok(())
}

pub(crate) fn resume(draft: &mut Draft<'_>, body: &OnPeriod, place: Option<&Place>) -> Result<(), Refusal> {
    let (period, running) = clock(draft.rules, &draft.case, &named(&body.period, body.key.as_ref(), place))?;
    periods::resume(draft, period, &running);
    Ok(())
}

pub(crate) fn extend(draft: &mut Draft<'_>, body: &OnPeriod, place: Option<&Place>) -> Result<(), Refusal> {
    let (period, running) = clock(draft.rules, &draft.case, &named(&body.period, body.key.as_ref(), place))?;
    let clauses = period.extend.as_ref().map(|rule| &rule.clause);
    if body.reasons.is_none() {
        return Err(
            Refusal::new(RefusalCode::ReasonsMissing).clauses(clauses.into_iter().flat_map(|clauses| clauses.iter()))
        );
    }
    let clock = &running.started.clock;
    draft.tell(clock, ClockChange::Extended { on: draft.today });
    periods::redate(draft, period, clock);
    Ok(())
}

pub(crate) fn restore(draft: &mut Draft<'_>, body: &Restore, place: Option<&Place>) -> Result<(), Refusal> {
    let (period, running) = clock(draft.rules, &draft.case, &named(&body.period, body.key.as_ref(), place))?;
    let refused = || Refusal::new(RefusalCode::NotRestorable).about(&period.id);
    let rule = period.restore.as_ref().ok_or_else(refused)?;
    presupposed::check_begun(&running, body.obstacle_removed)?;
    let counting = draft.rules.counting(period).ok_or_else(refused)?;
    let until = crate::time::due(body.obstacle_removed, rule.within, counting, draft.rules.edition(&draft.case)?);
    if body.obstacle_removed > draft.today || draft.today > until.due.latest.day() {
        return Err(refused().clauses(rule.clause.iter()));
    }
    let clock = &running.started.clock;
    draft.tell(clock, ClockChange::Reinstated { from: body.obstacle_removed, length: rule.within });
    draft.tell(clock, ClockChange::Redated { old: running.due, new: until.due });
    days::floor(draft, period, clock);
    undo(draft, period, running.about());
    Ok(())
}

/// Gives a period that an act starts, now or on its receipt, the length that the act sets.
pub(crate) fn set(draft: &mut Draft<'_>, set: &SetLength, about: Option<&MatterId>) -> Result<(), Refusal> {
    let Some(period) = draft.rules.period(&set.period) else {
        return Err(Refusal::new(RefusalCode::UnknownName).about(&set.period));
    };
    let choice = period.length.iter().find(|choice| met(draft.rules, &draft.case, choice.when.as_ref(), None));
    let set_by = choice.filter(|choice| choice.set_by.is_some());
    let most = set_by.and_then(|choice| choice.max);
    let least = set_by.and_then(|choice| choice.least);
    // A limit in another unit is compared on the calendar.
    let counting = draft.rules.counting(period);
    let edition = draft.rules.edition(&draft.case)?;
    let end = |length| {
        counting.map(|counting| crate::time::due(draft.day, length, counting, edition).unrolled.latest.instant())
    };
    if least.is_some_and(|least| end(set.length) < end(least)) {
        return Err(Refusal::new(RefusalCode::TooShort).about(&set.period).clauses(period.clause.iter()));
    }
    // Whoever was given relief is not worse off by how long something lasts, or by when something is to be done.
    let ours = |running: &&Running| *running.period() == set.period && !apart(running.about(), about);
    let before = draft.case.clocks().rev().find(ours);
    let harsher = before.map(|running| running.started.length).is_some_and(|before| match period.kind {
        PeriodKind::Status => end(set.length) > end(before),
        PeriodKind::Duty => draft.rules.is_party(&period.who) && end(set.length) < end(before),
        // A right that is asked anew, to be heard for one, has its own floor.
        PeriodKind::Right => false,
    });
    if harsher && super::relief::given(draft.rules, &draft.case) {
        return Err(Refusal::new(RefusalCode::Aggravates).about(&set.period).clauses(period.clause.iter()));
    }
    match most {
        Some(most) if end(set.length) <= end(most) => {
            let about = about.cloned();
            draft.emit(Effect::LengthSet { period: period.id.clone(), about, length: set.length });
            Ok(())
        }
        Some(_) | None => Err(Refusal::new(RefusalCode::TooLong).about(&set.period).clauses(period.clause.iter())),
    }
}

/// A length that was set for the same document before does not bind the one that is sent now.
pub(crate) fn unset(draft: &mut Draft<'_>, document: &Id, about: Option<&MatterId>) {
    let by_it = |pattern: &EventPattern| match pattern {
        EventPattern::Sent(sent) => sent.document == *document,
        EventPattern::Received(received) => received.document == *document,
        EventPattern::Acted(_)
        | EventPattern::Submitted(_)
        | EventPattern::Waived(_)
        | EventPattern::Acknowledged(_)
        | EventPattern::Decided(_)
        | EventPattern::Effective(_)
        | EventPattern::Lapsed(_)
        | EventPattern::Dated(_) => false,
    };
    for period in &draft.rules.document().periods {
        let most = period.length.iter().filter(|choice| choice.set_by.is_some()).find_map(|choice| choice.max);
        let most = most.filter(|_| period.starts.iter().any(by_it));
        if let Some(length) = most.filter(|_| draft.case.length_set(&period.id, about).is_some()) {
            let about = about.cloned();
            draft.emit(Effect::LengthSet { period: period.id.clone(), about, length });
        }
    }
}

/// A right that had run out is given back to who used it in time and could only tell it later, with what its end had
/// brought about undone.
pub(crate) fn revive(draft: &mut Draft<'_>, role: &Id, body: &Body, place: Option<&Place>) {
    let deed = body.deed();
    let about = place.map(|place| &place.matter);
    let lost = draft.case.clocks().filter(|running| {
        // Changes of a clock reach the newest one of its name.
        if draft.case.running(&running.started.clock).is_some_and(|newest| newest.seq != running.seq) {
            return false;
        }
        let period = draft.rules.period(running.period());
        let gives = |period: &Period| {
            let gives = |pattern: &EventPattern| {
                pattern.gives(&deed, body.outcome()) && concerns(draft.rules, pattern, about, running.about())
            };
            period.kind == PeriodKind::Right && period.ends.iter().any(gives)
        };
        running.bearer == *role
            && running.state == RunState::Lapsed
            && period.is_some_and(gives)
            && grants::in_time(draft.rules, &draft.case, running, Some(body), place)
    });
    for running in lost.cloned().collect::<Vec<_>>() {
        draft.tell(&running.started.clock, ClockChange::LapseReversed);
        if let Some(period) = draft.rules.period(running.period()) {
            undo(draft, period, running.about());
        }
    }
}

/// Undoes what the end of a right had brought about.
pub(crate) fn undo(draft: &mut Draft<'_>, period: &Period, about: Option<&MatterId>) {
    for consequence in &period.on_lapse {
        match consequence {
            Consequence::Final(table) => {
                let Some(matter) = within::finalised(draft.rules, &draft.case, period, table, about) else {
                    continue;
                };
                let decided = draft.case.matter(&matter).and_then(|matter| {
                    let (at, decision) = matter.decided_in()?;
                    matches!(decision.stage, DecisionStage::Final(_)).then_some(at)
                });
                if let Some(proceeding) = decided {
                    draft.change(&matter, MatterChange::NoLongerFinal { proceeding });
                }
            }
            Consequence::Close(_) => super::admission::reopen(draft),
            Consequence::Remind(_)
            | Consequence::ReportTo(_)
            | Consequence::ShiftTo(_)
            | Consequence::Deem(_)
            | Consequence::Forfeit(_)
            | Consequence::Open(_)
            | Consequence::None(_) => {}
        }
    }
}
