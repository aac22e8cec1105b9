//! That every procedure comes to an end, and how long it takes at most. Time passes in periods alone: from one act that
//! people are free to do, everything that follows with a clock is followed to its end, the longest way; where a way goes
//! round, the number of times is capped by how often an act on it may be done.

use super::moves::{Move, Moves, Outcomes};
use super::{Deed, LengthChoice, Period, PeriodKind};
use crate::list::ToList;
use crate::sorted::{Map, Set};
use crate::time::{Length, Unit};

/// The longest rest that a working-day calendar is taken to have, in days, and in how many working days there is one
/// more such rest at most: in early 2020 a rest was made longer when it had begun.
const LONGEST_REST: u32 = 10;
const BETWEEN_RESTS: u32 = 40;
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
    if ways.endless.is_empty() { Ok(ways.best.into_iter().max().unwrap_or(0)) } else { Err(ways.endless) }
}

struct Ways<'w, 'm> {
    moves: &'w Moves<'m>,
    leads: &'w [Set<usize>],
    caps: Vec<Option<u32>>,
    /// By node: days from its beginning to the end of everything that follows.
    best: Vec<u32>,
    endless: Vec<Endless>,
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
    /// not go round, so it is followed with a count of the times that are left of each.
    fn rounds(&mut self, group: &Set<usize>) {
        let cap = |node: usize| self.caps.get(node).copied().flatten();
        let (capped, free): (Vec<usize>, Vec<usize>) = group.iter().partition(|node| cap(**node).is_some());
        let order = match self.order(&free) {
            Ok(order) => order,
            Err(cycle) => {
                let lapses = cycle.iter().all(|node| self.moves.period(*node).is_some());
                return self.endless.push(Endless { cycle, lapses });
            }
        };
        // The outcomes of one act share its times. Counts are the digits of a number.
        let mut places: Map<&Deed, (usize, usize)> = Map::default();
        let mut counts = 1_usize;
        for node in &capped {
            let Some(deed) = self.moves.moves.get(*node).map(|one| &one.deed) else { continue };
            let times = cap(*node).and_then(|cap| usize::try_from(cap).ok()).unwrap_or(usize::MAX);
            places.entry(deed).or_insert_with(|| {
                let place = (counts, times);
                counts = counts.saturating_mul(times.saturating_add(1));
                place
            });
        }
        if counts.saturating_mul(group.len()) > STATES {
            return self.coarse(group, &order, counts);
        }
        let place = |node: usize| {
            self.moves.moves.get(node).and_then(|one| places.get(&one.deed)).filter(|_| cap(node).is_some())
        };
        let mut left: Vec<Map<usize, u32>> = Vec::with_capacity(counts);
        for count in 0..counts {
            let mut days: Map<usize, u32> = Map::default();
            // What leads on comes after what it leads to; moves that are capped come last, as they lead to any other.
            for node in order.iter().chain(&capped) {
                let within = self.next(*node).filter(|to| group.contains(to)).map(|to| match place(to) {
                    None => days.get(&to).copied().unwrap_or(0),
                    Some((unit, times)) if count / unit % (times + 1) > 0 => {
                        left.get(count - unit).and_then(|days| days.get(&to)).copied().unwrap_or(0)
                    }
                    Some(_) => 0,
                });
                let after = within.max().unwrap_or(0).max(self.outside(group, *node));
                days.insert(*node, self.days(*node).saturating_add(after));
            }
            left.push(days);
        }
        let days: Vec<(usize, u32)> = group
            .iter()
            .filter_map(|node| {
                let spent = place(*node).map_or(0, |(unit, _)| *unit);
                Some((*node, *left.get((counts - 1).checked_sub(spent)?)?.get(node)?))
            })
            .list();
        for (node, days) in days {
            self.set(node, days);
        }
    }

    /// A bound where there are too many counts to follow: the longest way without a capped move, as often as there are
    /// counts.
    fn coarse(&mut self, group: &Set<usize>, order: &[usize], counts: usize) {
        let mut longest: Map<usize, u32> = Map::default();
        for node in order {
            let after = self.next(*node).filter_map(|to| longest.get(&to)).max().copied().unwrap_or(0);
            longest.insert(*node, self.days(*node).saturating_add(after));
        }
        let after = group.iter().map(|node| self.outside(group, *node)).max().unwrap_or(0);
        let times = u32::try_from(counts).unwrap_or(u32::MAX);
        let days = longest.values().max().copied().unwrap_or(0).saturating_mul(times).saturating_add(after);
        group.iter().for_each(|node| self.set(*node, days));
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
        self.written(node).map_or(0, days)
    }
}

