//! What an actor may do now: every act that would not be refused for who, when or what has happened so far, with what it
//! must bring along and until when it is in time. Roles that find are shown open facts, never outcomes.

use serde::Serialize;

use super::act::{Actor, Body, Raise};
use super::bodies;
use super::candidates;
use super::choice::Choice;
use super::draft::Rules;
use super::effect::ClockId;
use super::grants;
use super::known::standing;
use super::matter::{MatterId, Place};
use super::parties;
use super::places::places_of;
use super::refusal::{Refusal, RefusalCode};
use super::regions::{self, Ask};
use super::sight::Sight;
use super::state::{Case, RunState, Running};
use super::within::concerns;
use crate::determination::State;
use crate::document::{Clauses, Id};
use crate::list::ToList;
use crate::precedent::Pointing;
use crate::rulebook::document::Purpose;
use crate::rulebook::procedure::{AboutDocument, AboutTable, Channel, Deed, EventPattern, Grant, PeriodKind, Relief};
use crate::time::{Date, Due, Instant};

/// An act that the rules give to somebody, and that is not possible now.
///
/// ```
/// use distinguo::case::Blocked;
///
/// fn why(blocked: &Blocked) -> &'static str {
///     blocked.refusal.code().as_str()
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Blocked {
    /// The kind of act, narrowed by what it is about.
    pub(crate) act: Deed,
    /// Matter that it would be about. Left out: it would be about the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<MatterId>,
    /// Id of the period that it would be done to; only for acts on periods.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Id>,
    /// Why it is not possible now.
    pub refusal: Refusal,
}

/// What an act can be about.
#[derive(Clone, Debug, Default)]
struct Variant {
    channel: Option<Channel>,
    place: Option<Place>,
    clock: Option<ClockId>,
}

impl Variant {
    fn about(&self) -> Option<MatterId> {
        let of_clock = self.clock.as_ref().and_then(|clock| clock.about.clone());
        of_clock.or_else(|| self.place.as_ref().map(|place| place.matter.clone()))
    }
}

/// Everything that an actor may do at an instant.
pub(crate) fn options(rules: Rules<'_>, case: &Case, actor: &Actor, now: Instant) -> Vec<Choice> {
    looked_at(rules, case, actor, now, |_| true).into_iter().filter_map(Result::ok).list()
}

/// What an actor may do under rules that the case does not run under yet: move it to them.
pub(crate) fn moves(rules: Rules<'_>, case: &Case, actor: &Actor, now: Instant) -> Vec<Choice> {
    looked_at(rules, case, actor, now, |deed| *deed == Deed::Migrate).into_iter().filter_map(Result::ok).list()
}

/// What the rules give to an actor and is not possible at an instant, each with why not.
pub(crate) fn blocked(rules: Rules<'_>, case: &Case, actor: &Actor, now: Instant) -> Vec<Blocked> {
    let refused = looked_at(rules, case, actor, now, |_| true).into_iter().filter_map(Result::err);
    // What the role may never do is not blocked: it is somebody else's.
    let theirs =
        refused.filter(|blocked| !matches!(blocked.refusal.code(), RefusalCode::NotGranted | RefusalCode::AlreadyOpen));
    theirs.list()
}

/// Every act that the book knows, as an actor would do it: possible, or refused.
fn looked_at(
    rules: Rules<'_>,
    case: &Case,
    actor: &Actor,
    now: Instant,
    asked: impl Fn(&Deed) -> bool,
) -> Vec<Result<Choice, Blocked>> {
    let today = rules.zone.day(now);
    if case.opening.is_none() {
        return Vec::new();
    }
    // Who is no party yet may ask to be one.
    if asked(&Deed::Join) && parties::may_join(rules, case, actor).is_ok() {
        let found = choice(rules, case, actor, &Deed::Join, &Variant::default(), today);
        return found.map(Ok).into_iter().collect();
    }
    if grants::person(rules, case, actor, today).is_err() {
        return Vec::new();
    }
    let mut looked = Vec::new();
    let sight = Sight::of(rules, case, actor);
    for deed in deeds(rules).into_iter().filter(asked) {
        let variants = variants(case, rules, &deed).into_iter();
        for variant in variants.filter(|variant| sight.place(variant.about().as_ref())) {
            let found = choice(rules, case, actor, &deed, &variant, today);
            looked.push(found.map_err(|refusal| Blocked {
                act: deed.clone(),
                about: variant.about(),
                period: variant.clock.as_ref().map(|clock| clock.period.clone()),
                refusal,
            }));
        }
    }
    looked
}

