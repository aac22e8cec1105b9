//! The calendar document as it is written, and what can be wrong with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::week::Week;
use super::{Beyond, Date, Span, Weekday};
use crate::document::{Decode, Digest, Id, Json, Judged, Reader, Text, canonical_text, decode_object, nearest};
use crate::error::{Code, Language, Problem};
use crate::list::ToList;
use crate::sorted::repeated;

/// A calendar of working days: the days of the week that are off, and edition by edition the days that differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Calendar"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Document {
    /// Always `distinguo.calendar/1`. Another version of the format is refused.
    format: Format,
    /// Name by which rulebooks refer to the calendar.
    pub(super) id: Id,
    /// Name of the calendar for readers, in English and Chinese at least.
    #[cfg_attr(feature = "schema", schemars(extend("required" = ["en", "zh"])))]
    pub(super) title: Text,
    /// For readers: where the days come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Text>,
    /// Days of the week that are off unless an edition says otherwise: at most six.
    pub(super) weekend: Weekend,
    /// Holidays and other reasons for which days differ from the week. Left out: no day does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) holidays: Vec<Holiday>,
    /// Bounds that hold in years that no edition covers. Needed unless the calendar lists no days and so knows every
    /// day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) beyond: Option<Beyond>,
    /// What was known of the calendar, edition by edition, in the order in which it became known. Each adds to the one
    /// before it, and changes it. At least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub(super) editions: Vec<Edition>,
}

/// The days of the week that are off, and the week that they leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "maxItems" = 6)))]
#[serde(transparent)]
pub(super) struct Weekend(Vec<Weekday>, #[serde(skip)] pub(super) Week);

impl Decode for Weekend {
    const EXPECTED: &'static str = "a list of days of the week";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let days = reader.judge::<Vec<Weekday>>(json);
        let week = Week::new(&days.value);
        if days.sound().is_some() && week.is_none() {
            reader.report(|at| Problem::new(Code::BadWeekend, at));
        }
        Self(days.value, week.unwrap_or_default())
    }
}

/// Why days are off, or worked although they are days of the weekend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Holiday {
    /// Name by which the days of an edition refer to the holiday; unique in the calendar.
    pub(super) id: Id,
    /// Name of the holiday for readers, in English and Chinese at least.
    #[cfg_attr(feature = "schema", schemars(extend("required" = ["en", "zh"])))]
    pub(super) name: Text,
}

decode_object!(Holiday, "a holiday with id and name", { id, name });

/// What was known of the calendar from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Edition"))]
#[serde(deny_unknown_fields)]
pub(super) struct Edition {
    /// Name of the edition, which cases record; unique in the calendar. Never a date: a date stands for the edition
    /// known on that day.
    pub(super) id: EditionId,
    /// Day on which the edition became known, YYYY-MM-DD.
    pub(super) known_from: Date,
    /// First and last day whose status it knows. Left out where the calendar lists no days and so knows every day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) covers: Option<Span>,
    /// For readers: the notices that it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<String>,
    /// For readers: how the day on which it became known was established.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Text>,
    /// Days whose status it changes, holiday by holiday.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) days: Vec<Days>,
}

decode_object!(Edition, "an edition with id, known_from and the days that it covers", {
    id, known_from, covers, sources, note, days,
});

/// The days that one holiday changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Days {
    /// Id of the holiday for which the days differ.
    pub(super) holiday: Id,
    /// Working days that become days off.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) off: Vec<Date>,
    /// Days off that become working days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) worked: Vec<Date>,
}

decode_object!(Days, "the days off and the days worked for a holiday", { holiday, off, worked });

/// The format of the document, with its version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
enum Format {
    #[serde(rename = "distinguo.calendar/1")]
    Calendar1,
}

impl Decode for Format {
    const EXPECTED: &'static str = "`distinguo.calendar/1`";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        reader.format(json, Self::EXPECTED);
        Self::Calendar1
    }
}

/// The id of an edition. It may begin with a digit, but is never a date: a date stands for the edition known that day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
#[serde(transparent)]
pub(super) struct EditionId(
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9_.-]{1,64}$")))] pub(super) Arc<str>,
);

impl Decode for EditionId {
    const EXPECTED: &'static str = "the id of an edition";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_.-".contains(&byte);
        if let Some(text) = reader.string(json, Self::EXPECTED) {
            if (1..=64).contains(&text.len()) && text.bytes().all(allowed) && Date::parse(text).is_none() {
                return Self(text.into());
            }
            reader.report(|at| Problem::new(Code::BadEditionId, at).given(text));
        }
        Self(Arc::default())
    }
}

