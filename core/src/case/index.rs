//! A map that only grows and is cheap to clone: what is looked up by its name in a case, however long its ledger.

use std::borrow::Borrow;
use std::sync::Arc;

use crate::list::ToList;

/// Names and what they stand for, in sorted runs of growing length: a new name is a run of its own, and runs of one
/// length become one. So a lookup searches, and cloning shares, a few runs only.
#[derive(Clone, Debug)]
pub(crate) struct Index<K, V> {
    runs: Vec<Arc<[(K, V)]>>,
}

impl<K: Ord + Clone, V: Clone> Index<K, V> {
    pub(crate) const fn new() -> Self {
        Self { runs: Vec::new() }
    }

    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.runs.iter().rev().find_map(|run| {
            let found = run.binary_search_by(|(known, _)| known.borrow().cmp(key)).ok()?;
            run.get(found).map(|(_, value)| value)
        })
    }

    /// Lets a name stand for a value from now on.
    pub(crate) fn insert(&mut self, key: K, value: V) {
        let mut run: Arc<[(K, V)]> = Arc::new([(key, value)]);
        while let Some(last) = self.runs.pop_if(|last| last.len() <= run.len()) {
            run = merged(&last, &run).into();
        }
        self.runs.push(run);
    }

    /// All names with what they stand for, and some with what they stood for before.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.runs.iter().flat_map(|run| run.iter()).map(|(key, value)| (key, value))
    }
}

/// Two sorted runs as one; of a name in both, what it stands for in the newer.
fn merged<K: Ord + Clone, V: Clone>(old: &[(K, V)], new: &[(K, V)]) -> Vec<(K, V)> {
    let mut both = Vec::with_capacity(old.len() + new.len());
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    while let (Some((one, _)), Some((other, _))) = (old.peek(), new.peek()) {
        let order = one.cmp(other);
        let next = if order.is_lt() { old.next() } else { new.next() };
        both.extend(next.cloned());
        if order.is_eq() {
            old.next();
        }
    }
    both.extend(old.chain(new).cloned());
    both
}

/// Two indices are equal where they hold the same, in whatever order it came.
impl<K: Ord, V: PartialEq> PartialEq for Index<K, V> {
    fn eq(&self, other: &Self) -> bool {
        sorted(self) == sorted(other)
    }
}

fn sorted<K: Ord, V>(index: &Index<K, V>) -> Vec<&(K, V)> {
    // The newest first among those of one name.
    let mut all: Vec<_> = index.runs.iter().rev().flat_map(|run| run.iter()).list();
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    all.dedup_by(|(one, _), (other, _)| one == other);
    all
}

impl<K: Ord, V: Eq> Eq for Index<K, V> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_finds_what_was_put_in_and_shares_it() {
        let mut index = Index::new();
        for number in 0..1_000_u32 {
            index.insert(number * 7_919 % 1_000, number);
        }
        let before = index.clone();
        index.insert(5_000, 1);
        index.insert(0, 9);
        assert!((1..1_000).all(|number: u32| index.get(&(number * 7_919 % 1_000)) == Some(&number)));
        assert_eq!((before.get(&5_000), index.get(&5_000)), (None, Some(&1)));
        assert_eq!((before.get(&0), index.get(&0)), (Some(&0), Some(&9)));
        assert!(index.runs.len() <= 12, "{}", index.runs.len());
        assert!(before != index);
    }

    #[test]
    fn an_index_does_not_grow_by_what_it_knows() {
        let (mut index, mut other) = (Index::new(), Index::new());
        (0..1_000_u32).for_each(|number| index.insert(number % 5, number));
        (995..1_000_u32).for_each(|number| other.insert(number % 5, number));
        assert!(index.iter().count() <= 10, "{}", index.iter().count());
        assert!(index == other);
    }
}
