//! What an actor may do now: every act that would not be refused for who, when or what has happened; what it must bring
//! along; until when it is in time.

use serde::Serialize;

use super::act::{Act, Actor};
use super::draft::Rules;
use super::grants;
use super::state::{Case, RunState};
use crate::document::Id;
use crate::rulebook::procedure::{Deed, PeriodKind};

/// An act that is possible now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Choice {
    /// The kind of act, narrowed by what it is about.
    pub(crate) act: Deed,
}
