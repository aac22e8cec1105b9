//! `cargo xtask bench`: what is measured, written into `benches/README.md`.

use serde_json::Value;

use crate::parity::{HOSTS, Host};
use crate::{Failure, cargo, output, read, root, run};

/// Measures the kernel beside other engines, and writes the tables. The engines are a workspace of their own.
pub(crate) fn peers() -> Result<(), Failure> {
    let peers = root().join("benches/peers");
    run(cargo().current_dir(&peers).args(["bench", "--bench", "peers"]))?;
    run(cargo().current_dir(&peers).args(["run", "--profile", "bench"]))
}

const README: &str = "benches/README.md";
const MARKERS: [&str; 2] = ["<!-- hosts: written by `cargo xtask bench hosts` -->\n", "<!-- end of hosts -->"];

/// Measures every host that has something to measure, and writes the table.
pub(crate) fn hosts() -> Result<(), Failure> {
    let mut native = cargo();
    native.args(["run", "--quiet", "--release", "--package", "distinguo-benches", "--bin", "hosts"]);
    println!("    native…");
    let mut times = times(&output(&mut native)?)?;
    for Host { name, bench, .. } in HOSTS {
        if let Some(bench) = bench {
            println!("    {name}…");
            times.extend(self::times(&output(&mut bench()?)?)?);
        }
    }
    let table = table(&times);
    println!("\n{table}");
    let text = read(&root().join(README))?;
    let text = between(&text, &table).ok_or_else(|| format!("{README} has no `{}`", MARKERS[0].trim_end()))?;
    crate::write(&[crate::File { path: README.to_owned(), text }])
}

/// How long something takes in a host.
struct Time {
    host: String,
    what: String,
    nanos: u64,
}

/// The times that a host prints, one on each line; other lines are for people.
fn times(printed: &str) -> Result<Vec<Time>, Failure> {
    let time = |line: &str| {
        let row: Value = serde_json::from_str(line).ok()?;
        let word = |name: &str| Some(row.get(name)?.as_str()?.to_owned());
        let micros = row.get("micros").filter(|micros| micros.is_number())?.to_string();
        let (whole, part) = micros.split_once('.').unwrap_or((&micros, ""));
        let digits: String = part.chars().chain("000".chars()).take(3).collect();
        Some(Time { host: word("host")?, what: word("what")?, nanos: format!("{whole}{digits}").parse().ok()? })
    };
    let lines = printed.lines().filter(|line| line.starts_with('{'));
    lines.map(|line| time(line).ok_or_else(|| format!("not a measurement: {line}"))).collect()
}

/// A column for each host and a row for each thing that is measured, with how many times the native time it takes.
fn table(times: &[Time]) -> String {
    let mut hosts: Vec<&str> = Vec::new();
    let mut rows: Vec<&str> = Vec::new();
    for Time { host, what, .. } in times {
        if !hosts.contains(&host.as_str()) {
            hosts.push(host);
        }
        if !rows.contains(&what.as_str()) {
            rows.push(what);
        }
    }
    let mut table = format!("| | {} |\n| --- |{}\n", hosts.join(" | "), " ---: |".repeat(hosts.len()));
    for row in rows {
        let of = |host: &str| times.iter().find(|time| time.host == host && time.what == row).map(|time| time.nanos);
        let cell = |host: &&str| match (of(host), of("native")) {
            (None, _) => "–".to_owned(),
            (Some(nanos), Some(native)) if *host != "native" => {
                let tenths = nanos * 10 / native.max(1);
                format!("{} ({}.{} ×)", shown(nanos), tenths / 10, tenths % 10)
            }
            (Some(nanos), _) => shown(nanos),
        };
        let cells: Vec<String> = hosts.iter().map(cell).collect();
        table.push_str(&format!("| {row} | {} |\n", cells.join(" | ")));
    }
    table
}

fn shown(nanos: u64) -> String {
    match nanos {
        nanos if nanos < 1_000 => format!("{nanos} ns"),
        nanos if nanos < 100_000 => format!("{}.{} µs", nanos / 1_000, nanos % 1_000 / 100),
        nanos if nanos < 1_000_000 => format!("{} µs", nanos / 1_000),
        nanos => format!("{}.{} ms", nanos / 1_000_000, nanos % 1_000_000 / 100_000),
    }
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
        let printed = "measuring\n\
                       {\"host\":\"native\",\"what\":\"determine\",\"micros\":21.470}\n\
                       {\"host\":\"npm\",\"what\":\"determine\",\"micros\":42.9}\n\
                       {\"host\":\"npm\",\"what\":\"start\",\"micros\":12000}\n";
        let expected = "| | native | npm |\n| --- | ---: | ---: |\n| determine | 21.4 µs | 42.9 µs (1.9 ×) |\n| start | – | 12.0 ms |\n";
        assert_eq!(table(&times(printed).unwrap()), expected);
        assert!(times(r#"{"host":"npm","what":"load","micros":"1"}"#).is_err());
        assert!(times(r#"{"host":"npm","micros":1}"#).is_err());
        assert!(times("{").is_err());
    }

    #[test]
    fn the_readme_has_a_place_for_the_table() {
        let text = read(&root().join(README)).unwrap();
        let written = between(&text, "| x |\n").unwrap();
        assert_eq!(between(&written, "| x |\n").unwrap(), written);
    }
}
