//! Documents of these tests: the inputs that were once handled wrongly, and small rulebooks that say one thing each.

use distinguo::determination::{Findings, Now, Outcome, TableResult, determine};
use distinguo::rulebook::Rulebook;
use serde_json::{Value, json};

/// An input that was once handled wrongly.
pub fn fault(name: &str) -> Value {
    let path = format!("{}/tests/data/faults/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap()
}

/// A rulebook without its procedure: what it makes of findings is all that is asked of it here.
pub fn questionnaire(mut document: Value) -> Rulebook {
    for section in
        ["acts", "counting", "documents", "periods", "protections", "relief", "separation", "recusal", "service"]
    {
        document.as_object_mut().unwrap().remove(section);
    }
    let kept = |role: &Value| {
        let mut role = role.clone();
        for field in ["organ", "meets", "at_least"] {
            role.as_object_mut().unwrap().remove(field);
        }
        role
    };
    let roles = document["roles"].as_array().unwrap().iter().map(kept).collect();
    document["roles"] = roles;
    let tables = document["tables"].as_array().unwrap().iter();
    let main = |table: &&Value| ["tolerance", "accountability", "advice"].contains(&table["purpose"].as_str().unwrap());
    let main: Vec<Value> = tables.filter(main).cloned().collect();
    let named = |table: &Value| main.iter().any(|known| known["id"] == *table);
    let facts: Vec<Value> = document["facts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fact| {
            let mut fact = fact.clone();
            if fact.get("reads").is_some_and(|reads| !named(&reads["table"])) {
                fact.as_object_mut().unwrap().remove("reads");
            }
            fact
        })
        .collect();
    if let Some(guarantees) = document.get_mut("guarantees").and_then(Value::as_array_mut) {
        guarantees.retain(|guarantee| named(&guarantee["table"]));
    }
    document["facts"] = json!(facts);
    document["tables"] = json!(main);
    Rulebook::load(&document.to_string()).unwrap_or_else(|problems| panic!("{problems}"))
}

pub fn findings(document: &Value) -> Findings {
    Findings::load(&document.to_string()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// A determination as JSON.
pub fn determined(book: &Rulebook, stated: &Value) -> Value {
    let determination = determine(book, &findings(stated)).unwrap_or_else(|problems| panic!("{problems}"));
    serde_json::to_value(&determination).unwrap()
}

/// What the first table makes of findings that do not contradict each other.
pub fn first_table(book: &Rulebook, stated: &Value) -> TableResult {
    match determine(book, &findings(stated)).unwrap_or_else(|problems| panic!("{problems}")).result {
        Outcome::Determined { tables, .. } => tables.into_iter().next().unwrap(),
        Outcome::Contradictory { conflicts } => panic!("{conflicts:?}"),
    }
}

/// Findings by nobody in particular: fact and answer; a fact named twice is contested.
pub fn stated(found: &[(&str, &str)]) -> Value {
    let finders = ["one", "two", "three"];
    let found: Vec<Value> = found
        .iter()
        .enumerate()
        .map(|(place, (fact, answer))| {
            let before = found[..place].iter().filter(|(known, _)| known == fact).count();
            json!({"fact": fact, "answer": answer, "by": finders[before]})
        })
        .collect();
    json!({"format": "distinguo.findings/1", "under": [{"rulebook": "test.book", "findings": found}]})
}

/// A label in the one language of these books.
pub fn label(text: &str) -> Value {
    json!({"en": text})
}

/// A flag, *no* favourable.
pub fn flag(id: &str) -> Value {
    choice(id, &["no", "yes"])
}

pub fn choice(id: &str, answers: &[&str]) -> Value {
    let answers: Vec<Value> = answers.iter().map(|id| json!({"id": id, "label": label(id)})).collect();
    json!({"id": id, "aspect": "group", "label": label(id), "clause": "law.1", "found_by": ["finder"], "answers": answers})
}

/// A fact that applies only where a condition holds.
pub fn only_where(mut fact: Value, when: Value) -> Value {
    fact["applies_when"] = when;
    fact
}

pub fn is(fact: &str, answers: &[&str]) -> Value {
    json!({"fact": {"id": fact, "in": answers}})
}

pub fn row(id: &str, when: Option<Value>, permit: &[&str]) -> Value {
    let mut row = json!({"id": id, "label": label(id), "clause": "law.1", "permit": permit});
    if let Some(when) = when {
        row["when"] = when;
    }
    row
}

/// A rulebook with one table of tolerance, its outcomes from mild to hard.
pub fn book(facts: &[Value], rows: &[Value]) -> Value {
    let outcome = |(id, class, tolerated): (&str, &str, bool)| json!({"id": id, "label": label(id), "class": class, "tolerated": tolerated});
    let outcomes: Vec<Value> =
        [("mild", "exempted", true), ("middle", "mitigated", true), ("hard", "ordinary", false)].map(outcome).into();
    json!({
        "format": "distinguo.rulebook/1", "id": "test.book", "version": "1", "nature": "model", "title": label("book"),
        "languages": ["en"], "time_zone": "UTC0", "in_force": {"from": "2020-01-01"},
        "transition": {"procedure": "at_opening", "substance": "at_conduct_unless_milder", "clause": "law.1"},
        "sources": [{"id": "law", "title": label("law"), "rank": "law", "clauses": [{"id": "law.1", "cite": label("1")}]}],
        "roles": [{"id": "finder", "kind": "official", "label": label("finder")}],
        "facts": facts,
        "aspects": [{"id": "group", "kind": "group", "label": label("group")}],
        "tables": [{"id": "tolerance", "purpose": "tolerance", "label": label("tolerance"), "outcomes": outcomes,
            "rows": rows}],
    })
}

/// The same with contradictions: a test, and whether it is impossible or asks for reasons.
pub fn with_contradictions(mut book: Value, contradictions: &[(&str, Value)]) -> Value {
    let written = contradictions.iter().map(
        |(id, test)| json!({"id": id, "label": label(id), "clause": "law.1", "effect": "impossible", "test": test}),
    );
    book["contradictions"] = written.collect();
    book
}

/// The same with presumptions, each of one fact.
pub fn with_presumptions(mut book: Value, presumptions: &[(&str, &str)]) -> Value {
    let written = presumptions.iter().map(|(fact, answer)| {
        json!({"id": format!("p_{fact}"), "label": label(fact), "clause": "law.1", "burden_on": "finder",
            "presume": [{"fact": fact, "answer": answer}]})
    });
    book["presumptions"] = written.collect();
    book
}

pub fn load(document: &Value) -> Rulebook {
    Rulebook::load(&document.to_string()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The ids of a list.
pub fn ids<'i>(ids: impl IntoIterator<Item = &'i distinguo::document::Id>) -> Vec<String> {
    ids.into_iter().map(ToString::to_string).collect()
}

/// The word for what can be decided now.
pub fn state(now: &Now) -> &'static str {
    match now {
        Now::Decided { .. } => "decided",
        Now::Settled { .. } => "settled",
        Now::Blocked => "blocked",
    }
}
