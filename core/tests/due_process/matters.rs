//! A case has matters, a matter has proceedings: what belongs to one reaches no other (§1).

use serde_json::{Value, json};

use crate::stage::{Play, Stage, private};
use crate::story::Story;

const LETTERS: &str = "p11-false-accusation";
const INSPECTOR: (&str, &str, Option<&str>) = ("ins1", "inspector", Some("district-inspection"));

fn accuser(number: u8) -> (String, &'static str) {
    (format!("accuser:{number}"), "accuser")
}

/// The two accusations, with somebody more who has joined as the accuser of one of them.
fn joined(number: u8, about: Option<&str>) -> Story {
    let (id, role) = accuser(number);
    let mut join = json!({"join": {}});
    if let Some(about) = about {
        join["join"]["about"] = json!(about);
    }
    let accepts = json!({"accept_party": {"role": role, "party": id, "accepted": true}});
    Story::example(LETTERS).until("p11-29-accepted").then((&id, role, None), join).then(INSPECTOR, accepts)
}

fn says(number: u8, about: &str, story: Story) -> Story {
    let (id, role) = accuser(number);
    let body = json!({"request": {"level": "accusation_review", "documents": ["relief_request"], "about": about,
        "reasons": private("it is true")}});
    story.then((&id, role, None), body)
}

#[test]
fn who_accused_of_one_thing_has_no_say_in_another() {
    let both = || joined(2, Some("accusation/call"));
    assert_eq!(says(1, "accusation/call", both()).last_refused(), "wrong_person");
    assert_eq!(says(2, "accusation/letter", both()).last_refused(), "wrong_person");
    says(1, "accusation/letter", both()).done();
}

#[test]
fn who_asks_to_be_a_party_as_an_accuser_says_of_which_accusation() {
    let (id, role) = accuser(2);
    let silent = Story::example(LETTERS).until("p11-29-accepted").then((&id, role, None), json!({"join": {}}));
    assert_eq!(silent.last_refused(), "which_matter");
}

#[test]
fn a_clarification_reaches_as_far_as_it_can_while_nobody_has_found_how_far_the_harm_went() {
    let small = Stage::small();
    let about = |mut body: Value| {
        body.as_object_mut().unwrap().values_mut().next().unwrap()["about"] = json!("accusation/a1");
        body
    };
    let cleared = |harm: Option<&str>| {
        let mut play = Play::open(&small, "2026-03-02T10:00:00+08:00");
        play.does("accuser-1", json!({"accuse": {"accusation": "a1", "accuser": private("somebody")}}));
        play.does("verifier-1", about(json!({"find": {"fact": "basis", "answer": "mistaken"}})));
        if let Some(harm) = harm {
            play.does("verifier-1", about(json!({"find": {"fact": "harm", "answer": harm}})));
        }
        for (table, outcome) in [("accusation", "mistaken"), ("clarification", "clarify")] {
            let reasons = private("looked into");
            play.does(
                "officer-1",
                about(
                    json!({"decide": {"table": table, "outcome": outcome, "reasons": reasons, "addresses": ["harm"]}}),
                ),
            );
        }
        play
    };
    let letter = |audience: &str| about(json!({"send": {"document": "letter", "to": "person", "audience": audience}}));
    assert_eq!(cleared(None).refused("officer-1", letter("unit")), "audience_too_narrow");
    cleared(None).does("officer-1", letter("everybody"));
    assert_eq!(cleared(Some("everybody")).refused("officer-1", letter("unit")), "audience_too_narrow");
    cleared(Some("unit")).does("officer-1", letter("unit"));
}

#[test]
fn an_event_moves_the_periods_of_its_own_matter_unless_the_book_says_that_any_will_do() {
    let owed = |any: bool| {
        let small = Stage::small_with(|book| {
            let clarify = book["periods"].as_array_mut().unwrap().iter_mut().find(|one| one["id"] == "clarify");
            if any {
                clarify.unwrap()["ends"][0]["sent"]["any_matter"] = json!(true);
            }
        });
        let mut play = Play::open(&small, "2026-03-02T10:00:00+08:00");
        for key in ["a1", "a2"] {
            play.does("accuser-1", json!({"accuse": {"accusation": key, "accuser": private("somebody")}}));
            let about = format!("accusation/{key}");
            play.does("verifier-1", json!({"find": {"fact": "basis", "answer": "mistaken", "about": about}}));
            for (table, outcome) in [("accusation", "mistaken"), ("clarification", "clarify")] {
                let reasons = private("looked into");
                let body = json!({"table": table, "outcome": outcome, "about": about, "reasons": reasons});
                play.does("officer-1", json!({"decide": body}));
            }
        }
        let letter = json!({"document": "letter", "to": "person", "audience": "everybody", "about": "accusation/a2"});
        play.does("officer-1", json!({"send": letter}));
        let due = small.kernel.due(play.case(), play.now);
        due.iter().filter(|item| serde_json::to_value(item).unwrap()["period"] == "clarify").count()
    };
    assert_eq!(owed(false), 1, "the other letter is still owed");
    assert_eq!(owed(true), 0);
}
