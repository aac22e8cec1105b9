//! Days: each thing that happens has the day on which it was entered, and may have one that somebody states. Nobody profits
//! from his own word; no right ends behind anyone's back; and the order in which days are told changes no date.

use super::act::{Act, Body, Proof};
use super::draft::{Draft, Rules};
use super::effect::{ClockChange, ClockId, Effect};
use super::ends;
use super::event::{Event, matches};
use super::known::met;
use super::matter::{MatterId, Place};
use super::presupposed;
use super::refusal::{Refusal, RefusalCode};
use super::state::{Case, RunState, Running};
use super::stated::{Stated, Why};
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::procedure::{Counts, EventPattern, Grant, Period, PeriodKind, Provable};
use crate::time::{Counting, Date, Due, FirstDay, Length, Months, RestDayEnd, Unit};

/// For whom it works that something counts as done on an earlier day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Works {
    /// For the bearer of the period.
    ForBearer,
    /// Against the bearer.
    AgainstBearer,
    /// For either, as it happens: only the entry and proof count.
    Unclear,
}

/// The earlier a period starts, the earlier it ends. Of what merely lasts nobody can say whom that serves.
pub(crate) const fn starting(kind: PeriodKind) -> Works {
    match kind {
        PeriodKind::Duty | PeriodKind::Right => Works::AgainstBearer,
        PeriodKind::Status => Works::Unclear,
    }
}

/// A duty that ends earlier is done in time. A right that was used earlier was used in time, or is lost earlier.
pub(crate) const fn ending(kind: PeriodKind) -> Works {
    match kind {
        PeriodKind::Duty => Works::ForBearer,
        PeriodKind::Right | PeriodKind::Status => Works::Unclear,
    }
}

/// The day that an act states for what it tells.
pub(crate) fn stated(body: &Body) -> Option<Date> {
    if let Body::Date(body) = body { Some(body.day) } else { body.says().done_on() }
}

/// Whether the rulebook names the document for proving such a day.
fn fit(rules: Rules<'_>, of: Provable, proof: &Proof) -> bool {
    rules.kind(&proof.document).is_some_and(|kind| kind.proves.contains(&of))
}

/// The day that an act states, where it counts whomever it works for: it is proved, or the other side has told it in an act
/// of its own.
pub(crate) fn vouched(
    rules: Rules<'_>,
    case: &Case,
    body: &Body,
    role: &Id,
    place: Option<&Place>,
) -> Option<(Date, Why)> {
    let day = stated(body)?;
    let proved = body.says().proof().is_some_and(|(of, proof)| fit(rules, of, proof));
    let why = if proved { Why::Proved } else { Why::Acknowledged };
    (proved || told_before(rules, case, body, role, place, day)).then_some((day, why))
}

/// Whether the other side has told that what a party hands in arrived on that day, since such a thing last came.
fn told_before(rules: Rules<'_>, case: &Case, body: &Body, role: &Id, place: Option<&Place>, day: Date) -> bool {
    let documents = if let Body::Submit(body) = body {
        std::slice::from_ref(&body.document)
    } else if let Body::Request(body) = body {
        &body.documents
    } else {
        return false;
    };
    let about = place.map(|place| &place.matter);
    let mut ours = case.happened.iter().rev().filter(|happened| happened.about.as_ref() == about);
    let told = ours.find_map(|happened| {
        if let Event::Acknowledged { document, by } = &happened.event {
            let theirs = documents.contains(document) && !one_side(rules, case, by, role);
            theirs.then_some(happened.on == day)
        } else if let Event::Submitted { document, by } = &happened.event {
            (documents.contains(document) && by == role).then_some(false)
        } else {
            None
        }
    });
    told == Some(true)
}

