//! The TypeScript types of the published documents, written from their schemas: `bindings-wasm/ts/documents.ts`. What
//! belongs here is how a schema reads as a type. Generators that there are leave out what the variants of a union mean.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::File;

/// What stands at the head of the file.
const HEAD: &str = "\
/**
 * The published documents as TypeScript types.
 *
 * Written by `cargo xtask schema` from the schemas under `schema/`. Not to be edited.
 */
";

/// Documents whose types bear another name than their files.
const TITLES: [(&str, &str); 7] = [
    ("entry", "StoredEntry"),
    ("case", "CaseView"),
    ("person", "PersonView"),
    ("due", "DueDate"),
    ("like", "LikeList"),
    ("blocked", "BlockedList"),
    ("lasting", "LastingList"),
];

/// Definitions whose names mean something else in JavaScript.
const RENAMED: [(&str, &str); 2] = [("Date", "CivilDate"), ("Record", "StoredEntry")];

/// The envelope of answers is written by hand: it is generic.
const BY_HAND: &str = "answer";

/// The one file.
pub(crate) fn files() -> Vec<File> {
    let documents: Vec<(String, Value)> = distinguo::schema::all()
        .into_iter()
        .filter(|(name, _)| *name != BY_HAND)
        .map(|(name, schema)| (name.to_owned(), schema))
        .collect();
    vec![File { path: "bindings-wasm/ts/documents.ts".to_owned(), text: Types::of(&documents).text() }]
}

/// A definition in one document.
type Place = (String, String);

/// Every definition of every document, and the name under which it is written.
struct Types {
    definitions: BTreeMap<Place, Value>,
    names: BTreeMap<Place, String>,
}

impl Types {
    fn of(documents: &[(String, Value)]) -> Self {
        let mut definitions = BTreeMap::new();
        for (document, schema) in documents {
            definitions.insert((document.clone(), title(document)), root(schema));
            for (name, definition) in schema.get("$defs").and_then(Value::as_object).into_iter().flatten() {
                definitions.insert((document.clone(), renamed(name).to_owned()), definition.clone());
            }
        }
        let kinds = kinds(&definitions);
        Self { names: names(&definitions, &kinds), definitions }
    }

    fn text(&self) -> String {
        let mut written = BTreeMap::new();
        for (place, name) in &self.names {
            if let Some(schema) = self.definitions.get(place) {
                written.entry(name).or_insert_with(|| self.declaration(&place.0, name, schema));
            }
        }
        written.values().fold(HEAD.to_owned(), |text, declaration| text + "\n" + declaration)
    }

    fn declaration(&self, document: &str, name: &str, schema: &Value) -> String {
        let comment = comment(schema, "");
        if is_plain_object(schema) {
            return format!("{comment}export interface {name} {}\n", self.object(document, schema, ""));
        }
        format!("{comment}export type {name} ={};\n", self.spaced(document, schema, ""))
    }

    /// A type behind a `=` or `:`; a union of several lines begins on a line of its own.
    fn spaced(&self, document: &str, schema: &Value, indent: &str) -> String {
        let text = self.type_of(document, schema, indent);
        if text.starts_with('\n') { text } else { format!(" {text}") }
    }

    fn type_of(&self, document: &str, schema: &Value, indent: &str) -> String {
        let Some(fields) = schema.as_object() else { return "unknown".to_owned() };
        if let Some(target) = reference(schema) {
            return self.names.get(&(document.to_owned(), target.to_owned())).cloned().unwrap_or(target.to_owned());
        }
        if let Some(value) = fields.get("const") {
            return value.to_string();
        }
        if let Some(values) = fields.get("enum").and_then(Value::as_array) {
            return words(values, indent);
        }
        let variants = fields.get("oneOf").or_else(|| fields.get("anyOf")).and_then(Value::as_array);
        if let Some(variants) = variants {
            let union = self.union(document, variants, indent);
            if !fields.contains_key("properties") {
                return union;
            }
            let indented = if union.starts_with('\n') { union + "\n" + indent } else { union };
            return format!("{} & ({indented})", self.object(document, schema, indent));
        }
        match fields.get("type") {
            Some(Value::String(kind)) => self.kind(document, kind, schema, indent),
            Some(Value::Array(kinds)) => {
                let kinds = kinds.iter().filter_map(Value::as_str);
                kinds.map(|kind| self.kind(document, kind, schema, indent)).collect::<Vec<_>>().join(" | ")
            }
            _ => "unknown".to_owned(),
        }
    }

    fn kind(&self, document: &str, kind: &str, schema: &Value, indent: &str) -> String {
        match kind {
            "object" => self.object(document, schema, indent),
            "array" => self.array(document, schema, indent),
            "integer" | "number" => "number".to_owned(),
            other => other.to_owned(),
        }
    }

