//! Relief: finite levels named by the rulebook, with other handlers, never to the worse. A decision is sent back once.

use super::super::act::{Actor, Decide, Request};
use super::super::draft::{Draft, Rules, current, not_now, standing};
use super::super::effect::{Admission, Effect, LevelState, Proceeding, Verification};
use super::super::event::Event;
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::{Case, RulingStage, Standing};
use super::means;
use crate::determination::{Now, State};
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::{Meaning, Outcome, Purpose, Table};
use crate::rulebook::procedure::{Deed, DocumentPurpose, Relief};

/// A level of the book.
fn level<'k>(rules: Rules<'k>, id: &Id) -> Result<&'k Relief, Refusal> {
    let found = rules.document().relief.iter().find(|level| level.id == *id);
    found.ok_or_else(|| Refusal::new(RefusalCode::UnknownName).about(id))
}

/// Whether a level is open because the one below did not answer in time.
fn unanswered(case: &Case, id: &Id) -> bool {
    matches!(case.levels.get(id), Some((_, LevelState::Open)))
}

/// The table whose decision a request is about.
fn reviewed(case: &Case, level: &Relief, named: Option<&Id>) -> Result<Id, Refusal> {
    let reached = |of: &Id| match case.levels.get(of) {
        Some((table, LevelState::Decided { .. })) => Some(table.clone()),
        Some((table, LevelState::Open)) => Some(table.clone()),
        Some((_, LevelState::Requested | LevelState::PassedOver)) => None,
        None => case.rulings.contains_key(of).then(|| of.clone()),
    };
    // A level that nobody answered in time opens the next one.
    let opened = case.levels.get(&level.id).filter(|_| unanswered(case, &level.id)).map(|(table, _)| table.clone());
    let mut tables: Vec<Id> = level.of.iter().filter_map(reached).chain(opened).list();
    tables.retain(|table| named.is_none_or(|named| named == table));
    tables.into_iter().next().ok_or_else(|| Refusal::new(RefusalCode::NothingDecided).about(&level.id))
}

/// Whether somebody had a part in a decision before a level of relief was asked for: found what it rests on, adopted a
/// finding, advised, decided or approved, at any level below.
#[expect(clippy::wildcard_enum_match_arm, reason = "other acts are no part in a decision")]
pub(crate) fn had_a_part(
    rules: Rules<'_>,
    case: &Case,
    person: &str,
    level: &Id,
    table: &Id,
    relief: Option<&Id>,
) -> bool {
    let asked =
        |event: &Event| matches!(event, Event::Acted { deed: Deed::Request(about), .. } if about.level == *level);
    // What was done for this level is part of hearing it.
    let since = case.last(asked).map_or(u32::MAX, |asked| asked.seq);
    let advises = |document: &Id| {
        let kind = rules.document().documents.iter().find(|kind| kind.id == *document);
        kind.is_some_and(|kind| {
            matches!(kind.purpose, Some(DocumentPurpose::Report | DocumentPurpose::Opinion))
                && (kind.of.is_empty() || kind.of.contains(table))
        })
    };
    let handled = |deed: &Deed| match deed {
        Deed::Decide(about) | Deed::Approve(about) => {
            let lower = relief == Some(&about.table) && about.level.as_ref().is_some_and(|known| known != level);
            about.table == *table || lower
        }
        Deed::Submit(about) => advises(&about.document),
        Deed::Adopt => true,
        _ => false,
    };
    let parts = case.parts.iter().filter(|(part, first)| *part.actor == *person && **first < since);
    if parts.into_iter().any(|(part, _)| handled(&part.deed)) {
        return true;
    }
    let ours = |of: &Proceeding| matches!(of, Proceeding::Level { level: known } if known == level);
    let before = case.proceedings.iter().filter(|findings| !ours(&findings.of));
    let mut found = before.flat_map(|findings| &findings.found).filter(|(_, _, by)| by == person);
    found.any(|(fact, _, _)| rests(rules, fact, Some(table)) || rests(rules, fact, relief))
}

