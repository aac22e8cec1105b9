//! A naive reading of a rulebook document: conditions judged on the JSON itself, questions answered by going through
//! every combination of answers. It shares nothing with the kernel but the format.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// An answer to every fact, by position, also to those that do not apply: such an answer says nothing.
pub(crate) type Case = Vec<usize>;

/// What is not ruled out, by fact.
pub(crate) type Known = Vec<BTreeSet<usize>>;

/// What a row decides.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Verdict {
    pub(crate) permit: BTreeSet<String>,
    pub(crate) normally: Option<String>,
    pub(crate) reasons: String,
}

pub(crate) struct Fact<'d> {
    pub(crate) id: &'d str,
    pub(crate) answers: Vec<String>,
    /// The answers whose order means something, favourable first.
    pub(crate) ordered: Vec<usize>,
    pub(crate) written: &'d Value,
}

pub(crate) struct Oracle<'d> {
    pub(crate) document: &'d Value,
    pub(crate) facts: Vec<Fact<'d>>,
    positions: BTreeMap<&'d str, usize>,
    named: BTreeMap<&'d str, &'d Value>,
}

pub(crate) fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().unwrap_or_default()
}

pub(crate) fn list<'v>(value: &'v Value, field: &str) -> &'v [Value] {
    value[field].as_array().map(Vec::as_slice).unwrap_or_default()
}

