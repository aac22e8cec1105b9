//! Which variables can still change what a verdict comes to, alone or together, and what each of their answers would
//! leave.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::budget::{Budget, Exceeded};
use super::builder::{Builder, NO_CHILDREN};
use super::diagram::Diagram;
use super::space::{Answers, Var, Vars};
use super::store::{BOTTOM, Id, Reach};
use super::walk::{Pairs, Walk};

use crate::list::ToList;

/// A variable that can still change the verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ranked {
    pub(crate) var: Var,
    /// Each answer that is possible, with the outcomes that it would leave.
    pub(crate) answers: Vec<(u8, u64)>,
}

/// What can still change what the verdict comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Missing {
    /// The variables, in declared order, each with the answers that it may still have.
    pub(crate) open: Vec<(Var, Answers)>,
    /// The smallest sets of several variables that change it only together, each in declared order, and so the sets.
    pub(crate) together: Vec<Vec<Var>>,
}

impl Diagram {
    /// What can still change what the verdict comes to: every variable of a smallest set of variables in which alone two
    /// possible completions differ whose verdicts come to different things. Nothing if and only if all possible
    /// completions come to the same.
    ///
    /// Completions here are those of the variables that rows mention; one is possible if some answers of the others
    /// make it so. A set has several members only where contradictions couple them.
    pub(crate) fn missing(&self, known: &[Answers], comes_to: impl Fn(u8) -> u64) -> Missing {
        let mut rest = Rest::new(self, known, &comes_to);
        let (vars, together) = rest.open();
        let coupled = rest.possible.is_some();
        let effects = if coupled { rest.effects() } else { Vec::new() };
        let answers = |var: Var| {
            let level = usize::from(self.level_of(var));
            let Some(effects) = effects.get(level) else {
                return rest.masks.get(level).copied().unwrap_or(Answers::NONE);
            };
            Answers::of((0_u8..).zip(effects).filter(|(_, verdicts)| **verdicts != 0).map(|(answer, _)| answer))
        };
        Missing { open: vars.iter().map(|var| (var, answers(var))).list(), together }
    }

    /// The variables of [`Self::missing`], the most decisive first: the fewest outcomes left by the worst answer, then the
    /// fewest over all answers, then declared order. `outcomes` says what a verdict permits.
    pub(crate) fn ranked(&self, known: &[Answers], outcomes: impl Fn(u8) -> u64) -> (Vec<Ranked>, Vec<Vec<Var>>) {
        let permitted: Vec<u64> = (0..64).map(&outcomes).collect();
        let left = |verdicts: u64| {
            let one = |(verdict, set): (usize, &u64)| if verdicts >> verdict & 1 == 1 { *set } else { 0 };
            permitted.iter().enumerate().map(one).fold(0, |all, set| all | set)
        };
        let mut rest = Rest::new(self, known, &outcomes);
        let (open, together) = rest.open();
        let effects = rest.effects();
        let mut ranked: Vec<(u32, u32, Ranked)> = Vec::new();
        for var in open.iter() {
            let verdicts = effects.get(usize::from(self.level_of(var))).map_or(&[][..], Vec::as_slice);
            let answers: Vec<(u8, u64)> =
                (0..).zip(verdicts).filter(|(_, set)| **set != 0).map(|(answer, set)| (answer, left(*set))).list();
            let counts = || answers.iter().map(|(_, set)| set.count_ones());
            ranked.push((counts().max().unwrap_or(0), counts().sum(), Ranked { var, answers }));
        }
        ranked.sort_by_key(|(worst, sum, one)| (*worst, *sum, one.var));
        (ranked.into_iter().map(|(_, _, one)| one).collect(), together)
    }
}

/// Pairs of nodes that one question may compare. Beyond it a variable is listed although it may not matter; only a
/// table with many entangled contradictions gets there.
const MOST_PAIRS: u32 = 200_000;
/// Pairs of nodes, and sets for each of them, that a search for what changes the verdict only together may hold. Beyond
/// it all that may be coupled is one set.
const MOST_COUPLED: usize = 20_000;
const MOST_SETS: usize = 256;

