//! The canonical form of JSON (RFC 8785), written in one pass: the members of an object are put in order where they
//! stand. Everything that the kernel answers, stores or hashes is written here.

use std::fmt::Error;
use std::ops::Range;

use serde::Serialize;
use serde::ser::{self, Error as _};
use serde_json::{Number, Value};
use smol_str::SmolStr;

/// The canonical form of a document; nothing where it cannot be written as JSON at all.
pub(crate) fn canonical(document: &(impl Serialize + ?Sized)) -> Vec<u8> {
    let mut writer = Writer { out: Vec::with_capacity(1024) };
    match document.serialize(&mut writer) {
        Ok(()) => writer.out,
        Err(Error) => Vec::new(),
    }
}

/// The canonical form as a text.
pub(crate) fn canonical_text(document: &(impl Serialize + ?Sized)) -> String {
    String::from_utf8(canonical(document)).unwrap_or_default()
}

/// Integers up to here are written alike as integers and as the doubles that the RFC speaks of.
const EXACT: u64 = 1 << 53;

struct Writer {
    out: Vec<u8>,
}

impl Writer {
    fn put(&mut self, text: &[u8]) -> Result<(), Error> {
        self.out.extend_from_slice(text);
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Error> {
        if text.bytes().any(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
            return serde_json::to_writer(&mut self.out, text).map_err(Error::custom);
        }
        self.out.push(b'"');
        self.out.extend_from_slice(text.as_bytes());
        self.out.push(b'"');
        Ok(())
    }

    fn number(&mut self, number: &Number) -> Result<(), Error> {
        let size = number.as_i64().map(i64::unsigned_abs).or_else(|| number.as_u64());
        if size.is_some_and(|size| size <= EXACT) {
            return serde_json::to_writer(&mut self.out, number).map_err(Error::custom);
        }
        serde_json_canonicalizer::to_writer(number, &mut self.out).map_err(Error::custom)
    }

    /// Begins the object around the value of a variant.
    fn variant(&mut self, name: &str) -> Result<(), Error> {
        self.put(b"{")?;
        self.text(name)?;
        self.put(b":")
    }
}

impl<'w> ser::Serializer for &'w mut Writer {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Items<'w>;
    type SerializeTuple = Items<'w>;
    type SerializeTupleStruct = Items<'w>;
    type SerializeTupleVariant = Items<'w>;
    type SerializeMap = Members<'w>;
    type SerializeStruct = Members<'w>;
    type SerializeStructVariant = Members<'w>;

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.put(if value { b"true" } else { b"false" })
    }

    fn serialize_i8(self, value: i8) -> Result<(), Error> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<(), Error> {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<(), Error> {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result<(), Error> {
        self.number(&value.into())
    }

    fn serialize_u8(self, value: u8) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        self.number(&value.into())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        self.number(&Number::from_f64(value).ok_or(Error)?)
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.text(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        self.text(value)
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.put(b"null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.text(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.variant(variant)?;
        value.serialize(&mut *self)?;
        self.put(b"}")
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'w>, Error> {
        self.put(b"[")?;
        Ok(Items { writer: self, first: true, end: b"]" })
    }

    fn serialize_tuple(self, length: usize) -> Result<Items<'w>, Error> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_struct(self, _: &'static str, length: usize) -> Result<Items<'w>, Error> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Items<'w>, Error> {
        self.variant(variant)?;
        Ok(Items { end: b"]}", ..self.serialize_seq(Some(length))? })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'w>, Error> {
        Ok(Members { start: self.out.len(), writer: self, members: Vec::new(), end: b"}" })
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Members<'w>, Error> {
        self.serialize_map(Some(length))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Members<'w>, Error> {
        self.variant(variant)?;
        Ok(Members { end: b"}}", ..self.serialize_map(Some(length))? })
    }
}

/// An array that is being written.
struct Items<'w> {
    writer: &'w mut Writer,
    first: bool,
    end: &'static [u8],
}

impl Items<'_> {
    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        if !std::mem::take(&mut self.first) {
            self.writer.put(b",")?;
        }
        value.serialize(&mut *self.writer)
    }

    fn finish(self) -> Result<(), Error> {
        self.writer.put(self.end)
    }
}

impl ser::SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl ser::SerializeTuple for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl ser::SerializeTupleStruct for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl ser::SerializeTupleVariant for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

