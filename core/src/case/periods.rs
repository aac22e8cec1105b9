//! Periods: how they start, end, stand still, get longer, and what follows when they run out. They belong to no region:
//! every act and every lapse is an event, and events are all that moves them. A clock runs in a matter, and the events of
//! that matter move it.

use super::bounds;
use super::days;
use super::draft::{Draft, Rules};
use super::effect::{ClockChange, ClockId, Effect, Started};
use super::ends::{at, due};
use super::event::{Event, matches};
use super::known::met;
use super::matter::{MatterId, MatterState, Place};
use super::state::{Case, RunState, Running};
use super::within::{begins, concerns};
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::procedure::{
    ActedPattern, Deed, EventPattern, LengthChoice, Per, Period, PeriodKind, Stretch, is_notice, is_time_to_speak,
};
use crate::time::{Date, Instant, Length, Run, Unit};

impl Draft<'_> {
    /// Records that something happened in a matter, or in the case; periods react.
    pub(crate) fn happen(&mut self, event: Event, about: Option<&MatterId>) {
        self.emit(Effect::Happened { on: self.day, event: event.clone(), about: about.cloned() });
        react(self, &event, about);
    }
}

/// Lets every period of the book react to an event: those that run end or stand still, then others start.
fn react(draft: &mut Draft<'_>, event: &Event, about: Option<&MatterId>) {
    let periods = &draft.rules.document().periods;
    for period in periods {
        end(draft, period, event, about);
    }
    for period in periods {
        stand_still(draft, period, event, about);
    }
    for period in periods {
        let starts =
            |pattern: &EventPattern| fits(draft, pattern, event, about) && begins(draft.rules, period, pattern, about);
        if let Some(place) = period.starts.iter().position(starts) {
            for clock in clocks(&draft.case, period, event, about) {
                if told_anew(draft, period, &clock, place, event) || days::joins(draft, period, &clock, place, event) {
                    continue;
                }
                let before = draft.case.running(&clock);
                let since = before.filter(|before| days::restored(period, before, place));
                match since.map(|running| running.started.from) {
                    Some(since) => days::as_of(draft, since, |draft| start(draft, period, clock, 0, place)),
                    None => start(draft, period, clock, 0, place),
                }
            }
        }
    }
}

/// Starts the time to speak anew where somebody to whom it runs already is told something else: each notice has the whole
/// time, and none cuts short what was left.
fn told_anew(draft: &mut Draft<'_>, period: &Period, clock: &ClockId, place: usize, event: &Event) -> bool {
    let (Event::Sent { document, to, .. } | Event::Received { document, by: to }) = event else { return false };
    let book = draft.rules.document();
    if !is_notice(book, document) || !is_time_to_speak(book, period, document) {
        return false;
    }
    let Some(before) = draft.case.running(clock).filter(|running| running.alive()).cloned() else { return false };
    let notice = draft.case.last(|seen| {
        let sent = matches!(&seen.event, Event::Sent { document: known, to: addressee, .. } if known == document && addressee == to);
        sent && seen.about == clock.about
    });
    if notice.is_none_or(|notice| notice.seq <= before.seq) {
        return false;
    }
    let at = at(draft, clock);
    if !met(draft.rules, &draft.case, period.when.as_ref(), at.as_ref())
        || length(draft, period, clock.about.as_ref(), at.as_ref()).is_none()
    {
        return false;
    }
    cancel(draft, clock);
    start(draft, period, clock.clone(), 0, place);
    days::no_sooner(draft, period, clock, before.due);
    true
}

/// Starts what the outcome that relief puts in the place of another brings with it and that one did not. What has run in
/// the matter before does not start again, and what merely lasts keeps to the first decision.
pub(crate) fn replaced(draft: &mut Draft<'_>, table: &Id, [before, after]: [&Id; 2], matter: &MatterId) {
    let (table, level) = (|| table.clone(), None::<Id>);
    let both = |outcome: &Id| {
        let (outcome, level) = (|| outcome.clone(), || level.clone());
        [
            Event::Decided { table: table(), outcome: outcome(), level: level() },
            Event::Effective { table: table(), outcome: outcome(), level: level() },
        ]
    };
    for (stood, stands) in both(before).into_iter().zip(both(after)) {
        for period in draft.rules.document().periods.iter().filter(|period| period.kind != PeriodKind::Status) {
            let brings = |pattern: &EventPattern| matches(pattern, &stands) && !matches(pattern, &stood);
            let Some(place) = period.starts.iter().position(brings) else { continue };
            for clock in clocks(&draft.case, period, &stands, Some(matter)) {
                if draft.case.running(&clock).is_none() {
                    start(draft, period, clock, 0, place);
                }
            }
        }
    }
}

