//! What the kernel makes of an act or a lapse: a closed list, applied in order. Effects never create acts, so nothing
//! cascades out of sight; and a case is nothing but the fold of its effects.

use serde::Serialize;

use super::act::{Open, Stage};
use super::event::Event;
use super::matter::{Heard, MatterId, MatterState, Notice, Pass, Place};
use super::parts::{Admission, Earlier, LevelState, Ruling, Verification};
use super::stated::Why;
use crate::document::{Digest, Id, decode_object, decode_tagged};
use crate::precedent::Known;
use crate::rulebook::procedure::{Channel, Deed};
use crate::sorted::Map;
use crate::time::{CalendarRef, Date, Due, Instant, Length};

/// One change of a case. What happens in a matter and to a clock is told by changes of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = effect_fields))]
#[serde(tag = "effect", rename_all = "snake_case")]
pub(crate) enum Effect {
    // The case itself
    /// The case is opened.
    Opened { opening: Opening },
    /// Somebody did something, in the proceeding that was meant: what separation of duties looks at.
    Did {
        actor: String,
        role: Id,
        deed: Deed,
        on: Date,
        #[serde(skip_serializing_if = "Option::is_none")]
        organ: Option<Id>,
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<Place>,
    },
    /// Something happened, in a matter or in the case, that periods and grants wait for.
    Happened {
        on: Date,
        event: Event,
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
    },
    /// The case begins under a version of its rulebook, or moves to another one.
    Migrated {
        version: String,
        /// Facts of that version on which nobody has found anything yet, where the case has moved.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        open: Vec<Id>,
    },
    /// Days are counted by another edition.
    CalendarAdopted { calendar: CalendarRef },
    /// A clerical error in an entry is corrected.
    Rectified {
        entry: u32,
        pointer: String,
        /// What should have stood there; a text stands in the act alone, where it can be erased.
        #[serde(skip_serializing_if = "Option::is_none")]
        day: Option<Date>,
    },
    /// A text of an act is erased: from now on the commitment to it stands alone.
    Erased { entry: u32, pointer: String },
    /// An act states a day that is not the day of its entry: which of them counts, for the act or for one clock, and why.
    DayCounted {
        stated: Date,
        entered: Date,
        counted: Date,
        why: Why,
        #[serde(skip_serializing_if = "Option::is_none")]
        clock: Option<ClockId>,
    },
    /// An organ sits in a seat.
    SeatBound { seat: Id, organ: String },
    /// Somebody acts in a role.
    Assigned { role: Id, actor: String },
    /// A body is named for a proceeding, whole.
    BodyNamed { role: Id, organ: String, members: Vec<String>, about: Place },
    /// A body has voted; who was against stays a member.
    BodyVoted { role: Id, against: Vec<String>, about: Place },
    /// An organ decides no longer and does nothing more.
    CompetenceLost { organ: String },
    /// Somebody asks to be a party.
    JoinAsked {
        role: Id,
        party: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
    },
    /// Whoever asked to be a party is one from now on, or is not.
    Joined { role: Id, party: String, accepted: bool },
    /// A party asks that somebody does not act, or they declare it themselves.
    RecusalAsked { actor: String, ground: Id, since: Date, by: String },
    /// Whoever was asked to withdraw goes on acting.
    RecusalRefused { actor: String },
    /// Somebody may not act; earlier acts after the ground arose are listed.
    Recused { actor: String, ground: Id, since: Date, listed: Vec<u32> },
    /// The case is raised, admitted, returned, refused, withdrawn.
    AdmissionSet { admission: Admission },
    /// The case is raised: on which channel and by whom.
    Raised { channel: Channel, by: Id },
    /// The accountability proceeding that this case belongs to has come this far.
    StageSet { stage: Stage },
    /// An act sets the length of a period that the rules leave to it, for what it starts in the matter of the act.
    LengthSet {
        period: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<MatterId>,
        length: Length,
    },
    /// Something in a matter changes.
    Matter { about: MatterId, change: MatterChange },
    /// A period starts.
    Started { run: Started },
    /// Something about a clock changes.
    Clock { clock: ClockId, change: ClockChange },
    // Notices to roles: what the host must bring to somebody's attention
    /// A role is reminded.
    Reminded { role: Id },
    /// A role is told that a period ran out.
    Reported { role: Id },
    /// Competence goes up: no quorum is left without the recused.
    WentUp { to: Id },
}

