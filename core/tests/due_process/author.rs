//! Regulations that strangers have written: what is a mistake in them is told at its place before any case is opened, and what
//! is none can be carried out.

use distinguo::case::Act;
use distinguo::document::text;
use distinguo::error::Problems;
use distinguo::kernel::{Kernel, Ledger};
use distinguo::rulebook::Rulebook;
use serde_json::{Value, json};

use crate::books::{fault, findings, questionnaire};

fn loaded(book: &Value) -> Result<Rulebook, Vec<(&'static str, String)>> {
    Rulebook::load(&book.to_string()).map_err(|problems| told(&problems))
}

fn told(problems: &Problems) -> Vec<(&'static str, String)> {
    problems.iter().map(|problem| (problem.code().as_str(), problem.pointer().to_owned())).collect()
}

/// A book with a mistake in it that says how often an approval may happen again, as it must today.
fn mistaken(name: &str) -> Value {
    let mut book = fault(&format!("author/mistakes/{name}.json"));
    for grant in book["acts"].as_array_mut().unwrap() {
        if let Some(approval) = grant.get_mut("approval") {
            approval["times"] = json!(2);
        }
    }
    book
}

#[test]
fn author_a_zone_is_no_name_of_a_place_and_none_that_calls_itself_utc_and_is_not() {
    for (name, zone) in [("24-timezone", "Asia/Shanghai"), ("32-tz-plus", "UTC+8")] {
        let mut book = mistaken(name);
        assert_eq!(book["time_zone"], zone);
        let problems = loaded(&book).unwrap_err();
        assert_eq!(problems, [("bad_zone", "/time_zone".to_owned())], "{name}");
        book["time_zone"] = json!("CST-8");
        loaded(&book).unwrap();
    }
    for (zone, right) in [
        ("UTC0", true),
        ("GMT0BST,M3.5.0/1,M10.5.0", true),
        ("EST5EDT,M3.2.0,M11.1.0", true),
        ("GMT-8", false),
        ("UTC+08:00", false),
    ] {
        let mut book = mistaken("32-tz-plus");
        book["time_zone"] = json!(zone);
        assert_eq!(loaded(&book).is_ok(), right, "{zone}");
    }
}

#[test]
fn author_mistakes_33_a_party_does_not_bear_the_duty_of_an_organ() {
    let mut book = mistaken("33-bearer-person-decides");
    let judge = book["periods"].as_array().unwrap().iter().position(|period| period["id"] == "judge").unwrap();
    let problems = loaded(&book).unwrap_err();
    assert_eq!(problems, [("nobody_can", format!("/periods/{judge}/who"))]);
    book["periods"][judge]["who"] = json!("head");
    loaded(&book).unwrap();
}

