//! §18, precedents: checked when they are loaded, exported from what stands, recorded by their digest, a reason to explain
//! and never an order.

use std::collections::BTreeSet;

use distinguo::audit::{Need, Verdict, audit, audit_under};
use distinguo::case::{Refusal, RefusalCode};
use distinguo::error::{Code, Language};
use distinguo::kernel::{Kernel, KernelSet};
use distinguo::precedent::{Alike, Precedents};
use serde_json::{Value, json};

use crate::stage::{Play, Stage, id, private};
use crate::story::Story;

const START: &str = "2026-03-02T10:00:00+08:00";

fn with(mut act: Value, key: &str, value: Value) -> Value {
    let body = act.as_object_mut().unwrap().values_mut().next().unwrap();
    body[key] = value;
    act
}

fn find(fact: &str, answer: &str) -> Value {
    json!({"find": {"fact": fact, "answer": answer}})
}

fn decide(table: &str, outcome: &str) -> Value {
    json!({"decide": {"table": table, "outcome": outcome, "reasons": private("why")}})
}

fn tolerance(outcome: &str) -> Value {
    let votes = json!([{"member": "decider-1", "vote": "for"}, {"member": "decider-2", "vote": "for"}]);
    with(with(decide("tolerance", outcome), "documents", json!(["decision"])), "votes", votes)
}

fn departing(outcome: &str) -> Value {
    with(tolerance(outcome), "departs", private("this one reported himself"))
}

/// Careless, with these answers besides; reported, and heard.
fn heard<'s>(stage: &'s Stage, found: &[(&str, &str)], stages: &[&str]) -> Play<'s> {
    let mut play = Play::open(stage, START);
    for reached in stages {
        play.does("supervisor-1", json!({"report_stage": {"stage": reached}}));
    }
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    play.does("officer-1", find("in_scope", "yes"));
    play.does("officer-1", decide("admission", "admitted"));
    for verifier in ["verifier-1", "verifier-2"] {
        play.does(verifier, find("state", "careless"));
    }
    for (fact, answer) in found {
        play.does("verifier-2", find(fact, answer));
    }
    play.does("verifier-2", json!({"submit": {"document": "report"}}));
    let notice = json!({"send": {"document": "notice", "to": "person", "about": "tolerance",
        "contemplates": [{"outcome": "not_tolerated"}]}});
    play.does("officer-1", notice);
    play.does("person-1", json!({"submit": {"document": "statement"}}));
    play
}

/// What the findings of [`heard`] are as a precedent; what is read from decisions is a finding too.
fn precedent(found: &[(&str, &str)], outcome: &str) -> Value {
    let mut findings = json!({"in_scope": "yes", "state": "careless", "on_record": "no", "corrected": "yes"});
    for (fact, answer) in found {
        findings[*fact] = json!(answer);
    }
    json!({"format": "distinguo.precedent/1", "rulebook": "test.small-procedure", "version": "1", "table": "tolerance",
        "findings": findings, "outcome": outcome})
}

fn lines(precedents: &[Value]) -> String {
    precedents.iter().map(|precedent| format!("{precedent}\n")).collect()
}

fn several(precedent: &Value, times: usize) -> Vec<Value> {
    vec![precedent.clone(); times]
}

/// The small procedure under a set.
fn under(precedents: &[Value]) -> Stage {
    knowing(Stage::small(), precedents)
}

fn knowing(stage: Stage, precedents: &[Value]) -> Stage {
    let kernel = stage.kernel.with_precedents(&lines(precedents)).unwrap_or_else(|problems| panic!("{problems}"));
    Stage { kernel, book: stage.book }
}

const CLEAN: &[(&str, &str)] = &[("gain", "no")];

