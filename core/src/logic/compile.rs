//! From conditions and rows to diagrams.

use super::budget::{Budget, Exceeded, TooComplex};
use super::builder::{Builder, Mark, NO_CHILDREN};
use super::conditions::{Cond, Conditions, NodeView};
use super::space::{Answers, Space, Var};
use super::store::{BOTTOM, Id};

/// A row of an ordered table: the first row whose condition holds gives the verdict. A row without a condition
/// always holds. Verdicts are below 64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) when: Option<Cond>,
    pub(crate) verdict: u8,
}

/// Rows, merged: where none of them holds it is undecided.
pub(super) struct Merge {
    pub(super) id: Id,
    /// One more than the last row in it.
    end: usize,
    parts: Option<Box<[Self; 2]>>,
}

impl Merge {
    /// The merges that hold all rows before one, the nearest first.
    pub(super) fn before(&self, row: usize) -> Vec<Id> {
        self.siblings(row, true)
    }

    /// The merges that hold all rows behind one, the nearest first.
    pub(super) fn behind(&self, row: usize) -> Vec<Id> {
        self.siblings(row, false)
    }

    fn siblings(&self, row: usize, before: bool) -> Vec<Id> {
        let mut siblings = Vec::new();
        let mut merge = self;
        while let Some([above, below]) = merge.parts.as_deref() {
            let (inner, sibling, is_before) =
                if row < above.end { (above, below, false) } else { (below, above, true) };
            if is_before == before {
                siblings.push(sibling.id);
            }
            merge = inner;
        }
        siblings.reverse();
        siblings
    }
}

/// The diagrams of one table in one order, and of every condition that was asked for.
pub(super) struct Compiler<'a> {
    pub(super) builder: Builder,
    conditions: &'a Conditions,
    order: Vec<Var>,
    levels: Vec<u8>,
    /// By level: the answers that are told apart. One that is ruled out looks like the first that is not.
    masks: Vec<Answers>,
    /// By condition.
    compiled: Vec<Option<Id>>,
}

impl<'a> Compiler<'a> {
    pub(super) fn new(space: &Space, conditions: &'a Conditions, order: Vec<Var>, budget: Budget) -> Self {
        let mut levels = vec![BOTTOM; space.len()];
        for (level, var) in (0..).zip(&order) {
            if let Some(place) = levels.get_mut(var.index()) {
                *place = level;
            }
        }
        let sizes: Vec<u8> = order.iter().map(|var| space.size(*var)).collect();
        let masks = sizes.iter().map(|size| Answers::all(*size)).collect();
        let compiled = vec![None; conditions.len()];
        Self { builder: Builder::new(sizes, budget), conditions, order, levels, masks, compiled }
    }

    /// As [`Self::new`], for what is left under what is known.
    pub(super) fn under(
        space: &Space,
        conditions: &'a Conditions,
        order: Vec<Var>,
        known: &[Answers],
        budget: Budget,
    ) -> Self {
        let mut compiler = Self::new(space, conditions, order, budget);
        for (mask, var) in compiler.masks.iter_mut().zip(&compiler.order) {
            *mask = known.get(var.index()).map_or(*mask, |known| known.intersect(*mask));
        }
        compiler
    }

    /// By level: the answers that are told apart.
    pub(super) fn masks(&self) -> &[Answers] {
        &self.masks
    }

    /// The variables, by level.
    pub(super) fn order(&self) -> &[Var] {
        &self.order
    }

    pub(super) fn level(&self, var: Var) -> u8 {
        self.levels.get(var.index()).copied().unwrap_or(BOTTOM)
    }

    pub(super) fn var(&self, level: u8) -> Option<Var> {
        self.order.get(usize::from(level)).copied()
    }

    /// Where a condition holds. Each is built once, whoever mentions it.
    pub(super) fn condition(&mut self, condition: Cond) -> Result<Id, Exceeded> {
        if let Some(id) = self.known(condition) {
            return Ok(id);
        }
        let conditions = self.conditions;
        let mut waiting = vec![condition];
        while let Some(&next) = waiting.last() {
            let node = conditions.node(next);
            let before = waiting.len();
            if self.known(next).is_none() {
                waiting.extend(node.children().iter().filter(|child| self.known(**child).is_none()));
                if waiting.len() > before {
                    continue;
                }
                let id = self.build(node)?;
                if let Some(place) = self.compiled.get_mut(next.index()) {
                    *place = Some(id);
                }
            }
            waiting.pop();
        }
        Ok(self.known(condition).unwrap_or(Id::FAILS))
    }

    pub(super) fn test(&mut self, when: Option<Cond>) -> Result<Id, Exceeded> {
        when.map_or(Ok(Id::HOLDS), |condition| self.condition(condition))
    }

