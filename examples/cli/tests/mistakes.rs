//! Mistakes that authors make: each gets one message that names the mistake, its file, line and column, the object that it
//! is in, and the cure, in both languages, on one screen.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic, its helpers too")]

mod command;

use std::path::PathBuf;

use command::{Run, told};
use serde_json::Value;

const BOOK: &str = include_str!("../../../core/rulebooks/cn.hunan.clarification.2023.json");

/// Lines of a screen.
const SCREEN: usize = 24;

fn distinguo(arguments: &[&str]) -> Run {
    told(Some("100"), b"", arguments)
}

fn file(name: &str, bytes: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path.display().to_string()
}

/// One mistake in a sound book: what is written for what, what is underlined of it, the code, and words of what is said.
struct Mistake {
    name: &'static str,
    right: &'static str,
    wrong: &'static str,
    underlined: &'static str,
    code: &'static str,
    says: &'static [&'static str],
}

macro_rules! mistakes {
    ($($name:literal: $right:literal => $wrong:literal, $underlined:literal, $code:literal, [$($says:literal),*];)*) => {
        const MISTAKES: &[Mistake] = &[$(Mistake {
            name: $name, right: $right, wrong: $wrong, underlined: $underlined, code: $code, says: &[$($says),*],
        }),*];
    };
}

