//! A stage for procedures: a cast of actors, the acts that `options` promises, and a second reading of the effects, told
//! by nothing but what entries say.

#![allow(dead_code, reason = "each test uses its part")]

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use distinguo::case::{Act, Actor, Case};
use distinguo::document::Id;
use distinguo::kernel::{Kernel, Ledger};
use distinguo::ledger::Record;
use distinguo::rulebook::Rulebook;
use distinguo::time::{Calendar, Instant};
use serde_json::{Value, json};

/// A whole procedure that is small enough to be explored.
pub const SMALL: &str = include_str!("../data/small-procedure.json");

/// A rulebook with its document, to know what acts may say.
pub struct Stage {
    pub kernel: Kernel,
    pub book: Value,
}

/// Somebody who acts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Who {
    pub id: String,
    pub role: String,
    pub organ: Option<String>,
}

impl Who {
    pub fn actor(&self) -> Actor {
        Actor::new(&self.id, id(&self.role), self.organ.as_deref().map(id))
    }

    pub fn json(&self) -> Value {
        match &self.organ {
            Some(organ) => json!({"id": self.id, "role": self.role, "organ": organ}),
            None => json!({"id": self.id, "role": self.role}),
        }
    }
}

pub fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

pub fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap_or_else(|| panic!("{text}"))
}

thread_local! {
    static SALTED: Cell<u128> = const { Cell::new(0) };
}

/// Gives the same salts again from here on.
pub fn salt_anew() {
    SALTED.set(0);
}

/// A text with a salt of its own: the same ones in each run of a test.
pub fn private(text: &str) -> Value {
    let salt = SALTED.get().wrapping_add(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
    SALTED.set(salt);
    json!({"text": text, "salt": format!("{salt:032x}")})
}

fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key).and_then(Value::as_str)
}

impl Stage {
    pub fn small() -> Self {
        Self::of(SMALL, None)
    }

    /// The small procedure with parts of its document replaced.
    pub fn small_with(change: impl FnOnce(&mut Value)) -> Self {
        let mut book: Value = serde_json::from_str(SMALL).unwrap();
        change(&mut book);
        Self::of(&book.to_string(), None)
    }

    pub fn of(document: &str, calendar: Option<Calendar>) -> Self {
        let book = Rulebook::load(document).unwrap_or_else(|problems| panic!("{problems}"));
        let kernel = Kernel::new(book, calendar).unwrap_or_else(|problems| panic!("{problems}"));
        Self { kernel, book: serde_json::from_str(document).unwrap() }
    }

    fn roles(&self) -> impl Iterator<Item = &Value> {
        list(&self.book, "roles")
    }

    /// `n` people in every role.
    pub fn cast(&self, n: usize) -> Vec<Who> {
        let mut cast = Vec::new();
        for role in self.roles() {
            let name = text(role, "id").unwrap();
            let several = if text(role, "kind") == Some("party") { 1 } else { n };
            for number in 1..=several {
                cast.push(self.who(&format!("{name}-{number}"), name));
            }
        }
        cast
    }

    /// Somebody of that role, in the organ that the role belongs to.
    pub fn who(&self, person: &str, role: &str) -> Who {
        let written = self.roles().find(|written| text(written, "id") == Some(role)).unwrap();
        Who {
            id: person.to_owned(),
            role: role.to_owned(),
            organ: text(written, "organ").map(|seat| format!("organ-{seat}")),
        }
    }

    /// The act that opens a case with every seat taken and every party known.
    pub fn open(&self, when: Instant) -> Act {
        self.open_with(when, json!({}))
    }

    pub fn open_with(&self, when: Instant, more: Value) -> Act {
        let mut seats = BTreeMap::new();
        let mut parties = BTreeMap::new();
        for role in self.roles() {
            if let Some(seat) = text(role, "organ") {
                seats.insert(seat, format!("organ-{seat}"));
            }
            if text(role, "kind") == Some("party") {
                let name = text(role, "id").unwrap();
                parties.insert(name, format!("{name}-1"));
            }
        }
        let mut open = json!({"case": "case-1", "rulebook": self.book["id"], "version": self.book["version"],
            "seats": seats, "parties": parties});
        for (key, value) in more.as_object().unwrap() {
            open[key] = value.clone();
        }
        act("a-open", when, &self.opener(), json!({"open": open}))
    }

    /// Who opens: the first whom the book lets, else the first who acts for an organ.
    fn opener(&self) -> Who {
        let granted = list(&self.book, "acts").find(|grant| text(grant, "act") == Some("open"));
        let role = granted.and_then(|grant| grant["by"][0].as_str());
        let sits = || self.roles().find(|role| text(role, "organ").is_some()).and_then(|role| text(role, "id"));
        let role = role.or_else(sits).unwrap();
        self.who(&format!("{role}-1"), role)
    }

