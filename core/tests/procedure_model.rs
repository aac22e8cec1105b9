//! The small procedure, explored exhaustively: from every reachable case everything that `options` offers to anybody is
//! tried, and time passes, to the next date and day by day. What is promised of procedures is checked in every state.
//!
//! In some scopes people lie as well: they state days before, at and after everything, act in each other's name, role and
//! organ, and about each other's matters. Whatever of it is not refused is followed like the rest.
//!
//! A state is a case without the order and the days of what is past; days that still matter are counted from today. The
//! regions of a case are explored in scopes, each from its own beginning with the acts that belong to it, because they
//! multiply.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a test may panic, its helpers too"
)]

#[path = "support/invariants.rs"]
mod invariants;
#[path = "support/liars.rs"]
mod liars;
#[path = "support/stage.rs"]
mod stage;

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::io::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use distinguo::audit::audit;
use distinguo::case::{Act, Case, Progress};
use distinguo::kernel::{Done, Kernel};
use distinguo::ledger::Record;
use distinguo::time::{Calendar, Date, Instant, Moment, Zone};
use invariants::{APART, BEHIND, BOUNDED, RIGHTS, Told, UPWARDS, watch};
use serde_json::{Value, json};
use stage::{Shadow, Stage, Who, act, at, clock_key};
use stateright::{Checker, Model, Property};

/// Part of a case, with the acts and bodies that belong to it.
struct Scope {
    stage: Stage,
    cast: Vec<Who>,
    zone: Zone,
    /// How the case gets there.
    beginning: &'static [(&'static str, &'static str)],
    /// What may be done, by kind of act and what it is about; an answer narrows findings.
    acts: &'static [&'static str],
    /// Days that may pass one by one.
    days: u8,
    /// Entries after which nothing more is tried, beside the one that names the body.
    entries: u32,
    /// Whether people lie.
    lies: bool,
    /// How often a lie was believed.
    lied: AtomicUsize,
    /// What has happened anywhere: kinds of effects, and tables with their outcomes.
    reached: Mutex<BTreeSet<String>>,
}

#[derive(Clone)]
struct State {
    case: Case,
    records: Vec<Arc<Record>>,
    seen: Shadow,
    told: Told,
    now: Instant,
    days: u8,
    key: u64,
    /// What should never happen and did on the way here.
    broken: BTreeSet<&'static str>,
}

impl std::fmt::Debug for State {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} {:?}", self.key, self.broken)
    }
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.broken == other.broken
    }
}

impl Eq for State {}

impl Hash for State {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
        self.broken.hash(state);
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// Somebody does something that was offered.
    Act(Who, String),
    /// Somebody tries something that nobody offered like this.
    Lie(Who, String),
    /// Time passes until something runs out.
    Due,
    /// A day passes.
    Day,
}

