//! The canonical form of JSON (RFC 8785), in one pass over what ledgers are full of.

use serde::Serialize;
use serde_json::Value;

/// The canonical form of a document; nothing where it cannot be written as JSON at all.
pub(crate) fn canonical(document: &impl Serialize) -> Vec<u8> {
    let Ok(value) = serde_json::to_value(document) else { return Vec::new() };
    canonical_value(&value)
}

/// The canonical form of a JSON value.
pub(crate) fn canonical_value(value: &Value) -> Vec<u8> {
    let mut out = Vec::with_capacity(1024);
    if write(value, &mut out).is_some() {
        return out;
    }
    serde_json_canonicalizer::to_vec(value).unwrap_or_default()
}

/// Integers up to here are written alike as integers and as the doubles that the RFC speaks of.
const EXACT: u64 = 1 << 53;

/// Writes a value whose canonical form is plain: names in ASCII, which sort alike by bytes and by UTF-16, and integers
/// that are exact. `None` for any other.
fn write(value: &Value, out: &mut Vec<u8>) -> Option<()> {
    match value {
        Value::Object(fields) => {
            out.push(b'{');
            let mut before: Option<&String> = None;
            for (name, inner) in fields {
                // A host may build `serde_json` so that it keeps the order of names.
                if !name.is_ascii() || before.is_some_and(|before| before >= name) {
                    return None;
                }
                if before.replace(name).is_some() {
                    out.push(b',');
                }
                string(name, out)?;
                out.push(b':');
                write(inner, out)?;
            }
            out.push(b'}');
        }
        Value::Array(items) => {
            out.push(b'[');
            for (index, inner) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                write(inner, out)?;
            }
            out.push(b']');
        }
        Value::String(text) => string(text, out)?,
        Value::Number(number) => {
            let size = number.as_i64().map(i64::unsigned_abs).or_else(|| number.as_u64())?;
            if size > EXACT {
                return None;
            }
            serde_json::to_writer(out, number).ok()?;
        }
        Value::Bool(true) => out.extend_from_slice(b"true"),
        Value::Bool(false) => out.extend_from_slice(b"false"),
        Value::Null => out.extend_from_slice(b"null"),
    }
    Some(())
}

fn string(text: &str, out: &mut Vec<u8>) -> Option<()> {
    if text.bytes().any(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        return serde_json::to_writer(out, text).ok();
    }
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
    Some(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            (-9_i64..9).prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map("[a-z_]{1,3}|\\PC{0,3}", inner, 0..6)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_canonical_form_is_that_of_rfc_8785(value in values()) {
            prop_assert_eq!(canonical_value(&value), serde_json_canonicalizer::to_vec(&value).unwrap());
        }
    }

    #[test]
    fn the_edges_of_the_plain_form_are_those_of_rfc_8785() {
        for value in [
            json!({"\u{10000}": 1, "\u{e000}": 2}),
            json!(9_007_199_254_740_992_u64),
            json!(9_007_199_254_740_993_u64),
            json!(-9_007_199_254_740_993_i64),
            json!({"a": "\u{0}\u{8}\u{1f}\u{7f}\"\\/é€"}),
            json!([1.5, 0.0, -0.0, 1e21]),
        ] {
            assert_eq!(canonical_value(&value), serde_json_canonicalizer::to_vec(&value).unwrap());
        }
    }
}
