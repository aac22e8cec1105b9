//! The fingerprint of a document.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// SHA-256 of the canonical form (RFC 8785) of a JSON document, as 64 hexadecimal digits. It does not change with
/// white space or the order of fields. Integers beyond 53 bits are hashed as strings of their digits, as appendix D of
/// the RFC has it: the canonical form of numbers would not tell neighbours apart.
///
/// ```
/// use distinguo::document::Digest;
/// let [one, two] = [r#"{"a": 1, "b": 2}"#, r#"{"b":2,"a":1}"#].map(|text| Digest::of_json(text).unwrap());
/// assert_eq!(one, two);
/// assert_eq!(one.as_str().len(), 64);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
#[serde(transparent)]
pub struct Digest(#[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9a-f]{64}$")))] std::sync::Arc<str>);

impl Digest {
    /// The digest of a JSON text, `None` where it is not JSON.
    #[must_use]
    pub fn of_json(text: &str) -> Option<Self> {
        let mut value: Value = serde_json::from_str(text).ok()?;
        spell_out(&mut value);
        let canonical = serde_json_canonicalizer::to_vec(&value).ok()?;
        let mut digits = String::with_capacity(64);
        for byte in Sha256::digest(canonical) {
            write!(digits, "{byte:02x}").ok()?;
        }
        Some(Self(digits.into()))
    }

    /// The 64 hexadecimal digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Integers up to here have a canonical form of their own.
const EXACT: u64 = (1 << 53) - 1;

fn spell_out(value: &mut Value) {
    match value {
        Value::Number(number) => {
            let size = number.as_i64().map(i64::unsigned_abs).or_else(|| number.as_u64());
            if size.is_some_and(|size| size > EXACT) {
                *value = Value::String(number.to_string());
            }
        }
        Value::Array(items) => items.iter_mut().for_each(spell_out),
        Value::Object(fields) => fields.values_mut().for_each(spell_out),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}