/// A list, if it is one, in which every item can be judged although others cannot be read.
struct Each<T>(Option<Vec<Judged<T>>>);

impl<T: Decode> Decode for Each<T> {
    const EXPECTED: &'static str = "a list";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let items = reader.items(json, Self::EXPECTED);
        let read = |(index, item)| reader.judge_item(index, item);
        Self(items.map(|items| items.iter().enumerate().map(read).collect()))
    }
}

impl Decode for Document {
    const EXPECTED: &'static str = "a calendar";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let mut fields = reader.fields(json, Self::EXPECTED);
        let format = fields.take("format", reader);
        let id = fields.take("id", reader);
        let title = fields.judge::<Text>("title", reader);
        let note = fields.take("note", reader);
        let weekend = fields.judge::<Weekend>("weekend", reader);
        let holidays = fields.judge::<Vec<Holiday>>("holidays", reader);
        let beyond = fields.judge::<Option<Beyond>>("beyond", reader);
        let Each(editions) = fields.take::<Each<Edition>>("editions", reader);
        fields.finish(reader);

        let mut problems = Vec::new();
        let source = beyond.sound().and_then(Option::as_ref).map(|beyond| &beyond.source);
        check_texts(title.sound(), source, holidays.sound().map(Vec::as_slice), &mut problems);
        if let Some(editions) = &editions {
            if editions.is_empty() {
                problems.push(Problem::new(Code::EmptyList, "/editions").expected("at least one edition"));
            }
            let readable: Vec<_> =
                editions.iter().enumerate().filter_map(|(index, edition)| Some((index, edition.sound()?))).list();
            check_editions(&readable, holidays.sound().map(Vec::as_slice), &mut problems);
            // Whether a day changes hangs on the editions before, so all must be readable.
            if let Some(Weekend(_, week)) = weekend.sound()
                && readable.len() == editions.len()
            {
                check_changes(&readable, *week, &mut problems);
                if let (Some(beyond), true) = (beyond.sound(), problems.is_empty()) {
                    check_beyond(&readable, *week, beyond.as_ref(), &mut problems);
                }
            }
        }
        for problem in problems {
            reader.report(|_| problem);
        }

        let editions = editions.unwrap_or_default().into_iter().map(|edition| edition.value).collect();
        let (title, weekend, holidays, beyond) = (title.value, weekend.value, holidays.value, beyond.value);
        Self { format, id, title, note, weekend, holidays, beyond, editions }
    }
}

/// Days explained to people need words in each language of the kernel.
fn check_texts(title: Option<&Text>, source: Option<&Text>, holidays: Option<&[Holiday]>, problems: &mut Vec<Problem>) {
    let names = holidays.unwrap_or_default().iter().enumerate();
    let names = names.map(|(index, holiday)| (format!("/holidays/{index}/name"), &holiday.name));
    let title = title.map(|title| ("/title".to_owned(), title));
    let source = source.map(|source| ("/beyond/source".to_owned(), source));
    for (at, text) in title.into_iter().chain(source).chain(names) {
        for tag in Language::ALL.map(Language::tag) {
            if !text.languages().any(|language| language == tag) {
                let problem = Problem::new(Code::MissingField, format!("{at}/{tag}"));
                problems.push(problem.given(tag).expected(String::EXPECTED));
            }
        }
    }
    let holidays = holidays.unwrap_or_default();
    for index in repeated(holidays.iter().map(|holiday| holiday.id.as_str())) {
        let problem = Problem::new(Code::DuplicateId, format!("/holidays/{index}/id"));
        problems.extend(holidays.get(index).map(|holiday| problem.given(&holiday.id)));
    }
}

