//! Every loop ends: what can happen again has a bound in the book, and the longest duration is the one that is played.

use distinguo::rulebook::Rulebook;
use distinguo::time::{Calendar, Date, Zone};
use serde_json::{Value, json};

use crate::stage::{Play, SMALL, Stage, private};
use crate::support::{Run, Stop, run};

/// A book in which everything happens again that can, counted in days alone.
const LOOPS: &str = include_str!("../data/loops.json");

// The loader asks for bounds

fn problems(text: &str, change: impl FnOnce(&mut Value)) -> Vec<(&'static str, String)> {
    let mut book: Value = serde_json::from_str(text).unwrap();
    change(&mut book);
    let problems = Rulebook::load(&book.to_string()).err();
    let told = problems.iter().flatten().map(|problem| (problem.code().as_str(), problem.pointer().to_owned()));
    told.collect()
}

/// Without a bound the book is refused there, whatever else is; with none at all it is missed.
#[track_caller]
fn unbounded(text: &str, place: &str, change: impl FnOnce(&mut Value)) {
    assert_eq!(problems(text, change), [("unbounded", place.to_owned())]);
}

fn item<'b>(book: &'b mut Value, list: &str, is: impl Fn(&Value) -> bool) -> (usize, &'b mut Value) {
    let items = book[list].as_array_mut().unwrap();
    items.iter_mut().enumerate().find(|(_, item)| is(item)).unwrap()
}

fn remove(value: &mut Value, field: &str) {
    value.as_object_mut().unwrap().remove(field).unwrap();
}

#[test]
fn acts_that_begin_a_matter_again_or_send_it_back_say_how_often() {
    let book: Value = serde_json::from_str(SMALL).unwrap();
    let mut seen = Vec::new();
    for (position, grant) in book["acts"].as_array().unwrap().iter().enumerate() {
        let again = ["file", "raise", "return", "dispute"].into_iter().find(|kind| grant["act"] == *kind);
        let order = grant["act"]["send"]["document"] == "order";
        if let Some(kind) = again.or(order.then_some("send")) {
            seen.push(kind);
            unbounded(SMALL, &format!("/acts/{position}"), |book| remove(&mut book["acts"][position], "times"));
        }
    }
    seen.dedup();
    assert_eq!(seen, ["file", "raise", "dispute", "return", "send"]);
}

#[test]
fn outcomes_that_return_reopen_or_revoke_say_how_often() {
    let book: Value = serde_json::from_str(SMALL).unwrap();
    let mut seen = Vec::new();
    for (t, table) in book["tables"].as_array().unwrap().iter().enumerate() {
        for (o, outcome) in table["outcomes"].as_array().unwrap().iter().enumerate() {
            let place = format!("/tables/{t}/outcomes/{o}");
            if outcome.get("times").is_some() {
                seen.push(outcome["means"].as_str().unwrap().to_owned());
                unbounded(SMALL, &place, |book| remove(&mut book["tables"][t]["outcomes"][o], "times"));
            } else {
                // Of anything else a bound says nothing.
                let told = problems(SMALL, |book| book["tables"][t]["outcomes"][o]["times"] = json!(1));
                assert_eq!(told, [("meaningless_here", format!("{place}/times"))]);
            }
        }
    }
    assert_eq!(seen, ["return", "reopen", "revoke"]);
}

#[test]
fn approval_interruption_extension_reinstatement_remittal_and_standing_still_say_how_often_or_how_long() {
    let grant =
        |book: &Value| book["acts"].as_array().unwrap().iter().position(|grant| grant.get("approval").is_some());
    let book: Value = serde_json::from_str(LOOPS).unwrap();
    let approved = grant(&book).unwrap();
    unbounded(LOOPS, &format!("/acts/{approved}/approval"), |book| {
        remove(&mut book["acts"][approved]["approval"], "times")
    });
    for rule in ["interrupt", "extend"] {
        unbounded(LOOPS, &format!("/periods/0/{rule}"), |book| remove(&mut book["periods"][0][rule], "times"));
    }
    unbounded(LOOPS, "/relief/0", |book| remove(&mut book["relief"][0], "remits"));
    unbounded(LOOPS, "/standing_still", |book| remove(book, "standing_still"));
    unbounded(SMALL, "/periods/9/restore", |book| remove(&mut book["periods"][9]["restore"], "times"));
}