    /// Where none of these holds.
    pub(super) fn none_of(&mut self, conditions: &[Cond]) -> Result<Id, Exceeded> {
        let mut none = Id::HOLDS;
        for condition in conditions {
            let test = self.condition(*condition)?;
            none = self.builder.choose(test, Id::FAILS, none)?;
        }
        Ok(none)
    }

    /// The first verdict, as a balanced tree of merges: folding row by row drags one big diagram through every row.
    pub(super) fn merge(&mut self, rows: &[Row], from: usize) -> Result<Merge, TooComplex> {
        let failed = |compiler: &Self, row| compiler.too_complex(Some(row));
        let (id, parts) = match rows {
            [] => (Id::UNDECIDED, None),
            [row] => (self.row(row).map_err(|Exceeded| failed(self, from))?, None),
            _ => {
                let middle = rows.len() / 2;
                let (above, below) = rows.split_at(middle);
                let (above, below) = (self.merge(above, from)?, self.merge(below, from + middle)?);
                let id = self.builder.over(above.id, below.id).map_err(|Exceeded| failed(self, from + middle))?;
                (id, Some(Box::new([above, below])))
            }
        };
        Ok(Merge { id, end: from + rows.len(), parts })
    }

    pub(super) fn too_complex(&self, at: Option<usize>) -> TooComplex {
        let store = &self.builder.store;
        let mut counts = vec![0_u32; self.order.len()];
        for id in store.ids() {
            if let Some(count) = counts.get_mut(usize::from(store.level(id))) {
                *count += 1;
            }
        }
        let mut busiest: Vec<(u32, Var)> = counts.into_iter().zip(self.order.iter().copied()).collect();
        busiest.retain(|(count, _)| *count > 0);
        busiest.sort_by_key(|(count, var)| (u32::MAX - count, *var));
        TooComplex { at, busiest: busiest.into_iter().take(3).map(|(_, var)| var).collect() }
    }

    /// Returns to a mark of the builder, and forgets the conditions that were built since.
    pub(super) fn rollback(&mut self, mark: Mark) {
        self.builder.rollback(mark);
        for place in &mut self.compiled {
            *place = place.filter(|id| *id < mark.end());
        }
    }

    fn known(&self, condition: Cond) -> Option<Id> {
        self.compiled.get(condition.index()).copied().flatten()
    }

    fn row(&mut self, row: &Row) -> Result<Id, Exceeded> {
        let test = self.test(row.when)?;
        self.builder.choose(test, Id::verdict(row.verdict), Id::UNDECIDED)
    }

    fn build(&mut self, node: NodeView<'_>) -> Result<Id, Exceeded> {
        match node {
            NodeView::Constant(holds) => Ok(if holds { Id::HOLDS } else { Id::FAILS }),
            NodeView::Within(var, answers) => self.within(var, answers),
            NodeView::Not(of) => {
                let of = self.part(of);
                self.builder.not(of)
            }
            NodeView::All(of) => of.iter().try_fold(Id::HOLDS, |all, one| {
                let one = self.part(*one);
                self.builder.and(all, one)
            }),
            NodeView::Any(of) => of.iter().try_fold(Id::FAILS, |any, one| {
                let one = self.part(*one);
                self.builder.or(any, one)
            }),
            NodeView::AtLeast(n, of) => self.at_least(usize::from(n), of),
        }
    }

    fn within(&mut self, var: Var, answers: Answers) -> Result<Id, Exceeded> {
        let level = self.level(var);
        let mut children = NO_CHILDREN;
        let size = self.builder.size(level);
        let mask = self.masks.get(usize::from(level)).copied().unwrap_or(Answers::NONE);
        let Some(first) = mask.first() else { return Ok(Id::FAILS) };
        for (answer, child) in (0..size).zip(&mut children) {
            let as_if = if mask.contains(answer) { answer } else { first };
            *child = if answers.contains(as_if) { Id::HOLDS } else { Id::FAILS };
        }
        self.builder.make(level, children.get(..usize::from(size)).unwrap_or_default())
    }

    /// By counts: after each condition, where at least `j` of those behind it hold, for each `j` up to `n`.
    fn at_least(&mut self, n: usize, of: &[Cond]) -> Result<Id, Exceeded> {
        if n > of.len() {
            return Ok(Id::FAILS);
        }
        let mut counts = vec![Id::FAILS; n];
        for one in of.iter().rev() {
            let one = self.part(*one);
            for j in (0..n).rev() {
                let fewer = j.checked_sub(1).map_or(Some(Id::HOLDS), |before| counts.get(before).copied());
                if let (Some(fewer), Some(same)) = (fewer, counts.get(j).copied()) {
                    let with = self.builder.choose(one, fewer, same)?;
                    if let Some(place) = counts.get_mut(j) {
                        *place = with;
                    }
                }
            }
        }
        Ok(counts.last().copied().unwrap_or(Id::HOLDS))
    }

    fn part(&self, condition: Cond) -> Id {
        self.known(condition).unwrap_or(Id::FAILS)
    }
}
