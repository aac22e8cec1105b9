//! What of a rulebook could be changed without anything noticing: rows are taken away or made to permit something else,
//! limits are made longer and shorter, guarantees are taken away together with what they keep out. Each time the rulebook is
//! proved anew and every scenario is tried again.

use distinguo::document::Place;
use distinguo::rulebook::Rulebook;
use distinguo::scenario::Tried;
use serde::Serialize;
use serde_json::{Value, json};

use super::Books;
use super::read::{Expectations, File};
use crate::failure::Failure;
use crate::words::Words;

/// What came of all changes.
pub struct Found {
    /// How many were tried.
    pub tried: usize,
    /// Those that no rulebook survives: a proof or a rule of the format notices.
    pub by_proof: usize,
    /// Those that a scenario notices.
    pub by_scenario: usize,
    pub unnoticed: Vec<Mutant>,
}

/// A change that nothing noticed.
#[derive(Clone, Debug, Serialize)]
pub struct Mutant {
    /// The rulebook.
    pub name: String,
    pub pointer: String,
    pub line: usize,
    /// What was changed.
    pub what: String,
    /// How.
    pub change: String,
}

/// A change to a rulebook.
struct Change {
    pointer: String,
    what: String,
    change: String,
    document: Value,
}

pub fn run(books: &Books, files: &[File], words: Words) -> Result<Found, Failure> {
    let mut found = Found { tried: 0, by_proof: 0, by_scenario: 0, unnoticed: Vec::new() };
    let expectations: Vec<Expectations> = files.iter().filter_map(|file| Expectations::load(file).ok()).collect();
    let mut seen: Vec<(String, Option<String>)> = Vec::new();
    for about in expectations.iter().flat_map(Expectations::about) {
        if seen.contains(&about) {
            continue;
        }
        let (id, version) = &about;
        if let Some((book, name, text)) = books.find(id, version.as_deref()) {
            let these: Vec<&Expectations> = expectations.iter().filter(|one| one.about().contains(&about)).collect();
            of_book(books, &book, &name, &text, &these, words, &mut found);
        }
        seen.push(about);
    }
    Ok(found)
}

/// Whether something notices a change.
enum Noticed {
    ByProof,
    ByScenario,
    No,
}

fn of_book(
    books: &Books,
    book: &Rulebook,
    name: &str,
    text: &str,
    expectations: &[&Expectations],
    words: Words,
    found: &mut Found,
) {
    let Ok(document) = serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) else { return };
    let labels = book.labels(words.tag());
    let calendar = books.calendar(book);
    let notices = |document: &Value| {
        let Ok(mutant) = Rulebook::load(&document.to_string()) else { return Noticed::ByProof };
        let agrees = |one: &&Expectations| {
            one.try_on(&mutant, calendar.clone()).is_ok_and(|tried| tried.iter().all(Tried::agrees))
        };
        if expectations.iter().all(agrees) { Noticed::No } else { Noticed::ByScenario }
    };
    let unnoticed = |pointer: String, what: String, change: String, found: &mut Found| {
        let line = Place::of_pointer(text, &pointer).line();
        found.unnoticed.push(Mutant { name: name.to_owned(), pointer, line, what, change });
    };
    for change in rows(&document, &labels, words).into_iter().chain(limits(&document, &labels, words)) {
        found.tried += 1;
        match notices(&change.document) {
            Noticed::ByProof => found.by_proof += 1,
            Noticed::ByScenario => found.by_scenario += 1,
            Noticed::No => unnoticed(change.pointer, change.what, change.change, found),
        }
    }
    // A guarantee is backed where, once it is gone, a scenario or another proof notices all that it kept out.
    for (number, guarantee) in list(&document, "/guarantees").iter().enumerate() {
        let mut weakened = violations(&document, number, &labels, words).into_iter().peekable();
        if weakened.peek().is_none() {
            continue;
        }
        found.tried += 1;
        let mut by_scenario = false;
        let slipped = weakened.find(|change| match notices(&change.document) {
            Noticed::ByProof => false,
            Noticed::ByScenario => {
                by_scenario = true;
                false
            }
            Noticed::No => true,
        });
        match slipped {
            Some(change) => {
                let pointer = format!("/guarantees/{number}");
                unnoticed(pointer, words.label(guarantee), words.without_it(&change.what, &change.change), found);
            }
            None if by_scenario => found.by_scenario += 1,
            None => found.by_proof += 1,
        }
    }
}

