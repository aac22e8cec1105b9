//! Standard output. A reader that goes away early, as `head` does, is no reason to complain.

use std::fmt::Display;
use std::io::{self, Write};

use distinguo::document::shown;
use serde::Serialize;

use crate::failure::Failure;
use crate::layout;

/// Standard output, with what is known of who reads it.
pub struct Output {
    stream: anstream::AutoStream<io::Stdout>,
    width: usize,
}

impl Output {
    pub fn new() -> Self {
        let stream = anstream::AutoStream::auto(io::stdout());
        let width = width(terminal_size::terminal_size_of(io::stdout()));
        Self { stream, width }
    }

    /// How many columns a page has.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Prints a page: lines of which two spaces of indent are one level, set in the width of the terminal.
    pub fn page(&mut self, text: &str) -> Result<(), Failure> {
        let set = layout::set(text, self.width);
        self.raw(&set)
    }

    /// Prints a document in its canonical form, on one line.
    pub fn json<T: Serialize>(&mut self, document: &T) -> Result<(), Failure> {
        let text = serde_json_canonicalizer::to_string(document).map_err(Failure::output)?;
        self.raw(&(text + "\n"))
    }

    /// Prints a text as it is.
    pub fn raw(&mut self, text: &str) -> Result<(), Failure> {
        let written = self.stream.write_all(text.as_bytes()).and_then(|()| self.stream.flush());
        written.map_err(Failure::output)
    }
}

/// How many columns there are where problems are told.
pub fn width_of_errors() -> usize {
    width(terminal_size::terminal_size_of(io::stderr()))
}

/// The width of a terminal. Where there is none, it may be told all the same.
fn width(terminal: Option<(terminal_size::Width, terminal_size::Height)>) -> usize {
    let told = || std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let width = terminal.map(|(width, _)| usize::from(width.0)).or_else(told).unwrap_or(layout::WIDTH);
    width.max(layout::NARROWEST)
}

/// Adds a line to a page, two spaces of indent for each level. Whatever a document has put into it stays on that line, and
/// cannot look like another.
pub fn add_line(page: &mut String, level: usize, text: impl Display) {
    let text = text.to_string();
    for _ in 0..level {
        page.push_str("  ");
    }
    page.push_str(&shown(&text));
    page.push('\n');
}

/// Says something on standard error, beside the result.
pub fn complain(text: &str) {
    // Where this cannot be written, the exit status is all that is left to say.
    let _ = anstream::stderr().write_all(text.as_bytes());
}