    /// Acts that name every body that can be named and is not, each by somebody of its organ whom the book lets.
    pub fn name_bodies(&self, case: &Case, seen: &Shadow, when: Instant) -> Vec<Act> {
        let mut acts = Vec::new();
        for role in self.roles().filter_map(|role| text(role, "id")) {
            let mut grants = list(&self.book, "acts").filter(|grant| text(grant, "act") == Some("assign"));
            if !grants.any(|grant| list(grant, "by").any(|by| by.as_str() == Some(role))) {
                continue;
            }
            let mut who = self.who(&format!("{role}-1"), role);
            let seat = who.organ.as_deref().and_then(|organ| organ.strip_prefix("organ-"));
            if let Some(organ) = seat.and_then(|seat| seen.seats.get(seat)) {
                who.organ = Some(organ.clone());
            }
            for choice in self.choices(case, &who, when) {
                if choice["act"] == "assign" && choice.get("about").is_some() {
                    for body in self.bodies(&choice, &who, seen, "") {
                        let named = text(&body["assign"], "role").unwrap();
                        let id = format!("a-name-{named}-{}", case.seq());
                        // One act may name what another was about to name.
                        if !acts.iter().any(|(known, _)| *known == id) {
                            acts.push((id.clone(), act(&id, when, &who, body)));
                        }
                    }
                }
            }
        }
        acts.into_iter().map(|(_, act)| act).collect()
    }

    /// The members of a body that are named for the pass of a matter that it decides now: others for each pass.
    fn members(&self, role: &Value, about: &str, seen: &Shadow) -> Vec<String> {
        let least = role["meets"]["members"].as_u64().unwrap();
        let passes = seen.findings.iter().filter(|findings| findings.of == about).count().saturating_sub(1);
        let name = |number: u64| format!("{}-{number}", text(role, "id").unwrap());
        let first = passes as u64 * 10;
        let names = (1..).map(|number| name(first + number)).filter(|member| !seen.recused.contains(member));
        names.take(usize::try_from(least).unwrap()).collect()
    }

    /// The votes of a body: all who may vote, for.
    fn votes(choice: &Value) -> Vec<Value> {
        list(choice, "people").map(|member| json!({"member": member, "vote": "for"})).collect()
    }

    /// The answers that a finding of a fact may give.
    pub fn answers(&self, fact: &str) -> Vec<Value> {
        let Some(written) = list(&self.book, "facts").find(|known| text(known, "id") == Some(fact)) else {
            return Vec::new();
        };
        if written.get("flag").is_some() {
            return vec![json!({"answer": "yes"}), json!({"answer": "no"})];
        }
        if let Some(bands) = written.get("amount") {
            let bands = list(bands, "bands");
            let amounts = bands.filter_map(|band| {
                let below = band.get("below").and_then(Value::as_i64).map(|bound| bound - 1);
                below.or(band.get("up_to").and_then(Value::as_i64))
            });
            let mut amounts: Vec<i64> = amounts.collect();
            amounts.push(amounts.last().copied().unwrap_or(0) + 2);
            return amounts.into_iter().map(|amount| json!({"amount": amount})).collect();
        }
        list(written, "answers").map(|answer| json!({"answer": answer["id"]})).collect()
    }

    fn document(&self, document: &str) -> Option<&Value> {
        list(&self.book, "documents").find(|known| text(known, "id") == Some(document))
    }

