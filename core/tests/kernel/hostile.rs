//! Hostile documents: every one is answered with located problems, never with a panic.

use distinguo::determination::{Findings, determine};
use distinguo::error::{Language, Problems, Severity};
use distinguo::rulebook::Rulebook;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};

use crate::support::books::{cases, document, load, shipped};
use crate::support::random::{Dice, blank, fact, is, label, stated};

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(2), failure_persistence: None, ..ProptestConfig::default() }
}

/// Whether a pointer names a place in the document, or a place that is missing from one.
fn is_located(document: &Value, pointer: &str) -> bool {
    let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
    document.pointer(pointer).is_some() || document.pointer(parent).is_some()
}

#[track_caller]
fn all_located(document: &Value, problems: &Problems) {
    assert!(!problems.is_empty());
    for problem in problems {
        assert!(is_located(document, problem.pointer()), "{problem}");
    }
}

fn codes_and_pointers(problems: &Problems) -> Vec<(&str, &str)> {
    problems.iter().map(|problem| (problem.code().as_str(), problem.pointer())).collect()
}

/// A small sound book.
fn small() -> Value {
    let mut book = blank();
    book["facts"] = json!([fact("a", json!({"flag": {}})), fact("b", json!({"flag": {}}))]);
    book["conditions"] = json!([{"id": "both", "label": label("both"), "clause": "law.1", "test": {"all": [is("a", &["yes"]), is("b", &["yes"])]}}]);
    let outcomes = ["x", "y"].map(|id| json!({"id": id, "label": label(id)}));
    book["tables"] = json!([{"id": "advice", "purpose": "advice", "label": label("advice"), "outcomes": outcomes, "rows": [
        {"id": "both", "label": label("both"), "when": {"holds": "both"}, "permit": ["x"], "clause": "law.1"},
        {"id": "rest", "label": label("rest"), "permit": ["y"], "clause": "law.1"}]}]);
    book
}

#[track_caller]
fn refused(change: impl FnOnce(&mut Value), expected: &[(&str, &str)]) {
    let mut book = small();
    change(&mut book);
    let problems = load(&book).unwrap_err();
    assert_eq!(codes_and_pointers(&problems), expected, "{problems}");
    all_located(&book, &problems);
}

#[test]
fn unknown_names_are_refused_with_the_nearest_known_one() {
    let mut book = small();
    book["facts"][0]["aspect"] = json!("gruop");
    book["facts"][1]["clause"] = json!(["law.1", "law.l"]);
    book["tables"][0]["rows"][0]["when"] = json!({"holds": "botth"});
    book["tables"][0]["rows"][1]["consider"] = json!(["weather"]);
    let problems = load(&book).unwrap_err();
    let nearest: Vec<_> = problems.iter().map(|problem| (problem.pointer(), problem.nearest_name())).collect();
    assert_eq!(
        nearest,
        [
            ("/facts/1/clause", Some("law.1")),
            ("/facts/0/aspect", Some("group")),
            ("/tables/0/rows/0/when/holds", Some("both")),
            ("/tables/0/rows/1/consider/0", None),
        ]
    );
}

#[test]
fn wrong_types_unknown_fields_and_missing_ones_are_refused_at_their_places() {
    refused(
        |book| {
            book["facts"][0]["label"] = json!("a");
            book["facts"][1]["id"] = json!(7);
            book["languages"] = json!({"en": true});
            book["version"] = Value::Null;
            book["in_force"]["form"] = json!("2020-01-01");
            book["tables"][0]["rows"][0].as_object_mut().unwrap().remove("permit");
            book["tables"][0]["hit"] = json!("all");
            book["conditions"][0]["test"] = json!({"all": [], "any": []});
        },
        &[
            ("wrong_type", "/version"),
            ("wrong_type", "/languages"),
            ("unknown_field", "/in_force/form"),
            ("wrong_type", "/facts/0/label"),
            ("wrong_type", "/facts/1/id"),
            ("wrong_type", "/conditions/0/test"),
            ("unknown_word", "/tables/0/hit"),
        ],
    );
}

