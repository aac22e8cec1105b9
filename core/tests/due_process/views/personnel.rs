//! Personnel are told whether somebody is barred, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use distinguo::case::{Actor, Unseen};
use distinguo::error::{Code, Language};
use distinguo::host::{Case, Cases, Kernel as HostKernel};
use distinguo::kernel::{Kernel, KernelSet, Ledger};
use distinguo::rulebook::Use;
use distinguo::time::{Date, Instant};
use serde_json::json;

use super::{actor, book_of, day, last, wei};
use crate::stage::{Play, Stage, at};
use crate::story::Story;
use crate::support::{Run, run};

const USES: [Use; 10] = [
    Use::Appraisal,
    Use::Honours,
    Use::Selection,
    Use::Appointment,
    Use::Grade,
    Use::Delegate,
    Use::Transfer,
    Use::Retirement,
    Use::Discipline,
    Use::AccountabilityDecision,
];

const NOBODY: &str = r#"{"barred":false}"#;
const BARRED: &str = r#"{"barred":true}"#;

/// The days that are asked: that of every entry of a case, and far from all of them.
fn days(kernel: &Kernel, run: &Run) -> BTreeSet<Date> {
    let entries = run.ledger.records().iter().map(|record| kernel.day(record.entry().at()));
    entries.chain(["1999-12-31", "2031-07-01", "2200-01-01"].map(day)).collect()
}

fn answer(kernels: &KernelSet, case: &distinguo::case::Case, wanted: Use, on: Date, now: Instant) -> String {
    serde_json::to_string(&kernels.bars([case], wanted, on, now).unwrap()).unwrap()
}

/// What a rulebook bars from, by its own text.
fn bars_by_law(run: &Run, wanted: Use) -> bool {
    let book = book_of(run);
    let wanted = serde_json::to_value(wanted).unwrap();
    let rules = book["protections"].as_array().into_iter().flatten();
    rules.filter(|rule| rule["rule"] == "barred").any(|rule| rule["uses"].as_array().unwrap().contains(&wanted))
}

#[test]
fn over_every_procedure_use_and_day_the_answers_are_one_string_and_two_where_a_law_bars() {
    let mut told: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut barred_by = BTreeSet::new();
    for name in Story::examples() {
        let whole = Story::example(&name).done();
        let asked = days(whole.kernel(), &whole);
        let book = whole.kernel().rulebook().id().to_string();
        let seen = |so_far: &Run, _: usize| {
            if so_far.ledger.records().is_empty() {
                return;
            }
            let (case, now) = (so_far.ledger.case(), last(so_far));
            let today = so_far.kernel().day(now);
            // All days at every fifth entry and at the last, those around the present at each.
            let all = case.seq() % 5 == 0 || case.seq() == whole.ledger.case().seq();
            let near = [-1, 0, 1].map(|more| today.plus_days(more).unwrap());
            let on_days = asked.iter().filter(|_| all).chain(&near).collect::<Vec<_>>();
            for wanted in USES {
                let present = answer(&so_far.kernels, case, wanted, today, now);
                for on in on_days.iter().copied() {
                    let answer = answer(&so_far.kernels, case, wanted, *on, now);
                    // A day that is past is answered as for nobody, one to come as the present.
                    let expected = if *on < today { NOBODY } else { present.as_str() };
                    assert_eq!(answer, expected, "{name} {wanted:?} {on}");
                    told.entry(book.clone()).or_default().insert(answer);
                }
                if present == BARRED {
                    assert!(bars_by_law(so_far, wanted), "{name}: {wanted:?}");
                    barred_by.insert(book.clone());
                }
            }
        };
        run(&Story::example(&name).text(), seen).unwrap_or_else(|(_, stop)| panic!("{name}: {stop:?}"));
    }
    for (book, answers) in &told {
        let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
        let expected: &[&str] = if barred_by.contains(book) { &[NOBODY, BARRED] } else { &[NOBODY] };
        assert_eq!(answers, expected, "{book}");
    }
    let laws = ["cn.civil-servants.2018", "cn.soe-managers.2024", "cn.supervision.2024"];
    assert_eq!(barred_by.iter().map(String::as_str).collect::<Vec<_>>(), laws);
    assert!(told.len() >= 6, "{:?}", told.keys());
}

