//! From the document to the model: sizes, names, languages, shapes; then tests to conditions. What a table *means* is
//! proved next door.

use std::collections::BTreeMap;

use super::condition::{Condition, FactTest};
use super::document::{Document, Domain, NOT_APPLICABLE};
use super::model::{ClauseModel, FactModel, Index, Test, TestKind};
use super::place::Place;
use super::{procedure, quoted, walk};
use crate::document::{Id, Text, unknown_name};
use crate::error::{Code, Language, Problem, Problems};
use crate::list::ToList;
use crate::logic::{Answers, Conditions, Space, Var};
use crate::sorted::{Map, Set, repeated};

/// More facts than any regulation has, and few enough for the diagrams.
pub(crate) const FACTS: usize = 128;
/// Answers of one fact.
pub(crate) const ANSWERS: usize = 16;
/// Outcomes of one table.
pub(crate) const OUTCOMES: usize = 32;
/// Entries of any other section, rows of a table, parts of a condition.
pub(crate) const ENTRIES: usize = 256;
/// Levels of relief.
pub(crate) const LEVELS: usize = 16;
/// Acts and events that the procedure names, over the whole document.
pub(crate) const MOVES: usize = 4_000;
/// Tests that compare a fact, over the whole document.
pub(crate) const LEAVES: usize = 20_000;

/// The parts of a model that come before its tables.
pub(crate) struct Compiled {
    pub(crate) index: Index,
    pub(crate) space: Space,
    pub(crate) conditions: Conditions,
    pub(crate) facts: Vec<FactModel>,
    pub(crate) named: Vec<Test>,
}

/// Resolves a document. Everything that is wrong is added to `problems`; the result is only there where the tests can
/// be compiled.
pub(crate) fn compile(document: &Document, problems: &mut Problems) -> Option<Compiled> {
    if !sizes(document, problems) {
        return None;
    }
    let index = index(document, problems);
    languages(document, problems);
    citations(document, &index, problems);
    quoted::check(document, problems);
    let facts = answers(document, &index, problems);
    let order = order(document, &index, problems)?;
    let sizes = facts.iter().map(|answers| u8::try_from(answers.len().max(1)).unwrap_or(u8::MAX));
    let space = Space::new(sizes.list())?;
    let mut compiler = Compiler {
        index: &index,
        answers: &facts,
        conditions: Conditions::new(),
        applies: vec![None; facts.len()],
        named: vec![None; document.conditions.len()],
        problems,
    };
    for item in order {
        compiler.definition(document, item);
    }
    let Compiler { conditions, applies, named, .. } = compiler;
    let named = named.into_iter().collect::<Option<Vec<_>>>()?;
    let facts = facts
        .into_iter()
        .zip(applies)
        .zip(&document.facts)
        .map(|((answers, applies), fact)| {
            let ordered = ordered(fact, &answers, document);
            FactModel { answers, ordered, applies }
        })
        .collect();
    Some(Compiled { index, space, conditions, facts, named })
}

/// The answers of a fact that are ordered, favourable first.
fn ordered(fact: &super::document::Fact, answers: &[(Id, Text)], document: &Document) -> Answers {
    let neutral = |position: usize| match &fact.domain {
        Domain::Answers(list) => list.get(position).is_some_and(|answer| answer.neutral),
        Domain::AnswersOf(id) => document
            .answer_sets
            .iter()
            .find(|set| set.id == *id)
            .and_then(|set| set.answers.get(position))
            .is_some_and(|answer| answer.neutral),
        Domain::Flag(flag) => flag.neutral,
        Domain::Amount(_) => false,
    };
    if fact.neutral {
        return Answers(0);
    }
    let kept = (0..answers.len().min(ANSWERS)).filter(|position| !neutral(*position));
    Answers(kept.fold(0, |mask, position| mask | 1 << position))
}

