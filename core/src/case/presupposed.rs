//! What a stated day presupposes: service that something was sent, sending that it was made, a request for relief that there
//! is a decision. One table for every kind of act; days of the conduct itself have no lower bound.

use super::act::{Act, Body};
use super::draft::Draft;
use super::event::{Event, matches};
use super::matter::{MatterId, Place};
use super::refusal::{Refusal, RefusalCode};
use super::state::{Case, Happened, Running};
use super::within::concerns;
use crate::document::{Id, Json};
use crate::rulebook::document::Purpose;
use crate::rulebook::procedure::{AboutDocument, ActedPattern, Deed, DocumentPurpose, EventPattern, Grant};
use crate::sorted::Set;
use crate::time::Date;

/// What the day that an act states comes after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presupposed {
    /// The act states no day of its own: it is done on the day of its entry.
    NoDay,
    /// Only the day of the entry counts.
    Entry,
    /// Nothing: the day is of the conduct, or of a ground that may be old.
    Nothing,
    /// A day of the conduct comes after nothing; one that starts the time to ask for relief, after the decision.
    Conduct,
    /// What the document answers.
    Answered,
    /// That the document was made.
    Made,
    /// That the document was sent.
    Sent,
    /// That there is a decision.
    Decision,
    /// That the period had begun.
    Begun,
    /// What the day presupposes that is put right.
    AsRectified,
}

impl Presupposed {
    /// What kind of thing it is, in words.
    #[cfg(test)]
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::NoDay => "states no day: it is done on the day of its entry",
            Self::Entry => "whatever is stated, it counts from its entry",
            Self::Nothing => "nothing: a ground may be older than the case",
            Self::Conduct => {
                "nothing, where it is a day of the conduct (what happened, who knew of it); where it starts the time to ask for relief, the decision"
            }
            Self::Answered => {
                "what it answers: a statement the notice, an opinion the question, a report the duty to report, a report on a correction its order, a record of a visit the decision"
            }
            Self::Made => {
                "that the document was made: a decision served its taking effect, an order of correction the decision, a clarification or a referral what it rests on; otherwise what the grant of the act names as `after`"
            }
            Self::Sent => {
                "that the document was sent to whoever acknowledges it; of what a party hands in, nothing: the day is measured where the party states it"
            }
            Self::Decision => "the decision that relief is asked against, of the level below where there is one",
            Self::Begun => "that the period had begun that is given back",
            Self::AsRectified => "what the day presupposes that is put right",
        }
    }
}

/// The table.
pub(crate) const fn presupposed(deed: &Deed) -> Presupposed {
    match deed {
        Deed::Date => Presupposed::Conduct,
        Deed::File => Presupposed::Entry,
        Deed::Recuse => Presupposed::Nothing,
        Deed::Submit(_) => Presupposed::Answered,
        Deed::Send(_) => Presupposed::Made,
        Deed::Acknowledge(_) => Presupposed::Sent,
        Deed::Request(_) => Presupposed::Decision,
        Deed::Restore => Presupposed::Begun,
        Deed::Rectify => Presupposed::AsRectified,
        // The votes of a decision are cast when it is entered.
        Deed::Open
        | Deed::CloseFiling
        | Deed::Raise
        | Deed::Withdraw
        | Deed::Assign
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
        | Deed::Erase
        | Deed::Succeed
        | Deed::Migrate
        | Deed::AdoptCalendar
        | Deed::ReportStage
        | Deed::Waive(_)
        | Deed::Decide(_)
        | Deed::Approve(_) => Presupposed::NoDay,
    }
}

/// An entry and the day on which what it tells was done.
type Bound = (Date, u32);

/// What an act says that its presupposition hangs on.
struct Asked<'a> {
    deed: Deed,
    role: Id,
    /// The matter that was meant.
    about: Option<MatterId>,
    date: Option<Id>,
    grant: Option<&'a Grant>,
    /// Only what came before that entry.
    until: u32,
}

