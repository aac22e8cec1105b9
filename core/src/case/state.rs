//! A case: the fold of its effects. It grows with what happened, never with the rulebook.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::act::Stage;
use super::effect::{
    AccusationState, Admission, Effect, Filing, ItemState, LevelState, Opening, Proceeding, Ruling, Started,
    Verification,
};
use super::event::Event;
use super::index::Index;
use super::log::Log;
use super::people::People;
use crate::document::{Digest, Id};
use crate::ledger::{CalendarRef, Sealed};
use crate::rulebook::procedure::{Channel, Deed};
use crate::sorted::Map;
use crate::time::{Date, End, Instant, Length, Moment};

/// One person or unit and one conduct: what the entries of a ledger come to.
///
/// ```
/// use distinguo::case::Case;
/// assert!(Case::blank().id().is_none()); // its first act opens it
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// A copy to try things on.
    pub(crate) fork: bool,
    pub(crate) head: Option<Digest>,
    pub(crate) seq: u32,
    pub(crate) at: Option<Instant>,
    pub(crate) version: String,
    pub(crate) calendar: Option<CalendarRef>,
    pub(crate) opening: Option<Arc<Opening>>,
    /// Acts by the ids that the host has given them.
    pub(crate) acts: Index<Arc<str>, Done>,
    pub(crate) did: Log<Did>,
    /// Who has done what at all, and in which entry first.
    pub(crate) parts: Index<Part, u32>,
    /// How often a thing was done.
    pub(crate) times: Index<Deed, u32>,
    pub(crate) happened: Log<Happened>,
    /// What has happened at all, and when last.
    pub(crate) seen: Index<Event, Last>,
    pub(crate) proceedings: Vec<Findings>,
    pub(crate) seats: Map<Id, String>,
    pub(crate) disputed: bool,
    pub(crate) assigned: Map<Id, BTreeSet<String>>,
    pub(crate) recused: Map<String, Date>,
    pub(crate) people: People,
    pub(crate) filing: Filing,
    pub(crate) admission: Admission,
    pub(crate) channel: Option<Channel>,
    pub(crate) applicant: Option<Id>,
    pub(crate) raised_at: Option<Stage>,
    pub(crate) verification: Verification,
    pub(crate) rulings: Map<Id, Standing>,
    pub(crate) items: BTreeMap<Id, (Id, ItemState)>,
    pub(crate) levels: Map<Id, (Id, LevelState)>,
    pub(crate) accusations: Map<Id, AccusationState>,
    pub(crate) stage: Stage,
    pub(crate) periods: Vec<Arc<Running>>,
    /// Lengths that acts have set.
    pub(crate) lengths: Map<Id, Length>,
    pub(crate) rectified: Vec<(u32, String, String)>,
}

/// An act that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Done {
    /// Its entry.
    pub(crate) seq: u32,
    /// As it was recorded.
    pub(crate) act: Sealed,
}

/// Who did what: the history that separation of duties looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Did {
    pub(crate) seq: u32,
    pub(crate) actor: String,
    pub(crate) role: Id,
    pub(crate) deed: Deed,
    pub(crate) on: Date,
}

/// A kind of thing that somebody did in a role.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Part {
    pub(crate) actor: Arc<str>,
    pub(crate) role: Id,
    pub(crate) deed: Deed,
}

/// When something happened last: the entry, and how many things had happened by then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Last {
    pub(crate) seq: u32,
    place: usize,
}

/// Something that happened, in which entry and on which day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Happened {
    pub(crate) seq: u32,
    pub(crate) on: Date,
    pub(crate) event: Event,
}

/// Findings of a proceeding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Findings {
    pub(crate) of: Proceeding,
    /// Fact, answer, finder; a later finding of the same finder supersedes.
    pub(crate) found: Vec<(Id, Id, String)>,
    pub(crate) adopted: Vec<(Id, Id)>,
}

/// A decision and what has become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) ruling: Ruling,
    pub(crate) stage: RulingStage,
    /// The outcome it stands with: another one after it was varied.
    pub(crate) outcome: Id,
    pub(crate) received: Map<Id, Date>,
    /// The entry in which a level of relief last decided on it; 0 before.
    pub(crate) reviewed: u32,
    /// What a level of relief annulled and sent back.
    pub(crate) sent_back: Option<SentBack>,
}

