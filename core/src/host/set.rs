//! Kernels side by side, behind a handle: for any ledger the one that it runs under, and comparisons between them.

use std::sync::Arc;

use super::{Case, Kernel, answer, word};
use crate::audit::audit_under;
use crate::determination::{Findings, determine_all, governing};
use crate::document::Digest;
use crate::error::Problems;
use crate::kernel::KernelSet as Core;
use crate::rulebook::{Library, Rulebook};
use crate::time::{Calendar, Date};

/// Kernels by the digests of their rulebooks, with the calendars that they can count by. For a stored ledger it finds the
/// kernel that its entries name, across migrations too; and it compares what several rulebooks make of findings.
///
/// ```
/// use distinguo::host::{Case, Kernel, KernelSet};
/// use distinguo::rulebook::Rulebook;
///
/// let mut kernels = KernelSet::new();
/// for id in ["cn.reference", "eu.376-2014"] {
///     kernels.add(&Kernel::load(Rulebook::shipped_text(id).unwrap(), None, None).unwrap());
/// }
/// let answer = kernels.determine_all(r#"{"format": "distinguo.findings/1",
///     "under": [{"rulebook": "cn.reference"}, {"rulebook": "eu.376-2014"}]}"#);
/// assert!(answer.starts_with(r#"{"ok":{"#));
///
/// let supervision = Kernel::load(Rulebook::shipped_text("cn.supervision.2024").unwrap(), None, None).unwrap();
/// let mut case = Case::new(&supervision);
/// case.handle(r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00",
///     "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#);
/// let answer = kernels.read(&case.lines(0)).unwrap_err(); // its rulebook is not among them
/// assert!(answer.contains(r#""code":"wrong_book""#));
/// kernels.add(&supervision);
/// assert_eq!(kernels.read(&case.lines(0)).unwrap().view(), case.view());
/// ```
#[derive(Clone, Debug, Default)]
pub struct KernelSet {
    core: Arc<Core>,
    /// The rulebooks, each text once, in the order in which they were added.
    books: Vec<Rulebook>,
}

impl KernelSet {
    /// A set of no kernel.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a kernel: null. Another text of the same version is another rulebook, and stands beside it; so does a kernel of the
    /// same rulebook with another calendar. Cases that were read before do not know of it.
    pub fn add(&mut self, kernel: &Kernel) -> String {
        Arc::make_mut(&mut self.core).add(Arc::clone(&kernel.core));
        if !self.books.iter().any(|known| known.digest() == kernel.rulebook().digest()) {
            self.books.push(kernel.rulebook().clone());
        }
        answer(Ok(()))
    }

    /// Adds a calendar, by the editions of which every rulebook with a calendar of that id can count: null, or the problems
    /// of the document.
    ///
    /// ```
    /// let mut kernels = distinguo::host::KernelSet::new();
    /// assert!(kernels.add_calendar("{}").contains(r#""pointer":"/format""#));
    /// ```
    pub fn add_calendar(&mut self, calendar: &str) -> String {
        answer(Calendar::load(calendar).map(|calendar| Arc::make_mut(&mut self.core).add_calendar(calendar)))
    }

    /// A case as its ledger was stored, one entry a line, under the kernel that it runs under. Where an act moves it to another
    /// version of the set, it goes on under the kernel of that one.
    ///
    /// # Errors
    ///
    /// The answer with the problem of the first line that is broken; or the refusal, where the set does not have what the
    /// ledger runs under.
    pub fn read(&self, ledger: &str) -> Result<Case, String> {
        Case::within(&self.core, ledger)
    }

    /// The determinations under every rulebook that findings name, side by side: schema `comparison`. Problems of the set, such
    /// as two versions of one rulebook in force on the same day, begin with `/rulebooks`.
    #[must_use]
    pub fn determine_all(&self, findings: &str) -> String {
        let asked = Findings::load(findings).and_then(|findings| Ok((self.library()?, findings)));
        answer(asked.and_then(|(books, findings)| determine_all(&books, &findings)))
    }

    /// Which version of a rulebook governs a table, decided on a day, and what each comes to: schema `governing`.
    #[must_use]
    pub fn governing(&self, rulebook: &str, findings: &str, decided: &str, table: &str) -> String {
        let asked = Findings::load(findings)
            .and_then(|findings| Ok((findings, word::<Date>("decided", decided)?, self.library()?)));
        answer(asked.and_then(|(findings, decided, books)| governing(&books, rulebook, &findings, decided, table)))
    }

    /// Audits a ledger under the kernels that its entries name: schema `audit`.
    #[must_use]
    pub fn audit(&self, ledger: &str, head: Option<&str>) -> String {
        let head = head.map(|head| word::<Digest>("head", head)).transpose();
        answer(head.map(|head| audit_under(&self.core, ledger, head.as_ref())))
    }

    fn library(&self) -> Result<Library, Problems> {
        Library::new(self.books.iter().cloned()).map_err(|problems| problems.at("/rulebooks"))
    }
}
