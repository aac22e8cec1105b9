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
        /// How many members it has at least; an act names them before it meets.
        members: u32,
        /// The part of the members that must be present: numerator and denominator.
        quorum: Fraction,
        /// More than this part of those present must be in favour. Abstentions count as present, a tie fails.
        majority: Fraction,
        /// Dissenting votes must be recorded with their reasons.
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
        label: Text,
        never_both: Vec<Vec<Deed>>,
        clause: Clauses,
    }
}

section! {
    /// A ground on which somebody may not act in the case.
    RecusalGround, "a ground of recusal", {
        id: Id,
        label: Text,
        clause: Clauses,
    }
}

section! {
    /// A kind of document that is submitted or sent.
    DocumentKind, "a kind of document", {
        id: Id,
        label: Text,
        /// What the kernel understands by it.
        #[serde(skip_serializing_if = "Option::is_none")]
        purpose: Option<DocumentPurpose>,
        /// The tables whose decisions it serves; of all where none is named.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        of: Vec<Id>,
        /// The acts whose stated day it proves.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        proves: Vec<Provable>,
        /// What it must say.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        to_include: Vec<Text>,
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
        id: Id,
        label: Text,
        /// Received so long after it was sent, unless received before; absent: received when it is sent.
        #[serde(skip_serializing_if = "Option::is_none")]
        deemed_after: Option<Length>,
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
    /// The right to submit it was waived.
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
        act: Deed,
        /// Whether it counts in whatever matter it happens: it links the matters.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        any_matter: bool,
    }
}

section! {
    /// Which document.
    DocumentPattern, "an object with `document`", {
        document: Id,
        /// Whether it counts in whatever matter it happens: it links the matters.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        any_matter: bool,
    }
}

section! {
    /// Which document, to whom.
    SentPattern, "an object with `document`", {
        document: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        to: Option<Id>,
        /// Only to an audience that is no narrower than the answer of this ordered fact.
        #[serde(skip_serializing_if = "Option::is_none")]
        no_narrower_than: Option<Id>,
        /// Whether it counts in whatever matter it happens: it links the matters.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        any_matter: bool,
    }
}

section! {
    /// Which document, by whom.
    ReceivedPattern, "an object with `document`", {
        document: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<Id>,
        /// Whether it counts in whatever matter it happens: it links the matters.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        any_matter: bool,
    }
}

section! {
    /// Which table, with which of its outcomes, at which level.
    DecidedPattern, "an object with `table`", {
        table: Id,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        r#in: Vec<Id>,
        #[serde(skip_serializing_if = "Option::is_none")]
        level: Option<Id>,
        /// Whether it counts in whatever matter it happens: it links the matters.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        any_matter: bool,
    }
}

section! {
    /// Which period.
    LapsedPattern, "an object with `period`", {
        period: Id,
        /// Whether it counts in whatever matter it happens: it links the matters.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        any_matter: bool,
    }
}

section! {
    /// Which day: its name is used by acts that state it.
    DatedPattern, "an object with `date`", {
        date: Id,
        /// Whether it counts in whatever matter it happens: it links the matters.
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
        act: Deed,
        by: Vec<Id>,
        /// Only when raising on this channel.
        #[serde(skip_serializing_if = "Option::is_none")]
        channel: Option<Channel>,
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<Condition>,
        /// Every one of these has happened.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        after: Vec<EventPattern>,
        /// To whom a document may be sent.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        to: Vec<Id>,
        /// Documents that must come with the act.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Id>,
        /// The act must give reasons.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        reasons: bool,
        /// At most so often in a case. Acts that send a matter back, or begin it again, say it.
        #[serde(skip_serializing_if = "Option::is_none")]
        times: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        approval: Option<Approval>,
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
        by: Id,
        /// How often approval may be refused in one matter; what is decided after that is approved. Mandatory.
        #[serde(skip_serializing_if = "Option::is_none")]
        times: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<Condition>,
    }
}

section! {
    /// Anything that runs: what must be done, what may be done, what merely lasts.
    Period, "a period", {
        id: Id,
        label: Text,
        kind: PeriodKind,
        /// Who must or may do the ending act; of a status period, whom it concerns.
        who: Id,
        #[serde(skip_serializing_if = "Per::is_default")]
        per: Per,
        starts: Vec<EventPattern>,
        /// Which of several starts counts.
        #[serde(skip_serializing_if = "Option::is_none")]
        counts: Option<Counts>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        ends: Vec<EventPattern>,
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<Condition>,
        /// The first that fits is chosen when the period starts.
        length: Vec<LengthChoice>,
        /// Where it differs from the book's.
        #[serde(skip_serializing_if = "Option::is_none")]
        counting: Option<CountingOverride>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        suspend: Vec<Stretch>,
        #[serde(skip_serializing_if = "Option::is_none")]
        interrupt: Option<Interrupt>,
        #[serde(skip_serializing_if = "Option::is_none")]
        extend: Option<ExtendRule>,
        #[serde(skip_serializing_if = "Option::is_none")]
        restore: Option<RestoreRule>,
        /// How often it starts again when it has ended or lapsed.
        #[serde(skip_serializing_if = "Option::is_none")]
        repeat: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        combine: Option<Combine>,
        on_lapse: Vec<Consequence>,
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
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<Condition>,
        /// The length itself.
        #[serde(skip_serializing_if = "Option::is_none")]
        is: Option<Length>,
        /// The role whose act sets it.
        #[serde(skip_serializing_if = "Option::is_none")]
        set_by: Option<Id>,
        /// The least that may be set: nobody is given a time that cannot be kept.
        #[serde(skip_serializing_if = "Option::is_none")]
        least: Option<Length>,
        /// The most that may be set.
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<Length>,
    }
}

