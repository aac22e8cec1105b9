//! Every reason why an act is not possible, provoked: one case for each code, named after it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a test may panic, its helpers too"
)]

#[path = "support/stage.rs"]
mod stage;

use std::collections::BTreeSet;

use distinguo::case::{Refusal, RefusalCode};
use distinguo::error::Language;
use distinguo::kernel::{Kernel, Ledger};
use distinguo::rulebook::Rulebook;
use distinguo::time::Calendar;
use serde_json::{Value, json};
use stage::{Done, Play, Stage, Who, act, at, private};

const START: &str = "2026-03-02T10:00:00+08:00";

fn raise() -> Value {
    json!({"raise": {"channel": "own_motion"}})
}

fn find(fact: &str, answer: &str) -> Value {
    json!({"find": {"fact": fact, "answer": answer}})
}

fn decide(table: &str, outcome: &str) -> Value {
    json!({"decide": {"table": table, "outcome": outcome, "reasons": private("why")}})
}

fn votes() -> Value {
    json!([{"member": "decider-1", "vote": "for"}, {"member": "decider-2", "vote": "for"}])
}

fn tolerance(outcome: &str) -> Value {
    json!({"decide": {"table": "tolerance", "outcome": outcome, "documents": ["decision"], "votes": votes(),
        "reasons": private("why")}})
}

fn with(mut act: Value, key: &str, value: Value) -> Value {
    let body = act.as_object_mut().unwrap().values_mut().next().unwrap();
    body[key] = value;
    act
}

fn without(mut act: Value, key: &str) -> Value {
    let body = act.as_object_mut().unwrap().values_mut().next().unwrap();
    body.as_object_mut().unwrap().remove(key);
    act
}

fn submit(document: &str) -> Value {
    json!({"submit": {"document": document}})
}

fn serve() -> Value {
    json!({"send": {"document": "decision", "to": "person", "about": "tolerance"}})
}

fn request() -> Value {
    json!({"request": {"level": "review"}})
}

fn relief(outcome: &str) -> Value {
    json!({"decide": {"table": "relief", "level": "review", "outcome": outcome, "reasons": private("why")}})
}

/// The person is told what may be decided.
fn notice(outcome: &str) -> Value {
    json!({"send": {"document": "notice", "to": "person", "contemplates": [{"outcome": outcome}]}})
}

/// The person is told the worst that may be decided, and speaks.
fn hear(play: &mut Play<'_>) {
    play.does("officer-1", with(notice("not_tolerated"), "about", json!("tolerance")));
    play.does("person-1", submit("statement"));
}

fn opened(stage: &Stage) -> Play<'_> {
    Play::open(stage, START)
}

fn admitted(stage: &Stage) -> Play<'_> {
    let mut play = opened(stage);
    play.does("officer-1", raise());
    play.does("officer-1", find("in_scope", "yes"));
    play.does("officer-1", decide("admission", "admitted"));
    play
}

/// Reported with an answer on gain; nobody was heard on it.
fn reported<'s>(stage: &'s Stage, gain: &str) -> Play<'s> {
    let mut play = admitted(stage);
    play.does("verifier-1", find("state", "careless"));
    play.does("verifier-2", find("gain", gain));
    play.does("verifier-2", submit("report"));
    play
}

fn heard<'s>(stage: &'s Stage, gain: &str) -> Play<'s> {
    let mut play = reported(stage, gain);
    hear(&mut play);
    play
}

fn decided<'s>(stage: &'s Stage, gain: &str, outcome: &str) -> Play<'s> {
    let mut play = heard(stage, gain);
    play.does("decider-1", tolerance(outcome));
    play
}

fn under_review<'s>(stage: &'s Stage, gain: &str, outcome: &str) -> Play<'s> {
    let mut play = decided(stage, gain, outcome);
    play.does("officer-1", serve());
    play.does("person-1", request());
    play
}

