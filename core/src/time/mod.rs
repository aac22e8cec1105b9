//! Time without a clock: civil dates, working-day calendars as data, and how periods are counted. It knows no rulebook
//! and no case. Nothing here is guessed: what a calendar does not know makes an end an
//! interval, both ends of which are certain.

pub(crate) mod almanac;
mod beyond;
mod calendar;
mod counting;
mod date;
mod due;
mod guess;
mod instant;
mod moment;
mod named;
mod period;
mod run;
mod stretch;
mod week;

#[cfg(feature = "schema")]
pub(crate) use almanac::Document as CalendarDocument;
pub use beyond::{Beyond, BeyondNature};
pub use calendar::{Calendar, Edition};
pub(crate) use counting::CountingRule;
pub use counting::{Counting, FirstDay, Months, RestDayEnd};
pub use date::{Date, Span, Weekday};
pub use due::{Cause, Derived, Due};
pub use instant::{Instant, Zone};
pub use moment::{End, Moment};
pub use named::{CalendarRef, NeedsCalendar};
pub use period::{Length, Unit};
pub use run::{ExtendBy, ExtendFrom, Extension, Lapse, Run, due, lapses};
pub use stretch::Explained;
