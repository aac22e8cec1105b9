//! The JSON front door: every call answers with one canonical envelope, whatever it is given, and says what the typed
//! kernel says.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may")]

use distinguo::case::Act;
use distinguo::determination::{Findings, determine};
use distinguo::host::{Case, Cases, Kernel, KernelSet, Tally, check, due};
use distinguo::kernel::{Kernel as Core, Ledger};
use distinguo::rulebook::Rulebook;
use serde_json::{Value, json};

const BOOK: &str = "cn.reference";
const FINDINGS: &str = r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference"}]}"#;
const CASE: &str = include_str!("../../examples/cases/c1-staged-review.jsonl");

/// Who asks where nobody in particular does: whoever keeps the ledger.
const KEEPER: &str = "null";
const PERSON: &str = r#"{"id": "person:wei", "role": "person"}"#;
const DAY: &str = "2026-01-01";

/// Texts that are no sound input of any call.
const MALFORMED: &[&str] = &[
    "",
    " ",
    "null",
    "[]",
    "{}",
    "{",
    "\"\"",
    "-1e999",
    "{\"format\": 7}",
    "\u{0}",
    "{\"id\": \"1\", \"id\": \"2\"}",
    "2026-02-30",
    "明天",
    "🙂/~0~1",
];

fn kernel() -> Kernel {
    Kernel::load(Rulebook::shipped_text(BOOK).unwrap(), None, None).unwrap()
}

/// The acts of the published case.
fn acts() -> impl Iterator<Item = &'static str> {
    CASE.lines().filter(|line| Act::load(line).is_ok())
}

fn played() -> Case {
    let mut case = Case::new(&kernel());
    for act in acts() {
        assert!(case.handle(act).starts_with("{\"ok\":["), "{act}");
    }
    case
}

fn read(answer: &str) -> Value {
    let value: Value = serde_json::from_str(answer).unwrap_or_else(|error| panic!("{error}: {answer}"));
    assert_eq!(value.as_object().unwrap().len(), 1, "{answer}");
    assert_eq!(serde_json_canonicalizer::to_string(&value).unwrap(), answer, "not canonical");
    value
}

