//! What a document must be like beyond its names: aspects with their poles, rows in their order, outcomes with their
//! classes, guarantees with one claim. Tests are compiled on the way.

use super::compile::{Compiler, unknown};
use super::document::{
    AspectKind, Document, Fact, Guarantee, Hit, Monotone, Purpose, Reasons, Row, SubstanceLaw, Table,
};
use super::model::{PresumptionModel, RowModel, Test, Verdict};
use super::place::Place;
use crate::document::Id;
use crate::error::{Code, Problem};
use crate::list::ToList;
use crate::logic::Var;
use crate::sorted::Set;
use crate::time::Zone;

/// Everything that is compiled after facts and named conditions.
pub(crate) struct Shape {
    pub(crate) aspects: Vec<[Option<Test>; 2]>,
    pub(crate) contradictions: Vec<Test>,
    pub(crate) presumptions: Vec<PresumptionModel>,
    pub(crate) tables: Vec<TableShape>,
    pub(crate) guarantees: Vec<Claim>,
}

/// A table before its proofs.
pub(crate) struct TableShape {
    pub(crate) rows: Vec<RowModel>,
    pub(crate) verdicts: Vec<Verdict>,
}

/// What a guarantee claims, about the table at that position.
pub(crate) enum Claim {
    Never {
        table: usize,
        when: Test,
        outcomes: u64,
    },
    BottomLine {
        table: usize,
        when: Test,
    },
    /// `None` for all facts.
    Monotone {
        table: usize,
        facts: Option<Vec<Var>>,
    },
}

impl Claim {
    pub(crate) const fn table(&self) -> usize {
        match self {
            Self::Never { table, .. } | Self::BottomLine { table, .. } | Self::Monotone { table, .. } => *table,
        }
    }
}

/// Compiles and checks; `None` after something was reported that the proofs could not work with.
pub(crate) fn shape(document: &Document, compiler: &mut Compiler<'_>) -> Option<Shape> {
    let root = Place::Root;
    header(document, compiler);
    let facts = Place::Field(&root, "facts");
    for (position, item) in document.facts.iter().enumerate() {
        fact(document, item, &Place::Item(&facts, position), compiler);
    }
    let aspects = aspects(document, compiler);
    let section = Place::Field(&root, "contradictions");
    let contradictions = document.contradictions.iter().enumerate().map(|(position, contradiction)| {
        compiler.test(&contradiction.test, &Place::Field(&Place::Item(&section, position), "test"))
    });
    let contradictions: Vec<Option<Test>> = contradictions.list();
    let presumptions = presumptions(document, compiler);
    let section = Place::Field(&root, "tables");
    if document.tables.is_empty() {
        compiler.problems.push(Problem::new(Code::TooFew, section.pointer()).given(0).expected("one table"));
    }
    let tables: Vec<Option<TableShape>> = document
        .tables
        .iter()
        .enumerate()
        .map(|(position, item)| table(document, item, &Place::Item(&section, position), compiler))
        .collect();
    let section = Place::Field(&root, "guarantees");
    let guarantees: Vec<Option<Claim>> = document
        .guarantees
        .iter()
        .enumerate()
        .map(|(position, item)| guarantee(document, item, &Place::Item(&section, position), compiler))
        .collect();
    Some(Shape {
        aspects: aspects?,
        contradictions: contradictions.into_iter().collect::<Option<_>>()?,
        presumptions: presumptions?,
        tables: tables.into_iter().collect::<Option<_>>()?,
        guarantees: guarantees.into_iter().collect::<Option<_>>()?,
    })
}

