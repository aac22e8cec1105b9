//! `distinguo next`: what runs in a case, the first to end first.

use std::sync::Arc;

use distinguo::case::{DueItem, Refusal};
use distinguo::document::Id;
use distinguo::time::Instant;
use serde::Serialize;

use crate::Answer;
use crate::args::NextArgs;
use crate::books::{self, Books, instant};
use crate::failure::{Failure, told_of_line};
use crate::output::{Output, complain};
use crate::words::Words;

#[derive(Serialize)]
struct Next<'c> {
    case: &'c Id,
    at: Instant,
    /// When something runs out next.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<Instant>,
    due: Vec<DueItem>,
}

pub fn run(args: &NextArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    let mut library = Books::new(&args.under.rulebooks, &args.under.calendars, words)?;
    let opened = books::open(&args.ledger, words)?;
    if let Some(problem) = &opened.broken {
        complain(&told_of_line(&opened.name, problem, words));
    }
    if opened.broken.is_some() && opened.ledger.records().is_empty() {
        return Ok(Answer::No);
    }
    let kernel = library.of(&opened)?;
    let now = instant(&kernel, &args.at, words)?;
    let refused = |refusal| books::refused(&opened.name, &refusal, words);
    // It may have run under an earlier version then.
    let then = library.kernels().as_of(&opened.ledger, now).map_err(refused)?;
    let kernel = library.kernels().of(then.case()).map_or(kernel, Arc::clone);
    let Some(case) = then.case().id() else { return Err(Failure::Usage(words.not_open_yet(&opened.name))) };
    let reader = books::reader(&args.reader)?;
    let unseen = |unseen| books::unseen(&opened.name, unseen, words);
    if args.under.json {
        // When something runs out next is told to whoever sees all that runs.
        let next = match &reader {
            Some(_) => None,
            None => kernel.next_due(then.case()).map_err(Refusal::from).map_err(refused)?,
        };
        let due = kernel.due(then.case(), reader.as_ref(), now).map_err(unseen)?;
        out.json(&Next { case, at: now, next, due })?;
    } else {
        let page = kernel.agenda_page(&then, reader.as_ref(), now, words.tag()).map_err(unseen)?;
        out.page(&page)?;
    }
    Ok(if opened.broken.is_some() { Answer::No } else { Answer::Yes })
}
