//! Where in its text a problem stands. A pointer is enough to refuse a document; whoever shows its author the line asks for
//! this besides, and pays for it only then.

use std::ops::Range;

use super::Json;
use super::mistake::line_and_column;
use crate::error::{Code, Problem};

/// Where a problem stands in the text of its document.
///
/// ```
/// use distinguo::document::Place;
/// use distinguo::time::Calendar;
///
/// let text = "{\n  \"format\": \"distinguo.calendar/9\"\n}";
/// let problems = Calendar::load(text).unwrap_err();
/// let place = Place::of(text, problems.iter().find(|problem| problem.pointer() == "/format").unwrap());
/// assert_eq!(&text[place.span()], "\"distinguo.calendar/9\"");
/// assert_eq!((place.line(), place.column()), (2, 13));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    span: Range<usize>,
    line: usize,
    column: usize,
    within: Vec<Within>,
}

/// An object with an id that a place lies in.
///
/// ```
/// use distinguo::document::Place;
/// use distinguo::rulebook::Rulebook;
///
/// let text = Rulebook::shipped_text("eu.376-2014").unwrap().replacen("\"flag\"", "\"flog\"", 1);
/// let problems = Rulebook::load(&text).unwrap_err();
/// let place = Place::of(&text, problems.iter().next().unwrap());
/// assert_eq!(place.within()[0].list(), "facts");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Within {
    list: String,
    id: String,
}

impl Within {
    /// The field that the object stands in, such as `facts`; empty for the document itself.
    #[must_use]
    pub fn list(&self) -> &str {
        &self.list
    }

    /// The id of the object.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }
}

impl Place {
    /// The place of a problem in the text that it was found in. Of an object or a list it is where that begins; of a field
    /// that is missing, the object that lacks it.
    #[must_use]
    pub fn of(text: &str, problem: &Problem) -> Self {
        if let Some(span) = problem.pointer().is_empty().then(|| Json::mistaken(text)).flatten() {
            return Self::at(text, span, Vec::new());
        }
        let by_name = matches!(problem.code(), Code::UnknownField | Code::DuplicateField);
        Self::find(text, problem.pointer(), by_name, problem.code() == Code::DuplicateField)
    }

    /// The place that a pointer points to in a text that has been read.
    ///
    /// ```
    /// use distinguo::document::Place;
    /// assert_eq!(Place::of_pointer("{\n \"a\": [1, 2]}", "/a/1").line(), 2);
    /// ```
    #[must_use]
    pub fn of_pointer(text: &str, pointer: &str) -> Self {
        Self::find(text, pointer, false, false)
    }

    fn find(text: &str, pointer: &str, by_name: bool, last: bool) -> Self {
        let mut walk = Walk { scan: Scan { text, at: 0 }, within: Vec::new(), list: String::new() };
        walk.scan.space();
        let span = walk.find(pointer, by_name, last);
        Self::at(text, span, walk.within)
    }

    fn at(text: &str, span: Range<usize>, within: Vec<Within>) -> Self {
        let (line, column) = line_and_column(text, span.start);
        Self { span, line, column, within }
    }

    /// The bytes of the text that are wrong.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The line, from 1.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The character on the line, from 1.
    #[must_use]
    pub const fn column(&self) -> usize {
        self.column
    }

    /// The objects with ids that it lies in, the outermost first, without the document itself.
    #[must_use]
    pub fn within(&self) -> &[Within] {
        &self.within
    }
}

/// The way along a pointer.
struct Walk<'t> {
    scan: Scan<'t>,
    within: Vec<Within>,
    /// The field that the value stands in.
    list: String,
}

impl Walk<'_> {
    /// The span of what a pointer points to, or of what it leads to as far as it leads.
    fn find(&mut self, pointer: &str, by_name: bool, last: bool) -> Range<usize> {
        let mut steps = pointer.split('/').skip(1).peekable();
        loop {
            let start = self.scan.at;
            let object = self.scan.next() == Some(b'{');
            let id = if object { self.scan.clone().id() } else { None };
            if let Some((_, id)) = id.as_ref().filter(|_| !self.list.is_empty()) {
                self.within.push(Within { list: self.list.clone(), id: id.clone() });
            }
            let Some(step) = steps.next() else { return self.begins(start, id) };
            let step = step.replace("~1", "/").replace("~0", "~");
            let Some(field) = self.scan.enter(&step, last && steps.peek().is_none()) else {
                return self.begins(start, id);
            };
            if object {
                self.list = step;
                if by_name && steps.peek().is_none() {
                    return field;
                }
            }
        }
    }

    /// The span that shows a value: all of a scalar, and of an object or a list where it begins.
    fn begins(&self, start: usize, id: Option<(Range<usize>, String)>) -> Range<usize> {
        let mut scan = Scan { text: self.scan.text, at: start };
        match scan.next() {
            Some(b'{' | b'[') => id.map_or(start..start + 1, |(span, _)| span),
            Some(_) => {
                scan.value();
                start..scan.at
            }
            None => start..start,
        }
    }
}

