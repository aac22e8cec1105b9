//! `distinguo report`: how the mechanism works, over many cases, by clause and seat.

use std::sync::Arc;

use distinguo::report::{Secret, Tally, Uncounted};

use crate::Answer;
use crate::args::ReportArgs;
use crate::books::{self, Books, instant};
use crate::failure::Failure;
use crate::input;
use crate::output::{Output, complain};
use crate::sweep;
use crate::words::Words;

pub fn run(args: &ReportArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    let bytes = input::secret(&args.secret, words)?;
    let secret = Secret::new(&bytes).map_err(|problems| Failure::document(&input::name(&args.secret), problems))?;
    let mut library = Books::new(&args.under.rulebooks, &args.under.calendars, words)?;
    let mut tally = Tally::new(secret);
    for book in library.procedures() {
        tally.cover(&book);
    }
    let cases = sweep::sound(&args.folder, &mut library, words, |opened, library| {
        let kernel = library.of(opened)?;
        let last = opened.ledger.records().last().map(|record| record.entry().at());
        let now = match &args.at {
            Some(at) => Some(instant(&kernel, at, words)?),
            None => last,
        };
        let Some(now) = now else { return Ok(()) };
        let then = opened.ledger.until(now);
        // It may have run under an earlier version then.
        let kernel = library.kernels().of(then.case()).map_or(kernel, Arc::clone);
        let counted = tally.add(&kernel, &opened.ledger, now).map_err(|uncounted| match uncounted {
            Uncounted::NotCovered(problem) => Failure::document(&opened.name, problem.into()),
            Uncounted::Refused(refusal) => books::refused(&opened.name, &refusal, words),
        })?;
        // A case that was not open by then is no copy.
        if then.case().id().is_some() && !counted {
            complain(&words.not_counted(&opened.name));
        }
        Ok(())
    })?;
    if args.under.json {
        out.json(&tally.report())?;
    } else {
        out.page(&tally.page(words.language()))?;
    }
    Ok(cases.answer(&args.folder, words))
}
