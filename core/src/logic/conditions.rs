//! Conditions: trees over tests of variables, in one arena where a shared condition stands once. Children stand
//! before their parents, so that judging every condition is one pass and needs no recursion, however deep the tree.

use std::ops::Range;

use super::space::{Answers, Var, Vars};
use super::truth::Truth;

/// A condition of one [`Conditions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Cond(u32);

impl Cond {
    pub(crate) fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// How a condition is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NodeView<'a> {
    Constant(bool),
    /// The variable's answer is one of these.
    Within(Var, Answers),
    All(&'a [Cond]),
    Any(&'a [Cond]),
    Not(Cond),
    /// At least so many of these hold; one that is listed twice counts twice.
    AtLeast(u16, &'a [Cond]),
}

impl NodeView<'_> {
    /// The conditions that this one is made of.
    pub(crate) fn children(&self) -> &[Cond] {
        match self {
            Self::All(of) | Self::Any(of) | Self::AtLeast(_, of) => of,
            Self::Not(of) => std::slice::from_ref(of),
            Self::Constant(_) | Self::Within(..) => &[],
        }
    }
}

#[derive(Clone, Debug)]
enum Node {
    Constant(bool),
    Within(Var, Answers),
    All(Range<usize>),
    Any(Range<usize>),
    Not(Cond),
    AtLeast(u16, Range<usize>),
}

/// An arena of conditions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Conditions {
    nodes: Vec<Node>,
    supports: Vec<Vars>,
    children: Vec<Cond>,
}

impl Conditions {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// How many conditions there are; every [`Cond`]'s index is below it.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Every condition, children before parents.
    pub(crate) fn ids(&self) -> impl DoubleEndedIterator<Item = Cond> + use<> {
        (0..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)).map(Cond)
    }

    pub(crate) fn constant(&mut self, holds: bool) -> Cond {
        self.push(Node::Constant(holds), Vars::default())
    }

    pub(crate) fn within(&mut self, var: Var, answers: Answers) -> Cond {
        self.push(Node::Within(var, answers), Vars::one(var))
    }

    pub(crate) fn all(&mut self, conditions: &[Cond]) -> Cond {
        let (range, support) = self.adopt(conditions);
        self.push(Node::All(range), support)
    }

    pub(crate) fn any(&mut self, conditions: &[Cond]) -> Cond {
        let (range, support) = self.adopt(conditions);
        self.push(Node::Any(range), support)
    }

    pub(crate) fn not(&mut self, condition: Cond) -> Cond {
        self.push(Node::Not(condition), self.support(condition))
    }

    pub(crate) fn at_least(&mut self, n: u16, conditions: &[Cond]) -> Cond {
        let (range, support) = self.adopt(conditions);
        self.push(Node::AtLeast(n, range), support)
    }

