//! Filing: a reform, its risks and its decision procedure put on record before acting. Each filing is a matter of its own. A
//! case that refers to the record reads its decision; what was filed after the fact is visible as such.

use super::super::act::{Actor, FileReform};
use super::super::draft::Draft;
use super::super::effect::MatterChange;
use super::super::event::Event;
use super::super::matter::{MatterId, MatterState, Pass, Place};
use super::super::parts::Filing;
use super::super::refusal::Refusal;
use super::super::state::{Case, Did};
use super::ensure;
use crate::rulebook::document::Meaning;
use crate::rulebook::procedure::Deed;

/// How far a filing has come; not filed where it has not begun.
fn state(case: &Case, matter: &MatterId) -> Filing {
    match case.matter(matter).map(|matter| &matter.state) {
        Some(MatterState::Filing { filing }) => filing.clone(),
        Some(
            MatterState::Plain
            | MatterState::Accusation { .. }
            | MatterState::Item { .. }
            | MatterState::Conflict { .. },
        )
        | None => Filing::NotFiled,
    }
}

fn set(draft: &mut Draft<'_>, matter: &MatterId, filing: Filing) {
    draft.change(matter, MatterChange::StateSet { state: MatterState::Filing { filing } });
}

pub(crate) fn may_file(case: &Case, place: Option<&Place>) -> Result<(), Refusal> {
    let state = place.map_or(Filing::NotFiled, |place| state(case, &place.matter));
    ensure(matches!(state, Filing::NotFiled | Filing::Returned { .. } | Filing::Refused), "filing")
}

pub(crate) fn file(draft: &mut Draft<'_>, body: &FileReform, actor: &Actor, place: &Place) -> Result<(), Refusal> {
    super::purpose(draft.rules, &body.document)?;
    let conduct = draft.case.opening.as_ref().and_then(|opening| opening.conduct_from);
    // A filing in advance counts from its entry, whatever day is stated.
    let on = draft.today;
    let after_the_fact = conduct.is_some_and(|conduct| on >= conduct);
    let filing = Filing::Filed { on, after_the_fact };
    let matter = &place.matter;
    if draft.case.matter(matter).is_none() {
        draft.change(matter, MatterChange::Begun { state: MatterState::Filing { filing } });
    } else {
        set(draft, matter, filing);
        draft.change(matter, MatterChange::ProceedingBegun { pass: Pass::Again });
    }
    draft.happen(Event::Submitted { document: body.document.clone(), by: actor.role.clone() }, Some(matter));
    Ok(())
}

pub(crate) fn decidable(case: &Case, place: &Place) -> Result<(), Refusal> {
    ensure(matches!(state(case, &place.matter), Filing::Filed { .. }), "filing")
}

/// What a decision on the record, or silence, makes of it.
pub(crate) fn decided(draft: &mut Draft<'_>, matter: &MatterId, means: Option<Meaning>, deemed: bool) {
    let (Filing::Filed { on, after_the_fact } | Filing::Returned { on, after_the_fact }) = state(&draft.case, matter)
    else {
        return;
    };
    let filing = match means {
        Some(Meaning::Accept) => Filing::OnRecord { on, after_the_fact, deemed },
        Some(Meaning::Return) => Filing::Returned { on, after_the_fact },
        _ => Filing::Refused,
    };
    set(draft, matter, filing);
}

pub(crate) fn may_close(case: &Case, place: Option<&Place>) -> Result<(), Refusal> {
    let open = place.is_some_and(|place| matches!(state(case, &place.matter), Filing::OnRecord { .. }));
    ensure(open, "filing")
}

pub(crate) fn close(draft: &mut Draft<'_>, place: &Place) {
    if let Filing::OnRecord { on, after_the_fact, .. } = state(&draft.case, &place.matter) {
        set(draft, &place.matter, Filing::Closed { on, after_the_fact });
    }
}

/// What a filing becomes where relief varies the decision on it.
pub(crate) fn varied(draft: &mut Draft<'_>, matter: &MatterId, means: Option<Meaning>) {
    again(draft, matter);
    decided(draft, matter, means, false);
}

/// A decision on a filing was sent back: it waits for another.
pub(crate) fn again(draft: &mut Draft<'_>, matter: &MatterId) {
    // What was submitted besides, to ask for relief, is no filing.
    let ours = |did: &&Did| did.deed == Deed::File && did.about.as_ref().is_some_and(|place| place.matter == *matter);
    let Some(on) = draft.case.did.iter().rfind(ours).map(|did| did.on) else { return };
    let conduct = draft.case.opening.as_ref().and_then(|opening| opening.conduct_from);
    let after_the_fact = conduct.is_some_and(|conduct| on >= conduct);
    set(draft, matter, Filing::Filed { on, after_the_fact });
}