impl Scope {
    fn new(
        beginning: &'static [(&'static str, &'static str)],
        acts: &'static [&'static str],
        days: u8,
        entries: u32,
    ) -> Self {
        let stage = Stage::small();
        let mut cast: Vec<Who> =
            ["person-1", "accuser-1", "officer-1", "verifier-1", "verifier-2", "verifier-3", "decider-1"]
                .into_iter()
                .chain(["superior-1", "superior-2", "supervisor-1"])
                .map(|name| stage.who(name, name.rsplit_once('-').unwrap().0))
                .collect();
        // Who verified tries to decide; who decided tries to hear the review; the person tries to be an officer.
        cast.push(stage.who("verifier-1", "decider"));
        cast.push(stage.who("decider-1", "superior"));
        cast.push(stage.who("person-1", "officer"));
        Self {
            stage,
            cast,
            zone: Zone::parse("CST-8").unwrap(),
            beginning,
            acts,
            days,
            entries,
            lies: false,
            lied: AtomicUsize::new(0),
            reached: Mutex::default(),
        }
    }

    /// The same with people who lie.
    fn lying(self) -> Self {
        Self { lies: true, ..self }
    }

    /// The same under another book.
    fn under(self, stage: Stage) -> Self {
        Self { stage, ..self }
    }

    fn kernel(&self) -> &Kernel {
        &self.stage.kernel
    }

    fn today(&self, now: Instant) -> Date {
        self.zone.day(now)
    }

    /// The same hour on a later day.
    fn later(&self, now: Instant, days: i64) -> Instant {
        self.zone.instant(Moment::new(self.today(now).plus_days(days).unwrap(), 10, 0).unwrap())
    }

    /// The cast, each in the organ that sits in the seat of the role now.
    fn cast(&self, state: &State) -> impl Iterator<Item = Who> {
        let seats = state.seen.seats.clone();
        // Whoever was named for a body acts for it.
        let named = state
            .seen
            .assigned
            .iter()
            .filter(|(role, member)| role == "decider" && member.ends_with('1') && !member.ends_with("-1"));
        let named: Vec<Who> = named.map(|(role, member)| self.stage.who(member, role)).collect();
        self.cast.iter().cloned().chain(named).map(move |mut who| {
            let seat = who.organ.as_deref().and_then(|organ| organ.strip_prefix("organ-"));
            who.organ = seat.and_then(|seat| seats.get(seat)).cloned();
            who
        })
    }

    /// Whether the scope looks at a step of that kind.
    fn looks_at(&self, who: &Who, body: &Value) -> bool {
        let (kind, of) = body.as_object().unwrap().iter().next().unwrap();
        let of = |key: &str| of.get(key).and_then(Value::as_str);
        self.acts.iter().any(|wanted| {
            let mut parts = wanted.split(' ');
            parts.next() == Some(kind.as_str())
                && parts.all(|part| {
                    who.id == part
                        || [
                            "document", "table", "outcome", "fact", "answer", "channel", "level", "period", "stage",
                            "about",
                        ]
                        .into_iter()
                        .any(|key| of(key) == Some(part))
                })
        })
    }

    /// Everything that is offered to anybody and that the scope looks at.
    fn offered(&self, state: &State) -> Vec<(Who, Value)> {
        let today = self.today(state.now).to_string();
        let mut offered = Vec::new();
        for who in self.cast(state) {
            for choice in self.stage.choices(&state.case, &who, state.now) {
                for body in self.stage.bodies(&choice, &who, &state.seen, &today) {
                    if self.looks_at(&who, &body) && !told(state, &body) {
                        offered.push((who.clone(), body));
                    }
                }
            }
        }
        offered
    }

    /// What is tried beside what is offered.
    fn lies(&self, state: &State, honest: &[(Who, Value)]) -> BTreeSet<(Who, String)> {
        let today = self.today(state.now);
        let opened = self.today(state.records[0].entry().at());
        let mut matters: Vec<String> = state.seen.findings.iter().map(|pass| pass.of.clone()).collect();
        matters.sort_unstable();
        matters.dedup();
        let cast: Vec<Who> = self.cast(state).collect();
        let mut lies = BTreeSet::new();
        for (who, body) in honest {
            let others = liars::impostors(&cast, who).into_iter().map(|impostor| (impostor, body.to_string()));
            lies.extend(others);
            let told = liars::other_days(&self.stage, opened, today, body);
            let told = told.into_iter().chain(liars::other_matters(&matters, body));
            lies.extend(told.map(|lie| (who.clone(), lie.to_string())));
        }
        lies
    }

    /// The entries that an act would come to, where it is not refused.
    fn done(&self, case: &Case, now: Instant, who: &Who, body: &Value) -> Option<Vec<Record>> {
        let name = format!("a-{}", case.seq());
        let text = json!({"id": name, "at": now.to_string(), "actor": who.json(), "act": body}).to_string();
        // What nobody can write nobody can do.
        let answer = self.kernel().handle(case, &Act::load(&text).ok()?);
        let Ok(Done::Entry(record)) = answer.act else { return None };
        let mut records = answer.lapses;
        records.push(*record);
        Some(records)
    }

    /// A state after new entries.
    fn next(&self, state: &State, now: Instant, days: u8, records: Vec<Record>) -> State {
        let mut next = State { now, days, ..state.clone() };
        for record in records {
            let json = serde_json::to_value(&record).unwrap();
            let before = next.seen.clone();
            self.note(&json);
            next.seen.fold(&json);
            watch(&before, &next.seen, &json, &mut next.broken);
            next.broken.extend(next.told.take(&self.stage, &before, &json));
            match self.kernel().apply(&next.case, &record) {
                Ok(case) => next.case = case,
                Err(_) => drop(next.broken.insert("what is handled can be applied")),
            }
            next.records.push(Arc::new(record));
        }
        next.key = self.key(&next);
        next
    }

    /// Keeps in mind what has happened, lest properties hold because nothing does.
    fn note(&self, record: &Value) {
        let mut reached = self.reached.lock().unwrap();
        for effect in record["entry"]["effects"].as_array().unwrap() {
            let word = |pointer: &str| effect.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
            reached.insert(word("/effect").to_owned());
            reached.insert(word("/change/change").to_owned());
            reached.insert(format!("{} {}", word("/change/ruling/table"), word("/change/ruling/outcome")));
        }
    }

    /// The case without what does not matter any more: days counted from today, those that are past alike.
    fn key(&self, state: &State) -> u64 {
        let today = self.today(state.now);
        let mut seen = state.seen.clone();
        let relative = |date: &str| {
            let ends = date
                .split('/')
                .map(|end| Date::parse(end).map_or_else(|| end.to_owned(), |day| today.days_until(day).to_string()));
            ends.collect::<Vec<_>>().join("/")
        };
        for clock in seen.clocks.values_mut() {
            let alive = matches!(clock.state, "running" | "suspended");
            clock.due = if alive { relative(&clock.due) } else { String::new() };
            clock.from = if alive && !clock.still.is_empty() { relative(&clock.from) } else { String::new() };
            for (from, until) in &mut clock.still {
                *from = if alive { relative(from) } else { String::new() };
                *until = until.take().map(|until| if alive { relative(&until) } else { String::new() });
            }
        }
        // How often something happened matters only up to twice.
        seen.events.values_mut().for_each(|count| *count = (*count).min(2));
        let told = state.told.key(today, &seen);
        let key = format!("{:?} {:?} {} {told} {seen:?}", today.weekday(), state.now.seconds() % 86_400, state.days);
        let mut hasher = std::hash::DefaultHasher::new();
        key.hash(&mut hasher);
        hasher.finish()
    }
}

