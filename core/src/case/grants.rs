//! Who may act: the bearer of a running duty or right may do the act that ends it; anything else needs a grant of the
//! book. Over the whole history nobody acts on their own case, after recusal, or in two groups kept apart.

use super::act::{Actor, Body};
use super::authority;
use super::bodies;
use super::draft::Rules;
use super::event::matches;
use super::handlers;
use super::known::met;
use super::matter::Place;
use super::parties;
use super::places::places_of;
use super::refusal::{Refusal, RefusalCode};
use super::state::{Case, Counted, RunState, Running};
use super::within::concerns;
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::RoleKind;
use crate::rulebook::procedure::{Deed, EventPattern, Grant, PeriodKind, bounding, may_bear};
use crate::time::Date;

/// Who would do what, in which proceeding, and the act itself as far as it is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) actor: &'a Actor,
    pub(crate) deed: &'a Deed,
    pub(crate) place: Option<&'a Place>,
    pub(crate) body: Option<&'a Body>,
}

/// Whether an actor may do an act of this kind on this day; the grant it rests on, where a period is not enough.
pub(crate) fn check<'k>(
    rules: Rules<'k>,
    case: &Case,
    actor: &Actor,
    body: &Body,
    place: Option<&Place>,
) -> Result<Option<&'k Grant>, Refusal> {
    let deed = body.deed();
    // Who asks to be a party is none yet.
    if matches!(deed, Deed::Join) {
        parties::may_join(rules, case, actor)?;
        return Ok(None);
    }
    // Parties ask, officials declare, whatever the book grants.
    if matches!(deed, Deed::Recuse) {
        return Ok(None);
    }
    apart(rules, case, actor, &deed, place)?;
    let grant = granted(rules, case, &Asked { actor, deed: &deed, place, body: Some(body) }, body.outcome())?;
    match grant {
        Some(grant) => guards(rules, case, grant, body, place)?,
        None if used_up(rules, case, actor, &deed, place) => return Err(Refusal::new(RefusalCode::TooOften)),
        None => {}
    }
    authority::reach(rules, case, actor, body, place)?;
    Ok(grant)
}

/// Whether the actor is who may act in that role at all.
pub(crate) fn person(rules: Rules<'_>, case: &Case, actor: &Actor, today: Date) -> Result<(), Refusal> {
    let Some(role) = rules.document().roles.iter().find(|role| role.id == actor.role) else {
        return Err(Refusal::new(RefusalCode::UnknownName).about(&actor.role));
    };
    if let Some(seat) = &role.organ {
        let organ = case.seats.get(seat);
        if organ.is_none() || organ.map(String::as_str) != actor.organ.as_ref().map(Id::as_str) {
            return Err(Refusal::new(RefusalCode::WrongOrgan).about(seat));
        }
    }
    if let Some(organ) = actor.organ.as_ref().filter(|organ| case.people.lost.iter().any(|lost| lost == organ.as_str()))
    {
        return Err(Refusal::new(RefusalCode::CompetenceLost).about(organ));
    }
    if role.kind == RoleKind::Party {
        let bound = case.opening.as_ref().and_then(|opening| opening.parties.get(&actor.role));
        if bound != Some(&actor.id) && !case.people.joined(&actor.role, &actor.id) {
            let code = if bound.is_some() { RefusalCode::WrongPerson } else { RefusalCode::NotAParty };
            return Err(Refusal::new(code).about(&actor.role));
        }
    } else if authority::is_party(case, &actor.id) {
        return Err(Refusal::new(RefusalCode::OwnCase));
    }
    if case.assigned.get(&actor.role).is_some_and(|assigned| !assigned.contains(&actor.id)) {
        return Err(Refusal::new(RefusalCode::WrongPerson).about(&actor.role));
    }
    if case.recused.get(&actor.id).is_some_and(|since| *since <= today) {
        return Err(Refusal::new(RefusalCode::RecusedActor).about(&actor.id));
    }
    Ok(())
}

/// Whether what a person and their organ have done in a case, and the body that they belong to, leave an act of this kind to
/// them in a proceeding.
pub(crate) fn apart(
    rules: Rules<'_>,
    case: &Case,
    actor: &Actor,
    deed: &Deed,
    place: Option<&Place>,
) -> Result<(), Refusal> {
    bodies::belongs(rules, case, actor, place)?;
    authority::concerned(case, actor, place)?;
    handlers::separation(rules, case, &actor.id, deed)?;
    if let Some(place) = place {
        handlers::fresh(rules, case, &actor.id, place, deed)?;
    }
    authority::competent(rules, case, actor, deed, place)
}

