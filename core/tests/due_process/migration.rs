//! Migration: what was found crosses from one version to another under the names that the later one has for it, and nothing
//! is left behind in silence.

use distinguo::audit::{Verdict, audit_under};
use distinguo::case::{Act, Refusal};
use distinguo::kernel::{Kernel, KernelSet, Ledger};
use distinguo::rulebook::Rulebook;
use serde_json::{Value, json};

use crate::course::{admitted, decided, granted, named, reported, statement, told};
use crate::stage::{Play, SMALL, Stage, private};

fn book(change: impl FnOnce(&mut Value)) -> Kernel {
    let mut book: Value = serde_json::from_str(SMALL).unwrap();
    change(&mut book);
    let book = Rulebook::load(&book.to_string()).unwrap_or_else(|problems| panic!("{problems}"));
    Kernel::new(book, None).unwrap()
}

/// The small procedure as it was.
fn old() -> Kernel {
    book(|_| ())
}

/// Its next version: `gain` is called `profit`, and its answers otherwise; what else is changed is said.
fn new(change: impl FnOnce(&mut Value)) -> Kernel {
    book(|book| {
        let text = book.to_string().replace("\"gain\"", "\"profit\"");
        *book = serde_json::from_str(&text).unwrap();
        book["version"] = json!("2");
        book["transition"]["migrate_from"] = json!(["1"]);
        book["transition"]["corresponds"] = json!([{"old": "gain", "new": "profit"}]);
        book["acts"].as_array_mut().unwrap().push(json!({"act": "migrate", "by": ["officer"], "clause": "p"}));
        change(book);
    })
}

fn act(number: usize, (who, role): (&str, &str), body: Value) -> Act {
    let actor = json!({"id": who, "role": role, "organ": "organ-deciding"});
    let act = json!({"id": format!("m-{number}"), "at": format!("2026-03-02T10:{number:02}:00+08:00"), "actor": actor,
        "act": body});
    Act::load(&act.to_string()).unwrap_or_else(|problems| panic!("{problems}"))
}

const OFFICER: (&str, &str) = ("officer-1", "officer");

/// Admitted under the old version, with these answers found by two verifiers.
fn found(old: &Kernel, answers: &[(&str, &str, &str)]) -> Ledger {
    let mut ledger = Ledger::new();
    let members = ["decider-1", "decider-2", "decider-3"];
    let parties = json!({"person": "person-1", "accuser": "accuser-1"});
    let seats = json!({"deciding": "organ-deciding", "superior": "organ-superior", "supervision": "organ-supervision"});
    let open = json!({"case": "case-1", "rulebook": "test.small-procedure", "version": "1", "seats": seats,
        "parties": parties});
    let mut acts = vec![
        (OFFICER, json!({"open": open})),
        (OFFICER, json!({"assign": {"role": "decider", "actors": members}})),
        (OFFICER, json!({"raise": {"channel": "own_motion"}})),
        (OFFICER, json!({"find": {"fact": "in_scope", "answer": "yes"}})),
        (OFFICER, json!({"decide": {"table": "admission", "outcome": "admitted", "reasons": private("x")}})),
    ];
    for (who, fact, answer) in answers {
        let find = json!({"fact": fact, "answer": answer, "evidence": [private("as seen")]});
        acts.push(((*who, "verifier"), json!({"find": find})));
    }
    for (number, (who, body)) in acts.into_iter().enumerate() {
        ledger.handle(old, &act(number, who, body)).unwrap_or_else(|refusal| panic!("{refusal:?}"));
    }
    ledger
}

fn moved(ledger: &mut Ledger, kernel: &Kernel) -> Result<Value, Refusal> {
    let migrate = json!({"migrate": {"version": "2", "reasons": private("the new text")}});
    let records = ledger.handle(kernel, &act(40, OFFICER, migrate))?;
    Ok(serde_json::to_value(records.last().unwrap()).unwrap()["entry"].clone())
}

fn moved_among(kernels: &KernelSet, ledger: &mut Ledger) -> Result<Value, Refusal> {
    let migrate = json!({"migrate": {"version": "2", "reasons": private("the new text")}});
    let records = kernels.handle(ledger, &act(40, OFFICER, migrate))?;
    Ok(serde_json::to_value(records.last().unwrap()).unwrap()["entry"].clone())
}

