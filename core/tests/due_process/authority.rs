//! Who reaches whom: managing acts, recusals, parties, seats, openings, linked cases (§4).

use distinguo::audit::{Verdict, audit, audit_under};
use distinguo::case::Act;
use distinguo::kernel::{Kernel, KernelSet, Ledger};
use distinguo::rulebook::{Rulebook, Use};
use distinguo::time::Date;
use serde_json::{Value, json};

use crate::stage::{private, stored};
use crate::story::{Story, assign, recusal, recuse};

const PERSON: (&str, &str, Option<&str>) = ("person:wei", "person", None);
const UNIT: (&str, &str, Option<&str>) = ("unit:1", "unit", None);
const PRINCIPAL: (&str, &str, Option<&str>) = ("prin", "principal", Some("d-cdi"));
const VERIFIER: (&str, &str, Option<&str>) = ("ver1", "verifier", Some("d-cdi"));
const APPROVER: (&str, &str, Option<&str>) = ("app1", "approver", Some("c-cdi"));

/// A case of the reference procedure whose application waits.
fn applied() -> Story {
    Story::fault("unit-withdraws").until("004")
}

fn opening() -> Story {
    Story::fault("unit-withdraws").until("001")
}

// Managing acts

#[test]
fn an_organ_assigns_in_its_own_seat_and_nobody_above() {
    for role in ["superior_reviewer", "approver", "appeal_body", "inspector", "accountability"] {
        assert_eq!(
            applied().then(PRINCIPAL, assign(role, &["x1", "x2", "x3", "x4", "x5"])).last_refused(),
            "out_of_reach"
        );
    }
    applied().then(PRINCIPAL, assign("reviewer", &["x1"])).done();
    applied().then(APPROVER, assign("superior_handler", &["x1"])).done();
    assert_eq!(applied().then(APPROVER, assign("verifier", &["x1"])).last_refused(), "out_of_reach");
}

#[test]
fn an_approver_is_named_only_by_the_head_of_their_organ() {
    // In Hunan the approver sits in the organ whose officer decides.
    let open = Story::example("p17-rectify-succeed-migrate").until("p17-01");
    open.clone().then(("head1", "head", Some("county-cdi")), assign("approver", &["a1"])).done();
    let book = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rulebooks/cn.hunan.clarification.2021.json"),
    )
    .unwrap();
    let by_assessor =
        book.replace(r#"{"act": "assign", "by": ["head"]"#, r#"{"act": "assign", "by": ["head", "assessor"]"#);
    let assessor = ("as1", "assessor", Some("county-cdi"));
    let (_, refusal) = open.clone().then(assessor, assign("approver", &["a1"])).under(&by_assessor).unwrap_err();
    assert_eq!(refusal.code().as_str(), "out_of_reach");
    open.then(assessor, assign("inspector", &["i1"])).under(&by_assessor).unwrap();
}

#[test]
fn a_period_is_managed_by_the_organ_that_bears_it() {
    let admitted = || Story::fault("unit-withdraws").until("008");
    let extend = |period: &str| json!({"extend": {"period": period, "reasons": private("much to read")}});
    admitted().then(PRINCIPAL, extend("verify")).done();
    let suspend = json!({"suspend": {"period": "verify", "reasons": private("an expert is asked")}});
    admitted().then(PRINCIPAL, suspend.clone()).done();
    // Once its organ no longer sits there, it is not its period.
    let moved = Story::fault("went-up-review-same-organ").until("033");
    assert_eq!(moved.then(PRINCIPAL, suspend).last_refused(), "wrong_organ");
}

#[test]
fn a_date_interrupts_no_period_of_another_organ() {
    let dated = json!({"date": {"date": "new_matter", "day": "2025-03-13", "evidence": private("a letter")}});
    let admitted = || Story::fault("unit-withdraws").until("008");
    let other = ("aco1", "accountability", Some("d-acc"));
    assert_eq!(admitted().then(other, dated.clone()).last_refused(), "out_of_reach");
    admitted().then(("rev1", "reviewer", Some("d-cdi")), dated).done();
}

