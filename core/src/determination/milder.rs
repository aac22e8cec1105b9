//! Milder law across versions (从旧兼从轻): the law of the conduct, unless a later one is milder. Nothing is applied
//! backwards to a time at which no version was in force.

use serde::Serialize;

use super::evaluate::State;
use super::findings::{Findings, Source, Standing};
use super::inquiry::table_position;
use super::joint::{Range, Version, Winner, link, range, still_permits, winners};
use super::types::{BookRef, Cited};
use crate::document::Id;
use crate::error::{Code, Problem, Problems};
use crate::list::ToList;
use crate::logic::{Answers, Var};
use crate::rulebook::{Class, Library, Model, Rulebook, SubstanceLaw};
use crate::time::Date;

/// Which version of a rulebook governs the substance, and why.
///
/// ```
/// use distinguo::determination::Choice;
/// assert_eq!(serde_json::to_string(&Choice::Same).unwrap(), r#""same""#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Only one version comes into question.
    OnlyOne,
    /// The transition clause names the version without comparison.
    ByTransition,
    /// The later version is milder: it applies.
    LaterMilder,
    /// A version in force between conduct and decision is the mildest, and the rulebook lets it count: it applies.
    BetweenMilder,
    /// They come to the same: the version of the conduct applies.
    Same,
    /// The later version is harsher: the version of the conduct applies.
    LaterHarsher,
    /// However the open facts turn out, nothing later is milder: the version of the conduct applies.
    NotMilder,
    /// The results have neither classes nor tolerance to compare: the version of the conduct applies.
    NotComparable,
    /// It hangs on open facts: nobody can say yet.
    Open,
    /// Under one of the versions the findings contradict each other: nothing follows from them.
    Contradictory,
    /// No version was in force when the conduct ended: nothing is applied backwards.
    NotInForce,
}

/// The version that governs a table, with what each version comes to.
///
/// ```
/// use distinguo::determination::{Choice, Findings, governing};
/// use distinguo::rulebook::{Library, Rulebook};
/// use distinguo::time::Date;
///
/// let library = Library::new([Rulebook::shipped("cn.reference").unwrap()]).unwrap();
/// let findings = Findings::load(r#"{"format": "distinguo.findings/1", "conduct": {"from": "2025-03-01"},
///     "under": [{"rulebook": "cn.reference"}]}"#).unwrap();
/// let day = Date::parse("2026-11-24").unwrap();
/// let governing = governing(&library, "cn.reference", &findings, day, "tolerance").unwrap();
/// assert_eq!(governing.choice, Choice::OnlyOne);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Governing {
    /// The version that applies; absent while the comparison is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies: Option<BookRef>,
    /// Why that version applies, or why nobody can say.
    pub choice: Choice,
    /// The clauses of the transition.
    pub clauses: Vec<Cited>,
    /// What each version that comes into question still permits, the version of the conduct first.
    pub versions: Vec<VersionResult>,
    /// Versions that were in force between conduct and decision, the oldest first, and whether they come into question.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub intermediate: Vec<Intermediate>,
    /// Facts that must be found before the versions can be compared, each under its name in the first version that asks it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Id>,
}

/// What one version still permits.
///
/// ```
/// # use distinguo::determination::{Findings, governing};
/// # use distinguo::rulebook::{Class, Library, Rulebook};
/// # use distinguo::time::Date;
/// let library = Library::new(Rulebook::shipped("cn.reference")).unwrap();
/// let findings = Findings::load(r#"{"format": "distinguo.findings/1", "conduct": {"from": "2025-03-01"},
///     "under": [{"rulebook": "cn.reference"}]}"#).unwrap();
/// let day = Date::parse("2026-11-24").unwrap();
/// let governing = governing(&library, "cn.reference", &findings, day, "tolerance").unwrap();
/// let [best, worst] = governing.versions[0].classes.unwrap(); // nothing has been found yet
/// assert!(best < worst);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VersionResult {
    /// Version that comes into question.
    pub rulebook: BookRef,
    /// Mildest and hardest class that it still permits; absent where its outcomes have none, or the findings contradict
    /// each other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub classes: Option<[Class; 2]>,
    /// Where there are no classes, whether the best and the worst that it still permits tolerate the mistake.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tolerated: Option<[bool; 2]>,
}

