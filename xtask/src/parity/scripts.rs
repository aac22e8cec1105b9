//! The corpus under `schema/conformance/`: scripts of calls with the answers that every host gives. How a script is
//! written stands in the README there.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::layout;
use crate::{Failure, read, root};

/// Where the corpus lies.
pub(crate) const FOLDER: &str = "schema/conformance";

/// Calls one after the other, and what they show.
#[derive(Clone, Debug)]
pub(crate) struct Script {
    pub(crate) shows: String,
    /// A name, where others go on from it.
    pub(crate) name: Option<String>,
    /// The script of the same file that comes before.
    pub(crate) after: Option<String>,
    /// A file of acts that is played first, with the digest of its answers.
    pub(crate) acts: Option<Acts>,
    pub(crate) steps: Vec<Step>,
}

/// A file as `distinguo run` takes it.
#[derive(Clone, Debug)]
pub(crate) struct Acts {
    pub(crate) file: String,
    /// The digest of all its answers, each with a line feed.
    pub(crate) sha256: Option<String>,
}

/// A call and its answer.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) call: String,
    pub(crate) with: Map<String, Value>,
    /// Under which name the answer is kept for later arguments.
    pub(crate) keep: Option<String>,
    pub(crate) gives: Gives,
}

/// What a call is answered with, in the form that is read best.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Gives {
    /// Nobody has written it down yet.
    Unknown,
    /// The answer.
    Answer(Value),
    /// The lines of the page that the answer is.
    Page(Vec<String>),
    /// Documents, one on each line.
    Lines(Vec<Value>),
    /// The digest of an answer that says nothing about what the script shows; none while it is not taken yet.
    Digest(Option<String>),
}

/// A file of scripts.
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) scripts: Vec<Script>,
}

/// Every file of the corpus, by name.
pub(crate) fn all() -> Result<Vec<File>, Failure> {
    let folder = root().join(FOLDER);
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    paths.iter().map(|path| File::load(path)).collect()
}

impl File {
    fn load(path: &Path) -> Result<Self, Failure> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let value: Value = serde_json::from_str(&read(path)?).map_err(|error| format!("{name}: {error}"))?;
        let scripts = value.as_array().ok_or_else(|| format!("{name}: not a list of scripts"))?;
        let scripts = scripts.iter().map(Script::read).collect::<Result<Vec<_>, Failure>>();
        Ok(Self { scripts: scripts.map_err(|failure| format!("{name}: {failure}"))?, name })
    }

    /// A script with those that it comes after, the first one first.
    pub(crate) fn chain<'s>(&'s self, script: &'s Script) -> Result<Vec<&'s Script>, Failure> {
        let mut chain = vec![script];
        let mut next = &script.after;
        while let Some(name) = next {
            let before = self.scripts.iter().find(|script| script.name.as_ref() == Some(name));
            let before = before.ok_or_else(|| format!("{}: no script is named `{name}`", self.name))?;
            if chain.len() > self.scripts.len() {
                return Err(format!("{}: `{name}` comes after itself", self.name));
            }
            chain.push(before);
            next = &before.after;
        }
        chain.reverse();
        Ok(chain)
    }

    /// The file as it is checked in.
    pub(crate) fn text(&self) -> String {
        layout::list(self.scripts.iter().map(Script::lay_out))
    }
}

impl Script {
    fn read(value: &Value) -> Result<Self, Failure> {
        let mut fields = value.as_object().cloned().ok_or("a script is an object")?;
        let shows = word(&mut fields, "shows")?.ok_or("a script says what it `shows`")?;
        let mut script = || {
            let acts = word(&mut fields, "acts")?;
            let sha256 = word(&mut fields, "sha256")?;
            let steps = fields.remove("steps").unwrap_or_else(|| json!([]));
            let steps = steps.as_array().ok_or("`steps` is a list")?;
            let script = Self {
                shows: shows.clone(),
                name: word(&mut fields, "name")?,
                after: word(&mut fields, "after")?,
                acts: acts.map(|file| Acts { file, sha256 }),
                steps: steps.iter().map(Step::read).collect::<Result<_, Failure>>()?,
            };
            nothing_left(&fields).map(|()| script)
        };
        script().map_err(|failure: Failure| format!("“{shows}”: {failure}"))
    }

