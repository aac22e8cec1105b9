//! What a kernel lacks for a case: the rulebook or the edition that the case runs under, to the letter.

use serde::Serialize;

use crate::determination::BookRef;
use crate::time::{CalendarRef, NeedsCalendar};

/// What a case runs under and a kernel does not have. Such a kernel answers nothing about the case: another text of the same
/// version, or another calendar, would give other dates and other rights.
///
/// ```
/// use distinguo::case::{Act, Foreign};
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
///
/// let text = Rulebook::shipped_text("cn.supervision.2024").unwrap();
/// let [kernel, edited] = [text, &text.replace("\"investigate\"", "\"inquiry\"")]
///     .map(|text| Kernel::new(Rulebook::load(text).unwrap(), None).unwrap());
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &Act::load(open).unwrap()).unwrap();
/// assert!(kernel.next_due(ledger.case()).is_ok());
/// let foreign = edited.next_due(ledger.case()).unwrap_err(); // the same id and version, and another text
/// assert!(matches!(foreign, Foreign::Rulebook { rulebook } if rulebook.digest == *kernel.rulebook().digest()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Foreign {
    /// A rulebook, to the letter.
    #[error("{} {} ({})", .rulebook.id, .rulebook.version, .rulebook.digest.as_str())]
    Rulebook {
        /// Rulebook that the case runs under.
        rulebook: BookRef,
    },
    /// An edition of a calendar.
    #[error("{calendar}")]
    Calendar {
        /// Edition of a calendar that the case counts by.
        calendar: CalendarRef,
    },
}

impl From<NeedsCalendar> for Foreign {
    fn from(needs: NeedsCalendar) -> Self {
        Self::Calendar { calendar: needs.calendar }
    }
}
