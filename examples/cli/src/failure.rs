//! Why a command was not carried out, and how that is said.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use distinguo::case::Refusal;
use distinguo::document::shown;
use distinguo::error::{Problem, Problems, Severity};
use serde::Serialize;

use crate::drawn::{self, Source};
use crate::output::add_line;
use crate::words::Words;

/// Why a command was not carried out.
pub enum Failure {
    /// It cannot be carried out as it is written.
    Usage(String),
    /// A ledger runs under what is not at hand, or is none that handling wrote.
    Ledger(String),
    /// A document, or a line of a file of lines, has problems.
    Document { source: Box<Source>, problems: Problems },
    /// An act is not possible.
    Refused(Box<Refused>),
    /// Nobody reads the output any more.
    Unread,
    /// The output cannot be written.
    Output(String),
}

/// An act that is not possible, and where it is written.
pub struct Refused {
    pub name: String,
    pub line: usize,
    /// The refusal as a page.
    pub page: String,
    pub refusal: Refusal,
}

const PLACE: Style = Style::new().bold();
const CODE: Style = Style::new().dimmed();
const ERROR: Style = AnsiColor::Red.on_default().bold();

impl Failure {
    /// A document, or a line, with its text.
    pub fn of(source: Source, problems: Problems) -> Self {
        Self::Document { source: Box::new(source), problems }
    }

    /// A document whose text is not at hand.
    pub fn document(name: &str, problems: Problems) -> Self {
        Self::of(Source::named(name), problems)
    }

    /// An argument that names something that is not there.
    pub fn argument(name: &str, problems: &Problems, words: Words) -> Self {
        let told: Vec<String> = problems
            .iter()
            .map(|problem| {
                let nearest = problem.nearest_name().map(|near| format!("\n  {}", words.did_you_mean(near)));
                let help = format!("\n  {}{}", words.help(), problem.help(words.language()));
                let message = problem.message(words.language());
                format!("{name}{}{}{}{help}", words.colon(), shown(&message), nearest.unwrap_or_default())
            })
            .collect();
        Self::Usage(told.join("\n"))
    }

    pub fn output(error: impl Into<io::Error>) -> Self {
        let error = error.into();
        if error.kind() == io::ErrorKind::BrokenPipe { Self::Unread } else { Self::Output(error.to_string()) }
    }

    /// Says it on standard error, where the command goes on.
    pub fn tell(self, words: Words, json: bool) {
        self.report(words, json);
    }

    /// Says it on standard error and tells the exit status.
    pub fn report(self, words: Words, json: bool) -> ExitCode {
        let (text, status) = match self {
            Self::Unread => return ExitCode::SUCCESS,
            Self::Usage(message) | Self::Ledger(message) | Self::Output(message) if json => {
                (canonical(&Usage { error: &message }), 2)
            }
            Self::Usage(message) | Self::Ledger(message) | Self::Output(message) => {
                (format!("{ERROR}{}{ERROR:#}{message}\n", words.error()), 2)
            }
            Self::Document { source, problems } if json => {
                let placed = placed(&source, &problems);
                (canonical(&Document { name: &source.name, line: source.number(), problems: placed }), 1)
            }
            Self::Document { source, problems } => (told(&source, &problems, words), 1),
            Self::Refused(refused) if json => {
                let Refused { name, line, refusal, .. } = &*refused;
                (canonical(&Refusing { name, line: *line, refusal }), 1)
            }
            Self::Refused(refused) => (refused.page, 1),
        };
        // Where even this cannot be written, the exit status is all that is left to say.
        let _ = anstream::stderr().write_all(text.as_bytes());
        ExitCode::from(status)
    }
}

#[derive(Serialize)]
struct Usage<'a> {
    error: &'a str,
}

#[derive(Serialize)]
struct Document<'a> {
    name: &'a str,
    /// Of a file of lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    problems: Vec<Placed<'a>>,
}

/// A problem with its place in the text, where that is at hand.
#[derive(Serialize)]
pub struct Placed<'a> {
    #[serde(flatten)]
    problem: &'a Problem,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    /// The objects that it lies in: the field that each stands in, and its id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    within: Vec<[String; 2]>,
}

/// Problems with their places.
pub fn placed<'a>(source: &Source, problems: &'a Problems) -> Vec<Placed<'a>> {
    let place = |problem| {
        let spot = source.place(problem);
        let [line, column] = [spot.as_ref().map(|spot| spot.line), spot.as_ref().map(|spot| spot.column)];
        Placed { problem, line, column, within: spot.map(|spot| spot.within).unwrap_or_default() }
    };
    problems.iter().map(place).collect()
}

#[derive(Serialize)]
struct Refusing<'a> {
    name: &'a str,
    line: usize,
    refusal: &'a Refusal,
}

fn canonical<T: Serialize>(document: &T) -> String {
    serde_json_canonicalizer::to_string(document).map(|text| text + "\n").unwrap_or_default()
}

/// Problems as people read them.
pub fn told(source: &Source, problems: &Problems, words: Words) -> String {
    drawn::told(source, problems, crate::output::width_of_errors(), words)
}

/// A problem of a line of a ledger, of which the kernel says the line, from 0, in the pointer.
pub fn told_of_line(name: &str, problem: &Problem, words: Words) -> String {
    let (line, rest) = line(problem);
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = tell(&mut text, &format!("{name}:{line}#{rest}"), problem, words);
    text
}

/// The line, from 1, and the place in it.
fn line(problem: &Problem) -> (usize, &str) {
    let pointer = problem.pointer().strip_prefix('/').unwrap_or_default();
    let (line, rest) = pointer.split_at(pointer.find('/').unwrap_or(pointer.len()));
    (line.parse::<usize>().unwrap_or(0) + 1, rest)
}

fn tell(text: &mut String, place: &str, problem: &Problem, words: Words) -> std::fmt::Result {
    let code = problem.code().as_str();
    // Problems quote documents: what they quote stays on its line.
    let message = problem.message(words.language());
    // What keeps a document from being used needs no mark.
    let advice = match problem.code().severity() {
        Severity::Error => "",
        Severity::Lint => words.advice(),
        Severity::Note => words.note(),
    };
    writeln!(text, "{PLACE}{}{PLACE:#}: {advice}{} {CODE}[{code}]{CODE:#}", shown(place), shown(&message))?;
    if let Some(nearest) = problem.nearest_name() {
        add_line(text, 1, words.did_you_mean(nearest));
    }
    if let Some(example) = problem.counterexample() {
        let case = example.words(words.language().tag()).or_else(|| example.any_words());
        let case = case.filter(|case| !case.is_empty()).unwrap_or(words.any_case());
        add_line(text, 1, format_args!("{}{case}", words.counterexample()));
    }
    add_line(text, 1, format_args!("{}{}", words.help(), problem.help(words.language())));
    Ok(())
}
