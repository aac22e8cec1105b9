//! The laws of counting, held against day-by-day walks over China's calendar and over random ones.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic, its helpers too")]

use std::collections::BTreeMap;

use distinguo::time::{
    Calendar, Counting, Date, Derived, Due, Edition, End, ExtendBy, ExtendFrom, Extension, FirstDay, Length, Months,
    RestDayEnd, Run, Unit, due, lapses,
};
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

const WEEK: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn plus(day: Date, days: i64) -> Date {
    day.plus_days(days).unwrap()
}

/// What an edition of a calendar says of each day, kept apart from the kernel's own tables.
#[derive(Clone, Debug)]
struct Known {
    edition: Edition,
    days: BTreeMap<Date, bool>,
    weekend: Vec<usize>,
    /// The document up to this edition.
    document: serde_json::Value,
}

/// How many days of a year, or in a row, there may be.
#[derive(Clone, Copy, Debug, Default)]
struct Bounds {
    off: usize,
    row: usize,
    worked: usize,
}

impl Bounds {
    /// What the days of a calendar come to, year by year.
    fn of(days: &BTreeMap<Date, bool>, weekend: &[usize]) -> Self {
        let mut years: BTreeMap<i16, [usize; 2]> = BTreeMap::new();
        let (mut row, mut bounds) = (0, Self::default());
        for (day, works) in days {
            let ordinary = !weekend.contains(&(day.weekday() as usize));
            if ordinary != *works {
                let counts = years.entry(day.year()).or_default();
                counts[usize::from(*works)] += 1;
                bounds.off = bounds.off.max(counts[0]);
                bounds.worked = bounds.worked.max(counts[1]);
            }
            row = if *works { 0 } else { row + 1 };
            bounds.row = bounds.row.max(row);
        }
        bounds
    }

    fn within(self, other: Self) -> bool {
        self.off <= other.off && self.row <= other.row && self.worked <= other.worked
    }
}

impl Known {
    fn works(&self, day: Date) -> Option<bool> {
        self.days.get(&day).copied()
    }

    /// As it is estimated outside of the coverage.
    fn estimated(&self, day: Date) -> bool {
        self.works(day).unwrap_or_else(|| !self.weekend.contains(&(day.weekday() as usize)))
    }

    fn bounds(&self) -> Bounds {
        let of = |field: &str| usize::try_from(self.document["beyond"][field].as_u64().unwrap()).unwrap();
        let (off, row) = (of("weekdays_off_a_year"), of("days_off_in_a_row"));
        Bounds { off, row, worked: of("weekend_days_worked_a_year") }
    }

    /// The same calendar with one more edition, which knows so many days before and after those that are covered: each
    /// differs from the week where it is wanted to, as far as the bounds allow.
    fn later(&self, before: i64, after: i64, wanted: &dyn Fn(usize) -> bool) -> Edition {
        let bounds = self.bounds();
        let (first, last) = (*self.days.keys().next().unwrap(), *self.days.keys().next_back().unwrap());
        let (from, until) = (plus(first, -before), plus(last, after));
        let mut days: BTreeMap<Date, bool> =
            (0..=from.days_until(until)).map(|n| plus(from, n)).map(|day| (day, self.estimated(day))).collect();
        let mut lists = [Vec::new(), Vec::new()];
        let unknown: Vec<Date> = days.keys().copied().filter(|day| self.works(*day).is_none()).collect();
        for (_, day) in unknown.into_iter().enumerate().filter(|(place, _)| wanted(*place)) {
            let works = days[&day];
            days.insert(day, !works);
            // The year and the row that it is in tell whether it may be so.
            let near = plus(day, -400)..=plus(day, 400);
            let near = days.range(near).map(|(day, works)| (*day, *works)).collect();
            if Bounds::of(&near, &self.weekend).within(bounds) {
                lists[usize::from(!works)].push(day.to_string());
            } else {
                days.insert(day, works);
            }
        }
        let mut document = self.document.clone();
        document["editions"].as_array_mut().unwrap().push(serde_json::json!({
            "id": "later", "known_from": "9999-01-01", "covers": {"from": from, "until": until},
            "days": [{"holiday": self.document["holidays"][0]["id"], "off": lists[0], "worked": lists[1]}],
        }));
        Calendar::load(&document.to_string()).unwrap().newest().clone()
    }

