//! A case as somebody may see it: what is found and open, what was decided and is in effect, what runs for them, what they
//! were sent, and who handles it. Which of it is shown to whom is said in one place, next door: `sight`.

use serde::Serialize;

use super::act::Actor;
use super::agenda::{DueItem, due};
use super::draft::Rules;
use super::event::Event;
use super::known::{main_place, newest, standing_as_read};
use super::matter::{Decision, DecisionStage, Matter, MatterId, MatterState, Pass, Place};
use super::sight::{Sight, sight};
use super::state::Case;
use super::unseen::Unseen;
use super::view::{Correction, Stands};
use crate::determination::{Answered, OpenFact, Origin, State};
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::Purpose;
use crate::time::{Date, Instant};

/// A case as somebody may see it, by role and key.
///
/// ```
/// # use distinguo::case::{Act, Actor};
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
/// let person = Actor::new("person:wei", Id::new("person").unwrap(), None);
/// let view = kernel.explain_for(ledger.case(), &person, open.at()).unwrap().unwrap();
/// assert!(view.case.as_str() == "mine" && view.decisions.is_empty() && view.due.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PersonView {
    /// Id of the case.
    pub case: Id,
    /// Answers found, read, or presumed if it were decided now, with the clause and who must prove the contrary. By whom they
    /// were found is told to those who find and those who decide.
    pub answers: Vec<Answered>,
    /// Facts that are still open and could change the decision.
    pub open: Vec<OpenFact>,
    /// Accusations that they may know of, by their keys; never who made them.
    pub accusations: Vec<Id>,
    /// What was found in matters beside the case itself, such as an accusation: for those who find and decide there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<MatterFindings>,
    /// What was decided, one entry for each matter.
    pub decisions: Vec<DecisionView>,
    /// What is to be put right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Correction>,
    /// Who handles the case, and may be asked to withdraw.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub handlers: Vec<Handler>,
    /// What runs for them.
    pub due: Vec<DueItem>,
    /// Documents that they were sent.
    pub documents: Vec<Id>,
}

/// What was found in a matter.
///
/// ```
/// use distinguo::case::MatterFindings;
///
/// fn found(findings: &MatterFindings) -> usize {
///     findings.answers.len()
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MatterFindings {
    /// Matter that they are about.
    pub matter: MatterId,
    /// Answers that were found in the matter.
    pub answers: Vec<Answered>,
}

/// Somebody who handles a case.
///
/// ```
/// use distinguo::case::Handler;
///
/// fn name(handler: &Handler) -> &str {
///     &handler.id
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Handler {
    /// Id of the role in which they handle it.
    pub role: Id,
    /// Pseudonym of whoever handles it.
    pub id: String,
}

/// What was decided on a matter, as somebody may see it.
///
/// ```
/// use distinguo::case::{Act, Actor};
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
/// let person = Actor::new("person:wei", Id::new("person").unwrap(), None);
/// let view = kernel.explain_for(ledger.case(), &person, open.at()).unwrap().unwrap();
/// assert!(view.decisions.is_empty()); // the case was just opened
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DecisionView {
    /// Matter that was decided.
    pub matter: MatterId,
    /// The decision on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<RulingView>,
    /// Whether the name of the accused is to be cleared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clarification: Option<RulingView>,
    /// What came of relief, level by level.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relief: Vec<ReliefView>,
}

/// What came of a level of relief.
///
/// ```
/// use distinguo::case::ReliefView;
///
/// fn level(relief: &ReliefView) -> &str {
///     relief.level.as_str()
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReliefView {
    /// Id of the level of relief.
    pub level: Id,
    /// Decision that was made there.
    pub decision: RulingView,
}

/// A decision, and how it stands.
///
/// ```
/// use distinguo::case::RulingView;
///
/// fn outcome(ruling: &RulingView) -> &str {
///     ruling.outcome.as_str()
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RulingView {
    /// Id of the table that was decided.
    pub table: Id,
    /// Id of the outcome with which it stands, or stood.
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
    /// Day on which the reader received it. Left out: they have not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<Date>,
    /// No further relief.
    #[serde(rename = "final")]
    pub is_final: bool,
}

