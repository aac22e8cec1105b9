//! Code des relations entre le public et l'administration, art. L. 123-1, as read on Légifrance.

use crate::book::{Book, list};

#[test]
fn an_erreur_materielle_is_a_clerical_error() {
    let book = Book::shipped("fr.crpa.l123-1");
    let error = &list(book.of("facts", "error"), "answers")[0]["label"];
    assert!(error["en"].as_str().unwrap().contains("clerical error"), "{error}");
    assert!(error["zh"].as_str().unwrap().contains("笔误类错误"), "{error}");
}

#[test]
fn that_bad_faith_is_never_protected_even_after_own_regularisation_is_a_reading() {
    let book = Book::shipped("fr.crpa.l123-1");
    assert_eq!(book.clause("reading.bad_faith").nature, Some("doctrine"));
    let row = list(&book.list("tables")[0], "rows").iter().find(|row| row["id"] == "bad_faith").unwrap();
    assert!(crate::book::cites(row, "reading.bad_faith"));
}
