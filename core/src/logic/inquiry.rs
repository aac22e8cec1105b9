//! Which variables can still change the verdict, and what each of their answers would leave.

use super::budget::Budget;
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

impl Diagram {
    /// The variables that can still change the verdict, in declared order. None if and only if all possible
    /// completions agree.
    ///
    /// Completions here are those of the variables that rows mention; one is possible if some answers of the others
    /// make it so. A variable is listed if two possible completions differ in it alone and have different verdicts.
    /// Where contradictions leave no such two although completions disagree, every variable is listed in which two
    /// possible completions with different verdicts differ.
    pub(crate) fn open(&self, known: &[Answers]) -> Vec<Var> {
        Rest::new(self, known).open()
    }

    /// The open variables, the most decisive first: the fewest outcomes left by the worst answer, then the fewest
    /// over all answers, then declared order. `outcomes` says what a verdict permits.
    pub(crate) fn ranked(&self, known: &[Answers], outcomes: impl Fn(u8) -> u64) -> Vec<Ranked> {
        let permitted: Vec<u64> = (0..64).map(outcomes).collect();
        let left = |verdicts: u64| {
            let one = |(verdict, set): (usize, &u64)| if verdicts >> verdict & 1 == 1 { *set } else { 0 };
            permitted.iter().enumerate().map(one).fold(0, |all, set| all | set)
        };
        let rest = Rest::new(self, known);
        let effects = rest.effects();
        let mut ranked: Vec<(u32, u32, Ranked)> = Vec::new();
        for var in rest.open() {
            let verdicts = effects.get(usize::from(self.level_of(var))).map_or(&[][..], Vec::as_slice);
            let answers: Vec<(u8, u64)> =
                (0..).zip(verdicts).filter(|(_, set)| **set != 0).map(|(answer, set)| (answer, left(*set))).list();
            let counts = || answers.iter().map(|(_, set)| set.count_ones());
            ranked.push((counts().max().unwrap_or(0), counts().sum(), Ranked { var, answers }));
        }
        ranked.sort_by_key(|(worst, sum, one)| (*worst, *sum, one.var));
        ranked.into_iter().map(|(_, _, one)| one).collect()
    }
}

/// Pairs of nodes that one question may compare. Beyond it a variable is listed although it may not matter; only a
/// table with many entangled contradictions gets there.
const MOST_PAIRS: u32 = 200_000;

/// What is left of a diagram under what is known: only open variables are asked, and of those only the ones that
/// rows mention.
struct Rest<'a> {
    diagram: &'a Diagram,
    masks: Vec<Answers>,
    builder: Builder,
    root: Id,
}

impl<'a> Rest<'a> {
    fn new(diagram: &'a Diagram, known: &[Answers]) -> Self {
        let masks = diagram.masks(known);
        let budget = Budget { nodes: u32::MAX, steps: u32::MAX, pairs: MOST_PAIRS };
        let builder = Builder::new(diagram.sizes_by_level(), budget);
        let mut rest = Self { diagram, masks, builder, root: Id::IMPOSSIBLE };
        if rest.masks.iter().all(|mask| !mask.is_empty()) {
            let mut done = vec![None; diagram.len()];
            rest.root = rest.restrict(diagram.root(), &mut done);
        }
        rest
    }

    fn mask(&self, level: u8) -> Answers {
        self.masks.get(usize::from(level)).copied().unwrap_or(Answers::NONE)
    }

    fn restrict(&mut self, id: Id, done: &mut [Option<Id>]) -> Id {
        if id.is_terminal() {
            return id;
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

    fn open(&self) -> Vec<Var> {
        let store = &self.builder.store;
        let mut open = Vars::default();
        let mut fruitless = Pairs::default();
        let mut pairs = MOST_PAIRS;
        for id in store.ids() {
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
        let verdicts = store.reach(self.root).verdicts();
        if open.is_empty() && verdicts.count_ones() > 1 {
            let effects = self.effects();
            for var in self.diagram.vars().filter(|var| self.diagram.is_ours(*var)) {
                let effects = effects.get(usize::from(self.diagram.level_of(var))).map_or(&[][..], Vec::as_slice);
                let differ = |(index, a): (usize, &u64)| {
                    effects.iter().skip(index + 1).any(|b| *a != 0 && *b != 0 && (a | b).count_ones() > 1)
                };
                if effects.iter().enumerate().any(differ) {
                    open = open.union(Vars::one(var));
                }
            }
        }
        open.iter().collect()
    }

    /// Whether some combination is possible in both, and decided differently.
    fn disagree(&self, a: Id, b: Id, fruitless: &mut Pairs, pairs: &mut u32) -> bool {
        let store = &self.builder.store;
        let reach = store.reach(a).union(store.reach(b));
        if a != b && !reach.intersects(Reach::IMPOSSIBLE) {
            return true;
        }
        let shows = |a: Reach, b: Reach| {
            let (a, b) = (a.verdicts(), b.verdicts());
            a != 0 && b != 0 && (a | b).count_ones() > 1
        };
        let mut walk = Walk {
            builder: &self.builder,
            shows: &shows,
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
        for id in store.ids().rev() {
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
