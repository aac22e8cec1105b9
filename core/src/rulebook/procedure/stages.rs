//! The steps that a case can come to and must leave again: for each, what brings it there, and what somebody must do then.

use super::super::document::{Meaning, Purpose, Table};
use super::super::model::Model;
use super::moves::{Happening, Moves, Outcomes};
use super::{AboutDocument, Consequence, Deed, DocumentPurpose, EventPattern, PeriodKind};
use crate::document::Id;
use crate::error::{Code, Problem, Problems};
use crate::list::ToList;
use crate::sorted::Set;

/// Whether something that happens brings a case to a step.
type Enters<'s> = Box<dyn Fn(&Moves<'_>, &Happening) -> bool + 's>;

/// Whether the end of a time limit leads on from a step.
type Resolves<'s> = Box<dyn Fn(&Consequence) -> bool + 's>;

/// A step that waits for somebody.
struct Stage<'s> {
    name: String,
    /// Whether something that happens brings a case there.
    enters: Enters<'s>,
    /// Acts that lead on, any of them.
    exits: Vec<Deed>,
    /// Acts that cannot be done before the step is left: who owes one of them owes that it is left in time.
    beyond: Vec<Deed>,
    /// Silence that leads on.
    resolves: Resolves<'s>,
}

/// Proves that every step is left again; whether each has a clock.
pub(super) fn prove(model: &Model, moves: &Moves<'_>, problems: &mut Problems) -> bool {
    let leads = moves.leads(true);
    let mut clocked = true;
    for stage in stages(model) {
        let mut said = Set::new();
        for happening in moves.happenings.iter().filter(|happening| (stage.enters)(moves, happening)) {
            let Some(code) = way_on(moves, &leads, &stage, happening) else { continue };
            clocked &= code != Code::NoClock;
            let place = place(model, moves, happening);
            if said.insert(place.clone()) {
                let exits: Vec<String> = stage.exits.iter().map(Deed::in_words).collect();
                let exits = if exits.is_empty() { "—".to_owned() } else { exits.join(" / ") };
                problems.push(Problem::new(code, place).given(&stage.name).expected(exits));
            }
        }
    }
    clocked
}

/// What is wrong with what follows when a step is entered; `None` where a period sees to it that it is left again.
fn way_on(moves: &Moves<'_>, leads: &[Set<usize>], stage: &Stage<'_>, happening: &Happening) -> Option<Code> {
    let periods = &moves.model.document.periods;
    let clock = |position: usize| {
        let Some(period) = periods.get(position) else { return false };
        let mut deeds = stage.exits.iter().chain(stage.beyond.iter().filter(|_| period.kind == PeriodKind::Duty));
        let acts =
            period.kind != PeriodKind::Status && deeds.any(|deed| period.ends.iter().any(|end| end.gives(deed, None)));
        acts || period.on_lapse.iter().any(|consequence| (stage.resolves)(consequence))
    };
    let mut clocks: Set<usize> =
        (0..periods.len()).filter(|period| clock(*period) && moves.is_reached(moves.node(*period))).collect();
    // A duty that can only end by what starts a clock is one too.
    while let Some(before) =
        (0..periods.len()).find(|period| !clocks.contains(period) && hands_over(moves, *period, &clocks))
    {
        clocks.insert(before);
    }
    if clocks.iter().any(|period| happening.starts.contains(period) || runs(moves, leads, *period, happening)) {
        return None;
    }
    let possible = moves.made().any(|(_, one)| stage.exits.iter().any(|deed| deed.covers(&one.deed)));
    Some(if possible { Code::NoClock } else { Code::DeadEnd })
}

/// Whether whatever ends a duty starts one of some periods.
fn hands_over(moves: &Moves<'_>, period: usize, clocks: &Set<usize>) -> bool {
    let Some(written) = moves.model.document.periods.get(period).filter(|period| period.kind == PeriodKind::Duty)
    else {
        return false;
    };
    let ending = |happening: &&Happening| written.ends.iter().any(|end| moves.matches(end, &happening.event));
    let mut ends = moves.happenings.iter().filter(ending).peekable();
    moves.is_reached(moves.node(period))
        && ends.peek().is_some()
        && ends.all(|happening| happening.starts.iter().any(|started| clocks.contains(started)))
}

