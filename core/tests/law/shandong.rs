//! Shandong, 新旧动能转换促进条例: the text was read.

use crate::book::Book;

const NAME: &str = "cn.shandong.xinjiudongneng.2019";

fn with(changed: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let met = [
        ("experience", "first_trial"),
        ("trial", "other"),
        ("intent", "unintentional"),
        ("purpose", "development"),
        ("aim_missed", "yes"),
        ("in_line", "yes"),
        ("quality", "yes"),
        ("procedure_lawful", "yes"),
        ("private_gain", "no"),
        ("public_harm", "no"),
    ];
    let kept = met.into_iter().filter(|(fact, _)| changed.iter().all(|(known, _)| known != fact));
    kept.chain(changed.iter().copied()).collect()
}

#[test]
fn article_30_in_force_from_2019_10_01() {
    assert_eq!(Book::shipped(NAME).written["in_force"]["from"], "2019-10-01");
}

#[test]
fn article_29_is_about_reform_that_missed_what_was_expected_of_it() {
    let book = Book::shipped(NAME);
    assert_eq!(book.permits("tolerance", &with(&[])), ["exempt", "mitigated", "lighter"]);
    assert_eq!(book.permits("tolerance", &with(&[("aim_missed", "no")])), ["not_tolerated"], "未能实现预期目标");
}

#[test]
fn article_29_asks_for_a_procedure_by_laws_and_regulations_a_paper_does_not_count() {
    let book = Book::shipped(NAME);
    assert_eq!(book.permits("tolerance", &with(&[("procedure_lawful", "paper")])), ["exempt", "mitigated", "lighter"]);
    assert_eq!(book.permits("tolerance", &with(&[("procedure_lawful", "no")])), ["not_tolerated"]);
}

#[test]
fn article_29_is_lighter_mitigated_or_exempted_from_being_held_liable() {
    let book = Book::shipped(NAME);
    let labels = ["exempt", "mitigated", "lighter"].map(|id| {
        let outcomes = crate::book::list(&book.list("tables")[0], "outcomes");
        outcomes.iter().find(|outcome| outcome["id"] == id).unwrap()["label"]["zh"].as_str().unwrap()
    });
    assert_eq!(labels, ["免予追责", "减轻追责", "从轻追责"]);
}
