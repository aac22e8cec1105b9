//! §16: what each may see.

mod personnel;
mod taint;

use distinguo::case::{Actor, PersonView, Unseen};
use distinguo::error::{Code, Language};
use distinguo::kernel::Kernel;
use distinguo::rulebook::{Rulebook, Use};
use distinguo::time::{Date, Instant};
use distinguo::what_if::difference;
use serde_json::{Value, json};

use crate::stage::id;
use crate::story::{Story, recuse};
use crate::support::{Run, run};

/// Somebody by id, role and organ.
pub fn actor(name: &str, role: &str, organ: &str) -> Actor {
    Actor::new(name, id(role), (!organ.is_empty()).then(|| id(organ)))
}

/// The instant of the last entry.
pub fn last(run: &Run) -> Instant {
    run.ledger.records().last().unwrap().entry().at()
}

fn view(run: &Run, reader: &Actor) -> PersonView {
    run.kernel().explain_for(run.ledger.case(), reader, last(run)).unwrap_or_else(|why| panic!("{why}")).unwrap()
}

fn told(run: &Run, reader: &Actor) -> Value {
    serde_json::to_value(view(run, reader)).unwrap()
}

/// A case with two accusations: a signed letter found false, and a call found mistaken.
fn accused(until: &str) -> Run {
    Story::example("p11-false-accusation").until(until).done()
}

fn letter() -> Actor {
    actor("accuser:1", "accuser", "")
}

fn wei() -> Actor {
    actor("person:wei", "person", "")
}

// By role and key

#[test]
fn an_accuser_sees_what_became_of_their_own_accusation_and_that_nothing_else_exists() {
    let run = accused("p11-29-accepted");
    let seen = told(&run, &letter());
    let decisions = seen["decisions"].as_array().unwrap();
    assert_eq!(decisions.len(), 1, "one entry for the matter: {seen}");
    assert_eq!(decisions[0]["matter"], "accusation/letter");
    assert_eq!(decisions[0]["decision"]["outcome"], "false");
    assert_eq!(decisions[0].get("clarification"), None, "clearing the name is the affair of the accused");
    assert_eq!((&seen["accusations"], &seen["answers"], &seen["open"]), (&json!(["letter"]), &json!([]), &json!([])));
    assert!(!seen.to_string().contains("call"), "{seen}");
    // In the middle of the case nothing is told either, of what other matters may come to.
    let file = serde_json::to_value(run.kernel().view(run.ledger.case()).unwrap()).unwrap();
    assert!(file.to_string().contains("accusation/call"), "the file has the other");
}

#[test]
fn what_became_of_an_accusation_is_told_once_it_is_in_effect() {
    let whole = Story::example("p11-false-accusation");
    let joined = [whole.line("p11-29-join").clone(), whole.line("p11-29-accepted").clone()];
    let mut story = whole.clone();
    for name in ["p11-29-join", "p11-29-accepted"] {
        story = story.without(name);
    }
    // Who made it joins early, before it is judged.
    let early = |until: &str| {
        let story = story.clone().until(until);
        joined.iter().fold(story, |story, act| {
            let who = [&act["actor"]["id"], &act["actor"]["role"], &act["actor"]["organ"]].map(|it| it.as_str());
            story.then((who[0].unwrap(), who[1].unwrap(), who[2]), act["act"].clone())
        })
    };
    let acts = story.acts();
    let decided = acts.iter().position(|name| {
        let act = &story.line(name)["act"]["decide"];
        act["table"] == "accusation" && act["about"] == "accusation/letter"
    });
    let decided = decided.unwrap();
    let run = early(&acts[decided]).done();
    let file = serde_json::to_value(run.kernel().view(run.ledger.case()).unwrap()).unwrap();
    let stands = file["decisions"].as_array().unwrap().iter().find(|it| it["matter"] == "accusation/letter").unwrap();
    assert_eq!(stands["stands"], "awaiting_approval", "whether it stands is open");
    let seen = told(&run, &letter());
    assert_eq!((&seen["accusations"], &seen["decisions"]), (&json!(["letter"]), &json!([])), "{seen}");
}

