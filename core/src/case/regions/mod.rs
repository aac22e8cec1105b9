//! The regions of a case, each with the acts that belong to it. Every act belongs to exactly one, which answers one question
//! about it, `may`: acting asks it first, and so does whoever wants to know what can be done. Guards read the whole case;
//! changes go through effects alone.

mod accountability;
mod accusation;
mod admission;
mod ask;
mod clocks;
mod competence;
mod correction;
mod decidable;
mod decision;
mod filing;
mod follow;
pub(crate) mod hearing;
mod lapse;
mod ledger;
mod relief;
mod revocation;
mod service;
mod tolerance;
mod verification;

pub(crate) use ask::{Ask, ensure, means, not_now, outcome, purpose, table};
pub(crate) use clocks::revive;
pub(crate) use decidable::decidable;
pub(crate) use decision::{outcome_open, permitted_ones};
pub(crate) use lapse::lapse;
pub(crate) use relief::{left, replacements, replaces, weighed};
pub(crate) use verification::{contested, facts_to_find};

use clocks::Touch;

use super::act::{Act, Body};
use super::draft::{Draft, Rules};
use super::effect::MatterChange;
use super::matter::{MatterState, Place};
use super::refusal::{Refusal, RefusalCode};
use super::state::Case;
use super::{candidates, parties, recusal};
use crate::document::Id;
use crate::rulebook::document::Purpose;
use crate::rulebook::procedure::{Deed, Grant, is_notice};

/// Whether the region that an act belongs to is at the step for it.
pub(crate) fn may(rules: Rules<'_>, case: &Case, ask: &Ask<'_>) -> Result<(), Refusal> {
    match ask.deed {
        Deed::Open => competence::may_open(case),
        Deed::Dispute => competence::may_dispute(case),
        Deed::Recuse => {
            competence::may_recuse(rules)?;
            named(!candidates::people(rules, case, ask.actor, ask.deed).is_empty(), "recusal")
        }
        Deed::DecideRecusal => {
            let none = case.people.asked.is_empty();
            let code = if none { RefusalCode::NothingAsked } else { RefusalCode::OutOfReach };
            answerable(rules, case, ask, code, "recusal")
        }
        Deed::AcceptParty => answerable(rules, case, ask, RefusalCode::NothingAsked, "party"),
        Deed::Assign => {
            named(!candidates::reached(rules, case, ask.actor, ask.deed, ask.place).is_empty(), "assignment")
        }
        Deed::Succeed => {
            named(!candidates::reached(rules, case, ask.actor, ask.deed, ask.place).is_empty(), "succession")
        }
        Deed::File => filing::may_file(case, ask.place),
        Deed::CloseFiling => filing::may_close(case, ask.place),
        Deed::Raise => admission::may_raise(rules, case, ask),
        Deed::Withdraw => admission::may_take_back(rules, case, ask.actor),
        Deed::Find => verification::may_find(rules, case, ask),
        Deed::Return => verification::may_send_back(case, ask.place),
        Deed::Submit(document) => verification::may_submit(rules, case, ask, &document.document),
        Deed::Waive(document) => hearing::may_state(rules, case, ask, &document.document),
        Deed::Adopt => tolerance::may_adopt(rules, case, ask),
        Deed::Decide(decision) => decision::may(rules, case, ask, decision),
        Deed::Approve(decision) => tolerance::may_approve(case, ask.place, &decision.table),
        Deed::Send(document) => service::may_send(rules, case, ask.place, &document.document),
        Deed::Acknowledge(document) => service::may_acknowledge(rules, case, ask, &document.document),
        Deed::Request(level) => relief::may_request(rules, case, ask.place, &level.level),
        Deed::Accuse => accusation::may_accuse(case, ask.place),
        Deed::Suspend => clocks::may(rules, case, ask, Touch::Suspend),
        Deed::Resume => clocks::may(rules, case, ask, Touch::Resume),
        Deed::Extend => clocks::may(rules, case, ask, Touch::Extend),
        Deed::Restore => clocks::may(rules, case, ask, Touch::Restore),
        Deed::Migrate => ledger::may_migrate(rules, case),
        Deed::AdoptCalendar => ledger::may_adopt_calendar(rules, case, ask.today),
        Deed::Erase => ledger::may_erase(rules, case),
        Deed::Date | Deed::Join | Deed::Rectify | Deed::ReportStage => Ok(()),
    }
}

