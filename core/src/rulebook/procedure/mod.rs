//! The procedure as it is written: who may do what, which documents move, what runs. Three constructs carry it all:
//! tables decide, documents move, periods run.
//!
//! Next to it: all that it names (`walk`), what it must be like beyond its names (`shape`, `circumstances`), and what is
//! proved about it before it may be used (`moves`, `bounds`, `prove`, `stages`, `duration` with `caps` and `groups`).

mod bounds;
mod caps;
mod circumstances;
mod deed;
mod duration;
mod groups;
mod moves;
mod proof;
mod prove;
mod readers;
mod shape;
mod spoken;
mod stages;
mod walk;

use serde::Serialize;

pub(crate) use bounds::{bounding, refusals};
pub(crate) use circumstances::looked_at;
pub(crate) use deed::{AboutDocument, AboutLevel, AboutTable, Deed, Named};
pub(crate) use proof::{Counts, Provable};
pub(crate) use prove::prove;
pub(crate) use readers::{asks, concerned, decided_by, finds, known_to_decide, on_the_case, views};
pub(crate) use shape::shape;
pub(crate) use spoken::{accuses, ends_with, is_heard, is_notice, is_time_to_speak, is_told, statement};
pub(crate) use walk::{bearers, by_parties, conditions, events, has_procedure, may_bear, roles, size};

use super::condition::Condition;
use crate::document::{Clauses, Decode, Id, Json, Reader, Text, decode_choice, section, words};
use crate::error::{Code, Problem};
use crate::time::{FirstDay, Length, Months, RestDayEnd};

section! {
    /// How a body meets and votes.
    Meeting, "a meeting rule", {
        /// How many members the body has at least; an act names them before it meets.
        members: u32,
        /// Part of the members that must be present: numerator and denominator, such as [2, 3].
        quorum: Fraction,
        /// Part of those present of which more must be in favour: numerator and denominator, such as [1, 2].
        /// Abstentions count as present, a tie fails.
        majority: Fraction,
        /// Whether dissenting votes must be recorded with their reasons. Left out: they need not.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        dissent_recorded: bool,
    }
}

/// A part of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(crate) struct Fraction(pub(crate) [u32; 2]);

impl Decode for Fraction {
    const EXPECTED: &'static str = "a fraction such as [2, 3]";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        let parts = reader.judge::<Vec<u32>>(json);
        match parts.sound().map(Vec::as_slice) {
            Some([above, below]) if above <= below && (1..=1000).contains(below) => return Self([*above, *below]),
            Some(_) => {
                reader.report(|at| Problem::new(Code::WrongType, at).given("these numbers").expected(Self::EXPECTED));
            }
            None => {}
        }
        Self([1, 1])
    }
}

impl Fraction {
    /// Whether `count` is at least this part of `whole`.
    pub(crate) fn reached(self, count: usize, whole: usize) -> bool {
        let [above, below] = self.0.map(u64::from);
        let [count, whole] = [count, whole].map(|number| u64::try_from(number).unwrap_or(u64::MAX));
        count.saturating_mul(below) >= whole.saturating_mul(above)
    }

    /// Whether `count` is more than this part of `whole`.
    pub(crate) fn exceeded(self, count: usize, whole: usize) -> bool {
        let [above, below] = self.0.map(u64::from);
        let [count, whole] = [count, whole].map(|number| u64::try_from(number).unwrap_or(u64::MAX));
        count.saturating_mul(below) > whole.saturating_mul(above)
    }
}

section! {
    /// Groups of acts that may not meet in one person, at any level.
    Separation, "a separation rule", {
        /// What may not meet, for readers, in every language of the book.
        label: Text,
        /// Groups of acts. Nobody may do acts of two different groups in one case, at any level.
        never_both: Vec<Vec<Deed>>,
        /// Clauses that ask for the separation.
        clause: Clauses,
    }
}

section! {
    /// A ground on which somebody may not act in the case.
    RecusalGround, "a ground of recusal", {
        /// Name by which a request for withdrawal refers to the ground; unique among the grounds of the book.
        id: Id,
        /// Name of the ground for readers, in every language of the book.
        label: Text,
        /// Clauses that name the ground.
        clause: Clauses,
    }
}

