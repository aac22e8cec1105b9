//! The kernel, then other engines on the same table and the same cases, in one run.

use std::collections::BTreeMap;

use criterion::{Criterion, criterion_group, criterion_main};
use distinguo::determination::Decider;
use distinguo::rulebook::Rulebook;
use distinguo_benches::cases;
use distinguo_benches::suites::{BOOK, CASES, TABLE, kernel, over, reference, settings};
use distinguo_peers::cel_expression::Cel;
use distinguo_peers::first_match::FirstMatch;
use distinguo_peers::rego::Rego;
use distinguo_peers::rows::Source;
use distinguo_peers::zen::Zen;

/// Inputs are built beforehand, for every engine.
fn peers(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("peers");
    let book = Rulebook::shipped(BOOK).expect("a sound book");
    let decider = Decider::new(&book, TABLE).expect("a table");
    let answers: BTreeMap<String, Vec<String>> =
        decider.facts().map(|(fact, of)| (fact.to_owned(), of.into_iter().map(str::to_owned).collect())).collect();
    let source = Source::new(reference(), TABLE);
    let cases = cases::complete(reference(), TABLE, CASES, 1);

    let plain = FirstMatch::new(&source, &answers);
    let inputs: Vec<_> = cases.iter().map(|case| plain.encode(case)).collect();
    over(&mut group, "first match", &inputs, |input| plain.decide(input).len());

    let zen = Zen::new(&source);
    let inputs: Vec<_> = cases.iter().map(|case| Zen::input(case)).collect();
    over(&mut group, "zen-engine", &inputs, |input| zen.decide(input));

    let mut rego = Rego::new(&source);
    let inputs: Vec<_> = cases.iter().map(|case| Rego::input(case)).collect();
    over(&mut group, "regorus, interpreter", &inputs, |input| rego.interpreted(input));
    over(&mut group, "regorus, machine", &inputs, |input| rego.machine(input));

    let cel = Cel::new(&source);
    let inputs: Vec<_> = cases.iter().map(|case| cel.input(case)).collect();
    over(&mut group, "cel", &inputs, |input| cel.decide(input));
    group.finish();
}

criterion_group! {
    name = benches;
    config = settings();
    targets = peers, kernel
}
criterion_main!(benches);