#[test]
fn nobody_rectifies_what_another_organ_or_a_party_wrote() {
    let rectify = |entry: u32, pointer: &str| json!({"rectify": {"entry": entry, "pointer": pointer, "day": "2023-08-09", "reasons": private("the postmark")}});
    let sent = || Story::example("p17-rectify-succeed-migrate").until("p17-03");
    let assessor = ("ass1", "assessor", Some("county-cdi"));
    assert_eq!(sent().then(assessor, rectify(3, "/act/send/done_on")).last_refused(), "out_of_reach");
    sent().then(("pet1", "petitions", Some("county-petitions")), rectify(3, "/act/send/done_on")).done();
}

// Recusal

#[test]
fn the_person_concerned_is_not_recused() {
    assert_eq!(Story::fault("person-recused").refused(), ("029".to_owned(), "not_an_official"));
    let asked = Story::fault("person-recused").until("028").then(PERSON, recuse("ver1", "2025-03-01"));
    let granted = asked.then(PRINCIPAL, recusal("ver1", true));
    granted.clone().done();
    // And ver1 does nothing more, while the person is heard.
    let find = json!({"find": {"fact": "gain", "answer": "none"}});
    assert_eq!(granted.then(VERIFIER, find).last_refused(), "recused");
}

#[test]
fn a_recusal_is_asked_by_a_party_or_declared_and_by_nobody_else() {
    let acted = || Story::fault("person-recused").until("028");
    acted().then(PERSON, recuse("ver1", "2025-03-01")).done();
    acted().then(UNIT, recuse("ver2", "2025-03-01")).done();
    acted().then(VERIFIER, recuse("ver1", "2025-03-01")).done();
    assert_eq!(acted().then(PRINCIPAL, recuse("ver1", "2025-03-01")).last_refused(), "not_granted");
    assert_eq!(acted().then(VERIFIER, recuse("ver2", "2025-03-01")).last_refused(), "not_granted");
}

#[test]
fn a_recusal_names_somebody_who_is_assigned_or_acts_a_ground_and_reasons() {
    let acted = || Story::fault("person-recused").until("028");
    assert_eq!(acted().then(PERSON, recuse("nobody", "2025-03-01")).last_refused(), "unknown_actor");
    assert_eq!(acted().then(PERSON, recuse("unit:1", "2025-03-01")).last_refused(), "not_an_official");
    assert_eq!(acted().then(PERSON, recuse("ver1", "2099-03-01")).last_refused(), "out_of_order");
    let mut other = recuse("ver1", "2025-03-01");
    other["recuse"]["ground"] = json!("whim");
    assert_eq!(acted().then(PERSON, other).last_refused(), "unknown_name");
    let mut bare = recuse("ver1", "2025-03-01");
    bare["recuse"].as_object_mut().unwrap().remove("reasons");
    assert_eq!(acted().then(PERSON, bare).last_refused(), "reasons_missing");
    // Who is assigned and has done nothing yet.
    acted().then(PERSON, recuse("dec3", "2025-03-01")).done();
}

#[test]
fn the_head_decides_on_a_recusal_for_the_head_the_superior_and_nobody_on_their_own() {
    let asked = |who: &str| Story::fault("person-recused").until("028").then(PERSON, recuse(who, "2025-03-01"));
    assert_eq!(asked("ver1").then(APPROVER, recusal("ver1", true)).last_refused(), "out_of_reach");
    asked("ver1").then(PRINCIPAL, recusal("ver1", true)).done();
    assert_eq!(asked("prin").then(PRINCIPAL, recusal("prin", false)).last_refused(), "out_of_reach");
    let another = ("prin2", "principal", Some("d-cdi"));
    assert_eq!(asked("prin").then(another, recusal("prin", false)).last_refused(), "out_of_reach");
    asked("prin").then(APPROVER, recusal("prin", true)).done();
}

