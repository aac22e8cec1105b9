//! A case as a state machine: acts come in, are refused with reasons or answered with effects; periods run; the case is
//! the fold of its effects. What belongs here: acts, events, effects, grants, periods, and one module for each region.

mod act;
mod agenda;
mod authority;
mod bodies;
mod bounds;
#[cfg(test)]
mod census;
mod chart;
pub(crate) mod days;
mod draft;
mod effect;
mod event;
mod foreign;
pub(crate) mod grants;
mod handlers;
mod index;
mod known;
mod lasting;
mod log;
mod matter;
mod meant;
mod migration;
pub(crate) mod names;
mod opening;
mod options;
mod page;
mod people;
pub(crate) mod periods;
mod person;
mod presupposed;
mod protections;
mod refusal;
pub(crate) mod regions;
mod state;
pub(crate) mod texts;
mod view;
mod within;

pub use act::{Act, Actor};
pub(crate) use act::{Body, Open};
pub use agenda::{DueItem, Progress};
pub(crate) use agenda::{due, progress};
pub(crate) use draft::{Draft, Rules};
pub(crate) use effect::{
    AccusationState, Admission, ClockChange, ClockId, Effect, LevelState, LinkedDecision, MatterChange, Verification,
};
pub(crate) use event::Event;
pub use foreign::Foreign;
pub(crate) use known::{decided_last, decision, main_place, newest, standing};
pub(crate) use lasting::lasting;
pub use lasting::{Lasting, Run};
pub use matter::MatterId;
pub(crate) use matter::{Decision as DecisionAsMade, DecisionStage, Matter, MatterState, Pass, Place};
pub(crate) use meant::meant;
pub use options::{Blocked, Choice};
pub(crate) use options::{blocked, moves, options};
pub(crate) use page::{agenda_page, page};
pub(crate) use person::view;
pub use person::{DecisionView, PersonView};
pub use protections::{Bars, Shield};
pub(crate) use protections::{bars, shields};
pub use refusal::{Refusal, RefusalCode};
pub use state::Case;
pub(crate) use state::Done as DoneAct;
pub(crate) use state::RunState;
pub(crate) use view::case_view;
pub use view::{Accusation, CaseView, Correction, Decision, Relief};