/// Whether every section is of a size that the rest can handle.
fn sizes(document: &Document, problems: &mut Problems) -> bool {
    let root = Place::Root;
    let mut sound = true;
    let mut check = |count: usize, limit: usize, place: &Place<'_>| {
        if count > limit {
            sound = false;
            problems.push(
                Problem::new(Code::TooLarge, place.pointer()).given(format_args!("{count} entries")).expected(limit),
            );
        }
    };
    check(document.facts.len(), FACTS, &Place::Field(&root, "facts"));
    check(document.languages.len(), 16, &Place::Field(&root, "languages"));
    for (count, name) in [
        (document.sources.len(), "sources"),
        (document.roles.len(), "roles"),
        (document.answer_sets.len(), "answer_sets"),
        (document.aspects.len(), "aspects"),
        (document.conditions.len(), "conditions"),
        (document.contradictions.len(), "contradictions"),
        (document.presumptions.len(), "presumptions"),
        (document.tables.len(), "tables"),
        (document.guarantees.len(), "guarantees"),
        (document.separation.len(), "separation"),
        (document.recusal.len(), "recusal"),
        (document.documents.len(), "documents"),
        (document.service.len(), "service"),
        (document.acts.len(), "acts"),
        (document.periods.len(), "periods"),
        (document.protections.len(), "protections"),
        (document.views.len(), "views"),
    ] {
        check(count, ENTRIES, &Place::Field(&root, name));
    }
    let sources = Place::Field(&root, "sources");
    for (position, source) in document.sources.iter().enumerate() {
        check(source.clauses.len(), ENTRIES, &Place::Field(&Place::Item(&sources, position), "clauses"));
    }
    let facts = Place::Field(&root, "facts");
    for (position, fact) in document.facts.iter().enumerate() {
        let at = Place::Item(&facts, position);
        match &fact.domain {
            Domain::Answers(list) => check(list.len(), ANSWERS, &Place::Field(&at, "answers")),
            Domain::Amount(amount) => check(amount.bands.len(), ANSWERS, &Place::Field(&at, "amount")),
            Domain::AnswersOf(_) | Domain::Flag(_) => {}
        }
    }
    let sets = Place::Field(&root, "answer_sets");
    for (position, set) in document.answer_sets.iter().enumerate() {
        check(set.answers.len(), ANSWERS, &Place::Field(&Place::Item(&sets, position), "answers"));
    }
    let tables = Place::Field(&root, "tables");
    for (position, table) in document.tables.iter().enumerate() {
        let at = Place::Item(&tables, position);
        check(table.outcomes.len(), OUTCOMES, &Place::Field(&at, "outcomes"));
        check(table.rows.len(), ENTRIES, &Place::Field(&at, "rows"));
    }
    check(document.relief.len(), LEVELS, &Place::Field(&root, "relief"));
    check(procedure::size(document), MOVES, &root);
    let leaves = leaves(document);
    check(leaves, LEAVES, &root);
    sound
}

/// How many comparisons the document writes.
fn leaves(document: &Document) -> usize {
    fn count(condition: &Condition) -> usize {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().map(count).sum(),
            Condition::AtLeast(at_least) => at_least.of.iter().map(count).sum(),
            Condition::Not(inner) => count(inner),
            Condition::Fact(_) | Condition::Holds(_) | Condition::Case(_) => 1,
        }
    }
    let named = document.conditions.iter().map(|condition| &condition.test);
    let rows = document.tables.iter().flat_map(|table| &table.rows).filter_map(|row| row.when.as_ref());
    let guarantees = document.guarantees.iter().filter_map(|guarantee| guarantee.when.as_ref());
    let applies = document.facts.iter().filter_map(|fact| fact.applies_when.as_ref());
    let poles = document.aspects.iter().flat_map(|aspect| [&aspect.favourable, &aspect.adverse]).flatten();
    let contradictions = document.contradictions.iter().map(|contradiction| &contradiction.test);
    let presumptions =
        document.presumptions.iter().flat_map(|presumption| [&presumption.when, &presumption.unless]).flatten();
    named
        .chain(rows)
        .chain(guarantees)
        .chain(applies)
        .chain(poles)
        .chain(contradictions)
        .chain(presumptions)
        .chain(procedure::conditions(document))
        .map(count)
        .sum()
}

