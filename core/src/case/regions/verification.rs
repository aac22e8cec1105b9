//! Verification: what finders find, opinions, the report, and one return for more.

use super::super::act::{Actor, Find, Submit};
use super::super::draft::{Draft, Rules};
use super::super::effect::MatterChange;
use super::super::event::Event;
use super::super::known::standing;
use super::super::matter::{MatterState, Pass, Place, Proceeding};
use super::super::parts::{AccusationState, LevelState, Verification};
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::Case;
use super::{Ask, ensure};
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::Rulebook;
use crate::rulebook::document::Purpose;
use crate::rulebook::procedure::{Deed, DocumentPurpose};

/// Whether somebody may find a fact in a proceeding; anything, where no fact is named.
pub(crate) fn may_find(rules: Rules<'_>, case: &Case, ask: &Ask<'_>) -> Result<(), Refusal> {
    let Some(place) = ask.place else { return Err(super::not_now("verification")) };
    // What is approved is what was decided.
    if case.proceeding(place).is_some_and(Proceeding::awaits_approval) {
        return Err(Refusal::new(RefusalCode::AwaitingApproval));
    }
    match ask.fact {
        Some(fact) => ensure(findable(rules, case, fact, place), "verification"),
        None => ensure(facts_to_find(rules, case, &ask.actor.role, place).next().is_some(), "verification"),
    }
}

pub(crate) fn find(draft: &mut Draft<'_>, body: &Find, actor: &Actor, place: &Place) -> Result<(), Refusal> {
    let answer = answer(draft.rules.book, body, actor)?;
    let (fact, by) = (body.fact.clone(), actor.id.clone());
    draft.change(&place.matter, MatterChange::Found { proceeding: place.proceeding, fact, answer, by });
    Ok(())
}

/// Whether a fact can be found now: what the decision on the matter rests on only while it is verified, before the report
/// and after a return; at a level of relief, and about accusations, until the decision there.
fn findable(rules: Rules<'_>, case: &Case, fact: &Id, place: &Place) -> bool {
    let model = rules.model();
    let position = model.index.facts.get(fact).copied();
    let rests = |purposes: &[Purpose]| {
        let tables = model.document.tables.iter().zip(&model.tables);
        let tables = tables.filter(|(table, _)| purposes.contains(&table.purpose));
        tables.flat_map(|(_, table)| table.support.iter()).any(|var| Some(var.index()) == position)
    };
    let Some(matter) = case.matter(&place.matter) else {
        // A question that a finding would ask.
        return rules.purpose(&place.matter.table) == Some(Purpose::Revocation);
    };
    if let MatterState::Accusation { accusation } = &matter.state {
        return !matches!(accusation, AccusationState::ToClarify { .. } | AccusationState::Clarified { .. })
            || matter.proceeding(place.proceeding).is_some_and(|pass| pass.level().is_some() && pass.is_open());
    }
    match matter.proceeding(place.proceeding).map(|pass| (&pass.pass, pass)) {
        Some((Pass::Level { state, .. }, _)) => {
            matches!(state, LevelState::Requested | LevelState::Open)
                || !rests(&[Purpose::Tolerance, Purpose::Accountability, Purpose::Relief])
        }
        Some((Pass::First | Pass::Again | Pass::Clarification | Pass::Remittal | Pass::Reopening, pass)) => {
            // What is decided is not found once more, also where nobody reports.
            let verified = matches!(pass.verification, Verification::Verifying | Verification::ReturnedForVerification);
            pass.is_open() && (verified || !rests(&[Purpose::Tolerance, Purpose::Accountability]))
        }
        None => false,
    }
}

/// Facts that a role may find in a proceeding, found before or not: what the tables decided there rest on.
pub(crate) fn facts_to_find<'k>(
    rules: Rules<'k>,
    case: &'k Case,
    role: &'k Id,
    place: &'k Place,
) -> impl Iterator<Item = (usize, &'k Id)> {
    let facts = rules.document().facts.iter().enumerate();
    let theirs = facts.filter(move |(_, fact)| {
        fact.found_by.contains(role)
            && fact.reads.is_none()
            && belongs(rules, case, &fact.id, place)
            && findable(rules, case, &fact.id, place)
    });
    theirs.map(|(position, fact)| (position, &fact.id))
}

/// Whether a fact is one that a proceeding is about: a table decided there rests on it, or no table does.
fn belongs(rules: Rules<'_>, case: &Case, fact: &Id, place: &Place) -> bool {
    let places = super::super::places::places_of(rules, case, &Deed::Find, Some(fact));
    places.contains(place)
}

/// Facts on which finders differ.
pub(crate) fn contested(rules: Rules<'_>, case: &Case, place: &Place) -> Vec<Id> {
    let standing = standing(rules, case, Some(place));
    let facts = standing.contested.iter().filter_map(|var| rules.document().facts.get(var.index()));
    facts.map(|fact| fact.id.clone()).list()
}

