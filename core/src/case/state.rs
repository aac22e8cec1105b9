//! A case: the fold of its effects. It grows with what happened, never with the rulebook.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::act::{Actor, Stage};
use super::effect::{ClockChange, ClockId, Effect, Impossible, MatterChange, Opening, Started};
use super::event::{Event, Occurrence};
use super::index::Index;
use super::log::Log;
use super::matter::{
    Decision, DecisionStage, Hearing, Matter, MatterId, MatterState, Matters, Pass, Place, Proceeding,
};
use super::parts::Admission;
use super::parts::Carried;
use super::people::People;
use crate::determination::BookRef;
use crate::document::{Digest, Id};
use crate::ledger::{Private, Sealed};
use crate::rulebook::procedure::{Channel, Deed};
use crate::sorted::Map;
use crate::time::{CalendarRef, Date, Due, Instant, Length};

/// The seat in which the organ sits that decides.
pub(crate) const DECIDING: &str = "deciding";

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
    /// Who tries things on it; of a copy for whoever keeps the ledger, nobody in particular.
    pub(crate) tries: Option<Arc<Actor>>,
    pub(crate) head: Option<Digest>,
    pub(crate) seq: u32,
    pub(crate) at: Option<Instant>,
    /// The rulebook that its last entry was written under, to the letter.
    pub(crate) book: Option<Arc<BookRef>>,
    pub(crate) calendar: Option<CalendarRef>,
    pub(crate) opening: Option<Arc<Opening>>,
    /// The hashes of all its entries: who expects an old one is told what came since.
    pub(crate) heads: Log<Digest>,
    /// Acts by the ids that the host has given them.
    pub(crate) acts: Index<Arc<str>, Done>,
    /// The number of the last entry that is an act.
    pub(crate) acted: u32,
    pub(crate) did: Log<Did>,
    /// Who has done what at all, and in which entry first.
    pub(crate) parts: Index<Part, u32>,
    /// How often a thing was done in a matter, or in the case.
    pub(crate) times: Index<Counted, u32>,
    pub(crate) happened: Log<Happened>,
    /// What has happened at all, and when last.
    pub(crate) seen: Index<Occurrence, Last>,
    pub(crate) seats: Map<Id, String>,
    pub(crate) assigned: Map<Id, BTreeSet<String>>,
    pub(crate) recused: Map<String, Date>,
    pub(crate) people: People,
    pub(crate) admission: Admission,
    pub(crate) channel: Option<Channel>,
    pub(crate) applicant: Option<Id>,
    pub(crate) raised_at: Option<Stage>,
    pub(crate) stage: Stage,
    pub(crate) matters: Arc<Matters>,
    pub(crate) periods: Vec<Arc<Running>>,
    /// Where the newest clock of a name stands among the periods.
    pub(crate) newest: Index<ClockId, usize>,
    /// Lengths that acts have set, the last one last.
    pub(crate) lengths: Vec<LengthSet>,
    pub(crate) rectified: Vec<(u32, String, Option<Date>)>,
    /// The texts that were erased, by entry and place.
    pub(crate) erased: BTreeSet<(u32, String)>,
    /// The salts of the texts that are known: none hides two of them.
    pub(crate) salts: Salts,
    /// Days that acts have stated, by entry, where they are not the days of the entries.
    pub(crate) stated: BTreeMap<u32, Date>,
}

/// The salts that a case has seen. A salt is forgotten with its text when the ledger is read again, so what they are makes no
/// case another one.
#[derive(Clone, Debug)]
pub(crate) struct Salts(Index<u128, ()>);

impl Salts {
    pub(crate) fn knows(&self, salt: u128) -> bool {
        self.0.get(&salt).is_some()
    }

    pub(crate) fn insert(&mut self, salt: u128) {
        self.0.insert(salt, ());
    }
}

impl PartialEq for Salts {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Salts {}

/// A length that an act has set for a period, in a matter or in the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LengthSet {
    pub(crate) period: Id,
    pub(crate) about: Option<MatterId>,
    pub(crate) length: Length,
}

/// An act that was done.
#[derive(Clone, Debug)]
pub(crate) struct Done {
    /// The first of the lapses directly before it; its own entry where nothing had lapsed.
    pub(crate) first: u32,
    /// Its entry.
    pub(crate) seq: u32,
    /// As it was recorded.
    pub(crate) act: Sealed,
    /// The texts that it commits to, as far as they were not erased.
    pub(crate) texts: Arc<Map<String, Private>>,
}

