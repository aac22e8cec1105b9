//! What can be wrong with a document, and how it is said.
//!
//! Every [`Problem`] has a stable [`Code`], the JSON pointer of the place, and a message with help in English and
//! Chinese. Problems of one document are collected and returned together as [`Problems`]. No room above invents
//! words of its own: a new kind of problem is a new row of the catalogue at the end of this file.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Serialize, Serializer};

use crate::document::Id;

/// A language that the kernel itself speaks. Rulebooks may carry labels in others.
///
/// ```
/// use distinguo::error::Language;
/// assert_eq!(Language::from_tag("zh"), Some(Language::Zh));
/// assert_eq!(Language::En.tag(), "en");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    En,
    /// Chinese.
    Zh,
}

impl Language {
    /// Every language of the kernel, in order.
    pub const ALL: [Self; 2] = [Self::En, Self::Zh];

    /// The language of a tag, `None` where the kernel does not speak it.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The BCP 47 tag: `en` or `zh`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }
}

/// Whether a problem keeps a document from being used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The document is refused.
    Error,
    /// The document is accepted; its author should look again.
    Lint,
}

/// A case that shows a problem: answers to facts, in words. It stands for every case that agrees with them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Example {
    /// Fact id to answer id, for the facts that matter to the problem.
    pub answers: BTreeMap<Id, Id>,
    /// What these answers lead to, by language, in the rulebook's own words.
    pub words: BTreeMap<String, String>,
}

/// One thing that is wrong with a document.
///
/// ```
/// use distinguo::error::Language;
/// use distinguo::time::Calendar;
///
/// let problems = Calendar::load(r#"{"format": "distinguo.calendar/1"}"#).unwrap_err();
/// let first = problems.iter().next().unwrap();
/// assert_eq!((first.code().as_str(), first.pointer()), ("missing_field", "/id"));
/// assert!(first.message(Language::En).contains("`id`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    code: Code,
    pointer: String,
    given: String,
    expected: String,
    nearest: Option<String>,
    clauses: Vec<Id>,
    example: Option<Example>,
}

impl Problem {
    pub(crate) fn new(code: Code, pointer: impl Into<String>) -> Self {
        Self {
            code,
            pointer: pointer.into(),
            given: String::new(),
            expected: String::new(),
            nearest: None,
            clauses: Vec::new(),
            example: None,
        }
    }

    /// What the document says; at most 80 characters of it are kept.
    pub(crate) fn given(mut self, given: impl fmt::Display) -> Self {
        let text = given.to_string();
        self.given = if text.chars().count() > 80 { text.chars().take(79).chain(['…']).collect() } else { text };
        self
    }

    pub(crate) fn expected(mut self, expected: impl fmt::Display) -> Self {
        self.expected = expected.to_string();
        self
    }

    pub(crate) fn nearest(mut self, nearest: Option<&str>) -> Self {
        self.nearest = nearest.map(str::to_owned);
        self
    }

    pub(crate) fn clauses(mut self, clauses: impl IntoIterator<Item = Id>) -> Self {
        self.clauses.extend(clauses);
        self
    }

    pub(crate) fn example(mut self, example: Example) -> Self {
        self.example = Some(example);
        self
    }

    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// The JSON pointer (RFC 6901) of the place in the document; empty for the whole of it.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The nearest known name, where the problem is an unknown one.
    #[must_use]
    pub fn nearest_name(&self) -> Option<&str> {
        self.nearest.as_deref()
    }

    /// The clauses that make it a problem.
    #[must_use]
    pub fn cited(&self) -> &[Id] {
        &self.clauses
    }

    /// A case that shows the problem, for a proof that failed.
    #[must_use]
    pub const fn counterexample(&self) -> Option<&Example> {
        self.example.as_ref()
    }

    /// What is wrong, lower-case and without full stop.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        self.fill(self.code.text().message(language))
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self, language: Language) -> String {
        self.fill(self.code.text().help(language))
    }

    fn fill(&self, template: &str) -> String {
        template.replace("{given}", &self.given).replace("{expected}", &self.expected)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.pointer.is_empty() { "/" } else { &self.pointer };
        write!(out, "{place}: {} [{}]", self.message(Language::En), self.code.as_str())?;
        if let Some(nearest) = &self.nearest {
            write!(out, "; did you mean `{nearest}`?")?;
        }
        Ok(())
    }
}

/// The wire form of a problem: the same fields for every code, texts in every language of the kernel.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Problem"))]
pub(crate) struct ProblemForm<'a> {
    /// The stable code.
    code: &'static str,
    severity: Severity,
    /// JSON pointer into the document.
    pointer: &'a str,
    /// By language.
    message: BTreeMap<&'static str, String>,
    /// By language.
    help: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    expected: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<&'a str>,
    #[serde(skip_serializing_if = "<[Id]>::is_empty")]
    clauses: &'a [Id],
    #[serde(skip_serializing_if = "Option::is_none")]
    example: Option<&'a Example>,
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let by_language =
            |text: fn(&Self, Language) -> String| Language::ALL.into_iter().map(|l| (l.tag(), text(self, l))).collect();
        ProblemForm {
            code: self.code.as_str(),
            severity: self.code.severity(),
            pointer: &self.pointer,
            message: by_language(Self::message),
            help: by_language(Self::help),
            expected: &self.expected,
            nearest: self.nearest.as_deref(),
            clauses: &self.clauses,
            example: self.example.as_ref(),
        }
        .serialize(serializer)
    }
}

