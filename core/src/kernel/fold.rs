//! The fold of a ledger: how entries become a case, one after the other.

use std::sync::Arc;

use crate::case::{Case, DoneAct};
use crate::document::Json;
use crate::ledger::{Cause, Fault, Record, WIRE};

/// Why an entry does not belong to a ledger.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
/// use distinguo::case::Case;
/// use distinguo::ledger::Fault;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let record = &ledger.records()[0];
/// let case = kernel.apply(&Case::blank(), record).unwrap();
/// let broken = kernel.apply(&case, record).unwrap_err(); // a second time
/// assert_eq!((broken.seq(), broken.fault()), (1, Fault::Sequence));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("entry {seq}: {fault}")]
pub struct Broken {
    pub(crate) seq: u32,
    pub(crate) fault: Fault,
}

impl Broken {
    /// The number of the entry.
    #[must_use]
    pub const fn seq(&self) -> u32 {
        self.seq
    }

    /// What is wrong with it.
    #[must_use]
    pub const fn fault(&self) -> Fault {
        self.fault
    }
}

/// Folds a ledger.
pub(crate) fn replay<'r>(ledger: impl IntoIterator<Item = &'r Record>) -> Result<Case, (Box<Case>, Broken)> {
    let mut case = Case::blank();
    let mut folded: Vec<&Record> = Vec::new();
    for record in ledger {
        if let Err(broken) = fold(&mut case, record) {
            return Err((Box::new(refold(folded)), broken));
        }
        folded.push(record);
    }
    Ok(case)
}

/// The case of entries that have been folded before: an entry that did not fit may have left a part of its effects.
pub(super) fn refold<'r>(records: impl IntoIterator<Item = &'r Record>) -> Case {
    let mut case = Case::blank();
    for record in records {
        let folded = fold(&mut case, record);
        debug_assert!(folded.is_ok(), "{folded:?}");
    }
    case
}

/// Adds an entry to a case in place. Where it does not fit, a part of its effects may have been applied.
pub(crate) fn fold(case: &mut Case, record: &Record) -> Result<(), Broken> {
    let entry = record.entry();
    let broken = |fault| Broken { seq: entry.seq, fault };
    if entry.wire > WIRE {
        return Err(broken(Fault::NewerWire));
    }
    if entry.hypothetical != case.fork {
        return Err(broken(Fault::Hypothetical));
    }
    if entry.seq != case.seq.saturating_add(1) {
        return Err(broken(Fault::Sequence));
    }
    if entry.previous != case.head {
        return Err(broken(Fault::Predecessor));
    }
    let by = record.hash().algorithm();
    let named = match &case.head {
        Some(head) => entry.algorithm.is_none() && head.algorithm() == by,
        None => entry.algorithm == Some(by),
    };
    if !named {
        return Err(broken(Fault::Algorithm));
    }
    if case.at.is_some_and(|last| entry.at < last) {
        return Err(broken(Fault::Time));
    }
    if case.id().is_some_and(|id| *id != entry.case) {
        return Err(broken(Fault::Case));
    }
    for effect in &entry.effects {
        case.take(effect, entry.seq).map_err(|_| broken(Fault::Effect))?;
    }
    close(case, record);
    Ok(())
}

/// What a case keeps of an entry beside its effects.
pub(crate) fn close(case: &mut Case, record: &Record) {
    let entry = record.entry();
    if let Cause::Act(sealed) = &entry.cause {
        let first = case.acted.saturating_add(1);
        case.acted = entry.seq;
        if let Some(id) = sealed.get("id").and_then(Json::as_str)
            && case.acts.get(id).is_none()
        {
            let texts = Arc::clone(&record.texts);
            case.acts.insert(id.into(), DoneAct { first, seq: entry.seq, act: sealed.clone(), texts });
        }
    }
    if case.rulebook() != Some(&entry.rulebook) {
        case.book = Some(Arc::new(entry.rulebook.clone()));
    }
    for (_, text) in record.texts() {
        if let Some(salt) = text.salt() {
            case.salts.insert(salt);
        }
    }
    case.seq = entry.seq;
    case.at = Some(entry.at);
    case.head = Some(record.hash().clone());
    case.heads.push(record.hash().clone());
}

impl Case {
    /// Keeps no text of an entry that the entry has no longer.
    pub(super) fn forget(&mut self, record: &Record) {
        let Cause::Act(sealed) = &record.entry().cause else { return };
        let Some(id) = sealed.get("id").and_then(Json::as_str) else { return };
        if let Some(done) = self.acts.get(id).filter(|done| done.seq == record.entry().seq).cloned() {
            self.acts.insert(id.into(), DoneAct { texts: Arc::clone(&record.texts), ..done });
        }
    }
}
