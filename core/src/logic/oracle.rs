//! Brute force, for tests only: random small problems and the naive answers to every question of this room.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;

use super::compile::Row;
use super::conditions::{Cond, Conditions, NodeView};
use super::prove::Witness;
use super::space::{Answers, Space, Var};

/// A small random space with random conditions, a table and contradictions over it.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) space: Space,
    pub(crate) conditions: Conditions,
    pub(crate) rows: Vec<Row>,
    pub(crate) impossible: Vec<Cond>,
    /// An order of the variables, those that rows mention first.
    pub(crate) order: Vec<Var>,
    conds: Vec<Cond>,
}

/// What a table says of one combination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Verdict(u8),
    Undecided,
    Impossible,
}

impl Outcome {
    pub(crate) fn verdict(self) -> Option<u8> {
        match self {
            Self::Verdict(verdict) => Some(verdict),
            Self::Undecided | Self::Impossible => None,
        }
    }
}

impl Problem {
    pub(crate) fn all_conditions(&self) -> impl Iterator<Item = Cond> {
        self.conds.iter().copied()
    }

    /// Two-valued logic, straight from the definition.
    pub(crate) fn naive(&self, condition: Cond, answers: &[u8]) -> bool {
        let naive = |condition: &Cond| self.naive(*condition, answers);
        match self.conditions.node(condition) {
            NodeView::Constant(holds) => holds,
            NodeView::Within(var, set) => set.iter().any(|answer| answer == answers[var.index()]),
            NodeView::All(of) => of.iter().all(naive),
            NodeView::Any(of) => of.iter().any(naive),
            NodeView::Not(condition) => !naive(&condition),
            NodeView::AtLeast(n, of) => of.iter().filter(|one| naive(one)).count() >= usize::from(n),
        }
    }

    pub(crate) fn is_possible(&self, answers: &[u8]) -> bool {
        !self.impossible.iter().any(|test| self.naive(*test, answers))
    }

    pub(crate) fn row_holds(&self, row: &Row, answers: &[u8]) -> bool {
        row.when.is_none_or(|when| self.naive(when, answers))
    }

    /// The first row that holds.
    pub(crate) fn outcome(&self, answers: &[u8]) -> Outcome {
        if !self.is_possible(answers) {
            return Outcome::Impossible;
        }
        self.first_row(answers).map_or(Outcome::Undecided, |row| Outcome::Verdict(self.rows[row].verdict))
    }

    pub(crate) fn first_row(&self, answers: &[u8]) -> Option<usize> {
        self.rows.iter().position(|row| self.row_holds(row, answers))
    }

    pub(crate) fn possible_combinations(&self) -> impl Iterator<Item = Vec<u8>> {
        assignments(&self.space).filter(|answers| self.is_possible(answers))
    }

    /// Whether a row mentions the variable.
    pub(crate) fn mentions(&self, var: Var) -> bool {
        self.rows.iter().filter_map(|row| row.when).any(|when| self.conditions.support(when).contains(var))
    }

    /// The possible completions as far as rows can tell them apart, with their verdicts: other variables read 0.
    pub(crate) fn decided(&self, known: &[Answers]) -> BTreeMap<Vec<u8>, u8> {
        let completions = assignments(&self.space).filter(|answers| self.agrees(answers, known));
        let verdicts = completions.filter_map(|mut answers| {
            let verdict = self.outcome(&answers).verdict()?;
            for var in self.space.vars().filter(|var| !self.mentions(*var)) {
                answers[var.index()] = 0;
            }
            Some((answers, verdict))
        });
        verdicts.collect()
    }

    /// The same problem without one row.
    pub(crate) fn without(&self, row: usize) -> Self {
        let mut fewer = self.clone();
        fewer.rows.remove(row);
        fewer
    }

    /// Whether there is a completion, and all of them pass.
    pub(crate) fn all_completions(&self, witness: &Witness, passes: impl Fn(&[u8]) -> bool) -> bool {
        let known = |(var, answer): (Var, &Option<u8>)| answer.map_or(self.space.all(var), Answers::one);
        let known: Vec<Answers> = self.space.vars().zip(witness).map(known).collect();
        let mut completions = assignments(&self.space).filter(|answers| self.agrees(answers, &known)).peekable();
        completions.peek().is_some() && completions.all(|answers| passes(&answers))
    }

    /// Something known of each variable: all of its answers, some, or one.
    pub(crate) fn known(&self) -> impl Strategy<Value = Vec<Answers>> + use<> {
        let sizes: Vec<u8> = self.space.vars().map(|var| self.space.size(var)).collect();
        vec((any::<u32>(), 0..4_u8), sizes.len()).prop_map(move |choices| {
            let known = |(&size, (bits, how)): (&u8, (u32, u8))| match how {
                0 => Answers::all(size),
                1 => Some(Answers(bits).intersect(Answers::all(size)))
                    .filter(|set| !set.is_empty())
                    .unwrap_or(Answers::one(0)),
                _ => Answers::one(u8::try_from(bits % u32::from(size)).unwrap()),
            };
            sizes.iter().zip(choices).map(known).collect()
        })
    }

