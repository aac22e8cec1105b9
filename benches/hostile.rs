//! Documents that are made to be hard. Each must be refused with an error, soon and in little memory.

use serde_json::{Value, json};

use crate::books::{Draft, holds, within};
use crate::dice::Dice;

/// Every hostile document, by name.
#[must_use]
pub fn all() -> Vec<(&'static str, String)> {
    vec![
        ("hidden weighted bit, 40 facts", hidden_weighted_bit(40)),
        ("random 3-CNF, 60 facts", clauses(60, 1)),
        ("60 pairs in bad order", pairs(60, 1)),
        ("10 MB of text", text(10 << 20)),
        ("nesting 100,000 deep", nested(100_000)),
        ("10,000 facts", facts(10_000)),
        ("a cycle through 200 conditions", cycle(200)),
    ]
}

fn finished(mut draft: Draft, when: Value, id: &str) -> String {
    draft.row(Some(when), 0, false);
    draft.row(None, 3, false);
    draft.document(id).to_string()
}

/// The answer to the question whose number is the count of *yes*: no order of the facts keeps the diagram small.
fn hidden_weighted_bit(count: usize) -> String {
    let mut draft = Draft::new(vec![2; count]);
    let yes: Vec<Value> = (0..count).map(|fact| within(fact, [1])).collect();
    for n in 1..=count {
        draft.condition(&format!("least_{n}"), json!({"at_least": {"n": n, "of": yes}}));
    }
    let exactly = |n: usize| {
        let mut parts = vec![holds(&format!("least_{n}")), yes[n - 1].clone()];
        if n < count {
            parts.push(json!({"not": holds(&format!("least_{}", n + 1))}));
        }
        json!({"all": parts})
    };
    let cases: Vec<Value> = (1..=count).map(exactly).collect();
    finished(draft, json!({"any": cases}), "hidden.weighted.bit")
}

/// Random clauses of three facts each, at the density where they are hardest.
fn clauses(count: usize, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let mut literal = || within(dice.below(count), [dice.below(2)]);
    let clauses: Vec<Value> = (0..count * 43 / 10).map(|_| json!({"any": [literal(), literal(), literal()]})).collect();
    let (some, rest) = clauses.split_at(clauses.len() / 2);
    let mut draft = Draft::new(vec![2; count]);
    draft.condition("some", json!({"all": some}));
    draft.condition("rest", json!({"all": rest}));
    finished(draft, json!({"all": [holds("some"), holds("rest")]}), "three.cnf")
}

/// Facts that have to agree in pairs, twice over with partners drawn anew, so that no order puts all partners together.
fn pairs(count: usize, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let mut draft = Draft::new(vec![3; 2 * count]);
    for round in 0..2 {
        let mut facts: Vec<usize> = (0..2 * count).collect();
        for at in (1..facts.len()).rev() {
            facts.swap(at, dice.below(at + 1));
        }
        let agree = |pair: &[usize]| {
            let same = (0..3).map(|answer| json!({"all": [within(pair[0], [answer]), within(pair[1], [answer])]}));
            json!({"any": same.collect::<Vec<_>>()})
        };
        let all: Vec<Value> = facts.chunks(2).map(agree).collect();
        draft.condition(&format!("round_{round}"), json!({"all": all}));
    }
    finished(draft, json!({"any": [holds("round_0"), holds("round_1")]}), "pairs")
}

fn text(bytes: usize) -> String {
    let mut document = Draft::new(vec![2]).document("long");
    document["title"]["en"] = json!("a".repeat(bytes));
    document.to_string()
}

fn nested(depth: usize) -> String {
    let test = within(0, [1]).to_string();
    let (open, close) = (r#"{"not":"#.repeat(depth), "}".repeat(depth));
    let document = finished(Draft::new(vec![2]), json!("HERE"), "nested");
    document.replace("\"HERE\"", &format!("{open}{test}{close}"))
}

fn facts(count: usize) -> String {
    finished(Draft::new(vec![2; count]), within(0, [1]), "many.facts")
}

fn cycle(count: usize) -> String {
    let mut draft = Draft::new(vec![2]);
    for at in 0..count {
        draft.condition(&format!("condition_{at}"), json!({"not": holds(&format!("condition_{}", (at + 1) % count))}));
    }
    finished(draft, holds("condition_0"), "cycle")
}

#[cfg(test)]
mod tests {
    use super::*;
    use distinguo::rulebook::Rulebook;

    #[test]
    fn every_hostile_document_is_refused_for_what_it_is() {
        let codes = all().into_iter().map(|(name, text)| {
            let problems = Rulebook::load(&text).expect_err(name);
            problems.iter().next().unwrap().code().as_str()
        });
        assert_eq!(
            codes.collect::<Vec<_>>(),
            ["too_complex", "too_complex", "too_complex", "too_large", "not_json", "too_large", "cycle"]
        );
    }
}
