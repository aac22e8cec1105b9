//! 公职人员政务处分法, 2020: the text was read.

use crate::book::{Book, cites};

const NAME: &str = "cn.sanctions.2020";

/// Nothing for or against somebody in service, but for what is changed.
fn with(changed: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let facts = [
        "confession",
        "cooperation",
        "verified_report",
        "loss_averted",
        "minor_role",
        "surrendered_gains",
        "other_mitigating",
        "retired",
        "minor",
        "coerced",
        "reoffence",
        "obstruction",
        "collusion",
        "shielding",
        "instigation",
        "kept_gains",
        "other_aggravating",
    ];
    let kept = facts.into_iter().map(|fact| (fact, "no")).chain([("breach", "yes")]);
    let kept = kept.filter(|(fact, _)| changed.iter().all(|(known, _)| known != fact));
    kept.chain(changed.iter().copied()).collect()
}

#[test]
fn article_44_2_where_the_facts_of_a_violation_do_not_stand_the_case_is_withdrawn() {
    let book = Book::shipped(NAME);
    assert_eq!(book.permits("sanction", &with(&[("breach", "no")])), ["withdrawn"], "违法事实不能成立的，撤销案件");
    assert_eq!(book.permits("sanction", &with(&[])), ["ordinary"]);
    // Not even where something speaks against the person.
    assert_eq!(book.permits("sanction", &with(&[("breach", "no"), ("obstruction", "yes")])), ["withdrawn"]);
}

#[test]
fn article_27_who_has_retired_is_given_no_sanction() {
    let book = Book::shipped(NAME);
    assert_eq!(book.permits("sanction", &with(&[("retired", "yes")])), ["retired"], "不再给予政务处分");
}

#[test]
fn what_is_left_out_articles_14_and_22_and_23_is_told() {
    let told = include_str!("../../rulebooks/README.md");
    let line = told.lines().find(|line| line.contains("`cn.sanctions.2020`") && line.contains("14")).unwrap();
    assert!(line.contains("22") && line.contains("23"), "{line}");
}

#[test]
fn they_are_sanctions_of_administration_政务处分() {
    let book = Book::shipped(NAME);
    let outcomes = crate::book::list(&book.list("tables")[0], "outcomes").iter();
    for outcome in outcomes.filter(|outcome| outcome["id"] != "withdrawn") {
        assert!(outcome["label"]["zh"].as_str().unwrap().contains("政务处分"), "{outcome}");
    }
}

#[test]
fn article_13_says_heavier_and_no_more_that_it_bars_exemption_is_a_reading() {
    let book = Book::shipped(NAME);
    assert!(cites(book.of("guarantees", "heavier_not_exempt"), "reading.heavier"));
}
