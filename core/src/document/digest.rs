//! The fingerprint of a document, and the algorithms that take it.

use serde::Serialize;
use sha2::{Digest as _, Sha256};
use sm3::Sm3;

use super::{Json, canonical, decode_word, hex};
use crate::error::{Code, Problem};

/// The hash function that a ledger is chained by. Its first entry names it.
///
/// ```
/// use distinguo::document::Algorithm;
/// assert_eq!(Algorithm::default().as_str(), "sha256");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Algorithm {
    /// SHA-256 (FIPS 180-4).
    #[default]
    #[serde(rename = "sha256")]
    Sha256,
    /// SM3 (GM/T 0004-2012), which China's commercial cryptography rules ask for.
    #[serde(rename = "sm3")]
    Sm3,
}

decode_word!(Algorithm { "sha256" => Sha256, "sm3" => Sm3 });

impl Algorithm {
    /// Every algorithm.
    pub const ALL: [Self; 2] = [Self::Sha256, Self::Sm3];

    /// Its name in documents.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sha256 => "sha256",
            Self::Sm3 => "sm3",
        }
    }

    /// What its digests begin with, so that those of two algorithms cannot be confused.
    const fn prefix(self) -> &'static str {
        match self {
            Self::Sha256 => "",
            Self::Sm3 => "sm3:",
        }
    }

    /// The digest of parts, one after the other.
    pub(crate) fn digest<'p>(self, parts: impl IntoIterator<Item = &'p [u8]>) -> Digest {
        let digits = match self {
            Self::Sha256 => {
                hex(&parts.into_iter().fold(Sha256::new(), |hasher, part| hasher.chain_update(part)).finalize())
            }
            Self::Sm3 => hex(&parts.into_iter().fold(Sm3::new(), |hasher, part| hasher.chain_update(part)).finalize()),
        };
        Digest((self.prefix().to_owned() + &digits).into())
    }
}

/// The fingerprint of a JSON document: the hash of its canonical form (RFC 8785), which does not change with white space or
/// the order of fields. SHA-256 is written as 64 hexadecimal digits, SM3 as `sm3:` and 64 hexadecimal digits. Documents are
/// known by SHA-256; entries of ledgers by the algorithm that their ledger names.
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
pub struct Digest(
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^(sm3:)?[0-9a-f]{64}$")))] std::sync::Arc<str>,
);

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
        Some(Algorithm::Sha256.digest([bytes.as_slice()]))
    }

    /// The digest that is written in 64 hexadecimal digits, after `sm3:` where it is one of SM3; `None` where the text is anything else.
    ///
    /// ```
    /// use distinguo::document::Digest;
    /// assert!(Digest::parse(&"0f".repeat(32)).is_some() && Digest::parse("0f").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        shaped(text).then(|| Self(text.into()))
    }

    /// The digest as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The algorithm that it was taken by.
    ///
    /// ```
    /// use distinguo::document::{Algorithm, Digest};
    /// let digits = "0f".repeat(32);
    /// assert_eq!(Digest::parse(&digits).unwrap().algorithm(), Algorithm::Sha256);
    /// assert_eq!(Digest::parse(&format!("sm3:{digits}")).unwrap().algorithm(), Algorithm::Sm3);
    /// ```
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        if self.0.starts_with(Algorithm::Sm3.prefix()) { Algorithm::Sm3 } else { Algorithm::Sha256 }
    }
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
    let text = text.strip_prefix(Algorithm::Sm3.prefix()).unwrap_or(text);
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}