#[test]
fn whoever_also_sits_above_is_not_recused_from_below() {
    let both = Story::fault("person-recused").until("028").then(APPROVER, assign("superior_handler", &["ver1"]));
    let asked = both.then(PERSON, recuse("ver1", "2025-03-01"));
    assert_eq!(asked.clone().then(PRINCIPAL, recusal("ver1", true)).last_refused(), "out_of_reach");
    asked.then(APPROVER, recusal("ver1", true)).done();
}

#[test]
fn nothing_is_decided_on_a_recusal_that_nobody_asked_for() {
    let acted = || Story::fault("person-recused").until("028");
    assert_eq!(acted().then(PRINCIPAL, recusal("ver1", true)).last_refused(), "nothing_asked");
    // One that was refused leaves the official where they were.
    let refused = acted().then(PERSON, recuse("ver1", "2025-03-01")).then(PRINCIPAL, recusal("ver1", false));
    refused.clone().then(VERIFIER, json!({"find": {"fact": "gain", "answer": "none"}})).done();
    assert_eq!(refused.then(PRINCIPAL, recusal("ver1", true)).last_refused(), "nothing_asked");
}

// Parties

#[test]
fn roles_of_parties_are_not_filled_by_assignment_and_parties_are_not_assigned() {
    for role in ["person", "unit", "accuser"] {
        assert_eq!(applied().then(PRINCIPAL, assign(role, &["x1"])).last_refused(), "not_an_official");
    }
    assert_eq!(applied().then(PRINCIPAL, assign("verifier", &["person:wei"])).last_refused(), "not_an_official");
    let five = ["dec1", "dec2", "dec3", "dec4", "unit:1"];
    assert_eq!(applied().then(PRINCIPAL, assign("decider", &five)).last_refused(), "not_an_official");
}

#[test]
fn a_party_joins_by_an_act_of_their_own_that_an_organ_accepts() {
    let accuser = ("accuser:1", "accuser", None);
    let acceptor = ("acc1", "acceptor", Some("d-cdi"));
    let accept = |yes: bool| json!({"accept_party": {"role": "accuser", "party": "accuser:1", "accepted": yes, "reasons": private("seen")}});
    let asks = json!({"request": {"level": "accusation_review", "documents": ["relief_request"]}});
    assert_eq!(applied().then(accuser, asks.clone()).last_refused(), "not_a_party");
    assert_eq!(applied().then(acceptor, accept(true)).last_refused(), "nothing_asked");
    let joining = applied().then(accuser, json!({"join": {}}));
    assert_eq!(joining.clone().then(accuser, asks.clone()).last_refused(), "not_a_party");
    assert_eq!(joining.clone().then(accuser, json!({"join": {}})).last_refused(), "not_now");
    let refused = joining.clone().then(acceptor, accept(false));
    assert_eq!(refused.then(accuser, asks.clone()).last_refused(), "not_a_party");
    let party = joining.then(acceptor, accept(true));
    // As a party they act where the book lets parties; here nothing has been decided that they could ask about.
    assert_eq!(party.clone().then(accuser, asks).last_refused(), "not_granted");
    let written = json!({"join": {"about": "accusation/letter"}});
    let letter = Story::example("p11-false-accusation").until("p11-29-accepted");
    assert_eq!(letter.line("p11-29-join")["act"]["join"]["about"], written["join"]["about"]);
    letter.then(accuser, recuse("ins1", "2026-03-01")).done();
    // Who handles something else than the accusation is nobody to an accuser.
    assert_eq!(party.clone().then(accuser, recuse("ver1", "2025-03-01")).last_refused(), "not_now");
    // A party is no official, and an official no party.
    assert_eq!(party.then(PRINCIPAL, assign("verifier", &["accuser:1"])).last_refused(), "not_an_official");
    assert_eq!(applied().then(("ver1", "accuser", None), json!({"join": {}})).last_refused(), "own_case");
    assert_eq!(applied().then(("x", "unit", None), json!({"join": {}})).last_refused(), "not_granted");
}

