//! Admission: by application of the person or unit, on an organ's own motion beside accountability, or by instruction.

use super::super::act::{Actor, Raise};
use super::super::draft::{Draft, Rules};
use super::super::effect::{ClockId, Effect, MatterChange};
use super::super::event::Event;
use super::super::matter::{MatterId, MatterState, Pass, Place};
use super::super::parts::{Admission, Verification};
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::{Case, RunState, Running};
use super::{Ask, ensure};
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::{Meaning, Purpose};
use crate::rulebook::procedure::{Channel, PeriodKind};

pub(crate) fn raise(draft: &mut Draft<'_>, body: &Raise, actor: &Actor, place: Option<&Place>) -> Result<(), Refusal> {
    draft.emit(Effect::Raised { channel: body.channel, by: actor.role.clone() });
    let matter = place.map(|place| place.matter.clone());
    match &matter {
        Some(matter) => {
            draft.emit(Effect::AdmissionSet { admission: Admission::Raised });
            if draft.case.matter(matter).is_none() {
                draft.change(matter, MatterChange::Begun { state: MatterState::Plain });
            } else {
                draft.change(matter, MatterChange::ProceedingBegun { pass: Pass::Again });
            }
        }
        None => admit(draft),
    }
    for document in &body.documents {
        super::purpose(draft.rules, document)?;
        draft.happen(Event::Submitted { document: document.clone(), by: actor.role.clone() }, matter.as_ref());
    }
    Ok(())
}

/// Whether a case can be raised on a channel: who is concerned applies, once; an organ acts on its own motion or by
/// instruction, also where an application was withdrawn or not admitted.
pub(crate) fn may_raise(rules: Rules<'_>, case: &Case, ask: &Ask<'_>) -> Result<(), Refusal> {
    let Some(channel) = ask.channel else { return Err(Refusal::new(RefusalCode::NotGranted).about("channel")) };
    let open = match case.admission {
        Admission::NotRaised => true,
        Admission::Withdrawn | Admission::Refused => channel != Channel::Application,
        Admission::Raised | Admission::Supplementing | Admission::Admitted => false,
    };
    ensure(open, "admission")?;
    if rules.is_party(&ask.actor.role) == (channel == Channel::Application) {
        Ok(())
    } else {
        Err(Refusal::new(RefusalCode::NotGranted).about("channel"))
    }
}

