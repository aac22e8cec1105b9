//! What entries may never tell, beside what the shadow of a case knows: of rights, of matters side by side, of organs
//! above and below, and of how often something happens.

#![allow(dead_code, reason = "each test uses its part")]

use std::collections::{BTreeMap, BTreeSet};

use distinguo::time::{Date, Zone};
use serde_json::{Value, json};

use super::stage::{Shadow, Stage, clock_key};

/// A right runs at least to the end of the second working day after the entry that starts it.
pub const RIGHTS: &str = "no right ends before it could be used";
/// It ends by what its bearer does, or by time.
pub const BEHIND: &str = "no right is used by anybody but its bearer";
/// What is done in a matter leaves alone what is of another.
pub const APART: &str = "nothing done in one matter changes another";
/// Of organs, each reaches itself and those below.
pub const UPWARDS: &str = "no act of a lower organ reaches a higher one";
/// What happens again happens as often as the book says.
pub const BOUNDED: &str = "every loop ends";

/// What entries have told so far that the shadow does not keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Told {
    /// The day of the entry by which a clock began.
    entered: BTreeMap<(String, String), Date>,
    /// What is bounded, and how often it came.
    often: BTreeMap<String, u32>,
}

impl Told {
    /// What matters of it for what may follow: how long ago rights began.
    pub fn key(&self, today: Date, seen: &Shadow) -> String {
        let alive = |clock: &&(String, String)| seen.clocks.get(*clock).is_some_and(|clock| clock.state == "running");
        let ago: Vec<_> =
            self.entered.keys().filter(alive).map(|clock| self.entered[clock].days_until(today).min(9)).collect();
        format!("{ago:?}")
    }

    /// Takes an entry; what it may not do is told.
    pub fn take(&mut self, stage: &Stage, before: &Shadow, record: &Value) -> Vec<&'static str> {
        let mut broken = Vec::new();
        let mut tell = |holds: bool, what: &'static str| {
            if !holds {
                broken.push(what);
            }
        };
        let entry = &record["entry"];
        let day = Zone::parse("CST-8").unwrap().day(super::stage::at(entry["at"].as_str().unwrap()));
        let effects = entry["effects"].as_array().unwrap();
        let act = entry.pointer("/cause/act");
        let role = act.and_then(|act| act.pointer("/actor/role")).and_then(Value::as_str);
        let deed = act.and_then(|act| act["act"].as_object()).and_then(|act| act.keys().next()).map(String::as_str);
        let did = effects.iter().find(|effect| effect["effect"] == "did");
        let about = did.and_then(|did| did.pointer("/about/matter")).and_then(Value::as_str);
        let relief = act.is_some_and(|act| {
            act.pointer("/act/decide/table").is_some_and(|table| table == "relief")
                || act.pointer("/act/request/level").is_some()
        });
        for effect in effects {
            let change = effect.pointer("/change/change").and_then(Value::as_str).unwrap_or_default();
            let kind = effect["effect"].as_str().unwrap();
            if kind == "started" {
                self.entered.insert(clock_key(&effect["run"]["clock"]), day);
            }
            if kind == "clock" {
                let clock = clock_key(&effect["clock"]);
                let right = period(stage, &clock.0)["kind"] == "right";
                let bearer = before.clocks.get(&clock).map(|clock| clock.bearer.as_str());
                if change == "lapsed" && right {
                    let on = Date::parse(effect["change"]["on"].as_str().unwrap()).unwrap();
                    let since = self.entered.get(&clock).copied();
                    tell(since.is_some_and(|since| on >= second_working_day(since)), RIGHTS);
                }
                if change == "ended" && right && act.is_some() {
                    tell(bearer == role, BEHIND);
                }
                if matches!(deed, Some("extend" | "suspend" | "resume")) {
                    tell(bearer.is_none_or(|bearer| reaches(stage, role, Some(bearer))), UPWARDS);
                }
                if matches!(change, "extended" | "reinstated") {
                    let written = period(stage, &clock.0);
                    let rule = if change == "extended" { &written["extend"] } else { &written["restore"] };
                    tell(self.again(format!("{change} {clock:?}")) <= times(rule), BOUNDED);
                }
            }
            let touched = touched(effect);
            tell(!touched.zip(about).is_some_and(|(touched, about)| foreign(touched, about, relief)), APART);
            match kind {
                "assigned" | "body_named" => {
                    let named = effect["role"].as_str();
                    tell(seat(stage, role).is_some() && seat(stage, role) == seat(stage, named), UPWARDS);
                }
                "recused" => {
                    let whom = effect["actor"].as_str().unwrap();
                    // To declare a ground is not to act.
                    let did = before
                        .did
                        .keys()
                        .filter(|(actor, _, deed)| actor == whom && deed != "\"recuse\"")
                        .map(|(_, role, _)| role);
                    let named = before.assigned.iter().filter(|(_, actor)| actor == whom).map(|(role, _)| role);
                    tell(did.chain(named).all(|of| reaches(stage, role, Some(of))), UPWARDS);
                }
                "seat_bound" if !matches!(deed, Some("open" | "decide")) => {
                    // Where too few are left to meet, the superior sits in the seat below.
                    let bound = effect["seat"].as_str();
                    let own = seat(stage, role);
                    tell(own == bound || (own == Some("superior") && bound == Some("deciding")), UPWARDS);
                }
                "did" => {
                    let bound = bound(stage, effect);
                    let name = format!("did {} {} {}", effect["deed"], effect["role"], place(effect));
                    tell(bound.is_none_or(|bound| self.again(name) <= bound), BOUNDED);
                }
                "happened" => {
                    if let Some((bound, name)) = outcome(stage, effect) {
                        tell(self.again(name) <= bound, BOUNDED);
                    }
                }
                _ => {}
            }
            if change == "approved" && effect["change"]["approved"] == false {
                let grants = stage.book["acts"].as_array().unwrap().iter();
                let most = grants.filter_map(|grant| grant["approval"]["times"].as_u64()).max().unwrap_or(0);
                tell(u64::from(self.again(format!("refused {}", effect["about"]))) <= most, BOUNDED);
            }
        }
        broken
    }

    fn again(&mut self, what: String) -> u32 {
        let count = self.often.entry(what).or_default();
        *count += 1;
        *count
    }
}

