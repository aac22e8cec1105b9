//! A case together with its records.

use std::borrow::Cow;
use std::sync::Arc;

use super::fold::{fold, refold};
use super::handle::{Handled, Handling};
use super::{AtHand, Kernel};
use crate::case::{Act, Actor, Case, Effect, Refusal};
use crate::document::{Json, not_utf8};
use crate::error::{Code, Problem};
use crate::ledger::{Record, lines};
use crate::time::Instant;

/// A case together with its records: what most hosts keep.
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
/// assert_eq!(ledger.case().id().unwrap().as_str(), "mine");
/// assert_eq!(ledger.records().len(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Ledger {
    case: Case,
    records: Vec<Record>,
}

impl Default for Ledger {
    fn default() -> Self {
        Self::new()
    }
}

impl Ledger {
    /// An empty ledger: its first act opens the case.
    ///
    /// ```
    /// assert!(distinguo::kernel::Ledger::new().records().is_empty());
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self { case: Case::blank(), records: Vec::new() }
    }

    /// Reads a ledger as it was stored: one record as JSON on each line. How it is written beyond that (line ends, empty
    /// lines, a byte order mark, spacing) makes no difference here; an audit tells of it.
    ///
    /// # Errors
    ///
    /// The line and field of the first record that cannot be read or does not fit; nothing before it is lost: the ledger
    /// up to it is returned too.
    pub fn read(text: impl AsRef<[u8]>) -> Result<Self, (Box<Self>, Problem)> {
        Self::read_bytes(text.as_ref())
    }

    fn read_bytes(bytes: &[u8]) -> Result<Self, (Box<Self>, Problem)> {
        let mut ledger = Self::new();
        for line in lines(bytes).1.filter(|line| !line.blank) {
            let pointer = format!("/{}", line.number.saturating_sub(1));
            let text = match line.text {
                Ok(text) if text.len() > Json::LIMIT => {
                    let problem = Problem::new(Code::TooLarge, pointer).given(text.len()).expected(Json::LIMIT);
                    return Err((Box::new(ledger), problem));
                }
                Ok(text) => text,
                Err(_) => return Err((Box::new(ledger), not_utf8(line.bytes, line.number).at(&pointer))),
            };
            let record = match Record::read(text) {
                Ok(record) => record,
                Err(unread) => return Err((Box::new(ledger), unread.problem.at(&pointer))),
            };
            if let Err(broken) = fold(&mut ledger.case, &record) {
                let problem = Problem::new(Code::BrokenEntry, pointer).given(broken.fault()).expected(broken.seq());
                ledger.case = refold(&ledger.records);
                return Err((Box::new(ledger), problem));
            }
            let entry = Arc::clone(&record.entry);
            ledger.records.push(record);
            ledger.leave_away(&entry.effects);
        }
        Ok(ledger)
    }

    /// The ledger as it is stored, from behind that many entries: one record on each line, each as it was read or written.
    ///
    /// ```
    /// assert_eq!(distinguo::kernel::Ledger::new().lines(0), "");
    /// ```
    #[must_use]
    pub fn lines(&self, after: usize) -> String {
        let mut text = String::new();
        for record in self.records.iter().skip(after) {
            text.push_str(record.line());
            text.push('\n');
        }
        text
    }

    /// Leaves away the texts that an entry erases.
    fn leave_away(&mut self, erasing: &[Effect]) {
        for effect in erasing {
            let Effect::Erased { entry, pointer } = effect else { continue };
            let record = usize::try_from(*entry).ok().and_then(|seq| self.records.get_mut(seq.checked_sub(1)?));
            if let Some(record) = record
                && let Some(without) = record.without(pointer)
            {
                *record = without;
                self.case.forget(record);
            }
        }
    }

    /// The case as it stands.
    #[must_use]
    pub const fn case(&self) -> &Case {
        &self.case
    }

    /// A copy to try things on, from its last entry on: what is done to it becomes what-ifs, entries under a hash of their
    /// own that no real ledger takes. This ledger stays as it is. It is a copy for somebody, who can try only what they
    /// themselves could do: nobody learns what another would be permitted. Where nobody is named it is for whoever keeps the
    /// ledger, and anything may be tried.
    ///
    /// ```
    /// use distinguo::kernel::Ledger;
    /// let ledger = Ledger::new();
    /// assert_ne!(ledger.fork(None).case(), ledger.case());
    /// ```
    #[must_use]
    pub fn fork(&self, by: Option<&Actor>) -> Self {
        Self { case: self.case.fork(by), records: self.records.clone() }
    }

    /// The ledger with its entries up to an instant.
    #[must_use]
    pub fn until(&self, now: Instant) -> Self {
        let mut then = Self::new();
        for record in self.records.iter().take_while(|record| record.entry().at() <= now) {
            then.case.fork = record.entry.hypothetical;
            then.push(record.clone());
        }
        then.case.fork = self.case.fork;
        then.case.tries.clone_from(&self.case.tries);
        then
    }

    /// The ledger as it stood at an instant: its entries until then, and what had lapsed by then although nobody had
    /// written it yet.
    ///
    /// # Errors
    ///
    /// Where the case ran under other rules then; as [`Kernel::tick`].
    pub fn as_of(&self, kernel: &Kernel, now: Instant) -> Result<Self, Refusal> {
        let mut then = self.until(now);
        then.tick(kernel, now)?;
        Ok(then)
    }

    /// The records, oldest first.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Does an act and keeps what comes of it: lapses and the entry. The records that are the answer are returned; for an
    /// act that was done before, those of then.
    ///
    /// # Errors
    ///
    /// The refusal. Lapses before it are kept all the same.
    pub fn handle(&mut self, kernel: &Kernel, act: &Act) -> Result<&[Record], Refusal> {
        self.handle_beside(AtHand::One(kernel), kernel, act)
    }

    /// The same, with other kernels at hand: ledgers that the act hands over are judged by them.
    pub(crate) fn handle_beside(
        &mut self,
        at_hand: AtHand<'_>,
        kernel: &Kernel,
        act: &Act,
    ) -> Result<&[Record], Refusal> {
        let Handled { case, lapses, act: done } = kernel.handled(at_hand, &self.case, act);
        let start = self.records.len();
        let after = match done {
            Ok(Handling::Entry(closed)) => {
                let (record, next) = *closed;
                let entry = Arc::clone(&record.entry);
                self.records.extend(lapses);
                self.records.push(record);
                self.case = next;
                self.leave_away(&entry.effects);
                return Ok(self.records.get(start..).unwrap_or_default());
            }
            Ok(Handling::Repeated { first, last }) => Ok((first, last)),
            Err(refusal) => Err(refusal),
        };
        if let Cow::Owned(case) = case {
            self.case = case;
            self.records.extend(lapses);
        }
        let (first, last) = after?;
        let index = |seq: u32| usize::try_from(seq).unwrap_or(usize::MAX);
        Ok(self.records.get(index(first).saturating_sub(1)..index(last)).unwrap_or_default())
    }

    /// Writes what has lapsed by now.
    ///
    /// # Errors
    ///
    /// As [`Kernel::tick`]; nothing is written then.
    pub fn tick(&mut self, kernel: &Kernel, now: Instant) -> Result<&[Record], Refusal> {
        let start = self.records.len();
        for record in kernel.tick(&self.case, now)? {
            self.push(record);
        }
        Ok(self.records.get(start..).unwrap_or_default())
    }

    fn push(&mut self, record: Record) {
        let folded = fold(&mut self.case, &record);
        debug_assert!(folded.is_ok(), "{folded:?}");
        self.records.push(record);
    }
}
