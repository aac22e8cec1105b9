//! Descriptions of fields beyond their doc comments: every field of a published schema has one, so that an editor tells what
//! it is. What a doc comment would have to repeat is said once here, or inherited.

use schemars::Schema;
use serde_json::{Map, Value};

const DESCRIPTION: &str = "description";

/// Describes the fields of those names that a type does not describe itself: for types of many variants whose fields of one
/// name say one thing.
pub(crate) fn describe(schema: &mut Schema, fields: &[(&str, &str)]) {
    fn walk(part: &mut Value, known: &[(&str, &str)]) {
        match part {
            Value::Array(items) => items.iter_mut().for_each(|item| walk(item, known)),
            Value::Object(fields) => {
                if let Some(Value::Object(properties)) = fields.get_mut("properties") {
                    for (name, text) in known {
                        if let Some(Value::Object(property)) = properties.get_mut(*name) {
                            property.entry(DESCRIPTION).or_insert_with(|| (*text).into());
                        }
                    }
                }
                fields.values_mut().for_each(|field| walk(field, known));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    schema.as_object_mut().into_iter().flat_map(Map::values_mut).for_each(|part| walk(part, fields));
}

/// Describes a field that nothing describes by what it is: the field or the word that tells a variant like the variant, and
/// a field that holds an object or a word of a type of its own like the type.
pub(crate) fn inherit(schema: &mut Value) {
    let types = schema.get("$defs").cloned().unwrap_or_default();
    inherit_from(schema, &types);
}

fn inherit_from(part: &mut Value, types: &Value) {
    match part {
        Value::Array(items) => items.iter_mut().for_each(|item| inherit_from(item, types)),
        Value::Object(fields) => {
            for key in ["oneOf", "anyOf"] {
                if let Some(Value::Array(variants)) = fields.get_mut(key) {
                    variants.iter_mut().for_each(name_variant);
                }
            }
            if let Some(Value::Object(properties)) = fields.get_mut("properties") {
                properties.values_mut().for_each(|property| name_object(property, types));
            }
            fields.values_mut().for_each(|field| inherit_from(field, types));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Gives the description of a variant to its only field, or to the field with the word that tells it.
fn name_variant(variant: &mut Value) {
    let Some(text) = variant.get(DESCRIPTION).cloned() else { return };
    let Some(Value::Object(properties)) = variant.get_mut("properties") else { return };
    let only = properties.len() == 1;
    // What may be anything is described too.
    for property in properties.values_mut().filter(|property| **property == Value::Bool(true)) {
        *property = Value::Object(Map::new());
    }
    for property in properties.values_mut().filter_map(Value::as_object_mut) {
        if only || property.contains_key("const") {
            property.entry(DESCRIPTION).or_insert_with(|| text.clone());
        }
    }
}

/// Gives the description of a type to a field of it, where the type is more than a text or a number.
fn name_object(property: &mut Value, types: &Value) {
    let Value::Object(property) = property else { return };
    let of_type = property.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix("#/$defs/"));
    let Some(of_type) = of_type.and_then(|name| types.get(name)) else { return };
    if ["properties", "oneOf", "enum"].iter().any(|key| of_type.get(key).is_some())
        && let Some(text) = of_type.get(DESCRIPTION)
    {
        property.entry(DESCRIPTION).or_insert_with(|| text.clone());
    }
}