/// Whether an act is a notice of a hearing that a notice waits for already: the scopes tell once.
fn told(state: &State, body: &Value) -> bool {
    let sent = &body["send"];
    let waits =
        |pass: &stage::Findings| sent["about"] == *pass.of && pass.hearings.iter().any(|hearing| !hearing.heard);
    sent.get("contemplates").is_some() && state.seen.findings.iter().any(waits)
}

/// What costs much is asked of one state in so many.
const PART: u64 = 4;

impl Model for Scope {
    type State = State;
    type Action = Step;

    fn init_states(&self) -> Vec<State> {
        let now = at("2026-03-02T10:00:00+08:00");
        let blank = State {
            case: Case::blank(),
            records: Vec::new(),
            seen: Shadow::default(),
            told: Told::default(),
            now,
            days: self.days,
            key: 0,
            broken: BTreeSet::new(),
        };
        let mut state = blank;
        let open = self.stage.open(now);
        let Ok(Done::Entry(record)) = self.kernel().handle(&state.case, &open).act else { panic!() };
        state = self.next(&state, now, self.days, vec![*record]);
        for name in self.stage.name_bodies(&state.case, &state.seen, now) {
            let Ok(Done::Entry(record)) = self.kernel().handle(&state.case, &name).act else { panic!() };
            state = self.next(&state, now, self.days, vec![*record]);
        }
        for (number, (who, body)) in self.beginning.iter().enumerate() {
            if *who == "time" {
                let now = at(body);
                state = self.next(&state, now, self.days, self.kernel().tick(&state.case, now).unwrap());
                continue;
            }
            let body: Value = serde_json::from_str(body).unwrap();
            let who = self.stage.who(who, who.rsplit_once('-').unwrap().0);
            let begun = act(&format!("b-{number}"), state.now, &who, body);
            let answer = self.kernel().handle(&state.case, &begun);
            let Ok(Done::Entry(record)) = answer.act else { panic!("{begun:?}: {:?}", answer.act) };
            state = self.next(&state, state.now, self.days, vec![*record]);
        }
        vec![state]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Step>) {
        let offered = self.offered(state);
        let lies = if self.lies { self.lies(state, &offered) } else { BTreeSet::new() };
        let honest = offered.into_iter().map(|(who, body)| (who, body.to_string()));
        let honest: Vec<(Who, String)> = honest.collect();
        let lies = lies.into_iter().filter(|lie| !honest.contains(lie));
        actions.extend(lies.map(|(who, body)| Step::Lie(who, body)));
        actions.extend(honest.iter().cloned().map(|(who, body)| Step::Act(who, body)));
        if self.kernel().next_due(&state.case).unwrap().is_some() {
            actions.push(Step::Due);
        }
        if state.days > 0 {
            actions.push(Step::Day);
        }
    }

    fn next_state(&self, state: &State, step: Step) -> Option<State> {
        match step {
            Step::Day => {
                let now = self.later(state.now, 1);
                Some(self.next(state, now, state.days - 1, self.kernel().tick(&state.case, now).unwrap()))
            }
            Step::Due => {
                let due = self.kernel().next_due(&state.case).unwrap()?;
                let records = self.kernel().tick(&state.case, due).unwrap();
                let now = self.later(due.max(state.now), 0);
                Some(self.next(state, now, state.days, records))
            }
            Step::Lie(who, body) => {
                let body: Value = serde_json::from_str(&body).unwrap();
                let records = self.done(&state.case, state.now, &who, &body)?;
                self.lied.fetch_add(1, Ordering::Relaxed);
                Some(self.next(state, state.now, state.days, records))
            }
            Step::Act(who, body) => {
                let body: Value = serde_json::from_str(&body).unwrap();
                let done = act(&format!("a-{}", state.case.seq()), state.now, &who, body);
                let answer = self.kernel().handle(&state.case, &done);
                let mut records = answer.lapses;
                let accepted = match answer.act {
                    Ok(Done::Entry(record)) => {
                        records.push(*record);
                        true
                    }
                    _ => false,
                };
                let mut next = self.next(state, state.now, state.days, records);
                if !accepted {
                    next.broken.insert("what options offers is accepted");
                }
                Some(next)
            }
        }
    }

    fn within_boundary(&self, state: &State) -> bool {
        state.case.seq() <= self.entries + 1
    }

