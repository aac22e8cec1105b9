//! Who reaches whom: acts that manage a case reach the actor's own organ and level only. Nobody below reaches a body
//! above, an approver, or a party; what a seat holds is changed by those who sit in it.

use super::act::{AcceptParty, Actor, Body, DecideRecusal, Join, Recuse};
use super::bodies;
use super::draft::{Draft, Rules};
use super::effect::Effect;
use super::matter::{MatterId, Place};
use super::refusal::{Refusal, RefusalCode};
use super::regions::not_now;
use super::state::{Case, Part, Running};
use crate::document::{Id, Json};
use crate::list::ToList;
use crate::rulebook::document::{Document, Purpose, Role, RoleKind};
use crate::rulebook::procedure::{AboutTable, Before, Deed, DocumentPurpose, EventPattern, Relief};

/// The seat in which the organ sits that decides.
pub(crate) const DECIDING: &str = "deciding";

pub(crate) fn role<'d>(document: &'d Document, id: &Id) -> Option<&'d Role> {
    document.roles.iter().find(|role| role.id == *id)
}

/// The seat that a role acts from; parties have none.
pub(crate) fn seat<'d>(document: &'d Document, id: &Id) -> Option<&'d Id> {
    role(document, id)?.organ.as_ref()
}

fn is_party_role(document: &Document, id: &Id) -> bool {
    role(document, id).is_some_and(|role| role.kind == RoleKind::Party)
}

/// Whether somebody is a party of the case, in any role.
pub(crate) fn is_party(case: &Case, person: &str) -> bool {
    let opened = case.opening.as_ref().is_some_and(|opening| opening.parties.values().any(|party| party == person));
    opened || case.people.joins.iter().any(|join| join.party == person && join.accepted == Some(true))
}

/// Refuses to act in a matter that is another's: who joined for one acts in that one, and where somebody has joined for it in
/// that role nobody else does.
pub(crate) fn concerned(case: &Case, actor: &Actor, place: Option<&Place>) -> Result<(), Refusal> {
    let Some(Place { matter, .. }) = place else { return Ok(()) };
    let parties = || case.people.parties_of(&actor.role);
    let mut own = parties().filter(|(party, _)| *party == actor.id).peekable();
    let theirs = if own.peek().is_some() {
        own.any(|(_, about)| about.is_none_or(|about| about == matter))
    } else {
        !parties().any(|(_, about)| about == Some(matter))
    };
    if theirs { Ok(()) } else { Err(Refusal::new(RefusalCode::WrongPerson).about(&actor.role)) }
}

/// Whether a role approves what others decide.
fn approves(document: &Document, id: &Id) -> bool {
    document.acts.iter().filter_map(|grant| grant.approval.as_ref()).any(|approval| approval.by == *id)
}

/// The roles that lead the organ in a seat: those that the book calls heads, else organs and bodies, which act as a whole.
pub(crate) fn heads<'d>(document: &'d Document, seat: &Id) -> Vec<&'d Id> {
    let sits = |role: &&Role| role.organ.as_ref() == Some(seat);
    let roles = || document.roles.iter().filter(sits);
    let named: Vec<&Id> = roles().filter(|role| role.head).map(|role| &role.id).list();
    if named.is_empty() {
        return roles()
            .filter(|role| matches!(role.kind, RoleKind::Organ | RoleKind::Body))
            .map(|role| &role.id)
            .list();
    }
    named
}

fn leads(document: &Document, id: &Id) -> bool {
    seat(document, id).is_some_and(|seat| heads(document, seat).contains(&id))
}

/// The roles that decide what an act decides: by grant, or as bearers of what it ends.
pub(crate) fn deciders<'d>(document: &'d Document, deed: &Deed) -> Vec<&'d Id> {
    let granted = document.acts.iter().filter(|grant| grant.act.covers(deed)).flat_map(|grant| &grant.by);
    let ends = |pattern: &EventPattern| matches!(pattern, EventPattern::Decided(_)) && pattern.gives(deed, None);
    let owed = document.periods.iter().filter(|period| period.ends.iter().any(ends)).map(|period| &period.who);
    granted.chain(owed).filter(|id| seat(document, id).is_some()).list()
}

/// The relief decision of a level.
fn relief_deed(document: &Document, level: &Id) -> Vec<Deed> {
    let tables = document.tables.iter().filter(|table| table.purpose == Purpose::Relief);
    tables.map(|table| Deed::Decide(AboutTable { table: table.id.clone(), level: Some(level.clone()) })).list()
}

