//! The names in an act: each in its one form, and none that is taken for one that the case knows.

use super::act::Act;
use super::refusal::{Refusal, RefusalCode};
use super::state::Case;
use crate::document::Id;
use crate::document::identity::{confusable, is_name};

/// Refuses a name that has no normal form, or is confusable with a known one or another of the act.
pub(crate) fn judge(case: &Case, act: &Act) -> Result<(), Refusal> {
    let named = named(act);
    if let Some(malformed) = named.iter().find(|name| !is_name(name)) {
        return Err(Refusal::new(RefusalCode::MalformedId).about(malformed.escape_debug()));
    }
    for (position, name) in named.iter().enumerate() {
        let others = named.iter().take(position).copied();
        let taken = known(case).chain(others).any(|known| confusable(known, name));
        if taken {
            return Err(Refusal::new(RefusalCode::ConfusableId).about(name));
        }
    }
    Ok(())
}

/// Every person and organ that an act names, each once.
fn named(act: &Act) -> Vec<&str> {
    let mut names = vec![act.actor.id.as_str()];
    names.extend(act.actor.organ.as_ref().map(Id::as_str));
    names.extend(act.act.says().names());
    names.sort_unstable();
    names.dedup();
    names
}

/// Every person and organ that a case knows.
fn known(case: &Case) -> impl Iterator<Item = &str> {
    let parties = case.opening.iter().flat_map(|opening| opening.parties.values());
    let assigned = case.assigned.values().flatten();
    let members = case.people.members();
    let joins = case.people.joins.iter().map(|join| &join.party);
    let texts = parties.chain(case.seats.values()).chain(assigned).chain(members).chain(joins).chain(&case.people.lost);
    texts.map(String::as_str).chain(case.parts.iter().map(|(part, _)| part.actor.as_ref()))
}
