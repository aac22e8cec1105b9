//! The audit of a ledger: its chain, and every act handled again on the case before it. A chain proves consistency; only a
//! head that was kept elsewhere proves that nothing is missing at the end.
//!
//! What belongs here is the comparison. An audit has no guard of its own, and leaves none out: it asks the function that
//! handling asks, and compares what comes of it to the byte.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::{Serialize, Serializer};

use crate::case::{Act, Case, Effect, Foreign, MatterChange, Refusal, RefusalCode};
use crate::determination::{BookRef, SEMANTICS};
use crate::document::{Digest, Json, Reader};
use crate::kernel::{AtHand, Fault, Judgement, Kernel, KernelSet, Made, close, fold};
use crate::ledger::{Because, Cause, Entry, Form, Record, Stored, Unread, commitments, committed, lines, opened};
use crate::time::{CalendarRef, Instant};

/// More faults than this are counted and not listed.
const MOST_FAULTS: usize = 100;

/// What an audit comes to.
///
/// ```
/// use distinguo::audit::{Verdict, audit};
/// use distinguo::kernel::Kernel;
/// use distinguo::rulebook::Rulebook;
/// let kernel = Kernel::new(Rulebook::shipped("cn.reference").unwrap(), None).unwrap();
/// assert_eq!(audit(&kernel, "no ledger", None).verdict, Verdict::NotSound);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Handling would have written every entry as it is.
    Sound,
    /// Something in it was never written by handling.
    NotSound,
    /// Nothing is found wrong, and not all of it can be judged with what is at hand.
    CannotBeJudged,
}

/// What an audit has found.
///
/// ```
/// use distinguo::audit::audit;
/// use distinguo::kernel::Kernel;
/// use distinguo::rulebook::Rulebook;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.reference").unwrap(), None).unwrap();
/// let report = audit(&kernel, "not a record", None);
/// assert!(!report.is_sound());
/// assert_eq!(report.faults[0].line, 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// What the audit comes to.
    pub verdict: Verdict,
    /// How many entries were read.
    pub entries: u32,
    /// Hash of the last entry that was read. Left out where none was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head: Option<Digest>,
    /// Whether the expected head was found, and at which entry: what follows it is newer than the anchor. Absent where no
    /// head was expected: then nothing is said about the end of the ledger. Absent too where the rest of a ledger cannot be
    /// read here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchored: Option<Anchor>,
    /// What is wrong, entry by entry; the first hundred.
    pub faults: Vec<Finding>,
    /// How many more things are wrong than are listed.
    #[serde(skip_serializing_if = "none")]
    pub more: u32,
    /// Which entries cannot be judged here, and what it would take.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unjudged: Vec<Unjudged>,
    /// How the ledger is written otherwise than this kernel writes: that changes nothing in what it says.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub form: Vec<FormDifference>,
    /// Texts that entries of the ledger erase: their commitments stand, their words do not.
    pub erased: Vec<Erased>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
const fn none(count: &u32) -> bool {
    *count == 0
}

impl Report {
    /// Whether the verdict is that the ledger is sound.
    #[must_use]
    pub const fn is_sound(&self) -> bool {
        matches!(self.verdict, Verdict::Sound)
    }
}

/// Entries that cannot be judged here: a run of them with the same need.
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
/// let nothing = distinguo::kernel::KernelSet::new(); // the rulebook is not at hand
/// let report = distinguo::audit::audit_under(&nothing, &ledger.lines(0), None);
/// assert_eq!((report.unjudged[0].first, report.unjudged[0].last), (1, 1));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unjudged {
    /// Number of the first entry.
    pub first: u32,
    /// Number of the last entry.
    pub last: u32,
    /// What it would take to judge them.
    pub needs: Need,
}