/// A next version that calls a fact otherwise, without saying so: what was found of it is to fall away.
fn silent_on(fact: &str) -> Kernel {
    book(|book| {
        let text = book.to_string().replace(&format!("\"{fact}\""), "\"renamed\"");
        *book = serde_json::from_str(&text).unwrap();
        book["version"] = json!("2");
        book["transition"]["migrate_from"] = json!(["1"]);
        book["transition"]["falls_away"] = json!([fact]);
        book["acts"].as_array_mut().unwrap().push(json!({"act": "migrate", "by": ["officer"], "clause": "p"}));
    })
}

fn changes(entry: &Value, kind: &str) -> Vec<Value> {
    let changes = entry["effects"].as_array().unwrap().iter().filter(|effect| effect["effect"] == "matter");
    changes.map(|effect| &effect["change"]).filter(|change| change["change"] == kind).cloned().collect()
}

/// Whether the meeting may exempt on what was found.
fn may_exempt(kernel: &Kernel, ledger: &mut Ledger) -> bool {
    let submit = json!({"submit": {"document": "report", "text": private("all looked at")}});
    ledger.handle(kernel, &act(50, ("v-1", "verifier"), submit)).unwrap_or_else(|refusal| panic!("{refusal:?}"));
    let votes = ["decider-1", "decider-2", "decider-3"].map(|member| json!({"member": member, "vote": "for"}));
    let decide = json!({"table": "tolerance", "outcome": "exempt", "documents": ["decision"], "votes": votes,
        "reasons": private("why")});
    match ledger.handle(kernel, &act(51, ("decider-1", "decider"), json!({"decide": decide}))) {
        Ok(_) => true,
        Err(refusal) => {
            assert_eq!(refusal.code().as_str(), "not_permitted");
            false
        }
    }
}

const GAIN: &[(&str, &str, &str)] = &[("v-1", "gain", "yes"), ("v-2", "gain", "yes"), ("v-1", "state", "careless")];

#[test]
fn a_bottom_line_that_was_found_stands_under_the_name_that_it_has_now() {
    let (old, new) = (old(), new(|_| ()));
    let mut ledger = found(&old, GAIN);
    moved(&mut ledger, &new).unwrap();
    assert!(!may_exempt(&new, &mut ledger), "what was found decides, whatever it is called");
    // The neighbour in which it was not found.
    let mut other = found(&old, &[("v-1", "gain", "no"), ("v-2", "gain", "no"), ("v-1", "state", "careless")]);
    moved(&mut other, &new).unwrap();
    assert!(may_exempt(&new, &mut other));
}

#[test]
fn findings_keep_finder_evidence_proceeding_and_rulebook_and_are_shown_under_both_names() {
    let (old, new) = (old(), new(|_| ()));
    let mut ledger = found(&old, GAIN);
    let first = ledger.case().seq() - 2;
    let entry = moved(&mut ledger, &new).unwrap();
    let carried = changes(&entry, "carried");
    let digest = old.rulebook().digest().as_str();
    let gain: Vec<&Value> = carried.iter().filter(|change| change["fact"] == "profit").collect();
    assert_eq!(gain.len(), 2);
    for (place, change) in gain.iter().enumerate() {
        let by = format!("v-{}", place + 1);
        let seq = first + u32::try_from(place).unwrap();
        let was = json!({"fact": "gain", "answer": "yes", "by": by, "entry": seq, "under": digest});
        assert_eq!(change["was"], was);
        assert_eq!((&change["proceeding"], &change["answer"]), (&json!(0), &json!("yes")));
        let found = &ledger.records()[usize::try_from(seq).unwrap() - 1];
        assert!(found.texts().any(|(pointer, _)| pointer == "/act/find/evidence/0"), "the evidence is in that entry");
    }
    // Every finding is told, also where the name stays.
    assert_eq!(carried.len(), 4, "in_scope, gain twice, state: {carried:?}");
    let page = new.page(&ledger, None, ledger.records().last().unwrap().entry().at(), "en").unwrap();
    assert!(page.contains("found as gain: yes"), "{page}");
    let chinese = new.page(&ledger, None, ledger.records().last().unwrap().entry().at(), "zh").unwrap();
    assert!(chinese.contains("原查明为 gain: yes"), "{chinese}");
}

