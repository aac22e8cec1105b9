//! Versions: comparisons tell versions of one id apart, and say which of them governs.

use distinguo::determination::{Choice, Comparison, compare, comparison_page, determine, determine_all, page};
use distinguo::rulebook::{Library, Rulebook};
use serde_json::{Value, json};

use crate::books::{fault, findings, ids, questionnaire};

fn shaanxi() -> [Rulebook; 2] {
    ["2016", "2018"].map(|version| questionnaire(fault(&format!("author/migration/cn.shaanxi.rongcuo.{version}.json"))))
}

fn compared(stated: &Value) -> Comparison {
    let [old, new] = shaanxi();
    compare(&[&old, &new], &findings(stated)).unwrap()
}

#[test]
fn versions_of_one_id_that_permit_different_things_do_not_agree() {
    let comparison = compared(&fault("author/migration/s6both.json"));
    let [difference] = comparison.differences.as_slice() else { panic!("{:?}", comparison.differences) };
    let sides = difference.sides.each_ref();
    assert_eq!(sides.map(|side| side.rulebook.version.as_str()), ["2016", "2018"]);
    assert_eq!(sides.map(|side| ids(&side.permits)), [["no"], ["exempt"]]);
    let text = comparison_page(&shaanxi(), &findings(&fault("author/migration/s6both.json")), &comparison, "en");
    assert!(!text.contains("the rulebooks agree"), "{text}");
    assert!(text.contains("(cn.shaanxi.rongcuo 2016): not tolerated"), "{text}");
    assert!(text.contains("the version that governs: ") && text.contains("(cn.shaanxi.rongcuo 2018)"), "{text}");
}

#[test]
fn versions_that_permit_the_same_agree() {
    let mut same = fault("author/migration/s6both.json");
    for (under, gain) in [(0, "gain"), (1, "private_gain")] {
        same["under"][under]["findings"][0] = json!({"fact": gain, "answer": "yes"});
    }
    assert_eq!(compared(&same).differences, []);
}

#[test]
fn the_version_that_governs_is_named_with_the_reason() {
    let named = |conduct: Option<Value>| {
        let mut stated = fault("author/migration/s6both.json");
        stated.as_object_mut().unwrap().remove("conduct");
        if let Some(conduct) = conduct {
            stated["conduct"] = conduct;
        }
        let difference = compared(&stated).differences.remove(0);
        (difference.prevails.map(|book| book.version), difference.choice)
    };
    // Conduct under the old version, and the new one is milder.
    assert_eq!(named(Some(json!({"from": "2018-03-01"}))), (Some("2018".to_owned()), Some(Choice::LaterMilder)));
    // Conduct that ended under the new version knows no other.
    let continuing = json!({"from": "2018-03-01", "until": "2018-12-01"});
    assert_eq!(named(Some(continuing)), (Some("2018".to_owned()), Some(Choice::OnlyOne)));
    assert_eq!(named(None), (None, None));
}

#[test]
fn a_library_determines_under_the_versions_that_findings_are_stated_for() {
    let library = Library::new(shaanxi()).unwrap();
    let stated = fault("author/migration/s6both.json");
    let comparison = determine_all(&library, &findings(&stated)).unwrap();
    let versions: Vec<&str> = comparison.determinations.iter().map(|one| one.rulebook.version.as_str()).collect();
    assert_eq!(versions, ["2016", "2018"]);
    assert_eq!(comparison.differences.len(), 1);
    let mut unknown = stated;
    unknown["under"][1]["version"] = json!("2081");
    let problems = determine_all(&library, &findings(&unknown)).unwrap_err();
    let problem = problems.iter().next().unwrap();
    assert_eq!((problem.pointer(), problem.nearest_name()), ("/under/1/version", Some("2018")));
}

#[test]
fn a_decision_in_reality_that_the_rulebook_does_not_permit_is_called_so() {
    let [old, _] = shaanxi();
    let told = |stated: &Value| {
        let stated = findings(stated);
        page(&old, &stated, &determine(&old, &stated).unwrap(), "en")
    };
    let otherwise = "exempted from responsibility — not what the rulebook permits";
    let mut stated = fault("author/migration/s6d.json");
    assert!(told(&stated).contains(otherwise), "{}", told(&stated));
    stated["decided"][0]["outcome"] = json!("no");
    assert!(!told(&stated).contains("not what the rulebook permits"));
    // A decision under another version is told there.
    stated["decided"][0]["version"] = json!("2018");
    assert!(!told(&stated).contains("Decided in reality"));
}
