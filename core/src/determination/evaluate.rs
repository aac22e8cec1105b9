//! From standing answers to a determination: contradictions, presumptions, tables, aspects.

use super::explain::Explainer;
use super::findings::{Findings, Source, Standing, standing};
use super::types::{
    Answered, AspectVerdict, BookRef, Cited, Conflict, Contested, Determination, Format, Now, OpenFact, Origin,
    Outcome, Pole, TableResult,
};
use crate::document::{Clauses, Id, unknown_name};
use crate::error::{Code, Problem, Problems};
use crate::list::ToList;
use crate::logic::{self, Answers, Var, Vars};
use crate::rulebook::{
    AspectKind, ContradictionEffect, Model, NOT_APPLICABLE, Nature, Overlap, Purpose, Rulebook, TableModel, Verdict,
};

/// Raised only when a derivation changes for the same documents.
pub const SEMANTICS: u32 = 1;

/// Derives what a rulebook permits under the findings.
///
/// # Errors
///
/// Where the findings name facts, answers or tables that the rulebook does not know. Findings that contradict each
/// other are not an error but an answer: [`Outcome::Contradictory`].
///
/// ```
/// use distinguo::determination::{Findings, determine};
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("cn.reference").unwrap();
/// let findings = Findings::load(r#"{"format": "distinguo.findings/1",
///     "under": [{"rulebook": "cn.reference", "findings": [{"fact": "gian", "answer": "none"}]}]}"#).unwrap();
/// let problems = determine(&book, &findings).unwrap_err();
/// assert_eq!(problems.iter().next().unwrap().nearest_name(), Some("gain"));
/// ```
pub fn determine(book: &Rulebook, findings: &Findings) -> Result<Determination, Problems> {
    let state = State::new(book, findings)?;
    Ok(state.determination(book))
}

/// Determines many findings under one rulebook. It is defined as one [`determine`] after the other.
///
/// ```
/// use distinguo::determination::{Findings, determine, determine_batch};
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("cn.reference").unwrap();
/// let findings = Findings::load(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference"}]}"#).unwrap();
/// let batch = determine_batch(&book, [&findings, &findings]);
/// assert_eq!(batch, [determine(&book, &findings), determine(&book, &findings)]);
/// ```
pub fn determine_batch<'f>(
    book: &Rulebook,
    findings: impl IntoIterator<Item = &'f Findings>,
) -> Vec<Result<Determination, Problems>> {
    findings.into_iter().map(|findings| determine(book, findings)).collect()
}

