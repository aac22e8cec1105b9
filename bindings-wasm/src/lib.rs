//! The kernel behind a WebAssembly module: the JSON front door of the core ([`distinguo::host`]) as it crosses to
//! JavaScript, text in, text out. What belongs here is the crossing alone, a handle for each handle of the front door and
//! a method for each call. Types, parsed answers and typed errors are the matter of the TypeScript around it.
//!
//! Only what makes a handle can fail at the crossing: it throws the text of an answer, the same that other hosts get. No
//! argument is decoded on the way in, so no failure leaves anything behind.

use distinguo::host;
use wasm_bindgen::prelude::wasm_bindgen;

/// When a period ends: see [`host::due`].
#[must_use]
#[wasm_bindgen]
pub fn due(request: &str, calendar: Option<String>) -> String {
    host::due(request, calendar.as_deref())
}

/// Whether a rulebook is sound: see [`host::check`].
#[must_use]
#[wasm_bindgen]
pub fn check(rulebook: &str) -> String {
    host::check(rulebook)
}

/// A rulebook with its calendar and precedents: see [`host::Kernel`].
#[derive(Debug)]
#[wasm_bindgen]
pub struct Kernel(host::Kernel);

#[wasm_bindgen]
impl Kernel {
    /// See [`host::Kernel::load`].
    ///
    /// # Errors
    ///
    /// The text of the answer with the problems.
    pub fn load(rulebook: &str, calendar: Option<String>, precedents: Option<String>) -> Result<Self, String> {
        host::Kernel::load(rulebook, calendar.as_deref(), precedents.as_deref()).map(Self)
    }

    /// See [`host::Kernel::determine`].
    #[must_use]
    pub fn determine(&self, findings: &str) -> String {
        self.0.determine(findings)
    }

    /// See [`host::Kernel::determine_batch`].
    #[must_use]
    #[wasm_bindgen(js_name = determineBatch)]
    pub fn determine_batch(&self, findings: &str) -> String {
        self.0.determine_batch(findings)
    }

    /// See [`host::Kernel::changes`].
    #[must_use]
    pub fn changes(&self, after: &Kernel, findings: &str) -> String {
        self.0.changes(&after.0, findings)
    }

    /// See [`host::Kernel::questions`].
    #[must_use]
    pub fn questions(&self, findings: &str, table: &str) -> String {
        self.0.questions(findings, table)
    }

    /// See [`host::Kernel::possible`].
    #[must_use]
    pub fn possible(&self, findings: &str, table: &str) -> String {
        self.0.possible(findings, table)
    }

    /// See [`host::Kernel::smallest_change`].
    #[must_use]
    #[wasm_bindgen(js_name = smallestChange)]
    pub fn smallest_change(&self, findings: &str, table: &str, outcome: &str) -> String {
        self.0.smallest_change(findings, table, outcome)
    }

    /// See [`host::Kernel::page`].
    #[must_use]
    pub fn page(&self, findings: &str, language: &str) -> String {
        self.0.page(findings, language)
    }

    /// See [`host::Kernel::audit`].
    #[must_use]
    pub fn audit(&self, ledger: &str, head: Option<String>) -> String {
        self.0.audit(ledger, head.as_deref())
    }
}

/// A case with its ledger: see [`host::Case`].
#[derive(Debug)]
#[wasm_bindgen]
pub struct Case(host::Case);

#[wasm_bindgen]
impl Case {
    /// See [`host::Case::new`].
    #[must_use]
    pub fn create(kernel: &Kernel) -> Self {
        Self(host::Case::new(&kernel.0))
    }

    /// See [`host::Case::from_ledger`].
    ///
    /// # Errors
    ///
    /// The text of the answer with the problem.
    #[wasm_bindgen(js_name = fromLedger)]
    pub fn from_ledger(kernel: &Kernel, lines: &str) -> Result<Self, String> {
        host::Case::from_ledger(&kernel.0, lines).map(Self)
    }

