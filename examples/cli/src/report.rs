//! `distinguo report`: how the mechanism works, over many cases, by clause and seat.

use distinguo::report::{Secret, Tally};

use crate::Answer;
use crate::args::ReportArgs;
use crate::books::{Books, instant};
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
        let counted =
            tally.add(&kernel, &opened.ledger, now).map_err(|problems| Failure::document(&opened.name, problems))?;
        // A case that was not open by then is no copy.
        let open = opened.ledger.records().first().is_some_and(|record| record.entry().at() <= now);
        if open && !counted {
            complain(&words.not_counted(&opened.name));
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
