//! Who sees what of a case, as far as the rulebook says so: whom the case is about, who is heard as an accuser, who finds, who
//! decides, and what else a role sees for its task.

use super::super::document::{Document, Purpose, Role, RoleKind};
use super::spoken::accuses;
use super::{AboutLevel, AboutTable, Deed, EventPattern, Period, View};
use crate::document::Id;

/// The party whom a case is about: the one that the book names, else the only one that is not heard as an accuser.
pub(crate) fn concerned(document: &Document) -> Option<&Id> {
    let mut parties = document.roles.iter().filter(|role| role.kind == RoleKind::Party);
    if let Some(said) = parties.clone().find(|role| role.concerned) {
        return Some(&said.id);
    }
    let mut others = parties.by_ref().filter(|role| !accuses(document, &role.id));
    match (others.next(), others.next()) {
        (Some(only), None) => Some(&only.id),
        (_, _) => None,
    }
}

/// Whether a role finds.
pub(crate) fn finds(document: &Document, role: &Id) -> bool {
    document.facts.iter().any(|fact| fact.found_by.contains(role))
}

/// What a role sees for its task.
pub(crate) fn views<'d>(document: &'d Document, role: &'d Id) -> impl Iterator<Item = &'d View> {
    document.views.iter().filter(move |view| view.by.contains(role))
}

/// The decisions that a role makes or approves; of relief, by level.
pub(crate) fn decided_by<'d>(document: &'d Document, role: &'d Role) -> Vec<AboutTable> {
    let mut decided: Vec<AboutTable> = Vec::new();
    let mut add = |about: AboutTable| {
        if !decided.contains(&about) {
            decided.push(about);
        }
    };
    for grant in &document.acts {
        let approves = grant.approval.as_ref().is_some_and(|approval| approval.by == role.id);
        let does = grant.by.contains(&role.id);
        if let Deed::Decide(about) | Deed::Approve(about) = &grant.act
            && (does || (approves && matches!(grant.act, Deed::Decide(_))))
        {
            add(about.clone());
        }
    }
    for pattern in document.periods.iter().filter(|period| period.who == role.id).flat_map(|period| &period.ends) {
        if let EventPattern::Decided(pattern) = pattern
            && pattern.r#in.is_empty()
            && role.kind != RoleKind::Party
        {
            add(AboutTable { table: pattern.table.clone(), level: pattern.level.clone() });
        }
    }
    decided
}

/// The tables whose decisions whoever decides must know: those that are decided, those that these act on, and what a level of
/// relief reviews.
pub(crate) fn known_to_decide(document: &Document, decided: &[AboutTable]) -> Vec<Id> {
    let mut known: Vec<Id> = Vec::new();
    let mut wanted: Vec<Id> = Vec::new();
    for about in decided {
        wanted.push(about.table.clone());
        let levels = document.relief.iter().filter(|level| about.level.as_ref() == Some(&level.id));
        wanted.extend(levels.flat_map(|level| level.of.iter().cloned()));
    }
    while let Some(next) = wanted.pop() {
        if known.contains(&next) {
            continue;
        }
        if let Some(table) = document.tables.iter().find(|table| table.id == next) {
            wanted.extend(table.of.iter().cloned());
            known.push(next);
        } else if let Some(level) = document.relief.iter().find(|level| level.id == next) {
            wanted.extend(level.of.iter().cloned());
        }
    }
    known
}

/// Whether whoever decides a table decides on what the case is about: with nothing on tolerance or liability in the book, any.
pub(crate) fn on_the_case(document: &Document, table: &Id) -> bool {
    let is_main = |purpose| matches!(purpose, Purpose::Tolerance | Purpose::Accountability);
    if !document.tables.iter().any(|table| is_main(table.purpose)) {
        return true;
    }
    let purpose = document.tables.iter().find(|known| known.id == *table).map(|table| table.purpose);
    purpose.is_some_and(|purpose| is_main(purpose) || matches!(purpose, Purpose::Admission | Purpose::Revocation))
}

/// Whether a role may ask for a level of relief.
pub(crate) fn asks(document: &Document, role: &Id, level: &Id) -> bool {
    let deed = Deed::Request(AboutLevel { level: level.clone() });
    let granted = document.acts.iter().any(|grant| grant.by.contains(role) && grant.act.covers(&deed));
    let bears = |period: &Period| period.who == *role && period.ends.iter().any(|event| event.gives(&deed, None));
    granted || document.periods.iter().any(bears)
}
