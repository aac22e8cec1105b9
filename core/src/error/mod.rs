//! What can be wrong with a document, and how it is said.
//!
//! Every [`Problem`] has a stable [`Code`], the JSON pointer of the place, and a message with help in English and
//! Chinese. Problems of one document are collected and returned together as [`Problems`]. No room above invents
//! words of its own: a new kind of problem is a new row of the catalogue at the end of this file.

mod chinese;

use std::fmt;

use serde::{Serialize, Serializer};

use crate::document::Id;
use crate::sorted::{self, Map};

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
///
/// ```
/// use distinguo::error::{Code, Severity};
/// assert_eq!(Code::MissingField.severity(), Severity::Error);
/// assert_eq!(Code::UncitedClause.severity(), Severity::Lint);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The document is refused.
    Error,
    /// The document is accepted; its author should look again.
    Lint,
    /// The document is accepted, and nothing need be done: it is told so that it is known.
    Note,
}

impl Severity {
    /// All of them, the gravest first.
    ///
    /// ```
    /// use distinguo::error::Severity;
    /// assert!(Severity::ALL.is_sorted());
    /// ```
    pub const ALL: [Self; 3] = [Self::Error, Self::Lint, Self::Note];
}

/// A case that shows a problem: answers to facts, in words. It stands for every case that agrees with them.
///
/// ```
/// use distinguo::rulebook::Rulebook;
/// // Without its last row the table has a gap, and the problem shows a case that falls into it.
/// let mut book: serde_json::Value = serde_json::from_str(Rulebook::shipped_text("eu.376-2014").unwrap()).unwrap();
/// book["tables"][0]["rows"].as_array_mut().unwrap().pop();
/// let problems = Rulebook::load(&book.to_string()).unwrap_err();
/// let example = problems.iter().find_map(|problem| problem.counterexample()).unwrap();
/// assert!(example.words("en").is_some() && example.words("fr").is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Example {
    /// Fact id to answer id, for the facts that matter to the problem.
    #[serde(serialize_with = "sorted::write")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<Id, Id>"))]
    pub(crate) answers: Map<Id, Id>,
    /// What these answers lead to, by language, in the rulebook's own words.
    #[serde(serialize_with = "sorted::write")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, String>"))]
    pub(crate) words: Map<String, String>,
}

impl Example {
    /// The answer to each fact that matters to the problem, by the ids of both.
    pub fn answers(&self) -> impl Iterator<Item = (&Id, &Id)> {
        self.answers.iter()
    }

    /// What the answers lead to in a language such as `en`, in the rulebook's own words.
    #[must_use]
    pub fn words(&self, language: &str) -> Option<&str> {
        self.words.get(language).map(String::as_str)
    }

    /// What they lead to in some language of the rulebook.
    #[must_use]
    pub fn any_words(&self) -> Option<&str> {
        self.words.first().map(|(_, words)| words.as_str())
    }
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
pub struct Problem(Box<Details>);

/// Apart from the problem, which is handed on and on while it is put together.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Details {
    code: Code,
    pointer: String,
    given: String,
    expected: String,
    nearest: Option<String>,
    clauses: Vec<Id>,
    example: Option<Example>,
    /// The line and the character, from 1, where it has no pointer because the text is not JSON.
    line: Option<(usize, usize)>,
    /// The names to choose from, where there are few.
    choices: String,
}

impl Problem {
    pub(crate) fn new(code: Code, pointer: impl Into<String>) -> Self {
        Self::at_place(code, pointer.into())
    }

    fn at_place(code: Code, pointer: String) -> Self {
        let [given, expected] = [String::new(), String::new()];
        let (nearest, clauses, example, line) = (None, Vec::new(), None, None);
        let choices = String::new();
        Self(Box::new(Details { code, pointer, given, expected, nearest, clauses, example, line, choices }))
    }

    /// The same problem, found in a document that stands at that pointer of another.
    pub(crate) fn at(mut self, outer: &str) -> Self {
        self.0.pointer.insert_str(0, outer);
        self
    }

    /// The same problem, found at another place.
    pub(crate) fn moved(mut self, pointer: &str) -> Self {
        pointer.clone_into(&mut self.0.pointer);
        self
    }

    /// What the document says; at most 80 characters of it are kept.
    pub(crate) fn given(self, given: impl fmt::Display) -> Self {
        self.given_text(given.to_string())
    }

    fn given_text(mut self, text: String) -> Self {
        self.0.given = if text.chars().count() > 80 { text.chars().take(79).chain(['…']).collect() } else { text };
        self
    }

    pub(crate) fn expected(mut self, expected: impl fmt::Display) -> Self {
        self.0.expected = expected.to_string();
        self
    }

    pub(crate) fn nearest(mut self, nearest: Option<&str>) -> Self {
        self.0.nearest = nearest.map(str::to_owned);
        self
    }

    /// The names to choose from. Where they are too many for one line, nobody would read them.
    pub(crate) fn choices(mut self, names: &[&str]) -> Self {
        if names.len() <= 12 {
            self.0.choices = names.join(", ");
        }
        self
    }

    pub(crate) fn clauses(mut self, clauses: impl IntoIterator<Item = Id>) -> Self {
        self.0.clauses.extend(clauses);
        self
    }

    pub(crate) fn example(mut self, example: Example) -> Self {
        self.0.example = Some(example);
        self
    }

    /// The place in a text that is not JSON, from 1.
    pub(crate) fn on_line(mut self, line: usize, column: usize) -> Self {
        self.0.line = Some((line, column));
        self
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// The JSON pointer (RFC 6901) of the place in the document; empty for the whole of it.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.0.pointer
    }

    /// The nearest known name, where the problem is an unknown one.
    #[must_use]
    pub fn nearest_name(&self) -> Option<&str> {
        self.0.nearest.as_deref()
    }

    /// The clauses that make it a problem.
    #[must_use]
    pub fn cited(&self) -> &[Id] {
        &self.0.clauses
    }

    /// A case that shows the problem, for a proof that failed.
    #[must_use]
    pub fn counterexample(&self) -> Option<&Example> {
        self.0.example.as_ref()
    }

    /// What is wrong, lower-case and without full stop.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let message = self.fill(self.code().message(language), language);
        match (self.0.line, language) {
            (None, _) => message,
            (Some((line, column)), Language::En) => format!("line {line} column {column}: {message}"),
            (Some((line, column)), Language::Zh) => format!("第 {line} 行第 {column} 列：{message}"),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self, language: Language) -> String {
        let help = self.fill(self.code().help(language), language);
        match language {
            _ if self.0.choices.is_empty() => help,
            Language::En => format!("{help}: {}", self.0.choices),
            Language::Zh => format!("{help}：{}", self.0.choices.replace(", ", "、")),
        }
    }

