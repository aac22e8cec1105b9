//! Several versions of a rulebook over the same completions: what is open under two of them, and corresponds, turns out the
//! same under both. Which version governs is asked of every completion.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::evaluate::State;
use crate::document::Id;
use crate::list::ToList;
use crate::logic::{Answers, Budget, Cond, Conditions, Diagram, NodeView, Prover, Row, Space, Var};
use crate::rulebook::document::Table;
use crate::rulebook::{Class, Model, bounds};

/// A version with what is known under it.
pub(super) struct Version<'s, 'b> {
    pub(super) state: &'s State<'b>,
    /// The place of its table; none where the version does not come into question.
    pub(super) table: Option<usize>,
}

/// The best and the worst of some outcomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) classes: Option<[Class; 2]>,
    /// Whether the mistake is not tolerated, for the best and for the worst.
    pub(super) intolerant: Option<[bool; 2]>,
}

impl Range {
    /// How this range compares with another: by the best that each permits, then by the worst. Without classes, tolerated
    /// against not tolerated compares.
    fn against(self, other: Self) -> Option<Ordering> {
        match (self.classes, other.classes) {
            (Some(own), Some(theirs)) => Some(own.cmp(&theirs)),
            (None, _) | (_, None) => Some(self.intolerant?.cmp(&other.intolerant?)),
        }
    }
}

/// The best and the worst of a set of outcomes of a table.
pub(super) fn range(table: &Table, permit: u64) -> Range {
    let permitted = table.outcomes.iter().enumerate().filter(|(position, _)| permit >> position & 1 == 1);
    let intolerant: Option<Vec<bool>> =
        permitted.map(|(_, outcome)| outcome.tolerated.map(|tolerated| !tolerated)).collect();
    let intolerant = intolerant.unwrap_or_default();
    let bounds_of = |all: &[bool]| Some([*all.iter().min()?, *all.iter().max()?]);
    Range { classes: bounds(table, permit), intolerant: bounds_of(&intolerant) }
}

/// The outcomes that a table still permits over everything that is open; none where the findings contradict each other.
pub(super) fn still_permits(state: &State<'_>, table: usize) -> u64 {
    let verdicts = verdicts(state, table);
    let compiled = state.model.tables.get(table).map(|table| table.verdicts.as_slice()).unwrap_or_default();
    let possible = compiled.iter().enumerate().filter(|(verdict, _)| verdicts >> verdict & 1 == 1);
    possible.fold(0, |set, (_, verdict)| set | verdict.permit)
}

fn verdicts(state: &State<'_>, table: usize) -> u64 {
    let compiled = state.model.tables.get(table).filter(|_| !state.contradictory());
    compiled.map_or(0, |compiled| state.diagram(table, compiled).possible(&state.now.known))
}

/// Which version governs in a completion: the first, or a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Winner {
    /// The first: all come to the same.
    Same,
    /// The first: one is harsher, and none milder.
    Harsher,
    /// The first: one cannot be compared with it, and none is milder.
    NotComparable,
    /// One behind the first, by its place: it is milder than those before it, and none behind it is milder still.
    Later(usize),
}

impl Winner {
    /// The winner among these ranges, each with the place of its version.
    fn among(ranges: &[(usize, Range)]) -> Self {
        let Some((_, first)) = ranges.first().copied() else { return Self::NotComparable };
        let (mut mildest, mut winner) = (first, Self::Same);
        for (place, range) in ranges.iter().skip(1).copied() {
            match range.against(mildest) {
                Some(Ordering::Less) => (mildest, winner) = (range, Self::Later(place)),
                Some(Ordering::Equal) => {}
                Some(Ordering::Greater) => winner = winner.max(Self::Harsher),
                None => winner = winner.max(Self::NotComparable),
            }
        }
        winner
    }

    /// As a verdict of a diagram.
    fn verdict(self) -> u8 {
        match self {
            Self::Same => 0,
            Self::Harsher => 1,
            Self::NotComparable => 2,
            Self::Later(place) => u8::try_from(place).unwrap_or(u8::MAX).saturating_add(2).min(63),
        }
    }

    fn of_verdict(verdict: u8) -> Self {
        match verdict {
            0 => Self::Same,
            1 => Self::Harsher,
            2 => Self::NotComparable,
            later => Self::Later(usize::from(later) - 2),
        }
    }

    /// The place of the version that governs.
    const fn place(self) -> usize {
        match self {
            Self::Same | Self::Harsher | Self::NotComparable => 0,
            Self::Later(place) => place,
        }
    }
}

/// Combinations of ranges that are looked at; and versions that can be told apart.
const MOST: usize = 4096;

