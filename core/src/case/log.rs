//! A list that only grows and is cheap to clone: what has happened in a case is shared between the case and its drafts.

use std::slice::Iter;
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
    pub(crate) fn iter(&self) -> Items<'_, T> {
        let chunks = self.full.as_ref().map(|chunks| chunks.as_slice()).unwrap_or_default();
        Items { front: [].iter(), chunks: chunks.iter(), back: self.rest.iter() }
    }
}

/// The items of a log: those of the chunk that is being gone through from either end, and the chunks between.
#[derive(Clone)]
pub(crate) struct Items<'l, T> {
    front: Iter<'l, T>,
    chunks: Iter<'l, Arc<[T]>>,
    back: Iter<'l, T>,
}

impl<'l, T> Iterator for Items<'l, T> {
    type Item = &'l T;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.front.next() {
                return Some(item);
            }
            match self.chunks.next() {
                Some(chunk) => self.front = chunk.iter(),
                None => return self.back.next(),
            }
        }
    }
}

impl<T> DoubleEndedIterator for Items<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.back.next_back() {
                return Some(item);
            }
            match self.chunks.next_back() {
                Some(chunk) => self.back = chunk.iter(),
                None => return self.front.next_back(),
            }
        }
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
        let mut ends = log.iter();
        let outside_in = std::iter::from_fn(|| ends.next().zip(ends.next_back()).map(|(one, other)| [*one, *other]));
        assert!(outside_in.eq((0..100).map(|step| [step, 200 - step])));
    }
}
