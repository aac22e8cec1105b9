//! What gathers iterators into lists, small in a WebAssembly module.

/// What iterators of several adapters are gathered by. `collect` asks a chain how much will come before each step, which in
/// a WebAssembly module is the larger part of it.
pub(crate) trait ToList: Iterator + Sized {
    /// All that comes, in its order.
    fn list(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        self.for_each(|item| list.push(item));
        list
    }
}

impl<I: Iterator> ToList for I {}
