//! The analysis of rulebooks finds one seeded defect of each kind, and none in the clean book.

use distinguo::error::Language;
use serde_json::{Value, json};

use crate::support::books::{document, load, refused};
use crate::support::random::{blank, fact, is, label};

/// A small book with one of everything, and nothing wrong with it.
fn clean() -> Value {
    let mut book = blank();
    let clauses = ["law.1", "law.2"].map(|id| json!({"id": id, "cite": label(id), "text": "so it is"}));
    book["sources"][0]["clauses"] = json!(clauses);
    let harms = ["none", "some", "much"].map(|id| json!({"id": id, "label": label(id)}));
    book["facts"] = json!([
        fact("gain", json!({"aspect": "motive", "flag": {}})),
        fact("public", json!({"aspect": "motive", "flag": {"favourable": true}})),
        fact("harm", json!({"aspect": "motive", "answers": harms})),
        fact("urgent", json!({"aspect": "motive", "flag": {"neutral": true}})),
        fact(
            "reported",
            json!({"aspect": "motive", "flag": {"favourable": true}, "applies_when": is("urgent", &["yes"])})
        ),
    ]);
    book["aspects"] = json!([{"id": "motive", "kind": "distinction", "label": label("motive"), "clause": "law.1",
        "favourable": {"all": [is("public", &["yes"]), is("gain", &["no"])]}, "adverse": is("gain", &["yes"])}]);
    book["conditions"] = json!([
        {"id": "self_serving", "label": label("self-serving"), "clause": "law.1", "test": is("gain", &["yes"])},
        {"id": "honest", "label": label("honest"), "clause": "law.1",
            "test": {"all": [{"not": {"holds": "self_serving"}}, is("public", &["yes"]), is("reported", &["yes", "not_applicable"])]}},
    ]);
    book["contradictions"] = json!([{"id": "harmless", "label": label("harmless gain"), "effect": "impossible", "clause": "law.2",
        "test": {"all": [is("gain", &["yes"]), is("harm", &["none"])]}}]);
    book["presumptions"] = json!([{"id": "good_faith", "label": label("good faith"), "burden_on": "finder", "clause": "law.1",
        "presume": [{"fact": "gain", "answer": "no"}]}]);
    let outcome = |id: &str, class: &str, tolerated: bool| json!({"id": id, "label": label(id), "class": class, "tolerated": tolerated});
    book["tables"] = json!([{"id": "tolerance", "purpose": "tolerance", "label": label("tolerance"),
    "outcomes": [outcome("exempt", "exempted", true), outcome("lighter", "lighter", true), outcome("held", "ordinary", false)],
    "rows": [
        {"id": "line", "label": label("line"), "bottom_line": true, "when": {"holds": "self_serving"}, "permit": ["held"], "clause": "law.1"},
        {"id": "harmless", "label": label("harmless"), "when": {"all": [{"holds": "honest"}, is("harm", &["none"])]}, "permit": ["exempt"], "clause": "law.1"},
        {"id": "honest", "label": label("honest"), "when": {"holds": "honest"}, "permit": ["exempt", "lighter"], "normally": "lighter",
            "consider": ["harm"], "reasons": "unless_normal", "clause": "law.2"},
        {"id": "otherwise", "label": label("otherwise"), "permit": ["held"], "reasons": "always", "clause": "law.1"},
    ]}]);
    let honest = |harm: &[&str]| json!({"all": [is("gain", &["no"]), is("public", &["yes"]), {"not": is("reported", &["no"])}, is("harm", harm)]});
    book["guarantees"] = json!([
        {"id": "gain_line", "label": label("gain"), "table": "tolerance", "when": is("gain", &["yes"]), "bottom_line": true, "clause": "law.1"},
        {"id": "gain_never", "label": label("gain"), "table": "tolerance", "when": is("gain", &["yes"]), "never": ["exempt", "lighter"], "clause": "law.1"},
        {"id": "must_exempt", "label": label("must"), "table": "tolerance", "when": honest(&["none"]), "never": ["lighter", "held"], "clause": "law.1"},
        {"id": "may_exempt", "label": label("may"), "table": "tolerance", "when": honest(&["some", "much"]), "never": ["held"], "clause": "law.2"},
        {"id": "monotone", "label": label("monotone"), "table": "tolerance", "monotone": "all", "clause": "law.1"},
    ]);
    book
}

