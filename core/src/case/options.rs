//! What an actor may do now: every act that would not be refused for who, when or what has happened so far, with what it
//! must bring along and until when it is in time. Roles that find are shown open facts, never outcomes.

use serde::Serialize;

use super::act::{Actor, Body, Raise};
use super::authority;
use super::bodies;
use super::draft::{Rules, current, standing};
use super::effect::{AccusationState, Admission, Filing, ItemState, Verification};
use super::grants;
use super::state::{Case, RulingStage, RunState, Running};
use crate::determination::{Now, State};
use crate::document::{Clauses, Id};
use crate::list::ToList;
use crate::rulebook::document::Purpose;
use crate::rulebook::procedure::{
    AboutDocument, AboutTable, Channel, Deed, DocumentPurpose, EventPattern, Grant, PeriodKind, Relief,
};
use crate::time::{Date, Instant};

/// An act that is possible now.
///
/// ```
/// # use distinguo::case::Act;
/// # use distinguo::kernel::{Kernel, Ledger};
/// # use distinguo::rulebook::Rulebook;
/// # let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// # let open = Act::load(r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00",
/// #     "actor": {"id": "a", "role": "principal", "organ": "county"},
/// #     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
/// #     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#).unwrap();
/// # let mut ledger = Ledger::new();
/// # ledger.handle(&kernel, &open).unwrap();
/// let possible = kernel.options(ledger.case(), open.actor(), open.at());
/// let raise = serde_json::to_value(&possible[0]).unwrap();
/// assert_eq!((&raise["act"], &raise["channel"]), (&"raise".into(), &"own_motion".into()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Choice {
    /// The kind of act, narrowed by what it is about.
    pub(crate) act: Deed,
    /// On which channel, where the case is raised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) channel: Option<Channel>,
    /// The accusation, item or period that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) about: Option<Id>,
    /// Which clock of the period, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) key: Option<Id>,
    /// To whom a document may go, to anybody where nobody is named; which role is assigned, which seat succeeded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) to: Vec<Id>,
    /// Whom it may be about: who may be asked to withdraw, who was asked to, who asked to be a party.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) people: Vec<String>,
    /// The outcomes that the findings permit; for deciders only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) outcomes: Vec<Id>,
    /// What a decision that is varied may become.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) instead: Vec<Id>,
    /// Facts that the actor may find and nobody has, or on which finders differ where one finding is to be adopted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) open: Vec<Id>,
    /// Facts that have been found and that the actor may find as well, or anew.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) again: Vec<Id>,
    /// Documents that must come with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) documents: Vec<Id>,
    /// It must give reasons.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) reasons: bool,
    /// Until when it is in time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::time::End>"))]
    pub(crate) until: Option<String>,
    /// The rules that it rests on.
    pub(crate) clauses: Vec<Id>,
}

impl Choice {
    /// The name of the kind of act.
    #[must_use]
    pub fn kind(&self) -> String {
        self.act.name().to_owned()
    }

    /// The outcomes that the findings permit.
    #[must_use]
    pub fn outcomes(&self) -> &[Id] {
        &self.outcomes
    }
}

/// What an act can be about.
#[derive(Clone, Debug, Default)]
struct Variant {
    channel: Option<Channel>,
    about: Option<Id>,
    key: Option<Id>,
}

