//! Building reduced, ordered diagrams. Equal nodes are one node, and a node whose children are all the same does not
//! exist, so that equal functions have equal ids.

use super::budget::{Budget, Exceeded};
use super::space::Space;
use super::store::{Id, Reach, Store};

/// An answer to each of [`Space::MOST_ANSWERS`] at most: room for the children of a node in the making.
pub(super) type Children = [Id; Space::MOST_ANSWERS as usize];

pub(super) const NO_CHILDREN: Children = [Id::IMPOSSIBLE; Space::MOST_ANSWERS as usize];

/// What is done with a terminal of the first operand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Operation {
    /// It holds: the second. It fails: the third.
    Choose,
    /// It is undecided: the second. It is not: the third.
    Unless,
}

/// A state to return to.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    nodes: usize,
    undo: usize,
    wipes: u32,
}

impl Mark {
    /// The nodes from here on are forgotten.
    pub(super) fn end(self) -> Id {
        Id::of_node(self.nodes)
    }
}

/// A remembered result. Lossy: a newer one in the same place overwrites it.
#[derive(Clone, Copy)]
struct Done {
    key: Key,
    result: Id,
}

/// An operation and its operands.
type Key = [u32; 3];

const NOT_DONE: Done = Done { key: [u32::MAX; 3], result: Id::IMPOSSIBLE };
/// Tests start so small that results are lost, and the table grows at any moment.
const LEAST_DONE: usize = if cfg!(test) { 1 << 2 } else { 1 << 10 };
const MOST_DONE: usize = 1 << 16;

pub(super) struct Builder {
    pub(super) store: Store,
    /// How many answers the variable of each level has.
    sizes: Vec<u8>,
    /// Open addressing: one more than the node's index, or 0 where it is free. At most three quarters full.
    unique: Vec<u32>,
    done: Vec<Done>,
    /// How many marks may yet be returned to. While there are any, results are not overwritten but put aside.
    marks: u32,
    aside: Vec<(u32, Done)>,
    /// How often too much was put aside, and results are lost instead.
    wipes: u32,
    steps: u32,
    most_nodes: usize,
    most_steps: u32,
}

impl Builder {
    pub(super) fn new(sizes: Vec<u8>, budget: Budget) -> Self {
        Self {
            store: Store::default(),
            sizes,
            unique: vec![0; 1 << 8],
            done: Vec::new(),
            marks: 0,
            aside: Vec::new(),
            wipes: 0,
            steps: 0,
            most_nodes: budget.nodes as usize,
            most_steps: budget.steps,
        }
    }

    /// Starts counting steps afresh.
    pub(super) fn allow(&mut self, budget: Budget) {
        self.steps = 0;
        self.most_nodes = budget.nodes as usize;
        self.most_steps = budget.steps;
    }

    /// The nodes alone: what finds and remembers them goes before anything is made from them.
    pub(super) fn into_store(self) -> Store {
        self.store
    }

    pub(super) fn size(&self, level: u8) -> u8 {
        self.sizes.get(usize::from(level)).copied().unwrap_or(0)
    }

    pub(super) fn levels(&self) -> u8 {
        u8::try_from(self.sizes.len()).unwrap_or(u8::MAX)
    }

    /// The node that asks at a level and goes on to these children.
    pub(super) fn make(&mut self, level: u8, children: &[Id]) -> Result<Id, Exceeded> {
        let first = children.first().copied().unwrap_or(Id::IMPOSSIBLE);
        if children.iter().all(|child| *child == first) {
            return Ok(first);
        }
        let mut slot = self.slot(hash_node(level, children));
        while let Some(&entry) = self.unique.get(slot).filter(|entry| **entry != 0) {
            let id = Id::of_node(entry as usize - 1);
            if self.store.level(id) == level && self.store.children(id) == children {
                return Ok(id);
            }
            slot = (slot + 1) & (self.unique.len() - 1);
        }
        if self.store.len() >= self.most_nodes {
            return Err(Exceeded);
        }
        let id = self.store.push(level, children);
        if let Some(entry) = self.unique.get_mut(slot) {
            *entry = entry_of(id);
        }
        if self.store.len() * 4 > self.unique.len() * 3 {
            self.grow_unique();
        }
        Ok(id)
    }

