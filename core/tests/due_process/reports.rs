//! §17. Counts are told by the cell key method. What an attacker makes of a year of reports is tried in
//! `core/src/report/attack.rs`; here, what is counted, and that the report tells it.

use std::collections::BTreeMap;

use distinguo::error::Language;
use distinguo::host;
use distinguo::kernel::{Kernel, Ledger};
use distinguo::report::{Secret, Tally, Uncounted};
use distinguo::rulebook::Rulebook;
use distinguo::time::Instant;
use serde_json::{Value, json};

use crate::stage::{Play, Stage, private};
use crate::story::Story;
use crate::support::Run;

const START: &str = "2026-03-02T10:00:00+08:00";
const LATER: &str = "2026-05-04T10:00:00+08:00";

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// A secret of a host, one of many.
fn secret(number: u8) -> Secret {
    let mut bytes = *b"a secret of a host for its tests";
    bytes[0] = number;
    Secret::new(&bytes).unwrap()
}

/// The report of a host over ledgers.
fn report(number: u8, books: &[&Rulebook], ledgers: &[(&Kernel, &Ledger)], now: Instant) -> Value {
    let mut tally = Tally::new(secret(number));
    books.iter().for_each(|book| tally.cover(book));
    for (kernel, ledger) in ledgers {
        tally.add(kernel, ledger, now).unwrap();
    }
    serde_json::to_value(tally.report()).unwrap()
}

/// Every number of a report by its place: rulebook, what is counted, of what, which cell; `*` for totals.
fn numbers(report: &Value) -> BTreeMap<String, u64> {
    let mut numbers = BTreeMap::new();
    for part in report["rulebooks"].as_array().unwrap() {
        for (kind, told) in part.as_object().unwrap() {
            let distributions = match told {
                Value::Array(several) => several.iter().collect(),
                Value::Object(_) if kind != "title" => vec![told],
                _ => vec![],
            };
            for distribution in distributions {
                let of = distribution["of"].as_str().unwrap_or("-");
                let mut put = |what: &str, told: &Value| {
                    let place = format!("{}/{kind}/{of}/{what}", part["rulebook"].as_str().unwrap());
                    assert!(numbers.insert(place.clone(), told.as_u64().unwrap()).is_none(), "{place}");
                };
                put("*", &distribution["total"]);
                for cell in distribution["cells"].as_array().unwrap() {
                    put(cell["what"].as_str().unwrap(), &cell["count"]);
                }
            }
        }
    }
    numbers
}

/// The cells that one case is in, without the rulebook: those that are not told as 0 by one of many secrets. By each
/// secret all are told as the same number, as the cells of the same case.
fn cells(run: &Run, now: Instant) -> Vec<String> {
    let books: Vec<&Rulebook> = run.kernels.kernels().map(|kernel| kernel.rulebook()).collect();
    cells_of(&books, run.kernel(), &run.ledger, now)
}

fn cells_of(books: &[&Rulebook], kernel: &Kernel, ledger: &Ledger, now: Instant) -> Vec<String> {
    let mut found: Option<Vec<String>> = None;
    for number in 0..40 {
        let told = numbers(&report(number, books, &[(kernel, ledger)], now));
        assert!(told.values().all(|told| [0, 5].contains(told)), "one case, whatever happened in it: {told:?}");
        let some: Vec<String> = told.into_iter().filter(|(_, told)| *told > 0).map(|(place, _)| place).collect();
        if !some.is_empty() {
            let some: Vec<String> = some.iter().map(|place| place.split_once('/').unwrap().1.to_owned()).collect();
            assert!(found.as_ref().is_none_or(|found| *found == some), "{found:?} {some:?}");
            found = Some(some);
        }
    }
    found.unwrap()
}

fn has(cells: &[String], cell: &str) -> bool {
    cells.iter().any(|known| known == cell)
}

fn end(run: &Run) -> Instant {
    run.ledger.records().last().unwrap().entry().at()
}

