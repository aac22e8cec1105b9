//! Outcomes that are settled: an outcome may be decided where only its grounds, its default or its duty of reasons still
//! hang on open facts.

use distinguo::determination::{Now, determine, page, questions};
use distinguo::document::Id;
use distinguo::rulebook::Reasons;
use serde_json::{Value, json};

use crate::books::{book, fault, findings, first_table, flag, ids, is, load, questionnaire, row, state, stated};
use crate::stage::{Play, Stage, private};

/// Two rows that permit the same, with different duties of reasons and defaults, and one that permits something else.
fn duties(first: Value, second: Value) -> distinguo::rulebook::Rulebook {
    let with = |mut row: Value, more: Value| {
        row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        row
    };
    load(&book(
        &[flag("a"), flag("b"), flag("c")],
        &[
            row("other", Some(is("c", &["yes"])), &["hard"]),
            with(row("first", Some(is("a", &["yes"])), &["mild", "middle"]), first),
            with(row("second", Some(is("b", &["yes"])), &["mild", "middle"]), second),
            with(row("rest", None, &["mild", "middle"]), json!({"reasons": "never", "normally": "mild"})),
        ],
    ))
}

#[test]
fn one_outcome_left_may_be_decided_with_the_strictest_duty_of_reasons_though_the_row_is_open() {
    let asrp = questionnaire(fault("author/asrp/us.asrp.json"));
    let table = first_table(&asrp, &fault("author/asrp/a9.json"));
    let Now::Settled { permits, normally, reasons, rows, .. } = &table.if_decided_now else {
        panic!("{:?}", table.if_decided_now)
    };
    assert_eq!(ids(permits), ["sanctioned"]);
    assert_eq!((normally, *reasons), (&None, Reasons::Always), "the row `else` asks for reasons and may be the one");
    assert_eq!(ids(rows), ["excluded", "else"]);
    assert!(table.open.is_empty(), "nothing can change the outcome");
}

#[test]
fn where_the_outcome_hangs_on_an_open_fact_nothing_is_settled() {
    let asrp = questionnaire(fault("author/asrp/us.asrp.json"));
    let mut open = fault("author/asrp/a9.json");
    open["under"][0]["findings"] = json!([{"fact": "inadvertent", "answer": "yes"}]);
    let table = first_table(&asrp, &open);
    assert_eq!(table.if_decided_now, Now::Blocked);
    assert!(!table.open.is_empty());
}

#[test]
fn decided_is_what_gives_the_same_default_and_the_same_duty_of_reasons_too() {
    let same = json!({"reasons": "never", "normally": "mild"});
    let alike = first_table(&duties(same.clone(), same.clone()), &stated(&[("c", "no")]));
    assert_eq!(state(&alike.if_decided_now), "decided");
    assert_eq!(ids(alike.if_decided_now.rows()), ["first", "second", "rest"]);
    for other in [json!({"reasons": "always", "normally": "mild"}), json!({"reasons": "never", "normally": "middle"})] {
        let table = first_table(&duties(other, same.clone()), &stated(&[("c", "no")]));
        assert_eq!(state(&table.if_decided_now), "settled");
    }
}

#[test]
fn the_strictest_duty_is_that_of_the_rows_still_possible_and_the_default_only_what_all_of_them_name() {
    let book = duties(
        json!({"reasons": "always", "normally": "mild"}),
        json!({"reasons": "unless_normal", "normally": "middle"}),
    );
    let said = |found: &[(&str, &str)]| first_table(&book, &stated(found)).if_decided_now;
    let all = said(&[("c", "no")]);
    let Now::Settled { normally: None, reasons: Reasons::Always, .. } = &all else { panic!("{all:?}") };
    // Once the strictest row is out, it no longer counts; the default still hangs on an open fact.
    let without = said(&[("c", "no"), ("a", "no")]);
    let Now::Settled { normally: None, reasons: Reasons::UnlessNormal, rows, .. } = &without else {
        panic!("{without:?}")
    };
    assert_eq!(ids(rows), ["second", "rest"]);
    // Where no outcome is known to be the normal one, each of them is a departure from what may be the default.
    for outcome in ["mild", "middle"] {
        assert!(without.needs_reasons(&Id::new(outcome).unwrap()), "{outcome}");
    }
    let decided = said(&[("c", "no"), ("a", "no"), ("b", "yes")]);
    assert_eq!(state(&decided), "decided");
    assert_eq!(["mild", "middle"].map(|outcome| decided.needs_reasons(&Id::new(outcome).unwrap())), [true, false]);
}

