//! Hours are sixty minutes, standing still moves an end by the days that stood still while the period ran, and the order
//! within a day is that of the entries.

use distinguo::case::Act;
use distinguo::kernel::{Kernel, Ledger};
use distinguo::rulebook::Rulebook;
use distinguo::time::{
    Calendar, Counting, Date, End, ExtendBy, ExtendFrom, Extension, Instant, Length, Moment, RestDayEnd, Run, Zone,
};
use serde_json::Value;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn length(text: &str) -> Length {
    Length::parse(text).unwrap()
}

fn week() -> Calendar {
    Calendar::shipped("mon-fri").unwrap()
}

fn europe() -> Zone {
    Zone::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap()
}

fn end(run: &Run) -> String {
    run.due(week().newest()).unwrap().due.to_string()
}

fn hours_from(start: &str, hours: &str) -> String {
    end(&Run::starting(Instant::parse(start).unwrap(), &europe(), length(hours), Counting::EU))
}

/// A rulebook with one clock, and acts on it: the last end that it has.
fn played(text: &str, change: impl Fn(&mut Value)) -> (String, String) {
    let mut fault: Value = serde_json::from_str(text).unwrap();
    change(&mut fault);
    let book = Rulebook::load(&fault["book"].to_string()).unwrap();
    let calendar = Calendar::shipped(fault["calendar"].as_str().unwrap()).unwrap();
    let kernel = Kernel::new(book, Some(calendar)).unwrap();
    let mut ledger = Ledger::new();
    let mut last = None;
    for act in fault["acts"].as_array().unwrap() {
        let act = Act::load(&act.to_string()).unwrap();
        ledger.handle(&kernel, &act).unwrap();
        last = Some(act.at());
    }
    let due = kernel.due(ledger.case(), None, last.unwrap()).unwrap();
    let [item] = due.as_slice() else { panic!("one clock runs: {due:?}") };
    (item.due.as_ref().unwrap().due.to_string(), fault["expected"].as_str().unwrap().to_owned())
}

fn holds(text: &str) {
    let (end, expected) = played(text, |_| {});
    assert_eq!(end, expected);
}

/// The same acts at other instants, by their place.
fn at(fault: &mut Value, place: usize, at: &str) {
    fault["acts"][place]["at"] = at.into();
}

// Hours

const SPRING: &str = include_str!("../data/faults/clocks/D2a-72h-over-spring-change.json");

#[test]
fn seventy_two_hours_over_the_change_to_summer_time_are_seventy_two() {
    holds(SPRING);
    let (end, _) = played(SPRING, |fault| {
        at(fault, 0, "2026-03-20T10:30:00+01:00");
        at(fault, 1, "2026-03-20T10:30:00+01:00");
        fault["acts"][1]["act"]["date"]["day"] = "2026-03-20".into();
    });
    assert_eq!(end, "2026-03-23T10:30", "clocks do not change that weekend");
}

#[test]
fn they_lapse_after_seventy_two_hours_and_not_before() {
    let fault: Value = serde_json::from_str(SPRING).unwrap();
    let kernel = Kernel::new(Rulebook::load(&fault["book"].to_string()).unwrap(), Some(week())).unwrap();
    let mut ledger = Ledger::new();
    for act in fault["acts"].as_array().unwrap() {
        ledger.handle(&kernel, &Act::load(&act.to_string()).unwrap()).unwrap();
    }
    let next = kernel.next_due(ledger.case()).unwrap().unwrap();
    assert_eq!(next, Instant::parse("2026-03-30T11:30:00+02:00").unwrap());
    assert_eq!(next.seconds() - Instant::parse("2026-03-27T10:30:00+01:00").unwrap().seconds(), 72 * 3600);
}

#[test]
fn an_end_in_the_hour_that_clocks_leave_out_is_counted_on() {
    holds(include_str!("../data/faults/clocks/D2c-24h-into-the-gap.json"));
}

