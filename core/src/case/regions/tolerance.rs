//! Tolerance: adopting one of several findings, approval by the superior, and the instants at which a decision takes
//! effect and is received.

use super::super::act::{Actor, Adopt, Approve};
use super::super::draft::{Draft, answers_found};
use super::super::effect::Effect;
use super::super::event::Event;
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::RulingStage;
use crate::document::Id;

pub(crate) fn adopt(draft: &mut Draft<'_>, body: &Adopt, actor: &Actor) -> Result<(), Refusal> {
    let proceeding = super::verification::proceeding(draft, body.about.as_ref())?;
    let found = answers_found(&draft.case, usize::try_from(proceeding).unwrap_or(usize::MAX), &body.fact);
    if found.len() < 2 || !found.contains(&body.answer) {
        return Err(Refusal::new(RefusalCode::NotContested).about(&body.fact));
    }
    super::verification::fresh(draft.rules, &draft.case, &actor.id, proceeding, &body.fact)?;
    draft.emit(Effect::Adopted {
        proceeding,
        fact: body.fact.clone(),
        answer: body.answer.clone(),
        by: actor.id.clone(),
    });
    Ok(())
}

pub(crate) fn approve(draft: &mut Draft<'_>, body: &Approve) -> Result<(), Refusal> {
    let waiting = draft.case.rulings.get(&body.table).filter(|ruling| ruling.stage == RulingStage::AwaitingApproval);
    let Some(ruling) = waiting.map(|waiting| waiting.ruling.clone()) else {
        return Err(Refusal::new(RefusalCode::NothingDecided).about(&body.table));
    };
    if !body.approved.0 && body.reasons.is_none() {
        return Err(Refusal::new(RefusalCode::ReasonsMissing));
    }
    draft.emit(Effect::Approved { table: body.table.clone(), approved: body.approved.0 });
    if body.approved.0 {
        take_effect(draft, &body.table, &ruling.outcome, None, ruling.about.as_ref());
    } else if let Some(accusation) = &ruling.about {
        let (_, table) = super::table(draft, &body.table)?;
        super::accusation::sent_back(draft, accusation, table.purpose);
    }
    Ok(())
}

/// A decision takes effect today.
pub(crate) fn take_effect(draft: &mut Draft<'_>, table: &Id, outcome: &Id, level: Option<&Id>, about: Option<&Id>) {
    let (table, outcome) = (table.clone(), outcome.clone());
    draft.emit(Effect::TookEffect { table: table.clone(), on: draft.day });
    draft.happen(Event::Effective { table, outcome, level: level.cloned(), about: about.cloned() });
}
