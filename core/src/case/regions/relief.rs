//! Relief: finite levels named by the rulebook, on one matter, with other handlers, never to the worse. A decision is sent
//! back as often as the book says. Relief on one matter changes that matter alone.

use std::borrow::Cow;

use super::super::act::{Actor, Decide, Request};
use super::super::bounds;
use super::super::draft::{Draft, Rules};
use super::super::effect::{Effect, MatterChange};
use super::super::event::Event;
use super::super::known::standing;
use super::super::matter::{Decision, DecisionStage, Matter, MatterId, Pass, Place, Proceeding};
use super::super::parts::{Admission, LevelState, Verification};
use super::super::periods;
use super::super::places::reviewed;
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::{Case, Running};
use super::{means, not_now};
use crate::determination::{Now, State};
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::{Meaning, Outcome, Purpose, Table};
use crate::rulebook::heavier;
use crate::rulebook::procedure::{PeriodKind, Relief};

/// A level of the book.
fn level<'k>(rules: Rules<'k>, id: &Id) -> Result<&'k Relief, Refusal> {
    rules.level(id).ok_or_else(|| Refusal::new(RefusalCode::UnknownName).about(id))
}

/// The level of relief that a proceeding is.
fn heard_at<'c>(case: &'c Case, place: &Place) -> Option<&'c Id> {
    case.proceeding(place)?.level().map(|(level, _)| level)
}

/// Whether a level can be asked for in a matter now.
pub(crate) fn may_request(rules: Rules<'_>, case: &Case, place: Option<&Place>, id: &Id) -> Result<(), Refusal> {
    let level = level(rules, id)?;
    let nothing = || Refusal::new(RefusalCode::NothingDecided).about(id);
    let matter = place.and_then(|place| case.matter(&place.matter)).ok_or_else(nothing)?;
    match matter.level(id).map(|(_, state)| state) {
        Some(LevelState::Requested | LevelState::PassedOver | LevelState::Decided { .. }) => {
            return Err(not_now("relief"));
        }
        Some(LevelState::Open) | None => {}
    }
    let unanswered = matches!(matter.level(id), Some((_, LevelState::Open)));
    let below = |of: &Id| matter.level(of).map(|(_, state)| state);
    // Nobody goes up while the level below is hearing the matter.
    if !unanswered && level.of.iter().any(|of| matches!(below(of), Some(LevelState::Requested))) {
        return Err(not_now("relief"));
    }
    let table = place.map(|place| &place.matter.table);
    let reached = level.of.iter().any(|of| Some(of) == table || matches!(below(of), Some(LevelState::Decided { .. })));
    if !reached && !unanswered {
        return Err(nothing());
    }
    match matter.decision().map(|decision| decision.stage) {
        Some(DecisionStage::Effective(_)) => Ok(()),
        // Nobody has asked in time; there may be good cause.
        Some(DecisionStage::Final(_)) => {
            Err(Refusal::new(RefusalCode::Forfeited).about(id).clauses(level.clause.iter()))
        }
        Some(
            DecisionStage::AwaitingApproval
            | DecisionStage::Disapproved
            | DecisionStage::Annulled(_)
            | DecisionStage::Reopened(_)
            | DecisionStage::Revoked(_),
        )
        | None => Err(nothing()),
    }
}

pub(crate) fn request(draft: &mut Draft<'_>, body: &Request, actor: &Actor, place: &Place) -> Result<(), Refusal> {
    let level = level(draft.rules, &body.level)?;
    let lacking = level.documents.iter().filter(|document| !body.documents.contains(document)).cloned();
    let lacking: Vec<Id> = lacking.list();
    if let Some(first) = lacking.first() {
        let refusal = Refusal::new(RefusalCode::DocumentMissing).about(first);
        return Err(refusal.missing(lacking.iter().cloned()).clauses(level.clause.iter()));
    }
    let matter = &place.matter;
    pass_over(draft, level, matter);
    let opened = draft.case.matter(matter).and_then(|known| known.level(&level.id)).map(|(at, _)| at);
    match opened {
        Some(proceeding) => draft.change(matter, MatterChange::LevelSet { proceeding, state: LevelState::Requested }),
        None => {
            let pass = Pass::Level { level: body.level.clone(), state: LevelState::Requested };
            draft.change(matter, MatterChange::ProceedingBegun { pass });
        }
    }
    if level.suspends {
        let status = |running: &&Running| {
            running.alive()
                && running.about() == Some(matter)
                && draft.rules.period(running.period()).is_some_and(|period| period.kind == PeriodKind::Status)
        };
        for running in draft.case.clocks().filter(status).cloned().list() {
            periods::suspend(draft, &running);
        }
    }
    for document in &body.documents {
        super::purpose(draft.rules, document)?;
        draft.happen(Event::Submitted { document: document.clone(), by: actor.role.clone() }, Some(matter));
    }
    Ok(())
}

