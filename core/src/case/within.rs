//! Which matter an event of a rule is meant in. A period starts, ends and stands still by events of its own matter. Where a
//! rule waits for something that can only happen in another matter, it links the two.

use super::draft::Rules;
use super::matter::{MatterId, home};
use super::places::reviewed;
use super::state::Case;
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::Purpose;
use crate::rulebook::procedure::{ActedPattern, Consequence, Deed, DocumentPurpose, EventPattern, Named, Period};

/// Whether an event moves what runs in a matter. What belongs to no matter moves all, and what runs in none is moved by all;
/// and of an event the book may say that any matter will do.
pub(crate) fn concerns(
    rules: Rules<'_>,
    pattern: &EventPattern,
    happened: Option<&MatterId>,
    runs: Option<&MatterId>,
) -> bool {
    let (Some(happened), Some(runs)) = (happened, runs) else { return true };
    if happened == runs || pattern.any_matter() {
        return true;
    }
    // A pattern that can be met in the matter itself is met there only.
    let met_in = tables(rules, pattern);
    let linked = !met_in.is_empty() && !met_in.contains(&&runs.table);
    let same = happened.key.is_none() || runs.key.is_none() || happened.key == runs.key;
    linked && happened.table != runs.table && (same || numbered(rules, happened) || numbered(rules, runs))
}

/// Whether a matter is the newest of those that are only counted: its number is no name that another could share.
fn numbered(rules: Rules<'_>, matter: &MatterId) -> bool {
    matches!(rules.purpose(&matter.table), Some(Purpose::Revocation | Purpose::Competence))
}

/// Whether a period is begun by an event of a matter. Relief is decided on many matters: where its other events name tables,
/// a period begins with relief on the matters of those.
pub(crate) fn begins(rules: Rules<'_>, period: &Period, pattern: &EventPattern, about: Option<&MatterId>) -> bool {
    let Some(about) = about else { return true };
    let on_any = match pattern {
        EventPattern::Decided(wanted) | EventPattern::Effective(wanted) => {
            rules.purpose(&wanted.table) == Some(Purpose::Relief) && wanted.level.is_none()
        }
        EventPattern::Acted(_)
        | EventPattern::Submitted(_)
        | EventPattern::Waived(_)
        | EventPattern::Sent(_)
        | EventPattern::Received(_)
        | EventPattern::Acknowledged(_)
        | EventPattern::Lapsed(_)
        | EventPattern::Dated(_) => false,
    };
    if !on_any {
        return true;
    }
    let decided = |pattern: &&EventPattern| matches!(pattern, EventPattern::Decided(_) | EventPattern::Effective(_));
    let starts = period.starts.iter().flat_map(|pattern| own(rules, pattern));
    let documents = period.ends.iter().filter(|pattern| !decided(pattern)).flat_map(|pattern| tables(rules, pattern));
    let mut named: Vec<&Id> = starts.chain(documents).list();
    if named.is_empty() {
        named = period.ends.iter().flat_map(|pattern| own(rules, pattern)).list();
    }
    named.is_empty() || named.contains(&&about.table)
}

/// The tables that a pattern names by deciding them; of relief, those that a named level reviews.
fn own<'k>(rules: Rules<'k>, pattern: &'k EventPattern) -> Vec<&'k Id> {
    let decided = |table: &'k Id, level: Option<&'k Id>| match (rules.purpose(table), level) {
        (Some(Purpose::Relief), Some(level)) => reviewed(rules, level),
        (Some(Purpose::Relief), None) => Vec::new(),
        (_, _) => vec![home(&rules.document().tables, table)],
    };
    match pattern {
        EventPattern::Decided(wanted) | EventPattern::Effective(wanted) => {
            decided(&wanted.table, wanted.level.as_ref())
        }
        EventPattern::Acted(ActedPattern { act: Deed::Decide(about) | Deed::Approve(about), .. }) => {
            decided(&about.table, about.level.as_ref())
        }
        EventPattern::Acted(ActedPattern { act: Deed::Request(about), .. }) => reviewed(rules, &about.level),
        EventPattern::Acted(_)
        | EventPattern::Submitted(_)
        | EventPattern::Waived(_)
        | EventPattern::Sent(_)
        | EventPattern::Received(_)
        | EventPattern::Acknowledged(_)
        | EventPattern::Lapsed(_)
        | EventPattern::Dated(_) => Vec::new(),
    }
}

