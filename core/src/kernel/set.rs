//! Kernels side by side: for any ledger the one that it runs under.

use std::sync::Arc;

use super::{AtHand, Kernel, Ledger};
use crate::case::{Act, Actor, Bars, Body, Case, Foreign, Lasting, Refusal, RefusalCode, Shield, Unseen};
use crate::determination::BookRef;
use crate::document::Digest;
use crate::ledger::Record;
use crate::rulebook::Use;
use crate::sorted::Map;
use crate::time::{Calendar, CalendarRef, Date, Instant};

/// Kernels by the digests of their rulebooks, and the calendars that they can count by. For a ledger it finds the kernel that
/// its entries name: across migrations from one version to another, and whatever edition of the calendar it counts by.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, KernelSet, Ledger};
/// use distinguo::rulebook::Rulebook;
///
/// let ids = ["cn.supervision.2024", "cn.reference"];
/// let kernels: KernelSet =
///     ids.iter().map(|id| Kernel::new(Rulebook::shipped(id).unwrap(), None).unwrap()).collect();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let mut ledger = Ledger::new();
/// kernels.handle(&mut ledger, &Act::load(open).unwrap()).unwrap();
/// assert_eq!(kernels.of(ledger.case()).unwrap().rulebook().id().as_str(), "cn.supervision.2024");
/// assert!(KernelSet::new().of(ledger.case()).is_err()); // nothing is answered by another one in its place
/// ```
#[derive(Clone, Debug, Default)]
pub struct KernelSet {
    /// For each rulebook its kernels, the one that knows the latest edition of its calendar first.
    kernels: Map<Digest, Vec<Arc<Kernel>>>,
    calendars: Vec<Calendar>,
}

impl From<Kernel> for KernelSet {
    fn from(kernel: Kernel) -> Self {
        Self::from_iter([kernel])
    }
}

impl<K: Into<Arc<Kernel>>> FromIterator<K> for KernelSet {
    fn from_iter<I: IntoIterator<Item = K>>(kernels: I) -> Self {
        let mut set = Self::new();
        kernels.into_iter().for_each(|kernel| set.add(kernel));
        set
    }
}

impl KernelSet {
    /// A set of no kernel.
    #[must_use]
    pub const fn new() -> Self {
        Self { kernels: Map::new_vec(), calendars: Vec::new() }
    }

    /// Adds a kernel. Another text of the same version is another rulebook, and stands beside it.
    pub fn add(&mut self, kernel: impl Into<Arc<Kernel>>) {
        let kernel = kernel.into();
        for calendar in self.calendars.iter().filter(|calendar| calendar.id() == kernel.calendar.id()).cloned() {
            insert(&mut self.kernels, Arc::new(kernel.with_calendar(calendar)));
        }
        insert(&mut self.kernels, kernel);
    }

    /// Adds a calendar: every rulebook that counts by a calendar of its id can count by its editions too.
    ///
    /// ```
    /// use distinguo::kernel::{Kernel, KernelSet};
    /// use distinguo::rulebook::Rulebook;
    /// use distinguo::time::Calendar;
    ///
    /// let china = Calendar::shipped("cn").unwrap();
    /// let old = china.upto(&china.edition("2020").unwrap().named()).unwrap();
    /// let book = Rulebook::shipped("cn.reference").unwrap();
    /// let mut kernels = KernelSet::from(Kernel::new(book, Some(old)).unwrap());
    /// assert_eq!(kernels.kernels().count(), 1);
    /// kernels.add_calendar(china);
    /// assert_eq!(kernels.kernels().count(), 2);
    /// ```
    pub fn add_calendar(&mut self, calendar: Calendar) {
        let of_id = self.kernels().filter(|kernel| kernel.calendar.id() == calendar.id());
        let made: Vec<Kernel> = of_id.map(|kernel| kernel.with_calendar(calendar.clone())).collect();
        for kernel in made {
            insert(&mut self.kernels, Arc::new(kernel));
        }
        self.calendars.push(calendar);
    }

    /// All kernels, by the digests of their rulebooks.
    pub fn kernels(&self) -> impl Iterator<Item = &Arc<Kernel>> {
        self.kernels.values().flatten()
    }

    /// The kernel of a rulebook, to the letter, that has an edition of a calendar; without an edition, the one that knows the
    /// latest.
    ///
    /// # Errors
    ///
    /// Which of the two is not in the set.
    pub fn find(&self, rulebook: &BookRef, calendar: Option<&CalendarRef>) -> Result<&Arc<Kernel>, Foreign> {
        let kernels = self.kernels.get(&rulebook.digest).map(Vec::as_slice).unwrap_or_default();
        let mut kernels = kernels.iter().filter(|kernel| kernel.is_of(rulebook)).peekable();
        if kernels.peek().is_none() {
            return Err(Foreign::Rulebook { rulebook: rulebook.clone() });
        }
        let has = |kernel: &&Arc<Kernel>| calendar.is_none_or(|calendar| kernel.has_edition(calendar));
        kernels.find(has).ok_or_else(|| match calendar {
            Some(calendar) => Foreign::Calendar { calendar: calendar.clone() },
            None => Foreign::Rulebook { rulebook: rulebook.clone() },
        })
    }

    /// The kernel that a case runs under.
    ///
    /// # Errors
    ///
    /// What the case runs under and the set does not have; `not_open` for a case that runs under nothing yet.
    pub fn of(&self, case: &Case) -> Result<&Arc<Kernel>, Refusal> {
        let rulebook = case.rulebook().ok_or_else(|| Refusal::new(RefusalCode::NotOpen))?;
        Ok(self.find(rulebook, case.calendar())?)
    }

