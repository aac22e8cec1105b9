//! Outcomes of complete answers, for hosts that decide many cases under one table: names are resolved once, and each
//! case is one walk down the table's diagram. Whoever needs reasons, dates or open facts asks [`determine`].
//!
//! [`determine`]: super::determine

use super::evaluate::outcome_ids;
use super::inquiry::table_position;
use crate::document::{Id, nearest};
use crate::error::{Code, Problem, Problems};
use crate::list::ToList;
use crate::logic::{Answers, Cond, Truth, Var, Vars, left_by};
use crate::rulebook::{ContradictionEffect, Reasons, Rulebook};

/// A table that is ready for complete answers.
///
/// ```
/// use distinguo::determination::Decider;
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("cn.shandong.xinjiudongneng.2019").unwrap();
/// let decider = Decider::new(&book, "tolerance").unwrap();
/// let favourable: Vec<(&str, &str)> = decider.facts().map(|(fact, answers)| (fact, answers[0])).collect();
/// let case = decider.complete(favourable).unwrap();
/// assert_eq!(case.permitted().unwrap().outcomes[0].as_str(), "exempt");
/// ```
#[derive(Clone, Debug)]
pub struct Decider {
    book: Rulebook,
    table: usize,
    /// The facts that its rows and the contradictions of the book depend on.
    facts: Vars,
    /// By verdict of the diagram.
    permitted: Vec<Permitted>,
}

/// What a table permits.
///
/// ```
/// # use distinguo::{determination::Decider, rulebook::Rulebook};
/// # let book = Rulebook::shipped("cn.shandong.xinjiudongneng.2019").unwrap();
/// # let decider = Decider::new(&book, "tolerance").unwrap();
/// let adverse: Vec<(&str, &str)> = decider.facts().map(|(fact, answers)| (fact, *answers.last().unwrap())).collect();
/// let case = decider.complete(adverse).unwrap();
/// assert_eq!(case.permitted().unwrap().outcomes.len(), 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permitted {
    /// The outcomes that may be decided, in declared order.
    pub outcomes: Vec<Id>,
    /// The default among several.
    pub normally: Option<Id>,
    /// When the decision must give reasons.
    pub reasons: Reasons,
}

impl Decider {
    /// The table of that id in a rulebook.
    ///
    /// # Errors
    ///
    /// Where the rulebook has no such table.
    pub fn new(book: &Rulebook, table: &str) -> Result<Self, Problems> {
        let table = table_position(book, table)?;
        let model = book.model();
        let contradictions = model.document.contradictions.iter().zip(&model.contradictions);
        let impossible = contradictions
            .filter(|(written, _)| written.effect == ContradictionEffect::Impossible)
            .map(|(_, test)| model.conditions.support(test.cond));
        let compiled = model.tables.get(table);
        let rows = compiled.map(|table| table.support).unwrap_or_default();
        let outcome = |table: usize, position: u8| {
            let written = model.document.tables.get(table)?.outcomes.get(usize::from(position))?;
            Some(written.id.clone())
        };
        let permitted = compiled.map(|table| table.verdicts.as_slice()).unwrap_or_default().iter();
        let permitted = permitted.map(|verdict| Permitted {
            outcomes: outcome_ids(model, table, verdict.permit),
            normally: verdict.normally.and_then(|position| outcome(table, position)),
            reasons: verdict.reasons,
        });
        Ok(Self {
            book: book.clone(),
            table,
            facts: impossible.fold(rows, Vars::union),
            permitted: permitted.collect(),
        })
    }

    /// The facts that a complete case answers, in declared order, each with its answers. A fact that does not apply
    /// under the other answers is left out of the case.
    pub fn facts(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        let model = self.book.model();
        self.facts.iter().filter_map(|var| {
            let answers = model.facts.get(var.index())?.answers.iter().map(|(id, _)| id.as_str());
            Some((model.document.facts.get(var.index())?.id.as_str(), answers.list()))
        })
    }

