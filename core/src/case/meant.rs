//! Which proceeding an act belongs to. An act names its matter in `about`, and may leave it out only where exactly one can
//! be meant; what was meant is written into the entry.

use super::act::{Actor, Body};
use super::bodies;
use super::draft::Rules;
use super::known::newest;
use super::matter::{MatterId, Place, home};
use super::places::{clocks, every_open, first, places_of};
use super::refusal::{Refusal, RefusalCode};
use super::sight::Sight;
use super::state::Case;
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::Purpose;
use crate::rulebook::procedure::Deed;

/// The proceeding that an act belongs to; `None` where it belongs to the case. `fits` tells whether the act could be done
/// in a proceeding, and is asked only where several could be meant. What an accuser does is meant in their own accusation: of
/// others they are not told by being asked which.
pub(crate) fn meant(
    rules: Rules<'_>,
    case: &Case,
    actor: &Actor,
    body: &Body,
    fits: impl Fn(&Place) -> bool,
) -> Result<Option<Place>, Refusal> {
    let mut places = places(rules, case, &body.deed(), body);
    // Who asks to be a party is none yet, and says of what.
    let sight = (!matches!(body, Body::Join(_))).then(|| Sight::of(rules, case, actor));
    let seen = |matter: &MatterId| sight.as_ref().is_none_or(|sight| sight.place(Some(matter)));
    places.retain(|place| seen(&place.matter) || case.matter(&place.matter).is_none());
    let named = body.says().about();
    if let Some(named) = named {
        let is = |place: &&Place| place.matter == *named || (named.key.is_none() && place.matter.table == named.table);
        let mut meant = places.iter().filter(is);
        return match (meant.next(), meant.next()) {
            (Some(place), None) => Ok(Some(place.clone())),
            (Some(_), Some(_)) => Err(which(places.iter().filter(is))),
            // What a table asks is found in its own matters, and nowhere else.
            (None, _) if places.is_empty() && body.fact().is_some_and(|fact| asked_elsewhere(rules, fact, named)) => {
                Err(Refusal::new(RefusalCode::NotNow).about("verification"))
            }
            // What belongs to no table may be said to belong to any matter that there is.
            (None, _) if places.is_empty() => {
                let place = newest(case, named).filter(|place| seen(&place.matter));
                place.map(Some).ok_or_else(|| Refusal::new(RefusalCode::UnknownName).about(named))
            }
            (None, _) => Err(Refusal::new(RefusalCode::UnknownName).about(named)),
        };
    }
    if let [] | [_] = places.as_slice() {
        return Ok(places.into_iter().next());
    }
    let mut fitting = places.iter().filter(|place| fits(place));
    match (fitting.next(), fitting.next()) {
        (Some(place), None) => Ok(Some(place.clone())),
        (Some(_), Some(_)) => Err(which(places.iter().filter(|place| fits(place)))),
        (None, _) => Err(which(places.iter())),
    }
}

/// Whether tables rest on a fact, and none of them is decided in a matter.
fn asked_elsewhere(rules: Rules<'_>, fact: &Id, matter: &MatterId) -> bool {
    let Some(position) = rules.model().index.facts.get(fact).copied() else { return false };
    let document = rules.document();
    let tables = document.tables.iter().zip(&rules.model().tables);
    let mut resting = tables
        .filter(|(_, model)| model.support.iter().any(|var| var.index() == position))
        .map(|(table, _)| home(&document.tables, &table.id))
        .peekable();
    resting.peek().is_some() && !resting.any(|home| *home == matter.table)
}

/// Refuses what can be meant in several ways.
fn which<'p>(places: impl Iterator<Item = &'p Place>) -> Refusal {
    let names: Vec<String> = places.map(|place| format!("`{}`", place.matter)).list();
    Refusal::new(RefusalCode::WhichMatter).about(names.join(", "))
}

/// Every proceeding that an act of this kind can be meant in, whether or not it is possible there now. A place in a matter
/// that is not there yet is one that the act would begin.
fn places(rules: Rules<'_>, case: &Case, deed: &Deed, body: &Body) -> Vec<Place> {
    match body {
        Body::Find(find) => places_of(rules, case, deed, Some(&find.fact)),
        Body::Adopt(adopt) => places_of(rules, case, deed, Some(&adopt.fact)),
        Body::File(file) => {
            let tables = rules.tables_for(Purpose::Filing);
            tables.map(|table| first(&MatterId::keyed(table.id.clone(), file.filing.clone()))).take(1).list()
        }
        Body::Accuse(accuse) => {
            let tables = rules.tables_for(Purpose::Accusation);
            tables.map(|table| first(&MatterId::keyed(table.id.clone(), accuse.accusation.clone()))).take(1).list()
        }
        Body::Suspend(on) | Body::Resume(on) | Body::Extend(on) => clocks(case, &on.period, on.key.as_ref()),
        Body::Restore(on) => clocks(case, &on.period, on.key.as_ref()),
        Body::Date(_) => every_open(rules, case, body.says().about()),
        Body::Assign(assign) => {
            rules.role(&assign.role).map(|role| bodies::meetings(rules, case, role)).unwrap_or_default()
        }
        Body::Open(_)
        | Body::CloseFiling(_)
        | Body::Raise(_)
        | Body::Withdraw(_)
        | Body::Recuse(_)
        | Body::DecideRecusal(_)
        | Body::Join(_)
        | Body::AcceptParty(_)
        | Body::Return(_)
        | Body::Submit(_)
        | Body::Waive(_)
        | Body::Send(_)
        | Body::Acknowledge(_)
        | Body::Decide(_)
        | Body::Approve(_)
        | Body::Request(_)
        | Body::Dispute(_)
        | Body::Rectify(_)
        | Body::Erase(_)
        | Body::Succeed(_)
        | Body::Migrate(_)
        | Body::AdoptCalendar(_)
        | Body::ReportStage(_) => places_of(rules, case, deed, None),
    }
}
