//! Service: documents are sent, and received by the method that the book names; each recipient has a day of receipt.

use super::super::act::{Acknowledge, Actor, Send};
use super::super::draft::{Draft, not_now};
use super::super::effect::{AccusationState, Effect};
use super::super::event::Event;
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::RulingStage;
use crate::document::Id;
use crate::rulebook::procedure::DocumentPurpose;

pub(crate) fn send(draft: &mut Draft<'_>, body: &Send) -> Result<(), Refusal> {
    let purpose = super::purpose(draft, &body.document)?;
    let public = body.to.as_str() == "public";
    if !public && !draft.rules.model().index.roles.contains_key(&body.to) {
        return Err(Refusal::new(RefusalCode::UnknownName).about(&body.to));
    }
    let methods = &draft.rules.document().service;
    let method = match &body.method {
        None => None,
        Some(named) => {
            let found = methods.iter().find(|method| method.id == *named);
            Some(found.ok_or_else(|| Refusal::new(RefusalCode::UnknownName).about(named))?)
        }
    };
    match purpose {
        Some(DocumentPurpose::CorrectionOrder) => super::correction::order(draft, &body.items)?,
        Some(DocumentPurpose::Decision) => {
            let effective = draft
                .case
                .rulings
                .values()
                .any(|ruling| matches!(ruling.stage, RulingStage::Effective(_) | RulingStage::Final(_)));
            if !effective {
                return Err(not_now("service"));
            }
        }
        Some(purpose @ (DocumentPurpose::ClarificationLetter | DocumentPurpose::Clarification)) => {
            super::accusation::clarify(draft, body, purpose)?;
        }
        Some(
            DocumentPurpose::Statement
            | DocumentPurpose::AccuserStatement
            | DocumentPurpose::Report
            | DocumentPurpose::Opinion
            | DocumentPurpose::CorrectionReport
            | DocumentPurpose::Referral
            | DocumentPurpose::FollowUp,
        )
        | None => {}
    }
    for set in &body.sets {
        super::clocks::check_set(draft, set)?;
    }
    let sent = Event::Sent {
        document: body.document.clone(),
        to: body.to.clone(),
        audience: body.audience.clone(),
        about: body.about.clone(),
    };
    draft.happen(sent);
    if method.is_none_or(|method| method.deemed_after.is_none()) {
        receive(draft, &body.document, &body.to, body.about.as_ref());
    }
    for set in &body.sets {
        super::clocks::set(draft, set)?;
    }
    Ok(())
}

pub(crate) fn acknowledge(draft: &mut Draft<'_>, body: &Acknowledge, actor: &Actor) -> Result<(), Refusal> {
    let sent = |event: &Event| matches!(event, Event::Sent { document, to, .. } if *document == body.document && *to == actor.role);
    if !draft.case.happened.iter().any(|happened| sent(&happened.event)) {
        return Err(Refusal::new(RefusalCode::NothingDecided).about(&body.document));
    }
    draft.happen(Event::Acknowledged { document: body.document.clone(), by: actor.role.clone() });
    receive(draft, &body.document, &actor.role, None);
    Ok(())
}

/// A document has arrived; what it serves is received on that day.
pub(crate) fn receive(draft: &mut Draft<'_>, document: &Id, by: &Id, about: Option<&Id>) {
    let earlier = |event: &Event| matches!(event, Event::Received { document: known, by: to, about: key } if known == document && to == by && key.as_ref() == about);
    let sent =
        |event: &Event| matches!(event, Event::Sent { document: known, to, .. } if known == document && to == by);
    let count =
        |what: &dyn Fn(&Event) -> bool| draft.case.happened.iter().filter(|happened| what(&happened.event)).count();
    // Each sending is received once.
    if count(&earlier) >= count(&sent).max(1) {
        return;
    }
    let decision = super::purpose(draft, document).ok().flatten() == Some(DocumentPurpose::Decision);
    if decision {
        let on = draft.day;
        let served: Vec<Id> = draft
            .case
            .rulings
            .iter()
            .filter(|(_, ruling)| {
                matches!(ruling.stage, RulingStage::Effective(_)) && !ruling.received.contains_key(by)
            })
            .map(|(table, _)| table.clone())
            .collect();
        for table in served {
            draft.emit(Effect::ReceivedBy { table, role: by.clone(), on });
        }
    }
    draft.happen(Event::Received { document: document.clone(), by: by.clone(), about: about.cloned() });
}

/// Whether an accusation has been cleared in writing.
pub(crate) fn cleared(state: &AccusationState) -> bool {
    matches!(state, AccusationState::Clarified { .. })
}
