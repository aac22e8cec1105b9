//! The acceptance facts about procedure and ledger, each under its name.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a test may panic, its helpers too"
)]

#[path = "support/stage.rs"]
mod stage;

use distinguo::audit::{Need, Verdict, audit};
use distinguo::case::{Progress, Shield};
use distinguo::kernel::Ledger;
use distinguo::ledger::Fault;
use distinguo::rulebook::Use;
use distinguo::time::Date;
use distinguo::what_if::difference;
use serde_json::{Value, json};
use stage::{Play, SMALL, Stage, act, at, hash_of, private, stored};

const START: &str = "2026-03-02T10:00:00+08:00";

fn find(fact: &str, answer: &str) -> Value {
    json!({"find": {"fact": fact, "answer": answer}})
}

fn decide(table: &str, outcome: &str) -> Value {
    json!({"decide": {"table": table, "outcome": outcome, "reasons": private("why")}})
}

fn about(mut act: Value, key: &str) -> Value {
    act.as_object_mut().unwrap().values_mut().next().unwrap()["about"] = json!(key);
    act
}

fn tolerance(outcome: &str, members: [&str; 2]) -> Value {
    let votes = members.map(|member| json!({"member": member, "vote": "for"}));
    json!({"decide": {"table": "tolerance", "outcome": outcome, "documents": ["decision"], "votes": votes}})
}

fn relief(outcome: &str, to: Option<&str>) -> Value {
    let mut body = json!({"table": "relief", "level": "review", "outcome": outcome, "reasons": private("why")});
    if let Some(to) = to {
        body["to"] = json!(to);
    }
    json!({"decide": body})
}

fn reported<'s>(stage: &'s Stage, start: &str) -> Play<'s> {
    let mut play = Play::open(stage, start);
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    play.does("officer-1", find("in_scope", "yes"));
    play.does("officer-1", decide("admission", "admitted"));
    play.does("verifier-1", find("state", "careless"));
    play.does("verifier-2", find("gain", "no"));
    play.does("verifier-2", json!({"submit": {"document": "report"}}));
    play
}

/// The person is told what may be decided, and speaks.
fn hear(play: &mut Play<'_>, outcome: &str) {
    let contemplates = json!([{"outcome": outcome}]);
    let notice = json!({"send": {"document": "notice", "to": "person", "contemplates": contemplates}});
    play.does("officer-1", about(notice, "tolerance"));
    play.does("person-1", json!({"submit": {"document": "statement", "text": private("I meant well")}}));
}

/// Reported, and heard on being mitigated only.
fn heard<'s>(stage: &'s Stage, start: &str) -> Play<'s> {
    let mut play = reported(stage, start);
    hear(&mut play, "mitigated");
    play
}

fn served<'s>(stage: &'s Stage, start: &str) -> Play<'s> {
    let mut play = heard(stage, start);
    play.does("decider-1", tolerance("mitigated", ["decider-1", "decider-2"]));
    play.does("officer-1", json!({"send": {"document": "decision", "to": "person", "about": "tolerance"}}));
    play
}

fn falsely_accused(stage: &Stage) -> Play<'_> {
    let mut play = Play::open(stage, START);
    play.does("accuser-1", json!({"accuse": {"accusation": "a1", "accuser": private("the accuser's name")}}));
    play.does("verifier-1", about(find("basis", "fabricated"), "accusation/a1"));
    play.does("verifier-1", about(find("harm", "everybody"), "accusation/a1"));
    let contemplates = json!([{"outcome": "false"}]);
    play.does(
        "officer-1",
        json!({"send": {"document": "accuser_notice", "to": "accuser", "contemplates": contemplates}}),
    );
    play.does("accuser-1", json!({"submit": {"document": "accuser_statement"}}));
    play.does("officer-1", about(decide("accusation", "false"), "accusation/a1"));
    play
}

fn effects<'r>(records: &'r [Value], kind: &str) -> Vec<&'r Value> {
    let all = records.iter().flat_map(|record| record["entry"]["effects"].as_array().unwrap());
    all.filter(|effect| effect["effect"] == kind).collect()
}

/// What was changed in matters or clocks, each with the matter or clock.
fn changes<'r>(records: &'r [Value], kind: &str) -> Vec<&'r Value> {
    let all = records.iter().flat_map(|record| record["entry"]["effects"].as_array().unwrap());
    all.filter(|effect| effect.pointer("/change/change").is_some_and(|change| change == kind)).collect()
}

#[test]
fn nobody_verifies_and_decides() {
    let small = Stage::small();
    let mut play = heard(&small, START);
    let named = |member: &str| json!({"assign": {"role": "decider", "actors": ["decider-1", "decider-2", "decider-3", member]}});
    assert_eq!(play.refused("officer-1", named("verifier-1")), "separated", "nor is named");
    play.does("officer-1", named("decider-4"));
    play.does("decider-1", json!({"return": {"reasons": private("more")}}));
    play.does("decider-4/verifier", find("gain", "no"));
    play.does("verifier-1", json!({"submit": {"document": "report", "text": private("report")}}));
    let three =
        |last: &str| json!(["decider-1", "decider-2", last].map(|member| json!({"member": member, "vote": "for"})));
    let votes = |last: &str| {
        let mut body = tolerance("mitigated", ["decider-1", "decider-2"]);
        body["decide"]["votes"] = three(last);
        body
    };
    assert_eq!(play.refused("decider-4/decider", votes("decider-4")), "separated");
    assert_eq!(play.refused("decider-1", votes("decider-4")), "separated", "nor votes");
    play.does("decider-1", votes("decider-3"));
    assert_eq!(play.refused("decider-2/verifier", find("gain", "no")), "separated", "nor the other way round");
}

