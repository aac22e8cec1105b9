//! What is wrong with a text that is not JSON: the mistake that somebody made, not the token that a reader missed. It is
//! looked for only once reading has failed, around the place where it failed.

use std::ops::Range;

use crate::error::{Code, Problem};

/// Where reading stopped, and why.
pub(super) struct Stop {
    /// How many bytes were read.
    pub(super) at: usize,
    /// What is missing there; nothing where what is there is wrong in itself.
    pub(super) missing: Option<Missing>,
    /// What the reader says of it, with its place.
    pub(super) told: String,
}

/// What is not there where reading stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    Value,
    Comma,
    Name,
    Colon,
    /// There should be nothing more.
    Nothing,
    EndOfString,
}

/// A mistake in a text, and where it stands.
pub(super) struct Mistake {
    code: Code,
    span: Range<usize>,
    given: String,
    expected: String,
}

impl Mistake {
    /// The mistake for which a text could not be read.
    pub(super) fn of(text: &str, error: &Stop) -> Self {
        Around::new(text, error.at).find(error)
    }

    /// Where it stands, in bytes of the text.
    pub(super) const fn span(&self) -> &Range<usize> {
        &self.span
    }

    /// It as a problem of its document.
    pub(super) fn problem(&self, text: &str) -> Problem {
        let (line, column) = line_and_column(text, self.span.start);
        let problem = Problem::new(self.code, "").given(&self.given).expected(&self.expected);
        if self.code == Code::NotJson { problem } else { problem.on_line(line, column) }
    }
}

/// The line and the character of an offset, both from 1. A byte order mark is no character.
pub(super) fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.trim_start_matches('\u{feff}').chars().count() + 1)
}

/// A bracket that is open, and where it stands.
#[derive(Clone, Copy)]
struct Open {
    bracket: char,
    at: usize,
}

/// A text around the place where reading stopped.
struct Around<'t> {
    text: &'t str,
    at: usize,
    /// The brackets that are open there.
    open: Vec<Open>,
    /// The last string that ends before it, with its quotation marks.
    string: Range<usize>,
}

impl<'t> Around<'t> {
    fn new(text: &'t str, at: usize) -> Self {
        let mut around = Self { text, at, open: Vec::new(), string: 0..0 };
        let mut letters = text.get(..at).unwrap_or_default().char_indices();
        while let Some((place, letter)) = letters.next() {
            match letter {
                '"' => {
                    let mut escaped = false;
                    let end = letters.find(|(_, letter)| {
                        let ends = *letter == '"' && !escaped;
                        escaped = *letter == '\\' && !escaped;
                        ends
                    });
                    around.string = place..end.map_or(at, |(end, _)| end + 1);
                }
                '{' | '[' => around.open.push(Open { bracket: letter, at: place }),
                '}' | ']' => drop(around.open.pop()),
                _ => {}
            }
        }
        around
    }

    fn find(&self, error: &Stop) -> Mistake {
        if let Some(format) = self.other_format() {
            let start = self.text.len() - self.text.trim_start().len();
            return self.mistake(Code::OtherFormat, start..self.end_of_line(start), format, "");
        }
        let Some(missing) = error.missing else { return self.other(error) };
        let found = match missing {
            Missing::EndOfString if self.next().is_none_or(|letter| "\r\n".contains(letter)) => {
                return self.open_text();
            }
            Missing::EndOfString => return self.other(error),
            Missing::Value | Missing::Comma | Missing::Name | Missing::Colon | Missing::Nothing => self.next(),
        };
        let Some(found) = found else { return self.unclosed(error) };
        let one = self.at..self.at + found.len_utf8();
        if let Some(meant) = full_width(found) {
            return self.mistake(Code::FullWidth, one, found, meant);
        }
        if found.is_whitespace() || is_unseen(found) {
            return self.mistake(Code::OddSpace, one, format_args!("U+{:04X}", u32::from(found)), "");
        }
        if let Some(comment) = self.comment() {
            return self.mistake(Code::Comment, comment, "", "");
        }
        match missing {
            Missing::Nothing if self.follows_a_number() => self.number(),
            Missing::Nothing | Missing::EndOfString => self.mistake(Code::BehindTheEnd, one, found, ""),
            Missing::Colon => match found {
                '=' | ';' | ',' => self.mistake(Code::WrongSign, one, found, ":"),
                _ => self.other(error),
            },
            Missing::Comma => self.instead_of_a_comma(found, one),
            Missing::Value | Missing::Name => self.instead_of_a_value(missing, found, one, error),
        }
    }

