//! Bodies: named whole before they meet, voting by their members alone, and changed after a vote only by recusal or
//! replacement; where too few are left, competence goes up.

use super::act::{Actor, Assign, Decide, Voice};
use super::authority;
use super::draft::{Draft, Rules};
use super::effect::Effect;
use super::handlers::fresh;
use super::handlers::separation;
use super::matter::{MatterId, Place, home};
use super::people::Body;
use super::places::places_of;
use super::refusal::{Refusal, RefusalCode};
use super::regions::decidable;
use super::state::DECIDING;
use super::state::{Case, RunState, Running};
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::{Purpose, Role, Table};
use crate::rulebook::procedure::{AboutTable, Deed, EventPattern, Meeting};

/// The body of a role in a proceeding, where it is that of the organ which now sits there.
pub(crate) fn body<'c>(case: &'c Case, role: &Role, place: &Place) -> Option<&'c Body> {
    named(case, role, place).filter(|body| whole(role, body))
}

/// The body that was named, be it as many as the rules at hand ask for or not.
fn named<'c>(case: &'c Case, role: &Role, place: &Place) -> Option<&'c Body> {
    case.people.bodies.get(&(place.clone(), role.id.clone())).filter(|body| sits(case, role, body))
}

/// Whether a body has as many members as the rules at hand ask for: a later version may ask for more than were named.
fn whole(role: &Role, body: &Body) -> bool {
    let least = role.meets.as_ref().map_or(0, |meeting| usize::try_from(meeting.members).unwrap_or(usize::MAX));
    body.members.len() >= least
}

/// Whether a body is that of the organ which now sits in the seat of its role.
fn sits(case: &Case, role: &Role, body: &Body) -> bool {
    role.organ.as_ref().and_then(|seat| case.seats.get(seat)).is_some_and(|organ| *organ == body.organ)
}

/// The proceedings that a body of a role can be named for: those that it decides and that are not over, also one that its
/// matter will begin with.
pub(crate) fn meetings(rules: Rules<'_>, case: &Case, role: &Role) -> Vec<Place> {
    if role.meets.is_none() {
        return Vec::new();
    }
    let document = rules.document();
    let mut places: Vec<Place> = Vec::new();
    for table in &document.tables {
        // Relief is decided on each of its levels.
        let levels: Vec<Option<&Id>> = if table.purpose == Purpose::Relief {
            document.relief.iter().map(|level| Some(&level.id)).list()
        } else {
            vec![None]
        };
        for level in levels {
            let deed = Deed::Decide(AboutTable { table: table.id.clone(), level: level.cloned() });
            for place in places_of(rules, case, &deed, None) {
                let theirs = decides(rules, case, &role.id, &deed, &place.matter);
                if theirs && !places.contains(&place) && awaited(rules, case, table, &place) {
                    places.push(place);
                }
            }
        }
    }
    places
}

/// Whether a decision is still to come in a proceeding.
fn awaited(rules: Rules<'_>, case: &Case, table: &Table, place: &Place) -> bool {
    match case.proceeding(place) {
        Some(pass) => pass.is_open() || decidable(rules, case, table, place).is_ok(),
        None if table.purpose == Purpose::Revocation => decidable(rules, case, table, place).is_ok(),
        None => true,
    }
}

/// Names a body, whole. After a vote its members are only replaced, one for one, with reasons, and nobody who was against.
pub(crate) fn name(
    draft: &mut Draft<'_>,
    role: &Role,
    meeting: &Meeting,
    assign: &Assign,
    place: Option<&Place>,
) -> Result<(), Refusal> {
    let Some(place) = place else { return Err(Refusal::new(RefusalCode::NothingDecided).about(&role.id)) };
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
        for deed in decisions(draft.rules, &draft.case, role, place) {
            separation(draft.rules, &draft.case, member, &deed)?;
            fresh(draft.rules, &draft.case, member, place, &deed)?;
        }
    }
    let Some(organ) = role.organ.as_ref().and_then(|seat| draft.case.seats.get(seat)).cloned() else {
        return Err(Refusal::new(RefusalCode::WrongOrgan).about(&role.id));
    };
    if let Some(before) = named(&draft.case, role, place).filter(|before| before.voted || !before.against.is_empty()) {
        let recused = |member: &String| draft.case.recused.contains_key(member);
        let dropped = before.members.iter().filter(|member| !members.contains(member) && !recused(member));
        let dissenter = dropped.clone().find(|member| before.against.contains(member));
        if let Some(dissenter) = dissenter {
            return Err(Refusal::new(RefusalCode::BodyFixed).about(dissenter));
        }
        if members.len() > before.members.len() && whole(role, before) {
            return Err(Refusal::new(RefusalCode::BodyFixed).about(&role.id));
        }
        if assign.reasons.is_none() && dropped.count() > 0 {
            return Err(Refusal::new(RefusalCode::ReasonsMissing));
        }
    }
    draft.emit(Effect::BodyNamed { role: role.id.clone(), organ, members, about: place.clone() });
    Ok(())
}

