//! What the procedure must be like beyond its names: every name resolved, every part of a kind that can do what is asked
//! of it. What may happen is proved next door.

use super::super::compile::{Compiler, unknown};
use super::super::document::{Document, Meaning, Purpose, Role, RoleKind, Table};
use super::super::place::Place;
use super::{
    AboutTable, Consequence, Deed, Deemed, DocumentPurpose, EventPattern, Grant, LengthChoice, Named, Per, Period,
    PeriodKind, Protection, Relief, View,
};
use super::{bounds, circumstances};
use crate::document::{Id, canonical_text, unknown_name};
use crate::error::{Code, Problem};
use crate::list::ToList;
use crate::time::Counting;

/// The recipient that is nobody in particular.
pub(super) const PUBLIC: &str = "public";

/// Checks the sections of the procedure; everything that is wrong is reported.
pub(crate) fn shape(document: &Document, compiler: &mut Compiler<'_>) {
    let mut shape = Shape { document, compiler };
    let root = Place::Root;
    let procedure = super::has_procedure(document);
    let tables = Place::Field(&root, "tables");
    for (position, table) in document.tables.iter().enumerate() {
        shape.meanings(table, &Place::Item(&tables, position), procedure);
    }
    let roles = Place::Field(&root, "roles");
    for (position, role) in document.roles.iter().enumerate() {
        shape.role(role, &Place::Item(&roles, position), procedure);
    }
    shape.concerned(&roles, procedure);
    let separation = Place::Field(&root, "separation");
    for (position, rule) in document.separation.iter().enumerate() {
        let place = Place::Field(&Place::Item(&separation, position), "never_both").pointer();
        if rule.never_both.len() < 2 || rule.never_both.iter().any(Vec::is_empty) {
            shape.push(Problem::new(Code::TooFew, &place).given(rule.never_both.len()).expected("two groups of acts"));
        }
        for (position, group) in rule.never_both.iter().enumerate() {
            for (item, deed) in group.iter().enumerate() {
                shape.deed(deed, &format!("{place}/{position}/{item}"));
            }
        }
    }
    let relief = Place::Field(&root, "relief");
    for (position, level) in document.relief.iter().enumerate() {
        shape.level(position, level, &Place::Item(&relief, position));
    }
    let acts = Place::Field(&root, "acts");
    for (position, grant) in document.acts.iter().enumerate() {
        shape.grant(grant, &Place::Item(&acts, position));
    }
    let periods = Place::Field(&root, "periods");
    for (position, period) in document.periods.iter().enumerate() {
        shape.period(period, &Place::Item(&periods, position));
    }
    let protections = Place::Field(&root, "protections");
    for (position, protection) in document.protections.iter().enumerate() {
        shape.protection(protection, &Place::Item(&protections, position));
    }
    let views = Place::Field(&root, "views");
    for (position, view) in document.views.iter().enumerate() {
        shape.view(view, &Place::Item(&views, position));
    }
    shape.reserved(procedure);
    bounds::check(document, shape.compiler.problems);
}

/// What an outcome may mean in a table of a purpose; nothing where the procedure needs to know nothing.
pub(super) const fn meanings(purpose: Purpose) -> &'static [Meaning] {
    match purpose {
        Purpose::Filing | Purpose::Admission => &[Meaning::Accept, Meaning::Return, Meaning::Refuse],
        Purpose::Relief => &[Meaning::Uphold, Meaning::Vary, Meaning::Annul],
        Purpose::Revocation => &[Meaning::Stand, Meaning::Reopen, Meaning::Revoke],
        Purpose::Correction => &[Meaning::Done, Meaning::Failed, Meaning::Impossible],
        Purpose::Accusation => &[Meaning::True, Meaning::Mistaken, Meaning::False],
        Purpose::Clarification => &[Meaning::Clarify, Meaning::NoNeed],
        Purpose::Tolerance | Purpose::Accountability | Purpose::Competence | Purpose::Advice => &[],
    }
}