/// What the fields of effects say, whichever effect they are of.
#[cfg(feature = "schema")]
fn effect_fields(schema: &mut schemars::Schema) {
    crate::document::describe(
        schema,
        &[
            ("about", "Matter or proceeding that it belongs to. Left out: it belongs to the case."),
            ("accepted", "Whether they are a party from now on."),
            ("actor", "Pseudonym of the person."),
            ("against", "Pseudonyms of the members who voted against."),
            ("by", "Whoever did it: a pseudonym, or the id of the role that raised the case."),
            ("counted", "Day that counts: the stated one or that of the entry."),
            ("entered", "Day of the entry."),
            ("entry", "Number of the entry that is changed, from 1."),
            ("ground", "Id of the ground of recusal."),
            ("listed", "Numbers of the entries in which they acted since the ground arose."),
            ("members", "Pseudonyms of all members of the body."),
            ("on", "Day on which it was done or happened; the stated day where that counts."),
            ("organ", "Id of the organ. Left out: in that role nobody acts for one."),
            ("party", "Pseudonym of the party."),
            ("period", "Id of the period whose length is set."),
            ("pointer", "Place in the act of that entry, as a JSON pointer."),
            ("role", "Id of the role."),
            ("seat", "Id of the seat."),
            ("since", "Day since which the ground exists."),
            ("stated", "Day that the act states."),
            ("to", "Id of the seat that is competent from now on."),
            ("version", "Version of the rulebook."),
        ],
    );
}

decode_tagged!(Effect, "an effect", "effect", {
    "opened" => Opened { opening },
    "did" => Did { actor, role, deed, on, organ, about },
    "happened" => Happened { on, event, about },
    "migrated" => Migrated { version, open },
    "calendar_adopted" => CalendarAdopted { calendar },
    "rectified" => Rectified { entry, pointer, day },
    "erased" => Erased { entry, pointer },
    "day_counted" => DayCounted { stated, entered, counted, why, clock },
    "seat_bound" => SeatBound { seat, organ },
    "assigned" => Assigned { role, actor },
    "body_named" => BodyNamed { role, organ, members, about },
    "body_voted" => BodyVoted { role, against, about },
    "competence_lost" => CompetenceLost { organ },
    "join_asked" => JoinAsked { role, party, about },
    "joined" => Joined { role, party, accepted },
    "recusal_asked" => RecusalAsked { actor, ground, since, by },
    "recusal_refused" => RecusalRefused { actor },
    "recused" => Recused { actor, ground, since, listed },
    "admission_set" => AdmissionSet { admission },
    "raised" => Raised { channel, by },
    "stage_set" => StageSet { stage },
    "length_set" => LengthSet { period, about, length },
    "matter" => Matter { about, change },
    "started" => Started { run },
    "clock" => Clock { clock, change },
    "reminded" => Reminded { role },
    "reported" => Reported { role },
    "went_up" => WentUp { to },
});

