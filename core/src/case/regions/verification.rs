//! Verification: what finders find, opinions, the hearing of the person, the report, and one return for more.

use super::super::act::{Actor, Find, Submit, Waive};
use super::super::draft::{Draft, Rules, accusation, current};
use super::super::effect::{AccusationState, Effect, LevelState, Proceeding, Verification};
use super::super::event::Event;
use super::super::grants::ensure;
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::Case;
use crate::document::Id;
use crate::rulebook::Rulebook;
use crate::rulebook::document::{Purpose, RoleKind};
use crate::rulebook::procedure::{Deed, DocumentPurpose};

pub(crate) fn find(draft: &mut Draft<'_>, body: &Find, actor: &Actor) -> Result<(), Refusal> {
    let proceeding = proceeding(draft, body.about.as_ref())?;
    let answer = answer(draft.rules.book, &draft.case, body, actor)?;
    ensure(findable(draft.rules, &draft.case, &body.fact, proceeding), "verification")?;
    fresh(draft.rules, &draft.case, &actor.id, proceeding, &body.fact)?;
    draft.emit(Effect::Found { proceeding, fact: body.fact.clone(), answer, by: actor.id.clone() });
    Ok(())
}

/// Whether a fact can be found now: what the decision on the matter rests on only while it is verified, before the report
/// and after a return; at a level of relief, and about accusations, until the decision there.
pub(crate) fn findable(rules: Rules<'_>, case: &Case, fact: &Id, proceeding: u32) -> bool {
    let index = usize::try_from(proceeding).unwrap_or(usize::MAX);
    let model = rules.model();
    let position = model.index.facts.get(fact).copied();
    let rests = |purposes: &[Purpose]| {
        let tables = model.document.tables.iter().zip(&model.tables);
        let tables = tables.filter(|(table, _)| purposes.contains(&table.purpose));
        tables.flat_map(|(_, table)| table.support.iter()).any(|var| Some(var.index()) == position)
    };
    match case.proceedings.get(index).map(|findings| &findings.of) {
        Some(Proceeding::First | Proceeding::Reopening) => {
            matches!(case.verification, Verification::Verifying | Verification::ReturnedForVerification)
                || !rests(&[Purpose::Tolerance, Purpose::Accountability])
        }
        Some(Proceeding::Level { level }) => {
            matches!(case.levels.get(level), Some((_, LevelState::Requested | LevelState::Open)))
                || !rests(&[Purpose::Tolerance, Purpose::Accountability, Purpose::Relief])
        }
        Some(Proceeding::Accusation { accusation }) => !matches!(
            case.accusations.get(accusation),
            Some(AccusationState::ToClarify { .. } | AccusationState::Clarified { .. }) | None
        ),
        None => false,
    }
}

/// Refuses who had a part in what a level of relief reviews, where a fact belongs to that; what goes on beside it, such as
/// a correction, is nobody's review.
pub(crate) fn fresh(rules: Rules<'_>, case: &Case, person: &str, proceeding: u32, fact: &Id) -> Result<(), Refusal> {
    let index = usize::try_from(proceeding).unwrap_or(usize::MAX);
    match case.proceedings.get(index).map(|findings| &findings.of) {
        Some(Proceeding::Level { level }) if super::relief::heard_at(rules, case, fact, level) => {
            super::relief::fresh(rules, case, person, level)
        }
        _ => Ok(()),
    }
}

/// Whether somebody may find a fact in a proceeding.
pub(crate) fn may_find(rules: Rules<'_>, case: &Case, person: &str, proceeding: u32, fact: &Id) -> bool {
    fresh(rules, case, person, proceeding, fact).is_ok()
}

/// The proceeding that a finding belongs to.
pub(crate) fn proceeding(draft: &Draft<'_>, about: Option<&Id>) -> Result<u32, Refusal> {
    let index = match about {
        Some(key) => accusation(&draft.case, key).ok_or_else(|| Refusal::new(RefusalCode::UnknownName).about(key))?,
        None => current(&draft.case),
    };
    Ok(u32::try_from(index).unwrap_or(u32::MAX))
}

/// The answer that a finding states, where its finder may find it.
pub(crate) fn answer(book: &Rulebook, _: &Case, body: &Find, actor: &Actor) -> Result<Id, Refusal> {
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
            let within = |band: &&crate::rulebook::Band| {
                band.below.is_none_or(|bound| amount < bound) && band.up_to.is_none_or(|bound| amount <= bound)
            };
            bands.iter().find(within).map(|band| &band.id)
        }
        (_, _, _) => None,
    };
    let stated = body.answer.as_ref().unwrap_or(&body.fact);
    answer.cloned().ok_or_else(|| Refusal::new(RefusalCode::UnknownName).about(stated))
}

