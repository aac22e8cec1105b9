//! What the tests share: a naive reading of documents, random documents, and the documents that ship.

pub(crate) mod books;
pub(crate) mod naive;
pub(crate) mod oracle;
pub(crate) mod proofs;
pub(crate) mod random;
