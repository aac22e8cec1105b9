//! Where an act of each kind can belong: the proceedings of a case in which it can be meant.

use super::draft::Rules;
use super::event::Event;
use super::known::newest;
use super::matter::{DecisionStage, Matter, MatterId, Place, home};
use super::parts::LevelState;
use super::state::{Case, Running};
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::{Purpose, Table};
use crate::rulebook::procedure::{Deed, DocumentKind, DocumentPurpose, by_parties};

/// Every proceeding that an act of this kind can be meant in; of findings, those on a fact where one is named.
pub(crate) fn places_of(rules: Rules<'_>, case: &Case, deed: &Deed, fact: Option<&Id>) -> Vec<Place> {
    match deed {
        Deed::Decide(decision) => match &decision.level {
            Some(level) => passes(case, |matter| {
                let requested = matter.levels().rev().find(|(_, known, state)| {
                    *known == level && matches!(state, LevelState::Requested | LevelState::Open)
                });
                requested.map(|(at, _, _)| at)
            }),
            None => rules.table(&decision.table).map_or_else(Vec::new, |table| of_table(rules, case, table)),
        },
        Deed::Approve(approval) => {
            let home = home(&rules.document().tables, &approval.table).clone();
            let waiting = |matter: &Matter| {
                let mut waiting = matter.newest().filter(|(_, pass)| {
                    pass.decision.as_ref().is_some_and(|decision| {
                        decision.ruling.table == approval.table && decision.stage == DecisionStage::AwaitingApproval
                    })
                });
                waiting.next().map(|(at, _)| at)
            };
            let of_home = |place: &Place| place.matter.table == home || rules.purpose(&home) == Some(Purpose::Relief);
            passes(case, waiting).into_iter().filter(of_home).list()
        }
        Deed::Request(request) => {
            let tables = reviewed(rules, &request.level);
            let theirs = tables.into_iter().flat_map(|table| case.matters_of(table));
            let decided = theirs.filter_map(|(id, matter)| {
                let (at, _) = matter.decided_in()?;
                Some(Place { matter: id.clone(), proceeding: at })
            });
            decided.list()
        }
        Deed::Find | Deed::Adopt => finding(rules, case, fact),
        Deed::Return => {
            let main = rules.document().tables.iter().filter(|table| is_main(table.purpose));
            main.filter_map(|table| decided_now(case, &MatterId::of(table.id.clone()))).list()
        }
        Deed::CloseFiling => {
            let tables = rules.tables_for(Purpose::Filing);
            tables.flat_map(|table| of_table(rules, case, table)).list()
        }
        Deed::Raise | Deed::Withdraw => {
            let mut tables = rules.tables_for(Purpose::Admission);
            tables.next().map(|table| deciding(case, &MatterId::of(table.id.clone()))).into_iter().list()
        }
        Deed::Dispute => {
            let mut tables = rules.tables_for(Purpose::Competence);
            tables.next().map(|table| first(&numbered(case, &table.id))).into_iter().list()
        }
        Deed::Submit(about) | Deed::Waive(about) | Deed::Send(about) | Deed::Acknowledge(about) => {
            let places = rules.kind(&about.document).map(|kind| of_document(rules, case, kind));
            newest_of_each(places.unwrap_or_default())
        }
        Deed::Open
        | Deed::Date
        | Deed::File
        | Deed::Assign
        | Deed::Recuse
        | Deed::DecideRecusal
        | Deed::Join
        | Deed::AcceptParty
        | Deed::Accuse
        | Deed::Suspend
        | Deed::Resume
        | Deed::Extend
        | Deed::Restore
        | Deed::Rectify
        | Deed::Erase
        | Deed::Succeed
        | Deed::Migrate
        | Deed::AdoptCalendar
        | Deed::ReportStage => Vec::new(),
    }
}

const fn is_main(purpose: Purpose) -> bool {
    matches!(purpose, Purpose::Tolerance | Purpose::Accountability)
}

