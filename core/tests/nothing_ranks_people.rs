//! Nothing scores, weighs or ranks people: the published schemas hold no number beside a person, and no field that could
//! hold one unseen. Whoever adds a number argues here that it is not about a person.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Map, Value};

/// The numbers that there are, by definition and field, and what each is a number of.
const NUMBERS: &[(&str, &str)] = &[
    ("Approval.times", "how often an approval may be refused"),
    ("Beyond.days_off_in_a_row", "days of a calendar"),
    ("Beyond.weekdays_off_a_year", "days of a calendar"),
    ("Beyond.weekend_days_worked_a_year", "days of a calendar"),
    ("ClockChange.cause", "which of the causes of standing still a period states"),
    ("ClockChange.start", "which of the starts of a period"),
    ("DueItem.days_over", "days since a period ended"),
    ("Finding.byte", "the byte of a line of a ledger"),
    ("Finding.entry", "the number of an entry"),
    ("FormDifference.line", "the line of a ledger"),
    ("FormDifference.lines", "how many lines of a ledger"),
    ("Interrupt.times", "how often a period may begin again"),
    ("LinkedDecision.entry", "the number of an entry"),
    ("MatterChange.hearing", "which of the hearings of a proceeding"),
    ("MatterChange.proceeding", "which of the proceedings of a matter"),
    ("Need.semantics", "the version of the kernel's derivations"),
    ("Need.wire", "the version of the form of entries"),
    ("Outcome.times", "how often an outcome may be decided"),
    ("Place.proceeding", "which of the proceedings of a matter"),
    ("Relief.remits", "how often a level may send a matter back"),
    ("RestoreRule.times", "how often a period may be given back"),
    ("Started.start", "which of the starts of a period"),
    ("Unjudged.first", "the number of an entry"),
    ("Unjudged.last", "the number of an entry"),
    ("AtLeast.n", "how many conditions of a rule must hold"),
    ("Band.below", "money: where a band of amounts ends"),
    ("Band.up_to", "money: where a band of amounts ends"),
    ("Cause.counted", "working days of a period"),
    ("Finding.amount", "money: the amount found, of which rules see the band"),
    ("Node.n", "how many conditions of a rule must hold"),
    ("Anchor.seq", "the number of an entry"),
    ("Change.case", "the position of a case among those that were passed in"),
    ("Proved.facts", "how many facts a rulebook has"),
    ("Proved.rows", "how many rows a rulebook has"),
    ("Refusal.entries", "the numbers of entries that came since"),
    ("Cell.count", "cases, changed by the cell key method"),
    ("Distribution.total", "cases, changed by the cell key method"),
    ("DueItem.days_left", "days until a period ends"),
    ("Effect.entry", "the number of an entry"),
    ("Effect.listed", "the numbers of entries"),
    ("Like.count", "how many precedents had these findings and this outcome"),
    ("Pointing.count", "how many precedents with the same findings point there"),
    ("like.more", "how many more precedents there are"),
    ("Entry.semantics", "the version of the kernel's derivations"),
    ("Entry.seq", "the number of an entry"),
    ("Entry.wire", "the version of the form of entries"),
    ("Earlier.entry", "the number of an entry"),
    ("Erase.entry", "the number of an entry"),
    ("Erased.by", "the number of an entry"),
    ("Erased.seq", "the number of an entry"),
    ("ExtendRule.times", "how often a period may be extended"),
    ("Find.amount", "money: the amount found, of which rules see the band"),
    ("Finding.line", "the line of a ledger"),
    ("Found", "an answer, or money: the amount found, of which rules see the band"),
    ("Fraction", "the part of a body that must be present or agree"),
    ("Grant.times", "how often an act may be done in a case"),
    ("Length.n", "how long a period is"),
    ("Meeting.members", "how many members a body has"),
    ("Period.repeat", "how often a period runs again"),
    ("Rectify.entry", "the number of an entry"),
    ("Role.at_least", "how many people must act in a role"),
    ("Started.round", "how often a period has run before"),
    ("audit.entries", "how many entries a ledger has"),
    ("audit.more", "how many faults of a ledger are not listed"),
    ("case.seq", "the number of an entry"),
    ("effect.entry", "the number of an entry"),
    ("effect.listed", "the numbers of entries"),
    ("refusal.entries", "the numbers of entries"),
    ("determination.semantics", "the version of the kernel's derivations"),
    ("Determination.semantics", "the version of the kernel's derivations"),
];

/// Fields whose names speak of an order and that are words, and what the order is an order of.
const WORDS: &[(&str, &str)] = &[
    ("AboutLevel.level", "the level of relief: which remedy"),
    ("AboutTable.level", "the level of relief: which remedy"),
    ("Decide.level", "the level of relief: which remedy"),
    ("DecidedPattern.level", "the level of relief: which remedy"),
    ("Effect.level", "the level of relief: which remedy"),
    ("Event.level", "the level of relief: which remedy"),
    ("Pass.level", "the level of relief: which remedy"),
    ("ReliefView.level", "the level of relief: which remedy"),
    ("Relief.level", "the level of relief: which remedy"),
    ("Request.level", "the level of relief: which remedy"),
    ("case.levels", "the level of relief: which remedy"),
    ("effect.level", "the level of relief: which remedy"),
    ("event.level", "the level of relief: which remedy"),
    ("Problem.severity", "whether a problem keeps a document from being used"),
    ("RowNode.weight", "whether a row of a table carries the result"),
    ("Source.rank", "the rank of a legal instrument"),
];