fn header(document: &Document, compiler: &mut Compiler<'_>) {
    let length = document.version.chars().count();
    if length == 0 || length > 64 {
        compiler.problems.push(Problem::new(Code::BadVersion, "/version").given(&document.version));
    }
    if Zone::parse(&document.time_zone).is_none() {
        compiler.problems.push(Problem::new(Code::BadZone, "/time_zone").given(&document.time_zone));
    }
    if document.in_force.until.is_some_and(|until| until < document.in_force.from) {
        compiler.problems.push(Problem::new(Code::DatesReversed, "/in_force"));
    }
    if document.transition.intermediate && document.transition.substance != SubstanceLaw::AtConductUnlessMilder {
        compiler.problems.push(Problem::new(Code::IdleIntermediate, "/transition/intermediate"));
    }
    let transition = Place::Field(&Place::Root, "transition");
    let away = Place::Field(&transition, "falls_away");
    for (position, fact) in document.transition.falls_away.iter().enumerate() {
        let corresponds = document.transition.corresponds.iter().any(|item| item.old == *fact);
        if corresponds || compiler.index.facts.contains_key(fact) {
            // What has a counterpart does not fall away.
            compiler.problems.push(Problem::new(Code::DuplicateId, Place::Item(&away, position).pointer()).given(fact));
        }
    }
    let section = Place::Field(&transition, "corresponds");
    for (position, item) in document.transition.corresponds.iter().enumerate() {
        let place = Place::Item(&section, position);
        match compiler.index.facts.get(&item.new).and_then(|fact| compiler.answers.get(*fact)) {
            None => {
                let place = Place::Field(&place, "new");
                unknown(compiler.problems, &place, &item.new, "fact", compiler.index.facts.keys());
            }
            Some(answers) => {
                for answer in item.answers.0.values() {
                    if !answers.iter().any(|(known, _)| known == answer) {
                        let place = Place::Field(&place, "answers");
                        unknown(compiler.problems, &place, answer, "answer", answers.iter().map(|(id, _)| id));
                    }
                }
            }
        }
    }
}

fn roles(ids: &[Id], place: &Place<'_>, compiler: &mut Compiler<'_>) {
    for (position, id) in ids.iter().enumerate() {
        if !compiler.index.roles.contains_key(id) {
            unknown(compiler.problems, &Place::Item(place, position), id, "role", compiler.index.roles.keys());
        }
    }
}

fn fact(document: &Document, fact: &Fact, place: &Place<'_>, compiler: &mut Compiler<'_>) {
    if !compiler.index.aspects.contains_key(&fact.aspect) {
        let place = Place::Field(place, "aspect");
        unknown(compiler.problems, &place, &fact.aspect, "aspect", compiler.index.aspects.keys());
    }
    roles(&fact.found_by, &Place::Field(place, "found_by"), compiler);
    roles(&fact.supplied_by, &Place::Field(place, "supplied_by"), compiler);
    let Some(reads) = &fact.reads else { return };
    if !fact.found_by.is_empty() {
        compiler
            .problems
            .push(Problem::new(Code::ReadAndFound, Place::Field(place, "found_by").pointer()).given(&fact.id));
    }
    let place = Place::Field(place, "reads");
    let Some(table) = compiler.index.tables.get(&reads.table).and_then(|table| document.tables.get(*table)) else {
        let place = Place::Field(&place, "table");
        unknown(compiler.problems, &place, &reads.table, "table", compiler.index.tables.keys());
        return;
    };
    let place = Place::Field(&place, "map");
    let undecided = Id::new("undecided");
    let outcomes: Vec<&Id> = table.outcomes.iter().map(|outcome| &outcome.id).chain(&undecided).list();
    if reads.map.is_empty() {
        let problem =
            Problem::new(Code::MissingField, place.pointer()).given("map").expected("an answer for each outcome");
        compiler.problems.push(problem);
        return;
    }
    for outcome in &outcomes {
        if !reads.map.0.contains_key(*outcome) {
            let place = format!("{}/{outcome}", place.pointer());
            compiler.problems.push(Problem::new(Code::MissingField, place).given(outcome).expected("an answer"));
        }
    }
    let answers = compiler.index.facts.get(&fact.id).and_then(|fact| compiler.answers.get(*fact));
    for (outcome, answer) in &reads.map.0 {
        if !outcomes.contains(&outcome) {
            unknown(compiler.problems, &place, outcome, "outcome", outcomes.iter().copied());
        }
        if let Some(answers) = answers.filter(|answers| !answers.iter().any(|(known, _)| known == answer)) {
            unknown(compiler.problems, &place, answer, "answer", answers.iter().map(|(id, _)| id));
        }
    }
}