    fn fill(&self, template: &str, language: Language) -> String {
        let Details { given, expected, .. } = &*self.0;
        let mut filled = String::with_capacity(template.len() + given.len() + expected.len());
        let mut rest = template;
        while let Some((before, from)) = rest.split_once('{') {
            filled.push_str(before);
            let (name, after) = from.split_once('}').unwrap_or((from, ""));
            let words = if name == "given" { given } else { expected };
            // What stands between backquotes is a name of the document, whatever else the word may mean.
            let is_name = before.ends_with('`') && after.starts_with('`');
            rest = after;
            match language {
                Language::Zh if !is_name => {
                    let words = chinese::of(words);
                    // Between Chinese letters stands no space; beside names and numbers one does.
                    if words.starts_with(is_chinese) && filled.ends_with(' ') {
                        filled.pop();
                    }
                    filled.push_str(&words);
                    if words.ends_with(is_chinese) {
                        rest = rest.strip_prefix(' ').unwrap_or(rest);
                    }
                }
                Language::Zh | Language::En => filled.push_str(words),
            }
        }
        filled + rest
    }
}

/// Whether a letter is Chinese, or punctuation of Chinese.
const fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.pointer().is_empty() { "/" } else { self.pointer() };
        write!(out, "{place}: {} [{}]", self.message(Language::En), self.code().as_str())?;
        if let Some(nearest) = self.nearest_name() {
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
    /// Stable code of the problem, to be handled by programs.
    code: &'static str,
    /// Whether the document cannot be used, or its author is only advised.
    severity: Severity,
    /// Place of the problem in the document, as a JSON pointer.
    pointer: &'a str,
    /// What is wrong, in each language of the kernel.
    #[serde(serialize_with = "sorted::write")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, String>"))]
    message: Map<String, String>,
    /// What to do about it, in each language of the kernel.
    #[serde(serialize_with = "sorted::write")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, String>"))]
    help: Map<String, String>,
    /// What should stand there, in the words of the format. Left out where the message says it all.
    #[serde(skip_serializing_if = "str::is_empty")]
    expected: &'a str,
    /// Known name that is spelt most like the one given. Left out where none is like it.
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<&'a str>,
    /// Ids of the clauses that the place in question cites. Left out where it cites none.
    #[serde(skip_serializing_if = "<[Id]>::is_empty")]
    clauses: &'a [Id],
    /// Answers, or circumstances, in which a claim fails. Left out where nothing was to be proved.
    #[serde(skip_serializing_if = "Option::is_none")]
    example: Option<&'a Example>,
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Problem {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        ProblemForm::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        ProblemForm::json_schema(generator)
    }
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let by_language = |text: fn(&Self, Language) -> String| {
            Language::ALL.into_iter().map(|language| (language.tag().to_owned(), text(self, language))).collect()
        };
        ProblemForm {
            code: self.code().as_str(),
            severity: self.code().severity(),
            pointer: self.pointer(),
            message: by_language(Self::message),
            help: by_language(Self::help),
            expected: &self.0.expected,
            nearest: self.nearest_name(),
            clauses: self.cited(),
            example: self.counterexample(),
        }
        .serialize(serializer)
    }
}

/// The problems of one document: what keeps it from being used in the order of the document, then advice, then notes. As an error it
/// holds at least one. Where there are too many the last, [`Code::AndMore`], says how many were left out, by code.
///
/// ```
/// let problems = distinguo::time::Calendar::load("[]").unwrap_err();
/// assert_eq!(problems.iter().count(), 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Problems {
    /// The gravest first; at most [`Self::LIMIT`].
    list: Vec<Problem>,
    /// How many were left out, by code.
    more: Map<Code, usize>,
    /// What tells how many.
    note: Option<Problem>,
}

impl Serialize for Problems {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Problems {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Problems".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut schema = Vec::<Problem>::json_schema(generator);
        schema.insert(
            "description".to_owned(),
            "The problems of one document: what keeps it from being used in the order of the document, then advice. Where \
             there are too many the last says how many were left out, by code."
                .into(),
        );
        schema
    }
}

impl Problems {
    /// No more than this many problems of one document are kept.
    pub(crate) const LIMIT: usize = 100;

    pub(crate) fn new() -> Self {
        Self { list: Vec::new(), more: Map::default(), note: None }
    }

    /// Adds a problem. What is graver takes the place of what is less so where there is none left.
    pub(crate) fn push(&mut self, problem: Problem) {
        if !self.has_room_for(problem.code()) {
            return self.left_out(problem.code());
        }
        let severity = problem.code().severity();
        let place = self.list.iter().take_while(|known| known.code().severity() <= severity).count();
        let last = if self.list.len() < Self::LIMIT { None } else { self.list.pop() };
        self.list.insert(place.min(self.list.len()), problem);
        if let Some(last) = last {
            self.left_out(last.code());
        }
    }

    /// Whether one more of a code is kept: what is dear to say need not be said otherwise, but is [`Self::left_out`].
    pub(crate) fn has_room_for(&self, code: Code) -> bool {
        let gives_way = |last: &Problem| last.code().severity() > code.severity();
        self.list.len() < Self::LIMIT || self.list.last().is_some_and(gives_way)
    }

    /// Counts a problem that is not kept.
    pub(crate) fn left_out(&mut self, code: Code) {
        self.add_left_out(code, 1);
    }

    fn add_left_out(&mut self, code: Code, count: usize) {
        let counted = self.more.get(&code).copied().unwrap_or(0);
        self.more.insert(code, counted.saturating_add(count));
        let codes: Vec<String> = self.more.iter().map(|(code, count)| format!("{} {count}", code.as_str())).collect();
        let total = self.more.iter().fold(0_usize, |sum, (_, count)| sum.saturating_add(*count));
        self.note = Some(Problem::new(Code::AndMore, "").given(total).expected(codes.join(", ")));
    }

    /// How many keep the document from being used, kept or not.
    pub(crate) fn errors(&self) -> usize {
        self.count_of(Severity::Error)
    }

    /// How many there are of a severity, listed or not.
    ///
    /// ```
    /// use distinguo::error::Severity;
    /// let problems = distinguo::time::Calendar::load("[]").unwrap_err();
    /// assert_eq!(Severity::ALL.map(|severity| problems.count_of(severity)), [1, 0, 0]);
    /// ```
    #[must_use]
    pub fn count_of(&self, severity: Severity) -> usize {
        let kept = self.list.iter().filter(|problem| problem.code().severity() == severity).count();
        let more = self.more.iter().filter(|(code, _)| code.severity() == severity);
        more.fold(kept, |sum, (_, count)| sum.saturating_add(*count))
    }

    /// The same problems, found in a document that stands at that pointer of another.
    pub(crate) fn at(self, outer: &str) -> Self {
        let list = self.list.into_iter().map(|problem| problem.at(outer)).collect();
        Self { list, more: self.more, note: self.note }
    }

