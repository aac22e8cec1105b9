//! Time: the lines of the acceptance facts on time, the published vectors, and the laws of counting.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic, its helpers too")]

use distinguo::error::{Code, Language, Problems};
use distinguo::time::{
    Calendar, Counting, Date, Derived, Edition, ExtendBy, ExtendFrom, Extension, FirstDay, Length, Moment, RestDayEnd,
    Run, due, lapses,
};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn length(text: &str) -> Length {
    Length::parse(text).unwrap()
}

fn china() -> Calendar {
    Calendar::shipped("cn").unwrap()
}

fn plain() -> Calendar {
    Calendar::shipped("mon-fri").unwrap()
}

fn in_china(start: &str, limit: &str) -> Derived {
    due(date(start), length(limit), Counting::CHINA, china().newest())
}

/// The end of a period that must be certain.
fn end(derived: &Derived) -> String {
    assert!(derived.due.certain().is_some() && derived.cause.is_none(), "{derived:?}");
    derived.due.to_string()
}

/// The earliest and the latest end of a period that must be uncertain.
fn ends(derived: &Derived) -> [String; 2] {
    assert!(derived.due.certain().is_none() && derived.cause.is_some(), "{derived:?}");
    [derived.due.earliest, derived.due.latest].map(|end| end.to_string())
}

fn names(days: &[distinguo::time::Explained], language: &str) -> Vec<String> {
    days.iter().map(|day| format!("{} {}", day.date, day.why.in_language(language))).collect()
}

fn found(problems: &Problems) -> Vec<(&'static str, &str)> {
    problems.iter().map(|problem| (problem.code().as_str(), problem.pointer())).collect()
}

// The table of the acceptance facts, line by line

#[test]
fn five_working_days_from_2026_09_28() {
    let due = in_china("2026-09-28", "5wd");
    assert_eq!(end(&due), "2026-10-10");
    assert_eq!(names(&due.worked, "en"), ["2026-10-10 National Day"]);
    assert_eq!(
        names(&due.skipped, "zh"),
        [
            "2026-10-01 国庆节",
            "2026-10-02 国庆节",
            "2026-10-03 周末",
            "2026-10-04 周末",
            "2026-10-05 国庆节",
            "2026-10-06 国庆节",
            "2026-10-07 国庆节"
        ]
    );
}

#[test]
fn ten_working_days_from_2026_02_13() {
    assert_eq!(end(&in_china("2026-02-13", "10wd")), "2026-03-05");
}

#[test]
fn fifteen_working_days_from_2026_09_10() {
    assert_eq!(end(&in_china("2026-09-10", "15wd")), "2026-10-08");
}

#[test]
fn one_month_from_2026_01_31_ends_on_a_worked_saturday() {
    let due = in_china("2026-01-31", "1mo");
    assert_eq!(end(&due), "2026-02-28");
    assert_eq!(names(&due.worked, "en"), ["2026-02-28 Spring Festival"]);
    // A rule that knows weekends only says otherwise.
    let weekly = by_the_week("2026-01-31", "1mo");
    assert_eq!(end(&weekly), "2026-03-02");
}

fn by_the_week(start: &str, limit: &str) -> Derived {
    due(date(start), length(limit), Counting::CHINA, plain().newest())
}

#[test]
fn one_month_from_2026_09_01_rolls_over_the_national_day_block() {
    let due = in_china("2026-09-01", "1mo");
    assert_eq!((due.unrolled.to_string(), end(&due)), ("2026-10-01".into(), "2026-10-08".into()));
    assert_eq!(due.skipped.len(), 7);
}

/// The line gives 2026-04-13 for the suspension. Ten working days stand still from 9 to 20 March if both of these days
/// do, as the line says; and 6 April is off, as the interruption to 20 April needs. So it is the 30th working day after
/// 2 March: 14 April. The day before it is what follows if one of the two days runs.
#[test]
fn twenty_working_days_from_2026_03_02_plain_suspended_and_interrupted() {
    let run = || Run::new(date("2026-03-02"), length("20wd"), Counting::CHINA);
    let due = |run: Run| end(&run.due(china().newest()).unwrap());
    assert_eq!(due(run()), "2026-03-30");
    assert_eq!(due(run().suspended(date("2026-03-09"), Some(date("2026-03-20")))), "2026-04-14");
    assert_eq!(china().newest().nth_working_day(date("2026-03-02"), 30), Some(date("2026-04-14")));
    assert_eq!(due(run().suspended(date("2026-03-10"), Some(date("2026-03-20")))), "2026-04-13");
    assert_eq!(due(run().suspended(date("2026-03-09"), Some(date("2026-03-19")))), "2026-04-13");
    assert_eq!(due(run().interrupted(date("2026-03-20"))), "2026-04-20");
}

