//! Ten thousand random calls, the same every time: what nobody thought of when the corpus was written.

mod broken;
mod dates;
mod findings;
mod walks;

use oorandom::Rand32;

use super::transcript::Transcript;
use crate::Failure;

/// How many calls there are at least.
pub(crate) const CALLS: usize = 10_000;

/// Adds the random calls to a transcript.
pub(crate) fn add(transcript: &mut Transcript) -> Result<(), Failure> {
    let first = transcript.exchanges.len();
    let mut dice = Dice(Rand32::new(0x5eed));
    dates::add(transcript, &mut dice, 1_000)?;
    findings::add(transcript, &mut dice, 4_000)?;
    broken::add(transcript, &mut dice, 2_000)?;
    let rest = CALLS.saturating_sub(transcript.exchanges.len() - first);
    walks::add(transcript, &mut dice, rest)
}

/// Random choices that follow from a seed.
pub(crate) struct Dice(Rand32);

impl Dice {
    /// A number below a bound; 0 where the bound is 0.
    fn below(&mut self, bound: usize) -> usize {
        let bound = u32::try_from(bound).unwrap_or(u32::MAX);
        if bound == 0 { 0 } else { self.0.rand_range(0..bound) as usize }
    }

    /// A number from one to another, both included.
    fn within(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    /// Whether something happens that happens so many times in a hundred.
    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of a list.
    fn one<'l, T>(&mut self, list: &'l [T]) -> Option<&'l T> {
        list.get(self.below(list.len()))
    }

    /// One of some words.
    fn word<'w>(&mut self, words: &[&'w str]) -> &'w str {
        self.one(words).copied().unwrap_or_default()
    }
}