    fn properties(&self) -> Vec<Property<Self>> {
        macro_rules! never {
            ($what:expr) => {
                Property::always($what, |_: &Self, state: &State| !state.broken.contains($what))
            };
        }
        vec![
            Property::always("no reachable state without a way on or a terminal meaning", a_way_on),
            Property::always("every open case has a running period or names who must act", somebody_must_act),
            never!("no adverse decision without hearing"),
            never!("no tolerated outcome with a bottom line found"),
            never!("relief never aggravates"),
            never!("nobody in two separated groups"),
            never!("nobody acts on their own case"),
            never!("only what waits is approved"),
            never!("nothing lapses before its latest end"),
            Property::always("every duty is done, overdue or running with a date", every_duty_has_a_date),
            Property::always("advancing time in one step or day by day gives the same entries", confluence),
            Property::always("handling then applying equals replaying", replaying),
            never!(RIGHTS),
            never!(BEHIND),
            never!(APART),
            never!(UPWARDS),
            never!(BOUNDED),
            Property::always("the same facts entered in another order give the same dates", in_any_order),
            Property::always("audit accepts what handling writes, and nothing else", audited),
            never!("what is handled can be applied"),
            never!("what options offers is accepted"),
        ]
    }
}

/// Whether anything can still be done by anybody that moves the matter itself on.
fn offered(scope: &Scope, state: &State) -> bool {
    let aside = ["recuse", "report_stage", "dispute", "extend", "restore", "accuse", "file", "close_filing"];
    scope.cast(state).any(|who| {
        let choices = scope.stage.choices(&state.case, &who, state.now);
        choices.iter().any(|choice| !aside.iter().any(|kind| choice["act"] == *kind))
    })
}

fn a_way_on(scope: &Scope, state: &State) -> bool {
    let kernel = scope.kernel();
    if kernel.progress(&state.case).unwrap() != Progress::Open {
        return true;
    }
    // Left to itself, a case comes to where somebody can still move it, or to an end.
    let mut late = state.clone();
    let now = scope.later(state.now, 400);
    for record in kernel.tick(&state.case, now).unwrap() {
        late.case = kernel.apply(&late.case, &record).unwrap();
    }
    late.now = now;
    let stands = kernel.next_due(&late.case).unwrap().is_none();
    offered(scope, state) && stands && (kernel.progress(&late.case).unwrap() != Progress::Open || offered(scope, &late))
}

fn somebody_must_act(scope: &Scope, state: &State) -> bool {
    if scope.kernel().progress(&state.case).unwrap() != Progress::Open {
        return true;
    }
    let due = scope.kernel().due(&state.case, None, state.now).unwrap();
    let known = |role: &str| scope.cast.iter().any(|who| who.role == role);
    !due.is_empty() && due.iter().all(|item| known(item.bearer.as_str()))
}

fn every_duty_has_a_date(scope: &Scope, state: &State) -> bool {
    let due = serde_json::to_value(scope.kernel().due(&state.case, None, state.now).unwrap()).unwrap();
    let next = scope.kernel().next_due(&state.case).unwrap().is_some();
    let listed = state.seen.clocks.iter().all(|(name, clock)| {
        let (period, _) = name;
        let item = due.as_array().unwrap().iter().find(|item| clock_key(item) == *name);
        let right = ["supplement", "be_heard", "ask_review", "hear_accuser", "influence"].contains(&period.as_str());
        match clock.state {
            // Running, with the date that its entries gave it, and not past it.
            "running" => item.is_some_and(|item| {
                stage::written(&item["due"]["due"]) == clock.due && item["days_left"].as_i64() >= Some(0)
            }),
            // Standing still: until an event, or until its cap.
            "suspended" => item.is_some_and(|item| item["suspended"] == true) && next,
            "lapsed" if !right => item.is_some_and(|item| item["overdue"] == true),
            "lapsed" | "ended" | "late" | "cancelled" => item.is_none(),
            other => panic!("{other}"),
        }
    });
    listed && due.as_array().unwrap().len() <= state.seen.clocks.len()
}

fn confluence(scope: &Scope, state: &State) -> bool {
    let kernel = scope.kernel();
    let days = 12;
    let once = kernel.tick(&state.case, scope.later(state.now, days)).unwrap();
    let mut case = state.case.clone();
    let mut daily = Vec::new();
    for day in 0..=days {
        for record in kernel.tick(&case, scope.later(state.now, day)).unwrap() {
            case = kernel.apply(&case, &record).unwrap();
            daily.push(record);
        }
    }
    once == daily
}

/// Two facts of one day, entered one way round and the other: what runs, and until when, is the same.
fn in_any_order(scope: &Scope, state: &State) -> bool {
    if !state.key.is_multiple_of(PART) {
        return true;
    }
    let facts = ["find", "submit", "waive", "accuse", "file", "send", "report_stage"];
    let is_fact = |(_, body): &(Who, Value)| facts.iter().any(|kind| body.get(*kind).is_some());
    let told: Vec<(Who, Value)> = scope.offered(state).into_iter().filter(is_fact).take(5).collect();
    let clocks = |order: [&(Who, Value); 2]| {
        let mut after = state.clone();
        for (who, body) in order {
            let records = scope.done(&after.case, after.now, who, body)?;
            after = scope.next(&after, after.now, after.days, records);
        }
        Some(after.seen.clocks)
    };
    let pairs = told.iter().enumerate().flat_map(|(place, one)| told[..place].iter().map(move |other| (one, other)));
    // Where one of them rules the other out, they are not the same facts.
    let same = |(one, other)| match (clocks([one, other]), clocks([other, one])) {
        (Some(one), Some(other)) => one == other,
        (None, _) | (_, None) => true,
    };
    { pairs }.all(same)
}

