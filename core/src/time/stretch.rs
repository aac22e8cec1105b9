//! Counting one length of time from its start to its end: by the minute, by the day, by the month or by working days,
//! leaving out the days on which the period stands still.

use std::sync::Arc;

use serde::Serialize;

use super::calendar::Status;
use super::guess::{Guess, Lean, Way, Works};
use super::{Counting, Date, Edition, End, FirstDay, Length, Moment, Months, RestDayEnd, Span, Unit, Zone};
use crate::document::Text;

/// A day that was passed over or counted, and why.
///
/// ```
/// use distinguo::time::{Calendar, Counting, Date, Length, due};
/// let china = Calendar::shipped("cn").unwrap();
/// let due = due(Date::parse("2026-09-30").unwrap(), Length::parse("1wd").unwrap(), Counting::CHINA, china.newest());
/// assert_eq!(due.skipped[0].why.in_language("en"), "National Day");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Explained {
    /// Day, YYYY-MM-DD.
    pub date: Date,
    /// Name of the holiday or of the weekend, by language.
    pub why: Arc<Text>,
}

/// Days on which a period stands still; open where they have no end yet. Several are in order and apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) from: Date,
    pub(super) until: Option<Date>,
}

impl Standing {
    /// The last day, which is the last of all while it is open.
    pub(super) fn last(self) -> Date {
        self.until.unwrap_or(Date::MAX)
    }
}

/// The end that is sought where days on the way are not covered: the earliest or the latest that can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Earliest,
    Latest,
}

/// What is learnt on the way through the days.
#[derive(Clone, Debug)]
pub(super) struct Walk<'e> {
    pub(super) edition: &'e Edition,
    /// Where hours are counted by the clock of a place; else every day has twenty-four.
    pub(super) zone: Option<&'e Zone>,
    pub(super) side: Side,
    /// The days that are covered, passed over.
    pub(super) skipped: Vec<Explained>,
    pub(super) worked: Vec<Explained>,
    pub(super) suspended: Vec<Span>,
    /// How many working days were counted before the first that is not covered, where working days are counted.
    pub(super) counted: Option<u32>,
    /// The first day that is needed and not covered.
    pub(super) unknown: Option<Date>,
    /// The way leads beyond the last day that there is.
    pub(super) beyond: bool,
    /// The period stands still, and nobody knows until when.
    pub(super) open: bool,
}

/// Where a length of time starts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    pub(super) moment: Moment,
    /// How many minutes have passed then. It tells the two apart where a minute comes twice.
    pub(super) minutes: i64,
}

/// A length of time laid out from its start.
#[derive(Clone, Debug)]
pub(super) struct Stretch<'e> {
    pub(super) unrolled: End,
    pub(super) due: End,
    /// What was learnt up to the unrolled end.
    pub(super) counted: Walk<'e>,
    /// What was learnt up to the end.
    pub(super) walk: Walk<'e>,
}

impl<'e> Walk<'e> {
    pub(super) const fn new(edition: &'e Edition, zone: Option<&'e Zone>, side: Side) -> Self {
        Self {
            edition,
            zone,
            side,
            skipped: Vec::new(),
            worked: Vec::new(),
            suspended: Vec::new(),
            counted: None,
            unknown: None,
            beyond: false,
            open: false,
        }
    }

    /// The same way towards the other side.
    pub(super) fn towards(mut self, side: Side) -> Self {
        self.side = side;
        self
    }

    /// What days that nobody knows are taken for: walking forwards, days off make an end later.
    const fn guess(&self, way: Way) -> Guess {
        Guess::new(match (self.side, way) {
            (Side::Earliest, Way::Forward) | (Side::Latest, Way::Backward) => Lean::Worked,
            (Side::Latest, Way::Forward) | (Side::Earliest, Way::Backward) => Lean::Off,
        })
    }

    /// Looks at a day: whether it is a working day, as far as is known. Why it is or is not is kept.
    fn visit(&mut self, date: Date, guess: &mut Guess, way: Way) -> Works {
        match self.edition.status(date) {
            None => {
                self.unknown.get_or_insert(date);
                guess.day(self.edition, date, way)
            }
            Some(Status::Working) => Works([true; 2]),
            Some(Status::Worked(why)) => {
                self.worked.push(Explained { date, why });
                Works([true; 2])
            }
            Some(Status::Off(why)) => {
                self.skipped.push(Explained { date, why });
                Works([false; 2])
            }
        }
    }

    /// The day so many days later, or the last that there is.
    fn after(&mut self, date: Date, days: i64) -> Date {
        date.plus_days(days).unwrap_or_else(|| {
            self.beyond = true;
            Date::MAX
        })
    }

    /// Notes that the period stands still: from the first day counted on, at the earliest.
    fn stand(&mut self, standing: Standing, first: Date) -> i64 {
        self.open |= standing.until.is_none();
        let span = Span { from: standing.from.max(first), until: standing.last() };
        self.suspended.push(span);
        span.from.days_until(span.until) + 1
    }

    /// How many minutes have passed when a minute of the place begins.
    pub(super) fn minutes(&self, moment: Moment) -> i64 {
        self.zone.map_or_else(|| moment.minutes(), |zone| zone.minutes(moment))
    }

    /// The minute so many hours later: each has sixty minutes, also where clocks change meanwhile.
    fn hours(&mut self, start: Start, n: u32, standing: &[Standing]) -> Moment {
        let mut end = start.minutes + i64::from(n) * 60;
        for still in standing {
            let (from, until) = (Moment::from(still.from), End::Day(still.last()).instant());
            let (begins, ends) = (self.minutes(from), self.minutes(until));
            if ends > start.minutes && begins < end {
                self.stand(*still, start.moment.date());
                end += ends - begins.max(start.minutes);
            }
        }
        let moment = match self.zone {
            Some(zone) => zone.after_minutes(end),
            None => Moment::from_minutes(end),
        };
        moment.unwrap_or_else(|| {
            self.beyond = true;
            Moment::MAX
        })
    }

