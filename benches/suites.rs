//! What is measured of the kernel alone. The names of the benchmarks are those in the table of the README.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkGroup, Criterion, SamplingMode, measurement::WallTime};
use distinguo::determination::{Decider, Findings, determine, possible, questions, smallest_change};
use distinguo::rulebook::Rulebook;
use distinguo::time::{Calendar, Date};

use crate::{books, cases, hostile, precedents, procedures};

/// The table that is compared with other engines.
pub const BOOK: &str = "cn.reference";
/// Its table.
pub const TABLE: &str = "tolerance";
/// How many books of a size are generated: they differ widely in how entangled they are.
pub const SEEDS: u64 = 5;
/// How many different cases a benchmark goes through.
pub const CASES: usize = 64;

/// The document of [`BOOK`].
///
/// # Panics
///
/// Where the book does not ship.
#[must_use]
pub fn reference() -> &'static str {
    Rulebook::shipped_text(BOOK).expect("a shipped book")
}

/// How long the benchmarks measure: the whole run takes a few minutes.
#[must_use]
pub fn settings() -> Criterion {
    Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_millis(1500))
        .without_plots()
}

/// Every benchmark of the kernel alone; where a group is named on the command line, only what leads to it is set up.
pub fn kernel(criterion: &mut Criterion) {
    type Suite = fn(&mut Criterion);
    const SUITES: [(&[&str], Suite); 7] = [
        (&["complete"], decided),
        (&["half known"], asked),
        (&["load"], loaded),
        (&["refuse"], refused),
        (&["working days"], counted),
        (&["case", "ledger", "growth", "clock"], procedures::cases),
        (&["precedents"], precedents::precedents),
    ];
    let group = |argument: &String| argument.split('/').next().unwrap_or_default().to_owned();
    let known = |name: &String| SUITES.iter().any(|(groups, _)| groups.contains(&name.as_str()));
    let named = std::env::args().skip(1).map(|argument| group(&argument)).find(known);
    let asked = |groups: &[&str]| named.as_ref().is_none_or(|named| groups.contains(&named.as_str()));
    for (_, suite) in SUITES.iter().filter(|(groups, _)| asked(groups)) {
        suite(criterion);
    }
}

/// Measures a function over cases, one after the other.
pub fn over<T, R>(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, cases: &[T], mut run: impl FnMut(&T) -> R) {
    let mut next = cases.iter().cycle();
    group.bench_function(name, |bencher| {
        bencher.iter(|| next.next().map(|case| black_box(run(black_box(case)))));
    });
}

/// Complete findings under the reference rulebook.
pub fn decided(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("complete");
    let book = Rulebook::shipped(BOOK).expect("a sound book");
    let decider = Decider::new(&book, TABLE).expect("a table");
    let answers = cases::complete(reference(), TABLE, CASES, 1);
    let encode = |case: &cases::Answers| {
        decider.complete(case.iter().map(|(fact, answer)| (fact.as_str(), answer.as_str()))).expect("a case")
    };
    let encoded: Vec<_> = answers.iter().map(encode).collect();
    over(&mut group, "ids, encoded", &encoded, |case| case.permitted().map(|permitted| permitted.outcomes.len()));
    over(&mut group, "ids, as text", &answers, |case| {
        encode(case).permitted().map(|permitted| permitted.outcomes.len())
    });
    let texts: Vec<String> = answers.iter().map(|case| cases::findings(BOOK, TABLE, case)).collect();
    let findings: Vec<Findings> = texts.iter().map(|text| Findings::load(text).expect("findings")).collect();
    over(&mut group, "findings, explained", &findings, |findings| determine(&book, findings));
    over(&mut group, "JSON to JSON, explained", &texts, |text| {
        let findings = Findings::load(text).expect("findings");
        serde_json::to_string(&determine(&book, &findings).expect("a determination"))
    });
    over(&mut group, "JSON, outcomes only", &texts, |text| {
        let findings = Findings::load(text).expect("findings");
        possible(&book, &findings, TABLE)
    });
    group.finish();
}

/// Findings of which half are known, under the reference rulebook.
pub fn asked(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("half known");
    let book = Rulebook::shipped(BOOK).expect("a sound book");
    let known = cases::half_known(reference(), TABLE, CASES, 2);
    let findings: Vec<Findings> =
        known.iter().map(|case| Findings::load(&cases::findings(BOOK, TABLE, case)).expect("findings")).collect();
    over(&mut group, "possible outcomes", &findings, |findings| possible(&book, findings, TABLE));
    over(&mut group, "open facts, ranked", &findings, |findings| questions(&book, findings, TABLE));
    over(&mut group, "smallest change", &findings, |findings| smallest_change(&book, findings, TABLE, "exempt"));
    group.finish();
}

/// The books that are loaded and proved: those that ship, and generated ones.
#[must_use]
pub fn sound_books() -> Vec<(String, String)> {
    let shipped =
        Rulebook::shipped_names().filter_map(|id| Some((id.to_owned(), Rulebook::shipped_text(id)?.to_owned())));
    let made = [(20, 3..=3, 30), (40, 2..=5, 60)].into_iter().flat_map(|(facts, answers, rows)| {
        (1..=SEEDS).map(move |seed| {
            (format!("{facts} facts, {rows} rows, {seed}"), books::structured(facts, &answers, rows, seed))
        })
    });
    shipped.chain(made).collect()
}

/// Loading with all proofs.
pub fn loaded(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("load");
    group.sample_size(20).sampling_mode(SamplingMode::Flat);
    for (name, text) in sound_books() {
        group.bench_function(&name, |bencher| bencher.iter(|| Rulebook::load(black_box(&text))));
    }
    group.finish();
}

/// Hostile documents, until they are refused.
pub fn refused(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("refuse");
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    for (name, text) in hostile::all() {
        group.bench_function(name, |bencher| bencher.iter(|| Rulebook::load(black_box(&text))));
    }
    group.finish();
}

/// Working days.
pub fn counted(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("working days");
    let calendar = Calendar::shipped("cn").expect("a shipped calendar");
    let edition = calendar.newest();
    let from = edition.covers().from;
    let days: Vec<Date> = (0..8000).step_by(37).filter_map(|days| from.plus_days(days)).collect();
    for (name, distance) in [("add 1", 1), ("add 10", 10), ("add 1000", 1000)] {
        over(&mut group, name, &days, |day| edition.nth_working_day(*day, distance));
    }
    let first = days[0];
    over(&mut group, "between", &days, |day| edition.working_days_between(first, *day));
    group.finish();
}
