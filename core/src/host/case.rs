//! A case with its ledger, behind a handle.

use std::sync::Arc;

use super::{Answer, Kernel, Unanswered, beside, instant, reader, told};
use crate::case::{Act, Actor};
use crate::document::Id;
use crate::error::{Code, Problem, Problems};
use crate::kernel::{AtHand, KernelSet, Ledger};
use crate::time::Instant;
use crate::what_if::between;

/// A case under a rulebook. Only [`Self::handle`] and [`Self::tick`] change it, and what they answer with is what the host
/// stores: the lines of [`Self::lines`] after those that it has.
///
/// ```
/// use distinguo::host::{Case, Kernel};
/// use distinguo::rulebook::Rulebook;
///
/// let kernel = Kernel::load(Rulebook::shipped_text("cn.supervision.2024").unwrap(), None, None).unwrap();
/// let mut case = Case::new(&kernel);
/// let answer = case.handle(r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00",
///     "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#);
/// assert!(answer.starts_with(r#"{"ok":[{"entry":{"#));
/// let stored = case.lines(0);
/// let again = Case::from_ledger(&kernel, &stored).unwrap();
/// assert_eq!(again.view(), case.view());
/// assert!(again.due("null", "yesterday").contains(r#""pointer":"/now""#));
/// ```
#[derive(Clone, Debug)]
pub struct Case {
    /// The one that it runs under, as far as it is at hand.
    kernel: Kernel,
    /// Those that it may be moved to.
    kernels: Arc<KernelSet>,
    ledger: Ledger,
}

impl Case {
    /// A case without entries: its first act opens it.
    #[must_use]
    pub fn new(kernel: &Kernel) -> Self {
        Self::of(kernel, Ledger::new())
    }

    /// A case as its ledger was stored, one entry a line.
    ///
    /// # Errors
    ///
    /// The answer with the problem of the first line that is broken; its pointer begins with the line, from 0.
    pub fn from_ledger(kernel: &Kernel, text: &str) -> Result<Self, String> {
        match Ledger::read(text) {
            Ok(ledger) => Ok(Self::of(kernel, ledger)),
            Err((_, problem)) => Err(super::wrong(problem)),
        }
    }

    fn of(kernel: &Kernel, ledger: Ledger) -> Self {
        let kernels = Arc::new(KernelSet::from_iter([Arc::clone(&kernel.core)]));
        Self { kernel: kernel.clone(), kernels, ledger }
    }

    /// A case as its ledger was stored, under the kernel of a set.
    pub(super) fn within(kernels: &Arc<KernelSet>, text: &str) -> Result<Self, String> {
        let ledger = Ledger::read(text).map_err(|(_, problem)| super::wrong(problem))?;
        let kernel = kernels.of(ledger.case()).map_err(Unanswered::from)?;
        Ok(Self { kernel: Kernel { core: Arc::clone(kernel) }, kernels: Arc::clone(kernels), ledger })
    }

    /// The part of a ledger before the first line that is broken: to be looked at, not to be continued.
    #[must_use]
    pub fn sound_part(kernel: &Kernel, text: &str) -> Self {
        let ledger = Ledger::read(text).unwrap_or_else(|(ledger, _)| *ledger);
        Self::of(kernel, ledger)
    }

    /// The same case under another kernel: another version after a migration, or other precedents.
    #[must_use]
    pub fn under(&self, kernel: &Kernel) -> Self {
        Self::of(kernel, self.ledger.clone())
    }

    /// The case as it stood at an instant, with what had run out by then.
    ///
    /// # Errors
    ///
    /// The answer with the problem of the instant; or the refusal, where the rules that it ran under then are not at hand.
    pub fn as_of(&self, now: &str) -> Result<Self, String> {
        let now = self.instant(now).map_err(super::wrong)?;
        Ok(self.at(now)?)
    }