#[test]
fn who_decides_a_reconsideration_did_not_decide_before() {
    let small = Stage::small();
    let mut play = served(&small, START);
    play.does("person-1", json!({"request": {"level": "review"}}));
    assert_eq!(play.refused("decider-2/superior", relief("upheld", None)), "separated", "who only voted decided too");
    assert_eq!(play.refused("verifier-1/superior", relief("upheld", None)), "separated", "nor who verified");
    play.does("superior-1", relief("upheld", None));
}

fn recuse(actor: &str, since: &str) -> Value {
    json!({"recuse": {"actor": actor, "ground": "relative", "since": since, "reasons": private("a cousin")}})
}

fn recusal(actor: &str) -> Value {
    json!({"decide_recusal": {"actor": actor, "granted": true, "reasons": private("it is so")}})
}

#[test]
fn acts_of_a_recused_person_after_the_ground_arose_are_refused_earlier_ones_listed() {
    let small = Stage::small();
    let mut play = Play::open(&small, START);
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    play.until("2026-03-04T10:00:00+08:00");
    play.does("officer-1", find("in_scope", "yes"));
    play.does("officer-1", recuse("officer-1", "2026-03-03"));
    let recused = play.does("superior-1", recusal("officer-1"));
    // What was done before the ground arose stands; what was done after it is listed, by entry.
    assert_eq!(effects(&recused, "recused")[0]["listed"], json!([4, 5]));
    assert_eq!(play.refused("officer-1", decide("admission", "admitted")), "recused");
    play.does("officer-2", decide("admission", "admitted"));
}

#[test]
fn nobody_acts_on_their_own_case() {
    let small = Stage::small();
    let mut play = heard(&small, START);
    assert_eq!(play.refused("person-1/verifier", find("gain", "no")), "own_case");
    assert_eq!(play.refused("decider-1", tolerance("mitigated", ["decider-1", "person-1"])), "not_a_member");
}

#[test]
fn without_a_quorum_left_competence_goes_up() {
    let small = Stage::small();
    let mut play = Play::open(&small, START);
    play.does("decider-1", recuse("decider-1", "2026-03-01"));
    play.does("decider-2", recuse("decider-2", "2026-03-01"));
    assert!(effects(&play.does("officer-1", recusal("decider-1")), "went_up").is_empty());
    assert_eq!(effects(&play.does("officer-1", recusal("decider-2")), "went_up").len(), 1);
    assert_eq!(play.seen.seats["deciding"], "organ-superior");
}

#[test]
fn relief_notice_received_on_2026_09_01_one_month_to_apply_until_2026_10_08() {
    let mut book: Value = serde_json::from_str(SMALL).unwrap();
    book["calendar"] = json!("cn");
    for period in book["periods"].as_array_mut().unwrap() {
        if period["id"] == "ask_review" {
            period["length"] = json!([{"is": {"n": 1, "unit": "month"}}]);
        }
    }
    let stage = Stage::of(&book.to_string(), None);
    let mut play = served(&stage, "2026-09-01T10:00:00+08:00");
    assert_eq!(play.clock("ask_review").due, "2026-10-08", "rolled over the National Day block");
    let mut late = served(&stage, "2026-09-01T10:00:00+08:00");
    play.until("2026-10-08T23:59:00+08:00");
    play.does("person-1", json!({"request": {"level": "review"}}));
    late.until("2026-10-09T00:00:00+08:00");
    assert_eq!(late.refused("person-1", json!({"request": {"level": "review"}})), "forfeited");
    assert_eq!(late.seen.decisions["tolerance"].stage, "final");
    // Posted in time and told late is in time where it is proved: the end of the right is undone.
    let posted = json!({"level": "review", "done_on": "2026-10-08"});
    assert_eq!(late.refused("person-1", json!({"request": posted})), "forfeited");
    let mut proved = posted;
    proved["proof"] = json!({"document": "postmark", "evidence": private("8 October")});
    late.does("person-1", json!({"request": proved}));
    assert_eq!(late.seen.decisions["tolerance"].stage, "effective");
}

#[test]
fn a_missed_time_is_given_back_for_good_cause() {
    let small = Stage::small();
    let mut play = served(&small, START);
    play.until("2026-03-20T10:00:00+08:00");
    let restore =
        |day: &str| json!({"restore": {"period": "ask_review", "obstacle_removed": day, "reasons": private("ill")}});
    assert_eq!(play.refused("superior-1", restore("2026-03-10")), "not_restorable", "asked for too late");
    play.does("superior-1", restore("2026-03-19"));
    assert_eq!(play.clock("ask_review").due, "2026-03-24");
    play.does("person-1", json!({"request": {"level": "review"}}));
}

