//! Erasure: a text goes by an act of its own, once nothing hangs on it any more; what was erased, when, by whom and why stands
//! in the chain, and nobody can make it up. And the texts that stand beside a ledger: those that it commits to, each with
//! something in it and under a salt of its own.

use distinguo::audit::{Report, Verdict, audit};
use distinguo::case::Progress;
use distinguo::error::Language;
use distinguo::kernel::Ledger;
use distinguo::ledger::{Fault, Form, Private};
use serde_json::{Value, json};

use crate::ledger_and_audit::{rechained, values};
use crate::stage::{Play, Stage, private};

const START: &str = "2026-03-02T10:00:00+08:00";
const LATER: &str = "2027-03-02T10:00:00+08:00";

/// A small book under which texts are erased.
pub fn stage() -> Stage {
    Stage::small_with(|book| {
        for act in ["erase", "rectify"] {
            let by = json!(["officer", "superior", "person"]);
            book["acts"].as_array_mut().unwrap().push(json!({"act": act, "by": by, "clause": "p"}));
        }
    })
}

pub fn erase(entry: u32, pointer: &str) -> Value {
    json!({"erase": {"entry": entry, "pointer": pointer, "reasons": private("request of the person")}})
}

/// Not admitted, with reasons, which stand in the entry that is told too.
fn refused(stage: &Stage) -> (Play<'_>, u32) {
    let mut play = Play::open(stage, START);
    play.does("officer-1", json!({"raise": {"channel": "own_motion", "reasons": private("a hint")}}));
    play.does("officer-1", json!({"find": {"fact": "in_scope", "answer": "no"}}));
    let decide = json!({"table": "admission", "outcome": "refused", "reasons": private("about Wei, and his mother")});
    play.does("officer-1", json!({"decide": decide}));
    let entry = play.case().seq();
    (play, entry)
}

const REASONS: &str = "/act/decide/reasons";

fn judged(stage: &Stage, text: &str) -> Report {
    audit(&stage.kernel, text, None)
}

fn faults(report: &Report) -> Vec<(Option<u32>, Fault)> {
    report.faults.iter().map(|found| (found.entry, found.fault)).collect()
}

/// A ledger in which the reasons are erased, and the entry that they stood in.
fn erased(stage: &Stage) -> (Play<'_>, u32) {
    let (mut play, entry) = refused(stage);
    play.until(LATER);
    assert_ne!(stage.kernel.progress(play.case()), Ok(Progress::Open));
    play.does("officer-1", erase(entry, REASONS));
    (play, entry)
}

#[test]
fn an_erasure_is_an_entry_of_the_chain_and_the_text_is_gone_with_its_salt() {
    let stage = stage();
    let (play, entry) = erased(&stage);
    let text = play.ledger.lines(0);
    let by = play.case().seq();
    assert!(!text.contains("his mother"));
    let written = &values(&text)[usize::try_from(entry).unwrap() - 1];
    assert_eq!((written.get("texts"), written.get("erased")), (None, None), "nothing stands beside the entry");
    let report = judged(&stage, &text);
    assert_eq!((report.verdict, &report.form[..]), (Verdict::Sound, &[][..]), "{report:?}");
    let found = &report.erased[0];
    assert_eq!((report.erased.len(), found.seq, found.pointer.as_str(), found.by), (1, entry, REASONS, by));
    assert_eq!(found.at, play.now);
    let read = Ledger::read(&text).map_err(|(_, problem)| problem).unwrap();
    assert_eq!((read.case().head(), read.lines(0)), (play.case().head(), text));
    // The parties are told.
    let last = values(&play.ledger.lines(0)).pop().unwrap();
    let told = last["entry"]["effects"].as_array().unwrap().iter();
    assert_eq!(told.filter(|effect| effect["effect"] == "reported").count(), 2, "{last}");
}

