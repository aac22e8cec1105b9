//! Why a command was not carried out, and how that is said.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use distinguo::case::Refusal;
use distinguo::document::shown;
use distinguo::error::{Code, Problem, Problems, Severity};
use serde::Serialize;

use crate::output::add_line;
use crate::words::Words;

/// Why a command was not carried out.
pub enum Failure {
    /// It cannot be carried out as it is written.
    Usage(String),
    /// A ledger runs under what is not at hand, or is none that handling wrote.
    Ledger(String),
    /// A document has problems.
    Document { name: String, problems: Problems },
    /// A line of a file of lines has problems.
    Line { name: String, line: usize, problems: Problems },
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
    pub fn document(name: &str, problems: Problems) -> Self {
        Self::Document { name: name.to_owned(), problems }
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
    pub fn tell(self, words: Words) {
        self.report(words, false);
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
            Self::Document { name, problems } if json => (canonical(&Document { name: &name, problems: &problems }), 1),
            Self::Document { name, problems } => (told(&name, &problems, words), 1),
            Self::Line { name, line, problems } if json => {
                (canonical(&Line { name: &name, line, problems: &problems }), 1)
            }
            Self::Line { name, line, problems } => (told(&format!("{name}:{line}"), &problems, words), 1),
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
    problems: &'a Problems,
}

#[derive(Serialize)]
struct Line<'a> {
    name: &'a str,
    line: usize,
    problems: &'a Problems,
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

/// Problems as lines: where, what, the code; then what was meant, what helps, and a case that shows it.
pub fn told(name: &str, problems: &Problems, words: Words) -> String {
    let mut text = String::new();
    for problem in problems {
        // Writing to a string cannot fail.
        let _ = tell(&mut text, &format!("{name}#{}", problem.pointer()), problem, words);
    }
    text
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
    if problem.code() == Code::NotUtf8 {
        add_line(text, 1, words.other_encoding());
    }
    Ok(())
}
