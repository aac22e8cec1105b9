//! JSON as the reader sees it: integers only, strings borrowed from the text, duplicate fields kept so that they can
//! be reported.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use hifijson::str::LexAlloc as _;
use hifijson::token::Lex as _;
use hifijson::{Expect, SliceLexer, escape, num::LexWrite as _, str};
use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};

use super::mistake::{Missing, Mistake, Stop, line_and_column};
use crate::error::{Code, Problem, Problems};

/// A JSON value. Numbers are integers that every host holds exactly (RFC 7493); any other number is kept as its text, to
/// be reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Json<'t> {
    Null,
    Bool(bool),
    Integer(i64),
    NotAnInteger(Cow<'t, str>),
    String(Cow<'t, str>),
    Array(Vec<Json<'t>>),
    Object(Vec<(Cow<'t, str>, Json<'t>)>),
}

/// The largest integer that doubles hold as exactly as its neighbours do, which is all that some hosts have.
pub(crate) const EXACT: i64 = (1 << 53) - 1;

impl<'t> Json<'t> {
    /// Longer texts are refused unread. The largest document that ships has 80 kB.
    pub(crate) const LIMIT: usize = 4 << 20;

    /// A document of more values is refused: small ones take forty times the room of their text.
    const MOST: u32 = 400_000;

    /// Reads a text. Nesting deeper than 127 levels is refused.
    pub(crate) fn parse(text: &'t str) -> Result<Self, Problems> {
        // What editors of some systems put at the beginning of every text is no part of it.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim().is_empty() {
            return Err(Problem::new(Code::NothingThere, "").into());
        }
        if text.len() > Self::LIMIT {
            let problem = Problem::new(Code::TooLarge, "").given(format_args!("{} bytes", text.len()));
            return Err(problem.expected(format_args!("{} bytes", Self::LIMIT)).into());
        }
        let mut room = Room { text, values: Self::MOST, levels: LEVELS, integers_only: false };
        read(&mut room).map_err(|error| {
            let problem = Problem::new(Code::TooLarge, "").given(format_args!("{} values", Self::MOST + 1));
            match error.fault {
                Fault::TooMany => problem.expected(format_args!("{} values", Self::MOST)).into(),
                Fault::Fraction | Fault::Syntax(_) => Mistake::of(text, &error.stop()).problem(text).into(),
            }
        })
    }

    /// Where a text cannot be read, in bytes of it.
    pub(super) fn mistaken(text: &str) -> Option<Range<usize>> {
        let mark = text.len() - text.trim_start_matches('\u{feff}').len();
        let text = text.get(mark..)?;
        let mut room = Room { text, values: Self::MOST, levels: LEVELS, integers_only: false };
        let mistake = Mistake::of(text, &read(&mut room).err()?.stop());
        Some(mistake.span().start + mark..mistake.span().end + mark)
    }

    /// Reads a text of any length in which every number is an integer: what nobody is told of number by number. Nesting
    /// deeper than 127 levels is refused.
    pub(crate) fn unbounded(text: &'t str) -> Result<Self, NotJson> {
        read(&mut Room { text, values: u32::MAX, levels: LEVELS, integers_only: true })
    }

    /// The same, apart from its text.
    pub(crate) fn into_owned(self) -> Json<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        match self {
            Self::Null => Json::Null,
            Self::Bool(value) => Json::Bool(value),
            Self::Integer(value) => Json::Integer(value),
            Self::NotAnInteger(text) => Json::NotAnInteger(owned(text)),
            Self::String(text) => Json::String(owned(text)),
            Self::Array(items) => Json::Array(items.into_iter().map(Json::into_owned).collect()),
            Self::Object(fields) => {
                Json::Object(fields.into_iter().map(|(name, value)| (owned(name), value.into_owned())).collect())
            }
        }
    }

    /// A field of an object.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// What stands at a JSON pointer (RFC 6901).
    pub(crate) fn pointer(&self, pointer: &str) -> Option<&Self> {
        let Some(path) = pointer.strip_prefix('/') else { return pointer.is_empty().then_some(self) };
        path.split('/').try_fold(self, |place, step| match place {
            Self::Object(_) => place.get(&step.replace("~1", "/").replace("~0", "~")),
            Self::Array(items) => {
                let index = step.parse::<usize>().ok().filter(|index| index.to_string() == step)?;
                items.get(index)
            }
            Self::Null | Self::Bool(_) | Self::Integer(_) | Self::NotAnInteger(_) | Self::String(_) => None,
        })
    }

    /// The text of a string.
    pub(crate) fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// The items of a list; none of anything else.
    pub(crate) fn items(&self) -> &[Self] {
        if let Self::Array(items) = self { items } else { &[] }
    }

    /// What it is, in words.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Integer(_) => "an integer",
            Self::NotAnInteger(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Integer(value) => serializer.serialize_i64(*value),
            Self::NotAnInteger(text) => Err(S::Error::custom(text)),
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => serializer.collect_seq(items),
            Self::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

/// How deep lists and objects stand in each other.
const LEVELS: u32 = 127;

/// What may still come.
struct Room<'t> {
    text: &'t str,
    values: u32,
    levels: u32,
    integers_only: bool,
}

/// Why a text is not read.
#[derive(Debug)]
enum Fault {
    Syntax(hifijson::Error),
    TooMany,
    Fraction,
}

impl From<Expect> for Fault {
    fn from(expected: Expect) -> Self {
        Self::Syntax(expected.into())
    }
}

impl From<hifijson::Error> for Fault {
    fn from(error: hifijson::Error) -> Self {
        Self::Syntax(error)
    }
}

/// Why a text is not read, and where: lines and characters are counted from 1.
#[derive(Debug)]
pub(crate) struct NotJson {
    fault: Fault,
    at: usize,
    line: usize,
    column: usize,
}

impl NotJson {
    /// Where reading stopped, for who looks for the mistake.
    fn stop(&self) -> Stop {
        Stop { at: self.at, missing: self.missing(), told: self.to_string() }
    }

    /// What is missing there; nothing where what is there is wrong in itself.
    const fn missing(&self) -> Option<Missing> {
        use hifijson::Error;
        match &self.fault {
            Fault::Syntax(Error::Token(expected)) => Some(match expected {
                Expect::Value | Expect::ValueOrEnd => Missing::Value,
                Expect::CommaOrEnd => Missing::Comma,
                Expect::String => Missing::Name,
                Expect::Colon => Missing::Colon,
                Expect::Eof => Missing::Nothing,
            }),
            Fault::Syntax(Error::Str(str::Error::Control | str::Error::Eof)) => Some(Missing::EndOfString),
            Fault::TooMany | Fault::Fraction | Fault::Syntax(Error::Depth | Error::Num(_) | Error::Str(_)) => None,
        }
    }
}

impl fmt::Display for NotJson {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { fault, line, column, .. } = self;
        write!(out, "{} at line {line} column {column}", fault.words())
    }
}