#[test]
fn what_is_open_under_the_new_version_is_listed() {
    let (old, new) = (old(), new(|_| ()));
    let mut ledger = found(&old, &[("v-1", "state", "careless")]);
    let entry = moved(&mut ledger, &new).unwrap();
    let migrated = entry["effects"].as_array().unwrap().iter().find(|effect| effect["effect"] == "migrated").unwrap();
    let open: Vec<&str> = migrated["open"].as_array().unwrap().iter().map(|fact| fact.as_str().unwrap()).collect();
    assert!(open.contains(&"profit") && !open.contains(&"state") && !open.contains(&"in_scope"), "{open:?}");
}

#[test]
fn a_finding_that_has_no_counterpart_keeps_the_case_where_it_is() {
    let old = old();
    let refused = |new: &Kernel, answers| {
        let mut ledger = found(&old, answers);
        let before = ledger.lines(0);
        let refusal = moved(&mut ledger, new).unwrap_err();
        assert_eq!(ledger.lines(0), before);
        // It is not offered either.
        let who = act(41, OFFICER, json!({"withdraw": {}}));
        let offered = new.options(ledger.case(), who.actor(), who.at());
        let offered = serde_json::to_value(offered.unwrap_err()).unwrap();
        assert!(!offered["possible"].to_string().contains("migrate"), "{offered}");
        (refusal.code().as_str(), refusal.message(distinguo::error::Language::En))
    };
    let silent = new(|book| book["transition"]["corresponds"] = json!([]));
    let (code, message) = refused(&silent, GAIN);
    assert_eq!(code, "left_behind");
    assert!(message.contains("`gain`"), "{message}");
    // Where nobody has found it, the case moves.
    moved(&mut found(&old, &[("v-1", "state", "careless")]), &silent).unwrap();
}

#[test]
fn what_the_new_version_says_falls_away_is_listed_as_left_behind() {
    let (old, silent) = (old(), silent_on("state"));
    let both = KernelSet::from_iter([old.clone(), silent.clone()]);
    let mut ledger = found(&old, GAIN);
    let entry = moved_among(&both, &mut ledger).unwrap();
    let left = changes(&entry, "left_behind");
    assert_eq!(left.iter().map(|change| change["was"]["fact"].as_str().unwrap()).collect::<Vec<_>>(), ["state"]);
    let page = silent.page(&ledger, None, ledger.records().last().unwrap().entry().at(), "en").unwrap();
    assert!(page.contains("state: careless: decides nothing under the new version"), "{page}");
    assert_eq!(audit_under(&both, ledger.lines(0), None).verdict, Verdict::Sound);
    // Whether it is a bottom line only the rulebook of before can tell: without it the case stays where it is.
    let refusal = moved(&mut found(&old, GAIN), &silent).unwrap_err();
    assert_eq!(refusal.code().as_str(), "wrong_book");
    // What has a counterpart does not fall away.
    let mut both: Value = serde_json::from_str(SMALL).unwrap();
    both["transition"]["falls_away"] = json!(["gain"]);
    let problems = Rulebook::load(&both.to_string()).unwrap_err();
    assert!(problems.iter().any(|problem| problem.pointer() == "/transition/falls_away/0"), "{problems}");
}

#[test]
fn what_a_bottom_line_depends_on_falls_away_for_no_later_version() {
    let (old, silent) = (old(), silent_on("gain"));
    let both = KernelSet::from_iter([old.clone(), silent]);
    let refusal = moved_among(&both, &mut found(&old, GAIN)).unwrap_err();
    assert_eq!(refusal.code().as_str(), "left_behind");
    assert!(refusal.message(distinguo::error::Language::En).contains("`gain`"));
    // Where nobody found anything on it there is nothing to leave.
    moved_among(&both, &mut found(&old, &[("v-1", "state", "careless")])).unwrap();
}

#[test]
fn a_migration_is_audited_with_both_versions_and_cannot_be_forged() {
    use crate::ledger_and_audit::{rechained, values};
    let (old, new) = (old(), new(|_| ()));
    let mut ledger = found(&old, GAIN);
    moved(&mut ledger, &new).unwrap();
    let kernels = KernelSet::from_iter([old, new]);
    assert_eq!(audit_under(&kernels, ledger.lines(0), None).verdict, Verdict::Sound);
    let read = Ledger::read(ledger.lines(0)).map_err(|(_, problem)| problem).unwrap();
    assert_eq!(read.case(), ledger.case());
    let mut records = values(&ledger.lines(0));
    let effects = records.last_mut().unwrap()["entry"]["effects"].as_array_mut().unwrap();
    for effect in effects.iter_mut().filter(|effect| effect["change"]["fact"] == "profit") {
        effect["change"]["answer"] = json!("no");
    }
    assert_eq!(audit_under(&kernels, rechained(records), None).verdict, Verdict::NotSound);
}