/// What stands beside the chain, and may be erased, is no part of the state.
impl PartialEq for Done {
    fn eq(&self, other: &Self) -> bool {
        (self.first, self.seq, &self.act) == (other.first, other.seq, &other.act)
    }
}

impl Eq for Done {}

/// Who did what: the history that separation of duties looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Did {
    pub(crate) seq: u32,
    pub(crate) actor: String,
    pub(crate) role: Id,
    pub(crate) deed: Deed,
    pub(crate) on: Date,
    /// The proceeding that it was done in.
    pub(crate) about: Option<Place>,
}

/// A kind of thing that somebody did in a role, and the proceeding that it was done in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Part {
    pub(crate) actor: Arc<str>,
    pub(crate) role: Id,
    pub(crate) deed: Deed,
    pub(crate) about: Option<Place>,
}

/// A kind of thing that is counted in the matter that it was done in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Counted {
    pub(crate) deed: Deed,
    pub(crate) about: Option<MatterId>,
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
    pub(crate) about: Option<MatterId>,
}

/// A period of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Running {
    pub(crate) started: Started,
    /// The entry that started it.
    pub(crate) seq: u32,
    pub(crate) bearer: Id,
    pub(crate) state: RunState,
    pub(crate) due: Due,
    /// The days on which it might have started, by the place of the start in the rulebook.
    pub(crate) starts: Vec<(u32, Date)>,
    /// A right of a party does not end before the end of that day: it would have ended behind its back.
    pub(crate) floor: Option<Date>,
    /// Entry that suspended it, first day, last day.
    pub(crate) suspensions: Vec<(u32, Date, Option<Date>)>,
    /// In the order of the entries.
    pub(crate) turns: Vec<Turn>,
    pub(crate) reinstated: Option<(Date, Length)>,
    /// How often it was given back.
    pub(crate) given_back: u32,
}

/// What changes how long a period runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// It starts again on that day; at that instant where hours are counted.
    Interrupted {
        /// The day.
        on: Date,
        /// The instant.
        at: Option<Instant>,
    },
    /// It is longer.
    Extended {
        /// The day.
        on: Date,
    },
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
    /// How often it has been extended.
    pub(crate) fn extended(&self) -> usize {
        self.turns.iter().filter(|turn| matches!(turn, Turn::Extended { .. })).count()
    }

    /// How often it has started again.
    pub(crate) fn interrupted(&self) -> usize {
        self.turns.iter().filter(|turn| matches!(turn, Turn::Interrupted { .. })).count()
    }

    /// Whether it counts for nothing on a day: it fell, or something has ended it by then.
    pub(crate) fn is_over(&self, day: Date) -> bool {
        match self.state {
            RunState::Cancelled => true,
            RunState::Ended { on, .. } => on <= day,
            RunState::Running | RunState::Suspended | RunState::Lapsed => false,
        }
    }

    /// The period that it is a clock of.
    pub(crate) const fn period(&self) -> &Id {
        &self.started.clock.period
    }

    /// The matter that it runs in; none where it runs in the case.
    pub(crate) const fn about(&self) -> Option<&MatterId> {
        self.started.clock.about.as_ref()
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

/// Whether two matters are different ones of one table.
pub(crate) fn apart(one: Option<&MatterId>, other: Option<&MatterId>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one.table == other.table && one != other)
}

impl Case {
    /// A case before its first entry.
    #[must_use]
    pub fn blank() -> Self {
        Self {
            fork: false,
            tries: None,
            head: None,
            seq: 0,
            at: None,
            book: None,
            calendar: None,
            opening: None,
            heads: Log::new(),
            acts: Index::new(),
            acted: 0,
            did: Log::new(),
            parts: Index::new(),
            times: Index::new(),
            happened: Log::new(),
            seen: Index::new(),
            seats: Map::new_vec(),
            assigned: Map::new_vec(),
            recused: Map::new_vec(),
            people: People::none(),
            admission: Admission::NotRaised,
            channel: None,
            applicant: None,
            raised_at: None,
            stage: Stage::None,
            matters: Arc::default(),
            periods: Vec::new(),
            newest: Index::new(),
            lengths: Vec::new(),
            rectified: Vec::new(),
            erased: BTreeSet::new(),
            salts: Salts(Index::new()),
            stated: BTreeMap::new(),
        }
    }

