//! Working-day calendars: loaded from documents, chosen by edition, compiled so that working days are counted without
//! walking through them.

use std::sync::Arc;

use super::almanac::Document;
use super::week::Week;
use super::{Beyond, Date, Span};
use crate::document::{Digest, Id, Reader, Text, nearest};
use crate::error::{Code, Problem, Problems};

/// A calendar of working days: data with editions, each known from a day on. Cheap to clone.
///
/// ```
/// use distinguo::time::{Calendar, Date};
/// let china = Calendar::shipped("cn").unwrap();
/// let date = |text| Date::parse(text).unwrap();
/// // Saturday 10 October 2026 is worked, because of the holiday before it.
/// assert_eq!(china.newest().nth_working_day(date("2026-09-28"), 5), Some(date("2026-10-10")));
/// // Nothing is known of 2027 as long as no notice for it is.
/// assert_eq!(china.newest().nth_working_day(date("2026-12-25"), 10), None);
/// ```
#[derive(Clone, Debug)]
pub struct Calendar {
    shared: Arc<Shared>,
    editions: Vec<Edition>,
    newest: Edition,
}

/// What the editions of a calendar have in common.
#[derive(Debug)]
struct Shared {
    id: Id,
    title: Text,
    week: Week,
    holidays: Vec<Arc<Text>>,
    /// By day, then by edition.
    changes: Vec<Change>,
    /// Why a day of the weekend is off.
    weekend: Arc<Text>,
    /// What holds in years that no edition covers.
    beyond: Option<Beyond>,
}

/// What one edition makes of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Change {
    day: Date,
    edition: usize,
    holiday: usize,
    works: bool,
}

/// What was known of a calendar from a day on: every date that is derived names it. Cheap to clone.
///
/// ```
/// use distinguo::time::{Calendar, Date};
/// let china = Calendar::shipped("cn").unwrap();
/// let date = |text| Date::parse(text).unwrap();
/// // The holiday of 2020 was extended by a notice of 27 January.
/// let [before, after] = ["2020-01-24", "2020-01-28"].map(|day| china.known_on(date(day)).unwrap());
/// assert_eq!((before.id(), after.id()), ("2020", "2020-amended"));
/// assert_eq!(before.is_working_day(date("2020-01-31")), Some(true));
/// assert_eq!(after.is_working_day(date("2020-01-31")), Some(false));
/// ```
#[derive(Clone, Debug)]
pub struct Edition {
    shared: Arc<Shared>,
    index: usize,
    id: Arc<str>,
    known_from: Date,
    digest: Digest,
    /// `None` where every day is known by the week alone.
    table: Option<Arc<Table>>,
}

/// The working days that an edition covers.
#[derive(Debug)]
struct Table {
    covers: Span,
    /// The days covered, 64 at a time.
    blocks: Vec<Block>,
    /// The working days in order; those of later editions may follow.
    days: Arc<[Date]>,
    /// How many of `days` are covered.
    count: usize,
}

/// Sixty-four days.
#[derive(Debug)]
struct Block {
    /// How many working days are covered before them.
    before: u32,
    /// Which of them are worked, the first in the lowest bit.
    works: u64,
}

/// What a day is.
pub(super) enum Status {
    /// A working day like any other.
    Working,
    /// A day of the weekend that is worked, and for what.
    Worked(Arc<Text>),
    /// Not a working day, and why.
    Off(Arc<Text>),
}

impl Calendar {
    /// Reads a calendar document.
    ///
    /// # Errors
    ///
    /// All problems of the document: what cannot be read, days listed twice, that do not exist, lie outside the
    /// coverage or change nothing, editions not in the order in which they became known…
    pub fn load(text: &str) -> Result<Self, Problems> {
        let document = Reader::read(text)?;
        Self::compile(&document).ok_or_else(|| Problem::new(Code::EmptyList, "/editions").into())
    }

    /// A calendar that ships with the kernel: `cn`, or `mon-fri`.
    #[must_use]
    pub fn shipped(id: &str) -> Option<Self> {
        let (_, text) = SHIPPED.into_iter().find(|(known, _)| *known == id)?;
        Self::load(text).ok()
    }

