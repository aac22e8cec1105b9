//! Brute force, for tests only: random small problems and the naive answers to every question of this room.

use proptest::collection::vec;
use proptest::prelude::*;

use super::conditions::{Cond, Conditions, NodeView};
use super::space::{Answers, Space, Var};

/// A small random space with random conditions over it.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) space: Space,
    pub(crate) conditions: Conditions,
    conds: Vec<Cond>,
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

fn recipe() -> impl Strategy<Value = Recipe> {
    let some = || vec(any::<prop::sample::Index>(), 0..4);
    prop_oneof![
        1 => any::<bool>().prop_map(Recipe::Constant),
        12 => (any::<u16>(), any::<u32>()).prop_map(|(var, answers)| Recipe::Within(var, answers)),
        4 => some().prop_map(Recipe::All),
        4 => some().prop_map(Recipe::Any),
        2 => any::<prop::sample::Index>().prop_map(Recipe::Not),
        2 => (0..4_u16, some()).prop_map(|(n, of)| Recipe::AtLeast(n, of)),
    ]
}

/// Two to six variables of one to four answers, and up to thirty conditions over them.
pub(crate) fn problem() -> impl Strategy<Value = Problem> {
    (vec(prop_oneof![1 => Just(1_u8), 9 => 2..=4_u8], 2..=6), vec(recipe(), 4..30)).prop_map(|(sizes, recipes)| {
        let vars = u16::try_from(sizes.len()).unwrap();
        let space = Space::new(sizes).unwrap();
        let mut conditions = Conditions::new();
        let mut conds = vec![conditions.within(Var(0), Answers::one(0))];
        for recipe in recipes {
            let pick = |of: &[prop::sample::Index]| of.iter().map(|index| *index.get(&conds)).collect::<Vec<_>>();
            let made = match &recipe {
                Recipe::Constant(holds) => conditions.constant(*holds),
                Recipe::Within(var, answers) => {
                    let var = Var(var % vars);
                    conditions.within(var, Answers(*answers).intersect(space.all(var)))
                }
                Recipe::All(of) => conditions.all(&pick(of)),
                Recipe::Any(of) => conditions.any(&pick(of)),
                Recipe::Not(of) => conditions.not(*of.get(&conds)),
                Recipe::AtLeast(n, of) => conditions.at_least(*n, &pick(of)),
            };
            conds.push(made);
        }
        Problem { space, conditions, conds }
    })
}
