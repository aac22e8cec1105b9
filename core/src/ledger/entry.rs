//! Entries and their chain.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::case::{ClockId, Effect};
use crate::determination::BookRef;
use crate::document::{Algorithm, Decode, Digest, Id, Json, Reader, canonical, decode_object};
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
    /// Version of the form of entries. A reader that does not know it does not judge the entry.
    pub(crate) wire: u32,
    /// Version of the derivations by which the effects were made. It is raised only where one changes.
    pub(crate) semantics: u32,
    /// What the ledger is hashed by: in its first entry, and only there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) algorithm: Option<Algorithm>,
    /// Id of the case that the ledger is of; the same in every entry.
    pub(crate) case: Id,
    /// Number of the entry, from 1 without gaps.
    pub(crate) seq: u32,
    /// Moment of the act or the lapse: a date and time with its offset from UTC. Never before that of the entry before.
    pub(crate) at: Instant,
    /// Hash of the entry before. Left out of the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) previous: Option<Digest>,
    /// Version of the rulebook that the entry was made under, to the letter.
    pub(crate) rulebook: BookRef,
    /// Edition of the calendar by which days are counted. Left out where the rulebook has no calendar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) calendar: Option<CalendarRef>,
    /// Act or lapse that the entry comes from.
    pub(crate) cause: Cause,
    /// What the rulebook makes of it, in the order in which it changes the case.
    pub(crate) effects: Vec<Effect>,
    /// A what-if: hashed apart, so that it can never join the real chain.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) hypothetical: bool,
}

decode_object!(Entry, "an entry", {
    wire, semantics, algorithm, case, seq, at, previous, rulebook, calendar, cause, effects, hypothetical,
});

/// What an entry comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Cause {
    /// An act as it was handed in, private texts replaced by commitments.
    Act(#[cfg_attr(feature = "schema", schemars(with = "crate::case::Act"))] Sealed),
    /// A period ran out.
    Lapse(ClockId),
}

impl Decode for Cause {
    const EXPECTED: &'static str = "`act` or `lapse`";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let (place, inner) = reader.enter_variant(json, Self::EXPECTED, &["act", "lapse"]);
        let value = match place {
            0 => Self::Act(Sealed::from(inner.clone().into_owned())),
            _ => Self::Lapse(Decode::decode(inner, reader)),
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

impl Entry {
    /// The canonical form (RFC 8785).
    pub(crate) fn bytes(&self) -> Vec<u8> {
        canonical(self)
    }

    /// What its ledger is hashed by, where it is the first; `None` of any other.
    #[must_use]
    pub const fn algorithm(&self) -> Option<Algorithm> {
        self.algorithm
    }

    /// The semantics that it was derived under.
    #[must_use]
    pub const fn semantics(&self) -> u32 {
        self.semantics
    }

    /// The edition of the calendar that its days were counted by.
    #[must_use]
    pub const fn calendar(&self) -> Option<&CalendarRef> {
        self.calendar.as_ref()
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
pub(crate) fn hash_of(entry: &[u8], hypothetical: bool, by: Algorithm) -> Digest {
    let domain = if hypothetical { b"distinguo/fork/1\0".as_slice() } else { b"distinguo/entry/1\0".as_slice() };
    by.digest([domain, entry])
}
