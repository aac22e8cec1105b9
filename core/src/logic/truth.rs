//! Three truth values (Kleene), in the order fails < open < holds: *and* is the minimum, *or* the maximum.

use std::ops::Not;

/// What is known of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Truth {
    /// It fails, whatever else is found.
    Fails,
    /// It depends on what is still open.
    Open,
    /// It holds, whatever else is found.
    Holds,
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Holds } else { Self::Fails }
    }
}

impl Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Fails => Self::Holds,
            Self::Open => Self::Open,
            Self::Holds => Self::Fails,
        }
    }
}
