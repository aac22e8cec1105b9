//! Regulation (EU) No 376/2014, as read in the Official Journal.

use crate::book::Book;

#[test]
fn article_16_6_protects_what_is_known_only_because_it_was_reported_pursuant_to_articles_4_and_5() {
    let book = Book::shipped("eu.376-2014");
    assert!(book.of("facts", "known_only_by_report")["label"]["en"].as_str().unwrap().contains("Articles 4 and 5"));
    assert!(book.clause("reg.16-6").text.unwrap().ends_with("reported pursuant to Articles 4 and 5."));
    assert_eq!(book.clause("reg.16-6").cite["zh"], "第16条第6款第1分款");
}

#[test]
fn article_16_6_states_may_go_without_the_exceptions() {
    let quoted = Book::shipped("eu.376-2014").clause("reg.16-6-more").text.unwrap().to_owned();
    assert!(quoted.contains("without the exceptions referred to in paragraph 10"), "{quoted}");
}
