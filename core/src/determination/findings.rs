//! What was found about one conduct: the document, and the answers that stand in it under a rulebook.

use serde::Serialize;

use crate::document::{Decode, Id, Json, Reader, Text, decode_object, nearest, unknown_name};
use crate::error::{Code, Problem, Problems};
use crate::list::ToList;
use crate::logic::{Answers, Var};
use crate::rulebook::{Model, Rulebook};
use crate::sorted::Map;
use crate::time::Date;

/// Findings about one conduct, under one rulebook or several. Unknown facts stay open: absence of a finding is never
/// evidence against the person.
///
/// ```
/// use distinguo::determination::Findings;
///
/// let findings = Findings::load(r#"{
///     "format": "distinguo.findings/1",
///     "under": [{"rulebook": "cn.reference", "findings": [{"fact": "gain", "answer": "none"}]}]
/// }"#).unwrap();
/// assert_eq!(findings.rulebooks().count(), 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Findings {
    /// Always `distinguo.findings/1`. Another version of the format is refused.
    format: Format,
    /// What the findings are about, for readers. The kernel does not interpret it.
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<About>,
    /// First and last day of the conduct, by which the governing version is chosen. Left out: it cannot be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    conduct: Option<Conduct>,
    /// What was found, for each rulebook that the conduct is judged by. At least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    under: Vec<Under>,
    /// What was decided in reality, for a published case.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    decided: Vec<Decided>,
}

decode_object!(Findings, "findings", { format, about, conduct, under, decided });

/// The format of the document, with its version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
enum Format {
    #[serde(rename = "distinguo.findings/1")]
    V1,
}

impl Decode for Format {
    const EXPECTED: &'static str = "`distinguo.findings/1`";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        reader.format(json, Self::EXPECTED);
        Self::V1
    }
}

/// What the findings are about, for readers. The kernel does not interpret it.
///
/// ```
/// # use distinguo::determination::Findings;
/// # let text = r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference"}],
/// #   "about": {"id": "c01", "title": {"en": "Staged review"}}}"#;
/// let findings = Findings::load(text).unwrap();
/// assert_eq!(findings.about().unwrap().title.in_language("en"), "Staged review");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Name of the case.
    pub id: Id,
    /// Name of the case for readers, by language.
    pub title: Text,
    /// What happened, for readers, by language. Left out: nothing is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    /// Where the case was published.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

decode_object!(About, "an object with `id` and `title`", { id, title, summary, sources });

/// The days of the conduct; both are in it.
///
/// ```
/// # use distinguo::determination::Findings;
/// # let text = r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference"}],
/// #   "conduct": {"from": "2023-06-01", "until": "2023-09-30"}}"#;
/// let findings = Findings::load(text).unwrap();
/// assert_eq!(findings.conduct().unwrap().ended().to_string(), "2023-09-30");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Conduct {
    /// First day of the conduct, YYYY-MM-DD.
    pub from: Date,
    /// Last day of the conduct. Left out: it was the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

decode_object!(Conduct, "an object with `from`", { from, until });

impl Conduct {
    /// The day on which the conduct ended: the law of that day governs continuing conduct.
    #[must_use]
    pub fn ended(&self) -> Date {
        self.until.unwrap_or(self.from)
    }
}

/// Findings under one rulebook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Under {
    /// Id of the rulebook whose facts are answered.
    rulebook: Id,
    /// Version of the rulebook. Needed only where findings are stated under several.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    /// Ids of the tables whose decisions are asked for. Left out: those of tolerance, accountability and advice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) tables: Vec<Id>,
    /// Answers that were found. A fact without one stays open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<Finding>,
    /// Findings that were adopted where finders differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    adopted: Vec<Adopted>,
    /// Decisions of people from which facts are read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    read: Vec<ReadDecision>,
}

decode_object!(Under, "an object with `rulebook` and `findings`", { rulebook, version, tables, findings, adopted, read });

/// An answer to a fact, by a finder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Finding {
    /// Id of the fact that is answered.
    fact: Id,
    /// Id of the answer. Left out where the fact is an amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<Id>,
    /// Amount in the smallest unit of the fact, an integer. Left out where the fact is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<i64>,
    /// Pseudonym of the finder. A later finding of the same finder supersedes an earlier one. Left out: nobody is
    /// named.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    /// What the finding rests on, item by item, for readers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<String>,
    /// Why that is the answer, for readers. Left out: no reasons are given.
    #[serde(skip_serializing_if = "Option::is_none")]
    reasons: Option<String>,
}