/// Whether the decision of a table rests on a fact.
fn rests(rules: Rules<'_>, fact: &Id, table: Option<&Id>) -> bool {
    let model = rules.model();
    let (Some(fact), Some(table)) =
        (model.index.facts.get(fact), table.and_then(|table| model.index.tables.get(table)))
    else {
        return false;
    };
    model.tables.get(*table).is_some_and(|table| table.support.iter().any(|var| var.index() == *fact))
}

/// Whether a fact belongs to what a level of relief hears: the decision that it reviews and its own.
pub(crate) fn heard_at(rules: Rules<'_>, case: &Case, fact: &Id, level: &Id) -> bool {
    let reviewed = case.levels.get(level).map(|(table, _)| table);
    let mut relief = rules.document().tables.iter().filter(|table| table.purpose == Purpose::Relief);
    rests(rules, fact, reviewed) || relief.any(|table| rests(rules, fact, Some(&table.id)))
}

/// Whether somebody may have a part in hearing a level: where the book wants other handlers, nobody who had one before.
pub(crate) fn fresh(rules: Rules<'_>, case: &Case, person: &str, id: &Id) -> Result<(), Refusal> {
    let level = level(rules, id)?;
    let Some((table, _)) = case.levels.get(id) else { return Ok(()) };
    let mut tables = rules.document().tables.iter().filter(|table| table.purpose == Purpose::Relief);
    let relief = tables.next().map(|table| &table.id);
    if level.other_handlers && had_a_part(rules, case, person, id, table, relief) {
        return Err(Refusal::new(RefusalCode::Separated).about(person).clauses(level.clause.iter()));
    }
    Ok(())
}

/// The table that a level could be asked about now.
fn open_to(rules: Rules<'_>, case: &Case, id: &Id, named: Option<&Id>) -> Result<Id, Refusal> {
    let level = level(rules, id)?;
    if matches!(
        case.levels.get(id),
        Some((_, LevelState::Requested | LevelState::PassedOver | LevelState::Decided { .. }))
    ) {
        return Err(not_now("relief"));
    }
    // Nobody goes up while the level below is hearing the matter.
    if level.of.iter().any(|of| matches!(case.levels.get(of), Some((_, LevelState::Requested))))
        && !unanswered(case, id)
    {
        return Err(not_now("relief"));
    }
    let table = reviewed(case, level, named)?;
    match case.rulings.get(&table).map(|ruling| ruling.stage) {
        Some(RulingStage::Effective(_)) => Ok(table),
        // Nobody has asked in time; there may be good cause.
        Some(RulingStage::Final(_)) => Err(Refusal::new(RefusalCode::Forfeited).about(id).clauses(level.clause.iter())),
        Some(RulingStage::AwaitingApproval | RulingStage::Reopened | RulingStage::Revoked) | None => {
            Err(Refusal::new(RefusalCode::NothingDecided).about(&table))
        }
    }
}

/// Whether a level can be asked for now.
pub(crate) fn requestable(rules: Rules<'_>, case: &Case, id: &Id) -> bool {
    open_to(rules, case, id, None).is_ok()
}

pub(crate) fn request(draft: &mut Draft<'_>, body: &Request, actor: &Actor) -> Result<(), Refusal> {
    let table = open_to(draft.rules, &draft.case, &body.level, body.table.as_ref())?;
    let level = level(draft.rules, &body.level)?;
    let lacking = level.documents.iter().filter(|document| !body.documents.contains(document)).cloned();
    let lacking: Vec<Id> = lacking.list();
    if let Some(first) = lacking.first() {
        let refusal = Refusal::new(RefusalCode::DocumentMissing).about(first);
        return Err(refusal.missing(lacking.iter().cloned()).clauses(level.clause.iter()));
    }
    pass_over(draft, level);
    draft.emit(Effect::LevelSet { level: body.level.clone(), table, state: LevelState::Requested });
    draft.emit(Effect::ProceedingBegun { proceeding: Proceeding::Level { level: body.level.clone() } });
    if level.suspends {
        let status = |running: &&super::super::state::Running| {
            use crate::rulebook::procedure::PeriodKind;
            running.alive()
                && draft.rules.period(&running.started.period).is_some_and(|period| period.kind == PeriodKind::Status)
        };
        let running: Vec<_> = draft.case.clocks().filter(status).cloned().list();
        for running in running {
            super::super::periods::suspend(draft, &running);
        }
    }
    for document in &body.documents {
        super::purpose(draft, document)?;
        draft.happen(Event::Submitted { document: document.clone(), by: actor.role.clone(), item: None });
    }
    Ok(())
}

