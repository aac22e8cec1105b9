//! How often each move of a procedure can be made at most, by what the book says of it.

use super::bounds::{refusals, remits, requests};
use super::moves::{Move, Moves, Outcomes};
use super::{AboutTable, Deed, Grant, Named};
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::Meaning;

/// How often a move can be made at most, together with all others that are counted as the same.
pub(super) struct Cap {
    pub(super) times: u32,
    pub(super) of: Counted,
}

/// What is counted: an act, whatever comes of it, or one result of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Counted {
    Act(Deed),
    Result(usize),
}

/// How often each node can come at most, where that is known.
pub(super) fn caps(moves: &Moves<'_>) -> Vec<Option<Cap>> {
    let nodes = moves.reached.len();
    (0..nodes).map(|node| moves.moves.get(node).and_then(|one| cap(moves, node, one))).collect()
}

fn cap(moves: &Moves<'_>, node: usize, one: &Move) -> Option<Cap> {
    let model = moves.model;
    let act = |times| Some(Cap { times, of: Counted::Act(one.deed.clone()) });
    let result = |times| Some(Cap { times, of: Counted::Result(node) });
    let outcome = |about: &AboutTable| {
        let Outcomes::One(outcome) = one.result else { return None };
        model.table(&about.table).and_then(|table| table.outcomes.get(outcome))
    };
    match (&one.deed, one.deed.named()) {
        // A level is asked once for each decision that it reviews.
        (_, Named::Level(level)) => return act(requests(model, level)),
        (Deed::Decide(about), Named::Table(AboutTable { level: Some(level), .. })) => {
            let annuls = outcome(about).is_some_and(|outcome| outcome.means == Some(Meaning::Annul));
            return if annuls { result(remits(model, level)) } else { act(requests(model, level)) };
        }
        (Deed::Decide(about), Named::Table(AboutTable { level: None, .. })) => {
            if let Some(times) = outcome(about).and_then(|outcome| outcome.times) {
                return result(times);
            }
        }
        (Deed::Approve(about), Named::Table(_)) if one.result == Outcomes::Refused => {
            return result(refusals(&model.document, &about.table));
        }
        (_, Named::Table(_) | Named::Document(_) | Named::Nothing) => {}
    }
    let document = &model.document;
    let holders = moves.holders.get(node)?;
    let grants: Vec<&Grant> = holders.grants.iter().filter_map(|grant| document.acts.get(*grant)).list();
    let bearers = holders
        .periods
        .iter()
        .filter_map(|period| document.periods.get(*period))
        .flat_map(|period| super::bearers(document, period))
        .filter(|role| super::may_bear(document, role, &one.deed));
    // Whoever may do it is bound by a number of times, the bearers of periods too.
    let bound = |role: &Id| {
        let theirs = super::bounding(document, role, &one.deed);
        let times: Option<Vec<u32>> = theirs.into_iter().map(|grant| grant.times).collect();
        times.and_then(|times| times.into_iter().max())
    };
    let mut most = grants.iter().map(|grant| grant.times).collect::<Option<Vec<u32>>>()?.into_iter().max();
    for role in bearers {
        most = most.max(Some(bound(role)?));
    }
    act(most?)
}
