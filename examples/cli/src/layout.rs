//! Setting a page in a width. A page comes as logical lines of which two spaces of indent are one level; a line that
//! begins with a sign or a number in brackets hangs by it; a line without indent is a heading unless it ends as a sentence; square brackets at
//! the end of a line hold clauses.

use std::fmt::Write as _;
use std::ops::Range;

use anstyle::{AnsiColor, Style};
use distinguo::document::shown;
use unicode_linebreak::linebreaks;
use unicode_width::UnicodeWidthStr as _;

/// The width where there is no terminal, and the most that is easy to read.
pub const WIDTH: usize = 100;
/// In a narrower terminal nothing is set any narrower.
pub const NARROWEST: usize = 40;

const HEADING: Style = Style::new().bold();
const CLAUSES: Style = Style::new().dimmed();

/// Sets a page. Styles are written as escape codes; a stream that is not a terminal takes them out again.
pub fn set(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for line in text.lines() {
        set_line(&mut out, shown(line).trim_end(), width.min(WIDTH));
    }
    out
}

/// A text broken into lines of at most that many columns.
pub fn wrapped(text: &str, width: usize) -> String {
    broken(text, width, width).map(|line| part(text, &line)).collect::<Vec<_>>().join("\n")
}

fn set_line(out: &mut String, line: &str, width: usize) {
    let content = line.trim_start();
    let indent = line.len() - content.len();
    let sign = sign(content);
    let hang = indent + sign.map_or(0, |(length, _)| content.get(..length).unwrap_or_default().width());
    let heading = indent == 0 && sign.is_none() && !content.ends_with(['.', '。']);
    let clauses = content.ends_with(']').then(|| content.rfind(" [")).flatten().unwrap_or(content.len());
    for (number, range) in broken(content, width.saturating_sub(indent), width.saturating_sub(hang)).enumerate() {
        let spaces = if number == 0 { indent } else { hang };
        let mut rest = range.clone();
        // Writing to a string cannot fail.
        let _ = write!(out, "{:spaces$}", "");
        // The rest of a long line could be broken where it looks like a line of its own.
        if number > 0 && self::sign(part(content, &range)).is_some() {
            out.push_str("… ");
        }
        if let (0, Some((length, style))) = (number, sign) {
            let _ = write!(out, "{style}{}{style:#}", part(content, &(0..length)));
            rest.start = length.min(rest.end);
        }
        let plain = rest.start..rest.end.min(clauses).max(rest.start);
        let cited = plain.end..rest.end;
        let style = if heading { HEADING } else { Style::new() };
        let _ = write!(out, "{style}{}{style:#}", part(content, &plain));
        if !cited.is_empty() {
            let _ = write!(out, "{CLAUSES}{}{CLAUSES:#}", part(content, &cited));
        }
        out.push('\n');
    }
    if content.is_empty() {
        out.push('\n');
    }
}

/// The sign that a line begins with, its length with the space after it, and its style.
fn sign(content: &str) -> Option<(usize, Style)> {
    let style = match content.chars().next()? {
        '✓' => AnsiColor::Green.on_default().bold(),
        '✗' => AnsiColor::Red.on_default().bold(),
        '?' => AnsiColor::Yellow.on_default().bold(),
        '•' | '→' => Style::new(),
        '[' => Style::new(),
        _ => return None,
    };
    let (sign, _) = content.split_once(' ')?;
    (sign.starts_with('[') == sign.ends_with(']') && (sign.starts_with('[') || sign.chars().count() == 1))
        .then_some((sign.len() + 1, style))
}

fn part<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    text.get(range.clone()).unwrap_or_default()
}

/// A text as lines of at most `first` and then `rest` columns, broken where Unicode allows it: between words, and
/// between Chinese letters but not before a closing mark. No line ends with a space.
fn broken(text: &str, first: usize, rest: usize) -> impl Iterator<Item = Range<usize>> {
    let mut lines = Vec::new();
    let mut line = 0..0;
    for (end, _) in linebreaks(text) {
        let limit = if lines.is_empty() { first } else { rest };
        let longer = part(text, &(line.start..end)).trim_end();
        if longer.width() > limit && !line.is_empty() {
            let start = line.end;
            lines.push(line.start..line.start + part(text, &line).trim_end().len());
            line = start..end;
        } else {
            line.end = end;
        }
    }
    if !line.is_empty() {
        lines.push(line.start..line.start + part(text, &line).trim_end().len());
    }
    lines.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str, width: usize) -> String {
        anstream::adapter::strip_str(&set(text, width)).to_string()
    }

    #[test]
    fn a_line_that_begins_with_a_sign_hangs_by_it() {
        let set = plain("  ✓ one two three four five six\n", 16);
        assert_eq!(set, "  ✓ one two\n    three four\n    five six\n");
    }

    #[test]
    fn chinese_letters_take_two_columns_and_no_line_begins_with_a_closing_mark() {
        let set = plain("  • 谋取私利的一律不予容错，明知故犯的。\n", 20);
        assert_eq!(set, "  • 谋取私利的一律不\n    予容错，明知故犯\n    的。\n");
        let set = plain("  • 谋取私利的一律不予，明知故犯的。\n", 24);
        assert!(set.lines().all(|line| !line.trim_start().starts_with(['，', '。']) && line.width() <= 24), "{set}");
    }

    #[test]
    fn a_word_that_is_too_long_stands_alone_and_no_line_ends_with_a_space() {
        let set = plain("  a incomprehensibilities b\n\nend \n", 12);
        assert_eq!(set, "  a\n  incomprehensibilities\n  b\n\nend\n");
    }

    #[test]
    fn clauses_at_the_end_are_dimmed_across_lines() {
        let set = set("  • one two [three four five]\n", 16);
        assert_eq!(set.matches(&CLAUSES.render().to_string()).count(), 2, "{set:?}");
    }
}
