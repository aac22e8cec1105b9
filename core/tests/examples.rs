//! The whole procedures that ship as examples: each runs to its end, leaves a ledger in which nothing is amiss, and says
//! of every day the same as of every other way to come to it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic, its helpers too")]

use std::collections::BTreeMap;
use std::path::Path;

use distinguo::audit::{Anchor, audit_under};
use distinguo::case::{Act, Case};
use distinguo::kernel::{Kernel, Ledger};
use distinguo::time::{Date, Instant};
use serde_json::Value;
use support::Run;

mod support;

/// Name and text of every file of acts.
fn files() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/cases");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .filter(|file| file.extension().is_some_and(|extension| extension == "jsonl"))
        .map(|file| (file.file_stem().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(&file).unwrap()))
        .collect()
}

fn ran(name: &str, text: &str) -> Run {
    support::run(text, |_, _| {}).unwrap_or_else(|(_, stop)| panic!("{name}: {stop:?}"))
}

/// A ledger as hosts store it.
fn stored(ledger: &Ledger) -> String {
    let lines = ledger.records().iter().map(|record| serde_json_canonicalizer::to_string(record).unwrap() + "\n");
    lines.collect()
}

#[test]
fn every_example_runs_to_its_end_and_its_ledger_is_sound() {
    let files = files();
    assert!(files.len() >= 12, "{}", files.len());
    for (name, text) in &files {
        let run = ran(name, text);

        let stored = stored(&run.ledger);
        let report = audit_under(&run.kernels, &stored, run.ledger.case().head());
        assert!(report.sound, "{name}: {report:?}");
        assert_eq!(report.anchored, Some(Anchor::At { seq: run.ledger.case().seq() }), "{name}");
        let again = Ledger::read(&stored).unwrap_or_else(|(_, problem)| panic!("{name}: {problem:?}"));
        assert_eq!(again.case(), run.ledger.case(), "{name}");
        assert_eq!(&run.kernel().replay(run.ledger.records()).unwrap(), run.ledger.case(), "{name}");
    }
}

/// Every value of a string field of that name, anywhere.
fn strings<'v>(value: &'v Value, field: &str, found: &mut Vec<&'v str>) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                found.extend(inner.as_str().filter(|_| key == field));
                strings(inner, field, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| strings(item, field, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn every_example_says_in_its_first_line_what_it_needs_and_what_it_is() {
    for (name, text) in files() {
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let heading = lines[0].as_object().unwrap();
        assert!(heading.keys().all(|key| matches!(key.as_str(), "rulebook" | "label" | "source")), "{name}");
        assert!(heading["rulebook"].is_string(), "{name}");
        assert!(["en", "zh"].iter().all(|language| heading["label"][language].is_string()), "{name}");
        assert!(lines[1]["act"]["open"]["case"] == name.as_str(), "{name}");
        // Nobody in them is real.
        for (role, id) in lines[1]["act"]["open"]["parties"].as_object().unwrap() {
            assert!(id.as_str().unwrap().starts_with(&format!("{role}:")), "{name}: {role} {id}");
        }
    }
}

#[test]
fn what_one_example_reads_from_another_was_decided_there() {
    let files = files();
    let mut links = 0;
    for (name, text) in &files {
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        for link in lines[1]["act"]["open"]["linked"].as_array().into_iter().flatten() {
            let case = link["case"].as_str().unwrap();
            let run = ran(case, &files[case]);
            let heads: Vec<&str> = run.ledger.records().iter().map(|record| record.hash().as_str()).collect();
            assert!(heads.contains(&link["head"].as_str().unwrap()), "{name}: {case} ends with {:?}", heads.last());
            let mut outcomes = Vec::new();
            let entries = serde_json::to_value(run.ledger.records()).unwrap();
            strings(&entries, "outcome", &mut outcomes);
            assert!(outcomes.contains(&link["outcome"].as_str().unwrap()), "{name}");
            links += 1;
        }
    }
    assert!(links > 0);
}

/// Runs a file with every day between two lines ticked on its own.
fn day_by_day(name: &str, text: &str) -> Ledger {
    let whole = ran(name, text);
    let mut ledger = Ledger::new();
    let mut kernels = whole.kernels.iter();
    let mut kernel = kernels.next().unwrap();
    let mut day: Option<Date> = None;
    for line in text.lines().skip(1) {
        let value: Value = serde_json::from_str(line).unwrap();
        let written = value.get("tick").or_else(|| value.get("at")).and_then(Value::as_str).unwrap();
        let at = Instant::parse(written).unwrap();
        let until = Date::parse(&written[..10]).unwrap();
        while let Some(next) = day.filter(|day| *day < until) {
            ledger.tick(kernel, Instant::parse(&format!("{next}T23:59:30{}", &written[19..])).unwrap());
            day = next.plus_days(1);
        }
        day = Some(until);
        if value.get("tick").is_some() {
            ledger.tick(kernel, at);
            continue;
        }
        if value.pointer("/act/migrate").is_some() {
            ledger.tick(kernel, at);
            kernel = kernels.next().unwrap();
        }
        let act = Act::load(line).unwrap();
        ledger.handle(kernel, &act).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
    }
    ledger
}

#[test]
fn every_example_comes_to_the_same_entries_in_one_step_or_day_by_day() {
    for (name, text) in files() {
        let once = ran(&name, &text);
        let daily = day_by_day(&name, &text);
        assert_eq!(stored(&once.ledger), stored(&daily), "{name}");
    }
}

#[test]
fn every_example_can_be_read_in_both_languages_by_everybody_concerned() {
    for (name, text) in files() {
        let run = ran(&name, &text);
        let last = run.ledger.records().last().unwrap().entry().at();
        for language in ["en", "zh"] {
            let page = run.kernel().page(&run.ledger, last, language);
            assert!(page.lines().count() > 20, "{name}: {page}");
            assert!(page.contains(run.ledger.case().id().map(|id| id.as_str()).unwrap()), "{name}");
        }
        let person = distinguo::document::Id::new("person").unwrap();
        let view = run.kernel().explain_for(run.ledger.case(), &person, last).unwrap();
        let view = serde_json::to_string(&view).unwrap();
        // Who accused, and who found what, is nothing that the person is told.
        assert!(!view.contains("accuser"), "{name}: {view}");
        assert_ne!(run.ledger.case(), &Case::blank());
    }
}
