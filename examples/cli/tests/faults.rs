//! What people have on their machines, and what forgers make of it, on the command line.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic, its helpers too")]

mod command;

use std::ffi::OsStr;
use std::path::PathBuf;

use command::Run;
use serde_json::Value;

fn told<A: AsRef<OsStr>>(input: &[u8], arguments: &[A]) -> Run {
    command::told(Some("100"), input, arguments)
}

const FAULTS: &str = "core/tests/data/faults";

fn fault(path: &str) -> String {
    format!("{FAULTS}/{path}")
}

fn bytes(path: &str) -> Vec<u8> {
    std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(fault(path))).unwrap()
}

/// The calendar with the year 2027 in a file, with the bounds beyond it that calendars tell today: those of the one that ships.
fn newer_calendar(name: &str) -> String {
    let mut calendar: Value = serde_json::from_slice(&bytes("field/cn-2027.json")).unwrap();
    let shipped: Value = serde_json::from_str(include_str!("../../../core/calendars/cn.json")).unwrap();
    calendar["beyond"] = shipped["beyond"].clone();
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, calendar.to_string()).unwrap();
    path.display().to_string()
}

#[test]
fn field_a_calendar_that_says_nothing_beyond_its_years_is_refused_by_code() {
    let mut calendar: Value = serde_json::from_slice(&bytes("field/cn-2027.json")).unwrap();
    calendar.as_object_mut().unwrap().remove("beyond");
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("without-bounds.json");
    std::fs::write(&path, calendar.to_string()).unwrap();
    let path = path.display().to_string();
    let acts = bytes("field/frac.jsonl");
    for command in [&["run", "-"][..], &["lint", "cn.reference"], &["self-check"]] {
        let refused = told(&acts, &[command, &["--calendar", &path]].concat());
        assert!(refused.status == 1 && refused.err.contains("[beyond_missing]"), "{command:?}: {}", refused.err);
    }
    // With the bounds it is read.
    let read = told(&acts, &["run", "-", "--calendar", &newer_calendar("with-bounds.json")]);
    assert!(!read.err.contains("[beyond_missing]"), "{}", read.err);
}

fn ledger(acts: &str) -> String {
    let run = told(b"", &["run", acts]);
    assert_eq!(run.status, 0, "{}", run.err);
    run.out
}

#[test]
fn field_gbk_is_named_with_its_place_and_read_where_its_encoding_is_named() {
    let acts = fault("field/acts-gbk.jsonl");
    let refused = told(b"", &["run", &acts]);
    assert_eq!((refused.status, refused.out.as_str()), (1, ""), "nothing is sealed that was guessed");
    assert!(refused.err.contains("GBK (GB 18030)") && refused.err.contains("line 2 byte"), "{}", refused.err);
    assert!(refused.err.contains("--encoding gb18030"), "{}", refused.err);
    let read = told(b"", &["run", "--encoding", "gb18030", &acts]);
    assert!(read.out.contains("张三") && read.out.contains("李四"), "two names stay two: {}{}", read.out, read.err);
    // The same by standard input, and as a ledger.
    assert_eq!(told(&bytes("field/acts-gbk.jsonl"), &["run", "-", "--encoding=gb18030"]).out, read.out);
    assert_eq!(told(&bytes("field/acts-gbk.jsonl"), &["audit", "-"]).status, 1);
    // What is no GB 18030 either is told with its place.
    let neither = told(b"{\"a\": \"\xff\"}", &["run", "-", "--encoding", "gb18030"]);
    assert_eq!(neither.status, 2);
    assert!(neither.err.contains("byte 8"), "{}", neither.err);
}

