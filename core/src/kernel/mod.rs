//! The front door: a rulebook and its calendar, compiled and immutable; cases go in, entries come out. The host owns the
//! clock, the store and the people.
//!
//! A case belongs to one rulebook, to the letter, and to one edition of a calendar. A kernel that has another one answers
//! nothing about the case: there is one way to its rules, and it leads through that question. A [`KernelSet`] finds the
//! kernel that has them.

mod at_hand;
mod fold;
mod handle;
mod ledger;
mod persons;
mod set;

use std::sync::Arc;

use crate::case::{
    Act, Actor, Bars, Blocked, Case, CaseView, Choice, DueItem, Foreign, Lasting, MatterId, PersonView, Progress,
    Refusal, Rules, Shield, Unseen, decided_last, ends, main_place, sight, standing,
};
use crate::determination::BookRef;
use crate::document::Id;
use crate::error::{Code, Problem, Problems};
pub use crate::ledger::Fault;
use crate::ledger::Record;
use crate::precedent::{Alike, Precedent, Precedents};
use crate::rulebook::{Rulebook, Use};
use crate::time::{Calendar, CalendarRef, Date, Instant, Moment, NeedsCalendar, Zone};

pub(crate) use at_hand::AtHand;
pub use fold::Broken;
pub(crate) use fold::{close, fold};
use handle::{Handled, Handling};
pub(crate) use handle::{Judgement, Made};
pub use ledger::Ledger;
pub use set::KernelSet;

/// A rulebook with the calendar and the time zone that its procedure runs by.
///
/// ```
/// use distinguo::kernel::Kernel;
/// use distinguo::rulebook::Rulebook;
/// let kernel = Kernel::new(Rulebook::shipped("cn.reference").unwrap(), None).unwrap();
/// assert_eq!(kernel.rulebook().id().as_str(), "cn.reference");
/// ```
#[derive(Clone, Debug)]
pub struct Kernel {
    book: Rulebook,
    calendar: Calendar,
    zone: Zone,
    precedents: Arc<Precedents>,
}

/// What an act is answered with.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
/// use distinguo::case::Case;
/// use distinguo::kernel::Done;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let answer = kernel.handle(&Case::blank(), &open);
/// assert!(answer.lapses.is_empty());
/// assert!(matches!(answer.act, Ok(Done::Entry(_))));
/// assert_eq!(answer.case.seq(), 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What had lapsed before the act, to be stored in any case.
    pub lapses: Vec<Record>,
    /// The entry of the act, or why it is not possible.
    pub act: Result<Done, Refusal>,
    /// The case after all of it: nothing needs to be applied again.
    pub case: Case,
}

/// An act that was done.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
/// use distinguo::kernel::Done;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let again = kernel.handle(ledger.case(), &open).act;
/// assert_eq!(again, Ok(Done::Repeated { first: 1, last: 1 }));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// Its entry, to be stored after the lapses.
    Entry(Box<Record>),
    /// It had been done before: these entries, by number, are the answer.
    Repeated {
        /// The number of the first.
        first: u32,
        /// The number of the last.
        last: u32,
    },
}

impl Kernel {
    /// A kernel for a rulebook; with the calendar that the rulebook names among those that ship, or another one.
    ///
    /// # Errors
    ///
    /// Where the time zone is no POSIX TZ string, or no calendar is at hand.
    pub fn new(book: Rulebook, calendar: Option<Calendar>) -> Result<Self, Problems> {
        let document = &book.model().document;
        let zone = Zone::parse(&document.time_zone)
            .ok_or_else(|| Problem::new(Code::BadZone, "/time_zone").given(&document.time_zone))?;
        let named = document.calendar.as_ref().map_or("mon-fri", Id::as_str);
        let calendar = calendar
            .or_else(|| Calendar::shipped(named))
            .ok_or_else(|| Problem::new(Code::UnknownName, "/calendar").given(named).expected("calendar"))?;
        Ok(Self { book, calendar, zone, precedents: Arc::default() })
    }

    /// The rulebook.
    #[must_use]
    pub const fn rulebook(&self) -> &Rulebook {
        &self.book
    }