/// What is left of a diagram under what is known: only open variables are asked, and of those only the ones that
/// rows mention.
struct Rest<'a> {
    diagram: &'a Diagram,
    masks: Vec<Answers>,
    /// By verdict: the first one that comes to the same.
    same: [u8; 64],
    builder: Builder,
    root: Id,
    /// How many nodes are of it; those after them are of what follows.
    nodes: usize,
    /// Where a completion is possible; none where all are.
    possible: Option<Id>,
}

impl<'a> Rest<'a> {
    fn new(diagram: &'a Diagram, known: &[Answers], comes_to: &impl Fn(u8) -> u64) -> Self {
        let masks = diagram.masks(known);
        let budget = Budget { nodes: u32::MAX, steps: u32::MAX, pairs: MOST_PAIRS };
        let builder = Builder::new(diagram.sizes_by_level(), budget);
        let mut same = [0; 64];
        let mut distinct: Vec<(u64, u8)> = Vec::new();
        let reached = diagram.reach(diagram.root());
        for (verdict, place) in (0..).zip(&mut same).filter(|(verdict, _)| reached >> verdict & 1 == 1) {
            let result = comes_to(verdict);
            let first = distinct.iter().find(|(known, _)| *known == result).map(|(_, first)| *first);
            *place = first.unwrap_or(verdict);
            if first.is_none() {
                distinct.push((result, verdict));
            }
        }
        let mut rest = Self { diagram, masks, same, builder, root: Id::IMPOSSIBLE, nodes: 0, possible: None };
        if rest.masks.iter().all(|mask| !mask.is_empty()) {
            let mut done = vec![None; diagram.len()];
            rest.root = rest.restrict(diagram.root(), &mut done);
        }
        rest.nodes = rest.builder.store.len();
        if !rest.root.is_terminal() && rest.builder.store.reach(rest.root).intersects(Reach::IMPOSSIBLE) {
            rest.possible = Some(rest.possibility(rest.root, &mut BTreeMap::new()));
        }
        rest
    }

    /// The same, whatever the verdicts are.
    fn possibility(&mut self, id: Id, done: &mut BTreeMap<Id, Id>) -> Id {
        if id.is_terminal() {
            return if id == Id::IMPOSSIBLE { id } else { Id::HOLDS };
        }
        if let Some(known) = done.get(&id) {
            return *known;
        }
        let children = self.builder.store.children(id).to_vec();
        let children = children.into_iter().map(|child| self.possibility(child, done)).list();
        let made = self.builder.make(self.builder.store.level(id), &children).unwrap_or(Id::IMPOSSIBLE);
        done.insert(id, made);
        made
    }

    fn mask(&self, level: u8) -> Answers {
        self.masks.get(usize::from(level)).copied().unwrap_or(Answers::NONE)
    }

    fn restrict(&mut self, id: Id, done: &mut [Option<Id>]) -> Id {
        if id.is_terminal() {
            let same = |verdict: u8| self.same.get(usize::from(verdict)).copied().unwrap_or(verdict);
            return id.as_verdict().map_or(id, |verdict| Id::verdict(same(verdict)));
        }
        if let Some(known) = done.get(id.index()).copied().flatten() {
            return known;
        }
        let diagram = self.diagram;
        let level = diagram.level(id);
        let mask = self.mask(level);
        let first = mask.first().unwrap_or(0);
        let children = diagram.children(id);
        let mut child_at = |rest: &mut Self, answer: u8| {
            children.get(usize::from(answer)).map_or(Id::IMPOSSIBLE, |child| rest.restrict(*child, done))
        };
        let result = if level >= diagram.floor() {
            // Below, one verdict at most is left: it is possible if any answer makes it so.
            let possible = mask.iter().map(|answer| child_at(self, answer)).find(|child| *child != Id::IMPOSSIBLE);
            possible.unwrap_or(Id::IMPOSSIBLE)
        } else {
            // An answer that is ruled out tells nothing: it may look like any other.
            let default = child_at(self, first);
            let mut made = NO_CHILDREN;
            made.fill(default);
            for answer in mask.iter().skip(1) {
                let child = child_at(self, answer);
                if let Some(place) = made.get_mut(usize::from(answer)) {
                    *place = child;
                }
            }
            let made = made.get(..children.len()).unwrap_or_default();
            self.builder.make(level, made).unwrap_or(Id::IMPOSSIBLE)
        };
        if let Some(place) = done.get_mut(id.index()) {
            *place = Some(result);
        }
        result
    }

