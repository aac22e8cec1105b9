//! Periods: how they start, end, stand still, get longer, and what follows when they run out. They belong to no region:
//! every act and every lapse is an event, and events are all that moves them.

use super::act::Body;
use super::days;
use super::draft::{Draft, Rules, accusation, current, met_in};
use super::effect::{Effect, Started};
use super::event::{Event, matches};
use super::grants;
use super::state::{Case, RulingStage, RunState, Running};
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::procedure::{Consequence, Deed, EventPattern, LengthChoice, Per, Period, PeriodKind, Stretch};
use crate::time::{Date, Due, End, ExtendBy, Extension, Instant, Length, Moment, Run, Unit};

/// Lets every period of the book react to an event: those that run end or stand still, then others start.
pub(crate) fn react(draft: &mut Draft<'_>, event: &Event) {
    let periods = &draft.rules.document().periods;
    let before = draft.effects.len();
    for period in periods {
        end(draft, period, event);
    }
    // What merely lasts is counted from its own first day, also where it lasts otherwise from now on.
    let ended: Vec<(Id, Option<Id>)> = draft
        .effects
        .iter()
        .skip(before)
        .filter_map(|effect| {
            let Effect::Ended { period, key, .. } = effect else { return None };
            Some((period.clone(), key.clone()))
        })
        .list();
    for period in periods {
        stand_still(draft, period, event);
    }
    for period in periods {
        if let Some(place) = period.starts.iter().position(|pattern| fits(draft, pattern, event)) {
            for key in keys(&draft.case, period, event) {
                if days::joins(draft, period, key.as_ref(), place, event) {
                    continue;
                }
                let before = draft.case.running(&period.id, key.as_ref());
                let lasted = ended.contains(&(period.id.clone(), key.clone())) || fell(&draft.case, before, event);
                let lasted = lasted && period.kind == PeriodKind::Status;
                let since = before.filter(|before| lasted || days::restored(period, before, place));
                let since = since.map(|running| running.started.from);
                match since {
                    Some(since) => days::as_of(draft, since, |draft| start(draft, period, key, 0, place)),
                    None => start(draft, period, key, 0, place),
                }
            }
        }
    }
}

/// Whether a clock fell with a decision that relief sent back, and the event is the one that follows it: whoever asked for
/// relief does not bear its consequences for longer, the time since the first decision counts.
fn fell(case: &Case, running: Option<&Running>, event: &Event) -> bool {
    let (Event::Decided { table, .. } | Event::Effective { table, .. }) = event else { return false };
    let sent_back = case.rulings.get(table).is_some_and(|ruling| ruling.sent_back.is_some());
    sent_back && running.is_some_and(|running| running.state == RunState::Cancelled)
}

/// The clocks that an event starts: one, or one for each item that a role has been ordered to put right.
fn keys(case: &Case, period: &Period, event: &Event) -> Vec<Option<Id>> {
    use super::effect::ItemState;
    let (Event::Sent { to: told, .. } | Event::Received { by: told, .. }) = event else {
        return vec![event.key(period.per).cloned()];
    };
    if period.per != Per::Item || event.key(Per::Item).is_some() {
        return vec![event.key(period.per).cloned()];
    }
    let new = |id: &Id| !case.clocks().any(|running| running.is(&period.id, Some(id)));
    let ordered =
        case.items.iter().filter(|(id, (bearer, state))| bearer == told && *state == ItemState::Ordered && new(id));
    ordered.map(|(id, _)| Some(id.clone())).list()
}

/// Whether an event is what a pattern waits for, audiences included.
fn fits(draft: &Draft<'_>, pattern: &EventPattern, event: &Event) -> bool {
    if !matches(pattern, event) {
        return false;
    }
    let (EventPattern::Sent(wanted), Event::Sent { audience, .. }) = (pattern, event) else { return true };
    let about = event.key(Per::Accusation);
    let wide = |fact| wide_enough(draft.rules, &draft.case, fact, about, audience.as_ref());
    wanted.no_narrower_than.as_ref().is_none_or(wide)
}

