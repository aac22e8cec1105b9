//! The canonical form of JSON (RFC 8785): what digests are taken of, and what every host is answered with.
//!
//! Documents are written straight to their canonical bytes: the fields of an object as they come, put in order when it
//! closes. The library `serde_json_canonicalizer`, which is what the tests hold this against, builds a tree of every
//! object first, which takes three times as long and twice the code in a WebAssembly module.
//!
//! No document has a number that is not an integer, nor one beyond 53 bits: such a value has no canonical form here.

use std::cmp::Ordering;
use std::fmt;

use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::hex;
use super::json::{EXACT, Json};

/// The canonical form of a document; nothing where it has none.
pub(crate) fn canonical(document: &impl Serialize) -> Vec<u8> {
    let mut writer = Writer::new();
    let written = document.serialize(&mut writer);
    writer.end(written)
}

/// The canonical form as text.
pub(crate) fn canonical_text(document: &impl Serialize) -> String {
    String::from_utf8(canonical(document)).unwrap_or_default()
}

/// What has no canonical form: a number that is no exact integer, a name that is no string or stands twice in an object.
///
/// The writer itself never fails, but remembers: a compiler that sees as much leaves out what would come after a failure,
/// which was 26 kB of the WebAssembly module.
#[derive(Debug)]
struct NoForm;

impl fmt::Display for NoForm {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("there is no canonical form")
    }
}

impl std::error::Error for NoForm {}

impl serde::ser::Error for NoForm {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

struct Writer {
    out: Vec<u8>,
    /// The fields of the objects that are open, the innermost last.
    names: Vec<Field>,
    /// Where the fields of an object are put in order.
    scratch: Vec<u8>,
    /// Whether something came that has no canonical form: nothing of what is written counts.
    formless: bool,
}

/// A field of an open object: its name, and where `"name":value` stands.
struct Field {
    name: Name,
    start: usize,
    /// Told when fields are put in order.
    end: usize,
}

enum Name {
    Given(&'static str),
    /// As it is written, up to the quotation mark that stands there.
    Written(usize),
    /// Not as it is written.
    Escaped(String),
}

impl Field {
    fn name<'f>(&'f self, out: &'f [u8]) -> &'f [u8] {
        match &self.name {
            Name::Given(name) => name.as_bytes(),
            Name::Written(end) => out.get(self.start + 1..*end).unwrap_or_default(),
            Name::Escaped(name) => name.as_bytes(),
        }
    }

    /// The order of names: by UTF-16 code units.
    fn order(&self, other: &Self, out: &[u8]) -> Ordering {
        let (one, other) = (self.name(out), other.name(out));
        match one.iter().zip(other).find(|(one, other)| one != other) {
            None => one.len().cmp(&other.len()),
            // Bytes are ordered alike, but for what lies beyond the surrogates of UTF-16.
            Some((a, b)) if *a.min(b) < 0xee => a.cmp(b),
            Some(_) => {
                let units = |name| std::str::from_utf8(name).unwrap_or_default().encode_utf16();
                units(one).cmp(units(other))
            }
        }
    }
}

impl Writer {
    fn new() -> Self {
        Self { out: Vec::with_capacity(1024), names: Vec::new(), scratch: Vec::new(), formless: false }
    }

    /// What has been written; nothing where that has no canonical form.
    fn end(self, written: Result<(), NoForm>) -> Vec<u8> {
        match written {
            Ok(()) if !self.formless => self.out,
            Ok(()) | Err(NoForm) => Vec::new(),
        }
    }