    /// See [`host::Case::sound_part`].
    #[must_use]
    #[wasm_bindgen(js_name = soundPart)]
    pub fn sound_part(kernel: &Kernel, lines: &str) -> Self {
        Self(host::Case::sound_part(&kernel.0, lines))
    }

    /// See [`host::Case::under`].
    #[must_use]
    pub fn under(&self, kernel: &Kernel) -> Self {
        Self(self.0.under(&kernel.0))
    }

    /// See [`host::Case::as_of`].
    ///
    /// # Errors
    ///
    /// The text of the answer with the problem.
    #[wasm_bindgen(js_name = asOf)]
    pub fn as_of(&self, now: &str) -> Result<Self, String> {
        self.0.as_of(now).map(Self)
    }

    /// See [`host::Case::fork`].
    ///
    /// # Errors
    ///
    /// The text of the answer with the problems.
    pub fn fork(&self, actor: &str) -> Result<Self, String> {
        self.0.fork(actor).map(Self)
    }

    /// See [`host::Case::handle`].
    pub fn handle(&mut self, act: &str) -> String {
        self.0.handle(act)
    }

    /// See [`host::Case::tick`].
    pub fn tick(&mut self, now: &str) -> String {
        self.0.tick(now)
    }

    /// See [`host::Case::next_due`].
    #[must_use]
    #[wasm_bindgen(js_name = nextDue)]
    pub fn next_due(&self) -> String {
        self.0.next_due()
    }

    /// See [`host::Case::due`].
    #[must_use]
    pub fn due(&self, actor: &str, now: &str) -> String {
        self.0.due(actor, now)
    }

    /// See [`host::Case::options`].
    #[must_use]
    pub fn options(&self, actor: &str, now: &str) -> String {
        self.0.options(actor, now)
    }

    /// See [`host::Case::blocked`].
    #[must_use]
    pub fn blocked(&self, actor: &str, now: &str) -> String {
        self.0.blocked(actor, now)
    }

    /// See [`host::Case::done`].
    #[must_use]
    pub fn done(&self, id: &str) -> String {
        self.0.done(id)
    }

    /// See [`host::Case::kernel`].
    #[must_use]
    pub fn kernel(&self) -> Kernel {
        Kernel(self.0.kernel().clone())
    }

    /// See [`host::Case::needs`].
    #[must_use]
    pub fn needs(&self) -> String {
        self.0.needs()
    }

    /// See [`host::Case::protections`].
    #[must_use]
    pub fn protections(&self, actor: &str, wanted: &str, day: &str, now: &str) -> String {
        self.0.protections(actor, wanted, day, now)
    }

    /// See [`host::Case::explain_for`].
    #[must_use]
    #[wasm_bindgen(js_name = explainFor)]
    pub fn explain_for(&self, actor: &str, now: &str) -> String {
        self.0.explain_for(actor, now)
    }

    /// See [`host::Case::view`].
    #[must_use]
    pub fn view(&self) -> String {
        self.0.view()
    }

    /// See [`host::Case::difference`].
    #[must_use]
    pub fn difference(&self, actor: &str, after: &Case, now: &str) -> String {
        self.0.difference(actor, &after.0, now)
    }

    /// See [`host::Case::precedent`].
    #[must_use]
    pub fn precedent(&self, table: &str) -> String {
        self.0.precedent(table)
    }

    /// See [`host::Case::like`].
    #[must_use]
    pub fn like(&self, actor: &str, table: &str, now: &str) -> String {
        self.0.like(actor, table, now)
    }

    /// See [`host::Case::page`].
    #[must_use]
    pub fn page(&self, actor: &str, now: &str, language: &str) -> String {
        self.0.page(actor, now, language)
    }

    /// See [`host::Case::agenda_page`].
    #[must_use]
    #[wasm_bindgen(js_name = agendaPage)]
    pub fn agenda_page(&self, actor: &str, now: &str, language: &str) -> String {
        self.0.agenda_page(actor, now, language)
    }

    /// See [`host::Case::lines`].
    #[must_use]
    pub fn lines(&self, after: u32) -> String {
        self.0.lines(after)
    }

