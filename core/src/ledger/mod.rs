//! The ledger of a case: entries in canonical form, chained by hash, with erasable texts beside them. What belongs here
//! is how entries are written and chained; what they mean is the business of the case.

mod commitment;
mod entry;
mod fault;
mod record;

pub(crate) use commitment::{committed, commitments, matches, opened, seal};
pub use commitment::{Erasure, Private};
pub use entry::{Entry, WIRE};
pub(crate) use entry::{CalendarRef, Cause, Sealed};
pub use fault::Fault;
pub use record::{Form, Record};
pub(crate) use record::{Because, Stored, Unread, lines};