    /// Every body that a choice promises to be accepted.
    pub fn bodies(&self, choice: &Value, who: &Who, seen: &Shadow, today: &str) -> Vec<Value> {
        let deed = &choice["act"];
        let (kind, of) = match deed {
            Value::String(kind) => (kind.as_str(), &Value::Null),
            Value::Object(fields) => fields.iter().next().map(|(kind, of)| (kind.as_str(), of)).unwrap(),
            other => panic!("{other}"),
        };
        let about = text(choice, "about");
        let with = |mut body: Value| {
            if let Some(about) = about {
                body["about"] = json!(about);
            }
            body
        };
        let documents: Vec<&str> = list(choice, "documents").filter_map(Value::as_str).collect();
        let reasons = private("because");
        let bodies = match kind {
            "raise" => vec![json!({"channel": choice["channel"], "documents": documents, "reasons": reasons})],
            "withdraw" | "dispute" => vec![json!({"reasons": reasons})],
            "close_filing" | "return" => vec![with(json!({"reasons": reasons}))],
            "file" => {
                let any = list(&self.book, "documents").filter_map(|known| text(known, "id")).next();
                let number = seen.filings.len() + 1;
                let document = documents.first().copied().or(any).unwrap();
                vec![json!({"document": document, "filing": format!("reform-{number}")})]
            }
            "find" => {
                // Nobody finds the same twice in one proceeding, though they may.
                let facts = list(choice, "open").chain(list(choice, "again")).filter_map(Value::as_str);
                let facts = facts.filter(|fact| !seen.found_by(fact, about, &who.id));
                let finding = |(fact, mut answer): (&str, Value)| {
                    answer["fact"] = json!(fact);
                    with(answer)
                };
                facts
                    .flat_map(|fact| self.answers(fact).into_iter().map(move |answer| (fact, answer)))
                    .map(finding)
                    .collect()
            }
            "adopt" => {
                let mut bodies = Vec::new();
                for fact in list(choice, "open").filter_map(Value::as_str) {
                    for answer in seen.found(fact, about) {
                        bodies.push(with(json!({"fact": fact, "answer": answer, "reasons": reasons})));
                    }
                }
                bodies
            }
            "submit" => {
                let mut body = json!({"document": of["document"], "text": private("text")});
                // What an official writes down of what somebody said is proved by minutes.
                let document = self.document(of["document"].as_str().unwrap());
                let purpose = document.and_then(|known| text(known, "purpose"));
                if matches!(purpose, Some("statement" | "accuser_statement")) && !self.is_party(&who.role) {
                    let proves = |known: &&Value| list(known, "proves").any(|act| act == "submit");
                    let minutes = list(&self.book, "documents").find(proves).map(|known| &known["id"]);
                    body["proof"] = json!({"document": minutes, "evidence": private("minutes")});
                }
                vec![with(body)]
            }
            "waive" => vec![with(json!({"document": of["document"]}))],
            "acknowledge" => vec![with(json!({"document": of["document"]}))],
            "send" => self.sendings(choice, of["document"].as_str().unwrap(), seen).into_iter().map(with).collect(),
            "decide" => {
                let mut bodies = Vec::new();
                for outcome in list(choice, "outcomes") {
                    let mut body = json!({"table": of["table"], "outcome": outcome, "votes": Self::votes(choice),
                        "addresses": self.facts(), "documents": documents, "reasons": reasons, "departs": private("because")});
                    if let Some(level) = of.get("level").filter(|level| !level.is_null()) {
                        body["level"] = level.clone();
                    }
                    let instead: Vec<&Value> = list(choice, "instead").collect();
                    let replaces = self.replaces(of["table"].as_str().unwrap(), outcome.as_str().unwrap());
                    if replaces && !instead.is_empty() {
                        for to in instead {
                            let mut body = body.clone();
                            body["to"] = to.clone();
                            bodies.push(with(body));
                        }
                    } else {
                        bodies.push(with(body));
                    }
                }
                bodies
            }
            "approve" => [true, false]
                .map(|approved| with(json!({"table": of["table"], "approved": approved, "reasons": reasons})))
                .into(),
            "request" => vec![with(json!({"level": of["level"], "documents": documents, "reasons": reasons}))],
            "accuse" => {
                let number = seen.accusations.len() + 1;
                vec![json!({"accusation": format!("accusation-{number}"), "accuser": private("somebody")})]
            }
            "suspend" | "resume" | "extend" => vec![clock_of(choice, with(json!({"reasons": reasons})))],
            "restore" => vec![clock_of(choice, with(json!({"reasons": reasons, "obstacle_removed": today})))],
            "recuse" => {
                let ground = list(&self.book, "recusal").next().map(|ground| &ground["id"]).unwrap();
                let people = list(choice, "people");
                people.map(|one| json!({"actor": one, "ground": ground, "since": today, "reasons": reasons})).collect()
            }
            "decide_recusal" => {
                let people = list(choice, "people");
                people.map(|one| json!({"actor": one, "granted": true, "reasons": reasons})).collect()
            }
            "join" => vec![json!({"reasons": reasons})],
            "accept_party" => Vec::new(),
            "assign" => {
                let mut roles = list(choice, "to").filter_map(|role| self.roles().find(|known| known["id"] == *role));
                if let Some(about) = about {
                    let unnamed =
                        |role: &&Value| !seen.named.contains(&(text(role, "id").unwrap().to_owned(), about.to_owned()));
                    let named =
                        |role: &Value| with(json!({"role": role["id"], "actors": self.members(role, about, seen)}));
                    roles.filter(unnamed).map(named).collect()
                } else {
                    let role = roles.next().and_then(|role| text(role, "id"));
                    let named = role.into_iter().map(|role| {
                        let actors = [1, 2].map(|number| format!("{role}-{number}"));
                        let actors: Vec<String> =
                            actors.into_iter().filter(|one| !seen.recused.contains(one)).collect();
                        json!({"role": role, "actors": actors})
                    });
                    named.collect()
                }
            }
            "succeed" => list(choice, "to")
                .map(|seat| json!({"seat": seat, "organ": format!("organ-{}", seat.as_str().unwrap())}))
                .collect(),
            // What there is to rectify stands in the acts, which a choice does not tell.
            "rectify" | "erase" => Vec::new(),
            "report_stage" => ["investigation", "decided"].map(|stage| json!({"stage": stage})).into(),
            "date" => {
                let dated = list(&self.book, "periods").flat_map(|period| {
                    list(period, "starts")
                        .chain(list(period, "ends"))
                        .filter_map(|event| text(event.get("dated")?, "date"))
                });
                dated.take(1).map(|date| json!({"date": date, "day": today})).collect()
            }
            "migrate" => vec![json!({"version": self.book["version"]})],
            "adopt_calendar" => Vec::new(),
            other => panic!("{other}"),
        };
        bodies.into_iter().map(|body| json!({kind: body})).collect()
    }