#[test]
fn a_bound_of_no_times_is_none() {
    let none = |change: &dyn Fn(&mut Value)| problems(LOOPS, change);
    let few = |place: &str| vec![("too_few", place.to_owned())];
    assert_eq!(none(&|book| book["acts"][0]["times"] = json!(0)), few("/acts/0/times"));
    assert_eq!(none(&|book| book["periods"][0]["interrupt"]["times"] = json!(0)), few("/periods/0/interrupt/times"));
    assert_eq!(none(&|book| book["periods"][0]["extend"]["times"] = json!(0)), few("/periods/0/extend/times"));
    // A level may be one that never sends back.
    assert!(none(&|book| book["relief"][0]["remits"] = json!(0)).iter().all(|(code, _)| *code != "too_few"));
}

#[test]
fn standing_still_is_counted_in_days() {
    let told = problems(LOOPS, |book| book["standing_still"]["cap"] = json!({"n": 1, "unit": "month"}));
    assert_eq!(told, [("not_in_days", "/standing_still/cap".to_owned())]);
    let told = problems(LOOPS, |book| book["periods"][0]["suspend"][0]["cap"]["unit"] = json!("working_day"));
    assert_eq!(told, [("not_in_days", "/periods/0/suspend/0/cap".to_owned())]);
}

#[test]
fn whoever_bears_a_period_is_bound_as_well() {
    // The bearer of a right to file again has no grant of its own, and nobody else has one.
    let told = problems(SMALL, |book| {
        book["acts"].as_array_mut().unwrap().retain(|grant| grant["act"] != "file");
        let (_, period) = item(book, "periods", |period| period["kind"] == "right");
        period["ends"].as_array_mut().unwrap().push(json!({"acted": {"act": "file"}}));
    });
    assert!(told.iter().any(|(code, place)| *code == "unbounded" && place.contains("/ends/")), "{told:?}");
}

#[test]
fn a_time_bar_closes_reopening_and_revoking_alike() {
    let text = Rulebook::shipped_text("cn.reference").unwrap();
    assert!(problems(text, |_| ()).is_empty());
    let told = problems(text, |book| {
        let (_, bar) = item(book, "periods", |period| period["id"] == "may_revoke");
        bar["ends"] = json!([{"decided": {"table": "revocation", "in": ["revoked"]}}]);
    });
    assert_eq!(told.len(), 1);
    assert!(told[0].0 == "half_bar" && told[0].1.ends_with("/ends/0"), "{told:?}");
}

// The kernel keeps them