section! {
    /// A kind of document that is submitted or sent.
    DocumentKind, "a kind of document", {
        /// Name by which acts, periods and events refer to the kind of document; unique among the documents of the
        /// book.
        id: Id,
        /// Name of the document for readers, in every language of the book.
        label: Text,
        /// What the kernel understands by the document. Left out: nothing beyond what periods and acts say of it.
        #[serde(skip_serializing_if = "Option::is_none")]
        purpose: Option<DocumentPurpose>,
        /// Ids of the tables whose decisions the document serves. Left out: those of all.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        of: Vec<Id>,
        /// Acts whose stated day the document proves. Left out: none.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        proves: Vec<Provable>,
        /// What the document must say, item by item, in every language of the book.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        to_include: Vec<Text>,
        /// Clauses that ask for the document. Left out where none does.
        #[serde(skip_serializing_if = "Option::is_none")]
        clause: Option<Clauses>,
    }
}

words! {
    /// The documents that the kernel itself looks for.
    pub(crate) DocumentPurpose {
        /// What the person says on the matter: nothing adverse is decided without it, its waiver or its expired right.
        "statement" => Statement,
        /// What tells the one against whom it may go what stands against them, and what may come of it.
        "hearing_notice" => HearingNotice,
        /// What the accuser says: no accusation is found false without it.
        "accuser_statement" => AccuserStatement,
        /// The report of those who find.
        "report" => Report,
        /// The opinion of an organ that was asked.
        "opinion" => Opinion,
        /// By which a decision is served.
        "decision" => Decision,
        /// That opens items of correction.
        "correction_order" => CorrectionOrder,
        /// That reports on items of correction.
        "correction_report" => CorrectionReport,
        /// In writing; always needed.
        "clarification_letter" => ClarificationLetter,
        /// Another form of clarification, only beside the letter.
        "clarification" => Clarification,
        /// To the organ that goes on, judicial where it is criminal.
        "referral" => Referral,
        /// The record of a visit.
        "follow_up" => FollowUp,
    }
}

section! {
    /// A way in which documents are served.
    Service, "a method of service", {
        /// Name by which a sending refers to the method; unique among the methods of the book.
        id: Id,
        /// Name of the method for readers, in every language of the book.
        label: Text,
        /// How long after it was sent a document counts as received, unless it is received before. Left out: received
        /// when it is sent.
        #[serde(skip_serializing_if = "Option::is_none")]
        deemed_after: Option<Length>,
        /// Clauses that allow the method.
        clause: Clauses,
    }
}

impl EventPattern {
    /// Whether the event counts in whatever matter it happens.
    pub(crate) const fn any_matter(&self) -> bool {
        match self {
            Self::Acted(pattern) => pattern.any_matter,
            Self::Submitted(pattern) | Self::Waived(pattern) | Self::Acknowledged(pattern) => pattern.any_matter,
            Self::Sent(pattern) => pattern.any_matter,
            Self::Received(pattern) => pattern.any_matter,
            Self::Decided(pattern) | Self::Effective(pattern) => pattern.any_matter,
            Self::Lapsed(pattern) => pattern.any_matter,
            Self::Dated(pattern) => pattern.any_matter,
        }
    }

    /// The role that a document must reach, where the event is that it does.
    pub(crate) const fn recipient(&self) -> Option<&Id> {
        match self {
            Self::Sent(sent) => sent.to.as_ref(),
            Self::Received(received) => received.by.as_ref(),
            Self::Acted(_)
            | Self::Submitted(_)
            | Self::Waived(_)
            | Self::Acknowledged(_)
            | Self::Decided(_)
            | Self::Effective(_)
            | Self::Lapsed(_)
            | Self::Dated(_) => None,
        }
    }

    /// The act by which the bearer of a period brings the event about.
    pub(crate) fn act(&self) -> Option<Deed> {
        let about = |document: &Id| AboutDocument { document: document.clone() };
        match self {
            Self::Acted(acted) => Some(acted.act.clone()),
            Self::Submitted(submitted) => Some(Deed::Submit(about(&submitted.document))),
            Self::Waived(waived) => Some(Deed::Waive(about(&waived.document))),
            Self::Sent(sent) => Some(Deed::Send(about(&sent.document))),
            // Whoever must see to it that a document is received may send it.
            Self::Received(received) => Some(Deed::Send(about(&received.document))),
            Self::Acknowledged(acknowledged) => Some(Deed::Acknowledge(about(&acknowledged.document))),
            Self::Decided(decided) => {
                Some(Deed::Decide(AboutTable { table: decided.table.clone(), level: decided.level.clone() }))
            }
            Self::Effective(_) | Self::Lapsed(_) | Self::Dated(_) => None,
        }
    }