impl Fault {
    const fn words(&self) -> &'static str {
        use hifijson::Error;
        match self {
            Self::TooMany => "too many values",
            Self::Fraction => "a number that is not an integer",
            Self::Syntax(Error::Depth) => "nesting deeper than 127 levels",
            Self::Syntax(Error::Num(hifijson::num::Error::ExpectedDigit)) => "a number without its last digit",
            Self::Syntax(Error::Str(error)) => match error {
                str::Error::Control => "a control character in a string",
                str::Error::Escape(escape::Error::InvalidKind(_) | escape::Error::InvalidHex(_)) => {
                    "a single backslash where two are needed"
                }
                str::Error::Escape(escape::Error::InvalidChar(_) | escape::Error::ExpectedLowSurrogate) => {
                    "half of a surrogate pair"
                }
                str::Error::Escape(escape::Error::Eof) | str::Error::Eof => "a string that does not end",
                str::Error::Utf8(_) => "a string that is not UTF-8",
            },
            Self::Syntax(Error::Token(expected)) => match expected {
                Expect::Value => "a value is missing",
                Expect::ValueOrEnd => "a value or the end is missing",
                Expect::CommaOrEnd => "a comma or the end is missing",
                Expect::String => "the name of a field is missing",
                Expect::Colon => "a colon is missing",
                Expect::Eof => "something after the end",
            },
        }
    }
}

fn read<'t>(room: &mut Room<'t>) -> Result<Json<'t>, NotJson> {
    let mut lexer = SliceLexer::new(room.text.as_bytes());
    let json = lexer.exactly_one(SliceLexer::ws_peek, |next, lexer| value(next, lexer, room));
    json.map_err(|fault| {
        let at = room.text.len() - lexer.as_slice().len();
        let (line, column) = line_and_column(room.text, at);
        NotJson { fault, at, line, column }
    })
}

