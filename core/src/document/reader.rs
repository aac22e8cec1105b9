//! Reading documents so that all problems are found, each with its place.
//!
//! A type says how it is read by [`Decode`], mostly through a macro of `declare`. A value that cannot be read is reported,
//! a stand-in is put in its place, and reading goes on. Nobody sees a stand-in: only [`Reader::whole`] gives out what was
//! read, and only where nothing was reported.

use std::borrow::Cow;

use super::{Id, Json};
use crate::error::{Code, Problem, Problems};
use crate::list::ToList;
use crate::sorted::{self, Map};

/// How a value of a document is read.
pub(crate) trait Decode: Sized {
    /// What is expected, in words: "an id", "a list of rows".
    const EXPECTED: &'static str;

    /// Whether a field of it may be left out. What that means is the stand-in.
    const OPTIONAL: bool = false;

    /// The value; or a stand-in, never to be seen, after a problem has been reported. What is not there is read as null:
    /// that must come to an end, so no stand-in may hold one of its own type.
    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self;
}

enum Step<'j> {
    Key(&'j str),
    Index(usize),
    /// To something that is not there, of which nothing is reported.
    Nowhere,
}

/// The place in a document where reading stands, and the problems found so far.
pub(crate) struct Reader<'j> {
    path: Vec<Step<'j>>,
    problems: Problems,
    /// How many values could not be read.
    lost: usize,
    /// Whether fields that nobody asked for are let be: a later version may have written them.
    tolerant: bool,
}

impl<'j> Reader<'j> {
    /// A reader at the root of a document.
    fn new() -> Self {
        Self { path: Vec::new(), problems: Problems::new(), lost: 0, tolerant: false }
    }

    /// Reads what was stored, in which a later version may have written fields that this one does not know.
    pub(crate) fn stored<T: Decode>(name: &'j str, json: &'j Json<'j>) -> Result<T, Problems> {
        Self { tolerant: true, ..Self::new() }.whole(Some(name), json)
    }

    /// Whether what was stored is read, and not what a host hands in.
    pub(crate) const fn is_stored(&self) -> bool {
        self.tolerant
    }

    /// Reads a whole document.
    pub(crate) fn read<T: Decode>(text: &str) -> Result<T, Problems> {
        let json = Json::parse(text)?;
        Reader::new().whole(None, &json)
    }

    /// Reads a value that stands beside a document, as its field of that name.
    pub(crate) fn read_at<T: Decode>(name: &'j str, json: &'j Json<'j>) -> Result<T, Problems> {
        Self::new().whole(Some(name), json)
    }

    /// What is read at the root, or as a field of it, where nothing was reported.
    fn whole<T: Decode>(mut self, field: Option<&'j str>, json: &'j Json<'j>) -> Result<T, Problems> {
        self.path.extend(field.map(Step::Key));
        let value = T::decode(json, &mut self);
        if self.problems.is_empty() { Ok(value) } else { Err(self.problems) }
    }

    /// Reports that there is no value at this place; `problem` is given the pointer.
    pub(crate) fn report(&mut self, problem: impl FnOnce(String) -> Problem) {
        if !self.is_nowhere() {
            self.lost += 1;
            self.remark(problem);
        }
    }

    /// Reports what is wrong beside a value that can be read.
    pub(crate) fn remark(&mut self, problem: impl FnOnce(String) -> Problem) {
        let problem = problem(self.pointer());
        self.problems.push(problem);
    }

    fn is_nowhere(&self) -> bool {
        self.path.iter().any(|step| matches!(step, Step::Nowhere))
    }

    /// Reads a value of which more is to be said only where it could be read.
    pub(crate) fn judge<T: Decode>(&mut self, json: &'j Json<'j>) -> Judged<T> {
        let before = self.lost;
        let value = T::decode(json, self);
        Judged { value, sound: self.lost == before }
    }

    /// Reads an item of a list of which more is to be said only where it could be read.
    pub(crate) fn judge_item<T: Decode>(&mut self, index: usize, json: &'j Json<'j>) -> Judged<T> {
        self.path.push(Step::Index(index));
        let judged = self.judge(json);
        self.leave();
        judged
    }