/// A level that did not answer in time is not waited for once the next one is asked.
fn pass_over(draft: &mut Draft<'_>, next: &Relief) {
    for below in &next.of {
        let Some((table, LevelState::Requested)) = draft.case.levels.get(below).cloned() else { continue };
        draft.emit(Effect::LevelSet { level: below.clone(), table, state: LevelState::PassedOver });
        super::super::periods::moot(draft, below);
    }
}

/// Whether a level can be decided: it was asked for, and its decider had no part in what it reviews.
pub(crate) fn decidable(rules: Rules<'_>, case: &Case, id: Option<&Id>) -> Result<(), Refusal> {
    let id = id.ok_or_else(|| Refusal::new(RefusalCode::NothingDecided).about("level"))?;
    level(rules, id)?;
    match case.levels.get(id) {
        Some((_, LevelState::Requested)) => Ok(()),
        Some((_, LevelState::Open | LevelState::PassedOver | LevelState::Decided { .. })) | None => {
            Err(Refusal::new(RefusalCode::NothingDecided).about(id))
        }
    }
}

pub(crate) fn decided(draft: &mut Draft<'_>, body: &Decide, chosen: &Outcome) -> Result<(), Refusal> {
    let Some(id) = &body.level else { return Ok(()) };
    let level = level(draft.rules, id)?;
    let Some((table, _)) = draft.case.levels.get(id).cloned() else { return Ok(()) };
    let Some(before) = draft.case.rulings.get(&table).cloned() else { return Ok(()) };
    // Nobody who found, decided or approved what is reviewed hears it again.
    let ours = draft.case.did.iter().rev().take_while(|did| did.seq == draft.seq).map(|did| did.actor.as_str());
    let voters = body.votes.iter().map(|vote| vote.member.as_str());
    for person in ours.chain(voters) {
        fresh(draft.rules, &draft.case, person, id)?;
    }
    let (position, reviewed) = super::table(draft, &table)?;
    let annulled = means(chosen, Meaning::Annul);
    // A decision is sent back once; after that, whoever annuls it decides in its place.
    let remitted = annulled && before.sent_back.is_none();
    if means(chosen, Meaning::Vary) || (annulled && !remitted) {
        let to = body.to.as_ref().ok_or_else(|| {
            let code = if annulled { RefusalCode::RemittedBefore } else { RefusalCode::NothingDecided };
            Refusal::new(code).about("to").clauses(level.clause.iter())
        })?;
        let measures = [&before.ruling.measure, &body.measure].map(Option::as_ref);
        no_harsher(reviewed, [&before.outcome, to], measures)
            .map_err(|refusal| refusal.clauses(level.clause.iter()))?;
        let listed = &super::outcome(reviewed, to)?.measures;
        if let Some(unknown) = body.measure.as_ref().filter(|measure| !listed.contains(measure)) {
            return Err(Refusal::new(RefusalCode::MeasureUnknown).about(unknown));
        }
        permitted(draft.rules, &draft.case, position, reviewed, to)?;
        // Without a new measure the old one stands, where it still belongs to the outcome.
        let standing = before.ruling.measure.clone().filter(|measure| listed.contains(measure));
        let measure = body.measure.clone().or(standing);
        draft.emit(Effect::Varied { table: table.clone(), outcome: to.clone(), measure });
        vary(draft, reviewed, &before, to)?;
    }
    draft.emit(Effect::LevelSet {
        level: id.clone(),
        table: table.clone(),
        state: LevelState::Decided { outcome: body.outcome.clone() },
    });
    if remitted {
        draft.emit(Effect::Annulled { table: table.clone(), remitted });
        super::super::periods::fall(draft, &table);
        restart(draft, reviewed, &before);
    } else if level.r#final {
        draft.emit(Effect::BecameFinal { table });
    }
    Ok(())
}

