//! Valid documents broken in one place: letters changed, parts left out, doubled or put elsewhere, values of another kind.

use distinguo::rulebook::Rulebook;
use serde_json::Value;

use super::Dice;
use crate::parity::protocol::Call;
use crate::parity::transcript::Transcript;
use crate::{Failure, read, root, samples};

/// Rulebooks that are proved quickly.
const SMALL: [&str; 4] =
    ["uk.nhs-just-culture.2018", "eu.376-2014", "reason.culpability.1997", "cn.zhejiang.zuiduopaoyici.2018"];

/// The case that stands open while acts are broken.
const CASE: &str = "examples/cases/p17-rectify-succeed-migrate.jsonl";

const NOW: &str = "2026-03-02T09:00:00+08:00";

pub(super) fn add(transcript: &mut Transcript, dice: &mut Dice, count: usize) -> Result<(), Failure> {
    let text = |name: &str| Rulebook::shipped_text(name).map(str::to_owned).ok_or("no such rulebook ships");
    let books = SMALL.iter().map(|name| text(name)).collect::<Result<Vec<_>, _>>()?;
    let calendar = samples::specimen("calendar")?;
    let precedents = samples::specimens("precedent")?;
    let acts = samples::specimens("act")?;
    let findings = samples::cases()?.into_iter().map(|(_, text)| text).collect::<Vec<_>>();
    let request = r#"{"from": "2026-09-28", "limit": "5wd", "counting": {"first_day": "excluded", "months":
        "corresponding_day_else_last", "rest_day_end": "next_working_day"}}"#;
    let ledger = stored(transcript)?;
    for number in 0..count {
        let call = match dice.below(11) {
            0 | 1 => Call::new("check", [broken_one(dice, &books)]),
            2 => Call::new("load", [one(dice, &books), broken(dice, &calendar)]),
            3 => Call::new("load", [one(dice, &books), String::new(), broken_one(dice, &precedents)]),
            4 => Call::new("determine_all", [broken_one(dice, &findings)]),
            5 => Call::new("handle", [broken_one(dice, &acts)]),
            6 => Call::new("due_of", [broken(dice, request), calendar.clone()]),
            7 => Call::new("due_of", [request.to_owned(), broken(dice, &calendar)]),
            8 => Call::new("audit_all", [broken(dice, &ledger)]),
            9 => Call::new("add_calendar", [broken(dice, &calendar)]),
            _ => {
                let actor = r#"{"id": "p", "role": "applicant", "organ": "county"}"#;
                Call::new("options", [broken(dice, actor), broken(dice, NOW)])
            }
        };
        transcript.ask(&format!("random broken document {number}"), call?)?;
    }
    Ok(())
}

/// Plays a case and leaves it open; its ledger.
fn stored(transcript: &mut Transcript) -> Result<String, Failure> {
    let acts = read(&root().join(CASE))?;
    let book = Rulebook::shipped_text("cn.hunan.clarification.2021").unwrap_or_default();
    transcript.ask("random broken documents", Call::new("load", [book.to_owned()])?)?;
    transcript.ask("random broken documents", Call::new("new_case", [])?)?;
    for act in acts.lines().filter(|line| line.contains("\"act\"") && !line.contains("\"migrate\"")) {
        transcript.ask("random broken documents", Call::new("handle", [act.to_owned()])?)?;
    }
    transcript.ask("random broken documents", Call::new("lines", ["0".to_owned()])?).map(str::to_owned)
}

fn one(dice: &mut Dice, texts: &[String]) -> String {
    dice.one(texts).cloned().unwrap_or_default()
}

fn broken_one(dice: &mut Dice, texts: &[String]) -> String {
    let text = one(dice, texts);
    broken(dice, &text)
}

/// A text broken in one place, as JSON or as letters.
fn broken(dice: &mut Dice, text: &str) -> String {
    if dice.chance(50)
        && let Ok(mut document) = serde_json::from_str::<Value>(text)
    {
        let mut places = Vec::new();
        samples::collect(&document, "", &mut places);
        if let Some(place) = dice.one(&places) {
            let copies = samples::broken(&document, place);
            if let Some((_, copy)) = dice.one(&copies) {
                document.clone_from(copy);
            }
        }
        return document.to_string();
    }
    let mut letters: Vec<char> = text.chars().collect();
    let at = dice.below(letters.len());
    match dice.below(5) {
        0 => drop(letters.drain(at..)),
        1 => drop(letters.drain(at..(at + dice.within(1, 9)).min(letters.len()))),
        2 => letters.splice(at..at, ['\\', 'u', 'd', '8', '0', '0']).for_each(drop),
        3 => {
            let again: Vec<char> = letters.iter().skip(at).take(dice.within(1, 40)).copied().collect();
            letters.splice(at..at, again).for_each(drop);
        }
        _ => {
            let other = dice.one(&['"', '}', '[', ',', '0', '-', 'e', '\u{0}', '错', '😀', '\t']).copied();
            letters.splice(at..(at + 1).min(letters.len()), other).for_each(drop);
        }
    }
    letters.into_iter().collect()
}
