//! Finite logic: conditions over variables with few answers, judged three-valued, and decision diagrams that answer
//! exactly what single conditions cannot. What belongs here: variables, answers, conditions, diagrams, proofs. What
//! does not: facts, rules, regulations, words. A variable is a number, an answer is a number, and so is a verdict.

#[cfg(test)]
mod books;
mod budget;
mod builder;
mod change;
mod compile;
mod conditions;
mod diagram;
mod inquiry;
mod left;
#[cfg(test)]
mod oracle;
mod order;
mod primes;
mod prove;
mod space;
mod store;
#[cfg(test)]
mod tests;
mod truth;
mod walk;

pub(crate) use budget::{Budget, TooComplex};
pub(crate) use change::Change;
pub(crate) use compile::Row;
pub(crate) use conditions::{Cond, Conditions, NodeView};
pub(crate) use diagram::Diagram;
pub(crate) use inquiry::{Missing, Ranked};
pub(crate) use left::{Required, first_somewhere, in_conflict, left_by};
pub(crate) use primes::Product;
pub(crate) use prove::{Prover, Reversal, Witness};
pub(crate) use space::{Answers, Space, Var, Vars};
pub(crate) use truth::Truth;
