//! `cargo xtask test`: everything that must hold, cheapest first. One target directory, and the fewest builds: lints and
//! documentation share the artefacts of checking, tests and the command line those of building.

use std::process::ExitCode;

use crate::steps::Steps;
use crate::{cargo, check, dependencies, docs, examples, npm, output, parity, python, run, schema, swift, target};

pub(crate) fn run_all() -> ExitCode {
    let mut steps = Steps::new();
    steps.step("format", "cargo fmt --check", || run(cargo().args(["fmt", "--all", "--check"])));
    steps.step("dependencies", "the kernel has no crate with I/O, clock or random numbers", dependencies::check);
    steps.step("schemas", "schema/ is what the types say", || check(&schema::files(), "cargo xtask schema"));
    steps.step("pages", "docs/ is what the kernel says", || check(&docs::files(), "cargo xtask docs"));
    steps.step("lints", "clippy on every target, warnings denied", || {
        run(cargo().args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))
    });
    steps.step("bare kernel", "clippy on the kernel alone, without features", || {
        run(cargo().args([
            "clippy",
            "--quiet",
            "--package",
            "distinguo",
            "--no-default-features",
            "--",
            "-D",
            "warnings",
        ]))
    });
    steps.step("documentation", "cargo doc, warnings denied", || {
        run(cargo().args(["doc", "--quiet", "--workspace", "--lib", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))
    });
    steps.step("examples", "every public type and function of the kernel shows how it is used", || {
        examples::check(&target()?.join("doc/distinguo"))
    });
    steps.step("tests", "units, properties, command line and the examples of the documentation", || {
        run(cargo().args(["test", "--workspace"]))
    });
    steps.step(
        "second validator",
        "schemas, shipped documents and broken copies by Python's jsonschema",
        python::validate,
    );
    steps.step("npm", "the package in Node, Chromium, bundlers and workers, and the page that shows it", npm::all);
    steps.step(
        "swift",
        "the package and the list of deadlines, where Debian has no Swift in one that has",
        swift::build,
    );
    steps.step("parity", "every host gives the same bytes", || parity::run(&[]));
    steps.step("first command", "what the README runs first, in a release build", || {
        let page = output(cargo().args(["run", "--quiet", "--release", "--", "decide", README_CASE]))?;
        if page.trim().is_empty() { Err("it printed nothing".to_owned()) } else { Ok(()) }
    });
    steps.finish()
}

/// The case that the README opens with.
const README_CASE: &str = "examples/cases/c06-yidu-bridge.json";