/// The case as an actor may see it; `None` before it is open.
pub(crate) fn view(
    rules: Rules<'_>,
    case: &Case,
    reader: Option<&Actor>,
    now: Instant,
) -> Result<Option<PersonView>, Unseen> {
    let Some(id) = case.id() else { return Ok(None) };
    let sight = sight(rules, case, reader, rules.zone.day(now))?;
    let role = reader.map(|actor| &actor.role);
    let (answers, open) = if sight.findings() {
        let main = main_place(rules, case);
        found(rules, case, &sight, main.as_ref())
    } else {
        (Vec::new(), Vec::new())
    };
    let accused = case
        .all_matters()
        .filter(|(id, matter)| matches!(matter.state, MatterState::Accusation { .. }) && sight.matter(id));
    let keyed = case.all_matters().filter(|(id, _)| id.key.is_some() && sight.findings_in(id));
    let findings = keyed.filter_map(|(id, _)| {
        let (answers, _) = found(rules, case, &sight, newest(case, id).as_ref());
        let answers = answers.into_iter().filter(|answered| matches!(answered.origin, Origin::Found { .. })).list();
        (!answers.is_empty()).then(|| MatterFindings { matter: id.clone(), answers })
    });
    let items = case.all_matters().filter_map(|(id, matter)| {
        let MatterState::Item { bearer, item } = &matter.state else { return None };
        let name = id.key.clone().unwrap_or_else(|| id.table.clone());
        sight.item(bearer).then(|| Correction { item: name, bearer: bearer.clone(), state: *item })
    });
    let documents = case.happened.iter().filter_map(|happened| {
        let Event::Received { document, by, .. } = &happened.event else { return None };
        sight.document(by, happened.about.as_ref()).then(|| document.clone())
    });
    let handlers = sight.handlers(case).into_iter();
    Ok(Some(PersonView {
        case: id.clone(),
        answers,
        open,
        accusations: accused.filter_map(|(id, _)| id.key.clone()).list(),
        findings: findings.list(),
        decisions: case.all_matters().filter_map(|(id, matter)| decided(&sight, role, id, matter)).list(),
        items: items.list(),
        handlers: handlers.map(|(role, id)| Handler { role: role.clone(), id: id.to_owned() }).list(),
        due: due(rules, case, &sight, now),
        documents: documents.list(),
    }))
}

/// What was found in a proceeding, and what is open in it, as somebody may see it.
fn found(rules: Rules<'_>, case: &Case, sight: &Sight<'_>, place: Option<&Place>) -> (Vec<Answered>, Vec<OpenFact>) {
    let main = |purpose| matches!(purpose, Purpose::Tolerance | Purpose::Accountability);
    let tables = rules.document().tables.iter().enumerate().filter(|(_, table)| main(table.purpose));
    let tables: Vec<usize> = tables.map(|(at, _)| at).list();
    let standing = standing_as_read(rules, case, place, |table| sight.reads(table));
    let state = State::of(rules.model(), standing, tables.clone());
    let mut open: Vec<OpenFact> = Vec::new();
    for mut fact in tables.iter().filter_map(|table| state.result(*table)).flat_map(|result| result.open) {
        // Which rule hangs on it is what the finding would lead to.
        if sight.is_blind() {
            (fact.needed_by, fact.together) = (None, Vec::new());
        }
        if !open.contains(&fact) {
            open.push(fact);
        }
    }
    let mut answers = state.answers();
    if sight.is_blind() {
        // What would be presumed is what a decision would rest on now.
        answers.retain(|answered| !matches!(answered.origin, Origin::Presumed { .. }));
    }
    if !sight.finders() {
        for answered in &mut answers {
            if let Origin::Found { by, .. } = &mut answered.origin {
                by.clear();
            }
        }
    }
    (answers, open)
}

/// What was decided on a matter, as far as somebody may see it.
fn decided(sight: &Sight<'_>, role: Option<&Id>, id: &MatterId, matter: &Matter) -> Option<DecisionView> {
    let told = |decision: &Decision, level: Option<&Id>| {
        sight.decision(id, &decision.ruling.table, level, decision.stage).then(|| ruling(decision, role))
    };
    // The newest that they may see: one that waits for approval takes the place of none.
    let mut own = matter.newest().filter(|(_, pass)| pass.pass.decides());
    let decision = own.find_map(|(_, pass)| told(pass.decision.as_ref()?, None));
    let clarification = matter.clarification().and_then(|(_, pass)| told(pass.decision.as_ref()?, None));
    let relief = matter.proceedings.iter().filter_map(|pass| {
        let Pass::Level { level, .. } = &pass.pass else { return None };
        let decision = told(pass.decision.as_ref()?, Some(level))?;
        Some(ReliefView { level: level.clone(), decision })
    });
    let relief: Vec<ReliefView> = relief.list();
    let seen = decision.is_some() || clarification.is_some() || !relief.is_empty();
    seen.then(|| DecisionView { matter: id.clone(), decision, clarification, relief })
}

fn ruling(decision: &Decision, role: Option<&Id>) -> RulingView {
    RulingView {
        table: decision.ruling.table.clone(),
        outcome: decision.outcome.clone(),
        rows: decision.ruling.rows.clone(),
        measure: decision.measure.clone(),
        made: decision.ruling.on,
        stands: Stands::of(decision.stage),
        effective: decision.stage.in_effect(),
        received: role.and_then(|role| decision.received.get(role).copied()),
        is_final: matches!(decision.stage, DecisionStage::Final(_)),
    }
}
