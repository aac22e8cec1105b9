//! Ledger and audit: audit judges as handling judged, a record owns its bytes, content and form, the algorithm.

use std::collections::BTreeMap;
use std::path::Path;

use distinguo::audit::{Anchor, Need, Report, Verdict, audit, audit_under};
use distinguo::case::{Act, RefusalCode};
use distinguo::document::{Algorithm, text};
use distinguo::error::Language;
use distinguo::host;
use distinguo::kernel::{Kernel, Ledger};
use distinguo::ledger::{Fault, Form};
use distinguo::rulebook::Rulebook;
use distinguo::time::{Calendar, Instant};
use serde_json::{Value, json};

use crate::forgers::handling_writes;
use crate::support::{self, Run};

/// Name and text of every file of acts that ships as an example.
pub fn examples() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/cases");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .filter(|file| file.extension().is_some_and(|extension| extension == "jsonl"))
        .map(|file| (file.file_stem().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(&file).unwrap()))
        .collect()
}

pub fn ran(text: &str) -> Run {
    support::run(text, |_, _| {}).unwrap_or_else(|(_, stop)| panic!("{stop:?}"))
}

fn example(name: &str) -> Run {
    ran(&examples()[name])
}

fn fault_file(path: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/faults").join(path)).unwrap()
}

fn fault_text(path: &str) -> String {
    String::from_utf8(fault_file(path)).unwrap()
}

