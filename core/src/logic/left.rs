//! What is left under what is known, where more is required than answers can say: diagrams narrowed by conditions, and
//! which of several requirements rule each other out. Made for one question, and gone with it.

use super::budget::{Budget, Exceeded};
use super::compile::Compiler;
use super::conditions::{Cond, Conditions};
use super::diagram::Diagram;
use super::space::{Answers, Space, Vars};
use super::store::{Id, Reach};
use crate::list::ToList;

/// What one question may take. Beyond it the question is answered as if the conditions required nothing.
const BUDGET: Budget = Budget { nodes: 100_000, steps: 1_000_000, pairs: 0 };
/// How many ways of going against requirements one question looks at.
const MOST_WAYS: usize = 4_000;

/// A condition that must hold, or must not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Required {
    pub(crate) cond: Cond,
    pub(crate) holds: bool,
}

impl Diagram {
    /// The diagram of the completions of what is known at which these conditions hold; elsewhere it is impossible. `None`
    /// where that would take too long to build.
    pub(crate) fn narrowed(
        &self,
        space: &Space,
        conditions: &Conditions,
        known: &[Answers],
        hold: &[Cond],
    ) -> Option<Self> {
        let mut compiler = Compiler::under(space, conditions, self.order().to_vec(), known, BUDGET);
        let mut build = || -> Result<Id, Exceeded> {
            let mut narrowed = self.import(&mut compiler)?;
            for cond in hold {
                let test = compiler.condition(*cond)?;
                narrowed = compiler.builder.choose(test, narrowed, Id::IMPOSSIBLE)?;
            }
            Ok(narrowed)
        };
        let narrowed = if self.masks(known).iter().any(|mask| mask.is_empty()) { Ok(Id::IMPOSSIBLE) } else { build() };
        narrowed.ok().map(|root| Self::new(&compiler.builder.store, root, space, self.order(), self.floor()))
    }

    /// The nodes of the diagram in a builder. An answer that is ruled out looks like the first that is not.
    fn import(&self, compiler: &mut Compiler<'_>) -> Result<Id, Exceeded> {
        let mut made: Vec<Option<Id>> = vec![None; self.len()];
        let mut todo = vec![self.root()];
        while let Some(id) = todo.last().copied() {
            let of = |id: Id, made: &[Option<Id>]| {
                if id.is_terminal() { Some(id) } else { made.get(id.index())?.as_ref().copied() }
            };
            let level = self.level(id);
            let mask = compiler.masks().get(usize::from(level)).copied().unwrap_or(Answers::NONE);
            let children = self.children(id);
            let first = mask.first().unwrap_or(0);
            let as_if = (0_u8..).zip(children).map(|(answer, _)| if mask.contains(answer) { answer } else { first });
            let child = |answer: u8| children.get(usize::from(answer)).copied().unwrap_or(Id::IMPOSSIBLE);
            let as_if = as_if.map(child).list();
            let waiting = as_if.iter().filter(|child| of(**child, &made).is_none()).copied().list();
            if id.is_terminal() || of(id, &made).is_some() {
                todo.pop();
            } else if waiting.is_empty() {
                let children = as_if.iter().filter_map(|child| of(*child, &made)).list();
                let built = compiler.builder.make(level, &children)?;
                if let Some(place) = made.get_mut(id.index()) {
                    *place = Some(built);
                }
                todo.pop();
            } else {
                todo.extend(waiting);
            }
        }
        let root = self.root();
        Ok(if root.is_terminal() { root } else { made.get(root.index()).copied().flatten().unwrap_or(Id::IMPOSSIBLE) })
    }
}

/// Which of these tests is the first that holds in some completion of what is known that is as required; a test without
/// a condition always holds. `None` where that would take too long to tell.
pub(crate) fn first_somewhere(
    space: &Space,
    conditions: &Conditions,
    known: &[Answers],
    required: &[Required],
    tests: &[Option<Cond>],
    order: &Diagram,
) -> Option<Vec<bool>> {
    let mut compiler = Compiler::under(space, conditions, order.order().to_vec(), known, BUDGET);
    let mut tell = || -> Result<Vec<bool>, Exceeded> {
        let mut left = Id::HOLDS;
        for required in required {
            let test = compiler.condition(required.cond)?;
            let met = if required.holds { test } else { compiler.builder.not(test)? };
            left = compiler.builder.and(left, met)?;
        }
        let mut first = Vec::with_capacity(tests.len());
        for test in tests {
            let test = compiler.test(*test)?;
            first.push(compiler.builder.and(left, test)? != Id::FAILS);
            left = compiler.builder.choose(test, Id::FAILS, left)?;
        }
        Ok(first)
    };
    tell().ok()
}