    /// The JSON pointer of this place.
    pub(crate) fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            pointer.push('/');
            match step {
                Step::Key(key) => pointer.push_str(&key.replace('~', "~0").replace('/', "~1")),
                Step::Index(index) => pointer.push_str(&index.to_string()),
                Step::Nowhere => {}
            }
        }
        pointer
    }

    /// Goes one step back.
    #[inline(never)]
    pub(crate) fn leave(&mut self) {
        self.path.pop();
    }

    /// Goes to something that is not there.
    fn enter_nowhere(&mut self) -> &'j Json<'j> {
        self.path.push(Step::Nowhere);
        &Json::Null
    }

    /// Enters an item of a list; how many values could not be read so far.
    #[inline(never)]
    fn enter_item(&mut self, index: usize) -> usize {
        self.path.push(Step::Index(index));
        self.lost
    }

    /// Leaves an item of a list; whether all of it could be read.
    #[inline(never)]
    fn leave_item(&mut self, before: usize) -> bool {
        self.leave();
        self.lost == before
    }

    /// Does something one field further in.
    pub(crate) fn at_key<T>(&mut self, key: &'j str, inside: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(Step::Key(key));
        let result = inside(self);
        self.leave();
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

    /// The items of a list.
    pub(crate) fn items(&mut self, json: &'j Json<'j>, expected: &str) -> Option<&'j [Json<'j>]> {
        if let Json::Array(items) = json {
            return Some(items);
        }
        self.wrong_type(json, expected);
        None
    }

    /// The place of a word among those that are known; the first for one that is not.
    pub(crate) fn word(&mut self, json: &'j Json<'j>, expected: &str, known: &[&'static str]) -> usize {
        self.string(json, expected).and_then(|given| self.place(given, known)).unwrap_or_default()
    }

    /// The place of a word among those that are known.
    fn place(&mut self, given: &str, known: &[&'static str]) -> Option<usize> {
        let place = known.iter().position(|word| *word == given);
        if place.is_none() {
            self.unknown_word(given, known);
        }
        place
    }

    /// The id that a key is.
    pub(crate) fn id(&mut self, key: &str) -> Option<Id> {
        let id = Id::new(key);
        if id.is_none() {
            self.report(|at| Problem::new(Code::BadId, at).given(key));
        }
        id
    }

    /// The map that an object with ids for keys is. It ends with the first entry that cannot be read.
    pub(crate) fn by_id<T: Decode>(&mut self, json: &'j Json<'j>, expected: &str) -> Map<Id, T> {
        let mut map = Vec::new();
        for (key, value) in self.entries(json, expected).unwrap_or_default() {
            let before = self.lost;
            let (key, value) = self.at_key(key, |reader| (reader.id(key), T::decode(value, reader)));
            match key {
                Some(key) if self.lost == before => map.push((key, value)),
                _ => break,
            }
        }
        map.into_iter().collect()
    }

    /// Reports a format that is not the one, which is expected between backquotes.
    pub(crate) fn format(&mut self, json: &'j Json<'j>, expected: &str) {
        if let Some(text) = self.string(json, expected)
            && text != expected.trim_matches('`')
        {
            self.report(|at| Problem::new(Code::UnknownFormat, at).given(text).expected(expected));
        }
    }

    /// The entries of an object. A key written twice is remarked.
    pub(crate) fn entries(&mut self, json: &'j Json<'j>, expected: &str) -> Option<&'j [(Cow<'j, str>, Json<'j>)]> {
        let Json::Object(entries) = json else {
            self.wrong_type(json, expected);
            return None;
        };
        for key in repeated(entries) {
            self.at_key(key, |reader| reader.remark(|at| Problem::new(Code::DuplicateField, at).given(key)));
        }
        Some(entries)
    }

    /// Enters the one field of an object that has no other: the place of its key among those that are known, and its value.
    /// Nowhere is entered where there is no such field.
    pub(crate) fn enter_variant(
        &mut self,
        json: &'j Json<'j>,
        expected: &str,
        known: &[&'static str],
    ) -> (usize, &'j Json<'j>) {
        if let Json::Object(entries) = json
            && let [(key, value)] = entries.as_slice()
        {
            self.path.push(Step::Key(key));
            if let Some(place) = self.place(key, known) {
                return (place, value);
            }
            self.leave();
        } else {
            self.wrong_type(json, expected);
        }
        (0, self.enter_nowhere())
    }

    /// The same for a document that people write, who are told more of what is wrong with it.
    pub(crate) fn enter_choice(
        &mut self,
        json: &'j Json<'j>,
        expected: &'static str,
        known: &[&'static str],
    ) -> (usize, &'j Json<'j>) {
        match self.entries(json, expected) {
            Some([(key, value)]) => {
                self.path.push(Step::Key(key));
                if let Some(place) = known.iter().position(|word| word == key) {
                    return (place, value);
                }
                self.report(|at| {
                    let nearest = nearest(key, known.iter().copied());
                    Problem::new(Code::UnknownField, at).given(key).expected(known.join(", ")).nearest(nearest)
                });
                self.leave();
            }
            Some(entries) => self.report(|at| {
                let given = format_args!("an object with {} fields", entries.len());
                let problem = Problem::new(Code::WrongType, at).given(given);
                let says_which = known.iter().all(|word| expected.contains(word));
                if says_which {
                    return problem.expected(expected);
                }
                problem.expected(format_args!("{expected}: an object with one of {}", known.join(", ")))
            }),
            None => {}
        }
        (0, self.enter_nowhere())
    }

    /// The fields of an object whose keys are fixed.
    pub(crate) fn fields(&mut self, json: &'j Json<'j>, expected: &str) -> Fields<'j> {
        match self.entries(json, expected) {
            Some(entries) => Fields { entries: Some(entries), asked: Vec::with_capacity(8) },
            None => Fields { entries: None, asked: Vec::new() },
        }
    }

    /// Reports a field that is needed and not there.
    #[cold]
    fn missing(&mut self, key: &'static str, expected: &str) {
        self.at_key(key, |reader| {
            reader.report(|at| Problem::new(Code::MissingField, at).given(key).expected(expected));
        });
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

/// What was read, and whether it was.
pub(crate) struct Judged<T> {
    pub(crate) value: T,
    sound: bool,
}

impl<T> Judged<T> {
    /// The value, unless it or something in it is a stand-in.
    pub(crate) fn sound(&self) -> Option<&T> {
        self.sound.then_some(&self.value)
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

/// The fields of one object, taken one by one; what is left over at the end is unknown. Where there is no object, all of
/// them are stand-ins.
pub(crate) struct Fields<'j> {
    entries: Option<&'j [(Cow<'j, str>, Json<'j>)]>,
    asked: Vec<&'static str>,
}

impl<'j> Fields<'j> {
    /// Takes a field.
    // Kept apart from its many callers: copied into each, it is the largest part of a WebAssembly module.
    #[inline(never)]
    pub(crate) fn take<T: Decode>(&mut self, key: &'static str, reader: &mut Reader<'j>) -> T {
        let json = self.enter(key, T::EXPECTED, T::OPTIONAL, reader);
        let value = T::decode(json, reader);
        reader.leave();
        value
    }

    /// Enters a field. Nowhere is entered where it is not written, which is reported unless it is optional.
    fn enter(&mut self, key: &'static str, expected: &str, optional: bool, reader: &mut Reader<'j>) -> &'j Json<'j> {
        if let Some(entries) = self.entries {
            self.asked.push(key);
            if let Some((_, json)) = entries.iter().find(|(name, _)| name == key) {
                reader.path.push(Step::Key(key));
                return json;
            }
            if !optional {
                reader.missing(key, expected);
            }
        }
        reader.enter_nowhere()
    }

    /// Takes a field that means something of its own where it is not written.
    pub(crate) fn take_written<T: Decode>(&mut self, key: &'static str, reader: &mut Reader<'j>) -> Option<T> {
        let json = self.enter(key, T::EXPECTED, true, reader);
        let written = !reader.is_nowhere();
        let value = T::decode(json, reader);
        reader.leave();
        written.then_some(value)
    }

    /// Takes a field of which more is to be said only where it could be read.
    pub(crate) fn judge<T: Decode>(&mut self, key: &'static str, reader: &mut Reader<'j>) -> Judged<T> {
        let before = reader.lost;
        let value = self.take(key, reader);
        Judged { value, sound: self.there() && reader.lost == before }
    }

    /// Takes the word that tells what the other fields are: its place among those that are known. Where it tells nothing,
    /// it is as if there were no object.
    pub(crate) fn word(&mut self, key: &'static str, known: &[&'static str], reader: &mut Reader<'j>) -> usize {
        let json = self.enter(key, String::EXPECTED, false, reader);
        let word = reader.string(json, String::EXPECTED);
        reader.leave();
        let place = word.and_then(|word| reader.place(word, known));
        if place.is_none() {
            self.entries = None;
        }
        place.unwrap_or_default()
    }

    /// Whether there is an object.
    pub(crate) const fn there(&self) -> bool {
        self.entries.is_some()
    }

    /// Remarks the fields that nobody took.
    pub(crate) fn finish(self, reader: &mut Reader<'j>) {
        if reader.tolerant {
            return;
        }
        let keys = self.entries.unwrap_or_default().iter().map(|(key, _)| key.as_ref());
        for key in keys.filter(|key| !self.asked.contains(key)) {
            reader.at_key(key, |reader| {
                reader.remark(|at| {
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
    if problems.has_room_for(Code::UnknownName) {
        let known: Vec<&str> = known.into_iter().map(Id::as_str).collect();
        problems.push(unknown(pointer(), given, what, &known));
    } else {
        problems.left_out(Code::UnknownName);
    }
}

fn unknown(pointer: String, given: &Id, what: &str, known: &[&str]) -> Problem {
    let problem = Problem::new(Code::UnknownName, pointer).given(given).expected(what);
    match nearest(given.as_str(), known.iter().copied()) {
        None => problem.choices(known),
        nearest => problem.nearest(nearest),
    }
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

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        reader.string(json, Self::EXPECTED).unwrap_or_default().to_owned()
    }
}

impl Decode for Id {
    const EXPECTED: &'static str = "an id";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let id = reader.string(json, Self::EXPECTED).and_then(|text| reader.id(text));
        id.unwrap_or(Self::stand_in())
    }
}

impl Decode for bool {
    const EXPECTED: &'static str = "true or false";

    /// A flag that is not written is not set.
    const OPTIONAL: bool = true;

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        if let Json::Bool(value) = json {
            return *value;
        }
        reader.wrong_type(json, Self::EXPECTED);
        false
    }
}

impl Decode for i64 {
    const EXPECTED: &'static str = "an integer";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        if let Json::Integer(value) = json {
            return *value;
        }
        reader.wrong_type(json, Self::EXPECTED);
        0
    }
}

impl Decode for u32 {
    const EXPECTED: &'static str = "an integer from 0 to 4294967295";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        if let Json::Integer(value) = json {
            return Self::try_from(*value).unwrap_or_else(|_| {
                reader.report(|at| Problem::new(Code::WrongType, at).given(value).expected(Self::EXPECTED));
                0
            });
        }
        reader.wrong_type(json, Self::EXPECTED);
        0
    }
}

impl<T: Decode> Decode for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    const OPTIONAL: bool = true;

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        if matches!(json, Json::Null) { None } else { Some(T::decode(json, reader)) }
    }
}