/// Whether an audience is no narrower than the answer found to an ordered fact: answers are listed from narrow to wide.
pub(crate) fn wide_enough(rules: Rules<'_>, case: &Case, fact: &Id, about: Option<&Id>, audience: Option<&Id>) -> bool {
    let model = rules.model();
    let Some(position) = model.index.facts.get(fact).copied() else { return true };
    let answers = model.facts.get(position).map(|fact| fact.answers.as_slice()).unwrap_or_default();
    // The widest harm that was found, about the accusation where one is named.
    let about = about.and_then(|about| accusation(case, about));
    let proceedings =
        case.proceedings.iter().enumerate().filter(|(index, _)| about.is_none_or(|about| about == *index));
    let found = proceedings.flat_map(|(_, findings)| &findings.found).filter(|(known, _, _)| known == fact);
    let harm = found.filter_map(|(_, answer, _)| answers.iter().position(|(known, _)| known == answer)).max();
    let reached = audience.and_then(|audience| answers.iter().position(|(known, _)| known == audience));
    harm.is_none_or(|harm| reached.is_some_and(|reached| reached >= harm))
}

fn key_fits(period: &Period, running: &Running, event: &Event) -> bool {
    period.per == Per::Case || event.key(period.per).is_none_or(|key| running.started.key.as_ref() == Some(key))
}

fn end(draft: &mut Draft<'_>, period: &Period, event: &Event) {
    if !period.ends.iter().any(|pattern| fits(draft, pattern, event)) {
        return;
    }
    let open =
        |running: &&Running| running.alive() || (running.state == RunState::Lapsed && period.kind == PeriodKind::Duty);
    let running: Vec<Running> = draft
        .case
        .clocks()
        .filter(|running| running.started.period == period.id && key_fits(period, running, event))
        .filter(open)
        .cloned()
        .list();
    for running in running {
        let key = running.started.key.clone();
        let day = days::counted(draft, &period.id, key.as_ref(), &running.bearer, days::ending(period.kind));
        let in_time = day <= running.due.day() && !draft.deeming;
        // Done in time, told late: a lapse that had fired is undone.
        if running.state == RunState::Lapsed && in_time {
            draft.emit(Effect::LapseReversed { period: period.id.clone(), key: key.clone() });
        }
        draft.emit(Effect::Ended { period: period.id.clone(), key, late: !in_time, on: day });
        days::as_of(draft, day, |draft| again(draft, period, &running));
    }
}

/// A right that had run out is given back to who used it in time and could only tell it later, with what its end had
/// brought about undone.
pub(crate) fn revive(draft: &mut Draft<'_>, role: &Id, body: &Body) {
    let deed = body.deed();
    let lost = draft.case.clocks().filter(|running| {
        let (period, key) = (&running.started.period, running.started.key.as_ref());
        // Effects on a clock reach the newest one of its period and key.
        if draft.case.running(period, key).is_some_and(|newest| newest.seq != running.seq) {
            return false;
        }
        let period = draft.rules.period(period);
        let gives = |period: &Period| {
            period.kind == PeriodKind::Right && period.ends.iter().any(|pattern| pattern.gives(&deed, body.outcome()))
        };
        running.bearer == *role
            && running.state == RunState::Lapsed
            && period.is_some_and(gives)
            && grants::in_time(draft.rules, running, Some(body))
    });
    for running in lost.cloned().collect::<Vec<_>>() {
        let (id, key) = (running.started.period, running.started.key);
        draft.emit(Effect::LapseReversed { period: id.clone(), key });
        if let Some(period) = draft.rules.period(&id) {
            undo(draft, period);
        }
    }
}

/// Undoes what the end of a right had brought about.
pub(crate) fn undo(draft: &mut Draft<'_>, period: &Period) {
    for consequence in &period.on_lapse {
        match consequence {
            Consequence::Final(table) => {
                if let Some(RulingStage::Final(on)) = draft.case.rulings.get(table).map(|ruling| ruling.stage) {
                    draft.emit(Effect::TookEffect { table: table.clone(), on });
                }
            }
            Consequence::Close(_) => super::regions::reopen(draft),
            Consequence::Remind(_)
            | Consequence::ReportTo(_)
            | Consequence::ShiftTo(_)
            | Consequence::Deem(_)
            | Consequence::Forfeit(_)
            | Consequence::Open(_)
            | Consequence::None(_) => {}
        }
    }
}