    /// Whether a period that ends with the event gives its bearer an act: the one that ends it, with the outcome that does
    /// so, or giving it up.
    pub(crate) fn gives(&self, deed: &Deed, outcome: Option<&Id>) -> bool {
        let gives_up = |given: &Deed| matches!((given, deed), (Deed::Submit(given), Deed::Waive(up)) if given == up);
        let so = match (self, outcome) {
            (Self::Decided(decided), Some(outcome)) => decided.r#in.is_empty() || decided.r#in.contains(outcome),
            _ => true,
        };
        so && self.act().is_some_and(|given| given.covers(deed) || gives_up(&given))
    }
}

/// What has happened, as periods and grants wait for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum EventPattern {
    /// An act was done.
    Acted(ActedPattern),
    /// A document was submitted.
    Submitted(DocumentPattern),
    /// The right to submit a document was waived.
    Waived(DocumentPattern),
    /// A document was sent.
    Sent(SentPattern),
    /// A document was received.
    Received(ReceivedPattern),
    /// Somebody acknowledged a document.
    Acknowledged(DocumentPattern),
    /// A table was decided.
    Decided(DecidedPattern),
    /// A decision took effect.
    Effective(DecidedPattern),
    /// A period lapsed.
    Lapsed(LapsedPattern),
    /// An act stated the day of something.
    Dated(DatedPattern),
}

section! {
    /// Which act.
    ActedPattern, "an object with `act`", {
        /// Act that was done.
        act: Deed,
        /// Whether the event counts in whatever matter it happens, so that it links matters. Left out: only in the same
        /// matter.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        any_matter: bool,
    }
}

section! {
    /// Which document.
    DocumentPattern, "an object with `document`", {
        /// Id of the kind of document.
        document: Id,
        /// Whether the event counts in whatever matter it happens, so that it links matters. Left out: only in the same
        /// matter.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        any_matter: bool,
    }
}

section! {
    /// Which document, to whom.
    SentPattern, "an object with `document`", {
        /// Id of the kind of document that was sent.
        document: Id,
        /// Id of the role that it was sent to, or `public`. Left out: to whomever.
        #[serde(skip_serializing_if = "Option::is_none")]
        to: Option<Id>,
        /// Id of an ordered fact of audiences: the document must reach no narrower circle than its answer. Left out:
        /// any circle.
        #[serde(skip_serializing_if = "Option::is_none")]
        no_narrower_than: Option<Id>,
        /// Whether the event counts in whatever matter it happens, so that it links matters. Left out: only in the same
        /// matter.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        any_matter: bool,
    }
}

section! {
    /// Which document, by whom.
    ReceivedPattern, "an object with `document`", {
        /// Id of the kind of document that was received.
        document: Id,
        /// Id of the role that received it. Left out: whoever did.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        /// Whether the event counts in whatever matter it happens, so that it links matters. Left out: only in the same
        /// matter.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        any_matter: bool,
    }
}

section! {
    /// Which table, with which of its outcomes, at which level.
    DecidedPattern, "an object with `table`", {
        /// Id of the table that was decided.
        table: Id,
        /// Ids of the outcomes that count. Left out: every outcome.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        r#in: Vec<Id>,
        /// Id of the level of relief at which it was decided. Left out: at whichever.
        #[serde(skip_serializing_if = "Option::is_none")]
        level: Option<Id>,
        /// Whether the event counts in whatever matter it happens, so that it links matters. Left out: only in the same
        /// matter.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        any_matter: bool,
    }
}

section! {
    /// Which period.
    LapsedPattern, "an object with `period`", {
        /// Id of the period that lapsed.
        period: Id,
        /// Whether the event counts in whatever matter it happens, so that it links matters. Left out: only in the same
        /// matter.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        any_matter: bool,
    }
}