/// The seats in which a level of relief is decided.
fn upper<'d>(document: &'d Document, level: &Relief) -> Vec<&'d Id> {
    let roles = relief_deed(document, &level.id).into_iter().flat_map(|deed| deciders(document, &deed));
    roles.filter_map(|id| seat(document, id)).list()
}

/// What a level of relief reviews, through the levels below it: decisions of tables and of levels.
pub(crate) fn reviewed(document: &Document, level: &Relief) -> Vec<Deed> {
    let mut found: Vec<Deed> = Vec::new();
    for of in &level.of {
        match document.relief.iter().find(|below| below.id == *of && below.id != level.id) {
            Some(below) => {
                found.extend(relief_deed(document, of));
                found.extend(reviewed(document, below));
            }
            None => found.push(Deed::Decide(AboutTable { table: of.clone(), level: None })),
        }
    }
    found
}

/// The seats in which is decided what a level reviews.
fn lower<'d>(document: &'d Document, level: &Relief) -> Vec<&'d Id> {
    let roles = reviewed(document, level).into_iter().flat_map(|deed| deciders(document, &deed));
    roles.filter_map(|id| seat(document, id)).list()
}

/// The seats above one: where its decisions are approved, or reviewed by a superior organ.
pub(crate) fn above<'d>(document: &'d Document, below: &Id) -> Vec<&'d Id> {
    let approved = document.acts.iter().filter_map(|grant| {
        let approval = grant.approval.as_ref()?;
        let ours = grant.by.iter().any(|by| seat(document, by) == Some(below));
        ours.then(|| seat(document, &approval.by)).flatten()
    });
    let levels = document.relief.iter().filter(|level| level.before == Before::SuperiorOrgan);
    let levels = levels.filter(|level| lower(document, level).contains(&below));
    let mut seats: Vec<&Id> = Vec::new();
    for found in approved.chain(levels.flat_map(|level| upper(document, level))) {
        if found != below && !seats.contains(&found) {
            seats.push(found);
        }
    }
    seats
}

/// A level of relief before a superior organ whose organ is the one that it reviews, and its seat: with these organs
/// nobody above would hear it. Of all levels, or of those that a seat has to do with.
pub(crate) fn own_superior<'d>(
    document: &'d Document,
    concerning: Option<&Id>,
    organ_in: impl Fn(&Id) -> Option<&'d str>,
) -> Option<(&'d Relief, &'d Id)> {
    let levels =
        document.relief.iter().filter(|level| level.before == Before::SuperiorOrgan && !level.may_be_same_organ);
    let mut levels = levels.filter_map(|level| {
        let (lower, seats) = (lower(document, level), upper(document, level));
        if concerning.is_some_and(|seat| !lower.contains(&seat) && !seats.contains(&seat)) {
            return None;
        }
        let below: Vec<&str> = lower.into_iter().filter_map(&organ_in).list();
        let other = seats.iter().filter_map(|seat| organ_in(seat)).any(|organ| !below.contains(&organ));
        (!other && !below.is_empty()).then(|| seats.first().map(|seat| (level, *seat))).flatten()
    });
    levels.next()
}

fn out_of_reach(about: impl std::fmt::Display) -> Refusal {
    Refusal::new(RefusalCode::OutOfReach).about(about)
}

/// The role of whoever did the act of an entry.
fn written_by(case: &Case, entry: u32) -> Option<Id> {
    case.written(entry)?.pointer("/actor/role").and_then(Json::as_str).and_then(Id::new)
}

