//! The ledger of a case: entries in canonical form, chained by hash, with erasable texts beside them. What belongs here
//! is how entries are written and chained; what they mean is the business of the case.

mod commitment;
mod entry;
mod fault;
mod record;

pub use commitment::Private;
pub(crate) use commitment::{commitments, committed, opened, repeats, seal};
pub(crate) use entry::{Cause, Sealed};
pub use entry::{Entry, WIRE};
pub use fault::Fault;
pub(crate) use record::{Because, Stored, Unread, lines};
pub use record::{Form, Record};
