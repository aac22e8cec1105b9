//! Filing: a reform, its risks and its decision procedure put on record before acting. A case that refers to the record
//! reads its decision; what was filed after the fact is visible as such.

use super::super::act::{Actor, FileReform};
use super::super::draft::Draft;
use super::super::effect::{Effect, Filing};
use super::super::event::Event;
use super::super::grants::ensure;
use super::super::refusal::Refusal;
use crate::rulebook::document::Meaning;

pub(crate) fn file(draft: &mut Draft<'_>, body: &FileReform, actor: &Actor) -> Result<(), Refusal> {
    let open = matches!(draft.case.filing, Filing::NotFiled | Filing::Returned { .. } | Filing::Refused);
    ensure(open, "filing")?;
    super::purpose(draft, &body.document)?;
    let conduct = draft.case.opening.as_ref().and_then(|opening| opening.conduct_from);
    let on = draft.day;
    let after_the_fact = conduct.is_some_and(|conduct| on >= conduct);
    draft.emit(Effect::FilingSet { filing: Filing::Filed { on, after_the_fact } });
    draft.happen(Event::Submitted { document: body.document.clone(), by: actor.role.clone(), item: None });
    Ok(())
}

/// What a decision on the record, or silence, makes of it.
pub(crate) fn decided(draft: &mut Draft<'_>, means: Option<Meaning>, deemed: bool) {
    let (Filing::Filed { on, after_the_fact } | Filing::Returned { on, after_the_fact }) = draft.case.filing else {
        return;
    };
    let filing = match means {
        Some(Meaning::Accept) => Filing::OnRecord { on, after_the_fact, deemed },
        Some(Meaning::Return) => Filing::Returned { on, after_the_fact },
        _ => Filing::Refused,
    };
    draft.emit(Effect::FilingSet { filing });
}

pub(crate) fn close(draft: &mut Draft<'_>) -> Result<(), Refusal> {
    let Filing::OnRecord { on, after_the_fact, .. } = draft.case.filing else {
        return Err(super::super::draft::not_now("filing"));
    };
    draft.emit(Effect::FilingSet { filing: Filing::Closed { on, after_the_fact } });
    Ok(())
}
