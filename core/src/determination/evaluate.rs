//! From standing answers to what they leave: the space, presumptions, answers, aspects.

use std::borrow::Cow;

use super::findings::{Findings, Source, Standing, standing};
use super::narrow::{Narrowed, narrow};
use super::types::{Answered, AspectVerdict, Cited, Contested, Origin, Pole};
use crate::document::{Clauses, Id, unknown_name};
use crate::error::{Code, Problem, Problems};
use crate::list::ToList;
use crate::logic::{self, Answers, Cond, Diagram, Required, Var};
use crate::rulebook::{ContradictionEffect, Model, NOT_APPLICABLE, Nature, Overlap, Purpose, Rulebook, TableModel};

/// Findings under a rulebook, before and after presumptions.
pub(crate) struct State<'b> {
    pub(crate) model: &'b Model,
    /// What was found and read. What findings say of the conditions of their facts is taken from what is known.
    pub(crate) found: Standing,
    /// With what is presumed where a decision is due.
    pub(crate) now: Standing,
    /// What is known without what findings say of conditions, where that is more.
    stated: Option<Vec<Answers>>,
    /// Conditions that findings say hold, as far as answers cannot tell it.
    required: Vec<Cond>,
    /// The diagram of the first table where these conditions hold.
    narrowed: Option<Diagram>,
    /// Whether the findings cannot be true together.
    contradictory: bool,
    /// Every condition under what was found and read.
    pub(crate) truths_found: Vec<logic::Truth>,
    /// Every condition after presumptions.
    pub(crate) truths: Vec<logic::Truth>,
    /// Positions of the tables asked for.
    pub(crate) tables: Vec<usize>,
}

impl<'b> State<'b> {
    pub(crate) fn new(book: &'b Rulebook, findings: &Findings) -> Result<Self, Problems> {
        let model = book.model();
        let (position, under) = findings.under(book)?;
        let place = format!("/under/{position}");
        let found = standing(model, under, &place)?;
        let tables = asked(model, &under.tables, &place)?;
        Ok(Self::of(model, found, tables))
    }

    /// A state of standing answers.
    pub(crate) fn of(model: &'b Model, found: Standing, tables: Vec<usize>) -> Self {
        let mut found = found;
        let mut truths_found = model.conditions.evaluate(&found.known);
        let Narrowed { stated, required, nothing } = narrow(model, &mut found, &mut truths_found);
        let (now, truths) = (found.clone(), truths_found.clone());
        let contradictory = nothing;
        let mut state =
            Self { model, found, now, stated, required, narrowed: None, contradictory, truths_found, truths, tables };
        if !state.required.is_empty() && !nothing {
            state.narrowed = model.tables.first().map(|table| state.narrow(&table.diagram));
        }
        state.contradictory = nothing || state.meets_a_contradiction() || !state.leaves_a_case(&state.found.known);
        if !state.contradictory {
            state.presume();
        }
        state
    }

    /// Whether the findings cannot be true together.
    pub(crate) const fn contradictory(&self) -> bool {
        self.contradictory
    }

    /// What is known without what findings say of the conditions of their facts.
    pub(crate) fn stated(&self) -> &[Answers] {
        self.stated.as_deref().unwrap_or(&self.found.known)
    }

    /// Whether the test on which a fact applies fails.
    pub(crate) fn inapplicable(&self, fact: usize) -> bool {
        let applies = self.model.facts.get(fact).and_then(|fact| fact.applies.as_ref());
        applies.is_some_and(|test| self.truth(test.cond) == logic::Truth::Fails)
    }

    /// The verdict on a condition, after presumptions.
    pub(crate) fn truth(&self, cond: Cond) -> logic::Truth {
        self.truths.get(cond.index()).copied().unwrap_or(logic::Truth::Open)
    }

    /// The diagram of a table over what the findings leave.
    pub(crate) fn diagram<'s>(&'s self, position: usize, table: &'s TableModel) -> Cow<'s, Diagram> {
        match &self.narrowed {
            None => Cow::Borrowed(&table.diagram),
            Some(narrowed) if position == 0 => Cow::Borrowed(narrowed),
            Some(_) => Cow::Owned(self.narrow(&table.diagram)),
        }
    }

    /// A diagram where the conditions hold that findings say hold.
    fn narrow(&self, diagram: &Diagram) -> Diagram {
        let Model { space, conditions, .. } = self.model;
        let narrowed = diagram.narrowed(space, conditions, &self.found.known, &self.required);
        // What takes too long to tell counts as possible.
        narrowed.unwrap_or_else(|| diagram.clone())
    }

