//! Hunan, 失实检举控告澄清: read in the provincial reports of September 2023.

use crate::book::Book;

const TRIAL: &str = "cn.hunan.clarification.2021";
const REVISION: &str = "cn.hunan.clarification.2023";

#[test]
fn the_trial_measures_are_of_july_2021_and_the_revision_of_september_2023() {
    let [trial, revision] = [TRIAL, REVISION].map(Book::shipped);
    assert_eq!(trial.written["in_force"]["from"], "2021-07-01");
    assert_eq!(trial.written["in_force"]["until"], "2023-09-22");
    assert_eq!(revision.written["in_force"]["from"], "2023-09-23");
    for book in [trial, revision] {
        let title = &book.of("sources", "hunan")["title"]["zh"];
        assert!(title.as_str().unwrap().starts_with("湖南省纪检监察机关失实检举控告澄清工作实施办法"), "{title}");
    }
}

#[test]
fn five_steps_and_the_unit_as_a_subject_came_only_with_the_revision_before_there_was_one_approval() {
    let [trial, revision] = [TRIAL, REVISION].map(Book::shipped);
    let decide = serde_json::json!({"decide": {"table": "clarification"}});
    for (book, documents) in [(&trial, None), (&revision, Some("assessment"))] {
        let [grant] = book.grants(&decide)[..] else { panic!() };
        assert_eq!(grant["documents"][0].as_str(), documents);
        assert_eq!(grant["approval"]["by"], "approver");
    }
    for step in ["request", "assessment", "archive"] {
        assert_eq!((trial.has("documents", step), revision.has("documents", step)), (false, true), "{step}");
    }
    let names = |book: &Book| book.of("roles", "person")["label"]["zh"].as_str().unwrap().contains("单位");
    assert_eq!((names(&trial), names(&revision)), (false, true));
}

const UNTOUCHED: [(&str, &str); 4] =
    [("allegation", "untrue"), ("rights_harmed", "no"), ("bad_effect", "no"), ("other_need", "no")];

#[test]
fn who_was_or_may_be_affected_in_elections_selection_or_awards_is_cleared() {
    for name in [TRIAL, REVISION] {
        let book = Book::shipped(name);
        let permits = |affected| {
            let answers = [&UNTOUCHED[..], &[("affected_selection", affected)]].concat();
            book.permits("clarification", &answers)
        };
        assert_eq!(permits("yes"), ["clarify"], "受到影响");
        assert_eq!(permits("possible"), ["clarify"], "可能受到影响");
        assert_eq!(permits("no"), ["clarify", "no_need"]);
    }
}

#[test]
fn in_three_situations_nothing_is_normally_clarified() {
    let book = Book::shipped(REVISION);
    let affected = [&UNTOUCHED[..], &[("affected_selection", "yes")]].concat();
    let normally_not = [&affected[..], &[("normally_not", "yes")]].concat();
    assert_eq!(book.permits("clarification", &affected), ["clarify"], "they must be shown");
    assert_eq!(book.permits("clarification", &normally_not), ["clarify", "no_need"]);
    assert_eq!(book.normally("clarification", &normally_not), "no_need");
    assert!(!Book::shipped(TRIAL).has("facts", "normally_not"));
}

#[test]
fn what_the_measures_say_is_reported_for_nobody_saw_them() {
    for name in [TRIAL, REVISION] {
        let book = Book::shipped(name);
        let of_hunan: Vec<_> = book.clauses().into_iter().filter(|clause| clause.id.starts_with("hunan.")).collect();
        assert!(of_hunan.len() >= 3 && of_hunan.iter().all(|clause| clause.is_reported()), "{name}");
    }
}

#[test]
fn a_false_accusation_is_approved_at_city_level_or_above() {
    for name in [TRIAL, REVISION] {
        let book = Book::shipped(name);
        let [grant] = book.grants(&serde_json::json!({"decide": {"table": "accusation"}}))[..] else { panic!() };
        assert_eq!(grant["approval"]["by"], "city_approver");
        assert_eq!(grant["approval"]["when"]["fact"]["id"], "fabricated");
        assert_eq!(book.of("roles", "city_approver")["organ"], "superior");
    }
}

#[test]
fn it_is_carried_out_within_30_working_days_and_since_the_revision_within_15() {
    for (name, days) in [(TRIAL, 30), (REVISION, 15)] {
        let length = Book::shipped(name).of("periods", "implement")["length"][0]["is"].clone();
        assert_eq!(length, serde_json::json!({"n": days, "unit": "working_day"}));
    }
}
