//! Generated rulebooks of two shapes. *Structured*: assessments over their own facts, each with two poles, and rules
//! over the poles, as regulations are built. *Flat*: rules over single facts with no notions in common, which is harder
//! than any regulation.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use distinguo::error::Code;
use distinguo::rulebook::Rulebook;
use serde_json::{Value, json};

use crate::dice::Dice;

/// The id of the one table of a generated book.
pub const TABLE: &str = "tolerance";

const ASSESSMENTS: usize = 5;
const OUTCOMES: [(&str, &str, bool); 4] = [
    ("exempt", "exempted", true),
    ("mitigated", "mitigated", true),
    ("lighter", "lighter", true),
    ("not_tolerated", "ordinary", false),
];

/// A rulebook in the making.
pub(crate) struct Draft {
    /// Answers of each fact.
    sizes: Vec<usize>,
    conditions: Vec<Value>,
    aspects: Vec<Value>,
    rows: Vec<Value>,
    /// How many rows were ever drawn: their ids stay apart when dead ones are taken out.
    drawn: usize,
    guarantees: Vec<Value>,
}

/// A label in both languages.
fn label(text: &str) -> Value {
    json!({"en": text, "zh": format!("要素 {text}")})
}

/// The id of a fact.
pub(crate) fn fact_id(fact: usize) -> String {
    format!("fact_{fact}")
}

/// That the answer of a fact is one of these, by position.
pub(crate) fn within(fact: usize, answers: impl IntoIterator<Item = usize>) -> Value {
    let answers: Vec<String> = answers.into_iter().map(|answer| format!("answer_{answer}")).collect();
    json!({"fact": {"id": fact_id(fact), "in": answers}})
}

/// That a named condition holds.
pub(crate) fn holds(condition: &str) -> Value {
    json!({"holds": condition})
}

impl Draft {
    pub(crate) fn new(sizes: Vec<usize>) -> Self {
        Self { sizes, conditions: Vec::new(), aspects: Vec::new(), rows: Vec::new(), drawn: 0, guarantees: Vec::new() }
    }

    fn drawn(facts: usize, answers: &RangeInclusive<usize>, dice: &mut Dice) -> Self {
        Self::new((0..facts).map(|_| dice.within(answers)).collect())
    }

    pub(crate) fn condition(&mut self, id: &str, test: Value) {
        self.conditions.push(json!({"id": id, "label": label(id), "clause": "made.1", "test": test}));
    }

    /// A row that permits one outcome; a bottom line comes with the guarantees that it is one.
    pub(crate) fn row(&mut self, when: Option<Value>, outcome: usize, bottom_line: bool) {
        let id = format!("row_{}", self.drawn);
        self.drawn += 1;
        if let Some(when) = when.as_ref().filter(|_| bottom_line) {
            for (claim, stated) in [("never", json!(["exempt", "mitigated"])), ("bottom_line", json!(true))] {
                let name = format!("{id}.{claim}");
                self.guarantees
                    .push(json!({"id": name, "label": label(&name), "table": TABLE, "when": when, claim: stated, "clause": "made.1"}));
            }
        }
        let mut row = json!({"id": id, "label": label(&id), "permit": [OUTCOMES[outcome].0], "clause": "made.1"});
        if let Some(when) = when {
            row["when"] = when;
        }
        if bottom_line {
            row["bottom_line"] = json!(true);
        }
        self.rows.push(row);
    }

