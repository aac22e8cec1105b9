//! What is adverse: before it is decided, whoever it goes against is heard; and what is heavier than something else.
//!
//! Of tolerance and accountability everything is adverse except what the table marks favourable and what is mildest on its
//! ladder, and any measure is. Beside them: revoking, reopening what was favourable, calling an accusation false, ending a
//! protection. Of filing, admission, relief, clarification, competence, correction and advice nothing is, unless the book
//! says so: relief answers for them, and relief itself never goes against who asked for it.

use serde::Serialize;

use super::document::{Meaning, Outcome, Purpose, Table};
use super::model::Model;
use super::procedure::EventPattern;
use crate::document::Id;
use crate::list::ToList;

/// What a decision comes to: an outcome and the measure that comes with it, if one does.
pub(crate) type Chosen<'c> = (&'c Id, Option<&'c Id>);

/// Whether a decision of a table is adverse to whoever it is about. `standing` is what the decision that it would undo
/// stands with; where that is not known, undoing it is adverse.
pub(crate) fn adverse(
    model: &Model,
    table: &Table,
    (outcome, measure): Chosen<'_>,
    standing: Option<Chosen<'_>>,
) -> bool {
    // What nobody knows is no better than it may be.
    let Some(outcome) = table.outcome(outcome) else { return true };
    if outcome.adverse || measure.is_some() {
        return true;
    }
    if outcome.favourable {
        return false;
    }
    match table.purpose {
        Purpose::Tolerance | Purpose::Accountability => !mildest(table, outcome),
        Purpose::Revocation => match outcome.means {
            Some(Meaning::Revoke) => true,
            Some(Meaning::Reopen) => {
                let of = table.of.as_ref().and_then(|of| model.table(of));
                let (Some(of), Some(standing)) = (of, standing) else { return true };
                favours(model, of, standing)
            }
            _ => ends_protection(model, table, outcome),
        },
        Purpose::Accusation => outcome.means == Some(Meaning::False) || ends_protection(model, table, outcome),
        Purpose::Filing
        | Purpose::Admission
        | Purpose::Relief
        | Purpose::Clarification
        | Purpose::Competence
        | Purpose::Correction
        | Purpose::Advice => false,
    }
}

/// Whether an outcome is the mildest on the ladder of its table. Where it says that nothing is tolerated, it is not mild
/// however short the ladder is.
fn mildest(table: &Table, outcome: &Outcome) -> bool {
    let lowest = table.outcomes.iter().filter_map(|outcome| outcome.class).min();
    outcome.class.is_some() && outcome.class == lowest && outcome.tolerated != Some(false)
}

/// Whether a decision is one that somebody could lose by its being reopened.
fn favours(model: &Model, table: &Table, standing: Chosen<'_>) -> bool {
    let tolerated = table.outcome(standing.0).is_some_and(|outcome| outcome.tolerated == Some(true));
    tolerated || !adverse(model, table, standing, None)
}

/// Whether a protection of the book ends with an outcome, by its name.
fn ends_protection(model: &Model, table: &Table, outcome: &Outcome) -> bool {
    model.document.protections.iter().any(|protection| {
        let (Some(EventPattern::Decided(ends)) | Some(EventPattern::Effective(ends))) = &protection.until else {
            return false;
        };
        ends.table == table.id && ends.r#in.contains(&outcome.id)
    })
}

/// Whether a decision is heavier than another of the same table: in class, or by its measure, where none is the lightest.
/// What cannot be compared counts as heavier.
pub(crate) fn heavier(table: &Table, than: Chosen<'_>, chosen: Chosen<'_>) -> bool {
    let ([Some(before), Some(after)], [before_measure, after_measure]) =
        ([than.0, chosen.0].map(|id| table.outcome(id)), [than.1, chosen.1])
    else {
        return true;
    };
    heavier_outcome(before, after) || heavier_measure(table, before_measure, after_measure)
}