    /// An instant as people write it: RFC 3339 with an offset, or a date, which stands for the end of that day in the legal
    /// time zone; `None` for anything else.
    ///
    /// ```
    /// use distinguo::kernel::Kernel;
    /// use distinguo::rulebook::Rulebook;
    /// let kernel = Kernel::new(Rulebook::shipped("kr.active-administration").unwrap(), None).unwrap();
    /// assert_eq!(kernel.instant("2026-09-01").unwrap().to_string(), "2026-09-01T14:59:59Z");
    /// ```
    #[must_use]
    pub fn instant(&self, text: &str) -> Option<Instant> {
        let end_of = |day: Date| Some(self.zone.instant(Moment::from(day.plus_days(1)?)).second_before());
        Instant::parse(text).or_else(|| Date::parse(text).and_then(end_of))
    }

    /// The instant of a minute in the legal time zone.
    pub(crate) fn at(&self, moment: Moment) -> Instant {
        self.zone.instant(moment)
    }

    /// Whether the calendar of the kernel has an edition.
    ///
    /// ```
    /// use distinguo::kernel::Kernel;
    /// use distinguo::rulebook::Rulebook;
    /// use distinguo::time::Calendar;
    /// let kernel = Kernel::new(Rulebook::shipped("cn.reference").unwrap(), None).unwrap();
    /// assert!(kernel.has_edition(&Calendar::shipped("cn").unwrap().newest().named()));
    /// ```
    #[must_use]
    pub fn has_edition(&self, named: &CalendarRef) -> bool {
        self.calendar.edition_by(named).is_ok()
    }

    /// The legal day of an instant.
    #[must_use]
    pub fn day(&self, instant: Instant) -> Date {
        self.zone.day(instant)
    }

    /// With published typical cases, one a line or one array: where those with the same findings point elsewhere, a decision
    /// must say why. They are read once, however often the kernel is copied.
    ///
    /// # Errors
    ///
    /// As [`Precedents::load`].
    ///
    /// ```
    /// use distinguo::kernel::Kernel;
    /// use distinguo::rulebook::Rulebook;
    /// let kernel = Kernel::new(Rulebook::shipped("cn.reference").unwrap(), None).unwrap();
    /// let kernel = kernel.with_precedents(r#"[{"format": "distinguo.precedent/1", "rulebook": "cn.reference",
    ///     "version": "1.0.0", "table": "tolerance", "findings": {"gain": "self"}, "outcome": "not_tolerated"}]"#).unwrap();
    /// assert_eq!(kernel.precedents().len(), 1);
    /// ```
    pub fn with_precedents(self, precedents: &str) -> Result<Self, Problems> {
        let precedents = Arc::new(Precedents::load(&self.book, precedents)?);
        Ok(Self { precedents, ..self })
    }

    /// Without any.
    pub(crate) fn without_precedents(&self) -> Self {
        Self { precedents: Arc::default(), ..self.clone() }
    }

    /// The published typical cases that it knows.
    ///
    /// ```
    /// use distinguo::kernel::Kernel;
    /// use distinguo::rulebook::Rulebook;
    /// let kernel = Kernel::new(Rulebook::shipped("cn.reference").unwrap(), None).unwrap();
    /// assert!(kernel.precedents().is_empty());
    /// ```
    #[must_use]
    pub fn precedents(&self) -> &Precedents {
        &self.precedents
    }

