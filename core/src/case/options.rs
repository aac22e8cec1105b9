//! What an actor may do now: every act that would not be refused for who, when or what has happened so far, with what it
//! must bring along and until when it is in time. Roles that find are shown open facts, never outcomes.

use serde::Serialize;

use super::act::{Actor, Body, Raise};
use super::draft::{Rules, current, standing};
use super::effect::{AccusationState, Admission, Filing, ItemState, Verification};
use super::grants;
use super::state::{Case, RulingStage, RunState};
use crate::determination::{Now, State};
use crate::document::{Clauses, Id};
use crate::rulebook::document::Purpose;
use crate::rulebook::procedure::{
    AboutDocument, AboutTable, Channel, Deed, DocumentPurpose, EventPattern, Grant, PeriodKind, Relief,
};
use crate::time::Instant;

/// An act that is possible now.
///
/// ```
/// use distinguo::case::Choice;
/// assert!(std::mem::size_of::<Choice>() > 0);
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
    /// The outcomes that the findings permit; for deciders only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) outcomes: Vec<Id>,
    /// Facts that the actor may find and nobody has.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) open: Vec<Id>,
    /// Documents that must come with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) documents: Vec<Id>,
    /// It must give reasons.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) reasons: bool,
    /// Until when it is in time.
    #[serde(skip_serializing_if = "Option::is_none")]
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

