//! A case has matters, a matter has proceedings: what belongs to one reaches no other (§1).

use serde_json::{Value, json};

use crate::stage::{Play, Stage, private};
use crate::story::Story;
use crate::support::Run;

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
    // To whoever accused, what another has said is what nobody has said.
    for (accuser, about) in [(1, "accusation/call"), (2, "accusation/letter"), (1, "accusation/none")] {
        assert_eq!(says(accuser, about, both()).last_refused(), "unknown_name");
    }
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
        let due = small.kernel.due(play.case(), None, play.now).unwrap();
        due.iter().filter(|item| serde_json::to_value(item).unwrap()["period"] == "clarify").count()
    };
    assert_eq!(owed(false), 1, "the other letter is still owed");
    assert_eq!(owed(true), 0);
}

/// Effects of the entry that an act came to.
fn effects(run: &Run, act: &str) -> Vec<Value> {
    let records = run.ledger.records().iter().map(|record| serde_json::to_value(record).unwrap());
    let mut ours = records.filter(|record| record.pointer("/entry/cause/act/id").is_some_and(|id| id == act));
    ours.next().unwrap_or_else(|| panic!("no {act}"))["entry"]["effects"].as_array().unwrap().clone()
}

/// Every effect of a run, in order.
fn all(run: &Run) -> Vec<Value> {
    let records = run.ledger.records().iter().map(|record| serde_json::to_value(record).unwrap());
    records.flat_map(|record| record["entry"]["effects"].as_array().unwrap().clone()).collect()
}

/// The clocks that an act let end: period and matter.
fn ended(run: &Run, act: &str) -> Vec<(String, String)> {
    let ended = effects(run, act).into_iter().filter(|effect| effect["change"]["change"] == "ended");
    let named = |effect: Value| ["period", "about"].map(|key| effect["clock"][key].as_str().unwrap().to_owned());
    ended.map(|effect| named(effect).into()).collect()
}

/// The states that a clock has gone through: begun, and every change of it.
fn history(run: &Run, period: &str) -> Vec<String> {
    let ours = |effect: &Value| {
        let clock = effect.get("clock").or(effect.pointer("/run/clock"));
        clock.is_some_and(|clock| clock["period"] == period)
    };
    let word = |effect: Value| effect["change"]["change"].as_str().unwrap_or("started").to_owned();
    all(run).into_iter().filter(ours).map(word).collect()
}

/// The outcome with which a matter stands.
fn outcome(run: &Run, matter: &str) -> String {
    let decided = |effect: Value| {
        let change = &effect["change"];
        let outcome = match change["change"].as_str() {
            // What relief decides is how it varies it, which is told besides.
            Some("made") if change["ruling"]["table"] != "relief" => change["ruling"]["outcome"].as_str(),
            Some("varied") => change["outcome"].as_str(),
            _ => None,
        };
        outcome.filter(|_| effect["about"] == matter).map(ToOwned::to_owned)
    };
    all(run).into_iter().filter_map(decided).next_back().unwrap_or_else(|| panic!("nothing is decided on {matter}"))
}

#[test]
fn a_clue_about_no_accusation_in_particular_goes_nowhere_where_there_are_two() {
    let told = Story::bent("clue-without-about");
    assert_eq!(told.refused(), ("004".to_owned(), "which_matter"));
    let named = told.with("004", "/act/send/about", json!("accusation/a1")).until("004").done();
    assert_eq!(ended(&named, "004"), [("transfer_clue".to_owned(), "accusation/a1".to_owned())]);
}

#[test]
fn one_letter_does_not_clear_two_names() {
    let story = Story::bent("one-letter-for-two");
    assert_eq!(story.last_refused(), "which_matter");
    let run = story.with("018", "/act/send/about", json!("accusation/a2")).done();
    let ended = ended(&run, "018");
    assert!(!ended.is_empty() && ended.iter().all(|(_, about)| about == "accusation/a2"), "{ended:?}");
    let now = run.ledger.case();
    let due = run.kernel().due(now, None, run.ledger.records().last().unwrap().entry().at()).unwrap();
    let due = serde_json::to_value(&due).unwrap();
    let owed = |item: &Value| item["period"] == "clarify" && item["about"] == "accusation/a1";
    assert!(due.as_array().unwrap().iter().any(owed), "the other letter is still owed: {due}");
}