/// The most days that a period runs: its longest length, made longer and standing still as often as may be.
fn days(period: &Period) -> u32 {
    let longest = |choice: &LengthChoice| choice.is.or(choice.max).map_or(0, calendar_days);
    let length = period.length.iter().map(longest).max().unwrap_or(0);
    let extended = period.extend.as_ref().map_or(length, |rule| match (rule.add, rule.total) {
        (Some(add), _) => length.saturating_add(calendar_days(add).saturating_mul(rule.times)),
        (None, Some(total)) => length.max(calendar_days(total)),
        (None, None) => length,
    });
    let still = period.suspend.iter().map(|stretch| calendar_days(stretch.cap));
    let restored = period.restore.as_ref().map(|rule| calendar_days(rule.within));
    let once = still.chain(restored).fold(extended, u32::saturating_add);
    once.saturating_mul(period.repeat.unwrap_or(1))
}

/// The most days of the calendar that a length takes, whatever the calendar: a week of five working days, rests of which
/// none is longer than ten days, and a last day that is moved over one.
fn calendar_days(length: Length) -> u32 {
    let n = length.n();
    match length.unit() {
        Unit::Hour => n.div_ceil(24).saturating_add(1),
        Unit::Day => n.saturating_add(LONGEST_REST),
        Unit::WorkingDay => {
            n.div_ceil(5).saturating_mul(7).saturating_add(n.div_ceil(BETWEEN_RESTS).saturating_mul(LONGEST_REST))
        }
        Unit::Month => n.saturating_mul(31).saturating_add(LONGEST_REST),
        Unit::Year => n.saturating_mul(366).saturating_add(LONGEST_REST),
    }
}

/// How often each node can come at most, where that is known.
fn caps(moves: &Moves<'_>) -> Vec<Option<u32>> {
    let nodes = moves.reached.len();
    (0..nodes).map(|node| moves.moves.get(node).and_then(|one| cap(moves, node, one))).collect()
}

fn cap(moves: &Moves<'_>, node: usize, one: &Move) -> Option<u32> {
    // A level is asked for and decided once; a decision is sent back by its approver once.
    match &one.deed {
        Deed::Request(_) => return Some(1),
        Deed::Decide(about) if about.level.is_some() => return Some(1),
        Deed::Approve(_) if one.result == Outcomes::Refused => return Some(1),
        Deed::Open
        | Deed::Date
        | Deed::File
        | Deed::CloseFiling
        | Deed::Raise
        | Deed::Withdraw
        | Deed::Assign
        | Deed::Recuse
        | Deed::DecideRecusal
        | Deed::Join
        | Deed::AcceptParty
        | Deed::Find
        | Deed::Adopt
        | Deed::Return
        | Deed::Accuse
        | Deed::Dispute
        | Deed::Suspend
        | Deed::Resume
        | Deed::Extend
        | Deed::Restore
        | Deed::Rectify
        | Deed::Succeed
        | Deed::Migrate
        | Deed::AdoptCalendar
        | Deed::ReportStage
        | Deed::Submit(_)
        | Deed::Waive(_)
        | Deed::Send(_)
        | Deed::Acknowledge(_)
        | Deed::Decide(_)
        | Deed::Approve(_) => {}
    }
    let document = &moves.model.document;
    let holders = moves.holders.get(node)?;
    let grants: Vec<&super::Grant> = holders.grants.iter().filter_map(|grant| document.acts.get(*grant)).list();
    let bearers = holders
        .periods
        .iter()
        .filter_map(|period| document.periods.get(*period))
        .flat_map(|period| super::bearers(document, period));
    // Whoever may do it is bound by a number of times, the bearers of periods too.
    let bound = |role: &crate::document::Id| {
        let theirs = grants.iter().filter(|grant| grant.by.contains(role));
        let times: Option<Vec<u32>> = theirs.map(|grant| grant.times).collect();
        times.and_then(|times| times.into_iter().max())
    };
    let mut most = grants.iter().map(|grant| grant.times).collect::<Option<Vec<u32>>>()?.into_iter().max();
    for role in bearers {
        most = most.max(Some(bound(role)?));
    }
    most
}