/// What it would take to judge an entry.
///
/// ```
/// assert_eq!(distinguo::audit::Need::Wire { wire: 2 }.to_string(), "a kernel that reads wire version 2");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// A kernel of other semantics.
    #[error("a kernel of semantics {semantics}")]
    Semantics {
        /// Version of the derivations that the entry was made under.
        semantics: u32,
    },
    /// A rulebook, to the letter.
    #[error("rulebook {} {} with the digest {}", .rulebook.id, .rulebook.version, .rulebook.digest.as_str())]
    Rulebook {
        /// Rulebook that the entry names.
        rulebook: BookRef,
    },
    /// An edition of a calendar.
    #[error("calendar {calendar}")]
    Calendar {
        /// Edition of a calendar that the entry names.
        calendar: CalendarRef,
    },
    /// The precedents that a decision was made under.
    #[error("the set of precedents with the digest {}", .precedents.as_str())]
    Precedents {
        /// Digest of the set that the entry names.
        precedents: Digest,
    },
    /// A kernel that knows an algorithm.
    #[error("a kernel that knows the algorithm {algorithm}")]
    Algorithm {
        /// Algorithm that the first entry names.
        algorithm: String,
    },
    /// A kernel that reads a later wire version.
    #[error("a kernel that reads wire version {wire}")]
    Wire {
        /// Wire version of the entry.
        wire: i64,
    },
    /// A kernel that knows a member of the entry.
    #[error("a kernel that knows the member {pointer} of the entry")]
    Member {
        /// Place in the entry of the first member that this kernel does not know, as a JSON pointer.
        pointer: String,
    },
}

impl From<Foreign> for Need {
    fn from(foreign: Foreign) -> Self {
        match foreign {
            Foreign::Rulebook { rulebook } => Self::Rulebook { rulebook },
            Foreign::Calendar { calendar } => Self::Calendar { calendar },
        }
    }
}

/// A difference of form, and on which lines.
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
/// let report = audit(&kernel, ledger.lines(0).replace('\n', "\r\n"), None);
/// assert!(report.is_sound());
/// assert_eq!((report.form[0].line, report.form[0].lines), (1, 1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FormDifference {
    /// What is different.
    pub form: Form,
    /// The first line on which it is, from 1.
    pub line: u32,
    /// How many lines are written so.
    pub lines: u32,
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
/// let text = ledger.lines(0);
/// let head = ledger.records()[0].hash().clone();
/// assert_eq!(audit(&kernel, &text, Some(&head)).anchored, Some(Anchor::At { seq: 1 }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "anchored", rename_all = "snake_case")]
pub enum Anchor {
    /// The head is that of this entry.
    At {
        /// Number of the entry, from 1.
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
/// let found = &distinguo::audit::audit(&kernel, "{}", None).faults[0];
/// assert_eq!((found.line, found.fault), (1, Fault::Unreadable));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// The line of the ledger, from 1.
    pub line: u32,
    /// The number of the entry, where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<u32>,
    /// What is wrong with the entry.
    pub fault: Fault,
    /// Why the act would be refused, where that is the fault.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "code")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub refusal: Option<RefusalCode>,
    /// The byte of the line, from 1, with which what is no UTF-8 begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byte: Option<u32>,
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn code<S: Serializer>(code: &Option<RefusalCode>, serializer: S) -> Result<S::Ok, S::Error> {
    code.map(RefusalCode::as_str).serialize(serializer)
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
/// assert!(audit(&kernel, ledger.lines(0), None).erased.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Erased {
    /// Number of the entry that had the text.
    pub seq: u32,
    /// Place of the text in the act, as a JSON pointer.
    pub pointer: String,
    /// Moment of its erasure.
    pub at: Instant,
    /// The entry that erases it, and says by whom and why.
    pub by: u32,
}

/// Audits a ledger as it was stored, one record on each line. `expected` is a head kept elsewhere.
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
/// let text = ledger.lines(0);
/// assert!(audit(&kernel, &text, None).is_sound());
/// assert!(!audit(&kernel, text.replace("mine", "mind"), None).is_sound());
/// ```
#[must_use]
pub fn audit(kernel: &Kernel, text: impl AsRef<[u8]>, expected: Option<&Digest>) -> Report {
    audit_at_hand(AtHand::One(kernel), text, expected)
}

/// Audits a ledger that may have moved from one version of its rulebook to another, or from one calendar to another: every
/// act is handled again under the rulebook that its entry names, by digest, and the edition of the calendar. Where the
/// set has no such rulebook or edition, the entry cannot be judged.
///
/// ```
/// use distinguo::kernel::KernelSet;
/// let report = distinguo::audit::audit_under(&KernelSet::new(), "", None);
/// assert!(report.is_sound() && report.entries == 0);
/// ```
#[must_use]
pub fn audit_under(kernels: &KernelSet, text: impl AsRef<[u8]>, expected: Option<&Digest>) -> Report {
    audit_at_hand(AtHand::Set(kernels), text, expected)
}

/// The same, by whatever is at hand.
pub(crate) fn audit_at_hand(at_hand: AtHand<'_>, text: impl AsRef<[u8]>, expected: Option<&Digest>) -> Report {
    Audit::of(at_hand, text.as_ref(), expected)
}

/// The kernel of an entry: of its rulebook, to the letter, with its edition of the calendar, and with the precedents that a
/// decision of it was made under. An entry that names none was made under none: a set that was published later changes
/// nothing.
fn kernel_of<'k>(at_hand: AtHand<'k>, entry: &Entry) -> Result<Cow<'k, Kernel>, Need> {
    let calendar = entry.calendar.as_ref();
    let kernel = at_hand.find(&entry.rulebook, calendar)?;
    let Some(set) = weighed(entry) else {
        let knows = !kernel.precedents().is_empty();
        return Ok(if knows { Cow::Owned(kernel.without_precedents()) } else { Cow::Borrowed(kernel) });
    };
    let fits = |kernel: &&Kernel| {
        BookRef::of(kernel.rulebook()) == entry.rulebook
            && calendar.is_none_or(|named| kernel.has_edition(named))
            && kernel.precedents().digest() == Some(set)
    };
    let kernel = at_hand.kernels().into_iter().find(fits);
    kernel.map(Cow::Borrowed).ok_or_else(|| Need::Precedents { precedents: set.clone() })
}

