//! The smallest change: which assumed answers would have to be others for the verdict to be one that is aimed at.

use super::diagram::Diagram;
use super::space::{Answers, Var};
use super::store::Id;

/// A way to a verdict that is aimed at. Both lists are in declared order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// Assumed answers that would have to be these instead.
    pub(crate) changed: Vec<(Var, u8)>,
    /// Answers to open variables that make the verdict certain: with these, with what is known, with the changed and
    /// the kept answers, every possible completion has a verdict that is aimed at. None of them can be spared.
    pub(crate) with: Vec<(Var, u8)>,
}

impl Diagram {
    /// The way to a verdict of `target` that changes the fewest assumed answers; none where there is no way.
    ///
    /// What has one known answer is fixed. `own` holds the answers that are assumed for other variables; what is
    /// neither known nor assumed is open, and an answer to it costs nothing. Among equally small changes it is the
    /// one that, going through the variables as declared, keeps what is assumed, and else takes the earlier answer.
    /// Only variables that rows mention are needed to be certain of a verdict: once all of them are answered, the
    /// others can but tell whether the combination is possible.
    pub(crate) fn smallest_change(&self, known: &[Answers], own: &[Option<u8>], target: u64) -> Option<Change> {
        let masks = self.masks(known);
        if masks.iter().any(|mask| mask.is_empty()) || !self.meets(&masks, target) {
            return None;
        }
        let assumed =
            |(var, mask): (&Var, &Answers)| own.get(var.index()).copied().flatten().filter(|_| mask.single().is_none());
        let own: Vec<Option<u8>> = self.order().iter().zip(&masks).map(assumed).collect();
        let way = self.way(&masks, &own, target)?;
        let mut certain = masks.clone();
        for (((mask, answer), own), var) in certain.iter_mut().zip(&way).zip(&own).zip(self.order()) {
            if own.is_some() || self.is_ours(*var) {
                *mask = Answers::one(*answer);
            }
        }
        let mut change = Change { changed: Vec::new(), with: Vec::new() };
        for var in self.vars() {
            let level = usize::from(self.level_of(var));
            let (Some(&answer), Some(&mask), Some(&own)) = (way.get(level), masks.get(level), own.get(level)) else {
                continue;
            };
            match own {
                Some(own) if own != answer => change.changed.push((var, answer)),
                Some(_) => {}
                None if mask.single().is_some() || !self.is_ours(var) => {}
                None => {
                    put(&mut certain, level, mask);
                    if self.meets(&certain, !target) {
                        put(&mut certain, level, Answers::one(answer));
                        change.with.push((var, answer));
                    }
                }
            }
        }
        Some(change)
    }

    /// The completion that the smallest change leads to, by level.
    fn way(&self, masks: &[Answers], own: &[Option<u8>], target: u64) -> Option<Vec<u8>> {
        let mut masks = masks.to_vec();
        let assumed = own.iter().flatten().count();
        let (least, mut way) =
            (0..=assumed).find_map(|changes| Some((changes, self.within(&masks, own, target, changes)?)))?;
        // The search went by levels; what it found must not depend on their order.
        for var in self.vars() {
            let level = usize::from(self.level_of(var));
            let (Some(&mask), Some(&own_answer)) = (masks.get(level), own.get(level)) else { continue };
            for answer in preferred(mask, own_answer) {
                if way.get(level) == Some(&answer) {
                    break;
                }
                put(&mut masks, level, Answers::one(answer));
                if let Some(better) = self.within(&masks, own, target, least) {
                    way = better;
                    break;
                }
            }
            if let Some(answer) = way.get(level) {
                put(&mut masks, level, Answers::one(*answer));
            }
        }
        Some(way)
    }

    /// A completion with a verdict of the target and at most so many changes.
    fn within(&self, masks: &[Answers], own: &[Option<u8>], target: u64, changes: usize) -> Option<Vec<u8>> {
        // An assumed answer that is not among the allowed ones changes in any case.
        let forced = masks.iter().zip(own).filter(|(mask, own)| own.is_some_and(|own| !mask.contains(own))).count();
        let changes = u8::try_from(changes.checked_sub(forced)?).unwrap_or(u8::MAX);
        let first = |(mask, own): (&Answers, &Option<u8>)| preferred(*mask, *own).next().unwrap_or(0);
        let way = masks.iter().zip(own).map(first).collect();
        let mut descent = Descent { diagram: self, masks, own, target, failed: vec![0; self.len()], way };
        descent.find(self.root(), changes).then_some(descent.way)
    }
}

/// The answers of a mask, the assumed one first.
fn preferred(mask: Answers, own: Option<u8>) -> impl Iterator<Item = u8> {
    let own = own.filter(|own| mask.contains(*own));
    own.into_iter().chain(mask.iter().filter(move |answer| own != Some(*answer)))
}

fn put(masks: &mut [Answers], level: usize, mask: Answers) {
    if let Some(place) = masks.get_mut(level) {
        *place = mask;
    }
}

/// A depth-first search that may change so many assumed answers.
struct Descent<'a> {
    diagram: &'a Diagram,
    masks: &'a [Answers],
    own: &'a [Option<u8>],
    target: u64,
    /// For each node, one more than the changes that were not enough from there.
    failed: Vec<u8>,
    way: Vec<u8>,
}

impl Descent<'_> {
    fn find(&mut self, id: Id, changes: u8) -> bool {
        let diagram = self.diagram;
        if diagram.reach(id) & self.target == 0 {
            return false;
        }
        let Some(failed) = self.failed.get(id.index()) else { return true };
        if *failed > changes {
            return false;
        }
        let level = usize::from(diagram.level(id));
        let mask = self.masks.get(level).copied().unwrap_or(Answers::NONE);
        let own = self.own.get(level).copied().flatten().filter(|own| mask.contains(*own));
        let children = diagram.children(id);
        for answer in preferred(mask, own) {
            let cost = u8::from(own.is_some_and(|own| own != answer));
            let (Some(child), Some(left)) = (children.get(usize::from(answer)), changes.checked_sub(cost)) else {
                continue;
            };
            if self.find(*child, left) {
                if let Some(place) = self.way.get_mut(level) {
                    *place = answer;
                }
                return true;
            }
        }
        if let Some(failed) = self.failed.get_mut(id.index()) {
            *failed = changes.saturating_add(1);
        }
        false
    }
}
