//! 적극행정 운영규정, decree 35995, and 공공감사에 관한 법률 시행령: both were read.

use serde_json::json;

use crate::book::{Book, cites};
use crate::stage::private;
use crate::story::Story;

const NAME: &str = "kr.active-administration";

#[test]
fn article_17_2_to_4_no_disciplinary_resolution_is_no_presumption_only_16_2_and_16_3_presume() {
    let book = Book::shipped(NAME);
    let followed = [("followed_consulting", "yes")];
    // Discipline: covered, whatever the fault, as long as neither interest nor withholding shows.
    let gross = [&followed[..], &[("fault_disciplined", "gross")]].concat();
    assert_eq!(book.permits("discipline", &gross), ["exempt"], "징계의결등을 하지 않는다");
    // Audit: presumed only, and rebutted by a finding.
    assert_eq!(book.permits("audit", &followed), ["exempt"]);
    assert_eq!(book.permits("audit", &[&followed[..], &[("fault", "gross")]].concat()), ["not_exempt"], "추정한다");
    for clause in ["dec.17-2", "dec.17-3", "dec.17-4"] {
        assert!(book.list("presumptions").iter().all(|presumption| !cites(presumption, clause)), "{clause}");
    }
}

#[test]
fn the_exemption_of_an_audit_is_decided_by_the_head_of_the_audit_body_on_application_or_own_motion() {
    let book = Book::shipped(NAME);
    let [grant] = book.grants(&json!({"decide": {"table": "audit"}}))[..] else { panic!() };
    assert_eq!(grant["by"], json!(["auditor"]));
    let raised: Vec<_> =
        book.grants(&json!("raise")).into_iter().map(|grant| (&grant["channel"], &grant["by"])).collect();
    assert_eq!(raised[0], (&json!("application"), &json!(["person"])));
    assert_eq!(raised[1], (&json!("own_motion"), &json!(["auditor", "agency"])));
    let [grant] = book.grants(&json!({"decide": {"table": "discipline"}}))[..] else { panic!() };
    assert_eq!(grant["by"], json!(["discipline_committee"]), "the committee decides only its own");
    let story = Story::example("p21-korea-ratified-afterwards");
    let committee = story.clone().until("p21-11-audited").with(
        "p21-11-audited",
        "/actor",
        json!({"id": "dc1", "role": "discipline_committee", "organ": "discipline"}),
    );
    assert_eq!(committee.last_refused(), "not_granted");
    story.done();
}

#[test]
fn article_16_2_the_presumption_is_at_hand_where_a_case_is_decided() {
    // The auditor finds that the advice was followed, and nothing of the requirements that it stands for.
    let find = json!({"find": {"fact": "followed_consulting", "answer": "yes", "reasons": private("the opinion and the file")}});
    let story = Story::example("p21-korea-ratified-afterwards").until("p21-11-audited");
    let decide = story.line("p21-11-audited")["act"].clone();
    let before = story.until("p21-11-audit1");
    let auditor = ("au1", "auditor", Some("audit-office"));
    let at = "2026-09-07T14:00:00+09:00";
    assert_eq!(before.clone().then_at(at, auditor, decide.clone()).last_refused(), "blocked");
    before.then_at(at, auditor, find).then(auditor, decide).done();
}

#[test]
fn ratification_helps_only_under_17_4() {
    let book = Book::shipped(NAME);
    let presumed = book.list("presumptions").iter().map(ToString::to_string).collect::<String>();
    assert!(!presumed.contains("ratified"));
    assert!(cites(book.of("conditions", "covered"), "dec.17-4"));
}

#[test]
fn article_13_2_is_asked_by_the_official_and_the_minister_sets_the_period() {
    let book = Book::shipped(NAME);
    let [grant] = book.grants(&json!("file"))[..] else { panic!() };
    assert_eq!(grant["by"], json!(["person"]));
    assert!(cites(book.of("periods", "ask_ratification"), "param.ratification"));
    assert_eq!(book.clause("param.ratification").nature, Some("parameter"));
    assert!(book.clause("dec.13-2").text.unwrap().contains("인사혁신처장이 정하는 기간"));
}

#[test]
fn article_2_of_the_addenda_concerns_only_13_2() {
    let book = Book::shipped(NAME);
    let citing = |section: &str| {
        let citing = book.list(section).iter().filter(|it| cites(it, "dec.addenda-2"));
        citing.map(|it| it["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(citing("facts"), ["arose_since"]);
    assert!(!book.written["transition"].to_string().contains("dec.addenda-2"));
    let requirements = [("disaster_task", "yes"), ("no_time", "yes"), ("reasonable_care", "yes")];
    let since = |answer| [&requirements[..], &[("arose_since", answer)]].concat();
    assert_eq!(book.permits("ratification", &since("no")), ["not_ratified"]);
    assert_eq!(book.permits("ratification", &since("yes")), ["ratified", "not_ratified"]);
}

#[test]
fn article_13_3_2_presumes_in_self_audit_only_and_asks_for_both_conditions() {
    let book = Book::shipped(NAME);
    let base = [("public_interest", "yes"), ("acted_actively", "yes")];
    let both = [("audited_by", "self"), ("private_interest", "no"), ("procedure_flaw", "no")];
    let possible = |changed: (&'static str, &'static str)| {
        let answers: Vec<_> = base
            .into_iter()
            .chain(both.into_iter().map(|(fact, answer)| (fact, if fact == changed.0 { changed.1 } else { answer })))
            .chain([("followed_consulting", "no"), ("followed_committee", "no"), ("information_withheld", "no")])
            .collect();
        book.state("audit", &answers)
    };
    assert_eq!(possible(("none", "")), "decided");
    for broken in [("audited_by", "board"), ("private_interest", "yes"), ("procedure_flaw", "yes")] {
        assert_eq!(possible(broken), "blocked", "{broken:?}");
    }
    assert!(book.clause("audit.13-3-2").is_verified());
}

#[test]
fn 감사_is_audit() {
    let book = Book::shipped(NAME);
    for role in book.list("roles") {
        assert!(!role["label"]["zh"].as_str().unwrap().contains("监察"), "{role}");
    }
    assert!(book.of("roles", "auditor")["label"]["zh"].as_str().unwrap().contains("审计"));
}