#[test]
fn the_person_and_the_unit_each_withdraw_what_they_asked_for_themselves() {
    assert_eq!(Story::fault("unit-withdraws").refused(), ("009".to_owned(), "not_yours"));
    Story::fault("unit-withdraws").until("008").then(PERSON, json!({"withdraw": {}})).done();
    let by_unit =
        Story::fault("unit-withdraws").until("008").with("004", "/actor", json!({"id": "unit:1", "role": "unit"}));
    by_unit.clone().then(UNIT, json!({"withdraw": {}})).done();
    assert_eq!(by_unit.then(PERSON, json!({"withdraw": {}})).last_refused(), "not_yours");
}

// Seats

#[test]
fn a_lower_organ_does_not_seat_itself_above() {
    assert_eq!(Story::fault("superior-seat-captured").refused(), ("034".to_owned(), "out_of_reach"));
    let decided = || Story::fault("superior-seat-captured").until("033");
    let succeed = |organ: &str| json!({"succeed": {"seat": "superior", "organ": organ}});
    decided().then(APPROVER, succeed("c-supervision")).done();
    // Nor does the organ above hand its seat down.
    assert_eq!(decided().then(APPROVER, succeed("d-cdi")).last_refused(), "same_organ");
}

#[test]
fn what_went_up_is_not_reviewed_by_the_organ_that_decided_it() {
    let fault = || Story::fault("went-up-review-same-organ");
    assert_eq!(fault().refused(), ("043".to_owned(), "wrong_organ"));
    // The organ above it reviews.
    let mut above = fault();
    for id in ["043", "044", "045", "046-body", "046"] {
        above = above.with(id, "/actor/organ", json!("p-cdi"));
    }
    above.done();
}

#[test]
fn an_organ_that_lost_competence_does_nothing_more() {
    let moved = || Story::fault("went-up-review-same-organ").until("033");
    let names = || assign("acceptor", &["acc2"]);
    assert_eq!(moved().then(PRINCIPAL, names()).last_refused(), "wrong_organ");
    moved().then(("prin2", "principal", Some("c-cdi")), names()).done();
    // Nor from another seat, where one organ sits in several.
    let twice = moved().with("001", "/act/open/seats/publicity", json!("d-cdi"));
    let succeed = |organ: &str| json!({"succeed": {"seat": "publicity", "organ": organ}});
    assert_eq!(twice.then(("pub1", "publicity", Some("d-cdi")), succeed("d-pub")).last_refused(), "competence_lost");
    moved().then(("pub1", "publicity", Some("d-pub")), succeed("d-news")).done();
}

// Opening

#[test]
fn an_outsider_opens_nothing() {
    assert_eq!(Story::fault("outsider-opens").last_refused(), "not_granted");
    let by = |actor: Value| opening().with("001", "/actor", actor).last_refused();
    assert_eq!(by(json!({"id": "acc1", "role": "acceptor", "organ": "nowhere"})), "wrong_organ");
    assert_eq!(by(json!({"id": "acc1", "role": "acceptor"})), "wrong_organ");
    assert_eq!(by(json!({"id": "acc1", "role": "clerk", "organ": "d-cdi"})), "unknown_name");
    assert_eq!(by(json!({"id": "person:wei", "role": "person"})), "not_granted");
    assert_eq!(by(json!({"id": "person:wei", "role": "acceptor", "organ": "d-cdi"})), "own_case");
    opening().done();
}

