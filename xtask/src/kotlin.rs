//! `cargo xtask kotlin`: the Kotlin package on the JVM, its tests, the example, and the tools that measure and compare it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::bindings::{self, Bindings};
use crate::{Failure, install, root, run, target};

/// Builds and tests it, with the native library in the jar.
pub(crate) fn build() -> Result<(), Failure> {
    prepare()?;
    maven(&["verify"])
}

/// The runner of the parity corpus.
pub(crate) fn runner() -> Result<Command, Failure> {
    checks("org.distinguo.checks.ParityKt")
}

/// What measures it.
pub(crate) fn bench() -> Result<Command, Failure> {
    checks("org.distinguo.checks.BenchKt")
}

/// Builds it without tests; a program of its checks.
fn checks(class: &str) -> Result<Command, Failure> {
    prepare()?;
    // A compiler that stays behind would take a core from what is measured.
    maven(&["package", "-DskipTests", "-Dkotlin.compiler.daemon=false"])?;
    let folder = target()?.join("kotlin/distinguo-checks");
    let mut command = program("java");
    command.current_dir(root()).arg("-cp").arg(format!("{0}/classes:{0}/lib/*", folder.display())).arg(class);
    Ok(command)
}

/// What Maven packs: the module that UniFFI writes, and the library.
fn prepare() -> Result<(), Failure> {
    install::need(
        &["java", "mvn"],
        &["openjdk-17-jdk-headless", "maven"],
        "install a JDK (11 or newer) and Maven (3.8 or newer)",
    )?;
    lay_out(&bindings::build()?)
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

/// A program of the JVM. Cargo lets what it runs find libraries in its folders: there JNA would find one of a debug build.
fn program(name: &str) -> Command {
    let mut command = Command::new(name);
    command.env_remove("LD_LIBRARY_PATH").env_remove("DYLD_FALLBACK_LIBRARY_PATH");
    command
}

fn maven(goals: &[&str]) -> Result<(), Failure> {
    let target: PathBuf = target()?;
    run(program("mvn")
        .current_dir(root().join("bindings-uniffi/kotlin"))
        .args(["--batch-mode", "--no-transfer-progress", "--quiet"])
        .args(goals)
        .arg(format!("-Drevision={}", env!("CARGO_PKG_VERSION")))
        .arg(format!("-Ddistinguo.root={}", root().canonicalize().unwrap_or_else(|_| root().to_owned()).display()))
        .arg(format!("-Ddistinguo.target={}", target.display())))
}