#[test]
fn five_working_days_from_2020_01_23_as_known_then_and_later() {
    let china = china();
    let known = |day: &str| {
        let edition = china.known_on(date(day)).unwrap();
        let due = due(date("2020-01-23"), length("5wd"), Counting::CHINA, edition);
        (end(&due), due.edition.to_string())
    };
    assert_eq!(known("2020-01-24"), ("2020-02-05".into(), "2020".into()));
    assert_eq!(known("2020-01-28"), ("2020-02-07".into(), "2020-amended".into()));
    // The edition that an answer names gives the same answer again, whatever became known since.
    let (first, edition) = known("2020-01-24");
    let again = due(date("2020-01-23"), length("5wd"), Counting::CHINA, china.edition(&edition).unwrap());
    assert_eq!(end(&again), first);
}

#[test]
fn ten_working_days_from_2026_12_25_with_no_notice_for_2027() {
    let due = in_china("2026-12-25", "10wd");
    // Four are counted by 31 December. If every day of January is worked as far as may be, its sixth is the last. If as
    // many weekdays are off as may be: 1 to 12 January, 14 to 25, 27 to 7 February and the 9th, it is 12 February.
    assert_eq!(ends(&due), ["2027-01-06", "2027-02-12"]);
    let cause = due.cause.unwrap();
    assert_eq!((cause.code, cause.counted, cause.covers.until), ("provisional_date", Some(4), date("2026-12-31")));
    assert!(cause.text.in_language("en").contains("2027-01-01") && cause.text.in_language("zh").contains("2027-01-01"));
    assert_eq!(cause.beyond.as_ref(), china().beyond());
    assert_eq!(due.skipped.last().unwrap().date, date("2026-12-27"), "nothing is said of days that nobody knows");

    // With a notice for 2027 the same period has a certain end.
    let notice = r#", {"id": "2027", "known_from": "2026-12-01", "covers": {"from": "2004-01-01", "until": "2027-12-31"},
        "days": [{"holiday": "new_year", "off": ["2027-01-01"]}]}"#;
    let text = include_str!("../calendars/cn.json");
    let place = text.rfind("\n  ]\n}").unwrap();
    let newer = Calendar::load(&format!("{}{notice}{}", &text[..place], &text[place..])).unwrap();
    let run = Run::new(date("2026-12-25"), length("10wd"), Counting::CHINA);
    assert_eq!(end(&run.due(newer.newest()).unwrap()), "2027-01-11");
    assert_eq!(run.due(newer.edition("2026").unwrap()).unwrap().due, due.due, "as it was known then");
}

#[test]
fn an_extension_counts_from_the_unrolled_or_the_rolled_end() {
    let extended = |from| {
        let extension = Extension { times: 1, by: ExtendBy::Add(length("10d")), from };
        let run = Run::new(date("2026-09-01"), length("1mo"), Counting::CHINA).extendable(extension);
        let run = run.extended(date("2026-09-20"));
        let due = run.due(china().newest()).unwrap();
        assert_eq!(Some(&due), run.extended(date("2026-09-21")).due(china().newest()).as_ref(), "once is once");
        (due.unrolled.to_string(), end(&due), due.skipped.len())
    };
    // From Thursday 1 October, and from Thursday 8 October to which the holiday moves it.
    assert_eq!(extended(ExtendFrom::Unrolled), ("2026-10-11".into(), "2026-10-12".into(), 1));
    assert_eq!(extended(ExtendFrom::Rolled), ("2026-10-18".into(), "2026-10-19".into(), 8));
}

#[test]
fn an_extension_to_a_total_counts_from_the_start_and_never_shortens() {
    let due = |total: &str, on: &str| {
        let extension = Extension { times: 1, by: ExtendBy::Total(length(total)), from: ExtendFrom::Unrolled };
        let run = Run::new(date("2026-01-15"), length("3mo"), Counting::CHINA).extendable(extension);
        end(&run.extended(date(on)).due(china().newest()).unwrap())
    };
    assert_eq!(due("6mo", "2026-04-01"), "2026-07-15");
    assert_eq!(due("1mo", "2026-04-01"), "2026-04-15");
    assert_eq!(due("6mo", "2026-04-16"), "2026-04-15", "too late");
}

#[test]
fn a_duration_without_unit_does_not_load() {
    assert_eq!(found(&Length::parse("30").unwrap_err()), [("length_without_unit", "")]);
    let problems = Length::parse("30").unwrap_err();
    let problem = problems.iter().next().unwrap();
    assert!(problem.help(Language::En).contains("30wd") && problem.help(Language::Zh).contains("30wd"));
}

#[test]
fn a_weekday_outside_coverage_is_never_called_a_working_day() {
    let china = china();
    assert_eq!(china.newest().is_working_day(date("2027-01-01")), None);
    assert_eq!(china.newest().nth_working_day(date("2026-12-31"), 1), None);
    assert_eq!(china.newest().nth_working_day(date("2004-01-02"), -1), None);
    assert_eq!(china.newest().working_days_between(date("2026-12-31"), date("2027-01-01")), None);
    assert_eq!(ends(&in_china("2026-12-31", "1wd")), ["2027-01-01", "2027-01-13"]);
}

// The sentences under the table

