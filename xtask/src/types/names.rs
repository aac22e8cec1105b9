//! The names that the schemas leave open: of documents, of what has the same name in two schemas and is not the same, and
//! of what would stand in the way of a name that Kotlin, Swift or Python programs use every day.

use serde_json::Value;

/// The schemas that types are made of, each a file of types, in the order in which to read them. What stands in several
/// belongs to the first.
///
/// Rulebooks and calendars are not among them: they are files that authors write and programs hand on. Nor are `answer`,
/// which every call unwraps, and `effect` and `event`, which are parts of an entry.
pub(super) const SCHEMAS: &[&str] = &[
    "problems",
    "findings",
    "determination",
    "questions",
    "smallest_change",
    "comparison",
    "governing",
    "precedent",
    "like",
    "act",
    "options",
    "refusal",
    "entry",
    "case",
    "due",
    "due_request",
    "due_list",
    "person",
    "protections",
    "bars",
    "lasting",
    "audit",
    "report",
    "check",
    "changes",
    "what-if",
];

/// The type of a document that is one object. The others are lists of a definition, or one that may be null.
pub(super) fn root(schema: &str) -> Option<&'static str> {
    Some(match schema {
        "act" => "Act",
        "audit" => "Audit",
        "bars" => "Bars",
        "case" => "CaseView",
        "check" => "Check",
        "comparison" => "Comparison",
        "determination" => "Determination",
        "due" => "Derived",
        "due_request" => "DueRequest",
        "entry" => "Record",
        "findings" => "Findings",
        "governing" => "Governing",
        "like" => "Alike",
        "person" => "PersonView",
        "precedent" => "Precedent",
        "refusal" => "Refusal",
        "report" => "Report",
        _ => return None,
    })
}

/// The name of a definition of a schema.
pub(super) fn settled(schema: &str, definition: &str) -> String {
    let name = match (schema, definition) {
        // As they are recorded, acts have commitments for their private texts.
        ("entry", "Body") => "RecordedBody",
        ("entry", "Vote") => "RecordedVote",
        ("entry", "Proof") => "RecordedProof",
        ("audit", "Finding") => "AuditFinding",
        ("changes", "Change") => "CaseChange",
        ("governing" | "comparison", "Choice") => "GoverningChoice",
        ("due" | "due_list" | "person", "Cause") => "UncertainCause",
        ("report", "Cell") => "ReportCell",
        ("report", "Part") => "ReportPart",
        // Swift's Foundation has a `Date`, which is an instant, and a `Unit`; the JVM has a `Class`.
        (_, "Date") => "Day",
        (_, "Unit") => "LengthUnit",
        (_, "Class") => "OutcomeClass",
        (_, name) => name,
    };
    name.to_owned()
}

/// Definitions of a rulebook that a document is asked for with.
pub(super) fn asked_with(schema: &str) -> &'static [&'static str] {
    if schema == "protections" { &["Use"] } else { &[] }
}

/// Values with a form of their own; written by hand in `scalars.rs`.
pub(super) fn is_scalar(definition: &str) -> bool {
    matches!(definition, "Date" | "Digest" | "End" | "Id" | "Instant")
}

/// The type of the parts that stand beside the members of an object.
pub(super) fn part(name: &str) -> Option<&'static str> {
    Some(match name {
        "Accusation" => "AccusationState",
        "Filed" => "Filing",
        "Answered" => "Origin",
        "Relief" => "LevelState",
        _ => return None,
    })
}

/// The type of the words that stand in a document without a definition of their own.
pub(super) fn words(schema: &str) -> Option<&'static str> {
    (schema == "refusal").then_some("RefusalCode")
}

/// A list of exactly two numbers, the first and the last of something.
pub(super) fn pair(value: &Value) -> Option<&'static str> {
    value.get("prefixItems").map(|_| "FirstAndLast")
}

/// The name of a payload that is no object, by its word.
pub(super) fn bare(schema: &str, word: &str) -> &'static str {
    match (schema, word) {
        (_, "remind" | "report_to" | "shift_to") => "role",
        (_, "final") => "table",
        (_, "open") => "level",
        (_, "none") => "why",
        _ => "so",
    }
}

/// The name of a member, where its own is a word of the languages of the bindings.
pub(super) fn member(name: &str) -> &str {
    match name {
        "in" => "listed",
        "final" => "is_final",
        name => name,
    }
}