    pub(crate) fn node(&self, condition: Cond) -> NodeView<'_> {
        self.nodes.get(condition.index()).map_or(NodeView::Constant(false), |node| self.view(node))
    }

    /// The variables that a condition mentions.
    pub(crate) fn support(&self, condition: Cond) -> Vars {
        self.supports.get(condition.index()).copied().unwrap_or_default()
    }

    /// Every condition, judged by what is known of each variable; the result is indexed by [`Cond::index`].
    pub(crate) fn evaluate(&self, known: &[Answers]) -> Vec<Truth> {
        let mut truths = Vec::new();
        self.evaluate_into(known, &mut truths);
        truths
    }

    /// As [`Self::evaluate`], into a vector that is used again.
    pub(crate) fn evaluate_into(&self, known: &[Answers], truths: &mut Vec<Truth>) {
        truths.clear();
        truths.reserve(self.nodes.len());
        for node in &self.nodes {
            let truth = self.judge(node, known, truths);
            truths.push(truth);
        }
    }

    /// Whether a condition tests each variable once: then what is known of single variables tells whether it holds.
    pub(crate) fn tests_once(&self, condition: Cond) -> bool {
        let mut tested = Vars::default();
        let mut seen = vec![false; self.nodes.len()];
        let mut todo = vec![condition];
        while let Some(next) = todo.pop() {
            let node = self.node(next);
            let seen = seen.get_mut(next.index()).is_none_or(|seen| std::mem::replace(seen, true));
            match node {
                NodeView::Within(var, _) if seen || tested.contains(var) => return false,
                NodeView::Within(var, _) => tested = tested.union(Vars::one(var)),
                NodeView::Constant(_) => {}
                NodeView::All(_) | NodeView::Any(_) | NodeView::Not(_) | NodeView::AtLeast(..) if seen => return false,
                NodeView::All(_) | NodeView::Any(_) | NodeView::Not(_) | NodeView::AtLeast(..) => {
                    todo.extend_from_slice(node.children());
                }
            }
        }
        true
    }

    /// Whether a condition holds under complete answers.
    pub(crate) fn holds(&self, condition: Cond, answers: &[u8]) -> bool {
        let known: Vec<Answers> = answers.iter().map(|answer| Answers::one(*answer)).collect();
        self.evaluate(&known).get(condition.index()) == Some(&Truth::Holds)
    }

    fn judge(&self, node: &Node, known: &[Answers], truths: &[Truth]) -> Truth {
        let truth = |condition: &Cond| truths.get(condition.index()).copied().unwrap_or(Truth::Open);
        match self.view(node) {
            NodeView::Constant(holds) => holds.into(),
            NodeView::Within(var, answers) => {
                let Some(known) = known.get(var.index()).copied() else { return Truth::Open };
                match (known.intersects(answers), known.is_subset(answers)) {
                    (false, _) => Truth::Fails,
                    (true, true) => Truth::Holds,
                    (true, false) => Truth::Open,
                }
            }
            NodeView::All(of) => of.iter().map(truth).min().unwrap_or(Truth::Holds),
            NodeView::Any(of) => of.iter().map(truth).max().unwrap_or(Truth::Fails),
            NodeView::Not(condition) => !truth(&condition),
            NodeView::AtLeast(n, of) => {
                let count = |least: Truth| of.iter().filter(|condition| truth(condition) >= least).count();
                match (count(Truth::Holds) >= usize::from(n), count(Truth::Open) >= usize::from(n)) {
                    (true, _) => Truth::Holds,
                    (false, true) => Truth::Open,
                    (false, false) => Truth::Fails,
                }
            }
        }
    }

    fn view(&self, node: &Node) -> NodeView<'_> {
        let children = |range: &Range<usize>| self.children.get(range.clone()).unwrap_or_default();
        match node {
            Node::Constant(holds) => NodeView::Constant(*holds),
            Node::Within(var, answers) => NodeView::Within(*var, *answers),
            Node::All(range) => NodeView::All(children(range)),
            Node::Any(range) => NodeView::Any(children(range)),
            Node::Not(condition) => NodeView::Not(*condition),
            Node::AtLeast(n, range) => NodeView::AtLeast(*n, children(range)),
        }
    }

    fn adopt(&mut self, conditions: &[Cond]) -> (Range<usize>, Vars) {
        let start = self.children.len();
        self.children.extend_from_slice(conditions);
        let support = conditions.iter().fold(Vars::default(), |set, one| set.union(self.support(*one)));
        (start..self.children.len(), support)
    }

    fn push(&mut self, node: Node, support: Vars) -> Cond {
        let condition = Cond(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(node);
        self.supports.push(support);
        condition
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::logic::oracle::{assignments, problem};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn complete_answers_decide_every_condition_as_two_valued_logic_does(problem in problem()) {
            for answers in assignments(&problem.space) {
                let known: Vec<_> = answers.iter().map(|answer| Answers::one(*answer)).collect();
                let truths = problem.conditions.evaluate(&known);
                for condition in problem.all_conditions() {
                    let expected = problem.naive(condition, &answers);
                    prop_assert_eq!(truths[condition.index()], Truth::from(expected));
                    prop_assert_eq!(problem.conditions.holds(condition, &answers), expected);
                }
            }
        }

        #[test]
        fn an_incomplete_judgement_is_borne_out_by_every_completion((problem, known) in problem().prop_flat_map(|problem| {
            let known = problem.known();
            (Just(problem), known)
        })) {
            let truths = problem.conditions.evaluate(&known);
            for answers in assignments(&problem.space).filter(|answers| problem.agrees(answers, &known)) {
                for condition in problem.all_conditions() {
                    match truths[condition.index()] {
                        Truth::Open => {}
                        truth @ (Truth::Fails | Truth::Holds) => prop_assert_eq!(truth, Truth::from(problem.naive(condition, &answers))),
                    }
                }
            }
        }

        #[test]
        fn only_the_variables_of_its_support_decide_a_condition(problem in problem()) {
            for condition in problem.all_conditions() {
                let support = problem.conditions.support(condition);
                let known: Vec<_> = problem.space.vars()
                    .map(|var| if support.contains(var) { Answers::one(0) } else { problem.space.all(var) })
                    .collect();
                prop_assert_ne!(problem.conditions.evaluate(&known)[condition.index()], Truth::Open);
            }
        }
    }
}
