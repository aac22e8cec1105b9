//! The regions of a case, each with the acts that belong to it. Every act belongs to exactly one; guards read the whole
//! case; changes go through effects alone.

mod accountability;
mod accusation;
mod admission;
mod clocks;
mod competence;
mod correction;
mod decision;
mod filing;
mod ledger;
mod relief;
mod revocation;
mod service;
mod tolerance;
mod verification;

pub(crate) use accusation::awaits_approval;
pub(crate) use admission::{raisable, reopen, rest};
pub(crate) use clocks::movable;
pub(crate) use decision::{heard, step};
pub(crate) use relief::{bounded, fresh, open_level, replacements, replaces, requestable};
pub(crate) use service::{receive, servable};
pub(crate) use verification::{enough_finders, findable, may_find};

use super::act::{Act, Body};
use super::authority;
use super::draft::Draft;
use super::effect::Effect;
use super::event::Event;
use super::refusal::{Refusal, RefusalCode};
use super::state::RulingStage;
use crate::document::Id;
use crate::rulebook::document::{Meaning, Outcome, Purpose, Table};
use crate::rulebook::procedure::{Deemed, DocumentPurpose, Grant};

/// Does an act that its actor may do.
pub(crate) fn act(draft: &mut Draft<'_>, act: &Act, grant: Option<&Grant>) -> Result<(), Refusal> {
    let actor = &act.actor;
    match &act.act {
        Body::Open(body) => competence::open(draft, body, actor)?,
        Body::Succeed(body) => competence::succeed(draft, body)?,
        Body::Dispute(_) => competence::dispute(draft)?,
        Body::Assign(body) => competence::assign(draft, body)?,
        Body::Recuse(body) => authority::ask_recusal(draft, body, actor)?,
        Body::DecideRecusal(body) => authority::decide_recusal(draft, body, actor)?,
        Body::Join(body) => authority::join(draft, body, actor)?,
        Body::AcceptParty(body) => authority::accept_party(draft, body)?,
        Body::File(body) => filing::file(draft, body, actor)?,
        Body::CloseFiling(_) => filing::close(draft)?,
        Body::Raise(body) => admission::raise(draft, body, actor)?,
        Body::Withdraw(_) => admission::take_back(draft, actor)?,
        Body::Find(body) => verification::find(draft, body, actor)?,
        Body::Return(_) => verification::send_back(draft)?,
        Body::Submit(body) => verification::submit(draft, body, actor)?,
        Body::Waive(body) => verification::waive(draft, body)?,
        Body::Adopt(body) => tolerance::adopt(draft, body, actor)?,
        Body::Decide(body) => decision::decide(draft, body, actor, grant)?,
        Body::Approve(body) => tolerance::approve(draft, body)?,
        Body::Send(body) => service::send(draft, body)?,
        Body::Acknowledge(body) => service::acknowledge(draft, body, actor)?,
        Body::Request(body) => relief::request(draft, body, actor)?,
        Body::Accuse(body) => accusation::accuse(draft, body)?,
        Body::ReportStage(body) => accountability::report(draft, body),
        Body::Date(body) => clocks::date(draft, body)?,
        Body::Suspend(body) => clocks::suspend(draft, body)?,
        Body::Resume(body) => clocks::resume(draft, body)?,
        Body::Extend(body) => clocks::extend(draft, body, actor)?,
        Body::Restore(body) => clocks::restore(draft, body, actor)?,
        Body::Rectify(body) => ledger::rectify(draft, body)?,
        Body::Migrate(body) => ledger::migrate(draft, body)?,
        Body::AdoptCalendar(body) => ledger::adopt_calendar(draft, body)?,
    }
    Ok(())
}

/// A table of the book.
pub(crate) fn table<'k>(draft: &Draft<'k>, id: &Id) -> Result<(usize, &'k Table), Refusal> {
    let document = draft.rules.document();
    let position = draft.rules.model().index.tables.get(id).copied();
    let found = position.and_then(|position| Some((position, document.tables.get(position)?)));
    found.ok_or_else(|| Refusal::new(RefusalCode::UnknownName).about(id))
}

/// An outcome of a table.
pub(crate) fn outcome<'t>(table: &'t Table, id: &Id) -> Result<&'t Outcome, Refusal> {
    table
        .outcomes
        .iter()
        .find(|outcome| outcome.id == *id)
        .ok_or_else(|| Refusal::new(RefusalCode::UnknownName).about(id))
}

/// What the kernel looks for in a document of that kind.
pub(crate) fn purpose(draft: &Draft<'_>, document: &Id) -> Result<Option<DocumentPurpose>, Refusal> {
    let found = draft.rules.document().documents.iter().find(|kind| kind.id == *document);
    found.map(|kind| kind.purpose).ok_or_else(|| Refusal::new(RefusalCode::UnknownName).about(document))
}

/// Silence counts as an outcome: of a table that decides no liability, or of a document.
pub(crate) fn deem(draft: &mut Draft<'_>, deemed: &Deemed, key: Option<&Id>, bearer: &Id) {
    if let Some(id) = &deemed.table {
        let Some(table) = draft.rules.document().tables.iter().find(|table| table.id == *id) else { return };
        draft.emit(Effect::DeemedDecided { table: id.clone(), outcome: deemed.outcome.clone() });
        let means =
            table.outcomes.iter().find(|outcome| outcome.id == deemed.outcome).and_then(|outcome| outcome.means);
        match table.purpose {
            Purpose::Filing => filing::decided(draft, means, true),
            Purpose::Admission => admission::decided(draft, means),
            Purpose::Correction => correction::settle(draft, key, means),
            Purpose::Tolerance
            | Purpose::Accountability
            | Purpose::Relief
            | Purpose::Accusation
            | Purpose::Clarification
            | Purpose::Revocation
            | Purpose::Competence
            | Purpose::Advice => {}
        }
        let mut ruling = decision::ruling(draft, id, &deemed.outcome, None, None);
        ruling.about = key.cloned();
        draft.emit(Effect::Made { ruling });
        let (outcome, about) = (deemed.outcome.clone(), key.cloned());
        draft.happen(Event::Decided { table: id.clone(), outcome, level: None, about: about.clone() });
        tolerance::take_effect(draft, id, &deemed.outcome, None, about.as_ref());
    }
    if let Some(document) = &deemed.document {
        let by = key.unwrap_or(bearer).clone();
        draft.happen(Event::Submitted { document: document.clone(), by, item: None });
    }
}

/// A decision that nobody can have reviewed any more.
pub(crate) fn finalise(draft: &mut Draft<'_>, table: &Id) {
    let effective =
        draft.case.rulings.get(table).is_some_and(|ruling| matches!(ruling.stage, RulingStage::Effective(_)));
    // A level of relief that is being heard keeps the decision open.
    let heard = draft
        .case
        .levels
        .values()
        .any(|(of, state)| of == table && matches!(state, super::effect::LevelState::Requested));
    if effective && !heard {
        draft.emit(Effect::BecameFinal { table: table.clone() });
    }
}

/// Whether an outcome means that.
pub(crate) fn means(outcome: &Outcome, meaning: Meaning) -> bool {
    outcome.means == Some(meaning)
}
