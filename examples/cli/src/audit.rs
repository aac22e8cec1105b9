//! `distinguo audit`: whether a ledger is what it was.

use std::path::Path;

use distinguo::audit::{Anchor, Report, Verdict, audit_under};
use distinguo::document::Digest;
use distinguo::kernel::{Kernel, KernelSet};

use crate::Answer;
use crate::args::AuditArgs;
use crate::books::{self, Books};
use crate::failure::Failure;
use crate::input;
use crate::output::{Output, add_line};
use crate::words::Words;

pub fn run(args: &AuditArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    let mut library = Books::new(&args.under.rulebooks, &args.under.calendars, words)?;
    let bytes = input::ledger(&args.ledger, words)?;
    let expected = match &args.head {
        Some(head) => Some(Digest::parse(head).ok_or_else(|| Failure::Usage(words.no_hash(head)))?),
        None => None,
    };
    // Every rulebook that a part of it was written under.
    for record in books::read(&bytes).records() {
        library.with(record.entry());
    }
    let mut kernels = library.kernels().clone();
    for path in &args.precedents {
        let known = knowing(&kernels, path, words)?;
        known.into_iter().for_each(|kernel| kernels.add(kernel));
    }
    let report = audit_under(&kernels, &bytes, expected.as_ref());
    let empty = report.entries == 0 && report.faults.is_empty() && report.unjudged.is_empty();
    if empty {
        return Err(Failure::Usage(words.empty_ledger(&input::name(&args.ledger))));
    }
    if args.under.json {
        out.json(&report)?;
    } else {
        out.page(&page(&input::name(&args.ledger), &report, words))?;
    }
    Ok(match report.verdict {
        Verdict::Sound => Answer::Yes,
        Verdict::NotSound => Answer::No,
        Verdict::CannotBeJudged => Answer::Unjudged,
    })
}

/// The kernels whose rulebook the precedents of a file are of, knowing them.
fn knowing(kernels: &KernelSet, path: &Path, words: Words) -> Result<Vec<Kernel>, Failure> {
    let text = input::precedents(path, words)?;
    let (mut known, mut wrong) = (Vec::new(), None);
    for kernel in kernels.kernels().filter(|kernel| kernel.precedents().is_empty()) {
        match Kernel::clone(kernel).with_precedents(&text) {
            Ok(kernel) => known.push(kernel),
            Err(problems) => wrong = wrong.or(Some(problems)),
        }
    }
    match wrong {
        Some(problems) if known.is_empty() => Err(Failure::document(&input::name(path), problems)),
        Some(_) | None => Ok(known),
    }
}

fn page(name: &str, report: &Report, words: Words) -> String {
    let mut text = String::new();
    let (sign, verdict) = match report.verdict {
        Verdict::Sound => ('✓', words.audit_sound(report.entries)),
        Verdict::NotSound => ('✗', words.audit_broken(report.entries)),
        Verdict::CannotBeJudged => ('?', words.audit_unjudged(report.entries)),
    };
    add_line(&mut text, 0, format_args!("{sign} {name}{}{verdict}", words.colon()));
    for fault in &report.faults {
        let code = fault.refusal.map_or(String::new(), |refusal| format!(" ({})", refusal.as_str()));
        let byte = fault.byte.map_or(String::new(), |byte| format!(":{byte}"));
        let told = words.fault(fault.fault);
        add_line(&mut text, 1, format_args!("✗ {name}:{}{byte}{}{told}{code}", fault.line, words.colon()));
    }
    if report.more > 0 {
        add_line(&mut text, 1, format_args!("✗ {}", words.more_faults(report.more)));
    }
    for unjudged in &report.unjudged {
        let told = words.needs(unjudged.first, unjudged.last, &unjudged.needs);
        add_line(&mut text, 1, format_args!("? {told}"));
    }
    match &report.anchored {
        None => {
            add_line(&mut text, 1, format_args!("? {}", words.unanchored()));
        }
        Some(Anchor::At { seq }) => {
            add_line(&mut text, 1, format_args!("• {}", words.anchored(*seq, report.entries)));
        }
        Some(Anchor::Missing) => {
            add_line(&mut text, 1, format_args!("✗ {}", words.anchor_missing()));
        }
    }
    if let Some(head) = &report.head {
        add_line(&mut text, 1, format_args!("• {}{}", words.head(), head.as_str()));
    }
    for form in &report.form {
        add_line(&mut text, 1, format_args!("• {}", words.form(form.form, form.line, form.lines)));
    }
    if !report.erased.is_empty() {
        add_line(&mut text, 1, format_args!("• {}", words.erased(report.erased.len())));
    }
    text
}
