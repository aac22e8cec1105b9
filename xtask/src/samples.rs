//! Documents to try schemas, readers and validators with: what ships, one specimen of each kind that uses every field,
//! and thousands of copies of the specimens, each broken in one place.

use std::collections::BTreeSet;

use distinguo::case::Act;
use distinguo::determination::Findings;
use distinguo::error::{Code, Problem, Problems};
use distinguo::precedent::Precedent;
use distinguo::rulebook::Rulebook;
use distinguo::time::Calendar;
use serde_json::{Value, json};

use crate::{Failure, read, root};

/// A document, and what the reader makes of its shape.
pub(crate) struct Sample {
    pub(crate) schema: &'static str,
    pub(crate) what: String,
    pub(crate) text: String,
    /// Whether the reader finds nothing wrong with its shape. Names and proofs are not a matter of shape.
    pub(crate) accepted: bool,
}

/// How a document of that kind is loaded; the problems that it has.
type Load = fn(&str) -> Result<(), Problems>;

/// The documents that the kernel reads.
pub(crate) const READ: &[(&str, Load)] = &[
    ("rulebook", |text| Rulebook::load(text).map(drop)),
    ("calendar", |text| Calendar::load(text).map(drop)),
    ("findings", |text| Findings::load(text).map(drop)),
    ("act", |text| Act::load(text).map(drop)),
    ("precedent", |text| Precedent::load(text).map(drop)),
];

/// What a schema can see. The other codes speak of names and proofs.
const SHAPE: &[Code] = &[
    Code::BadActId,
    Code::BadDate,
    Code::BadEditionId,
    Code::BadId,
    Code::BadInstant,
    Code::BadLength,
    Code::BadSalt,
    Code::BadVersion,
    Code::BadWeekend,
    Code::EmptyList,
    Code::MissingField,
    Code::NotAnInteger,
    Code::OneDomain,
    Code::TooFew,
    Code::UnknownField,
    Code::UnknownFormat,
    Code::UnknownWord,
    Code::WrongType,
];

/// The problems of a document that does not load.
pub(crate) fn problems(schema: &str, text: &str) -> Option<Problems> {
    let (_, load) = READ.iter().find(|(name, _)| *name == schema)?;
    load(text).err()
}

fn sample(schema: &'static str, what: String, text: String) -> Sample {
    let problems = problems(schema, &text);
    // A map of outcomes has the names of its table for fields.
    let of_shape = |problem: &&Problem| {
        let by_name = problem.code() == Code::MissingField && problem.pointer().contains("/reads/map/");
        SHAPE.contains(&problem.code()) && !by_name
    };
    let accepted = problems.iter().flatten().find(of_shape).is_none();
    Sample { schema, what, text, accepted }
}

/// The published cases, by file name.
pub(crate) fn cases() -> Result<Vec<(String, String)>, Failure> {
    let folder = root().join("examples/cases");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let name = |path: &std::path::Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    paths.iter().map(|path| Ok((name(path), read(path)?))).collect()
}

/// The specimen of a kind.
pub(crate) fn specimen(schema: &str) -> Result<String, Failure> {
    read(&root().join(format!("schema/specimens/{schema}.json")))
}

/// All specimens of a kind: one file, or one on each line where a document holds only one of several things.
pub(crate) fn specimens(schema: &str) -> Result<Vec<String>, Failure> {
    let lines = root().join(format!("schema/specimens/{schema}.jsonl"));
    if !lines.exists() {
        return Ok(vec![specimen(schema)?]);
    }
    Ok(read(&lines)?.lines().map(str::to_owned).collect())
}

/// The acts of the published procedures: file, line, text.
pub(crate) fn acts() -> Result<Vec<(String, String)>, Failure> {
    let folder = root().join("examples/cases");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    paths.sort();
    let name = |path: &std::path::Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    paths.iter().map(|path| Ok((name(path), read(path)?))).collect()
}

