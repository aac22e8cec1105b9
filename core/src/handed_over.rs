//! Decisions of other cases as they are handed over: a ledger, line by line, that is audited like any other. What is only
//! said about another case changes nothing.

use crate::audit::{Need, Verdict, audit_at_hand};
use crate::case::{
    Act, Effect, Foreign, LinkedDecision, MatterChange, Open, Refusal, RefusalCode, decision, same_parties,
};
use crate::kernel::{AtHand, Ledger};

/// The decisions that an opening hands over, each with the entry that made it, under the rules of its own ledger. Those
/// that are only said are left out.
pub(crate) fn decisions(at_hand: AtHand<'_>, open: &Open, act: &Act) -> Result<Vec<LinkedDecision>, Refusal> {
    let mut found = Vec::new();
    for linked in open.linked.iter().filter(|linked| !linked.ledger.is_empty()) {
        let unsound = || Refusal::new(RefusalCode::LinkedUnsound).about(&linked.case);
        // Each line ends; one that held several would be several.
        let text: String = linked.ledger.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
        let report = audit_at_hand(at_hand, &text, linked.head.as_ref());
        match (report.verdict, report.unjudged.first().map(|first| &first.needs)) {
            (Verdict::Sound, _) => {}
            (Verdict::CannotBeJudged, Some(Need::Rulebook { rulebook })) => {
                return Err(Foreign::Rulebook { rulebook: rulebook.clone() }.into());
            }
            (Verdict::CannotBeJudged, Some(Need::Calendar { calendar })) => {
                return Err(Foreign::Calendar { calendar: calendar.clone() }.into());
            }
            (Verdict::CannotBeJudged | Verdict::NotSound, _) => return Err(unsound()),
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
        let rulebook = case.rulebook().ok_or_else(unsound)?;
        let rules = at_hand.find(rulebook, case.calendar())?.rules(case)?;
        same_parties(rules, open, case, &linked.table)?;
        let standing = decision(rules, case, &linked.table, None).filter(|decision| decision.stands());
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