section! {
    /// Which day: its name is used by acts that state it.
    DatedPattern, "an object with `date`", {
        /// Name that the book gives to the day, and that acts use which state it, such as the day of awareness.
        date: Id,
        /// Whether the event counts in whatever matter it happens, so that it links matters. Left out: only in the same
        /// matter.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        any_matter: bool,
    }
}

impl Decode for EventPattern {
    const EXPECTED: &'static str = "an event";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        decode_choice!(json, reader, {
            "acted" => Acted,
            "submitted" => Submitted,
            "waived" => Waived,
            "sent" => Sent,
            "received" => Received,
            "acknowledged" => Acknowledged,
            "decided" => Decided,
            "effective" => Effective,
            "lapsed" => Lapsed,
            "dated" => Dated,
        })
    }
}

section! {
    /// Who may do an act, beyond what periods already grant to their bearers.
    Grant, "a grant", {
        /// Act that is granted.
        act: Deed,
        /// Ids of the roles that may do it.
        by: Vec<Id>,
        /// Channel on which the case must be raised; only for raising. Left out: any channel.
        #[serde(skip_serializing_if = "Option::is_none")]
        channel: Option<Channel>,
        /// Condition that must hold when the act is done; what is open does not hold. Left out: none.
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<Condition>,
        /// Events that must all have happened before. Left out: none.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        after: Vec<EventPattern>,
        /// Ids of the roles that a document may be sent to, or `public`; only for sending. Left out: to whomever.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        to: Vec<Id>,
        /// Ids of the documents that must come with the act. Left out: none.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Id>,
        /// Whether the act must give reasons. Left out: it need not.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        reasons: bool,
        /// How often the act may be done in one case, at most. Mandatory for acts that send a matter back or begin it
        /// again; left out of others: as often as may be.
        #[serde(skip_serializing_if = "Option::is_none")]
        times: Option<u32>,
        /// Who must approve the decision before it takes effect. Left out: nobody.
        #[serde(skip_serializing_if = "Option::is_none")]
        approval: Option<Approval>,
        /// Clauses that give the act.
        clause: Clauses,
    }
}

words! {
    /// How a case was raised.
    pub(crate) Channel {
        /// By the person or the unit.
        "application" => Application,
        /// By an organ that looked.
        "own_motion" => OwnMotion,
        /// By order of a superior.
        "instruction" => Instruction,
    }
}

section! {
    /// That a decision takes effect only when somebody approves it. A refusal returns it to the decider.
    Approval, "an approval rule", {
        /// Id of the role that approves.
        by: Id,
        /// How often approval may be refused in one matter; what is decided after that is approved. Mandatory.
        #[serde(skip_serializing_if = "Option::is_none")]
        times: Option<u32>,
        /// Condition on which approval is needed. Left out: always.
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<Condition>,
    }
}

section! {
    /// Anything that runs: what must be done, what may be done, what merely lasts.
    Period, "a period", {
        /// Name by which events, acts and clocks refer to the period; unique among the periods of the book.
        id: Id,
        /// Name of the period for readers, in every language of the book.
        label: Text,
        /// Whether it is a duty (late is still owed), a right (late is lost) or a status (it merely lasts).
        kind: PeriodKind,
        /// Id of the role that must or may do the ending act; for a status, the role that it concerns.
        who: Id,
        /// What has a clock of its own: each matter, each recipient in it, or each item of correction. Left out: each
        /// matter.
        #[serde(skip_serializing_if = "Per::is_default")]
        per: Per,
        /// Events of which each starts the period.
        starts: Vec<EventPattern>,
        /// Which of several starts counts: the first or the last. Needed where there are several.
        #[serde(skip_serializing_if = "Option::is_none")]
        counts: Option<Counts>,
        /// Events of which each ends the period before it runs out. Left out: only time ends it.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        ends: Vec<EventPattern>,
        /// Condition that must hold for the period to start; what is open does not hold. Left out: none.
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<Condition>,
        /// Lengths of the period, of which the first whose condition holds is chosen when it starts.
        length: Vec<LengthChoice>,
        /// How this period is counted where it differs from the book. Left out: as the book says.
        #[serde(skip_serializing_if = "Option::is_none")]
        counting: Option<CountingOverride>,
        /// Stretches, from one event to another, in which the period stands still. Left out: it never does.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        suspend: Vec<Stretch>,
        /// Events that let the running period start again from the beginning. Left out: none.
        #[serde(skip_serializing_if = "Option::is_none")]
        interrupt: Option<Interrupt>,
        /// How the running period may be made longer by an act. Left out: it may not.
        #[serde(skip_serializing_if = "Option::is_none")]
        extend: Option<ExtendRule>,
        /// How a missed time may be given back for good cause by an act. Left out: it may not.
        #[serde(skip_serializing_if = "Option::is_none")]
        restore: Option<RestoreRule>,
        /// How often the period runs in all, each time from the end or lapse of the time before: 1 or more. Left out: once.
        #[serde(skip_serializing_if = "Option::is_none")]
        repeat: Option<u32>,
        /// How such periods from several decisions on one person go together; only for a status. Left out: each runs
        /// for itself.
        #[serde(skip_serializing_if = "Option::is_none")]
        combine: Option<Combine>,
        /// What follows when the period runs out, in this order.
        on_lapse: Vec<Consequence>,
        /// Clauses that fix the period.
        clause: Clauses,
    }
}