mistakes! {
    // No JSON
    "comma-too-many": "\"zh\": \"未听取陈述不得认定诬告\"}}" => "\"zh\": \"未听取陈述不得认定诬告\"}},", ",", "comma_too_many", ["a comma too many", "remove it"];
    "comma-missing": "\"kind\": \"group\"," => "\"kind\": \"group\"", "\"", "missing_comma", ["a comma is missing behind this", "write `,`"];
    "colon-full-width": "\"rule\": \"may_not_count\"" => "\"rule\"：\"may_not_count\"", "：", "full_width", ["`：` is full-width punctuation", "write `:`"];
    "comma-full-width": "\"kind\": \"group\"," => "\"kind\": \"group\"，", "，", "full_width", ["`，` is full-width punctuation", "write `,`"];
    "quotes-curly": "\"kind\": \"group\"" => "“kind”: \"group\"", "“", "full_width", ["`“` is full-width punctuation", "write `\"`"];
    "quote-curly-at-the-end": "\"zh\": \"归档\"}" => "\"zh\": \"归档”}", "”", "full_width", ["`”` is full-width punctuation", "write `\"`"];
    "comment": "\n \"roles\": [" => "\n // who\n \"roles\": [", "// who", "comment", ["this is a comment", "remove it"];
    "quotes-single": "\"kind\": \"group\"" => "'kind': \"group\"", "'kind'", "bare_word", ["stands without double quotation marks", "write `\"kind\"`"];
    "quotes-none": "\"kind\": \"group\"" => "kind: \"group\"", "kind", "bare_word", ["write `\"kind\"`"];
    "true-of-python": "\"reasons\": true" => "\"reasons\": True", "True", "bare_word", ["write `true`"];
    "quote-inside-a-text": "Implementing Measures of" => "Implementing \"Measures\" of", "\"", "inner_quote", ["ends the text, and the text goes on", "write `\\\"` inside"];
    "line-inside-a-text": "Implementing Measures of" => "Implementing\nMeasures of", "\"Hunan", "open_text", ["does not end on its line", "`\\n`"];
    "bracket-of-the-wrong-kind": "\"supplied_by\": [\"person\"], \"flag\"" => "\"supplied_by\": [\"person\"}, \"flag\"", "}", "wrong_end", ["does not close `[` of line", "write `]`"];
    "brace-too-many": "\"clause\": \"hunan.steps\"}\n ]\n}" => "\"clause\": \"hunan.steps\"}\n ]\n}}", "}", "behind_the_end", ["has ended before this", "remove it"];
    "equals": "\"kind\": \"group\"" => "\"kind\" = \"group\"", "=", "wrong_sign", ["`=` stands where `:` belongs", "write `:`"];
    "number-with-unit": "{\"n\": 5, \"unit\": \"working_day\"}" => "{\"n\": 5wd}", "5wd", "bad_number", ["`5wd` is not a number of JSON", "digits alone"];
    // Values
    "text-for-a-list": "\"permit\": [\"false\"]" => "\"permit\": \"false\"", "\"false\"", "wrong_type", ["a string where a list is expected", "tables accusation › rows false"];
    "text-for-a-number": "{\"n\": 5, " => "{\"n\": \"5\", ", "\"5\"", "wrong_type", ["a string where an integer is expected", "periods transfer"];
    "text-for-a-label": "\"label\": {\"en\": \"archive\", \"zh\": \"归档\"}" => "\"label\": \"归档\"", "\"归档\"", "wrong_type", ["an object of texts by language", "periods archive"];
    "null": "\"burden_on\": \"inspector\"" => "\"burden_on\": null", "null", "wrong_type", ["null where an id is expected"];
    "fraction": "{\"n\": 5, " => "{\"n\": 2.5, ", "2.5", "not_an_integer", ["the number 2.5 is not an integer"];
    "negative": "{\"n\": 5, " => "{\"n\": -5, ", "-5", "bad_length", ["`-5` is not a length of time", "a number from 1"];
    "unit-misspelt": "\"n\": 5, \"unit\": \"working_day\"" => "\"n\": 5, \"unit\": \"working_days\"", "\"working_days\"", "unknown_word", ["did you mean `working_day`?", "hour, day, working_day, month, year", "periods transfer"];
    "date-that-does-not-exist": "\"from\": \"2023-09-23\"" => "\"from\": \"2023-02-30\"", "\"2023-02-30\"", "bad_date", ["`2023-02-30` is not a date", "YYYY-MM-DD"];
    "date-in-chinese": "\"from\": \"2023-09-23\"" => "\"from\": \"2023年1月1日\"", "\"2023年1月1日\"", "bad_date", ["YYYY-MM-DD"];
    "zone-by-name": "\"CST-8\"" => "\"Asia/Shanghai\"", "\"Asia/Shanghai\"", "bad_zone", ["Asia/Shanghai", "CST-8"];
    "zone-with-plus": "\"CST-8\"" => "\"UTC+8\"", "\"UTC+8\"", "bad_zone", ["UTC+8", "CST-8"];
    "word-misspelt": "\"kind\": \"official\", \"label\": {\"en\": \"officer who verified\"" => "\"kind\": \"offical\", \"label\": {\"en\": \"officer who verified\"", "\"offical\"", "unknown_word", ["did you mean `official`?", "party, official, body, organ", "roles inspector"];
    "format-of-another-version": "\"distinguo.rulebook/1\"" => "\"distinguo.rulebook/2\"", "\"distinguo.rulebook/2\"", "unknown_format", ["this kernel reads `distinguo.rulebook/1`"];
    "id-in-chinese": "{\"id\": \"minutes\"" => "{\"id\": \"笔录\"", "\"笔录\"", "bad_id", ["`笔录` is not an id", "a letter a to z"];
    "id-empty": "\"clause\": \"hunan.steps\"},\n  {\"id\": \"request\"" => "\"clause\": \"\"},\n  {\"id\": \"request\"", "\"\"", "bad_id", ["documents clue"];
    "label-in-one-language": "\"label\": {\"en\": \"archive\", \"zh\": \"归档\"}" => "\"label\": {\"en\": \"archive\"}", "{", "missing_label", ["the text is missing in zh", "periods archive"];
    "label-empty": "\"label\": {\"en\": \"archive\", \"zh\": \"归档\"}" => "\"label\": {\"en\": \"archive\", \"zh\": \"\"}", "{", "empty_label", ["the text in zh is empty"];
    // Members
    "member-misspelt": "\"found_by\": [\"inspector\"],\n   \"answers\"" => "\"foundby\": [\"inspector\"],\n   \"answers\"", "\"foundby\"", "unknown_field", ["there is no field `foundby` here", "did you mean `found_by`?", "facts allegation"];
    "member-twice": "\"burden_on\": \"inspector\", \"clause\": \"reports.39\"" => "\"burden_on\": \"inspector\", \"clause\": \"reports.39\", \"clause\": \"hunan.15\"", "\"clause\": \"hunan.15\"", "duplicate_field", ["`clause` is written twice", "keep one"];
    "clause-missing": "\"reasons\": \"always\", \"clause\": \"reports.39\"}" => "\"reasons\": \"always\"}", "\"false\", \"label\"", "missing_field", ["the field `clause` is missing", "tables accusation › rows false", "add `clause`"];
    "end-missing": "\"ends\": [{\"sent\": {\"document\": \"clue\", \"to\": \"inspector\"}}], " => "", "\"transfer\"", "missing_field", ["the field `ends` is missing", "periods transfer"];
    "condition-of-two": "{\"id\": \"allegation\", \"in\": [\"partly\", \"untrue\"]}}, \"permit\": [\"mistaken\"]" => "{\"id\": \"allegation\", \"in\": [\"partly\", \"untrue\"]}, \"not\": {}}, \"permit\": [\"mistaken\"]", "{\"fact\"", "wrong_type", ["an object with 2 fields", "`all`, `any`, `not`"];
    "list-empty": "\"permit\": [\"mistaken\"]" => "\"permit\": []", "[]", "too_few", ["at least one outcome is needed"];
    // Names
    "role-undeclared": "\"act\": \"assign\", \"by\": [\"head\"]" => "\"act\": \"assign\", \"by\": [\"chief\"]", "\"chief\"", "unknown_name", ["there is no role `chief`", "accuser, approver, assessor, city_approver, head"];
    "fact-undeclared": "{\"fact\": {\"id\": \"fabricated\", \"in\": [\"yes\"]}},\n     \"permit\"" => "{\"fact\": {\"id\": \"fabricatd\", \"in\": [\"yes\"]}},\n     \"permit\"", "\"fabricatd\"", "unknown_name", ["there is no fact `fabricatd`", "did you mean `fabricated`?"];
    "answer-undeclared": "{\"fact\": {\"id\": \"fabricated\", \"in\": [\"yes\"]}},\n     \"permit\"" => "{\"fact\": {\"id\": \"fabricated\", \"in\": [\"true\"]}},\n     \"permit\"", "\"true\"", "unknown_name", ["there is no answer `true`", ": no, yes"];
    "document-undeclared": "\"documents\": [\"assessment\"]" => "\"documents\": [\"asessment\"]", "\"asessment\"", "unknown_name", ["there is no document `asessment`", "did you mean `assessment`?"];
    "id-twice": "{\"id\": \"minutes\"" => "{\"id\": \"archive\"", "\"archive\"", "duplicate_id", ["the id `archive` is used twice", "another id"];
    // Meaning
    "bearer-wrong": "\"kind\": \"duty\", \"who\": \"head\"," => "\"kind\": \"duty\", \"who\": \"person\",", "\"person\"", "nobody_can", ["nobody can", "periods judge"];
    "nobody-learns-of-it": "\"on_lapse\": [{\"report_to\": \"approver\"}]" => "\"on_lapse\": [{\"report_to\": \"head\"}]", "[", "no_seat", ["nobody else learns of it", "periods judge"];
    "guarantee-broken": "\"never\": [\"true\", \"mistaken\"]" => "\"never\": [\"true\", \"mistaken\", \"false\"]", "\"false_is_false\"", "guarantee_broken", ["counterexample: ", "Fabricated in order to harm: yes"];
}

