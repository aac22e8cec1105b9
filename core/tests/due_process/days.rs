//! Days: entered, stated, proved. What a stated day presupposes, whom it serves, what proves it; no right ends behind
//! anyone's back; the order in which days are told changes no date.

use distinguo::audit::{audit, audit_under};
use distinguo::case::Act;
use distinguo::kernel::{Kernel, Ledger};
use distinguo::rulebook::Rulebook;
use distinguo::time::Date;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::stage::{Play, Stage, private, stored};
use crate::support::{Run, Stop, run};

const START: &str = "2026-03-02T10:00:00+08:00";

pub fn fault(name: &str) -> String {
    let path = format!("{}/tests/data/faults/{name}.jsonl", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

/// What a file of acts came to; its ledger is sound.
pub fn ran(text: &str) -> Run {
    let run = run(text, |_, _| {}).unwrap_or_else(|(_, stop)| panic!("{stop:?}"));
    let report = audit_under(&run.kernels, stored(run.ledger.records()), run.ledger.case().head());
    assert!(report.is_sound(), "{report:?}");
    run
}

/// The line at which a file of acts is refused, and the code.
pub fn refused(text: &str) -> (usize, &'static str, String) {
    match run(text, |_, _| {}) {
        Ok(_) => panic!("nothing was refused"),
        Err((_, Stop::Unreadable(line, why))) => panic!("{line}: {why}"),
        Err((_, Stop::Refused(line, refusal))) => {
            (line, refusal.code().as_str(), serde_json::to_string(&refusal).unwrap())
        }
    }
}

/// A file of acts with one passage replaced.
pub fn instead(text: &str, old: &str, new: &str) -> String {
    assert_eq!(text.matches(old).count(), 1, "{old}");
    text.replace(old, new)
}

/// The effects of that name, of all entries or of the last: also the changes of clocks and matters, with what they change.
fn effects(run: &Run, name: &str) -> Vec<Value> {
    run.ledger.records().iter().flat_map(|record| of(&serde_json::to_value(record).unwrap(), name)).collect()
}

fn of(record: &Value, name: &str) -> Vec<Value> {
    let effects = record["entry"]["effects"].as_array().unwrap().iter();
    let named = effects.filter_map(|effect| {
        if effect["effect"] == name {
            return Some(effect.clone());
        }
        let mut change = effect.get("change").filter(|change| change["change"] == name)?.clone();
        for of in ["clock", "about"] {
            if let Some(of_what) = effect.get(of) {
                change[of] = of_what.clone();
            }
        }
        Some(change)
    });
    named.collect()
}

fn last(records: &[Value], name: &str) -> Vec<Value> {
    of(records.last().unwrap(), name)
}

/// An end that needs no unknown year.
fn certain(day: &str) -> Value {
    json!({"earliest": day, "latest": day})
}

fn proof(document: &str) -> Value {
    json!({"document": document, "evidence": private("signed")})
}

fn find(fact: &str, answer: &str) -> Value {
    json!({"find": {"fact": fact, "answer": answer}})
}

/// Exempted on the day of the start; not served yet.
fn decided(stage: &Stage) -> Play<'_> {
    let mut play = Play::open(stage, START);
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    play.does("officer-1", find("in_scope", "yes"));
    play.does("officer-1", json!({"decide": {"table": "admission", "outcome": "admitted", "reasons": private("x")}}));
    play.does("verifier-1", find("state", "careless"));
    play.does("verifier-2", find("gain", "no"));
    play.does("verifier-2", json!({"submit": {"document": "report"}}));
    let votes = json!([{"member": "decider-1", "vote": "for"}, {"member": "decider-2", "vote": "for"}]);
    let decide = json!({"table": "tolerance", "outcome": "exempt", "documents": ["decision"], "votes": votes,
        "reasons": private("why")});
    play.does("decider-1", json!({"decide": decide}));
    play
}

fn serve(done_on: &str, proof: Option<&str>) -> Value {
    let mut send = json!({"document": "decision", "about": "tolerance", "to": "person", "done_on": done_on});
    if let Some(document) = proof {
        send["proof"] = self::proof(document);
    }
    json!({"send": send})
}

// Order

#[test]
fn a_decision_is_not_served_before_it_was_made() {
    let text = fault("served-before-made");
    let (line, code, told) = refused(&text);
    assert_eq!((line, code), (34, "before_what_it_presupposes"));
    assert!(told.contains("2025-04-22 [32]"), "the entry and its day: {told}");
    // On the day itself it may have been; it counts from the entry all the same, and the right is there.
    let run = ran(&instead(&text, "2025-03-01", "2025-04-22"));
    let counted = effects(&run, "day_counted");
    assert_eq!(
        counted[0],
        json!({"effect": "day_counted", "stated": "2025-04-22", "entered": "2025-04-23",
        "counted": "2025-04-23", "why": "entered"})
    );
}

#[test]
fn no_stated_day_is_after_its_entry() {
    let small = Stage::small();
    assert_eq!(decided(&small).refused("officer-1", serve("2026-03-03", Some("receipt"))), "out_of_order");
}

#[test]
fn what_an_act_tells_was_not_done_before_what_it_presupposes() {
    let order = json!({"document": "order", "to": "person", "items": [{"id": "i1", "bearer": "person"}]});
    let small = Stage::small_with(|book| {
        for (act, by) in [("date", "person"), ("rectify", "officer")] {
            book["acts"].as_array_mut().unwrap().push(json!({"act": act, "by": [by], "clause": "p"}));
        }
        let acknowledge = json!({"act": {"acknowledge": {"document": "decision"}}, "by": ["person"], "clause": "p"});
        book["acts"].as_array_mut().unwrap().push(acknowledge);
    });
    let with = |body: &Value, day: &str, proof: &str| {
        let mut body = body.clone();
        body["done_on"] = json!(day);
        body["proof"] = self::proof(proof);
        body
    };
    let mut play = decided(&small);
    play.until("2026-03-09T10:00:00+08:00");
    // An order of correction, before the decision; then the report on it, before the order.
    let before = "before_what_it_presupposes";
    assert_eq!(play.refused("officer-1", json!({"send": with(&order, "2026-03-01", "receipt")})), before);
    play.does("officer-1", json!({"send": with(&order, "2026-03-04", "receipt")}));
    let report = json!({"document": "correction_report", "about": "correction/i1"});
    assert_eq!(play.refused("person-1", json!({"submit": with(&report, "2026-03-03", "postmark")})), before);
    play.does("person-1", json!({"submit": with(&report, "2026-03-05", "postmark")}));
    // A receipt acknowledged from before the sending; a request before the decision.
    play.does("officer-1", serve("2026-03-05", None));
    let receipt = json!({"document": "decision"});
    assert_eq!(play.refused("person-1", json!({"acknowledge": with(&receipt, "2026-03-04", "receipt")})), before);
    let request = json!({"level": "review"});
    assert_eq!(play.refused("person-1", json!({"request": with(&request, "2026-03-01", "postmark")})), before);
    play.does("person-1", json!({"acknowledge": with(&receipt, "2026-03-05", "receipt")}));
    play.does("person-1", json!({"request": with(&request, "2026-03-06", "postmark")}));
    // A day of the conduct may be any.
    play.does("person-1", json!({"date": {"date": "accident", "day": "1999-12-31"}}));
}

#[test]
fn a_statement_does_not_come_before_its_notice_and_a_report_not_before_its_duty() {
    let small = Stage::small();
    let mut play = Play::open(&small, START);
    play.until("2026-03-03T10:00:00+08:00");
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    play.does("officer-1", find("in_scope", "yes"));
    play.does("officer-1", json!({"decide": {"table": "admission", "outcome": "admitted", "reasons": private("x")}}));
    play.until("2026-03-06T10:00:00+08:00");
    play.does("verifier-1", find("state", "careless"));
    play.does("verifier-2", find("gain", "no"));
    play.does(
        "officer-1",
        json!({"send": {"document": "notice", "about": "tolerance", "to": "person",
        "contemplates": [{"outcome": "mitigated"}]}}),
    );
    play.until("2026-03-09T10:00:00+08:00");
    for (who, document, before, lawful) in
        [("person-1", "statement", "2026-03-05", "2026-03-06"), ("verifier-1", "report", "2026-03-02", "2026-03-03")]
    {
        let submit = |day: &str| json!({"submit": {"document": document, "about": "tolerance", "done_on": day}});
        assert_eq!(play.refused(who, submit(before)), "before_what_it_presupposes", "{document}");
        play.does(who, submit(lawful));
    }
}

#[test]
fn nobody_knows_of_a_decision_before_there_is_one() {
    let known = Stage::small_with(|book| {
        book["acts"].as_array_mut().unwrap().push(json!({"act": "date", "by": ["person"], "clause": "p"}));
        let review = book["periods"].as_array_mut().unwrap().iter_mut().find(|period| period["id"] == "ask_review");
        let review = review.unwrap();
        review["starts"].as_array_mut().unwrap().push(json!({"dated": {"date": "known"}}));
        review["counts"] = json!("first");
    });
    let knows = |day: &str| json!({"date": {"date": "known", "day": day}});
    assert_eq!(Play::open(&known, START).refused("person-1", knows("2026-03-02")), "before_what_it_presupposes");
    let mut play = decided(&known);
    assert_eq!(play.refused("person-1", knows("2026-03-01")), "before_what_it_presupposes");
    play.does("person-1", knows("2026-03-02"));
    assert_eq!(play.clock("ask_review").from, "2026-03-02");
}

// Whom it serves

#[test]
fn a_hearing_that_is_dated_back_does_not_let_an_adverse_decision_through() {
    let text = fault("backdated-hearing");
    let (line, code, _) = refused(&text);
    assert_eq!((line, code), (text.lines().count(), "unheard"));
    // When the time has run from the entry, it may be decided.
    ran(&instead(&text, "2025-04-08T09:10:00", "2025-04-16T09:10:00"));
}

#[test]
fn an_order_to_correct_and_a_notice_that_are_dated_back_revoke_nothing() {
    let text = fault("correction-backdated-revoked");
    let (line, code, _) = refused(&text);
    assert_eq!((line, code), (text.lines().count(), "blocked"), "nothing has failed that was ordered today");
    let before: String = text.lines().take(line - 1).map(|line| format!("{line}\n")).collect();
    let run = ran(&before);
    let correct: Vec<Value> =
        effects(&run, "started").into_iter().filter(|run| run["run"]["clock"]["period"] == "correct").collect();
    assert_eq!(correct[0]["run"]["from"], "2025-12-01", "it is the person who has the month");
    // Proved, the order counts from its day; but the notice is of today, and the person is heard first.
    let proof = r#""done_on": "2025-04-23", "proof": {"document": "service_receipt", "evidence": {"text": "signed", "salt": "a0112233445566778899aabbccddeeff"}}, "#;
    assert_eq!(refused(&instead(&text, r#""done_on": "2025-04-23", "#, proof)).1, "unheard");
    let run = ran(&instead(&before, r#""done_on": "2025-04-23", "#, proof));
    let correct: Vec<Value> =
        effects(&run, "started").into_iter().filter(|run| run["run"]["clock"]["period"] == "correct").collect();
    assert_eq!(correct[0]["run"]["from"], "2025-04-23");
}

#[test]
fn a_filing_in_advance_counts_from_its_entry_always() {
    let text = fault("backdated-filing");
    let filed = |text: &str| {
        let run = ran(text);
        assert_eq!(effects(&run, "deemed_decided"), [] as [Value; 0], "the time to answer runs from the entry");
        let begun = effects(&run, "begun").into_iter().find(|begun| begun["state"]["matter"] == "filing");
        begun.unwrap()["state"]["filing"].clone()
    };
    assert_eq!(filed(&text), json!({"state": "filed", "on": "2025-03-10", "after_the_fact": true}));
    // Where nothing has been done yet, it is in advance: no case opens on a conduct in the future.
    let later = instead(&text, r#", "conduct": {"from": "2023-06-01", "until": "2023-09-30"}"#, "");
    assert_eq!(filed(&later)["after_the_fact"], false);
    let small = Stage::small();
    let proved = json!({"file": {"document": "filing_form", "filing": "f1", "done_on": "2026-03-01", "proof": proof("postmark")}});
    let act = json!({"id": "f", "at": START, "actor": {"id": "person-1", "role": "person"}, "act": proved});
    assert!(Act::load(&act.to_string()).is_err(), "nothing proves it otherwise");
    let mut play = Play::open(&small, START);
    play.does("person-1", json!({"file": {"document": "filing_form", "filing": "f1", "done_on": "2026-02-01"}}));
    assert_eq!(play.clock("answer_filing").from, "2026-03-02");
}

#[test]
fn an_agency_forfeits_nobodys_right_by_dating_the_measure_and_a_party_counts_by_its_own_word() {
    let text = fault("korea-measure-dated");
    let run = ran(&text);
    assert_eq!(effects(&run, "started")[0]["run"]["from"], "2026-03-02");
    let counted = &effects(&run, "day_counted")[0];
    assert_eq!(
        (&counted["stated"], &counted["counted"], &counted["why"]),
        (&json!("2025-12-31"), &json!("2026-03-02"), &json!("entered"))
    );
    // What the official says of himself counts against him; it does not end behind his back, and then it is over.
    let own = instead(
        &text,
        r#""actor": {"id": "ag1", "role": "agency", "organ": "co"}, "act": {"date""#,
        r#""actor": {"id": "person:wei", "role": "person"}, "act": {"date""#,
    );
    let run = ran(&own);
    assert_eq!(effects(&run, "started")[0]["run"]["from"], "2025-12-31");
    let floored = &effects(&run, "floored")[0];
    assert_eq!((&floored["sooner"], &floored["until"]), (&certain("2026-01-30"), &json!("2026-03-04")));
    assert_eq!(refused(&instead(&own, "2026-03-03T09", "2026-03-05T09")).1, "forfeited");
}

#[test]
fn a_stated_day_counts_for_each_period_by_whom_it_serves() {
    let stage = Stage::small_with(|book| {
        book["acts"].as_array_mut().unwrap().push(json!({"act": "date", "by": ["person", "officer"], "clause": "p"}));
        let period = |id: &str, kind: &str, who: &str, starts: &str, ends: &str| {
            let lapse = if kind == "right" { json!([{"forfeit": true}]) } else { json!([{"remind": "officer"}]) };
            json!({"id": id, "label": {"en": id, "zh": id}, "kind": kind, "who": who,
                "starts": [{"dated": {"date": starts}}], "ends": [{"dated": {"date": ends}}],
                "length": [{"is": {"n": 40, "unit": "day"}}], "on_lapse": lapse, "clause": "p"})
        };
        for (id, kind, who) in [
            ("right_of_person", "right", "person"),
            ("duty_of_person", "duty", "person"),
            ("status_of_person", "status", "person"),
            ("right_of_officer", "right", "officer"),
            ("duty_of_verifier", "duty", "verifier"),
            ("duty_of_superior", "duty", "superior"),
        ] {
            book["periods"].as_array_mut().unwrap().push(period(id, kind, who, "began", "was_over"));
        }
    });
    let entered = ("2026-03-20", "2026-03-25");
    let stated = |start: bool, end: bool| {
        (if start { "2026-03-04" } else { entered.0 }, if end { "2026-03-06" } else { entered.1 })
    };
    for (who, prove, expected) in [
        // Who says it; what starts with the stated day, and what ends with it.
        (
            "person-1",
            false,
            [
                ("right_of_person", true, false),
                ("duty_of_person", true, false),
                ("status_of_person", false, false),
                ("right_of_officer", false, false),
                ("duty_of_verifier", false, true),
                ("duty_of_superior", false, true),
            ],
        ),
        // A verifier is of the officer's organ, the superior is not.
        (
            "officer-1",
            false,
            [
                ("right_of_person", false, false),
                ("duty_of_person", false, true),
                ("status_of_person", false, false),
                ("right_of_officer", true, false),
                ("duty_of_verifier", true, false),
                ("duty_of_superior", false, true),
            ],
        ),
        (
            "officer-1",
            true,
            [
                ("right_of_person", true, true),
                ("duty_of_person", true, true),
                ("status_of_person", true, true),
                ("right_of_officer", true, true),
                ("duty_of_verifier", true, true),
                ("duty_of_superior", true, true),
            ],
        ),
    ] {
        let mut play = Play::open(&stage, START);
        let date = |date: &str, day: &str| {
            let mut body = json!({"date": date, "day": day});
            if prove {
                body["proof"] = proof("receipt");
            }
            json!({"date": body})
        };
        play.until("2026-03-20T10:00:00+08:00");
        play.does(who, date("began", "2026-03-04"));
        let from: Vec<String> = expected.map(|(period, _, _)| play.clock(period).from.clone()).into();
        play.until("2026-03-25T10:00:00+08:00");
        let ended = play.does(who, date("was_over", "2026-03-06"));
        let ended = last(&ended, "ended");
        for ((period, start, end), from) in expected.into_iter().zip(from) {
            let on = ended.iter().find(|effect| effect["clock"]["period"] == period).unwrap()["on"].as_str().unwrap();
            assert_eq!((from.as_str(), on), stated(start, end), "{who} {period} {prove}");
        }
    }
}

#[test]
fn an_organ_is_measured_by_entered_days_unless_it_proves_others() {
    let text = fault("report-backdated");
    let run = ran(&text);
    let ended = effects(&run, "ended");
    let verify = ended.iter().rev().find(|effect| effect["clock"]["period"] == "verify").unwrap();
    assert_eq!((&verify["late"], &verify["on"]), (&json!(true), &json!("2025-09-02")));
    assert_eq!(effects(&run, "lapse_reversed"), [] as [Value; 0]);
    let proof = r#""done_on": "2025-03-30", "proof": {"document": "postmark", "evidence": {"text": "30 March", "salt": "a0112233445566778899aabbccddeeff"}}, "#;
    let run = ran(&instead(&text, r#""done_on": "2025-03-30", "#, proof));
    let ended = effects(&run, "ended");
    let verify = ended.iter().rev().find(|effect| effect["clock"]["period"] == "verify").unwrap();
    assert_eq!((&verify["late"], &verify["on"]), (&json!(false), &json!("2025-03-30")));
    assert_eq!(effects(&run, "lapse_reversed").len(), 1);
}

#[test]
fn a_document_that_the_rulebook_does_not_name_for_it_proves_no_day() {
    let small = Stage::small();
    let mut play = decided(&small);
    play.until("2026-03-06T10:00:00+08:00");
    for unfit in ["postmark", "statement", "nothing"] {
        assert_eq!(play.refused("officer-1", serve("2026-03-03", Some(unfit))), "not_proof", "{unfit}");
    }
    let served = play.does("officer-1", serve("2026-03-03", Some("receipt")));
    assert_eq!(last(&served, "day_counted")[0]["why"], "proved");
    assert_eq!(play.clock("ask_review").from, "2026-03-03");
}

#[test]
fn what_the_other_side_acknowledges_counts() {
    let small = Stage::small_with(|book| {
        let acknowledge = json!({"act": {"acknowledge": {"document": "decision"}}, "by": ["person"], "clause": "p"});
        book["acts"].as_array_mut().unwrap().push(acknowledge);
    });
    let acknowledge = json!({"acknowledge": {"document": "decision", "done_on": "2026-03-05"}});
    // Served on 5 March, entered on the 12th: five days to serve ran out on the 7th, so it is late.
    let mut play = decided(&small);
    play.until("2026-03-12T10:00:00+08:00");
    let served = play.does("officer-1", serve("2026-03-05", None));
    let duty = last(&served, "ended");
    assert_eq!((&duty[0]["clock"]["period"], &duty[0]["late"]), (&json!("serve"), &json!(true)));
    assert_eq!(play.clock("ask_review").from, "2026-03-12");
    // The recipient says the same: it was in time, and the recipient's own time runs from that day.
    let said = play.does("person-1", acknowledge);
    let duty = last(&said, "ended");
    assert_eq!(
        (&duty[0]["clock"]["period"], &duty[0]["late"], &duty[0]["on"]),
        (&json!("serve"), &json!(false), &json!("2026-03-05"))
    );
    let why: Vec<Value> = last(&said, "day_counted").iter().map(|effect| effect["why"].clone()).collect();
    assert!(why.contains(&json!("stated_against_oneself")), "{why:?}");
    assert_eq!(play.clock("ask_review").from, "2026-03-05");
}

/// The small procedure in which the organ tells when papers of the person reached it.
fn with_a_counter() -> Stage {
    Stage::small_with(|book| {
        let paper = json!({"id": "paper", "label": {"en": "Request for review", "zh": "复查申请书"}});
        book["documents"].as_array_mut().unwrap().push(paper);
        book["relief"][0]["documents"] = json!(["paper"]);
        for document in ["paper", "correction_report"] {
            let told = json!({"act": {"acknowledge": {"document": document}}, "by": ["officer"], "clause": "p"});
            book["acts"].as_array_mut().unwrap().push(told);
        }
    })
}

fn arrived(document: &str, about: &str, day: &str) -> Value {
    json!({"acknowledge": {"document": document, "about": about, "done_on": day}})
}

#[test]
fn what_the_organ_tells_to_have_reached_it_in_time_was_in_time() {
    let stage = with_a_counter();
    let request = |day: &str| json!({"request": {"level": "review", "documents": ["paper"], "done_on": day}});
    let mut play = decided(&stage);
    play.does("officer-1", serve("2026-03-02", None));
    play.until("2026-03-20T10:00:00+08:00");
    // Nobody profits from his own word, nor from that of somebody on his side.
    assert_eq!(play.refused("person-1", request("2026-03-11")), "forfeited");
    play.does("officer-1", arrived("paper", "tolerance", "2026-03-11"));
    assert_eq!(play.refused("officer-1", arrived("paper", "tolerance", "2026-03-10")), "nothing_decided", "told once");
    assert_eq!(play.refused("person-1", request("2026-03-10")), "forfeited", "another day than was told");
    let asked = play.does("person-1", request("2026-03-11"));
    assert_eq!(last(&asked, "day_counted")[0]["why"], "acknowledged");
    assert_eq!(last(&asked, "lapse_reversed").len(), 1);
    assert_eq!(last(&asked, "no_longer_final").len(), 1, "it had become final");
    // What arrived too late stays late, whoever tells it.
    let mut late = decided(&stage);
    late.does("officer-1", serve("2026-03-02", None));
    late.until("2026-03-20T10:00:00+08:00");
    late.does("officer-1", arrived("paper", "tolerance", "2026-03-19"));
    assert_eq!(late.refused("person-1", request("2026-03-19")), "forfeited");
}

#[test]
fn what_the_organ_tells_of_a_paper_that_was_entered_late_counts_against_the_organ() {
    let stage = with_a_counter();
    let mut play = decided(&stage);
    let items = json!([{"id": "item-1", "bearer": "person"}]);
    play.does("officer-1", json!({"send": {"document": "order", "to": "person", "items": items}}));
    play.until("2026-03-20T10:00:00+08:00");
    play.does("person-1", json!({"submit": {"document": "correction_report", "about": "correction/item-1"}}));
    assert_eq!(play.clock("check").from, "2026-03-20");
    let told = play.does("officer-1", arrived("correction_report", "correction/item-1", "2026-03-18"));
    assert_eq!(last(&told, "ended")[0]["on"], "2026-03-18", "the duty of the person was done on that day");
    assert_eq!(play.clock("check").from, "2026-03-18", "and the time of the organ runs from it");
    // A party tells nothing of the kind about its own papers.
    let own = arrived("correction_report", "correction/item-1", "2026-03-17");
    assert_eq!(play.refused("person-1", own), "not_granted");
}

// No right ends behind anyone's back

#[test]
fn no_right_of_a_party_ends_before_the_second_working_day_after_the_entry_that_starts_it() {
    let mut book: Value = serde_json::from_str(crate::stage::SMALL).unwrap();
    book["calendar"] = json!("cn");
    let stage = Stage::of(&book.to_string(), None);
    let mut play = decided(&stage);
    // Ten days from 3 March would be over on the 13th; it is told on Friday the 20th.
    play.until("2026-03-20T10:00:00+08:00");
    let served = play.does("officer-1", serve("2026-03-03", Some("receipt")));
    assert_eq!(
        last(&served, "floored"),
        [json!({"change": "floored", "clock": {"period": "ask_review", "about": "tolerance"},
        "sooner": certain("2026-03-13"), "until": "2026-03-24", "restorable": true})]
    );
    play.until("2026-03-24T23:00:00+08:00");
    play.does("person-1", json!({"request": {"level": "review"}}));
    assert!(audit(&stage.kernel, stored(play.ledger.records()), None).is_sound());
    // Over when the second working day is over, and then given back where the rulebook gives back.
    let mut late = decided(&stage);
    late.until("2026-03-20T10:00:00+08:00");
    late.does("officer-1", serve("2026-03-03", Some("receipt")));
    late.until("2026-03-25T10:00:00+08:00");
    assert_eq!(late.refused("person-1", json!({"request": {"level": "review"}})), "forfeited");
    let superior = stage.who("superior-1", "superior");
    assert!(stage.choices(late.case(), &superior, late.now).iter().any(|choice| choice["act"] == "restore"));
    // A right of which enough is left ends on its day.
    let mut soon = decided(&stage);
    soon.until("2026-03-10T10:00:00+08:00");
    let served = soon.does("officer-1", serve("2026-03-03", Some("receipt")));
    assert_eq!(last(&served, "floored"), [] as [Value; 0]);
    assert_eq!(soon.clock("ask_review").due, "2026-03-13");
}

// Two starts

/// The rulebook of a right of the person that three days start, one of them said by `counts`.
fn three_starts(counts: &str) -> Stage {
    Stage::small_with(|book| {
        book["acts"].as_array_mut().unwrap().push(json!({"act": "date", "by": ["person"], "clause": "p"}));
        let starts: Vec<Value> = ["a", "b", "c"].map(|date| json!({"dated": {"date": date}})).into();
        let right = json!({"id": "tell", "label": {"en": "tell", "zh": "报告"}, "kind": "right", "who": "person",
            "starts": starts, "counts": counts, "ends": [{"submitted": {"document": "visit"}}],
            "length": [{"is": {"n": 40, "unit": "day"}}], "on_lapse": [{"forfeit": true}], "clause": "p"});
        book["periods"].as_array_mut().unwrap().push(right);
    })
}

#[test]
fn a_period_with_several_starts_says_which_counts_or_the_rulebook_does_not_load() {
    let problems = |change: &dyn Fn(&mut Value)| {
        let mut book: Value = serde_json::from_str(crate::stage::SMALL).unwrap();
        change(&mut book);
        match Rulebook::load(&book.to_string()) {
            Ok(_) => Vec::new(),
            Err(problems) => problems
                .iter()
                .map(|problem| (problem.code().as_str(), problem.pointer().to_owned()))
                .collect::<Vec<_>>(),
        }
    };
    assert_eq!(problems(&|_| {}), []);
    let without = problems(&|book| drop(book["periods"][1].as_object_mut().unwrap().remove("counts")));
    assert_eq!(without, [("unstated_start", "/periods/1".to_owned())]);
    let alone = problems(&|book| book["periods"][0]["counts"] = json!("first"));
    assert_eq!(alone, [("meaningless_here", "/periods/0/counts".to_owned())]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_different_order_of_entry_never_gives_a_different_date(
        days in prop::collection::vec((0_usize..3, 0_i64..20), 1..6),
        order in prop::collection::vec(any::<u32>(), 6),
        last in any::<bool>(),
    ) {
        let stage = three_starts(if last { "last" } else { "first" });
        let date = |back: i64| Date::parse("2026-03-02").unwrap().plus_days(-back).unwrap();
        let told = |days: &[(usize, i64)]| {
            let mut play = Play::open(&stage, START);
            for (name, back) in days {
                let (name, day) = (["a", "b", "c"][*name], date(*back).to_string());
                play.does("person-1", json!({"date": {"date": name, "day": day}}));
            }
            let report = audit(&stage.kernel, stored(play.ledger.records()), None);
            assert!(report.is_sound(), "{report:?}");
            play.clock("tell").clone()
        };
        let mut shuffled: Vec<((usize, i64), u32)> = days.iter().copied().zip(order).collect();
        shuffled.sort_by_key(|(_, key)| *key);
        let shuffled: Vec<(usize, i64)> = shuffled.into_iter().map(|(day, _)| day).collect();
        let (one, other) = (told(&days), told(&shuffled));
        prop_assert_eq!((&one.from, &one.due), (&other.from, &other.due));
        // And it is the date that the rule says: of each start the earliest day, of the starts the first or the last.
        let each = (0..3).filter_map(|name| days.iter().filter(|(known, _)| *known == name).map(|(_, back)| date(*back)).min());
        let expected = if last { each.max() } else { each.min() };
        prop_assert_eq!(one.from, expected.unwrap().to_string());
    }
}

#[test]
fn whoever_reports_an_occurrence_has_the_same_time_in_whatever_order_it_is_told() {
    let text = include_str!("../data/faults/us.asrp.json");
    let kernel = Kernel::new(Rulebook::load(text).unwrap(), None).unwrap();
    let played = |lines: &[&str]| {
        let mut ledger = Ledger::new();
        for line in lines {
            ledger.handle(&kernel, &Act::load(line).unwrap()).unwrap_or_else(|refusal| panic!("{refusal:?}"));
        }
        ledger
    };
    let due = |ledger: &Ledger| {
        let now = ledger.records().last().unwrap().entry().at();
        let due = kernel.due(ledger.case(), None, now).unwrap();
        let report = due.iter().find(|item| item.period.as_str() == "file_report").unwrap();
        report.due.as_ref().unwrap().due.to_string()
    };
    for (name, until) in [("asrp-occurrence-first", "2024-03-18"), ("asrp-awareness-first", "2024-04-03")] {
        let text = fault(name);
        let lines: Vec<&str> = text.lines().collect();
        played(&lines);
        let told = played(&lines[..3]);
        assert_eq!(due(&told), until, "ten days from awareness, {name}");
        // The other way round, on the day on which both were known.
        let at = |line: &str, at: &str| {
            let mut act: Value = serde_json::from_str(line).unwrap();
            act["at"] = json!(at);
            act.to_string()
        };
        let when = serde_json::from_str::<Value>(lines[2]).unwrap()["at"].as_str().unwrap().to_owned();
        let [one, other] = [at(lines[2], &when), at(lines[1], &when)];
        assert_eq!(due(&played(&[lines[0], &one, &other])), until, "{name}");
    }
}

#[test]
fn what_has_run_out_does_not_start_again_by_telling_once_more_when_it_began() {
    for (counts, again) in [("first", false), ("last", true)] {
        let stage = three_starts(counts);
        let mut play = Play::open(&stage, START);
        let date = |name: &str, day: &str| json!({"date": {"date": name, "day": day}});
        play.does("person-1", date("a", "2026-03-02"));
        play.until("2026-05-04T10:00:00+08:00");
        assert_eq!(play.clock("tell").state, "lapsed");
        play.does("person-1", date("a", "2026-05-04"));
        assert_eq!(play.clock("tell").state, "lapsed", "the same day, told anew");
        play.does("person-1", date("b", "2026-05-01"));
        assert_eq!(play.clock("tell").state == "running", again, "another start, later: {counts}");
    }
}

#[test]
fn what_fell_with_a_decision_that_relief_brings_back_keeps_its_first_day() {
    let run = ran(&fault("reinstated"));
    for period in ["influence", "may_revoke"] {
        let of = |name: &str, clock: &str| {
            effects(&run, name)
                .into_iter()
                .filter(|effect| effect.pointer(clock) == Some(&json!(period)))
                .collect::<Vec<_>>()
        };
        let started = of("started", "/run/clock/period");
        let from: Vec<&Value> = started.iter().map(|effect| &effect["run"]["from"]).collect();
        assert_eq!(from, ["2025-04-22"], "{period}: what has ended never starts again");
        assert_eq!([of("cancelled", "/clock/period").len(), of("revived", "/clock/period").len()], [1, 1], "{period}");
        assert_eq!(of("counted_from", "/clock/period"), [] as [Value; 0], "{period}");
    }
}

#[test]
fn a_right_that_stands_still_is_joined_by_another_start_as_one_that_runs() {
    let known = Stage::small_with(|book| {
        book["acts"].as_array_mut().unwrap().push(json!({"act": "date", "by": ["person"], "clause": "p"}));
        let mut periods = book["periods"].as_array_mut().unwrap().iter_mut();
        let review = periods.find(|period| period["id"] == "ask_review").unwrap();
        review["starts"].as_array_mut().unwrap().push(json!({"dated": {"date": "known"}}));
        review["counts"] = json!("first");
        review["length"] = json!([{"is": {"n": 30, "unit": "day"}}]);
        review["suspend"] = json!([{"from": {"acted": {"act": "dispute"}}, "to": {"decided": {"table": "competence"}},
            "cap": {"n": 30, "unit": "day"}, "clause": "p"}]);
    });
    let knows = json!({"date": {"date": "known", "day": "2026-03-04", "about": "tolerance"}});
    let told = |before: bool| {
        let mut play = decided(&known);
        play.until("2026-03-09T10:00:00+08:00");
        play.does("officer-1", json!({"send": {"document": "decision", "to": "person", "about": "tolerance"}}));
        if before {
            play.does("person-1", knows.clone());
        }
        play.does("officer-1", json!({"dispute": {"reasons": private("ours")}}));
        if !before {
            play.does("person-1", knows.clone());
        }
        play.until("2026-03-11T10:00:00+08:00");
        play.does(
            "superior-1",
            json!({"decide": {"table": "competence", "outcome": "kept", "reasons": private("theirs")}}),
        );
        play.clock("ask_review").due.clone()
    };
    assert_eq!(told(true), told(false));
}

#[test]
fn a_filing_that_relief_brings_back_counts_from_the_day_of_the_filing() {
    use crate::course::{grant, named};
    let stage = Stage::small_with(|book| {
        named(book, "tables", "relief")["of"] = json!("filing");
        book["relief"][0]["of"] = json!(["filing"]);
        book["relief"][0]["documents"] = json!(["application"]);
        let ask = named(book, "periods", "ask_review");
        ask["starts"] = json!([{"decided": {"table": "filing", "in": ["refused"]}}]);
        ask["on_lapse"] = json!([{"forfeit": true}, {"final": "filing"}]);
        grant(book, &json!({"request": {"level": "review"}})).as_object_mut().unwrap().remove("after");
        let starts = named(book, "periods", "verify")["starts"].as_array_mut().unwrap();
        starts.retain(|start| start.pointer("/decided/table").is_none_or(|table| table != "relief"));
        named(book, "periods", "admit")["starts"] = json!([{"acted": {"act": "raise"}}]);
        named(book, "periods", "admit").as_object_mut().unwrap().remove("counts");
    });
    for annuls in [false, true] {
        let mut play = Play::open(&stage, "2026-03-02T10:00:00+08:00");
        play.does("person-1", json!({"file": {"document": "filing_form", "filing": "f1"}}));
        let refused = json!({"table": "filing", "outcome": "refused", "about": "filing/f1", "reasons": private("no")});
        play.does("officer-1", json!({"decide": refused}));
        play.until("2026-03-09T23:50:00+08:00");
        play.does(
            "person-1",
            json!({"request": {"level": "review", "documents": ["application"], "about": "filing/f1"}}),
        );
        let outcome = if annuls { "annulled" } else { "varied" };
        let decide = json!({"table": "relief", "level": "review", "outcome": outcome, "to": "accepted",
            "reasons": private("it was in time"), "about": "filing/f1"});
        let entry = play.does("superior-1", json!({"decide": decide}));
        let effects = entry.last().unwrap()["entry"]["effects"].as_array().unwrap().clone();
        let days: Vec<&Value> = effects.iter().filter_map(|effect| effect.pointer("/change/state/filing/on")).collect();
        assert!(!days.is_empty() && days.iter().all(|day| *day == "2026-03-02"), "{days:?}");
    }
}
