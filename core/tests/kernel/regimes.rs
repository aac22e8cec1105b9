//! What is peculiar to single regimes, each as data and nothing else.

use std::collections::BTreeSet;

use distinguo::determination::{Findings, determine, questions};
use distinguo::rulebook::Rulebook;
use serde_json::{Value, json};

use crate::support::books::{document, load, noise};
use crate::support::naive::{field, ids};
use crate::support::oracle::{Oracle, list, text};
use crate::support::random::{Dice, stated};

fn determined(id: &str, findings: &Value) -> Value {
    let findings = Findings::load(&findings.to_string()).unwrap();
    serde_json::to_value(determine(&Rulebook::shipped(id).unwrap(), &findings).unwrap()).unwrap()
}

fn table<'v>(said: &'v Value, id: &str) -> &'v Value {
    list(&said["result"], "tables").iter().find(|table| table["table"] == *id).unwrap()
}

/// The outcomes that a table permits now; none where it is blocked.
fn permitted(id: &str, answers: &[(&str, &str)], of: &str) -> Vec<String> {
    let said = determined(id, &stated(&document(id), answers));
    ids(&table(&said, of)["if_decided_now"]["permits"])
}

fn answer<'v>(said: &'v Value, fact: &str) -> Option<&'v Value> {
    list(said, "answers").iter().find(|answer| answer["fact"] == *fact)
}

const KOREA: &str = "kr.active-administration";

#[test]
fn korea_ratification_as_a_row_breaks_the_guarantee_that_intent_is_never_exempted() {
    let text = include_str!("../data/kr-ratified-as-row.json");
    let problems = Rulebook::load(text).unwrap_err();
    let broken = problems.iter().find(|problem| problem.code().as_str() == "guarantee_broken").unwrap();
    let written: Value = serde_json::from_str(text).unwrap();
    let guarantee = written.pointer(broken.pointer()).unwrap();
    assert_eq!(guarantee["id"], "intent_never");
    // The counterexample is somebody who was ratified and acted with intent or gross negligence.
    let example = broken.counterexample().unwrap();
    let answer = |fact: &str| example.answers().find(|(id, _)| id.as_str() == fact).unwrap().1.as_str();
    assert_eq!(answer("ratified"), "yes");
    assert!(["gross", "intent"].contains(&answer("fault")));
}

/// What is said of a table about a Korean official whose act the committee has ratified, or who followed advice.
fn of_korea(of: &str, ratified: bool, answers: &[(&str, &str)]) -> Value {
    let mut findings = stated(&document(KOREA), answers);
    findings["under"][0]["tables"] = json!([of]);
    if ratified {
        findings["under"][0]["read"] = json!([{"table": "ratification", "outcome": "ratified"}]);
    }
    determined(KOREA, &findings)
}

#[test]
fn korea_ratification_keeps_discipline_away_until_it_is_rebutted() {
    let said = of_korea("discipline", true, &[]);
    let interest = answer(&said, "private_interest").unwrap();
    assert_eq!(
        (&interest["answer"], &interest["origin"], &interest["presumption"], &interest["burden_on"]),
        (&json!("no"), &json!("presumed"), &json!("no_rebuttal"), &json!("auditor"))
    );
    assert_eq!(ids(&table(&said, "discipline")["if_decided_now"]["permits"]), ["exempt"]);
    // What is presumed is not found: everything is still possible.
    assert_eq!(ids(&table(&said, "discipline")["possible"]), ["exempt", "not_exempt"]);
    // Of an audit, ratification presumes nothing.
    assert_eq!(table(&of_korea("audit", true, &[]), "audit")["if_decided_now"]["state"], "blocked");
}

#[test]
fn korea_advice_that_was_followed_fills_the_requirements_of_an_audit_until_it_is_rebutted() {
    let followed = ("followed_consulting", "yes");
    let said = of_korea("audit", false, &[followed]);
    let fault = answer(&said, "fault").unwrap();
    assert_eq!(
        (&fault["answer"], &fault["origin"], &fault["presumption"]),
        (&json!("none"), &json!("presumed"), &json!("cover"))
    );
    assert_eq!(fault["burden_on"], "auditor");
    assert_eq!(ids(&table(&said, "audit")["if_decided_now"]["permits"]), ["exempt"]);
    for ground in ["private_interest", "information_withheld"] {
        let said = of_korea("audit", false, &[followed, (ground, "yes"), ("procedure_flaw", "yes")]);
        assert!(answer(&said, "fault").is_none() && answer(&said, "public_interest").is_none(), "{ground}");
        assert_eq!(table(&said, "audit")["if_decided_now"]["state"], "blocked");
        let said = of_korea("discipline", true, &[(ground, "yes")]);
        assert_eq!(table(&said, "discipline")["if_decided_now"]["state"], "blocked", "{ground}");
    }
    for fault in ["gross", "intent"] {
        let said = of_korea("audit", false, &[followed, ("fault", fault)]);
        assert_eq!(answer(&said, "fault").unwrap()["origin"], "found");
        assert_eq!(ids(&table(&said, "audit")["if_decided_now"]["permits"]), ["not_exempt"]);
    }
}