/// Starts a repeated period once more.
fn again(draft: &mut Draft<'_>, period: &Period, running: &Running) {
    let round = running.started.round + 1;
    if period.repeat.is_some_and(|times| round < times) {
        let place = usize::try_from(running.started.start).unwrap_or(usize::MAX);
        start(draft, period, running.started.key.clone(), round, place);
    }
}

fn stand_still(draft: &mut Draft<'_>, period: &Period, event: &Event) {
    let alive =
        |running: &&Running| running.started.period == period.id && running.alive() && key_fits(period, running, event);
    for stretch in &period.suspend {
        if !by_name(&stretch.from) && fits(draft, &stretch.from, event) {
            let running: Vec<Running> = draft.case.clocks().filter(alive).cloned().list();
            for running in running {
                suspend(draft, &running);
            }
        }
        if !by_name(&stretch.to) && fits(draft, &stretch.to, event) {
            let running: Vec<Running> = draft.case.clocks().filter(alive).cloned().list();
            for running in running {
                resume(draft, period, &running);
            }
        }
    }
    if period.interrupt.iter().any(|pattern| fits(draft, pattern, event)) {
        let running: Vec<Running> = draft.case.clocks().filter(alive).cloned().list();
        for running in running {
            let (period_id, key) = (period.id.clone(), running.started.key.clone());
            let on = days::counted(draft, &period_id, key.as_ref(), &running.bearer, days::Works::AgainstBearer);
            draft.emit(Effect::Interrupted { period: period_id, key, on });
            redate(draft, period, &running.started.key);
        }
    }
}

/// Lets one clock stand still from today on.
pub(crate) fn suspend(draft: &mut Draft<'_>, running: &Running) {
    let (period, key) = (running.started.period.clone(), running.started.key.clone());
    let from = days::counted(draft, &period, key.as_ref(), &running.bearer, days::Works::ForBearer);
    draft.emit(Effect::Suspended { period, key, cause: draft.seq, from });
}

/// Lets one clock go on after today: the last day of a suspension stands still as well.
pub(crate) fn resume(draft: &mut Draft<'_>, period: &Period, running: &Running) {
    let open: Vec<u32> =
        running.suspensions.iter().filter(|(_, _, last)| last.is_none()).map(|(cause, _, _)| *cause).list();
    let key = running.started.key.clone();
    let until = days::counted(draft, &period.id, key.as_ref(), &running.bearer, days::Works::AgainstBearer);
    for cause in open {
        draft.emit(Effect::Resumed { period: period.id.clone(), key: key.clone(), cause, until });
    }
    redate(draft, period, &running.started.key);
}

/// Counts a clock anew and records the date where it has changed.
pub(crate) fn redate(draft: &mut Draft<'_>, period: &Period, key: &Option<Id>) {
    let Some(running) =
        draft.case.running(&period.id, key.as_ref()).filter(|running| running.state == RunState::Running)
    else {
        return;
    };
    let Some(due) = due(draft.rules, &draft.case, period, running) else { return };
    // No right gets shorter by counting anew; it may become certain.
    let shorter = period.kind == PeriodKind::Right && due.due.instant() < running.due.instant();
    let date = if shorter { running.due } else { due.due };
    let (old, new) = (written(running.due, running.provisional), written(date, due.provisional));
    if old != new {
        draft.emit(Effect::Redated { period: period.id.clone(), key: key.clone(), old, new });
    }
}

/// Gives a clock the length that the rules to which the case was moved have for it, unless that shortens a right.
pub(crate) fn relength(draft: &mut Draft<'_>, period: &Period, key: &Option<Id>) {
    let Some(running) = draft.case.running(&period.id, key.as_ref()).cloned() else { return };
    let set = running.reinstated.is_some() || period.length.iter().any(|choice| choice.set_by.is_some());
    let Some(length) = length(draft, period, proceeding(draft, period, key.as_ref())).filter(|_| !set) else { return };
    if length == running.started.length {
        return;
    }
    let mut changed = running.clone();
    changed.started.length = length;
    let end = |running: &Running| due(draft.rules, &draft.case, period, running).map(|due| due.due.instant());
    if period.kind == PeriodKind::Right && end(&changed) < end(&running) {
        return;
    }
    draft.emit(Effect::LengthChanged { period: period.id.clone(), key: key.clone(), length });
}