/// Judges the day that an act states, and says in the entry which day counts. What counts for each period is judged when
/// the period reacts.
pub(crate) fn settle(
    draft: &mut Draft<'_>,
    act: &Act,
    place: Option<&Place>,
    grant: Option<&Grant>,
) -> Result<(), Refusal> {
    if let Some((of, proof)) = act.act.says().proof()
        && !fit(draft.rules, of, proof)
    {
        return Err(Refusal::new(RefusalCode::NotProof).about(&proof.document));
    }
    let Some(day) = stated(&act.act) else { return Ok(()) };
    if day > draft.today {
        return Err(Refusal::new(RefusalCode::OutOfOrder));
    }
    presupposed::check(draft, act, place, grant, day)?;
    if day == draft.today {
        return Ok(());
    }
    let acknowledges = matches!(act.act, Body::Acknowledge(_));
    let stated = Stated {
        day,
        by: act.actor().role.clone(),
        vouched: vouched(draft.rules, &draft.case, &act.act, &act.actor().role, place).map(|(_, why)| why),
        acknowledges,
        never: matches!(act.act, Body::File(_)),
    };
    // Whoever says that something arrived says it against himself.
    let why = if stated.never {
        Why::Entered
    } else if let Some(why) = stated.vouched {
        why
    } else if acknowledges {
        Why::StatedAgainstOneself
    } else {
        Why::Entered
    };
    draft.day = if why == Why::Entered { draft.today } else { day };
    draft.emit(Effect::DayCounted { stated: day, entered: draft.today, counted: draft.day, why, clock: None });
    draft.stated = Some(stated);
    Ok(())
}

/// Whether two roles are one side: the same, or both of one organ.
fn one_side(rules: Rules<'_>, case: &Case, one: &Id, other: &Id) -> bool {
    let organ = |id: &Id| {
        let seat = rules.role(id)?.organ.as_ref()?;
        Some(case.seats.get(seat).map_or(seat.as_str(), String::as_str))
    };
    one == other || organ(one).is_some_and(|organ_of_one| organ(other) == Some(organ_of_one))
}

/// The day that counts for a period of that bearer, and why where a day was stated.
fn day_for(draft: &Draft<'_>, bearer: &Id, works: Works) -> (Date, Option<Why>) {
    let Some(stated) = &draft.stated else { return (draft.day, None) };
    if stated.never {
        return (draft.today, Some(Why::Entered));
    }
    if let Some(why) = stated.vouched {
        return (stated.day, Some(why));
    }
    let own = one_side(draft.rules, &draft.case, &stated.by, bearer);
    match works {
        Works::AgainstBearer if own => (stated.day, Some(Why::StatedAgainstOneself)),
        Works::ForBearer if !own && stated.acknowledges => (stated.day, Some(Why::Acknowledged)),
        Works::ForBearer if !own => (stated.day, Some(Why::StatedAgainstOneself)),
        Works::ForBearer | Works::AgainstBearer | Works::Unclear => (draft.today, Some(Why::Entered)),
    }
}

/// The day that counts for a clock of that bearer; the entry says which and why where it is not the day of the act.
pub(crate) fn counted(draft: &mut Draft<'_>, clock: &ClockId, bearer: &Id, works: Works) -> Date {
    let (day, why) = day_for(draft, bearer, works);
    if let (Some(why), Some(stated)) = (why, &draft.stated)
        && day != draft.day
    {
        draft.emit(Effect::DayCounted {
            stated: stated.day,
            entered: draft.today,
            counted: day,
            why,
            clock: Some(clock.clone()),
        });
    }
    day
}

/// Does something as of a day that is not the one that the act states.
pub(crate) fn as_of(draft: &mut Draft<'_>, day: Date, what: impl FnOnce(&mut Draft<'_>)) {
    let (before, stated) = (draft.day, draft.stated.take());
    draft.day = day;
    what(draft);
    draft.day = before;
    draft.stated = stated;
}