pub(crate) fn strings(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

impl<'d> Oracle<'d> {
    pub(crate) fn new(document: &'d Value) -> Self {
        let facts: Vec<Fact<'_>> = list(document, "facts").iter().map(|fact| Fact::new(document, fact)).collect();
        let positions = facts.iter().enumerate().map(|(position, fact)| (fact.id, position)).collect();
        let named = list(document, "conditions").iter().map(|named| (text(named, "id"), &named["test"])).collect();
        Self { document, facts, positions, named }
    }

    pub(crate) fn position(&self, fact: &str) -> usize {
        self.positions[fact]
    }

    pub(crate) fn tables(&self) -> &'d [Value] {
        list(self.document, "tables")
    }

    pub(crate) fn table(&self, id: &str) -> &'d Value {
        self.tables().iter().find(|table| table["id"] == *id).unwrap()
    }

    // One case.

    pub(crate) fn applies(&self, fact: usize, case: &Case) -> bool {
        self.facts[fact].written.get("applies_when").is_none_or(|condition| self.holds(condition, case))
    }

    /// The answer as a reader sees it.
    pub(crate) fn answer(&self, fact: usize, case: &Case) -> &str {
        if self.applies(fact, case) { &self.facts[fact].answers[case[fact]] } else { "not_applicable" }
    }

    pub(crate) fn holds(&self, condition: &Value, case: &Case) -> bool {
        let (kind, inside) = condition.as_object().unwrap().iter().next().unwrap();
        let each = |parts: &'_ Value| -> Vec<bool> {
            parts.as_array().unwrap().iter().map(|part| self.holds(part, case)).collect()
        };
        match kind.as_str() {
            "all" => each(inside).into_iter().all(|holds| holds),
            "any" => each(inside).into_iter().any(|holds| holds),
            "not" => !self.holds(inside, case),
            "at_least" => {
                let holding = each(&inside["of"]).into_iter().filter(|holds| *holds).count();
                holding as u64 >= inside["n"].as_u64().unwrap()
            }
            "fact" => {
                let answer = self.answer(self.position(text(inside, "id")), case);
                strings(&inside["in"]).contains(&answer)
            }
            "holds" => self.holds(self.named[inside.as_str().unwrap()], case),
            other => panic!("{other}"),
        }
    }

    pub(crate) fn contradictions(&self, effect: &'static str) -> impl Iterator<Item = &'d Value> {
        list(self.document, "contradictions").iter().filter(move |item| item["effect"] == *effect)
    }

    pub(crate) fn is_possible(&self, case: &Case) -> bool {
        !self.contradictions("impossible").any(|item| self.holds(&item["test"], case))
    }

    pub(crate) fn row_holds(&self, row: &Value, case: &Case) -> bool {
        row.get("when").is_none_or(|when| self.holds(when, case))
    }

    /// The first of the rows that holds; some may be left out.
    pub(crate) fn first<'r>(&self, rows: impl IntoIterator<Item = &'r Value>, case: &Case) -> Option<&'r Value> {
        rows.into_iter().find(|row| self.row_holds(row, case))
    }

    pub(crate) fn verdict(&self, table: &Value, case: &Case) -> Option<Verdict> {
        self.first(list(table, "rows"), case).map(Verdict::of)
    }

    // All cases.

    pub(crate) fn cases(&self) -> Vec<Case> {
        self.completions(&self.nothing_known())
    }

    pub(crate) fn nothing_known(&self) -> Known {
        self.facts.iter().map(|fact| (0..fact.answers.len()).collect()).collect()
    }

    pub(crate) fn completions(&self, known: &Known) -> Vec<Case> {
        known.iter().fold(vec![Vec::new()], |cases, answers| {
            let grown = cases.iter().flat_map(|case| {
                answers.iter().map(move |answer| case.iter().copied().chain([*answer]).collect::<Case>())
            });
            grown.collect()
        })
    }

    /// The facts that a condition mentions, also by way of named conditions and of whether a fact applies.
    pub(crate) fn mentioned(&self, condition: &Value, facts: &mut BTreeSet<usize>) {
        match condition {
            Value::Array(parts) => parts.iter().for_each(|part| self.mentioned(part, facts)),
            Value::Object(fields) => {
                for (kind, inside) in fields {
                    match kind.as_str() {
                        "fact" => {
                            let fact = self.position(text(inside, "id"));
                            facts.insert(fact);
                            if let Some(applies) = self.facts[fact].written.get("applies_when") {
                                self.mentioned(applies, facts);
                            }
                        }
                        "holds" => self.mentioned(self.named[inside.as_str().unwrap()], facts),
                        _ => self.mentioned(inside, facts),
                    }
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// The facts that the rows of a table mention.
    pub(crate) fn subject(&self, table: &Value) -> BTreeSet<usize> {
        let mut facts = BTreeSet::new();
        list(table, "rows").iter().filter_map(|row| row.get("when")).for_each(|when| self.mentioned(when, &mut facts));
        facts
    }

    // Three values: nothing is said of a condition that only some completions bear out.

    pub(crate) fn kleene(&self, condition: &Value, known: &Known) -> Option<bool> {
        let (kind, inside) = condition.as_object().unwrap().iter().next().unwrap();
        let each = |parts: &Value| -> Vec<Option<bool>> {
            parts.as_array().unwrap().iter().map(|part| self.kleene(part, known)).collect()
        };
        match kind.as_str() {
            "all" => at_least(usize::MAX, &each(inside)),
            "any" => at_least(1, &each(inside)),
            "not" => self.kleene(inside, known).map(|holds| !holds),
            "at_least" => at_least(inside["n"].as_u64().unwrap() as usize, &each(&inside["of"])),
            "fact" => {
                let fact = self.position(text(inside, "id"));
                let listed = strings(&inside["in"]);
                let within = |answer: &usize| listed.contains(&self.facts[fact].answers[*answer].as_str());
                let within = match (known[fact].iter().any(within), known[fact].iter().all(within)) {
                    (false, _) => Some(false),
                    (true, all) => all.then_some(true),
                };
                let applies = self.facts[fact].written.get("applies_when");
                let applies = applies.map_or(Some(true), |condition| self.kleene(condition, known));
                if listed.contains(&"not_applicable") {
                    at_least(1, &[applies.map(|applies| !applies), within])
                } else {
                    at_least(2, &[applies, within])
                }
            }
            "holds" => self.kleene(self.named[inside.as_str().unwrap()], known),
            other => panic!("{other}"),
        }
    }

    pub(crate) fn row_truth(&self, row: &Value, known: &Known) -> Option<bool> {
        row.get("when").map_or(Some(true), |when| self.kleene(when, known))
    }
}

/// Whether so many of them hold, at most all of them.
fn at_least(n: usize, of: &[Option<bool>]) -> Option<bool> {
    let n = n.min(of.len());
    let holding = of.iter().filter(|truth| **truth == Some(true)).count();
    let open = of.iter().filter(|truth| truth.is_none()).count();
    match (holding >= n, holding + open >= n) {
        (true, _) => Some(true),
        (false, true) => None,
        (false, false) => Some(false),
    }
}

impl Verdict {
    pub(crate) fn of(row: &Value) -> Self {
        Self {
            permit: strings(&row["permit"]).into_iter().map(str::to_owned).collect(),
            normally: row["normally"].as_str().map(str::to_owned),
            reasons: row["reasons"].as_str().unwrap_or("never").to_owned(),
        }
    }
}

impl<'d> Fact<'d> {
    fn new(document: &'d Value, fact: &'d Value) -> Self {
        let choices = |answers: &[Value]| -> (Vec<String>, Vec<bool>) {
            answers.iter().map(|answer| (text(answer, "id").to_owned(), answer["neutral"] == true)).unzip()
        };
        let (answers, neutral) = if let Some(flag) = fact.get("flag") {
            let yes_first = flag["favourable"] == true || flag["neutral"] == true;
            let answers = if yes_first { ["yes", "no"] } else { ["no", "yes"] };
            (answers.map(str::to_owned).to_vec(), vec![flag["neutral"] == true; 2])
        } else if let Some(set) = fact.get("answers_of") {
            let set = list(document, "answer_sets").iter().find(|known| known["id"] == *set).unwrap();
            choices(list(set, "answers"))
        } else if let Some(amount) = fact.get("amount") {
            choices(list(amount, "bands"))
        } else {
            choices(list(fact, "answers"))
        };
        let whole = fact["neutral"] == true;
        let ordered = (0..answers.len()).filter(|answer| !whole && !neutral[*answer]).collect();
        Self { id: text(fact, "id"), answers, ordered, written: fact }
    }
}