pub fn values(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The hash of an entry by the algorithm that a ledger names.
pub fn hash(entry: &Value, by: Algorithm) -> String {
    use sha2::Digest as _;
    let bytes = [b"distinguo/entry/1\0".as_slice(), &serde_json_canonicalizer::to_vec(entry).unwrap()].concat();
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    match by {
        Algorithm::Sha256 => hex(&sha2::Sha256::digest(bytes)),
        Algorithm::Sm3 => format!("sm3:{}", hex(&sm3::Sm3::digest(bytes))),
    }
}

/// Closes the chain anew, so that nothing but handling can tell what was changed.
pub fn rechained(records: Vec<Value>) -> String {
    rechained_behind(records, None)
}

/// The same for entries behind the one that has that hash.
pub fn rechained_behind(mut records: Vec<Value>, previous: Option<&Value>) -> String {
    let mut text = String::new();
    let mut previous = previous.cloned();
    for record in &mut records {
        if let Some(previous) = &previous {
            record["entry"]["previous"] = previous.clone();
        }
        record["hash"] = hash(&record["entry"], Algorithm::Sha256).into();
        previous = Some(record["hash"].clone());
        text.push_str(&serde_json_canonicalizer::to_string(record).unwrap());
        text.push('\n');
    }
    text
}

fn forged(run: &Run, change: impl FnOnce(&mut Vec<Value>)) -> Report {
    let mut records = values(&run.ledger.lines(0));
    change(&mut records);
    audit_under(&run.kernels, rechained(records), None)
}

fn faults(report: &Report) -> Vec<(Option<u32>, Fault)> {
    report.faults.iter().map(|found| (found.entry, found.fault)).collect()
}

fn c1() -> Run {
    example("c1-staged-review")
}

#[test]
fn every_example_is_sound_and_changed_by_nobody_stays_so() {
    for (name, text) in examples() {
        let run = ran(&text);
        let report = audit_under(&run.kernels, run.ledger.lines(0), run.ledger.case().head());
        assert_eq!(report.verdict, Verdict::Sound, "{name}: {report:?}");
        assert_eq!(report.anchored, Some(Anchor::At { seq: run.ledger.case().seq() }), "{name}");
        assert_eq!(forged(&run, |_| ()).verdict, Verdict::Sound, "{name}");
    }
}

// Audit judges as handling judged.

#[test]
fn forged_act_id_reused_is_not_sound() {
    let run = c1();
    let ids = values(&run.ledger.lines(0));
    let first = ids[3]["entry"]["cause"]["act"]["id"].clone();
    let report = forged(&run, |records| {
        let later = records.iter_mut().skip(4).find(|record| record["entry"]["cause"].get("act").is_some());
        later.unwrap()["entry"]["cause"]["act"]["id"] = first;
    });
    assert_eq!(report.verdict, Verdict::NotSound);
    assert_eq!(report.faults[0].refusal, Some(RefusalCode::IdReused));
}

#[test]
fn forged_calendar_dropped_midway_is_not_sound() {
    let report = forged(&c1(), |records| {
        records[38]["entry"].as_object_mut().unwrap().remove("calendar");
    });
    assert_eq!((report.verdict, faults(&report)), (Verdict::NotSound, vec![(Some(39), Fault::Derivation)]));
}

#[test]
fn forged_required_reasons_absent_are_not_sound() {
    // The text is gone from beside the entry, and the commitment from the act: what is left says nothing.
    let run = example("p06-refused-then-varied");
    let decision = |records: &mut Vec<Value>| {
        let at = |record: &Value| record.pointer("/entry/cause/act/act/decide/reasons").is_some();
        records.iter().position(at).unwrap()
    };
    for commitment in [json!({"commitment": null}), json!({}), Value::Null] {
        let report = forged(&run, |records| {
            let place = decision(records);
            records[place].as_object_mut().unwrap().remove("texts");
            records[place]["entry"]["cause"]["act"]["act"]["decide"]["reasons"] = commitment;
        });
        assert_eq!(report.verdict, Verdict::NotSound, "{report:?}");
    }
}

#[test]
fn a_decision_whose_reasons_were_left_out_is_sound_only_where_none_were_needed() {
    let mut needed = 0;
    for (name, text) in examples() {
        let run = ran(&text);
        let records = values(&run.ledger.lines(0));
        for place in 0..records.len() {
            if records[place].pointer("/entry/cause/act/act/decide/reasons").is_none() {
                continue;
            }
            let mut records = records.clone();
            records[place]["entry"]["cause"]["act"]["act"]["decide"].as_object_mut().unwrap().remove("reasons");
            records[place]["texts"].as_object_mut().unwrap().remove("/act/decide/reasons");
            let text = rechained(records);
            let report = audit_under(&run.kernels, &text, None);
            if report.verdict == Verdict::Sound {
                assert!(handling_writes(&run.kernels, &text), "{name} {place}");
            } else {
                needed += usize::from(report.faults[0].refusal == Some(RefusalCode::ReasonsMissing));
            }
        }
    }
    assert!(needed > 0);
}

#[test]
fn a_text_that_is_missing_is_a_fault_unless_its_erasure_is_recorded() {
    let run = example("p06-refused-then-varied");
    let gone = forged(&run, |records| {
        for record in records {
            record.as_object_mut().unwrap().remove("texts");
        }
    });
    assert!(gone.verdict == Verdict::NotSound && gone.faults.iter().all(|found| found.fault == Fault::TextMissing));
}

#[test]
fn a_text_is_the_one_that_was_committed_to() {
    let report = forged(&c1(), |records| {
        let texts = records.iter_mut().find_map(|record| record.get_mut("texts")).unwrap();
        texts.as_object_mut().unwrap().values_mut().next().unwrap()["text"] = "something else".into();
    });
    assert!(faults(&report).iter().any(|(_, fault)| *fault == Fault::Text), "{report:?}");
}

#[test]
fn what_is_wrong_beyond_a_hundred_is_counted() {
    let report = forged(&c1(), |records| {
        let planted =
            (0..150).map(|number| (format!("/act/x{number}"), json!({"salt": "0a".repeat(16), "text": "planted"})));
        records[0]["texts"] = planted.collect::<serde_json::Map<_, _>>().into();
        // What follows is read all the same.
        records[1]["texts"] = json!({"/act/y": {"salt": "0b".repeat(16), "text": "planted"}});
    });
    assert_eq!((report.verdict, report.faults.len(), report.more), (Verdict::NotSound, 100, 51));
    assert_eq!(report.entries as usize, c1().ledger.records().len());
}

#[test]
fn commitments_have_one_form() {
    for change in [json!({"present": false}), json!({"present": true, "more": 1}), json!({})] {
        let report = forged(&c1(), |records| {
            let place = records.iter().position(|record| record.get("texts").is_some()).unwrap();
            let pointer = records[place]["texts"].as_object().unwrap().keys().next().unwrap().clone();
            let sealed = records[place].pointer_mut(&format!("/entry/cause/act{pointer}")).unwrap();
            let commitment = sealed["commitment"].clone();
            *sealed = change;
            sealed["commitment"] = commitment;
        });
        assert!(faults(&report).iter().any(|(_, fault)| *fault == Fault::Commitment), "{report:?}");
    }
}

// Three verdicts.

#[test]
fn forged_all_under_other_semantics_cannot_be_judged() {
    let run = c1();
    let report = forged(&run, |records| {
        for record in records {
            record["entry"]["semantics"] = 2.into();
        }
    });
    assert_eq!(report.verdict, Verdict::CannotBeJudged);
    let [unjudged] = report.unjudged.as_slice() else { panic!("{report:?}") };
    assert_eq!((unjudged.first, unjudged.last), (1, run.ledger.case().seq()));
    assert_eq!(unjudged.needs, Need::Semantics { semantics: 2 });
}

#[test]
fn forged_nonsense_under_other_semantics_is_never_sound_and_semantics_never_fall() {
    let at_the_end = forged(&c1(), |records| {
        let mut nonsense = records.last().unwrap().clone();
        nonsense["entry"]["semantics"] = 2.into();
        nonsense["entry"]["seq"] = (records.len() + 1).into();
        nonsense["entry"]["effects"] = json!([]);
        nonsense["entry"]["cause"] = json!({"lapse": {"period": "nonsense"}});
        nonsense.as_object_mut().unwrap().remove("texts");
        records.push(nonsense);
    });
    assert_eq!(at_the_end.verdict, Verdict::CannotBeJudged, "{at_the_end:?}");
    let midway = forged(&c1(), |records| records[20]["entry"]["semantics"] = 2.into());
    assert_eq!(midway.verdict, Verdict::NotSound);
    assert_eq!(faults(&midway)[0], (Some(22), Fault::Semantics));
}

#[test]
fn a_rulebook_that_is_not_at_hand_to_the_letter_leaves_its_entries_unjudged() {
    let run = c1();
    let other = Rulebook::shipped_text("cn.reference").unwrap().replacen("\"zh\": \"", "\"zh\": \"（修订）", 1);
    let other = Kernel::new(Rulebook::load(&other).unwrap(), None).unwrap();
    let report = audit(&other, run.ledger.lines(0), run.ledger.case().head());
    assert_eq!(report.verdict, Verdict::CannotBeJudged, "{report:?}");
    assert!(matches!(&report.unjudged[0].needs, Need::Rulebook { rulebook } if rulebook.id.as_str() == "cn.reference"));
    assert_eq!(report.anchored, Some(Anchor::At { seq: run.ledger.case().seq() }), "the chain is judged all the same");
}

#[test]
fn an_algorithm_or_a_wire_version_of_later_kernels_cannot_be_judged() {
    let text = c1().ledger.lines(0);
    let run = c1();
    for (from, to, needs) in [
        ("\"algorithm\":\"sha256\"", "\"algorithm\":\"sha3\"", Need::Algorithm { algorithm: "sha3".to_owned() }),
        ("\"wire\":1", "\"wire\":7", Need::Wire { wire: 7 }),
    ] {
        let text = text.replacen(from, to, 1);
        let report = audit_under(&run.kernels, &text, None);
        assert_eq!((report.verdict, &report.unjudged[0].needs), (Verdict::CannotBeJudged, &needs));
        assert!(Ledger::read(&text).is_err(), "and it is not read");
    }
}

#[test]
fn what_is_wrong_prevails_over_what_cannot_be_judged() {
    let report = forged(&c1(), |records| {
        records[10]["entry"]["effects"] = json!([]);
        let last = records.last_mut().unwrap();
        last["entry"]["semantics"] = 2.into();
    });
    assert_eq!(report.verdict, Verdict::NotSound);
    assert!(!report.unjudged.is_empty());
}

// A newer calendar, and one that is not at hand.

fn reference(calendar: Option<&str>) -> Kernel {
    let calendar = calendar.map(|text| Calendar::load(text).unwrap());
    Kernel::new(Rulebook::shipped("cn.reference").unwrap(), calendar).unwrap()
}

fn opened_late_in_2026(kernel: &Kernel) -> Ledger {
    let text = fault_text("field/frac.jsonl").replace("2026-01-0", "2026-12-2");
    let mut ledger = Ledger::new();
    for line in text.lines().skip(1) {
        ledger.handle(kernel, &Act::load(line).unwrap()).unwrap();
    }
    ledger
}

#[test]
fn a_newer_edition_in_the_kernel_leaves_a_sound_ledger_sound() {
    let ledger = opened_late_in_2026(&reference(None));
    let later = reference(Some(&fault_text("field/cn-2027.json")));
    assert_ne!(ledger.records()[0].entry().calendar(), opened_late_in_2026(&later).records()[0].entry().calendar());
    let report = audit(&later, ledger.lines(0), None);
    assert_eq!(report.verdict, Verdict::Sound, "{report:?}");
}

#[test]
fn an_edition_that_is_not_at_hand_leaves_a_ledger_unjudged_and_says_which() {
    let later = reference(Some(&fault_text("field/cn-2027.json")));
    let ledger = opened_late_in_2026(&later);
    let report = audit(&reference(None), ledger.lines(0), None);
    assert_eq!(report.verdict, Verdict::CannotBeJudged, "{report:?}");
    let edition = Calendar::load(&fault_text("field/cn-2027.json")).unwrap().newest().named();
    let needs = format!("calendar cn@2027 ({})", edition.digest.as_str());
    assert_eq!(report.unjudged[0].needs.to_string(), needs, "the edition, and the digest that tells it from another");
    assert_eq!(audit(&later, ledger.lines(0), None).verdict, Verdict::Sound);
}

// A record owns its bytes.

#[test]
fn unknown_members_of_an_entry_survive_reading_and_writing() {
    let mut records = values(&c1().ledger.lines(0));
    records[5]["entry"]["later"] = json!({"note": ["of a later kernel"]});
    let text = rechained(records);
    let read = Ledger::read(&text).map_err(|(_, problem)| problem).unwrap();
    assert_eq!(read.lines(0), text, "what was read is written again, to the byte");
    let again = Ledger::read(read.lines(0)).map_err(|(_, problem)| problem).unwrap();
    assert_eq!(again.case(), read.case());
    // They are in the JSON of the record.
    assert!(read.lines(0).contains("of a later kernel"));
    assert_eq!(serde_json::to_value(&read.records()[5]).unwrap()["entry"]["later"]["note"][0], "of a later kernel");
    // Handling would not have written it: it is not called sound, and not called wrong.
    let report = audit_under(&c1().kernels, &text, None);
    assert_eq!(report.verdict, Verdict::CannotBeJudged, "{report:?}");
    assert_eq!(report.unjudged[0].needs, Need::Member { pointer: "/later".to_owned() });
}

#[test]
fn a_member_in_the_place_of_a_known_one_is_no_unknown_member() {
    let report = forged(&c1(), |records| {
        let entry = records[5]["entry"].as_object_mut().unwrap();
        let effects = entry.remove("effects").unwrap();
        entry.insert("effect".to_owned(), effects);
    });
    assert_eq!(report.verdict, Verdict::NotSound);
}

// Content and form.

/// The same ledger in another form.
fn form(text: &str, line: impl Fn(&str) -> String) -> String {
    text.lines().map(line).collect()
}

#[test]
fn differences_of_form_are_told_and_the_content_is_judged_all_the_same() {
    let run = c1();
    let text = run.ledger.lines(0);
    let lines = u32::try_from(text.lines().count()).unwrap();
    let pretty = |line: &str| {
        let value: Value = serde_json::from_str(line).unwrap();
        let turned: serde_json::Map<String, Value> = value.as_object().unwrap().clone().into_iter().rev().collect();
        format!("{}\n", serde_json::to_string_pretty(&turned).unwrap().replace('\n', " "))
    };
    for (other, expected) in [
        (text.replace('\n', "\r\n"), (Form::LineEnd, 1, lines)),
        (format!("\u{feff}{text}"), (Form::ByteOrderMark, 1, 1)),
        (form(&text, |line| format!("{line}\n\n")), (Form::BlankLine, 2, lines)),
        (form(&text, pretty), (Form::Spacing, 1, lines)),
    ] {
        let report = audit_under(&run.kernels, &other, run.ledger.case().head());
        assert_eq!(report.verdict, Verdict::Sound, "{expected:?} {report:?}");
        assert_eq!(report.form.iter().map(|one| (one.form, one.line, one.lines)).collect::<Vec<_>>(), [expected]);
        let read = Ledger::read(&other).map_err(|(_, problem)| problem).unwrap();
        assert_eq!(read.case(), run.ledger.case(), "{expected:?}");
        // And the content behind another form is judged: a changed word is found.
        let changed = other.replacen("district-cdi", "district-xxx", 1);
        assert_eq!(audit_under(&run.kernels, &changed, None).verdict, Verdict::NotSound, "{expected:?}");
    }
}

#[test]
fn bytes_that_are_no_utf8_are_a_fault_at_their_place_and_nothing_is_replaced() {
    let run = c1();
    let mut bytes = run.ledger.lines(0).into_bytes();
    let third = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(1).unwrap().0 + 1;
    bytes[third + 20] = 0xff;
    let report = audit_under(&run.kernels, &bytes, None);
    let found = report.faults[0];
    assert_eq!((found.line, found.fault, found.byte), (3, Fault::NotUtf8, Some(21)));
    let (kept, problem) = Ledger::read(&bytes).unwrap_err();
    assert_eq!((kept.records().len(), problem.pointer(), problem.code().as_str()), (2, "/2", "not_utf8"));
    assert!(problem.message(Language::En).contains("line 3 byte 21"), "{problem}");
}

#[test]
fn field_gbk_and_utf16_are_recognised_and_named() {
    for (path, place, encoding) in [
        ("field/acts-gbk.jsonl", "line 2 byte", "GBK (GB 18030)"),
        ("author/mistakes/26-gbk.json", "line 3 byte 78", "GBK (GB 18030)"),
        ("author/mistakes/25-utf16.json", "line 1 byte 1", "UTF-16"),
    ] {
        let problem = text(&fault_file(path)).unwrap_err();
        let message = problem.message(Language::En);
        assert!(message.contains(place) && message.contains(encoding), "{path}: {message}");
        assert!(problem.message(Language::Zh).contains("字节"), "{path}");
    }
    let without_mark: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert!(text(&without_mark).unwrap_err().message(Language::En).contains("UTF-16"));
    assert!(text(b"\"caf\xe9\"").unwrap_err().message(Language::En).contains("another encoding"));
    assert_eq!(text("文".as_bytes()).unwrap(), "文");
}

#[test]
fn field_bom_is_no_part_of_a_document() {
    for path in ["field/bom.json", "author/mistakes/11-bom.json"] {
        let bytes = fault_file(path);
        assert!(bytes.starts_with(b"\xef\xbb\xbf"));
        assert!(text(&bytes).unwrap().starts_with('{'), "{path}");
    }
    let document = fault_text("field/bom.json");
    assert!(host::findings(&document).starts_with("{\"ok\":"), "hosts hand in texts as they are");
}

#[test]
fn author_an_empty_file_is_called_empty() {
    let problems = Rulebook::load(text(&fault_file("author/mistakes/36-empty-file.json")).unwrap()).unwrap_err();
    assert_eq!(problems.iter().map(|problem| problem.code().as_str()).collect::<Vec<_>>(), ["nothing_there"]);
}

#[test]
fn field_fractions_of_a_second_are_read_and_left_away() {
    let text = fault_text("field/frac.jsonl");
    let run = ran(&text);
    assert_eq!(run.ledger.records()[0].entry().at().to_string(), "2026-01-05T01:00:00Z");
    assert_eq!(audit_under(&run.kernels, run.ledger.lines(0), None).verdict, Verdict::Sound);
    let at = |text: &str| Instant::parse(text).map(|at| at.to_string());
    assert_eq!(at("2026-01-05T23:59:59.999999999Z").as_deref(), Some("2026-01-05T23:59:59Z"), "never a later second");
    for wrong in ["2026-01-05T09:00:00.Z", "2026-01-05T09:00:00.1x5Z", "2026-01-05T09:00.5Z", "2026-01-05T09:00:00,5Z"]
    {
        assert_eq!(at(wrong), None, "{wrong}");
    }
}

#[test]
fn field_a_path_of_windows_is_told_at_its_line_with_the_cause() {
    let answer = host::findings(&fault_text("field/winpath.json"));
    assert!(answer.contains("a single backslash where two are needed at line 7 column 20"), "{answer}");
}

// The algorithm.

fn chosen(hash: Option<&str>) -> Ledger {
    let kernel = reference(None);
    let mut ledger = Ledger::new();
    for line in fault_text("field/frac.jsonl").lines().skip(1) {
        let mut act: Value = serde_json::from_str(line).unwrap();
        if let (Some(hash), Some(open)) = (hash, act["act"].get_mut("open")) {
            open["hash"] = hash.into();
        }
        ledger.handle(&kernel, &Act::load(&act.to_string()).unwrap()).unwrap();
    }
    ledger
}

#[test]
fn the_first_entry_names_the_algorithm_and_the_host_chooses_it() {
    for (hash, by) in [(None, Algorithm::Sha256), (Some("sha256"), Algorithm::Sha256), (Some("sm3"), Algorithm::Sm3)] {
        let ledger = chosen(hash);
        let named: Vec<_> = ledger.records().iter().map(|record| record.entry().algorithm()).collect();
        assert_eq!(named, [Some(by), None, None, None]);
        assert!(ledger.records().iter().all(|record| record.hash().algorithm() == by));
        for record in values(&ledger.lines(0)) {
            assert_eq!(record["hash"], self::hash(&record["entry"], by), "a second implementation of the hash agrees");
        }
        let sealed = &values(&ledger.lines(0))[2]["entry"]["cause"]["act"]["act"]["raise"]["reasons"]["commitment"];
        assert_eq!(sealed.as_str().unwrap().starts_with("sm3:"), by == Algorithm::Sm3, "commitments are by it too");
        assert_eq!(audit(&reference(None), ledger.lines(0), ledger.case().head()).verdict, Verdict::Sound);
        assert_eq!(Ledger::read(ledger.lines(0)).map_err(|(_, problem)| problem).unwrap().case(), ledger.case());
    }
    let open =
        fault_text("field/frac.jsonl").lines().nth(1).unwrap().replace("\"open\": {", "\"open\": {\"hash\": \"md5\", ");
    assert!(Act::load(&open).unwrap_err().iter().any(|problem| problem.pointer() == "/act/open/hash"));
}

#[test]
fn the_hash_of_sm3_is_that_of_its_standard() {
    // GB/T 32905-2016, example 1.
    let digest = <sm3::Sm3 as sha2::Digest>::digest(b"abc");
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
}

#[test]
fn the_algorithm_is_part_of_what_is_hashed_and_never_changes() {
    let ledger = chosen(Some("sm3"));
    // Another name with the hashes left as they are, or made anew by the other algorithm.
    let text = ledger.lines(0).replacen("\"algorithm\":\"sm3\"", "\"algorithm\":\"sha256\"", 1);
    assert_eq!(audit(&reference(None), &text, None).verdict, Verdict::NotSound);
    let mut records = values(&chosen(None).lines(0));
    records[0]["entry"].as_object_mut().unwrap().remove("algorithm");
    let report = audit(&reference(None), rechained(records), None);
    assert!(faults(&report).iter().any(|(_, fault)| *fault == Fault::Algorithm), "{report:?}");
    let mut records = values(&chosen(None).lines(0));
    records[2]["entry"]["algorithm"] = "sha256".into();
    assert_eq!(audit(&reference(None), rechained(records), None).verdict, Verdict::NotSound);
}

// What was written is read.

#[test]
fn what_would_be_too_large_to_read_is_refused_when_it_is_written() {
    let act = |length: usize| {
        let line = fault_text("field/frac.jsonl").lines().nth(3).unwrap().to_owned();
        let mut act: Value = serde_json::from_str(&line).unwrap();
        act["act"]["raise"]["reasons"]["text"] = "x".repeat(length).into();
        Act::load(&act.to_string()).unwrap()
    };
    let kernel = reference(None);
    let mut ledger = Ledger::new();
    for line in fault_text("field/frac.jsonl").lines().skip(1).take(2) {
        ledger.handle(&kernel, &Act::load(line).unwrap()).unwrap();
    }
    let before = ledger.lines(0);
    let refusal = ledger.handle(&kernel, &act((4 << 20) - 600)).unwrap_err();
    assert_eq!((refusal.code(), ledger.lines(0)), (RefusalCode::TooLarge, before));
    ledger.handle(&kernel, &act((4 << 20) - 6_000)).unwrap();
    let text = ledger.lines(0);
    assert_eq!(Ledger::read(&text).map_err(|(_, problem)| problem).unwrap().case(), ledger.case());
    assert_eq!(audit(&kernel, &text, None).verdict, Verdict::Sound);
}

#[test]
fn a_repeated_act_is_answered_with_its_entry_and_the_ledger_stays_as_it_is() {
    let run = ran(&fault_text("bent/repeat.jsonl"));
    assert_eq!(run.ledger.records().len(), 4);
    assert_eq!(audit_under(&run.kernels, run.ledger.lines(0), None).verdict, Verdict::Sound);
    let last = fault_text("bent/repeat.jsonl").lines().last().unwrap().to_owned();
    let mut ledger = run.ledger.clone();
    let answer = ledger.handle(run.kernel(), &Act::load(&last).unwrap()).unwrap().to_vec();
    assert_eq!(answer, run.ledger.records()[3..]);
}

#[test]
fn a_record_says_nothing_twice() {
    // A reader that takes the last of two members would read another record than the one that was hashed.
    let run = c1();
    let text = run.ledger.lines(0);
    let lines: Vec<&str> = text.lines().collect();
    let (at, line) = lines.iter().enumerate().rfind(|(_, line)| line.contains("\"texts\":")).unwrap();
    let record: Value = serde_json::from_str(line).unwrap();
    let mut other = record["entry"].clone();
    other["case"] = json!("other");
    let texts = record["texts"].as_object().unwrap();
    let (pointer, private) = texts.iter().next().unwrap();
    let forged = json!({"text": "forged", "salt": private["salt"]});
    let more = |member: String| format!("{},{member}}}", &line[..line.len() - 1]);
    let within = |texts: String| line.replacen("\"texts\":{", &format!("\"texts\":{{{texts},"), 1);
    for twice in [
        more(format!("\"entry\":{other}")),
        more("\"hash\":\"00\"".to_owned()),
        more(format!("\"texts\":{}", json!({pointer: forged}))),
        more("\"note\":1,\"note\":2".to_owned()),
        within(format!("{}:{forged}", json!(pointer))),
    ] {
        let mut lines = lines.clone();
        lines[at] = &twice;
        let report = audit_under(&run.kernels, lines.join("\n"), None);
        assert_eq!((report.verdict, report.faults[0].fault), (Verdict::NotSound, Fault::Unreadable), "{twice}");
        assert!(Ledger::read(lines.join("\n")).is_err());
    }
    let mut lines = lines.clone();
    let once = more("\"note\":1".to_owned());
    lines[at] = &once;
    assert_eq!(audit_under(&run.kernels, lines.join("\n"), None).verdict, Verdict::Sound);
}
