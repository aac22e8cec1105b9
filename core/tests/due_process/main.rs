//! Due process: what must hold, whoever acts. One module for each section; each sentence in it that can be false has a test
//! there.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a test may panic, its helpers too"
)]

mod books;
mod course;
#[path = "../support/stage.rs"]
mod stage;
mod story;
#[path = "../support/mod.rs"]
mod support;

mod adverse;
mod approval;
mod author;
mod authority;
mod beyond_the_calendar;
mod bodies;
mod clocks;
mod days;
mod determination;
mod erasure;
mod forgers;
mod heard;
mod hearing;
mod identity;
mod ledger_and_audit;
mod loops_end;
mod matters;
mod migration;
mod milder_law;
mod no_worse;
mod offered;
mod precedents;
mod printing;
mod rectification;
mod reports;
mod right_kernel;
mod settled;
mod versions;
mod views;
