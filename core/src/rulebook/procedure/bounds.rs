//! That every loop ends: whatever can happen again has a bound in the book, and what the bounds come to.
//!
//! A matter goes back by an outcome (a return, a reopening, a remittal), by an act (filing or raising again, returning for
//! verification, disputing competence, ordering a correction), or by a refused approval; time goes back by interruption,
//! extension, reinstatement and standing still. Each says how often.

use super::{Consequence, Deed, DocumentPurpose, EventPattern, Grant, PeriodKind, bearers, has_procedure, may_bear};
use crate::document::Id;
use crate::error::{Code, Problem, Problems};
use crate::list::ToList;
use crate::rulebook::Model;
use crate::rulebook::document::{Document, Meaning, Outcome, Purpose, Table};
use crate::sorted::Set;
use crate::time::{Length, Unit};

/// The fields that are missed.
const TIMES: &str = "times";
const REMITS: &str = "remits";
const CAP: &str = "standing_still";
const REPEAT: &str = "repeat";

/// More times than this no procedure does anything again.
const MOST: u32 = 1000;

/// Reports everything that can happen again and has no bound, and every bound where nothing can.
pub(super) fn check(document: &Document, problems: &mut Problems) {
    let mut check = Check { document, problems };
    if has_procedure(document) {
        check.acts();
        check.periods();
        check.outcomes();
        check.relief();
    }
}

struct Check<'c> {
    document: &'c Document,
    problems: &'c mut Problems,
}

