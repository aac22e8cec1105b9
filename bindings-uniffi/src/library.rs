//! Several rulebooks, and several cases, behind handles.

use std::sync::{Arc, Mutex, PoisonError};

use distinguo::host;

use crate::case::Case;
use crate::error::{DistinguoError, handle, read, text, word};
use crate::kernel::Kernel;
use crate::scalars::{Day, Digest, Id, Instant};
use crate::types::{Audit, Bars, Comparison, Findings, Governing, Lasting, Report, Shield, Use};

/// Rulebooks side by side, in versions whose times do not overlap.
#[derive(Default, uniffi::Object)]
pub struct RulebookLibrary(Mutex<host::Library>);

#[uniffi::export]
impl RulebookLibrary {
    /// A library without rulebooks.
    #[uniffi::constructor]
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    /// Adds the rulebook of a kernel, unless another version is in force at the same time.
    pub fn add(&self, kernel: &Kernel) -> Result<(), DistinguoError> {
        read(&self.with(|library| library.add(&kernel.0)))
    }

    /// The determinations under every rulebook that findings name, side by side, and where they differ.
    pub fn determine_all(&self, findings: Findings) -> Result<Comparison, DistinguoError> {
        read(&self.with(|library| library.determine_all(&text(&findings))))
    }

    /// Which version of a rulebook governs a table, decided on a day, and what each comes to.
    pub fn governing(
        &self,
        rulebook: Id,
        findings: Findings,
        decided: Day,
        table: Id,
    ) -> Result<Governing, DistinguoError> {
        read(&self.with(|library| library.governing(&rulebook.0, &text(&findings), &decided.0, &table.0)))
    }

    /// Audits a ledger that moved from one version of its rulebook to another.
    #[uniffi::method(default(head = None))]
    pub fn audit(&self, ledger: &str, head: Option<Digest>) -> Result<Audit, DistinguoError> {
        read(&self.with(|library| library.audit(ledger, head.as_ref().map(|head| head.0.as_str()))))
    }
}

impl RulebookLibrary {
    fn with<T>(&self, ask: impl FnOnce(&mut host::Library) -> T) -> T {
        ask(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Counts over many cases, by clause and seat, never by person, each changed by the cell key method.
#[derive(uniffi::Object)]
pub struct Tally(Mutex<host::Tally>);

#[uniffi::export]
impl Tally {
    /// A tally of no case, under the secret of the program: at least 32 random bytes, the same for all its reports.
    #[uniffi::constructor]
    pub fn new(secret: Vec<u8>) -> Result<Arc<Self>, DistinguoError> {
        handle(host::Tally::new(&secret)).map(|tally| Arc::new(Self(Mutex::new(tally))))
    }

    /// Makes the report one about the rulebook of a kernel too: it has a part for it whether or not there is a case.
    pub fn cover(&self, kernel: &Kernel) -> Result<(), DistinguoError> {
        read(&self.with(|tally| tally.cover(&kernel.0)))
    }

    /// Counts a case as it stands at an instant. Whether it was counted: copies of one that was are not, nor what-ifs.
    // The header for Swift is C, in which `case` is no name.
    pub fn add(&self, counted: &Case, now: Instant) -> Result<bool, DistinguoError> {
        read(&counted.with(|case| self.with(|tally| tally.add(case, &now.to_string()))))
    }

    /// What was counted.
    pub fn report(&self) -> Result<Report, DistinguoError> {
        read(&self.with(|tally| tally.report()))
    }

    /// The same as a page in a language of the kernel, `zh` or `en`; in English for any other.
    pub fn page(&self, language: &str) -> Result<String, DistinguoError> {
        read(&self.with(|tally| tally.page(language)))
    }
}

impl Tally {
    fn with<T>(&self, ask: impl FnOnce(&mut host::Tally) -> T) -> T {
        ask(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The cases of one person, each as it stands when it is added and under the rules of its own kernel: what follows from them
/// together. A kernel cannot know whose cases these are; the program does.
#[derive(Default, uniffi::Object)]
pub struct Cases(Mutex<host::Cases>);

#[uniffi::export]
impl Cases {
    /// No cases.
    #[uniffi::constructor]
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    /// Adds a case as it stands. Added again, or as a fork of it, it takes the place that it had. A case that is not open yet
    /// adds nothing.
    pub fn add(&self, added: &Case) -> Result<(), DistinguoError> {
        read(&added.with(|case| self.with(|cases| cases.add(case))))
    }

    /// What personnel may know for a use on a day: bars in force, and nothing else. For a person whose cases are pending,
    /// tolerated or cleared it is the answer for nobody.
    pub fn bars(&self, purpose: Use, day: Day) -> Result<Bars, DistinguoError> {
        read(&self.with(|cases| cases.bars(&word(purpose), &day.0)))
    }

    /// What may not be counted, is barred or deferred for a use on a day, case by case in the order in which they were added:
    /// for the person and the deciding organ.
    pub fn protections(&self, purpose: Use, day: Day) -> Result<Vec<Shield>, DistinguoError> {
        read(&self.with(|cases| cases.protections(&word(purpose), &day.0)))
    }

    /// How long what merely lasts, such as the influence of a decision, lasts on a day: for the person and the deciding organ.
    /// Periods of one rulebook that meet go together as it says, in the version that came into force last; each rulebook tells
    /// its own.
    pub fn lasting(&self, day: Day) -> Result<Vec<Lasting>, DistinguoError> {
        read(&self.with(|cases| cases.lasting(&day.0)))
    }
}

impl Cases {
    fn with<T>(&self, ask: impl FnOnce(&mut host::Cases) -> T) -> T {
        ask(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
