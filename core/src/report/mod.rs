//! How the mechanism works, over many cases: use, outcomes, time taken against time limits, what is overdue and in which
//! seat, relief and its results, clarifications. It counts by clause and by seat, never by person, and leaves out counts
//! below five together with what they could be worked out from.

mod page;
mod suppress;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::case::{
    AccusationState, Admission, Case, ClockChange, ClockId, DecisionAsMade as Decision, Effect, LevelState, Matter,
    MatterChange, MatterId, MatterState, Pass, Progress, Refusal, Rules, RunState, Verification, due, progress,
};
use crate::determination::Cited;
use crate::document::{Id, Text};
use crate::error::Language;
use crate::kernel::{Kernel, Ledger};
use crate::list::ToList;
use crate::rulebook::procedure::{Channel, PeriodKind};
use crate::rulebook::{Document, Purpose, Rulebook};
use crate::sorted::{Map, Set};
use crate::time::{Date, Instant};

/// An anonymous report over many ledgers, rulebook by rulebook.
///
/// ```
/// use distinguo::report::Tally;
/// assert!(Tally::new().report().rulebooks.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// One part for each rulebook, in the order of their ids.
    pub rulebooks: Vec<Part>,
}

/// The report over the cases of one rulebook, whatever its version.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let mut tally = distinguo::report::Tally::new();
/// tally.add(&kernel, &ledger, open.at()).unwrap();
/// let report = tally.report();
/// assert_eq!(report.rulebooks[0].rulebook.as_str(), "cn.supervision.2024");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Part {
    /// Its id.
    pub rulebook: Id,
    /// Its title.
    pub title: Text,
    /// Cases by the channel on which they were raised.
    pub channels: Distribution,
    /// Cases by how far they have come.
    pub stages: Distribution,
    /// Decisions as they stand, table by table.
    pub outcomes: Vec<Distribution>,
    /// Time taken against the time limit, duty by duty.
    pub times: Vec<Distribution>,
    /// Overdue duties by the seat that bears them.
    pub overdue: Distribution,
    /// Requests for relief by what came of them, level by level.
    pub relief: Vec<Distribution>,
    /// Accusations by what became of the name.
    pub clarifications: Distribution,
}

/// The first and the last day of a time limit.
type Limits = (Date, Date);

/// Counts of one kind.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let mut tally = distinguo::report::Tally::new();
/// tally.add(&kernel, &ledger, open.at()).unwrap();
/// let report = tally.report();
/// assert_eq!(report.rulebooks[0].channels.total, None); // below five
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Distribution {
    /// What is counted: a table, a period, a level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Id>,
    /// Its label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// The clauses behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Cited>,
    /// How many there are; absent where it is below five, or would give a cell away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
    /// The counts.
    pub cells: Vec<Cell>,
}

/// One count.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let mut tally = distinguo::report::Tally::new();
/// tally.add(&kernel, &ledger, open.at()).unwrap();
/// let report = tally.report();
/// assert!(report.rulebooks[0].channels.cells.iter().all(|cell| cell.count.is_none()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cell {
    /// What is counted: an outcome, a channel, a seat.
    pub what: Id,
    /// Its label, where the rulebook has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// How many; absent where it is below five, or would give another count away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
}

/// Channels, as they are counted.
const CHANNELS: [&str; 4] = ["application", "own_motion", "instruction", "not_raised"];
/// How far a case has come.
const STAGES: [&str; 9] =
    ["not_raised", "raised", "not_admitted", "withdrawn", "verifying", "deciding", "decided", "dormant", "concluded"];
/// When a duty was done, counted by its time limit.
const TIMES: [&str; 5] = ["first_half", "second_half", "late", "overdue", "running"];
/// What became of a name.
const NAMES: [&str; 4] = ["cleared", "to_be_cleared", "not_to_be_cleared", "not_judged"];

/// Counts over cases, added one by one.
///
/// ```
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::report::Tally;
/// use distinguo::rulebook::Rulebook;
/// use distinguo::time::Instant;
///
/// let kernel = Kernel::new(Rulebook::shipped("kr.active-administration").unwrap(), None).unwrap();
/// let mut tally = Tally::new();
/// tally.add(&kernel, &Ledger::new(), Instant::parse("2026-11-24T00:00:00Z").unwrap()).unwrap(); // no case at all
/// assert!(tally.report().rulebooks.is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Tally {
    books: Map<Id, Counts>,
}