/// Every kind of act that the book knows, in the order of its grants, then of its periods.
fn deeds(rules: Rules<'_>) -> Vec<Deed> {
    let mut deeds: Vec<Deed> = Vec::new();
    let granted = rules.document().acts.iter().map(|grant| grant.act.clone());
    let periods = rules.document().periods.iter();
    let ending = periods.clone().flat_map(|period| &period.ends).filter_map(EventPattern::act);
    let rights = periods.filter(|period| period.kind == PeriodKind::Right);
    let waived = rights.flat_map(|period| &period.ends).filter_map(|pattern| {
        let EventPattern::Submitted(about) = pattern else { return None };
        Some(Deed::Waive(AboutDocument { document: about.document.clone() }))
    });
    let asked = (!rules.document().recusal.is_empty()).then_some(Deed::Recuse);
    for deed in granted.chain(ending).chain(waived).chain(asked).flat_map(|deed| levels(rules, deed)) {
        if !deeds.contains(&deed) {
            deeds.push(deed);
        }
    }
    deeds
}

/// What decides on relief decides on a level of it.
fn levels(rules: Rules<'_>, deed: Deed) -> Vec<Deed> {
    if let Deed::Decide(AboutTable { table, level: None }) = &deed
        && purpose_of(rules, table) == Some(Purpose::Relief)
    {
        let at = |level: &Id| Deed::Decide(AboutTable { table: table.clone(), level: Some(level.clone()) });
        return rules.document().relief.iter().map(|level| at(&level.id)).collect();
    }
    vec![deed]
}

fn purpose_of(rules: Rules<'_>, table: &Id) -> Option<Purpose> {
    rules.document().tables.iter().find(|known| known.id == *table).map(|table| table.purpose)
}