/// The clocks that an event starts: one, or one for each item that a role has been ordered to put right.
fn clocks(case: &Case, period: &Period, event: &Event, about: Option<&MatterId>) -> Vec<ClockId> {
    use super::parts::ItemState;
    let clock = |about: Option<&MatterId>, key: Option<&Id>| ClockId {
        period: period.id.clone(),
        about: about.cloned(),
        key: key.cloned(),
    };
    let key = if period.per == Per::Recipient { event.recipient() } else { None };
    let (Event::Sent { to: told, .. } | Event::Received { by: told, .. }) = event else {
        return vec![clock(about, key)];
    };
    let of_item =
        |about: &MatterId| case.matter(about).is_some_and(|matter| matches!(matter.state, MatterState::Item { .. }));
    if period.per != Per::Item || about.is_some_and(of_item) {
        return vec![clock(about, key)];
    }
    let ordered = case.all_matters().filter(
        |(_, matter)| matches!(&matter.state, MatterState::Item { bearer, item: ItemState::Ordered } if bearer == told),
    );
    let clocks = ordered.map(|(id, _)| clock(Some(id), None));
    clocks.filter(|clock| case.running(clock).is_none()).list()
}

/// Whether an event is what a pattern waits for, audiences included.
fn fits(draft: &Draft<'_>, pattern: &EventPattern, event: &Event, about: Option<&MatterId>) -> bool {
    if !matches(pattern, bounds::seen_as(draft, event, about).as_ref().unwrap_or(event)) {
        return false;
    }
    let (EventPattern::Sent(wanted), Event::Sent { audience, .. }) = (pattern, event) else { return true };
    let wide = |fact| wide_enough(draft.rules, &draft.case, fact, about, audience.as_ref());
    wanted.no_narrower_than.as_ref().is_none_or(wide)
}

/// Whether an audience is no narrower than the answer found to an ordered fact: answers are listed from narrow to wide. While
/// nobody has found how far it goes, it goes as far as it can.
pub(crate) fn wide_enough(
    rules: Rules<'_>,
    case: &Case,
    fact: &Id,
    about: Option<&MatterId>,
    audience: Option<&Id>,
) -> bool {
    let model = rules.model();
    let Some(position) = model.index.facts.get(fact).copied() else { return true };
    let answers = model.facts.get(position).map(|fact| fact.answers.as_slice()).unwrap_or_default();
    // The widest harm that was found, in the matter where one is named; the widest that there is, while none was.
    let matters = case.all_matters().filter(|(id, _)| about.is_none_or(|about| about == *id));
    let passes = matters.flat_map(|(_, matter)| &matter.proceedings);
    let found = passes.flat_map(|pass| &pass.found).filter(|(known, _, _)| known == fact);
    let harm = found.filter_map(|(_, answer, _)| answers.iter().position(|(known, _)| known == answer)).max();
    let reached = audience.and_then(|audience| answers.iter().position(|(known, _)| known == audience));
    let harm = harm.or_else(|| answers.len().checked_sub(1));
    harm.is_none_or(|harm| reached.is_some_and(|reached| reached >= harm))
}

/// Whether an event that fits a pattern of a period moves that clock: it belongs to the matter of the clock, or to one that
/// the pattern links it with, and to its recipient where each has one.
fn moves(
    draft: &Draft<'_>,
    period: &Period,
    pattern: &EventPattern,
    running: &Running,
    (event, about): (&Event, Option<&MatterId>),
) -> bool {
    let key = || match period.per {
        Per::Recipient => event.recipient().is_none_or(|key| running.started.clock.key.as_ref() == Some(key)),
        Per::Matter | Per::Item => true,
    };
    fits(draft, pattern, event, about) && concerns(draft.rules, pattern, about, running.about()) && key()
}

