//! Which answers stand: finders who agree, differ, change their minds; what is adopted; amounts and their bands.

use distinguo::determination::{Findings, determine};
use distinguo::error::Problems;
use serde_json::{Value, json};

use crate::support::books::load;
use crate::support::naive::{field, ids};
use crate::support::oracle::{list, text};
use crate::support::random::{blank, fact, is, label};

/// A book about a choice of three answers and an amount, with a row for each.
fn book() -> Value {
    let mut book = blank();
    let answers = ["none", "some", "much"].map(|id| json!({"id": id, "label": label(id)}));
    book["facts"] = json!([
        fact("harm", json!({"answers": answers})),
        fact(
            "loss",
            json!({"amount": {"unit": "CNY_fen", "bands": [{"id": "small", "label": label("small"), "below": 5_000_000},
            {"id": "medium", "label": label("medium"), "up_to": 50_000_000}, {"id": "large", "label": label("large")}]}})
        ),
    ]);
    let outcomes = ["one", "two", "three"].map(|id| json!({"id": id, "label": label(id)}));
    let row = |id: &str, when: Value, permit: &str| json!({"id": id, "label": label(id), "when": when, "permit": [permit], "clause": "law.1"});
    let table = |id: &str, fact: &str, answers: [&str; 3]| {
        let mut rows: Vec<Value> = ["one", "two", "three"]
            .into_iter()
            .zip(answers)
            .map(|(outcome, answer)| row(answer, is(fact, &[answer]), outcome))
            .collect();
        rows[2].as_object_mut().unwrap().remove("when");
        json!({"id": id, "purpose": "advice", "label": label(id), "outcomes": outcomes, "rows": rows})
    };
    book["tables"] =
        json!([table("harm", "harm", ["none", "some", "much"]), table("loss", "loss", ["small", "medium", "large"])]);
    book
}

fn determined(findings: Value, adopted: Value) -> Result<Value, Problems> {
    let text = json!({"format": "distinguo.findings/1",
        "under": [{"rulebook": "test.book", "findings": findings, "adopted": adopted}]});
    let findings = Findings::load(&text.to_string())?;
    Ok(serde_json::to_value(determine(&load(&book()).unwrap(), &findings)?).unwrap())
}

fn harm(answer: &str, by: &str) -> Value {
    json!({"fact": "harm", "answer": answer, "by": by})
}