/// Refuses where there is nobody, or nothing, that an act could name.
fn named(any: bool, step: &str) -> Result<(), Refusal> {
    ensure(any, step)
}

/// Refuses to answer where nobody has asked whom the actor could answer.
fn answerable(rules: Rules<'_>, case: &Case, ask: &Ask<'_>, code: RefusalCode, what: &str) -> Result<(), Refusal> {
    if candidates::people(rules, case, ask.actor, ask.deed).is_empty() {
        return Err(Refusal::new(code).about(what));
    }
    Ok(())
}

/// Whether a document may go to a role: a notice only to one that is heard.
pub(crate) fn receives(rules: Rules<'_>, deed: &Deed, place: &Place, role: &Id) -> bool {
    let Deed::Send(about) = deed else { return true };
    !is_notice(rules.document(), &about.document) || hearing::goes_to(rules, place, role)
}

/// Begins a matter that an act asks for the first time: a question whether a decision was right, advice. Those that people
/// raise begin with their own acts.
pub(crate) fn begin(draft: &mut Draft<'_>, deed: &Deed, place: &Place) {
    // A body may be named before what it will decide has begun.
    if matches!(deed, Deed::Assign) {
        return;
    }
    let asked = matches!(draft.rules.purpose(&place.matter.table), Some(Purpose::Revocation | Purpose::Advice));
    if asked && draft.case.matter(&place.matter).is_none() {
        draft.change(&place.matter, MatterChange::Begun { state: MatterState::Plain });
    }
}

/// Does an act that its actor may do, in the proceeding that is meant.
pub(crate) fn act(
    draft: &mut Draft<'_>,
    act: &Act,
    place: Option<&Place>,
    grant: Option<&Grant>,
) -> Result<(), Refusal> {
    let actor = &act.actor;
    let here = || place.ok_or_else(|| Refusal::new(RefusalCode::NothingDecided).about(act.act.deed().name()));
    match &act.act {
        Body::Open(body) => competence::open(draft, body, actor)?,
        Body::Succeed(body) => competence::succeed(draft, body)?,
        Body::Dispute(_) => competence::dispute(draft, here()?),
        Body::Assign(body) => competence::assign(draft, body, place)?,
        Body::Recuse(body) => recusal::ask_recusal(draft, body, actor)?,
        Body::DecideRecusal(body) => recusal::decide_recusal(draft, body, actor)?,
        Body::Join(body) => parties::join(draft, body, actor)?,
        Body::AcceptParty(body) => parties::accept_party(draft, body)?,
        Body::File(body) => filing::file(draft, body, actor, here()?)?,
        Body::CloseFiling(_) => filing::close(draft, here()?),
        Body::Raise(body) => admission::raise(draft, body, actor, place)?,
        Body::Withdraw(_) => admission::take_back(draft),
        Body::Find(body) => verification::find(draft, body, actor, here()?)?,
        Body::Return(_) => verification::send_back(draft, here()?),
        Body::Submit(body) => verification::submit(draft, body, actor, place)?,
        Body::Waive(body) => hearing::waive(draft, body, actor, place)?,
        Body::Adopt(body) => tolerance::adopt(draft, body, actor, here()?)?,
        Body::Decide(body) => decision::decide(draft, body, actor, here()?, grant)?,
        Body::Approve(body) => tolerance::approve(draft, body, here()?)?,
        Body::Send(body) => service::send(draft, body, place)?,
        Body::Acknowledge(body) => service::acknowledge(draft, body, actor, place)?,
        Body::Request(body) => relief::request(draft, body, actor, here()?)?,
        Body::Accuse(_) => accusation::accuse(draft, here()?),
        Body::ReportStage(body) => accountability::report(draft, body),
        Body::Date(body) => clocks::date(draft, body, place),
        Body::Suspend(body) => clocks::suspend(draft, body, place)?,
        Body::Resume(body) => clocks::resume(draft, body, place)?,
        Body::Extend(body) => clocks::extend(draft, body, place)?,
        Body::Restore(body) => clocks::restore(draft, body, place)?,
        Body::Rectify(body) => ledger::rectify(draft, body)?,
        Body::Erase(body) => ledger::erase(draft, body)?,
        Body::Migrate(body) => ledger::migrate(draft, body)?,
        Body::AdoptCalendar(body) => ledger::adopt_calendar(draft, body)?,
    }
    Ok(())
}
