//! A date that needs an unknown year lies between two that are certain; time does not stand still for want of a notice.
//! Every entry names the edition that it was derived under, so that no other can take its place.

use distinguo::audit::audit;
use distinguo::case::{Act, DueItem, Foreign};
use distinguo::document::Id;
use distinguo::kernel::{Kernel, Ledger};
use distinguo::ledger::Record;
use distinguo::rulebook::Rulebook;
use distinguo::time::{
    BeyondNature, Calendar, Counting, Date, Derived, End, Instant, Length, RestDayEnd, Run, due, lapses,
};
use serde_json::{Value, json};

use crate::support::{self, Stop};

const CHINA: &str = include_str!("../../calendars/cn.json");
const NEWER: &str = include_str!("../data/faults/cn-2027.json");
const VIETNAM: &str = include_str!("../data/faults/vn.json");
const SILENCE: &str = include_str!("../data/faults/silence-2027.jsonl");
const STALE: &str = include_str!("../data/faults/stale-edition.jsonl");

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn instant(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn china() -> Calendar {
    Calendar::shipped("cn").unwrap()
}

fn codes(document: &Value) -> Vec<(&'static str, String)> {
    let problems = Calendar::load(&document.to_string()).unwrap_err();
    problems.iter().map(|problem| (problem.code().as_str(), problem.pointer().to_owned())).collect()
}

/// China's calendar with one edition more.
fn with(edition: Value) -> Value {
    let mut calendar: Value = serde_json::from_str(CHINA).unwrap();
    calendar["editions"].as_array_mut().unwrap().push(edition);
    calendar
}

/// A made-up notice for 2027.
fn notice(known_from: &str, off: &[&str], worked: &[&str]) -> Value {
    json!({"id": "2027", "known_from": known_from, "covers": {"from": "2004-01-01", "until": "2027-12-31"},
        "days": [{"holiday": "new_year", "off": off, "worked": worked}]})
}

fn by(calendar: &Calendar, start: &str, limit: &str, counting: Counting) -> Derived {
    due(date(start), Length::parse(limit).unwrap(), counting, calendar.newest())
}

fn ends(start: &str, limit: &str) -> [String; 2] {
    let due = by(&china(), start, limit, Counting::CHINA).due;
    [due.earliest.to_string(), due.latest.to_string()]
}

// The interval

#[test]
fn what_needs_an_unknown_year_is_an_interval_and_what_does_not_is_certain() {
    assert_eq!(ends("2026-12-30", "1wd"), ["2026-12-31", "2026-12-31"]);
    assert_eq!(ends("2026-12-30", "2wd"), ["2027-01-01", "2027-01-13"]);
    assert_eq!(ends("2026-12-15", "1mo"), ["2027-01-15", "2027-01-27"]);
    // What ends on any day is certain in any year.
    let stays = Counting { rest_day_end: RestDayEnd::Stays, ..Counting::CHINA };
    assert_eq!(by(&china(), "2026-12-15", "24mo", stays).due.certain(), Some(End::Day(date("2028-12-15"))));
}

#[test]
fn both_ends_are_reached_by_a_year_that_may_come() {
    let january = |days: std::ops::RangeInclusive<i64>| {
        days.map(|day| format!("2027-01-{day:02}")).filter(|day| (date(day).weekday() as usize) < 5).collect::<Vec<_>>()
    };
    let off = january(1..=12);
    let off: Vec<_> = off.iter().map(String::as_str).collect();
    let late = Calendar::load(&with(notice("2026-11-10", &off, &[])).to_string()).unwrap();
    assert_eq!(by(&late, "2026-12-30", "2wd", Counting::CHINA).due.to_string(), "2027-01-13", "the latest");
    let early = Calendar::load(&with(notice("2026-11-10", &[], &["2027-01-02"])).to_string()).unwrap();
    assert_eq!(by(&early, "2026-12-30", "2wd", Counting::CHINA).due.to_string(), "2027-01-01", "the earliest");
    assert_eq!(by(&early, "2026-12-30", "3wd", Counting::CHINA).due.to_string(), "2027-01-02");
    assert_eq!(ends("2026-12-30", "3wd")[0], "2027-01-02", "a Saturday that may be worked");
}

#[test]
fn the_bounds_of_china_are_parameters_and_shown_as_such() {
    let calendar = china();
    let beyond = calendar.beyond().unwrap();
    assert_eq!((beyond.weekdays_off_a_year, beyond.days_off_in_a_row, beyond.weekend_days_worked_a_year), (25, 12, 14));
    assert_eq!(beyond.nature, BeyondNature::Parameter);
    let shown = serde_json::to_value(by(&calendar, "2026-12-30", "2wd", Counting::CHINA)).unwrap();
    assert_eq!(shown["cause"]["beyond"]["nature"], "parameter");
    assert!(shown["cause"]["beyond"]["source"]["zh"].as_str().unwrap().contains("23日"));
    // As measured: no year and no row of days off breaks them, and one more than is measured would.
    let bounded = |field: &str, most: u64| {
        let mut document: Value = serde_json::from_str(CHINA).unwrap();
        document["beyond"][field] = most.into();
        Calendar::load(&document.to_string())
    };
    for (field, measured) in
        [("weekdays_off_a_year", 23), ("days_off_in_a_row", 10), ("weekend_days_worked_a_year", 12)]
    {
        assert!(bounded(field, measured).is_ok(), "{field}");
        let problems = bounded(field, measured - 1).unwrap_err();
        assert!(problems.iter().all(|problem| problem.code().as_str() == "beyond_broken"), "{problems}");
    }
}

#[test]
fn a_calendar_that_does_not_say_what_holds_in_other_years_does_not_load() {
    let mut vietnam: Value = serde_json::from_str(VIETNAM).unwrap();
    assert_eq!(codes(&vietnam), [("beyond_missing", "/beyond".to_owned())]);
    vietnam["beyond"] = json!({"weekdays_off_a_year": 14, "days_off_in_a_row": 10, "weekend_days_worked_a_year": 6,
        "nature": "parameter", "source": {"en": "measured in five years", "zh": "据五年实测"}});
    let loaded = Calendar::load(&vietnam.to_string()).unwrap();
    assert!(by(&loaded, "2024-12-30", "5wd", Counting::CHINA).due.certain().is_none());
    // Bounds that are none, and a source that not everybody can read.
    vietnam["beyond"]["days_off_in_a_row"] = 0.into();
    vietnam["beyond"]["weekdays_off_a_year"] = 400.into();
    vietnam["beyond"]["source"] = json!({"vi": "đo trong năm năm"});
    let found: Vec<_> = codes(&vietnam).into_iter().map(|(_, at)| at).collect();
    assert!(
        ["/beyond/days_off_in_a_row", "/beyond/weekdays_off_a_year"].iter().all(|at| found.contains(&(*at).to_owned())),
        "{found:?}"
    );
}

#[test]
fn no_later_edition_breaks_what_is_said_of_any_year() {
    let off: Vec<String> =
        (1..=13).map(|day| format!("2027-01-{day:02}")).filter(|day| (date(day).weekday() as usize) < 5).collect();
    let off: Vec<_> = off.iter().map(String::as_str).collect();
    let found = codes(&with(notice("2026-11-10", &off, &[])));
    assert_eq!(found, [("beyond_broken", "/editions/26/covers".to_owned())]);
}

#[test]
fn each_edition_of_china_moved_no_date_out_of_its_interval_but_by_days_that_it_changed() {
    let calendar = china();
    for pair in calendar.editions().windows(2) {
        let (old, new) = (&pair[0], &pair[1]);
        let last = old.covers().until;
        for back in (0..40).step_by(3) {
            let start = last.plus_days(-back).unwrap();
            for limit in ["1wd", "5wd", "10wd", "30wd", "1mo", "15d"] {
                let of = |edition| due(start, Length::parse(limit).unwrap(), Counting::CHINA, edition);
                let (before, after) = (of(old).due, of(new).due);
                let reach = last.min(after.latest.day());
                let changed = (0..=start.days_until(reach)).any(|n| {
                    let day = start.plus_days(n).unwrap();
                    old.is_working_day(day) != new.is_working_day(day)
                });
                if !changed && after.certain().is_some() {
                    let inside =
                        before.earliest.day() <= after.earliest.day() && after.latest.day() <= before.latest.day();
                    assert!(inside, "{limit} from {start}, {}: {before}, {after}", new.id());
                }
            }
        }
    }
}

#[test]
fn what_runs_out_runs_out_at_the_latest_and_not_before() {
    let run = [Run::new(date("2026-12-25"), Length::parse("10wd").unwrap(), Counting::CHINA)];
    let latest = run[0].due(china().newest()).unwrap().due.latest.day();
    let lapsed = |until| lapses(&run, china().newest(), date("2026-12-25"), until).len();
    assert_eq!((lapsed(latest.plus_days(-1).unwrap()), lapsed(latest)), (0, 1));
}

// In a case

/// The kernel of the reference rulebook under a calendar.
fn kernel(calendar: &str) -> Kernel {
    Kernel::new(Rulebook::shipped("cn.reference").unwrap(), Some(Calendar::load(calendar).unwrap())).unwrap()
}

/// What a file of acts comes to under a calendar.
fn played(kernel: &Kernel, text: &str) -> Ledger {
    let mut ledger = Ledger::new();
    for line in text.lines().filter(|line| line.contains("\"act\"")) {
        ledger.handle(kernel, &Act::load(line).unwrap()).unwrap();
    }
    ledger
}

fn items(kernel: &Kernel, ledger: &Ledger, now: &str) -> Vec<DueItem> {
    let mut items = kernel.due(ledger.case(), None, instant(now)).unwrap();
    items.retain(|item| item.due.is_some());
    items
}

#[test]
fn silence_beyond_the_calendar_runs_out() {
    let run = support::run(SILENCE, |_, _| {}).unwrap_or_else(|(_, stop)| panic!("{stop:?}"));
    let kernel = run.kernel();
    let mut effects = run.ledger.records().iter().map(Record::line);
    assert!(effects.any(|entry| entry.contains(r#""change":"lapsed""#)), "something ran out by 2030");
    // Nothing still counts days after its latest end.
    for item in items(kernel, &run.ledger, "2030-12-31T23:59:00+08:00") {
        let due = item.due.as_ref().unwrap().due;
        assert!(item.days_left.is_none() || due.latest.day() >= date("2030-12-31"), "{item:?}");
    }
    assert!(kernel.next_due(run.ledger.case()).unwrap().is_none_or(|next| next > instant("2030-12-31T23:59:00+08:00")));
    assert!(audit(kernel, written(&run.ledger), None).is_sound());
}

/// The edition that an entry names.
fn calendar_of(record: &Record) -> Value {
    serde_json::from_str::<Value>(record.line()).unwrap()["entry"]["calendar"].clone()
}

fn written(ledger: &Ledger) -> String {
    ledger.records().iter().map(|record| format!("{}\n", record.line())).collect()
}

#[test]
fn days_left_are_counted_to_the_earliest_end_and_it_is_said() {
    let kernel = kernel(CHINA);
    let ledger = played(&kernel, SILENCE);
    let uncertain = |now: &str| {
        let found = items(&kernel, &ledger, now).into_iter();
        found.filter(|item| item.due.as_ref().unwrap().due.certain().is_none()).collect::<Vec<_>>()
    };
    let first = uncertain("2027-03-11T12:00:00+08:00").swap_remove(0);
    let due = first.due.as_ref().unwrap().due;
    assert_eq!(first.days_left, Some(date("2027-03-11").days_until(due.earliest.day())));
    let words = |item: &DueItem, language| item.words(&kernel.rulebook().labels(language));
    assert!(words(&first, "en").contains("counted to the earlier day"), "{}", words(&first, "en"));
    assert!(words(&first, "en").contains(&format!("(at the latest {})", due.latest)), "{}", words(&first, "en"));
    assert!(words(&first, "zh").contains("至较早日剩余"), "{}", words(&first, "zh"));
    // After the earliest, none are left for certain; after the latest, nothing is said to be left.
    let at = |day: Date| format!("{day}T12:00:00+08:00");
    let same = |items: Vec<DueItem>| items.into_iter().find(|item| item.period == first.period).unwrap();
    assert_eq!(same(uncertain(&at(due.earliest.day().plus_days(1).unwrap()))).days_left, Some(0));
    let over = same(uncertain(&at(due.latest.day().plus_days(3).unwrap())));
    assert_eq!((over.days_left, over.days_over), (None, Some(3)));
    assert!(!words(&over, "en").contains("left"));
}

#[test]
fn who_opens_a_case_does_not_choose_an_old_edition() {
    let Err((_, Stop::Refused(line, refusal))) = support::run(STALE, |_, _| {}) else { panic!("refused") };
    assert_eq!((line, refusal.code().as_str()), (2, "not_newest"));
    // The newest of that day may be named, or none.
    for edition in [Some("2025"), None] {
        let mut open: Value =
            serde_json::from_str(STALE.lines().find(|line| line.contains("\"open\"")).unwrap()).unwrap();
        let fields = open["act"]["open"].as_object_mut().unwrap();
        fields.remove("edition");
        fields.extend(edition.map(|edition| ("edition".to_owned(), edition.into())));
        let kernel = kernel(CHINA);
        let mut ledger = Ledger::new();
        ledger.handle(&kernel, &Act::load(&open.to_string()).unwrap()).unwrap();
        assert_eq!(calendar_of(&ledger.records()[0])["edition"], "2025");
    }
}

#[test]
fn every_entry_names_its_edition_by_id_and_digest() {
    let kernel = kernel(CHINA);
    let ledger = played(&kernel, SILENCE);
    let named = serde_json::to_value(china().newest().named()).unwrap();
    for record in ledger.records() {
        assert_eq!(calendar_of(record), named);
    }
}

#[test]
fn the_digest_of_an_edition_is_that_of_what_it_says_of_days() {
    let calendar = china();
    let of = |document: &Value| Calendar::load(&document.to_string()).unwrap();
    let digests =
        |calendar: &Calendar| calendar.editions().iter().map(|edition| edition.digest().clone()).collect::<Vec<_>>();
    let before = digests(&calendar);
    // A later edition changes none, nor does what is only for readers.
    let later = digests(&of(&with(notice("2026-11-10", &["2027-01-01"], &[]))));
    assert_eq!((&later[..before.len()], later.len()), (&before[..], before.len() + 1));
    let mut document: Value = serde_json::from_str(CHINA).unwrap();
    document["title"]["en"] = "China".into();
    document["holidays"][0]["name"]["en"] = "1 January".into();
    document["holidays"].as_array_mut().unwrap().push(json!({"id": "new", "name": {"en": "new", "zh": "新"}}));
    document["editions"][3]["note"] = json!({"en": "note", "zh": "注"});
    assert_eq!(digests(&of(&document)), before);
    // A day does, in this edition and in those after it.
    document["editions"][20]["days"][0]["off"].as_array_mut().unwrap().remove(0);
    let changed = digests(&of(&document));
    assert_eq!(changed[..20], before[..20]);
    assert!(changed[20..].iter().zip(&before[20..]).all(|(one, other)| one != other));
}

#[test]
fn a_kernel_without_the_edition_of_a_case_refuses_and_says_what_it_needs() {
    let ledger = played(&kernel(CHINA), SILENCE);
    // The same names, and one day otherwise.
    let mut document: Value = serde_json::from_str(CHINA).unwrap();
    let last = document["editions"].as_array().unwrap().len() - 1;
    document["editions"][last]["days"][0]["off"].as_array_mut().unwrap().remove(1);
    let mut without: Value = serde_json::from_str(CHINA).unwrap();
    without["editions"].as_array_mut().unwrap().pop();
    for other in [document.to_string(), without.to_string()] {
        let other = kernel(&other);
        let needs = Foreign::Calendar { calendar: china().newest().named() };
        assert_eq!(other.fits(ledger.case()), Err(needs));
        let act = json!({"id": "x", "at": "2027-03-12T09:00:00+08:00", "actor": {"id": "person:wei", "role": "person"},
            "act": {"withdraw": {}}});
        let mut copy = ledger.clone();
        let refusal = copy.handle(&other, &Act::load(&act.to_string()).unwrap()).unwrap_err();
        assert_eq!(refusal.code().as_str(), "needs_calendar");
        let refusal = copy.tick(&other, instant("2035-01-01T00:00:00Z")).unwrap_err();
        assert_eq!(refusal.code().as_str(), "needs_calendar", "nothing runs out by another's days");
    }
    let newer = kernel(&with(notice("2027-04-01", &["2027-01-01"], &[])).to_string());
    assert_eq!(newer.fits(ledger.case()), Ok(()));
}

#[test]
fn a_newer_edition_in_the_kernel_changes_nothing_that_is_written() {
    let old = kernel(CHINA);
    let mut ledger = played(&old, SILENCE);
    // A notice that was known when the case was opened, and came to this kernel later.
    let mut newer: Value = serde_json::from_str(NEWER).unwrap();
    newer["beyond"] = serde_json::from_str::<Value>(CHINA).unwrap()["beyond"].clone();
    let newer = kernel(&newer.to_string());
    let report = audit(&newer, written(&ledger), None);
    assert!(report.is_sound(), "{report:?}");
    // It goes on under the edition that it has.
    let [before, after] =
        [&old, &newer].map(|kernel| kernel.due(ledger.case(), None, instant("2027-03-12T00:00:00Z")).unwrap());
    assert_eq!(before, after);
    let next = old.next_due(ledger.case()).unwrap().unwrap();
    let mut same = ledger.clone();
    ledger.tick(&old, next).unwrap();
    same.tick(&newer, next).unwrap();
    assert_eq!(written(&ledger), written(&same));
}

#[test]
fn no_edition_is_taken_by_its_name_alone() {
    let calendar = china();
    let mut named = calendar.newest().named();
    assert!(calendar.edition_by(&named).is_ok());
    named.digest = calendar.editions()[0].digest().clone();
    assert_eq!(calendar.edition_by(&named).unwrap_err().calendar, named);
    let mut named = calendar.newest().named();
    named.id = Id::new("vn").unwrap();
    assert!(calendar.edition_by(&named).is_err());
}
