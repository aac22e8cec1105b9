//! Several cases, behind handles.

use std::borrow::Cow;

use super::{Case, Kernel, Unanswered, answer, reader, told, use_on, word};
use crate::case::{Actor, Case as State, Rules, Unseen, bars, lasting, of_one_person, shields, told_to};
use crate::document::{Decode as _, Digest};
use crate::error::{Code, Language, Problem, Problems};
use crate::report::Secret;
use crate::time::{Date, Instant};

/// Counts over many cases, by clause and seat, never by person, each changed by the cell key method: `docs/reports.md`.
///
/// ```
/// use distinguo::host::Tally;
/// let tally = Tally::new(b"0123456789abcdef0123456789abcdef").unwrap(); // as for a test; draw yours at random
/// assert!(tally.report().starts_with(r#"{"ok":{"#));
/// assert!(Tally::new(b"secret").unwrap_err().contains(r#""code":"short_secret""#));
/// ```
#[derive(Clone, Debug)]
pub struct Tally(crate::report::Tally);

impl Tally {
    /// A tally of no case, under the secret of the host: at least 32 random bytes, the same for all its reports.
    ///
    /// # Errors
    ///
    /// The answer with the problem, at `/secret`.
    pub fn new(secret: &[u8]) -> Result<Self, String> {
        Secret::new(secret).map(|secret| Self(crate::report::Tally::new(secret))).map_err(super::wrong)
    }

    /// Makes the report one about the rulebook of a kernel too: null.
    pub fn cover(&mut self, kernel: &Kernel) -> String {
        self.0.cover(kernel.core.rulebook());
        answer(Ok(()))
    }

    /// Counts a case as it stands at an instant: whether it was counted, as copies of one that was are not, nor what-ifs.
    pub fn add(&mut self, case: &Case, now: &str) -> String {
        let counted = case.instant(now).map_err(Unanswered::from).and_then(|now| {
            let then = case.at(now)?;
            let (kernel, ledger) = then.parts();
            Ok(self.0.add(&kernel.core, ledger, now)?)
        });
        told(counted)
    }

    /// What was counted: schema `report`.
    #[must_use]
    pub fn report(&self) -> String {
        answer(Ok(self.0.report()))
    }

    /// The same as a page in a language of the kernel: a string. In English for any other.
    #[must_use]
    pub fn page(&self, language: &str) -> String {
        answer(Ok(self.0.page(Language::from_tag(language).unwrap_or(Language::En))))
    }
}

/// The cases of one person that the host passes in, each as it stands when it is added and under the rules of its own kernel:
/// what follows from them together. They are of one person where each is about a party of the same id.
///
/// ```
/// use distinguo::host::{Case, Cases, Kernel};
/// use distinguo::rulebook::Rulebook;
///
/// let mut cases = Cases::new();
/// let today = "2026-03-02";
/// let nobody = cases.bars("discipline", today, today);
/// assert_eq!(nobody, r#"{"ok":{"barred":false}}"#);
///
/// let kernel = Kernel::load(Rulebook::shipped_text("cn.supervision.2024").unwrap(), None, None).unwrap();
/// let mut case = Case::new(&kernel);
/// case.handle(r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00",
///     "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#);
/// assert_eq!(cases.add(&case), r#"{"ok":null}"#);
/// assert_eq!(cases.bars("discipline", today, today), nobody); // that there is a case is not for personnel
/// assert_eq!(cases.lasting("null", today, today), r#"{"ok":[]}"#);
/// assert!(cases.bars("gossip", today, today).contains(r#""pointer":"/use""#));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Cases(Vec<Passed>);

/// A case that was passed in.
#[derive(Clone, Debug)]
struct Passed {
    case: Case,
    /// The hash of its first entry, which tells one ledger from another: ids of cases are the matter of hosts.
    opening: Digest,
}

impl Cases {
    /// No cases.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a case as it stands: null. Added again, or as a fork of it, it takes the place that it had, so that nothing is
    /// counted twice. A case that is not open yet adds nothing.
    pub fn add(&mut self, case: &Case) -> String {
        let (_, ledger) = case.parts();
        if let Some(first) = ledger.records().first() {
            let passed = Passed { case: case.clone(), opening: first.hash().clone() };
            match self.0.iter_mut().find(|known| known.opening == passed.opening) {
                Some(known) => *known = passed,
                None => self.0.push(passed),
            }
        }
        answer(Ok(()))
    }

