//! That every procedure comes to an end, and how long it takes at most. Time passes in periods alone: from one act that
//! people are free to do, everything that follows with a clock is followed to its end, the longest way; where a way goes
//! round, the number of times is capped by how often an act on it may be done; and as long as a case may stand still is added
//! once.

use super::caps::{Cap, Counted, caps};
use super::groups::groups;
use super::moves::Moves;
use super::{Period, PeriodKind};
use crate::list::ToList;
use crate::rulebook::document::Document;
use crate::sorted::{Map, Set};
use crate::time::{Length, RestDayEnd, Unit};

/// How many days off in a row, and how many weekdays off a year, a working-day calendar is taken to have at most: as many
/// as China's says of years that nobody knows, in which what runs out runs out at the latest.
const LONGEST_REST: u32 = 12;
const OFF_A_YEAR: u32 = 25;
/// Every year has more working days than these.
const WORKED_A_YEAR: u32 = 230;
/// More counts of capped moves than this are not followed one by one.
const STATES: usize = 200_000;

/// A way that goes round without end.
pub(super) struct Endless {
    /// Nodes, in order.
    pub(super) cycle: Vec<usize>,
    /// No act is on it.
    pub(super) lapses: bool,
}

/// The worst case in days, or the ways that never end.
pub(super) fn worst_case(moves: &Moves<'_>) -> Result<u32, Vec<Endless>> {
    let leads = moves.leads(false);
    let mut ways = Ways { moves, leads: &leads, caps: caps(moves), best: vec![0; leads.len()], endless: Vec::new() };
    let groups = groups(&leads);
    // Groups come with those that they lead to before them.
    for group in &groups {
        ways.measure(group);
    }
    let longest = ways.best.into_iter().max().unwrap_or(0);
    let days = longest.saturating_add(still(&moves.model.document));
    if ways.endless.is_empty() { Ok(days) } else { Err(ways.endless) }
}

struct Ways<'w, 'm> {
    moves: &'w Moves<'m>,
    leads: &'w [Set<usize>],
    caps: Vec<Option<Cap>>,
    /// By node: days from its beginning to the end of everything that follows.
    best: Vec<u32>,
    endless: Vec<Endless>,
}

/// A node among those that lead to each other.
struct Way {
    days: u32,
    outside: u32,
    /// Where it leads to, by place; of a capped move, where its count stands.
    next: Vec<(usize, Option<(usize, usize)>)>,
}

impl Ways<'_, '_> {
    fn measure(&mut self, group: &Set<usize>) {
        let round = group.iter().any(|node| self.next(*node).any(|to| group.contains(&to)));
        let Some(node) = group.first().copied().filter(|_| !round) else {
            return self.rounds(group);
        };
        let after = self.outside(group, node);
        // What merely lasts, and visits, do not keep a procedure open; what follows on them does.
        let days = if self.lasts(node) && after == 0 { 0 } else { self.days(node).saturating_add(after) };
        self.set(node, days);
    }

    /// Days that follow on a node outside its group.
    fn outside(&self, group: &Set<usize>, node: usize) -> u32 {
        let next = self.next(node).filter(|to| !group.contains(to));
        next.filter_map(|to| self.best.get(to)).max().copied().unwrap_or(0)
    }

    /// Days spent in and after a group of nodes that lead to each other. Between two moves that are capped the way does
    /// not go round.
    fn rounds(&mut self, group: &Set<usize>) {
        let (capped, free): (Vec<usize>, Vec<usize>) =
            group.iter().copied().partition(|node| self.cap(*node).is_some());
        let order = match self.order(&free) {
            Ok(order) => order,
            Err(cycle) => {
                let lapses = cycle.iter().all(|node| self.moves.period(*node).is_some());
                return self.endless.push(Endless { cycle, lapses });
            }
        };
        let days = self.counted(group, &order, &capped).unwrap_or_else(|| {
            let coarse = self.coarse(group, &order, &capped);
            // A move whose bound breaks no round that the others leave need not be counted.
            let (order, capped) = self.fewest((order, capped));
            let fewer = self.counted(group, &order, &capped).unwrap_or_default();
            group.iter().map(|node| (*node, fewer.get(node).map_or(coarse, |days| coarse.min(*days)))).collect()
        });
        for (node, days) in days {
            self.set(node, days);
        }
    }