/// Everything that an actor may do at an instant.
pub(crate) fn options(rules: Rules<'_>, case: &Case, actor: &Actor, now: Instant) -> Vec<Choice> {
    let today = rules.zone.day(now);
    if case.opening.is_none() {
        return Vec::new();
    }
    // Who is no party yet may ask to be one.
    if authority::may_join(rules, case, actor).is_ok() && case.version == rules.book.version() {
        return choice(rules, case, actor, &Deed::Join, Variant::default(), today).into_iter().collect();
    }
    if grants::person(rules, case, actor, today).is_err() {
        return Vec::new();
    }
    // Under another version nothing can be done but to move to this one.
    let moved = case.version == rules.book.version();
    let mut choices = Vec::new();
    for deed in deeds(rules).into_iter().filter(|deed| moved || *deed == Deed::Migrate) {
        for variant in variants(case, rules, &deed) {
            choices.extend(choice(rules, case, actor, &deed, variant, today));
        }
    }
    choices
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
        Some(Deed::Waive(about.clone()))
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

/// What an act can be about: channels, accusations, items, clocks.
fn variants(case: &Case, rules: Rules<'_>, deed: &Deed) -> Vec<Variant> {
    let plain = Variant::default;
    let about = |id: &Id| Variant { about: Some(id.clone()), ..plain() };
    match deed {
        Deed::Raise => [Channel::Application, Channel::OwnMotion, Channel::Instruction]
            .map(|one| Variant { channel: Some(one), ..plain() })
            .into(),
        Deed::Decide(decision) => match purpose_of(rules, &decision.table) {
            Some(Purpose::Accusation | Purpose::Clarification) => case.accusations.keys().map(about).collect(),
            Some(Purpose::Correction) => case.items.keys().map(about).collect(),
            _ => vec![plain()],
        },
        Deed::Find | Deed::Adopt => std::iter::once(plain()).chain(case.accusations.keys().map(about)).list(),
        Deed::Submit(document) if purpose(rules, document) == Some(DocumentPurpose::CorrectionReport) => {
            case.items.keys().map(about).collect()
        }
        Deed::Send(document) => match purpose(rules, document) {
            Some(DocumentPurpose::ClarificationLetter | DocumentPurpose::Clarification) => {
                case.accusations.keys().map(about).collect()
            }
            _ => vec![plain()],
        },
        Deed::Suspend | Deed::Resume | Deed::Extend | Deed::Restore => {
            let mut clocks: Vec<Variant> = Vec::new();
            for started in case.clocks().map(|running| &running.started) {
                let known = |clock: &Variant| clock.about.as_ref() == Some(&started.period) && clock.key == started.key;
                if !clocks.iter().any(known) {
                    clocks.push(Variant { key: started.key.clone(), ..about(&started.period) });
                }
            }
            clocks
        }
        Deed::Open
        | Deed::Date
        | Deed::File
        | Deed::CloseFiling
        | Deed::Withdraw
        | Deed::Assign
        | Deed::Recuse
        | Deed::DecideRecusal
        | Deed::Join
        | Deed::AcceptParty
        | Deed::Return
        | Deed::Accuse
        | Deed::Dispute
        | Deed::Rectify
        | Deed::Succeed
        | Deed::Migrate
        | Deed::AdoptCalendar
        | Deed::ReportStage
        | Deed::Submit(_)
        | Deed::Waive(_)
        | Deed::Acknowledge(_)
        | Deed::Approve(_)
        | Deed::Request(_) => vec![plain()],
    }
}

/// What the kernel looks for in a document.
fn purpose(rules: Rules<'_>, document: &AboutDocument) -> Option<DocumentPurpose> {
    let kind = rules.document().documents.iter().find(|kind| kind.id == document.document);
    kind.and_then(|kind| kind.purpose)
}

fn choice(rules: Rules<'_>, case: &Case, actor: &Actor, deed: &Deed, variant: Variant, today: Date) -> Option<Choice> {
    grants::separation(rules, case, &actor.id, deed).ok()?;
    let raise = |channel| Body::Raise(Raise { channel, documents: Vec::new(), reasons: None });
    let body = variant.channel.map(raise);
    // Parties ask and officials declare, whatever the book grants.
    let by_law = matches!(deed, Deed::Recuse | Deed::Join);
    let grant = if by_law { None } else { grants::granted(rules, case, actor, body.as_ref(), deed, None).ok()? };
    authority::competent(rules, case, actor, deed).ok()?;
    if !step_is_open(rules, case, actor, deed, &variant, today) {
        return None;
    }
    let exhausted = match grant {
        Some(grant) => grants::exhausted(case, grant),
        None => !by_law && grants::used_up(rules, case, actor, deed),
    };
    if exhausted {
        return None;
    }
    let about = variant.about.as_ref();
    let (mut outcomes, instead) = outcomes(rules, case, deed, about);
    outcomes.retain(|outcome| grants::granted(rules, case, actor, body.as_ref(), deed, Some(outcome)).is_ok());
    if matches!(deed, Deed::Decide(_)) && outcomes.is_empty() {
        return None;
    }
    let (open, again) = if *deed == Deed::Find {
        open_facts(rules, case, actor, about)
    } else if *deed == Deed::Adopt {
        (adoptable(rules, case, actor, about), Vec::new())
    } else {
        (Vec::new(), Vec::new())
    };
    let (until, clause) = until(rules, case, actor, deed);
    let clauses: Option<&Clauses> = grant.map(|grant| &grant.clause).or(clause);
    Some(Choice {
        act: deed.clone(),
        channel: variant.channel,
        about: variant.about,
        key: variant.key,
        to: recipients(rules, case, actor, deed, grant),
        people: authority::people(rules, case, actor, deed),
        outcomes,
        instead,
        open,
        again,
        documents: documents(rules, deed, grant),
        reasons: grant.is_some_and(|grant| grant.reasons) || matches!(deed, Deed::Recuse | Deed::DecideRecusal),
        until,
        clauses: clauses.map(|clauses| clauses.iter().cloned().collect()).unwrap_or_default(),
    })
}

/// Documents that must come with an act.
fn documents(rules: Rules<'_>, deed: &Deed, grant: Option<&Grant>) -> Vec<Id> {
    let asked = |level: &&Relief| matches!(deed, Deed::Request(about) if about.level == level.id);
    let levels = rules.document().relief.iter().filter(asked).flat_map(|level| &level.documents);
    grant.into_iter().flat_map(|grant| &grant.documents).chain(levels).cloned().list()
}

/// To whom a document may go: as the grant says, else as the period waits for.
fn recipients(rules: Rules<'_>, case: &Case, actor: &Actor, deed: &Deed, grant: Option<&Grant>) -> Vec<Id> {
    if !matches!(deed, Deed::Send(_)) {
        return authority::reached(rules, actor, deed);
    }
    if let Some(grant) = grant {
        return grant.to.clone();
    }
    let ours = case.clocks().filter(|running| running.bearer == actor.role && owed(rules, running));
    let periods = ours.filter_map(|running| rules.period(&running.started.period));
    let patterns = periods.flat_map(|period| &period.ends).filter(|pattern| pattern.gives(deed, None));
    let to = patterns.filter_map(|pattern| match pattern {
        EventPattern::Sent(sent) => sent.to.clone(),
        EventPattern::Received(received) => received.by.clone(),
        EventPattern::Acted(_)
        | EventPattern::Submitted(_)
        | EventPattern::Waived(_)
        | EventPattern::Acknowledged(_)
        | EventPattern::Decided(_)
        | EventPattern::Effective(_)
        | EventPattern::Lapsed(_)
        | EventPattern::Dated(_) => None,
    });
    let mut to: Vec<Id> = to.list();
    to.dedup();
    to
}

/// Whether a clock still gives its bearer something to do.
fn owed(rules: Rules<'_>, running: &Running) -> bool {
    let duty = || rules.period(&running.started.period).is_some_and(|period| period.kind == PeriodKind::Duty);
    running.alive() || (running.state == RunState::Lapsed && duty())
}

/// Until when the bearer of a period is in time.
fn until<'k>(rules: Rules<'k>, case: &Case, actor: &Actor, deed: &Deed) -> (Option<String>, Option<&'k Clauses>) {
    let ours = case.clocks().filter(|running| running.bearer == actor.role && running.alive());
    let ending = ours.filter_map(|running| {
        let period = rules.period(&running.started.period)?;
        let ends = period.ends.iter().any(|pattern| pattern.gives(deed, None));
        (ends && period.kind != PeriodKind::Status).then_some((running, period))
    });
    let first = ending.min_by_key(|(running, _)| running.due.instant());
    first.map_or((None, None), |(running, period)| (Some(running.due.to_string()), Some(&period.clause)))
}

