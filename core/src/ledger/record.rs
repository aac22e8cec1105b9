//! Records: entries with the bytes that they own, and the lines that they are stored on.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::commitment::{Private, matches};
use super::entry::{Cause, Entry, WIRE, hash_of};
use crate::document::{Algorithm, Decode, Digest, Json, Reader, canonical, canonical_text};
use crate::error::{Code, Language, Problem, Problems};
use crate::sorted::Map;

/// An entry as it is kept: with its hash, and with the texts that can be erased. A record owns the bytes that it was read
/// from or hashed from, and writes those again: what it has beyond this kernel's knowledge survives.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let record = &ledger.records()[0];
/// assert!(record.line().contains(record.hash().as_str()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    // Copies of a record share it: it never changes.
    /// The JSON text as it was read, or written first.
    line: Arc<str>,
    /// The entry, as far as this kernel knows its members.
    pub(crate) entry: Arc<Entry>,
    /// Of the canonical form of the whole entry.
    pub(crate) hash: Digest,
    /// The texts that it commits to, by their pointers into the act.
    pub(crate) texts: Arc<Map<String, Private>>,
}

/// The wire form of a record.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(rename = "Record")]
#[expect(dead_code, reason = "only its schema is asked for")]
struct RecordForm {
    /// The entry.
    entry: Entry,
    /// Hash of the canonical form of the entry (RFC 8785), by the algorithm that the first entry names.
    hash: Digest,
    /// The texts that the entry commits to, by their pointers into the act. An act `erase` of a later entry takes one away.
    #[schemars(default, skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    texts: std::collections::BTreeMap<String, Private>,
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Record {
    fn schema_name() -> Cow<'static, str> {
        RecordForm::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        RecordForm::json_schema(generator)
    }
}

impl Record {
    /// The record as it is stored, on a line of its own: as it was read, or in canonical form (RFC 8785) where this kernel
    /// has written it.
    ///
    /// ```
    /// use distinguo::kernel::Ledger;
    /// assert!(Ledger::new().records().is_empty()); // every record of a ledger is one line
    /// ```
    #[must_use]
    pub fn line(&self) -> &str {
        &self.line
    }

    /// Closes an entry.
    pub(crate) fn new(entry: Entry, texts: Arc<Map<String, Private>>, by: Algorithm) -> Self {
        let bytes = entry.bytes();
        let hash = hash_of(&bytes, entry.hypothetical, by);
        let line = line(&bytes, &hash, &texts);
        Self { line: line.into(), entry: entry.into(), hash, texts }
    }

    /// Reads a record as it was stored. A text beside it that it does not commit to is no text of it: nothing is read then.
    pub(crate) fn read(text: &str) -> Result<Self, Unread> {
        let (record, planted) = Stored::parse(text)?.record()?;
        let Some(pointer) = planted.first() else { return Ok(record) };
        let pointer = format!("/texts/{}", pointer.replace('~', "~0").replace('/', "~1"));
        let problem = Problem::new(Code::BrokenEntry, pointer).given(super::Fault::Text).expected(record.entry.seq);
        Err(unread(Because::Unreadable, problem))
    }

    /// The entry.
    #[must_use]
    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// The hash of the entry: the head of the ledger when it is the last.
    #[must_use]
    pub const fn hash(&self) -> &Digest {
        &self.hash
    }

    /// The texts that the entry commits to and that were not erased, by their pointers into the act.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &Private)> {
        self.texts.iter().map(|(pointer, text)| (pointer.as_str(), text))
    }

    /// The record without a text that an act `erase` names, `None` where it has no such text. The entry, and so the chain,
    /// stays as it is. A ledger does this itself; a host that stores records one by one stores this one anew.
    ///
    /// ```
    /// use distinguo::case::Act;
    /// use distinguo::kernel::{Kernel, Ledger};
    /// use distinguo::rulebook::Rulebook;
    ///
    /// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
    /// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
    ///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
    ///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
    /// let mut ledger = Ledger::new();
    /// ledger.handle(&kernel, &Act::load(open).unwrap()).unwrap();
    /// assert!(ledger.records()[0].without("/act/open/reasons").is_none()); // there is no such text
    /// ```
    #[must_use]
    pub fn without(&self, pointer: &str) -> Option<Self> {
        let mut record = self.clone();
        record.texts.get(pointer)?;
        Arc::make_mut(&mut record.texts).remove(pointer);
        let mut json = Json::unbounded(&self.line).ok()?;
        let Json::Object(fields) = &mut json else { return None };
        if let Some((_, Json::Object(texts))) = fields.iter_mut().find(|(name, _)| name == "texts") {
            texts.retain(|(known, _)| known != pointer);
        }
        fields.retain(|(name, value)| name != "texts" || *value != Json::Object(Vec::new()));
        record.line = canonical_text(&json).into();
        Some(record)
    }
}

/// As it is stored, in canonical form.
impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Json::unbounded(&self.line).unwrap_or(Json::Null).serialize(serializer)
    }
}

