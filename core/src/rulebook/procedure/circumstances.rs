//! Conditions of the procedure: what they may compare, and in which circumstances they are met. What the ledger shows has
//! few values, so circumstances are gone through one by one, as many as a condition can tell apart.

use super::super::compile::{Compiler, unknown};
use super::super::condition::{Condition, FactTest};
use super::super::document::Document;
use super::super::model::Model;
use super::super::place::Place;
use super::{Deed, EventPattern, conditions, events};
use crate::document::Id;
use crate::error::{Code, Example, Problem};
use crate::list::ToList;
use crate::logic::{Answers, Truth, Var};
use crate::sorted::{Map, Set};

/// What the ledger shows, besides what each table has come to.
pub(super) const ATTRIBUTES: [&str; 5] = ["channel", "raised_at", "accountability", "applicant", "level"];
/// The level before any relief.
pub(super) const FIRST: &str = "first";
/// What a table has come to before it is decided.
pub(super) const UNDECIDED: &str = "undecided";
const CHANNELS: [&str; 3] = ["application", "own_motion", "instruction"];
const STAGES: [&str; 7] = ["none", "lead", "investigation", "proposal", "decided", "executed", "relief"];
const MEASURE: &str = ".measure";

/// The values of an attribute; `None` where there is no such attribute.
fn values(document: &Document, attribute: &str) -> Option<Vec<Id>> {
    let words = |words: &[&str]| words.iter().filter_map(|word| Id::new(word)).list();
    Some(match attribute {
        "channel" => words(&CHANNELS),
        "raised_at" | "accountability" => words(&STAGES),
        "applicant" => applicants(document),
        "level" => Id::new(FIRST).into_iter().chain(document.relief.iter().map(|level| level.id.clone())).list(),
        name => {
            let find = |name: &str| document.tables.iter().find(|table| table.id.as_str() == name);
            if let Some(table) = find(name) {
                let outcomes = table.outcomes.iter().map(|outcome| outcome.id.clone());
                return Some(outcomes.chain(Id::new(UNDECIDED)).list());
            }
            let table = name.strip_suffix(MEASURE).and_then(find)?;
            let measures: Set<&Id> = table.outcomes.iter().flat_map(|outcome| &outcome.measures).collect();
            measures.into_iter().cloned().collect()
        }
    })
}

/// Roles in which a case can be raised.
fn applicants(document: &Document) -> Vec<Id> {
    let granted = document.acts.iter().filter(|grant| grant.act == Deed::Raise).flat_map(|grant| &grant.by);
    let raising = document.periods.iter().filter(|period| period.ends.iter().any(|end| end.gives(&Deed::Raise, None)));
    let roles: Set<&Id> = granted.chain(raising.map(|period| &period.who)).collect();
    roles.into_iter().cloned().collect()
}

/// The facts that the procedure looks at, in its conditions and for its audiences.
pub(crate) fn looked_at(model: &Model) -> Set<Id> {
    let document = &model.document;
    let mut found = Set::new();
    for condition in conditions(document) {
        let positions = facts(model, condition);
        found.extend(
            positions.into_iter().filter_map(|position| document.facts.get(position)).map(|fact| fact.id.clone()),
        );
    }
    found.extend(events(document).filter_map(|event| {
        let EventPattern::Sent(sent) = event else { return None };
        sent.no_narrower_than.clone()
    }));
    found
}

/// Checks the names in a condition; what is wrong is reported. No test is compiled: a condition of the procedure is
/// evaluated as it is written.
pub(super) fn check(document: &Document, compiler: &mut Compiler<'_>, condition: &Condition, place: &Place<'_>) {
    let parts = |parts: &[Condition], place: &Place<'_>, compiler: &mut Compiler<'_>| {
        if parts.is_empty() {
            compiler.problems.push(Problem::new(Code::TooFew, place.pointer()).given(0).expected("one condition"));
        }
        for (position, part) in parts.iter().enumerate() {
            check(document, compiler, part, &Place::Item(place, position));
        }
    };
    match condition {
        Condition::All(all) => parts(all, &Place::Field(place, "all"), compiler),
        Condition::Any(any) => parts(any, &Place::Field(place, "any"), compiler),
        Condition::Not(inner) => check(document, compiler, inner, &Place::Field(place, "not")),
        Condition::AtLeast(at_least) => {
            let place = Place::Field(place, "at_least");
            parts(&at_least.of, &Place::Field(&place, "of"), compiler);
            compiler.least(at_least.n, at_least.of.len(), &place);
        }
        Condition::Fact(test) => {
            compiler.listed(test, &Place::Field(place, "fact"));
        }
        Condition::Holds(id) => {
            if !compiler.index.conditions.contains_key(id) {
                let place = Place::Field(place, "holds");
                unknown(compiler.problems, &place, id, "condition", compiler.index.conditions.keys());
            }
        }
        Condition::Case(test) => attribute(document, compiler, test, &Place::Field(place, "case")),
    }
}