    pub(crate) fn extend(&mut self, other: Self) {
        for problem in other.list {
            self.push(problem);
        }
        for (code, count) in other.more.iter() {
            self.add_left_out(*code, *count);
        }
    }

    /// The problems, one by one.
    pub fn iter(&self) -> Iter<'_> {
        self.list.iter().chain(self.note.as_ref())
    }

    /// Those whose codes are not left out: what whoever asks knows better.
    ///
    /// ```
    /// use distinguo::rulebook::Rulebook;
    /// let book = Rulebook::shipped("cn.reference").unwrap();
    /// assert!(book.advice().without(|_| true).is_empty());
    /// ```
    #[must_use]
    pub fn without(mut self, left_out: impl Fn(Code) -> bool) -> Self {
        self.list.retain(|problem| !left_out(problem.code()));
        self
    }

    /// How many there are, listed or not.
    ///
    /// ```
    /// assert_eq!(distinguo::time::Calendar::load("[]").unwrap_err().count(), 1);
    /// ```
    #[must_use]
    pub fn count(&self) -> usize {
        self.more.iter().fold(self.list.len(), |sum, (_, count)| sum.saturating_add(*count))
    }

    /// Whether any of them keeps the document from being used.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|problem| problem.code().severity() == Severity::Error)
    }

    /// Whether there are none, not even lints.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self { list: vec![problem], more: Map::default(), note: None }
    }
}

