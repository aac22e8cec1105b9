//! A shipped rulebook, as it is written and as it decides.

use distinguo::determination::{Findings, determine};
use distinguo::rulebook::Rulebook;
use serde_json::{Value, json};

pub struct Book {
    pub written: Value,
    book: Rulebook,
}

impl Book {
    pub fn shipped(name: &str) -> Self {
        let book = Rulebook::shipped(name).unwrap_or_else(|| panic!("no {name}"));
        Self { written: serde_json::from_str(Rulebook::shipped_text(name).unwrap()).unwrap(), book }
    }

    /// The section of that name, as a list.
    pub fn list(&self, section: &str) -> &[Value] {
        self.written[section].as_array().map_or(&[], Vec::as_slice)
    }

    /// What a section has under an id.
    pub fn of(&self, section: &str, id: &str) -> &Value {
        self.list(section).iter().find(|known| known["id"] == id).unwrap_or_else(|| panic!("no {id} in {section}"))
    }

    pub fn has(&self, section: &str, id: &str) -> bool {
        self.list(section).iter().any(|known| known["id"] == id)
    }

    /// Every grant of an act, named or written as it is in the book.
    pub fn grants(&self, act: &Value) -> Vec<&Value> {
        self.list("acts").iter().filter(|grant| grant["act"] == *act).collect()
    }

    /// A clause with what its source says beside it.
    pub fn clause(&self, id: &str) -> Clause<'_> {
        self.clauses().into_iter().find(|clause| clause.id == id).unwrap_or_else(|| panic!("no clause {id}"))
    }

    pub fn clauses(&self) -> Vec<Clause<'_>> {
        let sources = self.list("sources").iter();
        sources.flat_map(|source| list(source, "clauses").iter().map(|clause| Clause::new(source, clause))).collect()
    }

    fn table(&self, table: &str, answers: &[(&str, &str)]) -> Value {
        let found: Vec<Value> = answers.iter().map(|(fact, answer)| json!({"fact": fact, "answer": answer})).collect();
        let stated = json!({"format": "distinguo.findings/1",
            "under": [{"rulebook": self.written["id"], "tables": [table], "findings": found}]});
        let findings = Findings::load(&stated.to_string()).unwrap_or_else(|problems| panic!("{problems}"));
        let said = determine(&self.book, &findings).unwrap_or_else(|problems| panic!("{problems}"));
        serde_json::to_value(said).unwrap()["result"]["tables"][0].clone()
    }

    /// What a table permits if it is decided on these answers, and on what is presumed.
    pub fn permits(&self, table: &str, answers: &[(&str, &str)]) -> Vec<String> {
        let said = self.table(table, answers);
        let now = &said["if_decided_now"];
        assert_eq!(now["state"], "decided", "{answers:?}: {said:#}");
        strings(&now["permits"])
    }

    /// Whether it can be decided on these answers, and on what is presumed.
    pub fn state(&self, table: &str, answers: &[(&str, &str)]) -> String {
        self.table(table, answers)["if_decided_now"]["state"].as_str().unwrap().to_owned()
    }

    /// What is possible, whatever else is found.
    pub fn possible(&self, table: &str, answers: &[(&str, &str)]) -> Vec<String> {
        strings(&self.table(table, answers)["possible"])
    }

    /// The outcome that is normal where several are permitted.
    pub fn normally(&self, table: &str, answers: &[(&str, &str)]) -> Value {
        self.table(table, answers)["if_decided_now"]["normally"].clone()
    }
}

/// A clause, as the book writes it.
pub struct Clause<'b> {
    pub id: &'b str,
    pub nature: Option<&'b str>,
    pub text: Option<&'b str>,
    pub language: Option<&'b str>,
    pub cite: &'b Value,
}

impl<'b> Clause<'b> {
    fn new(source: &'b Value, clause: &'b Value) -> Self {
        Self {
            id: clause["id"].as_str().unwrap(),
            nature: clause["nature"].as_str().or(source["nature"].as_str()),
            text: clause["text"].as_str(),
            language: source["language"].as_str(),
            cite: &clause["cite"],
        }
    }

    /// Whether it is called verified, by name or because it is quoted.
    pub fn is_verified(&self) -> bool {
        self.nature.map_or(self.text.is_some(), |nature| nature == "verified")
    }

    pub fn is_reported(&self) -> bool {
        self.nature.map_or(self.text.is_none(), |nature| nature == "reported")
    }
}

/// Whether a clause is among those that something cites, one or several.
pub fn cites(value: &Value, clause: &str) -> bool {
    value["clause"] == clause || list(value, "clause").iter().any(|known| known == clause)
}

pub fn list<'v>(value: &'v Value, field: &str) -> &'v [Value] {
    value[field].as_array().map_or(&[], Vec::as_slice)
}

pub fn strings(value: &Value) -> Vec<String> {
    let texts = value.as_array().map_or(&[][..], Vec::as_slice).iter();
    texts.map(|text| text.as_str().unwrap_or_else(|| panic!("{text}")).to_owned()).collect()
}
