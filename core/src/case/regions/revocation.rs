//! Revocation, both ways: tolerance that should not have been granted, and tolerance that was wrongly refused or never
//! examined. Each question is a matter of its own. It is no relief, and not bound by what relief is bound by; but nobody is
//! worse off unheard.

use super::super::draft::Draft;
use super::super::effect::MatterChange;
use super::super::matter::{MatterId, Pass};
use super::super::parts::Verification;
use super::super::refusal::{Refusal, RefusalCode};
use super::super::state::Case;
use crate::rulebook::document::{Meaning, Outcome, Table};

/// The matter whose decision a table looks at again.
fn looked_at(table: &Table) -> Option<MatterId> {
    table.of.clone().map(MatterId::of)
}

pub(crate) fn decidable(case: &Case, table: &Table) -> Result<(), Refusal> {
    let Some(of) = looked_at(table) else { return Err(Refusal::new(RefusalCode::NothingDecided).about(&table.id)) };
    let stands = case.matter(&of).and_then(|matter| matter.decision()).is_some_and(|decision| decision.stands());
    if stands { Ok(()) } else { Err(Refusal::new(RefusalCode::NothingDecided).about(of)) }
}

pub(crate) fn decided(draft: &mut Draft<'_>, table: &Table, chosen: &Outcome) {
    let Some(of) = looked_at(table) else { return };
    let Some(proceeding) = draft.case.matter(&of).and_then(|matter| Some(matter.decided_in()?.0)) else { return };
    match chosen.means {
        Some(Meaning::Revoke) => {
            draft.change(&of, MatterChange::Revoked { proceeding });
            super::super::periods::fall(draft, &of);
        }
        Some(Meaning::Reopen) => {
            draft.change(&of, MatterChange::Reopened { proceeding });
            super::super::periods::fall(draft, &of);
            draft.change(&of, MatterChange::ProceedingBegun { pass: Pass::Reopening });
            let proceeding = draft.case.matter(&of).map_or(0, |matter| matter.main().0);
            draft.change(&of, MatterChange::VerificationSet { proceeding, verification: Verification::Verifying });
        }
        _ => {}
    }
}
