//! Proofs about one table: for every combination that is possible, or with one that shows the contrary.

use super::budget::{Budget, Exceeded, TooComplex};
use super::compile::{Compiler, Row};
use super::conditions::{Cond, Conditions};
use super::diagram::Diagram;
use super::order;
use super::space::{Answers, Space, Var};
use super::store::{Id, Reach};
use super::walk::{Pairs, Shows, Walk};

/// A combination that shows something, by variable. Where there is no answer, any will do: every completion is
/// possible and shows the same, unless a proof says otherwise.
pub(crate) type Witness = Vec<Option<u8>>;

/// Two combinations that differ in one variable, where the better answer has a verdict that it should not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reversal {
    /// The combination at the better answer. A variable that only contradictions mention has none here: the two
    /// combinations are each possible, perhaps with different answers to it.
    pub(crate) at: Witness,
    pub(crate) better: u8,
    pub(crate) worse: u8,
}

/// The table of one [`Space`] as its decision diagram, and the proofs about it. A combination that meets an
/// impossible condition counts for nothing.
pub(crate) struct Prover<'a> {
    space: &'a Space,
    rows: &'a [Row],
    budget: Budget,
    compiler: Compiler<'a>,
    /// Where no impossible condition is met.
    possible: Id,
    /// The verdict; undecided where no row holds; impossible.
    table: Id,
    /// The first level of a variable that no row mentions.
    floor: u8,
    /// Where each row applies: the possible combinations at which it is the first that holds.
    regions: Vec<Id>,
    /// The verdict of the second row that holds.
    runner_up: Option<Id>,
    /// What [`Self::monotone`] last went by, and the pairs that it found in order.
    in_order: ([u64; 64], Pairs),
}

impl<'a> Prover<'a> {
    /// Builds the table in the best of a few orders.
    pub(crate) fn new(
        space: &'a Space,
        conditions: &'a Conditions,
        rows: &'a [Row],
        impossible: &'a [Cond],
        budget: Budget,
    ) -> Result<Self, TooComplex> {
        let mut best: Option<Self> = None;
        let mut refusal = None;
        let mut cap = budget;
        for order in order::candidates(space, conditions, rows, impossible) {
            match Self::in_order(space, conditions, rows, impossible, cap, order) {
                Ok(prover) => {
                    // The next order has to do better than this one.
                    cap.nodes = u32::try_from(prover.compiler.builder.mark()).unwrap_or(cap.nodes);
                    best = Some(prover);
                }
                Err(too_complex) => refusal = refusal.or(Some(too_complex)),
            }
        }
        let best = best.ok_or_else(|| refusal.unwrap_or_default())?;
        Ok(Self { budget, ..best })
    }

    /// Builds the table in one order. The variables that rows mention have to stand first in it.
    pub(super) fn in_order(
        space: &'a Space,
        conditions: &'a Conditions,
        rows: &'a [Row],
        impossible: &'a [Cond],
        budget: Budget,
        order: Vec<Var>,
    ) -> Result<Self, TooComplex> {
        let mentioned = order::mentioned(conditions, rows);
        let floor = u8::try_from(mentioned.len()).unwrap_or(u8::MAX);
        let mut compiler = Compiler::new(space, conditions, order, budget);
        let possible = compiler.none_of(impossible).map_err(|Exceeded| compiler.too_complex(None))?;
        let table = compiler.first_verdict(rows, 0)?;
        let table = compiler.builder.choose(possible, table, Id::IMPOSSIBLE);
        let table = table.map_err(|Exceeded| compiler.too_complex(None))?;
        let (regions, runner_up, in_order) = (Vec::new(), None, ([0; 64], Pairs::default()));
        Ok(Self { space, rows, budget, compiler, possible, table, floor, regions, runner_up, in_order })
    }

    /// A possible combination that meets no row.
    pub(crate) fn gap(&mut self) -> Result<Option<Witness>, TooComplex> {
        self.find(self.table, Id::HOLDS, &|table, _| table.intersects(Reach::UNDECIDED))
    }

