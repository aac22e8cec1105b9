//! Several cases, behind handles.

use std::sync::{Arc, Mutex, PoisonError};

use distinguo::host;

use crate::case::Case;
use crate::error::{DistinguoError, handle, read, text, word};
use crate::kernel::Kernel;
use crate::scalars::{Day, Instant};
use crate::types::{Actor, Bars, Lasting, Report, Shield, Use};

/// Counts over many cases, by clause and seat, never by person, each changed by the cell key method.
#[derive(uniffi::Object)]
pub struct Tally(Mutex<host::Tally>);

#[uniffi::export]
impl Tally {
    /// A tally of no case, under the secret of the program: at least 32 random bytes, the same for all its reports.
    #[uniffi::constructor]
    pub fn new(secret: Vec<u8>) -> Result<Arc<Self>, DistinguoError> {
        handle(host::Tally::new(&secret)).map(|tally| Arc::new(Self(Mutex::new(tally))))
    }

    /// Makes the report one about the rulebook of a kernel too: it has a part for it whether or not there is a case.
    pub fn cover(&self, kernel: &Kernel) -> Result<(), DistinguoError> {
        read(&self.with(|tally| tally.cover(&kernel.0)))
    }

    /// Counts a case as it stands at an instant. Whether it was counted: copies of one that was are not, nor what-ifs.
    // The header for Swift is C, in which `case` is no name.
    pub fn add(&self, counted: &Case, now: Instant) -> Result<bool, DistinguoError> {
        read(&counted.with(|case| self.with(|tally| tally.add(case, &now.to_string()))))
    }

    /// What was counted.
    pub fn report(&self) -> Result<Report, DistinguoError> {
        read(&self.with(|tally| tally.report()))
    }

    /// The same as a page in a language of the kernel, `zh` or `en`; in English for any other.
    pub fn page(&self, language: &str) -> Result<String, DistinguoError> {
        read(&self.with(|tally| tally.page(language)))
    }
}

impl Tally {
    fn with<T>(&self, ask: impl FnOnce(&mut host::Tally) -> T) -> T {
        ask(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The cases of one person, each as it stands when it is added and under the rules of its own kernel: what follows from them
/// together. They are of one person where each is about a party of the same id.
#[derive(Default, uniffi::Object)]
pub struct Cases(Mutex<host::Cases>);

#[uniffi::export]
impl Cases {
    /// No cases.
    #[uniffi::constructor]
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    /// Adds a case as it stands. Added again, or as a fork of it, it takes the place that it had. A case that is not open yet
    /// adds nothing.
    pub fn add(&self, added: &Case) -> Result<(), DistinguoError> {
        read(&added.with(|case| self.with(|cases| cases.add(case))))
    }

    /// What personnel may know for a use: whether the person is barred, and nothing else. For a person whose cases are pending,
    /// tolerated or cleared, and for one who was barred once, it is the answer for nobody. They ask about the present day: one
    /// that is past is answered as for nobody, one to come as the present.
    pub fn bars(&self, purpose: Use, day: Day, now: Instant) -> Result<Bars, DistinguoError> {
        read(&self.with(|cases| cases.bars(&word(purpose), &day.0, &now.to_string())))
    }

    /// What may not be counted, is barred or deferred for a use on a day, case by case in the order in which they were added:
    /// for the person and the organ that decides, and where nobody is named for whoever keeps the ledgers. Of a day that is past
    /// it is told what was in force when that day was the present.
    pub fn protections(
        &self,
        actor: Option<Actor>,
        purpose: Use,
        day: Day,
        now: Instant,
    ) -> Result<Vec<Shield>, DistinguoError> {
        read(&self.with(|cases| cases.protections(&text(&actor), &word(purpose), &day.0, &now.to_string())))
    }

    /// How long what merely lasts, such as the influence of a decision, lasts on a day: for those whom `protections` is for.
    /// Periods of one rulebook that meet go together as it says, in the version that came into force last; each rulebook tells
    /// its own.
    pub fn lasting(&self, actor: Option<Actor>, day: Day, now: Instant) -> Result<Vec<Lasting>, DistinguoError> {
        read(&self.with(|cases| cases.lasting(&text(&actor), &day.0, &now.to_string())))
    }
}

impl Cases {
    fn with<T>(&self, ask: impl FnOnce(&mut host::Cases) -> T) -> T {
        ask(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
