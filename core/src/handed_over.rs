//! Decisions of other cases as they are handed over: a ledger, line by line, that is audited like any other. What is only
//! said about another case changes nothing.

use crate::audit::audit;
use crate::case::{Act, Effect, LinkedDecision, MatterChange, Open, Refusal, RefusalCode, decision, same_parties};
use crate::kernel::{Kernel, Ledger};

/// The decisions that an opening hands over, each with the entry that made it. Those that are only said are left out.
pub(crate) fn decisions(kernel: &Kernel, open: &Open, act: &Act) -> Result<Vec<LinkedDecision>, Refusal> {
    let mut found = Vec::new();
    for linked in open.linked.iter().filter(|linked| !linked.ledger.is_empty()) {
        let unsound = || Refusal::new(RefusalCode::LinkedUnsound).about(&linked.case);
        // Each line ends; one that held several would be several.
        let text: String = linked.ledger.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
        if !audit(kernel, &text, linked.head.as_ref()).is_sound() {
            return Err(unsound());
        }
        let ledger = Ledger::read(&text).map_err(|_| unsound())?;
        let case = ledger.case();
        if case.id() != Some(&linked.case) {
            return Err(unsound());
        }
        // Nobody hands over what has not happened yet.
        if ledger.records().last().is_some_and(|last| last.entry().at() > act.at()) {
            return Err(Refusal::new(RefusalCode::OutOfOrder).about(&linked.case));
        }
        same_parties(kernel.rules(case).map_err(|_| unsound())?, open, case, &linked.table)?;
        let standing = decision(kernel.rules(case).map_err(|_| unsound())?, case, &linked.table, None)
            .filter(|decision| decision.stands());
        let Some(standing) = standing else {
            return Err(Refusal::new(RefusalCode::NothingDecided).about(&linked.table));
        };
        let said = linked.outcome.as_ref().is_none_or(|said| *said == standing.outcome)
            && linked.on.is_none_or(|on| on == standing.ruling.on);
        let made = |effect: &Effect| {
            let Effect::Matter { about, change } = effect else { return false };
            matches!(change, MatterChange::Made { ruling, .. } if ruling.table == linked.table)
                || matches!(change, MatterChange::Varied { .. } if *about.table() == linked.table)
        };
        let entry = ledger.records().iter().rev().find(|record| record.entry().effects.iter().any(made));
        let Some(record) = entry.filter(|_| said) else { return Err(unsound()) };
        found.push(LinkedDecision {
            case: linked.case.clone(),
            table: linked.table.clone(),
            outcome: standing.outcome.clone(),
            on: standing.ruling.on,
            entry: record.entry().seq(),
            hash: record.hash().clone(),
        });
    }
    Ok(found)
}