    /// The longest ways, followed with a count of the times that are left of each capped move. `None` where there are too
    /// many counts for it.
    fn counted(&self, group: &Set<usize>, order: &[usize], capped: &[usize]) -> Option<Map<usize, u32>> {
        // Counts are the digits of a number, by what is counted: its place, and how often.
        let mut places: Map<&Counted, (usize, usize)> = Map::default();
        let mut counts = 1_usize;
        for node in capped {
            let Some(cap) = self.caps.get(*node).and_then(Option::as_ref) else { continue };
            let times = usize::try_from(cap.times).unwrap_or(usize::MAX);
            places.entry(&cap.of).or_insert_with(|| {
                let place = (counts, times);
                counts = counts.saturating_mul(times.saturating_add(1));
                place
            });
        }
        if counts.saturating_mul(group.len()) > STATES {
            return None;
        }
        let place = |node: usize| {
            let cap = self.caps.get(node).and_then(Option::as_ref).filter(|_| capped.contains(&node))?;
            places.get(&cap.of).copied()
        };
        // What leads on comes after what it leads to; moves that are capped come last, as they lead to any other.
        let nodes: Vec<usize> = order.iter().chain(capped).copied().list();
        let at: Map<usize, usize> = nodes.iter().enumerate().map(|(at, node)| (*node, at)).collect();
        let ways: Vec<Way> = nodes
            .iter()
            .map(|node| Way {
                days: self.days(*node),
                outside: self.outside(group, *node),
                next: self.next(*node).filter_map(|to| Some((*at.get(&to)?, place(to)))).list(),
            })
            .list();
        let mut left: Vec<Vec<u32>> = Vec::with_capacity(counts);
        for count in 0..counts {
            let mut days: Vec<u32> = Vec::with_capacity(ways.len());
            for way in &ways {
                let within = way.next.iter().map(|(to, place)| match place {
                    None => days.get(*to).copied().unwrap_or(0),
                    Some((unit, times)) if count / unit % (times + 1) > 0 => {
                        left.get(count - unit).and_then(|days| days.get(*to)).copied().unwrap_or(0)
                    }
                    Some(_) => 0,
                });
                days.push(way.days.saturating_add(within.max().unwrap_or(0).max(way.outside)));
            }
            left.push(days);
        }
        let longest = |(at, node): (usize, &usize)| {
            let spent = place(*node).map_or(0, |(unit, _)| unit);
            Some((*node, *left.get((counts - 1).checked_sub(spent)?)?.get(at)?))
        };
        Some(nodes.iter().enumerate().filter_map(longest).collect())
    }

    /// The same without the capped moves that break no round: in which order, and which are left.
    fn fewest(&self, (mut order, capped): (Vec<usize>, Vec<usize>)) -> (Vec<usize>, Vec<usize>) {
        let mut needed = Vec::new();
        for node in capped {
            let with: Vec<usize> = order.iter().copied().chain([node]).list();
            match self.order(&with) {
                Ok(longer) => order = longer,
                Err(_) => needed.push(node),
            }
        }
        (order, needed)
    }

    /// A bound where there are too many counts to follow one by one. A way is cut by its capped moves; each part but the
    /// last ends with one, and is no longer than the longest that does.
    fn coarse(&self, group: &Set<usize>, order: &[usize], capped: &[usize]) -> u32 {
        let mut into: Map<usize, u32> = Map::default();
        // Where each comes before those that it leads to.
        for node in order.iter().rev() {
            let before = into.get(node).copied().unwrap_or(0).saturating_add(self.days(*node));
            into.insert(*node, before);
            for to in self.next(*node).filter(|to| group.contains(to)) {
                if self.cap(to).is_none() {
                    into.entry(to).and_modify(|known| *known = before.max(*known)).or_insert(before);
                }
            }
        }
        let last = into.values().max().copied().unwrap_or(0);
        let mut parts: Map<usize, u32> = Map::default();
        for (node, before) in into.iter() {
            for to in self.next(*node).filter(|to| capped.contains(to)) {
                parts.entry(to).and_modify(|known| *known = (*before).max(*known)).or_insert(*before);
            }
        }
        let mut rounds: Map<&Counted, (u32, u32)> = Map::default();
        for node in capped {
            let Some(cap) = self.caps.get(*node).and_then(Option::as_ref) else { continue };
            let part = parts.get(node).copied().unwrap_or(0);
            let longest = rounds.entry(&cap.of).or_insert((cap.times, 0));
            longest.1 = longest.1.max(part);
        }
        let rounds = rounds.values().map(|(times, part)| part.saturating_mul(*times)).fold(0, u32::saturating_add);
        let outside = group.iter().map(|node| self.outside(group, *node)).max().unwrap_or(0);
        rounds.saturating_add(last).saturating_add(outside)
    }

    fn cap(&self, node: usize) -> Option<u32> {
        self.caps.get(node).and_then(Option::as_ref).map(|cap| cap.times)
    }

    fn set(&mut self, node: usize, days: u32) {
        if let Some(best) = self.best.get_mut(node) {
            *best = days;
        }
    }

    fn next(&self, node: usize) -> impl Iterator<Item = usize> {
        self.leads.get(node).into_iter().flatten().copied()
    }