    fn string(&mut self, text: &str) {
        self.out.push(b'"');
        let mut rest = text.as_bytes();
        let escaped = |byte: &u8| *byte < b' ' || *byte == b'"' || *byte == b'\\';
        while let Some((plain, [byte, after @ ..])) = rest.iter().position(escaped).map(|at| rest.split_at(at)) {
            self.out.extend_from_slice(plain);
            self.escape(*byte);
            rest = after;
        }
        self.out.extend_from_slice(rest);
        self.out.push(b'"');
    }

    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'"' | b'\\' => byte,
            0x08 => b'b',
            b'\t' => b't',
            b'\n' => b'n',
            0x0c => b'f',
            b'\r' => b'r',
            _ => {
                self.out.extend_from_slice(b"\\u00");
                self.out.extend_from_slice(hex(&[byte]).as_bytes());
                return;
            }
        };
        self.out.extend_from_slice(&[b'\\', short]);
    }

    fn integer(&mut self, value: i64) {
        self.formless |= value.unsigned_abs() > EXACT.unsigned_abs();
        self.out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
    }

    /// Begins what a variant is written as, an object with one field.
    fn variant(&mut self, name: &'static str) {
        self.out.push(b'{');
        self.string(name);
        self.out.push(b':');
    }

    /// Ends what comes before the next field or item, where it is not the first.
    fn comma(&mut self) {
        // Nothing but what has just been opened ends so.
        if !matches!(self.out.last(), Some(b'{' | b'[')) {
            self.out.push(b',');
        }
    }

    /// Begins a field whose name is the kernel's own: nothing in it is escaped.
    fn field(&mut self, name: &'static str) {
        self.comma();
        let start = self.out.len();
        self.out.push(b'"');
        self.out.extend_from_slice(name.as_bytes());
        self.out.push(b'"');
        self.out.push(b':');
        self.names.push(Field { name: Name::Given(name), start, end: start });
    }

    /// Begins a field whose name has just been written from there on.
    fn named(&mut self, start: usize) {
        let name = match self.out.get(start..).unwrap_or_default() {
            [b'"', plain @ .., b'"'] if !plain.contains(&b'\\') => Name::Written(self.out.len() - 1),
            written => match Json::unbounded(std::str::from_utf8(written).unwrap_or_default()) {
                Ok(Json::String(name)) => Name::Escaped(name.into_owned()),
                _ => {
                    self.formless = true;
                    Name::Given("")
                }
            },
        };
        self.out.push(b':');
        self.names.push(Field { name, start, end: start });
    }

    /// Closes an object: its fields from the `first` on are put in order.
    fn close(&mut self, first: usize) {
        let fields = self.names.get_mut(first..).unwrap_or_default();
        let rising = fields.windows(2).all(|pair| match pair {
            [one, other] => one.order(other, &self.out) == Ordering::Less,
            _ => true,
        });
        if !rising {
            let mut end = self.out.len();
            for field in fields.iter_mut().rev() {
                field.end = end;
                end = field.start.saturating_sub(1);
            }
            // Neighbours cannot be put in order without being compared.
            let mut twice = false;
            fields.sort_unstable_by(|one, other| {
                let order = one.order(other, &self.out);
                twice |= order == Ordering::Equal;
                order
            });
            self.formless |= twice;
            self.scratch.clear();
            for field in &*fields {
                self.scratch.push(b',');
                self.scratch.extend_from_slice(self.out.get(field.start..field.end).unwrap_or_default());
            }
            // After the brace, which no comma follows.
            self.out.truncate(end + 1);
            self.out.extend_from_slice(self.scratch.get(1..).unwrap_or_default());
        }
        self.names.truncate(first);
        self.out.push(b'}');
    }
}

/// An object that is open.
struct Object<'w> {
    writer: &'w mut Writer,
    /// Where its fields begin, of those of the writer.
    first: usize,
}

impl<'w> Object<'w> {
    fn open(writer: &'w mut Writer) -> Self {
        writer.out.push(b'{');
        let first = writer.names.len();
        Self { writer, first }
    }
}

/// A list that is open.
struct List<'w>(&'w mut Writer);

impl<'w> List<'w> {
    fn open(writer: &'w mut Writer) -> Self {
        writer.out.push(b'[');
        Self(writer)
    }

