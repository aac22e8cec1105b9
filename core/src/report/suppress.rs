//! What of a distribution may be told. Counts below five are left out, and so is whatever they could be worked out from:
//! from the total, from the other cells, and from knowing how it is done.

/// A count below it is left out.
const LEAST: u32 = 5;

/// A distribution as it may be published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Told {
    /// The sum; `None` where it would give a cell away, or is below five itself.
    pub(super) total: Option<u32>,
    /// The counts, `None` where they are left out.
    pub(super) cells: Vec<Option<u32>>,
}

/// Leaves out the cells from 1 to 4, then the smallest of the others, all that are equal together, until what is left
/// out cannot be told from its sum: at least two cells, at least five cases, not all ones and not all fours.
pub(super) fn told(counts: &[u32]) -> Told {
    let total: u32 = counts.iter().sum();
    let mut most = LEAST - 1;
    loop {
        let hidden = || counts.iter().copied().filter(|count| (1..=most).contains(count));
        let (cells, sum) = (hidden().count(), hidden().sum::<u32>());
        let cells_as_count = u32::try_from(cells).unwrap_or(u32::MAX);
        let fours = sum == cells_as_count.saturating_mul(LEAST - 1) && hidden().all(|count| count < LEAST);
        let safe = cells == 0 || (cells > 1 && sum >= LEAST && sum > cells_as_count && !fours);
        let next = counts.iter().copied().filter(|count| *count > most).min();
        match (safe, next) {
            (false, Some(next)) => most = next,
            (false, None) => {
                // Zeros as well: where all of a few cases are in one cell, that they are is about each of them.
                return Told { total: None, cells: counts.iter().map(|_| None).collect() };
            }
            (true, _) => {
                let shown = |count: u32| (count == 0 || count > most || cells == 0).then_some(count);
                return Told { total: Some(total), cells: counts.iter().map(|count| shown(*count)).collect() };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn counts_below_five_are_left_out_with_one_that_would_give_them_away() {
        let shown = |counts: &[u32]| told(counts);
        assert_eq!(shown(&[20, 0, 7]), Told { total: Some(27), cells: vec![Some(20), Some(0), Some(7)] });
        assert_eq!(shown(&[20, 3, 7]), Told { total: Some(30), cells: vec![Some(20), None, None] });
        assert_eq!(shown(&[20, 3, 3]), Told { total: Some(26), cells: vec![Some(20), None, None] });
        assert_eq!(shown(&[3]), Told { total: None, cells: vec![None] });
        assert_eq!(shown(&[4, 4]), Told { total: None, cells: vec![None, None] });
    }

    /// Every distribution of up to four cells is published; whoever knows the rule and sees what was published is left
    /// with at least two values for every cell that is left out.
    #[test]
    fn nothing_left_out_can_be_worked_out() {
        for size in 1..=4_usize {
            let values = if size == 4 { 13_u32 } else { 24 };
            let mut same: BTreeMap<Told, Vec<Vec<u32>>> = BTreeMap::new();
            for number in 0..values.pow(u32::try_from(size).unwrap()) {
                let digit = |place: usize| number / values.pow(u32::try_from(place).unwrap()) % values;
                let counts: Vec<u32> = (0..size).map(digit).collect();
                same.entry(told(&counts)).or_default().push(counts);
            }
            for (told, possible) in same {
                let small = |count: u32| (1..LEAST).contains(&count);
                for (place, shown) in told.cells.iter().enumerate() {
                    let mut values: Vec<u32> = possible.iter().map(|counts| counts[place]).collect();
                    values.sort_unstable();
                    values.dedup();
                    assert!(shown.is_none_or(|shown| !small(shown)), "{told:?}");
                    // What is capped by the range of this test is possible with greater counts as well.
                    let capped = values.iter().any(|value| *value + LEAST > 12);
                    assert!(shown.is_some() || values.len() > 1 || capped, "{told:?}: only {values:?}");
                }
                assert!(told.total.is_none_or(|total| !small(total)), "{told:?}");
            }
        }
    }
}
