//! The types are the documents: whatever the kernel writes comes back as the same bytes, and whatever it reads as the kernel
//! would write it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic, its helpers too")]

use std::fs;
use std::path::Path;

use distinguo::host;
use distinguo::rulebook::Rulebook;
use distinguo_uniffi::{
    Act, Alike, Audit, Bars, CaseChange, CaseView, Change, Check, Choice, Comparison, Derived, Determination, DueItem,
    DueRequest, Findings, Governing, Id, Lasting, PersonView, Precedent, Problem, Question, Record, Refusal, Report,
    Shield, SmallestChange,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A small regulation.
const SMALL: &str = include_str!("../../schema/conformance/rulebooks/small.json");

/// The answer of the kernel, with a typed document.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum Answer<T> {
    Ok(T),
    Problems(Vec<Problem>),
    Refused { refusal: Box<Refusal>, lapses: Vec<Record> },
}

/// Asserts that an answer comes back as the same bytes; says whether it holds a document.
fn same<T: DeserializeOwned + Serialize>(answer: &str) -> bool {
    let typed: Answer<T> = serde_json::from_str(answer).unwrap_or_else(|error| panic!("{error}: {answer}"));
    assert_eq!(serde_json_canonicalizer::to_string(&typed).unwrap(), answer);
    matches!(typed, Answer::Ok(_))
}

fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

fn kernel(rulebook: &str) -> host::Kernel {
    host::Kernel::load(Rulebook::shipped_text(rulebook).unwrap(), None, None).unwrap()
}

/// The ids of the tables of a rulebook, each with those of its outcomes.
fn tables(rulebook: &str) -> Vec<(String, Vec<String>)> {
    let document: Value = serde_json::from_str(Rulebook::shipped_text(rulebook).unwrap()).unwrap();
    let id = |item: &Value| item["id"].as_str().unwrap().to_owned();
    let outcomes = |table: &Value| table["outcomes"].as_array().unwrap().iter().map(id).collect();
    document["tables"].as_array().unwrap().iter().map(|table| (id(table), outcomes(table))).collect()
}

#[test]
fn what_is_derived_from_findings() {
    let mut library = host::KernelSet::new();
    for id in Rulebook::shipped_ids() {
        library.add(&kernel(id));
    }
    let (mut determined, mut governed) = (0, 0);
    for (_, findings) in files("examples/cases", "json").into_iter().chain(files("schema/specimens", "json")) {
        if !same::<Findings>(&host::findings(&findings)) {
            continue;
        }
        same::<Comparison>(&library.determine_all(&findings));
        let document: Value = serde_json::from_str(&findings).unwrap();
        for under in document["under"].as_array().unwrap() {
            let id = under["rulebook"].as_str().unwrap();
            if Rulebook::shipped_text(id).is_none() {
                continue;
            }
            let kernel = kernel(id);
            determined += usize::from(same::<Determination>(&kernel.determine(&findings)));
            for (table, outcomes) in tables(id) {
                same::<Vec<Question>>(&kernel.questions(&findings, &table));
                same::<Vec<Id>>(&kernel.possible(&findings, &table));
                governed += usize::from(same::<Governing>(&library.governing(id, &findings, "2026-11-24", &table)));
                for outcome in outcomes {
                    same::<Option<SmallestChange>>(&kernel.smallest_change(&findings, &table, &outcome));
                }
            }
        }
    }
    assert!(determined >= 8 && governed > 0, "{determined} {governed}");

    let [before, after] = [
        SMALL,
        &SMALL.replace(
            "\"permit\": [\"refused\"], \"clause\": \"m.9\"",
            "\"permit\": [\"lighter\"], \"clause\": \"m.9\"",
        ),
    ]
    .map(|text| host::Kernel::load(text, None, None).unwrap());
    let findings = r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "small", "findings": [{"fact": "gain", "answer": "no"}, {"fact": "intent", "answer": "knowing"}]}]}"#;
    let changes = before.changes(&after, findings);
    assert!(same::<Vec<CaseChange>>(&changes) && changes.contains("lighter"), "{changes}");
}