/// A ledger is sound as it was handled, and not with anything left out of its last entry, hashed anew or not.
fn audited(scope: &Scope, state: &State) -> bool {
    // Every ledger is the beginning of others; of all of them a part is read again.
    if !state.key.is_multiple_of(PART) {
        return true;
    }
    let sound = |text: &str| audit(scope.kernel(), text, None).is_sound();
    let text = stage::stored(state.records.iter().map(Arc::as_ref));
    let mut last = serde_json::to_value(state.records.last().unwrap().as_ref()).unwrap();
    last["entry"]["effects"].as_array_mut().unwrap().pop();
    last["hash"] = json!(stage::hash_of(&last["entry"]));
    let before = text.trim_end().rsplit_once('\n').map_or("", |(before, _)| before);
    sound(&text) && !sound(&format!("{before}\n{last}\n"))
}

fn replaying(scope: &Scope, state: &State) -> bool {
    let replayed = scope.kernel().replay(state.records.iter().map(Arc::as_ref));
    replayed.is_ok_and(|case| case == state.case)
}

/// Explores a scope to its bounds; every property holds in every state, and at least so many states were seen.
fn explore(scope: Scope, least: usize, wanted: &[&str]) {
    let checker = scope.checker().threads(2).spawn_bfs().join();
    let states = checker.unique_state_count();
    if let Some((property, path)) = checker.discoveries().into_iter().next() {
        let last = path.last_state().clone();
        let steps: Vec<String> = path
            .into_actions()
            .iter()
            .map(|step| match step {
                Step::Act(who, body) => format!("{} as {}: {body}", who.id, who.role),
                Step::Lie(who, body) => format!("{} lies as {} of {:?}: {body}", who.id, who.role, who.organ),
                Step::Due => "until something runs out".to_owned(),
                Step::Day => "a day".to_owned(),
            })
            .collect();
        let due = serde_json::to_string(&checker.model().kernel().due(&last.case, None, last.now).unwrap()).unwrap();
        panic!("{property}\n{}\n{due}\n{:?}\n{states} states", steps.join("\n"), last.seen.clocks);
    }
    // The size is told also where a test passes.
    let lied = checker.model().lied.load(Ordering::Relaxed);
    let name = std::thread::current().name().unwrap_or_default().to_owned();
    let told = format!("{name}: {states} states, {} deep, {lied} lies believed\n", checker.max_depth());
    std::io::stderr().write_all(told.as_bytes()).unwrap();
    assert!(states >= least, "{states} states");
    let reached = checker.model().reached.lock().unwrap();
    for wanted in wanted {
        assert!(reached.contains(*wanted), "{wanted} was never reached: {reached:?}");
    }
}

const RAISED: &str = r#"{"raise": {"channel": "own_motion"}}"#;
const APPLIED: &str = r#"{"raise": {"channel": "application", "documents": ["application"]}}"#;
const IN_SCOPE: &str = r#"{"find": {"fact": "in_scope", "answer": "yes"}}"#;
const ADMIT: &str = r#"{"decide": {"table": "admission", "outcome": "admitted"}}"#;
const CARELESS: &str = r#"{"find": {"fact": "state", "answer": "careless"}}"#;
const KNOWING: &str = r#"{"find": {"fact": "state", "answer": "knowing"}}"#;
const RETURN: &str =
    r#"{"return": {"reasons": {"salt": "00000000000000000000000000000001", "text": "they do not agree"}}}"#;
const NO_GAIN: &str = r#"{"find": {"fact": "gain", "answer": "no"}}"#;
const GAIN: &str = r#"{"find": {"fact": "gain", "answer": "yes"}}"#;
const REPORT: &str = r#"{"submit": {"document": "report"}}"#;
const NOTICE: &str =
    r#"{"send": {"document": "notice", "to": "person", "contemplates": [{"outcome": "not_tolerated"}]}}"#;
const STATEMENT: &str = r#"{"submit": {"document": "statement"}}"#;
const SERVE: &str = r#"{"send": {"document": "decision", "to": "person", "about": "tolerance"}}"#;
const ORDER: &str =
    r#"{"send": {"document": "order", "to": "person", "items": [{"id": "item-1", "bearer": "person"}]}}"#;
const CORRECTED: &str = r#"{"submit": {"document": "correction_report", "about": "correction/item-1"}}"#;
const NOT_PUT_RIGHT: &str = r#"{"decide": {"table": "correction", "outcome": "failed", "about": "correction/item-1",
    "reasons": {"salt": "00000000000000000000000000000002", "text": "nothing was done"}}}"#;
const MITIGATED: &str = r#"{"decide": {"table": "tolerance", "outcome": "mitigated", "documents": ["decision"],
    "votes": [{"member": "decider-1", "vote": "for"}, {"member": "decider-2", "vote": "for"}]}}"#;
