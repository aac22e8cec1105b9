//! Matters and their proceedings. A case is about one conduct; a matter is one thing to be decided in it; a proceeding is one
//! pass over a matter. What is found, heard, decided and asked belongs to the proceeding that it was done in, so that nothing
//! that happens in one matter reaches another.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Serialize, Serializer};

use super::parts::Carried;
use super::parts::{AccusationState, Filing, ItemState, LevelState, Ruling, Verification};
use crate::document::{Decode, Id, Json, Reader, decode_object, decode_tagged};
use crate::rulebook::document::Purpose;
use crate::sorted::Map;
use crate::time::Date;

/// The name of a matter: the table that decides it, and a key where several matters of that table can be in one case. It
/// is written `table` or `table/key`.
///
/// ```
/// use distinguo::case::MatterId;
/// assert_eq!(MatterId::parse("accusation/a1").unwrap().to_string(), "accusation/a1");
/// assert!(MatterId::parse("accusation/").is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MatterId {
    pub(crate) table: Id,
    pub(crate) key: Option<Id>,
}

impl MatterId {
    /// The matter that a table decides, where there is one in a case.
    pub(crate) const fn of(table: Id) -> Self {
        Self { table, key: None }
    }

    /// One of several matters of a table.
    pub(crate) const fn keyed(table: Id, key: Id) -> Self {
        Self { table, key: Some(key) }
    }

    /// Reads a name; `None` where the text is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once('/') {
            None => Id::new(text).map(Self::of),
            Some((table, key)) => Some(Self::keyed(Id::new(table)?, Id::new(key)?)),
        }
    }

    /// The table that decides the matter.
    #[must_use]
    pub const fn table(&self) -> &Id {
        &self.table
    }

    /// What tells the matter from others of its table.
    #[must_use]
    pub const fn key(&self) -> Option<&Id> {
        self.key.as_ref()
    }
}

impl fmt::Display for MatterId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.key {
            None => write!(out, "{}", self.table),
            Some(key) => write!(out, "{}/{key}", self.table),
        }
    }
}

impl Serialize for MatterId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for MatterId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "MatterId".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "The name of a matter: the table that decides it, and a key where several matters of that table can be in one case.",
            "type": "string",
            "pattern": "^[a-z][a-z0-9_.-]{0,63}(/[a-z][a-z0-9_.-]{0,63})?$"
        })
    }
}

impl Decode for MatterId {
    const EXPECTED: &'static str = "a matter: `table` or `table/key`";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let named = reader.string(json, Self::EXPECTED).map(|text| (Self::parse(text), text));
        match named {
            Some((Some(matter), _)) => matter,
            Some((None, text)) => {
                reader.report(|at| {
                    crate::error::Problem::new(crate::error::Code::WrongType, at).given(text).expected(Self::EXPECTED)
                });
                Self::of(Id::stand_in())
            }
            None => Self::of(Id::stand_in()),
        }
    }
}

/// A proceeding by its place: the matter, and the number of the pass, from 0.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Place {
    /// Matter that the proceeding belongs to.
    pub(crate) matter: MatterId,
    /// Number of the proceeding in its matter, from 0.
    pub(crate) proceeding: u32,
}

decode_object!(Place, "an object with `matter` and `proceeding`", { matter, proceeding });

/// One thing to be decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Matter {
    pub(crate) state: MatterState,
    /// Its passes, the oldest first; never empty.
    pub(crate) proceedings: Vec<Proceeding>,
}

/// What a matter is beside its proceedings: those that people raise have a course of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = state_fields))]
#[serde(tag = "matter", rename_all = "snake_case")]
pub(crate) enum MatterState {
    /// Nothing beyond its proceedings.
    Plain,
    /// The record of a reform.
    Filing { filing: Filing },
    /// An accusation, and clearing the name of the accused.
    Accusation { accusation: AccusationState },
    /// Something to be put right, by whom.
    Item { bearer: Id, item: ItemState },
    /// Who decides is disputed, or settled.
    Conflict { settled: bool },
}

/// What the fields of an item and of a conflict say.
#[cfg(feature = "schema")]
fn state_fields(schema: &mut schemars::Schema) {
    crate::document::describe(
        schema,
        &[("bearer", "Id of the role that must put it right."), ("settled", "Whether it is settled who decides.")],
    );
}

decode_tagged!(MatterState, "a state of a matter", "matter", {
    "plain" => Plain {},
    "filing" => Filing { filing },
    "accusation" => Accusation { accusation },
    "item" => Item { bearer, item },
    "conflict" => Conflict { settled },
});

/// One pass over a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proceeding {
    pub(crate) pass: Pass,
    /// The entry in which it began.
    pub(crate) since: u32,
    /// Fact, answer, finder; a later finding of the same finder supersedes.
    pub(crate) found: Vec<(Id, Id, String)>,
    pub(crate) adopted: Vec<(Id, Id)>,
    /// Which of these were found under an earlier version, and as what.
    pub(crate) carried: Vec<Carried>,
    pub(crate) verification: Verification,
    pub(crate) hearings: Vec<Hearing>,
    pub(crate) decision: Option<Decision>,
}

