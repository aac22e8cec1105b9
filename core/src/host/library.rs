//! Several rulebooks, and several cases, behind handles.

use std::sync::Arc;

use super::{Case, Kernel, answer, use_on, word};
use crate::audit::audit_under;
use crate::case::{Case as State, Rules, bars, lasting, shields};
use crate::determination::{Findings, determine_all, governing};
use crate::document::Digest;
use crate::error::{Language, Problems};
use crate::kernel::Kernel as Core;
use crate::list::ToList;
use crate::report::Secret;
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

/// Counts over many cases, by clause and seat, never by person, each changed by the cell key method: `docs/reports.md`.
///
/// ```
/// use distinguo::host::Tally;
/// let tally = Tally::new(b"0123456789abcdef0123456789abcdef").unwrap(); // as for a test; draw yours at random
/// assert!(tally.report().starts_with(r#"{"ok":{"#));
/// assert!(Tally::new(b"secret").unwrap_err().contains(r#""code":"short_secret""#));
/// ```
#[derive(Clone, Debug)]
pub struct Tally(crate::report::Tally);

impl Tally {
    /// A tally of no case, under the secret of the host: at least 32 random bytes, the same for all its reports.
    ///
    /// # Errors
    ///
    /// The answer with the problem, at `/secret`.
    pub fn new(secret: &[u8]) -> Result<Self, String> {
        Secret::new(secret).map(|secret| Self(crate::report::Tally::new(secret))).map_err(super::wrong)
    }

    /// Makes the report one about the rulebook of a kernel too: null.
    pub fn cover(&mut self, kernel: &Kernel) -> String {
        self.0.cover(kernel.core.rulebook());
        answer(Ok(()))
    }

    /// Counts a case as it stands at an instant: whether it was counted, as copies of one that was are not, nor what-ifs.
    pub fn add(&mut self, case: &Case, now: &str) -> String {
        let (kernel, ledger) = case.parts();
        answer(case.instant(now).and_then(|now| self.0.add(&kernel.core, ledger, now)))
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

/// The cases of one person that the host passes in, each as it stands when it is added and under the rules of its own kernel:
/// what follows from them together. A kernel cannot know whose cases these are; the host does.
///
/// ```
/// use distinguo::host::{Case, Cases, Kernel};
/// use distinguo::rulebook::Rulebook;
///
/// let mut cases = Cases::new();
/// let nobody = cases.bars("appointment", "2026-03-02");
/// assert_eq!(nobody, r#"{"ok":{"bars":[]}}"#);
///
/// let kernel = Kernel::load(Rulebook::shipped_text("cn.supervision.2024").unwrap(), None, None).unwrap();
/// let mut case = Case::new(&kernel);
/// case.handle(r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00",
///     "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#);
/// assert_eq!(cases.add(&case), r#"{"ok":null}"#);
/// assert_eq!(cases.bars("appointment", "2026-03-02"), nobody); // that a case is pending is not for personnel
/// assert_eq!(cases.lasting("2026-03-02"), r#"{"ok":[]}"#);
/// assert!(cases.bars("gossip", "2026-03-02").contains(r#""pointer":"/use""#));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Cases(Vec<Passed>);

/// A case that was passed in.
#[derive(Clone, Debug)]
struct Passed {
    kernel: Arc<Core>,
    state: State,
    /// The hash of its first entry, which tells one ledger from another: ids of cases are the matter of hosts.
    opening: Digest,
}

impl Cases {
    /// No cases.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a case as it stands: null. Added again, or as a fork of it, it takes the place that it had, so that nothing is
    /// counted twice. A case that is not open yet adds nothing.
    pub fn add(&mut self, case: &Case) -> String {
        let (kernel, ledger) = case.parts();
        if let Some(first) = ledger.records().first() {
            let opening = first.hash().clone();
            let passed = Passed { kernel: Arc::clone(&kernel.core), state: ledger.case().clone(), opening };
            match self.0.iter_mut().find(|known| known.opening == passed.opening) {
                Some(known) => *known = passed,
                None => self.0.push(passed),
            }
        }
        answer(Ok(()))
    }

    /// What personnel may know for a use on a day: schema `bars`. Bars in force, and nothing else: for a person whose cases
    /// are pending, tolerated or cleared it is the answer for nobody.
    #[must_use]
    pub fn bars(&self, wanted: &str, day: &str) -> String {
        answer(use_on(wanted, day).map(|(wanted, day)| bars(self.each(), wanted, day)))
    }

    /// What may not be counted, is barred or deferred for a use on a day, case by case in the order in which they were added:
    /// schema `protections`. For the person and the deciding organ.
    #[must_use]
    pub fn protections(&self, wanted: &str, day: &str) -> String {
        answer(
            use_on(wanted, day)
                .map(|(wanted, day)| self.each().flat_map(|(rules, case)| shields(rules, case, wanted, day)).list()),
        )
    }

    /// How long what merely lasts, such as the influence of a decision, lasts on a day: schema `lasting`. For the person and
    /// the deciding organ.
    ///
    /// Periods of one rulebook that meet go together as the rulebook says: where the cases run under several versions of it,
    /// as the one says that came into force last. No rulebook speaks of the periods of another: each tells its own, in the
    /// order of the ids of the rulebooks. The order in which cases were added does not matter.
    #[must_use]
    pub fn lasting(&self, day: &str) -> String {
        answer(word::<Date>("day", day).map(|day| lasting(self.each(), day)))
    }

    fn each(&self) -> impl Iterator<Item = (Rules<'_>, &State)> {
        self.0.iter().map(|passed| (passed.kernel.rules(), &passed.state))
    }
}
