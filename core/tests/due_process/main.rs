//! Due process: what must hold, whoever acts. One module for each section.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic, its helpers too")]

#[path = "../support/mod.rs"]
mod support;

mod beyond_the_calendar;
mod clocks;