fn fault(name: &str) -> String {
    std::fs::read_to_string(format!("{}/tests/data/faults/{name}.jsonl", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The code with which the last act was refused, and its line; nothing where all were accepted.
fn ending(text: &str) -> (Run, Option<(usize, String)>) {
    match run(text, |_, _| ()) {
        Ok(run) => (run, None),
        Err((run, Stop::Refused(line, refusal))) => (run, Some((line, refusal.code().as_str().to_owned()))),
        Err((_, stop)) => panic!("{stop:?}"),
    }
}

fn effects(run: &Run, name: &str) -> Vec<Value> {
    let entries = run.ledger.records().iter().map(|record| serde_json::to_value(record).unwrap());
    let effects = entries.flat_map(|entry| entry["entry"]["effects"].as_array().unwrap().clone());
    effects.filter(|effect| effect["effect"] == name || effect["change"]["change"] == name).collect()
}

#[test]
fn approval_is_refused_no_more_often_than_the_book_says() {
    let text = fault("approval-pingpong");
    let (run, refused) = ending(&text);
    let (line, code) = refused.unwrap();
    assert_eq!(code, "too_often");
    let answers: Vec<bool> =
        effects(&run, "approved").iter().map(|one| one["change"]["approved"] == json!(true)).collect();
    assert_eq!(answers, [false, false]);
    // What is decided after that is approved.
    let mut lawful: Vec<String> = text.lines().take(line).map(str::to_owned).collect();
    let last = lawful.last_mut().unwrap();
    *last = last.replace("\"approved\": false", "\"approved\": true");
    let (run, refused) = ending(&lawful.join("\n"));
    assert!(refused.is_none(), "{refused:?}");
    assert!(effects(&run, "took_effect").iter().any(|effect| effect["about"] == "tolerance"));
}

#[test]
fn what_interrupts_once_too_often_changes_nothing() {
    let (run, refused) = ending(&fault("interrupt-forever"));
    assert!(refused.is_none(), "the day is recorded all the same: {refused:?}");
    assert_eq!(effects(&run, "interrupted").len(), 1);
    let ended = effects(&run, "lapsed");
    assert!(ended.iter().any(|lapse| lapse["clock"]["period"] == "verify"), "{ended:?}");
}

#[test]
fn what_may_not_be_revoked_any_more_is_not_reopened_either() {
    let text = fault("reopen-after-bar");
    assert_eq!(ending(&text).1.unwrap(), (43, "forfeited".to_owned()));
    // Before the bar it is reopened.
    let (_, refused) =
        ending(&text.replace("2026-08", "2025-08").replace("\"edition\": \"2026\"", "\"edition\": \"2025\""));
    assert!(refused.is_none(), "{refused:?}");
}

fn day(play: &Play<'_>) -> Date {
    Zone::parse("CST-8").unwrap().day(play.now)
}

/// A case in which the head has raised the matter, and an officer has found.
fn raised(stage: &Stage) -> Play<'_> {
    let mut play = Play::open(stage, "2026-03-02T10:00:00+08:00");
    play.does("head-1", json!({"raise": {"channel": "own_motion"}}));
    play.does("officer-1", json!({"find": {"fact": "well_meant", "answer": "yes"}}));
    play
}

/// Waits for the last day of a period, and tells it.
fn last_day(play: &mut Play<'_>, period: &str) -> Date {
    let due = play.clock(period).due.clone();
    assert_eq!(play.clock(period).state, "running", "{period}");
    play.until(&format!("{}T20:00:00+08:00", &due[..10]));
    day(play)
}

fn in_days(play: &mut Play<'_>, days: i64) {
    let then = day(play).plus_days(days).unwrap();
    play.until(&format!("{then}T10:00:00+08:00"));
}

fn still(play: &mut Play<'_>, days: i64) {
    play.does("head-1", json!({"suspend": {"period": "decide", "reasons": private("waiting")}}));
    in_days(play, days - 1);
    play.does("head-1", json!({"resume": {"period": "decide", "reasons": private("done")}}));
}

#[test]
fn a_case_stands_still_no_longer_than_its_cap_however_often() {
    let stage = Stage::of(LOOPS, None);
    let suspend = json!({"suspend": {"period": "decide", "reasons": private("waiting")}});
    let mut play = raised(&stage);
    for days in [7, 7] {
        still(&mut play, days);
        in_days(&mut play, 1);
    }
    // Fourteen days; the period itself may stand still for fifteen, and goes on by itself after the one that is left.
    play.does("head-1", suspend.clone());
    let since = day(&play);
    in_days(&mut play, 5);
    assert_eq!(play.clock("decide").state, "running");
    assert_eq!(play.clock("decide").still.last().unwrap().1.as_deref(), Some(since.to_string().as_str()));
    assert_eq!(play.refused("head-1", suspend), "not_suspendable");
}

#[test]
fn another_period_does_not_give_the_case_another_cap() {
    let stage = Stage::of(LOOPS, None);
    let suspend = json!({"suspend": {"period": "decide", "reasons": private("waiting")}});
    let mut play = raised(&stage);
    still(&mut play, 15);
    once(&mut play);
    review(&mut play, "annulled");
    in_days(&mut play, 1);
    // The same kind of period again, with fifteen days of its own, in a case that has five left.
    play.does("head-1", suspend.clone());
    let since = day(&play);
    in_days(&mut play, 9);
    assert_eq!(play.clock("decide").state, "running");
    let last = since.plus_days(4).unwrap().to_string();
    assert_eq!(play.clock("decide").still.last().unwrap().1.as_deref(), Some(last.as_str()));
    assert_eq!(play.refused("head-1", suspend), "too_often");
}

/// Decides, has it approved, and serves it.
fn once(play: &mut Play<'_>) {
    play.does("officer-1", json!({"decide": {"table": "tolerance", "outcome": "exempt"}}));
    play.does("approver-1", approve(true));
    play.does("officer-1", json!({"send": {"document": "decision", "to": "person"}}));
}

fn approve(approved: bool) -> Value {
    json!({"approve": {"table": "tolerance", "approved": approved, "reasons": private("because")}})
}

/// The person asks for review, and it is decided.
fn review(play: &mut Play<'_>, outcome: &str) {
    play.does("person-1", json!({"request": {"level": "review", "reasons": private("because")}}));
    let clear = if outcome == "annulled" { "no" } else { "yes" };
    play.does("reviewer-1", json!({"find": {"fact": "clear", "answer": clear}}));
    play.does("reviewer-1", json!({"decide": {"table": "relief", "level": "review", "outcome": outcome}}));
    play.does("reviewer-1", json!({"send": {"document": "review_decision", "to": "person"}}));
}

#[test]
fn a_level_sends_back_as_often_as_it_may_and_then_decides_itself() {
    let stage = Stage::of(LOOPS, None);
    let mut play = raised(&stage);
    once(&mut play);
    review(&mut play, "annulled");
    assert_eq!(play.clock("decide").state, "running");
    play.does("officer-1", json!({"find": {"fact": "well_meant", "answer": "yes"}}));
    once(&mut play);
    play.does("person-1", json!({"request": {"level": "review", "reasons": private("because")}}));
    play.does("reviewer-1", json!({"find": {"fact": "clear", "answer": "no"}}));
    let annul = json!({"decide": {"table": "relief", "level": "review", "outcome": "annulled"}});
    assert_eq!(play.refused("reviewer-1", annul.clone()), "remitted_before");
    let mut instead = annul;
    instead["decide"]["to"] = json!("exempt");
    play.does("reviewer-1", instead);
    // Nothing begins anew.
    assert_eq!(play.clock("decide").state, "ended");
}

#[test]
fn what_is_served_after_the_last_round_is_final() {
    let stage = Stage::of(LOOPS, None);
    let mut play = raised(&stage);
    once(&mut play);
    review(&mut play, "upheld");
    let ask = json!({"request": {"level": "review", "reasons": private("because")}});
    assert!(play.tries("person-1", ask).is_err());
    play.until("2036-01-01T10:00:00+08:00");
    assert!(stage.kernel.next_due(play.case()).unwrap().is_none());
}

/// The small procedure, in which the acts themselves may be done more often than what they undo.
fn oftener() -> Stage {
    Stage::small_with(|book| {
        let acts = book["acts"].as_array_mut().unwrap().iter_mut();
        let often = |act: &Value| *act == "restore" || act["submit"]["document"] == "application";
        acts.filter(|grant| often(&grant["act"])).for_each(|grant| grant["times"] = json!(9));
    })
}

#[test]
fn an_application_is_returned_as_often_as_the_book_says_and_then_decided() {
    let stage = oftener();
    let mut play = Play::open(&stage, "2026-03-02T10:00:00+08:00");
    play.does("person-1", json!({"raise": {"channel": "application", "documents": ["application"]}}));
    play.does("officer-1", json!({"find": {"fact": "in_scope", "answer": "yes"}}));
    let decide =
        |outcome: &str| json!({"decide": {"table": "admission", "outcome": outcome, "reasons": private("why")}});
    for _ in 0..2 {
        play.does("officer-1", decide("returned"));
        play.does("person-1", json!({"submit": {"document": "application", "text": private("the rest")}}));
    }
    assert_eq!(play.refused("officer-1", decide("returned")), "too_often");
    let officer = stage.who("officer-1", "officer");
    let offered = stage.choices(play.case(), &officer, play.now);
    let admission = offered.iter().find(|choice| choice["act"]["decide"]["table"] == "admission").unwrap();
    assert_eq!(admission["outcomes"], json!(["admitted"]), "what is refused is not offered");
    play.does("officer-1", decide("admitted"));
}

#[test]
fn a_time_limit_is_given_back_as_often_as_the_book_says() {
    let stage = oftener();
    let mut play = Play::open(&stage, "2026-03-02T10:00:00+08:00");
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    play.does("officer-1", json!({"find": {"fact": "in_scope", "answer": "yes"}}));
    play.does("officer-1", json!({"decide": {"table": "admission", "outcome": "admitted", "reasons": private("why")}}));
    play.does("verifier-1", json!({"find": {"fact": "state", "answer": "careless"}}));
    play.does("verifier-2", json!({"find": {"fact": "gain", "answer": "no"}}));
    play.does("verifier-2", json!({"submit": {"document": "report"}}));
    let notice = json!({"document": "notice", "about": "tolerance", "to": "person",
        "contemplates": [{"outcome": "mitigated"}]});
    play.does("officer-1", json!({"send": notice}));
    play.does("person-1", json!({"waive": {"document": "statement", "about": "tolerance"}}));
    let votes = ["decider-1", "decider-2"].map(|member| json!({"member": member, "vote": "for"}));
    let decide =
        json!({"decide": {"table": "tolerance", "outcome": "mitigated", "documents": ["decision"], "votes": votes}});
    play.does("decider-1", decide);
    play.does("officer-1", json!({"send": {"document": "decision", "about": "tolerance", "to": "person"}}));
    let restore =
        |day: &str| json!({"restore": {"period": "ask_review", "obstacle_removed": day, "reasons": private("ill")}});
    let mut again = Vec::new();
    for (now, day) in [("2026-03-20T10:00:00+08:00", "2026-03-19"), ("2026-03-27T10:00:00+08:00", "2026-03-26")] {
        play.until(now);
        assert_eq!(play.clock("ask_review").state, "lapsed");
        again.push(play.tries("superior-1", restore(day)).map_err(|refusal| refusal.code().as_str()));
    }
    assert!(again[0].is_ok());
    assert_eq!(again[1].as_ref().unwrap_err(), &"too_often");
}

// The longest duration

#[test]
fn the_longest_path_of_a_small_book_takes_exactly_as_long_as_is_proved() {
    let stage = Stage::of(LOOPS, None);
    let mut play = raised(&stage);
    let begun = day(&play);
    // Standing still for as long as may be (the day on which it starts is not one that it could lose), then interrupted on
    // the last day, then made longer on the last day.
    in_days(&mut play, 1);
    still(&mut play, 15);
    last_day(&mut play, "decide");
    play.does("officer-1", json!({"date": {"date": "new_matter", "day": day(&play).to_string()}}));
    last_day(&mut play, "decide");
    play.does("head-1", json!({"extend": {"period": "decide", "reasons": private("difficult")}}));
    last_day(&mut play, "decide");
    for approved in [false, false, true] {
        play.does("officer-1", json!({"decide": {"table": "tolerance", "outcome": "exempt"}}));
        last_day(&mut play, "approve");
        play.does("approver-1", approve(approved));
        if !approved {
            last_day(&mut play, "decide_again");
        }
    }
    let serve = json!({"send": {"document": "decision", "to": "person"}});
    let decide = |play: &mut Play<'_>, outcome: &str| {
        last_day(play, "serve");
        play.does("officer-1", serve.clone());
        last_day(play, "ask");
        play.does("person-1", json!({"request": {"level": "review", "reasons": private("because")}}));
        last_day(play, "review");
        let clear = if outcome == "annulled" { "no" } else { "yes" };
        play.does("reviewer-1", json!({"find": {"fact": "clear", "answer": clear}}));
        play.does("reviewer-1", json!({"decide": {"table": "relief", "level": "review", "outcome": outcome}}));
    };
    decide(&mut play, "annulled");
    // The second round: five days are left to stand still, and one more interruption and extension of its own.
    in_days(&mut play, 1);
    still(&mut play, 5);
    last_day(&mut play, "decide");
    play.does("officer-1", json!({"date": {"date": "new_matter", "day": day(&play).to_string()}}));
    last_day(&mut play, "decide");
    play.does("head-1", json!({"extend": {"period": "decide", "reasons": private("difficult")}}));
    last_day(&mut play, "decide");
    play.does("officer-1", json!({"find": {"fact": "well_meant", "answer": "yes"}}));
    play.does("officer-1", json!({"decide": {"table": "tolerance", "outcome": "exempt"}}));
    last_day(&mut play, "approve");
    assert_eq!(play.refused("approver-1", approve(false)), "too_often");
    play.does("approver-1", approve(true));
    decide(&mut play, "upheld");
    let end = last_day(&mut play, "serve_review");
    play.does("reviewer-1", json!({"send": {"document": "review_decision", "to": "person"}}));
    assert!(stage.kernel.next_due(play.case()).unwrap().is_none(), "something is owed still");
    let proved = i64::from(stage.kernel.rulebook().worst_case_days().unwrap());
    assert_eq!(begun.days_until(end), proved);
}

/// China's days off, all of them known before the first: nothing is uncertain in the years that are played.
fn known_beforehand() -> Calendar {
    let mut calendar: Value = serde_json::from_str(include_str!("../../calendars/cn.json")).unwrap();
    for (day, edition) in (1..).zip(calendar["editions"].as_array_mut().unwrap()) {
        edition["known_from"] = json!(format!("2003-12-{day:02}"));
    }
    Calendar::load(&calendar.to_string()).unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn the_longest_path_under_the_supervision_law_takes_no_longer_than_is_proved() {
    // As if it had been in force in years of which every day off is known.
    let mut book: Value = serde_json::from_str(Rulebook::shipped_text("cn.supervision.2024").unwrap()).unwrap();
    book["in_force"]["from"] = json!("2019-01-01");
    let stage = Stage::of(&book.to_string(), Some(known_beforehand()));
    let mut play = Play::open(&stage, "2019-03-01T10:00:00+08:00");
    let begun = day(&play);
    play.does("principal-1", json!({"raise": {"channel": "own_motion"}}));
    let send = |document: &str, to: &str| json!({"send": {"document": document, "to": to}});
    let request =
        |level: &str| json!({"request": {"level": level, "documents": ["request"], "reasons": private("because")}});
    let find = |play: &mut Play<'_>, who: &str, clear: &str| {
        let facts =
            ["facts_clear", "procedure_kept", "within_powers", "law_right", "circumstances_right", "sanction_fitting"];
        for (position, fact) in facts.into_iter().enumerate() {
            let answer = if position == 0 { clear } else { "yes" };
            play.does(who, json!({"find": {"fact": fact, "answer": answer, "reasons": private("file")}}));
        }
    };
    let relief = |play: &mut Play<'_>, who: &str, level: &str, outcome: &str| {
        let decide =
            json!({"decide": {"table": "relief", "level": level, "outcome": outcome, "reasons": private("because")}});
        play.does(who, decide);
    };
    let mut end = begun;
    for round in 1..=3 {
        let [investigator, decider, handler, examiner, above, reviewer] =
            ["investigator", "decider", "handler", "re_examiner", "superior_handler", "reviewer"]
                .map(|role| format!("{role}-{round}"));
        last_day(&mut play, "investigate");
        play.does(&investigator, json!({"submit": {"document": "report", "text": private("report")}}));
        let mut notice = send("facts_notice", "person");
        notice["send"]["contemplates"] = json!([{"outcome": "no_sanction"}]);
        play.does(&investigator, notice);
        let decide = json!({"decide": {"table": "sanction", "outcome": "no_sanction", "documents": ["decision"], "reasons": private("because")}});
        play.does(&decider, decide);
        last_day(&mut play, "serve");
        play.does(&decider, send("decision", "unit"));
        play.does(&decider, send("decision", "person"));
        last_day(&mut play, "ask_re_examination");
        play.does("person-1", request("re_examination"));
        last_day(&mut play, "re_examine");
        find(&mut play, &handler, if round == 1 { "no" } else { "yes" });
        relief(&mut play, &examiner, "re_examination", if round == 1 { "annul" } else { "uphold" });
        if round == 1 {
            continue;
        }
        last_day(&mut play, "serve_re_examination");
        play.does(&handler, send("relief_decision", "person"));
        last_day(&mut play, "ask_review");
        play.does("person-1", request("review"));
        last_day(&mut play, "review");
        find(&mut play, &above, if round == 2 { "no" } else { "yes" });
        relief(&mut play, &reviewer, "review", if round == 2 { "annul" } else { "uphold" });
        end = last_day(&mut play, "serve_review");
        if round == 3 {
            play.does(&above, send("relief_decision", "person"));
        }
    }
    let proved = i64::from(stage.kernel.rulebook().worst_case_days().unwrap());
    let taken = begun.days_until(end);
    assert!(taken <= proved, "{taken} > {proved}");
    assert!(proved < 2 * taken, "nobody learns much from {proved} days where {taken} are played");
    play.until("2025-01-01T10:00:00+08:00");
    assert!(stage.kernel.next_due(play.case()).unwrap().is_none());
}