/// Findings under a rulebook, before and after presumptions.
pub(crate) struct State<'b> {
    pub(crate) model: &'b Model,
    /// What was found and read.
    pub(crate) found: Standing,
    /// With what is presumed where a decision is due.
    pub(crate) now: Standing,
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
        let truths_found = model.conditions.evaluate(&found.known);
        let mut now = found.clone();
        let mut truths = truths_found.clone();
        presume(model, &mut now, &mut truths);
        Self { model, found, now, truths_found, truths, tables }
    }

    fn determination(&self, book: &Rulebook) -> Determination {
        let conflicts = self.conflicts();
        let result = if conflicts.is_empty() {
            let mut explainer = Explainer::new(self);
            let tables = self.tables.iter().filter_map(|table| self.table(*table, &mut explainer)).list();
            Outcome::Determined {
                aspects: self.aspects(),
                ask_reasons: self.met(ContradictionEffect::AskReasons),
                tables,
                conditions: explainer.conditions(),
            }
        } else {
            Outcome::Contradictory { conflicts }
        };
        let contested = self.found.contested.iter().filter_map(|var| self.contested(*var)).list();
        Determination {
            format: Format::V1,
            rulebook: BookRef::of(book),
            semantics: SEMANTICS,
            answers: self.answers(),
            contested,
            result,
        }
    }

    /// Whether the findings cannot be true together.
    pub(crate) fn contradictory(&self) -> bool {
        !self.conflicts().is_empty()
    }

    /// What a table makes of the findings.
    pub(crate) fn result(&self, table: usize) -> Option<TableResult> {
        self.table(table, &mut Explainer::new(self))
    }

    /// Whether the test on which a fact applies fails.
    pub(crate) fn inapplicable(&self, fact: usize) -> bool {
        let applies = self.model.facts.get(fact).and_then(|fact| fact.applies.as_ref());
        applies.is_some_and(|test| self.truth(test.cond) == logic::Truth::Fails)
    }

    /// The verdict on a condition, after presumptions.
    pub(crate) fn truth(&self, cond: logic::Cond) -> logic::Truth {
        self.truths.get(cond.index()).copied().unwrap_or(logic::Truth::Open)
    }

    /// What the findings run into. Presumptions play no part in it.
    pub(crate) fn conflicts(&self) -> Vec<Conflict> {
        let mut conflicts = self.met(ContradictionEffect::Impossible);
        for (fact, model) in self.model.facts.iter().enumerate() {
            let fails = |cond: logic::Cond| self.truths_found.get(cond.index()) == Some(&logic::Truth::Fails);
            let Some(applies) = model.applies.as_ref().filter(|test| fails(test.cond)) else { continue };
            if self.found_by_people(fact) {
                let support = self.model.conditions.support(applies.cond);
                let facts = std::iter::once(fact).chain(support.iter().map(Var::index)).list();
                conflicts.push(self.conflict(None, facts));
            }
        }
        // Several contradictions may leave no case although none of them is met alone.
        if conflicts.is_empty() && !leaves_a_case(self.model, &self.found.known) {
            let open = |cond: logic::Cond| self.truths_found.get(cond.index()) != Some(&logic::Truth::Fails);
            conflicts.extend(self.contradictions(ContradictionEffect::Impossible, open));
        }
        conflicts
    }

    /// Whether people found an answer, be it a contested one.
    fn found_by_people(&self, fact: usize) -> bool {
        matches!(self.found.sources.get(fact), Some(Some(Source::Found { .. }))) || self.is_contested(fact)
    }

    fn is_contested(&self, fact: usize) -> bool {
        self.found.contested.iter().any(|var| var.index() == fact)
    }

    /// The contradictions of an effect that are met.
    fn met(&self, effect: ContradictionEffect) -> Vec<Conflict> {
        self.contradictions(effect, |cond| self.truths_found.get(cond.index()) == Some(&logic::Truth::Holds))
    }

    fn contradictions(&self, effect: ContradictionEffect, which: impl Fn(logic::Cond) -> bool) -> Vec<Conflict> {
        let all = self.model.document.contradictions.iter().zip(&self.model.contradictions).enumerate();
        all.filter(|(_, (written, test))| written.effect == effect && which(test.cond))
            .map(|(position, (_, test))| {
                let support = self.model.conditions.support(test.cond);
                self.conflict(Some(position), support.iter().map(Var::index).collect())
            })
            .list()
    }

    fn conflict(&self, contradiction: Option<usize>, mut facts: Vec<usize>) -> Conflict {
        facts.retain(|fact| self.found.answer(*fact).is_some() || self.is_contested(*fact));
        facts.dedup();
        let written = contradiction.and_then(|position| self.model.document.contradictions.get(position));
        let of_facts = facts.iter().filter_map(|fact| self.model.document.facts.get(*fact));
        let mut clauses: Vec<Cited> = written.map(|written| cited(self.model, &written.clause)).unwrap_or_default();
        for clause in of_facts.clone().flat_map(|fact| cited(self.model, &fact.clause)) {
            if !clauses.contains(&clause) {
                clauses.push(clause);
            }
        }
        Conflict {
            contradiction: written.map(|written| written.id.clone()),
            facts: of_facts.map(|fact| fact.id.clone()).collect(),
            clauses,
        }
    }

    fn contested(&self, var: Var) -> Option<Contested> {
        let fact = self.model.document.facts.get(var.index())?;
        let known = self.found.known.get(var.index())?;
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

    fn aspects(&self) -> Vec<AspectVerdict> {
        let aspects = self.model.document.aspects.iter().zip(&self.model.aspects);
        aspects
            .filter(|(_, poles)| poles.iter().any(Option::is_some))
            .map(|(aspect, poles)| {
                let truth = |pole: &Option<crate::rulebook::Test>| {
                    pole.as_ref().map_or(logic::Truth::Fails, |test| self.truth(test.cond))
                };
                let [favourable, adverse] = poles;
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

    fn table(&self, position: usize, explainer: &mut Explainer<'_, 'b>) -> Option<TableResult> {
        let written = self.model.document.tables.get(position)?;
        let table = self.model.tables.get(position)?;
        let possible = self.outcomes(table, table.diagram.possible(&self.found.known));
        let verdicts = table.diagram.possible(&self.now.known);
        let decided = match verdicts.count_ones() {
            1 => table.verdicts.get(usize::try_from(verdicts.trailing_zeros()).ok()?),
            _ => None,
        };
        let row = self.holding_row(table);
        let open = if decided.is_some() { Vec::new() } else { self.open(position, table) };
        let now = decided.map_or(Now::Blocked, |verdict| self.decided(position, table, verdict, row));
        let permitted = decided.map_or(0, |verdict| verdict.permit);
        Some(TableResult {
            table: written.id.clone(),
            purpose: written.purpose,
            possible: outcome_ids(self.model, position, possible),
            if_decided_now: now,
            open,
            unassessed: self.unassessed(table),
            rows: explainer.rows(position, table, decided, row),
            why_not: explainer.why_not(position, table, permitted, row),
        })
    }

    /// The outcomes that any of these verdicts permits.
    pub(crate) fn outcomes(&self, table: &TableModel, verdicts: u64) -> u64 {
        let permits = table.verdicts.iter().enumerate().filter(|(verdict, _)| verdicts >> verdict & 1 == 1);
        permits.fold(0, |outcomes, (_, verdict)| outcomes | verdict.permit)
    }

    /// The first row that holds, whatever is still open before it.
    fn holding_row(&self, table: &TableModel) -> Option<usize> {
        let holds = |row: &crate::rulebook::RowModel| {
            row.when.as_ref().is_none_or(|test| self.truth(test.cond) == logic::Truth::Holds)
        };
        table.rows.iter().position(holds)
    }

    /// Whether a row before that one is open.
    fn open_before(&self, table: &TableModel, row: usize) -> bool {
        let open = |row: &crate::rulebook::RowModel| {
            row.when.as_ref().is_some_and(|test| self.truth(test.cond) == logic::Truth::Open)
        };
        table.rows.iter().take(row).any(open)
    }

    fn decided(&self, position: usize, table: &TableModel, verdict: &Verdict, row: Option<usize>) -> Now {
        let written = self.model.document.tables.get(position);
        // Where open rows come first, the row that holds is named only if it gives what they all lead to.
        let gives = |row: &usize| {
            let verdict_of = table.rows.get(*row).and_then(|row| table.verdicts.get(usize::from(row.verdict)));
            verdict_of == Some(verdict) || !self.open_before(table, *row)
        };
        let row = row.filter(gives).and_then(|row| written?.rows.get(row));
        let normally = verdict.normally.and_then(|normally| written?.outcomes.get(usize::from(normally)));
        Now::Decided {
            permits: outcome_ids(self.model, position, verdict.permit),
            normally: normally.map(|outcome| outcome.id.clone()),
            reasons: verdict.reasons,
            consider: row.map(|row| row.consider.clone()).unwrap_or_default(),
            row: row.map(|row| row.id.clone()),
            bottom_line: row.is_some_and(|row| row.bottom_line),
        }
    }

    fn open(&self, position: usize, table: &TableModel) -> Vec<OpenFact> {
        let vars = table.diagram.open(&self.now.known);
        vars.into_iter().filter_map(|var| self.open_fact(position, table, var)).list()
    }

    /// What a reader must know about an open fact.
    pub(crate) fn open_fact(&self, position: usize, table: &TableModel, var: Var) -> Option<OpenFact> {
        let fact = self.model.document.facts.get(var.index())?;
        let depends = |row: &&crate::rulebook::RowModel| {
            row.when.as_ref().is_some_and(|test| {
                self.truth(test.cond) == logic::Truth::Open && self.model.conditions.support(test.cond).contains(var)
            })
        };
        let row = table.rows.iter().position(|row| depends(&row));
        let row = row.and_then(|row| self.model.document.tables.get(position)?.rows.get(row));
        let known = self.now.known.get(var.index()).copied().unwrap_or(Answers::NONE);
        Some(OpenFact {
            fact: fact.id.clone(),
            answers: answer_ids(self.model, var.index(), known),
            found_by: fact.found_by.clone(),
            supplied_by: fact.supplied_by.clone(),
            read_from: fact.reads.as_ref().map(|reads| reads.table.clone()),
            needed_by: row.map(|row| row.id.clone()),
            clauses: cited(self.model, &fact.clause),
        })
    }

    /// Open facts of assessments that the table is about.
    fn unassessed(&self, table: &TableModel) -> Vec<Id> {
        let model = self.model;
        let about: Vec<&Id> = table
            .support
            .iter()
            .filter_map(|var| model.document.facts.get(var.index()))
            .map(|fact| &fact.aspect)
            .list();
        let assessed = |id: &Id| {
            let aspect = model.index.aspects.get(id).and_then(|aspect| model.document.aspects.get(*aspect));
            aspect.is_some_and(|aspect| aspect.kind == AspectKind::Assessment)
        };
        let facts = model.document.facts.iter().enumerate();
        facts
            .filter(|(_, fact)| about.contains(&&fact.aspect) && assessed(&fact.aspect))
            .filter(|(position, _)| self.now.answer(*position).is_none() && !self.inapplicable(*position))
            .map(|(_, fact)| fact.id.clone())
            .list()
    }
}

/// Whether the contradictions leave a completion.
fn leaves_a_case(model: &Model, known: &[Answers]) -> bool {
    // Every table leaves out the same combinations.
    model.tables.first().is_none_or(|table| table.diagram.possible(known) != 0)
}

/// Fills open facts with what is presumed, in declared order, each presumption seeing what earlier ones filled in.
/// What the findings rule out is not presumed.
fn presume(model: &Model, standing: &mut Standing, truths: &mut Vec<logic::Truth>) {
    let mut touched = Vars::default();
    for (written, test) in model.document.contradictions.iter().zip(&model.contradictions) {
        if written.effect == ContradictionEffect::Impossible {
            touched = touched.union(model.conditions.support(test.cond));
        }
    }
    if !touched.is_empty() && !leaves_a_case(model, &standing.known) {
        return;
    }
    for (position, presumption) in model.presumptions.iter().enumerate() {
        let truth = |test: &crate::rulebook::Test| truths.get(test.cond.index()).copied();
        let raised = presumption.when.as_ref().is_none_or(|test| truth(test) == Some(logic::Truth::Holds));
        let rebutted = presumption.unless.as_ref().is_some_and(|test| truth(test) == Some(logic::Truth::Holds));
        if !raised || rebutted {
            continue;
        }
        let mut filled = false;
        for (var, answer) in &presumption.presume {
            let fact = var.index();
            let applies = model.facts.get(fact).and_then(|fact| fact.applies.as_ref());
            let applies = applies.is_none_or(|test| truth(test) != Some(logic::Truth::Fails));
            let open = standing.known.get(fact).copied().unwrap_or(Answers::NONE);
            if applies && open.contains(*answer) && standing.answer(fact).is_none() {
                standing.set(fact, Answers::one(*answer), Some(Source::Presumed(position)));
                if touched.contains(*var) && !leaves_a_case(model, &standing.known) {
                    standing.set(fact, open, None);
                } else {
                    filled = true;
                }
            }
        }
        if filled {
            model.conditions.evaluate_into(&standing.known, truths);
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
