//! Several rulebooks, and several cases, behind handles.

use std::sync::{Arc, Mutex, PoisonError};

use distinguo::host;

use crate::case::Case;
use crate::error::{DistinguoError, read, text};
use crate::kernel::Kernel;
use crate::scalars::{Day, Digest, Id, Instant};
use crate::types::{Audit, Comparison, Findings, Governing, Report};

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

/// Counts over many cases, by clause and seat, never by person, and without counts below five.
#[derive(Default, uniffi::Object)]
pub struct Tally(Mutex<host::Tally>);

#[uniffi::export]
impl Tally {
    /// A tally of no case.
    #[uniffi::constructor]
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    /// Counts a case as it stands at an instant.
    // The header for Swift is C, in which `case` is no name.
    pub fn add(&self, counted: &Case, now: Instant) -> Result<(), DistinguoError> {
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
