//! A list that only grows and is cheap to clone: what has happened in a case is shared between the case and its drafts.

use std::sync::Arc;

/// So many items share one allocation.
const CHUNK: usize = 64;

/// An append-only list. Cloning it copies at most a chunk of items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Log<T> {
    full: Vec<Arc<Vec<T>>>,
    rest: Vec<T>,
}

impl<T> Log<T> {
    pub(crate) const fn new() -> Self {
        Self { full: Vec::new(), rest: Vec::new() }
    }

    pub(crate) fn push(&mut self, item: T) {
        self.rest.push(item);
        if self.rest.len() == CHUNK {
            self.full.push(Arc::new(std::mem::take(&mut self.rest)));
        }
    }

    /// The items, oldest first.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.full.iter().flat_map(|chunk| chunk.iter()).chain(&self.rest)
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
        assert!(log.iter().rev().copied().eq((0..201).rev()));
    }
}
