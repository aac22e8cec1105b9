//! A period that runs: what can happen to it on the way, and what lapses when.

use serde::Serialize;

use super::stretch::{Side, Standing, Start, Stretch, Walk};
use super::{Counting, Date, Derived, Edition, End, FirstDay, Instant, Length, Moment, Unit, Zone};
use crate::document::{Decode, Json, Reader, decode_word};
use crate::error::{Code, Problem};
use crate::list::ToList;

/// Which end an extension counts from: the one before rest days were looked at, or the one after. There is no default.
///
/// ```
/// assert_eq!(serde_json::to_string(&distinguo::time::ExtendFrom::Unrolled).unwrap(), r#""unrolled""#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExtendFrom {
    /// The end after days of rest have moved it.
    Rolled,
    /// The end before days of rest move it.
    Unrolled,
}

decode_word!(ExtendFrom { "rolled" => Rolled, "unrolled" => Unrolled });

/// How long a period becomes by an extension.
///
/// ```
/// use distinguo::time::{ExtendBy, Length};
/// let [ten, thirty] = ["10wd", "30wd"].map(|text| Length::parse(text).unwrap());
/// assert_ne!(ExtendBy::Add(ten), ExtendBy::Total(thirty)); // ten more, or thirty in all
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExtendBy {
    /// Longer by this length.
    Add(Length),
    /// This long altogether. It is never shortened by it.
    Total(Length),
}

/// How a period may be extended. In documents `{"times": 1, "add": {"n": 10, "unit": "working_day"}, "from": "unrolled"}`,
/// with `total` in place of `add` where the text names the whole length.
///
/// ```
/// use distinguo::time::{ExtendBy, ExtendFrom, Extension, Length};
/// let extension =
///     Extension { times: 1, by: ExtendBy::Add(Length::parse("10wd").unwrap()), from: ExtendFrom::Unrolled };
/// assert_eq!(extension.times, 1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Extension {
    /// How often.
    pub times: u32,
    /// By how much.
    pub by: ExtendBy,
    /// From which end.
    pub from: ExtendFrom,
}

impl Decode for Extension {
    const EXPECTED: &'static str = "an extension with `times`, `add` or `total`, and `from`";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let mut fields = reader.fields(json, Self::EXPECTED);
        let times = fields.take("times", reader);
        let add = fields.judge::<Option<Length>>("add", reader);
        let total = fields.judge::<Option<Length>>("total", reader);
        let from = fields.take("from", reader);
        fields.finish(reader);
        if let (Some(add), Some(total)) = (add.sound(), total.sound())
            && add.is_some() == total.is_some()
        {
            let given = if add.is_some() { "2" } else { "0" };
            reader.report(|at| Problem::new(Code::OneExtension, at).given(given));
        }
        let total = ExtendBy::Total(total.value.unwrap_or(Length::STAND_IN));
        Self { times, by: add.value.map_or(total, ExtendBy::Add), from }
    }
}

/// A period that runs, and what happened to it: pure data. What happened on one day is told in the order in which it was
/// entered; of different days it may be told in any order.
///
/// * A suspension stands still on its first and its last day; several are taken together. A period in working days
///   keeps the number of days left; the end of any other moves by the days stood still while it ran, before days of rest
///   move it. Standing still between these two ends moves the later one only.
/// * An interruption lets it start again on that day, with its whole length and without the extensions granted before.
/// * An extension lengthens it, as often as its rule allows.
///
/// What is said to have happened after the period had ended changes nothing.
///
/// ```
/// use distinguo::time::{Calendar, Counting, Date, Length, Run};
/// let china = Calendar::shipped("cn").unwrap();
/// let date = |text| Date::parse(text).unwrap();
/// let run = Run::new(date("2026-03-02"), Length::parse("20wd").unwrap(), Counting::CHINA);
/// let due = |run: Run| run.due(china.newest()).unwrap().due.to_string();
/// assert_eq!(due(run.clone()), "2026-03-30");
/// assert_eq!(due(run.clone().suspended(date("2026-03-09"), Some(date("2026-03-20")))), "2026-04-14");
/// assert_eq!(due(run.interrupted(date("2026-03-20"))), "2026-04-20");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    start: Moment,
    /// The clock of the place, and the instant of the start by it.
    clock: Option<(Zone, Instant)>,
    length: Length,
    counting: Counting,
    extension: Option<Extension>,
    suspensions: Vec<Standing>,
    turns: Vec<Turn>,
}