/// Whether it is proved, or told by the other side, that the bearer of a period did an act before it ran out.
pub(crate) fn in_time(
    rules: Rules<'_>,
    case: &Case,
    running: &Running,
    body: Option<&Body>,
    place: Option<&Place>,
) -> bool {
    let vouched = body.and_then(|body| super::days::vouched(rules, case, body, &running.bearer, place));
    vouched.is_some_and(|(day, _)| day <= running.due.latest.day())
}

/// Whether a document goes where the event that a period waits for says.
fn addressed(pattern: &EventPattern, body: Option<&Body>) -> bool {
    let Some(Body::Send(send)) = body else { return true };
    pattern.recipient().is_none_or(|to| *to == send.to)
}

/// The grant that an act rests on; `None` where a running period is enough.
pub(crate) fn granted<'k>(
    rules: Rules<'k>,
    case: &Case,
    asked: &Asked<'_>,
    outcome: Option<&Id>,
) -> Result<Option<&'k Grant>, Refusal> {
    let Asked { actor, deed, place, body } = *asked;
    let about = place.map(|place| &place.matter);
    let mut lost = None;
    let [mut by_right, mut by_duty] = [false; 2];
    let bears = may_bear(rules.document(), &actor.role, deed);
    let newest = |running: &Running| {
        let newest = case.running(&running.started.clock);
        newest.is_some_and(|newest| newest.seq == running.seq)
    };
    for running in case.clocks().filter(|running| bears && running.bearer == actor.role) {
        let Some(period) = rules.period(running.period()) else { continue };
        let gives = |pattern: &EventPattern| {
            pattern.gives(deed, outcome) && addressed(pattern, body) && concerns(rules, pattern, about, running.about())
        };
        if !period.ends.iter().any(gives) {
            continue;
        }
        match (period.kind, running.state) {
            // A right can be given up, a duty cannot.
            (PeriodKind::Duty, _) if matches!(deed, Deed::Waive(_)) => {}
            (PeriodKind::Duty, RunState::Running | RunState::Suspended | RunState::Lapsed) => by_duty = true,
            (PeriodKind::Right, RunState::Running | RunState::Suspended) => by_right = true,
            // What was posted in time is in time, however late it is told.
            (PeriodKind::Right, RunState::Lapsed) if in_time(rules, case, running, body, place) => by_right = true,
            (PeriodKind::Right, RunState::Lapsed) if newest(running) => lost = Some(period),
            (PeriodKind::Status, _)
            | (PeriodKind::Right, RunState::Lapsed)
            | (_, RunState::Ended { .. } | RunState::Cancelled) => {}
        }
    }
    // What is lost by time is not given back by a rule that lets the role do such a thing at all.
    if let Some(period) = lost.filter(|_| !by_right) {
        return Err(Refusal::new(RefusalCode::Forfeited).about(&period.id).clauses(period.clause.iter()));
    }
    let mut refused: Option<Refusal> = None;
    let grants = rules.document().acts.iter().filter(|grant| grant.act.covers(deed) && grant.by.contains(&actor.role));
    for grant in grants {
        match applies(rules, case, grant, body, place) {
            Ok(()) => return Ok(Some(grant)),
            Err(refusal) => refused = refused.or(Some(refusal)),
        }
    }
    match refused {
        _ if by_right || by_duty => Ok(None),
        Some(refusal) => Err(refusal),
        None => Err(Refusal::new(RefusalCode::NotGranted).about(&actor.role)),
    }
}

/// Whether a grant is open now.
fn applies(
    rules: Rules<'_>,
    case: &Case,
    grant: &Grant,
    body: Option<&Body>,
    place: Option<&Place>,
) -> Result<(), Refusal> {
    if let (Some(channel), Some(Body::Raise(raise))) = (grant.channel, body)
        && channel != raise.channel
    {
        return Err(Refusal::new(RefusalCode::NotGranted).about("channel").clauses(grant.clause.iter()));
    }
    if !met(rules, case, grant.when.as_ref(), place) {
        return Err(Refusal::new(RefusalCode::ConditionFails).clauses(grant.clause.iter()));
    }
    for pattern in &grant.after {
        let about = place.map(|place| &place.matter);
        let seen =
            case.has_seen(|seen| matches(pattern, &seen.event) && concerns(rules, pattern, seen.about.as_ref(), about));
        if !seen {
            return Err(Refusal::new(RefusalCode::TooEarly).about(named(pattern)).clauses(grant.clause.iter()));
        }
    }
    Ok(())
}

