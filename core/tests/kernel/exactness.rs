//! On random rulebooks and findings, the kernel says exactly what going through every case says.

use std::collections::BTreeSet;

use distinguo::determination::{Determination, Findings, determine, questions, smallest_change};
use distinguo::rulebook::Rulebook;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};

use crate::support::naive::{self, Origin, State, field, ids};
use crate::support::oracle::{Case, Known, Oracle, Verdict, list, text};
use crate::support::proofs::{self, Found, PROVED};
use crate::support::random::{self, Dice};

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() }
}

fn bytes(most: usize) -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), most / 2..most)
}

/// What proofs found on loading, with its counterexamples checked in every case that agrees with them.
fn load(document: &Value) -> (Option<Rulebook>, Found) {
    let loaded = Rulebook::load(&document.to_string());
    let problems = match &loaded {
        Ok(book) => &book.advice(),
        Err(problems) => problems,
    };
    let oracle = Oracle::new(document);
    let mut found = Found::new();
    for problem in problems.iter() {
        if PROVED.contains(&problem.code()) {
            found.insert((problem.code().as_str().to_owned(), problem.pointer().to_owned()));
        }
        if let Some(example) = problem.counterexample() {
            let agrees = |case: &Case| {
                example
                    .answers()
                    .all(|(fact, answer)| oracle.answer(oracle.position(fact.as_str()), case) == answer.as_str())
            };
            let agreeing: Vec<Case> =
                oracle.cases().into_iter().filter(|case| agrees(case) && oracle.is_possible(case)).collect();
            if let Err(wrong) = proofs::shows(&oracle, problem, &agreeing) {
                panic!("{wrong}\n{}", random::brief(document));
            }
        }
    }
    (loaded.ok(), found)
}

/// A random book as far as it can be proved: what a proof refuses is dropped. Every proof on the way is held against
/// brute force.
fn proved(dice: &mut Dice<'_>) -> (Value, Rulebook) {
    let mut document = random::rulebook(dice);
    for _ in 0..50 {
        let (book, found) = load(&document);
        assert_eq!(found, proofs::found(&Oracle::new(&document)), "{}", random::brief(&document));
        if let Some(book) = book {
            return (document, book);
        }
        let error = Rulebook::load(&document.to_string()).unwrap_err();
        let repaired = found.iter().rev().any(|(code, pointer)| random::repair(&mut document, code, pointer));
        assert!(repaired, "{error}\n{}", random::brief(&document));
    }
    panic!("{}", random::brief(&document));
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn every_proof_agrees_with_brute_force_and_every_counterexample_is_true(bytes in bytes(160)) {
        proved(&mut Dice::new(&bytes));
    }

    #[test]
    fn a_determination_says_what_going_through_every_completion_says(bytes in bytes(220)) {
        let mut dice = Dice::new(&bytes);
        let (document, book) = proved(&mut dice);
        let stated = random::findings(&mut dice, &document);
        let findings = Findings::load(&stated.to_string()).unwrap();
        let oracle = Oracle::new(&document);
        let state = State::new(&oracle, &stated);
        let determination = determine(&book, &findings).unwrap_or_else(|problems| panic!("{problems}\n{stated}"));
        let said = serde_json::to_value(&determination).unwrap();
        let context = [&document, &stated, &said].map(random::brief).join("\n");
        answers_are_as_stated(&state, &said, &context);
        let contradictory = said["result"]["type"] == "contradictory";
        prop_assert_eq!(contradictory, state.is_contradictory(), "{}", context);
        if contradictory {
            conflicts_are_named(&state, &said["result"]["conflicts"], &context);
        } else {
            aspects_are_judged(&state, &said["result"], &context);
            for (table, said) in oracle.tables().iter().zip(list(&said["result"], "tables")) {
                table_is_exact(&state, table, said, &context);
                explanation_is_a_proof(&state, table, said, &context);
                asked_is_exact(&state, table, &book, &findings, &context);
                change_is_smallest(&state, table, &book, &findings, &context);
            }
        }
    }

    #[test]
    fn complete_findings_are_decided_by_the_first_row_that_holds(bytes in bytes(160), case in any::<prop::sample::Index>()) {
        let (document, book) = proved(&mut Dice::new(&bytes));
        let oracle = Oracle::new(&document);
        let cases: Vec<Case> = oracle.cases().into_iter().filter(|case| oracle.is_possible(case)).collect();
        let case = case.get(&cases);
        let determination = determine_case(&oracle, &book, case);
        let said = serde_json::to_value(&determination).unwrap();
        for (table, said) in oracle.tables().iter().zip(list(&said["result"], "tables")) {
            let row = oracle.first(list(table, "rows"), case).unwrap();
            let verdict = Verdict::of(row);
            prop_assert_eq!(ids(&said["if_decided_now"]["rows"]), [text(row, "id")]);
            prop_assert_eq!(ids(&said["possible"]), naive::declared(table, &verdict.permit));
            prop_assert_eq!(&said["possible"], &said["if_decided_now"]["permits"]);
            prop_assert!(list(said, "open").is_empty());
            // With nothing open, every row either carries the result or says that it does not.
            prop_assert!(list(said, "rows").iter().all(|row| row["weight"] != "may_determine"), "{}", random::brief(said));
        }
    }
}