    /// The document, complete and readable, whether it is sound or not.
    pub(crate) fn document(&self, id: &str) -> Value {
        let facts = self.sizes.iter().enumerate().map(|(fact, answers)| {
            let answers = (0..*answers).map(|answer| {
                let id = format!("answer_{answer}");
                json!({"id": id, "label": label(&id)})
            });
            json!({"id": fact_id(fact), "aspect": self.aspect(fact), "label": label(&fact_id(fact)), "clause": "made.1",
                "found_by": ["verifier"], "answers": answers.collect::<Vec<_>>()})
        });
        let outcomes = OUTCOMES.map(
            |(id, class, tolerated)| json!({"id": id, "label": label(id), "class": class, "tolerated": tolerated}),
        );
        let mut aspects = self.aspects.clone();
        if aspects.is_empty() {
            aspects.push(json!({"id": "facts", "kind": "group", "label": label("facts")}));
        }
        json!({
            "format": "distinguo.rulebook/1", "id": id, "version": "1", "nature": "model", "title": label(id),
            "languages": ["en", "zh"], "time_zone": "CST-8", "in_force": {"from": "2026-01-01"},
            "transition": {"procedure": "at_opening", "substance": "at_conduct_unless_milder", "clause": "made.1"},
            "sources": [{"id": "made", "title": label("made"), "rank": "doctrine", "nature": "doctrine",
                "clauses": [{"id": "made.1", "cite": label("made.1")}]}],
            "roles": [{"id": "verifier", "kind": "official", "label": label("verifier")}],
            "facts": facts.collect::<Vec<_>>(), "aspects": aspects, "conditions": self.conditions,
            "tables": [{"id": TABLE, "purpose": "tolerance", "label": label(TABLE), "outcomes": outcomes, "rows": self.rows}],
            "guarantees": self.guarantees,
        })
    }

    fn aspect(&self, fact: usize) -> String {
        match self.aspects.len() {
            0 => "facts".to_owned(),
            count => format!("aspect_{}", fact / (self.sizes.len() / count).max(1) % count),
        }
    }

    /// The fact has one of its worse answers.
    fn bad(&self, fact: usize, dice: &mut Dice) -> Value {
        let size = self.sizes[fact];
        within(fact, 1 + dice.below(size - 1)..size)
    }

    fn good(&self, fact: usize, dice: &mut Dice) -> Value {
        within(fact, 0..=dice.below(self.sizes[fact] - 1))
    }

    fn any_fact(&self, dice: &mut Dice) -> usize {
        dice.below(self.sizes.len())
    }

    fn fact_of(&self, assessment: usize, dice: &mut Dice) -> usize {
        let each = (self.sizes.len() / ASSESSMENTS).max(1);
        (assessment * each + dice.below(each)) % self.sizes.len()
    }

    /// An assessment over its own facts: at least so many of them for its poles, half of the adverse ones rebutted.
    fn assessment(&mut self, assessment: usize, dice: &mut Dice) {
        let each = self.sizes.len() / ASSESSMENTS;
        let own: Vec<usize> = (assessment * each..(assessment + 1) * each).collect();
        let most = each / 2 + 1;
        let at_least = |n: usize, of: Vec<Value>| json!({"at_least": {"n": n, "of": of}});
        let good = own.iter().map(|fact| self.good(*fact, dice)).collect();
        let bad = own.iter().map(|fact| self.bad(*fact, dice)).collect();
        let (favourable, adverse) = (format!("favourable_{assessment}"), format!("adverse_{assessment}"));
        let mut against = at_least(most.max(2) - 1, bad);
        if dice.chance(50) {
            let rebuttal = self.good(*dice.one(&own), dice);
            against = json!({"all": [against, {"not": rebuttal}]});
        }
        let mut favours = at_least(most, good);
        if dice.chance(30) {
            favours = json!({"all": [favours, {"not": holds(&adverse)}]});
        }
        self.condition(&adverse, against);
        self.condition(&favourable, favours);
        let id = format!("aspect_{assessment}");
        self.aspects.push(json!({"id": id, "kind": "assessment", "label": label(&id),
            "favourable": holds(&favourable), "adverse": holds(&adverse)}));
    }

    fn structured_line(&mut self, dice: &mut Dice) {
        let count = 1 + dice.below(3);
        let mut parts: Vec<Value> = (0..count).map(|_| self.bad(self.any_fact(dice), dice)).collect();
        if dice.chance(50) {
            parts.push(holds(&format!("adverse_{}", dice.below(ASSESSMENTS))));
        }
        self.row(Some(json!({"all": parts})), OUTCOMES.len() - 1, true);
    }

    fn structured_row(&mut self, dice: &mut Dice) {
        let mut parts = Vec::new();
        for _ in 0..2 + dice.below(2) {
            let assessment = dice.below(ASSESSMENTS);
            let pole = if dice.chance(60) { "favourable" } else { "adverse" };
            let pole = holds(&format!("{pole}_{assessment}"));
            parts.push(if dice.chance(20) { json!({"not": pole}) } else { pole });
        }
        if dice.chance(30) {
            parts.push(self.bad(self.any_fact(dice), dice));
        }
        self.row(Some(json!({"all": parts})), dice.below(OUTCOMES.len()), false);
    }