#[test]
fn a_suspended_clock_keeps_its_remainder_an_interrupted_clock_starts_again() {
    let china = china();
    let run = || Run::new(date("2026-03-02"), length("1mo"), Counting::CHINA);
    let due = |run: Run| end(&run.due(china.newest()).unwrap());
    assert_eq!(due(run()), "2026-04-02");
    // Ten days stand still: from 2 to 12 April, a Sunday, and so to Monday.
    assert_eq!(due(run().suspended(date("2026-03-09"), Some(date("2026-03-18")))), "2026-04-13");
    assert_eq!(due(run().interrupted(date("2026-03-18"))), "2026-04-20");
    // Overlapping suspensions are one; those before the start or after the end are none.
    let twice = run().suspended(date("2026-03-12"), Some(date("2026-03-18")));
    assert_eq!(due(twice.suspended(date("2026-03-09"), Some(date("2026-03-15")))), "2026-04-13");
    assert_eq!(due(run().suspended(date("2026-02-01"), Some(date("2026-03-02")))), "2026-04-02");
    assert_eq!(due(run().suspended(date("2026-04-03"), Some(date("2026-05-03")))), "2026-04-02");
    // Without an end of the suspension there is no end of the period.
    assert_eq!(run().suspended(date("2026-04-02"), None).due(china.newest()), None);
    assert_eq!(due(run().suspended(date("2026-04-03"), None)), "2026-04-02");
    // Interrupted while it stands still, it starts again and goes on standing still.
    let both = run().suspended(date("2026-03-09"), Some(date("2026-03-18"))).interrupted(date("2026-03-12"));
    assert_eq!(due(both), "2026-04-20", "12 April and 6 days");
}

#[test]
fn what_happened_before_the_start_or_before_it_started_again_is_nothing() {
    let plain = plain();
    let extension = Extension { times: 1, by: ExtendBy::Add(length("5d")), from: ExtendFrom::Rolled };
    let run = || Run::new(date("2026-03-02"), length("10d"), Counting::EU).extendable(extension);
    let due = |run: Run| end(&run.due(plain.newest()).unwrap());
    assert_eq!(due(run()), "2026-03-12");
    assert_eq!(due(run().interrupted(date("2026-02-20"))), "2026-03-12");
    assert_eq!(due(run().extended(date("2026-03-01"))), "2026-03-12");
    assert_eq!(due(run().extended(date("2026-03-04"))), "2026-03-17");
    assert_eq!(due(run().extended(date("2026-03-04")).interrupted(date("2026-03-06"))), "2026-03-16");
    assert_eq!(due(run().interrupted(date("2026-03-06")).extended(date("2026-03-09"))), "2026-03-23", "from the 16th");
}

#[test]
fn a_status_period_goes_on_from_the_day_after_where_it_is_extended() {
    let status = Counting { first_day: FirstDay::Included, rest_day_end: RestDayEnd::Stays, ..Counting::CHINA };
    let extension = Extension { times: 1, by: ExtendBy::Add(length("1mo")), from: ExtendFrom::Unrolled };
    let run = Run::new(date("2026-02-01"), length("1mo"), status).extendable(extension).extended(date("2026-02-10"));
    assert_eq!(end(&run.due(plain().newest()).unwrap()), "2026-03-31");
}

#[test]
fn a_period_that_a_holiday_has_prolonged_can_still_be_suspended() {
    let run = Run::new(date("2026-09-01"), length("1mo"), Counting::CHINA);
    let due = |run: Run| run.due(china().newest()).unwrap();
    // Its last day is moved from 1 to 8 October; it stands still meanwhile, and ends on the first working day after.
    let suspended = due(run.clone().suspended(date("2026-10-05"), Some(date("2026-10-16"))));
    assert_eq!((end(&suspended), suspended.suspended.len()), ("2026-10-19".into(), 1));
    assert_eq!(end(&due(run.clone().suspended(date("2026-10-08"), Some(date("2026-10-08"))))), "2026-10-09");
    assert_eq!(end(&due(run.suspended(date("2026-10-09"), Some(date("2026-10-16"))))), "2026-10-08");
    // Whether it had ended before may hang on days that are not covered.
    let early = Run::new(date("2003-12-20"), length("7d"), Counting::CHINA);
    let early = due(early.suspended(date("2003-12-28"), Some(date("2004-01-10"))));
    assert_eq!(ends(&early), ["2003-12-27", "2004-01-12"]);
}

