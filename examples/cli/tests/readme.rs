//! What the README shows is what the command line prints, and what it writes loads.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may")]

use std::process::Command;

use distinguo::rulebook::Rulebook;

const README: &str = include_str!("../../../README.md");

#[test]
fn the_page_that_the_readme_opens_with_is_what_is_printed() {
    let (_, shown) = README.split_once("```console\n$ cargo run --release -- ").unwrap();
    let (command, rest) = shown.split_once('\n').unwrap();
    let (page, _) = rest.split_once("```\n").unwrap();
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let output =
        Command::new(env!("CARGO_BIN_EXE_distinguo")).args(command.split(' ')).current_dir(root).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), page);
}

#[test]
fn the_rulebook_in_twenty_lines_is_sound() {
    let (_, written) = README.split_once("```json\n").unwrap();
    let (document, _) = written.split_once("```").unwrap();
    let book = Rulebook::load(document).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(book.id().as_str(), "my.rules");
}

#[test]
fn the_case_of_the_readme_runs_and_its_page_shows_what_is_shown() {
    let (_, shown) = README.split_once("```console\n$ cargo run --release -- run ").unwrap();
    let (acts, rest) = shown.split_once(" > case.jsonl\n$ cargo run --release -- show case.jsonl\n").unwrap();
    let (parts, _) = rest.split_once("```\n").unwrap();
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let run = |args: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_distinguo")).args(args).current_dir(root).output().unwrap().stdout
    };
    let ledger = std::env::temp_dir().join(format!("distinguo-readme-{}.jsonl", std::process::id()));
    std::fs::write(&ledger, run(&["run", acts])).unwrap();
    let page = String::from_utf8(run(&["show", ledger.to_str().unwrap()])).unwrap();
    std::fs::remove_file(&ledger).unwrap();
    for part in parts.split("…\n").filter(|part| !part.is_empty()) {
        assert!(page.contains(part), "{part}\n{page}");
    }
}
