//! Many cases under two versions of a rulebook: in which of them something else is permitted, and by which clauses.

use std::borrow::Borrow;

use serde::Serialize;

use super::determine::determine;
use super::findings::Findings;
use super::types::{Cited, Determination, Outcome, TableResult};
use crate::document::Id;
use crate::error::Problems;
use crate::list::ToList;
use crate::rulebook::Rulebook;

/// A case in which two versions of a rulebook permit different things.
///
/// ```
/// use distinguo::determination::{Findings, changes};
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("cn.reference").unwrap();
/// let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference"}]}"#).unwrap();
/// assert!(changes(&book, &book, [&findings]).unwrap().is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// The position of the case among those that were passed in, from 0.
    pub case: usize,
    /// Id of the table.
    pub table: Id,
    /// What the version of before permits; absent where it has no such table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Ruled>,
    /// What the version of after permits; absent where it has no such table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Ruled>,
}

/// What one version makes of a case.
///
/// ```
/// use distinguo::determination::Ruled;
/// fn line(ruled: &Ruled) -> String {
///     format!("{:?} by {:?}", ruled.permits, ruled.rows)
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ruled {
    /// The outcomes that it permits now; none where something is open that a decision needs, or findings contradict.
    pub permits: Vec<Id>,
    /// The rows that decide, in order; several where open facts leave it open which of them does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Id>,
    /// Their clauses, each once; those of the contradiction where findings contradict.
    pub clauses: Vec<Cited>,
    /// The facts that are open, where that is in the way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Id>,
}

/// Determines many cases under two versions of a rulebook, and tells every table whose permitted outcomes differ, with the
/// clauses that decide in either version: they caused the change.
///
/// # Errors
///
/// As [`determine`], with the position of the case before each pointer.
///
/// ```
/// use distinguo::determination::{Findings, changes};
/// use distinguo::rulebook::Rulebook;
///
/// let text = Rulebook::shipped_text("cn.reference").unwrap();
/// let stricter = text.replace(r#""version": "1.0.0""#, r#""version": "1.0.1""#);
/// let [old, new] = [text, &stricter].map(|text| Rulebook::load(text).unwrap());
/// let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference",
///     "findings": [{"fact": "gain", "answer": "self"}]}]}"#).unwrap();
/// assert_eq!(changes(&old, &new, [&findings]).unwrap(), []); // only its number has changed
/// ```
pub fn changes<'f>(
    before: &Rulebook,
    after: &Rulebook,
    cases: impl IntoIterator<Item = &'f Findings>,
) -> Result<Vec<Change>, Problems> {
    changes_of(before, after, cases.into_iter().map(Ok).enumerate())
}

/// The same for cases that bear numbers, and that may have been unreadable.
pub(crate) fn changes_of<F: Borrow<Findings>>(
    before: &Rulebook,
    after: &Rulebook,
    cases: impl IntoIterator<Item = (usize, Result<F, Problems>)>,
) -> Result<Vec<Change>, Problems> {
    let (mut changes, mut problems) = (Vec::new(), Problems::new());
    for (case, findings) in cases {
        match findings.and_then(|findings| both(before, after, findings.borrow())) {
            Ok([before, after]) => changes.extend(differing(case, &before, &after)),
            Err(found) => problems.extend(found.at(&format!("/{case}"))),
        }
    }
    if problems.is_empty() { Ok(changes) } else { Err(problems) }
}

/// What the two versions make of a case; what is wrong with it under both is told once.
fn both(before: &Rulebook, after: &Rulebook, findings: &Findings) -> Result<[Determination; 2], Problems> {
    match (determine(before, findings), determine(after, findings)) {
        (Ok(before), Ok(after)) => Ok([before, after]),
        (Err(problems), Ok(_)) | (Ok(_), Err(problems)) => Err(problems),
        (Err(mut problems), Err(others)) => {
            for other in &others {
                if !problems.iter().any(|known| known == other) {
                    problems.push(other.clone());
                }
            }
            Err(problems)
        }
    }
}

/// The tables of a case whose permitted outcomes differ.
fn differing(case: usize, before: &Determination, after: &Determination) -> Vec<Change> {
    let (old, new) = (tables(before), tables(after));
    let known = |list: &[&TableResult], table: &Id| list.iter().any(|known| known.table == *table);
    let added = new.iter().filter(|result| !known(&old, &result.table));
    let all = old.iter().chain(added).map(|result| &result.table);
    let change =
        |table: &Id| Change { case, table: table.clone(), before: ruled(before, table), after: ruled(after, table) };
    let permits = |ruled: &Option<Ruled>| ruled.as_ref().map(|ruled| ruled.permits.clone());
    all.map(change).filter(|change| permits(&change.before) != permits(&change.after)).list()
}

fn tables(determination: &Determination) -> Vec<&TableResult> {
    match &determination.result {
        Outcome::Determined { tables, .. } => tables.iter().collect(),
        Outcome::Contradictory { .. } => Vec::new(),
    }
}

/// What a determination makes of a table; `None` where its rulebook has none of that name.
fn ruled(determination: &Determination, table: &Id) -> Option<Ruled> {
    let result = match &determination.result {
        Outcome::Determined { tables, .. } => tables.iter().find(|result| result.table == *table)?,
        Outcome::Contradictory { conflicts } => {
            let clauses = each_once(conflicts.iter().flat_map(|conflict| conflict.clauses.iter()));
            return Some(Ruled { permits: Vec::new(), rows: Vec::new(), clauses, open: Vec::new() });
        }
    };
    let now = &result.if_decided_now;
    let open = result.open.iter().map(|open| open.fact.clone()).collect();
    Some(Ruled { permits: now.permits().to_vec(), rows: now.rows().to_vec(), clauses: deciding(result), open })
}

/// The clauses of the rows that decide, each once.
pub(super) fn deciding(result: &TableResult) -> Vec<Cited> {
    let rows = result.if_decided_now.rows();
    each_once(result.rows.iter().filter(|node| rows.contains(&node.row)).flat_map(|node| node.clauses.iter()))
}

fn each_once<'c>(clauses: impl Iterator<Item = &'c Cited>) -> Vec<Cited> {
    let mut once: Vec<Cited> = Vec::new();
    for cited in clauses {
        if !once.contains(cited) {
            once.push(cited.clone());
        }
    }
    once
}
