//! A random walk over a procedure, along what `options` offers.

use distinguo::time::{Instant, Moment, Zone};
use serde_json::Value;

use super::stage::{Play, Stage, Who, act};

/// The same hour some days later.
pub fn later(now: Instant, days: u16) -> Instant {
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
pub fn walk<'s>(stage: &'s Stage, steps: &[(u16, u8)]) -> Play<'s> {
    // A version that has been replaced is in force before.
    let over = stage.book["in_force"].get("until").is_some();
    let mut play = Play::open(stage, if over { "2022-03-02T10:00:00+08:00" } else { "2026-03-02T10:00:00+08:00" });
    let cast = stage.cast(3);
    for (choice, days) in steps {
        if *days > 0 {
            play.until(&later(play.now, u16::from(*days)).to_string());
        }
        let aside =
            ["recuse", "report_stage", "dispute", "extend", "file", "close_filing", "withdraw", "succeed", "assign"];
        let aside = |body: &Value| aside.iter().any(|kind| body.get(*kind).is_some());
        let cast: Vec<Who> = cast.iter().cloned().chain(play.speakers()).collect();
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
