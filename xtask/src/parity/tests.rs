//! The native kernel gives what the corpus says, and the corpus covers what there is.

use std::collections::BTreeSet;

use distinguo::case::RefusalCode;
use distinguo::error::Code;
use serde_json::Value;

use super::protocol::CALLS;
use super::scripts;
use super::transcript::{Bless, Exchange, Transcript};

/// Functions of the front door that are no calls: how long a case is shows in its lines, what an instant is in every
/// call that is given one, and a rulebook or a kernel in what it answers.
const NO_CALLS: &[&str] = &["Case::len", "Case::is_empty", "Case::kernel", "Kernel::instant", "Kernel::rulebook"];

/// What typed hosts read documents with on the way to other calls.
const READERS: &str = "documents.rs";

/// Problems that no call can have: a library asks for complete answers and runs scenarios, the front door does neither; and it takes text, not
/// bytes, so that what is no UTF-8 is told where files are read, by the command line and by readers of ledgers.
const OUT_OF_REACH: &[Code] = &[Code::Unanswered, Code::NotUtf8, Code::OneScenario, Code::UnknownRefusal];

fn corpus() -> Vec<Exchange> {
    let mut transcript = Transcript::default();
    for mut file in scripts::all().unwrap() {
        let told = transcript.play(&mut file, Bless::Nothing).unwrap();
        assert!(told.is_empty(), "{}", told.join("\n"));
    }
    transcript.exchanges
}

#[test]
fn the_native_kernel_gives_what_the_corpus_says_and_the_corpus_covers_every_call_act_problem_and_refusal() {
    let exchanges = corpus();
    let calls: BTreeSet<&str> = exchanges.iter().map(|exchange| exchange.call.name).collect();
    assert_eq!(calls, CALLS.iter().map(|(name, _)| *name).collect());

    let schema = crate::read(&crate::root().join("schema/act.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let kinds = schema.pointer("/$defs/Body/oneOf").and_then(Value::as_array).unwrap().iter();
    let kinds: BTreeSet<&str> = kinds.map(|kind| kind["required"][0].as_str().unwrap()).collect();
    let acts: Vec<Value> = exchanges
        .iter()
        .filter(|exchange| exchange.call.name == "handle" && exchange.answer.starts_with("{\"ok\""))
        .map(|exchange| serde_json::from_str(&exchange.call.arguments[0]).unwrap())
        .collect();
    let done: BTreeSet<&str> =
        acts.iter().flat_map(|act| act["act"].as_object().unwrap().keys().map(String::as_str)).collect();
    assert_eq!(done, kinds);

    let (mut problems, mut refusals) = (BTreeSet::new(), BTreeSet::new());
    for line in exchanges.iter().flat_map(|exchange| exchange.answer.lines()) {
        let answer: Value = serde_json::from_str(line).unwrap();
        let check = answer.pointer("/ok/problems").or(answer.get("problems"));
        let codes = check.and_then(Value::as_array).into_iter().flatten();
        problems.extend(codes.map(|problem| problem["code"].as_str().unwrap().to_owned()));
        let refusal = answer.pointer("/refused/refusal/code").and_then(Value::as_str);
        refusals.extend(refusal.map(str::to_owned));
    }
    let reachable = Code::ALL.iter().filter(|code| !OUT_OF_REACH.contains(code));
    let missing: Vec<&str> = reachable.map(|code| code.as_str()).filter(|code| !problems.contains(*code)).collect();
    // What a date says about itself is no problem of a document.
    assert_eq!(missing, ["provisional_date"]);
    let missing: Vec<&str> =
        RefusalCode::ALL.iter().map(|code| code.as_str()).filter(|code| !refusals.contains(*code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_function_of_the_front_door_is_a_call() {
    let mut functions = BTreeSet::new();
    for entry in std::fs::read_dir(crate::root().join("core/src/host")).unwrap() {
        let mut of = String::new();
        let path = entry.unwrap().path();
        if path.ends_with(READERS) {
            continue;
        }
        for line in crate::read(&path).unwrap().lines() {
            if let Some(name) = line.strip_prefix("impl ") {
                of = format!("{}::", name.trim_end_matches(" {"));
            } else if line == "}" {
                of.clear();
            }
            let code = line.trim_start();
            let name = code.strip_prefix("pub fn ").or(code.strip_prefix("pub const fn "));
            functions.extend(name.and_then(|name| name.split('(').next()).map(|name| format!("{of}{name}")));
        }
    }
    let called = |function: &String| {
        let call = match function.as_str() {
            "Case::new" => "new_case",
            "Case::page" => "case_page",
            "KernelSet::new" => "new_kernels",
            "KernelSet::audit" => "audit_all",
            "Tally::new" => "new_tally",
            "Tally::add" => "tally",
            "Tally::page" => "tally_page",
            "Cases::new" => "new_cases",
            "Cases::add" => "add_case",
            "Cases::protections" => "protections_of_all",
            "due" => "due_of",
            other => other.rsplit("::").next().unwrap(),
        };
        CALLS.iter().any(|(name, _)| *name == call)
    };
    let missing: Vec<_> = functions.iter().filter(|name| !NO_CALLS.contains(&name.as_str()) && !called(name)).collect();
    assert!(functions.len() >= CALLS.len(), "{functions:?}");
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_corpus_is_laid_out_as_it_is_written() {
    for file in scripts::all().unwrap() {
        let path = format!("{}/{}", scripts::FOLDER, file.name);
        crate::check(&[crate::File { text: file.text(), path }], "cargo xtask parity --bless").unwrap();
    }
}

#[test]
fn random_calls_are_the_same_every_time_and_of_every_kind() {
    let random = || {
        let mut transcript = Transcript::default();
        super::random::add(&mut transcript).unwrap();
        transcript.exchanges
    };
    let (one, other) = (random(), random());
    assert!(one.len() >= super::random::CALLS, "{}", one.len());
    assert!(one.len() == other.len());
    assert!(one.iter().zip(&other).all(|(one, other)| one.call == other.call && one.answer == other.answer));
    for kind in ["{\"ok\"", "{\"problems\"", "{\"refused\""] {
        let count = one.iter().filter(|exchange| exchange.answer.starts_with(kind)).count();
        assert!(count > 100, "{kind}: {count}");
    }
}