    /// By walking; `None` where a day on the way is not covered.
    fn nth(&self, from: Date, n: i32) -> Option<Date> {
        let (mut day, mut left) = (from, n.abs());
        while left > 0 {
            day = plus(day, i64::from(n.signum()));
            left -= i32::from(self.works(day)?);
        }
        Some(day)
    }
}

/// The editions of China's calendar, from the document as plain JSON.
fn china() -> Vec<Known> {
    let document: serde_json::Value = serde_json::from_str(include_str!("../calendars/cn.json")).unwrap();
    let calendar = Calendar::shipped("cn").unwrap();
    let mut changes = BTreeMap::new();
    let editions = document["editions"].as_array().unwrap().iter().map(|edition| {
        for days in edition["days"].as_array().unwrap() {
            for (list, works) in [("off", false), ("worked", true)] {
                for day in days[list].as_array().into_iter().flatten() {
                    changes.insert(date(day.as_str().unwrap()), works);
                }
            }
        }
        let covers = ["from", "until"].map(|end| date(edition["covers"][end].as_str().unwrap()));
        let days = (0..=covers[0].days_until(covers[1])).map(|n| plus(covers[0], n));
        let days = days.map(|day| (day, changes.get(&day).copied().unwrap_or((day.weekday() as usize) < 5))).collect();
        let edition = calendar.edition(edition["id"].as_str().unwrap()).unwrap().clone();
        let mut known = document.clone();
        let upto = known["editions"].as_array().unwrap().iter().position(|one| one["id"] == edition.id()).unwrap();
        known["editions"].as_array_mut().unwrap().truncate(upto + 1);
        Known { edition, days, weekend: vec![5, 6], document: known }
    });
    editions.collect()
}

/// Calendars with any weekend, up to four editions, and coverage of some months from a day of 2026.
fn calendars() -> impl Strategy<Value = Vec<Known>> {
    let weekend = subsequence((0..7).collect::<Vec<_>>(), 0..=3);
    let edition = (0..120_i64, proptest::collection::vec(any::<Index>(), 0..40));
    let more = (0..30_usize, 0..6_usize, 0..12_usize);
    (weekend, 0..60_i64, proptest::collection::vec(edition, 1..=4), more).prop_map(|(weekend, from, editions, more)| {
        let mut bounds = Bounds::default();
        let from = plus(date("2026-01-01"), from);
        let (mut days, mut until) = (BTreeMap::new(), plus(from, -1));
        let (mut written, mut known) = (Vec::new(), Vec::new());
        for (place, (more, picked)) in editions.into_iter().enumerate() {
            for n in 0..=more {
                let day = plus(until, n + 1);
                days.insert(day, !weekend.contains(&(day.weekday() as usize)));
            }
            until = plus(until, more + 1);
            let picked: std::collections::BTreeSet<_> =
                picked.iter().map(|at| plus(from, at.index(days.len()) as i64)).collect();
            let mut lists = [Vec::new(), Vec::new()];
            for day in picked {
                let works = days.get_mut(&day).unwrap();
                *works = !*works;
                lists[usize::from(*works)].push(day.to_string());
            }
            let known_from = plus(date("2025-01-01"), place as i64);
            written.push(serde_json::json!({
                "id": format!("e{place}"), "known_from": known_from, "covers": {"from": from, "until": until},
                "days": [{"holiday": "feast", "off": lists[0], "worked": lists[1]}],
            }));
            known.push(days.clone());
            // Also where the week goes on as it is, before and after.
            let mut longer = days.clone();
            for day in [from, until].into_iter().flat_map(|day| (-40..40).map(move |n| plus(day, n))) {
                longer.entry(day).or_insert_with(|| !weekend.contains(&(day.weekday() as usize)));
            }
            let of = Bounds::of(&longer, &weekend);
            bounds = Bounds {
                off: bounds.off.max(of.off),
                row: bounds.row.max(of.row),
                worked: bounds.worked.max(of.worked),
            };
        }
        let document = serde_json::json!({
            "format": "distinguo.calendar/1", "id": "random", "title": {"en": "random", "zh": "随机"},
            "weekend": weekend.iter().map(|day| WEEK[*day]).collect::<Vec<_>>(),
            "holidays": [{"id": "feast", "name": {"en": "feast", "zh": "节"}}],
            "beyond": {"weekdays_off_a_year": bounds.off + more.0, "days_off_in_a_row": (bounds.row + more.1).max(1),
                "weekend_days_worked_a_year": bounds.worked + more.2, "nature": "parameter",
                "source": {"en": "measured", "zh": "实测"}},
            "editions": written,
        });
        let calendar = Calendar::load(&document.to_string()).unwrap();
        let editions = calendar.editions().iter().cloned().zip(known).enumerate();
        editions
            .map(|(place, (edition, days))| {
                let mut document = document.clone();
                document["editions"].as_array_mut().unwrap().truncate(place + 1);
                Known { edition, days, weekend: weekend.clone(), document }
            })
            .collect()
    })
}

