//! Milder law across two versions of a book, and several books side by side.

use distinguo::determination::{Choice, Findings, Governing, determine_all, governing};
use distinguo::rulebook::{Library, Rulebook};
use distinguo::time::Date;
use serde_json::{Value, json};

use crate::support::books::{document, load, noise, shipped};
use crate::support::random::{self, Dice, blank, fact, is, label, stated};

const OUTCOMES: [(&str, &str); 4] =
    [("none", "no_liability"), ("exempt", "exempted"), ("held", "ordinary"), ("worse", "heavier")];

/// A version in which a breach has these outcomes.
fn version(version: &str, from: &str, until: Option<&str>, permit: &[&str]) -> Value {
    let mut book = blank();
    book["version"] = json!(version);
    book["in_force"] = json!({"from": from, "until": until});
    book["transition"]["substance"] = json!("at_conduct_unless_milder");
    book["facts"] =
        json!([fact("breach", json!({"flag": {}})), fact("remedied", json!({"flag": {"favourable": true}}))]);
    let outcomes = OUTCOMES
        .map(|(id, class)| json!({"id": id, "label": label(id), "class": class, "tolerated": class < "ordinary"}));
    book["tables"] = json!([{"id": "tolerance", "purpose": "tolerance", "label": label("tolerance"), "outcomes": outcomes,
        "rows": [
            {"id": "breach", "label": label("breach"), "when": is("breach", &["yes"]), "permit": permit, "clause": "law.1"},
            {"id": "none", "label": label("none"), "permit": ["none"], "clause": "law.1"}]}]);
    book
}

fn old(permit: &[&str]) -> Value {
    version("old", "2020-01-01", Some("2022-12-31"), permit)
}

fn new(permit: &[&str]) -> Value {
    version("new", "2023-01-01", None, permit)
}

fn library(books: &[Value]) -> Library {
    Library::new(books.iter().map(|book| load(book).unwrap_or_else(|problems| panic!("{problems}")))).unwrap()
}

fn conduct(answers: &[(&str, &str)], from: &str, until: Option<&str>) -> Findings {
    let mut findings = stated(&old(&["held"]), answers);
    findings["conduct"] = json!({"from": from, "until": until});
    findings["under"][0].as_object_mut().unwrap().remove("tables");
    Findings::load(&findings.to_string()).unwrap()
}

fn decide(old: &Value, new: &Value, findings: &Findings) -> Governing {
    let decided = Date::parse("2024-05-01").unwrap();
    governing(&library(&[old.clone(), new.clone()]), "test.book", findings, decided, "tolerance").unwrap()
}

/// Which version applies to a breach of 2021 that is decided in 2024, and why.
#[track_caller]
fn breach(old_permits: &[&str], new_permits: &[&str], choice: Choice, applies: &str) {
    let governing = decide(&old(old_permits), &new(new_permits), &conduct(&[("breach", "yes")], "2021-03-01", None));
    assert_eq!((governing.choice, governing.applies.unwrap().version.as_str()), (choice, applies));
    let versions: Vec<&str> = governing.versions.iter().map(|version| version.rulebook.version.as_str()).collect();
    assert_eq!(versions, ["old", "new"]);
    assert!(governing.versions.iter().all(|version| version.classes.is_some()) && !governing.clauses.is_empty());
}

#[test]
fn milder_law_no_breach_under_the_old_law_applies_the_old() {
    breach(&["none"], &["held"], Choice::LaterHarsher, "old");
    breach(&["none"], &["none"], Choice::Same, "old");
}

#[test]
fn milder_law_breach_under_the_old_and_none_or_milder_under_the_new_applies_the_new() {
    breach(&["held"], &["none"], Choice::LaterMilder, "new");
    breach(&["held"], &["exempt"], Choice::LaterMilder, "new");
    breach(&["worse"], &["held"], Choice::LaterMilder, "new");
    // The best that is still permitted counts first, then the worst.
    breach(&["exempt", "worse"], &["exempt", "held"], Choice::LaterMilder, "new");
    breach(&["held"], &["exempt", "held"], Choice::LaterMilder, "new");
    breach(&["exempt"], &["none", "held"], Choice::LaterMilder, "new");
}

#[test]
fn milder_law_the_same_under_both_applies_the_old() {
    breach(&["held"], &["held"], Choice::Same, "old");
    breach(&["exempt", "held"], &["exempt", "held"], Choice::Same, "old");
}

