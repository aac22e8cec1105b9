//! Scenarios: what a rulebook should come to, written by people who know the regulation and do not program. A scenario states
//! findings and what they permit, or tells a story act by act with what is refused, what runs until when and what was
//! decided. Whether the rulebook agrees is tried by driving the kernel itself.

mod opening;
mod run;

use serde::{Serialize, Serializer};

use crate::case::RefusalCode;
use crate::determination::Conduct;
use crate::document::{Decode, Id, Json, Reader, Text, decode_object, nearest};
use crate::error::{Code, Problem, Problems};
use crate::sorted::{self, Map};
use crate::time::{Date, Moment};

pub use run::{Check, Covered, Subject, Tried};

/// Scenarios of one rulebook.
///
/// ```
/// use distinguo::rulebook::Rulebook;
/// use distinguo::scenario::Scenarios;
///
/// let scenarios = Scenarios::load(r#"{
///     "format": "distinguo.scenarios/1", "rulebook": "cn.hunan.clarification", "version": "2023",
///     "scenarios": [{
///         "name": "捏造事实意图陷害的，认定为诬告陷害",
///         "findings": {"allegation": "untrue", "fabricated": "yes"},
///         "expect": [{"table": "accusation", "permits": ["false"], "rows": ["false"]}]}]
/// }"#).unwrap();
/// let book = Rulebook::shipped("cn.hunan.clarification").unwrap();
/// let tried = scenarios.try_on(&book, None).unwrap();
/// assert!(tried[0].agrees());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Scenarios {
    /// Always `distinguo.scenarios/1`. Another version of the format is refused.
    format: Format,
    /// Id of the rulebook that they are about.
    rulebook: Id,
    /// Version of the rulebook. Left out: the newest.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    /// What they are, for readers, by language. Left out: nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Text>,
    /// Situations, each with what the rulebook must make of it. At least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    scenarios: Vec<Scenario>,
}

decode_object!(Scenarios, "scenarios", { format, rulebook, version, title, scenarios });

/// The format of the document, with its version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
enum Format {
    #[serde(rename = "distinguo.scenarios/1")]
    V1,
}

impl Decode for Format {
    const EXPECTED: &'static str = "`distinguo.scenarios/1`";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        reader.format(json, Self::EXPECTED);
        Self::V1
    }
}

impl Scenarios {
    /// Reads scenarios. Whether their names exist is seen when they meet the rulebook.
    ///
    /// # Errors
    ///
    /// All problems of the document.
    pub fn load(text: &str) -> Result<Self, Problems> {
        let scenarios: Self = Reader::read(text)?;
        let mut problems = Problems::new();
        if scenarios.scenarios.is_empty() {
            problems.push(Problem::new(Code::TooFew, "/scenarios").given(0).expected("one scenario"));
        }
        for (number, scenario) in scenarios.scenarios.iter().enumerate() {
            scenario.check(&format!("/scenarios/{number}"), &mut problems);
        }
        if problems.is_empty() { Ok(scenarios) } else { Err(problems) }
    }

    /// The rulebook that they are about.
    #[must_use]
    pub const fn rulebook(&self) -> &Id {
        &self.rulebook
    }

    /// Its version, where one is stated.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.scenarios.len()
    }

    /// Whether there are none; a document has at least one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.scenarios.is_empty()
    }
}

/// One scenario: findings with what they permit, or steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Scenario {
    /// What it shows, in a sentence.
    name: String,
    /// What was found: for each fact the id of an answer, or an amount in the smallest unit of the fact.
    #[serde(skip_serializing_if = "By::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    findings: By<Found>,
    /// Decisions that facts are read from: for each table its outcome, or `undecided`.
    #[serde(skip_serializing_if = "By::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    read: By<Id>,
    /// What the findings come to, table by table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    expect: Vec<Expected>,
    /// Whether the findings contradict each other. Left out: they do not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    contradictory: bool,
    /// How the case is opened that the steps are taken in.
    #[serde(skip_serializing_if = "Option::is_none")]
    opened: Option<Opened>,
    /// What is done one after the other, and what is expected then.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    steps: Vec<Step>,
}

