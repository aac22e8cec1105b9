//! Walks over the procedure of a document: every event, role and condition that it names, how much of it there is, and who
//! can come to bear what.

use super::{Consequence, Deed, EventPattern, Per, Period};
use crate::document::Id;
use crate::rulebook::condition::Condition;
use crate::rulebook::document::{Document, Role, RoleKind};

/// Whether cases can be opened under a book.
pub(crate) fn has_procedure(document: &Document) -> bool {
    !document.acts.is_empty() || !document.periods.is_empty()
}

pub(super) fn is_party(document: &Document, role: &Id) -> bool {
    document.roles.iter().any(|known| known.id == *role && known.kind == RoleKind::Party)
}

/// Whether parties hand a document in, by itself or with a request for relief.
pub(crate) fn by_parties(document: &Document, kind: &Id) -> bool {
    let submits = |deed: &Deed| matches!(deed, Deed::Submit(about) if about.document == *kind);
    let ends = |pattern: &EventPattern| matches!(pattern, EventPattern::Submitted(about) if about.document == *kind);
    let granted =
        document.acts.iter().any(|grant| submits(&grant.act) && grant.by.iter().any(|role| is_party(document, role)));
    let waited = |period: &Period| is_party(document, &period.who) && period.ends.iter().any(ends);
    granted || document.periods.iter().any(waited) || document.relief.iter().any(|level| level.documents.contains(kind))
}

/// Whether a role may do an act because it bears a period that the act ends.
pub(crate) fn may_bear(document: &Document, role: &Id, deed: &Deed) -> bool {
    let party = is_party(document, role);
    let kind = deed.kind();
    if kind.only_parties { party } else { !party || kind.of_parties }
}

/// The roles that can come to bear a period: the one it names, those that it shifts to, the bearers of items, recipients.
pub(crate) fn bearers<'d>(document: &'d Document, period: &'d Period) -> impl Iterator<Item = &'d Id> {
    let each = move |role: &&Role| match period.per {
        Per::Item => role.kind == RoleKind::Party,
        Per::Recipient => true,
        Per::Matter => false,
    };
    let shifted = period.on_lapse.iter().filter_map(|consequence| {
        let Consequence::ShiftTo(role) = consequence else { return None };
        Some(role)
    });
    std::iter::once(&period.who).chain(shifted).chain(document.roles.iter().filter(each).map(|role| &role.id))
}

/// Every event that the procedure of a document waits for.
pub(crate) fn events(document: &Document) -> impl Iterator<Item = &EventPattern> {
    let periods = document.periods.iter().flat_map(|period| {
        let stretches = period.suspend.iter().flat_map(|stretch| [&stretch.from, &stretch.to]);
        period.starts.iter().chain(&period.ends).chain(period.interrupting()).chain(stretches)
    });
    let grants = document.acts.iter().flat_map(|grant| &grant.after);
    let protections =
        document.protections.iter().flat_map(|protection| [&protection.from, &protection.until]).flatten();
    periods.chain(grants).chain(protections)
}

/// Every role that the procedure of a document gives something to do, or tells of something.
pub(crate) fn roles(document: &Document) -> impl Iterator<Item = &Id> {
    let approvals = document.acts.iter().filter_map(|grant| grant.approval.as_ref()).map(|approval| &approval.by);
    let grants = document.acts.iter().flat_map(|grant| grant.by.iter().chain(&grant.to)).chain(approvals);
    let periods = document.periods.iter().flat_map(|period| {
        let lapse = period.on_lapse.iter().filter_map(|consequence| {
            let (Consequence::Remind(role) | Consequence::ReportTo(role) | Consequence::ShiftTo(role)) = consequence
            else {
                return None;
            };
            Some(role)
        });
        let set = period.length.iter().filter_map(|choice| choice.set_by.as_ref());
        let rules = [period.extend.as_ref().map(|rule| &rule.by), period.restore.as_ref().map(|rule| &rule.by)];
        std::iter::once(&period.who).chain(lapse).chain(set).chain(rules.into_iter().flatten())
    });
    let events = events(document).filter_map(EventPattern::recipient);
    // Who sits in a seat that competence may go to has a part in the procedure.
    let seats = document.tables.iter().flat_map(|table| &table.outcomes).filter_map(|outcome| outcome.seat.as_ref());
    let seated = seats.flat_map(|seat| document.roles.iter().filter(move |role| role.organ.as_ref() == Some(seat)));
    grants.chain(periods).chain(events).chain(seated.map(|role| &role.id))
}

/// How many acts and events the procedure of a document names.
pub(crate) fn size(document: &Document) -> usize {
    let grants = document
        .acts
        .iter()
        .map(|grant| 1 + grant.by.len() + grant.after.len() + grant.to.len() + grant.documents.len());
    let periods = document.periods.iter().map(|period| {
        let events = period.starts.len() + period.ends.len() + period.interrupting().count() + 2 * period.suspend.len();
        1 + events + period.length.len() + period.on_lapse.len()
    });
    let groups = document.separation.iter().flat_map(|rule| &rule.never_both).map(|group| 1 + group.len());
    grants.chain(periods).chain(groups).sum()
}

/// Every condition that the procedure of a document writes.
pub(crate) fn conditions(document: &Document) -> impl Iterator<Item = &Condition> {
    let approvals = document.acts.iter().filter_map(|grant| grant.approval.as_ref());
    let grants = document.acts.iter().map(|grant| &grant.when).chain(approvals.map(|approval| &approval.when));
    let lengths = document.periods.iter().flat_map(|period| &period.length).map(|choice| &choice.when);
    let periods = document.periods.iter().map(|period| &period.when).chain(lengths);
    let protections = document.protections.iter().map(|protection| &protection.when);
    grants.chain(periods).chain(protections).flatten()
}
