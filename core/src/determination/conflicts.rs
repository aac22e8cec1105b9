//! Findings that do not go together: which contradictions and which conditions of found facts play a part.

use super::evaluate::{State, cited};
use super::types::{Cited, Conflict};
use crate::list::ToList;
use crate::logic::{Required, Truth, Var, in_conflict};
use crate::rulebook::ContradictionEffect;

/// What a contradictory set of findings runs into: every contradiction, and every found fact with the condition under
/// which it applies, that belongs to some smallest set which leaves no case. Presumptions play no part in it.
pub(super) fn conflicts(state: &State<'_>) -> Vec<Conflict> {
    let model = state.model;
    let contradictions = model.document.contradictions.iter().zip(&model.contradictions).enumerate();
    let impossible = contradictions.filter(|(_, (written, _))| written.effect == ContradictionEffect::Impossible);
    let impossible: Vec<(usize, Required)> =
        impossible.map(|(position, (_, test))| (position, Required { cond: test.cond, holds: false })).list();
    let conditional = model.facts.iter().enumerate().filter_map(|(fact, model)| Some((fact, model.applies.as_ref()?)));
    let found = conditional.filter(|(fact, _)| state.found_by_people(*fact));
    let found: Vec<(usize, Required)> =
        found.map(|(fact, test)| (fact, Required { cond: test.cond, holds: true })).list();
    let required: Vec<Required> = impossible.iter().chain(&found).map(|(_, required)| *required).list();
    let named = in_conflict(&model.space, &model.conditions, state.stated(), &required);
    let conflict = |place: usize| match impossible.get(place) {
        Some((position, required)) => Some(conflict(state, Some(*position), None, *required)),
        None => {
            let (fact, required) = found.get(place - impossible.len())?;
            Some(conflict(state, None, Some(*fact), *required))
        }
    };
    named.into_iter().filter_map(conflict).list()
}

/// Combinations that are possible but ask for reasons.
pub(super) fn unusual(state: &State<'_>) -> Vec<Conflict> {
    let all = state.model.document.contradictions.iter().zip(&state.model.contradictions).enumerate();
    let met = all.filter(|(_, (written, test))| {
        let truth = state.truths_found.get(test.cond.index());
        written.effect == ContradictionEffect::AskReasons && truth == Some(&Truth::Holds)
    });
    met.map(|(position, (_, test))| conflict(state, Some(position), None, Required { cond: test.cond, holds: true }))
        .list()
}

/// A contradiction, or a fact that was found although it does not apply, with the found facts that meet in it.
fn conflict(state: &State<'_>, contradiction: Option<usize>, fact: Option<usize>, required: Required) -> Conflict {
    let model = state.model;
    let support = model.conditions.support(required.cond);
    let mut facts: Vec<usize> = fact.into_iter().list();
    facts.extend(support.iter().map(Var::index).filter(|known| Some(*known) != fact));
    facts.retain(|fact| state.found.answer(*fact).is_some() || state.found_by_people(*fact));
    let written = contradiction.and_then(|position| model.document.contradictions.get(position));
    let of_facts = facts.iter().filter_map(|fact| model.document.facts.get(*fact));
    let mut clauses: Vec<Cited> = Vec::new();
    let of_contradiction = written.map(|written| cited(model, &written.clause)).unwrap_or_default();
    for clause in of_contradiction.into_iter().chain(of_facts.clone().flat_map(|fact| cited(model, &fact.clause))) {
        if !clauses.contains(&clause) {
            clauses.push(clause);
        }
    }
    Conflict {
        contradiction: written.map(|written| written.id.clone()),
        facts: of_facts.map(|fact| fact.id.clone()).collect(),
        clauses,
    }
}
