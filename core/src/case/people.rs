//! The people and organs of a case beyond those that opened it: who asked to be a party, who is asked to withdraw, which
//! bodies are named, which organs have lost competence, and which organ decided what.

use super::effect::{Effect, Impossible};
use super::matter::{MatterId, Place};
use crate::document::Id;
use crate::rulebook::procedure::Deed;
use crate::sorted::Map;
use crate::time::Date;

/// What a case knows of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct People {
    /// Recusals that wait for a decision, by whom they concern.
    pub(crate) asked: Map<String, AskedRecusal>,
    pub(crate) joins: Vec<Join>,
    /// Bodies by the proceeding that they were named for, and by their role.
    pub(crate) bodies: Map<(Place, Id), Body>,
    /// Organs that decide no longer.
    pub(crate) lost: Vec<String>,
    /// Which organ decided or approved what, each once.
    pub(crate) decided: Vec<(Deed, Id, Option<MatterId>)>,
}

/// A recusal that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AskedRecusal {
    pub(crate) ground: Id,
    pub(crate) since: Date,
    pub(crate) by: String,
}

/// Somebody who asked to be a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Join {
    pub(crate) role: Id,
    pub(crate) party: String,
    /// The accusation that is theirs.
    pub(crate) about: Option<MatterId>,
    /// Once an organ has said so.
    pub(crate) accepted: Option<bool>,
}

/// A body that was named for a proceeding, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Body {
    /// The organ whose body it is.
    pub(crate) organ: String,
    /// In order.
    pub(crate) members: Vec<String>,
    /// Whether it has voted since it was named.
    pub(crate) voted: bool,
    /// Who was against in its votes.
    pub(crate) against: Vec<String>,
}

impl People {
    pub(crate) const fn none() -> Self {
        Self { asked: Map::new_vec(), joins: Vec::new(), bodies: Map::new_vec(), lost: Vec::new(), decided: Vec::new() }
    }

    /// The bodies of a role, with the proceedings that they were named for.
    pub(crate) fn bodies_of(&self, role: &Id) -> impl Iterator<Item = (&Place, &Body)> {
        self.bodies.iter().filter(move |((_, known), _)| known == role).map(|((place, _), body)| (place, body))
    }

    /// Everybody who was named as a member of a body.
    pub(crate) fn members(&self) -> impl Iterator<Item = &String> {
        self.bodies.values().flat_map(|body| &body.members)
    }

    /// The matters that those who were accepted as parties in a role are parties of; none where one of the whole case.
    pub(crate) fn parties_of(&self, role: &Id) -> impl Iterator<Item = (&str, Option<&MatterId>)> {
        let accepted = self.joins.iter().filter(move |join| join.role == *role && join.accepted == Some(true));
        accepted.map(|join| (join.party.as_str(), join.about.as_ref()))
    }

    /// Whether somebody was accepted as a party in a role.
    pub(crate) fn joined(&self, role: &Id, party: &str) -> bool {
        self.joins.iter().any(|join| join.role == *role && join.party == party && join.accepted == Some(true))
    }

    /// Remembers which organ decided.
    pub(crate) fn did(&mut self, deed: &Deed, organ: Option<&Id>, about: Option<&Place>) {
        let (Deed::Decide(_) | Deed::Approve(_), Some(organ)) = (deed, organ) else { return };
        let matter = about.map(|place| &place.matter);
        if !self.decided.iter().any(|(known, by, of)| known == deed && by == organ && of.as_ref() == matter) {
            self.decided.push((deed.clone(), organ.clone(), matter.cloned()));
        }
    }

    /// Applies an effect on people.
    #[expect(clippy::wildcard_enum_match_arm, reason = "a case sends each effect to its place")]
    pub(crate) fn take(&mut self, effect: &Effect) -> Result<(), Impossible> {
        match effect {
            Effect::BodyNamed { role, organ, members, about } => {
                let name = (about.clone(), role.clone());
                // Whoever was against stays so when a body of the same organ is named anew.
                let before = self.bodies.get(&name).filter(|before| before.organ == *organ);
                let against = before.map(|before| before.against.clone()).unwrap_or_default();
                let body = Body { organ: organ.clone(), members: members.clone(), voted: false, against };
                self.bodies.insert(name, body);
            }
            Effect::BodyVoted { role, against, about } => {
                let body = self.bodies.get_mut(&(about.clone(), role.clone())).ok_or(Impossible)?;
                body.voted = true;
                let new = against.iter().filter(|member| !body.against.contains(member)).cloned();
                let new: Vec<String> = new.collect();
                body.against.extend(new);
            }
            Effect::CompetenceLost { organ } => self.lost.push(organ.clone()),
            Effect::JoinAsked { role, party, about } => {
                let (role, party, about) = (role.clone(), party.clone(), about.clone());
                self.joins.push(Join { role, party, about, accepted: None });
            }
            Effect::Joined { role, party, accepted } => {
                let waits = |join: &&mut Join| join.role == *role && join.party == *party && join.accepted.is_none();
                self.joins.iter_mut().rev().find(waits).ok_or(Impossible)?.accepted = Some(*accepted);
            }
            Effect::RecusalAsked { actor, ground, since, by } => {
                let asked = AskedRecusal { ground: ground.clone(), since: *since, by: by.clone() };
                self.asked.insert(actor.clone(), asked);
            }
            Effect::RecusalRefused { actor } => {
                self.asked.remove(actor).ok_or(Impossible)?;
            }
            _ => return Err(Impossible),
        }
        Ok(())
    }

    /// An organ that sits in the deciding seat again has competence again.
    pub(crate) fn seated(&mut self, organ: &str) {
        self.lost.retain(|lost| lost != organ);
    }
}
