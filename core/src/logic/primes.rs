//! The minimal combinations that lead to a verdict: prime implicants over variables with several answers.

use std::rc::Rc;

use super::budget::{Budget, Exceeded, TooComplex};
use super::builder::{Builder, NO_CHILDREN};
use super::diagram::Diagram;
use super::space::{Answers, Var};
use super::store::Id;
use crate::list::ToList;
use crate::sorted::Set;

/// A product: for each variable that matters, in declared order, the answers that are allowed.
pub(crate) type Product = Vec<(Var, Answers)>;

/// More products than anyone would read.
const MOST_PRODUCTS: usize = 10_000;
/// Products of all nodes together that are held at once.
const MOST_KEPT: usize = 50_000;

impl Diagram {
    /// Every largest product of answers at which each possible combination has a verdict of the set. Products that
    /// hold no possible combination are left out. The shortest first, then in declared order.
    pub(crate) fn primes(&self, verdicts: u64, budget: Budget) -> Result<Vec<Product>, TooComplex> {
        let builder = Builder::new(self.sizes_by_level(), budget);
        let (primes, seen) = (Vec::new(), Vec::new());
        let mut search = Primes { diagram: self, builder, primes, kept: 0, checks: budget.steps, seen, search: 0 };
        search.find(verdicts).map_err(|Exceeded| TooComplex::default())
    }
}

/// Allowed answers by level; all levels not mentioned allow all.
type Levels = Vec<(u8, Answers)>;

struct Primes<'a> {
    diagram: &'a Diagram,
    builder: Builder,
    /// By node.
    primes: Vec<Option<Rc<Vec<Levels>>>>,
    kept: usize,
    checks: u32,
    /// By node: the last search that came to it.
    seen: Vec<u64>,
    search: u64,
}

impl Primes<'_> {
    fn find(&mut self, verdicts: u64) -> Result<Vec<Product>, Exceeded> {
        let root = self.allowed(self.diagram.root(), verdicts, &mut vec![None; self.diagram.len()])?;
        let open = self.diagram.masks(&[]);
        let mut products = Vec::new();
        let primes = self.of(root)?;
        if primes.len() > MOST_PRODUCTS {
            return Err(Exceeded);
        }
        for prime in primes.iter() {
            let mut masks = open.clone();
            for (level, answers) in prime {
                if let Some(mask) = masks.get_mut(usize::from(*level)) {
                    *mask = *answers;
                }
            }
            if self.diagram.meets(&masks, u64::MAX) {
                let by_var = |(level, answers): &(u8, Answers)| Some((self.diagram.var_at(*level)?, *answers));
                let mut product: Product = prime.iter().filter_map(by_var).list();
                product.sort();
                products.push(product);
            }
        }
        products.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
        Ok(products)
    }

    /// Where the verdict is of the set or the combination is impossible.
    fn allowed(&mut self, id: Id, verdicts: u64, done: &mut [Option<Id>]) -> Result<Id, Exceeded> {
        let diagram = self.diagram;
        if id.is_terminal() || diagram.level(id) >= diagram.floor() {
            return Ok(if diagram.reach(id) & !verdicts == 0 { Id::HOLDS } else { Id::FAILS });
        }
        if let Some(known) = done.get(id.index()).copied().flatten() {
            return Ok(known);
        }
        let mut made = NO_CHILDREN;
        let children = diagram.children(id);
        for (place, child) in made.iter_mut().zip(children) {
            *place = self.allowed(*child, verdicts, done)?;
        }
        let made = self.builder.make(diagram.level(id), made.get(..children.len()).unwrap_or_default())?;
        if let Some(place) = done.get_mut(id.index()) {
            *place = Some(made);
        }
        Ok(made)
    }

    /// The primes of a condition. A largest product that narrows this level to some answers is, below it, a prime of
    /// what the children at exactly these answers have in common.
    fn of(&mut self, id: Id) -> Result<Rc<Vec<Levels>>, Exceeded> {
        match id {
            Id::FAILS => return Ok(Rc::default()),
            Id::HOLDS => return Ok(Rc::new(vec![Vec::new()])),
            _ => {}
        }
        if let Some(Some(known)) = self.primes.get(id.index()) {
            return Ok(Rc::clone(known));
        }
        let level = self.builder.store.level(id);
        let children = self.builder.store.children(id).to_vec();
        let all = Answers::all(self.builder.size(level));
        let mut found = Vec::new();
        for common in self.intersections(&children)? {
            let mut answers = Answers::NONE;
            for (answer, child) in (0..).zip(&children) {
                if self.builder.and(*child, common)? == common {
                    answers = answers.union(Answers::one(answer));
                }
            }
            for below in self.of(common)?.iter() {
                if self.grows(&children, answers, below)? {
                    continue;
                }
                let here = Some((level, answers)).filter(|_| answers != all);
                found.push(here.into_iter().chain(below.iter().copied()).list());
                self.kept += 1;
                if self.kept > MOST_KEPT {
                    return Err(Exceeded);
                }
            }
        }
        let found = Rc::new(found);
        if self.primes.len() <= id.index() {
            self.primes.resize(id.index() + 1, None);
        }
        if let Some(place) = self.primes.get_mut(id.index()) {
            *place = Some(Rc::clone(&found));
        }
        Ok(found)
    }

    /// What any of the children have in common, each once, without what is empty.
    fn intersections(&mut self, children: &[Id]) -> Result<Set<Id>, Exceeded> {
        let mut found = Set::from_iter([Id::HOLDS]);
        for child in children {
            let mut all: Vec<Id> = found.iter().copied().collect();
            for other in &found {
                all.push(self.builder.and(*child, *other)?);
            }
            found = all.into_iter().collect();
            if found.len() > MOST_PRODUCTS {
                return Err(Exceeded);
            }
        }
        // What all have in common if no answer is allowed is of no use, unless some answer allows everything too.
        if !children.contains(&Id::HOLDS) {
            found.remove(&Id::HOLDS);
        }
        found.remove(&Id::FAILS);
        Ok(found)
    }

    /// Whether a product that is allowed at these answers is allowed at another one too.
    fn grows(&mut self, children: &[Id], answers: Answers, product: &Levels) -> Result<bool, Exceeded> {
        for (answer, child) in (0..).zip(children) {
            if answers.contains(answer) {
                continue;
            }
            self.search += 1;
            if self.covers(*child, product)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a search has not been at a node before.
    fn comes_to(&mut self, id: Id) -> bool {
        if self.seen.len() <= id.index() {
            self.seen.resize(id.index() + 1, 0);
        }
        self.seen.get_mut(id.index()).is_some_and(|last| std::mem::replace(last, self.search) != self.search)
    }

    /// Whether a condition holds throughout a product.
    fn covers(&mut self, id: Id, product: &Levels) -> Result<bool, Exceeded> {
        if id.is_terminal() || !self.comes_to(id) {
            return Ok(id != Id::FAILS);
        }
        self.checks = self.checks.checked_sub(1).ok_or(Exceeded)?;
        let level = self.builder.store.level(id);
        let mask = product.iter().find(|(at, _)| *at == level).map(|(_, answers)| *answers);
        for answer in mask.unwrap_or(Answers::all(self.builder.size(level))).iter() {
            let child = self.builder.store.follow(id, level, answer);
            if !self.covers(child, product)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
