//! `cargo xtask swift`: the Swift package, its tests, the example, and the tools that measure and compare it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::bindings::{self, Bindings};
use crate::trixie::Trixie;
use crate::{Failure, install, root, run, target};

const PACKAGE: &str = "bindings-uniffi/swift";
const EXAMPLE: &str = "examples/reminders-swift";

/// What is built, and what the package is linked with, under the target folder.
const BUILT: &str = "swift";

/// Builds and tests the package and the example.
pub(crate) fn build() -> Result<(), Failure> {
    let swift = Swift::prepare()?;
    run(&mut swift.package("test", PACKAGE)?)?;
    run(&mut swift.package("test", EXAMPLE)?)
}

/// The runner of the parity corpus.
pub(crate) fn runner() -> Result<Command, Failure> {
    Swift::prepare()?.program("Parity")
}

/// What measures it.
pub(crate) fn bench() -> Result<Command, Failure> {
    Swift::prepare()?.program("Bench")
}

/// The package, laid out, and where Swift runs.
struct Swift {
    /// The release of Debian that has Swift, where this system has none.
    trixie: Option<Trixie>,
    /// Where cargo puts what it builds, and Swift its own in a folder there.
    target: PathBuf,
}

impl Swift {
    fn prepare() -> Result<Self, Failure> {
        let trixie = if install::found("swift") { None } else { Some(Trixie::with_swift()?) };
        let bindings = bindings::build()?;
        let target = target()?;
        lay_out(&bindings, &target.join(BUILT)).map_err(|error| format!("{PACKAGE}: {error}"))?;
        Ok(Self { trixie, target })
    }

    /// `swift build` or `swift test` of a package of the repository.
    fn package(&self, what: &str, package: &str) -> Result<Command, Failure> {
        let root = absolute(root())?;
        let built = self.target.join(BUILT);
        let mut command = self.command("swift")?;
        command.arg(what).arg("--package-path").arg(root.join(package));
        command.arg("--scratch-path").arg(built.join(package));
        command.arg("-Xlinker").arg(format!("-L{}", built.join("lib").display()));
        Ok(command)
    }

    /// A program of the package, built for speed.
    fn program(&self, name: &str) -> Result<Command, Failure> {
        run(self.package("build", PACKAGE)?.args(["--configuration", "release", "--product", name]))?;
        let program = self.target.join(BUILT).join(PACKAGE).join("release").join(name);
        self.command(&program.display().to_string())
    }

    /// A command where Swift is, at the root of the repository, with the same paths.
    fn command(&self, program: &str) -> Result<Command, Failure> {
        let root = absolute(root())?;
        let Some(trixie) = &self.trixie else {
            let mut command = Command::new(program);
            command.current_dir(root);
            return Ok(command);
        };
        let mut command = trixie.command([&root, &self.target], &root);
        command.arg(program);
        Ok(command)
    }
}

/// Puts into the package what UniFFI writes, and the library where nothing but it is found: as there is no shared one
/// beside, programs are linked with the static one, and run wherever they are put.
fn lay_out(bindings: &Bindings, built: &Path) -> std::io::Result<()> {
    let (modules, sources) = (bindings.modules.join("swift"), root().join(PACKAGE).join("Sources"));
    let (module, header) = (sources.join("Distinguo/Generated"), sources.join("DistinguoFFI"));
    for folder in [&module, &header, &built.join("lib")] {
        fs::create_dir_all(folder)?;
    }
    update(&modules.join("Distinguo.swift"), &module.join("Distinguo.swift"))?;
    update(&modules.join("DistinguoFFI.h"), &header.join("DistinguoFFI.h"))?;
    let library = bindings::static_library();
    update(&bindings.libraries.join(&library), &built.join("lib").join(&library))?;
    let map = header.join("module.modulemap");
    if fs::read_to_string(&map).is_ok_and(|written| written == MODULE_MAP) {
        return Ok(());
    }
    fs::write(map, MODULE_MAP)
}

/// For SwiftPM, which takes no other name, and with what to link; that of UniFFI names modules of Apple's.
const MODULE_MAP: &str = "\
module DistinguoFFI {
    header \"DistinguoFFI.h\"
    link \"distinguo_uniffi\"
    export *
}
";

/// Copies a file unless it is there already: what is newer is compiled anew.
fn update(from: &Path, to: &Path) -> std::io::Result<()> {
    let content = fs::read(from)?;
    if fs::read(to).is_ok_and(|written| written == content) { Ok(()) } else { fs::write(to, content) }
}

fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    path.canonicalize().map_err(|error| format!("{}: {error}", path.display()))
}