#[test]
fn a_text_that_is_missing_is_a_fault_unless_a_later_entry_erases_it() {
    let stage = stage();
    let (play, entry) = refused(&stage);
    let without = |text: &str| {
        let mut records = values(text);
        records[usize::try_from(entry).unwrap() - 1].as_object_mut().unwrap().remove("texts");
        rechained(records)
    };
    let report = judged(&stage, &without(&play.ledger.lines(0)));
    assert_eq!((report.verdict, faults(&report)), (Verdict::NotSound, vec![(Some(entry), Fault::TextMissing)]));
    // A record of an erasure that nobody's act made, beside the entry as a forger would put it, erases nothing.
    let mut records = values(&without(&play.ledger.lines(0)));
    records[usize::try_from(entry).unwrap() - 1]["erased"] = json!({REASONS: {"at": LATER, "ground": "request"}});
    let report = judged(&stage, &rechained(records));
    assert_eq!((report.verdict, faults(&report)), (Verdict::NotSound, vec![(Some(entry), Fault::TextMissing)]));
    assert_eq!(report.form.iter().map(|one| one.form).collect::<Vec<_>>(), [Form::Beside]);
}

#[test]
fn when_by_whom_and_why_something_was_erased_cannot_be_changed() {
    let stage = stage();
    let (play, _) = erased(&stage);
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut records = values(&play.ledger.lines(0));
        change(records.last_mut().unwrap());
        judged(&stage, &rechained(records)).verdict
    };
    assert_eq!(changed(&|_| ()), Verdict::Sound);
    assert_eq!(
        changed(&|last| last["entry"]["effects"][1]["pointer"] = "/act/raise/reasons".into()),
        Verdict::NotSound
    );
    assert_eq!(changed(&|last| last["entry"]["effects"] = json!([])), Verdict::NotSound);
    assert_eq!(changed(&|last| last["texts"]["/act/erase/reasons"]["text"] = "an order".into()), Verdict::NotSound);
    assert_eq!(changed(&|last| last["entry"]["cause"]["act"]["actor"]["role"] = "verifier".into()), Verdict::NotSound);
    // The erasing entry left out, and the text is missing without it.
    let mut records = values(&play.ledger.lines(0));
    records.pop();
    assert_eq!(judged(&stage, &rechained(records)).verdict, Verdict::NotSound);
}

#[test]
fn what_is_erased_is_not_kept_and_not_read() {
    let stage = stage();
    let (before, entry) = refused(&stage);
    let kept = values(&before.ledger.lines(0))[usize::try_from(entry).unwrap() - 1]["texts"].clone();
    // The same ledger again, whose host has not left the text away.
    let (play, _) = erased(&stage);
    let mut records = values(&play.ledger.lines(0));
    let place = usize::try_from(entry).unwrap() - 1;
    let mut other = kept;
    other[REASONS]["text"] = "a guess".into();
    records[place]["texts"] = other;
    let guessed = rechained(records);
    assert!(faults(&judged(&stage, &guessed)).contains(&(Some(entry), Fault::Text)));
    let (mut late, _) = refused(&stage);
    let original = values(&late.ledger.lines(0));
    late.until(LATER);
    late.does("officer-1", erase(entry, REASONS));
    let mut records = values(&late.ledger.lines(0));
    records[place] = original[place].clone();
    let text = rechained(records);
    let report = judged(&stage, &text);
    assert_eq!((report.verdict, faults(&report)), (Verdict::NotSound, vec![(Some(entry), Fault::TextKept)]));
    let read = Ledger::read(&text).map_err(|(_, problem)| problem).unwrap();
    assert_eq!((read.records()[place].texts().count(), read.lines(0)), (0, late.ledger.lines(0)), "it is left away");
}

