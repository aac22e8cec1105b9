//! The published table of perturbations: as what a count is told, by the count (the row) and the column that its cell's key
//! picks.
//!
//! Every count is rounded to a neighbouring multiple of five, at random and so that it is right on average; from five on a
//! few columns lead one, two… up to five multiples further, as often upwards as downwards. The first hides by how much a
//! count changes, and mostly that it changes at all. The second takes every upper bound away: whatever number is told,
//! more cases may be behind it, so that parts and totals never close in on a count.

/// Every number that is told is a multiple of it.
const BASE: u32 = 5;
/// The most steps, each of one multiple, that a column leads beyond a neighbouring multiple.
const FURTHEST: u32 = 5;
/// The columns in which a count that is a multiple itself, and too small for steps, is told as it is, by a fifth.
const UNIT: u64 = 1 << 30;

/// How many columns the published table has. Each is as likely as any other.
///
/// ```
/// use distinguo::report::{COLUMNS, chances};
/// assert_eq!(chances(7).map(|chance| chance.columns).sum::<u64>(), COLUMNS);
/// ```
pub const COLUMNS: u64 = UNIT.saturating_mul(5);

/// A number that a count may be told as, and in how many columns of the published table it is.
///
/// ```
/// use distinguo::report::{COLUMNS, Chance, chances};
/// let three: Vec<Chance> = chances(3).collect();
/// assert_eq!(three, [Chance { told: 0, columns: COLUMNS / 5 * 2 }, Chance { told: 5, columns: COLUMNS / 5 * 3 }]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chance {
    /// The number that is told.
    pub told: u32,
    /// In how many columns.
    pub columns: u64,
}

/// A row of the published table: what a count may be told as, the least number first. Columns are in that order too.
///
/// ```
/// use distinguo::report::chances;
/// assert!(chances(0).map(|chance| chance.told).eq([0])); // what never occurred is not told to have occurred
/// assert!(chances(6).map(|chance| chance.told).eq([0, 5, 10, 15]));
/// ```
pub fn chances(count: u32) -> impl Iterator<Item = Chance> {
    let (below, over) = (count / BASE, count % BASE);
    // As far down as up, and not below zero: so it stays right on average.
    let furthest = below.min(FURTHEST);
    let from = below.saturating_sub(furthest);
    (0..=furthest.saturating_mul(2).saturating_add(1)).filter_map(move |place| {
        let step = |place: Option<u32>| place.map_or(0, |place| weight(place.abs_diff(furthest), furthest));
        let down = step(Some(place)).saturating_mul(u64::from(BASE.saturating_sub(over)));
        let up = step(place.checked_sub(1)).saturating_mul(u64::from(over));
        let columns = down.saturating_add(up);
        let told = from.saturating_add(place).saturating_mul(BASE);
        (columns > 0).then_some(Chance { told, columns })
    })
}

/// In how many columns of a fifth so many steps are taken in one direction.
fn weight(steps: u32, furthest: u32) -> u64 {
    let away = |steps: u32| UNIT >> steps.saturating_mul(6);
    match steps {
        0 => (1..=furthest).fold(UNIT, |left, steps| left.saturating_sub(away(steps).saturating_mul(2))),
        steps if steps <= furthest => away(steps),
        _ => 0,
    }
}

/// As what a count is told by the key of its cell.
pub(super) fn told(count: u32, key: u128) -> u32 {
    // The key has 128 bits: that they are not a multiple of the columns makes no column likelier by more than 2^-90.
    let mut column = u64::try_from(key % u128::from(COLUMNS)).unwrap_or_default();
    for chance in chances(count) {
        match column.checked_sub(chance.columns) {
            None => return chance.told,
            Some(rest) => column = rest,
        }
    }
    // The columns of a row are all there are.
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: std::ops::Range<u32> = 0..200;

    /// The sum over a row of what is made of each number that is told, in columns.
    fn sum(count: u32, of: impl Fn(i128) -> i128) -> i128 {
        chances(count).map(|chance| of(i128::from(chance.told)) * i128::from(chance.columns)).sum()
    }

    #[test]
    fn every_row_has_all_columns_is_right_on_average_and_never_below_zero() {
        let all = i128::from(COLUMNS);
        for count in ROWS {
            assert_eq!(sum(count, |_| 1), all, "{count}");
            assert_eq!(sum(count, |told| told), all * i128::from(count), "{count}");
            assert!(chances(count).all(|chance| chance.told % 5 == 0), "{count}");
        }
    }

    /// What `docs/reports.md` says: 0, 4, 6, 6, 4 for up to four; above, what the steps add, less than 0.84.
    #[test]
    fn the_variance_is_the_one_that_is_published() {
        let all = i128::from(COLUMNS);
        for count in ROWS {
            let exact = i128::from(count);
            let variance = sum(count, |told| (told - exact) * (told - exact));
            let over = exact % 5;
            let rounding = over * (5 - over) * all;
            if count < 5 {
                assert_eq!(variance, rounding, "{count}");
            } else {
                let furthest = u32::min(count / 5, 5);
                let steps: i128 =
                    (1..=furthest).map(|step| 50 * i128::from(step * step) * 5 * (1 << (30 - 6 * step))).sum();
                assert_eq!(variance, rounding + steps, "{count}");
                assert!(steps * 100 < all * 84, "{count}");
            }
        }
    }

    /// What the report says of itself.
    #[test]
    fn at_least_96_of_100_numbers_are_off_by_less_than_five() {
        for count in ROWS {
            let near: u64 =
                chances(count).filter(|chance| chance.told.abs_diff(count) < 5).map(|chance| chance.columns).sum();
            assert!(near * 100 >= COLUMNS * 96, "{count}");
        }
    }

    /// Every number that may be told of a count may be told of one more, for whatever counts are small, and beyond that with
    /// a chance of less than one in a thousand million not: no number tells that there are not more.
    #[test]
    fn no_number_tells_that_there_are_not_more() {
        for count in 0..30 {
            let more: Vec<u32> = chances(count + 1).map(|chance| chance.told).collect();
            for chance in chances(count) {
                let lost = !more.contains(&chance.told);
                assert!(!lost || (count == 29 && chance.columns <= 4), "{count} {chance:?}");
            }
        }
    }

    /// Were every count as likely: the likeliest behind a 0 is right in a third, behind any other number in a fifth.
    #[test]
    fn a_guess_is_seldom_right() {
        for told in (0..100).step_by(5) {
            let columns = |count| chances(count).find(|chance| chance.told == told).map_or(0, |chance| chance.columns);
            let of_all: Vec<u64> = (0..200).map(columns).collect();
            let (best, all) = (of_all.iter().max().unwrap(), of_all.iter().sum::<u64>());
            assert!(best * if told == 0 { 30 } else { 50 } < all * 10, "{told}: {best} of {all}");
        }
    }

    #[test]
    fn a_key_picks_a_column() {
        assert_eq!([0, 1 << 100, u128::MAX].map(|key| told(0, key)), [0; 3]);
        let column = |column: u64| u128::from(column);
        let four_fifths = COLUMNS / 5 * 4;
        let keys = [0, four_fifths - 1, four_fifths, COLUMNS - 1, COLUMNS];
        assert_eq!(keys.map(|key| told(1, column(key))), [0, 0, 5, 5, 0]);
        for count in [12, 37, u32::MAX] {
            let last = chances(count).last().unwrap();
            assert_eq!(told(count, column(COLUMNS - 1)), last.told);
            assert_eq!(told(count, column(0)), chances(count).next().unwrap().told);
        }
    }
}
