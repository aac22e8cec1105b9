//! The proofs about procedures find one seeded defect of each kind, and none in the clean book.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a test may panic, its helpers too"
)]

use distinguo::rulebook::Rulebook;
use serde_json::{Value, json};

/// A whole procedure that is small enough to be explored.
const CLEAN: &str = include_str!("data/small-procedure.json");

#[test]
fn there_is_no_defect_in_the_clean_procedure() {
    let book = Rulebook::load(CLEAN).unwrap_or_else(|problems| panic!("{problems}"));
    assert!(book.advice().is_empty(), "{}", book.advice());
    assert_eq!(book.proved().count(), 9);
}

/// Where a defect is seeded, exactly these problems are found, each with words in both languages.
#[track_caller]
fn finds(seed: impl FnOnce(&mut Value), expected: &[(&str, &str)]) {
    let mut book: Value = serde_json::from_str(CLEAN).unwrap();
    seed(&mut book);
    let problems = match Rulebook::load(&book.to_string()) {
        Ok(book) => book.advice(),
        Err(problems) => problems,
    };
    let found: Vec<_> = problems.iter().map(|problem| (problem.code().as_str(), problem.pointer())).collect();
    assert_eq!(found, expected, "{problems}");
}

/// Where a defect makes many things impossible, these problems are among those found.
#[track_caller]
fn finds_among(seed: impl FnOnce(&mut Value), expected: &[(&str, &str)]) {
    let mut book: Value = serde_json::from_str(CLEAN).unwrap();
    seed(&mut book);
    let problems = Rulebook::load(&book.to_string()).unwrap_err();
    for (code, pointer) in expected {
        let found = problems.iter().any(|problem| problem.code().as_str() == *code && problem.pointer() == *pointer);
        assert!(found, "{code} at {pointer} is not among\n{problems}");
    }
}

/// What has that id, or is the grant of that act.
fn named<'b>(book: &'b mut Value, list: &str, name: &str) -> &'b mut Value {
    book[list].as_array_mut().unwrap().iter_mut().find(|item| item["id"] == name || item["act"] == name).unwrap()
}

fn push(book: &mut Value, list: &str, item: Value) {
    book[list].as_array_mut().unwrap().push(item);
}

fn remove(book: &mut Value, list: &str, name: &str) {
    book[list].as_array_mut().unwrap().retain(|item| item["id"] != name && item["act"] != name);
}

fn label(text: &str) -> Value {
    json!({"en": text, "zh": text})
}

/// A duty that starts on an event and is done by submitting the report.
fn duty(id: &str, starts: &Value) -> Value {
    json!({"id": id, "label": label(id), "kind": "duty", "who": "verifier", "starts": [starts],
        "ends": [{"submitted": {"document": "report"}}], "length": [{"is": {"n": 5, "unit": "day"}}],
        "on_lapse": [{"report_to": "superior"}], "clause": "p"})
}

#[test]
fn a_stage_that_is_never_reached_is_found() {
    finds_among(
        |book| remove(book, "acts", "accuse"),
        &[
            ("nobody_can", "/periods/14/starts/0"),
            ("nobody_can", "/periods/16/starts/0"),
            ("nobody_can", "/protections/3/from"),
            ("undecided_table", "/tables/5"),
            ("undecided_table", "/tables/6"),
        ],
    );
}

#[test]
fn a_grant_that_is_never_open_is_found() {
    let channel = |channel: &str| json!({"case": {"id": "channel", "in": [channel]}});
    finds(
        |book| {
            named(book, "acts", "decide_recusal")["when"] =
                json!({"all": [channel("application"), channel("own_motion")]})
        },
        &[("unreachable_act", "/acts/9"), ("nobody_can", "/recusal")],
    );
}

#[test]
fn a_period_that_never_starts_is_found() {
    let idle = duty("idle", &json!({"lapsed": {"period": "idle"}}));
    finds(|book| push(book, "periods", idle), &[("never_happens", "/periods/20/starts/0")]);
}

#[test]
fn a_dead_end_is_found() {
    finds_among(|book| remove(book, "periods", "admit"), &[("dead_end", "/acts/2")]);
    finds_among(|book| remove(book, "periods", "judge"), &[("dead_end", "/acts/22")]);
    finds_among(
        |book| remove(book, "periods", "weigh"),
        &[("dead_end", "/tables/5/outcomes/1"), ("dead_end", "/tables/5/outcomes/2")],
    );
}

#[test]
fn a_step_without_a_clock_is_found() {
    // Those who may decide are granted it; nothing says by when.
    finds(|book| remove(book, "periods", "decide"), &[("no_clock", "/periods/4"), ("no_clock", "/periods/6")]);
}

#[test]
fn a_time_limit_without_consequence_is_found() {
    let consequence =
        |consequences: Value| move |book: &mut Value| named(book, "periods", "settle")["on_lapse"] = consequences;
    finds(consequence(json!([])), &[("too_few", "/periods/6/on_lapse")]);
    // Who lets it run out knows already.
    finds(consequence(json!([{"remind": "superior"}])), &[("no_seat", "/periods/6/on_lapse")]);
    finds(consequence(json!([{"none": label("by custom")}])), &[("no_consequence", "/periods/6/on_lapse/0")]);
}