fn any_edition() -> impl Strategy<Value = Known> {
    (calendars(), any::<Index>()).prop_map(|(mut editions, at)| {
        let at = at.index(editions.len());
        editions.swap_remove(at)
    })
}

/// A day in or near the coverage.
fn near(known: &Known, at: Index) -> Date {
    let covers = known.edition.covers();
    plus(covers.from, at.index(covers.from.days_until(covers.until) as usize + 21) as i64 - 10)
}

fn countings() -> impl Strategy<Value = Counting> {
    let first_day = prop_oneof![Just(FirstDay::Excluded), Just(FirstDay::Included)];
    let months = prop_oneof![Just(Months::CorrespondingDayElseLast), Just(Months::DayBeforeCorrespondingElseLast)];
    let rest_day_end =
        prop_oneof![Just(RestDayEnd::NextWorkingDay), Just(RestDayEnd::Stays), Just(RestDayEnd::PreviousWorkingDay)];
    (first_day, months, rest_day_end).prop_map(|(first_day, months, rest_day_end)| Counting {
        first_day,
        months,
        rest_day_end,
    })
}

fn units() -> impl Strategy<Value = Unit> {
    prop_oneof![Just(Unit::Hour), Just(Unit::Day), Just(Unit::WorkingDay), Just(Unit::Month), Just(Unit::Year)]
}

#[test]
fn the_nth_working_day_of_every_edition_of_china_is_that_of_a_walk() {
    for known in china() {
        let Known { edition, days, .. } = &known;
        for (day, works) in days {
            assert_eq!(edition.is_working_day(*day), Some(*works), "{day} in {}", edition.id());
        }
        let covers = edition.covers();
        for day in (-3..=covers.from.days_until(covers.until) + 3).step_by(17).map(|n| plus(covers.from, n)) {
            for n in [-300, -21, -2, -1, 1, 2, 5, 30, 260] {
                assert_eq!(edition.nth_working_day(day, n), known.nth(day, n), "{n} from {day} in {}", edition.id());
            }
        }
    }
}