/// What changes how long a period runs, in the order in which it was entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// It starts again.
    Interrupted(Moment),
    /// It is longer.
    Extended(Date),
}

impl Turn {
    const fn day(self) -> Date {
        match self {
            Self::Interrupted(moment) => moment.date(),
            Self::Extended(day) => day,
        }
    }
}

impl Run {
    /// A period that starts on a day, or for hours at a minute. Hours are counted as if clocks never changed.
    #[must_use]
    pub fn new(start: impl Into<Moment>, length: Length, counting: Counting) -> Self {
        let (suspensions, turns) = (Vec::new(), Vec::new());
        Self { start: start.into(), clock: None, length, counting, extension: None, suspensions, turns }
    }

    /// A period that starts at an instant, by the clock of a place: an hour is sixty minutes, also where clocks change.
    ///
    /// ```
    /// use distinguo::time::{Calendar, Counting, Instant, Length, Run, Zone};
    /// let zone = Zone::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    /// let start = Instant::parse("2026-03-27T10:30:00+01:00").unwrap();
    /// let run = Run::starting(start, &zone, Length::parse("72h").unwrap(), Counting::EU);
    /// let week = Calendar::shipped("mon-fri").unwrap();
    /// assert_eq!(run.due(week.newest()).unwrap().due.to_string(), "2026-03-30T11:30");
    /// ```
    #[must_use]
    pub fn starting(start: Instant, zone: &Zone, length: Length, counting: Counting) -> Self {
        Self { clock: Some((zone.clone(), start)), ..Self::new(zone.moment(start), length, counting) }
    }

    /// It may be extended.
    #[must_use]
    pub const fn extendable(mut self, extension: Extension) -> Self {
        self.extension = Some(extension);
        self
    }

    /// It stands still from a day to another, or until further notice.
    #[must_use]
    pub fn suspended(mut self, from: Date, until: Option<Date>) -> Self {
        self.suspensions.push(Standing { from, until });
        self
    }

    /// It starts again.
    #[must_use]
    pub fn interrupted(mut self, on: impl Into<Moment>) -> Self {
        self.turns.push(Turn::Interrupted(on.into()));
        self
    }

    /// It was extended on a day. Without a rule for it, or beyond the times that the rule allows, it changes nothing.
    #[must_use]
    pub fn extended(mut self, on: Date) -> Self {
        self.turns.push(Turn::Extended(on));
        self
    }

    /// When it ends, `None` while it stands still until further notice.
    #[must_use]
    pub fn due(&self, edition: &Edition) -> Option<Derived> {
        let (earliest, latest) = self.ways(edition);
        let latest = latest.unwrap_or_else(|| earliest.clone());
        let open = earliest.stretch.walk.open || latest.stretch.walk.open;
        (!open).then(|| Derived::of(&earliest.stretch, latest.stretch))
    }

    /// When it ends if nothing happens to it.
    pub(super) fn lasting(&self, edition: &Edition) -> Derived {
        let (earliest, latest) = self.ways(edition);
        Derived::of(&earliest.stretch, latest.unwrap_or_else(|| earliest.clone()).stretch)
    }