    /// What personnel may know for a use: whether the person is barred, and nothing else, schema `bars`. For a person whose
    /// cases are pending, tolerated or cleared, and for one who was barred once, it is the answer for nobody. They ask about
    /// the present day, which the host's clock says: a day that is past is answered as it is for nobody, one to come as the
    /// present.
    #[must_use]
    pub fn bars(&self, wanted: &str, day: &str, now: &str) -> String {
        let asked = use_on(wanted, day).and_then(|asked| Ok((asked, self.instant(now)?)));
        told(asked.map_err(Unanswered::from).and_then(|((wanted, day), now)| {
            let cases = self.each()?;
            of_one_person(&cases).map_err(Unseen::from)?;
            Ok(bars(&cases, wanted, day, now))
        }))
    }

    /// What may not be counted, is barred or deferred for a use on a day, case by case in the order in which they were added:
    /// schema `protections`. For the person and the organ that decides in one of them, written as in an act, and for whoever
    /// keeps the ledgers, as null. Of a day that is past it is told what was in force when that day was the present.
    #[must_use]
    pub fn protections(&self, actor: &str, wanted: &str, day: &str, now: &str) -> String {
        let asked = reader(actor).and_then(|by| Ok((by, use_on(wanted, day)?, self.instant(now)?)));
        told(asked.map_err(Unanswered::from).and_then(|(by, (wanted, day), now)| {
            let then = self.on(by.as_ref(), day, now)?;
            let cases = each(&then)?.into_iter();
            Ok(cases.flat_map(|(rules, case)| shields(rules, case, wanted, day)).collect::<Vec<_>>())
        }))
    }

    /// How long what merely lasts, such as the influence of a decision, lasts on a day: schema `lasting`. For those whom
    /// [`Self::protections`] is for, and of a day that is past in the same way.
    ///
    /// Periods of one rulebook that meet go together as the rulebook says: where the cases run under several versions of it,
    /// as the one says that came into force last. No rulebook speaks of the periods of another: each tells its own, in the
    /// order of the ids of the rulebooks. The order in which cases were added does not matter.
    #[must_use]
    pub fn lasting(&self, actor: &str, day: &str, now: &str) -> String {
        let asked = reader(actor).and_then(|by| Ok((by, word::<Date>("day", day)?, self.instant(now)?)));
        told(asked.map_err(Unanswered::from).and_then(|(by, day, now)| {
            let then = self.on(by.as_ref(), day, now)?;
            Ok(lasting(each(&then)?, day))
        }))
    }

    /// The present, in the time zone of the first case where a day is given.
    fn instant(&self, now: &str) -> Result<Instant, Problems> {
        match self.0.first() {
            Some(passed) => passed.case.instant(now),
            // Without a case it makes no difference when.
            None => {
                let day = || Date::parse(now).map(|day| Instant::parse(&format!("{day}T23:59:59Z")));
                let bad = || Problem::new(Code::BadInstant, "/now").given(now).expected(Instant::EXPECTED);
                Instant::parse(now).or_else(|| day().flatten()).ok_or_else(|| bad().into())
            }
        }
    }

    /// The cases as they stood on a day, for somebody who may know.
    fn on(&self, by: Option<&Actor>, day: Date, now: Instant) -> Result<Vec<Cow<'_, Case>>, Unanswered> {
        let cases = self.each()?;
        of_one_person(&cases).map_err(Unseen::from)?;
        told_to(&cases, by, now)?;
        let mut then = Vec::new();
        for (passed, (rules, _)) in self.0.iter().zip(&cases) {
            then.push(match rules.zone.past(day, now) {
                Some(end) => Cow::Owned(passed.case.at(end)?),
                None => Cow::Borrowed(&passed.case),
            });
        }
        Ok(then)
    }

    /// The cases with their rules.
    fn each(&self) -> Result<Vec<(Rules<'_>, &State)>, Unanswered> {
        let parts = self.0.iter().map(|passed| passed.case.parts());
        parts.map(|(kernel, ledger)| Ok((kernel.core.rules(ledger.case())?, ledger.case()))).collect()
    }
}

impl Case {
    /// What may not be counted, is barred or deferred for a use on a day: schema `protections`. For the person and the organ
    /// that decides, each written as in an act, and for whoever keeps the ledger, as null. Of a day that is past it is told
    /// what was in force when that day was the present.
    #[must_use]
    pub fn protections(&self, actor: &str, wanted: &str, day: &str, now: &str) -> String {
        let mut cases = Cases::new();
        cases.add(self);
        cases.protections(actor, wanted, day, now)
    }
}

/// Cases with their rules, as they stood then. What was not open yet says nothing.
fn each<'c>(then: &'c [Cow<'_, Case>]) -> Result<Vec<(Rules<'c>, &'c State)>, Unanswered> {
    let parts = then.iter().map(|case| case.parts());
    let open = parts.filter(|(_, ledger)| ledger.case().id().is_some());
    open.map(|(kernel, ledger)| Ok((kernel.core.rules(ledger.case())?, ledger.case()))).collect()
}