words! {
    /// What kind of thing runs.
    pub(crate) PeriodKind {
        /// What must be done; late is late, and still owed.
        "duty" => Duty,
        /// What may be done; late is lost.
        "right" => Right,
        /// What merely lasts.
        "status" => Status,
    }
}

words! {
    /// What has a clock of its own. A clock always runs in one matter: each accusation, for one, has its own.
    pub(crate) Per {
        /// The matter.
        "matter" => Matter,
        /// Each role that receives something in it.
        "recipient" => Recipient,
        /// Each item of correction that an order names.
        "item" => Item,
    } optional
}

impl Per {
    fn is_default(&self) -> bool {
        *self == Self::Matter
    }
}

section! {
    /// A length and the circumstances in which it is chosen.
    LengthChoice, "an object with `is`, `set_by`, `least` or `max`", {
        /// Condition on which this length is chosen. Left out: it is chosen wherever none before it is.
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<Condition>,
        /// Length itself. Left out where `set_by` sets it.
        #[serde(skip_serializing_if = "Option::is_none")]
        is: Option<Length>,
        /// Id of the role whose act sets the length. Left out: `is` gives it.
        #[serde(skip_serializing_if = "Option::is_none")]
        set_by: Option<Id>,
        /// Least that may be set, so that nobody is given a time that cannot be kept. Only with `set_by`.
        #[serde(skip_serializing_if = "Option::is_none")]
        least: Option<Length>,
        /// Most that may be set. Only with `set_by`.
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<Length>,
    }
}

section! {
    /// A counting rule of one period, where it differs from that of the book.
    CountingOverride, "an object with `first_day`, `months` or `rest_day_end`", {
        /// Whether the day on which the period starts is counted. Left out: as the book says.
        #[serde(skip_serializing_if = "Option::is_none")]
        first_day: Option<FirstDay>,
        /// On which day of its last month a period of months or years ends. Left out: as the book says.
        #[serde(skip_serializing_if = "Option::is_none")]
        months: Option<Months>,
        /// What happens where the last day is a day of rest. Left out: as the book says.
        #[serde(skip_serializing_if = "Option::is_none")]
        rest_day_end: Option<RestDayEnd>,
    }
}

section! {
    /// From one event to another the period stands still.
    Stretch, "an object with `from` and `to`", {
        /// Event from which on the period stands still.
        from: EventPattern,
        /// Event with which it goes on.
        to: EventPattern,
        /// How much standing still may be left out of account, in days, all times together. After that the period runs on.
        cap: Length,
        /// Clauses that let it stand still.
        clause: Clauses,
    }
}

section! {
    /// What lets a running period start again.
    Interrupt, "an object with `on`, `times` and `clause`", {
        /// Events of which each lets the period start again from the beginning.
        on: Vec<EventPattern>,
        /// How often one period may start again; what happens after that interrupts nothing. Mandatory.
        #[serde(skip_serializing_if = "Option::is_none")]
        times: Option<u32>,
        /// Clauses that say so.
        clause: Clauses,
    }
}

