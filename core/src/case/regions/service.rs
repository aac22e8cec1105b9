//! Service: documents are sent, and received by the method that the book names; each recipient has a day of receipt.

use super::super::act::{Acknowledge, Actor, Send};
use super::super::days;
use super::super::draft::{Draft, Rules};
use super::super::effect::{ClockChange, ClockId, Effect, MatterChange, Served, Started};
use super::super::event::Event;
use super::super::matter::{Matter, MatterId, Place};
use super::super::places::{awaited, handed_in};
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::Case;
use super::{Ask, ensure};
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::Purpose;
use crate::rulebook::procedure::DocumentPurpose;
use crate::time::{Counting, Length, RestDayEnd};

/// Whether a document can go out: a decision once it is in effect, a notice while nothing is decided, a clarification once
/// the name is to be cleared.
pub(crate) fn may_send(rules: Rules<'_>, case: &Case, place: Option<&Place>, document: &Id) -> Result<(), Refusal> {
    match super::purpose(rules, document)? {
        Some(DocumentPurpose::Decision) => {
            let served = place.and_then(|place| Some((place, case.matter(&place.matter)?)));
            let effective = served.is_some_and(|(place, matter)| serves(rules, document, place, matter).is_some());
            ensure(effective, "service")
        }
        Some(DocumentPurpose::HearingNotice) => super::hearing::may_notify(rules, case, place),
        Some(purpose @ (DocumentPurpose::ClarificationLetter | DocumentPurpose::Clarification)) => {
            super::accusation::may_clarify(case, place, purpose)
        }
        Some(DocumentPurpose::CorrectionOrder) => super::correction::may_order(rules, case),
        Some(
            DocumentPurpose::Statement
            | DocumentPurpose::AccuserStatement
            | DocumentPurpose::Report
            | DocumentPurpose::Opinion
            | DocumentPurpose::CorrectionReport
            | DocumentPurpose::Referral
            | DocumentPurpose::FollowUp,
        )
        | None => Ok(()),
    }
}

/// The pass whose decision a document serves: the newest of the matter that is in effect, of a table that it is for.
fn serves(rules: Rules<'_>, document: &Id, place: &Place, matter: &Matter) -> Option<u32> {
    let of = rules.kind(document).map(|kind| kind.of.as_slice()).unwrap_or_default();
    let relief = of.iter().any(|table| rules.purpose(table) == Some(Purpose::Relief));
    let fits =
        |table: &Id| of.is_empty() || of.contains(table) || (relief && rules.purpose(table) == Some(Purpose::Relief));
    let mut passes = matter.newest().filter(|(_, pass)| {
        pass.decision.as_ref().is_some_and(|decision| decision.stands() && fits(&decision.ruling.table))
    });
    // Where the place names a pass that has one, it is that.
    let named = matter.proceeding(place.proceeding).and_then(|pass| pass.decision.as_ref());
    let named = named.filter(|decision| decision.stands() && fits(&decision.ruling.table));
    named.map(|_| place.proceeding).or_else(|| passes.next().map(|(at, _)| at))
}

pub(crate) fn send(draft: &mut Draft<'_>, body: &Send, place: Option<&Place>) -> Result<(), Refusal> {
    let purpose = super::purpose(draft.rules, &body.document)?;
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
    match (purpose, place) {
        (Some(DocumentPurpose::CorrectionOrder), _) => super::correction::order(draft, &body.items)?,
        (Some(DocumentPurpose::HearingNotice), Some(place)) => super::hearing::notify(draft, body, place)?,
        (Some(DocumentPurpose::ClarificationLetter | DocumentPurpose::Clarification), Some(place)) => {
            super::accusation::clarify(draft, body, place)?;
        }
        (
            Some(
                DocumentPurpose::HearingNotice
                | DocumentPurpose::ClarificationLetter
                | DocumentPurpose::Clarification
                | DocumentPurpose::Decision
                | DocumentPurpose::Statement
                | DocumentPurpose::AccuserStatement
                | DocumentPurpose::Report
                | DocumentPurpose::Opinion
                | DocumentPurpose::CorrectionReport
                | DocumentPurpose::Referral
                | DocumentPurpose::FollowUp,
            )
            | None,
            _,
        ) => {}
    }
    let about = place.map(|place| &place.matter);
    super::clocks::unset(draft, &body.document, about);
    for set in &body.sets {
        super::clocks::set(draft, set, about)?;
    }
    let sent = Event::Sent { document: body.document.clone(), to: body.to.clone(), audience: body.audience.clone() };
    draft.happen(sent, about);
    match method.and_then(|method| Some((method, method.deemed_after?))) {
        Some((method, after)) => post(draft, body, &method.id, after, about),
        None => receive(draft, &body.document, &body.to, about),
    }
    Ok(())
}

