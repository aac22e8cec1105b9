//! *Distinguo*: was an honest mistake made in good faith, and may it be tolerated?
//!
//! A pure decision kernel: it does no I/O, reads no clock, draws no random number. A regulation comes in as data (a
//! rulebook), findings about one conduct come in as data, and out come the outcomes that the regulation permits, the
//! reasons, and what is still missing. People decide; the kernel derives, guards, explains and keeps time.
//!
//! The rooms, ground first: `sorted` (private), [`error`], [`document`], [`time`], `logic` (private), [`rulebook`], [`determination`],
//! [`precedent`], [`case`] and [`ledger`], [`kernel`] with `handed_over` (private), [`what_if`], [`audit`], [`watch`],
//! [`report`], [`scenario`], and above them [`host`], the JSON front door of the bindings.
#![forbid(unsafe_code)]

// What tests share speaks of the crate by its name.
#[cfg(test)]
extern crate self as distinguo;

pub mod audit;
pub mod case;
pub mod determination;
pub mod document;
pub mod error;
mod handed_over;
pub mod host;
pub mod kernel;
pub mod ledger;
mod list;
#[expect(dead_code, unused_imports, reason = "proofs that only tests ask for")]
mod logic;
pub mod precedent;
pub mod report;
pub mod rulebook;
pub mod scenario;
#[cfg(feature = "schema")]
pub mod schema;
mod sorted;
pub mod time;
pub mod watch;
pub mod what_if;

/// The examples of the README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