fn heavier_outcome(before: &Outcome, after: &Outcome) -> bool {
    if before.id == after.id {
        return false;
    }
    match (before.class, after.class) {
        (Some(before), Some(after)) => after > before,
        // Without classes only what does nobody harm is no heavier than anything.
        (None, _) | (_, None) => {
            let favourable = after.favourable
                || matches!(after.means, Some(Meaning::Accept | Meaning::Stand | Meaning::True | Meaning::Mistaken));
            let spared = after.tolerated == Some(true) && before.tolerated == Some(false);
            !favourable && !spared
        }
    }
}

/// Measures are listed from mild to grave. Lists of different outcomes say the same of the measures that are on both, or
/// those cannot be compared.
fn heavier_measure(table: &Table, before: Option<&Id>, after: Option<&Id>) -> bool {
    let (before, after) = match (before, after) {
        (_, None) => return false,
        (None, Some(_)) => return true,
        (Some(before), Some(after)) => (before, after),
    };
    if before == after {
        return false;
    }
    let places = table.outcomes.iter().filter_map(|outcome| {
        let place = |measure: &Id| outcome.measures.iter().position(|known| known == measure);
        Some((place(before)?, place(after)?))
    });
    let heavier: Vec<bool> = places.map(|(before, after)| after > before).list();
    heavier.is_empty() || heavier.contains(&true)
}

/// When an outcome is adverse.
///
/// ```
/// assert_eq!(serde_json::to_string(&distinguo::rulebook::AdverseWhen::WithMeasure).unwrap(), r#""with_measure""#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AdverseWhen {
    /// Whatever comes with it.
    Always,
    /// Only with a measure.
    WithMeasure,
    /// Only where what it reopens was favourable.
    AgainstFavourable,
}

/// An outcome before which somebody is heard.
///
/// ```
/// use distinguo::rulebook::{AdverseWhen, Rulebook};
///
/// let book = Rulebook::shipped("cn.reference").unwrap();
/// let adverse: Vec<_> = book.adverse().filter(|adverse| adverse.table.as_str() == "tolerance").collect();
/// assert_eq!(adverse.last().unwrap().outcome.as_str(), "not_tolerated");
/// assert_eq!(adverse.last().unwrap().when, AdverseWhen::Always);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AdverseOutcome {
    /// Id of the table.
    pub table: Id,
    /// Id of the outcome.
    pub outcome: Id,
    /// In which circumstances the outcome is adverse.
    pub when: AdverseWhen,
}

/// The outcomes that are adverse, table by table in declared order; none where nobody can open a case.
pub(super) fn adverse_outcomes(model: &Model) -> impl Iterator<Item = AdverseOutcome> {
    let tables = model.document.tables.iter().filter(|_| super::procedure::has_procedure(&model.document));
    let outcomes = tables.flat_map(|table| table.outcomes.iter().map(move |outcome| (table, outcome)));
    outcomes.filter_map(|(table, outcome)| {
        let when = when(model, table, outcome)?;
        Some(AdverseOutcome { table: table.id.clone(), outcome: outcome.id.clone(), when })
    })
}

