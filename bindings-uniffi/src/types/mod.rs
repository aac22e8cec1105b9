//! The documents of the kernel as types: what goes in, what comes out. One file a schema; what stands in several schemas
//! belongs to the first. Written by `cargo xtask types` from the published schemas.

// What a schema does not describe has a name that says it.
#![allow(missing_docs)]
// They cross to other languages and back, where they have another size.
#![allow(clippy::large_enum_variant)]

mod act;
mod audit;
mod bars;
mod blocked;
mod case;
mod changes;
mod check;
mod comparison;
mod determination;
mod due;
mod due_list;
mod due_request;
mod entry;
mod findings;
mod foreign;
mod governing;
mod lasting;
mod like;
mod options;
mod person;
mod precedent;
mod problems;
mod protections;
mod questions;
mod refusal;
mod report;
mod smallest_change;
mod what_if;

use crate::scalars::{Day, Digest, End, FirstAndLast, Id, Instant, Json, bare};

pub use act::*;
pub use audit::*;
pub use bars::*;
pub use blocked::*;
pub use case::*;
pub use changes::*;
pub use check::*;
pub use comparison::*;
pub use determination::*;
pub use due::*;
pub use due_list::*;
pub use due_request::*;
pub use entry::*;
pub use findings::*;
pub use foreign::*;
pub use governing::*;
pub use lasting::*;
pub use like::*;
pub use options::*;
pub use person::*;
pub use precedent::*;
pub use problems::*;
pub use protections::*;
pub use questions::*;
pub use refusal::*;
pub use report::*;
pub use smallest_change::*;
pub use what_if::*;
