//! Reading documents so that all problems are found, each with its place.
//!
//! A type says how it is read by [`Decode`]; for plain objects and words the macros [`decode_object`] and
//! [`decode_word`] say it. A value that cannot be read is reported and answered with `None`, and reading goes on.

use std::borrow::Cow;

use super::{Id, Json};
use crate::error::{Code, Problem, Problems};
use crate::sorted::{self, Map, ToList};

/// How a value of a document is read.
pub(crate) trait Decode: Sized {
    /// What is expected, in words: "an id", "a list of rows".
    const EXPECTED: &'static str;

    /// The value, or `None` after a problem has been reported.
    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Option<Self>;

    /// What an absent field means; `None` where the field is needed.
    fn absent() -> Option<Self> {
        None
    }
}

enum Step<'j> {
    Key(&'j str),
    Index(usize),
}

/// The place in a document where reading stands, and the problems found so far.
pub(crate) struct Reader<'j> {
    path: Vec<Step<'j>>,
    problems: Problems,
    /// Whether fields that nobody asked for are let be: a later version may have written them.
    tolerant: bool,
}

impl<'j> Reader<'j> {
    /// A reader at the root of a document.
    pub(crate) fn new() -> Self {
        Self { path: Vec::new(), problems: Problems::new(), tolerant: false }
    }

    /// Reads what was stored, in which a later version may have written fields that this one does not know.
    pub(crate) fn stored<'a, T: Decode>(name: &'a str, json: &'a Json<'a>) -> Result<T, Problems> {
        let mut reader = Reader { tolerant: true, ..Reader::new() };
        let value = reader.at_key(name, |reader| T::decode(json, reader));
        value.filter(|_| reader.problems.is_empty()).ok_or(reader.problems)
    }

    /// Reads a whole document.
    pub(crate) fn read<T: Decode>(text: &str) -> Result<T, Problems> {
        let json = Json::parse(text)?;
        let (value, problems) = Self::read_json(&json);
        match value {
            Some(value) if problems.is_empty() => Ok(value),
            _ => Err(problems),
        }
    }

    /// Reads a document that may be kept although it has problems.
    fn read_json<'a, T: Decode>(json: &'a Json<'a>) -> (Option<T>, Problems) {
        let mut reader = Reader::new();
        let value = T::decode(json, &mut reader);
        (value, reader.problems)
    }

    /// Reads a value that stands beside a document, as its field of that name.
    pub(crate) fn read_at<'a, T: Decode>(name: &'a str, json: &'a Json<'a>) -> Result<T, Problems> {
        let mut reader = Reader::new();
        let value = reader.at_key(name, |reader| T::decode(json, reader));
        value.filter(|_| reader.problems.is_empty()).ok_or(reader.problems)
    }

    /// Reports a problem at this place; `problem` is given the pointer.
    pub(crate) fn report(&mut self, problem: impl FnOnce(String) -> Problem) {
        if !self.problems.is_full() {
            self.problems.push(problem(self.pointer()));
        }
    }

    /// The JSON pointer of this place.
    pub(crate) fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            pointer.push('/');
            match step {
                Step::Key(key) => pointer.push_str(&key.replace('~', "~0").replace('/', "~1")),
                Step::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }

    /// Does something one field further in.
    pub(crate) fn at_key<T>(&mut self, key: &'j str, inside: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(Step::Key(key));
        let result = inside(self);
        self.path.pop();
        result
    }

    /// Does something one item further in.
    pub(crate) fn at_index<T>(&mut self, index: usize, inside: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(Step::Index(index));
        let result = inside(self);
        self.path.pop();
        result
    }

    /// Reports that something else was expected.
    pub(crate) fn wrong_type(&mut self, json: &Json<'_>, expected: &str) {
        self.report(|at| {
            if let Json::NotAnInteger(number) = json {
                return Problem::new(Code::NotAnInteger, at).given(number);
            }
            Problem::new(Code::WrongType, at).given(json.kind()).expected(expected)
        });
    }

    /// The text of a string.
    pub(crate) fn string(&mut self, json: &'j Json<'j>, expected: &str) -> Option<&'j str> {
        if let Json::String(text) = json {
            return Some(text);
        }
        self.wrong_type(json, expected);
        None
    }

    /// The entries of an object with free keys. A key written twice is reported.
    pub(crate) fn entries(
        &mut self,
        json: &'j Json<'j>,
        expected: &str,
    ) -> Option<impl Iterator<Item = (&'j str, &'j Json<'j>)> + use<'j>> {
        Some(self.object(json, expected)?.iter().map(|(key, value)| (key.as_ref(), value)))
    }

    fn object(&mut self, json: &'j Json<'j>, expected: &str) -> Option<&'j [(Cow<'j, str>, Json<'j>)]> {
        let Json::Object(entries) = json else {
            self.wrong_type(json, expected);
            return None;
        };
        for key in repeated(entries) {
            self.at_key(key, |reader| reader.report(|at| Problem::new(Code::DuplicateField, at).given(key)));
        }
        Some(entries)
    }

    /// The one field of an object that has no other.
    pub(crate) fn only_field(&mut self, json: &'j Json<'j>, expected: &str) -> Option<(&'j str, &'j Json<'j>)> {
        if let Json::Object(entries) = json
            && let [(key, value)] = entries.as_slice()
        {
            return Some((key, value));
        }
        self.wrong_type(json, expected);
        None
    }

    /// The fields of an object whose keys are fixed.
    pub(crate) fn fields(&mut self, json: &'j Json<'j>, expected: &str) -> Option<Fields<'j>> {
        Some(Fields { entries: self.object(json, expected)?, asked: Vec::with_capacity(8) })
    }

    /// Reports a field that is needed and not there.
    #[cold]
    fn missing(&mut self, key: &'static str, expected: &str) {
        self.path.push(Step::Key(key));
        self.report(|at| Problem::new(Code::MissingField, at).given(key).expected(expected));
        self.path.pop();
    }

    /// Reports a word that is none of those that are known.
    #[cold]
    pub(crate) fn unknown_word(&mut self, given: &str, known: &[&'static str]) {
        self.report(|at| {
            let nearest = nearest(given, known.iter().copied());
            Problem::new(Code::UnknownWord, at).given(given).expected(known.join(", ")).nearest(nearest)
        });
    }
}

