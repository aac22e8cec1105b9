//! A file of acts, told again with parts of it changed.

use distinguo::case::{Actor, Refusal};
use distinguo::document::Id;
use distinguo::kernel::{Kernel, Ledger};
use distinguo::rulebook::Rulebook;
use serde_json::{Value, json};

use crate::stage::private;
use crate::support::{Run, Stop, run};

/// The lines of a file, each a heading, an act, or an instant.
#[derive(Clone)]
pub struct Story(Vec<Value>);

impl Story {
    /// A file of acts that was handled wrongly once.
    pub fn fault(name: &str) -> Self {
        Self::read(&format!("tests/data/faults/authority/{name}.jsonl"))
    }

    /// Another of those files: acts that did what they must not do.
    pub fn bent(name: &str) -> Self {
        Self::read(&format!("tests/data/faults/bent/{name}.jsonl"))
    }

    /// An example that ships.
    pub fn example(name: &str) -> Self {
        Self::read(&format!("../examples/cases/{name}.jsonl"))
    }

    /// The names of the examples that ship.
    pub fn examples() -> Vec<String> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/cases");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let acts = files.filter(|file| file.extension().is_some_and(|kind| kind == "jsonl"));
        let mut names: Vec<String> = acts.map(|file| file.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
        names.sort();
        names
    }

    /// Whoever is the party of a role since the case was opened.
    pub fn party(&self, role: &str) -> Option<Actor> {
        let opens = self.0.iter().find_map(|line| line.pointer("/act/open/parties"))?;
        Some(Actor::new(opens[role].as_str()?, Id::new(role)?, None))
    }

    fn read(file: &str) -> Self {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self(text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
    }

    fn at(&self, id: &str) -> usize {
        self.0.iter().position(|line| line["id"] == id).unwrap_or_else(|| panic!("no {id}"))
    }

    /// The ids of its acts, in order.
    pub fn acts(&self) -> Vec<String> {
        self.0.iter().filter_map(|line| line["id"].as_str().map(str::to_owned)).collect()
    }

    /// An act, as it stands.
    pub fn line(&self, id: &str) -> &Value {
        &self.0[self.at(id)]
    }

    /// Another value at a place of an act.
    pub fn with(mut self, id: &str, pointer: &str, value: Value) -> Self {
        let at = self.at(id);
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        let parent = self.0[at].pointer_mut(parent).unwrap();
        match name.parse::<usize>() {
            Ok(index) => parent[index] = value,
            Err(_) => parent[name] = value,
        }
        self
    }

    /// Without an act.
    pub fn without(mut self, id: &str) -> Self {
        let at = self.at(id);
        self.0.remove(at);
        self
    }

    /// Up to an act, and with it.
    pub fn until(mut self, id: &str) -> Self {
        let at = self.at(id);
        self.0.truncate(at + 1);
        self
    }

    /// With an act more, by somebody, at the instant of the last one.
    pub fn then(mut self, who: (&str, &str, Option<&str>), body: Value) -> Self {
        let at = self.0.iter().rev().find_map(|line| line.get("at")).unwrap().clone();
        self.push(at, who, body);
        self
    }

    /// With an act more at an instant.
    pub fn then_at(mut self, at: &str, who: (&str, &str, Option<&str>), body: Value) -> Self {
        self.push(json!(at), who, body);
        self
    }

    fn push(&mut self, at: Value, (id, role, organ): (&str, &str, Option<&str>), body: Value) {
        let mut actor = json!({"id": id, "role": role});
        if let Some(organ) = organ {
            actor["organ"] = json!(organ);
        }
        self.0.push(json!({"id": format!("more-{}", self.0.len()), "at": at, "actor": actor, "act": body}));
    }

    pub fn text(&self) -> String {
        self.0.iter().map(|line| format!("{line}\n")).collect()
    }

    /// What it comes to where every act is done.
    pub fn done(&self) -> Run {
        run(&self.text(), |_, _| {}).unwrap_or_else(|(_, stop)| panic!("{stop:?}"))
    }

    /// The refusal that stops it, and the id of the act that is refused.
    pub fn refused(&self) -> (String, &'static str) {
        match run(&self.text(), |_, _| {}).map(drop) {
            Ok(()) => panic!("every act was done"),
            Err((_, Stop::Refused(line, refusal))) => {
                (self.0[line - 1]["id"].as_str().unwrap().to_owned(), refusal.code().as_str())
            }
            Err((_, Stop::Unreadable(line, why))) => panic!("{line}: {why}"),
        }
    }

    /// The code of the refusal of its last act.
    pub fn last_refused(&self) -> &'static str {
        let (id, code) = self.refused();
        assert_eq!(Some(id.as_str()), self.0.last().unwrap()["id"].as_str(), "{code}");
        code
    }

    /// Runs it under a rulebook that does not ship.
    pub fn under(&self, book: &str) -> Result<Ledger, (String, Refusal)> {
        let kernel = Kernel::new(Rulebook::load(book).unwrap_or_else(|problems| panic!("{problems}")), None).unwrap();
        let mut ledger = Ledger::new();
        for line in self.0.iter().filter(|line| line.get("act").is_some()) {
            let act = distinguo::case::Act::load(&line.to_string()).unwrap();
            ledger.handle(&kernel, &act).map_err(|refusal| (act.id().to_owned(), refusal))?;
        }
        Ok(ledger)
    }
}

/// A recusal that is asked for.
pub fn recuse(actor: &str, since: &str) -> Value {
    json!({"recuse": {"actor": actor, "ground": "kin", "since": since, "reasons": private("a cousin")}})
}

/// The decision on it.
pub fn recusal(actor: &str, granted: bool) -> Value {
    json!({"decide_recusal": {"actor": actor, "granted": granted, "reasons": private("weighed")}})
}

/// Who acts in a role.
pub fn assign(role: &str, actors: &[&str]) -> Value {
    json!({"assign": {"role": role, "actors": actors}})
}
