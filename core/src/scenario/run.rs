//! Trying scenarios: the kernel is driven through each, and what it comes to is held against what is expected.

use super::opening::{Names, instant, opening, step};
use super::{Expected, Found, Scenario, Scenarios, Step};
use crate::case::{Act, DueItem};
use crate::determination::{Findings, Outcome, TableResult, determine};
use crate::document::{Id, Json, canonical_text};
use crate::error::{Code, Problem, Problems};
use crate::kernel::{Kernel, Ledger};
use crate::rulebook::Rulebook;
use crate::sorted::Set;
use crate::time::{Calendar, Date, Instant};

/// What came of a scenario.
///
/// ```
/// # use distinguo::rulebook::Rulebook;
/// # use distinguo::scenario::Scenarios;
/// let scenarios = Scenarios::load(r#"{"format": "distinguo.scenarios/1", "rulebook": "cn.hunan.clarification",
///     "scenarios": [{"name": "untrue", "findings": {"allegation": "untrue"},
///         "expect": [{"table": "accusation", "permits": ["false"]}]}]}"#).unwrap();
/// let book = Rulebook::shipped("cn.hunan.clarification").unwrap();
/// let tried = scenarios.try_on(&book, None).unwrap();
/// let check = tried[0].checks.iter().find(|check| !check.agrees()).unwrap();
/// // An accuser is presumed honest.
/// assert_eq!((check.expected[0].as_str(), check.found[0].as_str()), ("false", "mistaken"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// What the scenario shows.
    pub name: String,
    /// Everything that was expected, and what was found.
    pub checks: Vec<Check>,
    /// What of the rulebook it touched.
    pub covered: Covered,
}

impl Tried {
    /// Whether the rulebook agrees with all of it.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.checks.iter().all(Check::agrees)
    }
}

/// One thing that was expected. Both sides are lists of ids, codes or days, in order.
///
/// ```
/// # use distinguo::rulebook::Rulebook;
/// # use distinguo::scenario::{Scenarios, Subject};
/// # let scenarios = Scenarios::load(r#"{"format": "distinguo.scenarios/1", "rulebook": "cn.hunan.clarification",
/// #     "scenarios": [{"name": "true", "findings": {"allegation": "true"},
/// #         "expect": [{"table": "accusation", "permits": ["true"]}]}]}"#).unwrap();
/// # let book = Rulebook::shipped("cn.hunan.clarification").unwrap();
/// let tried = scenarios.try_on(&book, None).unwrap();
/// assert!(matches!(tried[0].checks[0].subject, Subject::Permits(_)));
/// assert_eq!(tried[0].checks[0].pointer, "/scenarios/0/expect/0/permits");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Where it is written.
    pub pointer: String,
    /// The day of its step.
    pub on: Option<Date>,
    /// What it is about.
    pub subject: Subject,
    /// What was expected.
    pub expected: Vec<String>,
    /// What was found.
    pub found: Vec<String>,
}

impl Check {
    /// Whether the two are the same.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.expected == self.found
    }
}

/// What something that was expected is about.
///
/// ```
/// use distinguo::document::Id;
/// use distinguo::scenario::Subject;
/// assert_eq!(Subject::Due(Id::new("judge").unwrap()).id().unwrap().as_str(), "judge");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Subject {
    /// The outcomes that a table permits.
    Permits(Id),
    /// The outcomes that a table cannot come to.
    Never(Id),
    /// The normal outcome of a table.
    Normally(Id),
    /// The rows that apply.
    Rows(Id),
    /// The facts that a table still needs.
    Open(Id),
    /// Whether the findings contradict each other.
    Contradictory,
    /// Whether an act is possible: nothing, or the code of its refusal.
    Refused,
    /// The day on which a period ends.
    Due(Id),
    /// The periods that are overdue.
    Overdue,
    /// The periods that do not run any more.
    Over,
    /// The outcome with which a table was decided.
    Decided(Id),
}

