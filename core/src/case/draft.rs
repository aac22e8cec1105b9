//! A case in the making: effects are emitted one by one and applied at once, so that what is recorded and what the case
//! becomes cannot differ.

use super::effect::{Effect, LinkedDecision};
use super::event::Event;
use super::refusal::{Refusal, RefusalCode};
use super::state::Case;
use crate::determination::Standing;
use crate::document::Id;
use crate::list::ToList;
use crate::logic::{Answers, Truth, Var};
use crate::precedent::Precedent;
use crate::rulebook::document::{Condition, Document, Meaning, Purpose, Table};
use crate::rulebook::procedure::Period;
use crate::rulebook::{Model, Rulebook};
use crate::sorted::Set;
use crate::time::{Calendar, Counting, Date, Edition, Instant, Zone};

/// The rules that a case runs under.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules<'k> {
    pub(crate) book: &'k Rulebook,
    pub(crate) calendar: &'k Calendar,
    pub(crate) zone: &'k Zone,
    pub(crate) precedents: &'k [Precedent],
}

impl<'k> Rules<'k> {
    pub(crate) fn model(self) -> &'k Model {
        self.book.model()
    }

    pub(crate) fn document(self) -> &'k Document {
        &self.book.model().document
    }

    /// The edition that a case counts by; the newest where it names none.
    pub(crate) fn edition(self, case: &Case) -> &'k Edition {
        let named = case.calendar.as_ref().and_then(|named| self.calendar.edition(&named.edition).ok());
        named.unwrap_or_else(|| self.calendar.newest())
    }

    pub(crate) fn period(self, id: &Id) -> Option<&'k Period> {
        self.document().periods.iter().find(|period| period.id == *id)
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
    /// Decisions of other cases that were handed over and audited.
    pub(crate) linked: Vec<LinkedDecision>,
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
            linked: Vec::new(),
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

    /// Records that something happened; periods react.
    pub(crate) fn happen(&mut self, event: Event) {
        self.emit(Effect::Happened { on: self.day, event: event.clone() });
        super::periods::react(self, &event);
    }
}

/// The answers that stand in a proceeding: its own, else those of the ones before it.
pub(crate) fn standing(rules: Rules<'_>, case: &Case, proceeding: usize) -> Standing {
    let model = rules.model();
    let mut standing = Standing::open(model);
    let chain = chain(case, proceeding);
    for (position, fact) in model.document.facts.iter().enumerate() {
        if let Some(reads) = &fact.reads {
            let outcome = decided(rules, case, &reads.table).cloned().or_else(|| Id::new("undecided"));
            if let Some(outcome) = outcome {
                standing.read(model, position, &reads.table, &outcome, &reads.map.0);
            }
            continue;
        }
        let Some(found) = found_on(case, &chain, &fact.id) else { continue };
        let answers = |id: &Id| model.facts.get(position)?.answers.iter().position(|(known, _)| known == id);
        let by: Vec<String> = found.answers.iter().map(|(_, by)| (*by).to_owned()).collect();
        let mask = Answers::of(found.answers.iter().filter_map(|(answer, _)| u8::try_from(answers(answer)?).ok()));
        let adopted = found.adopted.and_then(answers).and_then(|answer| u8::try_from(answer).ok());
        let var = Var(u16::try_from(position).unwrap_or(u16::MAX));
        standing.find(var, adopted.map_or(mask, Answers::one), by, adopted.is_some());
    }
    standing
}

/// What was found on a fact, by whom, in the latest proceeding that looked at it, and what has been adopted since: a
/// level of relief may adopt one of the findings that it inherits.
struct FoundOn<'c> {
    answers: Vec<(&'c Id, &'c str)>,
    adopted: Option<&'c Id>,
}

fn found_on<'c>(case: &'c Case, chain: &[usize], fact: &Id) -> Option<FoundOn<'c>> {
    let mut adopted = None;
    for findings in chain.iter().rev().filter_map(|index| case.proceedings.get(*index)) {
        let own = findings.adopted.iter().find(|(known, _)| known == fact).map(|(_, answer)| answer);
        adopted = adopted.or(own);
        let found = findings.found.iter().filter(|(known, _, _)| known == fact);
        let answers: Vec<(&Id, &str)> = found.map(|(_, answer, by)| (answer, by.as_str())).list();
        if !answers.is_empty() {
            return Some(FoundOn { answers, adopted });
        }
    }
    None
}

/// The different answers that finders have given to a fact, as far as a proceeding knows.
pub(crate) fn answers_found<'c>(case: &'c Case, proceeding: usize, fact: &Id) -> Set<&'c Id> {
    let found = found_on(case, &chain(case, proceeding), fact).map(|found| found.answers);
    found.into_iter().flatten().map(|(answer, _)| answer).collect()
}

/// A proceeding and those that it inherits from. An accusation inherits nothing, and nothing inherits from it.
fn chain(case: &Case, proceeding: usize) -> Vec<usize> {
    use super::effect::Proceeding;
    let accusation = |index: &usize| {
        matches!(case.proceedings.get(*index).map(|findings| &findings.of), Some(Proceeding::Accusation { .. }))
    };
    if accusation(&proceeding) {
        return vec![proceeding];
    }
    (0..=proceeding).filter(|index| !accusation(index)).list()
}

