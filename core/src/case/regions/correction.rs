//! Correction: what is to be put right, item by item, beside the decision from the start; each item is a matter of its own.
//! An item that proves impossible ends without fault.

use super::super::act::{Actor, Item};
use super::super::draft::{Draft, Rules};
use super::super::effect::MatterChange;
use super::super::matter::{MatterId, MatterState, Place};
use super::super::parts::ItemState;
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::Case;
use super::ensure;
use crate::document::Id;
use crate::rulebook::document::{Meaning, Purpose};
use crate::rulebook::procedure::accuses;

/// Whether something can be ordered to be put right: whoever was given relief has no more to put right than before.
pub(crate) fn may_order(rules: Rules<'_>, case: &Case) -> Result<(), Refusal> {
    let ordered = rules.tables_for(Purpose::Correction).any(|table| case.matters_of(&table.id).next().is_some());
    if ordered && super::relief::given(rules, case) {
        return Err(Refusal::new(RefusalCode::Aggravates).about("correction"));
    }
    Ok(())
}

pub(crate) fn order(draft: &mut Draft<'_>, items: &[Item]) -> Result<(), Refusal> {
    if items.is_empty() {
        return Err(Refusal::new(RefusalCode::DocumentMissing).about("items"));
    }
    let Some(table) = draft.rules.tables_for(Purpose::Correction).next() else {
        return Err(super::not_now("correction"));
    };
    for item in items {
        if !draft.rules.is_party(&item.bearer) {
            return Err(Refusal::new(RefusalCode::UnknownName).about(&item.bearer));
        }
        // Whoever accuses has nothing to put right, and nobody can who is no party of the case.
        let bound = draft.case.opening.as_ref().is_some_and(|opening| opening.parties.contains_key(&item.bearer));
        if accuses(draft.rules.document(), &item.bearer)
            || !(bound || draft.case.people.parties_of(&item.bearer).next().is_some())
        {
            return Err(Refusal::new(RefusalCode::NotAParty).about(&item.bearer));
        }
        let matter = MatterId::keyed(table.id.clone(), item.id.clone());
        if draft.case.matter(&matter).is_some() {
            return Err(Refusal::new(RefusalCode::IdReused).about(&item.id));
        }
        let state = MatterState::Item { bearer: item.bearer.clone(), item: ItemState::Ordered };
        draft.change(&matter, MatterChange::Begun { state });
    }
    Ok(())
}

/// Who must put an item right, and how far it has come.
fn item<'c>(case: &'c Case, matter: &MatterId) -> Option<(&'c Id, ItemState)> {
    match &case.matter(matter)?.state {
        MatterState::Item { bearer, item } => Some((bearer, *item)),
        MatterState::Plain
        | MatterState::Filing { .. }
        | MatterState::Accusation { .. }
        | MatterState::Conflict { .. } => None,
    }
}

const fn open(state: ItemState) -> bool {
    match state {
        ItemState::Ordered | ItemState::Reported | ItemState::Failed => true,
        ItemState::Verified | ItemState::Impossible => false,
    }
}

fn set(draft: &mut Draft<'_>, matter: &MatterId, state: ItemState) {
    let Some((bearer, _)) = item(&draft.case, matter) else { return };
    let state = MatterState::Item { bearer: bearer.clone(), item: state };
    draft.change(matter, MatterChange::StateSet { state });
}

/// Whether an item can be reported on: by who must put it right, until it is done.
pub(crate) fn may_report(case: &Case, actor: &Actor, place: Option<&Place>) -> Result<(), Refusal> {
    let known = place.and_then(|place| item(case, &place.matter));
    let Some((bearer, state)) = known else {
        return Err(Refusal::new(RefusalCode::NothingDecided).about("correction"));
    };
    if *bearer != actor.role {
        return Err(Refusal::new(RefusalCode::WrongPerson).about(bearer));
    }
    ensure(open(state), "correction")
}

pub(crate) fn reported(draft: &mut Draft<'_>, place: &Place) {
    set(draft, &place.matter, ItemState::Reported);
}

pub(crate) fn decidable(case: &Case, place: &Place) -> Result<(), Refusal> {
    match item(case, &place.matter) {
        Some((_, state)) => ensure(open(state), "correction"),
        None => Err(Refusal::new(RefusalCode::NothingDecided).about("correction")),
    }
}

/// What a decision, or silence, makes of an item.
pub(crate) fn settle(draft: &mut Draft<'_>, matter: &MatterId, means: Option<Meaning>) {
    let state = match means {
        Some(Meaning::Done) => ItemState::Verified,
        Some(Meaning::Impossible) => ItemState::Impossible,
        _ => ItemState::Failed,
    };
    if item(&draft.case, matter).is_some_and(|(_, known)| open(known)) {
        set(draft, matter, state);
    }
}
