//! Walking through days that a calendar does not cover, each taken for the worst that the bounds of the calendar allow.

use super::{Date, Edition};

/// What the days that nobody knows are taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// As many as may be are worked.
    Worked,
    /// As many as may be are off.
    Off,
}

/// Which way days are walked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Forward,
    Backward,
}

impl Way {
    const fn step(self) -> i64 {
        match self {
            Self::Forward => 1,
            Self::Backward => -1,
        }
    }
}

/// Whether a day counts as worked, in two ways of counting. Where days lean to be off, no possible calendar has fewer
/// working days up to any day than either: the first spends the days off of a year as early as it can, the second knows
/// only how many may follow each other. Where days lean to be worked none has more, and both are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Works(pub(super) [bool; 2]);

/// Walks through days that a calendar does not cover, and takes each for the worst that its bounds allow.
///
/// By induction over the working days, the n-th is nowhere earlier (or later) than here: between two of them no calendar
/// has more days off than the bound on a row, and in a year no more weekdays off than the bound on a year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guess {
    lean: Lean,
    year: i16,
    weekdays_off: u32,
    weekend_worked: u32,
    /// The day looked at last, and how many days in a row were off up to it, by each way of counting.
    last: Option<Date>,
    row: [u32; 2],
}

impl Guess {
    pub(super) const fn new(lean: Lean) -> Self {
        Self { lean, year: 0, weekdays_off: 0, weekend_worked: 0, last: None, row: [0; 2] }
    }

    /// What a day that is not covered is taken for.
    pub(super) fn day(&mut self, edition: &Edition, date: Date, way: Way) -> Works {
        let Some(beyond) = edition.beyond() else { return Works([edition.ordinarily_works(date); 2]) };
        if date.year() != self.year {
            (self.year, self.weekdays_off, self.weekend_worked) = (date.year(), 0, 0);
        }
        let ordinary = edition.ordinarily_works(date);
        match self.lean {
            Lean::Worked => {
                let given_up = !ordinary && self.weekend_worked < beyond.weekend_days_worked_a_year;
                self.weekend_worked += u32::from(given_up);
                Works([ordinary || given_up; 2])
            }
            Lean::Off => {
                let before = date.plus_days(-way.step());
                match before.filter(|before| edition.is_working_day(*before).is_some()) {
                    Some(known) => self.row = [edition.days_off_up_to(known, way); 2],
                    None if before == self.last && before.is_some() => {}
                    None => self.row = [0; 2],
                }
                self.last = Some(date);
                let [spent, alone] = &mut self.row;
                let off =
                    !ordinary || (self.weekdays_off < beyond.weekdays_off_a_year && *spent < beyond.days_off_in_a_row);
                self.weekdays_off += u32::from(off && ordinary);
                *spent = if off { spent.saturating_add(1) } else { 0 };
                let rests = *alone < beyond.days_off_in_a_row;
                *alone = if rests { *alone + 1 } else { 0 };
                Works([!off, !rests])
            }
        }
    }
}

impl Edition {
    /// How many days in a row are off up to a day that is covered, as far as they are covered.
    fn days_off_up_to(&self, day: Date, way: Way) -> u32 {
        let (mut day, mut row) = (Some(day), 0);
        while let Some(at) = day.filter(|at| self.is_working_day(*at) == Some(false)) {
            row += 1;
            day = at.plus_days(-way.step());
        }
        row
    }
}