/// Positions by name; an id used twice in a section is reported.
fn index(document: &Document, problems: &mut Problems) -> Index {
    let root = Place::Root;
    let mut unique = |section: &'static str, ids: Ids<'_, '_>| -> BTreeMap<Id, usize> {
        positions(&Place::Field(&root, section), ids, problems)
    };
    let mut index = Index {
        facts: unique("facts", &mut document.facts.iter().map(|fact| &fact.id)),
        aspects: unique("aspects", &mut document.aspects.iter().map(|aspect| &aspect.id)),
        answer_sets: unique("answer_sets", &mut document.answer_sets.iter().map(|set| &set.id)),
        conditions: unique("conditions", &mut document.conditions.iter().map(|condition| &condition.id)),
        tables: unique("tables", &mut document.tables.iter().map(|table| &table.id)),
        roles: unique("roles", &mut document.roles.iter().map(|role| &role.id)),
        documents: unique("documents", &mut document.documents.iter().map(|kind| &kind.id)),
        periods: unique("periods", &mut document.periods.iter().map(|period| &period.id)),
        levels: unique("relief", &mut document.relief.iter().map(|level| &level.id)),
        clauses: BTreeMap::new(),
    };
    unique("sources", &mut document.sources.iter().map(|source| &source.id));
    unique("contradictions", &mut document.contradictions.iter().map(|contradiction| &contradiction.id));
    unique("presumptions", &mut document.presumptions.iter().map(|presumption| &presumption.id));
    unique("guarantees", &mut document.guarantees.iter().map(|guarantee| &guarantee.id));
    unique("recusal", &mut document.recusal.iter().map(|ground| &ground.id));
    unique("service", &mut document.service.iter().map(|method| &method.id));
    unique("protections", &mut document.protections.iter().map(|protection| &protection.id));
    let tables = Place::Field(&root, "tables");
    for (position, table) in document.tables.iter().enumerate() {
        let at = Place::Item(&tables, position);
        positions(&Place::Field(&at, "outcomes"), &mut table.outcomes.iter().map(|outcome| &outcome.id), problems);
        positions(&Place::Field(&at, "rows"), &mut table.rows.iter().map(|row| &row.id), problems);
    }
    let clauses: Vec<(Id, ClauseModel)> = document
        .sources
        .iter()
        .enumerate()
        .flat_map(|(number, source)| {
            source.clauses.iter().enumerate().map(move |(position, clause)| {
                let nature = quoted::natured(clause, source);
                (clause.id.clone(), ClauseModel { nature, rank: source.rank, source: number, position })
            })
        })
        .list();
    for again in repeated(clauses.iter().map(|(id, _)| id.as_str())) {
        if let Some((id, ClauseModel { source, position, .. })) = clauses.get(again) {
            let pointer = format!("/sources/{source}/clauses/{position}/id");
            problems.push(Problem::new(Code::DuplicateId, pointer).given(id));
        }
    }
    index.clauses = clauses.into_iter().collect();
    index
}

type Ids<'i, 'd> = &'i mut dyn Iterator<Item = &'d Id>;

fn positions(section: &Place<'_>, ids: Ids<'_, '_>, problems: &mut Problems) -> BTreeMap<Id, usize> {
    let mut positions = BTreeMap::new();
    for (position, id) in ids.enumerate() {
        if positions.contains_key(id) {
            let item = Place::Item(section, position);
            problems.push(Problem::new(Code::DuplicateId, Place::Field(&item, "id").pointer()).given(id));
        } else {
            positions.insert(id.clone(), position);
        }
    }
    positions
}

