//! Accusation and clarification: true, mistaken or false; then the name is cleared, always in writing, to an audience no
//! narrower than the harm. Each accusation is a matter of its own. Who accused is kept apart and never reaches the person.

use super::super::act::Send;
use super::super::draft::{Draft, Rules};
use super::super::effect::MatterChange;
use super::super::matter::{Matter, MatterId, MatterState, Pass, Place, Proceeding};
use super::super::parts::AccusationState;
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::Case;
use super::not_now;
use crate::document::Id;
use crate::rulebook::document::{Meaning, Outcome, Purpose};
use crate::rulebook::procedure::{DocumentPurpose, EventPattern};

pub(crate) fn may_accuse(case: &Case, place: Option<&Place>) -> Result<(), Refusal> {
    match place.filter(|place| case.matter(&place.matter).is_some()) {
        Some(known) => Err(Refusal::new(RefusalCode::IdReused).about(&known.matter)),
        None => Ok(()),
    }
}

pub(crate) fn accuse(draft: &mut Draft<'_>, place: &Place) {
    let state = MatterState::Accusation { accusation: AccusationState::Received };
    draft.change(&place.matter, MatterChange::Begun { state });
}

/// How far an accusation has come.
fn state<'c>(case: &'c Case, matter: &MatterId) -> Option<&'c AccusationState> {
    match &case.matter(matter)?.state {
        MatterState::Accusation { accusation } => Some(accusation),
        MatterState::Plain | MatterState::Filing { .. } | MatterState::Item { .. } | MatterState::Conflict { .. } => {
            None
        }
    }
}

fn set(draft: &mut Draft<'_>, matter: &MatterId, accusation: AccusationState) {
    draft.change(matter, MatterChange::StateSet { state: MatterState::Accusation { accusation } });
}

pub(crate) fn decidable(case: &Case, place: &Place, purpose: Purpose) -> Result<(), Refusal> {
    if case.matter(&place.matter).is_some_and(awaits_approval) {
        return Err(Refusal::new(RefusalCode::AwaitingApproval));
    }
    match (purpose, state(case, &place.matter)) {
        (_, None) => Err(Refusal::new(RefusalCode::UnknownName).about(&place.matter)),
        (Purpose::Accusation, Some(AccusationState::Received))
        | (Purpose::Clarification, Some(AccusationState::Judged { .. })) => Ok(()),
        (_, Some(_)) => Err(not_now("accusation")),
    }
}

/// Whether what an accusation was found to be, or clearing the name, waits for approval.
fn awaits_approval(matter: &Matter) -> bool {
    matter.proceedings.iter().any(Proceeding::awaits_approval)
}

/// What an accusation was found to be falls: it is judged again.
pub(crate) fn again(draft: &mut Draft<'_>, matter: &MatterId) {
    if state(&draft.case, matter).is_some() {
        set(draft, matter, AccusationState::Received);
    }
}

/// What was decided on an accusation, or on clearing the name, is not approved.
pub(crate) fn sent_back(draft: &mut Draft<'_>, matter: &MatterId, purpose: Purpose) {
    match (purpose, state(&draft.case, matter).cloned()) {
        (Purpose::Accusation, Some(_)) => again(draft, matter),
        (Purpose::Clarification, Some(AccusationState::ToClarify { outcome, .. })) => {
            set(draft, matter, AccusationState::Judged { outcome });
        }
        (_, _) => {}
    }
}

/// An accusation was found to be something else on review; what has become of the name stands.
pub(crate) fn varied(draft: &mut Draft<'_>, matter: &MatterId, to: &Id) {
    let outcome = to.clone();
    let state = match state(&draft.case, matter) {
        Some(AccusationState::Judged { .. }) => AccusationState::Judged { outcome },
        Some(AccusationState::ToClarify { required, .. }) => {
            AccusationState::ToClarify { outcome, required: *required }
        }
        Some(AccusationState::Clarified { .. }) => AccusationState::Clarified { outcome },
        Some(AccusationState::Received) | None => return,
    };
    set(draft, matter, state);
}

/// What a decision makes of the accusation. Once it is judged, it is asked whether the name is to be cleared.
pub(crate) fn decided(draft: &mut Draft<'_>, matter: &MatterId, purpose: Purpose, chosen: &Outcome) {
    let judged = match state(&draft.case, matter) {
        Some(AccusationState::Judged { outcome }) => outcome.clone(),
        Some(AccusationState::Received | AccusationState::ToClarify { .. } | AccusationState::Clarified { .. })
        | None => chosen.id.clone(),
    };
    if purpose == Purpose::Accusation {
        set(draft, matter, AccusationState::Judged { outcome: chosen.id.clone() });
    } else {
        let required = chosen.means == Some(Meaning::Clarify);
        set(draft, matter, AccusationState::ToClarify { outcome: judged, required });
    }
}

/// The proceeding on clearing the name begins once the accusation is judged, and again where it is judged anew.
pub(crate) fn judged(draft: &mut Draft<'_>, matter: &MatterId) {
    let clears = draft.rules.tables_for(Purpose::Clarification).next().is_some();
    let asked = draft
        .case
        .matter(matter)
        .is_some_and(|matter| matter.clarification().is_some_and(|(at, _)| at > matter.main().0));
    if clears && !asked {
        draft.change(matter, MatterChange::ProceedingBegun { pass: Pass::Clarification });
    }
}

/// Whether a clarification can go out: the name is to be cleared, and the letter comes first.
pub(crate) fn may_clarify(case: &Case, place: Option<&Place>, purpose: DocumentPurpose) -> Result<(), Refusal> {
    let Some(place) = place else { return Err(not_now("clarification")) };
    if case.matter(&place.matter).is_some_and(awaits_approval) {
        return Err(Refusal::new(RefusalCode::AwaitingApproval));
    }
    match state(case, &place.matter) {
        Some(AccusationState::Clarified { .. }) => Ok(()),
        Some(AccusationState::ToClarify { required: true, .. }) if purpose == DocumentPurpose::Clarification => {
            Err(Refusal::new(RefusalCode::LetterFirst))
        }
        Some(AccusationState::ToClarify { required: true, .. }) => Ok(()),
        Some(
            AccusationState::Received
            | AccusationState::Judged { .. }
            | AccusationState::ToClarify { required: false, .. },
        )
        | None => Err(not_now("clarification")),
    }
}

/// A clarification goes out: to no narrower circle than the harm reached.
pub(crate) fn clarify(draft: &mut Draft<'_>, body: &Send, place: &Place) -> Result<(), Refusal> {
    for period in &draft.rules.document().periods {
        for pattern in &period.ends {
            if let EventPattern::Sent(sent) = pattern
                && sent.document == body.document
                && let Some(fact) = &sent.no_narrower_than
                && !wide(draft.rules, &draft.case, fact, place, body)
            {
                return Err(Refusal::new(RefusalCode::AudienceTooNarrow).clauses(period.clause.iter()));
            }
        }
    }
    if let Some(AccusationState::ToClarify { outcome, .. }) = state(&draft.case, &place.matter).cloned() {
        set(draft, &place.matter, AccusationState::Clarified { outcome });
    }
    Ok(())
}

fn wide(rules: Rules<'_>, case: &Case, fact: &Id, place: &Place, body: &Send) -> bool {
    super::super::periods::wide_enough(rules, case, fact, Some(&place.matter), body.audience.as_ref())
}
