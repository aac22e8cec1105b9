//! Texts that may have to be erased: they stand beside the chain, and in it only as commitments.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use crate::document::{Algorithm, Decode, Digest, Id, Json, Reader};
use crate::error::{Code, Problem};
use crate::sorted::Map;

/// A text of an act that can be erased later, with the salt that hides it in the chain: 16 bytes of the host's, as 32
/// hexadecimal digits. Short texts can be guessed from an unsalted hash; so salt and text are kept, and erased, together.
/// Of a text that was erased there is only the commitment to it. A salt of zeros is none, and one salt hides one text: what is
/// erased could be guessed with the salt that another text has kept.
///
/// ```
/// use distinguo::ledger::Private;
/// let text = Private::new("because", "000102030405060708090a0b0c0d0e0f").unwrap();
/// assert_eq!(text.text(), Some("because"));
/// assert!(!text.is_blank());
/// assert!(Private::new("because", "short").is_none());
/// assert!(Private::new("because", "00000000000000000000000000000000").is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Private(Words);

/// A text, or what an entry has of it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Words {
    Text { salt: String, text: String },
    Committed(Digest),
}

/// The wire form of a text.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(rename = "Private", deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is asked for")]
struct PrivateForm {
    /// Salt of the host's that hides the text in the chain: 16 random bytes as 32 hexadecimal digits, another for every
    /// text, not all zero.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    salt: String,
    /// Text itself. It is never hashed without its salt, and can be erased.
    text: String,
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Private {
    fn schema_name() -> Cow<'static, str> {
        PrivateForm::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut schema = PrivateForm::json_schema(generator);
        schema.insert(
            "description".to_owned(),
            "A text that can be erased later, with the salt that hides it in the chain: 16 bytes of the host's, as 32 \
             hexadecimal digits. Short texts can be guessed from an unsalted hash; so salt and text are kept, and \
             erased, together."
                .into(),
        );
        schema
    }
}

impl Private {
    /// A text with its salt, `None` where the salt is not 32 hexadecimal digits, or all of them are zero.
    #[must_use]
    pub fn new(text: &str, salt: &str) -> Option<Self> {
        salted(salt).then(|| Self(Words::Text { salt: salt.to_owned(), text: text.to_owned() }))
    }

    /// The text; `None` where it was erased.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.0 {
            Words::Text { text, .. } => Some(text),
            Words::Committed(_) => None,
        }
    }

    /// The salt as a number; `None` where it was erased with the text.
    pub(crate) fn salt(&self) -> Option<u128> {
        match &self.0 {
            Words::Text { salt, .. } => u128::from_str_radix(salt, 16).ok(),
            Words::Committed(_) => None,
        }
    }

    /// Whether it says nothing: a text of no characters but those that nobody sees. What was erased had been judged when it
    /// was written.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text().is_some_and(crate::document::says_nothing)
    }
}

impl Serialize for Private {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Private", 2)?;
        match &self.0 {
            Words::Text { salt, text } => {
                fields.serialize_field("salt", salt)?;
                fields.serialize_field("text", text)?;
            }
            Words::Committed(commitment) => {
                fields.serialize_field("commitment", commitment)?;
                fields.serialize_field("present", &true)?;
            }
        }
        fields.end()
    }
}

fn salted(salt: &str) -> bool {
    let digits = salt.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    salt.len() == 32 && digits && salt.bytes().any(|byte| byte != b'0')
}

impl Decode for Private {
    const EXPECTED: &'static str = "an object with `text` and `salt`";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        if reader.is_stored()
            && let Some(commitment) = committed(json)
        {
            return Self(Words::Committed(commitment));
        }
        let mut fields = reader.fields(json, Self::EXPECTED);
        let salt = fields.judge::<String>("salt", reader);
        let text = fields.judge::<String>("text", reader);
        fields.finish(reader);
        if let (Some(salt), Some(_)) = (salt.sound(), text.sound())
            && !salted(salt)
        {
            reader.report(|at| Problem::new(Code::BadSalt, at + "/salt").given(salt));
        }
        Self(Words::Text { salt: salt.value, text: text.value })
    }
}

