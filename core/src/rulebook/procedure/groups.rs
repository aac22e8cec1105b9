//! Nodes of a graph that lead to each other.

use crate::list::ToList;
use crate::sorted::{Map, Set};

/// Nodes that lead to each other, in groups; what a group leads to comes before it. (Tarjan's algorithm, without
/// recursion.)
pub(super) fn groups(leads: &[Set<usize>]) -> Vec<Set<usize>> {
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
}
