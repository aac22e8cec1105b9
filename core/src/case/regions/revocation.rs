//! Revocation, both ways: tolerance that should not have been granted, and tolerance that was wrongly refused or never
//! examined. It is no relief, and not bound by what relief is bound by; but nobody is worse off unheard.

use super::super::draft::Draft;
use super::super::effect::{Effect, Proceeding, Verification};
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::{Case, RulingStage};
use crate::rulebook::document::{Meaning, Outcome, Table};

pub(crate) fn decidable(case: &Case, table: &Table) -> Result<(), Refusal> {
    let Some(of) = &table.of else { return Err(Refusal::new(RefusalCode::NothingDecided).about(&table.id)) };
    match case.rulings.get(of).map(|ruling| ruling.stage) {
        Some(RulingStage::Effective(_) | RulingStage::Final(_)) => Ok(()),
        Some(RulingStage::AwaitingApproval | RulingStage::Reopened | RulingStage::Revoked) | None => {
            Err(Refusal::new(RefusalCode::NothingDecided).about(of))
        }
    }
}

pub(crate) fn decided(draft: &mut Draft<'_>, table: &Table, chosen: &Outcome) {
    let Some(of) = table.of.clone() else { return };
    let reopened = match chosen.means {
        Some(Meaning::Revoke) => false,
        Some(Meaning::Reopen) => true,
        _ => return,
    };
    draft.emit(Effect::Annulled { table: of.clone(), remitted: reopened });
    super::super::periods::fall(draft, &of);
    draft.emit(Effect::ProceedingBegun { proceeding: Proceeding::Reopening });
    if reopened {
        draft.emit(Effect::VerificationSet { verification: Verification::Verifying });
    }
}