/// The cells of one kind, without totals.
fn of_kind<'c>(cells: &'c [String], kind: &str) -> Vec<&'c str> {
    let prefix = format!("{kind}/");
    let named = cells.iter().filter_map(|cell| cell.strip_prefix(prefix.as_str()));
    named.filter(|cell| !cell.ends_with("/*")).collect()
}

// Cases, never events

#[test]
fn a_case_is_counted_once_however_often_something_happens_in_it() {
    let small = Stage::small();
    let mut play = Play::open(&small, START);
    for accusation in ["a1", "a2", "a3", "a4", "a5"] {
        play.does("accuser-1", json!({"accuse": {"accusation": accusation, "accuser": private("x")}}));
    }
    play.until(LATER);
    let book = small.kernel.rulebook();
    let cells = cells_of(&[book], &small.kernel, &play.ledger, at(LATER));
    assert_eq!(of_kind(&cells, "clarifications"), ["-/not_judged"]);
    assert_eq!(of_kind(&cells, "times"), ["judge/overdue"]);
    // Its seat owes five things, in one case.
    assert_eq!(of_kind(&cells, "overdue"), ["-/deciding"]);
    // Two accusations that came to different ends: in both cells, and once in all.
    let run = Story::example("p11-false-accusation").done();
    let cells = self::cells(&run, end(&run));
    assert_eq!(of_kind(&cells, "clarifications"), ["-/cleared", "-/not_to_be_cleared"]);
    assert_eq!(of_kind(&cells, "outcomes")[..2], ["accusation/false", "accusation/mistaken"]);
}

#[test]
fn copies_count_once_and_what_ifs_do_not() {
    let run = Story::example("p04-dispute-and-joint-meeting").done();
    let (kernel, now) = (run.kernel(), end(&run));
    let again = Ledger::read(run.ledger.lines(0)).unwrap();
    let earlier = run.ledger.until(run.ledger.records()[3].entry().at());
    let mut fork = run.ledger.fork(None);
    fork.tick(kernel, at("2031-01-01T00:00:00Z")).unwrap();
    for number in 0..10 {
        let mut tally = Tally::new(secret(number));
        tally.cover(kernel.rulebook());
        assert_eq!(tally.add(kernel, &run.ledger.fork(None), now), Ok(false));
        assert_eq!(tally.add(kernel, &fork, at("2031-01-01T00:00:00Z")), Ok(false));
        assert_eq!(tally.add(kernel, &Ledger::new(), now), Ok(false));
        assert_eq!(tally.add(kernel, &run.ledger, at("2001-01-01T00:00:00Z")), Ok(false), "not open yet");
        assert_eq!(tally.add(kernel, &run.ledger, now), Ok(true));
        let once = tally.report();
        for copy in [&run.ledger, &again, &earlier] {
            assert_eq!(tally.add(kernel, copy, now), Ok(false));
        }
        assert_eq!(tally.report(), once);
    }
}

// As they stand

#[test]
fn decisions_are_counted_as_they_stand() {
    for (name, until, tolerance) in [
        ("p09-revoked-for-false-material", None, "tolerance/set_aside"),
        ("p24-revoked-in-error", None, "tolerance/mitigated"),
        ("p06-refused-then-varied", None, "tolerance/mitigated"),
        ("p14-approval-refused-and-returned", Some("p14-33"), "tolerance/not_in_effect"),
        ("p14-approval-refused-and-returned", None, "tolerance/mitigated"),
    ] {
        let story = Story::example(name);
        let run = until.map_or(story.clone(), |id| story.until(id)).done();
        let cells = cells(&run, end(&run));
        let told: Vec<&str> =
            of_kind(&cells, "outcomes").into_iter().filter(|cell| cell.starts_with("tolerance/")).collect();
        assert_eq!(told, [tolerance], "{name}");
    }
    // Before it was revoked the decision stood, and a report of that day says so.
    let run = Story::example("p09-revoked-for-false-material").done();
    let revoked =
        run.ledger.records().iter().position(|record| record.line().contains("\"change\":\"revoked\"")).unwrap();
    let before = run.ledger.records()[revoked - 1].entry().at();
    let cells = cells(&run, before);
    assert!(has(&cells, "outcomes/tolerance/exempt") && !has(&cells, "outcomes/tolerance/set_aside"), "{cells:?}");
}