    /// The rows that never apply. With each a possible combination at which its condition holds, so that an earlier
    /// row takes it; none where its condition can never hold.
    pub(crate) fn dead(&mut self) -> Result<Vec<(usize, Option<Witness>)>, TooComplex> {
        self.begin();
        self.find_regions()?;
        let mut dead = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            if self.region(index) == Id::FAILS {
                let test = self.compile(row.when)?;
                dead.push((index, self.find(self.possible, test, &both_hold)?));
            }
        }
        Ok(dead)
    }

    /// The rows that apply somewhere, but without which every verdict would be the same.
    pub(crate) fn redundant(&mut self) -> Result<Vec<usize>, TooComplex> {
        self.begin();
        let runner_up = self.find_runner_up()?;
        let mut redundant = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            let region = self.region(index);
            let same = Reach::of(Id::verdict(row.verdict));
            let changes = |here: Reach, next: Reach| here.intersects(Reach::HOLDS) && !next.is_subset(same);
            if region != Id::FAILS && self.find(region, runner_up, &changes)?.is_none() {
                redundant.push(index);
            }
        }
        Ok(redundant)
    }

    /// Asks about the table without one row. Only [`Self::gap`], [`Self::reaches`], [`Self::monotone`] see the
    /// difference.
    pub(crate) fn without<T>(
        &mut self,
        row: usize,
        ask: impl FnOnce(&mut Self) -> Result<T, TooComplex>,
    ) -> Result<T, TooComplex> {
        self.begin();
        let runner_up = self.find_runner_up()?;
        let mark = self.compiler.builder.mark();
        let whole = self.table;
        let region = self.region(row);
        let answer = match self.compiler.builder.choose(region, runner_up, whole) {
            Ok(table) => {
                self.table = table;
                ask(self)
            }
            Err(Exceeded) => Err(self.compiler.too_complex(Some(row))),
        };
        self.table = whole;
        self.rollback(mark);
        answer
    }

    /// Two rows that hold together but have different verdicts.
    pub(crate) fn overlap(&mut self) -> Result<Option<(usize, usize, Witness)>, TooComplex> {
        self.begin();
        let mut pairs = self.budget.pairs;
        for (index, row) in self.rows.iter().enumerate() {
            let test = self.compile(row.when)?;
            let here = self.and(self.possible, test)?;
            for (other, rival) in self.rows.iter().enumerate().skip(index + 1) {
                if rival.verdict != row.verdict {
                    let there = self.compile(rival.when)?;
                    if let Some(witness) = self.find_within(here, there, &both_hold, &mut pairs)? {
                        return Ok(Some((index, other, witness)));
                    }
                }
            }
        }
        Ok(None)
    }

    /// A possible combination at which the condition holds.
    pub(crate) fn satisfiable(&mut self, condition: Cond) -> Result<Option<Witness>, TooComplex> {
        self.begin();
        let test = self.compile(Some(condition))?;
        self.find(self.possible, test, &both_hold)
    }

    /// A possible combination at which both conditions hold.
    pub(crate) fn both(&mut self, one: Cond, other: Cond) -> Result<Option<Witness>, TooComplex> {
        self.begin();
        let one = self.compile(Some(one))?;
        let other = self.compile(Some(other))?;
        let both = self.and(one, other)?;
        self.find(self.possible, both, &both_hold)
    }

    /// A possible combination at which the condition holds and the verdict is one of the set.
    pub(crate) fn reaches(&mut self, when: Cond, verdicts: u64) -> Result<Option<Witness>, TooComplex> {
        self.begin();
        let when = self.compile(Some(when))?;
        self.find(self.table, when, &|table, when| table.verdicts() & verdicts != 0 && when.intersects(Reach::HOLDS))
    }

    /// A possible combination at which the condition holds, and none of the cover does.
    pub(crate) fn outside(&mut self, when: Cond, cover: &[Cond]) -> Result<Option<Witness>, TooComplex> {
        self.begin();
        let when = self.compile(Some(when))?;
        let bare = self.compiler.none_of(cover).map_err(|Exceeded| self.compiler.too_complex(None))?;
        let here = self.and(self.possible, when)?;
        self.find(here, bare, &both_hold)
    }

    /// Two possible combinations that differ in `var` alone, among the answers that are `stepped`, whose verdicts
    /// (at the better answer, at the worse) are not in order. The better answer is the one that is listed earlier.
    pub(crate) fn monotone(
        &mut self,
        var: Var,
        stepped: Answers,
        in_order: &dyn Fn(u8, u8) -> bool,
    ) -> Result<Option<Reversal>, TooComplex> {
        let allowed = allowed(in_order);
        if self.in_order.0 != allowed {
            self.in_order = (allowed, Pairs::default());
        }
        let level = self.compiler.level(var);
        let reflexive = (0..64).zip(&allowed).all(|(verdict, allowed)| allowed >> verdict & 1 == 1);
        let mut fruitless = std::mem::take(&mut self.in_order.1);
        let mut pairs = self.budget.pairs;
        let mut steps = Steps {
            walk: Walk {
                builder: &self.compiler.builder,
                shows: &|better, worse| out_of_order(better.verdicts(), worse.verdicts(), &allowed),
                differing: reflexive,
                floor: self.floor,
                fruitless: &mut fruitless,
                pairs: &mut pairs,
                path: Vec::new(),
            },
            level,
            stepped: stepped.intersect(self.space.all(var)),
            seen: vec![false; self.compiler.builder.mark()],
        };
        let found = steps.find(self.table);
        let path = steps.walk.path;
        self.in_order.1 = fruitless;
        Ok(found.map_err(|Exceeded| self.compiler.too_complex(None))?.map(|(better, worse)| {
            let mut at = self.witness(&path);
            if let Some(place) = at.get_mut(var.index()) {
                *place = Some(better);
            }
            Reversal { at, better, worse }
        }))
    }

    /// The table as a diagram that answers questions. A combination that meets no row is taken for impossible.
    pub(crate) fn freeze(self) -> Diagram {
        Diagram::new(&self.compiler.builder.store, self.table, self.space, self.compiler.order(), self.floor)
    }

    /// One more proof: it may take as many steps as the others.
    fn begin(&mut self) {
        self.compiler.builder.allow(self.budget);
    }

    fn find_regions(&mut self) -> Result<(), TooComplex> {
        let mut free = self.possible;
        if self.regions.len() == self.rows.len() {
            return Ok(());
        }
        let mut regions = Vec::with_capacity(self.rows.len());
        for (index, row) in self.rows.iter().enumerate() {
            let test = self.compile(row.when)?;
            let builder = &mut self.compiler.builder;
            let parts = builder.and(free, test).and_then(|taken| Ok((taken, builder.choose(test, Id::FAILS, free)?)));
            let (taken, left) = parts.map_err(|Exceeded| self.compiler.too_complex(Some(index)))?;
            regions.push(taken);
            free = left;
        }
        self.regions = regions;
        Ok(())
    }

    fn find_runner_up(&mut self) -> Result<Id, TooComplex> {
        self.find_regions()?;
        if let Some(runner_up) = self.runner_up {
            return Ok(runner_up);
        }
        let rows = self.rows;
        let (_, second) = self.compiler.first_two_verdicts(rows).map_err(|Exceeded| self.compiler.too_complex(None))?;
        self.runner_up = Some(second);
        Ok(second)
    }

    fn region(&self, row: usize) -> Id {
        self.regions.get(row).copied().unwrap_or(Id::FAILS)
    }

    fn compile(&mut self, when: Option<Cond>) -> Result<Id, TooComplex> {
        self.compiler.test(when).map_err(|Exceeded| self.compiler.too_complex(None))
    }

    fn and(&mut self, a: Id, b: Id) -> Result<Id, TooComplex> {
        self.compiler.builder.and(a, b).map_err(|Exceeded| self.compiler.too_complex(None))
    }

    fn find(&self, a: Id, b: Id, shows: Shows<'_>) -> Result<Option<Witness>, TooComplex> {
        self.find_within(a, b, shows, &mut self.budget.pairs.clone())
    }

    fn find_within(&self, a: Id, b: Id, shows: Shows<'_>, pairs: &mut u32) -> Result<Option<Witness>, TooComplex> {
        let builder = &self.compiler.builder;
        let mut fruitless = Pairs::default();
        let floor = builder.levels();
        let mut walk =
            Walk { builder, shows, differing: false, floor, fruitless: &mut fruitless, pairs, path: Vec::new() };
        let found = walk.find(a, b);
        let path = walk.path;
        Ok(found.map_err(|Exceeded| self.compiler.too_complex(None))?.then(|| self.witness(&path)))
    }

    fn witness(&self, path: &[(u8, u8)]) -> Witness {
        let mut witness = vec![None; self.space.len()];
        for (level, answer) in path {
            if let Some(place) = self.compiler.var(*level).and_then(|var| witness.get_mut(var.index())) {
                *place = Some(*answer);
            }
        }
        witness
    }

    fn rollback(&mut self, mark: usize) {
        self.compiler.rollback(mark);
        self.in_order.1.forget(Id::of_node(mark));
    }
}

