//! Days that acts state, and why a day counts.

use serde::Serialize;

use crate::document::{Id, decode_word};
use crate::time::Date;

/// Why a day counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Why {
    /// It is the day of the entry.
    Entered,
    /// It works against whoever states it.
    StatedAgainstOneself,
    /// A document proves it.
    Proved,
    /// The other side states it in an act of its own.
    Acknowledged,
}

decode_word!(Why {
    "entered" => Entered,
    "stated_against_oneself" => StatedAgainstOneself,
    "proved" => Proved,
    "acknowledged" => Acknowledged,
});

/// A day that an act states and that is not the day of its entry.
#[derive(Clone, Debug)]
pub(crate) struct Stated {
    pub(super) day: Date,
    /// The role of whoever states it.
    pub(super) by: Id,
    /// Why the day counts whomever it works for, if it does.
    pub(super) vouched: Option<Why>,
    /// The act is about receiving what another has sent.
    pub(super) acknowledges: bool,
    /// Only the entry counts, whatever is stated.
    pub(super) never: bool,
}
