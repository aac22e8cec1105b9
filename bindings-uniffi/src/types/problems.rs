//! Types of schema `problems`. Written by `cargo xtask types`.

use std::collections::HashMap;

use super::*;

/// A case that shows a problem: answers to facts, in words. It stands for every case that agrees with them.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Example {
    /// Fact id to answer id, for the facts that matter to the problem.
    pub answers: HashMap<Id, Id>,
    /// What these answers lead to, by language, in the rulebook's own words.
    pub words: HashMap<String, String>,
}

/// The wire form of a problem: the same fields for every code, texts in every language of the kernel.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, uniffi::Record)]
pub struct Problem {
    /// Stable code of the problem, to be handled by programs.
    pub code: String,
    /// Whether the document cannot be used, or its author is only advised.
    pub severity: Severity,
    /// Place of the problem in the document, as a JSON pointer.
    pub pointer: String,
    /// What is wrong, in each language of the kernel.
    pub message: HashMap<String, String>,
    /// What to do about it, in each language of the kernel.
    pub help: HashMap<String, String>,
    /// Ids of the clauses that the place in question cites. Left out where it cites none.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Id>,
    /// Answers, or circumstances, in which a claim fails. Left out where nothing was to be proved.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<Example>,
    /// What should stand there, in the words of the format. Left out where the message says it all.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// Known name that is spelt most like the one given. Left out where none is like it.
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
}

/// Whether a problem keeps a document from being used.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Copy, serde::Serialize, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The document is refused.
    Error,
    /// The document is accepted; its author should look again.
    Lint,
    /// The document is accepted, and nothing need be done: it is told so that it is known.
    Note,
}