/// The keys that stand before in the same object.
fn repeated<'j>(entries: &'j [(Cow<'j, str>, Json<'j>)]) -> Vec<&'j str> {
    // Nearly every object is small; a set pays only for large ones.
    if entries.len() <= 16 {
        let before = |(at, (key, _)): &(usize, &(Cow<'j, str>, Json<'j>))| {
            entries.iter().take(*at).any(|(earlier, _)| earlier == key)
        };
        return entries.iter().enumerate().filter(before).map(|(_, (key, _))| key.as_ref()).list();
    }
    let places = sorted::repeated(entries.iter().map(|(key, _)| key.as_ref()));
    places.into_iter().filter_map(|place| entries.get(place)).map(|(key, _)| key.as_ref()).list()
}

/// The fields of one object, taken one by one; what is left over at the end is unknown.
pub(crate) struct Fields<'j> {
    entries: &'j [(Cow<'j, str>, Json<'j>)],
    asked: Vec<&'static str>,
}

impl<'j> Fields<'j> {
    /// Takes a field: its value, what its absence means, or `None` after a problem has been reported.
    // Kept apart from its many callers: copied into each, it is the largest part of a WebAssembly module.
    #[inline(never)]
    pub(crate) fn take<T: Decode>(&mut self, key: &'static str, reader: &mut Reader<'j>) -> Option<T> {
        if let Some(json) = self.peek(key) {
            return reader.at_key(key, |reader| T::decode(json, reader));
        }
        let absent = T::absent();
        if absent.is_none() {
            reader.missing(key, T::EXPECTED);
        }
        absent
    }

    /// Takes a field that means something of its own where it is not written.
    pub(crate) fn take_or<T: Decode>(&mut self, key: &'static str, absent: T, reader: &mut Reader<'j>) -> Option<T> {
        match self.peek(key) {
            Some(json) => reader.at_key(key, |reader| T::decode(json, reader)),
            None => Some(absent),
        }
    }