    /// What every completion must be: no contradiction, and as the findings say.
    pub(super) fn required(&self) -> Vec<Required> {
        let impossible = self.model.impossible().map(|cond| Required { cond, holds: false });
        impossible.chain(self.required.iter().map(|cond| Required { cond: *cond, holds: true })).list()
    }

    /// The verdicts that a diagram of the model still allows after presumptions, where the required conditions hold.
    fn allowed(&self, diagram: &Diagram) -> u64 {
        if self.required.is_empty() {
            diagram.possible(&self.now.known)
        } else {
            self.narrow(diagram).possible(&self.now.known)
        }
    }

    fn meets_a_contradiction(&self) -> bool {
        let all = self.model.document.contradictions.iter().zip(&self.model.contradictions);
        let holds = |cond: Cond| self.truths_found.get(cond.index()) == Some(&logic::Truth::Holds);
        all.into_iter().any(|(written, test)| written.effect == ContradictionEffect::Impossible && holds(test.cond))
    }

    /// Whether the contradictions and the required conditions leave a completion.
    fn leaves_a_case(&self, known: &[Answers]) -> bool {
        if self.model.touched.is_empty() && self.required.is_empty() {
            return true;
        }
        // Every table leaves out the same combinations.
        self.model.tables.first().is_none_or(|table| self.diagram(0, table).possible(known) != 0)
    }

    /// Fills open facts with what is presumed, in declared order, each presumption seeing what earlier ones filled in.
    /// What the findings rule out is not presumed, and what is contested waits for adoption.
    fn presume(&mut self) {
        let model = self.model;
        let tied = self.required.iter().fold(model.touched, |set, cond| set.union(model.conditions.support(*cond)));
        for (position, presumption) in model.presumptions.iter().enumerate() {
            let holds = |test: &crate::rulebook::Test| self.truth(test.cond) == logic::Truth::Holds;
            if !presumption.when.as_ref().is_none_or(holds) || presumption.unless.as_ref().is_some_and(holds) {
                continue;
            }
            let mut filled = false;
            for (var, answer) in &presumption.presume {
                let fact = var.index();
                let open = self.now.known.get(fact).copied().unwrap_or(Answers::NONE);
                let waits = self.now.answer(fact).is_some() || self.found.contested.contains(var);
                if waits || self.inapplicable(fact) || !open.contains(*answer) {
                    continue;
                }
                self.now.set(fact, Answers::one(*answer), Some(Source::Presumed(position)));
                if tied.contains(*var) && !self.leaves_a_case(&self.now.known) {
                    self.now.set(fact, open, None);
                } else {
                    filled = true;
                }
            }
            if filled {
                model.conditions.evaluate_into(&self.now.known, &mut self.truths);
            }
        }
    }

    /// Whether people found an answer, be it a contested one.
    pub(super) fn found_by_people(&self, fact: usize) -> bool {
        self.found.found_by_people(fact)
    }

    pub(super) fn contested(&self, var: Var) -> Option<Contested> {
        let fact = self.model.document.facts.get(var.index())?;
        let known = self.stated().get(var.index())?;
        Some(Contested { fact: fact.id.clone(), answers: answer_ids(self.model, var.index(), *known) })
    }

    /// The settled answers, in declared order.
    pub(crate) fn answers(&self) -> Vec<Answered> {
        let model = self.model;
        let facts = model.document.facts.iter().zip(&model.facts).zip(&self.now.sources).enumerate();
        facts
            .filter_map(|(position, ((fact, answers), source))| {
                let settled = |origin, answer: Id| Answered {
                    fact: fact.id.clone(),
                    answer,
                    origin,
                    clauses: cited_as(&fact.clause, model.natures.facts.get(position)),
                };
                if self.inapplicable(position) && !self.found_by_people(position) {
                    return Id::new(NOT_APPLICABLE).map(|answer| settled(Origin::Derived, answer));
                }
                let origin = match source.as_ref()? {
                    Source::Found { by, adopted } => Origin::Found { by: by.clone(), adopted: *adopted },
                    Source::Read { table, outcome } => Origin::Read { table: table.clone(), outcome: outcome.clone() },
                    Source::Presumed(presumption) => {
                        let presumption = model.document.presumptions.get(*presumption)?;
                        Origin::Presumed {
                            presumption: presumption.id.clone(),
                            under: cited(model, &presumption.clause),
                            burden_on: presumption.burden_on.clone(),
                        }
                    }
                };
                let (answer, _) = answers.answers.get(usize::from(self.now.answer(position)?))?;
                Some(settled(origin, answer.clone()))
            })
            .list()
    }

