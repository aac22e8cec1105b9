//! What is proved about every rulebook before it may be used, and the counterexamples in words. Impossible
//! combinations are left out throughout.

use super::compile::Compiled;
use super::document::{AspectKind, Class, Document, NOT_APPLICABLE, Subject, Table};
use super::model::{TableModel, Test, Verdict};
use super::shape::{self, Claim, Shape, TableShape};
use crate::document::Id;
use crate::error::{Code, Example, Problem, Problems};
use crate::list::ToList;
use crate::logic::{Answers, Budget, Cond, Prover, Row, TooComplex, Var, Vars, Witness};
use crate::sorted::Map;

/// Proves every table and aspect; the tables with their diagrams, or `None` after a proof has failed. A thorough proof
/// also looks for rows that change nothing, or that nobody would miss.
pub(crate) fn prove(
    document: &Document,
    compiled: &Compiled,
    shape: &mut Shape,
    thorough: bool,
    problems: &mut Problems,
) -> Option<Vec<TableModel>> {
    let impossible = impossible(document, &shape.contradictions);
    let mut book = Book { document, compiled, impossible, thorough, problems };
    // Where nothing is possible, everything that follows is an echo.
    if !book.anything_possible() {
        return None;
    }
    let mut sound = book.poles(&shape.aspects);
    let mut tables = Vec::with_capacity(shape.tables.len());
    for (position, table) in std::mem::take(&mut shape.tables).into_iter().enumerate() {
        let claims: Vec<(usize, &Claim)> =
            shape.guarantees.iter().enumerate().filter(|(_, claim)| claim.table() == position).list();
        match book.table(position, table, &claims) {
            Some(table) => tables.push(table),
            None => sound = false,
        }
    }
    sound.then_some(tables)
}

fn impossible(document: &Document, contradictions: &[Test]) -> Vec<Cond> {
    use super::document::ContradictionEffect::Impossible;
    let written = document.contradictions.iter().map(|contradiction| contradiction.effect);
    contradictions.iter().zip(written).filter(|(_, effect)| *effect == Impossible).map(|(test, _)| test.cond).list()
}

/// The book under proof.
struct Book<'a> {
    document: &'a Document,
    compiled: &'a Compiled,
    impossible: Vec<Cond>,
    /// Whether advice is wanted too, which takes longer than all proofs.
    thorough: bool,
    problems: &'a mut Problems,
}

/// A table under proof.
struct Claims<'a> {
    position: usize,
    table: &'a Table,
    rows: &'a [Row],
    verdicts: &'a [Verdict],
    claims: &'a [(usize, &'a Claim)],
    lines: Vec<Cond>,
    support: Vars,
}

/// A guarantee that does not hold.
struct Broken {
    guarantee: usize,
    witness: Witness,
    /// The fact and its worse answer, where a monotone claim fails.
    step: Option<(Var, u8)>,
}