/// An accusation that was found to be mistaken and is to be cleared.
fn to_clarify(stage: &Stage) -> Play<'_> {
    let mut play = opened(stage);
    play.does("accuser-1", json!({"accuse": {"accusation": "a1", "accuser": private("x")}}));
    for (fact, answer) in [("basis", "mistaken"), ("harm", "everybody")] {
        play.does("verifier-1", with(find(fact, answer), "about", json!("accusation/a1")));
    }
    play.does("officer-1", with(decide("accusation", "mistaken"), "about", json!("accusation/a1")));
    play.does("officer-1", with(decide("clarification", "clarify"), "about", json!("accusation/a1")));
    play
}

/// A grant that anybody in a role has at any time.
fn grant(book: &mut Value, act: Value, by: &str) {
    book["acts"].as_array_mut().unwrap().push(json!({"act": act, "by": [by], "clause": "p"}));
}

/// A second edition of the calendar is not needed: no edition is newer than the only one.
fn changed(change: impl FnOnce(&mut Value)) -> Stage {
    Stage::small_with(change)
}

fn assign(role: &str, actors: &[&str]) -> Value {
    json!({"assign": {"role": role, "actors": actors, "reasons": private("leave")}})
}

fn recuse(actor: &str) -> Value {
    json!({"recuse": {"actor": actor, "ground": "relative", "since": "2026-03-01", "reasons": private("a cousin")}})
}

fn recusal(actor: &str) -> Value {
    json!({"decide_recusal": {"actor": actor, "granted": true, "reasons": private("it is so")}})
}

/// Two of three members are recused, and competence goes up.
fn gone_up(play: &mut Play<'_>) {
    for member in ["decider-1", "decider-2"] {
        play.does(member, recuse(member));
    }
    for member in ["decider-1", "decider-2"] {
        play.does("officer-1", recusal(member));
    }
}

fn refused_opening(stage: &Stage, when: &str, more: Value) -> &'static str {
    let open = stage.open_with(at(when), more);
    Ledger::new().handle(&stage.kernel, &open).map(drop).unwrap_err().code().as_str()
}

fn code(refused: Result<Vec<Value>, Refusal>) -> &'static str {
    refused.map_err(|refusal| refusal.code().as_str()).expect_err("it was accepted")
}

