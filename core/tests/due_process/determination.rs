//! What follows from findings, exactly: what a finding says beyond its answer, what is missing, which rows may apply, how
//! aspects are judged, what conflicts name, and in which order problems are told.

use distinguo::determination::{Now, OpenFact, Outcome, compare, determine, possible, questions, smallest_change};
use distinguo::error::{Code, Severity};
use distinguo::rulebook::Rulebook;
use serde_json::{Value, json};

use crate::books::{
    book, choice, determined, fault, findings, first_table, flag, ids, is, load, only_where, row, state, stated,
    with_contradictions, with_presumptions,
};

fn fault_book(name: &str) -> (Rulebook, Value) {
    let book = Rulebook::load(&fault(&format!("determination/{name}.rulebook.json")).to_string());
    let book = book.unwrap_or_else(|problems| panic!("{problems}"));
    (book, fault(&format!("determination/{name}.findings.json")))
}

/// A rulebook and findings out of one file.
fn fault_case(name: &str) -> (Rulebook, Value) {
    let case = fault(&format!("determination/{name}.json"));
    (load(&case["book"]), case["findings"].clone())
}

fn answered(said: &Value, fact: &str) -> Option<(String, String)> {
    let answers = said["answers"].as_array().unwrap();
    let answer = answers.iter().find(|answer| answer["fact"] == *fact)?;
    Some((answer["answer"].as_str()?.to_owned(), answer["origin"].as_str()?.to_owned()))
}

fn facts(open: &[OpenFact]) -> Vec<String> {
    ids(open.iter().map(|open| &open.fact))
}

fn conflicts(book: &Rulebook, stated: &Value) -> Vec<(Option<String>, Vec<String>)> {
    let Outcome::Contradictory { conflicts } = determine(book, &findings(stated)).unwrap().result else {
        panic!("they go together")
    };
    let named = |conflict: &distinguo::determination::Conflict| {
        (conflict.contradiction.as_ref().map(ToString::to_string), ids(&conflict.facts))
    };
    conflicts.iter().map(named).collect()
}

// A finding on a fact that applies only under a condition says that the condition holds.

#[test]
fn no_presumption_takes_a_found_fact_out_of_application() {
    let (book, found) = fault_book("D1b-presumed-against-finding");
    let said = determined(&book, &found);
    assert_eq!(answered(&said, "a"), None, "`b` was found, so `a` cannot be `no`");
    let table = first_table(&book, &found);
    assert_eq!(
        (ids(&table.possible), ids(table.if_decided_now.permits())),
        (vec!["no".to_owned()], vec!["no".to_owned()])
    );
    // Where nothing was found that needs it to be otherwise, it is presumed.
    let nothing = json!({"format": "distinguo.findings/1", "under": [{"rulebook": "d1b"}]});
    assert_eq!(answered(&determined(&book, &nothing), "a"), Some(("no".to_owned(), "presumed".to_owned())));
}

#[test]
fn a_contradiction_by_way_of_the_condition_of_a_found_fact_is_seen() {
    let (book, found) = fault_book("D1c-contradictory-not-seen");
    let met = conflicts(&book, &found);
    assert_eq!(met, [(Some("x".to_owned()), vec!["c".to_owned()]), (None, vec!["b".to_owned()])]);
    assert!(possible(&book, &findings(&found), "t").unwrap().is_empty());
    assert!(questions(&book, &findings(&found), "t").unwrap().is_empty());
    assert_eq!(smallest_change(&book, &findings(&found), "t", "yes").unwrap(), None);
    let mut one = found;
    one["under"][0]["findings"].as_array_mut().unwrap().pop();
    assert_eq!(ids(possible(&book, &findings(&one), "t").unwrap().iter()), ["no"]);
}