    /// Every variable of a smallest set that can change the verdict, and the sets of several.
    fn open(&mut self) -> (Vars, Vec<Vec<Var>>) {
        let alone = self.alone();
        let Some(possible) = self.possible else { return (alone, Vec::new()) };
        // Whatever changes the verdict together can change whether a completion is possible, and nothing alone.
        let coupled = self
            .asked(possible)
            .filter(|var| !alone.contains(*var))
            .fold(Vars::default(), |set, var| set.union(Vars::one(var)));
        if coupled.len() < 2 {
            return (alone, Vec::new());
        }
        let mut search = Coupled { rest: self, coupled, done: BTreeMap::new() };
        let sets: Vec<Vars> = match search.sets(self.root, self.root) {
            Ok(sets) => sets.iter().copied().list(),
            Err(Exceeded) => vec![coupled],
        };
        let mut together: Vec<Vec<Var>> = sets.iter().map(|set| set.iter().list()).list();
        together.sort();
        (sets.into_iter().fold(alone, Vars::union), together)
    }

    /// The variables that a diagram asks.
    fn asked(&self, root: Id) -> impl Iterator<Item = Var> {
        let mut levels = vec![false; usize::from(self.builder.levels())];
        let mut seen = vec![false; self.builder.store.len()];
        let mut todo = vec![root];
        while let Some(id) = todo.pop() {
            let Some(seen) = seen.get_mut(id.index()).filter(|seen| !**seen) else { continue };
            *seen = true;
            if let Some(level) = levels.get_mut(usize::from(self.builder.store.level(id))) {
                *level = true;
            }
            todo.extend_from_slice(self.builder.store.children(id));
        }
        let asked = (0_u8..).zip(levels).filter(|(_, asked)| *asked);
        asked.filter_map(|(level, _)| self.diagram.var_at(level)).list().into_iter()
    }

    /// The variables in which alone two possible completions with different verdicts differ.
    fn alone(&self) -> Vars {
        let store = &self.builder.store;
        let mut open = Vars::default();
        let mut fruitless = Pairs::default();
        let mut pairs = MOST_PAIRS;
        for id in store.ids().take(self.nodes) {
            let level = store.level(id);
            let Some(var) = self.diagram.var_at(level).filter(|var| !open.contains(*var)) else { continue };
            let children = store.children(id);
            let disagree = children.iter().enumerate().any(|(index, a)| {
                children.iter().skip(index + 1).any(|b| self.disagree(*a, *b, &mut fruitless, &mut pairs))
            });
            if disagree {
                open = open.union(Vars::one(var));
            }
        }
        open
    }

    /// Whether some combination is possible in both, and decided differently.
    fn disagree(&self, a: Id, b: Id, fruitless: &mut Pairs, pairs: &mut u32) -> bool {
        let store = &self.builder.store;
        let reach = store.reach(a).union(store.reach(b));
        if a != b && !reach.intersects(Reach::IMPOSSIBLE) {
            return true;
        }
        let mut walk = Walk {
            builder: &self.builder,
            shows: &differ,
            differing: true,
            floor: BOTTOM,
            fruitless,
            pairs,
            path: Vec::new(),
        };
        walk.find(a, b).unwrap_or(true)
    }