type Count<K> = Map<K, u32>;

fn count<K: Ord>(counts: &mut Count<K>, what: K) {
    *counts.entry(what).or_default() += 1;
}

#[derive(Clone, Debug)]
struct Counts {
    /// The newest version that was seen: its labels are used.
    book: Rulebook,
    channels: Count<&'static str>,
    stages: Count<&'static str>,
    outcomes: Map<Id, Count<Id>>,
    times: Map<Id, Count<&'static str>>,
    overdue: Count<Id>,
    relief: Map<Id, Count<Id>>,
    names: Count<&'static str>,
}

impl Tally {
    /// Nothing counted yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { books: Map::new_vec() }
    }

    /// Counts the case of a ledger as it stood at an instant.
    ///
    /// # Errors
    ///
    /// Where it ran under other rules then: it is not counted.
    pub fn add(&mut self, kernel: &Kernel, ledger: &Ledger, now: Instant) -> Result<(), Refusal> {
        let ledger = ledger.as_of(kernel, now)?;
        if ledger.case().id().is_none() {
            return Ok(());
        }
        let rules = kernel.rules(ledger.case())?;
        let book = kernel.rulebook();
        let counts = self.books.entry(book.id().clone()).or_insert_with(|| Counts::new(book));
        if counts.book.in_force().0 < book.in_force().0 {
            counts.book = book.clone();
        }
        counts.add(rules, &ledger, now);
        Ok(())
    }

    /// The report as a page to read: logical lines, two spaces of indent one level.
    #[must_use]
    pub fn page(&self, language: Language) -> String {
        page::page(self.books.values().map(|counts| (&counts.book, counts.part())), language)
    }

    /// The report, with what may not be told left out.
    #[must_use]
    pub fn report(&self) -> Report {
        Report { rulebooks: self.books.values().map(Counts::part).collect() }
    }
}

impl Counts {
    fn new(book: &Rulebook) -> Self {
        Self {
            book: book.clone(),
            channels: Count::default(),
            stages: Count::default(),
            outcomes: Map::default(),
            times: Map::default(),
            overdue: Count::default(),
            relief: Map::default(),
            names: Count::default(),
        }
    }

    fn add(&mut self, rules: Rules<'_>, ledger: &Ledger, now: Instant) {
        let case = ledger.case();
        let channel = match case.channel {
            Some(Channel::Application) => "application",
            Some(Channel::OwnMotion) => "own_motion",
            Some(Channel::Instruction) => "instruction",
            None => "not_raised",
        };
        count(&mut self.channels, channel);
        count(&mut self.stages, stage(rules.document(), case, &progress(rules, case)));
        for (_, matter) in case.all_matters() {
            let MatterState::Accusation { accusation } = &matter.state else { continue };
            let name = match accusation {
                AccusationState::Received | AccusationState::Judged { .. } => "not_judged",
                AccusationState::ToClarify { required: true, .. } => "to_be_cleared",
                AccusationState::ToClarify { required: false, .. } => "not_to_be_cleared",
                AccusationState::Clarified { .. } => "cleared",
            };
            count(&mut self.names, name);
        }
        for item in due(rules, case, now).into_iter().filter(|item| item.overdue) {
            let role = rules.document().roles.iter().find(|role| role.id == item.bearer);
            let seat = role.and_then(|role| role.organ.clone()).unwrap_or(item.bearer);
            count(&mut self.overdue, seat);
        }
        self.effects(rules, ledger);
    }

