//! From what people write of an act to the act: ids, instants, organs and salts are added, which only machines need.

use std::borrow::Cow;

use super::{Opened, Step, When};
use crate::case::Act;
use crate::document::{Id, Json, canonical_text};
use crate::error::Problems;
use crate::kernel::Kernel;
use crate::rulebook::Rulebook;
use crate::rulebook::document::{Document, RoleKind};
use crate::sorted::Map;
use crate::time::{Date, Instant, Moment};

/// The names in a case, as its opening settles them.
pub(super) struct Names {
    seats: Map<Id, String>,
    parties: Map<Id, String>,
}

impl Names {
    pub(super) fn of(book: &Rulebook, opened: &Opened) -> Self {
        let document: &Document = &book.model().document;
        let mut names = Self { seats: Map::default(), parties: Map::default() };
        for role in &document.roles {
            if let Some(seat) = &role.organ {
                names.seats.insert(seat.clone(), seat.to_string());
            }
            if role.kind == RoleKind::Party && !role.joins {
                names.parties.insert(role.id.clone(), role.id.to_string());
            }
        }
        for (seat, organ) in opened.seats.0.iter() {
            names.seats.insert(seat.clone(), organ.clone());
        }
        for (role, name) in opened.parties.0.iter() {
            names.parties.insert(role.clone(), name.clone());
        }
        names
    }

    /// The actor that somebody in a role is.
    fn actor(&self, book: &Rulebook, role: &Id, who: Option<&str>) -> Json<'static> {
        let name = who.or_else(|| self.parties.get(role).map(String::as_str)).unwrap_or(role.as_str());
        let mut fields = vec![field("id", text(name)), field("role", text(role.as_str()))];
        let document: &Document = &book.model().document;
        let seat = document.roles.iter().find(|known| known.id == *role).and_then(|known| known.organ.as_ref());
        fields.extend(seat.and_then(|seat| self.seats.get(seat)).map(|organ| field("organ", text(organ))));
        Json::Object(fields)
    }
}

/// The act that opens a case.
pub(super) fn opening(kernel: &Kernel, opened: &Opened, names: &Names) -> Result<Act, Problems> {
    let book = kernel.rulebook();
    let map =
        |map: &Map<Id, String>| Json::Object(map.iter().map(|(id, name)| field(id.as_str(), text(name))).collect());
    let mut fields = vec![
        field("case", text("scenario")),
        field("rulebook", text(book.id().as_str())),
        field("version", text(book.version())),
        field("seats", map(&names.seats)),
        field("parties", map(&names.parties)),
    ];
    if let Some(conduct) = &opened.conduct {
        let written = canonical_text(conduct);
        fields.extend(Json::unbounded(&written).ok().map(|json| field("conduct", json.into_owned())));
    }
    let open = Json::Object(vec![field("open", Json::Object(fields))]);
    act(kernel, "0", opened.on, names.actor(book, &opened.by, None), open)
}

/// The act of a step; `None` where it only looks.
pub(super) fn step(kernel: &Kernel, number: usize, step: &Step, names: &Names) -> Option<Result<Act, Problems>> {
    let (role, done) = (step.by.as_ref()?, step.r#do.as_ref()?);
    let done = match done.0.as_str() {
        Some(word) => Json::Object(vec![field(word, Json::Object(Vec::new()))]),
        // Every salt of a case is another one.
        None => salted(done.0.clone(), false, &mut u64::try_from(number * 1000).unwrap_or(u64::MAX - 1000)),
    };
    let actor = names.actor(kernel.rulebook(), role, step.who.as_deref());
    Some(act(kernel, &(number + 1).to_string(), step.on, actor, done))
}

/// When a step is taken; a step that only looks does so at the end of its day.
pub(super) fn instant(kernel: &Kernel, when: When, looks: bool) -> Instant {
    match when {
        When::Minute(minute) => kernel.at(minute),
        When::Day(day) if looks => kernel.at(next(day)).second_before(),
        When::Day(day) => kernel.at(Moment::new(day, 9, 0).unwrap_or(Moment::from(day))),
    }
}

fn next(day: Date) -> Moment {
    day.plus_days(1).map_or(Moment::from(Date::MAX), Moment::from)
}

fn act(kernel: &Kernel, id: &str, on: When, actor: Json<'static>, done: Json<'static>) -> Result<Act, Problems> {
    let at = instant(kernel, on, false).to_string();
    let act =
        Json::Object(vec![field("id", text(id)), field("at", text(&at)), field("actor", actor), field("act", done)]);
    Act::load(&canonical_text(&act))
}

/// The same act with a salt beside each text that is private. A scenario keeps no secret: its salts are numbers.
fn salted(json: Json<'static>, private: bool, count: &mut u64) -> Json<'static> {
    match json {
        Json::String(said) if private => {
            *count += 1;
            let salt = format!("{count:032x}");
            Json::Object(vec![field("text", Json::String(said)), field("salt", text(&salt))])
        }
        Json::Array(items) => Json::Array(items.into_iter().map(|item| salted(item, private, count)).collect()),
        Json::Object(fields) => {
            // What is written with its salt is left as it is.
            let whole = private && fields.iter().any(|(name, _)| name == "salt" || name == "commitment");
            let inner = fields.into_iter().map(|(name, value)| {
                let private = !whole && PRIVATE.contains(&name.as_ref());
                let value = salted(value, private, count);
                (name, value)
            });
            Json::Object(inner.collect())
        }
        Json::Null | Json::Bool(_) | Json::Integer(_) | Json::NotAnInteger(_) | Json::String(_) => json,
    }
}

/// The fields of acts that hold texts which can be erased.
const PRIVATE: [&str; 5] = ["accuser", "departs", "evidence", "reasons", "text"];

fn field(name: &str, value: Json<'static>) -> (Cow<'static, str>, Json<'static>) {
    (Cow::Owned(name.to_owned()), value)
}

fn text(text: &str) -> Json<'static> {
    Json::String(Cow::Owned(text.to_owned()))
}
