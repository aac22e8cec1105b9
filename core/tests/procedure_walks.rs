//! Random walks over what `options` offers: what it offers is accepted, what it does not is refused; nothing panics, every
//! walk audits clean, and whatever is changed in its ledger is found.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a test may panic, its helpers too"
)]
#![recursion_limit = "512"]

#[path = "support/stage.rs"]
mod stage;

use std::sync::LazyLock;

use distinguo::audit::{Anchor, audit};
use distinguo::case::Act;
use distinguo::kernel::{Fault, Ledger};
use distinguo::time::{Instant, Moment, Zone};
use proptest::prelude::*;
use serde_json::{Value, json};
use stage::{Play, Stage, Who, act, hash_of, stored};

static SMALL: LazyLock<Stage> = LazyLock::new(Stage::small);

/// The same hour some days later.
fn later(now: Instant, days: u16) -> Instant {
    let zone = Zone::parse("CST-8").unwrap();
    zone.instant(Moment::new(zone.day(now).plus_days(i64::from(days)).unwrap(), 10, 0).unwrap())
}

fn organs(cast: &mut [Who], play: &Play<'_>) {
    for who in cast {
        let role = play.stage.who(&who.id, &who.role);
        let seat = role.organ.as_deref().and_then(|organ| organ.strip_prefix("organ-"));
        who.organ = seat.and_then(|seat| play.seen.seats.get(seat)).cloned();
    }
}

/// Everything that is offered to anybody: who, what, and the kind of choice.
fn offers(play: &Play<'_>, cast: &[Who]) -> Vec<(Who, Value)> {
    let today = Zone::parse("CST-8").unwrap().day(play.now).to_string();
    let mut offers = Vec::new();
    for who in cast {
        for choice in play.stage.choices(play.case(), who, play.now) {
            let bodies = play.stage.bodies(&choice, who, &play.seen, &today);
            offers.extend(bodies.into_iter().map(|body| (who.clone(), body)));
        }
    }
    offers
}