/// Whether the region that an act belongs to is at the step for it.
fn step_is_open(rules: Rules<'_>, case: &Case, actor: &Actor, deed: &Deed, variant: &Variant, today: Date) -> bool {
    let about = variant.about.as_ref();
    match deed {
        Deed::Open => false,
        Deed::File => matches!(case.filing, Filing::NotFiled | Filing::Returned { .. } | Filing::Refused),
        Deed::CloseFiling => matches!(case.filing, Filing::OnRecord { .. }),
        Deed::Raise => variant.channel.is_some_and(|channel| super::regions::raisable(rules, case, actor, channel).is_ok()),
        Deed::Withdraw => {
            matches!(case.admission, Admission::Raised | Admission::Supplementing | Admission::Admitted)
                && case.channel == Some(Channel::Application)
                && case.applicant.as_ref() == Some(&actor.role)
                && case.verification != Verification::Reported
        }
        Deed::Adopt => !adoptable(rules, case, actor, about).is_empty(),
        Deed::Return => case.verification == Verification::Reported,
        Deed::Dispute => !case.disputed,
        Deed::Submit(document) => match purpose(rules, document) {
            Some(DocumentPurpose::Report) => {
                matches!(case.verification, Verification::Verifying | Verification::ReturnedForVerification)
                    && super::regions::enough_finders(rules, case, actor)
            }
            Some(DocumentPurpose::CorrectionReport) => about.and_then(|item| case.items.get(item)).is_some_and(|(bearer, state)| {
                *bearer == actor.role && matches!(state, ItemState::Ordered | ItemState::Reported | ItemState::Failed)
            }),
            _ => true,
        },
        Deed::Send(document) => {
            let state = about.and_then(|key| case.accusations.get(key));
            let cleared = matches!(state, Some(AccusationState::Clarified { .. }));
            let wanted = cleared || matches!(state, Some(AccusationState::ToClarify { required: true, .. }));
            match purpose(rules, document) {
                Some(DocumentPurpose::Decision) => super::regions::servable(rules, case, &document.document),
                Some(DocumentPurpose::ClarificationLetter) => wanted && !super::regions::awaits_approval(rules, case),
                Some(DocumentPurpose::Clarification) => cleared && !super::regions::awaits_approval(rules, case),
                _ => true,
            }
        }
        Deed::Acknowledge(document) => case.has_seen(|event| {
            matches!(event, super::event::Event::Sent { document: sent, to, .. } if *sent == document.document && *to == actor.role)
        }),
        Deed::Decide(table) => {
            let fresh = |level: &Id| super::regions::fresh(rules, case, &actor.id, level).is_ok();
            bodies::votes(rules, case, &actor.role)
                && super::regions::step(rules, case, table, about).is_ok()
                && table.level.as_ref().is_none_or(fresh)
        }
        Deed::Approve(table) => case.rulings.get(&table.table).is_some_and(|ruling| ruling.stage == RulingStage::AwaitingApproval),
        Deed::Request(level) => super::regions::requestable(rules, case, &level.level),
        Deed::Suspend | Deed::Resume | Deed::Extend | Deed::Restore => about
            .and_then(|period| case.running(period, variant.key.as_ref()))
            .is_some_and(|running| super::regions::movable(rules, running, deed, &actor.role, today)),
        Deed::Find => facts_to_find(rules, case, actor, about).next().is_some(),
        Deed::Recuse | Deed::DecideRecusal | Deed::AcceptParty => {
            !authority::people(rules, case, actor, deed).is_empty()
        }
        Deed::Join => true,
        Deed::Assign | Deed::Succeed => !authority::reached(rules, actor, deed).is_empty(),
        Deed::Migrate => {
            let transition = &rules.document().transition;
            case.version != rules.book.version() && transition.migrate_from.contains(&case.version)
        }
        Deed::AdoptCalendar => {
            let known = rules.calendar.known_on(today);
            known.is_some_and(|edition| edition.known_from() > rules.edition(case).known_from())
        }
        Deed::Date
        | Deed::Accuse
        | Deed::Rectify
        | Deed::ReportStage
        | Deed::Waive(_) => true,
    }
}

