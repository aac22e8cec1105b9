//! What a case knows: the answers that stand in a proceeding, what the tables have come to, and what the ledger shows of
//! the attributes that rules ask for. Everything is asked of a matter.

use super::act::Stage;
use super::draft::Rules;
use super::matter::{Decision, Matter, MatterId, MatterState, Place, Proceeding, home};
use super::parts::{Admission, ItemState, LevelState};
use super::state::Case;
use crate::determination::Standing;
use crate::document::Id;
use crate::list::ToList;
use crate::logic::{Answers, Truth, Var};
use crate::rulebook::Condition;
use crate::rulebook::document::{Meaning, Purpose, Table};
use crate::rulebook::procedure::Channel;
use crate::sorted::Set;

/// The proceeding that the case is in where nothing else is meant: the newest of the decision on tolerance or liability, or
/// that of its admission before.
pub(crate) fn main_place(rules: Rules<'_>, case: &Case) -> Option<Place> {
    let of = |wanted: &[Purpose]| {
        let tables = rules.document().tables.iter().filter(|table| wanted.contains(&table.purpose));
        tables.filter_map(|table| newest(case, &MatterId::of(table.id.clone()))).next()
    };
    of(&[Purpose::Tolerance, Purpose::Accountability]).or_else(|| of(&[Purpose::Admission]))
}

/// The newest proceeding of a matter.
pub(crate) fn newest(case: &Case, matter: &MatterId) -> Option<Place> {
    let (proceeding, _) = case.matter(matter)?.newest().next()?;
    Some(Place { matter: matter.clone(), proceeding })
}

/// The answers that stand in a proceeding: its own, else those of the ones before it. Without a place only what is read
/// from decisions is known.
pub(crate) fn standing(rules: Rules<'_>, case: &Case, place: Option<&Place>) -> Standing {
    standing_as_read(rules, case, place, |_| true)
}

/// The same, where only the decisions of some tables are read.
pub(crate) fn standing_as_read(
    rules: Rules<'_>,
    case: &Case,
    place: Option<&Place>,
    read: impl Fn(&Id) -> bool,
) -> Standing {
    let model = rules.model();
    let mut standing = Standing::open(model);
    let chain = place.map(|place| chain(rules, case, place)).unwrap_or_default();
    for (position, fact) in model.document.facts.iter().enumerate() {
        if let Some(reads) = &fact.reads {
            if !read(&reads.table) {
                continue;
            }
            let about = place.map(|place| &place.matter);
            let outcome = decided(rules, case, &reads.table, about).cloned().or_else(|| Id::new("undecided"));
            if let Some(outcome) = outcome {
                standing.read(model, position, &reads.table, &outcome, &reads.map.0);
            }
            continue;
        }
        let Some(found) = found_on(&chain, &fact.id) else { continue };
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

fn found_on<'c>(chain: &[&'c Proceeding], fact: &Id) -> Option<FoundOn<'c>> {
    let mut adopted = None;
    for findings in chain.iter().rev() {
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
pub(crate) fn answers_found<'c>(rules: Rules<'_>, case: &'c Case, place: &Place, fact: &Id) -> Set<&'c Id> {
    let found = found_on(&chain(rules, case, place), fact).map(|found| found.answers);
    found.into_iter().flatten().map(|(answer, _)| answer).collect()
}

/// A proceeding after those that it inherits from: the earlier passes over its matter; and where the matter is decided in
/// the line of the case, what was found on its admission and on what it decides about. A filing, an accusation and a
/// conflict inherit nothing from elsewhere, and nothing inherits from them.
fn chain<'c>(rules: Rules<'_>, case: &'c Case, place: &Place) -> Vec<&'c Proceeding> {
    let table = rules.table(&place.matter.table);
    let inherited: Vec<&Id> = match table.map(|table| table.purpose) {
        Some(Purpose::Tolerance | Purpose::Accountability) => {
            let line = rules.document().tables.iter().filter(|table| {
                matches!(table.purpose, Purpose::Admission | Purpose::Tolerance | Purpose::Accountability)
                    && table.id != place.matter.table
            });
            line.map(|table| &table.id).list()
        }
        Some(Purpose::Revocation | Purpose::Correction | Purpose::Competence | Purpose::Advice) => {
            let line = rules.document().tables.iter().filter(|table| {
                matches!(table.purpose, Purpose::Admission | Purpose::Tolerance | Purpose::Accountability)
            });
            line.map(|table| &table.id).list()
        }
        Some(Purpose::Filing | Purpose::Admission | Purpose::Relief | Purpose::Accusation | Purpose::Clarification)
        | None => Vec::new(),
    };
    let theirs = inherited.into_iter().filter_map(|id| case.matter(&MatterId::of(id.clone())));
    let mut chain: Vec<&Proceeding> = theirs.flat_map(|matter| &matter.proceedings).list();
    // Lists them in the order in which they began.
    chain.sort_by_key(|proceeding| proceeding.since);
    let own = case.matter(&place.matter).map(|matter| matter.proceedings.as_slice()).unwrap_or_default();
    chain.extend(own.iter().take(usize::try_from(place.proceeding).unwrap_or(usize::MAX).saturating_add(1)));
    chain
}

/// The decision of a table as a matter sees it: its own, else that of the one matter of the table that was decided last.
pub(crate) fn decision<'c>(
    rules: Rules<'_>,
    case: &'c Case,
    table: &'c Id,
    about: Option<&MatterId>,
) -> Option<&'c Decision> {
    let purpose = rules.purpose(table);
    let home = home(&rules.document().tables, table);
    let main = || main_place(rules, case).map(|place| place.matter);
    let of = |matter: &'c Matter| match purpose {
        Some(Purpose::Relief) => {
            let decided = matter.proceedings.iter().rev().filter(|proceeding| proceeding.level().is_some());
            decided.filter_map(|proceeding| proceeding.decision.as_ref()).next()
        }
        Some(Purpose::Clarification) => matter.clarification().and_then(|(_, pass)| pass.decision.as_ref()),
        _ => matter.decision(),
    };
    if purpose == Some(Purpose::Relief) {
        let matter = about.cloned().or_else(main)?;
        let own = case.matter(&matter).and_then(of);
        // What was filed is settled before the case begins: relief on it is read from there, the newest first.
        let filed = rules.table(table).and_then(|table| table.of.as_ref());
        let filed = filed.filter(|of| rules.purpose(of) == Some(Purpose::Filing) && matter.table != **of);
        let Some(filed) = filed.filter(|_| own.is_none()) else { return own };
        let matters = case.matters.range(MatterId::of(filed.clone())..).take_while(|(id, _)| id.table == *filed);
        return matters.filter_map(|(_, matter)| of(matter)).max_by_key(|decision| decision.seq);
    }
    if let Some(about) = about.filter(|about| about.table == *home) {
        return case.matter(about).and_then(of);
    }
    let matters = case.matters.range(MatterId::of(home.clone())..).take_while(|(id, _)| id.table == *home);
    matters.filter_map(|(_, matter)| of(matter)).max_by_key(|decision| decision.seq)
}

