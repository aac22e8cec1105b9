//! What can happen under a procedure: who can do what, what each act and each lapse brings about, and what that starts.
//! Conditions are taken to be met wherever some circumstance meets them, so that whatever can happen is found; what is
//! not found here cannot happen.

use super::super::document::{Meaning, Outcome, Purpose, Table};
use super::super::model::Model;
use super::bounds::reviewed;
use super::circumstances::{Certain, Circumstances, UNDECIDED};
use super::walk::by_parties;
use super::{
    AboutDocument, AboutLevel, AboutTable, ActedPattern, Consequence, DatedPattern, DecidedPattern, Deed,
    DocumentPattern, DocumentPurpose, EventPattern, LapsedPattern, Named, PeriodKind, ReceivedPattern, SentPattern,
};
use crate::document::Id;
use crate::list::ToList;
use crate::sorted::{Map, Set};

/// More moves than any procedure has.
const LIMIT: usize = 10_000;

/// Something that somebody can do, told apart by what comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Move {
    pub(super) deed: Deed,
    /// Of a decision, or of an approval.
    pub(super) result: Outcomes,
}

/// What comes of a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcomes {
    /// Nothing that is told apart.
    Plain,
    /// The outcome at that position of the table.
    One(usize),
    /// An approval is refused.
    Refused,
}

/// Who can make a move.
#[derive(Clone, Debug, Default)]
pub(super) struct Holders {
    pub(super) grants: Vec<usize>,
    /// Duties and rights whose bearer makes it.
    pub(super) periods: Vec<usize>,
}

/// Something that happens, and what it sets running.
pub(super) struct Happening {
    /// The move or period that brings it about.
    pub(super) node: usize,
    /// As exact as it can be: one table with one outcome, one document.
    pub(super) event: EventPattern,
    /// Periods that start.
    pub(super) starts: Vec<usize>,
}

/// Where an event is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Start(usize, usize),
    End(usize, usize),
    Interrupt(usize, usize),
    From(usize, usize),
    To(usize, usize),
    After(usize, usize),
    ProtectedFrom(usize),
    ProtectedUntil(usize),
    /// The step of a region that a move waits for.
    Need(usize),
}

/// An event that is waited for.
pub(super) struct Watch {
    pub(super) place: Place,
    pub(super) pattern: EventPattern,
    /// It can happen.
    pub(super) comes: bool,
    /// It can happen where it is of use: of a start, while the condition of the period can be met.
    pub(super) counts: bool,
    /// Moves and periods that bring it about.
    by: Set<usize>,
}

/// Everything that can happen. Nodes are moves, then periods.
pub(super) struct Moves<'m> {
    pub(super) model: &'m Model,
    pub(super) moves: Vec<Move>,
    pub(super) holders: Vec<Holders>,
    pub(super) watches: Vec<Watch>,
    pub(super) happenings: Vec<Happening>,
    /// By node.
    pub(super) reached: Vec<bool>,
    /// By grant: its condition can be met.
    pub(super) meetable: Vec<bool>,
    recipients: Map<Id, Option<Set<Id>>>,
    waiting: Map<Key, Vec<usize>>,
    /// By move: the watches of its steps, any of which will do; nothing where it waits for none.
    needs: Vec<Option<Vec<usize>>>,
    /// By grant, by period.
    after: Vec<Vec<usize>>,
    starts: Vec<Vec<usize>>,
}

/// What events are sorted by.
type Key = (u8, String);

impl<'m> Moves<'m> {
    /// Finds out what can happen; without a kind of act, where that is to be tried. `None` where the procedure is too
    /// large for it. `work` is what may be spent on conditions.
    pub(super) fn explore(model: &'m Model, without: Option<&Deed>, work: &mut u64) -> Option<Self> {
        let document = &model.document;
        let moves = moves(model, without)?;
        let holders: Vec<Holders> = moves.iter().map(|one| holders(model, &one.deed, one.result)).collect();
        let nodes = moves.len() + document.periods.len();
        let meetable = document.acts.iter().map(|grant| {
            let when = grant.when.iter();
            grant
                .when
                .as_ref()
                .is_none_or(|condition| Circumstances::of(model, when, &Certain::default(), false).any(work, condition))
        });
        let meetable = meetable.list();
        let mut all = Self {
            model,
            holders,
            watches: Vec::new(),
            happenings: Vec::new(),
            reached: vec![false; nodes],
            meetable,
            recipients: recipients(model),
            waiting: Map::default(),
            needs: vec![None; moves.len()],
            after: vec![Vec::new(); document.acts.len()],
            starts: vec![Vec::new(); document.periods.len()],
            moves,
        };
        all.watch_all();
        all.run(work);
        Some(all)
    }

