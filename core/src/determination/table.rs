//! What a table makes of the findings: what is possible, what may be decided now and by which rows, what is missing.

use super::evaluate::{State, answer_ids, cited, outcome_ids};
use super::explain::Explainer;
use super::types::{Now, OpenFact, TableResult};
use crate::document::Id;
use crate::list::ToList;
use crate::logic::{Answers, Truth, Var, first_somewhere};
use crate::rulebook::{Reasons, RowModel, TableModel, Verdict};

impl<'b> State<'b> {
    /// What a table makes of the findings.
    pub(crate) fn result(&self, table: usize) -> Option<TableResult> {
        self.table(table, &mut Explainer::new(self))
    }

    pub(super) fn table(&self, position: usize, explainer: &mut Explainer<'_, 'b>) -> Option<TableResult> {
        let written = self.model.document.tables.get(position)?;
        let table = self.model.tables.get(position)?;
        let diagram = self.diagram(position, table);
        let possible = outcomes(table, diagram.possible(&self.found.known));
        let verdicts = diagram.possible(&self.now.known);
        let reached = || table.verdicts.iter().enumerate().filter(|(verdict, _)| verdicts >> verdict & 1 == 1);
        let mut reached_verdicts = reached().map(|(_, verdict)| verdict);
        let first = reached_verdicts.next();
        let agreed = first.filter(|first| reached_verdicts.all(|verdict| verdict.permit == first.permit));
        let holding = self.holding_row(table);
        let open = if agreed.is_some() { Vec::new() } else { self.open(position, table) };
        let decided = agreed.filter(|_| verdicts.count_ones() == 1);
        let permitted = agreed.map_or(0, |verdict| verdict.permit);
        let now = match agreed {
            Some(_) => self.decidable(position, table, &reached().map(|(_, verdict)| verdict).list(), verdicts),
            None => Now::Blocked,
        };
        Some(TableResult {
            table: written.id.clone(),
            purpose: written.purpose,
            possible: outcome_ids(self.model, position, possible),
            if_decided_now: now,
            open,
            unassessed: self.unassessed(position),
            rows: explainer.rows(position, table, decided, holding),
            why_not: explainer.why_not(position, table, permitted, holding),
        })
    }

    /// The first row that holds, whatever is still open before it.
    fn holding_row(&self, table: &TableModel) -> Option<usize> {
        table.rows.iter().position(|row| self.row_truth(row) == Truth::Holds)
    }

    fn row_truth(&self, row: &RowModel) -> Truth {
        row.when.as_ref().map_or(Truth::Holds, |test| self.truth(test.cond))
    }

    /// The rows that some completion comes to, in order.
    fn reached(&self, table: &TableModel, verdicts: u64) -> Vec<usize> {
        let mut rows: Vec<usize> = Vec::new();
        for (row, model) in table.rows.iter().enumerate() {
            let truth = self.row_truth(model);
            if truth != Truth::Fails {
                rows.push(row);
            }
            if truth == Truth::Holds {
                break;
            }
        }
        let verdict = |row: &usize| table.rows.get(*row).map_or(0, |row| 1_u64 << row.verdict);
        let of_verdicts = rows.iter().filter(|row| verdicts & verdict(row) != 0);
        if of_verdicts.count() == usize::try_from(verdicts.count_ones()).unwrap_or(0) {
            // Each verdict that is possible can be given by one row alone: a completion comes to it.
            rows.retain(|row| verdicts & verdict(row) != 0);
            return rows;
        }
        let model = self.model;
        let when = |row: &usize| table.rows.get(*row).and_then(|row| row.when.as_ref()).map(|test| test.cond);
        let tests = rows.iter().map(when).list();
        let (known, required) = (&self.now.known, self.required());
        let first = first_somewhere(&model.space, &model.conditions, known, &required, &tests, &table.diagram);
        let first =
            first.map(|first| rows.iter().copied().zip(first).filter(|(_, first)| *first).map(|(row, _)| row).list());
        // What takes too long to tell may be the one.
        first.unwrap_or(rows)
    }

