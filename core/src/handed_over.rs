//! Decisions of other cases as they are handed over: a ledger, line by line, that is audited like any other. What is only
//! said about another case changes nothing.

use crate::audit::{Need, Verdict, audit_at_hand};
use crate::case::{Effect, Foreign, LinkedDecision, MatterChange, Open, Refusal, RefusalCode, decision};
use crate::document::Id;
use crate::kernel::{AtHand, Ledger};
use crate::rulebook::document::{Document, Purpose};
use crate::rulebook::procedure::accuses;
use crate::time::Instant;

/// The decisions that an opening hands over, each with the entry that made it, under the rules of its own ledger. Those
/// that are only said are left out.
pub(crate) fn decisions(at_hand: AtHand<'_>, open: &Open, at: Instant) -> Result<Vec<LinkedDecision>, Refusal> {
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
        if ledger.records().last().is_some_and(|last| last.entry().at() > at) {
            return Err(Refusal::new(RefusalCode::OutOfOrder).about(&linked.case));
        }
        let rulebook = case.rulebook().ok_or_else(unsound)?;
        let rules = at_hand.find(rulebook, case.calendar())?.rules(case)?;
        concerns(rules.document(), open, &ledger, &linked.table)?;
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

/// Whether a ledger is about whom the case is about that is opened: what was decided on somebody else decides nothing here.
/// Of a reform that was put on record it is enough that the person or the unit is the same.
fn concerns(document: &Document, open: &Open, ledger: &Ledger, table: &Id) -> Result<(), Refusal> {
    let parties = ledger.case().opening.iter().flat_map(|opening| &opening.parties);
    let shared = parties.filter(|(role, _)| !accuses(document, role)).filter_map(|(role, party)| {
        let here = open.parties.0.get(role)?;
        Some((role, here == party))
    });
    let shared: Vec<(&Id, bool)> = shared.collect();
    let filed = document.tables.iter().any(|known| known.id == *table && known.purpose == Purpose::Filing);
    let same = |(_, same): &(&Id, bool)| *same;
    let fits = if filed { shared.iter().any(same) } else { !shared.is_empty() && shared.iter().all(same) };
    if fits {
        return Ok(());
    }
    let other = shared.iter().find(|role| !same(role)).map_or("", |(role, _)| role.as_str());
    Err(Refusal::new(RefusalCode::WrongPerson).about(other))
}
