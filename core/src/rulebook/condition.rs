//! Conditions as they are written: logic over facts, and in a procedure over what the ledger shows.

use serde::Serialize;

use crate::document::{Decode, Id, Json, Reader, decode_choice, section};

/// A logical expression over facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Condition {
    /// Every one of them.
    All(#[cfg_attr(feature = "schema", schemars(length(min = 1)))] Vec<Condition>),
    /// At least one of them.
    Any(#[cfg_attr(feature = "schema", schemars(length(min = 1)))] Vec<Condition>),
    /// Not this.
    Not(Box<Condition>),
    /// At least `n` of them.
    AtLeast(AtLeast),
    /// The answer of a fact is one of these.
    Fact(FactTest),
    /// A named condition.
    Holds(Id),
    /// What the ledger shows: only in the procedure, so that a self-check needs no case.
    Case(FactTest),
}

section! {
    /// At least `n` of several conditions.
    AtLeast, "an object with `n` and `of`", {
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        n: u32,
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        of: Vec<Condition>,
    }
}

section! {
    /// A comparison with listed answers, the only one there is.
    FactTest, "an object with `id` and `in`", {
        id: Id,
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        r#in: Vec<Id>,
    }
}

impl Decode for Condition {
    const EXPECTED: &'static str = "an object with one of `all`, `any`, `not`, `at_least`, `fact`, `holds`, `case`";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        decode_choice!(json, reader, {
            "all" => All,
            "any" => Any,
            "not" => Not,
            "at_least" => AtLeast,
            "fact" => Fact,
            "holds" => Holds,
            "case" => Case,
        })
    }
}
