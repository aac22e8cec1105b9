//! JSON Schemas (2020-12) of the published documents, generated from the types that read and write them. What belongs
//! here is the list of documents and the finish that is common to all; what a document looks like is said beside its
//! type. Behind the feature `schema`, for tools: a kernel that decides has no need of it.
//!
//! A schema of a document that is read says what the reader accepts before names are resolved and claims are proved,
//! save for fields written twice, which JSON Schema cannot see. A schema of a document that is written says what the
//! kernel writes.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use crate::audit::Report as Audit;
use crate::case::{
    Act, Bars, Blocked, CaseView, Choice, DueItem, Effect, Event, Foreign, Lasting, PersonView, Refusal, Shield,
};
use crate::determination::{
    Change as Changed, Comparison, Determination, Findings, Governing, Question, SmallestChange,
};
use crate::document::EXACT;
use crate::error::Problems;
use crate::host::{Answer, Check, DueRequest};
use crate::ledger::Record;
use crate::precedent::{Alike, Precedent};
use crate::report::Report;
use crate::rulebook::Document as Rulebook;
use crate::scenario::Scenarios;
use crate::time::{CalendarDocument, Derived};
use crate::what_if::Change;

/// Whether the kernel reads a document or writes it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Read,
    Written,
}

/// A document that has a schema.
struct Published {
    name: &'static str,
    version: u32,
    title: &'static str,
    description: &'static str,
    direction: Direction,
    generate: fn() -> Schema,
}