fn problem(precedent: &Value) -> (Code, String) {
    let good = self::precedent(CLEAN, "mitigated");
    let loaded = Stage::small().kernel.with_precedents(&lines(&[good.clone(), precedent.clone()]));
    let problems = loaded.map(drop).unwrap_err();
    let [problem] = problems.iter().collect::<Vec<_>>()[..] else { panic!("{problems}") };
    let [en, zh] = [Language::En, Language::Zh].map(|language| problem.message(language));
    assert!(en != zh && !en.is_empty() && !zh.is_empty(), "{en} {zh}");
    // An array is told the same.
    let array = json!([good, precedent]).to_string();
    assert_eq!(Stage::small().kernel.with_precedents(&array).map(drop).unwrap_err(), problems);
    (problem.code(), problem.pointer().to_owned())
}

// Checked when it is loaded.

#[test]
fn a_precedent_is_checked_against_the_book_when_it_is_loaded() {
    let good = || precedent(CLEAN, "mitigated");
    let changed = |key: &str, value: Value| {
        let mut changed = good();
        changed[key] = value;
        problem(&changed)
    };
    let found = |fact: &str, answer: &str| problem(&precedent(&[("gain", "no"), (fact, answer)], "mitigated"));
    let unknown = |pointer: &str| (Code::UnknownName, pointer.to_owned());
    assert_eq!(found("gian", "no"), unknown("/1/findings/gian"));
    assert_eq!(found("gain", "perhaps"), unknown("/1/findings/gain"));
    assert_eq!(changed("outcome", json!("forgiven")), unknown("/1/outcome"));
    assert_eq!(changed("table", json!("grace")), unknown("/1/table"));
    assert_eq!(changed("version", json!("2")), (Code::OtherBook, "/1/version".to_owned()));
    assert_eq!(changed("rulebook", json!("cn.reference")), (Code::OtherBook, "/1/rulebook".to_owned()));
    assert_eq!(changed("person", json!("person:wei")), (Code::UnknownField, "/1/person".to_owned()));
}

#[test]
fn notes_hold_no_ids() {
    let noted = |note: &str| {
        let mut noted = precedent(CLEAN, "mitigated");
        noted["note"] = json!({"en": "A published case.", "zh": note});
        noted
    };
    for note in ["当事人 person:wei", "当事人 person：wei", "电话 13800000000", "wei@example.org"] {
        assert_eq!(problem(&noted(note)), (Code::NoteHoldsId, "/1/note/zh".to_owned()), "{note}");
    }
    assert_eq!(under(&[noted("公布的案例：2024 年。")]).kernel.precedents().len(), 1);
}

#[test]
fn what_no_row_permits_is_no_precedent() {
    assert_eq!(
        problem(&precedent(&[("gain", "yes")], "exempt")),
        (Code::PrecedentNotPermitted, "/1/outcome".to_owned())
    );
    assert_eq!(under(&[precedent(&[("gain", "yes")], "not_tolerated")]).kernel.precedents().len(), 1);
}

#[test]
fn a_set_is_read_from_lines_or_an_array_and_is_the_same_in_any_order() {
    let book = Stage::small().kernel.rulebook().clone();
    let load = |text: &str| Precedents::load(&book, text).unwrap_or_else(|problems| panic!("{problems}"));
    let set =
        [precedent(CLEAN, "mitigated"), precedent(CLEAN, "exempt"), precedent(&[("gain", "yes")], "not_tolerated")];
    let digest = load(&lines(&set)).digest().cloned();
    assert!(digest.is_some());
    let turned: Vec<Value> = set.iter().rev().cloned().collect();
    let array = serde_json::to_string_pretty(&turned).unwrap();
    for text in [lines(&turned), array.clone(), format!("\u{feff}{array}"), lines(&set).replace('\n', "\r\n\r\n")] {
        assert_eq!((load(&text).digest(), load(&text).len()), (digest.as_ref(), 3));
    }
    // One more, one less, another note: another set.
    let mut noted = set.clone();
    noted[0]["note"] = json!({"en": "[\"}"});
    let others = [lines(&set[..2]), lines(&[&set[..], &set[..1]].concat()), lines(&noted)];
    let digests: BTreeSet<_> = others.iter().map(|text| load(text).digest().cloned()).chain([digest]).collect();
    assert_eq!(digests.len(), 4);
    for nothing in ["", "\n\n", "[]", " [ ] "] {
        assert!(load(nothing).is_empty() && load(nothing).digest().is_none(), "{nothing}");
    }
    for broken in ["[", "[{}", "[{}] []", "[\"]"] {
        assert!(Precedents::load(&book, broken).is_err(), "{broken}");
    }
}