    fn instead_of_a_comma(&self, found: char, one: Range<usize>) -> Mistake {
        if let Some(open) = self.wrong_end(found) {
            return open;
        }
        let string = self.text.get(self.string.clone()).unwrap_or_default();
        let adjacent = self.string.end == self.at;
        // A quotation mark that is not a plain one let the string run on to the next that is.
        if let Some(mark) = string.find(['“', '”', '＂']).filter(|_| adjacent) {
            let place = self.string.start + mark;
            let letter = string.get(mark..).and_then(|rest| rest.chars().next()).unwrap_or_default();
            let pair = string.contains('“') && string.contains('”');
            if !pair {
                return self.mistake(Code::FullWidth, place..place + letter.len_utf8(), letter, "\"");
            }
        }
        if adjacent && (found.is_alphanumeric() || found == '\\') {
            return self.mistake(Code::InnerQuote, self.at - 1..self.at, "", "");
        }
        match found {
            ';' | ':' | '=' => self.mistake(Code::WrongSign, one, found, ","),
            _ if self.follows_a_number() => self.number(),
            _ if self.follows_a_word() => self.bare_word(),
            '"' | '{' | '[' => self.missing_comma(),
            _ if found.is_alphanumeric() || found == '-' => self.missing_comma(),
            _ => self.mistake(Code::WrongSign, one, found, ","),
        }
    }

    fn instead_of_a_value(&self, missing: Missing, found: char, one: Range<usize>, error: &Stop) -> Mistake {
        let before = self.before();
        match found {
            '}' | ']' if before.is_some_and(|(_, letter)| letter == ',') => {
                let comma = before.map_or(self.at, |(at, _)| at);
                self.mistake(Code::CommaTooMany, comma..comma + 1, "", "")
            }
            ',' => self.mistake(Code::CommaTooMany, one, "", ""),
            ';' => self.mistake(Code::WrongSign, one, found, ","),
            '0'..='9' if missing == Missing::Name && self.digits_before() => self.number(),
            '+' | '.' | '-' | '0'..='9' if missing == Missing::Value => self.number(),
            '\'' | '`' => self.bare_word(),
            _ if found.is_alphanumeric() || "_$".contains(found) => self.bare_word(),
            _ => self.wrong_end(found).unwrap_or_else(|| self.other(error)),
        }
    }

    /// A bracket that does not close the one that is open.
    fn wrong_end(&self, found: char) -> Option<Mistake> {
        let open = self.open.last()?;
        let right = if open.bracket == '{' { '}' } else { ']' };
        if !"}]".contains(found) || found == right {
            return None;
        }
        let (line, _) = line_and_column(self.text, open.at);
        let given = format_args!("`{}` of line {line}", open.bracket).to_string();
        Some(self.mistake(Code::WrongEnd, self.at..self.at + 1, given, right))
    }

    /// The text ends too early.
    fn unclosed(&self, error: &Stop) -> Mistake {
        let Some(open) = self.open.last() else { return self.other(error) };
        let (line, _) = line_and_column(self.text, open.at);
        let given = format!("`{}` of line {line}", open.bracket);
        let right: String = self.open.iter().rev().map(|open| if open.bracket == '{' { '}' } else { ']' }).collect();
        self.mistake(Code::Unclosed, open.at..open.at + 1, given, right)
    }