proptest! {
    #[test]
    fn the_nth_working_day_is_that_of_a_walk(known in any_edition(), at: Index, n in -90..90_i32) {
        let from = near(&known, at);
        prop_assert_eq!(known.edition.nth_working_day(from, n), known.nth(from, n));
        prop_assert_eq!(known.edition.is_working_day(from), known.works(from));
    }

    #[test]
    fn working_days_between_are_those_of_a_walk(known in any_edition(), at: [Index; 2]) {
        let [after, until] = at.map(|at| near(&known, at));
        let walked: Option<u32> = (1..=after.days_until(until)).map(|n| known.works(plus(after, n)).map(u32::from)).sum();
        prop_assert_eq!(known.edition.working_days_between(after, until), walked);
    }

    #[test]
    fn the_plain_week_is_counted_as_it_is_walked(
        weekend in subsequence((0..7).collect::<Vec<usize>>(), 0..=6), from in 0..3_652_058_i64, n in -400..400_i32,
    ) {
        let words: Vec<_> = weekend.iter().map(|day| WEEK[*day]).collect();
        let text = serde_json::json!({
            "format": "distinguo.calendar/1", "id": "plain", "title": {"en": "plain", "zh": "平"}, "weekend": words,
            "editions": [{"id": "plain", "known_from": "2026-01-01"}],
        });
        let calendar = Calendar::load(&text.to_string()).unwrap();
        let from = plus(Date::MIN, from);
        let (mut day, mut left) = (Some(from), n.abs());
        while let Some(at) = day.filter(|_| left > 0) {
            day = at.plus_days(i64::from(n.signum()));
            left -= i32::from(day.is_some_and(|day| !weekend.contains(&(day.weekday() as usize))));
        }
        prop_assert_eq!(calendar.newest().nth_working_day(from, n), day);
    }

    #[test]
    fn working_days_added_and_taken_away_lead_back(known in any_edition(), at: Index, n in 0..90_i32) {
        let from = near(&known, at);
        if let (Some(true), Some(to)) = (known.works(from), known.edition.nth_working_day(from, n)) {
            prop_assert_eq!(known.edition.nth_working_day(to, -n), Some(from));
            prop_assert_eq!(known.edition.working_days_between(from, to), Some(n as u32));
        }
    }

    #[test]
    fn an_end_in_working_days_is_uncertain_only_where_a_day_outside_coverage_is_needed(
        known in any_edition(), at: Index, n in 1..90_u32, counting in countings(),
    ) {
        let start = near(&known, at);
        let due = due(start, Length::new(n, Unit::WorkingDay).unwrap(), counting, &known.edition);
        let after = plus(start, -i64::from(counting.first_day == FirstDay::Included));
        let walked = known.nth(after, n as i32);
        prop_assert_eq!(due.due.certain().is_none(), due.cause.is_some());
        if let Some(walked) = walked {
            prop_assert_eq!(due.due.certain(), Some(End::Day(walked)));
        }
        // Every day on the way that is known is counted, or skipped with a reason.
        let days: Vec<_> = (1..=after.days_until(due.due.latest.day())).map(|n| plus(after, n)).collect();
        let skipped: Vec<_> = days.iter().copied().filter(|day| known.works(*day) == Some(false)).collect();
        prop_assert_eq!(due.skipped.iter().map(|day| day.date).collect::<Vec<_>>(), skipped);
        if walked.is_some() {
            prop_assert_eq!(days.len() - due.skipped.len(), n as usize);
        }
        let weekends = days.iter().copied().filter(|day| known.works(*day) == Some(true) && known.weekend.contains(&(day.weekday() as usize)));
        prop_assert_eq!(due.worked.iter().map(|day| day.date).collect::<Vec<_>>(), weekends.collect::<Vec<_>>());
        if let Some(cause) = due.cause {
            let counted = days.iter().take_while(|day| known.works(**day).is_some()).filter(|day| known.estimated(**day));
            prop_assert_eq!(cause.counted, Some(counted.count() as u32));
        }
    }

    #[test]
    fn an_end_in_days_or_months_rolls_as_a_walk_does(
        known in any_edition(), at: Index, n in 1..40_u32, unit in units(), counting in countings(),
    ) {
        prop_assume!(!matches!(unit, Unit::Hour | Unit::WorkingDay));
        let start = near(&known, at);
        let due = due(start, Length::new(n, unit).unwrap(), counting, &known.edition);
        let mut day = due.unrolled.certain().unwrap().day();
        let mut unknown = false;
        match counting.rest_day_end {
            RestDayEnd::Stays => {}
            RestDayEnd::NextWorkingDay => loop {
                unknown |= known.works(day).is_none();
                if known.estimated(day) { break; }
                day = plus(day, 1);
            },
            RestDayEnd::PreviousWorkingDay => while day > start {
                unknown |= known.works(day).is_none();
                if known.estimated(day) { break; }
                day = plus(day, -1);
            },
        }
        if unknown {
            prop_assert!(within(due.due, End::Day(day).into()), "as the week would have it");
        } else {
            prop_assert_eq!(due.due.certain(), Some(End::Day(day)));
        }
        if unit == Unit::Day {
            let counts = i64::from(counting.first_day == FirstDay::Included);
            prop_assert_eq!(start.days_until(due.unrolled.earliest.day()), i64::from(n) - counts);
        } else {
            // The day after the end is the corresponding day of the first day counted, or the first of a month.
            let months = if unit == Unit::Year { 12 * n } else { n };
            let first = plus(start, i64::from(counting.first_day == FirstDay::Excluded));
            let by_first = counting.months == Months::DayBeforeCorrespondingElseLast || first == start;
            let named = if by_first { first } else { start };
            let end = due.unrolled.earliest.day();
            let after = if by_first { plus(end, 1) } else { end };
            let month = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month());
            if after.day() == named.day() {
                prop_assert_eq!(month(after) - month(named), i64::from(months));
            } else {
                prop_assert_eq!(plus(end, 1).day(), 1, "the month has no such day, so its last");
                prop_assert!(end.day() < named.day());
                prop_assert_eq!(month(end) - month(named), i64::from(months));
            }
        }
    }

    #[test]
    fn a_longer_period_never_ends_earlier(
        known in any_edition(), at: Index, n in 1..200_u32, unit in units(), counting in countings(),
    ) {
        let start = near(&known, at);
        let ends = |start, n| due(start, Length::new(n, unit).unwrap(), counting, &known.edition).due;
        let grows = |one: Due, other: Due| {
            one.earliest.instant() <= other.earliest.instant() && one.latest.instant() <= other.latest.instant()
        };
        let end = ends(start, n);
        prop_assert!(end.earliest.instant() <= end.latest.instant());
        prop_assert!(grows(end, ends(start, n + 1)));
        prop_assert!(grows(end, ends(plus(start, 1), n)));
    }

    #[test]
    fn nothing_panics_at_the_ends_of_time(
        from in 0..60_i64, late: bool, n in 1..=10_000_u32, unit in units(), counting in countings(),
    ) {
        let start = if late { plus(Date::MAX, -from) } else { plus(Date::MIN, from) };
        for calendar in ["cn", "mon-fri"] {
            let calendar = Calendar::shipped(calendar).unwrap();
            let run = Run::new(start, Length::new(n, unit).unwrap(), counting).suspended(start, Some(plus(start, -from / 2)));
            let due: Option<Derived> = run.suspended(Date::MIN, Some(Date::MAX)).due(calendar.newest());
            prop_assert!(due.is_some());
            _ = due.map(|due| due.due.to_string());
        }
    }
}

