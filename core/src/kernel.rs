//! The front door: a rulebook and its calendar, compiled and immutable; cases go in, entries come out. The host owns the
//! clock, the store and the people.

use std::borrow::Cow;

use crate::case::{
    Act, Actor, Bars, Blocked, Body, Case, CaseView, Choice, Draft, DueItem, Effect, Event, Lasting, MatterId,
    PersonView, Place, Progress, Refusal, RefusalCode, Rules, Shield, decision, grants, main_place, meant, names,
    periods, regions, standing,
};
use crate::determination::{BookRef, SEMANTICS};
use crate::document::{Algorithm, Digest, Id, Json, canonical_text, not_utf8};
use crate::error::{Code, Problem, Problems};
use crate::handed_over;
pub use crate::ledger::Fault;
use crate::ledger::{Cause, Entry, Erasure, Private, Record, WIRE, lines, seal};
use crate::precedent::{Like, Precedent};
use crate::rulebook::{Rulebook, Use};
use crate::sorted::Map;
use crate::time::{Calendar, CalendarRef, Date, Instant, Moment, NeedsCalendar, Zone};

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
    precedents: Vec<Precedent>,
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
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What had lapsed before the act, to be stored in any case.
    pub lapses: Vec<Record>,
    /// The entry of the act, or why it is not possible.
    pub act: Result<Done, Refusal>,
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
        Ok(Self { book, calendar, zone, precedents: Vec::new() })
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

    /// With published typical cases: a decision that departs from all with the same findings must say why.
    #[must_use]
    pub fn with_precedents(mut self, precedents: Vec<Precedent>) -> Self {
        self.precedents = precedents;
        self
    }

    pub(crate) fn rules(&self) -> Rules<'_> {
        Rules { book: &self.book, calendar: &self.calendar, zone: &self.zone, precedents: &self.precedents }
    }

    /// What becomes of a case by an act: first the lapses up to its instant, then the act or a refusal. The case itself is
    /// not changed; [`Self::apply`] does that.
    #[must_use]
    pub fn handle(&self, case: &Case, act: &Act) -> Answer {
        let Handled { lapses, act, .. } = self.handled(case, act);
        let act = act.map(|done| match done {
            Handling::Entry(closed) => Done::Entry(Box::new(closed.0)),
            Handling::Repeated(seq) => Done::Repeated { first: seq, last: seq },
        });
        Answer { lapses, act }
    }

    /// The same, with the cases that come of it.
    fn handled<'c>(&self, case: &'c Case, act: &Act) -> Handled<'c> {
        let Judged { case, lapses, considered, act: judged } = self.judged(case, act);
        let done = judged.and_then(|judgement| match judgement {
            Judgement::Made(made) => made.close().map(|closed| Handling::Entry(Box::new(closed))),
            Judgement::Repeated(seq) => Ok(Handling::Repeated(seq)),
        });
        let done = done.map_err(|mut refusal| {
            if considered {
                refusal.instead(self.options(&case, act.actor(), act.at()));
            }
            refusal
        });
        Handled { case, lapses, act: done }
    }

    /// What handling makes of an act, with every guard there is. An audit asks this again of every act that was recorded:
    /// no guard can be in handling alone. The act that is done may say more than the one that is recorded, which an audit
    /// uses to open a case under the edition of the calendar that its first entry names.
    pub(crate) fn judged<'c>(&self, case: &'c Case, act: &Act) -> Judged<'c> {
        let nothing = |act| Judged { case: Cow::Borrowed(case), lapses: Vec::new(), considered: false, act };
        if let Some(repeated) = self.repeated(case, act) {
            return nothing(repeated);
        }
        if let Err(refusal) = self.fits(case, act) {
            return nothing(Err(refusal));
        }
        let (case, lapses) = self.lapses(case, act.at());
        let made = self.made(&case, act).map(|made| Judgement::Made(Box::new(made)));
        Judged { case, lapses, considered: true, act: made }
    }

    /// The entries of everything that has run out by an instant, each at the instant of its lapse. One call or many give
    /// the same entries.
    #[must_use]
    pub fn tick(&self, case: &Case, now: Instant) -> Vec<Record> {
        self.lapses(case, now).1
    }

    /// When something runs out next: call [`Self::tick`] then. `None` while nothing runs to a certain date.
    #[must_use]
    pub fn next_due(&self, case: &Case) -> Option<Instant> {
        periods::next(self.rules(), case).map(|(at, _)| at)
    }

    /// What an actor may do at an instant, with which documents and until when.
    #[must_use]
    pub fn options(&self, case: &Case, actor: &Actor, now: Instant) -> Vec<Choice> {
        crate::case::options(self.rules(), case, actor, now)
    }

    /// Every period that runs, stands still or is overdue, the first to end first.
    #[must_use]
    pub fn due(&self, case: &Case, now: Instant) -> Vec<DueItem> {
        crate::case::due(self.rules(), case, now)
    }

    /// Whether anything is still owed in a case.
    #[must_use]
    pub fn progress(&self, case: &Case) -> Progress {
        crate::case::progress(self.rules(), case)
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
    /// assert!(kernel.blocked(&Case::blank(), open.actor(), open.at()).is_empty()); // nothing is open
    /// ```
    #[must_use]
    pub fn blocked(&self, case: &Case, actor: &Actor, now: Instant) -> Vec<Blocked> {
        crate::case::blocked(self.rules(), case, actor, now)
    }

    /// What may not be counted, is barred or deferred in one case, for the person and the deciding organ.
    #[must_use]
    pub fn protections(&self, case: &Case, wanted: Use, day: Date) -> Vec<Shield> {
        crate::case::shields(self.rules(), case, wanted, day)
    }

    /// What personnel may know over all cases of a person that the host passes in: bars, and nothing else.
    #[must_use]
    pub fn bars<'c>(&'c self, cases: impl IntoIterator<Item = &'c Case>, wanted: Use, day: Date) -> Bars {
        crate::case::bars(cases.into_iter().map(|case| (self.rules(), case)), wanted, day)
    }

    /// How long what merely lasts, such as the influence of a decision, lasts over all cases of a person that the host
    /// passes in: those that meet go together as the rulebook says. For the person and for those who decide.
    #[must_use]
    pub fn lasting<'c>(&'c self, cases: impl IntoIterator<Item = &'c Case>, day: Date) -> Vec<Lasting> {
        crate::case::lasting(cases.into_iter().map(|case| (self.rules(), case)), day)
    }

    /// The case as the person in that role may see it; `None` before it is open.
    #[must_use]
    pub fn explain_for(&self, case: &Case, role: &Id, now: Instant) -> Option<PersonView> {
        crate::case::view(self.rules(), case, role, now)
    }

    /// The decision of a table as an anonymous precedent; `None` while nothing is decided.
    #[must_use]
    pub fn precedent(&self, case: &Case, table: &str) -> Option<Precedent> {
        let table = Id::new(table)?;
        let decision = decision(self.rules(), case, &table, None)?;
        // The findings as they stand in the matter that was decided.
        let place = crate::case::newest(case, &MatterId::of(table.clone())).or_else(|| main_place(self.rules(), case));
        let standing = standing(self.rules(), case, place.as_ref());
        Some(Precedent::of(&self.book, &decision.ruling.table, &standing, &decision.outcome))
    }

    /// The precedents of this rulebook with the same findings as the case, or with findings that differ in at most two
    /// facts.
    #[must_use]
    pub fn like(&self, case: &Case, table: &Id, precedents: &[Precedent]) -> Vec<Like> {
        let standing = standing(self.rules(), case, main_place(self.rules(), case).as_ref());
        crate::precedent::like(&self.book, table, &standing, precedents)
    }

    /// A ledger as a file to read at an instant, in a language of the rulebook.
    #[must_use]
    pub fn page(&self, ledger: &Ledger, now: Instant, language: &str) -> String {
        crate::case::page(self.rules(), ledger.case(), ledger.records(), now, language)
    }

    /// Where a case stands, for hosts; `None` before it is open.
    #[must_use]
    pub fn view(&self, case: &Case) -> Option<CaseView> {
        crate::case::case_view(self.rules(), case)
    }

    /// What runs in a case at an instant, as a page in a language of the rulebook.
    #[must_use]
    pub fn agenda_page(&self, ledger: &Ledger, now: Instant, language: &str) -> String {
        crate::case::agenda_page(self.rules(), ledger.case(), now, language)
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
        replay(ledger)
    }

    /// Whether an act was done before: the same act is answered with the same entries, another one under its id refused.
    fn repeated(&self, case: &Case, act: &Act) -> Option<Result<Judgement, Refusal>> {
        let done = case.acts.get(act.id())?;
        let (sealed, _) = sealed(act, algorithm(case, act), case.id()?, done.seq);
        Some(if sealed == *done.act {
            Ok(Judgement::Repeated(done.seq))
        } else {
            Err(Refusal::new(RefusalCode::IdReused).about(act.id()))
        })
    }

    /// This kernel as it was when an edition of its calendar was the newest: what was derived then is derived again by it.
    pub(crate) fn upto(&self, named: &CalendarRef) -> Result<Self, NeedsCalendar> {
        Ok(Self { calendar: self.calendar.upto(named)?, ..self.clone() })
    }

    /// The edition of the calendar that a case counts by, where it is not at hand: nothing about its time can be answered
    /// then, no act is taken, and nothing runs out.
    ///
    /// ```
    /// # use distinguo::kernel::{Kernel, Ledger};
    /// # use distinguo::rulebook::Rulebook;
    /// # let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
    /// assert!(kernel.needs_calendar(Ledger::new().case()).is_none());
    /// ```
    #[must_use]
    pub fn needs_calendar(&self, case: &Case) -> Option<NeedsCalendar> {
        self.rules().edition(case).err()
    }

    /// Whether an act can be looked at: the edition that the case counts by is at hand, it expects this case, is not dated
    /// before it, and states no later day.
    fn fits(&self, case: &Case, act: &Act) -> Result<(), Refusal> {
        self.rules().edition(case)?;
        if act.expects.is_some() && act.expects.as_ref() != case.head() {
            let mut refusal = Refusal::new(RefusalCode::CaseMoved);
            refusal.between((1, case.seq()));
            return Err(refusal);
        }
        let today = self.zone.day(act.at());
        if case.at.is_some_and(|last| act.at() < last) || act.act.done_on().is_some_and(|day| day > today) {
            return Err(Refusal::new(RefusalCode::OutOfOrder));
        }
        Ok(())
    }

    /// What has run out by an instant, and the case after it.
    fn lapses<'c>(&self, case: &'c Case, until: Instant) -> (Cow<'c, Case>, Vec<Record>) {
        let (mut case, mut records) = (Cow::Borrowed(case), Vec::new());
        if case.opening.is_none() || case.version != self.book.version() || self.needs_calendar(&case).is_some() {
            return (case, records);
        }
        while let Some(made) = self.lapse(&case, until) {
            // What lapses is of the kernel's own making, and small.
            let (record, next) = made.closed();
            case = Cow::Owned(next);
            records.push(record);
        }
        (case, records)
    }

    /// What runs out next, where it does so by an instant.
    pub(crate) fn lapse(&self, case: &Case, until: Instant) -> Option<Made> {
        let (at, position) = periods::next(self.rules(), case).filter(|(at, _)| *at <= until)?;
        // What was recorded too late to be written at its instant is written at the earliest that is possible.
        let at = case.at.map_or(at, |last| last.max(at));
        let running = case.periods.get(position)?;
        let cause = Cause::Lapse(running.started.clock.clone());
        let mut draft = Draft::new(self.rules(), case, at);
        regions::lapse(&mut draft, position);
        // A clock that lapses and still runs as before would lapse for ever: no ledger of ours has one.
        if draft.case.periods.get(position) == case.periods.get(position) {
            return None;
        }
        let Draft { case: next, effects, seq, .. } = draft;
        let by = case.head.as_ref().map(Digest::algorithm).unwrap_or_default();
        let entry = self.entry(case, by, seq, at, cause, effects);
        Some(Made { entry, texts: Map::new(), next, by })
    }

    fn made(&self, case: &Case, act: &Act) -> Result<Made, Refusal> {
        let draft = self.draft(case, act)?;
        let id = draft.case.id().cloned().ok_or_else(|| Refusal::new(RefusalCode::NotOpen))?;
        let by = algorithm(case, act);
        let (sealed, texts) = sealed(act, by, &id, draft.seq);
        // Whatever it was for: a text that says nothing is none.
        if let Some((place, _)) = texts.iter().find(|(_, text)| text.is_blank()) {
            return Err(Refusal::new(RefusalCode::EmptyText).about(place));
        }
        let Draft { case: next, effects, seq, at, .. } = draft;
        let entry = self.entry(&next, by, seq, at, Cause::Act(sealed.into()), effects);
        let entry = Entry { previous: case.head.clone(), ..entry };
        Ok(Made { entry, texts, next, by })
    }

    /// Does an act on a draft of the case.
    pub(crate) fn draft(&self, case: &Case, act: &Act) -> Result<Draft<'_>, Refusal> {
        names::judge(case, act)?;
        let mut draft = Draft::new(self.rules(), case, act.at());
        if let Body::Open(open) = &act.act {
            draft.linked = handed_over::decisions(self, open)?;
        }
        let opening = matches!(act.act, Body::Open(_));
        let deed = act.act.deed();
        let Act { actor, act: body, .. } = act;
        if !opening {
            grants::open(case)?;
            if case.version != self.book.version() && !matches!(body, Body::Migrate(_)) {
                return Err(Refusal::new(RefusalCode::WrongBook).about(format_args!(
                    "{}@{}",
                    self.book.id(),
                    self.book.version()
                )));
            }
            // Who asks to be a party is none yet.
            if !matches!(body, Body::Join(_)) {
                grants::person(self.rules(), case, actor, draft.today)?;
            }
        }
        let (channel, fact, today) = (body.channel(), body.fact(), draft.today);
        let ask = regions::Ask { actor, deed: &deed, place: None, channel, clock: None, fact, today };
        let fits = |place: &Place| {
            let clock = body.clock(Some(place));
            let ask = regions::Ask { place: Some(place), clock: clock.as_ref(), ..ask };
            regions::may(self.rules(), case, &ask).is_ok()
        };
        let place = meant(self.rules(), case, body, fits)?;
        let clock = body.clock(place.as_ref());
        let ask = regions::Ask { place: place.as_ref(), clock: clock.as_ref(), ..ask };
        let mut grant = None;
        if !opening {
            grant = grants::check(self.rules(), case, actor, body, place.as_ref())?;
            crate::case::days::settle(&mut draft, act, place.as_ref(), grant)?;
            draft.emit(Effect::Did {
                actor: actor.id.clone(),
                role: actor.role.clone(),
                deed: deed.clone(),
                on: draft.day,
                organ: actor.organ.clone(),
                about: place.clone(),
            });
        }
        periods::revive(&mut draft, &actor.role, body, place.as_ref());
        regions::may(self.rules(), &draft.case, &ask)?;
        if let Some(place) = &place {
            regions::begin(&mut draft, place);
        }
        regions::act(&mut draft, act, place.as_ref(), grant)?;
        draft.happen(Event::Acted { deed }, place.as_ref().map(|place| &place.matter));
        Ok(draft)
    }

    fn entry(&self, case: &Case, by: Algorithm, seq: u32, at: Instant, cause: Cause, effects: Vec<Effect>) -> Entry {
        Entry {
            wire: WIRE,
            semantics: SEMANTICS,
            algorithm: (seq == 1).then_some(by),
            case: case.id().cloned().unwrap_or_else(|| self.book.id().clone()),
            seq,
            at,
            previous: case.head.clone(),
            rulebook: BookRef::of(&self.book),
            calendar: case.calendar.clone(),
            cause,
            effects,
            hypothetical: case.fork,
        }
    }
}

