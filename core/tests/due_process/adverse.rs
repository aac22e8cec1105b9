//! What is adverse, as the author of a book is told: before it somebody is heard. And the floor of lengths that are set.

use distinguo::rulebook::{AdverseWhen, Rulebook};
use serde_json::{Value, json};

use crate::stage::SMALL;

fn of(book: &Rulebook) -> Vec<(String, String, AdverseWhen)> {
    book.adverse().map(|one| (one.table.to_string(), one.outcome.to_string(), one.when)).collect()
}

fn listed(id: &str) -> Vec<(String, String, AdverseWhen)> {
    of(&Rulebook::shipped(id).unwrap())
}

fn small(change: impl FnOnce(&mut Value)) -> Result<Rulebook, Vec<(&'static str, String)>> {
    let mut book: Value = serde_json::from_str(SMALL).unwrap();
    change(&mut book);
    Rulebook::load(&book.to_string()).map_err(|problems| {
        problems.iter().map(|problem| (problem.code().as_str(), problem.pointer().to_owned())).collect()
    })
}

fn outcome<'b>(book: &'b mut Value, table: &str, id: &str) -> &'b mut Value {
    let tables = book["tables"].as_array_mut().unwrap();
    let table = tables.iter_mut().find(|known| known["id"] == table).unwrap();
    table["outcomes"].as_array_mut().unwrap().iter_mut().find(|known| known["id"] == id).unwrap()
}

fn expected(rows: &[(&str, &str, AdverseWhen)]) -> Vec<(String, String, AdverseWhen)> {
    rows.iter().map(|(table, outcome, when)| ((*table).to_owned(), (*outcome).to_owned(), *when)).collect()
}

#[test]
fn everything_but_the_mildest_class_is_adverse_and_so_are_revoking_reopening_and_calling_an_accusation_false() {
    use AdverseWhen::{AgainstFavourable, Always};
    let adverse = [
        ("tolerance", "mitigated", Always),
        ("tolerance", "lighter", Always),
        ("tolerance", "not_tolerated", Always),
        ("accusation", "false", Always),
        ("revocation", "reopened", AgainstFavourable),
        ("revocation", "revoked", Always),
    ];
    assert_eq!(listed("cn.reference"), expected(&adverse));
}

#[test]
fn any_measure_is_adverse_whatever_the_class() {
    let sanctions = listed("cn.soe-managers.2024");
    // Even where nobody is liable, a measure that comes with it is heard first.
    assert_eq!(sanctions[0], ("sanction".to_owned(), "no_sanction".to_owned(), AdverseWhen::WithMeasure));
    assert!(sanctions[1..].iter().all(|(_, _, when)| *when == AdverseWhen::Always), "{sanctions:?}");
    assert_eq!(sanctions.len(), 6);
}

#[test]
fn of_admission_filing_relief_clarification_competence_and_correction_nothing_is_adverse_unless_the_book_says_so() {
    let quiet = ["admission", "filing", "relief", "clarification", "competence", "correction"];
    for id in Rulebook::shipped_names() {
        assert!(listed(id).iter().all(|(table, _, _)| !quiet.contains(&table.as_str())), "{id}");
    }
    let book = small(|book| outcome(book, "admission", "refused")["adverse"] = json!(true)).unwrap();
    let refused = ("admission".to_owned(), "refused".to_owned(), AdverseWhen::Always);
    assert!(of(&book).contains(&refused));
}

#[test]
fn what_the_table_marks_favourable_is_not_adverse() {
    let mitigated = |book: &Rulebook| of(book).iter().any(|(_, outcome, _)| outcome == "mitigated");
    assert!(mitigated(&small(|_| ()).unwrap()));
    assert!(!mitigated(&small(|book| outcome(book, "tolerance", "mitigated")["favourable"] = json!(true)).unwrap()));
}

#[test]
fn an_outcome_is_not_marked_favourable_and_adverse_nor_favourable_when_nothing_is_tolerated() {
    let both = small(|book| {
        outcome(book, "tolerance", "mitigated")["favourable"] = json!(true);
        outcome(book, "tolerance", "mitigated")["adverse"] = json!(true);
    });
    let refused = small(|book| outcome(book, "tolerance", "not_tolerated")["favourable"] = json!(true));
    for wrong in [both, refused] {
        let problems = wrong.unwrap_err();
        assert!(problems.iter().any(|(code, place)| *code == "meaningless_here" && place.ends_with("/favourable")));
    }
}

#[test]
fn without_classes_everything_about_liability_is_adverse_that_is_not_marked() {
    let book = small(|book| {
        for id in ["exempt", "mitigated", "not_tolerated"] {
            outcome(book, "tolerance", id).as_object_mut().unwrap().remove("class");
        }
        book["guarantees"].as_array_mut().unwrap().retain(|guarantee| guarantee.get("monotone").is_none());
    });
    let book = book.unwrap();
    let tolerance = of(&book).into_iter().filter(|(table, _, _)| table == "tolerance").count();
    assert_eq!(tolerance, 3);
}

#[test]
fn a_book_in_which_nobody_opens_a_case_decides_nothing_adverse() {
    assert!(listed("uk.nhs-just-culture.2018").is_empty());
}

#[test]
fn what_is_taken_for_adverse_is_told_beside_the_proofs_and_is_no_advice() {
    let answer = distinguo::host::check(Rulebook::shipped_text("cn.reference").unwrap());
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer["ok"]["problems"], json!([]));
    let told = answer["ok"]["adverse"].as_array().unwrap();
    assert!(told.contains(&json!({"table": "revocation", "outcome": "reopened", "when": "against_favourable"})));
}

#[test]
fn a_length_that_an_act_sets_has_a_floor_no_higher_than_its_ceiling() {
    let with = |length: Value| {
        small(move |book| {
            let periods = book["periods"].as_array_mut().unwrap();
            let verify = periods.iter_mut().find(|period| period["id"] == "verify").unwrap();
            verify["length"] = json!([length]);
        })
    };
    let days = |n: u32| json!({"n": n, "unit": "day"});
    assert!(with(json!({"set_by": "officer", "least": days(5), "max": days(20)})).is_ok());
    let codes = |book: Result<Rulebook, Vec<(&'static str, String)>>| book.unwrap_err();
    let place = |field: &str| format!("/periods/4/length/0{field}");
    let missing = codes(with(json!({"set_by": "officer", "max": days(20)})));
    assert_eq!(missing, [("one_length", place(""))]);
    let above = codes(with(json!({"set_by": "officer", "least": days(21), "max": days(20)})));
    assert_eq!(above, [("floor_above_max", place("/least"))]);
    let units = codes(with(json!({"set_by": "officer", "least": {"n": 1, "unit": "month"}, "max": days(60)})));
    assert_eq!(units, [("floor_above_max", place("/least"))]);
}