/// The answer that a finding states, where its finder may find it.
pub(crate) fn answer(book: &Rulebook, body: &Find, actor: &Actor) -> Result<Id, Refusal> {
    let model = book.model();
    let position = model.index.facts.get(&body.fact).copied();
    let Some((fact, known)) =
        position.and_then(|position| Some((model.document.facts.get(position)?, model.facts.get(position)?)))
    else {
        return Err(Refusal::new(RefusalCode::UnknownName).about(&body.fact));
    };
    if fact.reads.is_some() {
        return Err(Refusal::new(RefusalCode::FactIsRead).about(&body.fact));
    }
    if !fact.found_by.contains(&actor.role) {
        return Err(Refusal::new(RefusalCode::WrongFinder).about(&actor.role).clauses(fact.clause.iter()));
    }
    let answer = match (&body.answer, body.amount, fact.bands()) {
        (Some(answer), None, None) => known.answers.iter().map(|(id, _)| id).find(|id| *id == answer),
        (None, Some(amount), Some(bands)) => {
            let band = fact.band(amount).and_then(|band| bands.get(band));
            // Less than nothing is no answer.
            return band
                .map(|band| band.id.clone())
                .ok_or_else(|| Refusal::new(RefusalCode::UnknownName).about(amount));
        }
        (_, _, _) => None,
    };
    let stated = body.answer.as_ref().unwrap_or(&body.fact);
    answer.cloned().ok_or_else(|| Refusal::new(RefusalCode::UnknownName).about(stated))
}

/// Whether a document can be submitted: a report while there is something to verify, a statement while somebody is heard,
/// a report on an item by who must put it right.
pub(crate) fn may_submit(rules: Rules<'_>, case: &Case, ask: &Ask<'_>, document: &Id) -> Result<(), Refusal> {
    match super::purpose(rules, document)? {
        Some(DocumentPurpose::Report) => {
            let verification = ask.place.and_then(|place| case.proceeding(place)).map(|pass| &pass.verification);
            let more = matches!(verification, Some(Verification::Verifying | Verification::ReturnedForVerification));
            ensure(more, "verification")?;
            let (finders, least) = finders(rules, case, ask.actor, ask.place);
            if finders < least {
                return Err(Refusal::new(RefusalCode::TooFewFinders).about(format_args!("{finders} < {least}")));
            }
            Ok(())
        }
        Some(DocumentPurpose::CorrectionReport) => super::correction::may_report(case, ask.actor, ask.place),
        Some(DocumentPurpose::Statement | DocumentPurpose::AccuserStatement) => {
            super::hearing::may_state(rules, case, ask, document)
        }
        Some(
            DocumentPurpose::HearingNotice
            | DocumentPurpose::Opinion
            | DocumentPurpose::Decision
            | DocumentPurpose::CorrectionOrder
            | DocumentPurpose::ClarificationLetter
            | DocumentPurpose::Clarification
            | DocumentPurpose::Referral
            | DocumentPurpose::FollowUp,
        )
        | None => Ok(()),
    }
}

pub(crate) fn submit(
    draft: &mut Draft<'_>,
    body: &Submit,
    actor: &Actor,
    place: Option<&Place>,
) -> Result<(), Refusal> {
    match (super::purpose(draft.rules, &body.document)?, place) {
        (Some(DocumentPurpose::Report), Some(place)) => {
            let (proceeding, verification) = (place.proceeding, Verification::Reported);
            draft.change(&place.matter, MatterChange::VerificationSet { proceeding, verification });
        }
        (Some(DocumentPurpose::CorrectionReport), Some(place)) => super::correction::reported(draft, place),
        (Some(DocumentPurpose::Statement | DocumentPurpose::AccuserStatement), _) => {
            super::hearing::stated(draft, body, actor, place)?;
        }
        (
            Some(
                DocumentPurpose::Report
                | DocumentPurpose::CorrectionReport
                | DocumentPurpose::HearingNotice
                | DocumentPurpose::Opinion
                | DocumentPurpose::Decision
                | DocumentPurpose::CorrectionOrder
                | DocumentPurpose::ClarificationLetter
                | DocumentPurpose::Clarification
                | DocumentPurpose::Referral
                | DocumentPurpose::FollowUp,
            )
            | None,
            _,
        ) => {}
    }
    if draft.rules.is_party(&actor.role) {
        super::admission::supplemented(draft, &body.document);
    }
    let event = Event::Submitted { document: body.document.clone(), by: actor.role.clone() };
    draft.happen(event, place.map(|place| &place.matter));
    Ok(())
}

/// How many people have verified a matter in a role, and how many it asks for.
fn finders(rules: Rules<'_>, case: &Case, actor: &Actor, place: Option<&Place>) -> (u32, u32) {
    // Whoever reports on what others have found need not have found anything.
    let finds = rules.document().facts.iter().any(|fact| fact.found_by.contains(&actor.role));
    let least = rules.role(&actor.role).and_then(|role| role.at_least).unwrap_or(u32::from(finds));
    let about = place.map(|place| &place.matter);
    let found = case.parts.iter().filter(|(part, _)| {
        part.role == actor.role
            && part.deed == Deed::Find
            && part.about.as_ref().map(|place| &place.matter) == about
            && !case.recused.contains_key(&*part.actor)
    });
    let mut finders: Vec<&str> = found.map(|(part, _)| &*part.actor).list();
    finders.sort_unstable();
    finders.dedup();
    (u32::try_from(finders.len()).unwrap_or(u32::MAX), least)
}

pub(crate) fn may_send_back(case: &Case, place: Option<&Place>) -> Result<(), Refusal> {
    let pass = place.and_then(|place| case.proceeding(place));
    if pass.is_some_and(Proceeding::awaits_approval) {
        return Err(Refusal::new(RefusalCode::AwaitingApproval));
    }
    // What is decided is not looked into again by sending it back.
    let reported = |pass: &Proceeding| pass.verification == Verification::Reported && pass.is_open();
    ensure(pass.is_some_and(reported), "return for verification")
}

pub(crate) fn send_back(draft: &mut Draft<'_>, place: &Place) {
    let (proceeding, verification) = (place.proceeding, Verification::ReturnedForVerification);
    draft.change(&place.matter, MatterChange::VerificationSet { proceeding, verification });
}
