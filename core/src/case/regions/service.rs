//! Service: documents are sent, and received by the method that the book names; each recipient has a day of receipt.

use super::super::act::{Acknowledge, Actor, Send};
use super::super::days;
use super::super::draft::{Draft, Rules, not_now};
use super::super::effect::{AccusationState, Effect, Served, Started};
use super::super::event::Event;
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::{Case, RulingStage};
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::procedure::DocumentPurpose;
use crate::time::{Counting, Length, RestDayEnd};

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
            if !servable(draft.rules, &draft.case, &body.document) {
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
    super::clocks::unset(draft, &body.document);
    for set in &body.sets {
        super::clocks::set(draft, set)?;
    }
    let sent = Event::Sent {
        document: body.document.clone(),
        to: body.to.clone(),
        audience: body.audience.clone(),
        about: body.about.clone(),
    };
    draft.happen(sent);
    match method.and_then(|method| Some((method, method.deemed_after?))) {
        Some((method, after)) => post(draft, body, &method.id, after),
        None => receive(draft, &body.document, &body.to, body.about.as_ref()),
    }
    Ok(())
}

pub(crate) fn acknowledge(draft: &mut Draft<'_>, body: &Acknowledge, actor: &Actor) -> Result<(), Refusal> {
    let sent = |event: &Event| matches!(event, Event::Sent { document, to, .. } if *document == body.document && *to == actor.role);
    if !draft.case.has_seen(sent) {
        return Err(Refusal::new(RefusalCode::NothingDecided).about(&body.document));
    }
    // It is received first: what receipt makes its recipient owe is then done.
    receive(draft, &body.document, &actor.role, None);
    days::acknowledged(draft, &body.document, &actor.role);
    draft.happen(Event::Acknowledged { document: body.document.clone(), by: actor.role.clone() });
    Ok(())
}

/// Whether a decision that a document serves is in effect.
pub(crate) fn servable(rules: Rules<'_>, case: &Case, document: &Id) -> bool {
    let of = rules.document().documents.iter().find(|kind| kind.id == *document).map(|kind| &kind.of);
    let serves = |table: &Id| of.is_none_or(|of| of.is_empty() || of.contains(table));
    let effective = |stage| matches!(stage, RulingStage::Effective(_) | RulingStage::Final(_));
    case.rulings.iter().any(|(table, ruling)| serves(table) && effective(ruling.stage))
}

/// A document is on its way: it counts as received after a while, unless its receipt is acknowledged before.
fn post(draft: &mut Draft<'_>, body: &Send, method: &Id, after: Length) {
    let served = Served { document: body.document.clone(), to: body.to.clone(), about: body.about.clone() };
    arrive(draft, &served);
    let Some(counting) = draft.rules.document().counting.as_ref().map(|rule| rule.counting()) else { return };
    // Nothing is owed on that day: rest days do not move it.
    let counting = Counting { rest_day_end: RestDayEnd::Stays, ..counting };
    let due = crate::time::due(draft.day, after, counting, draft.rules.edition(&draft.case));
    let run = Started {
        period: method.clone(),
        // Each sending has a clock of its own.
        key: Id::new(&format!("entry-{}", draft.seq)),
        bearer: body.to.clone(),
        from: draft.day,
        at: None,
        length: after,
        start: 0,
        round: 0,
        due: due.due.to_string(),
        provisional: due.provisional,
        serves: Some(served),
    };
    draft.emit(Effect::Started { run });
}

/// A document that was on its way is so no longer: it has arrived, or was sent again.
fn arrive(draft: &mut Draft<'_>, served: &Served) {
    let on_its_way = draft
        .case
        .clocks()
        .filter(|running| running.alive() && running.started.serves.as_ref() == Some(served))
        .map(|running| (running.started.period.clone(), running.started.key.clone()))
        .list();
    for (period, key) in on_its_way {
        draft.emit(Effect::Cancelled { period, key });
    }
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
    arrive(draft, &Served { document: document.clone(), to: by.clone(), about: about.cloned() });
    let decision = super::purpose(draft, document).ok().flatten() == Some(DocumentPurpose::Decision);
    if decision {
        let on = draft.day;
        let of = draft.rules.document().documents.iter().find(|kind| kind.id == *document).map(|kind| &kind.of);
        let of = of.filter(|of| !of.is_empty());
        let served: Vec<Id> = draft
            .case
            .rulings
            .iter()
            .filter(|(table, ruling)| {
                of.is_none_or(|of| of.contains(table))
                    && matches!(ruling.stage, RulingStage::Effective(_) | RulingStage::Final(_))
                    && !ruling.received.contains_key(by)
            })
            .map(|(table, _)| table.clone())
            .list();
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
