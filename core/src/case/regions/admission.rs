//! Admission: by application of the person or unit, on an organ's own motion beside accountability, or by instruction.

use super::super::act::{Actor, Raise};
use super::super::draft::{Draft, Rules};
use super::super::effect::{Admission, Effect, Verification};
use super::super::event::Event;
use super::super::grants::ensure;
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::{Case, RunState, Running};
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::{Meaning, Purpose, RoleKind};
use crate::rulebook::procedure::{Channel, PeriodKind};

pub(crate) fn raise(draft: &mut Draft<'_>, body: &Raise, actor: &Actor) -> Result<(), Refusal> {
    raisable(draft.rules, &draft.case, actor, body.channel)?;
    draft.emit(Effect::Raised { channel: body.channel, by: actor.role.clone() });
    let decides = draft.rules.document().tables.iter().any(|table| table.purpose == Purpose::Admission);
    if decides {
        draft.emit(Effect::AdmissionSet { admission: Admission::Raised });
    } else {
        admit(draft);
    }
    for document in &body.documents {
        super::purpose(draft, document)?;
        draft.happen(Event::Submitted { document: document.clone(), by: actor.role.clone(), item: None });
    }
    Ok(())
}

/// Whether a case can be raised on a channel: who is concerned applies, once; an organ acts on its own motion or by
/// instruction, also where an application was withdrawn or not admitted.
pub(crate) fn raisable(rules: Rules<'_>, case: &Case, actor: &Actor, channel: Channel) -> Result<(), Refusal> {
    let open = match case.admission {
        Admission::NotRaised => true,
        Admission::Withdrawn | Admission::Refused => channel != Channel::Application,
        Admission::Raised | Admission::Supplementing | Admission::Admitted => false,
    };
    ensure(open, "admission")?;
    let party = rules.document().roles.iter().any(|role| role.id == actor.role && role.kind == RoleKind::Party);
    if party == (channel == Channel::Application) {
        Ok(())
    } else {
        Err(Refusal::new(RefusalCode::NotGranted).about("channel"))
    }
}

fn admit(draft: &mut Draft<'_>) {
    draft.emit(Effect::AdmissionSet { admission: Admission::Admitted });
    draft.emit(Effect::VerificationSet { verification: Verification::Verifying });
}

/// What a decision on admission, or silence, makes of the case.
pub(crate) fn decided(draft: &mut Draft<'_>, means: Option<Meaning>) {
    match means {
        Some(Meaning::Accept) => admit(draft),
        Some(Meaning::Return) => draft.emit(Effect::AdmissionSet { admission: Admission::Supplementing }),
        _ => draft.emit(Effect::AdmissionSet { admission: Admission::Refused }),
    }
}

/// An application that had been closed because nothing more came waits for it again.
pub(crate) fn reopen(draft: &mut Draft<'_>) {
    if draft.case.admission == Admission::Withdrawn {
        draft.emit(Effect::AdmissionSet { admission: Admission::Supplementing });
    }
}

/// A party has supplied what was missing.
pub(crate) fn supplemented(draft: &mut Draft<'_>) {
    if draft.case.admission == Admission::Supplementing {
        draft.emit(Effect::AdmissionSet { admission: Admission::Raised });
    }
}

pub(crate) fn take_back(draft: &mut Draft<'_>, actor: &Actor) -> Result<(), Refusal> {
    ensure(
        matches!(draft.case.admission, Admission::Raised | Admission::Supplementing | Admission::Admitted)
            && draft.case.channel == Some(Channel::Application),
        "withdrawal",
    )?;
    // Each takes back what they asked for themselves.
    if let Some(other) = draft.case.applicant.as_ref().filter(|applicant| **applicant != actor.role) {
        return Err(Refusal::new(RefusalCode::NotYours).about(other));
    }
    if matches!(draft.case.verification, Verification::Reported) {
        return Err(Refusal::new(RefusalCode::ConsentNeeded));
    }
    withdraw(draft);
    Ok(())
}

/// Nothing more came: an application that waits for it rests. One that was completed in another way goes on, whatever
/// runs out.
pub(crate) fn rest(draft: &mut Draft<'_>) {
    if matches!(draft.case.admission, Admission::Supplementing | Admission::Withdrawn) {
        withdraw(draft);
    }
}

/// The case rests; what was owed in it is owed no longer, and an organ may take it over.
fn withdraw(draft: &mut Draft<'_>) {
    draft.emit(Effect::AdmissionSet { admission: Admission::Withdrawn });
    draft.emit(Effect::VerificationSet { verification: Verification::Idle });
    let procedural = |running: &&Running| {
        let kind = draft.rules.period(&running.started.period).map(|period| period.kind);
        let overdue = running.state == RunState::Lapsed && kind == Some(PeriodKind::Duty);
        (running.alive() || overdue) && kind != Some(PeriodKind::Status) && running.started.serves.is_none()
    };
    let running: Vec<(Id, Option<Id>)> = draft
        .case
        .clocks()
        .filter(procedural)
        .map(|running| (running.started.period.clone(), running.started.key.clone()))
        .list();
    for (period, key) in running {
        draft.emit(Effect::Cancelled { period, key });
    }
}
