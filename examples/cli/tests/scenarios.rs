//! `distinguo test`: what people expect of a rulebook, and what it comes to.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic, its helpers too")]

mod command;

use std::path::PathBuf;

use command::{Run, told};
use serde_json::{Value, json};

fn distinguo(arguments: &[&str]) -> Run {
    told(Some("100"), b"", arguments)
}

fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const HUNAN: &str = include_str!("../../scenarios/cn.hunan.clarification.2023.json");

/// A folder of its own, with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    for (file, text) in files {
        let file = path.join(file);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    std::fs::create_dir_all(&path).unwrap();
    path.display().to_string()
}

fn scenarios(list: Value) -> String {
    let document = json!({"format": "distinguo.scenarios/1", "rulebook": "cn.hunan.clarification", "scenarios": list});
    serde_json::to_string_pretty(&document).unwrap()
}

#[test]
fn the_scenarios_that_ship_agree_and_no_change_of_the_rulebook_goes_unnoticed() {
    let run = distinguo(&["test", "examples/scenarios", "--mutate"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    assert!(
        run.out.contains("11 scenarios: the rulebook agrees with all.") && run.out.contains("periods: all 9"),
        "{}",
        run.out
    );
    assert!(run.out.contains(", 0 by nothing."), "{}", run.out);
    for line in run.out.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 100, "{line}");
    }
    let chinese = distinguo(&["test", "examples/scenarios", "--lang", "zh"]);
    assert!(
        chinese.out.contains("共 11 个情景，全部相符。") && chinese.out.contains("行：7 项全部涉及"),
        "{}",
        chinese.out
    );
}

#[test]
fn what_differs_is_a_table_with_lines_in_both_languages_and_for_machines() {
    let wrong = HUNAN
        .replacen("\"permits\": [\"mistaken\"]", "\"permits\": [\"false\"]", 1)
        .replacen("\"transfer\": \"2026-03-10\"", "\"transfer\": \"2026-03-09\"", 1)
        .replacen("\"refused\": \"not_granted\"", "\"refused\": \"too_late\"", 1)
        .replacen("\"refused\": \"too_late\"", "\"refused\": \"too_early\"", 1);
    let path = folder("differs", &[("a.json", &wrong)]) + "/a.json";
    let run = distinguo(&["test", &path]);
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    let line = wrong.lines().position(|line| line.contains("\"permits\": [\"false\"]")).unwrap() + 1;
    let told = unwrapped(&run.out);
    assert!(told.contains("where what expected found"), "{told}");
    assert!(
        told.contains(&format!("line {line} Nature of the accusation: may be decided false accusation a mistake")),
        "{told}"
    );
    assert!(told.contains("2026-03-03 transferring an 2026-03-09 2026-03-10 accusation: ends on"), "{told}");
    assert!(told.contains("(not_granted)") && told.contains("(too_early)"), "{told}");
    assert!(told.contains("11 scenarios: 9 agree, 2 do not."), "{told}");
    let chinese = unwrapped(&distinguo(&["test", &path, "--lang", "zh"]).out);
    assert!(chinese.contains("检举控告的性质：可以作出 诬告陷害 错告"), "{chinese}");
    let machine: Value = serde_json::from_str(&distinguo(&["test", &path, "--json"]).out).unwrap();
    let first = &machine["files"][0]["scenarios"][0];
    assert_eq!((&first["agrees"], &first["checks"][0]["line"]), (&json!(false), &json!(line)));
    assert_eq!(
        (&first["checks"][0]["expected"], &first["checks"][0]["found"]),
        (&json!(["false"]), &json!(["mistaken"]))
    );
    // Nothing is changed before everything agrees.
    let early = distinguo(&["test", &path, "--mutate"]);
    assert!(early.status == 1 && early.err.contains("before every scenario agrees"), "{}", early.err);
}

#[test]
fn what_no_scenario_would_notice_is_told_with_its_line() {
    // Without the day on which `judge` ends nothing fixes how long it is.
    let blind = HUNAN.replacen("\"due\": {\"judge\": \"2026-04-17\"}, ", "", 1);
    let path = folder("blind", &[("a.json", &blind)]) + "/a.json";
    let run = distinguo(&["test", &path, "--mutate"]);
    assert_eq!(run.status, 1, "{}", run.out);
    let told = unwrapped(&run.out);
    assert!(told.contains("finding what the accusation was 31 instead of 30"), "{told}");
    let machine: Value = serde_json::from_str(&distinguo(&["test", &path, "--mutate", "--json"]).out).unwrap();
    assert_eq!(machine["unnoticed"].as_array().unwrap().len(), 2, "{machine}");
    assert!(machine["unnoticed"][0]["pointer"].as_str().unwrap().starts_with("/periods/2/length/0"), "{machine}");
}