/// Problems, one by one.
type Iter<'a> = std::iter::Chain<std::slice::Iter<'a, Problem>, std::option::IntoIter<&'a Problem>>;

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = Iter<'a>;

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

            /// What is wrong, with `{given}` for what the document says and `{expected}` for what was expected.
            #[must_use]
            pub const fn message(self, language: Language) -> &'static str {
                self.text().message(language)
            }

            /// What to do about it, with the same places to fill.
            #[must_use]
            pub const fn help(self, language: Language) -> &'static str {
                self.text().help(language)
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
    OneExtension "one_extension" Error
        en: "the extension states {given} of `add` and `total`", "write exactly one of the two";
        zh: "延长写明了 `add` 与 `total` 中的 {given} 项", "请恰好写明其一";
    UnstatedStart "unstated_start" Error
        en: "the period can start in {given} ways, and nothing says which of them counts", "write `counts`: `first` or `last`";
        zh: "期限有 {given} 种起算情形，但未写明以何者为准", "请写明 `counts`：`first`（最早）或 `last`（最晚）";
    ProvisionalDate "provisional_date" Note
        en: "the date needs {given}, which is not among the days that the calendar covers ({expected})", "it lies between the earliest and the latest end; derive it again when the calendar has a newer edition";
        zh: "该日期取决于 {given}，不在日历覆盖范围（{expected}）之内", "该日期介于最早与最晚届满日之间；日历有新版后请重新推算";
    BeyondMissing "beyond_missing" Error
        en: "the calendar does not say what holds in years that it does not cover", "write `beyond`: how many weekdays off a year, days off in a row and weekend days worked a year there are at most, and where that is from";
        zh: "日历没有写明其未覆盖年份的界限", "请填写 `beyond`：每年最多有多少个放假的工作日、最长连休天数、每年最多有多少个上班的周末，以及依据";
    BeyondBroken "beyond_broken" Error
        en: "the edition has {given}, more than the calendar says there is in any year ({expected})", "raise the bound in `beyond`, or correct the days";
        zh: "该版本有 {given}，超过日历所称任何年份的上限（{expected}）", "请提高 `beyond` 中的上限，或更正日期";
    BadWeekend "bad_weekend" Error
        en: "the weekend names a day twice, or every day of the week", "name each day of the weekend once; one day of the week at least is worked";
        zh: "周末重复列出某日，或列出了一周全部各日", "请逐日列出一次；一周至少有一日为工作日";
    BadEditionId "bad_edition_id" Error
        en: "`{given}` is not the id of an edition", "1 to 64 characters, `a` to `z`, digits, `_`, `.` or `-`, and not a date, because a date stands for the edition known on that day";
        zh: "`{given}` 不是合法的版本标识", "1 至 64 个字符：小写字母、数字、`_`、`.`、`-`；不得为日期，因为日期表示当日已知的版本";
    UnknownEdition "unknown_edition" Error
        en: "there is no edition `{given}`", "use one of {expected}, or the date on which it was known";
        zh: "没有版本 `{given}`", "请使用 {expected} 之一，或当时的日期";
    NoEditionYet "no_edition_yet" Error
        en: "no edition was known on {given}", "the first edition is known from {expected} on";
        zh: "{given} 尚无任何版本", "第一版自 {expected} 起为人所知";
    EditionsOutOfOrder "editions_out_of_order" Error
        en: "the edition `{given}` is not known later than the one before it", "put the editions in the order in which they became known; the one before is known from {expected}";
        zh: "版本 `{given}` 的知悉日不晚于前一版本", "请按知悉先后排列；前一版本自 {expected} 起为人所知";
    CoverageReversed "coverage_reversed" Error
        en: "the coverage ends before it begins", "put `from` before `until`";
        zh: "覆盖范围的末日早于首日", "请检查 `from` 与 `until`";
    CoverageShrinks "coverage_shrinks" Error
        en: "the edition covers {given}, less than the one before it", "cover at least {expected}";
        zh: "该版本覆盖 {given}，小于前一版本", "至少应覆盖 {expected}";
    CoverageMissing "coverage_missing" Error
        en: "the edition does not say which days it covers", "write `covers`; only a calendar whose editions list no days covers every day";
        zh: "该版本没有写明覆盖哪些日子", "请写明 `covers`；只有各版本均不列出日子的日历才覆盖每一日";
    DayTwice "day_twice" Error
        en: "the edition lists {given} twice", "keep one of the two";
        zh: "该版本重复列出 {given}", "请只保留一个";
    DayOutside "day_outside_coverage" Error
        en: "{given} is not among the days that the edition covers ({expected})", "cover it, or remove it";
        zh: "{given} 不在该版本的覆盖范围（{expected}）之内", "请扩大覆盖范围，或删除该日";
    DayAlreadyOff "day_already_off" Error
        en: "{given} is off already", "list only days whose status this edition changes";
        zh: "{given} 本已是休息日", "请只列出该版本改变的日子";
    DayAlreadyWorked "day_already_worked" Error
        en: "{given} is a working day already", "list only days whose status this edition changes";
        zh: "{given} 本已是工作日", "请只列出该版本改变的日子";
    // Any document
    NotJson "not_json" Error
        en: "not JSON: {given}", "check the text at this place with any JSON editor";
        zh: "不是 JSON：{given}", "请用 JSON 编辑器检查此处";
    OtherFormat "other_format" Error
        en: "this looks like {given}, not JSON", "convert it to JSON; nothing else is read";
        zh: "看来是 {given}，不是 JSON", "请转换为 JSON；不读取其他格式";
    Comment "comment" Error
        en: "this is a comment, and JSON has none", "remove it";
        zh: "此处为注释，而 JSON 没有注释", "请删除";
    CommaTooMany "comma_too_many" Error
        en: "a comma too many: it stands only between two values", "remove it";
        zh: "多了一个逗号：逗号只写在两个值之间", "请删除";
    MissingComma "missing_comma" Error
        en: "a comma is missing behind this", "write `,` between it and what follows";
        zh: "此后缺少逗号", "请在其与后文之间写 `,`";
    FullWidth "full_width" Error
        en: "`{given}` is full-width punctuation", "write `{expected}`; inside texts full-width punctuation may stay";
        zh: "`{given}` 是全角标点", "请改为半角 `{expected}`；文本内部可以保留全角标点";
    WrongSign "wrong_sign" Error
        en: "`{given}` stands where `{expected}` belongs", "write `{expected}`";
        zh: "此处为 `{given}`，应为 `{expected}`", "请改为 `{expected}`";
    OddSpace "odd_space" Error
        en: "this space is none of JSON: {given}", "write a plain space, or none";
        zh: "此空白字符不是 JSON 的空格：{given}", "请改为半角空格，或删除";
    BareWord "bare_word" Error
        en: "`{given}` stands without double quotation marks", "write `{expected}`";
        zh: "`{given}` 没有写在双引号内", "请写作 `{expected}`";
    BadNumber "bad_number" Error
        en: "`{given}` is not a number of JSON", "write digits alone, without unit, sign `+`, separator or leading zero; anything else is a text in quotation marks";
        zh: "`{given}` 不是 JSON 的数字", "请只写数字，不带单位、正号、分隔符或前导零；其他内容请作为文本写在引号内";
    InnerQuote "inner_quote" Error
        en: "this quotation mark ends the text, and the text goes on", "write `\\\"` inside a text, or other quotation marks";
        zh: "此引号使文本在此结束，而后面还有内容", "文本内部请写 `\\\"`，或改用中文引号";
    OpenText "open_text" Error
        en: "this text does not end on its line", "write `\"` at its end; a new line inside a text is written `\\n`";
        zh: "此文本在本行没有结束", "请在末尾写 `\"`；文本内部换行请写 `\\n`";
    Unclosed "unclosed" Error
        en: "the text ends, and {given} is not closed", "add `{expected}`, or see whether the end of the file is lost";
        zh: "文本结束，而{given}没有闭合", "请补写 `{expected}`，或检查文件末尾是否缺失";
    WrongEnd "wrong_end" Error
        en: "this does not close {given}", "write `{expected}`, or see what is missing before";
        zh: "此处没有闭合{given}", "请写 `{expected}`，或检查此前是否有遗漏";
    BehindTheEnd "behind_the_end" Error
        en: "the document has ended before this", "remove it, or a bracket that closes too early; a file holds one document";
        zh: "文件内容在此之前已经结束", "请删除此后内容，或删除过早的右括号；一个文件只写一份文件内容";
    NotUtf8 "not_utf8" Error
        en: "not UTF-8: {given}; it looks like {expected}", "save the text as UTF-8; nothing in it is guessed or replaced";
        zh: "不是 UTF-8：{given}；疑为{expected}", "请将文件另存为 UTF-8；内核不猜测、不替换任何字符";
    NothingThere "nothing_there" Error
        en: "the text is empty", "see whether the right file was given, and whether it was saved";
        zh: "文本为空", "请检查文件是否选对，是否已保存";
    TooLarge "too_large" Error
        en: "{given} is more than the {expected} allowed", "split or shorten the document";
        zh: "{given} 超过上限 {expected}", "请拆分或缩短文件";
    WrongType "wrong_type" Error
        en: "{given} where {expected} is expected", "write {expected} here";
        zh: "此处为 {given}，应为 {expected}", "请改为 {expected}";
    NotAnInteger "not_an_integer" Error
        en: "the number {given} is not an integer that every host holds", "write amounts as integers in the smallest unit, between -9007199254740991 and 9007199254740991";
        zh: "数字 {given} 不是各端均能精确表示的整数", "金额请以最小单位的整数书写，介于 -9007199254740991 与 9007199254740991 之间";
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

    // Rulebooks: names and shapes
    DuplicateId "duplicate_id" Error
        en: "the id `{given}` is used twice", "give one of the two another id";
        zh: "标识 `{given}` 重复", "请为其中之一另起标识";
    ReservedId "reserved_id" Error
        en: "`{given}` is a word of the kernel", "choose another id";
        zh: "`{given}` 为内核保留", "请另选标识";
    UnknownName "unknown_name" Error
        en: "there is no {expected} `{given}`", "use the id of one that is declared";
        zh: "没有名为 `{given}` 的{expected}", "请使用已声明的标识";
    BadLanguages "bad_languages" Error
        en: "the languages `{given}` are none or one of them is written twice", "list each language of the labels once";
        zh: "语言列表 `{given}` 为空或有重复", "请逐一列出标签所用语言，不得重复";
    MissingLabel "missing_label" Error
        en: "the text is missing in {given}", "write it in every language of the book: {expected}";
        zh: "缺少语言 {given} 的文本", "请以规则声明的全部语言书写：{expected}";
    ForeignLabel "foreign_label" Error
        en: "the text is written in {given}, which the book does not declare", "add the language to `languages`, or remove it here";
        zh: "文本使用了规则未声明的语言 {given}", "请在 `languages` 中声明，或删除此文本";
    EmptyLabel "empty_label" Error
        en: "the text in {given} is empty", "write a few words that a person can read";
        zh: "语言 {given} 的文本为空", "请写明文字";
    Unquoted "unquoted" Error
        en: "the clause `{given}` is said to be verified, and nothing is quoted", "quote under `text` what you read of it, or call it `reported`";
        zh: "条款 `{given}` 标为已核实，却未引原文", "请在 `text` 中摘录所见原文，或标为 `reported`（转引）";
    QuotedInNoLanguage "quoted_in_no_language" Error
        en: "the source `{given}` is quoted, and does not say in which language it is written", "add `language` to the source, such as `zh`";
        zh: "来源 `{given}` 有引文，却未写明其文字", "请为该来源补充 `language`，如 `zh`";
    BadUrl "bad_url" Error
        en: "`{given}` is not an address", "write where the text can be read, with `https://`, or leave it out";
        zh: "`{given}` 不是网址", "请写明可以查阅原文的网址（以 `https://` 开头），或删除";
    BadVersion "bad_version" Error
        en: "`{given}` is not a version", "write 1 to 64 characters";
        zh: "`{given}` 不是版本号", "请写 1 至 64 个字符";
    DatesReversed "dates_reversed" Error
        en: "the book ends before it begins", "put `from` before `until`";
        zh: "失效日早于生效日", "请检查 `from` 与 `until`";
    IdleIntermediate "idle_intermediate" Error
        en: "`intermediate` says nothing where versions are not compared", "leave it out, or write `at_conduct_unless_milder` under `substance`";
        zh: "不比较版本时，`intermediate` 没有意义", "请删去，或将 `substance` 写为 `at_conduct_unless_milder`";
    DatesOverlap "dates_overlap" Error
        en: "two versions of `{given}` are in force on {expected}", "end one version the day before the next begins";
        zh: "`{given}` 的两个版本在 {expected} 同时有效", "请使前一版本于后一版本生效前一日失效";
    OneDomain "one_domain" Error
        en: "the fact states its answers in {given} ways", "write exactly one of `answers`, `answers_of`, `flag`, `amount`";
        zh: "该要素以 {given} 种方式写明选项", "请在 `answers`、`answers_of`、`flag`、`amount` 中择一";
    BadBand "bad_band" Error
        en: "the band `{given}` does not follow on the one before", "bands rise; each but the last has one of `below` and `up_to`, the last has none";
        zh: "区间 `{given}` 与前一区间不衔接", "区间须递增；除最后一个外各写 `below` 或 `up_to` 之一";
    TooFew "too_few" Error
        en: "too few: there is {given}, and at least {expected} is needed", "add what is missing";
        zh: "过少：现有 {given} 项，至少需要{expected}", "请补充";
    Cycle "cycle" Error
        en: "`{given}` is defined by itself, in a circle", "break the circle: a definition may only mention others that do not mention it";
        zh: "`{given}` 循环定义", "请打破循环";
    ReadAndFound "read_and_found" Error
        en: "the fact `{given}` is read from a decision and cannot be found as well", "remove `found_by`, or remove `reads`";
        zh: "要素 `{given}` 已从决定读取，不得另行查明", "请删除 `found_by` 或 `reads`";
    MissingPole "missing_pole" Error
        en: "the distinction `{given}` has not both poles", "a distinction tells apart: write `favourable` and `adverse`";
        zh: "区分 `{given}` 缺少一极", "请写明 `favourable` 与 `adverse`";
    MixedClasses "mixed_classes" Error
        en: "some outcomes of `{given}` have a class and some have none", "give all of them a class, or none";
        zh: "`{given}` 的结果有的有等次、有的没有", "请全部写明或全部不写";
    WrongTolerated "wrong_tolerated" Error
        en: "the outcome `{given}` must say whether it tolerates in tables of tolerance and accountability, and only there", "write or remove `tolerated`";
        zh: "结果 `{given}` 应当且仅应当在容错、问责判断表中写明是否容错", "请补写或删除 `tolerated`";
    MisplacedRow "misplaced_row" Error
        en: "the row `{given}` has no `when` and so hides the rows after it", "move it to the end, or give it a `when`";
        zh: "行 `{given}` 无条件，遮蔽其后各行", "请移至最后或写明 `when`";
    LateBottomLine "late_bottom_line" Error
        en: "the bottom line `{given}` comes after a row that is none", "move bottom lines to the front";
        zh: "底线 `{given}` 位于普通行之后", "底线须置于最前";
    TolerantBottomLine "tolerant_bottom_line" Error
        en: "the bottom line `{given}` tolerates, or has no `when`", "a bottom line states when, and permits only outcomes with `tolerated` false";
        zh: "底线 `{given}` 允许容错，或没有条件", "底线须写明条件，且只允许不予容错的结果";
    BadNormal "bad_normal" Error
        en: "`{given}` needs a normal outcome among several that the row permits", "write `normally` with one of several permitted outcomes, or change `reasons`";
        zh: "`{given}` 需要在多个允许结果中指明通常结果", "请以 `normally` 指明其一，或修改 `reasons`";
    OneClaim "one_claim" Error
        en: "the guarantee `{given}` does not state exactly one claim", "write `when` with `never`, or `when` with `bottom_line`, or `monotone` alone";
        zh: "保证 `{given}` 未恰好陈述一项主张", "请写 `when` 与 `never`、`when` 与 `bottom_line`，或单独写 `monotone`";
    UnrankedMonotone "unranked_monotone" Error
        en: "a monotone claim about `{given}`, whose outcomes have no class", "give every outcome a class, or remove the claim";
        zh: "`{given}` 的结果没有等次，不能主张单调", "请写明等次或删除该主张";
    // Rulebooks: proofs
    Gap "gap" Error
        en: "no row of `{given}` applies in a possible case", "add a row for it, or a last row without `when`";
        zh: "`{given}` 中有可能的情形不适用任何一行", "请补一行，或在最后加一个无条件的行";
    DeadRow "dead_row" Error
        en: "the row `{given}` never applies{expected}", "remove it, move it before the rows that hide it, or correct its test";
        zh: "行 `{given}` 永不适用{expected}", "请删除、前移或更正其条件";
    RowsOverlap "rows_overlap" Error
        en: "the rows {given} both apply in a possible case and decide differently", "a table with `hit: unique` may not overlap: narrow one of the two";
        zh: "行 {given} 在同一情形均适用而结论不同", "`hit: unique` 的判断表不得重叠，请收窄其一";
    PolesOverlap "poles_overlap" Error
        en: "both poles of the distinction `{given}` hold in a possible case", "a distinction tells apart: narrow a pole, or write `overlap: adverse_prevails`";
        zh: "区分 `{given}` 的两极在同一情形同时成立", "请收窄一极，或写明 `overlap: adverse_prevails`";
    GuaranteeBroken "guarantee_broken" Error
        en: "the guarantee `{given}` is broken", "change the rows that permit it, or the guarantee";
        zh: "保证 `{given}` 被突破", "请修改相应的行，或修改该保证";
    NotMonotone "not_monotone" Error
        en: "the guarantee `{given}` is broken: a worse answer to {expected} leads to a milder result", "change the rows, or mark the fact as neutral where its order means nothing";
        zh: "保证 `{given}` 被突破：{expected} 更不利反而结果更宽", "请修改相应的行；该要素的次序若无意义，请标为 neutral";
    NothingPossible "nothing_possible" Error
        en: "the contradictions leave no possible case", "weaken one of them";
        zh: "矛盾规则排除了一切情形", "请放宽其中之一";
    TooComplex "too_complex" Error
        en: "`{given}` is too complex to be proved; most of it hangs on {expected}", "group facts into named conditions by assessment, and let rows test those";
        zh: "`{given}` 过于复杂，无法证明；主要涉及 {expected}", "请按方面将要素归入具名条件，由行来引用";
    // Rulebooks: advice to authors
    RedundantRow "redundant_row" Lint
        en: "the row `{given}` changes nothing: without it the same follows", "remove it, or make it a bottom line that must be named";
        zh: "行 `{given}` 不改变任何结果", "请删除；如须单独列明，可作为底线";
    UnguardedRow "unguarded_row" Lint
        en: "nothing would notice if the row `{given}` were deleted", "add a guarantee that depends on it";
        zh: "删除行 `{given}` 不会被任何检查发现", "请增加依赖该行的保证";
    UncitedClause "uncited_clause" Lint
        en: "nothing cites the clause `{given}`", "remove it, or cite it where it applies";
        zh: "条款 `{given}` 未被引用", "请删除，或在适用处引用";
    AdversePresumption "adverse_presumption" Lint
        en: "the presumption `{given}` takes an open fact against the person on a clause that is not verified", "presume the favourable answer, or cite a clause of nature `verified`";
        zh: "推定 `{given}` 依据未经核实的条款作不利推定", "请作有利推定，或引用已核实的条款";
    PrivateFact "private_fact" Lint
        en: "the fact `{given}` is about the person's {expected}, on no clause that is verified", "remove it, or cite a clause of nature `verified` that asks for it";
        zh: "要素 `{given}` 涉及当事人的{expected}，却没有经核实的条款为据", "请删除，或引用要求查明该要素的已核实条款";
    OutcomeLuck "outcome_luck" Lint
        en: "the consequence `{given}` alone stands between tolerance and the bottom line {expected}, whose clause is not verified", "decide by the conduct and not by what came of it, or cite a clause of nature `verified`";
        zh: "仅凭后果 `{given}` 即由可容错变为适用底线 {expected}，而其条款未经核实", "请依行为而非后果作出判断，或引用已核实的条款";
    UnknownCalendar "unknown_calendar" Note
        en: "the calendar `{given}` does not ship", "hand it over with the book, or name one that ships: {expected}";
        zh: "未随附日历 `{given}`", "请在使用规则时一并提供，或改用随附日历：{expected}";
    UnusedRole "unused_role" Lint
        en: "nothing gives the role `{given}` anything to do", "remove it, or name it where it acts";
        zh: "职责 `{given}` 无事可做", "请删除，或在相应处写明";
    UnusedFact "unused_fact" Lint
        en: "no test looks at the fact `{given}`", "remove it, or test it";
        zh: "没有条件涉及要素 `{given}`", "请删除，或在条件中使用";
    // Procedures: names and shapes
    NoCounting "no_counting" Error
        en: "nothing says how the period `{given}` is counted", "write `counting` for the whole book, or all of it in each period";
        zh: "未写明期间 `{given}` 如何计算", "请写明全书的 `counting`，或在每个期间完整写明";
    OneLength "one_length" Error
        en: "the length does not state exactly one of `is` and `set_by` with `least` and `max`", "write `is`, or `set_by`, `least` and `max` together";
        zh: "期间长度未恰好写明 `is` 或 `set_by` 加 `least`、`max`", "请只写 `is`，或同时写 `set_by`、`least` 与 `max`";
    FloorAboveMax "floor_above_max" Error
        en: "the least that may be set is {given}, the most is {expected}", "write both in one unit, the least no longer than the most";
        zh: "可设定的最短期限为 {given}，最长为 {expected}", "请以同一单位写明，最短不得长于最长";
    MisplacedLength "misplaced_length" Error
        en: "this length of `{given}` has no `when` and so hides those after it", "move it to the end, or give it a `when`";
        zh: "`{given}` 的该长度没有条件，遮蔽其后各项", "请移至最后或写明 `when`";
    OneDeemed "one_deemed" Error
        en: "silence must count as the outcome of one table or of one document", "write exactly one of `table` and `document`";
        zh: "拟制结果应当恰好指向一个判断表或一种文书", "请在 `table` 与 `document` 中择一";
    DeemedLiability "deemed_liability" Error
        en: "silence may not count as `{given}`", "only filing, admission, correction, opinions and documents without a purpose may be deemed; let somebody above be told instead";
        zh: "沉默不得视为 `{given}`", "仅备案、受理、纠错、会商意见及无特定用途的文书可以拟制；请改为报告上级";
    WrongConsequence "wrong_consequence" Error
        en: "`{given}` cannot follow when a {expected} runs out", "only a right is forfeited, only a duty shifts; write neither with `false`";
        zh: "{expected} 届满不能产生 `{given}`", "只有权利可以丧失，只有义务可以移转；不得写 `false`";
    WrongKind "wrong_kind" Error
        en: "`{given}` does not fit a {expected}", "a duty or a right `ends` when something is done; only a right is `restore`d; only a status may `combine`, and only `during` a status can a protection last";
        zh: "`{given}` 与 {expected} 不相符", "义务与权利须写明 `ends`；只有权利可以 `restore`；只有状态期间可以 `combine`，保护也只能在状态期间（`during`）内存续";
    WrongKey "wrong_key" Error
        en: "the event does not say which {given} it is about", "start it on an event that does: {expected}";
        zh: "该事件未指明是哪一个 {given}", "请改用能够指明的事件：{expected}";
    WrongMeaning "wrong_meaning" Error
        en: "the outcome `{given}` does not say what the procedure needs to know", "its `means` must be {expected}";
        zh: "结果 `{given}` 未写明程序所需的含义", "`means` 应为 {expected}";
    WrongSeat "wrong_seat" Error
        en: "the outcome `{given}` must name a seat in a table of competence, and only there", "write or remove `seat`";
        zh: "结果 `{given}` 应当且仅应当在管辖判断表中写明席位", "请补写或删除 `seat`";
    NoHearing "no_hearing" Error
        en: "`{given}` may be decided against somebody who cannot be heard", "declare a document of purpose `{expected}` that a party may submit";
        zh: "`{given}` 可能作出不利决定，而当事人无从陈述", "请设置用途为 `{expected}`、可由当事一方提交的文书";
    LevelOrder "level_order" Error
        en: "the level `{given}` cannot review `{expected}`", "a level reviews tables, or levels that are declared before it and are not final";
        zh: "层级 `{given}` 不能审查 `{expected}`", "层级只能审查判断表，或在其之前声明且非终局的层级";
    UnholdableRole "unholdable_role" Error
        en: "nobody can hold the role `{given}` with its `{expected}`", "officials, bodies and organs need the seat of an organ, parties have none; a meeting needs a quorum and a majority that can be reached";
        zh: "职责 `{given}` 的 `{expected}` 使其无人能够担任", "人员、会议和机关须有席位，当事一方没有席位；会议须有可达到的法定人数与多数";
    MeaninglessHere "meaningless_here" Error
        en: "`{given}` means nothing on the act {expected}", "remove it, or move it to an act that it limits";
        zh: "`{given}` 对办理 {expected} 没有意义", "请删除，或移至相应的办理";
    SeesByLaw "sees_by_law" Error
        en: "the role `{given}` sees the case by law, and not by leave of the rulebook", "remove the role here: the one whom the case is about, and an accuser, see what the kernel gives them";
        zh: "`{given}` 依法查看本案，无须规则另行准许", "请在此删除该职责：当事人与检举控告人所能查看的内容由内核决定";
    FinderSeesOutcome "finder_sees_outcome" Error
        en: "the role `{given}` finds, and would see what `{expected}` came to", "leave the table out: whoever finds must not find towards an outcome";
        zh: "`{given}` 负责查明，却可看到 `{expected}` 的结果", "请删去该判断表：查明者不得预先知道结果";
    OneSpan "one_span" Error
        en: "the protection `{given}` does not say in one way when it holds", "write `during`, or `from` and perhaps `until`, or `when`";
        zh: "保护 `{given}` 未以一种方式写明何时适用", "请写 `during`，或 `from` 与 `until`，或 `when`";
    // Procedures: proofs
    NobodyCan "nobody_can" Error
        en: "nobody can {given}", "grant it in `acts`, or let the bearer of a period end the period by it";
        zh: "无人能够办理：{given}", "请在 `acts` 中授权，或使期间的承担者以此结束期间";
    NeverHappens "never_happens" Error
        en: "this never happens: {given}", "nothing in the book brings it about; correct the event, or grant what leads to it";
        zh: "此事件不会发生：{given}", "全书没有导致该事件的规则；请更正该事件，或授权导致它的办理";
    UnreachableAct "unreachable_act" Error
        en: "the grant of {given} is never open; it waits for {expected}", "correct what it waits for, grant what leads to it, or remove it";
        zh: "对 {given} 的授权永不开放；其前提为 {expected}", "请更正其前提，授权导致它的办理，或删除";
    UnreachablePeriod "unreachable_period" Error
        en: "the period `{given}` never starts: its `when` is never met at any of its `starts`", "correct one of the two, or remove the period";
        zh: "期间 `{given}` 永不开始：在其 `starts` 各情形下 `when` 均不成立", "请更正其一，或删除该期间";
    DeadEnd "dead_end" Error
        en: "a case that is at `{given}` can go no further: nobody can {expected}, and nothing lapses that would", "grant it, or start a period here that somebody can end";
        zh: "事项停在 `{given}` 而无法继续：无人能够办理 {expected}，亦无期间届满可代之", "请授权，或在此开始一个可由某人结束的期间";
    LengthGap "length_gap" Error
        en: "no length of the period `{given}` fits in a possible case, so that it would not run", "add a length for it, or a last one without `when`";
        zh: "期间 `{given}` 在有可能的情形没有适用的长度，不会起算", "请补一项长度，或在最后加一项无条件的长度";
    NoSeat "no_seat" Error
        en: "when `{given}` runs out, nobody else learns of it", "report it or shift it to a role that sits in an organ and does not bear it, or say with `none` why nothing follows";
        zh: "`{given}` 届满后无人知晓", "请报告或移转至有席位的其他职责，或以 `none` 说明为何没有后果";
    Unbounded "unbounded" Error
        en: "nothing says how often this may happen again: {given}", "state `{expected}`; a number that no text fixes cites a clause of nature `parameter`";
        zh: "未规定此项可重复的次数：{given}", "请写明 `{expected}`；无文本依据的数字应引用性质为 `parameter` 的条款";
    HalfBar "half_bar" Error
        en: "the time bar `{given}` closes one way of undoing the decision and leaves another open", "let it end with every outcome that reopens or revokes";
        zh: "时效 `{given}` 只限制一种变更原决定的方式，另一种仍可不受限制地进行", "请使其随每一种重新启动或撤销的结果而终止";
    NotInDays "not_in_days" Error
        en: "how long something may stand still is {given}, not in days", "count it with the unit `day`";
        zh: "中止时间的上限为 {given}，未以日计算", "请以 `day` 为单位";
    LapseCycle "lapse_cycle" Error
        en: "these periods start each other by running out, for ever: {expected}", "break the circle, or let somebody's act start one of them";
        zh: "下列期间届满后相互起算，永无终止：{expected}", "请打破循环，或改由某人的办理起算其中之一";
    UncappedCycle "uncapped_cycle" Error
        en: "a case can go round without end: {expected}", "state on one of these acts how many `times` it may be done, for every role that may do it";
        zh: "事项可能无休止地循环：{expected}", "请对其中一项办理以 `times` 限定次数，并适用于可办理的每一职责";
    Inseparable "inseparable" Error
        en: "the separation cannot be kept: {given}", "let another role do one of the two, or take one of them out of the groups";
        zh: "该分离无法遵守：{given}", "请由另一职责办理其一，或将其移出分组";
    // Procedures: advice to authors
    NoConsequence "no_consequence" Note
        en: "nothing follows when `{given}` runs out", "its author says why; see whether somebody should be told";
        zh: "`{given}` 届满没有后果", "作者已说明理由；请考虑是否应当告知某人";
    NoClock "no_clock" Lint
        en: "a case at `{given}` may wait for ever: no period runs in which somebody has to {expected}", "start a duty here, so that the worst case is finite";
        zh: "停在 `{given}` 的事项可能一直等待：没有期间要求办理 {expected}", "请在此开始一项义务期间，使最长时间有限";
    UnusedLength "unused_length" Lint
        en: "this length of the period `{given}` is never chosen", "remove it, or move it before those that hide it";
        zh: "期间 `{given}` 的该长度永不适用", "请删除，或移至遮蔽它的各项之前";
    UnusedDocument "unused_document" Lint
        en: "nothing moves the document `{given}`", "remove it, or let somebody submit or send it";
        zh: "没有规则涉及文书 `{given}`", "请删除，或授权提交或发送";
    UndecidedTable "undecided_table" Lint
        en: "nobody decides the table `{given}` in the procedure", "grant it, or leave the stage out of the book";
        zh: "程序中无人决定判断表 `{given}`", "请授权，或从规则中删去该阶段";
    // Findings
    NotUnder "not_under" Error
        en: "nothing was found under `{given}`", "add an entry to `under`, or choose one of: {expected}";
        zh: "没有依 `{given}` 所作的查明", "请在 `under` 中补充，或选择：{expected}";
    NotInForce "not_in_force" Error
        en: "no version of `{given}` was in force on {expected}", "load the version that was";
        zh: "`{given}` 在 {expected} 没有有效版本", "请载入当时有效的版本";
    OtherBook "other_book" Error
        en: "the precedent is of {given}, and not of {expected}", "keep a set of precedents for each version of a rulebook";
        zh: "该先例依据 {given}，而非 {expected}", "请为规则的每个版本各备一套先例";
    NoteHoldsId "note_holds_id" Error
        en: "the note may tell who it was: `{given}`", "leave out ids, addresses and numbers of more than five digits";
        zh: "附注可能透露当事人：`{given}`", "请删去标识、地址以及五位以上的号码";
    PrecedentNotPermitted "precedent_not_permitted" Error
        en: "the rulebook permits `{given}` in no case with these findings", "correct the findings or the outcome, or leave the precedent out";
        zh: "在这些查明之下，规则均不准许 `{given}`", "请更正查明或结果，或删去该先例";
    DecidedBeforeConduct "decided_before_conduct" Error
        en: "the decision of {given} is before the conduct ended on {expected}", "check the day of the decision and the days of the conduct";
        zh: "决定日 {given} 早于行为终了之日 {expected}", "请检查决定日与行为日期";
    OneAnswer "one_answer" Error
        en: "the finding on `{given}` does not state exactly its {expected}", "write {expected} and nothing else";
        zh: "对 `{given}` 的查明应当只写 {expected}", "请只写 {expected}";
    NegativeAmount "negative_amount" Error
        en: "`{given}` is less than nothing", "state how much there is; a rulebook that counts below zero has a band that ends there";
        zh: "`{given}` 小于零", "请写实际数额；确需低于零的，规则中应有以零或以下为界的档次";
    FactIsRead "fact_is_read" Error
        en: "the fact `{given}` cannot be found: it is read from a decision", "state the decision under `read`";
        zh: "要素 `{given}` 不得查明，只能从决定读取", "请在 `read` 中写明该决定";
    NothingReads "nothing_reads" Error
        en: "no fact is read from a decision of the table `{given}`", "remove it, or name a table that a fact reads";
        zh: "没有要素从 `{given}` 的决定读取", "请删除，或改为有要素读取的判断表";
    AdoptedUnfound "adopted_unfound" Error
        en: "`{given}` was adopted for `{expected}`, but nobody found it", "adopt one of the answers that were found";
        zh: "对 `{expected}` 采纳了 `{given}`，但无人如此查明", "请在已查明的答案中采纳";
    BadInstant "bad_instant" Error
        en: "`{given}` is not an instant", "write {expected}";
        zh: "`{given}` 不是时刻", "请写作 {expected}";
    BadZone "bad_zone" Error
        en: "`{given}` is not a POSIX TZ string with a name of its own", "write one such as CST-8: no names of places, and hours east of Greenwich with a minus";
        zh: "`{given}` 不是带有自身名称的 POSIX 时区", "请写作 CST-8 之类：不用地名，格林尼治以东的时数写负号";
    CaseOutsideProcedure "case_outside_procedure" Error
        en: "`{given}` is what a ledger shows; tables decide by facts alone", "test it in acts, periods or protections";
        zh: "`{given}` 属于台账所示，判断表只依据要素", "请仅在办理、期间或保护中使用";
    // Acts and ledgers
    BadSalt "bad_salt" Error
        en: "`{given}` is not a salt", "write 16 random bytes, not zeros, as 32 hexadecimal digits in lower case";
        zh: "`{given}` 不是盐值", "请写 16 个随机字节（不得全为零），即 32 位小写十六进制数字";
    BadActId "bad_act_id" Error
        en: "`{given}` is not an id of an act", "write 1 to 64 characters";
        zh: "`{given}` 不是办理标识", "请写 1 至 64 个字符";
    BrokenEntry "broken_entry" Error
        en: "entry {expected} does not belong here: {given}", "what comes before it is sound; look for the record that was changed, lost or moved";
        zh: "记录 {expected} 不属于此处：{given}", "此前记录完好；请查找被改动、丢失或移位的记录";
    UnreadableRecord "unreadable_record" Error
        en: "the record cannot be read: {given}", "what comes before it is sound; restore the line from a copy";
        zh: "无法读取该记录：{given}", "此前记录完好；请从副本恢复";
    // Views
    NotInCase "not_in_case" Error
        en: "`{given}` has no part in the case as {expected}", "ask for whoever it is by the id, the role and the organ that the case knows them by";
        zh: "`{given}` 并未以 {expected} 身份参与本案", "请使用本案所载的标识、职责和机关提出查询";
    NotShown "not_shown" Error
        en: "`{given}` is not shown this", "it is for the person whom the case is about and for the organ that decides; personnel ask whether somebody is barred";
        zh: "`{given}` 无权查看此项", "此项仅供当事人和作出决定的机关查看；人事部门只能查询是否受限";
    TwoPersons "two_persons" Error
        en: "the case `{given}` is not of the same person as the one before it", "pass in the cases of one person, each under the id that the person has in it";
        zh: "事项 `{given}` 与前一事项不属于同一人", "请只传入同一人的事项；各事项中该人的标识应当一致";
    // Reports
    ShortSecret "short_secret" Error
        en: "the secret has {given} bytes, fewer than {expected}", "draw at least {expected} bytes at random, keep them, and make every report with them";
        zh: "密钥只有 {given} 字节，少于 {expected} 字节", "请随机生成至少 {expected} 字节并妥善保管，各次报告使用同一密钥";
    UniformSecret "uniform_secret" Error
        en: "the secret is one byte {given} times over", "draw at least {expected} bytes at random, keep them, and make every report with them";
        zh: "密钥由同一字节重复 {given} 次而成", "请随机生成至少 {expected} 字节并妥善保管，各次报告使用同一密钥";
    NotCovered "not_covered" Error
        en: "the report does not cover the rulebook `{given}`", "let it cover every version whose cases are counted: which parts it has must not depend on the cases";
        zh: "本报告未涵盖规则 `{given}`", "请先将拟计数事项所依各版本规则纳入报告：报告有哪些部分不得取决于有无事项";
    // Scenarios
    OneScenario "one_scenario" Error
        en: "the scenario `{given}` states neither findings nor how a case is opened, or both", "write `findings` with `expect`, or `opened` with `steps`";
        zh: "情景 `{given}` 既未写明查明也未写明如何开立事项，或者两者兼有", "请写 `findings` 与 `expect`，或写 `opened` 与 `steps`";
    UnknownRefusal "unknown_refusal" Error
        en: "no act is refused with the code `{given}`", "use a code of the page of refusals, which `run` tells with each refusal";
        zh: "没有代码为 `{given}` 的不予办理理由", "请使用拒绝代码表中的代码；`run` 在不予办理时会写明代码";
    // Of lists
    AndMore "and_more" Note
        en: "{given} more problems are not listed: {expected}", "mend the ones that are listed first";
        zh: "另有 {given} 个问题未列出：{expected}", "请先处理已列出的问题";
    // Complete answers
    Unanswered "unanswered" Error
        en: "the fact `{given}` is not answered", "answer it, or ask for a determination, which takes incomplete findings";
        zh: "要素 `{given}` 没有作答", "请作答；要素不齐的，请改用可接受不完整查明的研判";
}
