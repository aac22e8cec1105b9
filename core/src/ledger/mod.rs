//! The ledger of a case: entries in canonical form, chained by hash, with erasable texts beside them. What belongs here
//! is how entries are written and chained; what they mean is the business of the case.

mod commitment;
mod entry;
mod fault;

pub use commitment::Private;
pub(crate) use commitment::{commitment, seal};
pub(crate) use entry::{Cause, Sealed, Stored};
pub use entry::{Entry, Record, WIRE};
pub use fault::Fault;
