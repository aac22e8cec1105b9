//! Runs a file of acts and prints what came of it: `cargo run -p distinguo --example acts -- FILE [--page en|zh]`.

#[path = "../tests/support/mod.rs"]
mod support;

use distinguo::error::Language;
use distinguo::ledger::Record;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(file) = arguments.first() else {
        eprintln!("usage: acts FILE [--page en|zh] [--effects]");
        std::process::exit(2);
    };
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let effects = arguments.iter().any(|argument| argument == "--effects");
    let page = arguments.iter().position(|argument| argument == "--page").and_then(|at| arguments.get(at + 1));
    let quiet = page.is_some();
    let outcome = support::run(&text, |run, before| {
        if !quiet {
            run.ledger.records().iter().skip(before).for_each(|record| print(record, effects));
        }
    });
    let (run, failed) = match outcome {
        Ok(run) => (run, false),
        Err((run, stop)) => {
            match stop {
                support::Stop::Unreadable(line, why) => eprintln!("line {line}: {why}"),
                support::Stop::Refused(line, refusal) => {
                    eprintln!("line {line}: {}: {}", refusal.code().as_str(), refusal.message(Language::En));
                    eprintln!("{}", serde_json::to_string(&*refusal).unwrap_or_default());
                }
            }
            (run, true)
        }
    };
    if let (Some(language), Some(kernel), Some(now)) = (page, run.kernels.last(), run.ledger.records().last()) {
        println!("{}", kernel.page(&run.ledger, now.entry().at(), language));
    }
    if let Some(kernel) = run.kernels.last() {
        println!("{} entries, {:?}", run.ledger.records().len(), kernel.progress(run.ledger.case()));
    }
    std::process::exit(i32::from(failed));
}

fn print(record: &Record, effects: bool) {
    let value = serde_json::to_value(record).unwrap_or_default();
    let cause = &value["entry"]["cause"];
    let said = match cause.get("act") {
        Some(act) => format!("{} {}: {}", act["id"], act["actor"]["role"], act["act"]),
        None => format!("lapse {}", cause["lapse"]),
    };
    let said: String = said.chars().take(220).collect();
    println!("{:>3} {} {said}", value["entry"]["seq"], value["entry"]["at"]);
    for effect in value["entry"]["effects"].as_array().into_iter().flatten() {
        let kind = effect["effect"].as_str().unwrap_or_default();
        if effects || !matches!(kind, "did" | "happened" | "found" | "assigned" | "seat_bound") {
            println!("        {}", effect);
        }
    }
}
