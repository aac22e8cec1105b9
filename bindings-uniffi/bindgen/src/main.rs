//! `distinguo-bindgen LIBRARY FOLDER` writes `FOLDER/kotlin`, `FOLDER/swift` and `FOLDER/python` from what the built library
//! says of itself. `cargo xtask bindings` calls it.

use std::process::ExitCode;

use camino::{Utf8Path, Utf8PathBuf};
use uniffi_bindgen::bindings::{GenerateOptions, TargetLanguage, generate_with_bindgen_paths};
use uniffi_bindgen::{BindgenPaths, BindgenPathsLayer};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [library, folder] = arguments.as_slice() else {
        eprintln!("distinguo-bindgen LIBRARY FOLDER");
        return ExitCode::from(2);
    };
    let languages =
        [("kotlin", TargetLanguage::Kotlin), ("swift", TargetLanguage::Swift), ("python", TargetLanguage::Python)];
    for (name, language) in languages {
        let options = GenerateOptions {
            languages: vec![language],
            source: library.into(),
            out_dir: Utf8Path::new(folder).join(name),
            ..GenerateOptions::default()
        };
        let mut paths = BindgenPaths::default();
        paths.add_layer(Roots);
        if let Err(error) = generate_with_bindgen_paths(options, paths) {
            eprintln!("error: {name}: {error:#}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// Where the crate of the bindings lies, and its `uniffi.toml`.
struct Roots;

impl BindgenPathsLayer for Roots {
    fn get_crate_root(&self, name: &str) -> Option<Utf8PathBuf> {
        (name == "distinguo_uniffi").then(|| Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
    }
}