#[test]
fn milder_law_heavier_under_the_new_applies_the_old() {
    breach(&["held"], &["worse"], Choice::LaterHarsher, "old");
    breach(&["exempt"], &["exempt", "held"], Choice::LaterHarsher, "old");
    breach(&["exempt", "worse"], &["held"], Choice::LaterHarsher, "old");
}

#[test]
fn facts_that_are_open_under_either_version_are_listed_and_nothing_is_chosen() {
    let governing = decide(&old(&["held"]), &new(&["exempt"]), &conduct(&[], "2021-03-01", None));
    assert_eq!((governing.choice, governing.applies), (Choice::Open, None));
    assert_eq!(governing.open.iter().map(ToString::to_string).collect::<Vec<_>>(), ["breach"]);
    // A fact that only the new version asks.
    let mut asking = new(&["held"]);
    asking["tables"][0]["rows"].as_array_mut().unwrap().insert(
        0,
        json!({"id": "remedied", "label": label("remedied"), "when": {"all": [is("breach", &["yes"]), is("remedied", &["yes"])]},
            "permit": ["exempt"], "clause": "law.1"}),
    );
    let governing = decide(&old(&["held"]), &asking, &conduct(&[("breach", "yes")], "2021-03-01", None));
    assert_eq!((governing.choice, governing.applies), (Choice::Open, None));
    assert_eq!(governing.open.iter().map(ToString::to_string).collect::<Vec<_>>(), ["remedied"]);
    let found = conduct(&[("breach", "yes"), ("remedied", "yes")], "2021-03-01", None);
    assert_eq!(decide(&old(&["held"]), &asking, &found).choice, Choice::LaterMilder);
    // An open fact that cannot change the comparison is in nobody's way.
    asking["tables"][0]["rows"][0]["permit"] = json!(["held"]);
    asking["tables"][0]["rows"][0]["reasons"] = json!("always");
    let governing = decide(&old(&["held"]), &asking, &conduct(&[("breach", "yes")], "2021-03-01", None));
    assert_eq!((governing.choice, governing.open.len()), (Choice::Same, 0));
}

/// The new version with the fact and its answers under other names.
fn renamed(permit: &[&str]) -> Value {
    let mut book = new(permit);
    let answers = ["clean", "violation"].map(|id| json!({"id": id, "label": label(id)}));
    book["facts"][0] = fact("violation", json!({"answers": answers}));
    book["tables"][0]["rows"][0]["when"] = is("violation", &["violation"]);
    book
}

#[test]
fn findings_carry_over_by_the_corresponds_map_where_names_changed() {
    let mut later = renamed(&["worse"]);
    let findings = conduct(&[("breach", "yes")], "2021-03-01", None);
    // Without the map, nobody knows what the new fact is.
    let governing = decide(&old(&["held"]), &later, &findings);
    assert_eq!((governing.choice, governing.open[0].as_str()), (Choice::Open, "violation"));
    // Where every answer to it is milder, nobody has to.
    assert_eq!(decide(&old(&["held"]), &renamed(&["exempt"]), &findings).choice, Choice::LaterMilder);
    later["transition"]["corresponds"] =
        json!([{"old": "breach", "new": "violation", "answers": {"yes": "violation", "no": "clean"}}]);
    assert_eq!(decide(&old(&["held"]), &later, &findings).choice, Choice::LaterHarsher);
    // What was stated for exactly the later version prevails over what would carry over.
    let mut stated_twice = serde_json::to_value(&findings).unwrap();
    let later_entry =
        json!({"rulebook": "test.book", "version": "new", "findings": [{"fact": "violation", "answer": "clean"}]});
    stated_twice["under"].as_array_mut().unwrap().push(later_entry);
    let governing = decide(&old(&["held"]), &later, &Findings::load(&stated_twice.to_string()).unwrap());
    assert_eq!(governing.versions[1].classes.map(|classes| classes[1]), Some(distinguo::rulebook::Class::NoLiability));
}

#[test]
fn outcomes_without_class_are_not_comparable_and_the_old_version_applies() {
    let advice = |mut book: Value| {
        book["tables"][0]["purpose"] = json!("advice");
        for outcome in book["tables"][0]["outcomes"].as_array_mut().unwrap() {
            outcome.as_object_mut().unwrap().retain(|field, _| field != "class" && field != "tolerated");
        }
        book
    };
    let findings = conduct(&[("breach", "yes")], "2021-03-01", None);
    let governing = decide(&advice(old(&["held"])), &advice(new(&["exempt"])), &findings);
    assert_eq!((governing.choice, governing.applies.unwrap().version.as_str()), (Choice::NotComparable, "old"));
}