fn aspects(document: &Document, compiler: &mut Compiler<'_>) -> Option<Vec<[Option<Test>; 2]>> {
    let section = Place::Field(&Place::Root, "aspects");
    let mut all = Vec::with_capacity(document.aspects.len());
    let mut sound = true;
    for (position, aspect) in document.aspects.iter().enumerate() {
        let place = Place::Item(&section, position);
        let written = [(&aspect.favourable, "favourable"), (&aspect.adverse, "adverse")];
        if aspect.kind == AspectKind::Distinction && written.iter().any(|(pole, _)| pole.is_none()) {
            compiler.problems.push(Problem::new(Code::MissingPole, place.pointer()).given(&aspect.id));
        }
        all.push(written.map(|(pole, name)| {
            let test = pole.as_ref().map(|pole| compiler.test(pole, &Place::Field(&place, name)));
            sound &= !matches!(test, Some(None));
            test.flatten()
        }));
    }
    sound.then_some(all)
}

fn presumptions(document: &Document, compiler: &mut Compiler<'_>) -> Option<Vec<PresumptionModel>> {
    let section = Place::Field(&Place::Root, "presumptions");
    let mut all = Vec::with_capacity(document.presumptions.len());
    let mut sound = true;
    for (position, item) in document.presumptions.iter().enumerate() {
        let place = Place::Item(&section, position);
        roles(std::slice::from_ref(&item.burden_on), &Place::Field(&place, "burden_on"), compiler);
        let [when, unless] = [(&item.when, "when"), (&item.unless, "unless")].map(|(condition, name)| {
            let test = condition.as_ref().map(|condition| compiler.test(condition, &Place::Field(&place, name)));
            sound &= !matches!(test, Some(None));
            test.flatten()
        });
        let section = Place::Field(&place, "presume");
        let presume: Vec<_> = item
            .presume
            .iter()
            .enumerate()
            .map(|(position, presumed)| {
                let place = Place::Item(&section, position);
                answer(&presumed.fact, &presumed.answer, &place, compiler)
            })
            .collect();
        if presume.is_empty() {
            compiler.problems.push(Problem::new(Code::TooFew, section.pointer()).given(0).expected("one answer"));
        }
        sound &= presume.iter().all(Option::is_some);
        all.push(PresumptionModel { when, unless, presume: presume.into_iter().flatten().list() });
    }
    sound.then_some(all)
}

/// A fact and one of its answers, by position.
fn answer(fact: &Id, answer: &Id, place: &Place<'_>, compiler: &mut Compiler<'_>) -> Option<(Var, u8)> {
    let Some(position) = compiler.index.facts.get(fact).copied() else {
        unknown(compiler.problems, &Place::Field(place, "fact"), fact, "fact", compiler.index.facts.keys());
        return None;
    };
    let answers = compiler.answers.get(position)?;
    let Some(found) = answers.iter().position(|(known, _)| known == answer) else {
        let known = answers.iter().map(|(id, _)| id);
        unknown(compiler.problems, &Place::Field(place, "answer"), answer, "answer", known);
        return None;
    };
    Some((Var(u16::try_from(position).ok()?), u8::try_from(found).ok()?))
}

/// Whether outcomes of a table say if they tolerate.
const fn tolerates(purpose: Purpose) -> bool {
    match purpose {
        Purpose::Tolerance | Purpose::Accountability => true,
        Purpose::Filing
        | Purpose::Admission
        | Purpose::Relief
        | Purpose::Accusation
        | Purpose::Clarification
        | Purpose::Revocation
        | Purpose::Competence
        | Purpose::Correction
        | Purpose::Advice => false,
    }
}