#[test]
fn only_what_can_change_the_outcome_is_missing_and_self_check_stops() {
    let book = duties(json!({"reasons": "always"}), json!({"reasons": "never"}));
    let asked = |found: &[(&str, &str)]| {
        let asked = questions(&book, &findings(&stated(found)), "tolerance").unwrap();
        asked.into_iter().map(|question| question.fact.fact.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(asked(&[]), ["c"], "`a` and `b` change only the reasons");
    assert_eq!(first_table(&book, &stated(&[])).open.len(), 1);
    assert!(asked(&[("c", "no")]).is_empty());
}

#[test]
fn the_page_names_the_rows_that_may_apply_and_the_duty_of_reasons() {
    let asrp = questionnaire(fault("author/asrp/us.asrp.json"));
    let stated = findings(&fault("author/asrp/a9.json"));
    let text = page(&asrp, &stated, &determine(&asrp, &stated).unwrap(), "en");
    assert!(text.contains("May be decided now: no waiver"), "{text}");
    assert!(text.contains("crimes, accidents and lack of qualification are wholly excluded ["), "{text}");
    assert!(text.contains("a condition is missing: no waiver ["), "{text}");
    assert!(text.contains("The decision needs reasons."), "{text}");
    assert!(!text.contains("Cannot be decided yet"), "{text}");
}

#[test]
fn a_settled_outcome_is_decided_in_a_case_with_the_strictest_duty_of_reasons() {
    // Whether it is in scope or not, the officer is free; in scope, reasons are asked for.
    let stage = Stage::small_with(|book| {
        book["guarantees"].as_array_mut().unwrap().retain(|guarantee| guarantee["table"] != "admission");
        let admission = book["tables"].as_array_mut().unwrap().iter_mut().find(|table| table["id"] == "admission");
        let rows = admission.unwrap()["rows"].as_array_mut().unwrap();
        for (row, reasons) in [(0, "always"), (1, "never")] {
            let row = rows[row].as_object_mut().unwrap();
            row.remove("normally");
            row.insert("permit".to_owned(), json!(["admitted", "returned", "refused"]));
            row.insert("reasons".to_owned(), json!(reasons));
        }
    });
    let mut play = Play::open(&stage, "2026-03-02T10:00:00+08:00");
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    let decide = |more: Value| {
        let mut body = json!({"table": "admission", "outcome": "admitted"});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({"decide": body})
    };
    assert_eq!(play.refused("officer-1", decide(json!({}))), "reasons_missing");
    let decided = play.does("officer-1", decide(json!({"reasons": private("admitted either way")})));
    // The ruling names each row that may be the one, and so does whoever explains it.
    let effects = decided[0]["entry"]["effects"].as_array().unwrap();
    let made = effects.iter().find(|effect| effect["change"]["change"] == "made").unwrap();
    assert_eq!(made["change"]["ruling"]["rows"], json!(["within", "otherwise"]));
    let view = serde_json::to_value(stage.kernel.view(play.case()).unwrap()).unwrap();
    assert_eq!(view["decisions"][0]["rows"], json!(["within", "otherwise"]));
    let page = stage.kernel.page(&play.ledger, None, play.now, "en").unwrap();
    assert_eq!(page.matches("rule, one of: ").count(), 2, "{page}");
}
