//! Milder law across versions (从旧兼从轻), and several rulebooks side by side with the hierarchy of their sources.

use serde::Serialize;

use super::changes::deciding;
use super::determine::determine;
use super::evaluate::State;
use super::findings::{Findings, Source, Standing};
use super::inquiry::table_position;
use super::types::{BookRef, Cited, Determination, Outcome};
use crate::document::{Id, nearest};
use crate::error::{Code, Problem, Problems};
use crate::list::ToList;
use crate::logic::{Answers, Missing, Var};
use crate::rulebook::{Class, Library, Nature, Purpose, Rank, Rulebook, SubstanceLaw, bounds};
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
    /// Both come to the same: the version of the conduct applies.
    Same,
    /// The later version is harsher: the version of the conduct applies.
    LaterHarsher,
    /// The results have no classes to compare: the version of the conduct applies.
    NotComparable,
    /// Facts that one of the versions asks are open: nobody can say yet.
    Open,
    /// Under one of the versions the findings contradict each other: nothing follows from them.
    Contradictory,
}

/// The version that governs a table, with what both versions come to.
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
    /// Why.
    pub choice: Choice,
    /// The clauses of the transition.
    pub clauses: Vec<Cited>,
    /// What each version comes to, the version of the conduct first.
    pub versions: Vec<VersionResult>,
    /// Facts that must be found before the versions can be compared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Id>,
}

/// What one version comes to.
///
/// ```
/// # use distinguo::determination::{Findings, governing};
/// # use distinguo::rulebook::{Library, Rulebook};
/// # use distinguo::time::Date;
/// let library = Library::new(Rulebook::shipped("cn.reference")).unwrap();
/// let findings = Findings::load(r#"{"format": "distinguo.findings/1", "conduct": {"from": "2025-03-01"},
///     "under": [{"rulebook": "cn.reference"}]}"#).unwrap();
/// let day = Date::parse("2026-11-24").unwrap();
/// let governing = governing(&library, "cn.reference", &findings, day, "tolerance").unwrap();
/// assert_eq!(governing.versions[0].classes, None); // nothing has been found yet
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VersionResult {
    /// The version.
    pub rulebook: BookRef,
    /// Mildest and hardest class that it permits now; absent where that is open or has no class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub classes: Option<[Class; 2]>,
}

/// The version of a rulebook that governs the substance of a decision made on `decided`: as its transition says.
/// Continuing conduct is governed by the law of the day on which it ended.
///
/// # Errors
///
/// As [`determine`]; where the findings do not say when the conduct was; and where no version was in force.
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
    let (old, new) = (library.in_force(id, day), library.in_force(id, decided));
    let (Some(old), Some(new)) = (old.or(new), new.or(old)) else {
        return Err(Problem::new(Code::NotInForce, "/conduct").given(id).expected(day).into());
    };
    between(old, new, findings, table)
}

/// Which of two versions governs conduct that ended under the first and is decided under the second.
fn between(old: &Rulebook, new: &Rulebook, findings: &Findings, table: &str) -> Result<Governing, Problems> {
    let transition = &new.model().document.transition;
    let clauses = super::evaluate::cited(new.model(), &transition.clause);
    if old.version() == new.version() {
        let versions = vec![version_result(old, findings, table)?];
        return Ok(Governing {
            applies: Some(BookRef::of(old)),
            choice: Choice::OnlyOne,
            clauses,
            versions,
            open: Vec::new(),
        });
    }
    let by_transition = |book: &Rulebook| {
        let versions = vec![version_result(book, findings, table)?];
        Ok(Governing {
            applies: Some(BookRef::of(book)),
            choice: Choice::ByTransition,
            clauses: clauses.clone(),
            versions,
            open: Vec::new(),
        })
    };
    match transition.substance {
        SubstanceLaw::AtConduct => by_transition(old),
        SubstanceLaw::AtOpening => by_transition(new),
        SubstanceLaw::AtConductUnlessMilder => milder(old, new, findings, table, clauses),
    }
}