/// Whether an event is no new start: the clock runs already, and takes the event in as one more of its starts; or it is over,
/// and a second telling does not bring it back.
pub(crate) fn joins(draft: &mut Draft<'_>, period: &Period, clock: &ClockId, start: usize, event: &Event) -> bool {
    let Some(running) = draft.case.running(clock).cloned() else { return false };
    let start = u32::try_from(start).unwrap_or(u32::MAX);
    let known = running.starts.iter().any(|(known, _)| *known == start);
    match running.state {
        RunState::Running | RunState::Suspended => {
            let place = ends::at(draft, clock);
            if running.reinstated.is_none() && met(draft.rules, &draft.case, period.when.as_ref(), place.as_ref()) {
                join(draft, period, &running, start);
            }
            true
        }
        RunState::Lapsed | RunState::Ended { .. } if period.kind == PeriodKind::Right => {
            let own = draft.stated.as_ref().map_or(matches!(event, Event::Dated { .. }), |stated| {
                one_side(draft.rules, &draft.case, &stated.by, &running.bearer)
            });
            if known {
                // Whoever bears a right does not win it back by telling once more when it began.
                return own && matches!(event, Event::Dated { .. });
            }
            let (day, _) = day_for(draft, &running.bearer, starting(period.kind));
            let lapsed = running.state == RunState::Lapsed;
            match period.counts {
                Some(Counts::First) => lapsed,
                Some(Counts::Last) => lapsed && day <= running.started.from,
                None => false,
            }
        }
        RunState::Lapsed | RunState::Ended { .. } | RunState::Cancelled => false,
    }
}

/// Whether a clock that fell with a decision begins again because relief has brought the decision back: where the first
/// start counts, that is still its day. What is owed anew is owed from now on.
pub(crate) fn restored(period: &Period, before: &Running, start: usize) -> bool {
    let known = before.starts.iter().any(|(known, _)| usize::try_from(*known) == Ok(start));
    let counts_first = period.counts == Some(Counts::First) && period.kind != PeriodKind::Duty;
    counts_first && before.state == RunState::Cancelled && !known
}

/// One more start of a clock that runs: of several days of one start the earliest counts, of several starts the one that
/// the rulebook says.
fn join(draft: &mut Draft<'_>, period: &Period, running: &Running, start: u32) {
    let clock = &running.started.clock;
    let day = counted(draft, clock, &running.bearer, starting(period.kind));
    let earlier = running.starts.iter().any(|(known, known_day)| *known == start && *known_day <= day);
    if earlier {
        return;
    }
    draft.tell(clock, ClockChange::StartJoined { start, day });
    let Some(running) = draft.case.running(clock) else { return };
    let days = running.starts.iter().map(|(_, day)| *day);
    let from = match period.counts {
        Some(Counts::Last) => days.max(),
        Some(Counts::First) | None => days.min(),
    };
    if let Some(from) = from.filter(|from| *from != running.started.from) {
        recount(draft, period, clock, from);
    }
}

/// Counts a clock from another day, be its end earlier or later. No right of a party ends behind its back.
pub(crate) fn recount(draft: &mut Draft<'_>, period: &Period, clock: &ClockId, from: Date) {
    draft.tell(clock, ClockChange::CountedFrom { from });
    let Some(running) = draft.case.running(clock).cloned() else { return };
    // What stands still is counted as if it went on: by how long it stood still its end moves when it does.
    let mut moving = running.clone();
    moving.suspensions.retain(|(_, _, until)| until.is_some());
    let Some(counted) = ends::due(draft.rules, &draft.case, period, &moving) else { return };
    let floor = sooner(draft, period, &running.bearer, counted.due);
    let (old, new) = (running.due, floor.map_or(counted.due, |until| counted.due.floored(until)));
    if let Some(until) = floor {
        emit_floor(draft, period, clock, counted.due, until);
    }
    if old != new {
        draft.tell(clock, ClockChange::Redated { old, new });
    }
}

/// The last day before which a right of a party that the entry starts does not end, where it would end sooner.
fn sooner(draft: &Draft<'_>, period: &Period, bearer: &Id, due: Due) -> Option<Date> {
    let protected = period.kind == PeriodKind::Right && draft.rules.is_party(bearer);
    let until = protected.then(|| second_working_day(draft))?;
    (due.latest.day() < until).then_some(until)
}

