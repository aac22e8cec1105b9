//! What is measured of precedents: a set of a hundred thousand that is read, what a decision asks of it, and like ones.

use std::hint::black_box;

use criterion::{Criterion, SamplingMode};
use distinguo::determination::Decider;
use distinguo::document::Id;
use distinguo::kernel::{Kernel, Ledger};
use distinguo::precedent::Precedents;
use distinguo::rulebook::Rulebook;
use serde_json::json;

use crate::dice::Dice;
use crate::procedures::{kernel, until_decided};
use crate::suites::{BOOK, TABLE, reference};

/// How many there are.
pub const PRECEDENTS: usize = 100_000;

/// Cases that they are made of.
const BASES: usize = 64;

/// A set with as many different findings, each with an outcome that they permit: one precedent a line.
///
/// # Panics
///
/// Where the book or its table does not ship.
#[must_use]
pub fn set(count: usize) -> String {
    let book = Rulebook::shipped(BOOK).expect("a sound book");
    let decider = Decider::new(&book, TABLE).expect("a table");
    let mut text = String::new();
    let mut dice = Dice::new(18);
    // Few draws are possible cases; each of those stands for many in which less was found.
    let bases = crate::cases::complete(reference(), TABLE, BASES, 1);
    for base in bases.iter().cycle().take(count) {
        let named = base.iter().map(|(fact, answer)| (fact.as_str(), answer.as_str()));
        let permitted = decider.complete(named.clone()).expect("a case");
        let outcome = permitted.permitted().and_then(|permitted| permitted.outcomes.first()).expect("an outcome");
        let findings: serde_json::Map<String, serde_json::Value> =
            named.filter(|_| dice.chance(80)).map(|(fact, answer)| (fact.to_owned(), json!(answer))).collect();
        let precedent = json!({"format": "distinguo.precedent/1", "rulebook": book.id(), "version": book.version(),
            "table": TABLE, "findings": findings, "outcome": outcome});
        text.push_str(&precedent.to_string());
        text.push('\n');
    }
    text
}

/// What the process holds now, in megabytes, where the system tells.
fn resident() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<usize>().ok()? / 1024)
}

/// A set of a hundred thousand: read once, asked by a decision, and looked through for like ones.
pub fn precedents(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("precedents");
    let text = set(PRECEDENTS);
    let book = Rulebook::shipped(BOOK).expect("a sound book");
    group.sampling_mode(SamplingMode::Flat).sample_size(10);
    let before = resident();
    let held = Precedents::load(&book, &text).expect("a set");
    if let (Some(before), Some(after)) = (before, resident()) {
        eprintln!(
            "{} precedents of {} MB of text take {} MB",
            held.len(),
            text.len() >> 20,
            after.saturating_sub(before)
        );
    }
    drop(held);
    group.bench_function("load 100,000", |bencher| {
        bencher.iter(|| black_box(Precedents::load(&book, black_box(&text)).expect("a set")));
    });
    let plain = kernel();
    let knowing: Kernel = kernel().with_precedents(&text).expect("a set");
    let (ledger, decide): (Ledger, _) = until_decided(&plain);
    for (name, kernel) in [("a decision, no precedents", &plain), ("a decision, 100,000", &knowing)] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| black_box(kernel.handle(ledger.case(), black_box(&decide)).act.expect("a decision")));
        });
    }
    let table = Id::new(TABLE).expect("an id");
    group.bench_function("like, 100,000", |bencher| {
        bencher.iter(|| black_box(knowing.like(ledger.case(), None, black_box(&table), decide.at())));
    });
    group.finish();
}
