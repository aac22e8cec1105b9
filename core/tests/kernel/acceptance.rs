//! The acceptance facts on findings and determination, each under its own words.

use std::collections::BTreeSet;

use distinguo::determination::{Determination, Findings, determine, page, questions};
use distinguo::rulebook::Rulebook;
use serde_json::{Value, json};

use crate::support::books::{cases, document, load, noise, shipped};
use crate::support::naive::{field, ids};
use crate::support::oracle::{list, text};
use crate::support::random::{self, Dice, blank, fact, is, label, stated};

fn determined(book: &Rulebook, findings: &Value) -> Value {
    let findings = Findings::load(&findings.to_string()).unwrap();
    serde_json::to_value(determine(book, &findings).unwrap()).unwrap()
}

fn only_table(said: &Value) -> &Value {
    &said["result"]["tables"][0]
}

/// A table of advice: its id, and for each row a condition and an outcome.
type Advice<'a> = (&'a str, Vec<(Option<Value>, &'a str)>);

/// A book with these facts and tables.
fn book(facts: &[Value], tables: &[Advice<'_>]) -> Value {
    let mut document = blank();
    document["facts"] = json!(facts);
    let table = |(id, rows): &Advice<'_>| {
        let outcomes: BTreeSet<&str> = rows.iter().map(|(_, outcome)| *outcome).collect();
        let outcomes: Vec<Value> = outcomes.into_iter().map(|id| json!({"id": id, "label": label(id)})).collect();
        let rows = rows.iter().enumerate().map(|(position, (when, outcome))| {
            let id = format!("row{}", position + 1);
            let mut row = json!({"id": id, "label": label(&id), "permit": [outcome], "clause": "law.1"});
            if let Some(when) = when {
                row["when"] = when.clone();
            }
            row
        });
        let rows: Vec<Value> = rows.collect();
        json!({"id": id, "purpose": "advice", "label": label(id), "outcomes": outcomes, "rows": rows})
    };
    document["tables"] = tables.iter().map(table).collect();
    document
}

fn flag(id: &str) -> Value {
    fact(id, json!({"flag": {"favourable": true}}))
}

fn truth_of_row(said: &Value, table: &str, row: usize) -> String {
    let table = list(&said["result"], "tables").iter().find(|known| known["table"] == *table).unwrap();
    text(&table["rows"][row], "truth").to_owned()
}

#[test]
fn unknown_absent_and_not_applicable_are_three_things() {
    let mut report = flag("report");
    report["applies_when"] = is("emergency", &["yes"]);
    let rows = |answer: &str| vec![(Some(is("report", &[answer])), "said"), (None, "not_said")];
    let document = book(
        &[flag("emergency"), report],
        &[("present", rows("yes")), ("absent", rows("no")), ("idle", rows("not_applicable"))],
    );
    let book = load(&document).unwrap();
    let judged = |answers: &[(&str, &str)]| {
        let said = determined(&book, &stated(&document, answers));
        let answer = list(&said, "answers").iter().find(|answer| answer["fact"] == "report").cloned();
        let truths = ["present", "absent", "idle"].map(|table| truth_of_row(&said, table, 0));
        (answer.map(|answer| [text(&answer, "answer").to_owned(), text(&answer, "origin").to_owned()]), truths)
    };
    let words = |words: [&str; 3]| words.map(str::to_owned);
    let answer = |words: [&str; 2]| Some(words.map(str::to_owned));
    assert_eq!(judged(&[]), (None, words(["open", "open", "open"])));
    assert_eq!(judged(&[("emergency", "yes")]), (None, words(["open", "open", "fails"])));
    assert_eq!(
        judged(&[("emergency", "yes"), ("report", "no")]),
        (answer(["no", "found"]), words(["fails", "holds", "fails"]))
    );
    assert_eq!(
        judged(&[("emergency", "no")]),
        (answer(["not_applicable", "derived"]), words(["fails", "fails", "holds"]))
    );
}

#[test]
fn kleene_tables_hold_in_all_cells() {
    let (a, b) = (is("a", &["yes"]), is("b", &["yes"]));
    let rows = |when: Value| vec![(Some(when), "yes"), (None, "no")];
    let document = book(
        &[flag("a"), flag("b")],
        &[
            ("all", rows(json!({"all": [a, b]}))),
            ("any", rows(json!({"any": [a, b]}))),
            ("not", rows(json!({"not": a}))),
            ("one_of", rows(json!({"at_least": {"n": 1, "of": [a, b]}}))),
            ("two_of", rows(json!({"at_least": {"n": 2, "of": [a, b]}}))),
        ],
    );
    let book = load(&document).unwrap();
    let (holds, fails, open) = ("holds", "fails", "open");
    let cells = [
        // a, b; all, any, not a
        (holds, holds, holds, holds, fails),
        (holds, fails, fails, holds, fails),
        (holds, open, open, holds, fails),
        (fails, holds, fails, holds, holds),
        (fails, fails, fails, fails, holds),
        (fails, open, fails, open, holds),
        (open, holds, open, holds, open),
        (open, fails, fails, open, open),
        (open, open, open, open, open),
    ];
    for (a, b, all, any, not) in cells {
        let finding = |fact: &'static str, truth: &str| match truth {
            "holds" => Some((fact, "yes")),
            "fails" => Some((fact, "no")),
            _ => None,
        };
        let answers: Vec<_> = [finding("a", a), finding("b", b)].into_iter().flatten().collect();
        let said = determined(&book, &stated(&document, &answers));
        for (table, expected) in [("all", all), ("any", any), ("not", not), ("one_of", any), ("two_of", all)] {
            assert_eq!(truth_of_row(&said, table, 0), expected, "{table} of {a}, {b}");
        }
    }
}

