//! 公务员法, 2018, with arts 1 to 5 of 公务员申诉规定, 2022.

use serde_json::json;

use crate::book::{Book, cites};
use crate::stage::private;
use crate::story::Story;

const NAME: &str = "cn.civil-servants.2018";

/// The example, up to the decision on the appeal and its service.
fn example() -> Story {
    Story::example("p20-civil-servant-appeals-directly")
}

const PERSON: (&str, &str, Option<&str>) = ("person:wei", "person", None);

#[test]
fn article_95_a_second_appeal_only_against_organs_at_the_provincial_level_or_below() {
    let asked = |answer: &str| {
        let request =
            json!({"request": {"level": "re_appeal", "documents": ["request"], "reasons": private("why not more")}});
        let decided = example().with("p20-04-level", "/act/find/answer", json!(answer));
        decided.then_at("2026-07-02T09:00:00+08:00", PERSON, request)
    };
    assert_eq!(asked("no").last_refused(), "condition_fails", "对省级以下机关作出的申诉处理决定不服的");
    asked("yes").done();
}

#[test]
fn article_95_the_appeal_lies_with_the_civil_service_department_of_the_same_level_or_the_organ_above() {
    let book = Book::shipped(NAME);
    let label = &book.of("roles", "appeal_decider")["label"];
    assert!(label["en"].as_str().unwrap().contains("civil-service department of the same level, or the organ above"));
    assert!(label["zh"].as_str().unwrap().contains("同级公务员主管部门或者上一级机关"));
    assert_eq!(book.of("roles", "appeal_decider")["organ"], "appeal");
}

#[test]
fn article_96_and_article_5_of_2022_the_committee_gives_an_opinion_and_the_receiving_organ_decides() {
    let book = Book::shipped(NAME);
    let [grant] = book.grants(&json!({"decide": {"table": "relief", "level": "appeal"}}))[..] else { panic!() };
    assert_eq!(grant["by"], json!(["appeal_decider"]));
    let opinion = book.of("periods", "give_opinion");
    assert_eq!(
        (&opinion["who"], opinion["ends"][0]["submitted"]["document"].as_str()),
        (&json!("fairness_committee"), Some("committee_opinion"))
    );
    let committee = example().until("p20-15").with("p20-15", "/actor/role", json!("fairness_committee"));
    assert_eq!(committee.with("p20-15", "/actor/id", json!("fc1")).last_refused(), "not_granted");
}

#[test]
fn article_63_2_hearing_and_nothing_heavier_for_it_article_63_3_the_written_decision() {
    let book = Book::shipped(NAME);
    for document in ["facts_notice", "statement"] {
        assert!(cites(book.of("documents", document), "csl.63-2"), "{document}");
    }
    assert!(book.clause("csl.63-2").text.unwrap().contains("不得因公务员申辩而加重处分"));
    assert!(cites(book.of("documents", "decision"), "csl.63-3"));
    assert!(book.clause("csl.63-3").text.unwrap().contains("书面形式"));
}

#[test]
fn article_44_of_the_regulation_on_administrative_organs_six_months_to_decide_and_twelve_in_all() {
    let book = Book::shipped(NAME);
    let treat = book.of("periods", "treat");
    assert_eq!(treat["length"], json!([{"is": {"n": 6, "unit": "month"}}]));
    assert_eq!(treat["extend"]["total"], json!({"n": 12, "unit": "month"}));
    assert!(cites(treat, "admin_organs.44"));
}

#[test]
fn article_2_of_2022_leading_members_are_dealt_with_elsewhere() {
    let leading = example().until("p20-09").with("p20-04-standing", "/act/find/answer", json!("yes"));
    assert_eq!(leading.last_refused(), "not_granted", "领导成员公务员的申诉，按照有关规定办理");
    example().until("p20-09").done();
    let book = Book::shipped(NAME);
    assert!(cites(book.of("facts", "leading_member"), "appeals.2"));
}

#[test]
fn article_65_the_sanction_is_lifted_for_who_repented_and_did_not_breach_again() {
    let book = Book::shipped(NAME);
    let lifted = book.of("protections", "lifted");
    assert_eq!(lifted["until"], json!({"dated": {"date": "not_lifted"}}));
    assert!(cites(lifted, "csl.65") && book.clause("csl.65").text.unwrap().contains("有悔改表现"));
}

#[test]
fn there_is_no_oversight_body_of_second_appeals() {
    let written = Book::shipped(NAME).written.to_string();
    assert!(!written.contains("再申诉监督"));
}
