//! Ledgers on the command line: acts in, entries out; shown, checked, swept and counted.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic, its helpers too")]

mod command;

use std::path::PathBuf;

use command::Run;
use serde_json::Value;

/// Runs it from the root of the repository, 80 columns wide, with a text on standard input.
fn told(input: &str, arguments: &[&str]) -> Run {
    command::told(Some("80"), input.as_bytes(), arguments)
}

const ACTS: &str = "examples/cases/p21-korea-ratified-afterwards.jsonl";

/// The ledger of a whole procedure.
fn ledger() -> String {
    let run = told("", &["run", ACTS]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    run.out
}

/// A folder of its own with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    for (file, text) in files {
        std::fs::write(path.join(file), text).unwrap();
    }
    path.display().to_string()
}

#[test]
fn acts_come_out_as_a_ledger_that_is_sound() {
    let ledger = ledger();
    assert!(ledger.lines().count() > 15);
    assert!(ledger.lines().all(|line| serde_json::from_str::<Value>(line).unwrap()["hash"].is_string()));
    let run = told(&ledger, &["audit", "-"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    let last: Value = serde_json::from_str(ledger.lines().last().unwrap()).unwrap();
    let run = told(&ledger, &["audit", "-", "--json", "--head", last["hash"].as_str().unwrap()]);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((run.status, &report["verdict"]), (0, &Value::from("sound")));
}

#[test]
fn a_changed_byte_and_a_cut_end_are_found() {
    let ledger = ledger();
    let changed = ledger.replacen("2026-07-", "2026-06-", 1);
    assert_eq!(told(&changed, &["audit", "-"]).status, 1);
    let last: Value = serde_json::from_str(ledger.lines().last().unwrap()).unwrap();
    let (cut, _) = ledger.trim_end().rsplit_once('\n').unwrap();
    let run = told(cut, &["audit", "-", "--head", last["hash"].as_str().unwrap()]);
    assert_eq!(run.status, 1, "{}", run.out);
    assert_eq!(told(cut, &["audit", "-", "--head", "abc"]).status, 2);
}

#[test]
fn a_refusal_stops_and_says_what_is_possible() {
    let text = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../examples/cases/p21-korea-ratified-afterwards.jsonl"
    ))
    .unwrap();
    let lines: Vec<&str> = text.lines().take(2).collect();
    let strange = r#"{"id": "z", "at": "2026-07-20T12:00:00+09:00", "actor": {"id": "p1", "role": "official"}, "act": {"send": {"document": "nothing", "to": "official"}}}"#;
    let acts = format!("{}\n{strange}\n", lines.join("\n"));
    let run = told(&acts, &["run", "-"]);
    assert_eq!(run.status, 1);
    assert!(run.out.lines().count() >= 1, "what was done before stands");
    assert!(run.err.contains("stdin:3") && run.err.contains("help: "), "{}", run.err);
    let run = told(&acts, &["run", "-", "--json"]);
    let refusal: Value = serde_json::from_str(&run.err).unwrap();
    assert_eq!(refusal["line"], 3);
    assert!(refusal["refusal"]["code"].is_string() && refusal["refusal"]["possible"].is_array());
}

#[test]
fn a_line_that_is_no_act_is_located() {
    let run = told("{\"rulebook\": \"kr.active-administration\"}\n{\"id\": \"a\"}\n", &["run", "-"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("--> stdin:2:8\n") && run.err.contains("in: /at\n"), "{}", run.err);
    assert_eq!(told("{\"id\": \"a\"}\n", &["run", "-"]).status, 1);
    let deep = "[".repeat(100_000);
    assert_eq!(told(&deep, &["run", "kr.active-administration", "-"]).status, 1);
    assert_eq!(told(&deep, &["show", "-"]).status, 1);
}

#[test]
fn a_case_is_shown_in_both_languages_within_its_columns() {
    let ledger = ledger();
    for language in ["en", "zh"] {
        let run = told(&ledger, &["show", "-", "--lang", language]);
        assert_eq!((run.status, run.err.as_str()), (0, ""));
        assert!(run.out.contains("━━"));
        for line in run.out.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
            assert_eq!(line, line.trim_end());
        }
    }
    let then = told(&ledger, &["show", "-", "--at", "2026-07-31"]);
    assert!(then.out.contains("What runs") && !then.out.contains("\n  2026-08-12\n"), "{}", then.out);
    assert_eq!(told(&ledger, &["show", "-", "--at", "1999-01-01"]).status, 2);
    assert_eq!(told(&ledger, &["show", "-", "--at", "soon"]).status, 2);
}

