//! Maps and sets that are small or filled at once, as sorted lists: what a rulebook names, what a case has decided. A
//! B-tree of each type would be a tenth of the WebAssembly module. Putting something into the midst of a list moves what
//! comes after it, so what grows one by one without bounds stays a B-tree.

use std::borrow::Borrow;

use serde::{Serialize, Serializer};

use crate::list::ToList;

/// A map as a list that is sorted by keys.
pub(crate) type Map<K, V> = litemap::LiteMap<K, V>;

/// Writes a map as any map is written.
pub(crate) fn write<K: Serialize, V: Serialize, S: Serializer>(
    map: &Map<K, V>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(map)
}

/// A set as a sorted list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Set<K>(Vec<K>);

impl<K: Ord> Set<K> {
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|known| known.borrow().cmp(key))
    }

    pub(crate) fn contains<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// Puts a key in; tells whether it is new.
    pub(crate) fn insert(&mut self, key: K) -> bool {
        match self.find(&key) {
            Ok(_) => false,
            Err(place) => {
                self.0.insert(place, key);
                true
            }
        }
    }

    /// Takes a key out; tells whether it was in.
    pub(crate) fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok_and(|place| {
            self.0.remove(place);
            true
        })
    }

    pub(crate) fn retain(&mut self, keep: impl FnMut(&K) -> bool) {
        self.0.retain(keep);
    }

    pub(crate) fn first(&self) -> Option<&K> {
        self.0.first()
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, K> {
        self.0.iter()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K> Default for Set<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// Sorts once, however the keys come.
impl<K: Ord> FromIterator<K> for Set<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        let mut keys = keys.into_iter().list();
        keys.sort_unstable();
        keys.dedup();
        Self(keys)
    }
}

impl<K: Ord> Extend<K> for Set<K> {
    fn extend<I: IntoIterator<Item = K>>(&mut self, keys: I) {
        for key in keys {
            self.insert(key);
        }
    }
}

impl<K> IntoIterator for Set<K> {
    type Item = K;
    type IntoIter = std::vec::IntoIter<K>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, K> IntoIterator for &'a Set<K> {
    type Item = &'a K;
    type IntoIter = std::slice::Iter<'a, K>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// The places of the keys that stand before already.
pub(crate) fn repeated<K: Ord>(keys: impl IntoIterator<Item = K>) -> Set<usize> {
    let mut keys: Vec<(K, usize)> = keys.into_iter().zip(0..).list();
    keys.sort_unstable();
    let pairs = keys.windows(2).filter_map(|pair| match pair {
        [(before, _), (key, place)] if before == key => Some(*place),
        _ => None,
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_set_holds_what_a_tree_holds(
            first in prop::collection::vec(0_u8..20, 0..20),
            steps in prop::collection::vec((any::<bool>(), 0_u8..20), 0..40),
        ) {
            let mut set: Set<u8> = first.iter().copied().collect();
            let mut tree: BTreeSet<u8> = first.into_iter().collect();
            for (insert, key) in steps {
                prop_assert_eq!(set.contains(&key), tree.contains(&key));
                if insert {
                    prop_assert_eq!(set.insert(key), tree.insert(key));
                } else {
                    prop_assert_eq!(set.remove(&key), tree.remove(&key));
                }
                prop_assert_eq!((set.first(), set.len()), (tree.first(), tree.len()));
            }
            prop_assert!(set.iter().eq(&tree));
        }

        #[test]
        fn a_map_that_is_filled_at_once_keeps_the_last_of_a_key(
            pairs in prop::collection::vec((0_u8..20, any::<u8>()), 0..40),
        ) {
            let map: Map<u8, u8> = pairs.iter().copied().collect();
            let tree: BTreeMap<u8, u8> = pairs.into_iter().collect();
            prop_assert!(map.iter().eq(&tree));
        }

        #[test]
        fn a_key_is_repeated_where_it_stands_before(keys in prop::collection::vec(0_u8..8, 0..20)) {
            let mut seen = BTreeSet::new();
            let expected: Vec<usize> = (0..keys.len()).filter(|place| !seen.insert(keys[*place])).collect();
            prop_assert!(repeated(&keys).iter().eq(&expected));
        }
    }
}
