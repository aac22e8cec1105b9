//! §19, milder law, exactly: nothing backwards, laws in between, what is open, and what compares.

use std::collections::BTreeSet;

use distinguo::determination::{Choice, Governing, Outcome, compare, determine, determine_all, governing};
use distinguo::error::{Code, Problems};
use distinguo::rulebook::{Class, Library, Rulebook};
use distinguo::time::Date;
use serde_json::{Value, json};

use crate::books::{
    book, choice, findings, flag, ids, is, label, load, only_where, row, stated, with_contradictions, with_presumptions,
};

const CLASSES: [(&str, &str); 6] = [
    ("no liability", "no_liability"),
    ("exempted", "exempted"),
    ("mitigated", "mitigated"),
    ("lighter", "lighter"),
    ("ordinary", "ordinary"),
    ("heavier", "heavier"),
];

fn outcome(words: &str) -> &str {
    CLASSES.iter().find(|(known, _)| *known == words).map_or(words, |(_, class)| class)
}

/// A version in force for that time.
fn version(name: &str, from: &str, until: Option<&str>, facts: &[Value], rows: &[Value]) -> Value {
    let mut document = book(facts, rows);
    document["version"] = json!(name);
    document["in_force"] = json!({"from": from, "until": until});
    document["tables"][0]["outcomes"] = CLASSES
        .map(|(_, class)| json!({"id": class, "label": label(class), "class": class, "tolerated": !["ordinary", "heavier"].contains(&class)}))
        .into();
    document
}

