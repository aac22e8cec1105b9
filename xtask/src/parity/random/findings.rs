//! Findings under every rulebook that ships: few or many, by one or several finders, some wrong, contested or adopted.

use distinguo::rulebook::Rulebook;
use serde_json::{Value, json};

use super::Dice;
use crate::Failure;
use crate::parity::protocol::Call;
use crate::parity::transcript::Transcript;

pub(super) fn add(transcript: &mut Transcript, dice: &mut Dice, count: usize) -> Result<(), Failure> {
    let books: Vec<Book> = Rulebook::shipped_names().filter_map(Book::of).collect();
    transcript.ask("random findings", Call::new("new_kernels", [])?)?;
    // Under each rulebook alone, then under several beside each other.
    let alone = count / (books.len() + 1);
    for book in &books {
        let from = format!("random findings under {}", book.name);
        transcript.ask(&from, Call::new("load", [book.text.to_owned()])?)?;
        transcript.ask(&from, Call::new("add", [])?)?;
        for number in 0..alone {
            transcript.ask(&format!("{from}, {number}"), book.question(dice)?)?;
        }
    }
    for number in 0..alone {
        transcript.ask(&format!("random findings under several rulebooks, {number}"), beside(&books, dice)?)?;
    }
    Ok(())
}

/// A rulebook as its document tells it.
struct Book {
    name: &'static str,
    text: &'static str,
    document: Value,
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn id(value: &Value) -> &str {
    value.get("id").and_then(Value::as_str).unwrap_or_default()
}

/// An id, or once in a while something like it.
fn nearly(dice: &mut Dice, id: &str) -> String {
    if dice.chance(98) { id.to_owned() } else { format!("{id}{}", dice.word(&["s", "", " ", "_x", "的"])) }
}

impl Book {
    fn of(name: &'static str) -> Option<Self> {
        let text = Rulebook::shipped_text(name)?;
        Some(Self { name, text, document: serde_json::from_str(text).ok()? })
    }

    fn question(&self, dice: &mut Dice) -> Result<Call, Failure> {
        let table = dice.one(list(&self.document, "tables")).unwrap_or(&Value::Null);
        let outcome = dice.one(list(table, "outcomes")).map_or("", id);
        let (table, outcome) = (nearly(dice, id(table)), nearly(dice, outcome));
        let findings = document(dice, &[self]);
        match dice.below(12) {
            0..=4 => Call::new("determine", [findings]),
            5 | 6 => Call::new("questions", [findings, table]),
            7 => Call::new("possible", [findings, table]),
            8 | 9 => Call::new("smallest_change", [findings, table, outcome]),
            10 => Call::new("page", [findings, dice.word(&["zh", "en", "ko", "fr", "xx"]).to_owned()]),
            _ => {
                let others = (0..dice.below(4)).map(|_| document(dice, &[self])).collect::<Vec<_>>();
                Call::new("determine_batch", [[vec![findings], others].concat().join("\n")])
            }
        }
    }