/// A decision that relief annulled and sent back: the one that follows is bound not to be harsher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SentBack {
    pub(crate) outcome: Id,
    pub(crate) measure: Option<Id>,
}

impl Standing {
    /// Whether it is in effect.
    pub(crate) const fn stands(&self) -> bool {
        matches!(self.stage, RulingStage::Effective(_) | RulingStage::Final(_))
    }
}

/// The stages of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RulingStage {
    /// Made, not approved yet.
    AwaitingApproval,
    /// In effect since that day.
    Effective(Date),
    /// No further relief.
    Final(Date),
    /// Sent back for a new decision.
    Reopened,
    /// Revoked.
    Revoked,
}

/// A period of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Running {
    pub(crate) started: Started,
    /// The entry that started it.
    pub(crate) seq: u32,
    pub(crate) bearer: Id,
    pub(crate) state: RunState,
    pub(crate) due: End,
    pub(crate) provisional: bool,
    /// Entry that suspended it, first day, last day.
    pub(crate) suspensions: Vec<(u32, Date, Option<Date>)>,
    pub(crate) interruptions: Vec<Date>,
    pub(crate) extensions: Vec<Date>,
    pub(crate) reinstated: Option<(Date, Length)>,
}

/// What a period is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RunState {
    /// It runs.
    Running,
    /// It stands still.
    Suspended,
    /// It has ended.
    Ended {
        /// After it was due.
        late: bool,
        /// The first day on which it is over.
        on: Date,
    },
    /// It no longer matters.
    Cancelled,
    /// It ran out: overdue and still owed, forfeited, or expired.
    Lapsed,
}

impl Running {
    /// Whether it counts for nothing on a day: it fell, or something has ended it by then.
    pub(crate) fn is_over(&self, day: Date) -> bool {
        match self.state {
            RunState::Cancelled => true,
            RunState::Ended { on, .. } => on <= day,
            RunState::Running | RunState::Suspended | RunState::Lapsed => false,
        }
    }

    /// Whether this is the clock of that period and key.
    pub(crate) fn is(&self, period: &Id, key: Option<&Id>) -> bool {
        self.started.period == *period && self.started.key.as_ref() == key
    }

    /// Lets it count from another day.
    pub(crate) fn count_from(&mut self, day: Date) {
        self.started.from = day;
        self.started.at = None;
    }

    /// Whether it still runs, or stands still for a while.
    pub(crate) const fn alive(&self) -> bool {
        matches!(self.state, RunState::Running | RunState::Suspended)
    }
}

impl Case {
    /// A case before its first entry.
    #[must_use]
    pub const fn blank() -> Self {
        Self {
            fork: false,
            head: None,
            seq: 0,
            at: None,
            version: String::new(),
            calendar: None,
            opening: None,
            acts: Index::new(),
            did: Log::new(),
            parts: Index::new(),
            times: Index::new(),
            happened: Log::new(),
            seen: Index::new(),
            proceedings: Vec::new(),
            seats: Map::new_vec(),
            disputed: false,
            assigned: Map::new_vec(),
            recused: Map::new_vec(),
            people: People::none(),
            filing: Filing::NotFiled,
            admission: Admission::NotRaised,
            channel: None,
            applicant: None,
            raised_at: None,
            verification: Verification::Idle,
            rulings: Map::new_vec(),
            items: BTreeMap::new(),
            levels: Map::new_vec(),
            accusations: Map::new_vec(),
            stage: Stage::None,
            periods: Vec::new(),
            lengths: Map::new_vec(),
            rectified: Vec::new(),
        }
    }

    /// Its id, once it is open.
    #[must_use]
    pub fn id(&self) -> Option<&Id> {
        self.opening.as_ref().map(|opening| &opening.case)
    }

    /// A copy to try things on: what is done to it becomes what-ifs, entries that no real ledger takes.
    #[must_use]
    pub fn fork(&self) -> Self {
        Self { fork: true, ..self.clone() }
    }

    /// The hash of its last entry.
    #[must_use]
    pub const fn head(&self) -> Option<&Digest> {
        self.head.as_ref()
    }

    /// The number of its last entry.
    #[must_use]
    pub const fn seq(&self) -> u32 {
        self.seq
    }