#[test]
fn there_is_no_defect_in_the_clean_book() {
    let book = load(&clean()).unwrap_or_else(|problems| panic!("{problems}"));
    let advice = book.advice();
    assert!(advice.is_empty(), "{advice}");
}

/// Where a defect is seeded, exactly these problems are found; what a proof refuses, a true counterexample shows.
#[track_caller]
fn finds(seed: impl FnOnce(&mut Value), expected: &[(&str, &str)]) {
    let mut book = clean();
    seed(&mut book);
    let loaded = load(&book);
    let problems = match &loaded {
        Ok(book) => &book.advice(),
        Err(problems) => problems,
    };
    let found: Vec<_> = problems.iter().map(|problem| (problem.code().as_str(), problem.pointer())).collect();
    assert_eq!(found, expected, "{problems}");
    if loaded.is_err() {
        refused(&book).unwrap();
    }
}

fn rows(book: &mut Value) -> &mut Vec<Value> {
    book["tables"][0]["rows"].as_array_mut().unwrap()
}

#[test]
fn a_gap_is_found() {
    finds(
        |book| {
            rows(book).pop();
        },
        &[("gap", "/tables/0/rows")],
    );
}

#[test]
fn an_overlap_with_different_outcomes_is_found_in_a_table_that_claims_there_is_none() {
    finds(|book| book["tables"][0]["hit"] = json!("unique"), &[("rows_overlap", "/tables/0/rows/3")]);
    // Rows that overlap and decide the same do not offend.
    finds(
        |book| {
            book["tables"][0]["hit"] = json!("unique");
            rows(book).truncate(1);
            rows(book).push(json!({"id": "also", "label": label("also"), "when": {"any": [is("gain", &["yes"]), is("harm", &["much"])]}, "permit": ["held"], "clause": "law.2"}));
            rows(book).push(json!({"id": "rest", "label": label("rest"), "when": {"not": {"any": [is("gain", &["yes"]), is("harm", &["much"])]}}, "permit": ["lighter"], "clause": "law.2"}));
            book["guarantees"] = json!([book["guarantees"][0]]);
        },
        &[("unused_fact", "/facts/3"), ("unused_fact", "/facts/4")],
    );
}

#[test]
fn a_dead_row_is_found() {
    finds(|book| rows(book).swap(1, 2), &[("dead_row", "/tables/0/rows/2"), ("guarantee_broken", "/guarantees/2")]);
}

#[test]
fn a_role_that_nobody_uses_is_found() {
    let role = json!({"id": "clerk", "kind": "official", "label": label("clerk")});
    finds(|book| book["roles"].as_array_mut().unwrap().push(role), &[("unused_role", "/roles/1")]);
}

#[test]
fn a_clause_that_is_never_cited_is_found() {
    let clause = json!({"id": "law.3", "cite": label("art. 3")});
    finds(
        |book| book["sources"][0]["clauses"].as_array_mut().unwrap().push(clause),
        &[("uncited_clause", "/sources/0/clauses/2")],
    );
}

#[test]
fn a_fact_that_nothing_tests_is_found() {
    let idle = fact("weather", json!({"aspect": "motive", "flag": {"neutral": true}}));
    finds(|book| book["facts"].as_array_mut().unwrap().push(idle), &[("unused_fact", "/facts/5")]);
}

#[test]
fn a_broken_guarantee_is_found() {
    let guarantee = json!({"id": "much_harm", "label": label("much harm"), "table": "tolerance", "when": is("harm", &["much"]),
        "never": ["exempt"], "clause": "law.2"});
    finds(|book| book["guarantees"].as_array_mut().unwrap().push(guarantee), &[("guarantee_broken", "/guarantees/5")]);
    let line = json!({"id": "harm_line", "label": label("harm"), "table": "tolerance", "when": is("harm", &["much"]),
        "bottom_line": true, "clause": "law.2"});
    finds(|book| book["guarantees"].as_array_mut().unwrap().push(line), &[("guarantee_broken", "/guarantees/5")]);
}

