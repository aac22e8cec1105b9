//! Conditions as they are written: logic over facts, and in a procedure over what the ledger shows.

use serde::Serialize;

use crate::document::{Decode, Id, Json, Reader, decode_choice, section};

/// A logical expression over facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Condition {
    /// Conditions that must all hold. At least one.
    All(#[cfg_attr(feature = "schema", schemars(length(min = 1)))] Vec<Condition>),
    /// Conditions of which at least one must hold. At least one is listed.
    Any(#[cfg_attr(feature = "schema", schemars(length(min = 1)))] Vec<Condition>),
    /// Condition that must not hold.
    Not(Box<Condition>),
    /// Conditions of which a number must hold.
    AtLeast(AtLeast),
    /// Fact whose answer must be one of those listed.
    Fact(FactTest),
    /// Id of the named condition that must hold.
    Holds(Id),
    /// What the ledger of the case must show. Only in acts, periods, protections and the like, so that a self-check
    /// needs no case.
    Case(FactTest),
}

section! {
    /// At least `n` of several conditions.
    AtLeast, "an object with `n` and `of`", {
        /// How many of the conditions must hold, at least: 1 or more.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        n: u32,
        /// Conditions that are counted. At least one.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        of: Vec<Condition>,
    }
}

section! {
    /// A comparison with listed answers, the only one there is.
    FactTest, "an object with `id` and `in`", {
        /// Id of a fact; under `case` a circumstance: `channel`, `raised_at`, `accountability`, `applicant`, `level`, a
        /// table, or a table followed by `.measure`.
        id: Id,
        /// Answers, or under `case` values, of which one must be given. `not_applicable` may be listed, `undecided` for
        /// a table.
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