    /// A case in which every fact of the table is answered; an amount is answered by the id of its band. Facts that
    /// the table does not depend on may be answered too.
    ///
    /// # Errors
    ///
    /// Where a fact is missing, answered twice, or not known, or an answer is not known.
    ///
    /// ```
    /// # use distinguo::{determination::Decider, rulebook::Rulebook};
    /// # let book = Rulebook::shipped("cn.shandong.xinjiudongneng.2019").unwrap();
    /// # let decider = Decider::new(&book, "tolerance").unwrap();
    /// let problems = decider.complete([]).unwrap_err();
    /// assert_eq!(problems.iter().count(), decider.facts().count());
    /// ```
    pub fn complete<'a>(
        &self,
        answers: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Complete<'_>, Problems> {
        let model = self.book.model();
        let mut problems = Problems::new();
        let mut known = model.space.open();
        let mut answered = Vars::default();
        for (fact, answer) in answers {
            let Some((var, answer)) = self.named(fact, answer, &mut problems) else { continue };
            if answered.contains(var) {
                problems.push(Problem::new(Code::DuplicateId, "").given(fact));
            }
            answered = answered.union(Vars::one(var));
            if let Some(known) = known.get_mut(var.index()) {
                *known = Answers::one(answer);
            }
        }
        let truths = model.conditions.evaluate(&known);
        let applies = |var: Var| {
            let test = model.facts.get(var.index()).and_then(|fact| fact.applies.as_ref());
            test.is_none_or(|test| truths.get(test.cond.index()) != Some(&Truth::Fails))
        };
        for var in self.facts.iter().filter(|var| !answered.contains(*var) && applies(*var)) {
            if let Some(fact) = model.document.facts.get(var.index()) {
                problems.push(Problem::new(Code::Unanswered, "").given(&fact.id));
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        // What was answered applies: where other facts tell whether it does, some answers of theirs must make it so.
        let conditional = answered.iter().filter_map(|var| model.facts.get(var.index())?.applies.as_ref());
        let open = conditional.filter(|test| truths.get(test.cond.index()) == Some(&Truth::Open));
        let open: Vec<Cond> = open.map(|test| test.cond).list();
        let left = if open.is_empty() { None } else { left_by(&model.space, &model.conditions, &known, &open) };
        let leaves = left.is_none_or(|left| left.iter().all(|answers| !answers.is_empty()));
        let consistent = leaves && answered.iter().all(applies);
        // Nothing depends on the answer of a fact that does not apply: any will do.
        let answers = known.into_iter().map(|known| known.first().unwrap_or(0)).list();
        Ok(Complete { decider: self, answers, consistent })
    }

    fn named(&self, fact: &str, answer: &str, problems: &mut Problems) -> Option<(Var, u8)> {
        let model = self.book.model();
        let Some(position) = model.index.facts.get(fact).copied() else {
            let known = model.index.facts.keys().map(Id::as_str);
            let problem = Problem::new(Code::UnknownName, "").given(fact).expected("fact");
            problems.push(problem.nearest(nearest(fact, known)));
            return None;
        };
        let answers = &model.facts.get(position)?.answers;
        let Some(found) = answers.iter().position(|(known, _)| known.as_str() == answer) else {
            let known = answers.iter().map(|(id, _)| id.as_str());
            let problem = Problem::new(Code::UnknownName, "").given(answer).expected("answer");
            problems.push(problem.nearest(nearest(answer, known)));
            return None;
        };
        Some((Var(u16::try_from(position).ok()?), u8::try_from(found).ok()?))
    }
}

/// A case in which every fact of one table is answered.
///
/// ```
/// # use distinguo::{determination::Decider, rulebook::Rulebook};
/// let book = Rulebook::shipped("cn.sichuan.ftz.2024").unwrap();
/// let decider = Decider::new(&book, "tolerance").unwrap();
/// let favourable: Vec<(&str, &str)> = decider.facts().map(|(fact, answers)| (fact, answers[0])).collect();
/// // The favourable answer to "an error of the kind in the three distinctions" rules out knowing violations.
/// let knowing = favourable.into_iter().map(|(fact, answer)| (fact, if fact == "intent" { "knowing" } else { answer }));
/// assert_eq!(decider.complete(knowing).unwrap().permitted(), None);
/// ```
#[derive(Clone, Debug)]
pub struct Complete<'d> {
    decider: &'d Decider,
    /// By fact.
    answers: Vec<u8>,
    /// Every fact that was answered applies.
    consistent: bool,
}

impl<'d> Complete<'d> {
    /// What the table permits; `None` where the answers contradict each other.
    #[must_use]
    pub fn permitted(&self) -> Option<&'d Permitted> {
        let table = self.decider.book.model().tables.get(self.decider.table)?;
        let verdict = if self.consistent { table.diagram.verdict(&self.answers)? } else { return None };
        self.decider.permitted.get(usize::from(verdict))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::determination::{Findings, Now, Outcome, determine};

    /// Raw answers to every fact of a book, with those read from decisions, and a findings document that says the same.
    struct Case {
        answers: Vec<(String, String)>,
        findings: Value,
    }