#[test]
fn what_is_lost_by_time_is_not_given_back_by_a_rule_that_lets_the_role_do_it_at_all() {
    let granted = json!({"act": {"submit": {"document": "statement"}}, "by": ["person"], "clause": "p"});
    let stage = Stage::small_with(|book| book["acts"].as_array_mut().unwrap().push(granted));
    let mut play = Play::open(&stage, START);
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    play.does("officer-1", find("in_scope", "yes"));
    play.does("officer-1", decide("admission", "admitted"));
    let statement = json!({"submit": {"document": "statement", "text": private("I meant well")}});
    let person = stage.who("person-1", "person");
    let offered = |play: &Play<'_>| {
        let choices = play.stage.choices(play.case(), &person, play.now);
        choices.iter().any(|choice| choice["act"] == json!({"submit": {"document": "statement"}}))
    };
    assert!(offered(&play));
    // The time for it runs from the notice of what may be decided.
    let contemplates = json!([{"outcome": "mitigated"}]);
    play.does("officer-1", json!({"send": {"document": "notice", "to": "person", "contemplates": contemplates}}));
    assert!(offered(&play));
    play.until("2026-03-20T10:00:00+08:00");
    assert!(!offered(&play));
    assert_eq!(play.refused("person-1", statement), "forfeited");
}

#[test]
fn a_harsher_outcome_on_review_is_refused() {
    let small = Stage::small();
    let mut play = served(&small, START);
    play.does("person-1", json!({"request": {"level": "review"}}));
    // Not even where what was found on review would permit nothing else.
    play.does("verifier-3", find("gain", "yes"));
    assert_eq!(play.refused("superior-1", relief("varied", Some("not_tolerated"))), "aggravates");
    assert_eq!(play.refused("superior-1", relief("varied", Some("exempt"))), "not_permitted", "nor past a bottom line");
    play.does("superior-1", relief("upheld", None));
    assert_eq!(play.seen.decisions["tolerance"].outcome, "mitigated");
}

#[test]
fn annulment_reopens_the_parent_and_recomputes_its_clocks() {
    let small = Stage::small();
    let mut play = served(&small, START);
    play.until("2026-03-04T10:00:00+08:00");
    play.does("person-1", json!({"request": {"level": "review"}}));
    assert_eq!(play.clock("influence").state, "running");
    let influence = play.clock("influence").due.clone();
    let annulled = play.does("superior-1", relief("annulled", None));
    assert_eq!(play.seen.decisions["tolerance"].stage, "reopened");
    assert_eq!(play.clock("influence").state, "cancelled", "what the decision had started runs no longer");
    assert_eq!(play.clock("verify").due, "2026-03-24", "and verification runs anew");
    // The entry links the review with what it reviews.
    assert_eq!(changes(&annulled, "level_set")[0]["about"], "tolerance");
    assert_eq!(changes(&annulled, "annulled")[0]["about"], "tolerance");
    // Sent back once; the second time the superior decides itself.
    play.until("2026-03-10T10:00:00+08:00");
    // By others than those who handled and decided what was sent back.
    assert_eq!(play.refused("verifier-1", json!({"submit": {"document": "report"}})), "separated");
    play.does("verifier-3", json!({"submit": {"document": "report"}}));
    hear(&mut play, "mitigated");
    assert_eq!(play.refused("decider-1", tolerance("mitigated", ["decider-1", "decider-2"])), "not_a_member");
    play.does("decider-21", tolerance("mitigated", ["decider-21", "decider-22"]));
    assert_eq!(play.clock("influence").due, influence, "nothing lasts longer because relief was asked for");
    play.does("officer-1", json!({"send": {"document": "decision", "to": "person", "about": "tolerance"}}));
    play.does("person-1", json!({"request": {"level": "review"}}));
    // By somebody else: whoever heard the first review has had a part in the matter.
    assert_eq!(play.refused("superior-1", relief("annulled", None)), "separated");
    assert_eq!(play.refused("superior-2", relief("annulled", None)), "remitted_before");
    play.does("superior-2", relief("annulled", Some("mitigated")));
}

#[test]
fn a_decision_that_relief_sent_back_is_not_made_harsher_whatever_the_findings_permit() {
    let small = Stage::small();
    let exempt = |members| {
        let mut exempt = tolerance("exempt", members);
        exempt["decide"]["reasons"] = private("the ground was new to everybody");
        exempt
    };
    let sent_back = || {
        let mut play = reported(&small, START);
        play.does("decider-1", exempt(["decider-1", "decider-2"]));
        play.does("officer-1", json!({"send": {"document": "decision", "to": "person", "about": "tolerance"}}));
        play.does("person-1", json!({"request": {"level": "review"}}));
        play.does("superior-1", relief("annulled", None));
        play
    };
    let report = json!({"submit": {"document": "report"}});

    let mut play = sent_back();
    let others = ["decider-21", "decider-22"];
    play.does("verifier-3", report.clone());
    assert_eq!(play.refused("decider-21", tolerance("mitigated", others)), "aggravates");
    let offered = play.stage.choices(play.case(), &small.who("decider-21", "decider"), play.now);
    assert_eq!(
        offered.iter().find(|choice| choice["act"]["decide"]["table"] == "tolerance").unwrap()["outcomes"],
        json!(["exempt"])
    );
    play.does("decider-21", exempt(others));

    // Something else was found, on which only what is harsher is permitted: what was sent back is decided again.
    let mut play = sent_back();
    play.does("verifier-3", find("gain", "yes"));
    play.does("verifier-3", report);
    hear(&mut play, "not_tolerated");
    assert_eq!(play.refused("decider-21", tolerance("not_tolerated", others)), "aggravates");
    play.does("decider-21", exempt(others));
}