/// The precedents that a decision of an entry was made under.
fn weighed(entry: &Entry) -> Option<&Digest> {
    entry.effects.iter().find_map(|effect| {
        let Effect::Matter { change: MatterChange::Made { precedents, .. }, .. } = effect else { return None };
        precedents.as_ref().map(|known| &known.set)
    })
}

/// An audit on its way.
struct Audit<'k> {
    at_hand: AtHand<'k>,
    case: Case,
    report: Report,
    /// The semantics of the entry before.
    semantics: u32,
    /// The lines of the entries, by their numbers from 1.
    lines: Vec<u32>,
    /// The places of texts that do not stand beside their entries: a later entry may erase them.
    missing: BTreeSet<(u32, String)>,
}

/// The reading of a ledger ends here.
struct Ended;

/// What an audit makes of an entry on the case before it.
enum Again {
    /// Handling writes it to the byte; the case after it.
    Same(Box<Case>),
    Wrong(Fault, Option<RefusalCode>),
    Needs(Need),
}

impl<'k> Audit<'k> {
    fn of(at_hand: AtHand<'k>, bytes: &[u8], expected: Option<&Digest>) -> Report {
        let report = Report {
            verdict: Verdict::Sound,
            entries: 0,
            head: None,
            anchored: expected.map(|_| Anchor::Missing),
            faults: Vec::new(),
            more: 0,
            unjudged: Vec::new(),
            form: Vec::new(),
            erased: Vec::new(),
        };
        let mut audit =
            Self { at_hand, case: Case::blank(), report, semantics: 0, lines: Vec::new(), missing: BTreeSet::new() };
        let (mark, lines) = lines(bytes);
        if mark {
            audit.differs(Form::ByteOrderMark, 1);
        }
        let mut whole = true;
        for line in lines {
            if line.carriage_return {
                audit.differs(Form::LineEnd, line.number);
            }
            if line.blank {
                audit.differs(Form::BlankLine, line.number);
                continue;
            }
            let read = match line.text {
                Ok(text) => audit.line(line.number, text, expected),
                Err(byte) => {
                    let finding = Finding { byte: Some(byte), ..finding(line.number, None, Fault::NotUtf8) };
                    audit.found(finding);
                    Err(Ended)
                }
            };
            if read.is_err() {
                whole = false;
                break;
            }
        }
        // What is not read may erase what is missing.
        if whole {
            audit.missing();
        }
        audit.end()
    }