    /// The kernel that judges an act: the one that the case runs under; for an act that opens a case or moves it, the one
    /// of the version that the act names, the first by digest where there are several.
    ///
    /// # Errors
    ///
    /// As [`Self::of`].
    pub fn of_act(&self, case: &Case, act: &Act) -> Result<&Arc<Kernel>, Refusal> {
        let (id, wanted) = match (&act.act, case.rulebook()) {
            (Body::Open(open), None) => (&open.rulebook, &open.version),
            (Body::Migrate(migrate), Some(now)) if migrate.version != now.version => (&now.id, &migrate.version),
            (_, Some(_) | None) => return self.of(case),
        };
        let version = |kernel: &&Arc<Kernel>| {
            let book = kernel.rulebook();
            book.id() == id && book.version() == wanted && case.calendar().is_none_or(|named| kernel.has_edition(named))
        };
        match (self.kernels().find(version), case.rulebook()) {
            (Some(kernel), _) => Ok(kernel),
            (None, Some(_)) => self.of(case),
            (None, None) => Err(Refusal::new(RefusalCode::WrongBook).about(format_args!("{id} {wanted}"))),
        }
    }

    /// Does an act on a ledger, as [`Ledger::handle`], under the kernel that judges it. What runs out before a case is moved
    /// runs out under the rules of before.
    ///
    /// # Errors
    ///
    /// The refusal. Lapses before it are kept all the same.
    pub fn handle<'l>(&self, ledger: &'l mut Ledger, act: &Act) -> Result<&'l [Record], Refusal> {
        let kernel = self.of_act(ledger.case(), act)?;
        let start = ledger.records().len();
        let new = ledger.case().done(act.id()).is_none();
        let expected = act.expects.is_none() || act.expects.as_ref() == ledger.case().head();
        if act.moves()
            && new
            && expected
            && let Ok(before) = self.of(ledger.case())
            && !before.is_of(&BookRef::of(kernel.rulebook()))
        {
            // What runs out under the rules of before, those of now may not know.
            ledger.tick(before, act.at())?;
            // It expected the case as it was before that.
            let act = Act { expects: None, ..act.clone() };
            ledger.handle_beside(AtHand::Set(self), kernel, &act)?;
            return Ok(ledger.records().get(start..).unwrap_or_default());
        }
        ledger.handle_beside(AtHand::Set(self), kernel, act)
    }

    /// Writes what has lapsed in a ledger by now.
    ///
    /// # Errors
    ///
    /// As [`Self::of`] and [`Kernel::tick`].
    pub fn tick<'l>(&self, ledger: &'l mut Ledger, now: Instant) -> Result<&'l [Record], Refusal> {
        let kernel = self.of(ledger.case())?;
        ledger.tick(kernel, now)
    }

    /// The ledger as it stood at an instant, under the rules of then.
    ///
    /// # Errors
    ///
    /// As [`Self::of`] and [`Kernel::tick`].
    pub fn as_of(&self, ledger: &Ledger, now: Instant) -> Result<Ledger, Refusal> {
        let mut then = ledger.until(now);
        if then.case().rulebook().is_some() {
            self.tick(&mut then, now)?;
        }
        Ok(then)
    }

    /// What personnel may know over all cases of a person that the host passes in, each under its own rules: as
    /// [`Kernel::bars`].
    ///
    /// # Errors
    ///
    /// As [`Kernel::bars`].
    pub fn bars<'c>(
        &'c self,
        cases: impl IntoIterator<Item = &'c Case>,
        wanted: Use,
        day: Date,
        now: Instant,
    ) -> Result<Bars, Unseen> {
        AtHand::Set(self).bars(cases, wanted, day, now)
    }

    /// What may not be counted, is barred or deferred, case by case, each under its own rules: as [`Kernel::protections`].
    ///
    /// # Errors
    ///
    /// As [`Kernel::protections`].
    pub fn protections<'l>(
        &self,
        ledgers: impl IntoIterator<Item = &'l Ledger>,
        reader: Option<&Actor>,
        wanted: Use,
        day: Date,
        now: Instant,
    ) -> Result<Vec<Shield>, Unseen> {
        AtHand::Set(self).protections(ledgers, reader, wanted, day, now)
    }

    /// How long what merely lasts, such as the influence of a decision, lasts over all cases of a person that the host passes
    /// in, each under its own rules: as [`Kernel::lasting`].
    ///
    /// # Errors
    ///
    /// As [`Kernel::lasting`].
    pub fn lasting<'l>(
        &self,
        ledgers: impl IntoIterator<Item = &'l Ledger>,
        reader: Option<&Actor>,
        day: Date,
        now: Instant,
    ) -> Result<Vec<Lasting>, Unseen> {
        AtHand::Set(self).lasting(ledgers, reader, day, now)
    }
}

/// Puts a kernel before those of the same rulebook that know no later edition.
fn insert(kernels: &mut Map<Digest, Vec<Arc<Kernel>>>, kernel: Arc<Kernel>) {
    let known_from = |kernel: &Kernel| kernel.calendar.newest().known_from();
    let same = kernels.entry(kernel.rulebook().digest().clone()).or_default();
    let place = same.iter().position(|known| known_from(known) <= known_from(&kernel)).unwrap_or(same.len());
    same.insert(place, kernel);
}
