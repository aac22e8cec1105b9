//! Acts on the ledger itself: clerical errors, another version of the rulebook, another edition of the calendar.

use super::super::act::{AdoptCalendar, Erase, Migrate, Rectify};
use super::super::agenda::Progress;
use super::super::days;
use super::super::draft::{Draft, Rules};
use super::super::effect::{ClockId, Effect, MatterChange};
use super::super::ends;
use super::super::foreign::Foreign;
use super::super::matter::{DecisionStage, Matter, MatterId};
use super::super::migration::{Migration, migration};
use super::super::periods;
use super::super::places::reviewed;
use super::super::presupposed;
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::{Case, RunState};
use super::not_now;
use crate::document::{Id, Json};
use crate::ledger::committed;
use crate::list::ToList;
use crate::rulebook::procedure::{ActedPattern, Deed, EventPattern, PeriodKind};
use crate::time::Date;

/// What may be rectified: days, and texts of those who act for an organ. Answers, outcomes and votes are no clerical errors,
/// and what a party says stays as it is said.
const DAYS: [&str; 3] = ["done_on", "day", "since"];
const TEXTS: [&str; 2] = ["evidence", "text"];

/// Only what decides nothing may be rectified, in an act that says it. The act stays as it was written; clocks that were
/// counted from a wrong day are counted anew, and the parties are told.
pub(crate) fn rectify(draft: &mut Draft<'_>, body: &Rectify) -> Result<(), Refusal> {
    let unknown = |about: &dyn std::fmt::Display| Refusal::new(RefusalCode::UnknownName).about(about);
    let written = draft.case.written(body.entry).cloned().ok_or_else(|| unknown(&body.entry))?;
    let not_clerical = || Refusal::new(RefusalCode::NotClerical).about(&body.pointer);
    // The act, its kind, the field: what lies deeper belongs to votes, items and proofs.
    let field = match body.pointer.split('/').list().as_slice() {
        ["", "act", _, field] => *field,
        _ => return Err(not_clerical()),
    };
    let role = written.pointer("/actor/role").and_then(Json::as_str).and_then(Id::new);
    let by_party = role.is_none_or(|role| draft.rules.is_party(&role));
    if !(DAYS.contains(&field) || TEXTS.contains(&field) && !by_party) {
        return Err(not_clerical());
    }
    let old = written.pointer(&body.pointer).ok_or_else(|| unknown(&body.pointer))?;
    let day = match (DAYS.contains(&field), body.day, &body.text) {
        (true, Some(day), None) => Some(day),
        // A text that can be erased is replaced by one that can be.
        (false, None, Some(_)) if matches!(old, Json::Object(_)) => None,
        _ => return Err(not_clerical()),
    };
    let old = old.as_str().and_then(Date::parse);
    if let Some(day) = day {
        if day > draft.today {
            return Err(Refusal::new(RefusalCode::OutOfOrder));
        }
        presupposed::check_rectified(draft, body.entry, &written, day)?;
    }
    draft.emit(Effect::Rectified { entry: body.entry, pointer: body.pointer.clone(), day });
    if let (Some(old), Some(day)) = (old, day.filter(|_| field != "since")) {
        recount(draft, body.entry, old, day)?;
    }
    tell_parties(draft);
    Ok(())
}

fn tell_parties(draft: &mut Draft<'_>) {
    let parties = draft.case.opening.as_ref().map(|opening| opening.parties.keys().cloned().collect::<Vec<_>>());
    for role in parties.into_iter().flatten() {
        draft.emit(Effect::Reported { role });
    }
}

/// Whether texts can be erased: as long as anything is still owed or may be asked for, they may be needed. Only what was put
/// right has another text in its place already.
pub(crate) fn may_erase(rules: Rules<'_>, case: &Case) -> Result<(), Refusal> {
    let replaced = case.rectified.iter().any(|(_, _, day)| day.is_none());
    if replaced || over(rules, case) { Ok(()) } else { Err(not_now("erasure")) }
}

