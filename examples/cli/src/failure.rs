//! Why a command was not carried out, and how that is said.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use distinguo::error::{Problem, Problems};
use serde::Serialize;

use crate::words::Words;

/// Why a command was not carried out.
pub enum Failure {
    /// It cannot be carried out as it is written.
    Usage(String),
    /// A document has problems.
    Document { name: String, problems: Problems },
    /// Nobody reads the output any more.
    Unread,
    /// The output cannot be written.
    Output(String),
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
                format!("{name}{}{message}{}{help}", words.colon(), nearest.unwrap_or_default())
            })
            .collect();
        Self::Usage(told.join("\n"))
    }

    pub fn output(error: impl Into<io::Error>) -> Self {
        let error = error.into();
        if error.kind() == io::ErrorKind::BrokenPipe { Self::Unread } else { Self::Output(error.to_string()) }
    }

    /// Says it on standard error and tells the exit status.
    pub fn report(self, words: Words, json: bool) -> ExitCode {
        let (text, status) = match self {
            Self::Unread => return ExitCode::SUCCESS,
            Self::Usage(message) | Self::Output(message) if json => (canonical(&Usage { error: &message }), 2),
            Self::Usage(message) | Self::Output(message) => {
                (format!("{ERROR}{}{ERROR:#}{message}\n", words.error()), 2)
            }
            Self::Document { name, problems } if json => (canonical(&Document { name: &name, problems: &problems }), 1),
            Self::Document { name, problems } => (told(&name, &problems, words), 1),
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

fn canonical<T: Serialize>(document: &T) -> String {
    serde_json_canonicalizer::to_string(document).map(|text| text + "\n").unwrap_or_default()
}

/// Problems as lines: where, what, the code; then what was meant, what helps, and a case that shows it.
pub fn told(name: &str, problems: &Problems, words: Words) -> String {
    let mut text = String::new();
    for problem in problems {
        // Writing to a string cannot fail.
        let _ = tell(&mut text, name, problem, words);
    }
    text
}

fn tell(text: &mut String, name: &str, problem: &Problem, words: Words) -> std::fmt::Result {
    let (pointer, code) = (problem.pointer(), problem.code().as_str());
    let message = problem.message(words.language());
    writeln!(text, "{PLACE}{name}#{pointer}{PLACE:#}: {message} {CODE}[{code}]{CODE:#}")?;
    if let Some(nearest) = problem.nearest_name() {
        writeln!(text, "  {}", words.did_you_mean(nearest))?;
    }
    if let Some(example) = problem.counterexample() {
        let tag = words.language().tag();
        let case = example.words.get(tag).or_else(|| example.words.values().next());
        let case = case.filter(|case| !case.is_empty()).map_or(words.any_case(), String::as_str);
        writeln!(text, "  {}{case}", words.counterexample())?;
    }
    writeln!(text, "  {}{}", words.help(), problem.help(words.language()))
}