/// What becomes of a case by an act: what ran out before, the case after that, and what the act comes to.
struct Handled<'c> {
    case: Cow<'c, Case>,
    lapses: Vec<Record>,
    act: Result<Handling, Refusal>,
}

/// An act that was handled.
enum Handling {
    /// Its record, and the case after it.
    Entry(Box<(Record, Case)>),
    /// It had been done before, by the entry of that number.
    Repeated(u32),
}

/// The same before the entry is closed.
pub(crate) struct Judged<'c> {
    pub(crate) case: Cow<'c, Case>,
    pub(crate) lapses: Vec<Record>,
    /// Whether the act could be looked at at all.
    considered: bool,
    pub(crate) act: Result<Judgement, Refusal>,
}

/// What handling makes of an act that is possible.
pub(crate) enum Judgement {
    /// Its entry, and the case after it.
    Made(Box<Made>),
    /// It had been done before, by the entry of that number.
    Repeated(u32),
}

/// An entry that is not closed yet: it has no hash, and the case after it no head.
pub(crate) struct Made {
    pub(crate) entry: Entry,
    texts: Map<String, Private>,
    pub(crate) next: Case,
    by: Algorithm,
}

impl Made {
    fn closed(self) -> (Record, Case) {
        let Self { entry, texts, mut next, by } = self;
        let record = Record::new(entry, texts, by);
        close(&mut next, &record);
        (record, next)
    }

