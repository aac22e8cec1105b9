//! Hearing: nothing adverse is decided unheard, whatever the rulebook says. A hearing is of one proposed decision in one
//! proceeding: a notice tells the one against whom it may go what stands against them and what may come of it; then they
//! speak, waive it, or let the time for it run out. What is new and adverse, or heavier, asks for another notice.

use super::super::act::{Actor, Send, Submit, Waive};
use super::super::draft::{Draft, Rules};
use super::super::effect::MatterChange;
use super::super::event::Event;
use super::super::known::standing;
use super::super::matter::{AdverseAnswer, Heard, Hearing, MatterId, Notice, Place};
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::{Case, Running};
use super::{Ask, not_now, outcome, table};
use crate::document::Id;
use crate::rulebook::document::{Outcome, Purpose, Table};
use crate::rulebook::procedure::{DocumentPurpose, Period, ends_with, is_heard, is_time_to_speak, is_told, statement};
use crate::rulebook::{adverse, heavier};

/// Whether a document is one by which somebody is heard.
const fn is_statement(purpose: Option<DocumentPurpose>) -> bool {
    matches!(purpose, Some(DocumentPurpose::Statement | DocumentPurpose::AccuserStatement))
}

/// The adverse answers that stand in a proceeding on what a table rests on.
fn adverse_answers(rules: Rules<'_>, case: &Case, place: &Place) -> Vec<AdverseAnswer> {
    let model = rules.model();
    let known = standing(rules, case, Some(place));
    let support = model.index.tables.get(&place.matter.table).and_then(|at| model.tables.get(*at));
    let facts = support.into_iter().flat_map(|table| table.support.iter()).filter_map(|var| {
        let (fact, written) = (model.facts.get(var.index())?, model.document.facts.get(var.index())?);
        let answer = known.answer(var.index())?;
        let (id, _) = fact.answers.get(usize::from(answer))?;
        // Answers are listed from favourable to adverse, unless their order means nothing.
        let adverse = fact.ordered.contains(answer) && fact.ordered.first() != Some(answer);
        adverse.then(|| AdverseAnswer { fact: written.id.clone(), answer: id.clone() })
    });
    facts.collect()
}

/// Whether an answer is worse than another of its fact.
fn worse(rules: Rules<'_>, known: Option<&AdverseAnswer>, now: &AdverseAnswer) -> bool {
    let Some(known) = known else { return true };
    let position = |answer: &Id| {
        let model = rules.model();
        let fact = model.index.facts.get(&now.fact).and_then(|at| model.facts.get(*at));
        fact.and_then(|fact| fact.answers.iter().position(|(id, _)| id == answer))
    };
    position(&now.answer) > position(&known.answer)
}

/// Whether a decision may go against somebody, and so needs a hearing: the outcome that it comes to is adverse, and worse
/// than what stands. Relief that upholds or improves needs none; it never makes worse.
fn needed(rules: Rules<'_>, case: &Case, table: &Table, chosen: &Outcome, measure: Option<&Id>) -> bool {
    let of = table.of.clone().map(MatterId::of);
    let standing = of.as_ref().and_then(|of| case.matter(of)?.decision()).filter(|decision| decision.stands());
    let standing = standing.map(|decision| (&decision.outcome, decision.measure.as_ref()));
    table.purpose != Purpose::Relief && adverse(rules.model(), table, (&chosen.id, measure), standing)
}

/// Refuses to decide against somebody who was not heard on it: everybody against whom it may go and whom the book lets be told.
pub(crate) fn heard(
    rules: Rules<'_>,
    case: &Case,
    place: &Place,
    table: &Table,
    chosen: (&Outcome, Option<&Id>),
) -> Result<(), Refusal> {
    if !needed(rules, case, table, chosen.0, chosen.1) {
        return Ok(());
    }
    let document = rules.document();
    let bound = case.opening.iter().flat_map(|opening| opening.parties.keys());
    // Of several who accuse, the accuser of the accusation in question is one.
    let own = statement(table.purpose) == DocumentPurpose::AccuserStatement;
    let mut against =
        bound.filter(|role| !own && is_heard(document, table.purpose, role) && is_told(document, role)).peekable();
    if against.peek().is_none() {
        return heard_in(rules, case, place, table, chosen, None);
    }
    against.try_for_each(|role| heard_in(rules, case, place, table, chosen, Some(role)))
}

