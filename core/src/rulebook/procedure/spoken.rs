//! Who is heard on a matter, and the time to speak: those against whom a decision may go, as the book names them by letting
//! them make a statement.

use super::walk::is_party;
use super::{AboutDocument, ActedPattern, Deed, DocumentPurpose, EventPattern, Period, PeriodKind, may_bear};
use crate::document::Id;
use crate::rulebook::document::{Document, Purpose};

/// The document by which somebody is heard in a matter of a table.
pub(crate) const fn statement(purpose: Purpose) -> DocumentPurpose {
    match purpose {
        Purpose::Accusation | Purpose::Clarification => DocumentPurpose::AccuserStatement,
        Purpose::Filing
        | Purpose::Admission
        | Purpose::Tolerance
        | Purpose::Accountability
        | Purpose::Relief
        | Purpose::Revocation
        | Purpose::Competence
        | Purpose::Correction
        | Purpose::Advice => DocumentPurpose::Statement,
    }
}

/// The role of a party that is heard on what a table decides: on an accusation whoever accuses, on everything else whoever
/// makes statements and is no accuser.
pub(crate) fn is_heard(document: &Document, table: Purpose, role: &Id) -> bool {
    let wanted = statement(table);
    is_party(document, role)
        && states(document, role, wanted)
        && (wanted == DocumentPurpose::AccuserStatement || !accuses(document, role))
}

/// Whether a role is a party that is heard as an accuser.
pub(crate) fn accuses(document: &Document, role: &Id) -> bool {
    is_party(document, role) && states(document, role, DocumentPurpose::AccuserStatement)
}

/// Whether the book lets a role make statements of a kind: by grant, or as the bearer of what they end.
fn states(document: &Document, role: &Id, wanted: DocumentPurpose) -> bool {
    document.documents.iter().filter(|kind| kind.purpose == Some(wanted)).any(|kind| {
        let deed = Deed::Submit(AboutDocument { document: kind.id.clone() });
        let granted = document.acts.iter().any(|grant| grant.by.contains(role) && grant.act.covers(&deed));
        let asked = |period: &Period| period.who == *role && period.ends.iter().any(|event| event.gives(&deed, None));
        granted || (may_bear(document, role, &deed) && document.periods.iter().any(asked))
    })
}

/// Whether the book lets somebody send a notice of hearing to a role.
pub(crate) fn is_told(document: &Document, role: &Id) -> bool {
    let mut notices = document.documents.iter().filter(|kind| kind.purpose == Some(DocumentPurpose::HearingNotice));
    notices.any(|kind| {
        let deed = Deed::Send(AboutDocument { document: kind.id.clone() });
        let granted = document.acts.iter().filter(|grant| grant.act.covers(&deed));
        let mut owed = document.periods.iter().flat_map(|period| &period.ends).filter(|event| event.gives(&deed, None));
        granted.into_iter().any(|grant| grant.to.is_empty() || grant.to.contains(role))
            || owed.any(|event| event.recipient().is_none_or(|to| to == role))
    })
}

/// Whether a period is a right that ends with a statement of a kind.
pub(crate) fn ends_with(document: &Document, period: &Period, wanted: DocumentPurpose) -> bool {
    let of = |event: &EventPattern| {
        let EventPattern::Submitted(about) = event else { return false };
        purpose(document, &about.document) == Some(wanted)
    };
    period.kind == PeriodKind::Right && period.ends.iter().any(of)
}

/// Whether a period is the time to speak on what a notice tells: a right to make a statement that such a notice starts. Where
/// no notice starts it, it is the time to speak on any.
pub(crate) fn is_time_to_speak(document: &Document, period: &Period, notice: &Id) -> bool {
    let named = |event: &&EventPattern| notice_of(event).filter(|known| is_notice(document, known)).cloned();
    let started: Vec<Id> = period.starts.iter().filter_map(|event| named(&event)).collect();
    let statements = [DocumentPurpose::Statement, DocumentPurpose::AccuserStatement];
    statements.into_iter().any(|wanted| ends_with(document, period, wanted))
        && (started.is_empty() || started.contains(notice))
}

/// Whether a document is one that tells somebody what may be decided.
pub(crate) fn is_notice(document: &Document, id: &Id) -> bool {
    purpose(document, id) == Some(DocumentPurpose::HearingNotice)
}

fn purpose(document: &Document, id: &Id) -> Option<DocumentPurpose> {
    document.documents.iter().find(|kind| kind.id == *id).and_then(|kind| kind.purpose)
}

/// The document that an event is about by which somebody is told something.
const fn notice_of(event: &EventPattern) -> Option<&Id> {
    match event {
        EventPattern::Sent(sent) => Some(&sent.document),
        EventPattern::Received(received) => Some(&received.document),
        EventPattern::Acknowledged(about) => Some(&about.document),
        EventPattern::Acted(ActedPattern { act: Deed::Send(about) | Deed::Acknowledge(about), .. }) => {
            Some(&about.document)
        }
        EventPattern::Acted(_)
        | EventPattern::Submitted(_)
        | EventPattern::Waived(_)
        | EventPattern::Decided(_)
        | EventPattern::Effective(_)
        | EventPattern::Lapsed(_)
        | EventPattern::Dated(_) => None,
    }
}
