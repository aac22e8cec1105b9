//! Documents and words as the kernel reads them, for hosts that make values of their own of a text before they ask
//! anything: the answer is the document, or what is wrong with it. It can be given to the kernel again.

use super::{DueRequest, answer, beside, word};
use crate::case::{Act, Actor};
use crate::determination::Findings;
use crate::document::Reader;
use crate::precedent::Precedent;
use crate::rulebook::Use;
use crate::time::Date;

/// A document of schema `findings`.
///
/// ```
/// let answer = distinguo::host::findings(r#"{"under": [], "format": "distinguo.findings/1"}"#);
/// assert!(answer.contains(r#""pointer":"/under""#));
/// ```
#[must_use]
pub fn findings(text: &str) -> String {
    answer(Findings::load(text))
}

/// A document of schema `act`.
///
/// ```
/// assert!(distinguo::host::act("{}").contains(r#""code":"missing_field""#));
/// ```
#[must_use]
pub fn act(text: &str) -> String {
    answer(Act::load(text))
}

/// A document of schema `precedent`.
///
/// ```
/// assert!(distinguo::host::precedent("{}").contains(r#""code":"missing_field""#));
/// ```
#[must_use]
pub fn precedent(text: &str) -> String {
    answer(Precedent::load(text))
}

/// A document of schema `due_request`. Whether its texts are dates and lengths shows when the end is asked for.
///
/// ```
/// assert!(distinguo::host::due_request("[]").contains(r#""code":"wrong_type""#));
/// ```
#[must_use]
pub fn due_request(text: &str) -> String {
    answer(Reader::read::<DueRequest>(text))
}

/// An actor, written as in an act. It stands beside other documents: its pointers begin with `/actor`.
///
/// ```
/// let answer = distinguo::host::actor(r#"{"role": "person", "id": "person:wei"}"#);
/// assert_eq!(answer, r#"{"ok":{"id":"person:wei","role":"person"}}"#);
/// assert!(distinguo::host::actor("{}").contains(r#""pointer":"/actor/id""#));
/// ```
#[must_use]
pub fn actor(text: &str) -> String {
    answer(beside::<Actor>("actor", text))
}

/// A day that stands beside a document under that name.
///
/// ```
/// assert_eq!(distinguo::host::day("decided", "2026-03-02"), r#"{"ok":"2026-03-02"}"#);
/// assert!(distinguo::host::day("decided", "2026-02-30").contains(r#""pointer":"/decided""#));
/// ```
#[must_use]
pub fn day(name: &str, text: &str) -> String {
    answer(word::<Date>(name, text))
}

/// A use of a case for which protections are asked.
///
/// ```
/// assert_eq!(distinguo::host::protected_use("grade"), r#"{"ok":"grade"}"#);
/// assert!(distinguo::host::protected_use("gossip").contains(r#""pointer":"/use""#));
/// ```
#[must_use]
pub fn protected_use(text: &str) -> String {
    answer(word::<Use>("use", text))
}
