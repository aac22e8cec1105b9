//! Types as Rust source, for UniFFI and serde.

use std::fmt::Write as _;

use super::model::{Field, Kind, Need, Payload, Shape, Type, Variant, Width};
use super::names;

const DERIVES: &str = "#[derive(Clone, Debug, PartialEq, ";
const SERDE: &str = "serde::Serialize, serde::Deserialize, ";

/// One file of types, before rustfmt.
pub(super) fn source(schema: &str, types: &[&Type]) -> String {
    let mut text = format!("//! Types of schema `{schema}`. Written by `cargo xtask types`.\n\n");
    if types.iter().any(|of| mentions(of, "HashMap")) {
        text.push_str("use std::collections::HashMap;\n\n");
    }
    if types.iter().any(|of| reaches_out(of, types)) {
        text.push_str("use super::*;\n\n");
    }
    for (place, item) in types.iter().enumerate() {
        if place > 0 {
            text.push('\n');
        }
        docs(&mut text, &item.docs);
        match &item.shape {
            Shape::Record { format, fields } => record(&mut text, item, format.as_deref(), fields),
            Shape::Choice { tag, variants } => choice(&mut text, item, tag.as_deref(), variants),
        }
    }
    text
}

fn record(text: &mut String, item: &Type, format: Option<&str>, fields: &[Field]) {
    let _ = writeln!(text, "{DERIVES}{SERDE}uniffi::Record)]");
    if let Some(format) = format {
        let _ = writeln!(text, "#[serde(tag = \"format\", rename = \"{format}\")]");
    }
    let _ = writeln!(text, "pub struct {} {{", item.name);
    fields.iter().for_each(|field| member(text, field, "pub ", ""));
    text.push_str("}\n");
}

fn choice(text: &mut String, item: &Type, tag: Option<&str>, variants: &[Variant]) {
    let plain = variants.iter().all(|variant| matches!(variant.payload, Payload::None)) && tag.is_none();
    let copy = if plain { "Eq, Hash, Copy, " } else { "" };
    let _ = writeln!(text, "{DERIVES}{copy}{SERDE}uniffi::Enum)]");
    let tag = tag.map(|tag| format!("tag = \"{tag}\", ")).unwrap_or_default();
    let _ = writeln!(text, "#[serde({tag}rename_all = \"snake_case\")]");
    let _ = writeln!(text, "pub enum {} {{", item.name);
    for variant in variants {
        docs(text, &variant.docs);
        let name = pascal(&variant.word);
        match &variant.payload {
            Payload::None => {
                let _ = writeln!(text, "{name},");
            }
            Payload::Fields(fields) => {
                let _ = writeln!(text, "{name} {{");
                fields.iter().for_each(|field| member(text, field, "", &item.name));
                text.push_str("},\n");
            }
            Payload::Bare(field) => {
                let _ = writeln!(text, "#[serde(with = \"bare\")]\n{name} {{");
                member(text, field, "", &item.name);
                text.push_str("},\n");
            }
        }
    }
    text.push_str("}\n");
}

/// A field; inside the enum `within`, which needs a box where it holds itself.
fn member(text: &mut String, field: &Field, visible: &str, within: &str) {
    docs(text, &field.docs);
    let name = names::member(&field.member);
    let mut serde = Vec::new();
    if name != field.member {
        serde.push(format!("rename = \"{}\"", field.member));
    }
    if field.flat {
        serde.push("flatten".to_owned());
    }
    let mut kind = rust(&field.kind);
    if kind == within {
        kind = format!("Box<{kind}>");
    }
    if field.need == Need::Optional {
        serde.push("default".to_owned());
        let absent = match field.kind {
            Kind::List(_) => "Vec::is_empty",
            Kind::Map { .. } => "HashMap::is_empty",
            Kind::Flag => "std::ops::Not::not",
            Kind::Named(_) | Kind::Text | Kind::Integer(_) | Kind::Any => "Option::is_none",
        };
        serde.push(format!("skip_serializing_if = \"{absent}\""));
        text.push_str("#[uniffi(default)]\n");
    }
    let may_be_empty = matches!(field.kind, Kind::List(_) | Kind::Map { .. } | Kind::Flag);
    if field.need == Need::Nullable || (field.need == Need::Optional && !may_be_empty) {
        kind = format!("Option<{kind}>");
    }
    if !serde.is_empty() {
        let _ = writeln!(text, "#[serde({})]", serde.join(", "));
    }
    let _ = writeln!(text, "{visible}{name}: {kind},");
}

fn docs(text: &mut String, docs: &str) {
    if !docs.is_empty() {
        let _ = writeln!(text, "/// {docs}");
    }
}

fn rust(kind: &Kind) -> String {
    match kind {
        Kind::Named(name) => name.clone(),
        Kind::Text => "String".to_owned(),
        Kind::Flag => "bool".to_owned(),
        Kind::Integer(Width::Small) => "i32".to_owned(),
        Kind::Integer(Width::Exact) => "i64".to_owned(),
        Kind::List(of) => format!("Vec<{}>", rust(of)),
        Kind::Map { by_id, to } => format!("HashMap<{}, {}>", if *by_id { "Id" } else { "String" }, rust(to)),
        Kind::Any => "Json".to_owned(),
    }
}

fn mentions(item: &Type, what: &str) -> bool {
    any_field(item, &|field| rust(&field.kind).contains(what))
}

/// Whether a type is made of one that another file has.
fn reaches_out(item: &Type, own: &[&Type]) -> bool {
    const STANDARD: [&str; 5] = ["Box", "HashMap", "Option", "String", "Vec"];
    let known = |name: &str| STANDARD.contains(&name) || own.iter().any(|of| of.name == name);
    let bare = |of: &Type| match &of.shape {
        Shape::Choice { variants, .. } => variants.iter().any(|variant| matches!(variant.payload, Payload::Bare(_))),
        Shape::Record { .. } => false,
    };
    let foreign = |field: &Field| {
        let written = rust(&field.kind);
        let mut names = written.split(|sign: char| !sign.is_alphanumeric());
        names.any(|name| name.starts_with(char::is_uppercase) && !known(name))
    };
    bare(item) || any_field(item, &foreign)
}

fn any_field(item: &Type, what: &dyn Fn(&Field) -> bool) -> bool {
    let fields = |fields: &[Field]| fields.iter().any(what);
    match &item.shape {
        Shape::Record { fields: of, .. } => fields(of),
        Shape::Choice { variants, .. } => variants.iter().any(|variant| match &variant.payload {
            Payload::None => false,
            Payload::Fields(of) => fields(of),
            Payload::Bare(field) => fields(std::slice::from_ref(field)),
        }),
    }
}

/// `own_motion` as `OwnMotion`.
fn pascal(word: &str) -> String {
    let capital = |part: &str| {
        let mut letters = part.chars();
        letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
    };
    word.split('_').map(capital).collect()
}