    /// A string that does not end on its line.
    fn open_text(&self) -> Mistake {
        let string = self.text.get(self.string.start..self.at).unwrap_or_default();
        let line = string.split('\n').next().unwrap_or_default();
        if let Some((mark, letter)) = line.char_indices().rev().find(|(_, letter)| "“”＂".contains(*letter)) {
            let place = self.string.start + mark;
            return self.mistake(Code::FullWidth, place..place + letter.len_utf8(), letter, "\"");
        }
        self.mistake(Code::OpenText, self.string.start..self.string.start + line.trim_end().len().max(1), "", "")
    }

    /// A value or a name follows on another.
    fn missing_comma(&self) -> Mistake {
        let before = self.text.get(..self.at).unwrap_or_default().trim_end();
        let last = before.chars().next_back().map_or(0, char::len_utf8);
        self.mistake(Code::MissingComma, before.len() - last..before.len(), "", "")
    }

    fn number(&self) -> Mistake {
        let part = |letter: char| letter.is_ascii_alphanumeric() || "+-._%,".contains(letter);
        let before = self.text.get(..self.at).unwrap_or_default();
        let start = before.trim_end_matches(part).len();
        // A number of one list and the comma before it stay apart.
        let start = start + before.get(start..).unwrap_or_default().rfind(", ").map_or(0, |comma| comma + 2);
        let rest = self.text.get(self.at..).unwrap_or_default();
        let end = self.at + (rest.len() - rest.trim_start_matches(part).len());
        let word = self.text.get(start..end).unwrap_or_default().trim_end_matches(',');
        self.mistake(Code::BadNumber, start..start + word.len().max(1), word, "")
    }

    fn bare_word(&self) -> Mistake {
        let part = |letter: char| letter.is_alphanumeric() || "_-.$".contains(letter);
        let rest = self.text.get(self.at..).unwrap_or_default();
        let quote = rest.chars().next().filter(|letter| "'`".contains(*letter));
        let (start, end) = match quote {
            Some(quote) => {
                let inner = rest.get(1..).unwrap_or_default();
                let line = inner.split('\n').next().unwrap_or_default();
                (self.at, self.at + 1 + line.find(quote).map_or(line.len(), |end| end + 1))
            }
            None => {
                let before = self.text.get(..self.at).unwrap_or_default();
                let length = rest.find(|letter| !part(letter)).unwrap_or(rest.len());
                (before.trim_end_matches(part).len(), self.at + length)
            }
        };
        let word = self.text.get(start..end).unwrap_or_default();
        let bare = word.trim_matches(['\'', '`']);
        let meant = match bare.to_ascii_lowercase().as_str() {
            "true" | "yes" if quote.is_none() => "true".to_owned(),
            "false" | "no" if quote.is_none() => "false".to_owned(),
            "null" | "none" | "nil" | "undefined" if quote.is_none() => "null".to_owned(),
            _ => format!("\"{bare}\""),
        };
        self.mistake(Code::BareWord, start..end, word, meant)
    }

    /// What is told by the token that was expected: there is no mistake that people make.
    fn other(&self, error: &Stop) -> Mistake {
        let end = self.next().map_or(self.at, |letter| self.at + letter.len_utf8());
        self.mistake(Code::NotJson, self.at..end, &error.told, "")
    }

    fn mistake(
        &self,
        code: Code,
        span: Range<usize>,
        given: impl std::fmt::Display,
        expected: impl std::fmt::Display,
    ) -> Mistake {
        Mistake { code, span, given: given.to_string(), expected: expected.to_string() }
    }