    /// See [`host::Case::len`].
    #[must_use]
    pub fn size(&self) -> u32 {
        self.0.len()
    }
}

/// Kernels side by side: see [`host::KernelSet`].
#[derive(Debug)]
#[wasm_bindgen]
pub struct KernelSet(host::KernelSet);

#[wasm_bindgen]
impl KernelSet {
    /// See [`host::KernelSet::new`].
    #[must_use]
    pub fn create() -> Self {
        Self(host::KernelSet::new())
    }

    /// See [`host::KernelSet::add`].
    pub fn add(&mut self, kernel: &Kernel) -> String {
        self.0.add(&kernel.0)
    }

    /// See [`host::KernelSet::add_calendar`].
    #[wasm_bindgen(js_name = addCalendar)]
    pub fn add_calendar(&mut self, calendar: &str) -> String {
        self.0.add_calendar(calendar)
    }

    /// See [`host::KernelSet::read`].
    ///
    /// # Errors
    ///
    /// The text of the answer with the problem, or with the refusal.
    pub fn read(&self, lines: &str) -> Result<Case, String> {
        self.0.read(lines).map(Case)
    }

    /// See [`host::KernelSet::determine_all`].
    #[must_use]
    #[wasm_bindgen(js_name = determineAll)]
    pub fn determine_all(&self, findings: &str) -> String {
        self.0.determine_all(findings)
    }

    /// See [`host::KernelSet::governing`].
    #[must_use]
    pub fn governing(&self, rulebook: &str, findings: &str, decided: &str, table: &str) -> String {
        self.0.governing(rulebook, findings, decided, table)
    }

    /// See [`host::KernelSet::audit`].
    #[must_use]
    pub fn audit(&self, ledger: &str, head: Option<String>) -> String {
        self.0.audit(ledger, head.as_deref())
    }
}

/// Counts over many cases: see [`host::Tally`].
#[derive(Debug)]
#[wasm_bindgen]
pub struct Tally(host::Tally);

#[wasm_bindgen]
impl Tally {
    /// See [`host::Tally::new`].
    ///
    /// # Errors
    ///
    /// The text of the answer with the problems.
    pub fn create(secret: &[u8]) -> Result<Self, String> {
        host::Tally::new(secret).map(Self)
    }

    /// See [`host::Tally::cover`].
    pub fn cover(&mut self, kernel: &Kernel) -> String {
        self.0.cover(&kernel.0)
    }

    /// See [`host::Tally::add`].
    pub fn add(&mut self, case: &Case, now: &str) -> String {
        self.0.add(&case.0, now)
    }

    /// See [`host::Tally::report`].
    #[must_use]
    pub fn report(&self) -> String {
        self.0.report()
    }

    /// See [`host::Tally::page`].
    #[must_use]
    pub fn page(&self, language: &str) -> String {
        self.0.page(language)
    }
}

/// The cases of one person: see [`host::Cases`].
#[derive(Debug)]
#[wasm_bindgen]
pub struct Cases(host::Cases);

#[wasm_bindgen]
impl Cases {
    /// See [`host::Cases::new`].
    #[must_use]
    pub fn create() -> Self {
        Self(host::Cases::new())
    }

    /// See [`host::Cases::add`].
    pub fn add(&mut self, case: &Case) -> String {
        self.0.add(&case.0)
    }

    /// See [`host::Cases::bars`].
    #[must_use]
    pub fn bars(&self, wanted: &str, day: &str, now: &str) -> String {
        self.0.bars(wanted, day, now)
    }

    /// See [`host::Cases::protections`].
    #[must_use]
    pub fn protections(&self, actor: &str, wanted: &str, day: &str, now: &str) -> String {
        self.0.protections(actor, wanted, day, now)
    }

    /// See [`host::Cases::lasting`].
    #[must_use]
    pub fn lasting(&self, actor: &str, day: &str, now: &str) -> String {
        self.0.lasting(actor, day, now)
    }
}