/// Refuses a stated day that comes before what it presupposes.
pub(crate) fn check(
    draft: &Draft<'_>,
    act: &Act,
    place: Option<&Place>,
    grant: Option<&Grant>,
    day: Date,
) -> Result<(), Refusal> {
    let date = if let Body::Date(body) = &act.act { Some(body.date.clone()) } else { None };
    let about = place.map(|place| place.matter.clone());
    let asked = Asked { deed: act.act.deed(), role: act.actor().role.clone(), about, date, grant, until: draft.seq };
    after(draft, &asked, day)
}

/// Refuses a day, put right in an entry, that comes before what it presupposes there.
pub(crate) fn check_rectified(draft: &Draft<'_>, entry: u32, written: &Json<'_>, day: Date) -> Result<(), Refusal> {
    let text = |pointer: &str| written.pointer(pointer).and_then(Json::as_str).and_then(Id::new);
    let Some(role) = text("/actor/role") else { return Ok(()) };
    let document = |kind: &str| text(&format!("/act/{kind}/document")).map(|document| AboutDocument { document });
    let meant = draft.case.did.iter().find(|did| did.seq == entry).and_then(|did| did.about.as_ref());
    let about = meant.map(|place| place.matter.clone());
    let (deed, date) = if let Some(about) = document("send") {
        (Deed::Send(about), None)
    } else if let Some(about) = document("submit") {
        (Deed::Submit(about), None)
    } else if let Some(about) = document("acknowledge") {
        (Deed::Acknowledge(about), None)
    } else if let Some(level) = text("/act/request/level") {
        let level = crate::rulebook::procedure::AboutLevel { level };
        (Deed::Request(level), None)
    } else if let Some(date) = text("/act/date/date") {
        (Deed::Date, Some(date))
    } else {
        return Ok(());
    };
    after(draft, &Asked { deed, role, about, date, grant: None, until: entry }, day)
}

/// Refuses a day before a period had begun.
pub(crate) fn check_begun(running: &Running, day: Date) -> Result<(), Refusal> {
    refuse(Some((running.started.from, running.seq)), day)
}

fn refuse(bound: Option<Bound>, day: Date) -> Result<(), Refusal> {
    match bound {
        Some((earliest, seq)) if day < earliest => {
            let about = format!("{earliest} [{seq}]");
            Err(Refusal::new(RefusalCode::BeforeWhatItPresupposes).about(about))
        }
        Some(_) | None => Ok(()),
    }
}

fn after(draft: &Draft<'_>, asked: &Asked<'_>, day: Date) -> Result<(), Refusal> {
    let bound = match (presupposed(&asked.deed), &asked.deed) {
        (Presupposed::Answered, Deed::Submit(about)) => answered(draft, asked, &about.document),
        (Presupposed::Made, Deed::Send(about)) => made(draft, asked, &about.document),
        (Presupposed::Sent, Deed::Acknowledge(about)) => {
            let role = &asked.role;
            let sent = |event: &Event| matches!(event, Event::Sent { document, to, .. } if *document == about.document && to == role);
            last(draft, asked, sent)
        }
        (Presupposed::Decision, Deed::Request(request)) => reviewed(draft, asked, &request.level),
        (Presupposed::Conduct, Deed::Date) => known(draft, asked)?,
        (_, _) => None,
    };
    refuse(bound.max(granted_after(draft, asked)), day)
}

/// The day of an entry for what builds on it: the one that it states, which is never later than the one that counts.
fn bound(case: &Case, seq: u32, on: Date) -> Bound {
    (case.stated.get(&seq).map_or(on, |stated| on.min(*stated)), seq)
}

/// Whether something happened before an entry, in the matter that was meant or in none.
fn before(asked: &Asked<'_>, happened: &Happened) -> bool {
    let ours = asked.about.is_none() || happened.about.is_none() || happened.about == asked.about;
    happened.seq < asked.until && ours
}

/// When something that fits happened last, before an entry.
fn last(draft: &Draft<'_>, asked: &Asked<'_>, what: impl Fn(&Event) -> bool) -> Option<Bound> {
    let before = draft.case.happened.iter().filter(|happened| before(asked, happened) && what(&happened.event));
    before.last().map(|happened| bound(&draft.case, happened.seq, happened.on))
}