    pub(crate) fn agrees(&self, answers: &[u8], known: &[Answers]) -> bool {
        answers.iter().zip(known).all(|(answer, known)| known.contains(*answer))
    }
}

/// Every combination of answers.
pub(crate) fn assignments(space: &Space) -> impl Iterator<Item = Vec<u8>> + use<> {
    let sizes: Vec<u8> = space.vars().map(|var| space.size(var)).collect();
    let mut next = Some(vec![0; sizes.len()]);
    std::iter::from_fn(move || {
        let current = next.clone()?;
        let mut following = current.clone();
        let stepped = following.iter_mut().zip(&sizes).any(|(answer, size)| {
            *answer = (*answer + 1) % size;
            *answer != 0
        });
        next = stepped.then_some(following);
        Some(current)
    })
}

/// How one more condition is made from those before it.
#[derive(Clone, Debug)]
enum Recipe {
    Constant(bool),
    Within(u16, u32),
    All(Vec<prop::sample::Index>),
    Any(Vec<prop::sample::Index>),
    Not(prop::sample::Index),
    AtLeast(u16, Vec<prop::sample::Index>),
}

impl Recipe {
    fn make(&self, space: &Space, conditions: &mut Conditions, conds: &[Cond]) -> Cond {
        let pick = |of: &[prop::sample::Index]| of.iter().map(|index| *index.get(conds)).collect::<Vec<_>>();
        match self {
            Self::Constant(holds) => conditions.constant(*holds),
            Self::Within(var, answers) => {
                let var = Var(var % u16::try_from(space.len()).unwrap());
                let all = space.all(var);
                let some = Answers(*answers).intersect(all);
                // A test that always or never holds is worth trying, but not often.
                let trivial = some.is_empty() || some == all;
                let one = u8::try_from(answers % u32::from(space.size(var))).unwrap();
                let rare = answers >> 29 == 0;
                conditions.within(var, if trivial && !rare { Answers::one(one) } else { some })
            }
            Self::All(of) => conditions.all(&pick(of)),
            Self::Any(of) => conditions.any(&pick(of)),
            Self::Not(of) => conditions.not(*of.get(conds)),
            Self::AtLeast(n, of) => conditions.at_least(*n, &pick(of)),
        }
    }
}

fn recipe() -> impl Strategy<Value = Recipe> {
    let some =
        || prop_oneof![1 => vec(any::<prop::sample::Index>(), 0..2), 9 => vec(any::<prop::sample::Index>(), 2..5)];
    prop_oneof![
        1 => any::<bool>().prop_map(Recipe::Constant),
        9 => (any::<u16>(), any::<u32>()).prop_map(|(var, answers)| Recipe::Within(var, answers)),
        4 => some().prop_map(Recipe::All),
        4 => some().prop_map(Recipe::Any),
        2 => any::<prop::sample::Index>().prop_map(Recipe::Not),
        2 => (0..4_u16, some()).prop_map(|(n, of)| Recipe::AtLeast(n, of)),
    ]
}

/// Two to six variables of one to four answers, up to thirty conditions over them, a table that need not be complete,
/// and in most cases contradictions.
pub(crate) fn problem() -> impl Strategy<Value = Problem> {
    problem_of(6)
}

pub(crate) fn problem_of(most_vars: usize) -> impl Strategy<Value = Problem> {
    let sizes = vec(prop_oneof![1 => Just(1_u8), 12 => 2..=4_u8], 2..=most_vars);
    // Rows mention all variables or only some, so that contradictions mention others.
    let row = (prop::option::weighted(0.95, any::<prop::sample::Index>()), 0..4_u8);
    let table = (vec(row, 0..8), vec(any::<prop::sample::Index>(), 0..3), any::<bool>(), any::<u64>());
    (sizes, vec(recipe(), 8..30), table).prop_map(|(sizes, recipes, (rows, impossible, narrow, shuffle))| {
        let space = Space::new(sizes).unwrap();
        let mut conditions = Conditions::new();
        let mut conds = vec![conditions.within(Var(0), Answers::one(0))];
        for recipe in recipes {
            conds.push(recipe.make(&space, &mut conditions, &conds));
        }
        let few = if narrow { conds.len() / 3 + 1 } else { conds.len() };
        let row = |(when, verdict): (Option<prop::sample::Index>, u8)| Row {
            when: when.map(|when| *when.get(&conds[..few])),
            verdict,
        };
        let rows = rows.into_iter().map(row).collect();
        let impossible = impossible.into_iter().map(|index| *index.get(&conds)).collect();
        let mut problem = Problem { space, conditions, rows, impossible, order: Vec::new(), conds };
        let mut order: Vec<Var> = problem.space.vars().collect();
        order.sort_by_key(|var| (!problem.mentions(*var), (shuffle >> (8 * var.0)) & 0xff));
        problem.order = order;
        problem
    })
}
