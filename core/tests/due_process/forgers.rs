//! Random forgers: whatever is changed in a ledger and chained anew is never called sound, unless handling would have
//! written exactly that.

use distinguo::audit::{Verdict, audit_under};
use distinguo::case::Act;
use distinguo::determination::BookRef;
use distinguo::kernel::{Kernel, KernelSet, Ledger};
use distinguo::time::{Date, Instant};
use serde_json::{Value, json};

use crate::ledger_and_audit::{examples, ran, rechained_behind as rechained, values};
use crate::support::Run;

/// In every build, whatever its profile. What stands before a forged entry is left as it was written, and of what follows
/// only the next entries are kept: so ten thousand take a minute where nothing is optimised.
const FORGERIES: u64 = 10_000;

/// How many entries after the forged one are kept.
const AFTER: usize = 2;

/// Numbers that follow from a seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((number ^ (number >> 31)) % u64::try_from(sides).unwrap()).unwrap()
    }
}

/// The pointers of everything in a value that is no object and no list.
fn leaves(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, inner)| leaves(inner, &format!("{pointer}/{name}"), found))
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, inner)| leaves(inner, &format!("{pointer}/{index}"), found));
        }
        _ => found.push(pointer.to_owned()),
    }
}

/// Puts another value into a place: a near day or instant, a word of the same ledger, another number.
fn change(value: &mut Value, words: &[String], dice: &mut Dice) {
    *value = match &*value {
        Value::String(text) => {
            let days = i64::try_from(dice.roll(80)).unwrap() - 40;
            if let Some(day) = Date::parse(text).and_then(|day| day.plus_days(days)) {
                day.to_string().into()
            } else if let Some(at) = Instant::parse(text) {
                let (date, clock) = text.split_at(10);
                let day = Date::parse(date).and_then(|day| day.plus_days(days)).unwrap();
                let _ = at;
                format!("{day}{clock}").into()
            } else if text.len() == 64 {
                text.replacen(['0', '1', '2', '3'], "f", 1).into()
            } else {
                words[dice.roll(words.len())].clone().into()
            }
        }
        Value::Bool(value) => (!value).into(),
        Value::Number(number) => (number.as_i64().unwrap() + i64::try_from(dice.roll(5)).unwrap() - 2).into(),
        _ => "something".into(),
    };
}

/// Changes one thing in an entry of a ledger; tells what.
fn forge(records: &mut Vec<Value>, words: &[String], dice: &mut Dice) -> String {
    let part =
        ["/effects", "/cause", "/effects", "/cause", "/effects", "/at", "/semantics", "/calendar", "", "/rulebook"]
            [dice.roll(10)];
    let entry = &mut records[0]["entry"];
    let mut found = Vec::new();
    leaves(entry.pointer(part).unwrap_or(&Value::Null), part, &mut found);
    let kind = dice.roll(12);
    match (kind, part) {
        (0, _) => {
            let first = records.remove(0)["entry"]["seq"].as_u64().unwrap();
            for (seq, record) in (first..).zip(records.iter_mut()) {
                record["entry"]["seq"] = seq.into();
            }
            return "the entry left out".to_owned();
        }
        (1, _) => {
            entry.as_object_mut().unwrap().remove("calendar");
            return "no calendar".to_owned();
        }
        (2 | 3, "/effects") => {
            let effects = entry["effects"].as_array_mut().unwrap();
            if effects.len() > 1 {
                let one = effects.remove(dice.roll(effects.len()));
                if kind == 3 {
                    effects.insert(dice.roll(effects.len() + 1), one);
                }
            }
            return "an effect moved or left out".to_owned();
        }
        (4, _) => {
            let texts = records[0].get_mut("texts").and_then(Value::as_object_mut);
            if let Some(texts) = texts {
                texts.clear();
            }
            return "texts left out".to_owned();
        }
        (5, _) => {
            entry["later"] = json!(dice.roll(9));
            return "a member added".to_owned();
        }
        _ => {}
    }
    let Some(pointer) = (!found.is_empty()).then(|| found[dice.roll(found.len())].clone()) else {
        return String::new();
    };
    let value = entry.pointer_mut(&pointer).unwrap();
    let before = value.clone();
    change(value, words, dice);
    format!("{pointer}: {before} to {value}")
}