#[test]
fn a_mistaken_accuser_is_not_told_that_somebody_accused_falsely() {
    let story = Story::example("p11-false-accusation").until("p11-28");
    let ins = ("ins1", "inspector", Some("district-inspection"));
    let caller = ("accuser:3", "accuser", None);
    let accepted = json!({"accept_party": {"role": "accuser", "party": "accuser:3", "accepted": true}});
    let run = story.then(caller, json!({"join": {"about": "accusation/call"}})).then(ins, accepted).done();
    let seen = told(&run, &actor("accuser:3", "accuser", ""));
    assert_eq!(seen["decisions"][0]["decision"]["outcome"], "mistaken");
    assert!(!seen.to_string().contains("false\"") && !seen.to_string().contains("letter"), "{seen}");
}

#[test]
fn an_accuser_is_offered_and_refused_nothing_about_what_others_accused() {
    let run = accused("p11-29-accepted");
    let (kernel, case, now) = (run.kernel(), run.ledger.case(), last(&run));
    let options = serde_json::to_string(&kernel.options(case, &letter(), now).unwrap()).unwrap();
    let blocked = serde_json::to_string(&kernel.blocked(case, &letter(), now).unwrap()).unwrap();
    assert!(options.contains("accusation/letter"), "{options}");
    for told in [options, blocked] {
        assert!(!told.contains("accusation/call"), "{told}");
        assert!(!told.contains("ver1") && !told.contains("dec1"), "who handles something else: {told}");
    }
    // Neither does asking without saying of what tell which there are, nor may they ask whom they cannot know.
    let story = Story::example("p11-false-accusation").until("p11-28");
    let stranger = ("accuser:9", "accuser", None);
    let run = run_to_refusal(&story.clone().then(stranger, json!({"join": {}})));
    assert_eq!(run.0, "which_matter");
    assert!(!run.1.contains("call") && !run.1.contains("letter"), "{}", run.1);
    let party = Story::example("p11-false-accusation").until("p11-29-accepted");
    let who = ("accuser:1", "accuser", None);
    assert_eq!(party.clone().then(who, recuse("nobody-known", "2026-03-01")).last_refused(), "unknown_actor");
    party.then(who, recuse("ins1", "2026-03-01")).done();
}

/// The code of the refusal that stops a story, and all that it says.
fn run_to_refusal(story: &Story) -> (String, String) {
    match run(&story.text(), |_, _| {}) {
        Err((_, crate::support::Stop::Refused(_, refusal))) => {
            (refusal.code().as_str().to_owned(), serde_json::to_string(&*refusal).unwrap())
        }
        Err((_, stop)) => panic!("{stop:?}"),
        Ok(_) => panic!("every act was done"),
    }
}

#[test]
fn a_key_that_is_nobodys_is_a_located_problem_in_both_languages() {
    let run = accused("p11-29-not");
    let (kernel, case, now) = (run.kernel(), run.ledger.case(), last(&run));
    for (reader, pointer) in [
        (actor("person:li", "person", ""), "/actor/id"),
        (actor("accuser:2", "accuser", ""), "/actor/id"),
        (actor("person:wei", "accuser", ""), "/actor/id"),
        (actor("person:wei", "emperor", ""), "/actor/role"),
        (actor("ins1", "inspector", "another-organ"), "/actor/organ"),
        (actor("ins1", "inspector", ""), "/actor/organ"),
        (actor("person:wei", "inspector", "district-inspection"), "/actor/id"),
    ] {
        let problem = |asked: Result<(), Unseen>| match asked {
            Err(Unseen::Problem(problem)) => problem,
            other => panic!("{other:?}"),
        };
        let asked = [
            kernel.explain_for(case, &reader, now).map(drop),
            kernel.due(case, Some(&reader), now).map(drop),
            kernel.page(&run.ledger, Some(&reader), now, "en").map(drop),
            kernel.agenda_page(&run.ledger, Some(&reader), now, "en").map(drop),
            difference(kernel, case, run.ledger.fork(Some(&reader)).case(), Some(&reader), now).map(drop),
            kernel.like(case, Some(&reader), &id("tolerance"), now).map(drop),
            kernel.protections([&run.ledger], Some(&reader), Use::Grade, kernel.day(now), now).map(drop),
            kernel.lasting([&run.ledger], Some(&reader), kernel.day(now), now).map(drop),
        ];
        for problem in asked.into_iter().map(problem) {
            assert_eq!((problem.code(), problem.pointer()), (Code::NotInCase, pointer), "{reader:?}");
            let [en, zh] = [Language::En, Language::Zh].map(|language| problem.message(language));
            assert!(en.contains("no part") && zh.contains("并未"), "{en} {zh}");
        }
    }
}

