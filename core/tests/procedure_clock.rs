//! A virtual clock over whole procedures: across Spring Festival, across the year's end at which the calendar's coverage
//! stops, and across notices that change what was known.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a test may panic, its helpers too"
)]

#[path = "support/stage.rs"]
mod stage;

use distinguo::case::Progress;
use distinguo::time::{Calendar, Instant, Moment, Zone};
use serde_json::{Value, json};
use stage::{Play, SMALL, Stage, at, private, stored};

const CHINA: &str = include_str!("../calendars/cn.json");

/// The small procedure by the Chinese calendar, with editions added.
fn in_china(editions: &[Value]) -> Stage {
    let mut calendar: Value = serde_json::from_str(CHINA).unwrap();
    calendar["editions"].as_array_mut().unwrap().extend(editions.iter().cloned());
    let calendar = Calendar::load(&calendar.to_string()).unwrap_or_else(|problems| panic!("{problems}"));
    let mut book: Value = serde_json::from_str(SMALL).unwrap();
    book["calendar"] = json!("cn");
    book["in_force"]["from"] = json!("2019-01-01");
    book["acts"].as_array_mut().unwrap().push(json!({"act": "adopt_calendar", "by": ["officer"], "clause": "p"}));
    Stage::of(&book.to_string(), Some(calendar))
}

fn noon(day: &str) -> String {
    format!("{day}T12:00:00+08:00")
}

fn raise() -> Value {
    json!({"raise": {"channel": "own_motion"}})
}

fn file() -> Value {
    json!({"file": {"filing": "reform", "document": "filing_form"}})
}

/// The person is told that mitigation is contemplated.
fn notice_of_hearing() -> Value {
    json!({"send": {"document": "notice", "to": "person", "contemplates": [{"outcome": "mitigated"}]}})
}

/// The clocks to which something was done, each with what.
fn turns<'r>(records: &'r [Value], kind: &str) -> Vec<&'r Value> {
    let all = records.iter().flat_map(|record| record["entry"]["effects"].as_array().unwrap());
    all.filter(|effect| effect["effect"] == "clock" && effect["change"]["change"] == kind).collect()
}

#[test]
fn a_procedure_runs_across_spring_festival() {
    let stage = in_china(&[]);
    let mut play = Play::open(&stage, &noon("2026-02-12"));
    play.does("officer-1", raise());
    // Three working days: Friday, a worked Saturday, and the first day after nine days off.
    assert_eq!(play.clock("admit").due, "2026-02-24");
    assert_eq!(play.until(&noon("2026-02-24")), Vec::<Value>::new(), "its last day runs to midnight");
    let lapsed = play.until(&noon("2026-02-25"));
    assert_eq!(lapsed.len(), 1);
    assert_eq!(lapsed[0]["entry"]["at"], "2026-02-24T16:00:00Z", "written at the instant of the lapse, not now");
    assert_eq!(play.seen.admission, "admitted", "silence admits");
    // What silence started is counted from the last day.
    assert_eq!(play.clock("verify").due, "2026-03-16");
    // What there is to be said is said on a notice of what may be decided: five days from it end on a Sunday and roll.
    play.until(&noon("2026-03-03"));
    play.does("officer-1", notice_of_hearing());
    assert_eq!(play.clock("be_heard").due, "2026-03-09");
}

#[test]
fn a_year_of_a_procedure_in_one_step_by_days_or_from_date_to_date_is_the_same() {
    let stage = in_china(&[]);
    let mut play = Play::open(&stage, &noon("2025-11-05"));
    play.does("officer-1", raise());
    play.does("officer-1", json!({"find": {"fact": "in_scope", "answer": "yes"}}));
    play.does("officer-1", json!({"decide": {"table": "admission", "outcome": "admitted"}}));
    play.does("verifier-1", json!({"find": {"fact": "state", "answer": "careless"}}));
    play.does("verifier-2", json!({"find": {"fact": "gain", "answer": "no"}}));
    play.until(&noon("2025-12-01"));
    play.does("verifier-1", json!({"submit": {"document": "report"}}));
    // Mitigation is decided after a hearing only: it is not the mildest.
    play.does("officer-1", notice_of_hearing());
    play.does("person-1", json!({"submit": {"document": "statement"}}));
    let votes = json!([{"member": "decider-1", "vote": "for"}, {"member": "decider-2", "vote": "for"}]);
    play.does(
        "decider-1",
        json!({"decide": {"table": "tolerance", "outcome": "mitigated", "documents": ["decision"],
        "votes": votes}}),
    );
    play.does("officer-1", json!({"send": {"document": "decision", "to": "person", "about": "tolerance"}}));
    let order = json!({"send": {"document": "order", "to": "person", "items": [{"id": "i1", "bearer": "person"}]}});
    play.does("officer-1", order);
    let zone = Zone::parse("CST-8").unwrap();
    let day = |days: i64| -> Instant {
        zone.instant(Moment::new(zone.day(play.now).plus_days(days).unwrap(), 12, 0).unwrap())
    };
    let once = stage.kernel.tick(play.case(), day(400)).unwrap();
    let mut daily = play.ledger.clone();
    let before = daily.records().len();
    for passed in 0..=400 {
        daily.tick(&stage.kernel, day(passed)).unwrap();
    }
    assert_eq!(stored(&once), stored(&daily.records()[before..]));
    let mut dated = play.ledger.clone();
    let mut last = play.now;
    while let Some(due) = stage.kernel.next_due(dated.case()).unwrap() {
        assert!(due > last || dated.records().len() > before, "time goes on");
        let written = dated.tick(&stage.kernel, due).unwrap();
        assert!(
            !written.is_empty() && written.iter().all(|record| record.entry().at() == due),
            "what is due is written then"
        );
        last = due;
    }
    assert_eq!(stored(&once), stored(&dated.records()[before..]));
    // A visit that nobody made is overdue and still owed; the influence has ended; nothing fired twice.
    let records: Vec<Value> = once.iter().map(|record| serde_json::to_value(record).unwrap()).collect();
    for period in ["influence", "correct", "ask_review", "visit", "look_again"] {
        let fired = turns(&records, "lapsed").into_iter().filter(|effect| effect["clock"]["period"] == period).count();
        assert_eq!(fired, 1, "{period}");
    }
    assert_eq!(
        stage.kernel.progress(dated.case()).unwrap(),
        Progress::Open,
        "the decision is still to be looked at again"
    );
    let overdue: Vec<String> =
        stage.kernel.due(dated.case(), None, day(400)).unwrap().iter().map(|item| item.period.to_string()).collect();
    assert_eq!(overdue, ["correct", "look_again", "visit"]);
}

