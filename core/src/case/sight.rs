//! What somebody may see of a case: one answer for a role and a key, which everything that is shown asks.
//!
//! Whoever keeps the ledger can read it, and so can the organ that decides. The one whom the case is about sees what is
//! found and decided about them, but not by whom it was found. Who accused sees what became of that accusation, and not that
//! there is anything else. Who finds sees what is found, and not what it leads to. Anybody else sees what the rulebook grants
//! for their task.

use std::collections::BTreeSet;

use super::act::Actor;
use super::draft::Rules;
use super::event::Event;
use super::grants;
use super::matter::{DecisionStage, MatterId, home};
use super::refusal::RefusalCode;
use super::state::Case;
use super::unseen::Unseen;
use crate::document::Id;
use crate::error::{Code, Problem};
use crate::list::ToList;
use crate::rulebook::document::{Purpose, RoleKind};
use crate::rulebook::procedure::{accuses, asks, concerned, decided_by, finds, known_to_decide, on_the_case, views};
use crate::time::Date;

/// What somebody may see of a case.
pub(crate) struct Sight<'a> {
    rules: Rules<'a>,
    /// In which role; none for whoever keeps the ledger.
    role: Option<&'a Id>,
    part: Part,
}

/// Which part somebody has in a case.
enum Part {
    /// They have the file: they keep the ledger, or sit in the organ that decides.
    File,
    /// The case is about them.
    Concerned,
    /// They accused: their own accusations.
    Accuser(BTreeSet<MatterId>),
    /// They have a task.
    Task {
        /// They find, which they must not do towards an outcome.
        finds: bool,
        /// The tables that they decide, and those that they must know for it.
        decides: Vec<Id>,
    },
}

/// What somebody may see of a case on a day, by role and key; nobody is whoever keeps the ledger.
pub(crate) fn sight<'a>(
    rules: Rules<'a>,
    case: &Case,
    reader: Option<&'a Actor>,
    today: Date,
) -> Result<Sight<'a>, Unseen> {
    let Some(actor) = reader else { return Ok(Sight::of_keeper(rules)) };
    present(rules, case, actor, today)?;
    Ok(Sight::of(rules, case, actor))
}

/// Refuses whoever is not who may act in that role: a key that is nobody's sees nothing.
fn present(rules: Rules<'_>, case: &Case, actor: &Actor, today: Date) -> Result<(), Problem> {
    let refused = grants::person(rules, case, actor, today).err();
    let refused = refused.or_else(|| super::bodies::belongs(rules, case, actor, None).err());
    let Some(refusal) = refused else { return Ok(()) };
    let organ = actor.organ.as_ref().map_or("", Id::as_str);
    let code = refusal.code();
    let (pointer, given) = if code == RefusalCode::UnknownName {
        ("/actor/role", actor.role.as_str())
    } else if matches!(code, RefusalCode::WrongOrgan | RefusalCode::CompetenceLost) {
        ("/actor/organ", organ)
    } else {
        ("/actor/id", actor.id.as_str())
    };
    Err(Problem::new(Code::NotInCase, pointer).given(given).expected(&actor.role))
}

fn part(rules: Rules<'_>, case: &Case, actor: &Actor) -> Part {
    let document = rules.document();
    let Some(role) = rules.role(&actor.role) else { return Part::Task { finds: false, decides: Vec::new() } };
    if role.kind == RoleKind::Party {
        return if accuses(document, &role.id) {
            Part::Accuser(accused_by(rules, case, actor))
        } else if concerned(document) == Some(&role.id) {
            Part::Concerned
        } else {
            Part::Task { finds: false, decides: Vec::new() }
        };
    }
    let finds = finds(document, &role.id);
    // Who finds in an organ that decides is not the organ.
    let deciding = document
        .roles
        .iter()
        .filter(|other| other.id == role.id || (!finds && other.kind != RoleKind::Party && other.organ == role.organ));
    let decided: Vec<_> = deciding.flat_map(|role| decided_by(document, role)).list();
    let decides = known_to_decide(document, &decided);
    if !finds && decides.iter().any(|table| on_the_case(document, table)) {
        return Part::File;
    }
    Part::Task { finds, decides }
}