/// A law as the table of the page tells it: `X`, `X to Y`, or `X if remedied, else Y`.
fn law(number: usize, permits: &str, intermediate: bool) -> Value {
    let one =
        |words: &str| -> Vec<String> { words.split(" to ").map(|word| outcome(word).replace(' ', "_")).collect() };
    let permit = |row: &str, when: Option<Value>, words: &str| {
        let permits = one(words);
        crate::books::row(row, when, &permits.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let rows = match permits.split_once(" if remedied, else ") {
        Some((then, otherwise)) => {
            vec![permit("remedied", Some(is("remedied", &["yes"])), then), permit("rest", None, otherwise)]
        }
        None => vec![permit("rest", None, permits)],
    };
    let times = [("2020-01-01", Some("2021-12-31")), ("2022-01-01", Some("2022-12-31")), ("2023-06-01", None)];
    let (from, until) = times[number - 1];
    let mut document = version(&format!("law {number}"), from, until, &[flag("remedied")], &rows);
    if permits.contains("tolerated") {
        document["tables"][0]["outcomes"] = ["tolerated", "not_tolerated"]
            .map(|id| json!({"id": id, "label": label(id), "tolerated": id == "tolerated"}))
            .into();
    }
    if intermediate {
        document["transition"]["intermediate"] = json!(true);
    }
    document
}

fn on(conduct: &str, found: &[(&str, &str)]) -> Value {
    let mut findings = stated(found);
    findings["conduct"] = json!({"from": conduct});
    findings
}

fn library(documents: &[Value]) -> Library {
    Library::new(documents.iter().map(load)).unwrap_or_else(|problems| panic!("{problems}"))
}

fn governs(documents: &[Value], stated: &Value, decided: &str) -> Result<Governing, Problems> {
    governing(&library(documents), "test.book", &findings(stated), Date::parse(decided).unwrap(), "tolerance")
}

fn applies(governing: &Governing) -> Option<&str> {
    governing.applies.as_ref().map(|book| book.version.as_str())
}

#[test]
fn every_row_of_the_table_for_lawyers_holds() {
    let page = include_str!("../../../docs/milder-law.md");
    let rows: Vec<Vec<&str>> = page
        .lines()
        .filter(|line| line.starts_with("| 2"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    assert!(rows.len() >= 10);
    let mut why = BTreeSet::new();
    for cells in rows {
        let [conduct, decided, one, two, three, expected, because] = cells.as_slice() else { panic!("{cells:?}") };
        let counts = two.contains(", counts");
        let mut laws = vec![law(1, one, counts)];
        if let Some((permits, _)) = two.split_once(',') {
            laws.push(law(2, permits, counts));
        }
        laws.push(law(3, three, counts));
        let (applied, choice) = match governs(&laws, &on(conduct, &[]), decided) {
            Ok(governing) => {
                let choice = serde_json::to_value(governing.choice).unwrap();
                let between: Vec<(String, bool)> =
                    governing.intermediate.iter().map(|one| (one.rulebook.version.clone(), one.counts)).collect();
                let was_between = *conduct < "2022-01-01" && *decided > "2022-12-31" && two.contains(',');
                let expected = if was_between { vec![("law 2".to_owned(), counts)] } else { Vec::new() };
                assert_eq!(between, expected, "{cells:?}");
                (applies(&governing).unwrap_or("no law").to_owned(), choice.as_str().unwrap().to_owned())
            }
            Err(problems) => ("no law".to_owned(), problems.iter().next().unwrap().code().as_str().to_owned()),
        };
        assert_eq!((applied.as_str(), choice.as_str()), (*expected, *because), "{cells:?}");
        why.insert(choice);
    }
    assert_eq!(why.len(), 9, "{why:?}");
}

// Nothing is applied backwards.

#[test]
fn conduct_before_the_first_version_or_in_a_gap_is_told_where_it_stands() {
    let laws = [law(1, "exempted", false), law(3, "ordinary", false)];
    for conduct in ["2019-12-31", "2022-06-01", "2023-05-31"] {
        let problems = governs(&laws, &on(conduct, &[]), "2024-05-01").unwrap_err();
        let problem = problems.iter().next().unwrap();
        assert_eq!((problem.code(), problem.pointer()), (Code::NotInForce, "/conduct"));
        // Nor does the library take the newest one for it.
        let problems = determine_all(&library(&laws), &findings(&on(conduct, &[]))).unwrap_err();
        assert_eq!(problems.iter().map(|problem| problem.code()).collect::<Vec<_>>(), [Code::NotInForce]);
    }
    // Whoever asks about one version by name is answered.
    let mut named = on("2022-06-01", &[]);
    named["under"][0]["version"] = json!("law 3");
    assert_eq!(determine_all(&library(&laws), &findings(&named)).unwrap().determinations.len(), 1);
    // Continuing conduct counts by its last day.
    let mut continuing = on("2022-06-01", &[]);
    continuing["conduct"]["until"] = json!("2023-06-01");
    assert_eq!(applies(&governs(&laws, &continuing, "2024-05-01").unwrap()), Some("law 3"));
}

#[test]
fn a_comparison_names_no_version_for_conduct_before_both() {
    let laws = [law(1, "exempted", false), law(3, "ordinary", false)].map(|law| load(&law));
    let chosen = |conduct: &str| {
        let mut stated = on(conduct, &[]);
        stated["under"] =
            json!([{"rulebook": "test.book", "version": "law 1"}, {"rulebook": "test.book", "version": "law 3"}]);
        let difference = compare(&[&laws[0], &laws[1]], &findings(&stated)).unwrap().differences.remove(0);
        (difference.prevails.map(|book| book.version), difference.choice.unwrap())
    };
    assert_eq!(chosen("2019-12-31"), (None, Choice::NotInForce));
    assert_eq!(chosen("2022-12-31"), (None, Choice::NotInForce));
    assert_eq!(chosen("2021-12-31"), (Some("law 1".to_owned()), Choice::LaterHarsher));
}

#[test]
fn a_decision_before_the_conduct_ended_is_an_error() {
    let laws = [law(1, "exempted", false)];
    let mut stated = on("2021-03-01", &[]);
    stated["conduct"]["until"] = json!("2021-03-31");
    let problems = governs(&laws, &stated, "2021-03-30").unwrap_err();
    let problem = problems.iter().next().unwrap();
    assert_eq!((problem.code(), problem.pointer()), (Code::DecidedBeforeConduct, "/decided"));
    assert!(governs(&laws, &stated, "2021-03-31").is_ok());
}

// Laws in between.

#[test]
fn intermediate_without_a_comparison_is_refused_when_the_book_is_loaded() {
    let mut idle = law(1, "exempted", true);
    assert!(Rulebook::load(&idle.to_string()).is_ok());
    idle["transition"]["substance"] = json!("at_conduct");
    let problems = Rulebook::load(&idle.to_string()).unwrap_err();
    let problem = problems.iter().next().unwrap();
    assert_eq!((problem.code(), problem.pointer()), (Code::IdleIntermediate, "/transition/intermediate"));
}

#[test]
fn names_that_changed_twice_are_followed_through_the_law_in_between() {
    let renamed = |number: usize, fact: &str, old: &str, permits: &str| {
        let mut document = law(number, permits, false);
        let answers = if number == 2 { ["unmended", "mended"] } else { ["open", "made_good"] };
        document["facts"][0] = choice(fact, &answers);
        let when = is(fact, &[answers[1]]);
        document["tables"][0]["rows"][0]["when"] = when;
        let map = if number == 2 {
            json!({"no": "unmended", "yes": "mended"})
        } else {
            json!({"unmended": "open", "mended": "made_good"})
        };
        document["transition"]["corresponds"] = json!([{"old": old, "new": fact, "answers": map}]);
        document
    };
    let laws = [
        law(1, "lighter if remedied, else ordinary", false),
        renamed(2, "mended", "remedied", "lighter if remedied, else ordinary"),
        renamed(3, "made_good", "mended", "mitigated if remedied, else ordinary"),
    ];
    let found = governs(&laws, &on("2021-03-01", &[("remedied", "yes")]), "2024-05-01").unwrap();
    assert_eq!((applies(&found), found.choice), (Some("law 3"), Choice::LaterMilder));
    let found = governs(&laws, &on("2021-03-01", &[("remedied", "no")]), "2024-05-01").unwrap();
    assert_eq!((applies(&found), found.choice), (Some("law 1"), Choice::Same));
    // Open, it is the same fact under both, told under its first name, and it is what matters.
    let open = governs(&laws, &on("2021-03-01", &[]), "2024-05-01").unwrap();
    assert_eq!((open.choice, ids(&open.open)), (Choice::Open, ["remedied".to_owned()].to_vec()));
}

// What compares, and what is shown.

#[test]
fn the_answer_shows_the_best_and_the_worst_that_each_still_permits() {
    let laws =
        [law(1, "lighter if remedied, else ordinary", false), law(3, "mitigated if remedied, else lighter", false)];
    let shown = |found: &[(&str, &str)]| {
        let governing = governs(&laws, &on("2021-03-01", found), "2024-05-01").unwrap();
        governing.versions.iter().map(|version| version.classes.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(shown(&[]), [[Class::Lighter, Class::Ordinary], [Class::Mitigated, Class::Lighter]]);
    assert_eq!(shown(&[("remedied", "no")]), [[Class::Ordinary; 2], [Class::Lighter; 2]]);
    let laws = [law(1, "not tolerated", false), law(3, "tolerated to not tolerated", false)];
    let governing = governs(&laws, &on("2021-03-01", &[]), "2024-05-01").unwrap();
    let shown: Vec<_> = governing.versions.iter().map(|version| (version.classes, version.tolerated)).collect();
    assert_eq!(shown, [(None, Some([false, false])), (None, Some([true, false]))]);
    assert_eq!(governing.choice, Choice::LaterMilder);
}

#[test]
fn what_a_later_law_presumes_is_known_under_it_alone() {
    let presuming = with_presumptions(law(3, "exempted if remedied, else heavier", false), &[("remedied", "yes")]);
    let laws = [law(1, "lighter if remedied, else ordinary", false), presuming];
    let found = governs(&laws, &on("2021-03-01", &[]), "2024-05-01").unwrap();
    assert_eq!((applies(&found), found.choice), (Some("law 3"), Choice::LaterMilder));
    let found = governs(&laws, &on("2021-03-01", &[("remedied", "no")]), "2024-05-01").unwrap();
    assert_eq!((applies(&found), found.choice), (Some("law 1"), Choice::LaterHarsher));
}

#[test]
fn identical_laws_come_to_the_same_whatever_is_open() {
    // Every answer open, and every combination tells another thing: the completions go together, or nothing could be said.
    let text = Rulebook::shipped_text("cn.reference").unwrap();
    let mut old: Value = serde_json::from_str(text).unwrap();
    old["transition"]["substance"] = json!("at_conduct_unless_milder");
    old["in_force"] = json!({"from": "2020-01-01", "until": "2021-12-31"});
    old["version"] = json!("old");
    let mut new = old.clone();
    new["in_force"] = json!({"from": "2022-01-01"});
    new["version"] = json!("new");
    let library = library(&[old, new]);
    let stated = json!({"format": "distinguo.findings/1", "conduct": {"from": "2021-03-01"},
        "under": [{"rulebook": "cn.reference"}]});
    let day = Date::parse("2024-05-01").unwrap();
    let governing = governing(&library, "cn.reference", &findings(&stated), day, "tolerance").unwrap();
    assert_eq!((governing.choice, applies(&governing)), (Choice::Same, Some("old")));
}

// The definition.

struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % 1_000_003).unwrap() % bound
    }
}

const NAMES: [[&str; 3]; 3] = [["a", "b", "c"], ["a", "b", "d"], ["a", "b", "d"]];
const ANSWERS: [&str; 3] = ["x", "y", "z"];

/// A random version over three facts; `c` is called `d` from the second on, with its answers turned round.
fn random(dice: &mut Dice, number: usize, intermediate: bool) -> Value {
    loop {
        let names = NAMES[number];
        let mut facts: Vec<Value> = names.iter().map(|name| choice(name, &ANSWERS)).collect();
        if dice.below(4) == 0 {
            facts[1] = only_where(facts[1].clone(), is("a", &ANSWERS[..2]));
        }
        let test = |dice: &mut Dice| {
            let from = dice.below(2);
            is(names[dice.below(3)], &ANSWERS[from..=from + dice.below(2)])
        };
        let permit = |dice: &mut Dice| {
            let from = dice.below(6);
            let until = (from + dice.below(3)).min(5);
            let mut permit = vec![CLASSES[from].1, CLASSES[until].1];
            permit.dedup();
            permit
        };
        let mut rows: Vec<Value> = (0..=dice.below(3))
            .map(|place| {
                let when = json!({"all": [test(dice), test(dice)]});
                row(&format!("row{place}"), Some(when), &permit(dice))
            })
            .collect();
        rows.push(row("rest", None, &permit(dice)));
        let times = [("2020-01-01", Some("2020-12-31")), ("2021-01-01", Some("2021-12-31")), ("2022-01-01", None)];
        let mut document = version(&number.to_string(), times[number].0, times[number].1, &facts, &rows);
        if number == 1 {
            document["transition"]["corresponds"] = json!([{"old": "c", "new": "d", "answers": {"x": "z", "z": "x"}}]);
        }
        if dice.below(4) == 0 {
            let test = json!({"all": [test(dice), test(dice)]});
            document = with_contradictions(document, &[("no", test)]);
        }
        if intermediate {
            document["transition"]["intermediate"] = json!(true);
        }
        if dice.below(5) == 0 {
            let outcomes = document["tables"][0]["outcomes"].as_array_mut().unwrap();
            for outcome in outcomes {
                outcome.as_object_mut().unwrap().remove("class");
            }
        }
        if Rulebook::load(&document.to_string()).is_ok() {
            return document;
        }
    }
}

/// What a version permits under complete answers: the best and the worst class, and whether each is tolerated; `None` where
/// the answers cannot be.
type Permitted = ([usize; 2], bool, [bool; 2]);

fn permits(book: &Rulebook, document: &Value, answers: [usize; 3], number: usize) -> Option<Permitted> {
    let found: Vec<(&str, &str)> =
        NAMES[number].iter().zip(answers).map(|(fact, answer)| (*fact, ANSWERS[answer])).collect();
    // What does not apply is not found.
    let applies = document["facts"][1].get("applies_when").is_none() || answers[0] < 2;
    let found: Vec<(&str, &str)> = found.into_iter().filter(|(fact, _)| *fact != "b" || applies).collect();
    let Outcome::Determined { tables, .. } = determine(book, &findings(&stated(&found))).unwrap().result else {
        return None;
    };
    let permitted = ids(tables[0].if_decided_now.permits());
    assert!(!permitted.is_empty());
    let classes = permitted.iter().map(|id| CLASSES.iter().position(|(_, class)| class == id).unwrap());
    let classes: Vec<usize> = classes.collect();
    let bounds = [*classes.iter().min().unwrap(), *classes.iter().max().unwrap()];
    let classed = document["tables"][0]["outcomes"][0].get("class").is_some();
    Some((bounds, classed, bounds.map(|class| class > 3)))
}

/// Whether one is strictly milder than another.
fn milder(one: Permitted, other: Permitted) -> bool {
    if one.1 && other.1 { one.0 < other.0 } else { one.2 < other.2 }
}

/// The versions that govern over all completions, by the definition.
fn by_definition(documents: &[Value], known: [Option<usize>; 3], counted: &[usize]) -> BTreeSet<usize> {
    let books: Vec<Rulebook> = documents.iter().map(load).collect();
    let mut governs = BTreeSet::new();
    let each = |fact: usize| known[fact].map_or(0..3, |answer| answer..answer + 1);
    for a in each(0) {
        for b in each(1) {
            for c in each(2) {
                let permitted: Option<Vec<(usize, Permitted)>> = counted
                    .iter()
                    .map(|number| {
                        let turned = if *number == 0 { c } else { 2 - c };
                        let permitted = permits(&books[*number], &documents[*number], [a, b, turned], *number);
                        permitted.map(|permitted| (*number, permitted))
                    })
                    .collect();
                let Some(permitted) = permitted else { continue };
                let mut mildest = permitted[0];
                for later in &permitted[1..] {
                    if milder(later.1, mildest.1) {
                        mildest = *later;
                    }
                }
                governs.insert(mildest.0);
            }
        }
    }
    governs
}

#[test]
fn the_version_that_governs_is_that_of_the_definition_over_every_completion() {
    let mut dice = Dice(0x5EED_1234_ABCD);
    let mut seen = [0_usize; 4];
    for round in 0..400 {
        let intermediate = round % 3 == 0;
        let mut documents: Vec<Value> = (0..3).map(|number| random(&mut dice, number, intermediate)).collect();
        let counted: Vec<usize> = if intermediate { vec![0, 1, 2] } else { vec![0, 2] };
        let known: [Option<usize>; 3] = std::array::from_fn(|_| (dice.below(2) == 0).then(|| dice.below(3)));
        // A finding on what applies only under a condition says that the condition holds; that is tested elsewhere.
        if known[1].is_some() {
            for document in &mut documents {
                document["facts"][1].as_object_mut().unwrap().remove("applies_when");
            }
            if documents.iter().any(|document| Rulebook::load(&document.to_string()).is_err()) {
                continue;
            }
        }
        let found: Vec<(&str, &str)> =
            NAMES[0].iter().zip(known).filter_map(|(fact, answer)| Some((*fact, ANSWERS[answer?]))).collect();
        let governing = governs(&documents, &on("2020-06-01", &found), "2022-06-01").unwrap();
        let expected = by_definition(&documents, known, &counted);
        let told = applies(&governing).map(|version| version.parse::<usize>().unwrap());
        let context = || format!("{round} {known:?} {governing:#?} {expected:?} {}", json!(documents));
        match expected.iter().copied().collect::<Vec<_>>().as_slice() {
            [] => assert_eq!((governing.choice, told), (Choice::Contradictory, None), "{}", context()),
            [one] => assert_eq!(told, Some(*one), "{}", context()),
            _ => assert!(governing.choice == Choice::Open && !governing.open.is_empty(), "{}", context()),
        }
        seen[expected.len().min(2)] += 1;
        if matches!(governing.choice, Choice::BetweenMilder) {
            seen[3] += 1;
        }
    }
    assert!(seen[1] > 60 && seen[2] > 60 && seen[3] > 5, "{seen:?}");
}
