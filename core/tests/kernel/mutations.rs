//! No shipped rulebook can be changed for the worse unnoticed: the copy is refused, and the counterexample is true.

use serde_json::{Value, json};

use crate::support::books::{is_shown, refused, shipped};
use crate::support::oracle::{list, strings, text};

/// Every row of every table of every shipped book: book, document, table, row.
fn every_row() -> impl Iterator<Item = (&'static str, Value, usize, usize)> {
    shipped().into_iter().flat_map(|(id, document)| {
        let tables: Vec<usize> = list(&document, "tables").iter().map(|table| list(table, "rows").len()).collect();
        let places = tables.into_iter().enumerate().flat_map(|(table, rows)| (0..rows).map(move |row| (table, row)));
        places.map(move |(table, row)| (id, document.clone(), table, row)).collect::<Vec<_>>()
    })
}

fn rows_of(document: &mut Value, table: usize) -> &mut Vec<Value> {
    document["tables"][table]["rows"].as_array_mut().unwrap()
}

#[test]
fn deleting_any_row_is_refused_with_a_true_counterexample() {
    let mut deleted = 0;
    for (id, mut document, table, row) in every_row() {
        let gone = rows_of(&mut document, table).remove(row);
        let place = format!("{id}, table {}, row {}", document["tables"][table]["id"], gone["id"]);
        let problems = refused(&document).unwrap_or_else(|wrong| panic!("{place}: {wrong}"));
        // A table that is left without rows needs no example.
        assert!(is_shown(&problems) || rows_of(&mut document, table).is_empty(), "{place}: {problems:?}");
        deleted += 1;
    }
    assert!(deleted > 80, "{deleted}");
}

#[test]
fn adding_a_row_that_contradicts_another_is_refused_with_a_true_counterexample() {
    let mut added = 0;
    for (id, document, table, row) in every_row() {
        let original = document["tables"][table]["rows"][row].clone();
        let outcomes = list(&document["tables"][table], "outcomes");
        for outcome in outcomes.iter().filter(|outcome| json!([outcome["id"]]) != original["permit"]) {
            let mut rival = original.clone();
            let fields = rival.as_object_mut().unwrap();
            fields.insert("id".to_owned(), json!("rival"));
            fields.insert("permit".to_owned(), json!([outcome["id"]]));
            fields.remove("normally");
            fields.remove("reasons");
            if outcome["tolerated"] == true {
                fields.remove("bottom_line");
            }
            for position in if row == 0 { vec![0] } else { vec![0, row] } {
                let mut copy = document.clone();
                rows_of(&mut copy, table).insert(position, rival.clone());
                let place = format!("{id}, {} before {} permits {}", original["id"], position, outcome["id"]);
                let problems = refused(&copy).unwrap_or_else(|wrong| panic!("{place}: {wrong}"));
                // Where a row without `when` may stand, and that bottom lines come first, is a matter of form.
                let form = ["misplaced_row", "late_bottom_line"];
                let formal = problems.iter().any(|problem| form.contains(&problem.code().as_str()));
                assert!(formal || is_shown(&problems), "{place}: {problems:?}");
                added += 1;
            }
        }
    }
    assert!(added > 300, "{added}");
}

/// Every place in a condition where an answer or an arm of an `any` can be left out: pointers to what goes.
fn arms(condition: &Value, pointer: &str, found: &mut Vec<String>) {
    let Some((kind, inside)) = condition.as_object().and_then(|fields| fields.iter().next()) else { return };
    match kind.as_str() {
        "all" | "any" => {
            for (position, part) in inside.as_array().unwrap().iter().enumerate() {
                let at = format!("{pointer}/{kind}/{position}");
                arms(part, &at, found);
                if kind == "any" && inside.as_array().unwrap().len() > 1 {
                    found.push(at);
                }
            }
        }
        "fact" if strings(&inside["in"]).len() > 1 => {
            found.extend((0..strings(&inside["in"]).len()).map(|answer| format!("{pointer}/fact/in/{answer}")));
        }
        _ => {}
    }
}

/// The named conditions behind a condition, by position.
fn behind(document: &Value, condition: &Value, found: &mut Vec<usize>) {
    match condition {
        Value::Array(parts) => parts.iter().for_each(|part| behind(document, part, found)),
        Value::Object(fields) => {
            for (kind, inside) in fields {
                if kind == "holds" {
                    let named = list(document, "conditions");
                    let position = named.iter().position(|named| named["id"] == *inside).unwrap();
                    if !found.contains(&position) {
                        found.push(position);
                        behind(document, &named[position]["test"], found);
                    }
                } else {
                    behind(document, inside, found);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn remove(document: &mut Value, pointer: &str) {
    let (list, position) = pointer.rsplit_once('/').unwrap();
    document.pointer_mut(list).unwrap().as_array_mut().unwrap().remove(position.parse().unwrap());
}

#[test]
fn weakening_any_bottom_line_is_refused_with_a_true_counterexample() {
    let mut weakened = 0;
    for (id, document, table, row) in every_row() {
        let line = &document["tables"][table]["rows"][row];
        if line["bottom_line"] != true {
            continue;
        }
        let mut places = Vec::new();
        arms(&line["when"], &format!("/tables/{table}/rows/{row}/when"), &mut places);
        let mut named = Vec::new();
        behind(&document, &line["when"], &mut named);
        for position in named {
            let test = &list(&document, "conditions")[position]["test"];
            arms(test, &format!("/conditions/{position}/test"), &mut places);
        }
        for place in places {
            let mut copy = document.clone();
            let gone = copy.pointer(&place).unwrap().clone();
            remove(&mut copy, &place);
            let place = format!("{id}, {} without {gone} at {place}", text(line, "id"));
            let problems = refused(&copy).unwrap_or_else(|wrong| panic!("{place}: {wrong}"));
            assert!(is_shown(&problems), "{place}: {problems:?}");
            weakened += 1;
        }
    }
    assert!(weakened > 20, "{weakened}");
}

#[test]
fn a_bottom_line_that_is_made_an_ordinary_row_is_refused_with_a_true_counterexample() {
    for (id, mut copy, table, row) in every_row() {
        let line = rows_of(&mut copy, table)[row].as_object_mut().unwrap();
        if line.remove("bottom_line").is_some() {
            let place = format!("{id}, {}", line["id"]);
            let problems = refused(&copy).unwrap_or_else(|wrong| panic!("{place}: {wrong}"));
            // That ordinary rows follow bottom lines is a matter of form.
            let formal = problems.iter().any(|problem| problem.code().as_str() == "late_bottom_line");
            assert!(formal || is_shown(&problems), "{place}: {problems:?}");
        }
    }
}