/// What changes in a matter. Proceedings are named by their numbers, from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = matter_fields))]
#[serde(tag = "change", rename_all = "snake_case")]
pub(crate) enum MatterChange {
    /// The matter begins, with its first proceeding.
    Begun { state: MatterState },
    /// The course of the matter goes on: a filing, an accusation, an item, a conflict.
    StateSet { state: MatterState },
    /// A new proceeding begins, inheriting the answers that stand.
    ProceedingBegun { pass: Pass },
    /// A level of relief is asked for, passed over or decided.
    LevelSet { proceeding: u32, state: LevelState },
    /// Finders are at work, have reported, or have more to do.
    VerificationSet { proceeding: u32, verification: Verification },
    /// An answer to a fact was found.
    Found { proceeding: u32, fact: Id, answer: Id, by: String },
    /// One of several findings was adopted.
    Adopted { proceeding: u32, fact: Id, answer: Id, by: String },
    /// A finding, or the adoption of one, crosses to another version of the rulebook: what it is called there.
    Carried { proceeding: u32, fact: Id, answer: Id, was: Earlier },
    /// A finding does not cross: the other version says that it decides nothing any more.
    LeftBehind { proceeding: u32, was: Earlier },
    /// The one against whom it may go is told what may be decided.
    Noticed { proceeding: u32, notice: Notice },
    /// The notice of hearing has been received.
    NoticeReceived { proceeding: u32, hearing: u32 },
    /// The hearing has ended.
    Heard { proceeding: u32, hearing: u32, heard: Heard },
    /// A decision was made.
    Made {
        proceeding: u32,
        ruling: Ruling,
        /// The precedents that it was made under, where there were any.
        #[serde(skip_serializing_if = "Option::is_none")]
        precedents: Option<Known>,
    },
    /// The decision waits for approval.
    AwaitsApproval { proceeding: u32 },
    /// The decision was approved, or sent back.
    Approved { proceeding: u32, approved: bool },
    /// The decision takes effect.
    TookEffect { proceeding: u32, on: Date },
    /// A role received the decision.
    ReceivedBy { proceeding: u32, role: Id, on: Date },
    /// The decision is final: there is no further relief.
    BecameFinal { proceeding: u32 },
    /// The decision may be looked at by relief again.
    NoLongerFinal { proceeding: u32 },
    /// Relief annulled the decision and sent the matter back.
    Annulled { proceeding: u32 },
    /// The decision is looked at again.
    Reopened { proceeding: u32 },
    /// The decision no longer stands.
    Revoked { proceeding: u32 },
    /// The revocation of the decision fell: it stands again, since the day on which it took effect.
    Reinstated { proceeding: u32 },
    /// The decision stands with another outcome.
    Varied {
        proceeding: u32,
        outcome: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        measure: Option<Id>,
    },
    /// Silence counts as an outcome.
    DeemedDecided { outcome: Id },
}

/// What the fields of changes in a matter say, whichever change they are of.
#[cfg(feature = "schema")]
fn matter_fields(schema: &mut schemars::Schema) {
    crate::document::describe(
        schema,
        &[
            ("answer", "Id of the answer."),
            ("approved", "Whether it was approved: `false` sends it back."),
            ("by", "Pseudonym of whoever found it, or adopted it."),
            ("fact", "Id of the fact."),
            ("hearing", "Number of the hearing in the proceeding, from 0."),
            ("measure", "Id of the measure that comes with the outcome. Left out: none does."),
            ("on", "Day on which the decision took effect, or was received."),
            ("outcome", "Id of the outcome."),
            ("proceeding", "Number of the proceeding in its matter, from 0."),
            ("role", "Id of the role."),
        ],
    );
}