#[test]
fn who_was_barred_once_is_nobody_on_every_day_that_is_asked() {
    for name in ["p18-soe-manager-to-appeal", "p19-supervision-two-levels", "p20-civil-servant-appeals-directly"] {
        let mut run = Story::example(name).done();
        // The last entry may be of a day on which the bar ran: that it is over is the host's clock's to say.
        let later = Instant::parse("2032-01-01T00:00:00Z").unwrap();
        let kernel = std::sync::Arc::clone(run.versions.last().unwrap());
        let asked = days(&kernel, &run);
        for ticked in [false, true] {
            if ticked {
                run.ledger.tick(&kernel, later).unwrap();
            }
            for wanted in USES {
                for on in &asked {
                    let answer = answer(&run.kernels, run.ledger.case(), wanted, *on, later);
                    assert_eq!(answer, NOBODY, "{name} {wanted:?} {on}");
                }
            }
        }
        // Nor can a clock that is set back make a day present which the ledger knows to be past.
        for on in &asked {
            let back = kernel.instant(&on.to_string()).unwrap();
            assert_eq!(answer(&run.kernels, run.ledger.case(), Use::Grade, *on, back), NOBODY, "{name} {on}");
        }
    }
}

#[test]
fn who_is_barred_while_a_case_is_pending_is_told_as_who_is_sanctioned() {
    let name = "p19-supervision-two-levels";
    let mut told = BTreeSet::new();
    let mut stages = BTreeSet::new();
    let seen = |so_far: &Run, _: usize| {
        if so_far.ledger.records().is_empty() {
            return;
        }
        let (case, now) = (so_far.ledger.case(), last(so_far));
        let today = so_far.kernel().day(now);
        let answer = answer(&so_far.kernels, case, Use::Grade, today, now);
        if answer == BARRED {
            let view = serde_json::to_value(so_far.kernel().view(case).unwrap()).unwrap();
            let decided = view["decisions"].as_array().unwrap().iter().any(|it| it["table"] == "sanction");
            stages.insert(if decided { "sanctioned" } else { "pending" });
        }
        told.insert(answer);
    };
    run(&Story::example(name).text(), seen).unwrap_or_else(|(_, stop)| panic!("{stop:?}"));
    assert_eq!(stages.into_iter().collect::<Vec<_>>(), ["pending", "sanctioned"]);
    assert_eq!(told.into_iter().collect::<Vec<_>>(), [NOBODY, BARRED]);
}

#[test]
fn the_answer_has_no_room_for_a_reason() {
    let nobody = distinguo::case::Bars::default();
    let distinguo::case::Bars { barred } = nobody;
    assert!(!barred);
    assert_eq!(size_of::<distinguo::case::Bars>(), 1);
    let empty: [&distinguo::case::Case; 0] = [];
    let kernels = KernelSet::new();
    let now = at("2026-03-02T10:00:00+08:00");
    assert_eq!(kernels.bars(empty, Use::Grade, day("2026-03-02"), now).unwrap(), nobody);
}

// Past days

#[test]
fn of_a_past_day_the_person_and_the_organ_are_told_what_was_in_force_when_it_was_the_present() {
    let name = "p09-revoked-for-false-material";
    let whole = Story::example(name).done();
    let kernel = whole.kernel();
    let end = last(&whole);
    let person = Story::example(name).party("person").unwrap();
    let mut compared = 0;
    let seen = |so_far: &Run, _: usize| {
        if so_far.ledger.records().is_empty() {
            return;
        }
        let now = last(so_far);
        let on = kernel.day(now);
        let evening = kernel.instant(&on.to_string()).unwrap();
        let next = whole.ledger.records().iter().map(|record| record.entry().at()).find(|at| *at > now);
        // The last entry of a day is how it stood when the day was over.
        if next.is_some_and(|next| kernel.day(next) == on) || on >= kernel.day(end) {
            return;
        }
        for wanted in USES {
            let then = so_far.ledger.as_of(kernel, evening).unwrap();
            let present = kernel.protections([&then], Some(&person), wanted, on, evening).unwrap();
            let asked = kernel.protections([&whole.ledger], Some(&person), wanted, on, end).unwrap();
            assert_eq!(asked, present, "{wanted:?} {on}");
            compared += usize::from(!present.is_empty());
        }
    };
    run(&Story::example(name).text(), seen).unwrap_or_else(|(_, stop)| panic!("{stop:?}"));
    assert!(compared > 5, "{compared}");
}