/// A date as it is recorded: with a question mark where it is provisional.
fn written(due: End, provisional: bool) -> String {
    if provisional { format!("{due}?") } else { due.to_string() }
}

/// Starts a clock, unless the same one runs, its condition is not met, or no length fits.
pub(crate) fn start(draft: &mut Draft<'_>, period: &Period, key: Option<Id>, round: u32, place: usize) {
    if draft.case.running(&period.id, key.as_ref()).is_some_and(Running::alive) {
        return;
    }
    let proceeding = proceeding(draft, period, key.as_ref());
    if !met_in(draft.rules, &draft.case, period.when.as_ref(), proceeding) {
        return;
    }
    let Some(length) = length(draft, period, proceeding) else { return };
    let Some(counting) = draft.rules.counting(period) else { return };
    // What is overdue and owed once more is owed once: its lapse stays on record, its clock makes way.
    let overdue = |running: &Running| period.kind == PeriodKind::Duty && running.state == RunState::Lapsed;
    if draft.case.running(&period.id, key.as_ref()).is_some_and(overdue) {
        draft.emit(Effect::Cancelled { period: period.id.clone(), key: key.clone() });
    }
    let bearer = match (period.per, &key) {
        (Per::Recipient, Some(role)) => role.clone(),
        // Who must put an item right is said by the order; who checks it, by the rule.
        (Per::Item, Some(item)) if days::party(draft.rules, &period.who) => {
            draft.case.items.get(item).map_or(&period.who, |(bearer, _)| bearer).clone()
        }
        (Per::Item, Some(_)) => period.who.clone(),
        (Per::Case | Per::Accusation | Per::Level, _) | (Per::Recipient | Per::Item, None) => period.who.clone(),
    };
    let hours = length.unit() == Unit::Hour;
    let day = days::counted(draft, &period.id, key.as_ref(), &bearer, days::starting(period.kind));
    let from: Moment = if hours && day == draft.today { draft.rules.zone.moment(draft.at) } else { day.into() };
    let edition = draft.rules.edition(&draft.case);
    let due = crate::time::due(from, length, counting, edition);
    let run = Started {
        period: period.id.clone(),
        key: key.clone(),
        bearer,
        from: day,
        at: (hours && day == draft.today).then_some(draft.at),
        length,
        start: u32::try_from(place).unwrap_or(u32::MAX),
        round,
        due: due.due.to_string(),
        provisional: due.provisional,
        serves: None,
    };
    draft.emit(Effect::Started { run });
    days::floor(draft, period, &key);
    // What keeps a period still may have come before it began.
    if period.suspend.iter().any(|stretch| lasts(&draft.case, stretch))
        && let Some(running) = draft.case.running(&period.id, key.as_ref()).cloned()
    {
        suspend(draft, &running);
    }
}

/// The proceeding whose findings a clock looks at.
pub(crate) fn proceeding(draft: &Draft<'_>, period: &Period, key: Option<&Id>) -> usize {
    let own = match period.per {
        Per::Accusation => key.and_then(|key| accusation(&draft.case, key)),
        Per::Case | Per::Recipient | Per::Item | Per::Level => None,
    };
    own.unwrap_or_else(|| current(&draft.case))
}

/// Whether a stretch in which a period stands still has begun and not ended. A period that stands still by an act that
/// names it is not meant.
fn lasts(case: &Case, stretch: &Stretch) -> bool {
    let last = |pattern: &EventPattern| case.last(|event| matches(pattern, event));
    !by_name(&stretch.from) && last(&stretch.from) > last(&stretch.to)
}