section! {
    /// How long a case may stand still at most, whatever stands still in it and however often.
    StandingStill, "an object with `cap` and `clause`", {
        /// How long a case may stand still in all, in days, whatever stands still in it.
        cap: Length,
        /// Clauses that fix the number.
        clause: Clauses,
    }
}

impl Period {
    /// The events that let it start again while it runs.
    pub(crate) fn interrupting(&self) -> impl Iterator<Item = &EventPattern> {
        self.interrupt.iter().flat_map(|interrupt| &interrupt.on)
    }
}

section! {
    /// How a running period may be made longer.
    ExtendRule, "an extension rule", {
        /// How often one period may be made longer. Mandatory.
        #[serde(skip_serializing_if = "Option::is_none")]
        times: Option<u32>,
        /// Length that an extension adds. Left out: `total` gives the length instead.
        #[serde(skip_serializing_if = "Option::is_none")]
        add: Option<Length>,
        /// Length that the period may come to in all, from its start. Left out: `add` gives what is added.
        #[serde(skip_serializing_if = "Option::is_none")]
        total: Option<Length>,
        /// Whether the extension counts from the end before or after a day of rest has moved it.
        from: crate::time::ExtendFrom,
        /// Id of the role that may extend it.
        by: Id,
        /// Clauses that allow the extension.
        clause: Clauses,
    }
}

section! {
    /// How a missed time is given back for good cause.
    RestoreRule, "a reinstatement rule", {
        /// Length that is given back, counted from the day on which the obstacle was removed.
        within: Length,
        /// How often one time limit may be given back. Mandatory.
        #[serde(skip_serializing_if = "Option::is_none")]
        times: Option<u32>,
        /// Id of the role that gives the time back.
        by: Id,
        /// Clauses that allow it.
        clause: Clauses,
    }
}

words! {
    /// How status periods of several decisions on one person go together.
    pub(crate) CombineRule {
        "longest" => Longest,
        "remaining_plus_new" => RemainingPlusNew,
        "set_by_decider" => SetByDecider,
    }
}

section! {
    /// How status periods go together.
    Combine, "a combination rule", {
        /// Whether the longest of the periods counts, what remains is added to the new one, or the decider sets it.
        rule: CombineRule,
        /// Length that they may come to together, at most. Left out: no cap.
        #[serde(skip_serializing_if = "Option::is_none")]
        cap: Option<Length>,
        /// Clauses that say so.
        clause: Clauses,
    }
}

/// What follows when a period runs out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Consequence {
    /// Id of the role that is reminded.
    Remind(Id),
    /// Id of the role that is told that the period ran out.
    ReportTo(Id),
    /// Id of the role that the duty passes to.
    ShiftTo(Id),
    /// What silence counts as; never a decision on a person's liability.
    Deem(Deemed),
    /// The right is lost. Always `true`.
    Forfeit(bool),
    /// Id of the table whose decision becomes final.
    Final(Id),
    /// Id of the level of relief that opens, because the level before did not answer.
    Open(Id),
    /// The case is closed as withdrawn. Always `true`.
    Close(bool),
    /// Nothing follows: why not, in every language of the book.
    None(Text),
}

section! {
    /// What silence counts as.
    Deemed, "an object with `table` or `document`, and `outcome`", {
        /// Id of the table that counts as decided. Left out where `document` is written.
        #[serde(skip_serializing_if = "Option::is_none")]
        table: Option<Id>,
        /// Id of the document that counts as given. Left out where `table` is written.
        #[serde(skip_serializing_if = "Option::is_none")]
        document: Option<Id>,
        /// Id of the outcome that silence counts as.
        outcome: Id,
    }
}

impl Decode for Consequence {
    const EXPECTED: &'static str = "a consequence";

    fn decode<'j>(json: &'j Json<'j>, reader: &mut Reader<'j>) -> Self {
        decode_choice!(json, reader, {
            "remind" => Remind,
            "report_to" => ReportTo,
            "shift_to" => ShiftTo,
            "deem" => Deem,
            "forfeit" => Forfeit,
            "final" => Final,
            "open" => Open,
            "close" => Close,
            "none" => None,
        })
    }
}