#[test]
fn continuing_conduct_is_governed_by_the_law_of_the_day_on_which_it_ended() {
    let (old, new) = (old(&["held"]), new(&["worse"]));
    let choice = |until| decide(&old, &new, &conduct(&[("breach", "yes")], "2022-06-01", until));
    assert_eq!(choice(Some("2022-12-31")).choice, Choice::LaterHarsher);
    let across = choice(Some("2023-01-01"));
    assert_eq!((across.choice, across.applies.unwrap().version.as_str()), (Choice::OnlyOne, "new"));
}

#[test]
fn the_transition_clause_of_the_later_version_may_settle_it_without_comparison() {
    let findings = conduct(&[("breach", "yes")], "2021-03-01", None);
    for (substance, applies) in [("at_conduct", "old"), ("at_opening", "new")] {
        let mut later = new(&["exempt"]);
        later["transition"]["substance"] = json!(substance);
        let governing = decide(&old(&["held"]), &later, &findings);
        assert_eq!((governing.choice, governing.applies.unwrap().version.as_str()), (Choice::ByTransition, applies));
    }
}

#[test]
fn contradictory_findings_leave_no_version_to_choose() {
    let contradicted = |mut book: Value| {
        book["contradictions"] = json!([{"id": "undone", "label": label("undone"), "effect": "impossible", "clause": "law.1",
            "test": {"all": [is("breach", &["no"]), is("remedied", &["yes"])]}}]);
        book
    };
    let findings = conduct(&[("breach", "no"), ("remedied", "yes")], "2021-03-01", None);
    let governing = decide(&contradicted(old(&["held"])), &contradicted(new(&["exempt"])), &findings);
    assert_eq!((governing.choice, governing.applies), (Choice::Contradictory, None));
}

#[test]
fn versions_that_are_in_force_on_the_same_day_are_refused() {
    let overlap = |until: Option<&str>| {
        let books = [version("old", "2020-01-01", until, &["held"]), new(&["held"])];
        Library::new(books.iter().map(|book| load(book).unwrap()))
    };
    assert!(overlap(Some("2022-12-31")).is_ok());
    for until in [None, Some("2023-01-01"), Some("2025-01-01")] {
        let problems = overlap(until).unwrap_err();
        let problem = problems.iter().next().unwrap();
        assert_eq!((problem.code().as_str(), problem.pointer()), ("dates_overlap", "/1/in_force"));
    }
}

#[test]
fn no_version_in_force_is_said() {
    let library = library(&[old(&["held"])]);
    let day = Date::parse("2024-05-01").unwrap();
    let findings = conduct(&[("breach", "yes")], "2024-01-01", None);
    let problems = governing(&library, "test.book", &findings, day, "tolerance").unwrap_err();
    assert_eq!(problems.iter().next().unwrap().code().as_str(), "not_in_force");
    let problems = governing(&library, "test.book", &conduct(&[], "2021-01-01", None), day, "tolerence").unwrap_err();
    let problem = problems.iter().next().unwrap();
    assert_eq!((problem.code().as_str(), problem.nearest_name()), ("unknown_name", Some("tolerance")));
}

/// Two books on one conduct, of sources of these ranks, that permit these outcomes.
fn side_by_side(ranks: [&str; 2], permits: [&str; 2]) -> Option<Option<String>> {
    let books: Vec<Value> = [("one.book", 0), ("other.book", 1)]
        .into_iter()
        .map(|(id, side)| {
            let mut book = new(&[permits[side]]);
            book["id"] = json!(id);
            book["sources"][0]["rank"] = json!(ranks[side]);
            book
        })
        .collect();
    let under = books.iter().map(|book| stated(book, &[("breach", "yes")])["under"][0].clone());
    let findings = json!({"format": "distinguo.findings/1", "under": under.collect::<Vec<_>>()});
    let comparison = determine_all(&library(&books), &Findings::load(&findings.to_string()).unwrap()).unwrap();
    assert_eq!(comparison.determinations.len(), 2);
    assert!(comparison.differences.len() <= 1);
    let difference = comparison.differences.into_iter().next()?;
    assert_eq!(difference.sides.clone().map(|side| side.rulebook.id.to_string()), ["one.book", "other.book"]);
    Some(difference.prevails.map(|book| book.id.to_string()))
}