    /// Closes the entry, unless it is larger than any that a ledger is read with.
    fn close(self) -> Result<(Record, Case), Refusal> {
        let (record, next) = self.closed();
        if record.line().len() > Json::LIMIT {
            return Err(Refusal::new(RefusalCode::TooLarge).about(record.line().len()));
        }
        Ok((record, next))
    }
}

/// What the entries of a case are hashed by: as the first one names it, which the act that opens the case chooses.
fn algorithm(case: &Case, act: &Act) -> Algorithm {
    match (&case.head, &act.act) {
        (Some(head), _) => head.algorithm(),
        (None, Body::Open(open)) => open.hash.unwrap_or_default(),
        (None, _) => Algorithm::default(),
    }
}

/// An act as it is recorded: private texts replaced by commitments, the head that it expected left out.
fn sealed(act: &Act, by: Algorithm, case: &Id, seq: u32) -> (Json<'static>, Map<String, Private>) {
    let text = canonical_text(act);
    let mut value = Json::unbounded(&text).map_or(Json::Null, Json::into_owned);
    if let Json::Object(fields) = &mut value {
        fields.retain(|(name, _)| name != "expects");
    }
    let texts = seal(&mut value, by, case, seq);
    (value, texts)
}

/// Why an entry does not belong to a ledger.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
/// use distinguo::case::Case;
/// use distinguo::ledger::Fault;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let record = &ledger.records()[0];
/// let case = kernel.apply(&Case::blank(), record).unwrap();
/// let broken = kernel.apply(&case, record).unwrap_err(); // a second time
/// assert_eq!((broken.seq(), broken.fault()), (1, Fault::Sequence));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("entry {seq}: {fault}")]
pub struct Broken {
    pub(crate) seq: u32,
    pub(crate) fault: Fault,
}