#[test]
fn every_due_date_says_which_edition_it_rests_on_and_which_days_were_skipped_and_why() {
    let due = in_china("2026-02-13", "2wd");
    let json = serde_json::to_value(&due).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "due": {"earliest": "2026-02-24", "latest": "2026-02-24"},
            "unrolled": {"earliest": "2026-02-24", "latest": "2026-02-24"},
            "cause": null,
            "skipped": [
                {"date": "2026-02-15", "why": {"en": "weekend", "zh": "周末"}},
                {"date": "2026-02-16", "why": {"en": "Spring Festival", "zh": "春节"}},
                {"date": "2026-02-17", "why": {"en": "Spring Festival", "zh": "春节"}},
                {"date": "2026-02-18", "why": {"en": "Spring Festival", "zh": "春节"}},
                {"date": "2026-02-19", "why": {"en": "Spring Festival", "zh": "春节"}},
                {"date": "2026-02-20", "why": {"en": "Spring Festival", "zh": "春节"}},
                {"date": "2026-02-21", "why": {"en": "weekend", "zh": "周末"}},
                {"date": "2026-02-22", "why": {"en": "weekend", "zh": "周末"}},
                {"date": "2026-02-23", "why": {"en": "Spring Festival", "zh": "春节"}},
            ],
            "worked": [{"date": "2026-02-14", "why": {"en": "Spring Festival", "zh": "春节"}}],
            "suspended": [], "calendar": "cn", "edition": "2026",
        })
    );
}

#[test]
fn lapses_come_in_the_order_of_their_ends_then_of_the_list() {
    let plain = plain();
    let run = |limit| Run::new(Moment::parse("2026-09-01T12:00").unwrap(), length(limit), Counting::EU);
    let runs =
        [run("3d"), run("60h"), run("3wd"), run("1mo"), run("72h"), run("1mo").suspended(date("2026-09-09"), None)];
    let lapsed = |from, until| {
        let lapses = lapses(&runs, plain.newest(), date(from), date(until));
        lapses.iter().map(|lapse| (lapse.run, lapse.at.to_string())).collect::<Vec<_>>()
    };
    let expected = [(1, "2026-09-04T00:00"), (4, "2026-09-04T12:00"), (0, "2026-09-04"), (2, "2026-09-04")];
    let expected: Vec<_> = expected.map(|(run, at)| (run, at.to_owned())).into();
    assert_eq!(lapsed("2026-09-01", "2026-09-30"), expected);
    assert_eq!(lapsed("2026-09-03", "2026-09-30"), expected[1..]);
    assert_eq!(lapsed("2026-09-01", "2026-09-03"), expected[..1]);
    // Where nobody knows the days, at the latest.
    let late = [Run::new(date("2026-12-25"), length("10wd"), Counting::CHINA)];
    assert_eq!(lapses(&late, china().newest(), date("2026-12-25"), date("2027-02-11")), []);
    assert_eq!(lapses(&late, china().newest(), date("2026-12-25"), date("2027-02-12"))[0].at.to_string(), "2027-02-12");
}

// The vectors of the sources on counting

#[test]
fn a_month_without_a_corresponding_day_ends_on_its_last() {
    assert_eq!(end(&in_china("2024-01-31", "1mo")), "2024-02-29");
    assert_eq!(end(&in_china("2024-08-31", "6mo")), "2025-02-28");
}

#[test]
fn a_month_from_2025_09_01_rolls_over_national_day() {
    assert_eq!(end(&in_china("2025-09-01", "1mo")), "2025-10-09");
}

#[test]
fn a_month_from_2026_01_15_rolls_over_the_spring_festival() {
    assert_eq!(end(&in_china("2026-01-15", "1mo")), "2026-02-24");
}

#[test]
fn three_months_from_2025_11_30_end_on_a_worked_saturday() {
    assert_eq!(end(&in_china("2025-11-30", "3mo")), "2026-02-28");
}

#[test]
fn the_worked_saturday_2026_02_14_counts_and_the_days_after_it_do_not() {
    let china = china();
    let works = |day: &str| china.newest().is_working_day(date(day)).unwrap();
    assert!(works("2026-02-14"));
    for day in ["2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-02-23"] {
        assert!(!works(day), "{day}");
    }
}

#[test]
fn a_status_period_counts_its_first_day_and_ends_the_day_before_the_corresponding_one() {
    let status = Counting { first_day: FirstDay::Included, rest_day_end: RestDayEnd::Stays, ..Counting::CHINA };
    let china = china();
    let until = |start, limit| end(&due(date(start), length(limit), status, china.newest()));
    assert_eq!(until("2026-01-10", "6mo"), "2026-07-09");
    assert_eq!(until("2026-03-01", "1mo"), "2026-03-31");
    assert_eq!(until("2026-01-31", "1mo"), "2026-02-28", "there is no 31 February, so its last day");
    assert_eq!(until("2024-02-29", "1y"), "2025-02-28");
    assert_eq!(until("2026-01-10", "1d"), "2026-01-10");
    // It may end in years that no calendar knows: rest days do not matter to it.
    assert_eq!(until("2026-01-10", "24mo"), "2028-01-09");
}