/// Whether a managing act stays within the actor's own organ and level.
pub(crate) fn reach(
    rules: Rules<'_>,
    case: &Case,
    actor: &Actor,
    body: &Body,
    place: Option<&Place>,
) -> Result<(), Refusal> {
    let document = rules.document();
    let own = seat(document, &actor.role);
    match body {
        Body::Assign(assign) => assignable(rules, actor, &assign.role),
        Body::Succeed(succeed) if own != Some(&succeed.seat) => Err(out_of_reach(&succeed.seat)),
        Body::Suspend(_) | Body::Resume(_) | Body::Extend(_) | Body::Restore(_) => {
            let managed = body.clock(place).and_then(|clock| case.running(&clock));
            managed.map_or(Ok(()), |running| manages(rules, &actor.role, &body.deed(), running))
        }
        Body::Date(date) => {
            let interrupts =
                |pattern: &EventPattern| matches!(pattern, EventPattern::Dated(about) if about.date == date.date);
            let hit = case.clocks().filter(|running| running.alive()).find(|running| {
                let period = rules.period(running.period());
                period.is_some_and(|period| period.interrupting().any(interrupts))
                    && own != seat(document, &running.bearer)
            });
            hit.map_or(Ok(()), |running| Err(out_of_reach(&running.bearer)))
        }
        Body::Rectify(rectify) => match written_by(case, rectify.entry) {
            Some(by) if own.is_none() || seat(document, &by) != own => Err(out_of_reach(&by)),
            Some(_) | None => Ok(()),
        },
        // What a party wrote is erased by an organ, which answers for the file; what another organ wrote, by that organ.
        Body::Erase(erase) => match written_by(case, erase.entry).filter(|by| !is_party_role(document, by)) {
            Some(by) if own.is_none() || seat(document, &by) != own => Err(out_of_reach(&by)),
            Some(_) | None => own.map(drop).ok_or_else(|| out_of_reach(&actor.role)),
        },
        Body::Open(_)
        | Body::File(_)
        | Body::CloseFiling(_)
        | Body::Raise(_)
        | Body::Withdraw(_)
        | Body::Recuse(_)
        | Body::DecideRecusal(_)
        | Body::Join(_)
        | Body::AcceptParty(_)
        | Body::Find(_)
        | Body::Adopt(_)
        | Body::Return(_)
        | Body::Submit(_)
        | Body::Waive(_)
        | Body::Send(_)
        | Body::Acknowledge(_)
        | Body::Decide(_)
        | Body::Approve(_)
        | Body::Request(_)
        | Body::Accuse(_)
        | Body::Dispute(_)
        | Body::Succeed(_)
        | Body::Migrate(_)
        | Body::AdoptCalendar(_)
        | Body::ReportStage(_) => Ok(()),
    }
}

/// Whether somebody may name who acts in a role: their own organ's, and an approver only as its head.
pub(crate) fn assignable(rules: Rules<'_>, actor: &Actor, id: &Id) -> Result<(), Refusal> {
    let document = rules.document();
    let Some(role) = role(document, id) else { return Err(Refusal::new(RefusalCode::UnknownName).about(id)) };
    if role.kind == RoleKind::Party {
        return Err(Refusal::new(RefusalCode::NotAnOfficial).about(id));
    }
    let own = role.organ.is_some() && role.organ.as_ref() == seat(document, &actor.role);
    if !own || (approves(document, id) && !leads(document, &actor.role)) {
        return Err(out_of_reach(id));
    }
    Ok(())
}

/// Whether somebody may let a clock stand still, go on, grow longer or come back: one that their own organ bears. To a
/// party time may only be given.
pub(crate) fn manages(rules: Rules<'_>, role: &Id, deed: &Deed, running: &Running) -> Result<(), Refusal> {
    let document = rules.document();
    let gives = matches!(deed, Deed::Extend | Deed::Restore);
    let reached = if is_party_role(document, &running.bearer) {
        gives
    } else {
        seat(document, role) == seat(document, &running.bearer)
    };
    if reached { Ok(()) } else { Err(out_of_reach(&running.bearer)) }
}

/// Whether the organ that somebody acts for may still do something: not once it has lost competence, and not where it
/// would review what it decided itself.
pub(crate) fn competent(
    rules: Rules<'_>,
    case: &Case,
    actor: &Actor,
    deed: &Deed,
    place: Option<&Place>,
) -> Result<(), Refusal> {
    let Some(organ) = &actor.organ else { return Ok(()) };
    let Deed::Decide(AboutTable { level: Some(level), .. }) = deed else { return Ok(()) };
    let Some(level) = rules.document().relief.iter().find(|known| known.id == *level) else { return Ok(()) };
    if level.before != Before::SuperiorOrgan || level.may_be_same_organ {
        return Ok(());
    }
    let reviewed = reviewed(rules.document(), level);
    let matter = place.map(|place| &place.matter);
    let below = |known: &Deed| matches!(known, Deed::Decide(_)) && reviewed.iter().any(|below| below.covers(known));
    let ours = |of: &Option<MatterId>| of.as_ref() == matter;
    if case.people.decided.iter().any(|(known, by, of)| by == organ && ours(of) && below(known)) {
        return Err(Refusal::new(RefusalCode::SameOrgan).about(organ).clauses(level.clause.iter()));
    }
    Ok(())
}