    /// What it comes to at the earliest, and at the latest where that may differ.
    ///
    /// Whatever the days are that nobody knows, a period that starts no earlier ends no earlier; so each step of the
    /// earliest way is no later, and of the latest no earlier, than the same step under any calendar that may come. Where
    /// an event comes when one way has ended and the other has not, it changes the one that runs; an end that has come
    /// before the event remains the earliest.
    fn ways<'e>(&'e self, edition: &'e Edition) -> (Course<'e>, Option<Course<'e>>) {
        let standing = union(&self.suspensions);
        let mut turns = self.turns.clone();
        // Those of one day stay in the order in which they were told.
        turns.sort_by_key(|turn| turn.day());
        let zone = self.clock.as_ref().map(|(zone, _)| zone);
        let clear = Walk::new(edition, zone, Side::Earliest);
        let start = match &self.clock {
            Some((_, instant)) => Start { moment: self.start, minutes: instant.seconds().div_euclid(60) },
            None => Start { moment: self.start, minutes: clear.minutes(self.start) },
        };
        let counting = Lay { run: self, clear, standing: &standing };
        let mut earliest = counting.begun(start, Side::Earliest);
        let mut latest = earliest.uncertain().then(|| counting.begun(start, Side::Latest));
        for turn in turns {
            let sooner = counting.turned(&earliest, turn);
            let before = match &latest {
                Some(latest) => Some(latest.clone()),
                // Until now both were the same.
                None => {
                    sooner.as_ref().filter(|sooner| sooner.uncertain()).map(|_| earliest.clone().towards(Side::Latest))
                }
            };
            let later = before.as_ref().and_then(|before| counting.turned(before, turn));
            if let (Turn::Extended(_), Some(sooner), Some(later), Some(before)) = (turn, &sooner, &later, &before) {
                let (sooner, later) = counting.whichever_start((&earliest, sooner), (before, later));
                (earliest, latest) = (sooner, Some(later));
            } else {
                latest = later.or(before);
                earliest = sooner.unwrap_or(earliest);
            }
        }
        (earliest, latest)
    }
}

/// One way through the days that nobody knows.
#[derive(Clone, Debug)]
struct Course<'e> {
    start: Start,
    /// How often it has been extended since its last start.
    extended: u32,
    stretch: Stretch<'e>,
}

impl Course<'_> {
    const fn uncertain(&self) -> bool {
        self.stretch.walk.unknown.is_some()
    }

    fn towards(mut self, side: Side) -> Self {
        self.stretch.walk = self.stretch.walk.towards(side);
        self.stretch.counted = self.stretch.counted.towards(side);
        self
    }
}

/// How the lengths of a period are laid out one after another.
struct Lay<'e, 's> {
    run: &'e Run,
    clear: Walk<'e>,
    standing: &'s [Standing],
}

