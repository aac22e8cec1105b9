//! Texts in several languages.

use std::borrow::Cow;

use serde::Serialize;

use super::{Decode, Json, Reader};
use crate::error::{Code, Problem};
use crate::sorted::{self, Map};

/// A label, title or note: language tag to text.
///
/// ```
/// use distinguo::document::Text;
/// let label = Text::from_iter([("en", "exempted"), ("zh", "免责")]);
/// assert_eq!(label.in_language("zh"), "免责");
/// assert_eq!(label.in_language("ko"), "exempted"); // the first language stands in
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("minProperties" = 1)))]
#[serde(transparent)]
pub struct Text(
    #[serde(serialize_with = "sorted::write")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, String>"))]
    Map<String, String>,
);

impl Text {
    /// The text in that language, else the first that there is; empty where there is none.
    #[must_use]
    pub fn in_language(&self, tag: &str) -> &str {
        self.0.get(tag).or_else(|| self.0.values().next()).map_or("", String::as_str)
    }

    /// The languages that it is written in, in order.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl<'a> FromIterator<(&'a str, &'a str)> for Text {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a str)>>(texts: I) -> Self {
        Self(texts.into_iter().map(|(tag, text)| (tag.to_owned(), text.to_owned())).collect())
    }
}

impl Decode for Text {
    const EXPECTED: &'static str = "an object of texts by language";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let Some(entries) = reader.entries(json, Self::EXPECTED) else { return Self::default() };
        if entries.is_empty() {
            reader.report(|at| Problem::new(Code::TooFew, at).given(0).expected("one text"));
        }
        let text = |(tag, text): &'j (Cow<'j, str>, Json<'j>)| {
            (tag.to_string(), reader.at_key(tag, |reader| String::decode(text, reader)))
        };
        Self(entries.iter().map(text).collect())
    }
}