    /// The ids of the calendars that ship.
    pub fn shipped_ids() -> impl Iterator<Item = &'static str> {
        SHIPPED.into_iter().map(|(id, _)| id)
    }

    /// `None` where there is no edition.
    fn compile(document: &Document) -> Option<Self> {
        let holiday = |id: &Id| document.holidays.iter().position(|holiday| holiday.id == *id).unwrap_or(usize::MAX);
        let mut changes = Vec::new();
        for (edition, written) in document.editions.iter().enumerate() {
            for days in &written.days {
                let holiday = holiday(&days.holiday);
                let change = |works| move |day: &Date| Change { day: *day, edition, holiday, works };
                changes.extend(days.off.iter().map(change(false)));
                changes.extend(days.worked.iter().map(change(true)));
            }
        }
        changes.sort_unstable();
        let weekend = [("en", "weekend"), ("zh", "周末")];
        let shared = Arc::new(Shared {
            id: document.id.clone(),
            title: document.title.clone(),
            week: document.weekend.1,
            holidays: document.holidays.iter().map(|holiday| Arc::new(holiday.name.clone())).collect(),
            changes,
            weekend: Arc::new(Text::from_iter(weekend)),
            beyond: document.beyond.clone(),
        });
        let digests = document.digests();
        // The newest first: most older editions know the beginning of its working days.
        let mut newest: Arc<[Date]> = Arc::default();
        let mut editions = Vec::new();
        for (index, written) in document.editions.iter().enumerate().rev() {
            let table = written.covers.map(|covers| Arc::new(shared.table(index, covers, &mut newest)));
            let (id, known_from) = (written.id.0.clone(), written.known_from);
            let digest = digests.get(index)?.clone();
            editions.push(Edition { shared: Arc::clone(&shared), index, id, known_from, digest, table });
        }
        editions.reverse();
        let newest = editions.last()?.clone();
        Some(Self { shared, editions, newest })
    }

    /// As far as an edition of it, which is then the newest.
    pub(super) fn ending_with(&self, newest: Edition) -> Self {
        let editions = self.editions.iter().take(newest.index.saturating_add(1)).cloned().collect();
        Self { shared: Arc::clone(&self.shared), editions, newest }
    }

    /// The id.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.shared.id
    }

    /// The title.
    #[must_use]
    pub fn title(&self) -> &Text {
        &self.shared.title
    }

    /// What holds in years that no edition covers; `None` where the calendar knows every day.
    #[must_use]
    pub fn beyond(&self) -> Option<&Beyond> {
        self.shared.beyond.as_ref()
    }

    /// The editions, in the order in which they became known. There is at least one.
    #[must_use]
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }

    /// The newest edition.
    #[must_use]
    pub const fn newest(&self) -> &Edition {
        &self.newest
    }

    /// The edition known on a day, `None` before the first became known.
    #[must_use]
    pub fn known_on(&self, date: Date) -> Option<&Edition> {
        self.editions.iter().rev().find(|edition| edition.known_from <= date)
    }

    /// The edition of an id, or the one known on a date.
    ///
    /// ```
    /// let china = distinguo::time::Calendar::shipped("cn").unwrap();
    /// assert_eq!(china.edition("2020-amended").unwrap().id(), "2020-amended");
    /// assert_eq!(china.edition("2020-01-24").unwrap().id(), "2020");
    /// let problems = china.edition("2O20").unwrap_err();
    /// assert_eq!(problems.iter().next().unwrap().code().as_str(), "unknown_edition");
    /// ```
    ///
    /// # Errors
    ///
    /// Where there is no edition of that id, or none was known on that date.
    pub fn edition(&self, id_or_date: &str) -> Result<&Edition, Problems> {
        if let Some(date) = Date::parse(id_or_date) {
            let first = self.editions.first().map_or(Date::MIN, |edition| edition.known_from);
            let none = || Problem::new(Code::NoEditionYet, "").given(date).expected(first).into();
            return self.known_on(date).ok_or_else(none);
        }
        self.editions.iter().find(|edition| edition.id() == id_or_date).ok_or_else(|| {
            let ids: Vec<_> = self.editions.iter().map(Edition::id).collect();
            let near = nearest(id_or_date, ids.iter().copied());
            Problem::new(Code::UnknownEdition, "").given(id_or_date).expected(ids.join(", ")).nearest(near).into()
        })
    }
}

const SHIPPED: [(&str, &str); 2] =
    [("cn", include_str!("../../calendars/cn.json")), ("mon-fri", include_str!("../../calendars/mon-fri.json"))];

impl Shared {
    /// What an edition makes of a day that differs from the plain week.
    fn change(&self, edition: usize, day: Date) -> Option<&Change> {
        let after = self.changes.partition_point(|change| (change.day, change.edition) <= (day, edition));
        self.changes.get(after.checked_sub(1)?).filter(|change| change.day == day)
    }

    /// Counts the working days of an edition, month by month.
    fn table(&self, edition: usize, covers: Span, newest: &mut Arc<[Date]>) -> Table {
        let known = self.changes.iter().filter(|change| change.edition <= edition);
        let mut changes = known.skip_while(|change| change.day < covers.from).peekable();
        let (mut blocks, mut days) = (Vec::new(), Vec::new());
        for number in 0..=covers.from.days_until(covers.until) {
            if number % 64 == 0 {
                blocks.push(Block { before: u32::try_from(days.len()).unwrap_or(u32::MAX), works: 0 });
            }
            let date = covers.from.saturating_plus(number);
            let mut works = self.week.works(date);
            while let Some(change) = changes.next_if(|change| change.day == date) {
                works = change.works;
            }
            if works {
                days.push(date);
                if let Some(block) = blocks.last_mut() {
                    block.works |= 1 << (number % 64);
                }
            }
        }
        let count = days.len();
        let days = if newest.starts_with(&days) { Arc::clone(newest) } else { Arc::from(days) };
        if newest.is_empty() {
            *newest = Arc::clone(&days);
        }
        Table { covers, blocks, days, count }
    }
}