section! {
    /// A level of relief.
    Relief, "a level of relief", {
        /// Name by which requests, tables and other levels refer to the level; unique among the levels of the book.
        id: Id,
        /// Name of the level for readers, in every language of the book.
        label: Text,
        /// Ids of the tables, or of the levels before it, whose decisions it reviews. At least one.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        of: Vec<Id>,
        /// Whether the organ that decided or the organ above it grants the relief.
        before: Before,
        /// Ids of the documents that must come with the request. Left out: none.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Id>,
        /// How often it may send one matter back to be decided anew; after that it decides itself. Mandatory where relief
        /// can annul.
        #[serde(skip_serializing_if = "Option::is_none")]
        remits: Option<u32>,
        /// Whether nobody who handled the matter before may handle it again. Left out: they may.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        other_handlers: bool,
        /// Whether the decision does not run while relief is open. Left out: it runs.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        suspends: bool,
        /// Whether it may be asked without the level before it. Left out: it may not.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        direct: bool,
        /// Whether the organ may be the one whose decision it reviews. Left out: it may not.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        may_be_same_organ: bool,
        /// Whether no further level is open after it. Left out: one may be.
        #[serde(rename = "final", skip_serializing_if = "std::ops::Not::not")]
        r#final: bool,
        /// Clauses that give the relief.
        clause: Clauses,
    }
}

words! {
    /// The organ that grants relief.
    pub(crate) Before { "same_organ" => SameOrgan, "superior_organ" => SuperiorOrgan }
}

section! {
    /// What may not be counted against the person, and until when.
    Protection, "a protection", {
        /// Name of the protection; unique among the protections of the book.
        id: Id,
        /// What is protected, for readers, in every language of the book.
        label: Text,
        /// Condition on which it protects. Left out: none.
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<Condition>,
        /// Event from which on it protects. Left out where `during`, or `when` alone, says it.
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<EventPattern>,
        /// Event until which it protects. Left out: without end.
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<EventPattern>,
        /// Id of the status period during which it protects. Left out where `from`, or `when` alone, says it.
        #[serde(skip_serializing_if = "Option::is_none")]
        during: Option<Id>,
        /// What the case is kept out of, such as appraisal or promotion.
        uses: Vec<Use>,
        /// Whether the case may not be counted, the person is barred, or the use must wait.
        rule: ProtectionRule,
        /// Clauses that protect.
        clause: Clauses,
    }
}

section! {
    /// What roles see of a case for their task, beside what they are told and what runs for them. Whoever decides, finds, has
    /// accused, or is the one whom the case is about sees what the kernel gives them whatever the book says.
    View, "a view", {
        /// Ids of the roles that see it.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        by: Vec<Id>,
        /// Ids of the tables whose decisions they see, once these are in effect. Left out: none.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        decisions: Vec<Id>,
        /// Whether they see what was found and what is open, but not who found it. Left out: they do not.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        findings: bool,
        /// Whether they see what is to be put right. Left out: they do not.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        items: bool,
        /// Whether they see who handles the case. Left out: they do not.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        handlers: bool,
        /// Clauses that let them see it.
        clause: Clauses,
    }
}

words! {
    /// What a case might be counted in.
    ///
    /// ```
    /// use distinguo::rulebook::Use;
    /// assert_ne!(Use::Grade, Use::Honours);
    /// ```
    pub Use {
        /// Performance appraisal.
        "appraisal" => Appraisal,
        /// Awards and honours.
        "honours" => Honours,
        /// Selection for a post.
        "selection" => Selection,
        /// Appointment to a post.
        "appointment" => Appointment,
        /// Promotion of grade or level.
        "grade" => Grade,
        /// Election as a delegate.
        "delegate" => Delegate,
        /// Transfer to another post.
        "transfer" => Transfer,
        /// Retirement.
        "retirement" => Retirement,
        /// A disciplinary proceeding.
        "discipline" => Discipline,
        /// A decision on accountability.
        "accountability_decision" => AccountabilityDecision,
    }
}

words! {
    /// What a protection says.
    pub(crate) ProtectionRule {
        /// The case may not count against the person.
        "may_not_count" => MayNotCount,
        /// The person is barred from it.
        "barred" => Barred,
        /// It waits.
        "defer" => Defer,
    }
}