    /// Its id, once it is open.
    #[must_use]
    pub fn id(&self) -> Option<&Id> {
        self.opening.as_ref().map(|opening| &opening.case)
    }

    /// A copy for somebody to try things on: what is done to it becomes what-ifs, entries that no real ledger takes. They can
    /// do only what they themselves could do; where nobody is named it is for whoever keeps the ledger.
    #[must_use]
    pub fn fork(&self, by: Option<&Actor>) -> Self {
        // A copy of a copy is for nobody else.
        let tries = self.tries.clone().or_else(|| by.cloned().map(Arc::new));
        Self { fork: true, tries, ..self.clone() }
    }

    /// The rulebook that it runs under, to the letter; `None` before it is open. A migration changes it.
    ///
    /// ```
    /// assert!(distinguo::case::Case::blank().rulebook().is_none());
    /// ```
    #[must_use]
    pub fn rulebook(&self) -> Option<&BookRef> {
        self.book.as_deref()
    }

    /// The version of that rulebook.
    pub(crate) fn version(&self) -> &str {
        self.rulebook().map_or("", |book| &book.version)
    }

    /// The edition of the calendar that it counts by; `None` before it is open. An adoption changes it.
    ///
    /// ```
    /// assert!(distinguo::case::Case::blank().calendar().is_none());
    /// ```
    #[must_use]
    pub const fn calendar(&self) -> Option<&CalendarRef> {
        self.calendar.as_ref()
    }

    /// The entries by which an act of that id was done, by number: those that had lapsed directly before it, then its own.
    /// `None` where no act of that id was done. Ask before an act is stamped with a time: done again, it is answered with
    /// these.
    ///
    /// ```
    /// assert!(distinguo::case::Case::blank().done("1").is_none());
    /// ```
    #[must_use]
    pub fn done(&self, id: &str) -> Option<RangeInclusive<u32>> {
        self.acts.get(id).map(|done| done.first..=done.seq)
    }

    /// The entries since a head, by number: the first and the last. All of them where no entry has that head.
    pub(crate) fn since(&self, head: &Digest) -> (u32, u32) {
        let newer = self.heads.iter().rev().position(|known| known == head);
        let newer = newer.and_then(|newer| u32::try_from(newer).ok()).unwrap_or(self.seq);
        (self.seq.saturating_sub(newer).saturating_add(1), self.seq)
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
    pub(crate) fn has_seen(&self, what: impl Fn(&Occurrence) -> bool) -> bool {
        self.seen.iter().any(|(event, _)| what(event))
    }

    /// When something that fits happened last.
    pub(crate) fn last(&self, what: impl Fn(&Occurrence) -> bool) -> Option<Last> {
        self.seen.iter().filter(|(event, _)| what(event)).map(|(_, last)| *last).max()
    }

    /// The act of an entry, as it was recorded; a lapse has none.
    pub(crate) fn written(&self, seq: u32) -> Option<&Sealed> {
        self.acts.iter().find(|(_, done)| done.seq == seq).map(|(_, done)| &done.act)
    }

    /// The length that was set last for a period in a matter: what was set in another of the same table is another's.
    pub(crate) fn length_set(&self, period: &Id, about: Option<&MatterId>) -> Option<Length> {
        let mut theirs = self.lengths.iter().filter(|set| set.period == *period && !apart(set.about.as_ref(), about));
        let own = theirs.clone().rfind(|set| set.about.as_ref() == about);
        own.or_else(|| theirs.next_back()).map(|set| set.length)
    }

    /// The newest clock of a name.
    pub(crate) fn running(&self, clock: &ClockId) -> Option<&Running> {
        self.newest.get(clock).and_then(|place| self.periods.get(*place)).map(Arc::as_ref)
    }

    /// A matter by its name.
    pub(crate) fn matter(&self, id: &MatterId) -> Option<&Matter> {
        self.matters.get(id).map(Arc::as_ref)
    }

    /// The matters that a table decides, by their keys.
    pub(crate) fn matters_of<'c>(
        &'c self,
        table: &'c Id,
    ) -> impl DoubleEndedIterator<Item = (&'c MatterId, &'c Matter)> {
        let from = MatterId::of(table.clone());
        let theirs = self.matters.range(from..).take_while(move |(id, _)| id.table == *table);
        theirs.map(|(id, matter)| (id, matter.as_ref())).collect::<Vec<_>>().into_iter()
    }