/// What a table has come to: the decision of this case that stands, else that of a linked one.
pub(crate) fn decided<'c>(rules: Rules<'c>, case: &'c Case, id: &Id) -> Option<&'c Id> {
    use super::effect::Admission;
    use super::state::RulingStage;
    let table = rules.document().tables.iter().find(|table| table.id == *id);
    let purpose = table.map(|table| table.purpose);
    // Several items of correction come to what the worst of them has come to.
    if let Some(table) = table.filter(|table| table.purpose == Purpose::Correction && !case.items.is_empty()) {
        return corrected(case, table);
    }
    // What was decided on an application that was withdrawn, or has been completed since, is past.
    let pending = matches!(case.admission, Admission::NotRaised | Admission::Raised | Admission::Withdrawn);
    if purpose == Some(Purpose::Admission) && pending {
        return None;
    }
    let own =
        case.rulings.get(id).filter(|ruling| matches!(ruling.stage, RulingStage::Effective(_) | RulingStage::Final(_)));
    let linked =
        || case.opening.as_ref()?.linked.iter().rev().find(|linked| linked.table == *id).map(|linked| &linked.outcome);
    own.map(|ruling| &ruling.outcome).or_else(linked)
}

/// What all items of correction come to: failed where one has failed, nothing while one is open.
fn corrected<'k>(case: &Case, table: &'k Table) -> Option<&'k Id> {
    use super::effect::ItemState;
    let any = |wanted: &[ItemState]| case.items.values().any(|(_, state)| wanted.contains(state));
    let means = if any(&[ItemState::Failed]) {
        Meaning::Failed
    } else if any(&[ItemState::Ordered, ItemState::Reported]) {
        return None;
    } else if any(&[ItemState::Verified]) {
        Meaning::Done
    } else {
        Meaning::Impossible
    };
    table.outcomes.iter().find(|outcome| outcome.means == Some(means)).map(|outcome| &outcome.id)
}

/// The proceeding that the matter is in.
pub(crate) fn current(case: &Case) -> usize {
    use super::effect::Proceeding;
    let main = case.proceedings.iter().enumerate().rev();
    let mut main = main.filter(|(_, findings)| !matches!(findings.of, Proceeding::Accusation { .. }));
    main.next().map_or(0, |(index, _)| index)
}

/// The proceeding of an accusation.
pub(crate) fn accusation(case: &Case, key: &Id) -> Option<usize> {
    use super::effect::Proceeding;
    let is = |of: &Proceeding| matches!(of, Proceeding::Accusation { accusation } if accusation == key);
    case.proceedings.iter().position(|findings| is(&findings.of))
}

/// Whether a condition of the procedure is met at this moment. What is open counts as not met.
pub(crate) fn met(rules: Rules<'_>, case: &Case, condition: Option<&Condition>) -> bool {
    met_in(rules, case, condition, current(case))
}

/// Whether a condition is met by what was found in a proceeding.
pub(crate) fn met_in(rules: Rules<'_>, case: &Case, condition: Option<&Condition>, proceeding: usize) -> bool {
    let Some(condition) = condition else { return true };
    // Looked up when it is first asked for.
    let mut known: Option<Standing> = None;
    let truth = condition.judge(&mut |leaf| {
        if let Condition::Case(test) = leaf {
            let value = attribute(rules, case, &test.id);
            return Truth::from(value.is_some_and(|value| test.r#in.iter().any(|wanted| wanted.as_str() == value)));
        }
        let standing = known.get_or_insert_with(|| standing(rules, case, proceeding));
        rules.model().judge(leaf, &standing.known)
    });
    truth == Truth::Holds
}

/// What the ledger shows of an attribute: a closed list, and the outcome of each table.
pub(crate) fn attribute<'a>(rules: Rules<'a>, case: &'a Case, id: &Id) -> Option<&'a str> {
    use crate::rulebook::procedure::Channel;
    let stage = |stage: super::act::Stage| Some(stage.word());
    match id.as_str() {
        "channel" => case.channel.map(|channel| match channel {
            Channel::Application => "application",
            Channel::OwnMotion => "own_motion",
            Channel::Instruction => "instruction",
        }),
        "raised_at" => stage(case.raised_at.unwrap_or(case.stage)),
        "accountability" => stage(case.stage),
        "applicant" => case.applicant.as_ref().map(Id::as_str),
        "level" => {
            use super::effect::LevelState;
            // Levels are declared in the order in which they are gone through.
            let asked = |id: &Id| case.levels.get(id).is_some_and(|(_, state)| !matches!(state, LevelState::Open));
            let last = rules.document().relief.iter().rev().find(|level| asked(&level.id));
            Some(last.map_or("first", |level| level.id.as_str()))
        }
        name => {
            if let Some(table) = name.strip_suffix(".measure") {
                return case.rulings.get(table).and_then(|ruling| ruling.ruling.measure.as_ref()).map(Id::as_str);
            }
            rules.model().index.tables.get(name)?;
            let table = Id::new(name)?;
            Some(decided(rules, case, &table).map_or("undecided", Id::as_str))
        }
    }
}

/// A refusal of something that is not open now.
pub(crate) fn not_now(what: &str) -> Refusal {
    Refusal::new(RefusalCode::NotNow).about(what)
}