/// What an act of a kind can be about, in this case.
fn variants(case: &Case, rules: Rules<'_>, deed: &Deed) -> Vec<Variant> {
    let plain = Variant::default;
    let kind = deed.kind();
    if kind.to_case {
        return vec![plain()];
    }
    if kind.to_clock {
        let mut clocks: Vec<Variant> = Vec::new();
        for clock in
            case.clocks().filter(|running| running.started.serves.is_none()).map(|running| &running.started.clock)
        {
            if !clocks.iter().any(|known| known.clock.as_ref() == Some(clock)) {
                clocks.push(Variant { clock: Some(clock.clone()), ..plain() });
            }
        }
        return clocks;
    }
    if *deed == Deed::Raise {
        let place = places_of(rules, case, deed, None).into_iter().next();
        return [Channel::Application, Channel::OwnMotion, Channel::Instruction]
            .map(|one| Variant { channel: Some(one), place: place.clone(), clock: None })
            .into();
    }
    let at = |places: Vec<Place>| places.into_iter().map(|place| Variant { place: Some(place), ..plain() });
    // Who acts in a role is said once, a body for each proceeding.
    if *deed == Deed::Assign {
        let mut places: Vec<Place> = Vec::new();
        for role in &rules.document().roles {
            for place in bodies::meetings(rules, case, role) {
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        return std::iter::once(plain()).chain(at(places)).list();
    }
    let places = places_of(rules, case, deed, None);
    if places.is_empty() { vec![plain()] } else { at(places).list() }
}

fn choice(
    rules: Rules<'_>,
    case: &Case,
    actor: &Actor,
    deed: &Deed,
    variant: &Variant,
    today: Date,
) -> Result<Choice, Refusal> {
    let place = variant.place.as_ref();
    grants::apart(rules, case, actor, deed, place)?;
    let raise = |channel| Body::Raise(Raise { channel, documents: Vec::new(), reasons: None });
    let body = variant.channel.map(raise);
    let asked = grants::Asked { actor, deed, place, body: body.as_ref() };
    // Parties ask and officials declare, whatever the book grants.
    let by_law = matches!(deed, Deed::Recuse | Deed::Join);
    let grant = if by_law { None } else { grants::granted(rules, case, &asked, None)? };
    let ask = Ask { actor, deed, place, channel: variant.channel, clock: variant.clock.as_ref(), fact: None, today };
    regions::may(rules, case, &ask)?;
    let exhausted = match grant {
        Some(grant) => grants::exhausted(rules, case, grant, place),
        None => !by_law && grants::used_up(rules, case, actor, deed, place),
    };
    if exhausted {
        let clauses = grant.into_iter().flat_map(|grant| grant.clause.iter());
        return Err(Refusal::new(RefusalCode::TooOften).clauses(clauses));
    }
    let Offered { mut outcomes, instead, precedents } = outcomes(rules, case, deed, place)?;
    outcomes.retain(|outcome| grants::granted(rules, case, &asked, Some(outcome)).is_ok());
    if matches!(deed, Deed::Decide(_)) && outcomes.is_empty() {
        return Err(Refusal::new(RefusalCode::NotGranted).about(&actor.role));
    }
    let (open, again) = match (deed, place) {
        (Deed::Find, Some(place)) => open_facts(rules, case, actor, place),
        (Deed::Adopt, Some(place)) => (regions::contested(rules, case, place), Vec::new()),
        (_, _) => (Vec::new(), Vec::new()),
    };
    let (until, clause) = until(rules, case, actor, deed, place);
    let clauses: Option<&Clauses> = grant.map(|grant| &grant.clause).or(clause);
    Ok(Choice {
        act: deed.clone(),
        channel: variant.channel,
        about: variant.about(),
        period: variant.clock.as_ref().map(|clock| clock.period.clone()),
        key: variant.clock.as_ref().and_then(|clock| clock.key.clone()),
        to: recipients(rules, case, actor, deed, place, grant),
        people: people(rules, case, actor, deed, place),
        outcomes,
        instead,
        precedents,
        open,
        again,
        documents: documents(rules, deed, grant),
        reasons: grant.is_some_and(|grant| grant.reasons) || matches!(deed, Deed::Recuse | Deed::DecideRecusal),
        until,
        clauses: clauses.map(|clauses| clauses.iter().cloned().collect()).unwrap_or_default(),
    })
}

/// Whom an act may name; of a decision by a body, the members who may vote on it.
fn people(rules: Rules<'_>, case: &Case, actor: &Actor, deed: &Deed, place: Option<&Place>) -> Vec<String> {
    match (deed, place, rules.role(&actor.role)) {
        (Deed::Decide(_), Some(place), Some(role)) => {
            bodies::voters(rules, case, role, place, deed).into_iter().map(str::to_owned).list()
        }
        (_, _, _) => candidates::people(rules, case, actor, deed),
    }
}

/// Documents that must come with an act.
fn documents(rules: Rules<'_>, deed: &Deed, grant: Option<&Grant>) -> Vec<Id> {
    let asked = |level: &&Relief| matches!(deed, Deed::Request(about) if about.level == level.id);
    let levels = rules.document().relief.iter().filter(asked).flat_map(|level| &level.documents);
    grant.into_iter().flat_map(|grant| &grant.documents).chain(levels).cloned().list()
}

/// To whom a document may go: as the grant says, else as the period waits for.
fn recipients(
    rules: Rules<'_>,
    case: &Case,
    actor: &Actor,
    deed: &Deed,
    place: Option<&Place>,
    grant: Option<&Grant>,
) -> Vec<Id> {
    if !matches!(deed, Deed::Send(_)) {
        return candidates::reached(rules, case, actor, deed, place);
    }
    // A notice goes to whoever is heard.
    let told = |to: &Id| place.is_none_or(|place| regions::receives(rules, deed, place, to));
    if let Some(grant) = grant {
        return grant.to.iter().filter(|to| told(to)).cloned().list();
    }
    let ours = case.clocks().filter(|running| running.bearer == actor.role && owed(rules, running));
    let periods = ours.filter_map(|running| rules.period(running.period()));
    let patterns = periods.flat_map(|period| &period.ends).filter(|pattern| pattern.gives(deed, None));
    let to = patterns.filter_map(EventPattern::recipient).cloned();
    let mut to: Vec<Id> = to.filter(told).list();
    to.dedup();
    to
}

/// Whether a clock still gives its bearer something to do.
fn owed(rules: Rules<'_>, running: &Running) -> bool {
    let duty = || rules.period(running.period()).is_some_and(|period| period.kind == PeriodKind::Duty);
    running.alive() || (running.state == RunState::Lapsed && duty())
}

/// Until when the bearer of a period is in time.
fn until<'k>(
    rules: Rules<'k>,
    case: &Case,
    actor: &Actor,
    deed: &Deed,
    place: Option<&Place>,
) -> (Option<Due>, Option<&'k Clauses>) {
    let about = place.map(|place| &place.matter);
    let ours = case.clocks().filter(|running| running.bearer == actor.role && running.alive());
    let ending = ours.filter_map(|running| {
        let period = rules.period(running.period())?;
        let ends =
            |pattern: &EventPattern| pattern.gives(deed, None) && concerns(rules, pattern, about, running.about());
        (period.ends.iter().any(ends) && period.kind != PeriodKind::Status).then_some((running, period))
    });
    let first = ending.min_by_key(|(running, _)| running.due.earliest.instant());
    first.map_or((None, None), |(running, period)| (Some(running.due), Some(&period.clause)))
}

/// Facts that the role may find: those that are open, and those that have been found.
fn open_facts(rules: Rules<'_>, case: &Case, actor: &Actor, place: &Place) -> (Vec<Id>, Vec<Id>) {
    let standing = standing(rules, case, Some(place));
    let facts = regions::facts_to_find(rules, case, &actor.role, place);
    let (open, again): (Vec<_>, Vec<_>) = facts.partition(|(position, _)| standing.answer(*position).is_none());
    let ids = |facts: Vec<(usize, &Id)>| facts.into_iter().map(|(_, fact)| fact.clone()).collect();
    (ids(open), ids(again))
}

/// What a decision may come to.
#[derive(Default)]
struct Offered {
    outcomes: Vec<Id>,
    instead: Vec<Id>,
    precedents: Vec<Pointing>,
}

/// The outcomes that the findings permit for a decision, what a decision that is varied may become, and where precedents
/// point.
fn outcomes(rules: Rules<'_>, case: &Case, deed: &Deed, place: Option<&Place>) -> Result<Offered, Refusal> {
    let none = Offered::default();
    let (Deed::Decide(AboutTable { table, level }), Some(place)) = (deed, place) else { return Ok(none) };
    let (position, written) = regions::table(rules, table)?;
    let standing = standing(rules, case, Some(place));
    let precedents = rules.precedents.same(rules.model(), position, &standing);
    let reviewed = regions::weighed(rules, case, place);
    let beside = reviewed.map(|table| rules.precedents.same(rules.model(), table, &standing)).unwrap_or_default();
    let state = State::of(rules.model(), standing, vec![position]);
    if state.contradictory() {
        return Err(Refusal::new(RefusalCode::Contradictory));
    }
    let Some(result) = state.result(position) else { return Ok(none) };
    if matches!(written.purpose, Purpose::Tolerance | Purpose::Accountability) && !result.unassessed.is_empty() {
        return Err(Refusal::new(RefusalCode::Unassessed).missing(result.unassessed));
    }
    let permits = result.if_decided_now.permits();
    if permits.is_empty() {
        let open = result.open.into_iter().map(|open| open.fact);
        return Err(Refusal::new(RefusalCode::Blocked).missing(open));
    }
    let permits = &regions::left(case, place, written, permits)[..];
    let instead = if level.is_some() { regions::replacements(rules, case, place) } else { Vec::new() };
    let possible = |id: &Id| {
        let outcome = written.outcomes.iter().find(|outcome| outcome.id == *id);
        outcome.is_some_and(|outcome| {
            regions::outcome_open(rules, case, place, written, id)
                && (!instead.is_empty() || !regions::replaces(rules, case, place, outcome))
        })
    };
    let open = permits.iter().filter(|id| possible(id)).cloned().list();
    if open.is_empty() {
        return Err(Refusal::new(RefusalCode::Unheard).about(permits.first().map_or("", Id::as_str)));
    }
    let mut precedents = regions::permitted_ones(precedents, permits);
    precedents.extend(regions::permitted_ones(beside, &instead));
    Ok(Offered { outcomes: open, instead, precedents })
}
