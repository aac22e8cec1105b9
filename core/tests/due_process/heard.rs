//! Who is heard, and for how long: the one against whom it may go, on each notice for the whole time (§3).

use serde_json::json;

use crate::course::{admitted, decided, found, grant, granted, named, notice, reported, statement, told};
use crate::stage::{Stage, private};

#[test]
fn a_heavier_notice_has_the_whole_time_and_not_what_was_left_of_another() {
    let stage = Stage::small();
    let mut play = admitted(&stage, json!({}));
    found(&mut play, "careless", "no");
    told(&mut play, &["mitigated"]);
    play.until("2026-03-09T23:50:00+08:00");
    play.does("verifier-2", json!({"find": {"fact": "gain", "answer": "yes"}}));
    reported(&mut play);
    told(&mut play, &["not_tolerated"]);
    let clock = play.clock("be_heard");
    assert_eq!((clock.state, clock.from.as_str(), clock.due.as_str()), ("running", "2026-03-09", "2026-03-16"));
    play.until("2026-03-10T00:10:00+08:00");
    assert_eq!(play.refused("decider-1", decided("not_tolerated")), "unheard");
    play.until("2026-03-17T10:00:00+08:00");
    play.does("decider-1", decided("not_tolerated"));
}

#[test]
fn a_further_notice_cuts_short_nothing_that_was_left() {
    let stage = Stage::small_with(|book| {
        let extend =
            json!({"times": 1, "add": {"n": 30, "unit": "day"}, "from": "unrolled", "by": "officer", "clause": "p"});
        named(book, "periods", "be_heard")["extend"] = extend;
    });
    let mut play = admitted(&stage, json!({}));
    found(&mut play, "careless", "yes");
    reported(&mut play);
    told(&mut play, &["not_tolerated"]);
    play.does("officer-1", json!({"extend": {"period": "be_heard", "reasons": private("abroad")}}));
    let due = play.clock("be_heard").due.clone();
    play.until("2026-03-03T10:00:00+08:00");
    told(&mut play, &["not_tolerated", "mitigated"]);
    assert_eq!(play.clock("be_heard").due, due);
}

#[test]
fn whoever_lets_the_time_for_one_notice_pass_has_the_time_for_another() {
    let stage = Stage::small_with(|book| {
        let mut short = book["documents"].as_array().unwrap().iter().find(|one| one["id"] == "notice").unwrap().clone();
        short["id"] = json!("short_notice");
        book["documents"].as_array_mut().unwrap().push(short);
        let send = json!({"send": {"document": "short_notice"}});
        granted(book, json!({"act": send, "by": ["officer"], "to": ["person"], "clause": "p"}));
        let mut right = named(book, "periods", "be_heard").clone();
        right["id"] = json!("be_heard_soon");
        right["starts"] = json!([{"received": {"document": "short_notice", "by": "person"}}]);
        right["length"] = json!([{"is": {"n": 2, "unit": "day"}}]);
        book["periods"].as_array_mut().unwrap().push(right);
    });
    let mut play = admitted(&stage, json!({}));
    found(&mut play, "careless", "yes");
    reported(&mut play);
    told(&mut play, &["not_tolerated"]);
    let contemplates = json!([{"outcome": "mitigated"}]);
    let soon = json!({"document": "short_notice", "about": "tolerance", "to": "person", "contemplates": contemplates});
    play.does("officer-1", json!({"send": soon}));
    play.until("2026-03-06T10:00:00+08:00");
    assert_eq!(play.clock("be_heard_soon").state, "lapsed");
    assert_eq!(play.refused("decider-1", decided("not_tolerated")), "unheard");
    play.until("2026-03-10T10:00:00+08:00");
    play.does("decider-1", decided("not_tolerated"));
}

#[test]
fn while_the_time_to_speak_that_was_given_back_runs_nobody_has_let_it_pass() {
    let stage = Stage::small_with(|book| {
        let restore = json!({"within": {"n": 5, "unit": "day"}, "times": 1, "by": "superior", "clause": "p"});
        named(book, "periods", "be_heard")["restore"] = restore;
    });
    let lapsed = || {
        let mut play = admitted(&stage, json!({}));
        found(&mut play, "careless", "yes");
        reported(&mut play);
        told(&mut play, &["not_tolerated"]);
        play.until("2026-03-10T10:00:00+08:00");
        play
    };
    lapsed().does("decider-1", decided("not_tolerated"));
    let mut play = lapsed();
    let given = json!({"period": "be_heard", "obstacle_removed": "2026-03-09", "reasons": private("ill")});
    play.does("superior-1", json!({"restore": given}));
    assert_eq!(play.refused("decider-1", decided("not_tolerated")), "unheard");
    let mut silent = lapsed();
    silent.does(
        "superior-1",
        json!({"restore": {"period": "be_heard", "obstacle_removed": "2026-03-09",
        "reasons": private("ill")}}),
    );
    silent.until("2026-03-17T10:00:00+08:00");
    silent.does("decider-1", decided("not_tolerated"));
    play.does("person-1", statement());
    play.does("decider-1", decided("not_tolerated"));
}