/// What the grant of an act names as having to come first: each when it happened first.
fn granted_after(draft: &Draft<'_>, asked: &Asked<'_>) -> Option<Bound> {
    let patterns = asked.grant.into_iter().filter(|_| presupposed(&asked.deed) != Presupposed::Entry);
    let patterns = patterns.flat_map(|grant| &grant.after);
    let first = |pattern: &EventPattern| {
        let mut happened = draft.case.happened.iter();
        let happened = happened.find(|happened| before(asked, happened) && matches(pattern, &happened.event))?;
        Some(bound(&draft.case, happened.seq, happened.on))
    };
    patterns.filter_map(first).max()
}

/// When the newest decision of some tables was made, or took effect.
fn decided(draft: &Draft<'_>, asked: &Asked<'_>, tables: &Set<&Id>) -> Option<Bound> {
    last(draft, asked, |event| match event {
        Event::Decided { table, .. } | Event::Effective { table, .. } => tables.contains(table),
        Event::Acted { .. }
        | Event::Submitted { .. }
        | Event::Waived { .. }
        | Event::Sent { .. }
        | Event::Received { .. }
        | Event::Acknowledged { .. }
        | Event::Lapsed { .. }
        | Event::Dated { .. } => false,
    })
}

fn tables<'k>(draft: &Draft<'k>, purposes: &[Purpose]) -> Set<&'k Id> {
    let tables = draft.rules.document().tables.iter().filter(|table| purposes.contains(&table.purpose));
    tables.map(|table| &table.id).collect()
}

const LIABILITY: [Purpose; 2] = [Purpose::Tolerance, Purpose::Accountability];

/// That a document was made which is sent.
fn made(draft: &Draft<'_>, asked: &Asked<'_>, document: &Id) -> Option<Bound> {
    let kind = draft.rules.kind(document)?;
    let purposes: &[Purpose] = match kind.purpose? {
        DocumentPurpose::Decision => {
            let every = || draft.rules.document().tables.iter().map(|table| &table.id).collect();
            let of: Set<&Id> = if kind.of.is_empty() { every() } else { kind.of.iter().collect() };
            return decided(draft, asked, &of);
        }
        DocumentPurpose::CorrectionOrder => &LIABILITY,
        DocumentPurpose::ClarificationLetter | DocumentPurpose::Clarification => &[Purpose::Clarification],
        DocumentPurpose::Referral => &[Purpose::Accusation],
        DocumentPurpose::FollowUp => &LIABILITY,
        DocumentPurpose::Statement
        | DocumentPurpose::HearingNotice
        | DocumentPurpose::AccuserStatement
        | DocumentPurpose::Report
        | DocumentPurpose::Opinion
        | DocumentPurpose::CorrectionReport => return None,
    };
    decided(draft, asked, &tables(draft, purposes))
}

/// What a document answers that is submitted: what started the period that it ends, and an order of correction.
fn answered(draft: &Draft<'_>, asked: &Asked<'_>, document: &Id) -> Option<Bound> {
    let ends = |running: &&Running| {
        let period = draft.rules.period(running.period());
        // A duty to report runs in the matter that was admitted, the report belongs to the one that is examined.
        let gives = |pattern: &EventPattern| {
            pattern.gives(&asked.deed, None) && concerns(draft.rules, pattern, asked.about.as_ref(), running.about())
        };
        running.seq < asked.until
            && running.bearer == asked.role
            && period.is_some_and(|period| period.ends.iter().any(gives))
    };
    let clock = draft.case.clocks().rev().find(ends);
    let clock = clock.map(|running| bound(&draft.case, running.seq, running.started.from));
    let kind = draft.rules.kind(document);
    let purpose = kind.and_then(|kind| kind.purpose);
    let own = match purpose {
        Some(DocumentPurpose::CorrectionReport) => {
            let order = |id: &Id| {
                let kind = draft.rules.kind(id);
                kind.is_some_and(|kind| kind.purpose == Some(DocumentPurpose::CorrectionOrder))
            };
            {
                let case =
                    Asked { about: None, deed: asked.deed.clone(), role: asked.role.clone(), date: None, ..*asked };
                last(draft, &case, |event| matches!(event, Event::Sent { document, .. } if order(document)))
            }
        }
        Some(DocumentPurpose::FollowUp) => decided(draft, asked, &tables(draft, &LIABILITY)),
        Some(
            DocumentPurpose::Statement
            | DocumentPurpose::HearingNotice
            | DocumentPurpose::AccuserStatement
            | DocumentPurpose::Report
            | DocumentPurpose::Opinion
            | DocumentPurpose::Decision
            | DocumentPurpose::CorrectionOrder
            | DocumentPurpose::ClarificationLetter
            | DocumentPurpose::Clarification
            | DocumentPurpose::Referral,
        )
        | None => None,
    };
    clock.max(own)
}