fn list<'b>(stage: &'b Stage, key: &str) -> impl Iterator<Item = &'b Value> {
    stage.book[key].as_array().into_iter().flatten()
}

fn period<'b>(stage: &'b Stage, id: &str) -> &'b Value {
    list(stage, "periods").find(|period| period["id"] == id).unwrap()
}

fn times(rule: &Value) -> u32 {
    rule["times"].as_u64().and_then(|times| u32::try_from(times).ok()).unwrap_or(0)
}

/// The seat that a role belongs to.
fn seat<'b>(stage: &'b Stage, role: Option<&str>) -> Option<&'b str> {
    list(stage, "roles").find(|known| role.is_some_and(|role| known["id"] == role))?["organ"].as_str()
}

/// Whether a role manages what another bears: in its own organ or below it. What a party bears is managed by any organ, and
/// no party manages anything.
fn reaches(stage: &Stage, role: Option<&str>, bearer: Option<&str>) -> bool {
    // The supervision is above and below nobody.
    let height = |role| seat(stage, role).map(|seat| usize::from(seat == "superior"));
    height(role).is_some_and(|own| height(bearer).is_none_or(|bearer| bearer <= own))
}

/// The matter that an effect changes, or in which a clock begins or changes.
fn touched(effect: &Value) -> Option<&str> {
    let clock = effect.pointer("/clock/about").or_else(|| effect.pointer("/run/clock/about"));
    match effect["effect"].as_str() {
        Some("matter") => effect["about"].as_str(),
        _ => clock.and_then(Value::as_str),
    }
}

/// Whether a matter is none of the business of an act in another: its twin, always; and where relief is asked or given, any
/// that does not hang on what is reviewed.
fn foreign(touched: &str, about: &str, relief: bool) -> bool {
    let table = |matter: &str| matter.split('/').next().unwrap().to_owned();
    let twin = table(touched) == table(about) && touched.contains('/') && about.contains('/');
    let apart = relief && ["accusation", "filing", "competence", "admission"].contains(&table(touched).as_str());
    touched != about && (twin || apart)
}

