//! Small random rulebooks and findings. Their names and shapes are sound; whether they can be proved is open.

use serde_json::{Map, Value, json};

use super::oracle::{Oracle, list, text};

/// Random choices, drawn from bytes so that a failing case shrinks. Where the bytes end, the first choice is made.
pub(crate) struct Dice<'b> {
    bytes: std::slice::Iter<'b, u8>,
}

impl<'b> Dice<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes: bytes.iter() }
    }

    pub(crate) fn below(&mut self, count: usize) -> usize {
        usize::from(self.bytes.next().copied().unwrap_or(0)) % count.max(1)
    }

    pub(crate) fn from(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    /// Once in so many times.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    pub(crate) fn of<'s, T>(&mut self, list: &'s [T]) -> &'s T {
        &list[self.below(list.len())]
    }

    /// Some of them, at least one and, where there are several, not all, in order.
    pub(crate) fn some<T: Clone>(&mut self, list: &[T]) -> Vec<T> {
        let bits = self.from(1, ((1 << list.len()) - 2).max(1));
        list.iter().enumerate().filter(|(position, _)| bits >> position & 1 == 1).map(|(_, one)| one.clone()).collect()
    }
}

pub(crate) fn label(words: &str) -> Value {
    json!({"en": words, "zh": format!("{words}（中）")})
}

/// The header, source and role of a book that says nothing yet.
pub(crate) fn blank() -> Value {
    json!({
        "format": "distinguo.rulebook/1", "id": "test.book", "version": "1", "nature": "model",
        "title": label("Test"), "languages": ["en", "zh"], "time_zone": "CST-8",
        "in_force": {"from": "2020-01-01"},
        "transition": {"procedure": "at_opening", "substance": "at_conduct", "clause": "law.1"},
        "sources": [{"id": "law", "title": label("The law"), "rank": "law", "language": "en",
            "clauses": [{"id": "law.1", "cite": label("art. 1"), "text": "so it is"}]}],
        "roles": [{"id": "finder", "kind": "official", "label": label("finder")}],
        "facts": [], "aspects": [{"id": "group", "kind": "group", "label": label("group")}],
        "tables": []
    })
}

/// A fact with what every fact has.
pub(crate) fn fact(id: &str, domain: Value) -> Value {
    let mut fact = json!({"id": id, "aspect": "group", "label": label(id), "clause": "law.1", "found_by": ["finder"]});
    fact.as_object_mut().unwrap().extend(domain.as_object().unwrap().clone());
    fact
}

pub(crate) fn is(fact: &str, answers: &[&str]) -> Value {
    json!({"fact": {"id": fact, "in": answers}})
}

struct Author<'d, 'b> {
    dice: &'d mut Dice<'b>,
    document: Value,
}

/// A random rulebook of three to five facts.
pub(crate) fn rulebook(dice: &mut Dice<'_>) -> Value {
    let mut author = Author { dice, document: blank() };
    author.document["answer_sets"] = json!([{"id": "shared", "answers": [
        {"id": "s0", "label": label("s0")}, {"id": "s1", "label": label("s1")}, {"id": "s2", "label": label("s2"), "neutral": true}]}]);
    let clauses = &mut author.document["sources"][0]["clauses"];
    clauses.as_array_mut().unwrap().push(json!({"id": "law.2", "cite": label("art. 2")}));
    author.facts();
    author.aspects();
    author.contradictions();
    author.presumptions();
    author.tables();
    author.guarantees();
    author.document
}

impl Author<'_, '_> {
    fn push(&mut self, section: &str, item: Value) {
        let fields = self.document.as_object_mut().unwrap();
        fields.entry(section).or_insert_with(|| json!([])).as_array_mut().unwrap().push(item);
    }

    fn facts(&mut self) {
        let count = self.dice.from(3, 5);
        let early = self.dice.below(count);
        for position in 0..count {
            let id = format!("f{position}");
            let domain = match self.dice.below(8) {
                0 | 1 => json!({"flag": {"favourable": true}}),
                2 => json!({"flag": {}}),
                3 => json!({"flag": {"neutral": true}}),
                4 => json!({"answers": [{"id": "a0", "label": label("a0")}, {"id": "a1", "label": label("a1")}]}),
                5 => {
                    json!({"answers": [{"id": "a0", "label": label("a0")}, {"id": "a1", "label": label("a1"), "neutral": true},
                    {"id": "a2", "label": label("a2")}]})
                }
                6 => json!({"answers_of": "shared"}),
                _ => json!({"amount": {"unit": "CNY_fen", "bands": [{"id": "low", "label": label("low"), "below": 100},
                    {"id": "middle", "label": label("middle"), "up_to": 200}, {"id": "high", "label": label("high")}]}}),
            };
            let mut written = fact(&id, domain);
            let fields = written.as_object_mut().unwrap();
            if self.dice.once_in(8) {
                fields.insert("neutral".to_owned(), json!(true));
            }
            if self.dice.once_in(2) {
                fields.insert("about".to_owned(), json!("consequences"));
            }
            if position > 0 && self.dice.below(3) == 1 {
                fields.insert("applies_when".to_owned(), self.condition(1));
            }
            self.push("facts", written);
            // A named condition over the facts so far, that later facts may apply under.
            if position == early {
                let test = self.condition(2);
                self.named(test);
            }
        }
        let test = self.condition(2);
        self.named(test);
    }