decode_object!(Finding, "a finding", { fact, answer, amount, by, evidence, reasons });

/// A contested finding that was adopted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Adopted {
    /// Id of the fact on which findings differ.
    fact: Id,
    /// Id of the answer that was adopted; one of those found.
    answer: Id,
    /// Pseudonym of whoever adopted it. Left out: nobody is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    /// Why this finding stands and not the other. Always needed.
    reasons: String,
}

decode_object!(Adopted, "an object with `fact`, `answer` and `reasons`", { fact, answer, by, reasons });

/// A decision made by people, or that none was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ReadDecision {
    /// Id of the table that people decided.
    table: Id,
    /// Id of the outcome that was decided, or `undecided`.
    outcome: Id,
}

decode_object!(ReadDecision, "an object with `table` and `outcome`", { table, outcome });

/// What was decided in reality.
///
/// ```
/// # use distinguo::determination::Findings;
/// # let text = r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference"}],
/// #   "decided": [{"rulebook": "cn.reference", "table": "tolerance", "outcome": "exempt"}]}"#;
/// let findings = Findings::load(text).unwrap();
/// assert_eq!(findings.decided()[0].outcome.as_str(), "exempt");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// Id of the rulebook in whose terms the decision is told.
    pub rulebook: Id,
    /// Version of that rulebook. Needed only where findings are stated under several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Id of the table that was decided.
    pub table: Id,
    /// Id of the outcome that was decided.
    pub outcome: Id,
    /// Day of the decision. Left out: it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// What a reader should know, such as the clause that practice passed over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

decode_object!(Decided, "an object with `rulebook`, `table` and `outcome`", {
    rulebook, version, table, outcome, on, note
});

impl Findings {
    /// Reads a findings document. Whether its facts exist is seen when it meets a rulebook.
    ///
    /// # Errors
    ///
    /// All problems of the document.
    pub fn load(text: &str) -> Result<Self, Problems> {
        let findings: Self = Reader::read(text)?;
        let mut problems = Problems::new();
        if findings.under.is_empty() {
            problems.push(Problem::new(Code::TooFew, "/under").given(0).expected("one rulebook"));
        }
        let mut seen: Vec<(&Id, Option<&str>)> = Vec::new();
        for (position, under) in findings.under.iter().enumerate() {
            let key = (&under.rulebook, under.version.as_deref());
            if seen.contains(&key) {
                let pointer = format!("/under/{position}/rulebook");
                problems.push(Problem::new(Code::DuplicateId, pointer).given(&under.rulebook));
            }
            // A hostile list is not compared with itself beyond reason.
            if seen.len() < Problems::LIMIT {
                seen.push(key);
            }
        }
        if let Some(conduct) = findings.conduct.filter(|conduct| conduct.ended() < conduct.from) {
            problems.push(Problem::new(Code::DatesReversed, "/conduct").given(conduct.from));
        }
        if problems.is_empty() { Ok(findings) } else { Err(problems) }
    }

    /// What the findings are about.
    #[must_use]
    pub const fn about(&self) -> Option<&About> {
        self.about.as_ref()
    }

    /// The days of the conduct.
    #[must_use]
    pub const fn conduct(&self) -> Option<Conduct> {
        self.conduct
    }

    /// The ids of the rulebooks under which something was found, in order.
    pub fn rulebooks(&self) -> impl Iterator<Item = &Id> {
        self.under.iter().map(|under| &under.rulebook)
    }

    /// The ids of the rulebooks under which something was found, with the version for which it is stated, in order.
    pub(crate) fn stated_under(&self) -> impl Iterator<Item = (&Id, Option<&str>)> {
        self.under.iter().map(|under| (&under.rulebook, under.version.as_deref()))
    }

    /// What was decided in reality.
    #[must_use]
    pub fn decided(&self) -> &[Decided] {
        &self.decided
    }

    /// The findings under a rulebook: those stated for its version, else those stated for any; with their position.
    pub(crate) fn under(&self, book: &Rulebook) -> Result<(usize, &Under), Problems> {
        let of_book = || self.under.iter().enumerate().filter(|(_, under)| under.rulebook == *book.id());
        let exact = of_book().find(|(_, under)| under.version.as_deref() == Some(book.version()));
        exact.or_else(|| of_book().find(|(_, under)| under.version.is_none())).ok_or_else(|| {
            let known: Vec<&str> = self.under.iter().map(|under| under.rulebook.as_str()).collect();
            Problem::new(Code::NotUnder, "/under")
                .given(format_args!("{}@{}", book.id(), book.version()))
                .expected(known.join(", "))
                .into()
        })
    }