// A departure.

fn departs(refused: Result<Vec<Value>, Refusal>) -> Refusal {
    let refusal = refused.unwrap_err();
    assert_eq!(refusal.code(), RefusalCode::Departs);
    refusal
}

#[test]
fn a_departure_asks_for_reasons_in_either_direction() {
    for (known, decided) in [("mitigated", "exempt"), ("exempt", "mitigated")] {
        let stage = under(&[precedent(CLEAN, known)]);
        departs(heard(&stage, CLEAN, &[]).tries("decider-1", tolerance(decided)));
        let blank = heard(&stage, CLEAN, &[]).tries("decider-1", with(tolerance(decided), "departs", private(" ")));
        assert_eq!(blank.unwrap_err().code(), RefusalCode::ReasonsMissing);
        heard(&stage, CLEAN, &[]).does("decider-1", departing(decided));
        heard(&stage, CLEAN, &[]).does("decider-1", tolerance(known));
    }
}

#[test]
fn it_names_how_many_point_where_and_tells_nobody_what_to_do() {
    let set = [several(&precedent(CLEAN, "exempt"), 3), several(&precedent(CLEAN, "mitigated"), 2)].concat();
    let stage = under(&set);
    for outcome in ["exempt", "mitigated"] {
        let refusal = departs(heard(&stage, CLEAN, &[]).tries("decider-1", tolerance(outcome)));
        let told: Vec<(&str, u32)> =
            refusal.precedents().iter().map(|pointing| (pointing.outcome.as_str(), pointing.count)).collect();
        assert_eq!(told, [("exempt", 3), ("mitigated", 2)]);
        for language in [Language::En, Language::Zh] {
            let words = format!("{} {}", refusal.message(language), refusal.help(language));
            assert!(words.contains("3 `exempt`") && words.contains("2 `mitigated`"), "{words}");
            assert!(!["follow", "遵循", "遵照", "应当"].iter().any(|order| words.contains(order)), "{words}");
        }
        let entry = heard(&stage, CLEAN, &[]).does("decider-1", departing(outcome)).remove(0);
        let effects = entry["entry"]["effects"].as_array().unwrap();
        let known = effects.iter().find_map(|effect| effect["change"].get("precedents")).unwrap();
        assert_eq!(known["same"], json!([{"outcome": "exempt", "count": 3}, {"outcome": "mitigated", "count": 2}]));
        assert_eq!(known["set"], json!(stage.kernel.precedents().digest()));
    }
}

#[test]
fn who_decides_is_told_before_deciding() {
    let set = [several(&precedent(CLEAN, "exempt"), 3), several(&precedent(CLEAN, "mitigated"), 2)].concat();
    let stage = under(&set);
    let play = heard(&stage, CLEAN, &[]);
    let who = stage.who("decider-1", "decider");
    let offered = stage.kernel.options(play.case(), &who.actor(), play.now).unwrap();
    let decide = offered.iter().find(|choice| choice.kind() == "decide").unwrap();
    let told = serde_json::to_value(decide).unwrap();
    assert_eq!(told["precedents"], json!([{"outcome": "exempt", "count": 3}, {"outcome": "mitigated", "count": 2}]));
    for (language, words) in [("en", "3 × exempt"), ("zh", "查明相同的先例：3 × ")] {
        let words_told = decide.words(&stage.kernel.rulebook().labels(language));
        assert!(words_told.to_lowercase().contains(words), "{words_told}");
    }
    // And the file says under which set it was decided.
    let mut play = play;
    play.does("decider-1", departing("mitigated"));
    for language in ["en", "zh"] {
        let page = stage.kernel.page(&play.ledger, None, play.now, language).unwrap();
        assert!(page.contains(stage.kernel.precedents().digest().unwrap().as_str()), "{page}");
    }
}

