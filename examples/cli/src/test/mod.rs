//! `distinguo test`: whether rulebooks come to what people who know the regulations expect of them.

mod mutate;
mod read;
mod told;

use std::path::PathBuf;

use distinguo::document::Place;
use distinguo::error::Problems;
use distinguo::rulebook::Rulebook;
use distinguo::scenario::{Check, Covered, Subject, Tried};
use distinguo::time::Calendar;
use serde::Serialize;

use crate::Answer;
use crate::args::TestArgs;
use crate::drawn::Source;
use crate::failure::Failure;
use crate::input;
use crate::output::Output;
use crate::words::Words;
use read::{Expectations, Read};

/// A file of expectations and what came of it.
pub struct Outcome {
    name: String,
    text: String,
    book: Rulebook,
    tried: Vec<Tried>,
    /// Whether it is meant to touch all of the rulebook: a published case is not.
    thorough: bool,
}

pub fn run(args: &TestArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    let calendars = input::calendars(&args.calendars.files, words)?;
    let given = args.rulebooks.iter().map(|book| input::rulebook_text(book, words)).collect::<Result<Vec<_>, _>>()?;
    let mut books = Books { given: Vec::new(), calendars };
    for (name, text) in given {
        let book = Rulebook::load(&text);
        let book = book.map_err(|problems| Failure::of(Source::of(&name, &text), problems))?;
        books.given.push((book, name, text));
    }
    let Read { files, skipped } = read::all(&args.paths, words)?;
    if files.is_empty() {
        let paths: Vec<String> = args.paths.iter().map(|path| input::name(path)).collect();
        return Err(Failure::Usage(words.no_scenarios(&paths.join(words.joint()))));
    }
    let mut outcomes = Vec::new();
    let mut broken = false;
    for file in &files {
        match books.try_file(file, words) {
            Ok(tried) => outcomes.extend(tried),
            Err(failure @ Failure::Document { .. }) => {
                // The others are tried all the same.
                broken = true;
                failure.tell(words, args.json);
            }
            Err(failure) => return Err(failure),
        }
    }
    let agree = !broken && outcomes.iter().all(|outcome| outcome.tried.iter().all(Tried::agrees));
    let unnoticed = if args.mutate && agree { Some(mutate::run(&books, &files, words)?) } else { None };
    if args.json {
        let files: Vec<Told<'_>> = outcomes.iter().map(Told::of).collect();
        out.json(&Report { files, skipped: &skipped, unnoticed: unnoticed.as_ref().map(|found| &found.unnoticed) })?;
    } else {
        out.raw(&told::page(&outcomes, &skipped, out.width(), words))?;
        if let Some(found) = &unnoticed {
            out.raw(&told::mutations(found, out.width(), words))?;
        } else if args.mutate && !agree {
            crate::output::complain(&format!("{}\n", words.mutate_later()));
        }
    }
    let noticed = unnoticed.is_none_or(|found| found.unnoticed.is_empty());
    Ok(if agree && noticed { Answer::Yes } else { Answer::No })
}

/// The rulebooks that scenarios are tried on.
pub struct Books {
    /// Those of the command line, each with the name and the text of its file.
    given: Vec<(Rulebook, String, String)>,
    calendars: Vec<Calendar>,
}

impl Books {
    /// The rulebook of an id and a version, with its text: one that was given, else one that ships.
    fn find(&self, id: &str, version: Option<&str>) -> Option<(Rulebook, String, String)> {
        let fits =
            |book: &Rulebook| book.id().as_str() == id && version.is_none_or(|version| version == book.version());
        if let Some(found) = self.given.iter().find(|(book, ..)| fits(book)) {
            return Some(found.clone());
        }
        // The newest version is the one that its id alone names.
        let shipped = |name: &str| {
            let book = Rulebook::shipped(name).filter(&fits)?;
            Some((book, name.to_owned(), Rulebook::shipped_text(name)?.to_owned()))
        };
        let mut of_id = Rulebook::shipped_names().filter(|name| name.starts_with(id));
        shipped(id).or_else(|| of_id.find_map(shipped))
    }

    fn calendar(&self, book: &Rulebook) -> Option<Calendar> {
        let named = book.calendar()?;
        self.calendars.iter().rev().find(|calendar| calendar.id() == named).cloned()
    }