    /// Takes a word.
    pub(crate) fn word(&mut self, key: &'static str, reader: &mut Reader<'j>) -> Option<&'j str> {
        let Some(json) = self.peek(key) else {
            reader.missing(key, String::EXPECTED);
            return None;
        };
        reader.at_key(key, |reader| reader.string(json, String::EXPECTED))
    }

    /// The raw value of a field that the caller reads itself.
    pub(crate) fn peek(&mut self, key: &'static str) -> Option<&'j Json<'j>> {
        self.asked.push(key);
        self.entries.iter().find(|(name, _)| name == key).map(|(_, json)| json)
    }

    /// Reports the fields that nobody took.
    pub(crate) fn finish(self, reader: &mut Reader<'j>) {
        if reader.tolerant {
            return;
        }
        for key in self.entries.iter().map(|(key, _)| key.as_ref()).filter(|key| !self.asked.contains(key)) {
            reader.at_key(key, |reader| {
                reader.report(|at| {
                    Problem::new(Code::UnknownField, at)
                        .given(key)
                        .expected(self.asked.join(", "))
                        .nearest(nearest(key, self.asked.iter().copied()))
                });
            });
        }
    }
}

/// The known name that a mistyped one is most like: at most a third of its letters changed, swapped, added or left out.
pub(crate) fn nearest<'n>(given: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let mut search = Search { given, best: None };
    known.into_iter().for_each(|name| search.consider(name));
    search.found()
}

/// Apart from where the names come from.
struct Search<'g, 'n> {
    given: &'g str,
    best: Option<(usize, &'n str)>,
}

impl<'n> Search<'_, 'n> {
    fn consider(&mut self, name: &'n str) {
        if self.given.len() > 64 {
            return;
        }
        let distance = edit_distance(self.given, name);
        if self.best.is_none_or(|(best, _)| distance < best) {
            self.best = Some((distance, name));
        }
    }

    fn found(self) -> Option<&'n str> {
        let limit = self.given.chars().count().div_ceil(3);
        self.best.filter(|(distance, _)| *distance <= limit).map(|(_, name)| name)
    }
}

/// Reports an id that names nothing, with the known one that it is most like. A document may hold more wrong names than
/// can be compared with all the right ones in due time: once no more problems are kept, that is spared.
pub(crate) fn unknown_name<'n>(
    problems: &mut Problems,
    pointer: impl FnOnce() -> String,
    given: &Id,
    what: &str,
    known: impl IntoIterator<Item = &'n Id>,
) {
    if !problems.is_full() {
        let nearest = nearest(given.as_str(), known.into_iter().map(Id::as_str));
        problems.push(unknown(pointer(), given, what, nearest));
    }
}

fn unknown(pointer: String, given: &Id, what: &str, nearest: Option<&str>) -> Problem {
    Problem::new(Code::UnknownName, pointer).given(given).expected(what).nearest(nearest)
}

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
fn edit_distance(one: &str, other: &str) -> usize {
    let [one, other]: [Vec<char>; 2] = [one.chars().collect(), other.chars().collect()];
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX - 1);
            let mut cost = (at(&last, j) + usize::from(a != b)).min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && one.get(i - 1) == Some(b) && other.get(j - 1) == Some(a);
            if swapped {
                cost = cost.min(at(&before, j - 1) + 1);
            }
            row.push(cost);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

impl Decode for String {
    const EXPECTED: &'static str = "a text";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Option<Self> {
        reader.string(json, Self::EXPECTED).map(str::to_owned)
    }
}

impl Decode for bool {
    const EXPECTED: &'static str = "true or false";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Option<Self> {
        if let Json::Bool(value) = json {
            return Some(*value);
        }
        reader.wrong_type(json, Self::EXPECTED);
        None
    }

    /// A flag that is not written is not set.
    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl Decode for i64 {
    const EXPECTED: &'static str = "an integer";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Option<Self> {
        if let Json::Integer(value) = json {
            return Some(*value);
        }
        reader.wrong_type(json, Self::EXPECTED);
        None
    }
}

