//! Sichuan, 四川自贸试验区容错纠错工作办法: arts 1 to 3 and a digest of the six conditions were read.

use crate::book::Book;

const NAME: &str = "cn.sichuan.ftz.2024";

const SIX: [(&str, &str); 9] = [
    ("first_trial", "yes"),
    ("harm_done", "yes"),
    ("breach", "procedural"),
    ("in_line", "yes"),
    ("innovation", "yes"),
    ("intent", "diligent"),
    ("gain", "none"),
    ("procedure", "yes"),
    ("corrects", "yes"),
];

fn with(changed: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let kept = SIX.into_iter().filter(|(fact, _)| changed.iter().all(|(known, _)| known != fact));
    kept.chain(changed.iter().copied()).chain([("emergency", "no")]).collect()
}

#[test]
fn article_2_who_meets_the_six_may_be_exempted_or_treated_lighter() {
    let book = Book::shipped(NAME);
    assert_eq!(
        book.permits("tolerance", &with(&[])),
        ["exempt", "mitigated", "lighter", "not_tolerated"],
        "可以免除相关责任或从轻、减轻处理"
    );
    assert!(!book.has("guarantees", "tolerance_due"));
}

#[test]
fn condition_1_is_that_no_prohibitory_provision_was_broken_and_no_more() {
    let book = Book::shipped(NAME);
    assert!(book.permits("tolerance", &with(&[("breach", "mandatory")])).contains(&"exempt".to_owned()));
    assert_eq!(book.permits("tolerance", &with(&[("breach", "prohibitory")])), ["not_tolerated"]);
}

#[test]
fn article_2_speaks_of_first_trials_without_experience_and_of_harm_or_loss() {
    let book = Book::shipped(NAME);
    for (fact, says) in [("first_trial", "因先行先试、缺乏经验"), ("harm_done", "造成负面影响或损失")]
    {
        assert_eq!(book.permits("tolerance", &with(&[(fact, "no")])), ["not_tolerated"], "{says}");
        assert!(book.clause("ftz.art2").text.unwrap().contains("先行先试"), "{says}");
    }
}

#[test]
fn condition_1_is_in_line_with_the_centre_and_the_province_and_condition_5_is_emergency_action_on_the_spot() {
    let book = Book::shipped(NAME);
    let label = |fact| book.of("facts", fact)["label"]["zh"].as_str().unwrap();
    assert!(label("in_line").contains("党中央、国务院和省委、省政府"));
    assert!(label("emergency").contains("紧急情况临机处置"));
}

#[test]
fn article_17_of_the_accountability_regulations_an_order_manifestly_against_rules_is_answered_for_too() {
    let book = Book::shipped(NAME);
    let carried_out = |order| {
        let mut answers = with(&[("superior_decision", order), ("objected_to_superior", "yes")]);
        answers.extend([("distinction", "no"), ("recorded_dissent", "no"), ("unforeseeable", "no")]);
        book.permits("accountability", &answers)
    };
    assert_eq!(carried_out("not_manifest"), ["none", "exempt", "held"]);
    for order in ["irregular", "illegal"] {
        assert_eq!(carried_out(order), ["held"], "明显违法违规");
    }
}