/// The accusations that somebody made: those that they joined for or spoke on. Who is an accuser of the case as a whole made
/// the first of them, and those that they were told of, as far as they are nobody else's.
pub(crate) fn accused_by(rules: Rules<'_>, case: &Case, actor: &Actor) -> BTreeSet<MatterId> {
    let tables = rules.tables_for(Purpose::Accusation).map(|table| &table.id);
    let known: Vec<&MatterId> = tables.flat_map(|table| case.matters_of(table)).map(|(id, _)| id).list();
    let joined = || case.people.parties_of(&actor.role);
    let others = |matter: &MatterId| joined().any(|(party, about)| party != actor.id && about == Some(matter));
    let theirs = |matter: &MatterId| joined().any(|(party, about)| party == actor.id && about == Some(matter));
    let part = |matter: &MatterId| {
        let mut parts = case.parts.iter().map(|(part, _)| part);
        parts.any(|part| {
            *part.actor == *actor.id
                && part.role == actor.role
                && part.about.as_ref().is_some_and(|place| place.matter == *matter)
        })
    };
    let opened = case.opening.as_ref().and_then(|opening| opening.parties.get(&actor.role)) == Some(&actor.id);
    let whole = opened || joined().any(|(party, about)| party == actor.id && about.is_none());
    let told = |matter: &MatterId| {
        case.has_seen(|seen| {
            let theirs = seen.about.as_ref() == Some(matter);
            theirs
                && matches!(&seen.event, Event::Sent { to: role, .. } | Event::Received { by: role, .. }
                    if *role == actor.role)
        })
    };
    let begun =
        |matter: &MatterId| case.matter(matter).and_then(|matter| matter.proceedings.first()).map(|pass| pass.since);
    let first = known.iter().copied().filter(|matter| !others(matter)).min_by_key(|matter| begun(matter));
    let own = |matter: &&MatterId| {
        let as_whole = || whole && !others(matter) && (Some(*matter) == first || told(matter));
        theirs(matter) || part(matter) || as_whole()
    };
    known.into_iter().filter(own).cloned().collect()
}

impl<'a> Sight<'a> {
    /// What whoever keeps the ledger may see.
    pub(crate) const fn of_keeper(rules: Rules<'a>) -> Self {
        Self { rules, role: None, part: Part::File }
    }

    /// What an actor may see who is known to be one.
    pub(crate) fn of(rules: Rules<'a>, case: &Case, actor: &'a Actor) -> Self {
        Self { rules, role: Some(&actor.role), part: part(rules, case, actor) }
    }

    /// Whether they accused, and are not to learn whether there is anything else.
    pub(crate) const fn accused(&self) -> bool {
        matches!(self.part, Part::Accuser(_))
    }

    /// Whether they have the whole file.
    pub(crate) const fn is_file(&self) -> bool {
        matches!(self.part, Part::File)
    }

    /// Whether they are told what protects the person, and what lasts: the person and the organ that decides.
    pub(crate) const fn protects(&self) -> bool {
        matches!(self.part, Part::File | Part::Concerned)
    }

    /// Whether they decide a table, or have the whole file.
    pub(crate) fn decides(&self, table: &Id) -> bool {
        match &self.part {
            Part::File => true,
            Part::Concerned | Part::Accuser(_) => false,
            Part::Task { decides, .. } => decides.contains(table),
        }
    }

    /// Whether they are told who found what.
    pub(crate) const fn finders(&self) -> bool {
        matches!(self.part, Part::File | Part::Task { finds: true, .. })
    }

    /// Whether they find, and are told no more of what is open than that it is.
    pub(crate) const fn is_blind(&self) -> bool {
        matches!(self.part, Part::Task { finds: true, .. })
    }

    /// What was found in the case itself.
    pub(crate) fn findings(&self) -> bool {
        match &self.part {
            Part::File | Part::Concerned => true,
            Part::Accuser(_) => false,
            Part::Task { finds, .. } => {
                (*finds && self.finds_for(|table| self.on_the_case(table))) || self.granted(|view| view.findings)
            }
        }
    }

    /// What was found in a matter beside it.
    pub(crate) fn findings_in(&self, matter: &MatterId) -> bool {
        let tables = &self.rules.document().tables;
        match &self.part {
            Part::File => true,
            Part::Concerned | Part::Accuser(_) => false,
            Part::Task { finds, decides } => {
                decides.contains(&matter.table)
                    || (*finds && self.finds_for(|table| *home(tables, table) == matter.table))
            }
        }
    }

    /// Whether the role finds what a table rests on that it is asked of.
    fn finds_for(&self, wanted: impl Fn(&Id) -> bool) -> bool {
        let Some(role) = self.role else { return false };
        let model = self.rules.model();
        let mut tables = model.document.tables.iter().zip(&model.tables).filter(|(table, _)| wanted(&table.id));
        tables.any(|(_, table)| {
            let mut facts = table.support.iter().filter_map(|var| model.document.facts.get(var.index()));
            facts.any(|fact| fact.found_by.contains(role))
        })
    }

    fn on_the_case(&self, table: &Id) -> bool {
        on_the_case(self.rules.document(), table)
    }

    fn granted(&self, what: impl Fn(&crate::rulebook::procedure::View) -> bool) -> bool {
        self.role.is_some_and(|role| views(self.rules.document(), role).any(what))
    }