// Stages

/// Every decision that a view tells, with how it stands.
fn rulings(seen: &Value) -> Vec<(String, String, String)> {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut told = Vec::new();
    for of in seen["decisions"].as_array().unwrap() {
        let relief = of["relief"].as_array().into_iter().flatten().map(|level| &level["decision"]);
        let own = [&of["decision"], &of["clarification"]].into_iter().filter(|ruling| ruling.is_object());
        for ruling in own.chain(relief) {
            told.push((word(&of["matter"]), word(&ruling["outcome"]), word(&ruling["stands"])));
        }
    }
    told
}

#[test]
fn a_party_never_sees_as_standing_what_does_not_stand() {
    let stands = |word: &str| matches!(word, "effective" | "final");
    let mut stages = std::collections::BTreeSet::new();
    for name in Story::examples() {
        let text = Story::example(&name).text();
        let reader = |run: &Run| {
            let parties = run.kernel().view(run.ledger.case()).unwrap();
            parties.is_some().then(|| Story::example(&name).party("person")).flatten()
        };
        let seen = |run: &Run, _: usize| {
            let Some(person) = reader(run) else { return };
            let file = serde_json::to_value(run.kernel().view(run.ledger.case()).unwrap()).unwrap();
            let known = |matter: &str, outcome: &str| {
                let mut decisions = file["decisions"].as_array().unwrap().iter();
                decisions.any(|it| {
                    it["matter"] == matter && it["outcome"] == outcome && stands(it["stands"].as_str().unwrap())
                })
            };
            for (matter, outcome, how) in rulings(&told(run, &person)) {
                assert!(
                    !matches!(how.as_str(), "awaiting_approval" | "disapproved"),
                    "{name}: {matter} {outcome} {how}"
                );
                assert!(!stands(&how) || known(&matter, &outcome), "{name}: {matter} {outcome} {how}");
                stages.insert(how);
            }
        };
        run(&text, seen).unwrap_or_else(|(_, stop)| panic!("{name}: {stop:?}"));
    }
    let expected = ["annulled", "effective", "final", "reopened", "revoked"];
    assert_eq!(stages.iter().map(String::as_str).collect::<Vec<_>>(), expected, "the examples have them all");
}

#[test]
fn an_exemption_is_not_shown_before_its_approval_nor_after_it_is_refused() {
    let story = Story::example("p14-approval-refused-and-returned");
    let acts = story.acts();
    let is = |name: &String, kind: &str| story.line(name)["act"][kind]["table"] == "tolerance";
    let decided = acts.iter().position(|name| is(name, "decide")).unwrap();
    let approved = acts.iter().position(|name| is(name, "approve")).unwrap();
    assert_eq!(story.line(&acts[approved])["act"]["approve"]["approved"], false);
    for until in [decided, approved] {
        let run = story.clone().until(&acts[until]).done();
        let seen = told(&run, &story.party("person").unwrap());
        assert!(rulings(&seen).iter().all(|(matter, _, _)| matter != "tolerance"), "{seen}");
        assert!(!seen.to_string().contains("exempt"), "{seen}");
    }
}

#[test]
fn one_entry_is_told_for_each_matter_with_what_came_of_relief_in_it() {
    let run = Story::example("p07-annulled-remitted-upheld").done();
    let seen = told(&run, &wei());
    let decisions = seen["decisions"].as_array().unwrap();
    let mut matters: Vec<&str> = decisions.iter().map(|of| of["matter"].as_str().unwrap()).collect();
    let all = matters.len();
    matters.dedup();
    assert_eq!(matters.len(), all, "{seen}");
    let tolerance = decisions.iter().find(|of| of["matter"] == "tolerance").unwrap();
    assert!(tolerance["relief"].as_array().unwrap().len() > 1, "{tolerance}");
}

// Who handles, not who found

