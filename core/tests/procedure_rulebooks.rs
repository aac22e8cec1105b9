//! What loading proves about procedures.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a test may panic, its helpers too"
)]

use distinguo::rulebook::Rulebook;

/// A whole procedure that is small enough to be explored.
const SMALL: &str = include_str!("data/small-procedure.json");

#[test]
fn the_small_procedure_is_sound() {
    let book = Rulebook::load(SMALL).unwrap_or_else(|problems| panic!("{problems}"));
    assert!(book.advice().is_empty(), "{}", book.advice());
}