/// Whether a role, or anybody where none is named, was heard on what may be decided.
fn heard_in(
    rules: Rules<'_>,
    case: &Case,
    place: &Place,
    table: &Table,
    (chosen, measure): (&Outcome, Option<&Id>),
    role: Option<&Id>,
) -> Result<(), Refusal> {
    let hearings = case.proceeding(place).map(|pass| pass.hearings.as_slice()).unwrap_or_default();
    let theirs = hearings.iter().filter(|hearing| role.is_none_or(|role| hearing.notice.to == *role));
    let ended = theirs.filter(|hearing| hearing.heard.is_some() && !runs_again(rules, case, place, hearing));
    let now = adverse_answers(rules, case, place);
    let mut refused = Refusal::new(RefusalCode::Unheard).about(&chosen.id);
    for hearing in ended {
        let new: Vec<Id> = now
            .iter()
            .filter(|answer| {
                let told = hearing.notice.adverse.iter().find(|known| known.fact == answer.fact);
                worse(rules, told, answer)
            })
            .map(|answer| answer.fact.clone())
            .collect();
        let contemplated = hearing.notice.contemplated.iter();
        let foreseen = contemplated.map(|told| (&told.outcome, told.measure.as_ref()));
        if !foreseen.clone().any(|told| !heavier(table, told, (&chosen.id, measure))) {
            continue;
        }
        if new.is_empty() {
            return Ok(());
        }
        refused = Refusal::new(RefusalCode::UnheardAgain).about(&chosen.id).missing(new);
    }
    Err(refused)
}

/// Whether the time to speak that had run out was given back and runs again: nobody has let it run out then.
fn runs_again(rules: Rules<'_>, case: &Case, place: &Place, hearing: &Hearing) -> bool {
    let runs = |running: &Running| {
        running.alive()
            && running.reinstated.is_some()
            && running.bearer == hearing.notice.to
            && running.about() == Some(&place.matter)
            && rules
                .period(running.period())
                .is_some_and(|period| is_time_to_speak(rules.document(), period, &hearing.notice.document))
    };
    hearing.heard == Some(Heard::RanOut) && case.clocks().any(runs)
}

/// Whether a notice on a matter goes to a role: to one against whom it may be decided.
pub(crate) fn goes_to(rules: Rules<'_>, place: &Place, role: &Id) -> bool {
    rules.purpose(&place.matter.table).is_some_and(|purpose| is_heard(rules.document(), purpose, role))
}

/// Whether a notice of hearing can go out: while the matter is not decided.
pub(crate) fn may_notify(rules: Rules<'_>, case: &Case, place: Option<&Place>) -> Result<(), Refusal> {
    let Some(place) = place else { return Err(not_now("hearing")) };
    let open = case.proceeding(place).map_or_else(
        || rules.purpose(&place.matter.table) == Some(Purpose::Revocation),
        super::super::matter::Proceeding::is_open,
    );
    super::ensure(open, "hearing")
}

/// A notice goes out: it tells the adverse answers that stand on this day, and the outcomes and measures contemplated.
pub(crate) fn notify(draft: &mut Draft<'_>, body: &Send, place: &Place) -> Result<(), Refusal> {
    let decided = deciding_table(draft.rules, place)?;
    if !goes_to(draft.rules, place, &body.to) {
        return Err(Refusal::new(RefusalCode::WrongRecipient).about(&body.to));
    }
    if body.contemplates.is_empty() {
        return Err(Refusal::new(RefusalCode::DocumentMissing).about("contemplates"));
    }
    for told in &body.contemplates {
        let known = outcome(decided, &told.outcome)?;
        if let Some(measure) = told.measure.as_ref().filter(|measure| !known.measures.contains(measure)) {
            return Err(Refusal::new(RefusalCode::MeasureUnknown).about(measure));
        }
    }
    let notice = Notice {
        document: body.document.clone(),
        to: body.to.clone(),
        adverse: adverse_answers(draft.rules, &draft.case, place),
        contemplated: body.contemplates.clone(),
    };
    draft.change(&place.matter, MatterChange::Noticed { proceeding: place.proceeding, notice });
    Ok(())
}

/// The table that decides a proceeding.
fn deciding_table<'k>(rules: Rules<'k>, place: &Place) -> Result<&'k Table, Refusal> {
    table(rules, &place.matter.table).map(|(_, table)| table)
}

/// Hearings of a matter that fit, with their places: the proceeding, and the number of the hearing in it.
fn hearings(case: &Case, matter: &MatterId, fits: impl Fn(&Hearing) -> bool) -> Vec<(u32, u32)> {
    let Some(matter) = case.matter(matter) else { return Vec::new() };
    let mut found = Vec::new();
    for (proceeding, pass) in matter.numbered() {
        for (number, hearing) in (0..).zip(&pass.hearings) {
            if fits(hearing) {
                found.push((proceeding, number));
            }
        }
    }
    found
}