    fn named(&mut self, test: Value) {
        let id = format!("c{}", list(&self.document, "conditions").len());
        self.push("conditions", json!({"id": id, "label": label(&id), "clause": "law.1", "test": test}));
    }

    /// A condition over the facts and named conditions so far.
    fn condition(&mut self, depth: usize) -> Value {
        let kind = if depth == 0 { 0 } else { self.dice.below(9) };
        match kind {
            5 => json!({"all": self.conditions(depth)}),
            6 => json!({"any": self.conditions(depth)}),
            7 => json!({"not": self.condition(depth - 1)}),
            8 => {
                let of = self.conditions(depth);
                json!({"at_least": {"n": self.dice.from(1, of.len()), "of": of}})
            }
            4 if !list(&self.document, "conditions").is_empty() => {
                let named = self.dice.of(list(&self.document, "conditions"));
                json!({"holds": named["id"]})
            }
            _ => {
                let oracle = Oracle::new(&self.document);
                let fact = self.dice.of(&oracle.facts);
                let mut answers = fact.answers.clone();
                if fact.written.get("applies_when").is_some() {
                    answers.push("not_applicable".to_owned());
                }
                json!({"fact": {"id": fact.id, "in": self.dice.some(&answers)}})
            }
        }
    }

    fn conditions(&mut self, depth: usize) -> Vec<Value> {
        let count = self.dice.from(1, 3);
        (0..count).map(|_| self.condition(depth - 1)).collect()
    }

    fn aspects(&mut self) {
        for (id, kind) in [("assessed", "assessment"), ("told_apart", "distinction")] {
            let mut aspect = json!({"id": id, "kind": kind, "label": label(id), "clause": "law.1",
                "favourable": self.condition(1), "adverse": self.condition(1)});
            if self.dice.once_in(4) {
                aspect["overlap"] = json!("adverse_prevails");
            }
            self.push("aspects", aspect);
        }
        for fact in self.document["facts"].as_array_mut().unwrap() {
            fact["aspect"] = json!(self.dice.of(&["group", "assessed", "told_apart"]));
        }
    }

    fn contradictions(&mut self) {
        // Two that tie one condition to another, so that no fact changes alone.
        if self.dice.once_in(6) {
            let [one, other] = [self.condition(0), self.condition(0)];
            for (id, test) in
                [("x8", json!({"all": [one, {"not": other}]})), ("x9", json!({"all": [{"not": one}, other]}))]
            {
                self.push(
                    "contradictions",
                    json!({"id": id, "label": label(id), "test": test, "effect": "impossible", "clause": "law.1"}),
                );
            }
        }
        for position in 0..self.dice.below(3) {
            let effect = if self.dice.once_in(3) { "ask_reasons" } else { "impossible" };
            let test = if self.dice.once_in(4) {
                self.condition(2)
            } else {
                json!({"all": [self.condition(0), self.condition(0)]})
            };
            let id = format!("x{position}");
            self.push(
                "contradictions",
                json!({"id": id, "label": label(&id), "test": test, "effect": effect, "clause": "law.1"}),
            );
        }
    }

    fn presumptions(&mut self) {
        for position in 0..self.dice.below(3) {
            let id = format!("p{position}");
            let count = self.dice.from(1, 2);
            let presume: Vec<Value> = (0..count)
                .map(|_| {
                    let oracle = Oracle::new(&self.document);
                    let fact = self.dice.of(&oracle.facts);
                    json!({"fact": fact.id, "answer": self.dice.of(&fact.answers)})
                })
                .collect();
            let mut presumption =
                json!({"id": id, "label": label(&id), "presume": presume, "burden_on": "finder", "clause": "law.1"});
            for field in ["when", "unless"] {
                if self.dice.below(3) == 1 {
                    presumption[field] = self.condition(1);
                }
            }
            self.push("presumptions", presumption);
        }
    }