decode_tagged!(MatterChange, "a change in a matter", "change", {
    "begun" => Begun { state },
    "state_set" => StateSet { state },
    "proceeding_begun" => ProceedingBegun { pass },
    "level_set" => LevelSet { proceeding, state },
    "verification_set" => VerificationSet { proceeding, verification },
    "found" => Found { proceeding, fact, answer, by },
    "adopted" => Adopted { proceeding, fact, answer, by },
    "carried" => Carried { proceeding, fact, answer, was },
    "left_behind" => LeftBehind { proceeding, was },
    "noticed" => Noticed { proceeding, notice },
    "notice_received" => NoticeReceived { proceeding, hearing },
    "heard" => Heard { proceeding, hearing, heard },
    "made" => Made { proceeding, ruling, precedents },
    "awaits_approval" => AwaitsApproval { proceeding },
    "approved" => Approved { proceeding, approved },
    "took_effect" => TookEffect { proceeding, on },
    "received_by" => ReceivedBy { proceeding, role, on },
    "became_final" => BecameFinal { proceeding },
    "no_longer_final" => NoLongerFinal { proceeding },
    "annulled" => Annulled { proceeding },
    "reopened" => Reopened { proceeding },
    "revoked" => Revoked { proceeding },
    "reinstated" => Reinstated { proceeding },
    "varied" => Varied { proceeding, outcome, measure },
    "deemed_decided" => DeemedDecided { outcome },
});

/// The name of a clock: the period, the matter that it runs in, and its recipient where each has one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct ClockId {
    /// Id of the period.
    pub(crate) period: Id,
    /// Matter that it runs in. Left out: it runs in the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) about: Option<MatterId>,
    /// Id of the recipient that the clock is for. Left out where a matter has one clock of the period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) key: Option<Id>,
}

decode_object!(ClockId, "the name of a clock", { period, about, key });

/// What changes about a clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = clock_fields))]
#[serde(tag = "change", rename_all = "snake_case")]
pub(crate) enum ClockChange {
    /// The clock has ended: what was owed was done, what was allowed was used.
    Ended { late: bool, on: Date },
    /// The clock no longer runs, done or not.
    Cancelled,
    /// The clock stands still from a day on.
    Suspended { cause: u32, from: Date },
    /// The clock goes on after a day.
    Resumed { cause: u32, until: Date },
    /// The clock takes in one more of its starts, by its place in the rulebook.
    StartJoined { start: u32, day: Date },
    /// A right of a party would have ended sooner by the days that count; it does not end behind its back.
    Floored {
        sooner: Due,
        until: Date,
        /// Whether the rulebook gives a missed time back.
        restorable: bool,
    },
    /// The clock starts again.
    Interrupted {
        on: Date,
        /// For periods in hours.
        #[serde(skip_serializing_if = "Option::is_none")]
        at: Option<Instant>,
    },
    /// The clock was made longer.
    Extended { on: Date },
    /// The rules to which the case was moved give it another length.
    LengthChanged { length: Length },
    /// The clock is counted from another day.
    CountedFrom { from: Date },
    /// Another role bears the clock.
    Shifted { to: Id },
    /// A lost right is given back for so long.
    Reinstated { from: Date, length: Length },
    /// The clock ran out: a duty is overdue, a right forfeited, a status expired.
    Lapsed { on: Date },
    /// A lapse is undone: what was due had been done in time.
    LapseReversed,
    /// The clock goes on as if it had never stopped: what had stopped it was undone.
    Revived,
    /// The date of the clock is counted anew; no right gets shorter.
    Redated { old: Due, new: Due },
}

/// What the fields of changes of a clock say, whichever change they are of.
#[cfg(feature = "schema")]
fn clock_fields(schema: &mut schemars::Schema) {
    crate::document::describe(
        schema,
        &[
            ("cause", "Number of the entry that let it stand still."),
            ("day", "Day on which that start happened."),
            ("from", "Day from which on it stands still, is counted, or runs again."),
            ("late", "Whether what was owed was done after the end."),
            ("on", "Day on which it ended, ran out, began again or was made longer."),
            ("start", "Which of its starts it is, by its place in the rulebook, from 0."),
            ("to", "Id of the role that bears it from now on."),
            ("until", "Last day on which it stood still; of a right, the day with which it ends at the earliest."),
        ],
    );
}