impl Broken {
    /// The number of the entry.
    #[must_use]
    pub const fn seq(&self) -> u32 {
        self.seq
    }

    /// What is wrong with it.
    #[must_use]
    pub const fn fault(&self) -> Fault {
        self.fault
    }
}

/// Folds a ledger.
pub(crate) fn replay<'r>(ledger: impl IntoIterator<Item = &'r Record>) -> Result<Case, (Box<Case>, Broken)> {
    let mut case = Case::blank();
    let mut folded: Vec<&Record> = Vec::new();
    for record in ledger {
        if let Err(broken) = fold(&mut case, record) {
            return Err((Box::new(refold(folded)), broken));
        }
        folded.push(record);
    }
    Ok(case)
}

/// The case of entries that have been folded before: an entry that did not fit may have left a part of its effects.
fn refold<'r>(records: impl IntoIterator<Item = &'r Record>) -> Case {
    let mut case = Case::blank();
    for record in records {
        let folded = fold(&mut case, record);
        debug_assert!(folded.is_ok(), "{folded:?}");
    }
    case
}

/// Adds an entry to a case in place. Where it does not fit, a part of its effects may have been applied.
pub(crate) fn fold(case: &mut Case, record: &Record) -> Result<(), Broken> {
    let entry = record.entry();
    let broken = |fault| Broken { seq: entry.seq, fault };
    if entry.wire > WIRE {
        return Err(broken(Fault::NewerWire));
    }
    if entry.hypothetical != case.fork {
        return Err(broken(Fault::Hypothetical));
    }
    if entry.seq != case.seq.saturating_add(1) {
        return Err(broken(Fault::Sequence));
    }
    if entry.previous != case.head {
        return Err(broken(Fault::Predecessor));
    }
    let by = record.hash().algorithm();
    let named = match &case.head {
        Some(head) => entry.algorithm.is_none() && head.algorithm() == by,
        None => entry.algorithm == Some(by),
    };
    if !named {
        return Err(broken(Fault::Algorithm));
    }
    if case.at.is_some_and(|last| entry.at < last) {
        return Err(broken(Fault::Time));
    }
    if case.id().is_some_and(|id| *id != entry.case) {
        return Err(broken(Fault::Case));
    }
    for effect in &entry.effects {
        case.take(effect, entry.seq).map_err(|_| broken(Fault::Effect))?;
    }
    close(case, record);
    Ok(())
}

