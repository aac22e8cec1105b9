//! What every host measures, measured natively: a line of JSON for each, as the other hosts print theirs. The findings are
//! those of a published case, with their whole explanation; the procedure is a published one.
#![allow(clippy::expect_used, reason = "a benchmark that cannot be set up stops there")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use distinguo::case::Act;
use distinguo::determination::{Findings, determine};
use distinguo::host::{Case, Kernel};
use distinguo::rulebook::Rulebook;
use distinguo_benches::suites::{BOOK, reference};

/// So many findings are determined at once.
const BATCH: usize = 1_000;

const FINDINGS: &str = include_str!("../examples/cases/c01-huaian-staged-review.json");
const ACTS: &str = include_str!("../examples/cases/c1-staged-review.jsonl");

fn main() {
    let kernel = Kernel::load(reference(), None, None).expect("a sound rulebook");
    measure("load", 1, || Kernel::load(reference(), None, None).is_ok());
    measure("determine, JSON to JSON", 1, || kernel.determine(FINDINGS));
    let book = Rulebook::shipped(BOOK).expect("a rulebook that ships");
    let findings = Findings::load(FINDINGS).expect("findings");
    measure("determine, typed", 1, || determine(&book, &findings));
    let lines = format!("{}\n", FINDINGS.replace('\n', " ")).repeat(BATCH);
    measure("batch of 1000, JSON to JSON, each", BATCH, || kernel.determine_batch(&lines));
    measure("batch of 1000, typed, each", BATCH, || {
        (0..BATCH).map(|_| determine(&book, &findings)).collect::<Vec<_>>()
    });
    let acts: Vec<&str> = ACTS.lines().filter(|line| Act::load(line).is_ok()).collect();
    measure("an act of a procedure, JSON to JSON", acts.len(), || {
        let mut case = Case::new(&kernel);
        acts.iter().map(|act| case.handle(act).len()).sum::<usize>()
    });
}

/// Prints the median time of something, for each of the many things that it does.
fn measure<R>(what: &str, each: usize, mut run: impl FnMut() -> R) {
    let warm = Instant::now();
    let mut runs = 0;
    while warm.elapsed() < Duration::from_millis(500) {
        black_box(run());
        runs += 1;
    }
    // Samples of a twentieth of that time.
    let runs = (runs / 20).max(1);
    let sample = || {
        let started = Instant::now();
        (0..runs).for_each(|_| drop(black_box(run())));
        started.elapsed().as_nanos()
    };
    let mut samples: Vec<u128> = std::iter::repeat_with(sample).take(31).collect();
    samples.sort_unstable();
    let median = samples.get(samples.len() / 2).copied().unwrap_or_default();
    let nanos = median / (runs as u128 * each as u128);
    println!("{{\"host\":\"native\",\"what\":\"{what}\",\"micros\":{}.{:03}}}", nanos / 1000, nanos % 1000);
}