decode_object!(Scenario, "a scenario", { name, findings, read, expect, contradictory, opened, steps });

impl Scenario {
    fn check(&self, pointer: &str, problems: &mut Problems) {
        let stated =
            !self.findings.is_empty() || !self.expect.is_empty() || self.contradictory || !self.read.is_empty();
        if stated == self.opened.is_some() {
            problems.push(Problem::new(Code::OneScenario, pointer).given(&self.name));
        }
        if stated && self.expect.is_empty() && !self.contradictory {
            problems
                .push(Problem::new(Code::MissingField, format!("{pointer}/expect")).given("expect").expected("a list"));
        }
        for (number, step) in self.steps.iter().enumerate() {
            step.check(&format!("{pointer}/steps/{number}"), problems);
        }
    }
}

/// What a table comes to. What is left out is not looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Expected {
    /// Id of the table that is looked at.
    table: Id,
    /// Ids of the outcomes that may be decided: these and no others. Left out: it is not looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    permits: Option<Vec<Id>>,
    /// Ids of outcomes that may not be decided, and that no further finding can make possible. Left out: it is not
    /// looked at.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    never: Vec<Id>,
    /// Id of the outcome that is the normal one among several. Left out: it is not looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    normally: Option<Id>,
    /// Ids of the rows that apply. Left out: it is not looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<Vec<Id>>,
    /// Ids of the facts that must still be found before it can be decided; empty where it can. Left out: it is not
    /// looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<Vec<Id>>,
}

decode_object!(Expected, "what is expected of a table", { table, permits, never, normally, rows, open });

/// How a case is opened. What is left out is what the rulebook suggests: every seat is an organ of its own, and every party
/// that does not join later is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Opened {
    /// Day on which the case is opened, YYYY-MM-DD, or the minute, YYYY-MM-DDThh:mm.
    on: When,
    /// Id of the role that opens it.
    by: Id,
    /// First and last day of the conduct. Left out: nothing is said of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    conduct: Option<Conduct>,
    /// Organ in each seat: ids of organs by the ids of seats.
    #[serde(skip_serializing_if = "By::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    seats: By<String>,
    /// Name of each party, by the id of its role.
    #[serde(skip_serializing_if = "By::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    parties: By<String>,
}

decode_object!(Opened, "an object with `on` and `by`", { on, by, conduct, seats, parties });

/// What is done, or only looked at, on a day, and what is expected then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Step {
    /// Day of the step, YYYY-MM-DD, or the minute, YYYY-MM-DDThh:mm. A step that only looks does so at the end of the
    /// day.
    on: When,
    /// Id of the role that acts. Left out: the step only looks.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<Id>,
    /// Who acts, where several do in one role: a name of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<String>,
    /// What is done: a word such as `withdraw`, or an object such as `{"find": {"fact": "gain", "answer": "none"}}`.
    #[serde(rename = "do", skip_serializing_if = "Option::is_none")]
    r#do: Option<Done>,
    /// Code with which the act is refused. Left out: it must be possible.
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<String>,
    /// Periods that run then, by their ids, each with the day on which it ends.
    #[serde(skip_serializing_if = "By::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    due: By<Date>,
    /// Ids of the periods that are overdue then.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    overdue: Vec<Id>,
    /// Ids of the periods that do not run then, and are not overdue.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    over: Vec<Id>,
    /// Decisions as they stand then: for each table the id of its outcome.
    #[serde(skip_serializing_if = "By::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    decided: By<Id>,
}