    /// What may be decided where every completion permits the same outcomes.
    fn decidable(&self, position: usize, table: &TableModel, of: &[&Verdict], verdicts: u64) -> Now {
        let written = self.model.document.tables.get(position);
        let named = self.reached(table, verdicts);
        let named = named.into_iter().filter_map(|row| written?.rows.get(row)).list();
        let first = of.first().copied();
        let normally =
            first.and_then(|first| first.normally).filter(|one| of.iter().all(|other| other.normally == Some(*one)));
        let normally = normally.and_then(|normally| written?.outcomes.get(usize::from(normally)));
        let normally = normally.map(|outcome| outcome.id.clone());
        let permits = outcome_ids(self.model, position, first.map_or(0, |verdict| verdict.permit));
        let reasons = of.iter().map(|verdict| verdict.reasons).max().unwrap_or(Reasons::Always);
        let mut consider: Vec<Id> = Vec::new();
        for fact in named.iter().flat_map(|row| &row.consider) {
            if !consider.contains(fact) {
                consider.push(fact.clone());
            }
        }
        let bottom_line = !named.is_empty() && named.iter().all(|row| row.bottom_line);
        let rows = named.iter().map(|row| row.id.clone()).list();
        if of.len() == 1 {
            Now::Decided { permits, normally, reasons, consider, rows, bottom_line }
        } else {
            Now::Settled { permits, normally, reasons, consider, rows, bottom_line }
        }
    }

    /// The facts that can still change what the table permits.
    fn open(&self, position: usize, table: &TableModel) -> Vec<OpenFact> {
        let permits = |verdict: u8| table.verdicts.get(usize::from(verdict)).map_or(0, |verdict| verdict.permit);
        let missing = self.diagram(position, table).missing(&self.now.known, permits);
        let open = missing.open.into_iter();
        open.filter_map(|(var, answers)| self.open_fact(position, table, var, answers, &missing.together)).list()
    }

    /// What a reader must know about an open fact.
    pub(crate) fn open_fact(
        &self,
        position: usize,
        table: &TableModel,
        var: Var,
        answers: Answers,
        together: &[Vec<Var>],
    ) -> Option<OpenFact> {
        let fact = self.model.document.facts.get(var.index())?;
        let depends = |row: &RowModel| {
            row.when.as_ref().is_some_and(|test| {
                self.truth(test.cond) == Truth::Open && self.model.conditions.support(test.cond).contains(var)
            })
        };
        let row = table.rows.iter().position(depends);
        let row = row.and_then(|row| self.model.document.tables.get(position)?.rows.get(row));
        let named = |var: &Var| Some(self.model.document.facts.get(var.index())?.id.clone());
        let sets = together.iter().filter(|set| set.contains(&var));
        Some(OpenFact {
            fact: fact.id.clone(),
            answers: answer_ids(self.model, var.index(), answers),
            found_by: fact.found_by.clone(),
            supplied_by: fact.supplied_by.clone(),
            read_from: fact.reads.as_ref().map(|reads| reads.table.clone()),
            needed_by: row.map(|row| row.id.clone()),
            together: sets.map(|set| set.iter().filter_map(named).list()).list(),
            clauses: cited(self.model, &fact.clause),
        })
    }

    /// Open facts of the assessments that the matter of the table concerns.
    fn unassessed(&self, position: usize) -> Vec<Id> {
        let assessed = self.model.assessed.get(position).copied().unwrap_or_default();
        let open =
            assessed.iter().filter(|var| self.now.answer(var.index()).is_none() && !self.inapplicable(var.index()));
        open.filter_map(|var| Some(self.model.document.facts.get(var.index())?.id.clone())).list()
    }
}

/// The outcomes that any of these verdicts permits.
pub(crate) fn outcomes(table: &TableModel, verdicts: u64) -> u64 {
    let permits = table.verdicts.iter().enumerate().filter(|(verdict, _)| verdicts >> verdict & 1 == 1);
    permits.fold(0, |outcomes, (_, verdict)| outcomes | verdict.permit)
}
