//! What may not be counted against a person, for which use, on a date, over all cases that the host passes in. The view
//! for personnel shows bars only: for a tolerated, pending or falsely accused person it is the answer for nobody.

use serde::Serialize;

use super::draft::Rules;
use super::event::matches;
use super::known::met;
use super::matter::{MatterId, home};
use super::state::Case;
use crate::determination::Cited;
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::Use;
use crate::rulebook::procedure::{EventPattern, Protection, ProtectionRule};
use crate::time::Date;

/// What is to be known about one use on one day: for the person and the deciding organ.
///
/// ```
/// # use distinguo::case::Act;
/// # use distinguo::kernel::{Kernel, Ledger};
/// # use distinguo::rulebook::{Rulebook, Use};
/// # use distinguo::time::Date;
/// # let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// # let open = Act::load(r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00",
/// #     "actor": {"id": "a", "role": "principal", "organ": "county"},
/// #     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
/// #     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#).unwrap();
/// # let mut ledger = Ledger::new();
/// # ledger.handle(&kernel, &open).unwrap();
/// let day = Date::parse("2026-03-02").unwrap();
/// assert_eq!(kernel.protections(ledger.case(), Use::Selection, day).unwrap(), []); // nothing has been decided that protects
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Shield {
    /// Id of the case.
    pub case: Id,
    /// Id of the protection.
    pub protection: Id,
    /// Whether the case may not be counted, the person is barred, or the use must wait.
    pub(crate) rule: ProtectionRule,
    /// Clauses of the protection, with their natures.
    pub clauses: Vec<Cited>,
}

/// What personnel may know: whether the person is barred on that day, and nothing else.
///
/// ```
/// use distinguo::case::Bars;
/// assert_eq!(serde_json::to_string(&Bars::default()).unwrap(), r#"{"bars":[]}"#);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Bars {
    /// The clauses of the bars in force, each once.
    pub bars: Vec<Cited>,
}

/// The protections of one case for a use on a day.
pub(crate) fn shields(rules: Rules<'_>, case: &Case, wanted: Use, day: Date) -> Vec<Shield> {
    let Some(id) = case.id() else { return Vec::new() };
    let applying = rules.document().protections.iter().filter(|protection| {
        protection.uses.contains(&wanted)
            && matters(rules, case, protection).iter().any(|about| {
                let place = about.as_ref().and_then(|about| super::known::newest(case, about));
                met(rules, case, protection.when.as_ref(), place.as_ref())
                    && in_time(case, protection, about.as_ref(), day)
            })
    });
    applying
        .map(|protection| Shield {
            case: id.clone(),
            protection: protection.id.clone(),
            rule: protection.rule,
            clauses: crate::determination::cited(rules.model(), &protection.clause),
        })
        .list()
}

/// The matters that a protection may come from: each of those whose decision it begins with; else the case as a whole.
fn matters(rules: Rules<'_>, case: &Case, protection: &Protection) -> Vec<Option<MatterId>> {
    let table = protection.from.as_ref().and_then(|pattern| match pattern {
        EventPattern::Decided(decided) | EventPattern::Effective(decided) => Some(&decided.table),
        EventPattern::Acted(_)
        | EventPattern::Submitted(_)
        | EventPattern::Waived(_)
        | EventPattern::Sent(_)
        | EventPattern::Received(_)
        | EventPattern::Acknowledged(_)
        | EventPattern::Lapsed(_)
        | EventPattern::Dated(_) => None,
    });
    let keyed = table
        .map(|table| home(&rules.document().tables, table))
        .filter(|table| case.matters_of(table).any(|(id, _)| id.key.is_some()));
    match keyed {
        Some(table) => case.matters_of(table).map(|(id, _)| Some(id.clone())).collect::<Vec<_>>(),
        None => vec![None],
    }
}

/// Whether a day lies in the time of a protection.
fn in_time(case: &Case, protection: &Protection, about: Option<&MatterId>, day: Date) -> bool {
    if let Some(period) = &protection.during {
        return case.clocks().any(|running| {
            running.period() == period
                && running.started.from <= day
                && day <= running.due.latest.day()
                && !running.is_over(day)
        });
    }
    let first = |pattern: &EventPattern| {
        let ours = case.happened.iter().filter(|happened| about.is_none() || happened.about.as_ref() == about);
        ours.filter(|happened| matches(pattern, &happened.event)).map(|happened| happened.on).min()
    };
    let begun = protection.from.as_ref().is_none_or(|from| first(from).is_some_and(|from| from <= day));
    let over = protection.until.as_ref().and_then(first).is_some_and(|until| until <= day);
    begun && !over
}

/// Bars in force over several cases of a person.
pub(crate) fn bars<'c>(cases: impl IntoIterator<Item = (Rules<'c>, &'c Case)>, wanted: Use, day: Date) -> Bars {
    let mut bars: Vec<Cited> = Vec::new();
    for (rules, case) in cases {
        for shield in shields(rules, case, wanted, day) {
            if shield.rule == ProtectionRule::Barred {
                for cited in shield.clauses {
                    if !bars.contains(&cited) {
                        bars.push(cited);
                    }
                }
            }
        }
    }
    bars.sort_by(|one, other| (&one.clause, one.nature).cmp(&(&other.clause, other.nature)));
    Bars { bars }
}