/// What is settled about the harm, what is contested, and what remains possible.
fn standing(findings: Value, adopted: Value) -> (Option<String>, Vec<String>, Vec<String>) {
    let said = determined(findings, adopted).unwrap();
    let settled = list(&said, "answers").iter().find(|answer| answer["fact"] == "harm");
    let contested = list(&said, "contested").iter().find(|contested| contested["fact"] == "harm");
    (
        settled.map(|answer| text(answer, "answer").to_owned()),
        contested.map(|contested| ids(&contested["answers"])).unwrap_or_default(),
        ids(&said["result"]["tables"][0]["possible"]),
    )
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn finders_who_agree_settle_a_fact() {
    let agreed = standing(json!([harm("some", "a"), harm("some", "b")]), json!([]));
    assert_eq!(agreed, (Some("some".to_owned()), vec![], words(&["two"])));
}

#[test]
fn finders_who_differ_leave_a_fact_open_between_the_answers_they_found() {
    let contested = standing(json!([harm("much", "a"), harm("none", "b")]), json!([]));
    assert_eq!(contested, (None, words(&["none", "much"]), words(&["one", "three"])));
    let said = determined(json!([harm("much", "a"), harm("none", "b")]), json!([])).unwrap();
    let table = &said["result"]["tables"][0];
    assert_eq!(
        (field(&table["open"], "fact"), ids(&table["open"][0]["answers"])),
        (vec!["harm"], words(&["none", "much"]))
    );
}

#[test]
fn a_later_finding_of_the_same_finder_supersedes_the_earlier() {
    let superseded = standing(json!([harm("much", "a"), harm("none", "b"), harm("none", "a")]), json!([]));
    assert_eq!(superseded, (Some("none".to_owned()), vec![], words(&["one"])));
    let differing = standing(json!([harm("none", "a"), harm("none", "b"), harm("some", "a")]), json!([]));
    assert_eq!(differing, (None, words(&["none", "some"]), words(&["one", "two"])));
}

#[test]
fn what_is_adopted_prevails_over_what_is_contested() {
    let adopted = json!([{"fact": "harm", "answer": "much", "reasons": "the report was checked"}]);
    let standing = standing(json!([harm("much", "a"), harm("none", "b")]), adopted.clone());
    assert_eq!(standing, (Some("much".to_owned()), vec![], words(&["three"])));
    let said = determined(json!([harm("much", "a"), harm("none", "b")]), adopted).unwrap();
    assert_eq!((&said["answers"][0]["origin"], &said["answers"][0]["adopted"]), (&json!("found"), &json!(true)));
}

#[test]
fn only_what_somebody_found_can_be_adopted() {
    for answer in ["some", "none"] {
        // `none` was found once, but its finder has thought better of it.
        let findings = json!([harm("none", "a"), harm("much", "b"), harm("much", "a")]);
        let adopted = json!([{"fact": "harm", "answer": answer, "reasons": "a guess"}]);
        let problems = determined(findings, adopted).unwrap_err();
        let problem = problems.iter().next().unwrap();
        assert_eq!((problem.code().as_str(), problem.pointer()), ("adopted_unfound", "/under/0/adopted/0"), "{answer}");
    }
}

#[test]
fn below_leaves_its_number_out_and_up_to_takes_it_in() {
    let bands = [
        (0_i64, "one"),
        (4_999_999, "one"),
        (5_000_000, "two"),
        (49_999_999, "two"),
        (50_000_000, "two"),
        (50_000_001, "three"),
        (9_007_199_254_740_991, "three"),
    ];
    for (amount, outcome) in bands {
        let said = determined(json!([{"fact": "loss", "amount": amount}]), json!([])).unwrap();
        assert_eq!(ids(&said["result"]["tables"][1]["possible"]), [outcome], "{amount}");
    }
}

#[test]
fn an_amount_that_some_host_would_round_is_refused() {
    for amount in [json!(9_007_199_254_740_992_i64), json!(i64::MIN), json!(u64::MAX), json!(0.5)] {
        let problems = determined(json!([{"fact": "loss", "amount": amount}]), json!([])).unwrap_err();
        let found: Vec<_> = problems.iter().map(|problem| (problem.code().as_str(), problem.pointer())).collect();
        assert_eq!(found, [("not_an_integer", "/under/0/findings/0/amount")], "{amount}");
    }
}

/// Code, pointer and nearest name of what is wrong with a finding.
fn refused(finding: Value) -> (String, String, Option<String>) {
    let problems = determined(json!([finding]), json!([])).unwrap_err();
    assert_eq!(problems.iter().count(), 1, "{problems}");
    let problem = problems.iter().next().unwrap();
    (problem.code().as_str().to_owned(), problem.pointer().to_owned(), problem.nearest_name().map(str::to_owned))
}

#[test]
fn what_the_rulebook_does_not_know_is_refused_with_the_nearest_name() {
    let at = |code: &str, place: &str, nearest: Option<&str>| {
        (code.to_owned(), format!("/under/0/findings/0{place}"), nearest.map(str::to_owned))
    };
    assert_eq!(refused(json!({"fact": "hamr", "answer": "none"})), at("unknown_name", "/fact", Some("harm")));
    assert_eq!(refused(json!({"fact": "weather", "answer": "none"})), at("unknown_name", "/fact", None));
    assert_eq!(refused(json!({"fact": "harm", "answer": "sume"})), at("unknown_name", "/answer", Some("some")));
    assert_eq!(refused(json!({"fact": "harm", "answer": "not_applicable"})), at("unknown_name", "/answer", None));
}

#[test]
fn an_amount_is_stated_as_an_amount_and_a_choice_as_an_answer() {
    for finding in [
        json!({"fact": "loss", "answer": "small"}),
        json!({"fact": "harm", "amount": 3}),
        json!({"fact": "harm", "answer": "none", "amount": 3}),
        json!({"fact": "harm"}),
    ] {
        assert_eq!(refused(finding).0, "one_answer");
    }
}

#[test]
fn an_amount_beyond_64_bits_is_refused_at_its_place() {
    for amount in ["9223372036854775808", "-9223372036854775809", "1e3", "0.5", "123456789012345678901234567890"] {
        let text = format!(
            r#"{{"format": "distinguo.findings/1", "under": [{{"rulebook": "test.book", "findings": [{{"fact": "loss", "amount": {amount}}}]}}]}}"#
        );
        let problems = Findings::load(&text).unwrap_err();
        let found: Vec<_> = problems.iter().map(|problem| (problem.code().as_str(), problem.pointer())).collect();
        assert_eq!(found, [("not_an_integer", "/under/0/findings/0/amount")], "{amount}");
    }
}

#[test]
fn every_problem_of_findings_is_reported_at_once() {
    let findings = json!([{"fact": "hamr", "answer": "none"}, {"fact": "harm", "answer": "sone"}, {"fact": "loss", "answer": "small"}]);
    let adopted = json!([{"fact": "harm", "answer": "none", "reasons": "none"}]);
    let problems = determined(findings, adopted).unwrap_err();
    let found: Vec<_> = problems.iter().map(|problem| (problem.code().as_str(), problem.pointer())).collect();
    assert_eq!(
        found,
        [
            ("unknown_name", "/under/0/findings/0/fact"),
            ("unknown_name", "/under/0/findings/1/answer"),
            ("one_answer", "/under/0/findings/2"),
            ("adopted_unfound", "/under/0/adopted/0"),
        ]
    );
}

#[test]
fn what_cannot_be_asked_is_said() {
    let with = |field: &str, value: Value| {
        let mut under = json!({"rulebook": "test.book"});
        under[field] = value;
        let text = json!({"format": "distinguo.findings/1", "under": [under]}).to_string();
        let problems = determine(&load(&book()).unwrap(), &Findings::load(&text).unwrap()).unwrap_err();
        let problem = problems.iter().next().unwrap();
        (problem.code().as_str().to_owned(), problem.pointer().to_owned(), problem.nearest_name().map(str::to_owned))
    };
    let said = |code: &str, pointer: &str, nearest: Option<&str>| {
        (code.to_owned(), pointer.to_owned(), nearest.map(str::to_owned))
    };
    assert_eq!(with("tables", json!(["harn"])), said("unknown_name", "/under/0/tables/0", Some("harm")));
    assert_eq!(with("tables", json!(["harm", "harm"])), said("duplicate_id", "/under/0/tables/1", None));
    assert_eq!(with("rulebook", json!("test.boook")), said("not_under", "/under", None));
    assert_eq!(with("version", json!("2")), said("not_under", "/under", None));
    assert_eq!(
        with("read", json!([{"table": "harm", "outcome": "one"}])),
        said("nothing_reads", "/under/0/read/0/table", None)
    );
}