#[test]
fn a_case_is_shown_as_somebody_may_see_it_by_role_and_key() {
    let ledger = ledger();
    let person = ["--role", "person", "--key", "person:wei"];
    let show = |more: &[&str]| told(&ledger, &[&["show", "-"], more].concat());
    let (file, seen) = (show(&[]), show(&person));
    assert_eq!((seen.status, seen.err.as_str()), (0, ""));
    assert!(file.out.contains("What happened") && !seen.out.contains("What happened"), "{}", seen.out);
    assert!(seen.out.contains("Who handles it") && !seen.out.contains("entries"), "{}", seen.out);
    let json = show(&[&person[..], &["--json"]].concat());
    assert!(json.out.contains(r#""handlers":["#), "{}", json.out);
    let next = told(&ledger, &[&["next", "-", "--at", "2026-07-31"], &person[..]].concat());
    assert_eq!(next.status, 0, "{}", next.err);
    // Nobody is told in which role they would be somebody.
    let stranger = show(&["--role", "person", "--key", "person:li"]);
    assert_eq!(stranger.status, 1);
    assert!(stranger.err.contains("/actor/id") && stranger.out.is_empty(), "{}", stranger.err);
    assert_eq!(show(&["--role", "person"]).status, 2, "a role without a key is nobody");
}

#[test]
fn of_a_broken_ledger_the_case_up_to_the_line_is_shown() {
    let ledger = ledger();
    let mut lines: Vec<String> = ledger.lines().map(str::to_owned).collect();
    lines[4] = lines[4].replacen("\"seq\":5", "\"seq\":\"five\"", 1);
    let run = told(&lines.join("\n"), &["show", "-"]);
    assert_eq!(run.status, 1);
    assert!(run.out.contains("4 entries"), "{}", run.out);
    assert!(run.err.contains("stdin:5#/entry/seq"), "{}", run.err);
    lines[4] = ledger.lines().nth(4).unwrap().replacen("\"wire\":1", "\"wire\":2", 1);
    let run = told(&lines.join("\n"), &["show", "-"]);
    assert!(run.status == 1 && run.err.contains("stdin:5#/entry/wire") && run.err.contains('2'), "{}", run.err);
}

#[test]
fn what_is_due_is_listed_for_one_case_and_for_many() {
    let ledger = ledger();
    let run = told(&ledger, &["next", "-", "--at", "2026-07-24", "--json"]);
    let next: Value = serde_json::from_str(&run.out).unwrap();
    assert!(next["due"].as_array().is_some_and(|due| !due.is_empty()) && next["next"].is_string(), "{next}");
    let folder = folder("sweep", &[("a.jsonl", &ledger), ("b.jsonl", "nonsense"), ("c.txt", "no ledger")]);
    let run = told("", &["sweep", &folder, "--at", "2026-08-01", "--within", "30", "--json"]);
    assert_eq!(run.status, 1, "one of them cannot be read");
    assert!(run.err.contains("b.jsonl:1"), "{}", run.err);
    let lines: Value = serde_json::from_str(&run.out).unwrap();
    assert!(lines.as_array().is_some_and(|lines| !lines.is_empty()), "{lines}");
    assert_eq!(told("", &["sweep", "nowhere", "--at", "2026-08-01"]).status, 2);
}

/// A report with every number at 0.
fn blank(report: Value) -> Value {
    match report {
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => report,
        Value::Object(fields) => {
            let zero = |name: &str| name == "count" || name == "total";
            let field = |(name, field): (String, Value)| {
                let blank = if zero(&name) { Value::from(0) } else { blank(field) };
                (name, blank)
            };
            Value::Object(fields.into_iter().map(field).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(blank).collect()),
    }
}

#[test]
fn a_report_tells_counts_of_cases_changed_under_a_secret() {
    let ledger = ledger();
    let files = ["a", "b", "c"].map(|name| format!("{name}.jsonl"));
    let copies: Vec<(&str, &str)> = files.iter().map(|name| (name.as_str(), ledger.as_str())).collect();
    let secrets = folder("secrets", &[("secret", "0123456789abcdef0123456789abcdef"), ("short", "0123456789abcdef")]);
    let (secret, short) = (format!("{secrets}/secret"), format!("{secrets}/short"));
    let copies = folder("copies", &copies);
    let run = told("", &["report", &copies, "--secret-file", &secret, "--json"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("b.jsonl: not counted") && run.err.contains("c.jsonl: not counted"), "{}", run.err);
    assert!(!run.out.contains("p1"), "no person");
    let one = told("", &["report", &folder("one", &[("a.jsonl", &ledger)]), "--secret-file", &secret, "--json"]);
    assert_eq!((one.out.as_str(), one.err.as_str()), (run.out.as_str(), ""), "copies count once");
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert!(report["reading"]["zh"].as_str().unwrap().contains("单元格密钥法"), "{report}");
    let none = told("", &["report", &folder("none", &[]), "--secret-file", &secret, "--json"]);
    let none: Value = serde_json::from_str(&none.out).unwrap();
    assert_eq!(blank(report), none, "which cells there are says nothing about the cases");
    for language in ["en", "zh"] {
        assert_eq!(told("", &["report", &copies, "--secret-file", &secret, "--lang", language]).status, 0);
    }
    let without = told("", &["report", &copies]);
    assert!(without.status == 2 && without.out.is_empty() && without.err.contains("--secret-file"), "{}", without.err);
    let weak = told("", &["report", &copies, "--secret-file", &short]);
    assert!(
        weak.status == 1
            && weak.err.contains("--> ")
            && weak.err.contains("short\n")
            && weak.err.contains("in: /secret")
            && weak.out.is_empty(),
        "{}",
        weak.err
    );
    let weak = told("", &["report", &copies, "--secret-file", &short, "--lang", "zh"]);
    assert!(weak.err.contains("密钥只有 16 字节"), "{}", weak.err);
    assert_eq!(told("", &["report", &copies, "--secret-file", "nowhere"]).status, 2);
}

#[test]
fn a_procedure_is_drawn_where_there_is_one() {
    let run = told("", &["diagram", "cn.reference", "--procedure", "--lang", "zh"]);
    assert!(run.status == 0 && run.out.starts_with("stateDiagram-v2\n"), "{}", run.err);
    assert_eq!(told("", &["diagram", "uk.nhs-just-culture.2018", "--procedure"]).status, 2);
}

#[test]
fn a_sweep_goes_into_folders_counts_a_case_once_and_says_when_there_is_none() {
    let ledger = ledger();
    let path = folder("sweep-many", &[("a.jsonl", &ledger), ("c.jsonl", "\u{0}")]);
    std::fs::create_dir_all(format!("{path}/deep")).unwrap();
    std::fs::write(format!("{path}/deep/b.jsonl"), &ledger).unwrap();
    let run = told("", &["sweep", &path, "--at", "2026-07-31"]);
    assert_eq!(run.status, 1, "one cannot be read: {}", run.err);
    let same = format!("{path}/deep/b.jsonl: the same case as {path}/a.jsonl; it counts once");
    assert!(run.err.contains(&same) && run.err.contains("c.jsonl"), "{}", run.err);
    assert!(run.out.contains("1 case read."), "{}", run.out);
    let none = folder("sweep-none", &[("text.txt", "no ledger")]);
    for command in [&["sweep", &none, "--at", "2026-07-31"][..], &["report", &none, "--secret-file", "README.md"]] {
        let run = told("", command);
        assert!(run.status == 2 && run.err.contains("there is no ledger in"), "{command:?}: {}", run.err);
    }
}