/// Which pass over a matter a proceeding is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = pass_fields))]
#[serde(tag = "pass", rename_all = "snake_case")]
pub(crate) enum Pass {
    /// The first.
    First,
    /// What was asked before is asked anew: completed, filed again, taken over.
    Again,
    /// Whether the name of the accused is to be cleared.
    Clarification,
    /// A level of relief.
    Level { level: Id, state: LevelState },
    /// What follows where relief annulled a decision and sent the matter back.
    Remittal,
    /// A decision that is looked at again.
    Reopening,
}

/// What the field of a level says.
#[cfg(feature = "schema")]
fn pass_fields(schema: &mut schemars::Schema) {
    crate::document::describe(schema, &[("level", "Id of the level of relief.")]);
}

decode_tagged!(Pass, "a pass over a matter", "pass", {
    "first" => First {},
    "again" => Again {},
    "clarification" => Clarification {},
    "level" => Level { level, state },
    "remittal" => Remittal {},
    "reopening" => Reopening {},
});

impl Pass {
    /// Whether the decision of the pass is the decision on the matter itself.
    pub(crate) const fn decides(&self) -> bool {
        match self {
            Self::First | Self::Again | Self::Remittal | Self::Reopening => true,
            Self::Clarification | Self::Level { .. } => false,
        }
    }
}

/// A hearing on one proposed decision: what its notice told, and how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hearing {
    pub(crate) notice: Notice,
    /// The entry in which the notice was received.
    pub(crate) received: Option<u32>,
    pub(crate) heard: Option<Heard>,
}

/// What the one against whom it may go was told before being heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Notice {
    /// Id of the document that told it.
    pub(crate) document: Id,
    /// Id of the role that it went to.
    pub(crate) to: Id,
    /// Answers against the person that stood on that day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) adverse: Vec<AdverseAnswer>,
    /// Outcomes and measures that may come of the hearing.
    pub(crate) contemplated: Vec<Contemplated>,
}

decode_object!(Notice, "a notice of hearing", { document, to, adverse, contemplated });

/// An answer that is not the most favourable one of its fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct AdverseAnswer {
    /// Id of the fact.
    pub(crate) fact: Id,
    /// Id of the answer that stood.
    pub(crate) answer: Id,
}

decode_object!(AdverseAnswer, "an adverse answer", { fact, answer });

/// An outcome that may come of a hearing, with the measure that may come with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Contemplated {
    /// Id of an outcome that may be decided.
    pub(crate) outcome: Id,
    /// Id of the measure that may come with it. Left out: none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) measure: Option<Id>,
}

decode_object!(Contemplated, "an object with `outcome`", { outcome, measure });

/// How a hearing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Heard {
    /// A statement was made.
    Stated,
    /// The right to make one was given up.
    Waived,
    /// The time for it ran out.
    RanOut,
}

crate::document::decode_word!(Heard { "stated" => Stated, "waived" => Waived, "ran_out" => RanOut });

/// A decision and what has become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    pub(crate) ruling: Ruling,
    pub(crate) stage: DecisionStage,
    /// The outcome and measure with which it stands: others after it was varied.
    pub(crate) outcome: Id,
    pub(crate) measure: Option<Id>,
    pub(crate) received: Map<Id, Date>,
    /// The entry in which it was made.
    pub(crate) seq: u32,
}

impl Decision {
    /// Whether it is in effect.
    pub(crate) const fn stands(&self) -> bool {
        self.stage.in_effect().is_some()
    }
}

/// The stages of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DecisionStage {
    /// Made, not approved yet.
    AwaitingApproval,
    /// Not approved: to be decided anew.
    Disapproved,
    /// In effect since that day.
    Effective(Date),
    /// In effect since that day, without further relief.
    Final(Date),
    /// Annulled by relief and sent back; it had been in effect since that day.
    Annulled(Date),
    /// Looked at again; it had been in effect since that day.
    Reopened(Date),
    /// Revoked; it had been in effect since that day.
    Revoked(Date),
}

impl DecisionStage {
    /// The day since which it is in effect, where it is.
    pub(crate) const fn in_effect(self) -> Option<Date> {
        match self {
            Self::Effective(on) | Self::Final(on) => Some(on),
            Self::AwaitingApproval | Self::Disapproved | Self::Annulled(_) | Self::Reopened(_) | Self::Revoked(_) => {
                None
            }
        }
    }

    /// The day on which it took effect, whatever has become of it since.
    pub(crate) const fn took_effect(self) -> Option<Date> {
        match self {
            Self::Effective(on) | Self::Final(on) | Self::Annulled(on) | Self::Reopened(on) | Self::Revoked(on) => {
                Some(on)
            }
            Self::AwaitingApproval | Self::Disapproved => None,
        }
    }
}

impl Proceeding {
    pub(crate) const fn begun(pass: Pass, since: u32) -> Self {
        Self {
            pass,
            since,
            found: Vec::new(),
            adopted: Vec::new(),
            carried: Vec::new(),
            verification: Verification::Idle,
            hearings: Vec::new(),
            decision: None,
        }
    }

