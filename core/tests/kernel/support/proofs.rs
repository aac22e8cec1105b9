//! What is wrong with a rulebook, by going through every case; and whether a counterexample shows what it says.

use std::collections::{BTreeMap, BTreeSet};

use distinguo::error::{Code, Problem};
use serde_json::Value;

use super::oracle::{Case, Known, Oracle, Verdict, list, strings, text};

/// Code and pointer of what a proof finds.
pub(crate) type Found = BTreeSet<(String, String)>;

/// The codes that proofs report.
pub(crate) const PROVED: [Code; 10] = [
    Code::NothingPossible,
    Code::PolesOverlap,
    Code::Gap,
    Code::DeadRow,
    Code::RowsOverlap,
    Code::GuaranteeBroken,
    Code::NotMonotone,
    Code::RedundantRow,
    Code::UnguardedRow,
    Code::OutcomeLuck,
];

const LADDER: [&str; 6] = ["no_liability", "exempted", "mitigated", "lighter", "ordinary", "heavier"];

/// Mildest and hardest class of a verdict; none where outcomes have no class.
pub(crate) fn bounds(table: &Value, verdict: &Verdict) -> Option<(usize, usize)> {
    let permitted = list(table, "outcomes").iter().filter(|outcome| verdict.permit.contains(text(outcome, "id")));
    let classes: Option<Vec<usize>> =
        permitted.map(|outcome| LADDER.iter().position(|class| outcome["class"] == **class)).collect();
    let classes = classes?;
    Some((*classes.iter().min()?, *classes.iter().max()?))
}

/// Whether a worse answer may lead from one verdict to the other.
fn in_order(table: &Value, better: Option<&Verdict>, worse: Option<&Verdict>) -> bool {
    let bounds = |verdict: Option<&Verdict>| verdict.and_then(|verdict| bounds(table, verdict));
    match (bounds(better), bounds(worse)) {
        (Some((mildest, hardest)), Some((mildest_then, hardest_then))) => {
            mildest_then >= mildest && hardest_then >= hardest
        }
        _ => true,
    }
}

/// A table without one of its rows, or with all of them.
struct Rows<'o, 'd> {
    oracle: &'o Oracle<'d>,
    table: &'d Value,
    rows: Vec<&'d Value>,
    /// The facts that the rows of the whole table mention.
    subject: BTreeSet<usize>,
}

impl Rows<'_, '_> {
    fn verdict(&self, case: &Case) -> Option<Verdict> {
        self.oracle.first(self.rows.iter().copied(), case).map(Verdict::of)
    }

    fn breaks(&self, guarantee: &Value, possible: &[Case]) -> bool {
        if let Some(monotone) = guarantee.get("monotone") {
            let facts: Vec<usize> = if *monotone == "all" {
                self.subject.iter().copied().collect()
            } else {
                strings(monotone).into_iter().map(|fact| self.oracle.position(fact)).collect()
            };
            return facts.into_iter().any(|fact| self.reversal(fact, possible).is_some());
        }
        let when = |case: &&Case| self.oracle.holds(&guarantee["when"], case);
        let mut cases = possible.iter().filter(when);
        if guarantee["bottom_line"] == true {
            return cases.any(|case| !self.line_holds(case));
        }
        let never = strings(&guarantee["never"]);
        let permits = |verdict: &Verdict| never.iter().any(|outcome| verdict.permit.contains(*outcome));
        cases.any(|case| self.verdict(case).as_ref().is_some_and(permits))
    }

    fn line_holds(&self, case: &Case) -> bool {
        self.rows.iter().any(|row| row["bottom_line"] == true && self.oracle.row_holds(row, case))
    }

    /// What a case is as far as the rows tell cases apart, but for one fact.
    fn but_for(&self, fact: usize, case: &Case) -> Vec<usize> {
        self.subject.iter().filter(|other| **other != fact).map(|other| case[*other]).collect()
    }