/// Which versions govern over all completions, each case once; and where several versions can, the facts that it hangs on.
/// None at all where the findings leave no completion.
pub(super) fn winners(versions: &[Version<'_, '_>]) -> (Vec<Winner>, Vec<Id>) {
    let counted = || versions.iter().enumerate().filter_map(|(place, version)| Some((place, version, version.table?)));
    let ranges: Vec<(usize, Vec<Range>)> =
        counted().map(|(place, version, table)| (place, ranges(version.state, table))).list();
    if ranges.iter().any(|(_, ranges)| ranges.is_empty()) {
        return (Vec::new(), Vec::new());
    }
    let all = combinations(&ranges);
    let apart = all.as_deref().map(|all| settled(all.iter().map(|ranges| Winner::among(ranges)).list()));
    let alone = apart.filter(|apart| apart.len() == 1);
    // Where it makes no difference which completions go together, they need not be joined; unless what is impossible under
    // one version and under another may leave no completion together.
    let bound = counted().filter(|(_, version, _)| !version.state.required().is_empty()).count();
    if let Some(alone) = alone.as_ref().filter(|_| bound < 2) {
        return (alone.clone(), Vec::new());
    }
    let joined = all.and_then(|all| Joint::new(versions)?.winners(versions, &all));
    joined.or_else(|| Some((alone?, Vec::new()))).unwrap_or_else(|| {
        // What cannot be told in due time is open, and everything that is open may matter.
        let open = counted().flat_map(|(_, version, table)| open(version.state, table));
        (vec![Winner::Same, Winner::Later(1)], once(open))
    })
}

/// The winners, each once; where all of them are the first version, and for different reasons, all reasons.
fn settled(winners: Vec<Winner>) -> Vec<Winner> {
    let mut winners = winners;
    winners.sort_unstable();
    winners.dedup();
    winners
}

/// The facts that are open under a version and that its table depends on.
fn open<'s>(state: &'s State<'_>, table: usize) -> impl Iterator<Item = Id> + 's {
    let support = state.model.tables.get(table).map(|table| table.support).unwrap_or_default();
    let open = |var: &Var| state.now.known.get(var.index()).is_some_and(|known| known.len() > 1);
    let facts = support.iter().filter(open).list();
    facts.into_iter().filter_map(|var| state.model.document.facts.get(var.index()).map(|fact| fact.id.clone()))
}

fn once(ids: impl Iterator<Item = Id>) -> Vec<Id> {
    let mut once: Vec<Id> = Vec::new();
    for id in ids {
        if !once.contains(&id) {
            once.push(id);
        }
    }
    once
}

/// The different ranges that a table still comes to.
fn ranges(state: &State<'_>, table: usize) -> Vec<Range> {
    let (Some(compiled), Some(written)) = (state.model.tables.get(table), state.model.document.tables.get(table))
    else {
        return Vec::new();
    };
    let possible = verdicts(state, table);
    let mut ranges = Vec::new();
    for (verdict, permits) in compiled.verdicts.iter().enumerate() {
        let range = range(written, permits.permit);
        if possible >> verdict & 1 == 1 && !ranges.contains(&range) {
            ranges.push(range);
        }
    }
    ranges
}

/// Every way of taking one range of each version; none where there are too many.
fn combinations(ranges: &[(usize, Vec<Range>)]) -> Option<Vec<Vec<(usize, Range)>>> {
    let mut all: Vec<Vec<(usize, Range)>> = vec![Vec::new()];
    for (place, ranges) in ranges {
        if all.len().saturating_mul(ranges.len()) > MOST || *place > 60 {
            return None;
        }
        all = all
            .iter()
            .flat_map(|taken| ranges.iter().map(|range| taken.iter().copied().chain([(*place, *range)]).list()))
            .list();
    }
    Some(all)
}

/// A fact of an earlier version that corresponds to one of the last.
pub(super) struct Link {
    /// The place of the earlier version.
    pub(super) version: usize,
    /// The fact under it.
    pub(super) fact: usize,
    /// For each answer of it, the one that corresponds.
    pub(super) answers: Vec<Option<u8>>,
}

/// The fact that corresponds to a fact of the last version of a chain, in the nearest earlier one that has it and is asked
/// for: the same id, or what the `corresponds` map of each version on the way says.
pub(super) fn link(chain: &[&Model], fact: usize, wanted: impl Fn(usize) -> bool) -> Option<Link> {
    let last = chain.last()?;
    let mut id = &last.document.facts.get(fact)?.id;
    let mut steps = Vec::new();
    for version in (1..chain.len()).rev() {
        let model = chain.get(version)?;
        let step = model.document.transition.corresponds.iter().find(|item| item.new == *id);
        id = step.map_or(id, |item| &item.old);
        steps.extend(step);
        let before = chain.get(version - 1)?;
        let Some(found) = before.index.facts.get(id).copied().filter(|_| wanted(version - 1)) else { continue };
        let answers = &last.facts.get(fact)?.answers;
        let translate = |old: &Id| {
            let id = steps.iter().rev().fold(old, |id, step| step.answers.0.get(id).unwrap_or(id));
            u8::try_from(answers.iter().position(|(known, _)| known == id)?).ok()
        };
        let answers = before.facts.get(found)?.answers.iter().map(|(old, _)| translate(old)).list();
        return Some(Link { version: version - 1, fact: found, answers });
    }
    None
}