/// A walk: at each step one of the offers, or time.
fn walk(stage: &'static Stage, steps: &[(u16, u8)]) -> Play<'static> {
    let mut play = Play::open(stage, "2026-03-02T10:00:00+08:00");
    let mut cast = stage.cast(3);
    for (choice, days) in steps {
        if *days > 0 {
            play.until(&later(play.now, u16::from(*days)).to_string());
        }
        organs(&mut cast, &play);
        let mut speakers = play.speakers();
        organs(&mut speakers, &play);
        let mut offers = offers(&play, &cast);
        offers.extend(self::offers(&play, &speakers));
        // The matter itself moves on more often than what goes on beside it.
        let aside = ["recuse", "report_stage", "dispute", "extend", "file", "close_filing", "withdraw"];
        let (aside, main): (Vec<_>, Vec<_>) =
            offers.into_iter().partition(|(_, body)| aside.iter().any(|kind| body.get(*kind).is_some()));
        let pool = if (choice % 7 == 0 && !aside.is_empty()) || main.is_empty() { aside } else { main };
        if pool.is_empty() {
            continue;
        }
        let (who, body) = pool[usize::from(*choice) % pool.len()].clone();
        let name = format!("a-{}", play.ledger.records().len());
        let done = play.hand_in(&act(&name, play.now, &who, body.clone()));
        assert!(
            done.is_ok(),
            "{} as {} was offered {body}: {:?}",
            who.id,
            who.role,
            done.map_err(|r| r.code().as_str())
        );
    }
    play
}

fn steps(most: usize) -> impl Strategy<Value = Vec<(u16, u8)>> {
    let days = prop_oneof![4 => Just(0_u8), 2 => 1_u8..4, 1 => 4_u8..40];
    prop::collection::vec((any::<u16>(), days), 1..most)
}

/// Every kind of act that the small book could hear of, whoever does it: about no matter in particular, and about one of
/// those that have begun.
fn everything(play: &Play<'_>, who: &Who, picked: usize) -> Vec<(Value, Value)> {
    let mut all = Vec::new();
    let mut matters: Vec<&str> = play.seen.findings.iter().map(|pass| pass.of.as_str()).collect();
    matters.sort_unstable();
    matters.dedup();
    let matter = matters.get(picked % matters.len().max(1)).copied();
    for (deed, more) in [
        (json!("withdraw"), json!({})),
        (json!("close_filing"), json!({})),
        (json!("file"), json!({"documents": ["filing_form"]})),
        (json!("dispute"), json!({})),
        (json!("return"), json!({})),
        (json!("accuse"), json!({})),
        (json!("report_stage"), json!({})),
        (json!("recuse"), json!({"people": [format!("{}-1", who.role), "officer-1", "nobody"]})),
        (json!("decide_recusal"), json!({"people": ["officer-1", "verifier-1"]})),
        (json!("raise"), json!({"channel": "application", "documents": ["application"]})),
        (json!("raise"), json!({"channel": "own_motion"})),
        (json!("raise"), json!({"channel": "instruction"})),
        (json!({"submit": {"document": "application"}}), json!({})),
        (json!({"submit": {"document": "statement"}}), json!({})),
        (json!({"submit": {"document": "accuser_statement"}}), json!({})),
        (json!({"submit": {"document": "report"}}), json!({})),
        (json!({"submit": {"document": "visit"}}), json!({})),
        (json!({"waive": {"document": "statement"}}), json!({})),
        (json!({"waive": {"document": "accuser_statement"}}), json!({})),
        (json!({"send": {"document": "notice"}}), json!({"to": ["person"], "about": "tolerance"})),
        (json!({"send": {"document": "notice"}}), json!({"to": ["person"], "about": "revocation/n1"})),
        (
            json!({"send": {"document": "accuser_notice"}}),
            json!({"to": ["accuser"], "about": "accusation/accusation-1"}),
        ),
        (json!({"send": {"document": "decision"}}), json!({"to": ["person"]})),
        (json!({"send": {"document": "order"}}), json!({"to": ["person"]})),
        (json!({"request": {"level": "review"}}), json!({})),
        (json!({"approve": {"table": "tolerance"}}), json!({})),
    ] {
        let mut choice = more;
        choice["act"] = deed.clone();
        for choice in with_and_without(&choice, matter) {
            let bodies = play.stage.bodies(&choice, who, &play.seen, "2026-03-02");
            all.extend(bodies.into_iter().map(|body| (deed.clone(), body)));
        }
    }
    for (table, outcomes) in [
        ("filing", ["accepted", "refused"].as_slice()),
        ("admission", &["admitted", "returned", "refused"]),
        ("tolerance", &["exempt", "mitigated", "not_tolerated"]),
        ("competence", &["kept", "moved"]),
        ("correction", &["done", "failed", "impossible"]),
        ("revocation", &["stands", "reopened", "revoked"]),
    ] {
        for outcome in outcomes {
            let deed = json!({"decide": {"table": table}});
            let choice = json!({"act": deed, "outcomes": [outcome], "documents": ["decision"]});
            for choice in with_and_without(&choice, matter) {
                let bodies = play.stage.bodies(&choice, who, &play.seen, "2026-03-02");
                all.extend(bodies.into_iter().map(|body| (deed.clone(), body)));
            }
        }
    }
    all
}

/// A choice as it stands, and about a matter; one that names a matter keeps it.
fn with_and_without(choice: &Value, matter: Option<&str>) -> Vec<Value> {
    let mut choices = vec![choice.clone()];
    for matter in matter.iter().filter(|_| choice.get("about").is_none()) {
        let mut choice = choice.clone();
        choice["about"] = json!(matter);
        choices.push(choice);
    }
    choices
}

/// Whether a choice covers a body.
fn covers(choice: &Value, deed: &Value, body: &Value) -> bool {
    let (kind, of) = body.as_object().unwrap().iter().next().unwrap();
    let act = &choice["act"];
    // What belongs to no table may be said of any matter; what is said of none is meant where it is possible.
    let about = [choice, of].map(|says| says.get("about"));
    if act != deed || matches!(about, [Some(one), Some(other)] if one != other) {
        return false;
    }
    match kind.as_str() {
        "raise" => choice["channel"] == of["channel"],
        "recuse" | "decide_recusal" => choice["people"].as_array().is_some_and(|people| people.contains(&of["actor"])),
        "decide" => choice["outcomes"].as_array().is_some_and(|outcomes| outcomes.contains(&of["outcome"])),
        _ => true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_options_offers_is_accepted_and_every_walk_audits_clean(steps in steps(40)) {
        let play = walk(&SMALL, &steps);
        let text = stored(play.ledger.records());
        let head = play.ledger.case().head().cloned();
        let report = audit(&SMALL.kernel, &text, head.as_ref());
        prop_assert!(report.is_sound(), "{:?}\n{}", report.faults, text);
        prop_assert_eq!(report.anchored, Some(Anchor::At { seq: play.ledger.case().seq() }));
        // Read back, it is the same case; and replayed, and day by day.
        let read = Ledger::read(&text).map_err(|(_, problem)| problem.to_string()).unwrap();
        prop_assert_eq!(read.case(), play.ledger.case());
        let replayed = SMALL.kernel.replay(play.ledger.records()).map_err(|(_, broken)| broken).unwrap();
        prop_assert_eq!(&replayed, play.ledger.case());
    }

    #[test]
    fn what_options_does_not_offer_is_refused(steps in steps(30), picked in any::<u16>()) {
        let play = walk(&SMALL, &steps);
        let mut cast = SMALL.cast(2);
        organs(&mut cast, &play);
        for who in &cast {
            let choices = SMALL.choices(play.case(), who, play.now);
            for (deed, body) in everything(&play, who, usize::from(picked)) {
                if choices.iter().any(|choice| covers(choice, &deed, &body)) {
                    continue;
                }
                let answer = SMALL.kernel.handle(play.case(), &act("unoffered", play.now, who, body.clone()));
                prop_assert!(answer.act.is_err(), "{} as {} did {body}", who.id, who.role);
                let refusal = answer.act.unwrap_err();
                let possible = serde_json::to_value(&refusal).unwrap()["possible"].clone();
                prop_assert_eq!(possible, Value::Array(choices.clone()), "a refusal says what is possible");
            }
        }
    }

    #[test]
    fn time_in_one_step_or_many_gives_the_same_entries(steps in steps(25), days in 1_u16..200) {
        let play = walk(&SMALL, &steps);
        let once = SMALL.kernel.tick(play.case(), later(play.now, days)).unwrap();
        let mut ledger = play.ledger.clone();
        let before = ledger.records().len();
        for day in 0..=days {
            ledger.tick(&SMALL.kernel, later(play.now, day)).unwrap();
        }
        prop_assert_eq!(&once, &ledger.records()[before..]);
        // Jumping from date to date as well.
        let mut ledger = play.ledger.clone();
        while let Some(due) = SMALL.kernel.next_due(ledger.case()).unwrap().filter(|due| *due <= later(play.now, days)) {
            ledger.tick(&SMALL.kernel, due).unwrap();
        }
        prop_assert_eq!(&once, &ledger.records()[before..]);
        // A late act finds the same entries before it as a tick.
        let late = SMALL.kernel.handle(play.case(), &act("late", later(play.now, days), &SMALL.cast(1)[0], json!({"withdraw": {}})));
        prop_assert_eq!(late.lapses, once);
    }

    #[test]
    fn nothing_panics_on_garbage(steps in steps(12), who in 0_usize..7, deed in garbage(), at in 0_u16..80) {
        let play = walk(&SMALL, &steps);
        let who = &SMALL.cast(1)[who];
        let text = json!({"id": "g", "at": later(play.now, at).to_string(), "actor": who.json(), "act": deed}).to_string();
        if let Ok(act) = Act::load(&text) {
            let answer = SMALL.kernel.handle(play.case(), &act);
            let mut case = play.case().clone();
            for record in answer.lapses {
                case = SMALL.kernel.apply(&case, &record).unwrap();
            }
            if let Ok(distinguo::kernel::Done::Entry(record)) = answer.act {
                case = SMALL.kernel.apply(&case, &record).unwrap();
            }
            // What comes of the entries is the case that handling gives.
            prop_assert_eq!(answer.case, case);
        }
    }

    #[test]
    fn a_changed_byte_of_any_walk_is_found(steps in steps(25), place in any::<prop::sample::Index>(), bits in 1_u8..=255) {
        let play = walk(&SMALL, &steps);
        let text = stored(play.ledger.records());
        let mut bytes = text.clone().into_bytes();
        let place = place.index(bytes.len() - 1);
        bytes[place] ^= bits;
        if let Ok(changed) = String::from_utf8(bytes) {
            let report = audit(&SMALL.kernel, &changed, play.case().head());
            prop_assert!(!report.is_sound(), "byte {place}");
        }
    }
}

/// Bodies of acts that may say anything that can be written.
fn garbage() -> impl Strategy<Value = Value> {
    let id = prop::sample::select(vec![
        "tolerance",
        "admission",
        "relief",
        "review",
        "correction",
        "accusation",
        "clarification",
        "revocation",
        "filing",
        "competence",
        "exempt",
        "not_tolerated",
        "varied",
        "annulled",
        "admitted",
        "person",
        "officer",
        "decision",
        "order",
        "letter",
        "report",
        "statement",
        "state",
        "gain",
        "yes",
        "no",
        "careless",
        "verify",
        "ask_review",
        "be_heard",
        "item-1",
        "accusation-1",
        "relative",
        "reform-1",
        "notice",
        "everybody",
        "by_hand",
        "public",
        "nobody",
    ]);
    let kinds = vec![
        "raise",
        "withdraw",
        "assign",
        "recuse",
        "decide_recusal",
        "join",
        "accept_party",
        "find",
        "adopt",
        "return",
        "submit",
        "waive",
        "send",
        "acknowledge",
        "decide",
        "approve",
        "request",
        "accuse",
        "dispute",
        "suspend",
        "resume",
        "extend",
        "restore",
        "rectify",
        "erase",
        "succeed",
        "migrate",
        "adopt_calendar",
        "report_stage",
        "date",
        "file",
        "close_filing",
        "open",
    ];
    let day = prop::sample::select(vec!["2026-03-02", "2026-03-20", "0001-01-01", "9999-12-31", "2026-04-01"]);
    let about = prop::sample::select(vec![
        "tolerance",
        "admission",
        "accusation",
        "accusation/accusation-1",
        "correction/item-1",
        "filing/reform-1",
        "revocation/n1",
        "competence/n1",
        "letter/nothing",
    ]);
    (prop::sample::select(kinds), prop::collection::vec(id, 12), about, day, any::<u32>(), any::<bool>()).prop_map(
        |(kind, ids, about, day, number, flag)| {
            let id = |index: usize| json!(ids[index % ids.len()]);
            let text = stage::private("x");
            let all = json!({
                "channel": "application", "documents": [id(0)], "reasons": text, "role": id(1), "actors": [id(2)],
                "actor": id(3), "ground": id(4), "since": day, "fact": id(5), "answer": id(6), "about": about,
                "document": id(0), "filing": id(7), "party": id(2), "granted": flag, "accepted": flag, "to": id(1), "method": "by_hand", "audience": id(8),
                "contemplates": [{"outcome": id(10)}], "proof": {"document": id(11), "evidence": text},
                "items": [{"id": id(7), "bearer": id(1)}], "table": id(9), "outcome": id(10), "level": id(11),
                "measure": id(2), "votes": [{"member": id(2), "vote": "for"}], "approved": flag,
                "accusation": id(7), "accuser": text, "period": id(4), "key": id(7), "obstacle_removed": day,
                "entry": number % 20, "pointer": "/act/submit/done_on", "seat": id(3), "organ": id(3),
                "version": "1", "edition": "plain", "stage": "decided", "date": id(4), "day": day, "done_on": day,
                "sets": [{"period": id(4), "length": {"n": number % 9999 + 1, "unit": "day"}}],
            });
            let wanted: &[&str] = match kind {
                "raise" => &["channel", "documents", "reasons"],
                "assign" => &["role", "actors"],
                "recuse" => &["actor", "ground", "since", "reasons"],
                "decide_recusal" => &["actor", "granted", "reasons"],
                "join" => &["about", "reasons"],
                "accept_party" => &["role", "party", "accepted", "reasons"],
                "find" => &["fact", "answer", "about"],
                "adopt" => &["fact", "answer", "about", "reasons"],
                "submit" => &["document", "about", "done_on", "proof"],
                "waive" | "acknowledge" => &["document", "about"],
                "send" => {
                    &["document", "to", "method", "audience", "about", "items", "contemplates", "sets", "done_on", "proof"]
                }
                "decide" => &["table", "outcome", "level", "about", "measure", "votes", "documents", "reasons", "sets"],
                "approve" => &["table", "approved", "about", "reasons"],
                "request" => &["level", "about", "done_on", "proof"],
                "accuse" => &["accusation", "accuser"],
                "suspend" | "resume" | "extend" => &["period", "about", "key", "reasons"],
                "restore" => &["period", "about", "obstacle_removed", "reasons"],
                "rectify" => &["entry", "pointer", "day", "reasons"],
                "erase" => &["entry", "pointer", "reasons"],
                "succeed" => &["seat", "organ"],
                "migrate" => &["version"],
                "adopt_calendar" => &["edition"],
                "report_stage" => &["stage"],
                "date" => &["date", "day", "about", "proof"],
                "file" => &["filing", "document", "done_on"],
                "return" | "close_filing" => &["about", "reasons"],
                _ => &["reasons"],
            };
            let body: serde_json::Map<String, Value> =
                wanted.iter().map(|key| ((*key).to_owned(), all[*key].clone())).collect();
            json!({kind: body})
        },
    )
}

/// A short ledger with an act, private texts and a lapse.
fn short() -> Ledger {
    let mut play = Play::open(&SMALL, "2026-03-02T10:00:00+08:00");
    play.does("officer-1", json!({"raise": {"channel": "own_motion", "reasons": stage::private("why")}}));
    play.until("2026-03-06T10:00:00+08:00");
    let contemplates = json!([{"outcome": "not_tolerated"}]);
    play.does("officer-1", json!({"send": {"document": "notice", "to": "person", "contemplates": contemplates}}));
    play.until("2026-03-20T10:00:00+08:00");
    let proof = json!({"document": "postmark", "evidence": stage::private("10 March")});
    let statement = json!({"submit": {"document": "statement", "done_on": "2026-03-10", "proof": proof}});
    play.does("person-1", statement);
    play.ledger
}

#[test]
fn any_flipped_byte_of_a_ledger_is_found_and_its_entry_named() {
    let text = stored(short().records());
    let head = short().case().head().cloned();
    let lines: Vec<usize> = text
        .bytes()
        .scan(1, |line, byte| {
            let here = *line;
            *line += usize::from(byte == b'\n');
            Some(here)
        })
        .collect();
    // The last end of line ends nothing that could be missed; every other byte is looked at.
    for place in 0..text.len() - 1 {
        for bit in [0, 1, 5] {
            let mut bytes = text.clone().into_bytes();
            bytes[place] ^= 1 << bit;
            let Ok(changed) = String::from_utf8(bytes) else { continue };
            let report = audit(&SMALL.kernel, &changed, head.as_ref());
            assert!(!report.is_sound(), "byte {place} bit {bit}");
            let first = report.faults.first().map(|fault| fault.line as usize);
            assert!(first.is_none_or(|line| line == lines[place]), "byte {place} of line {}: {first:?}", lines[place]);
            assert!(first.is_some() || !report.unjudged.is_empty(), "byte {place}: no entry named");
        }
    }
}

fn lines() -> Vec<String> {
    stored(short().records()).lines().map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_removed_an_inserted_and_a_swapped_entry_are_found() {
    let whole = lines();
    assert!(whole.len() >= 5);
    for place in 0..whole.len() - 1 {
        let mut removed = whole.clone();
        removed.remove(place);
        let report = audit(&SMALL.kernel, removed.concat(), None);
        assert_eq!(report.faults.first().map(|fault| fault.line), Some(place as u32 + 1), "removed {place}");
        let mut swapped = whole.clone();
        swapped.swap(place, place + 1);
        assert!(!audit(&SMALL.kernel, swapped.concat(), None).is_sound(), "swapped {place}");
        let mut inserted = whole.clone();
        inserted.insert(place + 1, whole[place].clone());
        assert!(!audit(&SMALL.kernel, inserted.concat(), None).is_sound(), "inserted {place}");
    }
}

#[test]
fn a_cut_tail_is_found_only_with_a_head_kept_elsewhere() {
    let ledger = short();
    let whole = lines();
    let head = ledger.case().head();
    for kept in 1..whole.len() {
        let cut = whole[..kept].concat();
        let alone = audit(&SMALL.kernel, &cut, None);
        assert!(alone.is_sound() && alone.anchored.is_none(), "a chain proves consistency, nothing more");
        let anchored = audit(&SMALL.kernel, &cut, head);
        assert!(!anchored.is_sound());
        assert_eq!(anchored.anchored, Some(Anchor::Missing));
    }
}

/// Closes a changed line again, so that nothing but a new derivation can tell.
fn forged(change: impl Fn(&mut Value)) -> String {
    let mut previous: Option<Value> = None;
    let mut text = String::new();
    for line in lines() {
        let mut value: Value = serde_json::from_str(&line).unwrap();
        change(&mut value);
        if let Some(previous) = &previous {
            value["entry"]["previous"] = previous.clone();
        }
        value["hash"] = json!(hash_of(&value["entry"]));
        previous = Some(value["hash"].clone());
        text.push_str(&String::from_utf8(serde_json_canonicalizer::to_vec(&value).unwrap()).unwrap());
        text.push('\n');
    }
    text
}

#[test]
fn an_effect_that_the_rules_would_derive_otherwise_is_found() {
    assert!(audit(&SMALL.kernel, forged(|_| ()), None).is_sound(), "untouched, it stands");
    // A later due date, in a chain closed anew.
    let later = forged(|record| {
        for effect in record["entry"]["effects"].as_array_mut().unwrap() {
            if effect.pointer("/run/clock/period").is_some_and(|period| period == "admit") {
                effect["run"]["due"] = json!({"earliest": "2026-03-06", "latest": "2026-03-06"});
            }
        }
    });
    let report = audit(&SMALL.kernel, &later, None);
    assert_eq!(report.faults.first().map(|fault| (fault.line, fault.fault)), Some((3, Fault::Derivation)));
    // A lapse left out.
    let silent = forged(|record| {
        if record["entry"]["cause"].get("lapse").is_some() {
            record["entry"]["effects"] = json!([]);
        }
    });
    assert!(audit(&SMALL.kernel, &silent, None).faults.iter().any(|fault| fault.fault == Fault::Derivation));
}

#[test]
fn audit_bounds_hostile_ledgers() {
    let deep = format!("{}{}\n", "[".repeat(200_000), "]".repeat(200_000));
    let huge = format!("{{\"entry\":\"{}\"}}\n", "x".repeat(40_000_000));
    let many = "{}\n".repeat(1_000_000);
    for text in [deep, huge, many] {
        let report = audit(&SMALL.kernel, &text, None);
        assert!(!report.is_sound());
        assert_eq!(report.faults.len(), 1, "it stops at the first line that cannot be read");
        assert!(Ledger::read(&text).is_err());
    }
}