impl Subject {
    /// The table or the period.
    #[must_use]
    pub const fn id(&self) -> Option<&Id> {
        match self {
            Self::Permits(id)
            | Self::Never(id)
            | Self::Normally(id)
            | Self::Rows(id)
            | Self::Open(id)
            | Self::Due(id)
            | Self::Decided(id) => Some(id),
            Self::Contradictory | Self::Refused | Self::Overdue | Self::Over => None,
        }
    }
}

/// What scenarios touch of a rulebook.
///
/// ```
/// # use distinguo::rulebook::Rulebook;
/// use distinguo::scenario::Covered;
/// let book = Rulebook::shipped("cn.hunan.clarification").unwrap();
/// let all = Covered::all(&book);
/// assert_eq!(all.rows().count(), 7);
/// assert!(all.periods().any(|period| period.as_str() == "judge"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Covered {
    rows: Set<(Id, Id)>,
    clauses: Set<Id>,
    periods: Set<Id>,
}

impl Covered {
    /// Everything there is to touch: every row, every period, and every clause that a row, a grant or a period rests on.
    #[must_use]
    pub fn all(book: &Rulebook) -> Self {
        let mut all = Self::default();
        let document = &book.model().document;
        for table in &document.tables {
            for row in &table.rows {
                all.row(book, &table.id, &row.id);
            }
        }
        for period in &document.periods {
            all.period(book, &period.id);
        }
        for grant in &document.acts {
            all.clauses.extend(grant.clause.iter().cloned());
        }
        all
    }

    /// The rows that applied, each with its table.
    pub fn rows(&self) -> impl Iterator<Item = (&Id, &Id)> {
        self.rows.iter().map(|(table, row)| (table, row))
    }

    /// The clauses that something which applied rests on.
    pub fn clauses(&self) -> impl Iterator<Item = &Id> {
        self.clauses.iter()
    }

    /// The periods that ran.
    pub fn periods(&self) -> impl Iterator<Item = &Id> {
        self.periods.iter()
    }

    /// Adds what another touched.
    pub fn add(&mut self, other: &Self) {
        self.rows.extend(other.rows.iter().cloned());
        self.clauses.extend(other.clauses.iter().cloned());
        self.periods.extend(other.periods.iter().cloned());
    }

    fn row(&mut self, book: &Rulebook, table: &Id, row: &Id) {
        let written = book.model().document.tables.iter().find(|known| known.id == *table);
        if let Some(written) = written.and_then(|table| table.rows.iter().find(|known| known.id == *row)) {
            self.clauses.extend(written.clause.iter().cloned());
            self.rows.insert((table.clone(), row.clone()));
        }
    }

    fn period(&mut self, book: &Rulebook, period: &Id) {
        if let Some(written) = book.model().document.periods.iter().find(|known| known.id == *period) {
            self.clauses.extend(written.clause.iter().cloned());
            self.periods.insert(period.clone());
        }
    }

    fn act(&mut self, book: &Rulebook, act: &Act) {
        let deed = act.act.deed();
        let grants = book.model().document.acts.iter();
        let granted = grants.filter(|grant| grant.act == deed && grant.by.contains(act.actor().role()));
        granted.for_each(|grant| self.clauses.extend(grant.clause.iter().cloned()));
    }
}

impl Scenarios {
    /// Tries all of them on a rulebook, with the calendar that it needs where that does not ship.
    ///
    /// # Errors
    ///
    /// What is wrong with the scenarios themselves: names that the rulebook does not know, acts that are none.
    pub fn try_on(&self, book: &Rulebook, calendar: Option<Calendar>) -> Result<Vec<Tried>, Problems> {
        let mut problems = Problems::new();
        let other = self.rulebook != *book.id() || self.version().is_some_and(|version| version != book.version());
        if other {
            let version = self.version().map(|version| format!("@{version}")).unwrap_or_default();
            let problem = Problem::new(Code::OtherBook, "/rulebook").given(format_args!("{}{version}", self.rulebook));
            return Err(problem.expected(format_args!("{}@{}", book.id(), book.version())).into());
        }
        let driven = self.scenarios.iter().any(|scenario| scenario.opened.is_some());
        let kernel = if driven { Some(Kernel::new(book.clone(), calendar)?) } else { None };
        let mut tried = Vec::new();
        for (number, scenario) in self.scenarios.iter().enumerate() {
            match scenario.try_on(book, kernel.as_ref(), &format!("/scenarios/{number}")) {
                Ok(one) => tried.push(one),
                Err(found) => problems.extend(found),
            }
        }
        if problems.is_empty() { Ok(tried) } else { Err(problems) }
    }
}

