//! The published cases: what was decided in reality is among what the kernel finds possible, or the row that stood in
//! the way is named here and in the note of the case.

use std::collections::BTreeSet;

use distinguo::determination::{Findings, determine, determine_all, page};
use distinguo::rulebook::{Library, Rulebook};
use serde_json::Value;

use crate::support::books::cases;
use crate::support::naive::{field, ids};
use crate::support::oracle::{list, text};

/// Decisions that departed from the letter: case, rulebook, outcome, and the row that stood in the way.
const DEPARTED: [(&str, &str, &str, &str); 0] = [];

fn library() -> Library {
    Library::new(Rulebook::shipped_ids().map(|id| Rulebook::shipped(id).unwrap())).unwrap()
}

#[test]
fn what_was_decided_is_possible_or_the_row_in_the_way_is_named() {
    let mut decisions = 0;
    for (name, case) in cases() {
        let findings = Findings::load(&case.to_string()).unwrap_or_else(|problems| panic!("{name}: {problems}"));
        let comparison = determine_all(&library(), &findings).unwrap_or_else(|problems| panic!("{name}: {problems}"));
        let said = serde_json::to_value(&comparison).unwrap();
        for decided in list(&case, "decided") {
            let determination =
                list(&said, "determinations").iter().find(|one| one["rulebook"]["id"] == decided["rulebook"]).unwrap();
            let tables = list(&determination["result"], "tables");
            let table = tables.iter().find(|table| table["table"] == decided["table"]).unwrap();
            let possible = ids(&table["possible"]);
            let (rulebook, outcome) = (text(decided, "rulebook"), text(decided, "outcome"));
            let departed =
                DEPARTED.iter().find(|(case, book, out, _)| (*case, *book, *out) == (name.as_str(), rulebook, outcome));
            if let Some((.., row)) = departed {
                assert!(!possible.iter().any(|known| known == outcome), "{name} departs from nothing");
                assert_eq!(ids(&table["if_decided_now"]["rows"]), [*row], "{name}");
                assert!(text(&decided["note"], "en").contains(row), "{name}: the note does not name {row}");
            } else {
                assert!(possible.iter().any(|known| known == outcome), "{name}: {outcome} is not among {possible:?}");
            }
            decisions += 1;
        }
    }
    assert!(decisions >= 12, "{decisions}");
}

#[test]
fn every_case_is_read_and_decided_in_both_languages() {
    let mut names = Vec::new();
    for (name, case) in cases() {
        let findings = Findings::load(&case.to_string()).unwrap();
        for id in findings.rulebooks() {
            let book = Rulebook::shipped(id.as_str()).unwrap();
            let determination = determine(&book, &findings).unwrap();
            for language in ["en", "zh"] {
                let page = page(&book, &findings, &determination, language);
                let title = findings.about().unwrap().title.in_language(language);
                assert!(page.contains(title), "{name}");
                // What was decided in reality, and the note about it, are on the page.
                let of_book = findings.decided().iter().filter(|decided| decided.rulebook == *id);
                for note in of_book.filter_map(|decided| decided.note.as_ref()) {
                    assert!(page.contains(note.in_language(language)), "{name}");
                }
            }
        }
        names.push(name);
    }
    let letters: BTreeSet<&str> = names.iter().filter_map(|name| name.split('-').next()).collect();
    assert_eq!(letters, BTreeSet::from(["c01", "c03", "c06", "c08", "c10", "c12", "n01", "n03"]));
}

#[test]
fn every_finding_of_a_case_names_its_evidence_and_its_reasons() {
    for (name, case) in cases() {
        for finding in list(&case, "under").iter().flat_map(|under| list(under, "findings")) {
            assert!(!list(finding, "evidence").is_empty() && !text(finding, "reasons").is_empty(), "{name}: {finding}");
        }
    }
}

/// The table of a case under the reference rulebook.
fn under_reference(name: &str, table: &str) -> Value {
    let (_, case) = cases().into_iter().find(|(known, _)| known.starts_with(name)).unwrap();
    let findings = Findings::load(&case.to_string()).unwrap();
    let said = determine(&Rulebook::shipped("cn.reference").unwrap(), &findings).unwrap();
    let said = serde_json::to_value(said).unwrap();
    list(&said["result"], "tables").iter().find(|known| known["table"] == *table).unwrap().clone()
}

#[test]
fn where_a_bottom_line_decides_nothing_else_needs_to_be_found() {
    let dushan = under_reference("n01", "tolerance");
    assert_eq!((ids(&dushan["possible"]), list(&dushan, "open").len()), (vec!["not_tolerated".to_owned()], 0));
    assert_eq!(dushan["if_decided_now"]["bottom_line"], true);
}

#[test]
fn were_the_ceiling_of_the_bridge_a_prohibition_a_bottom_line_would_stand_in_the_way() {
    // The note of the case says so: line_defied.
    let (_, mut case) = cases().into_iter().find(|(name, _)| name.starts_with("c06")).unwrap();
    let note = text(&case["decided"][0]["note"], "en").to_owned();
    let breach = case["under"][0]["findings"].as_array_mut().unwrap().iter_mut().find(|one| one["fact"] == "breach");
    breach.unwrap()["answer"] = "prohibitory".into();
    let findings = Findings::load(&case.to_string()).unwrap();
    let said =
        serde_json::to_value(determine(&Rulebook::shipped("cn.reference").unwrap(), &findings).unwrap()).unwrap();
    let tolerance = &said["result"]["tables"][0];
    assert_eq!(ids(&tolerance["possible"]), ["not_tolerated"]);
    let rows = ids(&tolerance["if_decided_now"]["rows"]);
    assert!(rows == ["line_defied"] && note.contains(&rows[0]), "{rows:?}");
}

#[test]
fn a_case_with_open_facts_says_which() {
    let voucher = under_reference("c10", "tolerance");
    assert_eq!(voucher["if_decided_now"]["state"], "blocked");
    assert!(field(&voucher["open"], "fact").contains(&"reported_after"), "{voucher:#}");
}