    fn tables(&mut self) {
        let count = self.dice.from(1, 2);
        for position in 0..count {
            let ranked = position == 0;
            let classes = ["exempted", "mitigated", "ordinary", "heavier"];
            let outcomes: Vec<String> = (0..self.dice.from(2, 4)).map(|outcome| format!("o{outcome}")).collect();
            let written: Vec<Value> = outcomes
                .iter()
                .zip(classes)
                .enumerate()
                .map(|(rank, (id, class))| {
                    let mut outcome = json!({"id": id, "label": label(id)});
                    if ranked {
                        outcome["class"] = json!(class);
                        outcome["tolerated"] = json!(rank + 1 < outcomes.len());
                    }
                    outcome
                })
                .collect();
            let mut rows = Vec::new();
            if ranked && self.dice.below(2) == 1 {
                let harshest = outcomes.last().unwrap();
                let clause = if self.dice.once_in(2) { "law.2" } else { "law.1" };
                rows.push(
                    json!({"id": "line", "label": label("line"), "when": self.condition(1), "permit": [harshest],
                    "bottom_line": true, "clause": clause}),
                );
            }
            for row in 0..self.dice.from(2, 5) {
                let id = format!("r{row}");
                let written = self.row(&id, &outcomes);
                rows.push(written);
            }
            if self.dice.below(8) != 7 {
                rows.last_mut().unwrap().as_object_mut().unwrap().remove("when");
            }
            let id = format!("t{position}");
            let mut table = json!({"id": id, "purpose": if ranked { "tolerance" } else { "advice" }, "label": label(&id),
                "outcomes": written, "rows": rows});
            if self.dice.once_in(3) {
                table["asks"] = json!("in_order");
            }
            if self.dice.once_in(6) {
                table["hit"] = json!("unique");
            }
            self.push("tables", table);
        }
        self.reading();
    }

    /// Now and then the last fact is read from a decision of the first table.
    fn reading(&mut self) {
        if !self.dice.once_in(5) {
            return;
        }
        let oracle = Oracle::new(&self.document);
        let answers = oracle.facts.last().unwrap().answers.clone();
        let table = &oracle.tables()[0];
        let outcomes = list(table, "outcomes").iter().map(|outcome| text(outcome, "id")).chain(["undecided"]);
        let map: Map<String, Value> =
            outcomes.map(|outcome| (outcome.to_owned(), json!(self.dice.of(&answers)))).collect();
        let reads = json!({"table": table["id"], "map": map});
        let fact = self.document["facts"].as_array_mut().unwrap().last_mut().unwrap();
        fact["reads"] = reads;
        fact["found_by"] = json!([]);
    }

    fn row(&mut self, id: &str, outcomes: &[String]) -> Value {
        let permit =
            if self.dice.below(2) == 0 { vec![self.dice.of(outcomes).clone()] } else { self.dice.some(outcomes) };
        let mut row =
            json!({"id": id, "label": label(id), "when": self.condition(2), "permit": permit, "clause": "law.1"});
        if permit.len() > 1 && self.dice.below(3) == 1 {
            row["normally"] = json!(permit[0]);
            row["reasons"] = json!("unless_normal");
        } else if self.dice.once_in(4) {
            row["reasons"] = json!("always");
        }
        if self.dice.once_in(4) {
            row["consider"] = json!(["f0"]);
        }
        row
    }

    fn guarantees(&mut self) {
        for position in 0..self.dice.below(4) {
            let id = format!("g{position}");
            let kind = self.dice.below(4);
            let table = self.dice.of(list(&self.document, "tables")).clone();
            let first = list(&self.document, "tables")[0].clone();
            let mut guarantee = json!({"id": id, "label": label(&id), "table": table["id"], "clause": "law.1"});
            match kind {
                0 => {
                    guarantee["table"] = first["id"].clone();
                    guarantee["monotone"] = if self.dice.below(2) == 0 { json!("all") } else { json!(["f0", "f1"]) };
                }
                1 => {
                    guarantee["table"] = first["id"].clone();
                    guarantee["when"] = self.condition(1);
                    guarantee["bottom_line"] = json!(true);
                }
                _ => {
                    guarantee["when"] = self.condition(1);
                    guarantee["never"] = json!([self.dice.of(list(&table, "outcomes"))["id"]]);
                }
            }
            self.push("guarantees", guarantee);
        }
    }
}

