//! The arguments of a step as texts: a string is the text itself, anything else is JSON; an object that names a document
//! (`shipped`, `file`, `kept`, `repeat`) is that document, perhaps with changes.

use std::collections::BTreeMap;

use distinguo::rulebook::Rulebook;
use serde_json::{Map, Value};

use super::protocol::{CALLS, Call, LISTS};
use super::scripts::Step;
use crate::{Failure, read, root};

/// Answers that were kept, by name.
pub(crate) type Kept = BTreeMap<String, String>;

/// The call of a step.
pub(crate) fn call(step: &Step, kept: &Kept) -> Result<Call, Failure> {
    let known = CALLS.iter().find(|(name, _)| *name == step.call);
    let (name, names) = known.ok_or_else(|| format!("there is no call `{}`", step.call))?;
    let mut given = step.with.clone();
    let mut arguments = Vec::new();
    for argument in *names {
        let required = argument.trim_end_matches('?');
        match given.remove(required) {
            Some(value) => arguments.push(text(required, &value, kept)?),
            None if required != *argument => arguments.push(String::new()),
            None => return Err(format!("`{name}` needs `{required}`")),
        }
    }
    match given.keys().next() {
        None => Call::new(name, arguments),
        Some(stranger) => Err(format!("`{name}` has no argument `{stranger}`")),
    }
}

fn text(argument: &str, value: &Value, kept: &Kept) -> Result<String, Failure> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Array(documents) if LISTS.contains(&argument) => {
            documents.iter().map(|document| Ok(text("", document, kept)? + "\n")).collect()
        }
        Value::Object(fields) => match made(fields, kept)? {
            Some(text) => Ok(text),
            None => Ok(value.to_string()),
        },
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => Ok(value.to_string()),
    }
}

/// The text that an object names; `None` where it is a document itself.
fn made(fields: &Map<String, Value>, kept: &Kept) -> Result<Option<String>, Failure> {
    let mut fields = fields.clone();
    let mut word = |name: &str| match fields.get(name) {
        Some(Value::String(word)) => {
            let word = word.clone();
            fields.remove(name);
            Some(word)
        }
        _ => None,
    };
    let text = if let Some(name) = word("shipped") {
        Rulebook::shipped_text(&name).map(str::to_owned).ok_or_else(|| format!("no rulebook `{name}` ships"))?
    } else if let Some(path) = word("file") {
        read(&root().join(path))?
    } else if let Some(name) = word("kept") {
        kept.get(&name).cloned().ok_or_else(|| format!("nothing was kept as `{name}`"))?
    } else if let Some(part) = word("repeat") {
        let times = fields.remove("times").and_then(|times| usize::try_from(times.as_u64()?).ok());
        part.repeat(times.ok_or("`repeat` needs `times`")?)
    } else {
        return Ok(None);
    };
    changed(text, fields).map(Some)
}

/// A text with what a script changes in it.
fn changed(mut text: String, mut changes: Map<String, Value>) -> Result<String, Failure> {
    if let Some(Value::Object(parts)) = changes.remove("set") {
        text = edit(&text, |document| parts.iter().try_for_each(|(pointer, part)| set(document, pointer, part)))?;
    }
    if let Some(Value::Array(pointers)) = changes.remove("unset") {
        let pointers: Vec<&str> = pointers.iter().filter_map(Value::as_str).collect();
        text = edit(&text, |document| pointers.iter().try_for_each(|pointer| unset(document, pointer)))?;
    }
    if let Some(Value::Array(words)) = changes.remove("replace") {
        let [Some(from), Some(to)] = [0, 1].map(|index| words.get(index).and_then(Value::as_str)) else {
            return Err("`replace` is a list of two texts".to_owned());
        };
        if !text.contains(from) {
            return Err(format!("there is no `{from}` to replace"));
        }
        text = text.replacen(from, to, 1);
    }
    if let Some(Value::Array(around)) = changes.remove("between") {
        let [Some(before), Some(after)] = [0, 1].map(|index| around.get(index).and_then(Value::as_str)) else {
            return Err("`between` is a list of two texts".to_owned());
        };
        text = format!("{before}{text}{after}");
    }
    if let Some(Value::Array(numbers)) = changes.remove("lines") {
        let lines: Vec<&str> = text.lines().collect();
        let line = |number: &Value| lines.get(usize::try_from(number.as_u64()?).ok()?).map(|line| format!("{line}\n"));
        let chosen: Option<String> = numbers.iter().map(line).collect();
        text = chosen.ok_or_else(|| format!("`lines` are numbers below {}", lines.len()))?;
    }
    match changes.keys().next() {
        None => Ok(text),
        Some(name) => Err(format!("`{name}` is no change of a document")),
    }
}