    fn is_party(&self, role: &str) -> bool {
        self.roles().any(|known| text(known, "id") == Some(role) && text(known, "kind") == Some("party"))
    }

    fn facts(&self) -> Vec<&str> {
        list(&self.book, "facts").filter_map(|fact| text(fact, "id")).collect()
    }

    /// Whether an outcome varies or annuls.
    fn replaces(&self, table: &str, outcome: &str) -> bool {
        let table = list(&self.book, "tables").find(|known| text(known, "id") == Some(table)).unwrap();
        let outcome = list(table, "outcomes").find(|known| text(known, "id") == Some(outcome)).unwrap();
        matches!(text(outcome, "means"), Some("vary" | "annul"))
    }

    fn sendings(&self, choice: &Value, document: &str, seen: &Shadow) -> Vec<Value> {
        let purpose = self.document(document).and_then(|known| text(known, "purpose"));
        let parties: Vec<&str> = self
            .roles()
            .filter(|role| text(role, "kind") == Some("party"))
            .filter_map(|role| text(role, "id"))
            .collect();
        let mut to: Vec<&str> = list(choice, "to").filter_map(Value::as_str).collect();
        if to.is_empty() {
            to.extend(parties.first());
        }
        let mut bodies = Vec::new();
        for to in to {
            let mut body = json!({"document": document, "to": to});
            if purpose == Some("hearing_notice") {
                body["contemplates"] = self.contemplated(text(choice, "about").unwrap());
            }
            if purpose == Some("correction_order") {
                let number = seen.items.len() + 1;
                body["items"] = json!([{"id": format!("item-{number}"), "bearer": parties.first().unwrap()}]);
            }
            if matches!(purpose, Some("clarification_letter" | "clarification")) {
                let ordered = list(&self.book, "periods")
                    .flat_map(|period| list(period, "ends"))
                    .filter_map(|event| text(event.get("sent")?, "no_narrower_than"))
                    .next();
                if let Some(widest) = ordered.and_then(|fact| self.answers(fact).pop()) {
                    body["audience"] = widest["answer"].clone();
                }
            }
            bodies.push(body);
        }
        bodies
    }

    /// Everything that may come of a matter: its outcomes, with each of their measures.
    fn contemplated(&self, matter: &str) -> Value {
        let table = matter.split('/').next();
        let table = list(&self.book, "tables").find(|known| text(known, "id") == table).unwrap();
        let mut contemplated = Vec::new();
        for outcome in list(table, "outcomes") {
            contemplated.push(json!({"outcome": outcome["id"]}));
            let measures = list(outcome, "measures");
            contemplated.extend(measures.map(|measure| json!({"outcome": outcome["id"], "measure": measure})));
        }
        Value::Array(contemplated)
    }

    pub fn choices(&self, case: &Case, who: &Who, now: Instant) -> Vec<Value> {
        let choices = self.kernel.options(case, &who.actor(), now).unwrap();
        choices.iter().map(|choice| serde_json::to_value(choice).unwrap()).collect()
    }
}

/// What an act says of the clock that it is done to.
fn clock_of(choice: &Value, mut body: Value) -> Value {
    body["period"] = choice["period"].clone();
    if let Some(key) = choice.get("key") {
        body["key"] = key.clone();
    }
    body
}

/// An act as a host hands it in.
pub fn act(name: &str, when: Instant, who: &Who, body: Value) -> Act {
    let text = json!({"id": name, "at": when.to_string(), "actor": who.json(), "act": body}).to_string();
    Act::load(&text).unwrap_or_else(|problems| panic!("{problems}\n{text}"))
}

/// The hash of an entry, by another way than the kernel's.
pub fn hash_of(entry: &Value) -> String {
    use sha2::Digest as _;
    let mut hasher = sha2::Sha256::new();
    hasher.update(b"distinguo/entry/1\0");
    hasher.update(serde_json_canonicalizer::to_vec(entry).unwrap());
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A ledger as it is stored.
pub fn stored<'r>(records: impl IntoIterator<Item = &'r Record>) -> String {
    let line = |record: &Record| {
        let value = serde_json::to_value(record).unwrap();
        format!("{}\n", String::from_utf8(serde_json_canonicalizer::to_vec(&value).unwrap()).unwrap())
    };
    records.into_iter().map(line).collect()
}

/// A clock as its entries tell it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Clock {
    pub state: &'static str,
    pub due: String,
    pub bearer: String,
    pub from: String,
    pub round: u64,
    pub extended: u32,
    pub still: Vec<(String, Option<String>)>,
}

/// A decision as its entries tell it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Decision {
    pub outcome: String,
    pub stage: &'static str,
    pub received: BTreeSet<String>,
    /// The outcome that relief annulled and sent back.
    pub sent_back: Option<String>,
    /// The number of the pass that it was made in.
    pub pass: u64,
}