    /// All clocks, those that have stopped too, in the order in which they started.
    pub(crate) fn clocks(&self) -> impl DoubleEndedIterator<Item = &Running> + ExactSizeIterator {
        self.periods.iter().map(Arc::as_ref)
    }

    /// Whether something has happened at all.
    pub(crate) fn has_seen(&self, what: impl Fn(&Event) -> bool) -> bool {
        self.seen.iter().any(|(event, _)| what(event))
    }

    /// When something that fits happened last.
    pub(crate) fn last(&self, what: impl Fn(&Event) -> bool) -> Option<Last> {
        self.seen.iter().filter(|(event, _)| what(event)).map(|(_, last)| *last).max()
    }

    /// The newest clock of a period and key.
    pub(crate) fn running(&self, period: &Id, key: Option<&Id>) -> Option<&Running> {
        self.clocks().rev().find(|running| running.is(period, key))
    }

    fn running_mut(&mut self, period: &Id, key: Option<&Id>) -> Result<&mut Running, Impossible> {
        let newest = self.periods.iter_mut().rev().find(|running| running.is(period, key));
        newest.map(Arc::make_mut).ok_or(Impossible)
    }

    /// Applies one effect of the entry `seq`. It is not judged again; it only has to fit.
    pub(crate) fn take(&mut self, effect: &Effect, seq: u32) -> Result<(), Impossible> {
        match effect {
            Effect::Opened { opening } => {
                if self.opening.is_some() {
                    return Err(Impossible);
                }
                self.opening = Some(Arc::new(opening.clone()));
                self.proceedings.push(Findings { of: Proceeding::First, found: Vec::new(), adopted: Vec::new() });
            }
            Effect::Did { actor, role, deed, on, organ } => {
                self.people.did(deed, organ.as_ref());
                let part = Part { actor: actor.as_str().into(), role: role.clone(), deed: deed.clone() };
                if self.parts.get(&part).is_none() {
                    self.parts.insert(part, seq);
                }
                let times = self.times.get(deed).map_or(1, |times| times.saturating_add(1));
                self.times.insert(deed.clone(), times);
                let (actor, role, deed) = (actor.clone(), role.clone(), deed.clone());
                self.did.push(Did { seq, actor, role, deed, on: *on });
            }
            Effect::Happened { on, event } => {
                self.seen.insert(event.clone(), Last { seq, place: self.happened.len() });
                self.happened.push(Happened { seq, on: *on, event: event.clone() });
            }
            Effect::Found { proceeding, fact, answer, by } => {
                let found = &mut self.proceeding_mut(*proceeding)?.found;
                found.retain(|(known, _, finder)| known != fact || finder != by);
                found.push((fact.clone(), answer.clone(), by.clone()));
            }
            Effect::Adopted { proceeding, fact, answer, .. } => {
                let adopted = &mut self.proceeding_mut(*proceeding)?.adopted;
                adopted.retain(|(known, _)| known != fact);
                adopted.push((fact.clone(), answer.clone()));
            }
            Effect::ProceedingBegun { proceeding } => {
                self.proceedings.push(Findings { of: proceeding.clone(), found: Vec::new(), adopted: Vec::new() });
            }
            Effect::Migrated { version } => self.version.clone_from(version),
            Effect::CalendarAdopted { calendar } => self.calendar = Some(calendar.clone()),
            Effect::Rectified { entry, pointer, new } => self.rectified.push((*entry, pointer.clone(), new.clone())),
            Effect::SeatBound { seat, organ } => {
                if seat.as_str() == super::authority::DECIDING {
                    self.people.seated(organ);
                }
                self.seats.insert(seat.clone(), organ.clone());
            }
            Effect::DisputeSet { disputed } => self.disputed = *disputed,
            Effect::Assigned { role, actor } => {
                self.assigned.entry(role.clone()).or_default().insert(actor.clone());
            }
            Effect::Recused { actor, since, .. } => {
                let since = self.recused.get(actor).map_or(*since, |known| (*known).min(*since));
                self.recused.insert(actor.clone(), since);
                self.people.asked.remove(actor);
            }
            Effect::BodyNamed { .. }
            | Effect::BodyVoted { .. }
            | Effect::CompetenceLost { .. }
            | Effect::JoinAsked { .. }
            | Effect::Joined { .. }
            | Effect::RecusalAsked { .. }
            | Effect::RecusalRefused { .. } => self.people.take(effect)?,
            Effect::FilingSet { filing } => self.filing = filing.clone(),
            Effect::AdmissionSet { admission } => self.admission = admission.clone(),
            Effect::Raised { channel, by } => {
                self.channel = Some(*channel);
                self.applicant = Some(by.clone());
                self.raised_at = Some(self.stage);
            }
            Effect::VerificationSet { verification } => self.verification = verification.clone(),
            Effect::StageSet { stage } => self.stage = *stage,
            Effect::ItemOrdered { item, bearer } => {
                self.items.insert(item.clone(), (bearer.clone(), ItemState::Ordered));
            }
            Effect::ItemSet { item, state } => self.items.get_mut(item).ok_or(Impossible)?.1 = *state,
            Effect::LevelSet { level, table, state } => {
                self.levels.insert(level.clone(), (table.clone(), state.clone()));
                if let (LevelState::Decided { .. }, Some(ruling)) = (state, self.rulings.get_mut(table)) {
                    ruling.reviewed = seq;
                }
            }
            Effect::AccusationSet { accusation, state } => {
                self.accusations.insert(accusation.clone(), state.clone());
            }
            Effect::LengthSet { period, length } => {
                self.lengths.insert(period.clone(), *length);
            }
            Effect::Reminded { .. } | Effect::Reported { .. } | Effect::WentUp { .. } => {}
            Effect::Made { .. }
            | Effect::AwaitsApproval { .. }
            | Effect::Approved { .. }
            | Effect::TookEffect { .. }
            | Effect::ReceivedBy { .. }
            | Effect::BecameFinal { .. }
            | Effect::Annulled { .. }
            | Effect::Varied { .. }
            | Effect::DeemedDecided { .. } => self.take_ruling(effect, seq)?,
            Effect::Started { .. }
            | Effect::Ended { .. }
            | Effect::Cancelled { .. }
            | Effect::Suspended { .. }
            | Effect::Resumed { .. }
            | Effect::Interrupted { .. }
            | Effect::LengthChanged { .. }
            | Effect::CountedFrom { .. }
            | Effect::Extended { .. }
            | Effect::Shifted { .. }
            | Effect::Reinstated { .. }
            | Effect::Lapsed { .. }
            | Effect::LapseReversed { .. }
            | Effect::Redated { .. } => self.take_period(effect, seq)?,
        }
        Ok(())
    }

