//! What every published document shares: ids, texts in several languages, and the reader that finds all problems of
//! a document instead of the first. It knows no particular document.

mod canonical;
mod clauses;
mod declare;
#[cfg(feature = "schema")]
mod describe;
mod digest;
mod encoding;
mod hex;
mod id;
pub(crate) mod identity;
mod json;
mod mistake;
mod place;
mod reader;
mod shown;
mod text;

pub(crate) use canonical::{canonical, canonical_text};
pub use clauses::Clauses;
pub(crate) use declare::{
    decode_choice, decode_object, decode_tagged, decode_variants, decode_word, field_name, match_variant, section,
    take_field, words,
};
#[cfg(feature = "schema")]
pub(crate) use describe::{describe, inherit};
pub use digest::{Algorithm, Digest};
pub(crate) use encoding::not_utf8;
pub use encoding::text;
pub(crate) use hex::hex;
pub use id::Id;
#[cfg(feature = "schema")]
pub(crate) use json::EXACT;
pub(crate) use json::Json;
pub use place::{Place, Within};
pub(crate) use reader::{Decode, Fields, Judged, Reader, nearest, unknown_name};
pub use shown::{says_nothing, shown};
pub use text::Text;
