//! What a step needs from the system: installed on Debian and its kin, named in one line elsewhere.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::{Failure, run};

/// Makes sure that programs can be called. Where one is missing, the packages are installed by apt, as root or with sudo
/// that asks nothing; elsewhere the failure says what to do.
pub(crate) fn need(programs: &[&str], packages: &[&str], elsewhere: &str) -> Result<(), Failure> {
    let missing: Vec<&str> = programs.iter().copied().filter(|program| !found(program)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let failure = || format!("{} not found: {elsewhere}", missing.join(", "));
    if !Path::new("/etc/debian_version").exists() {
        return Err(failure());
    }
    self::packages(packages)?;
    if programs.iter().all(|program| found(program)) { Ok(()) } else { Err(failure()) }
}

/// Installs packages by apt, as root or with sudo that asks nothing.
pub(crate) fn packages(packages: &[&str]) -> Result<(), Failure> {
    println!("installing {}", packages.join(", "));
    let root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0"));
    let apt = |arguments: &[&str]| {
        let mut command = if root { Command::new("apt-get") } else { Command::new("sudo") };
        if !root {
            command.args(["-n", "apt-get"]);
        }
        command.env("DEBIAN_FRONTEND", "noninteractive").args(["-q", "-y"]).args(arguments).stdout(Stdio::null());
        run(&mut command)
    };
    apt(&["update"])?;
    apt(&[&["install", "--no-install-recommends"], packages].concat())
}

fn found(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}