    /// The node of a period.
    pub(super) fn node(&self, period: usize) -> usize {
        self.moves.len() + period
    }

    /// The period of a node.
    pub(super) fn period(&self, node: usize) -> Option<usize> {
        node.checked_sub(self.moves.len())
    }

    pub(super) fn is_reached(&self, node: usize) -> bool {
        self.reached.get(node).copied().unwrap_or(false)
    }

    /// Moves that can be made, by position.
    pub(super) fn made(&self) -> impl Iterator<Item = (usize, &Move)> {
        self.moves.iter().enumerate().filter(|(node, _)| self.is_reached(*node))
    }

    /// Whether a grant is open at some time.
    pub(super) fn is_open(&self, grant: usize) -> bool {
        let counts = |watch: &usize| self.watches.get(*watch).is_some_and(|watch| watch.counts);
        self.meetable.get(grant).copied().unwrap_or(false)
            && self.after.get(grant).is_some_and(|after| after.iter().all(counts))
    }

    /// The steps that a move waits for, any of which will do.
    pub(super) fn needs(&self, node: usize) -> impl Iterator<Item = &Watch> {
        self.needs.get(node).into_iter().flatten().flatten().filter_map(|watch| self.watches.get(*watch))
    }

    /// Whether a move's step can come.
    fn step(&self, node: usize) -> bool {
        let waits = self.needs.get(node).is_some_and(Option::is_some);
        !waits || self.needs(node).any(|watch| watch.comes)
    }

