//! Steps, one after the other, each with a line that says what it does and how long it took.

use std::process::ExitCode;
use std::time::Instant;

use crate::Failure;

/// Runs steps until one fails.
pub(crate) struct Steps {
    started: Instant,
    passed: usize,
    failed: bool,
}

impl Steps {
    pub(crate) fn new() -> Self {
        Self { started: Instant::now(), passed: 0, failed: false }
    }

    /// A step: its name, what it does, and the doing. Nothing is done after a step has failed.
    pub(crate) fn step(&mut self, name: &str, what: &str, run: impl FnOnce() -> Result<(), Failure>) {
        if self.failed {
            return;
        }
        println!("==> {name}: {what}");
        let started = Instant::now();
        let result = run();
        let seconds = started.elapsed().as_secs_f32();
        match result {
            Ok(()) => {
                self.passed += 1;
                println!("--- {name}: ok ({seconds:.1} s)");
            }
            Err(failure) => {
                self.failed = true;
                println!("--- {name}: FAILED ({seconds:.1} s)\n{failure}");
            }
        }
    }

    /// The closing lines.
    pub(crate) fn finish(self) -> ExitCode {
        println!("\nsteps of `cargo xtask test`, {:.0} s in all:", self.started.elapsed().as_secs_f32());
        println!("{} passed, {} failed", self.passed, u8::from(self.failed));
        if self.failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}
