//! Instants of the world's clock as hosts state them, and the legal time zone that makes days of them. The zone is a
//! POSIX TZ string of the rulebook, so that a legal day is the same on every host.

use std::fmt;

use jiff::civil;
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use serde::{Serialize, Serializer};

use super::{Date, End, Moment};
use crate::document::{Decode, Json, Reader};
use crate::error::{Code, Problem};

/// A second of the world's clock, written as RFC 3339 and serialised in UTC.
///
/// ```
/// use distinguo::time::Instant;
/// let instant = Instant::parse("2026-09-01T09:30:00+08:00").unwrap();
/// assert_eq!(instant.to_string(), "2026-09-01T01:30:00Z");
/// assert!(Instant::parse("2026-09-01").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// Reads `YYYY-MM-DDThh:mm[:ss[.fraction]]` with `Z` or an offset `±hh:mm`; `None` for anything else, and for times
    /// that do not exist. The law counts no fractions of a second: they are read, and left away.
    ///
    /// ```
    /// use distinguo::time::Instant;
    /// let written_by_javascript = Instant::parse("2026-09-01T01:30:00.987Z").unwrap();
    /// assert_eq!(written_by_javascript.to_string(), "2026-09-01T01:30:00Z");
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (date, rest) = text.split_once('T')?;
        let date = Date::parse(date)?;
        let zone = rest.find(['Z', '+', '-'])?;
        let (clock, offset) = rest.split_at(zone);
        let seconds = match clock.split(':').collect::<Vec<_>>().as_slice() {
            [hours, minutes] => of_day(hours, minutes, "00")?,
            [hours, minutes, seconds] => of_day(hours, minutes, whole(seconds)?)?,
            _ => return None,
        };
        let ahead = match offset.split_at(1) {
            ("Z", "") => 0,
            (sign, ahead) => {
                let (hours, minutes) = ahead.split_once(':')?;
                let ahead = of_day(hours, minutes, "00")?;
                if sign == "-" { ahead.checked_neg()? } else { ahead }
            }
        };
        let days = Date::EPOCH.days_until(date);
        let instant = days.checked_mul(86_400)?.checked_add(seconds)?.checked_sub(ahead)?;
        Timestamp::from_second(instant).ok().map(|_| Self(instant))
    }

    /// Seconds since 1970-01-01 in UTC.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// The second before.
    pub(crate) const fn second_before(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    fn timestamp(self) -> Timestamp {
        Timestamp::from_second(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

/// Seconds without their fraction.
fn whole(seconds: &str) -> Option<&str> {
    let Some((whole, fraction)) = seconds.split_once('.') else { return Some(seconds) };
    let digits = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    digits.then_some(whole)
}

fn of_day(hours: &str, minutes: &str, seconds: &str) -> Option<i64> {
    let number = |text: &str, below: i64| {
        let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<i64>().ok().filter(|number| digits && *number < below)
    };
    Some(number(hours, 24)? * 3600 + number(minutes, 60)? * 60 + number(seconds, 60)?)
}

impl fmt::Display for Instant {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = Date::EPOCH.plus_days(self.0.div_euclid(86_400)).unwrap_or(Date::EPOCH);
        let seconds = self.0.rem_euclid(86_400);
        write!(out, "{day}T{:02}:{:02}:{:02}Z", seconds / 3600, seconds / 60 % 60, seconds % 60)
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Instant {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Instant".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]+)?)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$",
            "description": "RFC 3339. Fractions of a second are left away.",
        })
    }
}

impl Decode for Instant {
    const EXPECTED: &'static str = "an instant such as 2026-09-01T09:30:00+08:00";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        if let Some(text) = reader.string(json, Self::EXPECTED) {
            if let Some(instant) = Self::parse(text) {
                return instant;
            }
            reader.report(|at| Problem::new(Code::BadInstant, at).given(text).expected(Self::EXPECTED));
        }
        Self(0)
    }
}