impl<T: Decode> Decode for Box<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        Self::new(T::decode(json, reader))
    }
}

impl<T: Decode> Decode for Vec<T> {
    const EXPECTED: &'static str = "a list";

    /// A list that is not written is empty.
    const OPTIONAL: bool = true;

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let items = reader.items(json, Self::EXPECTED).unwrap_or_default();
        // A document of millions of wrong items must not get room for as many right ones.
        let mut read = Self::with_capacity(items.len().min(1024));
        for (index, item) in items.iter().enumerate() {
            let before = reader.enter_item(index);
            let value = T::decode(item, reader);
            if reader.leave_item(before) {
                read.push(value);
            }
        }
        read
    }
}

impl Decode for Map<Id, String> {
    const EXPECTED: &'static str = "an object from ids to names";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        reader.by_id(json, Self::EXPECTED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{decode_object, decode_tagged};

    #[derive(Debug)]
    #[expect(dead_code, reason = "what is read is not looked at")]
    struct Stay {
        guest: String,
        nights: u32,
        room: Room,
    }

    decode_object!(Stay, "a stay", { guest, nights, room });

    #[derive(Debug)]
    #[expect(dead_code, reason = "what is read is not looked at")]
    enum Room {
        Single { floor: u32 },
        Shared { with: Vec<Stay> },
    }

