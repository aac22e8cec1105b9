//! `distinguo show`: a case as a file to read.

use distinguo::case::Refusal;

use crate::Answer;
use crate::args::ShowArgs;
use crate::books::{self, Books, instant};
use crate::failure::{Failure, told_of_line};
use crate::output::Output;
use crate::words::Words;

pub fn run(args: &ShowArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    let mut library = Books::new(&args.rulebooks, &args.calendars, words)?;
    let mut opened = books::open(&args.ledger, words)?;
    if opened.ledger.records().is_empty()
        && let Some(problem) = &opened.broken
    {
        crate::output::complain(&told_of_line(&opened.name, problem, words));
        return Ok(Answer::No);
    }
    let mut kernel = library.of(&opened)?;
    let last = opened.ledger.records().last().map(|record| record.entry().at());
    let now = match &args.at {
        Some(at) => Some(instant(&kernel, at, words)?),
        None => last,
    };
    let Some(now) = now else { return Err(Failure::Usage(words.empty_ledger(&opened.name))) };
    opened.ledger = opened.ledger.until(now);
    if opened.ledger.records().is_empty() {
        return Err(Failure::Usage(words.not_open_yet(&opened.name)));
    }
    // It may have run under an earlier version then.
    kernel = library.of(&opened)?;
    let refused = |refusal| books::refused(&opened.name, &refusal, words);
    opened.ledger.tick(&kernel, now).map_err(refused)?;
    let reader = books::reader(&args.reader)?;
    let unseen = |unseen| books::unseen(&opened.name, unseen, words);
    let case = opened.ledger.case();
    match &reader {
        Some(actor) if args.json => out.json(&kernel.explain_for(case, actor, now).map_err(unseen)?)?,
        None if args.json => out.json(&kernel.view(case).map_err(Refusal::from).map_err(refused)?)?,
        _ => out.page(&kernel.page(&opened.ledger, reader.as_ref(), now, words.tag()).map_err(unseen)?)?,
    }
    match &opened.broken {
        Some(problem) => {
            crate::output::complain(&told_of_line(&opened.name, problem, words));
            Ok(Answer::No)
        }
        None => Ok(Answer::Yes),
    }
}