#[test]
fn in_the_books_that_ship_a_finding_implies_its_condition() {
    for (name, id) in
        [("D1d-shipped-reason", "reason.culpability.1997"), ("D1e-shipped-hunan", "cn.hunan.clarification")]
    {
        let stated = fault(&format!("determination/{name}.findings.json"));
        let Some(book) = Rulebook::shipped(id) else { panic!("{id}") };
        let document: Value = serde_json::from_str(Rulebook::shipped_text(id).unwrap()).unwrap();
        let fact = stated["under"][0]["findings"][0]["fact"].as_str().unwrap();
        let applies = document["facts"].as_array().unwrap().iter().find(|known| known["id"] == *fact).unwrap();
        let condition = &applies["applies_when"]["fact"];
        let on = condition["id"].as_str().unwrap_or_else(|| panic!("{id}: {applies}"));
        let said = determined(&book, &stated);
        assert_eq!(said["result"]["type"], "determined", "{name}");
        // Whatever is said of the fact that it hangs on, it is not what would take it out of application.
        if let Some((answer, _)) = answered(&said, on) {
            assert!(condition["in"].as_array().unwrap().contains(&json!(answer)), "{name}: {answer}");
        }
        for table in said["result"]["tables"].as_array().unwrap() {
            for open in table["open"].as_array().unwrap().iter().filter(|open| open["fact"] == *on) {
                for answer in open["answers"].as_array().unwrap() {
                    assert!(condition["in"].as_array().unwrap().contains(answer), "{name}: {open}");
                }
            }
        }
    }
}

/// `b` applies where `a` is `yes` or `c` is `yes`: no single answer says it.
fn either() -> Rulebook {
    let either = json!({"any": [is("a", &["yes"]), is("c", &["yes"])]});
    load(&with_presumptions(
        book(
            &[flag("a"), flag("c"), only_where(flag("b"), either)],
            &[
                row("both", Some(json!({"all": [is("a", &["no"]), is("c", &["no"])]})), &["mild"]),
                row("c", Some(is("c", &["yes"])), &["hard"]),
                row("rest", None, &["middle"]),
            ],
        ),
        &[("a", "no"), ("c", "no")],
    ))
}

#[test]
fn possible_open_questions_and_presumptions_live_in_what_a_finding_leaves() {
    let either = either();
    let nothing = first_table(&either, &stated(&[]));
    assert_eq!(ids(&nothing.possible), ["mild", "middle", "hard"]);
    let found = stated(&[("b", "yes")]);
    let table = first_table(&either, &found);
    assert_eq!(ids(&table.possible), ["middle", "hard"], "`mild` needs both to be `no`");
    // The first presumption is made; after it the second would leave `b` without its condition.
    let said = determined(&either, &found);
    assert_eq!(answered(&said, "a"), Some(("no".to_owned(), "presumed".to_owned())));
    assert_eq!(answered(&said, "c"), None);
    assert_eq!(ids(table.if_decided_now.permits()), ["hard"]);
    let asked = questions(&either, &findings(&found), "tolerance").unwrap();
    let leads: Vec<Vec<String>> = asked[0].leads.iter().map(|lead| ids(&lead.leads_to)).collect();
    assert!(leads.iter().all(|outcomes| !outcomes.contains(&"mild".to_owned())), "{leads:?}");
    assert_eq!(smallest_change(&either, &findings(&found), "tolerance", "mild").unwrap(), None);
}

#[test]
fn findings_whose_conditions_leave_nothing_are_contradictory() {
    let two = load(&book(
        &[flag("a"), only_where(flag("b"), is("a", &["yes"])), only_where(flag("c"), is("a", &["no"]))],
        &[row("a", Some(is("a", &["yes"])), &["hard"]), row("rest", None, &["mild"])],
    ));
    let met = conflicts(&two, &stated(&[("b", "yes"), ("c", "no")]));
    assert_eq!(met, [(None, vec!["b".to_owned()]), (None, vec!["c".to_owned()])]);
    assert_eq!(ids(&first_table(&two, &stated(&[("c", "no")])).possible), ["mild"]);
}

#[test]
fn a_contested_finding_says_that_its_fact_applies_as_well() {
    let (book, _) = fault_book("D1b-presumed-against-finding");
    let contested = json!({"format": "distinguo.findings/1", "under": [{"rulebook": "d1b", "findings": [
        {"fact": "b", "answer": "yes", "by": "one"}, {"fact": "b", "answer": "no", "by": "two"}]}]});
    assert_eq!(ids(&first_table(&book, &contested).possible), ["no"]);
}

// Contested is not unknown.

