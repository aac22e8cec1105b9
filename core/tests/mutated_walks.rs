//! Walks of people who change one thing: of what `options` offers, one field is changed at random, or whoever does it. It is
//! refused, or everything that is promised of procedures still holds.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a test may panic, its helpers too"
)]

#[path = "support/invariants.rs"]
mod invariants;
#[path = "support/stage.rs"]
mod stage;

use std::collections::BTreeSet;
use std::io::Write as _;

use distinguo::audit::audit;
use distinguo::case::Act;
use distinguo::kernel::Done;
use distinguo::time::{Moment, Zone};
use invariants::{Told, watch};
use serde_json::{Value, json};
use stage::{Play, Stage, Who, private, stored};

/// Acts that are tried with something changed.
const MUTATIONS: u32 = 100_000;
/// Tried from each state of a walk.
const EACH: u32 = 40;

/// A stream of numbers from a seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(below.max(1)).unwrap()).unwrap()
    }

    fn pick<'i, T>(&mut self, items: &'i [T]) -> Option<&'i T> {
        items.get(self.roll(items.len()))
    }
}

/// Every id of a book.
fn ids(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("id").and_then(Value::as_str).map(ToOwned::to_owned));
            fields.values().for_each(|inner| ids(inner, found));
        }
        Value::Array(items) => items.iter().for_each(|inner| ids(inner, found)),
        _ => {}
    }
}

/// The places of everything in a body, by pointer.
fn places(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                let pointer = format!("{pointer}/{name}");
                found.push(pointer.clone());
                places(inner, &pointer, found);
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                let pointer = format!("{pointer}/{index}");
                found.push(pointer.clone());
                places(inner, &pointer, found);
            }
        }
        _ => {}
    }
}

/// What may stand in a field that the act has or could have.
fn something(dice: &mut Dice, words: &[String]) -> Value {
    let word = json!(dice.pick(words));
    let day = ["0001-01-01", "2026-03-02", "2026-03-09", "2026-04-01", "9999-12-31"][dice.roll(5)];
    match dice.roll(9) {
        0..=3 => word,
        4 => json!(day),
        5 => json!([word]),
        6 => json!(dice.roll(2) == 0),
        7 => private(""),
        _ => json!({"document": word, "evidence": private("a seal")}),
    }
}

/// An act with one thing changed.
fn mutated(dice: &mut Dice, words: &[String], cast: &[Who], (who, body): &(Who, Value)) -> (Who, Value) {
    let (mut who, mut body) = (who.clone(), body.clone());
    let other = dice.pick(cast).unwrap().clone();
    match dice.roll(8) {
        0 => who.id = other.id,
        1 => who.role = other.role,
        2 => who.organ = other.organ,
        3 => {
            let names = ["about", "done_on", "proof", "measure", "level", "to", "key", "method", "audience", "party"];
            let name = names[dice.roll(names.len())];
            let changed = something(dice, words);
            let inner = body.as_object_mut().unwrap().values_mut().next().unwrap();
            inner[name] = changed;
        }
        4 => {
            let inner = body.as_object_mut().unwrap().values_mut().next().unwrap();
            let names: Vec<String> = inner.as_object().unwrap().keys().cloned().collect();
            if let Some(name) = dice.pick(&names) {
                inner.as_object_mut().unwrap().remove(name);
            }
        }
        _ => {
            let mut found = Vec::new();
            places(&body, "", &mut found);
            // The kind of act is not a field of it.
            let inner: Vec<String> = found.into_iter().filter(|place| place.matches('/').count() > 1).collect();
            if let Some(place) = dice.pick(&inner) {
                let place = body.pointer_mut(place).unwrap();
                *place = match (&*place, dice.roll(4)) {
                    (Value::Bool(value), _) => json!(!value),
                    (Value::Array(items), 0..=1) => {
                        let mut items = items.clone();
                        if dice.roll(2) == 0 {
                            drop(items.pop())
                        } else {
                            items.extend(items.first().cloned())
                        }
                        Value::Array(items)
                    }
                    (Value::String(_), 0..=2) => json!(dice.pick(words)),
                    _ => something(dice, words),
                };
            }
        }
    }
    (who, body)
}

