//! Every answer of this room against brute force, on random problems.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::books::{Book, Dice, clauses, flat, hidden_weighted_bit, pairs, structured};
use super::oracle::{Outcome, Problem, assignments, problem, problem_of};
use super::{Answers, Budget, Cond, Diagram, Missing, Product, Prover, Required, Row, Var, in_conflict};

fn prover(problem: &Problem) -> Prover<'_> {
    let Problem { space, conditions, rows, impossible, .. } = problem;
    Prover::new(space, conditions, rows, impossible, Budget::default()).unwrap()
}

type Shows<'a> = &'a dyn Fn(&[u8]) -> bool;

/// The same table in two orders: the chosen one and a random one.
fn diagrams(problem: &Problem) -> [Diagram; 2] {
    let Problem { space, conditions, rows, impossible, order, .. } = problem;
    let budget = Budget::default();
    let other = Prover::in_order(space, conditions, rows, impossible, budget, order.clone()).unwrap();
    [prover(problem).freeze(), other.freeze()]
}

fn with_known() -> impl Strategy<Value = (Problem, Vec<Answers>)> {
    problem().prop_flat_map(|problem| {
        let known = problem.known();
        (Just(problem), known)
    })
}

fn verdicts_of(decided: &BTreeMap<Vec<u8>, u8>) -> u64 {
    decided.values().fold(0, |set, verdict| set | 1 << verdict)
}

/// The smallest sets of variables in which alone two possible completions differ that come to different things.
fn smallest_sets(decided: &BTreeMap<Vec<u8>, u64>) -> Vec<BTreeSet<Var>> {
    let differing = |one: &[u8], other: &[u8]| -> BTreeSet<Var> {
        let places = one.iter().zip(other).enumerate().filter(|(_, (one, other))| one != other);
        places.map(|(place, _)| Var(u16::try_from(place).unwrap())).collect()
    };
    let mut sets: BTreeSet<BTreeSet<Var>> = BTreeSet::new();
    for (one, result) in decided {
        for (other, _) in decided.iter().filter(|(_, other)| *other != result) {
            sets.insert(differing(one, other));
        }
    }
    let smallest = |set: &&BTreeSet<Var>| !sets.iter().any(|other| other.len() < set.len() && other.is_subset(set));
    sets.iter().filter(smallest).cloned().collect()
}

fn comes_to(decided: &BTreeMap<Vec<u8>, u8>, result: impl Fn(u8) -> u64) -> BTreeMap<Vec<u8>, u64> {
    decided.iter().map(|(answers, verdict)| (answers.clone(), result(*verdict))).collect()
}

fn open_by_definition(decided: &BTreeMap<Vec<u8>, u64>) -> BTreeSet<Var> {
    smallest_sets(decided).into_iter().flatten().collect()
}

/// What is missing, by going through every two completions.
fn missing_by_definition(decided: &BTreeMap<Vec<u8>, u64>) -> Missing {
    let answers = |var: Var| Answers::of(decided.keys().map(|answers| answers[var.index()]));
    let together = smallest_sets(decided).into_iter().filter(|set| set.len() > 1);
    let mut together: Vec<Vec<Var>> = together.map(|set| set.into_iter().collect()).collect();
    together.sort();
    let open = open_by_definition(decided).into_iter().map(|var| (var, answers(var)));
    Missing { open: open.collect(), together }
}

fn some_condition() -> impl Strategy<Value = prop::sample::Index> {
    any::<prop::sample::Index>()
}

fn pick(problem: &Problem, index: prop::sample::Index) -> Cond {
    *index.get(&problem.all_conditions().collect::<Vec<_>>())
}

