//! What every region asks by: what somebody would do, and the names of the book that it is told in.

use crate::case::act::Actor;
use crate::case::draft::Rules;
use crate::case::effect::ClockId;
use crate::case::matter::Place;
use crate::case::refusal::{Refusal, RefusalCode};
use crate::document::Id;
use crate::rulebook::document::{Meaning, Outcome, Table};
use crate::rulebook::procedure::{Channel, Deed, DocumentPurpose};
use crate::time::Date;

/// What somebody would do, as far as it can be said before the act is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask<'a> {
    pub(crate) actor: &'a Actor,
    pub(crate) deed: &'a Deed,
    /// The proceeding that it would be done in.
    pub(crate) place: Option<&'a Place>,
    /// How the case would be raised.
    pub(crate) channel: Option<Channel>,
    /// The clock that it would be done to.
    pub(crate) clock: Option<&'a ClockId>,
    /// The fact that would be found.
    pub(crate) fact: Option<&'a Id>,
    pub(crate) today: Date,
}

/// A table of the book.
pub(crate) fn table<'k>(rules: Rules<'k>, id: &Id) -> Result<(usize, &'k Table), Refusal> {
    let position = rules.model().index.tables.get(id).copied();
    let found = position.and_then(|position| Some((position, rules.document().tables.get(position)?)));
    found.ok_or_else(|| Refusal::new(RefusalCode::UnknownName).about(id))
}

/// An outcome of a table.
pub(crate) fn outcome<'t>(table: &'t Table, id: &Id) -> Result<&'t Outcome, Refusal> {
    let found = table.outcomes.iter().find(|outcome| outcome.id == *id);
    found.ok_or_else(|| Refusal::new(RefusalCode::UnknownName).about(id))
}

/// What the kernel looks for in a document of that kind.
pub(crate) fn purpose(rules: Rules<'_>, document: &Id) -> Result<Option<DocumentPurpose>, Refusal> {
    let found = rules.kind(document).map(|kind| kind.purpose);
    found.ok_or_else(|| Refusal::new(RefusalCode::UnknownName).about(document))
}

/// Whether an outcome means that.
pub(crate) fn means(outcome: &Outcome, meaning: Meaning) -> bool {
    outcome.means == Some(meaning)
}

/// Refuses where a step is not open.
pub(crate) fn ensure(open: bool, step: &str) -> Result<(), Refusal> {
    if open { Ok(()) } else { Err(not_now(step)) }
}

/// A refusal of something that is not open now.
pub(crate) fn not_now(what: &str) -> Refusal {
    Refusal::new(RefusalCode::NotNow).about(what)
}