/// A body decides by the votes of its members: quorum and majority without the recused.
pub(crate) fn vote(draft: &mut Draft<'_>, decision: &Decide, id: &Id, place: &Place) -> Result<(), Refusal> {
    let role = authority::role(draft.rules.document(), id);
    let Some((role, meeting)) = role.and_then(|role| Some((role, role.meets.as_ref()?))) else {
        // Who decides alone speaks for nobody else: nobody gets a part in a case by what others write.
        return decision
            .votes
            .first()
            .map_or(Ok(()), |vote| Err(Refusal::new(RefusalCode::NotAMember).about(&vote.member)));
    };
    let Some(body) = body(&draft.case, role, place).cloned() else {
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
        fresh(draft.rules, &draft.case, &vote.member, place, &deed)?;
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
    draft.emit(Effect::BodyVoted { role: id.clone(), against, about: place.clone() });
    Ok(())
}

fn recused(case: &Case, body: &Body) -> usize {
    body.members.iter().filter(|member| case.recused.contains_key(*member)).count()
}

/// Where a body of the deciding organ can no longer meet without the recused, its matter goes to the superior.
pub(crate) fn go_up(draft: &mut Draft<'_>) {
    let Some(deciding) = Id::new(DECIDING) else { return };
    let document = draft.rules.document();
    let roles = document.roles.iter().filter(|role| role.organ.as_ref() == Some(&deciding));
    let stuck = roles.into_iter().any(|role| {
        let Some(meeting) = &role.meets else { return false };
        let pending = meetings(draft.rules, &draft.case, role);
        pending.iter().filter_map(|place| body(&draft.case, role, place)).any(|body| {
            let all = body.members.len();
            !meeting.quorum.reached(all.saturating_sub(recused(&draft.case, body)), all)
        })
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

/// The decisions that a body of a role comes to in a proceeding.
fn decisions(rules: Rules<'_>, case: &Case, role: &Role, place: &Place) -> Vec<Deed> {
    let document = rules.document();
    let level = case.proceeding(place).and_then(|pass| pass.level()).map(|(level, _)| level);
    let tables = document.tables.iter().filter(|table| match level {
        Some(_) => table.purpose == Purpose::Relief,
        None => *home(&document.tables, &table.id) == place.matter.table,
    });
    let deeds = tables.map(|table| Deed::Decide(AboutTable { table: table.id.clone(), level: level.cloned() }));
    deeds.filter(|deed| decides(rules, case, &role.id, deed, &place.matter)).list()
}

/// Whether a role decides what an act decides: by grant, as the bearer of what it ends, or because that has passed to it.
fn decides(rules: Rules<'_>, case: &Case, role: &Id, deed: &Deed, matter: &MatterId) -> bool {
    let ends = |pattern: &EventPattern| matches!(pattern, EventPattern::Decided(_)) && pattern.gives(deed, None);
    let bears = |running: &Running| {
        running.bearer == *role
            && running.about().is_none_or(|about| about == matter)
            && rules.period(running.period()).is_some_and(|period| period.ends.iter().any(ends))
            && !matches!(running.state, RunState::Ended { .. } | RunState::Cancelled)
    };
    authority::deciders(rules.document(), deed).contains(&role) || case.clocks().any(bears)
}

/// The members who may vote on a decision: those who are not recused, not parties, and had no part that keeps them from it.
pub(crate) fn voters<'c>(rules: Rules<'_>, case: &'c Case, role: &Role, place: &Place, deed: &Deed) -> Vec<&'c str> {
    let members = body(case, role, place).map(|body| body.members.as_slice()).unwrap_or_default();
    let votes = |member: &&String| {
        !case.recused.contains_key(*member)
            && !authority::is_party(case, member)
            && separation(rules, case, member, deed).is_ok()
            && fresh(rules, case, member, place, deed).is_ok()
    };
    members.iter().filter(votes).map(String::as_str).list()
}

/// Whether a role can come to a decision: by itself, or as a body that was named for the proceeding and of which enough
/// members may vote.
pub(crate) fn can_meet(rules: Rules<'_>, case: &Case, id: &Id, place: &Place, deed: &Deed) -> Result<(), Refusal> {
    let role = authority::role(rules.document(), id);
    let Some((role, meeting)) = role.and_then(|role| Some((role, role.meets.as_ref()?))) else { return Ok(()) };
    let Some(body) = body(case, role, place) else { return Err(Refusal::new(RefusalCode::BodyUnnamed).about(id)) };
    let voters = voters(rules, case, role, place, deed).len();
    if meeting.quorum.reached(voters, body.members.len().saturating_sub(recused(case, body))) {
        Ok(())
    } else {
        Err(Refusal::new(RefusalCode::NoQuorum).about(voters))
    }
}

/// Refuses to act for a body without being one of its members, once they are named: of the body of the proceeding, or where
/// none is meant of any that the role has.
pub(crate) fn belongs(rules: Rules<'_>, case: &Case, actor: &Actor, place: Option<&Place>) -> Result<(), Refusal> {
    let Some(role) = authority::role(rules.document(), &actor.role) else { return Ok(()) };
    let member = |body: &Body| body.members.contains(&actor.id);
    let theirs = match place {
        Some(place) => body(case, role, place).is_none_or(member),
        None => {
            let mut bodies = case.people.bodies_of(&role.id).filter(|(_, body)| sits(case, role, body)).peekable();
            bodies.peek().is_none() || bodies.any(|(_, body)| member(body))
        }
    };
    if theirs { Ok(()) } else { Err(Refusal::new(RefusalCode::NotAMember).about(&actor.id)) }
}
