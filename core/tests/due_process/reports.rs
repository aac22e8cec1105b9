//! §17. Counts are told by the cell key method. What an attacker makes of a year of reports is tried in
//! `core/src/report/attack.rs`; here, what is counted, and that the report tells it.

use std::collections::BTreeMap;

use distinguo::error::Language;
use distinguo::host;
use distinguo::kernel::{Kernel, Ledger};
use distinguo::report::{Secret, Tally};
use distinguo::rulebook::Rulebook;
use distinguo::time::Instant;
use serde_json::{Value, json};

use crate::stage::{Play, Stage, private};
use crate::story::Story;
use crate::support::Run;

const START: &str = "2026-03-02T10:00:00+08:00";
const LATER: &str = "2026-05-04T10:00:00+08:00";

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// A secret of a host, one of many.
fn secret(number: u8) -> Secret {
    let mut bytes = *b"a secret of a host for its tests";
    bytes[0] = number;
    Secret::new(&bytes).unwrap()
}

/// The report of a host over ledgers.
fn report(number: u8, books: &[&Rulebook], ledgers: &[(&Kernel, &Ledger)], now: Instant) -> Value {
    let mut tally = Tally::new(secret(number));
    books.iter().for_each(|book| tally.cover(book));
    for (kernel, ledger) in ledgers {
        tally.add(kernel, ledger, now).unwrap();
    }
    serde_json::to_value(tally.report()).unwrap()
}

/// Every number of a report by its place: rulebook, what is counted, of what, which cell; `*` for totals.
fn numbers(report: &Value) -> BTreeMap<String, u64> {
    let mut numbers = BTreeMap::new();
    for part in report["rulebooks"].as_array().unwrap() {
        for (kind, told) in part.as_object().unwrap() {
            let distributions = match told {
                Value::Array(several) => several.iter().collect(),
                Value::Object(_) if kind != "title" => vec![told],
                _ => vec![],
            };
            for distribution in distributions {
                let of = distribution["of"].as_str().unwrap_or("-");
                let mut put = |what: &str, told: &Value| {
                    let place = format!("{}/{kind}/{of}/{what}", part["rulebook"].as_str().unwrap());
                    assert!(numbers.insert(place.clone(), told.as_u64().unwrap()).is_none(), "{place}");
                };
                put("*", &distribution["total"]);
                for cell in distribution["cells"].as_array().unwrap() {
                    put(cell["what"].as_str().unwrap(), &cell["count"]);
                }
            }
        }
    }
    numbers
}

/// The cells that one case is in, without the rulebook: those that are not told as 0 by one of many secrets. By each
/// secret all are told as the same number, as the cells of the same case.
fn cells(run: &Run, now: Instant) -> Vec<String> {
    let books: Vec<&Rulebook> = run.kernels.iter().map(Kernel::rulebook).collect();
    cells_of(&books, run.kernel(), &run.ledger, now)
}

fn cells_of(books: &[&Rulebook], kernel: &Kernel, ledger: &Ledger, now: Instant) -> Vec<String> {
    let mut found: Option<Vec<String>> = None;
    for number in 0..40 {
        let told = numbers(&report(number, books, &[(kernel, ledger)], now));
        assert!(told.values().all(|told| [0, 5].contains(told)), "one case, whatever happened in it: {told:?}");
        let some: Vec<String> = told.into_iter().filter(|(_, told)| *told > 0).map(|(place, _)| place).collect();
        if !some.is_empty() {
            let some: Vec<String> = some.iter().map(|place| place.split_once('/').unwrap().1.to_owned()).collect();
            assert!(found.as_ref().is_none_or(|found| *found == some), "{found:?} {some:?}");
            found = Some(some);
        }
    }
    found.unwrap()
}

fn has(cells: &[String], cell: &str) -> bool {
    cells.iter().any(|known| known == cell)
}

#[test]
fn explore() {
    for name in ["p06-refused-then-varied", "p07-annulled-remitted-upheld", "p09-revoked-for-false-material", "p24-revoked-in-error", "p11-false-accusation", "p14-approval-refused-and-returned", "p17-rectify-succeed-migrate"] {
        let run = Story::example(name).done();
        let now = run.ledger.records().last().unwrap().entry().at();
        println!("{name}: {:#?}", cells(&run, now));
    }
}
