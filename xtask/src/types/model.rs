//! What the published schemas say, as types: a schema is read here and nothing else. Names are settled by the caller.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::names;
use crate::Failure;

/// A named type.
#[derive(Clone, Debug)]
pub(super) struct Type {
    pub(super) name: String,
    pub(super) docs: String,
    pub(super) shape: Shape,
}

#[derive(Clone, Debug)]
pub(super) enum Shape {
    /// An object; `format` is a member that always says the same.
    Record { format: Option<String>, fields: Vec<Field> },
    /// One of several things: told apart by the member `tag`, or by the name of the only member.
    Choice { tag: Option<String>, variants: Vec<Variant> },
}

#[derive(Clone, Debug)]
pub(super) struct Variant {
    pub(super) word: String,
    pub(super) docs: String,
    pub(super) payload: Payload,
}

#[derive(Clone, Debug)]
pub(super) enum Payload {
    /// Nothing but the word.
    None,
    /// The members of an object.
    Fields(Vec<Field>),
    /// A value that is no object. It has no name in the schema.
    Bare(Field),
}

#[derive(Clone, Debug)]
pub(super) struct Field {
    /// The member; of a flattened one, the tag that its variants are told apart by.
    pub(super) member: String,
    pub(super) docs: String,
    pub(super) kind: Kind,
    pub(super) need: Need,
    /// Whether its members stand beside those of the object.
    pub(super) flat: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    Always,
    /// It is always there, but may be null.
    Nullable,
    /// It is left out where there is nothing to say.
    Optional,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Named(String),
    Text,
    Flag,
    Integer(Width),
    List(Box<Kind>),
    /// A map from ids or texts.
    Map {
        by_id: bool,
        to: Box<Kind>,
    },
    /// Any JSON.
    Any,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Width {
    /// 32 bits hold it.
    Small,
    /// It is exact in every JSON.
    Exact,
}

/// The types of one schema: that of the document, where it is a type of its own, and those that it is made of.
pub(super) fn read(schema: &str, document: &Value) -> Result<Vec<Type>, Failure> {
    let definitions = document.get("$defs").and_then(Value::as_object).cloned().unwrap_or_default();
    let reader = Reader { schema, definitions };
    let mut types = Vec::new();
    if let Some(root) = names::root(schema) {
        reader.named(root, document, &mut types)?;
    }
    for (definition, value) in &reader.definitions {
        if reader.is_type(definition, value) {
            reader.named(&names::settled(schema, definition), value, &mut types)?;
        }
    }
    Ok(types)
}

/// Whether two types are the same but for the words about them.
pub(super) fn same(one: &Type, other: &Type) -> bool {
    let fields = |fields: &[Field]| -> Vec<_> {
        let part = |field: &Field| (field.member.clone(), field.kind.clone(), field.need, field.flat);
        let mut parts: Vec<_> = fields.iter().map(part).collect();
        parts.sort_by(|one, other| one.0.cmp(&other.0));
        parts
    };
    let payload = |payload: &Payload| match payload {
        Payload::None => Vec::new(),
        Payload::Fields(of) => fields(of),
        Payload::Bare(field) => fields(std::slice::from_ref(field)),
    };
    match (&one.shape, &other.shape) {
        (Shape::Record { format, fields: of }, Shape::Record { format: other_format, fields: other_of }) => {
            format == other_format && fields(of) == fields(other_of)
        }
        (Shape::Choice { tag, variants }, Shape::Choice { tag: other_tag, variants: others }) => {
            let words = |of: &[Variant]| -> Vec<_> {
                of.iter().map(|variant| (variant.word.clone(), payload(&variant.payload))).collect()
            };
            tag == other_tag && words(variants) == words(others)
        }
        (Shape::Record { .. }, Shape::Choice { .. }) | (Shape::Choice { .. }, Shape::Record { .. }) => false,
    }
}

struct Reader<'s> {
    schema: &'s str,
    definitions: Map<String, Value>,
}