/// A legal time zone.
///
/// ```
/// use distinguo::time::{Instant, Zone};
/// let china = Zone::parse("CST-8").unwrap();
/// let instant = Instant::parse("2026-08-31T20:00:00Z").unwrap();
/// assert_eq!(china.day(instant).to_string(), "2026-09-01");
/// assert!(Zone::parse("Asia/Shanghai").is_none()); // no database of zones
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// The zone of a POSIX TZ string. One that calls itself UTC or GMT and is not: in such strings hours east of Greenwich
    /// are written with a minus, and `UTC+8` is what people write for `CST-8`.
    ///
    /// ```
    /// use distinguo::time::Zone;
    /// assert!(Zone::parse("UTC0").is_some() && Zone::parse("UTC+8").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let rest = ["UTC", "GMT"].into_iter().find_map(|name| text.strip_prefix(name)).unwrap_or_default();
        let mut offset = rest.chars().take_while(|letter| matches!(letter, '+' | '-' | ':' | '0'..='9'));
        if offset.any(|letter| matches!(letter, '1'..='9')) {
            return None;
        }
        TimeZone::posix(text).ok().map(Self)
    }

    /// The legal day of an instant.
    #[must_use]
    pub fn day(&self, instant: Instant) -> Date {
        let day = self.0.to_datetime(instant.timestamp()).date();
        Date::new(day.year(), day.month(), day.day()).unwrap_or(Date::EPOCH)
    }

    /// The last instant of a day that is past.
    pub(crate) fn past(&self, day: Date, now: Instant) -> Option<Instant> {
        let next = Moment::from(day.plus_days(1)?);
        (day < self.day(now)).then(|| self.instant(next).second_before())
    }

    /// The legal minute of an instant.
    #[must_use]
    pub fn moment(&self, instant: Instant) -> Moment {
        let local = self.0.to_datetime(instant.timestamp());
        let minute = |part: i8| u8::try_from(part).unwrap_or(0);
        Moment::new(self.day(instant), minute(local.hour()), minute(local.minute()))
            .unwrap_or(Moment::from(self.day(instant)))
    }

    /// The instant at which a legal minute begins. A minute that clocks leave out stands for the first after them that
    /// there is; of a minute that comes twice it is the later.
    ///
    /// ```
    /// use distinguo::time::{Moment, Zone};
    /// let zone = Zone::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    /// let instant = |text| zone.instant(Moment::parse(text).unwrap()).to_string();
    /// assert_eq!(instant("2026-03-29T02:30"), "2026-03-29T01:00:00Z"); // 03:00: from 02:00 to 03:00 there is nothing
    /// assert_eq!(instant("2026-10-25T02:30"), "2026-10-25T01:30:00Z"); // the second 02:30
    /// ```
    #[must_use]
    pub fn instant(&self, moment: Moment) -> Instant {
        self.local(moment, false)
    }

    /// The first instant at which a period that ends then has ended. A day ends where the next begins, even if clocks
    /// are put back then; a minute that comes twice is the later.
    ///
    /// ```
    /// use distinguo::time::{Date, End, Zone};
    /// let zone = Zone::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    /// let end = zone.end(End::Day(Date::parse("2026-10-25").unwrap()));
    /// assert_eq!(end.to_string(), "2026-10-25T23:00:00Z");
    /// ```
    #[must_use]
    pub fn end(&self, end: End) -> Instant {
        match end {
            End::Day(_) => self.local(end.instant(), true),
            End::Minute(moment) => self.local(moment, false),
        }
    }

    /// How many minutes of the world's clock have passed when a legal minute begins.
    pub(super) fn minutes(&self, moment: Moment) -> i64 {
        self.instant(moment).0.div_euclid(60)
    }

    /// The legal minute after so many minutes of the world's clock; `None` where there is none.
    pub(super) fn after_minutes(&self, minutes: i64) -> Option<Moment> {
        let seconds = minutes.checked_mul(60)?;
        Timestamp::from_second(seconds).ok()?;
        Some(self.moment(Instant(seconds)))
    }

    fn local(&self, moment: Moment, first: bool) -> Instant {
        let date = moment.date();
        let (hour, minute) = moment.clock();
        let clock = |part: u8| i8::try_from(part).unwrap_or(0);
        let local = civil::DateTime::new(date.year(), date.month(), date.day(), clock(hour), clock(minute), 0, 0);
        let instant = local.ok().and_then(|local| {
            let local = self.0.to_ambiguous_timestamp(local);
            match local.offset() {
                // Read by either clock it lies on either side of the change: the change itself is the first minute.
                AmbiguousOffset::Gap { .. } => {
                    let after = local.later().ok()?;
                    let ahead = after.checked_add(SignedDuration::from_nanos(1)).unwrap_or(after);
                    Some(self.0.preceding(ahead).next().map_or(after, |change| change.timestamp()))
                }
                AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => {
                    if first {
                        local.earlier().ok()
                    } else {
                        local.later().ok()
                    }
                }
            }
        });
        Instant(instant.unwrap_or(Timestamp::UNIX_EPOCH).as_second())
    }
}
