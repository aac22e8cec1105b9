//! Which clauses a part of a document rests on.

use serde::{Serialize, Serializer};

use super::{Decode, Id, Json, Reader};
use crate::error::{Code, Problem};

/// The clauses that something rests on, at least one. Written as one id, or as a list of several.
///
/// ```
/// use distinguo::document::{Clauses, Id};
/// let one = Clauses::from(Id::new("cc.203").unwrap());
/// assert_eq!(one.iter().map(Id::as_str).collect::<Vec<_>>(), ["cc.203"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clauses(Vec<Id>);

impl Clauses {
    /// The ids, in the order in which they are written.
    pub fn iter(&self) -> std::slice::Iter<'_, Id> {
        self.0.iter()
    }
}

impl From<Id> for Clauses {
    fn from(id: Id) -> Self {
        Self(vec![id])
    }
}

impl<'a> IntoIterator for &'a Clauses {
    type Item = &'a Id;
    type IntoIter = std::slice::Iter<'a, Id>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Serialize for Clauses {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [one] => one.serialize(serializer),
            several => several.serialize(serializer),
        }
    }
}

impl Decode for Clauses {
    const EXPECTED: &'static str = "the id of a clause, or a list of such ids";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        match json {
            Json::String(_) => Self::from(Id::decode(json, reader)),
            Json::Array(items) if items.is_empty() => {
                reader.report(|at| Problem::new(Code::EmptyList, at).expected(Self::EXPECTED));
                Self(Vec::new())
            }
            Json::Array(_) => Self(Decode::decode(json, reader)),
            Json::Null | Json::Bool(_) | Json::Integer(_) | Json::NotAnInteger(_) | Json::Object(_) => {
                reader.wrong_type(json, Self::EXPECTED);
                Self(Vec::new())
            }
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Clauses {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Clauses".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let id = generator.subschema_for::<Id>();
        schemars::json_schema!({
            "description": "The id of a clause, or a list of such ids.",
            "anyOf": [id, {"type": "array", "items": id, "minItems": 1}],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, Vec<(&'static str, String)>> {
        Reader::read::<Clauses>(text).map(|clauses| serde_json::to_string(&clauses).unwrap()).map_err(|problems| {
            problems.iter().map(|problem| (problem.code().as_str(), problem.pointer().to_owned())).collect()
        })
    }

    #[test]
    fn one_or_several_never_none() {
        assert_eq!(read(r#""a.1""#).unwrap(), r#""a.1""#);
        assert_eq!(read(r#"["a.1"]"#).unwrap(), r#""a.1""#);
        assert_eq!(read(r#"["a.1", "a.2"]"#).unwrap(), r#"["a.1","a.2"]"#);
        assert_eq!(read("[]").unwrap_err(), [("empty_list", String::new())]);
        assert_eq!(read("null").unwrap_err(), [("wrong_type", String::new())]);
        assert_eq!(
            read(r#"["A", "b", 3]"#).unwrap_err(),
            [("bad_id", "/0".to_owned()), ("wrong_type", "/2".to_owned())]
        );
    }
}