/// The second working day after a day, by the calendar without holidays.
fn second_working_day(since: Date) -> Date {
    let mut day = since;
    for _ in 0..2 {
        day = day.plus_days(1).unwrap();
        while (day.weekday() as usize) >= 5 {
            day = day.plus_days(1).unwrap();
        }
    }
    day
}

/// The matter that something was done in; nothing for what begins one each time.
fn place(effect: &Value) -> &Value {
    const ANYWHERE: &Value = &Value::Null;
    let begins = ["file", "raise", "dispute"].iter().any(|deed| effect["deed"] == *deed);
    if begins { ANYWHERE } else { effect.pointer("/about/matter").unwrap_or(ANYWHERE) }
}

/// How often a role may do what it did, where the book says so of every grant that lets it.
fn bound(stage: &Stage, did: &Value) -> Option<u32> {
    let ours = |grant: &&Value| {
        grant["act"] == did["deed"] && grant["by"].as_array().is_some_and(|by| by.contains(&did["role"]))
    };
    let bounds = list(stage, "acts").filter(ours).map(|grant| grant["times"].as_u64());
    let bounds: Option<Vec<u64>> = bounds.collect();
    bounds.and_then(|bounds| u32::try_from(bounds.into_iter().sum::<u64>()).ok()).filter(|bound| *bound > 0)
}

/// What was decided, with how often it may be.
fn outcome(stage: &Stage, happened: &Value) -> Option<(u32, String)> {
    let decided = happened.pointer("/event/decided")?;
    let table = list(stage, "tables").find(|table| table["id"] == decided["table"])?;
    let outcome = table["outcomes"].as_array()?.iter().find(|outcome| outcome["id"] == decided["outcome"])?;
    let annuls = outcome["means"] == "annul";
    let bound = if annuls {
        let level = list(stage, "relief").find(|level| level["id"] == decided["level"])?;
        // What is annulled beyond it is decided at once, which counts as varied.
        level["remits"].as_u64()? + 1
    } else {
        outcome["times"].as_u64()?
    };
    let anywhere = table["purpose"] == "revocation" || table["purpose"] == "competence";
    let about = if anywhere { json!(null) } else { happened["about"].clone() };
    Some((u32::try_from(bound).ok()?, format!("{decided} {about}")))
}

