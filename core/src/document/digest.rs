//! The fingerprint of a document.

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{Json, canonical};
use crate::error::{Code, Problem};

/// SHA-256 of the canonical form (RFC 8785) of a JSON document, as 64 hexadecimal digits. It does not change with
/// white space or the order of fields.
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
    /// The digest of a JSON text, `None` where it is not JSON, has a name twice in an object, or has a number that is not
    /// an integer of at most 53 bits, which no document has.
    ///
    /// ```
    /// use distinguo::document::Digest;
    /// assert!(Digest::of_json("9007199254740991").is_some());
    /// assert!(["9007199254740992", "0.5"].iter().all(|number| Digest::of_json(number).is_none()));
    /// ```
    #[must_use]
    pub fn of_json(text: &str) -> Option<Self> {
        let json = Json::unbounded(text).ok()?;
        let bytes = Some(canonical(&json)).filter(|bytes| !bytes.is_empty())?;
        Some(Self::of_bytes(&Sha256::digest(bytes)))
    }

    /// The digest that is written in 64 hexadecimal digits, `None` where the text is anything else.
    ///
    /// ```
    /// use distinguo::document::Digest;
    /// assert!(Digest::parse(&"0f".repeat(32)).is_some() && Digest::parse("0f").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        shaped(text).then(|| Self(text.into()))
    }

    /// The 64 hexadecimal digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digest that these bytes are.
    pub(crate) fn of_bytes(bytes: &[u8]) -> Self {
        Self(hex(bytes).into())
    }
}

/// Bytes in hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(if half < 10 { b'0' + half } else { b'a' - 10 + half });
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

impl super::Decode for Digest {
    const EXPECTED: &'static str = "64 hexadecimal digits";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut super::Reader<'j>) -> Self {
        if let Some(text) = reader.string(json, Self::EXPECTED) {
            if shaped(text) {
                return Self(text.into());
            }
            reader.report(|at| {
                Problem::new(Code::WrongType, at).given(format_args!("`{text}`")).expected(Self::EXPECTED)
            });
        }
        Self(std::sync::Arc::default())
    }
}

fn shaped(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}