#[test]
fn judgment_is_a_typed_input_and_a_decision_that_lacks_its_form_is_refused() {
    let small = Stage::small();
    let mut play = Play::open(&small, START);
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    play.does("officer-1", find("in_scope", "yes"));
    play.does("officer-1", decide("admission", "admitted"));
    play.does("verifier-1", find("state", "careless"));
    play.does("verifier-2", find("state", "careless"));
    play.does("verifier-2", json!({"submit": {"document": "report"}}));
    let both = ["decider-1", "decider-2"];
    assert_eq!(play.refused("decider-1", tolerance("mitigated", both)), "blocked", "nothing is found on gain");
    play.does("decider-1", json!({"return": {"reasons": private("gain is not looked into")}}));
    play.does("verifier-1", find("gain", "no"));
    play.does("verifier-2", json!({"submit": {"document": "report"}}));
    assert_eq!(
        play.refused("decider-1", tolerance("exempt", both)),
        "reasons_missing",
        "without a reason, not the normal outcome"
    );
    assert_eq!(play.refused("superior-1", tolerance("mitigated", both)), "not_granted", "an officer is not the body");
    assert_eq!(
        play.refused("decider-1", tolerance("not_tolerated", both)),
        "not_permitted",
        "the table does not permit it"
    );
    assert_eq!(play.refused("decider-1", find("gain", "yes")), "not_granted", "who decides does not find");
    assert_eq!(play.refused("decider-1", tolerance("mitigated", both)), "unheard", "it is not the mildest");
    hear(&mut play, "mitigated");
    play.does("decider-1", tolerance("mitigated", both));
}

#[test]
fn an_application_that_was_completed_in_another_way_is_not_closed_by_what_runs_out() {
    let small = Stage::small_with(|book| {
        book["documents"]
            .as_array_mut()
            .unwrap()
            .push(json!({"id": "memo", "label": {"en": "Memo", "zh": "补充说明"}}));
        let submit = json!({"act": {"submit": {"document": "memo"}}, "by": ["person"], "times": 1, "clause": "p"});
        book["acts"].as_array_mut().unwrap().push(submit);
        // The memo belongs to an application; what does not belong to one completes none.
        let applies = |grant: &&mut Value| grant["act"] == "raise" && grant["channel"] == "application";
        let grant = book["acts"].as_array_mut().unwrap().iter_mut().find(applies).unwrap();
        grant["documents"] = json!(["application", "memo"]);
        let starts = json!([{"acted": {"act": "raise"}}, {"submitted": {"document": "application"}}, {"submitted": {"document": "memo"}}]);
        book["periods"][1]["starts"] = starts;
    });
    let mut play = Play::open(&small, START);
    play.does("person-1", json!({"raise": {"channel": "application", "documents": ["application", "memo"]}}));
    play.does("officer-1", find("in_scope", "yes"));
    play.does("officer-1", decide("admission", "returned"));
    play.does("person-1", json!({"submit": {"document": "memo"}}));
    play.does("officer-1", decide("admission", "admitted"));
    let lapsed = play.until("2026-03-14T10:00:00+08:00");
    assert!(lapsed.iter().any(|record| record["entry"]["cause"]["lapse"]["period"] == "supplement"), "{lapsed:#?}");
    assert_eq!(effects(&lapsed, "admission_set"), Vec::<&Value>::new());
    play.does("verifier-1", find("state", "careless"));
}

#[test]
fn closing_is_blocked_while_a_duty_is_open() {
    let small = Stage::small();
    let mut play = falsely_accused(&small);
    assert_eq!(small.kernel.progress(play.case()).unwrap(), Progress::Open);
    play.does("officer-1", about(decide("clarification", "clarify"), "accusation/a1"));
    let due = serde_json::to_value(small.kernel.due(play.case(), None, play.now).unwrap()).unwrap();
    let clarify = due.as_array().unwrap().iter().find(|item| item["period"] == "clarify").unwrap();
    assert_eq!(clarify["due"]["due"]["latest"], "2026-03-23", "fifteen working days");
    assert_eq!(clarify["bearer"], "officer");
    let letter = |audience: &str| json!({"send": {"document": "letter", "to": "person", "about": "accusation/a1", "audience": audience}});
    assert_eq!(play.refused("officer-1", letter("unit")), "audience_too_narrow", "the harm reached everybody");
    assert_eq!(small.kernel.progress(play.case()).unwrap(), Progress::Open);
    play.does("officer-1", letter("everybody"));
    assert_eq!(small.kernel.progress(play.case()).unwrap(), Progress::Concluded);
}