    /// What only the entries tell: every decision with what it is about, every request, when duties were done.
    #[expect(clippy::wildcard_enum_match_arm, reason = "a report counts a few effects only")]
    fn effects(&mut self, rules: Rules<'_>, ledger: &Ledger) {
        let duty = |id: &Id| rules.period(id).is_some_and(|period| period.kind == PeriodKind::Duty);
        let mut standing: Vec<((&Id, &MatterId), &Id)> = Vec::new();
        let mut asked: Vec<((&MatterId, &Id), Option<&Id>)> = Vec::new();
        let mut running: BTreeMap<&ClockId, Limits> = BTreeMap::new();
        let mut times: Vec<(&Id, &'static str)> = Vec::new();
        for effect in ledger.records().iter().flat_map(|record| &record.entry.effects) {
            match effect {
                Effect::Matter { about, change } => match change {
                    MatterChange::Made { ruling, .. } => standing.push(((&ruling.table, about), &ruling.outcome)),
                    MatterChange::DeemedDecided { outcome } | MatterChange::Varied { outcome, .. } => {
                        standing.push(((&about.table, about), outcome));
                    }
                    MatterChange::ProceedingBegun { pass: Pass::Level { level, state: LevelState::Requested } } => {
                        asked.push(((about, level), None));
                    }
                    MatterChange::LevelSet { proceeding, state: LevelState::Requested } => {
                        let level =
                            ledger.case().matter(about).and_then(|matter| matter.proceeding(*proceeding)?.level());
                        if let Some((level, _)) = level {
                            asked.push(((about, level), None));
                        }
                    }
                    MatterChange::LevelSet { proceeding, state: LevelState::Decided { outcome } } => {
                        let level =
                            ledger.case().matter(about).and_then(|matter| matter.proceeding(*proceeding)?.level());
                        let Some((level, _)) = level else { continue };
                        match asked.iter_mut().rfind(|(known, _)| *known == (about, level)) {
                            Some((_, decided)) => *decided = Some(outcome),
                            None => asked.push(((about, level), Some(outcome))),
                        }
                    }
                    _ => {}
                },
                Effect::Started { run } => {
                    running.insert(&run.clock, (run.from, run.due.latest.day()));
                }
                Effect::Clock { clock, change: ClockChange::Redated { new, .. } } => {
                    if let Some((_, due)) = running.get_mut(clock) {
                        *due = new.latest.day();
                    }
                }
                Effect::Clock { clock, change: ClockChange::Ended { late, on } } if duty(&clock.period) => {
                    let limits = running.get(clock);
                    times.push((&clock.period, if *late { "late" } else { half(limits.copied(), *on) }));
                }
                _ => {}
            }
        }
        for run in ledger.case().periods.iter().filter(|run| duty(run.period())) {
            match run.state {
                RunState::Lapsed => times.push((run.period(), "overdue")),
                RunState::Running | RunState::Suspended => times.push((run.period(), "running")),
                RunState::Ended { .. } | RunState::Cancelled => {}
            }
        }
        // The last of each is what stands.
        for ((table, _), outcome) in Map::from_iter(standing) {
            count(self.outcomes.entry(table.clone()).or_default(), outcome.clone());
        }
        let pending = Id::new("pending");
        for ((_, level), outcome) in asked {
            if let Some(outcome) = outcome.or(pending.as_ref()) {
                count(self.relief.entry(level.clone()).or_default(), outcome.clone());
            }
        }
        for (period, when) in times {
            count(self.times.entry(period.clone()).or_default(), when);
        }
    }

    fn part(&self) -> Part {
        let document = &self.book.model().document;
        let mut channels = fixed(&CHANNELS, &self.channels);
        let mut stages = fixed(&STAGES, &self.stages);
        // Both tell how many cases there are: where one may not, neither does the other.
        if channels.total.is_none() || stages.total.is_none() {
            for distribution in [&mut channels, &mut stages] {
                distribution.total = None;
                distribution.cells.iter_mut().for_each(|cell| cell.count = None);
            }
        }
        // Cases that nobody has raised are counted in both: what one leaves out is not to be read in the other.
        let raised = |distribution: &Distribution| {
            distribution.cells.iter().any(|cell| cell.what.as_str() == "not_raised" && cell.count.is_some())
        };
        match (raised(&channels), raised(&stages)) {
            (true, false) => channels.cells.iter_mut().for_each(|cell| cell.count = None),
            (false, true) => stages.cells.iter_mut().for_each(|cell| cell.count = None),
            (true, true) | (false, false) => {}
        }
        let cited = |clauses| crate::determination::cited(self.book.model(), clauses);
        let tables = document.tables.iter().filter_map(|table| {
            let counted = self.outcomes.get(&table.id)?;
            let cells = table.outcomes.iter().map(|outcome| (&outcome.id, Some(&outcome.label)));
            Some(Distribution { of: Some(table.id.clone()), label: Some(table.label.clone()), ..of(cells, counted) })
        });
        let periods = document.periods.iter().filter_map(|period| {
            let counted = self.times.get(&period.id)?;
            Some(Distribution {
                of: Some(period.id.clone()),
                label: Some(period.label.clone()),
                clauses: cited(&period.clause),
                ..fixed(&TIMES, counted)
            })
        });
        let levels = document.relief.iter().filter_map(|level| {
            let counted = self.relief.get(&level.id)?;
            let pending = Id::new("pending");
            let outcomes = document.tables.iter().filter(|table| table.purpose == Purpose::Relief);
            let outcomes = outcomes.flat_map(|table| &table.outcomes).filter(|outcome| {
                // Only what this level has come to: several tables may share a level.
                counted.contains_key(&outcome.id)
            });
            let mut cells: Vec<(&Id, Option<&Text>)> =
                outcomes.map(|outcome| (&outcome.id, Some(&outcome.label))).list();
            cells.extend(pending.as_ref().map(|pending| (pending, None)));
            let mut known = Set::new();
            cells.retain(|(id, _)| known.insert(*id));
            Some(Distribution {
                of: Some(level.id.clone()),
                label: Some(level.label.clone()),
                clauses: cited(&level.clause),
                ..of(cells.into_iter(), counted)
            })
        });
        Part {
            rulebook: self.book.id().clone(),
            title: self.book.title().clone(),
            channels,
            stages,
            outcomes: tables.collect(),
            times: periods.collect(),
            overdue: of(self.seats().iter().map(|seat| (seat, self.party(seat))), &self.overdue),
            relief: levels.collect(),
            clarifications: fixed(&NAMES, &self.names),
        }
    }

    /// Every seat, and every role without one, in declared order: a seat that owes nothing is told as well.
    fn seats(&self) -> Vec<Id> {
        let mut seats: Vec<Id> = Vec::new();
        for role in &self.book.model().document.roles {
            let seat = role.organ.as_ref().unwrap_or(&role.id);
            if !seats.contains(seat) {
                seats.push(seat.clone());
            }
        }
        seats
    }

    /// The label of a role that has no seat.
    fn party(&self, seat: &Id) -> Option<&Text> {
        let roles = &self.book.model().document.roles;
        roles.iter().find(|role| role.organ.is_none() && role.id == *seat).map(|role| &role.label)
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
fn half(limits: Option<Limits>, on: Date) -> &'static str {
    let Some((from, due)) = limits else { return "second_half" };
    if from.days_until(on).saturating_mul(2) <= from.days_until(due) { "first_half" } else { "second_half" }
}

/// The counts of a closed list of names.
fn fixed(names: &[&'static str], counted: &Count<&'static str>) -> Distribution {
    let ids: Vec<Id> = names.iter().filter_map(|name| Id::new(name)).list();
    let counted: Count<Id> = counted.iter().filter_map(|(name, count)| Some((Id::new(name)?, *count))).collect();
    of(ids.iter().map(|id| (id, None)), &counted)
}

/// The counts of labelled things, with what may not be told left out.
fn of<'c>(cells: impl Iterator<Item = (&'c Id, Option<&'c Text>)>, counted: &Count<Id>) -> Distribution {
    let cells: Vec<(&Id, Option<&Text>)> = cells.list();
    let counts: Vec<u32> = cells.iter().map(|(id, _)| counted.get(*id).copied().unwrap_or(0)).collect();
    let told = suppress::told(&counts);
    let cells = cells.into_iter().zip(told.cells);
    let cells = cells.map(|((id, label), count)| Cell { what: id.clone(), label: label.cloned(), count }).list();
    Distribution { of: None, label: None, clauses: Vec::new(), total: told.total, cells }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_distribution_leaves_out_is_not_to_be_read_in_another() {
        let mut counts = Counts::new(&Rulebook::shipped("cn.reference").unwrap());
        counts.channels = Count::from_iter([("application", 23), ("not_raised", 6)]);
        counts.stages = Count::from_iter([("concluded", 20), ("verifying", 3), ("not_raised", 6)]);
        let part = counts.part();
        let shown = |distribution: &Distribution, what: &str| {
            distribution.cells.iter().find(|cell| cell.what.as_str() == what).unwrap().count
        };
        // The three that are being verified are left out, and the six with them: so are the six among the channels.
        assert_eq!((shown(&part.stages, "verifying"), shown(&part.stages, "not_raised")), (None, None));
        assert_eq!((shown(&part.channels, "not_raised"), shown(&part.channels, "application")), (None, None));
        counts.stages = Count::from_iter([("concluded", 23), ("not_raised", 6)]);
        assert_eq!(shown(&counts.part().channels, "not_raised"), Some(6));
    }
}