/// Every published document, those that are read first.
const PUBLISHED: &[Published] = &[
    Published {
        name: "rulebook",
        version: 1,
        title: "Rulebook",
        description: "One regulation as data: its sources, facts, conditions, tables and guarantees.",
        direction: Direction::Read,
        generate: generate::<Rulebook>,
    },
    Published {
        name: "calendar",
        version: 1,
        title: "Calendar",
        description: "Working days as data: the weekend, and edition by edition the days that differ.",
        direction: Direction::Read,
        generate: generate::<CalendarDocument>,
    },
    Published {
        name: "findings",
        version: 1,
        title: "Findings",
        description: "What was found about one conduct, under one rulebook or several.",
        direction: Direction::Read,
        generate: generate::<Findings>,
    },
    Published {
        name: "act",
        version: 1,
        title: "Act",
        description: "What somebody does to a case: who, when, and what.",
        direction: Direction::Read,
        generate: generate::<Act>,
    },
    Published {
        name: "precedent",
        version: 1,
        title: "Precedent",
        description: "A published typical case, reduced to findings and outcome. Nothing in it tells who it was.",
        direction: Direction::Read,
        generate: generate::<Precedent>,
    },
    Published {
        name: "scenarios",
        version: 1,
        title: "Scenarios",
        description: "What a rulebook should come to: findings with what they permit, and stories with what is refused, what runs and what is decided.",
        direction: Direction::Read,
        generate: generate::<Scenarios>,
    },
    Published {
        name: "due_request",
        version: 1,
        title: "Due request",
        description: "A period whose end is asked for.",
        direction: Direction::Read,
        generate: generate::<DueRequest>,
    },
    Published {
        name: "answer",
        version: 1,
        title: "Answer",
        description: "What the JSON front door answers a call with: what was asked for, problems, or the refusal of an act.",
        direction: Direction::Written,
        generate: || sealed(generate::<Answer<'static, Value>>()),
    },
    Published {
        name: "entry",
        version: 1,
        title: "Entry",
        description: "A line of a ledger: an act or a lapse with its effects, its hash, and the texts that can be erased. Members of an entry that a reader does not know are kept: they are part of the hash.",
        direction: Direction::Written,
        generate: || sealed(generate::<Record>()),
    },
    Published {
        name: "event",
        version: 1,
        title: "Event",
        description: "What has happened in a case, as periods and grants wait for it.",
        direction: Direction::Written,
        generate: generate::<Event>,
    },
    Published {
        name: "effect",
        version: 1,
        title: "Effect",
        description: "What the rulebook makes of an act or a lapse: one change of a case.",
        direction: Direction::Written,
        generate: generate::<Effect>,
    },
    Published {
        name: "what-if",
        version: 1,
        title: "What a what-if changes",
        description: "What differs between a case and a fork of it on which something was tried.",
        direction: Direction::Written,
        generate: generate::<Vec<Change>>,
    },
    Published {
        name: "changes",
        version: 1,
        title: "Changes between two versions",
        description: "Many cases under two versions of a rulebook: where something else is permitted, and by which clauses.",
        direction: Direction::Written,
        generate: generate::<Vec<Changed>>,
    },
    Published {
        name: "case",
        version: 1,
        title: "Case",
        description: "Where a case stands: the state that its ledger comes to, for whoever keeps the ledger.",
        direction: Direction::Written,
        generate: generate::<CaseView>,
    },
    Published {
        name: "refusal",
        version: 1,
        title: "Refusal",
        description: "Why an act is not possible now, on which clause, and what would be possible.",
        direction: Direction::Written,
        generate: generate::<Refusal>,
    },
    Published {
        name: "options",
        version: 1,
        title: "Options",
        description: "What an actor may do now, with which documents and until when.",
        direction: Direction::Written,
        generate: generate::<Vec<Choice>>,
    },
    Published {
        name: "blocked",
        version: 1,
        title: "Blocked list",
        description: "What the rules give to an actor and is not possible now, each with why not.",
        direction: Direction::Written,
        generate: generate::<Vec<Blocked>>,
    },
    Published {
        name: "foreign",
        version: 1,
        title: "Foreign",
        description: "What a case runs under and a kernel does not have: a rulebook, to the letter, or an edition of a calendar.",
        direction: Direction::Written,
        generate: generate::<Foreign>,
    },
    Published {
        name: "due_list",
        version: 1,
        title: "Due list",
        description: "Every period that runs, stands still or is overdue, the first to end first.",
        direction: Direction::Written,
        generate: generate::<Vec<DueItem>>,
    },
    Published {
        name: "protections",
        version: 1,
        title: "Protections",
        description: "What may not be counted, is barred or deferred, case by case: for the person and the organ that decides.",
        direction: Direction::Written,
        generate: generate::<Vec<Shield>>,
    },
    Published {
        name: "bars",
        version: 1,
        title: "Bars",
        description: "What personnel may know over all cases of a person: whether somebody is barred, and nothing else.",
        direction: Direction::Written,
        generate: generate::<Bars>,
    },
    Published {
        name: "lasting",
        version: 1,
        title: "Lasting",
        description: "How long influence and the like last over all cases of a person: for the person and the organ that decides.",
        direction: Direction::Written,
        generate: generate::<Vec<Lasting>>,
    },
    Published {
        name: "person",
        version: 1,
        title: "Case as seen",
        description: "A case as somebody may see it, by role and key.",
        direction: Direction::Written,
        generate: generate::<PersonView>,
    },
    Published {
        name: "like",
        version: 1,
        title: "Like precedents",
        description: "How many precedents with the same findings point where, and those whose findings differ in at most two facts. Nothing scores them.",
        direction: Direction::Written,
        generate: generate::<Alike>,
    },
    Published {
        name: "audit",
        version: 1,
        title: "Audit",
        description: "What an audit of a ledger has found.",
        direction: Direction::Written,
        generate: generate::<Audit>,
    },
    Published {
        name: "report",
        version: 1,
        title: "Report",
        description: "How the mechanism works, over many cases: by clause and seat, never by person, every count changed by the cell key method.",
        direction: Direction::Written,
        generate: generate::<Report>,
    },
    Published {
        name: "determination",
        version: 1,
        title: "Determination",
        description: "What the kernel derives from a rulebook and findings. It is never binding: people decide.",
        direction: Direction::Written,
        generate: generate::<Determination>,
    },
    Published {
        name: "comparison",
        version: 1,
        title: "Comparison",
        description: "The determinations under several rulebooks, side by side, and where they differ.",
        direction: Direction::Written,
        generate: generate::<Comparison>,
    },
    Published {
        name: "governing",
        version: 1,
        title: "Governing version",
        description: "Which version of a rulebook governs, and what each version comes to.",
        direction: Direction::Written,
        generate: generate::<Governing>,
    },
    Published {
        name: "questions",
        version: 1,
        title: "Questions",
        description: "The open facts that can still change which outcomes are possible, in the order in which to ask.",
        direction: Direction::Written,
        generate: generate::<Vec<Question>>,
    },
    Published {
        name: "smallest_change",
        version: 1,
        title: "Smallest change",
        description: "What would have to be found for an outcome; null where what was found rules it out.",
        direction: Direction::Written,
        generate: generate::<Option<SmallestChange>>,
    },
    Published {
        name: "due",
        version: 1,
        title: "Due date",
        description: "When a period ends, and what that rests on.",
        direction: Direction::Written,
        generate: generate::<Derived>,
    },
    Published {
        name: "check",
        version: 1,
        title: "Check",
        description: "Whether a rulebook is sound, what was proved, and what its author should look at.",
        direction: Direction::Written,
        generate: generate::<Check>,
    },
    Published {
        name: "problems",
        version: 1,
        title: "Problems",
        description: "What is wrong with a document, in the order of the document.",
        direction: Direction::Written,
        generate: generate::<Problems>,
    },
];

/// Every published schema with its name, the documents that are read first.
///
/// ```
/// let names: Vec<_> = distinguo::schema::all().into_iter().map(|(name, _)| name).collect();
/// assert!(names.contains(&"rulebook") && names.contains(&"determination"));
/// ```
#[must_use]
pub fn all() -> Vec<(&'static str, Value)> {
    PUBLISHED.iter().map(|published| (published.name, published.schema())).collect()
}

/// The schema of that name, `None` where there is none.
///
/// ```
/// let schema = distinguo::schema::named("findings").unwrap();
/// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// assert_eq!(schema["additionalProperties"], false);
/// assert!(distinguo::schema::named("finding").is_none());
/// ```
#[must_use]
pub fn named(name: &str) -> Option<Value> {
    PUBLISHED.iter().find(|published| published.name == name).map(Published::schema)
}

fn generate<T: JsonSchema>() -> Schema {
    // For serialisation, because that is where the types say which fields may be left out.
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}

/// The schema of an entry from that of an act: as they are recorded, acts have commitments for their private texts, which
/// stand beside the entry.
fn sealed(schema: Schema) -> Schema {
    fn walk(part: &mut Value) {
        match part {
            Value::Array(items) => items.iter_mut().for_each(walk),
            Value::Object(fields) => {
                if fields.get("$ref").is_some_and(|target| target == "#/$defs/Private") {
                    fields.insert("$ref".to_owned(), "#/$defs/Commitment".into());
                }
                fields.values_mut().for_each(walk);
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let mut value = schema.to_value();
    if let Some(definitions) = value.pointer_mut("/$defs") {
        walk(definitions);
    }
    if let Some(Value::Object(definitions)) = value.pointer_mut("/$defs") {
        let commitment = json!({
            "type": "object",
            "description": "What stands for a private text: that it was given, and a salted hash of it.",
            "properties": {
                "commitment": {
                    "type": "string",
                    "pattern": "^(sm3:)?[0-9a-f]{64}$",
                    "description": "The hash of salt and text together, which is all that the chain has of them."
                },
                "present": {"const": true, "description": "Always `true`: a text was given, whether or not it was erased since."}
            },
            "required": ["commitment", "present"]
        });
        definitions.insert("Commitment".to_owned(), commitment);
    }
    Schema::try_from(value).unwrap_or_default()
}

impl Published {
    fn schema(&self) -> Value {
        let mut schema = (self.generate)();
        schema.insert("$id".to_owned(), format!("urn:distinguo:{}:{}", self.name, self.version).into());
        schema.insert("title".to_owned(), self.title.into());
        schema.insert("description".to_owned(), self.description.into());
        let mut schema = schema.to_value();
        finish(&mut schema, self.direction);
        crate::document::inherit(&mut schema);
        sort(&mut schema);
        schema
    }
}

/// The same finish for every part of every schema: integers with their bounds instead of names of Rust types,
/// descriptions on one line, and in what the kernel writes no null where it leaves a field out.
fn finish(part: &mut Value, direction: Direction) {
    match part {
        Value::Array(items) => items.iter_mut().for_each(|item| finish(item, direction)),
        Value::Object(fields) => {
            integer(fields);
            if direction == Direction::Written {
                leave_out_nulls(fields);
            }
            if let Some(Value::String(text)) = fields.get_mut("description") {
                *text = prose(text);
            }
            fields.values_mut().for_each(|field| finish(field, direction));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Fields in the order of their names: maps keep the order of insertion where any crate of the build asks serde_json for it.
fn sort(part: &mut Value) {
    match part {
        Value::Array(items) => items.iter_mut().for_each(sort),
        Value::Object(fields) => {
            fields.values_mut().for_each(sort);
            let mut sorted: Vec<_> = std::mem::take(fields).into_iter().collect();
            sorted.sort_by(|(one, _), (other, _)| one.cmp(other));
            *fields = Map::from_iter(sorted);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A description without its example, on one line.
fn prose(text: &str) -> String {
    let words = text.split("```").next().unwrap_or_default().split_whitespace();
    words.collect::<Vec<_>>().join(" ")
}

/// Formats such as `uint32` are no formats of JSON Schema: other validators refuse or ignore them.
fn integer(fields: &mut Map<String, Value>) {
    let Some((least, most)) = fields.get("format").and_then(Value::as_str).and_then(|format| match format {
        "uint8" => Some((json!(0), json!(u8::MAX))),
        "uint32" => Some((json!(0), json!(u32::MAX))),
        "int64" => Some((json!(-EXACT), json!(EXACT))),
        _ => None,
    }) else {
        return;
    };
    fields.remove("format");
    fields.entry("minimum").or_insert(least);
    fields.entry("maximum").or_insert(most);
}

/// A field that need not be there is never written as null.
fn leave_out_nulls(fields: &mut Map<String, Value>) {
    let required = fields.get("required").cloned().unwrap_or_default();
    let needed = |name: &str| required.as_array().is_some_and(|names| names.iter().any(|needed| needed == name));
    let Some(Value::Object(properties)) = fields.get_mut("properties") else { return };
    for (_, property) in properties.iter_mut().filter(|(name, _)| !needed(name)) {
        let Value::Object(property) = property else { continue };
        if let Some(Value::Array(types)) = property.get_mut("type") {
            types.retain(|name| name != "null");
            if let [only] = types.as_slice() {
                let only = only.clone();
                property.insert("type".to_owned(), only);
            }
        }
        if let Some(Value::Array(choices)) = property.get_mut("anyOf") {
            choices.retain(|choice| choice.get("type").is_none_or(|name| name != "null"));
            if let [Value::Object(only)] = choices.as_slice() {
                let only = only.clone();
                property.remove("anyOf");
                property.extend(only);
            }
        }
    }
}
