//! The audit of a ledger: its chain, its replay, and every effect derived anew. A chain proves consistency; only a head
//! that was kept elsewhere proves that nothing is missing at the end.

use std::borrow::Cow;

use serde::Serialize;

use crate::case::{Act, Case, Draft, periods};
use crate::determination::{BookRef, SEMANTICS};
use crate::document::{Digest, Json, Reader};
use crate::error::Code;
use crate::kernel::{Fault, Kernel, fold};
use crate::ledger::{Cause, Record, Stored, commitment};

/// What an audit has found.
///
/// ```
/// use distinguo::audit::audit;
/// use distinguo::kernel::Kernel;
/// use distinguo::rulebook::Rulebook;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.reference").unwrap(), None).unwrap();
/// let report = audit(&kernel, "not a record", None);
/// assert!(!report.sound);
/// assert_eq!(report.faults[0].line, 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// Whether nothing is wrong.
    pub sound: bool,
    /// How many entries were read.
    pub entries: u32,
    /// The hash of the last of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head: Option<Digest>,
    /// Whether the expected head was found, and at which entry: what follows it is newer than the anchor. Absent where no
    /// head was expected: then nothing is said about the end of the ledger.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchored: Option<Anchor>,
    /// What is wrong, entry by entry.
    pub faults: Vec<Finding>,
    /// Texts that were erased: their commitments stand, their words do not.
    pub erased: Vec<Erased>,
    /// Entries written under other semantics than this kernel's: not derived anew.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_semantics: Vec<u32>,
}

/// Whether a ledger reaches the head that was kept elsewhere.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
/// use distinguo::audit::{Anchor, audit};
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let text = ledger.records()[0].line();
/// let head = ledger.records()[0].hash().clone();
/// assert_eq!(audit(&kernel, &text, Some(&head)).anchored, Some(Anchor::At { seq: 1 }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "anchored", rename_all = "snake_case")]
pub enum Anchor {
    /// The head is that of this entry.
    At {
        /// Its number.
        seq: u32,
    },
    /// No entry has that head: the ledger was cut or rewritten.
    Missing,
}

/// Something wrong.
///
/// ```
/// use distinguo::ledger::Fault;
/// let kernel = distinguo::kernel::Kernel::new(distinguo::rulebook::Rulebook::shipped("cn.reference").unwrap(), None).unwrap();
/// let found = distinguo::audit::audit(&kernel, "{}", None).faults[0];
/// assert_eq!((found.line, found.fault), (1, Fault::Unreadable));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// The line of the ledger, from 1.
    pub line: u32,
    /// What is wrong with it.
    pub fault: Fault,
}

/// A text that was erased.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
/// use distinguo::audit::audit;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let text = ledger.records()[0].line();
/// assert!(audit(&kernel, &text, None).erased.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Erased {
    /// The entry.
    pub seq: u32,
    /// The place of the text in the act.
    pub pointer: String,
}

/// Audits a ledger as it was stored: one record as canonical JSON on each line. `expected` is a head kept elsewhere.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
/// use distinguo::audit::audit;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let text = ledger.records()[0].line();
/// assert!(audit(&kernel, &text, None).sound);
/// assert!(!audit(&kernel, &text.replace("mine", "mind"), None).sound);
/// ```
#[must_use]
pub fn audit(kernel: &Kernel, text: &str, expected: Option<&Digest>) -> Report {
    audit_under(std::slice::from_ref(kernel), text, expected)
}

/// Audits a ledger that may have moved from one version of its rulebook to another: every entry is derived anew under the
/// version that it names, by digest. An entry under a rulebook that is not among the kernels is a fault.
///
/// ```
/// let report = distinguo::audit::audit_under(&[], "", None);
/// assert!(report.sound && report.entries == 0);
/// ```
#[must_use]
pub fn audit_under(kernels: &[Kernel], text: &str, expected: Option<&Digest>) -> Report {
    let mut report = Report {
        sound: true,
        entries: 0,
        head: None,
        anchored: expected.map(|_| Anchor::Missing),
        faults: Vec::new(),
        erased: Vec::new(),
        other_semantics: Vec::new(),
    };
    let mut case = Case::blank();
    // The last line ends too; what stands behind it would be a line of its own.
    for (line, text) in (1_u32..).zip(text.split_terminator('\n')) {
        let fault = |fault| Finding { line, fault };
        let record = match stored(text) {
            Ok(record) => record,
            Err(found) => {
                report.faults.push(fault(found));
                break;
            }
        };
        texts(&record, &mut report, line);
        if record.entry.hypothetical {
            report.faults.push(fault(Fault::Hypothetical));
            break;
        }
        if record.entry.semantics == SEMANTICS {
            let named = &record.entry.rulebook;
            match kernels.iter().find(|kernel| BookRef::of(kernel.rulebook()) == *named) {
                Some(kernel) if derived(kernel, &case, &record) => {}
                Some(_) => report.faults.push(fault(Fault::Derivation)),
                None => report.faults.push(fault(Fault::Rulebook)),
            }
        } else {
            report.other_semantics.push(record.entry.seq);
        }
        if let Err(broken) = fold(&mut case, &record) {
            report.faults.push(fault(broken.fault()));
            break;
        }
        report.entries += 1;
        if expected == Some(record.hash()) {
            report.anchored = Some(Anchor::At { seq: record.entry.seq });
        }
        report.head = Some(record.hash().clone());
    }
    report.sound = report.faults.is_empty() && report.anchored != Some(Anchor::Missing);
    report
}

