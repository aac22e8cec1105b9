//! Other handlers: whoever found, adopted, decided, advised or approved in a proceeding neither handles nor decides a later
//! proceeding of that matter, where other handlers are due.

use super::draft::Rules;
use super::matter::{Pass, Place};
use super::refusal::{Refusal, RefusalCode};
use super::state::Case;
use crate::document::Id;
use crate::rulebook::procedure::{Deed, DocumentPurpose, Relief};

/// Whether somebody may have a part in a proceeding by an act of this kind: not where other handlers are due and they had one
/// in an earlier proceeding of the matter.
pub(crate) fn fresh(rules: Rules<'_>, case: &Case, person: &str, place: &Place, deed: &Deed) -> Result<(), Refusal> {
    if !takes_part(rules, deed) {
        return Ok(());
    }
    let Some(level) = due(rules, case, place).filter(|level| level.other_handlers) else { return Ok(()) };
    let before = |about: &Place| about.matter == place.matter && about.proceeding < place.proceeding;
    let mut parts = case.parts.iter().map(|(part, _)| part);
    let had_a_part = parts
        .any(|part| *part.actor == *person && takes_part(rules, &part.deed) && part.about.as_ref().is_some_and(before));
    if had_a_part {
        return Err(Refusal::new(RefusalCode::Separated).about(person).clauses(level.clause.iter()));
    }
    Ok(())
}

/// Whether an act has a part in what becomes of a matter.
fn takes_part(rules: Rules<'_>, deed: &Deed) -> bool {
    let advises = |document: &Id| {
        let purpose = rules.kind(document).and_then(|kind| kind.purpose);
        matches!(purpose, Some(DocumentPurpose::Report | DocumentPurpose::Opinion))
    };
    deed.kind().takes_part || matches!(deed, Deed::Submit(about) if advises(&about.document))
}

/// The level of relief that says who handles a proceeding: its own, or the one that sent the matter back.
fn due<'k>(rules: Rules<'k>, case: &Case, place: &Place) -> Option<&'k Relief> {
    let matter = case.matter(&place.matter)?;
    match &matter.proceeding(place.proceeding)?.pass {
        Pass::Level { level, .. } => rules.level(level),
        Pass::Remittal => {
            let mut before = matter.newest().filter(|(at, _)| *at < place.proceeding);
            let level = before.find_map(|(_, pass)| pass.level().map(|(level, _)| level))?;
            rules.level(level)
        }
        Pass::First | Pass::Again | Pass::Clarification | Pass::Reopening => None,
    }
}

/// Whether a person's history allows an act of this kind: no two groups of a separation rule meet in one person.
pub(crate) fn separation(rules: Rules<'_>, case: &Case, person: &str, deed: &Deed) -> Result<(), Refusal> {
    // Whoever decides does not approve, whatever the book says.
    let other_side = |known: &Deed| match (known, deed) {
        (Deed::Decide(one), Deed::Approve(other)) | (Deed::Approve(one), Deed::Decide(other)) => {
            one.table == other.table
        }
        _ => false,
    };
    if case.parts.iter().any(|(part, _)| *part.actor == *person && other_side(&part.deed)) {
        return Err(Refusal::new(RefusalCode::Separated).about(person));
    }
    for rule in &rules.document().separation {
        let member = |group: &Vec<Deed>, deed: &Deed| group.iter().any(|pattern| pattern.covers(deed));
        let groups = || rule.never_both.iter().enumerate();
        let apart = |before: &Deed| {
            let mut theirs = groups().filter(|(_, group)| member(group, before));
            theirs.any(|(one, _)| groups().any(|(other, group)| one != other && member(group, deed)))
        };
        let concerned = groups().any(|(_, group)| member(group, deed));
        if concerned && case.parts.iter().any(|(part, _)| *part.actor == *person && apart(&part.deed)) {
            return Err(Refusal::new(RefusalCode::Separated).about(person).clauses(rule.clause.iter()));
        }
    }
    Ok(())
}
