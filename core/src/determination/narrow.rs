//! What findings say beyond their answers: a fact that was found applies, so that the condition under which it does
//! holds. As far as answers can say that, they are taken from what is known; the rest is required of every completion.

use super::findings::Standing;
use crate::list::ToList;
use crate::logic::{Answers, Cond, Conditions, NodeView, Truth};
use crate::rulebook::Model;

/// What is left of the space beyond what is known.
pub(super) struct Narrowed {
    /// What was known before, where findings say more.
    pub(super) stated: Option<Vec<Answers>>,
    /// Conditions that hold besides.
    pub(super) required: Vec<Cond>,
    /// Whether a condition that must hold fails.
    pub(super) nothing: bool,
}

/// Takes from what is known the answers at which a found fact would not apply. `truths` follows.
pub(super) fn narrow(model: &Model, found: &mut Standing, truths: &mut Vec<Truth>) -> Narrowed {
    let mut narrowed = Narrowed { stated: None, required: Vec::new(), nothing: false };
    let conditional = model.facts.iter().enumerate().filter_map(|(fact, model)| Some((fact, model.applies.as_ref()?)));
    let by_people = conditional.filter(|(fact, _)| found.found_by_people(*fact));
    let conditions: Vec<Cond> = by_people.map(|(_, test)| test.cond).list();
    loop {
        let truth = |cond: &Cond| truths.get(cond.index()).copied().unwrap_or(Truth::Open);
        if conditions.iter().any(|cond| truth(cond) == Truth::Fails) {
            narrowed.nothing = true;
            return narrowed;
        }
        narrowed.required = conditions.iter().copied().filter(|cond| truth(cond) == Truth::Open).list();
        let mut known = found.known.clone();
        for cond in &narrowed.required {
            imply(&model.conditions, *cond, truths, &mut known);
        }
        if known == found.known {
            return narrowed;
        }
        let before = std::mem::replace(&mut found.known, known);
        narrowed.stated.get_or_insert(before);
        if found.known.iter().any(|known| known.is_empty()) {
            narrowed.nothing = true;
            return narrowed;
        }
        model.conditions.evaluate_into(&found.known, truths);
    }
}

/// What follows for single variables if a condition holds.
fn imply(conditions: &Conditions, cond: Cond, truths: &[Truth], known: &mut [Answers]) {
    let truth = |cond: &Cond| truths.get(cond.index()).copied().unwrap_or(Truth::Open);
    let mut seen = vec![[false; 2]; conditions.len()];
    let mut todo = vec![(cond, true)];
    while let Some((cond, holds)) = todo.pop() {
        let seen = seen.get_mut(cond.index()).and_then(|seen| seen.get_mut(usize::from(holds)));
        if seen.is_none_or(|seen| std::mem::replace(seen, true)) {
            continue;
        }
        // A part follows where so many must be as said, and no more can be.
        let (needed, of) = match conditions.node(cond) {
            NodeView::Constant(_) => continue,
            NodeView::Within(var, answers) => {
                if let Some(known) = known.get_mut(var.index()) {
                    *known = if holds { known.intersect(answers) } else { known.without(answers) };
                }
                continue;
            }
            NodeView::Not(of) => {
                todo.push((of, !holds));
                continue;
            }
            NodeView::All(of) => (if holds { of.len() } else { 1 }, of),
            NodeView::Any(of) => (if holds { 1 } else { of.len() }, of),
            NodeView::AtLeast(n, of) => {
                let n = usize::from(n);
                (if holds { n } else { (of.len() + 1).saturating_sub(n) }, of)
            }
        };
        let against = Truth::from(!holds);
        let can = of.iter().filter(|part| truth(part) != against);
        if can.clone().count() == needed {
            todo.extend(can.map(|part| (*part, holds)));
        }
    }
}