    /// Two possible cases that the rows tell apart by this fact alone, and decide in the wrong order.
    fn reversal<'c>(&self, fact: usize, possible: &'c [Case]) -> Option<(&'c Case, &'c Case)> {
        let ordered = &self.oracle.facts[fact].ordered;
        self.apart(fact, possible, &|better, worse| {
            ordered.contains(&better[fact])
                && ordered.contains(&worse[fact])
                && !in_order(self.table, self.verdict(better).as_ref(), self.verdict(worse).as_ref())
        })
    }

    /// Two possible cases that the rows tell apart by this fact alone, the better answer first, of which this is true.
    fn apart<'c>(
        &self,
        fact: usize,
        possible: &'c [Case],
        is_so: &dyn Fn(&Case, &Case) -> bool,
    ) -> Option<(&'c Case, &'c Case)> {
        if !self.subject.contains(&fact) {
            return None;
        }
        let mut alike: BTreeMap<Vec<usize>, Vec<&Case>> = BTreeMap::new();
        for case in possible {
            alike.entry(self.but_for(fact, case)).or_default().push(case);
        }
        for cases in alike.values() {
            for better in cases {
                for worse in cases.iter().filter(|case| case[fact] > better[fact]) {
                    if is_so(better, worse) {
                        return Some((better, worse));
                    }
                }
            }
        }
        None
    }

    /// Whether one case is tolerated and the other meets a bottom line whose clauses are not all verified.
    fn is_luck(&self, one: &Case, other: &Case) -> bool {
        let row = |case| self.oracle.first(self.rows.iter().copied(), case);
        let tolerated = |case| {
            row(case).is_some_and(|row| {
                let permitted = Verdict::of(row).permit;
                list(self.table, "outcomes")
                    .iter()
                    .any(|outcome| outcome["tolerated"] == true && permitted.contains(text(outcome, "id")))
            })
        };
        let clauses = || list(self.oracle.document, "sources").iter().flat_map(|source| list(source, "clauses"));
        let verified = |id: &str| {
            clauses().any(|clause| {
                clause["id"] == *id
                    && clause.get("nature").map_or(clause["text"].is_string(), |nature| nature == "verified")
            })
        };
        let shaky_line =
            |case| row(case).is_some_and(|row| row["bottom_line"] == true && !verified(text(row, "clause")));
        tolerated(one) && shaky_line(other) || shaky_line(one) && tolerated(other)
    }
}