/// The small procedure where gain is presumed, which findings may still refute, and carelessness leaves these outcomes.
fn presuming(permit: &[&str]) -> Stage {
    Stage::small_with(|book| {
        book["presumptions"] = json!([{"id": "no_gain", "label": {"en": "no gain", "zh": "未谋利"}, "clause": "p",
            "burden_on": "officer", "presume": [{"fact": "gain", "answer": "no"}]}]);
        let row = &mut book["tables"][2]["rows"][2];
        assert_eq!(row["id"], "careless");
        row["permit"] = json!(permit);
        if permit.len() < 2 {
            row.as_object_mut().unwrap().retain(|key, _| !["normally", "reasons"].contains(&key.as_str()));
        }
    })
}

#[test]
fn a_hundred_false_ones_do_not_block_the_only_outcome_that_the_rows_permit() {
    // As little was found, and each says that it was not tolerated: no row permits that here.
    let false_ones = several(&precedent(&[], "not_tolerated"), 100);
    let only = knowing(presuming(&["mitigated"]), &false_ones);
    heard(&only, &[], &[]).does("decider-1", tolerance("mitigated"));
    let two = knowing(presuming(&["exempt", "mitigated"]), &false_ones);
    for outcome in ["exempt", "mitigated"] {
        heard(&two, &[], &[]).does("decider-1", tolerance(outcome));
    }
    // Where they point to what is permitted, they ask for reasons, and a thousand ask for no more than one does.
    let stage = under(&several(&precedent(CLEAN, "exempt"), 1000));
    departs(heard(&stage, CLEAN, &[]).tries("decider-1", tolerance("mitigated")));
    heard(&stage, CLEAN, &[]).does("decider-1", departing("mitigated"));
}

#[test]
fn what_relief_puts_in_the_place_of_a_decision_is_weighed_against_precedents_of_that_decision() {
    let stage = under(&several(&precedent(CLEAN, "mitigated"), 3));
    let mut play = heard(&stage, CLEAN, &[]);
    play.does("decider-1", tolerance("mitigated"));
    play.does("officer-1", json!({"send": {"document": "decision", "to": "person", "about": "tolerance"}}));
    play.does("person-1", json!({"request": {"level": "review"}}));
    let superior = stage.who("superior-1", "superior");
    let offered =
        serde_json::to_value(stage.kernel.options(play.case(), &superior.actor(), play.now).unwrap()).unwrap();
    let decides = offered.as_array().unwrap().iter().find(|choice| choice.get("instead").is_some()).unwrap();
    assert_eq!(decides["precedents"], json!([{"outcome": "mitigated", "count": 3}]));
    let varies = with(with(decide("relief", "varied"), "level", json!("review")), "to", json!("exempt"));
    assert_eq!(play.refused("superior-1", varies.clone()), "departs");
    let records = play.does("superior-1", with(varies, "departs", private("he reported it himself")));
    let told = records[0]["entry"].to_string();
    assert!(told.contains(stage.kernel.precedents().digest().unwrap().as_str()), "{told}");
}

#[test]
fn precedents_with_other_findings_ask_for_nothing() {
    let stage = under(&[precedent(&[], "exempt"), precedent(&[("gain", "yes")], "not_tolerated")]);
    heard(&stage, CLEAN, &[]).does("decider-1", tolerance("mitigated"));
    // What the table does not ask makes no other case of it.
    let stage = under(&[precedent(&[("gain", "no"), ("harm", "unit")], "exempt")]);
    departs(heard(&stage, CLEAN, &[]).tries("decider-1", tolerance("mitigated")));
}

// The set that a case was decided under.

