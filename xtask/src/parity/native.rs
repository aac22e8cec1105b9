//! The kernel itself as a runner: what every other host is compared with.

use std::io::{BufRead, Write};

use distinguo::host::{Case, Cases, Kernel, KernelSet, Tally, check, due};

use super::protocol::{Call, escape};
use crate::Failure;

/// What a runner keeps from call to call.
#[derive(Default)]
pub(crate) struct Native {
    kernel: Option<Kernel>,
    case: Option<Case>,
    /// What the current case was forked from.
    forked: Option<Case>,
    kernels: KernelSet,
    tally: Option<Tally>,
    cases: Cases,
}

/// What is answered where there is nothing to tell.
const DONE: &str = "{\"ok\":null}";

impl Native {
    /// Answers a call. A handle that cannot be made leaves the one before.
    pub(crate) fn answer(&mut self, call: &Call) -> Result<String, Failure> {
        let arguments: Vec<&str> = call.arguments.iter().map(String::as_str).collect();
        let given = |text: &'_ str| (!text.is_empty()).then(|| text.to_owned());
        Ok(match (call.name, arguments.as_slice()) {
            ("load", [rulebook, calendar, precedents]) => {
                let loaded = Kernel::load(rulebook, given(calendar).as_deref(), given(precedents).as_deref());
                put(&mut self.kernel, loaded)
            }
            ("determine", [findings]) => self.kernel()?.determine(findings),
            ("determine_batch", [lines]) => self.kernel()?.determine_batch(lines),
            ("changes", [after, lines]) => match Kernel::load(after, None, None) {
                Ok(after) => self.kernel()?.changes(&after, lines),
                Err(answer) => answer,
            },
            ("questions", [findings, table]) => self.kernel()?.questions(findings, table),
            ("possible", [findings, table]) => self.kernel()?.possible(findings, table),
            ("smallest_change", [findings, table, outcome]) => self.kernel()?.smallest_change(findings, table, outcome),
            ("page", [findings, language]) => self.kernel()?.page(findings, language),
            ("audit", [ledger, head]) => self.kernel()?.audit(ledger, given(head).as_deref()),
            ("new_case", []) => {
                self.case = Some(Case::new(self.kernel()?));
                DONE.to_owned()
            }
            ("from_ledger", [ledger]) => {
                let read = Case::from_ledger(self.kernel()?, ledger);
                put(&mut self.case, read)
            }
            ("sound_part", [ledger]) => {
                self.case = Some(Case::sound_part(self.kernel()?, ledger));
                DONE.to_owned()
            }
            ("under", []) => {
                self.case = Some(self.case()?.under(self.kernel()?));
                DONE.to_owned()
            }
            ("as_of", [now]) => {
                let then = self.case()?.as_of(now);
                put(&mut self.case, then)
            }
            ("fork", [actor]) => {
                let case = self.case()?.clone();
                let fork = case.fork(reader(actor));
                if fork.is_ok() {
                    self.forked = Some(case);
                }
                put(&mut self.case, fork)
            }
            ("difference", [now, actor]) => {
                let forked = self.forked.as_ref().ok_or("no case was forked before")?;
                forked.difference(reader(actor), self.case()?, now)
            }
            ("handle", [act]) => self.case_mut()?.handle(act),
            ("tick", [now]) => self.case_mut()?.tick(now),
            ("next_due", []) => self.case()?.next_due(),
            ("due", [now, actor]) => self.case()?.due(reader(actor), now),
            ("options", [actor, now]) => self.case()?.options(actor, now),
            ("blocked", [actor, now]) => self.case()?.blocked(actor, now),
            ("done", [id]) => self.case()?.done(id),
            ("needs", []) => self.case()?.needs(),
            ("protections", [wanted, day, now, actor]) => self.case()?.protections(reader(actor), wanted, day, now),
            ("explain_for", [actor, now]) => self.case()?.explain_for(actor, now),
            ("view", []) => self.case()?.view(),
            ("precedent", [table]) => self.case()?.precedent(table),
            ("like", [table, now, actor]) => self.case()?.like(reader(actor), table, now),
            ("case_page", [now, language, actor]) => self.case()?.page(reader(actor), now, language),
            ("agenda_page", [now, language, actor]) => self.case()?.agenda_page(reader(actor), now, language),
            ("lines", [after]) => {
                let after = after.parse().map_err(|_| format!("`{after}` is no number of entries"))?;
                self.case()?.lines(after)
            }
            ("due_of", [request, calendar]) => due(request, given(calendar).as_deref()),
            ("check", [rulebook]) => check(rulebook),
            ("new_kernels", []) => {
                self.kernels = KernelSet::new();
                DONE.to_owned()
            }
            ("add", []) => {
                let kernel = self.kernel()?.clone();
                self.kernels.add(&kernel)
            }
            ("add_calendar", [calendar]) => self.kernels.add_calendar(calendar),
            ("read", [ledger]) => put(&mut self.case, self.kernels.read(ledger)),
            ("determine_all", [findings]) => self.kernels.determine_all(findings),
            ("governing", [rulebook, findings, decided, table]) => {
                self.kernels.governing(rulebook, findings, decided, table)
            }
            ("audit_all", [ledger, head]) => self.kernels.audit(ledger, given(head).as_deref()),
            ("new_tally", [secret]) => put(&mut self.tally, Tally::new(secret.as_bytes())),
            ("cover", []) => {
                let kernel = self.kernel()?.clone();
                self.tally_mut()?.cover(&kernel)
            }
            ("tally", [now]) => {
                let case = self.case.as_ref().ok_or(NO_CASE)?.clone();
                self.tally_mut()?.add(&case, now)
            }
            ("report", []) => self.tally_mut()?.report(),
            ("tally_page", [language]) => self.tally_mut()?.page(language),
            ("new_cases", []) => {
                self.cases = Cases::new();
                DONE.to_owned()
            }
            ("add_case", []) => {
                let case = self.case.as_ref().ok_or(NO_CASE)?;
                self.cases.add(case)
            }
            ("bars", [wanted, day, now]) => self.cases.bars(wanted, day, now),
            ("protections_of_all", [wanted, day, now, actor]) => {
                self.cases.protections(reader(actor), wanted, day, now)
            }
            ("lasting", [day, now, actor]) => self.cases.lasting(reader(actor), day, now),
            (name, arguments) => return Err(format!("`{name}` is not called with {} arguments", arguments.len())),
        })
    }