#[test]
fn findings_that_cross_twice_keep_where_they_come_from() {
    let (old, new) = (old(), new(|_| ()));
    let third = book(|book| {
        *book = serde_json::from_str(&book.to_string().replace("\"gain\"", "\"benefit\"")).unwrap();
        book["version"] = json!("3");
        book["transition"]["migrate_from"] = json!(["2"]);
        book["transition"]["corresponds"] = json!([{"old": "profit", "new": "benefit"}]);
        book["acts"].as_array_mut().unwrap().push(json!({"act": "migrate", "by": ["officer"], "clause": "p"}));
    });
    let mut ledger = found(&old, GAIN);
    moved(&mut ledger, &new).unwrap();
    let migrate = json!({"migrate": {"version": "3"}});
    let records = ledger.handle(&third, &act(45, OFFICER, migrate)).unwrap();
    let entry = serde_json::to_value(records.last().unwrap()).unwrap()["entry"].clone();
    let carried = changes(&entry, "carried");
    let benefit = carried.iter().find(|change| change["fact"] == "benefit").unwrap();
    assert_eq!(benefit["was"]["under"], old.rulebook().digest().as_str(), "as it was found, under what it was found");
    assert_eq!(benefit["was"]["fact"], "gain");
    assert!(!may_exempt(&third, &mut ledger));
}

// The regulation of a province, in the version of 2016 and that of 2018, which calls two facts otherwise.

fn shaanxi(version: &str, change: impl FnOnce(&mut Value)) -> Kernel {
    let mut book = crate::books::fault(&format!("authority/cn.shaanxi.rongcuo.{version}.json"));
    change(&mut book);
    let book = Rulebook::load(&book.to_string()).unwrap_or_else(|problems| panic!("{problems}"));
    Kernel::new(book, None).unwrap()
}

/// The file of acts, private gain found or not, and then moved by the kernel of the later version.
fn author_migration(gain: &str, later: &Kernel) -> (Ledger, Result<Value, &'static str>) {
    let earlier = shaanxi("2016", |_| ());
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/faults/author/migration/acts-until-migration.jsonl");
    let text = std::fs::read_to_string(path).unwrap();
    let mut ledger = Ledger::new();
    for line in text.lines() {
        let mut value: Value = serde_json::from_str(line).unwrap();
        if let Some(now) = value.get("tick").and_then(Value::as_str) {
            ledger.tick(&earlier, distinguo::time::Instant::parse(now).unwrap()).unwrap();
            continue;
        }
        if value["act"]["find"]["fact"] == "gain" {
            value["act"]["find"]["answer"] = gain.into();
        }
        let act = Act::load(&value.to_string()).unwrap();
        let moves = value["act"].get("migrate").is_some();
        if moves {
            ledger.tick(&earlier, act.at()).unwrap();
        }
        match ledger.handle(if moves { later } else { &earlier }, &act) {
            Ok(_) => {}
            Err(refusal) if moves => return (ledger, Err(refusal.code().as_str())),
            Err(refusal) => panic!("{line}: {refusal:?}"),
        }
    }
    let last = serde_json::to_value(ledger.records().last().unwrap()).unwrap()["entry"].clone();
    (ledger, Ok(last))
}

#[test]
fn author_migration_a_bottom_line_crosses_and_the_meeting_does_not_exempt() {
    let later = shaanxi("2018", |_| ());
    for (gain, permits) in [("yes", &["no"][..]), ("no", &["exempt"])] {
        let (_, moved) = author_migration(gain, &later);
        let carried = changes(&moved.unwrap(), "carried");
        let named = |fact: &str| carried.iter().find(|change| change["was"]["fact"] == fact).unwrap();
        assert_eq!((&named("gain")["fact"], &named("gain")["answer"]), (&json!("private_gain"), &json!(gain)));
        // The answer of the other is called otherwise too.
        assert_eq!((&named("remedy")["fact"], &named("remedy")["answer"]), (&json!("made_good"), &json!("no")));
        let findings: Vec<Value> =
            carried.iter().map(|change| json!({"fact": change["fact"], "answer": change["answer"]})).collect();
        let stated = json!({"format": "distinguo.findings/1",
            "under": [{"rulebook": "cn.shaanxi.rongcuo", "version": "2018", "findings": findings}]});
        let book = crate::books::questionnaire(crate::books::fault("authority/cn.shaanxi.rongcuo.2018.json"));
        let permitted = crate::books::first_table(&book, &stated).if_decided_now;
        let permitted: Vec<String> = permitted.permits().iter().map(|id| id.as_str().to_owned()).collect();
        assert_eq!(permitted, permits);
    }
}