impl Scenario {
    fn try_on(&self, book: &Rulebook, kernel: Option<&Kernel>, pointer: &str) -> Result<Tried, Problems> {
        let mut tried = Tried { name: self.name.clone(), checks: Vec::new(), covered: Covered::default() };
        match (&self.opened, kernel) {
            (Some(opened), Some(kernel)) => {
                let names = Names::of(book, opened);
                let at = format!("{pointer}/opened");
                let open = opening(kernel, opened, &names).map_err(|problems| problems.at(&at))?;
                let mut drive = Drive { kernel, ledger: Ledger::new(), tried: &mut tried };
                drive.act(&open, &at, None);
                for (number, written) in self.steps.iter().enumerate() {
                    drive.step(number, written, &names, &format!("{pointer}/steps/{number}"))?;
                }
            }
            (Some(_), None) | (None, _) => self.state(book, pointer, &mut tried)?,
        }
        Ok(tried)
    }

    /// Findings as they are stated.
    fn state(&self, book: &Rulebook, pointer: &str, tried: &mut Tried) -> Result<(), Problems> {
        let findings = Findings::load(&self.findings(book))?;
        let determination = determine(book, &findings).map_err(|problems| self.pointed(&problems, pointer))?;
        let contradictory = |found: bool| Check {
            pointer: format!("{pointer}/contradictory"),
            on: None,
            subject: Subject::Contradictory,
            expected: vec![self.contradictory.to_string()],
            found: vec![found.to_string()],
        };
        match &determination.result {
            Outcome::Contradictory { .. } => tried.checks.push(contradictory(true)),
            Outcome::Determined { tables, .. } => {
                if self.contradictory {
                    tried.checks.push(contradictory(false));
                }
                for (number, expected) in self.expect.iter().enumerate() {
                    let Some(table) = tables.iter().find(|table| table.table == expected.table) else { continue };
                    expected.check(table, &format!("{pointer}/expect/{number}"), &mut tried.checks);
                }
                for table in tables {
                    for row in table.if_decided_now.rows() {
                        tried.covered.row(book, &table.table, row);
                    }
                }
            }
        }
        Ok(())
    }

    /// The findings document that is meant.
    fn findings(&self, book: &Rulebook) -> String {
        let text = |text: &str| Json::String(text.to_owned().into());
        let object = |fields: Vec<(&'static str, Json<'static>)>| {
            Json::Object(fields.into_iter().map(|(name, value)| (name.into(), value)).collect())
        };
        let finding = |(fact, found): (&Id, &Found)| {
            let found = match found {
                Found::Answer(answer) => ("answer", text(answer.as_str())),
                Found::Amount(amount) => ("amount", Json::Integer(*amount)),
            };
            object(vec![("fact", text(fact.as_str())), found])
        };
        let read = |(table, outcome): (&Id, &Id)| {
            object(vec![("table", text(table.as_str())), ("outcome", text(outcome.as_str()))])
        };
        let mut tables: Vec<&Id> = Vec::new();
        for expected in &self.expect {
            if !tables.contains(&&expected.table) {
                tables.push(&expected.table);
            }
        }
        let mut under = vec![
            ("rulebook", text(book.id().as_str())),
            ("findings", Json::Array(self.findings.0.iter().map(finding).collect())),
            ("read", Json::Array(self.read.0.iter().map(read).collect())),
        ];
        if !tables.is_empty() {
            under.push(("tables", Json::Array(tables.into_iter().map(|table| text(table.as_str())).collect())));
        }
        let format = text("distinguo.findings/1");
        canonical_text(&object(vec![("format", format), ("under", Json::Array(vec![object(under)]))]))
    }