#[test]
fn a_condition_with_both_branches_alike_is_decided_although_its_test_is_open() {
    let [a, b] = ["a", "b"].map(|fact| is(fact, &["yes"]));
    let branches = json!({"any": [{"all": [a, b]}, {"all": [{"not": a}, b]}]});
    let document = book(&[flag("a"), flag("b")], &[("advice", vec![(Some(branches), "yes"), (None, "no")])]);
    let book = load(&document).unwrap();
    let said = determined(&book, &stated(&document, &[("b", "yes")]));
    assert_eq!(truth_of_row(&said, "advice", 0), "open");
    let table = only_table(&said);
    assert_eq!(
        (ids(&table["possible"]), &table["if_decided_now"]["state"]),
        (vec!["yes".to_owned()], &json!("decided"))
    );
    assert!(list(table, "open").is_empty());
}

#[test]
fn an_open_row_never_fires_and_never_blocks_a_row_that_is_decided_without_it() {
    let [a, b] = ["a", "b"].map(|fact| Some(is(fact, &["yes"])));
    let rows = |first| vec![(a.clone(), first), (b.clone(), "yes"), (None, "no")];
    let document = book(&[flag("a"), flag("b")], &[("alike", rows("yes")), ("other", rows("maybe"))]);
    let book = load(&document).unwrap();
    let said = determined(&book, &stated(&document, &[("b", "yes")]));
    let [alike, other] = [0, 1].map(|table| said["result"]["tables"][table].clone());
    // The first row is open in both. Where it leads to the same it does not block, and both rows that may apply are named.
    assert_eq!([&alike, &other].map(|table| &table["rows"][0]["truth"]), [&json!("open"), &json!("open")]);
    assert_eq!(
        (ids(&alike["if_decided_now"]["rows"]), ids(&alike["if_decided_now"]["permits"])),
        (vec!["row1".to_owned(), "row2".to_owned()], vec!["yes".to_owned()])
    );
    // Where it leads elsewhere, it does not fire: nothing is decided.
    assert_eq!(other["if_decided_now"], json!({"state": "blocked"}));
    assert_eq!(field(&other["open"], "fact"), ["a"]);
}