/// Findings that say of each fact that applies what the case says.
fn determine_case(oracle: &Oracle<'_>, book: &Rulebook, case: &Case) -> Determination {
    let mut under = json!({"rulebook": "test.book", "findings": [],
        "tables": oracle.tables().iter().map(|table| &table["id"]).collect::<Vec<_>>()});
    for (position, fact) in oracle.facts.iter().enumerate().filter(|(position, _)| oracle.applies(*position, case)) {
        let answer = &fact.answers[case[position]];
        let finding = match fact.written.get("amount") {
            Some(amount) => json!({"fact": fact.id, "amount": random::amounts_of(amount, answer)[0]}),
            None => json!({"fact": fact.id, "answer": answer}),
        };
        under["findings"].as_array_mut().unwrap().push(finding);
    }
    let text = json!({"format": "distinguo.findings/1", "under": [under]}).to_string();
    // A fact that is read cannot be found: such a book is loaded again with facts that are all found.
    let mut document = oracle.document.clone();
    for fact in document["facts"].as_array_mut().unwrap() {
        fact.as_object_mut().unwrap().remove("reads");
    }
    let found = Rulebook::load(&document.to_string()).unwrap();
    let book = if document == *oracle.document { book } else { &found };
    determine(book, &Findings::load(&text).unwrap()).unwrap()
}

fn answers_are_as_stated(state: &State<'_, '_>, said: &Value, context: &str) {
    let oracle = state.oracle;
    let mut expected = Vec::new();
    for (position, fact) in oracle.facts.iter().enumerate() {
        let by_people = state.found_by_people(position);
        if state.inapplicable(position, &state.now) && !by_people {
            expected.push((fact.id, "not_applicable", "derived"));
        } else if let Some(answer) = state.now.answer(position) {
            let origin = match state.now.origins[position].unwrap() {
                Origin::Found | Origin::Adopted => "found",
                Origin::Read => "read",
                Origin::Presumed(_) => "presumed",
            };
            expected.push((fact.id, &fact.answers[answer], origin));
        }
    }
    let answers = list(said, "answers");
    let listed: Vec<_> =
        answers.iter().map(|one| (text(one, "fact"), text(one, "answer"), text(one, "origin"))).collect();
    assert_eq!(listed, expected, "{context}");
    for answer in answers.iter().filter(|answer| answer["origin"] == "presumed") {
        let Some(Origin::Presumed(presumption)) = state.now.origins[oracle.position(text(answer, "fact"))] else {
            panic!()
        };
        assert_eq!(answer["presumption"], list(oracle.document, "presumptions")[presumption]["id"], "{context}");
    }
    let contested: Vec<usize> =
        field(&said["contested"], "fact").into_iter().map(|fact| oracle.position(fact)).collect();
    assert_eq!(contested, state.found.contested.iter().copied().collect::<Vec<_>>(), "{context}");
    for (one, fact) in list(said, "contested").iter().zip(contested) {
        let answers: Vec<&String> =
            state.stated.known[fact].iter().map(|answer| &oracle.facts[fact].answers[*answer]).collect();
        assert_eq!(ids(&one["answers"]).iter().collect::<Vec<_>>(), answers, "{context}");
    }
}