/// Whether a period that started before can still run when something happens: what started it leads there by a way on
/// which nothing ends it.
fn runs(moves: &Moves<'_>, leads: &[Set<usize>], period: usize, happening: &Happening) -> bool {
    let Some(written) = moves.model.document.periods.get(period) else { return false };
    let ends = |node: usize| {
        let mut of = moves.happenings.iter().filter(|happening| happening.node == node);
        of.any(|happening| written.ends.iter().any(|end| moves.matches(end, &happening.event)))
    };
    let starting = moves.happenings.iter().filter(|happening| happening.starts.contains(&period));
    let mut todo: Vec<usize> = starting.map(|happening| happening.node).list();
    let mut seen: Set<usize> = todo.iter().copied().collect();
    // Its own lapse is not a way on for it.
    seen.insert(moves.node(period));
    while let Some(node) = todo.pop() {
        if node == happening.node {
            return true;
        }
        let next = leads.get(node).into_iter().flatten().copied();
        todo.extend(next.filter(|to| !ends(*to) || *to == happening.node).filter(|to| seen.insert(*to)));
    }
    false
}

/// Where in the document a step is entered.
fn place(model: &Model, moves: &Moves<'_>, happening: &Happening) -> String {
    let document = &model.document;
    if let Some(period) = moves.period(happening.node) {
        return format!("/periods/{period}/on_lapse");
    }
    let Some(one) = moves.moves.get(happening.node) else { return String::new() };
    if let (Deed::Decide(about), Outcomes::One(outcome)) = (&one.deed, one.result) {
        let table = model.index.tables.get(&about.table).copied().unwrap_or(0);
        return format!("/tables/{table}/outcomes/{outcome}");
    }
    let grant = document.acts.iter().position(|grant| grant.act.covers(&one.deed));
    let period = || document.periods.iter().position(|period| period.ends.iter().any(|end| end.gives(&one.deed, None)));
    match grant {
        Some(grant) => format!("/acts/{grant}"),
        None => period().map_or_else(|| "/acts".to_owned(), |period| format!("/periods/{period}")),
    }
}

/// Every step of every region.
fn stages(model: &Model) -> Vec<Stage<'_>> {
    let document = &model.document;
    let tables = |purpose: Purpose| document.tables.iter().filter(move |table| table.purpose == purpose);
    let kinds = |purpose: DocumentPurpose| document.documents.iter().filter(move |kind| kind.purpose == Some(purpose));
    let about = |document: &Id| AboutDocument { document: document.clone() };
    let submit = |purpose| kinds(purpose).map(|kind| Deed::Submit(about(&kind.id))).collect::<Vec<Deed>>();
    let send = |purpose| kinds(purpose).map(|kind| Deed::Send(about(&kind.id))).collect::<Vec<Deed>>();
    let decisions = |purpose: Purpose| -> Vec<Deed> {
        tables(purpose).map(|table| super::moves::decide(&table.id, None)).collect()
    };
    let judgments = || [decisions(Purpose::Tolerance), decisions(Purpose::Accountability)].concat();
    let reports = submit(DocumentPurpose::Report);
    let verify = if reports.is_empty() { judgments() } else { reports.clone() };
    let mut stages = vec![
        stage("filing: filed", acted(Deed::File), decisions(Purpose::Filing), deems(model, Purpose::Filing)),
        stage("filing: returned", means(model, Purpose::Filing, &[Meaning::Return]), vec![Deed::File], closes()),
        stage(
            "admission: supplementing",
            means(model, Purpose::Admission, &[Meaning::Return]),
            supplements(model),
            closes(),
        ),
        stage("competence: disputed", acted(Deed::Dispute), decisions(Purpose::Competence), nothing()),
        stage(
            "verification: verifying",
            means(model, Purpose::Admission, &[Meaning::Accept]),
            verify.clone(),
            nothing(),
        )
        .beyond(judgments()),
        stage("verification: returned for verification", acted(Deed::Return), reports.clone(), nothing())
            .beyond(judgments()),
        stage("tolerance: annulled", means(model, Purpose::Relief, &[Meaning::Annul]), verify.clone(), nothing())
            .beyond(judgments()),
        stage("tolerance: reopened", means(model, Purpose::Revocation, &[Meaning::Reopen]), verify.clone(), nothing())
            .beyond(judgments()),
        stage("accusation: received", acted(Deed::Accuse), decisions(Purpose::Accusation), nothing()),
        stage(
            "accusation: judged",
            means(model, Purpose::Accusation, &[Meaning::Mistaken, Meaning::False]),
            decisions(Purpose::Clarification),
            nothing(),
        ),
        stage(
            "clarification: to clarify",
            means(model, Purpose::Clarification, &[Meaning::Clarify]),
            send(DocumentPurpose::ClarificationLetter),
            nothing(),
        ),
    ];
    let admission = decisions(Purpose::Admission);
    if admission.is_empty() {
        stages.push(stage("verification: verifying", acted(Deed::Raise), verify, nothing()).beyond(judgments()));
    } else {
        stages.push(stage("admission: raised", acted(Deed::Raise), admission, deems(model, Purpose::Admission)));
    }
    for report in reports {
        stages.push(stage("verification: reported", acted(report), judgments(), nothing()));
    }
    let correction = decisions(Purpose::Correction);
    for order in send(DocumentPurpose::CorrectionOrder) {
        let exits = [submit(DocumentPurpose::CorrectionReport), correction.clone()].concat();
        stages.push(stage("correction: ordered", acted(order), exits, deems(model, Purpose::Correction)));
    }
    for report in submit(DocumentPurpose::CorrectionReport) {
        stages.push(stage(
            "correction: reported",
            acted(report),
            correction.clone(),
            deems(model, Purpose::Correction),
        ));
    }
    for level in &document.relief {
        let deed = Deed::Request(super::AboutLevel { level: level.id.clone() });
        let exits = tables(Purpose::Relief).map(|table| super::moves::decide(&table.id, Some(&level.id))).collect();
        let next = document.relief.iter().filter(|next| next.of.contains(&level.id)).map(|next| next.id.clone());
        let next: Vec<Id> = next.list();
        let opens =
            move |consequence: &Consequence| matches!(consequence, Consequence::Open(level) if next.contains(level));
        stages.push(stage(&format!("relief: requested {}", level.id), acted(deed), exits, Box::new(opens)));
    }
    let approvals = document.acts.iter().filter(|grant| grant.approval.is_some());
    let approved: Set<&Id> = approvals
        .filter_map(|grant| if let Deed::Decide(about) = &grant.act { Some(&about.table) } else { None })
        .collect();
    for id in approved {
        let approve = Deed::Approve(super::AboutTable { table: id.clone(), level: None });
        let table = id.clone();
        let enters = move |_: &Moves<'_>, happening: &Happening| matches!(&happening.event, EventPattern::Decided(decided) if decided.table == table);
        stages.push(stage("tolerance: awaiting approval", Box::new(enters), vec![approve.clone()], nothing()));
        let refused = move |moves: &Moves<'_>, happening: &Happening| {
            let node = moves.moves.get(happening.node);
            node.is_some_and(|one| one.deed == approve && one.result == Outcomes::Refused)
        };
        let exits = vec![super::moves::decide(id, None)];
        stages.push(stage("tolerance: not approved", Box::new(refused), exits, nothing()));
    }
    stages
}