#[test]
fn author_utf16_is_named_and_read_where_it_is_named() {
    let book = fault("author/mistakes/25-utf16.json");
    let refused = told(b"", &["lint", &book]);
    assert!(refused.status == 1 && refused.err.contains("UTF-16"), "{}", refused.err);
    // The book of these two says of an approval not how often it may happen again: that is told, so they were read.
    for read in [&["lint", &book, "--encoding", "utf-16"][..], &["lint", &fault("author/mistakes/11-bom.json")]] {
        let told = told(b"", read);
        assert!(told.status == 1 && told.err.contains("[unbounded]"), "{read:?}: {}", told.err);
        assert_eq!(told.err.matches("help: ").count(), 1, "nothing else is wrong with it: {}", told.err);
    }
    // One that is sound, with a mark at its beginning, is sound.
    let sound = distinguo::rulebook::Rulebook::shipped_text("cn.hunan.clarification.2023").unwrap();
    let marked = format!("\u{feff}{sound}");
    let wide: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(told(&wide, &["lint", "-"]).status, 1);
    assert_eq!(told(&wide, &["lint", "-", "--encoding", "utf-16"]).status, 0);
    assert_eq!(told(marked.as_bytes(), &["lint", "-"]).status, 0);
    let empty = told(b"", &["lint", &fault("author/mistakes/36-empty-file.json")]);
    assert!(empty.status == 1 && empty.err.contains("the text is empty"), "{}", empty.err);
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_utf8_are_answered() {
    use std::os::unix::ffi::OsStrExt as _;
    let name = OsStr::from_bytes(b"\xc4\xe3\xba\xc3.jsonl");
    for command in ["run", "audit", "show", "sweep", "lint", "decide", "lists", "diagram"] {
        let run = told(b"", &[OsStr::new(command), name]);
        assert!(run.status == 2 && !run.err.contains("panicked"), "{command}: {}", run.err);
    }
    // A file of that name is read like any other.
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("no-utf8");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), bytes("bent/repeat.jsonl")).unwrap();
    assert_eq!(told(b"", &[OsStr::new("run"), folder.join(name).as_os_str()]).status, 0);
    // So is a folder with a file whose name would clear the screen.
    let wild = folder.join("\u{1b}[2J\n✓ sound.jsonl");
    std::fs::write(&wild, "nothing").unwrap();
    let swept = told(b"", &[OsStr::new("sweep"), folder.as_os_str(), OsStr::new("--at"), OsStr::new("2026-01-01")]);
    assert!(!swept.err.contains("\u{1b}[2J") && !swept.err.lines().any(|line| line.starts_with('✓')), "{}", swept.err);
}

#[test]
fn bent_repeat_is_answered_with_the_entries_once_and_no_broken_ledger() {
    let run = told(b"", &["run", &fault("bent/repeat.jsonl")]);
    assert_eq!((run.status, run.out.lines().count()), (0, 4));
    assert!(run.err.contains("`004` was done before"), "{}", run.err);
    assert_eq!(told(run.out.as_bytes(), &["audit", "-"]).status, 0);
}

#[test]
fn bent_spoof_prints_no_line_and_no_code_of_its_own() {
    let run = told(b"", &["run", &fault("bent/spoof.jsonl")]);
    for command in [&["show", "-"][..], &["audit", "-"]] {
        let shown = told(run.out.as_bytes(), command);
        let all = shown.out + &shown.err;
        assert!(!all.contains(['\u{1b}', '\u{202e}']), "{all}");
        assert!(!all.lines().any(|line| line.trim_start().starts_with("[39]")), "{all}");
    }
    // A refusal quotes what was handed in.
    let mut acts = String::from_utf8(bytes("bent/spoof.jsonl")).unwrap();
    acts = acts.replace("\"id\": \"006\"", "\"id\": \"\\u001b[2J\\n✓ done\"").replace("in_scope", "nothing");
    let refused = told(acts.as_bytes(), &["run", "-"]);
    assert_eq!(refused.status, 1);
    assert!(
        !refused.err.contains('\u{1b}') && !refused.err.lines().any(|line| line.starts_with('✓')),
        "{}",
        refused.err
    );
}

#[test]
fn an_audit_tells_three_verdicts_by_its_exit_status_and_only_the_first_with_a_tick() {
    let sound = ledger("examples/cases/p21-korea-ratified-afterwards.jsonl");
    let wrong = sound.replacen("2026-0", "2025-0", 1);
    let unjudged = sound.replacen("\"wire\":1", "\"wire\":2", 1);
    for (ledger, status, sign, verdict) in
        [(&sound, 0, '✓', "sound"), (&wrong, 1, '✗', "not_sound"), (&unjudged, 3, '?', "cannot_be_judged")]
    {
        let page = told(ledger.as_bytes(), &["audit", "-"]);
        assert_eq!((page.status, page.out.chars().next()), (status, Some(sign)), "{}", page.out);
        assert_eq!(page.out.contains('✓'), status == 0, "{}", page.out);
        let json = told(ledger.as_bytes(), &["audit", "-", "--json"]);
        let report: Value = serde_json::from_str(&json.out).unwrap();
        assert_eq!((json.status, report["verdict"].as_str()), (status, Some(verdict)));
        let chinese = told(ledger.as_bytes(), &["audit", "-", "--lang", "zh"]);
        assert_eq!(chinese.status, status);
    }
}