/// Every label is written in exactly the languages of the book.
fn languages(document: &Document, problems: &mut Problems) {
    let expected: Set<&str> = document.languages.iter().map(String::as_str).collect();
    if expected.is_empty() || expected.len() != document.languages.len() {
        problems.push(Problem::new(Code::BadLanguages, "/languages").given(document.languages.join(", ")));
    }
    if !Language::ALL.iter().any(|language| expected.contains(language.tag())) {
        let known = Language::ALL.map(Language::tag).join(", ");
        problems
            .push(Problem::new(Code::UnknownWord, "/languages").given(document.languages.join(", ")).expected(known));
    }
    walk::labels(document, &mut |place, text| {
        let written: Vec<&str> = text.languages().collect();
        if !expected.iter().eq(&written) {
            let missing: Vec<&str> = expected.iter().copied().filter(|tag| !written.contains(tag)).list();
            let foreign = || written.iter().copied().filter(|tag| !expected.contains(tag)).list();
            let (code, given) = match missing.as_slice() {
                [] => (Code::ForeignLabel, foreign().join(", ")),
                missing => (Code::MissingLabel, missing.join(", ")),
            };
            problems.push(Problem::new(code, place.pointer()).given(given).expected(document.languages.join(", ")));
        }
        for tag in written {
            if text.in_language(tag).trim().is_empty() {
                problems.push(Problem::new(Code::EmptyLabel, place.pointer()).given(tag));
            }
        }
    });
}

/// Every clause that is cited exists.
fn citations(document: &Document, index: &Index, problems: &mut Problems) {
    walk::citations(document, &mut |place, clauses| {
        for clause in clauses.iter() {
            if !index.clauses.contains_key(clause) {
                unknown(problems, place, clause, "clause", index.clauses.keys());
            }
        }
    });
}

/// Reports an id that names nothing.
pub(crate) fn unknown<'n>(
    problems: &mut Problems,
    place: &Place<'_>,
    given: &Id,
    what: &str,
    known: impl IntoIterator<Item = &'n Id>,
) {
    unknown_name(problems, || place.pointer(), given, what, known);
}

/// The answers of every fact. A fact whose answers cannot be told gets none.
fn answers(document: &Document, index: &Index, problems: &mut Problems) -> Vec<Vec<(Id, Text)>> {
    let section = Place::Field(&Place::Root, "facts");
    let sets = Place::Field(&Place::Root, "answer_sets");
    for (position, set) in document.answer_sets.iter().enumerate() {
        let place = Place::Item(&sets, position);
        choices(&Place::Field(&place, "answers"), &set.answers, problems);
    }
    document
        .facts
        .iter()
        .enumerate()
        .map(|(position, fact)| {
            let place = Place::Item(&section, position);
            match &fact.domain {
                Domain::Answers(list) => choices(&Place::Field(&place, "answers"), list, problems),
                Domain::AnswersOf(id) => match index.answer_sets.get(id).and_then(|set| document.answer_sets.get(*set))
                {
                    Some(set) => set.answers.iter().map(|answer| (answer.id.clone(), answer.label.clone())).collect(),
                    None => {
                        let place = Place::Field(&place, "answers_of");
                        unknown(problems, &place, id, "answer set", index.answer_sets.keys());
                        Vec::new()
                    }
                },
                Domain::Flag(flag) => flag_answers(flag.favourable || flag.neutral),
                Domain::Amount(amount) => {
                    bands(&Place::Field(&place, "amount"), amount, problems);
                    amount.bands.iter().map(|band| (band.id.clone(), band.label.clone())).collect()
                }
            }
        })
        .collect()
}

fn choices(place: &Place<'_>, list: &[super::document::Answer], problems: &mut Problems) -> Vec<(Id, Text)> {
    positions(place, &mut list.iter().map(|answer| &answer.id), problems);
    if list.len() < 2 {
        problems.push(Problem::new(Code::TooFew, place.pointer()).given(list.len()).expected("two answers"));
    }
    if let Some(reserved) = list.iter().position(|answer| answer.id.as_str() == NOT_APPLICABLE) {
        problems.push(Problem::new(Code::ReservedId, Place::Item(place, reserved).pointer()).given(NOT_APPLICABLE));
    }
    list.iter().map(|answer| (answer.id.clone(), answer.label.clone())).collect()
}