#[test]
fn nothing_is_erased_while_it_may_be_needed_but_what_was_put_right() {
    let stage = stage();
    let mut play = Play::open(&stage, START);
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    play.does("officer-1", json!({"find": {"fact": "in_scope", "answer": "yes", "evidence": [private("file 7")]}}));
    let found = play.case().seq();
    assert_eq!(play.refused("officer-1", erase(found, "/act/find/evidence/0")), "not_now");
    let decide = json!({"table": "admission", "outcome": "admitted", "reasons": private("x")});
    play.does("officer-1", json!({"decide": decide}));
    play.does("verifier-1", json!({"find": {"fact": "state", "answer": "careless"}}));
    play.does("verifier-2", json!({"find": {"fact": "gain", "answer": "no"}}));
    play.does("verifier-2", json!({"submit": {"document": "report", "text": private("ID 110101199001011234")}}));
    let reported = play.case().seq();
    assert_eq!(play.refused("officer-1", erase(reported, "/act/submit/text")), "not_now");
    let text = json!({"entry": reported, "pointer": "/act/submit/text", "text": private("ID withheld"),
        "reasons": private("a number that does not belong there")});
    play.does("officer-1", json!({"rectify": text}));
    play.does("officer-1", erase(reported, "/act/submit/text"));
    assert!(!play.ledger.lines(0).contains("110101199001011234"));
    assert_eq!(play.refused("officer-1", erase(found, "/act/find/evidence/0")), "not_now", "only that one");
    assert_eq!(judged(&stage, &play.ledger.lines(0)).verdict, Verdict::Sound);
}

#[test]
fn an_erasure_is_done_by_an_organ_to_what_is_in_its_reach_once_and_to_texts_alone() {
    let stage = stage();
    let (mut play, entry) = refused(&stage);
    play.until(LATER);
    for (who, entry, pointer, code) in [
        ("verifier-1", entry, REASONS, "not_granted"),
        ("superior-1", entry, REASONS, "out_of_reach"),
        ("person-1", entry, REASONS, "out_of_reach"),
        ("officer-1", entry, "/act/decide/outcome", "unknown_name"),
        ("officer-1", entry, "/act/decide", "unknown_name"),
        ("officer-1", 99, REASONS, "unknown_name"),
    ] {
        assert_eq!(play.refused(who, erase(entry, pointer)), code, "{who} {entry} {pointer}");
    }
    play.does("officer-1", erase(entry, REASONS));
    assert_eq!(play.refused("officer-1", erase(entry, REASONS)), "not_now", "what is gone is gone");
    let blank = json!({"erase": {"entry": entry - 2, "pointer": "/act/raise/reasons",
        "reasons": {"text": " ", "salt": "0a0000000000000000000000000000a1"}}});
    assert_eq!(play.refused("officer-1", blank), "reasons_missing");
    play.does("officer-1", erase(entry - 2, "/act/raise/reasons"));
}

// A text is loaded only where it is the one that was committed to.

#[test]
fn a_planted_or_changed_text_is_not_loaded_and_the_read_says_where() {
    let stage = stage();
    let (play, entry) = refused(&stage);
    let text = play.ledger.lines(0);
    let line = usize::try_from(entry).unwrap() - 1;
    let planted = |change: &dyn Fn(&mut Vec<Value>)| {
        let mut records = values(&text);
        change(&mut records);
        rechained(records)
    };
    let some = json!({"salt": "0123456789abcdef0123456789abcdef", "text": "planted"});
    for (name, (record, pointer), forged) in [
        ("changed", (line, REASONS), planted(&|all| all[line]["texts"][REASONS]["text"] = "other".into())),
        ("another salt", (line, REASONS), planted(&|all| all[line]["texts"][REASONS]["salt"] = some["salt"].clone())),
        ("planted", (line, "/act/decide/text"), planted(&|all| all[line]["texts"]["/act/decide/text"] = some.clone())),
        ("at no text", (line, "/act"), planted(&|all| all[line]["texts"]["/act"] = some.clone())),
        ("beside no text", (0, "/act/open"), planted(&|all| all[0]["texts"] = json!({"/act/open": some}))),
    ] {
        let (kept, problem) = Ledger::read(&forged).unwrap_err();
        let place = format!("/{record}/texts/{}", pointer.replace('/', "~1"));
        assert_eq!((kept.records().len(), problem.pointer()), (record, place.as_str()), "{name}");
        assert_eq!(problem.code().as_str(), "broken_entry");
        assert!(problem.message(Language::Zh).contains("所附文本与承诺值不符"), "{problem}");
        let report = judged(&stage, &forged);
        assert_eq!(report.verdict, Verdict::NotSound, "{name}");
        assert!(report.faults.iter().any(|found| found.fault == Fault::Text), "{name} {report:?}");
    }
    assert!(Ledger::read(planted(&|_| ())).is_ok());
}

