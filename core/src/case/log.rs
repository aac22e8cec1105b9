//! A list that only grows and is cheap to clone: what has happened in a case is shared between the case and its drafts.

use std::sync::Arc;

/// So many items share one allocation.
const CHUNK: usize = 16;

/// An append-only list. Cloning it copies less than a chunk of items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Log<T> {
    full: Option<Arc<Vec<Arc<[T]>>>>,
    rest: Vec<T>,
}

impl<T> Log<T> {
    pub(crate) const fn new() -> Self {
        Self { full: None, rest: Vec::new() }
    }

    pub(crate) fn push(&mut self, item: T) {
        self.rest.push(item);
        if self.rest.len() == CHUNK {
            let chunk = std::mem::take(&mut self.rest).into();
            Arc::make_mut(self.full.get_or_insert_default()).push(chunk);
        }
    }

    /// How many items there are.
    pub(crate) fn len(&self) -> usize {
        self.full.as_ref().map_or(0, |chunks| chunks.len() * CHUNK) + self.rest.len()
    }

    /// The items, oldest first.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.full.iter().flat_map(|chunks| chunks.iter()).flat_map(|chunk| chunk.iter()).chain(&self.rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_keeps_its_items_in_order_across_chunks() {
        let mut log = Log::new();
        (0..200).for_each(|item| log.push(item));
        let copy = log.clone();
        log.push(200);
        assert!(copy.iter().copied().eq(0..200));
        assert_eq!((copy.len(), log.len()), (200, 201));
        assert!(log.iter().rev().copied().eq((0..201).rev()));
    }
}