/// Every sample: what ships, then the specimens, whole and broken.
pub(crate) fn all() -> Result<Vec<Sample>, Failure> {
    let mut samples = Vec::new();
    for id in Rulebook::shipped_ids() {
        let text = Rulebook::shipped_text(id).unwrap_or_default();
        samples.push(sample("rulebook", id.to_owned(), text.to_owned()));
    }
    for id in Calendar::shipped_ids() {
        samples.push(sample("calendar", id.to_owned(), read(&root().join(format!("core/calendars/{id}.json")))?));
    }
    for (file, text) in cases()? {
        samples.push(sample("findings", file, text));
    }
    for (file, text) in acts()? {
        for line in text.lines().filter(|line| line.contains("\"act\"")) {
            samples.push(sample("act", file.clone(), line.to_owned()));
        }
    }
    let mut seen = BTreeSet::new();
    let all: Vec<(&'static str, Vec<String>)> =
        READ.iter().map(|(schema, _)| Ok((*schema, specimens(schema)?))).collect::<Result<_, Failure>>()?;
    for (schema, text) in all.into_iter().flat_map(|(schema, texts)| texts.into_iter().map(move |text| (schema, text)))
    {
        let document: Value = serde_json::from_str(&text).map_err(|error| format!("{schema}: {error}"))?;
        samples.push(sample(schema, "the specimen".to_owned(), text));
        let mut places = vec![String::new()];
        collect(&document, "", &mut places);
        for place in places {
            for (what, copy) in broken(&document, &place) {
                let text = copy.to_string();
                if seen.insert(text.clone()) {
                    samples.push(sample(schema, what, text));
                }
            }
        }
    }
    Ok(samples)
}

/// The JSON pointers of everything inside a value.
pub(crate) fn collect(value: &Value, place: &str, places: &mut Vec<String>) {
    let mut inside = |key: &str, value: &Value| {
        let place = format!("{place}/{key}");
        places.push(place.clone());
        collect(value, &place, places);
    };
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| inside(&index.to_string(), item)),
        Value::Object(fields) => fields.iter().for_each(|(key, field)| inside(key, field)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Copies of a document, each with one change at a place.
pub(crate) fn broken(document: &Value, place: &str) -> Vec<(String, Value)> {
    let values = [
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(u64::MAX),
        json!(1.5),
        json!(""),
        json!("Not an id"),
        json!("strange"),
        json!([]),
        json!([null]),
        json!(["strange"]),
        json!({}),
        json!({"strange": "strange"}),
    ];
    let mut copies = Vec::new();
    let mut change = |what: &str, change: &dyn Fn(&mut Value) -> Option<()>| {
        let mut copy = document.clone();
        if change(&mut copy).is_some() {
            copies.push((format!("{place} {what}"), copy));
        }
    };
    for value in values {
        change(&format!("is {value}"), &|copy| {
            *copy.pointer_mut(place)? = value.clone();
            Some(())
        });
    }
    change("has an unknown field", &|copy| {
        copy.pointer_mut(place)?.as_object_mut()?.insert("strange".to_owned(), json!("strange"));
        Some(())
    });
    change("has a stranger in its list", &|copy| {
        copy.pointer_mut(place)?.as_array_mut()?.push(json!(3));
        Some(())
    });
    if let Some((parent, key)) = place.rsplit_once('/') {
        change("is left out", &|copy| match copy.pointer_mut(parent)? {
            Value::Object(fields) => fields.remove(key).map(drop),
            Value::Array(items) => key.parse::<usize>().ok().map(|index| drop(items.remove(index))),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        });
        // A field of one way of writing something beside those of another.
        for (field, value) in [("flag", json!({})), ("answers_of", json!("degree")), ("holds", json!("clean"))] {
            change(&format!("gets a neighbour `{field}`"), &|copy| {
                copy.pointer_mut(parent)?.as_object_mut()?.insert(field.to_owned(), value.clone());
                Some(())
            });
        }
    }
    copies
}
