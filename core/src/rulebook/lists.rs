//! The lists that regulations ask for: which combinations of answers lead to which outcome. They are derived from the
//! rows and not written beside them, so that they can say nothing else.

use serde::Serialize;

use super::model::{Model, TableModel, Verdict};
use super::{Purpose, Rulebook};
use crate::document::{Id, nearest};
use crate::error::{Code, Problem, Problems};
use crate::list::ToList;
use crate::logic::{Answers, Budget, Product, Truth, Var, Vars};

/// What a list is about.
///
/// ```
/// use distinguo::rulebook::{ListKind, Rulebook};
///
/// let lists = Rulebook::shipped("cn.reference").unwrap().lists("tolerance").unwrap();
/// assert_eq!(lists.lists.first().unwrap().kind, ListKind::Positive);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ListKind {
    /// Every outcome that is permitted tolerates.
    Positive,
    /// Some outcomes that are permitted tolerate and some do not: people decide.
    Discretion,
    /// No outcome that is permitted tolerates.
    Negative,
    /// The outcomes of the table do not say whether they tolerate.
    ByOutcome,
}

/// The lists of a table. Together they hold every possible case.
///
/// ```
/// use distinguo::rulebook::{ListKind, Rulebook};
///
/// let lists = Rulebook::shipped("cn.reference").unwrap().lists("tolerance").unwrap();
/// let negative = lists.lists.iter().find(|list| list.kind == ListKind::Negative).unwrap();
/// // The shortest combination: one answer is enough, whatever else is found.
/// assert_eq!(negative.combinations[0].answers.len(), 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lists {
    /// The table.
    pub table: Id,
    /// What the kernel understands by it.
    pub purpose: Purpose,
    /// The positive lists first, the negative last.
    pub lists: Vec<List>,
}

/// The combinations that lead to the same permitted outcomes.
///
/// ```
/// use distinguo::rulebook::Rulebook;
///
/// let lists = Rulebook::shipped("cn.reference").unwrap().lists("tolerance").unwrap();
/// assert_eq!(lists.lists[0].permits[0].as_str(), "no_liability");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct List {
    /// What it is about.
    pub kind: ListKind,
    /// The outcomes that may be decided.
    pub permits: Vec<Id>,
    /// The default among several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub normally: Option<Id>,
    /// Every minimal combination: no fact of it can be left out and no possible answer be added, and what is possible
    /// under it is not all possible under another. The shortest first.
    pub combinations: Vec<Combination>,
    /// There are more than 1,000 combinations, and none is listed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub too_many: bool,
}

/// Answers that lead there whatever the answers to all other facts. Answers that are impossible together are left out.
///
/// ```
/// use distinguo::rulebook::Rulebook;
///
/// let lists = Rulebook::shipped("cn.reference").unwrap().lists("tolerance").unwrap();
/// assert!(lists.lists.iter().flat_map(|list| &list.combinations).all(|combination| !combination.rows.is_empty()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Combination {
    /// Facts in declared order.
    pub answers: Vec<Allowed>,
    /// The row that applies, unless an earlier one does to the same effect. Several, in declared order, where it hangs on
    /// other facts which of them applies.
    pub rows: Vec<Id>,
}

/// A fact and the answers that it may have.
///
/// ```
/// use distinguo::rulebook::Rulebook;
///
/// let lists = Rulebook::shipped("cn.reference").unwrap().lists("tolerance").unwrap();
/// let allowed = &lists.lists[0].combinations[0].answers[0];
/// assert!(!allowed.answers.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Allowed {
    /// The fact.
    pub fact: Id,
    /// Any of these, in declared order.
    pub answers: Vec<Id>,
}

