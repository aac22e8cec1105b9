//! Random walks over the procedures that ship, along what `options` offers, with attempts that are refused in between and
//! every question that a case answers.

use distinguo::rulebook::Rulebook;
use serde_json::{Value, json};

use super::Dice;
use crate::Failure;
use crate::parity::protocol::Call;
use crate::parity::transcript::Transcript;
use stage::{Done, Stage, Who};

#[allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_docs_in_private_items,
    clippy::wildcard_enum_match_arm,
    missing_docs,
    reason = "what the tests of the kernel walk with; it may panic, as they may"
)]
#[path = "../../../../core/tests/support/stage.rs"]
mod stage;
#[allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "what the tests of the kernel walk with; it may panic, as they may"
)]
#[path = "../../../../core/tests/support/walk.rs"]
mod walk;

/// What the tallies are made under.
const SECRET: &str = "0123456789abcdef0123456789abcdef";

/// Walks until so many calls were added.
pub(super) fn add(transcript: &mut Transcript, dice: &mut Dice, count: usize) -> Result<(), Failure> {
    let first = transcript.exchanges.len();
    // The same salts each time.
    stage::salt_anew();
    let texts: Vec<&str> = Rulebook::shipped_names()
        .filter_map(Rulebook::shipped_text)
        .filter(|text| text.contains("\"periods\""))
        .collect();
    let stages: Vec<Stage> = texts.iter().map(|text| Stage::of(text, None)).collect();
    let share = count.div_ceil(stages.len());
    for (number, (text, stage)) in texts.iter().zip(&stages).enumerate() {
        let from = format!("random walks under {}", stage.book.get("id").unwrap_or(&Value::Null));
        transcript.ask(&from, Call::new("load", [(*text).to_owned()])?)?;
        transcript.ask(&from, Call::new("new_tally", [SECRET.to_owned()])?)?;
        for new in ["cover", "new_cases"] {
            transcript.ask(&from, Call::new(new, [])?)?;
        }
        let mut walks = 0;
        while transcript.exchanges.len() - first < share * (number + 1) {
            walks += 1;
            one(transcript, dice, stage, &format!("{from}, walk {walks}"))?;
        }
        transcript.ask(&from, Call::new("report", [])?)?;
        for language in ["zh", "en"] {
            transcript.ask(&from, Call::new("tally_page", [language.to_owned()])?)?;
        }
    }
    Ok(())
}

fn one(transcript: &mut Transcript, dice: &mut Dice, stage: &Stage, from: &str) -> Result<(), Failure> {
    let steps: Vec<(u16, u8)> = (0..dice.within(1, 40)).map(|_| step(dice)).collect();
    let play = walk::walk(stage, &steps);
    let cast = stage.cast(2);
    let mut ask = |name: &str, arguments: Vec<String>| -> Result<String, Failure> {
        transcript.ask(from, Call::new(name, arguments)?).map(str::to_owned)
    };
    ask("new_case", vec![])?;
    let mut now = String::new();
    for (number, done) in play.done.iter().enumerate() {
        match done {
            Done::Until(until) => {
                now = until.to_string();
                ask("tick", vec![now.clone()])?;
            }
            Done::Act(act) => {
                now = act.at().to_string();
                if dice.chance(20) {
                    ask("handle", vec![attempt(dice, &play.done, &cast, (number, &now))?])?;
                }
                ask("handle", vec![json!(act).to_string()])?;
            }
        }
        if dice.chance(25) {
            let (name, arguments) = question(dice, stage, &cast, &now);
            ask(name, arguments)?;
        }
    }
    for _ in 0..6 {
        let (name, arguments) = question(dice, stage, &cast, &now);
        ask(name, arguments)?;
    }
    ask("tally", vec![now.clone()])?;
    ask("add_case", vec![])?;
    let day: String = now.chars().take(10).collect();
    let wanted = dice.word(&["selection", "appointment", "accountability_decision", "none"]).to_owned();
    let actor = dice.one(&cast).filter(|_| dice.chance(50)).map_or_else(String::new, |who| who.json().to_string());
    let present = [wanted, day.clone(), now.clone()];
    ask("bars", present.to_vec())?;
    ask("protections_of_all", present.into_iter().chain([actor.clone()]).collect())?;
    ask("lasting", vec![day, now.clone(), actor.clone()])?;
    let ledger = ask("lines", vec!["0".to_owned()])?;
    ask("audit", vec![if dice.chance(50) { changed(dice, &ledger) } else { ledger.clone() }])?;
    ask("from_ledger", vec![ledger])?;
    ask("view", vec![])?;
    ask("fork", vec![actor.clone()])?;
    ask("tick", vec![LATE.to_owned()])?;
    ask("difference", vec![if dice.chance(50) { now } else { LATE.to_owned() }, actor]).map(drop)
}

