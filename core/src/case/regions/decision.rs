//! Decisions: one construct for every table. What the findings permit, how the body voted, what the reasons address, who
//! was heard; then the region of the table's purpose says what becomes of it.

use super::super::act::{Actor, Decide};
use super::super::bodies;
use super::super::bounds;
use super::super::draft::{Draft, Rules};
use super::super::effect::{Effect, MatterChange};
use super::super::event::Event;
use super::super::known::{met, standing};
use super::super::matter::Place;
use super::super::parts::Ruling;
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::Case;
use super::decidable::decidable;
use super::{Ask, hearing, not_now, outcome, relief, table};
use crate::determination::{Now, State};
use crate::document::Id;
use crate::list::ToList;
use crate::precedent::{Known, Pointing};
use crate::rulebook::document::{Meaning, Outcome, Purpose, Table};
use crate::rulebook::procedure::{AboutTable, Deed, Grant};

/// Whether the step at which a table is decided is open to somebody.
pub(crate) fn may(rules: Rules<'_>, case: &Case, ask: &Ask<'_>, decision: &AboutTable) -> Result<(), Refusal> {
    let (_, table) = table(rules, &decision.table)?;
    // Levels are of relief: a decision of another table is none of any level.
    if let Some(level) = decision.level.as_ref().filter(|_| table.purpose != Purpose::Relief) {
        return Err(Refusal::new(RefusalCode::UnknownName).about(level));
    }
    if case.disputed() && !matches!(table.purpose, Purpose::Competence | Purpose::Filing) {
        return Err(Refusal::new(RefusalCode::Disputed));
    }
    let nothing = || match table.purpose {
        Purpose::Filing => not_now("filing"),
        Purpose::Competence => not_now("dispute"),
        Purpose::Accusation | Purpose::Clarification => not_now("accusation"),
        Purpose::Admission
        | Purpose::Tolerance
        | Purpose::Accountability
        | Purpose::Relief
        | Purpose::Revocation
        | Purpose::Correction
        | Purpose::Advice => {
            let about = decision.level.as_ref().unwrap_or(&decision.table);
            Refusal::new(RefusalCode::NothingDecided).about(about)
        }
    };
    let place = ask.place.ok_or_else(nothing)?;
    match &decision.level {
        Some(level) => relief::decidable(rules, case, place, level)?,
        None => decidable(rules, case, table, place)?,
    }
    bodies::can_meet(rules, case, &ask.actor.role, place, ask.deed)
}

pub(crate) fn decide(
    draft: &mut Draft<'_>,
    body: &Decide,
    actor: &Actor,
    place: &Place,
    grant: Option<&Grant>,
) -> Result<(), Refusal> {
    let (position, written) = table(draft.rules, &body.table)?;
    let chosen = outcome(written, &body.outcome)?;
    let (rows, known) = permitted(draft, body, position, written, place)?;
    bounds::again(&draft.case, written, chosen, place)?;
    // What comes with a decision that replaces another belongs to the outcome that it is replaced by.
    let replaced = matches!(chosen.means, Some(Meaning::Vary | Meaning::Annul)) && body.to.is_some();
    if let Some(measure) = body.measure.as_ref().filter(|measure| !replaced && !chosen.measures.contains(measure)) {
        return Err(Refusal::new(RefusalCode::MeasureUnknown).about(measure));
    }
    hearing::heard(draft.rules, &draft.case, place, written, (chosen, body.measure.as_ref()))?;
    bodies::vote(draft, body, &actor.role, place)?;
    let approval = grant.and_then(|grant| grant.approval.as_ref());
    let approval = approval.is_some_and(|rule| met(draft.rules, &draft.case, rule.when.as_ref(), Some(place)));
    for vote in &body.votes {
        if vote.member != actor.id {
            let deed = Deed::Decide(AboutTable { table: body.table.clone(), level: body.level.clone() });
            draft.emit(Effect::Did {
                actor: vote.member.clone(),
                role: actor.role.clone(),
                deed,
                on: draft.day,
                organ: actor.organ.clone(),
                about: Some(place.clone()),
            });
        }
    }
    apply(draft, body, written, chosen, (rows, known), place, approval)
}

/// Whether an outcome that the findings permit could be chosen now: who it goes against was heard, and nobody is worse off
/// for having asked for relief.
pub(crate) fn outcome_open(rules: Rules<'_>, case: &Case, place: &Place, table: &Table, id: &Id) -> bool {
    let chosen = table.outcomes.iter().find(|outcome| outcome.id == *id);
    chosen.is_some_and(|chosen| {
        hearing::heard(rules, case, place, table, (chosen, None)).is_ok()
            && bounds::again(case, table, chosen, place).is_ok()
            && relief::bounded(rules, case, place, table, (id, None)).is_ok()
    })
}