    /// All matters, by name.
    pub(crate) fn all_matters(&self) -> impl DoubleEndedIterator<Item = (&MatterId, &Matter)> {
        self.matters.iter().map(|(id, matter)| (id, matter.as_ref()))
    }

    /// The proceeding at a place.
    pub(crate) fn proceeding(&self, place: &Place) -> Option<&Proceeding> {
        self.matter(&place.matter)?.proceeding(place.proceeding)
    }

    /// Whether organs dispute who decides.
    pub(crate) fn disputed(&self) -> bool {
        self.matters.values().any(|matter| matter.state == MatterState::Conflict { settled: false })
    }

    fn running_mut(&mut self, clock: &ClockId) -> Result<&mut Running, Impossible> {
        let place = *self.newest.get(clock).ok_or(Impossible)?;
        self.periods.get_mut(place).map(Arc::make_mut).ok_or(Impossible)
    }

    fn matter_mut(&mut self, id: &MatterId) -> Result<&mut Matter, Impossible> {
        Arc::make_mut(&mut self.matters).get_mut(id).map(Arc::make_mut).ok_or(Impossible)
    }

    /// Applies one effect of the entry `seq`. It is not judged again; it only has to fit.
    pub(crate) fn take(&mut self, effect: &Effect, seq: u32) -> Result<(), Impossible> {
        match effect {
            Effect::Opened { opening } => {
                if self.opening.is_some() {
                    return Err(Impossible);
                }
                self.opening = Some(Arc::new(opening.clone()));
            }
            Effect::Did { actor, role, deed, on, about, organ } => {
                self.people.did(deed, organ.as_ref(), about.as_ref());
                let (role, about) = (role.clone(), about.clone());
                let part =
                    Part { actor: actor.as_str().into(), role: role.clone(), deed: deed.clone(), about: about.clone() };
                if self.parts.get(&part).is_none() {
                    self.parts.insert(part, seq);
                }
                let matter = about.as_ref().map(|place| place.matter.clone());
                let counted = Counted { deed: deed.clone(), about: matter };
                let times = self.times.get(&counted).map_or(1, |times| times.saturating_add(1));
                self.times.insert(counted, times);
                self.did.push(Did { seq, actor: actor.clone(), role, deed: deed.clone(), on: *on, about });
            }
            Effect::Happened { on, event, about } => {
                let occurrence = Occurrence { event: event.clone(), about: about.clone() };
                self.seen.insert(occurrence, Last { seq, place: self.happened.len() });
                self.happened.push(Happened { seq, on: *on, event: event.clone(), about: about.clone() });
            }
            // The entry names the rulebook that it was written under.
            Effect::Migrated { .. } => {
                // What was found comes back under the names of that version, one by one.
                for matter in Arc::make_mut(&mut self.matters).values_mut() {
                    for pass in &mut Arc::make_mut(matter).proceedings {
                        (pass.found, pass.adopted, pass.carried) = (Vec::new(), Vec::new(), Vec::new());
                    }
                }
            }
            Effect::CalendarAdopted { calendar } => self.calendar = Some(calendar.clone()),
            Effect::Rectified { entry, pointer, day } => {
                self.rectified.push((*entry, pointer.clone(), *day));
                if let (Some(day), Some(stated)) = (day, self.stated.get_mut(entry)) {
                    *stated = *day;
                }
            }
            Effect::Erased { entry, pointer } => {
                self.erased.insert((*entry, pointer.clone()));
            }
            Effect::DayCounted { stated, .. } => {
                self.stated.insert(seq, *stated);
            }
            Effect::SeatBound { seat, organ } => {
                if seat.as_str() == DECIDING {
                    self.people.seated(organ);
                }
                self.seats.insert(seat.clone(), organ.clone());
            }
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
            Effect::AdmissionSet { admission } => self.admission = admission.clone(),
            Effect::Raised { channel, by } => {
                self.channel = Some(*channel);
                self.applicant = Some(by.clone());
                self.raised_at = Some(self.stage);
            }
            Effect::StageSet { stage } => self.stage = *stage,
            Effect::LengthSet { period, about, length } => {
                self.lengths.retain(|set| set.period != *period || set.about != *about);
                self.lengths.push(LengthSet { period: period.clone(), about: about.clone(), length: *length });
            }
            Effect::Matter { about, change } => self.change(about, change, seq)?,
            Effect::Started { run } => self.start(run, seq)?,
            Effect::Clock { clock, change } => self.running_mut(clock)?.change(change)?,
            Effect::Reminded { .. } | Effect::Reported { .. } | Effect::WentUp { .. } => {}
        }
        Ok(())
    }