/// Names under which people are scored elsewhere.
const SUSPECT: &[&str] = &[
    "confidence",
    "grade",
    "level",
    "likelihood",
    "percent",
    "points",
    "priority",
    "probability",
    "rank",
    "rating",
    "risk",
    "score",
    "severity",
    "trust",
    "weight",
];

fn schemas() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let named = paths.filter_map(|path| {
        let name = path.file_name()?.to_str()?.strip_suffix(".schema.json")?.to_owned();
        Some((name, serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()))
    });
    let named: Vec<_> = named.collect();
    assert!(named.len() >= 10);
    named
}

/// Calls `visit` with every schema inside a schema and the definition and field that it belongs to.
fn walk(schema: &Value, place: &str, visit: &mut impl FnMut(&str, &Value)) {
    visit(place, schema);
    let Value::Object(fields) = schema else { return };
    for (keyword, inside) in fields {
        match (keyword.as_str(), inside) {
            ("$defs", Value::Object(definitions)) => {
                definitions.iter().for_each(|(name, definition)| walk(definition, name, visit));
            }
            ("properties", Value::Object(properties)) => {
                let owner = place.split('.').next().unwrap();
                properties.iter().for_each(|(name, property)| walk(property, &format!("{owner}.{name}"), visit));
            }
            ("items" | "additionalProperties" | "contains" | "not", Value::Object(_)) => walk(inside, place, visit),
            ("patternProperties", Value::Object(patterns)) => {
                patterns.values().for_each(|schema| walk(schema, place, visit));
            }
            ("oneOf" | "anyOf" | "allOf" | "prefixItems", Value::Array(schemas)) => {
                schemas.iter().for_each(|schema| walk(schema, place, visit));
            }
            _ => {}
        }
    }
}

/// Whether a schema lets a number through.
fn numeric(schema: &Map<String, Value>) -> bool {
    let named = |value: &Value| value == "integer" || value == "number";
    let listed = |value: &Value| value.as_array().is_some_and(|items| items.iter().any(|v| named(v) || v.is_number()));
    schema.get("type").is_some_and(|types| named(types) || listed(types))
        || schema.get("const").is_some_and(Value::is_number)
        || schema.get("enum").is_some_and(listed)
}

/// Whether a schema says nothing about its values, and so lets anything through.
fn silent(schema: &Value) -> bool {
    match schema {
        Value::Bool(open) => *open,
        Value::Object(fields) => {
            !["$ref", "anyOf", "const", "enum", "oneOf", "type"].iter().any(|k| fields.contains_key(*k))
        }
        Value::Null | Value::Number(_) | Value::String(_) | Value::Array(_) => false,
    }
}

/// What lets anything through: parts of documents whose own schemas are walked.
const PARTS: &[&str] = &["Change.after", "Change.before", "answer.ok"];

#[test]
fn no_number_stands_beside_a_person() {
    let (mut found, mut unexplained) = (BTreeSet::new(), BTreeSet::new());
    for (name, schema) in schemas() {
        walk(&schema, &name, &mut |place, schema| {
            assert!(!silent(schema) || PARTS.contains(&place), "{name}: {place} lets anything through");
            if schema.as_object().is_some_and(numeric) {
                if !NUMBERS.iter().any(|(allowed, _)| *allowed == place) {
                    unexplained.insert(place.to_owned());
                }
                found.insert(place.to_owned());
            }
        });
    }
    let gone: Vec<_> = NUMBERS.iter().filter(|(allowed, _)| !found.contains(*allowed)).collect();
    assert!(gone.is_empty(), "no longer numbers: {gone:?}");
    assert!(unexplained.is_empty(), "numbers of what? {unexplained:#?}");
}

#[test]
fn no_field_scores_weighs_or_ranks() {
    let mut suspects = BTreeSet::new();
    for (name, schema) in schemas() {
        walk(&schema, &name, &mut |place, _| {
            let Some((_, field)) = place.split_once('.') else { return };
            let suspect = field.split('_').any(|word| SUSPECT.contains(&word.trim_end_matches('s')));
            if suspect && !WORDS.iter().any(|(allowed, _)| *allowed == place) {
                suspects.insert(place.to_owned());
            }
        });
    }
    assert!(suspects.is_empty(), "these sound like a score: {suspects:#?}");
}

#[test]
fn a_score_would_be_found() {
    let with = |field: &str, schema: Value| {
        let mut found = Vec::new();
        let schema = serde_json::json!({"type": "object", "properties": {field: schema}});
        walk(&schema, "person", &mut |place, schema| {
            found.extend((silent(schema) || schema.as_object().is_some_and(numeric)).then(|| place.to_owned()));
        });
        found
    };
    for hidden in [
        serde_json::json!({"type": "integer"}),
        serde_json::json!({"type": ["null", "number"]}),
        serde_json::json!({"anyOf": [{"type": "null"}, {"type": "array", "items": {"type": "number"}}]}),
        serde_json::json!({"enum": ["low", 3]}),
        serde_json::json!({"description": "anything"}),
        serde_json::json!(true),
    ] {
        assert_eq!(with("standing", hidden), ["person.standing"]);
    }
    assert!(with("standing", serde_json::json!({"type": "string"})).is_empty());
}