/// Drops from a document what a proof found wrong with it; false where nothing was dropped.
pub(crate) fn repair(document: &mut Value, code: &str, pointer: &str) -> bool {
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    let position = |step: usize| steps[step].parse::<usize>().unwrap();
    match code {
        "nothing_possible" => {
            document.as_object_mut().unwrap().remove("contradictions");
        }
        "poles_overlap" => document["aspects"][position(1)]["overlap"] = json!("adverse_prevails"),
        "gap" => {
            let rows = document["tables"][position(1)]["rows"].as_array_mut().unwrap();
            rows.last_mut().unwrap().as_object_mut().unwrap().remove("when");
            if let Some(fields) =
                rows.last_mut().and_then(Value::as_object_mut).filter(|row| row.contains_key("bottom_line"))
            {
                fields.remove("bottom_line");
            }
        }
        "dead_row" => {
            document["tables"][position(1)]["rows"].as_array_mut().unwrap().remove(position(3));
        }
        "rows_overlap" => {
            document["tables"][position(1)].as_object_mut().unwrap().remove("hit");
        }
        "guarantee_broken" | "not_monotone" => {
            document["guarantees"].as_array_mut().unwrap().remove(position(1));
        }
        _ => return false,
    }
    true
}

/// Random findings under a book, of up to three finders who may change their minds, with what was adopted and read.
pub(crate) fn findings(dice: &mut Dice<'_>, document: &Value) -> Value {
    let oracle = Oracle::new(document);
    let mut stated = Vec::new();
    let mut adopted = Vec::new();
    let mut read = Vec::new();
    for fact in &oracle.facts {
        if let Some(reads) = fact.written.get("reads") {
            let outcomes: Vec<&String> = reads["map"].as_object().unwrap().keys().collect();
            if dice.below(2) == 1 {
                read.push(json!({"table": reads["table"], "outcome": dice.of(&outcomes)}));
            }
            continue;
        }
        let times = [0, 0, 0, 0, 1, 1, 2, 3][dice.below(8)];
        let mut said = Vec::new();
        for _ in 0..times {
            let answer = dice.of(&fact.answers).clone();
            let mut finding = Map::from_iter([("fact".to_owned(), json!(fact.id))]);
            if fact.written.get("amount").is_some() {
                let edges = amounts_of(&fact.written["amount"], &answer);
                let amount = *dice.of(&edges);
                finding.insert("amount".to_owned(), json!(amount));
            } else {
                finding.insert("answer".to_owned(), json!(answer));
            }
            if let Some(by) = dice.of(&[Some("one"), Some("two"), None]) {
                finding.insert("by".to_owned(), json!(by));
            }
            said.push(answer);
            stated.push(Value::Object(finding));
        }
        if times > 1 && dice.once_in(3) {
            adopted.push(json!({"fact": fact.id, "answer": said.last().unwrap(), "reasons": "the better evidence"}));
        }
    }
    let tables: Vec<&str> = oracle.tables().iter().map(|table| text(table, "id")).collect();
    json!({"format": "distinguo.findings/1", "under": [
        {"rulebook": document["id"], "tables": tables, "findings": stated, "adopted": adopted, "read": read}]})
}

/// The least and the greatest amount of a band; of the outer bands, amounts that lie well within.
pub(crate) fn amounts_of(amount: &Value, band: &str) -> [i64; 2] {
    let greatest = |band: &Value| match (band["below"].as_i64(), band["up_to"].as_i64()) {
        (Some(bound), _) => Some(bound - 1),
        (_, bound) => bound,
    };
    let bands = list(amount, "bands");
    let position = bands.iter().position(|known| known["id"] == *band).unwrap();
    let least = position.checked_sub(1).and_then(|before| greatest(&bands[before])).map(|greatest| greatest + 1);
    let greatest = greatest(&bands[position]);
    // Nothing is less than nothing.
    [least.unwrap_or((greatest.unwrap_or(0) - 1000).max(0)), greatest.unwrap_or(least.unwrap_or(0) + 1000)]
}

/// Findings under a book, with every table asked for.
pub(crate) fn stated(document: &Value, answers: &[(&str, &str)]) -> Value {
    let findings: Vec<Value> = answers.iter().map(|(fact, answer)| json!({"fact": fact, "answer": answer})).collect();
    let tables: Vec<&str> = list(document, "tables").iter().map(|table| text(table, "id")).collect();
    json!({"format": "distinguo.findings/1",
        "under": [{"rulebook": document["id"], "tables": tables, "findings": findings}]})
}

/// A document without the words that only people read.
pub(crate) fn brief(document: &Value) -> String {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                for word in ["label", "clause", "clauses", "cite", "title", "sources", "found_by", "roles"] {
                    fields.remove(word);
                }
                fields.values_mut().for_each(strip);
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let mut brief = document.clone();
    strip(&mut brief);
    let sections = brief.as_object().unwrap().iter().flat_map(|(section, inside)| {
        let items = inside.as_array().map_or(std::slice::from_ref(inside), Vec::as_slice);
        items.iter().map(move |item| format!("{section}: {item}\n"))
    });
    sections.collect()
}