#[test]
fn a_broken_monotone_claim_is_found_and_says_what_begins_to_apply_by_the_step() {
    finds(|book| book["facts"][3]["flag"] = json!({}), &[]);
    // Were urgency favourable, its absence would be worse; but then nobody asks for a report.
    let seed = |book: &mut Value| {
        book["facts"][3]["flag"] = json!({"favourable": true});
    };
    finds(seed, &[("not_monotone", "/guarantees/4")]);
    let mut book = clean();
    book["facts"][4]["applies_when"] = is("urgent", &["no"]);
    book["facts"][3]["flag"] = json!({"favourable": true});
    book["conditions"][1]["test"]["all"][2] = is("reported", &["yes"]);
    book["guarantees"] = json!([book["guarantees"][0], book["guarantees"][1], book["guarantees"][4]]);
    let problems = load(&book).unwrap_err();
    let broken = problems.iter().find(|problem| problem.code().as_str() == "not_monotone").unwrap();
    let words = broken.counterexample().unwrap().words("en").unwrap();
    assert!(words.contains("reported: not applicable") && words.contains("; urgent: no; reported: yes → "), "{words}");
}

#[test]
fn a_cycle_among_conditions_is_found() {
    finds(
        |book| book["conditions"][0]["test"] = json!({"any": [is("gain", &["yes"]), {"not": {"holds": "honest"}}]}),
        &[("cycle", "/conditions/0/test"), ("cycle", "/conditions/1/test")],
    );
    // Also by way of when a fact applies.
    finds(
        |book| book["facts"][3]["applies_when"] = is("reported", &["yes"]),
        &[("cycle", "/facts/3/applies_when"), ("cycle", "/facts/4/applies_when")],
    );
}

#[test]
fn a_label_that_is_missing_in_a_language_is_found() {
    finds(
        |book| book["tables"][0]["rows"][2]["label"] = json!({"en": "honest"}),
        &[("missing_label", "/tables/0/rows/2/label")],
    );
}

#[test]
fn a_row_that_changes_nothing_is_found() {
    let more = json!({"id": "more", "label": label("more"), "when": is("public", &["no"]), "permit": ["held"], "reasons": "always", "clause": "law.1"});
    finds(
        |book| rows(book).insert(3, more),
        &[("redundant_row", "/tables/0/rows/3"), ("unguarded_row", "/tables/0/rows/3")],
    );
}

#[test]
fn a_row_whose_loss_nobody_would_notice_is_found() {
    finds(
        |book| {
            book["guarantees"].as_array_mut().unwrap().remove(3);
        },
        &[("unguarded_row", "/tables/0/rows/2")],
    );
}

#[test]
fn a_presumption_against_the_person_on_uncertain_ground_is_found() {
    let presumption = json!({"id": "worst", "label": label("worst"), "burden_on": "finder", "clause": "law.2",
        "presume": [{"fact": "harm", "answer": "much"}]});
    let add = |book: &mut Value| book["presumptions"].as_array_mut().unwrap().push(presumption.clone());
    finds(add, &[]);
    finds(
        |book| {
            add(book);
            book["sources"][0]["clauses"][1]["nature"] = json!("reported");
        },
        &[("adverse_presumption", "/presumptions/1")],
    );
}

#[test]
fn a_fact_about_a_private_matter_that_no_verified_clause_asks_for_is_found() {
    for subject in ["health", "belief", "family", "history"] {
        let about = |book: &mut Value| {
            book["facts"][4]["about"] = json!(subject);
            book["facts"][4]["clause"] = json!("law.2");
        };
        finds(about, &[]);
        let uncertain = |book: &mut Value| {
            about(book);
            book["sources"][0]["clauses"][1]["nature"] = json!("reported");
        };
        finds(uncertain, &[("private_fact", "/facts/4")]);
        finds(
            |book| {
                uncertain(book);
                book["facts"][4]["clause"] = json!(["law.1", "law.2"]);
            },
            &[],
        );
    }
}