/// Everything that an actor may do at an instant.
pub(crate) fn options(rules: Rules<'_>, case: &Case, actor: &Actor, now: Instant) -> Vec<Choice> {
    let today = rules.zone.day(now);
    if case.opening.is_none() || grants::person(rules, case, actor, today).is_err() {
        return Vec::new();
    }
    let mut choices = Vec::new();
    for deed in deeds(rules) {
        for (channel, about) in variants(case, rules, &deed) {
            if let Some(choice) = choice(rules, case, actor, &deed, channel, about) {
                choices.push(choice);
            }
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
    let waived = periods.flat_map(|period| &period.ends).filter_map(|pattern| {
        let EventPattern::Submitted(about) = pattern else { return None };
        Some(Deed::Waive(about.clone()))
    });
    for deed in granted.chain(ending).chain(waived) {
        if !deeds.contains(&deed) {
            deeds.push(deed);
        }
    }
    deeds
}

/// What an act can be about: channels, accusations, items.
fn variants(case: &Case, rules: Rules<'_>, deed: &Deed) -> Vec<(Option<Channel>, Option<Id>)> {
    match deed {
        Deed::Raise => {
            [Channel::Application, Channel::OwnMotion, Channel::Instruction].map(|one| (Some(one), None)).into()
        }
        Deed::Decide(about) => {
            match rules.document().tables.iter().find(|table| table.id == about.table).map(|table| table.purpose) {
                Some(Purpose::Accusation | Purpose::Clarification) => {
                    case.accusations.keys().map(|key| (None, Some(key.clone()))).collect()
                }
                Some(Purpose::Correction) => case.items.keys().map(|key| (None, Some(key.clone()))).collect(),
                _ => vec![(None, None)],
            }
        }
        Deed::Open
        | Deed::Date
        | Deed::File
        | Deed::CloseFiling
        | Deed::Withdraw
        | Deed::Assign
        | Deed::Recuse
        | Deed::Find
        | Deed::Adopt
        | Deed::Return
        | Deed::Accuse
        | Deed::Dispute
        | Deed::Suspend
        | Deed::Resume
        | Deed::Extend
        | Deed::Restore
        | Deed::Rectify
        | Deed::Succeed
        | Deed::Migrate
        | Deed::AdoptCalendar
        | Deed::ReportStage
        | Deed::Submit(_)
        | Deed::Waive(_)
        | Deed::Send(_)
        | Deed::Acknowledge(_)
        | Deed::Approve(_)
        | Deed::Request(_) => vec![(None, None)],
    }
}

fn choice(
    rules: Rules<'_>,
    case: &Case,
    actor: &Actor,
    deed: &Deed,
    channel: Option<Channel>,
    about: Option<Id>,
) -> Option<Choice> {
    grants::separation(rules, case, &actor.id, deed).ok()?;
    let body = channel.map(|channel| Body::Raise(Raise { channel, documents: Vec::new(), reasons: None }));
    let grant = grants::granted(rules, case, actor, body.as_ref(), deed, None).ok()?;
    if !step_is_open(rules, case, actor, deed, channel, about.as_ref()) {
        return None;
    }
    let exhausted = match grant {
        Some(grant) => grants::exhausted(case, grant),
        None => grants::used_up(rules, case, actor, deed),
    };
    if exhausted {
        return None;
    }
    let mut outcomes = outcomes(rules, case, deed, about.as_ref());
    outcomes.retain(|outcome| grants::granted(rules, case, actor, body.as_ref(), deed, Some(outcome)).is_ok());
    if matches!(deed, Deed::Decide(_)) && outcomes.is_empty() {
        return None;
    }
    let open = if *deed == Deed::Find { open_facts(rules, case, actor) } else { Vec::new() };
    let (until, clause) = until(rules, case, actor, deed);
    let clauses: Option<&Clauses> = grant.map(|grant| &grant.clause).or(clause);
    Some(Choice {
        act: deed.clone(),
        channel,
        about,
        outcomes,
        open,
        documents: documents(rules, deed, grant),
        reasons: grant.is_some_and(|grant| grant.reasons),
        until,
        clauses: clauses.map(|clauses| clauses.iter().cloned().collect()).unwrap_or_default(),
    })
}

/// Documents that must come with an act.
fn documents(rules: Rules<'_>, deed: &Deed, grant: Option<&Grant>) -> Vec<Id> {
    let asked = |level: &&Relief| matches!(deed, Deed::Request(about) if about.level == level.id);
    let levels = rules.document().relief.iter().filter(asked).flat_map(|level| &level.documents);
    grant.into_iter().flat_map(|grant| &grant.documents).chain(levels).cloned().collect()
}

/// Until when the bearer of a period is in time.
fn until<'k>(rules: Rules<'k>, case: &Case, actor: &Actor, deed: &Deed) -> (Option<String>, Option<&'k Clauses>) {
    let ours = case.periods.iter().filter(|running| running.bearer == actor.role && running.alive());
    let ending = ours.filter_map(|running| {
        let period = rules.period(&running.started.period)?;
        let ends = period.ends.iter().any(|pattern| pattern.gives(deed, None));
        (ends && period.kind != PeriodKind::Status).then_some((running, period))
    });
    let first = ending.min_by_key(|(running, _)| running.due.instant());
    first.map_or((None, None), |(running, period)| (Some(running.due.to_string()), Some(&period.clause)))
}

/// Whether the region that an act belongs to is at the step for it.
fn step_is_open(
    rules: Rules<'_>,
    case: &Case,
    actor: &Actor,
    deed: &Deed,
    channel: Option<Channel>,
    about: Option<&Id>,
) -> bool {
    let purpose = |document: &AboutDocument| {
        let kind = rules.document().documents.iter().find(|kind| kind.id == document.document);
        kind.and_then(|kind| kind.purpose)
    };
    match deed {
        Deed::Open => false,
        Deed::File => matches!(case.filing, Filing::NotFiled | Filing::Returned { .. } | Filing::Refused),
        Deed::CloseFiling => matches!(case.filing, Filing::OnRecord { .. }),
        Deed::Raise => channel.is_some_and(|channel| super::regions::raisable(rules, case, actor, channel).is_ok()),
        Deed::Withdraw => {
            matches!(case.admission, Admission::Raised | Admission::Supplementing | Admission::Admitted)
                && case.channel == Some(Channel::Application)
                && case.verification != Verification::Reported
        }
        Deed::Adopt => !contested(rules, case).is_empty(),
        Deed::Return => case.verification == Verification::Reported,
        Deed::Dispute => !case.disputed,
        Deed::Submit(document) => match purpose(document) {
            Some(DocumentPurpose::Report) => {
                matches!(case.verification, Verification::Verifying | Verification::ReturnedForVerification)
                    && super::regions::enough_finders(rules, case, actor)
            }
            Some(DocumentPurpose::CorrectionReport) => case.items.values().any(|(bearer, state)| {
                *bearer == actor.role && matches!(state, ItemState::Ordered | ItemState::Reported | ItemState::Failed)
            }),
            _ => true,
        },
        Deed::Send(document) => match purpose(document) {
            Some(DocumentPurpose::Decision) => super::regions::servable(rules, case, &document.document),
            Some(DocumentPurpose::ClarificationLetter) => case
                .accusations
                .values()
                .any(|state| matches!(state, AccusationState::ToClarify { required: true, .. } | AccusationState::Clarified { .. })),
            Some(DocumentPurpose::Clarification) => {
                case.accusations.values().any(|state| matches!(state, AccusationState::Clarified { .. }))
            }
            _ => true,
        },
        Deed::Acknowledge(document) => case.happened.iter().any(|happened| {
            matches!(&happened.event, super::event::Event::Sent { document: sent, to, .. } if *sent == document.document && *to == actor.role)
        }),
        Deed::Decide(table) => super::regions::step(rules, case, table, about).is_ok(),
        Deed::Approve(table) => case.rulings.get(&table.table).is_some_and(|ruling| ruling.stage == RulingStage::AwaitingApproval),
        Deed::Request(level) => super::regions::requestable(rules, case, &level.level),
        Deed::Resume => case.periods.iter().any(|running| running.state == RunState::Suspended),
        Deed::Suspend | Deed::Extend => case.periods.iter().any(|running| running.state == RunState::Running),
        Deed::Restore => case.periods.iter().any(|running| {
            let restorable = rules.period(&running.started.period).and_then(|period| period.restore.as_ref());
            running.state == RunState::Lapsed && restorable.is_some_and(|rule| rule.by == actor.role)
        }),
        Deed::Find => facts_to_find(rules, case, actor).next().is_some(),
        Deed::Date
        | Deed::Assign
        | Deed::Recuse
        | Deed::Accuse
        | Deed::Rectify
        | Deed::Succeed
        | Deed::Migrate
        | Deed::AdoptCalendar
        | Deed::ReportStage
        | Deed::Waive(_) => true,
    }
}

/// Facts on which finders differ.
fn contested(rules: Rules<'_>, case: &Case) -> Vec<Id> {
    let standing = standing(rules, case, current(case));
    let facts = standing.contested.iter().filter_map(|var| rules.document().facts.get(var.index()));
    facts.map(|fact| fact.id.clone()).collect()
}

/// Open facts that the role may find.
fn open_facts(rules: Rules<'_>, case: &Case, actor: &Actor) -> Vec<Id> {
    let standing = standing(rules, case, current(case));
    let facts = facts_to_find(rules, case, actor);
    facts.filter(|(position, _)| standing.answer(*position).is_none()).map(|(_, fact)| fact.clone()).collect()
}

/// Facts that the role may find now, found before or not.
fn facts_to_find<'k>(rules: Rules<'k>, case: &'k Case, actor: &'k Actor) -> impl Iterator<Item = (usize, &'k Id)> {
    let proceeding = u32::try_from(current(case)).unwrap_or(u32::MAX);
    let facts = rules.document().facts.iter().enumerate();
    facts
        .filter(move |(_, fact)| {
            fact.found_by.contains(&actor.role) && super::regions::findable(rules, case, &fact.id, proceeding)
        })
        .map(|(position, fact)| (position, &fact.id))
}

/// The outcomes that the findings permit for a decision.
fn outcomes(rules: Rules<'_>, case: &Case, deed: &Deed, about: Option<&Id>) -> Vec<Id> {
    let Deed::Decide(AboutTable { table, .. }) = deed else { return Vec::new() };
    let Some(position) = rules.model().index.tables.get(table).copied() else { return Vec::new() };
    let proceeding = about.and_then(|key| super::draft::accusation(case, key)).unwrap_or_else(|| current(case));
    let state = State::of(rules.model(), standing(rules, case, proceeding), vec![position]);
    if state.contradictory() {
        return Vec::new();
    }
    match state.result(position).map(|result| result.if_decided_now) {
        Some(Now::Decided { permits, .. }) => permits,
        Some(Now::Blocked) | None => Vec::new(),
    }
}
