//! 中国共产党问责条例, 2019: art. 17 was read, arts 18 and 19 were not.

use crate::book::Book;

const NAME: &str = "cn.accountability.2019";

fn carried_out(order: &str, of_article_18: &str) -> Vec<String> {
    let found = [
        ("experience", "other"),
        ("trial", "other"),
        ("intent", "unintentional"),
        ("purpose", "other"),
        ("private_gain", "no"),
        ("dissent", "no"),
        ("duty_done", "no"),
        ("objected", "yes"),
        ("superior_decision", order),
        ("remedied", of_article_18),
        ("cooperated", "no"),
    ];
    Book::shipped(NAME).permits("accountability", &found)
}

#[test]
fn article_17_who_carries_out_an_order_manifestly_against_law_or_rules_answers_for_it() {
    assert_eq!(carried_out("not_manifest", "no"), ["not_held", "exempt", "held"]);
    for order in ["irregular", "illegal"] {
        assert_eq!(carried_out(order, "no"), ["held"], "明显违法违规");
    }
}

#[test]
fn article_17_the_liability_is_the_corresponding_one_which_may_be_less_on_grounds_of_article_18() {
    for order in ["irregular", "illegal"] {
        assert_eq!(carried_out(order, "yes"), ["mitigated", "lighter", "held"], "应当承担相应的责任");
    }
    assert_eq!(Book::shipped(NAME).clause("reading.corresponding").nature, Some("doctrine"));
}

#[test]
fn article_17_speaks_of_mistakes_and_errors() {
    assert!(Book::shipped(NAME).clause("acct.17-1-1").text.unwrap().contains("失误"));
}

#[test]
fn article_18_was_not_seen_and_is_reported() {
    assert!(Book::shipped(NAME).clause("acct.18").is_reported());
}
