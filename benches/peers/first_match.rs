//! A plain loop over encoded facts: what the table costs without an engine. It knows no open facts and no reasons.

use std::collections::BTreeMap;

use crate::rows::Source;

/// Rows as masks of allowed answers.
pub struct FirstMatch {
    /// By fact: its place, and its answers by place.
    facts: BTreeMap<String, (usize, Vec<String>)>,
    rows: Vec<(Vec<(usize, u32)>, String)>,
}

impl FirstMatch {
    pub fn new(source: &Source, answers: &BTreeMap<String, Vec<String>>) -> Self {
        let facts: BTreeMap<String, (usize, Vec<String>)> = source
            .facts()
            .into_iter()
            .enumerate()
            .map(|(at, fact)| (fact.clone(), (at, answers[&fact].clone())))
            .collect();
        let rows = source.rows().into_iter().map(|row| {
            let cells = row.cells.iter().map(|(fact, allowed)| {
                let (at, answers) = &facts[fact];
                let mask = (0..).zip(answers).filter(|(_, answer)| allowed.contains(*answer));
                (*at, mask.fold(0_u32, |mask, (bit, _)| mask | 1 << bit))
            });
            (cells.collect(), row.result)
        });
        Self { rows: rows.collect(), facts }
    }

    /// A case as one mask for each fact; none for a fact that does not apply.
    pub fn encode(&self, case: &[(String, String)]) -> Vec<u32> {
        let mut known = vec![0; self.facts.len()];
        for (fact, answer) in case {
            if let Some((at, answers)) = self.facts.get(fact) {
                known[*at] = 1 << answers.iter().position(|one| one == answer).expect("a known answer");
            }
        }
        known
    }

    pub fn decide(&self, known: &[u32]) -> &str {
        let holds = |(cells, _): &&(Vec<(usize, u32)>, String)| cells.iter().all(|(at, mask)| known[*at] & mask != 0);
        self.rows.iter().find(holds).map_or("", |(_, result)| result)
    }
}
