//! What follows from a decision in the region of its table, once nobody has to approve it any more.

use super::{admission, competence, correction, filing, revocation};
use crate::case::draft::Draft;
use crate::case::matter::Place;
use crate::rulebook::document::{Outcome, Purpose, Table};

/// What a decision that nobody has to approve any more brings about in its region. Relief does so on its level, which nobody
/// approves; an accusation keeps its own record of what waits.
pub(crate) fn follow(draft: &mut Draft<'_>, table: &Table, chosen: &Outcome, place: &Place) {
    let matter = &place.matter;
    match table.purpose {
        Purpose::Filing => filing::decided(draft, matter, chosen.means, false),
        Purpose::Admission => admission::decided(draft, chosen.means),
        Purpose::Competence => competence::settled(draft, matter, chosen),
        Purpose::Correction => correction::settle(draft, matter, chosen.means),
        Purpose::Revocation => revocation::decided(draft, table, chosen),
        Purpose::Relief
        | Purpose::Accusation
        | Purpose::Clarification
        | Purpose::Tolerance
        | Purpose::Accountability
        | Purpose::Advice => {}
    }
}
