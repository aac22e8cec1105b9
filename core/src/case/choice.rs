//! An act that is possible, with all that whoever does it must know before.

use serde::Serialize;

use super::matter::MatterId;
use crate::document::Id;
use crate::precedent::Pointing;
use crate::rulebook::procedure::{Channel, Deed};
use crate::time::Due;

/// An act that is possible now.
///
/// ```
/// # use distinguo::case::Act;
/// # use distinguo::kernel::{Kernel, Ledger};
/// # use distinguo::rulebook::Rulebook;
/// # let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// # let open = Act::load(r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00",
/// #     "actor": {"id": "a", "role": "principal", "organ": "county"},
/// #     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
/// #     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#).unwrap();
/// # let mut ledger = Ledger::new();
/// # ledger.handle(&kernel, &open).unwrap();
/// let possible = kernel.options(ledger.case(), open.actor(), open.at()).unwrap();
/// let raise = serde_json::to_value(&possible[0]).unwrap();
/// assert_eq!((&raise["act"], &raise["channel"]), (&"raise".into(), &"own_motion".into()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Choice {
    /// The kind of act, narrowed by what it is about.
    pub(crate) act: Deed,
    /// Channel on which the case is raised; only for raising.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) channel: Option<Channel>,
    /// Matter that it is about. Left out: it is about the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) about: Option<MatterId>,
    /// Id of the period that it is done to; only for acts on periods.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) period: Option<Id>,
    /// Id of the recipient whose clock is meant, where there are several in a matter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) key: Option<Id>,
    /// Ids of the roles that a document may go to, to anybody where none is named; of the role that is assigned or the
    /// seat that is succeeded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) to: Vec<Id>,
    /// Pseudonyms of those whom it may be about: who may be asked to withdraw, who was asked to, who asked to be a
    /// party.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) people: Vec<String>,
    /// Ids of the outcomes that the findings permit; for deciders only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) outcomes: Vec<Id>,
    /// Ids of the outcomes that a varied decision may become.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) instead: Vec<Id>,
    /// How many precedents with the same findings point where: a decision that goes another way than some of them says why,
    /// under `departs`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) precedents: Vec<Pointing>,
    /// Facts that the actor may find and nobody has, or on which finders differ where one finding is to be adopted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) open: Vec<Id>,
    /// Facts that have been found and that the actor may find as well, or anew.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) again: Vec<Id>,
    /// Ids of the documents that must come with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) documents: Vec<Id>,
    /// Whether it must give reasons. Left out: it need not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) reasons: bool,
    /// When the time for it ends. Left out: it has no time limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) until: Option<Due>,
    /// Ids of the clauses that it rests on.
    pub(crate) clauses: Vec<Id>,
}

impl Choice {
    /// The name of the kind of act.
    #[must_use]
    pub fn kind(&self) -> String {
        self.act.name().to_owned()
    }

    /// The outcomes that the findings permit.
    #[must_use]
    pub fn outcomes(&self) -> &[Id] {
        &self.outcomes
    }
}