/// Whether a period stands still, or goes on, by an act that names it.
const fn by_name(pattern: &EventPattern) -> bool {
    matches!(pattern, EventPattern::Acted(Deed::Suspend | Deed::Resume))
}

/// The length that is chosen when a period starts: the first whose circumstances are met; where the rule leaves it to an
/// act, the one that the last act has set.
fn length(draft: &Draft<'_>, period: &Period, proceeding: usize) -> Option<Length> {
    let fits = |choice: &&LengthChoice| met_in(draft.rules, &draft.case, choice.when.as_ref(), proceeding);
    let choice = period.length.iter().find(fits)?;
    let set = choice.set_by.as_ref().and_then(|_| draft.case.lengths.get(&period.id)).copied();
    choice.is.or(set).or(choice.max)
}

/// What a decision had started runs no longer: the decision fell.
pub(crate) fn fall(draft: &mut Draft<'_>, table: &Id) {
    let of = |pattern: &EventPattern| matches!(pattern, EventPattern::Decided(decided) | EventPattern::Effective(decided) if decided.table == *table);
    let started = |running: &&Running| {
        let period = draft.rules.period(&running.started.period);
        let owed = period.is_some_and(|period| period.kind == PeriodKind::Duty) && running.state == RunState::Lapsed;
        (running.alive() || owed) && period.is_some_and(|period| period.starts.iter().any(of))
    };
    let falling: Vec<Running> = draft.case.clocks().filter(started).cloned().list();
    for running in falling {
        draft.emit(Effect::Cancelled { period: running.started.period, key: running.started.key });
    }
}

/// What was owed to decide a level of relief is owed no longer: another level decides.
pub(crate) fn moot(draft: &mut Draft<'_>, level: &Id) {
    let decides = |pattern: &EventPattern| matches!(pattern, EventPattern::Decided(decided) if decided.level.as_ref() == Some(level));
    let owed = |running: &&Running| {
        let period = draft.rules.period(&running.started.period);
        let duty = period.is_some_and(|period| {
            period.kind == PeriodKind::Duty && !period.ends.is_empty() && period.ends.iter().all(decides)
        });
        duty && (running.alive() || running.state == RunState::Lapsed)
    };
    for running in draft.case.clocks().filter(owed).cloned().list() {
        draft.emit(Effect::Cancelled { period: running.started.period, key: running.started.key });
    }
}

/// When a clock runs out, with everything that it rests on; `None` while it stands still. A right does not end before the
/// day that keeps it from ending behind its bearer's back.
pub(crate) fn due(rules: Rules<'_>, case: &Case, period: &Period, running: &Running) -> Option<Due> {
    let mut due = unfloored(rules, case, period, running)?;
    if let Some(floor) = running.floor.filter(|floor| due.due.day() < *floor) {
        due.due = End::Day(floor);
    }
    Some(due)
}

fn unfloored(rules: Rules<'_>, case: &Case, period: &Period, running: &Running) -> Option<Due> {
    let counting = rules.counting(period)?;
    let edition = rules.edition(case);
    if let Some((from, length)) = running.reinstated {
        return Some(crate::time::due(from, length, counting, edition));
    }
    let from: Moment = match running.started.at {
        Some(at) => rules.zone.moment(at),
        None => running.started.from.into(),
    };
    let mut run = Run::new(from, running.started.length, counting);
    if let Some(rule) = &period.extend {
        let by = match (rule.add, rule.total) {
            (Some(add), _) => ExtendBy::Add(add),
            (None, Some(total)) => ExtendBy::Total(total),
            (None, None) => ExtendBy::Add(running.started.length),
        };
        run = run.extendable(Extension { times: rule.times, by, from: rule.from });
    }
    for (_, from, until) in &running.suspensions {
        run = run.suspended(*from, *until);
    }
    for on in &running.interruptions {
        run = run.interrupted(*on);
    }
    for on in &running.extensions {
        run = run.extended(*on);
    }
    run.due(edition)
}

