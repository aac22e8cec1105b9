//! A rulebook with its calendar and precedents, behind a handle; and the determinations of many findings at once.

use std::num::NonZero;
use std::sync::Arc;
use std::thread;

use distinguo::determination::{Determination as Determined, Findings as Found, determine};
use distinguo::error::Problems;
use distinguo::host;
use distinguo::rulebook::Rulebook;

use crate::error::{DistinguoError, answer, handle, read, text, value};
use crate::scalars::{Digest, Id, Instant};
use crate::types::{Audit, CaseChange, Check, Derived, Determination, DueRequest, Findings, Question, SmallestChange};

/// Findings that are not worth a second thread.
const LEAST_SHARE: usize = 64;

/// A rulebook, proved sound, with the calendar that its procedure runs by. It never changes, and any thread may ask it.
#[derive(uniffi::Object)]
pub struct Kernel(pub(crate) host::Kernel);

#[uniffi::export]
impl Kernel {
    /// Reads a rulebook and proves it sound. What it is made of are files: a rulebook; a calendar, where it is not the
    /// rulebook's own that ships; and precedents, one a line or one array: where those with the same findings point elsewhere, a
    /// decision must say why.
    #[uniffi::constructor(default(calendar = None, precedents = None))]
    pub fn new(
        rulebook: &str,
        calendar: Option<String>,
        precedents: Option<String>,
    ) -> Result<Arc<Self>, DistinguoError> {
        let kernel = handle(host::Kernel::load(rulebook, calendar.as_deref(), precedents.as_deref()))?;
        Ok(Arc::new(Self(kernel)))
    }

    /// What the rulebook makes of findings: what is possible, what may be decided now, what is open, and why.
    pub fn determine(&self, findings: Findings) -> Result<Determination, DistinguoError> {
        typed(&self.determined(&findings))
    }

    /// What the rulebook makes of many findings, in one crossing and on all cores. The determinations cross one by one when
    /// they are asked for.
    pub fn determine_batch(&self, findings: Vec<Findings>) -> Arc<Determinations> {
        let determine_all = |part: &[Findings]| part.iter().map(|findings| self.determined(findings)).collect();
        if findings.len() <= LEAST_SHARE {
            return Arc::new(Determinations(vec![determine_all(&findings)]));
        }
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let share = findings.len().div_ceil(cores).max(LEAST_SHARE);
        let parts = thread::scope(|scope| {
            let begun = |part| (part, thread::Builder::new().spawn_scoped(scope, move || determine_all(part)).ok());
            let begun: Vec<_> = findings.chunks(share).map(begun).collect();
            // What no thread could be had for, or one was lost over, is done here.
            let done = |(part, worker): (_, Option<thread::ScopedJoinHandle<'_, Part>>)| {
                worker.and_then(|worker| worker.join().ok()).unwrap_or_else(|| determine_all(part))
            };
            begun.into_iter().map(done).collect()
        });
        Arc::new(Determinations(parts))
    }

    /// The determinations of many findings as text: one document a line in, one answer of schema `answer` a line out.
    pub fn determine_lines(&self, findings: &str) -> String {
        self.0.determine_batch(findings)
    }

    /// In which of many findings the rulebook of another kernel permits something else, and by which clauses. Both are versions
    /// of one rulebook. A change names the place of the findings, from 0, and so does the pointer of a problem.
    pub fn changes(&self, after: &Kernel, findings: Vec<Findings>) -> Result<Vec<CaseChange>, DistinguoError> {
        let lines: String = findings.iter().map(|findings| text(findings) + "\n").collect();
        self.changes_in_lines(after, &lines)
    }

    /// The same of findings as text, one document a line.
    pub fn changes_in_lines(&self, after: &Kernel, findings: &str) -> Result<Vec<CaseChange>, DistinguoError> {
        read(&self.0.changes(&after.0, findings))
    }

    /// What to ask next about a table, the most decisive first.
    pub fn questions(&self, findings: Findings, table: Id) -> Result<Vec<Question>, DistinguoError> {
        read(&self.0.questions(&text(&findings), &table.0))
    }

    /// The outcomes of a table that are still possible.
    pub fn possible(&self, findings: Findings, table: Id) -> Result<Vec<Id>, DistinguoError> {
        read(&self.0.possible(&text(&findings), &table.0))
    }