/// The line and the column of what is underlined, from 1.
fn place(text: &str, mistake: &Mistake) -> (usize, usize) {
    let edit = BOOK.find(mistake.right).unwrap();
    let after = &text[edit..];
    let at = match mistake.name {
        "comma-missing" => edit + mistake.wrong.len() - 1,
        "comma-too-many" | "brace-too-many" => edit + mistake.wrong.len() - 1,
        "quotes-curly" | "quote-curly-at-the-end" => edit + after.find(mistake.underlined).unwrap(),
        "quote-inside-a-text" => edit + after.find('"').unwrap(),
        // The object that lacks it or breaks it is shown, which begins before.
        "line-inside-a-text" | "clause-missing" | "end-missing" | "guarantee-broken" | "condition-of-two" => {
            text[..edit + mistake.wrong.len()].rfind(mistake.underlined).unwrap()
        }
        "member-twice" => edit + after.find(mistake.underlined).unwrap(),
        _ => edit + after.rfind_within(mistake),
    };
    let before = &text[..at];
    (before.matches('\n').count() + 1, before.rsplit('\n').next().unwrap().chars().count() + 1)
}

trait Within {
    fn rfind_within(&self, mistake: &Mistake) -> usize;
}

impl Within for str {
    /// Where in what was written instead stands what is underlined.
    fn rfind_within(&self, mistake: &Mistake) -> usize {
        self[..mistake.wrong.len()].find(mistake.underlined).unwrap()
    }
}