#[test]
fn a_bound_that_nobody_lives_to_reach_is_none() {
    use crate::course::{grant, named};
    type Change = fn(&mut Value, u64);
    let places: [(&str, Change); 6] = [
        ("/acts/0/times", |book, times| grant(book, &json!("file"))["times"] = json!(times)),
        ("/approval/times", |book, times| {
            grant(book, &json!({"decide": {"table": "tolerance"}}))["approval"]["times"] = json!(times);
        }),
        ("/extend/times", |book, times| named(book, "periods", "verify")["extend"]["times"] = json!(times)),
        ("/repeat", |book, times| {
            named(book, "periods", "influence")["length"] = json!([{"is": {"n": 1, "unit": "hour"}}]);
            named(book, "periods", "influence")["repeat"] = json!(times);
        }),
        ("/outcomes/1/times", |book, times| {
            named(book, "tables", "revocation")["outcomes"][1]["times"] = json!(times);
        }),
        ("/remits", |book, times| book["relief"][0]["remits"] = json!(times)),
    ];
    for (place, change) in places {
        let loaded = |times: u64| {
            let mut book: Value = serde_json::from_str(SMALL).unwrap();
            change(&mut book, times);
            Rulebook::load(&book.to_string()).map(drop)
        };
        let problems = loaded(4_000_000_000).unwrap_err();
        let found = problems
            .iter()
            .any(|problem| problem.pointer().ends_with(place) && problem.code() == distinguo::error::Code::TooLarge);
        assert!(found, "{place}: {problems}");
        loaded(3).unwrap_or_else(|problems| panic!("{place}: {problems}"));
    }
}
