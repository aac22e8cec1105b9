//! `cargo xtask python`: the Python package as a wheel, its tests, the example, and the tools that measure and compare it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Failure, bindings, read, root, run, target, venv};

const PACKAGE: &str = "bindings-uniffi/python";

/// Builds the wheel and tests it as it would be installed.
pub(crate) fn build() -> Result<(), Failure> {
    run(script("-m")?.arg("pytest").arg("--quiet").arg(root().join(PACKAGE).join("tests")))
}

/// The runner of the parity corpus.
pub(crate) fn runner() -> Result<Command, Failure> {
    script(&format!("{PACKAGE}/tests/parity.py"))
}

/// What measures it.
pub(crate) fn bench() -> Result<Command, Failure> {
    script(&format!("{PACKAGE}/tests/bench.py"))
}

/// A script in an environment in which the wheel has been installed. Nothing is left beside the sources.
fn script(file: &str) -> Result<Command, Failure> {
    let place = target()?.join("python");
    let requirements = read(&root().join(PACKAGE).join("tests/requirements.txt"))?;
    let python = venv::environment(&place.join("venv"), &requirements)?;
    let wheel = wheel(&python, &place.join("dist"))?;
    run(venv::pip(&python).args(["--force-reinstall", "--no-deps"]).arg(&wheel))?;
    let mut command = Command::new(python);
    command.current_dir(root()).env("PYTHONDONTWRITEBYTECODE", "1").arg(file);
    Ok(command)
}

/// Builds the wheel of the module that UniFFI writes and the library: the only one in its folder.
fn wheel(python: &Path, folder: &Path) -> Result<PathBuf, Failure> {
    bindings::build()?;
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| error.to_string())?;
    }
    run(Command::new(python)
        .current_dir(root().join(PACKAGE))
        .env("DISTINGUO_TARGET", target()?)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .args(["-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "--wheel-dir"])
        .arg(folder)
        .arg("."))?;
    let wheel = fs::read_dir(folder).ok().and_then(|mut files| files.next()?.ok());
    let wheel = wheel.ok_or_else(|| format!("pip left no wheel in {}", folder.display()))?.path();
    println!("built {}", wheel.display());
    Ok(wheel)
}