/// The decision of a table that was made last, and the proceeding on whose findings it stands: the one that it was made in,
/// or where relief has varied it the newest of its matter.
pub(crate) fn decided_last<'c>(rules: Rules<'_>, case: &'c Case, table: &'c Id) -> Option<(Place, &'c Decision)> {
    let decision = decision(rules, case, table, None)?;
    let made = |(at, pass): &(u32, &Proceeding)| {
        pass.decision.as_ref().is_some_and(|known| std::ptr::eq(known, decision)).then_some(*at)
    };
    let (matter, at) =
        case.all_matters().find_map(|(id, matter)| Some((id, matter.numbered().find_map(|pass| made(&pass))?)))?;
    let own = Place { matter: matter.clone(), proceeding: at };
    let varied = decision.outcome != decision.ruling.outcome || decision.measure != decision.ruling.measure;
    let place = if varied { newest(case, matter).unwrap_or(own) } else { own };
    Some((place, decision))
}

/// What a table has come to: the decision that stands in this case, else that of a linked one.
pub(crate) fn decided<'c>(rules: Rules<'c>, case: &'c Case, id: &'c Id, about: Option<&MatterId>) -> Option<&'c Id> {
    let table = rules.table(id);
    let purpose = table.map(|table| table.purpose);
    // Several items of correction come to what the worst of them has come to, unless one is asked for.
    if let Some(table) = table.filter(|table| table.purpose == Purpose::Correction) {
        let named = about.filter(|about| about.table == *id && about.key.is_some());
        if let Some(come) = corrected(case, table, named) {
            return come;
        }
    }
    // What was decided on an application that was withdrawn, or has been completed since, is past.
    let pending = matches!(case.admission, Admission::NotRaised | Admission::Raised | Admission::Withdrawn);
    if purpose == Some(Purpose::Admission) && pending {
        return None;
    }
    // One reform that is on record is on record, whatever became of another.
    if purpose == Some(Purpose::Filing) && about.is_none_or(|about| about.table != *id) {
        let accepted = |outcome: &Id| {
            table.is_some_and(|table| {
                table.outcomes.iter().any(|known| known.id == *outcome && known.means == Some(Meaning::Accept))
            })
        };
        let mut standing = case.matters_of(id).filter_map(|(_, matter)| matter.decision()).filter(|it| it.stands());
        if let Some(found) = standing.find(|decision| accepted(&decision.outcome)) {
            return Some(&found.outcome);
        }
    }
    let own = decision(rules, case, id, about).filter(|decision| decision.stands());
    let linked =
        || case.opening.as_ref()?.linked.iter().rev().find(|linked| linked.table == *id).map(|linked| &linked.outcome);
    own.map(|decision| &decision.outcome).or_else(linked)
}