    /// A union: on one line where no variant has anything to say, else each with its comment.
    fn union(&self, document: &str, variants: &[Value], indent: &str) -> String {
        if variants.iter().all(|variant| description(variant).is_none()) {
            let types = variants.iter().map(|variant| self.type_of(document, variant, indent));
            return types.collect::<Vec<_>>().join(" | ");
        }
        let inner = format!("{indent}  ");
        variants.iter().fold(String::new(), |mut union, variant| {
            let said = comment(variant, &inner);
            let variant_type = self.type_of(document, &said_once(variant), &inner);
            // Words that take several lines bring a bar for each of them.
            let _ = match variant_type.strip_prefix('\n') {
                Some(lines) => write!(union, "\n{said}{lines}"),
                None => write!(union, "\n{said}{inner}| {variant_type}"),
            };
            union
        })
    }

    fn array(&self, document: &str, schema: &Value, indent: &str) -> String {
        if let Some(items) = schema.get("prefixItems").and_then(Value::as_array) {
            let items: Vec<String> = items.iter().map(|item| self.type_of(document, item, indent)).collect();
            return format!("[{}]", items.join(", "));
        }
        let item = schema.get("items").map_or("unknown".to_owned(), |item| self.type_of(document, item, indent));
        let simple = item.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
        if simple { format!("{item}[]") } else { format!("Array<{item}>") }
    }

    /// An object: its fields, what tells its variant first; or a map, where its keys are free.
    fn object(&self, document: &str, schema: &Value, indent: &str) -> String {
        let empty = Map::new();
        let properties = schema.get("properties").and_then(Value::as_object).unwrap_or(&empty);
        let free = schema.get("additionalProperties").filter(|schema| schema.is_object());
        let keyed = schema.get("patternProperties").and_then(Value::as_object).and_then(|keys| keys.values().next());
        if let (true, Some(value)) = (properties.is_empty(), free.or(keyed)) {
            return format!("{{ [key: string]: {} }}", self.type_of(document, value, indent));
        }
        if properties.is_empty() {
            return "Record<string, never>".to_owned();
        }
        let required: BTreeSet<&str> =
            schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
        let mut ordered: Vec<(&String, &Value)> = properties.iter().collect();
        ordered.sort_by_key(|(name, value)| (value.get("const").is_none(), !required.contains(name.as_str())));
        let inner = format!("{indent}  ");
        let mut text = "{\n".to_owned();
        for (name, value) in ordered {
            let mark = if required.contains(name.as_str()) { "" } else { "?" };
            let value_type = self.spaced(document, value, &inner);
            let _ = writeln!(text, "{}{inner}{name}{mark}:{value_type};", comment(value, &inner));
        }
        text + indent + "}"
    }
}

/// A variant without what its comment says of it already.
fn said_once(variant: &Value) -> Value {
    let mut once = variant.clone();
    let said = variant.get("description");
    for property in once.get_mut("properties").and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut) {
        if let Some(property) = property.as_object_mut().filter(|property| property.get("description") == said) {
            property.remove("description");
        }
    }
    once
}

/// The words of a closed list, on one line or as many as it takes.
fn words(values: &[Value], indent: &str) -> String {
    let words: Vec<String> = values.iter().map(Value::to_string).collect();
    let line = words.join(" | ");
    if line.len() <= 100 {
        return line;
    }
    wrapped(&line, 112_usize.saturating_sub(indent.len()))
        .iter()
        .map(|line| format!("\n{indent}  | {}", line.trim_start_matches("| ").trim_end_matches(" |")))
        .collect()
}

/// What a document is called.
fn title(document: &str) -> String {
    if let Some((_, title)) = TITLES.iter().find(|(known, _)| *known == document) {
        return (*title).to_owned();
    }
    document.split(['_', '-']).map(capital).collect()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn renamed(name: &str) -> &str {
    RENAMED.iter().find(|(known, _)| *known == name).map_or(name, |(_, name)| name)
}

/// The schema of the document itself, without what makes it a file.
fn root(schema: &Value) -> Value {
    let mut fields = schema.as_object().cloned().unwrap_or_default();
    for word in ["$defs", "$id", "$schema", "title"] {
        fields.remove(word);
    }
    Value::Object(fields)
}

fn reference(schema: &Value) -> Option<&str> {
    schema.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix("#/$defs/")).map(renamed)
}