/// Whether somebody may tell when a document arrived: it was sent to them, or it is one that a party hands in to them.
pub(crate) fn may_acknowledge(rules: Rules<'_>, case: &Case, ask: &Ask<'_>, document: &Id) -> Result<(), Refusal> {
    let role = &ask.actor.role;
    if awaited(case, document, role, ask.place) || handed_in(rules, case, document, role, ask.place) {
        Ok(())
    } else {
        Err(Refusal::new(RefusalCode::NothingDecided).about(document))
    }
}

pub(crate) fn acknowledge(
    draft: &mut Draft<'_>,
    body: &Acknowledge,
    actor: &Actor,
    place: Option<&Place>,
) -> Result<(), Refusal> {
    let about = place.map(|place| &place.matter);
    // It is received first: what receipt makes its recipient owe is then done.
    if awaited(&draft.case, &body.document, &actor.role, place) {
        receive(draft, &body.document, &actor.role, about);
    }
    days::acknowledged(draft, &body.document, &actor.role, about);
    draft.happen(Event::Acknowledged { document: body.document.clone(), by: actor.role.clone() }, about);
    Ok(())
}

/// A document is on its way: it counts as received after a while, unless its receipt is acknowledged before.
fn post(draft: &mut Draft<'_>, body: &Send, method: &Id, after: Length, about: Option<&MatterId>) {
    let served = Served { document: body.document.clone(), to: body.to.clone(), about: about.cloned() };
    arrive(draft, &served);
    let Some(counting) = draft.rules.document().counting.as_ref().map(|rule| rule.counting()) else { return };
    // Nothing is owed on that day: rest days do not move it.
    let counting = Counting { rest_day_end: RestDayEnd::Stays, ..counting };
    let Ok(edition) = draft.rules.edition(&draft.case) else { return };
    let due = crate::time::due(draft.day, after, counting, edition);
    // Each sending has a clock of its own.
    let key = Id::new(&format!("entry-{}", draft.seq));
    let run = Started {
        clock: ClockId { period: method.clone(), about: about.cloned(), key },
        bearer: body.to.clone(),
        from: draft.day,
        at: None,
        length: after,
        start: 0,
        round: 0,
        due: due.due,
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
        .map(|running| running.started.clock.clone())
        .list();
    for clock in on_its_way {
        draft.tell(&clock, ClockChange::Cancelled);
    }
}

/// A document has arrived; what it serves is received on that day.
pub(crate) fn receive(draft: &mut Draft<'_>, document: &Id, by: &Id, about: Option<&MatterId>) {
    let count = |what: &dyn Fn(&Event) -> bool| {
        let seen = draft.case.happened.iter().filter(|happened| happened.about.as_ref() == about);
        seen.filter(|happened| what(&happened.event)).count()
    };
    let earlier =
        count(&|event| matches!(event, Event::Received { document: known, by: to } if known == document && to == by));
    let sent =
        count(&|event| matches!(event, Event::Sent { document: known, to, .. } if known == document && to == by));
    // Each sending is received once.
    if earlier >= sent.max(1) {
        return;
    }
    arrive(draft, &Served { document: document.clone(), to: by.clone(), about: about.cloned() });
    let purpose = super::purpose(draft.rules, document).ok().flatten();
    if let Some(matter) = about {
        if purpose == Some(DocumentPurpose::Decision)
            && let Some(known) = draft.case.matter(matter)
        {
            let place = Place { matter: matter.clone(), proceeding: u32::MAX };
            let served = serves(draft.rules, document, &place, known);
            if let Some(proceeding) = served {
                let on = draft.day;
                draft.change(matter, MatterChange::ReceivedBy { proceeding, role: by.clone(), on });
            }
        }
        if purpose == Some(DocumentPurpose::HearingNotice) {
            super::hearing::received(draft, document, by, matter);
        }
    }
    draft.happen(Event::Received { document: document.clone(), by: by.clone() }, about);
}