#[test]
fn author_what_is_no_json_is_told_with_line_and_cause() {
    for (name, mistake, cause) in [
        ("08-trailing-comma", "comma_too_many", "line 22 column 110: a comma too many"),
        ("31-fullwidth-colon", "full_width", "line 201 column 81: `：` is full-width punctuation"),
    ] {
        let path = format!("{}/tests/data/faults/author/mistakes/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let bytes = std::fs::read(path).unwrap();
        let problems = Rulebook::load(text(&bytes).unwrap()).unwrap_err();
        let [(code, _)] = told(&problems)[..] else { panic!("{problems}") };
        assert_eq!(code, mistake);
        assert!(problems.to_string().contains(cause), "{problems}");
    }
}

#[test]
fn author_mistakes_39_many_names_are_told_each_at_its_place_with_the_nearest() {
    let problems = Rulebook::load(&fault("author/mistakes/39-many.json").to_string()).unwrap_err();
    let misspelt: Vec<_> = problems.iter().filter(|problem| problem.code().as_str() == "unknown_name").collect();
    assert_eq!(misspelt.len(), 10, "{problems}");
    let clause = misspelt.iter().find(|problem| problem.pointer() == "/facts/2/clause").unwrap();
    assert_eq!(clause.nearest_name(), Some("hunan.must"));
}

#[test]
fn author_two_filings_a_table_that_nothing_begins_a_matter_of_does_not_load() {
    let problems = loaded(&fault("author/two-filings/de.beamtstg.36.json")).unwrap_err();
    assert_eq!(problems[0], ("nobody_can", "/tables/1".to_owned()), "before all advice");
    // The neighbour: the second superior decides on relief of the first.
    loaded(&fault("author/relief-of-filing/de.beamtstg.36.json")).unwrap();
}

#[test]
fn author_relief_of_filing_the_procedure_is_carried_out_to_its_decision() {
    let book = loaded(&fault("author/relief-of-filing/de.beamtstg.36.json")).unwrap();
    let kernel = Kernel::new(book, None).unwrap();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/faults/author/relief-of-filing/acts2.jsonl");
    let story = std::fs::read_to_string(path).unwrap();
    let run = |story: &str| {
        let mut ledger = Ledger::new();
        for line in story.lines().skip(1) {
            let act = Act::load(line).unwrap_or_else(|problems| panic!("{line}: {problems}"));
            ledger.handle(&kernel, &act).map_err(|refusal| (act.id().to_owned(), refusal.code().as_str()))?;
        }
        Ok(ledger)
    };
    let ledger: Ledger = run(&story).unwrap_or_else(|refused: (String, &str)| panic!("{refused:?}"));
    let decided = serde_json::to_value(kernel.view(ledger.case()).unwrap()).unwrap().to_string();
    assert!(decided.contains("\"freed\""), "{decided}");
    assert!(distinguo::audit::audit(&kernel, ledger.lines(0), None).is_sound());
    // Where the next superior has withdrawn the order, nothing was confirmed: nobody is freed on that ground.
    let withdrawn = story.replace("\"outcome\": \"confirmed\"", "\"outcome\": \"withdrawn\"");
    assert_ne!(withdrawn, story);
    let (_, code) = run(&withdrawn).map(drop).unwrap_err();
    assert_ne!(code, "");
}

#[test]
fn author_supp_only_what_was_asked_for_completes_a_returned_application() {
    let book = loaded(&fault("authority/cn.shaanxi.rongcuo.2016.json")).unwrap();
    let kernel = Kernel::new(book, None).unwrap();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/faults/author/migration/supp.jsonl");
    let text = std::fs::read_to_string(path).unwrap();
    let run = |text: &str| {
        let mut ledger = Ledger::new();
        for line in text.lines().skip(1) {
            let act = Act::load(line).unwrap();
            ledger.handle(&kernel, &act).map_err(|refusal| (act.id().to_owned(), refusal.code().as_str()))?;
        }
        Ok::<Ledger, (String, &str)>(ledger)
    };
    assert_eq!(run(&text).unwrap_err(), ("6".to_owned(), "not_granted"));
    let right = text.replace("\"submit\":{\"document\":\"copy\"}", "\"submit\":{\"document\":\"application\"}");
    let view = serde_json::to_value(kernel.view(run(&right).unwrap().case()).unwrap()).unwrap();
    assert_eq!(view["admission"]["state"], "raised", "{view}");
}

#[test]
fn author_asrp_less_than_nothing_is_no_amount() {
    let asrp = questionnaire(fault("author/asrp/us.asrp.json"));
    let mut stated = fault("author/asrp/a8.json");
    let problems = distinguo::determination::determine(&asrp, &findings(&stated)).unwrap_err();
    let place =
        stated["under"][0]["findings"].as_array().unwrap().iter().position(|found| found["amount"] == -3).unwrap();
    assert_eq!(told(&problems), [("negative_amount", format!("/under/0/findings/{place}/amount"))]);
    stated["under"][0]["findings"][place]["amount"] = json!(0);
    distinguo::determination::determine(&asrp, &findings(&stated)).unwrap();
}