fn when(model: &Model, table: &Table, outcome: &Outcome) -> Option<AdverseWhen> {
    let reopens = table.purpose == Purpose::Revocation && outcome.means == Some(Meaning::Reopen) && !outcome.adverse;
    match (adverse(model, table, (&outcome.id, None), None), reopens) {
        (true, true) => Some(AdverseWhen::AgainstFavourable),
        (true, false) => Some(AdverseWhen::Always),
        (false, _) => (!outcome.measures.is_empty()).then_some(AdverseWhen::WithMeasure),
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::Class;
    use super::*;
    use crate::rulebook::Rulebook;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    #[test]
    fn reopening_is_adverse_where_somebody_could_lose_by_it() {
        let book = Rulebook::shipped("cn.reference").unwrap();
        let model = book.model();
        let table = model.table(&id("revocation")).unwrap();
        let reopened = id("reopened");
        let against = |standing: &str| adverse(model, table, (&reopened, None), Some((&id(standing), None)));
        assert!(["exempt", "mitigated", "lighter"].into_iter().all(against));
        assert!(!against("not_tolerated"));
        // Where nobody knows what stands it is adverse, and revoking always is.
        assert!(adverse(model, table, (&reopened, None), None));
        assert!(adverse(model, table, (&id("revoked"), None), Some((&id("not_tolerated"), None))));
        assert!(!adverse(model, table, (&id("stands"), None), None));
    }

    #[test]
    fn what_ends_a_protection_by_name_is_adverse() {
        let text = Rulebook::shipped_text("cn.reference").unwrap();
        let mut book: serde_json::Value = serde_json::from_str(text).unwrap();
        let protections = book["protections"].as_array_mut().unwrap();
        let accused = protections.iter_mut().find(|protection| protection["id"] == "accused").unwrap();
        accused["until"] = serde_json::json!({"decided": {"table": "accusation", "in": ["true"]}});
        let book = Rulebook::load(&book.to_string()).unwrap();
        let model = book.model();
        let table = model.table(&id("accusation")).unwrap();
        assert!(adverse(model, table, (&id("true"), None), None));
        assert!(!adverse(model, table, (&id("mistaken"), None), None));
    }

    #[test]
    fn a_measure_is_heavier_than_none_and_a_graver_one_than_a_milder_one() {
        let book = Rulebook::shipped("cn.supervision.2024").unwrap();
        let table = &book.model().document.tables[0];
        let [mitigated, lighter, ordinary] = ["mitigated", "lighter", "ordinary"].map(id);
        let [warning, demerit, unknown] = ["warning", "demerit", "unheard_of"].map(id);
        assert!(heavier(table, (&lighter, None), (&lighter, Some(&warning))));
        assert!(!heavier(table, (&lighter, Some(&warning)), (&lighter, None)));
        assert!(heavier(table, (&lighter, Some(&warning)), (&lighter, Some(&demerit))));
        assert!(!heavier(table, (&lighter, Some(&demerit)), (&mitigated, Some(&warning))));
        assert!(heavier(table, (&lighter, Some(&demerit)), (&ordinary, Some(&warning))), "in class");
        assert!(heavier(table, (&lighter, Some(&warning)), (&mitigated, Some(&demerit))), "by the measure");
        assert!(heavier(table, (&lighter, Some(&warning)), (&lighter, Some(&unknown))), "incomparable");
        assert!(heavier(table, (&lighter, None), (&unknown, None)), "unknown");
    }

    #[test]
    fn of_any_two_decisions_of_a_table_one_is_not_heavier_and_nothing_is_heavier_than_itself() {
        let book = Rulebook::shipped("cn.supervision.2024").unwrap();
        let table = &book.model().document.tables[0];
        let measures = |outcome: &Outcome| -> Vec<Option<Id>> {
            std::iter::once(None).chain(outcome.measures.iter().cloned().map(Some)).collect()
        };
        let all: Vec<(Id, Option<Id>, Option<Class>)> = table
            .outcomes
            .iter()
            .flat_map(|outcome| {
                measures(outcome).into_iter().map(|measure| (outcome.id.clone(), measure, outcome.class))
            })
            .collect();
        let chosen = |of: &(Id, Option<Id>, Option<Class>)| (of.0.clone(), of.1.clone());
        for one in &all {
            assert!(!heavier(table, (&one.0, one.1.as_ref()), (&one.0, one.1.as_ref())));
            for other in &all {
                let there = heavier(table, (&one.0, one.1.as_ref()), (&other.0, other.1.as_ref()));
                let back = heavier(table, (&other.0, other.1.as_ref()), (&one.0, one.1.as_ref()));
                // Neither way only where they differ in nothing; both ways where one is graver and the other harsher.
                assert!(there || back || chosen(one) == chosen(other) || one.2 == other.2 || one.1 == other.1);
                for third in &all {
                    let on = heavier(table, (&other.0, other.1.as_ref()), (&third.0, third.1.as_ref()));
                    let whole = heavier(table, (&one.0, one.1.as_ref()), (&third.0, third.1.as_ref()));
                    assert!(!(whole && !there && !on), "no heavier twice is no heavier");
                }
            }
        }
    }
}