#[test]
fn a_role_that_nobody_can_hold_is_found() {
    finds(
        |book| named(book, "roles", "superior")["organ"] = Value::Null,
        &[("unknown_name", "/tables/3/outcomes/1/seat"), ("unholdable_role", "/roles/5/organ")],
    );
    finds(|book| named(book, "roles", "person")["organ"] = json!("deciding"), &[("unholdable_role", "/roles/0/organ")]);
    finds(
        |book| named(book, "roles", "decider")["meets"]["members"] = json!(0),
        &[("unholdable_role", "/roles/4/meets")],
    );
}

#[test]
fn an_act_that_nobody_can_do_is_found() {
    finds(|book| remove(book, "acts", "extend"), &[("nobody_can", "/periods/4/extend/by")]);
    finds(|book| remove(book, "acts", "restore"), &[("nobody_can", "/periods/9/restore/by")]);
    finds(|book| remove(book, "acts", "decide_recusal"), &[("nobody_can", "/recusal")]);
    finds(|book| remove(book, "acts", "assign"), &[("nobody_can", "/roles/4/meets")]);
    finds(
        |book| remove(book, "periods", "look_again"),
        &[("nobody_can", "/periods/4/starts/3"), ("undecided_table", "/tables/8")],
    );
}

#[test]
fn a_length_that_fits_no_case_is_found() {
    let lengths = |book: &mut Value, change: fn(&mut Vec<Value>)| {
        change(named(book, "periods", "decide")["length"].as_array_mut().unwrap());
    };
    finds(|book| lengths(book, |all| all.truncate(1)), &[("length_gap", "/periods/5/length")]);
    finds(
        |book| lengths(book, |all| all[0] = json!({"is": all[0]["is"]})),
        &[("misplaced_length", "/periods/5/length/0")],
    );
    finds(|book| lengths(book, |all| all.insert(1, all[0].clone())), &[("unused_length", "/periods/5/length/1")]);
}

#[test]
fn lapses_that_start_each_other_for_ever_are_found() {
    let lapsed = |period: &str| json!({"lapsed": {"period": period}});
    finds(
        |book| {
            push(book, "periods", duty("ping", &lapsed("pong")));
            push(book, "periods", duty("pong", &lapsed("ping")));
            named(book, "periods", "ping")["starts"] = json!([{"acted": {"act": "dispute"}}, lapsed("pong")]);
            named(book, "periods", "ping")["counts"] = json!("first");
        },
        &[("lapse_cycle", "/periods/20")],
    );
}

#[test]
fn a_way_round_without_end_is_found() {
    // Two documents that call for each other.
    finds(
        |book| {
            push(book, "documents", json!({"id": "call", "label": label("call")}));
            push(book, "documents", json!({"id": "reply", "label": label("reply")}));
            for (id, starts, ends) in [("ping", "reply", "call"), ("pong", "call", "reply")] {
                let mut duty = duty(id, &json!({"sent": {"document": starts}}));
                duty["ends"] = json!([{"sent": {"document": ends}}]);
                push(book, "periods", duty);
            }
            push(book, "acts", json!({"act": {"send": {"document": "call"}}, "by": ["officer"], "clause": "p"}));
        },
        &[("uncapped_cycle", "/periods/21")],
    );
}

#[test]
fn a_separation_that_cannot_be_kept_is_found() {
    let inseparable = [("inseparable", "/separation/0/never_both/0/0")];
    finds(|book| named(book, "acts", "find")["by"] = json!(["decider"]), &inseparable);
    finds(|book| book["separation"][0]["never_both"] = json!([["find"], ["find"]]), &inseparable);
}

#[test]
fn silence_that_would_decide_on_tolerance_is_found_whichever_way_it_would() {
    for outcome in ["exempt", "mitigated", "not_tolerated"] {
        let silence = json!([{"deem": {"table": "tolerance", "outcome": outcome}}]);
        let deemed = [("deemed_liability", "/periods/5/on_lapse/0/deem")];
        finds(|book| named(book, "periods", "decide")["on_lapse"] = silence, &deemed);
    }
}

#[test]
fn a_decision_against_somebody_who_cannot_be_heard_is_found() {
    let unheard = |document: &'static str, period: &'static str| {
        move |book: &mut Value| {
            // A party that is not heard as an accuser might be the one whom the case is about.
            named(book, "roles", "person")["concerned"] = json!(true);
            remove(book, "documents", document);
            remove(book, "periods", period);
        }
    };
    finds(unheard("accuser_statement", "hear_accuser"), &[("no_hearing", "/tables/5")]);
    finds(unheard("statement", "be_heard"), &[("no_hearing", "/tables/2"), ("no_hearing", "/tables/8")]);
}

#[test]
fn a_level_that_cannot_review_is_found() {
    finds(|book| book["relief"][0]["of"] = json!(["review"]), &[("level_order", "/relief/0/of/0")]);
}

#[test]
fn a_document_that_nothing_moves_is_found() {
    let memo = json!({"id": "memo", "label": label("memo")});
    finds(|book| push(book, "documents", memo), &[("unused_document", "/documents/14")]);
}
