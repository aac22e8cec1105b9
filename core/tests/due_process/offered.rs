//! What is said not to be possible is refused: `blocked` and handling ask the same (§1, §9).

use serde_json::{Value, json};

use crate::course::{admitted, decided, found, granted, named, reported, statement, to_be_revoked, told};
use crate::stage::{Play, Stage, Who, private};

/// Everything that somebody could try of what is blocked for them: every outcome, every answer.
fn tried(stage: &Stage, play: &Play<'_>, who: &Who, blocked: &Value) -> Vec<Value> {
    let ids = |list: &Value| Value::Array(list.as_array().unwrap().iter().map(|one| one["id"].clone()).collect());
    let mut choice = blocked.clone();
    for field in ["outcomes", "people", "open", "to"] {
        choice[field] = json!([]);
    }
    if let Some(table) = blocked.pointer("/act/decide/table") {
        let tables = stage.book["tables"].as_array().unwrap();
        choice["outcomes"] = ids(&tables.iter().find(|known| known["id"] == *table).unwrap()["outcomes"]);
    }
    if ["find", "adopt"].iter().any(|act| blocked["act"] == *act) {
        choice["open"] = ids(&stage.book["facts"]);
    }
    let channels = if blocked["act"] == "raise" { &["application", "own_motion", "instruction"][..] } else { &[""] };
    let mut bodies = Vec::new();
    for channel in channels {
        choice["channel"] = json!(channel);
        // A notice says in which matter.
        if blocked.get("about").is_some() || blocked["act"].get("send").is_none() {
            bodies.extend(stage.bodies(&choice, who, &play.seen, "2026-03-02"));
        }
    }
    bodies
}

#[test]
fn whatever_is_blocked_is_refused() {
    let stage = Stage::small();
    let mut heard = admitted(&stage, json!({}));
    found(&mut heard, "careless", "yes");
    reported(&mut heard);
    told(&mut heard, &["not_tolerated"]);
    heard.does("person-1", statement());
    let mut after = admitted(&stage, json!({}));
    found(&mut after, "careless", "no");
    reported(&mut after);
    after.does("decider-1", decided("exempt"));
    let mut accused = admitted(&stage, json!({}));
    accused.does("accuser-1", json!({"accuse": {"accusation": "a1", "accuser": private("somebody")}}));
    let mut count = 0;
    for play in [heard, after, accused, to_be_revoked(&stage)] {
        for who in stage.cast(2) {
            for blocked in stage.kernel.blocked(play.case(), &who.actor(), play.now).unwrap() {
                let blocked = serde_json::to_value(blocked).unwrap();
                for body in tried(&stage, &play, &who, &blocked) {
                    let act = crate::stage::act("blocked", play.now, &who, body);
                    let answer = stage.kernel.handle(play.case(), &act);
                    // A channel of raising that is another's is not the one that is blocked.
                    assert!(answer.act.is_err(), "{} {blocked}: {act:?}", who.id);
                    count += 1;
                }
            }
        }
    }
    assert!(count > 300, "{count}");
}

#[test]
fn what_a_closed_matter_asks_is_found_in_no_other() {
    let stage = Stage::small();
    let mut play = to_be_revoked(&stage);
    let find = |about: &str| json!({"find": {"fact": "in_scope", "answer": "no", "about": about}});
    for about in ["revocation/n1", "tolerance", "admission", "correction/item-1"] {
        assert_eq!(play.refused("officer-1", find(about)), "not_now", "{about}");
    }
    let mut open = Play::open(&stage, "2026-03-02T10:00:00+08:00");
    open.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    open.does("officer-1", find("admission"));
}

#[test]
fn nothing_is_found_in_what_is_decided_also_where_nobody_reports() {
    let stage = Stage::small_with(|book| {
        named(book, "documents", "report").as_object_mut().unwrap().remove("purpose");
        let granted_after = crate::course::grant(book, &json!({"decide": {"table": "tolerance"}}));
        granted_after.as_object_mut().unwrap().remove("after");
        book["acts"].as_array_mut().unwrap().retain(|grant| grant["act"] != "return");
        let returns = |event: &Value| event["acted"]["act"] == "return" || event["from"]["acted"]["act"] == "return";
        for period in book["periods"].as_array_mut().unwrap() {
            for events in ["starts", "suspend"] {
                if let Some(events) = period.get_mut(events).and_then(Value::as_array_mut) {
                    events.retain(|event| !returns(event));
                }
            }
        }
    });
    let mut play = admitted(&stage, json!({}));
    found(&mut play, "careless", "no");
    let find = json!({"find": {"fact": "gain", "answer": "yes", "about": "tolerance"}});
    let mut open = admitted(&stage, json!({}));
    open.does("verifier-2", find.clone());
    play.does("decider-1", decided("exempt"));
    assert_eq!(play.refused("verifier-2", find), "not_now");
}

#[test]
fn nothing_is_erased_while_the_time_to_ask_for_relief_has_not_begun() {
    let stage = Stage::small_with(|book| {
        granted(book, json!({"act": "erase", "by": ["officer"], "clause": "p"}));
        let send = json!({"send": {"document": "decision"}});
        granted(book, json!({"act": send, "by": ["officer"], "to": ["person"], "clause": "p"}));
        let periods = book["periods"].as_array_mut().unwrap();
        periods.retain(|period| period["id"] != "serve");
    });
    let mut play = admitted(&stage, json!({}));
    found(&mut play, "careless", "yes");
    reported(&mut play);
    told(&mut play, &["not_tolerated"]);
    play.does("person-1", statement());
    play.does("decider-1", decided("not_tolerated"));
    let holds = |record: &distinguo::ledger::Record| record.texts().any(|(pointer, _)| pointer == "/act/submit/text");
    let entry = play.ledger.records().iter().position(holds).unwrap() + 1;
    let erase = json!({"erase": {"entry": entry, "pointer": "/act/submit/text", "reasons": private("asked for")}});
    assert_eq!(play.refused("officer-1", erase.clone()), "not_now");
    play.does("officer-1", json!({"send": {"document": "decision", "to": "person", "about": "tolerance"}}));
    assert_eq!(play.refused("officer-1", erase.clone()), "not_now");
    play.until("2026-03-20T10:00:00+08:00");
    play.does("officer-1", erase);
}
