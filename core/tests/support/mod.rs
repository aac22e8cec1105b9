//! Runs a file of acts through the kernel: on each line a heading, an act, or an instant until which time passes.
#![allow(dead_code, clippy::result_large_err, reason = "each test uses its part")]

use std::sync::Arc;

use distinguo::case::{Act, Refusal};
use distinguo::document::Id;
use distinguo::kernel::{Kernel, KernelSet, Ledger};
use distinguo::rulebook::Rulebook;
use distinguo::time::Instant;

/// What a file of acts came to.
pub struct Run {
    /// A kernel for every version that the case ran under, the last one last.
    pub kernels: KernelSet,
    /// The same, in the order in which it ran under them.
    pub versions: Vec<Arc<Kernel>>,
    pub ledger: Ledger,
}

impl Run {
    fn under(&mut self, kernel: Kernel) {
        let kernel = Arc::new(kernel);
        self.kernels.add(Arc::clone(&kernel));
        self.versions.push(kernel);
    }

    /// The kernel that the case runs under at the end.
    pub fn kernel(&self) -> &Kernel {
        self.versions.last().unwrap()
    }
}

/// Why a file of acts stopped.
#[derive(Debug)]
pub enum Stop {
    /// The line cannot be read.
    Unreadable(usize, String),
    /// The act on the line was refused.
    Refused(usize, Box<Refusal>),
}

/// A kernel for a rulebook that ships: by its name, or by its id and version.
fn kernel(name: &str, version: Option<&str>) -> Option<Kernel> {
    let Some(version) = version else { return Kernel::new(Rulebook::shipped(name)?, None).ok() };
    let wanted = |book: &Rulebook| book.id().as_str() == name && book.version() == version;
    let book = Rulebook::shipped_names().filter_map(Rulebook::shipped).find(wanted)?;
    Kernel::new(book, None).ok()
}

/// Runs a file of acts to its end or to the first refusal; `seen` is called for every line done.
pub fn run(text: &str, mut seen: impl FnMut(&Run, usize)) -> Result<Run, (Run, Stop)> {
    let mut run = Run { kernels: KernelSet::new(), versions: Vec::new(), ledger: Ledger::new() };
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let number = index + 1;
        let before = run.ledger.records().len();
        if let Err(stop) = step(&mut run, line, number) {
            return Err((run, stop));
        }
        seen(&run, before);
    }
    Ok(run)
}

fn step(run: &mut Run, line: &str, number: usize) -> Result<(), Stop> {
    let unreadable = |why: &dyn std::fmt::Display| Stop::Unreadable(number, why.to_string());
    let value: serde_json::Value = serde_json::from_str(line).map_err(|error| unreadable(&error))?;
    if let Some(id) = value.get("rulebook").and_then(|id| id.as_str()) {
        run.under(kernel(id, None).ok_or_else(|| unreadable(&"no such rulebook"))?);
        return Ok(());
    }
    if let Some(now) = value.get("tick").and_then(|now| now.as_str()) {
        let now = Instant::parse(now).ok_or_else(|| unreadable(&"no instant"))?;
        let kernel = run.versions.last().ok_or_else(|| unreadable(&"no rulebook"))?;
        run.ledger.tick(kernel, now).unwrap();
        return Ok(());
    }
    let act = Act::load(line).map_err(|problems| unreadable(&problems))?;
    if let Some(version) = value.pointer("/act/migrate/version").and_then(|version| version.as_str()) {
        // What runs out before the move runs out under the rules of before.
        if let Some(before) = run.versions.last() {
            run.ledger.tick(before, act.at()).unwrap();
        }
        let id = run.versions.last().map(|kernel| kernel.rulebook().id().clone());
        let id: Id = id.ok_or_else(|| unreadable(&"no rulebook"))?;
        run.under(kernel(id.as_str(), Some(version)).ok_or_else(|| unreadable(&"no such version"))?);
    }
    let kernel = run.versions.last().ok_or_else(|| unreadable(&"no rulebook"))?;
    match run.ledger.handle(kernel, &act) {
        Ok(_) => Ok(()),
        Err(refusal) => Err(Stop::Refused(number, Box::new(refusal))),
    }
}