/// What all items of correction, or one, come to: failed where one has failed, nothing while one is open. `None` where
/// nothing was ordered.
fn corrected<'k>(case: &Case, table: &'k Table, named: Option<&MatterId>) -> Option<Option<&'k Id>> {
    let states: Vec<ItemState> = case
        .matters_of(&table.id)
        .filter(|(id, _)| named.is_none_or(|named| named == *id))
        .filter_map(|(_, matter)| match matter.state {
            MatterState::Item { item, .. } => Some(item),
            MatterState::Plain
            | MatterState::Filing { .. }
            | MatterState::Accusation { .. }
            | MatterState::Conflict { .. } => None,
        })
        .list();
    if states.is_empty() {
        return None;
    }
    let any = |wanted: &[ItemState]| states.iter().any(|state| wanted.contains(state));
    let means = if any(&[ItemState::Failed]) {
        Meaning::Failed
    } else if any(&[ItemState::Ordered, ItemState::Reported]) {
        return Some(None);
    } else if any(&[ItemState::Verified]) {
        Meaning::Done
    } else {
        Meaning::Impossible
    };
    Some(table.outcomes.iter().find(|outcome| outcome.means == Some(means)).map(|outcome| &outcome.id))
}

/// Whether a condition of the procedure is met at this moment, as the matter at hand knows it. What is open counts as not
/// met.
pub(crate) fn met(rules: Rules<'_>, case: &Case, condition: Option<&Condition>, place: Option<&Place>) -> bool {
    let Some(condition) = condition else { return true };
    // Looked up when it is first asked for.
    let mut known: Option<Standing> = None;
    let truth = condition.judge(&mut |leaf| {
        if let Condition::Case(test) = leaf {
            let value = attribute(rules, case, &test.id, place.map(|place| &place.matter));
            return Truth::from(value.is_some_and(|value| test.r#in.iter().any(|wanted| wanted.as_str() == value)));
        }
        let standing = known.get_or_insert_with(|| standing(rules, case, place));
        rules.model().judge(leaf, &standing.known)
    });
    truth == Truth::Holds
}

/// What the ledger shows of an attribute: a closed list, and the outcome of each table.
pub(crate) fn attribute<'a>(rules: Rules<'a>, case: &'a Case, id: &'a Id, about: Option<&MatterId>) -> Option<&'a str> {
    let stage = |stage: Stage| Some(stage.word());
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
            let main = || main_place(rules, case).map(|place| place.matter);
            let matter = about.cloned().or_else(main).and_then(|id| case.matters.get(&id));
            // Levels are declared in the order in which they are gone through.
            let asked = |id: &Id| {
                matter.and_then(|matter| matter.level(id)).is_some_and(|(_, state)| !matches!(state, LevelState::Open))
            };
            let last = rules.document().relief.iter().rev().find(|level| asked(&level.id));
            Some(last.map_or("first", |level| level.id.as_str()))
        }
        name => {
            if let Some(table) = name.strip_suffix(".measure") {
                let (table, _) = rules.model().index.tables.get_key_value(table)?;
                return decision(rules, case, table, about)?.measure.as_ref().map(Id::as_str);
            }
            let (table, _) = rules.model().index.tables.get_key_value(name)?;
            Some(decided(rules, case, table, about).map_or("undecided", Id::as_str))
        }
    }
}

/// A decision of a matter as it is listed: its matter, whether it is on the matter itself, and the decision.
pub(crate) struct Listed<'c> {
    pub(crate) matter: &'c MatterId,
    pub(crate) decision: &'c Decision,
}

/// Every decision that a case lists: of each matter the one on the matter, those of its levels of relief, and the one on
/// clearing the name.
pub(crate) fn decisions(case: &Case) -> impl Iterator<Item = Listed<'_>> {
    case.all_matters().flat_map(|(matter, known)| {
        let main = known.decided_in().map(|(at, _)| at);
        let listed = known.numbered().filter(move |(at, pass)| !pass.pass.decides() || Some(*at) == main);
        listed.filter_map(move |(_, proceeding)| Some(Listed { matter, decision: proceeding.decision.as_ref()? }))
    })
}
