//! `cel`: the table as one expression, a chain of `? :` over its rows.

use std::sync::Arc;

use cel::{Context, Env, Program, Value};

use crate::rows::{Operators, Source};

pub struct Cel {
    environment: Arc<Env>,
    program: Program,
    facts: Vec<String>,
}

impl Cel {
    pub fn new(source: &Source) -> Self {
        let environment = Arc::new(Env::stdlib());
        let program = environment.compile(&expression(source)).expect("an expression");
        Self { environment, program, facts: source.facts().into_iter().collect() }
    }

    /// The variables of a case; a fact that does not apply has an answer of its own.
    pub fn input(&self, case: &[(String, String)]) -> Context<'static, 'static> {
        let mut context = Context::with_env(self.environment.clone());
        for fact in &self.facts {
            let answer = case.iter().find(|(known, _)| known == fact);
            context.add_variable_from_value(
                fact.as_str(),
                answer.map_or("not_applicable", |(_, answer)| answer).to_owned(),
            );
        }
        context
    }

    pub fn decide(&self, input: &Context<'_, '_>) -> Value {
        self.program.execute(input).expect("a result")
    }

    pub fn outcome(result: &Value) -> String {
        match result {
            Value::String(text) => text.to_string(),
            other => format!("{other:?}"),
        }
    }
}

/// The expression.
pub fn expression(source: &Source) -> String {
    let one_of = |fact: &str, answers: &[&str]| {
        let tests: Vec<String> = answers.iter().map(|answer| format!("{fact} == \"{answer}\"")).collect();
        if tests.len() == 1 { tests.concat() } else { format!("({})", tests.join(" || ")) }
    };
    let operators = Operators { source, and: " && ", or: " || ", one_of: &one_of };
    let rows = source.written().map(|(when, result)| match when {
        Some(when) => format!("{} ? \"{result}\" : ", operators.write(when)),
        None => format!("\"{result}\""),
    });
    rows.collect()
}
