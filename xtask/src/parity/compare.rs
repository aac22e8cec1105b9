//! Where two answers differ first.

use serde_json::Value;

use super::protocol::escape;

/// The place where an answer differs from what was expected, with both values; `None` where they are the same bytes.
pub(crate) fn difference(expected: &str, given: &str) -> Option<String> {
    if expected == given {
        return None;
    }
    if let (Ok(one), Ok(other)) = (serde_json::from_str(expected), serde_json::from_str(given)) {
        return Some(in_value(&one, &other, "").unwrap_or_else(|| in_text(expected, given)));
    }
    let whole = expected.len();
    let mut lines = expected.lines().zip(given.lines()).enumerate();
    let differs = lines.find(|(_, (expected, given))| expected != given);
    Some(match differs {
        // Several documents, one on each line.
        Some((line, (expected, given))) if expected.len() < whole => {
            format!("in line {line}: {}", difference(expected, given).unwrap_or_default())
        }
        _ => in_text(expected, given),
    })
}

/// A text that is longer is not told as a whole.
const LONG: usize = 200;

/// The first difference of two values, by JSON pointer.
fn in_value(expected: &Value, given: &Value, pointer: &str) -> Option<String> {
    match (expected, given) {
        (Value::Object(one), Value::Object(other)) => {
            let mut names: Vec<&String> = one.keys().chain(other.keys()).collect();
            names.sort();
            names.dedup();
            names.into_iter().find_map(|name| {
                let place = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
                in_part(one.get(name), other.get(name), &place)
            })
        }
        (Value::Array(one), Value::Array(other)) => (0..one.len().max(other.len()))
            .find_map(|index| in_part(one.get(index), other.get(index), &format!("{pointer}/{index}"))),
        (expected, given) if expected == given => None,
        (Value::String(expected), Value::String(given)) if expected.len().max(given.len()) > LONG => {
            Some(format!("at `{pointer}`, {}", in_text(expected, given)))
        }
        (expected, given) => Some(told(pointer, Some(expected), Some(given))),
    }
}

fn in_part(expected: Option<&Value>, given: Option<&Value>, pointer: &str) -> Option<String> {
    match (expected, given) {
        (Some(expected), Some(given)) => in_value(expected, given, pointer),
        (None, None) => None,
        (expected, given) => Some(told(pointer, expected, given)),
    }
}

fn told(pointer: &str, expected: Option<&Value>, given: Option<&Value>) -> String {
    let [expected, given] =
        [expected, given].map(|value| value.map_or_else(|| "nothing".to_owned(), |value| short(&value.to_string())));
    format!("at `{pointer}`: expected {expected}, got {given}")
}

/// The first difference of two texts, by letters.
fn in_text(expected: &str, given: &str) -> String {
    let same = expected.chars().zip(given.chars()).take_while(|(one, other)| one == other).count();
    let from = same.saturating_sub(20);
    let [expected, given] = [expected, given].map(|text| short(&escape(&text.chars().skip(from).collect::<String>())));
    format!("letter {same}: expected `{expected}`, got `{given}`")
}

fn short(text: &str) -> String {
    if text.chars().count() <= LONG { text.to_owned() } else { text.chars().take(LONG).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_path_that_differs_is_told() {
        let said = |expected, given| difference(expected, given).unwrap_or_default();
        assert_eq!(said(r#"{"ok":[1]}"#, r#"{"ok":[1]}"#), "");
        assert_eq!(
            said(r#"{"ok":{"a":1,"b/c":[1,2]}}"#, r#"{"ok":{"a":1,"b/c":[1,3]}}"#),
            "at `/ok/b~1c/1`: expected 2, got 3"
        );
        assert_eq!(said(r#"{"ok":{"a":1}}"#, r#"{"ok":{}}"#), "at `/ok/a`: expected 1, got nothing");
        assert_eq!(said(r#"{"ok":[]}"#, r#"{"ok":["x"]}"#), "at `/ok/0`: expected nothing, got \"x\"");
        let page = |last: &str| format!("{{\"ok\":\"{}{last}\"}}", "页".repeat(100));
        let told = difference(&page("x"), &page("y")).unwrap();
        assert_eq!(told, format!("at `/ok`, letter 100: expected `{0}x`, got `{0}y`", "页".repeat(20)));
        // The same values in other bytes are another answer.
        assert_eq!(said(r#"{"ok":1}"#, r#"{"ok": 1}"#), r#"letter 6: expected `{"ok":1}`, got `{"ok": 1}`"#);
        assert_eq!(said("{\"a\":1}\n{\"a\":2}\n", "{\"a\":1}\n{\"a\":3}\n"), "in line 1: at `/a`: expected 2, got 3");
        assert_eq!(said("{\"ok\":1}", "panicked"), r#"letter 0: expected `{"ok":1}`, got `panicked`"#);
    }
}
