//! The law as it stands: what a shipped regulation says, sentence by sentence, where a book once said something else. A
//! module for each book; each test is named after its sentence.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    dead_code,
    reason = "a test may panic, its helpers too, and the helpers of others are used in part"
)]

mod book;
#[path = "../support/stage.rs"]
mod stage;
#[path = "../due_process/story.rs"]
mod story;
#[path = "../support/mod.rs"]
mod support;

mod accountability;
mod civil_servants;
mod eu;
mod every_book;
mod france;
mod hunan;
mod korea;
mod quoted;
mod reference;
mod sanctions;
mod shandong;
mod sichuan;
mod soe_managers;
mod supervision;
mod zhejiang;