impl Stage<'_> {
    /// With acts that cannot be done before the step is left.
    fn beyond(mut self, deeds: Vec<Deed>) -> Self {
        self.beyond = deeds;
        self
    }
}

fn stage<'s>(name: &str, enters: Enters<'s>, exits: Vec<Deed>, resolves: Resolves<'s>) -> Stage<'s> {
    Stage { name: name.to_owned(), enters, exits, beyond: Vec::new(), resolves }
}

fn acted<'s>(deed: Deed) -> Enters<'s> {
    Box::new(move |_, happening| matches!(&happening.event, EventPattern::Acted(done) if deed.covers(&done.act)))
}

/// A decision, of people or of silence, whose outcome means one of these.
fn means<'s>(model: &'s Model, purpose: Purpose, wanted: &'static [Meaning]) -> Enters<'s> {
    let outcome = move |table: &Table, id: &Id| {
        table
            .outcomes
            .iter()
            .any(|outcome| outcome.id == *id && outcome.means.is_some_and(|means| wanted.contains(&means)))
    };
    Box::new(move |_, happening| {
        let EventPattern::Decided(decided) = &happening.event else { return false };
        let table = model.table(&decided.table).filter(|table| table.purpose == purpose);
        table.is_some_and(|table| decided.r#in.iter().any(|id| outcome(table, id)))
    })
}

fn nothing<'s>() -> Resolves<'s> {
    Box::new(|_| false)
}

/// The end of the wait for what was returned: it rests.
fn closes<'s>() -> Resolves<'s> {
    Box::new(|consequence| matches!(consequence, Consequence::Close(_)))
}

/// Silence that decides a table of that purpose.
fn deems<'s>(model: &'s Model, purpose: Purpose) -> Resolves<'s> {
    Box::new(move |consequence| match consequence {
        Consequence::Deem(deemed) => {
            let table = deemed.table.as_ref().and_then(|table| model.table(table));
            table.is_some_and(|table| table.purpose == purpose)
        }
        Consequence::Remind(_)
        | Consequence::ReportTo(_)
        | Consequence::ShiftTo(_)
        | Consequence::Forfeit(_)
        | Consequence::Final(_)
        | Consequence::Open(_)
        | Consequence::Close(_)
        | Consequence::None(_) => false,
    })
}

/// What a party can submit to complete an application: anything that the kernel does not look for itself.
fn supplements(model: &Model) -> Vec<Deed> {
    let kinds = model.document.documents.iter().filter(|kind| kind.purpose.is_none());
    kinds.map(|kind| Deed::Submit(AboutDocument { document: kind.id.clone() })).list()
}