#[test]
fn a_set_that_is_published_later_changes_nothing() {
    let plain = Stage::small();
    let mut play = heard(&plain, CLEAN, &[]);
    play.does("decider-1", tolerance("mitigated"));
    let text = play.ledger.lines(0);
    assert!(!text.contains("precedents"));
    let later = under(&several(&precedent(CLEAN, "exempt"), 5));
    assert!(audit(&later.kernel, &text, None).is_sound());
    // It goes on under the new set.
    let mut ledger = play.ledger.clone();
    let act = json!({"id": "serve", "at": START, "actor": plain.who("officer-1", "officer").json(),
        "act": {"send": {"document": "decision", "to": "person", "about": "tolerance"}}});
    ledger.handle(&later.kernel, &distinguo::case::Act::load(&act.to_string()).unwrap()).unwrap();
    assert!(audit(&later.kernel, ledger.lines(0), None).is_sound());
}

#[test]
fn an_audit_without_the_set_says_that_it_cannot_judge() {
    let stage = under(&several(&precedent(CLEAN, "exempt"), 5));
    let mut play = heard(&stage, CLEAN, &[]);
    play.does("decider-1", departing("mitigated"));
    let decided = play.case().seq();
    play.does("officer-1", json!({"send": {"document": "decision", "to": "person", "about": "tolerance"}}));
    let text = play.ledger.lines(0);
    // What the set has no precedents of is decided without it.
    assert_eq!(text.matches("\"precedents\"").count(), 1);
    assert!(audit(&stage.kernel, &text, None).is_sound());
    let other = under(&several(&precedent(CLEAN, "exempt"), 6));
    for kernel in [&Stage::small().kernel, &other.kernel] {
        let report = audit(kernel, &text, None);
        assert_eq!((report.verdict, report.faults.len()), (Verdict::CannotBeJudged, 0));
        let needs = Need::Precedents { precedents: stage.kernel.precedents().digest().unwrap().clone() };
        assert!(needs.to_string().contains(stage.kernel.precedents().digest().unwrap().as_str()));
        let unjudged: Vec<_> = report.unjudged.iter().map(|run| (run.first, run.last, &run.needs)).collect();
        assert_eq!(unjudged, [(decided, decided, &needs)]);
    }
    let kernels = KernelSet::from_iter([Stage::small().kernel, other.kernel, stage.kernel.clone()]);
    assert!(audit_under(&kernels, &text, None).is_sound());
}

#[test]
fn a_decision_cannot_claim_another_set_than_it_was_made_under() {
    // Under none, without reasons: told as if it had been made under the set, which asks for them.
    let plain = Stage::small();
    let mut play = heard(&plain, CLEAN, &[]);
    play.does("decider-1", tolerance("mitigated"));
    let stage = under(&several(&precedent(CLEAN, "exempt"), 5));
    let known = json!({"set": stage.kernel.precedents().digest(), "same": [{"outcome": "exempt", "count": 5}]});
    let mut records: Vec<Value> =
        play.ledger.records().iter().map(|record| serde_json::to_value(record).unwrap()).collect();
    let last = records.last_mut().unwrap();
    let effects = last["entry"]["effects"].as_array_mut().unwrap();
    effects.iter_mut().find(|effect| effect["change"]["change"] == "made").unwrap()["change"]["precedents"] = known;
    last["hash"] = json!(crate::stage::hash_of(&last["entry"]));
    let text: String = records.iter().map(|record| format!("{record}\n")).collect();
    let report = audit(&stage.kernel, &text, None);
    let faults: Vec<_> = report.faults.iter().map(|fault| fault.refusal).collect();
    assert_eq!((report.verdict, faults), (Verdict::NotSound, vec![Some(RefusalCode::Departs)]));
}

// Exported from what stands.

fn exported(kernel: &Kernel, case: &distinguo::case::Case) -> Option<String> {
    let precedent = kernel.precedent(case, "tolerance").unwrap()?;
    // What is exported can be read again, under the same book.
    let text = serde_json::to_string(&precedent).unwrap();
    assert_eq!(Precedents::load(kernel.rulebook(), &text).map(|set| set.len()), Ok(1), "{text}");
    Some(precedent.outcome.to_string())
}