/// The roles in which an official acts in the case: assigned, a member of a body, or by what they did. To ask for a recusal
/// is not to act: who declares a ground of their own is not known by that alone.
pub(crate) fn offices<'d>(rules: Rules<'d>, case: &Case, person: &str) -> Vec<&'d Role> {
    let acts = |role: &Role| {
        let assigned = case.assigned.get(&role.id).is_some_and(|assigned| assigned.contains(person));
        let member = case.people.bodies_of(&role.id).any(|(_, body)| body.members.iter().any(|one| one == person));
        let did = |part: &Part| part.role == role.id && *part.actor == *person && part.deed != Deed::Recuse;
        assigned || member || case.parts.iter().any(|(part, _)| did(part))
    };
    rules.document().roles.iter().filter(|role| role.kind != RoleKind::Party && acts(role)).list()
}

/// Whether somebody may be asked to withdraw, by whom.
pub(crate) fn may_ask(rules: Rules<'_>, case: &Case, actor: &Actor, person: &str) -> Result<(), Refusal> {
    if is_party(case, person) {
        return Err(Refusal::new(RefusalCode::NotAnOfficial).about(person));
    }
    if offices(rules, case, person).is_empty() {
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
    let granted = granted.filter_map(|grant| if let Deed::Submit(about) = &grant.act { Some(about) } else { None });
    let periods = document.periods.iter().filter(|period| period.who == *role).flat_map(|period| &period.ends);
    let waited =
        periods.filter_map(|pattern| if let EventPattern::Submitted(about) = pattern { Some(about) } else { None });
    if !granted.chain(waited).any(|about| speaks(&about.document)) {
        return Ok(None);
    }
    let tables = draft.rules.tables_for(Purpose::Accusation);
    let known: Vec<&MatterId> = tables.flat_map(|table| draft.case.matters_of(&table.id)).map(|(id, _)| id).list();
    match known.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some((*one).clone())),
        several => {
            let names: Vec<String> = several.iter().map(|matter| format!("`{matter}`")).list();
            Err(Refusal::new(RefusalCode::WhichMatter).about(names.join(", ")))
        }
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

/// Whom an act of this kind may name, where it names people: those who may be asked to withdraw, those who are, those who
/// asked to be a party.
#[expect(clippy::wildcard_enum_match_arm, reason = "other acts name nobody")]
pub(crate) fn people(rules: Rules<'_>, case: &Case, actor: &Actor, deed: &Deed) -> Vec<String> {
    match deed {
        Deed::Recuse => {
            let assigned = case.assigned.values().flatten();
            let members = case.people.members();
            let acted = case.parts.iter().map(|(part, _)| part.actor.as_ref());
            let mut people: Vec<&str> = assigned.chain(members).map(String::as_str).chain(acted).list();
            people.sort_unstable();
            people.dedup();
            people.retain(|person| {
                let known = case.recused.contains_key(*person) || case.people.asked.contains_key(*person);
                !known && may_ask(rules, case, actor, person).is_ok()
            });
            people.into_iter().map(str::to_owned).list()
        }
        Deed::DecideRecusal => {
            let asked = case.people.asked.keys();
            asked.filter(|person| may_decide_recusal(rules, case, actor, person).is_ok()).cloned().list()
        }
        Deed::AcceptParty => {
            let waits = case.people.joins.iter().filter(|join| join.accepted.is_none());
            waits.map(|join| join.party.clone()).list()
        }
        _ => Vec::new(),
    }
}

/// The roles and seats that an act of this kind may name: bodies in the proceedings that they decide, other roles in the case.
#[expect(clippy::wildcard_enum_match_arm, reason = "other acts name no role or seat")]
pub(crate) fn reached(rules: Rules<'_>, case: &Case, actor: &Actor, deed: &Deed, place: Option<&Place>) -> Vec<Id> {
    let meets = |role: &&Role| match place {
        Some(place) => bodies::meetings(rules, case, role).contains(place),
        None => role.meets.is_none(),
    };
    match deed {
        Deed::Assign => {
            let roles = rules.document().roles.iter().filter(meets).map(|role| &role.id);
            roles.filter(|role| assignable(rules, actor, role).is_ok()).cloned().list()
        }
        Deed::Succeed => seat(rules.document(), &actor.role).cloned().into_iter().list(),
        _ => Vec::new(),
    }
}