fn milder(
    old: &Rulebook,
    new: &Rulebook,
    findings: &Findings,
    table: &str,
    clauses: Vec<Cited>,
) -> Result<Governing, Problems> {
    let old_state = state(old, findings, None)?;
    let new_state = state(new, findings, Some(&old_state))?;
    let [before, after] = [(old, &old_state), (new, &new_state)].map(|(book, state)| result(book, state, table));
    let (before, after) = (before?, after?);
    let mut open: Vec<Id> = Vec::new();
    for fact in before.open.iter().chain(&after.open) {
        if !open.contains(fact) {
            open.push(fact.clone());
        }
    }
    let versions = [(old, &before), (new, &after)];
    let versions =
        versions.map(|(book, result)| VersionResult { rulebook: BookRef::of(book), classes: result.classes }).into();
    let contradictory = [&old_state, &new_state].into_iter().any(|state| state.contradictory());
    let choice = match (before.classes, after.classes) {
        _ if contradictory => Choice::Contradictory,
        _ if !open.is_empty() => Choice::Open,
        (Some(before), Some(after)) => {
            // The hardest that could come of it first, then the mildest.
            let [before, after] = [before, after].map(|[best, worst]| (worst, best));
            match after.cmp(&before) {
                std::cmp::Ordering::Less => Choice::LaterMilder,
                std::cmp::Ordering::Equal => Choice::Same,
                std::cmp::Ordering::Greater => Choice::LaterHarsher,
            }
        }
        (None, _) | (_, None) => Choice::NotComparable,
    };
    let applies = match choice {
        Choice::Open | Choice::Contradictory => None,
        Choice::LaterMilder => Some(BookRef::of(new)),
        Choice::OnlyOne | Choice::ByTransition | Choice::Same | Choice::LaterHarsher | Choice::NotComparable => {
            Some(BookRef::of(old))
        }
    };
    Ok(Governing { applies, choice, clauses, versions, open })
}

/// What a version comes to now: the bounds of what it permits, or the facts that are in the way.
struct Result_ {
    classes: Option<[Class; 2]>,
    open: Vec<Id>,
}

fn version_result(book: &Rulebook, findings: &Findings, table: &str) -> Result<VersionResult, Problems> {
    let state = state(book, findings, None)?;
    Ok(VersionResult { rulebook: BookRef::of(book), classes: result(book, &state, table)?.classes })
}

fn result(book: &Rulebook, state: &State<'_>, table: &str) -> Result<Result_, Problems> {
    let model = book.model();
    let position = table_position(book, table)?;
    let (Some(compiled), Some(written)) = (model.tables.get(position), model.document.tables.get(position)) else {
        return Ok(Result_ { classes: None, open: Vec::new() });
    };
    if state.contradictory() {
        return Ok(Result_ { classes: None, open: Vec::new() });
    }
    let diagram = state.diagram(position, compiled);
    let verdicts = diagram.possible(&state.now.known);
    // Versions are compared by classes: facts that can only change something else are not in the way.
    let classes: Vec<Option<[Class; 2]>> = compiled
        .verdicts
        .iter()
        .enumerate()
        .filter(|(verdict, _)| verdicts >> verdict & 1 == 1)
        .map(|(_, verdict)| bounds(written, verdict.permit))
        .list();
    let agreed = classes.first().copied().filter(|first| classes.iter().all(|classes| classes == first));
    let comes_to = |verdict: u8| {
        let verdict = compiled.verdicts.get(usize::from(verdict));
        let classes = verdict.and_then(|verdict| bounds(written, verdict.permit));
        // Classes are few: two of them fit into one number.
        classes.map_or(u64::MAX, |[best, worst]| (best as u64) << 8 | worst as u64)
    };
    let missing = if agreed.is_some() { Missing::default() } else { diagram.missing(&state.now.known, comes_to) };
    let open = missing.open.into_iter().filter_map(|(var, _)| model.document.facts.get(var.index()));
    let open = open.map(|fact| fact.id.clone());
    Ok(Result_ { classes: agreed.flatten(), open: open.collect() })
}

