//! What most types say of how they are read: a line for each, instead of an implementation of `Decode`.

/// The name of a field, without the mark of one that is named like a keyword.
pub(crate) const fn field_name(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', name @ ..] => match std::str::from_utf8(name) {
            Ok(name) => name,
            Err(_) => field,
        },
        _ => field,
    }
}

/// Says that a struct is read from an object with the same fields, unknown ones refused; and what a field is where it is
/// not written, if not what its type says.
macro_rules! decode_object {
    ($type:ident, $expected:literal, { $($field:ident $(or $absent:literal)?),+ $(,)? }) => {
        impl $crate::document::Decode for $type {
            const EXPECTED: &'static str = $expected;

            fn decode<'j>(json: &'j $crate::document::Json<'j>, reader: &mut $crate::document::Reader<'j>) -> Self {
                let mut fields = reader.fields(json, Self::EXPECTED);
                let value = Self { $($field: $crate::document::take_field!(fields, reader, $field $(or $absent)?)),+ };
                fields.finish(reader);
                value
            }
        }
    };
}
pub(crate) use decode_object;

/// Takes the field of that name.
macro_rules! take_field {
    ($fields:ident, $reader:ident, $field:ident) => {
        $fields.take(const { $crate::document::field_name(stringify!($field)) }, $reader)
    };
    ($fields:ident, $reader:ident, $field:ident or $absent:literal) => {
        $fields.take_written(const { $crate::document::field_name(stringify!($field)) }, $reader).unwrap_or($absent)
    };
}
pub(crate) use take_field;

/// Does what is to be done with the variant at that place in the list. Past its end it is the first.
macro_rules! match_variant {
    ($place:expr, { $first:ident => $first_does:expr $(, $variant:ident => $does:expr)* $(,)? }) => {{
        #[derive(Clone, Copy)]
        enum Variant { $first $(, $variant)* }
        const ALL: &[Variant] = &[Variant::$first $(, Variant::$variant)*];
        match ALL.get($place) {
            None | Some(Variant::$first) => $first_does,
            $(Some(Variant::$variant) => $does,)*
        }
    }};
}
pub(crate) use match_variant;

/// Says that an enum is read from an object of which one field tells the variant and the others are the variant's.
macro_rules! decode_tagged {
    ($type:ident, $expected:literal, $tag:literal, { $($word:literal => $variant:ident { $($field:ident),* }),+ $(,)? }) => {
        impl $crate::document::Decode for $type {
            const EXPECTED: &'static str = $expected;

            fn decode<'j>(json: &'j $crate::document::Json<'j>, reader: &mut $crate::document::Reader<'j>) -> Self {
                let mut fields = reader.fields(json, Self::EXPECTED);
                let value = $crate::document::match_variant!(fields.word($tag, &[$($word),+], reader), {
                    $($variant => Self::$variant { $($field: $crate::document::take_field!(fields, reader, $field)),* }),+
                });
                fields.finish(reader);
                value
            }
        }
    };
}
pub(crate) use decode_tagged;

/// Says that an enum is read from an object whose one field is named like the variant and holds what is the variant's.
macro_rules! decode_variants {
    ($type:ident, $expected:literal, { $($word:literal => $variant:ident { $($field:ident),* }),+ $(,)? }) => {
        impl $crate::document::Decode for $type {
            const EXPECTED: &'static str = $expected;

            fn decode<'j>(json: &'j $crate::document::Json<'j>, reader: &mut $crate::document::Reader<'j>) -> Self {
                let (place, inner) = reader.enter_variant(json, Self::EXPECTED, &[$($word),+]);
                let mut fields = reader.fields(inner, Self::EXPECTED);
                let value = $crate::document::match_variant!(place, {
                    $($variant => Self::$variant { $($field: $crate::document::take_field!(fields, reader, $field)),* }),+
                });
                fields.finish(reader);
                reader.leave();
                value
            }
        }
    };
}
pub(crate) use decode_variants;

/// Reads an enum from an object whose one field is named like the variant and is what the variant holds.
macro_rules! decode_choice {
    ($json:ident, $reader:ident, { $($word:literal => $variant:ident),+ $(,)? }) => {{
        let (place, inner) = $reader.enter_choice($json, Self::EXPECTED, &[$($word),+]);
        let value = $crate::document::match_variant!(place, {
            $($variant => Self::$variant($crate::document::Decode::decode(inner, $reader))),+
        });
        $reader.leave();
        value
    }};
}
pub(crate) use decode_choice;

/// Says that an enum is read from one of a list of words, and whether it is the first where none is written.
macro_rules! decode_word {
    ($type:ident { $first:literal => $first_variant:ident $(, $word:literal => $variant:ident)* $(,)? } $($optional:ident)?) => {
        impl $crate::document::Decode for $type {
            const EXPECTED: &'static str = concat!("one of `", $first, "`" $(, ", `", $word, "`")*);
            $($crate::document::decode_word!($optional);)?

            fn decode<'j>(json: &'j $crate::document::Json<'j>, reader: &mut $crate::document::Reader<'j>) -> Self {
                const ALL: &[$type] = &[$type::$first_variant $(, $type::$variant)*];
                let place = reader.word(json, Self::EXPECTED, &[$first $(, $word)*]);
                ALL.get(place).copied().unwrap_or(Self::$first_variant)
            }
        }
    };
    (optional) => {
        const OPTIONAL: bool = true;
    };
}
pub(crate) use decode_word;

/// Declares a struct of the document: serialised and described as it is read.
macro_rules! section {
    ($(#[$meta:meta])* $name:ident, $expected:literal, { $($(#[$field_meta:meta])* $field:ident: $type:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name { $($(#[$field_meta])* pub(crate) $field: $type),+ }

        $crate::document::decode_object!($name, $expected, { $($field),+ });
    };
}

pub(crate) use section;

/// Declares an enum of words, and whether it is the first where none is written.
macro_rules! words {
    ($(#[$meta:meta])* $visibility:vis $name:ident { $($(#[$variant_meta:meta])* $word:literal => $variant:ident),+ $(,)? } $($optional:ident)?) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $visibility enum $name { $($(#[$variant_meta])* #[serde(rename = $word)] $variant),+ }

        $crate::document::decode_word!($name { $($word => $variant),+ } $($optional)?);
    };
}

pub(crate) use words;
