//! What the benchmarks run on: generated rulebooks, hostile documents, cases. All of it follows from a seed, without a
//! clock or a random number, so that every run measures the same.
//!
//! [`suites`] measures the kernel alone; the comparison with other engines is a workspace of its own in `peers/`,
//! because those engines bring some five hundred crates.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a benchmark that cannot be set up stops there"
)]

pub mod books;
pub mod cases;
pub mod dice;
pub mod hostile;
pub mod precedents;
pub mod procedures;
pub mod suites;
