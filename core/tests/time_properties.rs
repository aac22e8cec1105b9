//! The laws of counting, held against day-by-day walks over China's calendar and over random ones.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic, its helpers too")]

use std::collections::BTreeMap;

use distinguo::time::{
    Calendar, Counting, Date, Due, Edition, End, ExtendBy, ExtendFrom, Extension, FirstDay, Length, Months, RestDayEnd,
    Run, Unit, due, lapses,
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
}

impl Known {
    fn works(&self, day: Date) -> Option<bool> {
        self.days.get(&day).copied()
    }

    /// As it is estimated outside of the coverage.
    fn estimated(&self, day: Date) -> bool {
        self.works(day).unwrap_or_else(|| !self.weekend.contains(&(day.weekday() as usize)))
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
        Known { edition, days, weekend: vec![5, 6] }
    });
    editions.collect()
}

/// Calendars with any weekend, up to four editions, and coverage of some months from a day of 2026.
fn calendars() -> impl Strategy<Value = Vec<Known>> {
    let weekend = subsequence((0..7).collect::<Vec<_>>(), 0..=3);
    let edition = (0..120_i64, proptest::collection::vec(any::<Index>(), 0..40));
    (weekend, 0..60_i64, proptest::collection::vec(edition, 1..=4)).prop_map(|(weekend, from, editions)| {
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
        }
        let document = serde_json::json!({
            "format": "distinguo.calendar/1", "id": "random", "title": {"en": "random", "zh": "随机"},
            "weekend": weekend.iter().map(|day| WEEK[*day]).collect::<Vec<_>>(),
            "holidays": [{"id": "feast", "name": {"en": "feast", "zh": "节"}}],
            "editions": written,
        });
        let calendar = Calendar::load(&document.to_string()).unwrap();
        let editions = calendar.editions().iter().cloned().zip(known);
        editions.map(|(edition, days)| Known { edition, days, weekend: weekend.clone() }).collect()
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
    fn a_due_date_in_working_days_is_provisional_exactly_where_a_day_outside_coverage_is_needed(
        known in any_edition(), at: Index, n in 1..90_u32, counting in countings(),
    ) {
        let start = near(&known, at);
        let due = due(start, Length::new(n, Unit::WorkingDay).unwrap(), counting, &known.edition);
        let after = plus(start, -i64::from(counting.first_day == FirstDay::Included));
        let walked = known.nth(after, n as i32);
        prop_assert_eq!(due.provisional, walked.is_none());
        prop_assert_eq!(due.provisional, due.cause.is_some());
        if let Some(walked) = walked {
            prop_assert_eq!(due.due, End::Day(walked));
        }
        // Every day on the way is counted, or skipped with a reason.
        let end = due.due.day();
        let days: Vec<_> = (1..=after.days_until(end)).map(|n| plus(after, n)).collect();
        let skipped: Vec<_> = days.iter().copied().filter(|day| !known.estimated(*day)).collect();
        prop_assert_eq!(due.skipped.iter().map(|day| day.date).collect::<Vec<_>>(), skipped);
        prop_assert_eq!(days.len() - due.skipped.len(), n as usize);
        let weekends = days.iter().copied().filter(|day| known.works(*day) == Some(true) && known.weekend.contains(&(day.weekday() as usize)));
        prop_assert_eq!(due.worked.iter().map(|day| day.date).collect::<Vec<_>>(), weekends.collect::<Vec<_>>());
        if let Some(cause) = due.cause {
            let counted = days.iter().take_while(|day| known.works(**day).is_some()).filter(|day| known.estimated(**day));
            prop_assert_eq!(cause.counted, Some(counted.count() as u32));
        }
        if let Some(certain) = due.certain_until {
            prop_assert!(certain < end && known.works(certain).is_some());
        }
    }

    #[test]
    fn an_end_in_days_or_months_rolls_as_a_walk_does(
        known in any_edition(), at: Index, n in 1..40_u32, unit in units(), counting in countings(),
    ) {
        prop_assume!(!matches!(unit, Unit::Hour | Unit::WorkingDay));
        let start = near(&known, at);
        let due = due(start, Length::new(n, unit).unwrap(), counting, &known.edition);
        let mut day = due.unrolled.day();
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
        prop_assert_eq!((due.due, due.provisional), (End::Day(day), unknown));
        if unit == Unit::Day {
            let counts = i64::from(counting.first_day == FirstDay::Included);
            prop_assert_eq!(start.days_until(due.unrolled.day()), i64::from(n) - counts);
        } else {
            // The day after the end is the corresponding day of the first day counted, or the first of a month.
            let months = if unit == Unit::Year { 12 * n } else { n };
            let first = plus(start, i64::from(counting.first_day == FirstDay::Excluded));
            let by_first = counting.months == Months::DayBeforeCorrespondingElseLast || first == start;
            let named = if by_first { first } else { start };
            let end = due.unrolled.day();
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
        let end = |n| due(start, Length::new(n, unit).unwrap(), counting, &known.edition).due.instant();
        prop_assert!(end(n) <= end(n + 1));
        let later = due(plus(start, 1), Length::new(n, unit).unwrap(), counting, &known.edition).due.instant();
        prop_assert!(end(n) <= later);
    }

    #[test]
    fn nothing_panics_at_the_ends_of_time(
        from in 0..60_i64, late: bool, n in 1..=10_000_u32, unit in units(), counting in countings(),
    ) {
        let start = if late { plus(Date::MAX, -from) } else { plus(Date::MIN, from) };
        for calendar in ["cn", "mon-fri"] {
            let calendar = Calendar::shipped(calendar).unwrap();
            let run = Run::new(start, Length::new(n, unit).unwrap(), counting).suspended(start, Some(plus(start, -from / 2)));
            let due: Option<Due> = run.suspended(Date::MIN, Some(Date::MAX)).due(calendar.newest());
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
            first.days_until(due(start, length, counting, &known.edition).unrolled.day()) + 1
        };
        // A period whose only day is its first is counted from it.
        let mut day = plus(first, -1);
        while left > 0 {
            day = plus(day, 1);
            left -= i64::from(!stands(day) && (!working || known.estimated(day)));
        }
        if !working && counting.rest_day_end == RestDayEnd::NextWorkingDay {
            while stands(day) || !known.estimated(day) {
                day = plus(day, 1);
            }
        }
        prop_assert_eq!(run.due(&known.edition).unwrap().due, End::Day(day));
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
        if on <= before.due.day() {
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
