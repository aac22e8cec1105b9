//! 国有企业管理人员处分条例, 2024: the text was read.

use distinguo::rulebook::Use;
use distinguo::time::{Date, Instant};
use serde_json::json;

use crate::book::{Book, cites};
use crate::stage::private;
use crate::story::Story;

const NAME: &str = "cn.soe-managers.2024";

/// What an investigation finds where nothing speaks for or against anybody.
const PLAIN: [(&str, &str); 18] = [
    ("confession", "no"),
    ("cooperation", "no"),
    ("verified_report", "no"),
    ("loss_averted", "no"),
    ("minor_role", "no"),
    ("surrendered_gains", "no"),
    ("reform_error", "no"),
    ("other_mitigating", "no"),
    ("minor", "no"),
    ("coerced", "no"),
    ("reoffence", "no"),
    ("obstruction", "no"),
    ("collusion", "no"),
    ("shielding", "no"),
    ("instigation", "no"),
    ("kept_gains", "no"),
    ("other_aggravating", "no"),
    ("breach", "yes"),
];

#[test]
fn article_27_1_5_sanction_exempted_none_or_the_case_is_withdrawn() {
    let book = Book::shipped(NAME);
    let unproved: Vec<_> = PLAIN.into_iter().filter(|(fact, _)| *fact != "breach").chain([("breach", "no")]).collect();
    assert_eq!(book.permits("sanction", &unproved), ["withdrawn"], "撤销案件");
    assert_eq!(book.permits("sanction", &PLAIN), ["ordinary"]);
    assert!(book.possible("sanction", &[]).contains(&"withdrawn".to_owned()));
}

#[test]
fn article_37_the_sanction_is_lifted_for_who_repented_and_did_not_breach_again() {
    // The demerit of the example ends a year after the decision of 10 November 2025.
    let is_lifted = |not_lifted: Option<&str>| {
        let mut story = Story::example("p18-soe-manager-to-appeal");
        if let Some(day) = not_lifted {
            let dated =
                json!({"date": {"date": "not_lifted", "day": day, "evidence": private("a new case was opened")}});
            story = story.then_at("2026-11-13T09:00:00+08:00", ("prin", "principal", Some("group")), dated);
        }
        let run = story.done();
        let on = |day| {
            let shields = run
                .kernel()
                .protections(
                    [&run.ledger],
                    None,
                    Use::Grade,
                    Date::parse(day).unwrap(),
                    Instant::parse("2035-01-01T09:00:00+08:00").unwrap(),
                )
                .unwrap();
            shields.iter().any(|shield| shield.protection.as_str() == "lifted")
        };
        assert!(!on("2026-11-06"), "within the period");
        on("2026-11-16")
    };
    assert!(is_lifted(None), "期满后自动解除");
    assert!(!is_lifted(Some("2026-08-03")), "有悔改表现，并且没有再发生应当给予处分的违法行为的");
    let book = Book::shipped(NAME);
    let lifted = book.of("protections", "lifted");
    assert!(cites(lifted, "soe.37") && book.clause("soe.37").text.unwrap().contains("有悔改表现"));
    assert_eq!(book.clause("reading.lifting").nature, Some("doctrine"));
}

#[test]
fn article_13_says_heavier_and_no_more_that_it_bars_exemption_is_a_reading() {
    let book = Book::shipped(NAME);
    let guarantee = book.of("guarantees", "heavier_not_exempt");
    assert!(cites(guarantee, "reading.heavier") && !cites(guarantee, "soe.13"));
    assert_eq!(book.clause("reading.heavier").nature, Some("doctrine"));
}

#[test]
fn article_11_effectively_averted_or_made_good_a_loss_or_removed_the_ill_effects() {
    let label = Book::shipped(NAME).of("facts", "loss_averted")["label"]["zh"].clone();
    assert_eq!(label, "主动采取措施，有效避免、挽回损失或者消除不良影响");
}
