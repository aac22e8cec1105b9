//! Tolerance: adopting one of several findings, approval by the superior, and the instants at which a decision takes
//! effect and is received.

use super::super::act::{Actor, Adopt, Approve};
use super::super::bounds;
use super::super::draft::{Draft, Rules};
use super::super::effect::MatterChange;
use super::super::event::Event;
use super::super::known::answers_found;
use super::super::matter::{DecisionStage, Place, Proceeding};
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::Case;
use super::Ask;
use crate::document::Id;
use crate::rulebook::document::Purpose;

pub(crate) fn may_adopt(rules: Rules<'_>, case: &Case, ask: &Ask<'_>) -> Result<(), Refusal> {
    let refused = || Refusal::new(RefusalCode::NotContested);
    let Some(place) = ask.place else { return Err(refused()) };
    if case.proceeding(place).is_some_and(Proceeding::awaits_approval) {
        return Err(Refusal::new(RefusalCode::AwaitingApproval));
    }
    let contested = match ask.fact {
        Some(fact) => answers_found(rules, case, place, fact).len() > 1,
        None => !super::contested(rules, case, place).is_empty(),
    };
    if contested { Ok(()) } else { Err(ask.fact.map_or_else(refused, |fact| refused().about(fact))) }
}

pub(crate) fn adopt(draft: &mut Draft<'_>, body: &Adopt, actor: &Actor, place: &Place) -> Result<(), Refusal> {
    if !answers_found(draft.rules, &draft.case, place, &body.fact).contains(&body.answer) {
        return Err(Refusal::new(RefusalCode::NotContested).about(&body.fact));
    }
    let (fact, answer, by) = (body.fact.clone(), body.answer.clone(), actor.id.clone());
    draft.change(&place.matter, MatterChange::Adopted { proceeding: place.proceeding, fact, answer, by });
    Ok(())
}

pub(crate) fn may_approve(case: &Case, place: Option<&Place>, table: &Id) -> Result<(), Refusal> {
    let decision = place.and_then(|place| case.proceeding(place)?.decision.as_ref());
    let waits = decision
        .is_some_and(|decision| decision.stage == DecisionStage::AwaitingApproval && decision.ruling.table == *table);
    if waits { Ok(()) } else { Err(Refusal::new(RefusalCode::NothingDecided).about(table)) }
}

pub(crate) fn approve(draft: &mut Draft<'_>, body: &Approve, place: &Place) -> Result<(), Refusal> {
    if !body.approved.0 && body.reasons.is_none() {
        return Err(Refusal::new(RefusalCode::ReasonsMissing));
    }
    let (_, table) = super::table(draft.rules, &body.table)?;
    let still = super::decidable::still(draft.rules, &draft.case, table, place);
    if body.approved.0 {
        still?;
    } else if still.is_ok() && !bounds::refusable(draft.rules, &draft.case, &body.table, place) {
        return Err(Refusal::new(RefusalCode::TooOften).about(&body.table));
    }
    let made = draft.case.proceeding(place).and_then(|pass| pass.decision.as_ref()).map(|made| made.outcome.clone());
    let proceeding = place.proceeding;
    draft.change(&place.matter, MatterChange::Approved { proceeding, approved: body.approved.0 });
    match made {
        Some(outcome) if body.approved.0 => {
            super::follow::follow(draft, table, super::outcome(table, &outcome)?, place);
            take_effect(draft, place, &body.table, &outcome, None);
        }
        Some(_) if matches!(table.purpose, Purpose::Accusation | Purpose::Clarification) => {
            super::accusation::sent_back(draft, &place.matter, table.purpose);
        }
        Some(_) | None => {}
    }
    Ok(())
}

/// A decision takes effect today.
pub(crate) fn take_effect(draft: &mut Draft<'_>, place: &Place, table: &Id, outcome: &Id, level: Option<&Id>) {
    draft.change(&place.matter, MatterChange::TookEffect { proceeding: place.proceeding, on: draft.day });
    if draft.rules.purpose(table) == Some(Purpose::Accusation) {
        super::accusation::judged(draft, &place.matter);
    }
    let (table, outcome) = (table.clone(), outcome.clone());
    draft.happen(Event::Effective { table, outcome, level: level.cloned() }, Some(&place.matter));
}