/// The editions one by one, and each against the one before.
fn check_editions(editions: &[(usize, &Edition)], holidays: Option<&[Holiday]>, problems: &mut Vec<Problem>) {
    if editions.len() > MOST_EDITIONS {
        let problem = Problem::new(Code::TooLarge, "/editions").given(format_args!("{} editions", editions.len()));
        problems.push(problem.expected(format_args!("{MOST_EDITIONS} editions")));
    }
    let lists_days = editions.iter().any(|(_, edition)| edition.covers.is_some() || !edition.days.is_empty());
    let again = repeated(editions.iter().map(|(_, edition)| &*edition.id.0));
    let mut covered = 0;
    for (place, (index, edition)) in editions.iter().enumerate() {
        let at = |field: &str| format!("/editions/{index}/{field}");
        if again.contains(&place) {
            problems.push(Problem::new(Code::DuplicateId, at("id")).given(&edition.id.0));
        }
        if lists_days && edition.covers.is_none() {
            problems.push(Problem::new(Code::CoverageMissing, at("covers")));
        }
        if let Some(covers) = edition.covers {
            if covers.from > covers.until {
                problems.push(Problem::new(Code::CoverageReversed, at("covers")));
            }
            let before = covered;
            covered += covers.from.days_until(covers.until).max(0) + 1;
            if before <= MOST_DAYS && covered > MOST_DAYS {
                let problem = Problem::new(Code::TooLarge, at("covers"));
                let expected = format!("{MOST_DAYS} days of coverage of all editions together");
                problems.push(problem.given(format_args!("{covered} days")).expected(expected));
            }
        }
        if let Some((_, before)) = place.checked_sub(1).and_then(|place| editions.get(place)) {
            if before.known_from >= edition.known_from {
                let problem = Problem::new(Code::EditionsOutOfOrder, at("known_from"));
                problems.push(problem.given(&edition.id.0).expected(before.known_from));
            }
            if let (Some(old), Some(new)) = (before.covers, edition.covers)
                && (new.from > old.from || new.until < old.until)
            {
                problems.push(Problem::new(Code::CoverageShrinks, at("covers")).given(new).expected(old));
            }
        }
        check_days(*index, edition, holidays, problems);
    }
}

/// More than this many days, summed over the editions, are not compiled. China's 26 editions need 120,000.
const MOST_DAYS: i64 = 2_000_000;

/// A notice every few weeks for a century.
const MOST_EDITIONS: usize = 1000;

/// The days of one edition, by themselves.
fn check_days(index: usize, edition: &Edition, holidays: Option<&[Holiday]>, problems: &mut Vec<Problem>) {
    let again = repeated(edition.days.iter().flat_map(|days| days.changes("")).map(|(day, _, _)| day));
    let mut places = 0..;
    for (place, days) in edition.days.iter().enumerate() {
        let at = format!("/editions/{index}/days/{place}");
        if let Some(holidays) = holidays
            && !holidays.iter().any(|holiday| holiday.id == days.holiday)
        {
            let known = holidays.iter().map(|holiday| holiday.id.as_str());
            let problem = Problem::new(Code::UnknownName, format!("{at}/holiday")).given(&days.holiday);
            problems.push(problem.expected("holiday").nearest(nearest(days.holiday.as_str(), known)));
        }
        for (day, _, at) in days.changes(&at) {
            if places.next().is_some_and(|place| again.contains(&place)) {
                problems.push(Problem::new(Code::DayTwice, at()).given(day));
            } else if let Some(covers) = edition.covers
                && !covers.contains(day)
            {
                problems.push(Problem::new(Code::DayOutside, at()).given(day).expected(covers));
            }
        }
    }
}

/// Each day that an edition lists must change something: else either the list or the reader is mistaken.
fn check_changes(editions: &[(usize, &Edition)], week: Week, problems: &mut Vec<Problem>) {
    // By day: the edition that lists it last, and what it becomes.
    let mut works = BTreeMap::new();
    for (index, edition) in editions {
        for (place, days) in edition.days.iter().enumerate() {
            for (day, becomes, at) in days.changes(&format!("/editions/{index}/days/{place}")) {
                let known = works.insert(day, (index, becomes));
                let twice = known.is_some_and(|(edition, _)| edition == index);
                let before = known.map_or_else(|| week.works(day), |(_, works)| works);
                if !twice && before == becomes {
                    let code = if becomes { Code::DayAlreadyWorked } else { Code::DayAlreadyOff };
                    problems.push(Problem::new(code, at()).given(day));
                }
            }
        }
    }
}

/// What the digest of an edition covers besides the digest of the one before: what days are, and nothing that is only for
/// readers.
#[derive(Serialize)]
struct Said<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<&'d Digest>,
    calendar: &'d Id,
    weekend: &'d Weekend,
    /// Weekdays off a year, days off in a row, weekend days worked a year.
    beyond: Option<[u32; 3]>,
    id: &'d EditionId,
    known_from: Date,
    covers: Option<Span>,
    off: Vec<Date>,
    worked: Vec<Date>,
}