/// A record, where its line is the canonical form of one and its hash is that of its content.
fn stored(text: &str) -> Result<Record, Fault> {
    let stored = Stored::parse(text).map_err(|_| Fault::Unreadable)?;
    if !stored.is(text) {
        return Err(Fault::Unreadable);
    }
    stored.record().map_err(|problem| {
        let faults = [(Code::BrokenEntry, Fault::Hash), (Code::UnknownFormat, Fault::NewerWire)];
        let known = faults.into_iter().find(|(code, _)| *code == problem.code());
        known.map_or(Fault::Unreadable, |(_, fault)| fault)
    })
}

/// Every text beside an entry is the one that was committed to; commitments without a text are erased.
fn texts(record: &Record, report: &mut Report, line: u32) {
    let Cause::Act(act) = &record.entry.cause else {
        if !record.texts.is_empty() {
            report.faults.push(Finding { line, fault: Fault::Text });
        }
        return;
    };
    for (pointer, private) in &record.texts {
        let committed = act.pointer(pointer).and_then(|sealed| sealed.get("commitment")).and_then(Json::as_str);
        if committed != Some(commitment(&record.entry.case, record.entry.seq, pointer, private).as_str()) {
            report.faults.push(Finding { line, fault: Fault::Text });
        }
    }
    commitments(act, &mut String::new(), &mut |pointer| {
        if !record.texts.contains_key(pointer) {
            report.erased.push(Erased { seq: record.entry.seq, pointer: pointer.to_owned() });
        }
    });
}

/// Calls `visit` with the place of every commitment in an act.
fn commitments(value: &Json<'_>, pointer: &mut String, visit: &mut impl FnMut(&str)) {
    let length = pointer.len();
    match value {
        Json::Object(_) if value.get("commitment").is_some() => visit(pointer),
        Json::Object(fields) => {
            for (key, inner) in fields {
                pointer.push('/');
                pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
                commitments(inner, pointer, visit);
                pointer.truncate(length);
            }
        }
        Json::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                pointer.push('/');
                pointer.push_str(&index.to_string());
                commitments(inner, pointer, visit);
                pointer.truncate(length);
            }
        }
        Json::Null | Json::Bool(_) | Json::Integer(_) | Json::NotAnInteger(_) | Json::String(_) => {}
    }
}

/// Whether the rules make the same of an entry's cause.
fn derived(kernel: &Kernel, case: &Case, record: &Record) -> bool {
    let entry = &record.entry;
    // A case is opened by the newest edition of that day, as far as whoever opened it knew.
    let then = match (case.id(), &entry.calendar) {
        (None, Some(named)) => match kernel.upto(named) {
            Ok(then) => Some(then),
            Err(_) => return false,
        },
        (Some(_), _) | (None, None) => None,
    };
    let kernel = then.as_ref().unwrap_or(kernel);
    let rules = kernel.rules();
    let next = periods::next(rules, case);
    match &entry.cause {
        Cause::Lapse { period, key } => {
            let Some((at, position)) = next else { return false };
            let due = case.periods.get(position).is_some_and(|running| running.is(period, key.as_ref()));
            if !due || entry.at != case.at.map_or(at, |last| last.max(at)) {
                return false;
            }
            let mut draft = Draft::new(rules, case, entry.at);
            periods::lapse(&mut draft, position);
            draft.effects == entry.effects
        }
        Cause::Act(sealed) => {
            // What had run out before an act had to be written before it.
            if case.id().is_some() && next.is_some_and(|(at, _)| at <= entry.at) {
                return false;
            }
            let Some(act) = reopened(sealed) else { return false };
            act.at() == entry.at && kernel.draft(case, &act).is_ok_and(|draft| draft.effects == entry.effects)
        }
    }
}

/// An act as it was recorded, with blanks for its private texts: no effect depends on their words.
fn reopened(sealed: &Json<'_>) -> Option<Act> {
    Reader::stored("act", &blanked(sealed)).ok()
}

fn blanked<'j>(value: &'j Json<'_>) -> Json<'j> {
    let text = |text: &'static str| Json::String(text.into());
    match value {
        Json::Null => Json::Null,
        Json::Bool(value) => Json::Bool(*value),
        Json::Integer(value) => Json::Integer(*value),
        Json::NotAnInteger(text) => Json::NotAnInteger(Cow::Borrowed(text)),
        Json::String(text) => Json::String(Cow::Borrowed(text)),
        Json::Array(items) => Json::Array(items.iter().map(blanked).collect()),
        Json::Object(_) if value.get("commitment").is_some() => {
            Json::Object(vec![("salt".into(), text("00000000000000000000000000000000")), ("text".into(), text(""))])
        }
        Json::Object(fields) => {
            Json::Object(fields.iter().map(|(name, value)| (Cow::Borrowed(name.as_ref()), blanked(value))).collect())
        }
    }
}

/// The hash of an entry, for hosts that keep entries apart from their records.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
/// use distinguo::audit::hash;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let record = &ledger.records()[0];
/// assert_eq!(&hash(record), record.hash());
/// ```
#[must_use]
pub fn hash(record: &Record) -> Digest {
    record.entry.hash()
}
