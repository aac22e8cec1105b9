//! Several rulebooks on one conduct, side by side, with the hierarchy of their sources.

use serde::Serialize;

use super::changes::deciding;
use super::determine::determine;
use super::findings::Findings;
use super::milder::{Choice, between};
use super::types::{BookRef, Cited, Determination, Outcome};
use crate::document::{Id, nearest};
use crate::error::{Code, Problem, Problems};
use crate::list::ToList;
use crate::rulebook::{Class, Library, Nature, Purpose, Rank, Rulebook, bounds};

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
    /// What the kernel understands by both tables.
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
    /// Rulebook, with its version.
    pub rulebook: BookRef,
    /// Id of its table.
    pub table: Id,
    /// Ids of the outcomes that it permits now.
    pub permits: Vec<Id>,
    /// Mildest and hardest class of the outcomes that it permits now.
    pub classes: [Class; 2],
    /// The clauses of the rows that decide, each once.
    pub clauses: Vec<Cited>,
}

/// Determines under every rulebook of the findings: under the version for which something is stated, else under the one
/// that the library has in force (when the conduct ended; the newest where that is not told). The tables of tolerance and accountability that can be
/// decided are compared by the classes that they permit.
///
/// # Errors
///
/// As [`determine`]; and where the library has no such version of a rulebook, or none that was in force when the conduct
/// ended.
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
            None => match findings.conduct() {
                Some(conduct) if !versions.is_empty() => {
                    let book = library.in_force(id.as_str(), conduct.ended());
                    if book.is_none() {
                        // Nothing is applied backwards.
                        let problem = Problem::new(Code::NotInForce, "/conduct").given(id).expected(conduct.ended());
                        problems.push(problem);
                        continue;
                    }
                    book
                }
                Some(_) | None => versions.last().copied(),
            },
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
                if book.id() == other_book.id() { governs(books, sides, findings)? } else { (outranking(sides), None) };
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

/// The version of a rulebook that governs a table, and why: the one in force when the conduct ended, unless a later one is
/// milder as its transition says. Both are among `books`, and so are those in between that are at hand.
fn governs(
    books: &[&Rulebook],
    sides: [(&Rulebook, &Side); 2],
    findings: &Findings,
) -> Result<(Option<BookRef>, Option<Choice>), Problems> {
    let [(one, side), (two, other)] = sides;
    let (old, new) = if one.in_force().0 <= two.in_force().0 { (one, two) } else { (two, one) };
    let Some(conduct) = findings.conduct().filter(|_| side.table == other.table) else { return Ok((None, None)) };
    let day = conduct.ended();
    if new.is_in_force(day) {
        return Ok((Some(BookRef::of(new)), Some(Choice::OnlyOne)));
    }
    if !old.is_in_force(day) {
        return Ok((None, Some(Choice::NotInForce)));
    }
    let mut versions: Vec<&Rulebook> = books.iter().copied().filter(|book| book.id() == old.id()).list();
    versions.retain(|book| (old.in_force().0..=new.in_force().0).contains(&book.in_force().0));
    versions.sort_by_key(|book| book.in_force().0);
    let governing = between(&versions, Some(new), findings, side.table.as_str())?;
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
