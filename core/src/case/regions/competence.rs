//! Competence: seats bound to organs, succession, dispute and the joint meeting; who acts, and who may not.

use super::super::act::{Actor, Assign, Open, Succeed};
use super::super::authority;
use super::super::bodies;
use super::super::draft::{Draft, Rules};
use super::super::effect::{Effect, MatterChange, Opening};
use super::super::matter::{MatterId, MatterState, Place};
use super::super::opening;
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::Case;
use super::ensure;
use crate::document::Id;
use crate::rulebook::document::Outcome;

pub(crate) fn may_open(case: &Case) -> Result<(), Refusal> {
    if case.opening.is_some() { Err(Refusal::new(RefusalCode::AlreadyOpen)) } else { Ok(()) }
}

pub(crate) fn open(draft: &mut Draft<'_>, body: &Open, actor: &Actor) -> Result<(), Refusal> {
    let book = draft.rules.book;
    if body.rulebook != *book.id() || body.version != book.version() {
        return Err(Refusal::new(RefusalCode::WrongBook).about(format_args!("{} {}", body.rulebook, body.version)));
    }
    let document = draft.rules.document();
    if document.acts.is_empty() && document.periods.is_empty() {
        return Err(Refusal::new(RefusalCode::NoProcedure).about(book.id()));
    }
    // The newest that is known on that day: whoever opens a case does not choose how far the calendar reaches.
    let edition = draft.rules.calendar.known_on(draft.today).unwrap_or_else(|| draft.rules.calendar.newest());
    if let Some(named) = &body.edition {
        let known = draft.rules.calendar.edition(named);
        let known = known.map_err(|_| Refusal::new(RefusalCode::UnknownName).about(named))?;
        if known != edition {
            return Err(Refusal::new(RefusalCode::NotNewest).about(format_args!("{} / {}", known.id(), edition.id())));
        }
    }
    opening::judge(draft.rules, body, actor, draft.today)?;
    let opening = Opening::of(body, std::mem::take(&mut draft.linked));
    draft.emit(Effect::Opened { opening });
    draft.emit(Effect::Migrated { version: body.version.clone(), open: Vec::new() });
    draft.emit(Effect::CalendarAdopted { calendar: edition.named() });
    for (seat, organ) in &body.seats.0 {
        draft.emit(Effect::SeatBound { seat: seat.clone(), organ: organ.clone() });
    }
    if let Some(stage) = body.stage {
        draft.emit(Effect::StageSet { stage });
    }
    Ok(())
}

pub(crate) fn succeed(draft: &mut Draft<'_>, body: &Succeed) -> Result<(), Refusal> {
    if !draft.case.seats.contains_key(&body.seat) {
        return Err(Refusal::new(RefusalCode::UnknownName).about(&body.seat));
    }
    // What was settled is not handed back.
    if draft.case.people.lost.contains(&body.organ) {
        return Err(Refusal::new(RefusalCode::CompetenceLost).about(&body.organ));
    }
    let organ_in = |seat: &Id| {
        let known = draft.case.seats.get(seat).map(String::as_str);
        known.map(|known| if *seat == body.seat { body.organ.as_str() } else { known })
    };
    if let Some((level, _)) = authority::own_superior(draft.rules.document(), Some(&body.seat), organ_in) {
        return Err(Refusal::new(RefusalCode::SameOrgan).about(&body.seat).clauses(level.clause.iter()));
    }
    draft.emit(Effect::SeatBound { seat: body.seat.clone(), organ: body.organ.clone() });
    Ok(())
}

pub(crate) fn may_dispute(case: &Case) -> Result<(), Refusal> {
    ensure(!case.disputed(), "dispute")
}

pub(crate) fn dispute(draft: &mut Draft<'_>, place: &Place) {
    let state = MatterState::Conflict { settled: false };
    draft.change(&place.matter, MatterChange::Begun { state });
}

/// What the joint meeting decided: the organ in the seat that it names decides.
pub(crate) fn settled(draft: &mut Draft<'_>, matter: &MatterId, outcome: &Outcome) {
    let organ = outcome.seat.as_ref().and_then(|seat| draft.case.seats.get(seat)).cloned();
    if let Some(organ) = organ {
        bodies::transfer(draft, &organ);
    }
    draft.change(matter, MatterChange::StateSet { state: MatterState::Conflict { settled: true } });
}

pub(crate) fn assign(draft: &mut Draft<'_>, body: &Assign, place: Option<&Place>) -> Result<(), Refusal> {
    let Some(role) = authority::role(draft.rules.document(), &body.role) else {
        return Err(Refusal::new(RefusalCode::UnknownName).about(&body.role));
    };
    if let Some(meeting) = &role.meets {
        return bodies::name(draft, role, meeting, body, place);
    }
    // Others act in the case.
    if let Some(about) = &body.about {
        return Err(Refusal::new(RefusalCode::UnknownName).about(about));
    }
    for actor in &body.actors {
        if authority::is_party(&draft.case, actor) {
            return Err(Refusal::new(RefusalCode::NotAnOfficial).about(actor));
        }
        if draft.case.recused.contains_key(actor) {
            return Err(Refusal::new(RefusalCode::RecusedActor).about(actor));
        }
        draft.emit(Effect::Assigned { role: body.role.clone(), actor: actor.clone() });
    }
    Ok(())
}

pub(crate) fn may_recuse(rules: Rules<'_>) -> Result<(), Refusal> {
    ensure(!rules.document().recusal.is_empty(), "recusal")
}
