//! Whom and what an act of a kind may name: people, roles, seats.

use super::act::Actor;
use super::authority::{assignable, seat};
use super::bodies;
use super::draft::Rules;
use super::matter::Place;
use super::recusal::{may_ask, may_decide_recusal};
use super::state::Case;
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::Role;
use crate::rulebook::procedure::Deed;

/// Whom an act of this kind may name, where it names people: those who may be asked to withdraw, those who are, those who
/// asked to be a party.
#[expect(clippy::wildcard_enum_match_arm, reason = "other acts name nobody")]
pub(crate) fn people(rules: Rules<'_>, case: &Case, actor: &Actor, deed: &Deed) -> Vec<String> {
    match deed {
        Deed::Recuse => {
            let assigned = case.assigned.values().flatten();
            let members = case.people.members();
            let acted = case.parts.iter().map(|(part, _)| part.actor.as_ref());
            let mut people: Vec<&str> = assigned.chain(members).map(String::as_str).chain(acted).list();
            people.sort_unstable();
            people.dedup();
            // `may_ask` tells an accuser of nobody but those who handle the accusation.
            people.retain(|person| {
                let known = case.recused.contains_key(*person) || case.people.asked.contains_key(*person);
                !known && may_ask(rules, case, actor, person).is_ok()
            });
            people.into_iter().map(str::to_owned).list()
        }
        Deed::DecideRecusal => {
            let asked = case.people.asked.keys();
            asked.filter(|person| may_decide_recusal(rules, case, actor, person).is_ok()).cloned().list()
        }
        Deed::AcceptParty => {
            let waits = case.people.joins.iter().filter(|join| join.accepted.is_none());
            waits.map(|join| join.party.clone()).list()
        }
        _ => Vec::new(),
    }
}

/// The roles and seats that an act of this kind may name: bodies in the proceedings that they decide, other roles in the case.
#[expect(clippy::wildcard_enum_match_arm, reason = "other acts name no role or seat")]
pub(crate) fn reached(rules: Rules<'_>, case: &Case, actor: &Actor, deed: &Deed, place: Option<&Place>) -> Vec<Id> {
    let meets = |role: &&Role| match place {
        Some(place) => bodies::meetings(rules, case, role).contains(place),
        None => role.meets.is_none(),
    };
    match deed {
        Deed::Assign => {
            let roles = rules.document().roles.iter().filter(meets).map(|role| &role.id);
            roles.filter(|role| assignable(rules, actor, role).is_ok()).cloned().list()
        }
        Deed::Succeed => seat(rules.document(), &actor.role).cloned().into_iter().list(),
        _ => Vec::new(),
    }
}