    fn kernel(&self) -> Result<&Kernel, Failure> {
        self.kernel.as_ref().ok_or_else(|| "no kernel was loaded before".to_owned())
    }

    fn tally_mut(&mut self) -> Result<&mut Tally, Failure> {
        Ok(self.tally.as_mut().ok_or(NO_TALLY)?)
    }

    fn case(&self) -> Result<&Case, Failure> {
        Ok(self.case.as_ref().ok_or(NO_CASE)?)
    }

    fn case_mut(&mut self) -> Result<&mut Case, Failure> {
        Ok(self.case.as_mut().ok_or(NO_CASE)?)
    }
}

const NO_TALLY: &str = "no tally was made before";
const NO_CASE: &str = "no case was made before";

/// Keeps a handle that could be made; the answer.
fn put<T>(place: &mut Option<T>, made: Result<T, String>) -> String {
    match made {
        Ok(made) => {
            *place = Some(made);
            DONE.to_owned()
        }
        Err(answer) => answer,
    }
}

/// Who asks: whoever keeps the ledger, where nobody is named.
fn reader(actor: &str) -> &str {
    if actor.is_empty() { "null" } else { actor }
}

/// Answers calls until there are no more.
pub(crate) fn serve(calls: impl BufRead, mut answers: impl Write) -> Result<(), Failure> {
    let mut native = Native::default();
    for line in calls.lines() {
        let call = Call::read(&line.map_err(|error| error.to_string())?)?;
        let answer = escape(&native.answer(&call)?);
        writeln!(answers, "{answer}").map_err(|error| error.to_string())?;
    }
    answers.flush().map_err(|error| error.to_string())
}