/// The first pass of a matter that an act begins.
pub(super) fn first(matter: &MatterId) -> Place {
    Place { matter: matter.clone(), proceeding: 0 }
}

/// The pass in which a matter is decided now; the first where it has not begun.
fn deciding(case: &Case, id: &MatterId) -> Place {
    let proceeding = case.matter(id).map_or(0, |matter| matter.main().0);
    Place { matter: id.clone(), proceeding }
}

fn decided_now(case: &Case, id: &MatterId) -> Option<Place> {
    case.matter(id).map(|_| deciding(case, id))
}

/// The next of the matters of a table that the kernel numbers: a question of revocation, a conflict of competence.
fn numbered(case: &Case, table: &Id) -> MatterId {
    let number = case.matters_of(table).count() + 1;
    let key = Id::new(&format!("n{number}"));
    key.map_or_else(|| MatterId::of(table.clone()), |key| MatterId::keyed(table.clone(), key))
}

/// The question that is open, else the one that would be asked next.
fn question(case: &Case, table: &Id) -> Place {
    let open = case.matters_of(table).find(|(_, matter)| matter.main().1.is_open());
    open.map_or_else(|| first(&numbered(case, table)), |(id, _)| deciding(case, id))
}

/// One pass of each matter that has a fitting one.
fn passes(case: &Case, fitting: impl Fn(&Matter) -> Option<u32>) -> Vec<Place> {
    let places = case
        .all_matters()
        .filter_map(|(id, matter)| fitting(matter).map(|proceeding| Place { matter: id.clone(), proceeding }));
    places.list()
}

/// Where a table is decided.
fn of_table(rules: Rules<'_>, case: &Case, table: &Table) -> Vec<Place> {
    match table.purpose {
        Purpose::Admission | Purpose::Tolerance | Purpose::Accountability | Purpose::Advice => {
            vec![deciding(case, &MatterId::of(table.id.clone()))]
        }
        Purpose::Revocation => vec![question(case, &table.id)],
        Purpose::Filing | Purpose::Accusation | Purpose::Correction | Purpose::Competence => {
            case.matters_of(&table.id).map(|(id, _)| deciding(case, id)).list()
        }
        Purpose::Clarification => {
            let home = home(&rules.document().tables, &table.id);
            let asked = |matter: &Matter| matter.clarification().map(|(at, _)| at);
            passes(case, asked).into_iter().filter(|place| place.matter.table == *home).list()
        }
        Purpose::Relief => {
            passes(case, |matter| matter.newest().find(|(_, pass)| pass.level().is_some()).map(|(at, _)| at))
        }
    }
}

/// The tables whose decisions a level of relief reviews, by itself or through the levels before it.
pub(crate) fn reviewed<'k>(rules: Rules<'k>, level: &Id) -> Vec<&'k Id> {
    let mut tables: Vec<&Id> = Vec::new();
    let mut levels: Vec<&Id> = Vec::new();
    let mut waiting: Vec<&Id> = rules.level(level).map(|level| level.of.iter().list()).unwrap_or_default();
    while let Some(of) = waiting.pop() {
        match rules.level(of) {
            Some(below) if !levels.contains(&of) => {
                levels.push(of);
                waiting.extend(&below.of);
            }
            Some(_) => {}
            None if !tables.contains(&of) => tables.push(of),
            None => {}
        }
    }
    tables.sort();
    tables
}