decode_tagged!(ClockChange, "a change of a clock", "change", {
    "ended" => Ended { late, on },
    "cancelled" => Cancelled {},
    "suspended" => Suspended { cause, from },
    "resumed" => Resumed { cause, until },
    "start_joined" => StartJoined { start, day },
    "floored" => Floored { sooner, until, restorable },
    "interrupted" => Interrupted { on, at },
    "extended" => Extended { on },
    "length_changed" => LengthChanged { length },
    "counted_from" => CountedFrom { from },
    "shifted" => Shifted { to },
    "reinstated" => Reinstated { from, length },
    "lapsed" => Lapsed { on },
    "lapse_reversed" => LapseReversed {},
    "revived" => Revived {},
    "redated" => Redated { old, new },
});

/// How a case begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Opening {
    /// Id of the case.
    pub(crate) case: Id,
    /// Pseudonym of each party, by the id of its role.
    #[serde(serialize_with = "crate::sorted::write")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<Id, String>"))]
    pub(crate) parties: Map<Id, String>,
    /// First day of the conduct. Left out: it was not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) conduct_from: Option<Date>,
    /// Last day of the conduct. Left out: the first day, where that was stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) conduct_until: Option<Date>,
    /// Name shared by cases on one affair. Left out: the case stands alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) matter: Option<Id>,
    /// Decisions of other cases that facts are read from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) linked: Vec<LinkedDecision>,
}

decode_object!(Opening, "how a case begins", { case, parties, conduct_from, conduct_until, matter, linked });

/// A decision of another case that facts are read from: its ledger was handed over and audited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct LinkedDecision {
    /// Id of the other case.
    pub(crate) case: Id,
    /// Id of the table that was decided there.
    pub(crate) table: Id,
    /// Id of the outcome that was decided there.
    pub(crate) outcome: Id,
    /// Day on which it was decided.
    pub(crate) on: Date,
    /// Number of the entry that decided it, in the ledger of that case.
    pub(crate) entry: u32,
    /// The hash of that entry.
    pub(crate) hash: Digest,
}

decode_object!(LinkedDecision, "a decision of another case", { case, table, outcome, on, entry, hash });

impl Opening {
    pub(crate) fn of(open: &Open, linked: Vec<LinkedDecision>) -> Self {
        Self {
            case: open.case.clone(),
            parties: open.parties.0.clone(),
            conduct_from: open.conduct.map(|conduct| conduct.from),
            conduct_until: open.conduct.and_then(|conduct| conduct.until),
            matter: open.matter.clone(),
            linked,
        }
    }
}

/// A period that starts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Started {
    /// Clock that starts.
    pub(crate) clock: ClockId,
    /// Id of the role that must or may do the ending act, or that a status concerns.
    pub(crate) bearer: Id,
    /// Day on which it starts, before the rule of counting says whether that day counts.
    pub(crate) from: Date,
    /// Minute at which it starts, for periods in hours. Left out for others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) at: Option<Instant>,
    /// Length that was chosen when it started.
    pub(crate) length: Length,
    /// Which of its starts this is, by its place in the rulebook, from 0. Left out: the first.
    #[serde(skip_serializing_if = "is_zero")]
    pub(crate) start: u32,
    /// How often it has run before. Left out: never.
    #[serde(skip_serializing_if = "is_zero")]
    pub(crate) round: u32,
    /// When it ends, as far as is known on the day of the entry.
    pub(crate) due: Due,
    /// What counts as received when it runs out: the period is then a method of service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) serves: Option<Served>,
}

decode_object!(Started, "a period that starts", { clock, bearer, from, at, length, start or 0, round or 0, due, serves });

/// A document on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Served {
    /// Id of the kind of document on its way.
    pub(crate) document: Id,
    /// Id of the role that it was sent to.
    pub(crate) to: Id,
    /// Matter that it belongs to. Left out: it belongs to the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) about: Option<MatterId>,
}

decode_object!(Served, "a document on its way", { document, to, about });

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
fn is_zero(round: &u32) -> bool {
    *round == 0
}

/// An effect that does not fit the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Impossible;