/// What can happen to a run, with days after its start.
#[derive(Clone, Debug)]
enum Happening {
    Suspended(i64, i64),
    Interrupted(i64),
    Extended(i64),
}

fn happenings() -> impl Strategy<Value = Vec<Happening>> {
    let happening = prop_oneof![
        3 => (-5..60_i64, 0..15_i64).prop_map(|(from, days)| Happening::Suspended(from, from + days)),
        1 => (-5..60_i64).prop_map(Happening::Interrupted),
        1 => (-5..60_i64).prop_map(Happening::Extended),
    ];
    proptest::collection::vec(happening, 0..5)
}

fn tell(run: Run, start: Date, happenings: &[Happening]) -> Run {
    happenings.iter().fold(run, |run, happening| match happening {
        Happening::Suspended(from, until) => run.suspended(plus(start, *from), Some(plus(start, *until))),
        Happening::Interrupted(on) => run.interrupted(plus(start, *on)),
        Happening::Extended(on) => run.extended(plus(start, *on)),
    })
}

fn within(interval: Due, end: Due) -> bool {
    interval.earliest.instant() <= end.earliest.instant() && end.latest.instant() <= interval.latest.instant()
}

fn extensions() -> impl Strategy<Value = Extension> {
    (1..3_u32, any::<bool>(), any::<bool>(), 1..20_u32, units()).prop_map(|(times, add, rolled, n, unit)| {
        let n = if matches!(unit, Unit::Month | Unit::Year) { n.div_ceil(10) } else { n };
        let length = Length::new(n, if unit == Unit::Year { Unit::Month } else { unit }).unwrap();
        let by = if add { ExtendBy::Add(length) } else { ExtendBy::Total(length) };
        Extension { times, by, from: if rolled { ExtendFrom::Rolled } else { ExtendFrom::Unrolled } }
    })
}