#[test]
fn a_guarantee_is_backed_only_where_a_scenario_knows_what_it_keeps_out() {
    let tried = |findings: Value, expected: Value| {
        let one = json!({"format": "distinguo.scenarios/1", "rulebook": "eu.376-2014", "scenarios": [{
            "name": "a", "findings": findings, "expect": [expected]}]});
        let path = folder("guarantees", &[("a.json", &one.to_string())]) + "/a.json";
        let run = distinguo(&["test", &path, "--mutate", "--json"]);
        let report: Value = serde_json::from_str(&run.out).unwrap();
        let unnoticed = report["unnoticed"].as_array().unwrap().clone();
        unnoticed.iter().map(|one| one["pointer"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let wilful = tried(json!({"wilful": "yes"}), json!({"table": "tolerance", "never": ["protected"]}));
    assert!(wilful.contains(&"/guarantees/3".to_owned()), "{wilful:?}");
    // The neighbour: what the guarantee keeps out is known to a scenario.
    let kept = tried(
        json!({"known_only_by_report": "yes", "premeditated": "no", "wilful": "no", "disregard": "no"}),
        json!({"table": "tolerance", "permits": ["protected"]}),
    );
    assert!(!kept.contains(&"/guarantees/3".to_owned()), "{kept:?}");
}

#[test]
fn names_that_the_rulebook_does_not_know_are_told_at_their_places() {
    let list = json!([{"name": "a", "findings": {"allegatoin": "untrue", "fabricated": "maybe"},
        "expect": [{"table": "accusation", "permits": ["mistaken"]}]}]);
    let path = folder("names", &[("a.json", &scenarios(list))]) + "/a.json";
    let run = distinguo(&["test", &path]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    assert!(
        run.err.contains("there is no fact `allegatoin`") && run.err.contains("did you mean `allegation`?"),
        "{}",
        run.err
    );
    assert!(run.err.contains("in: /scenarios/0/findings/allegatoin"), "{}", run.err);
    assert!(run.err.contains("in: /scenarios/0/findings/fabricated"), "{}", run.err);
    let list =
        json!([{"name": "a", "findings": {"allegation": "untrue"}, "expect": [{"table": "acusation", "permits": []}]}]);
    let run = distinguo(&["test", &(folder("tables", &[("a.json", &scenarios(list))]) + "/a.json")]);
    assert!(run.status == 1 && run.err.contains("in: /scenarios/0/expect/0/table"), "{}", run.err);
}

#[test]
fn mistakes_in_scenarios_are_told_like_those_in_rulebooks() {
    let step = |step: Value| json!([{"name": "a", "opened": {"on": "2026-03-02", "by": "petitions"}, "steps": [step]}]);
    let both = json!([{"name": "both", "findings": {"allegation": "true"}, "opened": {"on": "2026-03-02", "by": "petitions"},
        "expect": [{"table": "accusation"}]}]);
    for (list, code, place) in [
        (both, "one_scenario", "/scenarios/0"),
        (json!([{"name": "neither"}]), "one_scenario", "/scenarios/0"),
        (json!([]), "too_few", "/scenarios"),
        (json!([{"name": "a", "findings": {"allegation": "true"}}]), "missing_field", "/scenarios/0/expect"),
        (step(json!({"on": "2026-02-30"})), "bad_date", "/scenarios/0/steps/0/on"),
        (step(json!({"on": "2026-03-03", "by": "person"})), "missing_field", "/scenarios/0/steps/0/do"),
        (step(json!({"on": "2026-03-03", "do": "withdraw"})), "missing_field", "/scenarios/0/steps/0/by"),
        (
            step(json!({"on": "2026-03-03", "by": "person", "do": "withdraw", "refused": "not_grantd"})),
            "unknown_refusal",
            "/scenarios/0/steps/0/refused",
        ),
        (
            step(json!({"on": "2026-03-03", "by": "person", "do": {"fnd": {}}})),
            "unknown_field",
            "/scenarios/0/steps/0/do/fnd",
        ),
        (
            step(json!({"on": "2026-03-03", "by": "inspector", "do": {"find": {"answer": "true"}}})),
            "missing_field",
            "/scenarios/0/steps/0/do/find/fact",
        ),
    ] {
        let path = folder("mistakes", &[("a.json", &scenarios(list))]) + "/a.json";
        let run = distinguo(&["test", &path]);
        assert!(run.status == 1 && run.err.contains(&format!("[{code}]")), "{code}: {}", run.err);
        assert!(run.err.contains(&format!("{place}\n")), "{place}: {}", run.err);
    }
}

#[test]
fn a_story_tells_what_is_refused_what_runs_and_what_was_decided() {
    let late = json!([{"name": "late", "opened": {"on": "2026-03-02", "by": "petitions"}, "steps": [
        {"on": "2026-03-03", "by": "petitions", "do": {"accuse": {"accusation": "a", "accuser": "who called"}}},
        {"on": "2026-03-11", "overdue": ["transfer"], "over": ["judge"], "decided": {"accusation": "mistaken"}}]}]);
    let run = distinguo(&["test", &(folder("story", &[("a.json", &scenarios(late))]) + "/a.json")]);
    let told = unwrapped(&run.out);
    assert!(run.status == 1 && told.contains("Nature of the accusation: decided a mistake nothing"), "{told}");
    assert!(!told.contains("overdue"), "what agrees is not listed: {told}");
}

#[test]
fn findings_that_contradict_each_other_can_be_expected() {
    let contradictory = |contradictory: bool| {
        json!({"format": "distinguo.scenarios/1", "rulebook": "cn.reference", "scenarios": [{"name": "a",
            "findings": {"rule_state": "forbidden", "breach": "none"}, "contradictory": contradictory,
            "expect": [{"table": "tolerance", "permits": ["exempt"]}]}]})
        .to_string()
    };
    let path = folder("contradictory", &[("yes.json", &contradictory(true)), ("no.json", &contradictory(false))]);
    assert_eq!(distinguo(&["test", &(path.clone() + "/yes.json")]).status, 0);
    assert_eq!(distinguo(&["test", &(path + "/no.json")]).status, 1);
}

#[test]
fn author_migration_s6d_a_decision_that_is_not_permitted_is_said_so() {
    let findings = "core/tests/data/faults/author/migration/s6d.json";
    let book = "core/tests/data/faults/authority/cn.shaanxi.rongcuo.2016.json";
    for (language, words) in [("en", "it was decided otherwise"), ("zh", "实际决定不为")] {
        for json in [&[][..], &["--json"]] {
            let run = distinguo(&[&["decide", findings, "--rulebook", book, "--lang", language], json].concat());
            assert!(run.status == 1 && run.err.contains(words) && run.err.contains("s6d.json:45"), "{}", run.err);
        }
    }
    let run = distinguo(&["test", findings, "--rulebook", book]);
    assert!(run.status == 1 && run.out.contains("line 45"), "{}", run.out);
    // What was decided in the published cases is permitted.
    let cases = distinguo(&["test", "examples/cases"]);
    assert!(cases.status == 0 && cases.out.contains("the rulebook agrees with all"), "{}", cases.out);
}

#[test]
fn of_a_folder_all_is_tried_that_expects_something_and_the_rest_is_told() {
    let path = folder(
        "many",
        &[
            ("one.json", HUNAN),
            ("deep/er/two.json", HUNAN),
            ("other.json", "{}"),
            ("text.txt", "no"),
            ("yaml.json", "a: b"),
        ],
    );
    let run = distinguo(&["test", &path]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.contains("22 scenarios") && run.out.contains("Passed over: 2 files"), "{}", run.out);
    // One that is broken is told, and the others are tried all the same.
    let broken = HUNAN.replacen("\"expect\"", "\"expects\"", 1);
    let path =
        folder("broken", &[("one.json", HUNAN), ("two.json", &broken), ("three.json", &HUNAN.replacen(':', "：", 1))]);
    let run = distinguo(&["test", &path]);
    assert!(
        run.status == 1 && run.err.contains("did you mean `expect`?") && run.err.contains("[full_width]"),
        "{}",
        run.err
    );
    assert!(run.out.contains("11 scenarios: the rulebook agrees with all."), "{}", run.out);
    let nothing = distinguo(&["test", &folder("nothing", &[("a.json", "{}")])]);
    assert!(nothing.status == 2 && nothing.err.contains("there is nothing to try"), "{}", nothing.err);
}
