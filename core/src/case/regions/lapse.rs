//! What follows when a period runs out.

use super::super::draft::Draft;
use super::super::effect::{ClockChange, Effect, MatterChange};
use super::super::ends;
use super::super::event::Event;
use super::super::matter::{DecisionStage, MatterId, Place};
use super::super::parts::LevelState;
use super::super::periods;
use super::super::state::{RunState, Running};
use super::super::within::finalised;
use crate::document::Id;
use crate::rulebook::document::Purpose;
use crate::rulebook::procedure::{Consequence, Deemed, Period, PeriodKind};
use crate::time::{Date, End};

/// Writes that a period has run out, and what follows from it.
pub(crate) fn lapse(draft: &mut Draft<'_>, position: usize) {
    let Some(running) = draft.case.periods.get(position).cloned() else { return };
    let clock = &running.started.clock;
    if let Some(served) = &running.started.serves {
        draft.day = last_day(running.due.latest);
        draft.tell(clock, ClockChange::Lapsed { on: draft.day });
        super::service::receive(draft, &served.document, &served.to, served.about.as_ref());
        return;
    }
    let Some(period) = draft.rules.period(running.period()) else { return };
    if running.state == RunState::Suspended {
        draft.day = ends::capped(draft.rules, &draft.case, &running).unwrap_or(draft.today);
        periods::resume(draft, period, &running);
        return;
    }
    let last = last_day(running.due.latest);
    // What follows is counted from the day on which the period ended, not from the midnight after it.
    draft.day = last;
    draft.tell(clock, ClockChange::Lapsed { on: last });
    super::hearing::ran_out(draft, period, &running);
    for consequence in &period.on_lapse {
        follow(draft, period, &running, consequence);
    }
    draft.happen(Event::Lapsed { period: period.id.clone(), key: clock.key.clone() }, running.about());
    if period.kind == PeriodKind::Status {
        periods::again(draft, period, &running);
    }
}

fn last_day(due: End) -> Date {
    match due {
        End::Day(day) => day,
        End::Minute(minute) => minute.date(),
    }
}

fn follow(draft: &mut Draft<'_>, period: &Period, running: &Running, consequence: &Consequence) {
    match consequence {
        Consequence::Remind(role) => draft.emit(Effect::Reminded { role: role.clone() }),
        Consequence::ReportTo(role) => draft.emit(Effect::Reported { role: role.clone() }),
        Consequence::ShiftTo(role) => {
            draft.tell(&running.started.clock, ClockChange::Shifted { to: role.clone() });
        }
        Consequence::Deem(deemed) => {
            draft.deeming = true;
            deem(draft, deemed, running);
            draft.deeming = false;
        }
        Consequence::Final(table) => {
            if let Some(matter) = finalised(draft.rules, &draft.case, period, table, running.about()) {
                finalise(draft, &matter);
            }
        }
        Consequence::Open(level) => {
            if let Some(about) = running.about() {
                super::relief::open_level(draft, level, about);
            }
        }
        Consequence::Close(_) => super::admission::rest(draft),
        Consequence::Forfeit(_) | Consequence::None(_) => {}
    }
}

/// Silence counts as an outcome: of a table that decides no liability, or of a document.
fn deem(draft: &mut Draft<'_>, deemed: &Deemed, running: &Running) {
    let about = running.about();
    if let Some(id) = &deemed.table
        && let Some(table) = draft.rules.table(id)
        && let Some(matter) = finalised_matter(draft, id, about)
    {
        draft.change(&matter, MatterChange::DeemedDecided { outcome: deemed.outcome.clone() });
        let means =
            table.outcomes.iter().find(|outcome| outcome.id == deemed.outcome).and_then(|outcome| outcome.means);
        match table.purpose {
            Purpose::Filing => super::filing::decided(draft, &matter, means, true),
            Purpose::Admission => super::admission::decided(draft, means),
            Purpose::Correction => super::correction::settle(draft, &matter, means),
            Purpose::Tolerance
            | Purpose::Accountability
            | Purpose::Relief
            | Purpose::Accusation
            | Purpose::Clarification
            | Purpose::Revocation
            | Purpose::Competence
            | Purpose::Advice => {}
        }
        let proceeding = draft.case.matter(&matter).map_or(0, |matter| matter.main().0);
        let place = Place { matter, proceeding };
        let ruling = super::decision::ruling(draft, id, &deemed.outcome, None, Vec::new());
        // What silence brings about weighs no precedents.
        draft.change(&place.matter, MatterChange::Made { proceeding, ruling, precedents: None });
        draft.happen(
            Event::Decided { table: id.clone(), outcome: deemed.outcome.clone(), level: None },
            Some(&place.matter),
        );
        super::tolerance::take_effect(draft, &place, id, &deemed.outcome, None);
    }
    if let Some(document) = &deemed.document {
        let by = running.started.clock.key.as_ref().unwrap_or(&running.bearer).clone();
        draft.happen(Event::Submitted { document: document.clone(), by }, about);
    }
}

/// The matter of a table that silence in another matter, or in this one, decides.
fn finalised_matter(draft: &Draft<'_>, table: &Id, about: Option<&MatterId>) -> Option<MatterId> {
    match about {
        Some(about) if about.table == *table => Some(about.clone()),
        Some(_) | None => {
            let mut theirs = draft.case.matters_of(table);
            let only = theirs.next();
            only.filter(|_| theirs.next().is_none()).map(|(id, _)| id.clone())
        }
    }
}

/// A decision that nobody can have reviewed any more.
fn finalise(draft: &mut Draft<'_>, id: &MatterId) {
    let Some(matter) = draft.case.matter(id) else { return };
    // A level of relief that is being heard keeps the decision open.
    let heard = matter.levels().any(|(_, _, state)| matches!(state, LevelState::Requested));
    let effective = matter.decided_in().filter(|(_, decision)| matches!(decision.stage, DecisionStage::Effective(_)));
    if let Some((proceeding, _)) = effective.filter(|_| !heard) {
        draft.change(id, MatterChange::BecameFinal { proceeding });
    }
}