impl Table {
    /// How many working days are covered up to and with a day, and whether it is one of them.
    fn rank(&self, date: Date) -> (usize, bool) {
        if date > self.covers.until {
            return (self.count, false);
        }
        let Ok(number) = usize::try_from(self.covers.from.days_until(date)) else {
            return (0, false);
        };
        let Some(block) = self.blocks.get(number / 64) else {
            return (self.count, false);
        };
        let bit = 1 << (number % 64);
        let here = block.works & bit != 0;
        let before = (block.works & (bit - 1)).count_ones();
        (block.before as usize + before as usize + usize::from(here), here)
    }

    /// The n-th working day after a day, or before it where `n` is negative, if every day to it is covered.
    fn nth_working_day(&self, from: Date, n: i32) -> Option<Date> {
        let (rank, here) = self.rank(from);
        let distance = n.unsigned_abs() as usize;
        let index = if n > 0 {
            if from < self.covers.from && from.plus_days(1) != Some(self.covers.from) {
                return None;
            }
            rank + distance - 1
        } else {
            if from > self.covers.until && from.plus_days(-1) != Some(self.covers.until) {
                return None;
            }
            (rank - usize::from(here)).checked_sub(distance)?
        };
        self.days.get(..self.count)?.get(index).copied()
    }
}

impl Edition {
    /// The id, such as `2020-amended`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it and the editions before it say of days, and what holds beyond them, as a fingerprint. Names, notes, sources
    /// and later editions do not change it.
    ///
    /// ```
    /// let china = distinguo::time::Calendar::shipped("cn").unwrap();
    /// assert_ne!(china.edition("2020").unwrap().digest(), china.edition("2020-amended").unwrap().digest());
    /// ```
    #[must_use]
    pub const fn digest(&self) -> &Digest {
        &self.digest
    }

    pub(super) fn shared_id(&self) -> Arc<str> {
        Arc::clone(&self.id)
    }

    /// The id of the calendar that it is an edition of.
    #[must_use]
    pub fn calendar(&self) -> &Id {
        &self.shared.id
    }

    /// The day on which it became known.
    #[must_use]
    pub const fn known_from(&self) -> Date {
        self.known_from
    }

    /// The days whose status it knows.
    #[must_use]
    pub fn covers(&self) -> Span {
        self.table.as_ref().map_or(Span { from: Date::MIN, until: Date::MAX }, |table| table.covers)
    }

    /// Whether a day is a working day, `None` outside the days that the edition covers.
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> Option<bool> {
        match &self.table {
            Some(table) => table.covers.contains(date).then(|| table.rank(date).1),
            None => Some(self.shared.week.works(date)),
        }
    }

    /// The n-th working day after a day, or before it where `n` is negative; with 0 the day itself. `None` where it
    /// takes a day that the edition does not cover: it is never guessed.
    #[must_use]
    pub fn nth_working_day(&self, from: Date, n: i32) -> Option<Date> {
        if n == 0 {
            return Some(from);
        }
        match &self.table {
            Some(table) => table.nth_working_day(from, n),
            None => self.shared.week.nth_working_day(from, n),
        }
    }

    /// How many working days follow a day, up to and with another; 0 where it is not later. `None` where a day between
    /// is not covered.
    ///
    /// ```
    /// use distinguo::time::{Calendar, Date};
    /// let plain = Calendar::shipped("mon-fri").unwrap();
    /// let [friday, monday] = ["2026-11-20", "2026-11-23"].map(|day| Date::parse(day).unwrap());
    /// assert_eq!(plain.newest().working_days_between(friday, monday), Some(1));
    /// ```
    #[must_use]
    pub fn working_days_between(&self, after: Date, until: Date) -> Option<u32> {
        if until <= after {
            return Some(0);
        }
        let Some(table) = &self.table else {
            return Some(self.shared.week.working_days_between(after, until));
        };
        let covered = until <= table.covers.until && after.plus_days(1)? >= table.covers.from;
        covered.then(|| table.rank(until).0 - table.rank(after).0).and_then(|count| u32::try_from(count).ok())
    }

    /// What holds in years that it does not cover.
    pub(super) fn beyond(&self) -> Option<&Beyond> {
        self.shared.beyond.as_ref()
    }

    /// Whether the plain week has work on a day.
    pub(super) fn ordinarily_works(&self, day: Date) -> bool {
        self.shared.week.works(day)
    }

    /// What a day is, `None` where the edition does not cover it.
    pub(super) fn status(&self, day: Date) -> Option<Status> {
        let shared = &self.shared;
        let (works, ordinary) = (self.is_working_day(day)?, shared.week.works(day));
        if works && ordinary {
            return Some(Status::Working);
        }
        let change = shared.change(self.index, day);
        let name = change.and_then(|change| shared.holidays.get(change.holiday)).cloned();
        Some(match (works, name) {
            (true, Some(name)) => Status::Worked(name),
            (true, None) => Status::Working,
            (false, Some(name)) => Status::Off(name),
            (false, None) => Status::Off(Arc::clone(&shared.weekend)),
        })
    }
}

impl PartialEq for Edition {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared) && self.index == other.index
    }
}
