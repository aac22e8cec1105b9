//! Parties that join: they ask for it by an act of their own, and an organ accepts them or does not.

use super::act::{AcceptParty, Actor, Join};
use super::authority::{is_party, offices, role};
use super::draft::{Draft, Rules};
use super::effect::Effect;
use super::matter::MatterId;
use super::refusal::{Refusal, RefusalCode};
use super::regions::not_now;
use super::state::Case;
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::{Purpose, RoleKind};
use crate::rulebook::procedure::{Deed, DocumentPurpose, EventPattern};

/// Whether somebody may ask to be a party in the role that they act in: one that may join and that they do not hold.
pub(crate) fn may_join(rules: Rules<'_>, case: &Case, actor: &Actor) -> Result<(), Refusal> {
    let Some(role) = role(rules.document(), &actor.role) else {
        return Err(Refusal::new(RefusalCode::UnknownName).about(&actor.role));
    };
    if role.kind != RoleKind::Party || !role.joins {
        return Err(Refusal::new(RefusalCode::NotGranted).about(&actor.role));
    }
    if is_party(case, &actor.id) {
        return Err(not_now("join"));
    }
    // Whoever has acted for an organ is no party of the case.
    if !offices(rules, case, &actor.id).is_empty() {
        return Err(Refusal::new(RefusalCode::OwnCase));
    }
    let waits = |join: &super::people::Join| join.party == actor.id && join.accepted.is_none();
    if case.people.joins.iter().any(waits) {
        return Err(not_now("join"));
    }
    Ok(())
}

pub(crate) fn join(draft: &mut Draft<'_>, body: &Join, actor: &Actor) -> Result<(), Refusal> {
    may_join(draft.rules, &draft.case, actor)?;
    if let Some(about) = body.about.as_ref().filter(|about| draft.case.matter(about).is_none()) {
        return Err(Refusal::new(RefusalCode::UnknownName).about(about));
    }
    let (role, party) = (actor.role.clone(), actor.id.clone());
    let about = match &body.about {
        Some(about) => Some(about.clone()),
        None => accused_of(draft, &role)?,
    };
    draft.emit(Effect::JoinAsked { role, party, about });
    Ok(())
}

/// The accusation that whoever asks to be a party as its accuser can mean: the one that there is.
fn accused_of(draft: &Draft<'_>, role: &Id) -> Result<Option<MatterId>, Refusal> {
    let document = draft.rules.document();
    let speaks =
        |id: &Id| draft.rules.kind(id).and_then(|kind| kind.purpose) == Some(DocumentPurpose::AccuserStatement);
    let granted = document.acts.iter().filter(|grant| grant.by.contains(role));
    let granted =
        granted.filter_map(|grant| if let Deed::Submit(about) = &grant.act { Some(&about.document) } else { None });
    let periods = document.periods.iter().filter(|period| period.who == *role).flat_map(|period| &period.ends);
    let waited = periods
        .filter_map(|pattern| if let EventPattern::Submitted(about) = pattern { Some(&about.document) } else { None });
    if !granted.chain(waited).any(speaks) {
        return Ok(None);
    }
    let tables = draft.rules.tables_for(Purpose::Accusation);
    let known: Vec<&MatterId> = tables.flat_map(|table| draft.case.matters_of(&table.id)).map(|(id, _)| id).list();
    match known.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some((*one).clone())),
        // Who is no party yet is not told which there are.
        [first, ..] => Err(Refusal::new(RefusalCode::WhichMatter).about(format_args!("`{}/…`", first.table))),
    }
}

pub(crate) fn accept_party(draft: &mut Draft<'_>, body: &AcceptParty) -> Result<(), Refusal> {
    let waits =
        |join: &super::people::Join| join.role == body.role && join.party == body.party && join.accepted.is_none();
    if !draft.case.people.joins.iter().any(waits) {
        return Err(Refusal::new(RefusalCode::NothingAsked).about(&body.party));
    }
    // They may have come to act for an organ since they asked.
    if body.accepted.0 && !offices(draft.rules, &draft.case, &body.party).is_empty() {
        return Err(Refusal::new(RefusalCode::OwnCase));
    }
    if !body.accepted.0 && body.reasons.is_none() {
        return Err(Refusal::new(RefusalCode::ReasonsMissing));
    }
    let (role, party) = (body.role.clone(), body.party.clone());
    draft.emit(Effect::Joined { role, party, accepted: body.accepted.0 });
    Ok(())
}