#[test]
fn no_presumption_touches_a_contested_fact_it_waits_for_adoption() {
    let presumed = load(&with_presumptions(
        book(&[flag("a")], &[row("a", Some(is("a", &["yes"])), &["hard"]), row("rest", None, &["mild"])]),
        &[("a", "no")],
    ));
    assert_eq!(ids(first_table(&presumed, &stated(&[])).if_decided_now.permits()), ["mild"]);
    let contested = stated(&[("a", "yes"), ("a", "no")]);
    let said = determined(&presumed, &contested);
    assert_eq!(answered(&said, "a"), None);
    assert_eq!(said["contested"][0]["answers"], json!(["no", "yes"]));
    let table = first_table(&presumed, &contested);
    assert_eq!((&table.if_decided_now, facts(&table.open)), (&Now::Blocked, vec!["a".to_owned()]));
    let mut adopted = contested;
    adopted["under"][0]["adopted"] = json!([{"fact": "a", "answer": "yes", "reasons": "seen by both"}]);
    assert_eq!(ids(first_table(&presumed, &adopted).if_decided_now.permits()), ["hard"]);
}

// Missing.

/// `a` and `b` are always answered alike, and decide together; `c` decides alone.
fn coupled() -> Rulebook {
    let differ = |one: &str, other: &str| json!({"all": [is("a", &[one]), is("b", &[other])]});
    load(&with_contradictions(
        book(
            &[flag("a"), flag("b"), flag("c"), flag("d")],
            &[
                row("c", Some(is("c", &["yes"])), &["hard"]),
                row("both", Some(json!({"all": [is("a", &["yes"]), is("b", &["yes"])]})), &["middle"]),
                row("d", Some(is("d", &["yes"])), &["mild"]),
                row("rest", None, &["mild"]),
            ],
        ),
        &[("one", differ("yes", "no")), ("other", differ("no", "yes"))],
    ))
}

#[test]
fn coupled_facts_are_missing_together_beside_one_that_is_missing_by_itself() {
    let table = first_table(&coupled(), &stated(&[]));
    assert_eq!(facts(&table.open), ["a", "b", "c"], "`d` changes nothing");
    let together: Vec<Vec<Vec<String>>> =
        table.open.iter().map(|open| open.together.iter().map(ids).collect()).collect();
    let both = vec![vec!["a".to_owned(), "b".to_owned()]];
    assert_eq!(together, [both.clone(), both, Vec::new()]);
    let asked = questions(&coupled(), &findings(&stated(&[])), "tolerance").unwrap();
    assert_eq!(asked.len(), 3);
    assert!(asked.iter().all(|question| question.fact.together.is_empty() == (question.fact.fact.as_str() == "c")));
}

#[test]
fn a_fact_that_can_change_the_result_by_itself_is_coupled_with_none() {
    let free = load(&book(
        &[flag("a"), flag("b")],
        &[
            row("both", Some(json!({"all": [is("a", &["yes"]), is("b", &["yes"])]})), &["hard"]),
            row("rest", None, &["mild"]),
        ],
    ));
    let table = first_table(&free, &stated(&[]));
    assert_eq!(facts(&table.open), ["a", "b"]);
    assert!(table.open.iter().all(|open| open.together.is_empty()));
}

#[test]
fn the_answers_of_an_open_fact_are_those_that_it_may_still_have() {
    let three = with_contradictions(
        book(
            &[choice("a", &["x", "y", "z"]), flag("b")],
            &[row("x", Some(is("a", &["x"])), &["mild"]), row("rest", None, &["hard"])],
        ),
        &[("no_z", json!({"all": [is("a", &["z"]), is("b", &["yes"])]}))],
    );
    let answers = |found: &[(&str, &str)]| ids(&first_table(&load(&three), &stated(found)).open[0].answers);
    assert_eq!(answers(&[("b", "yes")]), ["x", "y"]);
    assert_eq!(answers(&[("b", "no")]), ["x", "y", "z"]);
}

// Rows.

#[test]
fn a_row_is_named_only_if_a_completion_comes_to_it() {
    let (book, found) = fault_case("N-row_named_never_applies");
    let table = first_table(&book, &found);
    assert_eq!((state(&table.if_decided_now), ids(table.if_decided_now.rows())), ("decided", vec!["row1".to_owned()]));
}