/// A row taken away, and a row that permits something else.
fn rows(document: &Value, labels: &distinguo::rulebook::Labels<'_>, words: Words) -> Vec<Change> {
    let mut changes = Vec::new();
    for (table, written) in list(document, "/tables").iter().enumerate() {
        for (row, one) in list(written, "/rows").iter().enumerate() {
            let pointer = format!("/tables/{table}/rows/{row}");
            let what = row_name(written, one, words);
            let mut without = document.clone();
            if let Some(rows) = without.pointer_mut(&format!("/tables/{table}/rows")).and_then(Value::as_array_mut) {
                rows.remove(row.min(rows.len().saturating_sub(1)));
            }
            let change = words.taken_away().to_owned();
            changes.push(Change { pointer: pointer.clone(), what: what.clone(), change, document: without });
            let permitted = list(one, "/permit");
            for other in list(written, "/outcomes").iter().filter_map(|outcome| outcome.get("id")) {
                if permitted.contains(other) {
                    continue;
                }
                let mut instead = document.clone();
                if let Some(row) = instead.pointer_mut(&pointer).and_then(Value::as_object_mut) {
                    row.insert("permit".to_owned(), json!([other]));
                    row.remove("normally");
                }
                let change = words.permits_instead(&outcome(labels, written, other));
                changes.push(Change { pointer: pointer.clone(), what: what.clone(), change, document: instead });
            }
        }
    }
    changes
}

/// Limits that are one longer or one shorter.
fn limits(document: &Value, labels: &distinguo::rulebook::Labels<'_>, words: Words) -> Vec<Change> {
    let mut changes = Vec::new();
    for (period, written) in list(document, "/periods").iter().enumerate() {
        for (length, one) in list(written, "/length").iter().enumerate() {
            let Some(n) = one.pointer("/is/n").and_then(Value::as_i64) else { continue };
            for other in [n + 1, n - 1].into_iter().filter(|n| *n > 0) {
                let pointer = format!("/periods/{period}/length/{length}");
                let mut changed = document.clone();
                if let Some(place) = changed.pointer_mut(&format!("{pointer}/is/n")) {
                    *place = json!(other);
                }
                let id = written.get("id").and_then(Value::as_str).and_then(distinguo::document::Id::new);
                let what = id.map(|id| labels.period(&id).to_owned()).unwrap_or_default();
                let change = words.limit_instead(other, n);
                changes.push(Change { pointer, what, change, document: changed });
            }
        }
    }
    changes
}

/// Without a guarantee, each row that also permits what the guarantee forbids.
fn violations(
    document: &Value,
    guarantee: usize,
    labels: &distinguo::rulebook::Labels<'_>,
    words: Words,
) -> Vec<Change> {
    let mut changes = Vec::new();
    let Some(claim) = list(document, "/guarantees").get(guarantee) else { return changes };
    let Some(table) = list(document, "/tables").iter().position(|table| table.get("id") == claim.get("table")) else {
        return changes;
    };
    let Some(written) = list(document, "/tables").get(table) else { return changes };
    for (row, one) in list(written, "/rows").iter().enumerate() {
        for never in list(claim, "/never").iter().filter(|never| !list(one, "/permit").contains(never)) {
            let mut changed = document.clone();
            if let Some(guarantees) = changed.get_mut("guarantees").and_then(Value::as_array_mut) {
                guarantees.remove(guarantee.min(guarantees.len().saturating_sub(1)));
            }
            let place = format!("/tables/{table}/rows/{row}/permit");
            if let Some(permit) = changed.pointer_mut(&place).and_then(Value::as_array_mut) {
                permit.push(never.clone());
            }
            let change = words.permits_also(&outcome(labels, written, never));
            let pointer = format!("/tables/{table}/rows/{row}");
            changes.push(Change { pointer, what: row_name(written, one, words), change, document: changed });
        }
    }
    changes
}

fn list<'v>(value: &'v Value, pointer: &str) -> &'v [Value] {
    value.pointer(pointer).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn row_name(table: &Value, row: &Value, words: Words) -> String {
    format!("{} › {}", words.label(table), words.label(row))
}

fn outcome(labels: &distinguo::rulebook::Labels<'_>, table: &Value, outcome: &Value) -> String {
    let id = |value: Option<&Value>| value.and_then(Value::as_str).and_then(distinguo::document::Id::new);
    match (id(table.get("id")), id(Some(outcome))) {
        (Some(table), Some(outcome)) => labels.outcome(&table, &outcome).to_owned(),
        (None, _) | (_, None) => String::new(),
    }
}