    /// Whether something may still be decided in it.
    pub(crate) fn is_open(&self) -> bool {
        match &self.pass {
            Pass::Level { state, .. } => matches!(state, LevelState::Requested | LevelState::Open),
            Pass::First | Pass::Again | Pass::Clarification | Pass::Remittal | Pass::Reopening => {
                match &self.decision {
                    None => true,
                    Some(decision) => {
                        matches!(decision.stage, DecisionStage::AwaitingApproval | DecisionStage::Disapproved)
                    }
                }
            }
        }
    }

    /// Whether what was decided in it waits for approval.
    pub(crate) fn awaits_approval(&self) -> bool {
        self.decision.as_ref().is_some_and(|decision| decision.stage == DecisionStage::AwaitingApproval)
    }

    /// The level of relief that it is, and how far it has come.
    pub(crate) const fn level(&self) -> Option<(&Id, &LevelState)> {
        match &self.pass {
            Pass::Level { level, state } => Some((level, state)),
            Pass::First | Pass::Again | Pass::Clarification | Pass::Remittal | Pass::Reopening => None,
        }
    }
}

impl Matter {
    /// A matter that has just begun.
    pub(crate) fn begun(state: MatterState, since: u32) -> Self {
        Self { state, proceedings: vec![Proceeding::begun(Pass::First, since)] }
    }

    /// Its passes with their numbers, the newest first.
    pub(crate) fn newest(&self) -> impl Iterator<Item = (u32, &Proceeding)> {
        self.numbered().rev()
    }

    /// Its passes with their numbers.
    pub(crate) fn numbered(&self) -> impl DoubleEndedIterator<Item = (u32, &Proceeding)> {
        self.proceedings.iter().enumerate().map(|(at, pass)| (u32::try_from(at).unwrap_or(u32::MAX), pass))
    }

    pub(crate) fn proceeding(&self, number: u32) -> Option<&Proceeding> {
        self.proceedings.get(usize::try_from(number).ok()?)
    }

    /// The pass in which the matter itself is decided now.
    pub(crate) fn main(&self) -> (u32, &Proceeding) {
        let mut deciding = self.newest().filter(|(_, proceeding)| proceeding.pass.decides());
        // The first pass decides, and a matter has one from its beginning on.
        deciding.next().unwrap_or((0, NEVER))
    }

    /// The decision on the matter: of its newest pass that has come to one.
    pub(crate) fn decision(&self) -> Option<&Decision> {
        let deciding = self.newest().filter(|(_, proceeding)| proceeding.pass.decides());
        deciding.filter_map(|(_, proceeding)| proceeding.decision.as_ref()).next()
    }

    /// The pass that the decision on the matter was made in.
    pub(crate) fn decided_in(&self) -> Option<(u32, &Decision)> {
        let deciding = self.newest().filter(|(_, proceeding)| proceeding.pass.decides());
        deciding.filter_map(|(at, proceeding)| Some((at, proceeding.decision.as_ref()?))).next()
    }

    /// The pass in which it is asked whether the name is to be cleared.
    pub(crate) fn clarification(&self) -> Option<(u32, &Proceeding)> {
        self.newest().find(|(_, proceeding)| proceeding.pass == Pass::Clarification)
    }

    /// The levels of relief against the decision of now: those of a decision that was sent back are past.
    pub(crate) fn levels(&self) -> impl DoubleEndedIterator<Item = (u32, &Id, &LevelState)> {
        let (since, _) = self.main();
        let later = self.numbered().filter(move |(at, _)| *at > since);
        later.filter_map(|(at, proceeding)| proceeding.level().map(|(level, state)| (at, level, state)))
    }

    /// How far a level of relief has come.
    pub(crate) fn level(&self, level: &Id) -> Option<(u32, &LevelState)> {
        self.levels().rev().find(|(_, known, _)| *known == level).map(|(at, _, state)| (at, state))
    }

    /// The decision that the one of a remittal takes the place of.
    pub(crate) fn sent_back(&self, proceeding: u32) -> Option<&Decision> {
        let pass = self.proceeding(proceeding)?;
        if pass.pass != Pass::Remittal {
            return None;
        }
        let mut before = self.newest().filter(|(at, known)| *at < proceeding && known.pass.decides());
        before.find_map(|(_, known)| known.decision.as_ref())
    }
}

/// What stands in for the first pass of a matter that lost it, which none can.
const NEVER: &Proceeding = &Proceeding::begun(Pass::First, 0);

/// The matters of a case, by name.
pub(crate) type Matters = BTreeMap<MatterId, std::sync::Arc<Matter>>;

/// The table under which the matters of a table are named: whether a name is to be cleared belongs to the accusation.
pub(crate) fn home<'d>(tables: &'d [crate::rulebook::document::Table], id: &'d Id) -> &'d Id {
    let purpose = |id: &Id| tables.iter().find(|table| table.id == *id).map(|table| table.purpose);
    if purpose(id) != Some(Purpose::Clarification) {
        return id;
    }
    tables.iter().find(|table| table.purpose == Purpose::Accusation).map_or(id, |table| &table.id)
}