/// The answers of a flag; the kernel has words for them in every language that a shipped book is written in.
fn flag_answers(yes_first: bool) -> Vec<(Id, Text)> {
    let yes =
        Id::new("yes").map(|id| (id, Text::from_iter([("en", "yes"), ("fr", "oui"), ("ko", "예"), ("zh", "是")])));
    let no =
        Id::new("no").map(|id| (id, Text::from_iter([("en", "no"), ("fr", "non"), ("ko", "아니요"), ("zh", "否")])));
    let in_order = if yes_first { [yes, no] } else { [no, yes] };
    in_order.into_iter().flatten().list()
}

/// Bands rise, and all but the last have one bound.
fn bands(place: &Place<'_>, amount: &super::document::Amount, problems: &mut Problems) {
    let section = Place::Field(place, "bands");
    positions(&section, &mut amount.bands.iter().map(|band| &band.id), problems);
    if amount.bands.len() < 2 {
        problems.push(Problem::new(Code::TooFew, section.pointer()).given(amount.bands.len()).expected("two bands"));
    }
    let mut least = i64::MIN;
    for (position, band) in amount.bands.iter().enumerate() {
        let place = Place::Item(&section, position);
        let last = position + 1 == amount.bands.len();
        let end = match (band.below, band.up_to, last) {
            (Some(bound), None, false) => Some(bound),
            (None, Some(bound), false) => bound.checked_add(1),
            (None, None, true) => break,
            _ => None,
        };
        match end {
            Some(end) if end > least => least = end,
            _ => problems.push(Problem::new(Code::BadBand, place.pointer()).given(&band.id)),
        }
    }
}

/// A fact that applies only where a condition holds, or a named condition, by position.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Definition {
    Fact(usize),
    Condition(usize),
}

/// Definitions in an order in which each comes after those it mentions; `None` after a cycle was reported.
fn order(document: &Document, index: &Index, problems: &mut Problems) -> Option<Vec<Definition>> {
    let facts = document.facts.iter().enumerate().filter_map(|(position, fact)| {
        fact.applies_when.as_ref().map(|condition| (Definition::Fact(position), condition))
    });
    let conditions = document.conditions.iter().enumerate();
    let conditions = conditions.map(|(position, condition)| (Definition::Condition(position), &condition.test));
    let mut waits: Map<Definition, Set<Definition>> = Map::default();
    for (definition, condition) in facts.chain(conditions) {
        let mut mentioned = Set::new();
        mentions(condition, index, &mut mentioned);
        mentioned.retain(|other| match other {
            Definition::Fact(fact) => document.facts.get(*fact).is_some_and(|fact| fact.applies_when.is_some()),
            Definition::Condition(_) => true,
        });
        waits.insert(definition, mentioned);
    }
    let mut order = Vec::with_capacity(waits.len());
    while !waits.is_empty() {
        let ready: Vec<Definition> =
            waits.iter().filter(|(_, others)| others.is_empty()).map(|(definition, _)| *definition).list();
        if ready.is_empty() {
            report_cycles(document, &waits, problems);
            return None;
        }
        for definition in &ready {
            waits.remove(definition);
        }
        for (_, others) in &mut waits {
            others.retain(|other| !ready.contains(other));
        }
        order.extend(ready);
    }
    Some(order)
}

