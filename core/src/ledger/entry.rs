//! Entries and their chain.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::commitment::Private;
use crate::case::Effect;
use crate::determination::BookRef;
use crate::document::{Decode, Digest, Id, Json, Reader, canonical, canonical_text, decode_object};
use crate::error::{Code, Language, Problem, Problems};
use crate::sorted::{self, Map};
use crate::time::{CalendarRef, Instant};

/// The version of the wire form of entries.
pub const WIRE: u32 = 1;

/// An act or a lapse, with its effects: numbered, and naming its predecessor by hash.
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
/// let entry = ledger.records()[0].entry();
/// assert_eq!((entry.seq(), entry.case().as_str()), (1, "mine"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entry {
    /// The version of this form.
    pub(crate) wire: u32,
    /// Raised only when a derivation changes.
    pub(crate) semantics: u32,
    pub(crate) case: Id,
    /// From 1, without gaps.
    pub(crate) seq: u32,
    pub(crate) at: Instant,
    /// The hash of the entry before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) previous: Option<Digest>,
    pub(crate) rulebook: BookRef,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) calendar: Option<CalendarRef>,
    pub(crate) cause: Cause,
    pub(crate) effects: Vec<Effect>,
    /// A what-if: hashed apart, so that it can never join the real chain.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) hypothetical: bool,
}

decode_object!(Entry, "an entry", {
    wire, semantics, case, seq, at, previous, rulebook, calendar, cause, effects, hypothetical,
});

/// What an entry comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Cause {
    /// An act as it was handed in, private texts replaced by commitments.
    Act(#[cfg_attr(feature = "schema", schemars(with = "crate::case::Act"))] Sealed),
    /// A period ran out.
    Lapse {
        period: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<Id>,
    },
}

impl Decode for Cause {
    const EXPECTED: &'static str = "`act` or `lapse`";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let (place, inner) = reader.enter_variant(json, Self::EXPECTED, &["act", "lapse"]);
        let value = match place {
            0 => Self::Act(Sealed::from(inner.clone().into_owned())),
            _ => {
                let mut fields = reader.fields(inner, Self::EXPECTED);
                let (period, key) = (fields.take("period", reader), fields.take("key", reader));
                fields.finish(reader);
                Self::Lapse { period, key }
            }
        };
        reader.leave();
        value
    }
}

/// An act as it is recorded. Its entry and the case share it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sealed(Arc<Json<'static>>);

impl From<Json<'static>> for Sealed {
    fn from(act: Json<'static>) -> Self {
        Self(Arc::new(act))
    }
}

impl Deref for Sealed {
    type Target = Json<'static>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Serialize for Sealed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// An entry as it is kept: with its hash, and with the texts that can be erased.
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
/// assert_eq!(record.entry().hash(), *record.hash());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Record {
    // Copies of a record share it: it never changes.
    /// The entry.
    pub(crate) entry: Arc<Entry>,
    /// Of its canonical form.
    pub(crate) hash: Digest,
    /// Private texts by their pointers into the act. A text may be missing: it was erased.
    #[serde(skip_serializing_if = "Map::is_empty", serialize_with = "sorted::write")]
    #[cfg_attr(feature = "schema", schemars(default, with = "std::collections::BTreeMap<String, Private>"))]
    pub(crate) texts: Map<String, Private>,
}

impl Record {
    /// The record as it is stored, on a line of its own: canonical JSON (RFC 8785), which an audit asks for.
    #[must_use]
    pub fn line(&self) -> String {
        canonical_text(self)
    }

    /// Closes an entry.
    pub(crate) fn new(entry: Entry, texts: Map<String, Private>) -> Self {
        let hash = entry.hash();
        Self { entry: entry.into(), hash, texts }
    }

    /// Reads a record as it was stored. Members that this kernel does not know keep their part in the hash; texts that
    /// were erased are simply not there.
    pub(crate) fn read(text: &str) -> Result<Self, Problem> {
        Stored::parse(text)?.record()
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
}

/// A line of a ledger that is JSON, and not yet a record.
pub(crate) struct Stored<'t> {
    entry: Json<'t>,
    /// The entry in canonical form; nothing where it has none.
    bytes: Vec<u8>,
    /// What stands beside the entry.
    rest: Json<'t>,
}

fn unreadable(error: impl std::fmt::Display) -> Problem {
    Problem::new(Code::UnreadableRecord, "").given(error)
}

