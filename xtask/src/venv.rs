//! Virtual environments of Python, under the target folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Failure, install, output, run};

/// What to install where there is no Python that makes environments. Debian ships Python without the module for it.
const PACKAGES: &[&str] = &["python3", "python3-venv"];
const ELSEWHERE: &str = "install Python 3.11 or newer, with its `venv` module";

/// The Python of an environment that has what a file of requirements asks for; made where it is missing or has other things.
pub(crate) fn environment(place: &Path, requirements: &str) -> Result<PathBuf, Failure> {
    let python = place.join("bin/python");
    let installed = place.join("requirements.txt");
    let runs = || Command::new(&python).arg("--version").output().is_ok_and(|output| output.status.success());
    if fs::read_to_string(&installed).is_ok_and(|had| had == requirements) && runs() {
        return Ok(python);
    }
    install::need(&["python3"], PACKAGES, ELSEWHERE)?;
    let make = || output(Command::new("python3").args(["-m", "venv", "--clear"]).arg(place)).map(drop);
    if let Err(failure) = make() {
        install::packages(PACKAGES).map_err(|_| format!("{failure}\n{ELSEWHERE}"))?;
        make()?;
    }
    let wanted = place.join("wanted.txt");
    fs::write(&wanted, requirements).map_err(|error| error.to_string())?;
    run(pip(&python).arg("--requirement").arg(&wanted))?;
    // Written when all is there: what was broken off is begun anew.
    fs::rename(&wanted, &installed).map_err(|error| error.to_string())?;
    Ok(python)
}

/// `pip install`, quiet.
pub(crate) fn pip(python: &Path) -> Command {
    let mut command = Command::new(python);
    command.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    command
}
