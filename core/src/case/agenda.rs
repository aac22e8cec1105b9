//! What runs in a case and until when; whether its procedure is concluded, and until when it is only dormant.

use serde::Serialize;

use super::draft::Rules;
use super::ends;
use super::matter::{DecisionStage, Matter, MatterId, MatterState};
use super::parts::{AccusationState, Admission, ItemState, LevelState};
use super::sight::Sight;
use super::state::{Case, RunState, Running};
use crate::determination::Cited;
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::document::{Meaning, Purpose, RoleKind};
use crate::rulebook::procedure::{Consequence, PeriodKind};
use crate::time::{Date, Derived, Due, Instant};

/// A period that runs, stands still, or is overdue.
///
/// ```
/// # use distinguo::case::Act;
/// # use distinguo::kernel::{Kernel, Ledger};
/// # use distinguo::rulebook::Rulebook;
/// # let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// # let open = Act::load(r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00",
/// #     "actor": {"id": "a", "role": "principal", "organ": "county"},
/// #     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
/// #     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#).unwrap();
/// # let mut ledger = Ledger::new();
/// # ledger.handle(&kernel, &open).unwrap();
/// let raise = Act::load(r#"{"id": "2", "at": "2026-03-02T10:00:00+08:00",
///     "actor": {"id": "a", "role": "principal", "organ": "county"}, "act": {"raise": {"channel": "own_motion"}}}"#).unwrap();
/// ledger.handle(&kernel, &raise).unwrap();
/// let running = kernel.due(ledger.case(), None, raise.at()).unwrap();
/// assert_eq!((running[0].period.as_str(), running[0].bearer.as_str()), ("investigate", "decider"));
/// assert_eq!(running[0].days_left, Some(184)); // six months
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DueItem {
    /// Id of the period.
    pub period: Id,
    /// Matter that it runs in. Left out: it runs in the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<MatterId>,
    /// Id of the recipient that the clock is for. Left out where a matter has one clock of the period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<Id>,
    /// Whether it is a duty, a right, or a status.
    pub(crate) kind: PeriodKind,
    /// Id of the role that must or may act.
    pub bearer: Id,
    /// When it ends, with everything that rests on; absent while it stands still.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Derived>,
    /// Days left to the earliest end, counted on the civil calendar: 0 where it has come and the latest has not. Absent
    /// after the latest, and while it stands still.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_left: Option<i64>,
    /// How many days ago it ended at the latest, on the civil calendar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_over: Option<i64>,
    /// Whether it stands still.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub suspended: bool,
    /// Whether it is late and still owed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub overdue: bool,
    /// Clauses that fix the period, with their natures.
    pub clauses: Vec<Cited>,
    /// What follows when it runs out.
    pub(crate) consequences: Vec<Consequence>,
}

/// Every period that runs, stands still or is overdue at an instant, as far as somebody is told of it, the first to end first.
pub(crate) fn due(rules: Rules<'_>, case: &Case, sight: &Sight<'_>, now: Instant) -> Vec<DueItem> {
    let today = rules.zone.day(now);
    let mut items: Vec<DueItem> = case
        .periods
        .iter()
        .filter(|running| open(rules, running) && sight.period(&running.bearer, running.about()))
        .filter_map(|running| {
            let period = rules.period(running.period())?;
            let suspended = running.state == RunState::Suspended;
            let due = if suspended { None } else { ends::due(rules, case, period, running) };
            // The date that its entries gave it, where counting anew would give another.
            let due = due.map(|due| Derived { due: running.due, ..due });
            let ended = |due: &Derived| today > due.due.latest.day();
            Some(DueItem {
                period: period.id.clone(),
                about: running.about().cloned(),
                key: running.started.clock.key.clone(),
                kind: period.kind,
                bearer: running.bearer.clone(),
                days_left: due
                    .as_ref()
                    .filter(|due| !ended(due))
                    .map(|due| today.days_until(due.due.earliest.day()).max(0)),
                days_over: due.as_ref().filter(|due| ended(due)).map(|due| due.due.latest.day().days_until(today)),
                due,
                suspended,
                overdue: running.state == RunState::Lapsed,
                clauses: crate::determination::cited(rules.model(), &period.clause),
                consequences: period.on_lapse.clone(),
            })
        })
        .list();
    // What stands still ends last of all.
    items.sort_by_key(|item| item.due.as_ref().map_or(Date::MAX, |due| due.due.earliest.day()));
    items
}

