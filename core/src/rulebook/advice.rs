//! Advice to the authors of a sound rulebook, beyond what its proofs find on the way.

use super::document::{Document, Subject};
use super::model::{Model, Test};
use super::{procedure, walk};
use crate::document::{Id, nearest};
use crate::error::{Code, Problem, Problems};
use crate::logic::Vars;
use crate::sorted::Set;
use crate::time::Calendar;

/// Clauses nobody cites, roles and facts nobody uses, private facts and presumptions against the person without firm
/// ground.
pub(crate) fn advise(model: &Model, problems: &mut Problems) {
    let document = &model.document;
    clauses(document, problems);
    roles(document, problems);
    facts(model, problems);
    private(model, problems);
    presumptions(model, problems);
    calendar(document, problems);
}

/// A calendar that does not ship is no mistake, but a name that is misspelt looks the same.
fn calendar(document: &Document, problems: &mut Problems) {
    let shipped: Vec<&str> = Calendar::shipped_ids().collect();
    if let Some(id) = document.calendar.as_ref().filter(|id| !shipped.contains(&id.as_str())) {
        let problem = Problem::new(Code::UnknownCalendar, "/calendar").given(id).expected(shipped.join(", "));
        problems.push(problem.nearest(nearest(id.as_str(), shipped)));
    }
}

fn clauses(document: &Document, problems: &mut Problems) {
    let mut cited = Vec::new();
    walk::citations(document, &mut |_, clauses| cited.extend(clauses.iter()));
    let cited: Set<&Id> = cited.into_iter().collect();
    for (source, written) in document.sources.iter().enumerate() {
        for (position, clause) in written.clauses.iter().enumerate() {
            if !cited.contains(&clause.id) {
                let pointer = format!("/sources/{source}/clauses/{position}");
                problems.push(Problem::new(Code::UncitedClause, pointer).given(&clause.id));
            }
        }
    }
}

fn roles(document: &Document, problems: &mut Problems) {
    let facts = document.facts.iter().flat_map(|fact| fact.found_by.iter().chain(&fact.supplied_by));
    let used: Set<&Id> = facts
        .chain(document.presumptions.iter().map(|presumption| &presumption.burden_on))
        .chain(procedure::roles(document))
        .chain(document.views.iter().flat_map(|view| &view.by))
        .collect();
    for (position, role) in document.roles.iter().enumerate() {
        if !used.contains(&role.id) {
            problems.push(Problem::new(Code::UnusedRole, format!("/roles/{position}")).given(&role.id));
        }
    }
}

fn facts(model: &Model, problems: &mut Problems) {
    let tests = model.aspects.iter().flatten().flatten().chain(&model.contradictions);
    let tests = tests.chain(model.presumptions.iter().flat_map(|item| [&item.when, &item.unless]).flatten());
    let supports = tests.map(|test: &Test| model.conditions.support(test.cond));
    let used = supports.chain(model.tables.iter().map(|table| table.support)).fold(Vars::default(), Vars::union);
    let moved = procedure::looked_at(model);
    for (position, fact) in model.document.facts.iter().enumerate() {
        let considered =
            model.document.tables.iter().flat_map(|table| &table.rows).any(|row| row.consider.contains(&fact.id));
        if !considered && !moved.contains(&fact.id) && !used.iter().any(|var| var.index() == position) {
            problems.push(Problem::new(Code::UnusedFact, format!("/facts/{position}")).given(&fact.id));
        }
    }
}

/// What is nobody's concern unless a regulation asks for it.
fn private(model: &Model, problems: &mut Problems) {
    for (position, fact) in model.document.facts.iter().enumerate() {
        let subject = match fact.about {
            None | Some(Subject::Consequences) => continue,
            Some(Subject::Health) => "health",
            Some(Subject::Belief) => "belief",
            Some(Subject::Family) => "family",
            Some(Subject::History) => "history",
        };
        if !fact.clause.iter().any(|clause| model.index.is_verified(clause)) {
            let problem = Problem::new(Code::PrivateFact, format!("/facts/{position}")).given(&fact.id);
            problems.push(problem.expected(subject).clauses(fact.clause.iter().cloned()));
        }
    }
}

fn presumptions(model: &Model, problems: &mut Problems) {
    for (position, presumption) in model.presumptions.iter().enumerate() {
        let Some(written) = model.document.presumptions.get(position) else { continue };
        let adverse = presumption.presume.iter().any(|(var, answer)| {
            let ordered = model.facts.get(var.index()).map_or(0, |fact| fact.ordered.0);
            // The least favourable of the ordered answers.
            ordered != 0 && u32::from(*answer) == ordered.ilog2()
        });
        if adverse && !written.clause.iter().all(|clause| model.index.is_verified(clause)) {
            let pointer = format!("/presumptions/{position}");
            problems.push(Problem::new(Code::AdversePresumption, pointer).given(&written.id));
        }
    }
}