fn attribute(document: &Document, compiler: &mut Compiler<'_>, test: &FactTest, place: &Place<'_>) {
    let Some(values) = values(document, test.id.as_str()) else {
        let attributes: Vec<Id> = ATTRIBUTES.iter().filter_map(|name| Id::new(name)).list();
        let known = attributes.iter().chain(document.tables.iter().map(|table| &table.id));
        unknown(compiler.problems, &Place::Field(place, "id"), &test.id, "attribute of a case", known);
        return;
    };
    let section = Place::Field(place, "in");
    if test.r#in.is_empty() {
        compiler.problems.push(Problem::new(Code::TooFew, section.pointer()).given(0).expected("one value"));
    }
    for (position, value) in test.r#in.iter().enumerate() {
        if !values.contains(value) {
            let what = format!("value of `{}`", test.id);
            unknown(compiler.problems, &Place::Item(&section, position), value, &what, &values);
        }
    }
}

/// What is certain of attributes in a circumstance, because of what has just happened.
pub(super) type Certain = Map<Id, Vec<Id>>;

/// The circumstances that conditions can tell apart.
pub(super) struct Circumstances<'m> {
    model: &'m Model,
    attributes: Vec<(Id, Vec<Option<Id>>)>,
    /// Answers by position, or open.
    facts: Vec<(usize, Vec<Option<u8>>)>,
}

/// One of them.
pub(super) struct Circumstance {
    attributes: Map<Id, Id>,
    known: Vec<Answers>,
    facts: Vec<(usize, Option<u8>)>,
}

/// There are too many of them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooMany;

impl<'m> Circumstances<'m> {
    /// The circumstances that `conditions` can tell apart, where `certain` holds. `raised` says that the case has been
    /// raised for sure, so that its channel and applicant are known.
    pub(super) fn of<'c>(
        model: &'m Model,
        conditions: impl IntoIterator<Item = &'c Condition>,
        certain: &Certain,
        raised: bool,
    ) -> Self {
        let mut attributes = Set::new();
        let mut facts = Set::new();
        for condition in conditions {
            mentioned(model, condition, &mut attributes, &mut facts);
        }
        let attributes = attributes.into_iter().map(|id| {
            let all = values(&model.document, id.as_str()).unwrap_or_default();
            let known = certain.get(&id);
            let possible = all.into_iter().filter(|value| known.is_none_or(|known| known.contains(value)));
            let mut possible: Vec<Option<Id>> = possible.map(Some).list();
            let unknown = matches!(id.as_str(), "channel" | "applicant") && !raised;
            if unknown || id.as_str().ends_with(MEASURE) {
                possible.push(None);
            }
            (id, possible)
        });
        let facts = facts.into_iter().map(|fact| {
            let answers = model.facts.get(fact).map_or(0, |fact| fact.answers.len());
            let answers = (0..u8::try_from(answers).unwrap_or(u8::MAX)).map(Some);
            (fact, answers.chain([None]).list())
        });
        let (attributes, facts) = (attributes.list(), facts.list());
        Self { model, attributes, facts }
    }

    /// Goes through all of them until `visit` has found what it looks for. `work` is what may be spent on it.
    pub(super) fn find(
        &self,
        work: &mut u64,
        mut visit: impl FnMut(&Circumstance) -> bool,
    ) -> Result<Option<Circumstance>, TooMany> {
        let sizes: Vec<usize> = self.sizes().collect();
        let count = sizes.iter().try_fold(1_u64, |count, size| count.checked_mul(u64::try_from(*size).ok()?));
        let each =
            1 + if self.facts.is_empty() { 0 } else { u64::try_from(self.model.conditions.len()).unwrap_or(u64::MAX) };
        let cost = count.and_then(|count| count.checked_mul(each)).filter(|cost| cost <= work).ok_or(TooMany)?;
        *work -= cost;
        for number in 0..count.unwrap_or(0) {
            let circumstance = self.number(number, &sizes);
            if visit(&circumstance) {
                return Ok(Some(circumstance));
            }
        }
        Ok(None)
    }

    /// Whether a condition is met in any of them. Where there are too many to go through it is taken to be.
    pub(super) fn any(&self, work: &mut u64, condition: &Condition) -> bool {
        self.find(work, |circumstance| circumstance.meets(self.model, condition)).map_or(true, |found| found.is_some())
    }

    fn sizes(&self) -> impl Iterator<Item = usize> {
        self.attributes
            .iter()
            .map(|(_, values)| values.len())
            .chain(self.facts.iter().map(|(_, answers)| answers.len()))
    }

    fn number(&self, number: u64, sizes: &[usize]) -> Circumstance {
        let mut rest = number;
        let mut digits = sizes.iter().map(|size| {
            let size = u64::try_from(*size).unwrap_or(1).max(1);
            let digit = usize::try_from(rest % size).unwrap_or(0);
            rest /= size;
            digit
        });
        let mut attributes = Map::default();
        for (id, values) in &self.attributes {
            let value = digits.next().and_then(|digit| values.get(digit)).cloned().flatten();
            if let Some(value) = value {
                attributes.insert(id.clone(), value);
            }
        }
        let mut known = self.model.space.open();
        let mut facts = Vec::with_capacity(self.facts.len());
        for (fact, answers) in &self.facts {
            let answer = digits.next().and_then(|digit| answers.get(digit)).copied().flatten();
            if let (Some(answer), Some(slot)) = (answer, known.get_mut(*fact)) {
                *slot = Answers::one(answer);
            }
            facts.push((*fact, answer));
        }
        for (position, fact) in self.model.document.facts.iter().enumerate() {
            let Some(reads) = &fact.reads else { continue };
            let read = attributes.get(&reads.table).and_then(|outcome| reads.map.0.get(outcome));
            let answers = self.model.facts.get(position).map(|fact| fact.answers.as_slice()).unwrap_or_default();
            let answer = read.and_then(|read| answers.iter().position(|(id, _)| id == read));
            if let (Some(answer), Some(slot)) =
                (answer.and_then(|answer| u8::try_from(answer).ok()), known.get_mut(position))
            {
                *slot = Answers::one(answer);
            }
        }
        Circumstance { attributes, known, facts }
    }
}

