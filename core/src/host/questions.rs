//! Questions that need no handle: when a period ends, and whether a rulebook is sound.

use serde::Serialize;

use super::answer;
use crate::document::{Id, Reader, decode_object};
use crate::error::{Code, Problem, Problems};
use crate::rulebook::{AdverseOutcome, Proved, Rulebook};
use crate::time::{Calendar, Counting, Derived, Length, Moment, due as end_of};

/// A period whose end is asked for.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct DueRequest {
    /// Day on which the period starts, YYYY-MM-DD, or for periods in hours a minute of a day, YYYY-MM-DDThh:mm.
    from: String,
    /// How long the period is: `30wd` (working days), `15d` (days), `72h` (hours), `1mo` (months) or `1y` (years).
    limit: String,
    /// How the period is counted; the kernel has no default.
    counting: Counting,
    /// Id of a calendar that ships: `cn` or `mon-fri`. Needed where no calendar document is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    calendar: Option<Id>,
    /// Id of an edition of the calendar, or a day on which it was known. Left out: the newest.
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<String>,
}

decode_object!(DueRequest, "an object with `from`, `limit` and `counting`", { from, limit, counting, calendar, edition });

/// When a period ends, which days were skipped and why: schema `due` for a request of schema `due_request`. The calendar is
/// a document, or one that ships where the request names it.
///
/// ```
/// let answer = distinguo::host::due(r#"{"from": "2026-09-28", "limit": "5wd", "calendar": "cn", "counting":
///     {"first_day": "excluded", "months": "corresponding_day_else_last", "rest_day_end": "next_working_day"}}"#, None);
/// assert!(answer.contains(r#""due":{"earliest":"2026-10-"#));
/// ```
#[must_use]
pub fn due(request: &str, calendar: Option<&str>) -> String {
    answer(asked(request, calendar))
}

fn asked(request: &str, calendar: Option<&str>) -> Result<Derived, Problems> {
    let request: DueRequest = Reader::read(request)?;
    let start = Moment::parse(&request.from).or_else(|| crate::time::Date::parse(&request.from).map(Moment::from));
    let start = start.ok_or_else(|| Problem::new(Code::BadDate, "/from").given(&request.from))?;
    let length = Length::parse(&request.limit).map_err(|problems| problems.at("/limit"))?;
    let calendar = match (calendar, &request.calendar) {
        (Some(text), _) => Calendar::load(text).map_err(|problems| problems.at("/calendar"))?,
        (None, Some(id)) => {
            let near = crate::document::nearest(id.as_str(), Calendar::shipped_ids());
            Calendar::shipped(id.as_str()).ok_or_else(|| {
                Problem::new(Code::UnknownName, "/calendar").given(id).expected("calendar").nearest(near)
            })?
        }
        (None, None) => {
            return Err(Problem::new(Code::MissingField, "/calendar").given("calendar").expected("an id").into());
        }
    };
    let edition = match &request.edition {
        Some(edition) => calendar.edition(edition).map_err(|problems| problems.at("/edition"))?,
        None => calendar.newest(),
    };
    Ok(end_of(start, length, request.counting, edition))
}

/// Whether a rulebook is sound, what was proved, and what its author should look at.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Check {
    /// Whether the rulebook loads.
    sound: bool,
    /// What was proved, table by table.
    proved: Vec<Proved>,
    /// The outcomes that the kernel takes for adverse: before them somebody is heard. Nothing about them need be mended.
    adverse: Vec<AdverseOutcome>,
    /// What is wrong; of a sound rulebook, advice to its author.
    problems: Problems,
}

/// Whether a rulebook is sound, for its author: schema `check`.
///
/// ```
/// use distinguo::rulebook::Rulebook;
/// let answer = distinguo::host::check(Rulebook::shipped_text("eu.376-2014").unwrap());
/// assert!(answer.ends_with(r#""sound":true}}"#));
/// assert!(distinguo::host::check("{}").ends_with(r#""sound":false}}"#));
/// ```
#[must_use]
pub fn check(rulebook: &str) -> String {
    answer(Ok(match Rulebook::load(rulebook) {
        Ok(book) => Check {
            sound: true,
            proved: book.proved().collect(),
            adverse: book.adverse().collect(),
            problems: book.advice(),
        },
        Err(problems) => Check { sound: false, proved: Vec::new(), adverse: Vec::new(), problems },
    }))
}