/// The canonical form of a record.
fn line(entry: &[u8], hash: &Digest, texts: &Map<String, Private>) -> String {
    let mut line = Vec::with_capacity(entry.len() + 128);
    line.extend_from_slice(b"{\"entry\":");
    line.extend_from_slice(entry);
    line.extend_from_slice(b",\"hash\":\"");
    line.extend_from_slice(hash.as_str().as_bytes());
    line.push(b'"');
    if !texts.is_empty() {
        line.extend_from_slice(b",\"texts\":");
        line.extend_from_slice(&canonical(&Written(texts)));
    }
    line.push(b'}');
    String::from_utf8(line).unwrap_or_default()
}

/// The texts beside an entry, as they are written.
struct Written<'t>(&'t Map<String, Private>);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0)
    }
}

/// A difference of form: something in how a ledger is written that changes nothing in what it says.
///
/// ```
/// assert_eq!(distinguo::ledger::Form::LineEnd.to_string(), "lines end as Windows ends them (CR LF)");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// The text begins with a byte order mark.
    #[error("it begins with a byte order mark")]
    ByteOrderMark,
    /// Lines end with a carriage return and a line feed.
    #[error("lines end as Windows ends them (CR LF)")]
    LineEnd,
    /// Lines are empty.
    #[error("there are empty lines")]
    BlankLine,
    /// The JSON is not canonical: other spacing, order or escapes.
    #[error("records are not written in canonical form")]
    Spacing,
    /// A record has members beside those that records have, for which no hash vouches.
    #[error("records have members beside the entry that nothing vouches for")]
    Beside,
}

/// A line of a ledger.
pub(crate) struct Line<'t> {
    /// From 1.
    pub(crate) number: u32,
    /// Without what it ends with; nothing where the line is empty.
    /// Or the byte, from 1, with which what is no UTF-8 begins.
    pub(crate) text: Result<&'t str, u32>,
    pub(crate) bytes: &'t [u8],
    pub(crate) blank: bool,
    pub(crate) carriage_return: bool,
}

/// The lines of a ledger, and whether it begins with a byte order mark. The last line ends too; what stands behind its end
/// would be a line of its own.
pub(crate) fn lines(bytes: &[u8]) -> (bool, impl Iterator<Item = Line<'_>>) {
    const MARK: &[u8] = "\u{feff}".as_bytes();
    let plain = bytes.strip_prefix(MARK);
    let text = plain.unwrap_or(bytes);
    let text = text.strip_suffix(b"\n").unwrap_or(text);
    let lines = (1_u32..).zip(text.split(|byte| *byte == b'\n')).map(|(number, bytes)| {
        let carriage_return = bytes.ends_with(b"\r");
        let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes);
        let text = text.map_err(|error| u32::try_from(error.valid_up_to()).unwrap_or(u32::MAX).saturating_add(1));
        let blank = text.as_ref().is_ok_and(|text| text.trim().is_empty());
        Line { number, text, bytes, blank, carriage_return }
    });
    (plain.is_some(), lines.take(if text.is_empty() { 0 } else { usize::MAX }))
}

/// Why a line is no record of a ledger.
pub(crate) struct Unread {
    pub(crate) because: Because,
    pub(crate) problem: Problem,
}

/// The kinds of reasons.
pub(crate) enum Because {
    /// It cannot be read.
    Unreadable,
    /// The hash is not that of the entry.
    Hash,
    /// The entry is of a later wire version.
    Wire(i64),
    /// The entry names an algorithm that this kernel does not know.
    Algorithm(String),
}

fn unread(because: Because, problem: Problem) -> Unread {
    Unread { because, problem }
}

fn unreadable(error: impl std::fmt::Display) -> Unread {
    unread(Because::Unreadable, Problem::new(Code::UnreadableRecord, "").given(error))
}

/// The first thing that is wrong with a stored part, at its place.
fn first(problems: &Problems) -> Unread {
    let Some(problem) = problems.iter().next() else { return unreadable("") };
    let problem = Problem::new(Code::UnreadableRecord, problem.pointer()).given(problem.message(Language::En));
    unread(Because::Unreadable, problem)
}

/// A line of a ledger that is JSON, and not yet a record.
pub(crate) struct Stored<'t> {
    text: &'t str,
    pub(crate) entry: Json<'t>,
    /// The entry in canonical form; nothing where it has none.
    pub(crate) bytes: Vec<u8>,
    /// What stands beside the entry.
    rest: Json<'t>,
}