/// A version that was in force between conduct and decision.
///
/// ```
/// use distinguo::determination::Intermediate;
/// fn line(intermediate: &Intermediate) -> String {
///     format!("{}, counts: {}", intermediate.rulebook.version, intermediate.counts)
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Intermediate {
    /// Version that was in force in between.
    pub rulebook: BookRef,
    /// Whether the transition clause lets it count.
    pub counts: bool,
}

/// The version of a rulebook that governs the substance of a decision made on `decided`: as its transition says.
/// Continuing conduct is governed by the law of the day on which it ended.
///
/// # Errors
///
/// As [`super::determine`]; where the findings do not say when the conduct was; where it ended after the decision; and where
/// no version was in force when it ended.
///
/// ```
/// use distinguo::determination::{Findings, governing};
/// use distinguo::rulebook::{Library, Rulebook};
/// use distinguo::time::Date;
///
/// let library = Library::new(Rulebook::shipped("cn.reference")).unwrap();
/// let undated = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference"}]}"#).unwrap();
/// let day = Date::parse("2026-11-24").unwrap();
/// let problems = governing(&library, "cn.reference", &undated, day, "tolerance").unwrap_err();
/// assert_eq!(problems.iter().next().unwrap().pointer(), "/conduct");
/// ```
pub fn governing(
    library: &Library,
    id: &str,
    findings: &Findings,
    decided: Date,
    table: &str,
) -> Result<Governing, Problems> {
    let Some(conduct) = findings.conduct() else {
        return Err(Problem::new(Code::MissingField, "/conduct")
            .given("conduct")
            .expected("the days of the conduct")
            .into());
    };
    let day = conduct.ended();
    if decided < day {
        return Err(Problem::new(Code::DecidedBeforeConduct, "/decided").given(decided).expected(day).into());
    }
    let mut versions = library.versions(id);
    versions.retain(|book| {
        let (from, until) = book.in_force();
        from <= decided && until.is_none_or(|until| day <= until)
    });
    if versions.first().is_none_or(|book| !book.is_in_force(day)) {
        return Err(Problem::new(Code::NotInForce, "/conduct").given(id).expected(day).into());
    }
    let new = versions.last().copied().filter(|book| book.is_in_force(decided));
    between(&versions, new, findings, table)
}

/// Which of several versions governs conduct that ended under the first: `versions` are those in force from then until the
/// decision, the oldest first, and `new` is the one of the decision, where there is one.
pub(super) fn between(
    versions: &[&Rulebook],
    new: Option<&Rulebook>,
    findings: &Findings,
    table: &str,
) -> Result<Governing, Problems> {
    // Both are in the list of whoever asks.
    let (Some(old), Some(last)) = (versions.first().copied(), versions.last().copied()) else {
        return Err(Problem::new(Code::NotInForce, "/conduct").into());
    };
    let transition = &last.model().document.transition;
    let counting = transition.substance == SubstanceLaw::AtConductUnlessMilder && transition.intermediate;
    let is = |one: &Rulebook, other: Option<&Rulebook>| other.is_some_and(|other| other.digest() == one.digest());
    let between = |book: &Rulebook| !is(book, Some(old)) && !is(book, new);
    // What a version in between does not decide is nothing to compare.
    let counts: Vec<bool> =
        versions.iter().map(|book| !between(book) || (counting && table_position(book, table).is_ok())).list();
    let intermediate = versions.iter().zip(&counts).filter(|(book, _)| between(book));
    let intermediate =
        intermediate.map(|(book, counts)| Intermediate { rulebook: BookRef::of(book), counts: *counts }).list();
    let mut governing = Governing {
        applies: None,
        choice: Choice::OnlyOne,
        clauses: super::evaluate::cited(last.model(), &transition.clause),
        versions: Vec::new(),
        intermediate,
        open: Vec::new(),
    };
    let alone = match transition.substance {
        _ if counts.iter().filter(|counts| **counts).count() == 1 => Some((old, Choice::OnlyOne)),
        SubstanceLaw::AtConduct => Some((old, Choice::ByTransition)),
        SubstanceLaw::AtOpening => Some((new.unwrap_or(old), Choice::ByTransition)),
        SubstanceLaw::AtConductUnlessMilder => None,
    };
    if let Some((book, choice)) = alone {
        let state = State::new(book, findings)?;
        governing.versions.push(result(book, &state, table_position(book, table)?));
        governing.applies = Some(BookRef::of(book));
        governing.choice = choice;
        return Ok(governing);
    }
    let mut states: Vec<State<'_>> = Vec::with_capacity(versions.len());
    for book in versions {
        let state = state(book, findings, &states)?;
        states.push(state);
    }
    let mut compared = Vec::with_capacity(versions.len());
    for ((book, state), counts) in versions.iter().zip(&states).zip(&counts) {
        // The table of a version that does not count may be missing.
        let position = if *counts { Some(table_position(book, table)?) } else { None };
        if let Some(position) = position {
            governing.versions.push(result(book, state, position));
        }
        compared.push(Version { state, table: position });
    }
    let (choice, applies) = if compared.iter().any(|version| version.table.is_some() && version.state.contradictory()) {
        (Choice::Contradictory, None)
    } else {
        let (winners, open) = winners(&compared);
        governing.open = open;
        chosen(&winners, versions, new)
    };
    governing.choice = choice;
    governing.applies = applies.map(BookRef::of);
    Ok(governing)
}

