//! Accusation and clarification: true, mistaken or false; then the name is cleared, always in writing, to an audience no
//! narrower than the harm. Who accused is kept apart and never reaches the person.

use super::super::act::{Accuse, Send};
use super::super::draft::{Draft, Rules, not_now};
use super::super::effect::{AccusationState, Effect, Proceeding};
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::{Case, RulingStage};
use crate::document::Id;
use crate::rulebook::document::{Meaning, Outcome, Purpose, Table};
use crate::rulebook::procedure::{DocumentPurpose, EventPattern};

pub(crate) fn accuse(draft: &mut Draft<'_>, body: &Accuse) -> Result<(), Refusal> {
    if draft.case.accusations.contains_key(&body.accusation) {
        return Err(Refusal::new(RefusalCode::IdReused).about(&body.accusation));
    }
    let accusation = body.accusation.clone();
    draft.emit(Effect::AccusationSet { accusation: accusation.clone(), state: AccusationState::Received });
    draft.emit(Effect::ProceedingBegun { proceeding: Proceeding::Accusation { accusation } });
    Ok(())
}

pub(crate) fn decidable(case: &Case, key: &Id, purpose: Purpose) -> Result<(), Refusal> {
    match (purpose, case.accusations.get(key)) {
        (_, None) => Err(Refusal::new(RefusalCode::UnknownName).about(key)),
        (Purpose::Accusation, Some(AccusationState::Received))
        | (Purpose::Clarification, Some(AccusationState::Judged { .. })) => Ok(()),
        (_, Some(_)) => Err(not_now("accusation")),
    }
}

/// Whether what an accusation was found to be, or clearing the name, waits for approval.
pub(crate) fn awaits_approval(rules: Rules<'_>, case: &Case) -> bool {
    let ours = |table: &&Table| matches!(table.purpose, Purpose::Accusation | Purpose::Clarification);
    let mut tables = rules.document().tables.iter().filter(ours);
    tables.any(|table| case.rulings.get(&table.id).is_some_and(|ruling| ruling.stage == RulingStage::AwaitingApproval))
}

/// What an accusation was found to be falls: it is judged again.
pub(crate) fn again(draft: &mut Draft<'_>, key: &Id) {
    if draft.case.accusations.contains_key(key) {
        draft.emit(Effect::AccusationSet { accusation: key.clone(), state: AccusationState::Received });
    }
}

/// What was decided on an accusation, or on clearing the name, is not approved.
pub(crate) fn sent_back(draft: &mut Draft<'_>, key: &Id, purpose: Purpose) {
    match (purpose, draft.case.accusations.get(key).cloned()) {
        (Purpose::Accusation, Some(_)) => again(draft, key),
        (Purpose::Clarification, Some(AccusationState::ToClarify { outcome, .. })) => {
            let state = AccusationState::Judged { outcome };
            draft.emit(Effect::AccusationSet { accusation: key.clone(), state });
        }
        _ => {}
    }
}

/// An accusation was found to be something else on review; what has become of the name stands.
pub(crate) fn varied(draft: &mut Draft<'_>, key: &Id, to: &Id) {
    let outcome = to.clone();
    let state = match draft.case.accusations.get(key) {
        Some(AccusationState::Judged { .. }) => AccusationState::Judged { outcome },
        Some(AccusationState::ToClarify { required, .. }) => {
            AccusationState::ToClarify { outcome, required: *required }
        }
        Some(AccusationState::Clarified { .. }) => AccusationState::Clarified { outcome },
        Some(AccusationState::Received) | None => return,
    };
    draft.emit(Effect::AccusationSet { accusation: key.clone(), state });
}

pub(crate) fn decided(draft: &mut Draft<'_>, key: &Id, purpose: Purpose, chosen: &Outcome) {
    let judged = match draft.case.accusations.get(key) {
        Some(AccusationState::Judged { outcome }) => outcome.clone(),
        _ => chosen.id.clone(),
    };
    let state = if purpose == Purpose::Accusation {
        AccusationState::Judged { outcome: chosen.id.clone() }
    } else {
        AccusationState::ToClarify { outcome: judged, required: chosen.means == Some(Meaning::Clarify) }
    };
    draft.emit(Effect::AccusationSet { accusation: key.clone(), state });
}

/// A clarification goes out: the letter first, and to no narrower circle than the harm reached.
pub(crate) fn clarify(draft: &mut Draft<'_>, body: &Send, purpose: DocumentPurpose) -> Result<(), Refusal> {
    let waiting = draft.case.accusations.iter().find(|(key, state)| {
        body.about.as_ref().is_none_or(|about| about == *key)
            && matches!(state, AccusationState::ToClarify { required: true, .. } | AccusationState::Clarified { .. })
    });
    if awaits_approval(draft.rules, &draft.case) {
        return Err(Refusal::new(RefusalCode::AwaitingApproval));
    }
    let Some((key, state)) = waiting.map(|(key, state)| (key.clone(), state.clone())) else {
        return Err(not_now("clarification"));
    };
    if purpose == DocumentPurpose::Clarification && !super::service::cleared(&state) {
        return Err(Refusal::new(RefusalCode::LetterFirst));
    }
    for period in &draft.rules.document().periods {
        for pattern in &period.ends {
            if let EventPattern::Sent(sent) = pattern
                && sent.document == body.document
                && let Some(fact) = &sent.no_narrower_than
                && !super::super::periods::wide_enough(
                    draft.rules,
                    &draft.case,
                    fact,
                    Some(&key),
                    body.audience.as_ref(),
                )
            {
                return Err(Refusal::new(RefusalCode::AudienceTooNarrow).clauses(period.clause.iter()));
            }
        }
    }
    if let AccusationState::ToClarify { outcome, .. } = state {
        draft.emit(Effect::AccusationSet { accusation: key, state: AccusationState::Clarified { outcome } });
    }
    Ok(())
}