/// A notice has arrived.
pub(crate) fn received(draft: &mut Draft<'_>, document: &Id, by: &Id, matter: &MatterId) {
    let waiting = |hearing: &Hearing| {
        hearing.received.is_none() && hearing.notice.document == *document && hearing.notice.to == *by
    };
    for (proceeding, hearing) in hearings(&draft.case, matter, waiting) {
        draft.change(matter, MatterChange::NoticeReceived { proceeding, hearing });
    }
}

/// Whether somebody may speak on a matter, or give it up: a statement answers a notice that was received. Documents of
/// other purposes are no statements, and may come at any time.
pub(crate) fn may_state(rules: Rules<'_>, case: &Case, ask: &Ask<'_>, document: &Id) -> Result<(), Refusal> {
    if !is_statement(super::purpose(rules, document)?) || !rules.is_party(&ask.actor.role) {
        return Ok(());
    }
    let pending = |hearing: &Hearing| {
        hearing.received.is_some() && hearing.heard.is_none() && hearing.notice.to == ask.actor.role
    };
    let waits = ask.place.is_some_and(|place| !hearings(case, &place.matter, pending).is_empty());
    // Whoever speaks unasked is listened to; only where a matter is chosen it is the one that waits.
    let undecided =
        ask.place.is_none_or(|place| case.proceeding(place).is_none_or(super::super::matter::Proceeding::is_open));
    if waits || undecided { Ok(()) } else { Err(not_now("hearing")) }
}

/// Somebody has spoken or waived it: every hearing of theirs in the matter that waits for it has ended.
pub(crate) fn ended(draft: &mut Draft<'_>, role: &Id, matter: &MatterId, heard: Heard) {
    let pending =
        |hearing: &Hearing| hearing.received.is_some() && hearing.heard.is_none() && hearing.notice.to == *role;
    end(draft, matter, heard, pending);
}

fn end(draft: &mut Draft<'_>, matter: &MatterId, heard: Heard, pending: impl Fn(&Hearing) -> bool) {
    for (proceeding, hearing) in hearings(&draft.case, matter, pending) {
        draft.change(matter, MatterChange::Heard { proceeding, hearing, heard });
    }
}

/// A statement was made: by whom it concerns, or recorded by an official, with the minutes that prove it.
pub(crate) fn stated(
    draft: &mut Draft<'_>,
    body: &Submit,
    actor: &Actor,
    place: Option<&Place>,
) -> Result<(), Refusal> {
    let party = draft.rules.is_party(&actor.role);
    if !party && body.proof.is_none() {
        return Err(Refusal::new(RefusalCode::DocumentMissing).about("proof"));
    }
    match place {
        Some(place) if party => {
            ended(draft, &actor.role, &place.matter, Heard::Stated);
        }
        // An official records what was said.
        Some(place) => {
            end(draft, &place.matter, Heard::Stated, |hearing| hearing.received.is_some() && hearing.heard.is_none())
        }
        None => {}
    }
    Ok(())
}

/// The right to submit a document is given up.
pub(crate) fn waive(draft: &mut Draft<'_>, body: &Waive, actor: &Actor, place: Option<&Place>) -> Result<(), Refusal> {
    let purpose = super::purpose(draft.rules, &body.document)?;
    if let (true, Some(place)) = (is_statement(purpose), place) {
        ended(draft, &actor.role, &place.matter, Heard::Waived);
    }
    let waived = Event::Waived { document: body.document.clone(), by: actor.role.clone() };
    draft.happen(waived, place.map(|place| &place.matter));
    Ok(())
}

/// The time to speak ran out: of a right that ends with a statement. What another notice tells has a time of its own.
pub(crate) fn ran_out(draft: &mut Draft<'_>, period: &Period, running: &Running) {
    let Some(about) = running.about() else { return };
    let rules = draft.rules;
    let spoken =
        rules.purpose(&about.table).is_some_and(|purpose| ends_with(rules.document(), period, statement(purpose)));
    if spoken {
        end(draft, about, Heard::RanOut, |hearing| {
            hearing.received.is_some()
                && hearing.heard.is_none()
                && hearing.notice.to == running.bearer
                && is_time_to_speak(rules.document(), period, &hearing.notice.document)
        });
    }
}