#[test]
fn what_waits_for_approval_or_was_not_approved_is_exported_as_nothing() {
    let stage = Stage::small();
    let mut play = heard(&stage, CLEAN, &["decided"]);
    assert_eq!(exported(&stage.kernel, play.case()), None);
    play.does("decider-1", tolerance("mitigated"));
    assert_eq!(exported(&stage.kernel, play.case()), None, "it awaits approval");
    let approve =
        |approved: bool| json!({"approve": {"table": "tolerance", "approved": approved, "reasons": private("x")}});
    let mut refused = heard(&stage, CLEAN, &["decided"]);
    refused.does("decider-1", tolerance("mitigated"));
    refused.does("superior-1", approve(false));
    assert_eq!(exported(&stage.kernel, refused.case()), None, "it was not approved");
    play.does("superior-1", approve(true));
    assert_eq!(exported(&stage.kernel, play.case()).as_deref(), Some("mitigated"));
    // A what-if is no case.
    assert_eq!(exported(&stage.kernel, &play.case().fork(None)), None);
}

#[test]
fn what_was_revoked_or_annulled_is_exported_as_nothing_and_what_stands_again_is() {
    let told = |name: &str, act: Option<&str>| {
        let story = Story::example(name);
        let run = act.map_or_else(|| story.done(), |act| story.clone().until(act).done());
        exported(run.kernel(), run.ledger.case())
    };
    let revoked = |name: &str| {
        let story = Story::example(name);
        let run = story.done();
        let decisions = serde_json::to_value(run.kernel().view(run.ledger.case())).unwrap().to_string();
        (decisions.contains("revoked"), exported(run.kernel(), run.ledger.case()))
    };
    assert_eq!(told("p09-revoked-for-false-material", Some("p09-47")).as_deref(), Some("exempt"));
    assert_eq!(revoked("p09-revoked-for-false-material"), (true, None));
    assert_eq!(revoked("p22-not-corrected-revoked"), (true, None));
    // Annulled and sent back: nothing, until it is decided again.
    let story = Story::example("p07-annulled-remitted-upheld");
    let mut outcomes = Vec::new();
    for at in story.acts() {
        let run = story.clone().until(&at).done();
        let told = exported(run.kernel(), run.ledger.case());
        if outcomes.last() != Some(&told) {
            outcomes.push(told);
        }
    }
    assert_eq!(outcomes.len(), 4, "{outcomes:?}");
    assert!(outcomes[0].is_none() && outcomes[1].is_some() && outcomes[2].is_none() && outcomes[3].is_some());
    // Revoked in error.
    assert!(told("p24-revoked-in-error", None).is_some());
    // Varied: as it stands.
    let varied = told("p06-refused-then-varied", None);
    assert!(varied.is_some_and(|outcome| outcome != "not_tolerated"));
}

// Like ones.

fn alike(stage: &Stage, found: &[(&str, &str)]) -> Alike {
    let play = heard(stage, found, &[]);
    stage.kernel.like(play.case(), None, &id("tolerance"), play.now).unwrap()
}