/// After all walks.
const LATE: &str = "2029-06-30";

fn step(dice: &mut Dice) -> (u16, u8) {
    let choice = u16::try_from(dice.below(1 << 16)).unwrap_or_default();
    let days = match dice.below(7) {
        0..=3 => 0,
        4 | 5 => dice.within(1, 3),
        _ => dice.within(4, 39),
    };
    (choice, u8::try_from(days).unwrap_or_default())
}

/// An act of the walk before its time or after it, now and then by somebody else, at another time, or under a used id.
fn attempt(dice: &mut Dice, done: &[Done], cast: &[Who], (number, now): (usize, &str)) -> Result<String, Failure> {
    let acts = done.iter().filter_map(|done| match done {
        Done::Act(act) => Some(act),
        Done::Until(_) => None,
    });
    let acts: Vec<_> = acts.collect();
    let mut act = json!(dice.one(&acts));
    let fields = act.as_object_mut().ok_or("an act is an object")?;
    fields.insert("id".to_owned(), json!(format!("attempt-{}", if dice.chance(10) { 0 } else { number })));
    fields.insert("at".to_owned(), json!(if dice.chance(5) { EARLY } else { now }));
    if dice.chance(25)
        && let Some(who) = dice.one(cast)
    {
        fields.insert("actor".to_owned(), who.json());
    }
    Ok(act.to_string())
}

/// Before any walk begins.
const EARLY: &str = "2026-03-01T10:00:00+08:00";

/// Something that a case is asked.
fn question(dice: &mut Dice, stage: &Stage, cast: &[Who], now: &str) -> (&'static str, Vec<String>) {
    let ids = |section: &str| -> Vec<String> {
        let items = stage.book.get(section).and_then(Value::as_array).into_iter().flatten();
        items.filter_map(|item| item.get("id")?.as_str().map(str::to_owned)).collect()
    };
    let mut one_of = |section: &str| dice.one(&ids(section)).cloned().unwrap_or_default();
    let table = one_of("tables");
    let language = dice.word(&["zh", "en"]).to_owned();
    let now = now.to_owned();
    let who = dice.one(cast).map_or(Value::Null, Who::json).to_string();
    // Half of what is asked is asked by whoever keeps the ledger.
    let reader = if dice.chance(50) { who.clone() } else { String::new() };
    match dice.below(16) {
        0..=4 => ("options", vec![who, now]),
        5 => ("due", vec![now, reader]),
        6 => ("next_due", vec![]),
        7 => {
            let wanted = dice.word(&["grade", "promotion", "influence", "ranking", "none"]).to_owned();
            ("protections", vec![wanted, now.chars().take(10).collect(), now, reader])
        }
        8 => ("explain_for", vec![who, now]),
        9 => ("view", vec![]),
        10 => ("precedent", vec![table]),
        11 => ("like", vec![table, now, reader]),
        12 => ("case_page", vec![now, language, reader]),
        13 => ("blocked", vec![who, now]),
        14 => ("done", vec![dice.word(&["a-1", "a-2", "nothing"]).to_owned()]),
        _ => ("agenda_page", vec![now, language, reader]),
    }
}

/// A ledger in which a letter was changed, or a line is missing.
fn changed(dice: &mut Dice, ledger: &str) -> String {
    let at = dice.below(ledger.lines().count());
    let lines = ledger.lines().enumerate();
    if dice.chance(30) {
        return lines.filter(|(line, _)| *line != at).map(|(_, text)| format!("{text}\n")).collect();
    }
    let spoilt = |(line, text): (usize, &str)| {
        let text = if line == at { text.replacen("\"role\":\"", "\"role\":\"x", 1) } else { text.to_owned() };
        text + "\n"
    };
    lines.map(spoilt).collect()
}