#[test]
fn dates_that_do_not_exist_or_are_reversed_are_refused() {
    for day in
        ["2023-02-29", "2024-13-01", "2024-00-10", "2024-4-1", "20240401", "24-04-01", "2024-04-31", "yesterday", ""]
    {
        refused(|book| book["in_force"]["from"] = json!(day), &[("bad_date", "/in_force/from")]);
        let mut findings = stated(&small(), &[]);
        findings["conduct"] = json!({"from": day});
        let problems = Findings::load(&findings.to_string()).unwrap_err();
        assert_eq!(codes_and_pointers(&problems), [("bad_date", "/conduct/from")]);
    }
    refused(|book| book["in_force"]["until"] = json!("2019-12-31"), &[("dates_reversed", "/in_force")]);
    let mut findings = stated(&small(), &[]);
    findings["conduct"] = json!({"from": "2024-02-29", "until": "2024-02-28"});
    let problems = Findings::load(&findings.to_string()).unwrap_err();
    assert_eq!(codes_and_pointers(&problems), [("dates_reversed", "/conduct")]);
}

#[test]
fn duplicate_ids_and_fields_are_refused() {
    let twice = |section: &'static str| {
        move |book: &mut Value| {
            let items = book[section].as_array_mut().unwrap();
            let again = items[0].clone();
            items.push(again);
        }
    };
    refused(twice("facts"), &[("duplicate_id", "/facts/2/id")]);
    refused(twice("roles"), &[("duplicate_id", "/roles/1/id")]);
    refused(twice("aspects"), &[("duplicate_id", "/aspects/1/id")]);
    refused(twice("conditions"), &[("duplicate_id", "/conditions/1/id")]);
    refused(twice("tables"), &[("duplicate_id", "/tables/1/id")]);
    refused(twice("sources"), &[("duplicate_id", "/sources/1/id"), ("duplicate_id", "/sources/1/clauses/0/id")]);
    refused(
        |book| book["tables"][0]["rows"][1]["permit"] = json!(["y", "y"]),
        &[("duplicate_id", "/tables/0/rows/1/permit/1")],
    );
    let text = small().to_string().replacen("\"version\":", "\"version\":\"1\",\"version\":", 1);
    let problems = Rulebook::load(&text).unwrap_err();
    assert_eq!(codes_and_pointers(&problems), [("duplicate_field", "/version")]);
}

#[test]
fn nesting_a_hundred_thousand_deep_is_refused() {
    for (open, close) in [("[", "]"), ("{\"all\":", "}"), ("{\"not\":", "}")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        let wrapped = small().to_string().replacen("{\"holds\":\"both\"}", &deep, 1);
        for text in [deep, wrapped] {
            for problems in [Rulebook::load(&text).unwrap_err(), Findings::load(&text).unwrap_err()] {
                assert_eq!(problems.iter().next().unwrap().code().as_str(), "not_json");
            }
        }
    }
    // As deep as JSON is read, and still judged.
    let deep = format!("{}{}{}", "{\"not\":".repeat(100), is("a", &["yes"]), "}".repeat(100));
    let text = small().to_string().replacen("{\"holds\":\"both\"}", &deep, 1);
    let problems = Rulebook::load(&text).map(|book| book.advice()).unwrap_or_else(|problems| problems);
    assert!(!problems.has_errors(), "{problems}");
}

#[test]
fn ten_megabytes_of_text_are_refused_unread() {
    let long = "x".repeat(10_000_000);
    for text in
        [long.clone(), json!({"format": "distinguo.rulebook/1", "id": long}).to_string(), "[".repeat(10_000_000)]
    {
        for problems in [Rulebook::load(&text).unwrap_err(), Findings::load(&text).unwrap_err()] {
            assert_eq!(codes_and_pointers(&problems), [("too_large", "")]);
        }
    }
}

#[test]
fn ten_thousand_facts_are_refused() {
    refused(
        |book| {
            let facts = (0..10_000).map(|position| fact(&format!("f{position}"), json!({"flag": {}})));
            book["facts"] = facts.collect();
        },
        &[("too_large", "/facts")],
    );
}

#[test]
fn too_much_of_anything_is_refused() {
    let many = |count: usize, of: &dyn Fn(usize) -> Value| (0..count).map(of).collect::<Value>();
    refused(
        |book| {
            book["tables"][0]["rows"] = many(
                1000,
                &|row| json!({"id": format!("r{row}"), "label": label("r"), "permit": ["x"], "clause": "law.1"}),
            )
        },
        &[("too_large", "/tables/0/rows")],
    );
    refused(
        |book| {
            book["facts"][0] = fact(
                "a",
                json!({"answers": many(17, &|answer| json!({"id": format!("a{answer}"), "label": label("a")}))}),
            )
        },
        &[("too_large", "/facts/0/answers")],
    );
    refused(|book| book["conditions"][0]["test"]["all"] = many(25_000, &|_| is("a", &["yes"])), &[("too_large", "")]);
}