/// The decision that relief is asked against: of a table, or of the level below, else its silence.
fn reviewed(draft: &Draft<'_>, asked: &Asked<'_>, level: &Id) -> Option<Bound> {
    let document = draft.rules.document();
    let level = document.relief.iter().find(|known| known.id == *level)?;
    let below = |id: &Id| level.of.contains(id);
    last(draft, asked, |event| match event {
        Event::Decided { table, level: Some(of), .. } | Event::Effective { table, level: Some(of), .. } => {
            below(of) || below(table)
        }
        Event::Decided { table, level: None, .. } | Event::Effective { table, level: None, .. } => below(table),
        Event::Acted { .. }
        | Event::Submitted { .. }
        | Event::Waived { .. }
        | Event::Sent { .. }
        | Event::Received { .. }
        | Event::Acknowledged { .. }
        | Event::Lapsed { .. }
        | Event::Dated { .. } => false,
    })
}

/// The decision that somebody cannot have known of before it was made.
fn known(draft: &Draft<'_>, asked: &Asked<'_>) -> Result<Option<Bound>, Refusal> {
    let starts = |pattern: &EventPattern| matches!(pattern, EventPattern::Dated(dated) if Some(&dated.date) == asked.date.as_ref());
    let periods = draft.rules.document().periods.iter().filter(|period| period.starts.iter().any(starts));
    let mut levels = periods.flat_map(|period| &period.ends).filter_map(|pattern| match pattern {
        EventPattern::Acted(ActedPattern { act: Deed::Request(request), .. }) => Some(&request.level),
        EventPattern::Acted(_)
        | EventPattern::Submitted(_)
        | EventPattern::Waived(_)
        | EventPattern::Sent(_)
        | EventPattern::Received(_)
        | EventPattern::Acknowledged(_)
        | EventPattern::Decided(_)
        | EventPattern::Effective(_)
        | EventPattern::Lapsed(_)
        | EventPattern::Dated(_) => None,
    });
    let Some(level) = levels.next() else { return Ok(None) };
    match reviewed(draft, asked, level) {
        Some(bound) => Ok(Some(bound)),
        None => Err(Refusal::new(RefusalCode::BeforeWhatItPresupposes).about(level)),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]
mod tests {
    use super::*;

    const SPECIMENS: &str = include_str!("../../../schema/specimens/act.jsonl");
    const DOCS: &str = include_str!("../../../ARCHITECTURE.md");

    #[test]
    fn the_table_in_the_docs_is_the_one_that_the_kernel_goes_by() {
        let mut rows: Vec<(&str, Presupposed)> = Vec::new();
        for line in SPECIMENS.lines() {
            let deed = Act::load(line).unwrap().act.deed();
            rows.push((deed.name(), presupposed(&deed)));
        }
        rows.dedup_by_key(|(name, _)| *name);
        rows.sort_unstable_by_key(|(name, _)| *name);
        rows.dedup_by_key(|(name, _)| *name);
        let mut names: Vec<&str> = rows.iter().map(|(name, _)| *name).collect();
        let mut kinds = Body::KINDS.to_vec();
        kinds.sort_unstable();
        names.sort_unstable();
        assert_eq!(names, kinds, "a specimen of every kind of act");
        let mut table = String::from("| Act | Its stated day comes after |\n|---|---|\n");
        let (without, with): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, what)| *what == Presupposed::NoDay);
        for (name, what) in with {
            table.push_str(&format!("| `{name}` | {} |\n", what.words()));
        }
        let names: Vec<String> = without.iter().map(|(name, _)| format!("`{name}`")).collect();
        table.push_str(&format!("| {} | {} |\n", names.join(", "), Presupposed::NoDay.words()));
        assert!(DOCS.contains(&table), "ARCHITECTURE.md should say:\n{table}");
    }
}