/// Whether nothing is owed or may be asked for any more, nor will be: the time to ask for relief may not have begun yet,
/// because nobody has served the decision.
fn over(rules: Rules<'_>, case: &Case) -> bool {
    let to_come = |table: &Id, about: &MatterId| {
        let mut asked = rules.document().periods.iter().filter(|period| {
            let ends = period.ends.iter().filter_map(|event| {
                if let EventPattern::Acted(ActedPattern { act: Deed::Request(request), .. }) = event {
                    Some(&request.level)
                } else {
                    None
                }
            });
            let served = |event: &EventPattern| {
                matches!(event, EventPattern::Received(_) | EventPattern::Sent(_) | EventPattern::Acknowledged(_))
            };
            period.kind == PeriodKind::Right
                && period.starts.iter().all(served)
                && ends.into_iter().any(|level| reviewed(rules, level).contains(&table))
        });
        asked.any(|period| {
            !case.clocks().any(|running| *running.period() == period.id && running.about() == Some(about))
        })
    };
    let waits = |(id, matter): (&MatterId, &Matter)| {
        let effective = matter.decision().map(|decision| decision.stage);
        matches!(effective, Some(DecisionStage::Effective(_))) && to_come(&id.table, id)
    };
    super::super::progress(rules, case) != Progress::Open && !case.all_matters().any(waits)
}

/// Erases a text: an act like any other, so that nobody can make up when a text was erased, by whom and why. The commitment
/// stays, and the ledger leaves the text away from now on.
pub(crate) fn erase(draft: &mut Draft<'_>, body: &Erase) -> Result<(), Refusal> {
    let unknown = |about: &dyn std::fmt::Display| Refusal::new(RefusalCode::UnknownName).about(about);
    let written = draft.case.written(body.entry).ok_or_else(|| unknown(&body.entry))?;
    written.pointer(&body.pointer).and_then(committed).ok_or_else(|| unknown(&body.pointer))?;
    let place = (body.entry, body.pointer.clone());
    if draft.case.erased.contains(&place) {
        return Err(not_now(&body.pointer));
    }
    let replaced = draft.case.rectified.iter().any(|(entry, pointer, _)| (*entry, pointer) == (place.0, &place.1));
    if !replaced && !over(draft.rules, &draft.case) {
        return Err(not_now("erasure"));
    }
    draft.emit(Effect::Erased { entry: body.entry, pointer: body.pointer.clone() });
    tell_parties(draft);
    Ok(())
}

/// Counts the clocks that an entry started with a day that counted from another day. Nothing that runs for a party gets
/// shorter by it, and what has lapsed against anybody is not revived.
fn recount(draft: &mut Draft<'_>, entry: u32, old: Date, day: Date) -> Result<(), Refusal> {
    // A day that did not count changes nothing.
    for running in days::counted_from(&draft.case, entry, old) {
        let Some(period) = draft.rules.period(running.period()) else { continue };
        let clock = &running.started.clock;
        if draft.case.running(clock).is_none_or(|newest| newest.seq != entry) || day == old {
            continue;
        }
        let mut changed = running.clone();
        changed.count_from(day);
        if draft.rules.is_party(&running.bearer) && periods::shortens(draft, period, &running, &changed) {
            return Err(Refusal::new(RefusalCode::ShortensForParty).about(&period.id).clauses(period.clause.iter()));
        }
        days::recount(draft, period, clock, day);
    }
    Ok(())
}

/// Whether the case can be moved to the version of the rules at hand.
pub(crate) fn may_migrate(rules: Rules<'_>, case: &Case) -> Result<(), Refusal> {
    let transition = &rules.document().transition;
    let version = rules.book.version();
    if case.version() == version || !transition.migrate_from.iter().any(|from| from == case.version()) {
        return Err(Refusal::new(RefusalCode::NoTransition).about(version).clauses(transition.clause.iter()));
    }
    migration(rules, case).map(drop)
}