/// The answers that each variable has in some completion of what is known at which these conditions hold; none for all of
/// them where there is none. `None` where that would take too long to tell.
pub(crate) fn left_by(
    space: &Space,
    conditions: &Conditions,
    known: &[Answers],
    hold: &[Cond],
) -> Option<Vec<Answers>> {
    let mut compiler = Compiler::under(space, conditions, space.vars().collect(), known, BUDGET);
    let build = |compiler: &mut Compiler<'_>| -> Result<Id, Exceeded> {
        hold.iter().try_fold(Id::HOLDS, |all, cond| {
            let test = compiler.condition(*cond)?;
            compiler.builder.and(all, test)
        })
    };
    let all = build(&mut compiler).ok()?;
    if all == Id::FAILS {
        return Some(vec![Answers::NONE; known.len()]);
    }
    let mut left = known.to_vec();
    let support = hold.iter().fold(Vars::default(), |set, cond| set.union(conditions.support(*cond)));
    for var in support.iter() {
        let level = compiler.level(var);
        if let Some(answers) = left.get_mut(var.index()) {
            *answers = Answers::of(answers.iter().filter(|answer| {
                let mut seen = vec![false; compiler.builder.store.len()];
                holds_at(&compiler, all, (level, *answer), &mut seen)
            }));
        }
    }
    Some(left)
}

/// Whether a diagram of a condition comes to hold by that answer at that level.
fn holds_at(compiler: &Compiler<'_>, id: Id, at: (u8, u8), seen: &mut [bool]) -> bool {
    let store = &compiler.builder.store;
    let (level, answer) = at;
    if store.level(id) >= level {
        return store.reach(store.follow(id, level, answer)).intersects(Reach::HOLDS);
    }
    if seen.get_mut(id.index()).is_none_or(|seen| std::mem::replace(seen, true)) {
        return false;
    }
    store.children(id).iter().any(|child| holds_at(compiler, *child, at, seen))
}

/// The requirements that play a part where all of them together leave no completion of what is known: each that belongs
/// to some smallest set of them that leaves none. In their order.
pub(crate) fn in_conflict(
    space: &Space,
    conditions: &Conditions,
    known: &[Answers],
    required: &[Required],
) -> Vec<usize> {
    let order = space.vars().collect();
    let compiler = Compiler::under(space, conditions, order, known, BUDGET);
    let mut conflict = Conflict { compiler, required: Vec::new(), ways: 0, smallest: Vec::new() };
    conflict
        .all(required)
        .or_else(|Exceeded| {
            let compiler = Compiler::under(space, conditions, space.vars().collect(), known, BUDGET);
            Conflict { compiler, required: Vec::new(), ways: 0, smallest: Vec::new() }.one(required)
        })
        // What cannot be told apart in due time is named in full.
        .unwrap_or_else(|Exceeded| (0..required.len()).collect())
}

struct Conflict<'a> {
    compiler: Compiler<'a>,
    /// Where each requirement that can be gone against is met.
    required: Vec<(usize, Id)>,
    ways: usize,
    /// The smallest sets of requirements that a completion goes against.
    smallest: Vec<Vec<usize>>,
}

impl Conflict<'_> {
    fn met(&mut self, required: &[Required]) -> Result<(), Exceeded> {
        for (position, required) in required.iter().enumerate() {
            let test = self.compiler.condition(required.cond)?;
            let met = if required.holds { test } else { self.compiler.builder.not(test)? };
            if met != Id::HOLDS {
                self.required.push((position, met));
            }
        }
        Ok(())
    }

    /// What belongs to a smallest set of requirements that leaves nothing belongs to a smallest set that some completion
    /// goes against, and the other way round.
    fn all(&mut self, required: &[Required]) -> Result<Vec<usize>, Exceeded> {
        self.met(required)?;
        self.against(0, Id::HOLDS, &mut Vec::new())?;
        let mut all: Vec<usize> = self.smallest.iter().flatten().copied().list();
        all.sort_unstable();
        all.dedup();
        Ok(all)
    }

    /// The ways of going against the requirements from one on, at what is left.
    fn against(&mut self, from: usize, left: Id, gone: &mut Vec<usize>) -> Result<(), Exceeded> {
        if left == Id::FAILS || self.smallest.iter().any(|known| known.iter().all(|one| gone.contains(one))) {
            return Ok(());
        }
        self.ways += 1;
        if self.ways > MOST_WAYS {
            return Err(Exceeded);
        }
        let Some((position, met)) = self.required.get(from).copied() else {
            self.smallest.retain(|known| !gone.iter().all(|one| known.contains(one)));
            self.smallest.push(gone.clone());
            return Ok(());
        };
        let with = self.compiler.builder.and(left, met)?;
        self.against(from + 1, with, gone)?;
        let unmet = self.compiler.builder.not(met)?;
        let without = self.compiler.builder.and(left, unmet)?;
        gone.push(position);
        let result = self.against(from + 1, without, gone);
        gone.pop();
        result
    }

    /// One smallest set of requirements that leaves nothing: those that are needed for it, the last spared first.
    fn one(&mut self, required: &[Required]) -> Result<Vec<usize>, Exceeded> {
        self.met(required)?;
        let mut kept = self.required.clone();
        for (position, _) in self.required.clone().into_iter().rev() {
            let mut left = Id::HOLDS;
            for (_, met) in kept.iter().filter(|(other, _)| *other != position) {
                left = self.compiler.builder.and(left, *met)?;
            }
            if left == Id::FAILS {
                kept.retain(|(other, _)| *other != position);
            }
        }
        Ok(kept.into_iter().map(|(position, _)| position).list())
    }
}