#[test]
fn hours_run_from_minute_to_minute() {
    let start = Moment::parse("2026-09-30T14:30").unwrap();
    let due = due(start, length("72h"), Counting::CHINA, china().newest());
    assert_eq!((end(&due), due.skipped.len()), ("2026-10-03T14:30".into(), 0));
    let run = Run::new(start, length("72h"), Counting::CHINA);
    let due = |run: Run| end(&run.due(china().newest()).unwrap());
    assert_eq!(due(run.clone().suspended(date("2026-10-01"), Some(date("2026-10-02")))), "2026-10-05T14:30");
    // Of the day on which it starts, the hours that are left stand still.
    assert_eq!(due(run.clone().suspended(date("2026-09-30"), Some(date("2026-09-30")))), "2026-10-04T00:00");
    assert_eq!(due(run.interrupted(Moment::parse("2026-10-02T08:00").unwrap())), "2026-10-05T08:00");
    // It has ended when the day begins on which it is suspended.
    let day = Run::new(date("2026-09-01"), length("24h"), Counting::CHINA);
    assert_eq!(due(day.suspended(date("2026-09-02"), Some(date("2026-09-03")))), "2026-09-02T00:00");
}

#[test]
fn other_jurisdictions_count_by_their_own_rules() {
    // A small calendar of France: 1 May 2026 is a Friday, 25 May 2026 is Whit Monday.
    let france = Calendar::load(
        r#"{"format": "distinguo.calendar/1", "id": "fr", "title": {"en": "France", "zh": "法国"},
        "weekend": ["saturday", "sunday"],
        "beyond": {"weekdays_off_a_year": 11, "days_off_in_a_row": 5, "weekend_days_worked_a_year": 0, "nature": "law",
            "source": {"en": "Labour Code, art. L. 3133-1", "zh": "《劳动法典》第 L. 3133-1 条"}},
        "holidays": [{"id": "jours_feries", "name": {"en": "public holiday", "zh": "公共假日", "fr": "jour férié"}}],
        "editions": [{"id": "2026", "known_from": "2026-01-01", "covers": {"from": "2026-01-01", "until": "2026-12-31"},
            "days": [{"holiday": "jours_feries", "off": ["2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08",
                "2026-05-14", "2026-05-25", "2026-07-14", "2026-11-11", "2026-12-25"]}]}]}"#,
    )
    .unwrap();
    let of = |start, limit, counting, calendar: &Calendar| {
        end(&due(date(start), length(limit), counting, calendar.newest()))
    };
    // Art. 641: the same date. Art. 642: 1 May is a holiday, so the next working day, Monday.
    assert_eq!(of("2026-04-01", "1mo", Counting::FRANCE, &france), "2026-05-04");
    assert_eq!(of("2026-05-20", "5d", Counting::FRANCE, &france), "2026-05-26");
    // Regulation 1182/71: the day of the event is not counted, and hours are not rolled.
    assert_eq!(of("2026-09-02", "10d", Counting::EU, &plain()), "2026-09-14");
    assert_eq!(of("2026-01-31", "1mo", Counting::EU, &plain()), "2026-03-02");
    assert_eq!(of("2026-09-04", "24h", Counting::EU, &plain()), "2026-09-05T00:00");
    // Korea counts months from the day after: from 1 March to 31 March, where China's would end on the 28th.
    assert_eq!(of("2023-02-28", "1mo", Counting::KOREA, &plain()), "2023-03-31");
    assert_eq!(of("2023-02-28", "1mo", Counting::CHINA, &plain()), "2023-03-28");
    assert_eq!(of("2026-09-05", "1mo", Counting::KOREA, &plain()), "2026-10-05");
    // A period that restricts rights: its first day counts, and a Saturday ends it.
    assert_eq!(of("2026-09-06", "1mo", Counting::KOREA_RESTRICTING, &plain()), "2026-10-05");
    assert_eq!(of("2026-08-06", "1mo", Counting::KOREA_RESTRICTING, &plain()), "2026-09-05");
    assert_eq!(of("2026-08-06", "1mo", Counting::KOREA, &plain()), "2026-09-07");
}

#[test]
fn a_rest_day_may_move_an_end_backwards_but_not_before_the_start() {
    let before = Counting { rest_day_end: RestDayEnd::PreviousWorkingDay, ..Counting::CHINA };
    let of = |start, limit| end(&due(date(start), length(limit), before, china().newest()));
    assert_eq!(of("2026-09-01", "1mo"), "2026-09-30");
    assert_eq!(of("2026-10-03", "1d"), "2026-10-03");
    let skipped = due(date("2026-09-04"), length("1mo"), before, china().newest()).skipped;
    let days: Vec<_> = skipped.iter().map(|day| day.date.to_string()).collect();
    assert_eq!(days, ["2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04"], "in order, although met backwards");
    // Where the end may move before the last day that is known, not even that day is certain.
    let far = due(date("2026-12-15"), length("1mo"), before, china().newest());
    assert_eq!(ends(&far), ["2027-01-03", "2027-01-15"]);
    let near = in_china("2026-12-15", "1mo");
    assert_eq!(ends(&near), ["2027-01-15", "2027-01-27"]);
    assert_eq!(near.cause.unwrap().counted, None);
}