#[test]
fn review_of_one_accusation_leaves_the_other_as_it_was_decided() {
    let story = Story::bent("review-hits-wrong-accusation");
    let run = story.done();
    assert_eq!(outcome(&run, "accusation/a1"), "mistaken");
    assert_eq!(outcome(&run, "accusation/a2"), "true");
    let touched = effects(&run, "021").into_iter().filter(|effect| effect["about"] == "accusation/a2");
    assert_eq!(touched.count(), 0);
    // Who does not say about which asks about the one that can be meant: of the other nothing was served.
    let mut vague = story.line("017").clone();
    vague["act"]["request"].as_object_mut().unwrap().remove("about");
    let run = story.with("017", "/act", vague["act"].clone()).done();
    assert_eq!((outcome(&run, "accusation/a1"), outcome(&run, "accusation/a2")), ("mistaken".into(), "true".into()));
}

#[test]
fn what_an_accuser_asks_for_takes_no_relief_from_the_person() {
    let story = Story::bent("accuser-review-blocks-reconsideration");
    let before = story.clone().until("045").done();
    assert_eq!(history(&before, "ask_reconsideration"), ["started"], "the accuser's request ends no time of others");
    let run = story.done();
    assert_eq!(history(&run, "ask_reconsideration"), ["started", "ended"]);
    let found = effects(&run, "047").into_iter().filter(|effect| effect["change"]["change"] == "found");
    assert_eq!(found.map(|effect| effect["about"].clone()).collect::<Vec<_>>(), ["tolerance"]);
}

#[test]
fn relief_on_another_matter_starts_no_influence_again() {
    let run = Story::bent("unrelated-relief-restarts-influence").done();
    assert_eq!(outcome(&run, "accusation/a1"), "mistaken");
    let influence = history(&run, "influence");
    assert_eq!(influence, ["started", "lapsed"]);
    let touched = effects(&run, "049");
    let of_others = |effect: &&Value| {
        let about = effect.pointer("/clock/about").or(effect.pointer("/run/clock/about")).or(effect.get("about"));
        about
            .and_then(|about| about.as_str().or(about["matter"].as_str()))
            .is_some_and(|about| about != "accusation/a1")
    };
    assert_eq!(touched.iter().find(of_others), None);
}

#[test]
fn relief_on_admission_uses_up_nothing_of_what_is_admitted() {
    let run = Story::bent("relief-used-up-by-admission").done();
    assert_eq!(outcome(&run, "admission"), "admitted");
    assert_eq!(outcome(&run, "tolerance"), "not_tolerated");
    // What an admission brings begins when relief admits; of the notice, which was owed and done, there is no second.
    let started = effects(&run, "013").into_iter().filter_map(|effect| effect.pointer("/run/clock").cloned());
    let periods: Vec<Value> = started.map(|clock| clock["period"].clone()).collect();
    assert!(periods.contains(&json!("verify")) && !periods.contains(&json!("notify_admission")), "{periods:?}");
}

