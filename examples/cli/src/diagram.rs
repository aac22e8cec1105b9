//! `distinguo diagram`: the decision structure of a rulebook as a Mermaid flowchart.

use crate::Answer;
use crate::args::DiagramArgs;
use crate::failure::Failure;
use crate::input;
use crate::output::Output;
use crate::words::Words;

pub fn run(args: &DiagramArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    let book = input::rulebook(&args.rulebook, words)?;
    let chart = book.mermaid(args.table.as_deref(), words.tag());
    let chart = chart.map_err(|problems| Failure::argument("--table", &problems, words))?;
    out.raw(&chart)?;
    Ok(Answer::Yes)
}