/// A hearing: what its notice told, and what happened in its matter since.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hearing {
    pub document: String,
    pub to: String,
    pub contemplated: BTreeSet<String>,
    /// Fact and answer.
    pub adverse: BTreeMap<String, String>,
    pub received: bool,
    /// A statement was made or waived, or the time for it ran out.
    pub heard: bool,
}

/// One pass over a matter. Findings: fact, finder, answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Findings {
    /// The matter.
    pub of: String,
    pub number: u64,
    pub pass: String,
    pub found: BTreeMap<String, BTreeMap<String, String>>,
    pub adopted: BTreeMap<String, String>,
    pub verification: String,
    pub hearings: Vec<Hearing>,
}

/// What the effects of a ledger come to, read by other code than the kernel's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Shadow {
    pub admission: String,
    pub verification: String,
    pub filing: String,
    pub stage: String,
    pub raised: Option<(String, String, String)>,
    pub disputed: bool,
    pub seats: BTreeMap<String, String>,
    pub assigned: BTreeSet<(String, String)>,
    /// Bodies, by role and matter, that are named for the pass of now.
    pub named: BTreeSet<(String, String)>,
    pub recused: BTreeSet<String>,
    pub findings: Vec<Findings>,
    /// By matter; of a table that is decided in the matters of another, by table and matter.
    pub decisions: BTreeMap<String, Decision>,
    pub filings: BTreeMap<String, String>,
    pub items: BTreeMap<String, String>,
    /// By matter and level.
    pub levels: BTreeMap<(String, String), String>,
    pub accusations: BTreeMap<String, String>,
    /// By period, and by the matter and the recipient.
    pub clocks: BTreeMap<(String, String), Clock>,
    /// Person, role, deed; how often.
    pub did: BTreeMap<(String, String, String), u32>,
    /// Events without their days, with their matters; how often.
    pub events: BTreeMap<(String, String), u32>,
}

impl Shadow {
    /// The passes over a matter, the newest first; of all but accusations where none is named.
    fn passes(&self, about: Option<&str>) -> impl Iterator<Item = &Findings> {
        let ours = move |findings: &&Findings| match about {
            Some(matter) => findings.of == matter,
            None => !findings.of.starts_with("accusation"),
        };
        self.findings.iter().rev().filter(ours)
    }

    /// Answers found to a fact, in a matter.
    pub fn found(&self, fact: &str, about: Option<&str>) -> BTreeSet<String> {
        let last = self.passes(about).find(|findings| findings.found.contains_key(fact));
        last.and_then(|findings| findings.found.get(fact)).into_iter().flat_map(BTreeMap::values).cloned().collect()
    }

    /// Whether somebody has found a fact in the pass that a finding would belong to now.
    pub fn found_by(&self, fact: &str, about: Option<&str>, person: &str) -> bool {
        let now = self.passes(about).next();
        now.and_then(|findings| findings.found.get(fact)).is_some_and(|found| found.contains_key(person))
    }

    /// The answer that stands in the matter of tolerance: adopted, else the same by all.
    pub fn standing(&self, fact: &str) -> Option<String> {
        for findings in self.passes(Some("tolerance")) {
            if let Some(adopted) = findings.adopted.get(fact) {
                return Some(adopted.clone());
            }
            if findings.found.contains_key(fact) {
                break;
            }
        }
        let answers = self.found(fact, Some("tolerance"));
        if answers.len() == 1 { answers.into_iter().next() } else { None }
    }

    pub fn fold(&mut self, record: &Value) {
        let relief = record.pointer("/entry/cause/act/act/decide/table").is_some_and(|table| table == "relief");
        for effect in list(&record["entry"], "effects") {
            self.take(effect);
            if relief && effect.pointer("/change/change").is_some_and(|change| change == "annulled") {
                let decision = self.decisions.get_mut(text(effect, "about").unwrap()).unwrap();
                decision.sent_back = Some(decision.outcome.clone());
            }
        }
    }