fn both_hold(a: Reach, b: Reach) -> bool {
    a.intersects(Reach::HOLDS) && b.intersects(Reach::HOLDS)
}

/// For each verdict at a better answer, the verdicts that a worse answer may have.
fn allowed(in_order: &dyn Fn(u8, u8) -> bool) -> [u64; 64] {
    let mut allowed = [0; 64];
    for (better, set) in (0..).zip(&mut allowed) {
        *set = (0..64).filter(|worse| in_order(better, *worse)).fold(0, |set, worse| set | 1_u64 << worse);
    }
    allowed
}

fn out_of_order(better: u64, worse: u64, allowed: &[u64; 64]) -> bool {
    (0..64).zip(allowed).any(|(verdict, allowed)| better >> verdict & 1 == 1 && worse & !allowed != 0)
}

/// Every node that asks one variable, and every two of its stepped answers.
struct Steps<'a> {
    walk: Walk<'a>,
    level: u8,
    stepped: Answers,
    /// By node.
    seen: Vec<bool>,
}

impl Steps<'_> {
    fn find(&mut self, id: Id) -> Result<Option<(u8, u8)>, Exceeded> {
        if self.seen.get(id.index()) == Some(&true) {
            return Ok(None);
        }
        let store = &self.walk.builder.store;
        let level = store.level(id);
        if level >= self.level {
            for better in self.stepped.iter() {
                for worse in self.stepped.iter().filter(|worse| *worse > better) {
                    let (a, b) = (store.follow(id, self.level, better), store.follow(id, self.level, worse));
                    if self.walk.find(a, b)? {
                        return Ok(Some((better, worse)));
                    }
                }
            }
        } else {
            for answer in 0..self.walk.builder.size(level) {
                let found = self.find(store.follow(id, level, answer))?;
                if found.is_some() {
                    self.walk.path.push((level, answer));
                    return Ok(found);
                }
            }
        }
        if let Some(seen) = self.seen.get_mut(id.index()) {
            *seen = true;
        }
        Ok(None)
    }
}