    /// The rules that a case runs under, where this kernel has them: the one way to rules for a case.
    pub(crate) fn rules(&self, case: &Case) -> Result<Rules<'_>, Foreign> {
        if let Some(rulebook) = case.rulebook().filter(|rulebook| !self.is_of(rulebook)) {
            return Err(Foreign::Rulebook { rulebook: rulebook.clone() });
        }
        let rules = self.rules_beside();
        rules.edition(case)?;
        Ok(rules)
    }

    /// The rules of this kernel, for what is no case under other ones: that may at most be moved to these.
    fn rules_beside(&self) -> Rules<'_> {
        Rules { book: &self.book, calendar: &self.calendar, zone: &self.zone, precedents: &self.precedents }
    }

    /// Whether the rulebook is that one, to the letter.
    fn is_of(&self, named: &BookRef) -> bool {
        let book = &self.book;
        *book.digest() == named.digest && *book.id() == named.id && book.version() == named.version
    }

    /// The same rules with another calendar.
    fn with_calendar(&self, calendar: Calendar) -> Self {
        Self { calendar, ..self.clone() }
    }

    /// Whether a case runs under this rulebook, to the letter, and by an edition of this calendar. A case that is not open
    /// yet does. Of a case that does not, nothing is answered.
    ///
    /// ```
    /// # use distinguo::kernel::{Kernel, Ledger};
    /// # use distinguo::rulebook::Rulebook;
    /// # let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
    /// assert!(kernel.fits(Ledger::new().case()).is_ok());
    /// ```
    ///
    /// # Errors
    ///
    /// What the case runs under instead.
    pub fn fits(&self, case: &Case) -> Result<(), Foreign> {
        self.rules(case).map(drop)
    }

    /// What becomes of a case by an act: first the lapses up to its instant, then the act or a refusal. The case itself is
    /// not changed: the one that comes of it is in the answer.
    #[must_use]
    pub fn handle(&self, case: &Case, act: &Act) -> Answer {
        let Handled { case, lapses, act } = self.handled(AtHand::One(self), case, act);
        match act {
            Ok(Handling::Entry(closed)) => {
                let (record, case) = *closed;
                Answer { lapses, act: Ok(Done::Entry(Box::new(record))), case }
            }
            Ok(Handling::Repeated { first, last }) => {
                Answer { lapses, act: Ok(Done::Repeated { first, last }), case: case.into_owned() }
            }
            Err(refusal) => Answer { lapses, act: Err(refusal), case: case.into_owned() },
        }
    }

    /// The entries of everything that has run out by an instant, each at the instant of its lapse. One call or many give
    /// the same entries.
    ///
    /// # Errors
    ///
    /// Where the case runs under other rules; and where a period has run out and nothing would follow from it, which no
    /// ledger of a kernel comes to.
    pub fn tick(&self, case: &Case, now: Instant) -> Result<Vec<Record>, Refusal> {
        self.lapses(case, now).map(|(_, records)| records)
    }

    /// When something runs out next: call [`Self::tick`] then. `None` while nothing runs to a certain date.
    ///
    /// # Errors
    ///
    /// Where the case runs under other rules.
    pub fn next_due(&self, case: &Case) -> Result<Option<Instant>, Foreign> {
        Ok(ends::next(self.rules(case)?, case).map(|(at, _)| at))
    }

    /// What an actor may do at an instant, with which documents and until when.
    ///
    /// # Errors
    ///
    /// Where the case runs under other rules; the refusal says where it may be moved to these.
    pub fn options(&self, case: &Case, actor: &Actor, now: Instant) -> Result<Vec<Choice>, Refusal> {
        let options = self.rules(case).map(|rules| crate::case::options(rules, case, actor, now));
        options.map_err(|foreign| {
            let mut refusal = Refusal::from(foreign);
            refusal.instead(self.instead(case, actor, now));
            refusal
        })
    }

    /// What an actor may do instead of what is refused: move the case, where it runs under other rules.
    fn instead(&self, case: &Case, actor: &Actor, now: Instant) -> Vec<Choice> {
        match self.rules(case) {
            Ok(rules) => crate::case::options(rules, case, actor, now),
            Err(Foreign::Rulebook { rulebook }) if rulebook.id == *self.book.id() => {
                crate::case::moves(self.rules_beside(), case, actor, now)
            }
            Err(Foreign::Rulebook { .. } | Foreign::Calendar { .. }) => Vec::new(),
        }
    }

    /// Every period that runs, stands still or is overdue, the first to end first, as far as somebody is told of it: those that
    /// they bear. Where nobody is named it is for whoever keeps the ledger, who can read all of it.
    ///
    /// # Errors
    ///
    /// Where the case runs under other rules; where whoever asks has no part in it.
    pub fn due(&self, case: &Case, reader: Option<&Actor>, now: Instant) -> Result<Vec<DueItem>, Unseen> {
        let rules = self.rules(case)?;
        if case.id().is_none() {
            return Ok(Vec::new());
        }
        Ok(crate::case::due(rules, case, &sight(rules, case, reader, self.day(now))?, now))
    }

    /// Whether anything is still owed in a case.
    ///
    /// # Errors
    ///
    /// Where the case runs under other rules.
    pub fn progress(&self, case: &Case) -> Result<Progress, Foreign> {
        Ok(crate::case::progress(self.rules(case)?, case))
    }

    /// What the rules give to an actor and is not possible at an instant, each with why not: what a handler asks every
    /// morning.
    ///
    /// ```
    /// # use distinguo::case::{Act, Case};
    /// # use distinguo::kernel::Kernel;
    /// # use distinguo::rulebook::Rulebook;
    /// # let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
    /// # let open = Act::load(r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00",
    /// #     "actor": {"id": "a", "role": "principal", "organ": "county"}, "act": {"withdraw": {}}}"#).unwrap();
    /// assert!(kernel.blocked(&Case::blank(), open.actor(), open.at()).unwrap().is_empty()); // nothing is open
    /// ```
    ///
    /// # Errors
    ///
    /// Where the case runs under other rules.
    pub fn blocked(&self, case: &Case, actor: &Actor, now: Instant) -> Result<Vec<Blocked>, Foreign> {
        Ok(crate::case::blocked(self.rules(case)?, case, actor, now))
    }

    /// What may not be counted, is barred or deferred over all cases of a person that the host passes in, case by case: for the
    /// person and for the organ that decides in one of them, and where nobody is named for whoever keeps the ledgers. Of a day
    /// that is past it is told what was in force when that day was the present.
    ///
    /// # Errors
    ///
    /// Where a case runs under other rules; where the cases are not of one person; where it is not for whoever asks.
    pub fn protections<'l>(
        &self,
        ledgers: impl IntoIterator<Item = &'l Ledger>,
        reader: Option<&Actor>,
        wanted: Use,
        day: Date,
        now: Instant,
    ) -> Result<Vec<Shield>, Unseen> {
        AtHand::One(self).protections(ledgers, reader, wanted, day, now)
    }

    /// What personnel may know over all cases of a person that the host passes in: whether the person is barred, and nothing
    /// else. They ask about the present day; see [`Bars`].
    ///
    /// # Errors
    ///
    /// Where a case runs under other rules; where the cases are not of one person.
    pub fn bars<'c>(
        &'c self,
        cases: impl IntoIterator<Item = &'c Case>,
        wanted: Use,
        day: Date,
        now: Instant,
    ) -> Result<Bars, Unseen> {
        AtHand::One(self).bars(cases, wanted, day, now)
    }

    /// How long what merely lasts, such as the influence of a decision, lasts over all cases of a person that the host
    /// passes in: those that meet go together as the rulebook says. For those whom [`Self::protections`] is for, and of a day
    /// that is past in the same way.
    ///
    /// # Errors
    ///
    /// As [`Self::protections`].
    pub fn lasting<'l>(
        &self,
        ledgers: impl IntoIterator<Item = &'l Ledger>,
        reader: Option<&Actor>,
        day: Date,
        now: Instant,
    ) -> Result<Vec<Lasting>, Unseen> {
        AtHand::One(self).lasting(ledgers, reader, day, now)
    }

    /// The case as an actor may see it, by role and key; `None` before it is open.
    ///
    /// # Errors
    ///
    /// Where the case runs under other rules; where whoever asks has no part in it.
    pub fn explain_for(&self, case: &Case, reader: &Actor, now: Instant) -> Result<Option<PersonView>, Unseen> {
        crate::case::view(self.rules(case)?, case, Some(reader), now)
    }

    /// The decision of a table as an anonymous precedent. `None` while nothing is decided; where the decision is not in
    /// effect: it waits for approval or was not approved, was annulled, revoked or is looked at again; and of a what-if.
    ///
    /// # Errors
    ///
    /// Where the case runs under another rulebook, or an edition of the calendar that is not at hand.
    pub fn precedent(&self, case: &Case, table: &str) -> Result<Option<Precedent>, Foreign> {
        let rules = self.rules(case)?;
        let table = Id::new(table).filter(|_| !case.fork);
        let Some((place, decision)) = table.as_ref().and_then(|table| decided_last(rules, case, table)) else {
            return Ok(None);
        };
        let standing = standing(rules, case, Some(&place));
        let precedent = || Precedent::of(&self.book, &decision.ruling.table, &standing, &decision.outcome);
        Ok(decision.stands().then(precedent))
    }

    /// The precedents with the same findings as the case, or with findings that differ in at most two facts. They tell what the
    /// findings lead to, so they are for those who decide, and where nobody is named for whoever keeps the ledger.
    ///
    /// # Errors
    ///
    /// Where the case runs under another rulebook, or an edition of the calendar that is not at hand; where whoever asks does
    /// not decide.
    pub fn like(&self, case: &Case, reader: Option<&Actor>, table: &Id, now: Instant) -> Result<Alike, Unseen> {
        let rules = self.rules(case)?;
        if let Some(actor) = reader
            && !sight(rules, case, reader, self.day(now))?.decides(table)
        {
            return Err(Problem::new(Code::NotShown, "/actor/role").given(&actor.role).into());
        }
        let Some(position) = self.book.model().index.tables.get(table).copied() else { return Ok(Alike::default()) };
        let place = crate::case::newest(case, &MatterId::of(table.clone())).or_else(|| main_place(rules, case));
        let standing = standing(rules, case, place.as_ref());
        Ok(self.precedents.alike(&self.book, position, &standing))
    }

    /// A ledger as a file to read at an instant, in a language of the rulebook: as an actor may see it, or where nobody is named
    /// for whoever keeps the ledger.
    ///
    /// # Errors
    ///
    /// Where the case runs under other rules; where whoever asks has no part in it.
    pub fn page(
        &self,
        ledger: &Ledger,
        reader: Option<&Actor>,
        now: Instant,
        language: &str,
    ) -> Result<String, Unseen> {
        let case = ledger.case();
        crate::case::page(self.rules(case)?, case, ledger.records(), reader, now, language)
    }

    /// Where a case stands, for whoever keeps the ledger: all of it. `None` before it is open. What others may see of it
    /// [`Self::explain_for`] tells.
    ///
    /// # Errors
    ///
    /// Where the case runs under other rules.
    pub fn view(&self, case: &Case) -> Result<Option<CaseView>, Foreign> {
        Ok(crate::case::case_view(self.rules(case)?, case))
    }

    /// What runs in a case at an instant, as a page in a language of the rulebook: as far as an actor is told of it, or where
    /// nobody is named for whoever keeps the ledger.
    ///
    /// # Errors
    ///
    /// Where the case runs under other rules; where whoever asks has no part in it.
    pub fn agenda_page(
        &self,
        ledger: &Ledger,
        reader: Option<&Actor>,
        now: Instant,
        language: &str,
    ) -> Result<String, Unseen> {
        crate::case::agenda_page(self.rules(ledger.case())?, ledger.case(), reader, now, language)
    }

    /// Adds an entry to a case. Its effects are not judged again; they only have to fit.
    ///
    /// # Errors
    ///
    /// Where the entry does not follow on the last one, or an effect does not fit.
    pub fn apply(&self, case: &Case, record: &Record) -> Result<Case, Broken> {
        let mut next = case.clone();
        fold(&mut next, record)?;
        Ok(next)
    }

    /// Folds a whole ledger.
    ///
    /// # Errors
    ///
    /// The first entry that does not fit, with the case up to it.
    pub fn replay<'r>(&self, ledger: impl IntoIterator<Item = &'r Record>) -> Result<Case, (Box<Case>, Broken)> {
        fold::replay(ledger)
    }

    /// This kernel as it was when an edition of its calendar was the newest: what was derived then is derived again by it.
    pub(crate) fn upto(&self, named: &CalendarRef) -> Result<Self, NeedsCalendar> {
        Ok(self.with_calendar(self.calendar.upto(named)?))
    }
}
