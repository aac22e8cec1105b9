//! Acts on the ledger itself: clerical errors, another version of the rulebook, another edition of the calendar.

use super::super::act::{AdoptCalendar, Migrate, Rectify};
use super::super::draft::Draft;
use super::super::effect::Effect;
use super::super::periods;
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::{RunState, Running};
use crate::document::Id;
use crate::ledger::CalendarRef;

/// Only what decides nothing may be rectified: texts that name things, and days from which clocks were counted.
pub(crate) fn rectify(draft: &mut Draft<'_>, body: &Rectify) -> Result<(), Refusal> {
    if body.entry == 0 || body.entry >= draft.seq {
        return Err(Refusal::new(RefusalCode::UnknownName).about(body.entry));
    }
    let field = body.pointer.rsplit('/').next().unwrap_or_default();
    if !matches!(field, "done_on" | "day" | "since" | "on" | "evidence" | "text") {
        return Err(Refusal::new(RefusalCode::NotClerical).about(&body.pointer));
    }
    draft.emit(Effect::Rectified { entry: body.entry, pointer: body.pointer.clone(), new: body.new.clone() });
    let Some(day) = crate::time::Date::parse(&body.new).filter(|_| matches!(field, "done_on" | "day" | "on")) else {
        return Ok(());
    };
    if day > draft.today {
        return Err(Refusal::new(RefusalCode::OutOfOrder));
    }
    // Clocks that were counted from the wrong day are counted anew; a lapse against anybody is not revived by it.
    let dependent: Vec<Running> = draft
        .case
        .clocks()
        .filter(|running| running.seq == body.entry && running.state == RunState::Running)
        .cloned()
        .collect();
    for running in dependent {
        let Some(period) = draft.rules.period(&running.started.period) else { continue };
        let Some(counting) = draft.rules.counting(period) else { continue };
        let due = crate::time::due(day, running.started.length, counting, draft.rules.edition(&draft.case));
        let longer = due.due.instant() > running.due.instant();
        if longer || period.kind != crate::rulebook::procedure::PeriodKind::Right {
            let new = if due.provisional { format!("{}?", due.due) } else { due.due.to_string() };
            let old = running.due.to_string();
            draft.emit(Effect::Redated { period: period.id.clone(), key: running.started.key.clone(), old, new });
        }
    }
    Ok(())
}

/// Moves the case to the version of the rules at hand, where its transition clause lets it.
pub(crate) fn migrate(draft: &mut Draft<'_>, body: &Migrate) -> Result<(), Refusal> {
    let book = draft.rules.book;
    let transition = &draft.rules.document().transition;
    if body.version != book.version() || !transition.migrate_from.contains(&draft.case.version) {
        return Err(Refusal::new(RefusalCode::NoTransition).about(&body.version).clauses(transition.clause.iter()));
    }
    // What ran out under the rules of before has the consequences of before, which these rules do not know.
    if let Some((_, position)) = periods::next(draft.rules, &draft.case).filter(|(at, _)| *at <= draft.at) {
        let period = draft.case.periods.get(position).map(|running| running.started.period.clone());
        let about = period.as_ref().map_or("", Id::as_str);
        return Err(Refusal::new(RefusalCode::LapsesFirst).about(about));
    }
    draft.emit(Effect::Migrated { version: body.version.clone() });
    let running: Vec<(Id, Option<Id>)> = draft
        .case
        .clocks()
        .filter(|running| running.alive())
        .map(|running| (running.started.period.clone(), running.started.key.clone()))
        .collect();
    for (id, key) in running {
        match draft.rules.period(&id) {
            Some(period) => {
                periods::relength(draft, period, &key);
                periods::redate(draft, period, &key);
            }
            None if draft.rules.document().service.iter().any(|method| method.id == id) => {}
            // The later version no longer knows the period.
            None => draft.emit(Effect::Cancelled { period: id, key }),
        }
    }
    Ok(())
}

pub(crate) fn adopt_calendar(draft: &mut Draft<'_>, body: &AdoptCalendar) -> Result<(), Refusal> {
    let edition = draft.rules.calendar.edition(&body.edition);
    let Ok(edition) = edition else { return Err(Refusal::new(RefusalCode::UnknownName).about(&body.edition)) };
    if edition.known_from() > draft.today {
        return Err(Refusal::new(RefusalCode::OutOfOrder));
    }
    let old = draft.rules.edition(&draft.case);
    if edition.known_from() <= old.known_from() || edition.id() == old.id() {
        return Err(Refusal::new(RefusalCode::NotNewer).about(&body.edition));
    }
    let calendar = CalendarRef { id: draft.rules.calendar.id().clone(), edition: edition.id().to_owned() };
    draft.emit(Effect::CalendarAdopted { calendar });
    let running: Vec<(Id, Option<Id>)> = draft
        .case
        .clocks()
        .filter(|running| running.state == RunState::Running)
        .map(|running| (running.started.period.clone(), running.started.key.clone()))
        .collect();
    for (id, key) in running {
        if let Some(period) = draft.rules.period(&id) {
            periods::redate(draft, period, &key);
        }
    }
    Ok(())
}
