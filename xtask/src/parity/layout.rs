//! How scripts are laid out in their files: short things on one line, fields in the order in which they are read.

use serde_json::Value;

/// No line is longer, where it can be broken.
const WIDTH: usize = 140;

/// An object whose fields stand in an order of their own.
#[derive(Default)]
pub(crate) struct Object<'s>(Vec<(&'s str, Part<'s>)>);

enum Part<'s> {
    Value(Value),
    Objects(Vec<Object<'s>>),
}

impl<'s> Object<'s> {
    pub(crate) fn word(&mut self, name: &'s str, word: Option<&str>) {
        if let Some(word) = word {
            self.value(name, word.into());
        }
    }

    pub(crate) fn value(&mut self, name: &'s str, value: Value) {
        self.0.push((name, Part::Value(value)));
    }

    pub(crate) fn objects(&mut self, name: &'s str, objects: Vec<Object<'s>>) {
        self.0.push((name, Part::Objects(objects)));
    }

    fn write(&self, depth: usize, out: &mut String) {
        let start = out.len();
        let mut one_line = String::from("{");
        let mut fits = true;
        for (index, (name, part)) in self.0.iter().enumerate() {
            one_line.push_str(if index == 0 { "" } else { ", " });
            match part {
                Part::Value(value) => one_line.push_str(&format!("{}: {}", Value::from(*name), inline(value))),
                Part::Objects(_) => fits = false,
            }
        }
        one_line.push('}');
        if fits && width(&one_line) + 2 * depth <= WIDTH {
            out.push_str(&one_line);
            return;
        }
        out.truncate(start);
        out.push('{');
        for (index, (name, part)) in self.0.iter().enumerate() {
            next(index, depth + 1, out);
            out.push_str(&format!("{}: ", Value::from(*name)));
            match part {
                Part::Value(value) => write(value, depth + 1, name.len() + 4, out),
                Part::Objects(objects) => write_list(objects, depth + 1, out),
            }
        }
        end(depth, out);
        out.push('}');
    }
}

/// A list of objects as a file.
pub(crate) fn list<'s>(objects: impl Iterator<Item = Object<'s>>) -> String {
    let mut out = String::new();
    write_list(&objects.collect::<Vec<_>>(), 0, &mut out);
    out + "\n"
}

fn write_list(objects: &[Object<'_>], depth: usize, out: &mut String) {
    out.push('[');
    for (index, object) in objects.iter().enumerate() {
        next(index, depth + 1, out);
        object.write(depth + 1, out);
    }
    end(depth, out);
    out.push(']');
}

/// A value; `before` is what stands before it on its line.
fn write(value: &Value, depth: usize, before: usize, out: &mut String) {
    let short = inline(value);
    if width(&short) + 2 * depth + before <= WIDTH {
        out.push_str(&short);
        return;
    }
    match value {
        Value::Array(items) if !items.is_empty() => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                next(index, depth + 1, out);
                write(item, depth + 1, 1, out);
            }
            end(depth, out);
            out.push(']');
        }
        Value::Object(fields) if !fields.is_empty() => {
            out.push('{');
            for (index, (name, field)) in fields.iter().enumerate() {
                next(index, depth + 1, out);
                out.push_str(&format!("{}: ", Value::from(name.as_str())));
                write(field, depth + 1, name.len() + 5, out);
            }
            end(depth, out);
            out.push('}');
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
            out.push_str(&short);
        }
    }
}

fn next(index: usize, depth: usize, out: &mut String) {
    out.push_str(if index == 0 { "\n" } else { ",\n" });
    out.push_str(&"  ".repeat(depth));
}

fn end(depth: usize, out: &mut String) {
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
}

fn inline(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) => {
            let field = |(name, value): (&String, &Value)| format!("{}: {}", Value::from(name.as_str()), inline(value));
            format!("{{{}}}", fields.iter().map(field).collect::<Vec<_>>().join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.to_string(),
    }
}

/// How wide a text is: Chinese letters take two columns.
fn width(text: &str) -> usize {
    text.chars().map(|letter| if letter < '\u{2e80}' { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_laid_out_is_read_as_it_was() {
        let long: Vec<String> = (0..40).map(|number| format!("容错 {number}")).collect();
        let value = json!({"b": {"list": long, "empty": [], "none": {}}, "a": "\u{1}\"\\"});
        let mut object = Object::default();
        object.value("z", value.clone());
        object.word("absent", None);
        object.objects("steps", vec![Object::default()]);
        let text = list([object].into_iter());
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read, json!([{"z": value, "steps": [{}]}]));
        assert!(text.lines().all(|line| width(line) <= WIDTH), "{text}");
    }
}