/// What is open under several versions, as the variables of one space.
struct Joint {
    space: Space,
    conditions: Conditions,
    known: Vec<Answers>,
    impossible: Vec<Cond>,
    /// The version and the fact that each variable was made for.
    vars: Vec<(usize, usize)>,
    /// Where the open facts of each version stand.
    places: BTreeMap<(usize, usize), Place>,
}

/// The variable that a fact is under, and the answer of the variable for each answer of the fact.
#[derive(Clone)]
struct Place {
    var: Var,
    answers: Vec<u8>,
}

impl Place {
    fn answers(&self, answers: Answers) -> Answers {
        Answers::of(answers.iter().filter_map(|answer| self.answers.get(usize::from(answer)).copied()))
    }
}

impl Joint {
    /// `None` where more is open than one space takes.
    fn new(versions: &[Version<'_, '_>]) -> Option<Self> {
        let (mut vars, mut sizes, mut known) = (Vec::new(), Vec::new(), Vec::<Answers>::new());
        let (mut places, mut coupled) = (BTreeMap::<(usize, usize), Place>::new(), Vec::new());
        for (version, told) in versions.iter().enumerate() {
            let Some(table) = told.table else { continue };
            let state = told.state;
            let support = state.model.tables.get(table).map(|table| table.support)?;
            let required = state.required();
            let needed = required.iter().fold(support, |set, one| set.union(state.model.conditions.support(one.cond)));
            let chain: Vec<&Model> = versions.iter().take(version + 1).map(|version| version.state.model).list();
            for var in needed.iter() {
                let fact = (version, var.index());
                let Some(open) = state.now.known.get(var.index()).copied().filter(|open| open.len() > 1) else {
                    continue;
                };
                let counts = |at: usize| versions.get(at).is_some_and(|version| version.table.is_some());
                let link = link(&chain, var.index(), counts);
                let before = link.and_then(|link| Some((places.get(&(link.version, link.fact)).cloned()?, link)));
                let size = state.model.space.size(var);
                if let Some((before, link)) = &before {
                    // The same question with the same answers is one variable.
                    let back = |answer: u8| {
                        let mut old = (0_usize..).zip(&link.answers).filter(|(_, new)| **new == Some(answer));
                        let (old, _) = old.next()?;
                        before.answers.get(old).copied()
                    };
                    let answers: Option<Vec<u8>> = (0..size).map(back).collect();
                    let same = answers.filter(|answers| answers.len() == link.answers.len());
                    let same = same.map(|answers| Place { var: before.var, answers });
                    if let Some(same) = same.filter(|same| known.get(same.var.index()) == Some(&same.answers(open))) {
                        places.insert(fact, same);
                        continue;
                    }
                }
                let own = Place { var: Var(u16::try_from(vars.len()).ok()?), answers: (0..size).collect() };
                if let Some((before, link)) = before {
                    coupled.push((before, own.clone(), link.answers));
                }
                places.insert(fact, own);
                vars.push(fact);
                sizes.push(size);
                known.push(open);
            }
        }
        let space = Space::new(sizes)?;
        let mut joint = Self { space, conditions: Conditions::new(), known, impossible: Vec::new(), vars, places };
        for (before, own, answers) in coupled {
            joint.couple(&before, &own, &answers);
        }
        Some(joint)
    }

    /// What corresponds turns out the same. An answer that corresponds to none under the earlier version may go with any.
    fn couple(&mut self, before: &Place, own: &Place, answers: &[Option<u8>]) {
        let images = Answers::of(answers.iter().copied().flatten());
        for (old, new) in (0_u8..).zip(answers) {
            let Some(new) = new else { continue };
            let others = images.without(Answers::one(*new));
            let if_old = self.conditions.within(before.var, before.answers(Answers::one(old)));
            let otherwise = self.conditions.within(own.var, others);
            let both = self.conditions.all(&[if_old, otherwise]);
            self.impossible.push(both);
        }
    }

