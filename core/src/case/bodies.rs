//! Bodies: named whole before they meet, voting by their members alone, and changed after a vote only by recusal or
//! replacement; where too few are left, competence goes up.

use super::act::{Assign, Decide, Voice};
use super::authority::{self, DECIDING};
use super::draft::{Draft, Rules};
use super::effect::Effect;
use super::grants::separation;
use super::people::Body;
use super::refusal::{Refusal, RefusalCode};
use super::state::Case;
use crate::document::Id;
use crate::rulebook::document::Role;
use crate::rulebook::procedure::{AboutTable, Deed, Meeting};

/// The body of a role, where it is that of the organ which now sits there.
pub(crate) fn body<'c>(case: &'c Case, role: &Role) -> Option<&'c Body> {
    let organ = role.organ.as_ref().and_then(|seat| case.seats.get(seat))?;
    case.people.bodies.get(&role.id).filter(|body| body.organ == *organ)
}

/// Names a body, whole. After a vote its members are only replaced, one for one, with reasons, and nobody who was against.
pub(crate) fn name(draft: &mut Draft<'_>, role: &Role, meeting: &Meeting, assign: &Assign) -> Result<(), Refusal> {
    let mut members = assign.actors.clone();
    members.sort_unstable();
    members.dedup();
    let least = usize::try_from(meeting.members).unwrap_or(usize::MAX);
    if members.len() != assign.actors.len() || members.len() < least {
        let about = format!("{} < {least}", members.len());
        return Err(Refusal::new(RefusalCode::BodyIncomplete).about(about));
    }
    for member in &members {
        if authority::is_party(&draft.case, member) {
            return Err(Refusal::new(RefusalCode::NotAnOfficial).about(member));
        }
        if draft.case.recused.contains_key(member) {
            return Err(Refusal::new(RefusalCode::RecusedActor).about(member));
        }
    }
    let Some(organ) = role.organ.as_ref().and_then(|seat| draft.case.seats.get(seat)).cloned() else {
        return Err(Refusal::new(RefusalCode::WrongOrgan).about(&role.id));
    };
    if let Some(before) = body(&draft.case, role).filter(|before| before.voted || !before.against.is_empty()) {
        let recused = |member: &String| draft.case.recused.contains_key(member);
        let dropped = before.members.iter().filter(|member| !members.contains(member) && !recused(member));
        let dissenter = dropped.clone().find(|member| before.against.contains(member));
        if let Some(dissenter) = dissenter {
            return Err(Refusal::new(RefusalCode::BodyFixed).about(dissenter));
        }
        if members.len() > before.members.len() {
            return Err(Refusal::new(RefusalCode::BodyFixed).about(&role.id));
        }
        if assign.reasons.is_none() && dropped.count() > 0 {
            return Err(Refusal::new(RefusalCode::ReasonsMissing));
        }
    }
    draft.emit(Effect::BodyNamed { role: role.id.clone(), organ, members });
    Ok(())
}