    fn proceeding_mut(&mut self, proceeding: u32) -> Result<&mut Findings, Impossible> {
        let index = usize::try_from(proceeding).map_err(|_| Impossible)?;
        self.proceedings.get_mut(index).ok_or(Impossible)
    }

    fn ruling_mut(&mut self, table: &Id) -> Result<&mut Standing, Impossible> {
        self.rulings.get_mut(table).ok_or(Impossible)
    }

    /// Effects on decisions.
    #[expect(clippy::wildcard_enum_match_arm, reason = "`take` sends each effect to its place")]
    fn take_ruling(&mut self, effect: &Effect, seq: u32) -> Result<(), Impossible> {
        match effect {
            Effect::Made { ruling } => {
                let before = self.rulings.get(&ruling.table).filter(|before| before.ruling.about == ruling.about);
                let sent_back = before.and_then(|before| before.sent_back.clone());
                let standing = Standing {
                    ruling: ruling.clone(),
                    stage: RulingStage::Effective(ruling.on),
                    outcome: ruling.outcome.clone(),
                    received: Map::new_vec(),
                    reviewed: 0,
                    sent_back,
                };
                self.rulings.insert(ruling.table.clone(), standing);
            }
            Effect::AwaitsApproval { table } => self.ruling_mut(table)?.stage = RulingStage::AwaitingApproval,
            Effect::Approved { table, approved } => {
                if !approved {
                    self.ruling_mut(table)?.stage = RulingStage::Reopened;
                }
            }
            Effect::TookEffect { table, on } => self.ruling_mut(table)?.stage = RulingStage::Effective(*on),
            Effect::ReceivedBy { table, role, on } => {
                self.ruling_mut(table)?.received.entry(role.clone()).or_insert(*on);
            }
            Effect::BecameFinal { table } => {
                let ruling = self.ruling_mut(table)?;
                if let RulingStage::Effective(on) = ruling.stage {
                    ruling.stage = RulingStage::Final(on);
                }
            }
            Effect::Annulled { table, remitted } => {
                let ruling = self.ruling_mut(table)?;
                ruling.stage = if *remitted { RulingStage::Reopened } else { RulingStage::Revoked };
                // Revocation annuls as well: it is no relief, and what follows is not bound by it.
                ruling.sent_back = (*remitted && ruling.reviewed == seq)
                    .then(|| SentBack { outcome: ruling.outcome.clone(), measure: ruling.ruling.measure.clone() });
                if *remitted {
                    // The new decision has relief of its own.
                    self.levels.retain(|_, (of, _)| of != table);
                }
            }
            Effect::Varied { table, outcome, measure } => {
                let ruling = self.ruling_mut(table)?;
                ruling.outcome.clone_from(outcome);
                ruling.ruling.measure.clone_from(measure);
            }
            Effect::DeemedDecided { .. } => {}
            _ => return Err(Impossible),
        }
        Ok(())
    }

