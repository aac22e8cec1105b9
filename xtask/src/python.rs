//! The second validator, in another language: Python's `jsonschema`, in a virtual environment under the target folder.

use std::path::{Path, PathBuf};
use std::process::Command;

use distinguo::determination::{Findings, determine};
use distinguo::rulebook::Rulebook;
use serde_json::json;

use crate::samples::{self, Sample};
use crate::{Failure, output, root, run, target};

/// What pip installs.
const REQUIREMENT: &str = "jsonschema==4.26.0";

/// Validates every sample and every determination of the published cases, and compares with what the reader says.
pub(crate) fn validate() -> Result<(), Failure> {
    let target = target()?;
    let python = environment(&target.join("python"))?;
    let mut documents = Vec::new();
    for Sample { schema, what, text, accepted } in samples::all()? {
        documents.push(json!({"schema": schema, "what": what, "text": text, "valid": accepted}));
    }
    for (file, text) in samples::cases()? {
        let findings = Findings::load(&text).map_err(|problems| format!("{file}: {problems}"))?;
        for book in findings.rulebooks().filter_map(|id| Rulebook::shipped(id.as_str())) {
            let determination = determine(&book, &findings).map_err(|problems| format!("{file}: {problems}"))?;
            let text = serde_json::to_string(&determination).map_err(|error| error.to_string())?;
            let what = format!("{file} under {}", book.id());
            documents.push(json!({"schema": "determination", "what": what, "text": text, "valid": true}));
        }
    }
    let list = target.join("validation.json");
    std::fs::write(&list, json!(documents).to_string()).map_err(|error| format!("{}: {error}", list.display()))?;
    run(Command::new(python).arg(root().join("xtask/src/validate.py")).arg(root().join("schema")).arg(list))
}

/// A Python that has the validator; made where there is none yet.
fn environment(place: &Path) -> Result<PathBuf, Failure> {
    let python = place.join("bin/python");
    let probe = "import importlib.metadata, sys; sys.exit(importlib.metadata.version('jsonschema') != sys.argv[1])";
    let version = REQUIREMENT.rsplit('=').next().unwrap_or_default();
    if Command::new(&python).args(["-c", probe, version]).output().is_ok_and(|probed| probed.status.success()) {
        return Ok(python);
    }
    let make = || output(Command::new("python3").args(["-m", "venv", "--clear"]).arg(place)).map(drop);
    if let Err(failure) = make() {
        // Debian ships Python without the module that makes environments.
        install("python3-venv").map_err(|_| format!("{failure}\ninstall Python 3 with its `venv` module"))?;
        make()?;
    }
    run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", REQUIREMENT]))?;
    Ok(python)
}

/// Installs a Debian package, where this is Debian and the user may.
fn install(package: &str) -> Result<(), Failure> {
    println!("installing {package}");
    run(Command::new("apt-get").args(["update", "--quiet=2"]))?;
    run(Command::new("apt-get")
        .args(["install", "--quiet=2", "--yes", package])
        .env("DEBIAN_FRONTEND", "noninteractive"))
}
