//! Which cells of a report a case is in. A case is in a cell once, however often what the cell is about happened in it.

use std::collections::BTreeMap;

use crate::case::{
    AccusationState, Admission, Case, ClockChange, ClockId, DecisionAsMade as Decision, DecisionStage, Effect,
    LevelState, Matter, MatterId, MatterState, Pass, Progress, Rules, RunState, Verification, all_due, progress,
};
use crate::document::Id;
use crate::kernel::Ledger;
use crate::rulebook::procedure::{Channel, PeriodKind};
use crate::rulebook::{Document, Purpose};
use crate::sorted::Set;
use crate::time::{Date, Instant};

/// Channels, as they are counted.
pub(super) const CHANNELS: [&str; 4] = ["application", "own_motion", "instruction", "not_raised"];
/// How far a case has come.
pub(super) const STAGES: [&str; 9] =
    ["not_raised", "raised", "not_admitted", "withdrawn", "verifying", "deciding", "decided", "dormant", "concluded"];
/// When a duty was done, counted by its time limit.
pub(super) const TIMES: [&str; 5] = ["first_half", "second_half", "late", "overdue", "running"];
/// What became of a name.
pub(super) const NAMES: [&str; 4] = ["cleared", "to_be_cleared", "not_to_be_cleared", "not_judged"];
/// What a decision may be beside standing with an outcome.
pub(super) const FALLEN: [&str; 2] = ["not_in_effect", "set_aside"];
/// What a request for relief may come to beside an outcome.
pub(super) const ASKED: [&str; 2] = ["pending", "passed_over"];

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Channels,
    Stages,
    Outcomes,
    Times,
    Overdue,
    Relief,
    Clarifications,
}

/// What a cell is about: an id of the rulebook, or a word of the kernel. One may read like the other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    /// Every case that is in one of the cells.
    Any,
    Word(&'static str),
    Named(Id),
}

/// A cell by its place in the report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) kind: Kind,
    /// The table, the period, the level.
    pub(super) of: Option<Id>,
    pub(super) what: What,
}

/// The places that a case is in.
pub(super) struct Places(Set<Place>);

