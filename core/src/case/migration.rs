//! What crosses from one version of a rulebook to another with a case: findings under the names that the later version has
//! for them, each with its finder, its proceeding, its evidence and the rulebook that it was found under. Nothing that was
//! found is left behind in silence: what has no counterpart is left behind only where the later version says so by name.

use super::authority;
use super::draft::Rules;
use super::effect::MatterChange;
use super::matter::{MatterId, Pass, Proceeding};
use super::opening;
use super::parts::Earlier;
use super::refusal::{Refusal, RefusalCode};
use super::state::Case;
use crate::document::{Digest, Id, Json};
use crate::list::ToList;
use crate::rulebook::procedure::Deed;

/// A move to the version at hand.
pub(crate) struct Migration {
    /// What becomes of every finding.
    pub(crate) changes: Vec<(MatterId, MatterChange)>,
    /// Facts of the version at hand on which nobody has found anything: they are open.
    pub(crate) open: Vec<Id>,
}

/// What a case comes to under the version at hand.
///
/// # Errors
///
/// Where something of it has no place there: a finding, a matter, a decision, a party; or where an organ is missing to
/// which that version leads.
pub(crate) fn migration(rules: Rules<'_>, case: &Case) -> Result<Migration, Refusal> {
    let document = rules.document();
    let Some(book) = &case.book else { return Err(Refusal::new(RefusalCode::NotOpen)) };
    if let Some(role) =
        case.opening.iter().flat_map(|opening| opening.parties.keys()).find(|role| !rules.is_party(role))
    {
        return Err(left_behind(role));
    }
    if let Some(seat) = opening::needed(document).into_iter().find(|seat| !case.seats.contains_key(*seat)) {
        return Err(Refusal::new(RefusalCode::SeatMissing).about(seat));
    }
    let organ_in = |seat: &Id| case.seats.get(seat).map(String::as_str);
    if let Some((level, seat)) = authority::own_superior(document, None, organ_in) {
        return Err(Refusal::new(RefusalCode::SameOrgan).about(seat).clauses(level.clause.iter()));
    }
    clocks(rules, case)?;
    let mut changes = Vec::new();
    for (id, matter) in case.all_matters() {
        if rules.table(&id.table).is_none() {
            return Err(left_behind(id));
        }
        for (number, proceeding) in (0_u32..).zip(&matter.proceedings) {
            judge(rules, proceeding)?;
            let found = proceeding.found.iter().map(|(fact, answer, by)| (fact, answer, Some(by)));
            let adopted = proceeding.adopted.iter().map(|(fact, answer)| (fact, answer, None));
            for (fact, answer, by) in found.chain(adopted) {
                let was = earlier((case, &book.digest), id, number, proceeding, (fact, answer, by));
                let change = match counterpart(rules, fact, answer) {
                    Some((fact, answer)) => MatterChange::Carried { proceeding: number, fact, answer, was },
                    None if document.transition.falls_away.contains(fact) => {
                        MatterChange::LeftBehind { proceeding: number, was }
                    }
                    None => return Err(left_behind(fact)),
                };
                changes.push((id.clone(), change));
            }
        }
    }
    let known = |fact: &Id| {
        changes
            .iter()
            .any(|(_, change)| matches!(change, MatterChange::Carried { fact: carried, .. } if carried == fact))
    };
    let open = document.facts.iter().filter(|fact| fact.reads.is_none() && !known(&fact.id));
    let open = open.map(|fact| fact.id.clone()).list();
    Ok(Migration { changes, open })
}

/// What runs for a party, or is owed by somebody, goes on under the version at hand: a right does not end because a later text
/// has no word for it, and nobody who is no longer there owes anything.
fn clocks(rules: Rules<'_>, case: &Case) -> Result<(), Refusal> {
    for running in case.clocks().filter(|running| running.alive() && running.started.serves.is_none()) {
        if rules.role(&running.bearer).is_none() {
            return Err(left_behind(&running.bearer));
        }
        if rules.is_party(&running.bearer) && rules.period(running.period()).is_none() {
            return Err(left_behind(running.period()));
        }
    }
    Ok(())
}

fn left_behind(about: impl std::fmt::Display) -> Refusal {
    Refusal::new(RefusalCode::LeftBehind).about(about)
}

/// A pass and its decision are ones that the version at hand knows.
fn judge(rules: Rules<'_>, proceeding: &Proceeding) -> Result<(), Refusal> {
    if let Pass::Level { level, .. } = &proceeding.pass
        && rules.level(level).is_none()
    {
        return Err(left_behind(level));
    }
    let Some(decision) = &proceeding.decision else { return Ok(()) };
    let table = rules.table(&decision.ruling.table).ok_or_else(|| left_behind(&decision.ruling.table))?;
    let unknown = |outcome: &&Id| !table.outcomes.iter().any(|known| known.id == **outcome);
    [&decision.ruling.outcome, &decision.outcome].into_iter().find(unknown).map_or(Ok(()), |id| Err(left_behind(id)))
}

/// What an answer to a fact is called by the version at hand.
fn counterpart(rules: Rules<'_>, fact: &Id, answer: &Id) -> Option<(Id, Id)> {
    let corresponds = rules.document().transition.corresponds.iter().find(|item| item.old == *fact);
    let fact = corresponds.map_or(fact, |item| &item.new);
    let answer = corresponds.and_then(|item| item.answers.0.get(answer)).unwrap_or(answer);
    let position = *rules.model().index.facts.get(fact)?;
    let answers = &rules.model().facts.get(position)?.answers;
    answers.iter().any(|(known, _)| known == answer).then(|| (fact.clone(), answer.clone()))
}

/// A finding as it was made, under whatever version that was.
fn earlier(
    (case, under): (&Case, &Digest),
    matter: &MatterId,
    number: u32,
    proceeding: &Proceeding,
    (fact, answer, by): (&Id, &Id, Option<&String>),
) -> Earlier {
    // What was carried before keeps where it came from.
    let before = proceeding
        .carried
        .iter()
        .find(|carried| carried.fact == *fact && carried.answer == *answer && carried.was.by.as_ref() == by);
    if let Some(before) = before {
        return before.was.clone();
    }
    let kind = if by.is_some() { (Deed::Find, "/act/find/fact") } else { (Deed::Adopt, "/act/adopt/fact") };
    let made = case.did.iter().rev().find(|did| {
        let here = did.about.as_ref().is_some_and(|place| place.matter == *matter && place.proceeding == number);
        here && did.deed == kind.0
            && by.is_none_or(|by| *by == did.actor)
            && case.written(did.seq).and_then(|act| act.pointer(kind.1)).and_then(Json::as_str) == Some(fact.as_str())
    });
    Earlier {
        fact: fact.clone(),
        answer: answer.clone(),
        by: by.cloned(),
        entry: made.map(|did| did.seq),
        under: under.clone(),
    }
}
