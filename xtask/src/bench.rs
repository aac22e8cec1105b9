//! `cargo xtask bench`: what is measured, written into `benches/README.md`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::parity::{HOSTS, Host};
use crate::{Failure, cargo, output, read, root, run, target};

/// Measures the kernel beside other engines, and writes the tables. The engines are a workspace of their own.
pub(crate) fn peers() -> Result<(), Failure> {
    let peers = root().join("benches/peers");
    run(cargo().current_dir(&peers).args(["bench", "--bench", "peers"]))?;
    run(cargo().current_dir(&peers).args(["run", "--profile", "bench"]))
}

/// What is measured, and how it is called in the table.
const ROWS: &[(&str, &str)] = &[
    ("start", "start, until a rulebook can be loaded"),
    ("load", "load `cn.reference` with all proofs"),
    ("determine", "one determination, JSON to JSON, explained"),
    ("determine, typed", "the same, typed to typed"),
    ("batch", "the same in a batch of 1,000, each"),
    ("batch, read", "the same, and every answer read as a value"),
    ("procedure", "an act of a whole procedure, entries as JSON"),
];

const README: &str = "benches/README.md";
const MARKERS: [&str; 2] = ["<!-- hosts: written by `cargo xtask bench hosts` -->\n", "<!-- end of hosts -->"];

/// Microseconds, by host and by what was measured.
type Times = BTreeMap<(String, String), String>;

/// Measures every host that has something to measure, on the same inputs, and writes the table.
pub(crate) fn hosts() -> Result<(), Failure> {
    let inputs = target()?.join("hosts");
    let mut times = Times::new();
    let mut native = cargo();
    native.args(["run", "--quiet", "--release", "--package", "distinguo-benches", "--bin", "hosts", "--"]).arg(&inputs);
    take(&mut times, &output(&mut native)?)?;
    let mut measured = vec!["native"];
    for Host { name, bench, .. } in HOSTS {
        let Some(bench) = bench else { continue };
        println!("    {name}…");
        take(&mut times, &output(bench()?.arg(&inputs))?)?;
        measured.push(name);
    }
    let table = table(&measured, &times)?;
    println!("\n{table}");
    let text = read(&root().join(README))?;
    let text = between(&text, &table).ok_or_else(|| format!("{README} has no `{}`", MARKERS[0].trim_end()))?;
    crate::write(&[crate::File { path: README.to_owned(), text }])
}

/// Takes the times that a host prints, one on each line; other lines are for people.
fn take(times: &mut Times, printed: &str) -> Result<(), Failure> {
    for line in printed.lines().filter(|line| line.starts_with('{')) {
        let row: Value = serde_json::from_str(line).map_err(|error| format!("{error}: {line}"))?;
        let word = |name: &str| row.get(name).and_then(Value::as_str).map(str::to_owned);
        let micros = row.get("micros").filter(|micros| micros.is_number()).map(ToString::to_string);
        let (Some(host), Some(what), Some(micros)) = (word("host"), word("what"), micros) else {
            return Err(format!("not a measurement: {line}"));
        };
        if ROWS.iter().all(|(known, _)| *known != what) {
            return Err(format!("{host} measures `{what}`, which no row of the table is about"));
        }
        times.insert((host, what), micros);
    }
    Ok(())
}

/// A column for each host, with how many times the native time it takes.
fn table(hosts: &[&str], times: &Times) -> Result<String, Failure> {
    let mut table = format!("| | {} |\n| --- |{}\n", hosts.join(" | "), " ---: |".repeat(hosts.len()));
    let of = |host: &str, what: &str| times.get(&(host.to_owned(), what.to_owned()));
    for (what, words) in ROWS {
        let mut row = format!("| {words} |");
        for host in hosts {
            let cell = match (of(host, what), of("native", what)) {
                (None, _) => "–".to_owned(),
                (Some(time), Some(native)) if *host != "native" => {
                    format!("{} ({} ×)", shown(time)?, ratio(time, native)?)
                }
                (Some(time), _) => shown(time)?,
            };
            row.push_str(&format!(" {cell} |"));
        }
        table.push_str(&row);
        table.push('\n');
    }
    Ok(table)
}

/// Nanoseconds.
fn nanos(micros: &str) -> Result<u64, Failure> {
    let (whole, part) = micros.split_once('.').unwrap_or((micros, ""));
    let digits: String = part.chars().chain("000".chars()).take(3).collect();
    format!("{whole}{digits}").parse().map_err(|_| format!("`{micros}` are no microseconds"))
}

fn shown(micros: &str) -> Result<String, Failure> {
    Ok(match nanos(micros)? {
        nanos if nanos < 1_000 => format!("{nanos} ns"),
        nanos if nanos < 100_000 => format!("{}.{} µs", nanos / 1_000, nanos % 1_000 / 100),
        nanos if nanos < 1_000_000 => format!("{} µs", nanos / 1_000),
        nanos => format!("{}.{} ms", nanos / 1_000_000, nanos % 1_000_000 / 100_000),
    })
}

fn ratio(time: &str, native: &str) -> Result<String, Failure> {
    let tenths = nanos(time)? * 10 / nanos(native)?.max(1);
    Ok(format!("{}.{}", tenths / 10, tenths % 10))
}

/// A text with other lines between the markers.
fn between(text: &str, table: &str) -> Option<String> {
    let (before, rest) = text.split_once(MARKERS[0])?;
    let (_, after) = rest.split_once(MARKERS[1])?;
    Some(format!("{before}{}\n{table}\n{}{after}", MARKERS[0], MARKERS[1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hosts_print_becomes_a_table() {
        let mut times = Times::new();
        let native = r#"{"host":"native","what":"determine","micros":21.470}"#;
        let npm = "measuring\n{\"host\":\"npm\",\"what\":\"determine\",\"micros\":42.9}\n{\"host\":\"npm\",\"what\":\"start\",\"micros\":12000}";
        take(&mut times, native).unwrap();
        take(&mut times, npm).unwrap();
        let table = table(&["native", "npm"], &times).unwrap();
        assert!(table.starts_with("| | native | npm |\n| --- | ---: | ---: |\n"), "{table}");
        assert!(table.contains("| start, until a rulebook can be loaded | – | 12.0 ms |\n"), "{table}");
        assert!(
            table.contains("| one determination, JSON to JSON, explained | 21.4 µs | 42.9 µs (1.9 ×) |\n"),
            "{table}"
        );
        assert!(take(&mut times, r#"{"host":"npm","what":"guess","micros":1}"#).is_err());
        assert!(take(&mut times, r#"{"host":"npm","what":"load","micros":"1"}"#).is_err());
        assert!(nanos("1e9").is_err());
    }

    #[test]
    fn the_readme_has_a_place_for_the_table() {
        let text = read(&root().join(README)).unwrap();
        let written = between(&text, "| x |\n").unwrap();
        assert_eq!(between(&written, "| x |\n").unwrap(), written);
    }
}
