//! Rectification: clerical errors only, and what replaces an erasable text is erasable.

use serde_json::{Value, json};

use super::days::{fault, instead, ran, refused};
use crate::stage::{Play, Stage, private};

const START: &str = "2026-03-02T10:00:00+08:00";

fn rectify(entry: u32, pointer: &str, what: (&str, Value)) -> Value {
    let mut body = json!({"entry": entry, "pointer": pointer, "reasons": private("why")});
    body[what.0] = what.1;
    json!({"rectify": body})
}

fn stage() -> Stage {
    Stage::small_with(|book| {
        book["acts"].as_array_mut().unwrap().push(json!({"act": "rectify", "by": ["officer"], "clause": "p"}));
    })
}

fn find(fact: &str, answer: &str) -> Value {
    json!({"find": {"fact": fact, "answer": answer}})
}

/// Admitted; answers found; the report is handed in, with a text.
fn reported(stage: &Stage) -> Play<'_> {
    let mut play = Play::open(stage, START);
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    play.does("officer-1", find("in_scope", "yes"));
    play.does("officer-1", json!({"decide": {"table": "admission", "outcome": "admitted", "reasons": private("x")}}));
    play.does("verifier-1", find("state", "careless"));
    play.does("verifier-2", find("gain", "no"));
    play.does("verifier-2", json!({"submit": {"document": "report", "text": private("the bridge of Wei")}}));
    let notice = json!({"document": "notice", "to": "person", "contemplates": [{"outcome": "exempt"}]});
    play.does("officer-1", json!({"send": notice}));
    play
}

#[test]
fn what_the_person_has_said_stays_as_it_was_said() {
    let text = fault("rectify-persons-words");
    let (line, code, _) = refused(&text);
    assert_eq!((line, code), (text.lines().count(), "out_of_reach"), "what a party wrote, no organ touches");
    // The words of an officer's report may hold a clerical error.
    let own = instead(&text, r#""entry": 30, "pointer""#, r#""entry": 31, "pointer""#);
    let run = ran(&own);
    let record = serde_json::to_value(run.ledger.records().last().unwrap()).unwrap();
    assert!(!record["entry"].to_string().contains("I admit"), "the chain holds a commitment");
    assert_eq!(record["texts"]["/act/rectify/text"]["text"], "I admit everything; Wang Wei, ID 110101199001011234");
}

#[test]
fn answers_votes_outcomes_and_reasons_are_no_clerical_errors() {
    let stage = stage();
    let mut play = reported(&stage);
    play.does("person-1", json!({"submit": {"document": "statement", "text": private("I meant well")}}));
    let said = play.case().seq();
    let votes = json!([{"member": "decider-1", "vote": "for"}, {"member": "decider-2", "vote": "for"}]);
    let decide = json!({"table": "tolerance", "outcome": "exempt", "documents": ["decision"], "votes": votes,
        "reasons": private("why")});
    play.does("decider-1", json!({"decide": decide}));
    let (decided, reported) = (said + 1, said - 2);
    for (entry, pointer) in [
        (decided, "/act/decide/outcome"),
        (decided, "/act/decide/votes/0/vote"),
        (decided, "/act/decide/votes/0/member"),
        (decided, "/act/decide/reasons"),
        (reported - 1, "/act/find/answer"),
        (reported, "/actor/id"),
        (reported, "/act/submit/document"),
        (reported, "/act/submit/text/commitment"),
        (1, "/act/open/linked/0/on"),
    ] {
        for what in [("text", private("another")), ("day", json!("2026-03-01"))] {
            let code = play.refused("officer-1", rectify(entry, pointer, what));
            assert_eq!(code, "not_clerical", "{entry} {pointer}");
        }
    }
    let theirs = rectify(said, "/act/submit/text", ("text", private("another")));
    assert_eq!(play.refused("officer-1", theirs), "out_of_reach", "what a party wrote, no organ touches");
    let both = json!({"rectify": {"entry": reported, "pointer": "/act/submit/text", "text": private("the bridge of Li"),
        "day": "2026-03-01", "reasons": private("why")}});
    assert_eq!(play.refused("officer-1", both), "not_clerical");
    play.does("officer-1", rectify(reported, "/act/submit/text", ("text", private("the bridge of Li"))));
}

#[test]
fn no_day_is_put_right_that_shortens_what_runs_for_a_party() {
    let stage = stage();
    let mut play = reported(&stage);
    play.does("person-1", json!({"submit": {"document": "statement"}}));
    let votes = json!([{"member": "decider-1", "vote": "for"}, {"member": "decider-2", "vote": "for"}]);
    let decide = json!({"table": "tolerance", "outcome": "exempt", "documents": ["decision"], "votes": votes,
        "reasons": private("why")});
    play.does("decider-1", json!({"decide": decide}));
    play.until("2026-03-06T10:00:00+08:00");
    let proof = json!({"document": "receipt", "evidence": private("signed")});
    let serve =
        json!({"document": "decision", "about": "tolerance", "to": "person", "done_on": "2026-03-04", "proof": proof});
    play.does("officer-1", json!({"send": serve}));
    let entry = play.case().seq();
    let to = |day: &str| rectify(entry, "/act/send/done_on", ("day", json!(day)));
    assert_eq!(play.clock("ask_review").due, "2026-03-16", "ten days, over a week-end");
    assert_eq!(play.refused("officer-1", to("2026-03-03")), "shortens_for_party");
    assert_eq!(play.refused("officer-1", to("2026-03-01")), "before_what_it_presupposes");
    assert_eq!(play.refused("officer-1", to("2026-03-07")), "out_of_order");
    // What makes it longer is put right; a proof is not, it proves what it proves.
    play.does("officer-1", to("2026-03-05"));
    assert_eq!(
        (play.clock("ask_review").from.as_str(), play.clock("ask_review").due.as_str()),
        ("2026-03-05", "2026-03-16")
    );
    let evidence = rectify(entry, "/act/send/proof/evidence", ("text", private("other")));
    assert_eq!(play.refused("officer-1", evidence), "not_clerical");
}

#[test]
fn a_day_that_did_not_count_is_put_right_without_moving_anything() {
    let stage = stage();
    let mut play = Play::open(&stage, START);
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    play.does("officer-1", find("in_scope", "yes"));
    play.does("officer-1", json!({"decide": {"table": "admission", "outcome": "admitted", "reasons": private("x")}}));
    play.until("2026-03-06T10:00:00+08:00");
    // Served without proof: the person's time runs from the entry.
    let notice = json!({"document": "notice", "about": "tolerance", "to": "person", "done_on": "2026-03-04",
        "contemplates": [{"outcome": "mitigated"}]});
    play.does("officer-1", json!({"send": notice}));
    let entry = play.case().seq();
    let before = play.clock("be_heard").clone();
    assert_eq!(before.from, "2026-03-06");
    let told = play.does("officer-1", rectify(entry, "/act/send/done_on", ("day", json!("2026-03-03"))));
    assert_eq!(play.clock("be_heard"), &before);
    let effects = told.last().unwrap()["entry"]["effects"].as_array().unwrap();
    let rectified = effects.iter().find(|effect| effect["effect"] == "rectified").unwrap();
    let expected = json!({"effect": "rectified", "entry": entry, "pointer": "/act/send/done_on", "day": "2026-03-03"});
    assert_eq!(*rectified, expected);
    assert!(
        effects.iter().any(|effect| effect["effect"] == "reported" && effect["role"] == "person"),
        "the parties are told"
    );
}