#[test]
fn where_several_rows_may_apply_all_are_named_and_what_must_be_considered_is_the_union() {
    let (book, found) = fault_case("N-consider_lost");
    let determination = determine(
        &book,
        &findings(&json!({"format": "distinguo.findings/1", "under": [
        {"rulebook": "r11", "tables": ["t1"], "findings": found["under"][0]["findings"]}]})),
    )
    .unwrap();
    let Outcome::Determined { tables, .. } = determination.result else { panic!() };
    let Now::Decided { rows, consider, .. } = &tables[0].if_decided_now else {
        panic!("{:?}", tables[0].if_decided_now)
    };
    assert_eq!(
        (ids(rows), ids(consider)),
        (vec!["row0".to_owned(), "rest".to_owned()], vec!["f1".to_owned(), "f2".to_owned()])
    );
}

#[test]
fn what_is_decided_beyond_sixty_three_rows_is_named_as_exactly() {
    let answers: Vec<String> = (0..15).map(|answer| format!("a{answer}")).collect();
    let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
    let mut facts: Vec<Value> = (0..6).map(|fact| choice(&format!("f{fact}"), &answers)).collect();
    facts.push(flag("tied"));
    let mut rows: Vec<Value> = Vec::new();
    for fact in 0..6 {
        for answer in &answers[1..] {
            rows.push(row(&format!("f{fact}.{answer}"), Some(is(&format!("f{fact}"), &[answer])), &["mild"]));
        }
    }
    rows.push(row("rest", None, &["hard"]));
    let tied = json!({"all": [is("f5", &["a0", "a1", "a2"]), is("tied", &["yes"])]});
    let long = load(&with_contradictions(book(&facts, &rows), &[("tied", tied)]));
    let known: Vec<(String, &str)> = (0..5).map(|fact| (format!("f{fact}"), "a0")).collect();
    let mut known: Vec<(&str, &str)> = known.iter().map(|(fact, answer)| (fact.as_str(), *answer)).collect();
    known.push(("tied", "yes"));
    let table = first_table(&long, &stated(&known));
    let expected: Vec<String> = answers[3..].iter().map(|answer| format!("f5.{answer}")).collect();
    assert_eq!(ids(table.if_decided_now.rows()), expected);
}

// Aspects.