#[test]
fn ten_working_days_from_2026_12_25_with_no_notice_for_2027_run_out_at_the_latest() {
    let next = notice("2027-01-05", &[]);
    let stage = in_china(&[next]);
    let mut play = Play::open(&stage, &noon("2026-12-28"));
    play.does("person-1", file());
    // Three days are known; two more lie beyond the coverage.
    assert_eq!(play.clock("answer_filing").due, "2027-01-02/2027-01-26");
    let due = serde_json::to_value(stage.kernel.due(play.case(), None, play.now).unwrap()).unwrap();
    assert_eq!(due[0]["due"]["due"], json!({"earliest": "2027-01-02", "latest": "2027-01-26"}));
    assert_eq!(due[0]["days_left"], 5, "to the earliest");
    assert!(!due[0]["due"]["cause"].is_null(), "with its cause");
    assert_eq!(stage.kernel.next_due(play.case()).unwrap(), Some(at("2027-01-27T00:00:00+08:00")), "at the latest");
    assert_eq!(play.until(&noon("2027-01-06")), Vec::<Value>::new());
    // The notice comes: the date is derived again, as a recorded effect with old and new.
    let adopted = play.does("officer-1", json!({"adopt_calendar": {"edition": "2027"}}));
    let redated = turns(&adopted, "redated");
    assert_eq!(redated.len(), 1);
    assert_eq!(redated[0]["clock"]["period"], "answer_filing");
    assert_eq!(redated[0]["change"]["old"], json!({"earliest": "2027-01-02", "latest": "2027-01-26"}));
    assert_eq!(redated[0]["change"]["new"], json!({"earliest": "2027-01-05", "latest": "2027-01-05"}));
    let lapsed = play.until(&noon("2027-01-07"));
    assert_eq!(turns(&lapsed, "lapsed").len(), 1, "now it has run out");
    assert!(play.seen.filing.contains("on_record"), "silence counts");
}

/// A made-up notice for 2027.
fn notice(known_from: &str, worked: &[&str]) -> Value {
    json!({"id": "2027", "known_from": known_from, "covers": {"from": "2004-01-01", "until": "2027-12-31"},
        "sources": ["https://example.org/2027"],
        "days": [{"holiday": "new_year", "off": ["2027-01-01"], "worked": worked}]})
}

#[test]
fn five_working_days_from_2020_01_23_as_known_before_and_after_the_notice_of_27_january() {
    let stage = in_china(&[]);
    let mut play = Play::open(&stage, &noon("2020-01-23"));
    play.does("person-1", file());
    assert_eq!(play.clock("answer_filing").due, "2020-02-05");
    let before = play.ledger.clone();
    play.until(&noon("2020-01-28"));
    let adopted = play.does("officer-1", json!({"adopt_calendar": {"edition": "2020-amended"}}));
    assert_eq!(turns(&adopted, "redated")[0]["change"]["old"]["latest"], "2020-02-05");
    assert_eq!(play.clock("answer_filing").due, "2020-02-07");
    // A replay of the first answer still gives the first date; the act cannot be done twice.
    let replayed = stage.kernel.replay(before.records()).map_err(|(_, broken)| broken).unwrap();
    let due = serde_json::to_value(stage.kernel.due(&replayed, None, play.now).unwrap()).unwrap();
    assert_eq!(due[0]["due"]["due"]["latest"], "2020-02-05");
    assert_eq!(play.refused("officer-1", json!({"adopt_calendar": {"edition": "2020-amended"}})), "not_newer");
}

#[test]
fn no_right_gets_shorter_by_a_newer_edition_and_it_ends_all_the_same() {
    // A right that ends on a Saturday beyond the coverage rolls, until a notice makes that Saturday a working day.
    let next = notice("2026-12-30", &["2027-01-02"]);
    let stage = in_china(&[next]);
    let mut play = Play::open(&stage, &noon("2026-12-23"));
    play.does("person-1", json!({"raise": {"channel": "application", "documents": ["application"]}}));
    play.does("officer-1", json!({"find": {"fact": "in_scope", "answer": "yes"}}));
    play.does(
        "officer-1",
        json!({"decide": {"table": "admission", "outcome": "returned", "reasons": private("more")}}),
    );
    assert_eq!(play.clock("supplement").due, "2027-01-02/2027-01-14");
    play.now = at(&noon("2026-12-30"));
    play.does("officer-1", json!({"adopt_calendar": {"edition": "2027"}}));
    assert_eq!(
        play.clock("supplement").due,
        "2027-01-02/2027-01-14",
        "the 2nd, and yet it is not lost before the 14th"
    );
    play.until(&noon("2027-01-14"));
    assert_eq!(play.clock("supplement").state, "running");
    play.until(&noon("2027-01-15"));
    assert_eq!(play.clock("supplement").state, "lapsed");
}
