//! The plain week: which days of it are worked, and counting working days by it alone.

use super::{Date, Weekday};

/// The working days of a week, the same in every week. By default there are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Week {
    /// Bit by day, Monday first.
    works: u8,
    /// How many there are, 1 to 7.
    count: u32,
    /// Up to and with each day of the week, how many.
    up_to: [u8; 7],
    /// The day of the week of the first, the second…
    nth: [u8; 7],
}

impl Week {
    /// `None` where a day is named twice, or no day is left.
    pub(super) fn new(weekend: &[Weekday]) -> Option<Self> {
        let mut works = 0b111_1111_u8;
        for day in weekend {
            let bit = 1 << (*day as u8);
            if works & bit == 0 {
                return None;
            }
            works &= !bit;
        }
        let (mut count, mut up_to, mut nth) = (0, [0; 7], [0; 7]);
        for (day, up_to) in (0..).zip(&mut up_to) {
            if works >> day & 1 == 1 {
                if let Some(place) = nth.get_mut(usize::from(count)) {
                    *place = day;
                }
                count += 1;
            }
            *up_to = count;
        }
        (count > 0).then_some(Self { works, count: u32::from(count), up_to, nth })
    }

    /// Whether that day of the week is worked.
    pub(super) fn works(&self, date: Date) -> bool {
        self.works >> (date.number() % 7) & 1 == 1
    }

    /// The n-th working day after a day, or before it where `n` is negative.
    pub(super) fn nth_working_day(&self, from: Date, n: i32) -> Option<Date> {
        let number = u32::try_from(from.number()).ok()?;
        let (week, day) = (number / 7, number % 7);
        let up_to = u32::from(*self.up_to.get(day as usize)?);
        let here = u32::from(self.works >> day & 1);
        // How many working days of all time come before the one sought.
        let rank = i64::from(week * self.count + up_to);
        let index = if n > 0 { rank + i64::from(n) - 1 } else { rank - i64::from(here) + i64::from(n) };
        let index = u32::try_from(index).ok()?;
        // Five is by far the most frequent, and a division by a constant is much cheaper.
        let (week, place) = match self.count {
            5 => (index / 5, index % 5),
            count => (index.checked_div(count)?, index.checked_rem(count)?),
        };
        Date::from_number(i64::from(week) * 7 + i64::from(*self.nth.get(place as usize)?))
    }

    /// How many working days follow the first day, up to and with the last.
    pub(super) fn working_days_between(&self, after: Date, until: Date) -> u32 {
        let up_to = |date: Date| {
            let number = u32::try_from(date.number()).unwrap_or(0);
            number / 7 * self.count + self.up_to.get((number % 7) as usize).map_or(0, |count| u32::from(*count))
        };
        up_to(until).saturating_sub(up_to(after))
    }
}