impl<'e> Lay<'e, '_> {
    fn lay(&self, start: Start, length: Length, side: Side) -> Stretch<'e> {
        Stretch::of(self.clear.clone().towards(side), start, length, self.run.counting, self.standing)
    }

    fn from(&self, moment: Moment) -> Start {
        Start { moment, minutes: self.clear.minutes(moment) }
    }

    /// From a start on, with its whole length and no extension.
    fn begun(&self, start: Start, side: Side) -> Course<'e> {
        Course { start, extended: 0, stretch: self.lay(start, self.run.length, side) }
    }

    /// What becomes of a way by what happened; `None` where it changes nothing.
    fn turned(&self, course: &Course<'e>, turn: Turn) -> Option<Course<'e>> {
        let Course { start, extended, stretch } = course;
        let side = stretch.walk.side;
        let runs = |at: Moment| stretch.walk.open || at < stretch.due.instant();
        match turn {
            Turn::Interrupted(again) => {
                (again >= start.moment && runs(again)).then(|| self.begun(self.from(again), side))
            }
            Turn::Extended(on) => {
                let extension = self.run.extension.filter(|extension| *extended < extension.times)?;
                if on < start.moment.date() || !runs(on.into()) {
                    return None;
                }
                let stretch = match extension.by {
                    ExtendBy::Total(total) => {
                        let longer = self.lay(*start, total, side);
                        let longest = longer.walk.open || longer.due.instant() > stretch.due.instant();
                        if longest { longer } else { stretch.clone() }
                    }
                    ExtendBy::Add(add) => self.added(course, self.next_start(course, add), add),
                };
                Some(Course { start: *start, extended: extended + 1, stretch })
            }
        }
    }

    fn added(&self, course: &Course<'e>, start: Moment, add: Length) -> Stretch<'e> {
        let walk = match self.run.extension.map(|extension| extension.from) {
            Some(ExtendFrom::Rolled) => &course.stretch.walk,
            Some(ExtendFrom::Unrolled) | None => &course.stretch.counted,
        };
        Stretch::of(walk.clone(), self.from(start), add, self.run.counting, self.standing)
    }

    /// Where a length starts that is added to the end of a way.
    fn next_start(&self, course: &Course<'e>, add: Length) -> Moment {
        let end = match self.run.extension.map(|extension| extension.from) {
            Some(ExtendFrom::Rolled) => course.stretch.due,
            Some(ExtendFrom::Unrolled) | None => course.stretch.unrolled,
        };
        self.run.next_start(end, add.unit())
    }

    /// Months from a later day may end earlier where the period stood still in between: of an extension in months each day
    /// on which it may start is looked at.
    fn whichever_start(
        &self,
        (before, sooner): (&Course<'e>, &Course<'e>),
        (before_later, later): (&Course<'e>, &Course<'e>),
    ) -> (Course<'e>, Course<'e>) {
        let (mut sooner, mut later) = (sooner.clone(), later.clone());
        let Some(ExtendBy::Add(add)) = self.run.extension.map(|extension| extension.by) else { return (sooner, later) };
        if self.standing.is_empty() || !matches!(add.unit(), Unit::Month | Unit::Year) {
            return (sooner, later);
        }
        let [first, last] = [before, before_later].map(|course| self.next_start(course, add).date());
        for number in 0..=first.days_until(last) {
            let start = Moment::from(first.saturating_plus(number));
            for (course, best, earlier) in [(before, &mut sooner, true), (before_later, &mut later, false)] {
                let other = self.added(course, start, add);
                for (best, other) in [(&mut best.stretch.due, other.due), (&mut best.stretch.unrolled, other.unrolled)]
                {
                    if (other.instant() < best.instant()) == earlier && other.instant() != best.instant() {
                        *best = other;
                    }
                }
                best.stretch.walk.open |= other.walk.open;
            }
        }
        (sooner, later)
    }
}

impl Run {
    /// Where a length starts that is added to an end.
    fn next_start(&self, end: End, unit: Unit) -> Moment {
        match (unit, self.counting.first_day) {
            (Unit::Hour, _) => end.instant(),
            (_, FirstDay::Excluded) => end.day().into(),
            (_, FirstDay::Included) => end.day().saturating_plus(1).into(),
        }
    }
}

/// Suspensions in order and apart: those that touch or overlap are one.
fn union(suspensions: &[Standing]) -> Vec<Standing> {
    let mut sorted: Vec<_> = suspensions.iter().copied().filter(|still| still.from <= still.last()).list();
    sorted.sort_unstable_by_key(|still| still.from);
    let mut union: Vec<Standing> = Vec::new();
    for still in sorted {
        match union.last_mut() {
            Some(last) if still.from <= last.last().saturating_plus(1) => {
                last.until = last.until.zip(still.until).map(|(one, other)| one.max(other));
            }
            _ => union.push(still),
        }
    }
    union
}

/// A period that has ended.
///
/// ```
/// use distinguo::time::{Calendar, Counting, Date, Length, Run, lapses};
/// let plain = Calendar::shipped("mon-fri").unwrap();
/// let [start, end] = ["2026-09-01", "2026-09-30"].map(|day| Date::parse(day).unwrap());
/// let run = Run::new(start, Length::parse("5wd").unwrap(), Counting::CHINA);
/// assert_eq!(lapses(&[run], plain.newest(), start, end)[0].at.to_string(), "2026-09-08");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lapse {
    /// The place of the period in the list.
    pub run: usize,
    /// When it ended.
    pub at: End,
}

