//! Build and test steps of the workspace, called as `cargo xtask <what>`.

mod bench;
mod bindings;
mod dependencies;
mod docs;
mod examples;
mod install;
mod kotlin;
mod node;
mod npm;
mod parity;
mod python;
mod samples;
mod schema;
mod steps;
mod swift;
mod test;
mod trixie;
mod types;
mod typescript;
mod validator;
mod venv;
mod wasm;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// A step or command that did not do what it should, in words.
type Failure = String;

const HELP: &str = "\
cargo xtask test             everything that must hold: format, lints, tests, documentation, schemas, every host
cargo xtask schema [--check] writes the JSON Schemas under schema/ (or says which are out of date)
cargo xtask docs [--check]   writes the generated pages under docs/ (or says which are out of date)
cargo xtask parity [HOST…]   asks every host, or those named, the corpus and 10,000 random calls: all give the same bytes
cargo xtask parity --bless   writes answers into the corpus where none are written down (--rewrite: everywhere)
cargo xtask types [--check]  writes the types of the bindings from the schemas (or says which are out of date)
cargo xtask bindings         builds the native library, and writes what UniFFI makes of it for Kotlin, Swift and Python
cargo xtask kotlin           builds and tests the Kotlin package
cargo xtask python           builds and tests the Python package
cargo xtask swift            builds and tests the Swift package
cargo xtask wasm             builds the WebAssembly module and its npm package, into bindings-wasm/dist
cargo xtask npm              the same, and tests it in Node, Chromium, bundlers and workers
cargo xtask size             prints the size of the module (or fails: it is over its ceiling)
cargo xtask size parts       prints what the module would measure without each part of it
cargo xtask validate         asks a second validator, Python's jsonschema, what the schemas say
cargo xtask bench            prints the table of benchmarks, the peers beside the kernel (minutes)
cargo xtask bench hosts      the same for the hosts beside the native kernel
cargo xtask help             this page";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["test"] => return test::run_all(),
        ["schema"] => write(&schema::files()),
        ["schema", "--check"] => check(&schema::files(), "cargo xtask schema"),
        ["docs"] => write(&docs::files()),
        ["docs", "--check"] => check(&docs::files(), "cargo xtask docs"),
        ["parity", "--runner"] => parity::runner(),
        ["parity", "--bless"] => parity::bless(parity::Bless::New),
        ["parity", "--rewrite"] => parity::bless(parity::Bless::All),
        ["parity", hosts @ ..] => parity::run(hosts),
        ["types"] => types::files().and_then(|files| write(&files)),
        ["types", "--check"] => types::files().and_then(|files| check(&files, "cargo xtask types")),
        ["bindings"] => bindings::build().map(drop),
        ["kotlin"] => kotlin::build(),
        ["python"] => python::build(),
        ["swift"] => swift::build(),
        ["wasm"] => wasm::build(),
        ["npm"] => npm::all(),
        ["size"] => wasm::build().and_then(|()| wasm::size()),
        ["size", "parts"] => wasm::build().and_then(|()| wasm::parts()),
        ["validate"] => validator::validate(),
        ["bench"] => bench::peers(),
        ["bench", "hosts"] => bench::hosts(),
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => {
            eprintln!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the workspace.
fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// The cargo that runs this.
fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Where cargo puts what it builds.
fn target() -> Result<PathBuf, Failure> {
    let metadata = output(cargo().args(["metadata", "--format-version=1", "--no-deps"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata).map_err(|error| error.to_string())?;
    let target = metadata.get("target_directory").and_then(serde_json::Value::as_str);
    target.map(PathBuf::from).ok_or_else(|| "`cargo metadata` names no target directory".to_owned())
}

/// Runs a command whose output the reader sees.
fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|error| format!("`{}` did not start: {error}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", shown(command))) }
}

/// Runs a command and keeps what it prints.
fn output(command: &mut Command) -> Result<String, Failure> {
    let output = command.output().map_err(|error| format!("`{}` did not start: {error}", shown(command)))?;
    if output.status.success() {
        return String::from_utf8(output.stdout).map_err(|error| error.to_string());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("`{}` failed ({})\n{}", shown(command), output.status, said.trim_end()))
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// A generated file, its path from the root.
struct File {
    path: String,
    text: String,
}

fn write(files: &[File]) -> Result<(), Failure> {
    for File { path, text } in files {
        let place = root().join(path);
        if read(&place).is_ok_and(|written| written == *text) {
            continue;
        }
        let folder = place.parent().unwrap_or(root());
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&place, text))
            .map_err(|error| format!("{path}: {error}"))?;
        println!("wrote {path}");
    }
    Ok(())
}

/// Fails where what is checked in is not what would be written.
fn check(files: &[File], writer: &str) -> Result<(), Failure> {
    let drifted: Vec<&str> = files
        .iter()
        .filter(|File { path, text }| read(&root().join(path)).ok().as_ref() != Some(text))
        .map(|file| file.path.as_str())
        .collect();
    if drifted.is_empty() {
        return Ok(());
    }
    Err(format!("out of date: {} (`{writer}` writes them anew)", drifted.join(", ")))
}