#[test]
fn what_a_whole_procedure_writes() {
    let (mut done, mut refused, mut seen) = (0, 0, 0);
    for (file, text) in files("examples/cases", "jsonl") {
        let mut lines = text.lines();
        let heading: Value = serde_json::from_str(lines.next().unwrap()).unwrap();
        let Some(id) = heading["rulebook"].as_str().filter(|id| Rulebook::shipped_text(id).is_some()) else { continue };
        let kernel = kernel(id);
        let mut case = host::Case::new(&kernel);
        let mut now = String::new();
        for line in lines.filter(|line| line.contains("\"act\"")) {
            if !same::<Act>(&host::act(line)) {
                continue;
            }
            let act: Value = serde_json::from_str(line).unwrap();
            if same::<Vec<Record>>(&case.handle(line)) {
                done += 1
            } else {
                refused += 1
            }
            now = act["at"].as_str().unwrap().to_owned();
            assert!(same::<Option<CaseView>>(&case.view()), "{file}");
            assert!(same::<Vec<Choice>>(&case.options(&act["actor"].to_string(), &now)), "{file}");
            assert!(same::<Vec<DueItem>>(&case.due("null", &now)), "{file}");
            assert!(same::<Vec<Shield>>(&case.protections("null", "grade", now.get(..10).unwrap(), &now)), "{file}");
            // Whoever has just acted may have left the case by it, and a stranger is refused.
            seen += usize::from(same::<Option<PersonView>>(&case.explain_for(&act["actor"].to_string(), &now)));
            // The same id for something else.
            refused += usize::from(!same::<Vec<Record>>(&case.clone().handle(&line.replacen(
                "\"actor\": {\"id\": \"",
                "\"actor\": {\"id\": \"other-",
                1,
            ))));
        }
        for (table, _) in tables(id) {
            same::<Option<Precedent>>(&case.precedent(&table));
            same::<Alike>(&case.like("null", &table, &now));
        }
        for line in case.lines(0).lines() {
            let record: Record = serde_json::from_str(line).unwrap();
            assert_eq!(serde_json_canonicalizer::to_string(&record).unwrap(), line);
        }
        assert!(same::<Audit>(&kernel.audit(&case.lines(0), None)));
        assert!(same::<Audit>(&kernel.audit(&case.lines(0).replacen("20", "21", 1), None)));
        let mut cases = host::Cases::new();
        cases.add(&case);
        let day = now.get(..10).unwrap();
        assert!(same::<Bars>(&cases.bars("appointment", day, &now)));
        assert!(same::<Vec<Shield>>(&cases.protections("null", "grade", day, &now)));
        assert!(same::<Vec<Lasting>>(&cases.lasting("null", day, &now)));
        let blank = host::Case::new(&kernel);
        for changes in [blank.difference("null", &case, &now), case.difference("null", &blank, &now)] {
            assert!(same::<Vec<Change>>(&changes) && changes.contains("/case/case"), "{file}");
        }
        let mut tally = host::Tally::new(b"0123456789abcdef0123456789abcdef").unwrap();
        tally.cover(&kernel);
        tally.add(&case, &now);
        assert!(same::<Report>(&tally.report()));
    }
    assert!(done > 300 && refused > 100 && seen > 300, "{done} {refused} {seen}");
}

#[test]
fn what_stands_alone() {
    for (_, line) in
        files("schema/specimens", "jsonl").iter().flat_map(|(file, text)| text.lines().map(move |l| (file, l)))
    {
        assert!(same::<Act>(&host::act(line)), "{line}");
    }
    for (file, text) in files("schema/specimens", "json") {
        if file == "precedent.json" {
            assert!(same::<Precedent>(&host::precedent(&text)));
        }
    }
    let request = r#"{"calendar":"cn","counting":{"first_day":"excluded","months":"corresponding_day_else_last","rest_day_end":"next_working_day"},"from":"2026-09-28","limit":"5wd"}"#;
    assert!(same::<DueRequest>(&host::due_request(request)));
    assert!(same::<Derived>(&host::due(request, None)));
    // Beyond the calendar: between two ends, with a cause.
    assert!(same::<Derived>(&host::due(&request.replace("2026-09-28", "2031-09-28"), None)));
    let hours = request.replace("2026-09-28", "2026-09-28T08:30").replace("5wd", "72h");
    assert!(same::<Derived>(&host::due(&hours, None)));
    for id in Rulebook::shipped_ids() {
        assert!(same::<Check>(&host::check(Rulebook::shipped_text(id).unwrap())));
    }
    assert!(same::<Check>(&host::check("{}")));
    // The greatest number that every host holds.
    let most = r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "r", "findings": [{"amount": 9007199254740991, "fact": "f"}]}]}"#;
    let findings = distinguo_uniffi::findings_from_json(most).unwrap();
    assert_eq!(findings, distinguo_uniffi::findings_from_json(&findings.to_json()).unwrap());
    assert!(findings.to_json().contains(":9007199254740991"));
    assert!(!same::<Findings>(&host::findings(r#"{"format": 3, "under": {}, "unter": []}"#)));
}

/// Shared out over threads, and put together again.
#[test]
fn a_batch_is_answered_as_each_alone_and_in_order() {
    let text = |answer: &str| {
        format!(
            r#"{{"format": "distinguo.findings/1", "under": [{{"rulebook": "cn.reference", "findings": [{{"fact": "gain", "answer": "{answer}"}}]}}]}}"#
        )
    };
    let texts: Vec<String> = (0..300).map(|place| text(["none", "self", "lots"][place % 3])).collect();
    let findings = texts.iter().map(|text| distinguo_uniffi::findings_from_json(text).unwrap()).collect();
    let shipped = Rulebook::shipped_text("cn.reference").unwrap();
    let batch = distinguo_uniffi::Kernel::new(shipped, None, None).unwrap().determine_batch(findings);
    assert_eq!(batch.to_json(), kernel("cn.reference").determine_batch(&texts.join("\n")));
    assert_eq!(batch.size(), 300);
    for place in 0..300 {
        assert_eq!(batch.at(place).is_err(), place % 3 == 2);
    }
    assert_eq!(batch.at(300), Ok(None));
    assert_eq!(batch.at(-1), Ok(None));
}