/// Whether a role finds, and does not decide a table or what acts on it: it is not to find towards an outcome.
fn blind(document: &Document, role: &Id, table: &Id) -> bool {
    let decides = document
        .roles
        .iter()
        .find(|known| known.id == *role)
        .is_some_and(|role| super::known_to_decide(document, &super::decided_by(document, role)).contains(table));
    super::finds(document, role) && !decides
}

struct Shape<'s, 'c> {
    document: &'s Document,
    compiler: &'s mut Compiler<'c>,
}

impl Shape<'_, '_> {
    fn push(&mut self, problem: Problem) {
        self.compiler.problems.push(problem);
    }

    fn is_relief(&self, table: &Id) -> bool {
        self.document.tables.iter().any(|known| known.id == *table && known.purpose == Purpose::Relief)
    }

    /// Reports an id that names nothing of a kind.
    fn named(&mut self, id: &Id, what: &'static str, pointer: &str) {
        let index = self.compiler.index;
        let known = match what {
            "document" => &index.documents,
            "period" => &index.periods,
            "level" => &index.levels,
            "table" => &index.tables,
            "fact" => &index.facts,
            _ => &index.roles,
        };
        if !known.contains_key(id) {
            unknown_name(self.compiler.problems, || pointer.to_owned(), id, what, known.keys());
        }
    }

    fn each(&mut self, ids: &[Id], what: &'static str, place: &Place<'_>) {
        for (position, id) in ids.iter().enumerate() {
            self.named(id, what, &Place::Item(place, position).pointer());
        }
    }

    fn table(&self, id: &Id) -> Option<&Table> {
        self.compiler.index.tables.get(id).and_then(|position| self.document.tables.get(*position))
    }

    /// Outcomes of tables that the procedure uses say what the kernel needs to know of them.
    fn meanings(&mut self, table: &Table, place: &Place<'_>, procedure: bool) {
        let meanings = meanings(table.purpose);
        let outcomes = Place::Field(place, "outcomes");
        for (position, outcome) in table.outcomes.iter().enumerate() {
            let place = Place::Item(&outcomes, position);
            let fits = match outcome.means {
                Some(means) => meanings.contains(&means),
                None => meanings.is_empty() || !procedure,
            };
            if !fits {
                let words: Vec<String> = meanings.iter().map(|means| word(*means)).collect();
                let expected = if words.is_empty() { "absent".to_owned() } else { words.join(", ") };
                let place = Place::Field(&place, "means").pointer();
                self.push(Problem::new(Code::WrongMeaning, place).given(&outcome.id).expected(expected));
            }
            let competence = table.purpose == Purpose::Competence;
            if outcome.seat.is_some() != competence && (procedure || !competence) {
                let place = Place::Field(&place, "seat").pointer();
                self.push(Problem::new(Code::WrongSeat, place).given(&outcome.id));
            }
            if let Some(seat) = outcome.seat.as_ref().filter(|_| competence && procedure) {
                self.seat(seat, &Place::Field(&place, "seat"));
            }
            if outcome.favourable && (outcome.adverse || outcome.tolerated == Some(false)) {
                let place = Place::Field(&place, "favourable").pointer();
                self.push(Problem::new(Code::MeaninglessHere, place).given("favourable").expected(&outcome.id));
            }
            if procedure && outcome.id.as_str() == circumstances::UNDECIDED {
                let place = Place::Field(&place, "id").pointer();
                self.push(Problem::new(Code::ReservedId, place).given(&outcome.id));
            }
        }
        if procedure && table.purpose == Purpose::Competence {
            self.seats_of_competence(place);
        }
        if procedure && table.purpose == Purpose::Revocation && table.of.is_none() {
            let problem =
                Problem::new(Code::MissingField, place.pointer()).given("of").expected("the table it acts on");
            self.push(problem);
        }
    }

    /// A seat is known by the roles that sit in it.
    fn seat(&mut self, seat: &Id, place: &Place<'_>) {
        let known: Vec<&Id> = self.document.roles.iter().filter_map(|role| role.organ.as_ref()).list();
        if !known.contains(&seat) {
            unknown(self.compiler.problems, place, seat, "seat of a role", known);
        }
    }