fn end(draft: &mut Draft<'_>, period: &Period, event: &Event, about: Option<&MatterId>) {
    if !period.ends.iter().any(|pattern| matches(pattern, event)) {
        return;
    }
    let open =
        |running: &&Running| running.alive() || (running.state == RunState::Lapsed && period.kind == PeriodKind::Duty);
    // What a party gives up or says ends no right of another.
    let theirs = |running: &Running| match event {
        Event::Submitted { by, .. } | Event::Waived { by, .. } => {
            *by == running.bearer || !draft.rules.is_party(by) || !draft.rules.is_party(&running.bearer)
        }
        Event::Acted { .. }
        | Event::Sent { .. }
        | Event::Received { .. }
        | Event::Acknowledged { .. }
        | Event::Decided { .. }
        | Event::Effective { .. }
        | Event::Lapsed { .. }
        | Event::Dated { .. } => true,
    };
    let ends = |running: &&Running| {
        *running.period() == period.id
            && open(running)
            && theirs(running)
            && period.ends.iter().any(|pattern| moves(draft, period, pattern, running, (event, about)))
    };
    let running: Vec<Running> = draft.case.clocks().filter(ends).cloned().list();
    for running in running {
        let clock = &running.started.clock;
        let day = days::counted(draft, clock, &running.bearer, days::ending(period.kind));
        let in_time = day <= running.due.latest.day() && !draft.deeming;
        // Done in time, told late: a lapse that had fired is undone.
        if running.state == RunState::Lapsed && in_time {
            draft.tell(clock, ClockChange::LapseReversed);
        }
        draft.tell(clock, ClockChange::Ended { late: !in_time, on: day });
        days::as_of(draft, day, |draft| again(draft, period, &running));
    }
}

/// Starts a repeated period once more.
pub(crate) fn again(draft: &mut Draft<'_>, period: &Period, running: &Running) {
    let round = running.started.round + 1;
    if period.repeat.is_some_and(|times| round < times) {
        let place = usize::try_from(running.started.start).unwrap_or(usize::MAX);
        start(draft, period, running.started.clock.clone(), round, place);
    }
}

fn stand_still(draft: &mut Draft<'_>, period: &Period, event: &Event, about: Option<&MatterId>) {
    let alive = |draft: &Draft<'_>, pattern: &EventPattern| -> Vec<Running> {
        if !matches(pattern, event) {
            return Vec::new();
        }
        let moved = |running: &&Running| {
            *running.period() == period.id && running.alive() && moves(draft, period, pattern, running, (event, about))
        };
        draft.case.clocks().filter(moved).cloned().list()
    };
    for stretch in &period.suspend {
        if !by_name(&stretch.from) {
            for running in alive(draft, &stretch.from) {
                suspend(draft, &running);
            }
        }
        if !by_name(&stretch.to) {
            for running in alive(draft, &stretch.to) {
                resume(draft, period, &running);
            }
        }
    }
    for pattern in period.interrupting() {
        for running in alive(draft, pattern) {
            // Beyond its bound an interruption changes nothing.
            if !period.interrupt.as_ref().is_some_and(|rule| bounds::interruptible(rule, &running)) {
                continue;
            }
            let clock = &running.started.clock;
            let on = days::counted(draft, clock, &running.bearer, days::Works::AgainstBearer);
            let at = minute(draft, running.started.length, on);
            draft.tell(clock, ClockChange::Interrupted { on, at });
            redate(draft, period, clock);
        }
    }
}

/// Lets one clock stand still from today on.
pub(crate) fn suspend(draft: &mut Draft<'_>, running: &Running) {
    let rules = draft.rules;
    let counts = rules.period(running.period()).is_some_and(|period| period.kind != PeriodKind::Status);
    if counts && !bounds::may_stand_still(rules, &draft.case, draft.day) {
        return;
    }
    let clock = &running.started.clock;
    let from = days::counted(draft, clock, &running.bearer, days::Works::ForBearer);
    draft.tell(clock, ClockChange::Suspended { cause: draft.seq, from });
}

/// A clock runs no longer; one that stood still stops standing still.
pub(crate) fn cancel(draft: &mut Draft<'_>, clock: &ClockId) {
    let open = |running: &Running| {
        running.suspensions.iter().filter(|(_, _, last)| last.is_none()).map(|(cause, _, _)| *cause).list()
    };
    let open: Vec<u32> = draft.case.running(clock).map(open).unwrap_or_default();
    for cause in open {
        draft.tell(clock, ClockChange::Resumed { cause, until: draft.day });
    }
    draft.tell(clock, ClockChange::Cancelled);
}

/// Lets one clock go on after today: the last day of a suspension stands still as well.
pub(crate) fn resume(draft: &mut Draft<'_>, period: &Period, running: &Running) {
    let open: Vec<u32> =
        running.suspensions.iter().filter(|(_, _, last)| last.is_none()).map(|(cause, _, _)| *cause).list();
    let until = days::counted(draft, &running.started.clock, &running.bearer, days::Works::AgainstBearer);
    for cause in open {
        draft.tell(&running.started.clock, ClockChange::Resumed { cause, until });
    }
    redate(draft, period, &running.started.clock);
}