section! {
    /// A counting rule of one period, where it differs from that of the book.
    CountingOverride, "an object with `first_day`, `months` or `rest_day_end`", {
        #[serde(skip_serializing_if = "Option::is_none")]
        first_day: Option<FirstDay>,
        #[serde(skip_serializing_if = "Option::is_none")]
        months: Option<Months>,
        #[serde(skip_serializing_if = "Option::is_none")]
        rest_day_end: Option<RestDayEnd>,
    }
}

section! {
    /// From one event to another the period stands still.
    Stretch, "an object with `from` and `to`", {
        from: EventPattern,
        to: EventPattern,
        /// Days stood still in all that may be left out of account.
        cap: Length,
        clause: Clauses,
    }
}

section! {
    /// What lets a running period start again.
    Interrupt, "an object with `on`, `times` and `clause`", {
        on: Vec<EventPattern>,
        /// How often one period may start again; what happens after that interrupts nothing. Mandatory.
        #[serde(skip_serializing_if = "Option::is_none")]
        times: Option<u32>,
        clause: Clauses,
    }
}

section! {
    /// How long a case may stand still at most, whatever stands still in it and however often.
    StandingStill, "an object with `cap` and `clause`", {
        /// In days.
        cap: Length,
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
        #[serde(skip_serializing_if = "Option::is_none")]
        add: Option<Length>,
        /// The most that it may come to, from the start.
        #[serde(skip_serializing_if = "Option::is_none")]
        total: Option<Length>,
        from: crate::time::ExtendFrom,
        by: Id,
        clause: Clauses,
    }
}

section! {
    /// How a missed time is given back for good cause.
    RestoreRule, "a reinstatement rule", {
        /// Counted from the day on which the obstacle was removed.
        within: Length,
        /// How often one time limit may be given back. Mandatory.
        #[serde(skip_serializing_if = "Option::is_none")]
        times: Option<u32>,
        by: Id,
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
        rule: CombineRule,
        #[serde(skip_serializing_if = "Option::is_none")]
        cap: Option<Length>,
        clause: Clauses,
    }
}

/// What follows when a period runs out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Consequence {
    /// A role is reminded.
    Remind(Id),
    /// A role is told.
    ReportTo(Id),
    /// The duty passes to another role.
    ShiftTo(Id),
    /// Silence counts as an outcome; never where a person's liability is decided.
    Deem(Deemed),
    /// The right is lost.
    Forfeit(bool),
    /// The decision of a table becomes final.
    Final(Id),
    /// A level of relief is open.
    Open(Id),
    /// The case is closed as withdrawn.
    Close(bool),
    /// Nothing, and why.
    None(Text),
}

section! {
    /// What silence counts as.
    Deemed, "an object with `table` or `document`, and `outcome`", {
        #[serde(skip_serializing_if = "Option::is_none")]
        table: Option<Id>,
        #[serde(skip_serializing_if = "Option::is_none")]
        document: Option<Id>,
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
        id: Id,
        label: Text,
        /// Tables, or levels before it, whose decisions it reviews.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        of: Vec<Id>,
        before: Before,
        /// Documents that must come with the request.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Id>,
        /// How often it may send one matter back to be decided anew; after that it decides itself. Mandatory where relief
        /// can annul.
        #[serde(skip_serializing_if = "Option::is_none")]
        remits: Option<u32>,
        /// Nobody who handled the matter before handles it again.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        other_handlers: bool,
        /// The decision does not run meanwhile.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        suspends: bool,
        /// Entry without the level before it.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        direct: bool,
        /// The organ may be the one whose decision it reviews.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        may_be_same_organ: bool,
        /// No further level.
        #[serde(rename = "final", skip_serializing_if = "std::ops::Not::not")]
        r#final: bool,
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
        id: Id,
        label: Text,
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<Condition>,
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<EventPattern>,
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<EventPattern>,
        /// While this status period runs.
        #[serde(skip_serializing_if = "Option::is_none")]
        during: Option<Id>,
        uses: Vec<Use>,
        rule: ProtectionRule,
        clause: Clauses,
    }
}

section! {
    /// What roles see of a case for their task, beside what they are told and what runs for them. Whoever decides, finds, has
    /// accused, or is the one whom the case is about sees what the kernel gives them whatever the book says.
    View, "a view", {
        by: Vec<Id>,
        /// Tables whose decisions they see, once these are in effect.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        decisions: Vec<Id>,
        /// What was found and is open, but not who found it.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        findings: bool,
        /// What is to be put right.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        items: bool,
        /// Who handles the case.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        handlers: bool,
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