#[test]
fn korea_nobody_finds_that_an_act_was_ratified_it_is_read_from_the_decision() {
    let findings = stated(&document(KOREA), &[("ratified", "yes")]);
    let findings = Findings::load(&findings.to_string()).unwrap();
    let problems = determine(&Rulebook::shipped(KOREA).unwrap(), &findings).unwrap_err();
    let problem = problems.iter().next().unwrap();
    assert_eq!((problem.code().as_str(), problem.pointer()), ("fact_is_read", "/under/0/findings/0/fact"));
}

#[test]
fn in_an_ordered_guide_the_next_question_is_the_first_open_fact_of_the_first_open_row() {
    let bytes = noise(1 << 14);
    let mut dice = Dice::new(&bytes);
    for id in ["uk.nhs-just-culture.2018", "reason.culpability.1997"] {
        let written = document(id);
        let oracle = Oracle::new(&written);
        let advice = oracle.table("advice");
        let book = Rulebook::shipped(id).unwrap();
        for _ in 0..20 {
            let mut answers: Vec<(String, String)> = Vec::new();
            let mut tests_so_far = 0;
            loop {
                let pairs: Vec<(&str, &str)> =
                    answers.iter().map(|(fact, answer)| (fact.as_str(), answer.as_str())).collect();
                let findings = Findings::load(&stated(&written, &pairs).to_string()).unwrap();
                let asked = questions(&book, &findings, "advice").unwrap();
                let Some(question) = asked.first() else { break };
                // It belongs to the first open row, and to no earlier test than the last question did.
                let mut known = oracle.nothing_known();
                for (fact, answer) in &pairs {
                    let fact = oracle.position(fact);
                    let answer = oracle.facts[fact].answers.iter().position(|known| known == answer).unwrap();
                    known[fact] = BTreeSet::from([answer]);
                }
                let rows = list(advice, "rows");
                let row = rows.iter().position(|row| oracle.row_truth(row, &known).is_none()).unwrap();
                let mut mentioned = BTreeSet::new();
                oracle.mentioned(&rows[row]["when"], &mut mentioned);
                let fact = oracle.position(question.fact.fact.as_str());
                let first_open = mentioned.iter().find(|fact| {
                    known[**fact].len() > 1 && asked.iter().any(|one| one.fact.fact.as_str() == oracle.facts[**fact].id)
                });
                assert_eq!(Some(&fact), first_open, "{id}: {pairs:?}");
                assert!(row >= tests_so_far, "{id}: {pairs:?}");
                tests_so_far = row;
                answers.push((question.fact.fact.to_string(), dice.of(&question.leads).answer.to_string()));
            }
            // It ends with advice.
            let pairs: Vec<(&str, &str)> =
                answers.iter().map(|(fact, answer)| (fact.as_str(), answer.as_str())).collect();
            assert_eq!(permitted(id, &pairs, "advice").len(), 1, "{id}: {pairs:?}");
        }
    }
}

#[test]
fn nhs_the_tests_are_asked_in_order() {
    let nhs = "uk.nhs-just-culture.2018";
    let written = document(nhs);
    let book = Rulebook::shipped(nhs).unwrap();
    let mut answers: Vec<(&str, &str)> = Vec::new();
    let mut asked = Vec::new();
    loop {
        let findings = Findings::load(&stated(&written, &answers).to_string()).unwrap();
        let Some(question) = questions(&book, &findings, "advice").unwrap().into_iter().next() else { break };
        let fact = list(&written, "facts").iter().find(|fact| fact["id"] == *question.fact.fact.as_str()).unwrap();
        asked.push(text(fact, "aspect"));
        // Somebody who passes every test until the last.
        let on = ["protocols", "workable", "knowing_departure"].contains(&text(fact, "id"));
        answers.push((text(fact, "id"), if on { "yes" } else { "no" }));
    }
    asked.dedup();
    assert_eq!(asked, ["harm", "health", "foresight", "substitution", "mitigation"]);
    assert_eq!(permitted(nhs, &answers, "advice"), ["management"]);
}

const SICHUAN: &str = "cn.sichuan.ftz.2024";