/// What every proof finds in a document whose names and shapes are sound.
pub(crate) fn found(oracle: &Oracle<'_>) -> Found {
    let document = oracle.document;
    let mut found = Found::new();
    let mut report = |code: Code, pointer: String| {
        found.insert((code.as_str().to_owned(), pointer));
    };
    let possible: Vec<Case> = oracle.cases().into_iter().filter(|case| oracle.is_possible(case)).collect();
    if possible.is_empty() {
        report(Code::NothingPossible, "/contradictions".to_owned());
        return found;
    }
    for (position, aspect) in list(document, "aspects").iter().enumerate() {
        let both = |case: &Case| oracle.holds(&aspect["favourable"], case) && oracle.holds(&aspect["adverse"], case);
        if aspect["kind"] == "distinction" && aspect.get("overlap").is_none() && possible.iter().any(both) {
            report(Code::PolesOverlap, format!("/aspects/{position}"));
        }
    }
    for (position, table) in oracle.tables().iter().enumerate() {
        let pointer = format!("/tables/{position}/rows");
        let whole = Rows { oracle, table, rows: list(table, "rows").iter().collect(), subject: oracle.subject(table) };
        let verdicts: Vec<Option<Verdict>> = possible.iter().map(|case| whole.verdict(case)).collect();
        if verdicts.contains(&None) {
            report(Code::Gap, pointer.clone());
        }
        let mut sound = true;
        let mut refused = verdicts.contains(&None);
        for (row, written) in whole.rows.iter().enumerate() {
            let applies = |case: &Case| {
                oracle.first(whole.rows.iter().copied(), case).is_some_and(|first| std::ptr::eq(first, *written))
            };
            if !possible.iter().any(applies) {
                report(Code::DeadRow, format!("{pointer}/{row}"));
                sound = false;
            }
        }
        if table["hit"] == "unique" {
            let overlap = |one: &Value, other: &Value| {
                Verdict::of(one) != Verdict::of(other)
                    && possible.iter().any(|case| oracle.row_holds(one, case) && oracle.row_holds(other, case))
            };
            let pairs = whole.rows.iter().enumerate().flat_map(|(index, one)| {
                whole.rows.iter().enumerate().skip(index + 1).map(move |(other, rival)| (one, other, rival))
            });
            if let Some((_, other, _)) = pairs.into_iter().find(|(one, _, rival)| overlap(one, rival)) {
                report(Code::RowsOverlap, format!("{pointer}/{other}"));
                refused = true;
            }
        }
        let claims: Vec<(usize, &Value)> = list(document, "guarantees")
            .iter()
            .enumerate()
            .filter(|(_, claim)| claim["table"] == table["id"])
            .collect();
        for (guarantee, claim) in &claims {
            if whole.breaks(claim, &possible) {
                let code = if claim.get("monotone").is_some() { Code::NotMonotone } else { Code::GuaranteeBroken };
                report(code, format!("/guarantees/{guarantee}"));
                sound = false;
            }
        }
        if !sound {
            continue;
        }
        for (fact, written) in list(document, "facts").iter().enumerate() {
            let lucky = || whole.apart(fact, &possible, &|one, other| whole.is_luck(one, other)).is_some();
            if written["about"] == "consequences" && !refused && lucky() {
                report(Code::OutcomeLuck, format!("/facts/{fact}"));
            }
        }
        for (row, written) in whole.rows.iter().enumerate() {
            let mut rows = whole.rows.clone();
            rows.remove(row);
            let less = Rows { oracle, table, rows, subject: whole.subject.clone() };
            let left: Vec<Option<Verdict>> = possible.iter().map(|case| less.verdict(case)).collect();
            if left == verdicts && written["bottom_line"] != true {
                report(Code::RedundantRow, format!("{pointer}/{row}"));
            }
            let gap = left.iter().zip(&verdicts).any(|(left, whole)| left.is_none() && whole.is_some());
            if !gap && !claims.iter().any(|(_, claim)| less.breaks(claim, &possible)) {
                report(Code::UnguardedRow, format!("{pointer}/{row}"));
            }
        }
    }
    found
}