fn table(document: &Document, table: &Table, place: &Place<'_>, compiler: &mut Compiler<'_>) -> Option<TableShape> {
    if let Some(of) = table.of.as_ref().filter(|of| !compiler.index.tables.contains_key(*of)) {
        unknown(compiler.problems, &Place::Field(place, "of"), of, "table", compiler.index.tables.keys());
    }
    let outcomes = Place::Field(place, "outcomes");
    if table.outcomes.is_empty() {
        compiler.problems.push(Problem::new(Code::TooFew, outcomes.pointer()).given(0).expected("one outcome"));
    }
    let classed = table.outcomes.iter().filter(|outcome| outcome.class.is_some()).count();
    if classed != 0 && classed != table.outcomes.len() {
        compiler.problems.push(Problem::new(Code::MixedClasses, outcomes.pointer()).given(&table.id));
    }
    for (position, outcome) in table.outcomes.iter().enumerate() {
        let place = Place::Item(&outcomes, position);
        if outcome.tolerated.is_some() != tolerates(table.purpose) {
            let place = Place::Field(&place, "tolerated");
            compiler.problems.push(Problem::new(Code::WrongTolerated, place.pointer()).given(&outcome.id));
        }
    }
    let section = Place::Field(place, "rows");
    if table.rows.is_empty() {
        compiler.problems.push(Problem::new(Code::TooFew, section.pointer()).given(0).expected("one row"));
    }
    let mut rows = Vec::with_capacity(table.rows.len());
    let mut verdicts: Vec<Verdict> = Vec::new();
    let mut sound = true;
    let mut lines_over = false;
    for (position, item) in table.rows.iter().enumerate() {
        let place = Place::Item(&section, position);
        if item.when.is_none() && position + 1 != table.rows.len() {
            compiler.problems.push(Problem::new(Code::MisplacedRow, place.pointer()).given(&item.id));
        }
        if item.bottom_line && lines_over {
            compiler.problems.push(Problem::new(Code::LateBottomLine, place.pointer()).given(&item.id));
        }
        lines_over |= !item.bottom_line;
        let Some((when, verdict)) = row(document, table, item, &place, compiler) else {
            sound = false;
            continue;
        };
        let known = verdicts.iter().position(|known| *known == verdict).unwrap_or_else(|| {
            verdicts.push(verdict);
            verdicts.len() - 1
        });
        if known >= 64 {
            compiler
                .problems
                .push(Problem::new(Code::TooLarge, section.pointer()).given("different rows").expected(64));
            return None;
        }
        rows.push(RowModel { when, verdict: known as u8 });
    }
    sound.then_some(TableShape { rows, verdicts })
}

fn row(
    document: &Document,
    table: &Table,
    row: &Row,
    place: &Place<'_>,
    compiler: &mut Compiler<'_>,
) -> Option<(Option<Test>, Verdict)> {
    let when = row.when.as_ref().map(|when| compiler.test(when, &Place::Field(place, "when")));
    let permit = outcomes(table, &row.permit, &Place::Field(place, "permit"), compiler);
    let several = row.permit.len() > 1;
    let normally = row.normally.as_ref().and_then(|id| {
        let among = table.outcomes.iter().position(|outcome| outcome.id == *id).filter(|_| row.permit.contains(id));
        if among.is_none() || !several {
            compiler.problems.push(Problem::new(Code::BadNormal, Place::Field(place, "normally").pointer()).given(id));
        }
        among
    });
    if row.reasons == Reasons::UnlessNormal && row.normally.is_none() {
        compiler
            .problems
            .push(Problem::new(Code::BadNormal, Place::Field(place, "reasons").pointer()).given("unless_normal"));
    }
    let section = Place::Field(place, "consider");
    for (position, fact) in row.consider.iter().enumerate() {
        if !document.facts.iter().any(|known| known.id == *fact) {
            let place = Place::Item(&section, position);
            unknown(compiler.problems, &place, fact, "fact", compiler.index.facts.keys());
        }
    }
    let tolerant = |id: &Id| table.outcomes.iter().any(|outcome| outcome.id == *id && outcome.tolerated != Some(false));
    if row.bottom_line && (row.when.is_none() || row.permit.iter().any(tolerant)) {
        compiler.problems.push(Problem::new(Code::TolerantBottomLine, place.pointer()).given(&row.id));
    }
    let when = match when {
        Some(test) => Some(test?),
        None => None,
    };
    let normally = normally.and_then(|position| u8::try_from(position).ok());
    Some((when, Verdict { permit: permit?, normally, reasons: row.reasons }))
}

