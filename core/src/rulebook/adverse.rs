//! Which outcomes go against somebody, and which of two is heavier: nobody is decided against unheard, and relief never makes
//! worse.

use super::document::{Meaning, Outcome, Purpose, Table};
use super::model::Model;
use crate::document::Id;

/// Whether an outcome, with or without a measure, goes against the one that the matter is about.
pub(crate) fn adverse(_: &Model, table: &Table, outcome: &Outcome, measure: Option<&Id>) -> bool {
    if measure.is_some() {
        return true;
    }
    match table.purpose {
        Purpose::Filing
        | Purpose::Admission
        | Purpose::Relief
        | Purpose::Clarification
        | Purpose::Competence
        | Purpose::Correction
        | Purpose::Advice => false,
        Purpose::Accusation => outcome.means == Some(Meaning::False),
        Purpose::Revocation => matches!(outcome.means, Some(Meaning::Revoke)),
        Purpose::Tolerance | Purpose::Accountability => {
            let mildest = table.outcomes.iter().filter_map(|outcome| outcome.class).min();
            outcome.class != mildest || outcome.tolerated == Some(false)
        }
    }
}

/// Whether an outcome with its measure is heavier than another: by class, then by measure, of which none is the lightest.
/// What cannot be compared counts as heavier.
pub(crate) fn heavier(
    table: &Table,
    (than, than_measure): (&Id, Option<&Id>),
    (chosen, measure): (&Id, Option<&Id>),
) -> bool {
    let of = |id: &Id| table.outcomes.iter().find(|outcome| outcome.id == *id);
    let (Some(before), Some(after)) = (of(than), of(chosen)) else { return true };
    let by_class = match (before.class, after.class) {
        (Some(before), Some(after)) => after.cmp(&before),
        (_, _) if before.id == after.id => std::cmp::Ordering::Equal,
        (_, _) => std::cmp::Ordering::Greater,
    };
    let place = |measure: Option<&Id>| measure.map(|measure| after.measures.iter().position(|known| known == measure));
    let by_measure = match (place(than_measure), place(measure)) {
        (_, None) => std::cmp::Ordering::Equal,
        (None, Some(_)) => std::cmp::Ordering::Greater,
        (Some(Some(before)), Some(Some(after))) => after.cmp(&before),
        (Some(_), Some(_)) => std::cmp::Ordering::Greater,
    };
    by_class.then(by_measure).is_gt()
}