impl Reader<'_> {
    fn named(&self, name: &str, value: &Value, types: &mut Vec<Type>) -> Result<(), Failure> {
        let docs = docs(value);
        let shape = if value.get("properties").is_some() {
            self.record(name, value, types)?
        } else {
            let branches = branches(value).ok_or_else(|| format!("{}: {name} is no type", self.schema))?;
            self.choice(branches)?
        };
        types.push(Type { name: name.to_owned(), docs, shape });
        Ok(())
    }

    fn record(&self, name: &str, value: &Value, types: &mut Vec<Type>) -> Result<Shape, Failure> {
        let mut fields = self.fields(value)?;
        let constant = |property: &Value| self.resolved(property).and_then(only_word);
        let format = value.pointer("/properties/format").and_then(constant);
        fields.retain(|field| field.member != "format");
        for (_, property) in properties(value).filter(|(_, property)| property.get("enum").is_some()) {
            let name =
                names::words(self.schema).ok_or_else(|| format!("{name}: its words have no name in names.rs"))?;
            let docs = docs(property);
            types.push(Type { name: name.to_owned(), docs, shape: self.choice(std::slice::from_ref(property))? });
        }
        if let Some(branches) = branches(value) {
            let shape = self.choice(branches)?;
            let Shape::Choice { tag: Some(tag), .. } = &shape else {
                return Err(format!("{}: {name} has parts without a tag", self.schema));
            };
            let part = names::part(name).ok_or_else(|| format!("{name}: its parts have no name in names.rs"))?;
            let kind = Kind::Named(part.to_owned());
            let words = format!("What else there is to say, by its `{tag}`.");
            fields.push(Field { member: tag.clone(), docs: words.clone(), kind, need: Need::Always, flat: true });
            types.push(Type { name: part.to_owned(), docs: words, shape });
        }
        Ok(Shape::Record { format, fields })
    }

    fn choice(&self, branches: &[Value]) -> Result<Shape, Failure> {
        let tag = branches.iter().find_map(tag);
        let mut variants = Vec::new();
        for branch in branches {
            // The words of an enumeration have no description each.
            let docs = if branch.get("enum").is_some() { String::new() } else { docs(branch) };
            if let Some(words) = words(branch) {
                let word = |word| Variant { word, docs: docs.clone(), payload: Payload::None };
                variants.extend(words.into_iter().map(word));
                continue;
            }
            let mut fields = self.fields(branch)?;
            let (word, payload) = if let Some(tag) = &tag {
                let word = branch.pointer(&format!("/properties/{tag}/const")).and_then(Value::as_str);
                fields.retain(|field| field.member != *tag);
                (word.unwrap_or_default().to_owned(), fields)
            } else {
                let Some((word, value)) = properties(branch).next() else { continue };
                let target = self.resolved(value).unwrap_or(value);
                if target.get("properties").is_none() {
                    let mut field = self.field(word, value, true)?;
                    field.member = names::bare(self.schema, word).to_owned();
                    variants.push(Variant { word: word.to_owned(), docs, payload: Payload::Bare(field) });
                    continue;
                }
                (word.to_owned(), self.fields(target)?)
            };
            let payload = if payload.is_empty() { Payload::None } else { Payload::Fields(payload) };
            variants.push(Variant { word, docs, payload });
        }
        Ok(Shape::Choice { tag, variants })
    }

    /// The members of an object: those that must be there in their declared order, then the others.
    fn fields(&self, value: &Value) -> Result<Vec<Field>, Failure> {
        let required: Vec<&str> = required(value).collect();
        let place = |member: &str| required.iter().position(|name| *name == member).unwrap_or(required.len());
        let mut fields = properties(value)
            .map(|(member, property)| self.field(member, property, required.contains(&member)))
            .collect::<Result<Vec<_>, _>>()?;
        fields.sort_by_key(|field| place(&field.member));
        Ok(fields)
    }

    fn field(&self, member: &str, property: &Value, required: bool) -> Result<Field, Failure> {
        let (value, null) = without_null(property);
        let need = match (required, null) {
            (true, false) => Need::Always,
            (true, true) => Need::Nullable,
            (false, _) => Need::Optional,
        };
        let docs = docs(property);
        Ok(Field { member: member.to_owned(), docs, kind: self.kind(&value)?, need, flat: false })
    }

    fn kind(&self, value: &Value) -> Result<Kind, Failure> {
        if let Some(definition) = reference(value) {
            let target = self.definitions.get(definition).ok_or_else(|| format!("{definition} is not defined"))?;
            if self.is_type(definition, target) || names::is_scalar(definition) {
                return Ok(Kind::Named(names::settled(self.schema, definition)));
            }
            return self.kind(target);
        }
        let inner = |name: &str| value.get(name).map(|value| self.kind(value)).transpose();
        let kind = match value.get("type").and_then(Value::as_str) {
            Some("string") => match names::words(self.schema).filter(|_| value.get("enum").is_some()) {
                Some(name) => Kind::Named(name.to_owned()),
                None => Kind::Text,
            },
            Some("boolean") => Kind::Flag,
            Some("integer") => {
                let most = value.get("maximum").and_then(Value::as_i64).unwrap_or(i64::MAX);
                let least = value.get("minimum").and_then(Value::as_i64).unwrap_or(i64::MIN);
                Kind::Integer(match (i32::try_from(least), i32::try_from(most)) {
                    (Ok(_), Ok(_)) => Width::Small,
                    _ => Width::Exact,
                })
            }
            Some("array") => match names::pair(value) {
                Some(name) => Kind::Named(name.to_owned()),
                None => Kind::List(Box::new(inner("items")?.unwrap_or(Kind::Any))),
            },
            Some("object") => {
                let patterns = value.get("patternProperties").and_then(Value::as_object);
                if let Some(to) = patterns.and_then(|patterns| patterns.values().next()) {
                    Kind::Map { by_id: true, to: Box::new(self.kind(to)?) }
                } else {
                    Kind::Map { by_id: false, to: Box::new(inner("additionalProperties")?.unwrap_or(Kind::Any)) }
                }
            }
            None if value.get("const").is_some_and(Value::is_boolean) => Kind::Flag,
            None => Kind::Any,
            Some(other) => return Err(format!("{}: a value of type {other}", self.schema)),
        };
        Ok(kind)
    }

    /// Whether a definition becomes a type with a name. Others stand for plain values, or lend their members to a variant.
    fn is_type(&self, definition: &str, value: &Value) -> bool {
        let plain = value.get("properties").is_none() && branches(value).is_none() && words(value).is_none();
        !plain && only_word(value).is_none() && !names::is_scalar(definition) && !self.lends(definition)
    }

    /// Whether a definition is only ever the payload of a variant that has no tag: its members become those of the variant.
    fn lends(&self, definition: &str) -> bool {
        let target = format!("#/$defs/{definition}");
        let mut uses = Uses::default();
        for value in self.definitions.values() {
            uses.count(value, &target, false);
        }
        uses.elsewhere == 0 && uses.as_payload > 0
    }
}