/// Reports each definition that waits for itself.
fn report_cycles(document: &Document, waits: &Map<Definition, Set<Definition>>, problems: &mut Problems) {
    for start in waits.keys() {
        let mut seen = Set::new();
        let mut todo = vec![*start];
        while let Some(definition) = todo.pop() {
            for other in waits.get(&definition).into_iter().flatten() {
                if seen.insert(*other) {
                    todo.push(*other);
                }
            }
        }
        if seen.contains(start) {
            let (pointer, id) = match start {
                Definition::Fact(position) => {
                    (format!("/facts/{position}/applies_when"), document.facts.get(*position).map(|fact| &fact.id))
                }
                Definition::Condition(position) => {
                    (format!("/conditions/{position}/test"), document.conditions.get(*position).map(|test| &test.id))
                }
            };
            problems.push(Problem::new(Code::Cycle, pointer).given(id.map_or("", Id::as_str)));
        }
    }
}

fn mentions(condition: &Condition, index: &Index, found: &mut Set<Definition>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| mentions(part, index, found)),
        Condition::AtLeast(at_least) => at_least.of.iter().for_each(|part| mentions(part, index, found)),
        Condition::Not(inner) => mentions(inner, index, found),
        Condition::Fact(test) => found.extend(index.facts.get(&test.id).copied().map(Definition::Fact)),
        Condition::Holds(id) => found.extend(index.conditions.get(id).copied().map(Definition::Condition)),
        Condition::Case(_) => {}
    }
}

/// Compiles tests, each definition once.
pub(crate) struct Compiler<'a> {
    pub(crate) index: &'a Index,
    pub(crate) answers: &'a [Vec<(Id, Text)>],
    pub(crate) conditions: Conditions,
    pub(crate) applies: Vec<Option<Test>>,
    pub(crate) named: Vec<Option<Test>>,
    pub(crate) problems: &'a mut Problems,
}