    fn flat_row(&mut self, dice: &mut Dice) {
        let homes = [dice.below(ASSESSMENTS), dice.below(ASSESSMENTS)];
        let mut tests = Vec::new();
        for _ in 0..2 + dice.below(7) {
            let home = *dice.one(&homes);
            let fact = if dice.chance(70) { self.fact_of(home, dice) } else { self.any_fact(dice) };
            tests.push(if dice.chance(50) { self.bad(fact, dice) } else { self.good(fact, dice) });
        }
        let rebuttal = dice.one(&tests).clone();
        let mut test = match dice.below(4) {
            0 => json!({"at_least": {"n": tests.len() / 2 + 1, "of": tests}}),
            1 => {
                let rest = tests.split_off(tests.len() / 2);
                tests.push(json!({"any": rest}));
                json!({"all": tests})
            }
            _ => {
                tests.truncate(4);
                json!({"all": tests})
            }
        };
        if dice.chance(25) {
            let answer = self.good(self.any_fact(dice), dice);
            test = json!({"all": [test, {"not": {"all": [rebuttal, answer]}}]});
        }
        self.row(Some(test), dice.below(OUTCOMES.len()), false);
    }
}

/// A structured book. A sixth of its rows are bottom lines; a third of the others look at one more fact.
#[must_use]
pub fn structured(facts: usize, answers: &RangeInclusive<usize>, rows: usize, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let mut draft = Draft::drawn(facts, answers, &mut dice);
    (0..ASSESSMENTS).for_each(|assessment| draft.assessment(assessment, &mut dice));
    (0..rows / 6).for_each(|_| draft.structured_line(&mut dice));
    grown(draft, rows, &format!("structured.{facts}x{rows}"), &mut dice, Draft::structured_row)
}

/// A flat book. It may be too complex to be proved.
#[must_use]
pub fn flat(facts: usize, answers: &RangeInclusive<usize>, rows: usize, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let draft = Draft::drawn(facts, answers, &mut dice);
    grown(draft, rows, &format!("flat.{facts}x{rows}"), &mut dice, Draft::flat_row)
}

/// Adds rows until there are enough that apply somewhere. What the loader finds dead is taken out, and new rows come
/// before the old ones, as exceptions before rules: behind them, there would soon be nothing left to decide.
fn grown(mut draft: Draft, rows: usize, id: &str, dice: &mut Dice, next: impl Fn(&mut Draft, &mut Dice)) -> String {
    let mut lines = draft.rows.len();
    loop {
        while draft.rows.len() + 1 < rows {
            next(&mut draft, dice);
            draft.rows[lines..].rotate_right(1);
        }
        draft.row(None, OUTCOMES.len() - 1, false);
        let text = draft.document(id).to_string();
        let Err(problems) = Rulebook::load(&text) else { return text };
        draft.rows.pop();
        let dead = problems.iter().filter(|problem| problem.code() == Code::DeadRow);
        let dead: BTreeSet<usize> =
            dead.filter_map(|problem| problem.pointer().rsplit('/').next()?.parse().ok()).collect();
        if dead.is_empty() {
            return text;
        }
        for row in dead.into_iter().rev() {
            // Where the last row never applies, the row before it leaves nothing over.
            let row = row.min(draft.rows.len() - 1);
            let removed = draft.rows.remove(row);
            if row < lines {
                lines -= 1;
                draft.guarantees.retain(|claim| claim["when"] != removed["when"]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structured_books_load_with_as_many_rows_as_asked() {
        for (facts, rows) in [(20, 30), (40, 60)] {
            let text = structured(facts, &(2..=4), rows, 1);
            let book = Rulebook::load(&text).unwrap();
            assert_eq!(book.facts().count(), facts);
            let document: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(document["tables"][0]["rows"].as_array().unwrap().len(), rows);
            assert_eq!(text, structured(facts, &(2..=4), rows, 1));
        }
    }
}
