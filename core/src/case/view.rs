//! Where a case stands, as JSON: for hosts that show it or keep it beside the ledger. The ledger is the case; this is what
//! it comes to.

use serde::Serialize;

use super::act::Stage;
use super::agenda::{Progress, progress};
use super::draft::Rules;
use super::known::{decisions, main_place};
use super::matter::{DecisionStage, MatterId, MatterState};
use super::parts::{AccusationState, Admission, Filing, ItemState, LevelState, Verification};
use super::state::Case;
use crate::document::{Digest, Id};
use crate::list::ToList;
use crate::rulebook::procedure::Channel;
use crate::sorted::{self, Map};
use crate::time::{Date, Instant};

/// Where a case stands, region by region.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::document::Id;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let view = kernel.view(ledger.case()).unwrap().unwrap();
/// assert_eq!(view.organ(&Id::new("superior").unwrap()), Some("city"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseView {
    /// Id of the case.
    pub case: Id,
    /// Number of its last entry.
    pub seq: u32,
    /// Hash of its last entry.
    pub head: Digest,
    /// Moment of its last entry.
    pub at: Instant,
    /// Version of the rulebook that the case runs under.
    pub version: String,
    /// Organ in each seat: ids of organs by the ids of seats.
    #[serde(serialize_with = "sorted::write")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<Id, String>"))]
    pub(crate) seats: Map<Id, String>,
    /// Reforms that were put on record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) filings: Vec<Filed>,
    pub(crate) admission: Admission,
    /// How the case was raised. Left out: nobody has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) channel: Option<Channel>,
    /// Id of the role that raised the case. Left out: nobody has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applicant: Option<Id>,
    /// Whether it is disputed who decides. Left out: it is not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub disputed: bool,
    pub(crate) verification: Verification,
    /// Decisions as they stand.
    pub decisions: Vec<Decision>,
    /// What is to be put right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Correction>,
    /// Levels of relief that were opened, asked for or decided.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<Relief>,
    /// Accusations and what came of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accusations: Vec<Accusation>,
    /// How far the accountability proceeding has come that this case belongs to.
    pub(crate) accountability: Stage,
    pub(crate) progress: Progress,
}

impl CaseView {
    /// The organ that sits at a seat of the rulebook.
    #[must_use]
    pub fn organ(&self, seat: &Id) -> Option<&str> {
        self.seats.get(seat).map(String::as_str)
    }
}

/// A decision as it stands.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let view = kernel.view(ledger.case()).unwrap().unwrap();
/// assert!(view.decisions.is_empty()); // the case was just opened
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Decision {
    /// Matter that was decided.
    pub matter: MatterId,
    /// Id of the table that was decided.
    pub table: Id,
    /// Id of the outcome with which it stands.
    pub outcome: Id,
    /// The rows that permit it: several where the findings leave open which of them applies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Id>,
    /// Id of the measure that comes with the outcome. Left out: none does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<Id>,
    /// Day on which it was made.
    pub made: Date,
    pub(crate) stands: Stands,
    /// Day since which it is in effect. Left out: it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective: Option<Date>,
    /// Day on which each role received it, by the id of the role.
    #[serde(skip_serializing_if = "Map::is_empty", serialize_with = "sorted::write")]
    #[cfg_attr(feature = "schema", schemars(default, with = "std::collections::BTreeMap<Id, Date>"))]
    pub(crate) received: Map<Id, Date>,
}

impl Decision {
    /// The day on which a role received it.
    #[must_use]
    pub fn received_by(&self, role: &Id) -> Option<Date> {
        self.received.get(role).copied()
    }
}

/// How a decision stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Stands {
    /// Made, not approved yet.
    AwaitingApproval,
    /// In effect.
    Effective,
    /// In effect, without further relief.
    Final,
    /// Not approved: to be decided anew.
    Disapproved,
    /// Annulled by relief and sent back.
    Annulled,
    /// Looked at again.
    Reopened,
    /// Revoked.
    Revoked,
}