    pub(super) fn choose(&mut self, condition: Id, then: Id, otherwise: Id) -> Result<Id, Exceeded> {
        self.step()?;
        self.apply(Operation::Choose, condition, then, otherwise)
    }

    pub(super) fn and(&mut self, a: Id, b: Id) -> Result<Id, Exceeded> {
        self.choose(a, b, Id::FAILS)
    }

    pub(super) fn or(&mut self, a: Id, b: Id) -> Result<Id, Exceeded> {
        self.choose(a, Id::HOLDS, b)
    }

    pub(super) fn not(&mut self, a: Id) -> Result<Id, Exceeded> {
        self.choose(a, Id::FAILS, Id::HOLDS)
    }

    /// Where `table` is undecided, `then`; elsewhere `otherwise`.
    pub(super) fn where_undecided(&mut self, table: Id, then: Id, otherwise: Id) -> Result<Id, Exceeded> {
        self.step()?;
        self.apply(Operation::Unless, table, then, otherwise)
    }

    /// `first` where it is decided, `second` elsewhere.
    pub(super) fn over(&mut self, first: Id, second: Id) -> Result<Id, Exceeded> {
        self.where_undecided(first, second, first)
    }

    /// A state that is returned to with [`Self::rollback`]; the last mark first.
    pub(super) fn mark(&mut self) -> Mark {
        self.marks += 1;
        Mark { nodes: self.store.len(), undo: self.aside.len(), wipes: self.wipes }
    }

    /// Forgets every node made since the mark, whose ids must not be used again, and every result that needs them.
    pub(super) fn rollback(&mut self, mark: Mark) {
        self.marks = self.marks.saturating_sub(1);
        // Last in, first out, so that no probe sequence of a remaining node is cut.
        for index in (mark.nodes..self.store.len()).rev() {
            let id = Id::of_node(index);
            let mut slot = self.slot(hash_node(self.store.level(id), self.store.children(id)));
            while let Some(entry) = self.unique.get_mut(slot).filter(|entry| **entry != 0) {
                if *entry == entry_of(id) {
                    *entry = 0;
                    break;
                }
                slot = (slot + 1) & (self.unique.len() - 1);
            }
        }
        self.store.truncate(mark.nodes);
        if mark.wipes == self.wipes {
            for (slot, done) in self.aside.drain(mark.undo..).rev() {
                if let Some(place) = self.done.get_mut(slot as usize) {
                    *place = done;
                }
            }
        } else {
            self.done.fill(NOT_DONE);
        }
    }

    fn apply(&mut self, operation: Operation, f: Id, g: Id, h: Id) -> Result<Id, Exceeded> {
        let (mut f, mut g, mut h) = (f, g, h);
        if g == h {
            return Ok(g);
        }
        match operation {
            Operation::Choose => {
                match f {
                    Id::HOLDS => return Ok(g),
                    Id::FAILS => return Ok(h),
                    _ => {}
                }
                if f == g {
                    g = Id::HOLDS;
                }
                if f == h {
                    h = Id::FAILS;
                }
                if (g, h) == (Id::HOLDS, Id::FAILS) {
                    return Ok(f);
                }
                if g == h {
                    return Ok(g);
                }
                // And, or: the same either way round.
                let boolean = Reach::FAILS.union(Reach::HOLDS);
                if h == Id::FAILS && g < f && self.store.reach(g).is_subset(boolean) {
                    std::mem::swap(&mut f, &mut g);
                } else if g == Id::HOLDS && h < f && self.store.reach(h).is_subset(boolean) {
                    std::mem::swap(&mut f, &mut h);
                }
                match f {
                    Id::HOLDS => return Ok(g),
                    Id::FAILS => return Ok(h),
                    _ => {}
                }
            }
            Operation::Unless => {
                if f == Id::UNDECIDED {
                    return Ok(g);
                }
                if !self.store.reach(f).intersects(Reach::UNDECIDED) {
                    return Ok(h);
                }
            }
        }
        let operands = [f, g, h];
        let key = key(operation, operands);
        if let Some(done) = self.done.get(slot_of(hash_key(key), self.done.len())).filter(|done| done.key == key) {
            return Ok(done.result);
        }
        self.step()?;
        let level = self.store.level(f).min(self.store.level(g)).min(self.store.level(h));
        let mut children = NO_CHILDREN;
        let size = self.size(level);
        for (answer, child) in (0..size).zip(&mut children) {
            let [f, g, h] = operands.map(|operand| self.store.follow(operand, level, answer));
            *child = self.apply(operation, f, g, h)?;
        }
        let result = self.make(level, children.get(..usize::from(size)).unwrap_or_default())?;
        self.remember(Done { key, result });
        Ok(result)
    }