    fn take(&mut self, effect: &Value) {
        let of = |key: &str| effect.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        match text(effect, "effect").unwrap() {
            "matter" => self.change(&of("about"), &effect["change"]),
            "clock" => {
                let key = clock_key(&effect["clock"]);
                let clock = self.clocks.get_mut(&key).unwrap_or_else(|| panic!("{effect}"));
                clock.change(&effect["change"]);
            }
            "did" => *self.did.entry((of("actor"), of("role"), effect["deed"].to_string())).or_default() += 1,
            "happened" => {
                let event = &effect["event"];
                self.hear(&of("about"), event);
                *self.events.entry((event.to_string(), of("about"))).or_default() += 1;
            }
            "seat_bound" => {
                self.named.clear();
                self.seats.insert(of("seat"), of("organ"));
            }
            "assigned" => drop(self.assigned.insert((of("role"), of("actor")))),
            "recused" => drop(self.recused.insert(of("actor"))),
            "admission_set" => self.admission = text(&effect["admission"], "state").unwrap().to_owned(),
            "raised" => self.raised = Some((of("channel"), of("by"), self.stage.clone())),
            "stage_set" => self.stage = of("stage"),
            "started" => {
                let run = &effect["run"];
                let clock = Clock {
                    state: "running",
                    due: written(&run["due"]),
                    bearer: text(run, "bearer").unwrap().to_owned(),
                    from: text(run, "from").unwrap().to_owned(),
                    round: run.get("round").and_then(Value::as_u64).unwrap_or_default(),
                    extended: 0,
                    still: Vec::new(),
                };
                self.clocks.insert(clock_key(&run["clock"]), clock);
            }
            "body_named" => {
                let role = of("role");
                let about = text(&effect["about"], "matter").unwrap().to_owned();
                self.named.insert((role.clone(), about));
                let members = list(effect, "members").filter_map(Value::as_str);
                self.assigned.extend(members.map(|member| (role.clone(), member.to_owned())));
            }
            "opened" | "length_set" | "reminded" | "reported" | "went_up" | "migrated" | "calendar_adopted"
            | "rectified" | "erased" | "day_counted" | "body_voted" | "join_asked" | "joined" | "recusal_asked"
            | "recusal_refused" | "competence_lost" => {}
            other => panic!("{other}"),
        }
    }

    /// What happens in a matter may be the receipt of a notice, or the end of a hearing.
    fn hear(&mut self, matter: &str, event: &Value) {
        let hearings = self.findings.iter_mut().filter(|pass| pass.of == matter).flat_map(|pass| &mut pass.hearings);
        let named = |pointer: &str| event.pointer(pointer).and_then(Value::as_str);
        if let (Some(document), Some(by)) = (named("/received/document"), named("/received/by")) {
            let ours = hearings.filter(|hearing| hearing.document == document && hearing.to == by);
            ours.for_each(|hearing| hearing.received = true);
            return;
        }
        let spoken =
            named("/submitted/document").or(named("/waived/document")).is_some_and(|known| known.contains("statement"));
        let ran_out = matches!(named("/lapsed/period"), Some("be_heard" | "hear_accuser"));
        if spoken || ran_out {
            hearings.filter(|hearing| hearing.received).for_each(|hearing| hearing.heard = true);
        }
    }

    fn begin(&mut self, matter: &str, pass: String) {
        if self.findings.iter().any(|findings| findings.of == matter) {
            self.named.retain(|(_, about)| about != matter);
        }
        let number = self.findings.iter().filter(|findings| findings.of == matter).count() as u64;
        self.findings.push(Findings { of: matter.to_owned(), number, pass, ..Findings::default() });
    }

    fn pass(&mut self, matter: &str, change: &Value) -> &mut Findings {
        let number = change["proceeding"].as_u64().unwrap();
        let pass = self.findings.iter_mut().find(|findings| findings.of == matter && findings.number == number);
        pass.unwrap_or_else(|| panic!("{matter} {change}"))
    }

    /// The newest decision on a matter or of a table in it, where a change is about it.
    fn decision(&mut self, matter: &str, change: &Value) -> Option<&mut Decision> {
        let number = change["proceeding"].as_u64().unwrap();
        let ours =
            |known: &str| known == matter || known.strip_suffix(matter).is_some_and(|table| table.ends_with(" of "));
        let mut decisions = self.decisions.iter_mut().filter(|(known, _)| ours(known));
        decisions.find(|(_, decision)| decision.pass == number).map(|(_, decision)| decision)
    }

    fn restage(&mut self, matter: &str, change: &Value, stage: &'static str) {
        if let Some(decision) = self.decision(matter, change) {
            decision.stage = stage;
        }
    }

    fn state(&mut self, matter: &str, state: &Value) {
        let key = matter.split_once('/').map_or(matter, |(_, key)| key).to_owned();
        match text(state, "matter").unwrap() {
            "plain" => {}
            "filing" => {
                self.filing = format!("{} {}", state["filing"]["state"], state["filing"]["after_the_fact"]);
                self.filings.insert(key, self.filing.clone());
            }
            "accusation" => drop(self.accusations.insert(key, state["accusation"].to_string())),
            "item" => drop(self.items.insert(key, text(state, "item").unwrap().to_owned())),
            "conflict" => self.disputed = state["settled"] == false,
            other => panic!("{other}"),
        }
    }