fn conflicts_are_named(state: &State<'_, '_>, conflicts: &Value, context: &str) {
    let (contradictions, idle): (Vec<&Value>, Vec<&Value>) =
        conflicts.as_array().unwrap().iter().partition(|conflict| conflict.get("contradiction").is_some());
    let named: Vec<String> = contradictions.iter().map(|conflict| text(conflict, "contradiction").to_owned()).collect();
    let idle: Vec<String> = idle.iter().map(|conflict| ids(&conflict["facts"])[0].clone()).collect();
    assert_eq!((named, idle), state.in_conflict(), "{context}");
    for conflict in conflicts.as_array().unwrap() {
        assert!(!list(conflict, "clauses").is_empty(), "{context}");
        for listed in [&conflict["facts"], &conflict["clauses"]] {
            let listed: Vec<String> = listed.as_array().unwrap().iter().map(Value::to_string).collect();
            assert_eq!(listed.iter().collect::<BTreeSet<_>>().len(), listed.len(), "{context}");
        }
    }
}

fn aspects_are_judged(state: &State<'_, '_>, said: &Value, context: &str) {
    let oracle = state.oracle;
    let left = state.left(&state.now.known);
    let exact = |test: &Value| {
        let truths: BTreeSet<bool> = left.iter().map(|case| oracle.holds(test, case)).collect();
        truths.first().copied().filter(|_| truths.len() == 1)
    };
    let judged = |aspect: &Value| {
        let [favourable, adverse] = ["favourable", "adverse"].map(|pole| aspect.get(pole).map_or(Some(false), &exact));
        match (favourable, adverse) {
            (_, Some(true)) if aspect["overlap"] == "adverse_prevails" => "adverse",
            (Some(true), Some(true)) => "both",
            (Some(true), Some(false)) => "favourable",
            (Some(false), Some(true)) => "adverse",
            (Some(false), Some(false)) => "neither",
            (None, _) | (_, None) => "open",
        }
    };
    let aspects = list(oracle.document, "aspects").iter().filter(|aspect| aspect.get("favourable").is_some());
    let expected: Vec<_> = aspects.map(|aspect| (text(aspect, "id"), judged(aspect))).collect();
    let listed: Vec<_> = list(said, "aspects").iter().map(|one| (text(one, "aspect"), text(one, "verdict"))).collect();
    assert_eq!(listed, expected, "{context}");
    assert_eq!(field(&said["ask_reasons"], "contradiction"), state.met("ask_reasons"), "{context}");
}