/// Whether each verdict may stand at a better answer than each other: by rank, so that it is reflexive and transitive.
fn in_order(ranks: [u8; 4]) -> impl Fn(u8, u8) -> bool {
    move |better, worse| {
        let rank = |verdict: u8| ranks.get(usize::from(verdict)).copied().unwrap_or(0);
        rank(better) <= rank(worse)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_diagram_gives_the_verdict_of_the_first_row_that_holds(problem in problem()) {
        for diagram in diagrams(&problem) {
            for answers in assignments(&problem.space) {
                prop_assert_eq!(diagram.verdict(&answers), problem.outcome(&answers).verdict());
            }
        }
    }

    #[test]
    fn possible_verdicts_are_those_of_the_possible_completions((problem, known) in with_known()) {
        let expected = verdicts_of(&problem.decided(&known));
        for diagram in diagrams(&problem) {
            prop_assert_eq!(diagram.possible(&known), expected);
            prop_assert_eq!(diagram.missing(&known, u64::from).open.is_empty(), expected.count_ones() <= 1);
        }
    }

    #[test]
    fn what_is_missing_can_change_the_result_alone_or_with_the_fewest_others(
        (problem, known) in with_known(), permits in any::<[u8; 4]>(),
    ) {
        let decided = problem.decided(&known);
        for apart in [true, false] {
            let result = |verdict: u8| if apart { u64::from(verdict) } else { u64::from(permits[usize::from(verdict % 4)] % 2) };
            let expected = missing_by_definition(&comes_to(&decided, result));
            for diagram in diagrams(&problem) {
                prop_assert_eq!(&diagram.missing(&known, result), &expected);
            }
        }
    }

    #[test]
    fn a_narrowed_diagram_leaves_out_where_a_condition_fails(
        (problem, known) in with_known(), conditions in proptest::collection::vec(some_condition(), 0..3),
    ) {
        let hold: Vec<Cond> = conditions.into_iter().map(|index| pick(&problem, index)).collect();
        let mut narrow = problem.clone();
        for cond in &hold {
            narrow.impossible.push(narrow.conditions.not(*cond));
        }
        let expected = narrow.decided(&known);
        for diagram in diagrams(&problem) {
            let narrowed = diagram.narrowed(&problem.space, &problem.conditions, &known, &hold).unwrap();
            prop_assert_eq!(narrowed.possible(&known), verdicts_of(&expected));
            let missing = missing_by_definition(&comes_to(&expected, u64::from));
            prop_assert_eq!(narrowed.missing(&known, u64::from), missing);
        }
    }

    #[test]
    fn requirements_in_conflict_are_those_of_a_smallest_set_that_leaves_nothing(
        (problem, known) in with_known(), conditions in proptest::collection::vec((some_condition(), any::<bool>()), 1..7),
    ) {
        let required: Vec<Required> =
            conditions.into_iter().map(|(index, holds)| Required { cond: pick(&problem, index), holds }).collect();
        let cases: Vec<_> = assignments(&problem.space).filter(|answers| problem.agrees(answers, &known)).collect();
        let leaves = |set: u32| {
            let of = |place: &usize| set >> place & 1 == 1;
            cases.iter().any(|case| {
                (0..required.len()).filter(of).all(|place| problem.naive(required[place].cond, case) == required[place].holds)
            })
        };
        let all = 1_u32 << required.len();
        if !leaves(all - 1) {
            let smallest = |set: &u32| {
                !leaves(*set) && (0..required.len()).filter(|place| set >> place & 1 == 1).all(|place| leaves(set & !(1 << place)))
            };
            let union = (0..all).filter(smallest).fold(0, |union, set| union | set);
            let expected: Vec<usize> = (0..required.len()).filter(|place| union >> place & 1 == 1).collect();
            prop_assert_eq!(in_conflict(&problem.space, &problem.conditions, &known, &required), expected);
        }
    }

    #[test]
    fn the_most_decisive_variable_comes_first((problem, known) in with_known(), permits in any::<[u8; 4]>()) {
        let outcomes = |verdict: u8| u64::from(permits[usize::from(verdict % 4)]);
        let decided = problem.decided(&known);
        let mut expected = Vec::new();
        for var in open_by_definition(&comes_to(&decided, outcomes)) {
            let mut answers: BTreeMap<u8, u64> = BTreeMap::new();
            for (combination, verdict) in &decided {
                *answers.entry(combination[var.index()]).or_default() |= outcomes(*verdict);
            }
            let counts = || answers.values().map(|set| set.count_ones());
            let key = (counts().max().unwrap(), counts().sum::<u32>());
            expected.push((key, var, answers.into_iter().collect::<Vec<_>>()));
        }
        expected.sort();
        let expected: Vec<_> = expected.into_iter().map(|(_, var, answers)| (var, answers)).collect();
        for diagram in diagrams(&problem) {
            let ranked: Vec<_> = diagram.ranked(&known, outcomes).0.into_iter().map(|one| (one.var, one.answers)).collect();
            prop_assert_eq!(&ranked, &expected);
        }
    }

    #[test]
    fn the_smallest_change_is_the_smallest_and_certain(
        (problem, known) in with_known(), own in prop::collection::vec(prop::option::of(0..4_u8), 6), target in 0..16_u64,
    ) {
        let vars: Vec<Var> = problem.space.vars().collect();
        let own: Vec<Option<u8>> =
            vars.iter().zip(own).map(|(var, own)| own.map(|own| own % problem.space.size(*var))).collect();
        let is_assumed = |var: Var| own[var.index()].is_some() && known[var.index()].single().is_none();
        let changes = |answers: &[u8]| {
            vars.iter().filter(|var| is_assumed(**var) && own[var.index()] != Some(answers[var.index()])).count()
        };
        let completions: Vec<(Vec<u8>, u8)> = assignments(&problem.space)
            .filter(|answers| problem.agrees(answers, &known))
            .filter_map(|answers| problem.outcome(&answers).verdict().map(|verdict| (answers, verdict)))
            .collect();
        let aimed = |verdict: u8| target >> verdict & 1 == 1;
        let least = completions.iter().filter(|(_, verdict)| aimed(*verdict)).map(|(answers, _)| changes(answers)).min();
        let [one, other] = diagrams(&problem).map(|diagram| diagram.smallest_change(&known, &own, target));
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(one.as_ref().map(|change| change.changed.len()), least);
        let Some(change) = one else { return Ok(()) };
        // What the change leaves open, without one of the open variables that it asks to be answered.
        let left = |spared: Option<Var>| {
            let mut left = known.clone();
            for var in vars.iter().filter(|var| is_assumed(**var)) {
                left[var.index()] = Answers::one(own[var.index()].unwrap());
            }
            for (var, answer) in change.changed.iter().chain(&change.with).filter(|(var, _)| Some(*var) != spared) {
                left[var.index()] = Answers::one(*answer);
            }
            completions.iter().filter(|(answers, _)| problem.agrees(answers, &left)).map(|(_, verdict)| *verdict).collect::<Vec<_>>()
        };
        prop_assert!(!left(None).is_empty() && left(None).into_iter().all(aimed));
        for (var, answer) in &change.changed {
            prop_assert!(is_assumed(*var) && own[var.index()] != Some(*answer) && known[var.index()].contains(*answer));
        }
        for (var, answer) in &change.with {
            prop_assert!(!is_assumed(*var) && known[var.index()].len() > 1 && known[var.index()].contains(*answer));
            prop_assert!(!left(Some(*var)).into_iter().all(aimed));
        }
        prop_assert!(change.changed.is_sorted() && change.with.is_sorted());
    }

    #[test]
    fn a_gap_is_found_if_there_is_one(problem in problem()) {
        let is_gap = |answers: &[u8]| problem.outcome(answers) == Outcome::Undecided;
        match prover(&problem).gap().unwrap() {
            None => prop_assert!(!assignments(&problem.space).any(|answers| is_gap(&answers))),
            Some(witness) => prop_assert!(problem.all_completions(&witness, is_gap)),
        }
    }

    #[test]
    fn dead_and_redundant_rows_are_found(problem in problem()) {
        let mut prover = prover(&problem);
        let dead: BTreeMap<_, _> = prover.dead().unwrap().into_iter().collect();
        let redundant = prover.redundant().unwrap();
        for (index, row) in problem.rows.iter().enumerate() {
            let holds = |answers: &[u8]| problem.is_possible(answers) && problem.row_holds(row, answers);
            let applies = |answers: &[u8]| {
                holds(answers) && !problem.rows[..index].iter().any(|earlier| problem.row_holds(earlier, answers))
            };
            let is_dead = !assignments(&problem.space).any(|answers| applies(&answers));
            prop_assert_eq!(dead.contains_key(&index), is_dead);
            match dead.get(&index) {
                Some(None) => prop_assert!(!assignments(&problem.space).any(|answers| holds(&answers))),
                Some(Some(witness)) => prop_assert!(problem.all_completions(witness, holds)),
                None => {}
            }
            let fewer = problem.without(index);
            let same = assignments(&problem.space).all(|answers| problem.outcome(&answers) == fewer.outcome(&answers));
            prop_assert_eq!(redundant.contains(&index), same && !is_dead);
        }
    }

    #[test]
    fn an_overlap_is_found_if_there_is_one(problem in problem()) {
        let overlaps = |one: usize, other: usize, answers: &[u8]| {
            let (one, other) = (&problem.rows[one], &problem.rows[other]);
            one.verdict != other.verdict && problem.is_possible(answers)
                && problem.row_holds(one, answers) && problem.row_holds(other, answers)
        };
        match prover(&problem).overlap().unwrap() {
            Some((one, other, witness)) => {
                prop_assert!(one < other && problem.all_completions(&witness, |answers| overlaps(one, other, answers)));
            }
            None => for other in 0..problem.rows.len() {
                for one in 0..other {
                    prop_assert!(!assignments(&problem.space).any(|answers| overlaps(one, other, &answers)));
                }
            }
        }
    }

    #[test]
    fn conditions_are_proved_over_possible_combinations(
        problem in problem(), one in some_condition(), other in some_condition(), cover in prop::collection::vec(some_condition(), 0..3),
    ) {
        let (one, other) = (pick(&problem, one), pick(&problem, other));
        let cover: Vec<Cond> = cover.into_iter().map(|index| pick(&problem, index)).collect();
        let mut prover = prover(&problem);
        let naive = |condition: Cond, answers: &[u8]| problem.naive(condition, answers);
        let one_holds = |answers: &[u8]| problem.is_possible(answers) && naive(one, answers);
        let both_hold = |answers: &[u8]| one_holds(answers) && naive(other, answers);
        let is_outside = |answers: &[u8]| one_holds(answers) && !cover.iter().any(|cover| naive(*cover, answers));
        let found: [(_, Shows<'_>); 3] = [
            (prover.satisfiable(one).unwrap(), &one_holds),
            (prover.both(one, other).unwrap(), &both_hold),
            (prover.outside(one, &cover).unwrap(), &is_outside),
        ];
        for (witness, shows) in found {
            match witness {
                Some(witness) => prop_assert!(problem.all_completions(&witness, shows)),
                None => prop_assert!(!assignments(&problem.space).any(|answers| shows(&answers))),
            }
        }
    }

    #[test]
    fn a_verdict_that_is_reached_is_found_with_and_without_each_row(
        problem in problem(), when in some_condition(), verdicts in 0..16_u64,
    ) {
        let when = pick(&problem, when);
        let mut prover = prover(&problem);
        let tables = (0..problem.rows.len()).map(|row| (Some(row), problem.without(row))).chain([(None, problem.clone())]);
        for (row, table) in tables {
            let (gap, reached) = match row {
                Some(row) => prover.without(row, |prover| Ok((prover.gap()?, prover.reaches(when, verdicts)?))).unwrap(),
                None => (prover.gap().unwrap(), prover.reaches(when, verdicts).unwrap()),
            };
            // Without a row, only where it applied.
            let counts = |answers: &[u8]| row.is_none() || problem.first_row(answers) == row;
            let is_gap = |answers: &[u8]| counts(answers) && table.outcome(answers) == Outcome::Undecided;
            let is_reached = |answers: &[u8]| {
                counts(answers)
                    && table.naive(when, answers) && table.outcome(answers).verdict().is_some_and(|verdict| verdicts >> verdict & 1 == 1)
            };
            match gap {
                Some(witness) => prop_assert!(table.all_completions(&witness, is_gap)),
                None => prop_assert!(!assignments(&table.space).any(|answers| is_gap(&answers))),
            }
            match reached {
                Some(witness) => prop_assert!(table.all_completions(&witness, is_reached)),
                None => prop_assert!(!assignments(&table.space).any(|answers| is_reached(&answers))),
            }
        }
    }

    #[test]
    fn verdicts_out_of_order_are_found_with_and_without_each_row(
        problem in problem_of(5), strict in any::<[u8; 4]>(), lax in 0..4_u8, stepped in any::<u32>(),
    ) {
        // One order that few tables keep, and one that many do.
        let [strict, lax] = [strict.map(|rank| rank % 3), [0, 1, 2, 3].map(|verdict| u8::from(verdict == lax))].map(in_order);
        let stepped = Answers(stepped);
        let mut prover = prover(&problem);
        let tables = (0..problem.rows.len()).map(|row| (Some(row), problem.without(row))).chain([(None, problem.clone())]);
        for (row, table) in tables {
            // As far as the whole table's rows can tell combinations apart.
            let mut decided: BTreeMap<Vec<u8>, u8> = BTreeMap::new();
            for mut answers in assignments(&table.space) {
                if let Some(verdict) = table.outcome(&answers).verdict() {
                    for var in problem.space.vars().filter(|var| !problem.mentions(*var)) {
                        answers[var.index()] = 0;
                    }
                    decided.insert(answers, verdict);
                }
            }
            let claims = problem.space.vars().filter(|var| problem.mentions(*var)).flat_map(|var| [(var, &strict), (var, &lax)]);
            for (var, in_order) in claims {
                let reverses = |better: u8, worse: u8, answers: &[u8]| {
                    let at = |answer: u8| {
                        let mut at = answers.to_vec();
                        at[var.index()] = answer;
                        decided.get(&at).copied()
                    };
                    better < worse && stepped.contains(better) && stepped.contains(worse)
                        && at(better).zip(at(worse)).is_some_and(|(better, worse)| !in_order(better, worse))
                };
                let found = match row {
                    Some(row) => prover.without(row, |prover| prover.monotone(var, stepped, in_order)).unwrap(),
                    None => prover.monotone(var, stepped, in_order).unwrap(),
                };
                match found {
                    None => {
                        let size = problem.space.size(var);
                        let any = decided.keys().any(|answers| (0..size).any(|worse| reverses(answers[var.index()], worse, answers)));
                        prop_assert!(!any);
                    }
                    Some(reversal) => {
                        prop_assert_eq!(reversal.at[var.index()], Some(reversal.better));
                        let shows = |answers: &[u8]| {
                            let mut answers = answers.to_vec();
                            for var in problem.space.vars().filter(|var| !problem.mentions(*var)) {
                                answers[var.index()] = 0;
                            }
                            reverses(reversal.better, reversal.worse, &answers)
                        };
                        prop_assert!(problem.all_completions(&reversal.at, shows));
                    }
                }
            }
        }
    }

    #[test]
    fn primes_are_the_largest_products(problem in problem_of(4), verdicts in 0..16_u64) {
        let decided = problem.decided(&problem.space.open());
        let mut expected: Vec<Product> = Vec::new();
        let ours: Vec<Var> = problem.space.vars().filter(|var| problem.mentions(*var)).collect();
        let mut products: Vec<Vec<Answers>> = vec![Vec::new()];
        for var in &ours {
            let sets = 1..=problem.space.all(*var).0;
            products = products.iter().flat_map(|product| sets.clone().map(|set| [product.as_slice(), &[Answers(set)]].concat())).collect();
        }
        let holds = |product: &[Answers], answers: &[u8]| ours.iter().zip(product).all(|(var, set)| set.contains(answers[var.index()]));
        let is_implicant = |product: &[Answers]| {
            decided.iter().filter(|(answers, _)| holds(product, answers)).all(|(_, verdict)| verdicts >> verdict & 1 == 1)
        };
        for product in products.into_iter().filter(|product| is_implicant(product)) {
            let grows = ours.iter().enumerate().any(|(index, var)| problem.space.all(*var).without(product[index]).iter().any(|answer| {
                let mut larger = product.clone();
                larger[index] = larger[index].union(Answers::one(answer));
                is_implicant(&larger)
            }));
            if !grows && decided.keys().any(|answers| holds(&product, answers)) {
                let narrowed = ours.iter().copied().zip(product).filter(|(var, set)| *set != problem.space.all(*var));
                expected.push(narrowed.collect());
            }
        }
        expected.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
        for diagram in diagrams(&problem) {
            prop_assert_eq!(&diagram.primes(verdicts, Budget::default()).unwrap(), &expected);
        }
    }

    #[test]
    fn a_small_budget_is_an_error_and_changes_no_answer(problem in problem(), nodes in 0..60_u32, steps in 0..200_u32, pairs in 0..20_u32) {
        let Problem { space, conditions, rows, impossible, .. } = &problem;
        let tight = Budget { nodes, steps, pairs };
        let Ok(mut small) = Prover::new(space, conditions, rows, impossible, tight) else { return Ok(()) };
        let mut large = prover(&problem);
        let agrees = |small: Result<bool, _>, large: bool| small.is_err() || small == Ok(large);
        prop_assert!(agrees(small.gap().map(|found| found.is_some()), large.gap().unwrap().is_some()));
        prop_assert!(agrees(small.dead().map(|dead| dead.is_empty()), large.dead().unwrap().is_empty()));
        prop_assert!(agrees(small.redundant().map(|rows| rows.is_empty()), large.redundant().unwrap().is_empty()));
        prop_assert!(agrees(small.overlap().map(|found| found.is_some()), large.overlap().unwrap().is_some()));
        for row in 0..rows.len() {
            let gap = large.without(row, Prover::gap).unwrap().is_some();
            prop_assert!(agrees(small.without(row, Prover::gap).map(|found| found.is_some()), gap));
        }
        for condition in problem.all_conditions() {
            prop_assert!(agrees(small.satisfiable(condition).map(|found| found.is_some()), large.satisfiable(condition).unwrap().is_some()));
            prop_assert!(agrees(small.reaches(condition, 5).map(|found| found.is_some()), large.reaches(condition, 5).unwrap().is_some()));
        }
        for var in space.vars() {
            let order = |better: u8, worse: u8| better <= worse;
            let reversed = large.monotone(var, space.all(var), &order).unwrap().is_some();
            prop_assert!(agrees(small.monotone(var, space.all(var), &order).map(|found| found.is_some()), reversed));
        }
        let (small, large) = (small.freeze(), large.freeze());
        for answers in assignments(space) {
            prop_assert_eq!(small.verdict(&answers), large.verdict(&answers));
        }
        if let Ok(primes) = small.primes(3, tight) {
            prop_assert_eq!(primes, large.primes(3, Budget::default()).unwrap());
        }
    }
}

/// Random complete answers.
fn sample(book: &Book, dice: &mut Dice) -> Vec<u8> {
    book.space.vars().map(|var| u8::try_from(dice.below(usize::from(book.space.size(var)))).unwrap()).collect()
}

fn naive_verdict(book: &Book, answers: &[u8]) -> Option<u8> {
    let impossible = book.impossible.iter().any(|test| book.conditions.holds(*test, answers));
    let holds = |row: &&Row| row.when.is_none_or(|when| book.conditions.holds(when, answers));
    book.rows.iter().find(holds).map(|row| row.verdict).filter(|_| !impossible)
}

#[test]
fn books_beyond_brute_force_agree_with_the_first_row_that_holds() {
    let mut contradicted = structured(20, 3..=3, 30, 1);
    contradicted.impossible = vec![contradicted.poles[0].1, contradicted.poles[2].0];
    let books = [structured(18, 2..=4, 11, 1), structured(40, 2..=5, 60, 2), flat(20, 3..=3, 30, 3), contradicted];
    for book in books {
        let mut prover =
            Prover::new(&book.space, &book.conditions, &book.rows, &book.impossible, Budget::default()).unwrap();
        assert_eq!(prover.gap().unwrap(), None);
        for (row, witness) in prover.dead().unwrap() {
            let Some(witness) = witness else { continue };
            let answers: Vec<u8> = witness.iter().map(|answer| answer.unwrap_or(0)).collect();
            let holds = |row: &Row| row.when.is_none_or(|when| book.conditions.holds(when, &answers));
            assert!(holds(&book.rows[row]) && book.rows[..row].iter().any(holds));
        }
        let diagram = prover.freeze();
        let dice = &mut Dice(4);
        for _ in 0..300 {
            let answers = sample(&book, dice);
            let verdict = naive_verdict(&book, &answers);
            assert_eq!(diagram.verdict(&answers), verdict);
            let mut known: Vec<Answers> = answers.iter().map(|answer| Answers::one(*answer)).collect();
            for var in book.space.vars().filter(|_| dice.chance(50)) {
                known[var.index()] = book.space.all(var);
            }
            let possible = diagram.possible(&known);
            assert!(verdict.is_none_or(|verdict| possible >> verdict & 1 == 1));
            // An open variable is one that a single step shows to matter, sooner or later; the others never do.
            let open: BTreeSet<Var> = diagram.missing(&known, u64::from).open.into_iter().map(|(var, _)| var).collect();
            let at = |var: Var, answer: u8| {
                let mut other = answers.clone();
                other[var.index()] = answer;
                naive_verdict(&book, &other)
            };
            for var in book.space.vars().filter(|var| known[var.index()].len() > 1 && !open.contains(var)) {
                let others: BTreeSet<u8> = known[var.index()].iter().filter_map(|answer| at(var, answer)).collect();
                assert!(others.len() <= 1);
            }
            let own: Vec<Option<u8>> = answers.iter().copied().map(Some).collect();
            let target = 1 << dice.below(4);
            if let Some(change) = diagram.smallest_change(&book.space.open(), &own, target) {
                let mut changed = answers.clone();
                change.changed.iter().for_each(|(var, answer)| changed[var.index()] = *answer);
                assert!(naive_verdict(&book, &changed).is_some_and(|verdict| target >> verdict & 1 == 1));
            }
        }
    }
}

#[test]
fn hostile_books_are_refused_and_name_where_it_hurts() {
    for book in [hidden_weighted_bit(40), clauses(60, 1), clauses(128, 2)] {
        let refused = Prover::new(&book.space, &book.conditions, &book.rows, &book.impossible, Budget::default());
        let error = refused.map(|_| ()).unwrap_err();
        assert_eq!((error.at, error.busiest.len()), (Some(0), 3));
    }
}

#[test]
fn a_good_order_of_the_variables_is_found_where_the_declared_one_is_hopeless() {
    let book = pairs(30);
    let prover = |order: Option<Vec<Var>>| {
        let (space, conditions, rows, budget) = (&book.space, &book.conditions, &book.rows, Budget::default());
        match order {
            None => Prover::new(space, conditions, rows, &[], budget),
            Some(order) => Prover::in_order(space, conditions, rows, &[], budget, order),
        }
    };
    assert!(prover(Some(book.space.vars().collect())).is_err());
    assert!(prover(None).unwrap().freeze().len() < 200);
}
