//! 监察法, as amended in 2024, with the procedure of 政务处分法.

use serde_json::json;

use crate::book::{Book, cites, strings};
use crate::story::Story;

const NAME: &str = "cn.supervision.2024";

#[test]
fn article_67_is_recusal_that_relief_is_kept_apart_rests_on_another_text_that_was_not_seen() {
    let book = Book::shipped(NAME);
    let separation = &book.list("separation")[0];
    assert!(cites(separation, "implementing.separate"), "{separation}");
    assert!(book.clause("implementing.separate").is_reported());
}

#[test]
fn sanctions_44_a_case_is_withdrawn() {
    assert!(Book::shipped(NAME).possible("sanction", &[]).contains(&"withdrawn".to_owned()), "撤销案件");
    Story::example("p19-supervision-two-levels").done();
}

#[test]
fn sanctions_54_the_formalities_take_one_month_and_at_most_six() {
    let book = Book::shipped(NAME);
    let formalities = book.of("periods", "formalities");
    assert_eq!(formalities["length"][0]["is"], json!({"n": 1, "unit": "month"}));
    assert_eq!(formalities["extend"]["total"], json!({"n": 6, "unit": "month"}));
    assert!(cites(formalities, "sanctions.54"));
}

#[test]
fn sanctions_60_what_an_annulled_or_varied_sanction_took_is_restored() {
    let book = Book::shipped(NAME);
    let restore = book.of("periods", "restore");
    assert_eq!(strings(&restore["starts"][0]["decided"]["in"]), ["annul", "vary"]);
    assert!(cites(restore, "sanctions.60"));
    // Nobody need do so before there is such a decision, and the unit of the example does it after.
    let before = Story::example("p19-supervision-two-levels").without("p19-30").done();
    let due = before.kernel().due(
        before.ledger.case(),
        None,
        distinguo::time::Instant::parse("2026-10-01T09:00:00+08:00").unwrap(),
    );
    assert!(due.unwrap().iter().any(|item| item.period.as_str() == "restore"));
}

#[test]
fn sanctions_52_while_investigated_no_transfer_promotion_award_sanction_or_retirement() {
    let book = Book::shipped(NAME);
    let uses = strings(&book.of("protections", "locked")["uses"]);
    for barred in ["transfer", "appointment", "honours", "discipline", "retirement"] {
        assert!(uses.iter().any(|known| known == barred), "{barred}");
    }
}

#[test]
fn sanctions_26_the_sanction_is_lifted_for_who_repented_and_did_not_breach_again() {
    let book = Book::shipped(NAME);
    let lifted = book.of("protections", "lifted");
    assert_eq!(lifted["until"], json!({"dated": {"date": "not_lifted"}}));
    assert!(cites(lifted, "sanctions.26") && book.clause("sanctions.26").text.unwrap().contains("有悔改表现"));
}