/// A body decides by the votes of its members: quorum and majority without the recused.
pub(crate) fn vote(draft: &mut Draft<'_>, decision: &Decide, id: &Id) -> Result<(), Refusal> {
    let role = authority::role(draft.rules.document(), id);
    let Some((role, meeting)) = role.and_then(|role| Some((role, role.meets.as_ref()?))) else { return Ok(()) };
    let Some(body) = body(&draft.case, role).cloned() else {
        return Err(Refusal::new(RefusalCode::BodyUnnamed).about(id));
    };
    if decision.votes.is_empty() {
        return Err(Refusal::new(RefusalCode::VotesMissing).about(id));
    }
    let deed = Deed::Decide(AboutTable { table: decision.table.clone(), level: decision.level.clone() });
    let mut voted: Vec<&str> = Vec::new();
    let mut against: Vec<String> = Vec::new();
    for vote in &decision.votes {
        if !body.members.contains(&vote.member) {
            return Err(Refusal::new(RefusalCode::NotAMember).about(&vote.member));
        }
        if draft.case.recused.contains_key(&vote.member) {
            return Err(Refusal::new(RefusalCode::RecusedActor).about(&vote.member));
        }
        if authority::is_party(&draft.case, &vote.member) {
            return Err(Refusal::new(RefusalCode::OwnCase));
        }
        separation(draft.rules, &draft.case, &vote.member, &deed)?;
        if vote.vote == Voice::Against {
            if meeting.dissent_recorded && vote.reasons.is_none() {
                return Err(Refusal::new(RefusalCode::DissentUnrecorded).about(&vote.member));
            }
            against.push(vote.member.clone());
        }
        if voted.contains(&vote.member.as_str()) {
            return Err(Refusal::new(RefusalCode::VotesMissing).about("a member twice"));
        }
        voted.push(&vote.member);
    }
    let all = body.members.len() - recused(&draft.case, &body);
    if !meeting.quorum.reached(voted.len(), all) {
        return Err(Refusal::new(RefusalCode::NoQuorum).about(voted.len()));
    }
    let favour = decision.votes.iter().filter(|vote| vote.vote == Voice::For).count();
    if !meeting.majority.exceeded(favour, voted.len()) {
        return Err(Refusal::new(RefusalCode::NoMajority).about(favour));
    }
    against.sort_unstable();
    draft.emit(Effect::BodyVoted { role: id.clone(), against });
    Ok(())
}

fn recused(case: &Case, body: &Body) -> usize {
    body.members.iter().filter(|member| case.recused.contains_key(*member)).count()
}

/// Where a body of the deciding organ can no longer meet without the recused, its matter goes to the superior.
pub(crate) fn go_up(draft: &mut Draft<'_>) {
    let Some(deciding) = Id::new(DECIDING) else { return };
    let document = draft.rules.document();
    let bodies = document.roles.iter().filter(|role| role.organ.as_ref() == Some(&deciding));
    let bodies = bodies.filter_map(|role| Some((role.meets.as_ref()?, body(&draft.case, role)?)));
    let stuck = bodies.into_iter().any(|(meeting, body)| {
        let all = body.members.len();
        !meeting.quorum.reached(all.saturating_sub(recused(&draft.case, body)), all)
    });
    let superior = authority::above(document, &deciding).into_iter().find(|seat| draft.case.seats.contains_key(*seat));
    let Some(superior) = superior.filter(|_| stuck) else { return };
    let Some(organ) = draft.case.seats.get(superior).cloned() else { return };
    draft.emit(Effect::WentUp { to: superior.clone() });
    transfer(draft, &organ);
}

/// Another organ decides: the one before does nothing more in the matter, and whoever reviewed the new one's decisions as
/// the same organ gives way to the organ above it.
pub(crate) fn transfer(draft: &mut Draft<'_>, organ: &str) {
    let Some(deciding) = Id::new(DECIDING) else { return };
    let document = draft.rules.document();
    if let Some(before) = draft.case.seats.get(&deciding).filter(|before| *before != organ).cloned() {
        draft.emit(Effect::CompetenceLost { organ: before });
    }
    draft.emit(Effect::SeatBound { seat: deciding.clone(), organ: organ.to_owned() });
    let mut below = deciding;
    // Seats of the chain are finite, and each is asked once.
    for _ in 0..document.roles.len() {
        let sits = |seat: &&Id| draft.case.seats.get(*seat).is_some_and(|known| known == organ);
        let Some(same) = authority::above(document, &below).into_iter().find(sits).cloned() else { return };
        let other = authority::above(document, &same).into_iter().filter_map(|seat| draft.case.seats.get(seat));
        let Some(next) = other.into_iter().find(|next| *next != organ).cloned() else { return };
        draft.emit(Effect::SeatBound { seat: same.clone(), organ: next });
        below = same;
    }
}

/// Whether a role decides by itself, or is a body whose members are named.
pub(crate) fn votes(rules: Rules<'_>, case: &Case, id: &Id) -> bool {
    authority::role(rules.document(), id).is_some_and(|role| role.meets.is_none() || body(case, role).is_some())
}

/// Whether somebody may act for a body: its members, once they are named.
pub(crate) fn can_vote(case: &Case, role: &Role, person: &str) -> bool {
    body(case, role).is_none_or(|body| body.members.iter().any(|member| member == person))
}