    /// The same.
    pub(super) fn at(&self, now: Instant) -> Result<Self, Unanswered> {
        let ledger = self.kernels.as_of(&self.ledger, now)?;
        let mut then = Self { ledger, ..self.clone() };
        then.sit();
        Ok(then)
    }

    /// Goes on under the kernel that the case runs under.
    fn sit(&mut self) {
        if let Ok(kernel) = self.kernels.of(self.ledger.case()) {
            self.kernel = Kernel { core: Arc::clone(kernel) };
        }
    }

    /// The kernel that the case runs under, as far as it is at hand: for hosts that show its words beside their own.
    #[must_use]
    pub const fn kernel(&self) -> &Kernel {
        &self.kernel
    }

    /// What the case runs under and its kernel does not have: schema `foreign`; null where it has both. While it is not null,
    /// every other call that asks a kernel is refused.
    ///
    /// ```
    /// use distinguo::host::{Case, Kernel};
    /// use distinguo::rulebook::Rulebook;
    ///
    /// let kernel = Kernel::load(Rulebook::shipped_text("cn.supervision.2024").unwrap(), None, None).unwrap();
    /// assert_eq!(Case::new(&kernel).needs(), r#"{"ok":null}"#);
    /// ```
    #[must_use]
    pub fn needs(&self) -> String {
        Answer::Ok(self.kernel.core.fits(self.ledger.case()).err()).text()
    }

    /// The entries by which an act of that id was done, as [`Self::handle`] answers it when it is done again; null where none
    /// was. Ask before an act is stamped with a time.
    ///
    /// ```
    /// use distinguo::host::{Case, Kernel};
    /// use distinguo::rulebook::Rulebook;
    ///
    /// let kernel = Kernel::load(Rulebook::shipped_text("cn.supervision.2024").unwrap(), None, None).unwrap();
    /// assert_eq!(Case::new(&kernel).done("1"), r#"{"ok":null}"#);
    /// ```
    #[must_use]
    pub fn done(&self, id: &str) -> String {
        let index = |seq: &u32| usize::try_from(*seq).unwrap_or(usize::MAX);
        let entries = self.ledger.case().done(id).map(|entries| {
            let first = index(entries.start()).saturating_sub(1);
            self.ledger.records().get(first..index(entries.end())).unwrap_or_default()
        });
        Answer::Ok(entries).text()
    }

    /// A copy for somebody to try acts on, from its last entry on: what is done to it becomes what-ifs, entries that no ledger
    /// takes. They can try only what they themselves could do. The actor is written as in an act; null is whoever keeps the
    /// ledger, who may try anything. This case stays as it is, and [`Self::difference`] tells what the try has changed.
    ///
    /// ```
    /// use distinguo::host::{Case, Kernel};
    /// use distinguo::rulebook::Rulebook;
    ///
    /// let kernel = Kernel::load(Rulebook::shipped_text("cn.supervision.2024").unwrap(), None, None).unwrap();
    /// let case = Case::new(&kernel);
    /// let mut fork = case.fork("null").unwrap();
    /// let answer = fork.handle(r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00",
    ///     "actor": {"id": "a", "role": "principal", "organ": "county"},
    ///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
    ///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#);
    /// assert!(answer.contains(r#""hypothetical":true"#));
    /// assert!(case.is_empty());
    /// let changes = case.difference("null", &fork, "2026-03-02");
    /// assert!(changes.contains(r#"{"after":"mine","pointer":"/case/case"}"#));
    /// ```
    ///
    /// # Errors
    ///
    /// The answer with the problems of the actor.
    pub fn fork(&self, actor: &str) -> Result<Self, String> {
        let by = reader(actor).map_err(super::wrong)?;
        Ok(Self { ledger: self.ledger.fork(by.as_ref()), ..self.clone() })
    }