impl Book<'_> {
    /// That the contradictions leave a case.
    fn anything_possible(&mut self) -> bool {
        let compiled = self.compiled;
        let impossible = self.impossible.clone();
        let prover = Prover::new(&compiled.space, &compiled.conditions, &[], &impossible, Budget::default());
        // With no rows at all, every possible case is a gap.
        match prover.and_then(|mut prover| prover.gap()) {
            Ok(Some(_)) => true,
            Ok(None) => {
                self.problems.push(Problem::new(Code::NothingPossible, "/contradictions"));
                false
            }
            Err(error) => self.too_complex("/contradictions", "contradictions", &error),
        }
    }

    /// That the poles of distinctions are disjoint.
    fn poles(&mut self, aspects: &[[Option<Test>; 2]]) -> bool {
        let compiled = self.compiled;
        let impossible = self.impossible.clone();
        let prover = Prover::new(&compiled.space, &compiled.conditions, &[], &impossible, Budget::default());
        let mut prover = match prover {
            Ok(prover) => prover,
            Err(error) => return self.too_complex("/contradictions", "contradictions", &error),
        };
        let mut sound = true;
        for (position, (aspect, poles)) in self.document.aspects.iter().zip(aspects).enumerate() {
            let [Some(favourable), Some(adverse)] = poles else { continue };
            if aspect.kind != AspectKind::Distinction || aspect.overlap.is_some() {
                continue;
            }
            let pointer = format!("/aspects/{position}");
            match prover.both(favourable.cond, adverse.cond) {
                Ok(None) => {}
                Ok(Some(witness)) => {
                    let [one, other] = [favourable, adverse].map(|pole| compiled.conditions.support(pole.cond));
                    let example = self.example(&witness, one.union(other), None);
                    let problem = Problem::new(Code::PolesOverlap, pointer).given(&aspect.id).example(example);
                    self.problems
                        .push(problem.clauses(aspect.clause.iter().flat_map(|clauses| clauses.iter().cloned())));
                    sound = false;
                }
                Err(error) => sound = self.too_complex(&pointer, aspect.id.as_str(), &error),
            }
        }
        sound
    }

    fn too_complex(&mut self, pointer: &str, name: &str, error: &TooComplex) -> bool {
        let row = error.at.map(|row| format!(" row {}", row + 1)).unwrap_or_default();
        let facts = error.busiest.iter().filter_map(|var| self.document.facts.get(var.index()));
        let facts: Vec<String> = facts.map(|fact| format!("`{}`", fact.id)).list();
        let problem =
            Problem::new(Code::TooComplex, pointer).given(format_args!("{name}{row}")).expected(facts.join(", "));
        self.problems.push(problem);
        false
    }

    fn table(&mut self, position: usize, shape: TableShape, claims: &[(usize, &Claim)]) -> Option<TableModel> {
        let document = self.document;
        let table = document.tables.get(position)?;
        let rows: Vec<Row> = shape
            .rows
            .iter()
            .map(|row| Row { when: row.when.as_ref().map(|test| test.cond), verdict: row.verdict })
            .collect();
        let compiled = self.compiled;
        let pointer = format!("/tables/{position}");
        let impossible = self.impossible.clone();
        let prover = Prover::new(&compiled.space, &compiled.conditions, &rows, &impossible, Budget::default());
        let mut prover = match prover {
            Ok(prover) => prover,
            Err(error) => {
                self.too_complex(&pointer, table.id.as_str(), &error);
                return None;
            }
        };
        let supports = rows.iter().filter_map(|row| row.when).map(|when| compiled.conditions.support(when));
        let support = supports.fold(Vars::default(), Vars::union);
        let lines = table.rows.iter().zip(&rows).filter(|(row, _)| row.bottom_line).filter_map(|(_, row)| row.when);
        let claims =
            Claims { position, table, rows: &rows, verdicts: &shape.verdicts, claims, lines: lines.collect(), support };
        let before = self.problems.errors();
        if let Err(error) = self.proofs(&mut prover, &claims) {
            self.too_complex(&pointer, table.id.as_str(), &error);
            return None;
        }
        if self.problems.errors() > before {
            return None;
        }
        if self.thorough
            && let Err(error) = self.luck(&claims)
        {
            self.too_complex(&pointer, table.id.as_str(), &error);
            return None;
        }
        let diagram = prover.freeze();
        Some(TableModel { rows: shape.rows, verdicts: shape.verdicts, diagram, support })
    }

    fn proofs(&mut self, prover: &mut Prover<'_>, table: &Claims<'_>) -> Result<(), TooComplex> {
        let rows = format!("/tables/{}/rows", table.position);
        if let Some(witness) = prover.gap()? {
            let example = self.example(&witness, table.support, None);
            self.problems.push(Problem::new(Code::Gap, &rows).given(&table.table.id).example(example));
        }
        let dead = prover.dead()?;
        for (row, witness) in &dead {
            let Some(written) = table.table.rows.get(*row) else { continue };
            let mut problem = Problem::new(Code::DeadRow, format!("{rows}/{row}")).given(&written.id);
            if let Some(witness) = witness {
                let by =
                    self.first_row(witness, table.rows).and_then(|row| table.table.rows.get(row)).map(|row| &row.id);
                problem = problem.expected(by.map(|by| format!(" (`{by}`)")).unwrap_or_default());
                problem = problem.example(self.example(witness, table.support, by.map(Id::as_str)));
            }
            self.problems.push(problem.clauses(written.clause.iter().cloned()));
        }
        if shape::unique(table.table)
            && let Some((one, other, witness)) = prover.overlap()?
        {
            let name = |row: usize| table.table.rows.get(row).map_or("", |row| row.id.as_str());
            let example = self.example(&witness, table.support, None);
            let given = format!("`{}`, `{}`", name(one), name(other));
            self.problems
                .push(Problem::new(Code::RowsOverlap, format!("{rows}/{other}")).given(given).example(example));
        }
        let mut broken = Vec::new();
        for claim in table.claims {
            broken.extend(self.broken(prover, table, claim)?);
        }
        for broken in &broken {
            self.report(table, broken);
        }
        if self.thorough && dead.is_empty() && broken.is_empty() {
            self.advice(prover, table, &rows)?;
        }
        Ok(())
    }

    /// The way in which a guarantee fails, if it does.
    fn broken(
        &self,
        prover: &mut Prover<'_>,
        table: &Claims<'_>,
        claim: &(usize, &Claim),
    ) -> Result<Option<Broken>, TooComplex> {
        let (guarantee, claim) = *claim;
        let broken = |witness| Broken { guarantee, witness, step: None };
        match claim {
            Claim::Never { when, outcomes, .. } => {
                let permitting =
                    table.verdicts.iter().enumerate().filter(|(_, verdict)| verdict.permit & outcomes != 0);
                let permitting = permitting.fold(0_u64, |set, (verdict, _)| set | 1 << verdict);
                Ok(prover.reaches(when.cond, permitting)?.map(broken))
            }
            Claim::BottomLine { when, .. } => Ok(prover.outside(when.cond, &table.lines)?.map(broken)),
            Claim::Monotone { facts, .. } => {
                let bounds: Vec<Option<[Class; 2]>> =
                    table.verdicts.iter().map(|verdict| bounds(table.table, verdict.permit)).collect();
                let bounds = |verdict: u8| bounds.get(usize::from(verdict)).copied().flatten();
                let not_milder = |better: u8, worse: u8| match (bounds(better), bounds(worse)) {
                    (Some([best, worst]), Some([best_then, worst_then])) => best_then >= best && worst_then >= worst,
                    _ => true,
                };
                let all = || table.support.iter().collect();
                for var in facts.clone().unwrap_or_else(all) {
                    let stepped = self.compiled.facts.get(var.index()).map_or(Answers(0), |fact| fact.ordered);
                    if let Some(reversal) = prover.monotone(var, stepped, &not_milder)? {
                        return Ok(Some(Broken { guarantee, witness: reversal.at, step: Some((var, reversal.worse)) }));
                    }
                }
                Ok(None)
            }
        }
    }

    fn report(&mut self, table: &Claims<'_>, broken: &Broken) {
        let Some(guarantee) = self.document.guarantees.get(broken.guarantee) else { return };
        let pointer = format!("/guarantees/{}", broken.guarantee);
        let mut support = table.support;
        if let Some((_, Claim::Never { when, .. } | Claim::BottomLine { when, .. })) =
            table.claims.iter().find(|(position, _)| *position == broken.guarantee)
        {
            support = support.union(self.compiled.conditions.support(when.cond));
        }
        let outcomes = |witness: &Witness| {
            let row = table.rows.get(self.first_row(witness, table.rows)?)?;
            table.verdicts.get(usize::from(row.verdict)).map(|verdict| verdict.permit)
        };
        let problem = match broken.step {
            None => {
                let permit = outcomes(&broken.witness);
                Problem::new(Code::GuaranteeBroken, pointer).given(&guarantee.id).example(self.outcome_example(
                    &broken.witness,
                    support,
                    table.table,
                    &[permit],
                    None,
                ))
            }
            Some((var, worse)) => {
                let mut stepped = broken.witness.clone();
                if let Some(answer) = stepped.get_mut(var.index()) {
                    *answer = Some(worse);
                }
                let permits = [outcomes(&broken.witness), outcomes(&stepped)];
                let fact = self.document.facts.get(var.index()).map_or("", |fact| fact.id.as_str());
                Problem::new(Code::NotMonotone, pointer)
                    .given(&guarantee.id)
                    .expected(format_args!("`{fact}`"))
                    .example(self.outcome_example(&broken.witness, support, table.table, &permits, Some(&stepped)))
            }
        };
        self.problems.push(problem.clauses(guarantee.clause.iter().cloned()));
    }

    /// Rows that change nothing, and rows whose loss nobody would notice.
    fn advice(&mut self, prover: &mut Prover<'_>, table: &Claims<'_>, rows: &str) -> Result<(), TooComplex> {
        let redundant = prover.redundant()?;
        for row in &redundant {
            if let Some(written) = table.table.rows.get(*row).filter(|row| !row.bottom_line) {
                self.problems.push(Problem::new(Code::RedundantRow, format!("{rows}/{row}")).given(&written.id));
            }
        }
        for (row, written) in table.table.rows.iter().enumerate() {
            let mut lines = table.lines.clone();
            if written.bottom_line {
                lines.remove(row.min(lines.len().saturating_sub(1)));
            }
            let table = Claims { lines, ..*table };
            let noticed = prover.without(row, |without| {
                let mut noticed = without.gap()?.is_some();
                for claim in table.claims {
                    noticed = noticed || self.broken(without, &table, claim)?.is_some();
                }
                Ok(noticed)
            })?;
            if !noticed {
                self.problems.push(Problem::new(Code::UnguardedRow, format!("{rows}/{row}")).given(&written.id));
            }
        }
        Ok(())
    }

    /// Consequences that alone stand between tolerance and a bottom line without firm ground: success must not excuse
    /// what failure condemns.
    fn luck(&mut self, table: &Claims<'_>) -> Result<(), TooComplex> {
        const OTHER: u8 = 0;
        const LINE: u8 = 1;
        const TOLERATED: u8 = 2;
        let (compiled, document) = (self.compiled, self.document);
        let is_consequence =
            |var: &Var| document.facts.get(var.index()).is_some_and(|fact| fact.about == Some(Subject::Consequences));
        let consequences: Vec<Var> = table.support.iter().filter(is_consequence).list();
        let tolerated = table.table.outcomes.iter().enumerate().filter(|(_, outcome)| outcome.tolerated == Some(true));
        let tolerated = tolerated.fold(0_u64, |set, (position, _)| set | 1 << position);
        let verdict = |written: &super::document::Row, row: &Row| {
            if written.bottom_line {
                let firm = written.clause.iter().all(|clause| compiled.index.is_verified(clause));
                return if firm { OTHER } else { LINE };
            }
            let permits = table.verdicts.get(usize::from(row.verdict)).map_or(0, |verdict| verdict.permit);
            if permits & tolerated == 0 { OTHER } else { TOLERATED }
        };
        let rows: Vec<Row> = table
            .table
            .rows
            .iter()
            .zip(table.rows)
            .map(|(written, row)| Row { when: row.when, verdict: verdict(written, row) })
            .collect();
        if consequences.is_empty() || !rows.iter().any(|row| row.verdict == LINE) {
            return Ok(());
        }
        let impossible = self.impossible.clone();
        let mut prover = Prover::new(&compiled.space, &compiled.conditions, &rows, &impossible, Budget::default())?;
        for var in consequences {
            let fair = |one: u8, other: u8| !matches!((one, other), (LINE, TOLERATED) | (TOLERATED, LINE));
            let Some(found) = prover.monotone(var, compiled.space.all(var), &fair)? else { continue };
            let mut stepped = found.at.clone();
            if let Some(answer) = stepped.get_mut(var.index()) {
                *answer = Some(found.worse);
            }
            let decided = [&found.at, &stepped].map(|case| self.first_row(case, &rows));
            let permits = decided.map(|row| {
                let row = table.rows.get(row?)?;
                table.verdicts.get(usize::from(row.verdict)).map(|verdict| verdict.permit)
            });
            let line =
                decided.iter().flatten().filter_map(|row| table.table.rows.get(*row)).find(|row| row.bottom_line);
            let example = self.outcome_example(&found.at, table.support, table.table, &permits, Some(&stepped));
            let fact = document.facts.get(var.index()).map_or("", |fact| fact.id.as_str());
            let problem = Problem::new(Code::OutcomeLuck, format!("/facts/{}", var.index())).given(fact);
            let problem = problem.expected(line.map(|row| format!("`{}`", row.id)).unwrap_or_default());
            let clauses = line.map(|row| row.clause.iter().cloned().collect::<Vec<_>>()).unwrap_or_default();
            self.problems.push(problem.clauses(clauses).example(example));
        }
        Ok(())
    }

    /// The first row that holds in a case.
    fn first_row(&self, witness: &Witness, rows: &[Row]) -> Option<usize> {
        let answers: Vec<u8> = witness.iter().map(|answer| answer.unwrap_or(0)).collect();
        let holds = |row: &Row| row.when.is_none_or(|when| self.compiled.conditions.holds(when, &answers));
        rows.iter().position(holds)
    }

    /// A case in words: "State of mind: knowing; …".
    fn example(&self, witness: &Witness, support: Vars, outcome: Option<&str>) -> Example {
        let mut example = self.case(witness, support);
        if let Some(outcome) = outcome {
            for (_, words) in example.words.iter_mut() {
                *words = format!("{words} → {outcome}");
            }
        }
        example
    }

    fn outcome_example(
        &self,
        witness: &Witness,
        support: Vars,
        table: &Table,
        permits: &[Option<u64>],
        stepped: Option<&Witness>,
    ) -> Example {
        let mut example = self.case(witness, support);
        for (language, words) in &mut example.words {
            let mut permits = permits.iter().flatten();
            if let Some(permit) = permits.next() {
                *words = format!("{words} → {}", outcome_words(table, *permit, language));
            }
            if let (Some(stepped), Some(permit)) = (stepped, permits.next()) {
                // A fact may begin to apply by the step, and its answer matters then.
                let changed = support.iter().filter(|var| self.answer(stepped, *var) != self.answer(witness, *var));
                let changed = changed.filter_map(|var| self.fact_words(var, self.answer(stepped, var)?, language));
                let changed = changed.list().join(joint(language));
                *words = format!("{words}{}{changed} → {}", joint(language), outcome_words(table, *permit, language));
            }
        }
        example
    }

    /// What a witness says of a fact: an answer, or that it does not apply.
    fn answer(&self, witness: &Witness, var: Var) -> Option<Option<u8>> {
        let answer = witness.get(var.index()).copied().flatten()?;
        let model = self.compiled.facts.get(var.index())?;
        let complete: Vec<u8> = witness.iter().map(|answer| answer.unwrap_or(0)).collect();
        let applies = model.applies.as_ref().is_none_or(|test| self.compiled.conditions.holds(test.cond, &complete));
        Some(applies.then_some(answer))
    }

    fn case(&self, witness: &Witness, support: Vars) -> Example {
        let mut answers = Map::default();
        let mut words: Vec<(String, Vec<String>)> =
            self.document.languages.iter().map(|language| (language.clone(), Vec::new())).collect();
        for var in support.iter() {
            let Some(said) = self.answer(witness, var) else { continue };
            let Some(model) = self.compiled.facts.get(var.index()) else { continue };
            let Some(fact) = self.document.facts.get(var.index()) else { continue };
            let id = match said {
                Some(answer) => model.answers.get(usize::from(answer)).map(|(id, _)| id.clone()),
                None => Id::new(NOT_APPLICABLE),
            };
            if let Some(id) = id {
                answers.insert(fact.id.clone(), id);
            }
            for (language, words) in &mut words {
                words.extend(self.fact_words(var, said, language));
            }
        }
        let joined = words.into_iter().map(|(language, words)| {
            let words = words.join(joint(&language));
            (language, words)
        });
        Example { answers, words: joined.collect() }
    }

    /// "State of mind: knowing"; `None` for an answer says that the fact does not apply.
    fn fact_words(&self, var: Var, answer: Option<u8>, language: &str) -> Option<String> {
        let fact = self.document.facts.get(var.index())?.label.in_language(language);
        let model = self.compiled.facts.get(var.index())?;
        let answer = match answer {
            Some(answer) => model.answers.get(usize::from(answer))?.1.in_language(language),
            None => super::words::not_applicable(language),
        };
        Some(if language == "zh" { format!("{fact}：{answer}") } else { format!("{fact}: {answer}") })
    }
}

/// The mildest and the hardest class of a set of outcomes.
pub(crate) fn bounds(table: &Table, permit: u64) -> Option<[Class; 2]> {
    let classes = table.outcomes.iter().enumerate().filter(|(position, _)| permit >> position & 1 == 1);
    let classes: Vec<Class> = classes.map(|(_, outcome)| outcome.class).collect::<Option<_>>()?;
    Some([*classes.iter().min()?, *classes.iter().max()?])
}

/// What stands between the parts of a case.
fn joint(language: &str) -> &'static str {
    if language == "zh" { "；" } else { "; " }
}

fn outcome_words(table: &Table, permit: u64, language: &str) -> String {
    let outcomes = table.outcomes.iter().enumerate().filter(|(position, _)| permit >> position & 1 == 1);
    let outcomes: Vec<&str> = outcomes.map(|(_, outcome)| outcome.label.in_language(language)).list();
    outcomes.join(super::words::or(language))
}