fn runs() -> impl Strategy<Value = (Date, Run, Vec<Happening>)> {
    let extension =
        (1..3_u32, any::<bool>(), any::<bool>(), 1..20_u32, units()).prop_map(|(times, add, rolled, n, unit)| {
            let length = Length::new(n, if unit == Unit::Year { Unit::Day } else { unit }).unwrap();
            let by = if add { ExtendBy::Add(length) } else { ExtendBy::Total(length) };
            Extension { times, by, from: if rolled { ExtendFrom::Rolled } else { ExtendFrom::Unrolled } }
        });
    let unit = prop_oneof![Just(Unit::Hour), Just(Unit::Day), Just(Unit::WorkingDay), Just(Unit::Month)];
    (0..90_i64, 1..30_u32, unit, countings(), extension, happenings()).prop_map(
        |(from, n, unit, counting, extension, happenings)| {
            let start = plus(date("2026-01-01"), from);
            let n = if unit == Unit::Month { n.div_ceil(10) } else { n };
            (start, Run::new(start, Length::new(n, unit).unwrap(), counting).extendable(extension), happenings)
        },
    )
}

proptest! {
    /// A suspension held against a clock that is looked at every day.
    #[test]
    fn a_suspended_period_ends_as_it_does_day_by_day(
        known in any_edition(), at: Index, n in 1..40_u32, unit in units(), counting in countings(),
        spans in proptest::collection::vec((-5..60_i64, 0..15_i64), 0..4),
    ) {
        prop_assume!(unit != Unit::Hour && counting.rest_day_end != RestDayEnd::PreviousWorkingDay);
        let start = near(&known, at);
        let length = Length::new(if unit == Unit::Year { 1 } else { n }, unit).unwrap();
        let spans: Vec<_> = spans.iter().map(|(from, days)| (plus(start, *from), plus(start, from + days))).collect();
        let run = spans.iter().fold(Run::new(start, length, counting), |run, (from, until)| run.suspended(*from, Some(*until)));
        let stands = |day: Date| spans.iter().any(|(from, until)| (*from..=*until).contains(&day));

        let first = plus(start, i64::from(counting.first_day == FirstDay::Excluded));
        let working = unit == Unit::WorkingDay;
        let mut left = if working {
            i64::from(n)
        } else {
            first.days_until(due(start, length, counting, &known.edition).unrolled.earliest.day()) + 1
        };
        // A period whose only day is its first is counted from it.
        let mut day = plus(first, -1);
        let mut unknown = false;
        while left > 0 {
            day = plus(day, 1);
            unknown |= working && known.works(day).is_none();
            left -= i64::from(!stands(day) && (!working || known.estimated(day)));
        }
        if !working && counting.rest_day_end == RestDayEnd::NextWorkingDay {
            unknown |= known.works(day).is_none();
            while stands(day) || !known.estimated(day) {
                day = plus(day, 1);
                unknown |= known.works(day).is_none();
            }
        }
        let due = run.due(&known.edition).unwrap().due;
        if unknown {
            prop_assert!(within(due, End::Day(day).into()));
        } else {
            prop_assert_eq!(due.certain(), Some(End::Day(day)));
        }
    }

    #[test]
    fn what_happened_on_different_days_may_be_told_in_any_order((start, run, happenings) in runs(), at: Index) {
        let china = Calendar::shipped("cn").unwrap();
        // Of one day the order counts.
        let mut days = BTreeMap::new();
        let happenings: Vec<_> = happenings.into_iter().filter(|happening| match happening {
            Happening::Suspended(..) => true,
            Happening::Interrupted(on) | Happening::Extended(on) => days.insert(*on, ()).is_none(),
        }).collect();
        let mut told = happenings.clone();
        told.reverse();
        let turn = at.index(told.len() + 1);
        told.rotate_left(turn.min(happenings.len()));
        let one = tell(run.clone(), start, &happenings).due(china.newest());
        prop_assert_eq!(tell(run, start, &told).due(china.newest()), one);
    }

    #[test]
    fn an_interrupted_period_is_one_that_started_then(from in 0..90_i64, on in 1..60_i64, n in 1..20_u32) {
        let china = Calendar::shipped("cn").unwrap();
        let start = plus(date("2026-01-01"), from);
        let on = plus(start, on);
        let length = Length::new(n, Unit::WorkingDay).unwrap();
        let whole = Run::new(start, length, Counting::CHINA);
        let before = whole.due(china.newest()).unwrap();
        let after = whole.interrupted(on).due(china.newest()).unwrap();
        if on <= before.due.latest.day() {
            prop_assert_eq!(after, due(on, length, Counting::CHINA, china.newest()));
        } else {
            prop_assert_eq!(after, before);
        }
    }

    /// Confluence: one step and day by day give the same lapses, each once, in the same order.
    #[test]
    fn confluence(told in proptest::collection::vec(runs(), 0..6), stops in proptest::collection::btree_set(1..250_i64, 0..8)) {
        let runs: Vec<_> = told.into_iter().map(|(start, run, happenings)| tell(run, start, &happenings)).collect();
        let china = Calendar::shipped("cn").unwrap();
        let (from, until) = (date("2025-12-31"), date("2026-12-31"));
        let at_once = lapses(&runs, china.newest(), from, until);
        let steps = |stops: Vec<Date>| {
            let mut all = Vec::new();
            for pair in stops.windows(2) {
                all.extend(lapses(&runs, china.newest(), pair[0], pair[1]));
            }
            all
        };
        let daily = (0..=from.days_until(until)).map(|n| plus(from, n)).collect();
        prop_assert_eq!(&steps(daily), &at_once);
        let some = [from].into_iter().chain(stops.into_iter().map(|n| plus(from, n))).chain([until]).collect();
        prop_assert_eq!(&steps(some), &at_once);
        let mut once: Vec<_> = at_once.iter().map(|lapse| lapse.run).collect();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), at_once.len());
        prop_assert!(at_once.is_sorted_by_key(|lapse| (lapse.at.instant(), lapse.run)));
    }
}

