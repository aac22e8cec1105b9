//! The explanation of a determination: a proof, not a story. Rows as they were tried, tests with the parts that carry
//! their verdict, named conditions once each, and why not for every other outcome.

use super::evaluate::{State, answer_ids, cited_as};
use super::types::{Because, ConditionNode, Node, RowNode, RowWhyNot, Truth, Weight, WhyNot};
use crate::document::Id;
use crate::list::ToList;
use crate::logic;
use crate::rulebook::{NOT_APPLICABLE, RowModel, TableModel, Test, TestKind, Verdict};

/// Explains tables of one state, and remembers the named conditions that were mentioned.
pub(crate) struct Explainer<'s, 'b> {
    state: &'s State<'b>,
    mentioned: Vec<bool>,
    todo: Vec<usize>,
}

impl<'s, 'b> Explainer<'s, 'b> {
    pub(crate) fn new(state: &'s State<'b>) -> Self {
        Self { state, mentioned: vec![false; state.model.named.len()], todo: Vec::new() }
    }

    /// The rows of a table up to the first that holds.
    pub(crate) fn rows(
        &mut self,
        position: usize,
        table: &TableModel,
        decided: Option<&Verdict>,
        holding: Option<usize>,
    ) -> Vec<RowNode> {
        let Some(written) = self.state.model.document.tables.get(position) else { return Vec::new() };
        let natures = self.state.model.natures.rows.get(position);
        let tried = holding.map_or(table.rows.len(), |row| row + 1);
        let mut nodes = Vec::with_capacity(tried);
        for (row, (model, written)) in table.rows.iter().zip(&written.rows).enumerate().take(tried) {
            let truth = self.truth(model);
            nodes.push(RowNode {
                row: written.id.clone(),
                truth: truth.into(),
                weight: self.weight(table, decided, row, truth),
                clauses: cited_as(&written.clause, natures.and_then(|natures| natures.get(row))),
                test: model.when.as_ref().map(|test| self.node(test)),
            });
        }
        nodes
    }

    fn truth(&self, row: &RowModel) -> logic::Truth {
        row.when.as_ref().map_or(logic::Truth::Holds, |test| self.state.truth(test.cond))
    }

    /// Whether the result would be another without the row.
    fn weight(&self, table: &TableModel, decided: Option<&Verdict>, row: usize, truth: logic::Truth) -> Weight {
        let gives = |row: &RowModel| table.verdicts.get(usize::from(row.verdict)) == decided;
        if truth == logic::Truth::Fails || (decided.is_some() && !table.rows.get(row).is_some_and(gives)) {
            // Where all completions agree on something else, it is the first row that holds in none of them.
            return Weight::DoesNotDetermine;
        }
        if decided.is_none() {
            return Weight::MayDetermine;
        }
        // The rows that may decide in its place, up to the first that surely would.
        let mut rest = Vec::new();
        let mut before = false;
        for (position, other) in table.rows.iter().enumerate().filter(|(position, _)| *position != row) {
            let truth = self.truth(other);
            if truth != logic::Truth::Fails {
                rest.push((truth, gives(other)));
                before |= position < row;
            }
            if truth == logic::Truth::Holds {
                break;
            }
        }
        let certain = rest.last().is_some_and(|(truth, _)| *truth == logic::Truth::Holds);
        if certain && rest.iter().all(|(_, same)| *same) {
            Weight::DoesNotDetermine
        } else if truth == logic::Truth::Holds && !before && !rest.iter().any(|(_, same)| *same) {
            Weight::Determines
        } else {
            Weight::MayDetermine
        }
    }

