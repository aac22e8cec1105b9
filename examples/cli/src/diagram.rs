//! `distinguo diagram`: the decision structure of a rulebook, or its procedure, as a Mermaid diagram.

use crate::Answer;
use crate::args::DiagramArgs;
use crate::failure::Failure;
use crate::input;
use crate::output::Output;
use crate::words::Words;

pub fn run(args: &DiagramArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    input::calendars(&args.calendars.files, words)?;
    let book = input::rulebook(&args.rulebook, words)?;
    if args.procedure {
        let Some(chart) = book.procedure_mermaid(words.tag()) else {
            return Err(Failure::Usage(words.no_procedure(&args.rulebook)));
        };
        out.raw(&chart)?;
        return Ok(Answer::Yes);
    }
    let chart = book.mermaid(args.table.as_deref(), words.tag());
    let chart = chart.map_err(|problems| Failure::argument("--table", &problems, words))?;
    out.raw(&chart)?;
    Ok(Answer::Yes)
}
