//! `regorus`: a Rego policy whose named conditions are rules and whose rows are one chain of `else`, run by its
//! interpreter and by its virtual machine.

use std::fmt::Write as _;

use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{Engine, Value};

use crate::rows::{Source, list, text};
use crate::zen::object;

const RULE: &str = "data.tolerance.outcome";

pub struct Rego {
    engine: Engine,
    machine: RegoVM,
}

impl Rego {
    pub fn new(source: &Source) -> Self {
        let mut engine = Engine::new();
        engine.add_policy("tolerance.rego".to_owned(), policy(source)).expect("a policy");
        let compiled = engine.compile_with_entrypoint(&RULE.into()).expect("a policy");
        let program = Compiler::compile_from_policy(&compiled, &[RULE]).expect("a program");
        let mut machine = RegoVM::new();
        machine.load_program(program);
        Self { engine, machine }
    }

    pub fn input(case: &[(String, String)]) -> Value {
        Value::from_json_str(&object(case).to_string()).expect("JSON")
    }

    pub fn interpreted(&mut self, input: &Value) -> Value {
        self.engine.set_input(input.clone());
        self.engine.eval_rule(RULE.to_owned()).expect("a result")
    }

    pub fn machine(&mut self, input: &Value) -> Value {
        self.machine.set_input(input.clone());
        self.machine.execute().expect("a result")
    }

    pub fn outcome(result: &Value) -> String {
        result.as_string().map(|text| text.to_string()).unwrap_or_default()
    }
}

/// The policy. A body is a conjunction; alternatives are rules of the same name.
pub fn policy(source: &Source) -> String {
    let mut policy = "package tolerance\n\nimport rego.v1\n\n".to_owned();
    for condition in list(&source.document["conditions"]) {
        rule(&mut policy, text(&condition["id"]), &condition["test"], source);
    }
    let mut chain = String::new();
    for (at, (when, result)) in source.written().enumerate() {
        let start = if at == 0 { "outcome".to_owned() } else { " else".to_owned() };
        match when {
            None => write!(chain, "{start} := \"{result}\""),
            Some(when) => {
                let name = format!("row_{at}");
                rule(&mut policy, &name, when, source);
                write!(chain, "{start} := \"{result}\" if {{ {name} }}")
            }
        }
        .expect("a text");
    }
    format!("{policy}{chain}\n")
}

fn rule(policy: &mut String, name: &str, condition: &serde_json::Value, source: &Source) {
    let (kind, inner) = condition.as_object().and_then(|object| object.iter().next()).expect("a condition");
    let alternatives: Vec<&serde_json::Value> =
        if kind == "any" { list(inner).iter().collect() } else { vec![condition] };
    for (at, alternative) in alternatives.into_iter().enumerate() {
        let mut helpers = String::new();
        let body = body(alternative, source, &format!("{name}_{at}"), &mut helpers);
        policy.push_str(&helpers);
        writeln!(policy, "{name} if {{ {body} }}\n").expect("a text");
    }
}

fn body(condition: &serde_json::Value, source: &Source, name: &str, helpers: &mut String) -> String {
    let (kind, inner) = condition.as_object().and_then(|object| object.iter().next()).expect("a condition");
    match kind.as_str() {
        "all" => {
            let parts = list(inner).iter().enumerate();
            parts.map(|(at, part)| body(part, source, &format!("{name}_{at}"), helpers)).collect::<Vec<_>>().join("; ")
        }
        "any" => {
            rule(helpers, name, condition, source);
            name.to_owned()
        }
        "not" => {
            rule(helpers, name, inner, source);
            format!("not {name}")
        }
        "holds" => text(inner).to_owned(),
        "fact" => {
            let fact = text(&inner["id"]);
            let answers: Vec<String> = list(&inner["in"]).iter().map(|one| format!("\"{}\"", text(one))).collect();
            let test = match answers.as_slice() {
                [one] => format!("input.{fact} == {one}"),
                several => format!("input.{fact} in {{{}}}", several.join(", ")),
            };
            match source.applies(fact) {
                None => test,
                Some(when) => format!("{}; {test}", body(when, source, &format!("{name}_applies"), helpers)),
            }
        }
        other => panic!("`{other}` is not written in Rego"),
    }
}
