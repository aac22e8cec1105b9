//! Relief: finite levels named by the rulebook, with other handlers, never to the worse. A decision is sent back once.

use super::super::act::{Decide, Request};
use super::super::draft::{Draft, Rules, not_now};
use super::super::effect::{Effect, LevelState, Proceeding, Verification};
use super::super::event::Event;
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::{Case, RulingStage};
use super::means;
use crate::document::Id;
use crate::rulebook::document::{Meaning, Outcome, Table};
use crate::rulebook::procedure::Relief;

/// A level of the book.
fn level<'k>(rules: Rules<'k>, id: &Id) -> Result<&'k Relief, Refusal> {
    let found = rules.document().relief.iter().find(|level| level.id == *id);
    found.ok_or_else(|| Refusal::new(RefusalCode::UnknownName).about(id))
}

/// The table whose decision a request is about.
fn reviewed(case: &Case, level: &Relief, named: Option<&Id>) -> Result<Id, Refusal> {
    let reached = |of: &Id| match case.levels.get(of) {
        Some((table, LevelState::Decided { .. })) => Some(table.clone()),
        Some((table, LevelState::Open)) => Some(table.clone()),
        Some((_, LevelState::Requested)) => None,
        None => case.rulings.contains_key(of).then(|| of.clone()),
    };
    // A level that nobody answered in time opens the next one.
    let unanswered =
        case.levels.get(&level.id).filter(|(_, state)| *state == LevelState::Open).map(|(table, _)| table.clone());
    let mut tables: Vec<Id> = level.of.iter().filter_map(reached).chain(unanswered).collect();
    tables.retain(|table| named.is_none_or(|named| named == table));
    tables.into_iter().next().ok_or_else(|| Refusal::new(RefusalCode::NothingDecided).about(&level.id))
}

/// The table that a level could be asked about now.
fn open_to(rules: Rules<'_>, case: &Case, id: &Id, named: Option<&Id>) -> Result<Id, Refusal> {
    let level = level(rules, id)?;
    if matches!(case.levels.get(id), Some((_, LevelState::Requested | LevelState::Decided { .. }))) {
        return Err(not_now("relief"));
    }
    let table = reviewed(case, level, named)?;
    let effective = case.rulings.get(&table).is_some_and(|ruling| matches!(ruling.stage, RulingStage::Effective(_)));
    if effective { Ok(table) } else { Err(Refusal::new(RefusalCode::NothingDecided).about(&table)) }
}

/// Whether a level can be asked for now.
pub(crate) fn requestable(rules: Rules<'_>, case: &Case, id: &Id) -> bool {
    open_to(rules, case, id, None).is_ok()
}

pub(crate) fn request(draft: &mut Draft<'_>, body: &Request) -> Result<(), Refusal> {
    let table = open_to(draft.rules, &draft.case, &body.level, body.table.as_ref())?;
    let level = level(draft.rules, &body.level)?;
    draft.emit(Effect::LevelSet { level: body.level.clone(), table, state: LevelState::Requested });
    draft.emit(Effect::ProceedingBegun { proceeding: Proceeding::Level { level: body.level.clone() } });
    if level.suspends {
        let status = |running: &&super::super::state::Running| {
            use crate::rulebook::procedure::PeriodKind;
            running.alive()
                && draft.rules.period(&running.started.period).is_some_and(|period| period.kind == PeriodKind::Status)
        };
        let running: Vec<_> = draft.case.periods.iter().filter(status).cloned().collect();
        for running in running {
            super::super::periods::suspend(draft, &running);
        }
    }
    for document in &body.documents {
        super::purpose(draft, document)?;
        let by = draft.case.applicant.clone().unwrap_or_else(|| body.level.clone());
        draft.happen(Event::Submitted { document: document.clone(), by, item: None });
    }
    Ok(())
}

/// Whether a level can be decided: it was asked for, and its decider had no part in what it reviews.
pub(crate) fn decidable(rules: Rules<'_>, case: &Case, id: Option<&Id>) -> Result<(), Refusal> {
    let id = id.ok_or_else(|| Refusal::new(RefusalCode::NothingDecided).about("level"))?;
    level(rules, id)?;
    match case.levels.get(id) {
        Some((_, LevelState::Requested)) => Ok(()),
        Some((_, LevelState::Open | LevelState::Decided { .. })) | None => {
            Err(Refusal::new(RefusalCode::NothingDecided).about(id))
        }
    }
}

