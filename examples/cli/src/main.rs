//! The distinguo command line, for rulebook authors and the curious. What belongs here is what a kernel without I/O
//! leaves to its host: reading files, asking questions, setting pages, exit codes. It decides nothing itself.

mod args;
mod audit;
mod books;
mod decide;
mod diagram;
mod drawn;
mod due;
mod failure;
mod help;
mod input;
mod layout;
mod lint;
mod lists;
mod next;
mod output;
mod report;
mod rulebooks;
mod run;
mod schema;
mod self_check;
mod show;
mod sweep;
mod test;
mod words;
mod words_of_tests;

use std::process::ExitCode;

use args::{Cli, Command};
use failure::Failure;
use output::Output;
use words::Words;

/// What a command comes to.
enum Answer {
    Yes,
    No,
    /// Nothing is found wrong, and not all of it can be judged with what is at hand.
    Unjudged,
    /// There was nothing to be done it with.
    Nothing,
}

fn main() -> ExitCode {
    let cli = args::parse();
    let words = Words::of(cli.language());
    input::read_as(cli.encoding);
    let json = cli.command.json();
    match run(cli, words) {
        Ok(Answer::Yes) => ExitCode::SUCCESS,
        Ok(Answer::No) => ExitCode::from(1),
        Ok(Answer::Unjudged) => ExitCode::from(3),
        Ok(Answer::Nothing) => ExitCode::from(2),
        Err(failure) => failure.report(words, json),
    }
}

fn run(cli: Cli, words: Words) -> Result<Answer, Failure> {
    let mut out = Output::new();
    let both = cli.lang.is_none();
    match &cli.command {
        Command::Decide(args) => decide::run(args, words, &mut out),
        Command::SelfCheck(args) => self_check::run(args, words, &mut out),
        Command::Lint(args) => lint::run(args, words, &mut out),
        Command::Due(args) => due::run(args, words, &mut out),
        Command::Lists(args) => {
            lists::run(args, if both { Words::ALL.as_slice() } else { std::slice::from_ref(&words) }, &mut out)
        }
        Command::Diagram(args) => diagram::run(args, words, &mut out),
        Command::Rulebooks(args) => rulebooks::run(args, words, &mut out),
        Command::Run(args) => run::run(args, words, &mut out),
        Command::Show(args) => show::run(args, words, &mut out),
        Command::Audit(args) => audit::run(args, words, &mut out),
        Command::Next(args) => next::run(args, words, &mut out),
        Command::Sweep(args) => sweep::run(args, words, &mut out),
        Command::Report(args) => report::run(args, words, &mut out),
        Command::Test(args) => test::run(args, words, &mut out),
        Command::Schema(args) => schema::run(args, words, &mut out),
    }
}