/// A set of outcomes as a mask; not empty, none twice.
fn outcomes(table: &Table, ids: &[Id], place: &Place<'_>, compiler: &mut Compiler<'_>) -> Option<u64> {
    if ids.is_empty() {
        compiler.problems.push(Problem::new(Code::TooFew, place.pointer()).given(0).expected("one outcome"));
        return None;
    }
    let mut mask = 0_u64;
    let mut seen = Set::new();
    let mut sound = true;
    for (position, id) in ids.iter().enumerate() {
        let at = Place::Item(place, position);
        match table.outcomes.iter().position(|outcome| outcome.id == *id) {
            Some(outcome) => mask |= 1 << outcome,
            None => {
                unknown(compiler.problems, &at, id, "outcome", table.outcomes.iter().map(|outcome| &outcome.id));
                sound = false;
            }
        }
        if !seen.insert(id) {
            compiler.problems.push(Problem::new(Code::DuplicateId, at.pointer()).given(id));
        }
    }
    sound.then_some(mask)
}

fn guarantee(document: &Document, item: &Guarantee, place: &Place<'_>, compiler: &mut Compiler<'_>) -> Option<Claim> {
    let Some(position) = compiler.index.tables.get(&item.table).copied() else {
        unknown(compiler.problems, &Place::Field(place, "table"), &item.table, "table", compiler.index.tables.keys());
        return None;
    };
    let table = document.tables.get(position)?;
    let when = item.when.as_ref().map(|when| compiler.test(when, &Place::Field(place, "when")));
    match (when, &item.never, item.bottom_line, &item.monotone) {
        (Some(when), Some(never), false, None) => {
            let outcomes = outcomes(table, never, &Place::Field(place, "never"), compiler);
            Some(Claim::Never { table: position, when: when?, outcomes: outcomes? })
        }
        (Some(when), None, true, None) => Some(Claim::BottomLine { table: position, when: when? }),
        (None, None, false, Some(monotone)) => {
            if table.outcomes.iter().any(|outcome| outcome.class.is_none()) {
                compiler.problems.push(Problem::new(Code::UnrankedMonotone, place.pointer()).given(&table.id));
            }
            let facts = match monotone {
                Monotone::All(_) => None,
                Monotone::Facts(facts) => Some(monotone_facts(facts, &Place::Field(place, "monotone"), compiler)?),
            };
            Some(Claim::Monotone { table: position, facts })
        }
        _ => {
            compiler.problems.push(Problem::new(Code::OneClaim, place.pointer()).given(&item.id));
            None
        }
    }
}

fn monotone_facts(facts: &[Id], place: &Place<'_>, compiler: &mut Compiler<'_>) -> Option<Vec<Var>> {
    let found: Vec<Option<Var>> = facts
        .iter()
        .enumerate()
        .map(|(position, fact)| {
            let known = compiler.index.facts.get(fact).and_then(|fact| u16::try_from(*fact).ok());
            if known.is_none() {
                let place = Place::Item(place, position);
                unknown(compiler.problems, &place, fact, "fact", compiler.index.facts.keys());
            }
            known.map(Var)
        })
        .collect();
    found.into_iter().collect()
}

/// Whether a table claims that its rows do not overlap.
pub(crate) const fn unique(table: &Table) -> bool {
    matches!(table.hit, Hit::Unique)
}
