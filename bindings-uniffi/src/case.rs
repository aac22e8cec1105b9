//! A case with its ledger, behind a handle.

use std::sync::{Arc, Mutex, PoisonError};

use distinguo::host;

use crate::error::{DistinguoError, handle, read, text, word};
use crate::kernel::Kernel;
use crate::scalars::{Day, Id, Instant};
use crate::types::{
    Act, Actor, Alike, Blocked, CaseView, Change, Choice, DueItem, Foreign, PersonView, Precedent, Record, Shield, Use,
};

/// A case under a rulebook. Only `handle` and `tick` change it, and what they answer with is what the host stores: the
/// lines of `lines` after those that it has. Any thread may ask it; they wait for each other.
#[derive(uniffi::Object)]
pub struct Case(Mutex<host::Case>);

#[uniffi::export]
impl Case {
    /// A case without entries: its first act opens it.
    #[uniffi::constructor]
    pub fn new(kernel: &Kernel) -> Arc<Self> {
        Self::of(host::Case::new(&kernel.0))
    }

    /// A case as its ledger was stored, one entry a line.
    #[uniffi::constructor]
    pub fn from_ledger(kernel: &Kernel, lines: &str) -> Result<Arc<Self>, DistinguoError> {
        handle(host::Case::from_ledger(&kernel.0, lines)).map(Self::of)
    }

    /// The part of a ledger before the first line that is broken: to be looked at, not to be continued.
    #[uniffi::constructor]
    pub fn sound_part(kernel: &Kernel, lines: &str) -> Arc<Self> {
        Self::of(host::Case::sound_part(&kernel.0, lines))
    }

    /// The same case under another kernel: another version after a migration, or other precedents.
    pub fn under(&self, kernel: &Kernel) -> Arc<Self> {
        Self::of(self.with(|case| case.under(&kernel.0)))
    }

    /// The case as it stood at an instant, with what had run out by then.
    pub fn as_of(&self, now: Instant) -> Result<Arc<Self>, DistinguoError> {
        handle(self.with(|case| case.as_of(&now.to_string()))).map(Self::of)
    }

    /// A copy for somebody to try acts on: what is done to it becomes what-ifs, entries that no ledger takes. They can try only
    /// what they themselves could do; where nobody is named it is for whoever keeps the ledger, who may try anything. This case
    /// stays as it is, and `difference` tells what the try has changed.
    pub fn fork(&self, actor: Option<Actor>) -> Result<Arc<Self>, DistinguoError> {
        handle(self.with(|case| case.fork(&text(&actor)))).map(Self::of)
    }

    /// Does an act: its entries, after those of what had lapsed before. The same act twice, whatever its instant and its salts,
    /// is answered with the entries of the first time.
    pub fn handle(&self, act: Act) -> Result<Vec<Record>, DistinguoError> {
        read(&self.with(|case| case.handle(&text(&act))))
    }

    /// Writes what has run out by an instant: the new entries.
    pub fn tick(&self, now: Instant) -> Result<Vec<Record>, DistinguoError> {
        read(&self.with(|case| case.tick(&now.to_string())))
    }

    /// When something runs out next: call `tick` then.
    pub fn next_due(&self) -> Result<Option<Instant>, DistinguoError> {
        read(&self.with(|case| case.next_due()))
    }

    /// Every period that runs, stands still or is overdue, the first to end first, as far as somebody is told of it. Where nobody
    /// is named it is for whoever keeps the ledger, who can read all of it.
    pub fn due(&self, actor: Option<Actor>, now: Instant) -> Result<Vec<DueItem>, DistinguoError> {
        read(&self.with(|case| case.due(&text(&actor), &now.to_string())))
    }

    /// What an actor may do now, with which documents and until when.
    pub fn options(&self, actor: Actor, now: Instant) -> Result<Vec<Choice>, DistinguoError> {
        read(&self.with(|case| case.options(&text(&actor), &now.to_string())))
    }

    /// What the rules give to an actor and is not possible now, each with why not.
    pub fn blocked(&self, actor: Actor, now: Instant) -> Result<Vec<Blocked>, DistinguoError> {
        read(&self.with(|case| case.blocked(&text(&actor), &now.to_string())))
    }

    /// The entries by which an act of that id was done; nothing where none was. Ask before an act is stamped with a time.
    pub fn done(&self, id: &str) -> Result<Option<Vec<Record>>, DistinguoError> {
        read(&self.with(|case| case.done(id)))
    }

    /// The kernel that the case runs under, as far as it is at hand.
    pub fn kernel(&self) -> Arc<Kernel> {
        Arc::new(Kernel(self.with(|case| case.kernel().clone())))
    }