/// An object that is being written. Each member stands behind a comma; in the end the members are put in order, and the
/// first comma becomes the brace.
struct Members<'w> {
    writer: &'w mut Writer,
    start: usize,
    /// The names, and where each member ends.
    members: Vec<(SmolStr, usize)>,
    end: &'static [u8],
}

impl Members<'_> {
    fn name(&mut self, name: SmolStr) -> Result<(), Error> {
        self.writer.put(b",")?;
        self.writer.text(&name)?;
        self.writer.put(b":")?;
        self.members.push((name, 0));
        Ok(())
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut *self.writer)?;
        let (_, end) = self.members.last_mut().ok_or(Error)?;
        *end = self.writer.out.len();
        Ok(())
    }

    fn finish(mut self) -> Result<(), Error> {
        if self.members.is_empty() {
            self.writer.put(b"{")?;
        } else if !self.members.is_sorted_by(|(one, _), (other, _)| before(one, other).is_lt()) {
            self.arrange()?;
        }
        if let Some(comma) = self.writer.out.get_mut(self.start) {
            *comma = b'{';
        }
        self.writer.put(self.end)
    }

    fn arrange(&mut self) -> Result<(), Error> {
        let written = self.writer.out.split_off(self.start);
        let mut places: Vec<(SmolStr, Range<usize>)> = Vec::with_capacity(self.members.len());
        let mut from = 0;
        for (name, end) in std::mem::take(&mut self.members) {
            let to = end.saturating_sub(self.start);
            places.push((name, from..to));
            from = to;
        }
        places.sort_by(|(one, _), (other, _)| before(one, other));
        places.into_iter().try_for_each(|(_, place)| self.writer.put(written.get(place).ok_or(Error)?))
    }
}

/// The order of names: by UTF-16, which for ASCII is the order of bytes.
fn before(one: &str, other: &str) -> std::cmp::Ordering {
    if one.is_ascii() && other.is_ascii() { one.cmp(other) } else { one.encode_utf16().cmp(other.encode_utf16()) }
}

impl ser::SerializeMap for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        match serde_json::to_value(key).map_err(Error::custom)? {
            Value::String(name) => self.name(name.into()),
            // Numbers as names are their digits.
            Value::Number(number) => self.name(number.to_string().into()),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => Err(Error),
        }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.value(value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl ser::SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.name(SmolStr::new_static(name))?;
        self.value(value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl ser::SerializeStructVariant for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.name(SmolStr::new_static(name))?;
        self.value(value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

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

    /// One of each thing that a type can be made of, its names out of order.
    #[derive(Serialize)]
    struct Everything {
        zeal: Vec<Variant>,
        #[serde(rename = "\u{e000}")]
        late: BTreeMap<u8, Option<char>>,
        #[serde(rename = "\u{10000}")]
        early: ((), f32, (i8, u16)),
        #[serde(flatten)]
        rest: BTreeMap<String, Tagged>,
    }

    #[derive(Serialize)]
    enum Variant {
        Unit,
        New(i64),
        Tuple(i16, &'static str),
        Struct { b: bool, a: [u8; 2] },
    }

    #[derive(Serialize)]
    #[serde(tag = "kind", rename_all = "snake_case")]
    enum Tagged {
        Here { at: u32 },
        Gone,
    }

    proptest! {
        #[test]
        fn the_canonical_form_is_that_of_rfc_8785(value in values()) {
            prop_assert_eq!(canonical(&value), serde_json_canonicalizer::to_vec(&value).unwrap());
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
            assert_eq!(canonical(&value), serde_json_canonicalizer::to_vec(&value).unwrap());
        }
    }

    #[test]
    fn every_shape_of_a_type_is_written_as_its_value_would_be() {
        let everything = Everything {
            zeal: vec![Variant::Unit, Variant::New(-3), Variant::Tuple(1, "x"), Variant::Struct { b: true, a: [1, 2] }],
            late: [(10, Some('ß')), (9, None)].into(),
            early: ((), 0.5, (-1, 2)),
            rest: [("here".to_owned(), Tagged::Here { at: 7 }), ("a".to_owned(), Tagged::Gone)].into(),
        };
        let value = serde_json::to_value(&everything).unwrap();
        assert_eq!(canonical(&everything), serde_json_canonicalizer::to_vec(&value).unwrap());
    }

    #[test]
    fn what_is_no_json_is_nothing() {
        assert!(canonical(&f64::NAN).is_empty() && canonical(&BTreeMap::from([(true, 1)])).is_empty());
    }
}