    /// Does an act: its entries, after those of what had lapsed before, each of schema `entry`; or the refusal. The same act
    /// twice, whatever its instant and its salts, is answered with the entries of the first time.
    pub fn handle(&mut self, act: &str) -> String {
        let act = match Act::load(act) {
            Ok(act) => act,
            Err(problems) => return super::wrong(problems),
        };
        let before = self.ledger.records().len();
        let at_hand = !self.is_empty() && self.kernels.of_act(self.ledger.case(), &act).is_ok();
        let done = if at_hand {
            self.kernels.handle(&mut self.ledger, &act)
        } else {
            // It opens the case; or it is refused, and what could be done instead is told.
            self.ledger.handle_beside(AtHand::Set(&self.kernels), &self.kernel.core, &act)
        };
        let answer = match done {
            Ok(records) => Answer::Ok(records).text(),
            Err(refusal) => {
                let lapses = self.ledger.records().get(before..).unwrap_or_default();
                super::refused(refusal, lapses)
            }
        };
        self.sit();
        answer
    }

    /// Writes what has run out by an instant: the new entries.
    pub fn tick(&mut self, now: &str) -> String {
        let written = self.instant(now).map_err(Unanswered::from);
        told(written.and_then(|now| Ok(self.ledger.tick(&self.kernel.core, now)?)))
    }

    /// When something runs out next, an instant or null: call [`Self::tick`] then.
    #[must_use]
    pub fn next_due(&self) -> String {
        told(self.kernel.core.next_due(self.ledger.case()).map_err(Unanswered::from))
    }

    /// Every period that runs, stands still or is overdue, as far as somebody is told of it: schema `due_list`. The actor is
    /// written as in an act; null is whoever keeps the ledger, who can read all of it.
    #[must_use]
    pub fn due(&self, actor: &str, now: &str) -> String {
        let asked = self.read_by(actor, now);
        told(asked.and_then(|(by, now)| Ok(self.kernel.core.due(self.ledger.case(), by.as_ref(), now)?)))
    }

    /// What an actor may do: schema `options`. The actor is written as in an act.
    #[must_use]
    pub fn options(&self, actor: &str, now: &str) -> String {
        let asked = self.asked(actor, now);
        told(asked.and_then(|(actor, now)| Ok(self.kernel.core.options(self.ledger.case(), &actor, now)?)))
    }

    /// What the rules give to an actor and is not possible, each with why not: schema `blocked`. The actor is written as in an
    /// act.
    ///
    /// ```
    /// use distinguo::host::{Case, Kernel};
    /// use distinguo::rulebook::Rulebook;
    ///
    /// let kernel = Kernel::load(Rulebook::shipped_text("cn.supervision.2024").unwrap(), None, None).unwrap();
    /// let blocked = Case::new(&kernel).blocked(r#"{"id": "a", "role": "principal"}"#, "2026-03-02");
    /// assert_eq!(blocked, r#"{"ok":[]}"#); // nothing is open
    /// ```
    #[must_use]
    pub fn blocked(&self, actor: &str, now: &str) -> String {
        let asked = self.asked(actor, now);
        told(asked.and_then(|(actor, now)| Ok(self.kernel.core.blocked(self.ledger.case(), &actor, now)?)))
    }

    /// The case as an actor may see it, by role and key: schema `person`; null before it is open. The actor is written as in an
    /// act.
    #[must_use]
    pub fn explain_for(&self, actor: &str, now: &str) -> String {
        let asked = self.asked(actor, now);
        told(asked.and_then(|(actor, now)| Ok(self.kernel.core.explain_for(self.ledger.case(), &actor, now)?)))
    }

    /// Where the case stands, for whoever keeps the ledger: schema `case`; null before it is open. What others may see of it
    /// [`Self::explain_for`] tells.
    #[must_use]
    pub fn view(&self) -> String {
        told(self.kernel.core.view(self.ledger.case()).map_err(Unanswered::from))
    }

