//! Kernels side by side, behind a handle.

use std::sync::{Arc, Mutex, PoisonError};

use distinguo::host;

use crate::case::Case;
use crate::error::{DistinguoError, handle, read, text};
use crate::kernel::Kernel;
use crate::scalars::{Day, Digest, Id};
use crate::types::{Audit, Comparison, Findings, Governing};

/// Kernels by the digests of their rulebooks, with the calendars that they can count by. For a stored ledger it finds the
/// kernel that its entries name, across migrations too; and it compares what several rulebooks make of findings.
#[derive(Default, uniffi::Object)]
pub struct KernelSet(Mutex<host::KernelSet>);

#[uniffi::export]
impl KernelSet {
    /// A set of no kernel.
    #[uniffi::constructor]
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    /// Adds a kernel. Another text of the same version is another rulebook, and stands beside it; so does a kernel of the same
    /// rulebook with another calendar. Cases that were read before do not know of it.
    pub fn add(&self, kernel: &Kernel) -> Result<(), DistinguoError> {
        read(&self.with(|kernels| kernels.add(&kernel.0)))
    }

    /// Adds a calendar, a file: every rulebook with a calendar of that id can count by its editions too.
    pub fn add_calendar(&self, calendar: &str) -> Result<(), DistinguoError> {
        read(&self.with(|kernels| kernels.add_calendar(calendar)))
    }

    /// A case as its ledger was stored, one entry a line, under the kernel that it runs under. Where an act moves it to another
    /// version of the set, it goes on under the kernel of that one.
    pub fn read(&self, lines: &str) -> Result<Arc<Case>, DistinguoError> {
        handle(self.with(|kernels| kernels.read(lines))).map(Case::of)
    }

    /// The determinations under every rulebook that findings name, side by side, and where they differ. Problems of the set,
    /// such as two versions of one rulebook in force on the same day, begin with `/rulebooks`.
    pub fn determine_all(&self, findings: Findings) -> Result<Comparison, DistinguoError> {
        read(&self.with(|kernels| kernels.determine_all(&text(&findings))))
    }

    /// Which version of a rulebook governs a table, decided on a day, and what each comes to.
    pub fn governing(
        &self,
        rulebook: Id,
        findings: Findings,
        decided: Day,
        table: Id,
    ) -> Result<Governing, DistinguoError> {
        read(&self.with(|kernels| kernels.governing(&rulebook.0, &text(&findings), &decided.0, &table.0)))
    }

    /// Audits a ledger under the kernels that its entries name.
    #[uniffi::method(default(head = None))]
    pub fn audit(&self, ledger: &str, head: Option<Digest>) -> Result<Audit, DistinguoError> {
        read(&self.with(|kernels| kernels.audit(ledger, head.as_ref().map(|head| head.0.as_str()))))
    }
}

impl KernelSet {
    fn with<T>(&self, ask: impl FnOnce(&mut host::KernelSet) -> T) -> T {
        ask(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
