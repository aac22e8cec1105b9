//! Correction: what is to be put right, item by item, beside the decision from the start. An item that proves impossible
//! ends without fault.

use super::super::act::{Actor, Item};
use super::super::draft::{Draft, not_now};
use super::super::effect::{Effect, ItemState};
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::Case;
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::{Meaning, RoleKind};

pub(crate) fn order(draft: &mut Draft<'_>, items: &[Item]) -> Result<(), Refusal> {
    if items.is_empty() {
        return Err(Refusal::new(RefusalCode::DocumentMissing).about("items"));
    }
    for item in items {
        let role = draft.rules.document().roles.iter().find(|role| role.id == item.bearer);
        if role.is_none_or(|role| role.kind != RoleKind::Party) {
            return Err(Refusal::new(RefusalCode::UnknownName).about(&item.bearer));
        }
        if draft.case.items.contains_key(&item.id) {
            return Err(Refusal::new(RefusalCode::IdReused).about(&item.id));
        }
        draft.emit(Effect::ItemOrdered { item: item.id.clone(), bearer: item.bearer.clone() });
    }
    Ok(())
}

pub(crate) fn reported(draft: &mut Draft<'_>, item: Option<&Id>, actor: &Actor) -> Result<(), Refusal> {
    let item = one(&draft.case, item)?;
    let Some((bearer, state)) = draft.case.items.get(&item) else {
        return Err(Refusal::new(RefusalCode::UnknownName).about(&item));
    };
    if *bearer != actor.role {
        return Err(Refusal::new(RefusalCode::WrongPerson).about(bearer));
    }
    if !matches!(state, ItemState::Ordered | ItemState::Reported | ItemState::Failed) {
        return Err(not_now("correction"));
    }
    draft.emit(Effect::ItemSet { item, state: ItemState::Reported });
    Ok(())
}

/// The item that is meant; it need not be named where there is only one.
fn one(case: &Case, item: Option<&Id>) -> Result<Id, Refusal> {
    let only = || if case.items.len() == 1 { case.items.keys().next() } else { None };
    item.or_else(only).cloned().ok_or_else(|| Refusal::new(RefusalCode::NothingDecided).about("correction"))
}

pub(crate) fn decidable(case: &Case, item: Option<&Id>) -> Result<(), Refusal> {
    let item = one(case, item)?;
    match case.items.get(&item).map(|(_, state)| state) {
        Some(ItemState::Ordered | ItemState::Reported | ItemState::Failed) => Ok(()),
        Some(ItemState::Verified | ItemState::Impossible) | None => Err(not_now("correction")),
    }
}

/// What a decision, or silence, makes of an item; of all open items where none is named.
pub(crate) fn settle(draft: &mut Draft<'_>, item: Option<&Id>, means: Option<Meaning>) {
    let state = match means {
        Some(Meaning::Done) => ItemState::Verified,
        Some(Meaning::Impossible) => ItemState::Impossible,
        _ => ItemState::Failed,
    };
    let open: Vec<Id> = draft
        .case
        .items
        .iter()
        .filter(|(id, (_, known))| {
            item.is_none_or(|item| item == *id)
                && matches!(known, ItemState::Ordered | ItemState::Reported | ItemState::Failed)
        })
        .map(|(id, _)| id.clone())
        .list();
    for item in open {
        draft.emit(Effect::ItemSet { item, state });
    }
}