#[test]
fn the_conduct_is_not_in_the_future() {
    assert_eq!(Story::fault("conduct-future").last_refused(), "conduct_in_future");
    let conduct =
        |from: &str, until: &str| opening().with("001", "/act/open/conduct", json!({"from": from, "until": until}));
    assert_eq!(conduct("2025-03-01", "2025-03-11").last_refused(), "conduct_in_future");
    assert_eq!(conduct("2025-03-01", "2025-02-01").last_refused(), "conduct_in_future");
    conduct("2025-03-01", "2025-03-10").done();
}

#[test]
fn every_seat_and_party_that_the_book_needs_is_there_when_a_case_opens() {
    assert_eq!(Story::fault("shift-to-unbound-seat").refused(), ("001".to_owned(), "seat_missing"));
    for seat in ["superior", "appeal", "joint_meeting"] {
        assert_eq!(
            opening()
                .with("001", "/act/open/seats", {
                    let mut seats = seats_of(&opening());
                    seats.as_object_mut().unwrap().remove(seat);
                    seats
                })
                .last_refused(),
            "seat_missing",
            "{seat}"
        );
    }
    assert_eq!(opening().with("001", "/act/open/seats/throne", json!("x")).last_refused(), "unknown_name");
    let parties = |parties: Value| opening().with("001", "/act/open/parties", parties);
    assert_eq!(parties(json!({"person": "person:wei"})).last_refused(), "party_missing");
    assert_eq!(parties(json!({"person": "p", "unit": "u", "decider": "d"})).last_refused(), "not_a_party");
    assert_eq!(parties(json!({"person": "p", "unit": "u", "stranger": "d"})).last_refused(), "unknown_name");
    parties(json!({"person": "p", "unit": "u", "accuser": "a"})).done();
}

fn seats_of(story: &Story) -> Value {
    story.line("001")["act"]["open"]["seats"].clone()
}