/// The pointers of the problems of an answer.
fn problems(answer: &str) -> Vec<String> {
    let problems = read(answer)["problems"].as_array().unwrap_or_else(|| panic!("{answer}")).clone();
    assert!(!problems.is_empty(), "{answer}");
    for problem in &problems {
        assert!(problem["code"].is_string() && problem["help"]["zh"].is_string(), "{problem}");
    }
    problems.iter().map(|problem| problem["pointer"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_call_tells_what_is_wrong_with_malformed_input() {
    let kernel = kernel();
    let (mut case, mut kernels) = (played(), KernelSet::new());
    let mut tally = Tally::new(b"0123456789abcdef0123456789abcdef").unwrap();
    let mut cases = Cases::new();
    cases.add(&case);
    assert_eq!(kernels.add(&kernel), r#"{"ok":null}"#);
    let before = case.lines(0);
    for text in MALFORMED {
        problems(&Kernel::load(text, None, None).unwrap_err());
        for pointer in problems(&Kernel::load(Rulebook::shipped_text(BOOK).unwrap(), Some(text), None).unwrap_err()) {
            assert!(pointer.starts_with("/calendar"), "{pointer}");
        }
        problems(&kernel.determine(text));
        problems(&kernel.questions(text, "tolerance"));
        problems(&kernel.questions(FINDINGS, text));
        problems(&kernel.possible(text, "tolerance"));
        problems(&kernel.possible(FINDINGS, text));
        problems(&kernel.smallest_change(text, "tolerance", "exempted"));
        problems(&kernel.smallest_change(FINDINGS, text, "exempted"));
        problems(&kernel.smallest_change(FINDINGS, "tolerance", text));
        problems(&kernel.page(text, "en"));
        assert_eq!(problems(&kernel.audit("", Some(text))), ["/head"]);
        problems(&kernels.determine_all(text));
        problems(&kernels.governing(BOOK, text, "2026-01-01", "tolerance"));
        assert_eq!(problems(&kernels.governing(BOOK, FINDINGS, text, "tolerance")), ["/decided"]);
        assert_eq!(problems(&kernels.audit("", Some(text))), ["/head"]);
        problems(&case.handle(text));
        for answer in [case.options(text, "2026-01-01"), case.blocked(text, "2026-01-01")] {
            for pointer in problems(&answer) {
                assert!(pointer.starts_with("/actor"), "{pointer}");
            }
        }
        problems(&kernels.add_calendar(text));
        assert_eq!(case.done(text), r#"{"ok":null}"#);
        assert_eq!(problems(&case.options(r#"{"id": "a", "role": "person"}"#, text)), ["/now"]);
        // An undated day is one word more than an instant.
        for answer in [
            case.tick(text),
            case.due(KEEPER, text),
            case.page(KEEPER, text, "en"),
            case.agenda_page(KEEPER, text, "zh"),
        ] {
            assert_eq!(problems(&answer), ["/now"]);
        }
        assert_eq!(problems(&case.as_of(text).unwrap_err()), ["/now"]);
        assert_eq!(problems(&case.protections(KEEPER, text, DAY, DAY)), ["/use"]);
        assert_eq!(problems(&case.protections(KEEPER, "grade", text, DAY)), ["/day"]);
        let fork = case.fork(KEEPER).unwrap();
        assert_eq!(problems(&case.difference(KEEPER, &fork, text)), ["/now"]);
        for answer in [cases.bars(text, DAY, DAY), cases.protections(KEEPER, text, DAY, DAY)] {
            assert_eq!(problems(&answer), ["/use"]);
        }
        for answer in [
            cases.bars("grade", text, DAY),
            cases.protections(KEEPER, "grade", text, DAY),
            cases.lasting(KEEPER, text, DAY),
        ] {
            assert_eq!(problems(&answer), ["/day"]);
        }
        for answer in [
            cases.bars("grade", DAY, text),
            cases.protections(KEEPER, "grade", DAY, text),
            cases.lasting(KEEPER, DAY, text),
            Cases::new().bars("grade", DAY, text),
        ] {
            assert_eq!(problems(&answer), ["/now"]);
        }
        problems(&case.explain_for(text, DAY));
        // Nobody in particular is the one who keeps the ledger; anything else is read as an actor.
        for answer in [
            case.due(text, DAY),
            case.page(text, DAY, "en"),
            case.agenda_page(text, DAY, "en"),
            case.difference(text, &fork, DAY),
            case.like(text, "tolerance", DAY),
            cases.protections(text, "grade", DAY, DAY),
            cases.lasting(text, DAY, DAY),
        ] {
            if *text == KEEPER {
                assert!(answer.starts_with("{\"ok\":"), "{answer}");
                continue;
            }
            for pointer in problems(&answer) {
                assert!(pointer.starts_with("/actor"), "{pointer}");
            }
        }
        assert_eq!(problems(&case.explain_for(r#"{"id": "a", "role": "person"}"#, text)), ["/now"]);
        assert_eq!(problems(&case.precedent(text)), ["/table"]);
        assert_eq!(problems(&case.like(KEEPER, text, DAY)), ["/table"]);
        assert_eq!(problems(&tally.add(&case, text)), ["/now"]);
        problems(&due(text, None));
        assert_eq!(read(&check(text))["ok"]["sound"], false);
        // What is nothing but white space is a list without lines.
        if !text.trim().is_empty() {
            problems(&Case::from_ledger(&kernel, text).map(drop).unwrap_err());
            // No precedents are a set too.
            let set = Kernel::load(Rulebook::shipped_text(BOOK).unwrap(), None, Some(text)).map(drop);
            match text.trim() {
                "[]" => assert_eq!(set, Ok(())),
                _ => drop(problems(&set.unwrap_err())),
            }
            assert_eq!(kernel.determine_batch(text).lines().map(problems).count(), 1);
            for pointer in problems(&kernel.changes(&kernel, &format!("{FINDINGS}\n{text}"))) {
                assert!(pointer.starts_with("/1"), "{pointer}");
            }
            assert_eq!(read(&kernel.audit(text, None))["ok"]["verdict"], "not_sound");
        }
    }
    assert_eq!(case.lines(0), before, "what was refused changed nothing");
    assert!(case.due(KEEPER, "2026-11-24").starts_with("{\"ok\":"), "a handle is not poisoned");
}

#[test]
fn the_front_door_says_what_the_kernel_says() {
    let book = Rulebook::shipped(BOOK).unwrap();
    let typed = determine(&book, &Findings::load(FINDINGS).unwrap()).unwrap();
    let answer = kernel().determine(FINDINGS);
    assert_eq!(answer, format!("{{\"ok\":{}}}", serde_json_canonicalizer::to_string(&typed).unwrap()));
    assert_eq!(kernel().determine_batch(&format!("{FINDINGS}\n\n{FINDINGS}\n")), format!("{answer}\n{answer}\n"));

    let core = Core::new(book, None).unwrap();
    let mut ledger = Ledger::new();
    for act in acts() {
        ledger.handle(&core, &Act::load(act).unwrap()).unwrap();
    }
    let stored: String = ledger.lines(0);
    let case = played();
    assert_eq!(case.lines(0), stored);
    assert_eq!(read(&kernel().audit(&stored, None))["ok"]["verdict"], "sound");
    assert_eq!(case.lines(case.len() - 1).lines().count(), 1);
    let again = Case::from_ledger(&kernel(), &stored).unwrap();
    let now = "2026-11-24";
    for (one, other) in [
        (case.view(), again.view()),
        (case.due(KEEPER, now), again.due(KEEPER, now)),
        (case.page(KEEPER, now, "zh"), again.page(KEEPER, now, "zh")),
        (case.precedent("tolerance"), again.precedent("tolerance")),
        (case.explain_for(PERSON, now), again.explain_for(PERSON, now)),
        (case.next_due(), again.next_due()),
    ] {
        assert_eq!(one, other);
        assert!(read(&one)["ok"] != json!(null) || one == case.next_due(), "{one}");
    }
}

#[test]
fn a_broken_ledger_is_told_with_its_line_and_read_up_to_it() {
    let stored = played().lines(0);
    let lines: Vec<&str> = stored.lines().collect();
    for broken in [1, lines.len() / 2, lines.len() - 1] {
        let mut copy = lines.clone();
        copy.remove(broken - 1);
        let copy = copy.join("\n");
        let answer = Case::from_ledger(&kernel(), &copy).unwrap_err();
        assert!(problems(&answer)[0].starts_with(&format!("/{}", broken - 1)), "{answer}");
        let part = Case::sound_part(&kernel(), &copy);
        assert_eq!(part.lines(0).lines().collect::<Vec<_>>(), &lines[..broken - 1]);
    }
}

#[test]
fn a_refusal_brings_the_lapses_that_stand() {
    let mut acts = acts();
    let mut case = Case::new(&kernel());
    while read(&case.next_due())["ok"].is_null() {
        case.handle(acts.next().unwrap());
    }
    let before = case.len();
    // Years later, by somebody who may do nothing.
    let mut late: Value = serde_json::from_str(acts.next().unwrap()).unwrap();
    late["at"] = "2035-01-01T09:00:00+08:00".into();
    late["id"] = "late".into();
    late["actor"] = json!({"id": "x", "role": "person"});
    let answer = read(&case.handle(&late.to_string()));
    let lapses = answer["refused"]["lapses"].as_array().unwrap();
    assert!(answer["refused"]["refusal"]["code"].is_string() && !lapses.is_empty(), "{answer}");
    assert_eq!(case.len() as usize, before as usize + lapses.len());
}

#[test]
fn a_due_date_needs_a_calendar_and_a_way_to_count() {
    let counting =
        r#"{"first_day": "excluded", "months": "corresponding_day_else_last", "rest_day_end": "next_working_day"}"#;
    let request = |rest: &str| format!(r#"{{"from": "2026-09-28", "limit": "5wd"{rest}}}"#);
    assert_eq!(problems(&due(&request(""), None)), ["/counting"]);
    let counted = request(&format!(r#", "counting": {counting}"#));
    assert_eq!(problems(&due(&counted, None)), ["/calendar"]);
    assert_eq!(problems(&due(&counted, Some("{}")))[0], "/calendar/format");
    let in_china = request(&format!(r#", "counting": {counting}, "calendar": "cn""#));
    assert_eq!(read(&due(&in_china, None))["ok"]["due"]["latest"], "2026-10-10");
    assert_eq!(problems(&due(&in_china.replace("5wd", "5"), None)), ["/limit"]);
    assert_eq!(problems(&due(&in_china.replace("09-28", "09-31"), None)), ["/from"]);
    assert_eq!(problems(&due(&in_china.replace("\"cn\"", "\"cm\""), None)), ["/calendar"]);
}

const SMALL: &str = include_str!("data/small-procedure.json");

/// A kernel of the small procedure, with parts of its document replaced.
fn small(parts: Value) -> Kernel {
    let mut book: Value = serde_json::from_str(SMALL).unwrap();
    for (pointer, part) in parts.as_object().unwrap() {
        *book.pointer_mut(pointer).unwrap() = part.clone();
    }
    let influence = book["periods"].as_array_mut().unwrap().iter_mut().find(|period| period["id"] == "influence");
    influence.unwrap().as_object_mut().unwrap().entry("combine").or_insert(json!({"rule": "longest", "clause": "p"}));
    Kernel::load(&book.to_string(), None, None).unwrap()
}

/// Does acts on a case one after the other on a day: who, as role and number, and what.
fn does(case: &mut Case, day: &str, acts: &[(&str, Value)]) {
    for (who, act) in acts {
        let (role, _) = who.rsplit_once('-').unwrap();
        let mut actor = json!({"id": who, "role": role});
        if let "officer" | "verifier" | "decider" = role {
            actor["organ"] = "organ-deciding".into();
        }
        let id = format!("act-{}", case.len());
        let act = json!({"id": id, "at": format!("{day}T10:00:00+08:00"), "actor": actor, "act": act});
        let answer = case.handle(&act.to_string());
        assert!(answer.starts_with("{\"ok\":["), "{act}: {answer}");
    }
}

/// A text with a salt of its own: the same ones in each run of a test.
fn private(text: &str) -> Value {
    thread_local! {
        static SALTED: std::cell::Cell<u128> = const { std::cell::Cell::new(0) };
    }
    SALTED.set(SALTED.get() + 1);
    json!({"text": text, "salt": format!("{:032x}", SALTED.get())})
}

/// A case that was opened and admitted.
fn pending(kernel: &Kernel, id: &str, day: &str) -> Case {
    let mut case = Case::new(kernel);
    let book = kernel.rulebook();
    let open = json!({"case": id, "rulebook": book.id(), "version": book.version(),
        "parties": {"person": "person-1", "accuser": "accuser-1"},
        "seats": {"deciding": "organ-deciding", "superior": "organ-superior", "supervision": "organ-supervision"}});
    let admission = json!({"table": "admission", "outcome": "admitted", "reasons": private("why")});
    let acts = [
        ("officer-1", json!({"open": open})),
        ("officer-1", json!({"assign": {"role": "decider", "actors": ["decider-1", "decider-2", "decider-3"]}})),
        ("officer-1", json!({"raise": {"channel": "own_motion"}})),
        ("officer-1", json!({"find": {"fact": "in_scope", "answer": "yes"}})),
        ("officer-1", json!({"decide": admission})),
    ];
    does(&mut case, day, &acts);
    case
}

/// What verifiers and the person do before it is decided.
fn verification() -> [(&'static str, Value); 5] {
    let notice = json!({"document": "notice", "to": "person", "contemplates": [{"outcome": "mitigated"}]});
    [
        ("verifier-1", json!({"find": {"fact": "state", "answer": "careless"}})),
        ("verifier-2", json!({"find": {"fact": "gain", "answer": "no"}})),
        ("officer-1", json!({"send": notice})),
        ("person-1", json!({"submit": {"document": "statement"}})),
        ("verifier-2", json!({"submit": {"document": "report"}})),
    ]
}

/// The same, verified and decided.
fn decided(kernel: &Kernel, id: &str, day: &str, outcome: &str) -> Case {
    let mut case = pending(kernel, id, day);
    does(&mut case, day, &verification());
    let votes = ["decider-1", "decider-2"].map(|member| json!({"member": member, "vote": "for"}));
    let decision = json!({"table": "tolerance", "outcome": outcome, "documents": ["decision"], "votes": votes,
        "reasons": private("for development")});
    does(&mut case, day, &[("decider-1", json!({"decide": decision}))]);
    case
}

fn falsely_accused(kernel: &Kernel) -> Case {
    let mut case = pending(kernel, "accused", "2026-03-02");
    let false_one =
        json!({"table": "accusation", "outcome": "false", "about": "accusation/a1", "reasons": private("why")});
    let notice = json!({"document": "accuser_notice", "to": "accuser", "contemplates": [{"outcome": "false"}]});
    let acts = [
        ("accuser-1", json!({"accuse": {"accusation": "a1", "accuser": private("the accuser's name")}})),
        ("verifier-1", json!({"find": {"fact": "basis", "answer": "fabricated", "about": "accusation/a1"}})),
        ("verifier-1", json!({"find": {"fact": "harm", "answer": "everybody", "about": "accusation/a1"}})),
        ("officer-1", json!({"send": notice})),
        ("accuser-1", json!({"submit": {"document": "accuser_statement"}})),
        ("officer-1", json!({"decide": false_one})),
    ];
    does(&mut case, "2026-03-02", &acts);
    case
}

fn together<'c>(all: impl IntoIterator<Item = &'c Case>) -> Cases {
    let mut cases = Cases::new();
    for case in all {
        assert_eq!(cases.add(case), r#"{"ok":null}"#);
    }
    cases
}

#[test]
fn what_personnel_learn_of_a_pending_a_tolerated_or_a_falsely_accused_person_is_the_answer_for_nobody() {
    let kernel = small(json!({}));
    let open = pending(&kernel, "pending", "2026-03-02");
    let tolerated = decided(&kernel, "tolerated", "2026-03-02", "exempt");
    let accused = falsely_accused(&kernel);
    let day = "2026-03-03";
    for wanted in [
        "appraisal",
        "honours",
        "selection",
        "appointment",
        "grade",
        "delegate",
        "transfer",
        "retirement",
        "discipline",
        "accountability_decision",
    ] {
        let nobody = Cases::new().bars(wanted, day, day);
        assert_eq!(nobody, r#"{"ok":{"barred":false}}"#);
        for case in [&open, &tolerated, &accused] {
            assert_eq!(together([case]).bars(wanted, day, day), nobody);
        }
        assert_eq!(together([&open, &tolerated, &accused]).bars(wanted, day, day), nobody);
    }
    let told = |wanted| read(&together([&open, &tolerated, &accused]).protections(KEEPER, wanted, day, day));
    let told = ["accountability_decision", "selection"].map(told);
    let cases = told.each_ref().map(|told| told.pointer("/ok/0/case").unwrap());
    assert_eq!(cases, ["pending", "tolerated"], "the person and the organ learn more");
    let barred = decided(&kernel, "barred", "2026-03-02", "mitigated");
    let bars = |cases: &Cases| read(&cases.bars("selection", day, day))["ok"].clone();
    assert_eq!(bars(&together([&open, &barred])), json!({"barred": true}), "a bar is told, and nothing else");
}

#[test]
fn cases_are_each_under_their_own_rules_count_once_and_come_in_any_order() {
    let [one, other] = [small(json!({})), small(json!({"/id": "test.other"}))];
    let newer = small(json!({"/version": "2", "/in_force": {"from": "2026-04-01"}, "/periods/18/length/0/is/n": 12}));
    let first = decided(&one, "first", "2026-03-02", "mitigated");
    let second = decided(&newer, "second", "2026-05-04", "mitigated");
    let third = decided(&other, "third", "2026-05-04", "mitigated");
    let told = |cases: &Cases, day: &str| {
        let lasting = read(&cases.lasting(KEEPER, day, day))["ok"].clone();
        let told = |lasting: &Value| {
            let until = lasting["until"].as_str().unwrap().to_owned();
            let book = [&lasting["rulebook"]["id"], &lasting["rulebook"]["version"]].map(|it| it.as_str().unwrap());
            (book.join("@"), lasting["runs"].as_array().unwrap().len(), until)
        };
        lasting.as_array().unwrap().iter().map(told).collect::<Vec<_>>()
    };
    let entry = |book: &str, runs: usize, until: &str| (book.to_owned(), runs, until.to_owned());
    let expected = vec![entry("test.other@1", 1, "2026-11-04"), entry("test.small-procedure@2", 2, "2027-05-04")];
    for order in [[&first, &second, &third], [&third, &first, &second], [&second, &third, &first]] {
        let cases = together(order);
        assert_eq!(told(&cases, "2026-06-01"), expected);
        let on = "2026-06-01";
        assert_eq!(cases.bars("selection", on, on), r#"{"ok":{"barred":true}}"#);
        let again = together(order.into_iter().chain(order));
        assert_eq!(again.lasting(KEEPER, on, on), cases.lasting(KEEPER, on, on));
        assert_eq!(again.protections(KEEPER, "selection", on, on), cases.protections(KEEPER, "selection", on, on));
    }
}

#[test]
fn what_is_tried_on_a_fork_shows_and_leaves_the_case_as_it_was() {
    let kernel = small(json!({}));
    let case = pending(&kernel, "case", "2026-03-02");
    let before = case.lines(0);
    let mut fork = case.fork(KEEPER).unwrap();
    assert_eq!(case.difference(KEEPER, &fork, "2026-03-02"), r#"{"ok":[]}"#);
    does(&mut fork, "2026-03-02", &verification());
    let changes = read(&case.difference(KEEPER, &fork, "2026-03-02"))["ok"].clone();
    let at = |pointer: &str| changes.as_array().unwrap().iter().find(|change| change["pointer"] == pointer).cloned();
    assert!(at("/due/verify").is_some_and(|change| change.get("after").is_none()), "{changes}");
    assert!(at("/due/decide").is_some_and(|change| change.get("before").is_none()), "{changes}");
    assert_eq!(case.lines(0), before);
    let tried = fork.lines(case.len());
    assert_eq!(tried.matches("\"hypothetical\":true").count(), verification().len());
    assert_eq!(problems(&Case::from_ledger(&kernel, &fork.lines(0)).unwrap_err()), [format!("/{}", case.len())]);
}

const SUPERVISION: &str = "cn.supervision.2024";

/// A case that was opened and raised under a text of the rulebook.
fn raised(kernel: &Kernel) -> Case {
    let mut case = Case::new(kernel);
    let actor = json!({"id": "a", "role": "principal", "organ": "county"});
    let open = json!({"case": "mine", "rulebook": SUPERVISION, "version": "2024.1",
        "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}});
    for (id, at, act) in [
        ("1", "2026-03-02T09:00:00+08:00", json!({"open": open})),
        ("2", "2026-03-02T10:00:00+08:00", json!({"raise": {"channel": "own_motion"}})),
    ] {
        let act = json!({"id": id, "at": at, "actor": actor, "act": act});
        assert!(case.handle(&act.to_string()).starts_with("{\"ok\":["));
    }
    case
}

/// Two texts of one version of a rulebook.
fn texts() -> [Kernel; 2] {
    let text = Rulebook::shipped_text(SUPERVISION).unwrap();
    [text, &text.replace("\"investigate\"", "\"inquiry\"")].map(|text| Kernel::load(text, None, None).unwrap())
}

fn refused(answer: &str) -> (String, Value) {
    let refused = read(answer)["refused"].clone();
    assert_eq!(refused["lapses"], json!([]), "{answer}");
    let refusal = &refused["refusal"];
    (refusal["code"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned(), refusal["needs"].clone())
}

#[test]
fn a_wrong_kernel_refuses_every_call_at_once_and_says_what_the_case_needs() {
    let [right, edited] = texts();
    let stored = raised(&right).lines(0);
    let mon_fri = include_str!("../calendars/mon-fri.json");
    let other_days = Kernel::load(Rulebook::shipped_text(SUPERVISION).unwrap(), Some(mon_fri), None).unwrap();
    for (wrong, code) in [(&edited, "wrong_book"), (&other_days, "needs_calendar")] {
        let mut case = Case::from_ledger(wrong, &stored).unwrap();
        let needs = read(&case.needs())["ok"].clone();
        let digest = right.rulebook().digest().as_str();
        match code {
            "wrong_book" => assert_eq!(needs["rulebook"]["rulebook"]["digest"], digest),
            _ => assert_eq!(needs["calendar"]["calendar"]["id"], "cn"),
        }
        let (actor, now, day) = (r#"{"id": "a", "role": "principal", "organ": "county"}"#, "2035-01-01", "2035-01-01");
        let act = r#"{"id": "3", "at": "2035-01-01T10:00:00+08:00", "actor": {"id": "person:wei", "role": "person"},
            "act": {"withdraw": {}}}"#;
        let mut cases = Cases::new();
        cases.add(&case);
        let mut fork = case.fork(KEEPER).unwrap();
        for answer in [
            case.handle(act),
            case.tick(now),
            case.next_due(),
            case.due(KEEPER, now),
            case.options(actor, now),
            case.blocked(actor, now),
            case.protections(KEEPER, "grade", day, now),
            case.explain_for(PERSON, now),
            case.explain_for(r#"{"id": "a", "role": "nobody"}"#, now),
            case.view(),
            case.difference(KEEPER, &case.fork(KEEPER).unwrap(), now),
            case.precedent("tolerance"),
            case.like(KEEPER, "tolerance", now),
            case.page(KEEPER, now, "en"),
            case.agenda_page(KEEPER, now, "zh"),
            case.as_of(now).unwrap_err(),
            fork.handle(act),
            fork.tick(now),
            Tally::new(b"0123456789abcdef0123456789abcdef").unwrap().add(&case, now),
            cases.bars("grade", day, now),
            cases.protections(KEEPER, "grade", day, now),
            cases.lasting(KEEPER, day, now),
        ] {
            assert_eq!(refused(&answer), (code.to_owned(), needs.clone()), "{answer}");
        }
        assert_eq!(case.lines(0), stored);
    }
    let mut case = Case::from_ledger(&right, &stored).unwrap();
    assert_eq!(case.needs(), r#"{"ok":null}"#);
    assert!(!read(&case.tick("2027-01-01"))["ok"].as_array().unwrap().is_empty());
}

#[test]
fn a_set_finds_the_kernel_of_every_ledger_and_says_what_it_does_not_have() {
    let [right, edited] = texts();
    let ledgers = [&right, &edited].map(|kernel| raised(kernel).lines(0));
    let mut kernels = KernelSet::new();
    assert_eq!(refused(&kernels.read(&ledgers[0]).unwrap_err()).0, "wrong_book");
    for kernel in [&edited, &right] {
        assert_eq!(kernels.add(kernel), r#"{"ok":null}"#);
    }
    for (ledger, kernel) in ledgers.iter().zip([&right, &edited]) {
        let alone = Case::from_ledger(kernel, ledger).unwrap();
        let found = kernels.read(ledger).unwrap();
        assert_eq!((found.needs(), found.next_due()), (alone.needs(), alone.next_due()));
        assert_eq!(read(&kernels.audit(ledger, None))["ok"]["verdict"], "sound");
    }
    assert_eq!(refused(&kernels.read("").unwrap_err()).0, "not_open");
    // They stand side by side; what is in force on one day cannot be compared.
    let findings = json!({"format": "distinguo.findings/1", "under": [{"rulebook": SUPERVISION}]}).to_string();
    assert_eq!(problems(&kernels.determine_all(&findings)), ["/rulebooks/1/in_force"]);
}

#[test]
fn a_set_carries_a_case_over_its_migration() {
    let text = include_str!("../../examples/cases/p17-rectify-succeed-migrate.jsonl");
    let acts: Vec<&str> = text.lines().filter(|line| Act::load(line).is_ok()).collect();
    let versions = ["cn.hunan.clarification.2021", "cn.hunan.clarification.2023"];
    let versions = versions.map(|name| Kernel::load(Rulebook::shipped_text(name).unwrap(), None, None).unwrap());
    let mut kernels = KernelSet::new();
    versions.iter().for_each(|kernel| assert_eq!(kernels.add(kernel), r#"{"ok":null}"#));
    let mut first = Case::new(&versions[0]);
    assert!(first.handle(acts[0]).starts_with("{\"ok\":["));
    let mut case = kernels.read(&first.lines(0)).unwrap();
    for act in &acts[1..] {
        let answer = case.handle(act);
        assert!(answer.starts_with("{\"ok\":["), "{act}: {answer}");
        assert_eq!(case.needs(), r#"{"ok":null}"#);
        assert_eq!(case.handle(act), answer, "done twice, it is answered alike");
    }
    assert_eq!(read(&case.view())["ok"]["version"], "2023");
    let then = case.as_of("2023-08-13").unwrap();
    assert_eq!(read(&then.view())["ok"]["version"], "2021");
    assert_eq!(read(&kernels.audit(&case.lines(0), None))["ok"]["verdict"], "sound");
    // Alone, the newer version says so.
    let alone = Case::from_ledger(&versions[1], &case.lines(0)).unwrap();
    assert_eq!(refused(&alone.as_of("2023-08-13").unwrap_err()).0, "wrong_book");
    // The case before the move: the newer version answers nothing, and offers the move.
    let mut before = then.under(&versions[1]);
    assert_eq!(refused(&before.tick("2023-12-01")).0, "wrong_book");
    assert_eq!(refused(&before.next_due()).0, "wrong_book");
}

#[test]
fn every_act_of_a_case_done_twice_is_answered_with_the_same_entries() {
    let mut case = Case::new(&kernel());
    for act in acts() {
        let mut value: Value = serde_json::from_str(act).unwrap();
        let id = value["id"].as_str().unwrap().to_owned();
        assert_eq!(case.done(&id), r#"{"ok":null}"#);
        let first = case.handle(act);
        value["at"] = json!("2031-01-01T09:00:00+08:00");
        let salted = value.to_string().replace("\"salt\":\"0", "\"salt\":\"f");
        for answer in [case.handle(act), case.handle(&salted), case.done(&id)] {
            assert_eq!(answer, first, "{id}");
        }
    }
}

#[test]
fn what_an_actor_cannot_do_is_told_with_the_reason() {
    let case = pending(&small(json!({})), "case", "2026-03-02");
    let actor = r#"{"id": "decider-1", "role": "decider", "organ": "organ-deciding"}"#;
    let blocked = read(&case.blocked(actor, "2026-03-02"))["ok"].clone();
    let decide = |item: &&Value| item["act"]["decide"]["table"] == "tolerance";
    let decide = blocked.as_array().unwrap().iter().find(decide).unwrap_or_else(|| panic!("{blocked}"));
    assert!(decide["refusal"]["code"].is_string() && decide["refusal"]["message"]["zh"].is_string());
    let possible = read(&case.options(actor, "2026-03-02"))["ok"].clone();
    assert!(!possible.as_array().unwrap().iter().any(|choice| choice["act"] == decide["act"]), "{possible}");
}