fn value<'t>(next: u8, lexer: &mut SliceLexer<'t>, room: &mut Room<'t>) -> Result<Json<'t>, Fault> {
    room.values = room.values.checked_sub(1).ok_or(Fault::TooMany)?;
    match next {
        b'"' => string(lexer, room).map(Json::String),
        b'0'..=b'9' | b'-' => {
            let (text, _) = lexer.num_string().validated().map_err(hifijson::Error::Num)?;
            match text.parse().ok().filter(|value: &i64| value.unsigned_abs() <= EXACT.unsigned_abs()) {
                // Canonical JSON has no other zero.
                Some(value) if text != "-0" => Ok(Json::Integer(value)),
                _ if room.integers_only => Err(Fault::Fraction),
                _ => Ok(Json::NotAnInteger(text.into())),
            }
        }
        b'[' => {
            let mut items = Vec::new();
            deeper(lexer, room, |lexer, room| {
                lexer.discarded().seq(b']', SliceLexer::ws_peek, |next, lexer| {
                    items.push(value(next, lexer, room)?);
                    Ok(())
                })
            })?;
            Ok(Json::Array(items))
        }
        b'{' => {
            let mut fields = Vec::new();
            deeper(lexer, room, |lexer, room| {
                lexer.discarded().seq(b'}', SliceLexer::ws_peek, |next, lexer| {
                    fields.push(field(next, lexer, room)?);
                    Ok(())
                })
            })?;
            Ok(Json::Object(fields))
        }
        _ => {
            let start = lexer.as_slice();
            let word = lexer.null_or_bool().ok_or(Expect::Value);
            if word.is_err() {
                *lexer = SliceLexer::new(start);
            }
            Ok(word?.map_or(Json::Null, Json::Bool))
        }
    }
}

fn field<'t>(next: u8, lexer: &mut SliceLexer<'t>, room: &mut Room<'t>) -> Result<(Cow<'t, str>, Json<'t>), Fault> {
    if next != b'"' {
        return Err(Expect::String.into());
    }
    let name = string(lexer, room)?;
    lexer.expect(SliceLexer::ws_peek, b':').ok_or(Expect::Colon)?;
    let next = lexer.ws_peek().ok_or(Expect::Value)?;
    Ok((name, value(next, lexer, room)?))
}

fn string<'t>(lexer: &mut SliceLexer<'t>, room: &Room<'t>) -> Result<Cow<'t, str>, Fault> {
    let rest = lexer.discarded().as_slice();
    let end = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..b' '));
    // Without escapes a string is a piece of the text, and need not be read letter by letter.
    if let Some((start, [b'"', after @ ..])) = end.map(|end| (room.text.len() - rest.len(), rest.split_at(end).1))
        && let Some(plain) = room.text.get(start..room.text.len() - after.len() - 1)
    {
        *lexer = SliceLexer::new(after);
        return Ok(Cow::Borrowed(plain));
    }
    lexer.str_string().map_err(|error| {
        // Where the lexer has gone on to does not tell where the letter is that it cannot read.
        *lexer = SliceLexer::new(rest.get(wrong(rest)..).unwrap_or_default());
        hifijson::Error::Str(error).into()
    })
}

/// Where in a string, from behind its first quotation mark on, the first thing stands that no string has; its end where
/// there is no such thing.
fn wrong(string: &[u8]) -> usize {
    let unit = |at: usize| {
        let digits = string.get(at..at + 6).and_then(|escape| escape.strip_prefix(b"\\u"))?;
        let digits =
            std::str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        u16::from_str_radix(digits?, 16).ok()
    };
    let mut at = 0;
    loop {
        at += match (string.get(at), string.get(at + 1)) {
            (None | Some(b'"' | 0..b' '), _) => return at,
            (Some(b'\\'), Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't')) => 2,
            (Some(b'\\'), _) => match (unit(at), unit(at + 6)) {
                (Some(0xd800..0xdc00), Some(0xdc00..0xe000)) => 12,
                (Some(0xd800..0xe000) | None, _) => return at,
                (Some(_), _) => 6,
            },
            (Some(_), _) => 1,
        };
    }
}

