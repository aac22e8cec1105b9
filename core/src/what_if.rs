//! What a try on a fork has changed: two states of one case side by side, place by place.

use serde::Serialize;

use crate::case::{Actor, Case, MatterId, Unseen};
use crate::document::{Json, canonical_text};
use crate::kernel::Kernel;
use crate::list::ToList;
use crate::sorted::{Map, Set};
use crate::time::Instant;

/// Something about a case that differs between two states of it.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
/// use distinguo::what_if::difference;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let fork = ledger.fork(None);
/// assert!(difference(&kernel, ledger.case(), fork.case(), None, open.at()).unwrap().is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// Where: a JSON pointer into `case`, where parts of lists go by their names, or into `due`, which has
    /// everything that runs, period by period.
    pub pointer: String,
    /// What stood there; absent where nothing did.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<serde_json::Value>"))]
    pub(crate) before: Option<Json<'static>>,
    /// What stands there now; absent where nothing does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<serde_json::Value>"))]
    pub(crate) after: Option<Json<'static>>,
}

/// What differs between two states of a case, as they stand and as they run at an instant, as far as somebody may see the case:
/// all of it where nobody is named, who is whoever keeps the ledger. Numbers and hashes of entries are no difference: what they
/// brought about is.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
/// use distinguo::what_if::difference;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.hunan.clarification.2023").unwrap(), None).unwrap();
/// let act = |id: u32, role: &str, act: &str| Act::load(&format!(r#"{{"id": "{id}", "at": "2026-03-02T09:00:00+08:00",
///     "actor": {{"id": "{role}", "role": "{role}", "organ": "county"}}, "act": {act}}}"#)).unwrap();
/// let open = act(1, "head", r#"{"open": {"case": "mine", "rulebook": "cn.hunan.clarification", "version": "2023",
///     "seats": {"discipline": "county", "superior": "city", "petitions": "county"}, "parties": {"person": "person:wei"}}}"#);
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let before = ledger.case().clone();
/// let mut fork = ledger.fork(None);
/// fork.tick(&kernel, kernel.instant("2027-03-02").unwrap()).unwrap(); // nothing runs yet
/// assert!(difference(&kernel, &before, fork.case(), None, open.at()).unwrap().is_empty());
/// ```
///
/// # Errors
///
/// Where a case runs under other rules; where whoever asks has no part in it.
pub fn difference(
    kernel: &Kernel,
    before: &Case,
    after: &Case,
    reader: Option<&Actor>,
    now: Instant,
) -> Result<Vec<Change>, Unseen> {
    between([(kernel, before), (kernel, after)], reader, now)
}

/// The same for two states that are each told by a kernel of their own, as before and after a move to another version.
pub(crate) fn between(
    states: [(&Kernel, &Case); 2],
    reader: Option<&Actor>,
    now: Instant,
) -> Result<Vec<Change>, Unseen> {
    let [(one, before), (other, after)] = states;
    let (before, after) = (told(one, before, reader, now)?, told(other, after, reader, now)?);
    let places: Set<&String> = before.keys().chain(after.keys()).collect();
    let changed = places.into_iter().filter(|place| before.get(*place) != after.get(*place));
    let change = |place: &String| Change {
        pointer: place.clone(),
        before: before.get(place).cloned(),
        after: after.get(place).cloned(),
    };
    Ok(changed.map(change).list())
}

/// Everything that somebody is told of a case, place by place.
fn told(
    kernel: &Kernel,
    case: &Case,
    reader: Option<&Actor>,
    now: Instant,
) -> Result<Map<String, Json<'static>>, Unseen> {
    let mut places = Vec::new();
    let mut view = match reader {
        // Before it is open nobody has a part in it.
        Some(actor) if case.id().is_some() => told_as(&kernel.explain_for(case, actor, now)?),
        Some(_) => Json::Null,
        None => told_as(&kernel.view(case)?),
    };
    if let Json::Object(fields) = &mut view {
        fields.retain(|(name, _)| !matches!(name.as_ref(), "seq" | "head" | "at" | "due"));
    }
    spread(&view, "/case".to_owned(), &mut places);
    for item in kernel.due(case, reader, now)? {
        // A clock is one of a matter, where there are several, and of a recipient.
        let matter = item.about.as_ref().and_then(MatterId::key);
        let keys: String = matter.into_iter().chain(&item.key).map(|key| format!("/{key}")).collect();
        let place = format!("/due/{}{keys}", item.period);
        places.push((place, told_as(&item)));
    }
    Ok(places.into_iter().collect())
}

/// A document as a tree.
fn told_as(document: &impl Serialize) -> Json<'static> {
    Json::unbounded(&canonical_text(document)).map_or(Json::Null, Json::into_owned)
}

/// What names a part of a list: its matter, as far as it has one, and what it is in it.
fn name_of(item: &Json<'_>) -> Option<String> {
    let word = |name: &str| item.get(name).and_then(Json::as_str);
    let named = ["level", "item", "accusation", "table"].into_iter().find_map(word);
    match (word("matter"), named) {
        (Some(matter), Some(named)) if matter.split('/').next() != Some(named) => Some(format!("{matter}/{named}")),
        (Some(matter), _) => Some(matter.to_owned()),
        (None, named) => named.map(str::to_owned),
    }
}

fn spread(value: &Json<'static>, place: String, places: &mut Vec<(String, Json<'static>)>) {
    match value {
        Json::Object(fields) => {
            for (name, inner) in fields {
                spread(inner, format!("{place}/{name}"), places);
            }
        }
        Json::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                let name = name_of(inner).unwrap_or_else(|| index.to_string());
                spread(inner, format!("{place}/{name}"), places);
            }
        }
        Json::Null => {}
        Json::Bool(_) | Json::Integer(_) | Json::NotAnInteger(_) | Json::String(_) => {
            places.push((place, value.clone()))
        }
    }
}