    /// Whether something was found under exactly this version.
    pub(crate) fn states(&self, book: &Rulebook) -> bool {
        self.under.iter().any(|under| under.rulebook == *book.id() && under.version.as_deref() == Some(book.version()))
    }
}

/// Where an answer comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// By these finders; adopted where they differed.
    Found { by: Vec<String>, adopted: bool },
    /// From a decision of people.
    Read { table: Id, outcome: Id },
    /// By the presumption at that position.
    Presumed(usize),
}

/// The answers that stand under a rulebook.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    /// By fact: the answers not ruled out. One where it is settled, several where it is contested, all where it is open.
    pub(crate) known: Vec<Answers>,
    /// By fact: where a settled answer comes from.
    pub(crate) sources: Vec<Option<Source>>,
    /// Facts on which finders differ, with what they found.
    pub(crate) contested: Vec<Var>,
}

/// Resolves findings against a rulebook. `place` is the pointer of the entry.
pub(crate) fn standing(model: &Model, under: &Under, place: &str) -> Result<Standing, Problems> {
    let mut problems = Problems::new();
    let mut found: Vec<(usize, &str, u8)> = Vec::with_capacity(under.findings.len());
    for (item, finding) in under.findings.iter().enumerate() {
        let pointer = || format!("{place}/findings/{item}");
        if let Some((fact, answer)) = finding_answer(model, finding, &pointer, &mut problems) {
            found.push((fact, finding.by.as_deref().unwrap_or_default(), answer));
        }
    }
    // By fact and finder; the last finding of a finder comes first, and is the one that stays.
    found.reverse();
    found.sort_by_key(|(fact, by, _)| (*fact, *by));
    found.dedup_by_key(|(fact, by, _)| (*fact, *by));
    let mut standing = Standing::open(model);
    for of_fact in found.chunk_by(|(one, _, _), (other, _, _)| one == other) {
        let Some((fact, _, _)) = of_fact.first() else { continue };
        let answers = Answers::of(of_fact.iter().map(|(_, _, answer)| *answer));
        let by = of_fact.iter().map(|(_, by, _)| *by).filter(|name| !name.is_empty());
        standing.find(Var(u16::try_from(*fact).unwrap_or(u16::MAX)), answers, by.map(str::to_owned).list(), false);
    }
    for (item, adopted) in under.adopted.iter().enumerate() {
        let pointer = || format!("{place}/adopted/{item}");
        let Some((fact, answer)) = answer(model, &adopted.fact, &adopted.answer, &pointer, &mut problems) else {
            continue;
        };
        if !found.iter().any(|(known, _, found)| *known == fact && *found == answer) {
            problems.push(Problem::new(Code::AdoptedUnfound, pointer()).given(&adopted.answer).expected(&adopted.fact));
            continue;
        }
        standing.contested.retain(|var| var.index() != fact);
        let by = adopted.by.iter().cloned().collect();
        standing.set(fact, Answers(1 << answer), Some(Source::Found { by, adopted: true }));
    }
    for (item, read) in under.read.iter().enumerate() {
        decision(model, read, &format!("{place}/read/{item}"), &mut standing, &mut problems);
    }
    if problems.is_empty() { Ok(standing) } else { Err(problems) }
}

impl Standing {
    /// Nothing found, nothing read.
    pub(crate) fn open(model: &Model) -> Self {
        Self { known: model.space.open(), sources: vec![None; model.facts.len()], contested: Vec::new() }
    }

    /// An answer that follows from a decision of people.
    pub(crate) fn read(&mut self, model: &Model, fact: usize, table: &Id, outcome: &Id, map: &Map<Id, Id>) {
        let answers = model.facts.get(fact).map(|fact| fact.answers.as_slice()).unwrap_or_default();
        let answer = map.get(outcome).and_then(|answer| answers.iter().position(|(known, _)| known == answer));
        if let Some(answer) = answer.and_then(|answer| u8::try_from(answer).ok()) {
            let source = Source::Read { table: table.clone(), outcome: outcome.clone() };
            self.set(fact, Answers::one(answer), Some(source));
        }
    }

