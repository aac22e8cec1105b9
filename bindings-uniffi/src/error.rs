//! What a call is answered with, taken apart: the document that was asked for, or a typed error.

use std::fmt;

use distinguo::error::Problems;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::types::{Problem, Record, Refusal, Use};

/// Why a call has no result. Nothing has changed, save for what had run out before a refused act.
#[derive(Clone, Debug, PartialEq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum DistinguoError {
    /// An input cannot be used. Every problem has a stable code, its place as a JSON pointer, a message and help.
    Unusable {
        /// What is wrong, in the order of the document.
        problems: Vec<Problem>,
    },
    /// An act is not possible now: the refusal says why, on which clause, and what would be possible. Or the case runs under a
    /// rulebook or an edition of a calendar that the kernel does not have: the refusal says what it needs.
    Refused {
        /// Why, and what would be possible.
        refusal: Box<Refusal>,
        /// What had run out before the act. It stands all the same, and is to be stored.
        lapses: Vec<Record>,
    },
    /// A document has no type in this package: something in a ledger was written by a newer kernel, or by no kernel.
    Foreign {
        /// What was not understood.
        reason: String,
    },
}

/// The answer of the kernel's JSON front door.
#[derive(Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer<T> {
    Ok(T),
    Problems(Vec<Problem>),
    Refused { refusal: Box<Refusal>, lapses: Vec<Record> },
}

#[uniffi::export]
impl DistinguoError {
    /// The error as the kernel's JSON front door writes it: schema `answer`. Empty for a document that has no type.
    pub fn to_json(&self) -> String {
        match self.clone() {
            Self::Unusable { problems } => json(&Answer::<()>::Problems(problems)),
            Self::Refused { refusal, lapses } => json(&Answer::<()>::Refused { refusal, lapses }),
            Self::Foreign { .. } => String::new(),
        }
    }
}

impl fmt::Display for DistinguoError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = |texts: &std::collections::HashMap<String, String>| texts.get("en").cloned().unwrap_or_default();
        match self {
            Self::Unusable { problems } => {
                for (place, problem) in problems.iter().enumerate() {
                    let between = if place == 0 { "" } else { "; " };
                    let (code, message, help) = (&problem.code, english(&problem.message), english(&problem.help));
                    write!(out, "{between}{code} at `{}`: {message} ({help})", problem.pointer)?;
                }
                Ok(())
            }
            Self::Refused { refusal, .. } => {
                write!(out, "{} ({})", english(&refusal.message), english(&refusal.help))
            }
            Self::Foreign { reason } => write!(out, "no type for this document: {reason}"),
        }
    }
}

/// The document of an answer.
pub(crate) fn read<T: DeserializeOwned>(answer: &str) -> Result<T, DistinguoError> {
    match serde_json::from_str(answer) {
        Ok(Answer::Ok(document)) => Ok(document),
        Ok(Answer::Problems(problems)) => Err(DistinguoError::Unusable { problems }),
        Ok(Answer::Refused { refusal, lapses }) => Err(DistinguoError::Refused { refusal, lapses }),
        Err(error) => Err(DistinguoError::Foreign { reason: error.to_string() }),
    }
}

/// What the kernel holds, as a value of this crate.
pub(crate) fn value<T: DeserializeOwned>(held: &impl Serialize) -> Result<T, DistinguoError> {
    serde_json::from_str(&text(held)).map_err(|error| DistinguoError::Foreign { reason: error.to_string() })
}

/// What the kernel holds, as the front door answers it.
pub(crate) fn answer<T: Serialize>(held: Result<&T, &Problems>) -> String {
    match held {
        Ok(document) => json(&Answer::Ok(document)),
        Err(problems) => json(&serde_json::json!({ "problems": problems })),
    }
}

/// A handle, or the error that the answer in its place holds.
pub(crate) fn handle<T>(made: Result<T, String>) -> Result<T, DistinguoError> {
    made.map_err(|answer| match read::<()>(&answer) {
        Err(error) => error,
        Ok(()) => DistinguoError::Foreign { reason: answer },
    })
}

/// Canonical JSON (RFC 8785): the bytes that the kernel would write.
pub(crate) fn json<T: Serialize>(document: &T) -> String {
    // What is written here has string keys and no floats: it cannot fail.
    serde_json_canonicalizer::to_string(document).unwrap_or_default()
}

/// JSON for the kernel to read, in any order of fields, with all digits of integers.
pub(crate) fn text<T: Serialize>(document: &T) -> String {
    serde_json::to_string(document).unwrap_or_default()
}

/// A use as it is written in a document.
pub(crate) fn word(purpose: Use) -> String {
    text(&purpose).trim_matches('"').to_owned()
}
