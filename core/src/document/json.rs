//! JSON as the reader sees it: integers only, strings borrowed from the text, duplicate fields kept so that they can
//! be reported.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};
use serde_json::Value;

use crate::error::{Code, Problem, Problems};

/// A JSON value. Numbers are 64-bit integers; any other number is kept as its text, to be reported.
#[derive(Debug, PartialEq)]
pub(crate) enum Json<'t> {
    Null,
    Bool(bool),
    Integer(i64),
    NotAnInteger(String),
    String(Cow<'t, str>),
    Array(Vec<Json<'t>>),
    Object(Vec<(Cow<'t, str>, Json<'t>)>),
}

impl<'t> Json<'t> {
    /// Longer texts are refused unread. The largest document that ships has 80 kB.
    pub(crate) const LIMIT: usize = 4 << 20;

    /// A document of more values is refused: small ones take forty times the room of their text.
    const MOST: u32 = 400_000;

    /// Reads a text. Nesting deeper than 127 levels is refused.
    pub(crate) fn parse(text: &'t str) -> Result<Self, Problems> {
        if text.len() > Self::LIMIT {
            let problem = Problem::new(Code::TooLarge, "").given(format_args!("{} bytes", text.len()));
            return Err(problem.expected(format_args!("{} bytes", Self::LIMIT)).into());
        }
        let mut left = Self::MOST;
        Self::read(text, Values(&mut left)).map_err(|error| {
            let problem = Problem::new(Code::TooLarge, "").given(format_args!("{} values", Self::MOST + 1));
            match left {
                0 => problem.expected(format_args!("{} values", Self::MOST)).into(),
                _ => Problem::new(Code::NotJson, "").given(error).into(),
            }
        })
    }

    /// Reads a text of any length. Nesting deeper than 127 levels is refused.
    pub(crate) fn unbounded(text: &'t str) -> Result<Self, serde_json::Error> {
        let mut unlimited = u32::MAX;
        Self::read(text, Values(&mut unlimited))
    }

    fn read(text: &'t str, values: Values<'_>) -> Result<Self, serde_json::Error> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let json = values.deserialize(&mut deserializer)?;
        deserializer.end()?;
        Ok(json)
    }

    /// The same, apart from its text.
    pub(crate) fn tree(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(*value),
            Self::Integer(value) => Value::from(*value),
            Self::NotAnInteger(text) => match text.parse::<u64>() {
                Ok(value) => Value::from(value),
                Err(_) => text.parse::<f64>().map_or(Value::Null, Value::from),
            },
            Self::String(text) => Value::String(text.clone().into_owned()),
            Self::Array(items) => items.iter().map(Self::tree).collect(),
            Self::Object(fields) => fields.iter().map(|(name, value)| (name.to_string(), value.tree())).collect(),
        }
    }

    /// A field of an object.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// What it is, in words.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Integer(_) => "an integer",
            Self::NotAnInteger(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut unlimited = u32::MAX;
        Values(&mut unlimited).deserialize(deserializer)
    }
}

/// Reads a value, as long as there are any left to be read.
struct Values<'b>(&'b mut u32);

impl<'de> DeserializeSeed<'de> for Values<'_> {
    type Value = Json<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        *self.0 = self.0.checked_sub(1).ok_or_else(|| serde::de::Error::custom("too many values"))?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Values<'_> {
    type Value = Json<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Json::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(i64::try_from(value).map_or_else(|_| Json::NotAnInteger(value.to_string()), Json::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        // With the point or the exponent that tells it from a large integer.
        Ok(Json::NotAnInteger(format!("{value:?}")))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(Json::String(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Json::String(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Values(self.0))? {
            list.push(item);
        }
        Ok(Json::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(Key(key)) = entries.next_key()? {
            fields.push((key, entries.next_value_seed(Values(self.0))?));
        }
        Ok(Json::Object(fields))
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Integer(value) => serializer.serialize_i64(*value),
            Self::NotAnInteger(text) => match (text.parse(), text.parse()) {
                (Ok(value), _) => serializer.serialize_u64(value),
                (Err(_), Ok(value)) => serializer.serialize_f64(value),
                (Err(_), Err(error)) => Err(S::Error::custom(error)),
            },
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => serializer.collect_seq(items),
            Self::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

/// A field name, borrowed where the text allows.
struct Key<'t>(Cow<'t, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Json::deserialize(deserializer)?;
        if let Json::String(text) = json {
            return Ok(Self(text));
        }
        Err(serde::de::Error::custom(format_args!("{} as a field name", json.kind())))
    }
}
