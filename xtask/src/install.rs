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
    println!("installing {}", packages.join(", "));
    let apt = |arguments: &[&str]| {
        let mut command = as_root("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").args(["-q", "-y"]).args(arguments).stdout(Stdio::null());
        run(&mut command)
    };
    apt(&["update"])?;
    apt(&[&["install", "--no-install-recommends"], packages].concat())?;
    if programs.iter().all(|program| found(program)) { Ok(()) } else { Err(failure()) }
}

/// Whether a program can be called, be it by root.
pub(crate) fn found(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).chain(["/usr/sbin".into()]).any(|folder| folder.join(program).is_file())
}

/// A command for which one must be root: with sudo that asks nothing where this is not.
pub(crate) fn as_root(program: &str) -> Command {
    if Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0")) {
        return Command::new(program);
    }
    let mut command = Command::new("sudo");
    command.args(["-n", program]);
    command
}