    /// Whether people found an answer, be it a contested one.
    pub(crate) fn found_by_people(&self, fact: usize) -> bool {
        matches!(self.sources.get(fact), Some(Some(Source::Found { .. })))
            || self.contested.iter().any(|var| var.index() == fact)
    }

    /// What finders found: settled where it is one answer, contested where it is several.
    pub(crate) fn find(&mut self, var: Var, answers: Answers, by: Vec<String>, adopted: bool) {
        if answers.len() == 1 {
            self.set(var.index(), answers, Some(Source::Found { by, adopted }));
        } else if answers.len() > 1 {
            self.set(var.index(), answers, None);
            self.contested.push(var);
        }
    }

    pub(crate) fn set(&mut self, fact: usize, answers: Answers, source: Option<Source>) {
        if let Some(known) = self.known.get_mut(fact) {
            *known = answers;
        }
        if let Some(known) = self.sources.get_mut(fact) {
            *known = source;
        }
    }

    /// The settled answer of a fact.
    pub(crate) fn answer(&self, fact: usize) -> Option<u8> {
        self.sources.get(fact)?.as_ref()?;
        self.known.get(fact)?.iter().next()
    }
}

fn fact(model: &Model, id: &Id, pointer: &dyn Fn() -> String, problems: &mut Problems) -> Option<usize> {
    let found = model.index.facts.get(id).copied();
    if found.is_none() {
        unknown_name(problems, || pointer() + "/fact", id, "fact", model.index.facts.keys());
    }
    found
}

fn answer(
    model: &Model,
    id: &Id,
    answer: &Id,
    pointer: &dyn Fn() -> String,
    problems: &mut Problems,
) -> Option<(usize, u8)> {
    let fact = fact(model, id, pointer, problems)?;
    let answers = &model.facts.get(fact)?.answers;
    let Some(found) = answers.iter().position(|(known, _)| known == answer) else {
        unknown_name(problems, || pointer() + "/answer", answer, "answer", answers.iter().map(|(id, _)| id));
        return None;
    };
    Some((fact, u8::try_from(found).ok()?))
}

fn finding_answer(
    model: &Model,
    finding: &Finding,
    pointer: &dyn Fn() -> String,
    problems: &mut Problems,
) -> Option<(usize, u8)> {
    let Some(position) = model.index.facts.get(&finding.fact).copied() else {
        return fact(model, &finding.fact, pointer, problems).map(|fact| (fact, 0));
    };
    let written = model.document.facts.get(position)?;
    if written.reads.is_some() {
        problems.push(Problem::new(Code::FactIsRead, format!("{}/fact", pointer())).given(&finding.fact));
        return None;
    }
    let bands = written.bands();
    match (&finding.answer, finding.amount, bands) {
        (Some(id), None, None) => answer(model, &finding.fact, id, pointer, problems),
        (None, Some(amount), Some(_)) => {
            let band = written.band(amount);
            if band.is_none() {
                problems.push(Problem::new(Code::NegativeAmount, format!("{}/amount", pointer())).given(amount));
            }
            Some((position, u8::try_from(band?).ok()?))
        }
        (_, _, bands) => {
            let expected = if bands.is_some() { "`amount`" } else { "`answer`" };
            problems.push(Problem::new(Code::OneAnswer, pointer()).given(&finding.fact).expected(expected));
            None
        }
    }
}

fn decision(model: &Model, read: &ReadDecision, pointer: &str, standing: &mut Standing, problems: &mut Problems) {
    let mut used = false;
    for (position, written) in model.document.facts.iter().enumerate() {
        let Some(reads) = written.reads.as_ref().filter(|reads| reads.table == read.table) else { continue };
        used = true;
        let Some(answer) = reads.map.0.get(&read.outcome) else {
            unknown_name(problems, || format!("{pointer}/outcome"), &read.outcome, "outcome", reads.map.0.keys());
            return;
        };
        let answers = model.facts.get(position).map(|fact| fact.answers.as_slice()).unwrap_or_default();
        if let Some(answer) = answers.iter().position(|(known, _)| known == answer) {
            let source = Source::Read { table: read.table.clone(), outcome: read.outcome.clone() };
            standing.set(position, Answers(1 << answer), Some(source));
        }
    }
    if !used {
        let tables =
            model.document.facts.iter().filter_map(|fact| fact.reads.as_ref()).map(|reads| reads.table.as_str());
        let problem = Problem::new(Code::NothingReads, format!("{pointer}/table")).given(&read.table);
        problems.push(problem.nearest(nearest(read.table.as_str(), tables)));
    }
}