    /// For each level and answer, the verdicts that are possible with that answer.
    fn effects(&self) -> Vec<Vec<u64>> {
        let store = &self.builder.store;
        let levels = self.builder.levels();
        let mut effects: Vec<Vec<u64>> =
            (0..levels).map(|level| vec![0; usize::from(self.builder.size(level))]).collect();
        // What can be reached past a level without asking it, for each level.
        let mut past = vec![0_u64; usize::from(levels)];
        let mut pass = |above: Option<u8>, id: Id| {
            let from = above.map_or(0, |level| usize::from(level) + 1);
            let reach = store.reach(id).verdicts();
            let to = usize::from(store.level(id)).min(past.len());
            past.get_mut(from..to).unwrap_or_default().iter_mut().for_each(|set| *set |= reach);
        };
        // Parents come after their children: the highest parent of a node is known before the node's turn.
        let mut highest = vec![BOTTOM; store.len()];
        let mut highest_of_terminal = [BOTTOM; 64];
        pass(None, self.root);
        for id in store.ids().rev().skip(store.len() - self.nodes) {
            let level = store.level(id);
            if id != self.root {
                pass(highest.get(id.index()).copied(), id);
            }
            for (answer, child) in store.children(id).iter().enumerate() {
                let place = match child.as_verdict() {
                    Some(verdict) => highest_of_terminal.get_mut(usize::from(verdict)),
                    None => highest.get_mut(child.index()),
                };
                if let Some(place) = place {
                    *place = level.min(*place);
                }
                if let Some(set) = effects.get_mut(usize::from(level)).and_then(|sets| sets.get_mut(answer)) {
                    *set |= store.reach(*child).verdicts();
                }
            }
        }
        for (verdict, level) in (0..).zip(highest_of_terminal) {
            pass(Some(level), Id::verdict(verdict));
        }
        for (level, sets) in (0..).zip(&mut effects) {
            let mask = self.mask(level);
            let past = past.get(usize::from(level)).copied().unwrap_or(0);
            for (answer, set) in (0..).zip(sets) {
                *set = if mask.contains(answer) { *set | past } else { 0 };
            }
        }
        effects
    }
}

/// Whether two sets of terminals hold different verdicts.
fn differ(a: Reach, b: Reach) -> bool {
    let (a, b) = (a.verdicts(), b.verdicts());
    a != 0 && b != 0 && (a | b).count_ones() > 1
}

/// A search for the smallest sets of coupled variables in which two completions of different verdicts differ.
struct Coupled<'r, 'a> {
    rest: &'r Rest<'a>,
    coupled: Vars,
    done: BTreeMap<(Id, Id), Rc<Vec<Vars>>>,
}

impl Coupled<'_, '_> {
    /// The sets by which a completion of one node can differ from one of the other.
    fn sets(&mut self, a: Id, b: Id) -> Result<Rc<Vec<Vars>>, Exceeded> {
        let rest = self.rest;
        let store = &rest.builder.store;
        if !differ(store.reach(a), store.reach(b)) {
            return Ok(Rc::default());
        }
        let level = store.level(a).min(store.level(b));
        if level == BOTTOM {
            return Ok(Rc::new(vec![Vars::default()]));
        }
        // Which of the two differs from the other makes no difference.
        let key = (a.min(b), a.max(b));
        if let Some(known) = self.done.get(&key) {
            return Ok(Rc::clone(known));
        }
        if self.done.len() >= MOST_COUPLED {
            return Err(Exceeded);
        }
        let mask = rest.mask(level);
        let var = rest.diagram.var_at(level).filter(|var| self.coupled.contains(*var));
        let mut found: Vec<Vars> = Vec::new();
        for answer in mask.iter() {
            let here = store.follow(a, level, answer);
            let others = mask.iter().filter(|other| *other == answer || var.is_some());
            for other in others {
                let changed = var.filter(|_| other != answer).map(Vars::one).unwrap_or_default();
                for set in self.sets(here, store.follow(b, level, other))?.iter() {
                    keep_smallest(&mut found, set.union(changed));
                }
                if found.len() > MOST_SETS {
                    return Err(Exceeded);
                }
            }
        }
        let found = Rc::new(found);
        self.done.insert(key, Rc::clone(&found));
        Ok(found)
    }
}

/// Adds a set unless a smaller one is there, and drops those that hold it.
pub(super) fn keep_smallest(sets: &mut Vec<Vars>, set: Vars) {
    if sets.iter().any(|known| known.is_subset(set)) {
        return;
    }
    sets.retain(|known| !set.is_subset(*known));
    sets.push(set);
}