/// Nobody is worse off for having asked for relief: a decision that was sent back does not become harsher, as long as the
/// findings permit anything that is not.
pub(crate) fn bounded(
    rules: Rules<'_>,
    case: &Case,
    table: &Table,
    about: Option<&Id>,
    permits: &[Id],
    (outcome, measure): (&Id, Option<&Id>),
) -> Result<(), Refusal> {
    let before = case.rulings.get(&table.id).filter(|before| before.ruling.about.as_ref() == about);
    let Some(before) = before.and_then(|before| before.sent_back.as_ref()) else { return Ok(()) };
    let bound = |outcome, measure| no_harsher(table, [&before.outcome, outcome], [before.measure.as_ref(), measure]);
    if !permits.iter().any(|permitted| bound(permitted, None).is_ok()) {
        return Ok(());
    }
    let levels = rules.document().relief.iter().filter(|level| level.of.contains(&table.id));
    bound(outcome, measure).map_err(|refusal| refusal.clauses(levels.flat_map(|level| level.clause.iter())))
}

/// Refuses what is harsher than before: another outcome, or a graver measure of it.
fn no_harsher(table: &Table, [before, after]: [&Id; 2], measures: [Option<&Id>; 2]) -> Result<(), Refusal> {
    let aggravates = |about: &Id| Err(Refusal::new(RefusalCode::Aggravates).about(about));
    if !milder(table, before, after)? {
        return aggravates(after);
    }
    // Measures are listed from mild to grave.
    let listed = &super::outcome(table, after)?.measures;
    let places = measures.map(|measure| listed.iter().position(|known| Some(known) == measure));
    match (places, measures) {
        ([Some(before), Some(after)], [_, Some(measure)]) if after > before => aggravates(measure),
        _ => Ok(()),
    }
}

/// A decision that replaces another must itself be one that the findings permit.
fn permitted(rules: Rules<'_>, case: &Case, position: usize, reviewed: &Table, to: &Id) -> Result<(), Refusal> {
    if !matches!(reviewed.purpose, Purpose::Tolerance | Purpose::Accountability) {
        return Ok(());
    }
    let standing = standing(rules, case, current(case));
    let state = State::of(rules.model(), standing, vec![position]);
    match state.result(position).map(|result| (result.if_decided_now, result.open)) {
        Some((Now::Decided { permits, .. }, _)) if permits.contains(to) => Ok(()),
        Some((Now::Decided { permits, .. }, _)) => {
            Err(Refusal::new(RefusalCode::NotPermitted).about(to).missing(permits))
        }
        Some((Now::Blocked, open)) => {
            Err(Refusal::new(RefusalCode::Blocked).missing(open.into_iter().map(|open| open.fact)))
        }
        None => Err(Refusal::new(RefusalCode::UnknownName).about(&reviewed.id)),
    }
}

/// What the decision that a level reviews may become there: nothing harsher, and nothing that the findings do not permit.
pub(crate) fn replacements(rules: Rules<'_>, case: &Case, id: &Id) -> Vec<Id> {
    let Some((table, _)) = case.levels.get(id) else { return Vec::new() };
    let Some(before) = case.rulings.get(table) else { return Vec::new() };
    let Some(position) = rules.model().index.tables.get(table).copied() else { return Vec::new() };
    let Some(reviewed) = rules.document().tables.get(position) else { return Vec::new() };
    let possible = |to: &&Id| {
        milder(reviewed, &before.outcome, to) == Ok(true) && permitted(rules, case, position, reviewed, to).is_ok()
    };
    reviewed.outcomes.iter().map(|outcome| &outcome.id).filter(possible).cloned().list()
}

