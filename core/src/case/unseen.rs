//! Why somebody is not shown something of a case.

use super::foreign::Foreign;
use super::refusal::Refusal;
use crate::error::Problem;
use crate::time::NeedsCalendar;

/// Why a question about a case is not answered.
///
/// ```
/// use distinguo::case::{Act, Actor, Unseen};
/// use distinguo::document::Id;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let stranger = Actor::new("person:li", Id::new("person").unwrap(), None);
/// let unseen = kernel.explain_for(ledger.case(), &stranger, open.at()).unwrap_err();
/// assert!(matches!(unseen, Unseen::Problem(problem) if problem.pointer() == "/actor/id"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unseen {
    /// The case runs under other rules.
    #[error(transparent)]
    Foreign(#[from] Foreign),
    /// Whoever asks has no part in the case, or not one that is told this; or the cases are not of one person.
    #[error("{0}")]
    Problem(Problem),
    /// How the case stood on a day that is past cannot be told.
    #[error("{}", .0.code().as_str())]
    Refused(Refusal),
}

impl Unseen {
    /// What a case runs under and the kernel does not have, where that is why.
    #[must_use]
    pub const fn needs(&self) -> Option<&Foreign> {
        match self {
            Self::Foreign(foreign) => Some(foreign),
            Self::Problem(_) | Self::Refused(_) => None,
        }
    }
}

impl From<Problem> for Unseen {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<Refusal> for Unseen {
    fn from(refusal: Refusal) -> Self {
        match refusal.needs() {
            Some(foreign) => Self::Foreign(foreign.clone()),
            None => Self::Refused(refusal),
        }
    }
}

impl From<NeedsCalendar> for Unseen {
    fn from(needs: NeedsCalendar) -> Self {
        Self::Foreign(needs.into())
    }
}
