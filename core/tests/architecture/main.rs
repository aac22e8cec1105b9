//! The rooms of the kernel: imports run downwards, and nothing reaches out of the kernel. Judged by the sources.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic, its helpers too")]

mod circles;

use std::path::{Path, PathBuf};

/// Every room and the rooms that it may use. `error` and `document` are the ground floor and know each other.
const ROOMS: &[(&str, &[&str])] = &[
    ("list", &[]),
    ("sorted", &["list"]),
    ("error", &["document", "sorted"]),
    ("document", &["error", "list", "sorted"]),
    ("time", &["document", "error", "list", "sorted"]),
    ("logic", &["list", "sorted"]),
    ("rulebook", &["document", "error", "list", "logic", "sorted", "time"]),
    ("determination", &["document", "error", "list", "logic", "rulebook", "sorted", "time"]),
    ("precedent", &["determination", "document", "error", "list", "logic", "rulebook", "sorted"]),
    // A case is the fold of what its ledger holds, and an entry holds the effects on a case: these two know each other.
    (
        "case",
        &["determination", "document", "error", "ledger", "list", "logic", "precedent", "rulebook", "sorted", "time"],
    ),
    ("ledger", &["case", "determination", "document", "error", "sorted", "time"]),
    ("handed_over", &["audit", "case", "kernel"]),
    (
        "kernel",
        &[
            "handed_over",
            "case",
            "determination",
            "document",
            "error",
            "ledger",
            "list",
            "precedent",
            "rulebook",
            "sorted",
            "time",
        ],
    ),
    ("what_if", &["case", "document", "kernel", "list", "sorted", "time"]),
    ("audit", &["case", "determination", "document", "error", "kernel", "ledger", "time"]),
    ("watch", &["case", "document", "kernel", "time"]),
    ("report", &["case", "determination", "document", "error", "kernel", "list", "rulebook", "sorted", "time"]),
    ("scenario", &["case", "determination", "document", "error", "kernel", "rulebook", "sorted", "time"]),
    (
        "host",
        &[
            "audit",
            "case",
            "determination",
            "document",
            "error",
            "kernel",
            "ledger",
            "list",
            "precedent",
            "report",
            "rulebook",
            "time",
            "what_if",
        ],
    ),
    (
        "schema",
        &[
            "audit",
            "case",
            "determination",
            "document",
            "error",
            "host",
            "ledger",
            "precedent",
            "report",
            "rulebook",
            "scenario",
            "time",
            "what_if",
        ],
    ),
];

/// Rooms on one floor, which know each other.
/// What a case hands over to another is audited as the kernel opens it.
const NEIGHBOURS: [[&str; 2]; 4] =
    [["error", "document"], ["case", "ledger"], ["kernel", "handed_over"], ["handed_over", "audit"]];

/// What of the standard library reaches out: files, network, processes, environment, clocks, threads, shared state.
const OUTSIDE: &[&str] = &[
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::os",
    "std::path",
    "std::process",
    "std::thread",
    "std::time",
    "std::sync::mpsc",
    "std::sync::Mutex",
    "std::sync::RwLock",
    "std::sync::OnceLock",
    "std::sync::LazyLock",
    "std::sync::atomic",
    "std::cell",
    "std::collections::HashMap",
    "std::collections::HashSet",
    "static mut",
    "thread_local!",
    "println!",
    "eprintln!",
    "print!",
    "eprint!",
    "dbg!",
    "HashMap",
    "HashSet",
    "RandomState",
    "SystemTime",
    "include_bytes!(\"/",
    "unsafe ",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every source file: its path from `src`, and what of it is neither comment nor test.
fn files() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&src, &mut paths);
    // A module of tests alone.
    paths.retain(|path| !path.ends_with("case/census.rs"));
    paths.sort();
    assert!(paths.len() > 30);
    let code = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let text = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    };
    let name = |path: &PathBuf| path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
    paths.iter().map(|path| (name(path), code(path))).collect()
}

/// The room that a file belongs to.
fn room(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap()
}

/// The rooms that a piece of code names, by `crate::room` or in the braces of `crate::{…}`.
fn named(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut start = true;
            for (position, c) in list.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => start = true,
                    c if start && c.is_alphabetic() => {
                        rooms.push(word(&list[position..]));
                        start = false;
                    }
                    _ => {}
                }
            }
        } else {
            rooms.push(word(rest));
        }
    }
    rooms
}

#[test]
fn imports_run_downwards() {
    for (file, code) in files().iter().filter(|(file, _)| file != "lib.rs") {
        let own = room(file);
        let Some((_, below)) = ROOMS.iter().find(|(name, _)| *name == own) else {
            panic!("{file} belongs to no room: give `{own}` its place in ROOMS and in ARCHITECTURE.md");
        };
        for used in named(code) {
            assert!(used == own || below.contains(&used.as_str()), "{file} uses `{used}`, which is not below `{own}`");
        }
    }
}

#[test]
fn no_room_stands_on_itself() {
    for (room, below) in ROOMS {
        let mut todo: Vec<&str> = below.to_vec();
        let mut seen: Vec<&str> = Vec::new();
        while let Some(next) = todo.pop() {
            let pair = NEIGHBOURS.iter().find(|pair| pair.contains(room));
            let ground = pair.is_some_and(|pair| next != *room && pair.contains(&next));
            assert!(next != *room || pair.is_some(), "{room} stands on itself");
            if !ground && !seen.contains(&next) {
                seen.push(next);
                todo.extend(ROOMS.iter().find(|(name, _)| *name == next).unwrap().1);
            }
        }
    }
}

#[test]
fn nothing_reaches_out_of_the_kernel() {
    for (file, code) in files() {
        for outside in OUTSIDE {
            assert!(!code.contains(outside), "{file} uses `{outside}`");
        }
    }
}

#[test]
fn an_import_upwards_would_be_found() {
    assert_eq!(named("use crate::rulebook::Rulebook;"), ["rulebook"]);
    assert_eq!(named("let x = crate::logic::Truth::Open;"), ["logic"]);
    assert_eq!(named("use crate::{document::{Id, Text}, error, time::Date};"), ["document", "error", "time"]);
}