fn table_is_exact(state: &State<'_, '_>, table: &Value, said: &Value, context: &str) {
    let oracle = state.oracle;
    // Presumptions have no part in what is possible.
    let possible = state.decided(table, &state.found.known);
    assert_eq!(ids(&said["possible"]), naive::outcomes(table, possible.values()), "{context}");
    let decided = state.decided(table, &state.now.known);
    let verdicts: BTreeSet<&Verdict> = decided.values().collect();
    let now = &said["if_decided_now"];
    let named = |facts: Vec<usize>| -> Vec<&str> { facts.into_iter().map(|fact| oracle.facts[fact].id).collect() };
    let permits: BTreeSet<_> = verdicts.iter().map(|verdict| &verdict.permit).collect();
    if permits.len() == 1 {
        assert_eq!(now["state"], if verdicts.len() == 1 { "decided" } else { "settled" }, "{context}");
        assert_eq!(ids(&now["permits"]), naive::declared(table, permits.first().unwrap()), "{context}");
        let defaults: BTreeSet<_> = verdicts.iter().map(|verdict| verdict.normally.as_deref()).collect();
        let normally = defaults.first().copied().flatten().filter(|_| defaults.len() == 1);
        assert_eq!(now["normally"].as_str(), normally, "{context}");
        let strictest = ["always", "unless_normal", "never"]
            .into_iter()
            .find(|reasons| verdicts.iter().any(|verdict| verdict.reasons == *reasons));
        assert_eq!(now["reasons"].as_str(), strictest, "{context}");
        assert!(list(said, "open").is_empty(), "{context}");
        let rows = state.rows(table, &state.now.known);
        assert_eq!(ids(&now["rows"]), rows.iter().map(|row| text(row, "id")).collect::<Vec<_>>(), "{context}");
        let mut consider: Vec<String> = Vec::new();
        for fact in rows.iter().flat_map(|row| ids(&row["consider"])) {
            if !consider.contains(&fact) {
                consider.push(fact);
            }
        }
        assert_eq!(ids(&now["consider"]), consider, "{context}");
        assert_eq!(now["bottom_line"] == true, rows.iter().all(|row| row["bottom_line"] == true), "{context}");
    } else {
        assert_eq!(now["state"], "blocked", "{context}");
        let open = state.open(table, &decided);
        assert!(!open.is_empty(), "{context}");
        assert_eq!(field(&said["open"], "fact"), named(open), "{context}");
        let sets = state.open_sets(table, &decided);
        for one in list(said, "open") {
            let fact = oracle.position(text(one, "fact"));
            assert_eq!(ids(&one["answers"]), state.answers(table, &decided, fact), "{context}");
            let together = sets.iter().filter(|set| set.len() > 1 && set.contains(&fact));
            let together: BTreeSet<Vec<&str>> = together.map(|set| named(set.iter().copied().collect())).collect();
            let listed: Vec<Vec<String>> = list(one, "together").iter().map(ids).collect();
            assert_eq!(listed.len(), together.len(), "{context}");
            let listed: BTreeSet<Vec<&str>> =
                listed.iter().map(|set| set.iter().map(String::as_str).collect()).collect();
            assert_eq!(listed, together, "{context}");
        }
    }
    // Tables of tolerance and advice are on the conduct: they concern every assessment of the book.
    let unassessed = (0..oracle.facts.len()).filter(|fact| {
        let aspect = &oracle.facts[*fact].written["aspect"];
        *aspect == "assessed" && state.now.answer(*fact).is_none() && !state.inapplicable(*fact, &state.now)
    });
    assert_eq!(ids(&said["unassessed"]), named(unassessed.collect()), "{context}");
}

/// The verdicts of a table without one row, over all completions; none where no other row holds.
fn without(state: &State<'_, '_>, table: &Value, row: &Value, known: &Known) -> BTreeSet<Option<Verdict>> {
    let oracle = state.oracle;
    let rows: Vec<&Value> = list(table, "rows").iter().filter(|other| !std::ptr::eq(*other, row)).collect();
    state.left(known).into_iter().map(|case| oracle.first(rows.iter().copied(), &case).map(Verdict::of)).collect()
}

fn explanation_is_a_proof(state: &State<'_, '_>, table: &Value, said: &Value, context: &str) {
    let oracle = state.oracle;
    let known = &state.now.known;
    let rows = list(table, "rows");
    let verdicts: BTreeSet<Option<Verdict>> = state.decided(table, known).into_values().map(Some).collect();
    let truths: Vec<Option<bool>> = rows.iter().map(|row| oracle.row_truth(row, known)).collect();
    let holding = truths.iter().position(|truth| *truth == Some(true));
    let tried = holding.map_or(rows.len(), |row| row + 1);
    assert_eq!(
        field(&said["rows"], "row"),
        rows[..tried].iter().map(|row| text(row, "id")).collect::<Vec<_>>(),
        "{context}"
    );
    for ((node, row), truth) in list(said, "rows").iter().zip(rows).zip(&truths) {
        let word = match truth {
            Some(true) => "holds",
            Some(false) => "fails",
            None => "open",
        };
        assert_eq!(node["truth"], word, "{context}");
        let left = without(state, table, row, known);
        match text(node, "weight") {
            "determines" => assert_ne!(left, verdicts, "{} determines\n{context}", row["id"]),
            "does_not_determine" => assert_eq!(left, verdicts, "{} does not determine\n{context}", row["id"]),
            weight => {
                assert_eq!(weight, "may_determine", "{context}");
                // Only where something is open is there doubt.
                assert!(truths.contains(&None) || verdicts.len() > 1, "{context}");
            }
        }
    }
    let permitted = ids(&said["if_decided_now"]["permits"]);
    let others = list(table, "outcomes").iter().map(|outcome| text(outcome, "id"));
    let others: Vec<&str> = others.filter(|outcome| !permitted.iter().any(|known| known == outcome)).collect();
    assert_eq!(field(&said["why_not"], "outcome"), others, "{context}");
    for why_not in list(said, "why_not") {
        let permitting = rows.iter().enumerate().filter(|(_, row)| list(row, "permit").contains(&why_not["outcome"]));
        let because = permitting.map(|(position, row)| {
            let because = match truths[position] {
                Some(false) => "fails",
                _ if holding.is_some_and(|holding| holding < position) => "earlier_row",
                _ => "open",
            };
            (text(row, "id"), because)
        });
        let listed: Vec<_> = list(why_not, "rows").iter().map(|row| (text(row, "row"), text(row, "because"))).collect();
        assert_eq!(listed, because.collect::<Vec<_>>(), "{context}");
    }
}