    /// Picks an answer for each fact. Facts that do not apply are left out, unless `careless`; facts outside `wanted`
    /// are left out too.
    fn case(book: &Rulebook, table: &str, wanted: &[&str], picks: &[usize], careless: bool) -> Case {
        let model = book.model();
        let pick = |fact: usize, of: usize| picks[fact % picks.len()] / 7 % of;
        let mut reads = serde_json::Map::new();
        let chosen: Vec<u8> = model
            .document
            .facts
            .iter()
            .enumerate()
            .map(|(position, fact)| {
                let answers = &model.facts[position].answers;
                let Some(read) = &fact.reads else { return pick(position, answers.len()) as u8 };
                let outcomes: Vec<_> = read.map.0.keys().collect();
                let outcome =
                    reads.entry(read.table.as_str()).or_insert_with(|| json!(outcomes[pick(position, outcomes.len())]));
                let answer = read.map.0.get(outcome.as_str().unwrap()).unwrap();
                answers.iter().position(|(id, _)| id == answer).unwrap() as u8
            })
            .collect();
        let known: Vec<Answers> = chosen.iter().map(|answer| Answers::one(*answer)).collect();
        let truths = model.conditions.evaluate(&known);
        let (mut answers, mut findings) = (Vec::new(), Vec::new());
        for (position, fact) in model.document.facts.iter().enumerate() {
            let applies = model.facts[position].applies.as_ref();
            let silent = applies.is_some_and(|test| truths[test.cond.index()] == Truth::Fails);
            if !wanted.contains(&fact.id.as_str()) || silent && !careless {
                continue;
            }
            let answer = usize::from(chosen[position]);
            let id = model.facts[position].answers[answer].0.as_str();
            answers.push((fact.id.to_string(), id.to_owned()));
            if fact.reads.is_some() {
                continue;
            }
            findings.push(match fact.bands() {
                None => json!({"fact": fact.id, "answer": id}),
                Some(bands) => {
                    let below =
                        |band: &crate::rulebook::document::Band| band.below.or(band.up_to.map(|bound| bound + 1));
                    let least = answer.checked_sub(1).and_then(|before| below(&bands[before]));
                    json!({"fact": fact.id, "amount": least.or_else(|| below(&bands[0]).map(|bound| bound - 1))})
                }
            });
        }
        let read: Vec<Value> =
            reads.into_iter().map(|(table, outcome)| json!({"table": table, "outcome": outcome})).collect();
        let findings = json!({"format": "distinguo.findings/1", "under": [
            {"rulebook": book.id(), "tables": [table], "findings": findings, "read": read}]});
        Case { answers, findings }
    }

    fn agree(book: &Rulebook, table: &str, picks: &[usize], careless: bool, narrow: bool) {
        let decider = Decider::new(book, table).unwrap();
        let asked: Vec<&str> = decider.facts().map(|(fact, _)| fact).collect();
        let all: Vec<&str> = book.facts().map(Id::as_str).collect();
        let case = case(book, table, if narrow { &asked } else { &all }, picks, careless);
        let complete = decider.complete(case.answers.iter().map(|(fact, answer)| (fact.as_str(), answer.as_str())));
        let permitted = complete.as_ref().unwrap().permitted();
        let findings = Findings::load(&case.findings.to_string()).unwrap();
        let expected = match determine(book, &findings).unwrap().result {
            Outcome::Contradictory { .. } => None,
            Outcome::Determined { tables, .. } => match &tables[0].if_decided_now {
                Now::Decided { permits, normally, reasons, .. } => {
                    Some(Permitted { outcomes: permits.clone(), normally: normally.clone(), reasons: *reasons })
                }
                Now::Settled { .. } | Now::Blocked => {
                    panic!("complete answers do not decide {table}: {}", case.findings)
                }
            },
        };
        assert_eq!(permitted, expected.as_ref(), "{}", case.findings);
    }

    proptest! {
        #[test]
        fn complete_answers_permit_what_their_determination_permits(
            picks in proptest::collection::vec(0_usize..1000, 1..40), careless in prop::bool::weighted(0.1), narrow: bool,
        ) {
            for id in Rulebook::shipped_ids() {
                let book = shipped(id);
                for (table, _) in book.tables() {
                    agree(&book, table.as_str(), &picks, careless, narrow);
                }
            }
        }
    }

    /// Loading proves a book, which takes longer than a thousand cases.
    fn shipped(id: &str) -> Rulebook {
        use std::collections::BTreeMap;
        use std::sync::{LazyLock, Mutex};
        static BOOKS: LazyLock<Mutex<BTreeMap<String, Rulebook>>> = LazyLock::new(Mutex::default);
        let mut books = BOOKS.lock().unwrap();
        books.entry(id.to_owned()).or_insert_with(|| Rulebook::shipped(id).unwrap()).clone()
    }

    #[test]
    fn what_is_wrong_with_a_case_is_said_all_together() {
        let book = shipped("cn.reference");
        let decider = Decider::new(&book, "tolerance").unwrap();
        let mut answers: Vec<(&str, &str)> = decider.facts().map(|(fact, answers)| (fact, answers[0])).collect();
        let (missing, _) = answers.pop().unwrap();
        answers.extend([("itnent", "knowing"), ("gain", "nobody"), answers[0]]);
        let problems = decider.complete(answers).unwrap_err();
        let codes: Vec<&str> = problems.iter().map(|problem| problem.code().as_str()).collect();
        assert_eq!(codes, ["unknown_name", "unknown_name", "duplicate_id", "unanswered"]);
        assert_eq!(problems.iter().next().unwrap().nearest_name(), Some("intent"));
        assert!(problems.iter().last().unwrap().to_string().contains(missing));
        assert_eq!(
            Decider::new(&book, "tolerances").unwrap_err().iter().next().unwrap().nearest_name(),
            Some("tolerance")
        );
    }
}
