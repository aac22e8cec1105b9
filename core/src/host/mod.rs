//! The JSON front door that every binding shares: text in, text out, errors as data. What belongs here is the passage
//! between texts and the rooms below, and nothing else: whoever embeds the kernel in another language wraps this room, so
//! that every host reads the same documents and gives the same bytes.
//!
//! # Answers
//!
//! Every call is answered with one canonical JSON text (RFC 8785) of the schema `answer`, an object with one member:
//!
//! * `{"ok": …}`: what was asked for, a document with a schema of its own;
//! * `{"problems": […]}`: an input cannot be used, schema `problems`;
//! * `{"refused": {"refusal": {…}, "lapses": […]}}`: an act is not possible now, schemas `refusal` and `entry`. The lapses
//!   are what had run out before the act: they stand, and are to be stored. Every other call on a case is answered so too, with
//!   the code `wrong_book` or `needs_calendar` and no lapses, where the case runs under a rulebook or an edition of the calendar
//!   that the kernel does not have: nothing is answered by another one in its place.
//!
//! The pointer of a problem leads into the document that was given. What is given beside the document is told by its name
//! as if it were a field: `/now`, `/table`, `/actor/role`, `/calendar/editions/0`.
//!
//! Where a call makes a handle ([`Kernel::load`], [`Case::from_ledger`]…), the error is the answer with the problems.
//! Lists of documents go in as lines, one document a line, as ledgers are stored.

mod case;
mod cases;
mod documents;
mod kernel;
mod questions;
mod set;

use std::borrow::Cow;

use serde::Serialize;

use crate::case::{Actor, Foreign, Refusal, Unseen};
use crate::document::{Decode, Json, Reader, canonical_text};
use crate::error::{Code, Problem, Problems};
use crate::ledger::Record;
use crate::report::Uncounted;
use crate::rulebook::Use;
use crate::time::{Date, Instant};

pub use case::Case;
pub use cases::{Cases, Tally};
pub use documents::{act, actor, day, due_request, findings, precedent, protected_use};
pub use kernel::Kernel;
#[cfg(feature = "schema")]
pub(crate) use questions::Check;
pub(crate) use questions::DueRequest;
pub use questions::{check, due};
pub use set::KernelSet;

/// What a call is answered with.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Answer<'a, T> {
    /// What was asked for; its schema is that of the document.
    Ok(T),
    /// What is wrong with what was given.
    Problems(Cow<'a, Problems>),
    /// An act is not possible now.
    Refused {
        /// Why, and what would be possible.
        refusal: Refusal,
        /// What had run out before the act. It stands all the same, and is to be stored.
        lapses: &'a [Record],
    },
}

impl<T: Serialize> Answer<'_, T> {
    fn text(&self) -> String {
        canonical_text(self)
    }
}

/// Why a call on a case has no answer.
enum Unanswered {
    /// What was given cannot be used.
    Problems(Problems),
    /// The case is not for this kernel, or what was asked is not possible.
    Refused(Refusal),
}

impl From<Problems> for Unanswered {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

impl From<Refusal> for Unanswered {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Foreign> for Unanswered {
    fn from(foreign: Foreign) -> Self {
        Self::Refused(foreign.into())
    }
}

impl From<Unseen> for Unanswered {
    fn from(unseen: Unseen) -> Self {
        match unseen {
            Unseen::Foreign(foreign) => Self::Refused(foreign.into()),
            Unseen::Problem(problem) => Self::Problems(problem.into()),
            Unseen::Refused(refusal) => Self::Refused(refusal),
        }
    }
}

impl From<Uncounted> for Unanswered {
    fn from(uncounted: Uncounted) -> Self {
        match uncounted {
            Uncounted::NotCovered(problem) => Self::Problems(problem.into()),
            Uncounted::Refused(refusal) => Self::Refused(refusal),
        }
    }
}

impl From<Unanswered> for String {
    fn from(unanswered: Unanswered) -> Self {
        match unanswered {
            Unanswered::Problems(problems) => wrong(problems),
            Unanswered::Refused(refusal) => refused(refusal, &[]),
        }
    }
}

/// The answer to a call on a case.
fn told<T: Serialize>(result: Result<T, Unanswered>) -> String {
    match result {
        Ok(value) => Answer::Ok(value).text(),
        Err(unanswered) => unanswered.into(),
    }
}

fn refused(refusal: Refusal, lapses: &[Record]) -> String {
    let answer: Answer<'_, ()> = Answer::Refused { refusal, lapses };
    answer.text()
}

fn answer<T: Serialize>(result: Result<T, Problems>) -> String {
    match result {
        Ok(value) => Answer::Ok(value).text(),
        Err(problems) => wrong(problems),
    }
}

fn wrong(problems: impl Into<Problems>) -> String {
    let answer: Answer<'_, ()> = Answer::Problems(Cow::Owned(problems.into()));
    answer.text()
}

/// Reads a word that stands beside a document, such as an id or a date.
fn word<T: Decode>(name: &str, text: &str) -> Result<T, Problems> {
    let json = Json::String(Cow::Borrowed(text));
    Reader::read_at(name, &json)
}

/// Reads a document that stands beside another.
fn beside<T: Decode>(name: &'static str, text: &str) -> Result<T, Problems> {
    let json = Json::parse(text).map_err(|problems| problems.at(&format!("/{name}")))?;
    Reader::read_at(name, &json)
}

/// Reads who asks: an actor as in an act, or null for whoever keeps the ledger, who can read all of it.
fn reader(text: &str) -> Result<Option<Actor>, Problems> {
    if text.trim() == "null" { Ok(None) } else { beside("actor", text).map(Some) }
}

/// Reads an instant as [`crate::kernel::Kernel::instant`] does.
fn instant(kernel: &crate::kernel::Kernel, name: &str, text: &str) -> Result<Instant, Problems> {
    let bad = || Problem::new(Code::BadInstant, format!("/{name}")).given(text).expected(Instant::EXPECTED);
    kernel.instant(text).ok_or_else(|| bad().into())
}

/// Reads the use and the day for which protections are asked.
fn use_on(wanted: &str, day: &str) -> Result<(Use, Date), Problems> {
    Ok((word("use", wanted)?, word("day", day)?))
}

/// The documents of a text of lines, each with its number from 0.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty())
}
