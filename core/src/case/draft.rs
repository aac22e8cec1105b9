//! A case in the making: effects are emitted one by one and applied at once, so that what is recorded and what the case
//! becomes cannot differ.

use super::effect::{ClockChange, ClockId, Effect, LinkedDecision, MatterChange};
use super::matter::MatterId;
use super::state::Case;
use crate::document::Id;
use crate::precedent::Precedents;
use crate::rulebook::document::{Document, Purpose, Role, RoleKind, Table};
use crate::rulebook::procedure::{DocumentKind, Period, Relief};
use crate::rulebook::{Model, Rulebook};
use crate::sorted::Set;
use crate::time::{Calendar, Counting, Date, Edition, Instant, NeedsCalendar, Zone};

/// The rules that a case runs under.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules<'k> {
    pub(crate) book: &'k Rulebook,
    pub(crate) calendar: &'k Calendar,
    pub(crate) zone: &'k Zone,
    pub(crate) precedents: &'k Precedents,
}

impl<'k> Rules<'k> {
    pub(crate) fn model(self) -> &'k Model {
        self.book.model()
    }

    pub(crate) fn document(self) -> &'k Document {
        &self.book.model().document
    }

    /// The edition that a case counts by; before it names one, the newest. Where it is not at hand there is none: the case
    /// cannot be handled here.
    pub(crate) fn edition(self, case: &Case) -> Result<&'k Edition, NeedsCalendar> {
        case.calendar.as_ref().map_or_else(|| Ok(self.calendar.newest()), |named| self.calendar.edition_by(named))
    }

    pub(crate) fn period(self, id: &Id) -> Option<&'k Period> {
        self.document().periods.get(*self.model().index.periods.get(id)?)
    }

    pub(crate) fn table(self, id: &Id) -> Option<&'k Table> {
        self.document().tables.get(*self.model().index.tables.get(id)?)
    }

    pub(crate) fn kind(self, document: &Id) -> Option<&'k DocumentKind> {
        self.document().documents.get(*self.model().index.documents.get(document)?)
    }

    pub(crate) fn role(self, id: &Id) -> Option<&'k Role> {
        self.document().roles.get(*self.model().index.roles.get(id)?)
    }

    pub(crate) fn level(self, id: &Id) -> Option<&'k Relief> {
        self.document().relief.get(*self.model().index.levels.get(id)?)
    }

    /// What a table decides.
    pub(crate) fn purpose(self, table: &Id) -> Option<Purpose> {
        self.table(table).map(|table| table.purpose)
    }

    /// The tables of a purpose.
    pub(crate) fn tables_for(self, purpose: Purpose) -> impl Iterator<Item = &'k Table> {
        self.document().tables.iter().filter(move |table| table.purpose == purpose)
    }

    /// Whether a role is one of the parties.
    pub(crate) fn is_party(self, role: &Id) -> bool {
        self.role(role).is_some_and(|role| role.kind == RoleKind::Party)
    }

    /// How a period is counted: as it says itself, else as the book says.
    pub(crate) fn counting(self, period: &Period) -> Option<Counting> {
        let book = self.document().counting.as_ref().map(|rule| rule.counting());
        let Some(own) = &period.counting else { return book };
        Some(Counting {
            first_day: own.first_day.or(book.map(|book| book.first_day))?,
            months: own.months.or(book.map(|book| book.months))?,
            rest_day_end: own.rest_day_end.or(book.map(|book| book.rest_day_end))?,
        })
    }
}

/// An entry in the making.
pub(crate) struct Draft<'k> {
    pub(crate) rules: Rules<'k>,
    pub(crate) case: Case,
    pub(crate) effects: Vec<Effect>,
    pub(crate) at: Instant,
    /// The legal day of the entry.
    pub(crate) today: Date,
    /// The day on which what the entry tells was done.
    pub(crate) day: Date,
    pub(crate) seq: u32,
    /// The day that the act states, where it is not the day of the entry: what counts is judged for each period.
    pub(crate) stated: Option<super::stated::Stated>,
    /// Decisions of other cases that were handed over and audited.
    pub(crate) linked: Vec<LinkedDecision>,
    /// The facts that a bottom line of the rulebook of before depends on, for a case that is moved from it; `None` where that
    /// rulebook is not at hand.
    pub(crate) bottom_lines: Option<Set<Id>>,
    /// Silence is speaking: what it brings about was not done in time.
    pub(crate) deeming: bool,
}

impl<'k> Draft<'k> {
    pub(crate) fn new(rules: Rules<'k>, case: &Case, at: Instant) -> Self {
        let today = rules.zone.day(at);
        Self {
            rules,
            case: case.clone(),
            effects: Vec::new(),
            at,
            today,
            day: today,
            seq: case.seq + 1,
            stated: None,
            linked: Vec::new(),
            bottom_lines: None,
            deeming: false,
        }
    }

    /// Records an effect and applies it.
    pub(crate) fn emit(&mut self, effect: Effect) {
        // The kernel only emits effects that fit the case it has just looked at.
        let fits = self.case.take(&effect, self.seq);
        debug_assert!(fits.is_ok(), "{effect:?}");
        self.effects.push(effect);
    }

    /// Records a change in a matter and applies it.
    pub(crate) fn change(&mut self, about: &MatterId, change: MatterChange) {
        self.emit(Effect::Matter { about: about.clone(), change });
    }

    /// Records a change of a clock and applies it.
    pub(crate) fn tell(&mut self, clock: &ClockId, change: ClockChange) {
        self.emit(Effect::Clock { clock: clock.clone(), change });
    }
}