    fn change(&mut self, matter: &str, change: &Value) {
        let of = |key: &str| change.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        match text(change, "change").unwrap() {
            "begun" => {
                self.begin(matter, "first".to_owned());
                self.state(matter, &change["state"]);
            }
            "state_set" => self.state(matter, &change["state"]),
            "proceeding_begun" => {
                let pass = &change["pass"];
                let level = text(pass, "level");
                self.begin(matter, level.or(text(pass, "pass")).unwrap().to_owned());
                if let Some(level) = level {
                    self.levels.insert((matter.to_owned(), level.to_owned()), pass["state"].to_string());
                }
            }
            "level_set" => {
                let level = self.pass(matter, change).pass.clone();
                self.levels.insert((matter.to_owned(), level), change["state"].to_string());
            }
            "verification_set" => {
                self.verification = text(&change["verification"], "state").unwrap().to_owned();
                self.pass(matter, change).verification = self.verification.clone();
            }
            "found" => {
                let found = &mut self.pass(matter, change).found;
                found.entry(of("fact")).or_default().insert(of("by"), of("answer"));
            }
            "carried" | "left_behind" => {}
            "adopted" => drop(self.pass(matter, change).adopted.insert(of("fact"), of("answer"))),
            "noticed" => {
                let notice = &change["notice"];
                let told = |key: &str| text(notice, key).unwrap().to_owned();
                let answers = list(notice, "adverse").map(|adverse| {
                    [&adverse["fact"], &adverse["answer"]].map(|word| word.as_str().unwrap().to_owned())
                });
                let hearing = Hearing {
                    document: told("document"),
                    to: told("to"),
                    contemplated: list(notice, "contemplated")
                        .map(|told| told["outcome"].as_str().unwrap().to_owned())
                        .collect(),
                    adverse: answers.map(|[fact, answer]| (fact, answer)).collect(),
                    received: false,
                    heard: false,
                };
                self.pass(matter, change).hearings.push(hearing);
            }
            // Told by what happens as well.
            "notice_received" | "heard" | "deemed_decided" => {}
            "made" => {
                let (ruling, pass) = (&change["ruling"], change["proceeding"].as_u64().unwrap());
                let table = text(ruling, "table").unwrap();
                let own = matter.split('/').next() == Some(table);
                let name = if own { matter.to_owned() } else { format!("{table} of {matter}") };
                let sent_back = self.decisions.get(&name).and_then(|before| before.sent_back.clone());
                let outcome = text(ruling, "outcome").unwrap().to_owned();
                let received = BTreeSet::new();
                self.decisions.insert(name, Decision { outcome, stage: "effective", received, sent_back, pass });
            }
            "awaits_approval" => self.restage(matter, change, "awaits"),
            "approved" if change["approved"] == false => self.restage(matter, change, "reopened"),
            "approved" => {}
            "took_effect" | "no_longer_final" | "reinstated" => self.restage(matter, change, "effective"),
            "received_by" => {
                if let Some(decision) = self.decision(matter, change) {
                    decision.received.insert(of("role"));
                }
            }
            "became_final" => self.restage(matter, change, "final"),
            "annulled" | "reopened" => self.restage(matter, change, "reopened"),
            "revoked" => self.restage(matter, change, "revoked"),
            "varied" => {
                if let Some(decision) = self.decision(matter, change) {
                    decision.outcome = of("outcome");
                }
            }
            other => panic!("{other}"),
        }
    }
}

impl Clock {
    fn change(&mut self, change: &Value) {
        let of = |key: &str| change.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        match text(change, "change").unwrap() {
            "ended" => self.state = if change["late"] == true { "late" } else { "ended" },
            "cancelled" => self.state = "cancelled",
            "suspended" => {
                self.state = "suspended";
                self.still.push((of("from"), None));
            }
            "resumed" => {
                self.state = "running";
                self.still.iter_mut().for_each(|(_, until)| {
                    until.get_or_insert(of("until"));
                });
            }
            "extended" => self.extended += 1,
            "shifted" => self.bearer = of("to"),
            "counted_from" => self.from = of("from"),
            "reinstated" | "lapse_reversed" | "revived" => self.state = "running",
            "lapsed" => self.state = "lapsed",
            "redated" => self.due = written(&change["new"]),
            "floored" => {
                if self.due < of("until") {
                    self.due = of("until");
                }
            }
            "interrupted" | "start_joined" | "length_changed" => {}
            other => panic!("{other}"),
        }
    }
}

/// An end as it is shown: where it is uncertain, the earliest and the latest with a slash between them.
pub fn written(due: &Value) -> String {
    let [earliest, latest] = ["earliest", "latest"].map(|end| due[end].as_str().unwrap());
    if earliest == latest { earliest.to_owned() } else { format!("{earliest}/{latest}") }
}

/// The name of a clock: its period, and the matter and the recipient that it runs for.
pub fn clock_key(clock: &Value) -> (String, String) {
    let of = |key: &str| clock.get(key).and_then(Value::as_str).unwrap_or_default();
    (of("period").to_owned(), format!("{} {}", of("about"), of("key")).trim().to_owned())
}

/// What was done to a case from outside.
pub enum Done {
    Act(Box<Act>),
    Until(Instant),
}

/// A case that is played: what was done so far, and the shadow of it.
pub struct Play<'s> {
    pub stage: &'s Stage,
    pub ledger: Ledger,
    pub seen: Shadow,
    pub now: Instant,
    /// Everything that was handed in, in order, also what was refused.
    pub done: Vec<Done>,
    /// Whether acts are tried that nobody sensible does: then a body may lack those who had another part.
    pub strays: bool,
    count: u32,
}