/// How a definition is used.
#[derive(Default)]
struct Uses {
    as_payload: usize,
    elsewhere: usize,
}

impl Uses {
    fn count(&mut self, value: &Value, target: &str, branch: bool) {
        match value {
            Value::Object(members) => {
                if members.get("$ref").is_some_and(|found| found == target) {
                    self.elsewhere += 1;
                }
                for (name, member) in members {
                    let Value::Array(items) = member else {
                        self.count_member(member, target, branch && name == "properties" && tag(value).is_none());
                        continue;
                    };
                    items.iter().for_each(|item| self.count(item, target, name == "oneOf"));
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.count(item, target, false)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// The properties of a variant hold its payload.
    fn count_member(&mut self, member: &Value, target: &str, payload: bool) {
        if !payload {
            self.count(member, target, false);
            return;
        }
        for property in member.as_object().into_iter().flat_map(Map::values) {
            if property.get("$ref").is_some_and(|found| found == target) {
                self.as_payload += 1;
            } else {
                self.count(property, target, false);
            }
        }
    }
}

impl Reader<'_> {
    fn resolved<'v>(&'v self, value: &'v Value) -> Option<&'v Value> {
        match reference(value) {
            Some(definition) => self.definitions.get(definition),
            None => Some(value),
        }
    }
}

fn docs(value: &Value) -> String {
    value.get("description").and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn reference(value: &Value) -> Option<&str> {
    value.get("$ref")?.as_str()?.strip_prefix("#/$defs/")
}

fn branches(value: &Value) -> Option<&[Value]> {
    if words(value).is_some() {
        return value.get("enum").map(|_| std::slice::from_ref(value));
    }
    value.get("oneOf")?.as_array().map(Vec::as_slice)
}

/// The words that a text may be.
fn words(value: &Value) -> Option<Vec<String>> {
    let text = |word: &Value| word.as_str().map(str::to_owned);
    match (value.get("const"), value.get("enum")) {
        (Some(word), _) => text(word).map(|word| vec![word]),
        (None, Some(words)) => words.as_array()?.iter().map(text).collect(),
        (None, None) => None,
    }
}

/// The word of a definition that allows one only.
fn only_word(value: &Value) -> Option<String> {
    let found = match value.get("oneOf").and_then(Value::as_array).map(Vec::as_slice) {
        Some([only]) => words(only),
        Some(_) => None,
        None => words(value),
    };
    found.filter(|words| words.len() == 1)?.pop()
}

/// The member that tells the variants apart.
fn tag(branch: &Value) -> Option<String> {
    let constant = properties(branch).find(|(_, property)| property.get("const").is_some_and(Value::is_string));
    constant.map(|(member, _)| member.to_owned())
}

fn properties(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let members = value.get("properties").and_then(Value::as_object);
    members.into_iter().flatten().map(|(member, property)| (member.as_str(), property))
}

fn required(value: &Value) -> impl Iterator<Item = &str> {
    value.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// A property without its null, and whether it may be null.
fn without_null(property: &Value) -> (Value, bool) {
    let is_null = |value: &Value| value.get("type").is_some_and(|name| name == "null");
    if let Some(choices) = property.get("anyOf").and_then(Value::as_array)
        && let Some(value) = choices.iter().find(|choice| !is_null(choice))
    {
        return (value.clone(), choices.iter().any(is_null));
    }
    let mut value = property.clone();
    if let Some(names) = property.get("type").and_then(Value::as_array)
        && let Some(only) = names.iter().find(|name| *name != "null")
        && let Some(members) = value.as_object_mut()
    {
        members.insert("type".to_owned(), only.clone());
        return (value, names.iter().any(|name| name == "null"));
    }
    (value, false)
}

/// All types of several schemas, each with the first schema that it stands in.
pub(super) fn all<'s>(schemas: &[(&'s str, Value)]) -> Result<Vec<(&'s str, Type)>, Failure> {
    let mut found: Vec<(&str, Type)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (schema, document) in schemas {
        for new in read(schema, document)? {
            let known = places.get(&new.name).and_then(|place| found.get(*place));
            match known {
                Some((first, known)) if !same(known, &new) => {
                    let name = &new.name;
                    return Err(format!("{name} of {schema} is not {name} of {first}: give it a name in names.rs"));
                }
                Some(_) => {}
                None => {
                    places.insert(new.name.clone(), found.len());
                    found.push((schema, new));
                }
            }
        }
    }
    Ok(found)
}