/// The digest of a commitment, which has one form: `{"commitment": DIGEST, "present": true}`.
pub(crate) fn committed(json: &Json<'_>) -> Option<Digest> {
    match json {
        Json::Object(fields) if fields.len() == 2 && json.get("present") == Some(&Json::Bool(true)) => {
            json.get("commitment").and_then(Json::as_str).and_then(Digest::parse)
        }
        Json::Object(_)
        | Json::Null
        | Json::Bool(_)
        | Json::Integer(_)
        | Json::NotAnInteger(_)
        | Json::String(_)
        | Json::Array(_) => None,
    }
}

/// Replaces every private text in canonical JSON by its commitment, and returns the texts by their pointers.
pub(crate) fn seal(value: &mut Json<'_>, by: Algorithm, case: &Id, seq: u32) -> Map<String, Private> {
    let mut texts = Vec::new();
    walk(value, &mut String::new(), &Entered { by, case, seq }, &mut texts);
    texts.into_iter().collect()
}

/// The entry that texts are committed to in.
struct Entered<'c> {
    by: Algorithm,
    case: &'c Id,
    seq: u32,
}

fn walk(value: &mut Json<'_>, pointer: &mut String, entered: &Entered<'_>, texts: &mut Vec<(String, Private)>) {
    let length = pointer.len();
    match value {
        Json::Object(fields) => {
            // The canonical order.
            if let [(salt, Json::String(salted)), (text, Json::String(words))] = fields.as_slice()
                && (salt, text) == (&Cow::Borrowed("salt"), &Cow::Borrowed("text"))
            {
                let Entered { by, case, seq } = entered;
                let commitment = commitment(*by, case, *seq, pointer, [salted, words]);
                let commitment = Json::String(Cow::Owned(commitment.as_str().to_owned()));
                let words = Words::Text { salt: salted.to_string(), text: words.to_string() };
                *fields = vec![("commitment".into(), commitment), ("present".into(), Json::Bool(true))];
                texts.push((pointer.clone(), Private(words)));
                return;
            }
            for (key, inner) in fields {
                step(pointer, key);
                walk(inner, pointer, entered, texts);
                pointer.truncate(length);
            }
        }
        Json::Array(items) => {
            for (index, inner) in items.iter_mut().enumerate() {
                let _ = write!(pointer, "/{index}");
                walk(inner, pointer, entered, texts);
                pointer.truncate(length);
            }
        }
        Json::Null | Json::Bool(_) | Json::Integer(_) | Json::NotAnInteger(_) | Json::String(_) => {}
    }
}

/// The hash over the domain, the case, the entry, the place, the salt and the text, each followed by a zero byte.
fn commitment(by: Algorithm, case: &Id, seq: u32, pointer: &str, [salt, text]: [&str; 2]) -> Digest {
    let seq = seq.to_string();
    let parts = ["distinguo/1", case.as_str(), &seq, pointer, salt, text];
    by.digest(parts.into_iter().flat_map(|part| [part.as_bytes(), b"\0"]))
}

/// Whether an entry commits to a text at a place of its act.
pub(crate) fn matches(sealed: &Json<'_>, case: &Id, seq: u32, pointer: &str, private: &Private) -> bool {
    let Some(committed) = sealed.pointer(pointer).and_then(committed) else { return false };
    match &private.0 {
        Words::Text { salt, text } => commitment(committed.algorithm(), case, seq, pointer, [salt, text]) == committed,
        Words::Committed(_) => false,
    }
}

/// Whether an act says what was recorded in an entry of a case, its instant, its salts, and the head that it expects left
/// aside. A text is taken for the same where it gives the commitment with the salt that stands beside the entry; where the
/// salt is gone with its text, no text is.
pub(crate) fn repeats(
    sealed: &Json<'_>,
    (case, seq): (&Id, u32),
    texts: &Map<String, Private>,
    said: &Json<'_>,
) -> bool {
    const ASIDE: [&str; 2] = ["at", "expects"];
    let content = |name: &str| !ASIDE.contains(&name);
    let (Json::Object(fields), Json::Object(others)) = (sealed, said) else { return false };
    let mut recorded = fields.iter().filter(|(name, _)| content(name));
    let beside = Beside { case, seq, texts };
    others.iter().filter(|(name, _)| content(name)).count() == recorded.clone().count()
        && recorded.all(|(name, inner)| {
            let mut pointer = String::new();
            step(&mut pointer, name);
            said.get(name).is_some_and(|said| beside.says(inner, said, &mut pointer))
        })
}

/// What stands beside an act that was recorded.
struct Beside<'s> {
    case: &'s Id,
    seq: u32,
    texts: &'s Map<String, Private>,
}

