//! No worse: whoever asks for relief is not worse off for it (§6).

use serde_json::{Value, json};

use crate::stage::{Play, Stage, private};
use crate::story::Story;

const REVIEWER: (&str, &str, Option<&str>) = ("rev1", "reviewer", Some("district-cdi"));

/// The mitigated case in which two things are to be put right, up to the orders.
fn ordered() -> Story {
    Story::example("p02-own-motion-beside-accountability").until("p02-45")
}

/// The same after the person has asked for reconsideration and it was upheld.
fn upheld() -> Story {
    let at = |day: u8| format!("2026-02-{day}T09:00:00+08:00");
    let organ = Some("district-cdi");
    let mut story = ordered().then_at(
        &at(20),
        ("person:wei", "person", None),
        json!({"request": {"level": "reconsideration", "documents": ["relief_request"], "about": "tolerance", "reasons": private("too much")}}),
    );
    for fact in ["facts_clear", "procedure_right", "rules_right"] {
        let finds = json!({"find": {"fact": fact, "answer": "yes", "about": "tolerance"}});
        story = story.then_at(&at(23), ("rh1", "relief_handler", organ), finds);
    }
    let body = json!({"assign": {"role": "relief_decider", "actors": ["rd1", "rd2", "rd3"]}});
    let votes = ["rd1", "rd2", "rd3"].map(|member| json!({"member": member, "vote": "for"}));
    let decides = json!({"decide": {"table": "relief", "level": "reconsideration", "outcome": "upheld", "about": "tolerance",
        "votes": votes, "reasons": private("rightly decided"), "documents": ["relief_decision"]}});
    story.then_at(&at(23), ("prin", "principal", organ), body).then_at(
        &at(24),
        ("rd1", "relief_decider", organ),
        decides,
    )
}

fn order(more: &Value) -> Value {
    let mut body =
        json!({"document": "correction_order", "to": "person", "items": [{"id": "more", "bearer": "person"}]});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({"send": body})
}

#[test]
fn relief_adds_nothing_to_what_is_to_be_put_right() {
    ordered().then(REVIEWER, order(&json!({}))).done();
    assert_eq!(upheld().then(REVIEWER, order(&json!({}))).last_refused(), "aggravates");
}

#[test]
fn nothing_lasts_longer_for_having_asked_for_relief() {
    let small = Stage::small_with(|book| {
        let periods = book["periods"].as_array_mut().unwrap();
        let influence = periods.iter_mut().find(|period| period["id"] == "influence").unwrap();
        let month = |n: u8| json!({"n": n, "unit": "month"});
        influence["length"] = json!([{"set_by": "decider", "least": month(1), "max": month(6)}]);
    });
    let mut play = Play::open(&small, "2026-03-02T10:00:00+08:00");
    let find = |fact: &str, answer: &str| json!({"find": {"fact": fact, "answer": answer}});
    let report = json!({"submit": {"document": "report"}});
    let hear = |play: &mut Play<'_>| {
        let contemplates = json!([{"outcome": "mitigated"}]);
        play.does(
            "officer-1",
            json!({"send": {"document": "notice", "to": "person", "about": "tolerance", "contemplates": contemplates}}),
        );
        play.does("person-1", json!({"waive": {"document": "statement", "about": "tolerance"}}));
    };
    let decides = |months: u8, members: [&str; 2]| {
        let votes = members.map(|member| json!({"member": member, "vote": "for"}));
        let sets = json!([{"period": "influence", "length": {"n": months, "unit": "month"}}]);
        json!({"decide": {"table": "tolerance", "outcome": "mitigated", "documents": ["decision"], "votes": votes, "sets": sets}})
    };
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    play.does("officer-1", find("in_scope", "yes"));
    play.does("officer-1", json!({"decide": {"table": "admission", "outcome": "admitted"}}));
    play.does("verifier-1", find("state", "careless"));
    play.does("verifier-2", find("gain", "no"));
    play.does("verifier-2", report.clone());
    hear(&mut play);
    play.does("decider-1", decides(3, ["decider-1", "decider-2"]));
    play.does("officer-1", json!({"send": {"document": "decision", "to": "person", "about": "tolerance"}}));
    play.does("person-1", json!({"request": {"level": "review"}}));
    let annuls = json!({"table": "relief", "level": "review", "outcome": "annulled", "reasons": private("why")});
    play.does("superior-1", json!({"decide": annuls}));
    play.does("verifier-3", report);
    hear(&mut play);
    let others = ["decider-21", "decider-22"];
    assert_eq!(play.refused("decider-21", decides(6, others)), "aggravates");
    play.does("decider-21", decides(3, others));
}