impl<'s> Play<'s> {
    /// A case opened at an instant.
    pub fn open(stage: &'s Stage, when: &str) -> Self {
        Self::open_with(stage, when, json!({}))
    }

    pub fn open_with(stage: &'s Stage, when: &str, more: Value) -> Self {
        let mut play = Self {
            stage,
            ledger: Ledger::new(),
            seen: Shadow::default(),
            now: at(when),
            done: Vec::new(),
            count: 0,
            strays: false,
        };
        let open = stage.open_with(play.now, more);
        play.hand_in(&open).unwrap_or_else(|refusal| panic!("{refusal:?}"));
        play.convene();
        play
    }

    /// Bodies are named as soon as they can be.
    fn convene(&mut self) {
        for name in self.stage.name_bodies(self.case(), &self.seen, self.now) {
            if let Err(refusal) = self.take(&name) {
                let separated = refusal.code() == distinguo::case::RefusalCode::Separated;
                assert!(separated && self.strays, "{name:?}: {refusal:?}");
            }
        }
    }

    /// Who may act for a body, one for each.
    pub fn speakers(&self) -> Vec<Who> {
        let mut speakers: Vec<Who> = Vec::new();
        for (role, member) in self.seen.assigned.iter().rev() {
            let meets = self.stage.roles().any(|known| text(known, "id") == Some(role) && known.get("meets").is_some());
            if meets && member.ends_with('1') && !member.ends_with("-1") && !self.seen.recused.contains(member) {
                speakers.push(self.stage.who(member, role));
            }
        }
        speakers
    }

    /// Does an act; bodies that are needed then are named.
    pub fn hand_in(&mut self, act: &Act) -> Result<Vec<Value>, distinguo::case::Refusal> {
        let new = self.take(act)?;
        if self.begins(&new) {
            self.convene();
        }
        Ok(new)
    }

    /// Whether something begins that a body may have to decide.
    fn begins(&self, new: &[Value]) -> bool {
        let effects = || new.iter().flat_map(|record| list(&record["entry"], "effects"));
        let change = |effect: &Value, kinds: &[&str]| {
            effect.pointer("/change/change").and_then(Value::as_str).is_some_and(|change| kinds.contains(&change))
        };
        effects().any(|effect| change(effect, &["begun", "proceeding_begun", "level_set", "shifted", "took_effect"]))
            || (self.seen.seats.len() > 1 && effects().any(|effect| effect["effect"] == "seat_bound"))
    }

    fn take(&mut self, act: &Act) -> Result<Vec<Value>, distinguo::case::Refusal> {
        self.done.push(Done::Act(Box::new(act.clone())));
        let before = self.ledger.records().len();
        let refused = self.ledger.handle(&self.stage.kernel, act).err();
        let new = self.ledger.records().get(before..).unwrap_or_default();
        let new: Vec<Value> = new.iter().map(|record| serde_json::to_value(record).unwrap()).collect();
        new.iter().for_each(|record| self.seen.fold(record));
        match refused {
            Some(refusal) => Err(refusal),
            None => Ok(new),
        }
    }

    /// Somebody tries something now: `"verifier-1"` acts in the role `verifier`, `"anna/verifier"` too.
    pub fn tries(&mut self, who: &str, body: Value) -> Result<Vec<Value>, distinguo::case::Refusal> {
        let (person, role) = who.split_once('/').unwrap_or((who, who.rsplit_once('-').map_or(who, |(role, _)| role)));
        let who = self.stage.who(person, role);
        self.count += 1;
        let act = act(&format!("a-{}", self.count), self.now, &who, body);
        self.hand_in(&act)
    }

    /// Somebody does something now.
    pub fn does(&mut self, who: &str, body: Value) -> Vec<Value> {
        self.tries(who, body.clone()).unwrap_or_else(|refusal| {
            panic!("{who} {body}: {} {:?}", refusal.code().as_str(), serde_json::to_string(&refusal))
        })
    }

    /// The code with which something is refused now.
    pub fn refused(&mut self, who: &str, body: Value) -> &'static str {
        match self.tries(who, body.clone()) {
            Ok(_) => panic!("{who} {body} was accepted"),
            Err(refusal) => refusal.code().as_str(),
        }
    }

    /// Time passes.
    pub fn until(&mut self, when: &str) -> Vec<Value> {
        self.now = at(when);
        self.done.push(Done::Until(self.now));
        let new = self.ledger.tick(&self.stage.kernel, self.now).unwrap();
        let new: Vec<Value> = new.iter().map(|record| serde_json::to_value(record).unwrap()).collect();
        new.iter().for_each(|record| self.seen.fold(record));
        if self.begins(&new) {
            self.convene();
        }
        new
    }

    /// A clock as it is now.
    pub fn clock(&self, period: &str) -> &Clock {
        let found = self.seen.clocks.iter().rev().find(|((known, _), _)| known == period);
        found.map(|(_, clock)| clock).unwrap_or_else(|| panic!("{period} never ran"))
    }

    pub fn case(&self) -> &Case {
        self.ledger.case()
    }
}