impl Beside<'_> {
    /// Whether a commitment is one to a text, with a salt.
    fn commits(&self, sealed: &Json<'_>, pointer: &str, salt: &str, text: &str) -> bool {
        committed(sealed)
            .is_some_and(|known| commitment(known.algorithm(), self.case, self.seq, pointer, [salt, text]) == known)
    }

    fn says(&self, sealed: &Json<'_>, said: &Json<'_>, pointer: &mut String) -> bool {
        let length = pointer.len();
        match (sealed, said) {
            (Json::Object(_), Json::Object(_)) if committed(sealed).is_some() => {
                let salt = self.texts.get(pointer.as_str()).and_then(|private| match &private.0 {
                    Words::Text { salt, .. } => Some(salt),
                    Words::Committed(_) => None,
                });
                let text = said.get("text").and_then(Json::as_str).filter(|_| said.get("salt").is_some());
                salt.zip(text).is_some_and(|(salt, text)| self.commits(sealed, pointer, salt, text))
            }
            (Json::Object(fields), Json::Object(others)) => {
                fields.len() == others.len()
                    && fields.iter().all(|(name, inner)| {
                        step(pointer, name);
                        let same = said.get(name).is_some_and(|said| self.says(inner, said, pointer));
                        pointer.truncate(length);
                        same
                    })
            }
            (Json::Array(items), Json::Array(others)) => {
                items.len() == others.len()
                    && items.iter().zip(others).enumerate().all(|(index, (item, other))| {
                        let _ = write!(pointer, "/{index}");
                        let same = self.says(item, other, pointer);
                        pointer.truncate(length);
                        same
                    })
            }
            (sealed, said) => sealed == said,
        }
    }
}

/// An act as it was recorded, its texts put back where they stand beside it: what was erased stays a commitment.
pub(crate) fn opened<'j>(sealed: &'j Json<'_>, pointer: &mut String, texts: &'j Map<String, Private>) -> Json<'j> {
    let length = pointer.len();
    match sealed {
        Json::Null => Json::Null,
        Json::Bool(value) => Json::Bool(*value),
        Json::Integer(value) => Json::Integer(*value),
        Json::NotAnInteger(text) => Json::NotAnInteger(Cow::Borrowed(text)),
        Json::String(text) => Json::String(Cow::Borrowed(text)),
        Json::Array(items) => {
            let mut opened_items = Vec::with_capacity(items.len());
            for (index, item) in items.iter().enumerate() {
                let _ = write!(pointer, "/{index}");
                opened_items.push(opened(item, pointer, texts));
                pointer.truncate(length);
            }
            Json::Array(opened_items)
        }
        Json::Object(fields) => {
            if !texts.is_empty()
                && let Some(Private(Words::Text { salt, text })) = texts.get(pointer.as_str())
                && committed(sealed).is_some()
            {
                let word = |word: &'j str| Json::String(Cow::Borrowed(word));
                return Json::Object(vec![("salt".into(), word(salt)), ("text".into(), word(text))]);
            }
            let mut opened_fields = Vec::with_capacity(fields.len());
            for (name, value) in fields {
                step(pointer, name);
                opened_fields.push((Cow::Borrowed(name.as_ref()), opened(value, pointer, texts)));
                pointer.truncate(length);
            }
            Json::Object(opened_fields)
        }
    }
}

/// Calls `visit` with the place of every commitment in an act, and with what stands there.
pub(crate) fn commitments(value: &Json<'_>, pointer: &mut String, visit: &mut impl FnMut(&str, &Json<'_>)) {
    let length = pointer.len();
    match value {
        Json::Object(_) if value.get("commitment").is_some() => visit(pointer, value),
        Json::Object(fields) => {
            for (name, inner) in fields {
                step(pointer, name);
                commitments(inner, pointer, visit);
                pointer.truncate(length);
            }
        }
        Json::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                let _ = write!(pointer, "/{index}");
                commitments(inner, pointer, visit);
                pointer.truncate(length);
            }
        }
        Json::Null | Json::Bool(_) | Json::Integer(_) | Json::NotAnInteger(_) | Json::String(_) => {}
    }
}

/// Goes one field further in.
fn step(pointer: &mut String, name: &str) {
    pointer.push('/');
    if name.contains(['~', '/']) {
        pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
    } else {
        pointer.push_str(name);
    }
}