    /// The letter at which reading stopped.
    fn next(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    /// The last letter before that is no space, and where it stands.
    fn before(&self) -> Option<(usize, char)> {
        self.text.get(..self.at)?.char_indices().rev().find(|(_, letter)| !letter.is_whitespace())
    }

    fn follows_a_number(&self) -> bool {
        let before = self.text.get(..self.at).unwrap_or_default();
        let apart = before.trim_end_matches([' ']);
        let word = self.next().is_some_and(|next| next.is_alphabetic() || "._%".contains(next));
        let joined = before.ends_with(|letter: char| letter.is_ascii_digit());
        // `5 days`, though not `5 "days"`.
        joined || word && apart.ends_with(|letter: char| letter.is_ascii_digit())
    }

    /// Whether a word such as `nullable` goes on here.
    fn follows_a_word(&self) -> bool {
        self.text.get(..self.at).is_some_and(|before| before.ends_with(|letter: char| letter.is_alphabetic()))
    }

    /// Whether the comma before parts one number: `1,000`.
    fn digits_before(&self) -> bool {
        let before = self.text.get(..self.at).unwrap_or_default();
        before.strip_suffix(',').is_some_and(|before| before.ends_with(|letter: char| letter.is_ascii_digit()))
    }

    /// A comment that begins here.
    fn comment(&self) -> Option<Range<usize>> {
        let rest = self.text.get(self.at..)?;
        let begins = ["//", "/*", "#", "<!--"].into_iter().any(|sign| rest.starts_with(sign));
        begins.then(|| self.at..self.end_of_line(self.at))
    }

    fn end_of_line(&self, from: usize) -> usize {
        let line = self.text.get(from..).unwrap_or_default().split('\n').next().unwrap_or_default();
        from + line.trim_end().len()
    }

    /// What the text is that is no JSON from its first line on.
    fn other_format(&self) -> Option<&'static str> {
        let text = self.text.trim_start_matches('\u{feff}').trim_start();
        let line = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#'))?.trim_end();
        let word = |letter: char| letter.is_alphanumeric() || "_-$.\"".contains(letter);
        let name = line.trim_start_matches(word);
        if line.starts_with(['{', '"', '\'']) || name.len() == line.len() && !line.starts_with(['-', '<', '`', '[']) {
            return None;
        }
        match line {
            _ if line.starts_with("```") => Some("Markdown"),
            _ if line.starts_with('<') => Some("XML or HTML"),
            _ if line.starts_with("---") || line.starts_with("- ") => Some("YAML"),
            _ if name.starts_with(": ") || name == ":" => Some("YAML"),
            _ if name.trim_start().starts_with("= ") => Some("TOML"),
            _ if line.starts_with('[') && line.ends_with(']') && line.len() > 2 => {
                let inside = line.trim_matches(['[', ']']);
                let is_table = inside.chars().all(word) && !inside.starts_with(|letter: char| letter.is_ascii_digit());
                (is_table
                    && !inside.contains('"')
                    && !["true", "false", "null"].contains(&inside)
                    && text.contains('='))
                .then_some("TOML")
            }
            _ => None,
        }
    }
}

/// The sign of JSON that one of another width, or of another kind, was meant for.
const fn full_width(letter: char) -> Option<char> {
    match letter {
        '：' | '︰' => Some(':'),
        '，' | '、' | '；' => Some(','),
        '“' | '”' | '„' | '‟' | '＂' | '«' | '»' | '「' | '」' | '‘' | '’' | '＇' => Some('"'),
        '｛' => Some('{'),
        '｝' => Some('}'),
        '［' | '【' => Some('['),
        '］' | '】' => Some(']'),
        '－' | '−' | '–' => Some('-'),
        _ => None,
    }
}