    /// Which versions govern over all completions, and the facts that it hangs on; `None` where that takes too long to tell.
    fn winners(mut self, versions: &[Version<'_, '_>], all: &[Vec<(usize, Range)>]) -> Option<(Vec<Winner>, Vec<Id>)> {
        let mut comes_to: Vec<Vec<(Range, Cond)>> = Vec::with_capacity(versions.len());
        for (place, version) in versions.iter().enumerate() {
            comes_to.push(version.table.map(|table| self.version(place, version.state, table)).unwrap_or_default());
        }
        let mut rows: Vec<Row> = Vec::with_capacity(all.len());
        for ranges in all {
            let met = ranges.iter().filter_map(|(place, range)| {
                comes_to.get(*place)?.iter().find(|(known, _)| known == range).map(|(_, cond)| *cond)
            });
            let met: Vec<Cond> = met.list();
            let when = self.conditions.all(&met);
            rows.push(Row { when: Some(when), verdict: Winner::among(ranges).verdict() });
        }
        let prover = Prover::new(&self.space, &self.conditions, &rows, &self.impossible, Budget::default());
        let diagram: Diagram = prover.ok()?.freeze();
        let possible = diagram.possible(&self.known);
        let winners = settled((0..64).filter(|verdict| possible >> verdict & 1 == 1).map(Winner::of_verdict).list());
        let governs = |verdict: u8| Winner::of_verdict(verdict).place() as u64;
        let several = winners.iter().any(|winner| Some(winner.place()) != winners.first().map(|first| first.place()));
        let open = if several { diagram.missing(&self.known, governs).open } else { Vec::new() };
        let id = |(var, _): (Var, Answers)| {
            let (version, fact) = self.vars.get(var.index())?;
            Some(versions.get(*version)?.state.model.document.facts.get(*fact)?.id.clone())
        };
        Some((winners, once(open.into_iter().filter_map(id))))
    }

    /// For each range, where the table of a version comes to it. What must hold under the version is required.
    fn version(&mut self, place: usize, state: &State<'_>, table: usize) -> Vec<(Range, Cond)> {
        let (Some(compiled), Some(written)) = (state.model.tables.get(table), state.model.document.tables.get(table))
        else {
            return Vec::new();
        };
        let carried = self.carried(place, state);
        let here = |cond: Cond| carried.get(cond.index()).copied();
        for required in state.required() {
            if let Some(cond) = here(required.cond) {
                let against = if required.holds { self.conditions.not(cond) } else { cond };
                self.impossible.push(against);
            }
        }
        let mut none_before = self.conditions.constant(true);
        let mut comes_to: Vec<(Range, Vec<Cond>)> = Vec::new();
        for row in &compiled.rows {
            let test = row.when.as_ref().and_then(|test| here(test.cond));
            let holds = test.unwrap_or_else(|| self.conditions.constant(true));
            let applies = self.conditions.all(&[none_before, holds]);
            let fails = self.conditions.not(holds);
            none_before = self.conditions.all(&[none_before, fails]);
            let permit = compiled.verdicts.get(usize::from(row.verdict)).map_or(0, |verdict| verdict.permit);
            let range = range(written, permit);
            match comes_to.iter_mut().find(|(known, _)| *known == range) {
                Some((_, rows)) => rows.push(applies),
                None => comes_to.push((range, vec![applies])),
            }
        }
        comes_to.into_iter().map(|(range, rows)| (range, self.conditions.any(&rows))).list()
    }

    /// The conditions of a version over the variables of this space, by their places.
    fn carried(&mut self, place: usize, state: &State<'_>) -> Vec<Cond> {
        let own = &state.model.conditions;
        let mut carried: Vec<Cond> = Vec::with_capacity(own.len());
        for cond in own.ids() {
            let of = |conds: &[Cond], carried: &[Cond]| {
                conds.iter().filter_map(|cond| carried.get(cond.index()).copied()).list()
            };
            let cond = match own.node(cond) {
                NodeView::Constant(holds) => self.conditions.constant(holds),
                NodeView::Within(var, answers) => match self.places.get(&(place, var.index())) {
                    Some(open) => self.conditions.within(open.var, open.answers(answers)),
                    None => {
                        let known = state.now.known.get(var.index()).copied().unwrap_or(Answers::NONE);
                        self.conditions.constant(known.is_subset(answers))
                    }
                },
                NodeView::All(conds) => {
                    let conds: Vec<Cond> = of(conds, &carried);
                    self.conditions.all(&conds)
                }
                NodeView::Any(conds) => {
                    let conds: Vec<Cond> = of(conds, &carried);
                    self.conditions.any(&conds)
                }
                NodeView::Not(cond) => match carried.get(cond.index()).copied() {
                    Some(cond) => self.conditions.not(cond),
                    None => self.conditions.constant(false),
                },
                NodeView::AtLeast(n, conds) => {
                    let conds: Vec<Cond> = of(conds, &carried);
                    self.conditions.at_least(n, &conds)
                }
            };
            carried.push(cond);
        }
        carried
    }
}