fn edit(text: &str, change: impl FnOnce(&mut Value) -> Result<(), Failure>) -> Result<String, Failure> {
    let mut document: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    change(&mut document)?;
    Ok(document.to_string())
}

/// Puts a part at a JSON pointer; behind the end of a list where the pointer ends in `-`.
fn set(document: &mut Value, pointer: &str, part: &Value) -> Result<(), Failure> {
    let (parent, key) = place(document, pointer)?;
    match parent {
        Value::Object(fields) => drop(fields.insert(key, part.clone())),
        Value::Array(items) if key == "-" => items.push(part.clone()),
        Value::Array(items) => {
            let item = key.parse().ok().and_then(|index: usize| items.get_mut(index));
            *item.ok_or_else(|| format!("there is no `{pointer}`"))? = part.clone();
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            return Err(format!("nothing can be put at `{pointer}`"));
        }
    }
    Ok(())
}

fn unset(document: &mut Value, pointer: &str) -> Result<(), Failure> {
    let (parent, key) = place(document, pointer)?;
    let gone = match parent {
        Value::Object(fields) => fields.remove(&key),
        Value::Array(items) => {
            key.parse().ok().filter(|index: &usize| *index < items.len()).map(|index| items.remove(index))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    };
    gone.map(drop).ok_or_else(|| format!("there is no `{pointer}`"))
}

fn place<'d>(document: &'d mut Value, pointer: &str) -> Result<(&'d mut Value, String), Failure> {
    let (parent, key) = pointer.rsplit_once('/').ok_or_else(|| format!("`{pointer}` is no JSON pointer"))?;
    let key = key.replace("~1", "/").replace("~0", "~");
    Ok((document.pointer_mut(parent).ok_or_else(|| format!("there is no `{parent}`"))?, key))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn argument(value: Value) -> Result<String, Failure> {
        let kept = Kept::from([("ledger".to_owned(), "{\"a\":1}\n{\"a\":2}\n".to_owned())]);
        text("ledger", &value, &kept)
    }

    #[test]
    fn documents_are_named_and_changed() {
        assert_eq!(argument(json!("{")).unwrap(), "{");
        assert_eq!(argument(json!({"b": 1, "a": [2]})).unwrap(), "{\"a\":[2],\"b\":1}");
        assert_eq!(argument(json!([{"a": 1}, "x"])).unwrap(), "{\"a\":1}\nx\n");
        assert_eq!(argument(json!({"kept": "ledger", "lines": [1]})).unwrap(), "{\"a\":2}\n");
        assert_eq!(argument(json!({"kept": "ledger", "replace": ["2", "3"]})).unwrap(), "{\"a\":1}\n{\"a\":3}\n");
        assert_eq!(argument(json!({"repeat": "[", "times": 3})).unwrap(), "[[[");
        assert_eq!(argument(json!({"repeat": "x", "times": 3, "between": ["(", ")"]})).unwrap(), "(xxx)");
        let book = json!({"shipped": "eu.376-2014", "set": {"/facts/-": 1, "/id": "x"}, "unset": ["/tables/0/rows"]});
        let book: Value = serde_json::from_str(&argument(book).unwrap()).unwrap();
        assert_eq!((&book["id"], book["facts"].as_array().unwrap().last()), (&json!("x"), Some(&json!(1))));
        assert!(book["tables"][0].get("rows").is_none());
    }

    #[test]
    fn what_changes_nothing_is_an_error() {
        for value in [
            json!({"kept": "nothing"}),
            json!({"kept": "ledger", "replace": ["none", "x"]}),
            json!({"kept": "ledger", "lines": [2]}),
            json!({"kept": "ledger", "other": 1}),
            json!({"shipped": "eu.376-2014", "unset": ["/none"]}),
            json!({"shipped": "eu.376-2014", "set": {"/none/at/all": 1}}),
        ] {
            assert!(argument(value.clone()).is_err(), "{value}");
        }
    }
}
