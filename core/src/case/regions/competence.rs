//! Competence: seats bound to organs, succession, dispute and the joint meeting; who acts, and who may not.

use super::super::act::{Assign, Open, Recuse, Succeed};
use super::super::draft::{Draft, Rules};
use super::super::effect::{Effect, MatterChange, Opening};
use super::super::matter::{MatterId, MatterState, Place};
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::Case;
use super::ensure;
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::Outcome;

pub(crate) fn may_open(case: &Case) -> Result<(), Refusal> {
    if case.opening.is_some() { Err(Refusal::new(RefusalCode::AlreadyOpen)) } else { Ok(()) }
}

pub(crate) fn open(draft: &mut Draft<'_>, body: &Open) -> Result<(), Refusal> {
    let book = draft.rules.book;
    if body.rulebook != *book.id() || body.version != book.version() {
        return Err(Refusal::new(RefusalCode::WrongBook).about(format_args!("{}@{}", book.id(), book.version())));
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
    for role in body.parties.0.keys() {
        if !draft.rules.model().index.roles.contains_key(role) {
            return Err(Refusal::new(RefusalCode::UnknownName).about(role));
        }
    }
    draft.emit(Effect::Opened { opening: Opening::of(body) });
    draft.emit(Effect::Migrated { version: body.version.clone() });
    draft.emit(Effect::CalendarAdopted { calendar: edition.named() });
    for (seat, organ) in &body.seats.0 {
        draft.emit(Effect::SeatBound { seat: seat.clone(), organ: organ.clone() });
    }
    if let Some(stage) = body.stage {
        draft.emit(Effect::StageSet { stage });
    }
    Ok(())
}

pub(crate) fn may_succeed(case: &Case) -> Result<(), Refusal> {
    ensure(!case.seats.is_empty(), "succession")
}

pub(crate) fn succeed(draft: &mut Draft<'_>, body: &Succeed) -> Result<(), Refusal> {
    if !draft.case.seats.contains_key(&body.seat) {
        return Err(Refusal::new(RefusalCode::UnknownName).about(&body.seat));
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
    let deciding = Id::new("deciding");
    if let (Some(organ), Some(seat)) = (organ, deciding) {
        draft.emit(Effect::SeatBound { seat, organ });
    }
    draft.change(matter, MatterChange::StateSet { state: MatterState::Conflict { settled: true } });
}

pub(crate) fn assign(draft: &mut Draft<'_>, body: &Assign) -> Result<(), Refusal> {
    if !draft.rules.model().index.roles.contains_key(&body.role) {
        return Err(Refusal::new(RefusalCode::UnknownName).about(&body.role));
    }
    for actor in &body.actors {
        let party =
            draft.case.opening.as_ref().is_some_and(|opening| opening.parties.values().any(|party| party == actor));
        if party {
            return Err(Refusal::new(RefusalCode::OwnCase));
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

pub(crate) fn recuse(draft: &mut Draft<'_>, body: &Recuse) -> Result<(), Refusal> {
    if !draft.rules.document().recusal.iter().any(|ground| ground.id == body.ground) {
        return Err(Refusal::new(RefusalCode::UnknownName).about(&body.ground));
    }
    if body.since > draft.today {
        return Err(Refusal::new(RefusalCode::OutOfOrder));
    }
    // Acts done after the ground arose are listed to be looked at again.
    let listed =
        draft.case.did.iter().filter(|did| did.actor == body.actor && did.on >= body.since).map(|did| did.seq).list();
    draft.emit(Effect::Recused { actor: body.actor.clone(), ground: body.ground.clone(), since: body.since, listed });
    go_up(draft);
    Ok(())
}

/// Where a body can no longer meet without the recused, its matter goes to the superior.
fn go_up(draft: &mut Draft<'_>) {
    let bodies = draft.rules.document().roles.iter().filter_map(|role| Some((role, role.meets.as_ref()?)));
    let stuck = bodies.into_iter().any(|(role, meeting)| {
        let members = meeting.members.and_then(|members| usize::try_from(members).ok());
        let assigned = draft.case.assigned.get(&role.id);
        let recused = draft
            .case
            .recused
            .keys()
            .filter(|actor| assigned.is_some_and(|assigned| assigned.contains(*actor)))
            .count();
        let deciding = role.organ.as_ref().is_some_and(|seat| seat.as_str() == "deciding");
        deciding && members.is_some_and(|members| !meeting.quorum.reached(members.saturating_sub(recused), members))
    });
    let [deciding, superior] = ["deciding", "superior"].map(Id::new);
    if let (true, Some(deciding), Some(superior)) = (stuck, deciding, superior)
        && let Some(organ) = draft.case.seats.get(&superior).cloned()
    {
        draft.emit(Effect::WentUp { to: superior });
        draft.emit(Effect::SeatBound { seat: deciding, organ });
    }
}