/// The same, all of it.
pub(crate) fn all_due(rules: Rules<'_>, case: &Case, now: Instant) -> Vec<DueItem> {
    due(rules, case, &Sight::of_keeper(rules), now)
}

/// Whether a clock still asks for something.
fn open(rules: Rules<'_>, running: &Running) -> bool {
    let duty = rules.period(running.period()).is_some_and(|period| period.kind == PeriodKind::Duty);
    running.alive() || (running.state == RunState::Lapsed && duty)
}

/// How far a case is from its end.
///
/// ```
/// use distinguo::case::Progress;
/// assert_ne!(Progress::Open, Progress::Concluded);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "progress", rename_all = "snake_case")]
pub enum Progress {
    /// Somebody owes something, or may still ask for something.
    Open,
    /// Nothing is owed in the procedure; something still lasts, such as an influence or visits to come.
    Dormant {
        /// When the last of what lasts ends.
        until: Due,
    },
    /// Nothing runs any more.
    Concluded,
}

/// Whether anything is still owed: clarification, correction, delivery and notices included.
pub(crate) fn progress(rules: Rules<'_>, case: &Case) -> Progress {
    let kind = |running: &Running| rules.period(running.period()).map(|period| period.kind);
    let party = |running: &Running| {
        let role = rules.document().roles.iter().find(|role| role.id == running.bearer);
        role.is_some_and(|role| role.kind == RoleKind::Party)
    };
    // Visits that come again and again are follow-up: they do not keep the procedure open.
    let visit = |running: &Running| rules.period(running.period()).is_some_and(|period| period.repeat.is_some());
    // What an organ may still do, and need not, is no reason to wait: only what a party may still ask for is.
    let power = |running: &Running| kind(running) == Some(PeriodKind::Right) && !party(running);
    let lasting = |running: &Running| kind(running) == Some(PeriodKind::Status) || visit(running) || power(running);
    let owed = case.clocks().any(|running| open(rules, running) && !lasting(running));
    // Items of a decision that was revoked are the affair of those who decide on liability.
    let revoked =
        |matter: &Matter| matter.decision().is_some_and(|decision| matches!(decision.stage, DecisionStage::Revoked(_)));
    let corrects = !case.all_matters().any(|(_, matter)| revoked(matter));
    let undecided = |(id, matter): (&MatterId, &Matter)| {
        let main = matches!(rules.purpose(&id.table), Some(Purpose::Tolerance | Purpose::Accountability));
        main && case.admission == Admission::Admitted && matter.main().1.is_open()
    };
    let waits = |matter: &Matter| {
        let unsettled = |stage| matches!(stage, DecisionStage::AwaitingApproval | DecisionStage::Disapproved);
        let mut decisions = matter.proceedings.iter().filter_map(|pass| pass.decision.as_ref());
        let decided = decisions.any(|decision| unsettled(decision.stage));
        let heard = matter.levels().any(|(_, _, state)| matches!(state, LevelState::Requested));
        let own = match &matter.state {
            MatterState::Item { item, .. } => corrects && matches!(item, ItemState::Ordered | ItemState::Reported),
            MatterState::Accusation { accusation } => match accusation {
                AccusationState::Received | AccusationState::ToClarify { required: true, .. } => true,
                AccusationState::Judged { outcome } => to_clear(rules, outcome),
                AccusationState::ToClarify { required: false, .. } | AccusationState::Clarified { .. } => false,
            },
            MatterState::Plain | MatterState::Filing { .. } | MatterState::Conflict { .. } => false,
        };
        decided || heard || own
    };
    let waiting = matches!(case.admission, Admission::Raised | Admission::Supplementing)
        || case.all_matters().any(|(id, matter)| waits(matter) || undecided((id, matter)));
    if owed || waiting {
        return Progress::Open;
    }
    let last = case
        .periods
        .iter()
        .filter(|running| open(rules, running))
        .map(|running| running.due)
        .max_by_key(|due| due.latest.instant());
    last.map_or(Progress::Concluded, |until| Progress::Dormant { until })
}

/// Whether somebody must still decide on clearing the name: not where what was said is true.
fn to_clear(rules: Rules<'_>, judged: &Id) -> bool {
    let tables = &rules.document().tables;
    let of = |purpose: Purpose| tables.iter().filter(move |table| table.purpose == purpose);
    let mut outcomes = of(Purpose::Accusation).flat_map(|table| &table.outcomes);
    let is_true = outcomes.any(|outcome| outcome.id == *judged && outcome.means == Some(Meaning::True));
    !is_true && of(Purpose::Clarification).next().is_some()
}