/// Nodes that lead to each other, in groups; what a group leads to comes before it. (Tarjan's algorithm, without
/// recursion.)
fn groups(leads: &[Set<usize>]) -> Vec<Set<usize>> {
    let mut groups = Vec::new();
    let mut number: Map<usize, usize> = Map::default();
    let mut lowest: Map<usize, usize> = Map::default();
    let mut open: Vec<usize> = Vec::new();
    let mut is_open: Set<usize> = Set::new();
    for root in 0..leads.len() {
        if number.contains_key(&root) {
            continue;
        }
        let mut todo: Vec<(usize, Vec<usize>)> = Vec::new();
        let mut enter = Some(root);
        loop {
            if let Some(node) = enter.take() {
                let count = number.len();
                number.insert(node, count);
                lowest.insert(node, count);
                open.push(node);
                is_open.insert(node);
                todo.push((node, leads.get(node).into_iter().flatten().copied().list()));
            }
            let Some((node, next)) = todo.last_mut() else { break };
            let node = *node;
            if let Some(to) = next.pop() {
                match number.get(&to).copied() {
                    None => enter = Some(to),
                    Some(seen) if is_open.contains(&to) => {
                        lowest.entry(node).and_modify(|low| *low = seen.min(*low));
                    }
                    Some(_) => {}
                }
                continue;
            }
            todo.pop();
            let low = lowest.get(&node).copied().unwrap_or(0);
            if let Some((before, _)) = todo.last() {
                lowest.entry(*before).and_modify(|known| *known = low.min(*known));
            }
            if number.get(&node) == Some(&low) {
                let mut group = Set::new();
                while let Some(last) = open.pop() {
                    is_open.remove(&last);
                    group.insert(last);
                    if last == node {
                        break;
                    }
                }
                groups.push(group);
            }
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Groups by brute force: two nodes are in one where each can be reached from the other.
    fn reachable(leads: &[Set<usize>], from: usize) -> Set<usize> {
        let mut seen = Set::from_iter([from]);
        let mut todo = vec![from];
        while let Some(node) = todo.pop() {
            todo.extend(leads[node].iter().copied().filter(|to| seen.insert(*to)));
        }
        seen
    }

    #[test]
    fn groups_are_the_nodes_that_reach_each_other() {
        // Every graph of four nodes.
        for bits in 0_u32..1 << 16 {
            let leads: Vec<Set<usize>> =
                (0..4).map(|from| (0..4).filter(|to| bits >> (from * 4 + to) & 1 == 1).collect()).collect();
            let found = groups(&leads);
            let reach: Vec<Set<usize>> = (0..4).map(|node| reachable(&leads, node)).collect();
            for (position, group) in found.iter().enumerate() {
                let node = *group.first().unwrap();
                let expected: Set<usize> =
                    (0..4).filter(|to| reach[node].contains(to) && reach[*to].contains(&node)).collect();
                assert_eq!(*group, expected);
                let before: Set<usize> = found[..=position].iter().flatten().copied().collect();
                assert!(reach[node].iter().all(|node| before.contains(node)), "{bits:016b}");
            }
            assert_eq!(found.iter().map(Set::len).sum::<usize>(), 4);
        }
    }

    #[test]
    fn no_length_takes_more_days_than_it_is_taken_to_take() {
        use crate::time::{Calendar, Counting, Date, due};
        for calendar in ["mon-fri", "cn"] {
            let calendar = Calendar::shipped(calendar).unwrap();
            let edition = calendar.newest();
            let mut day = Date::parse("2004-01-01").unwrap();
            let last = Date::parse("2025-12-31").unwrap();
            while day < last {
                for text in ["1h", "72h", "1d", "15d", "1wd", "3wd", "5wd", "20wd", "30wd", "60wd", "1mo", "3mo", "1y"]
                {
                    let length = Length::parse(text).unwrap();
                    let end = due(day, length, Counting::CHINA, edition).due.day();
                    let most = i64::from(calendar_days(length));
                    assert!(day.days_until(end) <= most, "{text} from {day}: {} > {most}", day.days_until(end));
                }
                day = day.plus_days(1).unwrap();
            }
        }
    }
}