    fn remember(&mut self, done: Done) {
        if self.done.len() < MOST_DONE && self.done.len() < self.store.len() {
            self.grow_done();
        }
        let slot = slot_of(hash_key(done.key), self.done.len());
        let Some(old) = self.done.get_mut(slot) else { return };
        let old = std::mem::replace(old, done);
        if self.marks > 0 {
            if self.aside.len() >= MOST_DONE {
                self.lose_aside();
            }
            self.aside.push((u32::try_from(slot).unwrap_or(u32::MAX), old));
        }
    }

    fn step(&mut self) -> Result<(), Exceeded> {
        self.steps += 1;
        if self.steps > self.most_steps { Err(Exceeded) } else { Ok(()) }
    }

    fn slot(&self, hash: u64) -> usize {
        slot_of(hash, self.unique.len())
    }

    fn grow_unique(&mut self) {
        self.unique = vec![0; self.unique.len() * 2];
        for id in self.store.ids() {
            let mut slot = self.slot(hash_node(self.store.level(id), self.store.children(id)));
            while let Some(entry) = self.unique.get_mut(slot) {
                if *entry == 0 {
                    *entry = entry_of(id);
                    break;
                }
                slot = (slot + 1) & (self.unique.len() - 1);
            }
        }
    }

    fn grow_done(&mut self) {
        // What was put aside no longer has a place to return to.
        self.lose_aside();
        let mut len = self.done.len().max(LEAST_DONE);
        while len < MOST_DONE && len < self.store.len() * 2 {
            len *= 2;
        }
        for done in std::mem::replace(&mut self.done, vec![NOT_DONE; len]) {
            if let Some(place) = self.done.get_mut(slot_of(hash_key(done.key), len)) {
                *place = done;
            }
        }
    }

    /// The next rollback will lose every result instead.
    fn lose_aside(&mut self) {
        self.aside.clear();
        self.wipes += 1;
    }
}

fn entry_of(id: Id) -> u32 {
    u32::try_from(id.index() + 1).unwrap_or(u32::MAX)
}

/// The same on every host and in every run: no random state.
fn mix(hash: u64, word: u32) -> u64 {
    (hash.rotate_left(5) ^ u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

fn hash_node(level: u8, children: &[Id]) -> u64 {
    children.iter().fold(u64::from(level), |hash, child| mix(hash, child.0))
}

fn key(operation: Operation, [f, g, h]: [Id; 3]) -> Key {
    // Ids are far below this bit.
    let operation = if operation == Operation::Unless { 1 << 31 } else { 0 };
    [f.0 | operation, g.0, h.0]
}

fn hash_key(key: Key) -> u64 {
    key.into_iter().fold(0, mix)
}

/// The upper bits of a hash, for a table whose length is a power of two.
fn slot_of(hash: u64, len: usize) -> usize {
    (hash >> 32) as usize & len.wrapping_sub(1)
}
