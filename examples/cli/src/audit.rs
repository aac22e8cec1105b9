//! `distinguo audit`: whether a ledger is what it was.

use std::fmt::Write as _;

use distinguo::audit::{Anchor, Report, audit_under};
use distinguo::document::Digest;
use distinguo::kernel::Kernel;

use crate::Answer;
use crate::args::AuditArgs;
use crate::books::{self, Books};
use crate::failure::Failure;
use crate::input;
use crate::output::Output;
use crate::words::Words;

pub fn run(args: &AuditArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    let mut library = Books::new(&args.under.rulebooks, words)?;
    let text = input::lines(&args.ledger, words)?;
    let expected = match &args.head {
        Some(head) => Some(Digest::parse(head).ok_or_else(|| Failure::Usage(words.no_hash(head)))?),
        None => None,
    };
    // Every version that a sound part of it was written under.
    let mut kernels: Vec<Kernel> = Vec::new();
    for record in books::read(&text).records() {
        let named = record.entry().rulebook();
        let known = kernels.iter().any(|kernel| *kernel.rulebook().digest() == named.digest);
        if !known && let Some(kernel) = library.find(named) {
            kernels.push((*kernel).clone());
        }
    }
    let report = audit_under(&kernels, &text, expected.as_ref());
    if report.entries == 0 && report.faults.is_empty() {
        return Err(Failure::Usage(words.empty_ledger(&input::name(&args.ledger))));
    }
    if args.under.json {
        out.json(&report)?;
    } else {
        out.page(&page(&input::name(&args.ledger), &report, words))?;
    }
    Ok(if report.sound { Answer::Yes } else { Answer::No })
}

fn page(name: &str, report: &Report, words: Words) -> String {
    let mut text = String::new();
    let verdict = if report.sound { words.audit_sound(report.entries) } else { words.audit_broken(report.entries) };
    let sign = if report.sound { '✓' } else { '✗' };
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{sign} {name}{}{verdict}", words.colon());
    for fault in &report.faults {
        let _ = writeln!(text, "  ✗ {name}:{}{}{}", fault.line, words.colon(), words.fault(fault.fault));
    }
    match &report.anchored {
        None => {
            let _ = writeln!(text, "  ? {}", words.unanchored());
        }
        Some(Anchor::At { seq }) => {
            let _ = writeln!(text, "  ✓ {}", words.anchored(*seq, report.entries));
        }
        Some(Anchor::Missing) => {
            let _ = writeln!(text, "  ✗ {}", words.anchor_missing());
        }
    }
    if let Some(head) = &report.head {
        let _ = writeln!(text, "  • {}{}", words.head(), head.as_str());
    }
    if !report.erased.is_empty() {
        let _ = writeln!(text, "  • {}", words.erased(report.erased.len()));
    }
    if !report.other_semantics.is_empty() {
        let _ = writeln!(text, "  ? {}", words.other_semantics(report.other_semantics.len()));
    }
    text
}