    fn start(&mut self, run: &Started, seq: u32) -> Result<(), Impossible> {
        let running = Running {
            started: run.clone(),
            seq,
            bearer: run.bearer.clone(),
            state: RunState::Running,
            due: run.due,
            starts: vec![(run.start, run.from)],
            floor: None,
            suspensions: Vec::new(),
            turns: Vec::new(),
            reinstated: None,
            given_back: 0,
        };
        self.newest.insert(run.clock.clone(), self.periods.len());
        self.periods.push(Arc::new(running));
        Ok(())
    }

    fn change(&mut self, id: &MatterId, change: &MatterChange, seq: u32) -> Result<(), Impossible> {
        if let MatterChange::Begun { state } = change {
            let known =
                Arc::make_mut(&mut self.matters).insert(id.clone(), Arc::new(Matter::begun(state.clone(), seq)));
            return if known.is_none() { Ok(()) } else { Err(Impossible) };
        }
        self.matter_mut(id)?.change(change, seq)
    }
}

impl Matter {
    fn change(&mut self, change: &MatterChange, seq: u32) -> Result<(), Impossible> {
        match change {
            MatterChange::Begun { .. } => return Err(Impossible),
            MatterChange::StateSet { state } => self.state = state.clone(),
            MatterChange::ProceedingBegun { pass } => self.proceedings.push(Proceeding::begun(pass.clone(), seq)),
            MatterChange::LevelSet { proceeding, state } => match &mut self.pass(*proceeding)?.pass {
                Pass::Level { state: known, .. } => *known = state.clone(),
                Pass::First | Pass::Again | Pass::Clarification | Pass::Remittal | Pass::Reopening => {
                    return Err(Impossible);
                }
            },
            MatterChange::VerificationSet { proceeding, verification } => {
                self.pass(*proceeding)?.verification = verification.clone();
            }
            MatterChange::Found { proceeding, fact, answer, by } => {
                let found = &mut self.pass(*proceeding)?.found;
                found.retain(|(known, _, finder)| known != fact || finder != by);
                found.push((fact.clone(), answer.clone(), by.clone()));
                let carried = &mut self.pass(*proceeding)?.carried;
                carried.retain(|known| known.fact != *fact || known.was.by.as_ref() != Some(by));
            }
            MatterChange::Adopted { proceeding, fact, answer, .. } => {
                let adopted = &mut self.pass(*proceeding)?.adopted;
                adopted.retain(|(known, _)| known != fact);
                adopted.push((fact.clone(), answer.clone()));
            }
            MatterChange::Carried { proceeding, fact, answer, was } => {
                let pass = self.pass(*proceeding)?;
                match &was.by {
                    Some(by) => pass.found.push((fact.clone(), answer.clone(), by.clone())),
                    None => pass.adopted.push((fact.clone(), answer.clone())),
                }
                let (fact, answer, was) = (fact.clone(), answer.clone(), was.clone());
                pass.carried.push(Carried { fact, answer, was });
            }
            // It is told, and is there no longer.
            MatterChange::LeftBehind { .. } => {}
            MatterChange::Noticed { proceeding, notice } => {
                self.pass(*proceeding)?.hearings.push(Hearing { notice: notice.clone(), received: None, heard: None });
            }
            MatterChange::NoticeReceived { proceeding, hearing } => {
                self.hearing(*proceeding, *hearing)?.received = Some(seq);
            }
            MatterChange::Heard { proceeding, hearing, heard } => {
                self.hearing(*proceeding, *hearing)?.heard = Some(*heard);
            }
            MatterChange::Made { proceeding, ruling, precedents: _ } => {
                self.pass(*proceeding)?.decision = Some(Decision {
                    ruling: ruling.clone(),
                    stage: DecisionStage::Effective(ruling.on),
                    outcome: ruling.outcome.clone(),
                    measure: ruling.measure.clone(),
                    received: Map::new_vec(),
                    seq,
                });
            }
            MatterChange::AwaitsApproval { proceeding } => {
                self.made(*proceeding)?.stage = DecisionStage::AwaitingApproval;
            }
            MatterChange::Approved { proceeding, approved } => {
                if !approved {
                    self.made(*proceeding)?.stage = DecisionStage::Disapproved;
                }
            }
            MatterChange::TookEffect { proceeding, on } => {
                self.made(*proceeding)?.stage = DecisionStage::Effective(*on);
            }
            MatterChange::ReceivedBy { proceeding, role, on } => {
                self.made(*proceeding)?.received.entry(role.clone()).or_insert(*on);
            }
            MatterChange::BecameFinal { proceeding } => self.restage(*proceeding, DecisionStage::Final)?,
            MatterChange::NoLongerFinal { proceeding } => self.restage(*proceeding, DecisionStage::Effective)?,
            MatterChange::Annulled { proceeding } => self.restage(*proceeding, DecisionStage::Annulled)?,
            MatterChange::Reopened { proceeding } => self.restage(*proceeding, DecisionStage::Reopened)?,
            MatterChange::Revoked { proceeding } => self.restage(*proceeding, DecisionStage::Revoked)?,
            MatterChange::Reinstated { proceeding } => self.restage(*proceeding, DecisionStage::Effective)?,
            MatterChange::Varied { proceeding, outcome, measure } => {
                let decision = self.made(*proceeding)?;
                decision.outcome.clone_from(outcome);
                decision.measure.clone_from(measure);
            }
            MatterChange::DeemedDecided { .. } => {}
        }
        Ok(())
    }