impl Compiler<'_> {
    fn definition(&mut self, document: &Document, definition: Definition) {
        match definition {
            Definition::Fact(position) => {
                let section = Place::Field(&Place::Root, "facts");
                let item = Place::Item(&section, position);
                let condition = document.facts.get(position).and_then(|fact| fact.applies_when.as_ref());
                let test = condition.and_then(|condition| self.test(condition, &Place::Field(&item, "applies_when")));
                if let Some(slot) = self.applies.get_mut(position) {
                    *slot = test;
                }
            }
            Definition::Condition(position) => {
                let section = Place::Field(&Place::Root, "conditions");
                let item = Place::Item(&section, position);
                let condition = document.conditions.get(position);
                let test = condition.and_then(|condition| self.test(&condition.test, &Place::Field(&item, "test")));
                if let Some(slot) = self.named.get_mut(position) {
                    *slot = test;
                }
            }
        }
    }

    /// A test, or `None` after what is wrong with it was reported.
    pub(crate) fn test(&mut self, condition: &Condition, place: &Place<'_>) -> Option<Test> {
        match condition {
            Condition::All(parts) => {
                let parts = self.parts(parts, &Place::Field(place, "all"))?;
                let cond = self.conditions.all(&handles(&parts));
                Some(Test { cond, kind: TestKind::All(parts) })
            }
            Condition::Any(parts) => {
                let parts = self.parts(parts, &Place::Field(place, "any"))?;
                let cond = self.conditions.any(&handles(&parts));
                Some(Test { cond, kind: TestKind::Any(parts) })
            }
            Condition::Not(inner) => {
                let inner = self.test(inner, &Place::Field(place, "not"))?;
                let cond = self.conditions.not(inner.cond);
                Some(Test { cond, kind: TestKind::Not(Box::new(inner)) })
            }
            Condition::AtLeast(at_least) => {
                let place = Place::Field(place, "at_least");
                let parts = self.parts(&at_least.of, &Place::Field(&place, "of"))?;
                let n = self.least(at_least.n, parts.len(), &place);
                let cond = self.conditions.at_least(n?, &handles(&parts));
                Some(Test { cond, kind: TestKind::AtLeast(at_least.n, parts) })
            }
            Condition::Fact(test) => self.comparison(test, &Place::Field(place, "fact")),
            Condition::Holds(id) => {
                let Some(position) = self.index.conditions.get(id) else {
                    let place = Place::Field(place, "holds");
                    unknown(self.problems, &place, id, "condition", self.index.conditions.keys());
                    return None;
                };
                let cond = self.named.get(*position)?.as_ref()?.cond;
                Some(Test { cond, kind: TestKind::Holds(*position) })
            }
            Condition::Case(test) => {
                self.problems.push(Problem::new(Code::CaseOutsideProcedure, place.pointer()).given(&test.id));
                None
            }
        }
    }

    fn parts(&mut self, parts: &[Condition], place: &Place<'_>) -> Option<Vec<Test>> {
        if parts.is_empty() {
            self.problems.push(Problem::new(Code::TooFew, place.pointer()).given(0).expected("one condition"));
            return None;
        }
        let tests: Vec<Option<Test>> =
            parts.iter().enumerate().map(|(position, part)| self.test(part, &Place::Item(place, position))).collect();
        tests.into_iter().collect()
    }

    fn comparison(&mut self, test: &FactTest, place: &Place<'_>) -> Option<Test> {
        let Listed { var, answers, not_applicable } = self.listed(test, place)?;
        let applies = self.applies.get(var.index())?.as_ref().map(|test| test.cond);
        let within = self.conditions.within(var, answers);
        // A test on a fact that does not apply fails, unless it lists `not_applicable`.
        let cond = match (applies, not_applicable) {
            (None, _) => within,
            (Some(applies), false) => self.conditions.all(&[applies, within]),
            (Some(applies), true) => {
                let silent = self.conditions.not(applies);
                self.conditions.any(&[silent, within])
            }
        };
        Some(Test { cond, kind: TestKind::Fact { var, answers, not_applicable } })
    }

    /// What a comparison names, or `None` after what is wrong with it was reported.
    pub(crate) fn listed(&mut self, test: &FactTest, place: &Place<'_>) -> Option<Listed> {
        let Some(position) = self.index.facts.get(&test.id).copied() else {
            unknown(self.problems, &Place::Field(place, "id"), &test.id, "fact", self.index.facts.keys());
            return None;
        };
        let known = self.answers.get(position)?;
        let section = Place::Field(place, "in");
        if test.r#in.is_empty() {
            self.problems.push(Problem::new(Code::TooFew, section.pointer()).given(0).expected("one answer"));
            return None;
        }
        let conditional = self.applies.get(position)?.is_some();
        let mut answers = 0_u32;
        let mut not_applicable = false;
        let mut sound = true;
        for (item, id) in test.r#in.iter().enumerate() {
            let answer = known.iter().position(|(known, _)| known == id);
            if let Some(answer) = answer.filter(|answer| *answer < ANSWERS) {
                answers |= 1 << answer;
            } else if id.as_str() == NOT_APPLICABLE && conditional {
                not_applicable = true;
            } else {
                let names = known.iter().map(|(id, _)| id);
                unknown(self.problems, &Place::Item(&section, item), id, "answer", names);
                sound = false;
            }
        }
        let var = Var(u16::try_from(position).ok()?);
        sound.then_some(Listed { var, answers: Answers(answers), not_applicable })
    }

    /// How many of its parts an `at_least` asks for, or `None` after it was reported.
    pub(crate) fn least(&mut self, n: u32, of: usize, place: &Place<'_>) -> Option<u16> {
        let n_of = u16::try_from(n).ok().filter(|n| (1..=of).contains(&usize::from(*n)));
        if n_of.is_none() {
            let range = format!("a number from 1 to {of}");
            let problem = Problem::new(Code::WrongType, Place::Field(place, "n").pointer());
            self.problems.push(problem.given(n).expected(range));
        }
        n_of
    }
}

/// What a comparison names.
pub(crate) struct Listed {
    pub(crate) var: Var,
    pub(crate) answers: Answers,
    pub(crate) not_applicable: bool,
}

fn handles(tests: &[Test]) -> Vec<crate::logic::Cond> {
    tests.iter().map(|test| test.cond).collect()
}
