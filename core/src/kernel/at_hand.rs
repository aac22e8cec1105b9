//! The kernels by which something is judged: one alone, or a set. A case that hands over the ledger of another needs the
//! rules of that one beside its own.

use std::sync::Arc;

use super::{Kernel, KernelSet};
use crate::case::Foreign;
use crate::determination::BookRef;
use crate::time::CalendarRef;

/// What is at hand.
#[derive(Clone, Copy)]
pub(crate) enum AtHand<'k> {
    /// A kernel by itself.
    One(&'k Kernel),
    /// Several, by the digests of their rulebooks.
    Set(&'k KernelSet),
}

impl<'k> AtHand<'k> {
    /// The kernel of a rulebook, to the letter, that has an edition of a calendar.
    ///
    /// # Errors
    ///
    /// Which of the two is not at hand.
    pub(crate) fn find(self, rulebook: &BookRef, calendar: Option<&CalendarRef>) -> Result<&'k Kernel, Foreign> {
        match self {
            Self::Set(kernels) => kernels.find(rulebook, calendar).map(AsRef::as_ref),
            Self::One(kernel) if BookRef::of(kernel.rulebook()) != *rulebook => {
                Err(Foreign::Rulebook { rulebook: rulebook.clone() })
            }
            Self::One(kernel) => match calendar.filter(|named| !kernel.has_edition(named)) {
                Some(calendar) => Err(Foreign::Calendar { calendar: calendar.clone() }),
                None => Ok(kernel),
            },
        }
    }

    /// Every kernel that is at hand.
    pub(crate) fn kernels(self) -> Vec<&'k Kernel> {
        match self {
            Self::Set(kernels) => kernels.kernels().map(Arc::as_ref).collect(),
            Self::One(kernel) => vec![kernel],
        }
    }
}