#[test]
fn the_person_sees_who_handles_and_not_who_found_what() {
    let run = Story::example("p01-application-to-visits").done();
    let seen = told(&run, &wei());
    let handlers: Vec<(&str, &str)> = seen["handlers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["role"].as_str().unwrap(), one["id"].as_str().unwrap()))
        .collect();
    assert!(handlers.contains(&("verifier", "ver1")), "{handlers:?}");
    assert!(seen["answers"].as_array().unwrap().iter().all(|answer| answer.get("by").is_none()), "{seen}");
    let by_file = run.kernel().page(&run.ledger, None, last(&run), "en").unwrap();
    let by_person = run.kernel().page(&run.ledger, Some(&wei()), last(&run), "en").unwrap();
    assert!(by_file.contains("finds:") && !by_person.contains("finds:"), "{by_person}");
    // They can be asked to withdraw.
    let options = run.kernel().options(run.ledger.case(), &wei(), last(&run)).unwrap();
    let options = serde_json::to_value(&options).unwrap();
    let recuse = options.as_array().unwrap().iter().find(|option| option["act"] == "recuse").unwrap();
    let offered: Vec<&str> = recuse["people"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    for name in offered {
        assert!(handlers.iter().any(|(_, one)| *one == name), "{name}");
    }
}

// What the book grants

/// A rulebook with another `views`.
fn viewed(book: &str, views: Value) -> String {
    let mut book: Value = serde_json::from_str(Rulebook::shipped_text(book).unwrap()).unwrap();
    book["views"] = views;
    book.to_string()
}

#[test]
fn other_roles_see_what_the_book_grants_to_them_and_nothing_by_default() {
    let name = "p01-application-to-visits";
    let run = Story::example(name).done();
    let unit = Story::example(name).party("unit").unwrap();
    let seen = told(&run, &unit);
    let tables = |seen: &Value| {
        let decisions = seen["decisions"].as_array().unwrap().iter();
        decisions.map(|of| of["matter"].as_str().unwrap().split('/').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(tables(&seen), ["admission", "tolerance"]);
    assert!(seen.get("handlers").is_some() && seen["answers"] == json!([]), "{seen}");
    let publicity = actor("pub1", "publicity", "district-publicity");
    let bare = |seen: &Value| {
        let lists = ["answers", "open", "accusations", "decisions"];
        lists.iter().all(|list| seen[*list] == json!([]))
            && ["findings", "items", "handlers"].iter().all(|list| seen.get(*list).is_none())
    };
    assert!(bare(&told(&run, &publicity)));
    // Without a word in the book the unit sees what it was sent, and what runs for it.
    let silent = Kernel::new(Rulebook::load(&viewed("cn.reference", json!([]))).unwrap(), None).unwrap();
    let ledger = Story::example(name).under(&viewed("cn.reference", json!([]))).unwrap();
    let now = ledger.records().last().unwrap().entry().at();
    let seen = serde_json::to_value(silent.explain_for(ledger.case(), &unit, now).unwrap().unwrap()).unwrap();
    assert!(bare(&seen) && seen["documents"] == json!(["decision"]), "{seen}");
    // And with one it sees that.
    let told = viewed("cn.reference", json!([{"by": ["publicity"], "findings": true, "clause": "paper.2.2"}]));
    let ledger = Story::example(name).under(&told).unwrap();
    let kernel = Kernel::new(Rulebook::load(&told).unwrap(), None).unwrap();
    let seen = kernel.explain_for(ledger.case(), &publicity, now).unwrap().unwrap();
    assert!(!seen.answers.is_empty() && seen.decisions.is_empty());
}

#[test]
fn a_book_says_whom_a_case_is_about_and_gives_nobody_what_is_not_its_to_give() {
    let wrong = |change: &dyn Fn(&mut Value)| {
        let mut book: Value = serde_json::from_str(Rulebook::shipped_text("cn.reference").unwrap()).unwrap();
        change(&mut book);
        let problems = Rulebook::load(&book.to_string()).unwrap_err();
        let told = problems.iter().filter(|problem| problem.code() != Code::AndMore);
        told.map(|problem| (problem.code().as_str(), problem.pointer().to_owned())).collect::<Vec<_>>()
    };
    let one = |code, pointer: &str| vec![(code, pointer.to_owned())];
    let by = |role: &str, more: Value| {
        let mut view = json!({"by": [role], "clause": "paper.2.2"});
        view.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        move |book: &mut Value| book["views"] = json!([view])
    };
    let unsaid = |book: &mut Value| drop(book["roles"][0].as_object_mut().unwrap().remove("concerned"));
    assert_eq!(wrong(&unsaid), one("missing_field", "/roles"));
    assert_eq!(
        wrong(&|book| book["roles"][1]["concerned"] = json!(true)),
        one("unholdable_role", "/roles/1/concerned")
    );
    assert_eq!(wrong(&by("person", json!({"items": true}))), one("sees_by_law", "/views/0/by/0"));
    assert_eq!(wrong(&by("accuser", json!({"handlers": true}))), one("sees_by_law", "/views/0/by/0"));
    let blind = by("verifier", json!({"decisions": ["tolerance"]}));
    assert_eq!(wrong(&blind), one("finder_sees_outcome", "/views/0/by/0"));
    assert_eq!(wrong(&by("unit", json!({}))), one("too_few", "/views/0"));
    assert_eq!(wrong(&by("units", json!({"items": true}))), one("unknown_name", "/views/0/by/0"));
    assert_eq!(wrong(&by("unit", json!({"decisions": ["mercy"]}))), one("unknown_name", "/views/0/decisions/0"));
}

// Finders

#[test]
fn who_finds_learns_no_outcome_by_any_detour() {
    let name = "p01-application-to-visits";
    let run = Story::example(name).done();
    let (kernel, case, now) = (run.kernel(), run.ledger.case(), last(&run));
    let verifier = actor("ver1", "verifier", "district-cdi");
    let seen = told(&run, &verifier);
    assert!(!seen["answers"].as_array().unwrap().is_empty(), "what was found is theirs");
    assert!(rulings(&seen).iter().all(|(matter, _, _)| matter.starts_with("correction")), "{seen}");
    assert!(seen["open"].as_array().unwrap().iter().all(|fact| fact.get("needed_by").is_none()), "{seen}");
    let outcome = "exempted";
    let pages = ["en", "zh"].map(|language| kernel.page(&run.ledger, Some(&verifier), now, language).unwrap());
    let file = kernel.page(&run.ledger, None, now, "en").unwrap();
    let label = run.kernel().rulebook().labels("en").outcome(&id("tolerance"), &id("exempt")).to_owned();
    assert!(file.contains(&label) && !pages[0].contains(&label), "{outcome}: {}", pages[0]);
    assert!(!pages[1].contains(run.kernel().rulebook().labels("zh").outcome(&id("tolerance"), &id("exempt"))));
    // Where precedents with the same findings point.
    let refused = kernel.like(case, Some(&verifier), &id("tolerance"), now).unwrap_err();
    assert!(matches!(refused, Unseen::Problem(problem) if problem.code() == Code::NotShown));
    // What protects the person, and how long something lasts.
    let day = kernel.day(now);
    let asked = [
        kernel.protections([&run.ledger], Some(&verifier), Use::Grade, day, now).map(drop),
        kernel.lasting([&run.ledger], Some(&verifier), day, now).map(drop),
    ];
    for refused in asked {
        assert!(matches!(refused, Err(Unseen::Problem(problem)) if problem.code() == Code::NotShown));
    }
    assert!(kernel.protections([&run.ledger], Some(&wei()), Use::Grade, day, now).is_ok());
    let principal = actor("prin", "principal", "district-cdi");
    assert!(kernel.protections([&run.ledger], Some(&principal), Use::Grade, day, now).is_ok());
}

#[test]
fn a_fork_is_for_somebody_who_tries_only_what_they_could_do_and_sees_only_what_they_may() {
    let story = Story::example("p01-application-to-visits");
    let acts = story.acts();
    let decides = acts.iter().position(|name| story.line(name)["act"]["decide"]["table"] == "tolerance").unwrap();
    let run = story.clone().until(&acts[decides - 1]).done();
    let (kernel, now) = (run.kernel(), last(&run));
    let verifier = actor("ver1", "verifier", "district-cdi");
    let decide = distinguo::case::Act::load(&story.line(&acts[decides]).to_string()).unwrap();
    let mut fork = run.ledger.fork(Some(&verifier));
    // The decision is not theirs to try: they would learn what the findings lead to.
    assert_eq!(fork.handle(kernel, &decide).unwrap_err().code().as_str(), "wrong_person");
    assert_eq!(fork.fork(None).handle(kernel, &decide).unwrap_err().code().as_str(), "wrong_person", "nor on a copy");
    // Whoever keeps the ledger may try it, and whoever finds does not see it in the difference.
    let mut fork = run.ledger.fork(None);
    fork.handle(kernel, &decide).unwrap();
    let changes = |reader: Option<&Actor>| {
        let changes = difference(kernel, run.ledger.case(), fork.case(), reader, now).unwrap();
        changes.into_iter().map(|change| change.pointer).collect::<Vec<_>>()
    };
    assert!(changes(None).iter().any(|at| at.starts_with("/case/decisions/tolerance")), "{:?}", changes(None));
    assert!(!changes(Some(&verifier)).iter().any(|at| at.contains("tolerance")), "{:?}", changes(Some(&verifier)));
}

// Who decides

#[test]
fn who_sits_in_the_organ_that_decides_has_the_file_and_who_decides_one_matter_sees_that_matter() {
    let run = Story::example("p01-application-to-visits").done();
    let (kernel, now) = (run.kernel(), last(&run));
    let page = |reader: Option<&Actor>| kernel.page(&run.ledger, reader, now, "en").unwrap();
    let file = page(None);
    for (name, role) in [("prin", "principal"), ("rev1", "reviewer")] {
        assert_eq!(page(Some(&actor(name, role, "district-cdi"))), file, "{role}");
    }
    // The organ of discipline decides on accusations, and is not told what the case came to.
    let head = actor("insh", "inspection_head", "district-inspection");
    assert_eq!(rulings(&told(&run, &head)), []);
    let whole = Story::example("p11-false-accusation");
    let decides = |name: &&String| {
        let act = &whole.line(name)["act"]["decide"];
        act["table"] == "accusation" && act["about"] == "accusation/letter"
    };
    let decided = whole.acts().iter().find(decides).unwrap().clone();
    let run = whole.until(&decided).done();
    let known = rulings(&told(&run, &head));
    let waits =
        |(matter, _, stage): &(String, String, String)| matter == "accusation/letter" && stage == "awaiting_approval";
    assert!(known.iter().any(waits), "what they decided themselves they know at every stage: {known:?}");
    assert!(!told(&run, &head)["findings"].as_array().unwrap().is_empty(), "and what it rests on");
}

// Repeated acts

#[test]
fn an_act_done_again_tells_no_guess_of_a_text_that_is_gone() {
    let story = Story::example("p11-false-accusation").until("p11-28");
    let mut run = story.done();
    let kernel = std::sync::Arc::clone(run.versions.last().unwrap());
    let accuse = |text: &str, salt: &str| {
        let mut act = story.line("p11-02").clone();
        act["act"]["accuse"]["accuser"] = json!({"text": text, "salt": salt});
        distinguo::case::Act::load(&act.to_string()).unwrap()
    };
    let known = "the one who signed the letter";
    let salts = ["d5e08a0efc1b4063c638fb56ca7d0671", "00112233445566778899aabbccddeeff"];
    for salt in salts {
        assert!(run.ledger.handle(&kernel, &accuse(known, salt)).is_ok(), "salts left aside, it is the same act");
        assert_eq!(run.ledger.handle(&kernel, &accuse("a guess", salt)).unwrap_err().code().as_str(), "id_reused");
    }
    // As it is stored once the text was left away: the commitment is there, and neither text nor salt.
    let mut gone = run.ledger.lines(0);
    let at = gone.find(&format!("\"{known}\"")).unwrap();
    let (from, until) = (gone[..at].rfind('\n').map_or(0, |at| at + 1), at + gone[at..].find('\n').unwrap());
    let mut record: Value = serde_json::from_str(&gone[from..until]).unwrap();
    let texts = record["texts"].as_object_mut().unwrap();
    texts.retain(|_, text| text["text"] != known);
    gone.replace_range(from..until, &record.to_string());
    let mut ledger = distinguo::kernel::Ledger::read(gone).unwrap_or_else(|(_, problem)| panic!("{problem}"));
    let answers = salts.iter().flat_map(|salt| [known, "a guess"].map(|text| accuse(text, salt)));
    let mut answers = answers.map(|act| ledger.handle(&kernel, &act).map(|_| ()).unwrap_err().code().as_str());
    assert!(answers.all(|code| code == "id_reused"), "right and wrong are told apart by nobody");
}

/// The text of the rulebook that a case runs under.
pub fn book_of(run: &Run) -> Value {
    let known = run.kernel().rulebook();
    let is = |name: &&str| {
        let text = Rulebook::shipped_text(name).unwrap();
        let book: Value = serde_json::from_str(text).unwrap();
        book["id"] == known.id().as_str() && book["version"] == known.version()
    };
    let name = Rulebook::shipped_names().find(is).unwrap();
    serde_json::from_str(Rulebook::shipped_text(name).unwrap()).unwrap()
}

/// A day as it is written.
pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}