#[test]
fn rulebooks_side_by_side_say_where_they_differ_and_the_higher_rank_prevails() {
    let prevails = |id: &str| Some(Some(id.to_owned()));
    assert_eq!(side_by_side(["law", "local_regulation"], ["exempt", "held"]), prevails("one.book"));
    assert_eq!(side_by_side(["local_regulation", "law"], ["exempt", "held"]), prevails("other.book"));
    assert_eq!(side_by_side(["policy", "administrative_regulation"], ["held", "exempt"]), prevails("other.book"));
    // What agrees is no difference.
    assert_eq!(side_by_side(["law", "local_regulation"], ["held", "held"]), None);
    // Equal ranks settle nothing.
    assert_eq!(side_by_side(["law", "law"], ["exempt", "held"]), Some(None));
    assert_eq!(side_by_side(["decree", "administrative_regulation"], ["exempt", "held"]), Some(None));
}

#[test]
fn between_a_regulation_of_the_party_and_the_law_rank_does_not_settle_it() {
    for other in ["law", "administrative_regulation", "local_regulation", "policy", "party_regulation"] {
        assert_eq!(side_by_side(["party_regulation", other], ["exempt", "held"]), Some(None), "{other}");
        assert_eq!(side_by_side([other, "party_regulation"], ["exempt", "held"]), Some(None), "{other}");
    }
}

#[test]
fn a_batch_is_one_determination_after_the_other() {
    let bytes = noise(4096);
    let mut dice = Dice::new(&bytes);
    for (id, document) in shipped() {
        let book = Rulebook::shipped(id).unwrap();
        let mut findings: Vec<Findings> =
            (0..5).map(|_| Findings::load(&random::findings(&mut dice, &document).to_string()).unwrap()).collect();
        // One that the book does not know.
        findings.push(Findings::load(&stated(&document, &[("weather", "fine")]).to_string()).unwrap());
        let one_by_one: Vec<_> =
            findings.iter().map(|findings| distinguo::determination::determine(&book, findings)).collect();
        assert_eq!(distinguo::determination::determine_batch(&book, &findings), one_by_one);
        assert!(one_by_one.last().unwrap().is_err());
    }
}

#[test]
fn a_batch_of_cases_against_two_versions_reports_which_clause_caused_each_change() {
    let [old, new] = [old(&["held"]), new(&["exempt"])].map(|book| load(&book).unwrap());
    let case = |breach: &str| conduct(&[("breach", breach)], "2021-01-01", None);
    let cases = [case("no"), case("yes"), case("no"), case("yes")];
    let changed = distinguo::determination::changes(&old, &new, &cases).unwrap();
    assert_eq!(changed.iter().map(|change| change.case).collect::<Vec<_>>(), [1, 3]);
    for change in &changed {
        let [before, after] = [&change.before, &change.after].map(|ruled| ruled.as_ref().unwrap());
        let text = |ids: &[distinguo::document::Id]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!((text(&before.permits), text(&after.permits)), (vec!["held".to_owned()], vec!["exempt".to_owned()]));
        assert!(!before.clauses.is_empty() && !after.clauses.is_empty(), "{change:?}");
    }
    assert!(distinguo::determination::changes(&old, &old, &cases).unwrap().is_empty());
}

#[test]
fn each_rulebook_of_the_findings_is_determined_in_the_version_of_the_conduct() {
    let books = [old(&["held"]), new(&["exempt"])];
    let comparison = |from: &str| {
        let findings = conduct(&[("breach", "yes")], from, None);
        let determinations = determine_all(&library(&books), &findings).unwrap().determinations;
        determinations.into_iter().map(|determination| determination.rulebook.version).collect::<Vec<_>>()
    };
    assert_eq!(comparison("2021-01-01"), ["old"]);
    assert_eq!(comparison("2023-06-01"), ["new"]);
    let mut unknown = stated(&document("eu.376-2014"), &[]);
    unknown["under"][0]["rulebook"] = json!("test.bok");
    let problems = determine_all(&library(&books), &Findings::load(&unknown.to_string()).unwrap()).unwrap_err();
    let problem = problems.iter().next().unwrap();
    assert_eq!((problem.pointer(), problem.nearest_name()), ("/under/0/rulebook", Some("test.book")));
}
