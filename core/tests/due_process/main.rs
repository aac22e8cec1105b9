//! What must hold, whoever acts: each sentence of the rules of due process that can be false, one module for each section.

#![allow(clippy::wildcard_enum_match_arm, reason = "documents are taken as they come")]

#[cfg(test)]
mod books;
#[cfg(test)]
mod determination;
#[cfg(test)]
mod settled;
#[cfg(test)]
#[path = "../support/stage.rs"]
mod stage;
#[cfg(test)]
mod versions;