pub(crate) fn submit(draft: &mut Draft<'_>, body: &Submit, actor: &Actor) -> Result<(), Refusal> {
    let purpose = super::purpose(draft, &body.document)?;
    match purpose {
        Some(DocumentPurpose::Report) => {
            let more =
                matches!(draft.case.verification, Verification::Verifying | Verification::ReturnedForVerification);
            ensure(more, "verification")?;
            let (finders, least) = finders(draft.rules, &draft.case, actor);
            if finders < least {
                return Err(Refusal::new(RefusalCode::TooFewFinders).about(format_args!("{finders} < {least}")));
            }
            draft.emit(Effect::VerificationSet { verification: Verification::Reported });
        }
        Some(DocumentPurpose::CorrectionReport) => super::correction::reported(draft, body.item.as_ref(), actor)?,
        Some(
            DocumentPurpose::Statement
            | DocumentPurpose::AccuserStatement
            | DocumentPurpose::Opinion
            | DocumentPurpose::Decision
            | DocumentPurpose::CorrectionOrder
            | DocumentPurpose::ClarificationLetter
            | DocumentPurpose::Clarification
            | DocumentPurpose::Referral
            | DocumentPurpose::FollowUp,
        )
        | None => {}
    }
    let party = draft.rules.document().roles.iter().any(|role| role.id == actor.role && role.kind == RoleKind::Party);
    if party {
        super::admission::supplemented(draft);
    }
    draft.happen(Event::Submitted { document: body.document.clone(), by: actor.role.clone(), item: body.item.clone() });
    Ok(())
}

/// Whether so many people have verified as the role asks for.
pub(crate) fn enough_finders(rules: Rules<'_>, case: &Case, actor: &Actor) -> bool {
    let (finders, least) = finders(rules, case, actor);
    finders >= least
}

/// How many people have verified in a role, and how many it asks for.
fn finders(rules: Rules<'_>, case: &Case, actor: &Actor) -> (u32, u32) {
    let role = rules.document().roles.iter().find(|role| role.id == actor.role);
    // Whoever reports on what others have found need not have found anything.
    let finds = rules.document().facts.iter().any(|fact| fact.found_by.contains(&actor.role));
    let least = role.and_then(|role| role.at_least).unwrap_or(u32::from(finds));
    let found = case.parts.iter().filter(|(part, _)| part.role == actor.role && part.deed == Deed::Find);
    let finders = found.filter(|(part, _)| !case.recused.contains_key(&*part.actor)).count();
    (u32::try_from(finders).unwrap_or(u32::MAX), least)
}

pub(crate) fn send_back(draft: &mut Draft<'_>) -> Result<(), Refusal> {
    ensure(draft.case.verification == Verification::Reported, "return for verification")?;
    draft.emit(Effect::VerificationSet { verification: Verification::ReturnedForVerification });
    Ok(())
}

pub(crate) fn waive(draft: &mut Draft<'_>, body: &Waive) -> Result<(), Refusal> {
    super::purpose(draft, &body.document)?;
    draft.happen(Event::Waived { document: body.document.clone() });
    Ok(())
}

/// Whether somebody was heard after that entry: the statement came, was waived, or the time for it ran out.
pub(crate) fn heard(rules: Rules<'_>, case: &Case, wanted: DocumentPurpose, since: u32) -> bool {
    let document = rules.document();
    let statement = |id: &Id| document.documents.iter().any(|kind| kind.id == *id && kind.purpose == Some(wanted));
    let ends_so = |period: &Id| {
        use crate::rulebook::procedure::EventPattern;
        let period = document.periods.iter().find(|known| known.id == *period);
        period.is_some_and(|period| {
            let so = |pattern: &EventPattern| matches!(pattern, EventPattern::Submitted(about) if statement(&about.document));
            period.ends.iter().any(so)
        })
    };
    let heard = case.last(|event| match event {
        Event::Submitted { document, .. } | Event::Waived { document } => statement(document),
        Event::Lapsed { period, .. } => ends_so(period),
        Event::Acted { .. }
        | Event::Sent { .. }
        | Event::Received { .. }
        | Event::Acknowledged { .. }
        | Event::Decided { .. }
        | Event::Effective { .. }
        | Event::Dated { .. } => false,
    });
    heard.is_some_and(|last| last.seq >= since)
}
