//! What a try on a fork has changed: two states of one case side by side, place by place.

use serde::Serialize;

use crate::case::{Case, Foreign};
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
/// let fork = ledger.fork();
/// assert!(difference(&kernel, ledger.case(), fork.case(), open.at()).unwrap().is_empty());
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

/// What differs between two states of a case, as they stand and as they run at an instant. Numbers and hashes of entries
/// are no difference: what they brought about is.
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
/// let mut fork = ledger.fork();
/// fork.tick(&kernel, kernel.instant("2027-03-02").unwrap()).unwrap(); // nothing runs yet
/// assert!(difference(&kernel, &before, fork.case(), open.at()).unwrap().is_empty());
/// ```
///
/// # Errors
///
/// Where a case runs under other rules.
pub fn difference(kernel: &Kernel, before: &Case, after: &Case, now: Instant) -> Result<Vec<Change>, Foreign> {
    between([(kernel, before), (kernel, after)], now)
}

/// The same for two states that are each told by a kernel of their own, as before and after a move to another version.
pub(crate) fn between(states: [(&Kernel, &Case); 2], now: Instant) -> Result<Vec<Change>, Foreign> {
    let [(one, before), (other, after)] = states;
    let (before, after) = (told(one, before, now)?, told(other, after, now)?);
    let places: Set<&String> = before.keys().chain(after.keys()).collect();
    let changed = places.into_iter().filter(|place| before.get(*place) != after.get(*place));
    let change = |place: &String| Change {
        pointer: place.clone(),
        before: before.get(place).cloned(),
        after: after.get(place).cloned(),
    };
    Ok(changed.map(change).list())
}

/// Everything that is told of a case, place by place.
fn told(kernel: &Kernel, case: &Case, now: Instant) -> Result<Map<String, Json<'static>>, Foreign> {
    let mut places = Vec::new();
    let mut view = told_as(&kernel.view(case)?);
    if let Json::Object(fields) = &mut view {
        fields.retain(|(name, _)| !matches!(name.as_ref(), "seq" | "head" | "at"));
    }
    spread(&view, "/case".to_owned(), &mut places);
    for item in kernel.due(case, now)? {
        let key = item.key.as_ref().map(|key| format!("/{key}")).unwrap_or_default();
        let place = format!("/due/{}{key}", item.period);
        places.push((place, told_as(&item)));
    }
    Ok(places.into_iter().collect())
}

/// A document as a tree.
fn told_as(document: &impl Serialize) -> Json<'static> {
    Json::unbounded(&canonical_text(document)).map_or(Json::Null, Json::into_owned)
}

/// What names a part of a list.
const NAMES: [&str; 4] = ["level", "item", "accusation", "table"];

fn spread(value: &Json<'static>, place: String, places: &mut Vec<(String, Json<'static>)>) {
    match value {
        Json::Object(fields) => {
            for (name, inner) in fields {
                spread(inner, format!("{place}/{name}"), places);
            }
        }
        Json::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                let name = NAMES.iter().find_map(|name| inner.get(name)?.as_str());
                let name = name.map_or_else(|| index.to_string(), str::to_owned);
                spread(inner, format!("{place}/{name}"), places);
            }
        }
        Json::Null => {}
        Json::Bool(_) | Json::Integer(_) | Json::NotAnInteger(_) | Json::String(_) => {
            places.push((place, value.clone()))
        }
    }
}