const EXEMPT: &str = r#"{"decide": {"table": "tolerance", "outcome": "exempt", "documents": ["decision"],
    "votes": [{"member": "decider-1", "vote": "for"}, {"member": "decider-2", "vote": "for"}],
    "reasons": {"salt": "00000000000000000000000000000005", "text": "nobody had been there before"}}}"#;
const NOT_TOLERATED: &str = r#"{"decide": {"table": "tolerance", "outcome": "not_tolerated", "documents": ["decision"],
    "votes": [{"member": "decider-1", "vote": "for"}, {"member": "decider-2", "vote": "for"}]}}"#;

/// Admitted on the officer's own motion.
const ADMITTED: &[(&str, &str)] = &[("officer-1", RAISED), ("officer-1", IN_SCOPE), ("officer-1", ADMIT)];

/// Reported, with findings that permit tolerance.
const REPORTED: &[(&str, &str)] = &[
    ("officer-1", RAISED),
    ("officer-1", IN_SCOPE),
    ("officer-1", ADMIT),
    ("verifier-1", CARELESS),
    ("verifier-2", NO_GAIN),
    ("verifier-2", REPORT),
];

/// Applied for, within the scope.
const RAISED_FOR: &[(&str, &str)] = &[("person-1", APPLIED), ("officer-1", IN_SCOPE)];

/// Reported, and told of what is contemplated.
const TOLD: &[(&str, &str)] = &[
    ("officer-1", RAISED),
    ("officer-1", IN_SCOPE),
    ("officer-1", ADMIT),
    ("verifier-1", CARELESS),
    ("verifier-2", NO_GAIN),
    ("verifier-2", REPORT),
    ("officer-1", NOTICE),
];

/// Reported and returned; the verifiers do not agree any more.
const RETURNED: &[(&str, &str)] = &[
    ("officer-1", RAISED),
    ("officer-1", IN_SCOPE),
    ("officer-1", ADMIT),
    ("verifier-1", CARELESS),
    ("verifier-2", NO_GAIN),
    ("verifier-2", REPORT),
    ("decider-1", RETURN),
    ("verifier-2", KNOWING),
];

