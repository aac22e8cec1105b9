//! Names that documents give to their parts.

use std::borrow::Borrow;
use std::fmt;

use serde::Serialize;
use smol_str::SmolStr;

/// The id of a rulebook, fact, answer, row, clause…: 1 to 64 characters, a letter `a` to `z`, then letters, digits,
/// `_`, `.` or `-`. Cheap to clone.
///
/// ```
/// use distinguo::document::Id;
/// assert_eq!(Id::new("cn.reference").unwrap().as_str(), "cn.reference");
/// assert!(Id::new("Not an id").is_none());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
#[serde(transparent)]
pub struct Id(
    #[cfg_attr(feature = "schema", schemars(with = "String", regex(pattern = "^[a-z][a-z0-9_.-]{0,63}$")))] SmolStr,
);

impl Id {
    /// The id, `None` where the text is not one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_.-".contains(&byte);
        let shaped = text.len() <= 64
            && text.as_bytes().first().is_some_and(u8::is_ascii_lowercase)
            && text.bytes().all(allowed);
        shaped.then(|| Self(text.into()))
    }

    /// What takes the place of an id that cannot be read, so that reading goes on.
    pub(crate) const fn stand_in() -> Self {
        Self(SmolStr::new_static(""))
    }

    /// The text of the id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