/// A walk in which most of what is tried is changed. Counts what was tried and what of it was accepted.
fn walk(stage: &Stage, seed: u64, tried: &mut u32) -> u32 {
    let mut dice = Dice(seed);
    let zone = Zone::parse("CST-8").unwrap();
    let mut play = Play::open(stage, "2026-03-02T10:00:00+08:00");
    play.strays = true;
    let mut told = Told::default();
    let mut broken = BTreeSet::new();
    let mut before = stage::Shadow::default();
    for record in play.ledger.records() {
        let record = serde_json::to_value(record).unwrap();
        broken.extend(told.take(stage, &before, &record));
        before.fold(&record);
    }
    let mut book = BTreeSet::new();
    ids(&stage.book, &mut book);
    let cast = stage.cast(3);
    let mut accepted = 0;
    for step in 0..30 {
        if dice.roll(3) == 0 {
            let days = [1, 1, 2, 3, 6, 11, 31][dice.roll(7)];
            let then = zone.instant(Moment::new(zone.day(play.now).plus_days(days).unwrap(), 10, 0).unwrap());
            let mut before = play.seen.clone();
            for record in play.until(&then.to_string()) {
                let mut after = before.clone();
                after.fold(&record);
                broken.extend(told.take(stage, &before, &record));
                watch(&before, &after, &record, &mut broken);
                before = after;
            }
        }
        let mut words: Vec<String> = book.iter().cloned().collect();
        words.extend(cast.iter().flat_map(|who| [Some(who.id.clone()), who.organ.clone()]).flatten());
        words.extend(play.seen.findings.iter().map(|pass| pass.of.clone()));
        let today = zone.day(play.now).to_string();
        let mut offers = Vec::new();
        for mut who in cast.iter().cloned() {
            let seat = who.organ.as_deref().and_then(|organ| organ.strip_prefix("organ-"));
            who.organ = seat.and_then(|seat| play.seen.seats.get(seat)).cloned();
            for choice in stage.choices(play.case(), &who, play.now) {
                let bodies = stage.bodies(&choice, &who, &play.seen, &today);
                offers.extend(bodies.into_iter().map(|body| (who.clone(), body)));
            }
        }
        // Mostly what moves the matter itself on.
        let aside = ["recuse", "report_stage", "dispute", "extend", "close_filing", "withdraw", "succeed", "assign"];
        if dice.roll(4) > 0 {
            let main = |(_, body): &(Who, Value)| !aside.iter().any(|kind| body.get(*kind).is_some());
            offers = offers.into_iter().filter(main).collect();
        }
        let mut done = None;
        for attempt in 0..EACH {
            let Some(offer) = dice.pick(&offers) else { break };
            let (who, body) = mutated(&mut dice, &words, &cast, offer);
            *tried += 1;
            let name = format!("m-{step}-{attempt}");
            let text = json!({"id": name, "at": play.now.to_string(), "actor": who.json(), "act": body}).to_string();
            let Ok(act) = Act::load(&text) else { continue };
            let Ok(Done::Entry(record)) = stage.kernel.handle(play.case(), &act).act else { continue };
            accepted += 1;
            let record = serde_json::to_value(&*record).unwrap();
            let mut after = play.seen.clone();
            after.fold(&record);
            broken.extend(told.clone().take(stage, &play.seen, &record));
            watch(&play.seen, &after, &record, &mut broken);
            assert!(broken.is_empty(), "seed {seed}: {broken:?} by {text}");
            // One of those that were accepted is gone on with.
            if done.is_none() || dice.roll(4) == 0 {
                done = Some(act);
            }
        }
        // Or what was offered is done, as it was offered.
        let honest =
            dice.pick(&offers).map(|(who, body)| stage::act(&format!("a-{step}"), play.now, who, body.clone()));
        let Some(act) = done.filter(|_| dice.roll(2) == 0).or(honest) else { continue };
        let before = play.seen.clone();
        for record in play.hand_in(&act).unwrap_or_default() {
            broken.extend(told.take(stage, &before, &record));
            watch(&before, &play.seen, &record, &mut broken);
        }
        assert!(broken.is_empty(), "seed {seed}, step {step}: {broken:?}");
    }
    let text = stored(play.ledger.records());
    let report = audit(&stage.kernel, &text, play.case().head());
    assert!(report.is_sound(), "seed {seed}: {:?}\n{text}", report.faults);
    assert_eq!(&stage.kernel.replay(play.ledger.records()).unwrap(), play.case(), "seed {seed}");
    accepted
}

#[test]
fn an_act_with_one_thing_changed_is_refused_or_breaks_nothing() {
    let mut seed = 0;
    let (mut tried, mut accepted) = (0, 0);
    let stage = Stage::small();
    while tried < MUTATIONS {
        seed += 1;
        accepted += walk(&stage, seed, &mut tried);
    }
    let told = format!("{tried} changed acts in {seed} walks, seeds 1 to {seed}; {accepted} were accepted\n");
    std::io::stderr().write_all(told.as_bytes()).unwrap();
    assert!(accepted > tried / 100, "nothing is learnt from what nobody would have thought of: {accepted}");
    assert!(accepted < tried / 2, "{accepted}");
}
