//! Proofs about one table: for every combination that is possible, or with one that shows the contrary.

use super::budget::{Budget, Exceeded, TooComplex};
use super::compile::{Compiler, Merge, Row};
use super::conditions::{Cond, Conditions};
use super::diagram::Diagram;
use super::order;
use super::space::{Answers, Space, Var};
use super::store::{Id, Reach};
use super::walk::{Pairs, Shows, Together, Walk};

use crate::list::ToList;

/// How many orders are tried if one of them does.
const ENOUGH_ORDERS: usize = 2;
/// How many nodes a short search looks at.
const SHORT_SEARCH: u32 = 2_000;

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

/// A row that is not there while [`Prover::without`] asks.
#[derive(Clone, Copy)]
struct LeftOut {
    row: usize,
    /// Where it applied.
    region: Id,
    /// The table without it, once that is needed.
    table: Option<Id>,
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
    /// The verdict of every row; undecided where none holds.
    merge: Merge,
    /// The same, with what is impossible.
    table: Id,
    left_out: Option<LeftOut>,
    /// The first level of a variable that no row mentions.
    floor: u8,
    /// The rows without which every verdict would be the same, and whether they apply anywhere.
    idle: Option<Vec<(usize, bool)>>,
    /// What [`Self::monotone`] last went by, and the pairs that it found in order.
    in_order: ([u64; 64], Pairs),
}

impl<'a> Prover<'a> {
    /// Builds the table in the better of two orders, and in another one where both ask too much.
    pub(crate) fn new(
        space: &'a Space,
        conditions: &'a Conditions,
        rows: &'a [Row],
        impossible: &'a [Cond],
        budget: Budget,
    ) -> Result<Self, TooComplex> {
        // Only one is held at a time, for it is what loading takes at its peak: the one that does better than those before
        // it, or none, and then the best is built once more.
        let mut best: Option<(Vec<Var>, Option<Self>)> = None;
        let mut refusal = None;
        let mut cap = budget;
        for (tried, order) in order::candidates(space, conditions, rows, impossible).into_iter().enumerate() {
            if tried >= ENOUGH_ORDERS && best.is_some() {
                break;
            }
            if let Some((_, prover)) = &mut best {
                *prover = None;
            }
            match Self::in_order(space, conditions, rows, impossible, cap, order.clone()) {
                Ok(prover) => {
                    // The next order has to do better than this one.
                    cap.nodes = u32::try_from(prover.compiler.builder.store.len()).unwrap_or(cap.nodes);
                    best = Some((order, Some(prover)));
                }
                Err(too_complex) => refusal = refusal.or(Some(too_complex)),
            }
        }
        let (order, prover) = best.ok_or_else(|| refusal.unwrap_or_default())?;
        let again = || Self::in_order(space, conditions, rows, impossible, budget, order);
        let best = prover.map_or_else(again, Ok)?;
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
        let merge = compiler.merge(rows, 0)?;
        let table = compiler.builder.choose(possible, merge.id, Id::IMPOSSIBLE);
        let table = table.map_err(|Exceeded| compiler.too_complex(None))?;
        let (idle, in_order) = (None, ([0; 64], Pairs::default()));
        let left_out = None;
        Ok(Self { space, rows, budget, compiler, possible, merge, table, left_out, floor, idle, in_order })
    }

    /// A possible combination that meets no row.
    pub(crate) fn gap(&mut self) -> Result<Option<Witness>, TooComplex> {
        self.begin();
        match self.left_out {
            Some(LeftOut { row, region, .. }) => self.find_next(row, region, Reach::UNDECIDED),
            None => self.find(self.table, Id::HOLDS, &|table, _| table.intersects(Reach::UNDECIDED)),
        }
    }