    /// Nodes in an order in which each comes after those that it leads to; or a circle among them.
    fn order(&self, nodes: &[usize]) -> Result<Vec<usize>, Vec<usize>> {
        let mut left: Set<usize> = nodes.iter().copied().collect();
        let mut order = Vec::with_capacity(nodes.len());
        loop {
            let ends: Vec<usize> =
                left.iter().filter(|node| !self.next(**node).any(|to| left.contains(&to))).copied().list();
            if ends.is_empty() {
                break;
            }
            for end in &ends {
                left.remove(end);
            }
            order.extend(ends);
        }
        let Some(first) = left.first() else { return Ok(order) };
        // What is left leads on for ever.
        let mut way = vec![*first];
        while let Some(to) = way.last().and_then(|node| self.next(*node).find(|to| left.contains(to))) {
            if let Some(start) = way.iter().position(|node| *node == to) {
                return Err(way.split_off(start));
            }
            way.push(to);
        }
        Err(way)
    }

    fn written(&self, node: usize) -> Option<&Period> {
        self.moves.period(node).and_then(|period| self.moves.model.document.periods.get(period))
    }

    fn lasts(&self, node: usize) -> bool {
        self.written(node).is_some_and(|period| period.kind == PeriodKind::Status || period.repeat.is_some())
    }

    fn days(&self, node: usize) -> u32 {
        self.written(node).map_or(0, |period| days(&self.moves.model.document, period))
    }
}

/// The most days that a period runs without standing still: its longest length, begun anew, made longer and given back as
/// often as may be.
fn days(document: &Document, period: &Period) -> u32 {
    let rolls = super::shape::counting(document, period)
        .is_none_or(|counting| counting.rest_day_end == RestDayEnd::NextWorkingDay);
    let days = |length| calendar_days(length, rolls);
    let length = period.length.iter().filter_map(|choice| choice.is.or(choice.max)).map(days).max().unwrap_or(0);
    let begun = period.interrupt.as_ref().and_then(|rule| rule.times).unwrap_or(0).saturating_add(1);
    let longer = period.extend.as_ref().map_or(0, |rule| match (rule.add, rule.total) {
        (Some(add), _) => days(add).saturating_mul(rule.times.unwrap_or(0)),
        (None, Some(total)) => days(total).saturating_sub(length),
        (None, None) => 0,
    });
    let restored = period.restore.as_ref().map_or(0, |rule| days(rule.within).saturating_mul(rule.times.unwrap_or(0)));
    let once = length.saturating_mul(begun).saturating_add(longer).saturating_add(restored);
    once.saturating_mul(period.repeat.unwrap_or(1))
}

/// The most days by which a case ends later because it stood still: as many as the book allows, and where something runs in
/// working days the days of rest that come between so many of them.
fn still(document: &Document) -> u32 {
    let Some(rule) = &document.standing_still else { return 0 };
    let mut suspended = document.periods.iter().filter(|period| !period.suspend.is_empty()).peekable();
    if suspended.peek().is_none() {
        return 0;
    }
    let lengths = |period: &Period| period.length.iter().filter_map(|choice| choice.is.or(choice.max)).list();
    let working = suspended.any(|period| lengths(period).iter().any(|length| length.unit() == Unit::WorkingDay));
    let cap = rule.cap.n();
    if working { working_days(cap).saturating_add(LONGEST_REST) } else { cap }
}

/// The most days of the calendar that a length takes, by a calendar of five working days a week within these bounds: each
/// year that it touches has its days off in it, no rest is longer than the longest, and where it is moved over a rest, a
/// last day is moved over one.
fn calendar_days(length: Length, rolls: bool) -> u32 {
    let n = length.n();
    let rest = if rolls { LONGEST_REST } else { 0 };
    match length.unit() {
        Unit::Hour => n.div_ceil(24).saturating_add(1),
        Unit::Day => n.saturating_add(rest),
        Unit::WorkingDay => working_days(n),
        Unit::Month => n.saturating_mul(31).saturating_add(rest),
        Unit::Year => n.saturating_mul(366).saturating_add(rest),
    }
}

fn working_days(n: u32) -> u32 {
    let years = (n / WORKED_A_YEAR).saturating_add(2);
    let weekdays = n.saturating_add(years.saturating_mul(OFF_A_YEAR));
    let by_years = weekdays.div_ceil(5).saturating_mul(7).saturating_add(2);
    by_years.min(n.saturating_mul(LONGEST_REST.saturating_add(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_length_takes_more_days_than_it_is_taken_to_take() {
        use crate::time::{Calendar, Counting, Date, due};
        for calendar in ["mon-fri", "cn"] {
            let calendar = Calendar::shipped(calendar).unwrap();
            let edition = calendar.newest();
            let mut day = Date::parse("2004-01-01").unwrap();
            // Also beyond what is covered.
            let last = Date::parse("2027-12-31").unwrap();
            while day < last {
                for text in ["1h", "72h", "1d", "15d", "1wd", "3wd", "5wd", "20wd", "30wd", "60wd", "1mo", "3mo", "1y"]
                {
                    let length = Length::parse(text).unwrap();
                    let end = due(day, length, Counting::CHINA, edition).due.latest.day();
                    let most = i64::from(calendar_days(length, true));
                    assert!(day.days_until(end) <= most, "{text} from {day}: {} > {most}", day.days_until(end));
                }
                day = day.plus_days(1).unwrap();
            }
        }
    }
}
