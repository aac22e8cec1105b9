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
    /// The stable code.
    pub code: String,
    pub severity: Severity,
    /// JSON pointer into the document.
    pub pointer: String,
    /// By language.
    pub message: HashMap<String, String>,
    /// By language.
    pub help: HashMap<String, String>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Id>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<Example>,
    #[uniffi(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
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
}
