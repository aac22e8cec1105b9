//! Nodes of decision diagrams: each asks one variable and has a child for each answer. Below all nodes lie the
//! terminals: the verdicts, *undecided* (no row applies) and *impossible*. A diagram of a condition uses the
//! verdicts 0 and 1 as *fails* and *holds*.

/// A node or a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Id(pub(super) u32);

impl Id {
    pub(super) const FAILS: Self = Self(0);
    pub(super) const HOLDS: Self = Self(1);
    pub(super) const UNDECIDED: Self = Self(64);
    pub(super) const IMPOSSIBLE: Self = Self(65);
    const FIRST_NODE: u32 = 66;

    pub(super) fn verdict(verdict: u8) -> Self {
        Self(u32::from(verdict.min(63)))
    }

    pub(super) fn of_node(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX).saturating_add(Self::FIRST_NODE))
    }

    /// The place among the nodes; beyond all of them for a terminal.
    pub(super) fn index(self) -> usize {
        self.0.wrapping_sub(Self::FIRST_NODE) as usize
    }

    pub(super) fn is_terminal(self) -> bool {
        self.0 < Self::FIRST_NODE
    }

    /// The verdict, where this is one.
    pub(super) fn as_verdict(self) -> Option<u8> {
        u8::try_from(self.0).ok().filter(|verdict| *verdict < 64)
    }
}

/// A set of terminals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reach(u128);

impl Reach {
    pub(super) const FAILS: Self = Self(1);
    pub(super) const HOLDS: Self = Self(2);
    pub(super) const UNDECIDED: Self = Self(1 << 64);
    pub(super) const IMPOSSIBLE: Self = Self(1 << 65);

    pub(super) fn of(terminal: Id) -> Self {
        Self(1_u128.checked_shl(terminal.0).unwrap_or(0))
    }

    /// Every verdict and *undecided*, but for one of them.
    pub(super) fn all_but(terminal: Id) -> Self {
        Self(u128::from(u64::MAX)).union(Self::UNDECIDED).minus(Self::of(terminal))
    }

    pub(super) fn of_verdicts(verdicts: u64) -> Self {
        Self(u128::from(verdicts))
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether only terminals of the other set are reached.
    pub(super) fn is_subset(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// The verdicts in it.
    pub(super) fn verdicts(self) -> u64 {
        u64::try_from(self.0 & u128::from(u64::MAX)).unwrap_or(0)
    }
}

/// The level of terminals: below every variable's.
pub(super) const BOTTOM: u8 = u8::MAX;

#[derive(Clone, Copy, Debug)]
struct Node {
    offset: u32,
    level: u8,
    size: u8,
    /// Whether it reaches *undecided* and *impossible*.
    flags: u8,
}

/// Nodes, children before parents.
#[derive(Clone, Debug, Default)]
pub(super) struct Store {
    nodes: Vec<Node>,
    children: Vec<Id>,
    verdicts: Vec<u64>,
}

impl Store {
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn ids(&self) -> impl DoubleEndedIterator<Item = Id> + use<> {
        (0..self.nodes.len()).map(Id::of_node)
    }

    pub(super) fn level(&self, id: Id) -> u8 {
        self.nodes.get(id.index()).map_or(BOTTOM, |node| node.level)
    }

    pub(super) fn reach(&self, id: Id) -> Reach {
        match (self.nodes.get(id.index()), self.verdicts.get(id.index())) {
            (Some(node), Some(verdicts)) => Reach(u128::from(*verdicts) | u128::from(node.flags) << 64),
            _ => Reach::of(id),
        }
    }

    /// The children of a node, one for each answer; none for a terminal.
    pub(super) fn children(&self, id: Id) -> &[Id] {
        let node = self.nodes.get(id.index());
        node.and_then(|node| {
            self.children.get(node.offset as usize..).and_then(|rest| rest.get(..usize::from(node.size)))
        })
        .unwrap_or_default()
    }

    /// Where an answer at a level leads: to the child, or nowhere new if the node does not ask there.
    pub(super) fn follow(&self, id: Id, level: u8, answer: u8) -> Id {
        match self.nodes.get(id.index()) {
            Some(node) if node.level == level => {
                self.children.get(node.offset as usize + usize::from(answer)).copied().unwrap_or(Id::IMPOSSIBLE)
            }
            _ => id,
        }
    }

    pub(super) fn push(&mut self, level: u8, children: &[Id]) -> Id {
        let id = Id::of_node(self.nodes.len());
        let reach = children.iter().fold(Reach::default(), |set, child| set.union(self.reach(*child)));
        let offset = u32::try_from(self.children.len()).unwrap_or(u32::MAX);
        let size = u8::try_from(children.len()).unwrap_or(u8::MAX);
        let flags = u8::try_from(reach.0 >> 64).unwrap_or(u8::MAX);
        self.nodes.push(Node { offset, level, size, flags });
        self.children.extend_from_slice(children);
        self.verdicts.push(reach.verdicts());
        id
    }

    /// Forgets the nodes from `len` on.
    pub(super) fn truncate(&mut self, len: usize) {
        if let Some(node) = self.nodes.get(len) {
            self.children.truncate(node.offset as usize);
            self.nodes.truncate(len);
            self.verdicts.truncate(len);
        }
    }
}
