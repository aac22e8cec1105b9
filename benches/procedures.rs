//! What is measured of a case: one act, a whole ledger, many cases, and how all of it grows.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput};
use distinguo::audit::audit;
use distinguo::case::{Act, Case};
use distinguo::document::Id;
use distinguo::kernel::{Done, Kernel, Ledger};
use distinguo::report::{Secret, Tally};
use distinguo::rulebook::Rulebook;
use distinguo::time::{Date, Instant};
use distinguo::watch::Watch;
use serde_json::{Value, json};

/// A whole procedure under the reference rulebook, from the application to the last visit.
const PROCEDURE: &str = include_str!("../examples/cases/p01-application-to-visits.jsonl");
/// How many entries the ledgers have whose growth is shown.
pub const LENGTHS: [usize; 4] = [10, 100, 1_000, 10_000];
/// How many cases a host watches.
pub const WATCHED: usize = 1_000_000;
/// Over how many cases a report is made.
pub const TALLIED: usize = 100_000;

/// The kernel that the procedure runs under.
pub(crate) fn kernel() -> Kernel {
    Kernel::new(Rulebook::shipped("cn.reference").expect("a sound book"), None).expect("a kernel")
}

/// The acts of a file, and the instants at which time passes between them.
fn steps() -> Vec<Result<Act, Instant>> {
    let lines = PROCEDURE.lines().map(|line| (line, serde_json::from_str::<Value>(line).expect("JSON")));
    lines
        .filter(|(_, value)| value.get("rulebook").is_none())
        .map(|(line, value)| match value["tick"].as_str() {
            Some(now) => Err(Instant::parse(now).expect("an instant")),
            None => Ok(Act::load(line).expect("an act")),
        })
        .collect()
}

fn is_find(act: &Act) -> bool {
    serde_json::to_value(act).is_ok_and(|act| act["act"].get("find").is_some())
}

/// A ledger as it is stored.
fn text_of(ledger: &Ledger) -> String {
    ledger.lines(0)
}

/// The ledger of the whole procedure.
fn procedure(kernel: &Kernel) -> Ledger {
    let mut ledger = Ledger::new();
    for step in steps() {
        match step {
            Ok(act) => _ = ledger.handle(kernel, &act).expect("an act that is possible"),
            Err(now) => _ = ledger.tick(kernel, now),
        }
    }
    ledger
}

/// The procedure up to the decision on tolerance, and the act that decides.
pub(crate) fn until_decided(kernel: &Kernel) -> (Ledger, Act) {
    let decides =
        |act: &Act| serde_json::to_value(act).is_ok_and(|act| act["act"]["decide"]["table"] == crate::suites::TABLE);
    let mut ledger = Ledger::new();
    for step in steps() {
        match step {
            Ok(act) if decides(&act) => return (ledger, act),
            Ok(act) => _ = ledger.handle(kernel, &act).expect("an act that is possible"),
            Err(now) => _ = ledger.tick(kernel, now),
        }
    }
    panic!("nobody decides")
}

/// How many entries the ledger of the whole procedure has.
#[must_use]
pub fn entries() -> usize {
    procedure(&kernel()).records().len()
}

/// A ledger of so many entries: the beginning of the procedure, and then one finding after the other on the same day.
pub fn long(kernel: &Kernel, entries: usize) -> (Ledger, Act) {
    let mut ledger = Ledger::new();
    let steps = steps();
    let is_finding = |step: &&Result<Act, Instant>| {
        step.as_ref().is_ok_and(|act| act.actor().role().as_str() == "verifier" && is_find(act))
    };
    let finding = steps.iter().find(is_finding).and_then(|step| step.as_ref().ok()).expect("a finding");
    for step in steps.iter().take_while(|step| !is_finding(step)) {
        match step {
            Ok(act) => _ = ledger.handle(kernel, act).expect("an act that is possible"),
            Err(now) => _ = ledger.tick(kernel, *now),
        }
        if ledger.records().len() == entries {
            break;
        }
    }
    let text = serde_json::to_value(finding).expect("JSON");
    let again = |number: usize| {
        let mut act = text.clone();
        act["id"] = json!(format!("again-{number}"));
        Act::load(&act.to_string()).expect("an act")
    };
    while ledger.records().len() < entries {
        ledger.handle(kernel, &again(ledger.records().len())).expect("a finding that is possible");
    }
    (ledger, again(entries))
}

/// Every benchmark of cases.
pub fn cases(criterion: &mut Criterion) {
    let kernel = kernel();
    acts(criterion, &kernel);
    ledgers(criterion, &kernel);
    growth(criterion, &kernel);
    clocks(criterion, &kernel);
}