#[test]
fn nobody_but_the_person_and_the_organ_that_decides_is_told_what_protects_or_lasts() {
    let run = Story::example("p01-application-to-visits").done();
    let (kernel, now) = (run.kernel(), last(&run));
    let on = kernel.day(now);
    let ask = |reader: &Actor| {
        let lasting = kernel.lasting([&run.ledger], Some(reader), on, now).map(drop);
        let protections = kernel.protections([&run.ledger], Some(reader), Use::Grade, on, now).map(drop);
        assert_eq!(lasting.is_ok(), protections.is_ok());
        protections
    };
    for (reader, told) in [
        (wei(), true),
        (actor("prin", "principal", "district-cdi"), true),
        (actor("unit:1", "unit", ""), false),
        (actor("pub1", "publicity", "district-publicity"), false),
        (actor("ver1", "verifier", "district-cdi"), false),
    ] {
        let answer = ask(&reader);
        assert_eq!(answer.is_ok(), told, "{reader:?} {answer:?}");
        if let Err(Unseen::Problem(problem)) = answer {
            assert_eq!((problem.code(), problem.pointer()), (Code::NotShown, "/actor/role"));
        }
    }
}

// One person

#[test]
fn cases_of_two_persons_are_a_located_problem_in_both_languages() {
    let stage = Stage::small();
    let one = Play::open(&stage, "2026-03-02T10:00:00+08:00");
    let mut two = stage.open(at("2026-03-02T10:00:00+08:00"));
    let mut act = serde_json::to_value(&two).unwrap();
    act["act"]["open"]["parties"]["person"] = json!("person-2");
    act["act"]["open"]["case"] = json!("case-2");
    two = distinguo::case::Act::load(&act.to_string()).unwrap();
    let mut other = Ledger::new();
    other.handle(&stage.kernel, &two).unwrap();
    let (on, now) = (day("2026-03-03"), one.now);
    let kernels = KernelSet::from(stage.kernel.clone());
    let cases = || [one.case(), other.case()];
    let ledgers = || [&one.ledger, &other];
    let asked = [
        stage.kernel.bars(cases(), Use::Grade, on, now).map(drop),
        stage.kernel.protections(ledgers(), None, Use::Grade, on, now).map(drop),
        stage.kernel.lasting(ledgers(), None, on, now).map(drop),
        kernels.bars(cases(), Use::Grade, on, now).map(drop),
        kernels.protections(ledgers(), None, Use::Grade, on, now).map(drop),
        kernels.lasting(ledgers(), None, on, now).map(drop),
    ];
    for refused in asked {
        let Err(Unseen::Problem(problem)) = refused else { panic!("{refused:?}") };
        assert_eq!((problem.code(), problem.pointer()), (Code::TwoPersons, "/cases/1"));
        let [en, zh] = [Language::En, Language::Zh].map(|language| problem.message(language));
        assert!(en.contains("case-2") && zh.contains("case-2") && zh.contains("同一人"), "{en} {zh}");
    }
    // Twice the same person is one.
    assert!(stage.kernel.bars([one.case(), one.case()], Use::Grade, on, now).is_ok());
    // A host is told the same.
    let kernel = HostKernel::load(&stage.book.to_string(), None, None).unwrap();
    let mut cases = Cases::new();
    for ledger in ledgers() {
        cases.add(&Case::from_ledger(&kernel, &ledger.lines(0)).unwrap());
    }
    let on = "2026-03-03";
    for answer in
        [cases.bars("grade", on, on), cases.protections("null", "grade", on, on), cases.lasting("null", on, on)]
    {
        assert!(answer.contains(r#""code":"two_persons""#) && answer.contains(r#""pointer":"/cases/1""#), "{answer}");
    }
}