/// The tables in whose matters a pattern can be met; none where it can be met in any.
fn tables<'k>(rules: Rules<'k>, pattern: &'k EventPattern) -> Vec<&'k Id> {
    let all = |purposes: &[Purpose]| -> Vec<&'k Id> {
        let tables = rules.document().tables.iter().filter(|table| purposes.contains(&table.purpose));
        tables.map(|table| home(&rules.document().tables, &table.id)).list()
    };
    let of_document = |id: &Id| -> Vec<&'k Id> {
        let Some(kind) = rules.kind(id) else { return Vec::new() };
        if !kind.of.is_empty() {
            let named = kind.of.iter().flat_map(|table| match rules.purpose(table) {
                Some(Purpose::Relief) => {
                    rules.document().relief.iter().flat_map(|level| reviewed(rules, &level.id)).list()
                }
                _ => vec![home(&rules.document().tables, table)],
            });
            return named.list();
        }
        match kind.purpose {
            Some(DocumentPurpose::Statement | DocumentPurpose::HearingNotice) => {
                all(&[Purpose::Tolerance, Purpose::Accountability, Purpose::Revocation])
            }
            Some(DocumentPurpose::Report) => all(&[Purpose::Tolerance, Purpose::Accountability]),
            Some(
                DocumentPurpose::AccuserStatement
                | DocumentPurpose::ClarificationLetter
                | DocumentPurpose::Clarification,
            ) => all(&[Purpose::Accusation]),
            Some(DocumentPurpose::CorrectionReport) => all(&[Purpose::Correction]),
            Some(
                DocumentPurpose::Decision
                | DocumentPurpose::Opinion
                | DocumentPurpose::CorrectionOrder
                | DocumentPurpose::Referral
                | DocumentPurpose::FollowUp,
            )
            | None => Vec::new(),
        }
    };
    match pattern {
        EventPattern::Decided(wanted) | EventPattern::Effective(wanted)
            if rules.purpose(&wanted.table) == Some(Purpose::Relief) && wanted.level.is_none() =>
        {
            rules.document().relief.iter().flat_map(|level| reviewed(rules, &level.id)).list()
        }
        EventPattern::Decided(_) | EventPattern::Effective(_) => own(rules, pattern),
        EventPattern::Acted(acted) => match (acted.act.named(), acted.act.kind().matters) {
            (Named::Document(document), _) => of_document(document),
            (Named::Table(_) | Named::Level(_), _) => own(rules, pattern),
            (Named::Nothing, Some(purpose)) => all(&[purpose]),
            (Named::Nothing, None) => Vec::new(),
        },
        EventPattern::Submitted(about) | EventPattern::Waived(about) | EventPattern::Acknowledged(about) => {
            of_document(&about.document)
        }
        EventPattern::Sent(sent) => of_document(&sent.document),
        EventPattern::Received(received) => of_document(&received.document),
        EventPattern::Lapsed(_) | EventPattern::Dated(_) => Vec::new(),
    }
}

/// The matter whose decision a period that runs out makes final: its own where the rule names its table, else the one that
/// there is of a table that the rule names beside.
pub(crate) fn finalised(
    rules: Rules<'_>,
    case: &Case,
    period: &Period,
    table: &Id,
    about: Option<&MatterId>,
) -> Option<MatterId> {
    let home = home(&rules.document().tables, table);
    if let Some(about) = about {
        if about.table == *home {
            return Some(about.clone());
        }
        let own = |consequence: &Consequence| matches!(consequence, Consequence::Final(table) if *table == about.table);
        if period.on_lapse.iter().any(own) {
            return None;
        }
    }
    let mut theirs = case.matters_of(home);
    let only = theirs.next();
    only.filter(|_| theirs.next().is_none()).map(|(id, _)| id.clone())
}
