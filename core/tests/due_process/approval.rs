//! What waits for approval brings nothing about, and what is approved is what was decided (§1, §5).

use serde_json::{Value, json};

use crate::course::{admitted, decided, found, grant, granted, named, reported, statement, to_be_revoked, told};
use crate::stage::{Play, Stage, private};

/// Revoking asks for the approval of another organ.
fn approved() -> Stage {
    Stage::small_with(|book| {
        let approval = json!({"by": "supervisor", "times": 1});
        let decide = json!({"decide": {"table": "revocation"}});
        granted(book, json!({"act": decide, "by": ["superior"], "approval": approval, "clause": "p"}));
        let approve = json!({"approve": {"table": "revocation"}});
        granted(book, json!({"act": approve, "by": ["supervisor"], "clause": "p"}));
    })
}

fn revoke() -> Value {
    json!({"decide": {"table": "revocation", "outcome": "revoked", "reasons": private("not put right")}})
}

fn approves(approved: bool) -> Value {
    json!({"approve": {"table": "revocation", "approved": approved, "reasons": private("looked at")}})
}

#[test]
fn what_waits_for_approval_revokes_nothing() {
    let stage = approved();
    let mut play = to_be_revoked(&stage);
    play.does("superior-1", revoke());
    assert_eq!(play.seen.decisions["tolerance"].stage, "effective");
    assert_eq!(play.clock("influence").state, "running");
    // It is not decided once more beside it.
    assert_eq!(play.refused("superior-1", revoke()), "awaiting_approval");
    let who = stage.who("superior-1", "superior");
    let offered = stage.choices(play.case(), &who, play.now);
    assert!(!offered.iter().any(|choice| choice["act"]["decide"]["table"] == "revocation"), "{offered:?}");
    play.does("supervisor-1", approves(true));
    assert_eq!(play.seen.decisions["tolerance"].stage, "revoked");
    assert_eq!(play.clock("influence").state, "cancelled");
}

#[test]
fn what_is_not_approved_has_never_revoked_anything() {
    let stage = approved();
    let mut play = to_be_revoked(&stage);
    play.does("superior-1", revoke());
    play.does("supervisor-1", approves(false));
    assert_eq!(play.seen.decisions["tolerance"].stage, "effective");
    assert_eq!(play.clock("influence").state, "running");
    play.does("superior-1", json!({"decide": {"table": "revocation", "outcome": "reopened", "reasons": private("x")}}));
    play.does("supervisor-1", approves(true));
    assert_eq!(play.seen.decisions["tolerance"].stage, "reopened");
}

#[test]
fn an_application_is_admitted_when_that_is_approved_and_not_once_it_was_withdrawn() {
    let stage = Stage::small_with(|book| {
        let decide = json!({"decide": {"table": "admission"}});
        let approval = json!({"by": "superior", "times": 1});
        granted(book, json!({"act": decide, "by": ["officer"], "approval": approval, "clause": "p"}));
        granted(book, json!({"act": {"approve": {"table": "admission"}}, "by": ["superior"], "clause": "p"}));
    });
    let raised = || {
        let mut play = Play::open(&stage, "2026-03-02T10:00:00+08:00");
        play.does("person-1", json!({"raise": {"channel": "application", "documents": ["application"]}}));
        play.does("officer-1", json!({"find": {"fact": "in_scope", "answer": "yes"}}));
        play.does("officer-1", json!({"decide": {"table": "admission", "outcome": "admitted"}}));
        assert_eq!(play.seen.admission, "raised");
        play
    };
    let approve = |approved: bool| json!({"approve": {"table": "admission", "approved": approved, "reasons": private("looked at")}});
    let mut play = raised();
    play.does("superior-1", approve(true));
    assert_eq!(play.seen.admission, "admitted");
    let mut play = raised();
    play.does("person-1", json!({"withdraw": {}}));
    assert_eq!(play.refused("superior-1", approve(true)), "not_now");
    play.does("superior-1", approve(false));
    assert_eq!(play.seen.admission, "withdrawn");
}

