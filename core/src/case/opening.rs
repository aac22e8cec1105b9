//! A case is judged before it opens: who opens it, the roles, parties and seats that the book needs, the day of the
//! conduct, the version in force.

use super::act::{Actor, Open};
use super::authority;
use super::draft::Rules;
use super::refusal::{Refusal, RefusalCode};
use super::state::Case;
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::{Document, Purpose, RoleKind};
use crate::rulebook::procedure::{Consequence, Deed, accuses};
use crate::time::Date;

/// Refuses what must not open.
pub(crate) fn judge(rules: Rules<'_>, open: &Open, actor: &Actor, today: Date) -> Result<(), Refusal> {
    let document = rules.document();
    let force = &document.in_force;
    if force.from > today || force.until.is_some_and(|until| until < today) {
        return Err(Refusal::new(RefusalCode::NotInForce).about(rules.book.version()));
    }
    parties(document, open)?;
    seats(document, open)?;
    opener(document, open, actor)?;
    if let Some(conduct) = open.conduct {
        let backwards = conduct.until.is_some_and(|until| until < conduct.from);
        if backwards || conduct.from > today || conduct.until.is_some_and(|until| until > today) {
            return Err(Refusal::new(RefusalCode::ConductInFuture).about(conduct.until.unwrap_or(conduct.from)));
        }
    }
    Ok(())
}

fn parties(document: &Document, open: &Open) -> Result<(), Refusal> {
    for role in open.parties.0.keys() {
        match authority::role(document, role).map(|role| role.kind) {
            Some(RoleKind::Party) => {}
            Some(RoleKind::Official | RoleKind::Body | RoleKind::Organ) => {
                return Err(Refusal::new(RefusalCode::NotAParty).about(role));
            }
            None => return Err(Refusal::new(RefusalCode::UnknownName).about(role)),
        }
    }
    let needed = document.roles.iter().filter(|role| role.kind == RoleKind::Party && !role.joins);
    let missing: Vec<Id> =
        needed.map(|role| &role.id).filter(|role| !open.parties.0.contains_key(*role)).cloned().list();
    match missing.first() {
        Some(first) => Err(Refusal::new(RefusalCode::PartyMissing).about(first).missing(missing.clone())),
        None => Ok(()),
    }
}

fn seats(document: &Document, open: &Open) -> Result<(), Refusal> {
    let unknown = |seat: &&Id| !document.roles.iter().any(|role| role.organ.as_ref() == Some(*seat));
    if let Some(unknown) = open.seats.0.keys().find(unknown) {
        return Err(Refusal::new(RefusalCode::UnknownName).about(unknown));
    }
    let missing: Vec<Id> =
        needed(document).into_iter().filter(|seat| !open.seats.0.contains_key(*seat)).cloned().list();
    if let Some(first) = missing.first() {
        return Err(Refusal::new(RefusalCode::SeatMissing).about(first).missing(missing.clone()));
    }
    let organ_in = |seat: &Id| open.seats.0.get(seat).map(String::as_str);
    if let Some((level, seat)) = authority::own_superior(document, None, organ_in) {
        return Err(Refusal::new(RefusalCode::SameOrgan).about(seat).clauses(level.clause.iter()));
    }
    Ok(())
}

/// The seats that the procedure needs: of every role that may do something or comes to bear something. A role that is only
/// told something may be missing.
pub(crate) fn needed(document: &Document) -> Vec<&Id> {
    let grants = document
        .acts
        .iter()
        .flat_map(|grant| grant.by.iter().chain(grant.approval.as_ref().map(|approval| &approval.by)));
    let periods = document.periods.iter().flat_map(|period| {
        let shifts = period.on_lapse.iter().filter_map(|consequence| match consequence {
            Consequence::ShiftTo(role) => Some(role),
            Consequence::Remind(_)
            | Consequence::ReportTo(_)
            | Consequence::Deem(_)
            | Consequence::Forfeit(_)
            | Consequence::Final(_)
            | Consequence::Open(_)
            | Consequence::Close(_)
            | Consequence::None(_) => None,
        });
        let set = period.length.iter().filter_map(|choice| choice.set_by.as_ref());
        let rules = [period.extend.as_ref().map(|rule| &rule.by), period.restore.as_ref().map(|rule| &rule.by)];
        std::iter::once(&period.who).chain(shifts).chain(set).chain(rules.into_iter().flatten())
    });
    let roles = grants.chain(periods).filter_map(|role| authority::seat(document, role));
    let settled = document.tables.iter().flat_map(|table| &table.outcomes).filter_map(|outcome| outcome.seat.as_ref());
    let mut seats: Vec<&Id> = Vec::new();
    for seat in roles.chain(settled) {
        if !seats.contains(&seat) {
            seats.push(seat);
        }
    }
    seats
}

/// Who opens acts in a role that the book lets open a case, or that acts for an organ of it where the book is silent; from
/// its seat, or as the party that it is.
fn opener(document: &Document, open: &Open, actor: &Actor) -> Result<(), Refusal> {
    let Some(role) = authority::role(document, &actor.role) else {
        return Err(Refusal::new(RefusalCode::UnknownName).about(&actor.role));
    };
    let mut grants = document.acts.iter().filter(|grant| grant.act == Deed::Open).peekable();
    let allowed = if grants.peek().is_some() {
        grants.any(|grant| grant.by.contains(&actor.role))
    } else {
        role.kind != RoleKind::Party
    };
    if !allowed {
        return Err(Refusal::new(RefusalCode::NotGranted).about(&actor.role));
    }
    if role.kind == RoleKind::Party {
        return match open.parties.0.get(&actor.role) {
            Some(party) if *party == actor.id => Ok(()),
            Some(_) | None => Err(Refusal::new(RefusalCode::WrongPerson).about(&actor.role)),
        };
    }
    let organ = role.organ.as_ref().and_then(|seat| open.seats.0.get(seat));
    if organ.is_none() || organ.map(String::as_str) != actor.organ.as_ref().map(Id::as_str) {
        return Err(Refusal::new(RefusalCode::WrongOrgan).about(role.organ.as_ref().unwrap_or(&role.id)));
    }
    if open.parties.0.values().any(|party| *party == actor.id) {
        return Err(Refusal::new(RefusalCode::OwnCase));
    }
    Ok(())
}

/// Whether another case is about whom a case is about that is opened: what was decided on somebody else decides nothing here.
/// Of a reform that was put on record it is enough that the person or the unit is the same.
pub(crate) fn same_parties(rules: Rules<'_>, open: &Open, other: &Case, table: &Id) -> Result<(), Refusal> {
    let parties = other.opening.iter().flat_map(|opening| &opening.parties);
    let shared = parties.filter(|(role, _)| !accuses(rules.document(), role)).filter_map(|(role, party)| {
        let here = open.parties.0.get(role)?;
        Some((role, here == party))
    });
    let shared: Vec<(&Id, bool)> = shared.list();
    let same = |(_, same): &(&Id, bool)| *same;
    let fits = match rules.purpose(table) {
        Some(Purpose::Filing) => shared.iter().any(same),
        _ => !shared.is_empty() && shared.iter().all(same),
    };
    if fits {
        return Ok(());
    }
    let differs = shared.iter().find(|role| !same(role)).map_or("", |(role, _)| role.as_str());
    Err(Refusal::new(RefusalCode::WrongPerson).about(differs))
}
