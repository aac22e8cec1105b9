//! What is proved about a procedure before it may be used: that somebody can do every act, that every step is reached and
//! left again, that a length fits whatever the circumstances, that somebody learns of every lapse, that duties kept apart
//! can be kept apart, and that it all ends.

use super::super::document::{Purpose, Role, RoleKind};
use super::super::model::Model;
use super::circumstances::{Certain, Circumstances};
use super::moves::{Move, Moves, Outcomes, Place, Watch, decide};
use super::{
    AboutDocument, AboutLevel, AboutTable, Consequence, Deed, DocumentPurpose, EventPattern, Period, PeriodKind,
};
use super::{duration, stages};
use crate::document::Id;
use crate::error::{Code, Problem, Problems};
use crate::list::ToList;
use crate::rulebook::adverse;
use crate::sorted::Set;

/// What may be spent on going through circumstances.
const WORK: u64 = 20_000_000;

/// Proves the procedure of a book; the days that it takes at most, where every step of it has a clock.
pub(crate) fn prove(model: &Model, problems: &mut Problems) -> Option<u32> {
    if !super::has_procedure(&model.document) {
        return None;
    }
    let mut work = WORK;
    let explored = Moves::explore(model, None, &mut work);
    let unraised = Moves::explore(model, Some(&Deed::Raise), &mut work);
    let (Some(moves), Some(unraised)) = (explored, unraised) else {
        problems.push(Problem::new(Code::TooLarge, "").given("what can happen in a case").expected(10_000));
        return None;
    };
    let mut proof = Proof { model, moves: &moves, problems };
    proof.acts();
    proof.events();
    proof.separation();
    proof.people();
    proof.hearing();
    proof.lengths(&unraised, &mut work);
    proof.consequences();
    proof.unused();
    let clocked = stages::prove(model, &moves, proof.problems);
    proof.end().filter(|_| clocked)
}

struct Proof<'p, 'm> {
    model: &'m Model,
    moves: &'p Moves<'m>,
    problems: &'p mut Problems,
}

