//! Zhejiang, 保障“最多跑一次”改革规定: the text was read.

use crate::book::Book;

const NAME: &str = "cn.zhejiang.zuiduopaoyici.2018";

const ALL_FIVE: [(&str, &str); 9] = [
    ("in_line", "yes"),
    ("prohibition_broken", "no"),
    ("duty_broken", "no"),
    ("procedure_lawful", "yes"),
    ("diligent", "yes"),
    ("private_gain", "no"),
    ("loss_made_good", "yes"),
    ("effect_removed", "no"),
    ("harm_prevented", "no"),
];

fn with(fact: &str, answer: &'static str) -> Vec<(&'static str, &'static str)> {
    ALL_FIVE.into_iter().map(|(known, old)| (known, if known == fact { answer } else { old })).collect()
}

#[test]
fn article_49_in_force_from_2019_01_01() {
    assert_eq!(Book::shipped(NAME).written["in_force"]["from"], "2019-01-01");
}

#[test]
fn article_46_asks_that_no_law_or_regulation_was_broken_a_policy_paper_is_no_bottom_line() {
    let book = Book::shipped(NAME);
    for fact in ["prohibition_broken", "duty_broken"] {
        assert_eq!(book.permits("tolerance", &with(fact, "paper")), ["exempt"], "{fact}");
        assert_eq!(book.permits("tolerance", &with(fact, "yes")), ["not_exempt"], "{fact}");
    }
    assert!(book.clause("zj.46-rules").text.unwrap().contains("法律、法规"));
}

#[test]
fn article_46_asks_that_the_procedure_of_the_decision_meets_laws_and_regulations() {
    let book = Book::shipped(NAME);
    assert_eq!(book.permits("tolerance", &with("procedure_lawful", "paper")), ["exempt"]);
    assert_eq!(book.permits("tolerance", &with("procedure_lawful", "no")), ["not_exempt"]);
}
