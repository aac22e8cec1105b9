//! The order in which diagrams ask the variables. A good one keeps variables that are tested together close; a bad
//! one can make a diagram exponentially larger. It never shows in an answer.

use super::compile::Row;
use super::conditions::{Cond, Conditions};
use super::space::{Space, Var, Vars};

use crate::list::ToList;

/// Orders worth trying, the most promising first. In each of them the variables that the rows mention stand before
/// all others, so that what is asked below them can only tell whether a combination is possible.
pub(super) fn candidates(space: &Space, conditions: &Conditions, rows: &[Row], impossible: &[Cond]) -> Vec<Vec<Var>> {
    let tests = || rows.iter().filter_map(|row| row.when);
    let mentioned = mentioned(conditions, rows);
    let edges = edges(conditions, &tests().chain(impossible.iter().copied()).list());
    let declared: Vec<Var> = space.vars().collect();
    let mut first_use: Vec<Var> = Vec::new();
    for var in tests().flat_map(|test| conditions.support(test).iter()).chain(declared.iter().copied()) {
        if !first_use.contains(&var) {
            first_use.push(var);
        }
    }
    let mut found: Vec<Vec<Var>> = Vec::new();
    for mut order in [force(&declared, &edges), force(&first_use, &edges), declared] {
        order.sort_by_key(|var| !mentioned.contains(*var));
        if !found.contains(&order) {
            found.push(order);
        }
    }
    found
}

/// The variables that rows mention.
pub(super) fn mentioned(conditions: &Conditions, rows: &[Row]) -> Vars {
    rows.iter().filter_map(|row| row.when).fold(Vars::default(), |set, test| set.union(conditions.support(test)))
}

/// Which variables are tested together: the support of every condition within the given ones.
fn edges(conditions: &Conditions, tests: &[Cond]) -> Vec<Vars> {
    let mut within = vec![tests.is_empty(); conditions.len()];
    for test in tests {
        if let Some(flag) = within.get_mut(test.index()) {
            *flag = true;
        }
    }
    let mut edges = Vec::new();
    for condition in conditions.ids().rev() {
        if within.get(condition.index()) != Some(&true) {
            continue;
        }
        let node = conditions.node(condition);
        for child in node.children() {
            if let Some(flag) = within.get_mut(child.index()) {
                *flag = true;
            }
        }
        let support = conditions.support(condition);
        if node.children().len() > 1 && support.len() > 1 {
            edges.push(support);
        }
    }
    edges
}

const ROUNDS: usize = 40;

/// FORCE (Aloul, Markov, Sakallah 2003): each variable moves to the centre of gravity of the edges it is in, until
/// the edges get no shorter. In integers, and ties keep their place.
fn force(start: &[Var], edges: &[Vars]) -> Vec<Var> {
    const SCALE: i64 = 1 << 16;
    let mut order = start.to_vec();
    let mut place = vec![0_i64; start.len()];
    let mut best = (i64::MAX, order.clone());
    let mut idle = 0;
    for _ in 0..ROUNDS {
        for (at, var) in (0..).zip(&order) {
            if let Some(place) = place.get_mut(var.index()) {
                *place = at;
            }
        }
        let place_of = |var: Var| place.get(var.index()).copied().unwrap_or(0);
        let mut span = 0;
        let mut pull = vec![(0_i64, 0_i64); start.len()];
        for edge in edges {
            let places = || edge.iter().map(place_of);
            span += places().max().unwrap_or(0) - places().min().unwrap_or(0);
            let centre = places().sum::<i64>() * SCALE / i64::from(edge.len()).max(1);
            for var in edge.iter() {
                if let Some((sum, count)) = pull.get_mut(var.index()) {
                    *sum += centre;
                    *count += 1;
                }
            }
        }
        idle += 1;
        if span < best.0 {
            best = (span, order.clone());
            idle = 0;
        }
        if idle > 5 {
            break;
        }
        order.sort_by_key(|var| match pull.get(var.index()) {
            Some((sum, count)) if *count > 0 => (sum / count, place_of(*var)),
            _ => (place_of(*var) * SCALE, place_of(*var)),
        });
    }
    best.1
}
