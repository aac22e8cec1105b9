//! Recusal: a party asks that an official does not act, or the official declares it; the head of their organ decides, and on
//! that of a head the head above.

use super::act::{Actor, DecideRecusal, Recuse};
use super::authority::{above, heads, is_party, is_party_role, leads, offices, out_of_reach, seat};
use super::bodies;
use super::draft::{Draft, Rules};
use super::effect::Effect;
use super::refusal::{Refusal, RefusalCode};
use super::regions::not_now;
use super::sight::Sight;
use super::state::Case;
use crate::list::ToList;

/// Whether somebody may be asked to withdraw, by whom.
pub(crate) fn may_ask(rules: Rules<'_>, case: &Case, actor: &Actor, person: &str) -> Result<(), Refusal> {
    if is_party(case, person) {
        return Err(Refusal::new(RefusalCode::NotAnOfficial).about(person));
    }
    let sight = Sight::of(rules, case, actor);
    let hidden = sight.accused() && !sight.handlers(case).iter().any(|(_, one)| *one == person);
    if hidden || offices(rules, case, person).is_empty() {
        return Err(Refusal::new(RefusalCode::UnknownActor).about(person));
    }
    if actor.id != person && !is_party_role(rules.document(), &actor.role) {
        return Err(Refusal::new(RefusalCode::NotGranted).about(&actor.role));
    }
    Ok(())
}

/// A party asks that an official does not act, or the official declares it.
pub(crate) fn ask_recusal(draft: &mut Draft<'_>, body: &Recuse, actor: &Actor) -> Result<(), Refusal> {
    may_ask(draft.rules, &draft.case, actor, &body.actor)?;
    if !draft.rules.document().recusal.iter().any(|ground| ground.id == body.ground) {
        return Err(Refusal::new(RefusalCode::UnknownName).about(&body.ground));
    }
    if body.since > draft.today {
        return Err(Refusal::new(RefusalCode::OutOfOrder));
    }
    if body.reasons.is_none() {
        return Err(Refusal::new(RefusalCode::ReasonsMissing));
    }
    if draft.case.recused.contains_key(&body.actor) {
        return Err(Refusal::new(RefusalCode::RecusedActor).about(&body.actor));
    }
    if draft.case.people.asked.contains_key(&body.actor) {
        return Err(not_now("recusal"));
    }
    draft.emit(Effect::RecusalAsked {
        actor: body.actor.clone(),
        ground: body.ground.clone(),
        since: body.since,
        by: actor.id.clone(),
    });
    Ok(())
}

/// Whether somebody decides on the recusal of another: the head of their organ; on that of a head the head above.
pub(crate) fn may_decide_recusal(rules: Rules<'_>, case: &Case, actor: &Actor, person: &str) -> Result<(), Refusal> {
    let document = rules.document();
    let Some(own) = seat(document, &actor.role) else { return Err(out_of_reach(person)) };
    let offices = offices(rules, case, person);
    let offices = || offices.iter().filter_map(|office| Some((office, office.organ.as_ref()?)));
    let reached = offices().any(|(office, seat)| {
        if heads(document, seat).contains(&&office.id) { above(document, seat).contains(&own) } else { seat == own }
    });
    // Whoever also sits above is out of reach from below.
    let higher = offices().any(|(_, seat)| above(document, own).contains(&seat));
    let himself = actor.id == person;
    if himself || higher || !reached || !leads(document, &actor.role) {
        return Err(out_of_reach(person));
    }
    Ok(())
}

/// The head decides on a recusal that was asked for.
pub(crate) fn decide_recusal(draft: &mut Draft<'_>, body: &DecideRecusal, actor: &Actor) -> Result<(), Refusal> {
    let Some(asked) = draft.case.people.asked.get(&body.actor).cloned() else {
        return Err(Refusal::new(RefusalCode::NothingAsked).about(&body.actor));
    };
    may_decide_recusal(draft.rules, &draft.case, actor, &body.actor)?;
    if body.reasons.is_none() {
        return Err(Refusal::new(RefusalCode::ReasonsMissing));
    }
    if !body.granted.0 {
        draft.emit(Effect::RecusalRefused { actor: body.actor.clone() });
        return Ok(());
    }
    // Acts done after the ground arose are listed to be looked at again.
    let since = asked.since;
    let did = draft.case.did.iter();
    let listed = did.filter(|did| did.actor == body.actor && did.on >= since).map(|did| did.seq).list();
    draft.emit(Effect::Recused { actor: body.actor.clone(), ground: asked.ground, since, listed });
    bodies::go_up(draft);
    Ok(())
}
