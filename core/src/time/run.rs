//! A period that runs: what can happen to it on the way, and what lapses when.

use serde::Serialize;

use super::stretch::{Standing, Start, Stretch, Walk};
use super::{Counting, Date, Due, Edition, End, FirstDay, Instant, Length, Moment, Unit, Zone};
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
    pub fn due(&self, edition: &Edition) -> Option<Due> {
        let standing = union(&self.suspensions);
        let mut turns = self.turns.clone();
        // Those of one day stay in the order in which they were told.
        turns.sort_by_key(|turn| turn.day());
        let clear = Walk::new(edition, self.clock.as_ref().map(|(zone, _)| zone));
        let lay = |start, length| Stretch::of(clear.clone(), start, length, self.counting, &standing);
        let from = |moment| Start { moment, minutes: clear.minutes(moment) };
        let mut start = match &self.clock {
            Some((_, instant)) => Start { moment: self.start, minutes: instant.seconds().div_euclid(60) },
            None => from(self.start),
        };
        let mut stretch = lay(start, self.length);
        let mut extended = 0;
        for turn in turns {
            let runs = |at: Moment| stretch.walk.open || at < stretch.due.instant();
            match turn {
                Turn::Interrupted(again) if again >= start.moment && runs(again) => {
                    start = from(again);
                    stretch = lay(start, self.length);
                    extended = 0;
                }
                Turn::Extended(on) if on >= start.moment.date() && runs(on.into()) => {
                    let Some(extension) = self.extension.filter(|extension| extended < extension.times) else {
                        continue;
                    };
                    extended += 1;
                    stretch = match extension.by {
                        ExtendBy::Total(total) => {
                            let longer = lay(start, total);
                            let longest = longer.walk.open || longer.due.instant() > stretch.due.instant();
                            if longest { longer } else { stretch }
                        }
                        ExtendBy::Add(add) => {
                            let (end, walk) = match extension.from {
                                ExtendFrom::Rolled => (stretch.due, stretch.walk),
                                ExtendFrom::Unrolled => (stretch.unrolled, stretch.counted),
                            };
                            let start = from(self.next_start(end, add.unit()));
                            Stretch::of(walk, start, add, self.counting, &standing)
                        }
                    };
                }
                Turn::Interrupted(_) | Turn::Extended(_) => {}
            }
        }
        (!stretch.walk.open).then(|| stretch.explained(start.moment, self.counting))
    }

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
/// together in the order of the list. One step gives the same as day by day. Nothing lapses on a provisional date.
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
        let due = period.due(edition).filter(|due| !due.provisional)?;
        let last = due.due.instant().last_day_before();
        (after < last && last <= until).then_some(Lapse { run, at: due.due })
    });
    let mut ended: Vec<_> = ended.list();
    ended.sort_by_key(|lapse| (lapse.at.instant(), lapse.run));
    ended
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
