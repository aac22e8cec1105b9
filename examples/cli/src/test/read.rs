//! Files that expect something of a rulebook: scenarios, and findings documents that say what was decided.

use std::path::{Path, PathBuf};

use distinguo::determination::{Findings, Outcome, determine};
use distinguo::error::Problems;
use distinguo::rulebook::Rulebook;
use distinguo::scenario::{Check, Covered, Scenarios, Subject, Tried};
use distinguo::time::Calendar;
use serde_json::Value;

use crate::failure::Failure;
use crate::input;
use crate::words::Words;

/// A file and its text.
pub struct File {
    pub name: String,
    pub text: String,
}

/// What there is to be tried.
pub struct Read {
    pub files: Vec<File>,
    /// Files of folders that expect nothing.
    pub skipped: Vec<PathBuf>,
}

/// Reads files, and all that lies in folders.
pub fn all(paths: &[PathBuf], words: Words) -> Result<Read, Failure> {
    let mut read = Read { files: Vec::new(), skipped: Vec::new() };
    for path in paths {
        if path.is_dir() {
            folder(path, words, &mut read)?;
        } else {
            read.files.push(File { name: input::name(path), text: input::read(path, words)? });
        }
    }
    Ok(read)
}

fn folder(path: &Path, words: Words, read: &mut Read) -> Result<(), Failure> {
    for path in input::files(path, "json", words)? {
        // What cannot be read is no document of ours as far as can be told; the file itself, when it is named, says why.
        match input::read(&path, words) {
            Ok(text) if expects_something(&text) => read.files.push(File { name: input::name(&path), text }),
            Ok(_) | Err(_) => read.skipped.push(path),
        }
    }
    Ok(())
}

/// Whether a text of a folder is one that is meant to be tried: that it is broken is then told.
fn expects_something(text: &str) -> bool {
    match serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) {
        Ok(document) => {
            let format = document.get("format").and_then(Value::as_str).unwrap_or_default();
            let decided = document.get("decided").and_then(Value::as_array).is_some_and(|list| !list.is_empty());
            format.starts_with("distinguo.scenarios/") || format.starts_with("distinguo.findings/") && decided
        }
        Err(_) => text.contains("\"distinguo.scenarios/"),
    }
}

/// What a file expects.
pub enum Expectations {
    Scenarios(Box<Scenarios>),
    /// Findings with what was decided in reality: the rulebook must permit it.
    Findings(Box<Findings>),
}

impl Expectations {
    pub fn load(file: &File) -> Result<Self, Problems> {
        let document = serde_json::from_str::<Value>(file.text.trim_start_matches('\u{feff}')).ok();
        let format = document.as_ref().and_then(|document| document.get("format")).and_then(Value::as_str);
        if format.is_some_and(|format| format.starts_with("distinguo.findings/")) {
            Findings::load(&file.text).map(Box::new).map(Self::Findings)
        } else {
            Scenarios::load(&file.text).map(Box::new).map(Self::Scenarios)
        }
    }

    /// The rulebooks that it is about, each with the version where one is stated.
    pub fn about(&self) -> Vec<(String, Option<String>)> {
        match self {
            Self::Scenarios(scenarios) => {
                vec![(scenarios.rulebook().to_string(), scenarios.version().map(str::to_owned))]
            }
            Self::Findings(findings) => {
                let mut about: Vec<(String, Option<String>)> = Vec::new();
                for decided in findings.decided() {
                    let one = (decided.rulebook.to_string(), decided.version.clone());
                    if !about.contains(&one) {
                        about.push(one);
                    }
                }
                about
            }
        }
    }

    /// Tries it on one of its rulebooks.
    pub fn try_on(&self, book: &Rulebook, calendar: Option<Calendar>) -> Result<Vec<Tried>, Problems> {
        match self {
            Self::Scenarios(scenarios) => scenarios.try_on(book, calendar),
            Self::Findings(findings) => decided(findings, book).map(|tried| vec![tried]),
        }
    }
}

/// Whether what was decided is permitted.
fn decided(findings: &Findings, book: &Rulebook) -> Result<Tried, Problems> {
    let determination = determine(book, findings)?;
    let name = findings.about().map(|about| about.id.to_string()).unwrap_or_default();
    let mut tried = Tried { name, checks: Vec::new(), covered: Covered::default() };
    for (number, decided) in findings.decided().iter().enumerate() {
        let other = decided.version.as_deref().is_some_and(|version| version != book.version());
        if decided.rulebook != *book.id() || other {
            continue;
        }
        let expected = vec![decided.outcome.to_string()];
        let found = permitted(&determination.result, decided.table.as_str(), decided.outcome.as_str());
        let pointer = format!("/decided/{number}/outcome");
        let subject = Subject::Permits(decided.table.clone());
        tried.checks.push(Check { pointer, on: None, subject, expected, found });
    }
    Ok(tried)
}

/// The outcome where it may still be decided, else all that may.
pub fn permitted(result: &Outcome, table: &str, outcome: &str) -> Vec<String> {
    let Outcome::Determined { tables, .. } = result else { return Vec::new() };
    let Some(found) = tables.iter().find(|found| found.table.as_str() == table) else { return Vec::new() };
    let possible: Vec<String> = found.possible.iter().map(ToString::to_string).collect();
    if possible.iter().any(|known| known == outcome) { vec![outcome.to_owned()] } else { possible }
}