fn references<'v>(schema: &'v Value, found: &mut Vec<&'v str>) {
    found.extend(reference(schema));
    match schema {
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| references(field, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Which definitions of one name are the same in all that they lead to: two are of one kind where they are written alike and
/// their references are of one kind. What a document says of itself does not count.
fn kinds(definitions: &BTreeMap<Place, Value>) -> BTreeMap<Place, usize> {
    let mut kinds: BTreeMap<Place, usize> = definitions.keys().map(|place| (place.clone(), 0)).collect();
    loop {
        let mut known = BTreeMap::new();
        let mut finer = BTreeMap::new();
        for (place, schema) in definitions {
            let mut targets = Vec::new();
            references(schema, &mut targets);
            let led: Vec<Option<usize>> =
                targets.iter().map(|name| kinds.get(&(place.0.clone(), (*name).to_owned())).copied()).collect();
            let mut bare = schema.clone();
            if let Some(fields) = bare.as_object_mut() {
                fields.remove("description");
            }
            let next = known.len();
            finer.insert(place.clone(), *known.entry((&place.1, bare.to_string(), led)).or_insert(next));
        }
        let before: BTreeSet<usize> = kinds.values().copied().collect();
        if before.len() == known.len() {
            return finer;
        }
        kinds = finer;
    }
}

/// A name for each kind: that of the definition; where documents differ, with that of the document before it.
fn names(definitions: &BTreeMap<Place, Value>, kinds: &BTreeMap<Place, usize>) -> BTreeMap<Place, String> {
    let mut variants: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut first: BTreeMap<usize, &Place> = BTreeMap::new();
    for (place, kind) in kinds {
        variants.entry(&place.1).or_default().insert(*kind);
        first.entry(*kind).or_insert(place);
    }
    let name_of = |place: &Place| -> String {
        let shared = variants.get(place.1.as_str()).is_none_or(|kinds| kinds.len() == 1);
        let owner = kinds.get(place).and_then(|kind| first.get(kind));
        match owner {
            Some((document, name)) if !shared && title(document) != *name => owner_title(document) + name,
            _ => place.1.clone(),
        }
    };
    definitions.keys().map(|place| (place.clone(), name_of(place))).collect()
}

/// A document as it stands before the name of one of its parts.
fn owner_title(document: &str) -> String {
    document.split(['_', '-']).map(capital).collect()
}

fn is_plain_object(schema: &Value) -> bool {
    schema.get("properties").is_some() && schema.get("oneOf").is_none() && schema.get("anyOf").is_none()
}

fn description(schema: &Value) -> Option<&str> {
    schema.get("description").and_then(Value::as_str)
}

/// A description as a TSDoc comment, with the range or pattern that no type says.
fn comment(schema: &Value, indent: &str) -> String {
    let Some(text) = description(schema) else { return String::new() };
    let words = text.replace("*/", "*\\/");
    let lines = wrapped(&words, 116_usize.saturating_sub(indent.len()));
    match lines.as_slice() {
        [line] => format!("{indent}/** {line} */\n"),
        lines => {
            let body: String =
                lines.iter().map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n").collect();
            format!("{indent}/**\n{body}{indent} */\n")
        }
    }
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn definitions_that_differ_in_what_they_lead_to_get_names_of_their_own() {
        let document = |length: u32| {
            json!({"type": "object", "properties": {"body": {"$ref": "#/$defs/Body"}}, "$defs": {
                "Body": {"type": "object", "properties": {"word": {"$ref": "#/$defs/Word"}}},
                "Word": {"type": "string", "maxLength": length}, "Same": {"type": "string"}}})
        };
        let types = Types::of(&[("one".to_owned(), document(1)), ("two".to_owned(), document(2))]);
        let text = types.text();
        for name in ["interface One {", "interface OneBody {", "type OneWord =", "interface TwoBody {", "type Same ="] {
            assert!(text.contains(name), "{name} is not in\n{text}");
        }
        assert!(!text.contains("OneSame"), "{text}");
    }

    #[test]
    fn variants_keep_their_comments_and_show_their_tag_first() {
        let schema = json!({"oneOf": [
            {"type": "object", "description": "It is here.", "required": ["state"], "properties": {
                "at": {"type": ["string", "null"]}, "state": {"const": "here", "description": "It is here."}}},
            {"const": "gone", "description": "It is gone."}]});
        let text = Types::of(&[("thing".to_owned(), schema)]).text();
        let wanted =
            "export type Thing =\n  /** It is here. */\n  | {\n    state: \"here\";\n    at?: string | null;\n  }\n";
        assert!(text.contains(wanted), "{text}");
    }

    #[test]
    fn words_that_take_several_lines_stand_beside_variants_with_comments() {
        let many: Vec<String> = (0..20).map(|number| format!("word_{number}")).collect();
        let schema = json!({"oneOf": [
            {"type": "string", "enum": many},
            {"type": "object", "description": "It is one.", "required": ["one"], "properties": {"one": {"const": 1}}}]});
        let text = Types::of(&[("thing".to_owned(), schema)]).text();
        assert!(text.contains("export type Thing =\n    | \"word_0\" | \"word_1\""), "{text}");
        assert!(text.contains("\"word_19\"\n  /** It is one. */\n  | {\n"), "{text}");
    }

    #[test]
    fn the_types_checked_in_are_those_of_the_schemas() {
        crate::check(&files(), "cargo xtask schema").unwrap();
    }
}
