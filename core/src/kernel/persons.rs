//! What is told of a person over all their cases, each under its own rules: one answer, whether a kernel is asked by itself or
//! a set of them.

use std::borrow::Cow;

use super::{AtHand, Ledger};
use crate::case::{Actor, Bars, Case, Lasting, Refusal, Rules, Shield, Unseen, of_one_person, told_to};
use crate::list::ToList;
use crate::rulebook::Use;
use crate::time::{Date, Instant};

impl<'k> AtHand<'k> {
    /// Whether a person is barred from a use on a day, as personnel may know.
    pub(crate) fn bars<'c>(
        self,
        cases: impl IntoIterator<Item = &'c Case>,
        wanted: Use,
        day: Date,
        now: Instant,
    ) -> Result<Bars, Unseen>
    where
        'k: 'c,
    {
        let cases = self.each(cases)?;
        of_one_person(&cases)?;
        Ok(crate::case::bars(&cases, wanted, day, now))
    }

    /// What protects a person in a use on a day, case by case, for somebody who may know.
    pub(crate) fn protections<'l>(
        self,
        ledgers: impl IntoIterator<Item = &'l Ledger>,
        reader: Option<&Actor>,
        wanted: Use,
        day: Date,
        now: Instant,
    ) -> Result<Vec<Shield>, Unseen> {
        let then = self.on(ledgers, reader, day, now)?;
        let cases = self.each(then.iter().map(|ledger| ledger.case()))?.into_iter();
        Ok(cases.flat_map(|(rules, case)| crate::case::shields(rules, case, wanted, day)).list())
    }

    /// How long what merely lasts does so on a day, over all cases, for somebody who may know.
    pub(crate) fn lasting<'l>(
        self,
        ledgers: impl IntoIterator<Item = &'l Ledger>,
        reader: Option<&Actor>,
        day: Date,
        now: Instant,
    ) -> Result<Vec<Lasting>, Unseen> {
        let then = self.on(ledgers, reader, day, now)?;
        Ok(crate::case::lasting(self.each(then.iter().map(|ledger| ledger.case()))?, day))
    }

    /// Ledgers as they stood on a day, for somebody who may know: as they stand, where it is not past.
    fn on<'l>(
        self,
        ledgers: impl IntoIterator<Item = &'l Ledger>,
        reader: Option<&Actor>,
        day: Date,
        now: Instant,
    ) -> Result<Vec<Cow<'l, Ledger>>, Unseen> {
        let ledgers: Vec<&Ledger> = ledgers.into_iter().filter(|ledger| ledger.case().rulebook().is_some()).list();
        let cases = self.each(ledgers.iter().map(|ledger| ledger.case()))?;
        of_one_person(&cases)?;
        told_to(&cases, reader, now)?;
        let then = |(ledger, (rules, _)): (&'l Ledger, (Rules<'_>, &Case))| match rules.zone.past(day, now) {
            Some(end) => Ok(Cow::Owned(self.as_of(ledger, end)?)),
            None => Ok(Cow::Borrowed(ledger)),
        };
        ledgers.into_iter().zip(cases).map(then).collect()
    }

    fn as_of(self, ledger: &Ledger, now: Instant) -> Result<Ledger, Refusal> {
        match self {
            Self::One(kernel) => ledger.as_of(kernel, now),
            Self::Set(kernels) => kernels.as_of(ledger, now),
        }
    }

    /// Cases with their rules. What is not open yet has none, and says nothing.
    fn each<'c>(self, cases: impl IntoIterator<Item = &'c Case>) -> Result<Vec<(Rules<'c>, &'c Case)>, Unseen>
    where
        'k: 'c,
    {
        let open = cases.into_iter().filter_map(|case| Some((case, case.rulebook()?)));
        open.map(|(case, book)| Ok((self.find(book, case.calendar())?.rules(case)?, case))).collect()
    }
}