/// Whether the findings permit the outcome; the rows that do, each that may be the one that applies, and the precedents that
/// it was decided under.
fn permitted(
    draft: &Draft<'_>,
    body: &Decide,
    position: usize,
    table: &Table,
    place: &Place,
) -> Result<(Vec<Id>, Option<Known>), Refusal> {
    let standing = standing(draft.rules, &draft.case, Some(place));
    let precedents = draft.rules.precedents;
    // What takes the place of a decision is weighed against precedents of that decision.
    let instead = body.to.as_ref().and_then(|to| Some((relief::weighed(draft.rules, &draft.case, place)?, to)));
    let (weighed, chosen) = instead.unwrap_or((position, &body.outcome));
    let same = precedents.same(draft.rules.model(), weighed, &standing);
    let state = State::of(draft.rules.model(), standing, vec![position]);
    if state.contradictory() {
        return Err(Refusal::new(RefusalCode::Contradictory));
    }
    let Some(result) = state.result(position) else {
        return Err(Refusal::new(RefusalCode::UnknownName).about(&table.id));
    };
    let now = result.if_decided_now;
    let (Now::Decided { permits, consider, rows, .. } | Now::Settled { permits, consider, rows, .. }) = &now else {
        let open = result.open.into_iter().map(|open| open.fact);
        return Err(Refusal::new(RefusalCode::Blocked).missing(open));
    };
    let clauses = || table.rows.iter().filter(|row| rows.contains(&row.id)).flat_map(|row| row.clause.iter());
    let left = relief::left(&draft.case, place, table, permits);
    if !permits.contains(&body.outcome) && !left.contains(&body.outcome) {
        let missing = left.iter().cloned();
        return Err(Refusal::new(RefusalCode::NotPermitted).about(&body.outcome).missing(missing).clauses(clauses()));
    }
    relief::bounded(draft.rules, &draft.case, place, table, (&body.outcome, body.measure.as_ref()))?;
    if matches!(table.purpose, Purpose::Tolerance | Purpose::Accountability) && !result.unassessed.is_empty() {
        return Err(Refusal::new(RefusalCode::Unassessed).missing(result.unassessed));
    }
    if now.needs_reasons(&body.outcome) && body.reasons.is_none() {
        return Err(Refusal::new(RefusalCode::ReasonsMissing).clauses(clauses()));
    }
    let passed_over: Vec<Id> = consider.iter().filter(|fact| !body.addresses.contains(fact)).cloned().list();
    if !passed_over.is_empty() {
        return Err(Refusal::new(RefusalCode::FactorsMissing).missing(passed_over).clauses(clauses()));
    }
    // What the rows rule out is no example: where they leave one outcome, nothing points elsewhere.
    let possible = match instead {
        Some(_) => relief::replacements(draft.rules, &draft.case, place).into(),
        None => left,
    };
    let same = permitted_ones(same, &possible);
    let elsewhere = same.iter().any(|pointing| pointing.outcome != *chosen);
    let explained = body.departs.as_ref().is_some_and(|departs| !departs.is_blank());
    if elsewhere && !explained {
        return Err(Refusal::new(RefusalCode::Departs).about(chosen).pointing(same));
    }
    let known = precedents.weighed(weighed).map(|set| Known { set: set.clone(), same });
    Ok((rows.clone(), known))
}

/// The precedents that point to an outcome that the rows permit.
pub(crate) fn permitted_ones(same: Vec<Pointing>, permits: &[Id]) -> Vec<Pointing> {
    same.into_iter().filter(|pointing| permits.contains(&pointing.outcome)).list()
}

/// A decision as it is recorded.
pub(crate) fn ruling(draft: &Draft<'_>, table: &Id, outcome: &Id, measure: Option<Id>, rows: Vec<Id>) -> Ruling {
    Ruling { table: table.clone(), outcome: outcome.clone(), measure, rows, on: draft.day }
}

fn apply(
    draft: &mut Draft<'_>,
    body: &Decide,
    table: &Table,
    chosen: &Outcome,
    (rows, precedents): (Vec<Id>, Option<Known>),
    place: &Place,
    approval: bool,
) -> Result<(), Refusal> {
    let matter = &place.matter;
    // What waits for approval brings nothing about yet.
    if !approval {
        super::follow::follow(draft, table, chosen, place);
    }
    match table.purpose {
        Purpose::Relief => relief::decided(draft, body, place, chosen)?,
        Purpose::Accusation | Purpose::Clarification => {
            super::accusation::decided(draft, matter, table.purpose, chosen);
        }
        Purpose::Filing
        | Purpose::Admission
        | Purpose::Competence
        | Purpose::Correction
        | Purpose::Revocation
        | Purpose::Tolerance
        | Purpose::Accountability
        | Purpose::Advice => {}
    }
    let ruling = ruling(draft, &body.table, &body.outcome, body.measure.clone(), rows);
    draft.change(matter, MatterChange::Made { proceeding: place.proceeding, ruling, precedents });
    for set in &body.sets {
        super::clocks::set(draft, set, Some(matter))?;
    }
    if approval {
        draft.change(matter, MatterChange::AwaitsApproval { proceeding: place.proceeding });
    }
    let decided =
        Event::Decided { table: body.table.clone(), outcome: body.outcome.clone(), level: body.level.clone() };
    draft.happen(decided, Some(matter));
    if !approval {
        super::tolerance::take_effect(draft, place, &body.table, &body.outcome, body.level.as_ref());
    }
    Ok(())
}