/// The proceeding that findings about an accusation, or about the matter, belong to.
fn proceeding(case: &Case, about: Option<&Id>) -> usize {
    about.and_then(|key| super::draft::accusation(case, key)).unwrap_or_else(|| current(case))
}

/// Facts on which finders differ, of which somebody may adopt a finding.
fn adoptable(rules: Rules<'_>, case: &Case, actor: &Actor, about: Option<&Id>) -> Vec<Id> {
    let of = u32::try_from(proceeding(case, about)).unwrap_or(u32::MAX);
    let mut facts = contested(rules, case, about);
    facts.retain(|fact| super::regions::may_find(rules, case, &actor.id, of, fact));
    facts
}

/// Facts on which finders differ.
fn contested(rules: Rules<'_>, case: &Case, about: Option<&Id>) -> Vec<Id> {
    let standing = standing(rules, case, proceeding(case, about));
    let facts = standing.contested.iter().filter_map(|var| rules.document().facts.get(var.index()));
    facts.map(|fact| fact.id.clone()).list()
}

/// Facts that the role may find: those that are open, and those that have been found.
fn open_facts(rules: Rules<'_>, case: &Case, actor: &Actor, about: Option<&Id>) -> (Vec<Id>, Vec<Id>) {
    let standing = standing(rules, case, proceeding(case, about));
    let facts = facts_to_find(rules, case, actor, about);
    let (open, again): (Vec<_>, Vec<_>) = facts.partition(|(position, _)| standing.answer(*position).is_none());
    let ids = |facts: Vec<(usize, &Id)>| facts.into_iter().map(|(_, fact)| fact.clone()).collect();
    (ids(open), ids(again))
}