/// A member that a record has twice, or its texts: who reads it otherwise would read another record.
fn twice(record: &Json<'_>) -> Option<(String, String)> {
    let of = |json: &Json<'_>, pointer: &str| {
        let Json::Object(fields) = json else { return None };
        let mut names: Vec<&str> = fields.iter().map(|(name, _)| name.as_ref()).collect();
        names.sort_unstable();
        let again = names.windows(2).find_map(|pair| match pair {
            [one, other] if one == other => Some(*one),
            _ => None,
        });
        again.map(|name| (format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")), name.to_owned()))
    };
    let texts = record.get("texts");
    of(record, "").or_else(|| of(texts?, "/texts")).or_else(|| {
        let Json::Object(texts) = texts? else { return None };
        texts.iter().find_map(|(_, text)| of(text, "/texts"))
    })
}

impl<'t> Stored<'t> {
    /// Reads a line.
    pub(crate) fn parse(text: &'t str) -> Result<Self, Unread> {
        let (mut entry, mut rest) = (Json::Null, Json::unbounded(text).map_err(unreadable)?);
        if let Some((pointer, name)) = twice(&rest) {
            let problem = Problem::new(Code::DuplicateField, pointer).given(name);
            return Err(unread(Because::Unreadable, problem));
        }
        if let Json::Object(fields) = &mut rest
            && let Some(at) = fields.iter().position(|(name, _)| name == "entry")
        {
            (_, entry) = fields.remove(at);
        }
        Ok(Self { text: text.trim(), bytes: canonical(&entry), entry, rest })
    }

    /// How the line differs from how this kernel writes it.
    pub(crate) fn forms(&self) -> impl Iterator<Item = Form> + use<> {
        let fields = if let Json::Object(fields) = &self.rest { fields.as_slice() } else { &[] };
        let beside = !fields.iter().all(|(name, _)| matches!(name.as_ref(), "hash" | "texts"));
        let rest = canonical(&self.rest);
        let after =
            self.text.strip_prefix("{\"entry\":").and_then(|text| text.as_bytes().strip_prefix(self.bytes.as_slice()));
        // What is called by a name before `entry` stands before it; nothing vouches for it anyway.
        let canonical = after.and_then(|after| after.strip_prefix(b",")) == rest.strip_prefix(b"{");
        let spacing = (!canonical && !beside).then_some(Form::Spacing);
        spacing.into_iter().chain(beside.then_some(Form::Beside))
    }

    /// The record with the texts that it commits to, and the places of those that it does not.
    pub(crate) fn record(&self) -> Result<(Record, Vec<String>), Unread> {
        if let Some(Json::Integer(wire)) = self.entry.get("wire")
            && *wire > i64::from(WIRE)
        {
            let problem = Problem::new(Code::UnknownFormat, "/entry/wire").given(wire).expected(WIRE);
            return Err(unread(Because::Wire(*wire), problem));
        }
        if let Some(Json::String(named)) = self.entry.get("algorithm")
            && !Algorithm::ALL.iter().any(|known| known.as_str() == named)
        {
            let problem =
                Problem::new(Code::UnknownFormat, "/entry/algorithm").given(named).expected(Algorithm::EXPECTED);
            return Err(unread(Because::Algorithm(named.to_string()), problem));
        }
        let entry: Entry = Reader::stored("entry", &self.entry).map_err(|problems| first(&problems))?;
        let Some(hash) = self.rest.get("hash") else {
            let problem = Problem::new(Code::MissingField, "/hash").given("hash").expected(Digest::EXPECTED);
            return Err(unread(Because::Unreadable, problem));
        };
        let hash: Digest = Reader::stored("hash", hash).map_err(|problems| first(&problems))?;
        let mut texts: Map<String, Private> = self.beside("texts")?;
        if self.bytes.is_empty() || hash_of(&self.bytes, entry.hypothetical, hash.algorithm()) != hash {
            let problem = Problem::new(Code::BrokenEntry, "/hash").given(super::Fault::Hash).expected(entry.seq);
            return Err(unread(Because::Hash, problem));
        }
        let committed = |pointer: &str, text: &Private| match &entry.cause {
            Cause::Act(act) => matches(act, &entry.case, entry.seq, pointer, text),
            Cause::Lapse(_) => false,
        };
        let planted: Vec<String> = texts
            .iter()
            .filter(|(pointer, text)| !committed(pointer, text))
            .map(|(pointer, _)| pointer.clone())
            .collect();
        for pointer in &planted {
            texts.remove(pointer);
        }
        Ok((Record { line: self.text.into(), entry: entry.into(), hash, texts: texts.into() }, planted))
    }

    /// What stands beside the entry, by pointers.
    fn beside<T: Decode>(&self, name: &'static str) -> Result<Map<String, T>, Unread> {
        let Some(json) = self.rest.get(name) else { return Ok(Map::new_vec()) };
        let read = Reader::stored::<ByPointer<T>>(name, json).map_err(|problems| first(&problems))?;
        Ok(read.0)
    }
}

/// What stands beside an entry, by pointers into its act.
struct ByPointer<T>(Map<String, T>);

impl<T: Decode> Decode for ByPointer<T> {
    const EXPECTED: &'static str = "an object from pointers to texts";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let entries = reader.entries(json, Self::EXPECTED).unwrap_or_default();
        let beside = |(pointer, json): &'j (Cow<'j, str>, Json<'j>)| {
            (pointer.to_string(), reader.at_key(pointer, |reader| T::decode(json, reader)))
        };
        Self(entries.iter().map(beside).collect())
    }
}
