//! Decisions: one construct for every table. What the findings permit, how the body voted, what the reasons address, who
//! was heard; then the region of the table's purpose says what becomes of it.

use super::super::act::{Actor, Decide};
use super::super::bodies;
use super::super::draft::{Draft, Rules, accusation, current, met_in, standing};
use super::super::effect::{Effect, Ruling};
use super::super::event::Event;
use super::super::grants::ensure;
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::{Case, RulingStage};
use super::{admission, competence, correction, filing, means, outcome, relief, revocation, table, verification};
use crate::determination::{Now, State};
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::Reasons;
use crate::rulebook::document::{Meaning, Outcome, Purpose, Table};
use crate::rulebook::procedure::{AboutTable, Deed, DocumentPurpose, Grant};

pub(crate) fn decide(
    draft: &mut Draft<'_>,
    body: &Decide,
    actor: &Actor,
    grant: Option<&Grant>,
) -> Result<(), Refusal> {
    let (position, written) = table(draft, &body.table)?;
    let chosen = outcome(written, &body.outcome)?;
    let about = AboutTable { table: body.table.clone(), level: body.level.clone() };
    step(draft.rules, &draft.case, &about, body.about.as_ref())?;
    let proceeding = proceeding(draft, body, written)?;
    let row = permitted(draft, body, position, written, proceeding)?;
    if !heard(draft.rules, &draft.case, written, chosen) {
        return Err(Refusal::new(RefusalCode::Unheard).about(&body.outcome));
    }
    bodies::vote(draft, body, &actor.role)?;
    // What comes with a decision that replaces another belongs to the outcome that it is replaced by.
    let replaced = matches!(chosen.means, Some(Meaning::Vary | Meaning::Annul)) && body.to.is_some();
    if let Some(measure) = body.measure.as_ref().filter(|measure| !replaced && !chosen.measures.contains(measure)) {
        return Err(Refusal::new(RefusalCode::MeasureUnknown).about(measure));
    }
    let approval = grant.and_then(|grant| grant.approval.as_ref());
    let approval = approval.is_some_and(|rule| met_in(draft.rules, &draft.case, rule.when.as_ref(), proceeding));
    for vote in &body.votes {
        if vote.member != actor.id {
            let deed = Deed::Decide(AboutTable { table: body.table.clone(), level: body.level.clone() });
            let role = actor.role.clone();
            draft.emit(Effect::Did {
                actor: vote.member.clone(),
                role,
                deed,
                on: draft.day,
                organ: actor.organ.clone(),
            });
        }
    }
    apply(draft, body, written, chosen, row, proceeding, approval)
}

/// Whether the step at which a table is decided is open.
pub(crate) fn step(rules: Rules<'_>, case: &Case, decision: &AboutTable, about: Option<&Id>) -> Result<(), Refusal> {
    use super::super::effect::{Admission, Filing, Verification};
    let tables = &rules.document().tables;
    let Some(table) = tables.iter().find(|table| table.id == decision.table) else {
        return Err(Refusal::new(RefusalCode::UnknownName).about(&decision.table));
    };
    if case.disputed && !matches!(table.purpose, Purpose::Competence | Purpose::Filing) {
        return Err(Refusal::new(RefusalCode::Disputed));
    }
    match table.purpose {
        Purpose::Filing => ensure(matches!(case.filing, Filing::Filed { .. }), "filing"),
        Purpose::Admission => ensure(case.admission == Admission::Raised, "admission"),
        Purpose::Competence => ensure(case.disputed, "dispute"),
        Purpose::Tolerance | Purpose::Accountability => {
            ensure(case.admission == Admission::Admitted, "admission")?;
            let reports = rules.document().documents.iter().any(|kind| kind.purpose == Some(DocumentPurpose::Report));
            ensure(!reports || case.verification == Verification::Reported, "verification")?;
            match case.rulings.get(&table.id).map(|ruling| ruling.stage) {
                None | Some(RulingStage::Reopened) => Ok(()),
                Some(RulingStage::AwaitingApproval) => Err(Refusal::new(RefusalCode::AwaitingApproval)),
                Some(RulingStage::Effective(_) | RulingStage::Final(_) | RulingStage::Revoked) => {
                    Err(super::super::draft::not_now("decision"))
                }
            }
        }
        Purpose::Correction => correction::decidable(case, about),
        Purpose::Relief => relief::decidable(rules, case, decision.level.as_ref()),
        Purpose::Revocation => revocation::decidable(case, table),
        Purpose::Accusation | Purpose::Clarification => {
            let key = about.ok_or_else(|| Refusal::new(RefusalCode::NothingDecided).about("accusation"))?;
            if super::accusation::awaits_approval(rules, case) {
                return Err(Refusal::new(RefusalCode::AwaitingApproval));
            }
            super::accusation::decidable(case, key, table.purpose)
        }
        Purpose::Advice => Ok(()),
    }
}

/// The proceeding whose findings a decision rests on.
fn proceeding(draft: &Draft<'_>, body: &Decide, table: &Table) -> Result<usize, Refusal> {
    match (table.purpose, &body.about) {
        (Purpose::Accusation | Purpose::Clarification, Some(key)) => {
            accusation(&draft.case, key).ok_or_else(|| Refusal::new(RefusalCode::UnknownName).about(key))
        }
        _ => Ok(current(&draft.case)),
    }
}

