//! The transcript: every call of the corpus, then the random ones, each with the answer of the native kernel.

use std::collections::VecDeque;

use distinguo::rulebook::Rulebook;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::compare::difference;
use super::native::Native;
use super::protocol::Call;
use super::scripts::{Acts, File, Gives, Script, Step};
use super::texts::{self, Kept};
use crate::{Failure, read, root};

/// A call, where it comes from, and what it is to be answered with.
pub(crate) struct Exchange {
    /// Script and step, or which of the random calls.
    pub(crate) from: String,
    pub(crate) call: Call,
    pub(crate) answer: String,
}

/// Which answers are written into the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bless {
    Nothing,
    /// Those that are not written down yet.
    New,
    /// Also those that differ from what is written down.
    All,
}

/// A step, or a file of acts, that gives something else than is written down.
struct Finding {
    told: String,
    script: usize,
    /// `None` for the file of acts.
    step: Option<usize>,
    /// What it gives.
    gives: Gives,
}

/// Exchanges with the native kernel, one after the other.
#[derive(Default)]
pub(crate) struct Transcript {
    pub(crate) exchanges: Vec<Exchange>,
    native: Native,
}

impl Transcript {
    /// Makes a call and keeps it; the answer.
    pub(crate) fn ask(&mut self, from: &str, call: Call) -> Result<&str, Failure> {
        let answer = self.native.answer(&call).map_err(|failure| format!("{from}: {failure}"))?;
        self.exchanges.push(Exchange { from: from.to_owned(), call, answer });
        Ok(self.exchanges.last().map_or("", |exchange| exchange.answer.as_str()))
    }

    /// Plays a file of scripts. Answers that differ from what is written down, and are not written now, are told.
    pub(crate) fn play(&mut self, file: &mut File, bless: Bless) -> Result<Vec<String>, Failure> {
        let mut found = Vec::new();
        for (index, script) in file.scripts.iter().enumerate() {
            let mut kept = Kept::new();
            for part in file.chain(script)? {
                // What comes before is judged where it is written.
                let ours = std::ptr::eq(part, script);
                let name = format!("{} “{}”", file.name, part.shows);
                if let Some(acts) = &part.acts {
                    let digest = self.acts(acts, &format!("{name}, {}", acts.file))?;
                    if ours && acts.sha256.as_ref() != Some(&digest) {
                        let told = format!("{name}: the answers to {} have another digest: {digest}", acts.file);
                        found.push(Finding { told, script: index, step: None, gives: Gives::Digest(Some(digest)) });
                    }
                }
                for (position, step) in part.steps.iter().enumerate() {
                    let from = format!("{name}, step {} `{}`", position + 1, step.call);
                    let call = texts::call(step, &kept).map_err(|failure| format!("{from}: {failure}"))?;
                    let answer = self.ask(&from, call)?.to_owned();
                    if ours && let Some((what, gives)) = judged(step, &answer)? {
                        let told = format!("{from}: {what}");
                        found.push(Finding { told, script: index, step: Some(position), gives });
                    }
                    if let Some(name) = &step.keep {
                        kept.insert(name.clone(), answer);
                    }
                }
            }
        }
        found.retain(|finding| {
            let script = file.scripts.get_mut(finding.script);
            !script.is_some_and(|script| fill(script, finding, bless))
        });
        Ok(found.into_iter().map(|finding| finding.told).collect())
    }

    /// Plays a file of acts: the digest of its answers.
    fn acts(&mut self, acts: &Acts, from: &str) -> Result<String, Failure> {
        let first = self.exchanges.len();
        let mut book = String::new();
        for (line, text) in read(&root().join(&acts.file))?.lines().enumerate() {
            if text.trim().is_empty() {
                continue;
            }
            let from = format!("{from} line {}", line + 1);
            let value: Value = serde_json::from_str(text).map_err(|error| format!("{from}: {error}"))?;
            for call in calls_of_line(&value, text, &mut book)? {
                self.ask(&from, call)?;
            }
        }
        let answers = self.exchanges.iter().skip(first).map(|exchange| exchange.answer.as_str());
        Ok(digest(&answers.map(|answer| format!("{answer}\n")).collect::<String>()))
    }
}

/// What a line of a file of acts comes to: the heading loads a rulebook and makes a case, a migration loads another version.
fn calls_of_line(value: &Value, line: &str, book: &mut String) -> Result<VecDeque<Call>, Failure> {
    let word = |pointer: &str| value.pointer(pointer).and_then(Value::as_str);
    let load = |text: Option<&str>| Call::new("load", [text.ok_or("no such rulebook ships")?.to_owned()]);
    let of = |text: &str, field: &str| {
        let document: Value = serde_json::from_str(text).unwrap_or_default();
        document.get(field).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    if let Some(name) = word("/rulebook") {
        let text = Rulebook::shipped_text(name);
        *book = of(text.unwrap_or_default(), "id");
        return Ok([load(text)?, Call::new("new_case", [])?].into());
    }
    if let Some(now) = word("/tick") {
        return Ok([Call::new("tick", [now.to_owned()])?].into());
    }
    let mut calls = VecDeque::from([Call::new("handle", [line.to_owned()])?]);
    if let Some(version) = word("/act/migrate/version") {
        let wanted = |text: &&str| of(text, "id") == *book && of(text, "version") == version;
        calls.push_front(Call::new("under", [])?);
        calls.push_front(load(Rulebook::shipped_names().filter_map(Rulebook::shipped_text).find(wanted))?);
        // What runs out before the move runs out under the rules of before.
        calls.push_front(Call::new("tick", [word("/at").unwrap_or_default().to_owned()])?);
    }
    Ok(calls)
}

/// What is wrong with what a step gives, and what it should give.
fn judged(step: &Step, answer: &str) -> Result<Option<(String, Gives)>, Failure> {
    match &step.gives {
        Gives::Unknown => Ok(Some(("no answer is written down".to_owned(), Gives::of(&step.call, answer)?))),
        Gives::Digest(written) => {
            if answer.starts_with("{\"problems\"") || answer.starts_with("{\"refused\"") {
                let what = format!("what is wrong is written out, not digested: {answer}");
                return Ok(Some((what, Gives::of(&step.call, answer)?)));
            }
            let digest = digest(answer);
            if written.as_ref() == Some(&digest) {
                return Ok(None);
            }
            Ok(Some((format!("the answer has another digest: {digest}"), Gives::Digest(Some(digest)))))
        }
        Gives::Answer(_) | Gives::Page(_) | Gives::Lines(_) => {
            let expected = step.gives.bytes()?.unwrap_or_default();
            match difference(&expected, answer) {
                None => Ok(None),
                Some(difference) => Ok(Some((difference, Gives::of(&step.call, answer)?))),
            }
        }
    }
}

/// Writes what was found into its script; whether it may be written.
fn fill(script: &mut Script, finding: &Finding, bless: Bless) -> bool {
    let may = |unwritten| bless == Bless::All || (bless == Bless::New && unwritten);
    match (finding.step, &finding.gives) {
        (None, Gives::Digest(digest)) => match &mut script.acts {
            Some(Acts { sha256, .. }) if may(sha256.is_none()) => {
                sha256.clone_from(digest);
                true
            }
            _ => false,
        },
        (None, _) => false,
        (Some(step), gives) => match script.steps.get_mut(step) {
            Some(step) if may(matches!(step.gives, Gives::Unknown | Gives::Digest(None))) => {
                step.gives.clone_from(gives);
                true
            }
            _ => false,
        },
    }
}

fn digest(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}
