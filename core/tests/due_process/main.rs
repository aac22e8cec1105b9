//! Due process: what must hold, whoever acts. One module for each section.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a test may panic, its helpers too"
)]

#[path = "../support/mod.rs"]
mod support;

mod forgers;
mod ledger_and_audit;
mod printing;
