//! How far the parts of a matter have come: what a filing, an admission, a verification, a level of relief, an item of
//! correction and an accusation can be, and what a decision is. Effects set it, and matters hold it.

use serde::Serialize;

use crate::document::{Digest, Id, decode_object, decode_tagged, decode_word};
use crate::time::Date;

/// The record of a reform made in advance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = filing_fields))]
#[serde(tag = "state", rename_all = "snake_case")]
pub(crate) enum Filing {
    /// Nothing was filed.
    NotFiled,
    /// Filed on a day, before the conduct or visibly after it.
    Filed { on: Date, after_the_fact: bool },
    /// Returned for supplement.
    Returned { on: Date, after_the_fact: bool },
    /// On record, or deemed so.
    OnRecord { on: Date, after_the_fact: bool, deemed: bool },
    /// Not put on record.
    Refused,
    /// The reform has ended.
    Closed { on: Date, after_the_fact: bool },
}

/// What the fields of a filing say, however far it has come.
#[cfg(feature = "schema")]
fn filing_fields(schema: &mut schemars::Schema) {
    crate::document::describe(
        schema,
        &[
            ("after_the_fact", "Whether the conduct had begun by then."),
            ("deemed", "Whether it counts as on record because nobody answered in time."),
            ("on", "Day on which it was lodged."),
        ],
    );
}

decode_tagged!(Filing, "a state of filing", "state", {
    "not_filed" => NotFiled {},
    "filed" => Filed { on, after_the_fact },
    "returned" => Returned { on, after_the_fact },
    "on_record" => OnRecord { on, after_the_fact, deemed },
    "refused" => Refused {},
    "closed" => Closed { on, after_the_fact },
});

/// Whether and how the case came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub(crate) enum Admission {
    /// Nobody has raised it.
    NotRaised,
    /// Raised, not yet admitted.
    Raised,
    /// Returned to the applicant for supplement.
    Supplementing,
    /// Admitted.
    Admitted,
    /// Not admitted.
    Refused,
    /// Withdrawn; an organ may take it over.
    Withdrawn,
}

decode_tagged!(Admission, "a state of admission", "state", {
    "not_raised" => NotRaised {},
    "raised" => Raised {},
    "supplementing" => Supplementing {},
    "admitted" => Admitted {},
    "refused" => Refused {},
    "withdrawn" => Withdrawn {},
});

/// How far verification has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[expect(clippy::enum_variant_names, reason = "what it is returned for matters")]
pub(crate) enum Verification {
    /// Not begun.
    Idle,
    /// Finders look.
    Verifying,
    /// They have reported.
    Reported,
    /// There is more to find.
    ReturnedForVerification,
}

decode_tagged!(Verification, "a state of verification", "state", {
    "idle" => Idle {},
    "verifying" => Verifying {},
    "reported" => Reported {},
    "returned_for_verification" => ReturnedForVerification {},
});

/// A decision of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Ruling {
    /// Id of the table that was decided.
    pub(crate) table: Id,
    /// Id of the outcome that was decided.
    pub(crate) outcome: Id,
    /// Id of the measure that comes with the outcome. Left out: none does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) measure: Option<Id>,
    /// Ids of the rows that it rests on: several where the findings leave open which of them applies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) rows: Vec<Id>,
    /// Day on which it was made.
    pub(crate) on: Date,
}

decode_object!(Ruling, "a decision", { table, outcome, measure, rows, on });

/// An item of correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum ItemState {
    /// Ordered.
    Ordered,
    /// Its bearer says that it is done.
    Reported,
    /// It is done.
    Verified,
    /// It is not.
    Failed,
    /// It cannot be done, without fault.
    Impossible,
}

decode_word!(ItemState {
    "ordered" => Ordered,
    "reported" => Reported,
    "verified" => Verified,
    "failed" => Failed,
    "impossible" => Impossible,
});

/// A level of relief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = level_fields))]
#[serde(tag = "state", rename_all = "snake_case")]
pub(crate) enum LevelState {
    /// It is open although the level before did not answer.
    Open,
    /// Asked for.
    Requested,
    /// Not answered in time: the next level was asked instead.
    PassedOver,
    /// Decided.
    Decided { outcome: Id },
}

/// What the field of a decided level says.
#[cfg(feature = "schema")]
fn level_fields(schema: &mut schemars::Schema) {
    crate::document::describe(schema, &[("outcome", "Id of the outcome that the level decided.")]);
}

decode_tagged!(LevelState, "a state of relief", "state", {
    "open" => Open {},
    "requested" => Requested {},
    "passed_over" => PassedOver {},
    "decided" => Decided { outcome },
});

/// An accusation and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = accusation_fields))]
#[serde(tag = "state", rename_all = "snake_case")]
pub(crate) enum AccusationState {
    /// Received.
    Received,
    /// Found true, mistaken or false.
    Judged { outcome: Id },
    /// The name is to be cleared, or need not be.
    ToClarify { outcome: Id, required: bool },
    /// It has been cleared in writing.
    Clarified { outcome: Id },
}

/// What the fields of an accusation say, however far it has come.
#[cfg(feature = "schema")]
fn accusation_fields(schema: &mut schemars::Schema) {
    crate::document::describe(
        schema,
        &[
            ("outcome", "Id of the outcome: found true, mistaken or false."),
            ("required", "Whether the name must be cleared."),
        ],
    );
}

decode_tagged!(AccusationState, "a state of an accusation", "state", {
    "received" => Received {},
    "judged" => Judged { outcome },
    "to_clarify" => ToClarify { outcome, required },
    "clarified" => Clarified { outcome },
});

/// A finding, or the adoption of one, as it was made under an earlier version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Earlier {
    /// Id of the fact in the earlier version.
    pub(crate) fact: Id,
    /// Id of the answer in the earlier version.
    pub(crate) answer: Id,
    /// Pseudonym of whoever found it. Left out where one of several findings was adopted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) by: Option<String>,
    /// Number of the entry that found it, where its evidence is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) entry: Option<u32>,
    /// Digest of the rulebook that it was found under.
    pub(crate) under: Digest,
}

decode_object!(Earlier, "a finding under an earlier version", { fact, answer, by, entry, under });

/// A finding of an earlier version and what it is called now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Carried {
    pub(crate) fact: Id,
    pub(crate) answer: Id,
    pub(crate) was: Earlier,
}