/// The findings under a version. Where nothing was stated for exactly the later one, findings of the earlier one stand
/// for the facts that correspond: the same ids, or those of the `corresponds` map.
fn state<'b>(book: &'b Rulebook, findings: &Findings, earlier: Option<&State<'_>>) -> Result<State<'b>, Problems> {
    let Some(earlier) = earlier.filter(|_| !findings.states(book)) else { return State::new(book, findings) };
    let model = book.model();
    let mut standing =
        Standing { known: model.space.open(), sources: vec![None; model.facts.len()], contested: Vec::new() };
    let old = earlier.model;
    for (fact, written) in model.document.facts.iter().enumerate() {
        let corresponds = model.document.transition.corresponds.iter().find(|item| item.new == written.id);
        let old_id = corresponds.map_or(&written.id, |item| &item.old);
        let Some(old_fact) = old.index.facts.get(old_id).copied() else { continue };
        let (Some(answers), Some(old_answers)) = (model.facts.get(fact), old.facts.get(old_fact)) else { continue };
        let translate = |answer: u8| {
            let (id, _) = old_answers.answers.get(usize::from(answer))?;
            let id = corresponds.and_then(|item| item.answers.0.get(id)).unwrap_or(id);
            u8::try_from(answers.answers.iter().position(|(known, _)| known == id)?).ok()
        };
        let known = earlier.stated().get(old_fact).copied().unwrap_or(Answers::NONE);
        let Some(mask) = known.iter().map(translate).collect::<Option<Vec<_>>>().map(Answers::of) else { continue };
        let contested = earlier.found.contested.contains(&Var(u16::try_from(old_fact).unwrap_or(u16::MAX)));
        match earlier.found.sources.get(old_fact).cloned().flatten() {
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

/// Several rulebooks on one conduct, and where they differ.
///
/// ```
/// use distinguo::determination::{Findings, determine_all};
/// use distinguo::rulebook::{Library, Rulebook};
///
/// let library = Library::new([Rulebook::shipped("cn.reference").unwrap()]).unwrap();
/// let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference"}]}"#).unwrap();
/// let comparison = determine_all(&library, &findings).unwrap();
/// assert!(comparison.differences.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Comparison {
    /// One for each rulebook, or version of one, under which something was found, in that order.
    pub determinations: Vec<Determination>,
    /// Pairs of tables of the same purpose that can be decided and whose permitted classes differ.
    pub differences: Vec<Difference>,
}

/// Two rulebooks, or two versions of one, that permit different things.
///
/// ```
/// use distinguo::determination::Difference;
/// fn line(difference: &Difference) -> String {
///     let [one, other] = difference.sides.each_ref().map(|side| &side.rulebook.version);
///     let prevails = difference.prevails.as_ref().map_or("neither", |book| book.version.as_str());
///     format!("{one} and {other} differ; {prevails} prevails")
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Difference {
    /// The purpose of both tables.
    pub purpose: Purpose,
    /// What each permits, in the order of the findings.
    pub sides: [Side; 2],
    /// Of two rulebooks the one whose clause is of higher rank; of two versions of one the version that governs. Absent
    /// where that does not settle it and people must.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prevails: Option<BookRef>,
    /// Of two versions of one rulebook, why one of them governs or none can be named; absent for two rulebooks, and where
    /// it is not told when the conduct was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choice: Option<Choice>,
}

/// What one rulebook permits, and by which rows.
///
/// ```
/// use distinguo::determination::Side;
/// fn line(side: &Side) -> String {
///     format!("{} {}, table {}: {:?}", side.rulebook.id, side.rulebook.version, side.table, side.permits)
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Side {
    /// The rulebook, with its version.
    pub rulebook: BookRef,
    /// Its table.
    pub table: Id,
    /// The outcomes that it permits now.
    pub permits: Vec<Id>,
    /// Mildest and hardest class of them.
    pub classes: [Class; 2],
    /// The clauses of the rows that decide, each once.
    pub clauses: Vec<Cited>,
}

/// Determines under every rulebook of the findings: under the version for which something is stated, else under the one
/// that the library has in force (for the conduct, or the newest). The tables of tolerance and accountability that can be
/// decided are compared by the classes that they permit.
///
/// # Errors
///
/// As [`determine`]; and where the library has no such version of a rulebook.
///
/// ```
/// use distinguo::determination::{Findings, determine_all};
/// use distinguo::rulebook::{Library, Rulebook};
///
/// let library = Library::new(Rulebook::shipped_ids().filter_map(Rulebook::shipped)).unwrap();
/// let findings = Findings::load(r#"{"format": "distinguo.findings/1",
///     "under": [{"rulebook": "cn.reference"}, {"rulebook": "eu.376-2014"}]}"#).unwrap();
/// assert_eq!(determine_all(&library, &findings).unwrap().determinations.len(), 2);
/// ```
pub fn determine_all(library: &Library, findings: &Findings) -> Result<Comparison, Problems> {
    let mut problems = Problems::new();
    let mut books: Vec<&Rulebook> = Vec::new();
    for (position, (id, version)) in findings.stated_under().enumerate() {
        let versions = library.versions(id.as_str());
        let book = match version {
            Some(version) => versions.iter().copied().find(|book| book.version() == version),
            None => {
                let conduct = findings.conduct();
                conduct.and_then(|conduct| library.in_force(id.as_str(), conduct.ended())).or(versions.last().copied())
            }
        };
        let unknown = |field: &str, given: &str, what: &str, nearest: Option<&str>| {
            let pointer = format!("/under/{position}/{field}");
            Problem::new(Code::UnknownName, pointer).given(given).expected(what).nearest(nearest)
        };
        match (book, version) {
            (Some(book), _) if books.iter().any(|known| known.digest() == book.digest()) => {}
            (Some(book), _) => books.push(book),
            (None, Some(version)) if !versions.is_empty() => {
                let known = versions.iter().map(|book| book.version());
                problems.push(unknown("version", version, "version", nearest(version, known)));
            }
            (None, _) => {
                let known = library.ids().map(Id::as_str);
                problems.push(unknown("rulebook", id.as_str(), "rulebook", nearest(id.as_str(), known)));
            }
        }
    }
    match compare(&books, findings) {
        Ok(comparison) if problems.is_empty() => Ok(comparison),
        Ok(_) => Err(problems),
        Err(found) => {
            problems.extend(found);
            Err(problems)
        }
    }
}

/// Determines under each of these rulebooks, whatever their time, and compares as [`determine_all`] does.
///
/// # Errors
///
/// As [`determine`].
///
/// ```
/// use distinguo::determination::{Findings, compare};
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("cn.reference").unwrap();
/// let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference"}]}"#).unwrap();
/// assert_eq!(compare(&[&book], &findings).unwrap().determinations.len(), 1);
/// ```
pub fn compare(books: &[&Rulebook], findings: &Findings) -> Result<Comparison, Problems> {
    let mut problems = Problems::new();
    let mut determinations = Vec::with_capacity(books.len());
    for book in books {
        match determine(book, findings) {
            Ok(determination) => determinations.push(determination),
            Err(found) => problems.extend(found),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let sides: Vec<(&Rulebook, Purpose, Side)> =
        books.iter().copied().zip(&determinations).flat_map(|(book, determination)| sides(book, determination)).list();
    let mut differences = Vec::new();
    for (position, (book, purpose, side)) in sides.iter().enumerate() {
        for (other_book, other_purpose, other) in sides.iter().skip(position + 1) {
            if book.digest() == other_book.digest() || purpose != other_purpose || side.classes == other.classes {
                continue;
            }
            let sides = [(*book, side), (*other_book, other)];
            let (prevails, choice) =
                if book.id() == other_book.id() { governs(sides, findings)? } else { (outranking(sides), None) };
            differences.push(Difference { purpose: *purpose, sides: [side.clone(), other.clone()], prevails, choice });
        }
    }
    Ok(Comparison { determinations, differences })
}

/// The tables of a determination that can be decided and whose outcomes have classes.
fn sides<'b>(book: &'b Rulebook, determination: &Determination) -> Vec<(&'b Rulebook, Purpose, Side)> {
    let Outcome::Determined { tables, .. } = &determination.result else { return Vec::new() };
    let side = |table: &super::types::TableResult| {
        let permits = table.if_decided_now.permits();
        let written = book.model().document.tables.iter().find(|written| written.id == table.table)?;
        let permit = written.outcomes.iter().enumerate().filter(|(_, outcome)| permits.contains(&outcome.id));
        let classes = bounds(written, permit.fold(0, |set, (position, _)| set | 1 << position))?;
        let side = Side {
            rulebook: BookRef::of(book),
            table: table.table.clone(),
            permits: permits.to_vec(),
            classes,
            clauses: deciding(table),
        };
        Some((book, table.purpose, side))
    };
    tables.iter().filter_map(side).list()
}

/// The version of a rulebook that governs a table, and why: the later one where the conduct ended under it, else as its
/// transition says.
fn governs(sides: [(&Rulebook, &Side); 2], findings: &Findings) -> Result<(Option<BookRef>, Option<Choice>), Problems> {
    let [(one, side), (two, other)] = sides;
    let (old, new) = if one.in_force().0 <= two.in_force().0 { (one, two) } else { (two, one) };
    let Some(conduct) = findings.conduct().filter(|_| side.table == other.table) else { return Ok((None, None)) };
    if new.in_force().0 <= conduct.ended() {
        return Ok((Some(BookRef::of(new)), Some(Choice::OnlyOne)));
    }
    let governing = between(old, new, findings, side.table.as_str())?;
    Ok((governing.applies, Some(governing.choice)))
}

/// The rulebook one of whose clauses outranks every clause of the other.
fn outranking(sides: [(&Rulebook, &Side); 2]) -> Option<BookRef> {
    let ranks = sides.map(|(book, side)| ranks(book, &side.clauses));
    let prevails = |one: &[Rank], other: &[Rank]| {
        !other.is_empty() && one.iter().any(|rank| other.iter().all(|other| rank.outranks(*other)))
    };
    let [one, other] = &ranks;
    let [(book, _), (other_book, _)] = sides;
    match (prevails(one, other), prevails(other, one)) {
        (true, _) => Some(BookRef::of(book)),
        (false, true) => Some(BookRef::of(other_book)),
        (false, false) => None,
    }
}

/// The ranks of clauses. What no text says ranks as doctrine does, wherever it is written down.
fn ranks(book: &Rulebook, clauses: &[Cited]) -> Vec<Rank> {
    let known = clauses.iter().filter_map(|cited| Some((cited.nature, book.model().index.clauses.get(&cited.clause)?)));
    let rank = known.map(|(nature, clause)| match nature {
        Nature::Verified | Nature::Reported => clause.rank,
        Nature::Doctrine | Nature::Parameter => Rank::Doctrine,
    });
    rank.list()
}