    fn pass(&mut self, number: u32) -> Result<&mut Proceeding, Impossible> {
        usize::try_from(number).ok().and_then(|number| self.proceedings.get_mut(number)).ok_or(Impossible)
    }

    fn hearing(&mut self, proceeding: u32, number: u32) -> Result<&mut Hearing, Impossible> {
        let hearings = &mut self.pass(proceeding)?.hearings;
        usize::try_from(number).ok().and_then(|number| hearings.get_mut(number)).ok_or(Impossible)
    }

    fn made(&mut self, proceeding: u32) -> Result<&mut Decision, Impossible> {
        self.pass(proceeding)?.decision.as_mut().ok_or(Impossible)
    }

    /// Another stage of a decision that has taken effect, which keeps its day.
    fn restage(&mut self, proceeding: u32, stage: fn(Date) -> DecisionStage) -> Result<(), Impossible> {
        let decision = self.made(proceeding)?;
        decision.stage = stage(decision.stage.took_effect().ok_or(Impossible)?);
        Ok(())
    }
}

impl Running {
    fn change(&mut self, change: &ClockChange) -> Result<(), Impossible> {
        match change {
            ClockChange::Ended { late, on } => self.state = RunState::Ended { late: *late, on: *on },
            ClockChange::Cancelled => self.state = RunState::Cancelled,
            ClockChange::Suspended { cause, from } => {
                self.suspensions.push((*cause, *from, None));
                self.state = RunState::Suspended;
            }
            ClockChange::Resumed { cause, until } => {
                for (by, _, last) in &mut self.suspensions {
                    if by == cause && last.is_none() {
                        *last = Some(*until);
                    }
                }
                if self.suspensions.iter().all(|(_, _, last)| last.is_some()) {
                    self.state = RunState::Running;
                }
            }
            ClockChange::Interrupted { on, at } => self.turns.push(Turn::Interrupted { on: *on, at: *at }),
            ClockChange::Extended { on } => self.turns.push(Turn::Extended { on: *on }),
            ClockChange::LengthChanged { length } => self.started.length = *length,
            ClockChange::CountedFrom { from } => self.count_from(*from),
            ClockChange::Shifted { to } => self.bearer.clone_from(to),
            ClockChange::Reinstated { from, length } => {
                self.reinstated = Some((*from, *length));
                self.given_back = self.given_back.saturating_add(1);
                self.state = RunState::Running;
            }
            ClockChange::StartJoined { start, day } => {
                self.starts.retain(|(known, _)| known != start);
                self.starts.push((*start, *day));
            }
            ClockChange::Floored { until, .. } => {
                self.floor = Some(*until);
                self.due = self.due.floored(*until);
            }
            ClockChange::Lapsed { .. } => self.state = RunState::Lapsed,
            ClockChange::LapseReversed | ClockChange::Revived => self.state = RunState::Running,
            ClockChange::Redated { new, .. } => {
                self.due = *new;
            }
        }
        Ok(())
    }
}