/// Reads what stands one level further in.
fn deeper<'t>(
    lexer: &mut SliceLexer<'t>,
    room: &mut Room<'t>,
    inside: impl FnOnce(&mut SliceLexer<'t>, &mut Room<'t>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    room.levels = room.levels.checked_sub(1).ok_or(Fault::Syntax(hifijson::Error::Depth))?;
    inside(lexer, room)?;
    room.levels += 1;
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;
    use crate::document::canonical;

    /// Texts of JSON, whole or broken at one place.
    fn texts() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            r"null|true|false|-?(0|[1-9][0-9]{0,18})(\.[0-9]{1,3})?([eE][+-]?[0-9]{1,2})?",
            r#""([^"\\\x00-\x1f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4}|\\ud83d\\ude00){0,6}""#,
        ];
        let text = leaf.prop_recursive(4, 30, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(" ,"))),
                prop::collection::vec((r#""[a-c]""#, inner), 0..4).prop_map(|fields| {
                    let fields: Vec<_> = fields.iter().map(|(name, value)| format!("\n{name}: {value}")).collect();
                    format!("{{{}}}", fields.join(","))
                }),
            ]
        });
        (text, prop::option::of((any::<prop::sample::Index>(), r#"[\[\]{}",:\\0-9.eE+ntf\x09\x01-]?"#))).prop_map(
            |(text, broken)| {
                let mut letters: Vec<char> = text.chars().collect();
                if let Some((at, with)) = broken {
                    let at = at.index(letters.len());
                    letters.splice(at..=at, with.chars());
                }
                letters.into_iter().collect()
            },
        )
    }

    fn same(json: &Json<'_>, value: &Value) -> bool {
        match (json, value) {
            (Json::Null, Value::Null) => true,
            (Json::Bool(one), Value::Bool(other)) => one == other,
            (Json::Integer(one), Value::Number(other)) => other.as_i64() == Some(*one),
            (Json::NotAnInteger(text), Value::Number(other)) => {
                text == "-0" || other.as_i64().is_none_or(|value| value.unsigned_abs() > EXACT.unsigned_abs())
            }
            (Json::String(one), Value::String(other)) => one == other,
            (Json::Array(items), Value::Array(others)) => {
                items.len() == others.len() && items.iter().zip(others).all(|(one, other)| same(one, other))
            }
            (Json::Object(fields), Value::Object(others)) => others.iter().all(|(name, other)| {
                // Of two fields of one name the other reader keeps the last.
                fields.iter().rfind(|(key, _)| key == name).is_some_and(|(_, one)| same(one, other))
            }),
            _ => false,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn what_is_json_is_what_serde_json_says_it_is(text in texts()) {
            let read = read(&mut Room { text: &text, values: u32::MAX, levels: LEVELS, integers_only: false });
            match (read, serde_json::from_str::<Value>(&text)) {
                (Ok(json), Ok(value)) => {
                    prop_assert!(same(&json, &value), "{text}: {json:?}");
                    let whole = canonical(&json);
                    if !whole.is_empty() {
                        prop_assert_eq!(whole, serde_json_canonicalizer::to_vec(&value).unwrap());
                    }
                }
                (Err(_), Err(_)) => {}
                // It has no number beyond its floats.
                (Ok(_), Err(error)) => prop_assert!(error.to_string().starts_with("number out of range"), "{text}: {error}"),
                (Err(error), Ok(_)) => prop_assert!(false, "{text}: {error}"),
            }
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        for (text, told) in [
            ("", "a value is missing at line 1 column 1"),
            ("{", "a value or the end is missing at line 1 column 2"),
            ("{1", "the name of a field is missing at line 1 column 2"),
            (r#"{"a" 1"#, "a colon is missing at line 1 column 6"),
            ("[1\n 2]", "a comma or the end is missing at line 2 column 2"),
            ("[1,\n\n]", "a value is missing at line 3 column 1"),
            ("[nil]", "a value is missing at line 1 column 2"),
            ("[1] 2", "something after the end at line 1 column 5"),
            ("01", "something after the end at line 1 column 2"),
            ("1.", "a number without its last digit at line 1 column 3"),
            ("\"责任", "a string that does not end at line 1 column 4"),
            (r#""\x""#, "a single backslash where two are needed at line 1 column 2"),
            (r#""\ud800""#, "half of a surrogate pair at line 1 column 2"),
            ("0.5", "a number that is not an integer at line 1 column 4"),
        ] {
            assert_eq!(Json::unbounded(text).unwrap_err().to_string(), told, "{text}");
        }
    }

    #[test]
    fn a_pointer_finds_what_it_points_to() {
        let json = Json::unbounded(r#"{"a/b": [{"~": 1}], "": 2}"#).unwrap();
        assert_eq!(json.pointer("/a~1b/0/~0"), Some(&Json::Integer(1)));
        assert_eq!((json.pointer(""), json.pointer("/")), (Some(&json), Some(&Json::Integer(2))));
        for nowhere in ["a~1b", "/a~1b/00", "/a~1b/+0", "/a~1b/1", "//x", "/a"] {
            assert_eq!(json.pointer(nowhere), None, "{nowhere}");
        }
    }
}