impl Decode for u32 {
    const EXPECTED: &'static str = "an integer from 0 to 4294967295";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Option<Self> {
        if let Json::Integer(value) = json {
            if let Ok(value) = Self::try_from(*value) {
                return Some(value);
            }
            reader.report(|at| Problem::new(Code::WrongType, at).given(value).expected(Self::EXPECTED));
            return None;
        }
        reader.wrong_type(json, Self::EXPECTED);
        None
    }
}

impl<T: Decode> Decode for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Option<Self> {
        if *json == Json::Null {
            return Some(None);
        }
        T::decode(json, reader).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Decode> Decode for Vec<T> {
    const EXPECTED: &'static str = "a list";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Option<Self> {
        let Json::Array(items) = json else {
            reader.wrong_type(json, Self::EXPECTED);
            return None;
        };
        // A document of millions of wrong items must not get room for as many right ones.
        let mut read = Self::with_capacity(items.len().min(1024));
        for (index, item) in items.iter().enumerate() {
            read.extend(reader.at_index(index, |reader| T::decode(item, reader)));
        }
        // Every item is read, so that every problem is found.
        (read.len() == items.len()).then_some(read)
    }

    /// A list that is not written is empty.
    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl Decode for Map<Id, String> {
    const EXPECTED: &'static str = "an object from ids to names";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Option<Self> {
        let mut names = Vec::new();
        for (key, value) in reader.entries(json, Self::EXPECTED)? {
            let name = reader.at_key(key, |reader| {
                if Id::new(key).is_none() {
                    reader.report(|at| Problem::new(Code::BadId, at).given(key));
                }
                String::decode(value, reader)
            });
            names.push((Id::new(key)?, name?));
        }
        Some(names.into_iter().collect())
    }
}

/// The name of a field, without the mark of one that is named like a keyword.
pub(crate) const fn field_name(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', name @ ..] => match std::str::from_utf8(name) {
            Ok(name) => name,
            Err(_) => field,
        },
        _ => field,
    }
}

/// Says that a struct is read from an object with the same fields, unknown ones refused; and what a field is where it is
/// not written, if not what its type says.
macro_rules! decode_object {
    ($type:ident, $expected:literal, { $($field:ident $(or $absent:literal)?),+ $(,)? }) => {
        impl $crate::document::Decode for $type {
            const EXPECTED: &'static str = $expected;

            fn decode<'j>(
                json: &'j $crate::document::Json<'j>,
                reader: &mut $crate::document::Reader<'j>,
            ) -> Option<Self> {
                let mut fields = reader.fields(json, Self::EXPECTED)?;
                $(let $field = $crate::document::take_field!(fields, reader, $field $(or $absent)?);)+
                fields.finish(reader);
                $crate::document::whole!(Self { $($field),+ })
            }
        }
    };
}
pub(crate) use decode_object;

/// The value of all that was read, or `None` where anything of it was not. A `?` on each would write, for each, how all
/// the others are dropped.
macro_rules! whole {
    (Self $(::$variant:ident)? { $($field:ident),* }) => {
        if let (Some(()), $(Some($field),)*) = (Some(()), $($field,)*) {
            Some(Self $(::$variant)? { $($field),* })
        } else {
            None
        }
    };
}
pub(crate) use whole;

/// Takes the field of that name.
macro_rules! take_field {
    ($fields:ident, $reader:ident, $field:ident) => {
        $fields.take(const { $crate::document::field_name(stringify!($field)) }, $reader)
    };
    ($fields:ident, $reader:ident, $field:ident or $absent:literal) => {
        $fields.take_or(const { $crate::document::field_name(stringify!($field)) }, $absent, $reader)
    };
}
pub(crate) use take_field;