proptest! {
    // Each case writes and loads a calendar of years.
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever days become known within the bounds, no date leaves its interval.
    #[test]
    fn no_later_edition_moves_an_end_out_of_its_interval(
        known in any_edition(), at: Index, n in 1..60_u32, unit in units(), counting in countings(),
        bits in proptest::collection::vec(0..8_u8, 64), often in 0..9_u8,
    ) {
        let start = near(&known, at);
        let run = Run::new(start, Length::new(if unit == Unit::Year { 1 } else { n }, unit).unwrap(), counting);
        let later = known.later(60, 700, &|place| bits[(place * 7 + place / 64) % 64] < often);
        let before = run.due(&known.edition).unwrap();
        let after = run.due(&later).unwrap();
        prop_assume!(after.due.certain().is_some());
        prop_assert!(within(before.due, after.due), "{before:?} {after:?}");
        prop_assert!(within(before.unrolled, after.unrolled), "{before:?} {after:?}");
    }

    /// The same for what stood still, started again and was extended on the way.
    #[test]
    fn no_later_edition_moves_the_end_of_a_run_out_of_its_interval(
        known in any_edition(), at: Index, n in 1..40_u32, unit in units(), counting in countings(),
        extension in extensions(), happenings in happenings(), bits in proptest::collection::vec(0..8_u8, 64), often in 0..9_u8,
    ) {
        let start = near(&known, at);
        let n = if matches!(unit, Unit::Month | Unit::Year) { 1 } else { n };
        let run = Run::new(start, Length::new(n, unit).unwrap(), counting).extendable(extension);
        let run = tell(run, start, &happenings);
        let later = known.later(100, 1200, &|place| bits[(place * 5 + place / 64) % 64] < often);
        let before = run.due(&known.edition).unwrap();
        let after = run.due(&later).unwrap();
        prop_assume!(after.due.certain().is_some());
        prop_assert!(within(before.due, after.due), "{run:?} {before:?} {after:?}");
    }
}