    /// Whether an event is what a pattern waits for.
    pub(super) fn matches(&self, pattern: &EventPattern, event: &EventPattern) -> bool {
        let reaches = |document: &Id, to: &Option<Id>| {
            let Some(to) = to else { return true };
            self.recipients.get(document).is_none_or(|known| known.as_ref().is_none_or(|known| known.contains(to)))
        };
        match (pattern, event) {
            (EventPattern::Acted(pattern), EventPattern::Acted(deed)) => pattern.act.covers(&deed.act),
            (EventPattern::Sent(pattern), EventPattern::Sent(sent)) => {
                pattern.document == sent.document && reaches(&sent.document, &pattern.to)
            }
            (EventPattern::Received(pattern), EventPattern::Received(received)) => {
                pattern.document == received.document && reaches(&received.document, &pattern.by)
            }
            (EventPattern::Decided(pattern), EventPattern::Decided(decided))
            | (EventPattern::Effective(pattern), EventPattern::Effective(decided)) => {
                // A decision in the place of another brings what the other did not: what waits for certain outcomes.
                let replaced = decided.level.is_some() && !is_relief(self.model, &decided.table);
                pattern.table == decided.table
                    && ((pattern.r#in.is_empty() && !replaced)
                        || decided.r#in.iter().any(|outcome| pattern.r#in.contains(outcome)))
                    && (pattern.level.is_none() || pattern.level == decided.level)
            }
            (EventPattern::Lapsed(pattern), EventPattern::Lapsed(lapsed)) => pattern.period == lapsed.period,
            (EventPattern::Dated(pattern), EventPattern::Dated(dated)) => pattern.date == dated.date,
            _ => pattern == event,
        }
    }

    fn watch_all(&mut self) {
        let document = &self.model.document;
        for (position, period) in document.periods.iter().enumerate() {
            for (item, pattern) in period.starts.iter().enumerate() {
                let watch = self.watch(Place::Start(position, item), pattern.clone());
                if let Some(starts) = self.starts.get_mut(position) {
                    starts.push(watch);
                }
            }
            for (item, pattern) in period.ends.iter().enumerate() {
                self.watch(Place::End(position, item), pattern.clone());
            }
            for (item, pattern) in period.interrupting().enumerate() {
                self.watch(Place::Interrupt(position, item), pattern.clone());
            }
            for (item, stretch) in period.suspend.iter().enumerate() {
                self.watch(Place::From(position, item), stretch.from.clone());
                self.watch(Place::To(position, item), stretch.to.clone());
            }
        }
        for (position, grant) in document.acts.iter().enumerate() {
            for (item, pattern) in grant.after.iter().enumerate() {
                let watch = self.watch(Place::After(position, item), pattern.clone());
                if let Some(after) = self.after.get_mut(position) {
                    after.push(watch);
                }
            }
        }
        for (position, protection) in document.protections.iter().enumerate() {
            if let Some(pattern) = &protection.from {
                self.watch(Place::ProtectedFrom(position), pattern.clone());
            }
            if let Some(pattern) = &protection.until {
                self.watch(Place::ProtectedUntil(position), pattern.clone());
            }
        }
        for position in 0..self.moves.len() {
            let Some(deed) = self.moves.get(position).map(|one| one.deed.clone()) else { continue };
            let Some(patterns) = needs(self.model, &deed) else { continue };
            let steps = patterns.into_iter().map(|pattern| self.watch(Place::Need(position), pattern)).collect();
            if let Some(needs) = self.needs.get_mut(position) {
                *needs = Some(steps);
            }
        }
    }

    fn watch(&mut self, place: Place, pattern: EventPattern) -> usize {
        let watch = self.watches.len();
        self.waiting.entry(key(&pattern)).or_default().push(watch);
        self.watches.push(Watch { place, pattern, comes: false, counts: false, by: Set::new() });
        watch
    }

    /// Reaches what can be reached, until there is nothing new.
    fn run(&mut self, work: &mut u64) {
        let mut met = Map::default();
        loop {
            let mut new: Vec<usize> = Vec::new();
            for node in (0..self.moves.len()).filter(|node| !self.is_reached(*node)) {
                let held = self.holders.get(node).is_some_and(|holders| {
                    holders.grants.iter().any(|grant| self.is_open(*grant))
                        || holders.periods.iter().any(|period| self.is_reached(self.node(*period)))
                });
                let opens = self.moves.get(node).is_some_and(|one| one.deed == Deed::Open);
                if opens || (held && self.step(node)) {
                    new.push(node);
                }
            }
            for (period, starts) in self.starts.iter().enumerate() {
                let node = self.node(period);
                let counts = |watch: &usize| self.watches.get(*watch).is_some_and(|watch| watch.counts);
                if !self.is_reached(node) && starts.iter().any(counts) {
                    new.push(node);
                }
            }
            if new.is_empty() {
                return;
            }
            for node in new {
                if let Some(reached) = self.reached.get_mut(node) {
                    *reached = true;
                }
                let events = match self.period(node) {
                    Some(period) => lapse(self.model, period),
                    None => self.moves.get(node).map(|one| brings(self.model, one)).unwrap_or_default(),
                };
                for (event, certain) in events {
                    self.happen(node, event, certain, work, &mut met);
                }
            }
        }
    }

    fn happen(
        &mut self,
        node: usize,
        event: EventPattern,
        certain: Certain,
        work: &mut u64,
        met: &mut Map<Certain, Map<usize, bool>>,
    ) {
        let mut starts = Vec::new();
        let met = met.entry(certain.clone()).or_default();
        for watch in self.waiting.get(&key(&event)).cloned().unwrap_or_default() {
            let Some((place, fits)) =
                self.watches.get(watch).map(|found| (found.place, self.matches(&found.pattern, &event)))
            else {
                continue;
            };
            if !fits {
                continue;
            }
            let mut counts = true;
            if let Place::Start(period, _) = place {
                let model = self.model;
                let when = model.document.periods.get(period).and_then(|period| period.when.as_ref());
                counts = *met.entry(period).or_insert_with(|| {
                    when.is_none_or(|when| Circumstances::of(model, [when], &certain, false).any(work, when))
                });
                if counts && !starts.contains(&period) {
                    starts.push(period);
                }
            }
            if let Some(found) = self.watches.get_mut(watch) {
                found.comes = true;
                found.counts |= counts;
                found.by.insert(node);
            }
        }
        self.happenings.push(Happening { node, event, starts });
    }

    /// What each node can lead to at once: periods that start, moves of their bearers, periods that start by their lapse.
    /// With `waits` also moves that wait for a step or an event, for however long.
    pub(super) fn leads(&self, waits: bool) -> Vec<Set<usize>> {
        let mut leads = vec![Set::new(); self.reached.len()];
        let mut lead = |from: usize, to: usize| {
            if self.is_reached(from)
                && self.is_reached(to)
                && let Some(leads) = leads.get_mut(from)
            {
                leads.insert(to);
            }
        };
        for (position, happening) in self.happenings.iter().enumerate() {
            // What the same move ends at once does not run.
            let later = self.happenings.iter().skip(position + 1).take_while(|later| later.node == happening.node);
            let ended = |period: usize| {
                let written = self.model.document.periods.get(period);
                written.is_some_and(|written| {
                    later.clone().any(|later| written.ends.iter().any(|end| self.matches(end, &later.event)))
                })
            };
            for period in happening.starts.iter().filter(|period| !ended(**period)) {
                lead(happening.node, self.node(*period));
            }
        }
        for (node, one) in self.moves.iter().enumerate() {
            let Some(holders) = self.holders.get(node) else { continue };
            for period in &holders.periods {
                lead(self.node(*period), node);
            }
            if one.deed == Deed::Return {
                // It is only possible while the decision is being made, which has its own clock.
                for (period, _) in self.deciding() {
                    lead(self.node(period), node);
                }
            }
            if waits {
                let after = holders.grants.iter().filter_map(|grant| self.after.get(*grant)).flatten();
                let watched = after.chain(self.needs.get(node).into_iter().flatten().flatten());
                for watch in watched.filter_map(|watch| self.watches.get(*watch)) {
                    watch.by.iter().for_each(|by| lead(*by, node));
                }
            }
        }
        leads
    }

    /// Periods in which tolerance or accountability is decided.
    fn deciding(&self) -> impl Iterator<Item = (usize, &super::Period)> {
        let tables = self.model.document.tables.iter().filter(|table| judges(table.purpose));
        let deeds: Vec<Deed> = tables.map(|table| decide(&table.id, None)).list();
        let periods = self.model.document.periods.iter().enumerate();
        periods.filter(move |(_, period)| period.ends.iter().any(|end| deeds.iter().any(|deed| end.gives(deed, None))))
    }
}

/// Whether tables of that purpose decide on a person's liability.
pub(super) const fn judges(purpose: Purpose) -> bool {
    matches!(purpose, Purpose::Tolerance | Purpose::Accountability)
}

pub(super) fn decide(table: &Id, level: Option<&Id>) -> Deed {
    Deed::Decide(AboutTable { table: table.clone(), level: level.cloned() })
}

/// Every move that the book gives to anybody.
fn moves(model: &Model, without: Option<&Deed>) -> Option<Vec<Move>> {
    let document = &model.document;
    let mut deeds = vec![Deed::Open];
    let mut add = |deed: Deed| {
        let levels = &document.relief;
        match deed.named() {
            // What relief decides, it decides at a level.
            Named::Table(about) if about.level.is_none() && is_relief(model, &about.table) => {
                let each =
                    levels.iter().map(|level| AboutTable { table: about.table.clone(), level: Some(level.id.clone()) });
                let approve = matches!(deed, Deed::Approve(_));
                deeds.extend(each.map(|about| if approve { Deed::Approve(about) } else { Deed::Decide(about) }));
            }
            Named::Table(_) | Named::Document(_) | Named::Level(_) | Named::Nothing => deeds.push(deed),
        }
    };
    for grant in &document.acts {
        add(grant.act.clone());
    }
    for period in document.periods.iter().filter(|period| period.kind != PeriodKind::Status) {
        for deed in period.ends.iter().filter_map(EventPattern::act) {
            // A right can be given up, a duty cannot.
            if let Deed::Submit(about) = &deed
                && period.kind == PeriodKind::Right
            {
                add(Deed::Waive(about.clone()));
            }
            add(deed);
        }
    }
    deeds.sort_unstable();
    deeds.dedup();
    let mut moves = Vec::with_capacity(deeds.len());
    for deed in deeds.into_iter().filter(|deed| without != Some(deed)) {
        if let Deed::Decide(about) = &deed {
            for outcome in permitted(model, &about.table) {
                moves.push(Move { deed: deed.clone(), result: Outcomes::One(outcome) });
            }
        } else {
            if let Deed::Approve(_) = &deed {
                moves.push(Move { deed: deed.clone(), result: Outcomes::Refused });
            }
            moves.push(Move { deed, result: Outcomes::Plain });
        }
        if moves.len() > LIMIT {
            return None;
        }
    }
    Some(moves)
}

fn is_relief(model: &Model, table: &Id) -> bool {
    model.table(table).is_some_and(|table| table.purpose == Purpose::Relief)
}

/// Outcomes that some row permits, by position.
fn permitted(model: &Model, table: &Id) -> Vec<usize> {
    let Some(position) = model.index.tables.get(table).copied() else { return Vec::new() };
    let verdicts = model.tables.get(position).map(|table| table.verdicts.as_slice()).unwrap_or_default();
    let permit = verdicts.iter().fold(0_u64, |all, verdict| all | verdict.permit);
    let outcomes = model.document.tables.get(position).map_or(0, |table| table.outcomes.len());
    (0..outcomes).filter(|outcome| permit >> outcome & 1 == 1).list()
}

fn holders(model: &Model, deed: &Deed, result: Outcomes) -> Holders {
    let document = &model.document;
    let outcome = match (deed, result) {
        (Deed::Decide(about), Outcomes::One(outcome)) => {
            model.table(&about.table).and_then(|table| table.outcomes.get(outcome)).map(|outcome| &outcome.id)
        }
        _ => None,
    };
    let grants = document.acts.iter().enumerate().filter(|(_, grant)| grant.act.covers(deed));
    let periods = document.periods.iter().enumerate().filter(|(_, period)| {
        period.kind != PeriodKind::Status
            && period.ends.iter().any(|end| end.gives(deed, outcome))
            && super::bearers(document, period).any(|role| super::may_bear(document, role, deed))
    });
    Holders {
        grants: grants.map(|(position, _)| position).collect(),
        periods: periods.map(|(position, _)| position).collect(),
    }
}

/// To whom each document can be sent; `None` for anybody.
fn recipients(model: &Model) -> Map<Id, Option<Set<Id>>> {
    let document = &model.document;
    let mut recipients = Map::default();
    for kind in &document.documents {
        let deed = Deed::Send(AboutDocument { document: kind.id.clone() });
        let holders = holders(model, &deed, Outcomes::Plain);
        let grants = holders.grants.iter().filter_map(|grant| document.acts.get(*grant));
        let lists: Vec<&Vec<Id>> = grants.map(|grant| &grant.to).list();
        let anybody = !holders.periods.is_empty() || lists.iter().any(|to| to.is_empty());
        recipients.insert(kind.id.clone(), (!anybody).then(|| lists.into_iter().flatten().cloned().collect()));
    }
    recipients
}

/// The step of a region at which an act becomes possible: one of these events has happened. `None`
/// where it always is.
fn needs(model: &Model, deed: &Deed) -> Option<Vec<EventPattern>> {
    let document = &model.document;
    let meaning = |purpose: Purpose, meaning: Meaning| -> Vec<EventPattern> {
        let tables = document.tables.iter().filter(|table| table.purpose == purpose);
        let of = |table: &Table| -> Vec<Id> {
            table
                .outcomes
                .iter()
                .filter(|outcome| outcome.means == Some(meaning))
                .map(|outcome| outcome.id.clone())
                .list()
        };
        tables
            .map(|table| (table, of(table)))
            .filter(|(_, outcomes)| !outcomes.is_empty())
            .map(|(table, outcomes)| decided(table, outcomes))
            .list()
    };
    let kinds = |purpose: DocumentPurpose| document.documents.iter().filter(move |kind| kind.purpose == Some(purpose));
    let sent = |purpose: DocumentPurpose| -> Vec<EventPattern> { kinds(purpose).map(|kind| sent(&kind.id)).collect() };
    let handed_in =
        |purpose: DocumentPurpose| -> Vec<EventPattern> { kinds(purpose).map(|kind| submitted(&kind.id)).collect() };
    let admitted = || {
        let tables = document.tables.iter().any(|table| table.purpose == Purpose::Admission);
        if tables { meaning(Purpose::Admission, Meaning::Accept) } else { vec![acted(Deed::Raise)] }
    };
    let purpose = |id: &Id| model.kind(id).and_then(|kind| kind.purpose);
    Some(match deed {
        Deed::CloseFiling => meaning(Purpose::Filing, Meaning::Accept),
        Deed::Withdraw => vec![acted(Deed::Raise)],
        Deed::Return => handed_in(DocumentPurpose::Report),
        Deed::Adopt => vec![acted(Deed::Find)],
        Deed::Resume => {
            document.periods.iter().flat_map(|period| &period.suspend).map(|stretch| stretch.from.clone()).list()
        }
        Deed::Submit(about) => match purpose(&about.document) {
            Some(DocumentPurpose::Report) => admitted(),
            Some(DocumentPurpose::CorrectionReport) => sent(DocumentPurpose::CorrectionOrder),
            _ => return None,
        },
        Deed::Send(about) => match purpose(&about.document) {
            Some(DocumentPurpose::Decision) => {
                document.tables.iter().map(|table| effective(table, Vec::new())).collect()
            }
            Some(DocumentPurpose::ClarificationLetter) => meaning(Purpose::Clarification, Meaning::Clarify),
            Some(DocumentPurpose::Clarification) => sent(DocumentPurpose::ClarificationLetter),
            _ => return None,
        },
        // What a party hands in may be told to have arrived before its day is known here.
        Deed::Acknowledge(about) if by_parties(document, &about.document) => return None,
        Deed::Acknowledge(about) => vec![self::sent(&about.document)],
        Deed::Decide(about) => {
            let Some(table) = model.table(&about.table) else { return Some(Vec::new()) };
            match table.purpose {
                Purpose::Filing => vec![acted(Deed::File)],
                Purpose::Admission => vec![acted(Deed::Raise)],
                Purpose::Tolerance | Purpose::Accountability => {
                    let reports = handed_in(DocumentPurpose::Report);
                    if reports.is_empty() { admitted() } else { reports }
                }
                Purpose::Competence => vec![acted(Deed::Dispute)],
                Purpose::Correction => sent(DocumentPurpose::CorrectionOrder),
                Purpose::Relief => {
                    let levels = about.level.iter().cloned();
                    levels.map(|level| acted(Deed::Request(AboutLevel { level }))).list()
                }
                Purpose::Revocation => {
                    let of = table.of.as_ref().and_then(|of| model.table(of));
                    of.map(|of| effective(of, Vec::new())).into_iter().collect()
                }
                Purpose::Accusation => vec![acted(Deed::Accuse)],
                Purpose::Clarification => {
                    let tables = document.tables.iter().filter(|table| table.purpose == Purpose::Accusation);
                    tables.map(|table| decided(table, Vec::new())).list()
                }
                Purpose::Advice => return None,
            }
        }
        Deed::Approve(about) => model.table(&about.table).map(|table| decided(table, Vec::new())).into_iter().collect(),
        Deed::Request(about) => request(model, about),
        Deed::Open
        | Deed::Date
        | Deed::File
        | Deed::Raise
        | Deed::Assign
        | Deed::Recuse
        | Deed::DecideRecusal
        | Deed::Join
        | Deed::AcceptParty
        | Deed::Find
        | Deed::Accuse
        | Deed::Dispute
        | Deed::Suspend
        | Deed::Extend
        | Deed::Restore
        | Deed::Rectify
        | Deed::Erase
        | Deed::Succeed
        | Deed::Migrate
        | Deed::AdoptCalendar
        | Deed::ReportStage
        | Deed::Waive(_) => return None,
    })
}

/// What opens a level of relief: a decision that it reviews, or a lapse that opens it.
fn request(model: &Model, about: &AboutLevel) -> Vec<EventPattern> {
    let document = &model.document;
    let Some(level) = model.level(&about.level) else { return Vec::new() };
    let mut patterns = Vec::new();
    for of in &level.of {
        match model.table(of) {
            Some(table) => patterns.push(effective(table, Vec::new())),
            None => {
                let tables = document.tables.iter().filter(|table| table.purpose == Purpose::Relief);
                patterns.extend(tables.map(|table| {
                    let (table, level) = (table.id.clone(), Some(of.clone()));
                    EventPattern::Decided(DecidedPattern { table, r#in: Vec::new(), level, any_matter: false })
                }));
            }
        }
    }
    let opens = |consequence: &Consequence| matches!(consequence, Consequence::Open(open) if *open == about.level);
    let lapses = document.periods.iter().filter(|period| period.on_lapse.iter().any(opens));
    patterns.extend(
        lapses.map(|period| EventPattern::Lapsed(LapsedPattern { period: period.id.clone(), any_matter: false })),
    );
    patterns
}

fn decided(table: &Table, r#in: Vec<Id>) -> EventPattern {
    EventPattern::Decided(DecidedPattern { table: table.id.clone(), r#in, level: None, any_matter: false })
}

fn effective(table: &Table, r#in: Vec<Id>) -> EventPattern {
    EventPattern::Effective(DecidedPattern { table: table.id.clone(), r#in, level: None, any_matter: false })
}

fn acted(act: Deed) -> EventPattern {
    EventPattern::Acted(ActedPattern { act, any_matter: false })
}

fn named(document: &Id) -> DocumentPattern {
    DocumentPattern { document: document.clone(), any_matter: false }
}

fn submitted(document: &Id) -> EventPattern {
    EventPattern::Submitted(named(document))
}

fn sent(document: &Id) -> EventPattern {
    EventPattern::Sent(SentPattern { document: document.clone(), to: None, no_narrower_than: None, any_matter: false })
}

/// What a move brings about, and what is certain then.
fn brings(model: &Model, one: &Move) -> Vec<(EventPattern, Certain)> {
    let document = &model.document;
    let nothing = Certain::default;
    let received = |document: &Id| {
        EventPattern::Received(ReceivedPattern { document: document.clone(), by: None, any_matter: false })
    };
    let brought = || {
        let grants = document.acts.iter().filter(|grant| grant.act == one.deed);
        let asked = |level: &&super::Relief| matches!(&one.deed, Deed::Request(about) if about.level == level.id);
        let levels = document.relief.iter().filter(asked).flat_map(|level| &level.documents);
        grants.flat_map(|grant| &grant.documents).chain(levels).map(|document| (submitted(document), nothing()))
    };
    let mut events: Vec<(EventPattern, Certain)> = match &one.deed {
        Deed::Submit(about) => vec![(submitted(&about.document), nothing())],
        Deed::Waive(about) => vec![(EventPattern::Waived(named(&about.document)), nothing())],
        Deed::Send(about) => vec![(sent(&about.document), nothing()), (received(&about.document), nothing())],
        Deed::Acknowledge(about) => {
            vec![
                (received(&about.document), nothing()),
                (EventPattern::Acknowledged(named(&about.document)), nothing()),
            ]
        }
        Deed::File | Deed::Raise | Deed::Request(_) => brought().collect(),
        Deed::Date => dates(model)
            .into_iter()
            .map(|date| (EventPattern::Dated(DatedPattern { date, any_matter: false }), nothing()))
            .collect(),
        Deed::Decide(about) => decision(model, about, one.result),
        Deed::Approve(about) if one.result == Outcomes::Plain => {
            let table = model.table(&about.table);
            let outcomes =
                table.into_iter().flat_map(|table| table.outcomes.iter().map(move |outcome| (table, outcome)));
            outcomes
                .map(|(table, outcome)| {
                    (effective(table, vec![outcome.id.clone()]), is(table, vec![outcome.id.clone()]))
                })
                .list()
        }
        Deed::Open
        | Deed::CloseFiling
        | Deed::Withdraw
        | Deed::Assign
        | Deed::Recuse
        | Deed::DecideRecusal
        | Deed::Join
        | Deed::AcceptParty
        | Deed::Find
        | Deed::Adopt
        | Deed::Return
        | Deed::Accuse
        | Deed::Dispute
        | Deed::Suspend
        | Deed::Resume
        | Deed::Extend
        | Deed::Restore
        | Deed::Rectify
        | Deed::Erase
        | Deed::Succeed
        | Deed::Migrate
        | Deed::AdoptCalendar
        | Deed::ReportStage
        | Deed::Approve(_) => Vec::new(),
    };
    let certain = match (&one.deed, one.result) {
        (Deed::Approve(about), result) => match model.table(&about.table) {
            Some(table) if result == Outcomes::Refused => is(table, undecided()),
            Some(table) => is(table, table.outcomes.iter().map(|outcome| outcome.id.clone()).collect()),
            None => nothing(),
        },
        _ => nothing(),
    };
    events.push((acted(one.deed.clone()), certain));
    events
}

fn is(table: &Table, outcomes: Vec<Id>) -> Certain {
    let mut certain = Certain::default();
    certain.insert(table.id.clone(), outcomes);
    certain
}

fn undecided() -> Vec<Id> {
    Id::new(UNDECIDED).into_iter().collect()
}

/// What a decision brings about: it is decided, and takes effect unless it waits for approval.
fn decision(model: &Model, about: &AboutTable, result: Outcomes) -> Vec<(EventPattern, Certain)> {
    let Some(table) = model.table(&about.table) else { return Vec::new() };
    let Outcomes::One(position) = result else { return Vec::new() };
    let Some(outcome) = table.outcomes.get(position) else { return Vec::new() };
    let deed = Deed::Decide(about.clone());
    let holders = holders(model, &deed, result);
    let approvals: Vec<Option<&super::Approval>> = holders
        .grants
        .iter()
        .filter_map(|grant| model.document.acts.get(*grant))
        .map(|grant| grant.approval.as_ref())
        .list();
    let approved = approvals.iter().flatten().next().is_some();
    let always = |approval: &Option<&super::Approval>| approval.is_some_and(|approval| approval.when.is_none());
    let direct = !holders.periods.is_empty() || !approvals.iter().all(always);
    let pattern = DecidedPattern {
        table: table.id.clone(),
        r#in: vec![outcome.id.clone()],
        level: about.level.clone(),
        any_matter: false,
    };
    let mut certain = touched(model, table, about.level.as_ref(), outcome);
    certain.insert(table.id.clone(), vec![outcome.id.clone()]);
    let mut events = Vec::new();
    if direct {
        events.push((EventPattern::Effective(pattern.clone()), certain.clone()));
    }
    if approved {
        let waits = undecided().into_iter().chain(direct.then(|| outcome.id.clone()));
        certain.insert(table.id.clone(), waits.list());
    }
    // Where relief puts an outcome in the place of another, what only that one brings begins.
    let replaces = matches!(outcome.means, Some(Meaning::Vary | Meaning::Annul));
    if let Some(level) = about.level.as_ref().filter(|_| replaces && table.purpose == Purpose::Relief) {
        for of in reviewed(model, level) {
            let r#in = of.outcomes.iter().map(|outcome| outcome.id.clone()).list();
            let replaced = DecidedPattern { table: of.id.clone(), r#in, level: Some(level.clone()), any_matter: false };
            events.push((EventPattern::Effective(replaced.clone()), certain.clone()));
            events.push((EventPattern::Decided(replaced), certain.clone()));
        }
    }
    events.push((EventPattern::Decided(pattern), certain));
    events
}

/// What a decision makes of the decision of another table.
fn touched(model: &Model, table: &Table, level: Option<&Id>, outcome: &Outcome) -> Certain {
    let of: Vec<&Table> = match table.purpose {
        Purpose::Revocation => table.of.iter().filter_map(|of| model.table(of)).list(),
        Purpose::Relief => level.map(|level| reviewed(model, level)).unwrap_or_default(),
        Purpose::Filing
        | Purpose::Admission
        | Purpose::Tolerance
        | Purpose::Accountability
        | Purpose::Accusation
        | Purpose::Clarification
        | Purpose::Competence
        | Purpose::Correction
        | Purpose::Advice => Vec::new(),
    };
    // Which of several it is about cannot be told.
    let [of] = of.as_slice() else { return Certain::default() };
    match outcome.means {
        Some(Meaning::Annul | Meaning::Reopen | Meaning::Revoke) => is(of, undecided()),
        _ => is(of, of.outcomes.iter().map(|outcome| outcome.id.clone()).collect()),
    }
}

/// What the lapse of a period brings about.
fn lapse(model: &Model, period: usize) -> Vec<(EventPattern, Certain)> {
    let Some(period) = model.document.periods.get(period) else { return Vec::new() };
    let mut events = Vec::new();
    for consequence in &period.on_lapse {
        let Consequence::Deem(deemed) = consequence else { continue };
        if let Some(table) = deemed.table.as_ref().and_then(|table| model.table(table)) {
            let outcomes = || vec![deemed.outcome.clone()];
            events.push((decided(table, outcomes()), is(table, outcomes())));
            events.push((effective(table, outcomes()), is(table, outcomes())));
        }
        if let Some(document) = &deemed.document {
            events.push((submitted(document), Certain::default()));
        }
    }
    events.push((
        EventPattern::Lapsed(LapsedPattern { period: period.id.clone(), any_matter: false }),
        Certain::default(),
    ));
    events
}

/// Every day that the book waits for.
fn dates(model: &Model) -> Set<Id> {
    let dated =
        |event: &EventPattern| if let EventPattern::Dated(dated) = event { Some(dated.date.clone()) } else { None };
    super::events(&model.document).filter_map(dated).collect()
}

fn key(pattern: &EventPattern) -> Key {
    let (kind, id) = match pattern {
        EventPattern::Acted(acted) => (0, acted.act.name()),
        EventPattern::Submitted(about) => (1, about.document.as_str()),
        EventPattern::Waived(about) => (2, about.document.as_str()),
        EventPattern::Sent(sent) => (3, sent.document.as_str()),
        EventPattern::Received(received) => (4, received.document.as_str()),
        EventPattern::Acknowledged(about) => (5, about.document.as_str()),
        EventPattern::Decided(decided) => (6, decided.table.as_str()),
        EventPattern::Effective(decided) => (7, decided.table.as_str()),
        EventPattern::Lapsed(lapsed) => (8, lapsed.period.as_str()),
        EventPattern::Dated(dated) => (9, dated.date.as_str()),
    };
    (kind, id.to_owned())
}
