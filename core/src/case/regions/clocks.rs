//! What people may do to a running period: let it stand still, go on, grow longer, come back.

use super::super::act::{Actor, OnPeriod, Restore, SetLength, StateDate};
use super::super::draft::{Draft, Rules, met};
use super::super::effect::Effect;
use super::super::event::Event;
use super::super::periods;
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::{RunState, Running};
use crate::document::Id;
use crate::rulebook::procedure::{Deed, EventPattern, Period, PeriodKind, Stretch};
use crate::time::Date;

pub(crate) fn date(draft: &mut Draft<'_>, body: &StateDate) -> Result<(), Refusal> {
    if body.day > draft.today {
        return Err(Refusal::new(RefusalCode::OutOfOrder));
    }
    draft.day = body.day;
    draft.happen(Event::Dated { date: body.date.clone(), day: body.day });
    draft.day = draft.today;
    Ok(())
}

/// A period and its clock.
fn clock<'k>(draft: &Draft<'k>, period: &Id, key: Option<&Id>) -> Result<(&'k Period, Running), Refusal> {
    let Some(found) = draft.rules.period(period) else {
        return Err(Refusal::new(RefusalCode::UnknownName).about(period));
    };
    let running = draft.case.running(period, key).cloned();
    running.map(|running| (found, running)).ok_or_else(|| Refusal::new(RefusalCode::NotRunning).about(period))
}

/// Days that a period has stood still so far.
fn stood(running: &Running, today: Date) -> i64 {
    let days = |(_, from, until): &(u32, Date, Option<Date>)| from.days_until(until.unwrap_or(today)).saturating_add(1);
    running.suspensions.iter().map(days).sum()
}

pub(crate) fn suspend(draft: &mut Draft<'_>, body: &OnPeriod) -> Result<(), Refusal> {
    let (period, running) = clock(draft, &body.period, body.key.as_ref())?;
    let by_act = |pattern: &EventPattern| matches!(pattern, EventPattern::Acted(Deed::Suspend));
    let Some(stretch) = period.suspend.iter().find(|stretch| by_act(&stretch.from)) else {
        return Err(Refusal::new(RefusalCode::NotSuspendable).about(&period.id).clauses(period.clause.iter()));
    };
    if running.state != RunState::Running {
        return Err(Refusal::new(RefusalCode::NotRunning).about(&period.id));
    }
    if stood(&running, draft.today) >= i64::from(stretch.cap.n()) {
        return Err(Refusal::new(RefusalCode::NotSuspendable).about(&period.id).clauses(stretch.clause.iter()));
    }
    periods::suspend(draft, &running);
    Ok(())
}

pub(crate) fn resume(draft: &mut Draft<'_>, body: &OnPeriod) -> Result<(), Refusal> {
    let (period, running) = clock(draft, &body.period, body.key.as_ref())?;
    if running.state != RunState::Suspended {
        return Err(Refusal::new(RefusalCode::NotRunning).about(&period.id));
    }
    periods::resume(draft, period, &running);
    Ok(())
}

pub(crate) fn extend(draft: &mut Draft<'_>, body: &OnPeriod, actor: &Actor) -> Result<(), Refusal> {
    let (period, running) = clock(draft, &body.period, body.key.as_ref())?;
    let rule = period.extend.as_ref();
    let Some(rule) = rule.filter(|rule| running.extensions.len() < usize::try_from(rule.times).unwrap_or(usize::MAX))
    else {
        return Err(Refusal::new(RefusalCode::NotExtendable).about(&period.id).clauses(period.clause.iter()));
    };
    if rule.by != actor.role {
        return Err(Refusal::new(RefusalCode::NotGranted).about(&actor.role).clauses(rule.clause.iter()));
    }
    if running.state != RunState::Running {
        return Err(Refusal::new(RefusalCode::NotRunning).about(&period.id));
    }
    if body.reasons.is_none() {
        return Err(Refusal::new(RefusalCode::ReasonsMissing).clauses(rule.clause.iter()));
    }
    draft.emit(Effect::Extended { period: period.id.clone(), key: body.key.clone(), on: draft.today });
    periods::redate(draft, period, &body.key);
    Ok(())
}