    /// Tries a file on every rulebook that it is about.
    fn try_file(&self, file: &read::File, words: Words) -> Result<Vec<Outcome>, Failure> {
        let source = || Source::of(&file.name, &file.text);
        let failed = |problems: Problems| Failure::of(source(), problems);
        let expectations = Expectations::load(file).map_err(failed)?;
        let mut outcomes = Vec::new();
        for (id, version) in expectations.about() {
            let Some((book, ..)) = self.find(&id, version.as_deref()) else {
                return Err(Failure::Usage(words.no_book_of_scenarios(&file.name, &id, version.as_deref())));
            };
            let tried = expectations.try_on(&book, self.calendar(&book)).map_err(failed)?;
            let (name, text) = (file.name.clone(), file.text.clone());
            let thorough = matches!(expectations, Expectations::Scenarios(_));
            outcomes.push(Outcome { name, text, book, tried, thorough });
        }
        Ok(outcomes)
    }
}

impl Outcome {
    fn line(&self, check: &Check) -> usize {
        Place::of_pointer(&self.text, &check.pointer).line()
    }

    fn covered(&self) -> Covered {
        let mut covered = Covered::default();
        self.tried.iter().for_each(|tried| covered.add(&tried.covered));
        covered
    }
}

#[derive(Serialize)]
struct Report<'o> {
    files: Vec<Told<'o>>,
    /// What was passed over in folders: files that expect nothing.
    skipped: &'o [PathBuf],
    #[serde(skip_serializing_if = "Option::is_none")]
    unnoticed: Option<&'o Vec<mutate::Mutant>>,
}

#[derive(Serialize)]
struct Told<'o> {
    name: &'o str,
    rulebook: &'o str,
    version: &'o str,
    scenarios: Vec<ToldScenario<'o>>,
    /// Of scenarios.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_covered: Option<ToldCovered>,
}

#[derive(Serialize)]
struct ToldScenario<'o> {
    name: &'o str,
    agrees: bool,
    checks: Vec<ToldCheck<'o>>,
}

#[derive(Serialize)]
struct ToldCheck<'o> {
    pointer: &'o str,
    line: usize,
    about: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'o str>,
    expected: &'o [String],
    found: &'o [String],
    agrees: bool,
}

#[derive(Serialize)]
struct ToldCovered {
    rows: Vec<String>,
    clauses: Vec<String>,
    periods: Vec<String>,
}

impl<'o> Told<'o> {
    fn of(outcome: &'o Outcome) -> Self {
        let check = |check: &'o Check| ToldCheck {
            pointer: &check.pointer,
            line: outcome.line(check),
            about: word(&check.subject),
            id: check.subject.id().map(|id| id.as_str()),
            expected: &check.expected,
            found: &check.found,
            agrees: check.agrees(),
        };
        let scenario = |tried: &'o Tried| ToldScenario {
            name: &tried.name,
            agrees: tried.agrees(),
            checks: tried.checks.iter().map(check).collect(),
        };
        let missing = outcome.thorough.then(|| told::Missing::of(&outcome.book, &outcome.covered()));
        Self {
            name: &outcome.name,
            rulebook: outcome.book.id().as_str(),
            version: outcome.book.version(),
            scenarios: outcome.tried.iter().map(scenario).collect(),
            not_covered: missing.map(|missing| ToldCovered {
                rows: missing.rows.iter().map(|(table, row)| format!("{table}/{row}")).collect(),
                clauses: missing.clauses.iter().map(ToString::to_string).collect(),
                periods: missing.periods.iter().map(ToString::to_string).collect(),
            }),
        }
    }
}

/// What a check is about, for machines.
fn word(subject: &Subject) -> &'static str {
    match subject {
        Subject::Permits(_) => "permits",
        Subject::Never(_) => "never",
        Subject::Normally(_) => "normally",
        Subject::Rows(_) => "rows",
        Subject::Open(_) => "open",
        Subject::Contradictory => "contradictory",
        Subject::Refused => "refused",
        Subject::Due(_) => "due",
        Subject::Overdue => "overdue",
        Subject::Over => "over",
        Subject::Decided(_) => "decided",
        _ => "",
    }
}
