//! `distinguo next`: what runs in a case, the first to end first.

use distinguo::case::DueItem;
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
    let then = opened.ledger.as_of(&kernel, now);
    let Some(case) = then.case().id() else { return Err(Failure::Usage(words.not_open_yet(&opened.name))) };
    if args.under.json {
        let (next, due) = (kernel.next_due(then.case()), kernel.due(then.case(), now));
        out.json(&Next { case, at: now, next, due })?;
    } else {
        out.page(&kernel.agenda_page(&then, now, words.tag()))?;
    }
    Ok(if opened.broken.is_some() { Answer::No } else { Answer::Yes })
}