    fn item(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), NoForm> {
        self.0.comma();
        value.serialize(&mut *self.0)
    }
}

/// The value of a variant that is open: an object or a list in an object.
struct Nested<T>(T);

impl<'w> Serializer for &'w mut Writer {
    type Ok = ();
    type Error = NoForm;
    type SerializeSeq = List<'w>;
    type SerializeTuple = List<'w>;
    type SerializeTupleStruct = List<'w>;
    type SerializeTupleVariant = Nested<List<'w>>;
    type SerializeMap = Object<'w>;
    type SerializeStruct = Object<'w>;
    type SerializeStructVariant = Nested<Object<'w>>;

    fn serialize_bool(self, value: bool) -> Result<(), NoForm> {
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Result<(), NoForm> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<(), NoForm> {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<(), NoForm> {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result<(), NoForm> {
        self.integer(value);
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<(), NoForm> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), NoForm> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), NoForm> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<(), NoForm> {
        self.serialize_i64(i64::try_from(value).unwrap_or(i64::MAX))
    }

    fn serialize_f32(self, value: f32) -> Result<(), NoForm> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, _: f64) -> Result<(), NoForm> {
        self.formless = true;
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), NoForm> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), NoForm> {
        self.string(value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), NoForm> {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Result<(), NoForm> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), NoForm> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), NoForm> {
        self.out.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), NoForm> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), NoForm> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), NoForm> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), NoForm> {
        self.variant(variant);
        value.serialize(&mut *self)?;
        self.out.push(b'}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'w>, NoForm> {
        Ok(List::open(self))
    }

    fn serialize_tuple(self, _: usize) -> Result<List<'w>, NoForm> {
        Ok(List::open(self))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List<'w>, NoForm> {
        Ok(List::open(self))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Nested<List<'w>>, NoForm> {
        self.variant(variant);
        Ok(Nested(List::open(self)))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Object<'w>, NoForm> {
        Ok(Object::open(self))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Object<'w>, NoForm> {
        Ok(Object::open(self))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Nested<Object<'w>>, NoForm> {
        self.variant(variant);
        Ok(Nested(Object::open(self)))
    }
}

/// Says that a list of serde's is written like any other.
macro_rules! list {
    ($($kind:ident :: $item:ident),+) => {
        $(impl $kind for List<'_> {
            type Ok = ();
            type Error = NoForm;

            fn $item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NoForm> {
                self.item(value)
            }

            fn end(self) -> Result<(), NoForm> {
                self.0.out.push(b']');
                Ok(())
            }
        })+
    };
}

list!(SerializeSeq::serialize_element, SerializeTuple::serialize_element, SerializeTupleStruct::serialize_field);

impl SerializeTupleVariant for Nested<List<'_>> {
    type Ok = ();
    type Error = NoForm;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NoForm> {
        self.0.item(value)
    }

    fn end(self) -> Result<(), NoForm> {
        self.0.0.out.extend_from_slice(b"]}");
        Ok(())
    }
}

impl SerializeStruct for Object<'_> {
    type Ok = ();
    type Error = NoForm;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), NoForm> {
        self.writer.field(name);
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), NoForm> {
        self.writer.close(self.first);
        Ok(())
    }
}

impl SerializeStructVariant for Nested<Object<'_>> {
    type Ok = ();
    type Error = NoForm;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), NoForm> {
        SerializeStruct::serialize_field(&mut self.0, name, value)
    }

    fn end(self) -> Result<(), NoForm> {
        self.0.writer.close(self.0.first);
        self.0.writer.out.push(b'}');
        Ok(())
    }
}

