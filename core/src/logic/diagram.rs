//! A table, compiled: one immutable diagram that answers what single conditions cannot. Whatever a question needs
//! for itself lives as long as the call, so that a diagram can be shared between threads.

use super::space::{Answers, Space, Var};
use super::store::{BOTTOM, Id, Store};

/// A node that asks a variable. Its children lie together, one for each answer.
#[derive(Clone, Copy, Debug)]
struct Node {
    children: u32,
    level: u8,
    var: u8,
    size: u8,
}

/// The decision diagram of one table. Combinations that are impossible count for nothing.
#[derive(Clone, Debug)]
pub(crate) struct Diagram {
    nodes: Vec<Node>,
    children: Vec<Id>,
    /// For each node, the verdicts that lie below it.
    reach: Vec<u64>,
    root: Id,
    /// The variable of each level.
    order: Vec<Var>,
    /// The level of each variable.
    levels: Vec<u8>,
    sizes: Vec<u8>,
    /// From this level on, variables decide only whether a combination is possible.
    floor: u8,
}

impl Diagram {
    /// What the root reaches, and nothing else. Undecided counts as impossible.
    pub(super) fn new(store: &Store, root: Id, space: &Space, order: &[Var], floor: u8) -> Self {
        let mut levels = vec![BOTTOM; space.len()];
        for (level, var) in (0..).zip(order) {
            if let Some(place) = levels.get_mut(var.index()) {
                *place = level;
            }
        }
        let mut live = vec![false; store.len()];
        for id in store.ids().rev() {
            if id == root || live.get(id.index()) == Some(&true) {
                for one in store.children(id).iter().chain([&id]) {
                    if let Some(flag) = live.get_mut(one.index()) {
                        *flag = true;
                    }
                }
            }
        }
        let sizes = space.vars().map(|var| space.size(var)).collect();
        let mut diagram = Self {
            nodes: Vec::new(),
            children: Vec::new(),
            reach: Vec::new(),
            root: Id::IMPOSSIBLE,
            order: order.to_vec(),
            levels,
            sizes,
            floor,
        };
        let mut renamed = vec![Id::IMPOSSIBLE; store.len()];
        let rename = |renamed: &[Id], id: Id| match id {
            Id::UNDECIDED => Id::IMPOSSIBLE,
            _ => renamed.get(id.index()).copied().unwrap_or(id),
        };
        for id in store.ids().filter(|id| live.get(id.index()) == Some(&true)) {
            let offset = u32::try_from(diagram.children.len()).unwrap_or(u32::MAX);
            let level = store.level(id);
            let var = order.get(usize::from(level)).and_then(|var| u8::try_from(var.0).ok()).unwrap_or(u8::MAX);
            let size = u8::try_from(store.children(id).len()).unwrap_or(u8::MAX);
            diagram.children.extend(store.children(id).iter().map(|child| rename(&renamed, *child)));
            if let Some(place) = renamed.get_mut(id.index()) {
                *place = Id::of_node(diagram.nodes.len());
            }
            diagram.nodes.push(Node { children: offset, level, var, size });
            diagram.reach.push(store.reach(id).verdicts());
        }
        diagram.root = rename(&renamed, root);
        diagram.nodes.shrink_to_fit();
        diagram.children.shrink_to_fit();
        diagram.reach.shrink_to_fit();
        diagram
    }

    /// How many nodes it takes.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The verdict under complete answers; none where they are impossible.
    pub(crate) fn verdict(&self, answers: &[u8]) -> Option<u8> {
        let mut id = self.root;
        while let Some(node) = self.nodes.get(id.index()) {
            let answer = answers.get(usize::from(node.var)).filter(|answer| **answer < node.size)?;
            id = *self.children.get(node.children as usize + usize::from(*answer))?;
        }
        id.as_verdict()
    }

    /// The verdicts of all possible completions of what is known. Empty where there is no such completion.
    pub(crate) fn possible(&self, known: &[Answers]) -> u64 {
        let masks = self.masks(known);
        if masks.iter().any(|mask| mask.is_empty()) { 0 } else { Search::new(self, &masks).within(u64::MAX, false) }
    }