/// Where a fact can be found: in the open proceedings of matters whose tables rest on it; of a fact that no table rests on,
/// in every open one.
fn finding(rules: Rules<'_>, case: &Case, fact: Option<&Id>) -> Vec<Place> {
    let position = fact.and_then(|fact| rules.model().index.facts.get(fact)).copied();
    let rests = |table: &Id| {
        let model = rules.model().index.tables.get(table).and_then(|at| rules.model().tables.get(*at));
        position
            .is_none_or(|position| model.is_some_and(|model| model.support.iter().any(|var| var.index() == position)))
    };
    let on = |purpose: Purpose| rules.tables_for(purpose).any(|table| rests(&table.id));
    let mut open: Vec<Place> = Vec::new();
    for (id, matter) in case.all_matters() {
        for (at, pass) in matter.newest().filter(|(_, pass)| pass.is_open()) {
            let purpose = rules.purpose(&id.table);
            let decided = match &pass.pass {
                super::matter::Pass::Clarification => on(Purpose::Clarification),
                super::matter::Pass::Level { .. } => on(Purpose::Relief) || rests(&id.table),
                super::matter::Pass::First
                | super::matter::Pass::Again
                | super::matter::Pass::Remittal
                | super::matter::Pass::Reopening => rests(&id.table),
            };
            if decided && purpose.is_some() {
                open.push(Place { matter: id.clone(), proceeding: at });
                break;
            }
        }
    }
    // A question whether a decision was right is asked by the first finding on it.
    for table in rules.tables_for(Purpose::Revocation).filter(|table| rests(&table.id)) {
        let place = question(case, &table.id);
        let standing = table.of.as_ref().and_then(|of| case.matter(&MatterId::of(of.clone()))?.decision());
        if standing.is_some_and(|decision| decision.stands()) && !open.contains(&place) {
            open.push(place);
        }
    }
    if open.is_empty() && position.is_some() {
        let supports = |position: usize| {
            rules.model().tables.iter().any(|table| table.support.iter().any(|var| var.index() == position))
        };
        if !position.is_some_and(supports) {
            return finding(rules, case, None);
        }
    }
    open
}

/// One place of each matter, the newest: a document names no pass, and a matter can be decided in several.
fn newest_of_each(places: Vec<Place>) -> Vec<Place> {
    let mut newest: Vec<Place> = Vec::new();
    for place in places {
        match newest.iter_mut().find(|known| known.matter == place.matter) {
            Some(known) => known.proceeding = known.proceeding.max(place.proceeding),
            None => newest.push(place),
        }
    }
    newest
}

/// Where a document belongs: to the matters of the tables that its kind names, else of those that its purpose is about.
/// Without either it belongs to the case.
fn of_document(rules: Rules<'_>, case: &Case, kind: &DocumentKind) -> Vec<Place> {
    if !kind.of.is_empty() {
        let named = kind.of.iter().filter_map(|id| rules.table(id));
        return one_each(case, named.flat_map(|table| existing(rules, case, table)));
    }
    let about: &[Purpose] = match kind.purpose {
        Some(DocumentPurpose::Statement | DocumentPurpose::HearingNotice) => {
            &[Purpose::Tolerance, Purpose::Accountability, Purpose::Revocation]
        }
        Some(DocumentPurpose::Report) => &[Purpose::Tolerance, Purpose::Accountability],
        Some(DocumentPurpose::AccuserStatement) => &[Purpose::Accusation],
        Some(DocumentPurpose::ClarificationLetter | DocumentPurpose::Clarification) => &[Purpose::Clarification],
        Some(DocumentPurpose::CorrectionReport) => &[Purpose::Correction],
        Some(DocumentPurpose::Decision) => {
            let served = rules.document().tables.iter().flat_map(|table| existing(rules, case, table));
            return one_each(case, served);
        }
        Some(
            DocumentPurpose::Opinion
            | DocumentPurpose::CorrectionOrder
            | DocumentPurpose::Referral
            | DocumentPurpose::FollowUp,
        )
        | None => &[],
    };
    let tables = rules.document().tables.iter().filter(|table| about.contains(&table.purpose));
    tables.flat_map(|table| existing(rules, case, table)).list()
}