#[test]
fn sichuan_three_tables_are_decided_from_one_set_of_findings() {
    let six = [
        ("breach", "procedural"),
        ("first_trial", "yes"),
        ("harm_done", "yes"),
        ("in_line", "yes"),
        ("innovation", "yes"),
        ("intent", "diligent"),
        ("gain", "none"),
        ("procedure", "no"),
        ("emergency", "yes"),
        ("reported_after", "yes"),
        ("corrects", "yes"),
        ("distinction", "yes"),
        ("recorded_dissent", "no"),
        ("unforeseeable", "no"),
        ("objected_to_superior", "no"),
        ("superior_decision", "not_manifest"),
        ("minor", "yes"),
        ("other_ground", "no"),
        ("heavier_ground", "no"),
    ];
    let said = determined(SICHUAN, &stated(&document(SICHUAN), &six));
    let permits = |id: &str| ids(&table(&said, id)["if_decided_now"]["permits"]);
    assert_eq!(field(&said["result"]["tables"], "table"), ["tolerance", "accountability", "sanction"]);
    assert_eq!(permits("tolerance"), ["exempt", "mitigated", "lighter", "not_tolerated"]);
    assert_eq!(permits("accountability"), ["none", "exempt", "held"]);
    assert_eq!(permits("sanction"), ["no_sanction", "mitigated", "lighter", "ordinary"]);
    // None of the six may be missing; an emergency stands in for due process only if it was reported.
    for (fact, answer) in [
        ("breach", "prohibitory"),
        ("first_trial", "no"),
        ("harm_done", "no"),
        ("in_line", "no"),
        ("innovation", "no"),
        ("intent", "neglect"),
        ("gain", "unit"),
        ("reported_after", "no"),
        ("emergency", "no"),
        ("corrects", "no"),
    ] {
        let mut answers: Vec<(&str, &str)> = six.to_vec();
        answers.retain(|(known, _)| *known != fact && !(fact == "emergency" && *known == "reported_after"));
        answers.push((fact, answer));
        assert_eq!(permitted(SICHUAN, &answers, "tolerance"), ["not_tolerated"], "{fact}");
    }
}

const EU: &str = "eu.376-2014";

#[test]
fn eu_the_inner_disjunction_is_an_or_within_the_and() {
    let reported = [("known_only_by_report", "yes"), ("premeditated", "no"), ("wilful", "no")];
    let exceptions = ["disregard", "failure_of_care", "foreseeable_damage", "safety_compromised"];
    for bits in 0..16_u32 {
        let on = exceptions
            .map(|exception| bits >> exceptions.iter().position(|known| *known == exception).unwrap() & 1 == 1);
        let answers: Vec<(&str, &str)> = reported
            .into_iter()
            .chain(exceptions.into_iter().zip(on.map(|on| if on { "yes" } else { "no" })))
            .collect();
        let gross = on[0] && on[1] && (on[2] || on[3]);
        let expected = if gross { "unprotected" } else { "protected" };
        assert_eq!(permitted(EU, &answers, "tolerance"), [expected], "{answers:?}");
    }
}

#[test]
fn eu_the_authority_must_show_an_exception() {
    let said = determined(EU, &stated(&document(EU), &[("known_only_by_report", "yes"), ("premeditated", "no")]));
    let wilful = answer(&said, "wilful").unwrap();
    assert_eq!(
        (&wilful["answer"], &wilful["origin"], &wilful["burden_on"]),
        (&json!("no"), &json!("presumed"), &json!("authority"))
    );
    assert_eq!(ids(&table(&said, "tolerance")["if_decided_now"]["permits"]), ["protected"]);
    assert_eq!(ids(&table(&said, "tolerance")["possible"]), ["protected", "unprotected"]);
}

const FRANCE: &str = "fr.crpa.l123-1";

#[test]
fn france_the_administration_bears_the_burden_of_proving_bad_faith() {
    let due = [
        ("eu_sanction", "no"),
        ("protective_rule", "no"),
        ("contract_sanction", "no"),
        ("regulator_sanction", "no"),
        ("covered_sanction", "yes"),
        ("error", "first_breach"),
        ("late_declaration", "no"),
        ("put_right", "own_initiative"),
    ];
    let said = determined(FRANCE, &stated(&document(FRANCE), &due));
    let faith = answer(&said, "faith").unwrap();
    assert_eq!(
        (&faith["answer"], &faith["origin"], &faith["burden_on"]),
        (&json!("good"), &json!("presumed"), &json!("administration"))
    );
    assert_eq!(field(&faith["under"], "clause"), ["crpa.l123-2"]);
    assert_eq!(ids(&table(&said, "tolerance")["if_decided_now"]["permits"]), ["no_sanction"]);
    for faith in ["bad", "fraud"] {
        let answers: Vec<(&str, &str)> = due.into_iter().chain([("faith", faith)]).collect();
        assert_eq!(permitted(FRANCE, &answers, "tolerance"), ["sanctionable"]);
    }
}

#[test]
fn reference_private_gain_is_never_tolerated_whatever_else_is_found() {
    let written = document("cn.reference");
    let book = load(&written).unwrap();
    for gain in ["unit", "others", "self"] {
        let findings = Findings::load(&stated(&written, &[("gain", gain)]).to_string()).unwrap();
        let said = serde_json::to_value(determine(&book, &findings).unwrap()).unwrap();
        let tolerance = table(&said, "tolerance");
        assert_eq!(ids(&tolerance["possible"]), ["not_tolerated"]);
        assert_eq!(
            (&tolerance["if_decided_now"]["bottom_line"], &tolerance["if_decided_now"]["rows"][0]),
            (&json!(true), &json!("line_gain"))
        );
    }
}