/// The first thing that is wrong with a stored part, at its place.
fn first(problems: &Problems) -> Problem {
    let Some(problem) = problems.iter().next() else { return unreadable("") };
    Problem::new(Code::UnreadableRecord, problem.pointer()).given(problem.message(Language::En))
}

impl<'t> Stored<'t> {
    /// Reads a line.
    pub(crate) fn parse(text: &'t str) -> Result<Self, Problem> {
        let (mut entry, mut rest) = (Json::Null, Json::unbounded(text).map_err(unreadable)?);
        if let Json::Object(fields) = &mut rest
            && let Some(at) = fields.iter().position(|(name, _)| name == "entry")
        {
            (_, entry) = fields.remove(at);
        }
        Ok(Self { bytes: canonical(&entry), entry, rest })
    }

    /// Whether the line was written as records are: in canonical form, and nothing in it that no record has.
    pub(crate) fn is(&self, text: &str) -> bool {
        let Json::Object(fields) = &self.rest else { return false };
        let rest = canonical(&self.rest);
        let line =
            text.strip_prefix("{\"entry\":").and_then(|text| text.as_bytes().strip_prefix(self.bytes.as_slice()));
        fields.iter().all(|(name, _)| matches!(name.as_ref(), "hash" | "texts"))
            && line.and_then(|line| line.strip_prefix(b",")) == rest.strip_prefix(b"{")
    }

    /// The record.
    pub(crate) fn record(&self) -> Result<Record, Problem> {
        if let Some(Json::Integer(wire)) = self.entry.get("wire")
            && *wire > i64::from(WIRE)
        {
            return Err(Problem::new(Code::UnknownFormat, "/entry/wire").given(wire).expected(WIRE));
        }
        let entry: Entry = Reader::stored("entry", &self.entry).map_err(|problems| first(&problems))?;
        let Some(hash) = self.rest.get("hash") else {
            return Err(Problem::new(Code::MissingField, "/hash").given("hash").expected(Digest::EXPECTED));
        };
        let hash: Digest = Reader::stored("hash", hash).map_err(|problems| first(&problems))?;
        let texts = self.rest.get("texts").map(|texts| Reader::stored("texts", texts)).transpose();
        let Texts(texts) = texts.map_err(|problems| first(&problems))?.unwrap_or_default();
        if self.bytes.is_empty() || hash_of(&self.bytes, entry.hypothetical) != hash {
            return Err(Problem::new(Code::BrokenEntry, "/hash").given(super::Fault::Hash).expected(entry.seq));
        }
        Ok(Record { entry: entry.into(), hash, texts })
    }
}

/// Private texts by their pointers.
#[derive(Default)]
struct Texts(Map<String, Private>);

impl Decode for Texts {
    const EXPECTED: &'static str = "an object from pointers to texts";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let entries = reader.entries(json, Self::EXPECTED).unwrap_or_default();
        let text = |(pointer, json): &'j (Cow<'j, str>, Json<'j>)| {
            (pointer.to_string(), reader.at_key(pointer, |reader| Private::decode(json, reader)))
        };
        Self(entries.iter().map(text).collect())
    }
}

impl Entry {
    /// The hash of the canonical form.
    #[must_use]
    pub fn hash(&self) -> Digest {
        hash_of(&canonical(self), self.hypothetical)
    }

    /// Its number.
    #[must_use]
    pub const fn seq(&self) -> u32 {
        self.seq
    }

    /// The case that it belongs to.
    #[must_use]
    pub const fn case(&self) -> &Id {
        &self.case
    }

    /// The version of the rulebook that it was written under.
    #[must_use]
    pub const fn rulebook(&self) -> &BookRef {
        &self.rulebook
    }

    /// Its instant.
    #[must_use]
    pub const fn at(&self) -> Instant {
        self.at
    }
}

/// The hash of an entry in its canonical form. What-ifs are hashed under a domain of their own.
fn hash_of(entry: &[u8], hypothetical: bool) -> Digest {
    use sha2::Digest as _;
    let mut hasher = sha2::Sha256::new();
    hasher.update(if hypothetical { b"distinguo/fork/1\0".as_slice() } else { b"distinguo/entry/1\0".as_slice() });
    hasher.update(entry);
    Digest::of_bytes(&hasher.finalize())
}
