//! Whether a table can be decided, by how far its matter has come.

use super::ask::{ensure, not_now};
use super::{accusation, correction, filing, revocation};
use crate::case::draft::Rules;
use crate::case::matter::{DecisionStage, MatterState, Place};
use crate::case::parts::{Admission, Verification};
use crate::case::refusal::{Refusal, RefusalCode};
use crate::case::state::Case;
use crate::rulebook::document::{Purpose, Table};
use crate::rulebook::procedure::DocumentPurpose;

/// Whether a table, other than relief, can be decided in a proceeding now.
pub(crate) fn decidable(rules: Rules<'_>, case: &Case, table: &Table, place: &Place) -> Result<(), Refusal> {
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