/// What follows where these are the versions that govern over all completions.
fn chosen<'b>(winners: &[Winner], versions: &[&'b Rulebook], new: Option<&Rulebook>) -> (Choice, Option<&'b Rulebook>) {
    let first = versions.first().copied();
    match winners {
        [] => (Choice::Contradictory, None),
        [Winner::Later(position)] => {
            let book = versions.get(*position).copied();
            let newest = book.map(Rulebook::digest) == new.map(Rulebook::digest);
            (if newest { Choice::LaterMilder } else { Choice::BetweenMilder }, book)
        }
        [Winner::Same] => (Choice::Same, first),
        [Winner::Harsher] => (Choice::LaterHarsher, first),
        [Winner::NotComparable] => (Choice::NotComparable, first),
        _ if winners.iter().any(|winner| matches!(winner, Winner::Later(_))) => (Choice::Open, None),
        _ => (Choice::NotMilder, first),
    }
}

/// What a version still permits, over everything that is open.
fn result(book: &Rulebook, state: &State<'_>, table: usize) -> VersionResult {
    let written = book.model().document.tables.get(table);
    let permits = still_permits(state, table);
    let still = written.filter(|_| permits != 0).map(|written| range(written, permits));
    let Range { classes, intolerant } = still.unwrap_or_default();
    let tolerated = intolerant.filter(|_| classes.is_none()).map(|bounds| bounds.map(|intolerant| !intolerant));
    VersionResult { rulebook: BookRef::of(book), classes, tolerated }
}

/// The findings under a version. Where nothing was stated for exactly this one, findings of the earlier ones stand for the
/// facts that correspond: the same ids, or those of the `corresponds` map of each version on the way.
fn state<'b>(book: &'b Rulebook, findings: &Findings, earlier: &[State<'_>]) -> Result<State<'b>, Problems> {
    if earlier.is_empty() || findings.states(book) {
        return State::new(book, findings);
    }
    let model = book.model();
    let chain: Vec<&Model> = earlier.iter().map(|state| state.model).chain([model]).list();
    let mut standing =
        Standing { known: model.space.open(), sources: vec![None; model.facts.len()], contested: Vec::new() };
    for fact in 0..model.facts.len() {
        let Some(link) = link(&chain, fact, |_| true) else { continue };
        let Some(before) = earlier.get(link.version) else { continue };
        let translate = |answer: u8| link.answers.get(usize::from(answer)).copied().flatten();
        let known = before.stated().get(link.fact).copied().unwrap_or(Answers::NONE);
        let Some(mask) = known.iter().map(translate).collect::<Option<Vec<_>>>().map(Answers::of) else { continue };
        let contested = before.found.contested.contains(&Var(u16::try_from(link.fact).unwrap_or(u16::MAX)));
        match before.found.sources.get(link.fact).cloned().flatten() {
            Some(source @ (Source::Found { .. } | Source::Read { .. })) => standing.set(fact, mask, Some(source)),
            None if contested => {
                standing.set(fact, mask, None);
                standing.contested.extend(u16::try_from(fact).ok().map(Var));
            }
            Some(Source::Presumed(_)) | None => {}
        }
    }
    Ok(State::of(model, standing, Vec::new()))
}