impl SerializeMap for Object<'_> {
    type Ok = ();
    type Error = NoForm;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), NoForm> {
        self.writer.comma();
        let start = self.writer.out.len();
        key.serialize(&mut *self.writer)?;
        self.writer.named(start);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NoForm> {
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), NoForm> {
        SerializeStruct::end(self)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-EXACT..=EXACT).prop_map(Value::from),
            (-9_i64..9).prop_map(Value::from),
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

    /// Every shape that serde knows.
    #[derive(Clone, Debug, serde::Serialize)]
    enum Shape {
        Unit,
        New(Box<Shape>),
        Tuple(u8, Option<i32>),
        Struct { zebra: String, apple: Vec<Shape>, mango: BTreeMap<String, u32> },
    }

    fn shapes() -> impl Strategy<Value = Shape> {
        let leaf = prop_oneof![Just(Shape::Unit), any::<(u8, Option<i32>)>().prop_map(|(a, b)| Shape::Tuple(a, b))];
        leaf.prop_recursive(4, 40, 4, |inner| {
            let fields = ("\\PC{0,4}", prop::collection::vec(inner.clone(), 0..4), any::<BTreeMap<String, u32>>());
            prop_oneof![
                inner.prop_map(|shape| Shape::New(Box::new(shape))),
                fields.prop_map(|(zebra, apple, mango)| Shape::Struct { zebra, apple, mango }),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_canonical_form_is_that_of_rfc_8785(value in values(), shape in shapes()) {
            prop_assert_eq!(canonical(&value), serde_json_canonicalizer::to_vec(&value).unwrap());
            prop_assert_eq!(canonical(&shape), serde_json_canonicalizer::to_vec(&shape).unwrap());
        }
    }

    #[test]
    fn the_edges_are_those_of_rfc_8785() {
        for value in [
            json!({"\u{10000}": 1, "\u{e000}": 2, "a": 3, "": 4, "\n": 5}),
            json!([EXACT, -EXACT, 0]),
            json!({"a": "\u{0}\u{8}\u{1f}\u{7f}\"\\/é€"}),
        ] {
            assert_eq!(canonical(&value), serde_json_canonicalizer::to_vec(&value).unwrap());
        }
    }

    #[test]
    fn the_vectors_that_rfc_8785_publishes_hold_but_for_numbers_that_no_document_has() {
        let section_3_2_2: Value = serde_json::from_str(
            r#"{
                "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
                "literals": [null, true, false]
            }"#,
        )
        .unwrap();
        let expected = r#"{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}"#;
        assert_eq!(canonical_text(&section_3_2_2), expected);

        let section_3_2_3: Value = serde_json::from_str(
            r#"{
                "\u20ac": "Euro Sign",
                "\r": "Carriage Return",
                "\ufb33": "Hebrew Letter Dalet With Dagesh",
                "1": "One",
                "\ud83d\ude00": "Emoji: Grinning Face",
                "\u0080": "Control",
                "\u00f6": "Latin Small Letter O With Diaeresis"
            }"#,
        )
        .unwrap();
        let text = canonical_text(&section_3_2_3);
        let values: Vec<&str> =
            text.split('"').filter(|part| part.starts_with(|c: char| c.is_ascii_uppercase())).collect();
        let order = ["Carriage", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew"];
        let first_words = values.iter().map(|value| value.split([' ', ':']).next().unwrap());
        assert!(first_words.eq(order), "{text}");
    }

    #[test]
    fn what_cannot_be_written_is_nothing() {
        for number in [json!(1.5), json!(1e30), json!(EXACT + 1), json!(-EXACT - 1), json!(u64::MAX)] {
            assert_eq!(canonical(&json!({ "number": number })), b"", "{number}");
        }
        for twice in [r#"{"a":1,"a":2}"#, r#"{"c":1,"a":2,"b":3,"a":4}"#, r#"{"\u0061":1,"b":2,"a":3}"#] {
            assert_eq!(canonical(&Json::unbounded(twice).unwrap()), b"", "{twice}");
        }
        assert_eq!(canonical(&BTreeMap::from([(1, 2)])), b"");
    }
}