impl Check<'_> {
    /// A bound that is written is at least one time; one that is not is missed.
    fn bound(&mut self, times: Option<u32>, pointer: &str, field: &str, given: impl std::fmt::Display) {
        match times {
            None => self.problems.push(Problem::new(Code::Unbounded, pointer).given(given).expected(field)),
            Some(0) => {
                let place = format!("{pointer}/{field}");
                self.problems.push(Problem::new(Code::TooFew, place).given(0).expected("one time"));
            }
            // A bound that nobody lives to reach is none.
            Some(times) if times > MOST => {
                let place = format!("{pointer}/{field}");
                self.problems.push(Problem::new(Code::TooLarge, place).given(times).expected(MOST));
            }
            Some(_) => {}
        }
    }

    fn acts(&mut self) {
        for (position, grant) in self.document.acts.iter().enumerate() {
            let pointer = format!("/acts/{position}");
            if grant.times.is_some() || repeats(self.document, &grant.act) {
                self.bound(grant.times, &pointer, TIMES, grant.act.name());
            }
            if let Some(approval) = &grant.approval {
                self.bound(approval.times, &format!("{pointer}/approval"), TIMES, "approve");
            }
        }
    }

    fn periods(&mut self) {
        let mut still = false;
        for (position, period) in self.document.periods.iter().enumerate() {
            let pointer = |field: &str| format!("/periods/{position}/{field}");
            if period.repeat.is_some() {
                self.bound(period.repeat, &format!("/periods/{position}"), REPEAT, &period.id);
            }
            if let Some(rule) = &period.interrupt {
                self.bound(rule.times, &pointer("interrupt"), TIMES, &period.id);
            }
            if let Some(rule) = &period.extend {
                self.bound(rule.times, &pointer("extend"), TIMES, &period.id);
            }
            if let Some(rule) = &period.restore {
                self.bound(rule.times, &pointer("restore"), TIMES, &period.id);
            }
            for (item, stretch) in period.suspend.iter().enumerate() {
                still = true;
                self.days(stretch.cap, pointer(&format!("suspend/{item}/cap")));
            }
            for (item, end) in period.ends.iter().enumerate() {
                let place = pointer(&format!("ends/{item}"));
                if let Some(deed) = end.act().filter(|deed| repeats(self.document, deed))
                    && period.kind != PeriodKind::Status
                    && bearers(self.document, period)
                        .any(|role| may_bear(self.document, role, &deed) && !granted(self.document, role, &deed))
                {
                    let problem = Problem::new(Code::Unbounded, &place).given(deed.name()).expected(TIMES);
                    self.problems.push(problem);
                }
                if period.kind == PeriodKind::Right
                    && period.on_lapse.iter().any(|lapse| matches!(lapse, Consequence::Forfeit(_)))
                    && self.is_half_bar(&period.ends, end)
                {
                    let problem = Problem::new(Code::HalfBar, &place).given(&period.id);
                    self.problems.push(problem.clauses(period.clause.iter().cloned()));
                }
            }
        }
        match &self.document.standing_still {
            None if still => {
                let problem = Problem::new(Code::Unbounded, "/standing_still").given("suspend");
                self.problems.push(problem.expected(CAP));
            }
            None => {}
            Some(rule) => self.days(rule.cap, "/standing_still/cap".to_owned()),
        }
    }

    /// Standing still is counted in days of the calendar.
    fn days(&mut self, cap: Length, pointer: String) {
        if cap.unit() != Unit::Day {
            self.problems.push(Problem::new(Code::NotInDays, pointer).given(cap));
        }
    }

    /// Whether a time bar closes one way of undoing a decision against the person and leaves the other open.
    fn is_half_bar(&self, ends: &[EventPattern], end: &EventPattern) -> bool {
        let EventPattern::Decided(barred) = end else { return false };
        let tables = self.document.tables.iter().filter(|table| table.purpose == Purpose::Revocation);
        let Some(table) = tables.into_iter().find(|table| table.id == barred.table) else { return false };
        let undoes = |outcome: &&Outcome| matches!(outcome.means, Some(Meaning::Revoke | Meaning::Reopen));
        let listed = |outcome: &Outcome| {
            ends.iter().any(|end| {
                let EventPattern::Decided(other) = end else { return false };
                other.table == barred.table && (other.r#in.is_empty() || other.r#in.contains(&outcome.id))
            })
        };
        let undoing: Vec<&Outcome> = table.outcomes.iter().filter(undoes).list();
        undoing.iter().any(|outcome| listed(outcome)) && !undoing.iter().all(|outcome| listed(outcome))
    }

    fn outcomes(&mut self) {
        for (position, table) in self.document.tables.iter().enumerate() {
            for (item, outcome) in table.outcomes.iter().enumerate() {
                let pointer = format!("/tables/{position}/outcomes/{item}");
                if goes_back(outcome) {
                    self.bound(outcome.times, &pointer, TIMES, &outcome.id);
                } else if outcome.times.is_some() {
                    let problem = Problem::new(Code::MeaninglessHere, format!("{pointer}/times")).given("times");
                    self.problems.push(problem.expected(&outcome.id));
                }
            }
        }
    }

    fn relief(&mut self) {
        let annuls = annuls(self.document);
        for (position, level) in self.document.relief.iter().enumerate() {
            let pointer = format!("/relief/{position}");
            if annuls && level.remits.is_none() {
                let problem = Problem::new(Code::Unbounded, pointer).given(&level.id).expected(REMITS);
                self.problems.push(problem.clauses(level.clause.iter().cloned()));
            } else if !annuls && level.remits.is_some() {
                let problem = Problem::new(Code::MeaninglessHere, format!("{pointer}/remits")).given("remits");
                self.problems.push(problem.expected(&level.id));
            } else if level.remits.is_some_and(|times| times > 0) {
                self.bound(level.remits, &pointer, REMITS, &level.id);
            }
        }
    }
}

/// Whether an act begins a matter again, or sends it back.
fn repeats(document: &Document, deed: &Deed) -> bool {
    let order = |id: &Id| {
        let mut kinds = document.documents.iter();
        kinds.any(|kind| kind.id == *id && kind.purpose == Some(DocumentPurpose::CorrectionOrder))
    };
    deed.kind().repeats || matches!(deed, Deed::Send(about) if order(&about.document))
}

/// The grants that say how often a role may do an act: its own; where it has none and bears a period that gives it the act,
/// those of everybody.
pub(crate) fn bounding<'d>(document: &'d Document, role: &Id, deed: &Deed) -> Vec<&'d Grant> {
    let all: Vec<&Grant> = document.acts.iter().filter(|grant| grant.act.covers(deed)).list();
    let own: Vec<&Grant> = all.iter().copied().filter(|grant| grant.by.contains(role)).list();
    if own.is_empty() { all } else { own }
}

