//! The documents that ship, and copies of them with changes.

use std::path::Path;

use distinguo::error::{Problem, Problems, Severity};
use distinguo::rulebook::Rulebook;
use serde_json::Value;

use super::oracle::{Case, Oracle};
use super::proofs;
use super::random::Dice;

/// Id and document of every rulebook that ships.
pub(crate) fn shipped() -> Vec<(&'static str, Value)> {
    Rulebook::shipped_ids().map(|id| (id, document(id))).collect()
}

pub(crate) fn document(id: &str) -> Value {
    serde_json::from_str(Rulebook::shipped_text(id).unwrap()).unwrap()
}

pub(crate) fn load(document: &Value) -> Result<Rulebook, Problems> {
    Rulebook::load(&document.to_string())
}

/// Name and document of every published case.
pub(crate) fn cases() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/cases");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<(String, Value)> = files
        .filter(|file| file.extension().is_some_and(|extension| extension == "json"))
        .map(|file| {
            let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap())
        })
        .collect();
    cases.sort_by(|one, other| one.0.cmp(&other.0));
    cases
}

/// The errors with which a changed copy is refused; every counterexample among them has been found to be true.
/// `Err` where the copy loads, or a counterexample is false.
pub(crate) fn refused(copy: &Value) -> Result<Vec<Problem>, String> {
    let Err(problems) = load(copy) else { return Err("it loads".to_owned()) };
    let errors: Vec<Problem> =
        problems.iter().filter(|problem| problem.code().severity() == Severity::Error).cloned().collect();
    let oracle = Oracle::new(copy);
    for problem in errors.iter().filter(|problem| problem.counterexample().is_some()) {
        proofs::shows(&oracle, problem, &agreeing(&oracle, problem))?;
    }
    Ok(errors)
}

/// Whether one of the problems is shown by a counterexample.
pub(crate) fn is_shown(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.counterexample().is_some())
}

/// Possible cases that agree with the counterexample of a problem: those that many throws of the dice come to.
fn agreeing(oracle: &Oracle<'_>, problem: &Problem) -> Vec<Case> {
    let answers: Vec<_> = problem.counterexample().unwrap().answers().collect();
    let bytes = noise(1 << 14);
    let mut dice = Dice::new(&bytes);
    let mut agreeing = Vec::new();
    for _ in 0..200 {
        let case: Case = oracle
            .facts
            .iter()
            .map(|fact| {
                let said = answers.iter().find(|(id, _)| id.as_str() == fact.id).map(|(_, answer)| answer.as_str());
                let stated = fact.answers.iter().position(|known| Some(known.as_str()) == said);
                stated.unwrap_or_else(|| dice.below(fact.answers.len()))
            })
            .collect();
        let agrees = answers
            .iter()
            .all(|(fact, answer)| oracle.answer(oracle.position(fact.as_str()), &case) == answer.as_str());
        if agrees && oracle.is_possible(&case) {
            agreeing.push(case);
        }
    }
    agreeing
}

/// Bytes without a pattern, the same in every run (xorshift).
pub(crate) fn noise(count: usize) -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    std::iter::repeat_with(next).take(count).collect()
}
