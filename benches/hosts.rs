//! What every host measures, measured natively. `hosts FOLDER` writes the inputs into the folder, for the hosts to
//! measure the same, and prints its own times, a JSON object on each line. What each name means stands in the README.
#![allow(clippy::expect_used, reason = "a benchmark that cannot be set up stops there")]

use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{env, fs};

use distinguo::case::Act;
use distinguo::determination::{Findings, determine};
use distinguo::host::{Case, Kernel};
use distinguo::rulebook::Rulebook;
use distinguo_benches::cases;
use distinguo_benches::suites::{BOOK, TABLE, reference};

/// So many findings are determined at once.
const BATCH: usize = 1_000;

/// A whole procedure under the same rulebook.
const ACTS: &str = include_str!("../examples/cases/c1-staged-review.jsonl");

fn main() {
    let folder = PathBuf::from(env::args_os().nth(1).expect("a folder to write the inputs to"));
    let answers = cases::complete(reference(), TABLE, BATCH, 1);
    let texts: Vec<String> = answers.iter().map(|case| cases::findings(BOOK, TABLE, case)).collect();
    let acts: Vec<&str> = ACTS.lines().filter(|line| Act::load(line).is_ok()).collect();
    let lines = texts.join("\n") + "\n";
    fs::create_dir_all(&folder).expect("a folder that can be written");
    for (name, text) in [("rulebook.json", reference()), ("findings.jsonl", &lines), ("acts.jsonl", &acts.join("\n"))] {
        fs::write(folder.join(name), text).expect("a file that can be written");
    }

    let kernel = Kernel::load(reference(), None, None).expect("a sound rulebook");
    measure("load", 1, || Kernel::load(reference(), None, None).is_ok());
    let mut next = texts.iter().cycle();
    measure("determine", 1, || next.next().map(|text| kernel.determine(text)));
    let book = Rulebook::shipped(BOOK).expect("a rulebook that ships");
    let findings: Vec<Findings> = texts.iter().map(|text| Findings::load(text).expect("findings")).collect();
    let mut next = findings.iter().cycle();
    measure("determine, typed", 1, || next.next().map(|findings| determine(&book, findings)));
    measure("batch", BATCH, || kernel.determine_batch(&lines));
    measure("procedure", acts.len(), || {
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
