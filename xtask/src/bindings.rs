//! `cargo xtask bindings`: the native library, and the modules that UniFFI writes from it for Kotlin, Swift and Python.
//! What is generated stays under the target folder; the packages take it from there.

use std::path::PathBuf;

use crate::{Failure, cargo, run, target};

/// What the packages of other languages are made of.
pub(crate) struct Bindings {
    /// Folder of the built libraries, the shared and the static one.
    pub(crate) libraries: PathBuf,
    /// Folder of the modules: `kotlin`, `swift` and `python`.
    pub(crate) modules: PathBuf,
}

/// The file name of the shared library on this system.
pub(crate) fn library() -> String {
    format!("{}distinguo_uniffi{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX)
}

/// The file name of the static library on this system.
pub(crate) fn static_library() -> String {
    if cfg!(windows) { "distinguo_uniffi.lib".to_owned() } else { "libdistinguo_uniffi.a".to_owned() }
}

/// Builds the library in release and writes the modules.
pub(crate) fn build() -> Result<Bindings, Failure> {
    run(cargo().args(["build", "--quiet", "--release", "--package", "distinguo-uniffi"]))?;
    let target = target()?;
    let bindings = Bindings { libraries: target.join("release"), modules: target.join("bindings") };
    if bindings.modules.exists() {
        std::fs::remove_dir_all(&bindings.modules).map_err(|error| error.to_string())?;
    }
    let library = bindings.libraries.join(library());
    run(cargo().args(["run", "--quiet", "--package", "distinguo-bindgen", "--"]).arg(library).arg(&bindings.modules))?;
    println!("wrote {}", bindings.modules.display());
    Ok(bindings)
}