    /// Effects on periods.
    #[expect(clippy::wildcard_enum_match_arm, reason = "`take` sends each effect to its place")]
    fn take_period(&mut self, effect: &Effect, seq: u32) -> Result<(), Impossible> {
        match effect {
            Effect::Started { run } => {
                let running = Running {
                    started: run.clone(),
                    seq,
                    bearer: run.bearer.clone(),
                    state: RunState::Running,
                    due: end(&run.due).ok_or(Impossible)?,
                    provisional: run.provisional,
                    suspensions: Vec::new(),
                    interruptions: Vec::new(),
                    extensions: Vec::new(),
                    reinstated: None,
                };
                self.periods.push(Arc::new(running));
            }
            Effect::Ended { period, key, late, on } => {
                self.running_mut(period, key.as_ref())?.state = RunState::Ended { late: *late, on: *on };
            }
            Effect::Cancelled { period, key } => self.running_mut(period, key.as_ref())?.state = RunState::Cancelled,
            Effect::Suspended { period, key, cause, from } => {
                let running = self.running_mut(period, key.as_ref())?;
                running.suspensions.push((*cause, *from, None));
                running.state = RunState::Suspended;
            }
            Effect::Resumed { period, key, cause, until } => {
                let running = self.running_mut(period, key.as_ref())?;
                for (by, _, last) in &mut running.suspensions {
                    if by == cause && last.is_none() {
                        *last = Some(*until);
                    }
                }
                if running.suspensions.iter().all(|(_, _, last)| last.is_some()) {
                    running.state = RunState::Running;
                }
            }
            Effect::Interrupted { period, key, on } => self.running_mut(period, key.as_ref())?.interruptions.push(*on),
            Effect::Extended { period, key, on } => self.running_mut(period, key.as_ref())?.extensions.push(*on),
            Effect::LengthChanged { period, key, length } => {
                self.running_mut(period, key.as_ref())?.started.length = *length;
            }
            Effect::CountedFrom { period, key, from } => self.running_mut(period, key.as_ref())?.count_from(*from),
            Effect::Shifted { period, key, to } => self.running_mut(period, key.as_ref())?.bearer = to.clone(),
            Effect::Reinstated { period, key, from, length } => {
                let running = self.running_mut(period, key.as_ref())?;
                running.reinstated = Some((*from, *length));
                running.state = RunState::Running;
            }
            Effect::Lapsed { period, key, .. } => self.running_mut(period, key.as_ref())?.state = RunState::Lapsed,
            Effect::LapseReversed { period, key } => self.running_mut(period, key.as_ref())?.state = RunState::Running,
            Effect::Redated { period, key, new, .. } => {
                let running = self.running_mut(period, key.as_ref())?;
                let provisional = new.strip_suffix('?');
                running.due = end(provisional.unwrap_or(new)).ok_or(Impossible)?;
                running.provisional = provisional.is_some();
            }
            _ => return Err(Impossible),
        }
        Ok(())
    }
}

/// The end of a period as it is written.
pub(crate) fn end(text: &str) -> Option<End> {
    if text.contains('T') { Moment::parse(text).map(End::Minute) } else { Date::parse(text).map(End::Day) }
}

/// An effect that does not fit the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Impossible;
