//! The command line as a user sees it: what is printed where, in both languages, and the exit status.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic, its helpers too")]

mod command;

use std::path::PathBuf;
use std::process::{Command, Stdio};

use command::{Run, told};
use serde_json::Value;

fn distinguo(arguments: &[&str]) -> Run {
    distinguo_told("", arguments)
}

/// Runs it from the root of the repository, with a text on standard input.
fn distinguo_told(input: &str, arguments: &[&str]) -> Run {
    told(None, input.as_bytes(), arguments)
}

/// A page as one line, however it was wrapped.
fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A file with that text.
fn file(name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

fn findings(under: &str) -> String {
    format!(r#"{{"format": "distinguo.findings/1", "under": [{under}]}}"#)
}

const CASES: [&str; 8] = [
    "c01-huaian-staged-review",
    "c03-hubei-markets",
    "c06-yidu-bridge",
    "c08-zigui-lng-filing",
    "c10-pidu-voucher",
    "c12-zhifu-false-accusation",
    "n01-dushan-debt",
    "n03-manifestly-illegal-order",
];

fn case(name: &str) -> String {
    format!("examples/cases/{name}.json")
}

// decide

#[test]
fn every_case_is_decided_in_both_languages_on_a_page_that_fits() {
    for name in CASES {
        for language in ["en", "zh"] {
            let run = distinguo(&["decide", &case(name), "--lang", language]);
            assert_eq!((run.status, run.err.as_str()), (0, ""), "{name}");
            for line in run.out.lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= 100, "{name}: {line}");
                assert_eq!(line, line.trim_end(), "{name}");
            }
            assert!(!run.out.contains('\u{1b}'), "no colours where nobody sees them");
            let people = if language == "zh" { "决定由人作出" } else { "People decide." };
            assert!(run.out.contains(people), "{name}");
        }
    }
}

#[test]
fn a_page_names_outcome_row_clause_and_nature() {
    let run = distinguo(&["decide", &case("n03-manifestly-illegal-order"), "--rulebook", "cn.accountability.2019"]);
    let one_line = unwrapped(&run.out);
    assert!(one_line.contains("May be decided now: held accountable"), "{one_line}");
    let row = "who carries out a manifestly illegal or irregular decision answers for it [Regulations of the CPC on \
               Accountability, 2019, art. 17, second para.;";
    assert!(one_line.contains(row), "{one_line}");
    assert!(one_line.contains("(doctrine, not law)"), "{one_line}");
    // A row that nothing passes is called so.
    let run = distinguo(&["decide", &case("n01-dushan-debt"), "--rulebook", "cn.reference"]);
    let one_line = unwrapped(&run.out);
    let row =
        "private gain is never tolerated — bottom line [The three distinctions (January 2016), third distinction]";
    assert!(one_line.contains("May be decided now: not tolerated") && one_line.contains(row), "{one_line}");
}

#[test]
fn a_page_says_what_is_missing_who_finds_it_and_what_is_presumed() {
    let run = distinguo(&["decide", &case("c03-hubei-markets"), "--rulebook", "cn.reference", "--lang", "zh"]);
    for words in ["作出认定前尚待查明", "查明人：核查人员", "推定：推定善意履职；反证责任：核查人员", "实际决定：减轻"]
    {
        assert!(run.out.contains(words), "{words}\n{}", run.out);
    }
}

#[test]
fn one_rulebook_gives_a_determination_and_several_a_comparison() {
    let of = |arguments: &[&str]| -> Value { serde_json::from_str(&distinguo(arguments).out).unwrap() };
    let path = case("c03-hubei-markets");
    let several = of(&["decide", &path, "--json"]);
    assert_eq!(several["determinations"].as_array().unwrap().len(), 2);
    let one = of(&["decide", &path, "--json", "--rulebook", "cn.reference"]);
    assert_eq!(one["format"], "distinguo.determination/1");
    assert_eq!(one, several["determinations"][0]);
    let [two, also_two] = ["cn.accountability.2019", "cn.reference"].map(str::to_owned);
    let chosen = of(&["decide", &path, "--json", "--rulebook", &two, "--rulebook", &also_two]);
    assert_eq!(chosen["determinations"][1], one);
}