/// A text that has been read already, and so is JSON.
#[derive(Clone)]
struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl Scan<'_> {
    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Passes over what stands between values.
    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r', ',', ':', '\u{feff}']).len();
    }

    /// Passes over a value.
    fn value(&mut self) {
        let mut depth = 0_usize;
        loop {
            match self.next() {
                None => return,
                Some(b'"') => drop(self.string()),
                Some(b'{' | b'[') => {
                    depth += 1;
                    self.at += 1;
                }
                Some(b'}' | b']') => {
                    depth = depth.saturating_sub(1);
                    self.at += 1;
                }
                Some(b' ' | b'\t' | b'\n' | b'\r' | b',' | b':') => self.space(),
                Some(_) => {
                    let rest = self.rest();
                    let end = rest.find(|letter: char| letter.is_whitespace() || ",:]}".contains(letter));
                    self.at += end.unwrap_or(rest.len()).max(1);
                }
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// Passes over a string; its span with the quotation marks.
    fn string(&mut self) -> Range<usize> {
        let start = self.at;
        let mut escaped = false;
        let inside = self.text.as_bytes().iter().enumerate().skip(start + 1);
        let mut end = inside.filter_map(|(at, byte)| {
            let ends = *byte == b'"' && !escaped;
            escaped = *byte == b'\\' && !escaped;
            ends.then_some(at + 1)
        });
        self.at = end.next().unwrap_or(self.text.len());
        start..self.at
    }

    /// What a string says.
    fn says(&self, span: &Range<usize>) -> String {
        let json = Json::unbounded(self.text.get(span.clone()).unwrap_or_default()).ok();
        json.as_ref().and_then(Json::as_str).unwrap_or_default().to_owned()
    }

    /// Goes to the value of a field, or to an item; `last` of several fields of one name. The span of the name, or of the
    /// beginning of the item.
    fn enter(&mut self, step: &str, last: bool) -> Option<Range<usize>> {
        let object = match self.next()? {
            b'{' => true,
            b'[' => false,
            _ => return None,
        };
        self.at += 1;
        let mut found = None;
        let mut index = 0_usize;
        loop {
            self.space();
            if matches!(self.next(), None | Some(b'}' | b']')) {
                break;
            }
            let (name, is_it) = if object {
                let name = self.string();
                let says = self.says(&name);
                self.space();
                (name, says == step)
            } else {
                (self.at..self.at + 1, index.to_string() == step)
            };
            if is_it {
                found = Some((name, self.at));
                if !last {
                    break;
                }
            }
            self.value();
            index += 1;
        }
        let (name, value) = found?;
        self.at = value;
        Some(name)
    }

    /// The id of the object that begins here, with its span.
    fn id(mut self) -> Option<(Range<usize>, String)> {
        self.enter("id", false)?;
        (self.next()? == b'"').then(|| {
            let span = self.string();
            let says = self.says(&span);
            (span, says)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\u{feff}{\"id\": \"book\", \"规则\": [7, {\n \"a/b\": {\"id\": \"in\\u006eer\", \"x\": [null]},\n \"id\": \"second\"}], \"n\": -12 }";

    /// The text at a pointer, its line and column, and the objects that it lies in.
    fn at(code: Code, pointer: &str) -> (&'static str, usize, usize, String) {
        let place = Place::of(TEXT, &Problem::new(code, pointer));
        let within: Vec<_> = place.within().iter().map(|one| format!("{} {}", one.list(), one.id())).collect();
        (TEXT.get(place.span()).unwrap(), place.line(), place.column(), within.join(" › "))
    }

    #[test]
    fn a_pointer_leads_to_its_value_and_what_is_missing_to_what_lacks_it() {
        let wrong = |pointer| at(Code::WrongType, pointer);
        assert_eq!(wrong("/规则/0"), ("7", 1, 23, String::new()));
        assert_eq!(wrong("/n"), ("-12", 3, 25, String::new()));
        assert_eq!(wrong("/规则/1/a~1b/x/0").0, "null");
        assert_eq!(wrong("/规则/1/a~1b/x/0").3, "规则 second › a/b inner");
        assert_eq!(wrong("/规则/1"), ("\"second\"", 3, 8, "规则 second".to_owned()));
        assert_eq!(wrong("/规则").0, "[");
        assert_eq!(wrong("/规则/1/missing").0, "\"second\"");
        assert_eq!(wrong("/规则/7/id").0, "[");
        assert_eq!(wrong("/n/x").0, "-12");
        assert_eq!(wrong("").0, "\"book\"");
    }

    #[test]
    fn a_name_that_is_wrong_is_shown_itself_and_of_two_the_second() {
        assert_eq!(at(Code::UnknownField, "/规则/1/a~1b"), ("\"a/b\"", 2, 2, "规则 second".to_owned()));
        let twice = "{\"a\": 1,\n\"b\": 2, \"a\": 3}";
        let place = Place::of(twice, &Problem::new(Code::DuplicateField, "/a"));
        assert_eq!((place.span(), place.line(), place.column()), (17..20, 2, 9));
    }

    #[test]
    fn a_mistake_in_the_text_is_where_it_stands() {
        let text = "\u{feff}{\"a\"：1}";
        let place = Place::of(text, &Problem::new(Code::FullWidth, ""));
        assert_eq!((text.get(place.span()).unwrap(), place.line(), place.column()), ("：", 1, 5));
    }

    #[test]
    fn a_text_that_is_empty_has_a_place_too() {
        assert_eq!(Place::of("", &Problem::new(Code::NothingThere, "")).span(), 0..0);
    }
}