/// Reported in a proceeding that has come to a decision: approval is needed.
const TO_APPROVE: &[(&str, &str)] = &[
    ("supervisor-1", r#"{"report_stage": {"stage": "decided"}}"#),
    ("officer-1", RAISED),
    ("officer-1", IN_SCOPE),
    ("officer-1", ADMIT),
    ("verifier-1", CARELESS),
    ("verifier-2", NO_GAIN),
    ("verifier-2", REPORT),
    ("officer-1", NOTICE),
    ("person-1", STATEMENT),
];

/// Tolerated in part.
const DECIDED: &[(&str, &str)] = &[
    ("officer-1", RAISED),
    ("officer-1", IN_SCOPE),
    ("officer-1", ADMIT),
    ("verifier-1", CARELESS),
    ("verifier-2", NO_GAIN),
    ("verifier-2", REPORT),
    ("officer-1", NOTICE),
    ("person-1", STATEMENT),
    ("decider-1", MITIGATED),
    ("officer-1", SERVE),
];

/// Tolerated in full, where less was permitted.
const EXEMPTED: &[(&str, &str)] = &[
    ("officer-1", RAISED),
    ("officer-1", IN_SCOPE),
    ("officer-1", ADMIT),
    ("verifier-1", CARELESS),
    ("verifier-2", NO_GAIN),
    ("verifier-2", REPORT),
    ("officer-1", NOTICE),
    ("person-1", STATEMENT),
    ("decider-1", EXEMPT),
    ("officer-1", SERVE),
];

/// Not tolerated: a bottom line was found.
const REFUSED: &[(&str, &str)] = &[
    ("officer-1", RAISED),
    ("officer-1", IN_SCOPE),
    ("officer-1", ADMIT),
    ("verifier-1", CARELESS),
    ("verifier-2", GAIN),
    ("verifier-2", REPORT),
    ("officer-1", NOTICE),
    ("person-1", STATEMENT),
    ("decider-1", NOT_TOLERATED),
    ("officer-1", SERVE),
];

/// Tolerated, with something to put right.
const ORDERED: &[(&str, &str)] = &[
    ("officer-1", RAISED),
    ("officer-1", IN_SCOPE),
    ("officer-1", ADMIT),
    ("verifier-1", CARELESS),
    ("verifier-2", NO_GAIN),
    ("verifier-2", REPORT),
    ("officer-1", NOTICE),
    ("person-1", STATEMENT),
    ("decider-1", MITIGATED),
    ("officer-1", SERVE),
    ("officer-1", ORDER),
];

/// Ordered to put it right, and it was not.
const FAILED: &[(&str, &str)] = &[
    ("officer-1", RAISED),
    ("officer-1", IN_SCOPE),
    ("officer-1", ADMIT),
    ("verifier-1", CARELESS),
    ("verifier-2", NO_GAIN),
    ("verifier-2", REPORT),
    ("officer-1", NOTICE),
    ("person-1", STATEMENT),
    ("decider-1", MITIGATED),
    ("officer-1", SERVE),
    ("officer-1", ORDER),
    ("person-1", CORRECTED),
    ("verifier-1", NOT_PUT_RIGHT),
];

#[test]
fn the_way_in() {
    let acts = &["raise", "withdraw", "find in_scope", "decide admission", "submit application"];
    explore(Scope::new(&[], acts, 0, 6), 150, &["admission admitted", "admission returned", "admission refused"]);
}

#[test]
fn the_record_of_a_reform() {
    let acts = &["file", "close_filing", "decide filing", "raise own_motion"];
    explore(Scope::new(&[], acts, 0, 6), 60, &["filing accepted", "filing refused", "deemed_decided"]);
}

#[test]
fn verification() {
    let acts = &[
        "find verifier-1",
        "find verifier-2",
        "adopt decider-1",
        "submit report verifier-1",
        "send notice",
        "waive statement",
        "decide tolerance decider-1",
    ];
    explore(
        Scope::new(ADMITTED, acts, 0, 10),
        150,
        &["adopted", "tolerance not_tolerated", "tolerance mitigated", "tolerance exempt"],
    );
}

#[test]
fn hearing_and_decision() {
    let acts = &[
        "send notice",
        "submit statement",
        "waive statement",
        "return",
        "find verifier-2 knowing",
        "adopt decider-1",
        "submit report verifier-1",
        "decide tolerance",
        "send decision tolerance",
    ];
    explore(
        Scope::new(REPORTED, acts, 0, 11),
        150,
        &["tolerance mitigated", "tolerance exempt", "adopted", "received_by"],
    );
}

#[test]
fn hearing_and_decision_after_a_return() {
    let acts = &[
        "adopt decider-1",
        "submit report verifier-1",
        "send notice",
        "waive statement",
        "decide tolerance",
        "send decision tolerance",
    ];
    explore(
        Scope::new(RETURNED, acts, 0, 16),
        100,
        &["adopted", "tolerance not_tolerated", "tolerance mitigated", "received_by"],
    );
}

#[test]
fn approval() {
    let acts = &["return", "submit report verifier-1", "decide tolerance", "approve", "send decision tolerance"];
    explore(
        Scope::new(TO_APPROVE, acts, 0, 14),
        100,
        &["awaits_approval", "approved", "tolerance exempt", "received_by"],
    );
}

#[test]
fn review_of_tolerance() {
    let acts = &[
        "request",
        "find verifier-3 gain",
        "decide relief",
        "restore superior-1",
        "submit report verifier-3",
        "assign tolerance",
        "decide tolerance",
        "send decision tolerance",
    ];
    explore(
        Scope::new(DECIDED, acts, 0, 16),
        100,
        &[
            "varied",
            "annulled",
            "became_final",
            "reinstated",
            "relief upheld",
            "tolerance exempt",
            "tolerance mitigated",
        ],
    );
}

#[test]
fn what_a_review_sends_back() {
    let acts = &[
        "request",
        "decide relief annulled",
        "find verifier-3 gain",
        "submit report verifier-3",
        "assign tolerance",
        "send notice",
        "waive statement",
        "decide tolerance",
        "send decision tolerance",
    ];
    explore(Scope::new(EXEMPTED, acts, 0, 17), 50, &["annulled", "tolerance exempt"]);
}

#[test]
fn review_of_a_refusal() {
    let acts = &[
        "request",
        "find verifier-3 gain no",
        "decide relief",
        "restore superior-1",
        "submit report verifier-3",
        "assign tolerance",
        "decide tolerance",
        "send decision tolerance",
    ];
    explore(
        Scope::new(REFUSED, acts, 0, 16),
        100,
        &["varied", "annulled", "became_final", "relief upheld", "tolerance exempt"],
    );
}

#[test]
fn correction() {
    let acts = &[
        "submit correction_report",
        "decide correction verifier-1",
        "decide revocation",
        "send notice",
        "submit statement",
        "waive statement",
        "submit report verifier-1",
        "decide tolerance",
    ];
    explore(
        Scope::new(ORDERED, acts, 0, 18),
        100,
        &[
            "correction done",
            "correction failed",
            "correction impossible",
            "deemed_decided",
            "revocation revoked",
            "revocation reopened",
        ],
    );
}

#[test]
fn revocation() {
    let acts = &[
        "submit correction_report",
        "decide correction verifier-1",
        "decide revocation",
        "send notice",
        "waive statement",
        "submit report verifier-1",
        "decide tolerance",
    ];
    explore(
        Scope::new(FAILED, acts, 0, 20),
        100,
        &["revocation revoked", "revocation reopened", "tolerance mitigated"],
    );
}

#[test]
fn accusation_and_clarification() {
    let acts = &[
        "accuse",
        "send accuser_notice",
        "find verifier-1 basis",
        "find verifier-1 harm",
        "submit accuser_statement",
        "waive accuser_statement",
        "decide accusation",
        "decide clarification",
        "send letter",
    ];
    explore(
        Scope::new(&[], acts, 0, 8),
        100,
        &["accusation true", "accusation mistaken", "accusation false", "clarification clarify"],
    );
}

#[test]
fn competence_and_clocks() {
    let acts = &[
        "dispute",
        "decide competence",
        "extend officer-1",
        "find verifier-1 careless",
        "find verifier-2 gain no",
        "submit report verifier-1",
        "decide tolerance",
    ];
    explore(Scope::new(ADMITTED, acts, 0, 8), 100, &["suspended", "resumed", "extended", "competence moved"]);
}

// With people who lie

#[test]
fn liars_on_the_way_in() {
    let acts = &["raise", "withdraw", "find in_scope", "decide admission", "submit application"];
    explore(Scope::new(RAISED_FOR, acts, 0, 5).lying(), 50, &["admission admitted", "admission returned"]);
}

#[test]
fn liars_at_a_hearing() {
    let acts = &["submit statement", "waive statement", "decide tolerance decider-1"];
    explore(Scope::new(TOLD, acts, 0, 11).lying(), 15, &["heard", "tolerance mitigated"]);
}

#[test]
fn liars_in_relief() {
    let acts = &["request", "find verifier-3 gain", "decide relief", "restore superior-1", "accuse"];
    explore(Scope::new(DECIDED, acts, 0, 14).lying(), 50, &["relief upheld", "annulled", "reinstated"]);
}

#[test]
fn liars_who_correct_and_revoke() {
    let acts = &["send notice", "submit statement", "decide revocation", "submit correction_report"];
    explore(Scope::new(FAILED, acts, 0, 17).lying(), 50, &["revocation revoked", "revocation reopened"]);
}

/// The small procedure with two accusations and two filings.
fn twofold() -> Stage {
    Stage::small_with(|book| {
        let acts = book["acts"].as_array_mut().unwrap().iter_mut();
        acts.filter(|grant| grant["act"] == "accuse").for_each(|grant| grant["times"] = json!(2));
    })
}

#[test]
fn two_accusations_and_two_filings_at_once() {
    let acts = &["file", "decide filing", "waive accuser_statement", "decide accusation"];
    let twofold = Scope::new(TWOFOLD, acts, 0, 8).under(twofold()).lying();
    explore(twofold, 50, &["filing accepted", "accusation false"]);
}

const ACCUSE: [&str; 2] = [
    r#"{"accuse": {"accusation": "accusation-1",
        "accuser": {"salt": "00000000000000000000000000000003", "text": "somebody"}}}"#,
    r#"{"accuse": {"accusation": "accusation-2",
        "accuser": {"salt": "00000000000000000000000000000004", "text": "somebody"}}}"#,
];
const FILE: &str = r#"{"file": {"document": "filing_form", "filing": "reform-1"}}"#;

