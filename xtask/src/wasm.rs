//! `cargo xtask wasm`: the module and the npm package around it, built into `bindings-wasm/dist/`.
//!
//! The standard library is built with the kernel: for size, and for browsers whose WebAssembly is older than what the
//! ready-made one asks for. That takes the sources of the standard library, and two unstable switches of cargo.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::{Failure, cargo, install, node, output, root, run, target};

/// What the module may use of WebAssembly beyond its first version: what Chromium 86 knows. A test holds it to that.
const FEATURES: &str = "-Ctarget-cpu=mvp -Ctarget-feature=+mutable-globals,+sign-ext,+bulk-memory,+nontrapping-fptoint";

/// What makes it small. Nothing panics in the kernel; what panics in spite of that stops, without a message.
const SMALL: &str =
    "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none --cfg=sha2_backend_soft=\"compact\"";

/// Half of the usual stack, below the data: addresses of data are a byte shorter. Nothing goes deeper than documents do, and
/// these are refused beyond 127 levels; what would overflow stops.
const STACK: &str = "-Clink-arg=-zstack-size=524288";

/// What is small and called everywhere, and therefore made fast.
const FAST: &[&str] = &["compiler_builtins", "dlmalloc", "hifijson", "sha2", "smol_str"];

const TRIPLE: &str = "wasm32-unknown-unknown";

/// Builds everything, once in a run.
pub(crate) fn build() -> Result<(), Failure> {
    static BUILT: OnceLock<Result<(), Failure>> = OnceLock::new();
    BUILT.get_or_init(package).clone()
}

fn package() -> Result<(), Failure> {
    let module = module()?;
    let place = root().join("bindings-wasm");
    node::installed(&place)?;
    let dist = place.join("dist");
    if dist.exists() {
        std::fs::remove_dir_all(&dist).map_err(|error| format!("{}: {error}", dist.display()))?;
    }
    bindgen(&module, &dist)?;
    let raw = dist.join("wasm_bg.wasm");
    // Never `--all-features`: browsers refuse what that emits. Functions of like names are of like code, and stand together:
    // gzip looks back 32 kB. What the compiler left apart stays so unless it is tiny: a function that is copied into its one
    // caller is like no other any more.
    run(node::tool(&place, "wasm-opt")
        .args(["--one-caller-inline-max-function-size=10", "--always-inline-max-function-size=4"])
        .args(["-Oz", "-Oz", "--reorder-functions-by-name", "--strip-debug", "--strip-producers"])
        .arg(&raw)
        .arg("-o")
        .arg(dist.join("distinguo.wasm")))?;
    for rest in [raw, dist.join("wasm_bg.wasm.d.ts")] {
        std::fs::remove_file(&rest).map_err(|error| format!("{}: {error}", rest.display()))?;
    }
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        std::fs::copy(root().join(licence), place.join(licence)).map_err(|error| format!("{licence}: {error}"))?;
    }
    run(node::tool(&place, "tsc").arg("--project").arg(place.join("tsconfig.json")))
}

/// Fails where the module is larger than `bindings-wasm/size.json` allows, or imports more.
pub(crate) fn size() -> Result<(), Failure> {
    run(Command::new("node").arg(root().join("bindings-wasm/scripts/size.mjs")))
}

/// What the module would measure without each part of it.
pub(crate) fn parts() -> Result<(), Failure> {
    run(Command::new("node").arg(root().join("bindings-wasm/scripts/parts.mjs")))
}

/// The module as the compiler leaves it.
fn module() -> Result<PathBuf, Failure> {
    let compiler = compiler()?;
    let folder = target()?.join("wasm");
    println!("building the module with {}", output(Command::new(&compiler).arg("--version"))?.trim());
    run(cargo()
        .args(["rustc", "--quiet", "--package", "distinguo-wasm", "--crate-type", "cdylib"])
        .args(["--profile", "dist", "--target", TRIPLE, "--target-dir"])
        .arg(&folder)
        .args(["--config", "profile.dist.opt-level=\"z\"", "--config", "profile.dist.panic=\"immediate-abort\""])
        .args(
            FAST.iter()
                .flat_map(|package| ["--config".to_owned(), format!("profile.dist.package.{package}.opt-level=3")]),
        )
        .args(["-Zpanic-immediate-abort", "-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"])
        .env("RUSTC", &compiler)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", format!("{FEATURES} {SMALL} {STACK}"))
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker()?))?;
    Ok(folder.join(TRIPLE).join("dist/distinguo_wasm.wasm"))
}

/// A compiler that has the sources of its standard library.
fn compiler() -> Result<PathBuf, Failure> {
    let usual = PathBuf::from(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let sysroot = output(Command::new(&usual).args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join(SOURCES).exists() {
        return Ok(usual);
    }
    let [compiler, sources] = ["/usr/bin/rustc".to_owned(), format!("/usr/{SOURCES}")];
    let elsewhere = "install the sources of the standard library: `rustup component add rust-src`";
    install::need(&[&compiler, &sources], &["rustc-web", "rust-web-src"], elsewhere)?;
    Ok(compiler.into())
}

/// What tells that the sources are there, from the root of a compiler.
const SOURCES: &str = "lib/rustlib/src/rust/library/std/Cargo.toml";

/// The linker that comes with the usual compiler; Debian's compiler has none for WebAssembly.
fn linker() -> Result<PathBuf, Failure> {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let host = output(Command::new("rustc").args(["--print", "host-tuple"]))?;
    Ok(Path::new(sysroot.trim()).join("lib/rustlib").join(host.trim()).join("bin/rust-lld"))
}

/// Writes the JavaScript around the module. The tool is a workspace of its own: nobody else needs its sixty crates.
fn bindgen(module: &Path, dist: &Path) -> Result<(), Failure> {
    let folder = target()?.join("bindgen");
    let manifest = root().join("bindings-wasm/bindgen/Cargo.toml");
    run(cargo()
        .args(["build", "--quiet", "--locked", "--manifest-path"])
        .arg(manifest)
        .arg("--target-dir")
        .arg(&folder))?;
    run(Command::new(folder.join("debug/bindgen")).arg(module).arg(dist))
}
