//! Types of schema `protections`. Written by `cargo xtask types`.

use super::*;

/// What a protection says.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum ProtectionRule {
    /// The case may not count against the person.
    MayNotCount,
    /// The person is barred from it.
    Barred,
    /// It waits.
    Defer,
}

/// What is to be known about one use on one day: for the person and the deciding organ.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Shield {
    /// Id of the case.
    pub case: Id,
    /// Id of the protection.
    pub protection: Id,
    /// Whether the case may not be counted, the person is barred, or the use must wait.
    pub rule: ProtectionRule,
    /// Clauses of the protection, with their natures.
    pub clauses: Vec<Cited>,
}

/// What a case might be counted in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Use {
    /// Performance appraisal.
    Appraisal,
    /// Awards and honours.
    Honours,
    /// Selection for a post.
    Selection,
    /// Appointment to a post.
    Appointment,
    /// Promotion of grade or level.
    Grade,
    /// Election as a delegate.
    Delegate,
    /// Transfer to another post.
    Transfer,
    /// Retirement.
    Retirement,
    /// A disciplinary proceeding.
    Discipline,
    /// A decision on accountability.
    AccountabilityDecision,
}
