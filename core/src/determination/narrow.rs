//! What findings say beyond their answers: a fact that was found applies, so that the condition under which it does
//! holds. As far as answers can say that, they are taken from what is known; the rest is required of every completion.

use super::findings::Standing;
use crate::list::ToList;
use crate::logic::{Answers, Cond, Truth, left_by};
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

/// Takes from what is known the answers that no completion has in which every found fact applies. `truths` follows.
pub(super) fn narrow(model: &Model, found: &mut Standing, truths: &mut Vec<Truth>) -> Narrowed {
    let mut narrowed = Narrowed { stated: None, required: Vec::new(), nothing: false };
    let conditional = model.facts.iter().enumerate().filter_map(|(fact, model)| Some((fact, model.applies.as_ref()?)));
    let by_people = conditional.filter(|(fact, _)| found.found_by_people(*fact)).map(|(_, test)| test.cond);
    narrowed.required = by_people.filter(|cond| !holds(*cond, truths)).list();
    if narrowed.required.is_empty() {
        return narrowed;
    }
    let left = left_by(&model.space, &model.conditions, &found.known, &narrowed.required);
    let Some(left) = left else { return narrowed };
    if left.iter().any(|answers| answers.is_empty()) {
        narrowed.nothing = true;
        return narrowed;
    }
    if left != found.known {
        narrowed.stated = Some(std::mem::replace(&mut found.known, left));
        model.conditions.evaluate_into(&found.known, truths);
        narrowed.required.retain(|cond| !holds(*cond, truths));
    }
    narrowed
}

fn holds(cond: Cond, truths: &[Truth]) -> bool {
    truths.get(cond.index()) == Some(&Truth::Holds)
}