impl Rulebook {
    /// The positive and the negative list of a table, and what is left to be decided: for each set of permitted outcomes
    /// every minimal combination of answers that leads to it. Exact: a possible case is on the list of an outcome if
    /// and only if a determination permits that outcome.
    ///
    /// # Errors
    ///
    /// Where there is no such table.
    pub fn lists(&self, table: &str) -> Result<Lists, Problems> {
        let model = self.model();
        let position = model.index.tables.get(table).copied().ok_or_else(|| {
            let known = model.index.tables.keys().map(Id::as_str);
            Problem::new(Code::UnknownName, "").given(table).expected("table").nearest(nearest(table, known))
        })?;
        let (Some(written), Some(compiled)) = (model.document.tables.get(position), model.tables.get(position)) else {
            return Err(Problems::new());
        };
        // Rows that differ in nothing but the reasons that they ask for share a list.
        let mut results: Vec<(Verdict, u64)> = Vec::new();
        for (number, verdict) in compiled.verdicts.iter().enumerate() {
            let same =
                |(known, _): &&mut (Verdict, u64)| (known.permit, known.normally) == (verdict.permit, verdict.normally);
            match results.iter_mut().find(same) {
                Some((_, set)) => *set |= 1 << number,
                None => results.push((*verdict, 1 << number)),
            }
        }
        let lists = results.into_iter().map(|(verdict, set)| list(model, position, compiled, verdict, set));
        let mut lists: Vec<(u64, List)> = lists.list();
        lists.sort_by_key(|(permit, list)| (list.kind, permit.trailing_zeros(), permit.count_ones()));
        let lists = lists.into_iter().map(|(_, list)| list).collect();
        Ok(Lists { table: written.id.clone(), purpose: written.purpose, lists })
    }
}

/// The list of the verdicts of a set, which permit the same.
fn list(model: &Model, position: usize, table: &TableModel, verdict: Verdict, set: u64) -> (u64, List) {
    let outcomes = model.document.tables.get(position).map(|table| table.outcomes.as_slice()).unwrap_or_default();
    let permitted = || outcomes.iter().enumerate().filter(|(outcome, _)| verdict.permit >> outcome & 1 == 1);
    let tolerated: Vec<Option<bool>> = permitted().map(|(_, outcome)| outcome.tolerated).collect();
    let kind = match (tolerated.contains(&Some(true)), tolerated.contains(&Some(false))) {
        (true, false) => ListKind::Positive,
        (true, true) => ListKind::Discretion,
        (false, true) => ListKind::Negative,
        (false, false) => ListKind::ByOutcome,
    };
    let products = table.diagram.primes(set, Budget::default()).ok().filter(|products| products.len() <= MOST);
    let too_many = products.is_none();
    let products = widest(model, table, &products.unwrap_or_default());
    let list = List {
        kind,
        permits: permitted().map(|(_, outcome)| outcome.id.clone()).collect(),
        normally: verdict.normally.and_then(|outcome| outcomes.get(usize::from(outcome))).map(|one| one.id.clone()),
        combinations: products.iter().map(|listed| combination(model, position, table, listed, set)).collect(),
        too_many,
    };
    (verdict.permit, list)
}

/// More combinations than anyone reads.
const MOST: usize = 1_000;
/// Steps through a diagram that may be taken to leave impossible answers out of a list.
const MOST_STEPS: usize = 50_000_000;

/// A product, and by fact the answers that are possible under it.
struct Listed {
    product: Product,
    possible: Vec<Answers>,
}

/// The products without impossible answers, and without those that say nothing beyond another. It counts only what is
/// possible; the primes of a diagram count what is impossible as well.
fn widest(model: &Model, table: &TableModel, products: &[Product]) -> Vec<Listed> {
    let tests = model.contradictions.iter().map(|test| model.conditions.support(test.cond));
    let bound: Vec<Var> = tests.fold(Vars::default(), Vars::union).iter().collect();
    let answers: usize = bound.iter().map(|var| usize::from(model.space.size(*var))).sum();
    let affordable = products.len() * answers * table.diagram.len() <= MOST_STEPS;
    let listed: Vec<Listed> = products
        .iter()
        .map(|product| {
            let mut possible = model.space.open();
            for (var, answers) in product {
                set(&mut possible, *var, *answers);
            }
            let start = possible.clone();
            for var in bound.iter().filter(|_| affordable) {
                let left = start.get(var.index()).copied().unwrap_or(Answers::NONE);
                let left = left.iter().filter(|answer| {
                    let mut known = start.clone();
                    set(&mut known, *var, Answers::one(*answer));
                    table.diagram.possible(&known) != 0
                });
                let left = Answers::of(left);
                set(&mut possible, *var, left);
            }
            let narrowed = product.iter().map(|(var, answers)| {
                let possible = possible.get(var.index()).copied().unwrap_or(*answers);
                (*var, answers.intersect(possible))
            });
            Listed { product: narrowed.collect(), possible }
        })
        .collect();
    let within = |one: &Listed, other: &Listed| {
        let subset = |(var, answers): &(Var, Answers)| {
            one.possible.get(var.index()).is_some_and(|possible| possible.is_subset(*answers))
        };
        other.product.iter().all(subset)
    };
    let mut kept: Vec<Listed> = Vec::new();
    for one in listed {
        if !kept.iter().any(|other| within(&one, other)) {
            kept.retain(|other| !within(other, &one));
            kept.push(one);
        }
    }
    kept
}