decode_object!(Step, "a step", { on, by, who, r#do, refused, due, overdue, over, decided });

impl Step {
    fn check(&self, pointer: &str, problems: &mut Problems) {
        let missing = |field: &'static str, expected: &str| {
            Problem::new(Code::MissingField, format!("{pointer}/{field}")).given(field).expected(expected)
        };
        match (&self.by, &self.r#do) {
            (None, Some(_)) => problems.push(missing("by", "a role")),
            (Some(_), None) => problems.push(missing("do", "an act")),
            (Some(_), Some(_)) | (None, None) => {}
        }
        if let Some(code) = &self.refused {
            if self.r#do.is_none() {
                problems.push(missing("do", "an act"));
            }
            if !RefusalCode::ALL.iter().any(|known| known.as_str() == code) {
                let nearest = nearest(code, RefusalCode::ALL.iter().map(|known| known.as_str()));
                let problem = Problem::new(Code::UnknownRefusal, format!("{pointer}/refused"));
                problems.push(problem.given(code).nearest(nearest));
            }
        }
    }
}

/// An answer to a fact, or an amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
enum Found {
    /// An answer.
    Answer(Id),
    /// An amount in the smallest unit of the fact.
    Amount(i64),
}

impl Decode for Found {
    const EXPECTED: &'static str = "an answer";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        match json {
            Json::Integer(_) | Json::NotAnInteger(_) => Self::Amount(Decode::decode(json, reader)),
            Json::Null | Json::Bool(_) | Json::String(_) | Json::Array(_) | Json::Object(_) => {
                Self::Answer(Decode::decode(json, reader))
            }
        }
    }
}

/// A day, or a minute of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Day(Date),
    Minute(Moment),
}

impl Decode for When {
    const EXPECTED: &'static str = "a day as YYYY-MM-DD, or a minute as YYYY-MM-DDThh:mm";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let Some(text) = reader.string(json, Self::EXPECTED) else { return Self::Day(Date::MIN) };
        let minute = Moment::parse(text).filter(|_| text.contains('T'));
        let when = minute.map(Self::Minute).or_else(|| Date::parse(text).map(Self::Day));
        when.unwrap_or_else(|| {
            reader.report(|at| Problem::new(Code::BadDate, at).given(text));
            Self::Day(Date::MIN)
        })
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Day(day) => serializer.collect_str(day),
            Self::Minute(minute) => serializer.collect_str(minute),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for When {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "When".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A day as YYYY-MM-DD, or a minute of it as YYYY-MM-DDThh:mm, in the legal time zone.",
            "type": "string",
            "pattern": "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2})?$",
        })
    }
}

/// An act as people write it: without ids, instants and salts.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Done(Json<'static>);

impl Decode for Done {
    const EXPECTED: &'static str = "an act";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        match json {
            Json::String(_) | Json::Object(_) => {}
            Json::Null | Json::Bool(_) | Json::Integer(_) | Json::NotAnInteger(_) | Json::Array(_) => {
                reader.wrong_type(json, Self::EXPECTED);
            }
        }
        Self(json.clone().into_owned())
    }
}

impl Serialize for Done {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Done {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Done".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "What is done: a word such as `withdraw`, or an object with one field, the act, as in the field `act` of the schema `act`. Texts may be written without salts.",
            "anyOf": [{"type": "string"}, {"type": "object", "minProperties": 1, "maxProperties": 1}],
        })
    }
}

/// Something for each of several ids.
#[derive(Clone, Debug, PartialEq, Eq)]
struct By<T>(Map<Id, T>);

impl<T> Default for By<T> {
    fn default() -> Self {
        Self(Map::default())
    }
}

impl<T> By<T> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Serialize> Serialize for By<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        sorted::write(&self.0, serializer)
    }
}

impl<T: Decode> Decode for By<T> {
    const EXPECTED: &'static str = "an object from ids to values";

    /// What is not written is empty.
    const OPTIONAL: bool = true;

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        Self(reader.by_id(json, Self::EXPECTED))
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for By<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        std::collections::BTreeMap::<Id, T>::schema_name()
    }

    fn inline_schema() -> bool {
        std::collections::BTreeMap::<Id, T>::inline_schema()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        std::collections::BTreeMap::<Id, T>::json_schema(generator)
    }
}
