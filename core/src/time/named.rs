//! How an edition of a calendar is named, so that nobody takes another for it.

use std::fmt;

use serde::Serialize;

use super::{Calendar, Edition};
use crate::document::{Digest, Id, decode_object};

/// By which edition of which calendar days are counted: the digest tells apart what bears the same names.
///
/// ```
/// use distinguo::time::Calendar;
/// let china = Calendar::shipped("cn").unwrap();
/// let named = china.newest().named();
/// assert_eq!((named.id.as_str(), named.edition.as_str()), ("cn", "2026"));
/// assert_eq!(china.edition_by(&named), Ok(china.newest()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalendarRef {
    /// Id of the calendar.
    pub id: Id,
    /// Id of the edition.
    pub edition: String,
    /// What the edition and those before it say of days. Later editions do not change it.
    pub digest: Digest,
}

decode_object!(CalendarRef, "an object with `id`, `edition` and `digest`", { id, edition, digest });

impl fmt::Display for CalendarRef {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}@{} ({})", self.id, self.edition, self.digest.as_str())
    }
}

/// The edition that a case counts by is not at hand: nothing is answered by another in its place.
///
/// ```
/// use distinguo::time::Calendar;
/// let named = Calendar::shipped("cn").unwrap().newest().named();
/// let needs = Calendar::shipped("mon-fri").unwrap().edition_by(&named).unwrap_err();
/// assert_eq!(needs.calendar, named);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NeedsCalendar {
    /// What is needed.
    pub calendar: CalendarRef,
}

impl fmt::Display for NeedsCalendar {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "needs calendar {}", self.calendar)
    }
}

impl std::error::Error for NeedsCalendar {}

impl Edition {
    /// The name that entries give it.
    #[must_use]
    pub fn named(&self) -> CalendarRef {
        CalendarRef { id: self.calendar().clone(), edition: self.id().to_owned(), digest: self.digest().clone() }
    }
}

impl Calendar {
    /// The edition of that name: of the same id, and with the same digest.
    ///
    /// # Errors
    ///
    /// Where it is not at hand. What bears the same ids and says something else of days is another.
    pub fn edition_by(&self, named: &CalendarRef) -> Result<&Edition, NeedsCalendar> {
        let mut editions = self.editions().iter();
        let same = editions.find(|edition| *edition.digest() == named.digest && edition.id() == named.edition);
        same.filter(|_| *self.id() == named.id).ok_or_else(|| NeedsCalendar { calendar: named.clone() })
    }

    /// The calendar as it was when an edition was its newest: what was derived then is derived again by it.
    ///
    /// ```
    /// use distinguo::time::Calendar;
    /// let china = Calendar::shipped("cn").unwrap();
    /// let then = china.upto(&china.edition("2020").unwrap().named()).unwrap();
    /// assert_eq!(then.newest().id(), "2020");
    /// assert_eq!(then.newest().digest(), china.edition("2020").unwrap().digest());
    /// ```
    ///
    /// # Errors
    ///
    /// Where the edition is not at hand.
    pub fn upto(&self, named: &CalendarRef) -> Result<Self, NeedsCalendar> {
        let newest = self.edition_by(named)?.clone();
        Ok(self.ending_with(newest))
    }
}
