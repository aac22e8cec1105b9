//! What a proof may cost, and what is said when it would cost more. Whether a table fits cannot be told beforehand,
//! so every build and every walk counts what it does.

use super::space::Var;

/// Upper bounds for the work on one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Budget {
    /// Nodes of decision diagrams alive at once.
    pub(crate) nodes: u32,
    /// Operations on nodes in one build or one proof.
    pub(crate) steps: u32,
    /// Pairs of nodes compared in one proof.
    pub(crate) pairs: u32,
}

impl Default for Budget {
    fn default() -> Self {
        Self { nodes: 200_000, steps: 4_000_000, pairs: 2_000_000 }
    }
}

/// A table or condition that is too entangled to be proved within its [`Budget`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TooComplex {
    /// The row that was being merged.
    pub(crate) at: Option<usize>,
    /// The variables that the work piled up at, worst first.
    pub(crate) busiest: Vec<Var>,
}

/// The budget ran out: said inside the room, before it is known where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exceeded;