#[test]
fn every_mistake_is_told_once_with_its_name_its_place_and_its_cure_on_one_screen() {
    for mistake in MISTAKES {
        let Mistake { name, right, wrong, code, says, .. } = mistake;
        assert!(BOOK.contains(right), "{name}");
        let text = BOOK.replacen(right, wrong, 1);
        let path = file(&format!("mistake-{name}.json"), text.as_bytes());
        let run = distinguo(&["lint", &path]);
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{name}: {}", run.err);
        assert_eq!(run.err.matches("error: ").count(), 1, "{name}: {}", run.err);
        assert!(run.err.contains(&format!("[{code}]")), "{name}: {}", run.err);
        let joined = run.err.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in *says {
            assert!(joined.contains(words), "{name}: `{words}` in\n{}", run.err);
        }
        let (line, column) = place(&text, mistake);
        assert!(run.err.contains(&format!("--> {path}:{line}:{column}\n")), "{name} {line}:{column}\n{}", run.err);
        assert!(run.err.contains('^') && run.err.contains("= help: "), "{name}: {}", run.err);
        assert!(run.err.lines().count() <= SCREEN, "{name}: {}", run.err);
        let chinese = distinguo(&["lint", &path, "--lang", "zh"]).err;
        assert!(chinese.starts_with("错误：") && chinese.contains("= 建议："), "{name}: {chinese}");
        for frame in ["error: ", "help: ", "in: ", " is ", " the "] {
            let told = chinese.lines().filter(|line| !line.contains(" | ")).collect::<Vec<_>>().join("\n");
            assert!(!told.contains(frame), "{name}: `{frame}` in\n{chinese}");
        }
        assert!(chinese.lines().count() <= SCREEN, "{name}: {chinese}");
        // The same place, for machines.
        let report: Value = serde_json::from_str(&distinguo(&["lint", &path, "--json"]).out).unwrap();
        assert_eq!(report["problems"][0]["code"], *code, "{name}");
        assert_eq!(report["problems"][0]["line"], line, "{name}");
    }
    assert!(MISTAKES.len() > 40);
}

#[test]
fn the_book_without_a_mistake_is_sound() {
    assert_eq!(distinguo(&["lint", &file("no-mistake.json", BOOK.as_bytes())]).status, 0);
}

const GIVEN: &str = "core/tests/data/faults/author/mistakes";

fn given(name: &str) -> String {
    format!("{GIVEN}/{name}.json")
}

#[test]
fn author_mistakes_11_a_byte_order_mark_is_read() {
    let with = distinguo(&["lint", &file("bom.json", format!("\u{feff}{BOOK}").as_bytes())]);
    assert_eq!(with.status, 0, "{}", with.err);
    // The file that was given says nothing but what that version of the book lacks, at places that the mark does not move.
    let given = distinguo(&["lint", &given("11-bom")]);
    assert_eq!(given.err.matches("error: ").count(), 1, "{}", given.err);
    assert!(given.err.contains("[unbounded]"), "{}", given.err);
}

#[test]
fn author_mistakes_08_and_31_are_called_by_their_names() {
    let comma = distinguo(&["lint", &given("08-trailing-comma")]);
    assert!(comma.err.contains(":22:110\n") && comma.err.contains("a comma too many"), "{}", comma.err);
    let colon = distinguo(&["lint", &given("31-fullwidth-colon")]);
    assert!(colon.err.contains(":201:81\n") && colon.err.contains("`：` is full-width punctuation"), "{}", colon.err);
}

