//! Which of many cases needs the clock next: what a host holds in memory for all of its open cases, in place of the cases.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::document::Id;
use crate::kernel::Kernel;
use crate::time::Instant;

use crate::case::{Case, Foreign};

/// Open cases by the instant at which something runs out in them. It knows a case's id and that instant, and nothing of
/// what the case is about.
///
/// ```
/// use distinguo::case::Case;
/// use distinguo::kernel::Kernel;
/// use distinguo::rulebook::Rulebook;
/// use distinguo::watch::Watch;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.reference").unwrap(), None).unwrap();
/// let mut watch = Watch::default();
/// watch.note(&kernel, &Case::blank()).unwrap(); // not open: nothing to watch
/// assert_eq!((watch.len(), watch.next()), (0, None));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Watch {
    cases: BTreeMap<Arc<str>, Option<Instant>>,
    due: BTreeSet<(Instant, Arc<str>)>,
}

impl Watch {
    /// Takes note of a case as it is now: call this after every entry that was stored.
    ///
    /// # Errors
    ///
    /// Where the case runs under other rules: it is watched as before.
    pub fn note(&mut self, kernel: &Kernel, case: &Case) -> Result<(), Foreign> {
        if let Some(id) = case.id() {
            self.set(id, kernel.next_due(case)?);
        }
        Ok(())
    }

    /// Takes note of when something runs out in a case, as [`Kernel::next_due`] said: for hosts that store it.
    pub fn set(&mut self, case: &Id, due: Option<Instant>) {
        let id = self.forget(case).unwrap_or_else(|| case.as_str().into());
        if let Some(due) = due {
            self.due.insert((due, Arc::clone(&id)));
        }
        self.cases.insert(id, due);
    }

    /// Watches a case no longer.
    fn forget(&mut self, case: &Id) -> Option<Arc<str>> {
        let (id, due) = self.cases.remove_entry(case.as_str())?;
        if let Some(due) = due {
            self.due.remove(&(due, Arc::clone(&id)));
        }
        Some(id)
    }

    /// Watches a case no longer, because it is closed or was moved.
    pub fn remove(&mut self, case: &Id) {
        self.forget(case);
    }

    /// How many cases are watched.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cases.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty()
    }

    /// When something runs out next in any case: [`Kernel::tick`] is due then for the cases of [`Self::until`].
    #[must_use]
    pub fn next(&self) -> Option<Instant> {
        self.due.first().map(|(due, _)| *due)
    }

    /// The cases in which something has run out by an instant, the longest overdue first.
    pub fn until(&self, now: Instant) -> impl Iterator<Item = (Instant, &str)> {
        self.due.iter().map(|(due, case)| (*due, &**case)).take_while(move |(due, _)| *due <= now)
    }

    /// The cases in which no clock runs, in the order of their ids.
    pub fn resting(&self) -> impl Iterator<Item = &str> {
        self.cases.iter().filter(|(_, due)| due.is_none()).map(|(case, _)| &**case)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_watched_under_its_newest_instant_only() {
        let id = |name| Id::new(name).unwrap();
        let at = |text| Instant::parse(text).unwrap();
        let (early, late) = (at("2026-03-02T00:00:00Z"), at("2026-03-09T00:00:00Z"));
        let mut watch = Watch::default();
        watch.set(&id("one"), Some(early));
        watch.set(&id("two"), Some(late));
        watch.set(&id("three"), None);
        assert_eq!(watch.next(), Some(early));
        watch.set(&id("one"), Some(late));
        assert_eq!(watch.until(early).count(), 0);
        assert_eq!(watch.until(late).map(|(_, case)| case).collect::<Vec<_>>(), ["one", "two"]);
        watch.remove(&id("two"));
        assert_eq!((watch.len(), watch.until(late).count()), (2, 1));
        assert_eq!(watch.resting().collect::<Vec<_>>(), ["three"]);
    }
}
