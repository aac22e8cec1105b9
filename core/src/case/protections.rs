//! What may not be counted against a person, for which use, on a date, over all cases that the host passes in. That is for
//! the person and the organ that decides. Personnel are told whether the person is barred now, in a type that cannot say why:
//! for a tolerated, pending or accused person, and for one who was barred once, it is the answer for nobody.

use serde::Serialize;

use super::act::Actor;
use super::draft::Rules;
use super::event::matches;
use super::known::met;
use super::matter::{MatterId, home};
use super::sight::sight;
use super::state::Case;
use super::unseen::Unseen;
use crate::determination::Cited;
use crate::document::Id;
use crate::error::{Code, Problem};
use crate::list::ToList;
use crate::rulebook::Use;
use crate::rulebook::procedure::{EventPattern, Protection, ProtectionRule, concerned};
use crate::time::{Date, Instant};

/// What is to be known about one use on one day: for the person and the deciding organ.
///
/// ```
/// # use distinguo::case::{Act, Actor};
/// # use distinguo::document::Id;
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
/// let wei = Actor::new("person:wei", Id::new("person").unwrap(), None);
/// let shields = kernel.protections([&ledger], Some(&wei), Use::Selection, day, open.at()).unwrap();
/// assert_eq!(shields, []); // nothing has been decided that protects
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

/// What personnel may know: whether the person is barred, and nothing else. It has no room for a clause or a reason.
///
/// ```
/// use distinguo::case::Bars;
/// assert_eq!(serde_json::to_string(&Bars::default()).unwrap(), r#"{"barred":false}"#);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Bars {
    /// Whether a law bars the person from that use.
    pub barred: bool,
}

/// The protections of one case for a use on a day.
pub(crate) fn shields(rules: Rules<'_>, case: &Case, wanted: Use, day: Date) -> Vec<Shield> {
    let Some(id) = case.id() else { return Vec::new() };
    let protections = rules.document().protections.iter();
    protections
        .filter(|protection| applies(rules, case, protection, wanted, day))
        .map(|protection| Shield {
            case: id.clone(),
            protection: protection.id.clone(),
            rule: protection.rule,
            clauses: crate::determination::cited(rules.model(), &protection.clause),
        })
        .list()
}

/// Whether a protection applies to a use on a day.
fn applies(rules: Rules<'_>, case: &Case, protection: &Protection, wanted: Use, day: Date) -> bool {
    protection.uses.contains(&wanted)
        && matters(rules, case, protection).iter().any(|about| {
            let place = about.as_ref().and_then(|about| super::known::newest(case, about));
            met(rules, case, protection.when.as_ref(), place.as_ref()) && in_time(case, protection, about.as_ref(), day)
        })
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

/// Whether somebody is barred over their cases. Personnel ask about the present day: a day that is past is answered as it is
/// for nobody, and one to come as the present day, so that nobody learns since when or until when. What was written already
/// is past, whatever the host says of the clock.
pub(crate) fn bars(cases: &[(Rules<'_>, &Case)], wanted: Use, day: Date, now: Instant) -> Bars {
    let today = |(rules, case): &(Rules<'_>, &Case)| {
        let last = case.at.map_or(now, |last| last.max(now));
        rules.zone.day(last)
    };
    let Some(today) = cases.iter().map(today).max().filter(|today| day >= *today) else { return Bars::default() };
    let barred = |(rules, case): &(Rules<'_>, &Case)| {
        let mut bars = rules.document().protections.iter().filter(|it| it.rule == ProtectionRule::Barred);
        bars.any(|bar| applies(*rules, case, bar, wanted, today))
    };
    Bars { barred: cases.iter().any(barred) }
}

/// Refuses cases that are not of one person: by the id of the party whom each is about.
pub(crate) fn of_one_person(cases: &[(Rules<'_>, &Case)]) -> Result<(), Problem> {
    let person = |(rules, case): &(Rules<'_>, &Case)| {
        let role = concerned(rules.document())?;
        let opened = case.opening.as_ref().and_then(|opening| opening.parties.get(role)).cloned();
        opened.or_else(|| case.people.parties_of(role).next().map(|(party, _)| party.to_owned()))
    };
    let mut people = cases.iter().map(|case| (case.1, person(case))).enumerate();
    let Some((_, (_, first))) = people.next() else { return Ok(()) };
    match people.find(|(_, (_, person))| person.is_none() || *person != first) {
        None => Ok(()),
        Some((position, (case, _))) => {
            let id = case.id().map_or("-", Id::as_str);
            Err(Problem::new(Code::TwoPersons, format!("/cases/{position}")).given(id))
        }
    }
}

/// Refuses to tell what protects a person, and what lasts, to anybody but the person and those who decide in one of the cases.
pub(crate) fn told_to(cases: &[(Rules<'_>, &Case)], reader: Option<&Actor>, now: Instant) -> Result<(), Unseen> {
    let Some(actor) = reader else { return Ok(()) };
    let mut refused = None;
    for (rules, case) in cases {
        match sight(*rules, case, reader, rules.zone.day(now)) {
            Ok(sight) if sight.protects() => return Ok(()),
            Ok(_) => {
                refused = Some(Problem::new(Code::NotShown, "/actor/role").given(&actor.role).into());
            }
            Err(unseen) => refused = refused.or(Some(unseen)),
        }
    }
    refused.map_or(Ok(()), Err)
}