    /// The rows that never apply. With each a possible combination at which its condition holds, so that an earlier
    /// row takes it; none where its condition can never hold.
    pub(crate) fn dead(&mut self) -> Result<Vec<(usize, Option<Witness>)>, TooComplex> {
        let mut dead = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            self.begin();
            let test = self.compile(row.when)?;
            if self.is_seen_to_apply(index, test) || self.aside(|prover| prover.region(index))? != Id::FAILS {
                continue;
            }
            dead.push((index, self.find(self.possible, test, &both_hold)?));
        }
        Ok(dead)
    }

    /// The rows that apply somewhere, but without which every verdict would be the same.
    pub(crate) fn redundant(&mut self) -> Result<Vec<usize>, TooComplex> {
        Ok(self.find_idle()?.into_iter().filter(|(_, applies)| *applies).map(|(index, _)| index).list())
    }

    /// Asks about the table without one row, in as far as that makes a difference: [`Self::gap`] and
    /// [`Self::reaches`] look only where the row applied, [`Self::monotone`] does not see it, and whatever does not
    /// depend on the rows is as ever.
    pub(crate) fn without<T>(
        &mut self,
        row: usize,
        ask: impl FnOnce(&mut Self) -> Result<T, TooComplex>,
    ) -> Result<T, TooComplex> {
        self.begin();
        self.aside(|prover| {
            let region = prover.region(row)?;
            let before = prover.left_out.replace(LeftOut { row, region, table: None });
            let answer = ask(prover);
            prover.left_out = before;
            answer
        })
    }

    /// Two rows that hold together but have different verdicts.
    pub(crate) fn overlap(&mut self) -> Result<Option<(usize, usize, Witness)>, TooComplex> {
        self.begin();
        let tests = self.rows.iter().map(|row| self.compile(row.when)).collect::<Result<Vec<Id>, _>>()?;
        let rows = || self.rows.iter().zip(tests.iter().copied()).enumerate();
        let mut pairs = self.budget.pairs;
        for (index, (row, test)) in rows() {
            let found = self.aside(|prover| {
                let here = prover.and(prover.possible, test)?;
                for (other, (_, test)) in rows().skip(index + 1).filter(|(_, (rival, _))| rival.verdict != row.verdict)
                {
                    if let Some(witness) = prover.find_within(here, test, &both_hold, &mut pairs)? {
                        return Ok(Some((index, other, witness)));
                    }
                }
                Ok(None)
            })?;
            if found.is_some() {
                return Ok(found);
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
        self.aside(|prover| {
            let both = prover.and(one, other)?;
            prover.find(prover.possible, both, &both_hold)
        })
    }

    /// A possible combination at which the condition holds and the verdict is one of the set.
    pub(crate) fn reaches(&mut self, when: Cond, verdicts: u64) -> Result<Option<Witness>, TooComplex> {
        self.begin();
        let when = self.compile(Some(when))?;
        match self.left_out {
            Some(LeftOut { row, region, .. }) => self.aside(|prover| {
                let region = prover.and(region, when)?;
                prover.find_next(row, region, Reach::of_verdicts(verdicts))
            }),
            None => self.find(self.table, when, &|table, when| {
                table.intersects(Reach::of_verdicts(verdicts)) && when.intersects(Reach::HOLDS)
            }),
        }
    }

    /// A possible combination at which the condition holds, and none of the cover does.
    pub(crate) fn outside(&mut self, when: Cond, cover: &[Cond]) -> Result<Option<Witness>, TooComplex> {
        self.begin();
        let when = self.compile(Some(when))?;
        self.aside(|prover| {
            let bare = prover.compiler.none_of(cover).map_err(|Exceeded| prover.compiler.too_complex(None))?;
            let here = prover.and(prover.possible, when)?;
            prover.find(here, bare, &both_hold)
        })
    }

    /// Two possible combinations that differ in `var` alone, among the answers that are `stepped`, whose verdicts
    /// (at the better answer, at the worse) are not in order. The better answer is the one that is listed earlier.
    pub(crate) fn monotone(
        &mut self,
        var: Var,
        stepped: Answers,
        in_order: &dyn Fn(u8, u8) -> bool,
    ) -> Result<Option<Reversal>, TooComplex> {
        self.begin();
        let table = self.present_table()?;
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
            seen: vec![false; self.compiler.builder.store.len()],
        };
        let found = steps.find(table);
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
        let order = self.compiler.order().to_vec();
        let store = self.compiler.builder.into_store();
        Diagram::new(&store, self.table, self.space, &order, self.floor)
    }

    /// One more proof: it may take as many steps as the others.
    fn begin(&mut self) {
        self.compiler.builder.allow(self.budget);
    }

    fn find_idle(&mut self) -> Result<Vec<(usize, bool)>, TooComplex> {
        if let Some(idle) = &self.idle {
            return Ok(idle.clone());
        }
        let mut idle = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            self.begin();
            let other = Reach::all_but(Id::verdict(row.verdict));
            let (applies, changes) = self.aside(|prover| {
                let region = prover.region(index)?;
                Ok((region != Id::FAILS, prover.find_next(index, region, other)?.is_some()))
            })?;
            if !changes {
                idle.push((index, applies));
            }
        }
        self.idle = Some(idle.clone());
        Ok(idle)
    }

    /// Whether a short search finds a combination at which a row applies. Most rows are soon seen to apply somewhere;
    /// building all of their regions costs more than building the table.
    fn is_seen_to_apply(&self, row: usize, test: Id) -> bool {
        let undecided = self.merge.before(row).into_iter().map(|earlier| (earlier, Reach::UNDECIDED));
        let all = [(self.possible, Reach::HOLDS), (test, Reach::HOLDS)].into_iter().chain(undecided).list();
        Together { builder: &self.compiler.builder, steps: SHORT_SEARCH }.reach(all) == Some(true)
    }

    /// Where a row applies: a possible combination at which it holds, and no row before it.
    fn region(&mut self, row: usize) -> Result<Id, TooComplex> {
        let test = self.compile(self.rows.get(row).and_then(|row| row.when))?;
        let mut region = self.and(self.possible, test)?;
        for earlier in self.merge.before(row) {
            region = self.where_undecided(earlier, region, Id::FAILS)?;
        }
        Ok(region)
    }

    /// A combination of a region at which the rows behind one come to something wanted.
    fn find_next(&mut self, row: usize, region: Id, wanted: Reach) -> Result<Option<Witness>, TooComplex> {
        let behind = self.merge.behind(row);
        // What is still to come, from each merge on.
        let mut coming = Reach::UNDECIDED;
        let mut steps: Vec<(Id, Reach)> = Vec::with_capacity(behind.len());
        for later in behind.into_iter().rev() {
            let reach = self.compiler.builder.store.reach(later);
            let passes = if reach.intersects(Reach::UNDECIDED) { coming } else { Reach::default() };
            coming = reach.minus(Reach::UNDECIDED).union(passes);
            steps.push((later, coming));
        }
        let decided = wanted.minus(Reach::UNDECIDED);
        let shows = |rest: Reach, later: Reach| rest.intersects(Reach::HOLDS) && later.intersects(decided);
        self.aside(|prover| {
            let mut rest = region;
            for (later, coming) in steps.into_iter().rev() {
                if rest == Id::FAILS || !coming.intersects(wanted) {
                    return Ok(None);
                }
                let found = prover.find(rest, later, &shows)?;
                if found.is_some() {
                    return Ok(found);
                }
                rest = prover.where_undecided(later, rest, Id::FAILS)?;
            }
            if wanted.intersects(Reach::UNDECIDED) { prover.find(rest, Id::HOLDS, &both_hold) } else { Ok(None) }
        })
    }

    /// The table, without the row that is left out.
    fn present_table(&mut self) -> Result<Id, TooComplex> {
        let Some(LeftOut { row, region, table }) = self.left_out else { return Ok(self.table) };
        if let Some(table) = table {
            return Ok(table);
        }
        // Where the row applied, the next verdict; elsewhere, for the while, impossible.
        let mut next = self.choose(region, Id::UNDECIDED, Id::IMPOSSIBLE)?;
        for later in self.merge.behind(row) {
            next = self.where_undecided(next, later, next)?;
        }
        let table = self.choose(region, next, self.table)?;
        self.left_out = Some(LeftOut { row, region, table: Some(table) });
        Ok(table)
    }

    fn choose(&mut self, condition: Id, then: Id, otherwise: Id) -> Result<Id, TooComplex> {
        self.compiler.builder.choose(condition, then, otherwise).map_err(|Exceeded| self.compiler.too_complex(None))
    }

    fn where_undecided(&mut self, table: Id, then: Id, otherwise: Id) -> Result<Id, TooComplex> {
        self.compiler
            .builder
            .where_undecided(table, then, otherwise)
            .map_err(|Exceeded| self.compiler.too_complex(None))
    }

    /// Does something whose nodes are of no use afterwards.
    fn aside<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, TooComplex>) -> Result<T, TooComplex> {
        let mark = self.compiler.builder.mark();
        let before = (self.in_order.0, self.in_order.1.len());
        let result = work(self);
        self.compiler.rollback(mark);
        if (self.in_order.0, self.in_order.1.len()) != before {
            self.in_order.1.forget(mark.end());
        }
        result
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