/// A level that did not answer in time is not waited for once the next one is asked.
fn pass_over(draft: &mut Draft<'_>, next: &Relief, matter: &MatterId) {
    for below in &next.of {
        let waiting = draft.case.matter(matter).and_then(|known| known.level(below));
        let Some((proceeding, LevelState::Requested)) = waiting else { continue };
        draft.change(matter, MatterChange::LevelSet { proceeding, state: LevelState::PassedOver });
        periods::moot(draft, matter, below);
    }
}

/// Whether a level can be decided: it was asked for.
pub(crate) fn decidable(rules: Rules<'_>, case: &Case, place: &Place, id: &Id) -> Result<(), Refusal> {
    level(rules, id)?;
    match case.proceeding(place).and_then(|pass| pass.level()) {
        Some((known, LevelState::Requested)) if known == id => Ok(()),
        Some((_, LevelState::Open | LevelState::Requested | LevelState::PassedOver | LevelState::Decided { .. }))
        | None => Err(Refusal::new(RefusalCode::NothingDecided).about(id)),
    }
}

/// The matter as it is reviewed: its table, its decision, and the pass that the decision was made in.
fn under_review<'r, 'c>(
    rules: Rules<'r>,
    case: &'c Case,
    place: &Place,
) -> Option<(usize, &'r Table, u32, &'c Decision)> {
    let matter = case.matter(&place.matter)?;
    let (at, decision) = matter.decided_in()?;
    let (position, table) = super::table(rules, &place.matter.table).ok()?;
    Some((position, table, at, decision))
}

pub(crate) fn decided(draft: &mut Draft<'_>, body: &Decide, place: &Place, chosen: &Outcome) -> Result<(), Refusal> {
    let Some(id) = &body.level else { return Ok(()) };
    let level = level(draft.rules, id)?;
    let Some((position, reviewed, at, before)) = under_review(draft.rules, &draft.case, place) else { return Ok(()) };
    let before = before.clone();
    let matter = &place.matter;
    let annulled = means(chosen, Meaning::Annul);
    // A decision is sent back as often as the book says; after that, whoever annuls it decides in its place.
    let remitted = annulled && bounds::may_remit(draft.rules, &draft.case, level, matter);
    if means(chosen, Meaning::Vary) || (annulled && !remitted) {
        let to = body.to.as_ref().ok_or_else(|| {
            let code = if annulled { RefusalCode::RemittedBefore } else { RefusalCode::NothingDecided };
            Refusal::new(code).about("to").clauses(level.clause.iter())
        })?;
        let listed = &super::outcome(reviewed, to)?.measures;
        if let Some(unknown) = body.measure.as_ref().filter(|measure| !listed.contains(measure)) {
            return Err(Refusal::new(RefusalCode::MeasureUnknown).about(unknown));
        }
        // Without a new measure the old one stands, where it still belongs to the outcome.
        let kept = before.measure.clone().filter(|measure| listed.contains(measure));
        let measure = body.measure.clone().or(kept);
        no_harsher(reviewed, &before, to, measure.as_ref()).map_err(|refusal| refusal.clauses(level.clause.iter()))?;
        permitted(draft.rules, &draft.case, place, position, reviewed, to)?;
        draft.change(matter, MatterChange::Varied { proceeding: at, outcome: to.clone(), measure });
        vary(draft, reviewed, matter, to)?;
        periods::replaced(draft, &reviewed.id, [&before.outcome, to], matter);
    }
    let state = LevelState::Decided { outcome: body.outcome.clone() };
    draft.change(matter, MatterChange::LevelSet { proceeding: place.proceeding, state });
    if remitted {
        draft.change(matter, MatterChange::Annulled { proceeding: at });
        periods::fall(draft, matter);
        restart(draft, reviewed, matter);
    } else if level.r#final && before.stands() {
        draft.change(matter, MatterChange::BecameFinal { proceeding: at });
    }
    Ok(())
}