#[test]
fn two_levels_of_one_chain_are_not_one_organ_unless_the_book_allows_it() {
    let both = opening().with("001", "/act/open/seats/superior", json!("d-cdi"));
    assert_eq!(both.last_refused(), "same_organ");
    let book =
        std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rulebooks/cn.reference.json"))
            .unwrap();
    let allowed =
        book.replace(r#""before": "superior_organ","#, r#""before": "superior_organ", "may_be_same_organ": true,"#);
    assert_ne!(book, allowed);
    both.under(&allowed).unwrap();
}

#[test]
fn a_case_opens_under_the_version_in_force() {
    let early = opening().with("001", "/at", json!("2016-01-17T09:00:00+08:00"));
    assert_eq!(early.last_refused(), "not_in_force");
    opening().with("001", "/at", json!("2016-01-18T09:00:00+08:00")).done();
    let late = Story::example("p17-rectify-succeed-migrate").until("p17-01");
    late.clone().done();
    assert_eq!(late.with("p17-01", "/at", json!("2023-09-23T09:00:00+08:00")).last_refused(), "not_in_force");
}

// Linked cases

/// The shields and the recorded opening of a story.
fn shields(story: &Story) -> (Value, Value) {
    let run = story.done();
    let day = Date::parse("2025-03-14").unwrap();
    let now = run.ledger.records().last().unwrap().entry().at();
    let shields = run.kernel().protections([&run.ledger], None, Use::Appraisal, day, now).unwrap();
    let opened = serde_json::to_value(&run.ledger.records()[0]).unwrap()["entry"]["effects"][0].clone();
    (serde_json::to_value(shields).unwrap(), opened)
}

#[test]
fn a_linked_decision_that_is_only_said_is_recorded_as_said_and_changes_nothing() {
    let told = Story::fault("linked-tolerance");
    let (with, opened) = shields(&told);
    let (without, _) = shields(&told.clone().with("001", "/act/open/linked", json!([])));
    assert_eq!(with, without);
    assert_eq!(opened["opening"].get("linked"), None);
    let record = serde_json::to_value(&told.done().ledger.records()[0]).unwrap();
    assert_eq!(record["entry"]["cause"]["act"]["act"]["open"]["linked"][0]["case"], "other");
}

#[test]
fn a_linked_decision_counts_as_handed_over_with_its_case_entry_and_hash() {
    let other = Story::example("p12-filed-in-advance").done();
    let lines: Vec<String> = stored(other.ledger.records()).lines().map(str::to_owned).collect();
    let link = |link: Value| {
        opening().with("001", "/at", json!("2026-12-01T09:00:00+08:00")).with("001", "/act/open/linked", json!([link]))
    };
    let handed = link(json!({"case": "p12-filed-in-advance", "table": "filing", "ledger": lines}));
    let run = handed.done();
    let record = serde_json::to_value(&run.ledger.records()[0]).unwrap();
    let linked = &record["entry"]["effects"][0]["opening"]["linked"][0];
    assert_eq!((&linked["case"], &linked["outcome"]), (&json!("p12-filed-in-advance"), &json!("accepted")));
    let entry = usize::try_from(linked["entry"].as_u64().unwrap()).unwrap();
    assert_eq!(linked["hash"], other.ledger.records()[entry - 1].hash().as_str());
    // Which audits, because the ledger stands in the act.
    let kernel = Kernel::new(Rulebook::shipped("cn.reference").unwrap(), None).unwrap();
    assert!(audit(&kernel, stored(run.ledger.records()), None).is_sound());

    let mut cut = lines.clone();
    cut.remove(2);
    let forged: Vec<String> = lines.iter().map(|line| line.replace("accepted", "refused")).collect();
    for (case, lines) in [("p12-filed-in-advance", cut), ("p12-filed-in-advance", forged), ("another", lines.clone())] {
        let told = link(json!({"case": case, "table": "filing", "ledger": lines}));
        assert_eq!(told.last_refused(), "linked_unsound");
    }
    let told = link(json!({"case": "p12-filed-in-advance", "table": "filing", "outcome": "refused", "ledger": lines}));
    assert_eq!(told.last_refused(), "linked_unsound");
    let told = link(json!({"case": "p12-filed-in-advance", "table": "revocation", "ledger": lines}));
    assert_eq!(told.last_refused(), "nothing_decided");
}

#[test]
fn a_ledger_that_is_handed_over_is_judged_by_the_rules_that_it_runs_under() {
    let other = Story::example("p19-supervision-two-levels").done();
    let lines: Vec<String> = stored(other.ledger.records()).lines().map(str::to_owned).collect();
    let case = lines[0].parse::<Value>().unwrap()["entry"]["case"].clone();
    let link = json!({"case": case, "table": "sanction", "ledger": lines});
    let opens = opening().with("001", "/at", json!("2026-12-01T09:00:00+08:00"));
    let opens = opens.with("001", "/act/open/linked", json!([link]));
    let act = Act::load(&opens.line("001").to_string()).unwrap();
    let reference = Kernel::new(Rulebook::shipped("cn.reference").unwrap(), None).unwrap();
    let supervision = other.kernels.of(other.ledger.case()).unwrap().clone();
    // A kernel by itself says which rulebook it would need, and calls nothing unsound.
    let refusal = Ledger::new().handle(&reference, &act).map(drop).unwrap_err();
    assert_eq!(refusal.code().as_str(), "wrong_book");
    let named = serde_json::to_value(&refusal).unwrap();
    assert!(named.to_string().contains(supervision.rulebook().digest().as_str()), "{named}");
    let mut both = KernelSet::from(reference.clone());
    both.add(supervision);
    let mut ledger = Ledger::new();
    let opened = serde_json::to_value(both.handle(&mut ledger, &act).unwrap()).unwrap();
    let linked = &opened[0]["entry"]["effects"][0]["opening"]["linked"][0];
    assert_eq!(linked["case"], case, "{opened}");
    let text = stored(ledger.records());
    assert_eq!(audit_under(&both, &text, None).verdict, Verdict::Sound);
    // Without the other rulebook the opening cannot be judged; that is no fault of the ledger.
    let alone = audit(&reference, &text, None);
    assert_eq!((alone.verdict, alone.faults.len()), (Verdict::CannotBeJudged, 0));
}

#[test]
fn what_was_decided_on_somebody_else_or_is_yet_to_come_is_not_handed_over() {
    let other = Story::example("p12-filed-in-advance").done();
    let lines: Vec<String> = stored(other.ledger.records()).lines().map(str::to_owned).collect();
    let opens = |table: &str, person: &str, unit: &str, at: &str| {
        let link = json!({"case": "p12-filed-in-advance", "table": table, "ledger": lines});
        opening()
            .with("001", "/at", json!(at))
            .with("001", "/act/open/parties/person", json!(person))
            .with("001", "/act/open/parties/unit", json!(unit))
            .with("001", "/act/open/linked", json!([link]))
    };
    let parties =
        serde_json::to_value(&other.ledger.records()[0]).unwrap()["entry"]["cause"]["act"]["act"]["open"]["parties"]
            .clone();
    let [person, unit] = ["person", "unit"].map(|role| parties[role].as_str().unwrap().to_owned());
    let late = "2026-12-01T09:00:00+08:00";
    assert_eq!(opens("filing", "person:other", "unit:other", late).last_refused(), "wrong_person");
    assert_eq!(opens("tolerance", "person:other", &unit, late).last_refused(), "wrong_person");
    assert_eq!(opens("filing", &person, &unit, "2025-11-10T10:00:00+08:00").last_refused(), "out_of_order");
    // A reform is on record for the person or for the unit.
    opens("filing", "person:other", &unit, late).done();
    opens("tolerance", &person, &unit, late).done();
}

#[test]
fn nobody_below_says_who_leads() {
    use crate::stage::{Play, Stage};
    let stage = Stage::small_with(|book| {
        let acts = book["acts"].as_array_mut().unwrap();
        acts.iter_mut().find(|grant| grant["act"] == "assign").unwrap()["by"] = json!(["officer", "verifier"]);
    });
    let mut play = Play::open(&stage, "2026-03-02T10:00:00+08:00");
    assert_eq!(play.refused("verifier-9", assign("officer", &["verifier-9"])), "out_of_reach");
    let offered = stage.choices(play.case(), &stage.who("verifier-9", "verifier"), play.now);
    let assigns = offered.iter().find(|choice| choice["act"] == "assign" && choice.get("about").is_none()).unwrap();
    assert_eq!(assigns["to"], json!(["verifier"]));
    play.does("verifier-9", assign("verifier", &["verifier-8"]));
    play.does("officer-1", assign("officer", &["officer-2"]));
}

#[test]
fn what_was_settled_is_not_handed_back_by_succession() {
    use crate::stage::{Play, Stage, Who, act};
    let stage = Stage::small_with(|book| {
        let grant = json!({"act": "succeed", "by": ["officer"], "clause": "p"});
        book["acts"].as_array_mut().unwrap().push(grant);
    });
    let mut play = Play::open(&stage, "2026-03-02T10:00:00+08:00");
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    play.does("officer-1", json!({"dispute": {"reasons": private("not ours")}}));
    let moved = json!({"table": "competence", "outcome": "moved", "reasons": private("theirs")});
    play.does("superior-1", json!({"decide": moved}));
    let who = Who { id: "officer-7".to_owned(), role: "officer".to_owned(), organ: Some("organ-superior".to_owned()) };
    let succeeds = |organ: &str| {
        act(&format!("to-{organ}"), play.now, &who, json!({"succeed": {"seat": "deciding", "organ": organ}}))
    };
    let [back, on] = ["organ-deciding", "organ-new"].map(succeeds);
    assert_eq!(play.hand_in(&back).unwrap_err().code().as_str(), "competence_lost");
    play.hand_in(&on).unwrap();
}