    pub(super) fn aspects(&self) -> Vec<AspectVerdict> {
        let aspects = self.model.document.aspects.iter().zip(&self.model.poles);
        aspects
            .filter(|(_, poles)| poles.iter().any(Option::is_some))
            .map(|(aspect, [favourable, adverse])| {
                let truth = |pole: &Option<crate::rulebook::Judged>| {
                    pole.as_ref().map_or(logic::Truth::Fails, |pole| self.exact(pole))
                };
                let verdict = match (truth(favourable), truth(adverse)) {
                    (_, logic::Truth::Holds) if aspect.overlap == Some(Overlap::AdversePrevails) => Pole::Adverse,
                    (logic::Truth::Holds, logic::Truth::Holds) => Pole::Both,
                    (logic::Truth::Holds, logic::Truth::Fails) => Pole::Favourable,
                    (logic::Truth::Fails, logic::Truth::Holds) => Pole::Adverse,
                    (logic::Truth::Fails, logic::Truth::Fails) => Pole::Neither,
                    (logic::Truth::Open, _) | (_, logic::Truth::Open) => Pole::Open,
                };
                AspectVerdict { aspect: aspect.id.clone(), verdict }
            })
            .list()
    }

    /// Whether a test holds in every completion that is left, or in none.
    fn exact(&self, judged: &crate::rulebook::Judged) -> logic::Truth {
        let truth = self.truth(judged.cond);
        let model = self.model;
        let support = model.conditions.support(judged.cond);
        let tied = |cond: &Cond| model.conditions.support(*cond).intersects(support);
        // Answers that nothing ties to each other, each tested once, are judged exactly one by one.
        if truth != logic::Truth::Open || (judged.plain && !self.required.iter().any(tied)) {
            return truth;
        }
        let judging = judged.diagram.as_ref().map(Cow::Borrowed).or_else(|| model.judging(judged.cond).map(Cow::Owned));
        match judging.map(|diagram| self.allowed(&diagram)) {
            Some(1) => logic::Truth::Fails,
            Some(2) => logic::Truth::Holds,
            _ => logic::Truth::Open,
        }
    }
}

/// The tables asked for; without a wish those of tolerance, accountability and advice.
fn asked(model: &Model, wished: &[Id], place: &str) -> Result<Vec<usize>, Problems> {
    let tables = &model.document.tables;
    if wished.is_empty() {
        let main = |purpose| matches!(purpose, Purpose::Tolerance | Purpose::Accountability | Purpose::Advice);
        return Ok((0..tables.len())
            .filter(|table| tables.get(*table).is_some_and(|table| main(table.purpose)))
            .list());
    }
    let mut problems = Problems::new();
    let mut asked = Vec::with_capacity(wished.len().min(tables.len()));
    for (item, id) in wished.iter().enumerate() {
        match model.index.tables.get(id) {
            Some(table) if asked.contains(table) => {
                problems.push(Problem::new(Code::DuplicateId, format!("{place}/tables/{item}")).given(id));
            }
            Some(table) => asked.push(*table),
            None => {
                unknown_name(
                    &mut problems,
                    || format!("{place}/tables/{item}"),
                    id,
                    "table",
                    model.index.tables.keys(),
                );
            }
        }
    }
    if problems.is_empty() { Ok(asked) } else { Err(problems) }
}

/// Clauses with their natures.
pub(crate) fn cited(model: &Model, clauses: &Clauses) -> Vec<Cited> {
    let known = clauses.iter().filter_map(|clause| Some((clause, model.index.clauses.get(clause)?)));
    known.map(|(clause, found)| Cited { clause: clause.clone(), nature: found.nature }).list()
}

/// Clauses with their natures, which were looked up when the rulebook was compiled.
pub(crate) fn cited_as(clauses: &Clauses, natures: Option<&Vec<Nature>>) -> Vec<Cited> {
    let both = clauses.iter().zip(natures.into_iter().flatten());
    both.map(|(clause, nature)| Cited { clause: clause.clone(), nature: *nature }).list()
}

/// The ids of a set of outcomes, in declared order.
pub(crate) fn outcome_ids(model: &Model, table: usize, outcomes: u64) -> Vec<Id> {
    let written = model.document.tables.get(table).map(|table| table.outcomes.as_slice()).unwrap_or_default();
    let permitted = written.iter().enumerate().filter(|(position, _)| outcomes >> position & 1 == 1);
    permitted.map(|(_, outcome)| outcome.id.clone()).list()
}

/// The ids of a set of answers, in declared order.
pub(crate) fn answer_ids(model: &Model, fact: usize, answers: Answers) -> Vec<Id> {
    let known = model.facts.get(fact).map(|fact| fact.answers.as_slice()).unwrap_or_default();
    answers.iter().filter_map(|answer| known.get(usize::from(answer))).map(|(id, _)| id.clone()).list()
}