    fn end(self) -> Report {
        let mut report = self.report;
        let wrong = !report.faults.is_empty() || report.anchored == Some(Anchor::Missing);
        report.verdict = match (wrong, report.unjudged.is_empty()) {
            (true, _) => Verdict::NotSound,
            (false, true) => Verdict::Sound,
            (false, false) => Verdict::CannotBeJudged,
        };
        report
    }

    fn differs(&mut self, form: Form, line: u32) {
        match self.report.form.iter_mut().find(|known| known.form == form) {
            Some(known) => known.lines = known.lines.saturating_add(1),
            None => self.report.form.push(FormDifference { form, line, lines: 1 }),
        }
    }

    fn fault(&mut self, line: u32, entry: Option<u32>, fault: Fault) {
        self.found(finding(line, entry, fault));
    }

    fn found(&mut self, finding: Finding) {
        if self.report.faults.len() < MOST_FAULTS {
            self.report.faults.push(finding);
        } else {
            self.report.more = self.report.more.saturating_add(1);
        }
    }

    fn unjudged(&mut self, seq: u32, needs: Need) {
        match self.report.unjudged.last_mut() {
            Some(last) if last.needs == needs && last.last.checked_add(1) == Some(seq) => last.last = seq,
            _ => self.report.unjudged.push(Unjudged { first: seq, last: seq, needs }),
        }
    }

    fn line(&mut self, line: u32, text: &str, expected: Option<&Digest>) -> Result<(), Ended> {
        if text.len() > Json::LIMIT {
            self.fault(line, None, Fault::TooLarge);
            return Err(Ended);
        }
        let stored = Stored::parse(text);
        let read = stored.and_then(|stored| stored.record().map(|record| (stored, record)));
        let (stored, (record, planted)) = match read {
            Ok(read) => read,
            Err(unread) => return self.unread(line, unread),
        };
        for form in stored.forms() {
            self.differs(form, line);
        }
        let seq = record.entry.seq;
        for _ in &planted {
            self.fault(line, Some(seq), Fault::Text);
        }
        self.texts(&record, line);
        if record.entry.hypothetical {
            self.fault(line, Some(seq), Fault::Hypothetical);
            return Err(Ended);
        }
        if record.entry.semantics < self.semantics {
            self.fault(line, Some(seq), Fault::Semantics);
        }
        self.semantics = record.entry.semantics;
        let next = match self.again(&record, &stored) {
            Again::Same(next) => Some(next),
            Again::Wrong(fault, refusal) => {
                self.found(Finding { refusal, ..finding(line, Some(seq), fault) });
                None
            }
            Again::Needs(need) => {
                self.unjudged(seq, need);
                None
            }
        };
        if let Some(mut next) = next {
            close(&mut next, &record);
            self.case = *next;
        } else if let Err(broken) = fold(&mut self.case, &record) {
            // What handling makes otherwise may still be a link of the chain; what is none is told as such.
            self.fault(line, Some(seq), broken.fault());
            return Err(Ended);
        }
        self.report.entries += 1;
        self.lines.push(line);
        self.erasures(&record);
        if expected == Some(record.hash()) {
            self.report.anchored = Some(Anchor::At { seq });
        }
        self.report.head = Some(record.hash().clone());
        Ok(())
    }

