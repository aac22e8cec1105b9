//! Writes the JavaScript around the module: `bindgen MODULE.wasm FOLDER`. The same as `wasm-bindgen --target web`, which
//! takes minutes to install.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [module, folder] = paths.as_slice() else {
        eprintln!("bindgen MODULE.wasm FOLDER");
        return ExitCode::from(2);
    };
    match write(module, folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn write(module: &Path, folder: &Path) -> anyhow::Result<()> {
    let mut bindgen = Bindgen::new();
    // Where the module lies is said by the package, in the one form that all bundlers know.
    bindgen.input_path(module).out_name("wasm").web(true)?.typescript(true).omit_default_module_path(true);
    bindgen.generate(folder)?;
    guard(&folder.join("wasm.js"))
}

/// Makes a text of whatever is passed where a text belongs. A number there would spoil the memory of the module.
fn guard(script: &Path) -> anyhow::Result<()> {
    let passing = "function passStringToWasm0(arg, malloc, realloc) {\n";
    let written = std::fs::read_to_string(script)?;
    anyhow::ensure!(written.matches(passing).count() == 1, "texts are passed in another way now: {}", script.display());
    std::fs::write(script, written.replace(passing, &format!("{passing}    arg = `${{arg}}`;\n")))?;
    Ok(())
}