    /// What was found under this rulebook.
    fn under(&self, dice: &mut Dice) -> Value {
        let density = dice.word(&["few", "some", "most", "all"]);
        let percent = match density {
            "few" => 15,
            "some" => 50,
            "most" => 85,
            _ => 100,
        };
        let (mut findings, mut adopted) = (Vec::new(), Vec::new());
        for fact in list(&self.document, "facts") {
            // What is read from a decision cannot be found.
            if !dice.chance(percent) || (fact.get("reads").is_some() && !dice.chance(3)) {
                continue;
            }
            let name = nearly(dice, id(fact));
            let finders = if dice.chance(12) { 2 } else { 1 };
            let mut answers = Vec::new();
            for finder in 1..=finders {
                let mut finding = self.answer(dice, fact);
                answers.extend(finding.get("answer").cloned());
                if let Some(fields) = finding.as_object_mut() {
                    fields.insert("fact".to_owned(), json!(name));
                    if finders > 1 || dice.chance(30) {
                        fields.insert("by".to_owned(), json!(format!("finder-{finder}")));
                    }
                }
                findings.push(finding);
            }
            if finders > 1 && dice.chance(50) {
                let answer = dice.one(&answers).cloned();
                adopted.push(json!({"fact": name, "answer": answer, "reasons": "为何采纳"}));
            }
        }
        let mut under = json!({"rulebook": nearly(dice, id(&self.document)), "findings": findings});
        if let Some(fields) = under.as_object_mut() {
            if !adopted.is_empty() {
                fields.insert("adopted".to_owned(), json!(adopted));
            }
            if dice.chance(10) {
                let version = self.document.get("version").and_then(Value::as_str).unwrap_or_default();
                fields.insert("version".to_owned(), json!(nearly(dice, version)));
            }
            if dice.chance(10)
                && let Some(table) = dice.one(list(&self.document, "tables"))
            {
                fields.insert("tables".to_owned(), json!([id(table)]));
            }
            let read: Vec<Value> =
                list(&self.document, "facts").iter().filter_map(|fact| self.read(dice, fact)).collect();
            if !read.is_empty() {
                fields.insert("read".to_owned(), json!(read));
            }
        }
        under
    }

    /// A decision that a fact is read from.
    fn read(&self, dice: &mut Dice, fact: &Value) -> Option<Value> {
        let wanted = fact.pointer("/reads/table")?;
        let table = list(&self.document, "tables").iter().find(|table| table.get("id") == Some(wanted))?;
        let outcome = dice.one(list(table, "outcomes"))?;
        dice.chance(60).then(|| json!({"table": wanted, "outcome": id(outcome)}))
    }

    /// An answer to a fact; rarely one that does not belong to it.
    fn answer(&self, dice: &mut Dice, fact: &Value) -> Value {
        if dice.chance(1) {
            return json!({"answer": "no_such_answer"});
        }
        if let Some(bands) = fact.get("amount").map(|amount| list(amount, "bands")) {
            let bounds = bands.iter().filter_map(|band| band.get("below").or(band.get("up_to"))?.as_i64());
            let bounds: Vec<i64> = bounds.flat_map(|bound| [bound - 1, bound, bound + 1]).collect();
            return json!({"amount": dice.one(&bounds).copied().unwrap_or(9_007_199_254_740_991)});
        }
        if fact.get("flag").is_some() {
            return json!({"answer": dice.word(&["yes", "no"])});
        }
        let shared = fact.get("answers_of").and_then(Value::as_str);
        let set = list(&self.document, "answer_sets").iter().find(|set| Some(id(set)) == shared);
        let answers = list(set.unwrap_or(fact), "answers");
        json!({"answer": dice.one(answers).map_or("", id)})
    }
}

fn document(dice: &mut Dice, books: &[&Book]) -> String {
    let under: Vec<Value> = books.iter().map(|book| book.under(dice)).collect();
    let mut document = json!({"format": "distinguo.findings/1", "under": under});
    if let Some(fields) = document.as_object_mut() {
        if dice.chance(40) {
            fields.insert("conduct".to_owned(), json!({"from": day(dice)}));
        }
        if dice.chance(1) {
            fields.insert("undre".to_owned(), json!([]));
        }
    }
    document.to_string()
}

fn day(dice: &mut Dice) -> String {
    format!("{}-{:02}-{:02}", dice.within(2015, 2027), dice.within(1, 12), dice.within(1, 28))
}

/// A question to a library.
fn beside(books: &[Book], dice: &mut Dice) -> Result<Call, Failure> {
    let first = dice.below(books.len());
    let count = dice.within(1, 3);
    let several: Vec<&Book> = books.iter().cycle().skip(first).step_by(5).take(count).collect();
    let findings = document(dice, &several);
    let Some(book) = several.first().filter(|_| dice.chance(40)) else {
        return Call::new("determine_all", [findings]);
    };
    let table = dice.one(list(&book.document, "tables")).map_or("", id);
    Call::new("governing", [nearly(dice, id(&book.document)), findings, day(dice), nearly(dice, table)])
}
