//! What a runner reads and writes: calls and answers, one on each line.

use crate::Failure;

/// Every call, and the names of its arguments in order. One that ends in `?` may be left out.
pub(crate) const CALLS: &[(&str, &[&str])] = &[
    // The current kernel.
    ("load", &["rulebook", "calendar?", "precedents?"]),
    ("determine", &["findings"]),
    ("determine_batch", &["lines"]),
    ("changes", &["after", "lines"]),
    ("questions", &["findings", "table"]),
    ("possible", &["findings", "table"]),
    ("smallest_change", &["findings", "table", "outcome"]),
    ("page", &["findings", "language"]),
    ("audit", &["ledger", "head?"]),
    // The current case, under the kernel that was current when it was made.
    ("new_case", &[]),
    ("from_ledger", &["ledger"]),
    ("sound_part", &["ledger"]),
    ("under", &[]),
    ("as_of", &["now"]),
    ("fork", &["actor?"]),
    ("difference", &["now", "actor?"]),
    ("handle", &["act"]),
    ("tick", &["now"]),
    ("next_due", &[]),
    ("due", &["now", "actor?"]),
    ("options", &["actor", "now"]),
    ("blocked", &["actor", "now"]),
    ("protections", &["use", "day", "now", "actor?"]),
    ("explain_for", &["actor", "now"]),
    ("view", &[]),
    ("precedent", &["table"]),
    ("like", &["table", "now", "actor?"]),
    ("case_page", &["now", "language", "actor?"]),
    ("agenda_page", &["now", "language", "actor?"]),
    ("lines", &["after"]),
    ("done", &["id"]),
    ("needs", &[]),
    // Questions that need no handle.
    ("due_of", &["request", "calendar?"]),
    ("check", &["rulebook"]),
    // The current set of kernels.
    ("new_kernels", &[]),
    ("add", &[]),
    ("add_calendar", &["calendar"]),
    // The current case, under the kernel of the set that it names.
    ("read", &["ledger"]),
    ("determine_all", &["findings"]),
    ("governing", &["rulebook", "findings", "decided", "table"]),
    ("audit_all", &["ledger", "head?"]),
    // The current tally.
    ("new_tally", &["secret"]),
    ("cover", &[]),
    ("tally", &["now"]),
    ("report", &[]),
    ("tally_page", &["language"]),
    // The current cases of one person.
    ("new_cases", &[]),
    ("add_case", &[]),
    ("bars", &["use", "day", "now"]),
    ("protections_of_all", &["use", "day", "now", "actor?"]),
    ("lasting", &["day", "now", "actor?"]),
];

/// Arguments that are lists of documents, one on each line.
pub(crate) const LISTS: &[&str] = &["lines", "ledger", "precedents"];

/// A call of the front door. It has an argument for every name; what is left out is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) name: &'static str,
    pub(crate) arguments: Vec<String>,
}

impl Call {
    /// A call with its arguments in order; those at the end may be left out.
    pub(crate) fn new(name: &str, arguments: impl IntoIterator<Item = String>) -> Result<Self, Failure> {
        let known = CALLS.iter().find(|(known, _)| *known == name);
        let (name, names) = known.ok_or_else(|| format!("there is no call `{name}`"))?;
        let mut arguments: Vec<String> = arguments.into_iter().collect();
        if arguments.len() > names.len() {
            return Err(format!("`{name}` has {} arguments, not {}", names.len(), arguments.len()));
        }
        arguments.resize(names.len(), String::new());
        Ok(Self { name, arguments })
    }

    /// The call as a runner reads it.
    pub(crate) fn line(&self) -> String {
        let mut line = self.name.to_owned();
        for argument in &self.arguments {
            line.push('\t');
            line.push_str(&escape(argument));
        }
        line
    }

    /// Reads a line as [`Self::line`] writes it.
    pub(crate) fn read(line: &str) -> Result<Self, Failure> {
        let mut fields = line.split('\t').map(unescape);
        let name = fields.next().unwrap_or_default();
        Self::new(&name, fields)
    }
}

/// A text without the characters that part fields and lines.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push_str("\\t"),
            '\r' => escaped.push_str("\\r"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// The text that was escaped.
pub(crate) fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => plain.extend(letters.next().map(|escaped| match escaped {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                other => other,
            })),
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_read_as_it_was_written() {
        let findings = "{\"a\": \"tab\\t\"}\r\n\t\\n 容错".to_owned();
        let call = Call::new("possible", [findings, "tolerance".to_owned()]).unwrap();
        assert_eq!(call.line().lines().count(), 1);
        assert_eq!(call.line().matches('\t').count(), 2);
        assert_eq!(Call::read(&call.line()).unwrap(), call);
        let audit = Call::new("audit", ["\n".to_owned()]).unwrap();
        assert_eq!(audit.line(), "audit\t\\n\t");
    }

    #[test]
    fn what_is_no_call_is_not_read() {
        assert!(Call::read("guess\t1").is_err());
        assert!(Call::read("view\t1").is_err());
    }
}
