//! The second validator, in another language: Python's `jsonschema`, in a virtual environment under the target folder.

use std::process::Command;

use distinguo::determination::{Findings, determine};
use distinguo::rulebook::Rulebook;
use serde_json::json;

use crate::samples::{self, Sample};
use crate::{Failure, root, run, target, venv};

/// What pip installs.
const REQUIREMENTS: &str = "jsonschema==4.26.0\n";

/// Validates every sample and every determination of the published cases, and compares with what the reader says.
pub(crate) fn validate() -> Result<(), Failure> {
    let target = target()?;
    let python = venv::environment(&target.join("validator"), REQUIREMENTS)?;
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
