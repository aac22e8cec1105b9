//! `cargo xtask parity`: one corpus and ten thousand random calls, and every host gives the same bytes.

mod compare;
mod hosts;
mod layout;
mod native;
mod protocol;
mod random;
mod scripts;
#[cfg(test)]
mod tests;
mod texts;
mod transcript;

use std::io::{BufWriter, Write, stdin, stdout};
use std::path::PathBuf;
use std::time::Instant;

use crate::{Failure, root, target};
pub(crate) use hosts::{HOSTS, Host};
use protocol::escape;
pub(crate) use transcript::Bless;
use transcript::{Exchange, Transcript};

/// Answers the calls of standard input, as a runner does.
pub(crate) fn runner() -> Result<(), Failure> {
    native::serve(stdin().lock(), BufWriter::new(stdout().lock()))
}

/// Writes answers of the native kernel into the corpus; tells where others are written down and stay.
pub(crate) fn bless(what: Bless) -> Result<(), Failure> {
    let mut transcript = Transcript::default();
    let mut told = Vec::new();
    for mut file in scripts::all()? {
        told.extend(transcript.play(&mut file, what)?);
        let path = format!("{}/{}", scripts::FOLDER, file.name);
        crate::write(&[crate::File { text: file.text(), path }])?;
    }
    if told.is_empty() { Ok(()) } else { Err(told.join("\n")) }
}

/// Compares hosts, or all of them where none is named.
pub(crate) fn run(names: &[&str]) -> Result<(), Failure> {
    let chosen = chosen(names)?;
    let exchanges = exchanges()?;
    let place = write(&exchanges)?;
    println!("    transcript: {}", place.display());
    let mut failures = Vec::new();
    for host in chosen {
        println!("    {}…", host.name);
        let compared = (host.runner)().and_then(|runner| hosts::compare(host.name, runner, &exchanges));
        failures.extend(compared.err());
    }
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n")) }
}

fn chosen(names: &[&str]) -> Result<Vec<&'static Host>, Failure> {
    if names.is_empty() {
        return Ok(HOSTS.iter().collect());
    }
    let host = |name: &&str| {
        let known = || HOSTS.iter().map(|host| host.name).collect::<Vec<_>>().join(", ");
        HOSTS.iter().find(|host| host.name == *name).ok_or_else(|| format!("no host `{name}`; there are {}", known()))
    };
    names.iter().map(host).collect()
}

/// The corpus, whose answers must be those written down, and the random calls.
fn exchanges() -> Result<Vec<Exchange>, Failure> {
    let started = Instant::now();
    let mut transcript = Transcript::default();
    let mut told = Vec::new();
    for mut file in scripts::all()? {
        told.extend(transcript.play(&mut file, Bless::Nothing)?);
    }
    if !told.is_empty() {
        return Err(told.join("\n"));
    }
    let corpus = transcript.exchanges.len();
    random::add(&mut transcript)?;
    let (all, seconds) = (transcript.exchanges.len(), started.elapsed().as_secs_f32());
    println!("    {corpus} calls of the corpus, {} random ones ({seconds:.1} s)", all - corpus);
    Ok(transcript.exchanges)
}

/// Writes calls and answers for whoever looks for a difference by hand; the folder.
fn write(exchanges: &[Exchange]) -> Result<PathBuf, Failure> {
    let folder = target()?.join("parity");
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    std::fs::create_dir_all(&folder).map_err(failed)?;
    let file = |name: &str, line: &dyn Fn(&Exchange) -> String| {
        let mut out = BufWriter::new(std::fs::File::create(folder.join(name))?);
        exchanges.iter().try_for_each(|exchange| writeln!(out, "{}", line(exchange)))?;
        out.flush()
    };
    file("calls.txt", &|exchange| exchange.call.line()).map_err(failed)?;
    file("answers.txt", &|exchange| escape(&exchange.answer)).map_err(failed)?;
    file("from.txt", &|exchange| exchange.from.clone()).map_err(failed)?;
    Ok(folder.strip_prefix(root()).map(std::path::Path::to_path_buf).unwrap_or(folder))
}