/// The problems of one document, in the order of the document. As an error it holds at least one.
///
/// ```
/// let problems = distinguo::time::Calendar::load("[]").unwrap_err();
/// assert_eq!(problems.iter().count(), 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// No more than this many problems of one document are kept.
    pub(crate) const LIMIT: usize = 100;

    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    pub(crate) fn push(&mut self, problem: Problem) {
        if self.0.len() < Self::LIMIT {
            self.0.push(problem);
        }
    }

    pub(crate) fn extend(&mut self, other: Self) {
        for problem in other.0 {
            self.push(problem);
        }
    }

    /// The problems, one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// Whether any of them keeps the document from being used.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|problem| problem.code.severity() == Severity::Error)
    }

    /// Whether there are none, not even lints.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A row of the catalogue: message and help, in each language.
struct CodeText {
    en: [&'static str; 2],
    zh: [&'static str; 2],
}

impl CodeText {
    const fn message(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en[0],
            Language::Zh => self.zh[0],
        }
    }

    const fn help(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en[1],
            Language::Zh => self.zh[1],
        }
    }
}

macro_rules! catalogue {
    ($($variant:ident $code:literal $severity:ident en: $en:literal, $en_help:literal; zh: $zh:literal, $zh_help:literal;)*) => {
        /// The closed list of what can be wrong with a document. Codes are stable; texts may be reworded.
        ///
        /// ```
        /// use distinguo::error::Code;
        /// assert!(Code::ALL.iter().any(|code| code.as_str() == "missing_field"));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $en] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the catalogue.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable name that every host sees.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// Whether it keeps a document from being used.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            const fn text(self) -> CodeText {
                match self { $(Self::$variant => CodeText { en: [$en, $en_help], zh: [$zh, $zh_help] },)* }
            }
        }
    };
}

catalogue! {
    // Time
    BadLength "bad_length" Error
        en: "`{given}` is not a length of time", "a length is a number from 1 to 10000 and a unit: {expected}";
        zh: "`{given}` 不是期间长度", "期间长度为 1 至 10000 的数字加单位：{expected}";
    LengthWithoutUnit "length_without_unit" Error
        en: "`{given}` says no unit", "write {given}wd for working days, {given}d for days, {given}h for hours, {given}mo for months or {given}y for years";
        zh: "`{given}` 没有写明单位", "请写 {given}wd（工作日）、{given}d（日）、{given}h（小时）、{given}mo（月）或 {given}y（年）";
    // Any document
    NotJson "not_json" Error
        en: "not JSON: {given}", "check the text at this place with any JSON editor";
        zh: "不是 JSON：{given}", "请用 JSON 编辑器检查此处";
    TooLarge "too_large" Error
        en: "{given} is more than the {expected} allowed", "split or shorten the document";
        zh: "{given} 超过上限 {expected}", "请拆分或缩短文件";
    WrongType "wrong_type" Error
        en: "{given} where {expected} is expected", "write {expected} here";
        zh: "此处为 {given}，应为 {expected}", "请改为 {expected}";
    NotAnInteger "not_an_integer" Error
        en: "the number {given} is not a 64-bit integer", "write amounts as integers in the smallest unit, between -9223372036854775808 and 9223372036854775807";
        zh: "数字 {given} 不是 64 位整数", "金额请以最小单位的整数书写";
    MissingField "missing_field" Error
        en: "the field `{given}` is missing", "add `{given}`: {expected}";
        zh: "缺少字段 `{given}`", "请补充 `{given}`：{expected}";
    UnknownField "unknown_field" Error
        en: "there is no field `{given}` here", "remove it, or use one of: {expected}";
        zh: "此处没有字段 `{given}`", "请删除，或使用：{expected}";
    DuplicateField "duplicate_field" Error
        en: "the field `{given}` is written twice", "keep one of the two";
        zh: "字段 `{given}` 重复", "请只保留一个";
    EmptyList "empty_list" Error
        en: "the list is empty", "write {expected}";
        zh: "列表为空", "请填写 {expected}";
    UnknownWord "unknown_word" Error
        en: "`{given}` is not one of the words allowed here", "use one of: {expected}";
        zh: "`{given}` 不在允许的取值之内", "请使用：{expected}";
    BadId "bad_id" Error
        en: "`{given}` is not an id", "an id is 1 to 64 characters: a letter a to z, then letters, digits, `_`, `.` or `-`";
        zh: "`{given}` 不是合法标识", "标识为 1 至 64 个字符：小写字母开头，后接小写字母、数字、`_`、`.`、`-`";
    BadDate "bad_date" Error
        en: "`{given}` is not a date of the calendar", "write a date that exists, as YYYY-MM-DD";
        zh: "`{given}` 不是存在的日期", "请按 YYYY-MM-DD 书写存在的日期";
    UnknownFormat "unknown_format" Error
        en: "the format `{given}` is not known to this kernel", "this kernel reads {expected}";
        zh: "本内核不识别格式 `{given}`", "本内核可读取 {expected}";
}