pub(crate) fn decided(draft: &mut Draft<'_>, body: &Decide, chosen: &Outcome) -> Result<(), Refusal> {
    let Some(id) = &body.level else { return Ok(()) };
    let level = level(draft.rules, id)?;
    let Some((table, _)) = draft.case.levels.get(id).cloned() else { return Ok(()) };
    let Some(ruling) = draft.case.rulings.get(&table).cloned() else { return Ok(()) };
    if level.other_handlers {
        other_handlers(draft, body, &table)?;
    }
    if means(chosen, Meaning::Annul) && ruling.remitted > 0 {
        return Err(Refusal::new(RefusalCode::RemittedBefore).clauses(level.clause.iter()));
    }
    if means(chosen, Meaning::Vary) {
        let (_, reviewed) = super::table(draft, &table)?;
        let to = body.to.as_ref().ok_or_else(|| Refusal::new(RefusalCode::NothingDecided).about("to"))?;
        if milder(reviewed, &ruling.outcome, to)? {
            draft.emit(Effect::Varied { table: table.clone(), outcome: to.clone() });
        } else {
            return Err(Refusal::new(RefusalCode::Aggravates).about(to).clauses(level.clause.iter()));
        }
    }
    draft.emit(Effect::LevelSet {
        level: id.clone(),
        table: table.clone(),
        state: LevelState::Decided { outcome: body.outcome.clone() },
    });
    if means(chosen, Meaning::Annul) {
        draft.emit(Effect::Annulled { table, remitted: true });
        draft.emit(Effect::ProceedingBegun { proceeding: Proceeding::Reopening });
        draft.emit(Effect::VerificationSet { verification: Verification::Verifying });
    } else if level.r#final {
        draft.emit(Effect::BecameFinal { table });
    }
    Ok(())
}

/// Whether another outcome is no harsher: by class; without classes only the same outcome is.
fn milder(table: &Table, before: &Id, after: &Id) -> Result<bool, Refusal> {
    let [before, after] = [super::outcome(table, before)?, super::outcome(table, after)?];
    Ok(match (before.class, after.class) {
        (Some(before), Some(after)) => after <= before,
        (_, _) => before.id == after.id || after.tolerated == Some(true),
    })
}

/// Nobody who found, decided or approved what is reviewed hears it again.
fn other_handlers(draft: &Draft<'_>, body: &Decide, table: &Id) -> Result<(), Refusal> {
    use crate::rulebook::procedure::Deed;
    let handled = |deed: &Deed| match deed {
        Deed::Find => true,
        Deed::Decide(about) | Deed::Approve(about) => {
            about.table == *table || (about.table == body.table && about.level.is_some() && about.level != body.level)
        }
        _ => false,
    };
    // Findings made for this level are part of hearing it.
    let since = draft.case.happened.iter().rev().find(|happened| {
        matches!(&happened.event, Event::Acted { deed: Deed::Request(about) } if Some(&about.level) == body.level.as_ref())
    });
    let since = since.map_or(u32::MAX, |happened| happened.seq);
    let before = draft.case.did.iter().filter(|did| did.seq < since && handled(&did.deed));
    let ours: Vec<&str> =
        draft.case.did.iter().filter(|did| did.seq == draft.seq).map(|did| did.actor.as_str()).collect();
    let voters = body.votes.iter().map(|vote| vote.member.as_str());
    let ours: Vec<&str> = ours.into_iter().chain(voters).collect();
    for did in before {
        if ours.contains(&did.actor.as_str()) {
            return Err(Refusal::new(RefusalCode::Separated).about(&did.actor));
        }
    }
    Ok(())
}

/// A level that was not answered in time opens the next one.
pub(crate) fn open_level(draft: &mut Draft<'_>, id: &Id) {
    if draft.case.levels.contains_key(id) {
        return;
    }
    let Ok(level) = level(draft.rules, id) else { return };
    let of = level.of.iter().find_map(|of| draft.case.levels.get(of).map(|(table, _)| table.clone()));
    let table = of.or_else(|| level.of.iter().find(|of| draft.case.rulings.contains_key(*of)).cloned());
    if let Some(table) = table {
        draft.emit(Effect::LevelSet { level: id.clone(), table, state: LevelState::Open });
    }
}