#[test]
fn author_mistakes_25_26_and_36_are_named_by_what_they_are() {
    let wide = distinguo(&["lint", &given("25-utf16")]);
    assert!(wide.status == 1 && wide.err.contains("it looks like UTF-16"), "{}", wide.err);
    assert!(wide.err.contains("--encoding utf-16") && !wide.err.contains("gb18030"), "{}", wide.err);
    let chinese = distinguo(&["lint", &given("26-gbk")]);
    assert!(chinese.err.contains("it looks like GBK (GB 18030)") && chinese.err.contains(":3:78\n"), "{}", chinese.err);
    assert!(chinese.err.contains("湖南省失实检举"), "the line is shown as it was meant: {}", chinese.err);
    assert!(chinese.err.contains("--encoding gb18030"), "{}", chinese.err);
    let empty = distinguo(&["lint", &given("36-empty-file")]);
    assert!(empty.err.contains("the text is empty") && empty.err.contains("whether it was saved"), "{}", empty.err);
    for run in [wide, chinese, empty] {
        assert!(run.status == 1 && run.err.matches("error: ").count() == 1, "{}", run.err);
        assert!(run.err.lines().count() <= SCREEN, "{}", run.err);
    }
}

#[test]
fn author_mistakes_39_one_cause_is_told_once_with_all_its_places() {
    let run = distinguo(&["lint", &given("39-many")]);
    assert_eq!(run.err.matches("there is no clause `hunan.mst`").count(), 1, "{}", run.err);
    let joined = run.err.split_whitespace().collect::<Vec<_>>().join(" ").replace(" | ", " ");
    assert!(joined.contains("the same at 9 more places: line 50 facts rights_harmed; line 53"), "{}", run.err);
    assert!(joined.contains("line 201 protections accused"), "{}", run.err);
    assert!(run.err.contains(": 11 errors\n"), "{}", run.err);
    assert!(run.err.lines().count() <= SCREEN, "{}", run.err);
}

#[test]
fn what_is_another_format_altogether_is_named() {
    for (name, text, called) in [
        ("book.yaml", "format: distinguo.rulebook/1\nid: x\n", "this looks like YAML"),
        ("book.xml", "<?xml version=\"1.0\"?>\n<book/>\n", "this looks like XML or HTML"),
        ("book.toml", "[book]\nid = \"x\"\n", "this looks like TOML"),
        ("book.md", "```json\n{}\n```\n", "this looks like Markdown"),
    ] {
        let run = distinguo(&["lint", &file(name, text.as_bytes())]);
        assert!(run.status == 1 && run.err.contains(called), "{name}: {}", run.err);
        assert!(run.err.contains(&format!("{name}:1:1\n")), "{name}: {}", run.err);
    }
    let run = distinguo(&["lint", &file("book.xlsx", b"PK\x03\x04\x14\x00\x06\x00\xff")]);
    assert!(run.status == 1 && run.err.contains("a ZIP archive, as .xlsx and .docx are"), "{}", run.err);
    let run = distinguo(&["lint", &file("book.xlsx", b"PK\x03\x04\x14\x00\x06\x00\xff"), "--lang", "zh"]);
    assert!(run.err.contains("疑为ZIP 压缩包") || run.err.contains("疑为 ZIP 压缩包"), "{}", run.err);
}

#[test]
fn a_calendar_that_does_not_ship_is_a_note_unless_it_is_given() {
    let path = file("calendar-cnn.json", BOOK.replacen("\"calendar\": \"cn\"", "\"calendar\": \"cnn\"", 1).as_bytes());
    let run = distinguo(&["lint", &path]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("note: the calendar `cnn` does not ship [unknown_calendar]"), "{}", run.out);
    assert!(run.out.contains("did you mean `cn`?"), "{}", run.out);
    let calendar = include_str!("../../../core/calendars/cn.json").replacen("\"id\": \"cn\"", "\"id\": \"cnn\"", 1);
    let run = distinguo(&["lint", &path, "--calendar", &file("cnn.json", calendar.as_bytes())]);
    assert!(run.status == 0 && !run.out.contains("unknown_calendar"), "{}{}", run.out, run.err);
}