#[test]
fn a_start_outside_coverage_is_bounded_all_the_same() {
    assert_eq!(ends(&in_china("2003-12-20", "10wd")), ["2003-12-30", "2004-01-15"]);
    assert_eq!(ends(&in_china("2027-03-01", "10wd")), ["2027-03-11", "2027-04-19"]);
    // The days that count may all be covered although the first day is not.
    assert_eq!(end(&in_china("2003-12-31", "1wd")), "2004-01-02");
    assert!(in_china("9999-12-30", "5wd").cause.is_some());
    let beyond = due(date("9999-12-30"), length("10000y"), Counting::EU, plain().newest());
    assert_eq!((beyond.cause.is_some(), beyond.due.to_string()), (true, "9999-12-31".into()));
}

// China's calendar

#[derive(serde::Deserialize)]
struct Vectors {
    vectors: Vec<Vector>,
}

#[derive(serde::Deserialize)]
struct Vector {
    start: String,
    start_is_workday: bool,
    nth_workday_after: std::collections::BTreeMap<String, String>,
}

#[test]
fn the_published_vectors_hold() {
    let text = include_str!("data/cn-working-day-vectors.json");
    let Vectors { vectors } = serde_json::from_str(text).unwrap();
    let china = china();
    let mut checked = 0;
    for vector in &vectors {
        let start = date(&vector.start);
        assert_eq!(china.newest().is_working_day(start), Some(vector.start_is_workday), "{start}");
        for (n, expected) in &vector.nth_workday_after {
            let n: i32 = n.parse().unwrap();
            assert_eq!(china.newest().nth_working_day(start, n), Some(date(expected)), "{n} from {start}");
            let due = due(start, length(&format!("{n}wd")), Counting::CHINA, china.newest());
            assert_eq!(end(&due), *expected, "{n} from {start}");
            checked += 1;
        }
    }
    assert_eq!((vectors.len(), checked), (866, 866 * 9));
}

#[test]
fn each_year_has_as_many_working_days_as_counted_elsewhere() {
    // 2004 to 2026, as counted from other packages. They leave out Saturday 31 December 2005, which the notice for
    // 2006 (国办发明电〔2005〕35号) says is worked: 250 there, 251 here.
    let counts = [
        252, 251, 251, 249, 251, 250, 250, 250, 249, 250, 250, 249, 250, 249, 250, 250, 249, 250, 249, 249, 251, 248,
        248,
    ];
    let china = china();
    for (year, count) in (2004..).zip(counts) {
        let last = |year| Date::new(year, 12, 31).unwrap();
        assert_eq!(china.newest().working_days_between(last(year - 1), last(year)), Some(count), "{year}");
    }
    assert_eq!(china.newest().is_working_day(date("2005-12-31")), Some(true));
}

#[test]
fn an_amending_notice_changes_its_days_and_no_others() {
    let china = china();
    let amended: [(&str, &str, &[&str]); 3] = [
        ("2015", "2015-amended", &["2015-09-03", "2015-09-04", "2015-09-06"]),
        ("2019", "2019-amended", &["2019-04-28", "2019-05-02", "2019-05-03", "2019-05-05"]),
        ("2020", "2020-amended", &["2020-01-31", "2020-02-01"]),
    ];
    for (before, after, expected) in amended {
        let [before, after] = [before, after].map(|id| china.edition(id).unwrap());
        assert_eq!(before.covers(), after.covers());
        let covers = after.covers();
        let days = (0..=covers.from.days_until(covers.until)).map(|n| covers.from.plus_days(n).unwrap());
        let changed: Vec<_> = days
            .filter(|day| before.is_working_day(*day) != after.is_working_day(*day))
            .map(|day| day.to_string())
            .collect();
        assert_eq!(changed, expected);
    }
}

#[test]
fn an_edition_fixes_how_far_the_calendar_was_known() {
    let china = china();
    let until = |known_on: &str| china.edition(known_on).unwrap().covers().until.to_string();
    assert_eq!(until("2026-11-24"), "2026-12-31");
    assert_eq!(until("2024-06-01"), "2024-12-31");
    assert_eq!(until("2024-11-11"), "2024-12-31");
    assert_eq!(until("2024-11-12"), "2025-12-31");
    assert_eq!(found(&china.edition("2003-12-31").unwrap_err()), [("no_edition_yet", "")]);
    assert_eq!(found(&china.edition("2020-amend").unwrap_err()), [("unknown_edition", "")]);
    let problems = china.edition("2020-amend").unwrap_err();
    assert_eq!(problems.iter().next().unwrap().nearest_name(), Some("2020-amended"));
    // As known in 2018, the last day of the year was to be worked; the notice for 2019 gave it up.
    let status = |known_on: &str| china.edition(known_on).unwrap().is_working_day(date("2018-12-31"));
    assert_eq!((status("2018-12-05"), status("2018-12-06")), (Some(true), Some(false)));
    // And the Saturday before, which came to be worked, was a day of the weekend like any other.
    let skipped = |edition: &str| {
        let due = due(date("2018-12-28"), length("1wd"), Counting::CHINA, china.edition(edition).unwrap());
        (end(&due), names(&due.skipped, "en"), names(&due.worked, "en"))
    };
    let weekend = ["2018-12-29 weekend", "2018-12-30 weekend"].map(str::to_owned).to_vec();
    assert_eq!(skipped("2018"), ("2018-12-31".into(), weekend, vec![]));
    assert_eq!(skipped("2019"), ("2018-12-29".into(), vec![], vec!["2018-12-29 New Year's Day".to_owned()]));
}

