//! `distinguo rulebooks`: what ships.

use std::fmt::Write as _;

use distinguo::document::{Digest, Id, Text};
use distinguo::rulebook::Rulebook;
use distinguo::time::Date;
use serde::Serialize;
use unicode_width::UnicodeWidthStr as _;

use crate::Answer;
use crate::args::RulebooksArgs;
use crate::failure::Failure;
use crate::output::Output;
use crate::words::Words;

#[derive(Serialize)]
struct Shipped<'b> {
    id: &'b Id,
    version: &'b str,
    title: &'b Text,
    from: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
    languages: Vec<&'b str>,
    digest: &'b Digest,
}

impl<'b> Shipped<'b> {
    fn of(book: &'b Rulebook) -> Self {
        let (from, until) = book.in_force();
        Self {
            id: book.id(),
            version: book.version(),
            title: book.title(),
            from,
            until,
            languages: book.languages().collect(),
            digest: book.digest(),
        }
    }
}

pub fn run(args: &RulebooksArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    let books: Vec<Rulebook> = Rulebook::shipped_ids().filter_map(Rulebook::shipped).collect();
    let shipped: Vec<Shipped<'_>> = books.iter().map(Shipped::of).collect();
    if args.json {
        out.json(&shipped)?;
    } else {
        out.raw(&table(&shipped, words))?;
    }
    Ok(Answer::Yes)
}

fn table(shipped: &[Shipped<'_>], words: Words) -> String {
    let mut rows = vec![words.columns().map(str::to_owned)];
    rows.extend(shipped.iter().map(|book| {
        let until = book.until.map(|until| format!(" – {until}")).unwrap_or_default();
        let title = words.text(book.title).to_owned();
        [book.id.to_string(), book.version.to_owned(), format!("{}{until}", book.from), title]
    }));
    let mut widths = [0_usize; 4];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let mut text = String::new();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            // Padding counts columns, not letters: a Chinese letter takes two.
            let _ = write!(line, "{cell}{:pad$}", "", pad = width.saturating_sub(cell.width()) + 2);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
