//! The kernel's dependencies: none does I/O, reads a clock or draws random numbers. Whoever adds one says here why the
//! kernel needs it, after reading what it does.

use crate::{Failure, cargo, output};

/// Crate, the features that it may have, and what the kernel needs it for.
const ALLOWED: &[(&str, &[&str], &str)] = &[
    ("block-buffer", &[], "buffers of sha2"),
    ("cfg-if", &[], "conditional compilation in sha2"),
    ("cpufeatures", &[], "whether the processor has instructions for SHA-256"),
    ("crypto-common", &[], "traits of sha2; without `getrandom`"),
    ("digest", &["block-api", "default"], "traits of sha2"),
    ("hybrid-array", &[], "arrays of sha2"),
    ("hifijson", &["alloc"], "JSON, token by token; without `std` it has no readers of files"),
    ("itoa", &[], "integers in JSON"),
    ("jiff", &["alloc"], "civil dates; without `std` and `tz-system` it has neither clock nor time zone files"),
    ("jiff-core", &["alloc"], "civil dates"),
    ("libc", &[], "asked by cpufeatures on some ARM systems"),
    ("litemap", &["alloc"], "maps as sorted lists"),
    ("portable-atomic", &["require-cas"], "atomics of jiff"),
    ("portable-atomic-util", &["alloc"], "atomics of jiff"),
    ("serde", &["default", "derive", "rc", "serde_derive", "std"], "documents"),
    ("serde_core", &["rc", "result", "std"], "documents"),
    ("sha2", &[], "digests"),
    ("sm3", &[], "digests of ledgers that are hashed as China's commercial cryptography rules ask"),
    ("smol_str", &["serde"], "ids that lie where they are used"),
    ("thiserror", &[], "errors"),
    ("tinyvec", &["alloc", "default"], "short lists of unicode-normalization"),
    ("typenum", &["const-generics"], "sizes of arrays in sha2"),
    ("unicode-normalization", &[], "names of people in one form, so that none can pass for another"),
];

/// Fails where the kernel depends on a crate, or on a feature of a crate, that is not allowed.
pub(crate) fn check() -> Result<(), Failure> {
    let tree = output(cargo().args([
        "tree",
        "--package=distinguo",
        "--no-default-features",
        "--edges=normal,no-proc-macro",
        "--target=all",
        "--prefix=none",
        "--format={p}|{f}",
    ]))?;
    let mut strangers = Vec::new();
    for line in tree.lines() {
        let (package, features) = line.split_once('|').unwrap_or((line, ""));
        let name = package.split_whitespace().next().unwrap_or_default();
        if name.is_empty() || name == "distinguo" {
            continue;
        }
        let features = features.trim_end_matches("(*)").trim().split(',').filter(|feature| !feature.is_empty());
        match ALLOWED.iter().find(|(allowed, ..)| *allowed == name) {
            None => strangers.push(name.to_owned()),
            Some((_, allowed, _)) => {
                strangers.extend(features.filter(|f| !allowed.contains(f)).map(|f| format!("{name} with `{f}`")));
            }
        }
    }
    strangers.sort();
    strangers.dedup();
    if strangers.is_empty() {
        return Ok(());
    }
    Err(format!(
        "the kernel depends on {}: read what it does, then allow it in xtask/src/dependencies.rs or do without",
        strangers.join(", ")
    ))
}
