//! Who reaches whom: acts that manage a case reach the actor's own organ and level only. Nobody below reaches a body
//! above, an approver, or a party; what a seat holds is changed by those who sit in it.

use super::act::{Actor, Body};
use super::draft::Rules;
use super::matter::{MatterId, Place};
use super::refusal::{Refusal, RefusalCode};
use super::state::{Case, Part, Running};
use crate::document::{Id, Json};
use crate::list::ToList;
use crate::rulebook::document::{Document, Purpose, Role, RoleKind};
use crate::rulebook::procedure::{AboutTable, Before, Deed, EventPattern, Relief};

pub(crate) fn role<'d>(document: &'d Document, id: &Id) -> Option<&'d Role> {
    document.roles.iter().find(|role| role.id == *id)
}

/// The seat that a role acts from; parties have none.
pub(crate) fn seat<'d>(document: &'d Document, id: &Id) -> Option<&'d Id> {
    role(document, id)?.organ.as_ref()
}

pub(super) fn is_party_role(document: &Document, id: &Id) -> bool {
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

pub(super) fn leads(document: &Document, id: &Id) -> bool {
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

pub(super) fn out_of_reach(about: impl std::fmt::Display) -> Refusal {
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
    // Nobody below says who leads, or who approves.
    if !own || ((role.head || approves(document, id)) && !leads(document, &actor.role)) {
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