#[test]
fn hours_over_the_change_to_winter_time_are_sixty_minutes_too() {
    assert_eq!(hours_from("2026-10-23T10:30:00+02:00", "72h"), "2026-10-26T09:30");
    assert_eq!(hours_from("2026-10-25T02:30:00+02:00", "1h"), "2026-10-25T02:30", "from the first 02:30 to the second");
    assert_eq!(hours_from("2026-10-25T02:30:00+01:00", "1h"), "2026-10-25T03:30", "from the second");
}

#[test]
fn a_local_time_that_does_not_exist_is_the_first_that_does() {
    let zone = europe();
    let instant = |text: &str| zone.instant(Moment::parse(text).unwrap());
    for gap in ["2026-03-29T02:00", "2026-03-29T02:01", "2026-03-29T02:59", "2026-03-29T03:00"] {
        assert_eq!(instant(gap), Instant::parse("2026-03-29T03:00:00+02:00").unwrap(), "{gap}");
    }
    assert_eq!(instant("2026-03-29T01:59"), Instant::parse("2026-03-29T01:59:00+01:00").unwrap());
}

#[test]
fn a_local_time_that_exists_twice_is_the_later() {
    let zone = europe();
    let instant = |text: &str| zone.instant(Moment::parse(text).unwrap());
    assert_eq!(instant("2026-10-25T02:30"), Instant::parse("2026-10-25T02:30:00+01:00").unwrap());
    assert_eq!(instant("2026-10-25T03:00"), Instant::parse("2026-10-25T03:00:00+01:00").unwrap());
    assert_eq!(instant("2026-10-25T01:59"), Instant::parse("2026-10-25T01:59:00+02:00").unwrap());
}

#[test]
fn a_day_ends_where_the_next_begins_whatever_clocks_do_at_midnight() {
    // Clocks go from 24:00 to 01:00 on 28 March, and from 01:00 back to 00:00 on 25 October.
    let midnight = Zone::parse("<+00>0<+01>,M3.5.0/0,M10.5.0/1").unwrap();
    for day in ["2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25"] {
        let [begins, ends] = [-1, 0].map(|days| midnight.end(End::Day(date(day).plus_days(days).unwrap())));
        assert_eq!(midnight.day(ends), date(day).plus_days(1).unwrap(), "{day}");
        let hours = (ends.seconds() - begins.seconds()) / 3600;
        let expected = match day {
            "2026-03-29" => 23,
            "2026-10-25" => 25,
            _ => 24,
        };
        assert_eq!(hours, expected, "{day}");
    }
}

#[test]
fn an_interruption_lets_hours_start_again_at_its_minute() {
    let (end, _) = played(SPRING, |fault| {
        let mut again = fault["acts"][1].clone();
        again["id"] = "2".into();
        again["at"] = "2026-03-27T14:00:00+01:00".into();
        again["act"]["date"]["date"] = "again".into();
        fault["acts"].as_array_mut().unwrap().push(again);
    });
    assert_eq!(end, "2026-03-30T15:00", "not from the midnight before, nor from half past ten");
}

// Standing still

#[test]
fn twenty_working_days_with_ten_of_them_suspended() {
    let run = Run::new(date("2026-03-02"), length("20wd"), Counting::CHINA);
    let run = run.suspended(date("2026-03-09"), Some(date("2026-03-20")));
    let china = Calendar::shipped("cn").unwrap();
    assert_eq!(run.due(china.newest()).unwrap().due.to_string(), "2026-04-14");
}

#[test]
fn one_day_of_rest_that_stood_still_before_an_extension_moves_the_end_by_one() {
    let text = include_str!("../data/faults/clocks/D3a-one-day-suspended-sunday.json");
    holds(text);
    // Without standing still: 17 March.
    let (end, _) = played(text, |fault| fault["acts"].as_array_mut().unwrap().truncate(3));
    assert_eq!(end, "2026-03-17");
}

#[test]
fn a_sunday_that_stood_still_costs_no_working_day() {
    let text = include_str!("../data/faults/clocks/D3d-sunday-moves-working-days.json");
    holds(text);
    // A Monday that stood still does.
    let (end, _) = played(text, |fault| {
        at(fault, 3, "2026-03-09T10:03:00+08:00");
        at(fault, 4, "2026-03-09T10:04:00+08:00");
    });
    assert_eq!(end, "2026-03-16");
}