/// What runs out next: the first in time, and of several the first in the order of the book, then by key. A suspension
/// that has used up its cap runs out too.
pub(crate) fn next(rules: Rules<'_>, case: &Case) -> Option<(Instant, usize)> {
    let order = |id: &Id| rules.document().periods.iter().position(|period| period.id == *id).unwrap_or(usize::MAX);
    let ending = case.clocks().enumerate().filter_map(|(position, running)| {
        let end = match running.state {
            RunState::Running if !running.provisional => running.due,
            RunState::Suspended => End::Day(capped(rules, case, running)?),
            RunState::Running | RunState::Ended { .. } | RunState::Cancelled | RunState::Lapsed => return None,
        };
        Some((rules.zone.instant(end.instant()), position, running))
    });
    let first = ending.min_by(|(at, _, one), (other_at, _, other)| {
        at.cmp(other_at)
            .then_with(|| order(&one.started.period).cmp(&order(&other.started.period)))
            .then_with(|| one.started.key.cmp(&other.started.key))
    });
    first.map(|(at, position, _)| (at, position))
}

/// The last day on which a period may stand still: the cap of its rule, less the days that it has stood still before.
fn capped(rules: Rules<'_>, case: &Case, running: &Running) -> Option<Date> {
    let period = rules.period(&running.started.period)?;
    let cap = period.suspend.iter().map(|stretch| stretch.cap).max_by_key(|cap| cap.n())?;
    let (_, from, _) = running.suspensions.iter().find(|(_, _, until)| until.is_none())?;
    let counting = rules.counting(period)?;
    let whole = crate::time::due(from.plus_days(-1)?, cap, counting, rules.edition(case)).unrolled.day();
    let before =
        running.suspensions.iter().filter_map(|(_, from, until)| Some(from.days_until((*until)?) + 1)).sum::<i64>();
    whole.plus_days(before.checked_neg()?).map(|last| last.max(*from))
}

/// Writes that a period has run out, and what follows from it.
pub(crate) fn lapse(draft: &mut Draft<'_>, position: usize) {
    let Some(running) = draft.case.periods.get(position).cloned() else { return };
    if let Some(served) = &running.started.serves {
        let (period, key) = (running.started.period.clone(), running.started.key.clone());
        draft.day = last_day(running.due);
        draft.emit(Effect::Lapsed { period, key, on: draft.day });
        super::regions::receive(draft, &served.document, &served.to, served.about.as_ref());
        return;
    }
    let Some(period) = draft.rules.period(&running.started.period) else { return };
    if running.state == RunState::Suspended {
        draft.day = capped(draft.rules, &draft.case, &running).unwrap_or(draft.today);
        resume(draft, period, &running);
        return;
    }
    let key = running.started.key.clone();
    let last = last_day(running.due);
    // What follows is counted from the day on which the period ended, not from the midnight after it.
    draft.day = last;
    draft.emit(Effect::Lapsed { period: period.id.clone(), key: key.clone(), on: last });
    for consequence in &period.on_lapse {
        follow(draft, period, &running, consequence);
    }
    draft.happen(Event::Lapsed { period: period.id.clone(), key });
    if period.kind == PeriodKind::Status {
        again(draft, period, &running);
    }
}

fn last_day(due: End) -> Date {
    match due {
        End::Day(day) => day,
        End::Minute(minute) => minute.date(),
    }
}

fn follow(draft: &mut Draft<'_>, period: &Period, running: &Running, consequence: &Consequence) {
    match consequence {
        Consequence::Remind(role) => draft.emit(Effect::Reminded { role: role.clone() }),
        Consequence::ReportTo(role) => draft.emit(Effect::Reported { role: role.clone() }),
        Consequence::ShiftTo(role) => draft.emit(Effect::Shifted {
            period: period.id.clone(),
            key: running.started.key.clone(),
            to: role.clone(),
        }),
        Consequence::Deem(deemed) => {
            draft.deeming = true;
            super::regions::deem(draft, deemed, running.started.key.as_ref(), &running.bearer);
            draft.deeming = false;
        }
        Consequence::Final(table) => super::regions::finalise(draft, table),
        Consequence::Open(level) => super::regions::open_level(draft, level),
        Consequence::Close(_) => super::regions::rest(draft),
        Consequence::Forfeit(_) | Consequence::None(_) => {}
    }
}