/// What protects the person of a case on a day, asked on that day.
fn protections(stage: &Stage, play: &Play<'_>, on: &str) -> Vec<Shield> {
    let (day, now) = (Date::parse(on).unwrap(), stage.kernel.instant(on).unwrap());
    stage.kernel.protections([&play.ledger], None, Use::Selection, day, now).unwrap()
}

#[test]
fn a_protection_query_inside_its_period_returns_the_clause() {
    let small = Stage::small();
    let play = served(&small, START);
    let day = |day: &str| Date::parse(day).unwrap();
    let shields = protections(&small, &play, "2026-05-01");
    assert_eq!(shields.len(), 1);
    assert_eq!(shields[0].protection.as_str(), "influenced");
    assert_eq!(shields[0].clauses[0].clause.as_str(), "p");
    let until = play.clock("influence").due.clone();
    let after = day(&until).plus_days(1).unwrap();
    assert!(protections(&small, &play, &after.to_string()).is_empty(), "outside it, nothing");
    let on = "2026-05-01";
    let bars = small.kernel.bars([play.case()], Use::Selection, day(on), small.kernel.instant(on).unwrap()).unwrap();
    assert_eq!(serde_json::to_string(&bars).unwrap(), r#"{"barred":true}"#, "a bar is all that personnel learn");
}

#[test]
fn periods_of_influence_of_several_cases_go_together_as_the_book_says() {
    let lasts = |rule: Value, on: &str| {
        let stage = Stage::small_with(|book| {
            let periods = book["periods"].as_array_mut().unwrap();
            periods.iter_mut().find(|period| period["id"] == "influence").unwrap()["combine"] = rule;
        });
        let [one, other] = [START, "2026-05-04T10:00:00+08:00"].map(|start| served(&stage, start));
        let together =
            stage.kernel.lasting([&other.ledger, &one.ledger], None, Date::parse(on).unwrap(), other.now).unwrap();
        let together = serde_json::to_value(together).unwrap();
        let runs = together.pointer("/0/runs").and_then(Value::as_array).map_or(0, Vec::len);
        let day = |name: &str| together[0][name].as_str().map(str::to_owned).unwrap_or_default();
        (runs, day("until"), day("at_most"))
    };
    let told = |runs: usize, until: &str, at_most: &str| (runs, until.to_owned(), at_most.to_owned());
    let rule = |name: &str| json!({"rule": name, "clause": "p"});
    // Six months from 2 March, and six from 4 May.
    assert_eq!(lasts(rule("longest"), "2026-03-20"), told(1, "2026-09-02", ""), "the other has not begun");
    assert_eq!(lasts(rule("longest"), "2026-06-01"), told(2, "2026-11-04", ""));
    assert_eq!(lasts(rule("longest"), "2026-11-05"), told(0, "", ""), "both are over");
    assert_eq!(lasts(rule("remaining_plus_new"), "2026-06-01"), told(2, "2027-03-02", ""));
    assert_eq!(lasts(rule("remaining_plus_new"), "2026-12-01"), told(2, "2027-03-02", ""));
    let capped = json!({"rule": "set_by_decider", "cap": {"n": 9, "unit": "month"}, "clause": "p"});
    assert_eq!(
        lasts(capped, "2026-06-01"),
        told(2, "2026-11-04", "2026-12-02"),
        "at least the longest, at most the cap"
    );
}

#[test]
fn what_a_review_has_ended_bars_nobody_and_lasts_no_longer() {
    let stage = Stage::small_with(|book| {
        let periods = book["periods"].as_array_mut().unwrap();
        let influence = periods.iter_mut().find(|period| period["id"] == "influence").unwrap();
        influence["ends"] = json!([{"decided": {"table": "relief", "in": ["varied"]}}]);
        influence["combine"] = json!({"rule": "longest", "clause": "p"});
    });
    let mut play = served(&stage, START);
    play.until("2026-03-04T10:00:00+08:00");
    play.does("person-1", json!({"request": {"level": "review"}}));
    play.does("superior-1", relief("varied", Some("exempt")));
    let bars = |day: &str| {
        let day = Date::parse(day).unwrap();
        stage.kernel.bars([play.case()], Use::Selection, day, play.now).unwrap().barred
    };
    let lasting = |day: &str| {
        let day = Date::parse(day).unwrap();
        stage.kernel.lasting([&play.ledger], None, day, play.now).unwrap().len()
    };
    assert_eq!((bars("2026-03-03"), lasting("2026-03-03")), (false, 1), "before the review; personnel are not told");
    assert_eq!((bars("2026-03-04"), lasting("2026-03-04")), (false, 0), "from the day of the review on");
    assert_eq!((bars("2026-05-04"), lasting("2026-05-04")), (false, 0));
}

#[test]
fn what_personnel_learn_of_a_pending_a_tolerated_or_a_falsely_accused_person_is_the_answer_for_nobody() {
    let small = Stage::small();
    let day = Date::parse("2026-03-03").unwrap();
    let mut exempt = reported(&small, START);
    let pending = exempt.case().clone();
    let mut votes = tolerance("exempt", ["decider-1", "decider-2"]);
    votes["decide"]["reasons"] = private("for development");
    exempt.does("decider-1", votes);
    let accused = falsely_accused(&small);
    for wanted in [Use::Selection, Use::Appraisal, Use::AccountabilityDecision] {
        let now = accused.now;
        let nobody = serde_json::to_string(&small.kernel.bars([], wanted, day, now).unwrap()).unwrap();
        for case in [&pending, exempt.case(), accused.case()] {
            assert_eq!(serde_json::to_string(&small.kernel.bars([case], wanted, day, now).unwrap()).unwrap(), nobody);
        }
    }
    let shields = protections(&small, &accused, "2026-03-03");
    assert_eq!(shields[0].protection.as_str(), "accused", "the person and the organ learn more");
}

#[test]
fn who_accused_never_appears_in_what_the_person_receives() {
    let small = Stage::small();
    let play = falsely_accused(&small);
    let view =
        small.kernel.explain_for(play.case(), &small.who("person-1", "person").actor(), play.now).unwrap().unwrap();
    let told = serde_json::to_string(&view).unwrap();
    assert!(!told.contains("the accuser's name") && !told.contains("accuser-1"), "{told}");
    // Nor does the accuser learn more of the person than what became of the accusation.
    let view =
        small.kernel.explain_for(play.case(), &small.who("accuser-1", "accuser").actor(), play.now).unwrap().unwrap();
    assert!(view.answers.is_empty() && view.open.is_empty());
    assert!(view.decisions.iter().all(|decision| decision.matter.to_string() == "accusation/a1"));
    assert_eq!(view.decisions.len(), 1);
    // And it is erasable: in the chain stands a commitment.
    let text = stored(play.ledger.records());
    let entry = text.lines().find(|line| line.contains("the accuser's name")).unwrap();
    let value: Value = serde_json::from_str(entry).unwrap();
    assert!(!value["entry"].to_string().contains("the accuser's name"));
}

#[test]
fn migration_is_an_act_with_its_differences_and_without_a_transition_clause_refused() {
    let small = Stage::small();
    let newer = |from: &[&str]| {
        Stage::small_with(|book| {
            book["version"] = json!("2");
            book["transition"]["migrate_from"] = json!(from);
            book["acts"].as_array_mut().unwrap().push(json!({"act": "migrate", "by": ["officer"], "clause": "p"}));
            for period in book["periods"].as_array_mut().unwrap() {
                if period["id"] == "verify" {
                    period["counting"] = json!({"rest_day_end": "stays"});
                }
            }
        })
    };
    let mut play = Play::open(&small, START);
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    play.does("officer-1", find("in_scope", "yes"));
    play.does("officer-1", decide("admission", "admitted"));
    let (closed, open) = (newer(&[]), newer(&["1"]));
    let migrate =
        |stage: &Stage| act("m", play.now, &stage.who("officer-1", "officer"), json!({"migrate": {"version": "2"}}));
    let refused = closed.kernel.handle(play.case(), &migrate(&closed)).act.unwrap_err();
    assert_eq!(refused.code().as_str(), "no_transition");
    let mut ledger = play.ledger.clone();
    let moved = ledger.handle(&open.kernel, &migrate(&open)).unwrap();
    let moved: Vec<Value> = moved.iter().map(|record| serde_json::to_value(record).unwrap()).collect();
    let redated = changes(&moved, "redated");
    assert_eq!(redated.len(), 1, "{redated:?}");
    assert_eq!(
        (&redated[0]["change"]["old"]["latest"], &redated[0]["change"]["new"]["latest"]),
        (&json!("2026-03-23"), &json!("2026-03-22"))
    );
    // Under the old version nothing more can be done.
    let late = small
        .kernel
        .handle(ledger.case(), &act("l", play.now, &small.who("verifier-1", "verifier"), find("gain", "no")));
    assert_eq!(late.act.unwrap_err().code().as_str(), "wrong_book");
}

#[test]
fn a_late_act_after_a_missed_tick_equals_one_that_was_ticked_first() {
    let small = Stage::small();
    let play = heard(&small, START);
    let mut ticked = play.ledger.clone();
    let now = at("2026-05-01T10:00:00+08:00");
    ticked.tick(&small.kernel, now).unwrap();
    let mut missed = play.ledger.clone();
    let decision =
        act("d", now, &small.who("decider-1", "decider"), tolerance("mitigated", ["decider-1", "decider-2"]));
    ticked.handle(&small.kernel, &decision).unwrap();
    missed.handle(&small.kernel, &decision).unwrap();
    assert_eq!(stored(ticked.records()), stored(missed.records()));
}

#[test]
fn a_clerical_error_in_a_day_is_put_right_and_whatever_is_counted_later_starts_from_the_right_day() {
    let granted = json!({"act": "rectify", "by": ["officer"], "clause": "p"});
    let stage = Stage::small_with(|book| book["acts"].as_array_mut().unwrap().push(granted));
    let rectify = |entry: u32, pointer: &str, day: &str| json!({"rectify": {"entry": entry, "pointer": pointer, "day": day, "reasons": private("why")}});
    let reported_on = |day: &str| {
        let mut play = Play::open(&stage, START);
        play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
        play.does("officer-1", find("in_scope", "yes"));
        play.does("officer-1", decide("admission", "admitted"));
        play.does("verifier-1", find("state", "careless"));
        play.does("verifier-2", find("gain", "no"));
        play.until("2026-03-06T10:00:00+08:00");
        play.does("verifier-2", json!({"submit": {"document": "report", "done_on": day}}));
        play
    };
    let (mut wrong, mut right) = (reported_on("2026-03-03"), reported_on("2026-03-05"));
    let entry = wrong.case().seq();
    assert_ne!(wrong.clock("decide").due, right.clock("decide").due);
    let record = wrong.ledger.records().last().unwrap().clone();
    // What no act says, what decides, and what nobody did cannot be rectified.
    for (entry, pointer, new, code) in [
        (entry, "/act/send/done_on", "2026-03-05", "unknown_name"),
        (entry, "/act/submit/done_on", "2026-03-07", "out_of_order"),
        (entry, "/act/submit/document", "2026-03-05", "not_clerical"),
        (entry, "/id", "2026-03-05", "not_clerical"),
        (entry + 1, "/act/submit/done_on", "2026-03-05", "unknown_name"),
    ] {
        assert_eq!(wrong.refused("officer-1", rectify(entry, pointer, new)), code, "{pointer} {new}");
    }
    let told = wrong.does("officer-1", rectify(entry, "/act/submit/done_on", "2026-03-05"));
    assert!(effects(&told, "reported").iter().any(|effect| effect["role"] == "person"), "the person is told");
    assert_eq!(wrong.ledger.records()[entry as usize - 1], record, "the act stays as it was written");
    assert_eq!(wrong.clock("decide").due, right.clock("decide").due);
    for play in [&mut wrong, &mut right] {
        play.does("officer-1", json!({"dispute": {"reasons": private("whose case is it")}}));
        play.until("2026-03-09T10:00:00+08:00");
        play.does("superior-1", decide("competence", "kept"));
    }
    assert_eq!(wrong.clock("decide").due, right.clock("decide").due, "after standing still as well");
    assert!(audit(&stage.kernel, stored(wrong.ledger.records()), None).is_sound());
}

#[test]
fn the_same_act_twice_is_answered_with_the_same_entries() {
    let small = Stage::small();
    let mut play = Play::open(&small, START);
    let filed = act(
        "f",
        play.now,
        &small.who("person-1", "person"),
        json!({"file": {"filing": "reform", "document": "filing_form"}}),
    );
    let first = play.ledger.handle(&small.kernel, &filed).unwrap().to_vec();
    play.ledger.tick(&small.kernel, at("2026-04-01T10:00:00+08:00")).unwrap();
    let length = play.ledger.records().len();
    assert_eq!(play.ledger.handle(&small.kernel, &filed).unwrap(), first);
    assert_eq!(play.ledger.records().len(), length, "and nothing is added");
}

#[test]
fn a_redacted_field_leaves_the_chain_valid_and_the_audit_says_so() {
    let small = Stage::small();
    let play = falsely_accused(&small);
    let mut left: Vec<(u32, String)> = Vec::new();
    let records = play.ledger.records().iter().map(|record| {
        left.extend(record.texts().map(|(pointer, _)| (record.entry().seq(), pointer.to_owned())));
        record.texts().fold(record.clone(), |record, (pointer, _)| record.without(pointer).unwrap())
    });
    let erased = stored(&records.collect::<Vec<_>>());
    assert!(!erased.contains("the accuser's name"));
    assert!(left.iter().any(|(_, pointer)| pointer == "/act/accuse/accuser"), "{left:?}");
    // Nobody has erased them by an act: each is missed, and nothing else is found.
    let report = audit(&small.kernel, &erased, play.case().head());
    let missing: Vec<(Option<u32>, Fault)> = left.iter().map(|(seq, _)| (Some(*seq), Fault::TextMissing)).collect();
    assert_eq!(report.faults.iter().map(|found| (found.entry, found.fault)).collect::<Vec<_>>(), missing);
    // Read back it is the same case, and that reasons were given can still be seen.
    let read = Ledger::read(&erased).map_err(|(_, problem)| problem.to_string()).unwrap();
    assert_eq!(read.case().head(), play.case().head());
    assert_eq!(small.kernel.view(read.case()), small.kernel.view(play.case()));
    assert!(erased.contains(r#""present":true"#));
    // A text put in its place is found.
    let forged = stored(play.ledger.records()).replace("the accuser's name", "somebody else");
    assert!(!audit(&small.kernel, &forged, None).is_sound());
}

#[test]
fn members_that_this_kernel_does_not_know_keep_their_part_in_the_hash() {
    let small = Stage::small();
    let play = Play::open(&small, START);
    let line = stored(play.ledger.records());
    let mut value: Value = serde_json::from_str(line.lines().next().unwrap()).unwrap();
    value["entry"]["later"] = json!("added by a later kernel");
    assert!(Ledger::read(value.to_string()).is_err(), "its hash is that of all its content");
}

#[test]
fn an_entry_of_a_newer_wire_version_is_refused_by_name() {
    let small = Stage::small();
    let play = Play::open(&small, START);
    let line = stored(play.ledger.records()).replace("\"wire\":1", "\"wire\":2");
    let (_, problem) = Ledger::read(&line).unwrap_err();
    assert_eq!(problem.code().as_str(), "unknown_format");
    let report = audit(&small.kernel, &line, None);
    assert_eq!((report.verdict, &report.unjudged[0].needs), (Verdict::CannotBeJudged, &Need::Wire { wire: 2 }));
}

#[test]
fn a_ledger_with_a_broken_line_names_it_and_keeps_what_came_before() {
    let small = Stage::small();
    let play = reported(&small, START);
    let mut lines: Vec<String> = stored(play.ledger.records()).lines().map(str::to_owned).collect();
    lines[3] = lines[3].replace("2026", "2025");
    let (kept, problem) = Ledger::read(lines.join("\n")).unwrap_err();
    assert_eq!(kept.records().len(), 3);
    assert!(problem.to_string().contains("/3"), "{problem}");
}

#[test]
fn a_what_if_fork_leaves_the_original_untouched_and_its_entries_join_no_real_chain() {
    let small = Stage::small();
    let play = served(&small, START);
    let (before, text) = (play.ledger.case().clone(), stored(play.ledger.records()));
    let mut fork = play.ledger.fork(None);
    assert!(difference(&small.kernel, &before, fork.case(), None, play.now).unwrap().is_empty(), "nothing was tried");
    // The person asks for review on the fork, as they might for real.
    let request = act("ask", play.now, &small.who("person-1", "person"), json!({"request": {"level": "review"}}));
    let tried = fork.handle(&small.kernel, &request).unwrap().to_vec();
    let changed = difference(&small.kernel, &before, fork.case(), None, play.now).unwrap();
    let places: Vec<&str> = changed.iter().map(|change| change.pointer.as_str()).collect();
    let level = "/case/levels/tolerance/review";
    let expected = [format!("{level}/level"), format!("{level}/matter"), format!("{level}/state")];
    let due = ["/due/ask_review", "/due/review"].map(str::to_owned);
    assert_eq!(places, [expected.as_slice(), &due].concat());
    // The original is what it was, and goes another way if it does.
    assert_eq!((play.ledger.case(), &stored(play.ledger.records())), (&before, &text));
    let mut real = play.ledger.clone();
    let done = real.handle(&small.kernel, &request).unwrap().to_vec();
    assert_eq!(fork.as_of(&small.kernel, play.now).unwrap().case(), fork.case());
    assert_ne!(done[0].hash(), tried[0].hash(), "the same act for real has another hash");
    for what_if in &tried {
        assert_eq!(small.kernel.apply(&before, what_if).unwrap_err().fault(), Fault::Hypothetical);
        let (kept, _) = Ledger::read(&(text.clone() + what_if.line())).unwrap_err();
        assert_eq!(kept.case(), &before);
        let report = audit(&small.kernel, &(text.clone() + what_if.line() + "\n"), None);
        assert!(report.faults.iter().any(|found| found.fault == Fault::Hypothetical), "{:?}", report.faults);
    }
    assert_eq!(small.kernel.apply(fork.case(), &done[0]).unwrap_err().fault(), Fault::Hypothetical);
}

#[test]
fn an_entry_that_fits_in_part_leaves_nothing_of_itself() {
    let small = Stage::small();
    let play = reported(&small, START);
    let mut value: Value = serde_json::from_str(play.ledger.records()[3].line()).unwrap();
    let effects = value["entry"]["effects"].as_array_mut().unwrap();
    // Well formed, and of an item that was never ordered.
    let state = json!({"matter": "item", "bearer": "person", "item": "verified"});
    let change = json!({"change": "state_set", "state": state});
    effects.push(json!({"effect": "matter", "about": "correction/unknown", "change": change}));
    value["hash"] = json!(hash_of(&value["entry"]));
    let broken = serde_json_canonicalizer::to_string(&value).unwrap();
    let before = stored(&play.ledger.records()[..3]);
    let (kept, problem) = Ledger::read(&(before.clone() + &broken)).unwrap_err();
    assert!(problem.to_string().contains("/3"), "{problem}");
    let whole = Ledger::read(&before).map_err(|(_, problem)| problem).unwrap();
    assert_eq!(kept.case(), whole.case());
}

#[test]
fn the_same_input_gives_the_same_hash() {
    let small = Stage::small();
    let [one, other] = [START, START].map(|start| {
        stage::salt_anew();
        falsely_accused(&small).ledger.case().head().cloned().map(|head| (start, head))
    });
    assert_eq!(one, other);
    let text = stored(falsely_accused(&small).ledger.records());
    assert!(!text.contains("took_ms") && !text.contains("host"), "no timings, no host names");
}