impl Stands {
    pub(crate) const fn of(stage: DecisionStage) -> Self {
        match stage {
            DecisionStage::AwaitingApproval => Self::AwaitingApproval,
            DecisionStage::Disapproved => Self::Disapproved,
            DecisionStage::Effective(_) => Self::Effective,
            DecisionStage::Final(_) => Self::Final,
            DecisionStage::Annulled(_) => Self::Annulled,
            DecisionStage::Reopened(_) => Self::Reopened,
            DecisionStage::Revoked(_) => Self::Revoked,
        }
    }
}

/// A reform that was put on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Filed {
    /// Key of the filing in the case.
    pub(crate) filing: Id,
    #[serde(flatten)]
    pub(crate) state: Filing,
}

/// Something to be put right.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let view = kernel.view(ledger.case()).unwrap().unwrap();
/// assert!(view.items.is_empty()); // the case was just opened
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Correction {
    /// Key of the item in the case.
    pub item: Id,
    /// Id of the role that must do it.
    pub bearer: Id,
    pub(crate) state: ItemState,
}

/// A level of relief.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let view = kernel.view(ledger.case()).unwrap().unwrap();
/// assert!(view.levels.is_empty()); // the case was just opened
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Relief {
    /// Id of the level of relief.
    pub level: Id,
    /// Matter whose decision it is about.
    pub matter: MatterId,
    #[serde(flatten)]
    pub(crate) state: LevelState,
}

/// An accusation.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let view = kernel.view(ledger.case()).unwrap().unwrap();
/// assert!(view.accusations.is_empty()); // the case was just opened
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Accusation {
    /// Key of the accusation in the case.
    pub accusation: Id,
    #[serde(flatten)]
    pub(crate) state: AccusationState,
}

/// Where a case stands; `None` before it is open.
pub(crate) fn case_view(rules: Rules<'_>, case: &Case) -> Option<CaseView> {
    let listed = decisions(case).map(|listed| {
        let decision = listed.decision;
        let stands = Stands::of(decision.stage);
        Decision {
            matter: listed.matter.clone(),
            table: decision.ruling.table.clone(),
            outcome: decision.outcome.clone(),
            rows: decision.ruling.rows.clone(),
            measure: decision.measure.clone(),
            made: decision.ruling.on,
            stands,
            effective: decision.stage.in_effect(),
            received: decision.received.clone(),
        }
    });
    let decisions = listed.list();
    let (mut filings, mut items) = (Vec::new(), Vec::new());
    let (mut levels, mut accusations) = (Vec::new(), Vec::new());
    for (id, matter) in case.all_matters() {
        let key = id.key.clone().unwrap_or_else(|| id.table.clone());
        match &matter.state {
            MatterState::Plain | MatterState::Conflict { .. } => {}
            MatterState::Filing { filing } => filings.push(Filed { filing: key, state: filing.clone() }),
            MatterState::Item { bearer, item } => {
                items.push(Correction { item: key, bearer: bearer.clone(), state: *item });
            }
            MatterState::Accusation { accusation } => {
                accusations.push(Accusation { accusation: key, state: accusation.clone() });
            }
        }
        levels.extend(matter.levels().map(|(_, level, state)| Relief {
            level: level.clone(),
            matter: id.clone(),
            state: state.clone(),
        }));
    }
    let main = main_place(rules, case);
    let verification = main.and_then(|place| Some(case.matter(&place.matter)?.main().1.verification.clone()));
    Some(CaseView {
        case: case.id()?.clone(),
        seq: case.seq,
        head: case.head.clone()?,
        at: case.at?,
        version: case.version().to_owned(),
        seats: case.seats.clone(),
        filings,
        admission: case.admission.clone(),
        channel: case.channel,
        applicant: case.applicant.clone(),
        disputed: case.disputed(),
        verification: verification.unwrap_or(Verification::Idle),
        decisions,
        items,
        levels,
        accusations,
        accountability: case.stage,
        progress: progress(rules, case),
    })
}