/// Tolerated in part, with something to put right that was not.
fn failed(stage: &Stage) -> Play<'_> {
    let mut play = Play::open(stage, "2026-03-02T10:00:00+08:00");
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    play.does("officer-1", json!({"find": {"fact": "in_scope", "answer": "yes"}}));
    play.does("officer-1", json!({"decide": {"table": "admission", "outcome": "admitted"}}));
    play.does("verifier-1", json!({"find": {"fact": "state", "answer": "careless"}}));
    play.does("verifier-2", json!({"find": {"fact": "gain", "answer": "no"}}));
    play.does("verifier-2", json!({"submit": {"document": "report"}}));
    let contemplates = json!([{"outcome": "mitigated"}]);
    play.does("officer-1", json!({"send": {"document": "notice", "to": "person", "contemplates": contemplates}}));
    play.does("person-1", json!({"submit": {"document": "statement", "text": private("I was careless")}}));
    let votes = ["decider-1", "decider-2"].map(|member| json!({"member": member, "vote": "for"}));
    let decide = json!({"table": "tolerance", "outcome": "mitigated", "documents": ["decision"], "votes": votes});
    play.does("decider-1", json!({"decide": decide}));
    let items = json!([{"id": "item-1", "bearer": "person"}]);
    play.does("officer-1", json!({"send": {"document": "order", "to": "person", "items": items}}));
    play.does("person-1", json!({"submit": {"document": "correction_report"}}));
    let reasons = private("nothing was done");
    play.does("verifier-1", json!({"decide": {"table": "correction", "outcome": "failed", "reasons": reasons}}));
    play
}

#[test]
fn what_was_not_put_right_is_looked_at_again_whatever_the_item_is_called() {
    let stage = Stage::small();
    let mut play = failed(&stage);
    let revoke = json!({"decide": {"table": "revocation", "outcome": "revoked", "reasons": private("not put right")}});
    assert_eq!(play.refused("superior-1", revoke.clone()), "unheard");
    let notice = json!({"document": "notice", "about": "revocation", "to": "person",
        "contemplates": [{"outcome": "revoked"}]});
    play.does("officer-1", json!({"send": notice}));
    play.does("person-1", json!({"waive": {"document": "statement", "about": "revocation"}}));
    let superior = stage.who("superior-1", "superior");
    let offered = stage.choices(play.case(), &superior, play.now);
    assert!(offered.iter().any(|choice| choice["act"]["decide"]["table"] == "revocation"), "{offered:?}");
    play.does("superior-1", revoke);
    assert_eq!(play.clock("look_again").state, "ended");
}

#[test]
fn a_decision_of_first_instance_is_none_of_a_level() {
    let stage = Stage::small();
    let mut play = Play::open(&stage, "2026-03-02T10:00:00+08:00");
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    play.does("officer-1", json!({"find": {"fact": "in_scope", "answer": "yes"}}));
    let admit = |level: Value| {
        let mut decide = json!({"table": "admission", "outcome": "admitted", "about": "admission"});
        if !level.is_null() {
            decide["level"] = level;
        }
        json!({"decide": decide})
    };
    for level in ["review", "accuser"] {
        assert_eq!(play.refused("officer-1", admit(json!(level))), "unknown_name");
    }
    play.does("officer-1", admit(Value::Null));
}

#[test]
fn a_length_that_is_set_in_one_matter_is_none_in_another() {
    let stage = Stage::small_with(|book| {
        let length = json!([{"set_by": "officer", "least": {"n": 1, "unit": "day"}, "max": {"n": 20, "unit": "day"}}]);
        crate::course::named(book, "periods", "weigh")["length"] = length;
    });
    let mut play = Play::open(&stage, "2026-03-02T10:00:00+08:00");
    for (key, set) in [("a1", Some(1)), ("a2", None), ("a3", Some(5))] {
        let about = format!("accusation/{key}");
        play.does("accuser-1", json!({"accuse": {"accusation": key, "accuser": private("somebody")}}));
        play.does("verifier-1", json!({"find": {"fact": "basis", "answer": "mistaken", "about": about}}));
        let mut decide = json!({"table": "accusation", "outcome": "mistaken", "about": about, "reasons": private("x")});
        if let Some(n) = set {
            decide["sets"] = json!([{"period": "weigh", "length": {"n": n, "unit": "day"}}]);
        }
        play.does("officer-1", json!({"decide": decide}));
    }
    let due = |key: &str| play.seen.clocks[&("weigh".to_owned(), format!("accusation/{key}"))].due.clone();
    assert_eq!(["a1", "a2", "a3"].map(due), ["2026-03-03", "2026-03-23", "2026-03-09"]);
}
