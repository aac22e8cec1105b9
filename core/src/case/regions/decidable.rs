//! Whether a table can be decided, by how far its matter has come.

use super::ask::{ensure, not_now};
use super::{accusation, correction, filing, revocation};
use crate::case::draft::Rules;
use crate::case::matter::{DecisionStage, MatterState, Place, Proceeding};
use crate::case::parts::{Admission, Verification};
use crate::case::refusal::{Refusal, RefusalCode};
use crate::case::state::Case;
use crate::rulebook::document::{Purpose, Table};
use crate::rulebook::procedure::DocumentPurpose;

/// Whether what was decided and waits for approval could still be decided: what it was decided on may have been taken back, or
/// have fallen, since.
pub(crate) fn still(rules: Rules<'_>, case: &Case, table: &Table, place: &Place) -> Result<(), Refusal> {
    match table.purpose {
        Purpose::Filing | Purpose::Admission | Purpose::Competence | Purpose::Correction | Purpose::Revocation => {
            open(rules, case, table, place)
        }
        Purpose::Tolerance
        | Purpose::Accountability
        | Purpose::Relief
        | Purpose::Accusation
        | Purpose::Clarification
        | Purpose::Advice => Ok(()),
    }
}

/// Whether a table, other than relief, can be decided in a proceeding now: not while what was decided there is approved.
pub(crate) fn decidable(rules: Rules<'_>, case: &Case, table: &Table, place: &Place) -> Result<(), Refusal> {
    if case.proceeding(place).is_some_and(Proceeding::awaits_approval) {
        return Err(Refusal::new(RefusalCode::AwaitingApproval));
    }
    open(rules, case, table, place)
}

fn open(rules: Rules<'_>, case: &Case, table: &Table, place: &Place) -> Result<(), Refusal> {
    match table.purpose {
        Purpose::Filing => filing::decidable(case, place),
        Purpose::Admission => ensure(case.admission == Admission::Raised, "admission"),
        Purpose::Competence => {
            let open = case.matter(&place.matter).map(|matter| &matter.state);
            ensure(open == Some(&MatterState::Conflict { settled: false }), "dispute")
        }
        Purpose::Tolerance | Purpose::Accountability => {
            ensure(case.admission == Admission::Admitted, "admission")?;
            let pass = case.proceeding(place);
            let reports = rules.document().documents.iter().any(|kind| kind.purpose == Some(DocumentPurpose::Report));
            let reported = pass.is_some_and(|pass| pass.verification == Verification::Reported);
            ensure(!reports || reported, "verification")?;
            match pass.and_then(|pass| pass.decision.as_ref()).map(|decision| decision.stage) {
                None | Some(DecisionStage::Disapproved) => Ok(()),
                Some(DecisionStage::AwaitingApproval) => Err(Refusal::new(RefusalCode::AwaitingApproval)),
                Some(
                    DecisionStage::Effective(_)
                    | DecisionStage::Final(_)
                    | DecisionStage::Annulled(_)
                    | DecisionStage::Reopened(_)
                    | DecisionStage::Revoked(_),
                ) => Err(not_now("decision")),
            }
        }
        Purpose::Correction => correction::decidable(case, place),
        // Relief is decided on a level.
        Purpose::Relief => Err(Refusal::new(RefusalCode::NothingDecided).about("level")),
        Purpose::Revocation => revocation::decidable(case, table),
        Purpose::Accusation | Purpose::Clarification => accusation::decidable(case, place, table.purpose),
        Purpose::Advice => Ok(()),
    }
}