fn set(known: &mut [Answers], var: Var, answers: Answers) {
    if let Some(place) = known.get_mut(var.index()) {
        *place = answers;
    }
}

fn combination(model: &Model, position: usize, table: &TableModel, listed: &Listed, set: u64) -> Combination {
    let truths = model.conditions.evaluate(&listed.possible);
    let written = model.document.tables.get(position).map(|table| table.rows.as_slice()).unwrap_or_default();
    let mut rows = Vec::new();
    for (row, written) in table.rows.iter().zip(written) {
        let truth = row.when.as_ref().map_or(Some(&Truth::Holds), |test| truths.get(test.cond.index()));
        let applies = truth == Some(&Truth::Holds);
        if truth != Some(&Truth::Fails) && set >> row.verdict & 1 == 1 {
            if applies {
                rows.clear();
            }
            rows.push(written.id.clone());
        }
        if applies {
            break;
        }
    }
    let allowed = listed.product.iter().filter_map(|(var, answers)| {
        let fact = model.document.facts.get(var.index())?;
        Some(Allowed { fact: fact.id.clone(), answers: answer_ids(model, var.index(), *answers) })
    });
    Combination { answers: allowed.collect(), rows }
}

fn answer_ids(model: &Model, fact: usize, answers: Answers) -> Vec<Id> {
    let known = model.facts.get(fact).map(|fact| fact.answers.as_slice()).unwrap_or_default();
    answers.iter().filter_map(|answer| known.get(usize::from(answer))).map(|(id, _)| id.clone()).list()
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;

    static BOOKS: LazyLock<Vec<Rulebook>> =
        LazyLock::new(|| Rulebook::shipped_ids().filter_map(Rulebook::shipped).collect());

    fn allows(model: &Model, combination: &Combination, case: &[u8]) -> bool {
        combination.answers.iter().all(|allowed| {
            let fact = model.index.facts[&allowed.fact];
            allowed.answers.contains(&model.facts[fact].answers[usize::from(case[fact])].0)
        })
    }

    fn masks(model: &Model, combination: &Combination) -> Vec<Answers> {
        let mut known = model.space.open();
        for allowed in &combination.answers {
            let fact = model.index.facts[&allowed.fact];
            let listed = (0..).zip(&model.facts[fact].answers).filter(|(_, (id, _))| allowed.answers.contains(id));
            known[fact] = Answers::of(listed.map(|(answer, _)| answer));
        }
        known
    }

    proptest! {
        #[test]
        fn a_case_is_on_the_list_of_what_its_first_row_permits_and_on_no_other(
            // Mostly the favourable answers, as the positive lists are long.
            seed in prop::collection::vec(prop_oneof![3 => Just(0), 1 => any::<u8>()], 64),
        ) {
            for model in BOOKS.iter().map(Rulebook::model) {
                let case: Vec<u8> = model.space.vars().zip(&seed)
                    .map(|(var, answer)| answer % model.space.size(var))
                    .collect();
                let possible = |test: &crate::rulebook::Test| !model.conditions.holds(test.cond, &case);
                let effects = model.document.contradictions.iter().zip(&model.contradictions);
                let mut impossible = effects.filter(|(written, _)| written.effect == super::super::ContradictionEffect::Impossible);
                if !impossible.all(|(_, test)| possible(test)) {
                    continue;
                }
                for (written, table) in model.document.tables.iter().zip(&model.tables) {
                    let holds = |row: &&super::super::RowModel| row.when.as_ref().is_none_or(|test| model.conditions.holds(test.cond, &case));
                    let verdict = table.verdicts[usize::from(table.rows.iter().find(holds).unwrap().verdict)];
                    let lists = LISTS.iter().find(|(id, lists)| *id == model.document.id && lists.table == written.id);
                    for list in &lists.unwrap().1.lists {
                        let listed = list.combinations.iter().any(|combination| allows(model, combination, &case));
                        let permitted: Vec<_> = (0..).zip(&written.outcomes)
                            .filter(|(outcome, _)| verdict.permit >> outcome & 1 == 1).map(|(_, outcome)| &outcome.id).collect();
                        let normally = verdict.normally.map(|outcome| &written.outcomes[usize::from(outcome)].id);
                        let same = list.permits.iter().eq(permitted) && list.normally.as_ref() == normally;
                        prop_assert_eq!(listed, same, "{} {} {:?} {:?}", model.document.id, written.id, list.permits, case);
                    }
                }
            }
        }
    }

    static LISTS: LazyLock<Vec<(Id, Lists)>> = LazyLock::new(|| {
        let of_book = |book: &'static Rulebook| {
            book.tables().map(|(table, _)| (book.id().clone(), book.lists(table.as_str()).unwrap()))
        };
        BOOKS.iter().flat_map(of_book).collect()
    });

    #[test]
    fn no_answer_can_be_added_to_a_combination_and_no_fact_left_out() {
        for (id, lists) in LISTS.iter() {
            let model = BOOKS.iter().find(|book| book.id() == id).unwrap().model();
            let table = &model.tables[model.index.tables[&lists.table]];
            for list in &lists.lists {
                let verdicts = (0..).zip(&table.verdicts);
                let other = verdicts.filter(|(_, verdict)| {
                    let outcomes = &model.document.tables[model.index.tables[&lists.table]].outcomes;
                    let permitted = (0..).zip(outcomes).filter(|(outcome, _)| verdict.permit >> outcome & 1 == 1);
                    let normally = verdict.normally.map(|outcome| &outcomes[usize::from(outcome)].id);
                    !permitted.map(|(_, outcome)| &outcome.id).eq(&list.permits) || normally != list.normally.as_ref()
                });
                let other = other.fold(0_u64, |set, (verdict, _)| set | 1 << verdict);
                for combination in &list.combinations {
                    let known = masks(model, combination);
                    assert_eq!(table.diagram.possible(&known) & other, 0, "{id} {:?}", lists.table);
                    for (fact, mask) in known.iter().enumerate() {
                        for answer in model.space.open()[fact].without(*mask).iter() {
                            let mut wider = known.clone();
                            wider[fact] = Answers::one(answer);
                            if table.diagram.possible(&wider) == 0 {
                                continue;
                            }
                            assert_ne!(
                                table.diagram.possible(&wider) & other,
                                0,
                                "{id} {:?} {combination:?}",
                                lists.table
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn bottom_lines_are_named_by_the_combinations_that_cross_them() {
        let lists = Rulebook::shipped("cn.reference").unwrap().lists("tolerance").unwrap();
        let negative = lists.lists.iter().find(|list| list.kind == ListKind::Negative).unwrap();
        let gain =
            negative.combinations.iter().find(|one| one.answers.len() == 1 && one.answers[0].fact.as_str() == "gain");
        let answers: Vec<_> = gain.unwrap().answers[0].answers.iter().map(Id::as_str).collect();
        assert_eq!((answers, gain.unwrap().rows[0].as_str()), (vec!["unit", "others", "self"], "line_gain"));
        // Whether it was knowing is open here, but the first bottom line holds whatever else is found.
        assert_eq!(gain.unwrap().rows.len(), 1);
    }

    #[test]
    fn a_table_that_is_not_there_has_no_lists() {
        let problems = Rulebook::shipped("cn.reference").unwrap().lists("tolerence").unwrap_err();
        assert_eq!(problems.iter().next().unwrap().nearest_name(), Some("tolerance"));
    }
}