const FABRICATED: &str = r#"{"find": {"fact": "basis", "answer": "fabricated", "about": "accusation/accusation-2"}}"#;
const ACCUSER_NOTICE: &str = r#"{"send": {"document": "accuser_notice", "to": "accuser",
    "about": "accusation/accusation-2", "contemplates": [{"outcome": "false"}]}}"#;

/// Accused twice, one of them made up, and something on record.
const TWOFOLD: &[(&str, &str)] = &[
    ("accuser-1", ACCUSE[0]),
    ("accuser-1", ACCUSE[1]),
    ("person-1", FILE),
    ("verifier-1", FABRICATED),
    ("officer-1", ACCUSER_NOTICE),
];

/// A calendar that knows the first week, and what holds in any other.
fn ending() -> Calendar {
    let calendar = json!({"format": "distinguo.calendar/1", "id": "mon-fri", "title": {"en": "A week", "zh": "一周"},
        "weekend": ["saturday", "sunday"],
        "beyond": {"weekdays_off_a_year": 3, "days_off_in_a_row": 4, "weekend_days_worked_a_year": 2,
            "nature": "parameter", "source": {"en": "made up", "zh": "虚构"}},
        "editions": [{"id": "week", "known_from": "2026-01-01",
            "covers": {"from": "2026-01-01", "until": "2026-03-06"}, "days": []}]});
    Calendar::load(&calendar.to_string()).unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn a_calendar_that_ends() {
    let acts = &["raise", "find in_scope", "decide admission", "submit application", "file", "decide filing"];
    let stage = || Stage::of(stage::SMALL, Some(ending()));
    explore(Scope::new(&[], acts, 1, 5).under(stage()), 50, &["admission admitted", "deemed_decided", "lapsed"]);
    let acts = &["send notice", "submit statement", "decide tolerance decider-1", "send decision tolerance", "request"];
    explore(Scope::new(REPORTED, acts, 0, 11).under(stage()), 50, &["heard", "lapsed", "tolerance mitigated"]);
    let acts = &["submit statement", "waive statement", "decide tolerance decider-1"];
    explore(Scope::new(TOLD, acts, 0, 11).under(stage()).lying(), 15, &["heard", "lapsed", "tolerance mitigated"]);
}