/// Findings of several kinds about every shipped book: nothing, cases from the press, and what dice come to.
fn situations() -> Vec<(Rulebook, Value, Value)> {
    let bytes = noise(1 << 16);
    let mut dice = Dice::new(&bytes);
    let mut situations = Vec::new();
    for (id, document) in shipped() {
        let book = Rulebook::shipped(id).unwrap();
        situations.push((book.clone(), document.clone(), stated(&document, &[])));
        for _ in 0..12 {
            let findings = random::findings(&mut dice, &document);
            situations.push((book.clone(), document.clone(), findings));
        }
    }
    for (_, findings) in cases() {
        for under in list(&findings, "under") {
            let id = text(under, "rulebook");
            let mut one = findings.clone();
            one["under"] = json!([under]);
            situations.push((Rulebook::shipped(id).unwrap(), document(id), one));
        }
    }
    situations
}

#[test]
fn what_is_missing_is_said_with_who_may_supply_it_and_why_it_is_needed() {
    let mut missing = 0;
    for (book, document, findings) in situations() {
        let said = determined(&book, &findings);
        for result in list(&said["result"], "tables") {
            let table = list(&document, "tables").iter().find(|table| table["id"] == result["table"]).unwrap();
            let blocked = result["if_decided_now"]["state"] == "blocked";
            // An empty list means that all completions permit the same.
            assert_eq!(!blocked, list(result, "open").is_empty());
            for open in list(result, "open") {
                let fact = list(&document, "facts").iter().find(|fact| fact["id"] == open["fact"]).unwrap();
                assert_eq!(ids(&open["found_by"]), ids(&fact["found_by"]));
                assert_eq!(ids(&open["supplied_by"]), ids(&fact["supplied_by"]));
                assert_eq!(open["read_from"], fact["reads"]["table"]);
                assert!(!list(open, "found_by").is_empty() || open["read_from"].is_string(), "{open}");
                assert!(!list(open, "clauses").is_empty());
                // The row that needs it is open, and tests it.
                let row = list(result, "rows").iter().find(|row| row["row"] == open["needed_by"]);
                let written = list(table, "rows").iter().find(|row| row["id"] == open["needed_by"]).unwrap();
                assert!(row.is_none_or(|row| row["truth"] == "open"), "{open}");
                let mut mentioned = BTreeSet::new();
                let oracle = crate::support::oracle::Oracle::new(&document);
                oracle.mentioned(&written["when"], &mut mentioned);
                assert!(mentioned.contains(&oracle.position(text(open, "fact"))));
                missing += 1;
            }
        }
    }
    assert!(missing > 200, "{missing}");
}

/// Findings in which a fact has an answer: found, or read from the outcome that stands for it.
fn answered(document: &Value, fact: &Value, answer: &str) -> Value {
    let Some(read) = fact.get("reads") else { return stated(document, &[(text(fact, "id"), answer)]) };
    let mut found = stated(document, &[]);
    let outcome = read["map"].as_object().unwrap().iter().find(|(_, read)| **read == answer).unwrap().0;
    found["under"][0]["read"] = json!([{"table": read["table"], "outcome": outcome}]);
    found
}

#[test]
fn every_question_about_a_shipped_book_has_two_answers_that_leave_different_outcomes_or_different_questions() {
    for (id, document) in shipped() {
        let book = Rulebook::shipped(id).unwrap();
        let nothing = Findings::load(&stated(&document, &[]).to_string()).unwrap();
        for table in list(&document, "tables") {
            for question in questions(&book, &nothing, text(table, "id")).unwrap() {
                assert!(question.leads.len() > 1, "{id}: {}", question.fact.fact);
                let fact = list(&document, "facts").iter().find(|fact| fact["id"] == *question.fact.fact.as_str());
                let after = question.leads.iter().map(|lead| {
                    let found = answered(&document, fact.unwrap(), lead.answer.as_str());
                    let found = Findings::load(&found.to_string());
                    let asked = found.ok().and_then(|found| questions(&book, &found, text(table, "id")).ok());
                    format!("{:?} {:?}", lead.leads_to, asked)
                });
                assert!(after.collect::<BTreeSet<_>>().len() > 1, "{id}: {}", question.fact.fact);
            }
        }
    }
}