/// The second working day after the entry.
fn second_working_day(draft: &Draft<'_>) -> Date {
    let counting = Counting {
        first_day: FirstDay::Excluded,
        months: Months::CorrespondingDayElseLast,
        rest_day_end: RestDayEnd::Stays,
    };
    let edition = draft.rules.edition(&draft.case).ok();
    let until = Length::new(2, Unit::WorkingDay)
        .zip(edition)
        .map(|(two, edition)| crate::time::due(draft.today, two, counting, edition).due);
    until.map_or(draft.today, |until| until.latest.day())
}

fn emit_floor(draft: &mut Draft<'_>, period: &Period, clock: &ClockId, sooner: Due, until: Date) {
    draft.tell(clock, ClockChange::Floored { sooner, until, restorable: period.restore.is_some() });
}

/// Keeps a right of a party that the entry has just started, or given back, from ending behind its back.
pub(crate) fn floor(draft: &mut Draft<'_>, period: &Period, clock: &ClockId) {
    let Some(running) = draft.case.running(clock).cloned() else { return };
    if let Some(until) = sooner(draft, period, &running.bearer, running.due) {
        emit_floor(draft, period, clock, running.due, until);
    }
}

/// Keeps a right from ending before another end that it had.
pub(crate) fn no_sooner(draft: &mut Draft<'_>, period: &Period, clock: &ClockId, before: Due) {
    let Some(due) = draft.case.running(clock).map(|running| running.due) else { return };
    if due.latest.day() < before.latest.day() {
        emit_floor(draft, period, clock, due, before.latest.day());
    }
}

/// The other side has said in an act of its own when a document arrived that was entered as received, or as handed in, on a
/// later day: that day counts for whatever hung on it.
pub(crate) fn acknowledged(draft: &mut Draft<'_>, document: &Id, by: &Id, about: Option<&MatterId>) {
    let Some(day) = draft.stated.as_ref().map(|stated| stated.day) else { return };
    let arrived = |event: &Event| {
        matches!(event, Event::Received { document: known, by: to } if known == document && to == by)
            || matches!(event, Event::Submitted { document: known, by: from } if known == document && from != by)
    };
    let mut ours = draft.case.happened.iter().filter(|happened| happened.about.as_ref() == about);
    let Some(receipt) = ours.rfind(|happened| arrived(&happened.event)).cloned() else { return };
    if receipt.seq == draft.seq || receipt.on <= day {
        return;
    }
    for running in draft.case.clocks().cloned().collect::<Vec<_>>() {
        let Some(period) = draft.rules.period(running.period()) else { continue };
        let clock = &running.started.clock;
        let newest = draft.case.running(clock).is_some_and(|newest| newest.seq == running.seq);
        let ours = running.about().is_none() || about.is_none() || running.about() == about;
        let of = |patterns: &[EventPattern]| patterns.iter().any(|pattern| matches(pattern, &receipt.event));
        if !newest || !ours {
            continue;
        }
        match running.state {
            RunState::Running | RunState::Suspended
                if running.seq == receipt.seq && of(&period.starts) && running.starts.len() == 1 =>
            {
                let from = counted(draft, clock, &running.bearer, starting(period.kind));
                if from < running.started.from {
                    recount(draft, period, clock, from);
                }
            }
            RunState::Ended { on, .. } if on == receipt.on && of(&period.ends) => {
                let on = counted(draft, clock, &running.bearer, ending(period.kind));
                if on < receipt.on {
                    let late = on > running.due.latest.day();
                    draft.tell(clock, ClockChange::Ended { late, on });
                }
            }
            RunState::Running
            | RunState::Suspended
            | RunState::Ended { .. }
            | RunState::Cancelled
            | RunState::Lapsed => {}
        }
    }
}

/// What a rectified day would change: the clocks that the entry started with the day that stood there.
pub(crate) fn counted_from(case: &Case, entry: u32, day: Date) -> Vec<Running> {
    let of_entry = |running: &&Running| {
        running.seq == entry && running.alive() && running.reinstated.is_none() && running.started.from == day
    };
    case.clocks().filter(of_entry).cloned().list()
}
