//! A table as rows of plain cells: a row whose test joins alternatives becomes several rows with the same result, which
//! is how decision tables without named conditions are written.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// The answers that each fact may have; facts without a cell may have any.
pub type Cells = BTreeMap<String, BTreeSet<String>>;

/// A row of plain cells with the outcomes it permits, joined by spaces.
#[derive(Clone, Debug)]
pub struct Row {
    pub cells: Cells,
    pub result: String,
}

/// A rulebook's document with one of its tables in sight.
pub struct Source {
    pub document: Value,
    pub table: Value,
}

impl Source {
    pub fn new(document: &str, table: &str) -> Self {
        let document: Value = serde_json::from_str(document).expect("JSON");
        let table = find(&document["tables"], table).clone();
        Self { document, table }
    }

    /// The table's own rows: test, where there is one, and result.
    pub fn written(&self) -> impl Iterator<Item = (Option<&Value>, String)> {
        list(&self.table["rows"]).iter().map(|row| {
            let permit: Vec<&str> = list(&row["permit"]).iter().map(text).collect();
            (row.get("when"), permit.join(" "))
        })
    }

    /// The named condition of that id.
    pub fn condition(&self, id: &str) -> &Value {
        &find(&self.document["conditions"], id)["test"]
    }

    /// The condition under which a fact applies.
    pub fn applies(&self, fact: &str) -> Option<&Value> {
        find(&self.document["facts"], fact).get("applies_when")
    }

    /// The rows as plain cells.
    pub fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        for (when, result) in self.written() {
            let alternatives = when.map_or_else(|| vec![Cells::new()], |when| self.alternatives(when));
            rows.extend(alternatives.into_iter().map(|cells| Row { cells, result: result.clone() }));
        }
        rows
    }

    /// Every fact that the rows look at.
    pub fn facts(&self) -> BTreeSet<String> {
        self.rows().into_iter().flat_map(|row| row.cells.into_keys()).collect()
    }

    fn alternatives(&self, condition: &Value) -> Vec<Cells> {
        let (kind, inner) = condition.as_object().and_then(|object| object.iter().next()).expect("a condition");
        match kind.as_str() {
            "any" => list(inner).iter().flat_map(|part| self.alternatives(part)).collect(),
            "all" => list(inner).iter().fold(vec![Cells::new()], |so_far, part| {
                let parts = self.alternatives(part);
                so_far.iter().flat_map(|one| parts.iter().filter_map(|other| both(one, other))).collect()
            }),
            "holds" => self.alternatives(self.condition(text(inner))),
            "fact" => {
                let answers = list(&inner["in"]).iter().map(|answer| text(answer).to_owned()).collect();
                let cell = Cells::from([(text(&inner["id"]).to_owned(), answers)]);
                match self.applies(text(&inner["id"])) {
                    None => vec![cell],
                    Some(when) => self.alternatives(when).iter().filter_map(|when| both(when, &cell)).collect(),
                }
            }
            other => panic!("`{other}` has no plain cells"),
        }
    }
}

fn both(one: &Cells, other: &Cells) -> Option<Cells> {
    let mut cells = one.clone();
    for (fact, answers) in other {
        let cell = cells.entry(fact.clone()).or_insert_with(|| answers.clone());
        cell.retain(|answer| answers.contains(answer));
        if cell.is_empty() {
            return None;
        }
    }
    Some(cells)
}

/// Writes a condition in a language of operators.
pub struct Operators<'a> {
    pub source: &'a Source,
    pub and: &'static str,
    pub or: &'static str,
    pub one_of: &'a dyn Fn(&str, &[&str]) -> String,
}

impl Operators<'_> {
    pub fn write(&self, condition: &Value) -> String {
        let (kind, inner) = condition.as_object().and_then(|object| object.iter().next()).expect("a condition");
        let join = |by: &str| {
            let parts: Vec<String> = list(inner).iter().map(|part| self.write(part)).collect();
            format!("({})", parts.join(by))
        };
        match kind.as_str() {
            "all" => join(self.and),
            "any" => join(self.or),
            "holds" => self.write(self.source.condition(text(inner))),
            "fact" => {
                let answers: Vec<&str> = list(&inner["in"]).iter().map(text).collect();
                let test = (self.one_of)(text(&inner["id"]), &answers);
                match self.source.applies(text(&inner["id"])) {
                    None => test,
                    Some(when) => format!("({}{}{test})", self.write(when), self.and),
                }
            }
            other => panic!("`{other}` is not written"),
        }
    }
}

pub fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

pub fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn find<'a>(section: &'a Value, id: &str) -> &'a Value {
    list(section).iter().find(|one| one["id"] == id).expect("a known id")
}