/// What a case keeps of an entry beside its effects.
pub(crate) fn close(case: &mut Case, record: &Record) {
    let entry = record.entry();
    if let Cause::Act(sealed) = &entry.cause
        && let Some(id) = sealed.get("id").and_then(Json::as_str)
        && case.acts.get(id).is_none()
    {
        case.acts.insert(id.into(), crate::case::DoneAct { seq: entry.seq, act: sealed.clone() });
    }
    case.seq = entry.seq;
    case.at = Some(entry.at);
    case.head = Some(record.hash().clone());
}

/// A case together with its records: what most hosts keep.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// assert_eq!(ledger.case().id().unwrap().as_str(), "mine");
/// assert_eq!(ledger.records().len(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Ledger {
    case: Case,
    records: Vec<Record>,
}

impl Default for Ledger {
    fn default() -> Self {
        Self::new()
    }
}

impl Ledger {
    /// An empty ledger: its first act opens the case.
    ///
    /// ```
    /// assert!(distinguo::kernel::Ledger::new().records().is_empty());
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self { case: Case::blank(), records: Vec::new() }
    }

    /// Reads a ledger as it was stored: one record as JSON on each line. How it is written beyond that (line ends, empty
    /// lines, a byte order mark, spacing) makes no difference here; an audit tells of it.
    ///
    /// # Errors
    ///
    /// The line and field of the first record that cannot be read or does not fit; nothing before it is lost: the ledger
    /// up to it is returned too.
    pub fn read(text: impl AsRef<[u8]>) -> Result<Self, (Box<Self>, Problem)> {
        Self::read_bytes(text.as_ref())
    }

    fn read_bytes(bytes: &[u8]) -> Result<Self, (Box<Self>, Problem)> {
        let mut ledger = Self::new();
        for line in lines(bytes).1.filter(|line| !line.blank) {
            let pointer = format!("/{}", line.number.saturating_sub(1));
            let text = match line.text {
                Ok(text) if text.len() > Json::LIMIT => {
                    let problem = Problem::new(Code::TooLarge, pointer).given(text.len()).expected(Json::LIMIT);
                    return Err((Box::new(ledger), problem));
                }
                Ok(text) => text,
                Err(_) => return Err((Box::new(ledger), not_utf8(line.bytes, line.number).at(&pointer))),
            };
            let record = match Record::read(text) {
                Ok(record) => record,
                Err(unread) => return Err((Box::new(ledger), unread.problem.at(&pointer))),
            };
            if let Err(broken) = fold(&mut ledger.case, &record) {
                let problem = Problem::new(Code::BrokenEntry, pointer).given(broken.fault()).expected(broken.seq());
                ledger.case = refold(&ledger.records);
                return Err((Box::new(ledger), problem));
            }
            ledger.records.push(record);
        }
        Ok(ledger)
    }

    /// The ledger as it is stored, from behind that many entries: one record on each line, each as it was read or written.
    ///
    /// ```
    /// assert_eq!(distinguo::kernel::Ledger::new().lines(0), "");
    /// ```
    #[must_use]
    pub fn lines(&self, after: usize) -> String {
        let mut text = String::new();
        for record in self.records.iter().skip(after) {
            text.push_str(record.line());
            text.push('\n');
        }
        text
    }

    /// Erases a text beside an entry, and records that. The chain stays as it is. Whether there was such a text.
    ///
    /// ```
    /// use distinguo::kernel::Ledger;
    /// use distinguo::ledger::Erasure;
    /// use distinguo::time::Instant;
    /// let at = Instant::parse("2028-01-10T09:00:00+08:00").unwrap();
    /// let erasure = Erasure::new(at, "request of the person").unwrap();
    /// assert!(!Ledger::new().erase(3, "/act/decide/reasons", erasure)); // nothing is there
    /// ```
    pub fn erase(&mut self, seq: u32, pointer: &str, erasure: Erasure) -> bool {
        let record = usize::try_from(seq).ok().and_then(|seq| self.records.get_mut(seq.checked_sub(1)?));
        let erased = record.and_then(|record| record.erased(pointer, erasure).map(|erased| *record = erased));
        erased.is_some()
    }

    /// The case as it stands.
    #[must_use]
    pub const fn case(&self) -> &Case {
        &self.case
    }

    /// A copy to try things on, from its last entry on: what is done to it becomes what-ifs, entries under a hash of their
    /// own that no real ledger takes. This ledger stays as it is.
    ///
    /// ```
    /// use distinguo::kernel::Ledger;
    /// let ledger = Ledger::new();
    /// assert_ne!(ledger.fork().case(), ledger.case());
    /// ```
    #[must_use]
    pub fn fork(&self) -> Self {
        Self { case: self.case.fork(), records: self.records.clone() }
    }

    /// The ledger with its entries up to an instant.
    #[must_use]
    pub fn until(&self, now: Instant) -> Self {
        let mut then = Self::new();
        for record in self.records.iter().take_while(|record| record.entry().at() <= now) {
            then.case.fork = record.entry.hypothetical;
            then.push(record.clone());
        }
        then.case.fork = self.case.fork;
        then
    }

    /// The ledger as it stood at an instant: its entries until then, and what had lapsed by then although nobody had
    /// written it yet.
    #[must_use]
    pub fn as_of(&self, kernel: &Kernel, now: Instant) -> Self {
        let mut then = self.until(now);
        then.tick(kernel, now);
        then
    }

    /// The records, oldest first.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Does an act and keeps what comes of it: lapses and the entry. The records that are the answer are returned; for an
    /// act that was done before, those of then.
    ///
    /// # Errors
    ///
    /// The refusal. Lapses before it are kept all the same.
    pub fn handle(&mut self, kernel: &Kernel, act: &Act) -> Result<&[Record], Refusal> {
        let Handled { case, lapses, act: done } = kernel.handled(&self.case, act);
        let start = self.records.len();
        let after = match done {
            Ok(Handling::Entry(closed)) => {
                let (record, next) = *closed;
                self.records.extend(lapses);
                self.records.push(record);
                self.case = next;
                return Ok(self.records.get(start..).unwrap_or_default());
            }
            Ok(Handling::Repeated(seq)) => Ok(seq),
            Err(refusal) => Err(refusal),
        };
        if let Cow::Owned(case) = case {
            self.case = case;
            self.records.extend(lapses);
        }
        let seq = after.map_err(|mut refusal| {
            // Only who has the records knows which came after the head that was expected.
            let expected = |record: &&Record| Some(record.hash()) == act.expects.as_ref();
            if let (Some((_, last)), Some(known)) = (refusal.entries(), self.records.iter().find(expected)) {
                refusal.between((known.entry.seq + 1, last));
            }
            refusal
        })?;
        let index = usize::try_from(seq).unwrap_or(usize::MAX);
        Ok(self.records.get(index.saturating_sub(1)..index).unwrap_or_default())
    }

    /// Writes what has lapsed by now.
    pub fn tick(&mut self, kernel: &Kernel, now: Instant) -> &[Record] {
        let start = self.records.len();
        for record in kernel.tick(&self.case, now) {
            self.push(record);
        }
        self.records.get(start..).unwrap_or_default()
    }

    fn push(&mut self, record: Record) {
        let folded = fold(&mut self.case, &record);
        debug_assert!(folded.is_ok(), "{folded:?}");
        self.records.push(record);
    }
}