    /// What the case runs under and its kernel does not have; nothing where it has both. While there is something, every other
    /// question is refused.
    pub fn needs(&self) -> Result<Option<Foreign>, DistinguoError> {
        read(&self.with(|case| case.needs()))
    }

    /// What may not be counted, is barred or deferred for a use on a day: for the person and the organ that decides, and where
    /// nobody is named for whoever keeps the ledger. Of a day that is past it is told what was in force when that day was the
    /// present.
    pub fn protections(
        &self,
        actor: Option<Actor>,
        purpose: Use,
        day: Day,
        now: Instant,
    ) -> Result<Vec<Shield>, DistinguoError> {
        read(&self.with(|case| case.protections(&text(&actor), &word(purpose), &day.0, &now.to_string())))
    }

    /// The case as an actor may see it, by role and key; nothing before it is open.
    pub fn explain_for(&self, actor: Actor, now: Instant) -> Result<Option<PersonView>, DistinguoError> {
        read(&self.with(|case| case.explain_for(&text(&actor), &now.to_string())))
    }

    /// Where the case stands, for whoever keeps the ledger; nothing before it is open. What others may see of it `explain_for`
    /// tells.
    pub fn view(&self) -> Result<Option<CaseView>, DistinguoError> {
        read(&self.with(|case| case.view()))
    }

    /// What is otherwise in another state of this case, such as a fork on which something was tried, as both run at an instant
    /// and as far as somebody may see them. Where nobody is named it is for whoever keeps the ledger.
    pub fn difference(&self, actor: Option<Actor>, after: &Case, now: Instant) -> Result<Vec<Change>, DistinguoError> {
        // One after the other: a case may be compared with itself, and two with each other from two threads.
        let after = after.with(|after| after.clone());
        read(&self.with(|case| case.difference(&text(&actor), &after, &now.to_string())))
    }

    /// The decision of a table as an anonymous precedent; nothing while none is in effect.
    pub fn precedent(&self, table: Id) -> Result<Option<Precedent>, DistinguoError> {
        read(&self.with(|case| case.precedent(&table.0)))
    }

    /// The kernel's precedents with the same findings, or nearly: for those who decide, and where nobody is named for whoever
    /// keeps the ledger.
    pub fn like(&self, actor: Option<Actor>, table: Id, now: Instant) -> Result<Alike, DistinguoError> {
        read(&self.with(|case| case.like(&text(&actor), &table.0, &now.to_string())))
    }

    /// The ledger as a file to read, in a language of the rulebook such as `zh` or `en`, as far as somebody may see it. Where
    /// nobody is named it is for whoever keeps the ledger.
    pub fn page(&self, actor: Option<Actor>, now: Instant, language: &str) -> Result<String, DistinguoError> {
        read(&self.with(|case| case.page(&text(&actor), &now.to_string(), language)))
    }

    /// What runs in the case as a page, in a language of the rulebook, as far as somebody is told of it.
    pub fn agenda_page(&self, actor: Option<Actor>, now: Instant, language: &str) -> Result<String, DistinguoError> {
        read(&self.with(|case| case.agenda_page(&text(&actor), &now.to_string(), language)))
    }

    /// The entries from behind that many, as a program reads them. What is stored are the lines.
    #[uniffi::method(default(after = 0))]
    pub fn entries(&self, after: i32) -> Result<Vec<Record>, DistinguoError> {
        let lines = self.lines(after);
        let record =
            |line| serde_json::from_str(line).map_err(|error| DistinguoError::Foreign { reason: error.to_string() });
        lines.lines().map(record).collect()
    }

    /// The ledger as it is stored, from behind that many entries: one entry a line.
    #[uniffi::method(default(after = 0))]
    pub fn lines(&self, after: i32) -> String {
        self.with(|case| case.lines(u32::try_from(after).unwrap_or(0)))
    }

    /// How many entries the ledger has: none before the case is open.
    pub fn size(&self) -> i32 {
        self.with(|case| i32::try_from(case.len()).unwrap_or(i32::MAX))
    }
}

impl Case {
    pub(crate) fn of(case: host::Case) -> Arc<Self> {
        Arc::new(Self(Mutex::new(case)))
    }

    /// Asks the case. The kernel changes a case in one step or not at all, so that a panic leaves it whole: a lock that it
    /// has poisoned is taken all the same.
    pub(crate) fn with<T>(&self, ask: impl FnOnce(&mut host::Case) -> T) -> T {
        ask(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