    decode_tagged!(Room, "a room", "kind", { "single" => Single { floor }, "shared" => Shared { with } });

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
    fn of_what_is_not_there_nothing_more_is_said() {
        let found = |text: &str| {
            let problems = Reader::read::<Vec<Stay>>(text).unwrap_err();
            let found = problems.iter().map(|problem| format!("{} {}", problem.code().as_str(), problem.pointer()));
            found.collect::<Vec<_>>()
        };
        assert_eq!(found("[7, {}]").first().unwrap(), "wrong_type /0");
        assert_eq!(found("[{}]"), ["missing_field /0/guest", "missing_field /0/nights", "missing_field /0/room"]);
        let room = |room: &str| found(&format!(r#"[{{"guest": "a", "nights": 1, "room": {room}}}]"#));
        assert_eq!(room("7"), ["wrong_type /0/room"]);
        assert_eq!(room("{}"), ["missing_field /0/room/kind"]);
        assert_eq!(room(r#"{"kind": "cellar", "depth": 3}"#), ["unknown_word /0/room"]);
        assert_eq!(
            room(r#"{"kind": "shared", "with": [7], "depth": 3}"#),
            ["wrong_type /0/room/with/0", "unknown_field /0/room/depth"]
        );
    }

    #[test]
    fn what_is_wrong_beside_a_value_does_not_make_it_a_stand_in() {
        let sound = |text: &str| {
            let json = Json::parse(text).unwrap();
            let mut reader = Reader::new();
            let judged = reader.judge::<Room>(&json);
            (judged.sound().is_some(), reader.problems.is_empty())
        };
        assert_eq!(sound(r#"{"kind": "single", "floor": 1}"#), (true, true));
        assert_eq!(sound(r#"{"kind": "single", "floor": 1, "view": "sea", "view": "sea"}"#), (true, false));
        assert_eq!(sound(r#"{"kind": "single"}"#), (false, false));
    }

    #[test]
    fn deep_nesting_is_refused_not_overflowed() {
        let text = "[".repeat(100_000) + &"]".repeat(100_000);
        let problems = Reader::read::<Vec<u32>>(&text).unwrap_err();
        assert_eq!(problems.iter().next().unwrap().code(), Code::NotJson);
    }
}