/// Letters that take no room, and that editors do not show.
const fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::super::Json;

    /// What is said of a text that is not JSON, in one line.
    fn told(text: &str) -> String {
        let problems = Json::parse(text).unwrap_err();
        let problem = problems.iter().next().unwrap();
        let message = problem.message(crate::error::Language::En);
        format!("{} {message}; {}", problem.code().as_str(), problem.help(crate::error::Language::En))
    }

    #[test]
    fn every_mistake_is_called_by_its_name_with_its_line_and_its_cure() {
        for (text, code, words) in [
            ("{\"a\": [1,\n 2,\n]}", "comma_too_many", "line 2 column 3: "),
            ("{\"a\": 1,}", "comma_too_many", "line 1 column 8: "),
            ("[1,, 2]", "comma_too_many", "line 1 column 4: "),
            ("{\"a\"：1}", "full_width", "line 1 column 5: `：` is full-width punctuation; write `:`"),
            ("{\"a\": 1，\"b\": 2}", "full_width", "`，` is full-width punctuation; write `,`"),
            ("{“a”: 1}", "full_width", "line 1 column 2: `“`"),
            ("{\"a\": “b”}", "full_width", "line 1 column 7: `“`"),
            ("{\"zh\": \"责任”, \"en\": \"x\"}", "full_width", "line 1 column 11: `”`"),
            ("{\"zh\": \"责任”,\n \"en\": \"x\"}", "full_width", "line 1 column 11: `”`"),
            ("{\"a\": 1}　", "odd_space", "U+3000"),
            ("{\"a\":\u{a0}1}", "odd_space", "U+00A0"),
            ("{\"a\": 1, // why\n\"b\": 2}", "comment", "line 1 column 10: "),
            ("{\"a\": 1 /* why */}", "comment", "line 1 column 9: "),
            ("# why\n{\"a\": 1}", "comment", "line 1 column 1: "),
            ("{} // done", "comment", "line 1 column 4: "),
            ("format: distinguo.rulebook/1\nid: x", "other_format", "line 1 column 1: this looks like YAML"),
            ("# a book\n---\nformat: x", "other_format", "YAML"),
            ("- a\n- b", "other_format", "YAML"),
            ("<book/>", "other_format", "XML or HTML"),
            ("```json\n{}\n```", "other_format", "Markdown"),
            ("id = \"x\"\n", "other_format", "TOML"),
            ("[book]\nid = \"x\"", "other_format", "TOML"),
            ("{\"a\": 1\n \"b\": 2}", "missing_comma", "line 1 column 7: "),
            ("[{} {}]", "missing_comma", "line 1 column 3: "),
            ("{\"a\" = 1}", "wrong_sign", "`=` stands where `:` belongs"),
            ("{\"a\": 1; \"b\": 2}", "wrong_sign", "`;` stands where `,` belongs"),
            ("{a: 1}", "bare_word", "`a` stands without double quotation marks; write `\"a\"`"),
            ("{'a': 1}", "bare_word", "write `\"a\"`"),
            ("{\"a\": True}", "bare_word", "write `true`"),
            ("{\"a\": None}", "bare_word", "write `null`"),
            ("{\"a\": nullable}", "bare_word", "write `\"nullable\"`"),
            ("{\"a\": +1}", "bad_number", "`+1`"),
            ("{\"a\": 01}", "bad_number", "`01`"),
            ("{\"a\": .5}", "bad_number", "`.5`"),
            ("{\"a\": 0x10}", "bad_number", "`0x10`"),
            ("{\"a\": 1,000}", "bad_number", "`1,000`"),
            ("{\"a\": 15wd, \"b\": 1}", "bad_number", "`15wd`"),
            ("{\"a\": \"the \"good\" book\"}", "inner_quote", "line 1 column 12: "),
            ("{\"a\": \"one\ntwo\"}", "open_text", "line 1 column 7: "),
            ("{\"a\": \"one", "open_text", "line 1 column 7: "),
            ("{\"a\": [\n{\"b\": 1}\n", "unclosed", "the text ends, and `[` of line 1 is not closed; add `]}`"),
            ("{\"a\": [1}", "wrong_end", "this does not close `[` of line 1; write `]`"),
            ("{\"a\": 1]", "wrong_end", "`{` of line 1; write `}`"),
            ("{\"a\": 1}}", "behind_the_end", "line 1 column 9: "),
            ("{}\n{}", "behind_the_end", "line 2 column 1: "),
            ("{\"a\" 1}", "not_json", "a colon is missing at line 1 column 6"),
        ] {
            let told = told(text);
            assert!(told.starts_with(code) && told.contains(words), "{text}\n{told}");
        }
    }

    #[test]
    fn punctuation_inside_a_text_is_no_mistake() {
        for text in ["{\"a\": \"责任：“好”，坏；// # ' =\"}", "\u{feff}{\"a\": 1}", "[1, -2, 0, true, false, null]"]
        {
            assert!(Json::parse(text).is_ok(), "{text}");
        }
    }
}