/// Whether the counterexample of a problem shows it in each of these cases, which all agree with its answers and are
/// possible. `Err` says what is wrong with it.
pub(crate) fn shows(oracle: &Oracle<'_>, problem: &Problem, agreeing: &[Case]) -> Result<(), String> {
    let document = oracle.document;
    let example = problem.counterexample().ok_or("no counterexample")?;
    let said = format!("{problem}\n{:?}", example.answers().collect::<Vec<_>>());
    let at = |pointer: &str| document.pointer(pointer).ok_or_else(|| format!("nothing at {pointer}"));
    let table_of = |pointer: &str| at(pointer.split("/rows").next().unwrap_or_default());
    if agreeing.is_empty() {
        return Err(format!("no possible case agrees with it: {said}"));
    }
    let every = |what: &str, shown: &dyn Fn(&Case) -> bool| match agreeing.iter().find(|case| !shown(case)) {
        Some(case) => Err(format!("{what} is not true of {case:?}: {said}")),
        None => Ok(()),
    };
    let pointer = problem.pointer();
    let code = problem.code();
    if !PROVED.contains(&code) {
        return Err(format!("{} is not proved", code.as_str()));
    }
    #[expect(clippy::wildcard_enum_match_arm, reason = "the others have no counterexample")]
    match code {
        Code::Gap => {
            let rows = list(table_of(pointer)?, "rows");
            every("no row holds", &|case| oracle.first(rows, case).is_none())
        }
        Code::DeadRow => {
            let (row, table) = (at(pointer)?, table_of(pointer)?);
            every("the row holds and an earlier one takes it", &|case| {
                let first = oracle.first(list(table, "rows"), case);
                oracle.row_holds(row, case) && first.is_some_and(|first| !std::ptr::eq(first, row))
            })
        }
        Code::RowsOverlap => {
            let (row, table) = (at(pointer)?, table_of(pointer)?);
            every("two rows decide differently", &|case| {
                oracle.row_holds(row, case)
                    && list(table, "rows")
                        .iter()
                        .any(|other| oracle.row_holds(other, case) && Verdict::of(other) != Verdict::of(row))
            })
        }
        Code::PolesOverlap => {
            let aspect = at(pointer)?;
            let poles = ["favourable", "adverse"];
            every("both poles hold", &|case| poles.iter().all(|pole| oracle.holds(&aspect[*pole], case)))
        }
        Code::GuaranteeBroken => {
            let guarantee = at(pointer)?;
            let table = oracle.table(text(guarantee, "table"));
            let whole = Rows { oracle, table, rows: list(table, "rows").iter().collect(), subject: BTreeSet::new() };
            every("the guarantee is broken", &|case| whole.breaks(guarantee, std::slice::from_ref(case)))
        }
        Code::NotMonotone => {
            let table = oracle.table(text(at(pointer)?, "table"));
            let subject = oracle.subject(table);
            let whole = Rows { oracle, table, rows: list(table, "rows").iter().collect(), subject };
            let message = problem.message(distinguo::error::Language::En);
            let named = |fact: &usize| message.contains(&format!("`{}`", oracle.facts[*fact].id));
            let fact = whole.subject.iter().copied().find(named).ok_or("no fact is named")?;
            // A fact that did not apply may apply after the step, with any answer.
            let stepped = |case: &Case| -> Vec<Case> {
                let mut known: Known = case.iter().map(|answer| BTreeSet::from([*answer])).collect();
                known[fact] = oracle.facts[fact].ordered.iter().copied().filter(|worse| *worse > case[fact]).collect();
                for idle in whole.subject.iter().filter(|idle| **idle != fact && !oracle.applies(**idle, case)) {
                    known[*idle] = (0..oracle.facts[*idle].answers.len()).collect();
                }
                oracle.completions(&known)
            };
            // What only contradictions mention may have another answer on the other side.
            let possible = |case: &Case| {
                let mut known = oracle.nothing_known();
                whole.subject.iter().for_each(|fact| known[*fact] = BTreeSet::from([case[*fact]]));
                let others = known.iter().filter(|answers| answers.len() > 1).count();
                others > 8 || oracle.completions(&known).iter().any(|case| oracle.is_possible(case))
            };
            every("a worse answer is milder", &|case| {
                stepped(case).into_iter().any(|worse| {
                    let verdicts = [case, &worse].map(|case| whole.verdict(case));
                    possible(&worse) && !in_order(table, verdicts[0].as_ref(), verdicts[1].as_ref())
                })
            })
        }
        Code::OutcomeLuck => {
            let fact = document["facts"].as_array().map_or(0, Vec::len);
            let fact = (0..fact).find(|fact| pointer == format!("/facts/{fact}")).ok_or("no fact is named")?;
            let possible: Vec<Case> = oracle.cases().into_iter().filter(|case| oracle.is_possible(case)).collect();
            let tables = oracle.tables().iter().map(|table| {
                let subject = oracle.subject(table);
                Rows { oracle, table, rows: list(table, "rows").iter().collect(), subject }
            });
            let tables: Vec<Rows<'_, '_>> = tables.filter(|table| table.subject.contains(&fact)).collect();
            every("another answer tolerates what a bottom line met", &|case| {
                tables.iter().any(|table| {
                    // A fact that did not apply may apply on the other side, with any answer.
                    let alike = |other: &&Case| {
                        let mut others = table.subject.iter().filter(|known| **known != fact);
                        others.all(|known| other[*known] == case[*known] || !oracle.applies(*known, case))
                    };
                    possible.iter().filter(alike).any(|other| table.is_luck(case, other))
                })
            })
        }
        other => Err(format!("{} has no counterexample to check", other.as_str())),
    }
}