#[test]
fn what_stands_still_between_the_two_ends_moves_the_roll_only() {
    // Unrolled on Saturday 7 March, rolled to Monday the 9th.
    let run = || Run::new(date("2026-03-02"), length("5d"), Counting::EU);
    let both = |run: Run| {
        let due = run.due(week().newest()).unwrap();
        (due.unrolled.to_string(), due.due.to_string())
    };
    let ends = |one: &str, other: &str| (one.to_owned(), other.to_owned());
    assert_eq!(both(run()), ends("2026-03-07", "2026-03-09"));
    let still = |from, until| run().suspended(date(from), Some(date(until)));
    assert_eq!(both(still("2026-03-08", "2026-03-08")), ends("2026-03-07", "2026-03-09"));
    assert_eq!(both(still("2026-03-08", "2026-03-09")), ends("2026-03-07", "2026-03-10"));
    assert_eq!(both(still("2026-03-09", "2026-03-13")), ends("2026-03-07", "2026-03-16"));
    assert_eq!(both(still("2026-03-10", "2026-03-13")), ends("2026-03-07", "2026-03-09"), "it had ended");
    // Within the running period it moves the unrolled end, and the roll is made once.
    assert_eq!(both(still("2026-03-06", "2026-03-06")), ends("2026-03-08", "2026-03-09"));
    assert_eq!(both(still("2026-03-07", "2026-03-08")), ends("2026-03-09", "2026-03-09"));
    // Until further notice there is no end.
    assert!(run().suspended(date("2026-03-09"), None).due(week().newest()).is_none());
    assert!(run().suspended(date("2026-03-10"), None).due(week().newest()).is_some());
}

#[test]
fn an_end_that_moves_backwards_is_not_moved_by_what_comes_after_it() {
    let before = Counting { rest_day_end: RestDayEnd::PreviousWorkingDay, ..Counting::EU };
    let run = || Run::new(date("2026-03-02"), length("6d"), before);
    assert_eq!(end(&run()), "2026-03-06");
    assert_eq!(end(&run().suspended(date("2026-03-07"), Some(date("2026-03-07")))), "2026-03-06");
    assert_eq!(end(&run().suspended(date("2026-03-06"), Some(date("2026-03-06")))), "2026-03-09");
}

// The order within a day

#[test]
fn an_extension_before_an_interruption_of_the_same_day_is_dropped_with_what_ran_before() {
    let text = include_str!("../data/faults/clocks/D4a-extended-then-interrupted-same-day.json");
    holds(text);
    // Entered the other way round, the extension is of what started again: 19 March.
    let (end, _) = played(text, |fault| {
        let acts = fault["acts"].as_array_mut().unwrap();
        acts.swap(2, 3);
        acts[2]["at"] = "2026-03-04T10:02:00+08:00".into();
        acts[3]["at"] = "2026-03-04T10:03:00+08:00".into();
    });
    assert_eq!(end, "2026-03-19");
}

#[test]
fn the_order_of_the_entries_of_one_day_is_kept_and_that_of_days_is_theirs() {
    let extension = Extension { times: 3, by: ExtendBy::Add(length("5d")), from: ExtendFrom::Unrolled };
    let run = || Run::new(date("2026-03-02"), length("10d"), Counting::EU).extendable(extension);
    let day = date("2026-03-04");
    assert_eq!(end(&run().extended(day).interrupted(day)), "2026-03-16");
    assert_eq!(end(&run().interrupted(day).extended(day)), "2026-03-19");
    let later = date("2026-03-05");
    assert_eq!(end(&run().extended(later).interrupted(day)), end(&run().interrupted(day).extended(later)));
    // Also on the day on which it starts.
    let start = date("2026-03-02");
    assert_eq!(end(&run().extended(start).interrupted(start)), "2026-03-12");
    assert_eq!(end(&run().extended(start)), "2026-03-17");
}