    /// For every outcome that is not permitted now, why the rows that would permit it do not apply.
    pub(crate) fn why_not(
        &self,
        position: usize,
        table: &TableModel,
        permitted: u64,
        holding: Option<usize>,
    ) -> Vec<WhyNot> {
        let Some(written) = self.state.model.document.tables.get(position) else { return Vec::new() };
        let others = written.outcomes.iter().enumerate().filter(|(outcome, _)| permitted >> outcome & 1 == 0);
        others
            .map(|(outcome, named)| {
                let permits = |row: &RowModel| {
                    table
                        .verdicts
                        .get(usize::from(row.verdict))
                        .is_some_and(|verdict| verdict.permit >> outcome & 1 == 1)
                };
                let rows = table.rows.iter().zip(&written.rows).enumerate().filter(|(_, (row, _))| permits(row));
                let rows = rows.map(|(row, (model, named))| {
                    let truth = self.truth(model);
                    let because = match truth {
                        logic::Truth::Fails => Because::Fails,
                        logic::Truth::Holds | logic::Truth::Open if holding.is_some_and(|holding| holding < row) => {
                            Because::EarlierRow
                        }
                        logic::Truth::Holds | logic::Truth::Open => Because::Open,
                    };
                    RowWhyNot { row: named.id.clone(), because }
                });
                WhyNot { outcome: named.id.clone(), rows: rows.collect() }
            })
            .list()
    }

    /// The named conditions that were mentioned, and those that they mention, in declared order.
    pub(crate) fn conditions(mut self) -> Vec<ConditionNode> {
        let model = self.state.model;
        let mut explained = Vec::new();
        while let Some(position) = self.todo.pop() {
            let (Some(test), Some(written)) = (model.named.get(position), model.document.conditions.get(position))
            else {
                continue;
            };
            let node = ConditionNode {
                condition: written.id.clone(),
                truth: self.state.truth(test.cond).into(),
                clauses: cited_as(&written.clause, model.natures.conditions.get(position)),
                test: self.node(test),
            };
            explained.push((position, node));
        }
        explained.sort_by_key(|(position, _)| *position);
        explained.into_iter().map(|(_, node)| node).collect()
    }

    fn node(&mut self, test: &Test) -> Node {
        let judged = self.state.truth(test.cond);
        let truth = judged.into();
        match &test.kind {
            TestKind::All(parts) | TestKind::Any(parts) => {
                let of = self.carrying(parts, judged);
                if matches!(test.kind, TestKind::All(_)) { Node::All { truth, of } } else { Node::Any { truth, of } }
            }
            TestKind::AtLeast(n, parts) => {
                let of = match judged {
                    logic::Truth::Open => parts.iter().map(|part| self.node(part)).collect(),
                    logic::Truth::Holds | logic::Truth::Fails => self.carrying(parts, judged),
                };
                Node::AtLeast { truth, n: *n, of }
            }
            TestKind::Not(inner) => Node::Not { truth, of: Box::new(self.node(inner)) },
            TestKind::Fact { var, answers, not_applicable } => {
                self.comparison(truth, var.index(), *answers, *not_applicable)
            }
            TestKind::Holds(position) => self.mention(truth, *position),
        }
    }

    /// The parts whose verdict is that of the whole: they carry it. An `all` that holds needs all of its parts, which
    /// all hold; one that fails, fails by those that fail.
    fn carrying(&mut self, parts: &[Test], truth: logic::Truth) -> Vec<Node> {
        let parts = parts.iter().filter(|part| self.state.truth(part.cond) == truth).list();
        parts.into_iter().map(|part| self.node(part)).collect()
    }

    fn comparison(&self, truth: Truth, fact: usize, answers: logic::Answers, not_applicable: bool) -> Node {
        let model = self.state.model;
        let id = |text: &str| Id::new(text);
        let mut listed = answer_ids(model, fact, answers);
        if not_applicable {
            listed.extend(id(NOT_APPLICABLE));
        }
        let settled = || {
            let answer = self.state.now.answer(fact)?;
            model.facts.get(fact)?.answers.get(usize::from(answer)).map(|(id, _)| id.clone())
        };
        let answer = if self.state.inapplicable(fact) { id(NOT_APPLICABLE) } else { settled() };
        let name = model.document.facts.get(fact).map(|fact| fact.id.clone());
        match name {
            Some(fact) => Node::Fact { truth, fact, r#in: listed, answer },
            None => Node::All { truth, of: Vec::new() },
        }
    }

    fn mention(&mut self, truth: Truth, position: usize) -> Node {
        if let Some(mentioned) = self.mentioned.get_mut(position).filter(|mentioned| !**mentioned) {
            *mentioned = true;
            self.todo.push(position);
        }
        match self.state.model.document.conditions.get(position) {
            Some(written) => Node::Condition { truth, condition: written.id.clone() },
            None => Node::All { truth, of: Vec::new() },
        }
    }
}