/// A book that lets the accuser speak, and be told, wherever the person is.
fn loose() -> Stage {
    Stage::small_with(|book| {
        grant(book, &json!({"send": {"document": "notice"}}))["to"] = json!(["person", "accuser"]);
        grant(book, &json!({"send": {"document": "accuser_notice"}}))["to"] = json!(["person", "accuser"]);
        granted(book, json!({"act": {"submit": {"document": "statement"}}, "by": ["accuser"], "clause": "p"}));
    })
}

#[test]
fn what_an_accuser_says_is_no_hearing_of_who_is_accused() {
    let stage = loose();
    let mut play = admitted(&stage, json!({}));
    found(&mut play, "careless", "yes");
    reported(&mut play);
    assert_eq!(play.refused("officer-1", notice("accuser", &["not_tolerated"])), "wrong_recipient");
    let officer = stage.who("officer-1", "officer");
    let offered = stage.choices(play.case(), &officer, play.now);
    let sends =
        |choice: &&serde_json::Value| choice["act"]["send"]["document"] == "notice" && choice["about"] == "tolerance";
    assert_eq!(offered.iter().find(sends).unwrap()["to"], json!(["person"]));
    told(&mut play, &["not_tolerated"]);
    // What somebody else says ends no time of the person's.
    assert_eq!(play.refused("accuser-1", statement()), "unknown_name", "who accused knows of no such matter");
    assert_eq!(play.clock("be_heard").state, "running");
    assert_eq!(play.refused("decider-1", decided("not_tolerated")), "unheard");
    play.does("person-1", statement());
    assert_eq!(play.clock("be_heard").state, "ended");
    play.does("decider-1", decided("not_tolerated"));
}

#[test]
fn on_an_accusation_whoever_accuses_is_told() {
    let stage = loose();
    let mut play = admitted(&stage, json!({}));
    play.does("accuser-1", json!({"accuse": {"accusation": "a1", "accuser": private("somebody")}}));
    let told = |to: &str| {
        json!({"send": {"document": "accuser_notice", "about": "accusation/a1", "to": to,
            "contemplates": [{"outcome": "false"}]}})
    };
    assert_eq!(play.refused("officer-1", told("person")), "wrong_recipient");
    play.does("officer-1", told("accuser"));
}

#[test]
fn everybody_against_whom_it_may_go_is_heard() {
    let stage = Stage::small_with(|book| {
        let unit = json!({"id": "unit", "kind": "party", "label": {"en": "unit", "zh": "单位"}});
        named(book, "roles", "person")["concerned"] = json!(true);
        book["roles"].as_array_mut().unwrap().push(unit);
        grant(book, &json!({"send": {"document": "notice"}}))["to"] = json!(["person", "unit"]);
        let submit = json!({"submit": {"document": "statement"}});
        granted(book, json!({"act": submit, "by": ["unit"], "clause": "p"}));
        let waive = json!({"waive": {"document": "statement"}});
        granted(book, json!({"act": waive, "by": ["unit"], "clause": "p"}));
    });
    let mut play = admitted(&stage, json!({}));
    found(&mut play, "careless", "yes");
    reported(&mut play);
    play.does("officer-1", notice("unit", &["not_tolerated"]));
    told(&mut play, &["not_tolerated"]);
    play.does("unit-1", json!({"waive": {"document": "statement", "about": "tolerance"}}));
    assert_eq!(play.clock("be_heard").state, "running", "what one gives up takes nothing from another");
    assert_eq!(play.refused("decider-1", decided("not_tolerated")), "unheard");
    play.does("person-1", statement());
    play.does("decider-1", decided("not_tolerated"));
}

#[test]
fn nobody_is_ordered_to_put_right_who_accuses_or_is_no_party() {
    let stage = Stage::small_with(|book| {
        let unit = json!({"id": "unit", "kind": "party", "joins": true, "label": {"en": "unit", "zh": "单位"}});
        named(book, "roles", "person")["concerned"] = json!(true);
        book["roles"].as_array_mut().unwrap().push(unit);
    });
    let ordered = |bearer: &str, more| {
        let mut play = admitted(&stage, more);
        found(&mut play, "careless", "no");
        reported(&mut play);
        play.does("decider-1", decided("exempt"));
        let items = json!([{"id": "item-1", "bearer": bearer}]);
        play.tries("officer-1", json!({"send": {"document": "order", "to": "person", "items": items}})).map(drop)
    };
    let code = |bearer: &str, more| ordered(bearer, more).unwrap_err().code().as_str();
    let without = || json!({"parties": {"person": "person-1", "accuser": "accuser-1"}});
    assert_eq!(code("accuser", json!({})), "not_a_party");
    assert_eq!(code("unit", without()), "not_a_party");
    ordered("person", without()).unwrap();
    ordered("unit", json!({})).unwrap();
}