/// The periods whose last day lies after one day and not after another, in the order in which they end; those that end
/// together in the order of the list. One step gives the same as day by day. Where an end is uncertain it is the latest:
/// nothing lapses before it certainly has, and nothing runs for ever.
///
/// ```
/// use distinguo::time::{Calendar, Counting, Date, Length, Run, lapses};
/// let plain = Calendar::shipped("mon-fri").unwrap();
/// let date = |text| Date::parse(text).unwrap();
/// let run = |length| Run::new(date("2026-09-01"), Length::parse(length).unwrap(), Counting::EU);
/// let ended = lapses(&[run("5d"), run("3wd"), run("1mo")], plain.newest(), date("2026-09-01"), date("2026-09-30"));
/// assert_eq!(ended.iter().map(|lapse| lapse.run).collect::<Vec<_>>(), [1, 0]);
/// ```
#[must_use]
pub fn lapses(runs: &[Run], edition: &Edition, after: Date, until: Date) -> Vec<Lapse> {
    let ended = runs.iter().enumerate().filter_map(|(run, period)| {
        let end = period.due(edition)?.due.latest;
        let last = end.instant().last_day_before();
        (after < last && last <= until).then_some(Lapse { run, at: end })
    });
    let mut ended: Vec<_> = ended.list();
    ended.sort_by_key(|lapse| (lapse.at.instant(), lapse.run));
    ended
}

/// When a period ends that starts on a day, or for hours at a minute. Hours are counted as if clocks never changed; see
/// [`Run::starting`].
///
/// ```
/// use distinguo::time::{Calendar, Counting, Date, Length, due};
/// let china = Calendar::shipped("cn").unwrap();
/// let start = Date::parse("2026-09-01").unwrap();
/// let derived = due(start, Length::parse("1mo").unwrap(), Counting::CHINA, china.newest());
/// assert_eq!(derived.due.to_string(), "2026-10-08");
/// assert_eq!(derived.unrolled.to_string(), "2026-10-01");
/// assert_eq!(derived.skipped[0].why.in_language("zh"), "国庆节");
/// assert!(derived.due.certain().is_some());
/// ```
#[must_use]
pub fn due(start: impl Into<Moment>, length: Length, counting: Counting, edition: &Edition) -> Derived {
    Run::new(start, length, counting).lasting(edition)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extension_without_saying_from_which_end_does_not_load() {
        let read = |text: &str| {
            Reader::read::<Extension>(text).map_err(|problems| {
                let found = problems.iter().map(|problem| (problem.code().as_str(), problem.pointer().to_owned()));
                found.collect::<Vec<_>>()
            })
        };
        let add = r#""add": {"n": 10, "unit": "working_day"}"#;
        assert!(read(&format!(r#"{{"times": 1, {add}, "from": "unrolled"}}"#)).is_ok());
        assert!(read(&format!(r#"{{"times": 1, {add}, "total": null, "from": "rolled"}}"#)).is_ok());
        assert_eq!(read(&format!(r#"{{"times": 1, {add}}}"#)), Err(vec![("missing_field", "/from".to_owned())]));
        let both = format!(r#"{{"times": 1, {add}, "total": {{"n": 6, "unit": "month"}}, "from": "rolled"}}"#);
        assert_eq!(read(&both), Err(vec![("one_extension", String::new())]));
        assert_eq!(read(r#"{"times": 1, "from": "rolled"}"#), Err(vec![("one_extension", String::new())]));
    }
}