#[test]
fn a_page_of_unknown_names_is_refused_without_comparing_all_of_them() {
    // The names are all as long as may be, and all wrong.
    let name = |position: usize| format!("{}{position:05}", "n".repeat(59));
    let mut book = small();
    let tests: Vec<Value> = (0..18_000).map(|position| is(&name(position), &["yes"])).collect();
    book["conditions"][0]["test"]["all"] = json!(tests);
    book["facts"] = (0..128).map(|position| fact(&name(90_000 + position), json!({"flag": {}}))).collect();
    all_located(&book, &load(&book).unwrap_err());
    let mut document = small();
    document["facts"] = (0..128).map(|position| fact(&name(90_000 + position), json!({"flag": {}}))).collect();
    document["conditions"] = json!([]);
    document["tables"][0]["rows"][0]["when"] = is(&name(90_000), &["yes"]);
    let sound = load(&document).unwrap();
    let findings: Vec<Value> = (0..40_000).map(|position| json!({"fact": name(position), "answer": "yes"})).collect();
    let text = json!({"format": "distinguo.findings/1", "under": [{"rulebook": "test.book", "findings": findings}]})
        .to_string();
    let problems = determine(&sound, &Findings::load(&text).unwrap()).unwrap_err();
    // A hundred, and what says how many more.
    assert_eq!(problems.iter().count(), 101);
}

#[test]
fn an_entangled_book_is_refused_with_the_facts_that_entangle_it() {
    let mut book = small();
    // Every fact of one half against its counterpart of the other, for which no order of the facts is good.
    let half = 26;
    book["facts"] = (0..2 * half).map(|position| fact(&format!("f{position}"), json!({"flag": {}}))).collect();
    let pairs: Vec<Value> = (0..half)
        .map(|one| {
            let other = half + (one * 7 + 3) % half;
            let third = (one * 11 + 5) % half;
            json!({"all": [is(&format!("f{one}"), &["yes"]), is(&format!("f{other}"), &["no"]), is(&format!("f{third}"), &["no"])]})
        })
        .collect();
    book["conditions"][0]["test"] = json!({"at_least": {"n": half / 3, "of": pairs}});
    match load(&book) {
        Ok(sound) => assert!(!sound.advice().has_errors()),
        Err(problems) => {
            assert_eq!(problems.iter().next().unwrap().code().as_str(), "too_complex");
            all_located(&book, &problems);
        }
    }
}

#[test]
fn names_are_quoted_as_they_are_written_in_both_languages() {
    for name in ["history", "fact", "null", "{expected}", "{given}"] {
        let mut book = small();
        book[name] = json!(1);
        let problems = load(&book).unwrap_err();
        let problem = problems.iter().next().unwrap();
        assert_eq!(problem.code().as_str(), "unknown_field");
        for language in [Language::En, Language::Zh] {
            assert!(problem.message(language).contains(&format!("`{name}`")), "{}", problem.message(language));
        }
    }
}

#[test]
fn what_is_not_json_is_said_to_be_none() {
    for (text, code) in [
        ("", "nothing_there"),
        (" ", "nothing_there"),
        ("{", "unclosed"),
        ("nul", "bare_word"),
        ("{\"format\": }", "not_json"),
        ("\u{0}", "not_json"),
        ("[1,]", "comma_too_many"),
        ("\"\\ud800\"", "not_json"),
        ("{\"a\":1}}", "behind_the_end"),
    ] {
        for problems in [Rulebook::load(text).unwrap_err(), Findings::load(text).unwrap_err()] {
            assert_eq!(codes_and_pointers(&problems), [(code, "")], "{text}");
        }
    }
}

#[test]
fn two_documents_that_differ_in_a_large_amount_have_different_digests() {
    let digest = |bound: i64| {
        let mut book = small();
        book["facts"][0] = fact(
            "a",
            json!({"amount": {"unit": "fen", "bands": [{"id": "no", "label": label("n"), "below": bound}, {"id": "yes", "label": label("y")}]}}),
        );
        load(&book).unwrap_or_else(|problems| panic!("{problems}")).digest().clone()
    };
    let bound = (1_i64 << 53) - 2;
    assert_ne!(digest(bound), digest(bound + 1));
}

