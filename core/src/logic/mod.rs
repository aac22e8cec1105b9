//! Finite logic: conditions over variables with few answers, judged three-valued, and decision diagrams that answer
//! exactly what single conditions cannot. What belongs here: variables, answers, conditions, diagrams, proofs. What
//! does not: facts, rules, regulations, words. A variable is a number, an answer is a number, and so is a verdict.

mod conditions;
#[cfg(test)]
mod oracle;
mod space;
mod truth;

pub(crate) use conditions::{Cond, Conditions, NodeView};
pub(crate) use space::{Answers, Space, Var, Vars};
pub(crate) use truth::Truth;
