//! The right kernel, and acts done twice: a case belongs to one rulebook, to the letter, and to one edition of a calendar;
//! whoever has another answers nothing. What was done is answered, when it is done again, with what came of it then.

use std::sync::Arc;

use distinguo::audit::{Verdict, audit, audit_under};
use distinguo::case::{Act, Actor, Case, Foreign, Refusal, RefusalCode, Unseen};
use distinguo::determination::BookRef;
use distinguo::document::{Digest, Id};
use distinguo::error::Language;
use distinguo::kernel::{Done, Kernel, KernelSet, Ledger};
use distinguo::report::{Secret, Tally, Uncounted};
use distinguo::rulebook::{Rulebook, Use};
use distinguo::time::{Calendar, Date, Instant};
use distinguo::watch::Watch;
use distinguo::what_if::difference;
use serde_json::{Value, json};

use crate::ledger_and_audit::{examples, ran, rechained, values};
use crate::stage::{Play, Stage, private};

const SUPERVISION: &str = "cn.supervision.2024";
const CHINA: &str = include_str!("../../calendars/cn.json");
const OPENED: &str = "2026-03-02T09:00:00+08:00";

fn instant(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn shipped(name: &str) -> &'static str {
    Rulebook::shipped_text(name).unwrap()
}

fn kernel(text: &str, calendar: Option<&str>) -> Kernel {
    let calendar = calendar.map(|text| Calendar::load(text).unwrap_or_else(|problems| panic!("{problems}")));
    Kernel::new(Rulebook::load(text).unwrap_or_else(|problems| panic!("{problems}")), calendar).unwrap()
}

fn principal(id: &str, at: &str, act: Value) -> Act {
    let actor = json!({"id": "a", "role": "principal", "organ": "county"});
    Act::load(&json!({"id": id, "at": at, "actor": actor, "act": act}).to_string()).unwrap()
}