#[test]
fn every_shipped_calendar_loads() {
    for id in Calendar::shipped_ids() {
        let calendar = Calendar::shipped(id).unwrap();
        assert_eq!(calendar.id().as_str(), id);
        assert_eq!(calendar.title().languages().collect::<Vec<_>>(), ["en", "zh"]);
        assert_eq!(calendar.editions().last(), Some(calendar.newest()));
    }
    assert!(Calendar::shipped("fr").is_none());
}

// Bad calendars

fn calendar(weekend: &str, editions: &str) -> Result<Calendar, Problems> {
    Calendar::load(&format!(
        r#"{{"format": "distinguo.calendar/1", "id": "x", "title": {{"en": "x", "zh": "x"}}, "weekend": {weekend},
        "holidays": [{{"id": "feast", "name": {{"en": "feast", "zh": "节"}}}}],
        "beyond": {{"weekdays_off_a_year": 366, "days_off_in_a_row": 366, "weekend_days_worked_a_year": 366,
            "nature": "parameter", "source": {{"en": "nothing is known", "zh": "无"}}}},
        "editions": {editions}}}"#
    ))
}

#[test]
fn each_problem_of_a_calendar_is_found_in_its_place() {
    let weekend = r#"["saturday", "sunday"]"#;
    let days = |days: &str| {
        let editions = format!(
            r#"[{{"id": "a", "known_from": "2026-01-01", "covers": {{"from": "2026-01-01", "until": "2026-01-31"}},
                "days": [{days}]}}]"#
        );
        let problems = calendar(weekend, &editions).unwrap_err();
        found(&problems).into_iter().map(|(code, at)| (code, at.to_owned())).collect::<Vec<_>>()
    };
    let at = |list: &str, index: usize| format!("/editions/0/days/0/{list}/{index}");
    // 2 January 2026 is a Friday.
    assert_eq!(
        days(
            r#"{"holiday": "feats", "off": ["2026-01-02", "2026-01-02", "2026-01-03", "2026-02-02"], "worked": ["2026-01-05"]}"#
        ),
        [
            ("unknown_name", "/editions/0/days/0/holiday".to_owned()),
            ("day_twice", at("off", 1)),
            ("day_outside_coverage", at("off", 3)),
            ("day_already_off", at("off", 2)),
            ("day_already_worked", at("worked", 0)),
        ]
    );
    assert_eq!(
        days(r#"{"holiday": "feast", "off": ["2026-01-32", 5], "worked": ["2026-01-03", "2026-01-03"], "on": []}"#),
        [
            ("bad_date", at("off", 0)),
            ("wrong_type", at("off", 1)),
            ("unknown_field", "/editions/0/days/0/on".to_owned()),
        ]
    );

    let editions = |editions: &str| {
        let problems = calendar(weekend, editions).unwrap_err();
        found(&problems).into_iter().map(|(code, at)| (code, at.to_owned())).collect::<Vec<_>>()
    };
    let edition = |id: &str, known: &str, from: &str, until: &str| {
        format!(r#"{{"id": "{id}", "known_from": "{known}", "covers": {{"from": "{from}", "until": "{until}"}}}}"#)
    };
    let first = edition("a", "2026-01-01", "2026-01-01", "2026-12-31");
    assert_eq!(editions("[]"), [("empty_list", "/editions".to_owned())]);
    assert_eq!(
        editions(&format!("[{first}, {}]", edition("a", "2026-01-01", "2026-02-01", "2026-11-30"))),
        [
            ("duplicate_id", "/editions/1/id".to_owned()),
            ("editions_out_of_order", "/editions/1/known_from".to_owned()),
            ("coverage_shrinks", "/editions/1/covers".to_owned()),
        ]
    );
    assert_eq!(
        editions(&format!(r#"[{first}, {{"id": "b", "known_from": "2026-02-01"}}]"#)),
        [("coverage_missing", "/editions/1/covers".to_owned())]
    );
    assert_eq!(
        editions(&format!("[{}]", edition("2026-01-01", "2026-01-01", "2026-12-31", "2026-01-01"))),
        [("bad_edition_id", "/editions/0/id".to_owned())]
    );
    assert_eq!(
        editions(&format!("[{}]", edition("a", "2026-01-01", "2026-12-31", "2026-01-01"))),
        [("coverage_reversed", "/editions/0/covers".to_owned())]
    );
    assert_eq!(
        editions(&format!("[{}]", edition("a", "0001-01-01", "0001-01-01", "9999-12-31"))),
        [("too_large", "/editions/0/covers".to_owned())]
    );
    // Where an edition cannot be read, nobody knows what the next one changes.
    let changing = |id: &str, known: &str, list: &str| {
        let edition = edition(id, known, "2026-01-01", "2026-12-31");
        let days = format!(r#", "days": [{{"holiday": "feast", "{list}": ["2026-01-02"]}}]}}"#);
        edition.strip_suffix('}').unwrap().to_owned() + &days
    };
    let both = format!("[{}, {}]", changing("A", "2026-01-01", "off"), changing("b", "2026-01-02", "worked"));
    assert_eq!(editions(&both), [("bad_edition_id", "/editions/0/id".to_owned())]);
    assert!(calendar(weekend, &both.replace("\"A\"", "\"a\"")).is_ok());
    for bad in
        [r#"["sunday", "sunday"]"#, r#"["monday","tuesday","wednesday","thursday","friday","saturday","sunday"]"#]
    {
        let problems = calendar(bad, &format!("[{first}]")).unwrap_err();
        assert_eq!(found(&problems), [("bad_weekend", "/weekend")]);
    }

    let problems = Calendar::load(
        r#"{"format": "distinguo.calendar/2", "title": {"en": "x"}, "weekends": [],
        "holidays": [{"id": "h", "name": {"zh": "节"}}, {"id": "h", "name": {"en": "h", "zh": "节"}}]}"#,
    )
    .unwrap_err();
    assert_eq!(
        found(&problems),
        [
            ("unknown_format", "/format"),
            ("missing_field", "/id"),
            ("missing_field", "/weekend"),
            ("missing_field", "/editions"),
            ("unknown_field", "/weekends"),
            ("missing_field", "/title/zh"),
            ("missing_field", "/holidays/0/name/en"),
            ("duplicate_id", "/holidays/1/id"),
        ]
    );
}

#[test]
fn a_hostile_calendar_is_refused() {
    let refused = |result: Result<Calendar, Problems>| result.unwrap_err().iter().next().unwrap().code().as_str();
    let weekend = "[]";
    assert_eq!(refused(Calendar::load(&"[".repeat(10 << 20))), "too_large");
    assert_eq!(refused(Calendar::load(&"[".repeat(100_000))), "not_json");
    let editions = |days: &str| {
        format!(
            r#"[{{"id": "a", "known_from": "2026-01-01", "covers": {{"from": "2026-01-01", "until": "2026-12-31"}},
                "days": [{{"holiday": "feast", "off": [{days}]}}]}}]"#
        )
    };
    let days = vec![r#""2026-01-02""#; 100_000].join(",");
    let problems = calendar(weekend, &editions(&days)).unwrap_err();
    assert_eq!(problems.iter().count(), 101, "a hundred, and one that tells of the others");
    let (last, kept) = (problems.iter().last().unwrap(), problems.iter().take(100));
    assert!(kept.clone().all(|problem| problem.code() != Code::AndMore));
    let told = (last.code(), last.pointer(), last.message(Language::En));
    assert_eq!(told, (Code::AndMore, "", "99899 more problems are not listed: day_twice 99899".to_owned()), "by code");
    assert_eq!(problems.count(), 99_999);
    let many: Vec<_> = (0..20_000)
        .map(|n| {
            let known = date("0001-01-01").plus_days(n).unwrap();
            let list = if n % 2 == 0 { "off" } else { "worked" };
            format!(
                r#"{{"id": "e{n}", "known_from": "{known}", "covers": {{"from": "2026-01-02", "until": "2026-01-02"}},
                "days": [{{"holiday": "feast", "{list}": ["2026-01-02"]}}]}}"#
            )
        })
        .collect();
    assert_eq!(refused(calendar(weekend, &format!("[{}]", many.join(",")))), "too_large");
    // As many as are allowed, all changing the same day, are read.
    let some = calendar(weekend, &format!("[{}]", many[..1000].join(","))).unwrap();
    assert_eq!(some.newest().is_working_day(date("2026-01-02")), Some(true));
    assert_eq!(some.edition("e0").unwrap().is_working_day(date("2026-01-02")), Some(false));
    // A year of holidays: an end rolls through all of it, and stops.
    let idle = |days: i64| {
        let all: Vec<_> =
            (0..days).map(|n| format!("{:?}", date("2026-01-01").plus_days(n).unwrap().to_string())).collect();
        let idle = format!(
            r#"[{{"id": "a", "known_from": "2026-01-01", "covers": {{"from": "2026-01-01", "until": "{}"}},
                "days": [{{"holiday": "feast", "off": [{}]}}]}}]"#,
            all.last().unwrap().trim_matches('"'),
            all.join(",")
        );
        calendar(weekend, &idle)
    };
    let idle_year = idle(366).unwrap();
    let due = due(date("2026-01-01"), length("1d"), Counting::CHINA, idle_year.newest());
    assert_eq!((due.skipped.len(), end(&due)), (365, "2027-01-02".into()), "no more than a year are off in a row");
    // A century of them is more than any bound allows.
    assert_eq!(refused(idle(36_000)), "beyond_broken");
}

#[test]
fn a_calendar_is_shared_between_threads() {
    const fn shared<T: Send + Sync>() {}
    shared::<(Calendar, Edition, Run, Derived)>();
}
