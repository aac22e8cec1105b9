//! The same decision table in other engines: `zen-engine` (a JDM decision table), `regorus` (a Rego policy), `cel` (one
//! expression), and a plain loop that looks for the first row that matches. Each is translated from the rulebook's own
//! document, in the form that its users would write, and answers with the outcomes of the row as one text.
#![forbid(unsafe_code)]

pub mod cel_expression;
pub mod first_match;
pub mod rego;
pub mod rows;
pub mod zen;
