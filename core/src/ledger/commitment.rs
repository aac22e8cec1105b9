//! Texts that may have to be erased: they stand beside the chain, and in it only as commitments.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::document::{Decode, Id, Json, Reader, hex};
use crate::error::{Code, Problem};
use crate::sorted::Map;

/// A text of an act that can be erased later, with the salt that hides it in the chain: 16 bytes of the host's, as 32
/// hexadecimal digits, or nothing but the commitment once it has been written. Short texts can be guessed from an
/// unsalted hash; so salt and text are kept, and erased, together.
///
/// ```
/// use distinguo::ledger::Private;
/// let text = Private::new("because", "000102030405060708090a0b0c0d0e0f").unwrap();
/// assert_eq!(text.text(), Some("because"));
/// assert!(Private::new("because", "short").is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Private {
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9a-f]{32}$")))]
    salt: String,
    text: String,
}

impl Private {
    /// A text with its salt, `None` where the salt is not 32 hexadecimal digits.
    #[must_use]
    pub fn new(text: &str, salt: &str) -> Option<Self> {
        salted(salt).then(|| Self { salt: salt.to_owned(), text: text.to_owned() })
    }

    /// The text; `None` where it was erased.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        (!self.salt.is_empty()).then_some(self.text.as_str())
    }

    /// Whether there is nothing to read in it: a text of spaces says nothing. One that was erased had said something.
    pub(crate) fn is_blank(&self) -> bool {
        self.text().is_some_and(|text| text.trim().is_empty())
    }
}

fn salted(salt: &str) -> bool {
    salt.len() == 32 && salt.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

impl Decode for Private {
    const EXPECTED: &'static str = "an object with `text` and `salt`";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let mut fields = reader.fields(json, Self::EXPECTED);
        let salt = fields.judge::<String>("salt", reader);
        let text = fields.judge::<String>("text", reader);
        fields.finish(reader);
        if let (Some(salt), Some(_)) = (salt.sound(), text.sound())
            && !salted(salt)
        {
            reader.report(|at| Problem::new(Code::BadSalt, at + "/salt").given(salt));
        }
        Self { salt: salt.value, text: text.value }
    }
}

/// Replaces every private text in canonical JSON by its commitment, and returns the texts by their pointers.
pub(crate) fn seal(value: &mut Json<'_>, case: &Id, seq: u32) -> Map<String, Private> {
    let mut texts = Vec::new();
    walk(value, &mut String::new(), case, seq, &mut texts);
    texts.into_iter().collect()
}

fn walk(value: &mut Json<'_>, pointer: &mut String, case: &Id, seq: u32, texts: &mut Vec<(String, Private)>) {
    let length = pointer.len();
    match value {
        Json::Object(fields) => {
            // The canonical order.
            if let [(salt, Json::String(salted)), (text, Json::String(words))] = fields.as_slice()
                && (salt, text) == (&Cow::Borrowed("salt"), &Cow::Borrowed("text"))
            {
                let private = Private { salt: salted.to_string(), text: words.to_string() };
                let commitment = Json::String(commitment(case, seq, pointer, &private).into());
                *fields = vec![("commitment".into(), commitment), ("present".into(), Json::Bool(true))];
                texts.push((pointer.clone(), private));
                return;
            }
            for (key, inner) in fields {
                pointer.push('/');
                pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
                walk(inner, pointer, case, seq, texts);
                pointer.truncate(length);
            }
        }
        Json::Array(items) => {
            for (index, inner) in items.iter_mut().enumerate() {
                let _ = write!(pointer, "/{index}");
                walk(inner, pointer, case, seq, texts);
                pointer.truncate(length);
            }
        }
        Json::Null | Json::Bool(_) | Json::Integer(_) | Json::NotAnInteger(_) | Json::String(_) => {}
    }
}

/// SHA-256 over the domain, the case, the entry, the place, the salt and the text, each followed by a zero byte.
pub(crate) fn commitment(case: &Id, seq: u32, pointer: &str, private: &Private) -> String {
    let mut hasher = Sha256::new();
    for part in ["distinguo/1", case.as_str(), &seq.to_string(), pointer, &private.salt, &private.text] {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    hex(&hasher.finalize())
}
