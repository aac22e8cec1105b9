//! The typed front of the bindings, written from the published schemas: `bindings-uniffi/src/types/`.

mod model;
mod names;
mod rust;

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::{Failure, File, root};

const FOLDER: &str = "bindings-uniffi/src/types";

/// One file for each schema that brings types of its own, and the list of them.
pub(crate) fn files() -> Result<Vec<File>, Failure> {
    let mut published = distinguo::schema::all();
    let rulebook = distinguo::schema::named("rulebook").unwrap_or_default();
    published.retain(|(name, _)| names::SCHEMAS.contains(name));
    for (schema, document) in &mut published {
        for definition in names::asked_with(schema) {
            let value = rulebook.pointer(&format!("/$defs/{definition}")).cloned().unwrap_or_default();
            if let Some(definitions) = document.pointer_mut("/$defs").and_then(Value::as_object_mut) {
                definitions.insert((*definition).to_owned(), value);
            }
        }
    }
    published.sort_by_key(|(name, _)| names::SCHEMAS.iter().position(|listed| listed == name));
    let types = model::all(&published)?;
    let mut files = Vec::new();
    let mut modules = String::new();
    let mut uses = String::new();
    for (schema, _) in &published {
        let own: Vec<_> = types.iter().filter(|(first, _)| first == schema).map(|(_, item)| item).collect();
        if own.is_empty() {
            continue;
        }
        let module = schema.replace('-', "_");
        modules.push_str(&format!("mod {module};\n"));
        uses.push_str(&format!("pub use {module}::*;\n"));
        let text = formatted(&rust::source(schema, &own))?;
        files.push(File { path: format!("{FOLDER}/{module}.rs"), text });
    }
    let text = formatted(&format!("{HEAD}{modules}\n{USES}{uses}"))?;
    files.push(File { path: format!("{FOLDER}/mod.rs"), text });
    Ok(files)
}

const HEAD: &str = "\
//! The documents of the kernel as types: what goes in, what comes out. One file a schema; what stands in several schemas
//! belongs to the first. Written by `cargo xtask types` from the published schemas.

// What a schema does not describe has a name that says it.
#![allow(missing_docs)]
// They cross to other languages and back, where they have another size.
#![allow(clippy::large_enum_variant)]

";

const USES: &str = "\
use crate::scalars::{Day, Digest, End, FirstAndLast, Id, Instant, Json, bare};

";

/// Source as rustfmt writes it.
fn formatted(source: &str) -> Result<String, Failure> {
    let mut command = Command::new("rustfmt");
    command.args(["--edition", "2024", "--config-path"]).arg(root().join("rustfmt.toml"));
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("`rustfmt` did not start: {error}"))?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(source.as_bytes()).map_err(|error| error.to_string())?;
    }
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(format!("`rustfmt` refused what was generated ({})", output.status));
    }
    String::from_utf8(output.stdout).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_types_checked_in_are_those_of_the_schemas() {
        crate::check(&super::files().unwrap(), "cargo xtask types").unwrap();
    }
}