/// Counts a clock anew and records the date where it has changed.
pub(crate) fn redate(draft: &mut Draft<'_>, period: &Period, clock: &ClockId) {
    let Some(running) = draft.case.running(clock).filter(|running| running.state == RunState::Running) else { return };
    let Some(due) = due(draft.rules, &draft.case, period, running) else { return };
    let (old, new) = (running.due, due.due);
    // No right gets shorter by counting anew: it does not run out before it would have at the latest.
    let new = if period.kind == PeriodKind::Right { new.no_shorter_than(old) } else { new };
    if old != new {
        draft.tell(clock, ClockChange::Redated { old, new });
    }
}

/// Gives a clock the length that the rules to which the case was moved have for it, unless that shortens a right.
pub(crate) fn relength(draft: &mut Draft<'_>, period: &Period, clock: &ClockId) {
    let Some(running) = draft.case.running(clock).cloned() else { return };
    let set = running.reinstated.is_some() || period.length.iter().any(|choice| choice.set_by.is_some());
    let place = at(draft, clock);
    let Some(length) = length(draft, period, clock.about.as_ref(), place.as_ref()).filter(|_| !set) else { return };
    if length == running.started.length {
        return;
    }
    let mut changed = running.clone();
    changed.started.length = length;
    // What a party has to do is not to be done sooner either.
    let kept =
        period.kind == PeriodKind::Right || (period.kind == PeriodKind::Duty && draft.rules.is_party(&running.bearer));
    if kept && shortens(draft, period, &running, &changed) {
        return;
    }
    draft.tell(clock, ClockChange::LengthChanged { length });
}

/// Whether a clock that is counted otherwise could run out sooner than before.
pub(crate) fn shortens(draft: &Draft<'_>, period: &Period, before: &Running, after: &Running) -> bool {
    let end = |running: &Running| due(draft.rules, &draft.case, period, running).map(|due| due.due);
    // What stands still until further notice has no end.
    match (end(before), end(after)) {
        (Some(before), Some(after)) => after.no_shorter_than(before) != after,
        (None, Some(_)) => true,
        (_, None) => false,
    }
}

/// Starts a clock, unless the same one runs, its condition is not met, or no length fits.
pub(crate) fn start(draft: &mut Draft<'_>, period: &Period, clock: ClockId, round: u32, start: usize) {
    let before = draft.case.running(&clock).cloned();
    if before.as_ref().is_some_and(Running::alive) {
        return;
    }
    // What merely lasts is counted from its own first day, also where a decision that took the place of the first lets it
    // last otherwise; and what has run out never starts again.
    let mut since = None;
    if let Some(before) = before.as_ref().filter(|_| period.kind == PeriodKind::Status && round == 0) {
        if before.state == RunState::Lapsed {
            return;
        }
        since = Some(before.started.from);
    }
    let place = at(draft, &clock);
    if !met(draft.rules, &draft.case, period.when.as_ref(), place.as_ref()) {
        return;
    }
    let Some(length) = length(draft, period, clock.about.as_ref(), place.as_ref()) else { return };
    let Some(counting) = draft.rules.counting(period) else { return };
    // What is overdue and owed once more is owed once: its lapse stays on record, its clock makes way.
    let overdue = |running: &Running| period.kind == PeriodKind::Duty && running.state == RunState::Lapsed;
    if before.as_ref().is_some_and(overdue) {
        draft.tell(&clock, ClockChange::Cancelled);
    }
    let ordered = clock.about.as_ref().and_then(|about| match &draft.case.matter(about)?.state {
        MatterState::Item { bearer, .. } => Some(bearer.clone()),
        MatterState::Plain
        | MatterState::Filing { .. }
        | MatterState::Accusation { .. }
        | MatterState::Conflict { .. } => None,
    });
    let bearer = match (period.per, &clock.key, ordered) {
        (Per::Recipient, Some(role), _) => role.clone(),
        // Who must put an item right is said by the order; who checks it, by the rule.
        (Per::Item, _, Some(bearer)) if draft.rules.is_party(&period.who) => bearer,
        (Per::Matter | Per::Recipient | Per::Item, _, _) => period.who.clone(),
    };
    let from = match since {
        Some(since) => since,
        None => days::counted(draft, &clock, &bearer, days::starting(period.kind)),
    };
    let at = minute(draft, length, from);
    let counted = at.unwrap_or_else(|| draft.rules.zone.instant(from.into()));
    // It stands still from no day on, so it ends.
    let run = Run::starting(counted, draft.rules.zone, length, counting);
    let Some(due) = draft.rules.edition(&draft.case).ok().and_then(|edition| run.due(edition)) else { return };
    let run = Started {
        clock: clock.clone(),
        bearer,
        from,
        at,
        length,
        start: u32::try_from(start).unwrap_or(u32::MAX),
        round,
        due: due.due,
        serves: None,
    };
    draft.emit(Effect::Started { run });
    days::floor(draft, period, &clock);
    // What keeps a period still may have come before it began.
    if period.suspend.iter().any(|stretch| lasts(draft.rules, &draft.case, stretch, clock.about.as_ref()))
        && let Some(running) = draft.case.running(&clock).cloned()
    {
        suspend(draft, &running);
    }
}

