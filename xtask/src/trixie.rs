//! Debian 13 in a folder of its own: Debian has Swift from that release on. It is made once, and kept among the caches of the
//! user; what runs in it sees folders of this system, for as long as it runs, and nothing is left mounted.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Failure, install, root, run};

/// The folder, ready.
pub(crate) struct Trixie {
    folder: PathBuf,
}

impl Trixie {
    /// The release with Swift; it is made where it is not there yet (2.6 GB, a minute or two).
    pub(crate) fn with_swift() -> Result<Self, Failure> {
        let elsewhere = "install Swift (6.0 or newer), from https://www.swift.org/install";
        if !Path::new("/etc/debian_version").exists() {
            return Err(format!("swift not found: {elsewhere}"));
        }
        let cache = std::env::var_os("XDG_CACHE_HOME").filter(|folder| !folder.is_empty()).map(PathBuf::from);
        let cache = cache.or_else(|| std::env::home_dir().map(|home| home.join(".cache")));
        let cache = cache.ok_or_else(|| format!("no folder for caches: set XDG_CACHE_HOME, or {elsewhere}"))?;
        let folder = cache.join("distinguo/trixie-swift");
        let trixie = Self { folder };
        if trixie.folder.join(READY).exists() {
            return Ok(trixie);
        }
        install::need(&["debootstrap", "unshare"], &["debootstrap", "util-linux"], elsewhere)?;
        println!("installing Swift, with Debian 13 around it, into {}", trixie.folder.display());
        fs::create_dir_all(&cache).map_err(|error| format!("{}: {error}", cache.display()))?;
        let log = trixie.folder.with_extension("log");
        let made = run(install::as_root("sh").arg(script("make.sh")).arg(&trixie.folder).arg(&log));
        made.map_err(|_| format!("Debian 13 could not be made, {} says why; {elsewhere}", log.display()))?;
        Ok(trixie)
    }

    /// A command in it, which sees these folders under their own paths; what is to be run follows as arguments.
    pub(crate) fn command(&self, sees: [&Path; 2], at: &Path) -> Command {
        let mut command = install::as_root("unshare");
        // The namespace ends with the command, and all that is mounted in it.
        command.args(["--mount", "--pid", "--fork", "--kill-child"]);
        command.arg("sh").arg(script("enter.sh")).arg(&self.folder).arg(at).args(sees);
        command
    }
}

/// The file that says that all is there.
const READY: &str = "ready";

fn script(name: &str) -> PathBuf {
    root().join("xtask/src/trixie").join(name)
}