#[test]
fn author_migration_without_correspondence_the_case_stays_where_it_is() {
    let silent = shaanxi("2018", |book| drop(book["transition"].as_object_mut().unwrap().remove("corresponds")));
    let (ledger, moved) = author_migration("yes", &silent);
    assert_eq!(moved, Err("left_behind"));
    let earlier = shaanxi("2016", |_| ());
    assert_eq!(distinguo::audit::audit(&earlier, ledger.lines(0), None).verdict, Verdict::Sound);
}

#[test]
fn the_dates_that_change_by_a_migration_are_listed_in_its_entry() {
    let later = shaanxi("2018", |_| ());
    let earlier = shaanxi("2016", |_| ());
    let (ledger, moved) = author_migration("no", &later);
    let entry = moved.unwrap();
    // What runs before and after, by name: whatever differs stands in the entry.
    let before = Ledger::read(
        ledger.lines(0).lines().take(ledger.records().len() - 1).fold(String::new(), |all, line| all + line + "\n"),
    )
    .map_err(|(_, problem)| problem)
    .unwrap();
    let dates = |kernel: &Kernel, ledger: &Ledger| {
        let now = distinguo::time::Instant::parse(entry["at"].as_str().unwrap()).unwrap();
        let due = serde_json::to_value(kernel.due(ledger.case(), None, now).unwrap()).unwrap();
        let due = due.as_array().unwrap().iter();
        due.map(|item| (item["period"].to_string(), item["due"]["due"].to_string()))
            .collect::<std::collections::BTreeMap<_, _>>()
    };
    let (old, new) = (dates(&earlier, &before), dates(&later, &ledger));
    let told = entry["effects"].to_string();
    for (period, due) in &old {
        if new.get(period) != Some(due) {
            assert!(told.contains(&format!("\"period\":{period}")), "{period}: {due} to {:?}\n{told}", new.get(period));
        }
    }
    assert!(!old.is_empty());
}

/// The next version of the small procedure, with everything called as before and one thing changed.
fn next(change: impl FnOnce(&mut Value)) -> Kernel {
    book(|book| {
        book["version"] = json!("2");
        book["transition"]["migrate_from"] = json!(["1"]);
        granted(book, json!({"act": "migrate", "by": ["officer"], "clause": "p"}));
        change(book);
    })
}

/// The small case moved to another version, and what somebody does there.
fn moves(play: &mut Play<'_>, kernel: &Kernel) -> Result<(), Refusal> {
    let migrate = json!({"migrate": {"version": "2", "reasons": private("the new text")}});
    there(play, kernel, "officer-1", migrate)
}

fn there(play: &mut Play<'_>, kernel: &Kernel, who: &str, body: Value) -> Result<(), Refusal> {
    let (role, _) = who.rsplit_once('-').unwrap();
    let id = format!("there-{}", play.case().seq());
    let act = crate::stage::act(&id, play.now, &play.stage.who(who, role), body);
    play.ledger.handle(kernel, &act).map(drop)
}

fn to_be_decided(stage: &Stage, gain: &str) -> Play<'static> {
    let stage: &'static Stage = Box::leak(Box::new(Stage { kernel: stage.kernel.clone(), book: stage.book.clone() }));
    let mut play = admitted(stage, json!({}));
    crate::course::found(&mut play, "careless", gain);
    reported(&mut play);
    play
}

