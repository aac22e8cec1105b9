//! Walking two diagrams side by side in search of a combination at which they show something together.

use super::budget::Exceeded;
use super::builder::Builder;
use super::store::{Id, Reach};

use crate::list::ToList;

/// Pairs of ids that are known to lead nowhere. Open addressing; at most half full.
#[derive(Default)]
pub(super) struct Pairs {
    places: Vec<u64>,
    len: usize,
}

const FREE: u64 = u64::MAX;

impl Pairs {
    pub(super) fn len(&self) -> usize {
        self.len
    }

    fn key(a: Id, b: Id) -> u64 {
        u64::from(a.0) << 32 | u64::from(b.0)
    }

    fn slot(&self, key: u64) -> usize {
        (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & self.places.len().wrapping_sub(1)
    }

    fn contains(&self, a: Id, b: Id) -> bool {
        let key = Self::key(a, b);
        let mut slot = self.slot(key);
        while let Some(place) = self.places.get(slot).filter(|place| **place != FREE) {
            if *place == key {
                return true;
            }
            slot = (slot + 1) & (self.places.len() - 1);
        }
        false
    }

    fn insert(&mut self, a: Id, b: Id) {
        if (self.len + 1) * 2 > self.places.len() {
            let len = (self.places.len() * 2).max(64);
            for key in std::mem::replace(&mut self.places, vec![FREE; len]).into_iter().filter(|key| *key != FREE) {
                self.place(key);
            }
        }
        self.len += 1;
        self.place(Self::key(a, b));
    }

    fn place(&mut self, key: u64) {
        let mut slot = self.slot(key);
        while let Some(place) = self.places.get_mut(slot) {
            if *place == FREE {
                *place = key;
                break;
            }
            slot = (slot + 1) & (self.places.len() - 1);
        }
    }

    /// Forgets the pairs with an id from `end` on.
    pub(super) fn forget(&mut self, end: Id) {
        let kept: Vec<u64> = self
            .places
            .iter()
            .copied()
            .filter(|key| key >> 32 < u64::from(end.0) && key & 0xffff_ffff < u64::from(end.0))
            .list();
        self.len = kept.len();
        self.places.fill(FREE);
        for key in kept {
            self.place(key);
        }
    }
}

/// What is looked for: whether two sets of terminals hold a pair that shows it. Exact for single terminals.
pub(super) type Shows<'a> = &'a dyn Fn(Reach, Reach) -> bool;

/// A search through pairs of nodes.
pub(super) struct Walk<'a> {
    pub(super) builder: &'a Builder,
    pub(super) shows: Shows<'a>,
    /// A pair of the same id never shows it.
    pub(super) differing: bool,
    /// From this level on, a pair shows it as soon as the terminals below it may.
    pub(super) floor: u8,
    pub(super) fruitless: &'a mut Pairs,
    /// How many more pairs may be looked at.
    pub(super) pairs: &'a mut u32,
    /// The way to what was found, the last step first.
    pub(super) path: Vec<(u8, u8)>,
}

impl Walk<'_> {
    /// Whether some combination shows it; if so, the path leads there.
    pub(super) fn find(&mut self, a: Id, b: Id) -> Result<bool, Exceeded> {
        let store = &self.builder.store;
        if (self.differing && a == b) || !(self.shows)(store.reach(a), store.reach(b)) {
            return Ok(false);
        }
        let level = store.level(a).min(store.level(b));
        if level >= self.floor {
            return Ok(true);
        }
        if self.fruitless.contains(a, b) {
            return Ok(false);
        }
        *self.pairs = self.pairs.checked_sub(1).ok_or(Exceeded)?;
        for answer in 0..self.builder.size(level) {
            if self.find(store.follow(a, level, answer), store.follow(b, level, answer))? {
                self.path.push((level, answer));
                return Ok(true);
            }
        }
        self.fruitless.insert(a, b);
        Ok(false)
    }
}

/// A search through several diagrams at once, which remembers nothing and gives up soon.
pub(super) struct Together<'a> {
    pub(super) builder: &'a Builder,
    /// How many more steps it may take.
    pub(super) steps: u32,
}

impl Together<'_> {
    /// Whether some combination leads every diagram to one of its terminals; `None` where that takes too long to tell.
    pub(super) fn reach(&mut self, mut all: Vec<(Id, Reach)>) -> Option<bool> {
        let store = &self.builder.store;
        if !all.iter().all(|(id, wanted)| store.reach(*id).intersects(*wanted)) {
            return Some(false);
        }
        // What leads nowhere else asks nothing more.
        all.retain(|(id, wanted)| !store.reach(*id).is_subset(*wanted));
        let Some(level) = all.iter().map(|(id, _)| store.level(*id)).min() else { return Some(true) };
        self.steps = self.steps.checked_sub(1)?;
        for answer in 0..self.builder.size(level) {
            let next = all.iter().map(|(id, wanted)| (store.follow(*id, level, answer), *wanted)).collect();
            if self.reach(next)? {
                return Some(true);
            }
        }
        Some(false)
    }
}