    /// What is otherwise in another state of this case, such as a fork on which something was tried, as both run at an
    /// instant and as far as an actor may see them: schema `what-if`. Each is told by its own kernel. The actor is written as
    /// in an act; null is whoever keeps the ledger.
    #[must_use]
    pub fn difference(&self, actor: &str, after: &Self, now: &str) -> String {
        let states = [self, after].map(|state| (&*state.kernel.core, state.ledger.case()));
        told(self.read_by(actor, now).and_then(|(by, now)| Ok(between(states, by.as_ref(), now)?)))
    }

    /// The decision of a table as an anonymous precedent: schema `precedent`; null while none is in effect.
    #[must_use]
    pub fn precedent(&self, table: &str) -> String {
        let asked = self.table(table);
        told(asked.and_then(|table| Ok(self.kernel.core.precedent(self.ledger.case(), table.as_str())?)))
    }

    /// The kernel's precedents with the same findings, or nearly: schema `like`. For those who decide, written as in an act, and
    /// for whoever keeps the ledger, as null.
    #[must_use]
    pub fn like(&self, actor: &str, table: &str, now: &str) -> String {
        let asked = self.read_by(actor, now).and_then(|(by, now)| Ok((by, self.table(table)?, now)));
        told(
            asked.and_then(|(by, table, now)| {
                Ok(self.kernel.core.like(self.ledger.case(), by.as_ref(), &table, now)?)
            }),
        )
    }

    /// The ledger as a file to read, in a language of the rulebook, as far as an actor may see it: a string. The actor is
    /// written as in an act; null is whoever keeps the ledger.
    #[must_use]
    pub fn page(&self, actor: &str, now: &str, language: &str) -> String {
        let asked = self.read_by(actor, now);
        told(asked.and_then(|(by, now)| Ok(self.kernel.core.page(&self.ledger, by.as_ref(), now, language)?)))
    }

    /// What runs in the case as a page, in a language of the rulebook, as far as an actor is told of it: a string. The actor is
    /// written as in an act; null is whoever keeps the ledger.
    #[must_use]
    pub fn agenda_page(&self, actor: &str, now: &str, language: &str) -> String {
        let asked = self.read_by(actor, now);
        told(asked.and_then(|(by, now)| Ok(self.kernel.core.agenda_page(&self.ledger, by.as_ref(), now, language)?)))
    }

    /// The ledger as it is stored, from behind that many entries: no answer but lines, one entry each, and each as it was
    /// read or written.
    #[must_use]
    pub fn lines(&self, after: u32) -> String {
        let after = usize::try_from(after).unwrap_or(usize::MAX);
        self.ledger.lines(after)
    }

    /// How many entries the ledger has.
    #[must_use]
    pub const fn len(&self) -> u32 {
        self.ledger.case().seq()
    }

    /// Whether the case is not open yet.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) const fn parts(&self) -> (&Kernel, &Ledger) {
        (&self.kernel, &self.ledger)
    }

    pub(super) fn instant(&self, text: &str) -> Result<Instant, Problems> {
        instant(&self.kernel.core, "now", text)
    }

    /// Who asks, and when.
    fn asked(&self, actor: &str, now: &str) -> Result<(Actor, Instant), Unanswered> {
        Ok((beside::<Actor>("actor", actor)?, self.instant(now)?))
    }

    /// Who asks, or whoever keeps the ledger, and when.
    fn read_by(&self, actor: &str, now: &str) -> Result<(Option<Actor>, Instant), Unanswered> {
        Ok((reader(actor)?, self.instant(now)?))
    }

    /// A table of the rulebook that the case runs under.
    fn table(&self, table: &str) -> Result<Id, Unanswered> {
        self.kernel.core.fits(self.ledger.case())?;
        let book = self.kernel.core.rulebook();
        let unknown = || Problem::new(Code::UnknownName, "/table").given(table).expected("table");
        book.tables()
            .map(|(id, _)| id)
            .find(|id| id.as_str() == table)
            .cloned()
            .ok_or_else(|| Problems::from(unknown()).into())
    }
}