/// One act, handled and applied: an average over the acts of a whole procedure.
fn acts(criterion: &mut Criterion, kernel: &Kernel) {
    let mut group = criterion.benchmark_group("case");
    let mut before = Vec::new();
    let mut ledger = Ledger::new();
    for step in steps() {
        match step {
            Ok(act) => {
                ledger.tick(kernel, act.at()).expect("the rules of the case");
                before.push((ledger.case().clone(), act.clone()));
                ledger.handle(kernel, &act).expect("an act that is possible");
            }
            Err(now) => _ = ledger.tick(kernel, now),
        }
    }
    let act = |(case, act): &(Case, Act)| {
        let answer = kernel.handle(case, act);
        assert!(matches!(answer.act, Ok(Done::Entry(_))), "an act that is possible");
        answer.case
    };
    // One that is ordinary, and the mean of all.
    let find = before.iter().find(|(_, act)| is_find(act)).expect("a finding").clone();
    crate::suites::over(&mut group, "a finding", &[find], act);
    crate::suites::over(&mut group, "an act, on average", &before, act);
    group.finish();
}

/// A whole ledger, by entry.
fn ledgers(criterion: &mut Criterion, kernel: &Kernel) {
    let mut group = criterion.benchmark_group("ledger");
    let ledger = procedure(kernel);
    let text = text_of(&ledger);
    group.throughput(Throughput::Elements(ledger.records().len() as u64));
    group.bench_function("replay", |bencher| bencher.iter(|| kernel.replay(black_box(ledger.records())).is_ok()));
    group.bench_function("audit", |bencher| bencher.iter(|| audit(kernel, black_box(&text), None)));
    group.bench_function("read", |bencher| bencher.iter(|| Ledger::read(black_box(&text)).is_ok()));
    group.finish();
}

/// Ledgers of ten entries and of ten thousand.
fn growth(criterion: &mut Criterion, kernel: &Kernel) {
    let mut group = criterion.benchmark_group("growth");
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    for entries in LENGTHS {
        let (ledger, next) = long(kernel, entries);
        let text = text_of(&ledger);
        group.bench_with_input(BenchmarkId::new("act", entries), &next, |bencher, next| {
            bencher.iter(|| kernel.handle(black_box(ledger.case()), next));
        });
        group.bench_function(BenchmarkId::new("replay", entries), |bencher| {
            bencher.iter(|| kernel.replay(black_box(ledger.records())).is_ok());
        });
        group.bench_function(BenchmarkId::new("audit", entries), |bencher| {
            bencher.iter(|| audit(kernel, black_box(&text), None));
        });
    }
    group.finish();
}

/// A million cases that a host watches.
#[must_use]
pub fn watched(cases: usize) -> Watch {
    let start = Date::parse("2026-03-02").expect("a day");
    let mut watch = Watch::default();
    for number in 0..cases {
        let day = start.plus_days(i64::try_from(number * 7_919 % 365).expect("a year")).expect("a day");
        let due = Instant::parse(&format!("{day}T{:02}:{:02}:00Z", number % 24, number % 60));
        watch.set(&Id::new(&format!("case-{number}")).expect("an id"), due);
    }
    watch
}

/// A report over as many cases, read one after the other, each behind by as much as the first act of the procedure.
#[must_use]
pub fn tallied(cases: usize) -> Tally {
    let kernel = kernel();
    let secret = Secret::new(b"0123456789abcdef0123456789abcdef").expect("a secret");
    let mut tally = Tally::new(secret);
    tally.cover(kernel.rulebook());
    let open = steps().into_iter().find_map(Result::ok).expect("an act");
    let mut document = serde_json::to_value(&open).expect("a document");
    for number in 0..cases {
        document["act"]["open"]["case"] = json!(format!("case-{number}"));
        let open = Act::load(&document.to_string()).expect("an act");
        let mut ledger = Ledger::new();
        ledger.handle(&kernel, &open).expect("an act that is possible");
        assert_eq!(tally.add(&kernel, &ledger, open.at()), Ok(true));
    }
    tally
}

/// When something runs out next: in one case, and among a million.
fn clocks(criterion: &mut Criterion, kernel: &Kernel) {
    let mut group = criterion.benchmark_group("clock");
    let mut open = Vec::new();
    let mut ledger = Ledger::new();
    for step in steps() {
        match step {
            Ok(act) => _ = ledger.handle(kernel, &act).expect("an act that is possible"),
            Err(now) => _ = ledger.tick(kernel, now),
        }
        if kernel.next_due(ledger.case()).expect("the rules of the case").is_some() {
            open.push(ledger.case().clone());
        }
    }
    crate::suites::over(&mut group, "next_due of a case", &open, |case| {
        kernel.next_due(case).expect("the rules of the case")
    });
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    let watch = watched(WATCHED);
    let end = Instant::parse("2027-03-02T00:00:00Z").expect("an instant");
    group.bench_function("every due date of a million watched cases", |bencher| {
        bencher.iter(|| black_box(&watch).until(end).count());
    });
    group.finish();
}