pub(crate) fn restore(draft: &mut Draft<'_>, body: &Restore, actor: &Actor) -> Result<(), Refusal> {
    let (period, running) = clock(draft, &body.period, body.key.as_ref())?;
    let refused = || Refusal::new(RefusalCode::NotRestorable).about(&period.id);
    let Some(rule) = &period.restore else { return Err(refused()) };
    if rule.by != actor.role {
        return Err(Refusal::new(RefusalCode::NotGranted).about(&actor.role).clauses(rule.clause.iter()));
    }
    if period.kind != PeriodKind::Right || running.state != RunState::Lapsed {
        return Err(refused());
    }
    let Some(counting) = draft.rules.counting(period) else { return Err(refused()) };
    let until = crate::time::due(body.obstacle_removed, rule.within, counting, draft.rules.edition(&draft.case));
    if body.obstacle_removed > draft.today || draft.today > until.due.day() {
        return Err(refused().clauses(rule.clause.iter()));
    }
    draft.emit(Effect::Reinstated {
        period: period.id.clone(),
        key: body.key.clone(),
        from: body.obstacle_removed,
        length: rule.within,
    });
    let old = running.due.to_string();
    draft.emit(Effect::Redated { period: period.id.clone(), key: body.key.clone(), old, new: until.due.to_string() });
    periods::undo(draft, period);
    Ok(())
}

/// Whether a role could let a clock stand still, go on, grow longer or come back.
pub(crate) fn movable(rules: Rules<'_>, running: &Running, deed: &Deed, role: &Id, today: Date) -> bool {
    let Some(period) = rules.period(&running.started.period) else { return false };
    if super::super::authority::manages(rules, role, deed, running).is_err() {
        return false;
    }
    let by_act = |stretch: &&Stretch| matches!(stretch.from, EventPattern::Acted(Deed::Suspend));
    match deed {
        Deed::Suspend => {
            let capped = |stretch: &Stretch| stood(running, today) >= i64::from(stretch.cap.n());
            running.state == RunState::Running
                && period.suspend.iter().find(by_act).is_some_and(|stretch| !capped(stretch))
        }
        Deed::Resume => running.state == RunState::Suspended,
        Deed::Extend => {
            let times = |times: u32| running.extensions.len() < usize::try_from(times).unwrap_or(usize::MAX);
            running.state == RunState::Running
                && period.extend.as_ref().is_some_and(|rule| rule.by == *role && times(rule.times))
        }
        Deed::Restore => {
            running.state == RunState::Lapsed
                && period.kind == PeriodKind::Right
                && period.restore.as_ref().is_some_and(|rule| rule.by == *role)
        }
        Deed::Open
        | Deed::Date
        | Deed::File
        | Deed::CloseFiling
        | Deed::Raise
        | Deed::Withdraw
        | Deed::Assign
        | Deed::Recuse
        | Deed::DecideRecusal
        | Deed::Join
        | Deed::AcceptParty
        | Deed::Find
        | Deed::Adopt
        | Deed::Return
        | Deed::Accuse
        | Deed::Dispute
        | Deed::Rectify
        | Deed::Succeed
        | Deed::Migrate
        | Deed::AdoptCalendar
        | Deed::ReportStage
        | Deed::Submit(_)
        | Deed::Waive(_)
        | Deed::Send(_)
        | Deed::Acknowledge(_)
        | Deed::Decide(_)
        | Deed::Approve(_)
        | Deed::Request(_) => false,
    }
}

/// Gives a period that an act starts, now or on its receipt, the length that the act sets.
pub(crate) fn set(draft: &mut Draft<'_>, set: &SetLength) -> Result<(), Refusal> {
    let Some(period) = draft.rules.period(&set.period) else {
        return Err(Refusal::new(RefusalCode::UnknownName).about(&set.period));
    };
    let choice = period.length.iter().find(|choice| met(draft.rules, &draft.case, choice.when.as_ref()));
    let most = choice.filter(|choice| choice.set_by.is_some()).and_then(|choice| choice.max);
    // A limit in another unit is compared on the calendar.
    let counting = draft.rules.counting(period);
    let edition = draft.rules.edition(&draft.case);
    let end =
        |length| counting.map(|counting| crate::time::due(draft.day, length, counting, edition).unrolled.instant());
    match most {
        Some(most) if end(set.length) <= end(most) => {
            draft.emit(Effect::LengthSet { period: period.id.clone(), length: set.length });
            Ok(())
        }
        Some(_) | None => Err(Refusal::new(RefusalCode::TooLong).about(&set.period).clauses(period.clause.iter())),
    }
}

/// A length that was set for the same document before does not bind the one that is sent now.
pub(crate) fn unset(draft: &mut Draft<'_>, document: &Id) {
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
        if let Some(length) = most.filter(|_| draft.case.lengths.contains_key(&period.id)) {
            draft.emit(Effect::LengthSet { period: period.id.clone(), length });
        }
    }
}
