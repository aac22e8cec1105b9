//! What the person may see at every stage: what is alleged, what is found and open, what would be presumed, their clocks
//! and documents. Who accused them is not among it; and who accused sees nothing else about the person than what became of
//! the accusation.

use serde::Serialize;

use super::agenda::{DueItem, due};
use super::draft::Rules;
use super::event::Event;
use super::known::{decisions, main_place, standing};
use super::matter::{DecisionStage, MatterId, MatterState};
use super::state::Case;
use crate::determination::{Answered, OpenFact, State};
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::Purpose;
use crate::rulebook::procedure::{AboutDocument, Deed, DocumentPurpose, Period};
use crate::time::{Date, Instant};

/// A case as the person may see it.
///
/// ```
/// # use distinguo::case::Act;
/// # use distinguo::kernel::{Kernel, Ledger};
/// # use distinguo::rulebook::Rulebook;
/// # use distinguo::document::Id;
/// # let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// # let open = Act::load(r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00",
/// #     "actor": {"id": "a", "role": "principal", "organ": "county"},
/// #     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
/// #     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#).unwrap();
/// # let mut ledger = Ledger::new();
/// # ledger.handle(&kernel, &open).unwrap();
/// let person = Id::new("person").unwrap();
/// let view = kernel.explain_for(ledger.case(), &person, open.at()).unwrap().unwrap();
/// assert!(view.case.as_str() == "mine" && view.decisions.is_empty() && view.due.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PersonView {
    /// Id of the case.
    pub case: Id,
    /// Answers found, read, or presumed if it were decided now, with the clause and who must prove the contrary.
    pub answers: Vec<Answered>,
    /// Facts that are still open and could change the decision.
    pub open: Vec<OpenFact>,
    /// Accusations that the case knows, by their keys, with what has been found about each; never who made them.
    pub accusations: Vec<Id>,
    /// What was decided, and when it took effect and was received.
    pub decisions: Vec<DecisionView>,
    /// What runs for the person.
    pub due: Vec<DueItem>,
    /// Documents sent to the person.
    pub documents: Vec<Id>,
}

/// A decision as the person may see it.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
/// use distinguo::document::Id;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let view = kernel.explain_for(ledger.case(), &Id::new("person").unwrap(), open.at()).unwrap().unwrap();
/// assert!(view.decisions.is_empty()); // the case was just opened
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DecisionView {
    /// Matter that was decided.
    pub matter: MatterId,
    /// Id of the table that was decided.
    pub table: Id,
    /// Id of the outcome with which it stands.
    pub outcome: Id,
    /// The rows that permit it: several where the findings leave open which of them applies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Id>,
    /// Day on which it was made.
    pub made: Date,
    /// The day since which it is in effect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective: Option<Date>,
    /// The day on which the person received it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<Date>,
    /// No further relief.
    #[serde(rename = "final")]
    pub is_final: bool,
}

/// Whether a role is heard as an accuser.
fn accuses(rules: Rules<'_>, role: &Id) -> bool {
    let book = rules.document();
    let mut statements = book.documents.iter().filter(|kind| kind.purpose == Some(DocumentPurpose::AccuserStatement));
    statements.any(|kind| {
        let deed = Deed::Submit(AboutDocument { document: kind.id.clone() });
        let granted = book.acts.iter().any(|grant| grant.by.contains(role) && grant.act.covers(&deed));
        let asked = |period: &Period| period.who == *role && period.ends.iter().any(|event| event.gives(&deed, None));
        granted || book.periods.iter().any(asked)
    })
}

/// The case as the person in that role may see it.
pub(crate) fn view(rules: Rules<'_>, case: &Case, role: &Id, now: Instant) -> Option<PersonView> {
    let id = case.id()?.clone();
    let accuser = accuses(rules, role);
    let main = |purpose| !accuser && matches!(purpose, Purpose::Tolerance | Purpose::Accountability);
    let tables: Vec<usize> =
        rules.document().tables.iter().enumerate().filter(|(_, table)| main(table.purpose)).map(|(at, _)| at).list();
    let state = State::of(rules.model(), standing(rules, case, main_place(rules, case).as_ref()), tables.clone());
    let mut open: Vec<OpenFact> = Vec::new();
    for fact in tables.iter().filter_map(|table| state.result(*table)).flat_map(|result| result.open) {
        if !open.contains(&fact) {
            open.push(fact);
        }
    }
    let told = |table: &Id| {
        let table = rules.document().tables.iter().find(|known| known.id == *table);
        !accuser || table.is_some_and(|table| table.purpose == Purpose::Accusation)
    };
    let listed = decisions(case).filter(|listed| told(&listed.decision.ruling.table)).map(|listed| {
        let decision = listed.decision;
        DecisionView {
            matter: listed.matter.clone(),
            table: decision.ruling.table.clone(),
            outcome: decision.outcome.clone(),
            rows: decision.ruling.rows.clone(),
            made: decision.ruling.on,
            effective: decision.stage.in_effect(),
            received: decision.received.get(role).copied(),
            is_final: matches!(decision.stage, DecisionStage::Final(_)),
        }
    });
    let accused = case.all_matters().filter(|(_, matter)| matches!(matter.state, MatterState::Accusation { .. }));
    let documents = case.happened.iter().filter_map(|happened| {
        let Event::Received { document, by, .. } = &happened.event else { return None };
        (by == role).then(|| document.clone())
    });
    Some(PersonView {
        case: id,
        answers: if accuser { Vec::new() } else { state.answers() },
        open,
        accusations: accused.filter_map(|(id, _)| id.key.clone()).list(),
        decisions: listed.list(),
        due: due(rules, case, now).into_iter().filter(|item| item.bearer == *role).list(),
        documents: documents.collect(),
    })
}