#[test]
fn a_ledger_that_was_decided_under_precedents_is_judged_with_them() {
    let file = |name: &str, text: &str| {
        let path = std::env::temp_dir().join(format!("distinguo-{}-{name}", std::process::id()));
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let precedent = r#"{"format": "distinguo.precedent/1", "rulebook": "cn.reference", "version": "1.0.0",
        "table": "tolerance", "findings": {"gain": "self"}, "outcome": "not_tolerated"}"#;
    let set = file("set.json", &format!("[{precedent}]"));
    let acts = concat!(env!("CARGO_MANIFEST_DIR"), "/../cases/p01-application-to-visits.jsonl");
    let ledger = told(b"", &["run", acts, "--precedents", &set]);
    assert_eq!(ledger.status, 0, "{}", ledger.err);
    let without = told(ledger.out.as_bytes(), &["audit", "-"]);
    assert_eq!(without.status, 3, "{}", without.out);
    assert!(without.out.contains("needs the set of precedents with the digest"), "{}", without.out);
    assert_eq!(told(ledger.out.as_bytes(), &["audit", "-", "--precedents", &set]).status, 0);
    let other = file("other.json", &format!("[{precedent},{precedent}]"));
    assert_eq!(told(ledger.out.as_bytes(), &["audit", "-", "--precedents", &other]).status, 3);
    assert_eq!(told(ledger.out.as_bytes(), &["audit", "-", "--precedents", &other, "--precedents", &set]).status, 0);
    let wrong = file("wrong.json", &format!("[{}]", precedent.replace("gain", "gian")));
    let wrong = told(b"", &["run", acts, "--precedents", &wrong]);
    assert!(wrong.status != 0 && wrong.err.contains("/0/findings/gian"), "{}", wrong.err);
}

#[test]
fn field_line_ends_are_a_difference_of_form() {
    let text = ledger("examples/cases/p21-korea-ratified-afterwards.jsonl").replace('\n', "\r\n");
    let run = told(text.as_bytes(), &["audit", "-"]);
    assert_eq!(run.status, 0, "{}", run.out);
    assert!(run.out.contains("form: lines end as Windows ends them"), "{}", run.out);
}

#[test]
fn field_a_ledger_under_a_calendar_that_does_not_ship_is_read_with_it() {
    let calendar = newer_calendar("newer.json");
    let acts = String::from_utf8(bytes("field/frac.jsonl")).unwrap().replace("2026-01-0", "2026-12-2");
    // By its last act one official withdraws another, which none may: parties ask for it, and officials declare themselves.
    let acts: String = acts.lines().take(4).map(|line| format!("{line}\n")).collect();
    let later = told(acts.as_bytes(), &["run", "-", "--calendar", &calendar]);
    assert!(later.status == 0 && later.out.contains("\"edition\":\"2027\""), "{}", later.err);
    let without = told(later.out.as_bytes(), &["audit", "-"]);
    assert_eq!(without.status, 3, "{}", without.out);
    assert!(without.out.contains("needs calendar cn@2027"), "{}", without.out);
    assert_eq!(told(later.out.as_bytes(), &["audit", "-", "--calendar", &calendar]).status, 0);
    for command in [&["show", "-"][..], &["next", "-", "--at", "2026-12-30"]] {
        let without = told(later.out.as_bytes(), command);
        assert!(without.status == 2 && without.err.contains("--calendar"), "{}{}", without.out, without.err);
        let with = told(later.out.as_bytes(), &[command, &["--calendar", &calendar]].concat());
        assert_eq!(with.status, 0, "{}", with.err);
    }
    // A newer calendar leaves what was sound before it sound.
    let before = told(acts.as_bytes(), &["run", "-"]).out;
    assert_eq!(told(before.as_bytes(), &["audit", "-", "--calendar", &calendar]).status, 0);
}

#[test]
fn every_command_that_reads_a_ledger_or_a_rulebook_takes_calendars() {
    let book = "cn.reference";
    let calendar = newer_calendar("newer-for-all.json");
    for command in [
        &["decide", "examples/cases/c06-yidu-bridge.json"][..],
        &["lint", book],
        &["lists", book],
        &["diagram", book],
        &["self-check"],
        &["sweep", "examples/cases", "--at", "2026-01-01"],
        &["report", "examples/cases", "--secret-file", "README.md"],
    ] {
        let run = told(b"", &[command, &["--calendar", &calendar, "--calendar", &calendar]].concat());
        assert!(!run.err.contains("unexpected argument"), "{command:?}: {}", run.err);
        let wrong = told(b"", &[command, &["--calendar", &fault("field/winpath.json")]].concat());
        assert!(wrong.status == 1 && wrong.err.contains("winpath.json:7:20"), "{command:?}: {}", wrong.err);
    }
}

#[test]
fn a_ledger_may_be_hashed_by_sm3() {
    let acts =
        String::from_utf8(bytes("field/frac.jsonl")).unwrap().replace("\"open\": {", "\"open\": {\"hash\": \"sm3\", ");
    let run = told(acts.as_bytes(), &["run", "-"]);
    assert!(run.out.lines().all(|line| line.contains("\"hash\":\"sm3:")), "{}{}", run.out, run.err);
    let head: Value = serde_json::from_str(run.out.lines().last().unwrap()).unwrap();
    let audit = told(run.out.as_bytes(), &["audit", "-", "--head", head["hash"].as_str().unwrap()]);
    assert_eq!(audit.status, 0, "{}", audit.out);
}