#[test]
fn nobody_approves_relief() {
    let mut book: Value = serde_json::from_str(crate::stage::SMALL).unwrap();
    let decide = json!({"decide": {"table": "relief"}});
    granted(
        &mut book,
        json!({"act": decide, "by": ["superior"], "approval": {"by": "supervisor", "times": 1}, "clause": "p"}),
    );
    let problems = distinguo::rulebook::Rulebook::load(&book.to_string()).unwrap_err();
    assert!(problems.iter().any(|problem| problem.pointer().ends_with("/approval")), "{problems}");
}

/// Somebody may send back for verification whenever there is a report.
fn returning() -> Stage {
    Stage::small_with(|book| drop(grant(book, &json!("return")).as_object_mut().unwrap().remove("when")))
}

fn sent_back() -> Value {
    json!({"return": {"reasons": private("there is more")}})
}

#[test]
fn nothing_is_found_while_what_was_decided_is_approved() {
    let stage = returning();
    let mut play = admitted(&stage, json!({"stage": "decided"}));
    found(&mut play, "careless", "yes");
    reported(&mut play);
    told(&mut play, &["not_tolerated"]);
    play.does("person-1", statement());
    play.does("decider-1", decided("not_tolerated"));
    assert_eq!(play.refused("decider-1", sent_back()), "awaiting_approval");
    let find = json!({"find": {"fact": "gain", "answer": "no", "about": "tolerance"}});
    assert_eq!(play.refused("verifier-2", find.clone()), "awaiting_approval");
    let refuse = json!({"approve": {"table": "tolerance", "approved": false, "reasons": private("look again")}});
    play.does("superior-1", refuse);
    play.does("decider-1", sent_back());
    play.does("verifier-2", find);
}

#[test]
fn what_is_decided_is_not_sent_back_for_verification() {
    let stage = returning();
    let mut play = admitted(&stage, json!({}));
    found(&mut play, "careless", "no");
    reported(&mut play);
    let mut other = admitted(&stage, json!({}));
    found(&mut other, "careless", "no");
    reported(&mut other);
    other.does("decider-1", sent_back());
    play.does("decider-1", decided("exempt"));
    assert_eq!(play.refused("decider-1", sent_back()), "not_now");
}

#[test]
fn nobody_takes_an_application_back_that_was_decided_also_where_nobody_reports() {
    let stage = Stage::small_with(|book| {
        named(book, "documents", "report").as_object_mut().unwrap().remove("purpose");
        grant(book, &json!("withdraw")).as_object_mut().unwrap().remove("when");
        let acts = book["acts"].as_array_mut().unwrap();
        acts.retain(|grant| grant["act"] != "return");
        let returns = |event: &Value| event["acted"]["act"] == "return" || event["from"]["acted"]["act"] == "return";
        for period in book["periods"].as_array_mut().unwrap() {
            for events in ["starts", "suspend"] {
                if let Some(events) = period.get_mut(events).and_then(Value::as_array_mut) {
                    events.retain(|event| !returns(event));
                }
            }
        }
        grant(book, &json!({"decide": {"table": "tolerance"}})).as_object_mut().unwrap().remove("after");
    });
    let mut play = Play::open(&stage, "2026-03-02T10:00:00+08:00");
    play.does("person-1", json!({"raise": {"channel": "application", "documents": ["application"]}}));
    play.does("officer-1", json!({"find": {"fact": "in_scope", "answer": "yes"}}));
    play.does("officer-1", json!({"decide": {"table": "admission", "outcome": "admitted"}}));
    found(&mut play, "careless", "yes");
    let mut other = Play::open(&stage, "2026-03-02T10:00:00+08:00");
    other.does("person-1", json!({"raise": {"channel": "application", "documents": ["application"]}}));
    other.does("person-1", json!({"withdraw": {}}));
    told(&mut play, &["not_tolerated"]);
    play.does("person-1", statement());
    play.does("decider-1", decided("not_tolerated"));
    assert_eq!(play.refused("person-1", json!({"withdraw": {}})), "consent_needed");
}
