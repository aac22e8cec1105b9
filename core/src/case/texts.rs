//! Texts that an act brings along: one that says nothing is no text, wherever it stands.

use super::act::{Act, Body, Proof};
use super::refusal::{Refusal, RefusalCode};
use crate::ledger::Private;

/// Refuses an act with a text that says nothing: as reasons it gives none, as a statement it states nothing, as evidence it
/// proves nothing. What was erased had been judged when it was written.
pub(crate) fn judge(act: &Act) -> Result<(), Refusal> {
    let blank = texts(&act.act).into_iter().find(|(_, text)| text.is_blank());
    match blank {
        Some((Field::Reasons, _)) => Err(Refusal::new(RefusalCode::ReasonsMissing)),
        Some((Field::Named(field), _)) => Err(Refusal::new(RefusalCode::EmptyText).about(field)),
        None => Ok(()),
    }
}

/// Where a text stands.
enum Field {
    /// It gives the reasons.
    Reasons,
    /// It stands in a field of that name.
    Named(&'static str),
}

/// The texts of an act, each with the field that it stands in.
fn texts(body: &Body) -> Vec<(Field, &Private)> {
    let mut texts = Vec::new();
    let (reasons, text, proof) = match body {
        Body::CloseFiling(body) | Body::Return(body) => (body.reasons.as_ref(), None, None),
        Body::Withdraw(body) | Body::Dispute(body) => (body.reasons.as_ref(), None, None),
        Body::Raise(body) => (body.reasons.as_ref(), None, None),
        Body::Assign(body) => (body.reasons.as_ref(), None, None),
        Body::Recuse(body) => (body.reasons.as_ref(), None, None),
        Body::DecideRecusal(body) => (body.reasons.as_ref(), None, None),
        Body::Join(body) => (body.reasons.as_ref(), None, None),
        Body::AcceptParty(body) => (body.reasons.as_ref(), None, None),
        Body::Adopt(body) => (Some(&body.reasons), None, None),
        Body::Approve(body) => (body.reasons.as_ref(), None, None),
        Body::Suspend(body) | Body::Resume(body) | Body::Extend(body) => (body.reasons.as_ref(), None, None),
        Body::Restore(body) => (Some(&body.reasons), None, None),
        Body::Erase(body) => (Some(&body.reasons), None, None),
        Body::Migrate(body) => (body.reasons.as_ref(), None, None),
        Body::Request(body) => (body.reasons.as_ref(), None, body.proof.as_ref()),
        Body::Submit(body) => (None, body.text.as_ref(), body.proof.as_ref()),
        Body::Send(body) => (None, body.text.as_ref(), body.proof.as_ref()),
        Body::Acknowledge(body) => (None, None, body.proof.as_ref()),
        Body::File(body) => (None, body.text.as_ref(), None),
        Body::Rectify(body) => (Some(&body.reasons), body.text.as_ref(), None),
        Body::Date(body) => {
            texts.extend(body.evidence.as_ref().map(|text| (Field::Named("evidence"), text)));
            (None, None, body.proof.as_ref())
        }
        Body::Find(body) => {
            texts.extend(body.evidence.iter().map(|text| (Field::Named("evidence"), text)));
            (body.reasons.as_ref(), None, None)
        }
        Body::Accuse(body) => {
            texts.push((Field::Named("accuser"), &body.accuser));
            (None, body.text.as_ref(), None)
        }
        Body::Decide(body) => {
            let departs = body.departs.as_ref().into_iter();
            let votes = body.votes.iter().filter_map(|vote| vote.reasons.as_ref());
            texts.extend(departs.chain(votes).map(|text| (Field::Reasons, text)));
            (body.reasons.as_ref(), None, None)
        }
        Body::Open(_) | Body::Waive(_) | Body::Succeed(_) | Body::AdoptCalendar(_) | Body::ReportStage(_) => {
            (None, None, None)
        }
    };
    texts.extend(reasons.map(|text| (Field::Reasons, text)));
    texts.extend(text.map(|text| (Field::Named("text"), text)));
    texts.extend(proof.map(|Proof { evidence, .. }| (Field::Named("proof"), evidence)));
    texts
}
