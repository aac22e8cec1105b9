//! The hosts: how the runner of each is built and started, and what it answers.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::compare::difference;
use super::protocol::unescape;
use super::transcript::Exchange;
use crate::{Failure, kotlin, root, swift, wasm};

/// A language that the kernel is called from.
pub(crate) struct Host {
    pub(crate) name: &'static str,
    /// Builds what the runner needs, and says how it is started.
    pub(crate) runner: fn() -> Result<Command, Failure>,
    /// The same for what measures it: a program that is given the folder of the inputs and prints a time on each line.
    pub(crate) bench: Option<fn() -> Result<Command, Failure>>,
}

/// Every host, the cheapest first.
pub(crate) const HOSTS: &[Host] = &[
    Host { name: "native", runner: native, bench: None },
    Host { name: "node", runner: node, bench: Some(node_bench) },
    Host { name: "kotlin", runner: kotlin::runner, bench: Some(kotlin::bench) },
    Host { name: "swift", runner: swift::runner, bench: Some(swift::bench) },
];

/// This program, which answers as every other runner does.
fn native() -> Result<Command, Failure> {
    let mut command = Command::new(std::env::current_exe().map_err(|error| error.to_string())?);
    command.args(["parity", "--runner"]);
    Ok(command)
}

/// The npm package in Node.
fn node() -> Result<Command, Failure> {
    wasm::build()?;
    let mut command = Command::new("node");
    command.arg(root().join("bindings-wasm/tests/parity.mjs"));
    Ok(command)
}

fn node_bench() -> Result<Command, Failure> {
    wasm::build()?;
    let mut command = Command::new("node");
    command.arg(root().join("bindings-wasm/tests/bench.mjs"));
    Ok(command)
}

/// A runner that says nothing for so long hangs.
const PATIENCE: Duration = Duration::from_secs(120);

/// No more differences of one host are told.
const TOLD: usize = 10;

/// Asks a runner everything, and compares what it answers.
pub(crate) fn compare(host: &str, mut runner: Command, exchanges: &[Exchange]) -> Result<(), Failure> {
    let started = Instant::now();
    let mut runner = runner
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("the runner of {host} did not start: {error}"))?;
    let answers = converse(&mut runner, exchanges);
    let judged = judge(host, exchanges, &answers);
    // It may still be running where it hung or where answers were missing.
    let _ = runner.kill();
    let _ = runner.wait();
    judged?;
    let seconds = started.elapsed().as_secs_f32();
    println!("    {host}: {} answers, the same bytes ({seconds:.1} s)", exchanges.len());
    Ok(())
}

/// Writes every call while the answers are read: a runner may answer late, or be slow to read.
fn converse(runner: &mut Child, exchanges: &[Exchange]) -> VecDeque<String> {
    let (Some(mut calls), Some(answers)) = (runner.stdin.take(), runner.stdout.take()) else { return VecDeque::new() };
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(answers).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    std::thread::scope(|scope| {
        scope.spawn(move || {
            for exchange in exchanges {
                // A runner that has ended reads no more; the answers show where.
                if writeln!(calls, "{}", exchange.call.line()).is_err() {
                    return;
                }
            }
        });
        let mut heard = VecDeque::new();
        while heard.len() < exchanges.len() {
            match receiver.recv_timeout(PATIENCE) {
                Ok(answer) => heard.push_back(answer),
                Err(_) => {
                    // Otherwise the calls that are still to be written would wait for ever.
                    let _ = runner.kill();
                    break;
                }
            }
        }
        heard
    })
}

/// Tells where a host answers otherwise.
fn judge(host: &str, exchanges: &[Exchange], answers: &VecDeque<String>) -> Result<(), Failure> {
    let mut told = Vec::new();
    for (exchange, answer) in exchanges.iter().zip(answers) {
        if let Some(difference) = difference(&exchange.answer, &unescape(answer)) {
            told.push(format!("{host}: {}: {difference}", exchange.from));
        }
    }
    let count = told.len();
    told.truncate(TOLD);
    if count > TOLD {
        told.push(format!("{host}: … and {} more", count - TOLD));
    }
    if let Some(unanswered) = exchanges.get(answers.len()) {
        told.push(format!(
            "{host}: {}: no answer to `{}`; the runner ended or hung",
            unanswered.from, unanswered.call.name
        ));
    }
    if told.is_empty() { Ok(()) } else { Err(told.join("\n")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parity::protocol::Call;

    fn exchanges() -> Vec<Exchange> {
        let exchange = |from: &str, answer: &str| Exchange {
            from: from.to_owned(),
            call: Call::new("view", []).unwrap(),
            answer: answer.to_owned(),
        };
        vec![exchange("first", r#"{"ok":{"a":[1,2]}}"#), exchange("second", "{\"ok\":1}\n")]
    }

    fn said(script: &str) -> Result<(), Failure> {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        compare("test", command, &exchanges())
    }

    #[test]
    fn a_runner_that_answers_otherwise_or_not_at_all_is_told() {
        said(r#"read call; echo '{"ok":{"a":[1,2]}}'; read call; printf '{"ok":1}\\n\n'"#).unwrap();
        let other = said(r#"echo '{"ok":{"a":[1,3]}}'; printf '{"ok":1}\\n\n'"#).unwrap_err();
        assert_eq!(other, "test: first: at `/ok/a/1`: expected 2, got 3");
        let ended = said(r#"echo '{"ok":{"a":[1,2]}}'"#).unwrap_err();
        assert_eq!(ended, "test: second: no answer to `view`; the runner ended or hung");
    }
}