    /// Whether an answer that is read from the decision of a table may be told.
    pub(crate) fn reads(&self, table: &Id) -> bool {
        match &self.part {
            Part::File | Part::Concerned => true,
            Part::Accuser(_) => false,
            Part::Task { decides, .. } => {
                decides.contains(table) || self.granted(|view| view.decisions.contains(table))
            }
        }
    }

    /// Whether a decision may be told: to those who make it at every stage, to anybody else once it has taken effect.
    pub(crate) fn decision(&self, matter: &MatterId, table: &Id, level: Option<&Id>, stage: DecisionStage) -> bool {
        let in_effect = stage.took_effect().is_some();
        match &self.part {
            Part::File => true,
            Part::Concerned => in_effect,
            Part::Accuser(own) => in_effect && own.contains(matter) && self.of_accuser(table, level),
            Part::Task { decides, .. } => {
                // Of relief, that on what they decide or see.
                let among =
                    |tables: &[Id]| tables.contains(table) && (level.is_none() || tables.contains(&matter.table));
                among(decides) || (in_effect && self.granted(|view| among(&view.decisions)))
            }
        }
    }

    /// What an accuser is told of an accusation: what it was found to be, and what came of the relief that they may ask for.
    fn of_accuser(&self, table: &Id, level: Option<&Id>) -> bool {
        match level {
            Some(level) => self.role.is_some_and(|role| asks(self.rules.document(), role, level)),
            None => self.rules.purpose(table) == Some(Purpose::Accusation),
        }
    }

    /// Whether they may know that there is a matter beside the case itself.
    pub(crate) fn matter(&self, matter: &MatterId) -> bool {
        match &self.part {
            Part::File | Part::Concerned => true,
            Part::Accuser(own) => own.contains(matter),
            Part::Task { .. } => self.findings_in(matter),
        }
    }

    /// Whether what could be done in a matter may be named to them: to an accuser only in their own accusation.
    pub(crate) fn place(&self, matter: Option<&MatterId>) -> bool {
        match (&self.part, matter) {
            (Part::Accuser(own), Some(matter)) => own.contains(matter),
            (Part::File | Part::Concerned | Part::Accuser(_) | Part::Task { .. }, _) => true,
        }
    }

    /// Whether they are told of a period: of their own.
    pub(crate) fn period(&self, bearer: &Id, about: Option<&MatterId>) -> bool {
        match &self.part {
            Part::File => true,
            Part::Accuser(own) => self.role == Some(bearer) && about.is_some_and(|about| own.contains(about)),
            Part::Concerned | Part::Task { .. } => self.role == Some(bearer),
        }
    }

    /// Whether they are told of a document that a role received.
    pub(crate) fn document(&self, by: &Id, about: Option<&MatterId>) -> bool {
        match &self.part {
            Part::File => true,
            Part::Accuser(own) => self.role == Some(by) && about.is_some_and(|about| own.contains(about)),
            Part::Concerned | Part::Task { .. } => self.role == Some(by),
        }
    }

    /// Whether they are told of something to be put right.
    pub(crate) fn item(&self, bearer: &Id) -> bool {
        match &self.part {
            Part::File | Part::Concerned => true,
            Part::Accuser(_) => false,
            Part::Task { .. } => self.role == Some(bearer) || self.granted(|view| view.items),
        }
    }

    /// Who handles the case, by role and pseudonym: whom a party may ask to withdraw. An accuser is told of those who handle
    /// the accusation.
    pub(crate) fn handlers<'c>(&self, case: &'c Case) -> BTreeSet<(&'c Id, &'c str)> {
        let official = |role: &Id| !self.rules.is_party(role);
        let assigned =
            || case.assigned.iter().flat_map(|(role, actors)| actors.iter().map(move |one| (role, one.as_str(), None)));
        let members = case.people.bodies.iter().flat_map(|((place, role), body)| {
            body.members.iter().map(move |one| (role, one.as_str(), Some(&place.matter)))
        });
        let acted = case
            .parts
            .iter()
            .map(|(part, _)| (&part.role, part.actor.as_ref(), part.about.as_ref().map(|place| &place.matter)));
        let told = |matter: Option<&MatterId>| match &self.part {
            Part::File | Part::Concerned => true,
            Part::Accuser(own) => matter.is_some_and(|matter| own.contains(matter)),
            Part::Task { .. } => self.granted(|view| view.handlers),
        };
        let all = assigned().chain(members).chain(acted);
        all.filter(|(role, one, matter)| official(role) && told(*matter) && !case.recused.contains_key(*one))
            .map(|(role, one, _)| (role, one))
            .collect()
    }
}