/// The book without a row, and without the guarantees that would miss it. Where no other row applies, a new one says so.
fn without(document: &Value, table: &str, row: &str) -> Rulebook {
    let position = list(document, "tables").iter().position(|known| known["id"] == *table).unwrap();
    let mut copy = document.clone();
    // Its procedure may depend on the row: what is explained here are decisions.
    for section in
        ["guarantees", "acts", "documents", "periods", "relief", "protections", "separation", "recusal", "service"]
    {
        copy.as_object_mut().unwrap().remove(section);
    }
    let written = &mut copy["tables"][position];
    written["rows"].as_array_mut().unwrap().retain(|known| known["id"] != *row);
    if let Ok(book) = load(&copy) {
        return book;
    }
    let written = &mut copy["tables"][position];
    let mut nothing = written["outcomes"][0].clone();
    nothing["id"] = json!("nothing_applies");
    written["outcomes"].as_array_mut().unwrap().push(nothing);
    let clause = &document["transition"]["clause"];
    let last =
        json!({"id": "nothing_applies", "label": document["title"], "permit": ["nothing_applies"], "clause": clause});
    written["rows"].as_array_mut().unwrap().push(last);
    for fact in copy["facts"].as_array_mut().unwrap().iter_mut().filter(|fact| fact["reads"]["table"] == *table) {
        fact["reads"]["map"]["nothing_applies"] = fact["reads"]["map"]["undecided"].clone();
    }
    load(&copy).unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn the_explanation_is_a_proof_removing_a_cited_row_changes_the_result_or_the_row_does_not_determine() {
    let result =
        |table: &Value| ["state", "permits", "normally", "reasons"].map(|part| table["if_decided_now"][part].clone());
    let [mut determining, mut not_determining] = [0, 0];
    for (book, document, findings) in situations() {
        let said = determined(&book, &findings);
        for table in list(&said["result"], "tables") {
            for row in list(table, "rows") {
                let without = without(&document, text(table, "table"), text(row, "row"));
                let left = determined(&without, &findings);
                let left = list(&left["result"], "tables").iter().find(|left| left["table"] == table["table"]).unwrap();
                let place = format!("{} {} {}\n{table:#}", document["id"], table["table"], row["row"]);
                match text(row, "weight") {
                    "determines" => {
                        assert_ne!(result(left), result(table), "{place}");
                        determining += 1;
                    }
                    "does_not_determine" => {
                        assert_eq!(result(left), result(table), "{place}");
                        not_determining += 1;
                    }
                    // Only what open facts leave in doubt is neither.
                    _ => assert!(list(&said, "answers").len() < list(&document, "facts").len(), "{place}"),
                }
            }
            // What is decided rests on something: a row that determines it, or several that all lead to it.
            let rows = || list(table, "rows").iter();
            if table["if_decided_now"]["state"] == "decided" && rows().all(|row| row["truth"] != "open") {
                let row = rows().last().unwrap();
                assert_eq!(json!([row["row"]]), table["if_decided_now"]["rows"]);
                assert!(row["weight"] == "determines" || !row["clauses"].as_array().unwrap().is_empty());
            }
        }
    }
    assert!(determining > 50 && not_determining > 100, "{determining}, {not_determining}");
}

#[test]
fn why_not_is_answered_for_every_other_outcome() {
    for (book, document, findings) in situations() {
        let said = determined(&book, &findings);
        for result in list(&said["result"], "tables") {
            let table = list(&document, "tables").iter().find(|table| table["id"] == result["table"]).unwrap();
            let mut told: Vec<String> = ids(&result["if_decided_now"]["permits"]);
            told.extend(field(&result["why_not"], "outcome").into_iter().map(str::to_owned));
            let all: BTreeSet<String> = field(&table["outcomes"], "id").into_iter().map(str::to_owned).collect();
            assert_eq!(told.len(), all.len());
            assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), all);
            for why_not in list(result, "why_not") {
                let permitting =
                    list(table, "rows").iter().filter(|row| list(row, "permit").contains(&why_not["outcome"]));
                let permitting: Vec<&str> = permitting.map(|row| text(row, "id")).collect();
                assert_eq!(field(&why_not["rows"], "row"), permitting);
            }
        }
    }
}