/// Says that an enum is read from an object of which one field tells the variant and the others are the variant's.
macro_rules! decode_tagged {
    ($type:ident, $expected:literal, $tag:literal, { $($word:literal => $variant:ident { $($field:ident),* }),+ $(,)? }) => {
        impl $crate::document::Decode for $type {
            const EXPECTED: &'static str = $expected;

            fn decode<'j>(
                json: &'j $crate::document::Json<'j>,
                reader: &mut $crate::document::Reader<'j>,
            ) -> Option<Self> {
                let mut fields = reader.fields(json, Self::EXPECTED)?;
                match fields.word($tag, reader)? {
                    $($word => {
                        $(let $field = $crate::document::take_field!(fields, reader, $field);)*
                        fields.finish(reader);
                        $crate::document::whole!(Self::$variant { $($field),* })
                    })+
                    other => {
                        reader.unknown_word(other, &[$($word),+]);
                        None
                    }
                }
            }
        }
    };
}
pub(crate) use decode_tagged;

/// Says that an enum is read from an object whose one field is named like the variant and holds what is the variant's.
macro_rules! decode_variants {
    ($type:ident, $expected:literal, { $($word:literal => $variant:ident { $($field:ident),* }),+ $(,)? }) => {
        impl $crate::document::Decode for $type {
            const EXPECTED: &'static str = $expected;

            fn decode<'j>(
                json: &'j $crate::document::Json<'j>,
                reader: &mut $crate::document::Reader<'j>,
            ) -> Option<Self> {
                let (word, inner) = reader.only_field(json, Self::EXPECTED)?;
                reader.at_key(word, |reader| match word {
                    $($word => {
                        let mut fields = reader.fields(inner, Self::EXPECTED)?;
                        $(let $field = $crate::document::take_field!(fields, reader, $field);)*
                        fields.finish(reader);
                        $crate::document::whole!(Self::$variant { $($field),* })
                    })+
                    other => {
                        reader.unknown_word(other, &[$($word),+]);
                        None
                    }
                })
            }
        }
    };
}
pub(crate) use decode_variants;

/// Says that an enum is read from one of a list of words, and what it is where it is not written.
macro_rules! decode_word {
    ($type:ident { $first:literal => $first_variant:ident $(, $word:literal => $variant:ident)* $(,)? } $(absent $absent:ident)?) => {
        impl $crate::document::Decode for $type {
            const EXPECTED: &'static str = concat!("one of `", $first, "`" $(, ", `", $word, "`")*);

            fn decode<'j>(
                json: &'j $crate::document::Json<'j>,
                reader: &mut $crate::document::Reader<'j>,
            ) -> Option<Self> {
                match reader.string(json, Self::EXPECTED)? {
                    $first => Some(Self::$first_variant),
                    $($word => Some(Self::$variant),)*
                    other => {
                        reader.unknown_word(other, &[$first $(, $word)*]);
                        None
                    }
                }
            }

            $(fn absent() -> Option<Self> {
                Some(Self::$absent)
            })?
        }
    };
}
pub(crate) use decode_word;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_name_forgives_a_swap_and_refuses_a_stranger() {
        assert_eq!(nearest("itnent", ["gain", "intent"]), Some("intent"));
        assert_eq!(nearest("weather", ["gain", "intent"]), None);
    }

    #[test]
    fn every_problem_of_a_list_is_found() {
        let problems = Reader::read::<Vec<u32>>(r#"[1, "two", 3.5, -1, 18446744073709551615]"#).unwrap_err();
        let found: Vec<_> = problems.iter().map(|problem| (problem.code().as_str(), problem.pointer())).collect();
        assert_eq!(
            found,
            [("wrong_type", "/1"), ("not_an_integer", "/2"), ("wrong_type", "/3"), ("not_an_integer", "/4")]
        );
    }

    #[test]
    fn a_document_of_more_values_than_it_may_have_is_refused() {
        for value in ["0", "[0]", r#"{"a":0}"#] {
            let text = format!("[{}]", vec![value; 400_000].join(","));
            let problems = Reader::read::<Vec<u32>>(&text).unwrap_err();
            assert_eq!(problems.iter().next().unwrap().code(), Code::TooLarge, "{value}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_not_overflowed() {
        let text = "[".repeat(100_000) + &"]".repeat(100_000);
        let problems = Reader::read::<Vec<u32>>(&text).unwrap_err();
        assert_eq!(problems.iter().next().unwrap().code(), Code::NotJson);
    }
}