fn opening(edition: Option<&str>) -> Act {
    let mut open = json!({"case": "mine", "rulebook": SUPERVISION, "version": "2024.1",
        "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}});
    if let Some(edition) = edition {
        open["edition"] = json!(edition);
    }
    principal("1", OPENED, json!({"open": open}))
}

/// A case that was opened and raised: something runs in it.
fn raised(kernel: &Kernel, edition: Option<&str>) -> Ledger {
    let mut ledger = Ledger::new();
    ledger.handle(kernel, &opening(edition)).unwrap();
    let raise = principal("2", "2026-03-02T10:00:00+08:00", json!({"raise": {"channel": "own_motion"}}));
    ledger.handle(kernel, &raise).unwrap();
    ledger
}

/// What it comes to that a report about the rulebook of a kernel counts the case of a ledger.
fn counted(kernel: &Kernel, ledger: &Ledger, now: Instant) -> Result<(), Refusal> {
    let mut tally = Tally::new(Secret::new(b"0123456789abcdef0123456789abcdef").unwrap());
    tally.cover(kernel.rulebook());
    match tally.add(kernel, ledger, now) {
        Ok(_) => Ok(()),
        Err(Uncounted::Refused(refusal)) => Err(refusal),
        Err(Uncounted::NotCovered(problem)) => panic!("{problem:?}"),
    }
}

/// What every call on a case comes to, by the names of the calls.
fn every_call(kernel: &Kernel, ledger: &Ledger) -> Vec<(&'static str, Result<(), Refusal>)> {
    fn told<T, R: Into<Refusal>>(answer: Result<T, R>) -> Result<(), Refusal> {
        answer.map(drop).map_err(Into::into)
    }
    fn shown<T>(answer: Result<T, Unseen>) -> Result<(), Refusal> {
        let foreign = |unseen: Unseen| unseen.needs().cloned().map_or_else(|| panic!("{unseen:?}"), Refusal::from);
        answer.map(drop).map_err(foreign)
    }
    let now = instant("2027-01-01T00:00:00Z");
    let (case, day) = (ledger.case(), Date::parse("2027-01-01").unwrap());
    let act = principal("3", "2026-03-03T10:00:00+08:00", json!({"find": {"fact": "gain", "answer": "none"}}));
    let again = principal("2", "2026-03-02T10:00:00+08:00", json!({"raise": {"channel": "own_motion"}}));
    let (actor, table) = (act.actor(), Id::new("tolerance").unwrap());
    let person = Actor::new("person:wei", Id::new("person").unwrap(), None);
    let handled = |act| match kernel.handle(case, act).act {
        Err(refusal) if refusal.needs().is_some() => Err(refusal),
        Ok(_) | Err(_) => Ok(()),
    };
    vec![
        ("handle", handled(&act)),
        ("handle again", handled(&again)),
        ("tick", told(kernel.tick(case, now))),
        ("next_due", told(kernel.next_due(case))),
        ("due", shown(kernel.due(case, None, now))),
        ("options", told(kernel.options(case, actor, now))),
        ("blocked", told(kernel.blocked(case, actor, now))),
        ("progress", told(kernel.progress(case))),
        ("view", told(kernel.view(case))),
        ("explain_for", shown(kernel.explain_for(case, &person, now))),
        ("protections", shown(kernel.protections([ledger], None, Use::Grade, day, now))),
        ("bars", shown(kernel.bars([case], Use::Grade, day, now))),
        ("lasting", shown(kernel.lasting([ledger], None, day, now))),
        ("page", shown(kernel.page(ledger, None, now, "en"))),
        ("agenda_page", shown(kernel.agenda_page(ledger, None, now, "en"))),
        ("precedent", told(kernel.precedent(case, "tolerance"))),
        ("like", shown(kernel.like(case, None, &table, now))),
        ("difference", shown(difference(kernel, case, ledger.fork(None).case(), None, now))),
        ("tick on a fork", told(ledger.fork(None).tick(kernel, now))),
        ("as_of", told(ledger.as_of(kernel, now))),
        ("tally", counted(kernel, ledger, now)),
        ("watch", told(Watch::default().note(kernel, case))),
        ("fits", told(kernel.fits(case))),
    ]
}

fn all_refused(kernel: &Kernel, ledger: &Ledger, code: RefusalCode, needs: &Foreign) {
    for (call, answer) in every_call(kernel, ledger) {
        let refusal = answer.err().unwrap_or_else(|| panic!("{call} was answered"));
        assert_eq!((refusal.code(), refusal.needs()), (code, Some(needs)), "{call}");
        for language in Language::ALL {
            let message = refusal.message(language);
            assert!(message.contains(&needs.to_string()), "{call}: {message}");
        }
    }
}

fn of_book(kernel: &Kernel) -> Foreign {
    Foreign::Rulebook { rulebook: BookRef::of(kernel.rulebook()) }
}

// A kernel with another digest, or without the edition, refuses every call and says what it needs.

#[test]
fn another_text_of_the_same_version_answers_no_call_and_says_which_rulebook_the_case_needs() {
    let text = shipped(SUPERVISION);
    let [right, edited] = [text, &text.replace("\"investigate\"", "\"inquiry\"")].map(|text| kernel(text, None));
    assert_eq!(right.rulebook().version(), edited.rulebook().version());
    let ledger = raised(&right, None);
    let needs = of_book(&right);
    let told = needs.to_string();
    assert!(told.contains(SUPERVISION) && told.contains("2024.1"), "{told}");
    assert!(told.contains(right.rulebook().digest().as_str()), "{told}");
    all_refused(&edited, &ledger, RefusalCode::WrongBook, &needs);
    for (call, answer) in every_call(&right, &ledger) {
        assert_eq!(answer, Ok(()), "{call}");
    }
}

#[test]
fn a_kernel_without_the_edition_of_the_case_answers_no_call_and_says_which_it_needs() {
    let right = kernel(shipped(SUPERVISION), None);
    let ledger = raised(&right, None);
    let named = Calendar::shipped("cn").unwrap().newest().named();
    let needs = Foreign::Calendar { calendar: named.clone() };
    let told = needs.to_string();
    assert!(told.contains("cn@2026") && told.contains(named.digest.as_str()), "{told}");
    let mut older: Value = serde_json::from_str(CHINA).unwrap();
    older["editions"].as_array_mut().unwrap().pop();
    for other in [older.to_string(), include_str!("../../calendars/mon-fri.json").to_owned()] {
        all_refused(&kernel(shipped(SUPERVISION), Some(&other)), &ledger, RefusalCode::NeedsCalendar, &needs);
    }
}

#[test]
fn a_kernel_of_another_regulation_answers_nothing_and_a_case_that_is_not_open_is_anybodys() {
    let right = kernel(shipped(SUPERVISION), None);
    let other = kernel(shipped("cn.reference"), None);
    all_refused(&other, &raised(&right, None), RefusalCode::WrongBook, &of_book(&right));
    for (call, answer) in every_call(&other, &Ledger::new()) {
        assert_eq!(answer, Ok(()), "{call}");
    }
}

#[test]
fn what_is_refused_changes_nothing() {
    let text = shipped(SUPERVISION);
    let [right, edited] = [text, &text.replace("\"investigate\"", "\"inquiry\"")].map(|text| kernel(text, None));
    let mut ledger = raised(&right, None);
    let before = ledger.lines(0);
    ledger.tick(&edited, instant("2035-01-01T00:00:00Z")).unwrap_err();
    let late = principal("3", "2035-01-01T10:00:00+08:00", json!({"withdraw": {}}));
    assert_eq!(ledger.handle(&edited, &late).unwrap_err().code(), RefusalCode::WrongBook);
    assert_eq!(ledger.lines(0), before);
}

/// Mixed kernels: of four that are given the same half of a case, the right one goes on, and the others write nothing.
#[test]
fn only_the_right_kernel_goes_on_with_a_case() {
    let text = shipped("cn.reference");
    let mut older: Value = serde_json::from_str(CHINA).unwrap();
    let kept = older["editions"].as_array().unwrap().len() - 2;
    older["editions"].as_array_mut().unwrap().truncate(kept);
    let right = kernel(text, None);
    let edited = text.replacen("\"limit\": \"15wd\"", "\"limit\": \"14wd\"", 1);
    let edited = if edited == text { text.replacen("\"n\": 15", "\"n\": 14", 1) } else { edited };
    let others = [
        (kernel(text, Some(&older.to_string())), RefusalCode::NeedsCalendar),
        (kernel(text, Some(include_str!("../../calendars/mon-fri.json"))), RefusalCode::NeedsCalendar),
        (kernel(&edited, None), RefusalCode::WrongBook),
    ];
    let all = examples();
    let acts: Vec<Act> = all["c1-staged-review"].lines().filter_map(|line| Act::load(line).ok()).collect();
    let mut half = Ledger::new();
    for act in &acts[..26] {
        half.handle(&right, act).unwrap();
    }
    for (other, code) in &others {
        let mut ledger = half.clone();
        for act in &acts[26..] {
            assert_eq!(ledger.handle(other, act).unwrap_err().code(), *code);
        }
        assert_eq!(ledger.lines(0), half.lines(0));
    }
    let mut whole = half;
    for act in &acts[26..] {
        whole.handle(&right, act).unwrap();
    }
    assert!(audit(&right, whole.lines(0), None).is_sound());
}

/// A kernel for the rulebook with an edition more, which was known from a day on.
fn late(known_from: &str) -> Kernel {
    let mut calendar: Value = serde_json::from_str(CHINA).unwrap();
    let editions = calendar["editions"].as_array_mut().unwrap();
    let mut late = editions.last().unwrap().clone();
    late["id"] = json!("2026-amended");
    late["known_from"] = json!(known_from);
    late["days"] = json!([{"holiday": "national_day", "off": ["2026-09-02"]}]);
    editions.push(late);
    kernel(shipped(SUPERVISION), Some(&calendar.to_string()))
}

#[test]
fn an_edition_that_is_installed_late_changes_nothing_that_stands() {
    let before = kernel(shipped(SUPERVISION), None);
    for known_from in ["2026-02-01", "2026-03-02", "2026-03-03"] {
        let after = late(known_from);
        for edition in [None, Some("2026")] {
            let ledger = raised(&before, edition);
            assert_eq!(audit(&before, ledger.lines(0), None).verdict, Verdict::Sound);
            assert_eq!(audit(&after, ledger.lines(0), None).verdict, Verdict::Sound, "{known_from} {edition:?}");
            assert_eq!(after.next_due(ledger.case()), before.next_due(ledger.case()));
            let again = after.handle(ledger.case(), &opening(edition)).act;
            assert_eq!(again, Ok(Done::Repeated { first: 1, last: 1 }), "{known_from} {edition:?}");
            let [mut one, mut other] = [ledger.clone(), ledger];
            let later = instant("2027-06-01T00:00:00Z");
            one.tick(&before, later).unwrap();
            other.tick(&after, later).unwrap();
            assert_eq!(one.lines(0), other.lines(0));
        }
    }
}

// No loop is possible: a lapse without effect is an error.

#[test]
fn a_lapse_without_effect_is_an_error_and_no_lapse() {
    let stage = Stage::small();
    let mut play = Play::open(&stage, "2026-03-02T10:00:00+08:00");
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    let late = instant("2027-01-01T00:00:00Z");
    let honest = stage.kernel.tick(play.case(), late).unwrap();
    assert!(!honest.is_empty() && honest.len() < 20);
    // A ledger of the same rulebook, as it says, in which a period runs that the rulebook does not know.
    let records = values(&play.ledger.lines(0).replace("\"period\":\"admit\"", "\"period\":\"inquiry\""));
    let forged = rechained(records);
    assert_eq!(audit(&stage.kernel, &forged, None).verdict, Verdict::NotSound);
    let mut ledger = Ledger::read(&forged).map_err(|(_, problem)| problem).unwrap();
    assert_eq!(stage.kernel.fits(ledger.case()), Ok(()), "it names the right rulebook");
    let refusal = ledger.tick(&stage.kernel, late).unwrap_err();
    assert_eq!(refusal.code(), RefusalCode::LapseWithoutEffect);
    assert!(refusal.message(Language::En).contains("inquiry"));
    assert_eq!(ledger.as_of(&stage.kernel, late).unwrap_err().code(), RefusalCode::LapseWithoutEffect);
    let act = json!({"id": "x", "at": "2027-01-01T10:00:00+08:00", "actor": {"id": "person-1", "role": "person"},
        "act": {"withdraw": {}}});
    let refusal = ledger.handle(&stage.kernel, &Act::load(&act.to_string()).unwrap()).unwrap_err();
    assert_eq!(refusal.code(), RefusalCode::LapseWithoutEffect);
    assert_eq!(ledger.lines(0), forged);
}

// The kernel for a ledger is found by its digest.

#[test]
fn a_set_finds_the_kernel_of_a_ledger_by_its_digest() {
    let text = shipped(SUPERVISION);
    let edited = text.replace("\"investigate\"", "\"inquiry\"");
    let [one, other] = [text, &edited].map(|text| kernel(text, None));
    let ledgers = [&one, &other].map(|kernel| raised(kernel, None));
    let foreign = KernelSet::from(other.clone()).of(ledgers[0].case()).unwrap_err();
    assert_eq!(foreign.needs(), Some(&of_book(&one)));
    for kernels in [KernelSet::from_iter([one.clone(), other.clone()]), KernelSet::from_iter([other, one])] {
        for ledger in &ledgers {
            let found = kernels.of(ledger.case()).unwrap();
            assert_eq!(Some(&BookRef::of(found.rulebook())), ledger.case().rulebook());
            let mut ledger = ledger.clone();
            let lapses = kernels.tick(&mut ledger, instant("2027-01-01T00:00:00Z")).unwrap().len();
            assert!(lapses > 0);
            assert!(audit_under(&kernels, ledger.lines(0), None).is_sound());
        }
    }
}

#[test]
fn a_set_has_calendars_and_finds_the_edition_of_a_ledger() {
    let mut older: Value = serde_json::from_str(CHINA).unwrap();
    older["editions"].as_array_mut().unwrap().pop();
    let old = kernel(shipped(SUPERVISION), Some(&older.to_string()));
    let [of_old, of_new] = [raised(&old, None), raised(&kernel(shipped(SUPERVISION), None), None)];
    let mut kernels = KernelSet::from(old);
    assert!(kernels.of(of_old.case()).is_ok());
    let needs = Foreign::Calendar { calendar: Calendar::shipped("cn").unwrap().newest().named() };
    assert_eq!(kernels.of(of_new.case()).unwrap_err().needs(), Some(&needs));
    kernels.add_calendar(Calendar::shipped("cn").unwrap());
    for ledger in [of_old, of_new] {
        assert!(kernels.of(ledger.case()).unwrap().fits(ledger.case()).is_ok());
        assert!(audit_under(&kernels, ledger.lines(0), None).is_sound());
    }
}

#[test]
fn a_set_takes_a_case_through_its_migration_and_back_in_time() {
    let text = examples().remove("p17-rectify-succeed-migrate").unwrap();
    let acts: Vec<Act> = text.lines().filter_map(|line| Act::load(line).ok()).collect();
    let whole = ran(&text);
    let kernels: KernelSet = whole.versions.iter().map(Arc::clone).collect();
    let mut ledger = Ledger::new();
    for act in &acts {
        kernels.handle(&mut ledger, act).unwrap_or_else(|refusal| panic!("{}: {refusal:?}", act.id()));
    }
    assert_eq!(ledger.lines(0), whole.ledger.lines(0));
    assert!(audit_under(&kernels, ledger.lines(0), ledger.case().head()).is_sound());
    let versions = |case: &Case| kernels.of(case).unwrap().rulebook().version().to_owned();
    let first = ledger.records()[0].entry().at();
    assert_eq!(
        (versions(ledger.case()), versions(kernels.as_of(&ledger, first).unwrap().case())),
        ("2023".into(), "2021".into())
    );
    // A retry of any of them, the move too, is answered.
    let effects =
        values(&ledger.lines(0)).into_iter().flat_map(|record| record["entry"]["effects"].as_array().unwrap().clone());
    let erased: Vec<u64> =
        effects.filter(|effect| effect["effect"] == "erased").filter_map(|effect| effect["entry"].as_u64()).collect();
    for act in &acts {
        let entry = *ledger.case().done(act.id()).unwrap().end();
        match kernels.handle(&mut ledger, act) {
            Ok(entries) => assert!(!entries.is_empty(), "{}", act.id()),
            // Only of what was erased nobody is told that it was the same.
            Err(refusal) => {
                assert_eq!(refusal.code(), RefusalCode::IdReused, "{}", act.id());
                assert!(erased.contains(&entry.into()), "{}", act.id());
            }
        }
    }
    assert_eq!(ledger.lines(0), whole.ledger.lines(0));
    // The newer version alone cannot tell what was before the move, and says so.
    let newer = whole.kernel();
    assert_eq!(ledger.as_of(newer, first).unwrap_err().needs(), Some(&of_book(&whole.versions[0])));
    assert_eq!(audit(newer, ledger.lines(0), None).verdict, Verdict::CannotBeJudged);
}

/// Under a newer version that the case was not moved to, nothing is told but that it may be moved.
#[test]
fn a_newer_version_ticks_nothing_and_offers_the_move() {
    let text = examples().remove("p17-rectify-succeed-migrate").unwrap();
    let acts: Vec<Act> = text.lines().filter_map(|line| Act::load(line).ok()).collect();
    let whole = ran(&text);
    let [old, new] = [&whole.versions[0], &whole.versions[1]];
    let position = acts.iter().position(|act| serde_json::to_string(act).unwrap().contains("\"migrate\"")).unwrap();
    let mut ledger = Ledger::new();
    for act in &acts[..position] {
        ledger.handle(old, act).unwrap();
    }
    all_refused(new, &ledger, RefusalCode::WrongBook, &of_book(old));
    let migrate = &acts[position];
    let refusal = new.options(ledger.case(), migrate.actor(), migrate.at()).unwrap_err();
    let kinds: Vec<String> = refusal.possible().iter().map(distinguo::case::Choice::kind).collect();
    assert_eq!(kinds, ["migrate"]);
    // What has run out by the time of the move runs out before it, under the rules of before.
    let due = old.next_due(ledger.case()).unwrap().unwrap();
    let mut late = serde_json::to_value(migrate).unwrap();
    late["at"] = json!(due.to_string());
    let late = Act::load(&late.to_string()).unwrap();
    assert_eq!(new.handle(ledger.case(), &late).act.unwrap_err().code(), RefusalCode::LapsesFirst);
    let kernels: KernelSet = whole.versions.iter().map(Arc::clone).collect();
    let (mut together, mut apart) = (ledger.clone(), ledger.clone());
    let entries = kernels.handle(&mut together, &late).unwrap().to_vec();
    apart.tick(old, due).unwrap();
    apart.handle(new, &late).unwrap();
    assert_eq!(together.lines(0), apart.lines(0));
    assert!(entries.len() > 1, "the lapses come with the answer");
    assert_eq!(kernels.handle(&mut together, &late).unwrap(), entries);
    assert!(audit_under(&kernels, together.lines(0), None).is_sound());
}

#[test]
fn the_calls_of_a_person_take_cases_of_several_books_and_refuse_what_the_set_does_not_have() {
    let [one, other] = [Stage::small(), Stage::small_with(|book| book["id"] = json!("test.other"))];
    let [first, second] = [&one, &other].map(|stage| Play::open(stage, "2026-03-02T10:00:00+08:00"));
    let (cases, ledgers) = (|| [first.case(), second.case()], || [&first.ledger, &second.ledger]);
    let day = Date::parse("2026-03-03").unwrap();
    let kernels = KernelSet::from_iter([one.kernel.clone(), other.kernel.clone()]);
    let now = instant("2026-03-03T10:00:00+08:00");
    assert!(kernels.bars(cases(), Use::Grade, day, now).is_ok());
    assert!(kernels.lasting(ledgers(), None, day, now).unwrap().is_empty());
    let shields = kernels.protections(ledgers(), None, Use::AccountabilityDecision, day, now).unwrap();
    let each = ledgers().map(|ledger| {
        let kernel = kernels.of(ledger.case()).unwrap();
        kernel.protections([ledger], None, Use::AccountabilityDecision, day, now).unwrap()
    });
    assert_eq!(shields, each.concat());
    let some = KernelSet::from(one.kernel.clone());
    let needs = of_book(&other.kernel);
    assert_eq!(some.bars(cases(), Use::Grade, day, now).unwrap_err().needs(), Some(&needs));
    assert_eq!(some.lasting(ledgers(), None, day, now).unwrap_err().needs(), Some(&needs));
    assert_eq!(some.protections(ledgers(), None, Use::Grade, day, now).unwrap_err().needs(), Some(&needs));
    assert_eq!(one.kernel.bars(cases(), Use::Grade, day, now).unwrap_err().needs(), Some(&needs));
    let blank = Ledger::new();
    assert!(some.bars([blank.case()], Use::Grade, day, now).is_ok(), "what is not open says nothing");
}

#[test]
fn a_ledger_under_another_text_of_an_edition_cannot_be_judged_and_is_not_called_unsound() {
    let before = kernel(shipped(SUPERVISION), None);
    let ledger = raised(&before, None);
    let mut newer: Value = serde_json::from_str(CHINA).unwrap();
    let editions = newer["editions"].as_array_mut().unwrap();
    let last = editions.len() - 1;
    editions[last]["days"][0]["off"].as_array_mut().unwrap().remove(1);
    let other = kernel(shipped(SUPERVISION), Some(&newer.to_string()));
    assert_eq!(audit(&other, ledger.lines(0), None).verdict, Verdict::CannotBeJudged);
}

// An act done twice.

fn done_again(ledger: &mut Ledger, kernel: &Kernel, act: &Value) -> Result<Vec<Digest>, Refusal> {
    let records = ledger.handle(kernel, &Act::load(&act.to_string()).unwrap())?;
    Ok(records.iter().map(|record| record.hash().clone()).collect())
}

/// The same act with another salt at every text.
fn resalted(mut act: Value) -> (Value, usize) {
    fn walk(value: &mut Value, found: &mut usize) {
        match value {
            Value::Object(fields) => {
                if fields.len() == 2 && fields.contains_key("text") && fields.contains_key("salt") {
                    fields["salt"] = json!("ffeeddccbbaa99887766554433221100");
                    *found += 1;
                }
                fields.values_mut().for_each(|inner| walk(inner, found));
            }
            Value::Array(items) => items.iter_mut().for_each(|inner| walk(inner, found)),
            _ => {}
        }
    }
    let mut found = 0;
    walk(&mut act, &mut found);
    (act, found)
}

#[test]
fn an_act_done_twice_is_answered_with_all_entries_of_the_first_time_lapses_included() {
    let right = kernel(shipped("cn.reference"), None);
    let all = examples();
    let (mut ledger, mut with_lapses, mut texts) = (Ledger::new(), 0, 0);
    for line in all["c1-staged-review"].lines().filter(|line| Act::load(line).is_ok()) {
        let act: Value = serde_json::from_str(line).unwrap();
        let first = done_again(&mut ledger, &right, &act).unwrap();
        with_lapses += usize::from(first.len() > 1);
        let stored = ledger.lines(0);
        // The server stamps a retry with the time at which it comes, and draws new salts.
        let (mut retried, found) = resalted(act.clone());
        retried["at"] = json!("2031-01-01T09:00:00+08:00");
        texts += found;
        for again in [act, retried] {
            assert_eq!(done_again(&mut ledger, &right, &again).unwrap(), first, "{again}");
        }
        assert_eq!(ledger.lines(0), stored, "nothing runs out by it, and nothing is written");
    }
    assert!(with_lapses > 0 && texts > 10, "{with_lapses} {texts}");
    // Read again, it answers the same.
    let read = Ledger::read(ledger.lines(0)).map_err(|(_, problem)| problem).unwrap();
    let numbers = |ledger: &Ledger| {
        let acts = all["c1-staged-review"].lines().filter_map(|line| Act::load(line).ok());
        acts.map(|act| ledger.case().done(act.id()).unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(numbers(&read), numbers(&ledger));
}

#[test]
fn whether_an_id_was_done_is_told_before_anything_is_stamped() {
    let right = kernel(shipped(SUPERVISION), None);
    let ledger = raised(&right, None);
    assert_eq!(ledger.case().done("2"), Some(2..=2));
    assert_eq!(ledger.case().done("3"), None);
    assert_eq!(Case::blank().done("1"), None);
}

#[test]
fn another_act_under_the_same_id_is_refused() {
    let right = kernel(shipped(SUPERVISION), None);
    let mut ledger = raised(&right, None);
    let same = serde_json::to_value(principal("2", OPENED, json!({"raise": {"channel": "own_motion"}}))).unwrap();
    for (pointer, value) in [
        ("/act/raise/channel", json!("instruction")),
        ("/actor/id", json!("b")),
        ("/actor/organ", json!("city")),
        ("/act", json!({"withdraw": {}})),
        ("/done_on", json!("2026-03-01")),
    ] {
        let mut other = same.clone();
        match other.pointer_mut(pointer) {
            Some(place) => *place = value,
            None => other["act"]["raise"]["done_on"] = value,
        }
        let Ok(act) = Act::load(&other.to_string()) else { continue };
        let refusal = ledger.handle(&right, &act).unwrap_err();
        assert_eq!(refusal.code(), RefusalCode::IdReused, "{pointer}");
    }
    assert!(done_again(&mut ledger, &right, &same).is_ok());
}

#[test]
fn a_repeated_act_confirms_no_guess_at_a_text() {
    let stage = Stage::small();
    let mut play = Play::open(&stage, "2026-03-02T10:00:00+08:00");
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    let accuse = |text: &str, salt: &str| {
        json!({"id": "told", "at": "2026-03-02T10:00:00+08:00", "actor": {"id": "accuser-1", "role": "accuser"},
            "act": {"accuse": {"accusation": "a1", "accuser": {"text": text, "salt": salt}}}})
    };
    let [salt, other] = ["000102030405060708090a0b0c0d0e0f", "f0e0d0c0b0a090807060504030201000"];
    let mut ledger = play.ledger.clone();
    let first = done_again(&mut ledger, &stage.kernel, &accuse("Mr Li", salt)).unwrap();
    assert_eq!(done_again(&mut ledger, &stage.kernel, &accuse("Mr Li", other)).unwrap(), first);
    let wrong = done_again(&mut ledger, &stage.kernel, &accuse("Mr Wu", salt)).unwrap_err();
    assert_eq!(wrong.code(), RefusalCode::IdReused);
    let mut act = accuse("Mr Wu", salt);
    act["act"]["accuse"]["accusation"] = json!("a2");
    assert_eq!(done_again(&mut ledger, &stage.kernel, &act).unwrap_err(), wrong, "which part differs is not told");
}

#[test]
fn what_was_erased_is_confirmed_to_nobody_not_even_to_whoever_knows_the_salt() {
    let stage = crate::erasure::stage();
    let mut play = Play::open(&stage, "2026-03-02T10:00:00+08:00");
    let raise = |text: &str, salt: &str| {
        json!({"id": "told", "at": "2026-03-02T10:00:00+08:00",
            "actor": {"id": "officer-1", "role": "officer", "organ": "organ-deciding"},
            "act": {"raise": {"channel": "own_motion", "reasons": {"text": text, "salt": salt}}}})
    };
    let [salt, other] = ["000102030405060708090a0b0c0d0e0f", "f0e0d0c0b0a090807060504030201000"];
    play.hand_in(&Act::load(&raise("a hint by Mr Li", salt).to_string()).unwrap()).unwrap();
    let seq = play.case().seq();
    play.does("officer-1", json!({"find": {"fact": "in_scope", "answer": "no"}}));
    let refused = json!({"table": "admission", "outcome": "refused", "reasons": private("nothing of ours")});
    play.does("officer-1", json!({"decide": refused}));
    play.until("2027-03-02T10:00:00+08:00");
    play.does("officer-1", crate::erasure::erase(seq, "/act/raise/reasons"));
    let ledger = play.ledger.clone();
    let read = Ledger::read(ledger.lines(0)).map_err(|(_, problem)| problem).unwrap();
    for mut ledger in [ledger, read] {
        for text in ["a hint by Mr Li", "a hint by Mr Wu"] {
            for salt in [salt, other] {
                let refusal = done_again(&mut ledger, &stage.kernel, &raise(text, salt)).unwrap_err();
                assert_eq!(refusal.code(), RefusalCode::IdReused);
            }
        }
        assert_eq!(ledger.case().done("told"), Some(seq..=seq), "that it was done stands");
    }
}

#[test]
fn a_planted_text_is_not_taken_for_the_one_that_was_committed_to() {
    let stage = Stage::small();
    let mut play = Play::open(&stage, "2026-03-02T10:00:00+08:00");
    let accuse = |text: &str| {
        json!({"id": "told", "at": "2026-03-02T10:00:00+08:00", "actor": {"id": "accuser-1", "role": "accuser"},
            "act": {"accuse": {"accusation": "a1", "accuser": {"text": text, "salt": "000102030405060708090a0b0c0d0e0f"}}}})
    };
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    done_again(&mut play.ledger, &stage.kernel, &accuse("Mr Li")).unwrap();
    let planted = play.ledger.lines(0).replace("Mr Li", "Mr Wu");
    let (before, problem) = Ledger::read(planted).unwrap_err();
    assert_eq!((problem.code().as_str(), problem.pointer()), ("broken_entry", "/3/texts/~1act~1accuse~1accuser"));
    assert_eq!(before.case().seq(), 3, "nothing before it is lost");
}

// A stale writer is told the entries since its head.

#[test]
fn a_stale_writer_is_told_the_entries_since_its_head() {
    let right = kernel(shipped("cn.reference"), None);
    let all = examples();
    let acts: Vec<Act> = all["c1-staged-review"].lines().filter_map(|line| Act::load(line).ok()).take(20).collect();
    let mut ledger = Ledger::new();
    for act in &acts {
        ledger.handle(&right, act).unwrap();
    }
    let last = ledger.case().seq();
    let told = |head: &str| {
        let mut stale = serde_json::to_value(&acts[19]).unwrap();
        stale["id"] = json!("stale");
        stale["expects"] = json!(head);
        let refusal = right.handle(ledger.case(), &Act::load(&stale.to_string()).unwrap()).act.unwrap_err();
        assert_eq!(refusal.code(), RefusalCode::CaseMoved);
        refusal.entries()
    };
    for record in &ledger.records()[..ledger.records().len() - 1] {
        assert_eq!(told(record.hash().as_str()), Some((record.entry().seq() + 1, last)));
    }
    assert_eq!(told(&"0f".repeat(32)), Some((1, last)), "of a head that no entry has, all of them");
}

#[test]
fn a_set_adopts_an_edition_that_came_to_it_later() {
    let mut older: Value = serde_json::from_str(CHINA).unwrap();
    older["editions"].as_array_mut().unwrap().pop();
    let old = kernel(shipped("cn.reference"), Some(&older.to_string()));
    let all = examples();
    let open = all["c1-staged-review"].lines().find_map(|line| Act::load(line).ok()).unwrap();
    let mut ledger = Ledger::new();
    ledger.handle(&old, &open).unwrap();
    let before = ledger.case().calendar().unwrap().clone();
    let newest = Calendar::shipped("cn").unwrap().newest().named();
    assert_ne!(before, newest);
    let adopt = json!({"id": "adopt", "at": "2026-06-01T09:00:00+08:00",
        "actor": {"id": "prin", "role": "principal", "organ": "district-cdi"},
        "act": {"adopt_calendar": {"edition": newest.edition}}});
    let adopt = Act::load(&adopt.to_string()).unwrap();
    let mut kernels = KernelSet::from(old.clone());
    assert!(kernels.handle(&mut ledger, &adopt).is_err(), "nobody here knows it yet");
    kernels.add_calendar(Calendar::shipped("cn").unwrap());
    kernels.handle(&mut ledger, &adopt).unwrap_or_else(|refusal| panic!("{refusal:?}"));
    assert_eq!(ledger.case().calendar(), Some(&newest));
    assert_eq!(old.fits(ledger.case()), Err(Foreign::Calendar { calendar: newest }));
    assert!(audit_under(&kernels, ledger.lines(0), None).is_sound());
    assert_eq!(audit(&old, ledger.lines(0), None).verdict, Verdict::CannotBeJudged);
}