#[test]
fn two_runs_give_the_same_bytes() {
    for (book, document, findings) in situations() {
        let run = |book: &Rulebook| {
            let findings = Findings::load(&findings.to_string()).unwrap();
            let determination: Determination = determine(book, &findings).unwrap();
            let pages = ["en", "zh"].map(|language| page(book, &findings, &determination, language));
            (serde_json::to_string(&determination).unwrap(), pages)
        };
        assert_eq!(run(&book), run(&load(&document).unwrap()));
    }
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter))
}

/// Every text by language in a document.
fn texts<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
    match value {
        Value::Object(fields) if fields.contains_key("zh") => found.push(value),
        Value::Object(fields) => fields.values().for_each(|inside| texts(inside, found)),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn no_label_of_a_shipped_document_is_without_a_chinese_and_an_english_text() {
    let documents = shipped().into_iter().map(|(id, document)| (id.to_owned(), document)).chain(cases());
    for (name, document) in documents {
        let mut found = Vec::new();
        texts(&document, &mut found);
        assert!(!found.is_empty(), "{name}");
        for label in found {
            let (en, zh) = (text(label, "en"), text(label, "zh"));
            assert!(!en.trim().is_empty() && !is_chinese(en), "{name}: {label}");
            // A number of an article or an initial needs no Chinese character.
            assert!(!zh.trim().is_empty() && (is_chinese(zh) || zh.len() < 24), "{name}: {label}");
        }
    }
}

#[test]
fn no_page_speaks_the_other_language() {
    for (book, _, findings) in situations() {
        let findings = Findings::load(&findings.to_string()).unwrap();
        let determination = determine(&book, &findings).unwrap();
        let english = page(&book, &findings, &determination, "en");
        assert!(!is_chinese(&english), "{english}");
        let chinese = page(&book, &findings, &determination, "zh");
        // Every line has a Chinese word.
        for line in chinese.lines().filter(|line| !line.trim().is_empty()) {
            assert!(is_chinese(line), "{line}\n{chinese}");
        }
    }
}

#[test]
fn contradictory_findings_public_interest_and_private_gain_are_reported_with_both_clauses() {
    // Where they cannot be together, nothing follows from them.
    let sichuan = document("cn.sichuan.ftz.2024");
    let book = load(&sichuan).unwrap();
    let said = determined(&book, &stated(&sichuan, &[("distinction", "yes"), ("gain", "self")]));
    assert_eq!(said["result"]["type"], "contradictory");
    let conflict = &said["result"]["conflicts"][0];
    assert_eq!(ids(&conflict["facts"]), ["gain", "distinction"]);
    let clause_of = |fact: &str| {
        let fact = list(&sichuan, "facts").iter().find(|known| known["id"] == *fact).unwrap();
        if fact["clause"].is_string() { vec![text(fact, "clause").to_owned()] } else { ids(&fact["clause"]) }
    };
    let cited = field(&conflict["clauses"], "clause");
    for clause in ["gain", "distinction"].into_iter().flat_map(clause_of) {
        assert!(cited.contains(&clause.as_str()), "{clause} in {cited:?}");
    }
    // Where they can, reasons are asked for.
    let reference = document("cn.reference");
    let book = load(&reference).unwrap();
    let said = determined(&book, &stated(&reference, &[("purpose", "development"), ("gain", "self")]));
    assert_eq!(said["result"]["type"], "determined");
    assert_eq!(ids(&said["result"]["ask_reasons"][0]["facts"]), ["gain", "purpose"]);
    let clauses = field(&said["result"]["ask_reasons"][0]["clauses"], "clause");
    assert!(clauses.len() >= 2, "{clauses:?}");
    let tolerance = list(&said["result"], "tables").iter().find(|table| table["table"] == "tolerance").unwrap();
    assert_eq!(ids(&tolerance["possible"]), ["not_tolerated"]);
}

#[test]
fn no_rule_can_produce_a_finding() {
    // The format has no place for it.
    let mut document = book(&[flag("a")], &[("advice", vec![(Some(is("a", &["yes"])), "yes"), (None, "no")])]);
    document["tables"][0]["rows"][0]["finds"] = json!([{"fact": "a", "answer": "yes"}]);
    let problems = load(&document).unwrap_err();
    assert_eq!(
        problems.iter().map(|problem| (problem.code().as_str(), problem.pointer())).collect::<Vec<_>>(),
        [("unknown_field", "/tables/0/rows/0/finds")]
    );
    // Whatever a book makes of findings: what it calls found was found, what it calls read was decided by people.
    for (book, _, findings) in situations() {
        let said = determined(&book, &findings);
        let under = &findings["under"][0];
        for answer in list(&said, "answers") {
            let stated =
                |section: &str, field: &str| list(under, section).iter().any(|one| one[field] == answer[field]);
            match text(answer, "origin") {
                "found" => assert!(stated("findings", "fact"), "{answer}"),
                "read" => assert!(
                    list(under, "read")
                        .iter()
                        .any(|read| read["table"] == answer["table"] && read["outcome"] == answer["outcome"])
                ),
                "presumed" => assert!(
                    !stated("findings", "fact") || field(&said["contested"], "fact").contains(&text(answer, "fact"))
                ),
                origin => assert_eq!(origin, "derived"),
            }
        }
    }
}

#[test]
fn a_presumption_never_changes_what_is_possible() {
    for (_, document, findings) in situations() {
        let mut bare = document.clone();
        bare.as_object_mut().unwrap().remove("presumptions");
        let possible = |document: &Value| {
            let said = determined(&load(document).unwrap(), &findings);
            let tables = list(&said["result"], "tables").iter().map(|table| table["possible"].clone());
            (said["result"]["type"].clone(), tables.collect::<Vec<_>>())
        };
        assert_eq!(possible(&document), possible(&bare));
    }
}

#[test]
fn every_clause_in_an_explanation_says_how_far_it_can_be_relied_on() {
    fn cited<'v>(value: &'v Value, found: &mut Vec<(&'v str, &'v str)>) {
        match value {
            Value::Object(fields) if fields.contains_key("nature") => {
                found.push((text(value, "clause"), text(value, "nature")))
            }
            Value::Object(fields) => fields.values().for_each(|inside| cited(inside, found)),
            Value::Array(items) => items.iter().for_each(|item| cited(item, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    for (book, document, findings) in situations() {
        let said = determined(&book, &findings);
        let mut found = Vec::new();
        cited(&said, &mut found);
        for (clause, nature) in found {
            let source = list(&document, "sources")
                .iter()
                .find(|source| field(&source["clauses"], "id").contains(&clause))
                .unwrap();
            let written = list(source, "clauses").iter().find(|known| known["id"] == *clause).unwrap();
            let of = |value: &Value| value["nature"].as_str().map(str::to_owned);
            // Nothing said, what is quoted is verified, and the rest is reported.
            let quoted = if written["text"].is_string() { "verified" } else { "reported" };
            let expected = of(written).or_else(|| of(source)).unwrap_or_else(|| quoted.to_owned());
            assert_eq!(nature, expected, "{clause}");
        }
    }
}