/// Provokes a code.
#[expect(clippy::too_many_lines, reason = "a list")]
fn provoke(wanted: &str) -> &'static str {
    let small = Stage::small();
    match wanted {
        "no_procedure" => {
            let book = Rulebook::shipped("uk.nhs-just-culture.2018").unwrap();
            let (id, version) = (book.id().to_string(), book.version().to_owned());
            let kernel = Kernel::new(book, None).unwrap();
            let open = json!({"open": {"case": "c", "rulebook": id, "version": version, "seats": {}, "parties": {}}});
            let who = Who { id: "x".to_owned(), role: "x".to_owned(), organ: None };
            let mut ledger = Ledger::new();
            ledger.handle(&kernel, &act("a", at(START), &who, open)).map(drop).unwrap_err().code().as_str()
        }
        "not_open" => {
            let who = small.who("officer-1", "officer");
            let mut ledger = Ledger::new();
            ledger.handle(&small.kernel, &act("a", at(START), &who, raise())).map(drop).unwrap_err().code().as_str()
        }
        "already_open" => {
            let mut play = opened(&small);
            let again = small.open(play.now);
            let again = serde_json::to_string(&again).unwrap().replace("a-open", "a-again");
            code(play.hand_in(&distinguo::case::Act::load(&again).unwrap()))
        }
        "wrong_book" => {
            let other = changed(|book| book["version"] = json!("2"));
            let play = opened(&small);
            let answer =
                other.kernel.handle(play.case(), &act("a", at(START), &other.who("officer-1", "officer"), raise()));
            answer.act.unwrap_err().code().as_str()
        }
        "out_of_order" => {
            let mut play = opened(&small);
            play.now = at("2026-03-01T10:00:00+08:00");
            play.refused("officer-1", raise())
        }
        "case_moved" => {
            let mut play = opened(&small);
            let head = serde_json::to_value(play.case().head()).unwrap();
            play.does("officer-1", raise());
            let who = small.who("officer-1", "officer");
            let stale = act("stale", play.now, &who, find("in_scope", "yes"));
            let mut stale = serde_json::to_value(&stale).unwrap();
            stale["expects"] = head;
            let refusal = play.hand_in(&distinguo::case::Act::load(&stale.to_string()).unwrap()).unwrap_err();
            let told = serde_json::to_value(&refusal).unwrap();
            assert_eq!(told["entries"], json!([3, 3]), "the entries since");
            refusal.code().as_str()
        }
        "too_large" => {
            // The act may just be read; with what its entry says beside it, the line could not be.
            let mut play = opened(&small);
            let who = small.who("officer-1", "officer");
            let mut reasons = private("");
            reasons["text"] = json!("x".repeat((4 << 20) - 300));
            code(play.hand_in(&act("large", play.now, &who, with(raise(), "reasons", reasons))))
        }
        "id_reused" => {
            let mut play = opened(&small);
            let who = small.who("officer-1", "officer");
            play.hand_in(&act("same", play.now, &who, raise())).unwrap();
            code(play.hand_in(&act("same", play.now, &who, find("in_scope", "yes"))))
        }
        "lapse_without_effect" => {
            // The ledger of somebody who closed its chain over a period that the rulebook does not know.
            let text = stage::stored(opened_and_raised(&small).ledger.records());
            let mut previous: Option<String> = None;
            let mut forged = String::new();
            for line in text.replace("\"period\":\"admit\"", "\"period\":\"inquiry\"").lines() {
                let mut record: Value = serde_json::from_str(line).unwrap();
                if let Some(previous) = &previous {
                    record["entry"]["previous"] = json!(previous);
                }
                let hash = stage::hash_of(&record["entry"]);
                record["hash"] = json!(hash);
                previous = Some(hash);
                forged += &format!("{record}\n");
            }
            let mut ledger = Ledger::read(&forged).map_err(|(_, problem)| problem).unwrap();
            ledger.tick(&small.kernel, at("2027-03-02T10:00:00+08:00")).unwrap_err().code().as_str()
        }
        "which_matter" => {
            let mut play = opened(&small);
            for accusation in ["a1", "a2"] {
                let accuse = json!({"accuse": {"accusation": accusation, "accuser": private("x")}});
                play.does("accuser-1", accuse);
            }
            play.refused("verifier-1", find("basis", "mistaken"))
        }
        "unknown_name" => {
            let mut other = recuse("decider-1");
            other["recuse"]["ground"] = json!("none");
            opened(&small).refused("person-1", other)
        }
        "not_granted" => {
            opened(&small).refused("officer-1", json!({"file": {"filing": "reform", "document": "filing_form"}}))
        }
        "wrong_organ" => {
            let mut play = opened(&small);
            let mut who = small.who("officer-1", "officer");
            who.organ = Some("organ-elsewhere".to_owned());
            code(play.hand_in(&act("a", play.now, &who, raise())))
        }
        "wrong_person" => {
            opened(&small).refused("person-2", json!({"file": {"filing": "reform", "document": "filing_form"}}))
        }
        "own_case" => opened(&small).refused("person-1/officer", raise()),
        "recused" => {
            let mut play = opened(&small);
            play.does("person-1", recuse("officer-1"));
            play.does("superior-1", recusal("officer-1"));
            play.refused("officer-1", raise())
        }
        "separated" => {
            let mut play = heard(&small, "no");
            play.refused("officer-1", assign("decider", &["decider-1", "decider-2", "verifier-1"]))
        }
        "out_of_reach" => opened(&small).refused("officer-1", assign("superior", &["x"])),
        "not_an_official" => opened(&small).refused("officer-1", assign("verifier", &["person-1"])),
        "unknown_actor" => opened(&small).refused("person-1", recuse("nobody")),
        "nothing_asked" => {
            // Where nobody's recusal was asked there is nothing to decide at all; here somebody else's was.
            let mut play = opened(&small);
            play.does("person-1", recuse("decider-2"));
            play.refused("officer-1", recusal("decider-1"))
        }
        "not_a_party" => {
            let stage = changed(|book| book["roles"][1]["joins"] = json!(true));
            let mut play = Play::open_with(&stage, START, json!({"parties": {"person": "person-1"}}));
            play.refused("accuser-1", json!({"accuse": {"accusation": "a1", "accuser": private("x")}}))
        }
        "not_yours" => {
            let stage = changed(|book| grant(book, json!("withdraw"), "accuser"));
            let mut play = opened(&stage);
            play.does("person-1", json!({"raise": {"channel": "application", "documents": ["application"]}}));
            play.refused("accuser-1", json!({"withdraw": {}}))
        }
        "competence_lost" => {
            let mut play = Play::open_with(
                &small,
                START,
                json!({"seats": {"deciding": "organ-deciding",
                "superior": "organ-superior", "supervision": "organ-deciding"}}),
            );
            gone_up(&mut play);
            let mut who = small.who("supervisor-1", "supervisor");
            who.organ = Some("organ-deciding".to_owned());
            code(play.hand_in(&act("lost", play.now, &who, json!({"report_stage": {"stage": "decided"}}))))
        }
        "same_organ" => refused_opening(
            &small,
            START,
            json!({"seats": {"deciding": "organ-one",
            "superior": "organ-one", "supervision": "organ-two"}}),
        ),
        "malformed_id" => opened(&small).refused("officer-1", assign("verifier", &[" x"])),
        "confusable_id" => opened(&small).refused("officer-1", assign("verifier", &["Person-1"])),
        "party_missing" => refused_opening(&small, START, json!({"parties": {"person": "person-1"}})),
        "seat_missing" => refused_opening(&small, START, json!({"seats": {"deciding": "organ-deciding"}})),
        "conduct_in_future" => refused_opening(&small, START, json!({"conduct": {"from": "2026-03-03"}})),
        "not_in_force" => refused_opening(&small, "2019-12-31T10:00:00+08:00", json!({})),
        "linked_unsound" => {
            let linked = json!([{"case": "other", "table": "filing", "ledger": ["{}"]}]);
            refused_opening(&small, START, json!({"linked": linked}))
        }
        "body_unnamed" => {
            let play = heard(&small, "no");
            let mut ledger = Ledger::new();
            for done in &play.done {
                let Done::Act(act) = done else { continue };
                if !act.id().starts_with("a-name-") {
                    ledger.handle(&small.kernel, act).unwrap();
                }
            }
            let who = small.who("decider-1", "decider");
            ledger
                .handle(&small.kernel, &act("unnamed", play.now, &who, tolerance("mitigated")))
                .map(drop)
                .unwrap_err()
                .code()
                .as_str()
        }
        "body_incomplete" => opened(&small).refused("officer-1", assign("decider", &["x"])),
        "body_fixed" => {
            // What waits for approval may be voted on again.
            let mut play = opened(&small);
            play.does("supervisor-1", json!({"report_stage": {"stage": "decided"}}));
            play.does("officer-1", raise());
            play.does("officer-1", find("in_scope", "yes"));
            play.does("officer-1", decide("admission", "admitted"));
            play.does("verifier-1", find("state", "careless"));
            play.does("verifier-2", find("gain", "no"));
            play.does("verifier-2", submit("report"));
            hear(&mut play);
            let votes = json!([{"member": "decider-1", "vote": "for"}, {"member": "decider-2", "vote": "for"},
                {"member": "decider-3", "vote": "against", "reasons": private("no")}]);
            play.does("decider-1", with(tolerance("mitigated"), "votes", votes));
            play.refused("officer-1", assign("decider", &["decider-1", "decider-2", "decider-4"]))
        }
        "not_a_member" => reported(&small, "no").refused("decider-9", tolerance("mitigated")),
        "not_now" => admitted(&small).refused("officer-1", raise()),
        "condition_fails" => admitted(&small).refused("person-1", submit("application")),
        "too_early" => admitted(&small).refused("person-1", request()),
        "too_often" => {
            let mut play = reported(&small, "no");
            play.does("decider-1", json!({"return": {"reasons": private("more")}}));
            play.does("verifier-1", submit("report"));
            play.refused("decider-1", json!({"return": {"reasons": private("more")}}))
        }
        "forfeited" => {
            let mut play = admitted(&small);
            play.does("officer-1", notice("not_tolerated"));
            play.until("2026-03-20T10:00:00+08:00");
            play.refused("person-1", submit("statement"))
        }
        "disputed" => {
            let mut play = reported(&small, "no");
            play.does("officer-1", json!({"dispute": {}}));
            play.refused("decider-1", tolerance("mitigated"))
        }
        "consent_needed" => {
            let mut play = opened(&small);
            play.does("person-1", json!({"raise": {"channel": "application", "documents": ["application"]}}));
            play.does("officer-1", find("in_scope", "yes"));
            play.does("officer-1", decide("admission", "admitted"));
            play.does("verifier-1", find("state", "careless"));
            play.does("verifier-2", find("gain", "no"));
            play.does("verifier-1", submit("report"));
            play.refused("person-1", json!({"withdraw": {}}))
        }
        "document_missing" => reported(&small, "no").refused("decider-1", without(tolerance("mitigated"), "documents")),
        "reasons_missing" => reported(&small, "no").refused("decider-1", json!({"return": {}})),
        "wrong_recipient" => {
            let order =
                json!({"send": {"document": "order", "to": "accuser", "items": [{"id": "i", "bearer": "person"}]}});
            decided(&small, "no", "mitigated").refused("officer-1", order)
        }
        "too_few_finders" => {
            let mut play = admitted(&small);
            play.does("verifier-1", find("state", "careless"));
            play.does("verifier-1", find("gain", "no"));
            play.refused("verifier-1", submit("report"))
        }
        "audience_too_narrow" => {
            let letter =
                json!({"send": {"document": "letter", "to": "person", "about": "accusation/a1", "audience": "unit"}});
            to_clarify(&small).refused("officer-1", letter)
        }
        "letter_first" => {
            let stage = changed(|book| {
                let poster =
                    json!({"id": "poster", "label": {"en": "Poster", "zh": "公告"}, "purpose": "clarification"});
                book["documents"].as_array_mut().unwrap().push(poster);
                grant(book, json!({"send": {"document": "poster"}}), "officer");
            });
            let poster = json!({"send": {"document": "poster", "to": "public", "about": "accusation/a1",
                "audience": "everybody"}});
            to_clarify(&stage).refused("officer-1", poster)
        }
        "wrong_finder" => admitted(&small).refused("officer-1", find("gain", "no")),
        "fact_is_read" => admitted(&small).refused("verifier-1", find("on_record", "yes")),
        "not_contested" => {
            let mut play = admitted(&small);
            play.does("verifier-1", find("gain", "no"));
            play.refused("decider-1", json!({"adopt": {"fact": "gain", "answer": "no", "reasons": private("x")}}))
        }
        "blocked" => {
            let mut play = admitted(&small);
            play.does("verifier-1", find("state", "careless"));
            play.does("verifier-2", find("state", "careless"));
            play.does("verifier-2", submit("report"));
            play.refused("decider-1", tolerance("mitigated"))
        }
        "contradictory" => {
            let stage = changed(|book| {
                book["contradictions"] = json!([{"label": {"en": "no careless gain", "zh": "谋私非过失"}, "clause": "p",
                    "id": "careless_gain", "effect": "impossible",
                    "test": {"all": [{"fact": {"id": "state", "in": ["careless"]}}, {"fact": {"id": "gain", "in": ["yes"]}}]}}]);
            });
            heard(&stage, "yes").refused("decider-1", tolerance("not_tolerated"))
        }
        "not_permitted" => {
            let mut play = reported(&small, "yes");
            play.refused("decider-1", tolerance("mitigated"))
        }
        "unassessed" => {
            let mut play = admitted(&small);
            play.does("verifier-1", find("gain", "yes"));
            play.does("verifier-2", find("gain", "yes"));
            play.does("verifier-2", submit("report"));
            hear(&mut play);
            play.refused("decider-1", tolerance("not_tolerated"))
        }
        "factors_missing" => {
            let stage = changed(|book| {
                let rows = book["tables"].as_array_mut().unwrap().iter_mut().find(|table| table["id"] == "tolerance");
                for row in rows.unwrap()["rows"].as_array_mut().unwrap() {
                    if row["id"] == "careless" {
                        row["consider"] = json!(["state"]);
                    }
                }
            });
            reported(&stage, "no").refused("decider-1", tolerance("mitigated"))
        }
        "votes_missing" => heard(&small, "no").refused("decider-1", without(tolerance("mitigated"), "votes")),
        "no_quorum" => {
            let one = json!([{"member": "decider-1", "vote": "for"}]);
            heard(&small, "no").refused("decider-1", with(tolerance("mitigated"), "votes", one))
        }
        "no_majority" => {
            let split = json!([{"member": "decider-1", "vote": "for"},
                {"member": "decider-2", "vote": "against", "reasons": private("no")}]);
            heard(&small, "no").refused("decider-1", with(tolerance("mitigated"), "votes", split))
        }
        "dissent_unrecorded" => {
            let silent = json!([{"member": "decider-1", "vote": "for"}, {"member": "decider-3", "vote": "for"},
                {"member": "decider-2", "vote": "against"}]);
            heard(&small, "no").refused("decider-1", with(tolerance("mitigated"), "votes", silent))
        }
        "unheard" => reported(&small, "yes").refused("decider-1", tolerance("not_tolerated")),
        "unheard_again" => {
            // What is found after the hearing, and is worse than what its notice told, is told as well.
            let mut play = heard(&small, "no");
            play.does("decider-1", json!({"return": {"reasons": private("look again")}}));
            play.does("verifier-1", find("state", "knowing"));
            play.does("verifier-1", submit("report"));
            play.refused("decider-1", tolerance("not_tolerated"))
        }
        "empty_text" => {
            let mut play = reported(&small, "no");
            play.does("officer-1", notice("mitigated"));
            play.refused("person-1", with(submit("statement"), "text", private(" ")))
        }
        "awaiting_approval" => {
            let mut play = opened(&small);
            play.does("supervisor-1", json!({"report_stage": {"stage": "decided"}}));
            play.does("officer-1", raise());
            play.does("officer-1", find("in_scope", "yes"));
            play.does("officer-1", decide("admission", "admitted"));
            play.does("verifier-1", find("state", "careless"));
            play.does("verifier-2", find("gain", "no"));
            play.does("verifier-2", submit("report"));
            hear(&mut play);
            play.does("decider-1", tolerance("mitigated"));
            play.refused("decider-1", tolerance("exempt"))
        }
        "nothing_decided" => {
            let stage = changed(|book| grant(book, json!({"request": {"level": "review"}}), "officer"));
            opened(&stage).refused("officer-1", request())
        }
        "aggravates" => {
            let worse = with(relief("varied"), "to", json!("not_tolerated"));
            under_review(&small, "no", "mitigated").refused("superior-1", worse)
        }
        "remitted_before" => {
            let mut play = under_review(&small, "no", "mitigated");
            play.does("superior-1", relief("annulled"));
            play.does("verifier-3", submit("report"));
            hear(&mut play);
            play.does(
                "decider-22",
                with(
                    tolerance("mitigated"),
                    "votes",
                    json!([{"member": "decider-22", "vote": "for"}, {"member": "decider-23", "vote": "for"}]),
                ),
            );
            play.does("officer-1", serve());
            play.does("person-1", request());
            // Whoever heard the first review has had a part; another hears the second, and may not send it back either.
            assert_eq!(play.refused("superior-1", relief("annulled")), "separated");
            play.refused("superior-2", relief("annulled"))
        }
        "measure_unknown" => {
            heard(&small, "no").refused("decider-1", with(tolerance("mitigated"), "measure", json!("fine")))
        }
        "departs" => {
            let play = decided(&small, "no", "mitigated");
            let precedent = small.kernel.precedent(play.case(), "tolerance").unwrap().unwrap();
            let precedents = serde_json::to_string(&precedent).unwrap();
            let strict =
                Stage { kernel: small.kernel.clone().with_precedents(&precedents).unwrap(), book: small.book.clone() };
            let code = reported(&strict, "no").refused("decider-1", tolerance("exempt"));
            let mut play = reported(&strict, "no");
            play.does("decider-1", with(tolerance("exempt"), "departs", private("this one reported himself")));
            code
        }
        "not_running" => {
            admitted(&small).refused("officer-1", json!({"extend": {"period": "serve", "reasons": private("x")}}))
        }
        "not_extendable" => opened_and_raised(&small)
            .refused("officer-1", json!({"extend": {"period": "admit", "reasons": private("x")}})),
        "not_suspendable" => {
            let stage = changed(|book| grant(book, json!("suspend"), "officer"));
            opened_and_raised(&stage)
                .refused("officer-1", json!({"suspend": {"period": "admit", "reasons": private("x")}}))
        }
        "not_restorable" => {
            let mut play = decided(&small, "no", "mitigated");
            play.does("officer-1", serve());
            let restore =
                json!({"restore": {"period": "ask_review", "obstacle_removed": "2026-03-02", "reasons": private("x")}});
            play.refused("superior-1", restore)
        }
        "too_long" => {
            let sets = json!([{"period": "verify", "length": {"n": 90, "unit": "day"}}]);
            let mut play = opened_and_raised(&small);
            play.does("officer-1", find("in_scope", "yes"));
            play.refused("officer-1", with(decide("admission", "admitted"), "sets", sets))
        }
        "too_short" => {
            let stage = changed(|book| {
                let periods = book["periods"].as_array_mut().unwrap();
                let verify = periods.iter_mut().find(|period| period["id"] == "verify").unwrap();
                verify["length"] =
                    json!([{"set_by": "officer", "least": {"n": 5, "unit": "day"}, "max": {"n": 20, "unit": "day"}}]);
            });
            let sets = json!([{"period": "verify", "length": {"n": 4, "unit": "day"}}]);
            let mut play = opened_and_raised(&stage);
            play.does("officer-1", find("in_scope", "yes"));
            play.refused("officer-1", with(decide("admission", "admitted"), "sets", sets))
        }
        "not_clerical" => {
            let stage = changed(|book| grant(book, json!("rectify"), "officer"));
            let rectify = json!({"rectify": {"entry": 1, "pointer": "/act/decide/outcome", "text": private("exempt"), "reasons": private("x")}});
            opened(&stage).refused("officer-1", rectify)
        }
        "before_what_it_presupposes" => {
            let mut play = decided(&small, "no", "exempt");
            play.refused("officer-1", with(serve(), "done_on", json!("2026-03-01")))
        }
        "not_proof" => {
            let mut play = decided(&small, "no", "exempt");
            let proof = json!({"document": "report", "evidence": private("it says so")});
            play.refused("officer-1", with(serve(), "proof", proof))
        }
        "shortens_for_party" => {
            let stage = changed(|book| {
                grant(book, json!("rectify"), "officer");
            });
            let mut play = decided(&stage, "no", "exempt");
            play.until("2026-03-06T10:00:00+08:00");
            let proof = json!({"document": "receipt", "evidence": private("signed")});
            play.does("officer-1", with(with(serve(), "done_on", json!("2026-03-04")), "proof", proof));
            let entry = play.case().seq();
            let reasons = private("x");
            let rectify =
                json!({"entry": entry, "pointer": "/act/send/done_on", "day": "2026-03-03", "reasons": reasons});
            play.refused("officer-1", json!({"rectify": rectify}))
        }
        "no_transition" => {
            let stage = changed(|book| {
                book["version"] = json!("2");
                grant(book, json!("migrate"), "officer");
            });
            let play = opened(&small);
            let migrate = act("m", at(START), &stage.who("officer-1", "officer"), json!({"migrate": {"version": "2"}}));
            stage.kernel.handle(play.case(), &migrate).act.unwrap_err().code().as_str()
        }
        "lapses_first" => {
            let stage = changed(|book| {
                book["version"] = json!("2");
                book["transition"]["migrate_from"] = json!(["1"]);
                grant(book, json!("migrate"), "officer");
            });
            let play = opened_and_raised(&small);
            let late = at("2026-04-01T10:00:00+08:00");
            let migrate = act("m", late, &stage.who("officer-1", "officer"), json!({"migrate": {"version": "2"}}));
            stage.kernel.handle(play.case(), &migrate).act.unwrap_err().code().as_str()
        }
        "left_behind" => {
            let stage = changed(|book| {
                *book = serde_json::from_str(&book.to_string().replace("\"in_scope\"", "\"within\"")).unwrap();
                book["version"] = json!("2");
                book["transition"]["migrate_from"] = json!(["1"]);
                grant(book, json!("migrate"), "officer");
            });
            let mut play = opened_and_raised(&small);
            play.does("officer-1", find("in_scope", "yes"));
            let migrate = act("m", play.now, &stage.who("officer-1", "officer"), json!({"migrate": {"version": "2"}}));
            stage.kernel.handle(play.case(), &migrate).act.unwrap_err().code().as_str()
        }
        "salt_reused" => {
            let mut play = opened(&small);
            let reasons = private("x");
            let join = json!({"raise": {"channel": "own_motion", "reasons": reasons}});
            play.does("officer-1", join);
            let find = json!({"find": {"fact": "in_scope", "answer": "yes", "evidence": [reasons]}});
            play.refused("officer-1", find)
        }
        "not_newest" => {
            let china = Calendar::shipped("cn").unwrap();
            let stage = Stage::of(&small.book.to_string(), Some(china));
            let open = stage.open_with(at("2026-03-02T10:00:00+08:00"), json!({"edition": "2025"}));
            stage.kernel.handle(Ledger::new().case(), &open).act.unwrap_err().code().as_str()
        }
        "needs_calendar" => {
            let other = Stage::of(&small.book.to_string(), Some(Calendar::shipped("cn").unwrap()));
            let play = opened(&small);
            let late = at("2026-04-01T10:00:00+08:00");
            let raise = act("r", late, &small.who("officer-1", "officer"), json!({"raise": {"channel": "own_motion"}}));
            other.kernel.handle(play.case(), &raise).act.unwrap_err().code().as_str()
        }
        "not_newer" => {
            let stage = changed(|book| grant(book, json!("adopt_calendar"), "officer"));
            opened(&stage).refused("officer-1", json!({"adopt_calendar": {"edition": "plain"}}))
        }
        other => panic!("nothing provokes `{other}`"),
    }
}

fn opened_and_raised(stage: &Stage) -> Play<'_> {
    let mut play = opened(stage);
    play.does("officer-1", raise());
    play
}

#[test]
fn every_refusal_code_is_provoked() {
    let mut failed = Vec::new();
    for code in RefusalCode::ALL {
        let provoked = std::panic::catch_unwind(|| provoke(code.as_str()));
        if provoked.as_ref().ok() != Some(&code.as_str()) {
            failed.push(format!("{}: {provoked:?}", code.as_str()));
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn every_refusal_has_words_in_both_languages_and_they_differ() {
    let mut seen = BTreeSet::new();
    for code in RefusalCode::ALL {
        for language in Language::ALL {
            for text in code.texts(language) {
                assert!(!text.is_empty(), "{}", code.as_str());
                assert!(!text.ends_with(['.', '。']), "{}", code.as_str());
            }
            assert!(seen.insert(code.texts(language)[0]), "{}: its message is another's", code.as_str());
        }
    }
}