/// Whether handling writes exactly this ledger when it is given its acts, texts and all.
pub fn handling_writes(kernels: &KernelSet, text: &str) -> bool {
    let mut ledger = Ledger::new();
    for record in values(text) {
        let book = &record["entry"]["rulebook"];
        let is = |kernel: &&Kernel| serde_json::to_value(BookRef::of(kernel.rulebook())).unwrap() == *book;
        let Some(kernel) = kernels.kernels().map(AsRef::as_ref).find(is) else { return false };
        let cause = &record["entry"]["cause"];
        let at = record["entry"]["at"].as_str().and_then(Instant::parse);
        let written = if let (Some(act), Some(_)) = (cause.get("act"), at) {
            let mut act = act.clone();
            for (pointer, private) in record.get("texts").and_then(Value::as_object).into_iter().flatten() {
                let Some(sealed) = act.pointer_mut(pointer) else { return false };
                *sealed = private.clone();
            }
            let Ok(act) = Act::load(&act.to_string()) else { return false };
            let before = ledger.records().len();
            let handled = ledger.handle(kernel, &act).is_ok_and(|written| written.len() == 1);
            handled && ledger.records().len() == before + 1
        } else if let Some(at) = at {
            ledger.tick(kernel, at).unwrap();
            true
        } else {
            false
        };
        if !written {
            return false;
        }
    }
    // An empty list of texts is another form of the same.
    ledger.lines(0) == text.replace(",\"texts\":{}", "")
}

#[test]
fn whatever_a_forger_changes_and_chains_anew_is_never_called_sound() {
    // An act whose text was erased cannot be handed in again; the module `erasure` forges those.
    let whole =
        |text: &str| -> String { text.split_inclusive('\n').filter(|line| !line.contains("\"erase\"")).collect() };
    let runs: Vec<(String, Run)> = examples().into_iter().map(|(name, text)| (name, ran(&whole(&text)))).collect();
    let ledgers: Vec<Vec<Value>> = runs.iter().map(|(_, run)| values(&run.ledger.lines(0))).collect();
    let lines: Vec<Vec<String>> = (runs.iter())
        .map(|(_, run)| run.ledger.records().iter().map(|record| format!("{}\n", record.line())).collect())
        .collect();
    let words: Vec<Vec<String>> = ledgers
        .iter()
        .map(|records| {
            let mut found = Vec::new();
            for record in records {
                let mut places = Vec::new();
                leaves(record, "", &mut places);
                found.extend(places.iter().filter_map(|place| record.pointer(place)?.as_str().map(str::to_owned)));
            }
            found.sort();
            found.dedup();
            found
        })
        .collect();
    let [mut wrong, mut unjudged, mut lawful] = [0_u32; 3];
    for seed in 0..FORGERIES {
        let mut dice = Dice(seed);
        let which = dice.roll(runs.len());
        let (name, run) = &runs[which];
        let place = dice.roll(ledgers[which].len());
        let end = (place + 1 + AFTER).min(ledgers[which].len());
        let mut records = ledgers[which][place..end].to_vec();
        let told = forge(&mut records, &words[which], &mut dice);
        let text = lines[which][..place].concat()
            + &rechained(records, place.checked_sub(1).map(|before| &ledgers[which][before]["hash"]));
        match audit_under(&run.kernels, &text, None).verdict {
            Verdict::NotSound => wrong += 1,
            Verdict::CannotBeJudged => unjudged += 1,
            Verdict::Sound => {
                lawful += 1;
                assert!(
                    handling_writes(&run.kernels, &text),
                    "seed {seed}, {name}, entry {}: {told}: called sound",
                    place + 1
                );
            }
        }
    }
    println!("seeds 0 to {FORGERIES}: {wrong} not sound, {unjudged} cannot be judged, {lawful} as handling writes");
    assert!(wrong > lawful + unjudged, "the forgers forge");
}
