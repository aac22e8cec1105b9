//! Several rulebooks, and several cases, behind handles.

use std::sync::Arc;

use super::{Case, Kernel, answer, word};
use crate::audit::audit_under;
use crate::determination::{Findings, determine_all, governing};
use crate::document::Digest;
use crate::error::{Language, Problems};
use crate::kernel::Kernel as Core;
use crate::rulebook::Library as Books;
use crate::time::Date;

/// Rulebooks side by side, in versions whose times do not overlap.
///
/// ```
/// use distinguo::host::{Kernel, Library};
/// use distinguo::rulebook::Rulebook;
///
/// let mut library = Library::new();
/// for id in ["cn.reference", "eu.376-2014"] {
///     library.add(&Kernel::load(Rulebook::shipped_text(id).unwrap(), None, None).unwrap());
/// }
/// let answer = library.determine_all(r#"{"format": "distinguo.findings/1",
///     "under": [{"rulebook": "cn.reference"}, {"rulebook": "eu.376-2014"}]}"#);
/// assert!(answer.starts_with(r#"{"ok":{"#));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Library {
    kernels: Vec<Arc<Core>>,
}

impl Library {
    /// A library without rulebooks.
    #[must_use]
    pub const fn new() -> Self {
        Self { kernels: Vec::new() }
    }

    /// Adds the rulebook of a kernel: null, or the problem where another version is in force at the same time.
    pub fn add(&mut self, kernel: &Kernel) -> String {
        self.kernels.push(Arc::clone(&kernel.core));
        let added = self.books().map(|_| ());
        if added.is_err() {
            self.kernels.pop();
        }
        answer(added)
    }

    /// The determinations under every rulebook that findings name, side by side: schema `comparison`.
    #[must_use]
    pub fn determine_all(&self, findings: &str) -> String {
        let asked = Findings::load(findings).and_then(|findings| Ok((self.books()?, findings)));
        answer(asked.and_then(|(books, findings)| determine_all(&books, &findings)))
    }

    /// Which version of a rulebook governs a table, decided on a day, and what each comes to: schema `governing`.
    #[must_use]
    pub fn governing(&self, rulebook: &str, findings: &str, decided: &str, table: &str) -> String {
        let asked = Findings::load(findings)
            .and_then(|findings| Ok((findings, word::<Date>("decided", decided)?, self.books()?)));
        answer(asked.and_then(|(findings, decided, books)| governing(&books, rulebook, &findings, decided, table)))
    }

    /// Audits a ledger that moved from one version of its rulebook to another: schema `audit`.
    #[must_use]
    pub fn audit(&self, ledger: &str, head: Option<&str>) -> String {
        let kernels: Vec<Core> = self.kernels.iter().map(|kernel| Core::clone(kernel)).collect();
        let head = head.map(|head| word::<Digest>("head", head)).transpose();
        answer(head.map(|head| audit_under(&kernels, ledger, head.as_ref())))
    }

    fn books(&self) -> Result<Books, Problems> {
        Books::new(self.kernels.iter().map(|kernel| kernel.rulebook().clone()))
    }
}

/// Counts over many cases, by clause and seat, never by person, and without counts below five.
///
/// ```
/// use distinguo::host::Tally;
/// assert!(Tally::new().report().starts_with(r#"{"ok":{"#));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Tally(crate::report::Tally);

impl Tally {
    /// A tally of no case.
    #[must_use]
    pub const fn new() -> Self {
        Self(crate::report::Tally::new())
    }

    /// Counts a case as it stands at an instant: null.
    pub fn add(&mut self, case: &Case, now: &str) -> String {
        let (kernel, ledger) = case.parts();
        answer(case.instant(now).map(|now| self.0.add(&kernel.core, ledger, now)))
    }

    /// What was counted: schema `report`.
    #[must_use]
    pub fn report(&self) -> String {
        answer(Ok(self.0.report()))
    }

    /// The same as a page in a language of the kernel: a string. In English for any other.
    #[must_use]
    pub fn page(&self, language: &str) -> String {
        answer(Ok(self.0.page(Language::from_tag(language).unwrap_or(Language::En))))
    }
}