    /// What would have to be found for an outcome, with as few answers as will do; nothing where what was found rules it
    /// out.
    pub fn smallest_change(
        &self,
        findings: Findings,
        table: Id,
        outcome: Id,
    ) -> Result<Option<SmallestChange>, DistinguoError> {
        read(&self.0.smallest_change(&text(&findings), &table.0, &outcome.0))
    }

    /// The determination as a page to read, in a language of the rulebook such as `zh` or `en`.
    pub fn page(&self, findings: Findings, language: &str) -> Result<String, DistinguoError> {
        read(&self.0.page(&text(&findings), language))
    }

    /// Whether a ledger is what it was; with the head that was kept elsewhere, whether it reaches it.
    #[uniffi::method(default(head = None))]
    pub fn audit(&self, ledger: &str, head: Option<Digest>) -> Result<Audit, DistinguoError> {
        read(&self.0.audit(ledger, head.as_ref().map(|head| head.0.as_str())))
    }

    /// An instant that somebody wrote: RFC 3339, or a day, which stands for its last second in the legal time zone.
    pub fn instant(&self, text: &str) -> Result<Instant, DistinguoError> {
        read(&self.0.instant(text))
    }
}

impl Kernel {
    /// Determines without the front door: what is read into values at once need not be written canonically before.
    fn determined(&self, findings: &Findings) -> Result<Determined, Problems> {
        Found::load(&text(findings)).and_then(|findings| determine(self.0.rulebook(), &findings))
    }
}

/// Determinations that were made together.
type Part = Arc<[Result<Determined, Problems>]>;

/// The determinations of many findings, in their order.
#[derive(uniffi::Object)]
pub struct Determinations(Vec<Part>);

#[uniffi::export]
impl Determinations {
    /// Batches one after the other, as one.
    #[uniffi::constructor]
    pub fn joined(batches: Vec<Arc<Self>>) -> Arc<Self> {
        Arc::new(Self(batches.iter().flat_map(|batch| batch.0.iter().cloned()).collect()))
    }

    /// How many there are.
    pub fn size(&self) -> i32 {
        i32::try_from(self.0.iter().map(|part| part.len()).sum::<usize>()).unwrap_or(i32::MAX)
    }

    /// The determination of the findings at that place, from 0; or why there is none. Nothing beyond the last.
    pub fn at(&self, place: i32) -> Result<Option<Determination>, DistinguoError> {
        let Ok(mut place) = usize::try_from(place) else { return Ok(None) };
        for part in &self.0 {
            match place.checked_sub(part.len()) {
                None => return part.get(place).map(typed).transpose(),
                Some(beyond) => place = beyond,
            }
        }
        Ok(None)
    }

    /// All answers as text, one of schema `answer` a line.
    pub fn to_json(&self) -> String {
        self.0.iter().flat_map(|part| part.iter()).map(|determined| answer(determined.as_ref()) + "\n").collect()
    }
}

fn typed(determined: &Result<Determined, Problems>) -> Result<Determination, DistinguoError> {
    match determined {
        Ok(determination) => value(determination),
        Err(problems) => Err(DistinguoError::Unusable { problems: value(problems)? }),
    }
}

/// When a period ends, which days were skipped and why. The calendar is a document, or one that ships where the request
/// names it.
#[uniffi::export(default(calendar = None))]
pub fn due_of(request: DueRequest, calendar: Option<String>) -> Result<Derived, DistinguoError> {
    read(&host::due(&text(&request), calendar.as_deref()))
}

/// Whether a rulebook is sound, what was proved, and what its author should look at.
#[uniffi::export]
pub fn check(rulebook: &str) -> Result<Check, DistinguoError> {
    read(&host::check(rulebook))
}

/// The ids of the rulebooks that ship.
#[uniffi::export]
pub fn shipped_rulebooks() -> Vec<Id> {
    Rulebook::shipped_ids().map(|id| Id(id.to_owned())).collect()
}

/// The names of all versions of the rulebooks that ship; the newest of an id goes by the id too.
#[uniffi::export]
pub fn shipped_versions() -> Vec<Id> {
    Rulebook::shipped_names().map(|name| Id(name.to_owned())).collect()
}

/// A rulebook that ships, as its file, by its id or the name of one of its versions; nothing where there is none.
#[uniffi::export]
pub fn shipped_rulebook(id: Id) -> Option<String> {
    Rulebook::shipped_text(&id.0).map(str::to_owned)
}
