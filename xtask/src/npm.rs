//! `cargo xtask npm`: the npm package and the page that shows it, tested as their users have them.

use std::process::Command;

use crate::{Failure, install, node, root, run, wasm};

/// Builds the package and runs its tests.
pub(crate) fn all() -> Result<(), Failure> {
    wasm::build()?;
    wasm::size()?;
    browser()?;
    test("bindings-wasm")?;
    node::installed(&root().join(EXAMPLE))?;
    test(EXAMPLE)
}

/// A page on the package.
const EXAMPLE: &str = "examples/self-check";

fn test(folder: &str) -> Result<(), Failure> {
    run(Command::new("npm").args(["test", "--silent"]).current_dir(root().join(folder)))
}

/// The browser that the tests drive.
fn browser() -> Result<(), Failure> {
    if std::env::var_os("CHROMIUM").is_some() {
        return Ok(());
    }
    install::need(&["chromium"], &["chromium"], "install Chromium, or name it in the variable CHROMIUM")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    #[test]
    fn every_version_is_that_of_the_workspace() {
        for file in ["package.json", "package-lock.json"] {
            let text = crate::read(&crate::root().join("bindings-wasm").join(file)).unwrap();
            let package: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(package["version"], env!("CARGO_PKG_VERSION"), "{file}");
        }
    }

    #[test]
    fn lock_files_name_no_registry() {
        for folder in ["bindings-wasm", "bindings-wasm/tests/hosts", "examples/self-check"] {
            let lock = crate::read(&crate::root().join(folder).join("package-lock.json")).unwrap();
            assert!(!lock.contains("\"resolved\": \"http"), "{folder}");
        }
    }
}