    fn lay_out(&self) -> layout::Object<'_> {
        let mut fields = layout::Object::default();
        fields.word("name", self.name.as_deref());
        fields.word("after", self.after.as_deref());
        fields.word("shows", Some(&self.shows));
        if let Some(Acts { file, sha256 }) = &self.acts {
            fields.word("acts", Some(file));
            fields.word("sha256", sha256.as_deref());
        }
        if !self.steps.is_empty() {
            fields.objects("steps", self.steps.iter().map(Step::lay_out).collect());
        }
        fields
    }
}

impl Step {
    fn read(value: &Value) -> Result<Self, Failure> {
        let mut fields = value.as_object().cloned().ok_or("a step is an object")?;
        let call = word(&mut fields, "call")?.ok_or("a step has a `call`")?;
        let with = match fields.remove("with") {
            Some(Value::Object(with)) => with,
            None => Map::new(),
            Some(other) => return Err(format!("`with` is an object, not {other}")),
        };
        let keep = word(&mut fields, "keep")?;
        let gives =
            match (fields.remove("gives"), fields.remove("page"), fields.remove("lines"), fields.remove("sha256")) {
                (None, None, None, None) => Gives::Unknown,
                (Some(answer), None, None, None) => Gives::Answer(answer),
                (None, Some(Value::Array(lines)), None, None) => {
                    let lines: Option<Vec<String>> =
                        lines.iter().map(|line| line.as_str().map(str::to_owned)).collect();
                    Gives::Page(lines.ok_or("a page is a list of lines")?)
                }
                (None, None, Some(Value::Array(lines)), None) => Gives::Lines(lines),
                (None, None, None, Some(Value::String(digest))) => {
                    Gives::Digest(Some(digest).filter(|digest| !digest.is_empty()))
                }
                _ => return Err(format!("`{call}` has one answer: `gives`, `page`, `lines` or `sha256`")),
            };
        nothing_left(&fields)?;
        Ok(Self { call, with, keep, gives })
    }

    fn lay_out(&self) -> layout::Object<'_> {
        let mut fields = layout::Object::default();
        fields.word("call", Some(&self.call));
        if !self.with.is_empty() {
            fields.value("with", Value::Object(self.with.clone()));
        }
        fields.word("keep", self.keep.as_deref());
        match &self.gives {
            Gives::Unknown => {}
            Gives::Answer(answer) => fields.value("gives", answer.clone()),
            Gives::Page(lines) => fields.value("page", json!(lines)),
            Gives::Lines(lines) => fields.value("lines", json!(lines)),
            Gives::Digest(digest) => fields.word("sha256", Some(digest.as_deref().unwrap_or_default())),
        }
        fields
    }
}

impl Gives {
    /// The bytes that are expected, where they are written down and not only their digest.
    pub(crate) fn bytes(&self) -> Result<Option<String>, Failure> {
        let canonical = |value: &Value| serde_json_canonicalizer::to_string(value).map_err(|error| error.to_string());
        Ok(match self {
            Self::Unknown | Self::Digest(_) => None,
            Self::Answer(answer) => Some(canonical(answer)?),
            Self::Page(lines) => Some(canonical(&json!({"ok": lines.join("\n")}))?),
            Self::Lines(lines) => {
                Some(lines.iter().map(|line| Ok(canonical(line)? + "\n")).collect::<Result<_, Failure>>()?)
            }
        })
    }

    /// An answer in the form that is read best.
    pub(crate) fn of(call: &str, answer: &str) -> Result<Self, Failure> {
        let json = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| format!("{error}: {text}"));
        if matches!(call, "lines" | "determine_batch") {
            return Ok(Self::Lines(answer.lines().map(json).collect::<Result<_, Failure>>()?));
        }
        let answer = json(answer)?;
        Ok(match answer.pointer("/ok").and_then(Value::as_str) {
            Some(page) if call.ends_with("page") => Self::Page(page.split('\n').map(str::to_owned).collect()),
            _ => Self::Answer(answer),
        })
    }
}

fn word(fields: &mut Map<String, Value>, name: &str) -> Result<Option<String>, Failure> {
    match fields.remove(name) {
        None => Ok(None),
        Some(Value::String(word)) => Ok(Some(word)),
        Some(other) => Err(format!("`{name}` is a text, not {other}")),
    }
}

fn nothing_left(fields: &Map<String, Value>) -> Result<(), Failure> {
    match fields.keys().next() {
        None => Ok(()),
        Some(name) => Err(format!("there is no field `{name}`")),
    }
}
