//! Random walks over the procedures of the rulebooks that ship: whatever `options` offers is accepted, every ledger audits
//! clean, is read back as the same case, and costs no more than what happened in it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a test may panic, its helpers too"
)]

#[path = "support/stage.rs"]
mod stage;

use std::sync::LazyLock;

use distinguo::audit::audit;
use distinguo::kernel::Ledger;
use distinguo::rulebook::Rulebook;
use distinguo::time::{Instant, Moment, Zone};
use proptest::prelude::*;
use serde_json::Value;
use stage::{Play, Stage, Who, act, stored};

/// Every shipped rulebook under which a case can be opened.
static STAGES: LazyLock<Vec<Stage>> = LazyLock::new(|| {
    let texts = Rulebook::shipped_names().filter_map(Rulebook::shipped_text);
    texts.filter(|text| text.contains("\"periods\"")).map(|text| Stage::of(text, None)).collect()
});

/// The same hour some days later.
fn later(now: Instant, days: u16) -> Instant {
    let zone = Zone::parse("CST-8").unwrap();
    zone.instant(Moment::new(zone.day(now).plus_days(i64::from(days)).unwrap(), 10, 0).unwrap())
}

/// Everything that is offered to anybody: who, and what.
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

/// A walk: at each step time, and then one of the offers; the matter itself more often than what goes on beside it.
fn walk<'s>(stage: &'s Stage, steps: &[(u16, u8)]) -> Play<'s> {
    let mut play = Play::open(stage, "2026-03-02T10:00:00+08:00");
    let cast = stage.cast(3);
    for (choice, days) in steps {
        if *days > 0 {
            play.until(&later(play.now, u16::from(*days)).to_string());
        }
        let aside =
            ["recuse", "report_stage", "dispute", "extend", "file", "close_filing", "withdraw", "succeed", "assign"];
        let aside = |body: &Value| aside.iter().any(|kind| body.get(*kind).is_some());
        let (aside, main): (Vec<_>, Vec<_>) = offers(&play, &cast).into_iter().partition(|(_, body)| aside(body));
        let pool = if (choice % 7 == 0 && !aside.is_empty()) || main.is_empty() { aside } else { main };
        if pool.is_empty() {
            continue;
        }
        let (who, body) = pool[usize::from(*choice) % pool.len()].clone();
        let name = format!("a-{}", play.ledger.records().len());
        let done = play.hand_in(&act(&name, play.now, &who, body.clone()));
        let refused = done.map_err(|refusal| serde_json::to_value(&refusal).unwrap()["message"]["en"].clone());
        assert!(refused.is_ok(), "{}: {} was offered {body}: {refused:?}", stage.book["id"], who.id);
    }
    play
}

fn steps() -> impl Strategy<Value = Vec<(u16, u8)>> {
    let days = prop_oneof![4 => Just(0_u8), 2 => 1_u8..4, 1 => 4_u8..40];
    prop::collection::vec((any::<u16>(), days), 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_options_offers_under_a_shipped_rulebook_is_accepted_and_audits_clean(steps in steps()) {
        for stage in STAGES.iter() {
            let play = walk(stage, &steps);
            let text = stored(play.ledger.records());
            let report = audit(&stage.kernel, &text, play.case().head());
            prop_assert!(report.sound, "{}: {:?}\n{text}", stage.book["id"], report.faults);
            let read = Ledger::read(&text).map_err(|(_, problem)| problem.to_string()).unwrap();
            prop_assert_eq!(read.case(), play.case());
            // Time in one step or from date to date, far beyond every time limit.
            let end = later(play.now, 2_000);
            let once = stage.kernel.tick(play.case(), end);
            let mut ledger = play.ledger.clone();
            while let Some(due) = stage.kernel.next_due(ledger.case()).filter(|due| *due <= end) {
                prop_assert!(!ledger.tick(&stage.kernel, due).is_empty());
            }
            prop_assert_eq!(&once[..], &ledger.records()[play.ledger.records().len()..]);
        }
    }
}