/// What a pattern waits for, by id.
fn named(pattern: &EventPattern) -> &str {
    match pattern {
        EventPattern::Acted(_) => "an act",
        EventPattern::Submitted(about) | EventPattern::Waived(about) | EventPattern::Acknowledged(about) => {
            about.document.as_str()
        }
        EventPattern::Sent(sent) => sent.document.as_str(),
        EventPattern::Received(received) => received.document.as_str(),
        EventPattern::Decided(decided) | EventPattern::Effective(decided) => decided.table.as_str(),
        EventPattern::Lapsed(lapsed) => lapsed.period.as_str(),
        EventPattern::Dated(dated) => dated.date.as_str(),
    }
}

/// What a grant asks for beside the right person at the right time.
fn guards(rules: Rules<'_>, case: &Case, grant: &Grant, body: &Body, place: Option<&Place>) -> Result<(), Refusal> {
    if exhausted(rules, case, grant, place) {
        return Err(Refusal::new(RefusalCode::TooOften).clauses(grant.clause.iter()));
    }
    let lacking: Vec<Id> =
        grant.documents.iter().filter(|document| !body.says().documents().contains(document)).cloned().list();
    if !lacking.is_empty() {
        let names = lacking.iter().map(Id::as_str).collect::<Vec<_>>().join(", ");
        return Err(Refusal::new(RefusalCode::DocumentMissing)
            .about(names)
            .missing(lacking)
            .clauses(grant.clause.iter()));
    }
    if grant.reasons && body.says().reasons().is_none() {
        return Err(Refusal::new(RefusalCode::ReasonsMissing).clauses(grant.clause.iter()));
    }
    if let Body::Send(send) = body
        && !grant.to.is_empty()
        && !grant.to.contains(&send.to)
    {
        return Err(Refusal::new(RefusalCode::WrongRecipient).about(&send.to).clauses(grant.clause.iter()));
    }
    Ok(())
}

/// Whether an act is counted in the case: what begins a matter each time it is done, and a document that belongs to no table,
/// whatever matter it is said to be about.
fn in_case(rules: Rules<'_>, case: &Case, deed: &Deed) -> bool {
    let document = matches!(deed, Deed::Submit(_) | Deed::Waive(_) | Deed::Send(_) | Deed::Acknowledge(_));
    matches!(deed, Deed::Dispute | Deed::File | Deed::Raise)
        || (document && places_of(rules, case, deed, None).is_empty())
}

/// Whether an act was done as often in a matter as its grant allows.
pub(crate) fn exhausted(rules: Rules<'_>, case: &Case, grant: &Grant, place: Option<&Place>) -> bool {
    let about = place.map(|place| &place.matter);
    let anywhere = in_case(rules, case, &grant.act);
    let Some(times) = grant.times else { return false };
    let mut covered: Vec<&Counted> = case
        .times
        .iter()
        .map(|(counted, _)| counted)
        .filter(|counted| grant.act.covers(&counted.deed) && (anywhere || counted.about.as_ref() == about))
        .list();
    covered.sort_unstable();
    covered.dedup();
    let done = |counted: &Counted| case.times.get(counted).copied().unwrap_or(0);
    covered.into_iter().map(done).fold(0, u32::saturating_add) >= times
}

/// Whether what a period gives a role was done as often in a matter as the grants of the book allow: those of the role, or
/// of everybody where it has none.
pub(crate) fn used_up(rules: Rules<'_>, case: &Case, actor: &Actor, deed: &Deed, place: Option<&Place>) -> bool {
    let grants = bounding(rules.document(), &actor.role, deed);
    !grants.is_empty() && grants.into_iter().all(|grant| exhausted(rules, case, grant, place))
}

/// Refuses what needs an open case.
pub(crate) fn open(case: &Case) -> Result<(), Refusal> {
    if case.opening.is_none() { Err(Refusal::new(RefusalCode::NotOpen)) } else { Ok(()) }
}