    /// What a table of competence decides is who sits in the seat `deciding`.
    fn seats_of_competence(&mut self, place: &Place<'_>) {
        if let Some(deciding) = Id::new("deciding") {
            self.seat(&deciding, place);
        }
    }

    fn role(&mut self, role: &Role, place: &Place<'_>, procedure: bool) {
        if role.id.as_str() == PUBLIC {
            self.push(Problem::new(Code::ReservedId, Place::Field(place, "id").pointer()).given(&role.id));
        }
        let facts = &self.document.facts;
        let mut unholdable = |field: &'static str, wrong: bool| {
            if wrong {
                let place = Place::Field(place, field).pointer();
                let problem = Problem::new(Code::UnholdableRole, place).given(&role.id).expected(field);
                self.compiler.problems.push(problem);
            }
        };
        let party = role.kind == RoleKind::Party;
        // A party sits in no organ; whoever acts for the state sits in one.
        unholdable("organ", if party { role.organ.is_some() } else { procedure && role.organ.is_none() });
        unholdable("head", party && role.head);
        unholdable("joins", !party && role.joins);
        unholdable("concerned", role.concerned && (!party || super::accuses(self.document, &role.id)));
        // How many have verified is known by what they found.
        let several = role.at_least.is_some_and(|least| least > 1);
        let finds = facts.iter().any(|fact| fact.found_by.contains(&role.id));
        unholdable("at_least", role.at_least == Some(0) || (several && (party || !finds)));
        let Some(meeting) = &role.meets else { return };
        let [present, of] = meeting.quorum.0;
        let nobody = meeting.members == 0 || present == 0 || of == 0;
        let [above, below] = meeting.majority.0;
        // No vote is more than all of those present.
        unholdable("meets", role.kind != RoleKind::Body || nobody || above >= below);
    }

    /// A case is about one party: the one that says so, else the only one that is not heard as an accuser.
    fn concerned(&mut self, roles: &Place<'_>, procedure: bool) {
        let mut said = self.document.roles.iter().enumerate().filter(|(_, role)| role.concerned);
        if said.next().is_some() {
            if let Some((position, second)) = said.next() {
                let field = "concerned";
                let place = Place::Field(&Place::Item(roles, position), field).pointer();
                self.push(Problem::new(Code::UnholdableRole, place).given(&second.id).expected(field));
            }
            return;
        }
        let parties = self.document.roles.iter().filter(|role| role.kind == RoleKind::Party);
        let several = parties.filter(|role| !super::accuses(self.document, &role.id)).count() > 1;
        if procedure && several {
            let problem = Problem::new(Code::MissingField, roles.pointer()).given("concerned");
            self.push(problem.expected("the party whom the case is about"));
        }
    }

    /// What roles see for their task. An accuser sees nothing beside their own accusation, and the one whom the case is about
    /// needs no leave.
    fn view(&mut self, view: &View, place: &Place<'_>) {
        let by = Place::Field(place, "by");
        self.each(&view.by, "role", &by);
        self.each(&view.decisions, "table", &Place::Field(place, "decisions"));
        for (position, role) in view.by.iter().enumerate() {
            if super::accuses(self.document, role) || super::concerned(self.document) == Some(role) {
                self.push(Problem::new(Code::SeesByLaw, Place::Item(&by, position).pointer()).given(role));
            }
            let purpose = |table: &&Id| self.table(table).map(|table| table.purpose);
            let mut main = view
                .decisions
                .iter()
                .filter(|table| matches!(purpose(table), Some(Purpose::Tolerance | Purpose::Accountability)));
            if let Some(table) = main.next().filter(|table| blind(self.document, role, table)) {
                let problem = Problem::new(Code::FinderSeesOutcome, Place::Item(&by, position).pointer());
                self.push(problem.given(role).expected(table));
            }
        }
        if view.by.is_empty() {
            self.push(Problem::new(Code::TooFew, by.pointer()).given(0).expected("one role"));
        }
        if view.decisions.is_empty() && !view.findings && !view.items && !view.handlers {
            self.push(Problem::new(Code::TooFew, place.pointer()).given(0).expected("one thing to see"));
        }
    }

    fn level(&mut self, position: usize, level: &Relief, place: &Place<'_>) {
        if self.compiler.index.tables.contains_key(&level.id) {
            self.push(Problem::new(Code::DuplicateId, Place::Field(place, "id").pointer()).given(&level.id));
        }
        self.each(&level.documents, "document", &Place::Field(place, "documents"));
        let section = Place::Field(place, "of");
        if level.of.is_empty() {
            let problem = Problem::new(Code::TooFew, section.pointer()).given(0).expected("one table or level");
            self.push(problem);
        }
        for (item, of) in level.of.iter().enumerate() {
            let pointer = Place::Item(&section, item).pointer();
            if let Some(table) = self.table(of) {
                if matches!(table.purpose, Purpose::Relief | Purpose::Advice) {
                    self.push(Problem::new(Code::LevelOrder, pointer).given(&level.id).expected(of));
                }
            } else if let Some(other) = self.compiler.index.levels.get(of).copied() {
                let last = self.document.relief.get(other).is_some_and(|other| other.r#final);
                if other >= position || last {
                    self.push(Problem::new(Code::LevelOrder, pointer).given(&level.id).expected(of));
                }
            } else {
                let index = self.compiler.index;
                let known = index.tables.keys().chain(index.levels.keys());
                unknown(self.compiler.problems, &Place::Item(&section, item), of, "table or level", known);
            }
        }
    }

    fn deed(&mut self, deed: &Deed, pointer: &str) {
        let inner = |field: &str| format!("{pointer}/{}/{field}", deed.name());
        match deed.named() {
            Named::Nothing => {}
            Named::Document(document) => self.named(document, "document", &inner("document")),
            Named::Table(about) => {
                self.decision(&about.table, about.level.as_ref(), &format!("{pointer}/{}", deed.name()));
            }
            Named::Level(level) => self.named(level, "level", &inner("level")),
        }
    }

    /// A table, and a level where it is a table of relief.
    fn decision(&mut self, table: &Id, level: Option<&Id>, pointer: &str) {
        self.named(table, "table", &format!("{pointer}/table"));
        let Some(level) = level else { return };
        let at = format!("{pointer}/level");
        self.named(level, "level", &at);
        if self.table(table).is_some_and(|table| table.purpose != Purpose::Relief) {
            self.push(Problem::new(Code::MeaninglessHere, at).given("level").expected(table));
        }
    }

    fn event(&mut self, event: &EventPattern, pointer: &str) {
        match event {
            EventPattern::Acted(acted) => self.deed(&acted.act, &format!("{pointer}/acted/act")),
            EventPattern::Submitted(about) => {
                self.named(&about.document, "document", &format!("{pointer}/submitted/document"))
            }
            EventPattern::Waived(about) => {
                self.named(&about.document, "document", &format!("{pointer}/waived/document"))
            }
            EventPattern::Acknowledged(about) => {
                self.named(&about.document, "document", &format!("{pointer}/acknowledged/document"));
            }
            EventPattern::Sent(sent) => {
                self.named(&sent.document, "document", &format!("{pointer}/sent/document"));
                if let Some(to) = sent.to.as_ref().filter(|to| to.as_str() != PUBLIC) {
                    self.named(to, "role", &format!("{pointer}/sent/to"));
                }
                if let Some(fact) = &sent.no_narrower_than {
                    self.named(fact, "fact", &format!("{pointer}/sent/no_narrower_than"));
                }
            }
            EventPattern::Received(received) => {
                self.named(&received.document, "document", &format!("{pointer}/received/document"));
                if let Some(by) = received.by.as_ref().filter(|by| by.as_str() != PUBLIC) {
                    self.named(by, "role", &format!("{pointer}/received/by"));
                }
            }
            EventPattern::Decided(decided) | EventPattern::Effective(decided) => {
                let kind = if matches!(event, EventPattern::Decided(_)) { "decided" } else { "effective" };
                let pointer = format!("{pointer}/{kind}");
                self.decision(&decided.table, decided.level.as_ref(), &pointer);
                let Some(position) = self.compiler.index.tables.get(&decided.table).copied() else { return };
                let Some(table) = self.document.tables.get(position) else { return };
                for (item, outcome) in decided.r#in.iter().enumerate() {
                    if !table.outcomes.iter().any(|known| known.id == *outcome) {
                        let known = table.outcomes.iter().map(|outcome| &outcome.id);
                        let pointer = || format!("{pointer}/in/{item}");
                        unknown_name(self.compiler.problems, pointer, outcome, "outcome", known);
                    }
                }
            }
            EventPattern::Lapsed(lapsed) => self.named(&lapsed.period, "period", &format!("{pointer}/lapsed/period")),
            // The name of a day is introduced by whoever waits for it.
            EventPattern::Dated(_) => {}
        }
    }

    fn events(&mut self, events: &[EventPattern], place: &Place<'_>) {
        for (position, event) in events.iter().enumerate() {
            self.event(event, &Place::Item(place, position).pointer());
        }
    }

    fn condition(&mut self, condition: Option<&super::Condition>, place: &Place<'_>) {
        if let Some(condition) = condition {
            circumstances::check(self.document, self.compiler, condition, place);
        }
    }

    fn grant(&mut self, grant: &Grant, place: &Place<'_>) {
        self.deed(&grant.act, &Place::Field(place, "act").pointer());
        let by = Place::Field(place, "by");
        if grant.by.is_empty() {
            self.push(Problem::new(Code::TooFew, by.pointer()).given(0).expected("one role"));
        }
        self.each(&grant.by, "role", &by);
        self.condition(grant.when.as_ref(), &Place::Field(place, "when"));
        self.events(&grant.after, &Place::Field(place, "after"));
        let to = Place::Field(place, "to");
        for (position, role) in grant.to.iter().enumerate().filter(|(_, role)| role.as_str() != PUBLIC) {
            self.named(role, "role", &Place::Item(&to, position).pointer());
        }
        self.each(&grant.documents, "document", &Place::Field(place, "documents"));
        if let Some(approval) = &grant.approval {
            let place = Place::Field(place, "approval");
            self.named(&approval.by, "role", &Place::Field(&place, "by").pointer());
            self.condition(approval.when.as_ref(), &Place::Field(&place, "when"));
        }
        let means = |written: bool, field: &'static str, fits: bool| (written && !fits).then_some(field);
        let meaningless = [
            means(grant.channel.is_some(), "channel", grant.act == Deed::Raise),
            means(!grant.to.is_empty(), "to", matches!(grant.act, Deed::Send(_))),
            means(!grant.documents.is_empty(), "documents", grant.act.kind().carries_documents),
            means(grant.reasons, "reasons", grant.act.kind().carries_reasons),
            means(
                grant.approval.is_some(),
                "approval",
                // Relief is decided above, and takes effect as it is decided.
                matches!(&grant.act, Deed::Decide(AboutTable { level: None, table }) if !self.is_relief(table)),
            ),
        ];
        for field in meaningless.into_iter().flatten() {
            let place = Place::Field(place, field).pointer();
            self.push(Problem::new(Code::MeaninglessHere, place).given(field).expected(grant.act.name()));
        }
    }

    fn period(&mut self, period: &Period, place: &Place<'_>) {
        self.named(&period.who, "role", &Place::Field(place, "who").pointer());
        let starts = Place::Field(place, "starts");
        if period.starts.is_empty() {
            self.push(Problem::new(Code::TooFew, starts.pointer()).given(0).expected("one event"));
        }
        match (period.starts.len(), period.counts) {
            (2.., None) => {
                let problem = Problem::new(Code::UnstatedStart, place.pointer()).given(period.starts.len());
                self.push(problem);
            }
            (0 | 1, Some(_)) => {
                let counts = Place::Field(place, "counts").pointer();
                self.push(
                    Problem::new(Code::MeaninglessHere, counts)
                        .given("counts")
                        .expected("a period with several starts"),
                );
            }
            (0 | 1, None) | (2.., Some(_)) => {}
        }
        self.events(&period.starts, &starts);
        for (position, event) in period.starts.iter().enumerate() {
            if !has_key(period.per, event) {
                let problem = Problem::new(Code::WrongKey, Place::Item(&starts, position).pointer());
                self.push(problem.given(per_word(period.per)).expected(key_events(period.per)));
            }
        }
        self.events(&period.ends, &Place::Field(place, "ends"));
        if let Some(rule) = &period.interrupt {
            let on = Place::Field(place, "interrupt");
            let on = Place::Field(&on, "on");
            if rule.on.is_empty() {
                self.push(Problem::new(Code::TooFew, on.pointer()).given(0).expected("one event"));
            }
            self.events(&rule.on, &on);
        }
        let suspend = Place::Field(place, "suspend");
        for (position, stretch) in period.suspend.iter().enumerate() {
            let place = Place::Item(&suspend, position);
            self.event(&stretch.from, &Place::Field(&place, "from").pointer());
            self.event(&stretch.to, &Place::Field(&place, "to").pointer());
        }
        self.condition(period.when.as_ref(), &Place::Field(place, "when"));
        self.lengths(period, &Place::Field(place, "length"));
        self.counting(period, place);
        self.kind(period, place);
        if let Some(extend) = &period.extend {
            let place = Place::Field(place, "extend");
            self.named(&extend.by, "role", &Place::Field(&place, "by").pointer());
            let written = usize::from(extend.add.is_some()) + usize::from(extend.total.is_some());
            if written != 1 {
                self.push(Problem::new(Code::OneExtension, place.pointer()).given(written));
            }
        }
        if let Some(restore) = &period.restore {
            let place = Place::Field(place, "restore");
            self.named(&restore.by, "role", &Place::Field(&place, "by").pointer());
        }
        let on_lapse = Place::Field(place, "on_lapse");
        if period.on_lapse.is_empty() {
            self.push(Problem::new(Code::TooFew, on_lapse.pointer()).given(0).expected("one consequence"));
        }
        for (position, consequence) in period.on_lapse.iter().enumerate() {
            self.consequence(period, consequence, &Place::Item(&on_lapse, position));
        }
    }

    fn lengths(&mut self, period: &Period, place: &Place<'_>) {
        if period.length.is_empty() {
            self.push(Problem::new(Code::TooFew, place.pointer()).given(0).expected("one length"));
        }
        for (position, choice) in period.length.iter().enumerate() {
            let place = Place::Item(place, position);
            self.condition(choice.when.as_ref(), &Place::Field(&place, "when"));
            let LengthChoice { when, is, set_by, least, max } = choice;
            match (is, set_by, least, max) {
                (Some(_), None, None, None) => {}
                (None, Some(_), Some(least), Some(max)) if least.unit() == max.unit() && least.n() <= max.n() => {}
                (None, Some(_), Some(least), Some(max)) => {
                    let problem = Problem::new(Code::FloorAboveMax, Place::Field(&place, "least").pointer());
                    self.push(problem.given(least).expected(max));
                }
                _ => self.push(Problem::new(Code::OneLength, place.pointer())),
            }
            if let Some(role) = set_by {
                self.named(role, "role", &Place::Field(&place, "set_by").pointer());
            }
            if when.is_none() && position + 1 != period.length.len() {
                self.push(Problem::new(Code::MisplacedLength, place.pointer()).given(&period.id));
            }
        }
    }

    /// Counting is stated: nothing about it goes without saying.
    fn counting(&mut self, period: &Period, place: &Place<'_>) {
        if counting(self.document, period).is_none() {
            self.push(Problem::new(Code::NoCounting, place.pointer()).given(&period.id));
        }
    }

    /// What the kind of a period allows.
    fn kind(&mut self, period: &Period, place: &Place<'_>) {
        let status = period.kind == PeriodKind::Status;
        if !status && period.ends.is_empty() {
            let problem = Problem::new(Code::MissingField, Place::Field(place, "ends").pointer()).given("ends");
            self.push(problem.expected("the events that end it"));
        }
        let found = [
            ("restore", period.restore.is_some() && period.kind != PeriodKind::Right),
            ("combine", period.combine.is_some() && !status),
        ];
        for (field, _) in found.into_iter().filter(|(_, wrong)| *wrong) {
            let problem = Problem::new(Code::WrongKind, Place::Field(place, field).pointer());
            self.push(problem.given(field).expected(kind_word(period.kind)));
        }
    }

    fn consequence(&mut self, period: &Period, consequence: &Consequence, place: &Place<'_>) {
        let pointer = place.pointer();
        let kind = kind_word(period.kind);
        let wrong = |given: &str| Problem::new(Code::WrongConsequence, &pointer).given(given).expected(kind);
        match consequence {
            Consequence::Remind(role) => self.named(role, "role", &format!("{pointer}/remind")),
            Consequence::ReportTo(role) => self.named(role, "role", &format!("{pointer}/report_to")),
            Consequence::ShiftTo(role) => {
                self.named(role, "role", &format!("{pointer}/shift_to"));
                if period.kind != PeriodKind::Duty {
                    self.push(wrong("shift_to"));
                }
            }
            Consequence::Forfeit(forfeit) => {
                if !forfeit || period.kind != PeriodKind::Right {
                    self.push(wrong("forfeit"));
                }
            }
            Consequence::Close(close) => {
                if !close {
                    self.push(wrong("close"));
                }
            }
            Consequence::Final(table) => self.named(table, "table", &format!("{pointer}/final")),
            Consequence::Open(level) => self.named(level, "level", &format!("{pointer}/open")),
            Consequence::Deem(deemed) => self.deemed(deemed, &format!("{pointer}/deem")),
            Consequence::None(_) => {}
        }
    }

    /// Silence decides nothing about a person's liability, and hears nobody.
    fn deemed(&mut self, deemed: &Deemed, pointer: &str) {
        match (&deemed.table, &deemed.document) {
            (Some(id), None) => {
                self.named(id, "table", &format!("{pointer}/table"));
                let Some(position) = self.compiler.index.tables.get(id).copied() else { return };
                let Some(table) = self.document.tables.get(position) else { return };
                if !matches!(table.purpose, Purpose::Filing | Purpose::Admission | Purpose::Correction) {
                    self.push(Problem::new(Code::DeemedLiability, pointer).given(id));
                }
                if !table.outcomes.iter().any(|outcome| outcome.id == deemed.outcome) {
                    let known = table.outcomes.iter().map(|outcome| &outcome.id);
                    let pointer = || format!("{pointer}/outcome");
                    unknown_name(self.compiler.problems, pointer, &deemed.outcome, "outcome", known);
                }
            }
            (None, Some(id)) => {
                self.named(id, "document", &format!("{pointer}/document"));
                let kind = self.compiler.index.documents.get(id).and_then(|kind| self.document.documents.get(*kind));
                if kind.is_some_and(|kind| !matches!(kind.purpose, None | Some(DocumentPurpose::Opinion))) {
                    self.push(Problem::new(Code::DeemedLiability, pointer).given(id));
                }
            }
            _ => self.push(Problem::new(Code::OneDeemed, pointer)),
        }
    }

    fn protection(&mut self, protection: &Protection, place: &Place<'_>) {
        self.condition(protection.when.as_ref(), &Place::Field(place, "when"));
        for (event, field) in [(&protection.from, "from"), (&protection.until, "until")] {
            if let Some(event) = event {
                self.event(event, &Place::Field(place, field).pointer());
            }
        }
        let span = match (&protection.during, &protection.from, &protection.until) {
            (Some(_), None, None) | (None, Some(_), _) => true,
            (None, None, None) => protection.when.is_some(),
            (Some(_), _, _) | (None, None, Some(_)) => false,
        };
        if !span {
            self.push(Problem::new(Code::OneSpan, place.pointer()).given(&protection.id));
        }
        if protection.uses.is_empty() {
            let place = Place::Field(place, "uses").pointer();
            self.push(Problem::new(Code::TooFew, place).given(0).expected("one use"));
        }
        let Some(during) = &protection.during else { return };
        let pointer = Place::Field(place, "during").pointer();
        self.named(during, "period", &pointer);
        let period = self.compiler.index.periods.get(during).and_then(|period| self.document.periods.get(*period));
        if let Some(period) = period.filter(|period| period.kind != PeriodKind::Status) {
            let problem = Problem::new(Code::WrongKind, pointer).given("during").expected(kind_word(period.kind));
            self.push(problem);
        }
    }

    /// Ids that stand for what the ledger shows.
    fn reserved(&mut self, procedure: bool) {
        if !procedure {
            return;
        }
        let reserved = |id: &Id| circumstances::ATTRIBUTES.contains(&id.as_str());
        let tables = self.document.tables.iter().enumerate().filter(|(_, table)| reserved(&table.id));
        let tables: Vec<Problem> = tables
            .map(|(position, table)| Problem::new(Code::ReservedId, format!("/tables/{position}/id")).given(&table.id))
            .list();
        let levels = self.document.relief.iter().enumerate();
        let levels: Vec<Problem> = levels
            .filter(|(_, level)| level.id.as_str() == circumstances::FIRST)
            .map(|(position, level)| Problem::new(Code::ReservedId, format!("/relief/{position}/id")).given(&level.id))
            .list();
        for problem in tables.into_iter().chain(levels) {
            self.push(problem);
        }
    }
}