    /// Problems of that document, at their places in the scenario.
    fn pointed(&self, problems: &Problems, pointer: &str) -> Problems {
        let mut moved = Problems::new();
        for problem in problems {
            let steps: Vec<&str> = problem.pointer().split('/').skip(3).collect();
            let number = |text: &str| text.parse::<usize>().ok();
            let place = match steps.as_slice() {
                ["findings", place, ..] => {
                    let fact = number(place).and_then(|place| self.findings.0.iter().nth(place));
                    fact.map(|(fact, _)| format!("/findings/{fact}"))
                }
                ["read", place, ..] => {
                    let table = number(place).and_then(|place| self.read.0.iter().nth(place));
                    table.map(|(table, _)| format!("/read/{table}"))
                }
                // Of several expectations of one table, the first.
                ["tables", ..] => self.misnamed(problem),
                _ => None,
            };
            moved.push(problem.clone().moved(&format!("{pointer}{}", place.unwrap_or_default())));
        }
        moved
    }

    fn misnamed(&self, problem: &Problem) -> Option<String> {
        let message = problem.message(crate::error::Language::En);
        let place = self.expect.iter().position(|expected| message.contains(&format!("`{}`", expected.table)))?;
        Some(format!("/expect/{place}/table"))
    }
}

impl Expected {
    fn check(&self, found: &TableResult, pointer: &str, checks: &mut Vec<Check>) {
        let mut check = |field: &str, subject: Subject, expected: Vec<String>, found: Vec<String>| {
            checks.push(Check { pointer: format!("{pointer}/{field}"), on: None, subject, expected, found });
        };
        let table = || self.table.clone();
        let now = &found.if_decided_now;
        if let Some(permits) = &self.permits {
            // In the order in which they are expected, whatever the order of the rulebook.
            let order = |id: &Id| permits.iter().position(|known| known == id).unwrap_or(usize::MAX);
            let mut permitted: Vec<&Id> = now.permits().iter().collect();
            permitted.sort_by_key(|id| order(id));
            check("permits", Subject::Permits(table()), names(permits), names(permitted));
        }
        if !self.never.is_empty() {
            let kept = self.never.iter().filter(|outcome| !found.possible.contains(outcome));
            check("never", Subject::Never(table()), names(&self.never), names(kept));
        }
        if let Some(normally) = &self.normally {
            check("normally", Subject::Normally(table()), names([normally]), names(now.normally()));
        }
        if let Some(rows) = &self.rows {
            check("rows", Subject::Rows(table()), names(rows), names(now.rows()));
        }
        if let Some(open) = &self.open {
            let order = |id: &Id| open.iter().position(|known| known == id).unwrap_or(usize::MAX);
            let mut asked: Vec<&Id> = found.open.iter().map(|open| &open.fact).chain(&found.unassessed).collect();
            asked.sort_by_key(|id| (order(id), id.as_str().to_owned()));
            asked.dedup();
            check("open", Subject::Open(table()), names(open), names(asked));
        }
    }
}

fn names<'i>(ids: impl IntoIterator<Item = &'i Id>) -> Vec<String> {
    ids.into_iter().map(ToString::to_string).collect()
}

/// A case on its way through the steps of a scenario.
struct Drive<'d> {
    kernel: &'d Kernel,
    ledger: Ledger,
    tried: &'d mut Tried,
}

