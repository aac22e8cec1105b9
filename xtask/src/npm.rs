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