    /// A line that is no record. What a later kernel wrote ends what can be read here, and is not wrong for that.
    fn unread(&mut self, line: u32, unread: Unread) -> Result<(), Ended> {
        let next = self.case.seq().saturating_add(1);
        let need = match unread.because {
            Because::Unreadable => {
                self.fault(line, None, Fault::Unreadable);
                return Err(Ended);
            }
            Because::Hash => {
                self.fault(line, Some(next), Fault::Hash);
                return Err(Ended);
            }
            Because::Wire(wire) => Need::Wire { wire },
            Because::Algorithm(algorithm) => Need::Algorithm { algorithm },
        };
        self.unjudged(next, need);
        if self.report.anchored == Some(Anchor::Missing) {
            self.report.anchored = None;
        }
        Err(Ended)
    }

    /// Every commitment has its one form. Whether its text is beside it is judged at the end: a later entry may erase it.
    fn texts(&mut self, record: &Record, line: u32) {
        let seq = record.entry.seq;
        let Cause::Act(act) = &record.entry.cause else { return };
        let (mut malformed, missing) = (0, &mut self.missing);
        commitments(act, &mut String::new(), &mut |pointer, json| {
            if committed(json).is_none_or(|digest| digest.algorithm() != record.hash.algorithm()) {
                malformed += 1;
            }
            if record.texts.get(pointer).is_none() {
                missing.insert((seq, pointer.to_owned()));
            }
        });
        for _ in 0..malformed {
            self.fault(line, Some(seq), Fault::Commitment);
        }
    }

    /// What an entry erases is gone.
    fn erasures(&mut self, record: &Record) {
        let (by, at) = (record.entry.seq, record.entry.at);
        for effect in &record.entry.effects {
            let Effect::Erased { entry: seq, pointer } = effect else { continue };
            let (seq, pointer) = (*seq, pointer.clone());
            if !self.missing.contains(&(seq, pointer.clone())) {
                let line = self.line_of(seq);
                self.fault(line, Some(seq), Fault::TextKept);
            }
            self.report.erased.push(Erased { seq, pointer, at, by });
        }
    }

    /// A text is missing only where a later entry erases it.
    fn missing(&mut self) {
        for (seq, pointer) in std::mem::take(&mut self.missing) {
            let line = self.line_of(seq);
            if !self.case.erased.contains(&(seq, pointer)) {
                self.fault(line, Some(seq), Fault::TextMissing);
            }
        }
        self.report.faults.sort_by_key(|fault| fault.line);
    }

    fn line_of(&self, seq: u32) -> u32 {
        let place = usize::try_from(seq).ok().and_then(|seq| seq.checked_sub(1));
        place.and_then(|place| self.lines.get(place)).copied().unwrap_or_default()
    }

    /// Whether something had run out under the rules of before when a case was moved to others, and nobody wrote it.
    fn skipped(&self, act: &Act) -> bool {
        let AtHand::Set(kernels) = self.at_hand else { return false };
        let before = act.moves().then(|| kernels.of(&self.case).ok()).flatten();
        before.is_some_and(|before| matches!(before.lapse(&self.case, act.at()), Ok(Some(_))))
    }

