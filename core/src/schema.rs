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

use crate::determination::{Comparison, Determination, Findings, Governing, Question, SmallestChange};
use crate::error::Problems;
use crate::rulebook::Document as Rulebook;
use crate::time::{CalendarDocument, Due};

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
        generate: generate::<Due>,
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

impl Published {
    fn schema(&self) -> Value {
        let mut schema = (self.generate)();
        schema.insert("$id".to_owned(), format!("urn:distinguo:{}:{}", self.name, self.version).into());
        schema.insert("title".to_owned(), self.title.into());
        schema.insert("description".to_owned(), self.description.into());
        let mut schema = schema.to_value();
        finish(&mut schema, self.direction);
        schema
    }
}

/// The same finish for every part of every schema: integers with their bounds instead of names of Rust types,
/// descriptions on one line, fields in order, and in what the kernel writes no null where it leaves a field out.
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
            // Maps keep the order of insertion where any crate of the build asks serde_json for it.
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
        "int64" => Some((json!(i64::MIN), json!(i64::MAX))),
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
