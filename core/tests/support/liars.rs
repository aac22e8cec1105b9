//! Actors who lie: what is offered to somebody, told with other days, of other matters, by others.

#![allow(dead_code, reason = "each test uses its part")]

use distinguo::time::Date;
use serde_json::{Value, json};

use super::stage::{Stage, Who, private};

/// Documents that prove a day, by the act whose day they prove.
fn proof(stage: &Stage, kind: &str) -> Option<Value> {
    let mut documents = stage.book["documents"].as_array()?.iter();
    let proves = |document: &&Value| document["proves"].as_array().is_some_and(|acts| acts.contains(&json!(kind)));
    Some(documents.find(proves)?["id"].clone())
}

/// An act with the day on which it is said to have been done: before everything, when the case was opened, yesterday,
/// tomorrow and after everything; each on nobody's word but their own, and with a proof.
pub fn other_days(stage: &Stage, opened: Date, today: Date, body: &Value) -> Vec<Value> {
    let (kind, of) = body.as_object().unwrap().iter().next().unwrap();
    if !matches!(kind.as_str(), "submit" | "send" | "request" | "file") || of.get("proof").is_some() {
        return Vec::new();
    }
    let near = [opened, today.plus_days(-1).unwrap(), today.plus_days(1).unwrap()].map(|day| day.to_string());
    let days = ["0001-01-01".to_owned(), "9999-12-31".to_owned()].into_iter().chain(near);
    let mut lies = Vec::new();
    for day in days {
        let mut lie = of.clone();
        lie["done_on"] = json!(day);
        lies.push(json!({kind: lie.clone()}));
        if let Some(document) = proof(stage, kind) {
            lie["proof"] = json!({"document": document, "evidence": private("a seal")});
            lies.push(json!({kind: lie}));
        }
    }
    lies
}

/// An act said to be about each other matter that there is.
pub fn other_matters(matters: &[String], body: &Value) -> Vec<Value> {
    let (kind, of) = body.as_object().unwrap().iter().next().unwrap();
    let others = matters.iter().filter(|matter| of["about"] != **matter);
    let lie = |matter: &String| {
        let mut lie = of.clone();
        lie["about"] = json!(matter);
        json!({kind: lie})
    };
    others.map(lie).collect()
}

/// Everybody who might do what one of them was offered: the same person in every other role and for every other organ, and
/// everybody else in theirs.
pub fn impostors(cast: &[Who], honest: &Who) -> Vec<Who> {
    let mut impostors = Vec::new();
    for other in cast {
        impostors.push(Who { id: other.id.clone(), ..honest.clone() });
        impostors.push(Who { id: honest.id.clone(), ..other.clone() });
        impostors.push(Who { organ: other.organ.clone(), ..honest.clone() });
    }
    impostors.sort();
    impostors.dedup();
    impostors.retain(|one| one != honest);
    impostors
}
