//! `distinguo report`: how the mechanism works, over many cases, by clause and seat.

use std::sync::Arc;

use distinguo::report::Tally;

use crate::Answer;
use crate::args::ReportArgs;
use crate::books::{self, Books, instant};
use crate::failure::Failure;
use crate::output::Output;
use crate::sweep;
use crate::words::Words;

pub fn run(args: &ReportArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    let mut library = Books::new(&args.under.rulebooks, &args.under.calendars, words)?;
    let mut tally = Tally::new();
    let cases = sweep::sound(&args.folder, &mut library, words, |opened, library| {
        let kernel = library.of(opened)?;
        let last = opened.ledger.records().last().map(|record| record.entry().at());
        let now = match &args.at {
            Some(at) => Some(instant(&kernel, at, words)?),
            None => last,
        };
        if let Some(now) = now {
            let then = opened.ledger.until(now);
            // It may have run under an earlier version then.
            let kernel = library.kernels().of(then.case()).map_or(kernel, Arc::clone);
            let counted = tally.add(&kernel, &opened.ledger, now);
            counted.map_err(|refusal| books::refused(&opened.name, &refusal, words))?;
        }
        Ok(())
    })?;
    if args.under.json {
        out.json(&tally.report())?;
    } else {
        out.page(&tally.page(words.language()))?;
    }
    Ok(if cases.broken > 0 { Answer::No } else { Answer::Yes })
}