impl Proof<'_, '_> {
    fn push(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Whether somebody can do an act at some time.
    fn can(&self, deed: &Deed) -> bool {
        *deed == Deed::Open || self.moves.made().any(|(_, one)| deed.covers(&one.deed))
    }

    /// Whether a role can do an act at some time.
    fn role_can(&self, role: &Id, deed: &Deed) -> bool {
        holding(self.model, self.moves, deed).contains(role)
    }

    /// Every grant is open at some time.
    fn acts(&mut self) {
        for (position, grant) in self.model.document.acts.iter().enumerate() {
            let pointer = format!("/acts/{position}");
            let problem = Problem::new(Code::UnreachableAct, &pointer).given(grant.act.in_words());
            if !self.moves.meetable.get(position).copied().unwrap_or(true) {
                self.push(problem.expected("`when`").clauses(grant.clause.iter().cloned()));
            } else if self.moves.is_open(position) && !self.can(&grant.act) {
                // Its step never comes.
                let node = self.moves.moves.iter().position(|one| grant.act.covers(&one.deed));
                let needs: Vec<String> = node
                    .into_iter()
                    .flat_map(|node| self.moves.needs(node))
                    .map(|need| event_words(&need.pattern))
                    .list();
                let needs = if needs.is_empty() { "—".to_owned() } else { needs.join(" / ") };
                self.push(problem.expected(needs).clauses(grant.clause.iter().cloned()));
            }
        }
    }

    /// Every event that is waited for can happen.
    fn events(&mut self) {
        for watch in &self.moves.watches {
            let Some(pointer) = self.pointer(watch) else { continue };
            if watch.comes {
                continue;
            }
            let act = watch.pattern.act().filter(|deed| !self.can(deed));
            let problem = match act {
                Some(deed) => Problem::new(Code::NobodyCan, pointer).given(deed.in_words()),
                None => Problem::new(Code::NeverHappens, pointer).given(event_words(&watch.pattern)),
            };
            self.push(problem);
        }
        for (position, period) in self.model.document.periods.iter().enumerate() {
            let starts =
                self.moves.watches.iter().filter(|watch| matches!(watch.place, Place::Start(of, _) if of == position));
            let (comes, counts) =
                starts.fold((false, false), |(comes, counts), watch| (comes || watch.comes, counts || watch.counts));
            if comes && !counts {
                let problem = Problem::new(Code::UnreachablePeriod, format!("/periods/{position}")).given(&period.id);
                self.push(problem.clauses(period.clause.iter().cloned()));
            }
        }
    }

    /// Where in the document an event is waited for.
    fn pointer(&self, watch: &Watch) -> Option<String> {
        Some(match watch.place {
            Place::Start(period, item) => format!("/periods/{period}/starts/{item}"),
            Place::End(period, item) => {
                // What ends a period that never starts is of no interest.
                if !self.moves.is_reached(self.moves.node(period)) {
                    return None;
                }
                format!("/periods/{period}/ends/{item}")
            }
            Place::Interrupt(period, item) => format!("/periods/{period}/interrupt/on/{item}"),
            Place::From(period, item) => format!("/periods/{period}/suspend/{item}/from"),
            Place::To(period, item) => format!("/periods/{period}/suspend/{item}/to"),
            Place::After(grant, item) => format!("/acts/{grant}/after/{item}"),
            Place::ProtectedFrom(protection) => format!("/protections/{protection}/from"),
            Place::ProtectedUntil(protection) => format!("/protections/{protection}/until"),
            Place::Need(_) => return None,
        })
    }

    /// What is kept apart can be done at all, and by different people.
    fn separation(&mut self) {
        let document = &self.model.document;
        for (position, rule) in document.separation.iter().enumerate() {
            for (group, deeds) in rule.never_both.iter().enumerate() {
                for (item, deed) in deeds.iter().enumerate() {
                    let pointer = format!("/separation/{position}/never_both/{group}/{item}");
                    if !self.can(deed) {
                        self.push(Problem::new(Code::NobodyCan, pointer).given(deed.in_words()));
                        continue;
                    }
                    let later = rule.never_both.iter().skip(group + 1).flatten();
                    let clashes = later.filter(|other| self.clash(deed, other));
                    let clashes: Vec<String> =
                        clashes.map(|other| format!("{} / {}", deed.in_words(), other.in_words())).list();
                    for clash in clashes {
                        let problem = Problem::new(Code::Inseparable, &pointer).given(clash);
                        self.push(problem.clauses(rule.clause.iter().cloned()));
                    }
                }
            }
        }
    }

    /// Whether two acts cannot be done by different people: they are one act, or only the same party, or the same small
    /// body, may do either.
    fn clash(&self, one: &Deed, other: &Deed) -> bool {
        if one.covers(other) || other.covers(one) {
            return true;
        }
        let [ours, theirs] = [one, other].map(|deed| holding(self.model, self.moves, deed));
        let (Some(role), 1, 1) = (ours.first(), ours.len(), theirs.len()) else { return false };
        let role = self.model.role(role);
        ours == theirs && role.is_some_and(|role| role.kind == RoleKind::Party || !enough_for_two(role))
    }

    /// Who approves can approve, who extends can extend; grounds of recusal can be acted on.
    fn people(&mut self) {
        let document = &self.model.document;
        let mut missing: Vec<(String, Deed, Option<&Id>)> = Vec::new();
        for (position, grant) in document.acts.iter().enumerate() {
            if let (Some(approval), Deed::Decide(about)) = (&grant.approval, &grant.act) {
                let deed = Deed::Approve(AboutTable { table: about.table.clone(), level: None });
                missing.push((format!("/acts/{position}/approval/by"), deed, Some(&approval.by)));
            }
        }
        for (position, period) in document.periods.iter().enumerate() {
            if let Some(rule) = &period.extend {
                let pointer = format!("/periods/{position}/extend/by");
                // Time is made longer by the organ that bears it; a party may be given it by any.
                let seat =
                    |id: &Id| document.roles.iter().find(|role| role.id == *id).and_then(|role| role.organ.as_ref());
                if seat(&period.who).is_some() && seat(&period.who) != seat(&rule.by) {
                    let given = format!("{} ({})", Deed::Extend.in_words(), rule.by);
                    self.push(Problem::new(Code::NobodyCan, pointer).given(given));
                } else {
                    missing.push((pointer, Deed::Extend, Some(&rule.by)));
                }
            }
            if let Some(rule) = &period.restore {
                missing.push((format!("/periods/{position}/restore/by"), Deed::Restore, Some(&rule.by)));
            }
        }
        if !document.recusal.is_empty() {
            missing.push(("/recusal".to_owned(), Deed::DecideRecusal, None));
        }
        self.begun();
        self.borne_by_parties();
        for (position, role) in document.roles.iter().enumerate().filter(|(_, role)| role.meets.is_some()) {
            // A body is named by somebody of its own organ.
            let mut named = document.roles.iter().filter(|other| other.organ == role.organ);
            if document.acts.iter().any(|grant| grant.by.contains(&role.id))
                && !named.any(|other| self.role_can(&other.id, &Deed::Assign))
            {
                let given = format!("assign ({})", role.id);
                self.push(Problem::new(Code::NobodyCan, format!("/roles/{position}/meets")).given(given));
            }
        }
        for (pointer, deed, role) in missing {
            match role {
                Some(role) if !self.role_can(role, &deed) => {
                    let given = format!("{} ({role})", deed.in_words());
                    self.push(Problem::new(Code::NobodyCan, pointer).given(given));
                }
                None if !self.can(&deed) => self.push(Problem::new(Code::NobodyCan, pointer).given(deed.in_words())),
                _ => {}
            }
        }
    }

    /// What is filed or accused begins a matter of the first table of its kind: nothing begins one of another.
    fn begun(&mut self) {
        for (purpose, deed) in [(Purpose::Filing, Deed::File), (Purpose::Accusation, Deed::Accuse)] {
            let tables = self.model.document.tables.iter().enumerate().filter(|(_, table)| table.purpose == purpose);
            let others: Vec<(usize, &Id)> = tables.skip(1).map(|(position, table)| (position, &table.id)).list();
            for (position, id) in others {
                let given = format!("{} ({id})", deed.in_words());
                self.push(Problem::new(Code::NobodyCan, format!("/tables/{position}")).given(given));
            }
        }
    }

    /// A duty of a party ends by something that the party may do: what an organ decides is no duty of a party.
    fn borne_by_parties(&mut self) {
        let document = &self.model.document;
        for (position, period) in document.periods.iter().enumerate() {
            let party = document.roles.iter().any(|role| role.id == period.who && role.kind == RoleKind::Party);
            if !party || period.kind != PeriodKind::Duty || !self.moves.is_reached(self.moves.node(position)) {
                continue;
            }
            let ends: Vec<Deed> = period.ends.iter().filter_map(EventPattern::act).list();
            let can = |deed: &Deed| holding(self.model, self.moves, deed).contains(&period.who);
            if let Some(first) = ends.first()
                && ends.len() == period.ends.len()
                && !ends.iter().any(can)
            {
                let given = format!("{} ({})", first.in_words(), period.who);
                self.push(Problem::new(Code::NobodyCan, format!("/periods/{position}/who")).given(given));
            }
        }
    }

    /// Nobody is decided against who cannot be heard.
    fn hearing(&mut self) {
        let document = &self.model.document;
        let heard = |purpose: DocumentPurpose| {
            let kinds = document.documents.iter().filter(|kind| kind.purpose == Some(purpose));
            let party =
                |role: &Id| document.roles.iter().any(|known| known.id == *role && known.kind == RoleKind::Party);
            // Whoever accuses does not speak for who is accused.
            let party = |role: &Id| {
                party(role) && (purpose == DocumentPurpose::AccuserStatement || !super::accuses(document, role))
            };
            kinds
                .map(|kind| Deed::Submit(AboutDocument { document: kind.id.clone() }))
                .any(|deed| holding(self.model, self.moves, &deed).iter().any(party))
        };
        let [person, accuser] = [DocumentPurpose::Statement, DocumentPurpose::AccuserStatement].map(heard);
        let mut unheard = Vec::new();
        for (position, table) in document.tables.iter().enumerate() {
            let adverse = |one: &Move| match one.result {
                Outcomes::One(outcome) => table
                    .outcomes
                    .get(outcome)
                    .is_some_and(|outcome| adverse(self.model, table, (&outcome.id, outcome.measures.first()), None)),
                Outcomes::Plain | Outcomes::Refused => false,
            };
            let deed = decide(&table.id, None);
            if !self.moves.made().any(|(_, one)| one.deed == deed && adverse(one)) {
                continue;
            }
            let (heard, purpose) = if table.purpose == Purpose::Accusation {
                (accuser, "accuser_statement")
            } else {
                (person, "statement")
            };
            if !heard {
                unheard.push(
                    Problem::new(Code::NoHearing, format!("/tables/{position}")).given(&table.id).expected(purpose),
                );
            }
        }
        for problem in unheard {
            self.push(problem);
        }
    }

    /// A length fits whenever a period can start.
    fn lengths(&mut self, unraised: &Moves<'_>, work: &mut u64) {
        let model = self.model;
        for (position, period) in model.document.periods.iter().enumerate() {
            let last = period.length.last().is_some_and(|choice| choice.when.is_none());
            if period.length.len() == 1 && last {
                continue;
            }
            let choices: Vec<_> = period.length.iter().map(|choice| choice.when.as_ref()).collect();
            let conditions = choices.iter().flatten().copied().chain(period.when.as_ref());
            let raised = !unraised.is_reached(unraised.node(position));
            let all = Circumstances::of(model, conditions, &Certain::default(), raised);
            let mut chosen = Set::new();
            let found = all.find(work, |circumstance| {
                let meets = |when: Option<&super::Condition>| when.is_none_or(|when| circumstance.meets(model, when));
                if !meets(period.when.as_ref()) {
                    return false;
                }
                let choice = choices.iter().position(|when| meets(*when));
                chosen.extend(choice);
                choice.is_none()
            });
            let pointer = format!("/periods/{position}/length");
            match found {
                Err(_) => {
                    self.push(Problem::new(Code::TooComplex, pointer).given(&period.id).expected("`length`"));
                }
                Ok(Some(gap)) => {
                    let problem = Problem::new(Code::LengthGap, pointer).given(&period.id).example(gap.example(model));
                    self.push(problem.clauses(period.clause.iter().cloned()));
                }
                Ok(None) => {
                    for unused in (0..choices.len()).filter(|choice| !chosen.contains(choice)) {
                        let problem = Problem::new(Code::UnusedLength, format!("{pointer}/{unused}"));
                        self.push(problem.given(&period.id));
                    }
                }
            }
        }
    }

    /// Somebody learns of every lapse, or the book says why nobody need.
    fn consequences(&mut self) {
        let document = &self.model.document;
        let mut found = Vec::new();
        for (position, period) in document.periods.iter().enumerate() {
            let pointer = format!("/periods/{position}/on_lapse");
            if !period.on_lapse.iter().any(|consequence| self.ends(period, consequence)) {
                let problem = Problem::new(Code::NoSeat, &pointer).given(&period.id);
                found.push(problem.clauses(period.clause.iter().cloned()));
            }
            for (item, consequence) in period.on_lapse.iter().enumerate() {
                match consequence {
                    Consequence::None(_) if !self.awaited(period) => {
                        found.push(Problem::new(Code::NoConsequence, format!("{pointer}/{item}")).given(&period.id));
                    }
                    Consequence::Open(level) => {
                        let deed = Deed::Request(AboutLevel { level: level.clone() });
                        if !self.can(&deed) {
                            found.push(
                                Problem::new(Code::NobodyCan, format!("{pointer}/{item}")).given(deed.in_words()),
                            );
                        }
                    }
                    Consequence::Remind(_)
                    | Consequence::ReportTo(_)
                    | Consequence::ShiftTo(_)
                    | Consequence::Deem(_)
                    | Consequence::Forfeit(_)
                    | Consequence::Final(_)
                    | Consequence::Close(_)
                    | Consequence::None(_) => {}
                }
            }
        }
        for problem in found {
            self.push(problem);
        }
    }

    /// Whether something waits for the end of what merely lasts: then something does follow on it.
    fn awaited(&self, period: &Period) -> bool {
        let lapse = |event: &EventPattern| matches!(event, EventPattern::Lapsed(lapsed) if lapsed.period == period.id);
        period.kind == PeriodKind::Status && super::events(&self.model.document).any(lapse)
    }

    /// Whether a consequence reaches somebody else, or settles the matter.
    fn ends(&self, period: &Period, consequence: &Consequence) -> bool {
        let seated = |role: &Id| self.model.role(role).is_some_and(|role| role.organ.is_some());
        match consequence {
            Consequence::Remind(role) | Consequence::ReportTo(role) | Consequence::ShiftTo(role) => {
                // The bearer of a duty knows already. What merely lasts, nobody bears.
                seated(role) && (*role != period.who || period.kind == PeriodKind::Status)
            }
            // A right that is lost is its holder's own affair.
            Consequence::Forfeit(_) => period.kind == PeriodKind::Right,
            Consequence::Deem(_)
            | Consequence::Final(_)
            | Consequence::Open(_)
            | Consequence::Close(_)
            | Consequence::None(_) => true,
        }
    }

    /// Documents that nothing moves, tables that nobody decides.
    fn unused(&mut self) {
        let document = &self.model.document;
        let moved: Set<&Id> = self
            .moves
            .made()
            .filter_map(|(_, one)| {
                let (Deed::Submit(about) | Deed::Send(about)) = &one.deed else { return None };
                Some(&about.document)
            })
            .chain(document.acts.iter().flat_map(|grant| &grant.documents))
            .chain(document.relief.iter().flat_map(|level| &level.documents))
            .collect();
        let mut found = Vec::new();
        // What proves a day comes with the act that states it.
        for (position, kind) in document.documents.iter().enumerate() {
            if kind.proves.is_empty() && !moved.contains(&kind.id) {
                found.push(Problem::new(Code::UnusedDocument, format!("/documents/{position}")).given(&kind.id));
            }
        }
        for (position, table) in document.tables.iter().enumerate() {
            if table.purpose != Purpose::Advice && !self.can(&decide(&table.id, None)) {
                found.push(Problem::new(Code::UndecidedTable, format!("/tables/{position}")).given(&table.id));
            }
        }
        for problem in found {
            self.push(problem);
        }
    }

    /// It all ends.
    fn end(&mut self) -> Option<u32> {
        let endless = match duration::worst_case(self.moves) {
            Ok(days) => return Some(days),
            Err(endless) => endless,
        };
        for way in endless {
            let names: Vec<String> = way.cycle.iter().map(|node| self.name(*node)).collect();
            let first = way.cycle.iter().find_map(|node| self.moves.period(*node));
            let pointer = first.map_or_else(|| "/acts".to_owned(), |period| format!("/periods/{period}"));
            let code = if way.lapses { Code::LapseCycle } else { Code::UncappedCycle };
            let names = names.iter().chain(names.first()).cloned().list();
            self.push(Problem::new(code, pointer).expected(names.join(" → ")));
        }
        None
    }

    fn name(&self, node: usize) -> String {
        if let Some(period) = self.moves.period(node).and_then(|period| self.model.document.periods.get(period)) {
            return format!("`{}`", period.id);
        }
        self.moves.moves.get(node).map(|one| move_words(self.model, one)).unwrap_or_default()
    }
}

/// Roles that can do an act at some time.
pub(super) fn holding(model: &Model, moves: &Moves<'_>, deed: &Deed) -> Set<Id> {
    let document = &model.document;
    let mut roles = Set::new();
    for (node, _) in moves.made().filter(|(_, one)| deed.covers(&one.deed)) {
        let Some(holders) = moves.holders.get(node) else { continue };
        let grants = holders.grants.iter().filter(|grant| moves.is_open(**grant));
        roles.extend(grants.filter_map(|grant| document.acts.get(*grant)).flat_map(|grant| grant.by.iter().cloned()));
        let periods = holders.periods.iter().filter(|period| moves.is_reached(moves.node(**period)));
        let periods = periods.filter_map(|period| document.periods.get(*period));
        let bearers = periods.flat_map(|period| super::bearers(document, period));
        roles.extend(bearers.filter(|role| super::may_bear(document, role, deed)).cloned());
    }
    roles
}

/// Whether a body is large enough to meet twice without a member in common.
fn enough_for_two(role: &Role) -> bool {
    let Some(meeting) = &role.meets else { return true };
    let members = usize::try_from(meeting.members).unwrap_or(usize::MAX);
    // The fewest that are a quorum can be left out, and the rest still be one.
    let least = (0..=members.min(1000)).find(|count| meeting.quorum.reached(*count, members)).unwrap_or(members);
    members.saturating_sub(least) >= least
}

fn move_words(model: &Model, one: &Move) -> String {
    let Outcomes::One(outcome) = one.result else { return one.deed.in_words() };
    let Deed::Decide(about) = &one.deed else { return one.deed.in_words() };
    let table = model.table(&about.table);
    let outcome = table.and_then(|table| table.outcomes.get(outcome)).map_or("", |outcome| outcome.id.as_str());
    format!("{} = `{outcome}`", one.deed.in_words())
}

/// An event in the words of the format: "decided `tolerance` = `exempt`".
pub(super) fn event_words(event: &EventPattern) -> String {
    let decided = |kind: &str, decided: &super::DecidedPattern| {
        let outcomes: Vec<String> = decided.r#in.iter().map(|outcome| format!("`{outcome}`")).collect();
        let outcomes = if outcomes.is_empty() { String::new() } else { format!(" = {}", outcomes.join(", ")) };
        format!("{kind} `{}`{outcomes}", decided.table)
    };
    match event {
        EventPattern::Acted(acted) => acted.act.in_words(),
        EventPattern::Submitted(about) => format!("submitted `{}`", about.document),
        EventPattern::Waived(about) => format!("waived `{}`", about.document),
        EventPattern::Sent(sent) => format!("sent `{}`", sent.document),
        EventPattern::Received(received) => format!("received `{}`", received.document),
        EventPattern::Acknowledged(about) => format!("acknowledged `{}`", about.document),
        EventPattern::Decided(pattern) => decided("decided", pattern),
        EventPattern::Effective(pattern) => decided("effective", pattern),
        EventPattern::Lapsed(lapsed) => format!("lapsed `{}`", lapsed.period),
        EventPattern::Dated(dated) => format!("dated `{}`", dated.date),
    }
}