/// The case is admitted: what is to be decided in it begins, or goes on.
fn admit(draft: &mut Draft<'_>) {
    draft.emit(Effect::AdmissionSet { admission: Admission::Admitted });
    let main = draft
        .rules
        .document()
        .tables
        .iter()
        .filter(|table| matches!(table.purpose, Purpose::Tolerance | Purpose::Accountability));
    for matter in main.map(|table| MatterId::of(table.id.clone())) {
        let proceeding = draft.case.matter(&matter).map(|matter| matter.main().0);
        if proceeding.is_none() {
            draft.change(&matter, MatterChange::Begun { state: MatterState::Plain });
        }
        // What was examined and decided before is not examined again by being admitted once more.
        if draft
            .case
            .matter(&matter)
            .is_some_and(|matter| !matter.main().1.is_open() || matter.main().1.awaits_approval())
        {
            continue;
        }
        let (proceeding, verification) = (proceeding.unwrap_or(0), Verification::Verifying);
        draft.change(&matter, MatterChange::VerificationSet { proceeding, verification });
    }
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

/// A party has supplied what was missing: a document that ends the time for it.
pub(crate) fn supplemented(draft: &mut Draft<'_>, document: &Id) {
    if draft.case.admission != Admission::Supplementing || !completes(draft, document) {
        return;
    }
    draft.emit(Effect::AdmissionSet { admission: Admission::Raised });
    let tables = draft.rules.tables_for(Purpose::Admission).map(|table| MatterId::of(table.id.clone()));
    for matter in tables {
        if draft.case.matter(&matter).is_some() {
            draft.change(&matter, MatterChange::ProceedingBegun { pass: Pass::Again });
        }
    }
}

/// Whether a document completes an application: one that the grants to raise a case ask for, or that a party's time to
/// complete it waits for; any, where the book says neither.
fn completes(draft: &Draft<'_>, document: &Id) -> bool {
    use crate::rulebook::procedure::{Deed, EventPattern};
    let book = draft.rules.document();
    let asked = book.acts.iter().filter(|grant| grant.act == Deed::Raise).flat_map(|grant| &grant.documents);
    let mut known: Vec<&Id> = asked.list();
    for period in book.periods.iter().filter(|period| draft.rules.is_party(&period.who)) {
        let returned = period.starts.iter().any(|pattern| {
            matches!(pattern, EventPattern::Decided(decided) if draft.rules.purpose(&decided.table) == Some(Purpose::Admission))
        });
        let waits = period.ends.iter().filter_map(|pattern| {
            if let EventPattern::Submitted(about) = pattern { Some(&about.document) } else { None }
        });
        if returned {
            known.extend(waits);
        }
    }
    known.is_empty() || known.contains(&document)
}

pub(crate) fn may_take_back(rules: Rules<'_>, case: &Case, actor: &Actor) -> Result<(), Refusal> {
    ensure(
        matches!(case.admission, Admission::Raised | Admission::Supplementing | Admission::Admitted)
            && case.channel == Some(Channel::Application),
        "withdrawal",
    )?;
    // Each takes back what they asked for themselves.
    if let Some(other) = case.applicant.as_ref().filter(|applicant| **applicant != actor.role) {
        return Err(Refusal::new(RefusalCode::NotYours).about(other));
    }
    let examined = |purpose| matches!(purpose, Purpose::Tolerance | Purpose::Accountability);
    let reported = rules.document().tables.iter().filter(|table| examined(table.purpose)).any(|table| {
        let matter = case.matter(&MatterId::of(table.id.clone()));
        // Also where nobody reports: what is decided is not taken back.
        matter.map(|matter| matter.main().1).is_some_and(|pass| {
            pass.verification == Verification::Reported || !pass.is_open() || pass.awaits_approval()
        })
    });
    if reported { Err(Refusal::new(RefusalCode::ConsentNeeded)) } else { Ok(()) }
}

pub(crate) fn take_back(draft: &mut Draft<'_>) {
    withdraw(draft);
}

/// Nothing more came: an application that waits for it rests. One that was completed in another way goes on, whatever
/// runs out.
pub(crate) fn rest(draft: &mut Draft<'_>) {
    if matches!(draft.case.admission, Admission::Supplementing | Admission::Withdrawn) {
        withdraw(draft);
    }
}

/// The application rests; what was owed on it is owed no longer, and an organ may take it over. What was filed, what was
/// accused and who decides are matters of their own and go on.
fn withdraw(draft: &mut Draft<'_>) {
    draft.emit(Effect::AdmissionSet { admission: Admission::Withdrawn });
    let line = |rules: Rules<'_>, matter: Option<&MatterId>| {
        let purpose = matter.and_then(|matter| rules.purpose(&matter.table));
        matches!(purpose, None | Some(Purpose::Admission | Purpose::Tolerance | Purpose::Accountability))
    };
    let main = draft
        .rules
        .document()
        .tables
        .iter()
        .filter(|table| matches!(table.purpose, Purpose::Tolerance | Purpose::Accountability));
    for matter in main.map(|table| MatterId::of(table.id.clone())) {
        let Some(proceeding) = draft.case.matter(&matter).map(|matter| matter.main().0) else { continue };
        draft.change(&matter, MatterChange::VerificationSet { proceeding, verification: Verification::Idle });
    }
    let procedural = |running: &&Running| {
        let kind = draft.rules.period(running.period()).map(|period| period.kind);
        let overdue = running.state == RunState::Lapsed && kind == Some(PeriodKind::Duty);
        (running.alive() || overdue)
            && kind != Some(PeriodKind::Status)
            && running.started.serves.is_none()
            && line(draft.rules, running.about())
    };
    let running: Vec<ClockId> = draft.case.clocks().filter(procedural).map(|run| run.started.clock.clone()).list();
    for clock in running {
        super::super::periods::cancel(draft, &clock);
    }
}