/// The instant from which a length is counted, where hours are counted and it is today; else days are.
fn minute(draft: &Draft<'_>, length: Length, from: Date) -> Option<Instant> {
    (length.unit() == Unit::Hour && from == draft.today).then_some(draft.at)
}

/// Whether a stretch in which a period stands still has begun and not ended. A period that stands still by an act that
/// names it is not meant.
fn lasts(rules: Rules<'_>, case: &Case, stretch: &Stretch, about: Option<&MatterId>) -> bool {
    let last = |pattern: &EventPattern| {
        case.last(|seen| matches(pattern, &seen.event) && concerns(rules, pattern, seen.about.as_ref(), about))
    };
    !by_name(&stretch.from) && last(&stretch.from) > last(&stretch.to)
}

/// Whether a period stands still, or goes on, by an act that names it.
const fn by_name(pattern: &EventPattern) -> bool {
    matches!(pattern, EventPattern::Acted(ActedPattern { act: Deed::Suspend | Deed::Resume, .. }))
}

/// The length that is chosen when a period starts: the first whose circumstances are met; where the rule leaves it to an
/// act, the one that the last act has set.
fn length(draft: &Draft<'_>, period: &Period, about: Option<&MatterId>, place: Option<&Place>) -> Option<Length> {
    let fits = |choice: &&LengthChoice| met(draft.rules, &draft.case, choice.when.as_ref(), place);
    let choice = period.length.iter().find(fits)?;
    let set = choice.set_by.as_ref().and_then(|_| draft.case.length_set(&period.id, about));
    choice.is.or(set).or(choice.max)
}

/// What the decision on a matter had started runs no longer: the decision fell.
pub(crate) fn fall(draft: &mut Draft<'_>, matter: &MatterId) {
    let of = |pattern: &EventPattern| matches!(pattern, EventPattern::Decided(decided) | EventPattern::Effective(decided) if decided.table == matter.table);
    let started = |running: &&Running| {
        let period = draft.rules.period(running.period());
        let owed = period.is_some_and(|period| period.kind == PeriodKind::Duty) && running.state == RunState::Lapsed;
        running.about() == Some(matter)
            && (running.alive() || owed)
            && period.is_some_and(|period| period.starts.iter().any(of))
    };
    for running in draft.case.clocks().filter(started).cloned().list() {
        cancel(draft, &running.started.clock);
    }
}

/// What merely lasted by a decision that stands again, and the rights that it gave, go on as if it had never fallen, with the
/// days that they had. What is owed anew is owed from now on.
pub(crate) fn rise(draft: &mut Draft<'_>, matter: &MatterId) {
    let rules = draft.rules;
    let fell = |running: &&Running| {
        let owed = rules.period(running.period()).is_none_or(|period| period.kind == PeriodKind::Duty);
        let newest = draft.case.running(&running.started.clock).is_some_and(|newest| newest.seq == running.seq);
        running.about() == Some(matter) && running.state == RunState::Cancelled && !owed && newest
    };
    for running in draft.case.clocks().filter(fell).cloned().list() {
        let clock = &running.started.clock;
        draft.tell(clock, ClockChange::Revived);
        if let Some(period) = rules.period(running.period()) {
            days::floor(draft, period, clock);
        }
    }
}

/// What was owed to decide a level of relief is owed no longer: another level decides.
pub(crate) fn moot(draft: &mut Draft<'_>, matter: &MatterId, level: &Id) {
    let decides = |pattern: &EventPattern| matches!(pattern, EventPattern::Decided(decided) if decided.level.as_ref() == Some(level));
    let owed = |running: &&Running| {
        let period = draft.rules.period(running.period());
        let duty = period.is_some_and(|period| {
            period.kind == PeriodKind::Duty && !period.ends.is_empty() && period.ends.iter().all(decides)
        });
        running.about() == Some(matter) && duty && (running.alive() || running.state == RunState::Lapsed)
    };
    for running in draft.case.clocks().filter(owed).cloned().list() {
        cancel(draft, &running.started.clock);
    }
}