/// The small case, tolerated in part, sent back on review, and reported anew with the state of mind that was found then.
fn sent_back<'s>(stage: &'s Stage, state: &str) -> Play<'s> {
    let mut play = Play::open(stage, "2026-03-02T10:00:00+08:00");
    let find = |fact: &str, answer: &str| json!({"find": {"fact": fact, "answer": answer}});
    let report = json!({"submit": {"document": "report"}});
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    play.does("officer-1", find("in_scope", "yes"));
    play.does("officer-1", json!({"decide": {"table": "admission", "outcome": "admitted"}}));
    play.does("verifier-1", find("state", "careless"));
    play.does("verifier-2", find("gain", "no"));
    play.does("verifier-2", report.clone());
    told(&mut play);
    play.does("decider-1", decides("mitigated", ["decider-1", "decider-2"]));
    play.does("officer-1", json!({"send": {"document": "decision", "to": "person", "about": "tolerance"}}));
    play.does("person-1", json!({"request": {"level": "review"}}));
    let annuls = json!({"table": "relief", "level": "review", "outcome": "annulled", "reasons": private("why")});
    play.does("superior-1", json!({"decide": annuls}));
    play.does("verifier-3", find("state", state));
    play.does("verifier-3", report);
    told(&mut play);
    play
}

fn told(play: &mut Play<'_>) {
    let contemplates = json!([{"outcome": "mitigated"}, {"outcome": "not_tolerated"}]);
    let notice = json!({"document": "notice", "to": "person", "about": "tolerance", "contemplates": contemplates});
    play.does("officer-1", json!({"send": notice}));
    play.does("person-1", json!({"waive": {"document": "statement", "about": "tolerance"}}));
}

fn decides(outcome: &str, members: [&str; 2]) -> Value {
    let votes = members.map(|member| json!({"member": member, "vote": "for"}));
    json!({"decide": {"table": "tolerance", "outcome": outcome, "documents": ["decision"], "votes": votes,
        "reasons": private("why")}})
}

#[test]
fn where_the_findings_permit_only_what_is_harsher_what_was_sent_back_is_decided_again() {
    let small = Stage::small();
    let others = ["decider-21", "decider-22"];
    let mut play = sent_back(&small, "knowing");
    assert_eq!(play.refused("decider-21", decides("not_tolerated", others)), "aggravates");
    assert_eq!(play.refused("decider-21", decides("exempt", others)), "not_permitted");
    let decider = small.who("decider-21", "decider");
    let offered = serde_json::to_value(small.kernel.options(play.case(), &decider.actor(), play.now).unwrap()).unwrap();
    let choices = offered.as_array().unwrap().iter();
    let outcomes: Vec<&Value> = choices.filter_map(|choice| choice.get("outcomes")).collect();
    assert_eq!(outcomes, [&json!(["mitigated"])], "{offered}");
    play.does("decider-21", decides("mitigated", others));
    // Without relief the same findings permit only what is harsher.
    let mut first = Play::open(&small, "2026-03-02T10:00:00+08:00");
    let find = |fact: &str, answer: &str| json!({"find": {"fact": fact, "answer": answer}});
    first.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    first.does("officer-1", find("in_scope", "yes"));
    first.does("officer-1", json!({"decide": {"table": "admission", "outcome": "admitted"}}));
    first.does("verifier-1", find("state", "knowing"));
    first.does("verifier-2", find("gain", "no"));
    first.does("verifier-2", json!({"submit": {"document": "report"}}));
    told(&mut first);
    let members = ["decider-1", "decider-2"];
    assert_eq!(first.refused("decider-1", decides("mitigated", members)), "not_permitted");
    first.does("decider-1", decides("not_tolerated", members));
}

#[test]
fn whoever_asked_for_relief_is_not_decided_against_more_heavily() {
    let story = Story::bent("worse-for-asking");
    assert_eq!(story.last_refused(), "aggravates");
    // Found as before, it is decided as before.
    let same = |id: &str, story: Story| story.with(id, "/act/find/answer", json!("none"));
    let lawful = same("039", same("040", story.clone()));
    let mut decide = story.line("032")["act"].clone();
    for (vote, member) in decide["decide"]["votes"].as_array_mut().unwrap().iter_mut().zip(6..) {
        vote["member"] = json!(format!("dec{member}"));
    }
    let lawful = lawful.with("042", "/act", decide);
    assert_eq!(lawful.last_refused(), "unheard", "what is adverse is heard in each proceeding");
}
