//! Every secret of a ledger is a marker that must not come through: every view of every party over all examples, entry by
//! entry.

use std::collections::{BTreeMap, BTreeSet};

use distinguo::case::Actor;
use distinguo::what_if::difference;
use serde_json::Value;

use super::{book_of, last};
use crate::story::Story;
use crate::support::{Run, run};

/// What marks a secret: it stands in no rulebook, and in no id that the examples have.
const MARK: &str = "zz-";

/// A file of acts in which every text, every id of somebody and every key of a matter is a marker; and which is which.
struct Marked {
    text: String,
    /// What the markers stand for, by marker: the kind, and what stood there.
    names: BTreeMap<String, (&'static str, String)>,
}

impl Marked {
    fn of(name: &str) -> Self {
        let lines = Story::example(name).text();
        let mut marked = Self { text: String::new(), names: BTreeMap::new() };
        let values: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let mut known: BTreeMap<(&'static str, String), String> = BTreeMap::new();
        // Keys of matters and ids of people first: they are named again elsewhere.
        for value in &values {
            for (pointer, kind) in [
                ("/actor/id", "actor"),
                ("/act/accuse/accusation", "accusation"),
                ("/act/file/filing", "filing"),
                ("/act/send/item", "item"),
            ] {
                if let Some(text) = value.pointer(pointer).and_then(Value::as_str) {
                    marked.mark(&mut known, kind, text);
                }
            }
            for party in value.pointer("/act/open/parties").and_then(Value::as_object).into_iter().flatten() {
                marked.mark(&mut known, "party", party.1.as_str().unwrap());
            }
        }
        for mut value in values {
            marked.rewrite(&mut known, &mut value, "");
            marked.text += &format!("{value}\n");
        }
        marked
    }

    fn mark(&mut self, known: &mut BTreeMap<(&'static str, String), String>, kind: &'static str, text: &str) -> String {
        // A party acts under its id as well.
        if kind == "actor"
            && let Some(marker) = known.get(&("party", text.to_owned()))
        {
            return marker.clone();
        }
        if let Some(marker) = known.get(&(kind, text.to_owned())) {
            return marker.clone();
        }
        let marker = format!("{MARK}{kind}-{}", known.len());
        known.insert((kind, text.to_owned()), marker.clone());
        self.names.insert(marker.clone(), (kind, text.to_owned()));
        marker
    }

    fn rewrite(&mut self, known: &mut BTreeMap<(&'static str, String), String>, value: &mut Value, at: &str) {
        match value {
            Value::Object(fields) => {
                let private = fields.contains_key("text") && fields.contains_key("salt");
                for (name, inner) in fields.iter_mut() {
                    if private && name == "text" {
                        let text = inner.as_str().unwrap().to_owned();
                        *inner = Value::String(self.mark(known, "text", &text));
                    } else {
                        self.rewrite(known, inner, name);
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.rewrite(known, item, at)),
            Value::String(text) => {
                let plain = text.clone();
                let of = |kind: &'static str, text: &str| known.get(&(kind, text.to_owned())).cloned();
                let person = || of("party", &plain).or_else(|| of("actor", &plain));
                *text = match at {
                    "id" | "actor" | "actors" | "member" | "party" | "person" | "unit" | "accuser" => {
                        person().unwrap_or(plain)
                    }
                    "accusation" => of("accusation", &plain).unwrap_or(plain),
                    "filing" => of("filing", &plain).unwrap_or(plain),
                    "item" | "key" => of("item", &plain).unwrap_or(plain),
                    "about" => match plain.split_once('/') {
                        Some((table, key)) => {
                            let kinds = ["accusation", "filing", "item"];
                            let key = kinds.iter().find_map(|kind| of(kind, key)).unwrap_or(key.to_owned());
                            format!("{table}/{key}")
                        }
                        None => plain,
                    },
                    _ => plain,
                };
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

/// The markers in a text.
fn markers(text: &str) -> BTreeSet<String> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    text.match_indices(MARK)
        .map(|(at, _)| text[at..].split(|letter| !is_part(letter)).next().unwrap().to_owned())
        .collect()
}

/// What a party is shown of a case, in every form that there is; the view alone where it is to be quick.
fn shown(run: &Run, reader: &Actor, all: bool) -> Vec<(&'static str, String)> {
    let (kernel, case, now) = (run.kernel(), run.ledger.case(), last(run));
    let json = |value: &dyn erased::Json| value.json();
    let seen = kernel.explain_for(case, reader, now).unwrap().unwrap();
    let mut forms = vec![("view", json(&seen)), ("due", json(&kernel.due(case, Some(reader), now).unwrap()))];
    let language = if case.seq() % 2 == 0 { "en" } else { "zh" };
    forms.push(("page", kernel.page(&run.ledger, Some(reader), now, language).unwrap()));
    if all {
        let before = run.ledger.until(run.ledger.records()[0].entry().at());
        forms.push(("options", json(&kernel.options(case, reader, now).unwrap())));
        forms.push(("blocked", json(&kernel.blocked(case, reader, now).unwrap())));
        // Who joined later had no part in it before.
        if let Ok(changes) = difference(kernel, before.case(), case, Some(reader), now) {
            forms.push(("what-if", json(&changes)));
        }
        forms.push(("agenda", kernel.agenda_page(&run.ledger, Some(reader), now, language).unwrap()));
    }
    forms
}

mod erased {
    /// What can be written as JSON, whatever it is.
    pub trait Json {
        fn json(&self) -> String;
    }

    impl<T: serde::Serialize> Json for T {
        fn json(&self) -> String {
            serde_json::to_string(self).unwrap()
        }
    }
}

/// Who has a part in a case, as its entries tell.
#[derive(Default)]
struct Parts {
    /// Who is a party, with the accusation that is theirs.
    parties: Vec<(Actor, Option<String>)>,
    /// What somebody who asked to be a party said was theirs.
    asked: BTreeMap<String, Option<String>>,
    /// Everybody who acts for an organ, and in which matters.
    officials: BTreeMap<String, BTreeSet<String>>,
}

impl Parts {
    fn read(&mut self, record: &Value) {
        for effect in record["entry"]["effects"].as_array().unwrap() {
            let word = |name: &str| effect[name].as_str().map(str::to_owned);
            let actor = |name: &str, role: &str| Actor::new(name, crate::stage::id(role), None);
            let about = || effect.pointer("/about/matter").and_then(Value::as_str).map(str::to_owned);
            match effect["effect"].as_str().unwrap() {
                "opened" => {
                    for (role, name) in effect["opening"]["parties"].as_object().unwrap() {
                        self.parties.push((actor(name.as_str().unwrap(), role), None));
                    }
                }
                "join_asked" => {
                    self.asked.insert(word("party").unwrap(), word("about"));
                }
                "joined" if effect["accepted"] == true => {
                    let name = word("party").unwrap();
                    let about = self.asked[&name].clone();
                    self.parties.push((actor(&name, &word("role").unwrap()), about));
                }
                "did" if !matches!(effect["role"].as_str().unwrap(), "person" | "unit" | "accuser") => {
                    self.officials.entry(word("actor").unwrap()).or_default().extend(about());
                }
                "assigned" => {
                    self.officials.entry(word("actor").unwrap()).or_default();
                }
                "body_named" => {
                    for member in effect["members"].as_array().unwrap() {
                        self.officials.entry(member.as_str().unwrap().to_owned()).or_default().extend(about());
                    }
                }
                _ => {}
            }
        }
    }
}

/// What a role is granted by the book, by its own text.
fn granted(book: &Value, role: &str, what: &str) -> bool {
    let views = book["views"].as_array().cloned().unwrap_or_default();
    views.iter().filter(|view| view["by"].as_array().unwrap().contains(&role.into())).any(|view| match what {
        "handlers" | "items" | "findings" => view[what] == true,
        table => view["decisions"].as_array().is_some_and(|tables| tables.contains(&table.into())),
    })
}

#[test]
fn no_marker_of_a_secret_comes_through_to_a_party_that_the_book_does_not_grant_it_to() {
    let (mut views, mut told) = (0, BTreeMap::<&str, usize>::new());
    for name in Story::examples() {
        let marked = Marked::of(&name);
        let (mut parts, mut entries, mut book) = (Parts::default(), 0, Value::Null);
        let seen = |so_far: &Run, before: usize| {
            if so_far.ledger.case().id().is_none() {
                return;
            }
            for record in &so_far.ledger.records()[before..] {
                parts.read(&serde_json::to_value(record).unwrap());
            }
            entries += 1;
            if entries == 1 || so_far.kernel().rulebook().version() != book["version"] {
                book = book_of(so_far);
            }
            let officials = &parts.officials;
            for (party, own) in &parts.parties {
                let role = serde_json::to_value(party).unwrap()["role"].as_str().unwrap().to_owned();
                let all = shown(so_far, party, entries % 4 == 0);
                views += 1;
                for (form, text) in &all {
                    for marker in markers(text) {
                        let (kind, _) = &marked.names[&marker];
                        let may = match (*kind, role.as_str()) {
                            // No text of anybody, ever; nobody's id but that of whoever handles.
                            ("text" | "party", _) => false,
                            ("actor", "accuser") => {
                                officials.get(&marker).is_some_and(|in_| own.iter().any(|own| in_.contains(own)))
                            }
                            ("actor", "person") => officials.contains_key(&marker),
                            // Whom a party may ask to withdraw it is offered, too.
                            ("actor", _) => {
                                officials.contains_key(&marker)
                                    && (granted(&book, &role, "handlers") || *form == "options")
                            }
                            ("accusation", "accuser") => {
                                own.as_ref().is_some_and(|own| own.ends_with(&format!("/{marker}")))
                            }
                            ("accusation" | "filing" | "item", "person") => true,
                            ("filing", _) => granted(&book, &role, "filing") || matches!(*form, "options" | "blocked"),
                            ("item", _) => granted(&book, &role, "items"),
                            (_, _) => false,
                        };
                        assert!(may, "{name}, {role}, {form}: {marker} is {:?} in {text}", marked.names[&marker]);
                        *told.entry(kind).or_default() += 1;
                    }
                }
                // Nor an outcome or an answer.
                let view: Value = serde_json::from_str(&all[0].1).unwrap();
                let person = role == "person";
                let bare = |field: &str| view.get(field).is_none_or(|list| *list == serde_json::json!([]));
                assert!(
                    person || (bare("answers") && bare("open")) || granted(&book, &role, "findings"),
                    "{name} {view}"
                );
                assert!(bare("findings"), "{name} {role}: what was found in a matter beside the case");
                for of in view["decisions"].as_array().unwrap() {
                    let matter = of["matter"].as_str().unwrap();
                    let relief = of["relief"].as_array().into_iter().flatten().map(|level| &level["decision"]);
                    let direct = [&of["decision"], &of["clarification"]].into_iter().filter(|one| one.is_object());
                    for ruling in direct.chain(relief) {
                        let table = ruling["table"].as_str().unwrap();
                        let may = match role.as_str() {
                            "person" => true,
                            "accuser" => own.as_deref() == Some(matter) && matches!(table, "accusation" | "relief"),
                            role => granted(&book, role, table),
                        };
                        assert!(may, "{name} {role}: {of}");
                    }
                }
            }
        };
        run(&marked.text, seen).unwrap_or_else(|(_, stop)| panic!("{name}: {stop:?}"));
    }
    assert!(views > 1000, "{views}");
    for kind in ["actor", "accusation"] {
        assert!(told.get(kind).is_some_and(|count| *count > 0), "the markers would be seen: {told:?}");
    }
}
