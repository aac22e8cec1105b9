//! Prints what the last run of the benchmarks measured, as ratios and against the goals, measures the memory that
//! loading takes, and writes both into `benches/README.md`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use distinguo::rulebook::Rulebook;
use distinguo_benches::{hostile, procedures, suites};
use peak_alloc::PeakAlloc;
use serde_json::Value;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md");
const MARKERS: [&str; 2] = ["<!-- measured: written by `cargo xtask bench` -->\n", "<!-- end of measured -->"];

/// Nanoseconds by the full name of a benchmark: the median of the last run.
struct Times(BTreeMap<String, f64>);

impl Times {
    fn read() -> Self {
        let target = env::current_exe().ok().and_then(|path| Some(path.parent()?.parent()?.to_owned()));
        let mut times = BTreeMap::new();
        let mut todo: Vec<PathBuf> = target.into_iter().map(|target| target.join("criterion")).collect();
        while let Some(folder) = todo.pop() {
            let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
            for folder in entries.filter(|path| path.is_dir()) {
                let json = |name: &str| -> Option<Value> {
                    serde_json::from_str(&fs::read_to_string(folder.join(name)).ok()?).ok()
                };
                if let (Some(about), Some(estimates)) = (json("benchmark.json"), json("estimates.json"))
                    && folder.ends_with("new")
                    && let (Some(name), Some(median)) =
                        (about["full_id"].as_str(), estimates["median"]["point_estimate"].as_f64())
                {
                    times.insert(name.to_owned(), median);
                }
                todo.push(folder);
            }
        }
        Self(times)
    }

    fn get(&self, name: &str) -> f64 {
        self.0.get(name).copied().unwrap_or(f64::NAN)
    }

    /// Of those under a group, by name.
    fn group<'a>(&'a self, group: &'a str) -> impl Iterator<Item = (&'a str, f64)> {
        self.0.iter().filter_map(move |(name, time)| Some((name.strip_prefix(group)?.strip_prefix('/')?, *time)))
    }
}

fn time(nanoseconds: f64) -> String {
    match nanoseconds {
        missing if missing.is_nan() => "not measured".to_owned(),
        ns if ns < 1e3 => format!("{ns:.1} ns"),
        ns if ns < 1e6 => format!("{:.2} µs", ns / 1e3),
        ns => format!("{:.2} ms", ns / 1e6),
    }
}

fn reached(reached: bool) -> &'static str {
    if reached { "reached" } else { "**missed**" }
}

fn goal(lines: &mut Vec<String>, what: &str, measured: f64, limit: f64) {
    lines.push(format!("| {what} | {} | at most {} | {} |", time(measured), time(limit), reached(measured <= limit)));
}