// Salts and words.

#[test]
fn a_salt_of_zeros_is_none_and_one_salt_hides_one_text() {
    let zeros = "0".repeat(32);
    assert!(Private::new("why", &zeros).is_none());
    let act = |salt: &str| {
        json!({"id": "a", "at": START, "actor": {"id": "officer-1", "role": "officer", "organ": "organ-deciding"},
            "act": {"raise": {"channel": "own_motion", "reasons": {"text": "why", "salt": salt}}}})
    };
    let problems = distinguo::case::Act::load(&act(&zeros).to_string()).unwrap_err();
    let problem = problems.iter().next().unwrap();
    assert_eq!((problem.code().as_str(), problem.pointer()), ("bad_salt", "/act/raise/reasons/salt"));
    for language in [Language::En, Language::Zh] {
        assert!(problem.help(language).contains(if language == Language::En {
            "not zeros"
        } else {
            "不得全为零"
        }));
    }
    let stage = stage();
    let mut play = Play::open(&stage, START);
    let reasons = private("a hint");
    let said = |text: &str| json!({"text": text, "salt": reasons["salt"]});
    play.does("officer-1", json!({"raise": {"channel": "own_motion", "reasons": reasons}}));
    let find = |evidence: Value| json!({"find": {"fact": "in_scope", "answer": "yes", "evidence": evidence}});
    assert_eq!(play.refused("officer-1", find(json!([said("another text")]))), "salt_reused");
    assert_eq!(play.refused("officer-1", find(json!([said("a hint")]))), "salt_reused");
    let twice = private("one");
    assert_eq!(play.refused("officer-1", find(json!([twice, {"text": "two", "salt": twice["salt"]}]))), "salt_reused");
    play.does("officer-1", find(json!([private("one"), private("one")])));
    // The same after the ledger was stored and read; and an audit judges as handling did.
    play.ledger = Ledger::read(play.ledger.lines(0)).map_err(|(_, problem)| problem).unwrap();
    let again = json!({"decide": {"table": "admission", "outcome": "admitted", "reasons": said("why")}});
    assert_eq!(play.refused("officer-1", again), "salt_reused");
    assert_eq!(judged(&stage, &play.ledger.lines(0)).verdict, Verdict::Sound);
}

#[test]
fn no_text_of_an_act_is_blank_whatever_it_is_for() {
    let stage = stage();
    let mut play = Play::open(&stage, START);
    let blank = |salt: u32| json!({"text": " \n\u{3000}", "salt": format!("{salt:0>32}")});
    let raise = json!({"raise": {"channel": "own_motion", "reasons": blank(1)}});
    assert_eq!(play.refused("officer-1", raise), "reasons_missing");
    play.does("officer-1", json!({"raise": {"channel": "own_motion"}}));
    let find = json!({"find": {"fact": "in_scope", "answer": "yes", "evidence": [blank(2)]}});
    assert_eq!(play.refused("officer-1", find), "empty_text");
    play.does("officer-1", json!({"find": {"fact": "in_scope", "answer": "yes"}}));
    let decide = json!({"table": "admission", "outcome": "admitted", "reasons": private("x")});
    play.does("officer-1", json!({"decide": decide}));
    // A proof that shows nothing proves nothing.
    play.until("2026-03-06T10:00:00+08:00");
    let notice = |evidence: Value| {
        let proof = json!({"document": "receipt", "evidence": evidence});
        json!({"send": {"document": "notice", "about": "tolerance", "to": "person", "done_on": "2026-03-04",
            "proof": proof, "contemplates": [{"outcome": "mitigated"}]}})
    };
    assert_eq!(play.refused("officer-1", notice(blank(3))), "empty_text");
    play.does("officer-1", notice(private("signed on the 4th")));
}