    /// The n-th working day, the given one being the first that may count.
    fn working_days(&mut self, first: Date, n: u32, standing: &[Standing]) -> Date {
        let mut standing = standing.iter().skip_while(|still| still.last() < first).peekable();
        let mut guess = self.guess(Way::Forward);
        // By each way of counting: the end is where the first of the two is through.
        let mut left = [n; 2];
        let mut day = first;
        loop {
            if let Some(still) = standing.next_if(|still| still.from <= day) {
                self.stand(*still, first);
                day = self.after(still.last(), 1);
            } else {
                let Works(works) = self.visit(day, &mut guess, Way::Forward);
                for (left, works) in left.iter_mut().zip(works) {
                    *left = left.saturating_sub(u32::from(works));
                }
                if self.unknown.is_none() {
                    *self.counted.get_or_insert(0) += u32::from(works == [true; 2]);
                }
                if left.contains(&0) {
                    break;
                }
                day = self.after(day, 1);
            }
            if self.beyond || self.open {
                break;
            }
        }
        self.counted.get_or_insert(0);
        day
    }

    /// Where a period in days, months or years ends before standing still and rest days are looked at.
    fn calendar_days(&mut self, start: Date, length: Length, counting: Counting) -> Date {
        let months = match length.unit() {
            Unit::Month => length.n(),
            Unit::Year => length.n().saturating_mul(12),
            Unit::Hour | Unit::Day | Unit::WorkingDay => {
                let counts = i64::from(counting.first_day == FirstDay::Included);
                return self.after(start, i64::from(length.n()) - counts);
            }
        };
        let months = i32::try_from(months).unwrap_or(i32::MAX);
        let (named, before) = match (counting.months, counting.first_day) {
            (Months::CorrespondingDayElseLast, FirstDay::Excluded) => (start, 0),
            (Months::DayBeforeCorrespondingElseLast, FirstDay::Excluded) => (self.after(start, 1), 1),
            (_, FirstDay::Included) => (start, 1),
        };
        let Some(last) = named.end_of_month_after(months) else {
            self.beyond = true;
            return Date::MAX;
        };
        if named.day() > last.day() {
            return last;
        }
        last.plus_days(i64::from(named.day() - last.day()) - before).unwrap_or(last)
    }

    /// Where the end comes to lie if its day is a day of rest, or one on which the period stands still; never before the
    /// start.
    fn roll(&mut self, unrolled: Date, rest_day_end: RestDayEnd, start: Date, standing: &[Standing]) -> Date {
        let mut day = unrolled;
        match rest_day_end {
            RestDayEnd::Stays => {}
            RestDayEnd::NextWorkingDay => {
                let mut guess = self.guess(Way::Forward);
                let mut standing = standing.iter().skip_while(|still| still.from <= unrolled).peekable();
                loop {
                    if let Some(still) = standing.next_if(|still| still.from <= day) {
                        self.stand(*still, day);
                        day = self.after(still.last(), 1);
                    } else if self.visit(day, &mut guess, Way::Forward) == Works([false; 2]) {
                        day = self.after(day, 1);
                    } else {
                        break;
                    }
                    if self.beyond || self.open {
                        break;
                    }
                }
            }
            RestDayEnd::PreviousWorkingDay => {
                let mut guess = self.guess(Way::Backward);
                while day > start && self.visit(day, &mut guess, Way::Backward) == Works([false; 2]) {
                    day = day.saturating_plus(-1);
                }
            }
        }
        day
    }
}

impl<'e> Stretch<'e> {
    /// Lays a length out from its start.
    pub(super) fn of(
        mut walk: Walk<'e>,
        start: Start,
        length: Length,
        counting: Counting,
        standing: &[Standing],
    ) -> Self {
        let same = |walk: Walk<'e>, end| Self { unrolled: end, due: end, counted: walk.clone(), walk };
        let day = start.moment.date();
        let first = match counting.first_day {
            FirstDay::Excluded => walk.after(day, 1),
            FirstDay::Included => day,
        };
        match length.unit() {
            Unit::Hour => {
                let end = walk.hours(start, length.n(), standing);
                same(walk, End::Minute(end))
            }
            Unit::WorkingDay => {
                let end = walk.working_days(first, length.n(), standing);
                same(walk, End::Day(end))
            }
            Unit::Day | Unit::Month | Unit::Year => {
                let mut unrolled = walk.calendar_days(day, length, counting);
                // What stands still within the running period moves its end; what comes after it, the roll at most.
                for still in standing.iter().filter(|still| still.last() >= first) {
                    let ended = match counting.rest_day_end {
                        RestDayEnd::NextWorkingDay | RestDayEnd::Stays => unrolled,
                        // It has ended before, on the working day to which its end was moved back.
                        RestDayEnd::PreviousWorkingDay => {
                            let mut ahead = Walk::new(walk.edition, walk.zone, walk.side);
                            let due = ahead.roll(unrolled, counting.rest_day_end, day, &[]);
                            walk.unknown = walk.unknown.or(ahead.unknown);
                            due
                        }
                    };
                    if still.from > ended {
                        break;
                    }
                    let days = walk.stand(*still, first);
                    unrolled = walk.after(unrolled, days);
                }
                let counted = walk.clone();
                let due = walk.roll(unrolled, counting.rest_day_end, day, standing);
                Self { unrolled: End::Day(unrolled), due: End::Day(due), counted, walk }
            }
        }
    }
}