    /// Whether some possible completion has a verdict of the set.
    pub(super) fn meets(&self, masks: &[Answers], verdicts: u64) -> bool {
        Search::new(self, masks).within(verdicts, true) != 0
    }

    pub(super) fn root(&self) -> Id {
        self.root
    }

    pub(super) fn floor(&self) -> u8 {
        self.floor
    }

    pub(super) fn level(&self, id: Id) -> u8 {
        self.nodes.get(id.index()).map_or(BOTTOM, |node| node.level)
    }

    pub(super) fn level_of(&self, var: Var) -> u8 {
        self.levels.get(var.index()).copied().unwrap_or(BOTTOM)
    }

    /// The variables, by level.
    pub(super) fn order(&self) -> &[Var] {
        &self.order
    }

    pub(super) fn var_at(&self, level: u8) -> Option<Var> {
        self.order.get(usize::from(level)).copied()
    }

    /// Whether a row mentions the variable.
    pub(super) fn is_ours(&self, var: Var) -> bool {
        self.level_of(var) < self.floor
    }

    pub(super) fn sizes_by_level(&self) -> Vec<u8> {
        self.order.iter().map(|var| self.size(*var)).collect()
    }

    pub(super) fn size(&self, var: Var) -> u8 {
        self.sizes.get(var.index()).copied().unwrap_or(0)
    }

    pub(super) fn vars(&self) -> impl Iterator<Item = Var> + use<> {
        (0..u16::try_from(self.sizes.len()).unwrap_or(u16::MAX)).map(Var)
    }

    pub(super) fn children(&self, id: Id) -> &[Id] {
        let node = self.nodes.get(id.index());
        node.and_then(|node| {
            self.children.get(node.children as usize..).and_then(|rest| rest.get(..usize::from(node.size)))
        })
        .unwrap_or_default()
    }

    pub(super) fn reach(&self, id: Id) -> u64 {
        match self.reach.get(id.index()) {
            Some(reach) => *reach,
            None => id.as_verdict().map_or(0, |verdict| 1 << verdict),
        }
    }

    /// What is known, by level.
    pub(super) fn masks(&self, known: &[Answers]) -> Vec<Answers> {
        let mask = |var: &Var| {
            let all = Answers::all(self.size(*var));
            known.get(var.index()).map_or(all, |known| known.intersect(all))
        };
        self.order.iter().map(mask).collect()
    }
}

/// A depth-first search for verdicts under what is known.
struct Search<'a> {
    diagram: &'a Diagram,
    masks: &'a [Answers],
    /// Below this level, nothing is known: whatever lies there is possible.
    free: u8,
    seen: Vec<u64>,
}

impl<'a> Search<'a> {
    fn new(diagram: &'a Diagram, masks: &'a [Answers]) -> Self {
        let known = |(mask, var): (&Answers, &Var)| *mask != Answers::all(diagram.size(*var));
        let free = masks.iter().zip(&diagram.order).rposition(known).map_or(0, |level| level + 1);
        let free = u8::try_from(free).unwrap_or(BOTTOM);
        Self { diagram, masks, free, seen: vec![0; diagram.nodes.len() / 64 + 1] }
    }

    /// The verdicts of the set that are possible; the first found one, if that is enough.
    fn within(&mut self, verdicts: u64, enough: bool) -> u64 {
        let mut found = 0;
        self.collect(self.diagram.root, verdicts, enough, &mut found);
        found
    }

    fn collect(&mut self, id: Id, verdicts: u64, enough: bool, found: &mut u64) {
        let new = self.diagram.reach(id) & verdicts & !*found;
        if new == 0 || (enough && *found != 0) {
            return;
        }
        let level = self.diagram.level(id);
        if level >= self.free {
            *found |= new;
            return;
        }
        let index = id.index();
        let bit = 1_u64 << (index % 64);
        let Some(seen) = self.seen.get_mut(index / 64).filter(|seen| **seen & bit == 0) else { return };
        *seen |= bit;
        let mask = self.masks.get(usize::from(level)).copied().unwrap_or(Answers::NONE);
        let children = self.diagram.children(id);
        for answer in mask.iter() {
            if let Some(child) = children.get(usize::from(answer)) {
                self.collect(*child, verdicts, enough, found);
            }
        }
    }
}