#[test]
fn differences_of_rulebooks_are_told_with_their_clauses() {
    let reference = r#"{"rulebook": "cn.reference", "findings": [{"fact": "gain", "answer": "self"}]}"#;
    let conditions = ["in_line", "procedure_lawful", "diligent", "loss_made_good"].map(|fact| (fact, "yes"));
    let answers =
        conditions.into_iter().chain([("prohibition_broken", "no"), ("duty_broken", "no"), ("private_gain", "no")]);
    let answers: Vec<String> =
        answers.map(|(fact, answer)| format!(r#"{{"fact": "{fact}", "answer": "{answer}"}}"#)).collect();
    let zhejiang = format!(r#"{{"rulebook": "cn.zhejiang.zuiduopaoyici.2018", "findings": [{}]}}"#, answers.join(", "));
    let path = file("differ.json", &findings(&format!("{reference}, {zhejiang}")));
    let run = distinguo(&["decide", &path, "--lang", "zh"]);
    let differences = run.out.split("══ 各规则的差异").nth(1).unwrap();
    for words in ["关于容错", "不予容错", "免除相关责任", "优先适用", "第四十六条", "→"] {
        assert!(differences.contains(words), "{words}\n{differences}");
    }
}

#[test]
fn findings_that_contradict_each_other_are_a_negative_answer() {
    let answers = r#"{"fact": "rule_state", "answer": "forbidden"}, {"fact": "breach", "answer": "none"}"#;
    let text = findings(&format!(r#"{{"rulebook": "cn.reference", "findings": [{answers}]}}"#));
    let run = distinguo_told(&text, &["decide", "-"]);
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    assert!(run.out.contains("The findings contradict each other."), "{}", run.out);
    let run = distinguo_told(&text, &["decide", "-", "--json"]);
    assert_eq!(run.status, 1);
    assert_eq!(serde_json::from_str::<Value>(&run.out).unwrap()["result"]["type"], "contradictory");
}

#[test]
fn contested_findings_are_told_and_a_file_may_be_the_rulebook() {
    let book = file(
        "reference.json",
        &std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../core/rulebooks/cn.reference.json"))
            .unwrap(),
    );
    let differ = r#"{"fact": "gain", "answer": "none", "by": "a"}, {"fact": "gain", "answer": "self", "by": "b"}"#;
    let text = findings(&format!(r#"{{"rulebook": "cn.reference", "findings": [{differ}]}}"#));
    let run = distinguo_told(&text, &["decide", "-", "--rulebook", &book]);
    assert_eq!(run.status, 0, "{}", run.err);
    let contested = run.out.split("Contested").nth(1).unwrap();
    assert!(contested.contains("nobody / the person concerned"), "{contested}");
}

#[test]
fn problems_are_located_and_told_in_the_language_with_the_nearest_name() {
    let path = file(
        "misspelt.json",
        &findings(
            r#"{"rulebook": "cn.refrence"}, {"rulebook": "cn.reference", "findings": [{"fact": "gian", "answer": "none"}]}"#,
        ),
    );
    let run = distinguo(&["decide", &path]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    assert!(run.err.contains("there is no rulebook `cn.refrence` [unknown_name]"), "{}", run.err);
    let column = std::fs::read_to_string(&path).unwrap().find("\"cn.refrence\"").unwrap() + 1;
    assert!(run.err.contains(&format!("--> {path}:1:{column}\n")), "{}", run.err);
    assert!(run.err.contains("in: /under/0/rulebook\n"), "{}", run.err);
    assert!(run.err.contains("did you mean `cn.reference`?"), "{}", run.err);
    assert!(run.err.contains("in: /under/1/findings/0/fact\n") && run.err.contains(": 2 errors\n"), "{}", run.err);
    let run = distinguo(&["decide", &path, "--lang", "zh"]);
    assert!(run.err.contains("没有名为 `gian` 的要素") && run.err.contains("是否指 `gain`？"), "{}", run.err);
    let run = distinguo(&["decide", &path, "--json"]);
    let problems: Value = serde_json::from_str(&run.err).unwrap();
    assert_eq!((run.status, &problems["problems"][1]["nearest"]), (1, &Value::from("gain")));
    assert_eq!((&problems["problems"][0]["line"], &problems["problems"][0]["column"]), (&1.into(), &column.into()));
    let run = distinguo_told("{", &["decide", "-"]);
    assert!(
        run.err.starts_with("error: line 1 column 1: the text ends, and `{` of line 1 is not closed"),
        "{}",
        run.err
    );
}

#[test]
fn what_cannot_be_carried_out_is_a_matter_of_usage() {
    for (arguments, said) in [
        (&["decide"][..], "required arguments"),
        (&["decide", "no/such/file.json"], "cannot be read"),
        (&["decide", &case("n01-dushan-debt"), "--rulebook", "cn.refrence"], "did you mean `cn.reference`?"),
        (&["lint", "cn.nowhere"], "no rulebook `cn.nowhere` ships"),
        (&["due", "--calendar", "cm", "--from", "2026-09-01", "--limit", "1d"], "did you mean `cn`?"),
        (&["due", "--calendar", "mon-fri", "--from", "9999-12-31", "--limit", "1y"], "ends on the last day there is"),
        (&["due", "--calendar", "cn", "--from", "2026-02-30", "--limit", "1d"], "`2026-02-30` is not a day"),
        (&["due", "--calendar", "cn", "--from", "2026-09-01", "--limit", "30"], "`30` says no unit"),
        (&["due", "--calendar", "cn", "--from", "2026-09-01", "--limit", "1d", "--edition", "2O20"], "`2O20`"),
        (&["lists", "cn.reference", "--table", "tolerence"], "did you mean `tolerance`?"),
        (&["diagram", "cn.reference", "--table", "tolerence"], "did you mean `tolerance`?"),
        (&["self-check", "--table", "tolerence"], "did you mean `tolerance`?"),
        (&["schema", "findigns"], "did you mean `findings`?"),
        (&["decide", "x", "--lang", "fr"], "invalid value"),
    ] {
        let run = distinguo(arguments);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(run.err.contains(said), "{arguments:?}: {}", run.err);
    }
}

// self-check

/// How many questions were asked.
fn asked(run: &Run) -> usize {
    (1..).take_while(|number| run.out.contains(&format!("\n[{number}] "))).count()
}

#[test]
fn self_check_concludes_with_fewer_questions_than_facts_and_names_the_clauses() {
    let facts = distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap().facts().count();
    let run = distinguo_told(&"1\n".repeat(facts), &["self-check"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!((1..facts).contains(&asked(&run)), "{}", asked(&run));
    let (before, explanation) = run.out.rsplit_once("══ ").unwrap();
    assert!(before.trim_end().ends_with("→ still possible: not held liable"), "{before}");
    assert!(explanation.contains("May be decided now: not held liable"), "{explanation}");
    assert!(explanation.contains("\nClauses\n") && explanation.contains("art. 19, third para."), "{explanation}");
    assert!(explanation.contains("found by you"), "{explanation}");
}

#[test]
fn self_check_asks_again_explains_why_and_ends_with_the_input() {
    let run = distinguo_told("\n?\n99\nnone\n", &["self-check", "--lang", "zh"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    for words in ["用于：", "条款：", "，仍有可能：", "请输入 1 至 ", "尚不能认定"] {
        assert!(run.out.contains(words), "{words}\n{}", run.out);
    }
    // One question was passed over and one was answered; the third was asked and not answered.
    assert_eq!(asked(&run), 3);
    assert_eq!(run.out.matches("→ 仍有可能：").count(), 2);
}

#[test]
fn self_check_without_answers_tells_what_milder_outcomes_would_take() {
    let run = distinguo_told("", &["self-check", "--rulebook", "kr.active-administration"]);
    let hints = run.out.split("What milder outcomes would take").nth(1).unwrap();
    assert!(hints.contains("would need:") && hints.contains("For the public interest: yes"), "{hints}");
}

#[test]
fn self_check_by_ids_ends_at_the_first_bottom_line() {
    let run = distinguo_told("development\nself\n", &["self-check"]);
    assert_eq!(asked(&run), 2);
    assert!(run.out.contains("private gain is never tolerated — bottom line"), "{}", run.out);
}

#[test]
fn self_check_reads_decisions_of_people() {
    // The reference rulebook, with a row that asks whether the reform was filed: a fact that is read from a decision.
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../core/rulebooks/cn.reference.json"));
    let mut book: Value = serde_json::from_str(&text.unwrap()).unwrap();
    book["tables"][2]["rows"] = serde_json::json!([
        {"id": "filed", "label": {"en": "filed", "zh": "已备案"}, "when": {"fact": {"id": "filed", "in": ["yes"]}}, "permit": ["exempt"], "clause": "d1"},
        {"id": "not_filed", "label": {"en": "not filed", "zh": "未备案"}, "permit": ["not_tolerated"], "clause": "d1"}
    ]);
    book["guarantees"] = serde_json::json!([]);
    let path = file("filed.json", &book.to_string());
    let run = distinguo_told("1\n", &["self-check", "--rulebook", &path, "--table", "tolerance"]);
    assert!(run.out.contains("] not decided"), "{}{}", run.out, run.err);
    assert!(run.out.contains("May be decided now: exempted"), "{}", run.out);
    assert!(run.out.contains("read from the decision on"), "{}", run.out);
    let run = distinguo_told("undecided\n", &["self-check", "--rulebook", &path, "--table", "tolerance"]);
    assert!(run.out.contains("May be decided now: not tolerated"), "{}", run.out);
}

// lint

#[test]
fn shipped_rulebooks_are_sound_and_say_what_was_proved() {
    for id in distinguo::rulebook::Rulebook::shipped_ids() {
        let run = distinguo(&["lint", id]);
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{id}");
        assert!(unwrapped(&run.out).contains("is sound") && run.out.contains("✓"), "{}", run.out);
    }
    let run = distinguo(&["lint", "cn.reference", "--lang", "zh"]);
    assert!(run.out.contains("通过全部证明") && run.out.contains("种组合无遗漏"), "{}", run.out);
    assert!(run.out.contains("作出下列结果前须听取意见："), "{}", run.out);
}

#[test]
fn a_rulebook_that_has_lost_a_bottom_line_is_refused_with_a_true_counterexample() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../core/rulebooks/cn.reference.json"));
    let mut book: Value = serde_json::from_str(&text.unwrap()).unwrap();
    let rows = book["tables"][2]["rows"].as_array_mut().unwrap();
    rows.retain(|row| row["id"] != "line_gain");
    let path = file("weakened.json", &book.to_string());
    let run = distinguo(&["lint", &path]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    assert!(
        run.err.contains("in: guarantees gain_never (/guarantees/") && run.err.contains("[guarantee_broken]"),
        "{}",
        run.err
    );
    assert!(run.err.contains("counterexample: ") && run.err.contains("→ not held liable"), "{}", run.err);
    let run = distinguo(&["lint", &path, "--json"]);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((run.status, &report["sound"]), (1, &Value::Bool(false)));
    assert_ne!(report["problems"][0]["example"]["answers"]["gain"], "none");
    let run = distinguo(&["lint", "cn.reference", "--json"]);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((run.status, &report["sound"]), (0, &Value::Bool(true)));
    assert_eq!(report["proved"][2]["rows"], 13);
    assert_eq!(report["adverse"][0]["outcome"], "mitigated");
}

// due

#[test]
fn due_tells_the_day_and_the_days_skipped() {
    let run = distinguo(&["due", "--calendar", "cn", "--from", "2026-09-01", "--limit", "1mo"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("2026-10-08, Thursday\n"), "{}", run.out);
    assert!(run.out.contains("National Day, weekend: 2026-10-01 – 2026-10-07"), "{}", run.out);
    let run =
        distinguo(&["due", "--calendar", "cn", "--from", "2026-09-01", "--limit", "1mo", "--no-roll", "--lang", "zh"]);
    assert!(run.out.starts_with("2026-10-01，星期四\n"), "{}", run.out);
    let run = distinguo(&["due", "--calendar", "cn", "--from", "2026-09-01T10:30", "--limit", "72h"]);
    assert!(run.out.starts_with("2026-09-04T10:30, Friday\n"), "{}", run.out);
}

#[test]
fn due_says_in_json_the_earliest_and_the_latest_end_and_by_which_edition() {
    let due = |more: &[&str]| -> Value {
        let arguments: Vec<&str> =
            ["due", "--calendar", "cn", "--json"].into_iter().chain(more.iter().copied()).collect();
        serde_json::from_str(&distinguo(&arguments).out).unwrap()
    };
    let later = due(&["--from", "2026-12-15", "--limit", "15wd"]);
    // Twelve of them are known. At the earliest 1 to 3 January are worked, two days of a weekend among them; at the latest
    // twelve days in a row are off before each of the three, on 13 and 26 January and 8 February.
    assert_eq!(later["due"], serde_json::json!({"earliest": "2027-01-03", "latest": "2027-02-08"}));
    assert_eq!(later["cause"]["beyond"]["nature"], "parameter");
    assert!(later["skipped"].as_array().unwrap().iter().any(|day| day["why"]["zh"] == "周末"));
    let counted = due(&["--from", "2026-09-01", "--limit", "15d", "--count-first-day", "--no-roll"]);
    assert_eq!(counted["due"]["latest"], "2026-09-15");
    let before = due(&["--from", "2020-01-20", "--limit", "10wd", "--edition", "2020-01-24"]);
    let after = due(&["--from", "2020-01-20", "--limit", "10wd", "--edition", "2020-amended"]);
    assert_eq!((&before["edition"], &after["edition"]), (&Value::from("2020"), &Value::from("2020-amended")));
    assert!(before["due"]["latest"].as_str() < after["due"]["latest"].as_str());
}

// lists, diagram, rulebooks, schema

#[test]
fn lists_come_in_both_languages_with_the_number_of_combinations() {
    let run = distinguo(&["lists", "cn.reference", "--most", "2"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    for words in
        ["Positive list: exempted", "Negative list: not tolerated", "正面清单：免责", "负面清单：不予容错", "--most 0"]
    {
        assert!(run.out.contains(words), "{words}\n{}", run.out);
    }
    let run = distinguo(&["lists", "reason.culpability.1997", "--lang", "zh"]);
    assert!(run.out.contains("结果：") && !run.out.contains("Outcome"), "{}", run.out);
    // What fulfils all conditions is exempted in Zhejiang; in Sichuan it may be.
    for (book, kind) in [("cn.zhejiang.zuiduopaoyici.2018", "positive"), ("cn.sichuan.ftz.2024", "discretion")] {
        let run = distinguo(&["lists", book, "--table", "tolerance", "--json"]);
        let lists: Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(lists["tables"][0]["lists"][0]["kind"], kind, "{book}");
    }
}

#[test]
fn diagrams_are_mermaid_in_either_language() {
    let run = distinguo(&["diagram", "cn.reference", "--lang", "zh"]);
    assert_eq!(run.status, 0);
    assert!(run.out.starts_with("flowchart TD\n") && run.out.contains("谋取私利的一律不予容错"), "{}", run.out);
    let one = distinguo(&["diagram", "cn.reference", "--table", "accusation"]);
    assert!(one.out.lines().count() < run.out.lines().count());
}

#[test]
fn rulebooks_lists_what_ships() {
    let run = distinguo(&["rulebooks"]);
    assert_eq!(run.out.lines().count(), 1 + distinguo::rulebook::Rulebook::shipped_ids().count());
    let of_title = |line: &str, title: &str| unicode_width::UnicodeWidthStr::width(line.split(title).next().unwrap());
    let zh = distinguo(&["rulebooks", "--lang", "zh"]).out;
    let [head, first] = [zh.lines().next().unwrap(), zh.lines().nth(1).unwrap()];
    assert_eq!(of_title(head, "名称"), of_title(first, "容错纠错机制"), "{zh}");
}

#[test]
fn schemas_are_listed_and_printed() {
    let names = distinguo(&["schema"]).out;
    assert!(names.lines().any(|name| name == "findings"), "{names}");
    for name in names.lines() {
        let schema: Value = serde_json::from_str(&distinguo(&["schema", name]).out).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
    }
}

// the command line itself

#[test]
fn help_is_told_in_both_languages_for_every_command() {
    for command in ["decide", "self-check", "lint", "due", "lists", "diagram", "rulebooks", "schema"] {
        let en = distinguo(&[command, "--help"]);
        assert_eq!((en.status, en.err.as_str()), (0, ""));
        assert!(en.out.contains("Usage:"), "{}", en.out);
        let zh = distinguo(&[command, "--help", "--lang", "zh"]);
        assert_eq!((zh.status, zh.err.as_str()), (0, ""));
        assert!(zh.out.contains("用法："), "{}", zh.out);
        for argument in en.out.split_whitespace().filter(|word| word.starts_with("--") && word.len() > 3) {
            let argument = argument.trim_end_matches(|letter: char| !letter.is_ascii_lowercase());
            assert!(zh.out.contains(argument) || argument == "--help", "{command} {argument}\n{}", zh.out);
        }
        let english = zh.out.lines().any(|line| line.contains(" the ") || line.contains("Print "));
        assert!(!english, "{}", zh.out);
    }
    assert!(unwrapped(&distinguo(&["due", "--help"]).out).contains("Civil Code"));
}

#[test]
fn a_reader_that_goes_away_is_no_reason_to_complain() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_distinguo"))
        .args(["schema", "rulebook"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn hostile_documents_get_an_answer() {
    for text in ["[".repeat(100_000), format!("\"{}\"", "x".repeat(10 << 20)), "\u{0}".to_owned(), String::new()] {
        let run = distinguo_told(&text, &["decide", "-"]);
        assert_eq!(run.status, 1, "{}", run.err);
        assert!(run.err.contains("--> stdin") && run.err.len() < 2000, "{}", run.err);
    }
}
