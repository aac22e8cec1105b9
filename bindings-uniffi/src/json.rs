//! Documents from JSON and to it. From: as the kernel reads them, with its own problems. To: canonical JSON (RFC 8785), the
//! bytes that the kernel writes. Kotlin, Swift and Python wrap these functions in `fromJson` and `toJson` of the types.

use distinguo::host;
use serde::Serialize;

use crate::error::{DistinguoError, json, read};
use crate::scalars::Day;
use crate::types::{
    Act, Actor, Alike, Audit, Bars, Blocked, CaseChange, CaseView, Change, Check, Choice, Comparison, Derived,
    Determination, DueItem, DueRequest, Findings, Foreign, Governing, Lasting, PersonView, Precedent, Question, Record,
    Report, Shield, SmallestChange, Use,
};

/// Findings from a document of schema `findings`.
#[uniffi::export]
pub fn findings_from_json(json: &str) -> Result<Findings, DistinguoError> {
    read(&host::findings(json))
}

/// An act from a document of schema `act`.
#[uniffi::export]
pub fn act_from_json(json: &str) -> Result<Act, DistinguoError> {
    read(&host::act(json))
}

/// An actor, written as in an act.
#[uniffi::export]
pub fn actor_from_json(json: &str) -> Result<Actor, DistinguoError> {
    read(&host::actor(json))
}

/// A precedent from a document of schema `precedent`.
#[uniffi::export]
pub fn precedent_from_json(json: &str) -> Result<Precedent, DistinguoError> {
    read(&host::precedent(json))
}

/// A request for an end from a document of schema `due_request`.
#[uniffi::export]
pub fn due_request_from_json(json: &str) -> Result<DueRequest, DistinguoError> {
    read(&host::due_request(json))
}

/// A day that somebody wrote as YYYY-MM-DD; `name` says what for, and is where a problem points.
#[uniffi::export]
pub fn day_from_text(name: &str, text: &str) -> Result<Day, DistinguoError> {
    read(&host::day(name, text))
}

/// A use from its word, such as `appraisal`.
#[uniffi::export]
pub fn use_from_text(text: &str) -> Result<Use, DistinguoError> {
    read(&host::protected_use(text))
}

macro_rules! to_json {
    ($write:ident: $($kind:ident)*) => {$(
        #[uniffi::export]
        impl $kind {
            /// The document as canonical JSON (RFC 8785): the bytes that the kernel writes.
            pub fn to_json(&self) -> String {
                $write(self)
            }
        }
    )*};
}

to_json!(exact: Act Actor DueRequest Findings Precedent);
to_json!(json: Alike Audit Bars Blocked CaseChange CaseView Change Check Choice Comparison Derived Determination DueItem Foreign Governing Lasting
    PersonView Question Record Report Shield SmallestChange);

/// Canonical JSON of what the kernel reads, save that it keeps all digits of integers beyond 53 bits, which the canonical
/// form would round: the kernel refuses them, and names them as they are.
fn exact<T: Serialize>(document: &T) -> String {
    serde_json::to_value(document).unwrap_or_default().to_string()
}