#[test]
fn an_aspect_whose_verdict_no_completion_changes_is_not_open() {
    let mut judged = with_contradictions(
        book(&[flag("a"), flag("b")], &[row("a", Some(is("a", &["yes"])), &["hard"]), row("rest", None, &["mild"])]),
        &[("neither", json!({"all": [is("a", &["no"]), is("b", &["no"])]}))],
    );
    let one = json!({"any": [is("a", &["yes"]), is("b", &["yes"])]});
    let either_way = json!({"any": [is("a", &["yes"]), {"not": is("a", &["yes"])}]});
    let aspect = |id: &str, favourable: Value| {
        json!({"id": id, "kind": "assessment", "label": {"en": id}, "clause": "law.1",
        "favourable": favourable, "adverse": {"not": favourable}})
    };
    judged["aspects"].as_array_mut().unwrap().extend([
        aspect("by_contradiction", one),
        aspect("by_logic", either_way),
        aspect("open", is("b", &["no"])),
    ]);
    let said = determined(&load(&judged), &stated(&[]));
    let verdicts: Vec<&str> =
        said["result"]["aspects"].as_array().unwrap().iter().map(|one| one["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts, ["favourable", "favourable", "open"]);
}

// Conflicts.

#[test]
fn conflicts_name_only_contradictions_that_play_a_part() {
    let (book, found) = fault_case("N-conflicts_name_bystanders");
    let met = conflicts(&book, &found);
    let named: Vec<&str> = met.iter().filter_map(|(id, _)| id.as_deref()).collect();
    assert_eq!(named, ["x0"]);
}

#[test]
fn contradictions_that_leave_nothing_only_together_are_all_named() {
    let three = load(&with_contradictions(
        book(
            &[flag("a"), flag("b"), flag("c")],
            &[row("a", Some(is("a", &["yes"])), &["hard"]), row("rest", None, &["mild"])],
        ),
        &[
            ("when_a", json!({"all": [is("a", &["yes"]), is("b", &["yes"])]})),
            ("when_not_a", json!({"all": [is("a", &["no"]), is("b", &["yes"])]})),
            ("bystander", json!({"all": [is("c", &["yes"]), is("a", &["yes"])]})),
        ],
    ));
    let named: Vec<Option<String>> =
        conflicts(&three, &stated(&[("b", "yes")])).into_iter().map(|(id, _)| id).collect();
    assert_eq!(named, [Some("when_a".to_owned()), Some("when_not_a".to_owned())]);
}

#[test]
fn a_contradictory_determination_lists_no_presumptions() {
    let presumed = load(&with_presumptions(
        book(
            &[flag("a"), flag("c"), only_where(flag("b"), is("a", &["yes"]))],
            &[row("a", Some(is("a", &["yes"])), &["hard"]), row("rest", None, &["mild"])],
        ),
        &[("c", "no")],
    ));
    let said = determined(&presumed, &stated(&[("a", "no"), ("b", "yes")]));
    assert_eq!(said["result"]["type"], "contradictory");
    let origins: Vec<&Value> = said["answers"].as_array().unwrap().iter().map(|answer| &answer["origin"]).collect();
    assert_eq!(origins, ["found", "found"]);
    assert!(answered(&determined(&presumed, &stated(&[("a", "no")])), "c").is_some());
}

#[test]
fn lists_have_no_doubles() {
    let mut case = fault("determination/N-governing_open_twice.json");
    // Of two versions that come to the same whatever is open, nothing is asked: the later one permits something else.
    let rows = case["books"][1]["tables"][0]["rows"].as_array_mut().unwrap();
    (rows[1]["permit"], rows[2]["permit"]) = (json!(["o0"]), json!(["o1"]));
    let books: Vec<Rulebook> = case["books"].as_array().unwrap().iter().map(load).collect();
    let library = distinguo::rulebook::Library::new(books).unwrap();
    let day = distinguo::time::Date::parse(case["decided"].as_str().unwrap()).unwrap();
    let table = case["table"].as_str().unwrap();
    let governing =
        distinguo::determination::governing(&library, "rv", &findings(&case["findings"]), day, table).unwrap();
    assert_eq!(ids(&governing.open), ["f1", "f2"]);
}

// Unassessed.

#[test]
fn every_assessment_of_the_book_that_concerns_the_matter_must_have_been_made() {
    let mut assessed = book(
        &[flag("a"), flag("untested"), flag("accused")],
        &[row("a", Some(is("a", &["yes"])), &["hard"]), row("rest", None, &["mild"])],
    );
    for (fact, aspect) in [(1, "motive"), (2, "accuser")] {
        assessed["facts"][fact]["aspect"] = json!(aspect);
        assessed["aspects"]
            .as_array_mut()
            .unwrap()
            .push(json!({"id": aspect, "kind": "assessment", "label": {"en": aspect}}));
    }
    let outcomes = ["false", "mistaken"].map(|id| json!({"id": id, "label": {"en": id}, "means": id}));
    assessed["tables"].as_array_mut().unwrap().push(json!({"id": "accusation", "purpose": "accusation",
        "label": {"en": "accusation"}, "outcomes": outcomes,
        "rows": [row("accused", Some(is("accused", &["yes"])), &["false"]), row("rest", None, &["mistaken"])]}));
    let assessed = load(&assessed);
    let unassessed = |tables: Value, found: Value| {
        let stated = json!({"format": "distinguo.findings/1", "under": [
            {"rulebook": "test.book", "tables": tables, "findings": found}]});
        ids(&first_table(&assessed, &stated).unassessed)
    };
    // No row tests the motive, and still nobody may pass over it; the accuser is another matter.
    assert_eq!(unassessed(json!(["tolerance"]), json!([{"fact": "a", "answer": "no"}])), ["untested"]);
    assert!(unassessed(json!(["tolerance"]), json!([{"fact": "untested", "answer": "no"}])).is_empty());
    assert_eq!(unassessed(json!(["accusation"]), json!([])), ["accused"]);
}

// Errors before advice.

#[test]
fn advice_never_crowds_out_an_error_and_what_is_cut_is_counted_by_code() {
    let text = fault("determination/D6-error-behind-100-lints.rulebook.json").to_string();
    let problems = Rulebook::load(&text).unwrap_err();
    let severities: Vec<Severity> = problems.iter().map(|problem| problem.code().severity()).collect();
    assert!(severities.is_sorted() && severities[0] == Severity::Error, "{problems}");
    let last = problems.iter().last().unwrap();
    assert_eq!(last.code(), Code::AndMore);
    let message = last.message(distinguo::error::Language::En);
    let counted: usize =
        message.split(|other: char| !other.is_ascii_digit()).filter_map(|part| part.parse::<usize>().ok()).sum();
    let total: usize = message.split(' ').next().unwrap().parse().unwrap();
    assert!(total > 0 && counted == 2 * total && message.contains("_row "), "{message}");
    println!("{message}");
    assert_eq!(problems.iter().count(), 101, "a hundred, and what says how many more");
}

#[test]
fn a_list_that_is_not_cut_says_nothing_of_more() {
    let mixed = Rulebook::load(&fault("author/asrp/mixed.json").to_string()).unwrap_err();
    let severities: Vec<Severity> = mixed.iter().map(|problem| problem.code().severity()).collect();
    assert!(severities.is_sorted() && severities[0] == Severity::Error, "{mixed}");
    assert!(mixed.iter().all(|problem| problem.code() != Code::AndMore));
}

#[test]
fn so_many_errors_as_are_left_out_are_counted() {
    let found: Vec<Value> = (0..250).map(|place| json!({"fact": format!("f{place}"), "answer": "yes"})).collect();
    let stated = json!({"format": "distinguo.findings/1", "under": [{"rulebook": "test.book", "findings": found}]});
    let book = load(&book(&[flag("a")], &[row("a", Some(is("a", &["yes"])), &["hard"]), row("rest", None, &["mild"])]));
    let problems = determine(&book, &findings(&stated)).unwrap_err();
    let last = problems.iter().last().unwrap().message(distinguo::error::Language::En);
    assert_eq!(last, "150 more problems are not listed: unknown_name 150");
}

// Ranks.

/// Which of two books that differ prevails: by the ranks and natures of their clauses.
fn prevails(ranks: [(&str, &str); 2]) -> Option<usize> {
    let books: Vec<Rulebook> = (0..2)
        .map(|place| {
            let (rank, nature) = ranks[place];
            let mut one = book(
                &[flag("a")],
                &[row("a", Some(is("a", &["yes"])), &[["mild", "hard"][place]]), row("rest", None, &["middle"])],
            );
            one["id"] = json!(["one.book", "other.book"][place]);
            one["sources"][0]["rank"] = json!(rank);
            one["sources"][0]["nature"] = json!(nature);
            one["sources"][0]["language"] = json!("en");
            one["sources"][0]["clauses"][0]["text"] = json!("so it is");
            load(&one)
        })
        .collect();
    let under =
        ["one.book", "other.book"].map(|id| json!({"rulebook": id, "findings": [{"fact": "a", "answer": "yes"}]}));
    let stated = json!({"format": "distinguo.findings/1", "under": under});
    let comparison = compare(&books.iter().collect::<Vec<_>>(), &findings(&stated)).unwrap();
    let [difference] = comparison.differences.as_slice() else { panic!("{:?}", comparison.differences) };
    let prevails = difference.prevails.as_ref()?;
    Some(usize::from(prevails.id.as_str() == "other.book"))
}

#[test]
fn party_regulations_rank_among_themselves_and_above_guidance_and_doctrine() {
    let verified = |rank| (rank, "verified");
    for low in ["guidance", "doctrine"] {
        assert_eq!(prevails([verified("party_regulation"), verified(low)]), Some(0), "{low}");
        assert_eq!(prevails([verified(low), verified("party_regulation")]), Some(1), "{low}");
    }
    for other in ["party_regulation", "law", "administrative_regulation", "local_regulation", "policy"] {
        assert_eq!(prevails([verified("party_regulation"), verified(other)]), None, "{other}");
        assert_eq!(prevails([verified(other), verified("party_regulation")]), None, "{other}");
    }
}

#[test]
fn doctrine_and_parameter_rank_below_every_text() {
    for nature in ["doctrine", "parameter"] {
        for text in
            ["law", "administrative_regulation", "decree", "local_regulation", "party_regulation", "policy", "guidance"]
        {
            // Whatever instrument it is written down beside.
            assert_eq!(prevails([("law", nature), (text, "verified")]), Some(1), "{nature} {text}");
            assert_eq!(prevails([(text, "reported"), ("law", nature)]), Some(0), "{nature} {text}");
        }
        assert_eq!(prevails([("law", nature), ("guidance", "doctrine")]), None, "{nature}");
    }
}