impl Circumstance {
    /// Whether a condition is met in it. What is open counts as not met.
    pub(super) fn meets(&self, model: &Model, condition: &Condition) -> bool {
        let truth = condition.judge(&mut |leaf| {
            let Condition::Case(test) = leaf else { return model.judge(leaf, &self.known) };
            Truth::from(self.attributes.get(&test.id).is_some_and(|value| test.r#in.contains(value)))
        });
        truth == Truth::Holds
    }

    /// The circumstance as an example in words.
    pub(super) fn example(&self, model: &Model) -> Example {
        let document = &model.document;
        let mut answers = self.attributes.clone();
        let mut words: Vec<(String, Vec<String>)> =
            document.languages.iter().map(|language| (language.clone(), Vec::new())).collect();
        for (language, words) in &mut words {
            words.extend(
                self.attributes.iter().map(|(id, value)| format!("{id} = {}", spoken(document, id, value, language))),
            );
        }
        for (position, answer) in &self.facts {
            let (Some(fact), Some(known)) = (document.facts.get(*position), model.facts.get(*position)) else {
                continue;
            };
            let Some((id, label)) = answer.and_then(|answer| known.answers.get(usize::from(answer))) else { continue };
            answers.insert(fact.id.clone(), id.clone());
            for (language, words) in &mut words {
                words.push(format!("{}: {}", fact.label.in_language(language), label.in_language(language)));
            }
        }
        let words = words.into_iter().map(|(language, words)| (language, words.join("; "))).collect();
        Example { answers, words }
    }
}

/// A value of an attribute in a language, where the book has words for it.
fn spoken<'d>(document: &'d Document, attribute: &Id, value: &'d Id, language: &str) -> &'d str {
    let table = document.tables.iter().find(|table| table.id == *attribute);
    let outcome = table.and_then(|table| table.outcomes.iter().find(|outcome| outcome.id == *value));
    let level = || document.relief.iter().find(|level| attribute.as_str() == "level" && level.id == *value);
    let label = outcome.map(|outcome| &outcome.label).or_else(|| level().map(|level| &level.label));
    label.map_or(value.as_str(), |label| label.in_language(language))
}

/// The facts that a condition compares, itself or through what it names, by position.
pub(super) fn facts(model: &Model, condition: &Condition) -> Set<usize> {
    let mut vars: Vec<Var> = Vec::new();
    condition.judge(&mut |leaf| {
        match leaf {
            Condition::Fact(test) => {
                let position = model.index.facts.get(&test.id).copied();
                vars.extend(position.and_then(|position| u16::try_from(position).ok()).map(Var));
                let applies = position.and_then(|position| model.facts.get(position)?.applies.as_ref());
                vars.extend(applies.into_iter().flat_map(|test| model.conditions.support(test.cond).iter()));
            }
            Condition::Holds(id) => {
                let named = model.index.conditions.get(id).and_then(|position| model.named.get(*position));
                vars.extend(named.into_iter().flat_map(|test| model.conditions.support(test.cond).iter()));
            }
            Condition::All(_) | Condition::Any(_) | Condition::Not(_) | Condition::AtLeast(_) | Condition::Case(_) => {}
        }
        Truth::Open
    });
    vars.into_iter().map(Var::index).collect()
}

/// The attributes and facts that a condition depends on. A fact that is read depends on what its table has come to.
fn mentioned(model: &Model, condition: &Condition, attributes: &mut Set<Id>, found: &mut Set<usize>) {
    condition.judge(&mut |leaf| {
        if let Condition::Case(test) = leaf {
            attributes.insert(test.id.clone());
        }
        Truth::Open
    });
    for fact in facts(model, condition) {
        match model.document.facts.get(fact).and_then(|fact| fact.reads.as_ref()) {
            Some(reads) => {
                attributes.insert(reads.table.clone());
            }
            None => {
                found.insert(fact);
            }
        }
    }
}
