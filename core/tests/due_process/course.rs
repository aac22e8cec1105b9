//! The course of a small case, step by step, as far as a test needs it.

use serde_json::{Value, json};

use crate::stage::{Play, Stage, private};

/// The object of that id in a list of a book.
pub fn named<'v>(book: &'v mut Value, list: &str, id: &str) -> &'v mut Value {
    book[list].as_array_mut().unwrap().iter_mut().find(|one| one["id"] == id).unwrap()
}

/// The grant of an act in a book.
pub fn grant<'v>(book: &'v mut Value, act: &Value) -> &'v mut Value {
    book["acts"].as_array_mut().unwrap().iter_mut().find(|one| one["act"] == *act).unwrap()
}

/// One more grant in a book.
pub fn granted(book: &mut Value, grant: Value) {
    book["acts"].as_array_mut().unwrap().push(grant);
}

/// A case that is admitted on an organ's own motion.
pub fn admitted<'s>(stage: &'s Stage, more: Value) -> Play<'s> {
    let mut play = Play::open_with(stage, "2026-03-02T10:00:00+08:00", more);
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    play.does("officer-1", json!({"find": {"fact": "in_scope", "answer": "yes"}}));
    play.does("officer-1", json!({"decide": {"table": "admission", "outcome": "admitted"}}));
    play
}

/// What the two verifiers find.
pub fn found(play: &mut Play<'_>, state: &str, gain: &str) {
    play.does("verifier-1", json!({"find": {"fact": "state", "answer": state}}));
    play.does("verifier-2", json!({"find": {"fact": "gain", "answer": gain}}));
}

pub fn reported(play: &mut Play<'_>) {
    play.does("verifier-2", json!({"submit": {"document": "report"}}));
}

/// A notice to the person of what may be decided on tolerance.
pub fn notice(to: &str, outcomes: &[&str]) -> Value {
    let contemplates: Vec<Value> = outcomes.iter().map(|one| json!({"outcome": one})).collect();
    json!({"send": {"document": "notice", "about": "tolerance", "to": to, "contemplates": contemplates}})
}

pub fn told(play: &mut Play<'_>, outcomes: &[&str]) {
    play.does("officer-1", notice("person", outcomes));
}

/// A statement on tolerance.
pub fn statement() -> Value {
    json!({"submit": {"document": "statement", "about": "tolerance", "text": private("I was careless")}})
}

/// The body decides on tolerance.
pub fn decided(outcome: &str) -> Value {
    let votes: Vec<Value> =
        ["decider-1", "decider-2", "decider-3"].iter().map(|member| json!({"member": member, "vote": "for"})).collect();
    json!({"decide": {"table": "tolerance", "outcome": outcome, "documents": ["decision"], "votes": votes,
        "reasons": private("why")}})
}

/// Tolerated in part, with something to put right that was not, and the person heard on its being revoked.
pub fn to_be_revoked(stage: &Stage) -> Play<'_> {
    let mut play = admitted(stage, json!({}));
    found(&mut play, "careless", "no");
    reported(&mut play);
    told(&mut play, &["mitigated"]);
    play.does("person-1", statement());
    play.does("decider-1", decided("mitigated"));
    let items = json!([{"id": "item-1", "bearer": "person"}]);
    play.does("officer-1", json!({"send": {"document": "order", "to": "person", "items": items}}));
    play.does("person-1", json!({"submit": {"document": "correction_report"}}));
    let failed = json!({"table": "correction", "outcome": "failed", "reasons": private("nothing was done")});
    play.does("verifier-1", json!({"decide": failed}));
    let told = json!({"document": "notice", "about": "revocation", "to": "person",
        "contemplates": [{"outcome": "reopened"}, {"outcome": "revoked"}]});
    play.does("officer-1", json!({"send": told}));
    play.does("person-1", json!({"waive": {"document": "statement", "about": "revocation"}}));
    play
}