impl Document {
    /// The digests of the editions, in order. Each rests on the one before it, and none on one after it.
    pub(super) fn digests(&self) -> Vec<Digest> {
        let beyond = self.beyond.as_ref();
        let beyond = beyond
            .map(|beyond| [beyond.weekdays_off_a_year, beyond.days_off_in_a_row, beyond.weekend_days_worked_a_year]);
        let mut digests: Vec<Digest> = Vec::new();
        for edition in &self.editions {
            let sorted = |of: fn(&Days) -> &Vec<Date>| {
                let mut days: Vec<Date> = edition.days.iter().flat_map(of).copied().list();
                days.sort_unstable();
                days
            };
            let said = Said {
                before: digests.last(),
                calendar: &self.id,
                weekend: &self.weekend,
                beyond,
                id: &edition.id,
                known_from: edition.known_from,
                covers: edition.covers,
                off: sorted(|days| &days.off),
                worked: sorted(|days| &days.worked),
            };
            digests.extend(Digest::of_json(&canonical_text(&said)));
        }
        digests
    }
}

/// What is said of any year holds in those that are covered, edition by edition: so no later one can break it either.
fn check_beyond(editions: &[(usize, &Edition)], week: Week, beyond: Option<&Beyond>, problems: &mut Vec<Problem>) {
    let Some(beyond) = beyond else {
        if editions.iter().any(|(_, edition)| edition.covers.is_some()) {
            problems.push(Problem::new(Code::BeyondMissing, "/beyond"));
        }
        return;
    };
    let mut works = BTreeMap::new();
    for (index, edition) in editions {
        let changes = edition.days.iter().flat_map(|days| days.changes(""));
        works.extend(changes.map(|(day, becomes, _)| (day, becomes)));
        let Some(covers) = edition.covers else { continue };
        let broken = |field: &str, given: String, most: u32| {
            let at = format!("/editions/{index}/covers");
            Problem::new(Code::BeyondBroken, at).given(given).expected(format_args!("{field}: {most}"))
        };
        let (mut off, mut worked): (BTreeMap<i16, u32>, BTreeMap<i16, u32>) = Default::default();
        let (mut row, mut longest) = (0, (0, covers.from));
        for (day, becomes) in works.range(covers.from..=covers.until) {
            match (week.works(*day), becomes) {
                (true, false) => *off.entry(day.year()).or_default() += 1,
                (false, true) => *worked.entry(day.year()).or_default() += 1,
                (true, true) | (false, false) => {}
            }
        }
        let mut changes = works.range(covers.from..=covers.until).peekable();
        for number in 0..=covers.from.days_until(covers.until) {
            let day = covers.from.saturating_plus(number);
            let works =
                changes.next_if(|(changed, _)| **changed == day).map_or_else(|| week.works(day), |(_, works)| *works);
            row = if works { 0 } else { row + 1 };
            if row > longest.0 {
                longest = (row, day);
            }
        }
        let most =
            |years: &BTreeMap<i16, u32>| years.iter().max_by_key(|(_, days)| **days).map(|(year, days)| (*year, *days));
        if let Some((year, days)) = most(&off).filter(|(_, days)| *days > beyond.weekdays_off_a_year) {
            problems.push(broken("weekdays_off_a_year", format!("{days} ({year})"), beyond.weekdays_off_a_year));
        }
        if longest.0 > beyond.days_off_in_a_row {
            let given = format!("{} ({})", longest.0, longest.1);
            problems.push(broken("days_off_in_a_row", given, beyond.days_off_in_a_row));
        }
        if let Some((year, days)) = most(&worked).filter(|(_, days)| *days > beyond.weekend_days_worked_a_year) {
            let given = format!("{days} ({year})");
            problems.push(broken("weekend_days_worked_a_year", given, beyond.weekend_days_worked_a_year));
        }
    }
}

impl Days {
    /// Each day, whether it becomes a working day, and its place.
    fn changes<'a>(&'a self, at: &'a str) -> impl Iterator<Item = (Date, bool, impl Fn() -> String + 'a)> {
        let off = self.off.iter().enumerate().map(|(index, day)| (*day, false, "off", index));
        let worked = self.worked.iter().enumerate().map(|(index, day)| (*day, true, "worked", index));
        off.chain(worked).map(move |(day, works, list, index)| (day, works, move || format!("{at}/{list}/{index}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_written_as_it_is_read() {
        for text in [include_str!("../../calendars/cn.json"), include_str!("../../calendars/mon-fri.json")] {
            let document: Document = Reader::read(text).unwrap();
            let read: serde_json::Value = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_value(&document).unwrap(), read);
        }
    }
}