#[test]
fn like_ones_are_bounded_and_what_is_left_out_is_counted() {
    let stage =
        under(&[several(&precedent(CLEAN, "exempt"), 1000), several(&precedent(CLEAN, "mitigated"), 7)].concat());
    let found = alike(&stage, CLEAN);
    assert_eq!(
        found.like.iter().map(|like| (like.precedent.outcome.as_str(), like.count)).collect::<Vec<_>>(),
        [("exempt", 1000), ("mitigated", 7)]
    );
    assert_eq!((found.more, found.same.len()), (0, 2));
    // Sixty-four that differ in what the table does not ask.
    let mut others = Vec::new();
    for harm in [None, Some("unit"), Some("everybody")] {
        for basis in [None, Some("borne_out"), Some("mistaken"), Some("fabricated")] {
            for scope in ["yes", "no"] {
                for corrected in ["yes", "no"] {
                    for outcome in ["exempt", "mitigated"] {
                        let mut one =
                            precedent(&[("gain", "no"), ("in_scope", scope), ("corrected", corrected)], outcome);
                        for (fact, answer) in [("harm", harm), ("basis", basis)] {
                            if let Some(answer) = answer {
                                one["findings"][fact] = json!(answer);
                            }
                        }
                        others.push(one);
                    }
                }
            }
        }
    }
    let found = alike(&under(&others), CLEAN);
    assert_eq!((found.like.len(), found.more), (50, 46));
    assert!(found.like.iter().all(|like| like.differing.is_empty() && like.count == 1));
    assert_eq!(found.same.iter().map(|pointing| pointing.count).sum::<u32>(), 96);
}

#[test]
fn like_ones_are_those_that_differ_in_at_most_two_facts() {
    let mut all = Vec::new();
    for state in [None, Some("careless"), Some("knowing")] {
        for gain in [None, Some("no"), Some("yes")] {
            for record in [None, Some("no"), Some("yes")] {
                for outcome in ["exempt", "mitigated", "not_tolerated"] {
                    let mut findings = json!({});
                    for (fact, answer) in [("state", state), ("gain", gain), ("on_record", record)] {
                        if let Some(answer) = answer {
                            findings[fact] = json!(answer);
                        }
                    }
                    let mut one = precedent(&[], outcome);
                    one["findings"] = findings;
                    if Stage::small().kernel.with_precedents(&one.to_string()).is_ok() {
                        all.push(one);
                    }
                }
            }
        }
    }
    assert!(all.len() > 40);
    let stage = under(&all);
    for found in [&[][..], CLEAN, &[("gain", "yes")]] {
        let own = [
            ("state", Some("careless")),
            ("gain", found.first().map(|(_, answer)| *answer)),
            ("on_record", Some("no")),
        ];
        let differing = |one: &Value| -> Vec<&str> {
            let differs = |(fact, answer): &&(&'static str, Option<&str>)| one["findings"][*fact].as_str() != *answer;
            own.iter().filter(differs).map(|(fact, _)| *fact).collect()
        };
        let mut expected: Vec<(Vec<&str>, String)> = all
            .iter()
            .map(|one| (differing(one), one["outcome"].as_str().unwrap().to_owned()))
            .filter(|(differing, _)| differing.len() <= 2)
            .collect();
        let answer = alike(&stage, found);
        let mut told: Vec<(Vec<&str>, String)> = answer
            .like
            .iter()
            .map(|like| {
                (
                    like.differing.iter().map(distinguo::document::Id::as_str).collect(),
                    like.precedent.outcome.to_string(),
                )
            })
            .collect();
        assert!(told.is_sorted_by_key(|(differing, _)| differing.len()));
        assert_eq!((told.len() + usize::try_from(answer.more).unwrap()), expected.len());
        expected.sort();
        told.sort();
        assert!(answer.more > 0 || told == expected, "{told:#?} {expected:#?}");
        let same = expected.iter().filter(|(differing, _)| differing.is_empty()).count();
        assert_eq!(answer.same.iter().map(|pointing| pointing.count).sum::<u32>(), u32::try_from(same).unwrap());
    }
}

#[test]
fn a_host_is_told_where_in_its_set_something_is_wrong() {
    use distinguo::host::Kernel;
    let book = crate::stage::SMALL;
    let set = lines(&[precedent(CLEAN, "exempt"), precedent(&[("gian", "no")], "exempt")]);
    let problems = Kernel::load(book, None, Some(&set)).unwrap_err();
    assert!(problems.contains(r#""pointer":"/precedents/1/findings/gian""#), "{problems}");
    assert!(Kernel::load(book, None, Some(&json!([precedent(CLEAN, "exempt")]).to_string())).is_ok());
}
