//! `zen-engine`: a JDM decision table with a column for each fact, compiled, so that its index of columns is in use.

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use serde_json::{Map, Value, json};
use zen_engine::model::DecisionContent;
use zen_engine::{Decision, DecisionEngine, Variable};

use crate::rows::Source;

pub struct Zen(Decision);

impl Zen {
    pub fn new(source: &Source) -> Self {
        let inputs: Vec<Value> =
            source.facts().iter().map(|fact| json!({"id": fact, "name": fact, "field": fact})).collect();
        let rules = source.rows().into_iter().enumerate().map(|(at, row)| {
            let mut rule = Map::new();
            rule.insert("_id".to_owned(), json!(format!("row_{at}")));
            for (fact, answers) in row.cells {
                let quoted: Vec<String> = answers.iter().map(|answer| format!("\"{answer}\"")).collect();
                rule.insert(fact, json!(quoted.join(", ")));
            }
            rule.insert("outcome".to_owned(), json!(format!("\"{}\"", row.result)));
            Value::Object(rule)
        });
        let graph = json!({
            "nodes": [
                {"id": "in", "name": "in", "type": "inputNode", "content": {}},
                {"id": "table", "name": "table", "type": "decisionTableNode", "content": {
                    "hitPolicy": "first", "inputs": inputs, "rules": rules.collect::<Vec<_>>(),
                    "outputs": [{"id": "outcome", "name": "outcome", "field": "outcome"}]}},
                {"id": "out", "name": "out", "type": "outputNode", "content": {}}],
            "edges": [
                {"id": "one", "sourceId": "in", "targetId": "table"},
                {"id": "two", "sourceId": "table", "targetId": "out"}],
        });
        let content: DecisionContent = serde_json::from_value(graph).expect("a graph");
        let mut decision = DecisionEngine::default().create_decision(Arc::new(content)).expect("a graph");
        decision.compile();
        Self(decision)
    }

    pub fn input(case: &[(String, String)]) -> Variable {
        object(case).into()
    }

    pub fn decide(&self, input: &Variable) -> Variable {
        let mut evaluation = pin!(self.0.evaluate(input.clone()));
        // A table waits for nothing: the first poll is the last.
        match evaluation.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(response) => response.expect("a response").result,
            Poll::Pending => panic!("a decision table waited"),
        }
    }

    pub fn outcome(result: &Variable) -> String {
        result.to_value()["outcome"].as_str().unwrap_or_default().to_owned()
    }
}

/// A case as the object that an engine reads.
pub fn object(case: &[(String, String)]) -> Value {
    Value::Object(case.iter().map(|(fact, answer)| (fact.clone(), json!(answer))).collect())
}
