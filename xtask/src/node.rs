//! What the packages for JavaScript need: Node, and what npm installs.

use std::path::Path;
use std::process::Command;

use crate::{Failure, output, read, run};

/// The oldest Node that the package runs on.
const OLDEST: u32 = 20;

/// Installs what a folder's lock file names, unless it is there already.
pub(crate) fn installed(folder: &Path) -> Result<(), Failure> {
    let version = output(Command::new("node").arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST) {
        return Err(format!("install Node.js {OLDEST} or newer, with npm: https://nodejs.org"));
    }
    // npm keeps beside the modules what it has installed; a copy of the lock file says from what.
    let lock = read(&folder.join("package-lock.json"))?;
    let marker = folder.join("node_modules/.installed-from");
    if read(&marker).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    println!("installing what {} names", folder.join("package-lock.json").display());
    run(Command::new("npm").args(["ci", "--silent"]).current_dir(folder))?;
    std::fs::write(&marker, lock).map_err(|error| format!("{}: {error}", marker.display()))
}

/// A tool that npm has installed in a folder.
pub(crate) fn tool(folder: &Path, name: &str) -> Command {
    Command::new(folder.join("node_modules/.bin").join(name))
}