/// What may be decided of what the findings permit. Nobody is worse off for having asked for relief: where a decision was
/// sent back, nothing harsher takes its place. If the findings permit only what is harsher, what was decided before may be
/// decided again, and nothing else.
pub(crate) fn left<'a>(case: &Case, place: &Place, table: &Table, permits: &'a [Id]) -> Cow<'a, [Id]> {
    let Some(before) = sent_back(case, place) else { return Cow::Borrowed(permits) };
    let milder = |id: &&Id| no_harsher(table, before, id, None).is_ok();
    let milder = permits.iter().filter(milder).cloned().list();
    Cow::Owned(if milder.is_empty() { vec![before.outcome.clone()] } else { milder })
}

/// Refuses what is harsher, in class or by its measure, than the decision that was sent back.
pub(crate) fn bounded(
    rules: Rules<'_>,
    case: &Case,
    place: &Place,
    table: &Table,
    (outcome, measure): (&Id, Option<&Id>),
) -> Result<(), Refusal> {
    let Some(before) = sent_back(case, place) else { return Ok(()) };
    let levels = rules.document().relief.iter().filter(|level| level.of.contains(&table.id));
    no_harsher(table, before, outcome, measure)
        .map_err(|refusal| refusal.clauses(levels.flat_map(|level| level.clause.iter())))
}

/// The decision that was sent back to be made anew.
fn sent_back<'c>(case: &'c Case, place: &Place) -> Option<&'c Decision> {
    case.matter(&place.matter)?.sent_back(place.proceeding)
}

/// Whether relief was decided on what is decided in the line of the case, whatever it came to.
pub(crate) fn given(rules: Rules<'_>, case: &Case) -> bool {
    let main = rules
        .document()
        .tables
        .iter()
        .filter(|table| matches!(table.purpose, Purpose::Tolerance | Purpose::Accountability));
    let mut matters = main.filter_map(|table| case.matter(&MatterId::of(table.id.clone())));
    let decided = |pass: &Proceeding| matches!(pass.level(), Some((_, LevelState::Decided { .. })));
    matters.any(|matter| matter.proceedings.iter().any(decided))
}

/// Refuses what is harsher than before: another outcome, or a graver measure of it.
fn no_harsher(table: &Table, before: &Decision, after: &Id, measure: Option<&Id>) -> Result<(), Refusal> {
    super::outcome(table, after)?;
    if heavier(table, (&before.outcome, before.measure.as_ref()), (after, measure)) {
        return Err(Refusal::new(RefusalCode::Aggravates).about(measure.unwrap_or(after)));
    }
    Ok(())
}

/// A decision that replaces another must itself be one that the findings permit.
fn permitted(
    rules: Rules<'_>,
    case: &Case,
    place: &Place,
    position: usize,
    reviewed: &Table,
    to: &Id,
) -> Result<(), Refusal> {
    if !matches!(reviewed.purpose, Purpose::Tolerance | Purpose::Accountability) {
        return Ok(());
    }
    let standing = standing(rules, case, Some(place));
    let state = State::of(rules.model(), standing, vec![position]);
    match state.result(position).map(|result| (result.if_decided_now, result.open)) {
        Some((now, _)) if now.permits().contains(to) => Ok(()),
        Some((Now::Decided { permits, .. } | Now::Settled { permits, .. }, _)) => {
            Err(Refusal::new(RefusalCode::NotPermitted).about(to).missing(permits))
        }
        Some((Now::Blocked, open)) => {
            Err(Refusal::new(RefusalCode::Blocked).missing(open.into_iter().map(|open| open.fact)))
        }
        None => Err(Refusal::new(RefusalCode::UnknownName).about(&reviewed.id)),
    }
}

