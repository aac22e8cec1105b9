//! The reference mechanism, where it rests on regulations.

use crate::book::{Book, cites, list};

const NAME: &str = "cn.reference";

#[test]
fn discipline_article_19_third_paragraph_who_is_without_fault_is_not_held_liable_for_force_majeure() {
    let book = Book::shipped(NAME);
    let harmed = [("cause", "unforeseeable"), ("rule_state", "clear"), ("breach", "none"), ("severity", "serious")];
    let permits = |intent| {
        let answers =
            [&harmed[..], &[("intent", intent), ("gain", "none"), ("collective", "done"), ("emergency", "no")]];
        let more = [("experience", "available"), ("legacy", "no")];
        book.permits("tolerance", &[&answers.concat()[..], &more].concat())
    };
    assert_eq!(permits("unintentional"), ["no_liability"], "不追究党纪责任");
    assert_eq!(permits("negligent"), ["not_tolerated"]);
    assert_eq!(book.clause("discipline.19-3").cite["zh"], "第十九条第三款");
}

#[test]
fn the_attitude_is_one_of_five_assessments_and_no_bottom_line() {
    let book = Book::shipped(NAME);
    let reform = |remedy, disclosure| {
        let answers = [
            ("intent", "unintentional"),
            ("gain", "none"),
            ("purpose", "development"),
            ("rule_state", "unclear"),
            ("breach", "procedural"),
            ("experience", "first_trial"),
            ("legacy", "no"),
            ("participation", "done"),
            ("experts", "done"),
            ("risk", "done"),
            ("legality", "done"),
            ("collective", "done"),
            ("emergency", "no"),
            ("cause", "conduct"),
            ("severity", "minor"),
            ("support", "supported"),
            ("remedy", remedy),
            ("disclosure", disclosure),
        ];
        (book.permits("tolerance", &answers), book.normally("tolerance", &answers))
    };
    assert_eq!(reform("complete", "own_report").0, ["exempt"]);
    for (remedy, disclosure) in [("abandoned", "own_report"), ("complete", "concealed")] {
        let (permits, normally) = reform(remedy, disclosure);
        assert_eq!(permits, ["lighter", "not_tolerated"], "看态度");
        assert_eq!(normally, "not_tolerated");
    }
    let lines = list(book.list("tables").iter().find(|table| table["id"] == "tolerance").unwrap(), "rows").iter();
    assert!(lines.filter(|row| row["bottom_line"] == true).all(|row| !cites(row, "paper.3.1-assess")));
}

#[test]
fn zhejiang_2016_a_mass_incident_badly_handled_is_not_tolerated() {
    let book = Book::shipped(NAME);
    let grave = list(book.of("facts", "severity"), "answers").iter().find(|answer| answer["id"] == "grave").unwrap();
    assert!(grave["label"]["zh"].as_str().unwrap().contains("群体性事件处置不力"), "{grave}");
    assert!(book.clause("zj2016.exclusions").text.unwrap().contains("群体性事件处置不力"));
}