/// Whether a newer edition of the calendar is known.
pub(crate) fn may_adopt_calendar(rules: Rules<'_>, case: &Case, today: Date) -> Result<(), Refusal> {
    let known = rules.calendar.known_on(today);
    let counts = rules.edition(case)?;
    let newer = known.is_some_and(|edition| edition.known_from() > counts.known_from());
    if newer { Ok(()) } else { Err(Refusal::new(RefusalCode::NotNewer).about(counts.id())) }
}

/// Moves the case to the version of the rules at hand, where its transition clause lets it.
pub(crate) fn migrate(draft: &mut Draft<'_>, body: &Migrate) -> Result<(), Refusal> {
    let book = draft.rules.book;
    let transition = &draft.rules.document().transition;
    if body.version != book.version() || !transition.migrate_from.iter().any(|from| from == draft.case.version()) {
        return Err(Refusal::new(RefusalCode::NoTransition).about(&body.version).clauses(transition.clause.iter()));
    }
    // What ran out under the rules of before has the consequences of before, which these rules do not know.
    if let Some((_, position)) = ends::next(draft.rules, &draft.case).filter(|(at, _)| *at <= draft.at) {
        let period = draft.case.periods.get(position).map(|running| running.period().clone());
        let about = period.as_ref().map_or("", Id::as_str);
        return Err(Refusal::new(RefusalCode::LapsesFirst).about(about));
    }
    let Migration { changes, open } = migration(draft.rules, &draft.case)?;
    for (_, change) in &changes {
        if let MatterChange::LeftBehind { was, .. } = change {
            may_fall_away(draft, &was.fact)?;
        }
    }
    draft.emit(Effect::Migrated { version: body.version.clone(), open });
    for (about, change) in changes {
        draft.change(&about, change);
    }
    let alive = draft.case.clocks().filter(|running| running.alive());
    let running: Vec<ClockId> = alive.map(|running| running.started.clock.clone()).list();
    for clock in running {
        match draft.rules.period(&clock.period) {
            Some(period) => {
                periods::relength(draft, period, &clock);
                periods::redate(draft, period, &clock);
            }
            None if draft.rules.document().service.iter().any(|method| method.id == clock.period) => {}
            // The later version no longer knows the period.
            None => periods::cancel(draft, &clock),
        }
    }
    Ok(())
}

/// Whether a finding may be left behind: never one that a bottom line of the rulebook of before depends on, whatever the
/// later rulebook says. Only with the one of before at hand can that be told.
fn may_fall_away(draft: &Draft<'_>, fact: &Id) -> Result<(), Refusal> {
    match (&draft.bottom_lines, draft.case.rulebook()) {
        (Some(lines), _) if lines.contains(fact) => Err(Refusal::new(RefusalCode::LeftBehind).about(fact)),
        (None, Some(before)) => Err(Foreign::Rulebook { rulebook: before.clone() }.into()),
        (Some(_), _) | (None, None) => Ok(()),
    }
}

pub(crate) fn adopt_calendar(draft: &mut Draft<'_>, body: &AdoptCalendar) -> Result<(), Refusal> {
    let edition = draft.rules.calendar.edition(&body.edition);
    let Ok(edition) = edition else { return Err(Refusal::new(RefusalCode::UnknownName).about(&body.edition)) };
    if edition.known_from() > draft.today {
        return Err(Refusal::new(RefusalCode::OutOfOrder));
    }
    let old = draft.rules.edition(&draft.case)?;
    if edition.known_from() <= old.known_from() || edition.id() == old.id() {
        return Err(Refusal::new(RefusalCode::NotNewer).about(&body.edition));
    }
    draft.emit(Effect::CalendarAdopted { calendar: edition.named() });
    let counting = draft.case.clocks().filter(|running| running.state == RunState::Running);
    let running: Vec<ClockId> = counting.map(|running| running.started.clock.clone()).list();
    for clock in running {
        if let Some(period) = draft.rules.period(&clock.period) {
            periods::redate(draft, period, &clock);
        }
    }
    Ok(())
}