/// Whether the findings permit the outcome, and the row that does.
fn permitted(
    draft: &Draft<'_>,
    body: &Decide,
    position: usize,
    table: &Table,
    proceeding: usize,
) -> Result<Option<Id>, Refusal> {
    let standing = standing(draft.rules, &draft.case, proceeding);
    let like = crate::precedent::like(draft.rules.book, &table.id, &standing, draft.rules.precedents);
    let mut same = like.iter().filter(|like| like.differing.is_empty()).peekable();
    if body.departs.is_none() && same.peek().is_some() && same.all(|like| like.precedent.outcome != body.outcome) {
        return Err(Refusal::new(RefusalCode::Departs).about(&body.outcome));
    }
    let state = State::of(draft.rules.model(), standing, vec![position]);
    if state.contradictory() {
        return Err(Refusal::new(RefusalCode::Contradictory));
    }
    let Some(result) = state.result(position) else {
        return Err(Refusal::new(RefusalCode::UnknownName).about(&table.id));
    };
    let Now::Decided { permits, normally, reasons, consider, row, .. } = result.if_decided_now else {
        let open = result.open.into_iter().map(|open| open.fact);
        return Err(Refusal::new(RefusalCode::Blocked).missing(open));
    };
    let written = row.as_ref().and_then(|row| table.rows.iter().find(|written| written.id == *row));
    let clauses = || written.into_iter().flat_map(|row| row.clause.iter());
    if !permits.contains(&body.outcome) {
        return Err(Refusal::new(RefusalCode::NotPermitted).about(&body.outcome).missing(permits).clauses(clauses()));
    }
    let chosen = (&body.outcome, body.measure.as_ref());
    relief::bounded(draft.rules, &draft.case, table, body.about.as_ref(), &permits, chosen)?;
    if matches!(table.purpose, Purpose::Tolerance | Purpose::Accountability) && !result.unassessed.is_empty() {
        return Err(Refusal::new(RefusalCode::Unassessed).missing(result.unassessed));
    }
    let departs = normally.is_some_and(|normally| normally != body.outcome);
    let needed = match reasons {
        Reasons::Always => true,
        Reasons::UnlessNormal => departs,
        Reasons::Never => false,
    };
    if needed && body.reasons.is_none() {
        return Err(Refusal::new(RefusalCode::ReasonsMissing).clauses(clauses()));
    }
    let passed_over: Vec<Id> = consider.into_iter().filter(|fact| !body.addresses.contains(fact)).list();
    if !passed_over.is_empty() {
        return Err(Refusal::new(RefusalCode::FactorsMissing).missing(passed_over).clauses(clauses()));
    }
    Ok(row)
}

/// Nothing adverse is decided unheard, whatever the rulebook says.
pub(crate) fn heard(rules: Rules<'_>, case: &Case, table: &Table, chosen: &Outcome) -> bool {
    let wanted = match table.purpose {
        Purpose::Tolerance | Purpose::Accountability if chosen.tolerated == Some(false) => {
            Some((DocumentPurpose::Statement, 0))
        }
        Purpose::Revocation if means(chosen, Meaning::Revoke) => {
            // Heard on the revocation, not only before the decision that is to be revoked.
            let of = table.of.as_ref();
            let decided = case.last(|event| matches!(event, Event::Decided { table, .. } if Some(table) == of));
            Some((DocumentPurpose::Statement, decided.map_or(0, |last| last.seq)))
        }
        Purpose::Accusation if means(chosen, Meaning::False) => Some((DocumentPurpose::AccuserStatement, 0)),
        Purpose::Filing
        | Purpose::Admission
        | Purpose::Tolerance
        | Purpose::Accountability
        | Purpose::Relief
        | Purpose::Accusation
        | Purpose::Clarification
        | Purpose::Revocation
        | Purpose::Competence
        | Purpose::Correction
        | Purpose::Advice => None,
    };
    wanted.is_none_or(|(document, since)| verification::heard(rules, case, document, since))
}

/// A decision as it is recorded.
pub(crate) fn ruling(draft: &Draft<'_>, table: &Id, outcome: &Id, measure: Option<Id>, row: Option<Id>) -> Ruling {
    let proceeding = u32::try_from(current(&draft.case)).unwrap_or(u32::MAX);
    Ruling { table: table.clone(), outcome: outcome.clone(), measure, row, about: None, on: draft.day, proceeding }
}

fn apply(
    draft: &mut Draft<'_>,
    body: &Decide,
    table: &Table,
    chosen: &Outcome,
    row: Option<Id>,
    proceeding: usize,
    approval: bool,
) -> Result<(), Refusal> {
    let mut made = ruling(draft, &body.table, &body.outcome, body.measure.clone(), row);
    made.proceeding = u32::try_from(proceeding).unwrap_or(u32::MAX);
    made.about.clone_from(&body.about);
    match table.purpose {
        Purpose::Filing => filing::decided(draft, chosen.means, false),
        Purpose::Admission => admission::decided(draft, chosen.means),
        Purpose::Competence => competence::settled(draft, chosen),
        Purpose::Correction => correction::settle(draft, body.about.as_ref(), chosen.means),
        Purpose::Relief => relief::decided(draft, body, chosen)?,
        Purpose::Revocation => revocation::decided(draft, table, chosen),
        Purpose::Accusation | Purpose::Clarification => {
            if let Some(key) = &body.about {
                super::accusation::decided(draft, key, table.purpose, chosen);
            }
        }
        Purpose::Tolerance | Purpose::Accountability | Purpose::Advice => {}
    }
    draft.emit(Effect::Made { ruling: made });
    for set in &body.sets {
        super::clocks::set(draft, set)?;
    }
    if approval {
        draft.emit(Effect::AwaitsApproval { table: body.table.clone() });
    }
    let decided = Event::Decided {
        table: body.table.clone(),
        outcome: body.outcome.clone(),
        level: body.level.clone(),
        about: body.about.clone(),
    };
    draft.happen(decided);
    if !approval {
        super::tolerance::take_effect(draft, &body.table, &body.outcome, body.level.as_ref(), body.about.as_ref());
    }
    Ok(())
}