/// Facts that the role may find now, found before or not: about an accusation what its tables rest on, about the matter
/// what the others rest on.
fn facts_to_find<'k>(
    rules: Rules<'k>,
    case: &'k Case,
    actor: &'k Actor,
    about: Option<&'k Id>,
) -> impl Iterator<Item = (usize, &'k Id)> {
    let position = proceeding(case, about);
    let proceeding = u32::try_from(position).unwrap_or(u32::MAX);
    let model = rules.model();
    let rests = move |position: usize, accusation: bool| {
        let tables = model.document.tables.iter().zip(&model.tables);
        let ours = tables.filter(move |(table, _)| {
            matches!(table.purpose, Purpose::Accusation | Purpose::Clarification) == accusation
        });
        ours.flat_map(|(_, table)| table.support.iter()).any(|var| var.index() == position)
    };
    let facts = rules.document().facts.iter().enumerate();
    facts
        .filter(move |(position, fact)| {
            let other = rests(*position, about.is_none()) && !rests(*position, about.is_some());
            fact.found_by.contains(&actor.role)
                && !other
                && super::regions::findable(rules, case, &fact.id, proceeding)
                && super::regions::may_find(rules, case, &actor.id, proceeding, &fact.id)
        })
        .map(|(position, fact)| (position, &fact.id))
}

/// The outcomes that the findings permit for a decision, and what a decision that is varied may become.
fn outcomes(rules: Rules<'_>, case: &Case, deed: &Deed, about: Option<&Id>) -> (Vec<Id>, Vec<Id>) {
    let none = (Vec::new(), Vec::new());
    let Deed::Decide(AboutTable { table, level }) = deed else { return none };
    let Some(position) = rules.model().index.tables.get(table).copied() else { return none };
    let Some(written) = rules.document().tables.get(position) else { return none };
    let state = State::of(rules.model(), standing(rules, case, proceeding(case, about)), vec![position]);
    if state.contradictory() {
        return none;
    }
    let Some(result) = state.result(position) else { return none };
    if matches!(written.purpose, Purpose::Tolerance | Purpose::Accountability) && !result.unassessed.is_empty() {
        return none;
    }
    let Now::Decided { permits, .. } = result.if_decided_now else { return none };
    let instead = level.as_ref().map(|level| super::regions::replacements(rules, case, level)).unwrap_or_default();
    let possible = |id: &Id| {
        let outcome = written.outcomes.iter().find(|outcome| outcome.id == *id);
        outcome.is_some_and(|outcome| {
            super::regions::heard(rules, case, written, outcome)
                && super::regions::bounded(rules, case, written, about, &permits, (id, None)).is_ok()
                && (!instead.is_empty() || !super::regions::replaces(case, level.as_ref(), outcome))
        })
    };
    (permits.iter().filter(|id| possible(id)).cloned().list(), instead)
}
