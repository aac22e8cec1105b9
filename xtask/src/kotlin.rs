//! `cargo xtask kotlin`: the Kotlin package on the JVM, its tests, the example, and the tools that measure and compare it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::bindings::{self, Bindings};
use crate::{Failure, install, root, run, target};

/// Builds and tests it, with the native library in the jar.
pub(crate) fn build() -> Result<(), Failure> {
    install::need(
        &["java", "mvn"],
        &["openjdk-17-jdk-headless", "maven"],
        "install a JDK (11 or newer) and Maven (3.8 or newer)",
    )?;
    let bindings = bindings::build()?;
    lay_out(&bindings)?;
    maven("verify")
}

/// Measures it: a line of JSON for each measurement.
pub(crate) fn bench() -> Result<(), Failure> {
    run(java()?.arg("org.distinguo.checks.BenchKt"))
}

fn java() -> Result<Command, Failure> {
    let checks = target()?.join("kotlin/distinguo-checks");
    let mut command = Command::new("java");
    command.current_dir(root()).arg("-cp").arg(format!("{0}/classes:{0}/lib/*", checks.display()));
    Ok(command)
}

/// Puts the library where JNA looks for it in a jar: in a folder named for the platform.
fn lay_out(bindings: &Bindings) -> Result<(), Failure> {
    let folder = target()?.join("kotlin/native").join(platform());
    let library = bindings::library();
    fs::create_dir_all(&folder)
        .and_then(|()| fs::copy(bindings.libraries.join(&library), folder.join(&library)))
        .map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(())
}

/// The platform that this runs on, as JNA names it.
fn platform() -> String {
    let system = match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    };
    let processor = match std::env::consts::ARCH {
        "x86_64" => "x86-64",
        "x86" => "x86",
        other => other,
    };
    format!("{system}-{processor}")
}

fn maven(goal: &str) -> Result<(), Failure> {
    let target: PathBuf = target()?;
    run(Command::new("mvn")
        .current_dir(root().join("bindings-uniffi/kotlin"))
        .args(["--batch-mode", "--no-transfer-progress", "--quiet", goal])
        .arg(format!("-Drevision={}", env!("CARGO_PKG_VERSION")))
        .arg(format!("-Ddistinguo.root={}", root().canonicalize().unwrap_or_else(|_| root().to_owned()).display()))
        .arg(format!("-Ddistinguo.target={}", target.display())))
}
