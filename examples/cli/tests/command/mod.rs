//! The command line as somebody runs it, from the root of the repository.

use std::ffi::OsStr;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// What came of it.
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// Runs it with a text on standard input; so many columns wide, where that is said.
pub fn told<A: AsRef<OsStr>>(columns: Option<&str>, input: &[u8], arguments: &[A]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_distinguo"))
        .args(arguments)
        .envs(columns.map(|columns| ("COLUMNS", columns)))
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Who does not read its input may be gone already.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    Run { status: output.status.code().unwrap(), out, err }
}
