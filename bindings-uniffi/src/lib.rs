//! The kernel behind UniFFI, for Kotlin, Swift and Python: handles, documents as types, and typed errors. What belongs here
//! is the passage between types and the kernel's JSON front door, and no logic of its own: the packages of the three
//! languages are made of this interface.

mod case;
mod cases;
mod error;
mod json;
mod kernel;
mod kernel_set;
mod labels;
mod scalars;
mod types;

pub use case::Case;
pub use cases::{Cases, Tally};
pub use error::DistinguoError;
pub use json::*;
pub use kernel::{Determinations, Kernel, check, due_of, shipped_rulebook, shipped_rulebooks, shipped_versions};
pub use kernel_set::KernelSet;
pub use labels::Labels;
pub use scalars::{Day, Digest, End, FirstAndLast, Id, Instant, Json, Time};
pub use types::*;

uniffi::setup_scaffolding!("distinguo");