/// Whether an outcome of a level puts another decision in the place of the one that it reviews.
pub(crate) fn replaces(case: &Case, level: Option<&Id>, chosen: &Outcome) -> bool {
    let table = level.and_then(|level| case.levels.get(level)).map(|(table, _)| table);
    let remitted = table.and_then(|table| case.rulings.get(table)).is_some_and(|before| before.sent_back.is_some());
    level.is_some() && (means(chosen, Meaning::Vary) || (means(chosen, Meaning::Annul) && remitted))
}

/// What follows in its region when a decision stands with another outcome.
fn vary(draft: &mut Draft<'_>, reviewed: &Table, before: &Standing, to: &Id) -> Result<(), Refusal> {
    match reviewed.purpose {
        Purpose::Admission => super::admission::decided(draft, super::outcome(reviewed, to)?.means),
        Purpose::Revocation if means(super::outcome(reviewed, to)?, Meaning::Stand) => reinstate(draft, reviewed),
        Purpose::Accusation => {
            if let Some(accusation) = &before.ruling.about {
                super::accusation::varied(draft, accusation, to);
            }
        }
        Purpose::Filing
        | Purpose::Tolerance
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
fn restart(draft: &mut Draft<'_>, reviewed: &Table, before: &Standing) {
    draft.emit(Effect::ProceedingBegun { proceeding: Proceeding::Reopening });
    match reviewed.purpose {
        Purpose::Tolerance | Purpose::Accountability => {
            draft.emit(Effect::VerificationSet { verification: Verification::Verifying });
        }
        Purpose::Admission => draft.emit(Effect::AdmissionSet { admission: Admission::Raised }),
        Purpose::Revocation => reinstate(draft, reviewed),
        Purpose::Accusation => {
            if let Some(accusation) = &before.ruling.about {
                super::accusation::again(draft, accusation);
            }
        }
        Purpose::Filing
        | Purpose::Relief
        | Purpose::Clarification
        | Purpose::Competence
        | Purpose::Correction
        | Purpose::Advice => {}
    }
}

/// A decision that had been revoked stands again, since the day on which it took effect.
fn reinstate(draft: &mut Draft<'_>, revocation: &Table) {
    let Some(of) = &revocation.of else { return };
    if let Some(revoked) = draft.case.rulings.get(of).filter(|ruling| ruling.stage == RulingStage::Revoked) {
        let on = revoked.ruling.on;
        draft.emit(Effect::TookEffect { table: of.clone(), on });
    }
}

/// Whether another outcome is no harsher: by class; without classes, where it is the same or for the person.
fn milder(table: &Table, before: &Id, after: &Id) -> Result<bool, Refusal> {
    let [before, after] = [super::outcome(table, before)?, super::outcome(table, after)?];
    let favourable = after.tolerated == Some(true)
        || matches!(after.means, Some(Meaning::Accept | Meaning::Stand | Meaning::True | Meaning::Mistaken));
    Ok(match (before.class, after.class) {
        (Some(before), Some(after)) => after <= before,
        (_, _) => before.id == after.id || favourable,
    })
}

/// A level that was not answered in time opens the next one.
pub(crate) fn open_level(draft: &mut Draft<'_>, id: &Id) {
    if draft.case.levels.contains_key(id) {
        return;
    }
    let Ok(level) = level(draft.rules, id) else { return };
    let of = level.of.iter().find_map(|of| draft.case.levels.get(of).map(|(table, _)| table.clone()));
    let table = of.or_else(|| level.of.iter().find(|of| draft.case.rulings.contains_key(*of)).cloned());
    if let Some(table) = table {
        draft.emit(Effect::LevelSet { level: id.clone(), table, state: LevelState::Open });
    }
}