/// What the decision that a level reviews may become there: nothing harsher, and nothing that the findings do not permit.
pub(crate) fn replacements(rules: Rules<'_>, case: &Case, place: &Place) -> Vec<Id> {
    if heard_at(case, place).is_none() {
        return Vec::new();
    }
    let Some((position, reviewed, _, before)) = under_review(rules, case, place) else { return Vec::new() };
    let possible = |to: &&Id| {
        no_harsher(reviewed, before, to, None).is_ok() && permitted(rules, case, place, position, reviewed, to).is_ok()
    };
    reviewed.outcomes.iter().map(|outcome| &outcome.id).filter(possible).cloned().list()
}

/// The table whose precedents are weighed where relief puts another decision in the place of one: that of the decision.
pub(crate) fn weighed(rules: Rules<'_>, case: &Case, place: &Place) -> Option<usize> {
    heard_at(case, place)?;
    under_review(rules, case, place).map(|(position, ..)| position)
}

/// Whether an outcome of a level puts another decision in the place of the one that it reviews.
pub(crate) fn replaces(rules: Rules<'_>, case: &Case, place: &Place, chosen: &Outcome) -> bool {
    let Some(level) = heard_at(case, place).and_then(|level| rules.level(level)) else { return false };
    let remits = bounds::may_remit(rules, case, level, &place.matter);
    means(chosen, Meaning::Vary) || (means(chosen, Meaning::Annul) && !remits)
}

/// What follows in its region when a decision stands with another outcome.
fn vary(draft: &mut Draft<'_>, reviewed: &Table, matter: &MatterId, to: &Id) -> Result<(), Refusal> {
    match reviewed.purpose {
        Purpose::Admission => super::admission::decided(draft, super::outcome(reviewed, to)?.means),
        Purpose::Revocation if means(super::outcome(reviewed, to)?, Meaning::Stand) => reinstate(draft, reviewed),
        Purpose::Accusation => super::accusation::varied(draft, matter, to),
        Purpose::Filing => {
            super::filing::varied(draft, matter, super::outcome(reviewed, to)?.means);
        }
        Purpose::Tolerance
        | Purpose::Accountability
        | Purpose::Relief
        | Purpose::Clarification
        | Purpose::Revocation
        | Purpose::Competence
        | Purpose::Correction
        | Purpose::Advice => {}
    }
    Ok(())
}

/// What follows in its region when a decision is sent back.
fn restart(draft: &mut Draft<'_>, reviewed: &Table, matter: &MatterId) {
    draft.change(matter, MatterChange::ProceedingBegun { pass: Pass::Remittal });
    match reviewed.purpose {
        Purpose::Tolerance | Purpose::Accountability => {
            let proceeding = draft.case.matter(matter).map_or(0, |matter| matter.main().0);
            draft.change(matter, MatterChange::VerificationSet { proceeding, verification: Verification::Verifying });
        }
        Purpose::Admission => draft.emit(Effect::AdmissionSet { admission: Admission::Raised }),
        Purpose::Revocation => reinstate(draft, reviewed),
        Purpose::Accusation => super::accusation::again(draft, matter),
        Purpose::Filing => super::filing::again(draft, matter),
        Purpose::Relief | Purpose::Clarification | Purpose::Competence | Purpose::Correction | Purpose::Advice => {}
    }
}

/// A decision that had been revoked stands again, since the day on which it took effect; what it had started goes on as if
/// it had never fallen.
fn reinstate(draft: &mut Draft<'_>, revocation: &Table) {
    let Some(of) = revocation.of.clone().map(MatterId::of) else { return };
    let revoked = draft.case.matter(&of).and_then(|matter| {
        let (at, decision) = matter.decided_in()?;
        matches!(decision.stage, DecisionStage::Revoked(_)).then_some(at)
    });
    if let Some(proceeding) = revoked {
        draft.change(&of, MatterChange::Reinstated { proceeding });
        periods::rise(draft, &of);
    }
}

/// A level that was not answered in time opens the next one.
pub(crate) fn open_level(draft: &mut Draft<'_>, id: &Id, matter: &MatterId) {
    let known = |matter: &Matter| matter.level(id).is_some() || matter.decided_in().is_none();
    let there = draft.case.matter(matter).is_none_or(known);
    if there || !reviewed(draft.rules, id).contains(&&matter.table) {
        return;
    }
    let pass = Pass::Level { level: id.clone(), state: LevelState::Open };
    draft.change(matter, MatterChange::ProceedingBegun { pass });
}