fn asked_is_exact(state: &State<'_, '_>, table: &Value, book: &Rulebook, findings: &Findings, context: &str) {
    let asked = questions(book, findings, text(table, "id")).unwrap();
    let asked: Vec<_> = asked
        .iter()
        .map(|question| {
            let answers = question.leads.iter();
            let leads = answers.map(|lead| {
                (lead.answer.to_string(), lead.leads_to.iter().map(ToString::to_string).collect::<Vec<_>>())
            });
            (question.fact.fact.to_string(), leads.collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(asked, state.questions(table), "{context}");
}

fn change_is_smallest(state: &State<'_, '_>, table: &Value, book: &Rulebook, findings: &Findings, context: &str) {
    let oracle = state.oracle;
    let presumed = |fact: &usize| matches!(state.now.origins[*fact], Some(Origin::Presumed(_)));
    let presumed: Vec<usize> = (0..oracle.facts.len()).filter(presumed).collect();
    let possible = state.verdicts(table, &state.found.known);
    for outcome in list(table, "outcomes").iter().map(|outcome| text(outcome, "id")) {
        let change = smallest_change(book, findings, text(table, "id"), outcome).unwrap();
        let cost =
            |case: &Case| presumed.iter().filter(|fact| !state.now.known[**fact].contains(&case[**fact])).count();
        let reaching = possible.iter().filter(|(_, verdict)| verdict.permit.contains(outcome));
        let least = reaching.map(|(case, _)| cost(case)).min();
        assert_eq!(change.as_ref().map(|change| change.against_presumption.len()), least, "{outcome}\n{context}");
        let Some(change) = change else { continue };
        let mut known = state.found.known.clone();
        for fact in &presumed {
            known[*fact] = state.now.known[*fact].clone();
        }
        let supposed = |of: &[distinguo::determination::Supposed]| -> Vec<(usize, usize)> {
            let of = of.iter().map(|one| {
                let fact = oracle.position(one.fact.as_str());
                (fact, oracle.facts[fact].answers.iter().position(|known| known == one.answer.as_str()).unwrap())
            });
            of.collect()
        };
        for (fact, answer) in supposed(&change.against_presumption) {
            assert!(presumed.contains(&fact) && !known[fact].contains(&answer), "{context}");
            known[fact] = BTreeSet::from([answer]);
        }
        let still_open = supposed(&change.still_open);
        for (fact, answer) in &still_open {
            assert!(state.now.answer(*fact).is_none() && known[*fact].contains(answer), "{context}");
            known[*fact] = BTreeSet::from([*answer]);
        }
        let reached = |known: &Known| {
            let verdicts = state.verdicts(table, known);
            !verdicts.is_empty() && verdicts.iter().all(|(_, verdict)| verdict.permit.contains(outcome))
        };
        assert!(reached(&known), "{outcome} is not reached\n{context}");
        for (fact, _) in &still_open {
            let mut less = known.clone();
            less[*fact] = state.found.known[*fact].clone();
            assert!(!reached(&less), "{} is not needed for {outcome}\n{context}", oracle.facts[*fact].id);
        }
    }
}