impl Drive<'_> {
    /// Does an act, and checks whether it is possible.
    fn act(&mut self, act: &Act, pointer: &str, refused: Option<&str>) {
        let book = self.kernel.rulebook();
        let found = match self.ledger.handle(self.kernel, act) {
            Ok(_) => {
                self.tried.covered.act(book, act);
                Vec::new()
            }
            Err(refusal) => {
                self.tried.covered.clauses.extend(refusal.cited().iter().cloned());
                vec![refusal.code().as_str().to_owned()]
            }
        };
        self.look(act.at());
        let expected: Vec<String> = refused.map(str::to_owned).into_iter().collect();
        let on = Some(self.kernel.day(act.at()));
        self.tried.checks.push(Check { pointer: pointer.to_owned(), on, subject: Subject::Refused, expected, found });
    }

    fn step(&mut self, number: usize, written: &Step, names: &Names, pointer: &str) -> Result<(), Problems> {
        let now = match step(self.kernel, number, written, names) {
            Some(act) => {
                let act = act.map_err(|problems| within(&problems, pointer))?;
                let field = if written.refused.is_some() { "refused" } else { "do" };
                self.act(&act, &format!("{pointer}/{field}"), written.refused.as_deref());
                act.at()
            }
            None => {
                let now = instant(self.kernel, written.on, true);
                // Where time cannot pass, what was expected of it is not found either.
                let _ = self.ledger.tick(self.kernel, now);
                now
            }
        };
        let items = self.look(now);
        self.check(written, &items, now, pointer);
        Ok(())
    }

    /// What runs at an instant; all of it is touched, and what was decided.
    fn look(&mut self, now: Instant) -> Vec<DueItem> {
        let book = self.kernel.rulebook();
        let items = self.kernel.due(self.ledger.case(), None, now).unwrap_or_default();
        for item in &items {
            self.tried.covered.period(book, &item.period);
        }
        if let Ok(Some(view)) = self.kernel.view(self.ledger.case()) {
            for decision in &view.decisions {
                for row in &decision.rows {
                    self.tried.covered.row(book, &decision.table, row);
                }
            }
        }
        items
    }

    fn check(&mut self, written: &Step, items: &[DueItem], now: Instant, pointer: &str) {
        let on = Some(self.kernel.day(now));
        let view = self.kernel.view(self.ledger.case()).ok().flatten();
        let mut check = |field: String, subject: Subject, expected: Vec<String>, found: Vec<String>| {
            self.tried.checks.push(Check { pointer: format!("{pointer}/{field}"), on, subject, expected, found });
        };
        for (period, day) in written.due.0.iter() {
            let runs = items.iter().filter(|item| item.period == *period).filter_map(|item| item.due.as_ref());
            let ends: Vec<String> = runs.map(|derived| derived.due.to_string()).collect();
            // A minute of the day is on that day; of several that run, one suffices.
            let expected = day.to_string();
            let found = if ends.iter().any(|end| end.starts_with(&expected)) { vec![expected.clone()] } else { ends };
            check(format!("due/{period}"), Subject::Due(period.clone()), vec![expected], found);
        }
        if !written.overdue.is_empty() {
            let late = |period: &&Id| items.iter().any(|item| item.overdue && item.period == **period);
            let found = names(written.overdue.iter().filter(late));
            check("overdue".to_owned(), Subject::Overdue, names(&written.overdue), found);
        }
        if !written.over.is_empty() {
            let over = |period: &&Id| !items.iter().any(|item| item.period == **period);
            check("over".to_owned(), Subject::Over, names(&written.over), names(written.over.iter().filter(over)));
        }
        for (table, outcome) in written.decided.0.iter() {
            let decisions = view.as_ref().map(|view| view.decisions.as_slice()).unwrap_or_default();
            let found = names(decisions.iter().filter(|one| one.table == *table).map(|one| &one.outcome));
            // Of several matters that were decided, one suffices.
            let found = if found.contains(&outcome.to_string()) { names([outcome]) } else { found };
            check(format!("decided/{table}"), Subject::Decided(table.clone()), names([outcome]), found);
        }
    }
}

/// Problems of an act, at their places in the step that it is written in.
fn within(problems: &Problems, pointer: &str) -> Problems {
    let mut moved = Problems::new();
    for problem in problems {
        let place = match problem.pointer() {
            inside if inside.starts_with("/actor/id") => "/who".to_owned(),
            inside if inside.starts_with("/actor") => "/by".to_owned(),
            inside if inside.starts_with("/act") => inside.replacen("/act", "/do", 1),
            _ => String::new(),
        };
        moved.push(problem.clone().moved(&format!("{pointer}{place}")));
    }
    moved
}