/// One pass of each matter, since a document names no pass: the newest whose decision is in effect, else the first found.
fn one_each(case: &Case, places: impl Iterator<Item = Place>) -> Vec<Place> {
    let decided = |place: &Place| {
        let decision = case.proceeding(place).and_then(|pass| pass.decision.as_ref());
        decision.filter(|decision| decision.stands()).map(|_| place.proceeding)
    };
    let mut kept: Vec<Place> = Vec::new();
    for place in places {
        match kept.iter_mut().find(|known| known.matter == place.matter) {
            Some(known) if decided(&place) > decided(known) => *known = place,
            Some(_) => {}
            None => kept.push(place),
        }
    }
    kept
}

/// Where a table is decided, was decided, or would be: matters that have begun, and the question that may be asked next.
fn existing(rules: Rules<'_>, case: &Case, table: &Table) -> Vec<Place> {
    let begun = |place: &Place| case.matter(&place.matter).is_some();
    let mut places = of_table(rules, case, table);
    match table.purpose {
        Purpose::Revocation => {
            let of = table.of.as_ref().and_then(|of| case.matter(&MatterId::of(of.clone()))?.decision());
            let askable = of.is_some_and(|decision| decision.stands());
            let asked = case.matters_of(&table.id).map(|(id, _)| deciding(case, id)).list();
            places.retain(|place| begun(place) || askable);
            for place in asked {
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        Purpose::Filing
        | Purpose::Admission
        | Purpose::Tolerance
        | Purpose::Accountability
        | Purpose::Relief
        | Purpose::Accusation
        | Purpose::Clarification
        | Purpose::Competence
        | Purpose::Correction
        | Purpose::Advice => places.retain(begun),
    }
    places
}

/// The matters in which a period of that name has a clock.
pub(super) fn clocks(case: &Case, period: &Id, key: Option<&Id>) -> Vec<Place> {
    let theirs = case.clocks().filter(|running| running.period() == period);
    let theirs = theirs.filter(|running| key.is_none() || running.started.clock.key.as_ref() == key);
    let mut places: Vec<Place> = theirs.filter_map(Running::about).filter_map(|about| newest(case, about)).list();
    places.sort();
    places.dedup();
    places
}

/// The matter that a day is said to belong to, if any: one that has begun, or the question that may be asked next.
pub(super) fn every_open(rules: Rules<'_>, case: &Case, named: Option<&MatterId>) -> Vec<Place> {
    let Some(named) = named else { return Vec::new() };
    let Some(table) = rules.table(&named.table) else { return Vec::new() };
    existing(rules, case, table)
}

/// Whether a role may tell in a matter that a document of a party has reached it: it is no party itself, parties hand such
/// documents in, and nothing was told since the last of them came.
pub(crate) fn handed_in(rules: Rules<'_>, case: &Case, document: &Id, role: &Id, place: Option<&Place>) -> bool {
    let about = place.map(|place| &place.matter);
    let came = case.last(|seen| {
        seen.about.as_ref() == about
            && matches!(&seen.event, Event::Submitted { document: known, by } if known == document && by != role)
    });
    let told = case.last(|seen| {
        seen.about.as_ref() == about
            && matches!(&seen.event, Event::Acknowledged { document: known, by } if known == document && by == role)
    });
    !rules.is_party(role) && by_parties(rules.document(), document) && (told.is_none() || came > told)
}

/// Whether a document was sent to a role in a matter and has not been acknowledged there.
pub(crate) fn awaited(case: &Case, document: &Id, role: &Id, place: Option<&Place>) -> bool {
    let about = place.map(|place| &place.matter);
    let sent = case.last(|seen| {
        seen.about.as_ref() == about
            && matches!(&seen.event, Event::Sent { document: known, to, .. } if known == document && to == role)
    });
    let told = case.last(|seen| {
        seen.about.as_ref() == about
            && matches!(&seen.event, Event::Acknowledged { document: known, by } if known == document && by == role)
    });
    sent.is_some() && sent > told
}