    /// Handles the act of an entry again, or lets the period lapse again, on the case before it.
    fn again(&self, record: &Record, stored: &Stored<'_>) -> Again {
        let entry = &record.entry;
        if entry.semantics != SEMANTICS {
            return Again::Needs(Need::Semantics { semantics: entry.semantics });
        }
        let kernel = match kernel_of(self.at_hand, entry) {
            Ok(kernel) => kernel,
            Err(need) => return Again::Needs(need),
        };
        // A case is opened by the newest edition of that day, as far as whoever opened it knew.
        let then = match (self.case.id(), &entry.calendar) {
            (None, Some(named)) => kernel.upto(named).ok(),
            (Some(_), _) | (None, None) => None,
        };
        let kernel = then.as_ref().unwrap_or(&kernel);
        match &entry.cause {
            Cause::Lapse { .. } => match kernel.lapse(&self.case, entry.at) {
                Ok(Some(made)) => same(made, stored),
                Ok(None) => Again::Wrong(Fault::Derivation, None),
                Err(refusal) => refused(self.at_hand, &refusal, Fault::Derivation),
            },
            Cause::Act(sealed) => {
                let json = opened(sealed, &mut String::new(), &record.texts);
                let Ok(act) = Reader::stored::<Act>("act", &json) else {
                    return Again::Wrong(Fault::Unreadable, None);
                };
                if act.named().is_err() {
                    return Again::Wrong(Fault::Unreadable, None);
                }
                if self.skipped(&act) {
                    return Again::Wrong(Fault::Derivation, None);
                }
                let judged = kernel.judged(self.at_hand, &self.case, &act);
                match judged.act {
                    Err(refusal) => refused(self.at_hand, &refusal, Fault::Refused),
                    // What had run out before an act had to be written before it.
                    Ok(_) if !judged.lapses.is_empty() => Again::Wrong(Fault::Derivation, None),
                    Ok(Judgement::Repeated { .. }) => Again::Wrong(Fault::Refused, Some(RefusalCode::IdReused)),
                    Ok(Judgement::Made(made)) => same(*made, stored),
                }
            }
        }
    }
}

/// What handling refuses cannot have been written by it, unless it only lacks an edition of the calendar, or the rulebook of
/// a ledger that was handed over.
fn refused(at_hand: AtHand<'_>, refusal: &Refusal, fault: Fault) -> Again {
    match refusal.needs() {
        Some(needs @ Foreign::Calendar { .. }) => Again::Needs(needs.clone().into()),
        Some(needs @ Foreign::Rulebook { rulebook }) if at_hand.find(rulebook, None).is_err() => {
            Again::Needs(needs.clone().into())
        }
        Some(Foreign::Rulebook { .. }) | None => Again::Wrong(fault, (fault == Fault::Refused).then(|| refusal.code())),
    }
}

const fn finding(line: u32, entry: Option<u32>, fault: Fault) -> Finding {
    Finding { line, entry, fault, refusal: None, byte: None }
}

/// Compares an entry with what handling makes, to the byte.
fn same(made: Made, stored: &Stored<'_>) -> Again {
    let bytes = made.entry.bytes();
    if bytes == stored.bytes {
        return Again::Same(Box::new(made.next));
    }
    let text = String::from_utf8(bytes).unwrap_or_default();
    let derived = Json::unbounded(&text).unwrap_or(Json::Null);
    let mut beyond = None;
    if extends(&stored.entry, &derived, &mut String::new(), &mut beyond)
        && let Some(pointer) = beyond
    {
        return Again::Needs(Need::Member { pointer });
    }
    Again::Wrong(Fault::Derivation, None)
}

/// Whether a value says all that another says, and perhaps more in its objects; the place of the first that it says more.
fn extends(value: &Json<'_>, of: &Json<'_>, pointer: &mut String, beyond: &mut Option<String>) -> bool {
    let length = pointer.len();
    match (value, of) {
        (Json::Object(fields), Json::Object(_)) => {
            let known = |name: &str| of.get(name);
            fields.iter().all(|(name, inner)| {
                pointer.push('/');
                pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
                let right = match known(name) {
                    Some(known) => extends(inner, known, pointer, beyond),
                    None => {
                        beyond.get_or_insert_with(|| pointer.clone());
                        true
                    }
                };
                pointer.truncate(length);
                right
            }) && members(of).all(|name| value.get(name).is_some())
        }
        (Json::Array(items), Json::Array(others)) => {
            items.len() == others.len()
                && items.iter().zip(others).enumerate().all(|(index, (item, other))| {
                    pointer.push('/');
                    pointer.push_str(&index.to_string());
                    let right = extends(item, other, pointer, beyond);
                    pointer.truncate(length);
                    right
                })
        }
        (value, of) => value == of,
    }
}

fn members<'j>(value: &'j Json<'_>) -> impl Iterator<Item = &'j str> {
    let fields = if let Json::Object(fields) = value { fields.as_slice() } else { &[] };
    fields.iter().map(|(name, _)| name.as_ref())
}
