//! Cases under a rulebook: answers that follow from a seed, and the documents that state them.

use distinguo::determination::Decider;
use distinguo::rulebook::Rulebook;
use serde_json::{Value, json};

use crate::dice::Dice;

/// Answers to facts, by id.
pub type Answers = Vec<(String, String)>;

/// The facts that a case answers, each with its answers and the condition under which it applies.
struct Asked {
    facts: Vec<(String, Vec<String>, Option<Value>)>,
}

impl Asked {
    fn of(decider: &Decider, document: &Value) -> Self {
        let written = document["facts"].as_array().expect("facts");
        let applies = |id: &str| written.iter().find(|fact| fact["id"] == id).and_then(|fact| fact.get("applies_when"));
        let facts = decider.facts().map(|(fact, answers)| {
            (fact.to_owned(), answers.into_iter().map(str::to_owned).collect(), applies(fact).cloned())
        });
        Self { facts: facts.collect() }
    }

    fn draw(&self, document: &Value, dice: &mut Dice) -> Answers {
        let drawn = |(fact, answers, _): &(String, Vec<String>, _)| (fact.clone(), dice.one(answers).clone());
        let answers: Answers = self.facts.iter().map(drawn).collect();
        let applies = |at: &usize| self.facts[*at].2.as_ref().is_none_or(|test| holds(document, test, &answers));
        (0..answers.len()).filter(applies).map(|at| answers[at].clone()).collect()
    }
}

/// Cases in which every fact of a table is answered, and which are possible. Facts that do not apply are left out.
#[must_use]
pub fn complete(document: &str, table: &str, count: usize, seed: u64) -> Vec<Answers> {
    let book = Rulebook::load(document).expect("a sound book");
    let decider = Decider::new(&book, table).expect("a table of the book");
    let document: Value = serde_json::from_str(document).expect("JSON");
    let asked = Asked::of(&decider, &document);
    let mut dice = Dice::new(seed);
    let mut cases = Vec::with_capacity(count);
    while cases.len() < count {
        let case = asked.draw(&document, &mut dice);
        let names = case.iter().map(|(fact, answer)| (fact.as_str(), answer.as_str()));
        if decider.complete(names).expect("known names").permitted().is_some() {
            cases.push(case);
        }
    }
    cases
}

/// The same cases with about half of the answers.
#[must_use]
pub fn half_known(document: &str, table: &str, count: usize, seed: u64) -> Vec<Answers> {
    let mut dice = Dice::new(seed);
    let mut cases = complete(document, table, count, seed);
    cases.iter_mut().for_each(|case| case.retain(|_| dice.chance(50)));
    cases
}

/// The findings document of a case.
#[must_use]
pub fn findings(book: &str, table: &str, answers: &Answers) -> String {
    let findings: Vec<Value> = answers.iter().map(|(fact, answer)| json!({"fact": fact, "answer": answer})).collect();
    let under = json!([{"rulebook": book, "tables": [table], "findings": findings}]);
    json!({"format": "distinguo.findings/1", "under": under}).to_string()
}

/// Whether a written condition holds, read naively: what the kernel says is held against it.
///
/// # Panics
///
/// Where the condition is not one of a sound rulebook.
#[must_use]
pub fn holds(document: &Value, condition: &Value, answers: &Answers) -> bool {
    let find = |section: &str, id: &Value| {
        document[section].as_array().and_then(|list| list.iter().find(|one| one["id"] == *id)).expect("a known id")
    };
    let (kind, inner) = condition.as_object().and_then(|object| object.iter().next()).expect("a condition");
    let count =
        |of: &Value| of.as_array().expect("a list").iter().filter(|part| holds(document, part, answers)).count();
    match kind.as_str() {
        "all" => count(inner) == inner.as_array().expect("a list").len(),
        "any" => count(inner) > 0,
        "not" => !holds(document, inner, answers),
        "at_least" => count(&inner["of"]) as u64 >= inner["n"].as_u64().expect("a number"),
        "holds" => holds(document, &find("conditions", inner)["test"], answers),
        "fact" => {
            let listed = |answer: &str| inner["in"].as_array().expect("a list").iter().any(|one| one == answer);
            let applies = find("facts", &inner["id"]).get("applies_when");
            let applies = applies.is_none_or(|test| holds(document, test, answers));
            let answer = answers.iter().find(|(fact, _)| inner["id"] == *fact);
            if applies { answer.is_some_and(|(_, answer)| listed(answer)) } else { listed("not_applicable") }
        }
        other => panic!("no condition is called {other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::{TABLE, structured};

    /// The outcomes of the first row that holds, read naively.
    fn naive(document: &Value, table: &str, answers: &Answers) -> Vec<String> {
        let tables = document["tables"].as_array().unwrap();
        let rows = tables.iter().find(|written| written["id"] == table).unwrap()["rows"].as_array().unwrap();
        let row = rows.iter().find(|row| row.get("when").is_none_or(|when| holds(document, when, answers))).unwrap();
        row["permit"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn the_kernel_permits_what_the_first_row_that_holds_permits() {
        let reference = Rulebook::shipped_text("cn.reference").unwrap().to_owned();
        for text in [reference, structured(20, &(3..=3), 30, 3), structured(40, &(2..=5), 60, 3)] {
            let book = Rulebook::load(&text).unwrap();
            let decider = Decider::new(&book, TABLE).unwrap();
            let document: Value = serde_json::from_str(&text).unwrap();
            for case in complete(&text, TABLE, 500, 11) {
                let complete = decider.complete(case.iter().map(|(fact, answer)| (fact.as_str(), answer.as_str())));
                let permitted = &complete.unwrap().permitted().unwrap().outcomes;
                assert_eq!(permitted.iter().map(|id| id.as_str()).collect::<Vec<_>>(), naive(&document, TABLE, &case));
            }
        }
    }
}
