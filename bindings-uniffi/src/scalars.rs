//! Values with a form of their own: ids, days, instants. Each crosses as something that the other language knows; what is
//! out of form crosses all the same, and is refused by the kernel's reader, which says where it stands.

use std::fmt;
use std::time::{Duration, SystemTime};

use distinguo::time::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The id of a rulebook, fact, answer, row, clause…: 1 to 64 characters, a letter `a` to `z`, then letters, digits, `_`,
/// `.` or `-`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Id(pub String);

uniffi::custom_newtype!(
    /// The id of a rulebook, fact, answer, row, clause…: 1 to 64 characters, a letter `a` to `z`, then letters, digits,
    /// `_`, `.` or `-`.
    Id,
    String
);

/// SHA-256 of the canonical form (RFC 8785) of a document, as 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest(pub String);

uniffi::custom_newtype!(
    /// SHA-256 of the canonical form (RFC 8785) of a document, as 64 hexadecimal digits.
    Digest,
    String
);

/// A civil day, written YYYY-MM-DD.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day(pub String);

uniffi::custom_newtype!(
    /// A civil day.
    Day,
    String
);

/// A minute of a civil day, written hh:mm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time(pub String);

uniffi::custom_newtype!(
    /// A minute of a civil day.
    Time,
    String
);

/// The end of a period: the last day, or for periods in hours a minute of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, uniffi::Record)]
#[serde(from = "String", into = "String")]
pub struct End {
    /// The last day.
    pub day: Day,
    /// The minute of that day, for periods in hours.
    #[uniffi(default)]
    pub time: Option<Time>,
}

impl From<String> for End {
    fn from(text: String) -> Self {
        match text.split_once('T') {
            Some((day, time)) => Self { day: Day(day.to_owned()), time: Some(Time(time.to_owned())) },
            None => Self { day: Day(text), time: None },
        }
    }
}

impl From<End> for String {
    fn from(end: End) -> Self {
        match end.time {
            Some(Time(time)) => end.day.0 + "T" + &time,
            None => end.day.0,
        }
    }
}

/// A second of the world's clock. Fractions of a second are left away on the way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instant {
    seconds: i64,
}

uniffi::custom_type!(
    /// A second of the world's clock. Fractions of a second are left away on the way into the kernel.
    Instant,
    SystemTime,
    { lower: |instant| instant.system_time(), try_lift: |time| Ok(Instant::of(time)) }
);

impl Instant {
    fn of(time: SystemTime) -> Self {
        let seconds = |duration: Duration| i64::try_from(duration.as_secs()).unwrap_or(i64::MAX);
        let seconds = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => seconds(after),
            Err(before) => {
                let before = before.duration();
                -seconds(before).saturating_add(i64::from(before.subsec_nanos() > 0))
            }
        };
        Self { seconds }
    }

    fn system_time(self) -> SystemTime {
        let distance = Duration::from_secs(self.seconds.unsigned_abs());
        let epoch = SystemTime::UNIX_EPOCH;
        let time = if self.seconds < 0 { epoch.checked_sub(distance) } else { epoch.checked_add(distance) };
        time.unwrap_or(epoch)
    }
}

/// As the kernel writes it. What is beyond its calendar has no such form, and is refused.
impl fmt::Display for Instant {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (day, second) = (self.seconds.div_euclid(86_400), self.seconds.rem_euclid(86_400));
        match Date::EPOCH.plus_days(day) {
            Some(day) => write!(out, "{day}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60),
            None => write!(out, "{} s after 1970", self.seconds),
        }
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        let instant = distinguo::time::Instant::parse(&text);
        instant.map(|instant| Self { seconds: instant.seconds() }).ok_or_else(|| D::Error::custom("no instant"))
    }
}

/// The first and the last of a row of entries, by their numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, uniffi::Record)]
#[serde(from = "(i64, i64)", into = "(i64, i64)")]
pub struct FirstAndLast {
    /// The first.
    pub first: i64,
    /// The last.
    pub last: i64,
}

impl From<(i64, i64)> for FirstAndLast {
    fn from((first, last): (i64, i64)) -> Self {
        Self { first, last }
    }
}

impl From<FirstAndLast> for (i64, i64) {
    fn from(both: FirstAndLast) -> Self {
        (both.first, both.last)
    }
}

/// Any JSON, as text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Json(pub serde_json::Value);

uniffi::custom_type!(
    /// Any JSON, as text.
    Json,
    String,
    { lower: |json| json.0.to_string(), try_lift: |text| Ok(Json(serde_json::from_str(&text).unwrap_or_default())) }
);

/// A variant that holds one value, written without the name that it has here.
pub(crate) mod bare {
    use super::{Deserialize, Deserializer, Serialize, Serializer};

    pub(crate) fn serialize<T: Serialize, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }

    pub(crate) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }
}
