//! Every engine gives the same outcomes on the same cases: the comparison compares the same work.

use std::collections::BTreeMap;

use distinguo::determination::Decider;
use distinguo::rulebook::Rulebook;
use distinguo_benches::cases;
use distinguo_benches::suites::{BOOK, TABLE, reference};
use distinguo_peers::cel_expression::Cel;
use distinguo_peers::first_match::FirstMatch;
use distinguo_peers::rego::Rego;
use distinguo_peers::rows::Source;
use distinguo_peers::zen::Zen;

#[test]
fn all_engines_agree_with_the_kernel() {
    let book = Rulebook::shipped(BOOK).unwrap();
    let decider = Decider::new(&book, TABLE).unwrap();
    let answers: BTreeMap<String, Vec<String>> =
        decider.facts().map(|(fact, of)| (fact.to_owned(), of.into_iter().map(str::to_owned).collect())).collect();
    let source = Source::new(reference(), TABLE);
    let (zen, cel, plain) = (Zen::new(&source), Cel::new(&source), FirstMatch::new(&source, &answers));
    let mut rego = Rego::new(&source);
    let mut seen = BTreeMap::new();
    for case in cases::complete(reference(), TABLE, 5000, 7) {
        let complete = decider.complete(case.iter().map(|(fact, answer)| (fact.as_str(), answer.as_str()))).unwrap();
        let outcomes: Vec<&str> = complete.permitted().unwrap().outcomes.iter().map(|id| id.as_str()).collect();
        let expected = outcomes.join(" ");
        assert_eq!(plain.decide(&plain.encode(&case)), expected, "first match: {case:?}");
        assert_eq!(Zen::outcome(&zen.decide(&Zen::input(&case))), expected, "zen: {case:?}");
        let input = Rego::input(&case);
        assert_eq!(Rego::outcome(&rego.interpreted(&input)), expected, "rego, interpreted: {case:?}");
        assert_eq!(Rego::outcome(&rego.machine(&input)), expected, "rego, machine: {case:?}");
        assert_eq!(Cel::outcome(&cel.decide(&cel.input(&case))), expected, "cel: {case:?}");
        *seen.entry(expected).or_insert(0) += 1;
    }
    assert_eq!(seen.len(), 4, "cases must reach every result of the table: {seen:?}");
}