#[test]
fn a_body_is_as_many_as_the_version_asks_for_that_it_decides_under() {
    let stage = Stage::small();
    let bigger = next(|book| named(book, "roles", "decider")["meets"]["members"] = json!(4));
    let mut play = to_be_decided(&stage, "no");
    moves(&mut play, &bigger).unwrap();
    let decides = || decided("exempt");
    assert_eq!(there(&mut play, &bigger, "decider-1", decides()).unwrap_err().code().as_str(), "body_unnamed");
    let whole = json!({"role": "decider", "actors": ["decider-1", "decider-2", "decider-3", "decider-4"]});
    there(&mut play, &bigger, "officer-1", json!({"assign": whole})).unwrap();
    there(&mut play, &bigger, "decider-1", decides()).unwrap();
    let mut same = to_be_decided(&stage, "no");
    let alike = next(|_| ());
    moves(&mut same, &alike).unwrap();
    there(&mut same, &alike, "decider-1", decides()).unwrap();
}

#[test]
fn no_right_ends_because_a_later_version_has_no_word_for_it() {
    let stage = Stage::small();
    let otherwise = next(|book| named(book, "periods", "be_heard")["id"] = json!("speak"));
    let mut running = to_be_decided(&stage, "yes");
    told(&mut running, &["not_tolerated"]);
    let refusal = moves(&mut running, &otherwise).unwrap_err();
    assert_eq!(refusal.code().as_str(), "left_behind");
    assert!(refusal.message(distinguo::error::Language::En).contains("be_heard"));
    running.does("person-1", statement());
    moves(&mut running, &otherwise).unwrap();
}

#[test]
fn nobody_owes_anything_in_a_role_that_is_no_longer_there() {
    let stage = Stage::small();
    let otherwise = next(|book| {
        *book = serde_json::from_str(&book.to_string().replace("\"verifier\"", "\"examiner\"")).unwrap();
    });
    let mut play = admitted(&stage, json!({}));
    assert_eq!(moves(&mut play, &otherwise).unwrap_err().code().as_str(), "left_behind");
}

#[test]
fn a_version_under_which_an_organ_would_review_itself_takes_no_case() {
    let one = Stage::small_with(|book| book["relief"][0]["may_be_same_organ"] = json!(true));
    let seats = json!({"deciding": "organ-deciding", "superior": "organ-deciding", "supervision": "organ-supervision"});
    let mut play = Play::open_with(&one, "2026-03-02T10:00:00+08:00", json!({"seats": seats}));
    assert_eq!(moves(&mut play, &next(|_| ())).unwrap_err().code().as_str(), "same_organ");
    let still = next(|book| book["relief"][0]["may_be_same_organ"] = json!(true));
    moves(&mut play, &still).unwrap();
}

#[test]
fn what_ran_out_under_the_rules_of_before_is_written_before_a_case_moves() {
    let stage = Stage::small();
    // Where the new version counts days, it is still the day before.
    let west = next(|book| book["time_zone"] = json!("PST8"));
    let kernels = KernelSet::from_iter([stage.kernel.clone(), west.clone()]);
    let mut play = to_be_decided(&stage, "yes");
    told(&mut play, &["not_tolerated"]);
    let mut skipped = to_be_decided(&stage, "yes");
    told(&mut skipped, &["not_tolerated"]);
    for play in [&mut play, &mut skipped] {
        play.now = crate::stage::at("2026-03-10T05:00:00+08:00");
    }
    let who = stage.who("officer-1", "officer");
    let migrate = json!({"migrate": {"version": "2", "reasons": private("the new text")}});
    let head = play.case().head().unwrap().as_str().to_owned();
    let mut act: Value = json!({"id": "moved", "at": play.now.to_string(), "actor": who.json(), "act": migrate});
    act["expects"] = json!(head);
    let act = Act::load(&act.to_string()).unwrap();
    let written = kernels.handle(&mut play.ledger, &act).unwrap();
    let causes: Vec<Value> =
        written.iter().map(|record| serde_json::to_value(record).unwrap()["entry"]["cause"].clone()).collect();
    assert_eq!(causes.first().and_then(|cause| cause.pointer("/lapse/period")), Some(&json!("be_heard")), "{causes:?}");
    assert_eq!(audit_under(&kernels, play.ledger.lines(0), None).verdict, Verdict::Sound);
    // Done once more it changes nothing.
    let seq = play.case().seq();
    kernels.handle(&mut play.ledger, &act).unwrap();
    assert_eq!(play.case().seq(), seq);
    // Whoever leaves it out is found.
    moves(&mut skipped, &west).unwrap();
    assert_eq!(audit_under(&kernels, skipped.ledger.lines(0), None).verdict, Verdict::NotSound);
}