/// What entries may never do, read from their effects alone.
pub fn watch(before: &Shadow, after: &Shadow, record: &Value, broken: &mut BTreeSet<&'static str>) {
    // Whether a hearing in the pass that is decided told of something as bad, and of what stands against them.
    let heard = |effect: &Value, outcomes: &[&str], facts: &[(&str, &str)]| {
        let [about, number] = [&effect["about"], &effect["change"]["proceeding"]];
        let pass = before.findings.iter().find(|pass| *about == *pass.of && *number == pass.number);
        let stands = |fact: &str, answer: &str| before.standing(fact).as_deref() == Some(answer);
        pass.is_some_and(|pass| {
            pass.hearings.iter().any(|hearing| {
                hearing.heard
                    && outcomes.iter().any(|outcome| hearing.contemplated.contains(*outcome))
                    && facts.iter().all(|(fact, answer)| {
                        !stands(fact, answer) || hearing.adverse.get(*fact).is_some_and(|told| told == answer)
                    })
            })
        })
    };
    let mut tell = |holds: bool, what: &'static str| {
        if !holds {
            broken.insert(what);
        }
    };
    let clean =
        before.standing("gain").as_deref() == Some("no") && before.standing("state").as_deref() == Some("careless");
    for effect in record["entry"]["effects"].as_array().unwrap() {
        let change = &effect["change"];
        let kind = change["change"].as_str().unwrap_or_default();
        let about = effect["about"].as_str().unwrap_or_default();
        let decided = match kind {
            "made" => Some((change["ruling"]["table"].as_str().unwrap(), &change["ruling"]["outcome"])),
            "varied" => Some((about.split('/').next().unwrap(), &change["outcome"])),
            _ => None,
        };
        let against = [("gain", "yes"), ("state", "knowing")];
        let unheard = "no adverse decision without hearing";
        match decided.map(|(table, outcome)| (table, outcome.as_str().unwrap())) {
            Some(("tolerance", "not_tolerated")) if kind == "made" => {
                tell(heard(effect, &["not_tolerated"], &against), unheard);
            }
            Some(("tolerance", "mitigated")) if kind == "made" => {
                tell(heard(effect, &["mitigated", "not_tolerated"], &against), unheard);
            }
            Some(("revocation", "revoked")) => tell(heard(effect, &["revoked"], &[]), unheard),
            Some(("accusation", "false")) => tell(heard(effect, &["false"], &[]), unheard),
            _ => {}
        }
        let sent_back = before.decisions.get("tolerance").and_then(|decision| decision.sent_back.as_deref());
        if let Some(("tolerance", outcome)) = decided.map(|(table, outcome)| (table, outcome.as_str().unwrap())) {
            // Nobody is worse off for having asked for relief: what was sent back may be decided again.
            let again = kind == "made" && sent_back == Some(outcome);
            tell(outcome == "not_tolerated" || clean || again, "no tolerated outcome with a bottom line found");
        }
        let class = |outcome: &str| ["exempt", "mitigated", "not_tolerated"].iter().position(|known| *known == outcome);
        if kind == "varied" {
            let harsher = class(&after.decisions[about].outcome) > class(&before.decisions[about].outcome);
            tell(!harsher, "relief never aggravates");
        }
        // What was sent back is decided again, and no harsher, whatever the findings permit.
        if kind == "made" && change["ruling"]["table"] == "tolerance" {
            let decided = class(&after.decisions["tolerance"].outcome);
            tell(sent_back.is_none_or(|sent_back| decided <= class(sent_back)), "relief never aggravates");
        }
        // A review does not order more to be put right, nor let anything last longer.
        let relief = record.pointer("/entry/cause/act/act/decide/table").is_some_and(|table| table == "relief");
        let starts = effect.pointer("/run/clock/period").and_then(Value::as_str);
        let ordered = kind == "begun" && change["state"]["matter"] == "item";
        let adds = ordered || matches!(starts, Some("influence" | "correct"));
        tell(!(relief && adds), "relief never aggravates");
        if relief && kind == "redated" {
            tell(effect["clock"]["period"] != "influence", "relief never aggravates");
        }
        // Nothing runs out before it certainly has.
        if kind == "lapsed" {
            let clock = before.clocks.get(&clock_key(&effect["clock"]));
            let latest = |due: &str| due.rsplit('/').next().unwrap()[..10].to_owned();
            let lapsed = change["on"].as_str().unwrap();
            tell(
                clock.is_some_and(|clock| lapsed >= latest(&clock.due).as_str()),
                "nothing lapses before its latest end",
            );
        }
        // Approval was needed of what took effect, and nobody approves what nobody decided.
        if kind == "approved" {
            let waiting = before.decisions.get(about);
            tell(waiting.is_some_and(|ruling| ruling.stage == "awaits"), "only what waits is approved");
        }
    }
    let groups: [[&[&str]; 2]; 2] =
        [[&["find"], &["decide tolerance"]], [&["decide tolerance", "approve tolerance"], &["decide relief"]]];
    let did = |person: &str, group: &[&str]| {
        after.did.keys().any(|(actor, _, deed)| {
            let deed: Value = serde_json::from_str(deed).unwrap();
            let name = match &deed {
                Value::String(kind) => kind.clone(),
                other => {
                    let (kind, of) = other.as_object().unwrap().iter().next().unwrap();
                    format!("{kind} {}", of["table"].as_str().unwrap_or_default())
                }
            };
            actor == person && group.contains(&name.as_str())
        })
    };
    let people: BTreeSet<&String> = after.did.keys().map(|(actor, _, _)| actor).collect();
    for person in people {
        for [one, other] in groups {
            tell(!(did(person, one) && did(person, other)), "nobody in two separated groups");
        }
        let official = |(actor, role, _): &&(String, String, String)| actor == person && role != "person";
        tell(person != "person-1" || !after.did.keys().any(|did| official(&did)), "nobody acts on their own case");
    }
}