/// How a period is counted: as it says itself, else as the book says; `None` where neither says all of it.
pub(crate) fn counting(document: &Document, period: &Period) -> Option<Counting> {
    let book = document.counting.as_ref().map(|rule| rule.counting());
    let Some(own) = &period.counting else { return book };
    Some(Counting {
        first_day: own.first_day.or(book.map(|book| book.first_day))?,
        months: own.months.or(book.map(|book| book.months))?,
        rest_day_end: own.rest_day_end.or(book.map(|book| book.rest_day_end))?,
    })
}

fn word(meaning: Meaning) -> String {
    canonical_text(&meaning).trim_matches('"').to_owned()
}

const fn kind_word(kind: PeriodKind) -> &'static str {
    match kind {
        PeriodKind::Duty => "duty",
        PeriodKind::Right => "right",
        PeriodKind::Status => "status",
    }
}

/// Whether an event says which recipient or item it is about.
const fn has_key(per: Per, event: &EventPattern) -> bool {
    match (per, event) {
        (Per::Matter, _) | (_, EventPattern::Lapsed(_)) => true,
        (Per::Recipient, event) => matches!(
            event,
            EventPattern::Sent(_)
                | EventPattern::Received(_)
                | EventPattern::Submitted(_)
                | EventPattern::Acknowledged(_)
        ),
        // A document that orders items is about all that it orders.
        (Per::Item, event) => matches!(
            event,
            EventPattern::Sent(_)
                | EventPattern::Received(_)
                | EventPattern::Submitted(_)
                | EventPattern::Decided(_)
                | EventPattern::Effective(_)
        ),
    }
}

const fn per_word(per: Per) -> &'static str {
    match per {
        Per::Matter => "matter",
        Per::Recipient => "recipient",
        Per::Item => "item",
    }
}

const fn key_events(per: Per) -> &'static str {
    match per {
        Per::Matter => "",
        Per::Recipient => "sent, received, submitted, acknowledged, lapsed",
        Per::Item => "sent, received, submitted, decided, effective, lapsed",
    }
}