/// The middle of some numbers.
fn median(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The most memory that loading a text takes beyond what was there before, in bytes.
fn peak(text: &str) -> usize {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let loaded = Rulebook::load(text);
    let peak = MEMORY.peak_usage().saturating_sub(before);
    drop(loaded);
    peak
}

fn megabytes(bytes: usize) -> String {
    format!("{:.2} MB", bytes as f64 / 1e6)
}

fn report(times: &Times) -> Vec<String> {
    let ids = times.get("complete/ids, encoded");
    let explained = times.get("complete/JSON to JSON, explained");
    let zen = times.get("peers/zen-engine");
    let rego = times.get("peers/regorus, interpreter").min(times.get("peers/regorus, machine"));
    let mut lines = vec![
        format!(
            "The same table ({} of `{}`), complete findings, inputs built beforehand:",
            suites::TABLE,
            suites::BOOK
        ),
        String::new(),
        "| engine | one outcome | times the kernel's |".to_owned(),
        "| --- | ---: | ---: |".to_owned(),
        format!("| distinguo, answers given as ids | {} | 1 |", time(ids)),
    ];
    lines.extend(times.group("peers").map(|(name, took)| format!("| {name} | {} | {:.1} |", time(took), took / ids)));
    lines.extend([
        String::new(),
        "| goal | measured | wanted | |".to_owned(),
        "| --- | ---: | ---: | --- |".to_owned(),
    ]);
    let faster = zen.min(rego) / ids;
    lines.push(format!(
        "| outcome of ids, against the faster of zen-engine and regorus | {faster:.0} times faster | 100 times | {} |",
        reached(faster >= 100.0)
    ));
    let ratio = explained / zen;
    lines.push(format!(
        "| JSON to JSON with full explanation, against zen-engine's bare outcome | {} = {ratio:.2} of its time | 2.5 of its time | {} |",
        time(explained),
        reached(ratio <= 2.5)
    ));
    goal(&mut lines, "possible outcomes, half known", times.get("half known/possible outcomes"), 5e3);
    goal(&mut lines, "open facts ranked, half known", times.get("half known/open facts, ranked"), 5e5);
    goal(&mut lines, "smallest change, half known", times.get("half known/smallest change"), 5e4);
    let of_size = |size: &str| median((1..=suites::SEEDS).map(|seed| times.get(&format!("load/{size}, {seed}"))));
    goal(&mut lines, "load and prove 20 facts, 30 rows, median of the books", of_size("20 facts, 30 rows"), 5e6);
    goal(&mut lines, "load and prove 40 facts, 60 rows, median of the books", of_size("40 facts, 60 rows"), 5e7);
    let books = suites::sound_books();
    let large = books.iter().filter(|(name, _)| name.starts_with("40 facts")).map(|(_, text)| peak(text) as f64);
    let large = median(large);
    lines.push(format!(
        "| the same, memory at the peak | {:.2} MB | at most 5 MB | {} |",
        large / 1e6,
        reached(large <= 5e6)
    ));
    let slowest = times.group("refuse").map(|(_, took)| took).fold(0.0, f64::max);
    goal(&mut lines, "the slowest hostile document, until refused", slowest, 6e8);
    goal(&mut lines, "add 1 working day", times.get("working days/add 1"), 10.0);
    goal(&mut lines, "add 1000 working days", times.get("working days/add 1000"), 10.0);

    goal(&mut lines, "an ordinary act handled and applied", times.get("case/a finding handled and applied"), 15e3);
    let entries = procedures::entries() as f64;
    for (what, wanted) in [("replay", 3e5), ("audit", 5e4)] {
        let rate = entries * 1e9 / times.get(&format!("ledger/{what}"));
        lines.push(format!("| {what} | {rate:.0} entries a second | at least {wanted:.0} | {} |", reached(rate >= wanted)));
    }
    let million = times.get("clock/next_due of a case") * 1e6;
    goal(&mut lines, "`next_due` of a million open cases, one after the other", million, 1e9);
    let before = MEMORY.current_usage();
    let watch = procedures::watched(procedures::WATCHED);
    let each = MEMORY.current_usage().saturating_sub(before) / watch.len();
    lines.push(format!("| memory for each case that is watched | {each} bytes | at most 300 | {} |", reached(each <= 300)));
    drop(watch);
    let before = MEMORY.current_usage();
    let tally = procedures::tallied(procedures::TALLIED);
    let each = MEMORY.current_usage().saturating_sub(before) / procedures::TALLIED;
    lines.push(format!("| memory for each case of a report | {each} bytes | at most 50 | {} |", reached(each <= 50)));
    drop(tally);

    lines.extend([
        String::new(),
        "| entries in the ledger | one more act | replay, an entry | audit, an entry |".to_owned(),
        "| ---: | ---: | ---: | ---: |".to_owned(),
    ]);
    for length in procedures::LENGTHS {
        let of = |what: &str| times.get(&format!("growth/{what}/{length}"));
        let each = |what: &str| time(of(what) / length as f64);
        lines.push(format!("| {length} | {} | {} | {} |", time(of("act")), each("replay"), each("audit")));
    }

    lines.extend([String::new(), "| also measured | |".to_owned(), "| --- | ---: |".to_owned()]);
    for group in ["complete", "working days", "case", "clock"] {
        lines.extend(times.group(group).map(|(name, took)| format!("| {group}: {name} | {} |", time(took))));
    }
    lines.extend([
        String::new(),
        "| document | time | memory at the peak |".to_owned(),
        "| --- | ---: | ---: |".to_owned(),
    ]);
    let hostile = hostile::all().into_iter().map(|(name, text)| ("refuse", name.to_owned(), text));
    for (group, name, text) in books.into_iter().map(|(name, text)| ("load", name, text)).chain(hostile) {
        let took = time(times.get(&format!("{group}/{name}")));
        lines.push(format!("| {group} {name} | {took} | {} |", megabytes(peak(&text))));
    }
    lines
}

fn write(readme: &Path, lines: &[String]) -> Option<()> {
    let text = fs::read_to_string(readme).ok()?;
    let (before, rest) = text.split_once(MARKERS[0])?;
    let (_, after) = rest.split_once(MARKERS[1])?;
    let [start, end] = MARKERS;
    fs::write(readme, format!("{before}{start}\n{}\n\n{end}{after}", lines.join("\n"))).ok()
}

fn main() {
    let lines = report(&Times::read());
    println!("{}", lines.join("\n"));
    if write(Path::new(README), &lines).is_none() {
        eprintln!("the table could not be written into {README}");
    }
}