impl Places {
    /// Those of a case as its ledger shows it at an instant.
    pub(super) fn of(rules: Rules<'_>, ledger: &Ledger, now: Instant) -> Self {
        let mut places = Self(Set::new());
        places.case(rules, ledger.case(), now);
        places.decisions(rules, ledger.case());
        places.duties(rules, ledger);
        places
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Place> {
        self.0.iter()
    }

    fn put(&mut self, kind: Kind, of: Option<&Id>, what: What) {
        for what in [What::Any, what] {
            self.0.insert(Place { kind, of: of.cloned(), what });
        }
    }

    fn case(&mut self, rules: Rules<'_>, case: &Case, now: Instant) {
        let channel = match case.channel {
            Some(Channel::Application) => "application",
            Some(Channel::OwnMotion) => "own_motion",
            Some(Channel::Instruction) => "instruction",
            None => "not_raised",
        };
        self.put(Kind::Channels, None, What::Word(channel));
        self.put(Kind::Stages, None, What::Word(stage(rules.document(), case, &progress(rules, case))));
        for item in all_due(rules, case, now).into_iter().filter(|item| item.overdue) {
            let role = rules.document().roles.iter().find(|role| role.id == item.bearer);
            let seat = role.and_then(|role| role.organ.clone()).unwrap_or(item.bearer);
            self.put(Kind::Overdue, None, What::Named(seat));
        }
    }

    /// Decisions and requests as they stand, matter by matter.
    fn decisions(&mut self, rules: Rules<'_>, case: &Case) {
        for (_, matter) in case.all_matters() {
            let clarification = matter.clarification().and_then(|(_, pass)| pass.decision.as_ref());
            for decision in matter.decision().into_iter().chain(clarification) {
                let what = match decision.stage {
                    DecisionStage::Effective(_) | DecisionStage::Final(_) => What::Named(decision.outcome.clone()),
                    DecisionStage::AwaitingApproval | DecisionStage::Disapproved => What::Word("not_in_effect"),
                    DecisionStage::Annulled(_) | DecisionStage::Reopened(_) | DecisionStage::Revoked(_) => {
                        What::Word("set_aside")
                    }
                };
                self.put(Kind::Outcomes, Some(&decision.ruling.table), what);
            }
            for pass in &matter.proceedings {
                let Pass::Level { level, state } = &pass.pass else { continue };
                let what = match state {
                    LevelState::Open => continue,
                    LevelState::Requested => What::Word("pending"),
                    LevelState::PassedOver => What::Word("passed_over"),
                    LevelState::Decided { outcome } => What::Named(outcome.clone()),
                };
                if rules.level(level).is_some() {
                    self.put(Kind::Relief, Some(level), what);
                }
            }
            if let MatterState::Accusation { accusation } = &matter.state {
                let name = match accusation {
                    AccusationState::Received | AccusationState::Judged { .. } => "not_judged",
                    AccusationState::ToClarify { required: true, .. } => "to_be_cleared",
                    AccusationState::ToClarify { required: false, .. } => "not_to_be_cleared",
                    AccusationState::Clarified { .. } => "cleared",
                };
                self.put(Kind::Clarifications, None, What::Word(name));
            }
        }
    }

    /// When duties were done. That is told by the day of the entry that says so, whatever day it states: nobody is in time
    /// by his own word.
    #[expect(clippy::wildcard_enum_match_arm, reason = "a report counts a few effects only")]
    fn duties(&mut self, rules: Rules<'_>, ledger: &Ledger) {
        let duty = |id: &Id| rules.period(id).is_some_and(|period| period.kind == PeriodKind::Duty);
        let mut running: BTreeMap<&ClockId, (Date, Date)> = BTreeMap::new();
        for record in ledger.records() {
            let entered = rules.zone.day(record.entry.at());
            for effect in &record.entry.effects {
                match effect {
                    Effect::Started { run } => {
                        running.insert(&run.clock, (run.from, run.due.latest.day()));
                    }
                    Effect::Clock { clock, change: ClockChange::Redated { new, .. } } => {
                        if let Some((_, due)) = running.get_mut(clock) {
                            *due = new.latest.day();
                        }
                    }
                    Effect::Clock { clock, change: ClockChange::Ended { late, .. } } if duty(&clock.period) => {
                        let word = match running.get(clock) {
                            Some((_, due)) if *late || entered > *due => "late",
                            Some((from, due)) => half(*from, *due, entered),
                            None => "late",
                        };
                        self.put(Kind::Times, Some(&clock.period), What::Word(word));
                    }
                    _ => {}
                }
            }
        }
        for run in ledger.case().periods.iter().filter(|run| duty(run.period())) {
            let word = match run.state {
                RunState::Lapsed => "overdue",
                RunState::Running | RunState::Suspended => "running",
                RunState::Ended { .. } | RunState::Cancelled => continue,
            };
            self.put(Kind::Times, Some(run.period()), What::Word(word));
        }
    }
}

/// How far a case has come.
fn stage(document: &Document, case: &Case, progress: &Progress) -> &'static str {
    match (progress, &case.admission) {
        (_, Admission::Refused) => "not_admitted",
        (_, Admission::Withdrawn) => "withdrawn",
        (Progress::Concluded, _) => "concluded",
        (Progress::Dormant { .. }, _) => "dormant",
        (Progress::Open, Admission::NotRaised) => "not_raised",
        (Progress::Open, Admission::Raised | Admission::Supplementing) => "raised",
        (Progress::Open, Admission::Admitted) if decided(document, case) => "decided",
        (Progress::Open, Admission::Admitted) => {
            let mut main = case.all_matters().map(|(_, matter)| &matter.main().1.verification);
            if main.any(|known| *known == Verification::Reported) { "deciding" } else { "verifying" }
        }
    }
}

/// Whether the matter itself is decided.
fn decided(document: &Document, case: &Case) -> bool {
    let main =
        document.tables.iter().filter(|table| matches!(table.purpose, Purpose::Tolerance | Purpose::Accountability));
    let matters = main.filter_map(|table| case.matter(&MatterId::of(table.id.clone())));
    matters.filter_map(Matter::decision).any(Decision::stands)
}

/// Which half of its time a duty took.
fn half(from: Date, due: Date, on: Date) -> &'static str {
    if from.days_until(on).saturating_mul(2) <= from.days_until(due) { "first_half" } else { "second_half" }
}