/// Whether the grants of the book say how often a role may do an act.
fn granted(document: &Document, role: &Id, deed: &Deed) -> bool {
    let grants = bounding(document, role, deed);
    !grants.is_empty() && grants.iter().all(|grant| grant.times.is_some())
}

/// Whether a decision with that outcome sends the matter back, or reopens it.
fn goes_back(outcome: &Outcome) -> bool {
    matches!(outcome.means, Some(Meaning::Return | Meaning::Reopen | Meaning::Revoke))
}

/// Whether relief can annul, so that something is decided anew.
fn annuls(document: &Document) -> bool {
    let tables = document.tables.iter().filter(|table| table.purpose == Purpose::Relief);
    tables.flat_map(|table| &table.outcomes).any(|outcome| outcome.means == Some(Meaning::Annul))
}

/// How often approval of a table may be refused in one matter, whichever grant it was decided by.
pub(crate) fn refusals(document: &Document, table: &Id) -> u32 {
    let decides = |deed: &Deed| matches!(deed, Deed::Decide(about) if about.table == *table);
    let approvals =
        document.acts.iter().filter(|grant| decides(&grant.act)).filter_map(|grant| grant.approval.as_ref());
    approvals.filter_map(|approval| approval.times).max().unwrap_or(0)
}

/// The tables that a level reviews, itself or through the levels before it.
pub(super) fn reviewed<'m>(model: &'m Model, level: &Id) -> Vec<&'m Table> {
    let mut tables: Vec<&Table> = Vec::new();
    let mut seen = Set::new();
    let mut todo = vec![level];
    while let Some(level) = todo.pop().filter(|level| seen.insert(*level)) {
        for of in model.level(level).into_iter().flat_map(|level| &level.of) {
            match model.table(of) {
                Some(table) if !tables.iter().any(|known| known.id == table.id) => tables.push(table),
                Some(_) => {}
                None => todo.push(of),
            }
        }
    }
    tables
}

/// How often a matter of a table can be sent back by all levels of relief together.
fn remittals(model: &Model, table: &Id) -> u32 {
    let levels =
        model.document.relief.iter().filter(|level| reviewed(model, &level.id).iter().any(|of| of.id == *table));
    levels.filter_map(|level| level.remits).fold(0, u32::saturating_add)
}

/// How often the decisions of a table of revocation can undo what they act on.
fn reopenings(table: &Table) -> u32 {
    table
        .outcomes
        .iter()
        .filter(|outcome| goes_back(outcome))
        .filter_map(|outcome| outcome.times)
        .fold(0, u32::saturating_add)
}

/// How many matters of a table can follow on each other.
fn matters(table: &Table) -> u32 {
    if table.purpose == Purpose::Revocation { reopenings(table).max(1) } else { 1 }
}

/// How often what a table decides can be decided at most, one time after the other.
pub(super) fn passes(model: &Model, table: &Table) -> u32 {
    let revocations = model.document.tables.iter().filter(|other| other.of.as_ref() == Some(&table.id));
    let reopened = revocations.filter(|other| other.purpose == Purpose::Revocation).map(reopenings);
    let again = remittals(model, &table.id).saturating_mul(matters(table));
    reopened.fold(matters(table).saturating_add(again), u32::saturating_add)
}

/// How often a level can be asked, and can decide, at most.
pub(super) fn requests(model: &Model, level: &Id) -> u32 {
    reviewed(model, level).into_iter().map(|table| passes(model, table)).fold(0, u32::saturating_add)
}

/// How often a level can annul and send back, whatever it reviews.
pub(super) fn remits(model: &Model, level: &Id) -> u32 {
    let each = model.level(level).and_then(|level| level.remits).unwrap_or(0);
    reviewed(model, level).into_iter().map(matters).fold(0, u32::saturating_add).saturating_mul(each)
}