/// Any JSON value of a modest size.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        "[a-z_.0-9 /~]{0,12}".prop_map(Value::from),
        prop::sample::select(vec![
            "yes",
            "no",
            "group",
            "law.1",
            "not_applicable",
            "all",
            "distinguo.rulebook/1",
            "2020-01-01"
        ])
        .prop_map(Value::from),
    ];
    let key = prop_oneof![
        prop::sample::select(vec![
            "id", "label", "en", "zh", "all", "any", "not", "at_least", "n", "of", "fact", "in", "holds", "rows",
            "when", "permit", "facts", "tables", "under", "rulebook", "findings", "answer", "amount", "bands",
            "format",
        ])
        .prop_map(str::to_owned),
        "[a-z/~]{0,6}",
    ];
    leaf.prop_recursive(4, 48, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..5)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Every place in a document.
fn places(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, inside) in fields {
                places(inside, format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(position, item)| places(item, format!("{at}/{position}"), found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    found.push(at);
}

/// A document with a few changes: values replaced, removed, repeated, swapped with others of the document.
fn mutate(document: &mut Value, dice: &mut Dice<'_>, strange: &Value) {
    for _ in 0..dice.from(1, 3) {
        let mut all = Vec::new();
        places(document, String::new(), &mut all);
        let (high, low) = (dice.below(256), dice.below(256));
        let at = all[(high * 256 + low) % all.len()].clone();
        let (high, low) = (dice.below(256), dice.below(256));
        let other = document.pointer(&all[(high * 256 + low) % all.len()]).unwrap().clone();
        let kind = dice.below(5);
        let Some((parent, key)) = at.rsplit_once('/') else { continue };
        match (kind, document.pointer_mut(parent).unwrap()) {
            (0, _) => *document.pointer_mut(&at).unwrap() = strange.clone(),
            (1, _) => *document.pointer_mut(&at).unwrap() = other,
            (2, Value::Object(fields)) => {
                fields.remove(&key.replace("~1", "/").replace("~0", "~"));
            }
            (2, Value::Array(items)) => {
                items.remove(key.parse().unwrap());
            }
            (3, Value::Array(items)) => items.push(other),
            (3, Value::Object(fields)) => {
                fields.insert("stray".to_owned(), other);
            }
            (_, Value::Array(items)) => items.reverse(),
            _ => {}
        }
    }
}

proptest! {
    #![proptest_config(config(1000))]

    #[test]
    fn any_json_is_refused_with_located_problems(value in any_json()) {
        let text = value.to_string();
        all_located(&value, &Rulebook::load(&text).unwrap_err());
        if let Err(problems) = Findings::load(&text) {
            all_located(&value, &problems);
        }
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,200}") {
        let _ = Rulebook::load(&text).map_err(|problems| problems.to_string());
        let _ = Findings::load(&text).map_err(|problems| problems.to_string());
    }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn a_shipped_rulebook_with_any_change_loads_or_is_refused_with_located_problems(
        book in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 24), strange in any_json(),
    ) {
        let (id, mut copy) = book.get(&shipped()).clone();
        mutate(&mut copy, &mut Dice::new(&bytes), &strange);
        match load(&copy) {
            Ok(book) => {
                for lint in &book.advice() {
                    prop_assert!(lint.code().severity() != Severity::Error && is_located(&copy, lint.pointer()), "{}", lint);
                }
            }
            Err(problems) => {
                prop_assert!(problems.has_errors(), "{}: {}", id, problems);
                all_located(&copy, &problems);
            }
        }
    }

    #[test]
    fn a_published_case_with_any_change_is_answered_with_a_determination_or_located_problems(
        case in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 24), strange in any_json(),
    ) {
        let (_, mut copy) = case.get(&cases()).clone();
        mutate(&mut copy, &mut Dice::new(&bytes), &strange);
        match Findings::load(&copy.to_string()) {
            Err(problems) => all_located(&copy, &problems),
            Ok(findings) => {
                for id in ["cn.reference", "cn.accountability.2019"] {
                    if let Err(problems) = determine(&Rulebook::shipped(id).unwrap(), &findings) {
                        all_located(&copy, &problems);
                    }
                }
            }
        }
    }
}

#[test]
fn every_shipped_document_survives_being_written_and_read_again() {
    for (id, _) in shipped() {
        let once = load(&document(id)).unwrap();
        assert_eq!(once.digest(), Rulebook::shipped(id).unwrap().digest());
    }
}