// Organs

#[test]
fn organs_are_measured_by_entered_days_even_where_they_prove_others() {
    let text = |proof: &str| {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/faults/report-backdated.jsonl");
        let text = std::fs::read_to_string(path).unwrap();
        text.replace(r#""done_on": "2025-03-30", "#, &format!(r#""done_on": "2025-03-30", {proof}"#))
    };
    let proof = r#""proof": {"document": "postmark", "evidence": {"text": "30 March", "salt": "a0112233445566778899aabbccddeeff"}}, "#;
    for proof in ["", proof] {
        let run = crate::support::run(&text(proof), |_, _| {}).unwrap_or_else(|(_, stop)| panic!("{stop:?}"));
        let cells = cells(&run, end(&run));
        let verify: Vec<&str> =
            of_kind(&cells, "times").into_iter().filter(|cell| cell.starts_with("verify/")).collect();
        assert_eq!(verify, ["verify/late"]);
        // While nothing was entered it was overdue, in the seat that bears it.
        let before = at("2025-09-01T23:59:00+08:00");
        let cells = self::cells(&run, before);
        assert!(has(&cells, "times/verify/overdue") && has(&cells, "overdue/-/deciding"), "{cells:?}");
    }
    // Done within the first half of its time, or after it.
    let run = Story::example("p07-annulled-remitted-upheld").done();
    let cells = cells(&run, end(&run));
    assert!(has(&cells, "times/review/second_half") && has(&cells, "times/admit/first_half"), "{cells:?}");
}

// The structure

#[test]
fn the_structure_is_that_of_the_rulebook_whether_or_not_anything_occurred() {
    fn blank(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                for (name, field) in fields {
                    if name == "count" || name == "total" { *field = json!(0) } else { blank(field) }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(blank),
            _ => {}
        }
    }
    let books: Vec<Rulebook> = Rulebook::shipped_names().filter_map(Rulebook::shipped).collect();
    let books: Vec<&Rulebook> = books.iter().collect();
    let runs = many();
    let ledgers: Vec<(&Kernel, &Ledger)> = runs.iter().map(|run| (run.kernel(), &run.ledger)).collect();
    let now = at("2027-06-01T00:00:00Z");
    let nothing = report(0, &books, &[], now);
    assert!(numbers(&nothing).values().all(|told| *told == 0));
    let mut told = report(0, &books, &ledgers, now);
    assert!(numbers(&told).values().any(|told| *told > 0));
    blank(&mut told);
    assert_eq!(told, nothing);
    // Of a rulebook that the report does not cover no case is counted: the part would say that there is one.
    let mut tally = Tally::new(secret(0));
    let Err(Uncounted::NotCovered(problem)) = tally.add(ledgers[0].0, ledgers[0].1, now) else {
        panic!("it was counted")
    };
    assert_eq!((problem.code().as_str(), problem.pointer()), ("not_covered", "/rulebook"));
    assert!(tally.report().rulebooks.is_empty());
}

// The same cell

/// Examples under several rulebooks.
fn many() -> Vec<Run> {
    let names = [
        "p04-dispute-and-joint-meeting",
        "p06-refused-then-varied",
        "p07-annulled-remitted-upheld",
        "p09-revoked-for-false-material",
        "p11-false-accusation",
        "p19-supervision-two-levels",
        "p21-korea-ratified-afterwards",
    ];
    names.map(|name| Story::example(name).done()).into_iter().collect()
}

#[test]
fn the_same_cases_are_told_by_the_same_number_in_every_folder_and_month() {
    let runs = many();
    let books: Vec<&Rulebook> = runs.iter().map(|run| run.kernel().rulebook()).collect();
    let days = ["2026-06-01T00:00:00Z", "2027-06-01T00:00:00Z"].map(at);
    // By run and day, the cells that it is in.
    let each =
        |run: &Run| days.map(|day| if run.ledger.records()[0].entry().at() <= day { cells(run, day) } else { vec![] });
    let each: Vec<_> = runs.iter().map(each).collect();
    let folders: [Vec<usize>; 3] = [(0..7).collect(), vec![0, 1, 2], vec![6, 5, 4, 3]];
    let mut known = Vec::new();
    for folder in &folders {
        for (at, day) in days.into_iter().enumerate() {
            let mut within: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for run in folder {
                let book = runs[*run].kernel().rulebook().id();
                each[*run][at].iter().for_each(|cell| within.entry(format!("{book}/{cell}")).or_default().push(*run));
            }
            known.push((folder, day, within));
        }
    }
    let (mut same, mut other) = (0, 0);
    for number in 0..20 {
        // Which cases, and as what they were told.
        let mut told: BTreeMap<Vec<usize>, u64> = BTreeMap::new();
        for (folder, day, within) in &known {
            let of = |run: &usize| (runs[*run].kernel(), &runs[*run].ledger);
            let ledgers: Vec<(&Kernel, &Ledger)> = folder.iter().map(of).collect();
            for (place, number) in numbers(&report(number, &books, &ledgers, *day)) {
                let mut cases = within.get(&place).cloned().unwrap_or_default();
                cases.sort();
                let before = *told.entry(cases.clone()).or_insert(number);
                assert_eq!(before, number, "{place}: {cases:?}");
                same += 1;
            }
        }
        other += told.values().filter(|told| **told > 0).count();
    }
    assert!(same > 10_000 && other > 50, "{same} {other}");
}

// What the report says of itself, and what it needs

#[test]
fn the_page_tells_what_the_json_tells_and_both_say_how_to_read_it() {
    let run = Story::example("p07-annulled-remitted-upheld").done();
    let kernel = run.kernel();
    let mut told = 0;
    for number in 0..10 {
        let mut tally = Tally::new(secret(number));
        tally.cover(kernel.rulebook());
        tally.add(kernel, &run.ledger, end(&run)).unwrap();
        let json = serde_json::to_value(tally.report()).unwrap();
        for (language, words) in
            [(Language::En, ["the cell key method", "5 in all"]), (Language::Zh, ["单元格密钥法", "共 5"])]
        {
            let page = tally.page(language);
            let reading = json["reading"][language.tag()].as_str().unwrap();
            assert!(page.ends_with(&format!("{reading}\n")) && reading.contains(words[0]), "{page}");
            let totals = numbers(&json).iter().filter(|(place, told)| place.ends_with("/*") && **told > 0).count();
            assert_eq!(page.matches(words[1]).count(), totals, "{page}");
            told += totals;
        }
    }
    assert!(told > 0);
    // A rulebook of which every number is told as 0 has one line for all.
    let mut tally = Tally::new(secret(0));
    tally.cover(kernel.rulebook());
    assert_eq!(tally.page(Language::En).lines().filter(|line| line.contains("told as 0 throughout")).count(), 1);
}

#[test]
fn without_a_secret_worth_the_name_there_is_no_report() {
    for (bytes, code) in [
        (&b""[..], "short_secret"),
        (b"0123456789abcdef0123456789abcde", "short_secret"),
        (&[0; 32], "uniform_secret"),
        (&[b'x'; 100], "uniform_secret"),
    ] {
        let answer: Value = serde_json::from_str(&host::Tally::new(bytes).unwrap_err()).unwrap();
        let problem = &answer["problems"][0];
        assert_eq!((problem["code"].as_str(), problem["pointer"].as_str()), (Some(code), Some("/secret")));
        for language in ["en", "zh"] {
            assert!(problem["message"][language].as_str().is_some_and(|text| !text.is_empty()), "{problem}");
        }
    }
    assert!(host::Tally::new(b"0123456789abcdef0123456789abcdef").is_ok());
    // Another secret tells the same counts another time, changed in another way.
    let run = Story::example("p04-dispute-and-joint-meeting").done();
    let kernel = run.kernel();
    let told = |number| numbers(&report(number, &[kernel.rulebook()], &[(kernel, &run.ledger)], end(&run)));
    assert!((1..40).any(|number| told(number) != told(0)));
}