#[test]
fn outcome_luck_between_tolerance_and_a_bottom_line_on_uncertain_ground_is_found() {
    let line = json!({"id": "grave", "label": label("grave"), "bottom_line": true, "when": is("harm", &["much"]),
        "permit": ["held"], "clause": "law.2"});
    let guarantee = json!({"id": "grave_line", "label": label("grave"), "table": "tolerance",
        "when": is("harm", &["much"]), "bottom_line": true, "clause": "law.1"});
    let seed = |book: &mut Value, nature: &str, about: Option<&str>| {
        rows(book).insert(1, line.clone());
        book["guarantees"][3]["when"]["all"][3] = is("harm", &["some"]);
        book["guarantees"].as_array_mut().unwrap().push(guarantee.clone());
        book["sources"][0]["clauses"][1]["nature"] = json!(nature);
        if let Some(about) = about {
            book["facts"][2]["about"] = json!(about);
        }
    };
    finds(|book| seed(book, "reported", Some("consequences")), &[("outcome_luck", "/facts/2")]);
    finds(|book| seed(book, "verified", Some("consequences")), &[]);
    finds(|book| seed(book, "reported", None), &[]);
    // Where the next lesser harm is not tolerated either, two steps still lead from one to the other.
    finds(
        |book| {
            seed(book, "doctrine", Some("consequences"));
            rows(book).remove(3);
            book["guarantees"][3]["never"] = json!(["exempt", "lighter"]);
        },
        &[("outcome_luck", "/facts/2")],
    );
    // The example shows both sides in words.
    let mut book = clean();
    seed(&mut book, "reported", Some("consequences"));
    let loaded = load(&book).unwrap();
    let advice = loaded.advice();
    let lint = advice.iter().next().unwrap();
    assert!(lint.message(Language::En).contains("`grave`"), "{lint}");
    let words = lint.counterexample().unwrap().words("en").unwrap();
    assert!(words.ends_with("; harm: much → held"), "{words}");
}

#[test]
fn shipped_rulebooks_owe_their_silence_to_verified_clauses() {
    let reported = |id: &str, clause: &str| {
        let mut book = document(id);
        for source in book["sources"].as_array_mut().unwrap() {
            for written in source["clauses"].as_array_mut().unwrap().iter_mut().filter(|known| known["id"] == clause) {
                written["nature"] = json!("reported");
            }
        }
        let loaded = load(&book).unwrap_or_else(|problems| panic!("{problems}"));
        loaded.advice().iter().map(|lint| lint.code().as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(reported("cn.reference", "zj2016.exclusions"), ["outcome_luck"; 2]);
    assert_eq!(reported("reason.culpability.1997", "tree.questions"), ["private_fact"; 2]);
    assert_eq!(reported("reason.culpability.1997", "tree.history"), ["private_fact"]);
}

#[test]
fn a_distinction_that_does_not_distinguish_is_found() {
    finds(|book| book["aspects"][0]["favourable"] = is("public", &["yes"]), &[("poles_overlap", "/aspects/0")]);
    finds(
        |book| {
            book["aspects"][0].as_object_mut().unwrap().remove("adverse");
        },
        &[("missing_pole", "/aspects/0")],
    );
}

#[test]
fn contradictions_that_leave_no_case_are_found_and_nothing_else() {
    let everything = json!({"id": "everything", "label": label("everything"), "effect": "impossible", "clause": "law.2",
        "test": is("gain", &["no", "yes"])});
    finds(
        |book| book["contradictions"].as_array_mut().unwrap().push(everything),
        &[("nothing_possible", "/contradictions")],
    );
}

#[test]
fn a_bottom_line_that_tolerates_or_comes_late_is_found() {
    finds(|book| rows(book)[0]["permit"] = json!(["held", "lighter"]), &[("tolerant_bottom_line", "/tables/0/rows/0")]);
    finds(|book| rows(book).swap(0, 1), &[("late_bottom_line", "/tables/0/rows/1")]);
}

#[test]
fn all_defects_of_a_document_are_found_together() {
    finds(
        |book| {
            book["facts"][0]["clause"] = json!("law.9");
            book["facts"][1]["found_by"] = json!(["findr"]);
            book["tables"][0]["rows"][1]["permit"] = json!(["exemt"]);
            book["guarantees"][0]["when"]["fact"]["in"] = json!(["yse"]);
            book["conditions"][0]["label"] = json!({"zh": "中"});
        },
        &[
            ("missing_label", "/conditions/0/label"),
            ("unknown_name", "/facts/0/clause"),
            ("unknown_name", "/facts/1/found_by/0"),
            ("unknown_name", "/tables/0/rows/1/permit/0"),
            ("unknown_name", "/guarantees/0/when/fact/in/0"),
        ],
    );
}
